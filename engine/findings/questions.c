/* What only the court can answer, and the open questions of law, with what hangs on each. */
#include <string.h>

#include "base/text.h"
#include "findings/document.h"
#include "findings/sentence.h"

/* S3, or what the node is about where it is about no act. */
static const char *subject_of(struct um_arena *a, const struct um_tree *t, const struct um_node *node)
{
    const struct um_matter *m = t->m;
    struct um_text text = {.arena = a};
    struct um_ref point = {UM_ENTITY_POINT, node->binding.point};
    if (node->binding.act != UINT32_MAX)
        return um_row_id(m, (struct um_ref){UM_ENTITY_ACT, node->binding.act});
    for (uint32_t act = 0; node->binding.point != UINT32_MAX && act < m->tables[UM_ENTITY_ACT].n; act++)
        if (um_refs_hold(um_cell(m, UM_ACT__CONVEYS, act), point)) {
            um_text_add(&text, text.n ? ", " : "");
            um_text_add(&text, um_row_id(m, (struct um_ref){UM_ENTITY_ACT, act}));
        }
    return text.n ? text.s : NULL;
}

static struct um_value *find_by_id(const struct um_value *list, const char *id)
{
    for (size_t i = 0; i < list->n; i++)
        if (strcmp(um_value_string(um_value_get(list->items[i].value, "id")), id) == 0)
            return list->items[i].value;
    return NULL;
}

static void push_once(struct um_arena *a, struct um_value *list, const char *s)
{
    for (size_t i = 0; s && i < list->n; i++)
        if (strcmp(list->items[i].value->text, s) == 0)
            return;
    um_value_push_text(a, list, s);
}

/* Note that a node asks a question, and on which assertion (UINT32_MAX: on none). */
static void add_question(struct um_arena *a, const struct um_tree *t, struct um_value *list, const struct um_node *node,
                         uint32_t question, uint32_t assertion)
{
    const struct um_rule *ask = &t->rules->rules[question];
    const char *id = um_str(t->rules, ask->id);
    struct um_value *q = find_by_id(list, id);
    if (!q) {
        q = um_value_object(a);
        um_value_set_text(a, q, "id", id);
        um_value_set_text(a, q, "kind", "for-court");
        um_value_set_text(a, q, "title", um_str(t->rules, ask->title));
        um_value_set_text(a, q, "ask", um_str(t->rules, ask->ask_text));
        um_value_set(a, q, "nodes", um_value_array(a));
        um_value_set(a, q, "about", um_value_array(a));
        um_value_set(a, q, "records", um_value_array(a));
        um_value_set(a, q, "answers", um_document_answers(a, t, NULL, id));
        um_value_push(a, list, q);
    }
    push_once(a, q->items[4].value, node->name);
    push_once(a, q->items[5].value, subject_of(a, t, node));
    if (assertion != UINT32_MAX)
        push_once(a, q->items[6].value, um_text_of(t->m, UM_RECORD__CITE, um_ref_of(t->m, UM_ASSERTION__RECORD, assertion)->row));
}

/* All that a finding asks: its own question, and that of every assertion which leaves it to the court. */
static void add_questions(struct um_arena *a, const struct um_tree *t, struct um_value *list, const struct um_node *node,
                          const struct um_finding *f)
{
    add_question(a, t, list, node, f->question, f->binding.assertion);
    for (size_t i = 0; i < node->n_evidence; i++) {
        const struct um_evidence *e = &node->evidence[i];
        if (e->effect == UM_EFFECT_COURT && (e->worlds & f->worlds))
            add_question(a, t, list, node, t->rules->rules[e->rule].question, e->assertion);
    }
}

/* Beside each question how courts answered it on like facts; that of the balance has it there. */
static void add_like(struct um_arena *a, const struct um_tree *t, struct um_value *list, const struct um_nodes *nodes, const struct um_defendant_result *d)
{
    for (size_t i = 0; i < list->n; i++) {
        struct um_value *q = list->items[i].value;
        struct um_value *like = um_document_like_question(a, t, nodes, um_rule_find(t->rules, um_value_string(um_value_get(q, "id"))), d);
        if (like)
            um_value_set(a, q, "like", like);
    }
}

struct um_value *um_document_questions(struct um_arena *a, const struct um_tree *t, const struct um_nodes *nodes, const struct um_defendant_result *d)
{
    struct um_value *list = um_value_array(a);
    for (size_t i = 0; i < nodes->n; i++)
        for (size_t k = 0; k < nodes->list[i]->n; k++)
            if (nodes->list[i]->findings[k].question != UM_NONE && nodes->list[i]->findings[k].status == UM_STATUS_FOR_COURT &&
                nodes->list[i]->reached == UM_REACHED_YES && !nodes->list[i]->n_members) /* a join's members ask */
                add_questions(a, t, list, nodes->list[i], &nodes->list[i]->findings[k]);
    add_like(a, t, list, nodes, d);
    return list;
}

