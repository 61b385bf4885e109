/*
 * Sheets of a spreadsheet: which cell says what, before anybody knows what it
 * means. Readers of CSV, workbooks and load files make them; the record is read
 * from them. Only cells that are not empty are kept, in order of row and column,
 * so that a sheet with a cell in its last row costs no more than another.
 */
#ifndef UM_GRID_H
#define UM_GRID_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

enum um_grid_kind {
    UM_GRID_TEXT,    /* means what it says */
    UM_GRID_TYPED,   /* from CSV: a spreadsheet may have changed it, and an apostrophe may guard it */
    UM_GRID_NUMBER,  /* of a workbook, as digits */
    UM_GRID_FORMULA, /* of a workbook; the text is the formula */
    UM_GRID_OTHER    /* of a workbook: true, false or an error */
};

struct um_grid_cell {
    uint32_t row, column; /* counted from 1 */
    enum um_grid_kind kind;
    const char *text; /* never empty */
};

/* What a spreadsheet may offer in the cells of a column. */
struct um_grid_column {
    const char *about;      /* shown beside a cell; NULL: nothing */
    const char *list_sheet; /* the sheet whose cells are offered; NULL: none */
    uint32_t list_column, list_first, list_last;
    bool only; /* nothing but what is offered */
};

struct um_grid {
    const char *name;  /* as messages name it: records.csv */
    const char *sheet; /* records */
    uint32_t head;     /* row of the names of its columns, 1 but for a sheet that explains */
    struct um_grid_cell *cells;
    size_t n, cap;
    const struct um_grid_column *columns; /* for writing; NULL: nothing is offered */
    size_t n_columns;
};

struct um_grids {
    struct um_arena *arena;
    struct um_grid *list;
    size_t n, cap;
};

/* A sheet at the end; valid until the next is added. */
struct um_grid *um_grid_add(struct um_grids *g, const char *name, const char *sheet);

/* A cell behind those that are there; nothing for an empty text or NULL. */
void um_grid_set(struct um_arena *a, struct um_grid *g, uint32_t row, uint32_t column, enum um_grid_kind kind, const char *text);

/* Copy sheets to the end of others; nothing in them refers to where they came from. What they offer is left out. */
void um_grids_copy(struct um_grids *to, const struct um_grids *from);

/* Whether a spreadsheet that opens CSV would run, change or swallow a text, so that an apostrophe has to stand before it. */
bool um_grid_guarded(const char *text);

/* Whether a text looks like a date or number in the form that Excel gives to what it has changed. */
bool um_grid_changed(const char *text);

/* The last row in which a spreadsheet offers something: somewhat behind the last that is filled. */
uint32_t um_grid_offered(const struct um_grid *grid);

#endif
