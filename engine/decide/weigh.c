/* What comes of each assertion that is offered: whether it reaches the account, counts, and how far it gets. */
#include "decide/cell.h"

static void add_evidence(struct um_cell_run *c, uint32_t assertion, uint64_t worlds, unsigned effect, uint32_t rule, bool against)
{
    struct um_evidence e = {assertion, rule, worlds, (uint8_t)effect, against, {0}};
    struct um_binding b = c->node->binding;
    if (!worlds)
        return;
    b.assertion = assertion;
    if (rule != UM_NONE)
        um_eval_rule(c->run, rule, &b, &e.premises);
    UM_PUSH(c->run->arena, c->node->evidence, c->node->n_evidence, c->node->cap_evidence, e);
}

/* Whether points of this kind are about accounts at all: what a source says is not. */
static bool is_about_accounts(const struct um_run *run, uint32_t assertion)
{
    uint32_t point = um_ref_of(run->m, UM_ASSERTION__POINT, assertion)->row;
    return um_kinds[um_enum_of(run->m, UM_POINT__KIND, point)].account_slots[0] != UM_NO_FIELD;
}

/* The worlds in which an assertion reaches no single account; 0 for shared elements. */
static struct um_truth not_individual(struct um_cell_run *c, uint32_t assertion, uint32_t *ret_rule)
{
    struct um_run *run = c->run;
    const uint32_t *rules = um_rules_for(run, UM_RULE_SCOPE, UM_ELEMENT_COUNT);
    struct um_binding b = c->node->binding;
    struct um_truth sum = {0, 0};
    *ret_rule = UM_NONE;
    if (b.account == UINT32_MAX || um_account_slot(run, assertion) || !is_about_accounts(run, assertion))
        return sum;
    b.assertion = assertion;
    struct um_truth *t = um_effective(run, rules, &b);
    for (uint32_t i = 0; rules[i] != UM_NONE; i++) {
        if ((t[i].yes | t[i].maybe) && (*ret_rule == UM_NONE || (t[i].yes && !sum.yes)))
            *ret_rule = rules[i];
        sum.yes |= t[i].yes;
        sum.maybe |= t[i].maybe;
    }
    sum.maybe &= ~sum.yes;
    return sum;
}

/* Two assertions that add by different rules together are for the court. */
static void note_adds(struct um_cell_run *c, uint32_t assertion, uint32_t rule, uint64_t worlds)
{
    if (c->adds_rule != UM_NONE && c->adds_rule != rule) {
        c->court[0] |= c->adds & worlds;
        if (c->court_rule == UM_NONE)
            c->court_rule = c->adds_rule, c->court_assertion = c->adds_assertion;
    }
    c->adds |= worlds;
    c->adds_rule = rule;
    c->adds_assertion = assertion;
}

/* What one rule makes of an assertion in these worlds, for the burdened side or against it. */
static void note_reach(struct um_cell_run *c, uint32_t assertion, uint32_t rule, uint64_t worlds)
{
    const struct um_rule *r = &c->run->rules->rules[rule];
    bool against = r->helps == UM_HELPS_OPPONENT && r->reach > UM_REACH_NONE;
    static const uint8_t effects[] = {UM_EFFECT_NONE, UM_EFFECT_ADDS, UM_EFFECT_COURT, UM_EFFECT_ENOUGH};
    if (!worlds)
        return;
    if (assertion != UINT32_MAX)
        add_evidence(c, assertion, worlds, effects[r->reach], rule, against);
    if (r->reach == UM_REACH_ENOUGH) {
        c->enough[against] |= worlds;
        if (!against && c->enough_rule == UM_NONE)
            c->enough_rule = rule, c->enough_assertion = assertion;
    } else if (r->reach == UM_REACH_COURT) {
        c->court[against] |= worlds;
        if (!against && c->court_rule == UM_NONE)
            c->court_rule = rule, c->court_assertion = assertion;
    } else if (r->reach == UM_REACH_ADDS) {
        note_adds(c, assertion, rule, worlds);
    }
}

/* How far an assertion that counts gets in the given worlds: as far as the rule that takes it furthest. */
static void weigh(struct um_cell_run *c, uint32_t assertion, uint64_t usable)
{
    struct um_run *run = c->run;
    const uint32_t *rules = um_rules_for(run, UM_RULE_SUFFICIENCY, c->element->element);
    struct um_binding b = c->node->binding;
    b.assertion = assertion;
    struct um_truth *t = um_effective(run, rules, &b);
    uint64_t left = usable;
    for (int reach = UM_REACH_ENOUGH; reach >= UM_REACH_NONE; reach--) {
        for (uint32_t i = 0; rules[i] != UM_NONE; i++) {
            if (run->rules->rules[rules[i]].reach != reach || !um_binds_assertion(run, &run->rules->rules[rules[i]]))
                continue;
            uint64_t worlds = t[i].yes & left;
            left &= ~worlds;
            note_reach(c, assertion, rules[i], worlds);
            uint64_t maybe = reach > UM_REACH_NONE ? t[i].maybe & left : 0;
            left &= ~maybe;
            c->unknown |= maybe;
            add_evidence(c, assertion, maybe, UM_EFFECT_UNKNOWN, rules[i], false);
        }
    }
    add_evidence(c, assertion, left, UM_EFFECT_NONE, UM_NONE, false);
}

