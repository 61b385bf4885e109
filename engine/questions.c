/*
 * What hangs on each answer: the questions that a record leaves open, each
 * answered in each way, and the matter evaluated again. An answer to a question
 * of law fixes its position; one to a question for the court is an assumed
 * ruling on the nodes that ask it.
 */
#include <stdlib.h>
#include <string.h>

#include "api.h"
#include "base/text.h"
#include "findings/asked.h"

enum { MOST_STEPS = 32 };

/* A question that the record leaves open. */
struct question {
    uint32_t rule;   /* of kind question, or ask */
    uint64_t worlds; /* an ask: in which it is asked */
};

/* An assumed answer: a position, by its index, of a question of law; yes (0) or no (1) to an ask. */
struct answer {
    uint32_t rule, index;
};

struct answers {
    struct answer *list;
    size_t n, cap;
};

struct ruling {
    const char *node;
    uint8_t status;
};

/* What is assumed for an evaluation. */
struct assumed {
    struct answers answers;
    struct ruling *rulings;
    size_t n, cap;
};

/* One evaluation under what is assumed, in an arena of its own. */
struct evaluation {
    struct um_arena *arena;
    const struct um_tree *tree;
    const bool *defendants; /* by row: which are reported; NULL: all */
    struct um_asked asked;
    struct um_refusal refusal;
};

struct asker {
    struct um_arena *arena; /* of what outlives an evaluation */
    struct um_matter *matter;
    const struct um_law *law;
    const struct um_options *options;
    struct evaluation first, now; /* of the record as it is, kept while others are looked at; and under what is assumed by then */
    struct evaluation ahead, after; /* where a question is asked in some worlds only, in those; and under one more answer */
    bool no_memory;
    bool *named;
};

typedef uint16_t outcomes; /* of a defendant: a bit set of those that are left */

/* ---------------------------------------------------------------- evaluating */

static void close_evaluation(struct evaluation *e)
{
    um_arena_free(e->arena);
    *e = (struct evaluation){0};
}

static const struct um_rule *rule_at(const struct asker *q, uint32_t rule)
{
    return &q->law->rules.rules[rule];
}

/* The rows that assume rulings, under ids that the record does not have. */
static struct um_value *ruling_rows(struct um_arena *a, const struct um_matter *m, const struct assumed *s)
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
static struct um_matter *with_rulings(struct um_arena *a, struct um_matter *m, const struct assumed *s)
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
static struct um_options with_positions(struct um_arena *a, const struct asker *q, const struct assumed *s)
{
    struct um_options o = *q->options;
    const char **positions = UM_NEWS(a, o.n_positions + s->answers.n, const char *);
    for (size_t i = 0; i < o.n_positions; i++)
        positions[i] = o.positions[i];
    for (size_t i = 0; i < s->answers.n; i++) {
        const struct um_rule *rule = rule_at(q, s->answers.list[i].rule);
        if (rule->kind != UM_RULE_QUESTION)
            continue;
        const struct um_position_def *def = &q->law->rules.positions[rule->positions.first + s->answers.list[i].index];
        positions[o.n_positions++] = um_cat(a, um_str(&q->law->rules, rule->id), "=", um_str(&q->law->rules, def->id), NULL);
    }
    o.positions = positions;
    return o;
}

