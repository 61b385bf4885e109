/* docassemble: variables for a form or a proposed order, as plain values under names that Python can have. */
#include <stdlib.h>
#include <string.h>

#include "deliver/vendor.h"

enum { LONG = 1 << 20 };

/* A text with control characters made visible; an empty one is left out. */
static void put_text(struct delivery *d, struct json *j, const char *key, const char *text)
{
    if (*text)
        json_own_text(d, j, key, line_of(text), LONG);
}

/* A day as docassemble reads one: the first minute of it. */
static void put_day(struct json *j, const char *key, const char *day)
{
    char moment[32];
    snprintf(moment, sizeof moment, "%.10sT00:00:00+00:00", day);
    if (*day)
        json_text(j, key, moment);
}

/* Everything that is missing, each once, with the ids of those in whose way it stands. */
static void put_gaps(struct delivery *d, struct json *j)
{
    json_open(j, "unmask_gaps", '[');
    for (size_t i = 0; i < d->gaps.n; i++) {
        const struct gap *gap = &d->gaps.list[i];
        const struct um_value *ids = gap_defendants(gap);
        json_open(j, NULL, '{');
        json_own_text(d, j, "gap_id", gap_id(gap), LONG);
        json_open(j, "defendant_ids", '[');
        for (size_t k = 0; k < um_value_count(ids); k++)
            json_text(j, NULL, um_value_string(um_value_at(ids, k)));
        json_close(j, ']');
        put_text(d, j, "element", gap_element(&d->gaps, gap));
        json_own_text(d, j, "what_is_missing", gap_text(&d->gaps, gap, PART_MISSING), LONG);
        json_own_text(d, j, "acceptable_proof", gap_text(&d->gaps, gap, PART_PROOF), LONG);
        json_text(j, "severity", gap_severity(gap));
        json_close(j, '}');
    }
    json_close(j, ']');
}

/* The ids of what stands in the way of one. */
static void put_own_gaps(struct delivery *d, struct json *j, const struct um_value *defendant)
{
    json_open(j, "gap_ids", '[');
    for (size_t i = 0; i < d->gaps.n; i++)
        if (gap_concerns(&d->gaps.list[i], text_at(defendant, "id")))
            json_own_text(d, j, NULL, gap_id(&d->gaps.list[i]), LONG);
    json_close(j, ']');
}

static void put_defendant(struct delivery *d, struct json *j, const struct um_value *defendant)
{
    const char *outcome = text_at(defendant, "outcome");
    json_open(j, NULL, '{');
    put_text(d, j, "defendant_id", text_at(defendant, "id"));
    put_text(d, j, "name", text_at(defendant, "label"));
    put_text(d, j, "outcome", outcome);
    put_text(d, j, "outcome_words", outcome_words(outcome));
    put_text(d, j, "reason", text_at(um_value_get(defendant, "comes_down_to"), "text"));
    put_own_gaps(d, j, defendant);
    json_close(j, '}');
}

static void put_questions(struct delivery *d, struct json *j)
{
    static const char *const lists[] = {"law_questions", "questions"};
    json_open(j, "unmask_questions", '[');
    for (size_t k = 0; k < sizeof lists / sizeof *lists; k++) {
        const struct um_value *list = um_value_get(d->matter, lists[k]);
        for (size_t i = 0; i < um_value_count(list); i++) {
            json_open(j, NULL, '{');
            put_text(d, j, "question_id", text_at(um_value_at(list, i), "id"));
            put_text(d, j, "ask", text_at(um_value_at(list, i), "ask"));
            json_close(j, '}');
        }
    }
    json_close(j, ']');
}

static void put_matter(struct delivery *d, struct json *j)
{
    const struct um_value *test = um_value_get(d->matter, "test"), *record = um_value_get(d->document, "record");
    char *key = stable_key(d, "", "variables", "");
    put_text(d, j, "unmask_matter_id", text_at(d->matter, "id"));
    put_text(d, j, "unmask_caption", text_at(d->matter, "caption"));
    put_text(d, j, "unmask_docket_number", text_at(d->matter, "number"));
    put_text(d, j, "unmask_court", text_at(d->matter, "court_name"));
    put_text(d, j, "unmask_test", text_at(test, "title"));
    put_text(d, j, "unmask_standard", text_at(test, "standard"));
    put_text(d, j, "unmask_test_reason", text_at(test, "reason"));
    put_day(j, "unmask_record_through", text_at(record, "as_of"));
    put_text(d, j, "unmask_record_sha256", text_at(record, "sha256"));
    json_count(j, "unmask_sealed_held_back", (size_t)um_value_integer(um_value_get(um_value_get(d->document, "sealed"), "held_back")));
    json_text(j, "unmask_contains_sealed", d->include_sealed ? "yes" : "no");
    json_text(j, "unmask_what_it_is", "Research aid, not legal advice; checked by ____________");
    json_own_text(d, j, "unmask_key", key, LONG);
}

bool fill_docassemble(struct delivery *d)
{
    struct json j;
    if (!begin_body(d, &j, "variables", 0))
        return false;
    put_matter(d, &j);
    json_open(&j, "unmask_defendants", '[');
    for (size_t i = 0; i < um_value_count(d->defendants); i++)
        put_defendant(d, &j, um_value_at(d->defendants, i));
    json_close(&j, ']');
    put_gaps(d, &j);
    put_questions(d, &j);
    end_body(d, &j);
    return !d->folder.failed;
}
