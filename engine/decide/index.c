/* Indexes, so that every look-up during evaluation is one step. */
#include <stdlib.h>

#include "decide/run.h"

/* Index rows of an entity by the rows that a field of theirs refers to. */
static struct um_index index_by(const struct um_run *run, uint16_t field, unsigned target)
{
    const struct um_matter *m = run->m;
    unsigned entity = um_fields[field].entity;
    uint32_t n_keys = m->tables[target].n, n_rows = m->tables[entity].n;
    struct um_index index = {.start = UM_NEWS(run->arena, (size_t)n_keys + 2, uint32_t)};
    for (uint32_t row = 0; row < n_rows; row++) {
        const struct um_cell *c = um_cell(m, field, row);
        for (uint32_t i = 0; c->set && i < c->n; i++)
            index.start[c->as.refs[i].row + 2]++;
    }
    for (uint32_t k = 0; k < n_keys; k++)
        index.start[k + 2] += index.start[k + 1];
    index.items = UM_NEWS(run->arena, index.start[n_keys + 1], uint32_t);
    for (uint32_t row = 0; row < n_rows; row++) {
        const struct um_cell *c = um_cell(m, field, row);
        for (uint32_t i = 0; c->set && i < c->n; i++)
            index.items[index.start[c->as.refs[i].row + 1]++] = row;
    }
    return index;
}

static void index_rules(struct um_run *run)
{
    uint32_t n = run->rules->n[UM_SECTION_RULES];
    for (unsigned kind = 0; kind < UM_RULE_KIND_COUNT; kind++) {
        run->by_element[kind] = UM_NEWS(run->arena, UM_ELEMENT_COUNT + 1, uint32_t *);
        for (unsigned e = 0; e <= UM_ELEMENT_COUNT; e++) {
            uint32_t *list = UM_NEWS(run->arena, (size_t)n + 1, uint32_t), used = 0;
            for (unsigned depth = 0; depth < 256 && used < n; depth++) {
                bool deeper = false;
                for (uint32_t i = 0; i < n; i++) {
                    const struct um_rule *r = &run->rules->rules[i];
                    bool fits = r->kind == kind && r->element == e;
                    if (fits && r->depth == depth)
                        list[used++] = i;
                    deeper = deeper || (fits && r->depth > depth);
                }
                if (!deeper)
                    break;
            }
            list[used] = UM_NONE;
            run->by_element[kind][e] = list;
        }
    }
}

void um_index_make(struct um_run *run)
{
    run->on_point = index_by(run, UM_ASSERTION__POINT, UM_ENTITY_POINT);
    run->about_point = index_by(run, UM_POINT__OF, UM_ENTITY_POINT);
    run->about_act = index_by(run, UM_POINT__ACT, UM_ENTITY_ACT);
    index_rules(run);
}

const uint32_t *um_rules_for(const struct um_run *run, unsigned kind, unsigned element)
{
    return run->by_element[kind][element];
}
