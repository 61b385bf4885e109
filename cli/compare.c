/* unmask compare: one record under several tests, and the rule that makes each difference. */
#include <string.h>

#include "cli.h"
#include "differ.h"
#include "json.h"
#include "render/comparison.h"
#include "render/text.h"

enum { MOST_DIFFERENCES = 64 }; /* of a defendant between two tests */

/* --------------------------------------------------------------------- JSON */

static void print_tests(struct json *j, const struct comparison *c)
{
    static const char *const keys[] = {"id", "title", "standard", "parts", "authorities"};
    json_open(j, "tests", '[');
    for (size_t t = 0; t < c->n; t++) {
        const struct um_value *test = um_value_get(um_value_get(c->documents[t], "matter"), "test");
        json_open(j, NULL, '{');
        for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
            json_value(j, keys[k], um_value_get(test, keys[k]));
        json_close(j, '}');
    }
    json_close(j, ']');
}

/* An outcome with the positions it holds under and the part at which the defendant comes to it. */
static void print_outcome(struct json *j, const struct um_value *document, const struct um_value *defendant, const struct um_value *outcome)
{
    static const char *const keys[] = {"node", "title", "status"};
    const struct um_value *part = failing_part(document, defendant, outcome);
    json_open(j, NULL, '{');
    json_value(j, "outcome", um_value_get(outcome, "outcome"));
    json_value(j, "positions", um_value_get(outcome, "positions"));
    if (part)
        json_open(j, "first_failing", '{');
    for (size_t k = 0; part && k < sizeof keys / sizeof *keys; k++)
        json_value(j, keys[k], um_value_get(part, keys[k]));
    if (part)
        json_close(j, '}');
    json_close(j, '}');
}

/* How a defendant stands under one test. */
static void print_result(struct json *j, const struct comparison *c, size_t test, const char *id)
{
    static const char *const keys[] = {"outcome", "provisional", "turns_on"};
    const struct um_value *d = defendant_in(c->documents[test], id), *outcomes = um_value_get(d, "outcomes");
    json_open(j, NULL, '{');
    json_value(j, "test", um_value_get(um_value_get(um_value_get(c->documents[test], "matter"), "test"), "id"));
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
        json_value(j, keys[k], um_value_get(d, keys[k]));
    json_open(j, "outcomes", '[');
    for (size_t i = 0; i < um_value_count(outcomes); i++)
        print_outcome(j, c->documents[test], d, um_value_at(outcomes, i));
    json_close(j, ']');
    json_close(j, '}');
}

static void print_side(struct json *j, const char *key, const struct difference *d, size_t side, const struct um_value *contents)
{
    static const char *const keys[] = {"node", "status", "why", "reached"};
    struct saying s = difference_saying(d, side, contents);
    json_open(j, key, '{');
    json_value(j, "outcome", um_value_get(d->outcomes[side], "outcome"));
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
        json_value(j, keys[k], um_value_get(d->findings[side], keys[k]));
    json_text(j, "rule", s.rule), json_text(j, "title", s.title), json_text(j, "text", s.text);
    json_value(j, "authorities", s.authorities);
    json_close(j, '}');
}

static void print_world(struct json *j, const struct difference *d)
{
    if (!um_value_count(d->worlds[0]) && !um_value_count(d->worlds[1]))
        return;
    json_open(j, "positions", '[');
    for (size_t i = 0; i < um_value_count(d->worlds[0]); i++)
        json_value(j, NULL, um_value_at(d->worlds[0], i));
    for (size_t i = 0; i < um_value_count(d->worlds[1]); i++) {
        const struct um_value *choice = um_value_at(d->worlds[1], i);
        bool known = false;
        for (size_t k = 0; k < um_value_count(d->worlds[0]); k++)
            known = known || same_value(choice, um_value_at(d->worlds[0], k));
        json_value(j, NULL, known ? NULL : choice);
    }
    json_close(j, ']');
}

