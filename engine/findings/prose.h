/*
 * Rules in plain words, without a record: a condition, what it reads, and the
 * sentences of a rule with their slots named. The words stand in the packs
 * under keys that begin with "law."; meanings come from the vocabulary.
 */
#ifndef UM_PROSE_H
#define UM_PROSE_H

#include "base/value.h"
#include "rules/law.h"

struct um_slot {
    const char *name, *text;
};

/* The phrase of a key with its slots filled; a slot that is not among those given stays as it is. */
const char *um_prose_phrase(struct um_arena *a, const struct um_rules *r, const char *key,
                            const struct um_slot *slots, size_t n);
#define UM_PHRASE(a, r, key, ...)                                                                            \
    um_prose_phrase((a), (r), (key), (const struct um_slot[]){__VA_ARGS__},                                  \
                    sizeof((const struct um_slot[]){__VA_ARGS__}) / sizeof(struct um_slot))

/* complaint ("allegations of a complaint nobody swore to"). */
const char *um_prose_value(struct um_arena *a, const struct um_rules *r, const char *value,
                           const char *meaning);
const char *um_prose_word(struct um_arena *a, const struct um_rules *r, unsigned vocab, unsigned value);

/* The word for rows of an entity: statement for act. */
const char *um_prose_sort(const struct um_rules *r, unsigned entity);

/* A rule's sentence, its slots named in square brackets. */
const char *um_prose_template(struct um_arena *a, const struct um_rules *r, const char *template);

/*
 * A condition of a rule as an object: "text", and where that ends in a colon
 * "of", the list of what follows it, each of the same form. NULL for none.
 */
struct um_value *um_prose_condition(struct um_arena *a, const struct um_rules *r, const struct um_rule *rule,
                                    uint32_t cond);

/* Such an object in one line. */
const char *um_prose_line(struct um_arena *a, const struct um_value *condition);

/* What the paths of all conditions read: a list of objects "reads" (in the words above), "path" and "about". */
struct um_value *um_prose_reads(struct um_arena *a, const struct um_rules *r);

#endif
