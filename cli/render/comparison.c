#include "render/comparison.h"

#include <stdlib.h>
#include <string.h>

#include "differ.h"
#include "render/cells.h"
#include "render/text.h"

enum { NAME = 4, FIRST = 24, NARROWEST = 25 }; /* columns: the label, the first test, and how wide a test is at least */
enum { CLOSING = 2 };                          /* columns kept for closing punctuation, which is not parted from its word */
enum { MOST = 8 };                             /* differences of a defendant between two tests */

/* ------------------------------------------------------------- the comparison */

static const struct um_value *matter_of(const struct comparison *c)
{
    return um_value_get(c->documents[0], "matter");
}

static const char *test_title(const struct comparison *c, size_t test)
{
    return text_at(um_value_get(um_value_get(c->documents[test], "matter"), "test"), "title");
}

static size_t count_defendants(const struct comparison *c)
{
    return um_value_count(um_value_get(c->documents[0], "defendants"));
}

static const struct um_value *defendant_at(const struct comparison *c, size_t test, size_t i)
{
    return um_value_at(um_value_get(c->documents[test], "defendants"), i);
}

/* Whether two defendants come to the same under a test: outcome, positions and first failing part. */
static bool same_cell(const struct um_value *document, const struct um_value *a, const struct um_value *b)
{
    const struct um_value *x = um_value_get(a, "outcomes"), *y = um_value_get(b, "outcomes");
    bool same = um_value_count(x) == um_value_count(y) && um_value_integer(um_value_get(a, "provisional")) == um_value_integer(um_value_get(b, "provisional"));
    for (size_t i = 0; same && i < um_value_count(x); i++) {
        const struct um_value *o = um_value_at(x, i), *other = um_value_at(y, i);
        same = strcmp(text_at(o, "outcome"), text_at(other, "outcome")) == 0 && strcmp(text_at(failing_part(document, a, o), "title"), text_at(failing_part(document, b, other), "title")) == 0 &&
               same_value(um_value_get(o, "positions"), um_value_get(other, "positions"));
    }
    return same;
}

static bool same_row(const struct comparison *c, size_t a, size_t b)
{
    for (size_t t = 0; t < c->n; t++)
        if (!same_cell(c->documents[t], defendant_at(c, t, a), defendant_at(c, t, b)))
            return false;
    return true;
}

/* Whether an earlier defendant has the same row. */
static bool is_folded(const struct comparison *c, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (same_row(c, k, i))
            return true;
    return false;
}

/* The ids of later defendants with the same row; their number. */
static size_t folded_below(const struct comparison *c, size_t i, const char **ids)
{
    size_t n = 0;
    for (size_t k = i + 1; k < count_defendants(c); k++)
        if (same_row(c, i, k))
            ids[n++] = text_at(defendant_at(c, 0, k), "id");
    return n;
}

/* ------------------------------------------------------------------ the table */

/* A position by its ids, which --position takes. */
static void add_choice(struct page *p, const char *before, const struct um_value *choice)
{
    page_add(p, before), page_add(p, text_at(choice, "question")), page_add(p, "="), page_add(p, text_at(choice, "position"));
}

static void add_positions(struct page *p, const struct um_value *worlds)
{
    for (size_t w = 0; w < um_value_count(worlds); w++)
        for (size_t i = 0; i < um_value_count(um_value_at(worlds, w)); i++)
            add_choice(p, i ? "and" : w ? "or" : "if", um_value_at(um_value_at(worlds, w), i));
}

static void add_cell(struct page *p, const struct um_value *document, const struct um_value *defendant)
{
    const struct um_value *outcomes = um_value_get(defendant, "outcomes");
    size_t n = um_value_count(outcomes);
    page_add(p, n > 1 ? "turns on a question:" : "");
    for (size_t i = 0; i < n; i++) {
        const struct um_value *o = um_value_at(outcomes, i), *part = failing_part(document, defendant, o);
        if (n > 1) {
            page_end(p);
            page_add(p, "–"), add_positions(p, um_value_get(o, "positions")), page_add(p, ":");
        }
        page_add(p, outcome_words(text_at(o, "outcome")));
        page_add(p, part ? "—" : ""), page_add(p, text_at(part, "title"));
    }
    page_add(p, um_value_integer(um_value_get(defendant, "provisional")) ? "(rests on a provisional answer)" : "");
}

