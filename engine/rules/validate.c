/* What makes a pack unfit although every word in it is known. */
#include <string.h>

#include "rules/build.h"

static const struct um_value *get(const struct um_build *b, const char *key)
{
    return um_value_get(b->now->v, key);
}

/* --------------------------------------------------------------- each rule */

/* The keys that each kind cannot do without. */
static void check_needs(struct um_build *b, const struct um_rule *rule)
{
    static const struct {
        uint8_t kind;
        const char *keys[4];
    } needs[] = {{UM_RULE_SELECT, {"if", "then"}},
                 {UM_RULE_TEST, {"test", "title", "standard"}},
                 {UM_RULE_PART, {"test", "part", "order", "over"}},
                 {UM_RULE_GATE, {"gate", "title", "order", "then"}},
                 {UM_RULE_EXCUSE, {"tests", "touches", "reason"}},
                 {UM_RULE_ELEMENT, {"element", "claim", "scope", "order"}},
                 {UM_RULE_STATUS, {"if", "then"}},
                 {UM_RULE_COMPETENCE, {"for", "if", "reason"}},
                 {UM_RULE_SCOPE, {"for", "if", "reason"}},
                 {UM_RULE_SUFFICIENCY, {"element", "for", "if", "then"}},
                 {UM_RULE_OUTCOME, {"if", "then"}},
                 {UM_RULE_FACTOR, {"part", "leans", "if", "reason"}},
                 {UM_RULE_REMARK, {"if", "reason"}},
                 {UM_RULE_LISTED, {"proposition", "note"}},
                 {UM_RULE_QUESTION, {"positions", "ask"}},
                 {UM_RULE_ASK, {"ask", "if_yes", "if_no"}}};
    for (size_t i = 0; i < sizeof needs / sizeof *needs; i++)
        for (size_t k = 0; needs[i].kind == rule->kind && k < 4 && needs[i].keys[k]; k++)
            if (!get(b, needs[i].keys[k]))
                um_build_problem(b, "missing-key", "", NULL,
                                 um_cat(b->arena, "a rule of kind ", um_rule_kind_names[rule->kind], " must have \"", needs[i].keys[k], "\"", NULL));
}

/* The effect that each kind must have. */
static void check_effect(struct um_build *b, const struct um_rule *rule)
{
    const struct um_value *then = get(b, "then");
    bool part_by_rules = rule->kind == UM_RULE_PART && rule->over == UM_OVER_RULES;
    if (!then && rule->kind != UM_RULE_COMPETENCE && rule->kind != UM_RULE_PART) /* where it is needed, that was said */
        return;
    bool asks = um_value_get(then, "question") != NULL;
    const char *missing = NULL;
    if (rule->kind == UM_RULE_STATUS && !um_value_get(then, "status"))
        missing = "a status rule must set a status";
    if ((part_by_rules || rule->kind == UM_RULE_GATE) && !um_value_get(then, "status"))
        missing = "a part that rules decide, or a gate, must say its status where none speaks";
    if (rule->kind == UM_RULE_SUFFICIENCY && !um_value_get(then, "reach"))
        missing = "a sufficiency rule must say how far an assertion reaches";
    if (rule->kind == UM_RULE_OUTCOME && !um_value_get(then, "outcome"))
        missing = "an outcome rule must name an outcome";
    if (rule->kind == UM_RULE_SELECT && !um_value_get(then, "test"))
        missing = "a rule that selects must name a test";
    if (rule->kind == UM_RULE_COMPETENCE && !um_value_get(then, "competence") && !rule->defeats.n)
        missing = "a rule on competence must exclude something or defeat a rule that does";
    if (missing)
        um_build_problem(b, "missing-key", "/then", NULL, missing);
    bool for_court = (rule->kind == UM_RULE_SUFFICIENCY && rule->reach == UM_REACH_COURT) ||
                     ((rule->kind == UM_RULE_STATUS || rule->kind == UM_RULE_GATE || part_by_rules) && rule->status == UM_STATUS_FOR_COURT) ||
                     (rule->kind == UM_RULE_PART && rule->over == UM_OVER_COURT);
    if (for_court && !asks)
        um_build_problem(b, "missing-key", "/then/question", NULL, "what is for the court must ask its question");
}

