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

/* The claims at one level, and what is judged once for their acts: by claim and act. */
struct level_walk {
    struct claim *claims;
    struct shared_act *acts;
};

struct walk {
    struct um_run *run;
    uint32_t n_claims;
    struct level_walk at[UM_LEVEL_COUNT];
    struct claim *claims;    /* at the level that is judged now */
    struct shared_act *acts;
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

static struct claim *collect_claims(struct walk *w)
{
    struct um_run *run = w->run;
    uint32_t n_rules = run->rules->n[UM_SECTION_RULES];
    struct claim *claims = UM_NEWS(run->arena, w->n_claims, struct claim);
    for (uint32_t c = 0; c < w->n_claims; c++) {
        struct claim *claim = &claims[c];
        claim->row = c;
        claim->elements = UM_NEWS(run->arena, n_rules, uint32_t);
        for (unsigned order = 0; order < 256; order++)
            for (uint32_t i = 0; i < n_rules; i++) {
                const struct um_rule *e = &run->rules->rules[i];
                bool here = e->kind == UM_RULE_ELEMENT && e->order == order && (e->levels >> run->level & 1);
                if (here && um_rule_of_claim(run->rules, e, um_text_of(run->m, UM_CLAIM__LAW, c)))
                    claim->elements[claim->n++] = i;
            }
    }
    return claims;
}

/* Where the nodes of a level stand below what they belong to. */
static const char *level_step(const struct um_run *run)
{
    return run->level == UM_LEVEL_PLEADING ? "/pleaded" : "";
}

/* Whether a claim has elements that are judged for the points an act conveys. */
static bool looks_at_points(const struct um_run *run, const struct claim *claim)
{
    bool looks = false;
    for (uint32_t e = 0; e < claim->n; e++) {
        unsigned scope = run->rules->rules[claim->elements[e]].scope;
        looks = looks || scope == UM_SCOPE_POINT || scope == UM_SCOPE_ACT_POINT || scope == UM_SCOPE_ACCOUNT_ACT_POINT;
    }
    return looks;
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
    const char *base = um_cat(run->arena, "u/", id(run, UM_ENTITY_CLAIM, claim->row), "/", id(run, UM_ENTITY_ACT, act), level_step(run), NULL);
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

static struct shared_act *judge_shared(struct walk *w)
{
    struct um_run *run = w->run;
    uint32_t n_acts = count(run, UM_ENTITY_ACT);
    struct shared_act *acts = UM_NEWS(run->arena, (size_t)w->n_claims * n_acts, struct shared_act);
    for (uint32_t c = 0; c < w->n_claims; c++)
        judge_claim(w, &w->claims[c]);
    for (uint32_t c = 0; c < w->n_claims; c++)
        for (uint32_t act = 0; act < n_acts; act++) {
            const struct claim *claim = &w->claims[c];
            struct shared_act *out = &acts[(size_t)c * n_acts + act];
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
    return acts;
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
    if (!conveys->n && looks_at_points(run, claim)) { /* nothing it conveys is entered: no element can be judged */
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

/* A claim under a law that no pack holds: nothing can be said of it, and other claims stand for themselves. */
static void say_no_law(struct um_run *run, struct um_node *node)
{
    node->n = 0;
    um_finding_add(run, node, run->all, UM_STATUS_NOT_RECORDED, UM_WHY_NONE, UM_NONE)->phrase = "not-recorded.law";
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
    const char *d = um_cat(run->arena, "d/", id(run, UM_ENTITY_DEFENDANT, defendant), level_step(run), NULL);
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
    if (!claim->n)
        say_no_law(run, node);
    else if (!n)
        say_no_statement(run, claim, node, accounts->as.refs[0].row);
    return node;
}

/* Claims against a defendant, judged at the level that is judged now. */
static struct um_claim_nodes judge_claims(struct walk *w, uint32_t defendant)
{
    struct um_run *run = w->run;
    struct um_claim_nodes claims = {UM_NEWS(run->arena, w->n_claims, struct um_node *), 0};
    for (uint32_t c = 0; w->claims && c < w->n_claims; c++) /* at a level that nobody is measured by there are none */
        if (um_names(run, UM_CLAIM__AGAINST, c, UM_ENTITY_DEFENDANT, defendant) &&
            um_enum_of(run->m, UM_CLAIM__STANCE, c) != UM_CLAIM_STANCE_ARGUED_ONLY)
            claims.list[claims.n++] = claim_node(w, &w->claims[c], defendant);
    return claims;
}

/* The levels at which a part of a test measures claims, as a bit set. */
static unsigned levels_of(const struct um_run *run, const struct um_selection *s)
{
    unsigned levels = 0;
    for (uint32_t i = 0; i < run->rules->n[UM_SECTION_RULES]; i++) {
        const struct um_rule *part = &run->rules->rules[i];
        for (size_t k = 0; part->kind == UM_RULE_PART && part->over == UM_OVER_CLAIMS && k < s->n; k++)
            levels |= part->test == run->rules->rules[s->list[k].test].test ? 1u << part->level : 0;
    }
    return levels;
}

static void enter_level(struct walk *w, unsigned level)
{
    um_level_enter(w->run, level);
    w->claims = w->at[level].claims;
    w->acts = w->at[level].acts;
}

static void judge_defendant(struct walk *w, struct um_defendant_result *d)
{
    struct um_run *run = w->run;
    struct um_claim_nodes claims[UM_LEVEL_COUNT] = {0};
    unsigned levels = levels_of(run, &d->tests);
    run->into = &d->nodes;
    for (unsigned level = 0; level < UM_LEVEL_COUNT; level++)
        if (levels >> level & 1) {
            enter_level(w, level);
            claims[level] = judge_claims(w, d->defendant);
        }
    um_judge_parts(run, d, claims);
}

void um_walk(struct um_run *run)
{
    struct um_tree *t = run->tree;
    struct walk w = {.run = run, .n_claims = count(run, UM_ENTITY_CLAIM)};
    for (uint32_t d = 0; d < t->n_defendants; d++)
        run->levels |= levels_of(run, &t->defendants[d].tests);
    run->levels |= run->levels ? 0 : 1u << UM_LEVEL_EVIDENCE; /* what counts is shown even where no claim is measured */
    for (unsigned level = 0; level < UM_LEVEL_COUNT; level++)
        if (run->levels >> level & 1) { /* the last is what harms, notes and outcomes look at */
            enter_level(&w, level);
            um_competence_make(run);
            um_harms_make(run);
            w.at[level].claims = collect_claims(&w);
            w.claims = w.at[level].claims;
            w.at[level].acts = judge_shared(&w);
        }
    um_notes_of_matter(run);
    for (uint32_t d = 0; d < t->n_defendants; d++)
        judge_defendant(&w, &t->defendants[d]);
}
