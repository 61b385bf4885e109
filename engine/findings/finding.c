/* One finding as a value: status, reason, evidence, premises, authorities. */
#include <string.h>

#include "base/text.h"
#include "findings/document.h"
#include "findings/rulings.h"
#include "findings/sentence.h"

static const char *word(unsigned vocab, unsigned value)
{
    return um_vocabs[vocab].values[value];
}

static const char *rule_id(const struct um_tree *t, uint32_t rule)
{
    return rule == UM_NONE ? NULL : um_str(t->rules, t->rules->rules[rule].id);
}

/* Whether a question makes a difference within a set of worlds. */
static bool matters(const struct um_worlds *w, const struct um_dimension *d, uint64_t mask)
{
    for (uint32_t world = 0; d->fixed < 0 && world < w->count; world++)
        for (uint32_t p = 1; world / d->stride % d->positions == 0 && p < d->positions; p++)
            if ((mask >> world & 1) != (mask >> (world + p * d->stride) & 1))
                return true;
    return false;
}

struct um_value *um_document_worlds(struct um_arena *a, const struct um_tree *t, uint64_t worlds)
{
    const struct um_worlds *w = &t->worlds;
    struct um_value *list = um_value_array(a);
    if (worlds == w->all)
        return NULL;
    for (uint32_t world = 0; world < w->count; world++) {
        struct um_value *one = um_value_array(a);
        bool first_of_its_kind = worlds >> world & 1;
        for (uint32_t q = 0; q < w->n; q++) {
            const struct um_dimension *d = &w->list[q];
            uint32_t p = world / d->stride % d->positions;
            if (!matters(w, d, worlds)) {
                first_of_its_kind = first_of_its_kind && (d->fixed >= 0 || p == 0);
                continue;
            }
            const struct um_rule *rule = &t->rules->rules[d->rule];
            struct um_value *choice = um_value_object(a);
            um_value_set_text(a, choice, "question", um_str(t->rules, rule->id));
            um_value_set_text(a, choice, "position", um_str(t->rules, t->rules->positions[rule->positions.first + p].id));
            um_value_push(a, one, choice);
        }
        if (first_of_its_kind)
            um_value_push(a, list, one);
    }
    return list;
}

struct um_value *um_document_authorities(struct um_arena *a, const struct um_tree *t, const struct um_span *auth)
{
    struct um_value *list = um_value_array(a);
    for (uint32_t i = 0; i < auth->n; i++) {
        const struct um_auth_use *use = &t->rules->auth_uses[auth->first + i];
        const struct um_authority *authority = &t->rules->authorities[use->authority];
        struct um_value *v = um_value_object(a);
        um_value_set_text(a, v, "id", um_str(t->rules, authority->id));
        um_value_set_text(a, v, "cite", um_str(t->rules, authority->cite));
        um_value_set_text(a, v, "short", um_str(t->rules, authority->text_short));
        if (*um_str(t->rules, use->pin)) {
            um_value_set_text(a, v, "pin", um_str(t->rules, use->pin));
            um_value_set(a, v, "pin_confirmed", um_value_bool(a, use->pin_seen));
        }
        um_value_set_text(a, v, "known", word(UM_VOCAB_KNOWN, use->known));
        if (*um_str(t->rules, authority->note))
            um_value_set_text(a, v, "note", um_str(t->rules, authority->note));
        if (authority->date > t->law_as_of)
            um_value_set(a, v, "later", um_value_bool(a, true));
        um_value_push(a, list, v);
    }
    return list;
}

const char *um_document_who(const struct um_matter *m, int by)
{
    static const int8_t roles[UM_POSITION_BY_COUNT] = {[UM_POSITION_BY_COURT] = UM_PERSON_ROLE_COURT,
                                                       [UM_POSITION_BY_CLERK] = -1,
                                                       [UM_POSITION_BY_SEEKER] = UM_PERSON_ROLE_SEEKER,
                                                       [UM_POSITION_BY_SPEAKER] = -1,
                                                       [UM_POSITION_BY_HOLDER] = UM_PERSON_ROLE_HOLDER,
                                                       [UM_POSITION_BY_AMICUS] = UM_PERSON_ROLE_AMICUS,
                                                       [UM_POSITION_BY_ENCODER] = -1};
    for (uint32_t i = 0; roles[by] >= 0 && i < m->tables[UM_ENTITY_PERSON].n; i++) {
        const struct um_cell *c = um_cell(m, UM_PERSON__ROLES, i);
        if (c->set && (c->as.integer >> roles[by] & 1))
            return um_text_of(m, UM_PERSON__NAME, i);
    }
    return word(UM_VOCAB_POSITION_BY, (unsigned)by);
}