/* A status is that of an element, of a part or of a gate. */
static void check_target(struct um_build *b, const struct um_rule *rule)
{
    int n = (get(b, "element") != NULL) + (get(b, "part") != NULL) + (get(b, "gate") != NULL);
    if (rule->kind == UM_RULE_STATUS && n != 1)
        um_build_problem(b, "missing-key", "", NULL, "a rule of kind status must have one of \"element\", \"part\" and \"gate\"");
}

/* Elements are judged for all tests at once, so a rule on one cannot speak under some of them. */
static void check_reach_of_tests(struct um_build *b, const struct um_rule *rule)
{
    bool may = rule->kind == UM_RULE_GATE || rule->kind == UM_RULE_EXCUSE || rule->kind == UM_RULE_QUESTION ||
               rule->kind == UM_RULE_OUTCOME || rule->kind == UM_RULE_FACTOR || rule->kind == UM_RULE_REMARK ||
               (rule->kind == UM_RULE_STATUS && rule->element == UM_ELEMENT_COUNT);
    if (rule->tests.n && !may)
        um_build_problem(b, "wrong-type", "/tests", NULL, "only a gate, an excuse, a question, an outcome, a factor, a remark or the status of a part speaks under some tests alone");
}

/* Variables can only be rows that a cell binds. */
static void check_vars(struct um_build *b, const struct um_rule *rule)
{
    const uint32_t bound = 1u << UM_ENTITY_ASSERTION | 1u << UM_ENTITY_ACCOUNT | 1u << UM_ENTITY_ACT | 1u << UM_ENTITY_POINT |
                           1u << UM_ENTITY_CLAIM | 1u << UM_ENTITY_DEFENDANT;
    const struct um_var *vars = (const void *)b->rows[UM_SECTION_VARS].p;
    for (uint32_t i = 0; i < rule->vars.n; i++)
        if (!(bound >> vars[rule->vars.first + i].entity & 1))
            um_build_problem(b, "wrong-type", "/for", NULL,
                             um_cat(b->arena, "nothing binds a ", um_entities[vars[rule->vars.first + i].entity].name, " for this rule", NULL));
}

void um_build_check_kind(struct um_build *b, const struct um_rule *rule)
{
    check_needs(b, rule);
    check_effect(b, rule);
    check_target(b, rule);
    check_reach_of_tests(b, rule);
    check_vars(b, rule);
    if (rule->kind != UM_RULE_ASK && !rule->auth.n)
        um_build_problem(b, "no-authority", "/auth", NULL, "a rule must have an authority");
}

/* --------------------------------------------------------------- all rules */

static const struct um_rule *rules_of(const struct um_build *b)
{
    return (const void *)b->rows[UM_SECTION_RULES].p;
}

/* Points can be offered by way of a point or an act only where the element's scope binds one. */
static void check_offers(struct um_build *b, const struct um_rule *e)
{
    const struct um_offer *offers = (const void *)b->rows[UM_SECTION_OFFERS].p;
    bool has_account = e->scope == UM_SCOPE_ACCOUNT_ACT || e->scope == UM_SCOPE_ACCOUNT_ACT_POINT;
    bool has_act = e->scope != UM_SCOPE_POINT && e->scope != UM_SCOPE_CLAIM;
    bool has_point = e->scope == UM_SCOPE_POINT || e->scope == UM_SCOPE_ACT_POINT || e->scope == UM_SCOPE_ACCOUNT_ACT_POINT;
    const bool bound[UM_VIA_COUNT] = {[UM_VIA_SELF] = has_point, [UM_VIA_OF] = has_point,  [UM_VIA_GROUND] = has_point,
                                      [UM_VIA_ACT] = has_act,    [UM_VIA_WORK] = has_act, [UM_VIA_ACCOUNT] = has_account};
    static const char *const needs[UM_VIA_COUNT] = {"point", "point", "point", "act", "act", "account"};
    for (uint32_t i = 0; i < e->offered.n; i++) {
        unsigned via = offers[e->offered.first + i].via;
        if (!bound[via])
            um_build_problem(b, "wrong-type", "/offered", NULL, um_cat(b->arena, "at the scope of this element no ", needs[via], " is bound", NULL));
    }
}

