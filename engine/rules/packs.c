#include "rules/packs.h"

#include <string.h>

#include "base/digest.h"

static void add(struct um_pack_source *to, const struct um_pack_read *p, unsigned level)
{
    to->name = p->text.name;
    to->v = p->v;
    to->level = level;
    um_sha256(p->canonical, strlen(p->canonical), to->sha256);
}

const void *um_packs_compile(struct um_arena *a, const struct um_pack_read *base, size_t n_base,
                             const struct um_pack_read *over, size_t n_over, struct um_problems *problems)
{
    struct um_pack_source *sources = UM_NEWS(a, n_base + n_over, struct um_pack_source);
    for (size_t i = 0; i < n_base; i++)
        add(&sources[i], &base[i], 0);
    for (size_t i = 0; i < n_over; i++)
        add(&sources[n_base + i], &over[i], 1);
    return um_law_compile(a, sources, n_base + n_over, problems);
}
