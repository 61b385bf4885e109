/* What moved between two evaluations, and by which rule. */
#ifndef CHANGES_H
#define CHANGES_H

#include "cli.h"
#include "sides.h"

void render_changes(FILE *out, struct diff *d, int width);

/* The same, where the second side is what the options suppose. */
void render_what_if(FILE *out, struct diff *d, const struct options *o, const struct note *notes, size_t n_notes, int width);

#endif
