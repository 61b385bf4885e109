#include "findings/asked.h"

#include <string.h>

#include "findings/sentence.h"

static const char *word(unsigned vocab, int value)
{
    return value < 0 ? NULL : um_vocabs[vocab].values[value];
}

/* ---------------------------------------------------------------- collecting */

static void ask_once(struct um_arena *a, struct um_asked *out, const struct um_asked_one *one)
{
    for (size_t i = out->n; i > 0 && out->list[i - 1].node == one->node; i--)
        if (out->list[i - 1].ask == one->ask) {
            out->list[i - 1].worlds |= one->worlds;
            return;
        }
    UM_PUSH(a, out->list, out->n, out->cap, *one);
}

/* What a node asks: its own question, and that of every assertion that leaves it to the court. A join's members ask. */
static void ask_node(struct um_arena *a, const struct um_tree *t, struct um_asked *out, const struct um_node *node)
{
    if (node->reached != UM_REACHED_YES || node->n_members)
        return;
    for (size_t k = 0; k < node->n; k++) {
        const struct um_finding *f = &node->findings[k];
        if (f->status != UM_STATUS_FOR_COURT || f->question == UM_NONE)
            continue;
        ask_once(a, out, &(struct um_asked_one){node, f, NULL, f->question, f->worlds});
        for (size_t i = 0; i < node->n_evidence; i++) {
            const struct um_evidence *e = &node->evidence[i];
            if (e->effect == UM_EFFECT_COURT && (e->worlds & f->worlds))
                ask_once(a, out, &(struct um_asked_one){node, f, e, t->rules->rules[e->rule].question, e->worlds & f->worlds});
        }
    }
}

struct um_asked um_asked_make(struct um_arena *a, const struct um_tree *t, const bool *defendants)
{
    struct um_asked out = {0};
    for (size_t i = 0; i < t->shared.n; i++)
        ask_node(a, t, &out, t->shared.list[i]);
    for (size_t d = 0; d < t->n_defendants; d++)
        for (size_t i = 0; (!defendants || defendants[t->defendants[d].defendant]) && i < t->defendants[d].nodes.n; i++)
            ask_node(a, t, &out, t->defendants[d].nodes.list[i]);
    return out;
}

/* --------------------------------------------------------------------- sides */

static void push_text_once(struct um_arena *a, struct um_value *list, const char *s)
{
    for (size_t i = 0; i < list->n; i++)
        if (strcmp(list->items[i].value->text, s) == 0)
            return;
    um_value_push_text(a, list, s);
}

static bool holds_assertion(const struct um_tree *t, const struct um_value *records, uint32_t assertion)
{
    const char *id = um_row_id(t->m, (struct um_ref){UM_ENTITY_ASSERTION, assertion});
    for (size_t i = 0; i < records->n; i++)
        if (strcmp(um_value_string(um_value_get(records->items[i].value, "id")), id) == 0)
            return true;
    return false;
}

/* Rules that hold on the rows or on the records of the question, and help a side. */
static struct um_value *rules_of_side(struct um_arena *a, const struct um_tree *t, const struct um_explained *tried, const struct um_asked_one *one,
                                      const struct um_value *records, unsigned helps, bool *named)
{
    struct um_value *list = um_value_array(a);
    for (size_t i = 0; i < tried->n; i++) {
        const struct um_tried *one_tried = &tried->tried[i];
        const struct um_rule *rule = &t->rules->rules[one_tried->rule];
        bool here = one_tried->assertion == UINT32_MAX || holds_assertion(t, records, one_tried->assertion);
        bool of_other = rule->question != UM_NONE && rule->question != one->ask;
        if (rule->helps != helps || !(one_tried->yes & one->worlds) || !here || of_other)
            continue;
        named[one_tried->rule] = true;
        push_text_once(a, list, um_str(t->rules, rule->id));
    }
    return list;
}

