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

/* --------------------------------------------------------------- defendants */

/* The outcomes under one position, joined where another question still divides them. */
static void put_outcomes_under(struct report *r, const struct um_value *d, const char *question, const char *position)
{
    const struct um_value *outcomes = um_value_get(d, "outcomes");
    struct html *h = &r->html;
    bool any = false;
    html_open(h, "td");
    for (size_t i = 0; i < um_value_count(outcomes); i++)
        if (holds_under(um_value_at(outcomes, i), question, position)) {
            html_add(h, any ? "or" : "");
            report_outcome(r, text_at(um_value_at(outcomes, i), "outcome"));
            any = true;
        }
    html_close(h);
}

static void put_head(struct report *r, const struct um_value *question)
{
    const struct um_value *positions = um_value_get(question, "positions");
    struct html *h = &r->html;
    html_open(h, "thead");
    html_open(h, "tr");
    for (size_t i = 0; i < 2 + um_value_count(positions) + (question ? 0 : 1); i++) {
        const bool last = i == 1 + um_value_count(positions) + (question ? 0 : 1);
        html_open(h, "th");
        html_attr(h, "scope", "col");
        if (i == 0 || last)
            html_add(h, i ? "Ruling" : "Defendant");
        else if (!question)
            html_add(h, "Outcome on this record");
        else
            html_add(h, "If"), html_add(h, text_at(um_value_at(positions, i - 1), "says"));
        html_close(h);
    }
    html_close(h);
    html_close(h);
}

static void put_row(struct report *r, const struct um_value *d, const struct um_value *question)
{
    const struct um_value *positions = um_value_get(question, "positions");
    struct html *h = &r->html;
    html_open(h, "tr");
    html_open(h, "th");
    html_attr(h, "scope", "row");
    html_leaf_class(h, "span", "number", text_at(d, "id"));
    report_defendant_link(r, d);
    html_close(h);
    for (size_t i = 0; i < um_value_count(positions); i++)
        put_outcomes_under(r, d, text_at(question, "id"), text_at(um_value_at(positions, i), "id"));
    if (!question) {
        html_open(h, "td");
        report_outcome(r, text_at(d, "outcome"));
        html_add(h, um_value_integer(um_value_get(d, "provisional")) ? "(rests on a provisional answer)" : "");
        html_close(h);
    }
    html_open_class(h, "td", "ruling");
    html_close(h);
    html_close(h);
}

static void put_defendants(struct report *r)
{
    const struct um_value *question = column_question(r->findings);
    struct html *h = &r->html;
    html_open_class(h, "table", "outcomes");
    html_open(h, "caption");
    html_add(h, question ? text_at(question, "ask") : "Where each defendant stands");
    html_close(h);
    put_head(r, question);
    html_open(h, "tbody");
    for (size_t i = 0; i < um_value_count(r->defendants); i++)
        put_row(r, um_value_at(r->defendants, i), question);
    close_table(r);
    html_leaf_class(h, "p", "note", "Each name opens its page: element, words of the record, docket cite and paragraph, authority.");
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
