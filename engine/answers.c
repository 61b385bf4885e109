#include "answers.h"

#include <string.h>

#include "base/text.h"

/* ---------------------------------------------------------------- evaluating */

void um_close_evaluation(struct um_evaluation *e)
{
    um_arena_free(e->arena);
    *e = (struct um_evaluation){0};
}

const struct um_rule *um_asked_rule(const struct um_asker *q, uint32_t rule)
{
    return &q->law->rules.rules[rule];
}

/* The rows that assume rulings, under ids that the record does not have. */
static struct um_value *ruling_rows(struct um_arena *a, const struct um_matter *m, const struct um_assumed *s)
{
    struct um_value *rows = um_value_array(a);
    const char *prefix = "assumed";
    struct um_ref taken;
    for (bool free = false; !free;) {
        free = true;
        for (size_t i = 0; free && i < s->n; i++)
            free = !um_matter_find(m, um_cat(a, prefix, "-", um_int_text(a, (int64_t)i), NULL), &taken);
        prefix = free ? prefix : um_cat(a, prefix, "-", NULL);
    }
    for (size_t i = 0; i < s->n; i++) {
        struct um_value *row = um_value_object(a);
        um_value_set_text(a, row, "id", um_cat(a, prefix, "-", um_int_text(a, (int64_t)i), NULL));
        um_value_set_text(a, row, "on", s->rulings[i].node);
        um_value_set_text(a, row, "question", "status");
        um_value_set_text(a, row, "answer", um_vocabs[UM_VOCAB_STATUS].values[s->rulings[i].status]);
        um_value_set_text(a, row, "by", "court");
        um_value_push(a, rows, row);
    }
    return rows;
}

/* The matter with the rulings that are assumed. */
static struct um_matter *with_rulings(struct um_arena *a, struct um_matter *m, const struct um_assumed *s)
{
    struct um_problems problems = {.arena = a};
    struct um_value *change = um_value_object(a), *add = um_value_object(a);
    if (!s->n)
        return m;
    um_value_set_text(a, change, "format", "unmask.change/1");
    um_value_set(a, add, "positions", ruling_rows(a, m, s));
    um_value_set(a, change, "add", add);
    return um_record_changed(a, m, change, &problems);
}

/* The options with the positions that are assumed behind those that were given. */
static struct um_options with_positions(struct um_arena *a, const struct um_asker *q, const struct um_assumed *s)
{
    struct um_options o = *q->options;
    const char **positions = UM_NEWS(a, o.n_positions + s->answers.n, const char *);
    for (size_t i = 0; i < o.n_positions; i++)
        positions[i] = o.positions[i];
    for (size_t i = 0; i < s->answers.n; i++) {
        const struct um_rule *rule = um_asked_rule(q, s->answers.list[i].rule);
        if (rule->kind != UM_RULE_QUESTION)
            continue;
        const struct um_position_def *def = &q->law->rules.positions[rule->positions.first + s->answers.list[i].index];
        positions[o.n_positions++] = um_cat(a, um_str(&q->law->rules, rule->id), "=", um_str(&q->law->rules, def->id), NULL);
    }
    o.positions = positions;
    return o;
}

/* Evaluate under what is assumed; false when memory ran out or the evaluation was refused. */
bool um_open_evaluation(struct um_asker *q, const struct um_assumed *s, struct um_evaluation *e)
{
    um_close_evaluation(e);
    e->arena = um_arena_new();
    if (!e->arena || um_arena_guard(e->arena)) {
        um_close_evaluation(e);
        q->no_memory = true;
        return false;
    }
    struct um_options options = with_positions(e->arena, q, s);
    const struct um_record changed = {.matter = with_rulings(e->arena, q->matter, s)};
    e->refusal.sentence = um_choose_defendants(e->arena, changed.matter, &options, &e->defendants);
    e->tree = e->refusal.sentence ? NULL : um_find_tree(e->arena, &changed, q->law, &options, &e->refusal);
    if (e->tree)
        e->asked = um_asked_make(e->arena, e->tree, e->defendants);
    um_arena_unguard(e->arena);
    return e->tree != NULL;
}

