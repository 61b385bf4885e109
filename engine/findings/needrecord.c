/* The records that were looked at for a need: what each comes to, every rule that stands against it, and who said so already. */
#include <string.h>

#include "base/text.h"
#include "findings/needdoc.h"

static const char *word(unsigned vocab, int value)
{
    return value < 0 ? NULL : um_vocabs[vocab].values[value];
}

static const char *assertion_id(const struct um_need_writer *w, uint32_t assertion)
{
    return um_row_id(w->t->m, (struct um_ref){UM_ENTITY_ASSERTION, assertion});
}

static void set_worlds(const struct um_need_writer *w, struct um_value *v, uint64_t worlds)
{
    struct um_value *list = um_document_worlds(w->a, w->t, worlds);
    if (list)
        um_value_set(w->a, v, "worlds", list);
}

/* Whether it may count: what was found of the assertion by itself, whomever it names. */
static struct um_value *competence_value(struct um_need_writer *w, uint32_t assertion)
{
    static const uint8_t of_status[UM_STATUS_COUNT] = {[UM_STATUS_MET] = UM_COMPETENCE_COUNTS, [UM_STATUS_UNMET] = UM_COMPETENCE_EXCLUDED,
                                                       [UM_STATUS_NOT_RECORDED] = UM_COMPETENCE_UNKNOWN, [UM_STATUS_CONFLICT] = UM_COMPETENCE_UNKNOWN,
                                                       [UM_STATUS_FOR_COURT] = UM_COMPETENCE_UNKNOWN, [UM_STATUS_CONTESTED] = UM_COMPETENCE_UNKNOWN,
                                                       [UM_STATUS_EXCUSED] = UM_COMPETENCE_UNKNOWN, [UM_STATUS_INAPPLICABLE] = UM_COMPETENCE_UNKNOWN};
    const struct um_node *node = w->competence[assertion];
    struct um_value *list = um_value_array(w->a);
    for (size_t i = 0; node && i < node->n; i++) {
        const struct um_finding *f = &node->findings[i];
        struct um_value *v = um_value_object(w->a);
        bool form = f->rule != UM_NONE && w->t->rules->rules[f->rule].competence == UM_COMPETENCE_FORM && f->status == UM_STATUS_UNMET;
        um_value_set_text(w->a, v, "competence", word(UM_VOCAB_COMPETENCE, form ? UM_COMPETENCE_FORM : of_status[f->status]));
        um_value_set_text(w->a, v, "rule", um_need_rule(w, f->rule));
        set_worlds(w, v, f->worlds);
        um_value_push(w->a, list, v);
    }
    return list;
}

/* On what ground a rule that helps the opponent stands against an assertion. */
static const char *ground_of(const struct um_rule *rule)
{
    if (rule->kind == UM_RULE_COMPETENCE)
        return rule->competence == UM_COMPETENCE_FORM ? "form" : "competence";
    return rule->kind == UM_RULE_SCOPE ? "reach" : "weight";
}

/* Every rule that helps the opponent and holds on the assertion: why curing one defect is not enough. */
static struct um_value *objections_value(struct um_need_writer *w, const struct um_need *need, const struct um_explained *tried, uint32_t assertion)
{
    struct um_value *list = um_value_array(w->a);
    for (size_t i = 0; i < tried->n; i++) {
        const struct um_tried *t = &tried->tried[i];
        const struct um_rule *rule = &w->t->rules->rules[t->rule];
        if (t->assertion != assertion || rule->helps != UM_HELPS_OPPONENT || !(t->yes & need->worlds))
            continue;
        struct um_value *v = um_value_object(w->a);
        um_value_set_text(w->a, v, "rule", um_need_rule(w, t->rule));
        um_value_set_text(w->a, v, "ground", ground_of(rule));
        set_worlds(w, v, t->yes);
        um_value_push(w->a, list, v);
    }
    return list;
}

