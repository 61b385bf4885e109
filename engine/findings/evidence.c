/* The evidence document: papers in order of the docket, their paragraphs, and what each assertion in them comes to. */
#include "findings/evidence.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "findings/sentence.h"

struct writer {
    struct um_arena *a;
    const struct um_tree *t;
    const struct um_matter *m;
    const struct um_uses *uses;
    const bool *defendants;                     /* by row: which to report; NULL: all */
    uint32_t *holder;                           /* by account: the defendant, or UM_NONE */
    uint32_t **assertions, **facts;             /* by record: rows, ended by UM_NONE */
    bool *named;                                /* by rule: a use or a finding names it */
    int64_t n_records[4], n_assertions[2];      /* unread, read, used, unused; used, unused */
};

static const char *word(unsigned vocab, int value)
{
    return value < 0 ? NULL : um_vocabs[vocab].values[value];
}

static const char *id_of(const struct writer *w, unsigned entity, uint32_t row)
{
    return um_row_id(w->m, (struct um_ref){(uint8_t)entity, row});
}

static void set_flag(const struct writer *w, struct um_value *v, const char *key, bool set)
{
    if (set)
        um_value_set(w->a, v, key, um_value_bool(w->a, true));
}

/* A person's name, or @KleinMatt1 (A1). */
static const char *name_of(const struct writer *w, struct um_ref r)
{
    if (r.entity != UM_ENTITY_ACCOUNT)
        return um_name_of(w->m, r);
    uint32_t d = w->holder[r.row];
    const char *id = um_row_id(w->m, r);
    return d == UM_NONE ? id : um_cat(w->a, um_text_of(w->m, UM_DEFENDANT__LABEL, d), " (", id, ")", NULL);
}

static struct um_value *names_value(const struct writer *w, const struct um_cell *c)
{
    struct um_value *list = um_value_array(w->a);
    for (uint32_t i = 0; c->set && i < c->n; i++)
        um_value_push_text(w->a, list, name_of(w, c->as.refs[i]));
    return list;
}

static void set_name(const struct writer *w, struct um_value *v, const char *key, uint16_t field, uint32_t row)
{
    const struct um_ref *r = um_ref_of(w->m, field, row);
    um_value_set_text(w->a, v, key, r ? name_of(w, *r) : NULL);
}

/* Whom it speaks about: how, and which accounts. */
static void set_about(const struct writer *w, struct um_value *v, const struct um_cell *c)
{
    struct um_value *about = um_value_object(w->a), *ids = um_value_array(w->a);
    if (!c->set)
        return;
    um_value_set_text(w->a, about, "how", um_choices[UM_CHOICE_ABOUT].options[c->tag].name);
    for (uint32_t i = 0; i < c->n; i++)
        um_value_push_text(w->a, ids, um_row_id(w->m, c->as.refs[i]));
    if (c->n) {
        um_value_set(w->a, about, "accounts", ids);
        um_value_set(w->a, about, "names", names_value(w, c));
    }
    um_value_set(w->a, v, "about", about);
}

/* ------------------------------------------------------------- missing keys */

/* A key that nobody entered, with the words of the law for it where it has any. */
static void push_missing(const struct writer *w, struct um_value *list, const char *row, const char *key)
{
    struct um_value *v = um_value_object(w->a);
    const char *words = um_phrase(w->t->rules, um_cat(w->a, "key.", key, NULL));
    um_value_set_text(w->a, v, "row", row);
    um_value_set_text(w->a, v, "key", key);
    um_value_set_text(w->a, v, "words", *words ? words : NULL);
    um_value_push(w->a, list, v);
}

/* The keys whose absence a rule stumbled over; as the rule writes them, without the variable. */
static void set_premises(const struct writer *w, struct um_value *v, const struct um_premises *p)
{
    struct um_value *list = um_value_array(w->a);
    for (size_t i = 0; i < p->n; i++) {
        const char *dot = strchr(p->list[i].path, '.');
        if (!p->list[i].value)
            push_missing(w, list, um_row_id(w->m, p->list[i].row), dot ? dot + 1 : p->list[i].path);
    }
    if (list->n)
        um_value_set(w->a, v, "missing", list);
}

