/* A shape for each status and outcome, so that none is told by colour alone. */
#ifndef SHAPES_H
#define SHAPES_H

#include "render/html.h"

/* The drawings, once in the page. */
void put_shapes(struct html *h);

/* The shape of a status or an outcome, for the eye alone: its words stand beside it. */
void put_shape(struct html *h, const char *value);

#endif
