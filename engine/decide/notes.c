/* What changes no status: factors of the balance, and remarks. Those without a variable are the matter's, judged once. */
#include "decide/run.h"

/* Whether the test of this run has a part that the court compares, by name. */
static bool has_balance(const struct um_run *run, uint32_t part)
{
    for (uint32_t i = 0; i < run->rules->n[UM_SECTION_RULES]; i++) {
        const struct um_rule *r = &run->rules->rules[i];
        if (r->kind == UM_RULE_PART && r->over == UM_OVER_COURT && r->part == part && r->test == run->rules->rules[run->tree->test].test)
            return true;
    }
    return false;
}

static bool of_test(const struct um_run *run, const struct um_rule *rule)
{
    bool any_test = !*um_str(run->rules, rule->test);
    return (any_test || rule->test == run->rules->rules[run->tree->test].test) &&
           (rule->kind != UM_RULE_FACTOR || has_balance(run, rule->part));
}

static void collect(struct um_run *run, unsigned kind, bool of_defendant, const struct um_binding *b, struct um_notes *to)
{
    const uint32_t *rules = um_rules_for(run, kind, UM_ELEMENT_COUNT);
    for (uint32_t i = 0; rules[i] != UM_NONE; i++) {
        const struct um_rule *rule = &run->rules->rules[rules[i]];
        struct um_noted noted = {.rule = rules[i]};
        if ((rule->vars.n > 0) != of_defendant || !of_test(run, rule))
            continue;
        noted.worlds = um_eval_rule(run, rules[i], b, NULL).yes;
        if (!noted.worlds)
            continue;
        um_eval_rule(run, rules[i], b, &noted.premises);
        UM_PUSH(run->arena, to->list, to->n, to->cap, noted);
    }
}

void um_notes_of_matter(struct um_run *run)
{
    struct um_binding b = UM_UNBOUND;
    collect(run, UM_RULE_FACTOR, false, &b, &run->tree->factors);
    collect(run, UM_RULE_REMARK, false, &b, &run->tree->remarks);
}

void um_notes_of_defendant(struct um_run *run, struct um_defendant_result *d)
{
    struct um_binding b = UM_UNBOUND;
    b.defendant = d->defendant;
    collect(run, UM_RULE_FACTOR, true, &b, &d->factors);
    collect(run, UM_RULE_REMARK, true, &b, &d->remarks);
}