/* Whether an assertion's point leaves open which account it is of, so that the assertion should say it. */
static bool needs_about(const struct um_matter *m, uint32_t point)
{
    uint16_t slot = um_kinds[um_enum_of(m, UM_POINT__KIND, point)].account_slots[0];
    return slot != UM_NO_FIELD && !um_ref_of(m, slot, point);
}

static struct um_value *missing_keys(const struct writer *w, uint32_t assertion)
{
    static const uint16_t keys[] = {UM_ASSERTION__FIT, UM_ASSERTION__KNOWER, UM_ASSERTION__BASIS, UM_ASSERTION__MODALITY};
    struct um_value *list = um_value_array(w->a);
    const char *id = id_of(w, UM_ENTITY_ASSERTION, assertion);
    if (!um_text_of(w->m, UM_ASSERTION__WORDS, assertion) && !um_text_of(w->m, UM_ASSERTION__GIST, assertion))
        push_missing(w, list, id, "words");
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (!um_cell(w->m, keys[i], assertion)->set)
            push_missing(w, list, id, um_fields[keys[i]].key);
    if (!um_cell(w->m, UM_ASSERTION__ABOUT, assertion)->set && needs_about(w->m, um_ref_of(w->m, UM_ASSERTION__POINT, assertion)->row))
        push_missing(w, list, id, "about");
    return list;
}

/* --------------------------------------------------------------------- uses */

static void set_rule(struct writer *w, struct um_value *v, uint32_t rule)
{
    if (rule == UM_NONE)
        return;
    w->named[rule] = true;
    um_value_set_text(w->a, v, "rule", um_str(w->t->rules, w->t->rules->rules[rule].id));
}

static void set_worlds(const struct writer *w, struct um_value *v, uint64_t worlds)
{
    struct um_value *list = um_document_worlds(w->a, w->t, worlds);
    if (list)
        um_value_set(w->a, v, "worlds", list);
}

/* The statements and points that a use is of: one item an act, marked where it holds every point of the act. */
static struct um_value *targets_value(const struct writer *w, const struct um_use *u)
{
    struct um_value *list = um_value_array(w->a), *points = NULL;
    for (size_t i = 0; i < u->n_targets; i++) {
        uint32_t act = u->targets[i].act, point = u->targets[i].point;
        if (!i || act != u->targets[i - 1].act) {
            struct um_value *v = um_value_object(w->a);
            points = um_value_array(w->a);
            um_value_set_text(w->a, v, "act", act == UINT32_MAX ? NULL : id_of(w, UM_ENTITY_ACT, act));
            um_value_set(w->a, v, "points", points);
            um_value_push(w->a, list, v);
        }
        if (point != UINT32_MAX)
            um_value_push_text(w->a, points, id_of(w, UM_ENTITY_POINT, point));
        if (act != UINT32_MAX && points->n == (point == UINT32_MAX ? 0 : um_cell(w->m, UM_ACT__CONVEYS, act)->n))
            set_flag(w, list->items[list->n - 1].value, "whole", true);
    }
    return list;
}

/* The defendants judged, and their accounts where one of them has several. */
static void set_judged(const struct writer *w, struct um_value *v, const struct um_use *u)
{
    struct um_value *ids = um_value_array(w->a), *accounts = um_value_array(w->a);
    bool several = false;
    for (size_t i = 0; i < u->n_judged; i++) {
        uint32_t d = u->judged[i].defendant;
        if (!i || d != u->judged[i - 1].defendant)
            um_value_push_text(w->a, ids, id_of(w, UM_ENTITY_DEFENDANT, d));
        um_value_push_text(w->a, accounts, id_of(w, UM_ENTITY_ACCOUNT, u->judged[i].account));
        several = several || um_cell(w->m, UM_DEFENDANT__ACCOUNTS, d)->n > 1;
    }
    if (u->n_judged)
        um_value_set(w->a, v, "defendants", ids);
    if (several)
        um_value_set(w->a, v, "accounts", accounts);
}

