/* Open questions of law as worlds: one bit a combination of positions. */
#include <string.h>

#include "base/limits.h"
#include "base/text.h"
#include "decide/run.h"

/* The elements of the matter's claims, as a bit set. */
static uint32_t elements_at_stake(const struct um_run *run)
{
    uint32_t mask = 0;
    for (uint32_t c = 0; c < run->m->tables[UM_ENTITY_CLAIM].n; c++)
        for (uint32_t i = 0; i < run->rules->n[UM_SECTION_RULES]; i++) {
            const struct um_rule *r = &run->rules->rules[i];
            if (r->kind == UM_RULE_ELEMENT && um_rule_of_claim(run->rules, r, um_text_of(run->m, UM_CLAIM__LAW, c)))
                mask |= 1u << r->element;
        }
    return mask;
}

/* The position named for a question, -1 if none is, -2 if it is no position. */
static int fixed_position(const struct um_run *run, const struct um_rule *q, const struct um_decide_options *o)
{
    const char *id = um_str(run->rules, q->id);
    size_t n = strlen(id);
    for (size_t i = 0; i < o->n_positions; i++) {
        if (strncmp(o->positions[i], id, n) != 0 || o->positions[i][n] != '=')
            continue;
        for (uint32_t p = 0; p < q->positions.n; p++)
            if (strcmp(um_str(run->rules, run->rules->positions[q->positions.first + p].id), o->positions[i] + n + 1) == 0)
                return (int)p;
        return -2;
    }
    return -1;
}

const char *um_worlds_check(const struct um_run *run, const struct um_decide_options *o)
{
    for (size_t i = 0; i < o->n_positions; i++) {
        const char *equals = strchr(o->positions[i], '=');
        const char *id = um_arena_copy(run->arena, o->positions[i], equals ? (size_t)(equals - o->positions[i]) : 0);
        uint32_t rule = equals ? um_rule_find(run->rules, id) : UM_NONE;
        if (rule == UM_NONE || run->rules->rules[rule].kind != UM_RULE_QUESTION)
            return um_cat(run->arena, "\"", o->positions[i], "\" fixes no open question of this law (QUESTION=POSITION)", NULL);
        if (fixed_position(run, &run->rules->rules[rule], o) == -2)
            return um_cat(run->arena, "the question ", id, " has no such position", NULL);
    }
    return NULL;
}

/* Whether a question is by its keys one by which a test is chosen: it names no tests and touches no elements. */
static bool chooses_a_test(const struct um_rule *q)
{
    return !q->tests.n && !q->touches;
}

/* Whether some choice of a test differs between the positions of a question, in the worlds of now. */
static bool turns_a_test(const struct um_run *run, uint32_t rule)
{
    const struct um_worlds *w = &run->tree->worlds;
    for (uint32_t q = 0; q < w->n; q++)
        for (size_t d = 0; w->list[q].rule == rule && d <= run->tree->n_defendants; d++) {
            const struct um_selection *s = d ? &run->tree->defendants[d - 1].tests : &run->tree->tests;
            for (size_t k = 0; k < s->n; k++)
                if (um_worlds_split(w, &w->list[q], s->list[k].worlds))
                    return true;
        }
    return false;
}

static bool is_asked_under(const struct um_run *run, const struct um_rule *q, const bool *tests)
{
    bool asked = q->tests.n == 0;
    for (uint32_t i = 0; i < run->rules->n[UM_SECTION_RULES]; i++)
        for (uint32_t k = 0; tests[i] && k < q->tests.n; k++)
            asked = asked || run->rules->words[q->tests.first + k] == run->rules->rules[i].test;
    return asked;
}

/* Whether the matter touches a question. A question by which a test is chosen counts once some choice turns on it. */
static bool is_open(struct um_run *run, uint32_t rule, uint32_t stake, const bool *tests, bool fixed)
{
    const struct um_rule *q = &run->rules->rules[rule];
    struct um_binding b = UM_UNBOUND;
    if (q->kind != UM_RULE_QUESTION || !run->tree->active[rule] || (q->touches && !(q->touches & stake)))
        return false;
    if (q->cond != UM_NONE) {
        run->all = 1; /* what it asks of the record is the same in every world */
        if (!um_eval_rule(run, rule, &b, NULL).yes)
            return false;
    }
    if (chooses_a_test(q))
        return !tests || fixed || turns_a_test(run, rule);
    return tests && is_asked_under(run, q, tests);
}

