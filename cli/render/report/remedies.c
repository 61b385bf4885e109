/* What would be enough, for each defendant whose showing is not made: each thing that is needed, with its alternatives. */
#include <string.h>

#include "render/cited.h"
#include "render/remedies.h"
#include "render/report/report.h"

static void put_atom(struct report *r, const char *id)
{
    const struct um_value *atom = remedy_atom(r->gaps, id);
    struct html *h = &r->html;
    if (strcmp(text_at(atom, "kind"), "answer") == 0) {
        html_add(h, "the Court must answer"), html_add(h, text_at(atom, "answer")), html_add(h, "to:"), html_add(h, text_at(atom, "says"));
        return;
    }
    html_add(h, text_at(atom, "says"));
    html_add(h, "·"), report_rule(r, text_at(atom, "rule"));
}

static void put_need(struct report *r, const struct um_value *need);

/* Alternatives, each an item; alternatives of alternatives stand beside them. */
static void put_alternatives(struct report *r, const struct um_value *any)
{
    for (size_t i = 0; i < um_value_count(any); i++) {
        const struct um_value *below = um_value_get(um_value_at(any, i), "any");
        if (below) {
            put_alternatives(r, below);
            continue;
        }
        html_open(&r->html, "li");
        put_need(r, um_value_at(any, i));
        html_close(&r->html);
    }
}

/* What a need says of itself: which paper it goes with, and what cannot be had for it. */
static void put_wanting(struct report *r, const struct um_value *need)
{
    const struct um_value *wanting = um_value_get(need, "wanting");
    struct html *h = &r->html;
    for (size_t i = 0; i < um_value_count(wanting); i++)
        html_add(h, i ? ";" : "Not to be had:"), html_add(h, um_value_string(um_value_at(wanting, i)));
    if (um_value_count(wanting))
        html_join(h, ".");
}

static void put_need(struct report *r, const struct um_value *need)
{
    const struct um_value *all = um_value_get(need, "all"), *any = um_value_get(need, "any");
    struct html *h = &r->html;
    if (*text_at(need, "atom"))
        put_atom(r, text_at(need, "atom"));
    for (size_t i = 0; i < um_value_count(all); i++) {
        html_add(h, i ? "; and then" : "");
        put_need(r, um_value_at(all, i));
    }
    if (um_value_count(any) == 1)
        put_need(r, um_value_at(any, 0));
    if (um_value_count(any) > 1) {
        html_add(h, "one of these:");
        html_open_class(h, "ul", "answers");
        put_alternatives(r, any);
        html_close(h);
    }
    put_wanting(r, need);
}

/* What stands in the way for good. */
static void put_never(struct report *r, const struct um_value *never)
{
    struct html *h = &r->html;
    html_open_class(h, "ul", "notes");
    for (size_t i = 0; i < um_value_count(never); i++) {
        html_open(h, "li");
        html_add(h, text_at(um_value_at(never, i), "reason"));
        put_wanting(r, um_value_at(never, i));
        html_close(h);
    }
    html_close(h);
}

static void put_remedy(struct report *r, const struct um_value *remedy)
{
    const struct um_value *never = um_value_get(remedy, "never"), *needs = um_value_get(remedy, "needs"), *all = um_value_get(needs, "all");
    struct html *h = &r->html;
    html_open(h, "p");
    report_outcome(r, text_at(remedy, "outcome"));
    report_worlds(r, um_value_get(remedy, "positions"));
    html_add(h, never ? "Nothing that can be added is enough:" : all ? "Enough would be all of:" : "Enough would be:");
    html_close(h);
    if (never) {
        put_never(r, never);
        return;
    }
    html_open_class(h, "ul", "notes");
    for (size_t i = 0; i < (all ? um_value_count(all) : 1); i++) {
        html_open(h, "li");
        put_need(r, all ? um_value_at(all, i) : needs);
        html_close(h);
    }
    html_close(h);
}

/* A defendant, with all for whom the same would be enough. */
static void put_group(struct report *r, const struct um_value *defendants, size_t first)
{
    const struct um_value *defendant = um_value_at(defendants, first), *list = um_value_get(defendant, "remedies");
    struct html *h = &r->html;
    html_open(h, "h4");
    html_add(h, text_at(defendant, "id")), html_add(h, text_at(defendant, "label"));
    html_close(h);
    for (size_t i = 0; i < um_value_count(list); i++)
        put_remedy(r, um_value_at(list, i));
    size_t n = 0;
    for (size_t d = first + 1; d < um_value_count(defendants); d++) {
        if (!remedies_alike(r->gaps, defendant, um_value_at(defendants, d)))
            continue;
        if (!n++)
            html_open(h, "p"), html_add(h, "The same, each of his own account, judged separately:");
        report_defendant_chip(r, text_at(um_value_at(defendants, d), "id"));
    }
    if (n)
        html_close(h);
}

void report_remedies(struct report *r)
{
    const struct um_value *defendants = um_value_get(r->gaps, "defendants");
    bool any = false;
    for (size_t d = 0; d < um_value_count(defendants); d++) {
        bool told = !um_value_count(um_value_get(um_value_at(defendants, d), "remedies"));
        for (size_t k = 0; !told && k < d; k++)
            told = remedies_alike(r->gaps, um_value_at(defendants, k), um_value_at(defendants, d));
        if (told)
            continue;
        if (!any) {
            html_leaf(&r->html, "h3", "What would be enough");
            html_leaf_class(&r->html, "p", "lead", "So that all but the Court's balance is shown. The smallest set of each was tried on the changed record: "
                                                   "with all of it that is so, with all but one of it it is not.");
        }
        any = true;
        put_group(r, defendants, d);
    }
}
