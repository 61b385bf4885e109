/*
 * Problems with an input, all of them at once. Each has two paths: where in the
 * data, and which rule of the schema it breaks.
 */
#ifndef UM_PROBLEM_H
#define UM_PROBLEM_H

#include <stdbool.h>

#include "base/arena.h"
#include "unmask.h"

struct um_problems {
    struct um_arena *arena;
    struct um_problem *list;
    size_t n, cap;
    size_t errors; /* all errors, also those beyond the limit */
};

/*
 * Note a problem. where and rule are kept; message is copied. Beyond the limit
 * errors are counted but not listed.
 */
void um_problem_add(struct um_problems *ps, enum um_severity severity, const char *id, const char *where,
                    uint32_t line, const char *rule, const char *message);

/* Sort: errors first, then by line, place and message, so that the list does not depend on the order of checks. */
void um_problems_sort(struct um_problems *ps);

#endif
