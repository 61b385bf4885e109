/*
 * What hangs on each answer: the questions that a record leaves open, each
 * answered in each way, the matter evaluated again, and the order that decides
 * most first.
 */
#include <stdlib.h>
#include <string.h>

#include "answers.h"

enum { MOST_STEPS = 32 };

/* ------------------------------------------------------------------- document */

/* An outcome that no answer is left to change. */
static bool is_decided(um_outcomes o)
{
    const um_outcomes decided = 1u << UM_OUTCOME_NOT_MADE | 1u << UM_OUTCOME_CURABLE | 1u << UM_OUTCOME_SHOWING_MADE | 1u << UM_OUTCOME_NOT_BEFORE_COURT;
    return o && !(o & (o - 1)) && (o & decided);
}

static const char *outcome_word(um_outcomes o)
{
    for (unsigned i = 0; i < UM_OUTCOME_COUNT; i++)
        if (o == 1u << i)
            return um_vocabs[UM_VOCAB_OUTCOME].values[i];
    return um_vocabs[UM_VOCAB_OUTCOME].values[UM_OUTCOME_DEPENDS];
}

static bool is_reported(const struct um_asker *q, size_t d)
{
    return !q->now.defendants || q->now.defendants[q->now.tree->defendants[d].defendant];
}

static const char *defendant_id(const struct um_asker *q, size_t d)
{
    return um_row_id(q->matter, (struct um_ref){UM_ENTITY_DEFENDANT, q->now.tree->defendants[d].defendant});
}

/* Outcomes with those whose it is, in the order of the defendants. */
static struct um_value *outcomes_value(struct um_asker *q, const um_outcomes *o)
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
static struct um_value *who_moves(struct um_asker *q, const um_outcomes *before, const um_outcomes *after, bool changed)
{
    struct um_value *list = um_value_array(q->arena);
    for (size_t d = 0; d < q->now.tree->n_defendants; d++)
        if (is_reported(q, d) && (changed ? before[d] != after[d] : !is_decided(before[d]) && is_decided(after[d])))
            um_value_push_text(q->arena, list, defendant_id(q, d));
    return list;
}

/* What stands for an answer: its authorities, and the parties' positions that give it. */
static void set_law_answer(struct um_asker *q, struct um_value *v, const struct um_rule *rule, uint32_t index, const struct um_value *argued)
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

