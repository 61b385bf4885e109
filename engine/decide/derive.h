/* What a path of a condition comes to, and the attributes that are derived on the way. */
#ifndef UM_DERIVE_H
#define UM_DERIVE_H

#include "record/matter.h"

struct um_run;

struct um_got {
    bool known;        /* false: a key on the way is missing */
    struct um_ref row; /* of the last step */
    const struct um_ref *refs;
    uint32_t n;
    bool complete; /* refs: nothing is missing from the list */
    uint64_t word; /* bit of a word, bits of a set */
    uint64_t disputed; /* of a set: bits on which papers disagree */
    int64_t number;
    const char *text;
    struct um_time time;
    const uint64_t *in; /* a word that differs between worlds: the worlds in which it has each value, or NULL */
    uint64_t unknown;   /* and those in which nobody can say */
};

/* Put the derived attribute of g->row into g. */
void um_derive(const struct um_run *run, unsigned derived, struct um_got *g);

#endif