/* Whether a claim of an element rule also has another element, at the same scope and not itself a choice. */
static bool has_sibling(const struct um_build *b, const struct um_rule *e, uint32_t claim, uint32_t element)
{
    const uint32_t *words = (const void *)b->rows[UM_SECTION_WORDS].p;
    for (size_t i = 0; i < b->rows[UM_SECTION_RULES].n; i++) {
        const struct um_rule *r = &rules_of(b)[i];
        for (uint32_t k = 0; r->kind == UM_RULE_ELEMENT && r->element == element && r->scope == e->scope && k < r->claims.n; k++)
            if (words[r->claims.first + k] == claim && r->choose[0] == UM_NONE)
                return true;
    }
    return false;
}

static void check_choice(struct um_build *b, const struct um_rule *e)
{
    const uint32_t *words = (const void *)b->rows[UM_SECTION_WORDS].p;
    bool of_account = e->scope == UM_SCOPE_ACCOUNT_ACT || e->scope == UM_SCOPE_ACCOUNT_ACT_POINT;
    if (e->choose[0] == UM_NONE)
        return;
    if (!of_account)
        um_build_problem(b, "wrong-type", "/choose", NULL, "only an element of an account can be a choice between two");
    for (uint32_t k = 0; k < e->claims.n; k++)
        for (size_t c = 0; c < 2; c++)
            if (!has_sibling(b, e, words[e->claims.first + k], e->choose[c]))
                um_build_problem(b, "dangling-id", "/choose", NULL,
                                 um_cat(b->arena, "the claim has no element ", um_vocabs[UM_VOCAB_ELEMENT].values[e->choose[c]], " at this scope", NULL));
}

/* A test that is named must be one. */
static void check_test(struct um_build *b, uint32_t test, const char *path)
{
    for (size_t i = 0; i < b->rows[UM_SECTION_RULES].n; i++)
        if (rules_of(b)[i].kind == UM_RULE_TEST && rules_of(b)[i].test == test)
            return;
    um_build_problem(b, "dangling-id", path, NULL,
                     um_cat(b->arena, "there is no test \"", b->rows[UM_SECTION_STRINGS].p + test, "\"", NULL));
}

static void check_tests(struct um_build *b, const struct um_rule *rule)
{
    const uint32_t *words = (const void *)b->rows[UM_SECTION_WORDS].p;
    if (rule->kind == UM_RULE_SELECT || rule->kind == UM_RULE_PART)
        check_test(b, rule->test, rule->kind == UM_RULE_SELECT ? "/then/test" : "/test");
    for (uint32_t i = 0; i < rule->tests.n; i++)
        check_test(b, words[rule->tests.first + i], "/tests");
}

/* The part or gate whose status a rule sets must be decided by rules somewhere. */
static void check_part(struct um_build *b, const struct um_rule *rule)
{
    for (size_t i = 0; rule->kind == UM_RULE_STATUS && rule->element == UM_ELEMENT_COUNT && i < b->rows[UM_SECTION_RULES].n; i++) {
        const struct um_rule *part = &rules_of(b)[i];
        bool decided = part->kind == UM_RULE_GATE || (part->kind == UM_RULE_PART && part->over == UM_OVER_RULES);
        if (decided && part->part == rule->part)
            return;
    }
    if (rule->kind == UM_RULE_STATUS && rule->element == UM_ELEMENT_COUNT)
        um_build_problem(b, "dangling-id", get(b, "gate") ? "/gate" : "/part", NULL, "no test has a part, and there is no gate, of that name that rules decide");
}

