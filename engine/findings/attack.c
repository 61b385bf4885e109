/* The same tree read by the side that resists: what carries each element, what could keep it out or defeat it, and which objections hold. */
#include <string.h>

#include "base/text.h"
#include "findings/needdoc.h"
#include "findings/prose.h"

/* What a condition compares: the leaf itself, or what it denies. */
static const struct um_cond *leaf_of(const struct um_rules *r, uint32_t cond)
{
    const struct um_cond *c = &r->conds[cond];
    return c->op == UM_COND_NOT ? &r->conds[r->words[c->children.first]] : c;
}

/*
 * Whether a rule failed on what a thing is, which nobody can change: a kind of
 * record or of point. Then it does not speak of such a thing at all.
 */
bool um_need_of_other_kind(const struct um_rules *r, const struct um_tried *tried)
{
    static const char suffix[] = "-kind";
    const struct um_cond *c = leaf_of(r, tried->cond);
    if (c->op == UM_COND_POSITION)
        return true;
    if (c->op != UM_COND_IS || r->paths[c->path[0]].type != UM_PATH_WORD || r->paths[c->path[0]].choice)
        return false;
    const struct um_path *path = &r->paths[c->path[0]];
    uint16_t last = path->steps[path->n - 1];
    if (last & UM_STEP_DERIVED && um_derived_infos[last & ~UM_STEP_DERIVED].entity == UM_ENTITY_POINT)
        return true; /* it follows from the kind of the point */
    const char *name = um_vocabs[path->vocab].name;
    size_t n = strlen(name);
    return n >= sizeof suffix - 1 && strcmp(name + n - (sizeof suffix - 1), suffix) == 0;
}

static struct um_value *failed_value(const struct um_need_writer *w, const struct um_tried *t)
{
    struct um_value *v = um_value_object(w->a);
    const struct um_rules *r = w->t->rules;
    bool of_row = *t->failing.path;
    um_value_set_text(w->a, v, "row", of_row ? um_row_id(w->t->m, t->failing.row) : NULL);
    um_value_set_text(w->a, v, "path", of_row ? t->failing.path : NULL);
    if (of_row)
        um_value_set(w->a, v, "value", t->failing.value ? um_value_text(w->a, t->failing.value) : um_value_null(w->a));
    um_value_set_text(w->a, v, "wanted", *t->wanted ? t->wanted : NULL);
    um_value_set_text(w->a, v, "condition", um_prose_line(w->a, um_prose_condition(w->a, r, &r->rules[t->rule], t->cond)));
    return v;
}

static struct um_value *attack_value(struct um_need_writer *w, const struct um_tried *t, const char *ground, bool show_failed)
{
    struct um_value *v = um_value_object(w->a);
    um_value_set_text(w->a, v, "rule", um_need_rule(w, t->rule));
    um_value_set_text(w->a, v, "ground", ground);
    if (t->assertion != UINT32_MAX && show_failed) {
        um_value_set_text(w->a, v, "assertion", um_row_id(w->t->m, (struct um_ref){UM_ENTITY_ASSERTION, t->assertion}));
        um_value_set_text(w->a, v, "cite", um_cite_record(w->a, w->t->m, um_ref_of(w->t->m, UM_ASSERTION__RECORD, t->assertion)->row));
    }
    um_value_set_text(w->a, v, "held", t->maybe ? "unknown" : "no");
    if (show_failed && t->failed)
        um_value_set(w->a, v, "failed", failed_value(w, t));
    return v;
}

/* Whether an assertion is among what carries a need: what shows it, adds to it, or leaves it to the court. */
static bool carries(const struct um_need *need, uint32_t assertion)
{
    for (size_t i = 0; i < need->node->n_evidence; i++) {
        const struct um_evidence *e = &need->node->evidence[i];
        bool reaches = e->effect == UM_EFFECT_ENOUGH || e->effect == UM_EFFECT_COURT || e->effect == UM_EFFECT_ADDS || e->effect == UM_EFFECT_DECIDES;
        if (e->assertion == assertion && reaches && !e->against && (e->worlds & need->worlds))
            return true;
    }
    return false;
}

