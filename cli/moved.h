/* Rows of two records that differ, and those of them that moved a finding. */
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

/* What finds the rows that moved a finding. Fill the first three, the rest is trace_open's. */
struct trace {
    const struct record_side *sides;
    const struct changes *changes;
    const struct moved_rows *rows;
    struct node_change *by_node; /* the changes of nodes, sorted by their names */
    size_t n_nodes;
    bool *hit; /* by row, of the change asked for last */
};

/* False when memory ran out; either way to be closed. */
bool trace_open(struct trace *t);
void trace_close(struct trace *t);

/*
 * Mark in t->hit the rows by which a change came about: those that the rules read that decided before or after, with what
 * was offered as far as it had an effect; of what joins others, those of the members that moved and decide. A record stands
 * for its parts. The number of marks.
 */
size_t trace_change(struct trace *t, const struct change *c);

/* The next of the rows marked, in the order of the papers, from place *at on, which begins with 0; NULL where there are no more. */
const struct moved_row *next_marked(const struct trace *t, size_t *at);

/* Whether a row is a record; and whether it is only part of one. */
bool is_record_row(const struct moved_row *row);
bool is_part(const struct moved_rows *rows, const struct moved_row *row);

/* Whether how a node stood or stands differs with an open question of law. */
bool turns_on(const struct change *c, const char *question);

/* The next question of law, from place *at on, which begins with 0, whose position the second document fixes and the first does not. */
const struct um_value *next_fixed(const struct um_value *const documents[2], size_t *at);

#endif
