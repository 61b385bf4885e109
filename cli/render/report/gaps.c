/* What is missing, and what would cure it. */
#include <string.h>

#include "render/cited.h"
#include "render/report/report.h"

/* Whether an earlier gap of the defendant has the same cure. */
static bool was_said(const struct um_value *gaps, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (strcmp(text_at(um_value_at(gaps, k), "cure"), text_at(um_value_at(gaps, i), "cure")) == 0)
            return true;
    return false;
}

static const char *title_at(const struct report *r, const char *node)
{
    const struct place *p = node_place(r, node);
    return p && *text_at(p->finding, "title") ? text_at(p->finding, "title") : "the claim as a whole";
}

/* The elements that one cure is for, each title once. */
static void put_titles(struct report *r, const struct um_value *gaps, size_t i)
{
    struct html *h = &r->html;
    const char *cure = text_at(um_value_at(gaps, i), "cure");
    bool any = false;
    for (size_t k = i; k < um_value_count(gaps); k++) {
        const struct um_value *g = um_value_at(gaps, k);
        const char *title = title_at(r, text_at(g, "node")), *anchor = anchor_at(r, text_at(g, "node"));
        bool new = strcmp(text_at(g, "cure"), cure) == 0 && anchor;
        for (size_t m = i; new && m < k; m++)
            new = strcmp(text_at(um_value_at(gaps, m), "cure"), cure) != 0 || strcmp(title_at(r, text_at(um_value_at(gaps, m), "node")), title) != 0;
        if (!new)
            continue;
        html_add(h, any ? "·" : "");
        html_link(h, anchor, title);
        any = true;
    }
}

void report_cures(struct report *r, const struct um_value *d)
{
    const struct um_value *gaps = um_value_get(d, "gaps");
    struct html *h = &r->html;
    bool any = false;
    for (size_t i = 0; i < um_value_count(gaps); i++) {
        const struct um_value *g = um_value_at(gaps, i);
        if (!*text_at(g, "cure") || was_said(gaps, i))
            continue;
        if (!any)
            html_leaf(h, "h4", "What would cure it"), html_open_class(h, "ul", "notes");
        any = true;
        html_open(h, "li");
        report_status(r, text_at(g, "status"));
        put_titles(r, gaps, i);
        html_join(h, ":"), html_add(h, text_at(g, "cure")), html_add(h, ".");
        html_close(h);
    }
    if (any)
        html_close(h);
}

/* ------------------------------------------------------- over all defendants */

/* What is missing, and the finding that says so. */
static void put_missing(struct report *r, const struct um_value *need)
{
    const char *anchor = anchor_at(r, um_value_string(um_value_at(um_value_get(need, "nodes"), 0)));
    const char *title = *text_at(need, "title") ? text_at(need, "title") : "The claim as a whole";
    const struct um_value *acts = um_value_get(need, "acts");
    struct html *h = &r->html;
    open_row_head(r);
    if (anchor)
        html_link(h, anchor, title);
    else
        html_add(h, title);
    for (size_t i = 0; i < um_value_count(acts); i++)
        html_add(h, i ? "·" : "on"), html_add(h, um_value_string(um_value_at(acts, i)));
    html_leaf_class(h, "span", "standard", text_at(need, "standard"));
    html_close(h);
    open_cell(r);
    report_status(r, text_at(need, "status"));
    html_leaf(h, "p", text_at(need, "reason"));
    report_worlds(r, um_value_get(need, "worlds"));
    html_close(h);
}

/* In whose way it stands. */
static void put_for(struct report *r, const struct um_value *need)
{
    const struct um_value *ids = um_value_get(need, "defendants");
    struct html *h = &r->html;
    open_cell(r);
    if (um_value_count(ids) == um_value_count(r->defendants) && um_value_count(ids) > 1) {
        html_add(h, "every defendant");
    } else {
        for (size_t i = 0; i < um_value_count(ids); i++)
            report_defendant_chip(r, um_value_string(um_value_at(ids, i)));
    }
    html_close(h);
}