static struct um_value *use_value(struct writer *w, const struct um_use *u)
{
    static const char *const effects[] = {"unknown", "excluded", "form", "not-individual", "none", "adds", "court", "enough", "decides"};
    const struct um_rule *element = &w->t->rules->rules[u->node->element_rule];
    struct um_value *v = um_value_object(w->a), *parts = um_value_array(w->a);
    int64_t nodes = 0;
    um_value_set_text(w->a, v, "element", word(UM_VOCAB_ELEMENT, element->element));
    um_value_set_text(w->a, v, "title", um_str(w->t->rules, element->title));
    um_value_set_text(w->a, v, "effect", effects[u->evidence->effect]);
    set_flag(w, v, "against", u->evidence->against);
    set_worlds(w, v, u->evidence->worlds);
    set_rule(w, v, u->evidence->rule);
    if (u->evidence->effect == UM_EFFECT_UNKNOWN)
        set_premises(w, v, &u->evidence->premises);
    for (const struct um_use *part = u; part; part = part->next) {
        struct um_value *of = um_value_object(w->a);
        um_value_set(w->a, of, "targets", targets_value(w, part));
        set_judged(w, of, part);
        um_value_push(w->a, parts, of);
        nodes += (int64_t)part->nodes;
    }
    um_value_set(w->a, v, "of", parts);
    um_value_set_text(w->a, v, "node", u->node->name);
    um_value_set(w->a, v, "nodes", um_value_int(w->a, nodes));
    return v;
}

/* --------------------------------------------------------------- competence */

/* The value of competence that a finding of e/<assertion>/competence stands for. */
static const char *competence_of(const struct um_finding *f)
{
    static const char derived[] = "competence.";
    if (f->basis == UM_FINDING_BASIS_DERIVED && strncmp(f->phrase, derived, sizeof derived - 1) == 0)
        return f->phrase + sizeof derived - 1;
    return word(UM_VOCAB_COMPETENCE, f->status == UM_STATUS_MET     ? UM_COMPETENCE_COUNTS
                                     : f->status == UM_STATUS_UNMET ? UM_COMPETENCE_EXCLUDED
                                                                    : UM_COMPETENCE_UNKNOWN);
}

/* The sentence of a finding, in which the paragraph that it stands beside is not cited again. */
static const char *sentence_beside(const struct writer *w, const struct um_node *node, const struct um_finding *f)
{
    struct um_sentence s = um_sentence_of(w->a, w->t, node, f);
    const char *cite = um_value_string(um_value_get(s.slots, "a"));
    size_t n = cite ? strlen(cite) : 0;
    return n && strncmp(s.text, cite, n) == 0 && s.text[n] == ' ' ? um_cat(w->a, "It", s.text + n, NULL) : s.text;
}

static struct um_value *competence_value(struct writer *w, uint32_t assertion)
{
    const struct um_node *node = w->uses->competence[assertion];
    struct um_value *list = um_value_array(w->a);
    for (size_t i = 0; node && i < node->n; i++) {
        const struct um_finding *f = &node->findings[i];
        struct um_value *v = um_value_object(w->a);
        const char *value = competence_of(f);
        um_value_set_text(w->a, v, "competence", value);
        um_value_set_text(w->a, v, "basis", word(UM_VOCAB_FINDING_BASIS, f->basis));
        set_worlds(w, v, f->worlds);
        set_rule(w, v, f->rule);
        um_value_set_text(w->a, v, "reason", sentence_beside(w, node, f));
        if (strcmp(value, word(UM_VOCAB_COMPETENCE, UM_COMPETENCE_UNKNOWN)) == 0)
            set_premises(w, v, &f->premises);
        um_value_push(w->a, list, v);
    }
    return list;
}

