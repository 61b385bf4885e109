#include "render/changes.h"

#include <stdlib.h>
#include <string.h>

#include "../cli.h"
#include "render/achieved.h"
#include "render/moves.h"
#include "render/text.h"

enum { CLOSING = 2 }; /* columns kept for closing punctuation, which is not parted from its word */

/* --------------------------------------------------------------------- laws */

static void render_entries(struct page *p, const struct diff *d, const char *key, enum law_change how, const char *word)
{
    const struct um_value *entry, *const *contents = d->contents;
    for (size_t i = 0; (entry = law_difference(contents, key, how, i)); i++) {
        page_cell(p, 2, i ? "" : word);
        page_cell(p, 12, text_at(entry, "id")), page_add(p, text_at(entry, "title"));
        page_end(p);
    }
    p->indent = 0;
}

static void render_law(struct page *p, const struct diff *d)
{
    static const char *const keys[][2] = {{"rules", "RULES"}, {"authorities", "AUTHORITIES"}};
    static const char *const words[] = {[LAW_ADDED] = "added", [LAW_REMOVED] = "removed", [LAW_CHANGED] = "changed"};
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
        bool any = false;
        for (int how = LAW_ADDED; how <= LAW_CHANGED; how++)
            any = any || law_difference(d->contents, keys[k][0], (enum law_change)how, 0);
        if (!any && k)
            continue;
        render_heading(p, keys[k][1]);
        page_cell(p, 2, any ? "" : "The same under both.");
        for (int how = LAW_ADDED; how <= LAW_CHANGED; how++)
            render_entries(p, d, keys[k][0], (enum law_change)how, words[how]);
        page_end(p);
        p->indent = 0;
    }
}

/* ------------------------------------------------------------------ changes */

static const struct um_value *first_standing(const struct change *c)
{
    const struct um_value *here = standing_in(c, 0, 0);
    return here ? here : standing_in(c, 1, 0);
}

/* Whether a change is one of a finding that only joins others, and so moved with them. */
static bool only_joins(const struct change *c)
{
    return c->node && um_value_count(um_value_get(first_standing(c), "members")) > 0;
}

/* Which changes stand under a heading. */
enum part { OUTCOMES, MOVED, ONLY_NOW, ONLY_BEFORE, JOINS };

static enum part part_of(const struct change *c)
{
    return !c->node ? OUTCOMES : only_joins(c) ? JOINS : !standing_in(c, 0, 0) ? ONLY_NOW : !standing_in(c, 1, 0) ? ONLY_BEFORE : MOVED;
}

/* Whether two ways of standing are the same. */
static bool same_standing(const struct um_value *a, const struct um_value *b)
{
    static const char *const keys[] = {"status", "outcome", "why", "basis", "reached", "rule"}, *const worlds[] = {"worlds", "positions"};
    bool same = (a == NULL) == (b == NULL);
    for (size_t i = 0; same && i < sizeof keys / sizeof *keys; i++)
        same = strcmp(text_at(a, keys[i]), text_at(b, keys[i])) == 0;
    for (size_t i = 0; same && i < sizeof worlds / sizeof *worlds; i++)
        same = same_value(um_value_get(a, worlds[i]), um_value_get(b, worlds[i]));
    return same;
}

/* The worlds of one way of standing. */
static const struct um_value *worlds_of(const struct change *c, const struct um_value *standing)
{
    return um_value_get(standing, c->node ? "worlds" : "positions");
}

/* That it is only supposed, where it is. */
static void add_footing(struct page *p, const struct um_value *standing)
{
    if (strcmp(text_at(standing, "basis"), "assumed") == 0)
        page_add(p, "(supposed)");
}

/* In words; what was judged of an assertion is whether it counts. */
static void add_standing(struct page *p, const struct change *c, const struct um_value *standing)
{
    static const struct word counts[] = {{"met", "counts"}, {"unmet", "does not count"}};
    for (size_t i = 0; c->node && strncmp(c->node, "e/", 2) == 0 && i < sizeof counts / sizeof *counts; i++)
        if (strcmp(counts[i].value, text_at(standing, "status")) == 0) {
            page_add(p, counts[i].words);
            add_footing(p, standing);
            return;
        }
    page_add(p, c->node ? status_words(text_at(standing, "status")) : outcome_words(text_at(standing, "outcome")));
    add_footing(p, standing);
}

