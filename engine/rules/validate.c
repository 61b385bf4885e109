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
                 {UM_RULE_ELEMENT, {"element", "claim", "scope", "order"}},
                 {UM_RULE_STATUS, {"element", "for", "if", "then"}},
                 {UM_RULE_COMPETENCE, {"for", "if", "reason"}},
                 {UM_RULE_SCOPE, {"for", "if", "reason"}},
                 {UM_RULE_SUFFICIENCY, {"element", "for", "if", "then"}},
                 {UM_RULE_OUTCOME, {"if", "then"}},
                 {UM_RULE_FACTOR, {"part", "leans", "if", "reason"}},
                 {UM_RULE_REMARK, {"if", "reason"}},
                 {UM_RULE_LISTED, {"proposition", "note"}},
                 {UM_RULE_QUESTION, {"positions", "ask", "touches"}},
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
    if (!then && rule->kind != UM_RULE_COMPETENCE && rule->kind != UM_RULE_PART) /* where it is needed, that was said */
        return;
    bool asks = um_value_get(then, "question") != NULL;
    const char *missing = NULL;
    if (rule->kind == UM_RULE_STATUS && !um_value_get(then, "status"))
        missing = "a status rule must set a status";
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
                     (rule->kind == UM_RULE_STATUS && rule->status == UM_STATUS_FOR_COURT) ||
                     (rule->kind == UM_RULE_PART && rule->over == UM_OVER_COURT);
    if (for_court && !asks)
        um_build_problem(b, "missing-key", "/then/question", NULL, "what is for the court must ask its question");
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
    bool has_act = e->scope != UM_SCOPE_POINT, has_point = e->scope != UM_SCOPE_ACT && e->scope != UM_SCOPE_ACCOUNT_ACT;
    for (uint32_t i = 0; i < e->offered.n; i++) {
        bool by_act = offers[e->offered.first + i].via == UM_VIA_ACT;
        if (by_act ? !has_act : !has_point)
            um_build_problem(b, "wrong-type", "/offered", NULL,
                             um_cat(b->arena, "at the scope of this element no ", by_act ? "act" : "point", " is bound", NULL));
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

/* A test that is selected, or has a part, must be one. */
static void check_test(struct um_build *b, const struct um_rule *rule)
{
    for (size_t i = 0; i < b->rows[UM_SECTION_RULES].n; i++)
        if (rules_of(b)[i].kind == UM_RULE_TEST && rules_of(b)[i].test == rule->test)
            return;
    um_build_problem(b, "dangling-id", rule->kind == UM_RULE_SELECT ? "/then/test" : "/test", NULL, "there is no such test");
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
        if (rule->kind == UM_RULE_SELECT || rule->kind == UM_RULE_PART)
            check_test(b, rule);
    }
    if (!b->problems->errors)
        rank_defeats(b);
}