static struct um_value *answers_value(struct um_asker *q, const struct um_question *one, const struct um_assumed *known, const um_outcomes *before, const struct um_value *argued)
{
    struct um_value *list = um_value_array(q->arena);
    const struct um_rule *rule = um_asked_rule(q, one->rule);
    um_outcomes *after = UM_NEWS(q->arena, q->now.tree->n_defendants, um_outcomes), *where_asked = UM_NEWS(q->arena, q->now.tree->n_defendants, um_outcomes);
    if (um_outcomes_where_asked(q, known, one, where_asked))
        before = where_asked;
    for (uint32_t i = 0; i < um_count_answers(q, one) && !q->no_memory; i++) {
        struct um_assumed then;
        struct um_value *v = um_value_object(q->arena);
        if (!um_answer_one(q, known, one, i, &then, after))
            continue;
        um_value_set_text(q->arena, v, "answer", um_answer_word(q, one->rule, i));
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
static struct um_value *beside_value(struct um_asker *q, uint32_t ask)
{
    struct um_value *list = um_value_array(q->arena);
    for (size_t i = 0; i < q->now.asked.n; i++)
        for (size_t k = 0; q->now.asked.list[i].ask == ask && k < q->now.asked.n; k++) {
            const struct um_asked_one *other = &q->now.asked.list[k];
            const char *id = um_str(&q->law->rules, um_asked_rule(q, other->ask)->id);
            bool known = other->node != q->now.asked.list[i].node || other->ask == ask;
            for (size_t s = 0; s < list->n && !known; s++)
                known = strcmp(list->items[s].value->text, id) == 0;
            if (!known)
                um_value_push_text(q->arena, list, id);
        }
    return list;
}

static struct um_value *court_value(struct um_asker *q, const struct um_question *one)
{
    struct um_value *v = um_asked_value(q->arena, q->now.tree, &q->now.asked, one->rule, q->named);
    struct um_value *worlds = um_document_worlds(q->arena, q->now.tree, one->worlds);
    if (worlds)
        um_value_set(q->arena, v, "worlds", worlds);
    um_value_set(q->arena, v, "beside", beside_value(q, one->rule));
    return v;
}

static struct um_value *law_value(struct um_asker *q, const struct um_question *one)
{
    const struct um_rule *rule = um_asked_rule(q, one->rule);
    struct um_value *v = um_value_object(q->arena);
    um_value_set_text(q->arena, v, "id", um_str(&q->law->rules, rule->id));
    um_value_set_text(q->arena, v, "kind", "law");
    um_value_set_text(q->arena, v, "title", um_str(&q->law->rules, rule->title));
    um_value_set_text(q->arena, v, "ask", um_str(&q->law->rules, rule->ask_text));
    um_value_set(q->arena, v, "authorities", um_document_authorities(q->arena, q->now.tree, &rule->auth));
    return v;
}

static struct um_value *questions_value(struct um_asker *q, const struct um_questions_open *open, const struct um_assumed *known, const um_outcomes *before)
{
    struct um_value *list = um_value_array(q->arena);
    for (size_t i = 0; i < open->n && !q->no_memory; i++) {
        bool court = um_asked_rule(q, open->list[i].rule)->kind == UM_RULE_ASK;
        struct um_value *v = court ? court_value(q, &open->list[i]) : law_value(q, &open->list[i]);
        struct um_value *argued = um_document_answers(q->arena, q->now.tree, NULL, um_str(&q->law->rules, um_asked_rule(q, open->list[i].rule)->id));
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

static struct worth weigh(struct um_asker *q, const struct um_question *one, const struct um_assumed *known, const um_outcomes *before, um_outcomes *after)
{
    struct worth w = {SIZE_MAX, 0, 0, 0};
    size_t fewest_changes = SIZE_MAX;
    for (uint32_t i = 0; i < um_count_answers(q, one) && !q->no_memory; i++) {
        struct um_assumed then;
        if (!um_answer_one(q, known, one, i, &then, after))
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

static struct um_value *step_value(struct um_asker *q, const struct um_question *one, const struct um_assumed *known, const um_outcomes *before, uint32_t taken)
{
    struct um_value *v = um_value_object(q->arena), *answers = um_value_array(q->arena);
    um_outcomes *after = UM_NEWS(q->arena, q->now.tree->n_defendants, um_outcomes);
    um_value_set_text(q->arena, v, "question", um_str(&q->law->rules, um_asked_rule(q, one->rule)->id));
    for (uint32_t i = 0; i < um_count_answers(q, one) && !q->no_memory; i++) {
        struct um_assumed then;
        struct um_value *answer = um_value_object(q->arena);
        if (!um_answer_one(q, known, one, i, &then, after))
            continue;
        um_value_set_text(q->arena, answer, "answer", um_answer_word(q, one->rule, i));
        um_value_set(q->arena, answer, "decides", who_moves(q, before, after, false));
        um_value_set(q->arena, answer, "changes", who_moves(q, before, after, true));
        um_value_push(q->arena, answers, answer);
    }
    um_value_set(q->arena, v, "answers", answers);
    um_value_set_text(q->arena, v, "taken", um_answer_word(q, one->rule, taken));
    return v;
}

/* The question that decides most now, or n where none changes anything. One that is asked in some worlds only waits. */
static size_t best_question(struct um_asker *q, const struct um_questions_open *open, const struct um_assumed *known, const um_outcomes *before, struct worth *ret)
{
    size_t best = open->n;
    um_outcomes *after = UM_NEWS(q->arena, q->now.tree->n_defendants, um_outcomes);
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
static struct um_value *order_value(struct um_asker *q, um_outcomes *now)
{
    struct um_value *list = um_value_array(q->arena);
    struct um_assumed known = {0};
    q->first = q->now; /* the document refers to it */
    q->now = (struct um_evaluation){0};
    bool open_now = um_open_evaluation(q, &known, &q->now);
    for (int step = 0; open_now && step < MOST_STEPS && !q->no_memory; step++) {
        struct um_questions_open open = um_open_questions(q, &known.answers);
        struct worth w;
        struct um_assumed then;
        size_t best = best_question(q, &open, &known, now, &w);
        if (best == open.n || q->no_memory)
            break;
        um_outcomes *after = UM_NEWS(q->arena, q->now.tree->n_defendants, um_outcomes);
        um_value_push(q->arena, list, step_value(q, &open.list[best], &known, now, w.least));
        if (!um_answer_one(q, &known, &open.list[best], w.least, &then, after))
            break;
        known = then;
        memcpy(now, after, q->now.tree->n_defendants * sizeof *now);
        open_now = um_open_settled(q, &known, &q->now);
    }
    um_close_evaluation(&q->now);
    q->now = q->first;
    q->first = (struct um_evaluation){0};
    return list;
}

/* ---------------------------------------------------------------------- whole */

static struct um_value *defendants_value(struct um_asker *q, const um_outcomes *o)
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

static struct um_value *make_document(struct um_asker *q)
{
    struct um_arena *a = q->arena;
    const struct um_assumed nothing = {0};
    size_t n = q->now.tree->n_defendants;
    um_outcomes *now = UM_NEWS(a, n, um_outcomes), *left = UM_NEWS(a, n, um_outcomes);
    struct um_value *doc = um_document_open(a, q->now.tree, "unmask.questions/1", um_record_sha256(a, &(struct um_record){.matter = q->matter}));
    q->named = UM_NEWS(a, q->law->rules.n[UM_SECTION_RULES], bool);
    um_read_outcomes(q->now.tree, now);
    memcpy(left, now, n * sizeof *left);
    const struct um_questions_open open = um_open_questions(q, &nothing.answers);
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
    const struct um_assumed nothing = {0};
    if (options && options->unsealed && !record->problems.errors)
        return um_make_unsealed(record, law, options, um_questions, result, err);
    struct um_result *out = um_new_result();
    struct um_asker *q = calloc(1, sizeof *q);
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
        if (um_open_evaluation(q, &nothing, &q->now))
            out->document = um_value_copy(out->arena, make_document(q));
        if (q->no_memory)
            code = um_no_memory(err);
        else if (!out->document)
            code = um_fail(err, q->now.refusal.input ? UM_EINPUT : UM_EUSAGE, "", q->now.refusal.sentence);
        um_arena_unguard(out->arena);
    }
    if (q) {
        um_close_evaluation(&q->first);
        um_close_evaluation(&q->now);
        um_close_evaluation(&q->ahead);
        um_close_evaluation(&q->after);
        um_arena_free(q->arena);
    }
    free(q);
    if (!out)
        return code;
    return um_give(out, code, result);
}
