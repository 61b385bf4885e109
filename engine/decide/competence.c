/* Whether each assertion may count: once per assertion, shared by all who read it. */
#include <string.h>

#include "decide/run.h"

/*
 * Shares of a value: each rule, the lowest first, has the worlds that no other
 * took; what is left has no rule. Where nobody can say, defeaters go first: it is
 * their keys that are missing.
 */
static void share_out(struct um_run *run, struct um_competence_result *c, unsigned value, const uint32_t *rules, const struct um_truth *t)
{
    uint64_t left = c->in[value];
    while (left) {
        struct um_competence_share share = {.worlds = left, .rule = UM_NONE, .value = (uint8_t)value};
        for (uint32_t i = 0; rules[i] != UM_NONE; i++) {
            bool unknown = value == UM_COMPETENCE_UNKNOWN;
            bool gives = unknown ? run->rules->rules[rules[i]].competence < UM_COMPETENCE_COUNT : run->rules->rules[rules[i]].competence == value;
            uint64_t worlds = gives ? (unknown ? t[i].maybe : t[i].yes) & left : 0;
            if (worlds && (unknown ? share.rule == UM_NONE : rules[i] < share.rule)) {
                share.worlds = worlds;
                share.rule = rules[i];
            }
        }
        UM_PUSH(run->arena, c->shares, c->n_shares, c->cap_shares, share);
        left &= ~share.worlds;
    }
}

static void decide_one(struct um_run *run, uint32_t assertion, const uint32_t *rules)
{
    struct um_competence_result *c = &run->measure->competence[assertion];
    struct um_binding b = UM_UNBOUND;
    b.assertion = assertion;
    struct um_truth *t = um_effective(run, rules, &b);
    uint64_t unknown = 0;
    for (uint32_t i = 0; rules[i] != UM_NONE; i++) {
        unsigned value = run->rules->rules[rules[i]].competence;
        if (value >= UM_COMPETENCE_COUNT) /* an exception: it only defeats */
            continue;
        c->in[value] |= t[i].yes;
        unknown |= t[i].maybe;
    }
    /* What cannot be tested in its form is never tested in its substance; what surely may not count needs no key. */
    c->in[UM_COMPETENCE_EXCLUDED] &= ~c->in[UM_COMPETENCE_FORM];
    c->in[UM_COMPETENCE_UNKNOWN] = unknown & ~(c->in[UM_COMPETENCE_FORM] | c->in[UM_COMPETENCE_EXCLUDED]);
    c->in[UM_COMPETENCE_COUNTS] = run->all & ~(c->in[UM_COMPETENCE_FORM] | c->in[UM_COMPETENCE_EXCLUDED] |
                                               c->in[UM_COMPETENCE_UNKNOWN]);
    for (unsigned value = 0; value < UM_COMPETENCE_COUNT; value++)
        share_out(run, c, value, rules, t);
}

/* The finding e/<assertion>/competence: counts is met, unknown is not recorded, the rest is not met. */
static void add_node(struct um_run *run, uint32_t assertion)
{
    static const uint8_t statuses[UM_COMPETENCE_COUNT] = {[UM_COMPETENCE_COUNTS] = UM_STATUS_MET, [UM_COMPETENCE_EXCLUDED] = UM_STATUS_UNMET,
                                                          [UM_COMPETENCE_FORM] = UM_STATUS_UNMET, [UM_COMPETENCE_UNKNOWN] = UM_STATUS_NOT_RECORDED};
    const struct um_competence_result *c = &run->measure->competence[assertion];
    struct um_ref r = {UM_ENTITY_ASSERTION, assertion};
    struct um_binding b = UM_UNBOUND;
    b.assertion = assertion;
    struct um_node *node = um_node_add(run, um_cat(run->arena, "e/", um_row_id(run->m, r), run->level == UM_LEVEL_PLEADING ? "/pleaded" : "", "/competence", NULL), &b);
    for (size_t i = 0; i < c->n_shares; i++) {
        const struct um_competence_share *share = &c->shares[i];
        unsigned status = statuses[share->value];
        struct um_finding *f = um_finding_add(run, node, share->worlds, status, status == UM_STATUS_UNMET ? UM_WHY_NONE_COMPETENT : UM_WHY_NONE, share->rule);
        f->phrase = um_cat(run->arena, "competence.", um_vocabs[UM_VOCAB_COMPETENCE].values[share->value], NULL);
        if (share->rule != UM_NONE)
            um_eval_rule(run, share->rule, &b, &f->premises);
    }
    um_node_finish(run, node);
}

