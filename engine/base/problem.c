#include "base/problem.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"

void um_problem_add(struct um_problems *ps, enum um_severity severity, const char *id, const char *where,
                    uint32_t line, const char *rule, const char *message)
{
    if (severity == UM_ERROR)
        ps->errors++;
    if (ps->n >= UM_MAX_PROBLEMS)
        return;
    struct um_problem p = {severity, id, where, line, rule, um_cat(ps->arena, message, NULL)};
    UM_PUSH(ps->arena, ps->list, ps->n, ps->cap, p);
}

static int by_place(const void *x, const void *y)
{
    const struct um_problem *a = x, *b = y;
    if (a->severity != b->severity)
        return a->severity < b->severity ? -1 : 1;
    if (a->line != b->line)
        return a->line < b->line ? -1 : 1;
    int cmp = strcmp(a->where, b->where);
    return cmp ? cmp : strcmp(a->message, b->message);
}

void um_problems_sort(struct um_problems *ps)
{
    if (ps->n > 1)
        qsort(ps->list, ps->n, sizeof *ps->list, by_place);
}
