#include "findings/search.h"

#include <string.h>

#include "base/text.h"
#include "base/time.h"
#include "findings/input.h"
#include "findings/prose.h"
#include "findings/reference.h"

enum {
    NO,
    YES,
    MAYBE
};

struct um_searcher *um_search_new(struct um_arena *a, const struct um_rules *r)
{
    struct um_searcher *of = UM_NEW(a, struct um_searcher);
    *of = (struct um_searcher){.a = a, .r = r};
    for (size_t i = 0; i < UM_N_APART; i++)
        of->bound[i] = UM_NEWS(a, r->n[UM_SECTION_CONDS], struct um_bound);
    return of;
}

static struct um_search new_search(struct um_searcher *of)
{
    return (struct um_search){.of = of, .a = of->a, .r = of->r};
}

/* -------------------------------------------------------------------- truth */

static int compare(int64_t value, const struct um_cond *c)
{
    const bool holds[] = {value == c->number, value<c->number, value <= c->number, value> c->number,
                          value >= c->number};
    return holds[c->relation] ? YES : NO;
}

static int truth_of_text(const struct um_search *s, const struct um_input *in, const struct um_cond *c)
{
    uint64_t value = in->values[in->now];
    for (uint32_t i = 0; value && i < c->words.n; i++)
        if (strcmp(um_str(s->r, s->r->words[c->words.first + i]), in->texts[value - 1]) == 0)
            return YES;
    return NO;
}

static int truth_of_leaf(const struct um_search *s, const struct um_place *p, uint32_t cond)
{
    const struct um_cond *c = &s->r->conds[cond];
    const struct um_bound *b = um_input_bind(s, p, cond);
    if (b->input == UM_UNKNOWN_INPUT)
        return MAYBE;
    const struct um_input *in = &s->inputs[b->input];
    uint64_t value = in->values[in->now];
    switch (in->form) {
    case UM_FORM_ONE:
    case UM_FORM_SET:
        return value & b->mask ? YES : NO;
    case UM_FORM_TEXT:
        return truth_of_text(s, in, c);
    case UM_FORM_NUMBER:
        return compare((int64_t)value, c);
    case UM_FORM_MINUTE:
        return (int64_t)value >= c->number ? YES : NO;
    case UM_FORM_ORDER:
        return value == (b->turned ? 2 : 1) ? YES : NO;
    case UM_FORM_FLAG:
        break;
    }
    return c->op == UM_COND_NO ? !value : (int)value;
}

static int truth(const struct um_search *s, const struct um_place *p, uint32_t cond);

/* All of a list, or with the parts of yes and no changed any of it. */
static int truth_of_list(const struct um_search *s, const struct um_place *p, const struct um_cond *c,
                         int decides)
{
    int result = decides == NO ? YES : NO;
    for (uint32_t i = 0; i < c->children.n; i++) {
        int t = truth(s, p, s->r->words[c->children.first + i]);
        if (t == decides)
            return decides;
        result = t == MAYBE ? MAYBE : result;
    }
    return result;
}

static int truth(const struct um_search *s, const struct um_place *p, uint32_t cond)
{
    const struct um_cond *c = &s->r->conds[cond];
    if (c->op == UM_COND_ALL)
        return truth_of_list(s, p, c, NO);
    if (c->op == UM_COND_ANY)
        return truth_of_list(s, p, c, YES);
    if (!um_input_is_joint(c))
        return truth_of_leaf(s, p, cond);
    int t = truth(s, p, s->r->words[c->children.first]);
    if (c->op == UM_COND_SURELY)
        return t;
    return t == MAYBE ? MAYBE : !t;
}

static int holds(const struct um_search *s, const struct um_place *p)
{
    return p->rule->cond == UM_NONE ? YES : truth(s, p, p->rule->cond);
}

/* What is left of a rule's truth once the rules that defeat it are heard; those that become law later than the day are not. */
static int effective(const struct um_search *s, const struct um_place *p, int64_t day)
{
    uint32_t self = (uint32_t)(p->rule - s->r->rules);
    int t = holds(s, p);
    for (uint32_t i = 0; t != NO && i < s->r->n[UM_SECTION_RULES]; i++)
        for (uint32_t k = 0; t != NO && k < s->r->rules[i].defeats.n; k++) {
            struct um_place by = {&s->r->rules[i], p->apart};
            if (s->r->words[by.rule->defeats.first + k] != self)
                continue;
            int d = effective(s, &by, day);
            if (um_reference_day(s->r, by.rule) > day)
                d = d == NO ? NO : MAYBE; /* not law in all of the time in which this is */
            t = d == YES ? NO : d == MAYBE ? MAYBE : t;
        }
    return t;
}

/* ------------------------------------------------------------------- search */

/* The next combination; false behind the last. */
static bool next(struct um_search *s)
{
    for (size_t i = 0; i < s->n; i++) {
        if (++s->inputs[i].now < s->inputs[i].n)
            return true;
        s->inputs[i].now = 0;
    }
    return false;
}

enum um_found um_search_cond(struct um_searcher *of, const struct um_place *p, uint32_t cond)
{
    struct um_search s = new_search(of);
    uint32_t tried = 0;
    um_input_collect(&s, p, cond);
    bool complete = um_input_prepare(&s);
    do {
        if (truth(&s, p, cond) != NO)
            return UM_FOUND_SOME;
    } while (++tried < UM_SEARCH_BOUND && next(&s));
    return complete ? UM_FOUND_NONE : UM_FOUND_OPEN;
}

