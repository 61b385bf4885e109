#include "moved.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "render/text.h"

/* --------------------------------------------------------------------- rows */

/* A row of either side. */
struct row {
    const char *id, *table;
    const struct um_value *value;
    bool present; /* before the court */
};

struct row_list {
    struct row *list;
    size_t n;
};

/* Papers and paragraphs of one side, sorted by id, so that what stands in them is found fast. */
struct paragraph {
    const char *id;
    const struct um_value *value, *paper;
    size_t place;
};

struct paragraphs {
    struct paragraph *list;
    size_t n;
};

static int compare_paragraphs(const void *a, const void *b)
{
    return strcmp(((const struct paragraph *)a)->id, ((const struct paragraph *)b)->id);
}

static bool list_paragraphs(const struct um_value *evidence, struct paragraphs *ret)
{
    const struct um_value *papers = um_value_get(evidence, "papers");
    size_t most = 0;
    for (size_t i = 0; i < um_value_count(papers); i++)
        most += um_value_count(um_value_get(um_value_at(papers, i), "records"));
    *ret = (struct paragraphs){calloc(most + 1, sizeof *ret->list), 0};
    for (size_t i = 0; ret->list && i < um_value_count(papers); i++) {
        const struct um_value *paper = um_value_at(papers, i), *records = um_value_get(paper, "records");
        for (size_t k = 0; k < um_value_count(records); k++) {
            const struct um_value *r = um_value_at(records, k);
            ret->list[ret->n] = (struct paragraph){text_at(r, "id"), r, paper, ret->n};
            ret->n++;
        }
    }
    if (ret->list)
        qsort(ret->list, ret->n, sizeof *ret->list, compare_paragraphs);
    return ret->list;
}

static const struct paragraph *paragraph_called(const struct paragraphs *p, const char *id)
{
    struct paragraph key = {.id = id};
    return p->list ? bsearch(&key, p->list, p->n, sizeof key, compare_paragraphs) : NULL;
}

/* Whether a paper is before the court. */
static bool paper_present(const struct um_value *evidence, const char *id)
{
    const struct um_value *papers = um_value_get(evidence, "papers");
    for (size_t i = 0; i < um_value_count(papers); i++)
        if (strcmp(text_at(um_value_at(papers, i), "id"), id) == 0)
            return um_value_integer(um_value_get(um_value_at(papers, i), "before_court"));
    return true;
}

/* An edge of a time: a day or a minute, or the first or last of an interval; "" where it is open. */
static const char *edge(const struct um_value *time, const char *which)
{
    const char *own = um_value_string(time);
    return own ? own : text_at(time, which);
}

/* Whether a row is before the court: by the paper that it stands in, or by its own day. */
static bool is_present(const struct record_side *side, const struct paragraphs *p, const char *table, const struct um_value *row)
{
    const char *day = text_at(um_value_get(side->findings, "record"), "as_of"), *record = text_at(row, "record");
    if (strcmp(table, "records") == 0 || *record) {
        const struct paragraph *in = paragraph_called(p, *record ? record : text_at(row, "id"));
        return in && um_value_integer(um_value_get(in->paper, "before_court"));
    }
    if (strcmp(table, "filings") == 0)
        return paper_present(side->evidence, text_at(row, "id"));
    if (strcmp(table, "positions") == 0)
        return !*day || strncmp(edge(um_value_get(row, "at"), "from"), day, 10) <= 0;
    if (strcmp(table, "inventory") == 0) /* one that ends before the record does says nothing of it */
        return !*day || !*edge(um_value_get(row, "upto"), "to") || strncmp(edge(um_value_get(row, "upto"), "to"), day, 10) >= 0;
    return true;
}

static int compare_rows(const void *a, const void *b)
{
    return strcmp(((const struct row *)a)->id, ((const struct row *)b)->id);
}

