/* Defendants by elements: where each stands, and the way to why. */
#include <stdlib.h>
#include <string.h>

#include "render/alike.h"
#include "render/report/leaves.h"

enum { MOST_COLUMNS = 32 };

/* ------------------------------------------------------------- part by part */

/* A part of a test, as a column. */
struct part {
    const struct um_value *test, *part;
};

static bool is_listed(const struct part *list, size_t n, const struct um_value *test, const struct um_value *part)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(text_at(list[i].test, "id"), text_at(test, "id")) == 0 && strcmp(text_at(list[i].part, "id"), text_at(part, "id")) == 0)
            return true;
    return false;
}

/* The parts of every test that was chosen for somebody, each once. */
static size_t list_parts(const struct report *r, struct part *list)
{
    const struct um_value *tests = um_value_get(r->matter, "tests");
    size_t n = 0;
    for (size_t t = 0; t < um_value_count(tests); t++) {
        const struct um_value *test = um_value_at(tests, t), *parts = um_value_get(test, "parts");
        for (size_t i = 0; i < um_value_count(parts) && n < MOST_COLUMNS; i++)
            if (!is_listed(list, n, test, um_value_at(parts, i)))
                list[n++] = (struct part){test, um_value_at(parts, i)};
    }
    return n;
}

/* How a part stands for a defendant: each of its statuses, or that it is not reached. */
static void put_part(struct report *r, const struct um_value *d, const struct part *part)
{
    const struct um_value *findings = um_value_get(d, "findings");
    struct html *h = &r->html;
    char node[256];
    bool any = false;
    snprintf(node, sizeof node, "d/%s/t/%s/%s", text_at(d, "id"), text_at(part->test, "id"), text_at(part->part, "id"));
    html_open(h, "td");
    html_open_class(h, "ul", "stands");
    for (size_t i = 0; i < um_value_count(findings); i++) {
        const struct um_value *f = um_value_at(findings, i);
        if (strcmp(text_at(f, "node"), node) != 0)
            continue;
        html_open(h, "li");
        html_open_class(h, "a", "cell");
        html_attr_joined(h, "href", "#", finding_place(r, f)->anchor);
        if (strcmp(text_at(f, "reached"), "yes") == 0)
            report_status(r, text_at(f, "status"));
        else
            report_not_reached(r);
        html_close(h);
        report_worlds(r, um_value_get(f, "worlds"));
        html_close(h);
        any = true;
    }
    if (!any)
        html_leaf(h, "li", "not part of the test here");
    html_close(h);
    html_close(h);
}

static void put_name(struct report *r, const struct um_value *d)
{
    struct html *h = &r->html;
    open_row_head(r);
    html_leaf_class(h, "span", "number", text_at(d, "id"));
    report_defendant_link(r, d);
    html_close(h);
}

static void put_parts(struct report *r)
{
    struct part parts[MOST_COLUMNS];
    const size_t n = list_parts(r, parts);
    const bool several = um_value_count(um_value_get(r->matter, "tests")) > 1;
    struct html *h = &r->html;
    if (!n)
        return;
    open_wide(r, "parts", "Part by part of the test");
    put_column(r, "Defendant");
    for (size_t i = 0; i < n; i++) {
        html_open(h, "th");
        html_attr(h, "scope", "col");
        if (several)
            html_add(h, text_at(parts[i].test, "title")), html_join(h, ".");
        html_add(h, text_at(parts[i].part, "title"));
        html_leaf_class(h, "span", "standard", text_at(parts[i].part, "standard"));
        html_close(h);
    }
    begin_wide_rows(r);
    for (size_t d = 0; d < um_value_count(r->defendants); d++) {
        html_open(h, "tr");
        put_name(r, um_value_at(r->defendants, d));
        for (size_t i = 0; i < n; i++)
            put_part(r, um_value_at(r->defendants, d), &parts[i]);
        html_close(h);
    }
    close_wide(r);
}