struct um_value *um_document_answers(struct um_arena *a, const struct um_tree *t, const char *on, const char *question)
{
    const struct um_matter *m = t->m;
    struct um_value *list = um_value_array(a);
    uint32_t n = m->tables[UM_ENTITY_POSITION].n;
    const uint32_t *rows = on ? um_positions_on(a, t, on, &n) : NULL; /* all: in the order of the record */
    for (uint32_t k = 0; k < n; k++) {
        uint32_t i = rows ? rows[k] : k;
        const char *gist = um_text_of(m, UM_POSITION__GIST, i);
        if (!gist || !t->stands[i] || (question && strcmp(um_text_of(m, UM_POSITION__QUESTION, i), question) != 0))
            continue;
        struct um_value *v = um_value_object(a), *authorities = um_value_array(a);
        const struct um_cell *cited = um_cell(m, UM_POSITION__AUTHORITIES, i);
        um_value_set_text(a, v, "id", um_text_of(m, UM_POSITION__ID, i));
        um_value_set_text(a, v, "by", word(UM_VOCAB_POSITION_BY, (unsigned)um_enum_of(m, UM_POSITION__BY, i)));
        um_value_set_text(a, v, "who", um_document_who(m, um_enum_of(m, UM_POSITION__BY, i)));
        um_value_set_text(a, v, "question", um_text_of(m, UM_POSITION__QUESTION, i));
        um_value_set_text(a, v, "answer", um_text_of(m, UM_POSITION__ANSWER, i));
        um_value_set_text(a, v, "text", gist);
        um_value_set_text(a, v, "cite", um_text_of(m, UM_POSITION__CITE, i));
        for (uint32_t c = 0; cited->set && c < cited->n; c++)
            um_value_push_text(a, authorities, cited->as.texts[c]);
        um_value_set(a, v, "authorities", authorities);
        um_value_push(a, list, v);
    }
    return list;
}

struct um_value *um_document_premises(struct um_arena *a, const struct um_tree *t, const struct um_premises *premises)
{
    struct um_value *list = um_value_array(a);
    for (size_t i = 0; i < premises->n; i++) {
        const struct um_premise *p = &premises->list[i];
        struct um_value *v = um_value_object(a);
        um_value_set_text(a, v, "row", um_row_id(t->m, p->row));
        um_value_set_text(a, v, "path", p->path);
        um_value_set(a, v, "value", p->value ? um_value_text(a, p->value) : um_value_null(a));
        um_value_push(a, list, v);
    }
    return list;
}

struct um_value *um_document_seen(struct um_arena *a, const struct um_tree *t, uint32_t record, uint32_t assertion)
{
    const struct um_matter *m = t->m;
    const struct um_cell *seen = um_cell(m, UM_RECORD__SEEN, record);
    struct um_value *v = um_value_object(a);
    const char *at = assertion == UINT32_MAX ? NULL : um_text_of(m, UM_ASSERTION__SEEN_AT, assertion);
    um_value_set_text(a, v, "how", um_choices[UM_CHOICE_SEEN].options[seen->tag].name);
    if (seen->n)
        um_value_set_text(a, v, "by", um_name_of(m, seen->as.refs[0]));
    um_value_set_text(a, v, "at", at ? at : um_text_of(m, UM_RECORD__SEEN_AT, record));
    return v;
}

/* Whether an answer on a record is about this element: its question names no element and no rule, or this element. */
static bool answers_element(const struct um_tree *t, const struct um_node *node, const struct um_value *answer)
{
    const char *question = um_value_string(um_value_get(answer, "question"));
    int element = um_vocab_find(UM_VOCAB_ELEMENT, question, strlen(question));
    if (element < 0)
        return um_rule_find(t->rules, question) == UM_NONE; /* what is said on a remark stands under it */
    return node->element_rule != UM_NONE && t->rules->rules[node->element_rule].element == element;
}

/* What the others say of a piece of evidence: that it may not count, or that it does not reach this element. */
static struct um_value *evidence_answers(struct um_arena *a, const struct um_tree *t, const struct um_node *node,
                                         uint32_t assertion)
{
    struct um_ref record = *um_ref_of(t->m, UM_ASSERTION__RECORD, assertion);
    const char *id = um_row_id(t->m, (struct um_ref){UM_ENTITY_ASSERTION, assertion});
    struct um_value *all = um_document_answers(a, t, um_row_id(t->m, record), NULL);
    struct um_value *list = um_document_answers(a, t, um_cat(a, "e/", id, "/competence", NULL), NULL);
    for (size_t i = 0; i < all->n; i++)
        if (answers_element(t, node, all->items[i].value))
            um_value_push(a, list, all->items[i].value);
    return list;
}