static bool is_listed(const struct um_value *list, const char *rule)
{
    for (size_t i = 0; i < list->n; i++)
        if (strcmp(um_value_string(um_value_get(list->items[i].value, "rule")), rule) == 0)
            return true;
    return false;
}

/* What would keep out a record that carries it: a rule on form or competence that failed on a fact which may be otherwise. */
static void push_keep_out(struct um_need_writer *w, struct um_value *list, const struct um_need *need, const struct um_explained *tried)
{
    for (size_t i = 0; i < tried->n; i++) {
        const struct um_tried *t = &tried->tried[i];
        const struct um_rule *rule = &w->t->rules->rules[t->rule];
        bool held = (t->yes | t->defeated) & need->worlds;
        if (rule->kind != UM_RULE_COMPETENCE || rule->helps != UM_HELPS_OPPONENT || held || !t->failed || t->assertion == UINT32_MAX)
            continue;
        if (carries(need, t->assertion) && !um_need_of_other_kind(w->t->rules, t))
            um_value_push(w->a, list, attack_value(w, t, rule->competence == UM_COMPETENCE_FORM ? "form" : "competence", true));
    }
}

/* Whether a rule that helps the opponent takes an element away, or puts evidence against it; of what chooses the fault, whether it helps him. */
static bool defeats_element(const struct um_need *need, const struct um_rule *rule)
{
    if (rule->helps != UM_HELPS_OPPONENT)
        return false;
    return rule->kind == UM_RULE_STATUS ? need->level == 3 || rule->status == UM_STATUS_UNMET || rule->status == UM_STATUS_FOR_COURT
                                        : rule->kind == UM_RULE_SUFFICIENCY && rule->reach > UM_REACH_NONE;
}

/* What evidence or fact of the opponent's would defeat or contest it: each rule once, with what failed where it speaks of the rows alone. */
static void push_defeat(struct um_need_writer *w, struct um_value *list, const struct um_need *need, const struct um_explained *tried)
{
    for (size_t i = 0; i < tried->n; i++) {
        const struct um_tried *t = &tried->tried[i];
        const struct um_rule *rule = &w->t->rules->rules[t->rule];
        const char *id = um_str(w->t->rules, rule->id);
        bool rows = t->assertion == UINT32_MAX;
        if (!defeats_element(need, rule) || ((t->yes | t->defeated) & need->worlds) || is_listed(list, id) || (rows && t->failed && um_need_of_other_kind(w->t->rules, t)))
            continue;
        if (!w->t->active[t->rule] || !um_need_speaks(w, need, rule) || (!rows && rule->kind == UM_RULE_STATUS && rule->status == UM_STATUS_FOR_COURT && need->finding->status == UM_STATUS_FOR_COURT))
            continue;
        um_value_push(w->a, list, attack_value(w, t, rule->kind == UM_RULE_STATUS ? "status" : "evidence", rows));
    }
}

/* Rules on the element that only an assertion can meet, where none was offered, and so none was tried. */
static void push_untried(struct um_need_writer *w, struct um_value *list, const struct um_need *need)
{
    const struct um_rules *r = w->t->rules;
    const struct um_rule *asked = need->node->element_rule == UM_NONE ? NULL : &r->rules[need->node->element_rule];
    for (uint32_t i = 0; asked && asked->kind == UM_RULE_ELEMENT && i < r->n[UM_SECTION_RULES]; i++) {
        const struct um_rule *rule = &r->rules[i];
        bool of_assertion = false;
        for (uint32_t k = 0; k < rule->vars.n; k++)
            of_assertion = of_assertion || r->vars[rule->vars.first + k].entity == UM_ENTITY_ASSERTION;
        struct um_tried tried = {.rule = i, .assertion = UINT32_MAX};
        if (of_assertion && um_need_speaks(w, need, rule) && defeats_element(need, rule) && rule->element == asked->element && w->t->active[i] && !is_listed(list, um_str(r, rule->id)))
            um_value_push(w->a, list, attack_value(w, &tried, rule->kind == UM_RULE_STATUS ? "status" : "evidence", false));
    }
}

