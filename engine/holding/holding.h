/*
 * What a court held, node by node (unmask.holding/1), and how the findings on
 * the same record stand to it. Findings are read from their document, so that
 * what is graded is what is printed.
 */
#ifndef UM_HOLDING_H
#define UM_HOLDING_H

#include "base/problem.h"
#include "base/value.h"
#include "record/matter.h"
#include "rules/law.h"

#define UM_HOLDING_FORMAT "unmask.holding/1"

/* Every problem with a holding, by itself and against the record and the law that it is held against. */
void um_holding_check(const struct um_value *v, const struct um_matter *m, const struct um_rules *rules, struct um_problems *problems);

/* The evaluations of what one decision saw. */
struct um_judged {
    const struct um_value *chosen;    /* under the test that the law selects; NULL: refused */
    const struct um_value *judged;    /* under the court's own test, where it is known; NULL: refused */
    const char *refusals[2];          /* of each, why */
};

/*
 * A sentence on a ruling in the record that a node or an outcome of the
 * decision rests on, NULL where there is none. What is graded may not be fed in.
 */
const char *um_holding_fed(struct um_arena *a, const struct um_value *decision, const struct um_judged *judged);

/* One decision with the verdict on everything it held. */
struct um_value *um_holding_grade(struct um_arena *a, const struct um_matter *m, const struct um_value *decision, const struct um_judged *judged);

/* Ids of the rules, questions and tests that a document of findings names, added to a list that holds each once. */
void um_holding_rules(struct um_arena *a, const struct um_value *document, struct um_value *to);

/* Shared by the files of this folder (read.c). */

/* A member's text, or "". */
const char *um_held_text(const struct um_value *object, const char *key);

/* The member of a list with an id, or NULL. */
const struct um_value *um_held_row(const struct um_value *list, const char *id);

/* Finding i on a node, wherever it stands in a document, or NULL. */
const struct um_value *um_held_finding(const struct um_value *document, const char *node, size_t i);

/* The defendant that a node is of (d1 of d/d1/...), or NULL. */
const char *um_held_defendant(struct um_arena *a, const char *node);

/* Whether a node lies under d/<defendant>/. */
bool um_held_of(const char *node, const char *defendant);

/* The node without the claim that stands in it; NULL where it names none, or is a defendant's. */
const char *um_held_without_claim(struct um_arena *a, const char *node);

#endif