/* All rows of a side, sorted by id; the matter itself is one. */
static bool list_rows(const struct record_side *side, const struct paragraphs *p, struct row_list *ret)
{
    size_t most = 1;
    for (size_t i = 0; i < um_value_count(side->contents); i++)
        most += um_value_count(um_value_at(side->contents, i));
    *ret = (struct row_list){calloc(most, sizeof *ret->list), 0};
    for (size_t i = 0; ret->list && i < um_value_count(side->contents); i++) {
        const struct um_value *rows = um_value_at(side->contents, i);
        const char *table = um_value_key(side->contents, i);
        if (um_value_type(rows) == UM_VALUE_OBJECT)
            ret->list[ret->n++] = (struct row){text_at(rows, "id"), table, rows, true};
        for (size_t k = 0; um_value_type(rows) == UM_VALUE_ARRAY && k < um_value_count(rows); k++) {
            const struct um_value *row = um_value_at(rows, k);
            ret->list[ret->n++] = (struct row){text_at(row, "id"), table, row, is_present(side, p, table, row)};
        }
    }
    if (ret->list)
        qsort(ret->list, ret->n, sizeof *ret->list, compare_rows);
    return ret->list;
}

/* -------------------------------------------------------------- differences */

static int compare_moved(const void *a, const void *b)
{
    return strcmp(((const struct moved_row *)a)->id, ((const struct moved_row *)b)->id);
}

static struct moved_row *find_moved(const struct moved_rows *rows, const char *id)
{
    struct moved_row key = {.id = id};
    return rows->n ? bsearch(&key, rows->list, rows->n, sizeof key, compare_moved) : NULL;
}

static void note_row(struct moved_rows *out, const struct row *a, const struct row *b)
{
    bool here = a && a->present, there = b && b->present;
    bool same = here && there && strcmp(a->table, b->table) == 0 && same_value(a->value, b->value);
    const struct row *row = there ? b : a;
    if (same || !(here || there))
        return;
    out->list[out->n++] = (struct moved_row){.id = row->id, .table = row->table, .how = !here ? ROW_ADDED : !there ? ROW_REMOVED : ROW_CHANGED};
}

/* Rows of both sides, side by side by id. */
static void compare_sides(const struct row_list *a, const struct row_list *b, struct moved_rows *out)
{
    for (size_t i = 0, k = 0; i < a->n || k < b->n;) {
        int order = i == a->n ? 1 : k == b->n ? -1 : strcmp(a->list[i].id, b->list[k].id);
        note_row(out, order <= 0 ? &a->list[i] : NULL, order >= 0 ? &b->list[k] : NULL);
        i += order <= 0, k += order >= 0;
    }
}

static const struct um_value *row_value(const struct row_list *rows, const char *id)
{
    struct row key = {.id = id}, *found = bsearch(&key, rows->list, rows->n, sizeof key, compare_rows);
    return found ? found->value : NULL;
}

/* A record whose parts moved has changed with them. */
static void add_owners(const struct row_list rows[2], struct moved_rows *out)
{
    size_t n = out->n;
    for (size_t i = 0; i < n; i++) {
        const struct moved_row *part = &out->list[i];
        const char *id = text_at(row_value(&rows[part->how != ROW_REMOVED], part->id), "record");
        bool known = !*id;
        for (size_t k = n; k < out->n; k++)
            known = known || strcmp(out->list[k].id, id) == 0;
        struct moved_rows sorted = {out->list, NULL, n};
        if (!known && !find_moved(&sorted, id))
            out->list[out->n++] = (struct moved_row){.id = id, .table = "records", .how = ROW_CHANGED};
    }
    qsort(out->list, out->n, sizeof *out->list, compare_moved);
}

static int compare_places(const void *a, const void *b)
{
    const struct moved_row *x = *(const struct moved_row *const *)a, *y = *(const struct moved_row *const *)b;
    return x->place != y->place ? (x->place > y->place) - (x->place < y->place) : compare_moved(x, y);
}

