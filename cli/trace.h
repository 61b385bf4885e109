/* Which rows of two records moved a finding. */
#ifndef TRACE_H
#define TRACE_H

#include "moved.h"

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

/* Whether how a node stood or stands differs with an open question of law. */
bool turns_on(const struct change *c, const char *question);

/* The next question of law, from place *at on, which begins with 0, whose position the second document fixes and the first does not. */
const struct um_value *next_fixed(const struct um_value *const documents[2], size_t *at);

#endif