enum um_found um_search_holds(struct um_searcher *of, uint32_t rule)
{
    struct um_place p = {&of->r->rules[rule], UM_SAME};
    return p.rule->cond == UM_NONE ? UM_FOUND_SOME : um_search_cond(of, &p, p.rule->cond);
}

enum um_found um_search_undefeated(struct um_searcher *of, uint32_t rule)
{
    struct um_search s = new_search(of);
    struct um_place p = {&of->r->rules[rule], UM_SAME};
    int64_t day = um_reference_day(of->r, p.rule);
    uint32_t tried = 0;
    if (p.rule->cond != UM_NONE)
        um_input_collect(&s, &p, p.rule->cond);
    bool complete = um_input_prepare(&s);
    do {
        if (effective(&s, &p, day) != NO)
            return UM_FOUND_SOME;
    } while (++tried < UM_SEARCH_BOUND && next(&s));
    return complete ? UM_FOUND_NONE : UM_FOUND_OPEN;
}

/* ----------------------------------------------------------------- examples */

static unsigned bits(uint64_t x)
{
    unsigned n = 0;
    for (; x; x &= x - 1)
        n++;
    return n;
}

/* Whether the value of an input now says something. */
static bool says(const struct um_input *in)
{
    return in->now > 0 || !in->plain;
}

static unsigned size_of(const struct um_search *s)
{
    unsigned size = 0;
    for (size_t i = 0; i < s->n; i++)
        size += !says(&s->inputs[i])               ? 0
                : s->inputs[i].form == UM_FORM_SET ? bits(s->inputs[i].values[s->inputs[i].now])
                                                   : 1;
    return size;
}

static const char *word_of(const struct um_search *s, const struct um_input *in, unsigned v)
{
    if (in->asked)
        return um_str(s->r, s->r->positions[in->asked->positions.first + v].id);
    return in->path->choice ? um_choices[in->path->vocab].options[v].name
                            : um_vocabs[in->path->vocab].values[v];
}

static const char *value_text(const struct um_search *s, const struct um_input *in)
{
    static const char *const orders[] = {"unknown", "before", "after"};
    uint64_t value = in->values[in->now];
    struct um_text t = {.arena = s->a};
    switch (in->form) {
    case UM_FORM_ONE:
    case UM_FORM_SET:
        for (unsigned v = 0; v < 64; v++)
            if (value >> v & 1) {
                um_text_add(&t, t.n ? ", " : "");
                um_text_add(&t, word_of(s, in, v));
            }
        return um_text_get(&t);
    case UM_FORM_TEXT:
        return value ? in->texts[value - 1] : "another word";
    case UM_FORM_NUMBER:
        return um_int_text(s->a, (int64_t)value);
    case UM_FORM_MINUTE:
        return um_time_edge(s->a, (int64_t)value, false);
    case UM_FORM_ORDER:
        return orders[value];
    case UM_FORM_FLAG:
        break;
    }
    return value ? "yes" : "no";
}

/* What an input is called in an example: its path, or of what goes through rows the condition in words. */
static const char *label_of(const struct um_search *s, const struct um_input *in)
{
    bool rows = in->form == UM_FORM_FLAG && s->r->conds[in->cond].children.n > 0;
    return rows ? um_prose_line(s->a, um_prose_condition(s->a, s->r, in->place.rule, in->cond)) : in->key;
}

/* A condition that no row meets is said by the word of its own, so that yes and no are those of what is printed. */
static const char *answer_of(const struct um_search *s, const struct um_input *in)
{
    bool turned = in->form == UM_FORM_FLAG && s->r->conds[in->cond].op == UM_COND_NO;
    return turned ? (in->values[in->now] ? "no" : "yes") : value_text(s, in);
}

static struct um_value *example_of(const struct um_search *s)
{
    struct um_value *list = um_value_array(s->a);
    for (size_t i = 0; i < s->n; i++)
        if (says(&s->inputs[i]))
            um_value_push_text(
                s->a, list,
                um_cat(s->a, label_of(s, &s->inputs[i]), " = ", answer_of(s, &s->inputs[i]), NULL));
    return list;
}

enum um_found um_search_together(struct um_searcher *of, uint32_t one, uint32_t other,
                                 struct um_value **example)
{
    struct um_search s = new_search(of);
    struct um_place p = {&of->r->rules[one], UM_FIRST}, q = {&of->r->rules[other], UM_SECOND};
    unsigned least = UINT32_MAX;
    uint32_t tried = 0;
    *example = NULL;
    if (p.rule->cond != UM_NONE)
        um_input_collect(&s, &p, p.rule->cond);
    if (q.rule->cond != UM_NONE)
        um_input_collect(&s, &q, q.rule->cond);
    bool complete = um_input_prepare(&s);
    do {
        unsigned size = size_of(&s);
        if (size < least && holds(&s, &p) == YES && holds(&s, &q) == YES &&
            effective(&s, &p, INT64_MAX) != NO && effective(&s, &q, INT64_MAX) != NO) {
            least = size;
            *example = example_of(&s);
        }
    } while (++tried < UM_SEARCH_BOUND && next(&s));
    return *example ? UM_FOUND_SOME : complete ? UM_FOUND_NONE : UM_FOUND_OPEN;
}
