/* The gaps document: defendants with their needs, the needs themselves, what is lost, and defects of form apart. */
#include "findings/needdoc.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

static const char *word(unsigned vocab, int value)
{
    return value < 0 ? NULL : um_vocabs[vocab].values[value];
}

static const char *id_of(const struct um_need_writer *w, unsigned entity, uint32_t row)
{
    return um_row_id(w->t->m, (struct um_ref){(uint8_t)entity, row});
}

const char *um_need_rule(struct um_need_writer *w, uint32_t rule)
{
    if (rule == UM_NONE)
        return NULL;
    w->named[rule] = true;
    return um_str(w->t->rules, w->t->rules->rules[rule].id);
}

/* --------------------------------------------------------------------- lists */

static int compare_texts(const void *x, const void *y)
{
    const struct um_member *a = x, *b = y;
    return um_natural_cmp(a->value->text, b->value->text);
}

/* Sort a list of texts as people count, and leave each once. */
static struct um_value *sort_once(struct um_value *list)
{
    size_t kept = 0;
    if (list->n > 1)
        qsort(list->items, list->n, sizeof *list->items, compare_texts);
    for (size_t i = 0; i < list->n; i++)
        if (!kept || strcmp(list->items[kept - 1].value->text, list->items[i].value->text) != 0)
            list->items[kept++] = list->items[i];
    list->n = kept;
    return list;
}

/* Rows of an entity by a row that they refer to, each list ended by UM_NONE. */
struct lists {
    uint32_t **of, *n, *cap;
};

static struct lists make_lists(struct um_arena *a, uint32_t n)
{
    return (struct lists){UM_NEWS(a, n, uint32_t *), UM_NEWS(a, n, uint32_t), UM_NEWS(a, n, uint32_t)};
}

static void add_to(struct um_arena *a, struct lists *l, uint32_t key, uint32_t row)
{
    size_t cap = l->cap[key];
    UM_PUSH(a, l->of[key], l->n[key], cap, row);
    l->cap[key] = (uint32_t)cap;
}

static uint32_t **end_lists(struct um_arena *a, struct lists *l, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        add_to(a, l, i, UM_NONE);
    return l->of;
}

/* Assertions on a point of an act that names no account in it or beside it. */
static void find_unnamed(struct um_need_writer *w)
{
    const struct um_matter *m = w->t->m;
    uint32_t n = m->tables[UM_ENTITY_ACT].n;
    struct lists l = make_lists(w->a, n);
    for (uint32_t i = 0; i < m->tables[UM_ENTITY_ASSERTION].n; i++) {
        uint32_t point = um_ref_of(m, UM_ASSERTION__POINT, i)->row;
        const struct um_ref *act = um_ref_of(m, UM_POINT__ACT, point);
        const struct um_cell *about = um_cell(m, UM_ASSERTION__ABOUT, i);
        uint32_t filing = um_ref_of(m, UM_RECORD__FILING, um_ref_of(m, UM_ASSERTION__RECORD, i)->row)->row;
        if (act && w->t->visible_filing[filing] && !um_ref_of(m, UM_POINT__ACCOUNT, point) && !(about->set && about->n) &&
            um_enum_of(m, UM_ASSERTION__SAYS, i) == UM_SAYS_AFFIRMS)
            add_to(w->a, &l, act->row, i);
    }
    w->unnamed = end_lists(w->a, &l, n);
}

static void find_about(struct um_need_writer *w)
{
    const struct um_matter *m = w->t->m;
    uint32_t n = m->tables[UM_ENTITY_POINT].n;
    struct lists l = make_lists(w->a, n);
    for (uint32_t i = 0; i < n; i++) {
        const struct um_cell *of = um_cell(m, UM_POINT__OF, i);
        for (uint32_t k = 0; of->set && k < of->n; k++)
            add_to(w->a, &l, of->as.refs[k].row, i);
    }
    w->about = end_lists(w->a, &l, n);
}

static void find_competence(struct um_need_writer *w)
{
    w->competence = UM_NEWS(w->a, w->t->m->tables[UM_ENTITY_ASSERTION].n, const struct um_node *);
    for (size_t i = 0; i < w->t->shared.n; i++)
        if (w->t->shared.list[i]->binding.assertion != UINT32_MAX)
            w->competence[w->t->shared.list[i]->binding.assertion] = w->t->shared.list[i];
}

/* --------------------------------------------------------------------- needs */

static const char *need_id(const struct um_need_writer *w, const struct um_need *need)
{
    return um_cat(w->a, "N", um_int_text(w->a, (int64_t)need->order + 1), NULL);
}

