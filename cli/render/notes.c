/* What changes no status: where the balance leans and why, remarks, and law decided later. */
#include <string.h>

#include "../cli.h"
#include "render/text.h"

const char *leans_words(const char *leans)
{
    static const char *const words[][2] = {{"disclosure", "towards disclosure"}, {"anonymity", "towards anonymity"},
                                           {"mixed", "something on each side"}, {"nothing-recorded", "nothing in this record"}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i][0], leans) == 0)
            return words[i][1];
    return leans;
}

/* Factors that lean one way, by title, each title once. */
static size_t add_titles(struct page *p, const struct um_value *factors, const char *leans, const char *lead, size_t n)
{
    for (size_t i = 0; i < um_value_count(factors); i++) {
        const struct um_value *f = um_value_at(factors, i);
        if (strcmp(text_at(f, "leans"), leans) != 0)
            continue;
        page_add(p, n ? ";" : lead);
        page_add(p, text_at(f, "title"));
        n++;
    }
    return n;
}

static void add_side(struct page *p, const struct um_value *matter, const struct um_value *own, const char *leans, const char *lead)
{
    size_t n = add_titles(p, own, leans, lead, 0);
    if (add_titles(p, um_value_get(matter, "factors"), leans, lead, n))
        page_add(p, ".");
}

void render_balance_line(struct page *p, const struct um_value *matter, const struct um_value *defendant)
{
    const struct um_value *balance = um_value_get(defendant, "balance"), *own = um_value_get(balance, "factors");
    page_cell(p, 0, text_at(defendant, "id"));
    page_cell(p, 4, text_at(defendant, "label"));
    page_cell(p, 24, leans_words(text_at(balance, "leans"))), page_add(p, ".");
    add_side(p, matter, own, "disclosure", "Towards disclosure:");
    add_side(p, matter, own, "anonymity", "Towards anonymity:");
    page_end(p);
    p->indent = 0;
}

void render_notes(struct page *p, const struct um_value *notes, int column)
{
    for (size_t i = 0; i < um_value_count(notes); i++) {
        const struct um_value *n = um_value_at(notes, i);
        p->indent = column + 2;
        page_to(p, column);
        page_add(p, "•"), page_add(p, text_at(n, "title"));
        if (*text_at(n, "leans"))
            page_add(p, "—"), page_add(p, leans_words(text_at(n, "leans")));
        page_add(p, ":"), page_add(p, text_at(n, "text"));
        if (um_value_count(um_value_get(n, "worlds")))
            page_add(p, "["), add_worlds(p, um_value_get(n, "worlds")), page_add(p, "]");
        page_end(p);
        render_short_authorities(p, um_value_get(n, "authorities"), column + 2);
        render_party_answers(p, um_value_get(n, "answers"), column + 2);
    }
    p->indent = 0;
}

void render_later_law(struct page *p, const struct um_value *matter)
{
    const struct um_value *later = um_value_get(matter, "later_law");
    if (!um_value_count(later))
        return;
    render_heading(p, "DECIDED LATER, AND NOT APPLIED");
    for (size_t i = 0; i < um_value_count(later); i++) {
        const struct um_value *rule = um_value_at(later, i);
        page_item(p, 2, "•", 4, text_at(rule, "proposition"));
        render_short_authorities(p, um_value_get(rule, "authorities"), 4);
    }
    p->indent = 0;
}
