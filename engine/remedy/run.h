/* What the files of this folder share while remedies are worked out. */
#ifndef UM_REMEDY_RUN_H
#define UM_REMEDY_RUN_H

#include "remedy/remedy.h"

/* Something to obtain, or an answer of the Court. */
struct um_atom {
    uint32_t rule;  /* that declares it; of an answer the ask */
    uint32_t leaf;  /* for which it was made */
    uint32_t giver; /* person, or UM_NONE */
    bool ruling, yes;
    bool useful;    /* something that is needed can be had by it */
    const char *id, *says;
    const struct um_value *add; /* rows by table */
    struct um_ref row;          /* in the place of that: a row to be left out, where says is NULL */
};

/* Rows whose loss undoes a leaf: where it is then no longer shown, and where it is not even for the Court. */
struct um_lost {
    uint32_t *atoms;
    size_t n;
    uint64_t shown, stands;
};

/* One or two atoms with which a leaf is good, and where; contested: where it then has evidence on both sides. */
struct um_way {
    uint32_t atoms[2];
    unsigned n;
    uint64_t worlds, contested;
};

/* What a question was asked with: now (atom UM_NONE), or once an atom is added. */
struct um_asked {
    uint32_t atom, ask;
    uint64_t worlds;
};

/*
 * What an atom takes away from a leaf: that it is good, which the answer to a
 * question then mends (ask UM_NONE: nothing does); or that a question is asked
 * on it, so that an answer to that is none.
 */
struct um_loss {
    uint32_t atom, ask;
    uint64_t worlds;
};

/* A node that joins no others, or whose members do not decide it. */
struct um_leaf {
    const struct um_node *node;
    bool level;  /* it chooses the graver kind of fault: good is what is not shown */
    bool behind; /* it stands behind such a choice, which is what counts */
    struct um_way *ways;
    size_t n_ways, cap_ways;
    struct um_asked *asked;
    size_t n_asked, cap_asked;
    struct um_loss *lowered, *unasked;
    size_t n_lowered, cap_lowered, n_unasked, cap_unasked;
    struct um_lost *lost;
    size_t n_lost, cap_lost;
    const char **wanting; /* why what a rule declares is not to be had */
    size_t n_wanting, cap_wanting;
};

/* If: what is below is needed once an atom of some is there. */
enum um_need_kind { UM_NEED_NOTHING, UM_NEED_NEVER, UM_NEED_ATOM, UM_NEED_ALL, UM_NEED_ANY, UM_NEED_IF };

/* What a node still needs in one world. */
struct um_need {
    enum um_need_kind kind;
    uint32_t atom;
    const struct um_node *node; /* that needs it, or NULL */
    struct um_need **list;
    size_t n, cap;
    uint32_t *with; /* if */
    size_t n_with, cap_with;
};

struct um_set {
    uint32_t *atoms; /* in order */
    size_t n;
};

struct um_sets {
    struct um_set *list;
    size_t n, cap;
    bool cut; /* there are more, all at least as large */
};

struct um_remedy_run {
    struct um_arena *arena;
    const struct um_tree *t;
    struct um_remedy_options *o;
    struct um_leaf *leaves;
    size_t n_leaves, cap_leaves;
    uint32_t *by_name; /* leaves by the names of their nodes, open addressing; UM_NONE: free */
    size_t n_by_name;
    struct um_atom *atoms;
    size_t n_atoms, cap_atoms;
    const char *prefix; /* of the ids of added rows */
    uint32_t *ties[UM_ENTITY_COUNT]; /* by row: a number that rows share which are tied; NULL for entities that tie nothing */
    size_t trials, trials_before; /* how many changed records were evaluated, in all and before any set was tried */
};

