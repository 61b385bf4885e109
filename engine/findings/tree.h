/*
 * What an evaluation found, before any sentence is written: nodes, their
 * findings, the evidence looked at and the premises of the rules that fired.
 * Strings and rows are referred to, not copied; the tree lives as long as the
 * matter and the rules it was made from.
 */
#ifndef UM_TREE_H
#define UM_TREE_H

#include "record/matter.h"
#include "rules/law.h"

/* Rows that fill the variables of a rule and the slots of a sentence. row UINT32_MAX: not bound. */
struct um_binding {
    uint32_t assertion, account, act, point, claim, defendant;
};
#define UM_UNBOUND {UINT32_MAX, UINT32_MAX, UINT32_MAX, UINT32_MAX, UINT32_MAX, UINT32_MAX}

/* A fact that a condition read. */
struct um_premise {
    struct um_ref row;
    const char *path;  /* as the rule writes it */
    const char *value; /* NULL: the key is missing */
    bool partial;      /* a list that was gathered from several keys, of which one is missing */
};

struct um_premises {
    struct um_premise *list;
    size_t n, cap;
};

enum um_effect {
    UM_EFFECT_UNKNOWN,        /* whether it counts, or how far it gets, is not in this record */
    UM_EFFECT_EXCLUDED,       /* may not count */
    UM_EFFECT_FORM,           /* may not count in this form */
    UM_EFFECT_NOT_INDIVIDUAL, /* reaches no single account */
    UM_EFFECT_NONE,           /* counts, and gets nowhere */
    UM_EFFECT_ADDS,
    UM_EFFECT_COURT,
    UM_EFFECT_ENOUGH,
    UM_EFFECT_DECIDES /* a status rule rests on it: a concession */
};

/* An assertion that was looked at for a node, and what came of it. */
struct um_evidence {
    uint32_t assertion, rule; /* rule UM_NONE: no rule speaks of it */
    uint64_t worlds;
    uint8_t effect;
    bool against; /* it helps the opponent */
    struct um_premises premises;
};

struct um_finding {
    uint64_t worlds;
    uint8_t status, why, basis;
    uint32_t rule;     /* the deciding rule, or UM_NONE */
    uint32_t question; /* the ask rule, or UM_NONE */
    const char *phrase; /* key of the sentence where the rule has none */
    struct um_binding binding;
    struct um_premises premises;
    uint32_t position;      /* the ruling, or UM_NONE */
    uint8_t derived_status; /* where ruled */
    uint16_t derived;       /* where ruled: a bit for each status that the rules gave in some world */
};

struct um_node {
    const char *name, *standard;
    uint64_t worlds;              /* in which it is asked at all */
    uint64_t in[UM_STATUS_COUNT]; /* the worlds in which it has each status */
    uint32_t element_rule;        /* or UM_NONE */
    uint8_t reached, contest;
    struct um_binding binding;
    struct um_finding *findings;
    size_t n, cap;
    struct um_evidence *evidence;
    size_t n_evidence, cap_evidence;
    struct um_node **members; /* of a node that joins others */
    size_t n_members;
    bool any;                /* members are joined by OR */
    uint32_t inventory;      /* that closed it, or UM_NONE */
    uint32_t *unread;        /* records that keep it open */
    size_t n_unread, cap_unread;
};

struct um_nodes {
    struct um_node **list;
    size_t n, cap;
};

/* A question of law that makes worlds. */
struct um_dimension {
    uint32_t rule;
    uint32_t positions; /* how many */
    uint32_t stride;
    int fixed; /* the position fixed for this run, or -1 */
};

struct um_worlds {
    struct um_dimension *list;
    uint32_t n;
    uint32_t count; /* of worlds */
    uint64_t all;
};

/* A factor or a remark that holds in some world. */
struct um_noted {
    uint32_t rule;
    uint64_t worlds;
    struct um_premises premises;
};

struct um_notes {
    struct um_noted *list;
    size_t n, cap;
};

/* A test that was chosen, and the worlds in which it applies. */
struct um_chosen {
    uint32_t test, rule; /* rule: that chose it; the test itself where it was named for the run, or by ruling */
    uint64_t worlds;
    uint8_t basis;       /* derived, ruled, provisional or assumed */
    uint32_t position;   /* the ruling, or UM_NONE */
    struct um_premises premises;
};

