#define _POSIX_C_SOURCE 200809L /* open_memstream */
#include "render/cells.h"

#include <stdlib.h>
#include <string.h>

enum { BETWEEN = 2, CLOSING = 1 }; /* columns kept free between two cells, and for punctuation that closes a line */

bool cells_begin(struct cells *c, const int *at, size_t n, int width, const struct um_value *law_questions)
{
    *c = (struct cells){.n = n};
    for (size_t i = 0; i < n; i++) {
        int end = i + 1 < n ? at[i + 1] - BETWEEN : width;
        FILE *out = open_memstream(&c->list[i].text, &c->list[i].length);
        c->list[i].at = at[i];
        c->list[i].page = (struct page){.out = out, .width = end - at[i] - CLOSING, .law_questions = law_questions};
        if (!out) {
            c->n = i;
            cells_end(c, NULL);
            return false;
        }
    }
    return true;
}

/* One line of each cell that has one left; false when none has. */
static bool print_line(struct cells *c, const char **rest, FILE *out)
{
    int column = 0;
    for (size_t i = 0; i < c->n; i++) {
        size_t n = strcspn(rest[i], "\n");
        if (n) {
            int gap = c->list[i].at - column;
            fprintf(out, "%*s%.*s", gap > 0 ? gap : column > 0, "", (int)n, rest[i]);
            column = (gap > 0 ? c->list[i].at : column + (column > 0)) + page_columns(rest[i], n);
        }
        rest[i] += n + (rest[i][n] == '\n');
    }
    if (column)
        fputc('\n', out);
    return column > 0;
}

/* Finish the texts of the cells. */
static void close_cells(struct cells *c, const char **rest)
{
    for (size_t i = 0; i < c->n; i++) {
        page_end(&c->list[i].page);
        fclose(c->list[i].page.out);
        rest[i] = c->list[i].text;
    }
}

static void free_cells(struct cells *c)
{
    for (size_t i = 0; i < c->n; i++)
        free(c->list[i].text);
}

void cells_end(struct cells *c, FILE *out)
{
    const char *rest[MOST_CELLS];
    close_cells(c, rest);
    while (out && print_line(c, rest, out))
        continue;
    free_cells(c);
}

/* Text in Markdown that is shown as it stands. */
static void print_markdown(FILE *out, const char *text, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        bool address = (text[i] == ':' && strncmp(text + i, "://", 3) == 0) || (text[i] == '.' && i >= 3 && strncmp(text + i - 3, "www", 3) == 0);
        if (text[i] == '&')
            fputs("&amp;", out);
        else
            fprintf(out, "%s%c", address || strchr("\\`*_{}[]<>#|~", text[i]) ? "\\" : "", text[i]);
    }
}

/* The lines of a text that are not empty, with what stands between two. */
static void print_lines(FILE *out, const char *text, const char *between)
{
    static const char blank[] = " \n";
    for (const char *s = text + strspn(text, blank); *s;) {
        size_t n = strcspn(s, "\n");
        print_markdown(out, s, n);
        s += n;
        s += strspn(s, blank);
        fputs(*s ? between : "", out);
    }
}

void cells_end_markdown(struct cells *c, FILE *out)
{
    const char *rest[MOST_CELLS];
    close_cells(c, rest);
    for (size_t i = 0; i < c->n; i++) {
        fputs("| ", out);
        print_lines(out, rest[i], "<br>");
        fputc(' ', out);
    }
    fputs("|\n", out);
    free_cells(c);
}

void cells_end_marked(struct cells *c, FILE *out, const char *mark, const char *between)
{
    const char *rest[MOST_CELLS];
    close_cells(c, rest);
    fputs(*rest[0] ? mark : "", out);
    print_lines(out, rest[0], between);
    fputs(*rest[0] ? "\n" : "", out);
    free_cells(c);
}
