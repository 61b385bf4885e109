/* The document of one explanation: a node's findings, what it joins or what it rests on, and the rules that were tried. */
#include "findings/document.h"

#include <string.h>

#include "findings/sentence.h"

/* The rules that one rule, held, defeats on the same rows. */
static struct um_value *victims(struct um_arena *a, const struct um_tree *t, const struct um_tried *by)
{
    struct um_value *list = um_value_array(a);
    for (size_t i = 0; i < t->explained.n; i++) {
        const struct um_tried *other = &t->explained.tried[i];
        if (other->defeated && other->by == by->rule && other->assertion == by->assertion)
            um_value_push_text(a, list, um_str(t->rules, t->rules->rules[other->rule].id));
    }
    return list;
}

static struct um_value *tried_value(struct um_arena *a, const struct um_tree *t, const struct um_tried *tried)
{
    const struct um_rule *rule = &t->rules->rules[tried->rule];
    struct um_value *v = um_value_object(a), *worlds = tried->yes ? um_document_worlds(a, t, tried->yes) : NULL;
    um_value_set_text(a, v, "rule", um_str(t->rules, rule->id));
    um_value_set_text(a, v, "kind", um_rule_kind_names[rule->kind]);
    um_value_set_text(a, v, "title", um_str(t->rules, rule->title));
    um_value_set_text(a, v, "proposition", um_str(t->rules, rule->proposition));
    um_value_set_text(a, v, "helps", um_vocabs[UM_VOCAB_HELPS].values[rule->helps]);
    if (tried->assertion != UINT32_MAX) {
        um_value_set_text(a, v, "assertion", um_text_of(t->m, UM_ASSERTION__ID, tried->assertion));
        um_value_set_text(a, v, "cite", um_cite_record(a, t->m, um_ref_of(t->m, UM_ASSERTION__RECORD, tried->assertion)->row));
    }
    um_value_set_text(a, v, "held", tried->yes ? "yes" : tried->defeated ? "defeated" : tried->maybe ? "unknown" : "no");
    if (worlds)
        um_value_set(a, v, "worlds", worlds);
    if (tried->by != UM_NONE)
        um_value_set_text(a, v, "defeated_by", um_str(t->rules, t->rules->rules[tried->by].id));
    um_value_set(a, v, "defeats", victims(a, t, tried));
    if (!t->active[tried->rule])
        um_value_set(a, v, "too_late", um_value_bool(a, true));
    if (tried->failed) {
        struct um_value *failing = um_value_object(a);
        um_value_set_text(a, failing, "row", um_row_id(t->m, tried->failing.row));
        um_value_set_text(a, failing, "path", tried->failing.path);
        um_value_set(a, failing, "value", tried->failing.value ? um_value_text(a, tried->failing.value) : um_value_null(a));
        um_value_set_text(a, failing, "wanted", tried->wanted);
        um_value_set(a, v, "failed", failing);
    }
    um_value_set(a, v, "authorities", um_document_authorities(a, t, &rule->auth));
    return v;
}

/* Authorities of the rules that held and help a side, and of the answers that the other parties give, each once. */
static struct um_value *side_value(struct um_arena *a, const struct um_tree *t, unsigned helps)
{
    const struct um_explained *e = &t->explained;
    struct um_value *list = um_value_array(a);
    for (size_t i = 0; i < e->n; i++) {
        const struct um_rule *rule = &t->rules->rules[e->tried[i].rule];
        struct um_value *all = um_document_authorities(a, t, &rule->auth);
        bool bears = rule->helps == helps && (e->tried[i].yes || e->tried[i].defeated);
        for (size_t k = 0; bears && k < all->n; k++) {
            const char *id = um_value_string(um_value_get(all->items[k].value, "id"));
            bool known = false;
            for (size_t s = 0; s < list->n; s++)
                known = known || strcmp(um_value_string(um_value_get(list->items[s].value, "id")), id) == 0;
            if (!known)
                um_value_push(a, list, all->items[k].value);
        }
    }
    return list;
}

struct um_value *um_document_explanation(struct um_arena *a, const struct um_tree *t)
{
    const struct um_explained *e = &t->explained;
    struct um_value *v = um_value_object(a), *findings = um_value_array(a), *tried = um_value_array(a), *below = um_value_array(a);
    um_value_set_text(a, v, "node", e->node->name);
    for (size_t i = 0; i < e->node->n; i++)
        um_value_push(a, findings, um_document_finding(a, t, e->node, &e->node->findings[i]));
    for (size_t i = 0; i < e->node->n_members; i++)
        for (size_t k = 0; k < e->node->members[i]->n; k++)
            um_value_push(a, below, um_document_finding(a, t, e->node->members[i], &e->node->members[i]->findings[k]));
    for (size_t i = 0; i < e->n; i++)
        um_value_push(a, tried, tried_value(a, t, &e->tried[i]));
    um_value_set(a, v, "findings", findings);
    um_value_set(a, v, "members", below);
    um_value_set(a, v, "tried", tried);
    struct um_value *sides = um_value_object(a);
    um_value_set(a, sides, "seeker", side_value(a, t, UM_HELPS_SEEKER));
    um_value_set(a, sides, "opponent", side_value(a, t, UM_HELPS_OPPONENT));
    um_value_set(a, v, "authorities", sides);
    struct um_value *like = um_document_like_node(a, t, t->explained.node);
    if (like)
        um_value_set(a, v, "like", like);
    return v;
}
