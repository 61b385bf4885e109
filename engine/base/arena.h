/*
 * Arena: memory that is freed all at once.
 *
 * Allocation never returns NULL. When memory or the cap runs out, control goes
 * back to the guard that the owner set; whoever holds other resources (a
 * database handle, a cJSON tree) keeps them where the guard can release them.
 *
 *     struct um_arena *a = um_arena_new();
 *     if (!a || um_arena_guard(a)) { um_arena_free(a); return UM_ENOMEM; }
 *     char *s = um_cat(a, "Dkt. ", number, NULL);
 *     um_arena_unguard(a);
 */
#ifndef UM_ARENA_H
#define UM_ARENA_H

#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>

struct um_arena_block;

struct um_arena {
    struct um_arena_block *blocks;
    size_t total; /* bytes asked from malloc */
    jmp_buf *guard;
    jmp_buf guard_store;
};

/* A new arena, or NULL when there is no memory. */
struct um_arena *um_arena_new(void);

/* Free the arena and everything in it. NULL is fine. */
void um_arena_free(struct um_arena *a);

/* 0 when set; comes back with 1 when memory ran out. */
#define um_arena_guard(a) ((a)->guard = &(a)->guard_store, setjmp((a)->guard_store))
void um_arena_unguard(struct um_arena *a);

/* n zeroed items of a size, aligned for any type. */
void *um_arena_alloc(struct um_arena *a, size_t n, size_t size);

/* A copy of n bytes with a NUL behind. */
char *um_arena_copy(struct um_arena *a, const char *s, size_t n);

/* All the strings up to NULL in one. */
char *um_cat(struct um_arena *a, ...);

#define UM_NEW(a, type) ((type *)um_arena_alloc((a), 1, sizeof(type)))
#define UM_NEWS(a, n, type) ((type *)um_arena_alloc((a), (n), sizeof(type)))

/*
 * Room for one more in a growing array: used by UM_PUSH, which evaluates its
 * arguments more than once.
 */
void *um_arena_grow(struct um_arena *a, void *old, size_t n, size_t *cap, size_t size);
#define UM_PUSH(a, array, n, cap, item)                                                 \
    do {                                                                                \
        if ((n) == (cap))                                                               \
            (array) = um_arena_grow((a), (array), (n), &(cap), sizeof *(array));        \
        (array)[(n)++] = (item);                                                        \
    } while (0)

#endif
