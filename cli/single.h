/* One matter, evaluated for everybody's eyes unless sealed records are asked for: what memo and deliver begin with. */
#ifndef SINGLE_H
#define SINGLE_H

#include "cli.h"

struct single {
    struct um_result *findings, *evidence;      /* evidence NULL where it was not asked for */
    const struct um_value *document, *papers;   /* what they hold */
};

/* Evaluate the one matter of the operand, or of several the one that --matter names; an exit code. */
int evaluate_single(const struct options *o, bool evidence, struct single *ret);
void free_single(struct single *s);

/* Say on standard error what a public output does without. */
void tell_held_back(const struct single *s);

#endif
