/* The public functions on holdings: what a court held, against what the law finds on the same record. */
#include <stdlib.h>
#include <string.h>

#include "api.h"
#include "codec/json.h"
#include "holding/holding.h"

struct um_holding {
    struct um_arena *arena;
    struct um_problems problems;
    const struct um_value *v; /* usable when there are no errors */
};

/* ------------------------------------------------------------------ reading */

static struct um_holding *new_holding(void)
{
    struct um_holding *made = calloc(1, sizeof *made);
    if (made && (made->arena = um_arena_new())) {
        made->problems.arena = made->arena;
        return made;
    }
    free(made);
    return NULL;
}

enum um_code um_holding_parse(const char *text, size_t length, const char *name, const struct um_record *record,
                              const struct um_law *law, struct um_holding **holding, struct um_error *err)
{
    *holding = NULL;
    if (record->problems.errors)
        return um_fail(err, UM_EINPUT, name, "no holding can be held against a record with problems");
    *holding = new_holding();
    if (!*holding)
        return um_no_memory(err);
    if (um_arena_guard((*holding)->arena)) {
        um_holding_free(*holding);
        *holding = NULL;
        return um_no_memory(err);
    }
    (*holding)->v = um_json_read(text, length, &(*holding)->problems);
    if ((*holding)->v)
        um_holding_check((*holding)->v, record->matter, &law->rules, &(*holding)->problems);
    um_problems_sort(&(*holding)->problems);
    um_arena_unguard((*holding)->arena);
    return (*holding)->problems.errors ? um_bad_input(err, name, &(*holding)->problems) : UM_OK;
}

const struct um_problem *um_holding_problems(const struct um_holding *holding, size_t *n)
{
    *n = holding->problems.n;
    return holding->problems.list;
}

void um_holding_free(struct um_holding *holding)
{
    if (holding)
        um_arena_free(holding->arena);
    free(holding);
}

/* ------------------------------------------------------------------ judging */

/* The two evaluations of a decision; where the test is not known both are the same. */
struct evaluations {
    struct um_result *results[2];
    struct um_error errors[2];
};

/* One evaluation; a refusal leaves the result NULL and is no failure. */
static enum um_code evaluate(const struct um_record *record, const struct um_law *law, const struct um_options *options,
                             struct um_result **result, struct um_error *refusal)
{
    refusal->message[0] = '\0';
    enum um_code code = um_evaluate(record, law, options, result, refusal);
    return code == UM_ESYSTEM ? code : UM_OK;
}

static enum um_code evaluate_decision(const struct um_record *record, const struct um_law *law, const struct um_value *decision, struct evaluations *e)
{
    struct um_options options = UM_OPTIONS_INIT;
    options.decision = um_value_string(um_value_get(decision, "decision"));
    options.as_of = um_value_string(um_value_get(decision, "as_of"));
    const char *test = um_value_string(um_value_get(decision, "test")), *law_as_of = um_value_string(um_value_get(decision, "law_as_of"));
    options.law_as_of = test ? NULL : law_as_of; /* the choice of test is always judged under the law of the day */
    enum um_code code = evaluate(record, law, &options, &e->results[0], &e->errors[0]);
    options.test = test;
    options.law_as_of = law_as_of;
    if (code == UM_OK && test)
        code = evaluate(record, law, &options, &e->results[1], &e->errors[1]);
    return code;
}

/* Whether a test was judged of which no part is law on that day: nothing would stand in the way of a showing. */
static bool is_empty(const struct um_value *document)
{
    const struct um_value *tests = um_value_get(um_value_get(document, "matter"), "tests");
    bool empty = false;
    for (size_t i = 0; i < um_value_count(tests); i++)
        empty = empty || um_value_count(um_value_get(um_value_at(tests, i), "parts")) == 0;
    return empty;
}

static struct um_judged judged_by(const struct evaluations *e, bool test_known)
{
    struct um_judged judged = {.chosen = e->results[0] ? e->results[0]->document : NULL};
    judged.judged = test_known ? (e->results[1] ? e->results[1]->document : NULL) : judged.chosen;
    judged.refusals[0] = e->results[0] ? NULL : e->errors[0].message;
    judged.refusals[1] = test_known && !e->results[1] ? e->errors[1].message : NULL;
    if (is_empty(judged.judged)) {
        judged.judged = NULL;
        judged.refusals[1] = "no part of the test is law yet on that day; law_as_of says under the law of which day the decision is to be judged";
    }
    return judged;
}

