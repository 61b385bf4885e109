/*
 * What the court is asked, node by node, and each question with its two sides:
 * the parts of unmask.questions/1 that one evaluation can tell. What hangs on
 * an answer takes more of them (engine/questions.c).
 */
#ifndef UM_ASKED_H
#define UM_ASKED_H

#include "findings/document.h"

/* One question that one node asks. */
struct um_asked_one {
    const struct um_node *node;
    const struct um_finding *finding;
    const struct um_evidence *evidence; /* what leaves it to the court, where that is not what the finding rests on; or NULL */
    uint32_t ask;    /* the rule */
    uint64_t worlds; /* in which it is asked */
};

struct um_asked {
    struct um_asked_one *list;
    size_t n, cap;
};

/* All that is asked, in order of the findings; defendants by row, NULL: all. */
struct um_asked um_asked_make(struct um_arena *a, const struct um_tree *t, const bool *defendants);

/* A question for the court with its nodes, what is on each side of them and what the parties say. named: by rule, what is named. */
struct um_value *um_asked_value(struct um_arena *a, const struct um_tree *t, const struct um_asked *asked, uint32_t ask, bool *named);

/* Rules that are named, with their authorities. */
struct um_value *um_asked_rules(struct um_arena *a, const struct um_tree *t, const bool *named);

#endif