struct columns {
    size_t first, n;
    int at[MOST_CELLS], width;
    void (*end)(struct cells *row, FILE *out);
};

static struct columns columns_of(const struct comparison *c, size_t first, int width)
{
    size_t fit = width > FIRST + NARROWEST ? (size_t)((width - FIRST) / NARROWEST) : 1;
    struct columns columns = {.first = first, .n = c->n - first < fit ? c->n - first : fit, .width = width, .end = cells_end};
    size_t wide = c->n < fit ? c->n : fit; /* a block with fewer columns keeps the width of those above it */
    for (size_t i = 0; i < columns.n; i++)
        columns.at[i + 1] = FIRST + (int)i * ((width - FIRST) / (int)wide);
    return columns;
}

static void render_head(FILE *out, const struct comparison *c, const struct columns *columns)
{
    struct cells row;
    if (!cells_begin(&row, columns->at, columns->n + 1, columns->width, NULL))
        return;
    page_add(&row.list[0].page, "DEFENDANT");
    for (size_t i = 0; i < columns->n; i++)
        page_add(&row.list[i + 1].page, test_title(c, columns->first + i));
    columns->end(&row, out);
}

static void render_row(FILE *out, const struct comparison *c, const struct columns *columns, size_t i, const char **ids)
{
    struct cells row;
    size_t n = folded_below(c, i, ids);
    if (!cells_begin(&row, columns->at, columns->n + 1, columns->width, NULL))
        return;
    struct page *name = &row.list[0].page;
    page_add(name, text_at(defendant_at(c, 0, i), "id"));
    page_cell(name, NAME, text_at(defendant_at(c, 0, i), "label"));
    if (n)
        page_end(name), page_add(name, "same for"), add_runs(name, ids, n, n);
    for (size_t t = 0; t < columns->n; t++)
        add_cell(&row.list[t + 1].page, c->documents[columns->first + t], defendant_at(c, columns->first + t, i));
    columns->end(&row, out);
}

static void render_rows(FILE *out, const struct comparison *c, const struct columns *columns, const char **ids)
{
    for (size_t i = 0; i < count_defendants(c); i++)
        if (!is_folded(c, i))
            render_row(out, c, columns, i, ids);
}

static void render_table(struct page *p, const struct comparison *c, const char **ids)
{
    struct columns columns;
    for (size_t first = 0; first < c->n; first += columns.n) {
        columns = columns_of(c, first, p->width + CLOSING); /* cells keep some of their own */
        page_gap(p);
        render_head(p->out, c, &columns);
        render_rows(p->out, c, &columns, ids);
    }
}

/* ------------------------------------------------------------ the differences */

/* A difference of one defendant. */
struct item {
    const struct um_value *defendant;
    struct difference d;
    bool told;
};

/* What differs between the first test and another, over all defendants; to be freed. */
static struct item *items_of(const struct comparison *c, size_t test, size_t *n)
{
    const struct um_value *const documents[] = {c->documents[0], c->documents[test]};
    struct item *items = calloc(count_defendants(c) * MOST + 1, sizeof *items);
    *n = 0;
    for (size_t i = 0; items && i < count_defendants(c); i++) {
        struct difference found[MOST];
        size_t more = find_differences(documents, text_at(defendant_at(c, 0, i), "id"), found, MOST);
        for (size_t k = 0; k < more; k++)
            items[(*n)++] = (struct item){defendant_at(c, 0, i), found[k], false};
    }
    return items;
}

/* What a node is called, for headings. */
static const char *title_of(const struct difference *d)
{
    return text_at(difference_finding(d), "title");
}

