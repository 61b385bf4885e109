/* What would be enough, or whose loss would undo it, of a gaps document. */
#ifndef REMEDIES_H
#define REMEDIES_H

#include "render/text.h"

void render_remedies(struct page *p, const struct um_value *document);

/* A supply or a loss by its id, or NULL. */
const struct um_value *remedy_atom(const struct um_value *document, const char *id);

/* Whether two defendants need the same but for whose account it is. What carries a result is a record of its own each. */
bool remedies_alike(const struct um_value *document, const struct um_value *a, const struct um_value *b);

#endif
