#include "tally.h"

#include <stdlib.h>
#include <string.h>

#include "render/text.h"

const char *const group_keys[GROUP_COUNT] = {"choice", "part_one", "nodes", "outcomes", "outcomes_balance_open"};
const char *const verdict_keys[VERDICT_COUNT] = {"right", "asked", "not-recorded", "wrong"};

/* ---------------------------------------------------------------- gathering */

static bool is_true(const struct um_value *v, const char *key)
{
    return um_value_integer(um_value_get(v, key)) != 0;
}

static bool add(struct holdings *h, struct held one)
{
    if (h->n == h->cap) {
        size_t cap = h->cap ? 2 * h->cap : 64;
        struct held *grown = realloc(h->list, cap * sizeof *grown);
        if (!grown)
            return false;
        h->list = grown;
        h->cap = cap;
    }
    h->list[h->n++] = one;
    return true;
}

static enum verdict verdict_of(const struct um_value *v)
{
    enum verdict verdict = VERDICT_RIGHT;
    while (verdict + 1 < VERDICT_COUNT && strcmp(text_at(v, "verdict"), verdict_keys[verdict]) != 0)
        verdict++;
    return verdict;
}

/* What part one comes to where only the outcome says. */
static const char *answer_on_part_one(const char *answer)
{
    return strcmp(answer, "ordered") == 0 ? "met" : strcmp(answer, "refused") == 0 ? "unmet" : answer;
}

/* One graded thing, once in its group and, where it stands for part one, again there. */
static bool add_graded(struct holdings *h, struct held one, enum group group, const struct um_value *v)
{
    if (!v || !*text_at(v, "verdict"))
        return true;
    one.group = group;
    one.verdict = verdict_of(v);
    one.known = text_at(v, "known");
    one.counted = strcmp(one.known, "seen") == 0 || strcmp(one.known, "summary") == 0;
    one.judged = !um_value_get(v, "judged");
    one.kind = text_at(v, "kind");
    one.answer = text_at(um_value_get(v, "court"), "answer");
    one.value = v;
    if (!add(h, one))
        return false;
    one.group = GROUP_PART_ONE;
    one.kind = "part one";
    one.answer = answer_on_part_one(one.answer);
    return !is_true(v, "part_one") || add(h, one);
}

static bool add_decision(struct holdings *h, struct held one, const struct um_value *decision)
{
    const struct um_value *nodes = um_value_get(decision, "nodes"), *outcomes = um_value_get(decision, "outcomes");
    one.decision = decision;
    bool done = add_graded(h, one, GROUP_CHOICE, um_value_get(decision, "choice"));
    for (size_t i = 0; done && i < um_value_count(nodes); i++)
        done = add_graded(h, one, GROUP_NODES, um_value_at(nodes, i));
    for (size_t i = 0; done && i < um_value_count(outcomes); i++) {
        const struct um_value *v = um_value_at(outcomes, i);
        done = add_graded(h, one, is_true(v, "balance_known") ? GROUP_OUTCOMES : GROUP_BALANCE_OPEN, v);
    }
    return done;
}

/* ---------------------------------------------------------------- base rate */

/* Whether two stand in the population over which the most frequent answer is taken. */
static bool alike(const struct held *a, const struct held *b)
{
    return a->group == b->group && a->blind == b->blind && a->counted == b->counted && strcmp(a->kind, b->kind) == 0;
}

static size_t how_often(const struct holdings *h, const struct held *of, const char *answer)
{
    size_t n = 0;
    for (size_t i = 0; i < h->n; i++)
        n += alike(&h->list[i], of) && strcmp(h->list[i].answer, answer) == 0;
    return n;
}

/* The most frequent answer among its like; of several the first in spelling. */
static const char *most_frequent(const struct holdings *h, const struct held *of)
{
    const char *best = of->answer;
    size_t most = how_often(h, of, best);
    for (size_t i = 0; i < h->n; i++) {
        size_t n = alike(&h->list[i], of) ? how_often(h, of, h->list[i].answer) : 0;
        if (n > most || (n == most && n && strcmp(h->list[i].answer, best) < 0)) {
            best = h->list[i].answer;
            most = n;
        }
    }
    return best;
}

/* For each kind once, and then for all of its like. */
static void mark_base(struct holdings *h)
{
    for (size_t i = 0; i < h->n; i++) {
        bool first = true;
        for (size_t k = 0; first && k < i; k++)
            first = !alike(&h->list[k], &h->list[i]);
        const char *best = first ? most_frequent(h, &h->list[i]) : NULL;
        for (size_t k = i; best && k < h->n; k++)
            if (alike(&h->list[k], &h->list[i]))
                h->list[k].base = strcmp(h->list[k].answer, best) == 0;
    }
}

bool gather_holdings(const struct um_value *const *cases, size_t n, struct holdings *ret)
{
    bool done = true;
    *ret = (struct holdings){NULL, 0, 0};
    for (size_t i = 0; done && i < n; i++) {
        const struct um_value *decisions = um_value_get(cases[i], "decisions");
        struct held one = {.at = i, .blind = is_true(cases[i], "blind")};
        for (size_t k = 0; done && k < um_value_count(decisions); k++)
            done = add_decision(ret, one, um_value_at(decisions, k));
    }
    mark_base(ret);
    return done;
}

void free_holdings(struct holdings *h)
{
    free(h->list);
}

/* ----------------------------------------------------------------- counting */

static bool is_in(const struct held *one, const struct filter *f)
{
    return one->group == f->group && one->blind == f->blind && one->counted == f->counted && (f->at == ANY_CASE || one->at == (size_t)f->at) &&
           (!f->kind || strcmp(one->kind, f->kind) == 0) && (!f->answer || strcmp(one->answer, f->answer) == 0) &&
           (!f->known || strcmp(one->known, f->known) == 0);
}

struct tally tally_of(const struct holdings *h, const struct filter *f)
{
    struct tally t = {0};
    for (size_t i = 0; i < h->n; i++)
        if (is_in(&h->list[i], f)) {
            t.n++;
            t.verdicts[h->list[i].verdict]++;
            t.base += h->list[i].base;
        }
    return t;
}

const char *next_value(const struct holdings *h, const struct filter *f, enum member member, const char *last)
{
    const char *next = NULL;
    for (size_t i = 0; i < h->n; i++) {
        const struct held *one = &h->list[i];
        const char *value = member == MEMBER_KIND ? one->kind : member == MEMBER_ANSWER ? one->answer : one->known;
        if (is_in(one, f) && (!last || strcmp(value, last) > 0) && (!next || strcmp(value, next) < 0))
            next = value;
    }
    return next;
}
