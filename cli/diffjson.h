/* What moved between two evaluations, as JSON. */
#ifndef DIFFJSON_H
#define DIFFJSON_H

#include "json.h"
#include "sides.h"

/* unmask.diff/1 (schema/diff.schema.json). */
void print_diff(FILE *out, struct diff *d);

/* The members that such documents share: the sides; what of the record moved, and all changes, each with its cause. */
void print_sides(struct json *j, const struct diff *d);
void print_moves(struct json *j, struct diff *d);

/* The outcomes that stand as they stood, each with what it comes down to and what would cure that. */
void print_standing_outcomes(struct json *j, const struct diff *d);

#endif