struct um_selection {
    struct um_chosen *list;
    size_t n, cap;
    uint64_t conflict; /* worlds in which two rules choose different tests */
};

/* Data that a gate holds back from what is asked for, whatever comes of the rest. */
struct um_withheld {
    uint32_t item; /* bit of enum um_request_item */
    const struct um_node *gate;
};

struct um_defendant_result {
    uint32_t defendant;
    struct um_selection tests;
    struct um_withheld *withheld; /* one an item that a gate is asked for */
    size_t n_withheld, cap_withheld;
    uint64_t showing[UM_STATUS_COUNT]; /* of the last part over claims, in the worlds of its test */
    struct um_nodes merits;            /* these parts */
    struct um_notes factors, remarks; /* his own; those of the matter stand in the tree */
    uint64_t outcome[UM_OUTCOME_COUNT];
    uint32_t outcome_rule[UM_OUTCOME_COUNT]; /* that qualified it, or UM_NONE */
    struct um_nodes parts, nodes;            /* nodes: all of its own, parts included, in order of evaluation */
    uint64_t turns_on;                       /* bit set of dimensions */
    uint64_t may_turn_on;                    /* dimensions that move a node, while the outcome is still open */
};

/* A rule that was tried for a node, and the first condition that did not hold. */
struct um_tried {
    uint32_t rule, assertion; /* assertion UINT32_MAX: none */
    uint64_t yes, maybe;      /* worlds in which it holds, less those in which it is defeated; in which nobody can say */
    uint64_t defeated;        /* worlds in which it holds and another rule defeats it */
    uint32_t by;              /* that rule, or UM_NONE */
    bool failed;
    uint32_t cond;             /* where it failed: the condition */
    struct um_premise failing; /* and the fact as read */
    const char *wanted;        /* and what the condition wanted of it */
};

/* The rules tried for one node. */
struct um_explained {
    const struct um_node *node; /* NULL: nothing is explained */
    struct um_tried *tried;
    size_t n, cap;
};

struct um_run;

struct um_tree {
    const struct um_matter *m;
    const struct um_rules *rules;
    struct um_worlds worlds;
    struct um_selection tests; /* chosen for the matter; defendants may differ */
    int64_t as_of, law_as_of; /* last minute of the day; UM_TIME_OPEN_TO: not cut */
    uint32_t decision;
    bool *visible_filing, *maybe_later; /* by row: cut by as-of; may have been filed later */
    bool *active;                       /* by rule: its authorities are old enough */
    struct um_nodes shared;             /* judged once: test, competence, points, acts, acts without a speaker */
    struct um_notes factors, remarks;   /* of the matter */
    struct um_defendant_result *defendants;
    size_t n_defendants;
    struct um_explained explained;
    uint32_t *positions; /* rows of the positions before the court that stand, sorted by what they are on */
    uint32_t n_positions;
    struct um_run *run; /* the evaluation, which lives as long as the tree; for try_rules */
    void (*try_rules)(struct um_run *run, const struct um_node *node, struct um_explained *out); /* try the rules for a node again */
    uint32_t *withdrawn_by; /* by row of a position: the entry that had withdrawn it by then, or UM_NONE */
    bool *stands;           /* by row: taken by the day of the record, not withdrawn, and itself no withdrawal */
};

/* Sort the positions that were taken by the day of the record, less those that were withdrawn by then. */
void um_positions_sort(struct um_arena *a, struct um_tree *t);

/*
 * The positions on a node or id: *n of them, in the order of the record. A
 * node that is judged for one claim apart has those on the name without the
 * claim as well, which are on all the claims.
 */
const uint32_t *um_positions_on(struct um_arena *a, const struct um_tree *t, const char *on, uint32_t *n);

/* i/P1/falsity of i/P1/c/C1/falsity; NULL where the name holds no claim, or is a defendant's, of which claims are part. */
const char *um_name_without_claim(struct um_arena *a, const char *name);

/* Whether a rule speaks of every claim, or of one that the matter has. */
bool um_rule_concerns(const struct um_tree *t, const struct um_rule *rule);

#endif
