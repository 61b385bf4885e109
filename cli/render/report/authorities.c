/* The table of authorities: how far each was checked, which pins are unconfirmed, and what is wrong with those in the papers. */
#include <stdlib.h>
#include <string.h>

#include "render/cited.h"
#include "render/report/report.h"

/* ------------------------------------------------ named with the findings */

/* Every pin of an authority below a value, each once with whether it was confirmed. */
static void put_pins(struct report *r, struct said *said, const struct um_value *v, const char *id)
{
    struct html *h = &r->html;
    const bool is_authority = um_value_get(v, "cite") && um_value_get(v, "known");
    if (is_authority && *text_at(v, "pin") && strcmp(text_at(v, "id"), id) == 0 && is_new(said, text_at(v, "pin"))) {
        html_add(h, said->n > 1 ? "·" : ""), html_add(h, text_at(v, "pin"));
        html_leaf_class(h, "span", "unsure", um_value_integer(um_value_get(v, "pin_confirmed")) ? "" : "[unconfirmed]");
    }
    for (size_t i = 0; !is_authority && i < um_value_count(v); i++) {
        const char *key = um_value_key(v, i);
        if (!key || strcmp(key, "authorities_cited") != 0)
            put_pins(r, said, um_value_at(v, i), id);
    }
}

static void put_named(struct report *r)
{
    static const char *const columns[] = {"Authority", "Pins relied on", "How far it was checked", "To know of it", NULL};
    const struct rows all = named_authorities(r->findings);
    struct html *h = &r->html;
    open_table(r, "authorities", "Named with the findings", columns);
    for (size_t i = 0; i < all.n; i++) {
        const struct um_value *a = all.list[i];
        struct said said = {.n = 0};
        open_row(r);
        html_attr_joined(h, "id", "auth-", text_at(a, "id"));
        put_row_head(r, text_at(a, "cite"));
        open_cell(r);
        put_pins(r, &said, r->findings, text_at(a, "id"));
        html_add(h, said.n ? "" : "none given");
        html_close(h);
        put_text_cell(r, um_meaning("known", text_at(a, "known")));
        open_cell(r);
        if (um_value_integer(um_value_get(a, "later")))
            html_leaf_class(h, "strong", "unsure", "Decided after the day of the law.");
        html_add(h, text_at(a, "note"));
        html_close(h);
        html_close(h);
    }
    close_table(r);
    free(all.list);
}

/* ------------------------------------------------------ what the papers cite */

/* As it stands in the papers of each party, and where. */
static void put_as_cited(struct report *r, const struct rows *citations, const char *authority)
{
    const struct um_value *before = NULL;
    struct html *h = &r->html;
    html_open_class(h, "ul", "answers");
    for (size_t i = 0; i < citations->n; i++) {
        const struct um_value *c = citations->list[i];
        if (strcmp(text_at(c, "authority"), authority) != 0)
            continue;
        const bool same = before && same_at(before, c, "text") && same_at(before, c, "who");
        if (same && same_at(before, c, "cite"))
            continue;
        html_open(h, "li");
        html_leaf(h, "strong", text_at(c, "who"));
        html_join(h, ":"), html_add(h, same ? "the same" : text_at(c, "text"));
        if (*text_at(c, "cite"))
            html_add(h, "—"), html_leaf_class(h, "span", "cite", text_at(c, "cite"));
        html_close(h);
        before = c;
    }
    html_close(h);
}

