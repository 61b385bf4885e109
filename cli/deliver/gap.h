/* Gaps of a defendant, those together that are missing in the same way and are cured by the same. */
#ifndef GAP_H
#define GAP_H

#include "deliver/line.h"

/* Gap i of a defendant's list, if it is the first of its kind; NULL where an earlier one stands for it. */
const struct um_value *first_of_gaps(const struct um_value *defendant, size_t i);

/* How many there are. */
size_t count_gaps(const struct um_value *defendant);

/* The finding that a gap is about. */
const struct um_value *finding_of_gap(const struct um_value *defendant, const struct um_value *gap);

/* A stable name that is nobody's handle: the first node. Borrowed. */
const char *gap_id(const struct um_value *gap);

/* "Attribution is not in this record, on S1 · S2": what is missing. */
void add_gap(struct line *l, const struct um_value *defendant, const struct um_value *gap);

/* What would cure it; never empty. */
const char *gap_proof(const struct um_value *gap);

/* Whether the outcome comes down to it as things stand. */
bool is_first_obstacle(const struct um_value *defendant, const struct um_value *gap);

#endif
