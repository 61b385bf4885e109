#include "base/value.h"

#include <stdlib.h>
#include <string.h>

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
