#include "render/achieved.h"

#include <stdlib.h>
#include <string.h>

#include "render/text.h"

/* What became of a finding, for whoever wants the identity. */
enum came { GAINED, LOST, ASKED, OPENED, DROPPED, STILL, CAME_COUNT };

static const char *const came_words[] = {[GAINED] = "gained", [LOST] = "lost", [ASKED] = "asked now", [OPENED] = "left open", [DROPPED] = "no longer", [STILL] = "still not"};

/* A finding, and what became of it; with the others that came out alike. */
struct item {
    enum came came;
    const struct um_value *finding;
    const char *point;                 /* the charge, where a statement makes several */
    const char **acts;
    size_t n_acts;
};

struct items {
    struct item *list;
    size_t n;
};

/* ------------------------------------------------------------------ classes */

enum { UNMET, UNRECORDED, OPEN, BOTH_WAYS, MET, NOT_ASKED };

static int rank_of(const struct um_value *finding)
{
    static const struct {
        const char *status;
        int rank;
    } ranks[] = {{"unmet", UNMET}, {"not-recorded", UNRECORDED}, {"conflict", OPEN}, {"for-court", OPEN}, {"contested", BOTH_WAYS}, {"met", MET}};
    for (size_t i = 0; i < sizeof ranks / sizeof *ranks; i++)
        if (strcmp(ranks[i].status, text_at(finding, "status")) == 0)
            return ranks[i].rank;
    return NOT_ASKED;
}

/* The finding of a node that is worst for whoever wants the identity, in whatever world; NULL where there is none. */
static const struct um_value *worst(const struct um_value *holder, const char *node)
{
    const struct um_value *f, *found = NULL;
    for (size_t i = 0; (f = finding_on(holder, node, i)); i++)
        if (!found || rank_of(f) < rank_of(found))
            found = f;
    return found;
}

/* Whether it is not shown because of what is in the record, and not for want of something in it. */
static bool is_against(const struct um_value *finding)
{
    static const char *const whys[] = {"conceded", "defeated", "wrong-target", "not-pleaded"};
    for (size_t i = 0; i < sizeof whys / sizeof *whys; i++)
        if (strcmp(text_at(finding, "why"), whys[i]) == 0)
            return true;
    return false;
}

/* What became of a finding; CAME_COUNT where there is nothing to tell. */
static enum came what_came(const struct um_value *before, const struct um_value *after)
{
    int from = before ? rank_of(before) : NOT_ASKED, to = rank_of(after);
    if (to == NOT_ASKED)
        return from == NOT_ASKED ? CAME_COUNT : DROPPED;
    if (from == NOT_ASKED)
        return to == MET ? GAINED : ASKED;
    if (to > from)
        return to == UNRECORDED ? OPENED : GAINED;
    if (to < from || (to == UNMET && is_against(after) && !is_against(before)))
        return LOST;
    return to <= UNRECORDED ? STILL : CAME_COUNT;
}

/* -------------------------------------------------------------------- items */

static const char *reason_of(const struct um_value *finding)
{
    return text_at(um_value_get(finding, "reason"), "text");
}

/* The statement that a defendant's node is about, in a buffer; "" where it is about none. */
static const char *act_of(const char *node, char buffer[80])
{
    const char *claim = strstr(node, "/c/"), *act = claim ? strchr(claim + 3, '/') : NULL;
    snprintf(buffer, 80, "%.*s", act ? (int)strcspn(act + 1, "/") : 0, act ? act + 1 : "");
    return strcmp(buffer, "-") == 0 ? "" : buffer;
}

static bool same_item(const struct item *a, const struct item *b)
{
    return a->came == b->came && a->point == b->point && strcmp(text_at(a->finding, "title"), text_at(b->finding, "title")) == 0 &&
           strcmp(reason_of(a->finding), reason_of(b->finding)) == 0 && same_value(um_value_get(a->finding, "worlds"), um_value_get(b->finding, "worlds"));
}

/* The statement of that id, so that its text outlives the buffer. */
static const char *statement_called(const struct um_value *matter, const char *id)
{
    const struct um_value *list = um_value_get(matter, "statements");
    for (size_t i = 0; i < um_value_count(list); i++)
        if (strcmp(text_at(um_value_at(list, i), "id"), id) == 0)
            return text_at(um_value_at(list, i), "id");
    return NULL;
}

/* Keep an item, with others that came out alike. acts has room for one. */
static void keep(struct items *items, struct item item, const char *act)
{
    size_t i = 0;
    while (i < items->n && !same_item(&items->list[i], &item))
        i++;
    struct item *kept = &items->list[i];
    if (i == items->n) {
        *kept = item;
        items->n++;
    }
    for (size_t k = 0; act && k < kept->n_acts; k++)
        if (kept->acts[k] == act)
            return;
    const char **grown = act ? realloc(kept->acts, (kept->n_acts + 1) * sizeof *grown) : NULL;
    if (grown) {
        grown[kept->n_acts++] = act;
        kept->acts = grown;
    }
}

static void free_items(struct items *items)
{
    for (size_t i = 0; i < items->n; i++)
        free(items->list[i].acts);
    free(items->list);
    *items = (struct items){NULL, 0};
}

