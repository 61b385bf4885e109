/* Tables to the value tree of a record, and the places of its problems back to cells. */
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/text.h"
#include "record/record.h"
#include "tables/tables.h"

static const char *const explaining[] = {"columns", "words"};

/* Length of what tells the table in the name of a file or sheet. */
static size_t stem(const char *name)
{
    return strcspn(name, ".-");
}

int um_table_entity(const char *name)
{
    for (int e = 0; e < UM_ENTITY_COUNT; e++)
        if (strlen(um_entities[e].json) == stem(name) && strncmp(um_entities[e].json, name, stem(name)) == 0)
            return e;
    return -1;
}

bool um_table_explains(const char *name)
{
    for (size_t i = 0; i < sizeof explaining / sizeof *explaining; i++)
        if (strlen(explaining[i]) == stem(name) && strncmp(explaining[i], name, stem(name)) == 0)
            return true;
    return false;
}

bool um_table_is_error_column(const char *head)
{
    return strncmp(head, "Error", 5) == 0 && (!head[5] || head[5] == ':');
}

/* ------------------------------------------------------------------- header */

/* The fields that the columns of a sheet hold. */
struct header {
    uint16_t fields[UM_MAX_TABLE_COLUMNS + 1]; /* by column, counted from 1; or UM_NO_FIELD */
    bool ignored[UM_MAX_TABLE_COLUMNS + 1];
};

static const char first_row_rule[] = "tables: the first row names the columns";

static void sheet_problem(struct um_table_reading *r, const struct um_grid *g, const char *id, uint32_t row, const char *column,
                          const char *rule, const char *message)
{
    struct um_arena *a = r->arena;
    const char *where = um_cat(a, g->name, row ? ":" : "", row ? um_int_text(a, row) : "", *column ? ":" : "", column, NULL);
    um_problem_add(r->problems, UM_ERROR, id, where, row, rule, message);
}

/* A problem with the name of a table or column, behind which much else would seem to be missing. */
static void name_problem(struct um_table_reading *r, const struct um_grid *g, const char *id, const char *column, const char *rule,
                         const char *message)
{
    r->misnamed = true;
    sheet_problem(r, g, id, *column || rule == first_row_rule ? g->head : 0, column, rule, message);
}

static const char *known_columns(struct um_arena *a, unsigned entity, const char *name)
{
    const struct um_entity_info *info = &um_entities[entity];
    const char *keys[64] = {NULL};
    for (uint16_t i = 0; i < info->n; i++)
        keys[i] = um_fields[info->first + i].key;
    return um_near_word(a, name, keys, info->n);
}

static void read_head_cell(struct um_table_reading *r, const struct um_grid *g, unsigned entity, const struct um_grid_cell *cell,
                           struct header *h)
{
    const char *name = cell->text, *rule = um_cat(r->arena, "record: ", um_entities[entity].name, NULL);
    uint16_t f = um_field_find(entity, name);
    h->ignored[cell->column] = um_table_is_error_column(name);
    if (h->ignored[cell->column])
        return;
    for (uint32_t c = 1; f != UM_NO_FIELD && c < cell->column; c++)
        if (h->fields[c] == f) {
            name_problem(r, g, "duplicate-column", name, rule, "the column stands there twice");
            return;
        }
    if (f == UM_NO_FIELD)
        name_problem(r, g, "unknown-column", name, rule,
                     um_cat(r->arena, "the table ", um_entities[entity].json, " has no column \"", name, "\"",
                            known_columns(r->arena, entity, name), NULL));
    h->fields[cell->column] = f;
    h->ignored[cell->column] = f == UM_NO_FIELD;
}

/* The first cell behind the header. */
static size_t read_header(struct um_table_reading *r, const struct um_grid *g, unsigned entity, struct header *h)
{
    size_t i = 0;
    for (uint32_t c = 0; c <= UM_MAX_TABLE_COLUMNS; c++) {
        h->fields[c] = UM_NO_FIELD;
        h->ignored[c] = false;
    }
    for (; i < g->n && g->cells[i].row <= g->head; i++)
        read_head_cell(r, g, entity, &g->cells[i], h);
    if (!i)
        name_problem(r, g, "no-header", "", first_row_rule, "the first row, which names the columns, is empty");
    return i;
}

