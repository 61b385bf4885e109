/* What of a record nothing uses, and why, in the order of the record. */
#include <string.h>

#include "findings/evidence.h"
#include "findings/sentence.h"

struct search {
    struct um_arena *a;
    const struct um_tree *t;
    const struct um_matter *m;
    const struct um_uses *uses;
    struct um_value *list;
    bool *referred[UM_ENTITY_COUNT]; /* by row: some row of the record names it */
    bool *claimed;                   /* by act: some claim rests on it */
    uint8_t *conveyed;               /* by point: enum conveyed */
    uint32_t *assertions, *facts;    /* by record: how many are drawn from it */
};

/* How far a point gets: to a statement, and to one under a claim. */
enum conveyed { BY_NONE, BY_UNCLAIMED, BY_CLAIMED };

static struct um_value *push(const struct search *s, const char *kind, unsigned entity, uint32_t row, const char *name)
{
    struct um_value *v = um_value_object(s->a);
    um_value_set_text(s->a, v, "kind", kind);
    um_value_set_text(s->a, v, "id", um_row_id(s->m, (struct um_ref){(uint8_t)entity, row}));
    um_value_set_text(s->a, v, "name", name);
    um_value_push(s->a, s->list, v);
    return v;
}

/* -------------------------------------------------------------- preparation */

static void refer(const struct search *s, struct um_ref r)
{
    s->referred[r.entity][r.row] = true;
}

/* Every row that some other row names; of a position also the row that it is on. */
static void find_references(struct search *s)
{
    for (unsigned e = 0; e < UM_ENTITY_COUNT; e++)
        s->referred[e] = UM_NEWS(s->a, s->m->tables[e].n, bool);
    for (unsigned e = 0; e < UM_ENTITY_COUNT; e++)
        for (uint16_t f = um_entities[e].first; f < um_entities[e].first + um_entities[e].n; f++)
            for (uint32_t row = 0; um_fields[f].type >= UM_TYPE_REF && row < s->m->tables[e].n; row++) {
                const struct um_cell *c = um_cell(s->m, f, row);
                for (uint32_t i = 0; c->set && i < c->n; i++)
                    refer(s, c->as.refs[i]);
            }
    for (uint32_t i = 0; i < s->m->tables[UM_ENTITY_POSITION].n; i++) {
        struct um_ref r;
        if (um_matter_find(s->m, um_text_of(s->m, UM_POSITION__ON, i), &r))
            refer(s, r);
    }
}

static void find_claimed(struct search *s)
{
    uint32_t n_acts = s->m->tables[UM_ENTITY_ACT].n;
    s->claimed = UM_NEWS(s->a, n_acts, bool);
    for (uint32_t c = 0; c < s->m->tables[UM_ENTITY_CLAIM].n; c++) {
        const struct um_cell *acts = um_cell(s->m, UM_CLAIM__ACTS, c);
        for (uint32_t i = 0; i < (acts->set ? acts->n : n_acts); i++)
            s->claimed[acts->set ? acts->as.refs[i].row : i] = true;
    }
}

static void find_conveyed(struct search *s)
{
    s->conveyed = UM_NEWS(s->a, s->m->tables[UM_ENTITY_POINT].n, uint8_t);
    for (uint32_t act = 0; act < s->m->tables[UM_ENTITY_ACT].n; act++) {
        const struct um_cell *c = um_cell(s->m, UM_ACT__CONVEYS, act);
        uint8_t by = s->claimed[act] ? BY_CLAIMED : BY_UNCLAIMED;
        for (uint32_t i = 0; c->set && i < c->n; i++)
            if (s->conveyed[c->as.refs[i].row] < by)
                s->conveyed[c->as.refs[i].row] = by;
    }
}

