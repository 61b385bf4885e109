/* A page for each defendant: the outcome, what it comes down to, and the way to every element. */
#include <stdlib.h>
#include <string.h>

#include "render/alike.h"
#include "render/cited.h"
#include "render/report/leaves.h"

static const char *text_of(const struct um_value *list, size_t i)
{
    return um_value_string(um_value_at(list, i));
}

/* ------------------------------------------------------------------ outcome */

/* Where the defendant stands, under each answer where it turns on one. */
static void put_outcomes(struct report *r, const struct um_value *d)
{
    const struct um_value *outcomes = um_value_get(d, "outcomes");
    struct html *h = &r->html;
    html_open_class(h, "ul", "outcomes");
    for (size_t i = 0; i < um_value_count(outcomes); i++) {
        const struct um_value *o = um_value_at(outcomes, i);
        const char *anchor = anchor_at(r, text_at(o, "first_failing"));
        html_open(h, "li");
        report_outcome(r, text_at(o, "outcome"));
        report_worlds(r, um_value_get(o, "positions"));
        if (anchor)
            html_add(h, "—"), html_link(h, anchor, "the part that decides");
        html_leaf(h, "p", text_at(o, "reason"));
        if (*text_at(o, "renewable"))
            html_leaf(h, "p", text_at(o, "renewable"));
        report_rule(r, text_at(o, "rule"));
        report_authorities(r, um_value_get(o, "authorities"));
        html_close(h);
    }
    html_close(h);
}

static void put_comes_down(struct report *r, const struct um_value *d)
{
    const struct um_value *why = um_value_get(d, "comes_down_to");
    const char *anchor = anchor_at(r, text_at(why, "node"));
    struct html *h = &r->html;
    html_open_class(h, "p", "comes-down");
    html_leaf_class(h, "span", "label", "What it comes down to");
    html_add(h, text_at(why, "text"));
    if (anchor)
        html_link(h, anchor, "Reason and record");
    html_close(h);
    if (um_value_integer(um_value_get(d, "provisional")))
        html_leaf_class(h, "p", "note", "It rests, somewhere below, on a clerk’s provisional answer.");
}

/* ----------------------------------------------------------------- elements */

static void put_row(struct report *r, const struct um_value *d, const struct leaves *l, size_t first, const struct leaf **row)
{
    const struct um_value *f = l->list[first].finding;
    struct html *h = &r->html;
    size_t n = 0;
    for (size_t i = first; i < l->n; i++)
        if (row_leader(l, &l->list[i]) == first)
            row[n++] = &l->list[i];
    open_row(r);
    html_attr(h, "id", row_name_of(d, first).text);
    open_row_head(r);
    html_add(h, text_at(f, "title"));
    html_leaf_class(h, "span", "standard", text_at(f, "standard"));
    html_close(h);
    put_text_cell(r, strncmp(text_at(f, "node"), "d/", 2) == 0 ? "for this defendant alone" : "once for everybody");
    open_cell(r);
    report_stands(r, row, n, NULL);
    html_close(h);
    html_close(h);
}

/* The element that a finding is of, or "" where no claim has it. */
static const char *element_of(const struct report *r, const struct um_value *finding)
{
    const struct um_value *claims = um_value_get(r->matter, "claims");
    for (size_t c = 0; c < um_value_count(claims); c++) {
        const struct um_value *elements = um_value_get(um_value_at(claims, c), "elements");
        for (size_t e = 0; e < um_value_count(elements); e++)
            if (strcmp(text_at(um_value_at(elements, e), "id"), last_step(finding)) == 0)
                return last_step(finding);
    }
    return "";
}

/* Rows of one element, or of what is no element of a claim. */
static void put_rows_of(struct report *r, const struct um_value *d, const struct leaves *l, const struct leaf **row, const char *element)
{
    for (size_t i = 0; i < l->n; i++)
        if (row_leader(l, &l->list[i]) == i && strcmp(element_of(r, l->list[i].finding), element) == 0)
            put_row(r, d, l, i, row);
}

/* The rows in the order that the claims name their elements in, each once, and then what hangs on persons or the matter. */
static void put_rows(struct report *r, const struct um_value *d, const struct leaves *l, const struct leaf **row)
{
    const struct um_value *claims = um_value_get(r->matter, "claims");
    struct said said = {.n = 0};
    for (size_t c = 0; c < um_value_count(claims); c++) {
        const struct um_value *elements = um_value_get(um_value_at(claims, c), "elements");
        for (size_t e = 0; e < um_value_count(elements); e++) {
            const char *element = text_at(um_value_at(elements, e), "id");
            if (is_new(&said, element))
                put_rows_of(r, d, l, row, element);
        }
    }
    put_rows_of(r, d, l, row, "");
}

