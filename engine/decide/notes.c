/* What changes no status: factors of the balance, and remarks. Those without a variable are the matter's, judged once. */
#include "decide/run.h"

/* Worlds in which the test chosen for a defendant (UINT32_MAX: for anybody) has a part that the court compares, by name. */
static uint64_t with_balance(const struct um_run *run, uint32_t defendant, uint32_t part)
{
    uint64_t worlds = 0;
    for (uint32_t i = 0; i < run->rules->n[UM_SECTION_RULES]; i++) {
        const struct um_rule *r = &run->rules->rules[i];
        if (r->kind == UM_RULE_PART && r->over == UM_OVER_COURT && r->part == part)
            worlds |= um_worlds_of_test(run, defendant, r->test);
    }
    return worlds;
}

static void collect(struct um_run *run, unsigned kind, bool of_defendant, const struct um_binding *b, struct um_notes *to)
{
    const uint32_t *rules = um_rules_for(run, kind, UM_ELEMENT_COUNT);
    for (uint32_t i = 0; rules[i] != UM_NONE; i++) {
        const struct um_rule *rule = &run->rules->rules[rules[i]];
        struct um_noted noted = {.rule = rules[i]};
        if ((rule->vars.n > 0) != of_defendant)
            continue;
        noted.worlds = um_eval_rule(run, rules[i], b, NULL).yes;
        if (kind == UM_RULE_FACTOR)
            noted.worlds &= with_balance(run, b->defendant, rule->part);
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