/* The best that a point's own place and the points and act it is about come to. */
static uint8_t *find_reached(const struct search *s)
{
    const struct um_matter *m = s->m;
    uint32_t n = m->tables[UM_ENTITY_POINT].n;
    uint8_t *best = UM_NEWS(s->a, n, uint8_t);
    for (uint32_t p = 0; p < n; p++) {
        const struct um_cell *of = um_cell(m, UM_POINT__OF, p);
        const struct um_ref *act = um_ref_of(m, UM_POINT__ACT, p), *ground = um_ref_of(m, UM_POINT__GROUND, p);
        uint8_t own = s->conveyed[p];
        if (ground && best[ground->row] < own)
            best[ground->row] = own;
        if (act && own < BY_CLAIMED)
            own = s->claimed[act->row] ? BY_CLAIMED : BY_UNCLAIMED;
        for (uint32_t i = 0; of->set && i < of->n; i++)
            own = s->conveyed[of->as.refs[i].row] > own ? s->conveyed[of->as.refs[i].row] : own;
        best[p] = best[p] > own ? best[p] : own;
    }
    return best;
}

static uint32_t *count_by_record(const struct search *s, unsigned entity, uint16_t field)
{
    uint32_t *counts = UM_NEWS(s->a, s->m->tables[UM_ENTITY_RECORD].n, uint32_t);
    for (uint32_t i = 0; i < s->m->tables[entity].n; i++)
        if (um_ref_of(s->m, field, i))
            counts[um_ref_of(s->m, field, i)->row]++;
    return counts;
}

/* ------------------------------------------------------ records, assertions */

static void add_records(const struct search *s)
{
    for (uint32_t i = 0; i < s->m->tables[UM_ENTITY_RECORD].n; i++) {
        const char *kind = NULL;
        if (!um_is_before_court(s->t, i))
            kind = "record-later";
        else if (um_cell(s->m, UM_RECORD__SEEN, i)->tag == UM_CHOICE_SEEN_UNREAD)
            kind = "record-unread";
        else if (!s->assertions[i])
            kind = s->facts[i] ? "record-fact-only" : s->referred[UM_ENTITY_RECORD][i] ? "record-named-only" : "record-silent";
        if (kind)
            push(s, kind, UM_ENTITY_RECORD, i, um_cite_record(s->a, s->m, i));
    }
}

static void add_assertions(const struct search *s)
{
    static const char *const kinds[] = {"assertion-no-statement", "assertion-no-claim", "assertion-no-element"};
    const uint8_t *reached = find_reached(s);
    for (uint32_t i = 0; i < s->m->tables[UM_ENTITY_ASSERTION].n; i++) {
        uint32_t record = um_ref_of(s->m, UM_ASSERTION__RECORD, i)->row, point = um_ref_of(s->m, UM_ASSERTION__POINT, i)->row;
        const char *cite = um_cite_record(s->a, s->m, record), *kind = NULL;
        if (!um_is_before_court(s->t, record))
            kind = "assertion-later";
        else if (!s->uses->looked_at[i])
            kind = kinds[reached[point]];
        else if (um_enum_of(s->m, UM_ASSERTION__SAYS, i) == UM_SAYS_MENTIONS)
            kind = "assertion-mentions";
        if (kind)
            um_value_set_text(s->a, push(s, kind, UM_ENTITY_ASSERTION, i, cite), "point", um_row_id(s->m, (struct um_ref){UM_ENTITY_POINT, point}));
    }
}

/* ------------------------------------------------------ points, acts, persons */

static void add_points(const struct search *s)
{
    for (uint32_t i = 0; i < s->m->tables[UM_ENTITY_POINT].n; i++)
        if (!s->referred[UM_ENTITY_POINT][i])
            push(s, "point-idle", UM_ENTITY_POINT, i, um_name_point(s->a, s->m, i));
}

static void add_acts(const struct search *s)
{
    for (uint32_t i = 0; i < s->m->tables[UM_ENTITY_ACT].n; i++) {
        const char *words = um_text_of(s->m, UM_ACT__WORDS, i);
        if (!s->claimed[i])
            push(s, "act-no-claim", UM_ENTITY_ACT, i, words ? words : um_text_of(s->m, UM_ACT__GIST, i));
    }
}

