/* Open questions of law as worlds: one bit a combination of positions. */
#include <string.h>

#include "base/limits.h"
#include "decide/run.h"

/* The elements of the matter's claims, as a bit set. */
static uint32_t elements_at_stake(const struct um_run *run)
{
    uint32_t mask = 0;
    for (uint32_t c = 0; c < run->m->tables[UM_ENTITY_CLAIM].n; c++)
        for (uint32_t i = 0; i < run->rules->n[UM_SECTION_RULES]; i++) {
            const struct um_rule *r = &run->rules->rules[i];
            for (uint32_t k = 0; r->kind == UM_RULE_ELEMENT && k < r->claims.n; k++)
                if (strcmp(um_str(run->rules, run->rules->words[r->claims.first + k]), um_text_of(run->m, UM_CLAIM__LAW, c)) == 0)
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

static const char *check_positions(const struct um_run *run, const struct um_decide_options *o)
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

const char *um_worlds_make(struct um_run *run, const struct um_decide_options *options, bool *too_many)
{
    struct um_worlds *w = &run->tree->worlds;
    uint32_t stake = elements_at_stake(run), n = run->rules->n[UM_SECTION_RULES];
    const char *wrong = check_positions(run, options);
    w->list = UM_NEWS(run->arena, n, struct um_dimension);
    w->count = 1;
    for (uint32_t i = 0; i < n && !wrong; i++) {
        const struct um_rule *q = &run->rules->rules[i];
        if (q->kind != UM_RULE_QUESTION || !(q->touches & stake) || !run->tree->active[i])
            continue;
        int fixed = fixed_position(run, q, options);
        w->list[w->n++] = (struct um_dimension){i, q->positions.n, w->count, fixed};
        w->count *= fixed >= 0 ? 1 : q->positions.n;
        *too_many = w->count > UM_MAX_WORLDS;
        if (*too_many)
            wrong = "the open questions of law make more than 64 worlds; fix the position of one";
    }
    w->all = w->count >= 64 ? ~UINT64_C(0) : (UINT64_C(1) << w->count) - 1;
    run->all = w->all;
    return wrong;
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

uint64_t um_worlds_excusing(const struct um_run *run, unsigned element)
{
    const struct um_worlds *w = &run->tree->worlds;
    uint64_t mask = 0;
    for (uint32_t i = 0; i < w->n; i++) {
        const struct um_rule *q = &run->rules->rules[w->list[i].rule];
        for (uint32_t p = 0; p < q->positions.n; p++)
            if (run->rules->positions[q->positions.first + p].excuses >> element & 1)
                mask |= um_worlds_of(run, w->list[i].rule, p);
    }
    return mask;
}