/* --------------------------------------------------------------------- rows */

/* A problem at a row's field, in the place that the record's reader would name. */
static void cell_problem(struct um_table_reading *r, const struct um_table_origin *o, const struct um_field *f,
                         const struct um_table_fault *fault)
{
    struct um_arena *a = r->arena;
    struct um_text where = {.arena = a};
    bool single = um_entities[o->entity].single;
    um_text_add(&where, um_cat(a, "/", um_entities[o->entity].json, single ? "" : "/", single ? "" : um_int_text(a, o->place), "/", NULL));
    for (const char *c = f->key; *c; c++)
        um_text_add_n(&where, *c == '.' ? "/" : c, 1);
    UM_PUSH(a, r->faulty, r->n_faulty, r->cap_faulty, where.s);
    um_problem_add(r->problems, UM_ERROR, fault->id, where.s, (uint32_t)r->n,
                   um_cat(a, "record: ", um_entities[o->entity].name, ".", f->key, NULL), fault->message);
}

static bool is_blank(const char *s)
{
    return !s[strspn(s, " \t\r\n\v\f")];
}

/* White space alone is no entry, but for a text of a workbook or an export. */
static bool says_nothing(const struct um_grid_cell *cell, const struct um_field *f)
{
    return is_blank(cell->text) && (cell->kind == UM_GRID_TYPED || f->type != UM_TYPE_TEXT);
}

/* The object that a key's value goes into, and its key there. */
static struct um_value *group_of(struct um_arena *a, struct um_value *row, const char *key, uint32_t line, const char **ret_inner)
{
    const char *dot = strchr(key, '.');
    *ret_inner = dot ? dot + 1 : key;
    if (!dot)
        return row;
    const char *outer = um_arena_copy(a, key, (size_t)(dot - key));
    for (size_t i = 0; i < row->n; i++)
        if (strcmp(row->items[i].key, outer) == 0)
            return row->items[i].value;
    struct um_value *group = um_value_object(a);
    group->line = line;
    um_value_set(a, row, outer, group);
    return group;
}

static void set_lines(struct um_value *v, uint32_t line)
{
    v->line = line;
    for (size_t i = 0; i < v->n; i++)
        set_lines(v->items[i].value, line);
}

static void read_cell(struct um_table_reading *r, const struct um_table_origin *o, const struct header *h, const struct um_grid_cell *cell,
                      struct um_value *row)
{
    const char *key;
    struct um_table_fault fault;
    if (cell->column > UM_MAX_TABLE_COLUMNS || h->fields[cell->column] == UM_NO_FIELD) {
        if (!is_blank(cell->text) && (cell->column > UM_MAX_TABLE_COLUMNS || !h->ignored[cell->column]))
            sheet_problem(r, o->grid, "stray-cell", cell->row, "", first_row_rule,
                          um_cat(r->arena, "\"", cell->text, "\" stands in a column that has no name", NULL));
        return;
    }
    const struct um_field *f = &um_fields[h->fields[cell->column]];
    if (says_nothing(cell, f))
        return;
    struct um_value *v = um_table_cell_value(r->arena, f, cell, &fault);
    if (fault.id)
        cell_problem(r, o, f, &fault);
    set_lines(v, row->line);
    struct um_value *into = group_of(r->arena, row, f->key, row->line, &key);
    um_value_set(r->arena, into, key, v);
}

/* One row; cells[0] to cells[n - 1] are its. NULL where nothing is entered in it. */
static struct um_value *read_row(struct um_table_reading *r, const struct um_grid *g, unsigned entity, uint32_t place, const struct header *h,
                                 const struct um_grid_cell *cells, size_t n)
{
    struct um_table_origin origin = {g, cells[0].row, place, (uint8_t)entity};
    struct um_value *row = um_value_object(r->arena);
    UM_PUSH(r->arena, r->origins, r->n, r->cap, origin);
    row->line = (uint32_t)r->n;
    for (size_t i = 0; i < n; i++)
        read_cell(r, &origin, h, &cells[i], row);
    if (!row->n)
        r->n--;
    return row->n ? row : NULL;
}