/* --------------------------------------------------------------- assertions */

static struct um_value *assertion_value(struct writer *w, uint32_t i)
{
    const struct um_matter *m = w->m;
    uint32_t record = um_ref_of(m, UM_ASSERTION__RECORD, i)->row, point = um_ref_of(m, UM_ASSERTION__POINT, i)->row;
    struct um_value *v = um_value_object(w->a), *uses = um_value_array(w->a);
    const char *at = um_text_of(m, UM_ASSERTION__SEEN_AT, i);
    um_value_set_text(w->a, v, "id", id_of(w, UM_ENTITY_ASSERTION, i));
    um_value_set_text(w->a, v, "words", um_text_of(m, UM_ASSERTION__WORDS, i));
    um_value_set_text(w->a, v, "gist", um_text_of(m, UM_ASSERTION__GIST, i));
    um_value_set_text(w->a, v, "at", at ? at : um_text_of(m, UM_RECORD__SEEN_AT, record));
    um_value_set_text(w->a, v, "says", word(UM_VOCAB_SAYS, um_enum_of(m, UM_ASSERTION__SAYS, i)));
    um_value_set_text(w->a, v, "point", id_of(w, UM_ENTITY_POINT, point));
    um_value_set_text(w->a, v, "point_text", um_name_point(w->a, m, point));
    um_value_set_text(w->a, v, "fit", word(UM_VOCAB_FIT, um_enum_of(m, UM_ASSERTION__FIT, i)));
    set_about(w, v, um_cell(m, UM_ASSERTION__ABOUT, i));
    set_name(w, v, "knower", UM_ASSERTION__KNOWER, i);
    um_value_set_text(w->a, v, "basis", word(UM_VOCAB_BASIS, um_enum_of(m, UM_ASSERTION__BASIS, i)));
    um_value_set_text(w->a, v, "modality", word(UM_VOCAB_MODALITY, um_enum_of(m, UM_ASSERTION__MODALITY, i)));
    um_value_set(w->a, v, "missing", missing_keys(w, i));
    um_value_set(w->a, v, "competence", competence_value(w, i));
    um_value_set(w->a, v, "used", um_value_bool(w->a, w->uses->looked_at[i]));
    for (size_t k = 0; k < w->uses->of[i].n; k++)
        um_value_push(w->a, uses, use_value(w, w->uses->of[i].list[k]));
    um_value_set(w->a, v, "uses", uses);
    w->n_assertions[!w->uses->looked_at[i]]++;
    return v;
}

static struct um_value *fact_value(const struct writer *w, uint32_t i)
{
    struct um_value *v = um_value_object(w->a);
    um_value_set_text(w->a, v, "id", id_of(w, UM_ENTITY_FACT, i));
    um_value_set_text(w->a, v, "name", word(UM_VOCAB_FACT_NAME, um_enum_of(w->m, UM_FACT__NAME, i)));
    um_value_set_text(w->a, v, "value", word(UM_VOCAB_YES_NO, um_enum_of(w->m, UM_FACT__VALUE, i)));
    um_value_set_text(w->a, v, "words", um_text_of(w->m, UM_FACT__WORDS, i));
    um_value_set_text(w->a, v, "at", um_text_of(w->m, UM_FACT__SEEN_AT, i));
    return v;
}

/* ------------------------------------------------------------------ records */

static struct um_value *form_value(const struct writer *w, uint32_t i)
{
    static const struct {
        uint16_t field;
        const char *key;
    } keys[] = {{UM_RECORD__FORM_SWORN, "sworn"}, {UM_RECORD__FORM_SIGNED, "signed"}, {UM_RECORD__FORM_DATED, "dated"},
                {UM_RECORD__FORM_PERJURY_CLAUSE, "perjury_clause"}, {UM_RECORD__SPONSORED, "sponsored"}};
    struct um_value *v = um_value_object(w->a);
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
        um_value_set_text(w->a, v, keys[k].key, word(um_fields[keys[k].field].vocab, um_enum_of(w->m, keys[k].field, i)));
    um_value_set_text(w->a, v, "rests_on", um_text_of(w->m, UM_RECORD__FORM_RESTS_ON, i));
    return v;
}

