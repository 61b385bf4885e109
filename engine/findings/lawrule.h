/* What the files of the law reference share. */
#ifndef UM_LAWRULE_H
#define UM_LAWRULE_H

#include "findings/reference.h"

struct um_reference {
    struct um_arena *a;
    const struct um_rules *r;
    const struct um_reference_options *o;
    bool *spoken; /* by rule: the document has it whole */
    bool *cited;  /* by authority: likewise */
};

static inline uint32_t n_rules(const struct um_reference *f)
{
    return f->r->n[UM_SECTION_RULES];
}

static inline const struct um_rule *rule_at(const struct um_reference *f, uint32_t i)
{
    return &f->r->rules[i];
}

static inline const char *str(const struct um_reference *f, uint32_t offset)
{
    return um_str(f->r, offset);
}

static inline const char *kind_of(const struct um_rule *rule)
{
    return um_rule_kind_names[rule->kind];
}

/* A rule whole, with what it rests on and what rests on it; marks the authorities that it cites. */
struct um_value *um_reference_rule(const struct um_reference *f, uint32_t rule);
struct um_value *um_reference_authority(const struct um_reference *f, uint32_t authority);

/* The elements that a rule speaks of, and those of the rules that ask it, cite it or read its answer. */
uint32_t um_reference_elements(const struct um_reference *f, uint32_t rule);

/* The values of a bit set, each with its meaning. */
void um_reference_push_set(const struct um_reference *f, struct um_value *to, uint32_t set, unsigned vocab);

/* Whether a list, divided by blanks, has a word. */
bool um_reference_lists(const char *list, const char *word);

#endif