static void print_difference(struct json *j, const struct comparison *c, size_t test, const struct difference *d)
{
    static const char *const kinds[] = {[DIFFERS_IN_STATUS] = "status", [ONLY_IN_FIRST] = "only-first",
                                        [ONLY_IN_SECOND] = "only-second", [DIFFERS_IN_WEIGHT] = "weight"};
    const struct um_value *f = difference_finding(d);
    json_open(j, NULL, '{');
    json_value(j, "first_test", um_value_get(um_value_get(um_value_get(c->documents[0], "matter"), "test"), "id"));
    json_value(j, "second_test", um_value_get(um_value_get(um_value_get(c->documents[test], "matter"), "test"), "id"));
    print_world(j, d);
    json_text(j, "kind", kinds[d->kind]);
    json_value(j, "node", um_value_get(f, "node"));
    json_value(j, "title", um_value_get(f, "title"));
    print_side(j, "first", d, 0, c->contents);
    print_side(j, "second", d, 1, c->contents);
    json_close(j, '}');
}

static void print_defendant(struct json *j, const struct comparison *c, const struct um_value *defendant)
{
    const char *id = text_at(defendant, "id");
    json_open(j, NULL, '{');
    json_text(j, "id", id), json_text(j, "label", text_at(defendant, "label"));
    json_open(j, "results", '[');
    for (size_t t = 0; t < c->n; t++)
        print_result(j, c, t, id);
    json_close(j, ']');
    json_open(j, "differences", '[');
    for (size_t t = 1; t < c->n; t++) {
        const struct um_value *const documents[] = {c->documents[0], c->documents[t]};
        struct difference found[MOST_DIFFERENCES];
        size_t n = find_differences(documents, id, found, MOST_DIFFERENCES);
        for (size_t i = 0; i < n; i++)
            print_difference(j, c, t, &found[i]);
    }
    json_close(j, ']');
    json_close(j, '}');
}

static void print_comparison(FILE *out, const struct comparison *c)
{
    static const char *const keys[] = {"id", "caption", "number", "court", "court_name"};
    const struct um_value *first = c->documents[0], *defendants = um_value_get(first, "defendants");
    struct json j = {.out = out};
    json_open(&j, NULL, '{');
    json_text(&j, "format", "unmask.compare/1");
    json_value(&j, "engine", um_value_get(first, "engine"));
    json_value(&j, "law", um_value_get(first, "law"));
    json_value(&j, "record", um_value_get(first, "record"));
    json_open(&j, "matter", '{');
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
        json_value(&j, keys[k], um_value_get(um_value_get(first, "matter"), keys[k]));
    json_close(&j, '}');
    print_tests(&j, c);
    json_open(&j, "defendants", '[');
    for (size_t i = 0; i < um_value_count(defendants); i++)
        print_defendant(&j, c, um_value_at(defendants, i));
    json_close(&j, ']');
    json_close(&j, '}');
}

/* -------------------------------------------------------------------- tests */

struct tests {
    const char *ids[MAX_LIST];
    size_t n;
};

/* Add a test that is not there yet. */
static void add_test(struct tests *tests, const char *id)
{
    for (size_t i = 0; i < tests->n; i++)
        if (strcmp(tests->ids[i], id) == 0)
            return;
    if (tests->n < MAX_LIST)
        tests->ids[tests->n++] = id;
}

/* The tests to compare: those that were named, or all of the law behind the one that it selects for this record. */
static void choose_tests(struct tests *tests, const struct options *o, const struct um_value *contents, const struct um_result *selected)
{
    const struct um_value *rules = um_value_get(contents, "rules");
    *tests = (struct tests){.n = 0};
    for (size_t i = 0; i < o->n_tests; i++)
        add_test(tests, o->tests[i]);
    if (selected)
        add_test(tests, text_at(um_value_get(um_value_get(um_result_document(selected), "matter"), "test"), "id"));
    for (size_t i = 0; o->all && i < um_value_count(rules); i++)
        if (strcmp(text_at(um_value_at(rules, i), "kind"), "test") == 0)
            add_test(tests, text_at(um_value_at(rules, i), "test"));
}