/* ------------------------------------------------------- element by element */

/* The claims under one law, with the leaves of every defendant. */
struct grid {
    const char *law;
    const struct um_value *elements[MOST_COLUMNS];
    bool used[MOST_COLUMNS]; /* it applies to somebody */
    size_t n;
    const struct leaves *of; /* by defendant */
};

static const char *law_of(const struct report *r, const char *claim)
{
    const struct um_value *claims = um_value_get(r->matter, "claims");
    for (size_t i = 0; i < um_value_count(claims); i++)
        if (strcmp(text_at(um_value_at(claims, i), "id"), claim) == 0)
            return text_at(um_value_at(claims, i), "law");
    return "";
}

static bool is_pleaded(const struct leaf *leaf)
{
    return strstr(text_at(leaf->finding, "node"), "/pleaded/") != NULL;
}

/* Whether a leaf stands in a cell: of the law and element. What is not asked for stands nowhere beside what is. */
static bool is_in(const struct report *r, const struct leaf *leaf, const char *law, const char *element, bool pleaded)
{
    return strcmp(last_step(leaf->finding), element) == 0 && (!*leaf->claim || strcmp(law_of(r, leaf->claim), law) == 0) &&
           is_pleaded(leaf) == pleaded && strcmp(text_at(leaf->finding, "status"), "excused") != 0;
}

/* The leaves of a cell, by evidence where that is asked for, else as pleaded; to be freed. NULL when memory ran out. */
static const struct leaf **cell_of(const struct report *r, const struct grid *g, size_t d, size_t e, size_t *n)
{
    const struct leaves *all = &g->of[d];
    const struct leaf **list = calloc(all->n + 1, sizeof *list);
    *n = 0;
    for (int pleaded = 0; list && pleaded < 2 && !*n; pleaded++)
        for (size_t i = 0; i < all->n; i++)
            if (is_in(r, &all->list[i], g->law, text_at(g->elements[e], "id"), pleaded))
                list[(*n)++] = &all->list[i];
    return list;
}

static bool has_claim(const struct report *r, const struct leaves *all, const char *law)
{
    for (size_t i = 0; i < all->n; i++)
        if (*all->list[i].claim && strcmp(law_of(r, all->list[i].claim), law) == 0)
            return true;
    return false;
}

static void note_used(const struct report *r, struct grid *g)
{
    for (size_t e = 0; e < g->n; e++)
        for (size_t d = 0; d < um_value_count(r->defendants); d++) {
            size_t n;
            const struct leaf **list = cell_of(r, g, d, e, &n);
            for (size_t i = 0; i < n; i++)
                g->used[e] = g->used[e] || strcmp(text_at(list[i]->finding, "status"), "inapplicable") != 0;
            free(list);
        }
}

static void put_cell(struct report *r, const struct grid *g, size_t d, size_t e)
{
    size_t n;
    const struct leaf **list = cell_of(r, g, d, e, &n);
    struct html *h = &r->html;
    html_open(h, "td");
    if (n)
        report_stands(r, list, n, row_name_of(um_value_at(r->defendants, d), row_leader(&g->of[d], list[0])).text);
    else
        html_leaf_class(h, "span", "none", has_claim(r, &g->of[d], g->law) ? "not asked" : "no such claim");
    html_close(h);
    free(list);
}

/* What applies to nobody, in a line. */
static void put_unused(struct report *r, const struct grid *g)
{
    struct html *h = &r->html;
    bool any = false;
    for (size_t e = 0; e < g->n; e++)
        if (!g->used[e]) {
            if (!any)
                html_open_class(h, "p", "note"), html_add(h, "Left out, since it applies to nobody here:");
            else
                html_add(h, "·");
            html_add(h, text_at(g->elements[e], "title"));
            any = true;
        }
    if (any)
        html_add(h, "."), html_close(h);
}

