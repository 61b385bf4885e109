/* What is missing, as things that somebody can do: each once, with all in whose way it stands. */
#ifndef GAP_H
#define GAP_H

#include "deliver/line.h"

enum gap_kind {
    GAP_ENTER, /* what is to be entered first */
    GAP_FORM,  /* a rule of form, and all that it keeps out */
    GAP_NEED   /* what stands between the request and a showing */
};

struct gap {
    enum gap_kind kind;
    const struct um_value *entry; /* in the document */
    size_t again;                 /* how many before it are of the same first node */
};

struct gaps {
    const struct um_value *document; /* unmask.gaps/1 for the side that seeks the identity */
    struct gap *list;
    size_t n;
};

/* Everything that the document says is missing; false when memory ran out. */
bool make_gaps(struct gaps *g, const struct um_value *document);
void free_gaps(struct gaps *g);

/* Whether there is anything to be done about it: not where no evidence mends it, or the Court alone can answer. */
bool is_task(const struct gap *gap);

/* Whether it stands in the way of a defendant; how many tasks do. */
bool gap_concerns(const struct gap *gap, const char *defendant);
size_t count_tasks(const struct gaps *g, const char *defendant);

/* Whether the outcome of somebody comes down to it as things stand. */
bool is_first_obstacle(const struct gap *gap);

/* The ids of those in whose way it stands; NULL or empty: it is a matter of the record as a whole. */
const struct um_value *gap_defendants(const struct gap *gap);

/* The need that a finding is told in, or NULL. */
const struct gap *gap_of_finding(const struct gaps *g, const struct um_value *finding);

/* A name that is the same on every run and is nobody's handle, to be freed; NULL when memory ran out. */
char *gap_id(const struct gap *gap);

/* Its element, or what kind of thing it is. Borrowed. */
const char *gap_element(const struct gaps *g, const struct gap *gap);

/* By name, or how many; in a subject they are counted sooner. */
void add_whose(struct line *l, const struct gaps *g, const struct gap *gap);
void add_whose_short(struct line *l, const struct gaps *g, const struct gap *gap);

/* "Falsity of S2 (I2b): not in this record": what is missing. */
void add_gap(struct line *l, const struct gaps *g, const struct gap *gap);

/* What is to be read or entered, and what would meet it in the words of the law; says so where nothing would. */
void add_gap_proof(struct line *l, const struct gap *gap);

/* The authorities of the rule that asks for it. */
void add_gap_authorities(struct line *l, const struct gaps *g, const struct gap *gap);

/* One of these as a text, to be freed; NULL when memory ran out. */
enum gap_part { PART_WHOSE, PART_MISSING, PART_PROOF, PART_AUTHORITIES };
char *gap_text(const struct gaps *g, const struct gap *gap, enum gap_part part);

/* How far the outcome hangs on it. */
const char *gap_severity(const struct gap *gap);

#endif
