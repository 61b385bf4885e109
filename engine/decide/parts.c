/* From claims to the outcome of one defendant: gates, the parts of each test that is chosen for him, and what they come to. */
#include <string.h>

#include "base/text.h"
#include "decide/run.h"

struct parts {
    struct um_run *run;
    struct um_defendant_result *d;
    struct um_binding b;
    const char *base; /* d/<defendant> */
    const struct um_claim_nodes *claims;
};

/* -------------------------------------------------------------------- parts */

/* A part over claims: one that is fully shown suffices. None at all is a gap of the record; claims that leave him out are pleaded so. */
static struct um_node *claims_part(const struct parts *p, const struct um_rule *part, uint32_t part_rule, const char *name)
{
    struct um_run *run = p->run;
    const struct um_claim_nodes *claims = &p->claims[part->level];
    struct um_node *node = um_node_join(run, name, &p->b, claims->list, claims->n, true, "join.part");
    if (!claims->n) {
        bool pleaded = run->m->tables[UM_ENTITY_CLAIM].n > 0;
        node->n = 0;
        um_finding_add(run, node, run->all, pleaded ? UM_STATUS_UNMET : UM_STATUS_NOT_RECORDED,
                       pleaded ? UM_WHY_NOT_PLEADED : UM_WHY_NONE, part_rule)->phrase = pleaded ? "unmet.not-pleaded" : "not-recorded.claim";
        um_node_finish(run, node);
    }
    for (size_t i = 0; i < node->n; i++)
        if (node->findings[i].rule == UM_NONE)
            node->findings[i].rule = part_rule;
    return node;
}

static struct um_node *court_part(const struct parts *p, const struct um_rule *part, uint32_t part_rule, const char *name)
{
    struct um_node *node = um_node_add(p->run, name, &p->b);
    um_finding_add(p->run, node, p->run->all, UM_STATUS_FOR_COURT, UM_WHY_NONE, part_rule)->question = part->question;
    um_node_finish(p->run, node);
    return node;
}

static struct um_node *part_node(const struct parts *p, uint32_t part_rule, uint64_t worlds)
{
    const struct um_rules *rules = p->run->rules;
    const struct um_rule *part = &rules->rules[part_rule];
    const char *name = um_cat(p->run->arena, p->base, "/t/", um_str(rules, part->test), "/", um_str(rules, part->part), NULL);
    struct um_node *node = part->over == UM_OVER_CLAIMS  ? claims_part(p, part, part_rule, name)
                           : part->over == UM_OVER_COURT ? court_part(p, part, part_rule, name)
                                                         : um_requirement_node(p->run, name, part_rule, &p->b);
    node->standard = um_str(rules, part->standard);
    um_node_restrict(node, worlds);
    UM_PUSH(p->run->arena, p->d->parts.list, p->d->parts.n, p->d->parts.cap, node);
    return node;
}

/* ----------------------------------------------------------------- outcomes */

/*
 * What one part lets the outcome be in each world; the worst of all parts is the
 * outcome. open: the worlds in which every part so far lets the next be reached.
 */
static void add_outcomes(struct um_defendant_result *d, const struct um_node *node, const struct um_rule *part, bool weighing,
                         uint64_t *open)
{
    uint64_t contested = node->in[UM_STATUS_CONTESTED];
    bool balance = part->kind == UM_RULE_PART && part->over == UM_OVER_COURT;
    d->outcome[part->outcome < UM_OUTCOME_COUNT ? part->outcome : UM_OUTCOME_NOT_MADE] |= node->in[UM_STATUS_UNMET];
    d->outcome[UM_OUTCOME_NOT_RECORDED] |= node->in[UM_STATUS_NOT_RECORDED];
    d->outcome[balance ? UM_OUTCOME_BALANCE_OPEN : UM_OUTCOME_FOR_COURT] |= node->in[UM_STATUS_FOR_COURT] | (weighing ? contested : 0);
    d->outcome[UM_OUTCOME_FOR_COURT] |= node->in[UM_STATUS_CONFLICT];
    *open &= ~node->worlds | node->in[UM_STATUS_MET] | (weighing ? 0 : contested) | node->in[UM_STATUS_EXCUSED] | node->in[UM_STATUS_INAPPLICABLE];
}