static void put_grid(struct report *r, const struct grid *g, const char *caption)
{
    struct html *h = &r->html;
    open_wide(r, "matrix", caption);
    put_column(r, "Defendant");
    for (size_t e = 0; e < g->n; e++)
        if (g->used[e]) {
            html_open(h, "th");
            html_attr(h, "scope", "col");
            html_add(h, text_at(g->elements[e], "title"));
            html_leaf_class(h, "span", "standard", um_value_integer(um_value_get(g->elements[e], "of_account")) ? "each apart" : "judged once");
            html_close(h);
        }
    begin_wide_rows(r);
    for (size_t d = 0; d < um_value_count(r->defendants); d++) {
        html_open(h, "tr");
        put_name(r, um_value_at(r->defendants, d));
        for (size_t e = 0; e < g->n; e++)
            if (g->used[e])
                put_cell(r, g, d, e);
        html_close(h);
    }
    close_wide(r);
    put_unused(r, g);
}

/* The elements of the claims under a law, each once, without those that only choose between two. */
static void list_elements(const struct report *r, struct grid *g)
{
    const struct um_value *claims = um_value_get(r->matter, "claims");
    for (size_t c = 0; c < um_value_count(claims); c++) {
        const struct um_value *claim = um_value_at(claims, c), *elements = um_value_get(claim, "elements");
        for (size_t i = 0; strcmp(text_at(claim, "law"), g->law) == 0 && i < um_value_count(elements); i++) {
            const struct um_value *e = um_value_at(elements, i);
            bool wanted = !um_value_integer(um_value_get(e, "choice")) && g->n < MOST_COLUMNS;
            for (size_t k = 0; k < g->n; k++)
                wanted = wanted && strcmp(text_at(g->elements[k], "id"), text_at(e, "id")) != 0;
            if (wanted)
                g->elements[g->n++] = e;
        }
    }
}

/* The claims under one law, told once: its first. */
static bool is_first_of_law(const struct um_value *claims, size_t c)
{
    for (size_t i = 0; i < c; i++)
        if (strcmp(text_at(um_value_at(claims, i), "law"), text_at(um_value_at(claims, c), "law")) == 0)
            return false;
    return true;
}

static void put_claim(struct report *r, const struct um_value *claim, const struct leaves *of)
{
    struct grid g = {.law = text_at(claim, "law"), .of = of};
    struct html *h = &r->html;
    list_elements(r, &g);
    if (!g.n) {
        html_open_class(h, "p", "note");
        html_add(h, text_at(claim, "title")), html_add(h, "(claim"), html_add(h, text_at(claim, "id"));
        html_add(h, ") is under a law that no pack here has; it is not judged.");
        html_close(h);
        return;
    }
    note_used(r, &g);
    put_grid(r, &g, text_at(claim, "title"));
}

void report_matrix(struct report *r)
{
    const size_t n = um_value_count(r->defendants);
    const struct um_value *claims = um_value_get(r->matter, "claims");
    struct leaves *of = calloc(n + 1, sizeof *of);
    bool good = of != NULL;
    for (size_t d = 0; good && d < n; d++)
        good = gather_leaves(r, um_value_at(r->defendants, d), &of[d]);
    open_section(r, "matrix", "The evidence matrix");
    html_leaf_class(&r->html, "p", "lead", "Each line of a cell leads to the reason, the words of the record, the answer to them, the rule and the authorities. "
                                           "An element that stands differently from one statement to the next has a line for each way it stands. "
                                           "“On one answer only” means: on one answer to an open question of law, which is told there.");
    put_parts(r);
    for (size_t c = 0; good && c < um_value_count(claims); c++)
        if (is_first_of_law(claims, c))
            put_claim(r, um_value_at(claims, c), of);
    if (!um_value_count(claims))
        html_leaf_class(&r->html, "p", "note", "No claim is entered.");
    close_section(r);
    for (size_t d = 0; of && d < n; d++)
        free_leaves(&of[d]);
    free(of);
}
