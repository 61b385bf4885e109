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

const struct moved_row *moved_called(const struct moved_rows *rows, const char *id)
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
        if (!known && !moved_called(&sorted, id))
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
        const struct moved_row *owner = row->table ? moved_called(out, text_at(row_value(&rows[side], row->id), "record")) : NULL;
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
        if (admitted && !moved_called(&known, row->id))
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

bool is_record_row(const struct moved_row *row)
{
    return row->table && strcmp(row->table, "records") == 0;
}

bool is_part(const struct moved_rows *rows, const struct moved_row *row)
{
    return &rows->list[row->owner] != row;
}