/* Where it is judged, as explain takes it. */
static const char *place_in(const struct item *item)
{
    const struct um_value *f = difference_finding(&item->d);
    return f ? place_of(text_at(f, "node"), text_at(item->defendant, "id")) : "outcome";
}

/* The title, and the place of what is no part of the test. */
static void add_what(struct page *p, const struct item *item)
{
    const char *title = title_of(&item->d), *place = place_in(item);
    page_add(p, *title ? title : place);
    if (*title && strncmp(place, "t/", 2) != 0)
        add_bracketed(p, place);
}

/* Whether two defendants differ in the same, by the same rules, with sentences that are the same but for their names. */
static bool same_item(const struct item *a, const struct item *b, const struct um_value *contents)
{
    bool same = a->d.kind == b->d.kind && strcmp(title_of(&a->d), title_of(&b->d)) == 0 && strcmp(place_in(a), place_in(b)) == 0;
    for (size_t s = 0; same && s < 2; s++) {
        struct saying x = difference_saying(&a->d, s, contents), y = difference_saying(&b->d, s, contents);
        same = strcmp(text_at(a->d.findings[s], "status"), text_at(b->d.findings[s], "status")) == 0 &&
               strcmp(x.rule ? x.rule : "", y.rule ? y.rule : "") == 0 &&
               same_but_for_name(x.text ? x.text : "", text_at(a->defendant, "label"), y.text ? y.text : "", text_at(b->defendant, "label"));
    }
    return same;
}

/* How the node stands under each of two tests. */
static void add_standing(struct page *p, const struct difference *d, const char *first, const char *second)
{
    const char *here = status_words(text_at(d->findings[0], "status")), *there = status_words(text_at(d->findings[1], "status"));
    if (d->kind == ONLY_IN_FIRST) {
        page_add(p, here), page_add(p, "under"), page_add(p, first), page_add(p, ";");
        page_add(p, second), page_add(p, "does not ask for it.");
    } else if (d->kind == ONLY_IN_SECOND) {
        page_add(p, there), page_add(p, "under"), page_add(p, second), page_add(p, ";");
        page_add(p, first), page_add(p, "does not ask for it.");
    } else if (d->kind == DIFFERS_IN_STATUS) {
        page_add(p, here), page_add(p, "under"), page_add(p, first), page_add(p, ","), page_add(p, there);
        page_add(p, "under"), page_add(p, second), page_add(p, ".");
    } else {
        bool qualified = *text_at(d->outcomes[d->turns], "rule") != '\0';
        page_add(p, d->findings[0] ? here : "alike"), page_add(p, "under both;");
        page_add(p, qualified ? "a rule qualifies the outcome under" : "the outcome turns on it under");
        page_add(p, d->turns ? second : first), page_add(p, "alone.");
    }
}

static bool has_world(const struct difference *d)
{
    return um_value_count(d->worlds[0]) || um_value_count(d->worlds[1]);
}

/* The world that a difference shows in: the positions of one side, and those that the other adds. */
static void add_world(struct page *p, const struct difference *d)
{
    size_t n = 0;
    for (size_t s = 0; s < 2; s++)
        for (size_t i = 0; i < um_value_count(d->worlds[s]); i++) {
            const struct um_value *choice = um_value_at(d->worlds[s], i);
            bool known = false;
            for (size_t k = 0; s && k < um_value_count(d->worlds[0]); k++)
                known = known || same_value(choice, um_value_at(d->worlds[0], k));
            if (!known)
                add_choice(p, n++ ? "and" : "(if", choice);
        }
    page_add(p, n ? ")" : "");
}

static void render_saying(struct page *p, const struct saying *s, int column)
{
    if (!s->rule && !s->text)
        return;
    p->indent = column + 2;
    page_to(p, column);
    if (s->rule)
        page_add(p, "Rule"), page_add(p, s->rule), page_add(p, ","), page_add(p, s->title), page_add(p, "—");
    page_add(p, s->text);
    page_end(p);
    render_short_authorities(p, s->authorities, column + 2);
}