/* What a need is of: an element, a part of the test or a gate; of anything else, no word. */
static void set_subject(struct um_need_writer *w, struct um_value *v, const struct um_need *need)
{
    uint32_t asked = need->node->element_rule != UM_NONE ? need->node->element_rule : need->finding->rule;
    if (asked == UM_NONE)
        return;
    const struct um_rule *rule = &w->t->rules->rules[asked];
    um_value_set_text(w->a, v, "asked", um_need_rule(w, asked));
    um_value_set_text(w->a, v, "kind", um_rule_kind_names[rule->kind]);
    um_value_set_text(w->a, v, "title", um_str(w->t->rules, rule->title));
    if (rule->kind == UM_RULE_ELEMENT) {
        um_value_set_text(w->a, v, "element", word(UM_VOCAB_ELEMENT, rule->element));
        const char *clause = um_str(w->t->rules, rule->clause);
        um_value_set_text(w->a, v, "clause", *clause ? clause : um_vocabs[UM_VOCAB_ELEMENT].meanings[rule->element]);
    }
    if (need->node->standard && *need->node->standard)
        um_value_set_text(w->a, v, "standard", need->node->standard);
}

/* Only if fault is of the one level or the other: by which question, and which answer. */
static void set_condition(struct um_need_writer *w, struct um_value *v, const struct um_need *need)
{
    static const char *const answers[] = {"yes", "no"};
    if (!need->level || need->choice == UM_NONE)
        return;
    struct um_value *when = um_value_object(w->a);
    const struct um_rule *choice = &w->t->rules->rules[need->choice];
    um_value_set_text(w->a, when, "question", um_str(w->t->rules, w->t->rules->rules[choice->question].id));
    um_value_set_text(w->a, when, "ask", um_str(w->t->rules, w->t->rules->rules[choice->question].ask_text));
    if (need->level <= 2)
        um_value_set_text(w->a, when, "answer", answers[need->level - 1]);
    um_value_set(w->a, v, need->level <= 2 ? "if" : "chooses", when);
}

/* The nodes, and whom and what they are about, each once. */
static void set_places(const struct um_need_writer *w, struct um_value *v, const struct um_need *need)
{
    struct um_value *nodes = um_value_array(w->a), *defendants = um_value_array(w->a), *acts = um_value_array(w->a), *points = um_value_array(w->a);
    for (size_t i = 0; i < need->n_places; i++) {
        const struct um_need_place *p = &need->places[i];
        um_value_push_text(w->a, nodes, p->node->name);
        um_value_push_text(w->a, defendants, id_of(w, UM_ENTITY_DEFENDANT, p->defendant));
        if (p->act != UINT32_MAX)
            um_value_push_text(w->a, acts, id_of(w, UM_ENTITY_ACT, p->act));
        if (p->node->binding.point != UINT32_MAX)
            um_value_push_text(w->a, points, id_of(w, UM_ENTITY_POINT, p->node->binding.point));
    }
    um_value_set(w->a, v, "nodes", sort_once(nodes));
    um_value_set(w->a, v, "defendants", sort_once(defendants));
    um_value_set(w->a, v, "acts", sort_once(acts));
    um_value_set(w->a, v, "points", sort_once(points));
    struct um_value *first = um_value_array(w->a);
    for (size_t i = 0; i < need->n_first; i++)
        um_value_push_text(w->a, first, id_of(w, UM_ENTITY_DEFENDANT, need->first_for[i]));
    um_value_set(w->a, v, "first_for", sort_once(first));
}

/* Records that are cited and not entered, and keys that nobody entered. */
static void set_missing(struct um_need_writer *w, struct um_value *v, const struct um_need *need)
{
    struct um_value *unread = um_value_array(w->a), *keys = um_value_array(w->a);
    for (size_t i = 0; i < need->node->n_unread; i++) {
        struct um_value *r = um_value_object(w->a);
        um_value_set_text(w->a, r, "record", id_of(w, UM_ENTITY_RECORD, need->node->unread[i]));
        um_value_set_text(w->a, r, "cite", um_cite_record(w->a, w->t->m, need->node->unread[i]));
        um_value_push(w->a, unread, r);
    }
    for (size_t i = 0; i < need->finding->premises.n; i++) {
        const struct um_premise *p = &need->finding->premises.list[i];
        const char *dot = strchr(p->path, '.'), *key = dot ? dot + 1 : p->path;
        const char *words = um_phrase(w->t->rules, um_cat(w->a, "key.", key, NULL));
        struct um_value *k = um_value_object(w->a);
        if (p->value)
            continue;
        um_value_set_text(w->a, k, "row", um_row_id(w->t->m, p->row));
        um_value_set_text(w->a, k, "key", key);
        um_value_set_text(w->a, k, "words", *words ? words : NULL);
        um_value_push(w->a, keys, k);
    }
    um_value_set(w->a, v, "unread", unread);
    um_value_set(w->a, v, "missing", keys);
}

