/* One element of a claim, for the rows that are bound: what is offered, what counts, how far it gets. And one part that rules decide. */
#include <string.h>

#include "base/text.h"
#include "decide/cell.h"

/* ------------------------------------------------------------- status rules */

bool um_binds_assertion(const struct um_run *run, const struct um_rule *rule)
{
    for (uint32_t i = 0; i < rule->vars.n; i++)
        if (run->rules->vars[rule->vars.first + i].entity == UM_ENTITY_ASSERTION)
            return true;
    return false;
}

static void try_status_rules(struct um_cell_run *c, uint32_t assertion)
{
    struct um_run *run = c->run;
    const uint32_t *rules = um_status_rules(run, c->node->element_rule);
    struct um_binding b = c->node->binding;
    b.assertion = assertion;
    struct um_truth *t = um_effective(run, rules, &b);
    for (uint32_t i = 0; rules[i] != UM_NONE; i++) {
        if (um_binds_assertion(run, &run->rules->rules[rules[i]]) != (assertion != UINT32_MAX))
            continue;
        if (t[i].yes) {
            struct um_hit hit = {t[i].yes, rules[i], assertion};
            UM_PUSH(run->arena, c->hits, c->n_hits, c->cap_hits, hit);
        }
        if (t[i].maybe && c->unsure_rule == UM_NONE) {
            c->unsure_rule = rules[i];
            c->unsure_assertion = assertion;
        }
        c->unsure |= t[i].maybe;
    }
}

/* ------------------------------------------------------------------- names */

static const char *id(const struct um_run *run, unsigned entity, uint32_t row)
{
    return row == UINT32_MAX ? "-" : um_row_id(run->m, (struct um_ref){(uint8_t)entity, row});
}

/* p/<claimant>/<what>, or with the claim between where the claimant has several. */
const char *um_claim_node_name(struct um_run *run, uint32_t claim, const char *what)
{
    uint32_t claimant = um_ref_of(run->m, UM_CLAIM__CLAIMANT, claim)->row, n = 0;
    for (uint32_t c = 0; c < run->m->tables[UM_ENTITY_CLAIM].n; c++)
        n += um_ref_of(run->m, UM_CLAIM__CLAIMANT, c)->row == claimant;
    const char *own = n == 1 ? "" : um_cat(run->arena, "/c/", id(run, UM_ENTITY_CLAIM, claim), NULL);
    return um_cat(run->arena, "p/", id(run, UM_ENTITY_PERSON, claimant), own, "/", what, NULL);
}

/* The claim stands in the name only where several claims would be judged under it. */
const char *um_shared_node_name(const struct um_run *run, const struct um_binding *b, unsigned scope, const char *element, bool pleaded)
{
    struct um_arena *a = run->arena;
    element = pleaded ? um_cat(a, "pleaded/", element, NULL) : element;
    const char *act = id(run, UM_ENTITY_ACT, b->act), *point = id(run, UM_ENTITY_POINT, b->point);
    bool split = scope == UM_SCOPE_POINT ? run->claims_differ[b->point] : run->claims_on_act[b->act] > 1;
    const char *claim = split ? um_cat(a, "/c/", id(run, UM_ENTITY_CLAIM, b->claim), NULL) : "";
    if (scope == UM_SCOPE_POINT)
        return um_cat(a, "i/", point, claim, "/", element, NULL);
    return um_cat(a, "a/", act, claim, scope == UM_SCOPE_ACT ? "" : "/", scope == UM_SCOPE_ACT ? "" : point, "/", element, NULL);
}

static const char *name_of(struct um_run *run, const struct um_rule *e, const struct um_binding *b)
{
    struct um_arena *a = run->arena;
    bool pleaded = run->level == UM_LEVEL_PLEADING && !e->once;
    const char *element = um_vocabs[UM_VOCAB_ELEMENT].values[e->element];
    const char *act = id(run, UM_ENTITY_ACT, b->act), *point = id(run, UM_ENTITY_POINT, b->point);
    switch ((enum um_scope)e->scope) {
    case UM_SCOPE_POINT:
    case UM_SCOPE_ACT:
    case UM_SCOPE_ACT_POINT:
        return um_shared_node_name(run, b, e->scope, element, pleaded);
    case UM_SCOPE_CLAIM:
        return um_claim_node_name(run, b->claim, pleaded ? um_cat(a, "pleaded/", element, NULL) : element);
    case UM_SCOPE_ACCOUNT_ACT:
    case UM_SCOPE_ACCOUNT_ACT_POINT:
    case UM_SCOPE_COUNT:
        break;
    }
    bool one_account = um_cell(run->m, UM_DEFENDANT__ACCOUNTS, b->defendant)->n == 1;
    const char *account = one_account ? "" : um_cat(a, "/k/", id(run, UM_ENTITY_ACCOUNT, b->account), NULL);
    return um_cat(a, "d/", id(run, UM_ENTITY_DEFENDANT, b->defendant), pleaded ? "/pleaded" : "", account, "/c/",
                  id(run, UM_ENTITY_CLAIM, b->claim), "/", act, "/", e->scope == UM_SCOPE_ACCOUNT_ACT ? "-" : point, "/", element, NULL);
}

