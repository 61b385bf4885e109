/* The statements, each judged once for everybody. */
#include <string.h>

#include "render/report/report.h"

/* The words of a statement, or its gist marked as one. */
void report_statement_words(struct report *r, const struct um_value *s)
{
    struct html *h = &r->html;
    if (*text_at(s, "words"))
        report_quoted(r, text_at(s, "words"));
    else
        html_add(h, text_at(s, "gist")), html_add(h, has_no_words(text_at(s, "kind")) ? "" : "(as characterised; the words are not in this record)");
}

static void put_found_in(struct report *r, const struct um_value *found)
{
    struct html *h = &r->html;
    if (!um_value_count(found))
        return;
    html_open_class(h, "p", "measure");
    html_leaf_class(h, "span", "label", "Found in");
    for (size_t i = 0; i < um_value_count(found); i++)
        html_add(h, i ? "·" : ""), html_add(h, um_value_string(um_value_at(found, i)));
    html_close(h);
}

/* The defendants who may have made it, as far as the papers say. */
static void put_speakers(struct report *r, const struct um_value *s)
{
    const struct um_value *accounts = um_value_get(s, "accounts");
    const bool one = strcmp(text_at(s, "speaker"), "one") == 0;
    struct html *h = &r->html;
    bool any = false;
    html_open_class(h, "p", "measure");
    html_leaf_class(h, "span", "label", "Speaker");
    html_add(h, one ? "" : um_value_count(accounts) ? "not in this record; one of" : "not in this record.");
    for (size_t d = 0; d < um_value_count(r->defendants); d++) {
        const struct um_value *defendant = um_value_at(r->defendants, d);
        bool his = false;
        for (size_t i = 0; i < um_value_count(accounts); i++)
            for (size_t k = 0; k < um_value_count(um_value_get(defendant, "accounts")); k++)
                his = his || strcmp(um_value_string(um_value_at(accounts, i)), um_value_string(um_value_at(um_value_get(defendant, "accounts"), k))) == 0;
        if (his) {
            html_add(h, any ? "·" : "");
            report_defendant_link(r, defendant);
            any = true;
        }
    }
    if (one && !any)
        html_add(h, "no defendant of this report.");
    html_close(h);
}

static void put_statement(struct report *r, const struct um_value *s)
{
    const struct um_value *points = um_value_get(s, "points");
    const size_t n = um_value_count(points);
    struct html *h = &r->html;
    html_open_class(h, "article", "statement");
    html_attr_joined(h, "id", "s-", text_at(s, "id"));
    html_open(h, "h3");
    html_add(h, text_at(s, "id"));
    report_statement_words(r, s);
    html_close(h);
    put_found_in(r, um_value_get(s, "found_in"));
    put_speakers(r, s);
    for (size_t i = 0; i < n; i++) {
        const struct um_value *point = um_value_at(points, i);
        html_open(h, "h4");
        html_add(h, n > 1 ? "Charge" : "The charge");
        if (n > 1)
            html_number(h, i + 1), html_add(h, "of"), html_number(h, n);
        html_join(h, ":"), html_add(h, text_at(point, "text"));
        html_close(h);
        report_nodes(r, um_value_get(point, "nodes"), 5);
    }
    if (um_value_count(um_value_get(s, "nodes")))
        html_leaf(h, "h4", "The statement as a whole");
    report_nodes(r, um_value_get(s, "nodes"), 5);
    html_close(h);
}

void report_statements(struct report *r)
{
    const struct um_value *statements = um_value_get(r->matter, "statements");
    open_section(r, "statements", "Statements, each judged once");
    html_leaf_class(&r->html, "p", "lead", um_value_count(statements) ? "What does not depend on who spoke is judged here, once for every defendant."
                                                                   : "No statement is entered.");
    for (size_t i = 0; i < um_value_count(statements); i++)
        put_statement(r, um_value_at(statements, i));
    close_section(r);
}