/* The findings that an unread record keeps open, and whose they are. */
static void set_keeps_open(const struct writer *w, struct um_value *v, uint32_t record)
{
    const struct um_kept_open *k = &w->uses->keeps_open[record];
    struct um_value *kept = um_value_object(w->a), *ids = um_value_array(w->a);
    if (!k->nodes)
        return;
    for (size_t i = 0; i < k->n; i++)
        um_value_push_text(w->a, ids, id_of(w, UM_ENTITY_DEFENDANT, k->defendants[i]));
    um_value_set(w->a, kept, "nodes", um_value_int(w->a, (int64_t)k->nodes));
    um_value_set(w->a, kept, "defendants", ids);
    um_value_set(w->a, v, "keeps_open", kept);
}

/* The cite without the short name of its paper, which stands above it. */
static const char *cite_within(const struct um_matter *m, uint32_t record)
{
    const char *cite = um_text_of(m, UM_RECORD__CITE, record);
    const char *paper = um_text_of(m, UM_FILING__SHORT, um_ref_of(m, UM_RECORD__FILING, record)->row);
    size_t n = paper ? strlen(paper) : 0;
    return n && strncmp(cite, paper, n) == 0 && cite[n] == ' ' ? cite + n + 1 : cite;
}

static void count_record(struct writer *w, uint32_t i)
{
    bool used = false;
    for (const uint32_t *a = w->assertions[i]; *a != UM_NONE; a++)
        used = used || w->uses->looked_at[*a];
    w->n_records[um_cell(w->m, UM_RECORD__SEEN, i)->tag != UM_CHOICE_SEEN_UNREAD]++;
    w->n_records[used ? 2 : 3]++;
}

static struct um_value *record_value(struct writer *w, uint32_t i)
{
    struct um_value *v = um_value_object(w->a), *assertions = um_value_array(w->a), *facts = um_value_array(w->a);
    um_value_set_text(w->a, v, "id", id_of(w, UM_ENTITY_RECORD, i));
    um_value_set_text(w->a, v, "cite", um_cite_record(w->a, w->m, i));
    um_value_set_text(w->a, v, "short", cite_within(w->m, i));
    um_value_set_text(w->a, v, "kind", word(UM_VOCAB_RECORD_KIND, um_enum_of(w->m, UM_RECORD__KIND, i)));
    um_value_set(w->a, v, "authors", names_value(w, um_cell(w->m, UM_RECORD__AUTHOR, i)));
    um_value_set(w->a, v, "form", form_value(w, i));
    set_name(w, v, "offered_by", UM_RECORD__OFFERED_BY, i);
    um_value_set(w->a, v, "seen", um_document_seen(w->a, w->t, i, UINT32_MAX));
    set_about(w, v, um_cell(w->m, UM_RECORD__ABOUT, i));
    set_flag(w, v, "sealed", um_enum_of(w->m, UM_RECORD__SEALED, i) == UM_YES_NO_YES);
    set_keeps_open(w, v, i);
    for (const uint32_t *a = w->assertions[i]; *a != UM_NONE; a++)
        um_value_push(w->a, assertions, assertion_value(w, *a));
    for (const uint32_t *f = w->facts[i]; *f != UM_NONE; f++)
        um_value_push(w->a, facts, fact_value(w, *f));
    um_value_set(w->a, v, "assertions", assertions);
    um_value_set(w->a, v, "facts", facts);
    count_record(w, i);
    return v;
}

/* ------------------------------------------------------------------- papers */

