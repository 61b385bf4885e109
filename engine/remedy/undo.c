/* What the loss of records and rulings undoes: the same tree read the other way. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "remedy/run.h"

enum { MOST_TOGETHER = 10, MOST_TRIED = 64 }; /* rows of a leaf that are tried together, and how many combinations of them */

/* ------------------------------------------------------------------- rows */

static bool same_row(struct um_ref x, struct um_ref y)
{
    return x.entity == y.entity && x.row == y.row;
}

/* The atom of a row that could be lost, made when it is first seen. */
static uint32_t atom_of(struct um_remedy_run *run, struct um_ref row)
{
    for (uint32_t i = 0; i < run->n_atoms; i++)
        if (same_row(run->atoms[i].row, row))
            return i;
    struct um_atom atom = {.rule = UM_NONE, .giver = UM_NONE, .row = row};
    atom.id = um_cat(run->arena, "y", um_int_text(run->arena, (int64_t)run->n_atoms + 1), NULL);
    UM_PUSH(run->arena, run->atoms, run->n_atoms, run->cap_atoms, atom);
    return (uint32_t)run->n_atoms - 1;
}

struct rows {
    uint32_t *list;
    size_t n, cap;
};

static void add_row(struct um_remedy_run *run, struct rows *to, struct um_ref row)
{
    uint32_t atom = atom_of(run, row);
    for (size_t i = 0; i < to->n; i++)
        if (to->list[i] == atom)
            return;
    UM_PUSH(run->arena, to->list, to->n, to->cap, atom);
}

/* A row that can be lost by itself, or the record in which it stands. */
static void add_premise(struct um_remedy_run *run, struct rows *to, struct um_ref row)
{
    const struct um_matter *m = run->t->m;
    const struct um_ref *record = row.entity == UM_ENTITY_ASSERTION ? um_ref_of(m, UM_ASSERTION__RECORD, row.row)
                                  : row.entity == UM_ENTITY_NOTICE  ? um_ref_of(m, UM_NOTICE__RECORD, row.row)
                                  : row.entity == UM_ENTITY_FACT    ? um_ref_of(m, UM_FACT__RECORD, row.row)
                                                                    : NULL;
    bool itself = row.entity == UM_ENTITY_RECORD || row.entity == UM_ENTITY_NOTICE || row.entity == UM_ENTITY_FACT;
    if (record)
        add_row(run, to, *record);
    else if (itself)
        add_row(run, to, row);
}

/* What a node rests on: its ruling, what helps it, and what its findings read; and so of what it joins. */
static void add_rows_of(struct um_remedy_run *run, struct rows *to, const struct um_node *node)
{
    for (size_t i = 0; i < node->n; i++) {
        const struct um_finding *f = &node->findings[i];
        if (f->position != UM_NONE)
            add_row(run, to, (struct um_ref){UM_ENTITY_POSITION, f->position});
        for (size_t k = 0; k < f->premises.n; k++)
            add_premise(run, to, f->premises.list[k].row);
    }
    for (size_t i = 0; i < node->n_evidence; i++)
        if (node->evidence[i].effect >= UM_EFFECT_ADDS && node->evidence[i].effect <= UM_EFFECT_ENOUGH && !node->evidence[i].against)
            add_premise(run, to, (struct um_ref){UM_ENTITY_ASSERTION, node->evidence[i].assertion});
    for (size_t i = 0; i < node->n_members; i++)
        add_rows_of(run, to, node->members[i]);
}

/* Facts are read as sets, which name no row. */
static void add_facts(struct um_remedy_run *run, struct rows *to)
{
    for (uint32_t i = 0; i < run->t->m->tables[UM_ENTITY_FACT].n; i++)
        if (um_enum_of(run->t->m, UM_FACT__VALUE, i) == UM_YES_NO_YES)
            add_premise(run, to, (struct um_ref){UM_ENTITY_FACT, i});
}

/* ------------------------------------------------------------------ losses */

