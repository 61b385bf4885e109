/* The first screen: what a clerk has to know before anything else. */
#include <string.h>

#include "render/report/report.h"

/* ------------------------------------------------------------------ caption */

void report_caption_of_case(struct report *r)
{
    const struct um_value *record = um_value_get(r->findings, "record");
    struct html *h = &r->html;
    char buffer[32];
    html_open(h, "header");
    html_leaf(h, "h1", text_at(r->matter, "caption"));
    html_open_class(h, "p", "court");
    if (*text_at(r->matter, "number"))
        html_add(h, "No."), html_add(h, text_at(r->matter, "number")), html_add(h, "·");
    html_add(h, text_at(r->matter, "court_name"));
    html_close(h);
    html_open_class(h, "p", "day");
    html_add(h, um_value_integer(um_value_get(record, "cut")) ? "Record as of" : "Record through");
    html_add(h, *text_at(record, "as_of") ? day_words(text_at(record, "as_of"), buffer) : "no day: nothing is dated");
    if (*text_at(record, "decision"))
        html_add(h, "(what the decision of that day saw)");
    html_close(h);
    html_close(h);
}

/* The motion by its title, and the papers around it. */
static void put_motion(struct report *r)
{
    static const char *const kinds[][2] = {{"motion", ""}, {"opposition", "opposed"}, {"reply", "reply"}, {"order", "order"}, {"response", "response"}};
    const struct um_value *filings = um_value_get(r->matter, "filings");
    struct html *h = &r->html;
    bool any = false;
    html_open(h, "dt");
    html_add(h, "Motion");
    html_close(h);
    html_open(h, "dd");
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
        for (size_t i = 0; i < um_value_count(filings); i++) {
            const struct um_value *f = um_value_at(filings, i);
            if (strcmp(text_at(f, "kind"), kinds[k][0]) != 0)
                continue;
            html_add(h, any ? "·" : ""), html_add(h, *kinds[k][1] ? kinds[k][1] : text_at(f, "title"));
            html_add(h, "("), html_add(h, *text_at(f, "dkt") ? text_at(f, "dkt") : text_at(f, "short")), html_add(h, ")");
            any = true;
        }
    html_add(h, any ? "" : "no motion is entered");
    html_close(h);
}

static void put_tests(struct report *r)
{
    const struct um_value *tests = um_value_get(r->matter, "tests"), *claims = um_value_get(r->matter, "claims");
    struct html *h = &r->html;
    html_leaf(h, "dt", um_value_count(tests) > 1 ? "Tests" : "Test");
    html_open(h, "dd");
    for (size_t i = 0; i < um_value_count(tests); i++) {
        html_add(h, i ? "·" : "");
        html_leaf(h, "strong", text_at(um_value_at(tests, i), "title"));
        html_join(h, ":"), html_add(h, text_at(um_value_at(tests, i), "standard"));
        report_worlds(r, um_value_get(um_value_at(tests, i), "worlds"));
    }
    html_add(h, "."), html_link(h, "test", "why this test");
    html_close(h);
    html_leaf(h, "dt", um_value_count(claims) > 1 ? "Claims" : "Claim");
    html_open(h, "dd");
    for (size_t i = 0; i < um_value_count(claims); i++) {
        html_add(h, i ? "·" : ""), html_add(h, text_at(um_value_at(claims, i), "title"));
        html_add(h, "("), html_add(h, text_at(um_value_at(claims, i), "claimant")), html_add(h, ")");
    }
    html_add(h, um_value_count(claims) ? "" : "none is entered");
    html_close(h);
}

