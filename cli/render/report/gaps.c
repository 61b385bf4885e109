/* What is missing, and what would cure it. */
#include <string.h>

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

/* Whether a defendant has a gap with this cure, but for the name. */
static bool shares_cure(const struct um_value *d, const struct um_value *other, const char *cure)
{
    const struct um_value *gaps = um_value_get(other, "gaps");
    for (size_t i = 0; i < um_value_count(gaps); i++)
        if (same_but_for_name(cure, text_at(d, "label"), text_at(um_value_at(gaps, i), "cure"), text_at(other, "label")))
            return true;
    return false;
}

/* A cure, and for whom else it is the same. */
static void put_cure(struct report *r, size_t d, size_t i)
{
    const struct um_value *defendant = um_value_at(r->defendants, d), *gaps = um_value_get(defendant, "gaps");
    const struct um_value *g = um_value_at(gaps, i);
    struct html *h = &r->html;
    html_open(h, "tr");
    html_open(h, "th");
    html_attr(h, "scope", "row");
    html_add(h, text_at(g, "cure"));
    html_close(h);
    html_open(h, "td");
    put_titles(r, gaps, i);
    html_close(h);
    html_open(h, "td");
    report_status(r, text_at(g, "status"));
    html_close(h);
    html_open(h, "td");
    report_defendant_link(r, defendant);
    for (size_t k = d + 1; k < um_value_count(r->defendants); k++)
        if (shares_cure(defendant, um_value_at(r->defendants, k), text_at(g, "cure")))
            html_add(h, "·"), report_defendant_link(r, um_value_at(r->defendants, k));
    html_close(h);
    html_close(h);
}

static bool was_shared(const struct report *r, size_t d, const char *cure)
{
    for (size_t k = 0; k < d; k++)
        if (shares_cure(um_value_at(r->defendants, d), um_value_at(r->defendants, k), cure))
            return true;
    return false;
}

static void put_cures(struct report *r)
{
    static const char *const columns[] = {"What would cure it (for each defendant, his own)", "Element", "Stands now", "For", NULL};
    bool any = false;
    for (size_t d = 0; d < um_value_count(r->defendants); d++) {
        const struct um_value *gaps = um_value_get(um_value_at(r->defendants, d), "gaps");
        for (size_t i = 0; i < um_value_count(gaps); i++) {
            const char *cure = text_at(um_value_at(gaps, i), "cure");
            if (!*cure || was_said(gaps, i) || was_shared(r, d, cure))
                continue;
            if (!any)
                open_table(r, "cures", "What would cure what is not shown or not in this record", columns);
            any = true;
            put_cure(r, d, i);
        }
    }
    if (any)
        close_table(r);
    else
        html_leaf(&r->html, "p", "Nothing is open that evidence could cure.");
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
    open_section(r, "gaps", "What is missing");
    put_enter_first(r);
    html_leaf(&r->html, "h3", "What would cure it");
    put_cures(r);
    close_section(r);
}
