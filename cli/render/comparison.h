/* One record under several tests: a table, and below it the rule that makes each difference. */
#ifndef COMPARISON_H
#define COMPARISON_H

#include <stdio.h>

#include "../cli.h"

struct comparison {
    const struct um_value *contents;             /* of the law */
    const struct um_value *documents[MAX_LIST];  /* the findings under each test, in the order asked for */
    size_t n;
};

void render_comparison(FILE *out, const struct comparison *c, int width);
void render_comparison_markdown(FILE *out, const struct comparison *c);

#endif