/* A row and what it is sorted by. */
struct place {
    const char *key, *id;
    uint32_t row;
};

static int compare_places(const void *x, const void *y)
{
    const struct place *a = x, *b = y;
    int order = um_natural_cmp(a->key, b->key);
    return order ? order : um_natural_cmp(a->id, b->id);
}

/* Cites in the order of the paper: signs for paragraphs stand alike, one or two, and come before any word. */
static const char *cite_key(struct um_arena *a, const char *cite)
{
    static const char sign[] = "\xc2\xb6";
    struct um_text t = {.arena = a};
    for (const char *s = cite; *s;) {
        size_t n = strncmp(s, sign, 2) == 0 ? 2 : 1;
        if (n == 1)
            um_text_add_n(&t, s, 1);
        else if (strncmp(s + 2, sign, 2) != 0)
            um_text_add(&t, "!");
        s += n;
    }
    return um_text_get(&t);
}

/* By docket number, papers without one last; or, for records, by their cites. */
static struct place *sort_rows(const struct writer *w, unsigned entity)
{
    uint32_t n = w->m->tables[entity].n;
    struct place *places = UM_NEWS(w->a, n, struct place);
    for (uint32_t i = 0; i < n; i++) {
        const char *dkt = entity == UM_ENTITY_FILING ? um_text_of(w->m, UM_FILING__DKT, i) : NULL;
        const char *key = entity == UM_ENTITY_RECORD ? cite_key(w->a, um_text_of(w->m, UM_RECORD__CITE, i)) : dkt ? um_cat(w->a, "0", dkt, NULL) : "1";
        places[i] = (struct place){key, id_of(w, entity, i), i};
    }
    if (n > 1)
        qsort(places, n, sizeof *places, compare_places);
    return places;
}

static struct um_value *paper_value(const struct writer *w, uint32_t i, struct um_value *records)
{
    struct um_value *v = um_value_object(w->a);
    um_value_set_text(w->a, v, "id", id_of(w, UM_ENTITY_FILING, i));
    um_value_set_text(w->a, v, "dkt", um_text_of(w->m, UM_FILING__DKT, i));
    um_value_set_text(w->a, v, "short", um_text_of(w->m, UM_FILING__SHORT, i));
    um_value_set_text(w->a, v, "title", um_text_of(w->m, UM_FILING__TITLE, i));
    um_value_set_text(w->a, v, "kind", word(UM_VOCAB_FILING_KIND, um_enum_of(w->m, UM_FILING__KIND, i)));
    set_name(w, v, "by", UM_FILING__BY, i);
    um_value_set(w->a, v, "before_court", um_value_bool(w->a, w->t->visible_filing[i]));
    set_flag(w, v, "maybe_later", w->t->maybe_later[i]);
    um_value_set(w->a, v, "records", records);
    return v;
}

static struct um_value *papers_value(struct writer *w)
{
    uint32_t n_filings = w->m->tables[UM_ENTITY_FILING].n, n_records = w->m->tables[UM_ENTITY_RECORD].n;
    const struct place *filings = sort_rows(w, UM_ENTITY_FILING), *records = sort_rows(w, UM_ENTITY_RECORD);
    struct um_value **of = UM_NEWS(w->a, n_filings, struct um_value *), *list = um_value_array(w->a);
    for (uint32_t i = 0; i < n_filings; i++)
        of[i] = um_value_array(w->a);
    for (uint32_t i = 0; i < n_records; i++)
        um_value_push(w->a, of[um_ref_of(w->m, UM_RECORD__FILING, records[i].row)->row], record_value(w, records[i].row));
    for (uint32_t i = 0; i < n_filings; i++)
        um_value_push(w->a, list, paper_value(w, filings[i].row, of[filings[i].row]));
    return list;
}

/* ------------------------------------------------------------- what it names */

