#include "codec/workbook.h"

#ifndef UM_WITH_XLSXWRITER

enum um_workbook_outcome um_workbook_write(const struct um_grids *grids, const char *path, const char **place)
{
    (void)grids, (void)path, (void)place;
    return UM_WORKBOOK_NONE;
}

#else

#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

#include "base/text.h"

enum { NAME_ROOM = 64, MESSAGE_ROOM = 255, TITLE_ROOM = 32 };

/* What the sheets of a workbook share. */
struct writer {
    struct um_arena *arena;
    lxw_workbook *book;
    lxw_format *head, *text, *prose, *error;
};

static bool explains(const struct um_grid *g)
{
    return !g->columns;
}

/* A text cut to so many bytes, at the end of a character. */
static char *cut(struct um_arena *a, const char *s, size_t most)
{
    size_t n = strlen(s);
    if (n <= most)
        return um_cat(a, s, NULL);
    for (n = most - 3; n && ((unsigned char)s[n] & 0xc0) == 0x80;)
        n--;
    return um_cat(a, um_arena_copy(a, s, n), "...", NULL);
}

/* A text in which what looks like the escape of a character is not taken for one. */
static const char *escaped(struct um_arena *a, const char *s)
{
    struct um_text t = {.arena = a};
    for (; *s; s++) {
        bool looks = s[0] == '_' && s[1] == 'x' && strspn(s + 2, "0123456789ABCDEFabcdef") >= 4 && s[6] == '_';
        um_text_add(&t, looks ? "_x005F" : "");
        um_text_add_n(&t, s, 1);
    }
    return um_text_get(&t);
}

static lxw_error write_cell(const struct writer *w, lxw_worksheet *sheet, const struct um_grid_cell *c, lxw_format *format)
{
    lxw_row_t row = c->row - 1;
    lxw_col_t column = (lxw_col_t)(c->column - 1);
    switch (c->kind) {
    case UM_GRID_NUMBER:
        return worksheet_write_number(sheet, row, column, strtod(c->text, NULL), NULL);
    case UM_GRID_FORMULA:
        return worksheet_write_formula(sheet, row, column, c->text, NULL);
    case UM_GRID_OTHER: /* something that is refused again */
        return worksheet_write_formula(sheet, row, column, um_cat(w->arena, "=", c->text, NULL), NULL);
    case UM_GRID_TEXT:
    case UM_GRID_TYPED:
        break;
    }
    return worksheet_write_string(sheet, row, column, strstr(c->text, "_x") ? escaped(w->arena, c->text) : c->text, format);
}

/* The name of a column, for the title beside a cell. */
static const char *head_of(const struct um_grid *g, size_t column)
{
    for (size_t i = 0; i < g->n && g->cells[i].row <= g->head; i++)
        if (g->cells[i].column == column + 1)
            return g->cells[i].text;
    return "";
}

static void offer(const struct writer *w, lxw_worksheet *sheet, const struct um_grid *g, size_t i)
{
    const struct um_grid_column *c = &g->columns[i];
    lxw_data_validation v = {.validate = LXW_VALIDATION_TYPE_ANY, .ignore_blank = LXW_VALIDATION_ON, .show_input = LXW_VALIDATION_ON,
                             .show_error = c->only ? LXW_VALIDATION_ON : LXW_VALIDATION_OFF};
    if (!c->about)
        return;
    v.input_title = cut(w->arena, head_of(g, i), TITLE_ROOM);
    v.input_message = cut(w->arena, c->about, MESSAGE_ROOM);
    if (c->list_sheet) {
        lxw_row_t first = c->list_first - 1, last = c->list_last - 1;
        char range[NAME_ROOM];
        lxw_rowcol_to_range_abs(range, first, (lxw_col_t)(c->list_column - 1), last, (lxw_col_t)(c->list_column - 1));
        v.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
        v.value_formula = um_cat(w->arena, "=", c->list_sheet, "!", range, NULL);
        v.dropdown = LXW_VALIDATION_ON;
    }
    if (c->only) {
        v.error_title = um_cat(w->arena, "Not in the list", NULL);
        v.error_message = um_cat(w->arena, "Choose a word of the list.", NULL);
    }
    worksheet_data_validation_range(sheet, g->head, (lxw_col_t)i, um_grid_offered(g) - 1, (lxw_col_t)i, &v);
}