/* The next rule of a kind in order, behind the last; UM_NONE when there is none. */
static uint32_t next_in_order(const struct um_rules *rules, unsigned kind, uint32_t test, uint32_t last)
{
    uint32_t best = UM_NONE;
    for (uint32_t i = 0; i < rules->n[UM_SECTION_RULES]; i++) {
        const struct um_rule *r = &rules->rules[i], *behind = last == UM_NONE ? NULL : &rules->rules[last];
        bool later = !behind || r->order > behind->order || (r->order == behind->order && i > last);
        bool fits = r->kind == kind && (kind == UM_RULE_GATE || r->test == test) && later;
        if (fits && (best == UM_NONE || r->order < rules->rules[best].order))
            best = i;
    }
    return best;
}

/* A gate that is asked for data: once for each item of its that is asked for. It holds back that item alone. */
static void judge_items(const struct parts *p, uint32_t gate, const char *name)
{
    struct um_run *run = p->run;
    const struct um_rule *rule = &run->rules->rules[gate];
    for (uint32_t item = 0; item < UM_REQUEST_ITEM_COUNT; item++) {
        if (!(rule->items >> item & 1) || !(um_items_asked(run) >> item & 1))
            continue;
        const char *word = um_vocabs[UM_VOCAB_REQUEST_ITEM].values[item];
        struct um_withheld withheld = {item, um_requirement_node(run, um_cat(run->arena, name, "/", word, NULL), gate, &p->b)};
        UM_PUSH(run->arena, p->d->withheld, p->d->n_withheld, p->d->cap_withheld, withheld);
    }
}

static void judge_gates(const struct parts *p, uint64_t *open)
{
    const struct um_rules *rules = p->run->rules;
    for (uint32_t i = next_in_order(rules, UM_RULE_GATE, 0, UM_NONE); i != UM_NONE; i = next_in_order(rules, UM_RULE_GATE, 0, i)) {
        const struct um_rule *gate = &rules->rules[i];
        uint64_t worlds = um_eval_rule(p->run, i, &p->b, NULL).yes; /* where it is asked at all */
        const char *name = um_cat(p->run->arena, p->base, "/g/", um_str(rules, gate->part), NULL);
        if (worlds && gate->items) {
            judge_items(p, i, name);
        } else if (worlds) {
            struct um_node *node = um_requirement_node(p->run, name, i, &p->b);
            um_node_restrict(node, worlds);
            UM_PUSH(p->run->arena, p->d->parts.list, p->d->parts.n, p->d->parts.cap, node);
            add_outcomes(p->d, node, gate, false, open);
        }
    }
}

/* Of the parts over claims that are asked in a world the last says what is shown there. */
static void take_merits(struct um_run *run, struct um_defendant_result *d, struct um_node *part)
{
    struct um_node **last = d->merits.n ? &d->merits.list[d->merits.n - 1] : NULL;
    for (unsigned s = 0; s < UM_STATUS_COUNT; s++)
        d->showing[s] = (d->showing[s] & ~part->worlds) | part->in[s];
    if (last && !((*last)->worlds & ~part->worlds))
        *last = part;
    else
        UM_PUSH(run->arena, d->merits.list, d->merits.n, d->merits.cap, part);
}

static void judge_test(const struct parts *p, const struct um_chosen *chosen, uint64_t *open)
{
    const struct um_rules *rules = p->run->rules;
    const struct um_rule *test = &rules->rules[chosen->test];
    for (uint32_t i = next_in_order(rules, UM_RULE_PART, test->test, UM_NONE); i != UM_NONE; i = next_in_order(rules, UM_RULE_PART, test->test, i)) {
        struct um_truth asked = um_eval_rule(p->run, i, &p->b, NULL); /* nowhere, if it is of later law */
        uint64_t worlds = chosen->worlds & (asked.yes | asked.maybe);
        if (!worlds)
            continue;
        struct um_node *node = part_node(p, i, worlds);
        node->reached = *open & worlds ? UM_REACHED_YES : UM_REACHED_EARLIER_PART;
        add_outcomes(p->d, node, &rules->rules[i], test->weighing, open);
        if (rules->rules[i].over == UM_OVER_CLAIMS)
            take_merits(p->run, p->d, node);
    }
}