void um_read_outcomes(const struct um_tree *t, um_outcomes *out)
{
    for (size_t d = 0; d < t->n_defendants; d++) {
        out[d] = 0;
        for (unsigned o = 0; o < UM_OUTCOME_COUNT; o++)
            out[d] |= (um_outcomes)(t->defendants[d].outcome[o] ? 1u << o : 0);
    }
}

/* ------------------------------------------------------------------- answering */

static const struct um_answer *find_answer(const struct um_answers *answers, uint32_t rule)
{
    for (size_t i = 0; i < answers->n; i++)
        if (answers->list[i].rule == rule)
            return &answers->list[i];
    return NULL;
}

static void add_ruling(struct um_asker *q, struct um_assumed *s, const char *node, uint8_t status)
{
    struct um_assumed_ruling ruling = {um_cat(q->arena, node, NULL), status};
    UM_PUSH(q->arena, s->rulings, s->n, s->cap, ruling);
}

/*
 * What the answers that are assumed come to for the nodes that ask: yes to any
 * of a node's questions decides it, no only to all of them. A question that a
 * node asks in some worlds alone is left open there.
 */
static void take_rulings(struct um_asker *q, const struct um_evaluation *e, struct um_assumed *s)
{
    for (size_t i = 0; i < e->asked.n;) {
        const struct um_node *node = e->asked.list[i].node;
        const struct um_answer *yes = NULL, *no = NULL;
        bool all = true;
        for (; i < e->asked.n && e->asked.list[i].node == node; i++) {
            const struct um_asked_one *one = &e->asked.list[i];
            const struct um_answer *a = one->worlds == e->tree->worlds.all ? find_answer(&s->answers, one->ask) : NULL;
            yes = a && a->index == 0 && !yes ? a : yes;
            no = a && a->index == 1 ? a : no;
            all = all && a;
        }
        if (yes)
            add_ruling(q, s, node->name, um_asked_rule(q, yes->rule)->if_yes);
        else if (no && all)
            add_ruling(q, s, node->name, um_asked_rule(q, no->rule)->if_no);
    }
}

/* Evaluate, and answer alike what is asked only then by questions that are answered already. */
bool um_open_settled(struct um_asker *q, struct um_assumed *s, struct um_evaluation *e)
{
    size_t before;
    do {
        if (!um_open_evaluation(q, s, e))
            return false;
        before = s->n;
        take_rulings(q, e, s);
    } while (s->n > before);
    return true;
}

static struct um_assumed copy_of(struct um_asker *q, const struct um_assumed *s)
{
    struct um_assumed copy = {0};
    for (size_t i = 0; i < s->answers.n; i++)
        UM_PUSH(q->arena, copy.answers.list, copy.answers.n, copy.answers.cap, s->answers.list[i]);
    for (size_t i = 0; i < s->n; i++)
        UM_PUSH(q->arena, copy.rulings, copy.n, copy.cap, s->rulings[i]);
    return copy;
}

static void assume(struct um_asker *q, struct um_assumed *s, uint32_t rule, uint32_t index)
{
    struct um_answer answer = {rule, index};
    UM_PUSH(q->arena, s->answers.list, s->answers.n, s->answers.cap, answer);
}

/* Fix the positions of the first world in which a question is asked, as far as they make a difference to that. */
static void assume_world(struct um_asker *q, struct um_assumed *s, uint64_t worlds)
{
    const struct um_tree *t = q->now.tree;
    uint32_t world = 0;
    while (!(worlds >> world & 1))
        world++;
    for (uint32_t i = 0; i < t->worlds.n; i++) {
        const struct um_dimension *d = &t->worlds.list[i];
        bool splits = false;
        for (uint32_t w = 0; d->fixed < 0 && w < t->worlds.count; w++)
            for (uint32_t p = 1; w / d->stride % d->positions == 0 && p < d->positions; p++)
                splits = splits || (worlds >> w & 1) != (worlds >> (w + p * d->stride) & 1);
        if (splits)
            assume(q, s, d->rule, world / d->stride % d->positions);
    }
}