/* Say of each row which record it is part of, and of each record where it stands. */
static void place_rows(const struct row_list rows[2], const struct paragraphs p[2], struct moved_rows *out)
{
    for (size_t i = 0; i < out->n; i++) {
        struct moved_row *row = &out->list[i];
        size_t side = row->how != ROW_REMOVED;
        const struct moved_row *owner = row->table ? find_moved(out, text_at(row_value(&rows[side], row->id), "record")) : NULL;
        const struct paragraph *in = row->table && strcmp(row->table, "records") == 0 ? paragraph_called(&p[side], row->id) : NULL;
        row->owner = owner ? (size_t)(owner - out->list) : i;
        row->paragraph = in ? in->value : NULL;
        row->paper = in ? in->paper : NULL;
        row->place = in ? in->place : SIZE_MAX;
        out->order[i] = row;
    }
    qsort(out->order, out->n, sizeof *out->order, compare_places);
}

/* The rulings that the second side assumes stand among the rows by the names of their nodes. */
static bool add_rulings(const struct record_side *side, struct moved_rows *out)
{
    for (size_t i = 0; i < side->n_rulings; i++) {
        const char *given = side->rulings[i], *equals = strrchr(given, '=');
        char *node = equals ? calloc(1, (size_t)(equals - given) + 1) : NULL;
        if (!node)
            return false;
        memcpy(node, given, (size_t)(equals - given));
        out->list[out->n++] = (struct moved_row){.id = node, .answer = equals + 1, .how = ROW_ASSUMED};
    }
    return true;
}

/* Records that the second side lets count, and what they say, unless they moved by themselves. */
static void add_admitted(const struct record_side *side, const struct row_list *rows, struct moved_rows *out)
{
    struct moved_rows known = *out;
    for (size_t i = 0; i < rows->n; i++) {
        const struct row *row = &rows->list[i];
        const char *record = strcmp(row->table, "assertions") == 0 ? text_at(row->value, "record") : row->id;
        bool admitted = false;
        for (size_t k = 0; k < side->n_admitted; k++)
            admitted = admitted || strcmp(side->admitted[k], record) == 0;
        if (admitted && !find_moved(&known, row->id))
            out->list[out->n++] = (struct moved_row){.id = row->id, .table = row->table, .how = ROW_ADMITTED};
    }
}

bool find_moved_rows(const struct record_side sides[2], struct moved_rows *ret)
{
    struct paragraphs p[2] = {{NULL, 0}, {NULL, 0}};
    struct row_list rows[2] = {{NULL, 0}, {NULL, 0}};
    bool good = true;
    *ret = (struct moved_rows){NULL, NULL, 0};
    for (size_t i = 0; good && i < 2; i++)
        good = list_paragraphs(sides[i].evidence, &p[i]) && list_rows(&sides[i], &p[i], &rows[i]);
    if (good)
        ret->list = calloc(2 * (rows[0].n + rows[1].n) + sides[1].n_rulings + 1, sizeof *ret->list);
    ret->order = calloc(2 * (rows[0].n + rows[1].n) + sides[1].n_rulings + 1, sizeof *ret->order);
    good = good && ret->list && ret->order;
    if (good) {
        compare_sides(&rows[0], &rows[1], ret);
        add_owners(rows, ret);
        add_admitted(&sides[1], &rows[1], ret);
        good = add_rulings(&sides[1], ret);
        qsort(ret->list, ret->n, sizeof *ret->list, compare_moved);
        place_rows(rows, p, ret);
    }
    for (size_t i = 0; i < 2; i++) {
        free(p[i].list);
        free(rows[i].list);
    }
    return good;
}

void free_moved_rows(struct moved_rows *rows)
{
    for (size_t i = 0; i < rows->n; i++)
        if (!rows->list[i].table)
            free((void *)(uintptr_t)rows->list[i].id);
    free(rows->list);
    free(rows->order);
    *rows = (struct moved_rows){NULL, NULL, 0};
}

/* -------------------------------------------------------------------- trace */


struct node_change {
    const char *node;
    const struct change *change;
};

static int compare_nodes(const void *a, const void *b)
{
    return strcmp(((const struct node_change *)a)->node, ((const struct node_change *)b)->node);
}

