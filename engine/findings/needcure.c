/* What would meet a need: in the words of the law, by which rules, and who can know it first-hand. */
#include <string.h>

#include "base/text.h"
#include "findings/needdoc.h"

static const char *fill(const struct um_need_writer *w, const struct um_need *need, const char *template)
{
    const struct um_standing *several = need->n_defendants > 1 || need->n_places > 1 ? &w->needs->several : NULL;
    return um_sentence_fill_for(w->a, w->t, template, &need->finding->binding, need->node, need->finding, several).text;
}

static void push_cure(struct um_need_writer *w, struct um_value *list, const struct um_need *need, uint32_t rule)
{
    const char *cure = rule == UM_NONE ? "" : um_str(w->t->rules, w->t->rules->rules[rule].cure);
    if (!*cure)
        return;
    struct um_value *v = um_value_object(w->a);
    um_value_set_text(w->a, v, "rule", um_need_rule(w, rule));
    um_value_set_text(w->a, v, "text", fill(w, need, cure));
    um_value_push(w->a, list, v);
}

struct um_value *um_need_cures(struct um_need_writer *w, const struct um_need *need)
{
    struct um_value *list = um_value_array(w->a);
    uint32_t rule = need->finding->rule;
    bool of_record = rule != UM_NONE && (w->t->rules->rules[rule].kind == UM_RULE_COMPETENCE || w->t->rules->rules[rule].kind == UM_RULE_SCOPE);
    if (rule != need->node->element_rule && !of_record) /* what mends a record stands beside the record */
        push_cure(w, list, need, rule);
    if (!list->n)
        push_cure(w, list, need, need->node->element_rule);
    return list;
}

/* ---------------------------------------------------------------------- ways */

static bool under_tests(const struct um_tree *t, const struct um_rule *rule)
{
    bool here = !rule->tests.n;
    for (uint32_t i = 0; i < rule->tests.n; i++)
        for (size_t k = 0; !here && k < t->tests.n; k++)
            here = t->rules->words[rule->tests.first + i] == t->rules->rules[t->tests.list[k].test].test;
    return here;
}

bool um_need_speaks(const struct um_need_writer *w, const struct um_need *need, const struct um_rule *rule)
{
    uint32_t claim = need->node->binding.claim;
    unsigned level = strstr(need->node->name, "/pleaded/") ? UM_LEVEL_PLEADING : UM_LEVEL_EVIDENCE;
    bool of_claim = claim == UINT32_MAX ? um_rule_concerns(w->t, rule)
                                        : !rule->claims.n || um_rule_of_claim(w->t->rules, rule, um_text_of(w->t->m, UM_CLAIM__LAW, claim));
    return of_claim && (rule->levels >> level & 1) && under_tests(w->t, rule);
}

/* Whether a rule can show what a need asks for: on its element, or its part or gate. */
static bool is_way(const struct um_need_writer *w, const struct um_need *need, const struct um_rule *rule)
{
    const struct um_rule *asked = &w->t->rules->rules[need->node->element_rule];
    bool shows = rule->kind == UM_RULE_SUFFICIENCY ? rule->helps != UM_HELPS_OPPONENT && rule->reach > UM_REACH_NONE
                                                   : rule->kind == UM_RULE_STATUS && (rule->status == UM_STATUS_MET || (rule->helps == UM_HELPS_SEEKER && rule->status == UM_STATUS_FOR_COURT));
    bool same = asked->kind == UM_RULE_ELEMENT ? rule->element == asked->element
                                               : *um_str(w->t->rules, asked->part) && strcmp(um_str(w->t->rules, rule->part), um_str(w->t->rules, asked->part)) == 0;
    return shows && same && um_need_speaks(w, need, rule);
}

/* Whether a rule that speaks of the rows alone failed on what these are, and so is no way here. */
static bool is_of_others(const struct um_need_writer *w, const struct um_explained *tried, uint32_t rule)
{
    for (size_t i = 0; i < tried->n; i++)
        if (tried->tried[i].rule == rule && tried->tried[i].assertion == UINT32_MAX && tried->tried[i].failed)
            return um_need_of_other_kind(w->t->rules, &tried->tried[i]);
    return false;
}

/* Whether a rule that speaks of the rows alone cannot be decided here, so that entering a key may do. */
static bool is_unsure(const struct um_explained *tried, uint32_t rule, uint64_t worlds)
{
    for (size_t i = 0; i < tried->n; i++)
        if (tried->tried[i].rule == rule && (tried->tried[i].maybe & worlds))
            return true;
    return false;
}

