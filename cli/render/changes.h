/* What moved between two evaluations, and by which rule. */
#ifndef CHANGES_H
#define CHANGES_H

#include <stdio.h>

#include "differ.h"

/* Two evaluations side by side. */
struct diff {
    char *names[2];                       /* what each is, in words */
    const struct um_value *documents[2];
    const struct um_value *contents[2];   /* of the law of each */
    bool by_law;                          /* they differ in their law */
    struct changes changes;
};

void render_changes(FILE *out, const struct diff *d, int width);

#endif
