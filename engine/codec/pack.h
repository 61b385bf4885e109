/* Reading the JSON text of a pack. */
#ifndef UM_PACK_H
#define UM_PACK_H

#include "base/problem.h"
#include "rules/packs.h"

/* Read a pack's text into *ret; false with the reasons in problems, placed under the pack's name. */
bool um_pack_parse(struct um_arena *a, const struct um_pack_text *text, struct um_pack_read *ret,
                   struct um_problems *problems);

#endif