/* Persons whom no row names; whoever has a part in the matter is named by it when he answers or claims. */
static void add_persons(const struct search *s)
{
    const int64_t parts = 1 << UM_PERSON_ROLE_SEEKER | 1 << UM_PERSON_ROLE_CLAIMANT | 1 << UM_PERSON_ROLE_HOLDER |
                          1 << UM_PERSON_ROLE_AMICUS | 1 << UM_PERSON_ROLE_COURT;
    for (uint32_t i = 0; i < s->m->tables[UM_ENTITY_PERSON].n; i++) {
        const struct um_cell *roles = um_cell(s->m, UM_PERSON__ROLES, i);
        if (!s->referred[UM_ENTITY_PERSON][i] && !(roles->set && (roles->as.integer & parts)))
            push(s, "person-idle", UM_ENTITY_PERSON, i, um_text_of(s->m, UM_PERSON__NAME, i));
    }
}

/* The names of facts that some rule of the law reads, as a set. */
static uint64_t names_read(const struct um_rules *r)
{
    uint64_t set = 0;
    for (uint32_t i = 0; i < r->n[UM_SECTION_CONDS]; i++) {
        const struct um_cond *c = &r->conds[i];
        if (c->op == UM_COND_IS && r->paths[c->path[0]].vocab == UM_VOCAB_FACT_NAME && !r->paths[c->path[0]].choice)
            set |= c->mask;
    }
    return set;
}

/* Whether another fact says yes of the same to a fact that says no: only then do rules read the no. */
static bool is_disputed(const struct um_matter *m, uint32_t no)
{
    const struct um_ref *of_no = um_ref_of(m, UM_FACT__SUBJECT, no);
    for (uint32_t i = 0; um_enum_of(m, UM_FACT__VALUE, no) == UM_YES_NO_NO && i < m->tables[UM_ENTITY_FACT].n; i++) {
        const struct um_ref *of_yes = um_ref_of(m, UM_FACT__SUBJECT, i);
        bool same = of_no && of_yes ? um_ref_same(*of_no, *of_yes) : !of_no && !of_yes;
        if (same && um_enum_of(m, UM_FACT__VALUE, i) == UM_YES_NO_YES && um_enum_of(m, UM_FACT__NAME, i) == um_enum_of(m, UM_FACT__NAME, no))
            return true;
    }
    return false;
}

static void add_facts(const struct search *s)
{
    uint64_t read = names_read(s->t->rules);
    for (uint32_t i = 0; i < s->m->tables[UM_ENTITY_FACT].n; i++) {
        int name = um_enum_of(s->m, UM_FACT__NAME, i);
        if (!(read >> name & 1) || (um_enum_of(s->m, UM_FACT__VALUE, i) != UM_YES_NO_YES && !is_disputed(s->m, i)))
            push(s, "fact-idle", UM_ENTITY_FACT, i, um_vocabs[UM_VOCAB_FACT_NAME].values[name]);
    }
}

/* ---------------------------------------------------------------- positions */

static bool is_law_question(const struct um_tree *t, const char *question)
{
    for (uint32_t i = 0; i < t->worlds.n; i++)
        if (strcmp(um_str(t->rules, t->rules->rules[t->worlds.list[i].rule].id), question) == 0)
            return true;
    uint32_t rule = um_rule_find(t->rules, question); /* what is said on a remark stands under it */
    return strcmp(question, "relief") == 0 || (rule != UM_NONE && (t->rules->rules[rule].kind == UM_RULE_REMARK || t->rules->rules[rule].kind == UM_RULE_FACTOR ||
                                                                  t->rules->rules[rule].kind == UM_RULE_ASK));
}