/* The cautions that weigh most: from what the record was entered, and what of it was not read. */
static void put_caution(struct report *r)
{
    const struct um_value *cautions = um_value_get(r->matter, "cautions");
    size_t shown = 0;
    struct html *h = &r->html;
    if (!um_value_count(cautions))
        return;
    html_open_class(h, "div", "caution");
    html_open(h, "p");
    html_leaf(h, "strong", "Caution.");
    for (size_t i = 0; i < um_value_count(cautions) && shown < 2; i++) {
        const char *id = text_at(um_value_at(cautions, i), "id");
        if (strcmp(id, "read-in") == 0 || strcmp(id, "unread") == 0)
            report_caution(r, um_value_at(cautions, i)), shown++;
    }
    if (!shown)
        report_caution(r, um_value_at(cautions, 0)), shown++;
    if (shown < um_value_count(cautions))
        html_link(h, "cautions", "All cautions");
    html_close(h);
    html_close(h);
}

static void put_count(struct html *h, size_t n, const char *one, const char *many)
{
    html_number(h, n);
    html_add(h, n == 1 ? one : many);
}

/* What a copy for everybody does without, and whether anything rests on it; or that this is no such copy. */
static void put_sealed(struct report *r)
{
    const struct um_value *sealed = um_value_get(r->findings, "sealed");
    const size_t held_back = (size_t)um_value_integer(um_value_get(sealed, "held_back"));
    const size_t nodes = um_value_count(um_value_get(sealed, "nodes")), outcomes = um_value_count(um_value_get(sealed, "outcomes"));
    struct html *h = &r->html;
    if (!r->sealed && !held_back)
        return;
    html_open_class(h, "div", r->sealed ? "seal" : "caution");
    html_open(h, "p");
    if (r->sealed) {
        html_leaf(h, "strong", "SEALED.");
        html_add(h, "Records filed under seal stand in this copy, each marked. It may not be filed or shown in public.");
    } else {
        html_leaf(h, "strong", "Sealed.");
        put_count(h, held_back, "sealed record is held back.", "sealed records are held back.");
        html_add(h, nodes || outcomes ? "With what is held back" : "No finding told here comes out otherwise with what is held back.");
        if (nodes || outcomes) {
            put_count(h, nodes, "finding told here comes out otherwise", "findings told here come out otherwise");
            html_add(h, outcomes ? ", among them the outcome of" : ", and no outcome does.");
        }
        if (outcomes)
            put_count(h, outcomes, "defendant.", "defendants.");
    }
    html_close(h);
    html_close(h);
}

/* --------------------------------------------------------------- defendants */

/* The outcomes under one position, joined where another question still divides them. */
static void put_outcomes_under(struct report *r, const struct um_value *d, const char *question, const char *position)
{
    const struct um_value *outcomes = um_value_get(d, "outcomes");
    struct html *h = &r->html;
    bool any = false;
    open_cell(r);
    for (size_t i = 0; i < um_value_count(outcomes); i++)
        if (holds_under(um_value_at(outcomes, i), question, position)) {
            html_add(h, any ? "or" : "");
            report_outcome(r, text_at(um_value_at(outcomes, i), "outcome"));
            any = true;
        }
    html_close(h);
}

/* The columns: what each defendant comes to, under each answer where one changes it, and room for the ruling. */
enum { MOST_ANSWERS = 8 };
struct columns {
    char answers[MOST_ANSWERS][160];
    const char *titles[MOST_ANSWERS + 3];
};

static void make_columns(struct columns *c, const struct um_value *question)
{
    const struct um_value *positions = um_value_get(question, "positions");
    size_t n = 0;
    c->titles[n++] = "Defendant";
    for (size_t i = 0; i < um_value_count(positions) && i < MOST_ANSWERS; i++) {
        const char *says = text_at(um_value_at(positions, i), "says");
        snprintf(c->answers[i], sizeof c->answers[i], "If %.*s", (int)html_fit(says, sizeof c->answers[i] - 4), says);
        c->titles[n++] = c->answers[i];
    }
    if (!question)
        c->titles[n++] = "Outcome on this record";
    c->titles[n++] = "Ruling";
    c->titles[n] = NULL;
}