/* ---------------------------------------------------------------------- run */

/* A matter in the format asked for; the output is opened only now, so a run that fails leaves a file as it was. */
static int show(const struct options *o, const struct comparison *c, FILE **out)
{
    if (!*out && !(*out = open_output(o->output)))
        return EXIT_SYSTEM;
    if (!o->format || strcmp(o->format, "text") == 0)
        render_comparison(*out, c, width_of(o));
    else if (strcmp(o->format, "markdown") == 0)
        render_comparison_markdown(*out, c);
    else
        print_comparison(*out, c);
    return EXIT_DONE;
}

static int compare_under(const struct options *o, const struct tests *tests, const struct um_record *record, const struct um_law *law,
                         const struct um_value *contents, FILE **out)
{
    struct um_error err;
    struct um_result *results[MAX_LIST] = {NULL};
    struct comparison c = {.contents = contents, .n = tests->n};
    struct um_options options = evaluation_options(o);
    int code = EXIT_DONE;
    for (size_t t = 0; code == EXIT_DONE && t < tests->n; t++) {
        options.test = tests->ids[t];
        if (um_evaluate(record, law, &options, &results[t], &err) != UM_OK)
            code = report_error(o->operand, &err);
        else
            c.documents[t] = um_result_document(results[t]);
    }
    code = code == EXIT_DONE ? show(o, &c, out) : code;
    for (size_t t = 0; t < tests->n; t++)
        um_result_free(results[t]);
    return code;
}

static int compare_record(const struct options *o, const struct um_record *record, const struct um_law *law, const struct um_value *contents,
                          FILE **out)
{
    struct um_options options = evaluation_options(o);
    struct um_result *selected = NULL;
    struct tests tests;
    if (o->all && !o->n_tests)
        um_evaluate(record, law, &options, &selected, NULL); /* where it fails no test is selected, or the next run says why */
    choose_tests(&tests, o, contents, selected);
    int code = compare_under(o, &tests, record, law, contents, out);
    um_result_free(selected);
    return code;
}

static int compare_all(const struct options *o, struct matters *matters, const struct um_law *law)
{
    struct um_error err;
    struct um_result *contents;
    FILE *out = NULL;
    int code = EXIT_DONE;
    if (um_law_contents(law, &contents, &err) != UM_OK)
        return report_error("the law", &err);
    for (size_t i = 0; code == EXIT_DONE && i < count_matters(matters); i++) {
        struct um_record *record = NULL;
        code = next_matter(matters, i, &record);
        if (code == EXIT_DONE)
            code = compare_record(o, record, law, um_result_document(contents), &out);
        um_record_free(record);
    }
    um_result_free(contents);
    return out && close_output(out, o->output) != EXIT_DONE ? EXIT_SYSTEM : code;
}

/* Why the options cannot be used, or NULL. */
static const char *refuse(const struct options *o)
{
    const char *format = o->format ? o->format : "text";
    bool several = false;
    for (size_t i = 1; i < o->n_tests; i++)
        several = several || strcmp(o->tests[0], o->tests[i]) != 0;
    if (strcmp(format, "text") != 0 && strcmp(format, "json") != 0 && strcmp(format, "markdown") != 0)
        return "--format is text, json or markdown";
    return several || o->all ? NULL : "name two tests or more with --test, or --all";
}

int run_compare(const struct options *o)
{
    struct um_law *law = NULL;
    struct matters *matters = NULL;
    const char *refusal = refuse(o);
    if (refusal) {
        fprintf(stderr, "unmask compare: %s\n", refusal);
        return EXIT_USAGE;
    }
    int code = open_law(o->law, &law);
    if (code == EXIT_DONE)
        code = open_matters(o->operand, &matters);
    if (code == EXIT_DONE)
        code = compare_all(o, matters, law);
    close_matters(matters);
    um_law_free(law);
    return code;
}