static struct um_value *record_value(struct um_arena *a, const struct um_tree *t, const struct um_evidence *e, bool *named)
{
    static const char *const effects[] = {"unknown", "excluded", "form", "not-individual", "none", "adds", "court", "enough", "decides"};
    struct um_value *v = um_value_object(a), *worlds = um_document_worlds(a, t, e->worlds);
    uint32_t record = um_ref_of(t->m, UM_ASSERTION__RECORD, e->assertion)->row;
    um_value_set_text(a, v, "id", um_row_id(t->m, (struct um_ref){UM_ENTITY_ASSERTION, e->assertion}));
    um_value_set_text(a, v, "record", um_row_id(t->m, (struct um_ref){UM_ENTITY_RECORD, record}));
    um_value_set_text(a, v, "cite", um_cite_record(a, t->m, record));
    um_value_set_text(a, v, "says", word(UM_VOCAB_SAYS, um_enum_of(t->m, UM_ASSERTION__SAYS, e->assertion)));
    um_value_set_text(a, v, "point", um_name_point(a, t->m, um_ref_of(t->m, UM_ASSERTION__POINT, e->assertion)->row));
    um_value_set_text(a, v, "words", um_text_of(t->m, UM_ASSERTION__WORDS, e->assertion));
    um_value_set_text(a, v, "gist", um_text_of(t->m, UM_ASSERTION__GIST, e->assertion));
    if (um_enum_of(t->m, UM_RECORD__SEALED, record) == UM_YES_NO_YES)
        um_value_set(a, v, "sealed", um_value_bool(a, true));
    um_value_set_text(a, v, "effect", effects[e->effect]);
    if (worlds)
        um_value_set(a, v, "worlds", worlds);
    if (e->rule != UM_NONE) {
        named[e->rule] = true;
        um_value_set_text(a, v, "rule", um_str(t->rules, t->rules->rules[e->rule].id));
    }
    return v;
}

/* Records that bear on a question: those that help the seeker's side of it, and those that stand against it. */
static void set_records(struct um_arena *a, const struct um_tree *t, struct um_value *v, const struct um_asked_one *one, bool *named)
{
    struct um_value *toward = um_value_array(a), *against = um_value_array(a);
    for (size_t i = 0; i < one->node->n_evidence; i++) {
        const struct um_evidence *e = &one->node->evidence[i];
        bool reaches = e->effect == UM_EFFECT_ADDS || e->effect == UM_EFFECT_COURT || e->effect == UM_EFFECT_ENOUGH || e->effect == UM_EFFECT_DECIDES;
        bool hurts = e->against || (e->effect == UM_EFFECT_DECIDES && t->rules->rules[e->rule].helps == UM_HELPS_OPPONENT);
        bool of_other = e->effect == UM_EFFECT_COURT && t->rules->rules[e->rule].question != one->ask;
        if (reaches && !of_other && (e->worlds & one->worlds))
            um_value_push(a, hurts ? against : toward, record_value(a, t, e, named));
    }
    um_value_set(a, v, "records", toward);
    um_value_set(a, v, "records_against", against);
}

/* What the parties say on the node, on the question in general, and on the records that help. */
static struct um_value *argued_value(struct um_arena *a, const struct um_tree *t, const struct um_asked_one *one, const struct um_value *records)
{
    struct um_value *list = um_document_answers(a, t, one->node->name, NULL);
    struct um_value *more[3] = {um_document_answers(a, t, "m/law", um_str(t->rules, t->rules->rules[one->ask].id)), NULL, NULL};
    for (size_t k = 0; k <= records->n; k++) {
        for (size_t s = 0; s < 3; s++)
            for (size_t i = 0; more[s] && i < more[s]->n; i++)
                um_value_push(a, list, more[s]->items[i].value);
        if (k == records->n)
            break;
        const struct um_value *record = records->items[k].value;
        more[0] = NULL;
        more[1] = um_document_answers(a, t, um_cat(a, "e/", um_value_string(um_value_get(record, "id")), "/competence", NULL), NULL);
        more[2] = um_document_answers(a, t, um_value_string(um_value_get(record, "record")), NULL);
    }
    return list;
}

/* Each answer once, whichever way it was found. */
static struct um_value *answers_once(struct um_arena *a, const struct um_value *all)
{
    struct um_value *list = um_value_array(a);
    for (size_t i = 0; i < all->n; i++) {
        bool known = false;
        for (size_t k = 0; k < list->n; k++)
            known = known || strcmp(um_value_string(um_value_get(list->items[k].value, "id")), um_value_string(um_value_get(all->items[i].value, "id"))) == 0;
        if (!known)
            um_value_push(a, list, all->items[i].value);
    }
    return list;
}

