/* Trying a changed record: what each atom does, by evaluation and never by guess. */
#include <string.h>

#include "record/record.h"
#include "remedy/run.h"

/* Rows of an atom, put behind those of the same table. */
static void add_tables(struct um_arena *a, struct um_value *to, const struct um_value *tables)
{
    for (size_t t = 0; t < tables->n; t++) {
        struct um_value *list = NULL;
        for (size_t i = 0; i < to->n && !list; i++)
            list = strcmp(to->items[i].key, tables->items[t].key) == 0 ? to->items[i].value : NULL;
        if (!list) {
            list = um_value_array(a);
            um_value_set(a, to, tables->items[t].key, list);
        }
        for (size_t i = 0; i < tables->items[t].value->n; i++)
            um_value_push(a, list, tables->items[t].value->items[i].value);
    }
}

static struct um_value *change_of(struct um_remedy_run *run, struct um_arena *a, const uint32_t *atoms, size_t n)
{
    struct um_value *change = um_value_object(a), *add = um_value_object(a), *out = um_value_array(a);
    for (size_t i = 0; i < n; i++) {
        const struct um_atom *atom = &run->atoms[atoms[i]];
        if (atom->add)
            add_tables(a, add, atom->add);
        else
            um_value_push_text(a, out, um_row_id(run->t->m, atom->row));
    }
    um_value_set_text(a, change, "format", "unmask.change/1");
    um_value_set(a, change, "add", add);
    um_value_set(a, change, "leave_out", out);
    return change;
}

/* Whether the open questions are those of the record as it is, so that its worlds can be compared with it. */
static bool same_worlds(const struct um_tree *x, const struct um_tree *y)
{
    bool same = x->worlds.n == y->worlds.n && x->worlds.count == y->worlds.count;
    for (uint32_t i = 0; same && i < x->worlds.n; i++)
        same = x->worlds.list[i].rule == y->worlds.list[i].rule && x->worlds.list[i].stride == y->worlds.list[i].stride;
    return same;
}

const struct um_tree *um_trial(struct um_remedy_run *run, const uint32_t *atoms, size_t n)
{
    struct um_refusal refusal = {NULL, false};
    um_arena_free(*run->o->trial);
    *run->o->trial = um_arena_new();
    if (!*run->o->trial || um_arena_guard(*run->o->trial))
        longjmp(*run->arena->guard, 1);
    struct um_arena *a = *run->o->trial;
    struct um_problems problems = {.arena = a};
    run->trials++;
    const struct um_matter *m = um_record_changed(a, run->t->m, change_of(run, a, atoms, n), &problems);
    const struct um_tree *t = problems.errors ? NULL : um_decide(a, m, run->t->rules, &run->o->decide, &refusal);
    return t && same_worlds(t, run->t) ? t : NULL;
}

/* ------------------------------------------------------------------- effects */

/* What is asked on a leaf, by a node of the record as it is (atom UM_NONE) or with an atom; what is asked anyway needs no atom. */
static void note_asked(struct um_remedy_run *run, struct um_leaf *leaf, const struct um_node *node, uint32_t atom)
{
    for (size_t i = 0; !leaf->behind && i < node->n; i++) {
        const struct um_finding *f = &node->findings[i];
        struct um_asked asked = {atom, f->question, f->status == UM_STATUS_FOR_COURT && f->question != UM_NONE ? f->worlds : 0};
        for (size_t k = 0; k < leaf->n_asked; k++)
            if (leaf->asked[k].ask == asked.ask && (leaf->asked[k].atom == UM_NONE || leaf->asked[k].atom == atom))
                asked.worlds = 0;
        if (asked.worlds)
            UM_PUSH(run->arena, leaf->asked, leaf->n_asked, leaf->cap_asked, asked);
    }
}

static void note_way(struct um_remedy_run *run, struct um_leaf *leaf, uint32_t atom, const uint64_t in[UM_STATUS_COUNT])
{
    struct um_way way = {.atoms = {atom}, .n = 1, .worlds = um_leaf_good(leaf, in), .contested = leaf->level ? 0 : in[UM_STATUS_CONTESTED]};
    if (way.worlds | way.contested)
        UM_PUSH(run->arena, leaf->ways, leaf->n_ways, leaf->cap_ways, way);
}

/* What an atom took away. */
static void note_losses(struct um_remedy_run *run, struct um_leaf *leaf, uint32_t atom, const struct um_node *node)
{
    uint64_t good = um_leaf_good(leaf, node->in) | node->in[UM_STATUS_CONTESTED];
    struct um_loss loss = {atom, UM_NONE, um_leaf_good(leaf, leaf->node->in) & ~good};
    for (size_t i = 0; loss.worlds && i < node->n; i++) {
        const struct um_finding *f = &node->findings[i];
        struct um_loss asked = {atom, f->question, f->status == UM_STATUS_FOR_COURT && f->question != UM_NONE ? f->worlds & loss.worlds : 0};
        loss.worlds &= ~asked.worlds;
        if (asked.worlds)
            UM_PUSH(run->arena, leaf->lowered, leaf->n_lowered, leaf->cap_lowered, asked);
    }
    if (loss.worlds)
        UM_PUSH(run->arena, leaf->lowered, leaf->n_lowered, leaf->cap_lowered, loss);
    for (size_t k = 0; k < leaf->n_asked; k++) {
        struct um_loss unasked = {atom, leaf->asked[k].ask, leaf->asked[k].atom == UM_NONE ? run->t->worlds.all & ~good : 0};
        for (size_t i = 0; i < node->n; i++)
            unasked.worlds = node->findings[i].question == unasked.ask ? 0 : unasked.worlds;
        if (unasked.worlds)
            UM_PUSH(run->arena, leaf->unasked, leaf->n_unasked, leaf->cap_unasked, unasked);
    }
}

