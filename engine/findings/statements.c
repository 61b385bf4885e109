/* Statements, judged once: words, who may have made them, and the nodes that judge them. */
#include <string.h>

#include "base/text.h"
#include "findings/document.h"
#include "findings/sentence.h"

static struct um_value *ids_value(struct um_arena *a, const struct um_matter *m, const struct um_cell *c)
{
    struct um_value *list = um_value_array(a);
    for (uint32_t i = 0; c->set && i < c->n; i++)
        um_value_push_text(a, list, um_row_id(m, c->as.refs[i]));
    return list;
}

/* The element nodes of each point and of each act, so that each statement finds its own. */
struct index {
    struct um_nodes *of_point, *of_act;
};

static struct index make_index(struct um_arena *a, const struct um_tree *t)
{
    struct index index = {UM_NEWS(a, t->m->tables[UM_ENTITY_POINT].n, struct um_nodes),
                          UM_NEWS(a, t->m->tables[UM_ENTITY_ACT].n, struct um_nodes)};
    for (size_t i = 0; i < t->shared.n; i++) {
        struct um_node *node = t->shared.list[i];
        const struct um_binding *b = &node->binding;
        struct um_nodes *to = b->point != UINT32_MAX ? &index.of_point[b->point] : b->act != UINT32_MAX ? &index.of_act[b->act] : NULL;
        if (to && node->element_rule != UM_NONE)
            UM_PUSH(a, to->list, to->n, to->cap, node);
    }
    return index;
}

static struct um_value *point_value(struct um_arena *a, const struct um_tree *t, uint32_t act, uint32_t point,
                                    const struct um_nodes *of_point)
{
    struct um_value *v = um_value_object(a), *nodes = um_value_array(a);
    um_value_set_text(a, v, "id", um_row_id(t->m, (struct um_ref){UM_ENTITY_POINT, point}));
    um_value_set_text(a, v, "text", um_name_point(a, t->m, point));
    for (size_t i = 0; i < of_point->n; i++)
        if (of_point->list[i]->binding.act == UINT32_MAX || of_point->list[i]->binding.act == act)
            um_value_push_text(a, nodes, of_point->list[i]->name);
    um_value_set(a, v, "nodes", nodes);
    return v;
}

static struct um_value *statement_value(struct um_arena *a, const struct um_tree *t, uint32_t act, const struct index *index)
{
    const struct um_matter *m = t->m;
    const struct um_cell *by = um_cell(m, UM_ACT__BY, act), *conveys = um_cell(m, UM_ACT__CONVEYS, act);
    const struct um_cell *found = um_cell(m, UM_ACT__FOUND_IN, act);
    struct um_value *v = um_value_object(a), *points = um_value_array(a), *nodes = um_value_array(a), *where = um_value_array(a);
    um_value_set_text(a, v, "id", um_row_id(m, (struct um_ref){UM_ENTITY_ACT, act}));
    um_value_set_text(a, v, "kind", um_vocabs[UM_VOCAB_ACT_KIND].values[um_enum_of(m, UM_ACT__KIND, act)]);
    um_value_set_text(a, v, "quoted", um_vocabs[UM_VOCAB_QUOTED].values[um_enum_of(m, UM_ACT__QUOTED, act)]);
    um_value_set_text(a, v, "words", um_text_of(m, UM_ACT__WORDS, act));
    um_value_set_text(a, v, "gist", um_text_of(m, UM_ACT__GIST, act));
    um_value_set_text(a, v, "speaker", um_choices[UM_CHOICE_SPEAKER].options[by->tag].name);
    um_value_set(a, v, "accounts", ids_value(a, m, by));
    for (uint32_t i = 0; found->set && i < found->n; i++)
        um_value_push_text(a, where, found->as.texts[i]);
    um_value_set(a, v, "found_in", where);
    for (uint32_t i = 0; conveys->set && i < conveys->n; i++)
        um_value_push(a, points, point_value(a, t, act, conveys->as.refs[i].row, &index->of_point[conveys->as.refs[i].row]));
    um_value_set(a, v, "points", points);
    for (size_t i = 0; i < index->of_act[act].n; i++)
        um_value_push_text(a, nodes, index->of_act[act].list[i]->name);
    um_value_set(a, v, "nodes", nodes);
    return v;
}

struct um_value *um_document_statements(struct um_arena *a, const struct um_tree *t)
{
    struct um_value *list = um_value_array(a);
    struct index index = make_index(a, t);
    for (uint32_t act = 0; act < t->m->tables[UM_ENTITY_ACT].n; act++)
        um_value_push(a, list, statement_value(a, t, act, &index));
    return list;
}