static struct um_value *evidence_value(struct um_arena *a, const struct um_tree *t, const struct um_node *node,
                                       const struct um_evidence *e)
{
    static const char *const effects[] = {"unknown", "excluded", "form", "not-individual", "none", "adds", "court", "enough", "decides"};
    const struct um_matter *m = t->m;
    uint32_t record = um_ref_of(m, UM_ASSERTION__RECORD, e->assertion)->row;
    struct um_value *v = um_value_object(a);
    struct um_binding b = node->binding;
    b.assertion = e->assertion;
    um_value_set_text(a, v, "id", um_row_id(m, (struct um_ref){UM_ENTITY_ASSERTION, e->assertion}));
    um_value_set_text(a, v, "record", um_row_id(m, (struct um_ref){UM_ENTITY_RECORD, record}));
    um_value_set_text(a, v, "cite", um_cite_record(a, m, record));
    um_value_set(a, v, "seen", um_document_seen(a, t, record, e->assertion));
    um_value_set_text(a, v, "says", word(UM_VOCAB_SAYS, (unsigned)um_enum_of(m, UM_ASSERTION__SAYS, e->assertion)));
    if (um_enum_of(m, UM_ASSERTION__MODALITY, e->assertion) >= 0)
        um_value_set_text(a, v, "modality", word(UM_VOCAB_MODALITY, (unsigned)um_enum_of(m, UM_ASSERTION__MODALITY, e->assertion)));
    um_value_set_text(a, v, "point", um_name_point(a, m, um_ref_of(m, UM_ASSERTION__POINT, e->assertion)->row));
    um_value_set_text(a, v, "words", um_text_of(m, UM_ASSERTION__WORDS, e->assertion));
    um_value_set_text(a, v, "gist", um_text_of(m, UM_ASSERTION__GIST, e->assertion));
    if (um_enum_of(m, UM_ASSERTION__FIT, e->assertion) == UM_FIT_SENSE)
        um_value_set_text(a, v, "fit", "sense");
    if (um_enum_of(m, UM_RECORD__SEALED, record) == UM_YES_NO_YES)
        um_value_set(a, v, "sealed", um_value_bool(a, true));
    um_value_set_text(a, v, "effect", effects[e->effect]);
    if (e->against)
        um_value_set(a, v, "against", um_value_bool(a, true));
    struct um_value *worlds = um_document_worlds(a, t, e->worlds);
    if (worlds)
        um_value_set(a, v, "worlds", worlds);
    um_value_set_text(a, v, "rule", rule_id(t, e->rule));
    if (e->rule != UM_NONE) {
        const struct um_rule *rule = &t->rules->rules[e->rule];
        /* A rule that only may hold says nothing yet; what is missing does. */
        const char *template = e->effect == UM_EFFECT_UNKNOWN ? um_phrase(t->rules, "evidence.unknown") : um_str(t->rules, rule->reason);
        struct um_finding holder = {.premises = e->premises};
        um_value_set_text(a, v, "reason", um_sentence_fill(a, t, template, &b, NULL, &holder).text);
        um_value_set(a, v, "premises", um_document_premises(a, t, &e->premises));
        um_value_set(a, v, "authorities", um_document_authorities(a, t, &rule->auth));
    }
    um_value_set(a, v, "answers", evidence_answers(a, t, node, e->assertion));
    return v;
}

static struct um_value *evidence_list(struct um_arena *a, const struct um_tree *t, const struct um_node *node,
                                      const struct um_finding *f)
{
    struct um_value *list = um_value_array(a);
    for (size_t i = 0; i < node->n_evidence; i++)
        if (node->evidence[i].worlds & f->worlds)
            um_value_push(a, list, evidence_value(a, t, node, &node->evidence[i]));
    return list;
}

static struct um_value *question_value(struct um_arena *a, const struct um_tree *t, uint32_t ask)
{
    const struct um_rule *rule = &t->rules->rules[ask];
    struct um_value *v = um_value_object(a);
    um_value_set_text(a, v, "id", um_str(t->rules, rule->id));
    um_value_set_text(a, v, "ask", um_str(t->rules, rule->ask_text));
    um_value_set_text(a, v, "if_yes", word(UM_VOCAB_STATUS, rule->if_yes));
    um_value_set_text(a, v, "if_no", word(UM_VOCAB_STATUS, rule->if_no));
    return v;
}