void um_look_at(struct um_cell_run *c, uint32_t assertion)
{
    static const uint8_t effects[UM_COMPETENCE_COUNT] = {[UM_COMPETENCE_EXCLUDED] = UM_EFFECT_EXCLUDED, [UM_COMPETENCE_FORM] = UM_EFFECT_FORM,
                                                         [UM_COMPETENCE_UNKNOWN] = UM_EFFECT_UNKNOWN};
    const struct um_competence_result *comp = &c->run->measure->competence[assertion];
    uint32_t scope_rule;
    struct um_truth group = not_individual(c, assertion, &scope_rule);
    uint64_t single = c->open & ~(group.yes | group.maybe);
    add_evidence(c, assertion, group.yes & c->open, UM_EFFECT_NOT_INDIVIDUAL, scope_rule, false);
    add_evidence(c, assertion, group.maybe & c->open, UM_EFFECT_UNKNOWN, scope_rule, false);
    c->unknown |= group.maybe & c->open;
    c->individual |= single;
    for (size_t i = 0; i < comp->n_shares; i++)
        if (comp->shares[i].value != UM_COMPETENCE_COUNTS)
            add_evidence(c, assertion, single & comp->shares[i].worlds, effects[comp->shares[i].value], comp->shares[i].rule, false);
    c->unknown |= single & comp->in[UM_COMPETENCE_UNKNOWN];
    c->clash |= single & comp->clash;
    c->competent |= single & comp->in[UM_COMPETENCE_COUNTS];
    weigh(c, assertion, single & comp->in[UM_COMPETENCE_COUNTS]);
}

/* Rules of sufficiency that speak of no assertion: what the act itself, or an element below, goes to show. */
void um_weigh_rows(struct um_cell_run *c)
{
    struct um_run *run = c->run;
    const uint32_t *rules = um_rules_for(run, UM_RULE_SUFFICIENCY, c->element->element);
    struct um_truth *t = um_effective(run, rules, &c->node->binding);
    for (uint32_t i = 0; rules[i] != UM_NONE; i++) {
        if (um_binds_assertion(run, &run->rules->rules[rules[i]]))
            continue;
        uint64_t worlds = t[i].yes & c->open;
        note_reach(c, UINT32_MAX, rules[i], worlds);
        c->individual |= worlds; /* what the act itself shows names its account, and counts */
        c->competent |= worlds;
        c->n_offered += c->n_offered == 0 && worlds;
        c->unknown |= t[i].maybe & c->open;
    }
}

/* What was offered where a status rule decided: what it rests on, and beside it what else there is. */
void um_list_beside(struct um_cell_run *c)
{
    struct um_cell_run beside = {.run = c->run, .node = c->node, .element = c->element, .open = c->decided, .enough_rule = UM_NONE,
                          .court_rule = UM_NONE, .adds_rule = UM_NONE};
    for (size_t i = 0; c->decided && i < c->n_offered; i++) {
        bool decides = false;
        for (size_t h = 0; h < c->n_hits; h++) { /* by one rule in some worlds, by another in others */
            if (c->hits[h].assertion != c->offered[i])
                continue;
            decides = true;
            add_evidence(c, c->offered[i], c->hits[h].worlds & c->decided, UM_EFFECT_DECIDES, c->hits[h].rule, false);
        }
        if (!decides)
            um_look_at(&beside, c->offered[i]);
    }
}

/* What may be about this cell's point, but nobody has entered what it is about. */
void um_look_at_loose(struct um_cell_run *c)
{
    const struct um_run *run = c->run;
    for (uint32_t o = 0; o < c->element->offered.n; o++) {
        const struct um_offer *offer = &run->rules->offers[c->element->offered.first + o];
        struct um_cell_run found = {.run = c->run, .node = c->node, .element = c->element};
        for (uint32_t i = 0; offer->via == UM_VIA_OF && i < run->n_loose; i++)
            um_offer_point(&found, offer, run->loose[i]);
        for (size_t i = 0; c->open && i < found.n_offered; i++) {
            struct um_premise missing = {.row = {UM_ENTITY_ASSERTION, found.offered[i]}, .path = "a.point.of"};
            add_evidence(c, found.offered[i], c->open, UM_EFFECT_UNKNOWN, UM_NONE, false);
            struct um_evidence *e = &c->node->evidence[c->node->n_evidence - 1];
            UM_PUSH(c->run->arena, e->premises.list, e->premises.n, e->premises.cap, missing);
            c->unknown |= c->open;
            c->n_offered += c->n_offered == 0; /* something is offered, whatever it is about */
        }
    }
}
