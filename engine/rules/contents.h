/* What packs hold once they are laid over each other. */
#ifndef UM_CONTENTS_H
#define UM_CONTENTS_H

#include "rules/packs.h"

/*
 * {"packs", "rules", "authorities", "decided"}: each pack by id, version and title, and every rule, authority and decided case
 * in force as its pack writes it, in natural order of ids. The values of the packs stand in it as they are. The packs must have compiled.
 */
struct um_value *um_packs_contents(struct um_arena *a, const struct um_pack_read *base, size_t n_base,
                                   const struct um_pack_read *over, size_t n_over);

#endif
