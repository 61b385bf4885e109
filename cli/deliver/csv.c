/* CSV as RFC 4180 has it and as a spreadsheet opens it by a double click. */
#include <string.h>

#include "deliver/table.h"

/* Whether a spreadsheet would make something else of a text: a formula, or a number or date out of digits such as 12-1. */
static bool is_read_as_more(const char *text)
{
    return *text && (strchr("=+-@\t\r", *text) || (strchr("0123456789", *text) && !text[strspn(text, "0123456789-/.:, ")]));
}

/* An apostrophe before it keeps such a text a text. */
static void print_cell(FILE *out, const char *text)
{
    fputs(is_read_as_more(text) ? "\"'" : "\"", out);
    for (; *text; text++)
        if (*text == '\n')
            fputs("\r\n", out);
        else
            fprintf(out, "%s%c", *text == '"' ? "\"" : "", *text);
    fputc('"', out);
}

void print_csv(FILE *out, const struct table *t)
{
    fputs("\xef\xbb\xbf", out);
    for (size_t i = 0; i < t->n_columns; i++)
        fprintf(out, "%s\"%s\"", i ? "," : "", t->columns[i].name);
    fputs("\r\n", out);
    for (size_t i = 0; i < t->n_cells; i++) {
        print_cell(out, t->cells[i] ? t->cells[i] : "");
        fputs((i + 1) % t->n_columns ? "," : "\r\n", out);
    }
}