static void add_worlds_of(struct page *p, const struct change *c, const struct um_value *standing)
{
    if (um_value_count(worlds_of(c, standing)))
        page_add(p, "["), add_worlds(p, worlds_of(c, standing)), page_add(p, "]");
}

/* How it stands on one side: all of it, or only what moved; how many ways that are. */
static size_t add_standings(struct page *p, const struct change *c, size_t side, bool moved)
{
    const struct um_value *s;
    size_t n = 0;
    for (size_t i = 0; (s = standing_in(c, side, i)); i++) {
        if (moved && !has_moved(c, side, s))
            continue;
        page_add(p, n++ ? "or" : "");
        add_standing(p, c, s);
        add_worlds_of(p, c, s);
    }
    return n;
}

/* The one way of standing that moved on a side, or NULL where there is not one. */
static const struct um_value *one_moved(const struct change *c, size_t side)
{
    const struct um_value *s, *found = NULL;
    size_t n = 0;
    for (size_t i = 0; (s = standing_in(c, side, i)); i++)
        if (has_moved(c, side, s))
            found = s, n++;
    return n == 1 ? found : NULL;
}

/* Whether the words of both sides are the same, so that only the rule or the footing moved. */
static bool same_words(const struct change *c)
{
    const char *const key = c->node ? "status" : "outcome", *const worlds = c->node ? "worlds" : "positions";
    for (size_t i = 0;; i++) {
        const struct um_value *a = standing_in(c, 0, i), *b = standing_in(c, 1, i);
        if (!a || !b)
            return a == b;
        if (strcmp(text_at(a, key), text_at(b, key)) != 0 || !same_value(um_value_get(a, worlds), um_value_get(b, worlds)))
            return false;
    }
}

static void add_move(struct page *p, const struct change *c)
{
    const struct um_value *one = one_moved(c, 0), *two = one_moved(c, 1);
    page_add(p, "—");
    if (same_words(c)) {
        page_add(p, "still");
        if (!add_standings(p, c, 1, true))
            add_standings(p, c, 1, false);
        page_add(p, ", on other grounds");
    } else if (one && two && same_value(worlds_of(c, one), worlds_of(c, two))) {
        add_standing(p, c, one), page_add(p, "→"), add_standing(p, c, two);
        add_worlds_of(p, c, two);
    } else {
        for (size_t side = 0; side < 2; side++) {
            page_add(p, side ? "→" : "");
            if (!add_standings(p, c, side, true) && !add_standings(p, c, side, false))
                page_add(p, "not among the defendants");
        }
    }
}

static const char *reason_of(const struct um_value *by)
{
    return *text_at(by, "outcome") ? text_at(by, "reason") : text_at(um_value_get(by, "reason"), "text");
}

/* By what of the record it came about. */
static void render_causes(struct page *p, struct diff *d, const struct change *c)
{
    if (!has_causes(d, c)) /* nothing but the law */
        return;
    page_cell(p, 6, "by"), page_cell(p, 14, "");
    add_causes(p, d, c);
    page_end(p);
    p->indent = 0;
}

/* The rules that decided on one side where it moved, each with its sentence. */
static void render_because(struct page *p, const struct diff *d, const struct change *c, size_t side)
{
    const char *rules[MOST_RULES];
    const struct um_value *by[MOST_RULES];
    size_t n = deciding_rules(c, side, d->documents[side], true, rules, by);
    const struct um_value *one = one_moved(c, side);
    if (!n && one && c->node && *reason_of(one)) { /* no rule decides: it is ruled, or nothing stands against it */
        page_cell(p, 6, side ? "now" : "before");
        page_cell(p, 14, reason_of(one));
        page_end(p);
    }
    for (size_t i = 0; i < n; i++) {
        page_cell(p, 6, i ? "" : side ? "now" : "before");
        page_cell(p, 14, "Rule");
        page_add(p, rules[i]), page_add(p, ","), page_add(p, text_at(rule_in(d->contents[side], rules[i]), "title"));
        page_add(p, "—"), page_add(p, reason_of(by[i]));
        page_end(p);
        if (!c->node)
            render_short_authorities(p, um_value_get(by[i], "authorities"), 14);
    }
    p->indent = 0;
}

