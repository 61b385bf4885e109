/* A row of a table whose cells each wrap within their own columns. */
#ifndef CELLS_H
#define CELLS_H

#include "render/page.h"

enum { MOST_CELLS = 65 };

struct cells {
    size_t n;
    struct {
        struct page page; /* what is added to it is the cell's text */
        char *text;
        size_t length;
        int at;
    } list[MOST_CELLS];
};

/* Begin a row of cells at these columns, the last of which ends at width. False when memory ran out. */
bool cells_begin(struct cells *c, const int *at, size_t n, int width, const struct um_value *law_questions);

/* Print the row, line by line, and free it. */
void cells_end(struct cells *c, FILE *out);

/* The same as a row of a table in Markdown, each cell on one line. */
void cells_end_markdown(struct cells *c, FILE *out);

/* One cell in Markdown: its first line behind a mark, such as "- ", the others each behind what is to stand between two. */
void cells_end_marked(struct cells *c, FILE *out, const char *mark, const char *between);

#endif