/* The leaves of the chosen defendants' trees (leaves.c). */
void um_leaves_make(struct um_remedy_run *run);
/* The same where each choice between two kinds of fault is looked at as a whole. */
void um_leaves_whole(struct um_remedy_run *run);
/* The leaf of a name, or NULL. */
struct um_leaf *um_leaf_find(const struct um_remedy_run *run, const char *name);
bool um_is_chosen(const struct um_remedy_run *run, size_t defendant);
bool um_is_leaf(const struct um_tree *t, const struct um_node *node);
bool um_is_choice(const struct um_tree *t, const struct um_node *node);
/* Worlds in which a leaf is as it should be; those of contested apart. */
uint64_t um_leaf_good(const struct um_leaf *leaf, const uint64_t in[UM_STATUS_COUNT]);
/* Worlds in which it fails on something that nothing that is added mends. */
uint64_t um_leaf_beyond(const struct um_node *node);

/* What rules declare, as rows, for every leaf that is not good (supply.c). */
void um_atoms_make(struct um_remedy_run *run);
/* The Court's answer to what is asked on a leaf: its atom, made when it is first asked for; UM_NONE where no answer helps. */
uint32_t um_atom_ruling(struct um_remedy_run *run, uint32_t leaf, uint32_t ask);

/*
 * Which atoms can be tried at once: those between whose rows nothing of the
 * record makes a tie, so that no leaf is moved by two of them; and those of one
 * rule on the same rows for different accounts, which move what is their own
 * account's apart, and what all share alike. *n rounds; the round of each atom,
 * by its number (rounds.c).
 */
uint32_t *um_rounds_make(struct um_remedy_run *run, uint32_t *n);
/* Whether an atom could have moved a leaf. */
bool um_is_tied(const struct um_remedy_run *run, uint32_t atom, const struct um_node *node);

/* Add the atoms to the record, round by round, and see what each does (trial.c). */
void um_atoms_try(struct um_remedy_run *run);
/* The tree of the record that some atoms change, in the trial's arena until the next; NULL: it cannot be tried. */
const struct um_tree *um_trial(struct um_remedy_run *run, const uint32_t *atoms, size_t n);

/* What a defendant needs in a world (need.c). */
struct um_need *um_need_of(struct um_remedy_run *run, const struct um_defendant_result *d, unsigned world);
/* The same without what another part of it makes unnecessary. */
struct um_need *um_need_plain(struct um_remedy_run *run, struct um_need *need);
/* A text that two needs share only if they are the same. */
const char *um_need_text(struct um_remedy_run *run, const struct um_need *need);

/* What keeps a defendant where he is, and what of it would have to be lost for him to fall below that in a world (undo.c). */
void um_losses_make(struct um_remedy_run *run);
struct um_need *um_loss_of(struct um_remedy_run *run, const struct um_defendant_result *d, unsigned world);

/* Needs joined: all of them, or any (need.c). */
struct um_need *um_need_join(struct um_remedy_run *run, struct um_need *const *list, size_t n, bool any, const struct um_node *node);
struct um_need *um_need_new(struct um_remedy_run *run, enum um_need_kind kind, const struct um_node *node);
struct um_need *um_need_atom(struct um_remedy_run *run, uint32_t atom);
/* Whether a part is the Court's balance, and whether evidence on both sides of a part is for the Court. */
bool um_is_balance(const struct um_remedy_run *run, const struct um_node *part);
bool um_is_weighing(const struct um_remedy_run *run, const struct um_defendant_result *d, const struct um_node *part);

/* The minimal sets, smallest first; and whether a set is enough for a need (sets.c). */
struct um_sets um_sets_of(struct um_remedy_run *run, const struct um_need *need);
bool um_suffices(const struct um_set *set, const struct um_need *need);
/* Whether a set holds an answer to what another of its atoms lets nobody ask any more. */
bool um_is_void(const struct um_remedy_run *run, const struct um_set *set, uint64_t worlds);

/* Worlds in which a defendant is at least before the Court. */
static inline uint64_t um_stands(const struct um_defendant_result *d)
{
    return d->outcome[UM_OUTCOME_FOR_COURT] | d->outcome[UM_OUTCOME_BALANCE_OPEN] | d->outcome[UM_OUTCOME_SHOWING_MADE];
}

/* Worlds in which all but the Court's balance is shown. */
static inline uint64_t um_reached(const struct um_defendant_result *d)
{
    return d->outcome[UM_OUTCOME_BALANCE_OPEN] | d->outcome[UM_OUTCOME_SHOWING_MADE];
}

#endif
