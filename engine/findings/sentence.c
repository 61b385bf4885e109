#include "findings/sentence.h"

#include <string.h>

#include "base/text.h"

/* ------------------------------------------------------------------- names */

const char *um_name_of(const struct um_matter *m, struct um_ref r)
{
    if (r.entity == UM_ENTITY_PERSON)
        return um_text_of(m, UM_PERSON__NAME, r.row);
    for (uint32_t d = 0; r.entity == UM_ENTITY_ACCOUNT && d < m->tables[UM_ENTITY_DEFENDANT].n; d++)
        if (um_refs_hold(um_cell(m, UM_DEFENDANT__ACCOUNTS, d), r))
            return um_text_of(m, UM_DEFENDANT__LABEL, d);
    return um_row_id(m, r);
}

static const char *names_of(struct um_arena *a, const struct um_matter *m, const struct um_cell *c)
{
    struct um_text t = {.arena = a};
    for (uint32_t i = 0; c->set && i < c->n; i++) {
        um_text_add(&t, i ? " or " : "");
        um_text_add(&t, um_name_of(m, c->as.refs[i]));
    }
    return um_text_get(&t);
}

const char *um_name_act(struct um_arena *a, const struct um_matter *m, uint32_t act)
{
    struct um_ref r = {UM_ENTITY_ACT, act};
    const char *words = um_text_of(m, UM_ACT__WORDS, act), *gist = um_text_of(m, UM_ACT__GIST, act);
    bool quoted = words && (unsigned char)words[0] == 0xe2; /* already begins with a curly quote */
    if (words)
        return quoted ? um_cat(a, um_row_id(m, r), " (", words, ")", NULL)
                      : um_cat(a, um_row_id(m, r), " (“", words, "”)", NULL);
    return gist ? um_cat(a, um_row_id(m, r), " (", gist, ")", NULL) : um_row_id(m, r);
}

const char *um_name_point(struct um_arena *a, const struct um_matter *m, uint32_t point)
{
    struct um_ref r = {UM_ENTITY_POINT, point};
    const char *what = um_text_of(m, UM_POINT__WHAT, point);
    return what ? what : um_cat(a, "point ", um_row_id(m, r), NULL);
}

/* ------------------------------------------------------------------- cites */

const char *um_cite_record(struct um_arena *a, const struct um_matter *m, uint32_t record)
{
    const char *cite = um_text_of(m, UM_RECORD__CITE, record);
    const char *dkt = um_text_of(m, UM_FILING__DKT, um_ref_of(m, UM_RECORD__FILING, record)->row);
    return dkt ? um_cat(a, cite, ", ", dkt, NULL) : cite;
}

const char *um_cite_seen(struct um_arena *a, const struct um_tree *t, uint32_t record, uint32_t assertion)
{
    const struct um_matter *m = t->m;
    const struct um_cell *seen = um_cell(m, UM_RECORD__SEEN, record);
    const char *at = assertion == UINT32_MAX ? NULL : um_text_of(m, UM_ASSERTION__SEEN_AT, assertion);
    if (seen->tag != UM_CHOICE_SEEN_DESCRIBED_BY)
        return "";
    if (!at)
        at = um_text_of(m, UM_RECORD__SEEN_AT, record);
    /* Words of another sense than the point's are how somebody reads them, even where they are quoted. */
    bool quotes = assertion != UINT32_MAX && um_text_of(m, UM_ASSERTION__WORDS, assertion) &&
                  um_enum_of(m, UM_ASSERTION__FIT, assertion) != UM_FIT_SENSE;
    return um_cat(a, "as ", um_name_of(m, seen->as.refs[0]), quotes ? " quotes it" : " reads it", at ? ", " : "", at ? at : "", NULL);
}