/* Where it is judged. */
static const char *place(const struct change *c)
{
    return place_of(c->node ? c->node : "", c->defendant ? c->defendant : "");
}

/* Whether the same rules decided with sentences that are the same but for the defendants' names. */
static bool same_because(const struct diff *d, const struct change *a, const struct change *b, size_t side)
{
    const char *x[MOST_RULES], *y[MOST_RULES];
    const struct um_value *one[MOST_RULES], *two[MOST_RULES];
    size_t n = deciding_rules(a, side, d->documents[side], true, x, one);
    bool same = n == deciding_rules(b, side, d->documents[side], true, y, two);
    for (size_t i = 0; same && i < n; i++)
        same = strcmp(x[i], y[i]) == 0 &&
               same_but_for_name(reason_of(one[i]), text_at(a->holders[side], "label"), reason_of(two[i]), text_at(b->holders[side], "label"));
    return same;
}

/* Whether two nodes of the same title, of the same defendant or of two, moved alike. */
static bool moved_alike(const struct diff *d, const struct change *a, const struct change *b)
{
    bool only = part_of(a) == ONLY_NOW || part_of(a) == ONLY_BEFORE;
    bool same = (only || d->causes[a - d->changes.list] == d->causes[b - d->changes.list]) && !a->defendant == !b->defendant && !a->node == !b->node &&
                part_of(a) == part_of(b) &&
                strcmp(text_at(first_standing(a), "title"), text_at(first_standing(b), "title")) == 0;
    for (size_t side = 0; same && side < 2; side++) {
        for (size_t i = 0; same && (i == 0 || standing_in(a, side, i) || standing_in(b, side, i)); i++)
            same = same_standing(standing_in(a, side, i), standing_in(b, side, i));
        same = same && (only || same_because(d, a, b, side));
    }
    return same;
}

/* Changes that are told together: each place of them for each defendant of them. */
struct group {
    const char **ids, **places;
    size_t n_ids, n_places, n;
};

static void add_once(const char **list, size_t *n, const char *word)
{
    for (size_t i = 0; i < *n; i++)
        if (strcmp(list[i], word) == 0)
            return;
    list[(*n)++] = word;
}

/* Gather what moved as change i did: anywhere, or in its own place alone. */
static void gather(struct group *g, const struct diff *d, size_t i, const bool *told, bool anywhere)
{
    const struct change *list = d->changes.list;
    g->n = g->n_ids = g->n_places = 0;
    for (size_t k = i; k < d->changes.n; k++) {
        bool own_place = strcmp(place(&list[i]), place(&list[k])) == 0;
        if (told[k] || !(k == i || ((anywhere || own_place) && moved_alike(d, &list[i], &list[k]))))
            continue;
        g->n++;
        add_once(g->places, &g->n_places, place(&list[k]));
        if (list[k].defendant)
            add_once(g->ids, &g->n_ids, list[k].defendant);
    }
}

/* Mark the changes of a group. */
static void mark(const struct group *g, const struct diff *d, size_t i, bool *told)
{
    const struct change *list = d->changes.list;
    for (size_t k = i; k < d->changes.n; k++)
        for (size_t m = 0; m < g->n_places && !told[k]; m++)
            told[k] = strcmp(g->places[m], place(&list[k])) == 0 && (k == i || moved_alike(d, &list[i], &list[k]));
}

/* What was judged, by its title and where. */
static void add_nodes(struct page *p, const struct change *c, const struct group *g)
{
    const char *title = text_at(first_standing(c), "title");
    page_add(p, title);
    for (size_t i = 0; i < g->n_places; i++) {
        page_add(p, i ? "·" : "");
        add_joined(p, *title && i == 0 ? "(" : "", g->places[i], *title && i + 1 == g->n_places ? ")" : "");
    }
}

