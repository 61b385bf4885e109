#include "base/value.h"

#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "base/text.h"

static struct um_value *make(struct um_arena *a, enum um_value_type type)
{
    struct um_value *v = UM_NEW(a, struct um_value);
    v->type = type;
    return v;
}

struct um_value *um_value_null(struct um_arena *a)
{
    return make(a, UM_VALUE_NULL);
}

struct um_value *um_value_bool(struct um_arena *a, bool b)
{
    struct um_value *v = make(a, UM_VALUE_BOOL);
    v->integer = b;
    return v;
}

struct um_value *um_value_int(struct um_arena *a, int64_t i)
{
    struct um_value *v = make(a, UM_VALUE_INT);
    v->integer = i;
    return v;
}

struct um_value *um_value_text(struct um_arena *a, const char *s)
{
    struct um_value *v = make(a, UM_VALUE_TEXT);
    v->text = s;
    return v;
}

struct um_value *um_value_array(struct um_arena *a)
{
    return make(a, UM_VALUE_ARRAY);
}

struct um_value *um_value_object(struct um_arena *a)
{
    return make(a, UM_VALUE_OBJECT);
}

void um_value_set(struct um_arena *a, struct um_value *object, const char *key, struct um_value *value)
{
    struct um_member m = {key, value};
    UM_PUSH(a, object->items, object->n, object->cap, m);
}

void um_value_push(struct um_arena *a, struct um_value *array, struct um_value *item)
{
    um_value_set(a, array, NULL, item);
}

void um_value_set_text(struct um_arena *a, struct um_value *object, const char *key, const char *s)
{
    if (s)
        um_value_set(a, object, key, um_value_text(a, s));
}

void um_value_push_text(struct um_arena *a, struct um_value *array, const char *s)
{
    if (s)
        um_value_push(a, array, um_value_text(a, s));
}

static int by_key(const void *a, const void *b)
{
    return strcmp(((const struct um_member *)a)->key, ((const struct um_member *)b)->key);
}

void um_value_sort(struct um_value *v)
{
    if (v->type == UM_VALUE_OBJECT && v->n > 1)
        qsort(v->items, v->n, sizeof *v->items, by_key);
    for (size_t i = 0; i < v->n; i++)
        um_value_sort(v->items[i].value);
}

/* A text in quotes, with what RFC 8785 escapes escaped as it does. */
static void write_text(struct um_text *out, const char *s)
{
    static const char plain[] = "\"\\\b\f\n\r\t", letters[] = "\"\\bfnrt", digits[] = "0123456789abcdef";
    um_text_add(out, "\"");
    for (; *s; s++) {
        const char *known = strchr(plain, *s);
        unsigned char c = (unsigned char)*s;
        if (known)
            um_text_add_n(out, (const char[]){'\\', letters[known - plain]}, 2);
        else if (c < 0x20)
            um_text_add_n(out, (const char[]){'\\', 'u', '0', '0', digits[c >> 4], digits[c & 15]}, 6);
        else
            um_text_add_n(out, s, 1);
    }
    um_text_add(out, "\"");
}

static void write_value(struct um_text *out, const struct um_value *v)
{
    bool object = v->type == UM_VALUE_OBJECT;
    if (v->type == UM_VALUE_NULL)
        um_text_add(out, "null");
    else if (v->type == UM_VALUE_BOOL)
        um_text_add(out, v->integer ? "true" : "false");
    else if (v->type == UM_VALUE_INT)
        um_text_add_int(out, v->integer);
    else if (v->type == UM_VALUE_TEXT)
        write_text(out, v->text);
    if (!object && v->type != UM_VALUE_ARRAY)
        return;
    um_text_add(out, object ? "{" : "[");
    for (size_t i = 0; i < v->n; i++) {
        um_text_add(out, i ? "," : "");
        if (object) {
            write_text(out, v->items[i].key);
            um_text_add(out, ":");
        }
        write_value(out, v->items[i].value);
    }
    um_text_add(out, object ? "}" : "]");
}

const char *um_value_sha256(struct um_arena *a, struct um_value *v)
{
    struct um_text out = {.arena = a};
    uint8_t digest[32];
    um_value_sort(v);
    write_value(&out, v);
    um_sha256(out.s, out.n, digest);
    return um_hex(a, digest);
}

enum um_value_type um_value_type(const struct um_value *v)
{
    return v ? v->type : UM_VALUE_NULL;
}

size_t um_value_count(const struct um_value *v)
{
    return v ? v->n : 0;
}

const struct um_value *um_value_get(const struct um_value *v, const char *key)
{
    if (!v || v->type != UM_VALUE_OBJECT)
        return NULL;
    for (size_t i = 0; i < v->n; i++)
        if (strcmp(v->items[i].key, key) == 0)
            return v->items[i].value;
    return NULL;
}

const struct um_value *um_value_at(const struct um_value *v, size_t i)
{
    return v && i < v->n ? v->items[i].value : NULL;
}

const char *um_value_key(const struct um_value *v, size_t i)
{
    return v && i < v->n ? v->items[i].key : NULL;
}

const char *um_value_string(const struct um_value *v)
{
    return v && v->type == UM_VALUE_TEXT ? v->text : NULL;
}

int64_t um_value_integer(const struct um_value *v)
{
    return v && (v->type == UM_VALUE_INT || v->type == UM_VALUE_BOOL) ? v->integer : 0;
}

struct um_value *um_value_copy(struct um_arena *a, const struct um_value *v)
{
    struct um_value *copy = UM_NEW(a, struct um_value);
    *copy = *v;
    if (v->text)
        copy->text = um_cat(a, v->text, NULL);
    copy->items = UM_NEWS(a, v->n, struct um_member);
    copy->cap = v->n;
    for (size_t i = 0; i < v->n; i++) {
        copy->items[i].key = v->items[i].key ? um_cat(a, v->items[i].key, NULL) : NULL;
        copy->items[i].value = um_value_copy(a, v->items[i].value);
    }
    return copy;
}
