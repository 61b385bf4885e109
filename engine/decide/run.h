/* The state of one evaluation, shared by the files of this folder. */
#ifndef UM_RUN_H
#define UM_RUN_H

#include "decide/decide.h"

/* The worlds in which a condition holds, and those in which nobody can say. */
struct um_truth {
    uint64_t yes, maybe;
};

/* Competence of an assertion: the worlds in which it has each value, and the deciding rules. */
/* Worlds in which an assertion has a value of competence, and the rule that gives it there; UM_NONE: none, as where it counts. */
struct um_competence_share {
    uint64_t worlds;
    uint32_t rule;
    uint8_t value;
};

struct um_competence_result {
    uint64_t in[UM_COMPETENCE_COUNT];
    struct um_competence_share *shares; /* all worlds, each once; in order of value and rule */
    size_t n_shares, cap_shares;
    uint64_t clash; /* worlds in which two rulings on it disagree */
};

/* Rows by what they refer to: items of key k stand from start[k] to start[k + 1]. */
struct um_index {
    uint32_t *start, *items;
};

/* What facts say yes and no to, as sets of names. */
struct um_fact_set {
    uint64_t yes, no;
};

/* By row. */
struct um_facts {
    struct um_fact_set *of[UM_ENTITY_COUNT];
    struct um_fact_set of_matter; /* all that is not about an account, a defendant, an act, a point or a claim */
    struct um_fact_set *of_defendant;
    uint64_t *harms_of_defendant;
};

/* Nodes by name, open addressing. */
struct um_node_table {
    struct um_node **list;
    size_t n, cap;
};

/* What may count at one level. */
struct um_measure {
    struct um_competence_result *competence;        /* by assertion */
    uint64_t shared_evidence[UM_COMPETENCE_COUNT];  /* worlds in which an assertion that names no account has each value */
};

/* A ruling that is assumed for this run. */
struct um_assumption {
    const char *node, *answer;
    bool named, used; /* there is such a node; and the answer is one that it takes */
};

struct um_run {
    struct um_arena *arena;
    struct um_assumption *assumptions;
    size_t n_assumptions;
    bool *admitted; /* by record: it is assumed for this run that it counts; NULL: none is */
    const struct um_matter *m;
    const struct um_rules *rules;
    struct um_tree *tree;
    uint64_t all;       /* worlds */
    int64_t record_day; /* through which the record runs */
    bool *visible_record, *visible_assertion;
    struct um_facts facts;
    struct um_measure measures[UM_LEVEL_COUNT];
    unsigned level, levels;                  /* that is judged now; bit set of those that the chosen tests use */
    struct um_measure *measure;              /* of the level that is judged now */
    struct um_index naming_account;                /* assertions by the accounts they speak of by name */
    struct um_index on_point;                /* assertions by point */
    struct um_index about_point;             /* points by the point they are about */
    struct um_index about_no_account;        /* of these, those that name no account */
    struct um_index by_account;              /* points by the account they name */
    struct um_index about_act;               /* points by their act */
    struct um_index about_work;              /* points by their work */
    struct um_index acts_by;                 /* acts by the accounts that may have made them */
    uint32_t *unknown_acts, n_unknown_acts;  /* acts that nobody is said to have made */
    uint32_t *loose, n_loose;                /* points that are about others, where nobody has entered which */
    uint32_t *unread, n_unread;              /* records before the court that are cited and not entered */
    uint32_t *claims_on_act;                 /* how many claims take each act up */
    bool *claims_differ;                     /* by point: claims of several claimants, or under several laws, reach it */
    uint32_t **by_element[UM_RULE_KIND_COUNT]; /* rules of a kind for an element, by depth, UM_NONE-terminated */
    uint32_t **by_part;                      /* rules that set the status of a part or a gate, by the rule that makes it */
    struct um_nodes *into;                   /* where new nodes go: shared or a defendant's */
    struct um_node_table by_name;            /* the shared ones */
};

/* Values of a rule's variables; quantified ones behind. */
struct um_env {
    const struct um_run *run;
    uint32_t claim; /* that is judged, whether the rule names it or not; UINT32_MAX outside of claims */
    struct um_ref vars[UM_ENTITY_COUNT];
};

