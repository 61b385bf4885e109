/* Pack texts to image: read, digest, compile. */
#ifndef UM_PACKS_H
#define UM_PACKS_H

#include "rules/compile.h"
#include "unmask.h"

/* A pack's text with the tree that the codec read from it; v NULL where it could not be read. */
struct um_pack_read {
    struct um_pack_text text;
    struct um_value *v;
    const char *canonical; /* its canonical form, for the digest */
};

/* Compile base packs with overlays laid over them. NULL with the reasons in problems. */
const void *um_packs_compile(struct um_arena *a, const struct um_pack_read *base, size_t n_base,
                             const struct um_pack_read *over, size_t n_over, struct um_problems *problems);

#endif