/* A ruling on whether an assertion counts prevails over the rules. */
static void apply_ruling(struct um_run *run, uint32_t assertion)
{
    const struct um_node *node = run->tree->shared.list[run->tree->shared.n - 1];
    struct um_competence_result *c = &run->measure->competence[assertion];
    if (node->findings[0].basis == UM_FINDING_BASIS_DERIVED)
        return;
    memset(c->in, 0, sizeof c->in);
    c->in[UM_COMPETENCE_COUNTS] = node->in[UM_STATUS_MET];
    c->in[UM_COMPETENCE_EXCLUDED] = node->in[UM_STATUS_UNMET];
    c->clash = node->in[UM_STATUS_CONFLICT];
    c->in[UM_COMPETENCE_UNKNOWN] = run->all & ~(node->in[UM_STATUS_MET] | node->in[UM_STATUS_UNMET]);
    c->n_shares = 0; /* no rule gives what the court does */
    for (unsigned value = 0; value < UM_COMPETENCE_COUNT; value++)
        if (c->in[value]) {
            struct um_competence_share share = {.worlds = c->in[value], .rule = UM_NONE, .value = (uint8_t)value};
            UM_PUSH(run->arena, c->shares, c->n_shares, c->cap_shares, share);
        }
}

static void merge_values(uint64_t to[UM_COMPETENCE_COUNT], const struct um_competence_result *from)
{
    for (unsigned i = 0; i < UM_COMPETENCE_COUNT; i++)
        to[i] |= from->in[i];
}

/* Whether an assertion speaks of no account by name, in its point or otherwise, and so bears on every defendant. */
static bool is_shared(const struct um_run *run, uint32_t assertion)
{
    const struct um_cell *about = um_cell(run->m, UM_ASSERTION__ABOUT, assertion);
    return !(about->set && about->n) && !um_named_account(run->m, um_ref_of(run->m, UM_ASSERTION__POINT, assertion)->row);
}

struct um_competence_result *um_evidence_of(const struct um_run *run, uint32_t defendant)
{
    struct um_competence_result *sum = UM_NEW(run->arena, struct um_competence_result);
    const struct um_cell *accounts = um_cell(run->m, UM_DEFENDANT__ACCOUNTS, defendant);
    memcpy(sum->in, run->measure->shared_evidence, sizeof sum->in);
    for (uint32_t k = 0; k < accounts->n; k++) {
        uint32_t account = accounts->as.refs[k].row;
        for (uint32_t i = run->naming_account.start[account]; i < run->naming_account.start[account + 1]; i++)
            merge_values(sum->in, &run->measure->competence[run->naming_account.items[i]]);
        for (uint32_t p = run->by_account.start[account]; p < run->by_account.start[account + 1]; p++) {
            uint32_t point = run->by_account.items[p];
            for (uint32_t i = run->on_point.start[point]; i < run->on_point.start[point + 1]; i++)
                merge_values(sum->in, &run->measure->competence[run->on_point.items[i]]);
        }
    }
    return sum;
}

void um_level_enter(struct um_run *run, unsigned level)
{
    run->level = level;
    run->measure = &run->measures[level];
}

void um_competence_make(struct um_run *run)
{
    uint32_t n = run->m->tables[UM_ENTITY_ASSERTION].n;
    const uint32_t *rules = um_rules_for(run, UM_RULE_COMPETENCE, UM_ELEMENT_COUNT);
    run->measure->competence = UM_NEWS(run->arena, n, struct um_competence_result);
    for (uint32_t i = 0; i < n; i++) {
        if (!run->visible_assertion[i])
            continue;
        decide_one(run, i, rules);
        add_node(run, i);
        apply_ruling(run, i);
        if (is_shared(run, i))
            merge_values(run->measure->shared_evidence, &run->measure->competence[i]);
    }
}
