/* From elements to outcomes: statements, claims, parts, defendants. */
#include <string.h>

#include "decide/algebra.h"
#include "decide/run.h"

/* The claims of the matter with their elements, in order. */
struct claim {
    uint32_t row;
    uint32_t *elements; /* rules, by order */
    uint32_t n;
};

/* What is judged once for an act under a claim, and read by every defendant. */
struct shared_act {
    struct um_node **of_act; /* one an element of scope act */
    size_t n_of_act;
    struct um_node ***of_point; /* by point the act conveys: one an element of scope point or act-point */
    size_t *n_of_point;
};

struct walk {
    struct um_run *run;
    struct claim *claims;
    uint32_t n_claims;
    struct shared_act *acts; /* by claim and act */
};

static const char *id(const struct um_run *run, unsigned entity, uint32_t row)
{
    return um_row_id(run->m, (struct um_ref){(uint8_t)entity, row});
}

static uint32_t count(const struct um_run *run, unsigned entity)
{
    return run->m->tables[entity].n;
}

/* ------------------------------------------------------------------- claims */

static bool has_claim(const struct um_run *run, const struct um_rule *e, const char *law)
{
    for (uint32_t i = 0; i < e->claims.n; i++)
        if (strcmp(um_str(run->rules, run->rules->words[e->claims.first + i]), law) == 0)
            return true;
    return false;
}

static void collect_claims(struct walk *w)
{
    struct um_run *run = w->run;
    uint32_t n_rules = run->rules->n[UM_SECTION_RULES];
    w->n_claims = count(run, UM_ENTITY_CLAIM);
    w->claims = UM_NEWS(run->arena, w->n_claims, struct claim);
    for (uint32_t c = 0; c < w->n_claims; c++) {
        struct claim *claim = &w->claims[c];
        claim->row = c;
        claim->elements = UM_NEWS(run->arena, n_rules, uint32_t);
        for (unsigned order = 0; order < 256; order++)
            for (uint32_t i = 0; i < n_rules; i++) {
                const struct um_rule *e = &run->rules->rules[i];
                if (e->kind == UM_RULE_ELEMENT && e->order == order && has_claim(run, e, um_text_of(run->m, UM_CLAIM__LAW, c)))
                    claim->elements[claim->n++] = i;
            }
    }
}

/* --------------------------------------------------------- shared judgements */

static void judge_points(struct walk *w, const struct claim *claim, uint32_t act, struct shared_act *out)
{
    struct um_run *run = w->run;
    const struct um_cell *conveys = um_cell(run->m, UM_ACT__CONVEYS, act);
    out->of_point = UM_NEWS(run->arena, conveys->n, struct um_node **);
    out->n_of_point = UM_NEWS(run->arena, conveys->n, size_t);
    for (uint32_t p = 0; conveys->set && p < conveys->n; p++) {
        struct um_binding b = UM_UNBOUND;
        b.claim = claim->row;
        b.act = act;
        b.point = conveys->as.refs[p].row;
        out->of_point[p] = UM_NEWS(run->arena, claim->n, struct um_node *);
        for (uint32_t e = 0; e < claim->n; e++) {
            unsigned scope = run->rules->rules[claim->elements[e]].scope;
            if (scope == UM_SCOPE_POINT || scope == UM_SCOPE_ACT_POINT)
                out->of_point[p][out->n_of_point[p]++] = um_cell_node(run, claim->elements[e], &b);
        }
    }
}

/* An act that nobody is known to have made: what can be said of it, whoever made it. */
static void judge_unknown_speaker(struct walk *w, const struct claim *claim, uint32_t act, const struct shared_act *shared)
{
    struct um_run *run = w->run;
    uint32_t n_points = um_cell(run->m, UM_ACT__CONVEYS, act)->n;
    struct um_binding b = UM_UNBOUND;
    b.claim = claim->row;
    b.act = act;
    const char *base = um_cat(run->arena, "u/", id(run, UM_ENTITY_CLAIM, claim->row), "/", id(run, UM_ENTITY_ACT, act), NULL);
    struct um_node **branches = UM_NEWS(run->arena, n_points, struct um_node *);
    struct um_node **members = UM_NEWS(run->arena, shared->n_of_act + 1, struct um_node *);
    for (uint32_t p = 0; p < n_points; p++) {
        b.point = um_cell(run->m, UM_ACT__CONVEYS, act)->as.refs[p].row;
        branches[p] = um_node_join(run, um_cat(run->arena, base, "/", id(run, UM_ENTITY_POINT, b.point), NULL), &b,
                                   shared->of_point[p], shared->n_of_point[p], false, "join.point");
    }
    b.point = UINT32_MAX;
    if (shared->n_of_act)
        memcpy(members, shared->of_act, shared->n_of_act * sizeof *members);
    members[shared->n_of_act] = um_node_join(run, um_cat(run->arena, base, "/points", NULL), &b, branches, n_points, true,
                                             "join.points");
    um_node_join(run, base, &b, members, shared->n_of_act + 1, false, "join.unknown-speaker");
}