static uint64_t shown_in(const struct um_node *node)
{
    return node->in[UM_STATUS_MET] | node->in[UM_STATUS_CONTESTED] | node->in[UM_STATUS_EXCUSED] | node->in[UM_STATUS_INAPPLICABLE];
}

static uint64_t stands_in(const struct um_node *node)
{
    return shown_in(node) | node->in[UM_STATUS_FOR_COURT];
}

/* Whether a part of a set is known to undo a leaf wherever the set does. */
static bool is_more(const struct um_leaf *leaf, const uint32_t *atoms, size_t n, uint64_t shown, uint64_t stands)
{
    for (size_t i = 0; i < leaf->n_lost; i++) {
        const struct um_lost *l = &leaf->lost[i];
        size_t found = 0;
        for (size_t k = 0; k < n && found < l->n; k++)
            found += atoms[k] == l->atoms[found];
        if (found == l->n && !(shown & ~l->shown) && !(stands & ~l->stands))
            return true;
    }
    return false;
}

/* Leave rows out and note what falls; false where that cannot be tried. Rows are in order. */
static bool lose(struct um_remedy_run *run, const uint32_t *atoms, size_t n)
{
    const struct um_tree *t = um_trial(run, atoms, n);
    struct um_node const **after = UM_NEWS(run->arena, run->n_leaves, struct um_node const *);
    for (size_t d = 0; t && d <= t->n_defendants; d++) {
        const struct um_nodes *nodes = d ? &t->defendants[d - 1].nodes : &t->shared;
        for (size_t i = 0; i < nodes->n; i++) {
            struct um_leaf *leaf = um_leaf_find(run, nodes->list[i]->name);
            if (leaf)
                after[leaf - run->leaves] = nodes->list[i];
        }
    }
    for (size_t i = 0; t && i < run->n_leaves; i++) {
        struct um_leaf *leaf = &run->leaves[i];
        struct um_lost lost = {UM_NEWS(run->arena, n, uint32_t), n, shown_in(leaf->node), stands_in(leaf->node)};
        lost.shown &= after[i] ? ~shown_in(after[i]) : ~UINT64_C(0);
        lost.stands &= after[i] ? ~stands_in(after[i]) : ~UINT64_C(0);
        memcpy(lost.atoms, atoms, n * sizeof *atoms);
        if ((lost.shown | lost.stands) && !is_more(leaf, atoms, n, lost.shown, lost.stands))
            UM_PUSH(run->arena, leaf->lost, leaf->n_lost, leaf->cap_lost, lost);
    }
    return t != NULL;
}

/* Worlds in which a leaf is not undone yet by what is known, though it stands. */
static uint64_t left_of(const struct um_leaf *leaf)
{
    uint64_t left = stands_in(leaf->node);
    for (size_t i = 0; i < leaf->n_lost; i++)
        left &= ~(leaf->lost[i].shown | leaf->lost[i].stands);
    return left;
}

/* The next combination of k of n, or false. */
static bool next_of(size_t *chosen, size_t k, size_t n)
{
    for (size_t i = k; i-- > 0;)
        if (chosen[i] < n - k + i) {
            chosen[i]++;
            for (size_t j = i + 1; j < k; j++)
                chosen[j] = chosen[j - 1] + 1;
            return true;
        }
    return false;
}

static int by_number(const void *x, const void *y)
{
    uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;
    return a < b ? -1 : a > b;
}

/* Rows that only together carry a leaf: first all of them, and if that undoes it, combinations from the small ones on. */
static void lose_together(struct um_remedy_run *run, struct um_leaf *leaf)
{
    struct rows rows = {0};
    size_t chosen[MOST_TOGETHER], tried = 0;
    uint32_t atoms[MOST_TOGETHER];
    add_rows_of(run, &rows, leaf->node);
    if (rows.n < 2 || rows.n > MOST_TOGETHER || !left_of(leaf))
        return;
    qsort(rows.list, rows.n, sizeof *rows.list, by_number);
    for (size_t k = 2; k <= rows.n && left_of(leaf); k++) {
        for (size_t i = 0; i < k; i++)
            chosen[i] = i;
        do {
            for (size_t i = 0; i < k; i++)
                atoms[i] = rows.list[chosen[i]];
            bool known = is_more(leaf, atoms, k, left_of(leaf), left_of(leaf));
            if (!known && tried++ < MOST_TRIED)
                lose(run, atoms, k);
        } while (next_of(chosen, k, rows.n));
    }
}