/* Leifer Decl. ¶ 11 (Dkt. 22; as Twitter reads it, Supp. Resp. at 2), for use inside a sentence. */
static const char *cite_assertion(struct um_arena *a, const struct um_tree *t, uint32_t assertion)
{
    uint32_t record = um_ref_of(t->m, UM_ASSERTION__RECORD, assertion)->row;
    const char *cite = um_text_of(t->m, UM_RECORD__CITE, record), *seen = um_cite_seen(a, t, record, assertion);
    const char *dkt = um_text_of(t->m, UM_FILING__DKT, um_ref_of(t->m, UM_RECORD__FILING, record)->row);
    if (!dkt && !*seen)
        return cite;
    return um_cat(a, cite, " (", dkt ? dkt : "", dkt && *seen ? "; " : "", seen, ")", NULL);
}

/* The short form first, for a sentence: Leifer Decl. ¶ 35. */
static const char *short_cite(const struct um_matter *m, uint32_t assertion)
{
    return um_text_of(m, UM_RECORD__CITE, um_ref_of(m, UM_ASSERTION__RECORD, assertion)->row);
}

const char *um_record_day(struct um_arena *a, const struct um_tree *t)
{
    int64_t last = INT64_MIN;
    for (uint32_t i = 0; i < t->m->tables[UM_ENTITY_FILING].n; i++) {
        struct um_time filed = um_time_of(t->m, UM_FILING__FILED, i);
        int64_t day = filed.to != UM_TIME_OPEN_TO ? filed.to : filed.from;
        if (t->visible_filing[i] && day > last)
            last = day;
    }
    if (t->as_of != UM_TIME_OPEN_TO)
        last = t->as_of;
    return last == INT64_MIN ? NULL : um_time_edge(a, last, true);
}

/* ------------------------------------------------------------------- slots */

struct filler {
    struct um_arena *arena;
    const struct um_tree *t;
    const struct um_binding *b;
    const struct um_node *node;
    const struct um_finding *finding;
    const struct um_standing *standing; /* or NULL */
};

/* The records that keep a node open. */
static const char *unread_of(const struct filler *f)
{
    struct um_text t = {.arena = f->arena};
    for (size_t i = 0; f->node && i < f->node->n_unread; i++) {
        um_text_add(&t, i ? "; " : "");
        um_text_add(&t, um_cite_record(f->arena, f->t->m, f->node->unread[i]));
    }
    return um_text_get(&t);
}

/* The records that speak to a node, each once. */
static const char *offers_of(const struct filler *f)
{
    struct um_text t = {.arena = f->arena};
    for (size_t i = 0; f->node && i < f->node->n_evidence; i++) {
        const char *cite = short_cite(f->t->m, f->node->evidence[i].assertion);
        if (t.n && strstr(t.s, cite))
            continue;
        um_text_add(&t, t.n ? "; " : "");
        um_text_add(&t, cite);
    }
    return t.n ? t.s : "what is entered";
}

/* A row as a clerk knows it: the cite of an assertion, the clause of a point, else its id. */
static const char *name_row(const struct filler *f, struct um_ref r)
{
    if (r.entity == UM_ENTITY_ASSERTION)
        return short_cite(f->t->m, r.row);
    return r.entity == UM_ENTITY_POINT ? um_name_point(f->arena, f->t->m, r.row) : um_row_id(f->t->m, r);
}

/* The key of a premise in words: how its author has it. */
static const char *key_words(const struct filler *f, const struct um_premise *p)
{
    const char *path = strchr(p->path, '.');
    const char *phrase = path ? um_phrase(f->t->rules, um_cat(f->arena, "key.", path + 1, NULL)) : "";
    return *phrase ? phrase : path ? path + 1 : p->path;
}

/* The premises of the finding and of the evidence that nobody can place, whose keys are missing; if none is, those that lack a part. */
static struct um_premises missing_premises(const struct filler *f)
{
    struct um_premises out = {0};
    for (size_t i = 0; f->finding && i < f->finding->premises.n; i++)
        if (!f->finding->premises.list[i].value)
            UM_PUSH(f->arena, out.list, out.n, out.cap, f->finding->premises.list[i]);
    for (size_t e = 0; f->node && e < f->node->n_evidence; e++)
        for (size_t i = 0; f->node->evidence[e].effect == UM_EFFECT_UNKNOWN && i < f->node->evidence[e].premises.n; i++)
            if (!f->node->evidence[e].premises.list[i].value)
                UM_PUSH(f->arena, out.list, out.n, out.cap, f->node->evidence[e].premises.list[i]);
    for (size_t i = 0; !out.n && f->finding && i < f->finding->premises.n; i++)
        if (f->finding->premises.list[i].partial)
            UM_PUSH(f->arena, out.list, out.n, out.cap, f->finding->premises.list[i]);
    return out;
}