struct um_value *um_need_attacks(struct um_need_writer *w, const struct um_need *need, const struct um_explained *tried)
{
    struct um_value *list = um_value_array(w->a);
    push_keep_out(w, list, need, tried);
    struct um_value *defeat = um_value_array(w->a);
    push_defeat(w, defeat, need, tried);
    push_untried(w, defeat, need);
    for (size_t i = 0; i < defeat->n; i++)
        um_value_push(w->a, list, defeat->items[i].value);
    return list;
}

/* ---------------------------------------------------------------- objections */

static struct um_value *objection_of(struct um_need_writer *w, struct um_value *list, const struct um_value *held)
{
    const char *rule = um_value_string(um_value_get(held, "rule"));
    for (size_t i = 0; i < list->n; i++)
        if (strcmp(um_value_string(um_value_get(list->items[i].value, "rule")), rule) == 0)
            return list->items[i].value;
    struct um_value *v = um_value_object(w->a);
    um_value_set_text(w->a, v, "rule", rule);
    um_value_set_text(w->a, v, "ground", um_value_string(um_value_get(held, "ground")));
    um_value_set(w->a, v, "records", um_value_array(w->a));
    um_value_push(w->a, list, v);
    return v;
}

static struct um_value *find_assertion(const struct um_value *records, const char *id)
{
    for (size_t i = 0; i < records->n; i++)
        if (strcmp(um_value_string(um_value_get(records->items[i].value, "id")), id) == 0)
            return records->items[i].value;
    return NULL;
}

/* What would cure what a rule holds against an assertion, in its words; NULL where it has none. */
static const char *cure_for(struct um_need_writer *w, const char *rule, const char *assertion)
{
    const char *cure = um_str(w->t->rules, w->t->rules->rules[um_rule_find(w->t->rules, rule)].cure);
    struct um_binding b = UM_UNBOUND;
    struct um_ref r;
    if (!*cure || !um_matter_find(w->t->m, assertion, &r))
        return NULL;
    b.assertion = r.row;
    b.point = um_ref_of(w->t->m, UM_ASSERTION__POINT, r.row)->row;
    b.account = b.defendant = 0; /* whose name stands for several */
    return um_sentence_fill_for(w->a, w->t, cure, &b, NULL, NULL, &w->needs->several).text;
}

/* Each record of the needs under every rule that stands against it, once, with what was said of it already. */
struct um_value *um_need_objections(struct um_need_writer *w, const struct um_value *needs)
{
    struct um_value *list = um_value_array(w->a);
    for (size_t i = 0; i < needs->n; i++) {
        const struct um_value *records = um_value_get(needs->items[i].value, "records");
        for (size_t k = 0; k < um_value_count(records); k++) {
            const struct um_value *record = um_value_at(records, k), *held = um_value_get(record, "objections");
            for (size_t o = 0; o < um_value_count(held); o++) {
                struct um_value *v = objection_of(w, list, um_value_at(held, o)), *into = v->items[2].value;
                const char *id = um_value_string(um_value_get(record, "id"));
                if (find_assertion(into, id))
                    continue;
                struct um_value *one = um_value_object(w->a);
                um_value_set_text(w->a, one, "id", id);
                um_value_set_text(w->a, one, "cite", um_value_string(um_value_get(record, "cite")));
                um_value_set_text(w->a, one, "cure", cure_for(w, um_value_string(um_value_get(v, "rule")), id));
                um_value_set(w->a, one, "answered", um_value_copy(w->a, um_value_get(record, "answered")));
                um_value_push(w->a, into, one);
            }
        }
    }
    return list;
}
