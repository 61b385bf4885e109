/* Rows of the record that moved, in words. */
#ifndef MOVES_H
#define MOVES_H

#include "render/page.h"
#include "sides.h"

/* What of the record is not the same on both sides: paragraphs, then what else stands in it. */
void render_moved_rows(struct page *p, const struct diff *d);

/* By what a change came about: rows that moved, positions that are fixed, or another test; and whether there is any of it to tell. */
bool has_causes(struct diff *d, const struct change *c);
void add_causes(struct page *p, struct diff *d, const struct change *c);

/* A row that was supposed by its id, with how it is cited. */
void add_supposed_row(struct page *p, const struct diff *d, const char *id);

#endif
