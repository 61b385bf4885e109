/* The strict check of a JSON text before it is parsed. */
#ifndef UM_SCAN_H
#define UM_SCAN_H

#include "base/problem.h"

/* Line of each value of a JSON text, in the order in which they begin. */
struct um_scan {
    uint32_t *lines;
    size_t n, cap;
};

/* Whether the text is acceptable; if not, the reasons are in problems. */
bool um_scan_json(const char *text, size_t length, struct um_scan *scan, struct um_problems *problems);

#endif
