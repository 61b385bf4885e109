#include "codec/csv.h"

#include <string.h>

#include "base/limits.h"
#include "base/text.h"

static const char mark[] = "\xef\xbb\xbf"; /* byte order mark in UTF-8 */

/* ------------------------------------------------------------------- reading */

struct reader {
    struct um_arena *arena;
    const char *p, *end;
    const struct um_csv_shape *shape;
    const char *separator;
    struct um_grid *grid;
    struct um_problems *problems;
    uint32_t row, column;
};

static bool stop(struct reader *r, const char *id, const char *rule, const char *message)
{
    const char *where = um_cat(r->arena, r->grid->name, ":", um_int_text(r->arena, r->row), NULL);
    um_problem_add(r->problems, UM_ERROR, id, where, r->row, rule, message);
    return false;
}

static bool at(const struct reader *r, const char *s)
{
    return s && (size_t)(r->end - r->p) >= strlen(s) && memcmp(r->p, s, strlen(s)) == 0;
}

static bool at_row_end(const struct reader *r)
{
    return r->p == r->end || *r->p == '\n' || *r->p == '\r';
}

static void skip_row_end(struct reader *r)
{
    r->p += r->p < r->end && *r->p == '\r';
    r->p += r->p < r->end && *r->p == '\n';
}

static bool keep(struct reader *r, const struct um_text *field)
{
    const char *s = um_text_get(field);
    if (field->n > UM_MAX_TEXT_BYTES)
        return stop(r, "limit", "limits: text", "a text is longer than 1 MiB");
    if (*s && r->grid->n >= UM_MAX_TABLE_CELLS)
        return stop(r, "limit", "limits: cells", "more cells than one table may have");
    um_grid_set(r->arena, r->grid, r->row, r->column, r->shape->kind, *s ? um_arena_copy(r->arena, s, field->n) : NULL);
    return true;
}

static bool read_quoted(struct reader *r, struct um_text *field)
{
    const char *quote = r->shape->quote;
    r->p += strlen(quote);
    for (;;) {
        if (r->p == r->end)
            return stop(r, "csv-quote", "RFC 4180 section 2", "a field begins with a quote that nothing closes");
        if (at(r, quote)) {
            r->p += strlen(quote);
            if (!at(r, quote))
                break;
            um_text_add(field, quote);
            r->p += strlen(quote);
        } else if (at(r, r->shape->line_break)) {
            um_text_add(field, "\n");
            r->p += strlen(r->shape->line_break);
        } else {
            um_text_add_n(field, r->p++, 1);
        }
    }
    if (!at_row_end(r) && !at(r, r->separator))
        return stop(r, "csv-quote", "RFC 4180 section 2",
                    "text stands behind the quote that closes a field; a quote within a field is written twice");
    return true;
}

static bool read_bare(struct reader *r, struct um_text *field)
{
    while (!at_row_end(r) && !at(r, r->separator)) {
        if (at(r, r->shape->quote))
            return stop(r, "csv-quote", "RFC 4180 section 2", "a quote stands within a field that does not begin with one");
        um_text_add_n(field, r->p++, 1);
    }
    return true;
}

static bool read_row(struct reader *r)
{
    struct um_text field = {.arena = r->arena};
    for (r->column = 1;; r->column++) {
        field.n = 0;
        if (r->column > UM_MAX_TABLE_COLUMNS)
            return stop(r, "limit", "limits: columns", "more columns than a table may have");
        if (!(at(r, r->shape->quote) ? read_quoted(r, &field) : read_bare(r, &field)) || !keep(r, &field))
            return false;
        if (at_row_end(r))
            break;
        r->p += strlen(r->separator);
    }
    skip_row_end(r);
    return true;
}

/* The line sep=X, which Excel reads and does not show. */
static bool read_sep_line(struct reader *r)
{
    static const char *const known[] = {",", ";", "\t"};
    if (!at(r, "sep="))
        return true;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (r->end - r->p > 4 && r->p[4] == known[i][0])
            r->separator = known[i];
    if (!r->separator)
        return stop(r, "csv-separator", "RFC 4180 section 2", "the line sep= names neither comma, semicolon nor tab");
    r->p += 5;
    if (!at_row_end(r))
        return stop(r, "csv-separator", "RFC 4180 section 2", "the line sep= names one separator and nothing else");
    skip_row_end(r);
    return true;
}

