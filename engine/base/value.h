/*
 * The plain value tree: what a JSON text says, without JSON. The codec makes
 * it and prints it; records, packs and findings are read from it and written
 * to it. Members keep their order. Reading is public (unmask.h); building is
 * not.
 */
#ifndef UM_VALUE_H
#define UM_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "unmask.h"

struct um_member {
    const char *key; /* NULL in arrays */
    struct um_value *value;
};

struct um_value {
    enum um_value_type type;
    uint32_t line; /* in the text it was read from, 0 if built */
    int64_t integer; /* also 0 or 1 for a boolean */
    const char *text;
    struct um_member *items;
    size_t n, cap;
};

struct um_value *um_value_null(struct um_arena *a);
struct um_value *um_value_bool(struct um_arena *a, bool b);
struct um_value *um_value_int(struct um_arena *a, int64_t i);
struct um_value *um_value_text(struct um_arena *a, const char *s); /* keeps s */
struct um_value *um_value_array(struct um_arena *a);
struct um_value *um_value_object(struct um_arena *a);

/* The line it was read from; 0 for NULL. */
static inline uint32_t um_value_line(const struct um_value *v)
{
    return v ? v->line : 0;
}

/* Append to an array or an object. The key is kept, not copied. */
void um_value_push(struct um_arena *a, struct um_value *array, struct um_value *item);
void um_value_set(struct um_arena *a, struct um_value *object, const char *key, struct um_value *value);

/* Shorthands that do nothing for NULL. */
void um_value_set_text(struct um_arena *a, struct um_value *object, const char *key, const char *s);
void um_value_push_text(struct um_arena *a, struct um_value *array, const char *s);

/* A copy that refers to nothing outside of the arena. */
struct um_value *um_value_copy(struct um_arena *a, const struct um_value *v);

/* Sort the members of every object by key, in place. */
void um_value_sort(struct um_value *v);

/* SHA-256, in hexadecimal, of a value in canonical form (RFC 8785). Its members are sorted in place. */
const char *um_value_sha256(struct um_arena *a, struct um_value *v);

#endif