/* What is judged for a claim as a whole. */
static void judge_claim(struct walk *w, const struct claim *claim)
{
    struct um_run *run = w->run;
    struct um_binding b = UM_UNBOUND;
    b.claim = claim->row;
    for (uint32_t e = 0; e < claim->n; e++)
        if (run->rules->rules[claim->elements[e]].scope == UM_SCOPE_CLAIM)
            um_cell_node(run, claim->elements[e], &b);
}

static void judge_shared(struct walk *w)
{
    struct um_run *run = w->run;
    uint32_t n_acts = count(run, UM_ENTITY_ACT);
    w->acts = UM_NEWS(run->arena, (size_t)w->n_claims * n_acts, struct shared_act);
    for (uint32_t c = 0; c < w->n_claims; c++)
        judge_claim(w, &w->claims[c]);
    for (uint32_t c = 0; c < w->n_claims; c++)
        for (uint32_t act = 0; act < n_acts; act++) {
            const struct claim *claim = &w->claims[c];
            struct shared_act *out = &w->acts[(size_t)c * n_acts + act];
            struct um_binding b = UM_UNBOUND;
            if (!um_names(run, UM_CLAIM__ACTS, claim->row, UM_ENTITY_ACT, act))
                continue;
            b.claim = claim->row;
            b.act = act;
            judge_points(w, claim, act, out);
            out->of_act = UM_NEWS(run->arena, claim->n, struct um_node *);
            for (uint32_t e = 0; e < claim->n; e++)
                if (run->rules->rules[claim->elements[e]].scope == UM_SCOPE_ACT)
                    out->of_act[out->n_of_act++] = um_cell_node(run, claim->elements[e], &b);
            if (um_cell(run->m, UM_ACT__BY, act)->tag != UM_CHOICE_SPEAKER_ONE)
                judge_unknown_speaker(w, claim, act, out);
        }
}

/* --------------------------------------------------------------- defendants */

/* The account's own elements of an act (point unbound) or of one of its points. */
static size_t own_nodes(struct um_run *run, const struct claim *claim, const struct um_binding *b, unsigned scope,
                        struct um_node **out)
{
    struct um_node *by_element[UM_ELEMENT_COUNT] = {0};
    size_t n = 0;
    for (uint32_t e = 0; e < claim->n; e++) {
        const struct um_rule *rule = &run->rules->rules[claim->elements[e]];
        if (rule->scope == scope && rule->choose[0] == UM_NONE)
            by_element[rule->element] = um_cell_node(run, claim->elements[e], b);
    }
    for (uint32_t e = 0; e < claim->n; e++) {
        const struct um_rule *rule = &run->rules->rules[claim->elements[e]];
        if (rule->scope != scope || rule->choose[0] == UM_NONE)
            continue;
        by_element[rule->element] = um_choose_node(run, claim->elements[e], b, by_element[rule->choose[0]], by_element[rule->choose[1]]);
        by_element[rule->choose[0]] = by_element[rule->choose[1]] = NULL; /* they stand behind the choice */
    }
    for (unsigned e = 0; e < UM_ELEMENT_COUNT; e++)
        if (by_element[e])
            out[n++] = by_element[e];
    return n;
}

