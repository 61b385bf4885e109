/* A workbook: a sheet a table. Every cell is a text, so that nothing in it is computed, and no clock is read. */
#include "deliver/table.h"

#include <stdlib.h>
#include <string.h>

#ifdef HAVE_XLSXWRITER
#include <xlsxwriter.h>

const bool has_workbooks = true;

enum { LONGEST = 32767, MADE = 946684800 }; /* characters of a cell, as UTF-16 counts them; Jan. 1, 2000, for a day is asked for */

enum { LINE_HEIGHT = 15, MOST_HEIGHT = 409 }; /* points: of a line, and of a row at most */

static const char cut_words[] = " [cut here; the CSV has the whole]";

/* How many UTF-16 units a character takes that begins with this byte; 0 for a byte that continues one. */
static size_t units(char c)
{
    const unsigned char u = (unsigned char)c;
    return (u & 0xc0) == 0x80 ? 0 : u >= 0xf0 ? 2 : 1;
}

/* A text no longer than a cell may be, to be freed. */
static char *cut_text(const char *text)
{
    size_t n = 0, all = 0, keep = 0;
    for (const char *s = text; *s; s++) {
        all += units(*s);
        if (all <= LONGEST - sizeof cut_words)
            keep = (size_t)(s - text) + 1;
    }
    n = strlen(text);
    const bool fits = all <= LONGEST;
    char *copy = malloc(n + sizeof cut_words);
    if (!copy)
        return NULL;
    memcpy(copy, text, fits ? n : keep);
    memcpy(copy + (fits ? n : keep), fits ? "" : cut_words, fits ? 1 : sizeof cut_words);
    return copy;
}

static bool write_cell(lxw_worksheet *sheet, size_t row, size_t column, const char *text, lxw_format *format)
{
    char *fits = cut_text(text);
    bool good = fits && worksheet_write_string(sheet, (lxw_row_t)row, (lxw_col_t)column, fits, format) == LXW_NO_ERROR;
    free(fits);
    return good;
}

static void lay_out(lxw_worksheet *sheet, const struct table *t, const char *mark)
{
    for (size_t i = 0; i < t->n_columns; i++)
        worksheet_set_column(sheet, (lxw_col_t)i, (lxw_col_t)i, t->columns[i].width, NULL);
    worksheet_freeze_panes(sheet, 1, 0);
    worksheet_repeat_rows(sheet, 0, 0);
    worksheet_set_landscape(sheet);
    worksheet_fit_to_pages(sheet, 1, 0);
    if (mark)
        worksheet_set_header(sheet, mark);
    worksheet_set_footer(sheet, "&LResearch aid, not legal advice; checked by ____________&RPage &P of &N");
    if (table_rows(t))
        worksheet_autofilter(sheet, 0, 0, (lxw_row_t)table_rows(t), (lxw_col_t)(t->n_columns - 1));
}

/* How many lines a text takes in a column so wide, as near as can be said without a font. */
static size_t count_lines(const char *text, int width)
{
    size_t n = 0;
    for (const char *end; *text; text = *end ? end + 1 : end) {
        end = text + strcspn(text, "\n");
        n += (size_t)page_columns(text, (size_t)(end - text)) / (size_t)width + 1;
    }
    return n;
}

/* Rows as high as their longest text: not every program that opens a workbook makes them so. */
static void set_heights(lxw_worksheet *sheet, const struct table *t)
{
    for (size_t row = 0; row < table_rows(t); row++) {
        size_t lines = 1;
        for (size_t i = 0; i < t->n_columns; i++) {
            const char *text = t->cells[row * t->n_columns + i];
            const size_t n = text ? count_lines(text, t->columns[i].width) : 0;
            lines = n > lines ? n : lines;
        }
        const size_t height = lines * LINE_HEIGHT;
        worksheet_set_row(sheet, (lxw_row_t)row + 1, (double)(height < MOST_HEIGHT ? height : MOST_HEIGHT), NULL);
    }
}

static bool write_sheet(lxw_workbook *book, const struct table *t, const char *mark, lxw_format *head, lxw_format *body)
{
    lxw_worksheet *sheet = workbook_add_worksheet(book, t->name);
    bool good = sheet != NULL;
    for (size_t i = 0; good && i < t->n_columns; i++)
        good = write_cell(sheet, 0, i, t->columns[i].name, head);
    for (size_t i = 0; good && i < t->n_cells; i++)
        if (t->cells[i] && *t->cells[i])
            good = write_cell(sheet, i / t->n_columns + 1, i % t->n_columns, t->cells[i], body);
    if (good)
        lay_out(sheet, t, mark), set_heights(sheet, t);
    return good;
}

bool write_workbook(const char *path, const struct deliverables *d, bool include_sealed)
{
    const struct table *const tables[] = {&d->about, &d->chart, &d->evidence, &d->gaps};
    lxw_doc_properties properties = {.created = MADE};
    lxw_workbook *book = workbook_new(path);
    if (!book)
        return false;
    workbook_set_properties(book, &properties);
    lxw_format *head = workbook_add_format(book), *body = workbook_add_format(book);
    format_set_bold(head);
    format_set_text_wrap(body);
    format_set_align(body, LXW_ALIGN_VERTICAL_TOP);
    bool good = true;
    for (size_t i = 0; good && i < sizeof tables / sizeof *tables; i++)
        good = write_sheet(book, tables[i], include_sealed ? "&C&\"-,Bold\"CONTAINS SEALED MATERIAL" : NULL, head, body);
    return workbook_close(book) == LXW_NO_ERROR && good;
}

#else

const bool has_workbooks = false;

bool write_workbook(const char *path, const struct deliverables *d, bool include_sealed)
{
    (void)path, (void)d, (void)include_sealed;
    return false;
}

#endif
