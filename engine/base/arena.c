#include "base/arena.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"

/* A tiny block size gives overruns and off-by-ones a chance to show. */
#ifdef UM_TINY
#define BLOCK_BYTES 64u
#else
#define BLOCK_BYTES (64u << 10)
#endif

struct um_arena_block {
    struct um_arena_block *next;
    size_t used, size;
    max_align_t data[];
};

struct um_arena *um_arena_new(void)
{
    return calloc(1, sizeof(struct um_arena));
}

void um_arena_free(struct um_arena *a)
{
    if (!a)
        return;
    for (struct um_arena_block *b = a->blocks, *next; b; b = next) {
        next = b->next;
        free(b);
    }
    free(a);
}

void um_arena_unguard(struct um_arena *a)
{
    a->guard = NULL;
}

static _Noreturn void out_of_memory(struct um_arena *a)
{
    if (!a->guard)
        abort(); /* a caller forgot its guard: a broken invariant, never bad input */
    longjmp(*a->guard, 1);
}

static struct um_arena_block *add_block(struct um_arena *a, size_t bytes)
{
    size_t size = bytes > BLOCK_BYTES ? bytes : BLOCK_BYTES;
    if (size > UM_MAX_ARENA_BYTES - a->total)
        out_of_memory(a);
    struct um_arena_block *b = malloc(sizeof *b + size);
    if (!b)
        out_of_memory(a);
    b->used = 0;
    b->size = size;
    b->next = a->blocks;
    a->blocks = b;
    a->total += size;
    return b;
}

void *um_arena_alloc(struct um_arena *a, size_t n, size_t size)
{
    const size_t align = sizeof(max_align_t);
    if (size && n > (SIZE_MAX - align) / size)
        out_of_memory(a);
    size_t bytes = (n * size + align - 1) / align * align;
    struct um_arena_block *b = a->blocks;
    if (!b || b->size - b->used < bytes)
        b = add_block(a, bytes);
    void *p = (char *)b->data + b->used;
    b->used += bytes;
    return memset(p, 0, bytes);
}

char *um_arena_copy(struct um_arena *a, const char *s, size_t n)
{
    char *p = um_arena_alloc(a, n + 1, 1);
    if (n)
        memcpy(p, s, n);
    return p;
}

char *um_cat(struct um_arena *a, ...)
{
    va_list args;
    size_t n = 0;
    va_start(args, a);
    for (const char *s; (s = va_arg(args, const char *));)
        n += strlen(s);
    va_end(args);
    char *p = um_arena_alloc(a, n + 1, 1), *end = p;
    va_start(args, a);
    for (const char *s; (s = va_arg(args, const char *));) {
        size_t len = strlen(s);
        memcpy(end, s, len);
        end += len;
    }
    va_end(args);
    return p;
}

void *um_arena_grow(struct um_arena *a, void *old, size_t n, size_t *cap, size_t size)
{
#ifdef UM_TINY
    size_t wanted = n + n / 16 + 1; /* exact while small; a list of thousands would fill the arena */
#else
    size_t wanted = n ? 2 * n : 8;
#endif
    void *grown = um_arena_alloc(a, wanted, size);
    if (n)
        memcpy(grown, old, n * size);
    *cap = wanted;
    return grown;
}