static struct um_node *statement_node(struct walk *w, const struct claim *claim, struct um_binding b, const char *base)
{
    struct um_run *run = w->run;
    const struct shared_act *shared = &w->acts[(size_t)claim->row * count(run, UM_ENTITY_ACT) + b.act];
    const struct um_cell *conveys = um_cell(run->m, UM_ACT__CONVEYS, b.act);
    const char *name = um_cat(run->arena, base, "/", id(run, UM_ENTITY_ACT, b.act), NULL);
    struct um_node **members = UM_NEWS(run->arena, 2 * (size_t)claim->n + 1, struct um_node *);
    struct um_node **branches = UM_NEWS(run->arena, conveys->n, struct um_node *);
    size_t n = own_nodes(run, claim, &b, UM_SCOPE_ACCOUNT_ACT, members);
    for (size_t i = 0; i < shared->n_of_act; i++)
        members[n++] = shared->of_act[i];
    for (uint32_t p = 0; p < conveys->n; p++) {
        struct um_node **of_point = UM_NEWS(run->arena, 2 * (size_t)claim->n, struct um_node *);
        b.point = conveys->as.refs[p].row;
        size_t k = shared->n_of_point[p];
        if (k)
            memcpy(of_point, shared->of_point[p], k * sizeof *of_point);
        k += own_nodes(run, claim, &b, UM_SCOPE_ACCOUNT_ACT_POINT, of_point + k);
        branches[p] = um_node_join(run, um_cat(run->arena, name, "/", id(run, UM_ENTITY_POINT, b.point), NULL), &b, of_point,
                                   k, false, "join.point");
    }
    b.point = UINT32_MAX;
    if (conveys->n)
        members[n++] = um_node_join(run, um_cat(run->arena, name, "/points", NULL), &b, branches, conveys->n, true, "join.points");
    struct um_node *node = um_node_join(run, name, &b, members, n, false, "join.statement");
    if (!conveys->n) { /* nothing it conveys is entered: no element can be judged */
        node->n = 0;
        um_finding_add(run, node, run->all, UM_STATUS_NOT_RECORDED, UM_WHY_NONE, UM_NONE)->phrase = "not-recorded.conveys";
        um_node_finish(run, node);
    }
    return node;
}

/* Statements that may be this account's: made by it, by one of several with it, or by nobody knows whom. */
static size_t statements_of(struct walk *w, const struct claim *claim, const struct um_binding *b, const char *base,
                            struct um_node **out)
{
    const struct um_run *run = w->run;
    uint32_t own = run->acts_by.start[b->account], end = run->acts_by.start[b->account + 1], unknown = 0;
    size_t n = 0;
    while (own < end || unknown < run->n_unknown_acts) { /* merged, so that they stand in the order of the record */
        bool take_own = unknown == run->n_unknown_acts || (own < end && run->acts_by.items[own] < run->unknown_acts[unknown]);
        struct um_binding here = *b;
        here.act = take_own ? run->acts_by.items[own++] : run->unknown_acts[unknown++];
        if (um_names(run, UM_CLAIM__ACTS, claim->row, UM_ENTITY_ACT, here.act))
            out[n++] = statement_node(w, claim, here, base);
    }
    return n;
}

/* Whether a claim names its acts and it is known of each who may have made it: here, where none may be the defendant's. */
static bool rests_on_others(const struct um_run *run, uint32_t claim)
{
    const struct um_cell *acts = um_cell(run->m, UM_CLAIM__ACTS, claim);
    for (uint32_t i = 0; acts->set && i < acts->n; i++)
        if (um_cell(run->m, UM_ACT__BY, acts->as.refs[i].row)->tag == UM_CHOICE_SPEAKER_UNKNOWN)
            return false;
    return acts->set && acts->n;
}

/* A claim under which no act can be the defendant's: pleaded on the acts of others, or nothing entered. */
static void say_no_statement(struct um_run *run, const struct claim *claim, struct um_node *node, uint32_t account)
{
    bool others = rests_on_others(run, claim->row), closed = !others && um_closed(run, account, node);
    unsigned why = others ? UM_WHY_WRONG_TARGET : closed ? UM_WHY_NO_EVIDENCE : UM_WHY_NONE;
    node->n = 0;
    um_finding_add(run, node, run->all, others || closed ? UM_STATUS_UNMET : UM_STATUS_NOT_RECORDED, why, UM_NONE)->phrase =
        others ? "unmet.wrong-target" : "no-statement";
    um_node_finish(run, node);
}