void um_losses_make(struct um_remedy_run *run)
{
    struct rows rows = {0};
    for (size_t i = 0; i < run->n_leaves; i++)
        if (stands_in(run->leaves[i].node))
            add_rows_of(run, &rows, run->leaves[i].node);
    add_facts(run, &rows);
    for (size_t i = 0; i < rows.n; i++)
        lose(run, &rows.list[i], 1);
    for (size_t i = 0; i < run->n_leaves; i++)
        lose_together(run, &run->leaves[i]);
}

/* ------------------------------------------------------------------ formula */

/* Where it is asked what must be lost. */
struct place {
    struct um_remedy_run *run;
    uint64_t world;
    bool shown; /* it is shown there now, and would only have to come before the Court */
};

/* What is not asked for carries nothing that it is joined to as an alternative. */
static bool is_whole(const struct place *p, const struct um_node *node, bool any)
{
    uint64_t drops = any ? node->in[UM_STATUS_EXCUSED] | node->in[UM_STATUS_INAPPLICABLE] : 0;
    return p->world & ~drops & (p->shown ? shown_in(node) : stands_in(node));
}

static struct um_need *loss_of_leaf(const struct place *p, const struct um_node *node)
{
    struct um_remedy_run *run = p->run;
    const struct um_leaf *leaf = um_leaf_find(run, node->name);
    struct um_need **list = UM_NEWS(run->arena, leaf->n_lost + 1, struct um_need *);
    size_t n = 0;
    for (size_t i = 0; i < leaf->n_lost; i++) {
        const struct um_lost *l = &leaf->lost[i];
        struct um_need **all = UM_NEWS(run->arena, l->n, struct um_need *);
        if (!((p->shown ? l->shown : l->stands) & p->world))
            continue;
        for (size_t k = 0; k < l->n; k++)
            all[k] = um_need_atom(run, l->atoms[k]);
        list[n++] = um_need_join(run, all, l->n, false, NULL);
    }
    return um_need_join(run, list, n, true, node);
}

/* All that is joined must be lost where one of it would do, and any where all are needed. */
static struct um_need *loss_of(const struct place *p, const struct um_node *node)
{
    struct um_remedy_run *run = p->run;
    struct um_need **list = UM_NEWS(run->arena, node->n_members + 1, struct um_need *);
    size_t n = 0;
    if (um_leaf_find(run, node->name))
        return loss_of_leaf(p, node);
    for (size_t i = 0; i < node->n_members; i++)
        if (is_whole(p, node->members[i], node->any))
            list[n++] = loss_of(p, node->members[i]);
    return n ? um_need_join(run, list, n, !node->any, node) : um_need_new(run, UM_NEED_NEVER, node); /* it is asked for nowhere below */
}

struct um_need *um_loss_of(struct um_remedy_run *run, const struct um_defendant_result *d, unsigned world)
{
    struct place p = {.run = run, .world = UINT64_C(1) << world};
    struct um_need **list = UM_NEWS(run->arena, d->parts.n + 1, struct um_need *);
    size_t n = 0;
    p.shown = (um_reached(d) & p.world) != 0;
    for (size_t i = 0; i < d->parts.n; i++)
        if ((d->parts.list[i]->worlds & p.world) && !um_is_balance(run, d->parts.list[i]))
            list[n++] = loss_of(&p, d->parts.list[i]);
    return um_need_join(run, list, n, true, NULL);
}
