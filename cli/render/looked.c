/* The records that were looked at for what is missing, each once, with what came of it. */
#include <string.h>

#include "../cli.h"
#include "render/gaps.h"
#include "render/text.h"

enum { MOST_SHOWN = 1024 }; /* records in one block */

/* Every rule that stands against a record, beside the one that decided. */
static void add_objections(struct page *p, const struct um_value *document, const struct um_value *record)
{
    const struct um_value *objections = um_value_get(record, "objections");
    size_t n = 0;
    for (size_t i = 0; i < um_value_count(objections); i++) {
        const struct um_value *o = um_value_at(objections, i);
        if (strcmp(text_at(o, "rule"), text_at(record, "rule")) == 0)
            continue;
        page_add(p, n++ ? "," : ", and even then");
        add_rule_name(p, document, text_at(o, "rule"));
    }
}

/* What a block shows of one record: an assertion of it, looked at for one of its needs. */
struct shown {
    const struct um_value *need, *record;
};

struct shown_list {
    struct shown list[MOST_SHOWN];
    size_t n;
};

/* Whether two assertions differ in nothing that is printed but in the point, so that one line tells both. */
static bool same_but_point(const struct shown *a, const struct shown *b)
{
    static const char *const keys[] = {"cite", "sealed", "words", "says", "effect", "rule", "worlds", "objections"};
    const struct um_value *x = um_value_get(a->record, "missing"), *y = um_value_get(b->record, "missing");
    bool same = um_value_count(x) == um_value_count(y) && same_value(um_value_get(a->need, "worlds"), um_value_get(b->need, "worlds"));
    for (size_t i = 0; same && i < um_value_count(x); i++)
        same = strcmp(text_at(um_value_at(x, i), "words"), text_at(um_value_at(y, i), "words")) == 0;
    return same && same_under(a->record, b->record, keys, sizeof keys / sizeof *keys);
}

/* The points of all that one line tells, each once. */
static void add_points(struct page *p, const struct shown_list *all, size_t at)
{
    for (size_t i = at; i < all->n; i++) {
        bool again = false;
        for (size_t k = at; k < i; k++)
            again = again || (same_but_point(&all->list[at], &all->list[k]) && strcmp(text_at(all->list[k].record, "point"), text_at(all->list[i].record, "point")) == 0);
        if (!again && same_but_point(&all->list[at], &all->list[i]))
            page_add(p, i == at ? "that" : "; that"), page_add(p, text_at(all->list[i].record, "point"));
    }
}

static void add_record(struct page *p, const struct um_value *document, const struct shown_list *all, size_t at)
{
    const struct um_value *need = all->list[at].need, *record = all->list[at].record;
    const char *words = text_at(record, "words"), *effect = text_at(record, "effect");
    page_add(p, text_at(record, "cite"));
    page_add(p, um_value_integer(um_value_get(record, "sealed")) ? "[SEALED]" : "");
    if (*words)
        add_quoted(p, words);
    page_add(p, "("), page_add(p, text_at(record, "says")), add_points(p, all, at), page_add(p, ")");
    page_add(p, "—"), page_add(p, effect_words(effect));
    if (um_value_count(um_value_get(record, "missing")))
        page_add(p, ": not entered,"), add_missing(p, um_value_get(record, "missing"));
    if (*text_at(record, "rule"))
        page_add(p, "("), add_rule_name(p, document, text_at(record, "rule")), page_add(p, ")");
    if (um_value_count(um_value_get(record, "worlds")) && !same_value(um_value_get(record, "worlds"), um_value_get(need, "worlds")))
        page_add(p, ","), add_worlds(p, um_value_get(record, "worlds"));
    add_objections(p, document, record);
    page_add(p, ".");
}

/* Whether a record stood in an earlier need of the block with the same result. */
static bool was_shown(const struct um_value *const *needs, size_t n, size_t i, const struct um_value *record)
{
    for (size_t k = 0; k < i && k < n; k++) {
        const struct um_value *records = um_value_get(needs[k], "records");
        for (size_t r = 0; r < um_value_count(records); r++) {
            const struct um_value *other = um_value_at(records, r);
            if (strcmp(text_at(other, "id"), text_at(record, "id")) == 0 && strcmp(text_at(other, "effect"), text_at(record, "effect")) == 0 &&
                same_value(um_value_get(other, "worlds"), um_value_get(record, "worlds")))
                return true;
        }
    }
    return false;
}

void render_need_records(struct page *p, const struct um_value *document, const struct um_value *const *needs, size_t n, int column)
{
    struct shown_list all = {.n = 0};
    for (size_t i = 0; i < n; i++) {
        const struct um_value *records = um_value_get(needs[i], "records");
        for (size_t k = 0; k < um_value_count(records) && all.n < MOST_SHOWN; k++)
            if (!was_shown(needs, n, i, um_value_at(records, k)))
                all.list[all.n++] = (struct shown){needs[i], um_value_at(records, k)};
    }
    if (all.n)
        page_begin(p, column, "Looked at:", column + 2), page_end(p);
    for (size_t i = 0; i < all.n; i++) {
        bool told = false;
        for (size_t k = 0; k < i && !told; k++)
            told = same_but_point(&all.list[k], &all.list[i]);
        if (told)
            continue;
        page_begin(p, column + 2, "–", column + 4);
        add_record(p, document, &all, i);
        page_end(p);
    }
}
