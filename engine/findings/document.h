/* The tree as the findings document, unmask.findings/1. */
#ifndef UM_DOCUMENT_H
#define UM_DOCUMENT_H

#include "base/value.h"
#include "findings/tree.h"

struct um_document_options {
    const char *record_sha256;
    const bool *defendants; /* by row: which to report; NULL: all */
};

struct um_value *um_document_make(struct um_arena *a, const struct um_tree *t, const struct um_document_options *o);

/* What every document begins with: format, engine, law and record. */
struct um_value *um_document_open(struct um_arena *a, const struct um_tree *t, const char *format, const char *record_sha256);
/* The matter by id, caption, number and court. */
struct um_value *um_document_caption(struct um_arena *a, const struct um_tree *t);
/* The title of a claim by the law that it names; that name where no pack has one. */
const char *um_document_claim_title(const struct um_rules *rules, const char *law);

/* The word for a defendant's outcome: one that holds in all worlds, or depends. */
const char *um_document_outcome(const struct um_tree *t, const struct um_defendant_result *d);
/* The part that a defendant's worst outcome hangs on, in which worlds, and the status that makes it so; NULL if there is none. */
const struct um_node *um_document_deciding(const struct um_defendant_result *d, uint64_t *worlds, unsigned *status);

/* The parts of the document, each in a file of its own. */

/* One finding of a node (finding.c). */
struct um_value *um_document_finding(struct um_arena *a, const struct um_tree *t, const struct um_node *node,
                                     const struct um_finding *f);
/* All findings of some nodes. */
struct um_value *um_document_findings(struct um_arena *a, const struct um_tree *t, const struct um_nodes *nodes);
/* How a record is known; assertion UINT32_MAX: the record as a whole. */
struct um_value *um_document_seen(struct um_arena *a, const struct um_tree *t, uint32_t record, uint32_t assertion);
/* Authorities of a rule, later ones marked. */
struct um_value *um_document_authorities(struct um_arena *a, const struct um_tree *t, const struct um_span *auth);
/* Parties' answers on a node or an id (on not NULL), on a question (question not NULL), or on both. */
struct um_value *um_document_answers(struct um_arena *a, const struct um_tree *t, const char *on, const char *question);
/* The name of whoever has the part of a position: the person with that role, or the part itself. */
const char *um_document_who(const struct um_matter *m, int by);
/* What the papers cite, as members of the matter; which have a defect, and a sentence on them, or NULL (citations.c). */
const char *um_document_citations(struct um_arena *a, const struct um_tree *t, struct um_value *matter, struct um_value *flawed);
/* Worlds as lists of question and position; NULL for all worlds. */
struct um_value *um_document_worlds(struct um_arena *a, const struct um_tree *t, uint64_t worlds);
/* What the court is asked, and what hangs on it (questions.c). */
struct um_value *um_document_questions(struct um_arena *a, const struct um_tree *t, const struct um_nodes *nodes,
                                       const struct um_defendant_result *d); /* whose nodes they are; NULL: the matter's */
struct um_value *um_document_law_questions(struct um_arena *a, const struct um_tree *t);
/* The open questions of law in short, to put worlds into words. */
struct um_value *um_document_positions(struct um_arena *a, const struct um_tree *t);
/* What to enter (gaps.c). */
struct um_value *um_document_gaps(struct um_arena *a, const struct um_tree *t, const struct um_nodes *nodes);
struct um_value *um_document_enter_first(struct um_arena *a, const struct um_tree *t);
/* The node that is explained, with the rules tried for it (explanation.c). */
struct um_value *um_document_explanation(struct um_arena *a, const struct um_tree *t);
/* Factors of the balance and remarks, the matter's (defendant UINT32_MAX) or a defendant's; where the balance leans;
   and rules that rest on later authority alone (notes.c). */
struct um_value *um_document_notes(struct um_arena *a, const struct um_tree *t, const struct um_notes *notes, uint32_t defendant);
struct um_value *um_document_balance(struct um_arena *a, const struct um_tree *t, const struct um_defendant_result *d,
                                     const struct um_defendant_result *like); /* to whom the same decided cases are like */
struct um_value *um_document_later_law(struct um_arena *a, const struct um_tree *t);
/* Decided cases that share factors with a defendant; that rest on the same facts in a question which nodes of his (NULL: of
   the matter) raise, NULL for the question of the balance itself; or, for the part or the question that a node is, one of
   these, NULL where it is neither (like.c). */
struct um_value *um_document_like_balance(struct um_arena *a, const struct um_tree *t, const struct um_defendant_result *d);
struct um_value *um_document_like_question(struct um_arena *a, const struct um_tree *t, const struct um_nodes *nodes, uint32_t question,
                                           const struct um_defendant_result *d);
/* For each defendant the first of those reported (NULL: of all) to whom the same decided cases are like, himself perhaps: there may be thousands. */
const struct um_defendant_result **um_document_like_firsts(struct um_arena *a, const struct um_tree *t, const bool *reported);
struct um_value *um_document_like_node(struct um_arena *a, const struct um_tree *t, const struct um_node *node);
/* Facts that conditions read (finding.c). */
struct um_value *um_document_premises(struct um_arena *a, const struct um_tree *t, const struct um_premises *premises);
/* The test that was chosen for the matter, first of all; and all that were chosen, with whom each is for (tests.c). */
struct um_value *um_document_test(struct um_arena *a, const struct um_tree *t);
struct um_value *um_document_tests(struct um_arena *a, const struct um_tree *t);
/* Statements, judged once (statements.c). */
struct um_value *um_document_statements(struct um_arena *a, const struct um_tree *t);

#endif