static struct um_value *need_value(struct um_need_writer *w, const struct um_need *need)
{
    struct um_value *v = um_value_object(w->a), *worlds = um_document_worlds(w->a, w->t, need->worlds);
    const struct um_finding *f = need->finding;
    struct um_explained tried = {0};
    bool alone = need->n_places == 1;
    w->t->try_rules(w->t->run, need->node, &tried);
    um_value_set_text(w->a, v, "id", need_id(w, need));
    um_value_set_text(w->a, v, "group", um_need_groups[need->group]);
    set_subject(w, v, need);
    um_value_set_text(w->a, v, "status", word(UM_VOCAB_STATUS, f->status));
    um_value_set_text(w->a, v, "why", word(UM_VOCAB_WHY, f->why));
    um_value_set_text(w->a, v, "basis", word(UM_VOCAB_FINDING_BASIS, f->basis));
    um_value_set_text(w->a, v, "reached", word(UM_VOCAB_REACHED, need->node->reached));
    if (worlds)
        um_value_set(w->a, v, "worlds", worlds);
    set_condition(w, v, need);
    um_value_set_text(w->a, v, "rule", um_need_rule(w, f->rule));
    um_value_set_text(w->a, v, "question", um_need_rule(w, f->question));
    um_value_set_text(w->a, v, "reason", alone ? um_sentence_of(w->a, w->t, need->node, f).text : need->text);
    set_places(w, v, need);
    set_missing(w, v, need);
    um_value_set(w->a, v, "records", um_need_records(w, need, &tried));
    um_value_set(w->a, v, "cures", need->group == UM_NEED_CLOSED ? um_value_array(w->a) : um_need_cures(w, need));
    um_value_set(w->a, v, "ways", need->group == UM_NEED_CLOSED ? um_value_array(w->a) : um_need_ways(w, need, &tried));
    um_value_set(w->a, v, "sources", need->group == UM_NEED_CLOSED ? um_value_array(w->a) : um_need_sources(w, need));
    if (w->opponent)
        um_value_set(w->a, v, "attacks", need->group == UM_NEED_CLOSED ? um_value_array(w->a) : um_need_attacks(w, need, &tried));
    return v;
}

/*
 * What a side is told of: what is not shown; and, the opponent, also what is,
 * and what does not apply until he raises it. Harms are compared only where
 * that is reached.
 */
static bool is_told(const struct um_need_writer *w, const struct um_need *need)
{
    unsigned status = need->finding->status;
    if (need->node->element_rule == UM_NONE && need->finding->status == UM_STATUS_FOR_COURT && need->node->reached != UM_REACHED_YES)
        return false;
    return need->group != UM_NEED_SHOWN || (w->opponent && (status == UM_STATUS_MET || status == UM_STATUS_INAPPLICABLE));
}

/* ---------------------------------------------------------------- defendants */

/* A statement that may be a defendant's, and whether evidence can still carry it. */
static struct um_value *statement_value(const struct um_need_writer *w, const struct um_node *node)
{
    struct um_value *v = um_value_object(w->a), *worlds;
    uint64_t beyond = um_beyond_evidence(node);
    um_value_set_text(w->a, v, "act", id_of(w, UM_ENTITY_ACT, node->binding.act));
    um_value_set_text(w->a, v, "node", node->name);
    um_value_set(w->a, v, "lost", um_value_bool(w->a, beyond == w->t->worlds.all));
    if (beyond && (worlds = um_document_worlds(w->a, w->t, beyond)))
        um_value_set(w->a, v, "lost_if", worlds);
    return v;
}

/* The statements below a node: those nodes that stand for an act of the defendant's. */
static void push_statements(const struct um_need_writer *w, struct um_value *list, const struct um_node *node)
{
    for (size_t i = 0; i < node->n_members; i++) {
        const struct um_node *member = node->members[i];
        if (member->binding.act != UINT32_MAX && member->n_members)
            um_value_push(w->a, list, statement_value(w, member));
        else
            push_statements(w, list, member);
    }
}

