#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/text.h"
#include "store/shape.h"
#include "store/sql.h"
#include "store/store.h"
#include "store/verify.h"

static void open_for_matter(struct um_reader *r, char *text)
{
    um_sql_open_made(&r->q, text);
    um_sql_bind(&r->q, 1, r->number);
}

/* That every row has a field which is not among the row's columns. */
static void require(struct um_reader *r, uint16_t field)
{
    for (uint32_t row = 0; row < r->m->tables[um_fields[field].entity].n; row++)
        if (!um_cell(r->m, field, row)->set)
            um_verify_missing(r, (struct um_spot){field, row});
}

/* -------------------------------------------------------------------- rows */

/* Room for all rows before the first is read, so that references can be verified. False: too many. */
static bool make_tables(struct um_reader *r)
{
    struct um_arena *a = r->m->arena;
    bool ok = true;
    open_for_matter(r, um_shape_count());
    if (!um_sql_step(&r->q))
        return false;
    for (int e = 0; e < UM_ENTITY_COUNT; e++) {
        int64_t n = sqlite3_column_int64(r->q.stmt, e);
        bool fits = n <= UM_MAX_ROWS;
        const char *where = um_cat(a, "/", um_entities[e].json, NULL);
        if (!fits)
            um_problem_add(r->problems, UM_ERROR, "limit", where, 0, "limits: rows",
                           "more rows than a matter may hold");
        um_table_make(r->m, (unsigned)e, fits ? (uint32_t)n : 0);
        ok = ok && fits;
    }
    return ok;
}

/* Rows are numbered without gaps in the order of their ids. */
static void check_order(struct um_reader *r, struct um_spot at, uint32_t row)
{
    uint8_t entity = um_fields[at.field].entity;
    const char *id = um_row_id(r->m, (struct um_ref){entity, row});
    const char *before = row ? um_row_id(r->m, (struct um_ref){entity, row - 1}) : NULL;
    if (at.ord != row)
        um_verify_problem(r, at, "the rows are not numbered from 0 on without gaps");
    if (id && before && um_natural_cmp(before, id) >= 0)
        um_verify_problem(r, at, um_cat(r->m->arena, "out of order: ", id, " follows ", before, NULL));
}

static void read_rows(struct um_reader *r, unsigned entity)
{
    const struct um_entity_info *info = &um_entities[entity];
    struct um_table *table = &r->m->tables[entity];
    open_for_matter(r, um_shape_select(entity));
    for (uint32_t row = 0; row < table->n && um_sql_step(&r->q); row++) {
        int64_t ord = sqlite3_column_int64(r->q.stmt, 0);
        int column = 1;
        for (uint16_t f = info->first; f < info->first + info->n; f++) {
            int n = um_shape_columns(&um_fields[f]);
            if (n)
                um_verify_cell(r, column, (struct um_spot){f, ord}, um_cell(r->m, f, row));
            column += n;
        }
        table->place[row] = row;
        check_order(r, (struct um_spot){info->first, ord}, row);
    }
}

/* ------------------------------------------------------------------- lists */

/* The items of one row's list, gathered while the rows of the list table go by. */
struct list {
    struct um_cell *cell; /* they belong to, NULL before the first */
    struct um_ref *refs;
    const char **texts;
    size_t n, cap;
    int64_t seen; /* items, also those that do not hold */
};

static void add_text(struct um_reader *r, struct um_spot at, struct list *list)
{
    const char *text = um_verify_text(r, 2, at);
    if (sqlite3_column_int64(r->q.stmt, 1) != list->seen)
        um_verify_problem(r, at, "the texts are not numbered from 0 on without gaps");
    if (text)
        UM_PUSH(r->m->arena, list->texts, list->n, list->cap, um_arena_copy(r->m->arena, text, strlen(text)));
}

static void add_item(struct um_reader *r, struct um_spot at, struct list *list)
{
    const struct um_field *f = &um_fields[at.field];
    struct um_ref ref;
    if (f->type == UM_TYPE_TEXTS) {
        add_text(r, at, list);
    } else if (f->type == UM_TYPE_ENUMS) {
        int i = um_verify_word(r, 1, at);
        list->cell->as.integer |= i < 0 ? 0 : INT64_C(1) << i;
    } else if (um_verify_ref(r, 1, at, um_shape_targets(f), &ref)) {
        UM_PUSH(r->m->arena, list->refs, list->n, list->cap, ref);
    }
    list->seen++;
}

/* Give the items to their cell. A choice has its tag already, and is set by it. */
static void finish_list(struct um_reader *r, struct um_spot at, struct list *list)
{
    const struct um_field *f = &um_fields[at.field];
    struct um_cell *cell = list->cell;
    if (!cell)
        return;
    cell->set = cell->set || f->type != UM_TYPE_CHOICE;
    cell->n = (uint32_t)list->n;
    if (f->type == UM_TYPE_TEXTS)
        cell->as.texts = list->texts;
    if (f->type == UM_TYPE_TEXTS || f->type == UM_TYPE_ENUMS)
        return;
    cell->as.refs = list->refs;
    if (list->n > 1)
        qsort(list->refs, list->n, sizeof *list->refs, um_ref_cmp); /* entities sort otherwise as words */
    for (size_t i = 1; i < list->n; i++)
        if (um_ref_same(list->refs[i - 1], list->refs[i]))
            um_verify_problem(r, at, "the same reference stands twice in the list");
}

static void check_choices(struct um_reader *r, uint16_t field)
{
    for (uint32_t row = 0; row < r->m->tables[um_fields[field].entity].n; row++)
        um_verify_choice(r, (struct um_spot){field, row}, um_cell(r->m, field, row));
}