/* Comma or semicolon, as the header shows; names of columns have neither. */
static bool choose_separator(struct reader *r)
{
    size_t n = 0, commas = 0, semicolons = 0;
    while (r->p + n < r->end && !strchr("\r\n", r->p[n]))
        commas += r->p[n] == ',', semicolons += r->p[n] == ';', n++;
    if (commas && semicolons)
        return stop(r, "csv-separator", "RFC 4180 section 2", "the header has commas and semicolons, so that its columns are not clear");
    r->separator = semicolons ? ";" : ",";
    return true;
}

/* The row in which a byte stands, as good as it can be told of a text that is not in order. */
static uint32_t row_at(const char *text, size_t offset)
{
    uint32_t row = 1;
    bool quoted = false;
    for (size_t i = 0; i < offset; i++) {
        quoted ^= text[i] == '"';
        row += text[i] == '\n' && !quoted;
    }
    return row;
}

static bool check_bytes(struct reader *r, const char *text, size_t length)
{
    size_t bad;
    r->row = 1;
    if (length > UM_MAX_INPUT_BYTES)
        return stop(r, "limit", "limits: input", "the text is longer than 64 MiB");
    if (length >= 2 && (memcmp(text, "\xff\xfe", 2) == 0 || memcmp(text, "\xfe\xff", 2) == 0))
        return stop(r, "csv-encoding", "UTF-8", "it is saved as UTF-16 (\"Unicode text\"); save it as UTF-8 (\"CSV UTF-8\")");
    if (um_utf8_ok(text, length, &bad))
        return true;
    r->row = row_at(text, bad);
    if (!text[bad])
        return stop(r, "csv-nul", "UTF-8", "a NUL byte stands in the text");
    return stop(r, "csv-encoding", "UTF-8", r->shape->separator ? "it is not UTF-8; if it is Windows-1252, say so (--encoding windows-1252)"
                                                                : "it is not UTF-8, but perhaps Windows-1252; save it as \"CSV UTF-8\"");
}

bool um_csv_read(struct um_arena *a, const char *text, size_t length, const struct um_csv_shape *shape, struct um_grid *grid,
                 struct um_problems *problems)
{
    struct reader r = {.arena = a, .p = text, .end = text + length, .shape = shape, .separator = shape->separator, .grid = grid,
                       .problems = problems};
    if (!check_bytes(&r, text, length))
        return false;
    if (at(&r, mark))
        r.p += strlen(mark);
    if (!shape->separator && (!read_sep_line(&r) || (!r.separator && !choose_separator(&r))))
        return false;
    for (r.row = 1; r.p < r.end; r.row++) {
        if (r.row > UM_MAX_TABLE_ROWS)
            return stop(&r, "limit", "limits: rows", "more rows than a table may have");
        if (!read_row(&r))
            return false;
    }
    return true;
}

/* ------------------------------------------------------------------- writing */

static void add_field(struct um_text *t, const struct um_grid_cell *cell)
{
    const char *guard = cell->kind == UM_GRID_TEXT && um_grid_guarded(cell->text) ? "'" : "";
    if (!strpbrk(cell->text, ",;\"\r\n\t ")) {
        um_text_add(t, guard);
        um_text_add(t, cell->text);
        return;
    }
    um_text_add(t, "\"");
    um_text_add(t, guard);
    for (const char *s = cell->text; *s; s++)
        um_text_add_n(t, *s == '"' ? "\"\"" : s, *s == '"' ? 2 : 1);
    um_text_add(t, "\"");
}

/* Separators up to a column. */
static void add_commas(struct um_text *t, uint32_t *column, uint32_t to)
{
    for (; *column < to; ++*column)
        um_text_add(t, ",");
}

/* Every row has as many fields as any other. */
static void end_row(struct um_text *t, uint32_t column, uint32_t last)
{
    add_commas(t, &column, last);
    um_text_add(t, "\r\n");
}

const char *um_csv_print(struct um_arena *a, const struct um_grid *grid, size_t *length)
{
    struct um_text t = {.arena = a};
    uint32_t row = 1, column = 1, last = 1;
    for (size_t i = 0; i < grid->n; i++)
        last = grid->cells[i].column > last ? grid->cells[i].column : last;
    um_text_add(&t, mark);
    for (size_t i = 0; i < grid->n; i++) {
        for (; row < grid->cells[i].row; row++, column = 1)
            end_row(&t, column, last);
        add_commas(&t, &column, grid->cells[i].column);
        add_field(&t, &grid->cells[i]);
    }
    end_row(&t, column, last);
    *length = t.n;
    return t.s;
}