static struct um_value *defendant_value(const struct um_need_writer *w, size_t at)
{
    const struct um_defendant_result *d = &w->t->defendants[at];
    const struct um_needs_of *of = &w->needs->of[at];
    struct um_value *v = um_value_object(w->a), *needs = um_value_array(w->a), *closed = um_value_array(w->a), *statements = um_value_array(w->a);
    um_value_set_text(w->a, v, "id", id_of(w, UM_ENTITY_DEFENDANT, d->defendant));
    um_value_set_text(w->a, v, "label", um_text_of(w->t->m, UM_DEFENDANT__LABEL, d->defendant));
    um_value_set_text(w->a, v, "outcome", um_document_outcome(w->t, d));
    um_value_set_text(w->a, v, "first", of->first ? need_id(w, of->first) : NULL);
    for (size_t i = 0; i < of->n; i++)
        if (is_told(w, of->list[i]))
            um_value_push_text(w->a, of->list[i]->group == UM_NEED_CLOSED ? closed : needs, need_id(w, of->list[i]));
    for (size_t i = 0; i < d->merits.n; i++)
        push_statements(w, statements, d->merits.list[i]);
    um_value_set(w->a, v, "needs", needs);
    um_value_set(w->a, v, "closed", closed);
    um_value_set(w->a, v, "statements", statements);
    return v;
}

/* ---------------------------------------------------------------------- rest */

static struct um_value *rules_value(const struct um_need_writer *w)
{
    struct um_value *list = um_value_array(w->a);
    for (uint32_t i = 0; i < w->t->rules->n[UM_SECTION_RULES]; i++) {
        const struct um_rule *rule = &w->t->rules->rules[i];
        struct um_value *v = um_value_object(w->a);
        if (!w->named[i])
            continue;
        um_value_set_text(w->a, v, "id", um_str(w->t->rules, rule->id));
        um_value_set_text(w->a, v, "kind", um_rule_kind_names[rule->kind]);
        um_value_set_text(w->a, v, "title", um_str(w->t->rules, rule->title));
        um_value_set_text(w->a, v, "proposition", um_str(w->t->rules, rule->proposition));
        if (rule->kind == UM_RULE_ASK)
            um_value_set_text(w->a, v, "ask", um_str(w->t->rules, rule->ask_text));
        um_value_set(w->a, v, "authorities", um_document_authorities(w->a, w->t, &rule->auth));
        um_value_push(w->a, list, v);
    }
    return list;
}

static struct um_value *acts_value(const struct um_need_writer *w)
{
    const struct um_matter *m = w->t->m;
    struct um_value *list = um_value_array(w->a);
    for (uint32_t i = 0; i < m->tables[UM_ENTITY_ACT].n; i++) {
        const struct um_cell *conveys = um_cell(m, UM_ACT__CONVEYS, i);
        struct um_value *v = um_value_object(w->a), *points = um_value_array(w->a);
        um_value_set_text(w->a, v, "id", id_of(w, UM_ENTITY_ACT, i));
        um_value_set_text(w->a, v, "words", um_text_of(m, UM_ACT__WORDS, i));
        um_value_set_text(w->a, v, "gist", um_text_of(m, UM_ACT__GIST, i));
        for (uint32_t k = 0; conveys->set && k < conveys->n; k++) {
            struct um_value *point = um_value_object(w->a);
            um_value_set_text(w->a, point, "id", um_row_id(m, conveys->as.refs[k]));
            um_value_set_text(w->a, point, "text", um_name_point(w->a, m, conveys->as.refs[k].row));
            um_value_push(w->a, points, point);
        }
        um_value_set(w->a, v, "points", points);
        um_value_push(w->a, list, v);
    }
    return list;
}

struct um_value *um_gaps_make(struct um_arena *a, const struct um_tree *t, const struct um_document_options *o, bool opponent)
{
    struct um_need_writer w = {.a = a, .t = t, .needs = um_needs_make(a, t, o->defendants), .opponent = opponent};
    struct um_value *doc = um_document_open(a, t, "unmask.gaps/1", o->record_sha256), *needs = um_value_array(a), *defendants = um_value_array(a);
    w.named = UM_NEWS(a, t->rules->n[UM_SECTION_RULES], bool);
    find_competence(&w);
    find_unnamed(&w);
    find_about(&w);
    um_value_set_text(a, doc, "for", opponent ? "opponent" : "seeker");
    um_value_set(a, doc, "matter", um_document_caption(a, t));
    for (size_t d = 0; d < t->n_defendants; d++)
        if (!o->defendants || o->defendants[t->defendants[d].defendant])
            um_value_push(a, defendants, defendant_value(&w, d));
    for (size_t i = 0; i < w.needs->n; i++)
        if (is_told(&w, w.needs->list[i]))
            um_value_push(a, needs, need_value(&w, w.needs->list[i]));
    um_value_set(a, doc, "defendants", defendants);
    um_value_set(a, doc, "needs", needs);
    um_value_set(a, doc, "objections", um_need_objections(&w, needs));
    um_value_set(a, doc, "enter_first", um_document_enter_first(a, t));
    um_value_set(a, doc, "statements", acts_value(&w));
    um_value_set(a, doc, "rules", rules_value(&w));
    um_value_set(a, doc, "law_questions", um_document_positions(a, t));
    return doc;
}