/* Whether a node's statuses, or its evidence, differ between worlds that differ only in a question. */
static bool moves(const struct um_tree *t, const struct um_node *node, const struct um_dimension *d)
{
    const struct um_worlds *w = &t->worlds;
    for (unsigned s = 0; s < UM_STATUS_COUNT; s++)
        for (uint32_t world = 0; d->fixed < 0 && world < w->count; world++)
            for (uint32_t p = 1; world / d->stride % d->positions == 0 && p < d->positions; p++)
                if ((node->in[s] >> world & 1) != (node->in[s] >> (world + p * d->stride) & 1))
                    return true;
    return false;
}

static struct um_value *defendants_with(struct um_arena *a, const struct um_tree *t, uint32_t dimension, bool may)
{
    struct um_value *list = um_value_array(a);
    for (size_t i = 0; i < t->n_defendants; i++) {
        uint64_t bits = may ? t->defendants[i].may_turn_on : t->defendants[i].turns_on;
        if (bits >> dimension & 1)
            um_value_push_text(a, list, um_row_id(t->m, (struct um_ref){UM_ENTITY_DEFENDANT, t->defendants[i].defendant}));
    }
    return list;
}

struct um_value *um_document_law_questions(struct um_arena *a, const struct um_tree *t)
{
    struct um_value *list = um_value_array(a);
    for (uint32_t i = 0; i < t->worlds.n; i++) {
        const struct um_dimension *d = &t->worlds.list[i];
        const struct um_rule *rule = &t->rules->rules[d->rule];
        struct um_value *q = um_value_object(a), *positions = um_value_array(a), *nodes = um_value_array(a), *records = um_value_array(a);
        um_value_set_text(a, q, "id", um_str(t->rules, rule->id));
        um_value_set_text(a, q, "kind", "law");
        um_value_set_text(a, q, "title", um_str(t->rules, rule->title));
        um_value_set_text(a, q, "ask", um_str(t->rules, rule->ask_text));
        for (uint32_t p = 0; p < rule->positions.n; p++) {
            const struct um_position_def *def = &t->rules->positions[rule->positions.first + p];
            struct um_value *v = um_value_object(a);
            um_value_set_text(a, v, "id", um_str(t->rules, def->id));
            um_value_set_text(a, v, "says", um_str(t->rules, def->says));
            um_value_set(a, v, "authorities", um_document_authorities(a, t, &def->auth));
            um_value_push(a, positions, v);
        }
        um_value_set(a, q, "positions", positions);
        if (d->fixed >= 0)
            um_value_set_text(a, q, "assumed", um_str(t->rules, t->rules->positions[rule->positions.first + (uint32_t)d->fixed].id));
        for (size_t k = 0; k < t->shared.n; k++) {
            const struct um_node *node = t->shared.list[k];
            if (!moves(t, node, d))
                continue;
            um_value_push_text(a, nodes, node->name);
            if (node->binding.assertion != UINT32_MAX)
                push_once(a, records, um_text_of(t->m, UM_RECORD__CITE, um_ref_of(t->m, UM_ASSERTION__RECORD, node->binding.assertion)->row));
        }
        um_value_set(a, q, "nodes", nodes);
        um_value_set(a, q, "records", records);
        um_value_set(a, q, "turns", defendants_with(a, t, i, false));
        um_value_set(a, q, "may_turn", defendants_with(a, t, i, true));
        um_value_set(a, q, "answers", um_document_answers(a, t, NULL, um_str(t->rules, rule->id)));
        um_value_push(a, list, q);
    }
    return list;
}

struct um_value *um_document_positions(struct um_arena *a, const struct um_tree *t)
{
    struct um_value *list = um_value_array(a);
    for (uint32_t i = 0; i < t->worlds.n; i++) {
        const struct um_rule *rule = &t->rules->rules[t->worlds.list[i].rule];
        struct um_value *v = um_value_object(a), *positions = um_value_array(a);
        um_value_set_text(a, v, "id", um_str(t->rules, rule->id));
        um_value_set_text(a, v, "title", um_str(t->rules, rule->title));
        um_value_set_text(a, v, "ask", um_str(t->rules, rule->ask_text));
        for (uint32_t p = 0; p < rule->positions.n; p++) {
            const struct um_position_def *def = &t->rules->positions[rule->positions.first + p];
            struct um_value *position = um_value_object(a);
            um_value_set_text(a, position, "id", um_str(t->rules, def->id));
            um_value_set_text(a, position, "says", um_str(t->rules, def->says));
            um_value_push(a, positions, position);
        }
        um_value_set(a, v, "positions", positions);
        um_value_push(a, list, v);
    }
    return list;
}
