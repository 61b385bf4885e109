/* What courts held against what was found: counts, and below them everything that is wrong or names no node. */
#ifndef VERDICTS_H
#define VERDICTS_H

#include <stdio.h>

#include "tally.h"

struct verdicts {
    const struct um_value *const *cases; /* the document of each */
    char *const *folders;                /* and its folder */
    size_t n;
    const struct holdings *holdings;
    const char *const *idle; /* rules that no case fired */
    size_t n_idle, n_rules;
};

/* The last step of a case's folder. */
const char *slug_of(const struct verdicts *v, size_t at);

/* Decisions of the cases that were entered blind, or not; and outcomes among them that are listed and not graded. */
size_t count_decisions(const struct verdicts *v, bool blind);
size_t count_listed(const struct verdicts *v, bool blind);

void render_verdicts(FILE *out, const struct verdicts *v, int width, bool full);
void render_verdicts_markdown(FILE *out, const struct verdicts *v, bool full);

#endif
