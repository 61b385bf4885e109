/* Two evaluations side by side, with all that moved between them. */
#ifndef SIDES_H
#define SIDES_H

#include <stdint.h>
#include <stdio.h>

#include "trace.h"

/* A remark on something that was supposed, which is given as it was. */
struct note {
    const char *of, *text;
};

/* Two evaluations side by side. */
struct diff {
    const char *names[2];                 /* what each is, in words */
    const struct um_value *documents[2];
    const struct um_value *contents[2];   /* of the law of each */
    bool by_law, supposed;                /* they differ in their law; the second is only supposed */
    struct record_side sides[2];
    struct changes changes;
    struct moved_rows rows;
    struct trace trace;
    uint64_t *causes; /* of each change, a number that is the same where the same rows moved it */
};

/* One record judged: the findings, the record paper by paper, and as it was entered. */
struct judged {
    struct um_result *findings, *evidence, *contents;
};

/* Judge a record; an exit code, after saying of the path what is wrong. To be freed with free_judged either way. */
int judge(const char *path, const struct um_record *record, const struct um_law *law, const struct um_options *options, struct judged *ret);
void free_judged(struct judged *judged);

/* Make what was judged one side. */
void set_side(struct diff *d, size_t side, const struct judged *judged);

/* Find what moved, and by which rows, from the documents and sides; false when memory ran out. To be freed with free_diff. */
bool make_diff(struct diff *d);
void free_diff(struct diff *d);

/* The next defendant of the second side, from place *at on, which begins with 0, whose outcome stands as it stood. */
const struct um_value *next_unmoved(const struct diff *d, size_t *at);

/* What would cure a gap of a defendant on a node; "" where nothing is said of it. */
const char *cure_for(const struct um_value *defendant, const char *node);

#endif