const char *um_worlds_make(struct um_run *run, const struct um_decide_options *options, const bool *tests, bool *too_many)
{
    struct um_worlds *w = &run->tree->worlds, made = {.count = 1};
    uint32_t stake = elements_at_stake(run), n = run->rules->n[UM_SECTION_RULES];
    made.list = UM_NEWS(run->arena, n, struct um_dimension);
    *too_many = false;
    for (uint32_t i = 0; i < n && !*too_many; i++) {
        const struct um_rule *q = &run->rules->rules[i];
        int fixed = q->kind == UM_RULE_QUESTION ? fixed_position(run, q, options) : -1;
        if (!is_open(run, i, stake, tests, fixed >= 0))
            continue;
        made.list[made.n++] = (struct um_dimension){i, q->positions.n, made.count, fixed};
        made.count *= fixed >= 0 ? 1 : q->positions.n;
        *too_many = made.count > UM_MAX_WORLDS;
    }
    made.all = made.count >= 64 ? ~UINT64_C(0) : (UINT64_C(1) << made.count) - 1;
    *w = made;
    run->all = made.all;
    return *too_many ? "the open questions of law make more than 64 worlds; fix the position of one" : NULL;
}

uint64_t um_worlds_of(const struct um_run *run, uint32_t question, uint32_t position)
{
    const struct um_worlds *w = &run->tree->worlds;
    uint64_t mask = 0;
    for (uint32_t i = 0; i < w->n; i++) {
        const struct um_dimension *d = &w->list[i];
        if (d->rule != question)
            continue;
        if (d->fixed >= 0)
            return d->fixed == (int)position ? w->all : 0;
        for (uint32_t world = 0; world < w->count; world++)
            if (world / d->stride % d->positions == position)
                mask |= UINT64_C(1) << world;
        return mask;
    }
    return position == 0 ? w->all : 0; /* nothing at stake: the first position stands */
}

bool um_worlds_split(const struct um_worlds *w, const struct um_dimension *d, uint64_t mask)
{
    for (uint32_t world = 0; d->fixed < 0 && world < w->count; world++)
        for (uint32_t p = 1; world / d->stride % d->positions == 0 && p < d->positions; p++)
            if ((mask >> world & 1) != (mask >> (world + p * d->stride) & 1))
                return true;
    return false;
}

uint64_t um_worlds_excusing(const struct um_run *run, uint32_t defendant, unsigned element)
{
    const struct um_worlds *w = &run->tree->worlds;
    uint64_t mask = 0;
    for (uint32_t i = 0; i < w->n; i++) {
        const struct um_rule *q = &run->rules->rules[w->list[i].rule];
        for (uint32_t p = 0; (q->levels >> run->level & 1) && p < q->positions.n; p++)
            if (run->rules->positions[q->positions.first + p].excuses >> element & 1)
                mask |= um_worlds_of(run, w->list[i].rule, p) & um_worlds_under(run, defendant, q);
    }
    return mask;
}

uint64_t um_worlds_excused(const struct um_run *run, uint32_t defendant, unsigned element, uint32_t *rule)
{
    const uint32_t *rules = um_rules_for(run, UM_RULE_EXCUSE, UM_ELEMENT_COUNT);
    struct um_binding b = UM_UNBOUND;
    uint64_t mask = 0;
    b.defendant = defendant;
    *rule = UM_NONE;
    for (uint32_t i = 0; rules[i] != UM_NONE; i++) {
        uint64_t worlds = run->rules->rules[rules[i]].touches >> element & 1 ? um_eval_rule(run, rules[i], &b, NULL).yes : 0;
        if (worlds && *rule == UM_NONE)
            *rule = rules[i];
        mask |= worlds;
    }
    return mask;
}