static void read_lists(struct um_reader *r, uint16_t field)
{
    const struct um_field *f = &um_fields[field];
    struct list list = {0};
    struct um_spot last = {field, 0};
    open_for_matter(r, um_shape_select_list(f));
    while (um_sql_step(&r->q)) {
        struct um_spot at = {field, sqlite3_column_int64(r->q.stmt, 0)};
        if (at.ord < 0 || at.ord >= r->m->tables[f->entity].n) {
            um_verify_problem(r, at, "the list belongs to no row");
            continue;
        }
        struct um_cell *cell = um_cell(r->m, field, (uint32_t)at.ord);
        if (cell != list.cell) {
            finish_list(r, last, &list);
            list = (struct list){.cell = cell};
            last = at;
        }
        add_item(r, at, &list);
    }
    finish_list(r, last, &list);
    if (f->type == UM_TYPE_CHOICE)
        check_choices(r, field);
    else if (f->required)
        require(r, field);
}

/* ------------------------------------------------------------------- prose */

/* The field that a row of prose fills, or UM_NO_FIELD. */
static uint16_t prose_field(struct um_reader *r)
{
    const char *name = um_sql_text(&r->q, 0), *key = um_sql_text(&r->q, 2);
    int entity = name ? um_entity_find(name) : -1;
    uint16_t field = entity >= 0 && key ? um_field_find((unsigned)entity, key) : UM_NO_FIELD;
    return field != UM_NO_FIELD && um_fields[field].type == UM_TYPE_TEXT ? field : UM_NO_FIELD;
}

static void read_prose_row(struct um_reader *r)
{
    struct um_spot at = {prose_field(r), sqlite3_column_int64(r->q.stmt, 1)};
    if (at.field == UM_NO_FIELD) {
        um_problem_add(r->problems, UM_ERROR, "db-value", "/prose", 0, "record",
                       "the text belongs to no field");
        return;
    }
    if (at.ord < 0 || at.ord >= r->m->tables[um_fields[at.field].entity].n) {
        um_verify_problem(r, at, "the text belongs to no row");
        return;
    }
    const char *text = um_verify_text(r, 3, at);
    struct um_cell *cell = um_cell(r->m, at.field, (uint32_t)at.ord);
    cell->set = true;
    cell->as.text = text ? um_arena_copy(r->m->arena, text, strlen(text)) : "";
}

static void read_prose(struct um_reader *r)
{
    um_sql_open(&r->q, "SELECT entity, ord, field, text FROM prose WHERE matter = ?"
                       " ORDER BY entity, ord, field");
    um_sql_bind(&r->q, 1, r->number);
    while (um_sql_step(&r->q))
        read_prose_row(r);
    for (uint16_t f = 0; f < UM_FIELD_COUNT; f++)
        if (um_fields[f].type == UM_TYPE_TEXT && um_fields[f].required)
            require(r, f);
}

/* ------------------------------------------------------------------ matter */

static void find_matter(struct um_reader *r, size_t i)
{
    int64_t n = um_sql_integer(&r->q, "SELECT count(*) FROM matter");
    if (i >= (size_t)n) {
        um_sql_fail(&r->q, UM_EINPUT, "no such matter; their number is ", um_int_text(r->m->arena, n), "");
        return;
    }
    um_sql_open(&r->q, "SELECT matter FROM matter ORDER BY matter LIMIT 1 OFFSET ?");
    um_sql_bind(&r->q, 1, (int64_t)i);
    r->number = um_sql_step(&r->q) ? sqlite3_column_int64(r->q.stmt, 0) : 0;
}

/* Tables see to ids of their own only. */
static void check_ids(struct um_reader *r)
{
    const struct um_matter *m = r->m;
    for (size_t i = 1; i < m->n_ids; i++) {
        struct um_ref first = m->ids[i - 1].ref, again = m->ids[i].ref;
        struct um_spot at = {um_entities[again.entity].first, again.row};
        if (strcmp(m->ids[i - 1].id, m->ids[i].id) == 0)
            um_verify_problem(r, at,
                              um_cat(m->arena, "the id is also that of ", um_row_place(m, first), NULL));
    }
}

static void read_matter(struct um_reader *r, size_t i)
{
    if (sqlite3_get_autocommit(r->q.store->db)) /* else it was opened for reading, within a transaction */
        um_sql_begin(&r->q, "BEGIN");
    find_matter(r, i);
    if (make_tables(r)) {
        for (unsigned e = 0; e < UM_ENTITY_COUNT; e++)
            read_rows(r, e);
        for (uint16_t f = 0; f < UM_FIELD_COUNT; f++)
            if (um_shape_has_list(&um_fields[f]))
                read_lists(r, f);
        read_prose(r);
    }
    um_matter_index(r->m);
    check_ids(r);
}

struct um_matter *um_store_read(struct um_store *store, size_t i, struct um_arena *a,
                                struct um_problems *problems, struct um_error *err)
{
    struct um_reader *r = UM_NEW(a, struct um_reader); /* a local would not be sure to survive the jump */
    r->q = (struct um_sql){.store = store, .err = err};
    r->problems = problems;
    r->m = UM_NEW(a, struct um_matter);
    r->m->arena = a;
    struct um_time first = {0}, last = {0};
    um_time_parse("0001-01-01", &first);
    um_time_parse("9999-12-31", &last);
    r->span = (struct um_time){first.from, last.to};
    jmp_buf *outer = a->guard, inner;
    a->guard = &inner;
    if (setjmp(inner)) {
        um_sql_end(&r->q);
        a->guard = outer;
        longjmp(*outer, 1);
    }
    read_matter(r, i);
    um_sql_end(&r->q);
    a->guard = outer;
    return r->q.code ? NULL : r->m;
}
