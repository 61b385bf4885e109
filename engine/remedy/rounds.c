/* Which atoms can be tried at once, so that the number of trials does not grow with the number of accounts. */
#include <string.h>

#include "remedy/run.h"

static const uint8_t tying[] = {UM_ENTITY_POINT, UM_ENTITY_ACT, UM_ENTITY_ACCOUNT, UM_ENTITY_DEFENDANT, UM_ENTITY_WORK};

/* The rows that can be tied stand in one row of numbers; each points to one of its group, the first to itself. */
static uint32_t find(const uint32_t *parent, uint32_t i)
{
    while (parent[i] != i)
        i = parent[i];
    return i;
}

static void tie(uint32_t *parent, uint32_t x, uint32_t y)
{
    uint32_t a = find(parent, x), b = find(parent, y);
    if (a < b)
        parent[b] = a;
    else
        parent[a] = b;
}

/* Tie what fields refer to: a point to what stands in its slots, an act to who may have made it and what it conveys and uses. */
static void tie_fields(const struct um_matter *m, uint32_t *parent, uint32_t *const start[UM_ENTITY_COUNT])
{
    for (uint16_t f = 0; f < UM_FIELD_COUNT; f++)
        for (uint32_t row = 0; um_fields[f].type >= UM_TYPE_REF && start[um_fields[f].entity] && row < m->tables[um_fields[f].entity].n; row++) {
            const struct um_cell *c = um_cell(m, f, row);
            for (uint32_t i = 0; c->set && i < c->n; i++)
                if (start[c->as.refs[i].entity])
                    tie(parent, *start[um_fields[f].entity] + row, *start[c->as.refs[i].entity] + c->as.refs[i].row);
        }
}

/* An act that nobody is known to have made may be anybody's. */
static void tie_unknown(const struct um_matter *m, uint32_t *parent, uint32_t *const start[UM_ENTITY_COUNT])
{
    for (uint32_t act = 0; act < m->tables[UM_ENTITY_ACT].n; act++)
        for (uint32_t k = 0; um_cell(m, UM_ACT__BY, act)->tag == UM_CHOICE_SPEAKER_UNKNOWN && k < m->tables[UM_ENTITY_ACCOUNT].n; k++)
            tie(parent, *start[UM_ENTITY_ACT] + act, *start[UM_ENTITY_ACCOUNT] + k);
}

static void make_ties(struct um_remedy_run *run)
{
    const struct um_matter *m = run->t->m;
    uint32_t first[sizeof tying] = {0}, *start[UM_ENTITY_COUNT] = {0}, n = 0;
    for (size_t i = 0; i < sizeof tying; i++) {
        first[i] = n;
        start[tying[i]] = &first[i];
        n += m->tables[tying[i]].n;
    }
    uint32_t *parent = UM_NEWS(run->arena, n, uint32_t);
    for (uint32_t i = 0; i < n; i++)
        parent[i] = i;
    tie_fields(m, parent, start);
    tie_unknown(m, parent, start);
    for (size_t i = 0; i < sizeof tying; i++) {
        run->ties[tying[i]] = UM_NEWS(run->arena, m->tables[tying[i]].n, uint32_t);
        for (uint32_t row = 0; row < m->tables[tying[i]].n; row++)
            run->ties[tying[i]][row] = find(parent, first[i] + row);
    }
}

/* The number that a node's rows share, or UM_NONE where it is judged for a claim or the matter as a whole. */
static uint32_t tie_of(const struct um_remedy_run *run, const struct um_binding *b)
{
    return b->point != UINT32_MAX       ? run->ties[UM_ENTITY_POINT][b->point]
           : b->act != UINT32_MAX       ? run->ties[UM_ENTITY_ACT][b->act]
           : b->account != UINT32_MAX   ? run->ties[UM_ENTITY_ACCOUNT][b->account]
           : b->defendant != UINT32_MAX ? run->ties[UM_ENTITY_DEFENDANT][b->defendant]
                                        : UM_NONE;
}

static const struct um_binding *binding_of(const struct um_remedy_run *run, uint32_t atom)
{
    return &run->leaves[run->atoms[atom].leaf].node->binding;
}

bool um_is_tied(const struct um_remedy_run *run, uint32_t atom, const struct um_node *node)
{
    const struct um_binding *b = binding_of(run, atom);
    uint32_t tie = tie_of(run, b), other = tie_of(run, &node->binding);
    bool apart = b->defendant != UINT32_MAX && node->binding.defendant != UINT32_MAX && b->defendant != node->binding.defendant;
    return tie == UM_NONE || other == UM_NONE || (tie == other && !apart);
}

/* Whether two atoms are of one rule on the same rows, each for an account of its own defendant. */
static bool are_alike(const struct um_remedy_run *run, uint32_t x, uint32_t y)
{
    const struct um_binding *a = binding_of(run, x), *b = binding_of(run, y);
    return run->atoms[x].rule == run->atoms[y].rule && run->atoms[x].giver == run->atoms[y].giver && a->act == b->act && a->point == b->point &&
           a->claim == b->claim && a->defendant != UINT32_MAX && b->defendant != UINT32_MAX && a->defendant != b->defendant;
}

/* The first atom of the same ties that this one is like, or UM_NONE. */
static uint32_t like_earlier(const struct um_remedy_run *run, const uint32_t *next, uint32_t first, uint32_t atom)
{
    for (uint32_t i = first; i != UM_NONE && i != atom; i = next[i])
        if (are_alike(run, i, atom))
            return i;
    return UM_NONE;
}

uint32_t *um_rounds_make(struct um_remedy_run *run, uint32_t *n)
{
    uint32_t n_atoms = (uint32_t)run->n_atoms, alone = 0;
    uint32_t *round = UM_NEWS(run->arena, n_atoms, uint32_t), *next = UM_NEWS(run->arena, n_atoms, uint32_t);
    *n = 0;
    make_ties(run);
    for (uint32_t x = 0; x < n_atoms; x++) {
        uint32_t tie = tie_of(run, binding_of(run, x)), first = UM_NONE, last = UM_NONE, most = 0;
        next[x] = UM_NONE;
        for (uint32_t y = 0; tie != UM_NONE && y < x; y++)
            if (tie_of(run, binding_of(run, y)) == tie) {
                first = first == UM_NONE ? y : first;
                last = y;
                most = round[y] + 1 > most ? round[y] + 1 : most;
            }
        if (last != UM_NONE)
            next[last] = x;
        uint32_t like = tie == UM_NONE ? UM_NONE : like_earlier(run, next, first, x);
        round[x] = like == UM_NONE ? most : round[like];
        alone += tie == UM_NONE;
        *n = tie != UM_NONE && round[x] + 1 > *n ? round[x] + 1 : *n;
    }
    for (uint32_t x = 0; x < n_atoms && alone; x++) /* what ties everything is tried by itself */
        if (tie_of(run, binding_of(run, x)) == UM_NONE)
            round[x] = (*n)++;
    return round;
}
