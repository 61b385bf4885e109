/* A table of texts: what a spreadsheet holds, whichever way it is written. */
#ifndef TABLE_H
#define TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "deliver/gap.h"
#include "deliver/line.h"

/* A column: how its head is written, and how many characters wide it is in a workbook. */
struct column {
    const char *name;
    int width;
};

struct table {
    const char *name; /* of the file and of the sheet */
    const struct column *columns;
    size_t n_columns;
    char **cells; /* row by row; NULL for an empty one */
    size_t n_cells, room;
    bool failed; /* memory ran out */
};

/* The next cell, which the table frees; NULL says that memory ran out. */
void table_put(struct table *t, char *cell);
/* A text as the next cell; NULL or "" is an empty one. */
void table_text(struct table *t, const char *text);
size_t table_rows(const struct table *t);
void table_free(struct table *t);

/* The tables that are delivered. */
struct deliverables {
    struct table about, chart, evidence, gaps;
};

/* Fill them from the findings, the evidence and what is missing; false when memory ran out. */
bool make_deliverables(struct deliverables *d, const struct um_value *document, const struct um_value *papers, const struct um_value *gaps, bool include_sealed);
void free_deliverables(struct deliverables *d);

/* Shared by the files of this folder. */
void fill_about(struct table *t, const struct um_value *document, bool include_sealed);
void fill_chart(struct table *t, const struct um_value *document, const struct gaps *gaps);
void fill_evidence(struct table *t, const struct um_value *papers);
void fill_gaps(struct table *t, const struct gaps *gaps);

/* As CSV: a byte order mark, CRLF, every cell between quotation marks, and none that a spreadsheet would compute or read as a date. */
void print_csv(FILE *out, const struct table *t);

/* All of them as a workbook in a file that is there; false when it could not be written. Whether this program can at all. */
bool write_workbook(const char *path, const struct deliverables *d, bool include_sealed);
extern const bool has_workbooks;

#endif