static struct um_value *statements_value(const struct writer *w)
{
    struct um_value *list = um_value_array(w->a);
    for (uint32_t i = 0; i < w->m->tables[UM_ENTITY_ACT].n; i++) {
        const struct um_cell *conveys = um_cell(w->m, UM_ACT__CONVEYS, i), *by = um_cell(w->m, UM_ACT__BY, i);
        struct um_value *v = um_value_object(w->a), *points = um_value_array(w->a);
        um_value_set_text(w->a, v, "id", id_of(w, UM_ENTITY_ACT, i));
        um_value_set_text(w->a, v, "words", um_text_of(w->m, UM_ACT__WORDS, i));
        um_value_set_text(w->a, v, "gist", um_text_of(w->m, UM_ACT__GIST, i));
        um_value_set_text(w->a, v, "speaker", um_choices[UM_CHOICE_SPEAKER].options[by->tag].name);
        um_value_set(w->a, v, "speakers", names_value(w, by));
        for (uint32_t k = 0; conveys->set && k < conveys->n; k++) {
            struct um_value *point = um_value_object(w->a);
            um_value_set_text(w->a, point, "id", um_row_id(w->m, conveys->as.refs[k]));
            um_value_set_text(w->a, point, "text", um_name_point(w->a, w->m, conveys->as.refs[k].row));
            um_value_push(w->a, points, point);
        }
        um_value_set(w->a, v, "points", points);
        um_value_push(w->a, list, v);
    }
    return list;
}

/* The open questions of law whose positions part the worlds. */
static struct um_value *questions_value(const struct writer *w)
{
    struct um_value *list = um_value_array(w->a);
    for (uint32_t i = 0; i < w->t->worlds.n; i++) {
        const struct um_rule *rule = &w->t->rules->rules[w->t->worlds.list[i].rule];
        struct um_value *v = um_value_object(w->a), *positions = um_value_array(w->a);
        um_value_set_text(w->a, v, "id", um_str(w->t->rules, rule->id));
        um_value_set_text(w->a, v, "title", um_str(w->t->rules, rule->title));
        for (uint32_t p = 0; p < rule->positions.n; p++) {
            const struct um_position_def *def = &w->t->rules->positions[rule->positions.first + p];
            struct um_value *position = um_value_object(w->a);
            um_value_set_text(w->a, position, "id", um_str(w->t->rules, def->id));
            um_value_set_text(w->a, position, "says", um_str(w->t->rules, def->says));
            um_value_push(w->a, positions, position);
        }
        um_value_set(w->a, v, "positions", positions);
        um_value_push(w->a, list, v);
    }
    return list;
}

static struct um_value *rules_value(const struct writer *w)
{
    struct um_value *list = um_value_array(w->a);
    for (uint32_t i = 0; i < w->t->rules->n[UM_SECTION_RULES]; i++) {
        const struct um_rule *rule = &w->t->rules->rules[i];
        struct um_value *v = um_value_object(w->a);
        if (!w->named[i])
            continue;
        um_value_set_text(w->a, v, "id", um_str(w->t->rules, rule->id));
        um_value_set_text(w->a, v, "title", um_str(w->t->rules, rule->title));
        um_value_set_text(w->a, v, "proposition", um_str(w->t->rules, rule->proposition));
        um_value_set(w->a, v, "authorities", um_document_authorities(w->a, w->t, &rule->auth));
        um_value_push(w->a, list, v);
    }
    return list;
}

static struct um_value *defendants_value(const struct writer *w)
{
    struct um_value *list = um_value_array(w->a);
    for (uint32_t i = 0; i < w->m->tables[UM_ENTITY_DEFENDANT].n; i++) {
        struct um_value *v = um_value_object(w->a);
        if (w->defendants && !w->defendants[i])
            continue;
        um_value_set_text(w->a, v, "id", id_of(w, UM_ENTITY_DEFENDANT, i));
        um_value_set_text(w->a, v, "label", um_text_of(w->m, UM_DEFENDANT__LABEL, i));
        um_value_push(w->a, list, v);
    }
    return list;
}

