/* What was held, one by one with its verdict, and counts over it. */
#ifndef TALLY_H
#define TALLY_H

#include <stdbool.h>
#include <stddef.h>

#include "unmask.h"

/* What is counted together. Part one holds again what is a node or, where no balance could turn it, an outcome. */
enum group { GROUP_CHOICE, GROUP_PART_ONE, GROUP_NODES, GROUP_OUTCOMES, GROUP_BALANCE_OPEN, GROUP_COUNT };

/* The groups as the document names them. */
extern const char *const group_keys[GROUP_COUNT];

enum verdict { VERDICT_RIGHT, VERDICT_ASKED, VERDICT_NOT_RECORDED, VERDICT_WRONG, VERDICT_COUNT };
extern const char *const verdict_keys[VERDICT_COUNT];

/* One thing that a court held. */
struct held {
    enum group group;
    enum verdict verdict;
    size_t at;                                  /* its case */
    bool blind;                                 /* the record of the case was entered before its holding was read */
    bool counted;                               /* it is known well enough: seen, or from a summary */
    bool judged;                                /* there is such a node, and the record could be evaluated */
    bool base;                                  /* what the court held is what courts held most often on this kind */
    const char *kind, *answer, *known;          /* answer: a status, a disclosure or a test */
    const struct um_value *decision, *value;    /* where it stands in the document of its case */
};

struct holdings {
    struct held *list;
    size_t n, cap;
};

/* Everything graded in the documents of some cases. False when memory ran out. To be freed with free_holdings. */
bool gather_holdings(const struct um_value *const *cases, size_t n, struct holdings *ret);
void free_holdings(struct holdings *h);

/* Which holdings are counted; NULL, and a case of ANY_CASE, is any. */
enum { ANY_CASE = -1 };
struct filter {
    enum group group;
    bool blind, counted;
    long at;
    const char *kind, *answer, *known;
};

struct tally {
    size_t n, verdicts[VERDICT_COUNT];
    size_t base; /* how many of them whoever always gives the most frequent answer to its kind would get right */
};

struct tally tally_of(const struct holdings *h, const struct filter *f);

/* Word i among those that a member takes in what a filter lets through, in order of spelling; NULL behind the last. */
enum member { MEMBER_KIND, MEMBER_ANSWER, MEMBER_KNOWN };
const char *next_value(const struct holdings *h, const struct filter *f, enum member member, const char *last);

#endif