/* Whether an atom's own rule holds on the cell that it was made for: else it is another rule's cure, and stands there. */
static bool brings_about(const struct um_remedy_run *run, uint32_t atom, const struct um_node *node)
{
    const uint32_t rule = run->atoms[atom].rule;
    bool found = false;
    for (size_t i = 0; i < node->n; i++)
        found = found || node->findings[i].rule == rule;
    for (size_t i = 0; i < node->n_evidence; i++)
        found = found || node->evidence[i].rule == rule;
    return found;
}

/* Of a round the atoms that bring about what they are declared for. */
static size_t keep_right(const struct um_remedy_run *run, const struct um_tree *t, const uint32_t *round, size_t n, uint32_t *out)
{
    size_t kept = 0;
    for (size_t k = 0; k < n; k++) {
        const struct um_node *own = run->leaves[run->atoms[round[k]].leaf].node;
        bool right = false;
        for (size_t d = 0; d <= t->n_defendants && !right; d++) {
            const struct um_nodes *nodes = d ? &t->defendants[d - 1].nodes : &t->shared;
            bool here = d ? own->binding.defendant == d - 1 : own->binding.defendant == UINT32_MAX;
            for (size_t i = 0; here && i < nodes->n && !right; i++)
                right = strcmp(nodes->list[i]->name, own->name) == 0 && brings_about(run, round[k], nodes->list[i]);
        }
        if (right)
            out[kept++] = round[k];
    }
    return kept;
}

/* What an atom of a round moved: of what each leaf that it is tied to has become. */
static void compare(struct um_remedy_run *run, const uint32_t *round, size_t n, const struct um_nodes *nodes)
{
    for (size_t i = 0; i < nodes->n; i++) {
        const struct um_node *node = nodes->list[i];
        struct um_leaf *leaf = um_leaf_find(run, node->name);
        if (!leaf || memcmp(leaf->node->in, node->in, sizeof node->in) == 0)
            continue;
        for (size_t k = 0; k < n; k++) {
            if (!um_is_tied(run, round[k], leaf->node))
                continue;
            note_way(run, leaf, round[k], node->in);
            note_losses(run, leaf, round[k], node);
            note_asked(run, leaf, node, round[k]);
        }
    }
}

/*
 * The Court's answers: alone where they are asked for now, else with the atom
 * that brings the question before it. A ruling decides a node whatever position
 * is taken on an open question.
 */
static void add_answers(struct um_remedy_run *run, uint32_t leaf)
{
    struct um_leaf *l = &run->leaves[leaf];
    for (size_t i = 0; i < l->n_asked; i++) {
        uint32_t answer = um_atom_ruling(run, leaf, l->asked[i].ask), atom = l->asked[i].atom;
        struct um_way way = {.atoms = {atom == UM_NONE ? answer : atom, answer}, .n = atom == UM_NONE ? 1 : 2, .worlds = run->t->worlds.all};
        if (answer != UM_NONE)
            UM_PUSH(run->arena, l->ways, l->n_ways, l->cap_ways, way);
    }
}

/* Try the atoms of one round. Where they cannot be tried together each is tried apart. */
static void try_round(struct um_remedy_run *run, const uint32_t *round, size_t n)
{
    const struct um_tree *t = um_trial(run, round, n);
    uint32_t *right = UM_NEWS(run->arena, n, uint32_t);
    size_t kept = t ? keep_right(run, t, round, n, right) : 0;
    for (size_t d = 0; t && d <= t->n_defendants; d++)
        compare(run, right, kept, d ? &t->defendants[d - 1].nodes : &t->shared);
    for (size_t i = 0; !t && n > 1 && i < n; i++)
        try_round(run, &round[i], 1);
}

void um_atoms_try(struct um_remedy_run *run)
{
    uint32_t rounds, *round_of = um_rounds_make(run, &rounds), *round = UM_NEWS(run->arena, run->n_atoms, uint32_t);
    size_t declared = run->n_atoms;
    for (size_t i = 0; i < run->n_leaves; i++)
        note_asked(run, &run->leaves[i], run->leaves[i].node, UM_NONE);
    for (uint32_t r = 0; r < rounds; r++) {
        size_t n = 0;
        for (uint32_t x = 0; x < declared; x++)
            if (round_of[x] == r)
                round[n++] = x;
        try_round(run, round, n);
    }
    for (uint32_t i = 0; i < run->n_leaves; i++)
        add_answers(run, i);
}