/* What to bring, what to read, which keys to enter. */
static void put_meets(struct report *r, const struct um_value *need)
{
    const struct um_value *cures = um_value_get(need, "cures"), *unread = um_value_get(need, "unread"), *missing = um_value_get(need, "missing");
    struct html *h = &r->html;
    struct said said = {.n = 0};
    open_cell(r);
    html_open_class(h, "ul", "answers");
    for (size_t i = 0; i < um_value_count(unread); i++) {
        html_open(h, "li");
        html_add(h, "To be read and entered:");
        html_open(h, "a");
        html_attr_joined(h, "href", "#r-", text_at(um_value_at(unread, i), "record"));
        html_add(h, text_at(um_value_at(unread, i), "cite"));
        html_close(h);
        html_close(h);
    }
    for (size_t i = 0; i < um_value_count(missing); i++) {
        const char *words = text_at(um_value_at(missing, i), "words");
        const char *key = *words ? words : text_at(um_value_at(missing, i), "key");
        if (!is_new(&said, key))
            continue;
        html_open(h, "li");
        html_add(h, "To be entered:"), html_add(h, key);
        html_close(h);
    }
    for (size_t i = 0; i < um_value_count(cures); i++)
        html_leaf(h, "li", text_at(um_value_at(cures, i), "text"));
    html_close(h);
    html_close(h);
}

static bool is_closed(const struct um_value *need)
{
    return strcmp(text_at(need, "group"), "closed") == 0;
}

/* What only the court decides stands with the questions. */
static bool is_for_court(const struct um_value *need)
{
    return strcmp(text_at(need, "group"), "court") == 0 || strcmp(text_at(need, "group"), "conflict") == 0;
}

static void put_needs(struct report *r, bool closed, const char *caption, const char *const *columns)
{
    const struct um_value *needs = um_value_get(r->gaps, "needs");
    bool any = false;
    for (size_t i = 0; i < um_value_count(needs); i++) {
        const struct um_value *need = um_value_at(needs, i);
        if (is_closed(need) != closed || is_for_court(need))
            continue;
        if (!any)
            open_table(r, "needs", caption, columns);
        any = true;
        open_row(r);
        put_missing(r, need);
        put_for(r, need);
        if (!closed)
            put_meets(r, need);
        html_close(&r->html);
    }
    if (any)
        close_table(r);
    else
        html_leaf(&r->html, "p", closed ? "Nothing is lost for good." : "Nothing is open that an entry or evidence could mend.");
}

static void put_enter_first(struct report *r)
{
    const struct um_value *items = um_value_get(r->matter, "enter_first");
    struct html *h = &r->html;
    html_leaf(h, "h3", "To enter first");
    if (!um_value_count(items)) {
        html_leaf(h, "p", "Nothing: the record as entered decides what it can.");
        return;
    }
    html_open_class(h, "ul", "notes");
    for (size_t i = 0; i < um_value_count(items); i++) {
        html_open(h, "li");
        report_enter_item(r, um_value_at(items, i));
        html_close(h);
    }
    html_close(h);
}

void report_gaps(struct report *r)
{
    static const char *const open[] = {"What is missing", "Stands now, and why", "For", "What would meet it", NULL};
    static const char *const closed[] = {"What is not shown", "Stands, and why", "For", NULL};
    open_section(r, "gaps", "What is missing");
    put_enter_first(r);
    html_leaf(&r->html, "h3", "What evidence could mend");
    html_leaf_class(&r->html, "p", "lead", "Each thing once, with all for whom it is the same; first what is in the way of most.");
    put_needs(r, false, "What stands between the request and a showing", open);
    html_leaf(&r->html, "h3", "What no evidence mends");
    put_needs(r, true, "What stands against the request for good on this record", closed);
    report_remedies(r);
    close_section(r);
}