/* Collects what a condition reads: facts with values, and keys that are missing. NULL: do not collect. */
struct um_truth um_eval(const struct um_env *env, uint32_t cond, struct um_premises *premises);

/* Bind a rule's variables to a cell's rows; false if the cell lacks one. */
bool um_bind(const struct um_run *run, const struct um_rule *rule, const struct um_binding *b, struct um_env *env);

/* The rule's condition on a cell; true everywhere where it has none. */
struct um_truth um_eval_rule(const struct um_run *run, uint32_t rule, const struct um_binding *b,
                             struct um_premises *premises);

/*
 * Worlds (worlds.c). Questions by which a test is chosen come first; tests, by
 * rule, is NULL then, and afterwards says which tests are chosen by anybody.
 */
const char *um_worlds_check(const struct um_run *run, const struct um_decide_options *options);
const char *um_worlds_make(struct um_run *run, const struct um_decide_options *options, const bool *tests, bool *too_many);
uint64_t um_worlds_of(const struct um_run *run, uint32_t question, uint32_t position);

/* Whether two worlds that differ only in a question fall on different sides of a mask. */
bool um_worlds_split(const struct um_worlds *w, const struct um_dimension *d, uint64_t mask);

/* Worlds in which an element is not asked of a defendant: by an open question; and by a rule on his test, which is put in *rule. */
uint64_t um_worlds_excusing(const struct um_run *run, uint32_t defendant, unsigned element);
uint64_t um_worlds_excused(const struct um_run *run, uint32_t defendant, unsigned element, uint32_t *rule);

/* Tests, for the matter and for each defendant, and with them the worlds; NULL, or why the evaluation is refused (select.c). */
const char *um_tests_choose(struct um_run *run, const struct um_decide_options *options, bool *input);

/*
 * Worlds in which a test is chosen for a defendant, or one of a rule's list of
 * tests (all where it has no list). UINT32_MAX: for anybody (select.c).
 */
uint64_t um_worlds_of_test(const struct um_run *run, uint32_t defendant, uint32_t test);
uint64_t um_worlds_under(const struct um_run *run, uint32_t defendant, const struct um_rule *rule);

/* Judge by pleading, or by evidence, from here on (competence.c). */
void um_level_enter(struct um_run *run, unsigned level);

/* What of the record is before the court (visible.c) */
void um_visible_make(struct um_run *run, const struct um_decide_options *options);

/* Whether everything offered about an account (UM_NONE: in the matter) has been entered; notes on the node why or why not. */
bool um_closed(const struct um_run *run, uint32_t account, struct um_node *node);

/* Facts by row, before anything is decided; and harms, once it is known what counts (facts.c). */
void um_facts_make(struct um_run *run);
void um_harms_make(struct um_run *run);

/* Competence of every assertion (competence.c). */
void um_competence_make(struct um_run *run);

/* Worlds in which some assertion that bears on a defendant has each value of competence. */
struct um_competence_result *um_evidence_of(const struct um_run *run, uint32_t defendant);

/* The account a point names, or NULL (index.c). */
const struct um_ref *um_named_account(const struct um_matter *m, uint32_t point);

/* Whether a list field of a row names an item; a list that is missing names all (index.c). */
bool um_names(const struct um_run *run, uint16_t field, uint32_t row, unsigned entity, uint32_t item);

/* Rules of a kind for an element in order of depth, UM_NONE-terminated (index.c). */
void um_index_make(struct um_run *run);
const uint32_t *um_rules_for(const struct um_run *run, unsigned kind, unsigned element);

/*
 * The rules of a list that hold on a binding, less those that another of the
 * list defeats there; one truth a rule, in the order of the list.
 */
struct um_truth *um_effective(const struct um_run *run, const uint32_t *rules, const struct um_binding *b);

/* Nodes (node.c) */
struct um_node *um_node_add(struct um_run *run, const char *name, const struct um_binding *b);
/* A shared node by name, or NULL. */
struct um_node *um_node_find(const struct um_run *run, const char *name);

struct um_finding *um_finding_add(struct um_run *run, struct um_node *node, uint64_t worlds, unsigned status,
                                  unsigned why, uint32_t rule);