/* The columns that every row needs, where there are rows. */
static void check_required(struct um_table_reading *r, const struct um_grid *g, unsigned entity, const struct header *h)
{
    const struct um_entity_info *info = &um_entities[entity];
    for (uint16_t f = info->first; f < info->first + info->n; f++) {
        bool there = !um_fields[f].required;
        for (uint32_t c = 1; !there && c <= UM_MAX_TABLE_COLUMNS; c++)
            there = h->fields[c] == f;
        if (!there)
            name_problem(r, g, "missing-column", um_fields[f].key, um_cat(r->arena, "record: ", info->name, ".", um_fields[f].key, NULL),
                         "every row needs this column, and it is not there");
    }
}

static void read_table(struct um_table_reading *r, const struct um_grid *g, unsigned entity, struct um_value *rows)
{
    struct header h;
    size_t i = read_header(r, g, entity, &h);
    if (i && i < g->n)
        check_required(r, g, entity, &h);
    for (size_t n; i < g->n; i += n) {
        for (n = 1; i + n < g->n && g->cells[i + n].row == g->cells[i].row;)
            n++;
        struct um_value *row = read_row(r, g, entity, (uint32_t)rows->n, &h, &g->cells[i], n);
        if (row && um_entities[entity].single && rows->n)
            sheet_problem(r, g, "one-row", g->cells[i].row, "", um_cat(r->arena, "record: ", um_entities[entity].name, NULL),
                          "the table has one row, and this is another");
        else if (row)
            um_value_push(r->arena, rows, row);
    }
}

static void read_sheet(struct um_table_reading *r, const struct um_grid *g, struct um_value *tables[])
{
    int entity = um_table_entity(g->sheet);
    const char *names[UM_ENTITY_COUNT], *name = um_arena_copy(r->arena, g->sheet, stem(g->sheet));
    for (unsigned e = 0; e < UM_ENTITY_COUNT; e++)
        names[e] = um_entities[e].json;
    if (um_table_explains(g->sheet))
        return;
    if (entity >= 0)
        read_table(r, g, (unsigned)entity, tables[entity]);
    else
        name_problem(r, g, "unknown-table", "", "record",
                     um_cat(r->arena, "no table has that name", um_near_word(r->arena, name, names, UM_ENTITY_COUNT), NULL));
}

struct um_value *um_tables_read(struct um_table_reading *r, const struct um_grids *grids)
{
    struct um_value *record = um_value_object(r->arena), *tables[UM_ENTITY_COUNT];
    for (unsigned e = 0; e < UM_ENTITY_COUNT; e++)
        tables[e] = um_value_array(r->arena);
    for (size_t i = 0; i < grids->n; i++)
        read_sheet(r, &grids->list[i], tables);
    um_value_set_text(r->arena, record, "format", UM_RECORD_FORMAT);
    for (unsigned e = 0; e < UM_ENTITY_COUNT; e++) {
        if (um_entities[e].single && !tables[e]->n && !r->misnamed)
            um_problem_add(r->problems, UM_ERROR, "no-row", um_entities[e].json, 0, "record",
                           um_cat(r->arena, "the table ", um_entities[e].json, " has no row; a record needs one", NULL));
        if (um_entities[e].single)
            um_value_set(r->arena, record, um_entities[e].json, tables[e]->n ? tables[e]->items[0].value : um_value_object(r->arena));
        else if (tables[e]->n)
            um_value_set(r->arena, record, um_entities[e].json, tables[e]);
    }
    return r->misnamed ? NULL : record;
}

/* ------------------------------------------------------------------- places */