/* What became of all that is judged for one defendant alone and joins nothing. */
static struct items items_of(const struct diff *d, const struct um_value *before, const struct um_value *after)
{
    const struct um_value *findings = um_value_get(after, "findings"), *matter = um_value_get(d->documents[1], "matter");
    struct items items = {calloc(um_value_count(findings) + 1, sizeof *items.list), 0};
    const char *last = "";
    for (size_t i = 0; items.list && i < um_value_count(findings); i++) {
        const struct um_value *f = um_value_at(findings, i);
        const char *node = text_at(f, "node");
        char act[80];
        if (um_value_count(um_value_get(f, "members")) || strcmp(node, last) == 0 || strstr(node, "/pleaded/"))
            continue;
        last = node;
        const struct um_value *now = worst(after, node);
        enum came came = what_came(worst(before, node), now);
        if (came < CAME_COUNT)
            keep(&items, (struct item){.came = came, .finding = now}, statement_called(matter, act_of(node, act)));
    }
    return items;
}

/* ------------------------------------------------------------------- words */

/* What was judged, of which statements or charge, in which worlds. */
static void add_item(struct page *p, const struct item *item)
{
    const char *title = text_at(item->finding, "title");
    const struct um_value *worlds = um_value_get(item->finding, "worlds");
    page_add(p, *title ? title : text_at(item->finding, "node"));
    if (item->n_acts)
        page_add(p, "("), add_runs(p, item->acts, item->n_acts, item->n_acts), page_add(p, ")");
    if (item->point)
        add_bracketed(p, item->point);
    if (um_value_count(worlds))
        page_add(p, "["), add_worlds(p, worlds), page_add(p, "]");
}

/* Items of one kind, those with the same reason together, each followed by how it stands and why. */
static void render_came(struct page *p, const struct items *items, enum came came, bool with_reason)
{
    bool first = true;
    for (size_t i = 0; i < items->n; i++) {
        const struct item *item = &items->list[i];
        bool begun = false;
        for (size_t k = 0; k < i; k++)
            begun = begun || (items->list[k].came == came && strcmp(reason_of(items->list[k].finding), reason_of(item->finding)) == 0);
        if (item->came != came || begun)
            continue;
        page_cell(p, 6, first ? came_words[came] : "");
        page_cell(p, 17, "");
        for (size_t k = i; k < items->n; k++)
            if (items->list[k].came == came && strcmp(reason_of(items->list[k].finding), reason_of(item->finding)) == 0) {
                page_add(p, k > i ? "·" : "");
                add_item(p, &items->list[k]);
            }
        page_add(p, "—"), page_add(p, status_words(text_at(item->finding, "status")));
        if (with_reason)
            page_add(p, "."), page_add(p, reason_of(item->finding));
        page_end(p);
        p->indent = 0;
        first = false;
    }
}

/* All of it; what is as it was only where that is told as well, and of a statement without the reasons. */
static void render_items(struct page *p, const struct items *items, bool whole, bool reasons)
{
    bool any = !whole;
    for (size_t i = 0; i < items->n; i++)
        any = any || items->list[i].came == GAINED;
    if (!any)
        page_cell(p, 6, came_words[GAINED]), page_cell(p, 17, "nothing"), page_end(p), p->indent = 0;
    for (int came = 0; came < CAME_COUNT; came++)
        if (came != STILL || whole)
            render_came(p, items, (enum came)came, came != STILL || reasons);
}

/* Whether anything is told of some items but that it is as it was. */
static bool any_moved(const struct items *items)
{
    for (size_t i = 0; i < items->n; i++)
        if (items->list[i].came != STILL)
            return true;
    return false;
}

/* --------------------------------------------------------------- defendants */

enum { MOST_LABELS = 12 };

/* Whether the same became of two defendants, but for their names. */
static bool same_items(const struct items *a, const char *name, const struct items *b, const char *other)
{
    bool same = a->n == b->n;
    for (size_t i = 0; same && i < a->n; i++) {
        const struct item *x = &a->list[i], *y = &b->list[i];
        same = x->came == y->came && x->n_acts == y->n_acts && strcmp(text_at(x->finding, "title"), text_at(y->finding, "title")) == 0 &&
               same_but_for_name(reason_of(x->finding), name, reason_of(y->finding), other) &&
               same_value(um_value_get(x->finding, "worlds"), um_value_get(y->finding, "worlds"));
        for (size_t k = 0; same && k < x->n_acts; k++)
            same = strcmp(x->acts[k], y->acts[k]) == 0;
    }
    return same;
}

/* Those of whom the same is to be told as of the first of them, which are told with it. */
struct alike {
    const char **ids, **labels;
    size_t n;
};

static void find_alike(struct alike *alike, const struct um_value *list, const struct items *all, bool *told, size_t i)
{
    alike->n = 0;
    for (size_t k = i; k < um_value_count(list); k++) {
        const struct um_value *here = um_value_at(list, i), *other = um_value_at(list, k);
        if (told[k] || !same_items(&all[i], text_at(here, "label"), &all[k], text_at(other, "label")))
            continue;
        told[k] = true;
        alike->ids[alike->n] = text_at(other, "id");
        alike->labels[alike->n++] = text_at(other, "label");
    }
}

