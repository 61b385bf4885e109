/*
 * Mutants of the law: every small change of a rule that ought to be noticed. They are made from the JSON of the packs
 * alone, so that a rule, a condition or an effect that is added is mutated without a word here, but for the tables in
 * mutants.c that say which word stands against which.
 */
#ifndef UM_MUTANTS_H
#define UM_MUTANTS_H

#include "base/value.h"

/* The packs as trees, and their rules as they stand there. */
struct packs {
    size_t n;
    const char **names;
    struct um_value **trees;
    size_t n_rules, cap_rules;
    struct rule_at {
        size_t pack, at; /* at: in the pack's list */
        struct um_value *v;
        const char *id;
    } *rules;
};

/* One place of a pack with something else in it; with NULL takes it out. */
struct edit {
    size_t pack;
    struct um_value *in;
    size_t at;
    struct um_value *with;
};

struct mutant {
    const char *kind, *name; /* name: the rule, what is done, where */
    size_t rule;             /* the rule it is a change of */
    struct edit *edits;      /* no two at one place; in each container from front to back */
    size_t n, cap;
};

struct mutants {
    struct mutant *list;
    size_t n, cap;
};

/* Find the rules of the packs. */
void packs_index(struct um_arena *a, struct packs *packs);

/* Every mutant of the packs. */
void mutants_make(struct um_arena *a, const struct packs *packs, struct mutants *ret);

/* Put a mutant's edits in; what stood there before comes back with mutant_undo, in the arena's memory. */
struct saved *mutant_apply(struct um_arena *a, const struct mutant *mutant);
void mutant_undo(const struct mutant *mutant, const struct saved *saved);

#endif
