/*
 * Which authority a paper cites. A citation is matched by what identifies the
 * authority (volume, reporter and first page, a database's number, a section),
 * never by how like two names are; what matches nothing is not guessed.
 */
#ifndef UM_CITATION_H
#define UM_CITATION_H

#include "base/arena.h"
#include "rules/law.h"

/*
 * The plain form, in which citations are compared: straight quotation marks,
 * one blank for several, none behind a full stop (F. Supp. 3d is F.Supp.3d).
 */
const char *um_citation_plain(struct um_arena *a, const char *s);

/* Where a text in plain form holds a phrase that is not part of a longer word or number; NULL if nowhere. */
const char *um_citation_find(const char *text, const char *phrase);

/* An authority that a text cites, and where. */
struct um_cited {
    uint32_t authority;
    const char *at;
};

/*
 * The authorities that a citation in plain form is to, into found, which has
 * room for all of the law. More than one is ambiguous. Of decisions in one case
 * the first that is named is cited, the others are its history.
 */
uint32_t um_citation_match(const struct um_rules *r, const char *text, struct um_cited *found);

/* Whether a defect applies to a citation in plain form. */
bool um_defect_applies(const struct um_rules *r, const struct um_defect *d, const char *text);

#endif
