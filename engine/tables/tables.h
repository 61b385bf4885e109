/*
 * The record of a matter as tables: an entity is a table, a field a column. What
 * stands in a cell of each type is said by um_table_syntax, which the sheet that
 * explains the columns prints; reading and writing are loops over um_fields. An
 * empty cell is a missing key; no text of a record is empty, so there is no
 * other way to write one.
 */
#ifndef UM_TABLES_H
#define UM_TABLES_H

#include "base/grid.h"
#include "base/problem.h"
#include "base/value.h"
#include "record/matter.h"

/* ---------------------------------------------------------------- one cell */

/* A cell of a field, as a person writes it, from the value that a record has there. */
const char *um_table_cell_text(struct um_arena *a, const struct um_field *f, const struct um_value *v);

/* Problem with a cell: its id and a sentence. Both NULL where there is none. */
struct um_table_fault {
    const char *id, *message;
};

/* The value that a record would have there; something even where there is a fault, so that nothing else seems to be missing. */
struct um_value *um_table_cell_value(struct um_arena *a, const struct um_field *f, const struct um_grid_cell *cell,
                                     struct um_table_fault *fault);

/* How a cell of a field is written, in a sentence. */
const char *um_table_syntax(struct um_arena *a, const struct um_field *f);

/* ------------------------------------------------------------------- tables */

/* The entity whose table a file or sheet has by its name (records.csv, records-exhibits.csv), or -1. */
int um_table_entity(const char *name);

/* Whether it is a sheet that explains, which is never read. */
bool um_table_explains(const char *name);

/* Where the rows of a record came from. */
struct um_table_origin {
    const struct um_grid *grid;
    uint32_t row;
    uint32_t place; /* in its table */
    uint8_t entity;
};

struct um_table_reading {
    struct um_arena *arena;
    struct um_problems *problems;
    struct um_table_origin *origins; /* value->line counts them from 1 */
    size_t n, cap;
    const char **faulty; /* places of the problems of single cells */
    size_t n_faulty, cap_faulty;
    bool misnamed; /* a table or a column has a name that is not known, or a needed column is not there */
};

/*
 * The record as a value tree; the line of each value is the number of its row
 * among the origins. NULL where a table or column is misnamed, since much else
 * would then seem to be missing; the problems of single cells are noted either way.
 */
struct um_value *um_tables_read(struct um_table_reading *r, const struct um_grids *grids);

/* Name the places of all problems by table, row and column, once the record was checked. */
void um_tables_place(struct um_table_reading *r);

/* The tables of a record in canonical form, or empty ones for NULL, between the two sheets that explain them. */
void um_tables_write(struct um_grids *grids, const struct um_value *record);

/* What a spreadsheet is to offer in the columns of a table that has its columns in any order. */
void um_tables_offer(struct um_grids *grids, struct um_grid *grid);

/* Copies of sheets with a column Error before the others, from problems that um_tables_place placed. */
void um_tables_mark(struct um_grids *marked, const struct um_grids *grids, const struct um_problem *problems, size_t n);

/* Whether a column is that of errors, which is not read. */
bool um_table_is_error_column(const char *head);

#endif
