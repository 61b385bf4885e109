#include "findings/tree.h"

#include <string.h>

#include "base/text.h"

/* A stable merge sort: qsort cannot be handed the matter, and rows of one node keep their order. */
static void merge_sort(const struct um_matter *m, uint32_t *rows, uint32_t *spare, uint32_t n)
{
    uint32_t half = n / 2, i = 0, k = half;
    if (n < 2)
        return;
    merge_sort(m, rows, spare, half);
    merge_sort(m, rows + half, spare, n - half);
    for (uint32_t out = 0; out < n; out++) {
        bool left = k == n || (i < half && strcmp(um_text_of(m, UM_POSITION__ON, rows[i]), um_text_of(m, UM_POSITION__ON, rows[k])) <= 0);
        spare[out] = left ? rows[i++] : rows[k++];
    }
    memcpy(rows, spare, n * sizeof *rows);
}

/* Which positions stand on the day of the record: a withdrawal that came by then takes away another's, and is none itself. */
static void find_standing(struct um_arena *a, struct um_tree *t, uint32_t n)
{
    t->stands = UM_NEWS(a, n, bool);
    t->withdrawn_by = UM_NEWS(a, n, uint32_t);
    for (uint32_t i = 0; i < n; i++) {
        t->stands[i] = um_time_of(t->m, UM_POSITION__AT, i).from <= t->as_of;
        t->withdrawn_by[i] = UM_NONE;
    }
    for (uint32_t i = 0; i < n; i++) {
        const struct um_ref *earlier = um_ref_of(t->m, UM_POSITION__WITHDRAWS, i);
        if (!earlier)
            continue;
        if (t->stands[i] && t->withdrawn_by[earlier->row] == UM_NONE)
            t->withdrawn_by[earlier->row] = i;
        t->stands[i] = false;
    }
    for (uint32_t i = 0; i < n; i++)
        t->stands[i] = t->stands[i] && t->withdrawn_by[i] == UM_NONE;
}

void um_positions_sort(struct um_arena *a, struct um_tree *t)
{
    uint32_t n = t->m->tables[UM_ENTITY_POSITION].n;
    t->positions = UM_NEWS(a, n, uint32_t);
    t->n_positions = 0;
    find_standing(a, t, n);
    for (uint32_t i = 0; i < n; i++)
        if (t->stands[i])
            t->positions[t->n_positions++] = i;
    merge_sort(t->m, t->positions, UM_NEWS(a, n, uint32_t), t->n_positions);
}

/* The positions on just this name. */
static const uint32_t *positions_named(const struct um_tree *t, const char *on, uint32_t *n)
{
    uint32_t low = 0, high = t->n_positions;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (strcmp(um_text_of(t->m, UM_POSITION__ON, t->positions[mid]), on) < 0)
            low = mid + 1;
        else
            high = mid;
    }
    for (*n = 0; low + *n < t->n_positions && strcmp(um_text_of(t->m, UM_POSITION__ON, t->positions[low + *n]), on) == 0;)
        ++*n;
    return t->positions + low;
}

const char *um_name_without_claim(struct um_arena *a, const char *name)
{
    const char *claim = strncmp(name, "d/", 2) != 0 ? strstr(name, "/c/") : NULL;
    if (!claim)
        return NULL;
    const char *rest = claim + strlen("/c/");
    return um_cat(a, um_arena_copy(a, name, (size_t)(claim - name)), rest + strcspn(rest, "/"), NULL);
}

const uint32_t *um_positions_on(struct um_arena *a, const struct um_tree *t, const char *on, uint32_t *n)
{
    const char *all = um_name_without_claim(a, on);
    uint32_t n_all = 0, i = 0, k = 0;
    const uint32_t *own = positions_named(t, on, n), *of_all = all ? positions_named(t, all, &n_all) : NULL;
    if (!n_all)
        return own;
    uint32_t *both = UM_NEWS(a, (size_t)*n + n_all, uint32_t);
    while (i < *n || k < n_all)
        if (k == n_all || (i < *n && own[i] < of_all[k]))
            both[i + k] = own[i], i++;
        else
            both[i + k] = of_all[k], k++;
    *n += n_all;
    return both;
}

bool um_rule_concerns(const struct um_tree *t, const struct um_rule *rule)
{
    bool concerns = !rule->claims.n;
    for (uint32_t c = 0; !concerns && c < t->m->tables[UM_ENTITY_CLAIM].n; c++)
        concerns = um_rule_of_claim(t->rules, rule, um_text_of(t->m, UM_CLAIM__LAW, c));
    return concerns;
}
