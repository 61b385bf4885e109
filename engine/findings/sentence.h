/*
 * Sentences: the one place where a finding becomes prose. A template is a
 * sentence with slots in braces; a slot is filled from the rows the finding is
 * bound to. docs: the slots are listed in schema/law.json.
 */
#ifndef UM_SENTENCE_H
#define UM_SENTENCE_H

#include "base/value.h"
#include "findings/tree.h"

struct um_sentence {
    const char *text;
    struct um_value *slots; /* object: slot name to text */
};

/* Fill a template in for a node; finding may be NULL. */
struct um_sentence um_sentence_fill(struct um_arena *a, const struct um_tree *t, const char *template,
                                    const struct um_binding *b, const struct um_node *node,
                                    const struct um_finding *finding);

/* The sentence of a finding: of its rule, or the phrase that stands in, with what it rests on. */
struct um_sentence um_sentence_of(struct um_arena *a, const struct um_tree *t, const struct um_node *node,
                                  const struct um_finding *finding);

/* What {k} and {s} say in a sentence on several defendants or statements alike; NULL: the name itself. */
struct um_standing {
    const char *k, *s;
};

/* The same two, with names that stand for several. */
struct um_sentence um_sentence_fill_for(struct um_arena *a, const struct um_tree *t, const char *template,
                                        const struct um_binding *b, const struct um_node *node,
                                        const struct um_finding *finding, const struct um_standing *standing);
struct um_sentence um_sentence_for(struct um_arena *a, const struct um_tree *t, const struct um_node *node,
                                   const struct um_finding *finding, const struct um_standing *standing);

/* Leifer Decl. ¶ 35, Dkt. 22. */
const char *um_cite_record(struct um_arena *a, const struct um_matter *m, uint32_t record);

/* as Twitter reads it, Supp. Resp. at 3: empty where the record was read. assertion may be UINT32_MAX. */
const char *um_cite_seen(struct um_arena *a, const struct um_tree *t, uint32_t record, uint32_t assertion);

/* Name of a person, or of the defendant whose account it is. */
const char *um_name_of(const struct um_matter *m, struct um_ref r);

/* S1 ("fired from a home care agency"). */
const char *um_name_act(struct um_arena *a, const struct um_matter *m, uint32_t act);

/* The point as a clause. */
const char *um_name_point(struct um_arena *a, const struct um_matter *m, uint32_t point);

/* The day the record runs through, or NULL when nothing is dated. */
const char *um_record_day(struct um_arena *a, const struct um_tree *t);

#endif
