/* Rows of two records that differ. */
#ifndef MOVED_H
#define MOVED_H

#include "differ.h"

enum row_move { ROW_ADDED, ROW_REMOVED, ROW_CHANGED, ROW_ADMITTED, ROW_ASSUMED };

/* A row that is not the same on both sides, a record that the second lets count, or a ruling that it assumes. */
struct moved_row {
    const char *id;     /* of the row; of a ruling the name of its node */
    const char *table;  /* as a record names it: records, assertions; NULL for a ruling */
    const char *answer; /* of a ruling */
    enum row_move how;
    const struct um_value *paragraph; /* of a record, as unmask.evidence/1 has it, with its cite; else NULL */
    const struct um_value *paper;     /* the paper that it stands in */
    size_t owner;                     /* the record that the row is part of, among these rows; itself, where it is part of none */
    size_t place;                     /* in the order of the papers; behind them all what is no record */
};

struct moved_rows {
    struct moved_row *list; /* sorted by id */
    const struct moved_row **order; /* in the order of their places */
    size_t n;
};

/* What is known of one side: all as it was entered, paper by paper, and what was found. */
struct record_side {
    const struct um_value *contents, *evidence, *findings;
    const char *const *rulings, *const *admitted; /* that it assumes: node=answer, and ids of records */
    size_t n_rulings, n_admitted;
};

/* The rows that differ, as far as they are before the court. False when memory ran out. To be freed with free_moved_rows. */
bool find_moved_rows(const struct record_side sides[2], struct moved_rows *ret);
void free_moved_rows(struct moved_rows *rows);

/* The row with an id among those that moved, or NULL. */
const struct moved_row *moved_called(const struct moved_rows *rows, const char *id);

/* Whether a row is a record; and whether it is only part of one. */
bool is_record_row(const struct moved_row *row);
bool is_part(const struct moved_rows *rows, const struct moved_row *row);

#endif