static void render_alike(struct page *p, const struct alike *alike)
{
    page_to(p, 2), p->indent = 2;
    add_runs(p, alike->ids, alike->n, alike->n);
    p->indent = 5;
    for (size_t i = 0; i < alike->n && alike->n <= MOST_LABELS; i++)
        page_add(p, i ? "·" : ""), page_add(p, alike->labels[i]);
    page_add(p, alike->n > 1 ? ", each judged separately" : "");
    page_end(p);
}

static void render_each(struct page *p, const struct diff *d, const struct um_value *list, struct items *all, bool *told, struct alike *alike, bool whole)
{
    size_t n = um_value_count(list);
    bool begun = false;
    for (size_t i = 0; i < n; i++)
        all[i] = items_of(d, defendant_in(d->documents[0], text_at(um_value_at(list, i), "id")), um_value_at(list, i));
    for (size_t i = 0; i < n; i++) {
        if (told[i] || !(whole ? all[i].n : any_moved(&all[i])))
            continue;
        if (!begun)
            render_heading(p, "FOR THE MOVANT, DEFENDANT BY DEFENDANT: WHAT IS JUDGED FOR EACH APART");
        begun = true;
        find_alike(alike, list, all, told, i);
        render_alike(p, alike);
        render_items(p, &all[i], whole, true);
    }
    for (size_t i = 0; i < n; i++)
        free_items(&all[i]);
}

static void render_defendants_came(struct page *p, const struct diff *d, bool whole)
{
    const struct um_value *list = um_value_get(d->documents[1], "defendants");
    size_t n = um_value_count(list) + 1;
    struct items *all = calloc(n, sizeof *all);
    bool *told = calloc(n, sizeof *told);
    struct alike alike = {calloc(n, sizeof *alike.ids), calloc(n, sizeof *alike.labels), 0};
    if (all && told && alike.ids && alike.labels)
        render_each(p, d, list, all, told, &alike, whole);
    free(all);
    free(told);
    free(alike.ids);
    free(alike.labels);
}

/* --------------------------------------------------------------- statements */

static void keep_nodes(const struct diff *d, struct items *items, const struct um_value *nodes, const char *point)
{
    const struct um_value *before = um_value_get(d->documents[0], "matter"), *after = um_value_get(d->documents[1], "matter");
    for (size_t i = 0; i < um_value_count(nodes); i++) {
        const char *node = um_value_string(um_value_at(nodes, i));
        const struct um_value *now = worst(after, node);
        enum came came = now && !strstr(node, "/pleaded/") ? what_came(worst(before, node), now) : CAME_COUNT;
        if (came < CAME_COUNT)
            keep(items, (struct item){.came = came, .finding = now, .point = point}, NULL);
    }
}

static size_t count_nodes(const struct um_value *statement)
{
    const struct um_value *points = um_value_get(statement, "points");
    size_t n = um_value_count(um_value_get(statement, "nodes"));
    for (size_t i = 0; i < um_value_count(points); i++)
        n += um_value_count(um_value_get(um_value_at(points, i), "nodes"));
    return n;
}

static struct items items_of_statement(const struct diff *d, const struct um_value *statement)
{
    const struct um_value *points = um_value_get(statement, "points");
    struct items items = {calloc(count_nodes(statement) + 1, sizeof *items.list), 0};
    for (size_t i = 0; items.list && i < um_value_count(points); i++) {
        const struct um_value *point = um_value_at(points, i);
        keep_nodes(d, &items, um_value_get(point, "nodes"), um_value_count(points) > 1 ? text_at(point, "text") : NULL);
    }
    if (items.list)
        keep_nodes(d, &items, um_value_get(statement, "nodes"), NULL);
    return items;
}

static void render_statements_heading(struct page *p)
{
    render_heading(p, "FOR THE MOVANT, STATEMENT BY STATEMENT: WHAT IS JUDGED ONCE, WHOEVER SPOKE");
    page_cell(p, 2, "It reaches a defendant only as far as the statement is shown to be his.");
    page_end(p);
    p->indent = 0;
}

static void render_statements_came(struct page *p, const struct diff *d, bool whole)
{
    const struct um_value *list = um_value_get(um_value_get(d->documents[1], "matter"), "statements");
    bool begun = false;
    for (size_t i = 0; i < um_value_count(list); i++) {
        const struct um_value *s = um_value_at(list, i);
        struct items items = items_of_statement(d, s);
        if (any_moved(&items)) {
            if (!begun)
                render_statements_heading(p);
            begun = true;
            page_cell(p, 2, text_at(s, "id"));
            p->indent = 5;
            if (*text_at(s, "words"))
                add_quoted(p, text_at(s, "words"));
            else
                page_add(p, text_at(s, "gist"));
            page_end(p);
            render_items(p, &items, whole, false);
        }
        free_items(&items);
    }
}

void render_achieved(struct page *p, const struct diff *d, bool whole)
{
    render_defendants_came(p, d, whole);
    render_statements_came(p, d, whole);
}
