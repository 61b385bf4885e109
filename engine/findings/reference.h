/* The law itself as a document, unmask.law-reference/1: rules, tests, claims and authorities in words, without a record. */
#ifndef UM_REFERENCE_H
#define UM_REFERENCE_H

#include "base/value.h"
#include "rules/law.h"

struct um_reference_options {
    const char *const *ids; /* rules, tests, claims or authorities to speak of */
    size_t n_ids;           /* 0: all of the law */
    int64_t as_of;          /* last minute of the day for which to say what is law; INT64_MAX: not asked */
};

/* The document; NULL, with a sentence in *refusal, where an id names nothing. */
struct um_value *um_reference_make(struct um_arena *a, const struct um_rules *r,
                                   const struct um_reference_options *o, const char **refusal);

/* The day on which a rule becomes law, that of its earliest authority: a minute; INT64_MIN where no date holds it back. */
int64_t um_reference_day(const struct um_rules *r, const struct um_rule *rule);

/* What documents about the law begin with: the engine by name and version, and the packs. */
struct um_value *um_reference_engine(struct um_arena *a);
struct um_value *um_reference_packs(struct um_arena *a, const struct um_rules *r);

#endif