static void put_elements(struct report *r, const struct um_value *d)
{
    static const char *const columns[] = {"Element and standard", "Judged", "Where it stands, with each statement it stands so for", NULL};
    struct leaves leaves;
    const struct leaf **row = NULL;
    bool good = gather_leaves(r, d, &leaves) && (row = calloc(leaves.n + 1, sizeof *row));
    if (good && leaves.n) {
        open_table(r, "elements", "Element by element", columns);
        put_rows(r, d, &leaves, row);
        close_table(r);
    }
    free(row);
    free_leaves(&leaves);
}

/* -------------------------------------------------------------- whole joints */

static bool is_joint(const struct um_value *f)
{
    const char *id = text_at(um_value_get(f, "reason"), "id");
    return strcmp(id, "join.statement") == 0 || strcmp(id, "join.claim") == 0 || strcmp(id, "no-statement") == 0;
}

/* Whether a joint is a statement, which stands in the page. */
static bool is_statement(const struct report *r, const char *id)
{
    const struct um_value *statements = um_value_get(r->matter, "statements");
    for (size_t i = 0; i < um_value_count(statements); i++)
        if (strcmp(text_at(um_value_at(statements, i), "id"), id) == 0)
            return true;
    return false;
}

/* Where each claim and each statement under it stands. */
static void put_joints(struct report *r, const struct um_value *d)
{
    const struct um_value *findings = um_value_get(d, "findings");
    struct html *h = &r->html;
    bool any = false;
    for (size_t i = 0; i < um_value_count(findings); i++) {
        const struct um_value *f = um_value_at(findings, i);
        const bool steady = is_joint(f) && is_steady(findings, f);
        if (!is_joint(f) || (steady && find_node(findings, text_at(f, "node")) != f))
            continue;
        if (!any)
            html_leaf(h, "h4", "Claim by claim, statement by statement"), html_open_class(h, "ul", "joints");
        any = true;
        html_open(h, "li");
        if (is_statement(r, last_step(f))) {
            html_add(h, "Statement");
            html_open(h, "a");
            html_attr_joined(h, "href", "#s-", last_step(f));
            html_add(h, last_step(f));
            html_close(h);
        } else {
            html_add(h, "Claim"), html_add(h, last_step(f));
        }
        html_add(h, strstr(text_at(f, "node"), "/pleaded/") ? "as pleaded" : "");
        html_join(h, ":");
        report_status(r, text_at(f, "status"));
        html_leaf_class(h, "span", "why", why_words(text_at(f, "why")));
        if (!steady)
            report_worlds(r, um_value_get(f, "worlds"));
        html_close(h);
    }
    if (any)
        html_close(h);
}

/* ---------------------------------------------------------------- own cards */

/* On which statements and charges a finding is made that stands for others too. */
static void put_on(struct report *r, const struct um_value *findings, const struct um_value *teller)
{
    struct html *h = &r->html;
    bool any = false;
    html_open_class(h, "p", "on");
    for (size_t i = 0; i < um_value_count(findings); i++) {
        const struct um_value *f = um_value_at(findings, i);
        const struct place *p = is_own_element(f) ? finding_place(r, f) : NULL;
        if (!p || p->told != teller)
            continue;
        html_add(h, any ? "·" : "On");
        report_cell(r, text_at(f, "node"));
        any = true;
    }
    html_close(h);
}

static void put_own(struct report *r, const struct um_value *d)
{
    const struct um_value *findings = um_value_get(d, "findings");
    struct told told = {.n = 0};
    r->told = &told;
    for (size_t i = 0; i < um_value_count(findings); i++) {
        const struct um_value *f = um_value_at(findings, i);
        if (!is_own_element(f) || finding_place(r, f)->told != f)
            continue;
        put_on(r, findings, f);
        report_in_place(r, f, 5);
    }
    r->told = NULL;
}

static void put_parts(struct report *r, const struct um_value *d)
{
    const struct um_value *findings = um_value_get(d, "findings");
    for (size_t i = 0; i < um_value_count(findings); i++)
        if (*text_at(um_value_at(findings, i), "title") && !is_own_element(um_value_at(findings, i)))
            report_in_place(r, um_value_at(findings, i), 5);
}

static bool has_own(const struct um_value *findings)
{
    for (size_t i = 0; i < um_value_count(findings); i++)
        if (is_own_element(um_value_at(findings, i)))
            return true;
    return false;
}

/* -------------------------------------------------------------------- notes */

void report_notes(struct report *r, const struct um_value *notes)
{
    struct html *h = &r->html;
    if (!um_value_count(notes))
        return;
    html_open_class(h, "ul", "notes");
    for (size_t i = 0; i < um_value_count(notes); i++) {
        const struct um_value *n = um_value_at(notes, i);
        html_open(h, "li");
        html_leaf(h, "strong", text_at(n, "title"));
        if (*text_at(n, "leans"))
            html_add(h, "—"), html_add(h, leans_words(text_at(n, "leans")));
        html_join(h, ":"), html_add(h, text_at(n, "text"));
        report_worlds(r, um_value_get(n, "worlds"));
        report_rule(r, text_at(n, "rule"));
        report_authorities(r, um_value_get(n, "authorities"));
        report_answers(r, um_value_get(n, "answers"), "");
        html_close(h);
    }
    html_close(h);
}