static void push_answers(const struct um_need_writer *w, struct um_value *list, const char *on)
{
    uint32_t n;
    const uint32_t *rows = um_positions_on(w->a, w->t, on, &n);
    for (uint32_t i = 0; i < n; i++) {
        int by = um_enum_of(w->t->m, UM_POSITION__BY, rows[i]);
        if (by != UM_POSITION_BY_SPEAKER && by != UM_POSITION_BY_HOLDER && by != UM_POSITION_BY_AMICUS)
            continue;
        struct um_value *v = um_value_object(w->a);
        const char *who = by == UM_POSITION_BY_SPEAKER ? NULL : um_document_who(w->t->m, by);
        um_value_set_text(w->a, v, "position", um_text_of(w->t->m, UM_POSITION__ID, rows[i]));
        um_value_set_text(w->a, v, "who", who ? who : word(UM_VOCAB_POSITION_BY, by));
        um_value_set_text(w->a, v, "text", um_text_of(w->t->m, UM_POSITION__GIST, rows[i]));
        um_value_set_text(w->a, v, "cite", um_text_of(w->t->m, UM_POSITION__CITE, rows[i]));
        um_value_push(w->a, list, v);
    }
}

/* What the opponents said of the assertion already: that it may not count, or of its paper that it does not go to this. */
static struct um_value *answered_value(const struct um_need_writer *w, uint32_t assertion)
{
    struct um_value *list = um_value_array(w->a);
    push_answers(w, list, um_cat(w->a, "e/", assertion_id(w, assertion), "/competence", NULL));
    push_answers(w, list, um_row_id(w->t->m, *um_ref_of(w->t->m, UM_ASSERTION__RECORD, assertion)));
    return list;
}

static struct um_value *missing_value(const struct um_need_writer *w, const struct um_premises *p)
{
    struct um_value *list = um_value_array(w->a);
    for (size_t i = 0; i < p->n; i++) {
        const char *dot = strchr(p->list[i].path, '.'), *key = dot ? dot + 1 : p->list[i].path;
        const char *words = um_phrase(w->t->rules, um_cat(w->a, "key.", key, NULL));
        struct um_value *v = um_value_object(w->a);
        if (p->list[i].value)
            continue;
        um_value_set_text(w->a, v, "row", um_row_id(w->t->m, p->list[i].row));
        um_value_set_text(w->a, v, "key", key);
        um_value_set_text(w->a, v, "words", *words ? words : NULL);
        um_value_push(w->a, list, v);
    }
    return list;
}

/* An assertion as it was entered, before anything is said of what it comes to. */
static struct um_value *entered_value(const struct um_need_writer *w, uint32_t assertion)
{
    const struct um_matter *m = w->t->m;
    uint32_t record = um_ref_of(m, UM_ASSERTION__RECORD, assertion)->row;
    struct um_value *v = um_value_object(w->a);
    um_value_set_text(w->a, v, "id", assertion_id(w, assertion));
    um_value_set_text(w->a, v, "record", um_row_id(m, (struct um_ref){UM_ENTITY_RECORD, record}));
    um_value_set_text(w->a, v, "cite", um_cite_record(w->a, m, record));
    um_value_set(w->a, v, "seen", um_document_seen(w->a, w->t, record, assertion));
    um_value_set_text(w->a, v, "says", word(UM_VOCAB_SAYS, um_enum_of(m, UM_ASSERTION__SAYS, assertion)));
    um_value_set_text(w->a, v, "point", um_name_point(w->a, m, um_ref_of(m, UM_ASSERTION__POINT, assertion)->row));
    um_value_set_text(w->a, v, "words", um_text_of(m, UM_ASSERTION__WORDS, assertion));
    um_value_set_text(w->a, v, "gist", um_text_of(m, UM_ASSERTION__GIST, assertion));
    if (um_enum_of(m, UM_RECORD__SEALED, record) == UM_YES_NO_YES)
        um_value_set(w->a, v, "sealed", um_value_bool(w->a, true));
    return v;
}