static struct um_value *counts_value(const struct writer *w)
{
    const int64_t *r = w->n_records, *a = w->n_assertions;
    const struct {
        const char *key;
        int64_t n;
    } counts[] = {{"records", r[0] + r[1]}, {"records_unread", r[0]}, {"records_used", r[2]}, {"records_unused", r[3]},
                  {"assertions", a[0] + a[1]}, {"assertions_used", a[0]}, {"assertions_unused", a[1]}};
    struct um_value *v = um_value_object(w->a);
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        um_value_set(w->a, v, counts[i].key, um_value_int(w->a, counts[i].n));
    return v;
}

/* ----------------------------------------------------------------- document */

/* The rows of an entity by the record that a field of theirs names, each list ended by UM_NONE. */
static uint32_t **by_record(struct um_arena *a, const struct um_matter *m, unsigned entity, uint16_t field)
{
    uint32_t n = m->tables[entity].n, n_records = m->tables[UM_ENTITY_RECORD].n;
    uint32_t **lists = UM_NEWS(a, n_records, uint32_t *), *counts = UM_NEWS(a, n_records, uint32_t);
    for (uint32_t i = 0; i < n; i++)
        if (um_ref_of(m, field, i))
            counts[um_ref_of(m, field, i)->row]++;
    for (uint32_t r = 0; r < n_records; r++) {
        lists[r] = UM_NEWS(a, (size_t)counts[r] + 1, uint32_t);
        lists[r][counts[r]] = UM_NONE;
        counts[r] = 0;
    }
    for (uint32_t i = 0; i < n; i++)
        if (um_ref_of(m, field, i)) {
            uint32_t r = um_ref_of(m, field, i)->row;
            lists[r][counts[r]++] = i;
        }
    return lists;
}

static void find_holders(struct writer *w)
{
    uint32_t n = w->m->tables[UM_ENTITY_ACCOUNT].n;
    w->holder = UM_NEWS(w->a, n, uint32_t);
    for (uint32_t i = 0; i < n; i++)
        w->holder[i] = UM_NONE;
    for (uint32_t d = 0; d < w->m->tables[UM_ENTITY_DEFENDANT].n; d++) {
        const struct um_cell *c = um_cell(w->m, UM_DEFENDANT__ACCOUNTS, d);
        for (uint32_t i = 0; i < c->n; i++)
            w->holder[c->as.refs[i].row] = w->holder[c->as.refs[i].row] == UM_NONE ? d : w->holder[c->as.refs[i].row];
    }
}

struct um_value *um_evidence_make(struct um_arena *a, const struct um_tree *t, const struct um_document_options *o)
{
    struct writer w = {.a = a, .t = t, .m = t->m, .defendants = o->defendants};
    struct um_value *doc = um_document_open(a, t, "unmask.evidence/1", o->record_sha256);
    w.uses = um_uses_make(a, t, o->defendants);
    w.assertions = by_record(a, t->m, UM_ENTITY_ASSERTION, UM_ASSERTION__RECORD);
    w.facts = by_record(a, t->m, UM_ENTITY_FACT, UM_FACT__RECORD);
    w.named = UM_NEWS(a, t->rules->n[UM_SECTION_RULES], bool);
    find_holders(&w);
    um_value_set(a, doc, "matter", um_document_caption(a, t));
    um_value_set(a, doc, "defendants", defendants_value(&w));
    um_value_set(a, doc, "statements", statements_value(&w));
    um_value_set(a, doc, "papers", papers_value(&w));
    um_value_set(a, doc, "unused", um_evidence_unused(a, t, w.uses));
    um_value_set(a, doc, "rules", rules_value(&w));
    um_value_set(a, doc, "law_questions", questions_value(&w));
    um_value_set(a, doc, "counts", counts_value(&w));
    um_value_set(a, doc, "timeline", um_evidence_timeline(a, t));
    return doc;
}
