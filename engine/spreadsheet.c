/* The public functions on tables: a record as spreadsheets have it, and what becomes rows of a table. */
#include <stdlib.h>
#include <string.h>

#include "api.h"
#include "base/limits.h"
#include "base/text.h"
#include "codec/csv.h"
#include "codec/json.h"
#include "codec/workbook.h"
#include "record/record.h"
#include "tables/convert.h"
#include "tables/tables.h"

struct um_tables {
    struct um_arena *arena;
    struct um_problems problems;
    struct um_grids grids;
    struct um_table_text *texts;
};

/* ------------------------------------------------------------------- handle */

/* New tables with a guard that is set, or NULL. */
static struct um_tables *new_tables(void)
{
    struct um_tables *made = calloc(1, sizeof *made);
    if (made && (made->arena = um_arena_new())) {
        made->problems.arena = made->grids.arena = made->arena;
        return made;
    }
    free(made);
    return NULL;
}

/* Give up for want of memory. */
static enum um_code drop(struct um_tables **tables, struct um_error *err)
{
    um_tables_free(*tables);
    *tables = NULL;
    return um_no_memory(err);
}

/* Print the sheets as CSV; what comes behind only serves to be read. */
static void print_texts(struct um_tables *t)
{
    t->texts = UM_NEWS(t->arena, t->grids.n, struct um_table_text);
    for (size_t i = 0; i < t->grids.n; i++) {
        t->texts[i].name = t->grids.list[i].name;
        t->texts[i].text = um_csv_print(t->arena, &t->grids.list[i], &t->texts[i].length);
        um_tables_offer(&t->grids, &t->grids.list[i]);
    }
}

/* Say whether what was read can be used. */
static enum um_code finish(struct um_tables *t, const char *name, struct um_error *err)
{
    um_problems_sort(&t->problems);
    if (!t->problems.errors)
        print_texts(t);
    um_arena_unguard(t->arena);
    return t->problems.errors ? um_bad_input(err, name, &t->problems) : UM_OK;
}

const struct um_table_text *um_tables_texts(const struct um_tables *tables, size_t *n)
{
    *n = tables->texts ? tables->grids.n : 0;
    return tables->texts;
}

const struct um_problem *um_tables_problems(const struct um_tables *tables, size_t *n)
{
    *n = tables->problems.n;
    return tables->problems.list;
}

void um_tables_free(struct um_tables *tables)
{
    if (tables)
        um_arena_free(tables->arena);
    free(tables);
}

/* ------------------------------------------------------------------ reading */

static void read_text(struct um_grids *grids, const struct um_table_text *text, struct um_problems *problems)
{
    static const struct um_csv_shape shape = {.quote = "\"", .kind = UM_GRID_TYPED};
    const char *name = um_cat(grids->arena, text->name, NULL);
    if (um_workbook_is(text->text, text->length))
        um_workbook_read(grids, text->text, text->length, name, problems);
    else if (!um_table_explains(name))
        um_csv_read(grids->arena, text->text, text->length, &shape, um_grid_add(grids, name, name), problems);
}

static void read_texts(struct um_grids *grids, const struct um_table_text *texts, size_t n, struct um_problems *problems)
{
    for (size_t i = 0; i < n && i < UM_MAX_TABLES; i++)
        read_text(grids, &texts[i], problems);
    if (n > UM_MAX_TABLES)
        um_problem_add(problems, UM_ERROR, "limit", "", 0, "limits: tables", "more tables than one record is read from");
}

/* Everything that is read and checked of a record; its problems are placed by cells. */
static void read_record(struct um_record *record, struct um_grids *grids, const struct um_table_text *texts, size_t n)
{
    struct um_table_reading reading = {.arena = record->arena, .problems = &record->problems};
    read_texts(grids, texts, n, &record->problems);
    bool whole = !record->problems.errors; /* or everything in what was not read would seem to be missing */
    const struct um_value *v = whole ? um_tables_read(&reading, grids) : NULL;
    if (v)
        record->matter = um_record_decode(record->arena, v, &record->problems);
    if (v && !record->problems.errors)
        um_record_check(record->matter, &record->problems);
    um_tables_place(&reading);
}

enum um_code um_record_from_tables(const struct um_table_text *texts, size_t n, struct um_record **record, struct um_error *err)
{
    *record = um_new_record();
    if (!*record || um_arena_guard((*record)->arena)) {
        um_record_free(*record);
        *record = NULL;
        return um_no_memory(err);
    }
    struct um_grids grids = {.arena = (*record)->arena};
    read_record(*record, &grids, texts, n);
    um_arena_unguard((*record)->arena);
    return (*record)->problems.errors ? um_bad_input(err, "the tables", &(*record)->problems) : UM_OK;
}

/* ------------------------------------------------------------------ writing */

enum um_code um_tables_new(const struct um_record *record, bool include_sealed, struct um_tables **tables, size_t *held_back,
                           struct um_error *err)
{
    size_t held = 0;
    *tables = new_tables();
    if (!*tables || um_arena_guard((*tables)->arena))
        return drop(tables, err);
    if (record && um_arena_guard(record->arena))
        return drop(tables, err);
    const struct um_matter *m = record ? record->matter : NULL;
    if (m && !include_sealed)
        m = um_record_public((*tables)->arena, m, &held);
    um_tables_write(&(*tables)->grids, m ? um_record_encode((*tables)->arena, m) : NULL);
    print_texts(*tables);
    if (record)
        um_arena_unguard(record->arena);
    um_arena_unguard((*tables)->arena);
    if (held_back)
        *held_back = held;
    return UM_OK;
}