/* Members whose status could still change the result: all of the result's own status, and what lies between. */
static struct um_value *member_list(struct um_arena *a, const struct um_node *node)
{
    struct um_value *list = um_value_array(a);
    for (size_t i = 0; i < node->n_members; i++)
        um_value_push_text(a, list, node->members[i]->name);
    return list;
}

static void set_title(struct um_arena *a, const struct um_tree *t, const struct um_node *node, const struct um_finding *f,
                      struct um_value *v)
{
    uint32_t rule = node->element_rule != UM_NONE ? node->element_rule : f->rule;
    if (rule == UM_NONE) /* a level that others choose is called by what a ruling would answer */
        rule = f->question;
    const char *title = rule != UM_NONE ? um_str(t->rules, t->rules->rules[rule].title) : "";
    if (*title && node->element_rule != UM_NONE && strstr(node->name, "/pleaded/")) /* it may stand beside the same by evidence */
        title = um_cat(a, title, " ", um_phrase(t->rules, "standard.pleading"), NULL);
    if (*title)
        um_value_set_text(a, v, "title", title);
}

/* What is said on the node, and what is said in general (on m/law) on the question that it asks. */
static struct um_value *finding_answers(struct um_arena *a, const struct um_tree *t, const struct um_node *node,
                                        const struct um_finding *f)
{
    struct um_value *list = um_document_answers(a, t, node->name, NULL);
    if (f->question == UM_NONE)
        return list;
    struct um_value *general = um_document_answers(a, t, "m/law", rule_id(t, f->question));
    for (size_t i = 0; i < general->n; i++)
        um_value_push(a, list, general->items[i].value);
    return list;
}

struct um_value *um_document_finding(struct um_arena *a, const struct um_tree *t, const struct um_node *node,
                                     const struct um_finding *f)
{
    struct um_value *v = um_value_object(a), *reason = um_value_object(a), *worlds = um_document_worlds(a, t, f->worlds);
    struct um_sentence s = um_sentence_of(a, t, node, f);
    um_value_set_text(a, v, "node", node->name);
    set_title(a, t, node, f, v);
    um_value_set_text(a, v, "status", word(UM_VOCAB_STATUS, f->status));
    um_value_set_text(a, v, "why", word(UM_VOCAB_WHY, f->why));
    um_value_set_text(a, v, "basis", word(UM_VOCAB_FINDING_BASIS, f->basis));
    um_value_set_text(a, v, "reached", word(UM_VOCAB_REACHED, node->reached));
    um_value_set_text(a, v, "contest", word(UM_VOCAB_CONTEST, node->contest));
    if (node->standard && *node->standard)
        um_value_set_text(a, v, "standard", node->standard);
    if (worlds)
        um_value_set(a, v, "worlds", worlds);
    if (f->derived_status < UM_STATUS_COUNT)
        um_value_set_text(a, v, "derived_status", word(UM_VOCAB_STATUS, f->derived_status));
    um_value_set_text(a, v, "rule", rule_id(t, f->rule));
    um_value_set_text(a, reason, "id", *f->phrase ? f->phrase : rule_id(t, f->rule));
    um_value_set(a, reason, "slots", s.slots);
    um_value_set_text(a, reason, "text", s.text);
    um_value_set(a, v, "reason", reason);
    um_value_set(a, v, "evidence", evidence_list(a, t, node, f));
    um_value_set(a, v, "premises", um_document_premises(a, t, &f->premises));
    struct um_span none = {0, 0};
    um_value_set(a, v, "authorities", um_document_authorities(a, t, f->rule == UM_NONE ? &none : &t->rules->rules[f->rule].auth));
    um_value_set(a, v, "answers", finding_answers(a, t, node, f));
    if (f->question != UM_NONE)
        um_value_set(a, v, "question", question_value(a, t, f->question));
    struct um_value *support = f->position != UM_NONE ? um_rulings_support(a, t, f->position, f->derived) : NULL;
    if (f->position != UM_NONE)
        um_value_set_text(a, v, "ruling", um_text_of(t->m, UM_POSITION__ID, f->position));
    if (support)
        um_value_set(a, v, "support", support);
    if (node->n_members) {
        um_value_set_text(a, v, "join", node->any ? "any" : "all");
        um_value_set(a, v, "members", member_list(a, node));
    }
    return v;
}

struct um_value *um_document_findings(struct um_arena *a, const struct um_tree *t, const struct um_nodes *nodes)
{
    struct um_value *list = um_value_array(a);
    for (size_t i = 0; i < nodes->n; i++)
        for (size_t k = 0; k < nodes->list[i]->n; k++)
            um_value_push(a, list, um_document_finding(a, t, nodes->list[i], &nodes->list[i]->findings[k]));
    return list;
}
