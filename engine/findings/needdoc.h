/*
 * What is missing, as one side reads it: unmask.gaps/1. For the party that
 * wants the identity: what to enter, to put in form and to obtain; for the
 * opponent: what carries each element, and by which rule it can be attacked.
 */
#ifndef UM_NEEDDOC_H
#define UM_NEEDDOC_H

#include "findings/needs.h"

struct um_value *um_gaps_make(struct um_arena *a, const struct um_tree *t, const struct um_document_options *o, bool opponent);

/* Shared by the files that make it. */
struct um_need_writer {
    struct um_arena *a;
    const struct um_tree *t;
    const struct um_needs *needs;
    const struct um_node **competence; /* by assertion: what was found of whether it may count, or NULL */
    uint32_t **unnamed;                /* by act: assertions on points of it that name no account, ended by UM_NONE */
    uint32_t **about;                  /* by point: points that are about it, ended by UM_NONE */
    bool *named;                       /* by rule: the document names it */
    bool opponent;
};

/* The id of a rule, noted as named; NULL for none. */
const char *um_need_rule(struct um_need_writer *w, uint32_t rule);

/* What each record that was looked at for a need comes to, with the rules that stand against it (needrecord.c). */
struct um_value *um_need_records(struct um_need_writer *w, const struct um_need *need, const struct um_explained *tried);

/* What would show it: the rules by which it can be shown, and who can know it first-hand (needcure.c). */
struct um_value *um_need_ways(struct um_need_writer *w, const struct um_need *need, const struct um_explained *tried);
struct um_value *um_need_sources(struct um_need_writer *w, const struct um_need *need);
struct um_value *um_need_cures(struct um_need_writer *w, const struct um_need *need);

/* Whether a rule speaks of a need's claim, by the measure that the need is found by, under a test that was chosen. */
bool um_need_speaks(const struct um_need_writer *w, const struct um_need *need, const struct um_rule *rule);

/* Whether a rule failed on what a thing is, so that it does not speak of such a thing at all. */
bool um_need_of_other_kind(const struct um_rules *r, const struct um_tried *tried);

/* What could keep out the records that carry it, or defeat it; and every objection that holds, by rule (attack.c). */
struct um_value *um_need_attacks(struct um_need_writer *w, const struct um_need *need, const struct um_explained *tried);
struct um_value *um_need_objections(struct um_need_writer *w, const struct um_value *needs);

#endif