static void put_balance(struct report *r, const struct um_value *d)
{
    const struct um_value *balance = um_value_get(d, "balance"), *own = um_value_get(balance, "factors");
    struct html *h = &r->html;
    html_leaf(h, "h4", "What leans which way");
    html_open(h, "p");
    html_add(h, "Of this record:"), html_add(h, leans_words(text_at(balance, "leans")));
    html_add(h, ". Nothing is added up, and the comparison is the Court’s.");
    if (um_value_count(um_value_get(r->matter, "factors")))
        html_link(h, "factors", "What leans alike for every defendant");
    html_close(h);
    report_notes(r, own);
}

static void put_items(struct report *r, const struct um_value *items)
{
    struct html *h = &r->html;
    if (!um_value_count(items))
        return;
    html_leaf(h, "h4", "Of what is asked for");
    html_open_class(h, "ul", "notes");
    for (size_t i = 0; i < um_value_count(items); i++) {
        const struct um_value *item = um_value_at(items, i);
        const char *anchor = anchor_at(r, text_at(item, "node"));
        html_open(h, "li");
        html_leaf(h, "strong", text_at(item, "item"));
        html_join(h, ":");
        report_outcome(r, text_at(item, "outcome"));
        html_join(h, "."), html_add(h, text_at(item, "reason"));
        if (anchor)
            html_link(h, anchor, "Reason");
        html_close(h);
    }
    html_close(h);
}

/* What only the court can answer here, as links into the list of questions. */
static void put_asked(struct report *r, const struct um_value *d)
{
    const struct um_value *questions = um_value_get(d, "questions"), *turns = um_value_get(d, "turns_on"), *may = um_value_get(d, "may_turn_on");
    struct html *h = &r->html;
    if (!um_value_count(questions) && !um_value_count(turns) && !um_value_count(may))
        return;
    html_leaf(h, "h4", "For the Court");
    html_open_class(h, "ul", "notes");
    for (size_t i = 0; i < um_value_count(turns); i++)
        report_question_link(r, text_of(turns, i), "The outcome turns on");
    for (size_t i = 0; i < um_value_count(may); i++)
        report_question_link(r, text_of(may, i), "The outcome may turn, once what is missing is entered, on");
    for (size_t i = 0; i < um_value_count(questions); i++)
        report_question_link(r, text_at(um_value_at(questions, i), "id"), "");
    html_close(h);
}

static void put_defendant(struct report *r, const struct um_value *d)
{
    const struct um_value *findings = um_value_get(d, "findings"), *handles = um_value_get(d, "handles");
    struct html *h = &r->html;
    html_open_class(h, "article", "defendant");
    html_attr_joined(h, "id", "d-", text_at(d, "id"));
    html_open(h, "h3");
    html_leaf_class(h, "span", "number", text_at(d, "id")), html_add(h, text_at(d, "label"));
    html_join(h, ":");
    report_outcome(r, text_at(d, "outcome"));
    html_close(h);
    if (um_value_count(handles) > 1 || (um_value_count(handles) == 1 && strcmp(text_of(handles, 0), text_at(d, "label")) != 0)) {
        html_open_class(h, "p", "measure");
        html_leaf_class(h, "span", "label", "Accounts");
        for (size_t i = 0; i < um_value_count(handles); i++)
            html_add(h, i ? "·" : ""), html_add(h, text_of(handles, i));
        html_close(h);
    }
    html_leaf_class(h, "p", "ruling-line", "Ruling: ______________________________");
    put_comes_down(r, d);
    put_outcomes(r, d);
    put_elements(r, d);
    put_joints(r, d);
    html_leaf(h, "h4", "The parts of the test");
    put_parts(r, d);
    if (has_own(findings))
        html_leaf(h, "h4", "What is judged of this defendant alone");
    put_own(r, d);
    put_items(r, um_value_get(d, "items"));
    put_balance(r, d);
    if (um_value_count(um_value_get(d, "remarks")))
        html_leaf(h, "h4", "Beside the test");
    report_notes(r, um_value_get(d, "remarks"));
    put_asked(r, d);
    report_cures(r, d);
    html_close(h);
}

void report_defendants(struct report *r)
{
    open_section(r, "defendants", "Each defendant apart");
    if (um_value_count(um_value_get(r->matter, "factors"))) {
        html_open(&r->html, "div");
        html_attr(&r->html, "id", "factors");
        html_leaf(&r->html, "h3", "What leans alike for every defendant");
        report_notes(r, um_value_get(r->matter, "factors"));
        html_close(&r->html);
    }
    for (size_t i = 0; i < um_value_count(r->defendants); i++)
        put_defendant(r, um_value_at(r->defendants, i));
    close_section(r);
}