/*
 * Whether a key is missing only of a row that may be in a list which is itself
 * not entered: which rows the list holds comes first, and then few are left.
 */
static bool only_perhaps(const struct filler *f, const struct um_premises *missing, const struct um_premise *p)
{
    static const char list[] = ".conveys";
    if (p->row.entity != UM_ENTITY_POINT || p->row.row == f->b->point)
        return false;
    for (size_t i = 0; i < missing->n; i++) {
        const char *end = strchr(missing->list[i].path, '.');
        if (end && strcmp(end, list) == 0)
            return true;
    }
    return false;
}

/* How its author has it (Leifer Decl. ¶ 28; Leifer Decl. ¶ 33): each missing key once, with the rows that lack it. */
static const char *missing_of(const struct filler *f)
{
    struct um_text t = {.arena = f->arena};
    struct um_premises missing = missing_premises(f);
    for (size_t i = 0; i < missing.n; i++) {
        const char *key = key_words(f, &missing.list[i]);
        struct um_text rows = {.arena = f->arena};
        bool said = only_perhaps(f, &missing, &missing.list[i]);
        for (size_t k = 0; k < i; k++)
            said = said || strcmp(key_words(f, &missing.list[k]), key) == 0;
        for (size_t k = i; !said && k < missing.n; k++) {
            const char *row = name_row(f, missing.list[k].row);
            if (strcmp(key_words(f, &missing.list[k]), key) != 0 || only_perhaps(f, &missing, &missing.list[k]) || (rows.n && strstr(rows.s, row)))
                continue;
            um_text_add(&rows, rows.n ? "; " : "");
            um_text_add(&rows, row);
        }
        if (!said)
            um_text_add(&t, um_cat(f->arena, t.n ? "; " : "", key, " (", um_text_get(&rows), ")", NULL));
    }
    return t.n ? t.s : "a key that a rule reads";
}

/* What the words of a set mean. */
static const char *meanings_of(const struct filler *f, uint16_t field, unsigned vocab, uint32_t row)
{
    struct um_text t = {.arena = f->arena};
    const struct um_cell *c = um_cell(f->t->m, field, row);
    for (unsigned i = 0; c->set && i < um_vocabs[vocab].n; i++)
        if (c->as.integer >> i & 1) {
            um_text_add(&t, t.n ? "; " : "");
            um_text_add(&t, um_vocabs[vocab].meanings[i]);
        }
    return um_text_get(&t);
}

/* The things that an act uses, as a sentence would name them. */
static const char *used_by(const struct filler *f, uint32_t act)
{
    struct um_text t = {.arena = f->arena};
    const struct um_cell *uses = um_cell(f->t->m, UM_ACT__USES, act);
    for (uint32_t i = 0; uses->set && i < uses->n; i++) {
        um_text_add(&t, i ? " and " : "");
        um_text_add(&t, um_text_of(f->t->m, UM_WORK__NAME, uses->as.refs[i].row));
    }
    return t.n ? t.s : "what it uses";
}

/* What an act does with them, and whether they were published: all that is entered of its use. */
static const char *use_of(const struct filler *f, uint32_t act)
{
    const struct um_matter *m = f->t->m;
    const char *use = meanings_of(f, UM_ACT__USE, UM_VOCAB_USE_KIND, act);
    struct um_text t = {.arena = f->arena};
    const struct um_cell *uses = um_cell(m, UM_ACT__USES, act);
    um_text_add(&t, *use ? use : "not what it does with it");
    for (uint32_t i = 0; uses->set && i < uses->n; i++) {
        int published = um_enum_of(m, UM_WORK__PUBLISHED, uses->as.refs[i].row);
        if (published != UM_YES_NO_YES && published != UM_YES_NO_NO)
            continue;
        um_text_add(&t, um_cat(f->arena, "; ", um_text_of(m, UM_WORK__NAME, uses->as.refs[i].row),
                               published == UM_YES_NO_YES ? " was published" : " was not published", NULL));
    }
    return um_text_get(&t);
}

