/* What is left to ask, with what hangs on each answer. */
#ifndef ASKED_H
#define ASKED_H

#include <stdio.h>

#include "unmask.h"

void render_asked(FILE *out, const struct um_value *document, int width);

#endif