/* Rules that qualify a showing that is not made, such as: only for want of form. */
static void qualify_outcomes(struct um_run *run, struct um_defendant_result *d)
{
    const uint32_t *rules = um_rules_for(run, UM_RULE_OUTCOME, UM_ELEMENT_COUNT);
    struct um_binding b = UM_UNBOUND;
    b.defendant = d->defendant;
    for (unsigned o = 0; o < UM_OUTCOME_COUNT; o++)
        d->outcome_rule[o] = UM_NONE;
    for (uint32_t i = 0; rules[i] != UM_NONE; i++) {
        const struct um_rule *rule = &run->rules->rules[rules[i]];
        uint64_t worlds = um_eval_rule(run, rules[i], &b, NULL).yes & d->outcome[UM_OUTCOME_NOT_MADE];
        if (!worlds)
            continue;
        d->outcome[UM_OUTCOME_NOT_MADE] &= ~worlds;
        d->outcome[rule->outcome] |= worlds;
        d->outcome_rule[rule->outcome] = rules[i];
    }
}

static void find_turns(const struct um_run *run, struct um_defendant_result *d)
{
    const struct um_worlds *worlds = &run->tree->worlds;
    uint64_t open = d->outcome[UM_OUTCOME_NOT_RECORDED] | d->outcome[UM_OUTCOME_FOR_COURT];
    for (uint32_t q = 0; q < worlds->n; q++) {
        for (unsigned o = 0; o < UM_OUTCOME_COUNT; o++)
            if (um_worlds_split(worlds, &worlds->list[q], d->outcome[o]))
                d->turns_on |= UINT64_C(1) << q;
        for (size_t i = 0; open && i < d->nodes.n; i++)
            for (unsigned s = 0; s < UM_STATUS_COUNT; s++)
                if (um_worlds_split(worlds, &worlds->list[q], d->nodes.list[i]->in[s] & open))
                    d->may_turn_on |= UINT64_C(1) << q;
    }
    d->may_turn_on &= ~d->turns_on;
}

static bool before_court(const struct um_run *run, uint32_t defendant)
{
    const struct um_cell *accounts = um_cell(run->m, UM_DEFENDANT__ACCOUNTS, defendant);
    for (uint32_t k = 0; run->tree->decision != UM_NONE && k < accounts->n; k++)
        if (um_names(run, UM_DECISION__ACCOUNTS, run->tree->decision, UM_ENTITY_ACCOUNT, accounts->as.refs[k].row))
            return true;
    return run->tree->decision == UM_NONE;
}

/* A test that two rules choose otherwise is for the court. */
static void judge_tests(const struct parts *p, uint64_t *open)
{
    struct um_defendant_result *d = p->d;
    d->outcome[UM_OUTCOME_FOR_COURT] |= d->tests.conflict;
    for (size_t k = 0; k < d->tests.n; k++) {
        bool again = false;
        struct um_chosen chosen = d->tests.list[k];
        for (size_t i = 0; i < d->tests.n; i++) { /* chosen by several rules, each in its worlds: judged once */
            bool same = d->tests.list[i].test == chosen.test;
            again = again || (same && i < k);
            chosen.worlds |= same ? d->tests.list[i].worlds : 0;
        }
        if (!again)
            judge_test(p, &chosen, open);
    }
}

/* In each world the worst that some part lets the outcome be. */
static void take_worst(const struct um_run *run, struct um_defendant_result *d)
{
    uint64_t left = run->all;
    for (unsigned o = UM_OUTCOME_NOT_MADE; o < UM_OUTCOME_SHOWING_MADE; o++) {
        d->outcome[o] &= left;
        left &= ~d->outcome[o];
    }
    d->outcome[UM_OUTCOME_SHOWING_MADE] = left;
}

void um_judge_parts(struct um_run *run, struct um_defendant_result *d, const struct um_claim_nodes claims[UM_LEVEL_COUNT])
{
    struct parts p = {.run = run, .d = d, .b = UM_UNBOUND, .claims = claims};
    uint64_t open = run->all;
    p.b.defendant = d->defendant;
    p.base = um_cat(run->arena, "d/", um_row_id(run->m, (struct um_ref){UM_ENTITY_DEFENDANT, d->defendant}), NULL);
    judge_gates(&p, &open);
    judge_tests(&p, &open);
    take_worst(run, d);
    um_notes_of_defendant(run, d);
    qualify_outcomes(run, d);
    if (!before_court(run, d->defendant)) {
        memset(d->outcome, 0, sizeof d->outcome);
        d->outcome[UM_OUTCOME_NOT_BEFORE_COURT] = run->all;
        for (size_t i = 0; i < d->parts.n; i++)
            d->parts.list[i]->reached = UM_REACHED_NOT_BEFORE_COURT;
    }
    find_turns(run, d);
}