/* Whether a court's or clerk's answer on a node could not rule: its word is no status, and the node asks no such question. */
static bool rules_nothing(const struct search *s, const struct um_node *node, uint32_t position)
{
    const char *question = um_text_of(s->m, UM_POSITION__QUESTION, position), *answer = um_text_of(s->m, UM_POSITION__ANSWER, position);
    uint32_t ask = um_rule_find(s->t->rules, question);
    bool yes_or_no = strcmp(answer, "yes") == 0 || strcmp(answer, "no") == 0, ruled = false, asked = false;
    if (strcmp(question, "status") == 0)
        return um_vocab_find(UM_VOCAB_STATUS, answer, strlen(answer)) < 0;
    if (ask == UM_NONE || s->t->rules->rules[ask].kind != UM_RULE_ASK)
        return false; /* said on the node, and no attempt to rule on it */
    for (size_t i = 0; i < node->n; i++) {
        ruled = ruled || node->findings[i].position != UM_NONE; /* what it asked before the ruling is no longer known */
        asked = asked || node->findings[i].question == ask;
    }
    return !yes_or_no || (!ruled && !asked);
}

/* What is said of a record is read beside its evidence, for the element that the question names. */
static bool is_read_on_record(const struct search *s, uint32_t record, const char *question)
{
    int element = um_vocab_find(UM_VOCAB_ELEMENT, question, strlen(question));
    uint32_t looked = s->uses->elements[record];
    return element < 0 ? looked != 0 : (looked >> element & 1) != 0;
}

/* Why nothing reads a position, or NULL. */
static const char *why_unread(const struct search *s, uint32_t i)
{
    const char *on = um_text_of(s->m, UM_POSITION__ON, i), *question = um_text_of(s->m, UM_POSITION__QUESTION, i);
    const struct um_node *node = s->uses->answered[i];
    int by = um_enum_of(s->m, UM_POSITION__BY, i);
    bool says = um_text_of(s->m, UM_POSITION__GIST, i) != NULL, opposes = by >= UM_POSITION_BY_SPEAKER && by <= UM_POSITION_BY_AMICUS;
    bool judges = by == UM_POSITION_BY_COURT || by == UM_POSITION_BY_CLERK;
    struct um_ref r;
    if (um_time_of(s->m, UM_POSITION__AT, i).from > s->t->as_of)
        return "position-later";
    if (!s->t->stands[i])
        return NULL; /* withdrawn, or what withdraws it: unmask rule lists both */
    if (node && judges && rules_nothing(s, node, i))
        return "position-no-ruling";
    if (node && (says || opposes || judges))
        return NULL;
    if (is_law_question(s->t, question))
        return says ? NULL : "position-unread";
    if (node || !um_matter_find(s->m, on, &r))
        return node ? "position-unread" : strcmp(on, "m/law") == 0 ? "position-no-question" : "position-no-node";
    return says && r.entity == UM_ENTITY_RECORD && is_read_on_record(s, r.row, question) ? NULL : "position-unread";
}

static void add_positions(const struct search *s)
{
    for (uint32_t i = 0; i < s->m->tables[UM_ENTITY_POSITION].n; i++) {
        const char *kind = why_unread(s, i);
        if (!kind)
            continue;
        struct um_value *v = push(s, kind, UM_ENTITY_POSITION, i, um_text_of(s->m, UM_POSITION__GIST, i));
        um_value_set_text(s->a, v, "on", um_text_of(s->m, UM_POSITION__ON, i));
        um_value_set_text(s->a, v, "question", um_text_of(s->m, UM_POSITION__QUESTION, i));
        um_value_set_text(s->a, v, "answer", um_text_of(s->m, UM_POSITION__ANSWER, i));
    }
}

struct um_value *um_evidence_unused(struct um_arena *a, const struct um_tree *t, const struct um_uses *uses)
{
    struct search s = {.a = a, .t = t, .m = t->m, .uses = uses, .list = um_value_array(a)};
    find_references(&s);
    find_claimed(&s);
    find_conveyed(&s);
    s.assertions = count_by_record(&s, UM_ENTITY_ASSERTION, UM_ASSERTION__RECORD);
    s.facts = count_by_record(&s, UM_ENTITY_FACT, UM_FACT__RECORD);
    add_records(&s);
    add_assertions(&s);
    add_points(&s);
    add_acts(&s);
    add_persons(&s);
    add_facts(&s);
    add_positions(&s);
    return s.list;
}
