#include "decide/decide.h"

#include <string.h>

#include "base/text.h"
#include "decide/run.h"

/* A rule whose authorities are all later than the law's day does not fire. Asks and rules without a date do. */
static void find_active_rules(struct um_run *run, int64_t law_as_of)
{
    const struct um_rules *rules = run->rules;
    uint32_t n = rules->n[UM_SECTION_RULES];
    run->tree->active = UM_NEWS(run->arena, n, bool);
    for (uint32_t i = 0; i < n; i++) {
        const struct um_span auth = rules->rules[i].auth;
        run->tree->active[i] = auth.n == 0;
        for (uint32_t k = 0; k < auth.n; k++)
            if (rules->authorities[rules->auth_uses[auth.first + k].authority].date <= law_as_of)
                run->tree->active[i] = true;
    }
}

static uint32_t find_test(const struct um_rules *rules, const char *test)
{
    for (uint32_t i = 0; i < rules->n[UM_SECTION_RULES]; i++)
        if (rules->rules[i].kind == UM_RULE_TEST && strcmp(um_str(rules, rules->rules[i].test), test) == 0)
            return i;
    return UM_NONE;
}

/* The tests of the law, for a message. */
static const char *tests_of(const struct um_run *run)
{
    struct um_text t = {.arena = run->arena};
    for (uint32_t i = 0; i < run->rules->n[UM_SECTION_RULES]; i++)
        if (run->rules->rules[i].kind == UM_RULE_TEST) {
            um_text_add(&t, t.n ? ", " : "");
            um_text_add(&t, um_str(run->rules, run->rules->rules[i].id));
        }
    return um_text_get(&t);
}

/* The node m/test: the test, chosen by the law or assumed for this run. */
static const char *choose_test(struct um_run *run, const char *wanted)
{
    struct um_tree *t = run->tree;
    struct um_binding b = UM_UNBOUND;
    const struct um_rules *rules = run->rules;
    t->select_rule = UM_NONE;
    t->test = UM_NONE;
    for (uint32_t i = 0; !wanted && i < rules->n[UM_SECTION_RULES]; i++)
        if (rules->rules[i].kind == UM_RULE_SELECT && t->test == UM_NONE && um_eval_rule(run, i, &b, NULL).yes) {
            t->select_rule = i;
            t->test = find_test(rules, um_str(rules, rules->rules[i].test));
        }
    if (wanted)
        t->test = find_test(rules, wanted);
    if (t->test == UM_NONE)
        return wanted ? um_cat(run->arena, "there is no test \"", wanted, "\" in this law; there is: ", tests_of(run), NULL)
                      : um_cat(run->arena, "no test for the deciding court is built in; choose one with --test: ", tests_of(run), NULL);
    struct um_node *node = um_node_add(run, "m/test", &b);
    struct um_finding *f = um_finding_add(run, node, run->all, UM_STATUS_MET, UM_WHY_NONE, wanted ? t->test : t->select_rule);
    f->basis = wanted ? UM_FINDING_BASIS_ASSUMED : UM_FINDING_BASIS_DERIVED;
    f->phrase = wanted ? "test.assumed" : "";
    if (!wanted)
        um_eval_rule(run, t->select_rule, &b, &f->premises);
    um_node_finish(run, node);
    return NULL;
}

/* Every claim must be one the law knows. */
static const char *check_claims(const struct um_run *run)
{
    for (uint32_t c = 0; c < run->m->tables[UM_ENTITY_CLAIM].n; c++) {
        const char *law = um_text_of(run->m, UM_CLAIM__LAW, c);
        bool known = false;
        for (uint32_t i = 0; i < run->rules->n[UM_SECTION_RULES]; i++) {
            const struct um_rule *e = &run->rules->rules[i];
            for (uint32_t k = 0; e->kind == UM_RULE_ELEMENT && k < e->claims.n; k++)
                known = known || strcmp(um_str(run->rules, run->rules->words[e->claims.first + k]), law) == 0;
        }
        if (!known)
            return um_cat(run->arena, "claim ", um_row_id(run->m, (struct um_ref){UM_ENTITY_CLAIM, c}), ": there is no claim \"", law,
                          "\" in this law", NULL);
    }
    return NULL;
}

const struct um_tree *um_decide(struct um_arena *a, const struct um_matter *m, const struct um_rules *rules,
                                const struct um_decide_options *options, struct um_refusal *wrong)
{
    struct um_tree *tree = UM_NEW(a, struct um_tree);
    struct um_run run = {.arena = a, .m = m, .rules = rules, .tree = tree, .into = &tree->shared};
    tree->m = m;
    tree->rules = rules;
    tree->law_as_of = options->law_as_of;
    find_active_rules(&run, options->law_as_of);
    wrong->sentence = um_worlds_make(&run, options, &wrong->input);
    if (!wrong->sentence && (wrong->sentence = check_claims(&run)))
        wrong->input = true;
    if (wrong->sentence)
        return NULL;
    um_index_make(&run);
    um_visible_make(&run, options);
    um_facts_make(&run);
    um_positions_sort(a, tree);
    wrong->sentence = choose_test(&run, options->test);
    if (wrong->sentence)
        return NULL;
    um_competence_make(&run);
    um_harms_make(&run);
    um_walk(&run);
    if (options->explain && !um_explain(&run, options->explain)) {
        wrong->sentence = um_cat(a, "\"", options->explain, "\" is no node of these findings", NULL);
        return NULL;
    }
    return tree;
}