/* The outcomes under one more answer, and all that is then assumed; false when that cannot be evaluated. */
bool um_answer_one(struct um_asker *q, const struct um_assumed *known, const struct um_question *one, uint32_t index, struct um_assumed *then, um_outcomes *out)
{
    const struct um_evaluation *e = &q->now;
    *then = copy_of(q, known);
    if (um_asked_rule(q, one->rule)->kind == UM_RULE_ASK && one->worlds != q->now.tree->worlds.all) {
        assume_world(q, then, one->worlds);
        if (!um_open_evaluation(q, then, &q->ahead))
            return false;
        e = &q->ahead;
    }
    assume(q, then, one->rule, index);
    if (um_asked_rule(q, one->rule)->kind == UM_RULE_ASK)
        take_rulings(q, e, then);
    bool done = um_open_settled(q, then, &q->after);
    if (done)
        um_read_outcomes(q->after.tree, out);
    um_close_evaluation(&q->after);
    um_close_evaluation(&q->ahead);
    return done;
}

/* The outcomes in the world that the answers to a question are found in, before any; false where it is asked in all worlds. */
bool um_outcomes_where_asked(struct um_asker *q, const struct um_assumed *known, const struct um_question *one, um_outcomes *out)
{
    struct um_assumed there = copy_of(q, known);
    if (one->worlds == q->now.tree->worlds.all)
        return false;
    assume_world(q, &there, one->worlds);
    if (!um_open_evaluation(q, &there, &q->ahead))
        return false;
    um_read_outcomes(q->ahead.tree, out);
    um_close_evaluation(&q->ahead);
    return true;
}

uint32_t um_count_answers(const struct um_asker *q, const struct um_question *one)
{
    const struct um_rule *rule = um_asked_rule(q, one->rule);
    return rule->kind == UM_RULE_ASK ? 2 : rule->positions.n;
}

const char *um_answer_word(const struct um_asker *q, uint32_t rule, uint32_t index)
{
    const struct um_rule *r = um_asked_rule(q, rule);
    if (r->kind == UM_RULE_ASK)
        return index ? "no" : "yes";
    return um_str(&q->law->rules, q->law->rules.positions[r->positions.first + index].id);
}

/* ------------------------------------------------------------------ collecting */

static void add_question(struct um_asker *q, struct um_questions_open *out, uint32_t rule, uint64_t worlds)
{
    for (size_t i = 0; i < out->n; i++)
        if (out->list[i].rule == rule) {
            out->list[i].worlds |= worlds;
            return;
        }
    struct um_question one = {rule, worlds};
    UM_PUSH(q->arena, out->list, out->n, out->cap, one);
}

/* Whether a reported defendant's outcome turns on a question of law, or may once what is missing is entered. */
static bool bears(const struct um_evaluation *e, uint32_t dimension)
{
    for (size_t d = 0; d < e->tree->n_defendants; d++) {
        const struct um_defendant_result *r = &e->tree->defendants[d];
        if ((!e->defendants || e->defendants[r->defendant]) && ((r->turns_on | r->may_turn_on) >> dimension & 1))
            return true;
    }
    return false;
}

/* The questions that are open now: of law as far as they bear on an outcome, for the court, then the rest of law. */
struct um_questions_open um_open_questions(struct um_asker *q, const struct um_answers *answered)
{
    struct um_questions_open out = {0};
    const struct um_worlds *w = &q->now.tree->worlds;
    for (uint32_t i = 0; i < w->n; i++)
        if (w->list[i].fixed < 0 && bears(&q->now, i))
            add_question(q, &out, w->list[i].rule, w->all);
    for (size_t i = 0; i < q->now.asked.n; i++)
        if (!find_answer(answered, q->now.asked.list[i].ask))
            add_question(q, &out, q->now.asked.list[i].ask, q->now.asked.list[i].worlds);
    for (uint32_t i = 0; i < w->n; i++)
        if (w->list[i].fixed < 0)
            add_question(q, &out, w->list[i].rule, w->all);
    return out;
}