bool trace_open(struct trace *t)
{
    t->n_nodes = 0;
    t->hit = calloc(t->rows->n + 1, sizeof *t->hit);
    t->by_node = calloc(t->changes->n + 1, sizeof *t->by_node);
    for (size_t i = 0; t->by_node && i < t->changes->n; i++)
        if (t->changes->list[i].node)
            t->by_node[t->n_nodes++] = (struct node_change){t->changes->list[i].node, &t->changes->list[i]};
    if (t->by_node)
        qsort(t->by_node, t->n_nodes, sizeof *t->by_node, compare_nodes);
    return t->hit && t->by_node;
}

void trace_close(struct trace *t)
{
    free(t->hit);
    free(t->by_node);
    t->hit = NULL;
    t->by_node = NULL;
}

static const struct change *change_of(const struct trace *t, const char *node)
{
    struct node_change key = {.node = node}, *found = bsearch(&key, t->by_node, t->n_nodes, sizeof key, compare_nodes);
    return found ? found->change : NULL;
}

/* Mark a row, if it moved. */
static bool hit(struct trace *t, const char *id)
{
    const struct moved_row *row = find_moved(t->rows, id);
    if (row)
        t->hit[row->owner] = true;
    return row;
}

/* Mark the ruling on a node, if one is assumed. */
static bool hit_node(struct trace *t, const char *a, const char *b, const char *c)
{
    char node[256];
    snprintf(node, sizeof node, "%s%s%s", a, b, c);
    return hit(t, node);
}

/* Whether a list of words, such as "media-access, anti-slapp-raised", holds one. */
static bool lists_word(const char *list, const char *word)
{
    size_t n = strlen(word);
    for (const char *at = list; (at = strstr(at, word)); at += n)
        if ((at == list || at[-1] == ' ') && (at[n] == ',' || !at[n]))
            return true;
    return false;
}

/* Facts that moved, and that a premise counts up by their names. */
static void hit_facts(struct trace *t, size_t side, const char *names)
{
    const struct um_value *facts = um_value_get(t->sides[side].contents, "facts");
    for (size_t i = 0; i < um_value_count(facts); i++)
        if (lists_word(names, text_at(um_value_at(facts, i), "name")))
            hit(t, text_at(um_value_at(facts, i), "id"));
}

static void hit_premises(struct trace *t, size_t side, const struct um_value *premises)
{
    static const char facts[] = ".facts";
    for (size_t i = 0; i < um_value_count(premises); i++) {
        const struct um_value *p = um_value_at(premises, i);
        const char *path = text_at(p, "path");
        size_t n = strlen(path);
        hit(t, text_at(p, "row"));
        if (n > strlen(facts) && strcmp(path + n - strlen(facts), facts) == 0)
            hit_facts(t, side, text_at(p, "value"));
    }
}

