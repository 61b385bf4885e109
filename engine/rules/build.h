/* What the compiler's files share while an image is being made. */
#ifndef UM_BUILD_H
#define UM_BUILD_H

#include "rules/compile.h"

/* A growing section. */
struct um_rows {
    char *p;
    size_t n, cap, size;
};

/* A rule, authority, phrase or decided case of a pack, before it is compiled. */
struct um_source {
    const char *id, *pack, *place; /* place: /rules/3 */
    const struct um_value *v;
    uint32_t pack_index;
    unsigned level;
};

struct um_sources {
    struct um_source *list;
    size_t n, cap;
};

struct um_build {
    struct um_arena *arena;
    struct um_problems *problems;
    struct um_rows rows[UM_SECTION_COUNT];
    /* The pooled strings by a digest: heads and next are places in the list, from 1 on. */
    uint32_t string_heads[1024];
    struct um_pooled {
        uint32_t at, next;
    } *strings;
    size_t n_strings, cap_strings;
    struct um_sources rules, authorities, phrases, decided;
    const struct um_source *now; /* being compiled; names the place of problems */
    /* Variables of the rule being compiled, the quantified ones last. */
    struct um_var vars[8];
    uint32_t n_vars;
    unsigned depth;       /* of nested conditions */
    unsigned quantifiers; /* depth of quantifiers */
    unsigned layer;       /* of the element the rule is about */
};

uint32_t um_build_string(struct um_build *b, const char *s);
uint32_t um_build_row(struct um_build *b, enum um_section s, const void *row);

/* A problem at a place below the source being compiled. */
void um_build_problem(struct um_build *b, const char *id, const char *path, const struct um_value *v,
                      const char *message);

/* Index of a value in an enumeration, or a problem and -1. */
int um_build_enum(struct um_build *b, const char *path, const struct um_value *v, unsigned vocab);

/* An enumeration's value at a key of an object that stands at a path, or -1 where the key is missing or wrong. */
int um_build_enum_at(struct um_build *b, const struct um_value *object, const char *path, const char *key, unsigned vocab);

/* Refuse keys of an object that are none of the known ones, with the nearest as a hint. */
void um_build_keys(struct um_build *b, const struct um_value *object, const char *path, const char *what,
                   const char *const *keys, size_t n);

/* The day at a key of an object that stands at a path, or INT64_MIN; a problem where it is none. */
int64_t um_build_day(struct um_build *b, const struct um_value *object, const char *path, const char *key);

/* A problem where an object that is called so has no text, or an empty one, at a key. */
void um_build_need_text(struct um_build *b, const struct um_value *object, const char *path, const char *key, const char *what);

/* The place of member i of a list. */
const char *um_build_place(struct um_build *b, const char *path, size_t i);

/* Index of the rule or authority with an id, or a problem and UM_NONE. */
uint32_t um_build_find(struct um_build *b, const struct um_sources *in, const char *what, const char *path,
                       const struct um_value *v);

/* Index of the rule of a kind ("ask", "question") that a value names, or a problem and UM_NONE. */
uint32_t um_build_find_kind(struct um_build *b, const char *kind, const char *path, const struct um_value *v);

/* Compile an authority, how it is recognised and what is to be known of it; and that no two are recognised alike (authority.c). */
void um_build_authority(struct um_build *b, const struct um_source *source);
void um_build_check_citations(struct um_build *b);

/* The rows that a rule says would make it hold, and that they fit the record and help its own side alone; and, once all
   rules are compiled, that every cell the rule speaks of binds what they name (supply.c). */
void um_build_supply(struct um_build *b, struct um_rule *rule);
void um_build_check_supply(struct um_build *b, const struct um_rule *rule);

/* Compile a decision of a decided case (decided.c). */
void um_build_decided(struct um_build *b, const struct um_source *source);

/* What a rule's kind asks of it (validate.c). */
void um_build_check_kind(struct um_build *b, const struct um_rule *rule);

/* Checks on all rules together, once they are compiled without a problem (validate.c). */
void um_build_validate(struct um_build *b);

/* Compile a condition; its index, or UM_NONE with a problem. */
uint32_t um_build_cond(struct um_build *b, const struct um_value *v, const char *path);

#endif