/* Join members into a node; its findings say which members decide. */
struct um_node *um_node_join(struct um_run *run, const char *name, const struct um_binding *b,
                             struct um_node **members, size_t n, bool any, const char *phrase);

/* The same, not finished yet. */
struct um_node *um_node_join_open(struct um_run *run, const char *name, const struct um_binding *b,
                                  struct um_node **members, size_t n, bool any, const char *phrase);

/* Sum the findings up in node->in. */
void um_node_sum(struct um_node *node);

/* Sum the findings up, then let rulings on the node prevail. */
void um_node_finish(struct um_run *run, struct um_node *node);

/* Read what is assumed; NULL, or why it is refused. And, once all is judged, whether each ruling was on something (assume.c). */
const char *um_assume(struct um_run *run, const struct um_decide_options *options);
const char *um_assumptions_check(const struct um_run *run);

/* The status that an assumed ruling gives a node, or -1 (assume.c). */
int um_assumed_status(const struct um_run *run, const struct um_node *node);

/* The status that an answer to a question, or to "status", stands for on a node; -1 where it is none (node.c). */
int um_answer_status(const struct um_run *run, const struct um_node *node, const char *question, const char *answer);

/* Whether a rule speaks of one assertion, and not of the rows alone (cell.c). */
bool um_binds_assertion(const struct um_run *run, const struct um_rule *rule);

/* The name of a node that is judged for a claim as a whole (cell.c). */
const char *um_claim_node_name(struct um_run *run, uint32_t claim, const char *what);

/* What a status rule for a node is one of: those for its element, or for its part or gate (index.c). */
const uint32_t *um_status_rules(const struct um_run *run, uint32_t element_rule);

/* The name of a node that is judged for an act or a point, whoever spoke; unbound rows are left out (cell.c). */
const char *um_shared_node_name(const struct um_run *run, const struct um_binding *b, unsigned scope, const char *element, bool pleaded);

/* One element of a claim for the rows that are bound; that of a point is made once for all acts (cell.c). */
struct um_node *um_cell_node(struct um_run *run, uint32_t element_rule, const struct um_binding *b);

/* A part or a gate that rules decide, for a defendant (cell.c). */
struct um_node *um_requirement_node(struct um_run *run, const char *name, uint32_t rule, const struct um_binding *b);

/* The assertions offered on an element's cell, in order of rows (cell.c). */
const uint32_t *um_offered(struct um_run *run, const struct um_node *node, size_t *n);

/* The first condition below cond that does not surely hold: which, the fact it read, and what it wanted (explain.c). */
bool um_first_failing(const struct um_env *env, uint32_t cond, struct um_tried *ret);

/* Try the rules for a node again, and add what came of each (explain.c). */
void um_try_rules(struct um_run *run, const struct um_node *node, struct um_explained *out);

/* Try the rules for a node again and keep what came of each in the tree; false if there is no such node (explain.c). */
bool um_explain(struct um_run *run, const char *name);

/* Fault of one of two levels, as the claim's status and statutes choose (fault.c). */
struct um_node *um_choose_node(struct um_run *run, uint32_t rule, const struct um_binding *b, struct um_node *yes,
                               struct um_node *no);

/* Factors of the balance and remarks: of the matter, and of one defendant (notes.c). */
void um_notes_of_matter(struct um_run *run);
void um_notes_of_defendant(struct um_run *run, struct um_defendant_result *d);

/* The data that the requests of the matter ask for, as a bit set (derive.c). */
uint64_t um_items_asked(const struct um_run *run);

/* Leave a node to the worlds in which it is asked. */
void um_node_restrict(struct um_node *node, uint64_t worlds);

/* The claims of a defendant by level, as judged. */
struct um_claim_nodes {
    struct um_node **list;
    size_t n;
};

/* Gates, parts and outcomes of one defendant, once his claims are judged (parts.c). */
void um_judge_parts(struct um_run *run, struct um_defendant_result *d, const struct um_claim_nodes claims[UM_LEVEL_COUNT]);

/* All defendants (walk.c). */
void um_walk(struct um_run *run);

#endif