static void render_change(struct page *p, struct diff *d, size_t i, bool *told, struct group *g)
{
    const struct change *c = &d->changes.list[i];
    gather(g, d, i, told, true);
    if (g->n != g->n_places * (g->n_ids ? g->n_ids : 1)) /* not every place for every defendant: one place at a time */
        gather(g, d, i, told, false);
    mark(g, d, i, told);
    p->indent = 2;
    page_to(p, 2);
    add_runs(p, g->ids, g->n_ids, g->n_ids);
    page_add(p, g->n_ids && c->node ? ":" : "");
    if (c->node && !c->defendant)
        add_nodes(p, c, g);
    p->indent = p->column == 4 ? 5 : 4; /* what follows is never joined to it */
    if (c->node && c->defendant)
        add_nodes(p, c, g);
    if (part_of(c) == ONLY_NOW || part_of(c) == ONLY_BEFORE) {
        page_add(p, "—");
        add_standings(p, c, part_of(c) == ONLY_NOW, false);
        page_end(p);
        return;
    }
    add_move(p, c);
    page_end(p);
    render_because(p, d, c, 0);
    render_because(p, d, c, 1);
    render_causes(p, d, c);
}

static size_t count_part(const struct diff *d, enum part part)
{
    size_t n = 0;
    for (size_t i = 0; i < d->changes.n; i++)
        n += part_of(&d->changes.list[i]) == part;
    return n;
}

static void render_part(struct page *p, struct diff *d, enum part part, const char *heading, bool *told, struct group *g)
{
    if (count_part(d, part))
        render_heading(p, heading);
    for (size_t i = 0; i < d->changes.n; i++)
        if (!told[i] && part_of(&d->changes.list[i]) == part)
            render_change(p, d, i, told, g);
}

static void render_all(struct page *p, struct diff *d)
{
    bool *told = calloc(d->changes.n + 1, sizeof *told);
    struct group g = {.ids = calloc(d->changes.n + 1, sizeof *g.ids), .places = calloc(d->changes.n + 1, sizeof *g.places)};
    char line[96];
    if (told && g.ids && g.places) {
        render_part(p, d, OUTCOMES, "OUTCOMES", told, &g);
        if (!d->by_law)
            render_achieved(p, d, !d->supposed);
        render_part(p, d, MOVED, "FINDINGS", told, &g);
        render_part(p, d, ONLY_NOW, "NOT JUDGED BEFORE", told, &g);
        render_part(p, d, ONLY_BEFORE, "NO LONGER JUDGED", told, &g);
    }
    size_t joins = count_part(d, JOINS);
    p->indent = 0;
    page_gap(p);
    if (!count_part(d, OUTCOMES))
        page_add(p, d->supposed && !d->changes.n ? "Nothing changes: no outcome moves, and no finding." : "No outcome moved.");
    snprintf(line, sizeof line, "%zu more finding%s that only join%s others moved with these (--format json lists them).", joins,
             joins == 1 ? "" : "s", joins == 1 ? "s" : "");
    page_add(p, d->changes.n == 0 ? d->supposed ? "" : "No finding did." : joins ? line : "");
    page_end(p);
    free(told);
    free(g.ids);
    free(g.places);
}

/* What is compared, and by what of the record it differs. */
static void render_head(struct page *p, const struct diff *d)
{
    render_caption(p, d->documents[1]);
    for (size_t side = 0; side < 2; side++) {
        page_cell(p, 0, side ? "now" : "before");
        page_cell(p, 8, d->names[side]);
        page_end(p);
        p->indent = 0;
    }
}

static struct page open_page(FILE *out, const struct diff *d, int width)
{
    return (struct page){.out = out, .width = width - CLOSING, .law_questions = um_value_get(um_value_get(d->documents[1], "matter"), "law_questions")};
}

void render_changes(FILE *out, struct diff *d, int width)
{
    struct page page = open_page(out, d, width), *p = &page;
    render_head(p, d);
    if (d->by_law)
        render_law(p, d);
    render_moved_rows(p, d);
    render_all(p, d);
    render_footer(p, d->documents[1]);
}