/* Why it is for the court: what the finding says, or the rule that leaves an assertion to it. */
static const char *reason_of(struct um_arena *a, const struct um_tree *t, const struct um_asked_one *one)
{
    if (!one->evidence)
        return um_sentence_of(a, t, one->node, one->finding).text;
    struct um_binding b = one->node->binding;
    b.assertion = one->evidence->assertion;
    return um_sentence_fill(a, t, um_str(t->rules, t->rules->rules[one->evidence->rule].reason), &b, NULL, NULL).text;
}

static struct um_value *node_value(struct um_arena *a, const struct um_tree *t, const struct um_asked_one *one, bool *named)
{
    struct um_value *v = um_value_object(a), *worlds = um_document_worlds(a, t, one->worlds), *defendants = um_value_array(a);
    struct um_explained tried = {0};
    const struct um_binding *b = &one->node->binding;
    t->try_rules(t->run, one->node, &tried);
    um_value_set_text(a, v, "node", one->node->name);
    if (one->node->element_rule != UM_NONE)
        um_value_set_text(a, v, "title", um_str(t->rules, t->rules->rules[one->node->element_rule].title));
    if (b->act != UINT32_MAX)
        um_value_set_text(a, v, "act", um_row_id(t->m, (struct um_ref){UM_ENTITY_ACT, b->act}));
    if (b->point != UINT32_MAX)
        um_value_set_text(a, v, "point", um_name_point(a, t->m, b->point));
    if (b->defendant != UINT32_MAX)
        um_value_push_text(a, defendants, um_row_id(t->m, (struct um_ref){UM_ENTITY_DEFENDANT, b->defendant}));
    um_value_set(a, v, "defendants", defendants);
    if (worlds)
        um_value_set(a, v, "worlds", worlds);
    um_value_set_text(a, v, "reason", reason_of(a, t, one));
    set_records(a, t, v, one, named);
    um_value_set(a, v, "argued", answers_once(a, argued_value(a, t, one, um_value_get(v, "records"))));
    um_value_set(a, v, "rules_for", rules_of_side(a, t, &tried, one, um_value_get(v, "records"), UM_HELPS_SEEKER, named));
    um_value_set(a, v, "rules_against", rules_of_side(a, t, &tried, one, um_value_get(v, "records"), UM_HELPS_OPPONENT, named));
    uint32_t rule = one->evidence ? one->evidence->rule : one->finding->rule;
    if (rule != UM_NONE) {
        named[rule] = true;
        um_value_set_text(a, v, "rule", um_str(t->rules, t->rules->rules[rule].id));
    }
    return v;
}

struct um_value *um_asked_value(struct um_arena *a, const struct um_tree *t, const struct um_asked *asked, uint32_t ask, bool *named)
{
    const struct um_rule *rule = &t->rules->rules[ask];
    struct um_value *v = um_value_object(a), *nodes = um_value_array(a);
    um_value_set_text(a, v, "id", um_str(t->rules, rule->id));
    um_value_set_text(a, v, "kind", "for-court");
    um_value_set_text(a, v, "title", um_str(t->rules, rule->title));
    um_value_set_text(a, v, "ask", um_str(t->rules, rule->ask_text));
    for (size_t i = 0; i < asked->n; i++)
        if (asked->list[i].ask == ask)
            um_value_push(a, nodes, node_value(a, t, &asked->list[i], named));
    um_value_set(a, v, "on", nodes);
    um_value_set(a, v, "authorities", um_document_authorities(a, t, &rule->auth));
    return v;
}

struct um_value *um_asked_rules(struct um_arena *a, const struct um_tree *t, const bool *named)
{
    struct um_value *list = um_value_array(a);
    for (uint32_t i = 0; i < t->rules->n[UM_SECTION_RULES]; i++) {
        const struct um_rule *rule = &t->rules->rules[i];
        struct um_value *v = um_value_object(a);
        if (!named[i])
            continue;
        um_value_set_text(a, v, "id", um_str(t->rules, rule->id));
        um_value_set_text(a, v, "title", um_str(t->rules, rule->title));
        um_value_set_text(a, v, "proposition", um_str(t->rules, rule->proposition));
        um_value_set_text(a, v, "helps", um_vocabs[UM_VOCAB_HELPS].values[rule->helps]);
        um_value_set(a, v, "authorities", um_document_authorities(a, t, &rule->auth));
        um_value_push(a, list, v);
    }
    return list;
}
