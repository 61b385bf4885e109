/*
 * What would be enough. For each defendant whose showing is not made: what
 * would have to be added to the record, and what the Court would then have to
 * find, so that all but the Court's balance is shown; as a formula that is
 * linear in the tree of the findings, and as its smallest sets, each tried on
 * the changed record. The rows that can be added are those that the rules of the
 * law declare ("supply").
 */
#ifndef UM_REMEDY_H
#define UM_REMEDY_H

#include "base/value.h"
#include "decide/decide.h"

struct um_remedy_options {
    struct um_decide_options decide; /* as the tree was made */
    const bool *defendants;          /* by row: for whom; NULL: for all */
    size_t expand;           /* how many of the smallest sets are listed for each defendant and each answer to the open questions */
    struct um_arena **trial; /* of the changed record that is tried now; whoever catches a want of memory frees it */
};

/*
 * Put the remedies into a document on a tree (unmask.gaps/1): a list of what can be supplied, and of each of
 * its defendants what would be enough. Control goes to the arena's guard when memory runs out.
 */
void um_remedies_add(struct um_arena *a, const struct um_tree *t, struct um_remedy_options *o, struct um_value *document);

/* The same for the other side: of each defendant who is at least before the Court, the records and rulings whose loss would undo that. */
void um_undoing_add(struct um_arena *a, const struct um_tree *t, struct um_remedy_options *o, struct um_value *document);

#endif
