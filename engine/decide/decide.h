/*
 * The pure core: a matter and the law in, a tree of findings out. No SQLite,
 * JSON, stdio, clock, locale, environment or floating point here or below.
 */
#ifndef UM_DECIDE_H
#define UM_DECIDE_H

#include "findings/tree.h"

struct um_decide_options {
    const char *test;     /* or NULL */
    int64_t as_of;        /* last minute; UM_TIME_OPEN_TO: the whole record */
    int64_t law_as_of;    /* last minute */
    uint32_t decision;    /* row, or UM_NONE */
    const char *explain;          /* name of a node whose rules are to be tried again for the reader, or NULL */
    const char *const *positions; /* question=position */
    size_t n_positions;
    const char *const *rulings; /* node=answer, assumed */
    size_t n_rulings;
    const char *const *admitted; /* records that are assumed to count */
    size_t n_admitted;
};

/* Why an evaluation is refused: a wish that names nothing, or a record that the law cannot take. */
struct um_refusal {
    const char *sentence; /* NULL: not refused */
    bool input;           /* the record is at fault, not the wish */
};

/*
 * Evaluate. When that cannot be done the result is NULL and wrong says why.
 * Memory comes from the arena.
 */
const struct um_tree *um_decide(struct um_arena *a, const struct um_matter *m, const struct um_rules *rules,
                                const struct um_decide_options *options, struct um_refusal *wrong);

#endif
