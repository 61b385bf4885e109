/*
 * Answers on trial: what is assumed for an evaluation, and what comes of it.
 * An answer to a question of law fixes its position; one to a question for the
 * court is an assumed ruling on the nodes that ask it.
 */
#ifndef UM_ANSWERS_H
#define UM_ANSWERS_H

#include "api.h"
#include "findings/asked.h"

/* A question that the record leaves open. */
struct um_question {
    uint32_t rule;   /* of kind question, or ask */
    uint64_t worlds; /* an ask: in which it is asked */
};

/* An assumed answer: a position, by its index, of a question of law; yes (0) or no (1) to an ask. */
struct um_answer {
    uint32_t rule, index;
};

struct um_answers {
    struct um_answer *list;
    size_t n, cap;
};

struct um_assumed_ruling {
    const char *node;
    uint8_t status;
};

/* What is assumed for an evaluation. */
struct um_assumed {
    struct um_answers answers;
    struct um_assumed_ruling *rulings;
    size_t n, cap;
};

/* One evaluation under what is assumed, in an arena of its own. */
struct um_evaluation {
    struct um_arena *arena;
    const struct um_tree *tree;
    const bool *defendants; /* by row: which are reported; NULL: all */
    struct um_asked asked;
    struct um_refusal refusal;
};

struct um_asker {
    struct um_arena *arena; /* of what outlives an evaluation */
    struct um_matter *matter;
    const struct um_law *law;
    const struct um_options *options;
    struct um_evaluation first, now; /* of the record as it is, kept while others are looked at; and under what is assumed by then */
    struct um_evaluation ahead, after; /* where a question is asked in some worlds only, in those; and under one more answer */
    bool no_memory;
    bool *named;
};

typedef uint16_t um_outcomes; /* of a defendant: a bit set of those that are left */

struct um_questions_open {
    struct um_question *list;
    size_t n, cap;
};

/* A rule of the law. */
const struct um_rule *um_asked_rule(const struct um_asker *q, uint32_t rule);

/* Give an evaluation up; none is fine. */
void um_close_evaluation(struct um_evaluation *e);

/* Evaluate under what is assumed, in place of what stood there; false when memory ran out or it was refused. */
bool um_open_evaluation(struct um_asker *q, const struct um_assumed *s, struct um_evaluation *e);

/* The same, and answer alike what is asked only then by questions that are answered already. */
bool um_open_settled(struct um_asker *q, struct um_assumed *s, struct um_evaluation *e);

/* The outcomes that are left to each defendant. */
void um_read_outcomes(const struct um_tree *t, um_outcomes *out);

/* The outcomes under one more answer, and all that is then assumed; false when that cannot be evaluated. */
bool um_answer_one(struct um_asker *q, const struct um_assumed *known, const struct um_question *one, uint32_t index, struct um_assumed *then, um_outcomes *out);

/* The outcomes in the world that the answers to a question are found in, before any; false where it is asked in all worlds. */
bool um_outcomes_where_asked(struct um_asker *q, const struct um_assumed *known, const struct um_question *one, um_outcomes *out);

/* How many answers a question has, and each in a word. */
uint32_t um_count_answers(const struct um_asker *q, const struct um_question *one);
const char *um_answer_word(const struct um_asker *q, uint32_t rule, uint32_t index);

/* The questions that are open now: of law as far as they bear on an outcome, for the court, then the rest of law. */
struct um_questions_open um_open_questions(struct um_asker *q, const struct um_answers *answered);

#endif
