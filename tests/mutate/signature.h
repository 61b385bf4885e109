/* What counts of a findings document when two laws are compared. */
#ifndef UM_SIGNATURE_H
#define UM_SIGNATURE_H

#include "base/value.h"

/* The rules that a document cites where it says what was decided. */
struct citations {
    void (*cite)(void *of, const char *rule);
    void *of;
};

/*
 * Digest of what was decided: test, and for each node in each world status, why, whether it is reached, rule and
 * question; of each piece of evidence effect and rule; outcomes and what they turn on; parts; factors and remarks by rule.
 * cites may be NULL.
 */
uint64_t signature_of(const struct um_value *document, const struct citations *cites);

/* Digest of all of a document but for the digests of the law. */
uint64_t signature_of_all(const struct um_value *document);

#endif
