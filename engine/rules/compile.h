/* Packs to image. */
#ifndef UM_COMPILE_H
#define UM_COMPILE_H

#include "base/problem.h"
#include "base/value.h"
#include "rules/law.h"

/* A pack that was read: its tree, its name in messages, the digest of its canonical form. */
struct um_pack_source {
    const char *name;
    const struct um_value *v;
    uint8_t sha256[32];
    unsigned level; /* 0 built in, 1 laid over it */
};

/*
 * Compile packs. A rule, authority or phrase of a higher level replaces one of
 * the same id; two of the same level are an error, so the order of packs has no
 * effect (packs are sorted in place). NULL, with the reasons in problems, when
 * anything is wrong. The image is arena memory.
 */
const void *um_law_compile(struct um_arena *a, struct um_pack_source *packs, size_t n,
                           struct um_problems *problems);

#endif
