/* Why one finding came out as it did. */
#include <string.h>

#include "../cli.h"
#include "render/text.h"

static void render_failed(struct page *p, const struct um_value *failed)
{
    const char *value = um_value_string(um_value_get(failed, "value"));
    page_add(p, "—");
    if (*text_at(failed, "path")) {
        page_add(p, text_at(failed, "path")), page_add(p, "of"), page_add(p, text_at(failed, "row"));
        page_add(p, value ? "is" : "is not entered");
        page_add(p, value && !*value ? "empty" : value), page_add(p, ";");
    }
    page_add(p, "wanted:"), page_add(p, text_at(failed, "wanted"));
}

/* One rule: whether it held, and if not the first condition that failed. */
static void render_tried(struct page *p, const struct um_value *tried)
{
    const char *held = text_at(tried, "held");
    p->indent = 8;
    page_to(p, 4);
    page_add(p, text_at(tried, "rule")), page_add(p, text_at(tried, "title")), page_add(p, ":");
    if (um_value_integer(um_value_get(tried, "too_late"))) {
        page_add(p, "not applied, because its authorities are all later");
    } else if (strcmp(held, "yes") == 0) {
        page_add(p, "held");
        if (um_value_count(um_value_get(tried, "defeats")))
            page_add(p, "and defeats"), add_list(p, um_value_get(tried, "defeats"), ",");
        if (um_value_count(um_value_get(tried, "worlds")))
            page_add(p, "("), add_worlds(p, um_value_get(tried, "worlds")), page_add(p, ")");
    } else if (strcmp(held, "defeated") == 0) {
        page_add(p, "held, and was defeated by"), page_add(p, text_at(tried, "defeated_by"));
    } else {
        page_add(p, strcmp(held, "unknown") == 0 ? "cannot be said" : "did not hold");
        render_failed(p, um_value_get(tried, "failed"));
    }
    page_end(p);
    if (strcmp(held, "yes") == 0 || um_value_integer(um_value_get(tried, "too_late"))) {
        page_to(p, 8), page_add(p, text_at(tried, "proposition"));
        page_end(p);
        render_short_authorities(p, um_value_get(tried, "authorities"), 8);
    }
    p->indent = 0;
}

static void render_rules(struct page *p, const struct um_value *tried)
{
    const char *before = "";
    if (um_value_count(tried))
        render_heading(p, "RULES TRIED");
    for (size_t i = 0; i < um_value_count(tried); i++) {
        const struct um_value *t = um_value_at(tried, i);
        if (i == 0 || strcmp(before, text_at(t, "assertion")) != 0) {
            page_to(p, 2);
            page_add(p, *text_at(t, "cite") ? "On" : "On the facts");
            page_add(p, text_at(t, "cite"));
            if (*text_at(t, "assertion"))
                page_add(p, "("), page_add(p, text_at(t, "assertion")), page_add(p, ")");
            page_end(p);
        }
        before = text_at(t, "assertion");
        render_tried(p, t);
    }
}

/* What the rules that bear on the finding rest on, side by side. */
static void render_sides(struct page *p, const struct um_value *sides)
{
    static const char *const titles[][2] = {{"seeker", "For the party that wants the identity"}, {"opponent", "Against disclosure"}};
    bool any = false;
    for (size_t i = 0; i < 2; i++) {
        const struct um_value *list = um_value_get(sides, titles[i][0]);
        if (!um_value_count(list))
            continue;
        if (!any)
            render_heading(p, "AUTHORITIES ON EACH SIDE");
        any = true;
        page_item(p, 2, "", 2, titles[i][1]);
        render_short_authorities(p, list, 4);
    }
    p->indent = 0;
}

static void render_like(struct page *p, const struct um_value *like)
{
    const struct um_value *first = um_value_at(um_value_get(like, "decisions"), 0);
    if (has_like(like))
        render_heading(p, "DECIDED ON LIKE FACTS");
    if (strcmp(text_at(um_value_get(first, "held"), "on"), "question") == 0)
        render_like_question(p, like, 2);
    else
        render_like_balance(p, like, 2);
}

void render_explanation(FILE *out, const struct um_value *document, int width)
{
    const struct um_value *matter = um_value_get(document, "matter"), *e = um_value_get(document, "explanation");
    const struct um_value *findings = um_value_get(e, "findings"), *members = um_value_get(e, "members");
    struct page page = {.out = out, .width = width, .law_questions = um_value_get(matter, "law_questions")}, *p = &page;
    page_add(p, text_at(matter, "caption")), page_add(p, "—"), page_add(p, text_at(e, "node"));
    page_end(p);
    page_gap(p);
    for (size_t i = 0; i < um_value_count(findings); i++)
        render_finding(p, um_value_at(findings, i), 0);
    if (um_value_count(members))
        render_heading(p, "IT JOINS");
    for (size_t i = 0; i < um_value_count(members); i++) {
        const struct um_value *m = um_value_at(members, i);
        p->indent = 4;
        page_to(p, 2);
        page_add(p, text_at(m, "node")), page_add(p, "—"), page_add(p, status_words(text_at(m, "status")));
        if (um_value_count(um_value_get(m, "worlds")))
            page_add(p, "["), add_worlds(p, um_value_get(m, "worlds")), page_add(p, "]");
        page_end(p);
        page_to(p, 4), page_add(p, text_at(um_value_get(m, "reason"), "text"));
        page_end(p);
    }
    p->indent = 0;
    render_rules(p, um_value_get(e, "tried"));
    render_sides(p, um_value_get(e, "authorities"));
    render_like(p, um_value_get(e, "like"));
}