/* What a rule that decided says of an assertion, with names that stand for several, and its cure. */
static void set_reason(struct um_need_writer *w, struct um_value *v, const struct um_need *need, const struct um_evidence *e)
{
    const struct um_rule *rule = e->rule == UM_NONE ? NULL : &w->t->rules->rules[e->rule];
    struct um_binding b = need->node->binding;
    struct um_finding holder = {.premises = e->premises};
    b.assertion = e->assertion;
    um_value_set_text(w->a, v, "rule", um_need_rule(w, e->rule));
    const char *template = e->effect == UM_EFFECT_UNKNOWN ? um_phrase(w->t->rules, "evidence.unknown") : rule ? um_str(w->t->rules, rule->reason) : "";
    const char *cure = rule && e->effect != UM_EFFECT_UNKNOWN ? um_str(w->t->rules, rule->cure) : "";
    if (*template)
        um_value_set_text(w->a, v, "reason", um_sentence_fill_for(w->a, w->t, template, &b, NULL, &holder, &w->needs->several).text);
    if (*cure)
        um_value_set_text(w->a, v, "cure", um_sentence_fill_for(w->a, w->t, cure, &b, NULL, &holder, &w->needs->several).text);
}

static struct um_value *record_value(struct um_need_writer *w, const struct um_need *need, const struct um_explained *tried, const struct um_evidence *e)
{
    static const char *const effects[] = {"unknown", "excluded", "form", "not-individual", "none", "adds", "court", "enough", "decides"};
    struct um_value *v = entered_value(w, e->assertion), *missing = missing_value(w, &e->premises);
    um_value_set_text(w->a, v, "effect", effects[e->effect]);
    if (e->against)
        um_value_set(w->a, v, "against", um_value_bool(w->a, true));
    set_worlds(w, v, e->worlds);
    set_reason(w, v, need, e);
    if (e->effect == UM_EFFECT_UNKNOWN && missing->n)
        um_value_set(w->a, v, "missing", missing);
    um_value_set(w->a, v, "competence", competence_value(w, e->assertion));
    um_value_set(w->a, v, "objections", objections_value(w, need, tried, e->assertion));
    um_value_set(w->a, v, "answered", answered_value(w, e->assertion));
    return v;
}

/* Assertions on the need's statements that would be offered if they named the account, and name none. */
static void push_unnamed(struct um_need_writer *w, struct um_value *list, const struct um_need *need)
{
    const struct um_rule *element = need->node->element_rule == UM_NONE ? NULL : &w->t->rules->rules[need->node->element_rule];
    uint32_t kinds = 0, last = UINT32_MAX;
    for (uint32_t o = 0; element && o < element->offered.n; o++) {
        const struct um_offer *offer = &w->t->rules->offers[element->offered.first + o];
        kinds |= offer->named && offer->via == UM_VIA_ACT ? offer->kinds : 0;
    }
    for (size_t i = 0; kinds && i < need->n_places; i++) {
        uint32_t act = need->places[i].act;
        if (act == UINT32_MAX || act == last || need->places[i].defendant != need->places[0].defendant)
            continue; /* the statements of the first stand for all: whoever is named is no matter here */
        last = act;
        for (const uint32_t *a = w->unnamed[act]; *a != UM_NONE; a++) {
            uint32_t point = um_ref_of(w->t->m, UM_ASSERTION__POINT, *a)->row;
            if (!(kinds >> um_enum_of(w->t->m, UM_POINT__KIND, point) & 1))
                continue;
            struct um_value *v = entered_value(w, *a);
            um_value_set_text(w->a, v, "effect", "unnamed");
            um_value_set(w->a, v, "competence", competence_value(w, *a));
            um_value_set(w->a, v, "objections", um_value_array(w->a));
            um_value_set(w->a, v, "answered", answered_value(w, *a));
            um_value_push(w->a, list, v);
        }
    }
}

struct um_value *um_need_records(struct um_need_writer *w, const struct um_need *need, const struct um_explained *tried)
{
    struct um_value *list = um_value_array(w->a);
    for (size_t i = 0; i < need->node->n_evidence; i++)
        if (need->node->evidence[i].worlds & need->worlds)
            um_value_push(w->a, list, record_value(w, need, tried, &need->node->evidence[i]));
    push_unnamed(w, list, need);
    return list;
}