static const char *knowers_of(const struct filler *f, uint32_t point)
{
    const struct um_matter *m = f->t->m;
    struct um_text t = {.arena = f->arena};
    uint64_t slots = um_kinds[um_enum_of(m, UM_POINT__KIND, point)].knowers;
    for (uint16_t slot = UM_POINT__ID; slot <= UM_POINT__NOTE; slot++)
        if (slots >> (slot - UM_POINT__ID) & 1 && um_cell(m, slot, point)->set) {
            um_text_add(&t, t.n ? " or " : "");
            um_text_add(&t, names_of(f->arena, m, um_cell(m, slot, point)));
        }
    return t.n ? t.s : "whoever took part in it";
}

static const char *element_of(const struct filler *f)
{
    if (!f->node || f->node->element_rule == UM_NONE)
        return "it";
    const struct um_rule *e = &f->t->rules->rules[f->node->element_rule];
    if (*um_str(f->t->rules, e->clause))
        return um_str(f->t->rules, e->clause);
    return e->element < UM_ELEMENT_COUNT ? um_vocabs[UM_VOCAB_ELEMENT].meanings[e->element] : um_str(f->t->rules, e->title);
}

static const char *slot_assertion(const struct filler *f, const char *slot)
{
    const struct um_matter *m = f->t->m;
    uint32_t assertion = f->b->assertion;
    if (assertion == UINT32_MAX)
        return NULL;
    if (strcmp(slot, "a") == 0)
        return cite_assertion(f->arena, f->t, assertion);
    uint32_t point = um_ref_of(m, UM_ASSERTION__POINT, assertion)->row;
    if (strcmp(slot, "a.point") == 0)
        return um_name_point(f->arena, m, point);
    if (strcmp(slot, "a.point.knowers") == 0)
        return knowers_of(f, point);
    if (strcmp(slot, "a.words") == 0) {
        const char *words = um_text_of(m, UM_ASSERTION__WORDS, assertion);
        bool quoted = words && (unsigned char)words[0] == 0xe2; /* brings its own quotation marks */
        return words ? um_cat(f->arena, "; the words quoted are ", quoted ? "" : "“", words, quoted ? "" : "”", NULL) : "";
    }
    if (strcmp(slot, "a.knower") != 0)
        return NULL;
    const struct um_ref *knower = um_ref_of(m, UM_ASSERTION__KNOWER, assertion);
    return knower ? um_name_of(m, *knower) : "whoever it comes from";
}

/* What facts that are before the court say of the claimant, each once. */
static const char *facts_of_claimant(const struct filler *f)
{
    const struct um_matter *m = f->t->m;
    struct um_text t = {.arena = f->arena};
    const struct um_ref claimant = *um_ref_of(m, UM_CLAIM__CLAIMANT, f->b->claim);
    uint64_t told = 0;
    for (uint32_t i = 0; i < m->tables[UM_ENTITY_FACT].n; i++) {
        const struct um_ref *subject = um_ref_of(m, UM_FACT__SUBJECT, i), *record = um_ref_of(m, UM_FACT__RECORD, i);
        uint64_t bit = UINT64_C(1) << um_enum_of(m, UM_FACT__NAME, i);
        bool seen = !record || f->t->visible_filing[um_ref_of(m, UM_RECORD__FILING, record->row)->row];
        if (!subject || !um_ref_same(*subject, claimant) || um_enum_of(m, UM_FACT__VALUE, i) != UM_YES_NO_YES || !seen || (told & bit))
            continue;
        told |= bit;
        um_text_add(&t, t.n ? "; " : "");
        um_text_add(&t, um_vocabs[UM_VOCAB_FACT_NAME].meanings[um_enum_of(m, UM_FACT__NAME, i)]);
    }
    return um_text_get(&t);
}

