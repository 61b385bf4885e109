/* One matter, evaluated for everybody's eyes unless sealed records are asked for: what memo and deliver begin with. */
#ifndef SINGLE_H
#define SINGLE_H

#include "cli.h"

/* What is asked for beside the findings. */
enum { WITH_EVIDENCE = 1, WITH_GAPS = 2, WITH_LAW = 4 };

struct single {
    struct um_result *results[4];
    const struct um_value *document, *papers, *gaps, *law; /* what they hold; NULL where it was not asked for */
};

/* Evaluate one record, sealed records held back unless they are asked for; an exit code. */
int evaluate_parts(const struct options *o, const struct um_record *record, const struct um_law *law, unsigned with, struct single *ret);

/* Evaluate the one matter of the operand, or of several the one that --matter names; an exit code. */
int evaluate_single(const struct options *o, unsigned with, struct single *ret);
void free_single(struct single *s);

/* Say on standard error what a public output does without. */
void tell_held_back(const struct single *s);

#endif