/* Whether both sides say the same by the same rule. */
static bool same_saying(const struct saying *a, const struct saying *b)
{
    return strcmp(a->rule ? a->rule : "", b->rule ? b->rule : "") == 0 && strcmp(a->text ? a->text : "", b->text ? b->text : "") == 0;
}

/* The defendants of an item and of all like it, which are then told: first those for whom it shows in every world. */
static void tell(struct page *p, struct item *items, size_t n, size_t i, const struct um_value *contents, const char **ids)
{
    size_t count = 0;
    for (size_t k = i; k < n; k++)
        if (!items[k].told && !has_world(&items[k].d) && same_item(&items[i], &items[k], contents)) {
            items[k].told = true;
            ids[count++] = text_at(items[k].defendant, "id");
        }
    add_runs(p, ids, count, count);
    for (size_t k = i; k < n; k++)
        if (!items[k].told && same_item(&items[i], &items[k], contents)) {
            items[k].told = true;
            page_add(p, count++ ? "," : ""), page_add(p, text_at(items[k].defendant, "id"));
            add_world(p, &items[k].d);
        }
}

/* Item i and all like it. */
static void render_item(struct page *p, const struct comparison *c, size_t test, struct item *items, size_t n, size_t i, const char **ids)
{
    const struct difference *d = &items[i].d;
    struct saying one = difference_saying(d, 0, c->contents), two = difference_saying(d, 1, c->contents);
    p->indent = 2;
    page_to(p, 2);
    tell(p, items, n, i, c->contents, ids);
    p->indent = 4;
    page_add(p, ":"), add_what(p, &items[i]), page_add(p, "—");
    add_standing(p, d, test_title(c, 0), test_title(c, test));
    page_end(p);
    if (d->kind == DIFFERS_IN_WEIGHT) {
        render_saying(p, d->turns ? &two : &one, 4);
        return;
    }
    if (!same_saying(&one, &two))
        render_saying(p, &one, 4);
    render_saying(p, &two, 4);
}

static void add_heading(struct page *p, const struct comparison *c, size_t test, size_t n)
{
    page_add(p, test_title(c, test)), page_add(p, "against"), page_add(p, test_title(c, 0));
    page_add(p, n ? "" : ": the same outcome for every defendant.");
    page_end(p);
}

static void render_difference(struct page *p, const struct comparison *c, size_t test, const char **ids)
{
    size_t n = 0;
    struct item *items = items_of(c, test, &n);
    p->indent = 0;
    add_heading(p, c, test, n);
    for (size_t i = 0; i < n; i++)
        if (!items[i].told)
            render_item(p, c, test, items, n, i, ids);
    free(items);
}

/* Whether the outcome of some defendant turns on a question under some test. */
static bool turns_on(const struct comparison *c, const char *question)
{
    for (size_t t = 0; t < c->n; t++)
        for (size_t i = 0; i < count_defendants(c); i++) {
            const struct um_value *turns = um_value_get(defendant_at(c, t, i), "turns_on");
            for (size_t k = 0; k < um_value_count(turns); k++)
                if (strcmp(um_value_string(um_value_at(turns, k)), question) == 0)
                    return true;
        }
    return false;
}

/* The questions that some outcome turns on, with what each position says. */
static void render_positions(struct page *p, const struct comparison *c)
{
    const struct um_value *questions = um_value_get(matter_of(c), "law_questions");
    for (size_t q = 0; q < um_value_count(questions); q++) {
        const struct um_value *question = um_value_at(questions, q), *positions = um_value_get(question, "positions");
        if (!turns_on(c, text_at(question, "id")))
            continue;
        page_gap(p);
        page_add(p, text_at(question, "id")), page_add(p, ":"), page_add(p, text_at(question, "ask"));
        for (size_t i = 0; i < um_value_count(positions); i++) {
            page_add(p, i ? "·" : ""), page_add(p, text_at(um_value_at(positions, i), "id"));
            page_add(p, "="), page_add(p, text_at(um_value_at(positions, i), "says"));
        }
        page_end(p);
    }
}

