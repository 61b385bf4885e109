/* The searches that loading does not do, as a document, unmask.law-check/1. */
#ifndef UM_LAWCHECK_H
#define UM_LAWCHECK_H

#include "base/value.h"
#include "rules/law.h"

/* released: ids that the law must have, n of them. */
struct um_value *um_lawcheck_make(struct um_arena *a, const struct um_rules *r, const char *const *released,
                                  size_t n);

#endif
