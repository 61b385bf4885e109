/* Two findings documents side by side: where they come to differ, and everything that moved. */
#ifndef DIFFER_H
#define DIFFER_H

#include <stdbool.h>

#include "unmask.h"

/* The rule with an id among the contents of a law, or NULL. */
const struct um_value *rule_in(const struct um_value *contents, const char *id);

/* The defendant with an id in a document, or NULL. */
const struct um_value *defendant_in(const struct um_value *document, const char *id);

/* The name of a node behind that of a defendant whose it is, which explain takes beside the defendant; else the name. */
const char *place_of(const char *node, const char *defendant);

/*
 * The finding that a finding comes down to: down the members, each time to the first with the same status and why, to one
 * that joins nothing. defendant may be NULL.
 */
const struct um_value *deciding(const struct um_value *document, const struct um_value *defendant, const struct um_value *finding);

/*
 * The finding on the part or gate that one of a defendant's outcomes turns on: in its first world the first of those that
 * let it be no better. NULL where none stands in the way.
 */
const struct um_value *failing_part(const struct um_value *document, const struct um_value *defendant, const struct um_value *outcome);

/* ---------------------------------------------------- under two tests */

enum difference_kind {
    DIFFERS_IN_STATUS, /* both ask for the node, and it stands differently */
    ONLY_IN_FIRST,     /* only the first test asks for it */
    ONLY_IN_SECOND,
    DIFFERS_IN_WEIGHT /* it stands alike, and under one test alone the outcome turns on it */
};

/* Where two evaluations of a defendant part. */
struct difference {
    enum difference_kind kind;
    size_t turns; /* DIFFERS_IN_WEIGHT: the side whose outcome turns on it */
    const struct um_value *outcomes[2]; /* members of "outcomes" that differ */
    const struct um_value *worlds[2];   /* one world of each, that go together; NULL where it holds in all of them */
    const struct um_value *findings[2]; /* of the first node that differs; NULL where that side does not ask for it */
    const struct um_value *ruled[2];    /* the nearest finding at or above it that names a rule */
};

/*
 * The differences between the outcomes of a defendant in two documents of one record and one law, or between the parts at
 * which the same outcome leaves something to the court, each node once; their number, at most `most`.
 */
size_t find_differences(const struct um_value *const documents[2], const char *defendant, struct difference *out, size_t most);

/* The finding that names the node: of the side whose outcome turns on it, else of the first side that asks for it; NULL where neither does. */
const struct um_value *difference_finding(const struct difference *d);

/* What one side says of it: the rule, NULL where none is named, a sentence and its authorities. */
struct saying {
    const char *rule, *title, *text;
    const struct um_value *authorities;
};
struct saying difference_saying(const struct difference *d, size_t side, const struct um_value *contents);

/* ---------------------------------------------------- of any two documents */

/* A node that does not stand alike in two documents, or the outcome of a defendant. */
struct change {
    const char *defendant;             /* NULL: what is judged once for all */
    const char *node;                  /* NULL: his outcome */
    const struct um_value *holders[2]; /* the defendant, or the matter; NULL where that side has none */
    size_t at[2];                      /* where the node's findings begin among the holder's, which stand together */
};

struct changes {
    struct change *list;
    size_t n;
};

/*
 * Everything that does not stand alike in two documents: outcomes first, then what is judged once for all, then each
 * defendant's findings, in the order of the second document and behind it what only the first has. False when memory ran
 * out. To be freed with free_changes.
 */
bool find_changes(const struct um_value *const documents[2], struct changes *ret);
void free_changes(struct changes *changes);

/* How it stands on one side: member i of the outcomes, or finding i on the node; NULL where there are no more. */
const struct um_value *standing_in(const struct change *c, size_t side, size_t i);

/* Finding i on a node among those of a defendant or of the matter, or NULL where there are no more. */
const struct um_value *finding_on(const struct um_value *holder, const char *node, size_t i);

/* Whether a way of standing on one side is none of the other. */
bool has_moved(const struct change *c, size_t side, const struct um_value *standing);

enum { MOST_RULES = 16 };

/*
 * The rules that decided on one side, each once, from how it stands in each world down to what that comes down to; their
 * number. moved: only where that has moved, if it has anywhere. Of each the finding, or the outcome that it qualifies, goes
 * to by, where that is not NULL; then a rule comes once for each sentence.
 */
size_t deciding_rules(const struct change *c, size_t side, const struct um_value *document, bool moved, const char *rules[MOST_RULES],
                      const struct um_value *by[MOST_RULES]);

/* ---------------------------------------------------- of two laws */

enum law_change { LAW_ADDED, LAW_REMOVED, LAW_CHANGED };

/*
 * Entry i that was added, removed or changed between the contents of two laws under a key ("rules", "authorities"), as the
 * law that has it writes it, the second where both do; NULL where there are no more.
 */
const struct um_value *law_difference(const struct um_value *const contents[2], const char *key, enum law_change how, size_t i);

#endif
