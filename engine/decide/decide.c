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

const struct um_tree *um_decide(struct um_arena *a, const struct um_matter *m, const struct um_rules *rules,
                                const struct um_decide_options *options, struct um_refusal *wrong)
{
    struct um_tree *tree = UM_NEW(a, struct um_tree);
    struct um_run *run = UM_NEW(a, struct um_run);
    *run = (struct um_run){.arena = a, .m = m, .rules = rules, .tree = tree, .into = &tree->shared};
    tree->run = run;
    tree->try_rules = um_try_rules;
    tree->m = m;
    tree->rules = rules;
    tree->law_as_of = options->law_as_of;
    find_active_rules(run, options->law_as_of);
    tree->n_defendants = m->tables[UM_ENTITY_DEFENDANT].n;
    tree->defendants = UM_NEWS(a, tree->n_defendants, struct um_defendant_result);
    for (uint32_t d = 0; d < tree->n_defendants; d++)
        tree->defendants[d].defendant = d;
    um_level_enter(run, UM_LEVEL_EVIDENCE);
    um_index_make(run);
    um_visible_make(run, options);
    um_facts_make(run);
    um_positions_sort(a, tree);
    wrong->sentence = um_assume(run, options);
    if (!wrong->sentence)
        wrong->sentence = um_tests_choose(run, options, &wrong->input);
    if (wrong->sentence)
        return NULL;
    um_walk(run);
    wrong->sentence = um_assumptions_check(run);
    if (wrong->sentence)
        return NULL;
    if (options->explain && !um_explain(run, options->explain)) {
        wrong->sentence = um_cat(a, "\"", options->explain, "\" is no node of these findings", NULL);
        return NULL;
    }
    return tree;
}