/* Whether what was offered had an effect: it is what decides, or keeps it open. */
static bool has_effect(const struct um_value *evidence)
{
    static const char *const none[] = {"none", "excluded", "form", "not-individual"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        if (strcmp(text_at(evidence, "effect"), none[i]) == 0)
            return false;
    return true;
}

/* What was offered: all of it, or only what had an effect. Whether it counts may itself be assumed. */
static void hit_evidence(struct trace *t, const struct um_value *evidence, bool all)
{
    for (size_t i = 0; i < um_value_count(evidence); i++) {
        const struct um_value *e = um_value_at(evidence, i);
        if (!all && !has_effect(e))
            continue;
        hit(t, text_at(e, "id"));
        hit(t, text_at(e, "record"));
        hit_node(t, "e/", text_at(e, "id"), "/competence");
        hit_node(t, "e/", text_at(e, "id"), "/pleaded/competence");
    }
}

/* The assertion that a node e/<assertion>/... judges. */
static void hit_assertion(struct trace *t, const char *node)
{
    char id[128];
    if (strncmp(node, "e/", 2) != 0)
        return;
    snprintf(id, sizeof id, "%.*s", (int)strcspn(node + 2, "/"), node + 2);
    hit(t, id);
}

static void trace_node(struct trace *t, const struct change *c, bool all);

/* The members that moved and on which a finding hangs: they stand as it does. */
static void trace_members(struct trace *t, const struct um_value *holder, const struct um_value *matter, const struct um_value *standing, bool all)
{
    const struct um_value *members = um_value_get(standing, "members"), *f;
    for (size_t i = 0; i < um_value_count(members); i++) {
        const char *node = um_value_string(um_value_at(members, i));
        const struct change *moved = change_of(t, node);
        bool decides = false;
        for (size_t k = 0; moved && !decides && ((f = finding_on(holder, node, k)) || (f = finding_on(matter, node, k))); k++)
            decides = strcmp(text_at(f, "status"), text_at(standing, "status")) == 0;
        if (decides)
            trace_node(t, moved, all);
    }
}

static void trace_standing(struct trace *t, const struct change *c, size_t side, const struct um_value *standing, bool all)
{
    hit(t, text_at(standing, "ruling"));
    if (strcmp(text_at(standing, "basis"), "assumed") == 0)
        hit(t, c->node);
    hit_premises(t, side, um_value_get(standing, "premises"));
    hit_evidence(t, um_value_get(standing, "evidence"), all);
    trace_members(t, c->holders[side], um_value_get(t->sides[side].findings, "matter"), standing, all);
}

/* A node that moved, from how it stood and stands where that is not the same. */
static void trace_node(struct trace *t, const struct change *c, bool all)
{
    const struct um_value *standing;
    hit_assertion(t, c->node);
    for (size_t side = 0; side < 2; side++)
        for (size_t i = 0; (standing = standing_in(c, side, i)); i++)
            if (has_moved(c, side, standing))
                trace_standing(t, c, side, standing, all);
}

/* Whether an assertion bears on a defendant: it names none of the accounts, or one of his. */
static bool bears_on(const struct um_value *contents, const struct um_value *assertion, const struct um_value *accounts)
{
    static const char *const slots[] = {"account", "who", "to", "from", "actor"};
    const struct um_value *about = um_value_at(um_value_get(assertion, "about"), 0), *points = um_value_get(contents, "points");
    bool named = um_value_type(about) == UM_VALUE_ARRAY && um_value_count(about), his = false;
    for (size_t i = 0; i < um_value_count(accounts); i++) {
        const char *account = um_value_string(um_value_at(accounts, i));
        for (size_t k = 0; named && k < um_value_count(about); k++)
            his = his || strcmp(um_value_string(um_value_at(about, k)), account) == 0;
    }
    for (size_t i = 0; !named && i < um_value_count(points); i++) {
        const struct um_value *p = um_value_at(points, i), *all = um_value_get(contents, "accounts");
        for (size_t s = 0; strcmp(text_at(p, "id"), text_at(assertion, "point")) == 0 && s < sizeof slots / sizeof *slots; s++)
            for (size_t k = 0; k < um_value_count(all); k++)
                named = named || strcmp(text_at(p, slots[s]), text_at(um_value_at(all, k), "id")) == 0;
        for (size_t k = 0; named && k < um_value_count(accounts); k++)
            for (size_t s = 0; s < sizeof slots / sizeof *slots; s++)
                his = his || strcmp(text_at(p, slots[s]), um_value_string(um_value_at(accounts, k))) == 0;
    }
    return his || !named;
}

/* Whether an assertion is in a form that could be tested. */
static bool in_form(const struct um_value *findings, const char *assertion)
{
    char node[256];
    snprintf(node, sizeof node, "e/%s/competence", assertion);
    const struct um_value *f = finding_on(um_value_get(findings, "matter"), node, 0);
    return f && strcmp(text_at(um_value_get(f, "reason"), "id"), "competence.form") != 0;
}

/* Whether an assertion is in such a form on one side alone. */
static bool moved_form(const struct trace *t, const char *assertion)
{
    char node[256];
    snprintf(node, sizeof node, "e/%s/competence", assertion);
    return change_of(t, node) && in_form(t->sides[0].findings, assertion) != in_form(t->sides[1].findings, assertion);
}

/* An outcome that a rule qualifies looks at the form of all that was offered against the defendant: what moved of it. */
static void trace_form(struct trace *t, const struct change *c)
{
    for (size_t side = 0; side < 2; side++) {
        const struct um_value *assertions = um_value_get(t->sides[side].contents, "assertions");
        for (size_t i = 0; i < um_value_count(assertions); i++) {
            const struct um_value *a = um_value_at(assertions, i);
            bool moved = moved_form(t, text_at(a, "id"));
            if (moved && bears_on(t->sides[side].contents, a, um_value_get(c->holders[side], "accounts"))) {
                hit(t, text_at(a, "id"));
                hit_node(t, "e/", text_at(a, "id"), "/competence");
            }
        }
    }
}

/* The outcome of a defendant: by the part that it turns on, or by all his parts where none stands in the way. */
static void trace_outcome(struct trace *t, const struct change *c, bool all)
{
    const struct um_value *standing;
    for (size_t side = 0; side < 2; side++)
        for (size_t i = 0; (standing = standing_in(c, side, i)); i++) {
            const struct um_value *part = failing_part(t->sides[side].findings, c->holders[side], standing), *parts = um_value_get(c->holders[side], "parts");
            if (!has_moved(c, side, standing))
                continue;
            if (*text_at(standing, "rule"))
                trace_form(t, c);
            for (size_t k = 0; k < um_value_count(parts); k++) {
                const char *node = um_value_string(um_value_at(parts, k));
                const struct change *moved = !part || strcmp(text_at(part, "node"), node) == 0 ? change_of(t, node) : NULL;
                if (moved)
                    trace_node(t, moved, all);
            }
        }
}

static size_t count_marks(const struct trace *t)
{
    size_t n = 0;
    for (size_t i = 0; i < t->rows->n; i++)
        n += t->hit[i];
    return n;
}

size_t trace_change(struct trace *t, const struct change *c)
{
    memset(t->hit, 0, t->rows->n * sizeof *t->hit);
    for (int all = 0; all < 2 && !count_marks(t); all++) {
        if (c->node)
            trace_node(t, c, all);
        else
            trace_outcome(t, c, all);
    }
    return count_marks(t);
}

const struct moved_row *next_marked(const struct trace *t, size_t *at)
{
    while (*at < t->rows->n) {
        const struct moved_row *row = t->rows->order[(*at)++];
        if (t->hit[row - t->rows->list])
            return row;
    }
    return NULL;
}

bool is_record_row(const struct moved_row *row)
{
    return row->table && strcmp(row->table, "records") == 0;
}

bool is_part(const struct moved_rows *rows, const struct moved_row *row)
{
    return &rows->list[row->owner] != row;
}

/* ------------------------------------------------------------ open questions */

static bool worlds_name(const struct um_value *worlds, const char *question)
{
    for (size_t w = 0; w < um_value_count(worlds); w++)
        for (size_t i = 0; i < um_value_count(um_value_at(worlds, w)); i++)
            if (strcmp(text_at(um_value_at(um_value_at(worlds, w), i), "question"), question) == 0)
                return true;
    return false;
}

bool turns_on(const struct change *c, const char *question)
{
    const struct um_value *standing;
    for (size_t side = 0; side < 2; side++)
        for (size_t i = 0; (standing = standing_in(c, side, i)); i++)
            if (worlds_name(um_value_get(standing, c->node ? "worlds" : "positions"), question))
                return true;
    return false;
}

/* The position fixed on a question of law in a document; "" where none is. */
static const char *fixed_in(const struct um_value *document, const char *question)
{
    const struct um_value *list = um_value_get(um_value_get(document, "matter"), "law_questions");
    for (size_t i = 0; i < um_value_count(list); i++)
        if (strcmp(text_at(um_value_at(list, i), "id"), question) == 0)
            return text_at(um_value_at(list, i), "assumed");
    return "";
}

const struct um_value *next_fixed(const struct um_value *const documents[2], size_t *at)
{
    const struct um_value *list = um_value_get(um_value_get(documents[1], "matter"), "law_questions");
    while (*at < um_value_count(list)) {
        const struct um_value *q = um_value_at(list, (*at)++);
        if (*text_at(q, "assumed") && strcmp(text_at(q, "assumed"), fixed_in(documents[0], text_at(q, "id"))) != 0)
            return q;
    }
    return NULL;
}