static struct um_node *claim_node(struct walk *w, const struct claim *claim, uint32_t defendant)
{
    struct um_run *run = w->run;
    const struct um_cell *accounts = um_cell(run->m, UM_DEFENDANT__ACCOUNTS, defendant);
    size_t most = 0;
    for (uint32_t k = 0; k < accounts->n; k++)
        most += run->n_unknown_acts + run->acts_by.start[accounts->as.refs[k].row + 1] - run->acts_by.start[accounts->as.refs[k].row];
    struct um_node **members = UM_NEWS(run->arena, most, struct um_node *);
    const char *d = um_cat(run->arena, "d/", id(run, UM_ENTITY_DEFENDANT, defendant), NULL);
    const char *c = um_cat(run->arena, "/c/", id(run, UM_ENTITY_CLAIM, claim->row), NULL);
    struct um_binding b = UM_UNBOUND;
    size_t n = 0;
    b.defendant = defendant;
    b.claim = claim->row;
    for (uint32_t k = 0; k < accounts->n; k++) {
        b.account = accounts->as.refs[k].row;
        const char *account = accounts->n == 1 ? "" : um_cat(run->arena, "/k/", id(run, UM_ENTITY_ACCOUNT, b.account), NULL);
        n += statements_of(w, claim, &b, um_cat(run->arena, d, account, c, NULL), members + n);
    }
    b.account = UINT32_MAX;
    struct um_node *node = um_node_join(run, um_cat(run->arena, d, c, NULL), &b, members, n, true, "join.claim");
    if (!n)
        say_no_statement(run, claim, node, accounts->as.refs[0].row);
    return node;
}

/* -------------------------------------------------------------------- parts */

static struct um_node *part_node(struct walk *w, const struct um_rule *part, uint32_t part_rule,
                                 struct um_defendant_result *d, struct um_node **claims, size_t n_claims)
{
    struct um_run *run = w->run;
    struct um_binding b = UM_UNBOUND;
    struct um_node *node;
    b.defendant = d->defendant;
    const char *name = um_cat(run->arena, "d/", id(run, UM_ENTITY_DEFENDANT, d->defendant), "/t/", um_str(run->rules, part->test),
                              "/", um_str(run->rules, part->part), NULL);
    if (part->over == UM_OVER_CLAIMS) {
        node = um_node_join(run, name, &b, claims, n_claims, true, "join.part");
        if (!n_claims) { /* no claim at all is a gap of the record; claims that leave this defendant out are pleaded so */
            bool pleaded = count(run, UM_ENTITY_CLAIM) > 0;
            node->n = 0;
            um_finding_add(run, node, run->all, pleaded ? UM_STATUS_UNMET : UM_STATUS_NOT_RECORDED,
                           pleaded ? UM_WHY_NOT_PLEADED : UM_WHY_NONE, part_rule)->phrase = pleaded ? "unmet.not-pleaded" : "not-recorded.claim";
            um_node_finish(run, node);
        }
        for (size_t i = 0; i < node->n; i++)
            if (node->findings[i].rule == UM_NONE)
                node->findings[i].rule = part_rule;
    } else {
        node = um_node_add(run, name, &b);
        um_finding_add(run, node, run->all, UM_STATUS_FOR_COURT, UM_WHY_NONE, part_rule)->question = part->question;
        um_node_finish(run, node);
    }
    node->standard = um_str(run->rules, part->standard);
    UM_PUSH(run->arena, d->parts.list, d->parts.n, d->parts.cap, node);
    return node;
}

/* The outcome in each world from the parts in order; a later part only speaks where the earlier ones are shown. */
static void add_outcomes(struct um_defendant_result *d, const struct um_node *part, bool balance, bool weighing,
                         uint64_t *open)
{
    uint64_t contested = part->in[UM_STATUS_CONTESTED];
    d->outcome[UM_OUTCOME_NOT_MADE] |= *open & part->in[UM_STATUS_UNMET];
    d->outcome[UM_OUTCOME_NOT_RECORDED] |= *open & part->in[UM_STATUS_NOT_RECORDED];
    d->outcome[balance ? UM_OUTCOME_BALANCE_OPEN : UM_OUTCOME_FOR_COURT] |=
        *open & (part->in[UM_STATUS_FOR_COURT] | (weighing ? contested : 0));
    d->outcome[UM_OUTCOME_FOR_COURT] |= *open & part->in[UM_STATUS_CONFLICT];
    *open &= part->in[UM_STATUS_MET] | (weighing ? 0 : contested) | part->in[UM_STATUS_EXCUSED] | part->in[UM_STATUS_INAPPLICABLE];
}

