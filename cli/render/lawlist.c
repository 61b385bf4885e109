/* The rules of the law in a table, and what its searches found. */
#include <string.h>

#include "render/law.h"
#include "render/text.h"

enum {
    SHORTEST = 16,
    WIDEST = 42,
    KIND_WIDE = 13,
    BETWEEN = 2
}; /* columns */

struct list {
    struct page page;
    int kind; /* column of the kind */
};

static void render_row(struct list *l, const char *id, const char *kind, const char *title, const char *pack)
{
    struct page *p = &l->page;
    page_cell(p, 0, id);
    page_cell(p, l->kind, kind);
    page_cell(p, l->kind + KIND_WIDE, title);
    page_add(p, *pack ? "[" : ""), page_add(p, pack), page_add(p, *pack ? "]" : "");
    page_end(p);
    p->indent = 0;
}

static bool is_wanted(const struct um_value *rule, const char *kind)
{
    return !kind || strcmp(kind, text_at(rule, "kind")) == 0;
}

static void render_rules_of(struct list *l, const struct um_value *rules, const char *kind, bool tests)
{
    for (size_t i = 0; i < um_value_count(rules); i++) {
        const struct um_value *r = um_value_at(rules, i);
        if (is_wanted(r, kind) && (strcmp(text_at(r, "kind"), "test") == 0) == tests)
            render_row(l, text_at(r, "id"), text_at(r, "kind"), text_at(r, "title"), text_at(r, "pack"));
    }
}

/* The column behind the longest id, as far as there is room. */
static int kind_column(const struct um_value *rules, const char *kind)
{
    size_t longest = SHORTEST;
    for (size_t i = 0; i < um_value_count(rules); i++) {
        size_t n = strlen(text_at(um_value_at(rules, i), "id"));
        if (is_wanted(um_value_at(rules, i), kind) && n > longest && n <= WIDEST)
            longest = n;
    }
    return (int)longest + BETWEEN;
}

void render_law_list(FILE *out, const struct um_value *document, const char *kind, int width)
{
    const struct um_value *rules = um_value_get(document, "rules"),
                          *claims = um_value_get(document, "claims");
    struct list l = {{.out = out, .width = width}, kind_column(rules, kind)};
    render_row(&l, "ID", "KIND", "TITLE [PACK]", "");
    render_rules_of(&l, rules, kind, true);
    for (size_t i = 0; (!kind || strcmp(kind, "claim") == 0) && i < um_value_count(claims); i++)
        render_row(&l, text_at(um_value_at(claims, i), "id"), "claim",
                   "its elements are rules of the kind element", "");
    render_rules_of(&l, rules, kind, false);
}

bool law_has_kind(const struct um_value *document, const char *kind)
{
    const struct um_value *rules = um_value_get(document, "rules");
    bool found = strcmp(kind, "claim") == 0;
    for (size_t i = 0; !found && i < um_value_count(rules); i++)
        found = is_wanted(um_value_at(rules, i), kind);
    return found;
}

static void render_finding_of(struct page *p, const struct um_value *f)
{
    const struct um_value *example = um_value_get(f, "example");
    page_item(p, 0, text_at(f, "id"), 4, "");
    p->indent = 4;
    page_to(p, 4);
    page_add(p, text_at(f, "says"));
    page_add(p, "["), page_add(p, text_at(f, "check"));
    page_add(p, *text_at(f, "pack") ? ", pack" : ""), page_add(p, text_at(f, "pack")), page_add(p, "]");
    page_end(p);
    for (size_t i = 0; i < um_value_count(example); i++)
        page_item(p, 6, i ? "" : "e.g.", 11, um_value_string(um_value_at(example, i)));
    p->indent = 0;
}

void render_law_check(FILE *out, const struct um_value *document, int width)
{
    struct page p = {.out = out, .width = width};
    const struct um_value *findings = um_value_get(document, "findings"),
                          *searched = um_value_get(document, "searched");
    const struct um_value *open = um_value_get(searched, "open");
    for (size_t i = 0; i < um_value_count(findings); i++)
        render_finding_of(&p, um_value_at(findings, i));
    fprintf(out,
            "%zu found; %lld rules, %lld pairs of rules, %lld released ids; at most %lld combinations tried "
            "in a search\n",
            um_value_count(findings), (long long)um_value_integer(um_value_get(searched, "rules")),
            (long long)um_value_integer(um_value_get(searched, "pairs")),
            (long long)um_value_integer(um_value_get(searched, "released")),
            (long long)um_value_integer(um_value_get(searched, "bound")));
    if (um_value_count(open)) {
        page_add(&p, "Not searched to the end:");
        add_list(&p, open, ",");
        page_end(&p);
    }
}
