/* The minimal sets of a need, smallest first. */
#include <stdlib.h>
#include <string.h>

#include "remedy/run.h"

enum { MOST_SETS = 4096 }; /* of one node; more are cut, the largest first, and that is said */

static int by_size(const void *x, const void *y)
{
    const struct um_set *a = x, *b = y;
    if (a->n != b->n)
        return a->n < b->n ? -1 : 1;
    for (size_t i = 0; i < a->n; i++)
        if (a->atoms[i] != b->atoms[i])
            return a->atoms[i] < b->atoms[i] ? -1 : 1;
    return 0;
}

static bool holds(const struct um_set *whole, const struct um_set *part)
{
    size_t k = 0;
    for (size_t i = 0; i < whole->n && k < part->n; i++)
        k += whole->atoms[i] == part->atoms[k];
    return k == part->n;
}

/* Sort, and leave out what holds another. */
static void keep_minimal(struct um_sets *s)
{
    size_t kept = 0;
    if (s->n > 1)
        qsort(s->list, s->n, sizeof *s->list, by_size);
    for (size_t i = 0; i < s->n; i++) {
        bool more = false;
        for (size_t k = 0; k < kept && !more; k++)
            more = holds(&s->list[i], &s->list[k]);
        if (!more)
            s->list[kept++] = s->list[i];
    }
    s->cut = s->cut || kept > MOST_SETS;
    s->n = kept > MOST_SETS ? MOST_SETS : kept;
}

static void add_set(struct um_remedy_run *run, struct um_sets *to, struct um_set set)
{
    UM_PUSH(run->arena, to->list, to->n, to->cap, set);
    if (to->n > 4 * MOST_SETS) /* so that a product does not grow beyond what is kept */
        keep_minimal(to);
}

static struct um_set unite(struct um_remedy_run *run, const struct um_set *x, const struct um_set *y)
{
    struct um_set out = {UM_NEWS(run->arena, x->n + y->n, uint32_t), 0};
    size_t i = 0, k = 0;
    while (i < x->n || k < y->n) {
        uint32_t a = i < x->n ? x->atoms[i] : UINT32_MAX, b = k < y->n ? y->atoms[k] : UINT32_MAX;
        out.atoms[out.n++] = a < b ? a : b;
        i += a <= b;
        k += b <= a;
    }
    return out;
}

static struct um_sets product(struct um_remedy_run *run, const struct um_sets *x, const struct um_sets *y)
{
    struct um_sets out = {.cut = x->cut || y->cut};
    for (size_t i = 0; i < x->n; i++)
        for (size_t k = 0; k < y->n; k++)
            add_set(run, &out, unite(run, &x->list[i], &y->list[k]));
    keep_minimal(&out);
    return out;
}

static bool holds_any(const struct um_set *set, const uint32_t *atoms, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const struct um_set one = {(uint32_t *)(uintptr_t)&atoms[i], 1};
        if (holds(set, &one))
            return true;
    }
    return false;
}

/* What is needed only once something is there is put to the sets that have it. */
static struct um_sets put_to(struct um_remedy_run *run, const struct um_sets *sets, const struct um_need *need)
{
    struct um_sets out = {.cut = sets->cut}, below = um_sets_of(run, need->list[0]);
    for (size_t i = 0; i < sets->n; i++) {
        if (!holds_any(&sets->list[i], need->with, need->n_with))
            add_set(run, &out, sets->list[i]);
        else
            for (size_t k = 0; k < below.n; k++)
                add_set(run, &out, unite(run, &sets->list[i], &below.list[k]));
    }
    keep_minimal(&out);
    return out;
}

bool um_suffices(const struct um_set *set, const struct um_need *need)
{
    bool any = need->kind == UM_NEED_ANY, found = false;
    if (need->kind == UM_NEED_ATOM)
        return holds_any(set, &need->atom, 1);
    if (need->kind == UM_NEED_IF && !holds_any(set, need->with, need->n_with))
        return true;
    for (size_t i = 0; i < need->n; i++) {
        bool below = um_suffices(set, need->list[i]);
        if (!any && !below)
            return false;
        found = found || below;
    }
    return need->kind != UM_NEED_NEVER && (!any || found);
}

bool um_is_void(const struct um_remedy_run *run, const struct um_set *set, uint64_t worlds)
{
    for (size_t i = 0; i < set->n; i++) {
        const struct um_atom *atom = &run->atoms[set->atoms[i]];
        const struct um_leaf *leaf = &run->leaves[atom->leaf];
        for (size_t k = 0; atom->ruling && k < leaf->n_unasked; k++)
            if (leaf->unasked[k].ask == atom->rule && (leaf->unasked[k].worlds & worlds) && holds_any(set, &leaf->unasked[k].atom, 1))
                return true;
    }
    return false;
}

struct um_sets um_sets_of(struct um_remedy_run *run, const struct um_need *need)
{
    struct um_sets out = {0};
    struct um_set set = {0};
    switch (need->kind) {
    case UM_NEED_NOTHING:
    case UM_NEED_IF:
        add_set(run, &out, set);
        return out;
    case UM_NEED_NEVER:
        return out;
    case UM_NEED_ATOM:
        set = (struct um_set){UM_NEW(run->arena, uint32_t), 1};
        set.atoms[0] = need->atom;
        add_set(run, &out, set);
        return out;
    case UM_NEED_ANY:
        for (size_t i = 0; i < need->n; i++) {
            struct um_sets below = um_sets_of(run, need->list[i]);
            out.cut = out.cut || below.cut;
            for (size_t k = 0; k < below.n; k++)
                add_set(run, &out, below.list[k]);
        }
        keep_minimal(&out);
        return out;
    case UM_NEED_ALL:
        add_set(run, &out, set);
        for (size_t i = 0; i < need->n; i++) {
            struct um_sets below = um_sets_of(run, need->list[i]);
            out = product(run, &out, &below);
        }
        for (size_t i = 0; i < need->n; i++)
            out = need->list[i]->kind == UM_NEED_IF ? put_to(run, &out, need->list[i]) : out;
        return out;
    }
    return out;
}