/* Evaluate under what is assumed; false when memory ran out or the evaluation was refused. */
static bool open_evaluation(struct asker *q, const struct assumed *s, struct evaluation *e)
{
    close_evaluation(e);
    e->arena = um_arena_new();
    if (!e->arena || um_arena_guard(e->arena)) {
        close_evaluation(e);
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

static void read_outcomes(const struct um_tree *t, outcomes *out)
{
    for (size_t d = 0; d < t->n_defendants; d++) {
        out[d] = 0;
        for (unsigned o = 0; o < UM_OUTCOME_COUNT; o++)
            out[d] |= (outcomes)(t->defendants[d].outcome[o] ? 1u << o : 0);
    }
}

/* ------------------------------------------------------------------- answering */

static const struct answer *find_answer(const struct answers *answers, uint32_t rule)
{
    for (size_t i = 0; i < answers->n; i++)
        if (answers->list[i].rule == rule)
            return &answers->list[i];
    return NULL;
}

static void add_ruling(struct asker *q, struct assumed *s, const char *node, uint8_t status)
{
    struct ruling ruling = {um_cat(q->arena, node, NULL), status};
    UM_PUSH(q->arena, s->rulings, s->n, s->cap, ruling);
}

/*
 * What the answers that are assumed come to for the nodes that ask: yes to any
 * of a node's questions decides it, no only to all of them. A question that a
 * node asks in some worlds alone is left open there.
 */
static void take_rulings(struct asker *q, const struct evaluation *e, struct assumed *s)
{
    for (size_t i = 0; i < e->asked.n;) {
        const struct um_node *node = e->asked.list[i].node;
        const struct answer *yes = NULL, *no = NULL;
        bool all = true;
        for (; i < e->asked.n && e->asked.list[i].node == node; i++) {
            const struct um_asked_one *one = &e->asked.list[i];
            const struct answer *a = one->worlds == e->tree->worlds.all ? find_answer(&s->answers, one->ask) : NULL;
            yes = a && a->index == 0 && !yes ? a : yes;
            no = a && a->index == 1 ? a : no;
            all = all && a;
        }
        if (yes)
            add_ruling(q, s, node->name, rule_at(q, yes->rule)->if_yes);
        else if (no && all)
            add_ruling(q, s, node->name, rule_at(q, no->rule)->if_no);
    }
}

/* Evaluate, and answer alike what is asked only then by questions that are answered already. */
static bool open_settled(struct asker *q, struct assumed *s, struct evaluation *e)
{
    size_t before;
    do {
        if (!open_evaluation(q, s, e))
            return false;
        before = s->n;
        take_rulings(q, e, s);
    } while (s->n > before);
    return true;
}

static struct assumed copy_of(struct asker *q, const struct assumed *s)
{
    struct assumed copy = {0};
    for (size_t i = 0; i < s->answers.n; i++)
        UM_PUSH(q->arena, copy.answers.list, copy.answers.n, copy.answers.cap, s->answers.list[i]);
    for (size_t i = 0; i < s->n; i++)
        UM_PUSH(q->arena, copy.rulings, copy.n, copy.cap, s->rulings[i]);
    return copy;
}

static void assume(struct asker *q, struct assumed *s, uint32_t rule, uint32_t index)
{
    struct answer answer = {rule, index};
    UM_PUSH(q->arena, s->answers.list, s->answers.n, s->answers.cap, answer);
}

/* Fix the positions of the first world in which a question is asked, as far as they make a difference to that. */
static void assume_world(struct asker *q, struct assumed *s, uint64_t worlds)
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
static bool answer_one(struct asker *q, const struct assumed *known, const struct question *one, uint32_t index, struct assumed *then, outcomes *out)
{
    const struct evaluation *e = &q->now;
    *then = copy_of(q, known);
    if (rule_at(q, one->rule)->kind == UM_RULE_ASK && one->worlds != q->now.tree->worlds.all) {
        assume_world(q, then, one->worlds);
        if (!open_evaluation(q, then, &q->ahead))
            return false;
        e = &q->ahead;
    }
    assume(q, then, one->rule, index);
    if (rule_at(q, one->rule)->kind == UM_RULE_ASK)
        take_rulings(q, e, then);
    bool done = open_settled(q, then, &q->after);
    if (done)
        read_outcomes(q->after.tree, out);
    close_evaluation(&q->after);
    close_evaluation(&q->ahead);
    return done;
}

/* The outcomes in the world that the answers to a question are found in, before any; false where it is asked in all worlds. */
static bool outcomes_where_asked(struct asker *q, const struct assumed *known, const struct question *one, outcomes *out)
{
    struct assumed there = copy_of(q, known);
    if (one->worlds == q->now.tree->worlds.all)
        return false;
    assume_world(q, &there, one->worlds);
    if (!open_evaluation(q, &there, &q->ahead))
        return false;
    read_outcomes(q->ahead.tree, out);
    close_evaluation(&q->ahead);
    return true;
}

static uint32_t count_answers(const struct asker *q, const struct question *one)
{
    const struct um_rule *rule = rule_at(q, one->rule);
    return rule->kind == UM_RULE_ASK ? 2 : rule->positions.n;
}

static const char *answer_word(const struct asker *q, uint32_t rule, uint32_t index)
{
    const struct um_rule *r = rule_at(q, rule);
    if (r->kind == UM_RULE_ASK)
        return index ? "no" : "yes";
    return um_str(&q->law->rules, q->law->rules.positions[r->positions.first + index].id);
}

/* ------------------------------------------------------------------ collecting */

struct questions {
    struct question *list;
    size_t n, cap;
};

static void add_question(struct asker *q, struct questions *out, uint32_t rule, uint64_t worlds)
{
    for (size_t i = 0; i < out->n; i++)
        if (out->list[i].rule == rule) {
            out->list[i].worlds |= worlds;
            return;
        }
    struct question one = {rule, worlds};
    UM_PUSH(q->arena, out->list, out->n, out->cap, one);
}

/* Whether a reported defendant's outcome turns on a question of law, or may once what is missing is entered. */
static bool bears(const struct evaluation *e, uint32_t dimension)
{
    for (size_t d = 0; d < e->tree->n_defendants; d++) {
        const struct um_defendant_result *r = &e->tree->defendants[d];
        if ((!e->defendants || e->defendants[r->defendant]) && ((r->turns_on | r->may_turn_on) >> dimension & 1))
            return true;
    }
    return false;
}

/* The questions that are open now: of law as far as they bear on an outcome, for the court, then the rest of law. */
static struct questions open_questions(struct asker *q, const struct answers *answered)
{
    struct questions out = {0};
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

/* ------------------------------------------------------------------- document */

/* A result that no further answer changes: the court's own, or one that only more evidence could. */
static bool is_decided(outcomes o)
{
    const outcomes decided = 1u << UM_OUTCOME_NOT_MADE | 1u << UM_OUTCOME_CURABLE | 1u << UM_OUTCOME_SHOWING_MADE | 1u << UM_OUTCOME_NOT_BEFORE_COURT;
    return o && !(o & (o - 1)) && (o & decided);
}

static const char *outcome_word(outcomes o)
{
    for (unsigned i = 0; i < UM_OUTCOME_COUNT; i++)
        if (o == 1u << i)
            return um_vocabs[UM_VOCAB_OUTCOME].values[i];
    return um_vocabs[UM_VOCAB_OUTCOME].values[UM_OUTCOME_DEPENDS];
}

static bool is_reported(const struct asker *q, size_t d)
{
    return !q->now.defendants || q->now.defendants[q->now.tree->defendants[d].defendant];
}

static const char *defendant_id(const struct asker *q, size_t d)
{
    return um_row_id(q->matter, (struct um_ref){UM_ENTITY_DEFENDANT, q->now.tree->defendants[d].defendant});
}

/* Outcomes with those whose it is, in the order of the defendants. */
static struct um_value *outcomes_value(struct asker *q, const outcomes *o)
{
    struct um_value *list = um_value_array(q->arena);
    for (size_t d = 0; d < q->now.tree->n_defendants; d++) {
        struct um_value *v = NULL;
        if (!is_reported(q, d))
            continue;
        for (size_t i = 0; i < list->n && !v; i++)
            if (strcmp(um_value_string(um_value_get(list->items[i].value, "outcome")), outcome_word(o[d])) == 0)
                v = list->items[i].value;
        if (!v) {
            v = um_value_object(q->arena);
            um_value_set_text(q->arena, v, "outcome", outcome_word(o[d]));
            um_value_set(q->arena, v, "defendants", um_value_array(q->arena));
            um_value_push(q->arena, list, v);
        }
        um_value_push_text(q->arena, v->items[1].value, defendant_id(q, d));
    }
    return list;
}

/* The defendants whom an answer decides that were not decided before; or, changed, whose outcomes it changes. */
static struct um_value *who_moves(struct asker *q, const outcomes *before, const outcomes *after, bool changed)
{
    struct um_value *list = um_value_array(q->arena);
    for (size_t d = 0; d < q->now.tree->n_defendants; d++)
        if (is_reported(q, d) && (changed ? before[d] != after[d] : !is_decided(before[d]) && is_decided(after[d])))
            um_value_push_text(q->arena, list, defendant_id(q, d));
    return list;
}

/* What stands for an answer: its authorities, and the parties' positions that give it. */
static void set_law_answer(struct asker *q, struct um_value *v, const struct um_rule *rule, uint32_t index, const struct um_value *argued)
{
    const struct um_position_def *def = &q->law->rules.positions[rule->positions.first + index];
    struct um_value *by = um_value_array(q->arena);
    um_value_set_text(q->arena, v, "says", um_str(&q->law->rules, def->says));
    um_value_set(q->arena, v, "authorities", um_document_authorities(q->arena, q->now.tree, &def->auth));
    for (size_t i = 0; i < argued->n; i++)
        if (strcmp(um_value_string(um_value_get(argued->items[i].value, "answer")), um_str(&q->law->rules, def->id)) == 0)
            um_value_push(q->arena, by, argued->items[i].value);
    um_value_set(q->arena, v, "argued", by);
}

static struct um_value *answers_value(struct asker *q, const struct question *one, const struct assumed *known, const outcomes *before, const struct um_value *argued)
{
    struct um_value *list = um_value_array(q->arena);
    const struct um_rule *rule = rule_at(q, one->rule);
    outcomes *after = UM_NEWS(q->arena, q->now.tree->n_defendants, outcomes), *where_asked = UM_NEWS(q->arena, q->now.tree->n_defendants, outcomes);
    if (outcomes_where_asked(q, known, one, where_asked))
        before = where_asked;
    for (uint32_t i = 0; i < count_answers(q, one) && !q->no_memory; i++) {
        struct assumed then;
        struct um_value *v = um_value_object(q->arena);
        if (!answer_one(q, known, one, i, &then, after))
            continue;
        um_value_set_text(q->arena, v, "answer", answer_word(q, one->rule, i));
        if (rule->kind == UM_RULE_ASK)
            um_value_set_text(q->arena, v, "status", um_vocabs[UM_VOCAB_STATUS].values[i ? rule->if_no : rule->if_yes]);
        else
            set_law_answer(q, v, rule, i, argued);
        um_value_set(q->arena, v, "outcomes", outcomes_value(q, after));
        um_value_set(q->arena, v, "decides", who_moves(q, before, after, false));
        um_value_set(q->arena, v, "changes", who_moves(q, before, after, true));
        um_value_push(q->arena, list, v);
    }
    return list;
}

/* Other questions that the same nodes ask, without whose answer a no decides nothing there. */
static struct um_value *beside_value(struct asker *q, uint32_t ask)
{
    struct um_value *list = um_value_array(q->arena);
    for (size_t i = 0; i < q->now.asked.n; i++)
        for (size_t k = 0; q->now.asked.list[i].ask == ask && k < q->now.asked.n; k++) {
            const struct um_asked_one *other = &q->now.asked.list[k];
            const char *id = um_str(&q->law->rules, rule_at(q, other->ask)->id);
            bool known = other->node != q->now.asked.list[i].node || other->ask == ask;
            for (size_t s = 0; s < list->n && !known; s++)
                known = strcmp(list->items[s].value->text, id) == 0;
            if (!known)
                um_value_push_text(q->arena, list, id);
        }
    return list;
}

static struct um_value *court_value(struct asker *q, const struct question *one)
{
    struct um_value *v = um_asked_value(q->arena, q->now.tree, &q->now.asked, one->rule, q->named);
    struct um_value *worlds = um_document_worlds(q->arena, q->now.tree, one->worlds);
    if (worlds)
        um_value_set(q->arena, v, "worlds", worlds);
    um_value_set(q->arena, v, "beside", beside_value(q, one->rule));
    return v;
}

static struct um_value *law_value(struct asker *q, const struct question *one)
{
    const struct um_rule *rule = rule_at(q, one->rule);
    struct um_value *v = um_value_object(q->arena);
    um_value_set_text(q->arena, v, "id", um_str(&q->law->rules, rule->id));
    um_value_set_text(q->arena, v, "kind", "law");
    um_value_set_text(q->arena, v, "title", um_str(&q->law->rules, rule->title));
    um_value_set_text(q->arena, v, "ask", um_str(&q->law->rules, rule->ask_text));
    um_value_set(q->arena, v, "authorities", um_document_authorities(q->arena, q->now.tree, &rule->auth));
    return v;
}

static struct um_value *questions_value(struct asker *q, const struct questions *open, const struct assumed *known, const outcomes *before)
{
    struct um_value *list = um_value_array(q->arena);
    for (size_t i = 0; i < open->n && !q->no_memory; i++) {
        bool court = rule_at(q, open->list[i].rule)->kind == UM_RULE_ASK;
        struct um_value *v = court ? court_value(q, &open->list[i]) : law_value(q, &open->list[i]);
        struct um_value *argued = um_document_answers(q->arena, q->now.tree, NULL, um_str(&q->law->rules, rule_at(q, open->list[i].rule)->id));
        um_value_set(q->arena, v, "argued", argued);
        um_value_set(q->arena, v, "answers", answers_value(q, &open->list[i], known, before, argued));
        um_value_push(q->arena, list, v);
    }
    return list;
}

/* ----------------------------------------------------------------------- order */

/* How much a question decides: with every answer, with its best one; and how many outcomes it changes at best. */
struct worth {
    size_t surely, best, changes;
    uint32_t least; /* the answer that decides fewest */
};

static bool is_better(const struct worth *a, const struct worth *b)
{
    if (a->surely != b->surely)
        return a->surely > b->surely;
    return a->best != b->best ? a->best > b->best : a->changes > b->changes;
}

static struct worth weigh(struct asker *q, const struct question *one, const struct assumed *known, const outcomes *before, outcomes *after)
{
    struct worth w = {SIZE_MAX, 0, 0, 0};
    size_t fewest_changes = SIZE_MAX;
    for (uint32_t i = 0; i < count_answers(q, one) && !q->no_memory; i++) {
        struct assumed then;
        if (!answer_one(q, known, one, i, &then, after))
            return (struct worth){0, 0, 0, 0};
        size_t decides = who_moves(q, before, after, false)->n, changes = who_moves(q, before, after, true)->n;
        if (decides < w.surely || (decides == w.surely && changes < fewest_changes)) {
            w.least = i;
            fewest_changes = changes;
        }
        w.surely = decides < w.surely ? decides : w.surely;
        w.best = decides > w.best ? decides : w.best;
        w.changes = changes > w.changes ? changes : w.changes;
    }
    return w;
}

static struct um_value *step_value(struct asker *q, const struct question *one, const struct assumed *known, const outcomes *before, uint32_t taken)
{
    struct um_value *v = um_value_object(q->arena), *answers = um_value_array(q->arena);
    outcomes *after = UM_NEWS(q->arena, q->now.tree->n_defendants, outcomes);
    um_value_set_text(q->arena, v, "question", um_str(&q->law->rules, rule_at(q, one->rule)->id));
    for (uint32_t i = 0; i < count_answers(q, one) && !q->no_memory; i++) {
        struct assumed then;
        struct um_value *answer = um_value_object(q->arena);
        if (!answer_one(q, known, one, i, &then, after))
            continue;
        um_value_set_text(q->arena, answer, "answer", answer_word(q, one->rule, i));
        um_value_set(q->arena, answer, "decides", who_moves(q, before, after, false));
        um_value_set(q->arena, answer, "changes", who_moves(q, before, after, true));
        um_value_push(q->arena, answers, answer);
    }
    um_value_set(q->arena, v, "answers", answers);
    um_value_set_text(q->arena, v, "taken", answer_word(q, one->rule, taken));
    return v;
}

/* The question that decides most now, or n where none changes anything. One that is asked in some worlds only waits. */
static size_t best_question(struct asker *q, const struct questions *open, const struct assumed *known, const outcomes *before, struct worth *ret)
{
    size_t best = open->n;
    outcomes *after = UM_NEWS(q->arena, q->now.tree->n_defendants, outcomes);
    for (size_t i = 0; i < open->n && !q->no_memory; i++) {
        if (open->list[i].worlds != q->now.tree->worlds.all)
            continue;
        struct worth w = weigh(q, &open->list[i], known, before, after);
        if (w.changes && (best == open->n || is_better(&w, ret))) {
            best = i;
            *ret = w;
        }
    }
    return best;
}

/*
 * The questions in the order that decides most defendants first: each time the
 * one that decides most with whichever answer, then with its better one. It
 * goes on with the answer that decides fewest, so that what is said of later
 * ones holds at the worst.
 */
static struct um_value *order_value(struct asker *q, outcomes *now)
{
    struct um_value *list = um_value_array(q->arena);
    struct assumed known = {0};
    q->first = q->now; /* the document refers to it */
    q->now = (struct evaluation){0};
    bool open_now = open_evaluation(q, &known, &q->now);
    for (int step = 0; open_now && step < MOST_STEPS && !q->no_memory; step++) {
        struct questions open = open_questions(q, &known.answers);
        struct worth w;
        struct assumed then;
        size_t best = best_question(q, &open, &known, now, &w);
        if (best == open.n || q->no_memory)
            break;
        outcomes *after = UM_NEWS(q->arena, q->now.tree->n_defendants, outcomes);
        um_value_push(q->arena, list, step_value(q, &open.list[best], &known, now, w.least));
        if (!answer_one(q, &known, &open.list[best], w.least, &then, after))
            break;
        known = then;
        memcpy(now, after, q->now.tree->n_defendants * sizeof *now);
        open_now = open_settled(q, &known, &q->now);
    }
    close_evaluation(&q->now);
    q->now = q->first;
    q->first = (struct evaluation){0};
    return list;
}

/* ---------------------------------------------------------------------- whole */

static struct um_value *defendants_value(struct asker *q, const outcomes *o)
{
    struct um_value *list = um_value_array(q->arena);
    for (size_t d = 0; d < q->now.tree->n_defendants; d++) {
        struct um_value *v = um_value_object(q->arena);
        if (!is_reported(q, d))
            continue;
        um_value_set_text(q->arena, v, "id", defendant_id(q, d));
        um_value_set_text(q->arena, v, "label", um_text_of(q->matter, UM_DEFENDANT__LABEL, q->now.tree->defendants[d].defendant));
        um_value_set_text(q->arena, v, "outcome", outcome_word(o[d]));
        um_value_set(q->arena, v, "decided", um_value_bool(q->arena, is_decided(o[d])));
        um_value_push(q->arena, list, v);
    }
    return list;
}

static struct um_value *make_document(struct asker *q)
{
    struct um_arena *a = q->arena;
    const struct assumed nothing = {0};
    size_t n = q->now.tree->n_defendants;
    outcomes *now = UM_NEWS(a, n, outcomes), *left = UM_NEWS(a, n, outcomes);
    struct um_value *doc = um_document_open(a, q->now.tree, "unmask.questions/1", um_record_sha256(a, &(struct um_record){.matter = q->matter}));
    q->named = UM_NEWS(a, q->law->rules.n[UM_SECTION_RULES], bool);
    read_outcomes(q->now.tree, now);
    memcpy(left, now, n * sizeof *left);
    const struct questions open = open_questions(q, &nothing.answers);
    um_value_set(a, doc, "matter", um_document_caption(a, q->now.tree));
    um_value_set(a, doc, "defendants", defendants_value(q, now));
    um_value_set(a, doc, "questions", questions_value(q, &open, &nothing, now));
    um_value_set(a, doc, "rules", um_asked_rules(a, q->now.tree, q->named));
    um_value_set(a, doc, "law_questions", um_document_positions(a, q->now.tree));
    um_value_set(a, doc, "order", order_value(q, left));
    um_value_set(a, doc, "left", outcomes_value(q, left));
    return doc;
}

enum um_code um_questions(const struct um_record *record, const struct um_law *law, const struct um_options *options, struct um_result **result,
                          struct um_error *err)
{
    static const struct um_options defaults = UM_OPTIONS_INIT;
    const struct assumed nothing = {0};
    struct um_result *out = um_new_result();
    struct asker *q = calloc(1, sizeof *q);
    enum um_code code = UM_OK;
    *result = NULL;
    if (record->problems.errors)
        code = um_fail(err, UM_EINPUT, "", "a record with problems cannot be evaluated");
    else if (!out || !q || !(q->arena = um_arena_new()) || um_arena_guard(q->arena) || um_arena_guard(out->arena))
        code = um_no_memory(err);
    if (code == UM_OK) {
        q->matter = record->matter;
        q->law = law;
        q->options = options ? options : &defaults;
        if (open_evaluation(q, &nothing, &q->now))
            out->document = um_value_copy(out->arena, make_document(q));
        if (q->no_memory)
            code = um_no_memory(err);
        else if (!out->document)
            code = um_fail(err, q->now.refusal.input ? UM_EINPUT : UM_EUSAGE, "", q->now.refusal.sentence);
        um_arena_unguard(out->arena);
    }
    if (q) {
        close_evaluation(&q->first);
        close_evaluation(&q->now);
        close_evaluation(&q->ahead);
        close_evaluation(&q->after);
        um_arena_free(q->arena);
    }
    free(q);
    if (!out)
        return code;
    return um_give(out, code, result);
}
