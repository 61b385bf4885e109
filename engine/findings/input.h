/* What conditions read, as inputs of a search: each with the values to try. */
#ifndef UM_INPUT_H
#define UM_INPUT_H

#include "findings/search.h"

enum {
    UM_MAX_CLASSES = 12,
    UM_MAX_INPUTS = 64,
    UM_MAX_VALUES = 64,
    UM_DAY = 24 * 60
};

/* How the values of an input are tried. */
enum um_form {
    UM_FORM_ONE,    /* one value of an enumeration, as a mask of one bit */
    UM_FORM_SET,    /* a set of them, as a mask */
    UM_FORM_TEXT,   /* 0: some other text; else 1 more than the place in texts */
    UM_FORM_NUMBER, /* a number */
    UM_FORM_MINUTE, /* a time */
    UM_FORM_ORDER,  /* 0: unknown; 1: the first before the second; 2: the second before the first */
    UM_FORM_FLAG    /* 0 or 1 */
};

/* Where a condition stands: in which rule, and which assertion that means when two are looked at apart. */
enum {
    UM_SAME,
    UM_FIRST,
    UM_SECOND,
    UM_N_APART
};
struct um_place {
    const struct um_rule *rule;
    unsigned apart;
};

/* Something that conditions read, with the values to try. The first value says as little as there is to say. */
struct um_input {
    const char *key;
    enum um_form form;
    struct um_place place; /* where it was first read, and by which condition */
    uint32_t cond;
    const struct um_path *path;  /* of a mask: where its words are found */
    const struct um_rule *asked; /* of a mask: the open question whose positions they are */
    uint64_t masks[UM_MAX_VALUES], all;
    const char *texts[UM_MAX_VALUES];
    size_t n_masks, n_texts, n_limits;
    int64_t limits[UM_MAX_VALUES];
    uint64_t *values;
    size_t n, cap, now;
    bool never; /* a flag that can only be no */
    bool plain; /* the first value says nothing */
};

/* A leaf that was looked up: its input, or none, and which values it takes. */
struct um_bound {
    uint32_t search, input;
    uint64_t mask;
    bool turned;
};
enum {
    UM_UNKNOWN_INPUT = UM_MAX_INPUTS
};

struct um_searcher {
    struct um_arena *a;
    const struct um_rules *r;
    struct um_bound *bound[UM_N_APART]; /* by condition */
    uint32_t searches;
};

/* One search. */
struct um_search {
    struct um_searcher *of;
    struct um_arena *a;
    const struct um_rules *r;
    struct um_input *inputs;
    size_t n, cap;
    uint32_t number;
    bool overflow; /* more inputs or values than there is room for */
};

/* Add what a condition reads to the inputs of a search. */
void um_input_collect(struct um_search *s, const struct um_place *p, uint32_t cond);

/* Whether a condition joins others, rather than reads something. */
bool um_input_is_joint(const struct um_cond *c);

/* Give every input its values; false where there are more combinations than the bound, or than there is room for. */
bool um_input_prepare(struct um_search *s);

/* The input that a condition reads, looked up once in a search. */
const struct um_bound *um_input_bind(const struct um_search *s, const struct um_place *p, uint32_t cond);

/* Whether some combination of values makes a condition of a rule true (search.c). */
enum um_found um_search_cond(struct um_searcher *of, const struct um_place *p, uint32_t cond);

#endif
