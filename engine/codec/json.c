#include "codec/json.h"

#include <cjson/cJSON.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "codec/scan.h"

struct reader {
    struct um_arena *arena;
    const uint32_t *lines;
    size_t next;
};

static struct um_value *from_cjson(struct reader *r, const cJSON *item)
{
    struct um_arena *a = r->arena;
    uint32_t line = r->lines[r->next++];
    struct um_value *v;
    if (cJSON_IsString(item))
        v = um_value_text(a, um_arena_copy(a, item->valuestring, strlen(item->valuestring)));
    else if (cJSON_IsNumber(item))
        v = um_value_int(a, (int64_t)item->valuedouble); /* whole and within 2^53: the scan saw to it */
    else if (cJSON_IsBool(item))
        v = um_value_bool(a, cJSON_IsTrue(item));
    else if (cJSON_IsArray(item))
        v = um_value_array(a);
    else if (cJSON_IsObject(item))
        v = um_value_object(a);
    else
        v = um_value_null(a);
    v->line = line;
    for (const cJSON *child = item->child; child; child = child->next) {
        const char *key = child->string ? um_arena_copy(a, child->string, strlen(child->string)) : NULL;
        um_value_set(a, v, key, from_cjson(r, child));
    }
    return v;
}

struct um_value *um_json_read(const char *text, size_t length, struct um_problems *problems)
{
    struct um_scan scan = {0};
    if (!um_scan_json(text, length, &scan, problems))
        return NULL;
    struct um_arena *a = problems->arena;
    cJSON *volatile tree = cJSON_ParseWithLength(text, length);
    jmp_buf *outer = a->guard, inner;
    if (!tree)
        longjmp(*outer, 1); /* a text that passed the scan only fails for want of memory */
    a->guard = &inner;
    if (setjmp(inner)) {
        cJSON_Delete(tree);
        longjmp(*outer, 1);
    }
    struct reader r = {a, scan.lines, 0};
    struct um_value *v = from_cjson(&r, tree);
    a->guard = outer;
    cJSON_Delete(tree);
    return v;
}

/* A cJSON tree that refers to the value's texts, or NULL when memory ran out. */
static cJSON *to_cjson(const struct um_value *v)
{
    char digits[24];
    switch (um_value_type(v)) {
    case UM_VALUE_NULL:
        return cJSON_CreateNull();
    case UM_VALUE_BOOL:
        return cJSON_CreateBool(v->integer != 0);
    case UM_VALUE_INT:
        /* cJSON prints large numbers in scientific notation, which is not canonical and loses digits. */
        snprintf(digits, sizeof digits, "%" PRId64, v->integer);
        return cJSON_CreateRaw(digits);
    case UM_VALUE_TEXT:
        return cJSON_CreateStringReference(v->text);
    case UM_VALUE_ARRAY:
    case UM_VALUE_OBJECT:
        break;
    }
    cJSON *parent = v->type == UM_VALUE_ARRAY ? cJSON_CreateArray() : cJSON_CreateObject();
    for (size_t i = 0; parent && i < v->n; i++) {
        cJSON *child = to_cjson(v->items[i].value);
        bool added = child && (v->type == UM_VALUE_ARRAY
                                   ? cJSON_AddItemToArray(parent, child)
                                   : cJSON_AddItemToObjectCS(parent, v->items[i].key, child));
        if (!added) {
            cJSON_Delete(child);
            cJSON_Delete(parent);
            return NULL;
        }
    }
    return parent;
}

char *um_json_print(const struct um_value *v, bool indent)
{
    cJSON *tree = to_cjson(v);
    if (!tree)
        return NULL;
    char *text = indent ? cJSON_Print(tree) : cJSON_PrintUnformatted(tree);
    cJSON_Delete(tree);
    return text;
}
