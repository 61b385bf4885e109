/* The bench memo: what stands in it and in what order; how it looks is for the form. */
#ifndef MEMO_H
#define MEMO_H

#include "render/alike.h"
#include "render/blocks.h"
#include "render/text.h"

enum { MOST_NAMES = 8, MOST_AUTHORITIES = 1024, MOST_TOLD = 2048 };

struct names {
    const char *list[MOST_NAMES];
    size_t n;
};

/* Evidence that was shown with its words already, so that it is only named again. */
struct told {
    const struct um_value *evidence[MOST_TOLD];
    size_t n;
};

/* An authority that was named, with what is to be checked of it. */
struct named {
    const struct um_value *authority;
    const char *pins[MOST_NAMES]; /* not confirmed */
    size_t n_pins;
    bool unchecked; /* that it stands for what it is named for was not checked, somewhere */
};

struct memo {
    struct blocks *blocks;
    const struct um_value *document, *matter, *defendants;
    const struct um_value *questions[MOST_QUESTIONS]; /* what only the Court can answer, in the order in which it is numbered */
    size_t n_questions;
    struct names seekers, others; /* who asks for the identity, and who answers that */
    struct named authorities[MOST_AUTHORITIES]; /* those that were named so far */
    size_t n_authorities;
};

/* The memo of a findings document, to be freed with blocks_free; mark stands above it, or is NULL. False when memory ran out. */
bool make_memo(struct blocks *blocks, const struct um_value *document, const char *mark);

/* Shared by the files of this folder. */

/* Number of a question, from 1; 0 where it is none of those that are printed. */
size_t question_number(const struct memo *m, const char *id);

/* Whether two defendants stand alike in all that is found of them, but for their names (likeness.c). */
bool stand_alike(const struct um_value *a, const struct um_value *b);

/* Whether an earlier defendant stands as this one does; and the labels of all who stand as one does (likeness.c). */
bool is_like_earlier(const struct memo *m, size_t i);
void put_class(struct memo *m, size_t i);

/* Texts of a list, between commas. */
void put_texts(struct memo *m, const struct um_value *list, const char *between);

/* "n defendants" and the like. */
void put_count(struct memo *m, size_t n, const char *one, const char *more);

/* Where what is said holds, in brackets; nothing where it holds always. */
void put_worlds(struct memo *m, const struct um_value *worlds);

/* What the parties, a clerk or the court say, as a list; nothing where nobody does (finding.c). */
void put_answers(struct memo *m, const struct um_value *answers);

/* Authorities by their short names with their marks, behind what stands there; nothing where there are none (cited.c). */
void put_authorities(struct memo *m, const struct um_value *authorities);

/* The labels of those defendants that are reported on. */
void put_labels(struct memo *m, const struct um_value *ids);

/* One finding: what was found and why, the authorities, what was offered, what is said of it (finding.c). */
void put_finding(struct memo *m, const struct um_value *finding, struct told *told);

/* What findings of a defendant are about: S1 for all charges of a statement, else S2/I2b; wanted: of which (accounts.c). */
void put_charges(struct memo *m, const struct um_value *findings, const bool *wanted, size_t n);

/* Findings that do not apply, in a paragraph: nodes of the matter (finding.c). */
void put_inapplicable(struct memo *m, const struct um_value *nodes);

/* The parts, in the order of the memo. */
void put_front(struct memo *m, const char *mark); /* what it is, the question presented, the short answer (front.c) */
void put_posture(struct memo *m);  /* motion, test, claims, relief; the record and what is not in it (posture.c) */
void put_analysis(struct memo *m); /* the test, the law, each statement once (analysis.c) */
void put_accounts(struct memo *m); /* each defendant apart (accounts.c) */
void put_close(struct memo *m);    /* what follows on this record, and the questions for the hearing (close.c) */
void put_cited(struct memo *m);    /* authorities, and what is to be known of those the papers cite (cited.c) */

#endif