struct um_value *um_need_ways(struct um_need_writer *w, const struct um_need *need, const struct um_explained *tried)
{
    static const char *const gives[] = {"nothing", "adds", "court", "enough"};
    struct um_value *list = um_value_array(w->a);
    bool shows = need->node->element_rule != UM_NONE && need->level != 3; /* what chooses the fault is not for anybody to show */
    for (uint32_t i = 0; shows && i < w->t->rules->n[UM_SECTION_RULES]; i++) {
        const struct um_rule *rule = &w->t->rules->rules[i];
        if (!w->t->active[i] || !is_way(w, need, rule) || is_of_others(w, tried, i))
            continue;
        struct um_value *v = um_value_object(w->a);
        um_value_set_text(w->a, v, "rule", um_need_rule(w, i));
        um_value_set_text(w->a, v, "gives", rule->kind == UM_RULE_SUFFICIENCY ? gives[rule->reach] : rule->status == UM_STATUS_MET ? "enough" : "court");
        if (is_unsure(tried, i, need->worlds))
            um_value_set(w->a, v, "unsure", um_value_bool(w->a, true));
        um_value_push(w->a, list, v);
    }
    return list;
}

/* ------------------------------------------------------------------- sources */

static bool holds_text(const struct um_value *list, const char *s)
{
    for (size_t i = 0; i < list->n; i++)
        if (strcmp(list->items[i].value->text, s) == 0)
            return true;
    return false;
}

/* Who can know a point first-hand: the rows in the slots that its kind names. */
static void push_knowers(const struct um_need_writer *w, struct um_value *persons, uint32_t point)
{
    uint64_t slots = um_kinds[um_enum_of(w->t->m, UM_POINT__KIND, point)].knowers;
    for (uint16_t slot = UM_POINT__ID; slot <= UM_POINT__NOTE; slot++) {
        const struct um_cell *c = um_cell(w->t->m, slot, point);
        for (uint32_t i = 0; (slots >> (slot - UM_POINT__ID) & 1) && c->set && i < c->n; i++) {
            const char *name = um_name_of(w->t->m, c->as.refs[i]);
            if (!holds_text(persons, name))
                um_value_push_text(w->a, persons, name);
        }
    }
}

/* A kind of point that may be offered: who can know such a thing, by its kind, and by name where points of it are entered. */
static void push_source(const struct um_need_writer *w, struct um_value *list, unsigned kind, uint32_t point)
{
    struct um_value *v = NULL, *persons;
    const char *name = um_vocabs[UM_VOCAB_POINT_KIND].values[kind];
    for (size_t i = 0; i < list->n; i++)
        if (strcmp(um_value_string(um_value_get(list->items[i].value, "kind")), name) == 0)
            v = list->items[i].value;
    if (!v) {
        struct um_value *slots = um_value_array(w->a);
        v = um_value_object(w->a);
        persons = um_value_array(w->a);
        um_value_set_text(w->a, v, "kind", name);
        um_value_set_text(w->a, v, "meaning", um_vocabs[UM_VOCAB_POINT_KIND].meanings[kind]);
        for (uint16_t slot = UM_POINT__ID; slot <= UM_POINT__NOTE; slot++)
            if (um_kinds[kind].knowers >> (slot - UM_POINT__ID) & 1)
                um_value_push_text(w->a, slots, um_fields[slot].key);
        um_value_set(w->a, v, "knowers", slots);
        um_value_set(w->a, v, "bystanders", um_value_bool(w->a, um_kinds[kind].perceivable));
        um_value_set(w->a, v, "persons", persons);
        um_value_push(w->a, list, v);
    }
    if (point != UINT32_MAX)
        push_knowers(w, v->items[v->n - 1].value, point);
}

struct um_value *um_need_sources(struct um_need_writer *w, const struct um_need *need)
{
    struct um_value *list = um_value_array(w->a);
    const struct um_rule *element = need->node->element_rule == UM_NONE ? NULL : &w->t->rules->rules[need->node->element_rule];
    uint32_t point = need->node->binding.point;
    bool of_point = point != UINT32_MAX && need->node->binding.account == UINT32_MAX; /* else the rows may be other accounts' */
    for (uint32_t o = 0; element && o < element->offered.n; o++) {
        const struct um_offer *offer = &w->t->rules->offers[element->offered.first + o];
        const struct um_ref *ground = point == UINT32_MAX ? NULL : um_ref_of(w->t->m, UM_POINT__GROUND, point);
        if (offer->via == UM_VIA_SELF && point != UINT32_MAX)
            push_source(w, list, (unsigned)um_enum_of(w->t->m, UM_POINT__KIND, point), point);
        else if (offer->via == UM_VIA_GROUND && ground)
            push_source(w, list, (unsigned)um_enum_of(w->t->m, UM_POINT__KIND, ground->row), ground->row);
        for (unsigned kind = 0; kind < UM_POINT_KIND_COUNT; kind++) {
            if (!(offer->kinds >> kind & 1) || offer->via == UM_VIA_SELF || offer->via == UM_VIA_GROUND)
                continue;
            push_source(w, list, kind, UINT32_MAX);
            for (const uint32_t *p = of_point && offer->via == UM_VIA_OF ? w->about[point] : NULL; p && *p != UM_NONE; p++)
                if (um_enum_of(w->t->m, UM_POINT__KIND, *p) == (int)kind)
                    push_source(w, list, kind, *p);
        }
    }
    return list;
}
