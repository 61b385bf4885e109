/* Names of things, as links where there is something to lead to. */
#include <stdio.h>
#include <string.h>

#include "render/report/report.h"

void report_defendant_link(struct report *r, const struct um_value *defendant)
{
    struct html *h = &r->html;
    html_open(h, "a");
    html_attr_joined(h, "href", "#d-", text_at(defendant, "id"));
    html_add(h, text_at(defendant, "label"));
    html_close(h);
}

void report_defendant_chip(struct report *r, const char *id)
{
    struct html *h = &r->html;
    html_open_class(h, "a", "chip");
    html_attr_joined(h, "href", "#d-", id);
    html_add(h, id);
    html_close(h);
}

void report_ask(struct report *r, const char *id, const char *ask)
{
    struct html *h = &r->html;
    for (size_t i = 0; i < r->n_questions; i++)
        if (strcmp(text_at(r->questions[i], "id"), id) == 0) {
            html_open(h, "a");
            html_attr_joined(h, "href", "#q-", id);
            html_add(h, ask);
            html_close(h);
            return;
        }
    html_add(h, ask);
}

void report_question_link(struct report *r, const char *id, const char *lead)
{
    struct html *h = &r->html;
    for (size_t i = 0; i < r->n_questions; i++)
        if (strcmp(text_at(r->questions[i], "id"), id) == 0) {
            html_open(h, "li");
            html_add(h, lead);
            html_open(h, "a");
            html_attr_joined(h, "href", "#q-", id);
            html_add(h, "Q"), h->glue = true, html_number(h, i + 1);
            html_close(h);
            html_add(h, text_at(r->questions[i], "ask"));
            html_close(h);
        }
}

/* ------------------------------------------------------- statements, charges */

static const struct um_value *row_of(const struct um_value *list, const char *id)
{
    for (size_t i = 0; i < um_value_count(list); i++)
        if (strcmp(text_at(um_value_at(list, i), "id"), id) == 0)
            return um_value_at(list, i);
    return NULL;
}

void report_charge(struct report *r, const char *act, const char *point)
{
    const struct um_value *points = um_value_get(row_of(um_value_get(r->matter, "statements"), act), "points");
    struct html *h = &r->html;
    html_add(h, act);
    for (size_t i = 0; um_value_count(points) > 1 && i < um_value_count(points); i++)
        if (strcmp(text_at(um_value_at(points, i), "id"), point) == 0) {
            html_join(h, "("), html_number(h, i + 1), html_join(h, ")");
        }
}

enum { STEP = 72 };

/* One step of a node from s on, into a buffer; what stands behind it. */
static const char *take_step(const char *s, char step[STEP])
{
    size_t n = strcspn(s, "/");
    snprintf(step, STEP, "%.*s", (int)(n < STEP - 1 ? n : STEP - 1), s);
    return s[n] ? s + n + 1 : s + n;
}

/* The statement that conveys a point, the first of them. */
static const char *act_of(const struct report *r, const char *point)
{
    const struct um_value *statements = um_value_get(r->matter, "statements");
    for (size_t i = 0; i < um_value_count(statements); i++)
        if (row_of(um_value_get(um_value_at(statements, i), "points"), point))
            return text_at(um_value_at(statements, i), "id");
    return "";
}

void report_cell(struct report *r, const char *node)
{
    const char *c = strncmp(node, "d/", 2) == 0 ? strstr(node, "/c/") : NULL, *rest = node;
    char act[STEP] = "", step[STEP];
    if (c)
        rest = take_step(take_step(c + 3, step), act);
    else if (strncmp(node, "a/", 2) == 0)
        rest = take_step(node + 2, act);
    else if (strncmp(node, "i/", 2) == 0)
        rest = node + 2;
    const struct um_value *points = um_value_get(row_of(um_value_get(r->matter, "statements"), act), "points");
    while (*rest) {
        rest = take_step(rest, step);
        if (!*act && *act_of(r, step))
            snprintf(act, sizeof act, "%s", act_of(r, step)), points = um_value_get(row_of(um_value_get(r->matter, "statements"), act), "points");
        if (row_of(points, step)) {
            report_charge(r, act, step);
            return;
        }
    }
    html_add(&r->html, act);
}

/* -------------------------------------------------------------- the record */

static void put_cites(struct html *h, const struct um_value *cites)
{
    for (size_t i = 0; i < um_value_count(cites); i++)
        html_add(h, i ? "·" : ""), html_add(h, um_value_string(um_value_at(cites, i)));
}

void report_caution(struct report *r, const struct um_value *c)
{
    const char *id = text_at(c, "id");
    struct html *h = &r->html;
    if (strcmp(id, "read-in") == 0) {
        html_add(h, "Entered from"), put_cites(h, um_value_get(c, "cites")), html_add(h, "alone;"), html_add(h, text_at(c, "text")), html_add(h, ".");
    } else if (strcmp(id, "described") == 0) {
        html_add(h, "Known only as"), html_add(h, text_at(c, "text")), html_add(h, "quotes or describes it:"), put_cites(h, um_value_get(c, "cites"));
        html_add(h, ".");
    } else if (strcmp(id, "authorities") == 0) {
        html_add(h, text_at(c, "text")), html_add(h, "("), html_link(h, "authorities", "table of authorities"), html_add(h, ").");
    } else {
        put_cites(h, um_value_get(c, "cites")), html_add(h, "—"), html_add(h, text_at(c, "text")), html_add(h, ".");
    }
}

void report_enter_item(struct report *r, const struct um_value *item)
{
    static const char *const kinds[][2] = {{"unread-record", "r-"}, {"exhibit", "r-"}, {"speaker", "s-"}, {"time", "s-"}, {"words", "s-"}};
    const struct um_value *ids = um_value_get(item, "ids");
    const char *prefix = NULL;
    struct html *h = &r->html;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        prefix = strcmp(kinds[i][0], text_at(item, "kind")) == 0 ? kinds[i][1] : prefix;
    if (prefix && *prefix == 'r' && um_value_count(ids) == 1) {
        html_open(h, "a");
        html_attr_joined(h, "href", "#r-", um_value_string(um_value_at(ids, 0)));
        html_add(h, text_at(item, "text"));
        html_close(h);
        return;
    }
    html_add(h, text_at(item, "text"));
    for (size_t i = 0; prefix && i < um_value_count(ids); i++) {
        html_add(h, i ? "·" : "(");
        html_open(h, "a");
        html_attr_joined(h, "href", *prefix == 'r' ? "#r-" : "#s-", um_value_string(um_value_at(ids, i)));
        html_add(h, um_value_string(um_value_at(ids, i)));
        html_close(h);
        if (i + 1 == um_value_count(ids))
            html_join(h, ")");
    }
}
