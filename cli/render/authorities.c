/* The table of authorities: those named with the findings, and those the papers cite with what is to be known of them. */
#include <stdlib.h>
#include <string.h>

#include "render/cited.h"
#include "render/text.h"

/* A new line: a label at a column, and what follows behind it at another. */
static void begin(struct page *p, int at, const char *label, int hang)
{
    page_end(p);
    p->indent = at;
    page_add(p, label);
    p->indent = hang;
    page_to(p, hang);
}

/* ------------------------------------------------ named with the findings */

static void render_listed(struct page *p, const struct rows *all, const char *heading, bool later)
{
    bool any = false;
    for (size_t i = 0; i < all->n; i++) {
        const struct um_value *a = all->list[i];
        if ((um_value_integer(um_value_get(a, "later")) != 0) != later)
            continue;
        if (!any)
            page_item(p, 0, "", 0, heading);
        any = true;
        begin(p, 2, "", 4);
        page_add(p, text_at(a, "cite"));
        page_add(p, later ? "[decided later]" : "");
        if (*text_at(a, "note"))
            page_add(p, "["), page_add(p, text_at(a, "note")), page_add(p, "]");
        page_end(p);
    }
    p->indent = 0;
}

static void render_named(struct page *p, const struct um_value *document)
{
    struct rows all = named_authorities(document);
    render_listed(p, &all, "Named with the findings:", false);
    render_listed(p, &all, "Named with them, but decided after the day of the law:", true);
    free(all.list);
}

/* ------------------------------------------------------ what the papers cite */

/* How far something was checked, where that is less than a reliable summary. */
static void add_known(struct page *p, const char *known)
{
    if (strcmp(known, "seen") == 0 || strcmp(known, "summary") == 0)
        return;
    page_add(p, "["), page_add(p, *known ? um_meaning("known", known) : "not checked"), page_add(p, "]");
}

/* What is to be known of an authority itself. */
static void add_standing(struct page *p, const struct um_value *authority)
{
    add_known(p, text_at(authority, "known"));
    page_add(p, um_value_integer(um_value_get(authority, "later")) ? "[decided later]" : "");
}

/* As it stands in the papers of one party, and where: the citations are sorted by text, party and place. */
static void add_as_cited(struct page *p, const struct rows *citations, const char *authority)
{
    const struct um_value *before = NULL;
    for (size_t i = 0; i < citations->n; i++) {
        const struct um_value *c = citations->list[i];
        if (strcmp(text_at(c, "authority"), authority) != 0)
            continue;
        bool same = before && same_at(before, c, "text") && same_at(before, c, "who");
        if (!same) {
            begin(p, 4, "", 4);
            page_add(p, text_at(c, "who")), page_add(p, ":"), page_add(p, text_at(c, "text"));
        }
        if (*text_at(c, "cite") && (!same || !same_at(before, c, "cite")))
            page_add(p, same ? ";" : "—"), page_add(p, text_at(c, "cite"));
        before = c;
    }
    page_end(p);
}

static void add_defects(struct page *p, const struct rows *citations, const char *authority)
{
    struct said said = {.n = 0};
    for (size_t i = 0; i < citations->n; i++) {
        const struct um_value *c = citations->list[i], *defects = um_value_get(c, "defects");
        for (size_t k = 0; strcmp(text_at(c, "authority"), authority) == 0 && k < um_value_count(defects); k++) {
            const struct um_value *d = um_value_at(defects, k);
            if (!is_new(&said, text_at(d, "text")))
                continue;
            begin(p, 4, "•", 6);
            page_add(p, defect_words(text_at(d, "kind"))), page_add(p, ":"), page_add(p, text_at(d, "text"));
            add_known(p, text_at(d, "known"));
            page_add(p, um_value_integer(um_value_get(d, "later")) ? "[later]" : "");
            page_end(p);
        }
    }
}

static void render_flawed(struct page *p, const struct rows *authorities, const struct rows *citations)
{
    bool any = false;
    for (size_t i = 0; i < authorities->n; i++) {
        const struct um_value *a = authorities->list[i];
        if (!is_flawed(citations, a))
            continue;
        if (!any)
            page_item(p, 0, "", 0, "Cited in the papers, with a defect or later history (“later”: after the day of the law):");
        any = true;
        begin(p, 2, "", 2);
        page_add(p, text_at(a, "cite"));
        add_standing(p, a);
        page_end(p);
        add_as_cited(p, citations, text_at(a, "id"));
        add_defects(p, citations, text_at(a, "id"));
        p->indent = 0;
    }
}

static void add_who(struct page *p, const struct rows *citations, const char *authority)
{
    struct said said = {.n = 0};
    page_add(p, "(");
    for (size_t i = 0; i < citations->n; i++)
        if (strcmp(text_at(citations->list[i], "authority"), authority) == 0 && is_new(&said, text_at(citations->list[i], "who")))
            page_add(p, said.n > 1 ? "," : ""), page_add(p, text_at(citations->list[i], "who"));
    page_add(p, ")");
}

/* Those of which nothing is said, in one paragraph. */
static void render_others(struct page *p, const struct rows *authorities, const struct rows *citations)
{
    bool any = false;
    for (size_t i = 0; i < authorities->n; i++) {
        const struct um_value *a = authorities->list[i];
        if (is_flawed(citations, a))
            continue;
        if (!any) {
            page_item(p, 0, "", 0, "Cited in the papers, no defect entered:");
            begin(p, 2, "", 2);
        }
        page_add(p, any ? "·" : "");
        page_add(p, *text_at(a, "short") ? text_at(a, "short") : text_at(a, "cite"));
        add_who(p, citations, text_at(a, "id"));
        add_standing(p, a);
        any = true;
    }
    page_end(p);
    p->indent = 0;
}

/* Citations that were not recognised, each text once. */
static void render_unmatched(struct page *p, const struct rows *citations)
{
    const struct um_value *before = NULL;
    for (size_t i = 0; i < citations->n; i++) {
        const struct um_value *c = citations->list[i], *among = um_value_get(c, "ambiguous");
        if (*text_at(c, "authority") || (before && same_at(before, c, "text") && same_at(before, c, "who")))
            continue;
        if (!before)
            page_item(p, 0, "", 0, "Cited in the papers, not recognised:");
        before = c;
        begin(p, 2, "", 2);
        page_add(p, text_at(c, "who")), page_add(p, ":"), page_add(p, text_at(c, "text"));
        page_add(p, *text_at(c, "cite") ? "—" : ""), page_add(p, text_at(c, "cite"));
        if (um_value_count(among))
            page_add(p, "[ambiguous:"), add_list(p, among, "·"), page_add(p, "]");
        else
            page_add(p, "[not in the law library]");
        page_end(p);
        p->indent = 0;
    }
}

void render_authorities(struct page *p, const struct um_value *document)
{
    struct rows authorities = cited_authorities(document), citations = sorted_citations(document);
    render_heading(p, "TABLE OF AUTHORITIES");
    render_named(p, document);
    render_flawed(p, &authorities, &citations);
    render_others(p, &authorities, &citations);
    render_unmatched(p, &citations);
    free(authorities.list);
    free(citations.list);
}
