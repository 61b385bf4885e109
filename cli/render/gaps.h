/* What is missing for one side, or what it can attack. */
#ifndef GAPS_H
#define GAPS_H

#include <stdio.h>

#include "unmask.h"

void render_gaps(FILE *out, const struct um_value *document, int width);

#endif
