/* What would be enough, or whose loss would undo it, of a gaps document. */
#ifndef REMEDIES_H
#define REMEDIES_H

#include "render/text.h"

void render_remedies(struct page *p, const struct um_value *document);

#endif
