/*
 * The record as whoever entered it sees it, unmask.evidence/1: every paragraph
 * with its assertions, where each was looked at and what came of it, and what
 * nothing uses. Made in one pass over the nodes.
 */
#ifndef UM_EVIDENCE_H
#define UM_EVIDENCE_H

#include "findings/document.h"

struct um_target {
    uint32_t act, point; /* UINT32_MAX: the node is not of one */
};

struct um_judged {
    uint32_t defendant, account;
};

/*
 * Nodes at which an assertion came to the same, folded: an element, each of
 * the targets for each of those judged. Nobody is judged in a shared node.
 * Those judged on other targets follow by next.
 */
struct um_use {
    const struct um_node *node; /* the first of them */
    const struct um_evidence *evidence;
    struct um_target *targets;
    size_t n_targets, cap_targets;
    struct um_judged *judged;
    size_t n_judged, cap_judged;
    size_t nodes; /* how many were folded */
    uint64_t hash;
    struct um_use *next, *last; /* last: known to whoever makes the list */
};

struct um_use_list {
    struct um_use **list;
    size_t n, cap;
};

/* Findings that a record which is cited and not entered keeps open. */
struct um_kept_open {
    size_t nodes;
    uint32_t *defendants;
    size_t n, cap;
};

struct um_uses {
    struct um_use_list *of;            /* by assertion, in the findings that are reported: heads of lists, one an effect */
    bool *looked_at;                   /* by assertion: at any node, of whichever defendant */
    uint32_t *elements;                /* by record: the elements that looked at it, a bit set */
    const struct um_node **competence; /* by assertion, or NULL */
    struct um_kept_open *keeps_open;   /* by record */
    const struct um_node **answered;   /* by position: the node that it is on, or NULL */
};

/* Whether a record's paper is before the court on the day of the record. */
static inline bool um_is_before_court(const struct um_tree *t, uint32_t record)
{
    return t->visible_filing[um_ref_of(t->m, UM_RECORD__FILING, record)->row];
}

struct um_value *um_evidence_make(struct um_arena *a, const struct um_tree *t, const struct um_document_options *o);

/* Where everything is used (uses.c). */
struct um_uses *um_uses_make(struct um_arena *a, const struct um_tree *t, const bool *defendants);

/* What nothing uses, and why (unused.c). */
struct um_value *um_evidence_unused(struct um_arena *a, const struct um_tree *t, const struct um_uses *uses);

/* What is dated, in order (timeline.c). */
struct um_value *um_evidence_timeline(struct um_arena *a, const struct um_tree *t);

#endif
