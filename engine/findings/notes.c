/* Factors of the balance, remarks, and law that came later: what changes no status. */
#include "findings/document.h"
#include "findings/sentence.h"

static struct um_value *note_value(struct um_arena *a, const struct um_tree *t, const struct um_noted *noted,
                                   const struct um_binding *b)
{
    const struct um_rule *rule = &t->rules->rules[noted->rule];
    struct um_value *v = um_value_object(a), *worlds = um_document_worlds(a, t, noted->worlds);
    um_value_set_text(a, v, "rule", um_str(t->rules, rule->id));
    um_value_set_text(a, v, "title", um_str(t->rules, rule->title));
    if (rule->kind == UM_RULE_FACTOR)
        um_value_set_text(a, v, "leans", um_vocabs[UM_VOCAB_LEANS].values[rule->leans]);
    um_value_set_text(a, v, "text", um_sentence_fill(a, t, um_str(t->rules, rule->reason), b, NULL, NULL).text);
    if (worlds)
        um_value_set(a, v, "worlds", worlds);
    um_value_set(a, v, "premises", um_document_premises(a, t, &noted->premises));
    um_value_set(a, v, "authorities", um_document_authorities(a, t, &rule->auth));
    um_value_set(a, v, "answers", um_document_answers(a, t, NULL, um_str(t->rules, rule->id)));
    return v;
}

struct um_value *um_document_notes(struct um_arena *a, const struct um_tree *t, const struct um_notes *notes, uint32_t defendant)
{
    struct um_value *list = um_value_array(a);
    struct um_binding b = UM_UNBOUND;
    b.defendant = defendant;
    for (size_t i = 0; i < notes->n; i++)
        um_value_push(a, list, note_value(a, t, &notes->list[i], &b));
    return list;
}

/* Which sides factors lean to, as a bit set of um_leans. */
static unsigned sides(const struct um_tree *t, const struct um_notes *factors)
{
    unsigned set = 0;
    for (size_t i = 0; i < factors->n; i++)
        set |= 1u << t->rules->rules[factors->list[i].rule].leans;
    return set;
}

/* Decided cases like a balance, or the defendant who has the same ones. */
static struct um_value *like_value(struct um_arena *a, const struct um_tree *t, const struct um_defendant_result *d, const struct um_defendant_result *like)
{
    if (like == d)
        return um_document_like_balance(a, t, d);
    struct um_value *v = um_value_object(a);
    um_value_set_text(a, v, "as", um_row_id(t->m, (struct um_ref){UM_ENTITY_DEFENDANT, like->defendant}));
    return v;
}

struct um_value *um_document_balance(struct um_arena *a, const struct um_tree *t, const struct um_defendant_result *d,
                                     const struct um_defendant_result *like)
{
    struct um_value *v = um_value_object(a);
    unsigned set = sides(t, &t->factors) | sides(t, &d->factors);
    bool disclosure = set >> UM_LEANS_DISCLOSURE & 1, anonymity = set >> UM_LEANS_ANONYMITY & 1;
    unsigned leans = disclosure && anonymity ? UM_LEANS_MIXED
                     : disclosure            ? UM_LEANS_DISCLOSURE
                     : anonymity             ? UM_LEANS_ANONYMITY
                                             : UM_LEANS_NOTHING_RECORDED;
    um_value_set_text(a, v, "leans", um_vocabs[UM_VOCAB_LEANS].values[leans]);
    um_value_set(a, v, "factors", um_document_notes(a, t, &d->factors, d->defendant));
    um_value_set(a, v, "like", like_value(a, t, d, like));
    return v;
}

struct um_value *um_document_later_law(struct um_arena *a, const struct um_tree *t)
{
    struct um_value *list = um_value_array(a);
    for (uint32_t i = 0; i < t->rules->n[UM_SECTION_RULES]; i++) {
        const struct um_rule *rule = &t->rules->rules[i];
        if (t->active[i] || !um_rule_concerns(t, rule))
            continue;
        struct um_value *v = um_value_object(a);
        um_value_set_text(a, v, "rule", um_str(t->rules, rule->id));
        um_value_set_text(a, v, "title", um_str(t->rules, rule->title));
        um_value_set_text(a, v, "proposition", um_str(t->rules, rule->proposition));
        um_value_set(a, v, "authorities", um_document_authorities(a, t, &rule->auth));
        um_value_push(a, list, v);
    }
    return list;
}