/* The row that a path of the record leads to, and in *rest what stands behind it; NULL where it leads to none. */
static const struct um_table_origin *follow(const struct um_table_reading *r, const char *path, const char **rest)
{
    size_t n = strcspn(path + 1, "/");
    for (size_t i = 0; *path == '/' && i < r->n; i++) {
        const struct um_table_origin *o = &r->origins[i];
        const char *json = um_entities[o->entity].json, *p = path + 1 + n;
        uint32_t place = 0;
        if (strlen(json) != n || strncmp(json, path + 1, n) != 0)
            continue;
        if (!um_entities[o->entity].single)
            for (p += *p == '/'; *p >= '0' && *p <= '9'; p++)
                place = place * 10 + (uint32_t)(*p - '0');
        *rest = p + (*p == '/');
        if (place == o->place)
            return o;
    }
    return NULL;
}

/* A place in a table for a path of the record. */
static const char *place_of(struct um_table_reading *r, const char *path, uint32_t *line)
{
    const char *rest = "";
    const struct um_table_origin *o = follow(r, path, &rest);
    if (!o)
        return path + (*path == '/');
    struct um_text where = {.arena = r->arena};
    *line = o->row;
    um_text_add(&where, um_cat(r->arena, o->grid->name, ":", um_int_text(r->arena, o->row), *rest ? ":" : "", NULL));
    for (const char *c = rest; *c; c++)
        um_text_add_n(&where, *c == '/' ? "." : c, 1);
    return where.s;
}

/* A row that a message ends with, in the words of a spreadsheet. */
static const char *other_row(struct um_table_reading *r, const char *message)
{
    const char *path = strrchr(message, ' '), *rest = "";
    const struct um_table_origin *o = path && path[1] == '/' ? follow(r, path + 1, &rest) : NULL;
    if (!o)
        return message;
    const char *begin = um_arena_copy(r->arena, message, (size_t)(path - message));
    return um_cat(r->arena, begin, " ", o->grid->name, ", row ", um_int_text(r->arena, o->row), NULL);
}

/* Whether a problem only follows from that of a cell. */
static bool follows(const struct um_table_reading *r, const struct um_problem *p, bool is_fault)
{
    bool no_matter = strcmp(p->where, "/matter") == 0 || strncmp(p->where, "/matter/", 8) == 0;
    for (size_t i = 0; i < r->n_faulty && !is_fault; i++)
        if (strcmp(r->faulty[i], p->where) == 0)
            return true;
    for (size_t i = 0; no_matter && i < r->n; i++)
        no_matter = !um_entities[r->origins[i].entity].single;
    return no_matter;
}

static bool is_fault_of_cell(const char *id)
{
    static const char *const ids[] = {"bad-list", "bad-choice", "bad-number", "apostrophe", "formula", "spreadsheet-error", "changed"};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
        if (strcmp(ids[i], id) == 0)
            return true;
    return false;
}

/* Errors first, then by table, row and column. */
static int by_cell(const void *x, const void *y)
{
    const struct um_problem *a = x, *b = y;
    size_t na = strcspn(a->where, ":"), nb = strcspn(b->where, ":");
    if (a->severity != b->severity)
        return a->severity < b->severity ? -1 : 1;
    int cmp = strncmp(a->where, b->where, na < nb ? na : nb);
    if (cmp || na != nb)
        return cmp ? cmp : na < nb ? -1 : 1;
    if (a->line != b->line)
        return a->line < b->line ? -1 : 1;
    cmp = strcmp(a->where, b->where);
    return cmp ? cmp : strcmp(a->message, b->message);
}

void um_tables_place(struct um_table_reading *r)
{
    struct um_problems *ps = r->problems;
    size_t kept = 0;
    for (size_t i = 0; i < ps->n; i++) {
        struct um_problem p = ps->list[i];
        if (*p.where == '/') {
            if (follows(r, &p, is_fault_of_cell(p.id))) {
                ps->errors -= p.severity == UM_ERROR;
                continue;
            }
            if (strcmp(p.id, "duplicate-id") == 0)
                p.message = other_row(r, p.message);
            p.line = 0;
            p.where = place_of(r, p.where, &p.line);
        }
        ps->list[kept++] = p;
    }
    ps->n = kept;
    if (kept > 1)
        qsort(ps->list, kept, sizeof *ps->list, by_cell);
}