static void put_defects(struct report *r, const struct rows *citations, const char *authority)
{
    struct said said = {.n = 0};
    struct html *h = &r->html;
    html_open_class(h, "ul", "answers");
    for (size_t i = 0; i < citations->n; i++) {
        const struct um_value *c = citations->list[i], *defects = um_value_get(c, "defects");
        for (size_t k = 0; strcmp(text_at(c, "authority"), authority) == 0 && k < um_value_count(defects); k++) {
            const struct um_value *d = um_value_at(defects, k);
            if (!is_new(&said, text_at(d, "text")))
                continue;
            html_open(h, "li");
            html_leaf(h, "strong", defect_words(text_at(d, "kind")));
            html_join(h, ":"), html_add(h, text_at(d, "text"));
            if (strcmp(text_at(d, "known"), "seen") != 0 && strcmp(text_at(d, "known"), "summary") != 0)
                html_add(h, "["), html_add(h, um_meaning("known", text_at(d, "known"))), html_add(h, "]");
            html_leaf_class(h, "span", "unsure", um_value_integer(um_value_get(d, "later")) ? "[after the day of the law]" : "");
            html_close(h);
        }
    }
    html_close(h);
}

static void put_flawed(struct report *r, const struct rows *authorities, const struct rows *citations)
{
    static const char *const columns[] = {"Authority", "As the papers cite it", "What is wrong with that, or has become of it", NULL};
    struct html *h = &r->html;
    bool any = false;
    for (size_t i = 0; i < authorities->n; i++) {
        const struct um_value *a = authorities->list[i];
        if (!is_flawed(citations, a))
            continue;
        if (!any)
            open_table(r, "authorities", "Cited in the papers, with a defect or a later history", columns);
        any = true;
        open_row(r);
        put_row_head(r, text_at(a, "cite"));
        open_cell(r);
        put_as_cited(r, citations, text_at(a, "id"));
        html_close(h);
        open_cell(r);
        put_defects(r, citations, text_at(a, "id"));
        html_close(h);
        html_close(h);
    }
    if (any)
        close_table(r);
}

static void put_others(struct report *r, const struct rows *authorities, const struct rows *citations)
{
    struct html *h = &r->html;
    bool any = false;
    for (size_t i = 0; i < authorities->n; i++) {
        const struct um_value *a = authorities->list[i];
        if (is_flawed(citations, a))
            continue;
        if (!any)
            html_leaf(h, "h3", "Cited in the papers, no defect entered"), html_open_class(h, "ul", "notes");
        any = true;
        html_open(h, "li");
        html_add(h, text_at(a, "cite"));
        html_leaf_class(h, "span", "unsure", um_value_integer(um_value_get(a, "later")) ? "[decided later]" : "");
        put_as_cited(r, citations, text_at(a, "id"));
        html_close(h);
    }
    if (any)
        html_close(h);
}

/* Citations that were not recognised, each text once. */
static void put_unmatched(struct report *r, const struct rows *citations)
{
    const struct um_value *before = NULL;
    struct html *h = &r->html;
    for (size_t i = 0; i < citations->n; i++) {
        const struct um_value *c = citations->list[i], *among = um_value_get(c, "ambiguous");
        if (*text_at(c, "authority") || (before && same_at(before, c, "text") && same_at(before, c, "who")))
            continue;
        if (!before)
            html_leaf(h, "h3", "Cited in the papers, not recognised"), html_open_class(h, "ul", "notes");
        before = c;
        html_open(h, "li");
        html_leaf(h, "strong", text_at(c, "who"));
        html_join(h, ":"), html_add(h, text_at(c, "text"));
        if (*text_at(c, "cite"))
            html_add(h, "—"), html_leaf_class(h, "span", "cite", text_at(c, "cite"));
        html_add(h, um_value_count(among) ? "[ambiguous:" : "[not in the law library]");
        for (size_t k = 0; k < um_value_count(among); k++)
            html_add(h, k ? "·" : ""), html_add(h, um_value_string(um_value_at(among, k)));
        html_add(h, um_value_count(among) ? "]" : "");
        html_close(h);
    }
    if (before)
        html_close(h);
}

void report_authority_table(struct report *r)
{
    const struct rows authorities = cited_authorities(r->findings), citations = sorted_citations(r->findings);
    open_section(r, "authorities", "Table of authorities");
    put_named(r);
    put_flawed(r, &authorities, &citations);
    put_others(r, &authorities, &citations);
    put_unmatched(r, &citations);
    close_section(r);
    free(authorities.list);
    free(citations.list);
}