/* Rules that qualify a showing that is not made, such as: only for want of form. */
static void qualify_outcomes(struct walk *w, struct um_defendant_result *d)
{
    struct um_run *run = w->run;
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

/* Whether two worlds that differ only in a question fall on different sides of a mask. */
static bool splits(const struct um_worlds *w, const struct um_dimension *d, uint64_t mask)
{
    for (uint32_t world = 0; d->fixed < 0 && world < w->count; world++)
        for (uint32_t p = 1; world / d->stride % d->positions == 0 && p < d->positions; p++)
            if ((mask >> world & 1) != (mask >> (world + p * d->stride) & 1))
                return true;
    return false;
}

static void find_turns(struct walk *w, struct um_defendant_result *d)
{
    const struct um_worlds *worlds = &w->run->tree->worlds;
    uint64_t open = d->outcome[UM_OUTCOME_NOT_RECORDED] | d->outcome[UM_OUTCOME_FOR_COURT];
    for (uint32_t q = 0; q < worlds->n; q++) {
        for (unsigned o = 0; o < UM_OUTCOME_COUNT; o++)
            if (splits(worlds, &worlds->list[q], d->outcome[o]))
                d->turns_on |= UINT64_C(1) << q;
        for (size_t i = 0; open && i < d->nodes.n; i++)
            for (unsigned s = 0; s < UM_STATUS_COUNT; s++)
                if (splits(worlds, &worlds->list[q], d->nodes.list[i]->in[s] & open))
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

static void judge_defendant(struct walk *w, struct um_defendant_result *d)
{
    struct um_run *run = w->run;
    const struct um_rule *test = &run->rules->rules[run->tree->test];
    struct um_node **claims = UM_NEWS(run->arena, w->n_claims, struct um_node *);
    uint64_t open = run->all;
    size_t n = 0;
    run->into = &d->nodes;
    for (uint32_t c = 0; c < w->n_claims; c++)
        if (um_names(run, UM_CLAIM__AGAINST, c, UM_ENTITY_DEFENDANT, d->defendant) &&
            um_enum_of(run->m, UM_CLAIM__STANCE, c) != UM_CLAIM_STANCE_ARGUED_ONLY)
            claims[n++] = claim_node(w, &w->claims[c], d->defendant);
    for (unsigned order = 0; order < 256; order++)
        for (uint32_t i = 0; i < run->rules->n[UM_SECTION_RULES]; i++) {
            const struct um_rule *part = &run->rules->rules[i];
            if (part->kind != UM_RULE_PART || part->order != order || part->test != test->test)
                continue;
            struct um_node *node = part_node(w, part, i, d, claims, n);
            node->reached = open ? UM_REACHED_YES : UM_REACHED_EARLIER_PART;
            add_outcomes(d, node, part->over == UM_OVER_COURT, test->weighing, &open);
        }
    d->outcome[UM_OUTCOME_SHOWING_MADE] = open;
    um_notes_of_defendant(run, d);
    qualify_outcomes(w, d);
    if (!before_court(run, d->defendant)) {
        memset(d->outcome, 0, sizeof d->outcome);
        d->outcome[UM_OUTCOME_NOT_BEFORE_COURT] = run->all;
        for (size_t i = 0; i < d->parts.n; i++)
            d->parts.list[i]->reached = UM_REACHED_NOT_BEFORE_COURT;
    }
    find_turns(w, d);
}

void um_walk(struct um_run *run)
{
    struct um_tree *t = run->tree;
    struct walk w = {.run = run};
    collect_claims(&w);
    judge_shared(&w);
    t->n_defendants = count(run, UM_ENTITY_DEFENDANT);
    t->defendants = UM_NEWS(run->arena, t->n_defendants, struct um_defendant_result);
    um_notes_of_matter(run);
    for (uint32_t i = 0; i < t->n_defendants; i++) {
        t->defendants[i].defendant = i;
        judge_defendant(&w, &t->defendants[i]);
    }
}
