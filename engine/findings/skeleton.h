/* A record to begin with: placeholders, and in their notes what a test and a claim ask. */
#ifndef UM_SKELETON_H
#define UM_SKELETON_H

#include "base/value.h"
#include "rules/law.h"

/* test or claim NULL: the first that the law selects or knows. NULL with a sentence in *refusal where there is none such. */
struct um_value *um_skeleton_make(struct um_arena *a, const struct um_rules *rules, const char *test, const char *claim,
                                  const char **refusal);

#endif