/* Width of a column: that of its name or of what it explains, within reason. */
static double width_of(const struct um_grid *g, uint32_t column)
{
    size_t widest = 8;
    for (size_t i = 0; i < g->n; i++) {
        size_t n = strlen(g->cells[i].text);
        if (g->cells[i].column == column && g->cells[i].row >= g->head && n > widest)
            widest = n;
    }
    return widest < 40 ? (double)widest + 2 : 42;
}

static lxw_error write_sheet(const struct writer *w, const struct um_grid *g, const char **place)
{
    lxw_worksheet *sheet = workbook_add_worksheet(w->book, g->sheet);
    lxw_error failed = sheet ? LXW_NO_ERROR : LXW_ERROR_MEMORY_MALLOC_FAILED;
    uint32_t widest = 1;
    for (size_t i = 0; i < g->n; i++)
        widest = g->cells[i].column > widest ? g->cells[i].column : widest;
    for (uint32_t c = 1; !failed && c <= widest; c++)
        worksheet_set_column(sheet, (lxw_col_t)(c - 1), (lxw_col_t)(c - 1), width_of(g, c), explains(g) ? w->prose : w->text);
    for (size_t i = 0; !failed && i < g->n; i++) {
        const struct um_grid_cell *c = &g->cells[i];
        bool intro = explains(g) && c->row < g->head, error = !explains(g) && c->column == 1 && strncmp(head_of(g, 0), "Error", 5) == 0;
        failed = write_cell(w, sheet, c, intro ? NULL : c->row == g->head ? w->head : error ? w->error : explains(g) ? w->prose : w->text);
        if (failed)
            *place = um_cat(w->arena, g->name, ", row ", um_int_text(w->arena, c->row), ", column ", head_of(g, c->column - 1), NULL);
    }
    for (size_t i = 0; !failed && i < g->n_columns; i++)
        offer(w, sheet, g, i);
    if (!failed)
        worksheet_freeze_panes(sheet, g->head, 0);
    return failed;
}

static void make_formats(struct writer *w)
{
    w->head = workbook_add_format(w->book);
    format_set_bold(w->head);
    format_set_bg_color(w->head, 0xE7E6E6);
    w->text = workbook_add_format(w->book);
    format_set_num_format(w->text, "@");
    format_set_align(w->text, LXW_ALIGN_VERTICAL_TOP);
    w->prose = workbook_add_format(w->book);
    format_set_num_format(w->prose, "@");
    format_set_text_wrap(w->prose);
    format_set_align(w->prose, LXW_ALIGN_VERTICAL_TOP);
    w->error = workbook_add_format(w->book);
    format_set_num_format(w->error, "@");
    format_set_text_wrap(w->error);
    format_set_bg_color(w->error, 0xFCE4D6);
}

/* All sheets into the book, which is not closed yet. */
static lxw_error write_sheets(struct writer *w, const struct um_grids *grids, const char **place)
{
    lxw_doc_properties fixed = {.created = 1577836800}; /* some day, always the same */
    lxw_error failed = LXW_NO_ERROR;
    make_formats(w);
    workbook_set_properties(w->book, &fixed);
    for (size_t i = 0; !failed && i < grids->n; i++)
        failed = write_sheet(w, &grids->list[i], place);
    return failed;
}

enum um_workbook_outcome um_workbook_write(const struct um_grids *grids, const char *path, const char **place)
{
    struct um_arena *const a = grids->arena;
    struct writer *const w = UM_NEW(a, struct writer);
    jmp_buf *outer = a->guard, inner;
    *w = (struct writer){.arena = a, .book = workbook_new(path)};
    *place = NULL;
    if (!w->book)
        return UM_WORKBOOK_FAILED;
    a->guard = &inner;
    if (setjmp(inner)) {
        lxw_workbook_free(w->book);
        longjmp(*outer, 1);
    }
    lxw_error failed = write_sheets(w, grids, place);
    a->guard = outer;
    if (failed)
        lxw_workbook_free(w->book);
    else
        failed = workbook_close(w->book);
    return failed == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED ? UM_WORKBOOK_TOO_LONG : failed ? UM_WORKBOOK_FAILED : UM_WORKBOOK_WRITTEN;
}

#endif