static void render_tests(struct page *p, const struct comparison *c)
{
    for (size_t t = 0; t < c->n; t++) {
        page_add(p, t ? "" : "Tests");
        page_cell(p, 8, test_title(c, t));
        page_add(p, ":"), page_add(p, text_at(um_value_get(um_value_get(c->documents[t], "matter"), "test"), "standard")), page_add(p, ".");
        page_end(p);
        p->indent = 0;
    }
}

static void render_top(struct page *p, const struct comparison *c)
{
    render_caption(p, c->documents[0]);
    render_tests(p, c);
    render_cautions(p, matter_of(c), false);
}

void render_comparison(FILE *out, const struct comparison *c, int width)
{
    struct page page = {.out = out, .width = width - CLOSING, .law_questions = um_value_get(matter_of(c), "law_questions")}, *p = &page;
    const char **ids = calloc(count_defendants(c) + 1, sizeof *ids);
    render_top(p, c);
    if (ids)
        render_table(p, c, ids);
    render_positions(p, c);
    if (c->n > 1)
        render_heading(p, "WHAT MAKES THE DIFFERENCE");
    for (size_t t = 1; ids && t < c->n; t++) {
        if (t > 1)
            page_gap(p);
        render_difference(p, c, t, ids);
    }
    p->indent = 0;
    render_footer(p, c->documents[0]);
    free(ids);
}

/* ------------------------------------------------------------------- Markdown */

enum { ENDLESS = 1 << 28 }; /* columns: nothing wraps */

/* A text to be put on a line of its own; false when memory ran out. */
static bool begin_line(struct cells *line)
{
    static const int at[] = {0};
    return cells_begin(line, at, 1, ENDLESS, NULL);
}

static void print_table(FILE *out, const struct comparison *c, const char **ids)
{
    struct columns columns = {.n = c->n, .width = ENDLESS, .end = cells_end_markdown};
    for (size_t i = 0; i <= c->n; i++)
        columns.at[i] = (int)i * (ENDLESS / MOST_CELLS);
    fputc('\n', out);
    render_head(out, c, &columns);
    for (size_t i = 0; i <= c->n; i++)
        fputs(i < c->n ? "|---" : "|---|\n", out);
    render_rows(out, c, &columns, ids);
}

static void print_difference(FILE *out, const struct comparison *c, size_t test, const char **ids)
{
    size_t n = 0;
    struct item *items = items_of(c, test, &n);
    struct cells line;
    if (begin_line(&line)) {
        add_heading(&line.list[0].page, c, test, n);
        cells_end_marked(&line, out, "\n### ", " ");
    }
    fputs("\n", out);
    for (size_t i = 0; i < n; i++)
        if (!items[i].told && begin_line(&line)) {
            render_item(&line.list[0].page, c, test, items, n, i, ids);
            cells_end_marked(&line, out, "- ", "\n  - ");
        }
    free(items);
}

/* What stands above the table, and below: lines of a page as lines of a paragraph. */
static void print_page(FILE *out, const char *mark, const struct comparison *c, void (*render)(struct page *p, const struct comparison *c))
{
    struct cells line;
    if (!begin_line(&line))
        return;
    render(&line.list[0].page, c);
    cells_end_marked(&line, out, mark, "  \n");
}

static void render_bottom(struct page *p, const struct comparison *c)
{
    render_footer(p, c->documents[0]);
}

void render_comparison_markdown(FILE *out, const struct comparison *c)
{
    const char **ids = calloc(count_defendants(c) + 1, sizeof *ids);
    print_page(out, "# ", c, render_top);
    if (ids)
        print_table(out, c, ids);
    print_page(out, "\n", c, render_positions);
    fputs(c->n > 1 ? "\n## What makes the difference\n" : "", out);
    for (size_t t = 1; ids && t < c->n; t++)
        print_difference(out, c, t, ids);
    print_page(out, "\n", c, render_bottom);
    free(ids);
}
