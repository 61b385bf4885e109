/* Indexes, so that every look-up during evaluation is one step. */
#include <stdlib.h>
#include <string.h>

#include "decide/run.h"

const struct um_ref *um_named_account(const struct um_matter *m, uint32_t point)
{
    const struct um_kind_info *kind = &um_kinds[um_enum_of(m, UM_POINT__KIND, point)];
    for (size_t i = 0; i < 2 && kind->account_slots[i] != UM_NO_FIELD; i++) {
        const struct um_ref *r = um_ref_of(m, kind->account_slots[i], point);
        if (r && r->entity == UM_ENTITY_ACCOUNT)
            return r;
    }
    return NULL;
}

/* Points by the account they name. */
static struct um_index index_by_account(const struct um_run *run)
{
    uint32_t n_accounts = run->m->tables[UM_ENTITY_ACCOUNT].n, n = run->m->tables[UM_ENTITY_POINT].n;
    struct um_index index = {.start = UM_NEWS(run->arena, (size_t)n_accounts + 2, uint32_t), .items = UM_NEWS(run->arena, n, uint32_t)};
    for (uint32_t p = 0; p < n; p++)
        if (um_named_account(run->m, p))
            index.start[um_named_account(run->m, p)->row + 2]++;
    for (uint32_t k = 0; k < n_accounts; k++)
        index.start[k + 2] += index.start[k + 1];
    for (uint32_t p = 0; p < n; p++)
        if (um_named_account(run->m, p))
            index.items[index.start[um_named_account(run->m, p)->row + 1]++] = p;
    return index;
}

/* The same index without the points that name an account. */
static struct um_index without_accounts(const struct um_run *run, const struct um_index *all, uint32_t n_keys)
{
    struct um_index index = {.start = UM_NEWS(run->arena, (size_t)n_keys + 2, uint32_t),
                             .items = UM_NEWS(run->arena, all->start[n_keys], uint32_t)};
    uint32_t kept = 0;
    for (uint32_t k = 0; k < n_keys; k++) {
        index.start[k] = kept;
        for (uint32_t i = all->start[k]; i < all->start[k + 1]; i++)
            if (!um_named_account(run->m, all->items[i]))
                index.items[kept++] = all->items[i];
    }
    index.start[n_keys] = kept;
    return index;
}

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

static void index_acts(struct um_run *run)
{
    uint32_t n = run->m->tables[UM_ENTITY_ACT].n;
    run->acts_by = index_by(run, UM_ACT__BY, UM_ENTITY_ACCOUNT);
    run->unknown_acts = UM_NEWS(run->arena, n, uint32_t);
    for (uint32_t act = 0; act < n; act++)
        if (um_cell(run->m, UM_ACT__BY, act)->tag == UM_CHOICE_SPEAKER_UNKNOWN)
            run->unknown_acts[run->n_unknown_acts++] = act;
}

static bool same_claimant_and_law(const struct um_matter *m, uint32_t a, uint32_t b)
{
    const struct um_ref *of_a = um_ref_of(m, UM_CLAIM__CLAIMANT, a), *of_b = um_ref_of(m, UM_CLAIM__CLAIMANT, b);
    return of_a->row == of_b->row && strcmp(um_text_of(m, UM_CLAIM__LAW, a), um_text_of(m, UM_CLAIM__LAW, b)) == 0;
}

bool um_names(const struct um_run *run, uint16_t field, uint32_t row, unsigned entity, uint32_t item)
{
    const struct um_cell *c = um_cell(run->m, field, row);
    return !c->set || um_refs_hold(c, (struct um_ref){(uint8_t)entity, item});
}

/* What is judged once for all claims, and what each must have judged for itself. */
static void index_claims(struct um_run *run)
{
    const struct um_matter *m = run->m;
    uint32_t n_acts = m->tables[UM_ENTITY_ACT].n, n_points = m->tables[UM_ENTITY_POINT].n;
    uint32_t *first = UM_NEWS(run->arena, n_points, uint32_t); /* the first claim that reaches a point, plus 1 */
    run->claims_on_act = UM_NEWS(run->arena, n_acts, uint32_t);
    run->claims_differ = UM_NEWS(run->arena, n_points, bool);
    for (uint32_t claim = 0; claim < m->tables[UM_ENTITY_CLAIM].n; claim++)
        for (uint32_t act = 0; act < n_acts; act++) {
            const struct um_cell *conveys = um_cell(m, UM_ACT__CONVEYS, act);
            if (!um_names(run, UM_CLAIM__ACTS, claim, UM_ENTITY_ACT, act))
                continue;
            run->claims_on_act[act]++;
            for (uint32_t i = 0; conveys->set && i < conveys->n; i++) {
                uint32_t point = conveys->as.refs[i].row;
                if (!first[point])
                    first[point] = claim + 1;
                else if (!same_claimant_and_law(m, first[point] - 1, claim))
                    run->claims_differ[point] = true;
            }
        }
}