static const char *slot_rows(const struct filler *f, const char *slot)
{
    const struct um_matter *m = f->t->m;
    const struct um_binding *b = f->b;
    bool has_account = b->account != UINT32_MAX, has_defendant = b->defendant != UINT32_MAX;
    const struct um_standing *standing = f->standing;
    if (standing && standing->k && strcmp(slot, "k") == 0 && (has_account || has_defendant))
        return standing->k;
    if (standing && standing->s && strcmp(slot, "s") == 0 && b->act != UINT32_MAX)
        return standing->s;
    if (strcmp(slot, "k") == 0 && (has_account || has_defendant))
        return has_defendant ? um_text_of(m, UM_DEFENDANT__LABEL, b->defendant)
                             : um_name_of(m, (struct um_ref){UM_ENTITY_ACCOUNT, b->account});
    if (strcmp(slot, "s") == 0 && b->act != UINT32_MAX)
        return um_name_act(f->arena, m, b->act);
    if (strcmp(slot, "s.context") == 0 && b->act != UINT32_MAX)
        return meanings_of(f, UM_ACT__CONTEXT, UM_VOCAB_CONTEXT, b->act);
    if (strcmp(slot, "s.uses") == 0 && b->act != UINT32_MAX)
        return used_by(f, b->act);
    if (strcmp(slot, "s.use") == 0 && b->act != UINT32_MAX)
        return use_of(f, b->act);
    if (strcmp(slot, "i") == 0 && b->point != UINT32_MAX)
        return um_name_point(f->arena, m, b->point);
    if (strcmp(slot, "i.knowers") == 0 && b->point != UINT32_MAX)
        return knowers_of(f, b->point);
    if (strcmp(slot, "c.facts") == 0 && b->claim != UINT32_MAX)
        return facts_of_claimant(f);
    if (strcmp(slot, "claimant") == 0 && b->claim != UINT32_MAX)
        return um_name_of(m, *um_ref_of(m, UM_CLAIM__CLAIMANT, b->claim));
    return NULL;
}

static const char *fill_slot(const struct filler *f, const char *slot)
{
    const struct um_matter *m = f->t->m;
    const char *s = slot[0] == 'a' && (slot[1] == '.' || !slot[1]) ? slot_assertion(f, slot) : slot_rows(f, slot);
    if (s)
        return s;
    if (strcmp(slot, "element") == 0)
        return element_of(f);
    if (strcmp(slot, "unread") == 0)
        return unread_of(f);
    if (strcmp(slot, "missing") == 0)
        return missing_of(f);
    if (strcmp(slot, "offers") == 0)
        return offers_of(f);
    if (strcmp(slot, "inventory") == 0 && f->node && f->node->inventory != UM_NONE) {
        const struct um_ref *by = um_ref_of(m, UM_INVENTORY__BY, f->node->inventory);
        return by ? um_name_of(m, *by) : "the inventory";
    }
    if (strcmp(slot, "inventory.cite") == 0 && f->node && f->node->inventory != UM_NONE) {
        const char *cite = um_text_of(m, UM_INVENTORY__CITE, f->node->inventory);
        return cite ? um_cat(f->arena, " (", cite, ")", NULL) : "";
    }
    return um_cat(f->arena, "[", slot, "]", NULL);
}

struct um_sentence um_sentence_fill(struct um_arena *a, const struct um_tree *t, const char *template,
                                    const struct um_binding *b, const struct um_node *node,
                                    const struct um_finding *finding)
{
    return um_sentence_fill_for(a, t, template, b, node, finding, NULL);
}