static void put_row(struct report *r, const struct um_value *d, const struct um_value *question)
{
    const struct um_value *positions = um_value_get(question, "positions");
    struct html *h = &r->html;
    open_row(r);
    open_row_head(r);
    html_leaf_class(h, "span", "number", text_at(d, "id"));
    report_defendant_link(r, d);
    html_close(h);
    for (size_t i = 0; i < um_value_count(positions) && i < MOST_ANSWERS; i++)
        put_outcomes_under(r, d, text_at(question, "id"), text_at(um_value_at(positions, i), "id"));
    if (!question) {
        open_cell(r);
        report_outcome(r, text_at(d, "outcome"));
        html_add(h, um_value_integer(um_value_get(d, "provisional")) ? "(rests on a provisional answer)" : "");
        html_close(h);
    }
    open_cell(r);
    html_attr(h, "class", "ruling");
    html_close(h);
    html_close(h);
}

static void put_defendants(struct report *r)
{
    const struct um_value *question = column_question(r->findings);
    struct columns columns;
    make_columns(&columns, question);
    open_table(r, "outcomes", question ? text_at(question, "ask") : "Where each defendant stands", columns.titles);
    for (size_t i = 0; i < um_value_count(r->defendants); i++)
        put_row(r, um_value_at(r->defendants, i), question);
    close_table(r);
    html_leaf_class(&r->html, "p", "note", "Each name opens its page: element, words of the record, docket cite and paragraph, authority.");
}

/* ----------------------------------------------------------------- questions */

static void put_questions(struct report *r)
{
    struct html *h = &r->html;
    html_open(h, "h2");
    html_add(h, "For the Court");
    html_close(h);
    html_open_class(h, "ol", "asks");
    for (size_t i = 0; i < r->n_questions; i++) {
        html_open(h, "li");
        html_open_class(h, "span", "number");
        html_add(h, "Q"), h->glue = true, html_number(h, i + 1);
        html_close(h);
        html_add(h, text_at(r->questions[i], "ask"));
        html_open(h, "a");
        html_attr_joined(h, "href", "#q-", text_at(r->questions[i], "id"));
        html_add(h, "both sides");
        html_open_class(h, "span", "hidden");
        html_add(h, "of Q"), h->glue = true, html_number(h, i + 1);
        html_close(h);
        html_close(h);
        html_close(h);
    }
    if (!r->n_questions)
        html_leaf(h, "li", "None.");
    html_close(h);
}

static void put_enter(struct report *r)
{
    const struct um_value *items = um_value_get(r->matter, "enter_first");
    struct html *h = &r->html;
    if (!um_value_count(items))
        return;
    html_leaf(h, "h2", "To enter first");
    html_open_class(h, "p", "enter");
    for (size_t i = 0; i < um_value_count(items); i++)
        html_add(h, i ? "·" : ""), report_enter_item(r, um_value_at(items, i));
    html_close(h);
}

static void put_contents(struct report *r)
{
    static const char *const sections[][2] = {{"matrix", "Matrix"}, {"test", "Test"}, {"statements", "Statements"}, {"timeline", "Timeline"},
                                              {"defendants", "Defendants"}, {"gaps", "What is missing"}, {"questions", "Questions"},
                                              {"relief", "Relief"}, {"authorities", "Authorities"}, {"rules", "Rules"}, {"record", "Record"}};
    struct html *h = &r->html;
    html_open(h, "nav");
    html_attr(h, "aria-label", "Sections");
    html_open(h, "ul");
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++) {
        html_open(h, "li");
        html_link(h, sections[i][0], sections[i][1]);
        html_close(h);
    }
    html_close(h);
    html_close(h);
}

void report_first(struct report *r)
{
    struct html *h = &r->html;
    put_sealed(r);
    html_open_class(h, "dl", "posture");
    put_motion(r);
    put_tests(r);
    html_close(h);
    put_caution(r);
    html_open_class(h, "div", "first");
    html_open(h, "div");
    put_defendants(r);
    html_close(h);
    html_open(h, "div");
    put_questions(r);
    put_enter(r);
    put_contents(r);
    html_close(h);
    html_close(h);
}