/* Leave in the binding only what the element's scope judges. */
static struct um_binding within_scope(const struct um_rule *e, struct um_binding b)
{
    if (e->scope == UM_SCOPE_CLAIM) {
        struct um_binding of_claim = UM_UNBOUND;
        of_claim.claim = b.claim;
        return of_claim;
    }
    if (e->scope == UM_SCOPE_POINT)
        b.act = UINT32_MAX;
    if (e->scope == UM_SCOPE_ACT || e->scope == UM_SCOPE_ACCOUNT_ACT)
        b.point = UINT32_MAX;
    if (e->scope <= UM_SCOPE_ACT_POINT)
        b.account = b.defendant = UINT32_MAX;
    return b;
}

const uint32_t *um_offered(struct um_run *run, const struct um_node *node, size_t *n)
{
    struct um_node cell = *node; /* what is offered is put into the run alone */
    struct um_cell_run c = {.run = run, .node = &cell, .element = &run->rules->rules[node->element_rule]};
    um_collect_offers(&c);
    *n = c.n_offered;
    return c.offered;
}

/* The node of a cell that was judged before: for another act or claim, or at another level at which it is the same. */
static struct um_node *find_made(const struct um_run *run, const struct um_rule *e, const char *name)
{
    bool shared = e->scope <= UM_SCOPE_ACT_POINT || e->scope == UM_SCOPE_CLAIM;
    bool at_both = e->once && run->levels == UM_ALL_LEVELS;
    if (shared)
        return e->scope == UM_SCOPE_POINT || at_both ? um_node_find(run, name) : NULL;
    for (size_t i = 0; at_both && i < run->into->n; i++)
        if (strcmp(run->into->list[i]->name, name) == 0)
            return run->into->list[i];
    return NULL;
}

/* A cell that is not judged yet. */
static struct um_cell_run open_cell(struct um_run *run, const char *name, uint32_t rule, const struct um_binding *b)
{
    struct um_cell_run c = {.run = run, .element = &run->rules->rules[rule], .open = run->all, .unsure_rule = UM_NONE, .enough_rule = UM_NONE,
                            .court_rule = UM_NONE, .adds_rule = UM_NONE};
    c.node = um_node_add(run, name, b);
    c.node->element_rule = rule;
    bool pleaded = run->level == UM_LEVEL_PLEADING && c.element->kind == UM_RULE_ELEMENT && !c.element->once;
    c.node->standard = pleaded ? um_phrase(run->rules, "standard.pleading") : um_str(run->rules, c.element->standard);
    return c;
}

struct um_node *um_cell_node(struct um_run *run, uint32_t element_rule, const struct um_binding *b)
{
    const struct um_rule *e = &run->rules->rules[element_rule];
    struct um_binding here = within_scope(e, *b);
    const char *name = name_of(run, e, &here);
    struct um_node *made = find_made(run, e, name);
    if (made)
        return made;
    struct um_cell_run c = open_cell(run, name, element_rule, &here);
    um_settle_not_asked(&c);
    um_collect_offers(&c);
    try_status_rules(&c, UINT32_MAX);
    for (size_t i = 0; i < c.n_offered; i++)
        try_status_rules(&c, c.offered[i]);
    um_settle_status_rules(&c);
    um_list_beside(&c);
    for (size_t i = 0; c.open && i < c.n_offered; i++)
        um_look_at(&c, c.offered[i]);
    um_weigh_rows(&c);
    um_look_at_loose(&c);
    if (e->offered.n)
        um_settle_evidence(&c);
    else
        um_settle_default(&c);
    um_node_finish(run, c.node);
    return c.node;
}

struct um_node *um_requirement_node(struct um_run *run, const char *name, uint32_t rule, const struct um_binding *b)
{
    struct um_cell_run c = open_cell(run, name, rule, b);
    try_status_rules(&c, UINT32_MAX);
    um_settle_status_rules(&c);
    um_settle_default(&c);
    um_node_finish(run, c.node);
    return c.node;
}