struct um_sentence um_sentence_fill_for(struct um_arena *a, const struct um_tree *t, const char *template,
                                        const struct um_binding *b, const struct um_node *node,
                                        const struct um_finding *finding, const struct um_standing *standing)
{
    struct filler f = {a, t, b, node, finding, standing};
    struct um_text out = {.arena = a};
    struct um_sentence sentence = {"", um_value_object(a)};
    for (const char *p = template; *p;) {
        size_t n = strcspn(p, "{");
        um_text_add_n(&out, p, n);
        p += n;
        size_t slot = strcspn(p, "}");
        if (*p != '{' || !p[slot])
            continue;
        const char *name = um_arena_copy(a, p + 1, slot - 1), *filled = fill_slot(&f, name);
        um_text_add(&out, filled);
        if (!um_value_get(sentence.slots, name))
            um_value_set_text(a, sentence.slots, name, filled);
        p += slot + 1;
    }
    sentence.text = um_text_get(&out);
    return sentence;
}

/* ---------------------------------------------------------------- sentences */

/* Put a remark before the closing full stop. */
static const char *with_remark(struct um_arena *a, const char *text, const char *remark)
{
    size_t n = strlen(text);
    bool stop = n && text[n - 1] == '.';
    return um_cat(a, um_arena_copy(a, text, stop ? n - 1 : n), ", ", remark, ".", NULL);
}

static const char *template_of(struct um_arena *a, const struct um_tree *t, const struct um_node *node,
                               const struct um_finding *f)
{
    const struct um_rules *r = t->rules;
    /* Only an inventory of the account itself lets it be said that no paragraph names it. */
    bool of_account = node->binding.account != UINT32_MAX && node->inventory != UM_NONE &&
                      um_cell(t->m, UM_INVENTORY__SCOPE, node->inventory)->tag == UM_CHOICE_INVENTORY_SCOPE_ACCOUNTS;
    if (strcmp(f->phrase, "unmet.no-evidence") == 0 && of_account)
        return um_phrase(r, um_cat(a, f->phrase, ".account", NULL));
    const char *pleaded = strstr(node->name, "/pleaded/") ? um_phrase(r, um_cat(a, f->phrase, ".pleaded", NULL)) : "";
    const char *phrase = *pleaded ? pleaded : *f->phrase ? um_phrase(r, f->phrase) : "";
    const char *reason = f->rule == UM_NONE ? "" : um_str(r, r->rules[f->rule].reason);
    bool rule_speaks = *reason && (!*phrase || (f->binding.assertion != UINT32_MAX && f->status != UM_STATUS_NOT_RECORDED &&
                                                f->why != UM_WHY_NOT_INDIVIDUAL));
    return rule_speaks ? reason : phrase;
}

struct um_sentence um_sentence_of(struct um_arena *a, const struct um_tree *t, const struct um_node *node,
                                  const struct um_finding *f)
{
    return um_sentence_for(a, t, node, f, NULL);
}

struct um_sentence um_sentence_for(struct um_arena *a, const struct um_tree *t, const struct um_node *node,
                                   const struct um_finding *f, const struct um_standing *standing)
{
    struct um_sentence s = um_sentence_fill_for(a, t, template_of(a, t, node, f), &f->binding, node, f, standing);
    bool silence = f->why == UM_WHY_NO_EVIDENCE || f->why == UM_WHY_NOT_INDIVIDUAL || f->why == UM_WHY_INSUFFICIENT ||
                   f->why == UM_WHY_NONE_COMPETENT;
    if (f->status == UM_STATUS_UNMET && silence && node->inventory != UM_NONE &&
        um_enum_of(t->m, UM_INVENTORY__CLOSED, node->inventory) == UM_CLOSED_AS_REPORTED) {
        bool of_assertion = f->binding.assertion != UINT32_MAX && f->why != UM_WHY_NOT_INDIVIDUAL;
        const char *phrase = um_phrase(t->rules, of_assertion ? "nothing-else" : "as-reported");
        struct um_sentence remark = um_sentence_fill_for(a, t, phrase, &f->binding, node, f, standing);
        s.text = of_assertion ? um_cat(a, s.text, " ", remark.text, NULL) : with_remark(a, s.text, remark.text);
    }
    return s;
}