/* ----------------------------------------------------------------- document */

/* The document that is being made. */
struct work {
    struct um_arena *arena;
    struct um_value *document, *decisions, *rules;
    const char *fed; /* a sentence on a ruling in the record that is graded, or NULL */
};

static struct work begin_document(struct um_result *out, const struct um_record *record, const struct um_value *holding)
{
    struct um_arena *a = out->arena;
    struct work w = {a, um_value_object(a), um_value_array(a), um_value_array(a), NULL};
    const char *note = um_value_string(um_value_get(holding, "note"));
    out->document = w.document;
    um_value_set_text(a, w.document, "matter", um_cat(a, um_text_of(record->matter, UM_MATTER__ID, 0), NULL));
    um_value_set_text(a, w.document, "caption", um_cat(a, um_text_of(record->matter, UM_MATTER__CAPTION, 0), NULL));
    um_value_set(a, w.document, "blind", um_value_bool(a, um_value_integer(um_value_get(holding, "blind"))));
    um_value_set_text(a, w.document, "note", note ? um_cat(a, note, NULL) : NULL);
    return w;
}

/* What all evaluations of a record have in common, from the first that there is. */
static void add_common(struct work *w, const struct um_value *findings)
{
    static const char *const keys[] = {"engine", "law"};
    if (um_value_get(w->document, "engine"))
        return;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        um_value_set(w->arena, w->document, keys[i], um_value_copy(w->arena, um_value_get(findings, keys[i])));
    const char *digest = um_value_string(um_value_get(um_value_get(findings, "record"), "sha256"));
    um_value_set_text(w->arena, w->document, "record_sha256", um_cat(w->arena, digest, NULL));
}

/* Judge one decision; the results are freed by the caller, whatever comes of it. */
static enum um_code verify_decision(struct work *w, const struct um_record *record, const struct um_law *law, const struct um_value *decision,
                                    struct evaluations *e)
{
    enum um_code code = evaluate_decision(record, law, decision, e);
    if (code != UM_OK)
        return code;
    struct um_judged judged = judged_by(e, um_value_get(decision, "test") != NULL);
    w->fed = um_holding_fed(w->arena, decision, &judged);
    if (w->fed)
        return UM_EINPUT;
    um_value_push(w->arena, w->decisions, um_value_copy(w->arena, um_holding_grade(w->arena, record->matter, decision, &judged)));
    for (size_t i = 0; i < 2; i++)
        if (e->results[i]) {
            add_common(w, e->results[i]->document);
            um_holding_rules(w->arena, e->results[i]->document, w->rules);
        }
    return UM_OK;
}

static void free_evaluations(struct evaluations *e)
{
    for (size_t i = 0; i < 2; i++) {
        um_result_free(e->results[i]);
        e->results[i] = NULL;
    }
}

/* Judge every decision inside the result's arena. */
static enum um_code verify_all(struct um_result *out, const struct um_record *record, const struct um_holding *holding, const struct um_law *law,
                               struct evaluations *e, struct um_error *err)
{
    const struct um_value *decisions = um_value_get(holding->v, "decisions");
    struct work w = begin_document(out, record, holding->v);
    enum um_code code = UM_OK;
    for (size_t i = 0; code == UM_OK && i < um_value_count(decisions); i++) {
        code = verify_decision(&w, record, law, um_value_at(decisions, i), e);
        if (w.fed)
            um_fail(err, code, "", w.fed);
        else if (code != UM_OK)
            um_no_memory(err);
        free_evaluations(e);
    }
    um_value_set(w.arena, w.document, "decisions", w.decisions);
    um_value_set(w.arena, w.document, "rules", w.rules);
    return code;
}

enum um_code um_verify(const struct um_record *record, const struct um_holding *holding, const struct um_law *law,
                       struct um_result **result, struct um_error *err)
{
    *result = NULL;
    if (record->problems.errors || holding->problems.errors)
        return um_fail(err, UM_EINPUT, "", "a record or a holding with problems cannot be verified");
    struct um_result *made = um_new_result();
    struct evaluations *e = calloc(1, sizeof *e);
    enum um_code code = UM_ESYSTEM;
    if (!made || !e || um_arena_guard(made->arena)) {
        um_no_memory(err);
    } else {
        code = verify_all(made, record, holding, law, e, err);
        um_arena_unguard(made->arena);
    }
    if (e)
        free_evaluations(e);
    free(e);
    return um_give(made, code, result);
}