/* Rules of a kind, in their order. */
static uint32_t *rules_of_kind(const struct um_run *run, unsigned kind)
{
    uint32_t n = run->rules->n[UM_SECTION_RULES], used = 0;
    uint32_t *list = UM_NEWS(run->arena, n + 1, uint32_t);
    for (uint32_t i = 0; i < n; i++)
        if (run->rules->rules[i].kind == kind)
            list[used++] = i;
    list[used] = UM_NONE;
    return list;
}

/* Of rules of one kind those for an element (and, where it is none, for a part or gate: a string, or 0), defeaters first. */
static uint32_t *list_rules(const struct um_run *run, const uint32_t *of_kind, unsigned element, uint32_t part)
{
    uint32_t used = 0;
    unsigned deepest = 0;
    size_t fitting = 0;
    for (const uint32_t *i = of_kind; *i != UM_NONE; i++)
        if (run->rules->rules[*i].element == element) {
            fitting++;
            deepest = run->rules->rules[*i].depth > deepest ? run->rules->rules[*i].depth : deepest;
        }
    uint32_t *list = UM_NEWS(run->arena, fitting + 1, uint32_t);
    for (unsigned depth = 0; fitting && depth <= deepest; depth++)
        for (const uint32_t *i = of_kind; *i != UM_NONE; i++) {
            const struct um_rule *r = &run->rules->rules[*i];
            if (r->element == element && r->depth == depth && (r->kind != UM_RULE_STATUS || element < UM_ELEMENT_COUNT || r->part == part))
                list[used++] = *i;
        }
    list[used] = UM_NONE;
    return list;
}

static void index_rules(struct um_run *run)
{
    uint32_t n = run->rules->n[UM_SECTION_RULES];
    const uint32_t *of_kind[UM_RULE_KIND_COUNT];
    for (unsigned kind = 0; kind < UM_RULE_KIND_COUNT; kind++) {
        of_kind[kind] = rules_of_kind(run, kind);
        run->by_element[kind] = UM_NEWS(run->arena, UM_ELEMENT_COUNT + 1, uint32_t *);
        for (unsigned e = 0; e <= UM_ELEMENT_COUNT; e++)
            run->by_element[kind][e] = list_rules(run, of_kind[kind], e, 0);
    }
    run->by_part = UM_NEWS(run->arena, n, uint32_t *);
    for (uint32_t i = 0; i < n; i++) {
        const struct um_rule *r = &run->rules->rules[i];
        if (r->kind == UM_RULE_GATE || (r->kind == UM_RULE_PART && r->over == UM_OVER_RULES))
            run->by_part[i] = list_rules(run, of_kind[UM_RULE_STATUS], UM_ELEMENT_COUNT, r->part);
    }
}

const uint32_t *um_status_rules(const struct um_run *run, uint32_t element_rule)
{
    uint32_t *of_part = run->by_part[element_rule];
    return of_part ? of_part : run->by_element[UM_RULE_STATUS][run->rules->rules[element_rule].element];
}

void um_index_make(struct um_run *run)
{
    run->on_point = index_by(run, UM_ASSERTION__POINT, UM_ENTITY_POINT);
    run->about_point = index_by(run, UM_POINT__OF, UM_ENTITY_POINT);
    run->loose = UM_NEWS(run->arena, run->m->tables[UM_ENTITY_POINT].n, uint32_t);
    for (uint32_t p = 0; p < run->m->tables[UM_ENTITY_POINT].n; p++) {
        int kind = um_enum_of(run->m, UM_POINT__KIND, p);
        bool is_about = um_kinds[kind].slots >> (UM_POINT__OF - UM_POINT__ID) & 1;
        if (is_about && !um_cell(run->m, UM_POINT__OF, p)->set && !um_cell(run->m, UM_POINT__WORK, p)->set)
            run->loose[run->n_loose++] = p;
    }
    run->about_no_account = without_accounts(run, &run->about_point, run->m->tables[UM_ENTITY_POINT].n);
    run->by_account = index_by_account(run);
    run->naming_account = index_by(run, UM_ASSERTION__ABOUT, UM_ENTITY_ACCOUNT);
    run->about_act = index_by(run, UM_POINT__ACT, UM_ENTITY_ACT);
    run->about_work = index_by(run, UM_POINT__WORK, UM_ENTITY_WORK);
    index_acts(run);
    index_claims(run);
    index_rules(run);
}

const uint32_t *um_rules_for(const struct um_run *run, unsigned kind, unsigned element)
{
    return run->by_element[kind][element];
}
