/* The elements that bear on a defendant, his own and those judged once for everybody, as the parts of his test join them. */
#ifndef LEAVES_H
#define LEAVES_H

#include "render/report/report.h"

struct leaf {
    const struct um_value *finding;
    char claim[72], act[72], point[72]; /* on which claim, act and point it bears; empty where on none in particular */
};

struct leaves {
    struct leaf *list;
    size_t n, cap;
};

/* All of a defendant. False when memory ran out. To be freed with free_leaves. */
bool gather_leaves(const struct report *r, const struct um_value *defendant, struct leaves *ret);
void free_leaves(struct leaves *l);

/* The leaf that leads the row of a leaf in the table of a defendant's elements; and the anchor of that row. */
size_t row_leader(const struct leaves *l, const struct leaf *leaf);
struct row_name {
    char text[96];
};
struct row_name row_name_of(const struct um_value *defendant, size_t leader);

/*
 * Where some leaves stand: a line for each status, and each way of not being
 * shown, with a link to each statement or charge; or, where row is given, the
 * line as one link, to the finding if it is one and else to the row.
 */
void report_stands(struct report *r, const struct leaf *const *leaves, size_t n, const char *row);

#endif