/* ------------------------------------------------------------------- what if */

static void render_supposition(struct page *p, const struct diff *d, const char *word, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        page_cell(p, 2, i ? "" : word), page_cell(p, 12, "");
        add_supposed_row(p, d, list[i]);
        page_end(p);
        p->indent = 0;
    }
}

/* Whether two outcomes come down to the same, but for the names. */
static bool stand_for_the_same(const struct um_value *a, const struct um_value *b)
{
    const struct um_value *one = um_value_get(a, "comes_down_to"), *two = um_value_get(b, "comes_down_to");
    const char *name = text_at(a, "label"), *other = text_at(b, "label");
    return strcmp(text_at(a, "outcome"), text_at(b, "outcome")) == 0 && same_but_for_name(text_at(one, "text"), name, text_at(two, "text"), other) &&
           same_but_for_name(cure_for(a, text_at(one, "node")), name, cure_for(b, text_at(two, "node")), other);
}

/* One outcome that stands, or several that come down to the same: with that, and what would cure it. */
static void render_stands(struct page *p, const struct um_value *const *list, size_t n)
{
    const struct um_value *down = um_value_get(list[0], "comes_down_to");
    const char **ids = calloc(n, sizeof *ids), *cure = cure_for(list[0], text_at(down, "node"));
    for (size_t i = 0; ids && i < n; i++)
        ids[i] = text_at(list[i], "id");
    page_to(p, 2), p->indent = 2;
    if (ids)
        add_runs(p, ids, n, n);
    p->indent = 5;
    page_add(p, n == 1 ? text_at(list[0], "label") : ", each judged separately");
    page_add(p, "—"), page_add(p, outcome_words(text_at(list[0], "outcome"))), page_add(p, "."), page_add(p, text_at(down, "text"));
    if (*cure)
        page_add(p, "It would take"), page_add(p, cure), page_add(p, ".");
    page_end(p);
    p->indent = 0;
    free(ids);
}

/* Outcomes that stand as they stood. */
static void render_unmoved(struct page *p, const struct diff *d)
{
    size_t n = 0, most = um_value_count(um_value_get(d->documents[1], "defendants"));
    const struct um_value **list = calloc(most + 1, sizeof *list), **alike = calloc(most + 1, sizeof *alike), *defendant;
    for (size_t at = 0; list && alike && (defendant = next_unmoved(d, &at));)
        list[n++] = defendant;
    if (n)
        render_heading(p, "OUTCOMES THAT STAND");
    for (size_t i = 0; i < n; i++) {
        size_t n_alike = 0;
        for (size_t k = i; list[i] && k < n; k++)
            if (k > i && list[k] && stand_for_the_same(list[i], list[k]))
                alike[++n_alike] = list[k], list[k] = NULL;
        if (!list[i])
            continue;
        alike[0] = list[i];
        render_stands(p, alike, n_alike + 1);
    }
    free(list);
    free(alike);
}

void render_what_if(FILE *out, struct diff *d, const struct options *o, const struct note *notes, size_t n_notes, int width)
{
    struct page page = open_page(out, d, width), *p = &page;
    render_caption(p, d->documents[1]);
    render_heading(p, "SUPPOSED");
    render_supposition(p, d, "without", o->without, o->n_without);
    render_supposition(p, d, "added", o->added, o->n_added);
    render_supposition(p, d, "admitted", o->admitted, o->n_admitted);
    render_supposition(p, d, "ruled", o->rulings, o->n_rulings);
    render_supposition(p, d, "position", o->positions, o->n_positions);
    render_supposition(p, d, "test", &o->test, o->test != NULL);
    for (size_t i = 0; i < n_notes; i++) {
        page_cell(p, 2, i ? "" : "note"), page_cell(p, 12, notes[i].of), page_add(p, ":"), page_add(p, notes[i].text);
        page_end(p);
        p->indent = 0;
    }
    render_moved_rows(p, d);
    render_all(p, d);
    render_unmoved(p, d);
    render_footer(p, d->documents[0]);
}
