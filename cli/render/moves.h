/* Rows of the record that moved, in words. */
#ifndef MOVES_H
#define MOVES_H

#include "render/page.h"
#include "sides.h"

/* What of the record is not the same on both sides: paragraphs, then what else stands in it. */
void render_moved_rows(struct page *p, const struct diff *d);

/* The rows by which a change came about, and the positions that were fixed for it; false and nothing where none is known. */
bool add_causes(struct page *p, struct diff *d, const struct change *c);

#endif
