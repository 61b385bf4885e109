/*
 * What stands between a request and a showing: the elements, parts and gates
 * on the way to each defendant's outcome, like ones folded into one need. Made
 * in one walk over each defendant's tree; a statement that no evidence can save
 * is left out, and what closes it is kept apart.
 */
#ifndef UM_NEEDS_H
#define UM_NEEDS_H

#include "findings/document.h"
#include "findings/sentence.h"

/* How a need is to be met, which is how the document groups it. */
enum um_need_group {
    UM_NEED_ENTER,     /* cited and not read, or a key is missing: it may be there already */
    UM_NEED_FORM,      /* all that was offered is in no form that counts */
    UM_NEED_OFFER,     /* nothing was offered, and the record is closed */
    UM_NEED_SUBSTANCE, /* what was offered does not count, reaches no account, or does not show it */
    UM_NEED_OPEN,      /* nothing entered shows it; whether more was filed is not known */
    UM_NEED_COURT,     /* only the court can answer */
    UM_NEED_CONFLICT,  /* rules or rulings disagree */
    UM_NEED_CLOSED,    /* no evidence mends it */
    UM_NEED_SHOWN,     /* shown, or not asked for: nothing is needed */
    UM_NEED_GROUP_COUNT
};
extern const char *const um_need_groups[UM_NEED_GROUP_COUNT];

/* Where a need arises: a node, on the way to one defendant. */
struct um_need_place {
    const struct um_node *node;
    uint32_t defendant, act; /* act UINT32_MAX: of no one statement */
};

struct um_need {
    const struct um_node *node; /* the first */
    const struct um_finding *finding;
    uint64_t worlds;
    uint8_t group;
    uint8_t level; /* what is judged only if fault is of the higher level (1), of the lower (2), or what chooses (3); 0: neither */
    uint32_t choice; /* the rule that chooses, or UM_NONE */
    const char *text;           /* the finding's sentence, in which {k} and {s} stand for all */
    struct um_need_place *places;
    size_t n_places, cap_places;
    uint32_t *first_for; /* defendants whose first obstacle it is */
    size_t n_first, cap_first;
    uint32_t n_defendants, n_nodes;
    uint64_t hash;
    uint32_t order; /* in which it was found; after sorting its number */
};

/* The needs of one defendant, by number, in order of the list. */
struct um_needs_of {
    struct um_need **list;
    size_t n, cap;
    struct um_need *first; /* or NULL */
};

struct um_needs {
    struct um_need **list; /* what unlocks most first */
    size_t n, cap;
    struct um_needs_of *of; /* by place in the tree's list of defendants */
    struct um_standing several; /* names that stand for several */
};

struct um_needs *um_needs_make(struct um_arena *a, const struct um_tree *t, const bool *defendants);

/* Worlds in which a node fails on something that no evidence mends. */
uint64_t um_beyond_evidence(const struct um_node *node);

#endif
