#include "rules/contents.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

struct entry {
    const char *id;
    struct um_value *v;
    unsigned level; /* 0 below, 1 laid over it */
};

struct entries {
    struct entry *list;
    size_t n, cap;
};

static int by_id_and_level(const void *x, const void *y)
{
    const struct entry *a = x, *b = y;
    int cmp = um_natural_cmp(a->id, b->id);
    return cmp ? cmp : (a->level > b->level) - (a->level < b->level);
}

static void gather(struct um_arena *a, struct entries *to, const struct um_pack_read *packs, size_t n, const char *key, unsigned level)
{
    for (size_t i = 0; i < n; i++) {
        const struct um_value *list = um_value_get(packs[i].v, key);
        for (size_t k = 0; k < um_value_count(list); k++) {
            struct um_value *v = list->items[k].value;
            struct entry e = {um_value_string(um_value_get(v, "id")), v, level};
            UM_PUSH(a, to->list, to->n, to->cap, e);
        }
    }
}

/* Of entries with the same id the last one is in force. */
static struct um_value *in_force(struct um_arena *a, struct entries *all)
{
    struct um_value *out = um_value_array(a);
    if (all->n > 1)
        qsort(all->list, all->n, sizeof *all->list, by_id_and_level);
    for (size_t i = 0; i < all->n; i++)
        if (i + 1 == all->n || strcmp(all->list[i].id, all->list[i + 1].id) != 0)
            um_value_push(a, out, all->list[i].v);
    return out;
}

static void add_packs(struct um_arena *a, struct um_value *out, const struct um_pack_read *packs, size_t n)
{
    static const char *const keys[] = {"id", "version", "title"};
    for (size_t i = 0; i < n; i++) {
        struct um_value *pack = um_value_object(a);
        for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
            um_value_set_text(a, pack, keys[k], um_value_string(um_value_get(packs[i].v, keys[k])));
        um_value_push(a, out, pack);
    }
}

struct um_value *um_packs_contents(struct um_arena *a, const struct um_pack_read *base, size_t n_base,
                                   const struct um_pack_read *over, size_t n_over)
{
    static const char *const keys[] = {"rules", "authorities", "decided"};
    struct um_value *out = um_value_object(a), *packs = um_value_array(a);
    add_packs(a, packs, base, n_base);
    add_packs(a, packs, over, n_over);
    um_value_set(a, out, "packs", packs);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        struct entries all = {0};
        gather(a, &all, base, n_base, keys[i], 0);
        gather(a, &all, over, n_over, keys[i], 1);
        um_value_set(a, out, keys[i], in_force(a, &all));
    }
    return out;
}