/* Whether a condition, or one below it, is of some kind. */
static bool has_op(const struct um_build *b, uint32_t cond, enum um_cond_op op)
{
    const struct um_cond *c = cond == UM_NONE ? NULL : &((const struct um_cond *)(const void *)b->rows[UM_SECTION_CONDS].p)[cond];
    const uint32_t *words = (const void *)b->rows[UM_SECTION_WORDS].p;
    bool found = c && c->op == op;
    for (uint32_t i = 0; c && !found && i < c->children.n; i++)
        found = has_op(b, words[c->children.first + i], op);
    return found;
}

/* The questions that a choice of test turns on, below a condition, must be open whatever test is chosen. */
static void check_select(struct um_build *b, uint32_t cond)
{
    const struct um_cond *c = cond == UM_NONE ? NULL : &((const struct um_cond *)(const void *)b->rows[UM_SECTION_CONDS].p)[cond];
    const uint32_t *words = (const void *)b->rows[UM_SECTION_WORDS].p;
    if (c && c->op == UM_COND_POSITION && (rules_of(b)[c->relation].tests.n || rules_of(b)[c->relation].touches))
        um_build_problem(b, "wrong-type", "/if", NULL, "a test can be chosen by a question only that names no tests and touches no elements");
    for (uint32_t i = 0; c && i < c->children.n; i++)
        check_select(b, words[c->children.first + i]);
}

/* An element is the same at every level if no evidence is offered on it and no rule on it looks at elements that differ. */
static void find_once(struct um_build *b, struct um_rule *e)
{
    bool once = e->kind == UM_RULE_ELEMENT && e->offered.n == 0 && e->choose[0] == UM_NONE;
    for (size_t i = 0; once && i < b->rows[UM_SECTION_RULES].n; i++) {
        const struct um_rule *r = &rules_of(b)[i];
        once = r->kind != UM_RULE_STATUS || r->element != e->element || (!has_op(b, r->cond, UM_COND_STATUS) && r->levels == UM_ALL_LEVELS);
    }
    e->once = once;
}

/* Why a chain of defeats cannot go on from a rule, or NULL: n rules make no longer chain than n without a circle. */
static const char *end_of_chain(const struct um_rule *rule, size_t n)
{
    if (rule->depth >= n)
        return "by their \"defeats\" these rules defeat themselves";
    return rule->depth == UINT8_MAX ? "a chain of defeats is longer than 255" : NULL;
}

/* Give each rule the length of the longest chain of rules that defeats it. */
static void rank_defeats(struct um_build *b)
{
    struct um_rule *rules = (void *)b->rows[UM_SECTION_RULES].p;
    const uint32_t *words = (const void *)b->rows[UM_SECTION_WORDS].p;
    size_t n = b->rows[UM_SECTION_RULES].n;
    for (bool changed = true; changed;) {
        changed = false;
        for (size_t i = 0; i < n; i++)
            for (uint32_t d = 0; d < rules[i].defeats.n; d++) {
                struct um_rule *victim = &rules[words[rules[i].defeats.first + d]];
                const char *end = end_of_chain(&rules[i], n);
                b->now = &b->rules.list[i];
                if (end) {
                    um_build_problem(b, rules[i].depth >= n ? "defeat-cycle" : "limit", "/defeats", NULL, end);
                    return;
                }
                if (victim->depth > rules[i].depth)
                    continue;
                victim->depth = (uint8_t)(rules[i].depth + 1);
                changed = true;
            }
    }
}

void um_build_validate(struct um_build *b)
{
    for (size_t i = 0; i < b->rows[UM_SECTION_RULES].n; i++) {
        const struct um_rule *rule = &rules_of(b)[i];
        b->now = &b->rules.list[i];
        if (rule->kind == UM_RULE_ELEMENT) {
            check_offers(b, rule);
            check_choice(b, rule);
        }
        if (rule->kind == UM_RULE_SELECT)
            check_select(b, rule->cond);
        check_tests(b, rule);
        check_part(b, rule);
        um_build_check_supply(b, rule);
        find_once(b, &((struct um_rule *)(void *)b->rows[UM_SECTION_RULES].p)[i]);
    }
    if (!b->problems->errors)
        rank_defeats(b);
}
