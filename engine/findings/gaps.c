/* What is not in the record: what would cure a finding, and what to enter first. */
#include <string.h>

#include "base/text.h"
#include "findings/document.h"
#include "findings/sentence.h"

static bool is_gap(const struct um_finding *f)
{
    return f->status == UM_STATUS_UNMET || f->status == UM_STATUS_NOT_RECORDED;
}

/* One gap an element that is not shown or not recorded, with what would cure it. */
struct um_value *um_document_gaps(struct um_arena *a, const struct um_tree *t, const struct um_nodes *nodes)
{
    struct um_value *list = um_value_array(a);
    for (size_t i = 0; i < nodes->n; i++)
        for (size_t k = 0; k < nodes->list[i]->n; k++) {
            const struct um_node *node = nodes->list[i];
            const struct um_finding *f = &node->findings[k];
            if (node->element_rule == UM_NONE || !is_gap(f) || node->n_members)
                continue;
            struct um_value *v = um_value_object(a);
            const char *cure = um_str(t->rules, t->rules->rules[node->element_rule].cure);
            if (f->rule != UM_NONE && *um_str(t->rules, t->rules->rules[f->rule].cure))
                cure = um_str(t->rules, t->rules->rules[f->rule].cure);
            um_value_set_text(a, v, "node", node->name);
            um_value_set_text(a, v, "status", um_vocabs[UM_VOCAB_STATUS].values[f->status]);
            um_value_set_text(a, v, "why", um_vocabs[UM_VOCAB_WHY].values[f->why]);
            if (*cure)
                um_value_set_text(a, v, "cure", um_sentence_fill(a, t, cure, &f->binding, node, f).text);
            um_value_push(a, list, v);
        }
    return list;
}

static void push_item(struct um_arena *a, struct um_value *list, const char *kind, const char *text, struct um_value *ids)
{
    struct um_value *v = um_value_object(a);
    um_value_set_text(a, v, "kind", kind);
    um_value_set_text(a, v, "text", text);
    um_value_set(a, v, "ids", ids);
    um_value_push(a, list, v);
}

/* Whether a record was known only from another paper; such exhibits are worth fetching. */
static bool exhibit_not_read(const struct um_tree *t, uint32_t record)
{
    return t->visible_filing[um_ref_of(t->m, UM_RECORD__FILING, record)->row] &&
           um_enum_of(t->m, UM_RECORD__KIND, record) != UM_RECORD_KIND_BRIEF &&
           um_cell(t->m, UM_RECORD__SEEN, record)->tag == UM_CHOICE_SEEN_DESCRIBED_BY &&
           (um_enum_of(t->m, UM_RECORD__KIND, record) == UM_RECORD_KIND_EXHIBIT ||
            um_enum_of(t->m, UM_RECORD__KIND, record) == UM_RECORD_KIND_POST);
}

static void add_records(struct um_arena *a, const struct um_tree *t, struct um_value *list, bool unread)
{
    for (uint32_t i = 0; i < t->m->tables[UM_ENTITY_RECORD].n; i++) {
        bool is_unread = um_cell(t->m, UM_RECORD__SEEN, i)->tag == UM_CHOICE_SEEN_UNREAD &&
                         t->visible_filing[um_ref_of(t->m, UM_RECORD__FILING, i)->row];
        if (unread ? !is_unread : !exhibit_not_read(t, i))
            continue;
        struct um_value *ids = um_value_array(a);
        um_value_push_text(a, ids, um_row_id(t->m, (struct um_ref){UM_ENTITY_RECORD, i}));
        push_item(a, list, unread ? "unread-record" : "exhibit", um_cite_record(a, t->m, i), ids);
    }
}

/* Acts that lack a key that several elements need, in one item. */
static void add_acts(struct um_arena *a, const struct um_tree *t, struct um_value *list, const char *kind, const char *text,
                     bool (*lacks)(const struct um_matter *, uint32_t))
{
    struct um_value *ids = um_value_array(a);
    for (uint32_t i = 0; i < t->m->tables[UM_ENTITY_ACT].n; i++)
        if (lacks(t->m, i))
            um_value_push_text(a, ids, um_row_id(t->m, (struct um_ref){UM_ENTITY_ACT, i}));
    if (ids->n)
        push_item(a, list, kind, text, ids);
}

static bool lacks_speaker(const struct um_matter *m, uint32_t act)
{
    return um_cell(m, UM_ACT__BY, act)->tag != UM_CHOICE_SPEAKER_ONE;
}

static bool lacks_time(const struct um_matter *m, uint32_t act)
{
    return !um_cell(m, UM_ACT__AT, act)->set;
}

/* Whoever enters a computer, or copies or uploads a work, says nothing by it. */
static bool lacks_words(const struct um_matter *m, uint32_t act)
{
    int kind = um_enum_of(m, UM_ACT__KIND, act);
    bool speaks = kind != UM_ACT_KIND_ACCESS && kind != UM_ACT_KIND_COPYING && kind != UM_ACT_KIND_UPLOAD;
    return speaks && !um_cell(m, UM_ACT__WORDS, act)->set;
}

/* Claims whose suit has no date, on which statutes and limitations turn; before suit there is none to enter. */
static void add_claims(struct um_arena *a, const struct um_tree *t, struct um_value *list)
{
    struct um_value *ids = um_value_array(a);
    for (uint32_t i = 0; i < t->m->tables[UM_ENTITY_CLAIM].n; i++)
        if (!um_cell(t->m, UM_CLAIM__FILED, i)->set && um_enum_of(t->m, UM_MATTER__STAGE, 0) != UM_STAGE_BEFORE_SUIT)
            um_value_push_text(a, ids, um_row_id(t->m, (struct um_ref){UM_ENTITY_CLAIM, i}));
    if (ids->n)
        push_item(a, list, "filed", "when the suit was begun", ids);
}

struct um_value *um_document_enter_first(struct um_arena *a, const struct um_tree *t)
{
    struct um_value *list = um_value_array(a);
    add_records(a, t, list, true);
    add_acts(a, t, list, "speaker", "who posted each statement", lacks_speaker);
    add_acts(a, t, list, "time", "when each was posted", lacks_time);
    add_acts(a, t, list, "words", "the exact words", lacks_words);
    add_claims(a, t, list);
    add_records(a, t, list, false);
    return list;
}