enum um_code um_tables_marked(const struct um_table_text *texts, size_t n, struct um_tables **tables, struct um_error *err)
{
    *tables = new_tables();
    struct um_record *record = *tables ? um_new_record() : NULL;
    if (!record || um_arena_guard(record->arena) || um_arena_guard((*tables)->arena)) {
        um_record_free(record);
        return drop(tables, err);
    }
    struct um_grids grids = {.arena = record->arena}, marked = {.arena = record->arena};
    read_record(record, &grids, texts, n);
    um_tables_mark(&marked, &grids, record->problems.list, record->problems.n);
    um_grids_copy(&(*tables)->grids, &marked);
    print_texts(*tables);
    um_arena_unguard((*tables)->arena);
    um_record_free(record);
    return UM_OK;
}

enum um_code um_tables_workbook(struct um_tables *tables, const char *path, struct um_error *err)
{
    const char *place = NULL;
    if (um_arena_guard(tables->arena))
        return um_no_memory(err);
    enum um_workbook_outcome outcome = um_workbook_write(&tables->grids, path, &place);
    um_arena_unguard(tables->arena);
    switch (outcome) {
    case UM_WORKBOOK_WRITTEN:
        return UM_OK;
    case UM_WORKBOOK_NONE:
        return um_fail(err, UM_EUSAGE, path, "built without libxlsxwriter, so that no workbook can be written");
    case UM_WORKBOOK_TOO_LONG:
        return um_fail(err, UM_EINPUT, place ? place : path, "the text is longer than the 32,767 characters that a cell of a workbook can hold");
    case UM_WORKBOOK_FAILED:
        break;
    }
    return um_fail(err, UM_ESYSTEM, path, "the workbook could not be written");
}

/* --------------------------------------------------------------- converting */

/* A text in Windows-1252 as UTF-8, or NULL where a byte has no character there. */
static const char *from_windows(struct um_arena *a, const char *s, size_t n, size_t *length)
{
    static const uint16_t high[32] = {0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
                                      0x2039, 0x0152, 0, 0x017d, 0, 0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
                                      0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178};
    struct um_text t = {.arena = a};
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)s[i];
        unsigned u = c >= 0x80 && c < 0xa0 ? high[c - 0x80] : c;
        if (c && !u)
            return NULL;
        char utf8[] = {(char)(u < 0x800 ? 0xc0 | u >> 6 : 0xe0 | u >> 12), (char)(0x80 | (u >> 6 & 0x3f)), (char)(0x80 | (u & 0x3f))};
        if (u < 0x80)
            um_text_add_n(&t, s + i, 1);
        else if (u < 0x800)
            um_text_add_n(&t, (char[]){utf8[0], utf8[2]}, 2);
        else
            um_text_add_n(&t, utf8, 3);
    }
    *length = t.n;
    return um_text_get(&t);
}

static void read_exhibits(struct um_tables *t, const char *text, size_t length, const char *name, const struct um_exhibits_options *o)
{
    struct um_csv_shape shape = {o->separator ? o->separator : "\x14", o->quote ? o->quote : "\xc3\xbe",
                                 o->line_break ? o->line_break : "\xc2\xae", UM_GRID_TEXT};
    struct um_grids from = {.arena = t->arena};
    name = um_cat(t->arena, name, NULL);
    if (o->windows_1252 && length <= UM_MAX_INPUT_BYTES)
        text = from_windows(t->arena, text, length, &length);
    struct um_grid *grid = um_grid_add(&from, name, name);
    if (!text)
        um_problem_add(&t->problems, UM_ERROR, "csv-encoding", name, 0, "Windows-1252", "a byte of it has no character in Windows-1252");
    else if (um_csv_read(t->arena, text, length, &shape, grid, &t->problems))
        um_table_exhibits(&t->grids, grid, o->filing, &t->problems);
}

enum um_code um_tables_exhibits(const char *text, size_t length, const char *name, const struct um_exhibits_options *options,
                                struct um_tables **tables, struct um_error *err)
{
    *tables = NULL;
    if (!options || !options->filing || !um_id_ok(options->filing))
        return um_fail(err, UM_EUSAGE, "", "the filing that the exhibits are in must be named by its id");
    if ((options->separator && !*options->separator) || (options->quote && !*options->quote) || (options->line_break && !*options->line_break))
        return um_fail(err, UM_EUSAGE, "", "a separator is at least one character");
    *tables = new_tables();
    if (!*tables || um_arena_guard((*tables)->arena))
        return drop(tables, err);
    read_exhibits(*tables, text, length, name, options);
    return finish(*tables, name, err);
}

static void read_docket(struct um_tables *t, const struct um_table_text *pages, size_t n)
{
    struct um_docket_page *read = UM_NEWS(t->arena, n, struct um_docket_page);
    for (size_t i = 0; i < n; i++) {
        size_t first = t->problems.n;
        read[i].name = um_cat(t->arena, pages[i].name, NULL);
        read[i].v = um_json_read(pages[i].text, pages[i].length, &t->problems);
        for (size_t k = first; k < t->problems.n; k++)
            t->problems.list[k].where = um_cat(t->arena, read[i].name, ":", t->problems.list[k].where, NULL);
    }
    if (!t->problems.errors)
        um_table_docket(&t->grids, read, n, &t->problems);
}

enum um_code um_tables_docket(const struct um_table_text *pages, size_t n, struct um_tables **tables, struct um_error *err)
{
    *tables = new_tables();
    if (!*tables || um_arena_guard((*tables)->arena))
        return drop(tables, err);
    read_docket(*tables, pages, n);
    return finish(*tables, "the docket", err);
}
