#include "findings/document.h"

#include <string.h>

#include "base/digest.h"
#include "base/text.h"
#include "findings/rulings.h"
#include "findings/sentence.h"
#include "rules/builtin.h"

/* Whether a pack is, byte for byte, one of those that are built in. */
static bool is_built_in(const struct um_rules *rules, const struct um_pack *pack)
{
    struct um_rules built_in;
    um_rules_open(&built_in, um_builtin_image);
    for (uint32_t i = 0; i < built_in.n[UM_SECTION_PACKS]; i++)
        if (strcmp(um_str(&built_in, built_in.packs[i].id), um_str(rules, pack->id)) == 0)
            return memcmp(built_in.packs[i].sha256, pack->sha256, sizeof pack->sha256) == 0;
    return false;
}

static struct um_value *law_value(struct um_arena *a, const struct um_tree *t)
{
    struct um_value *list = um_value_array(a);
    for (uint32_t i = 0; i < t->rules->n[UM_SECTION_PACKS]; i++) {
        const struct um_pack *p = &t->rules->packs[i];
        struct um_value *v = um_value_object(a);
        um_value_set_text(a, v, "id", um_str(t->rules, p->id));
        um_value_set_text(a, v, "version", um_str(t->rules, p->version));
        um_value_set_text(a, v, "sha256", um_hex(a, p->sha256));
        um_value_set(a, v, "built_in", um_value_bool(a, is_built_in(t->rules, p)));
        um_value_push(a, list, v);
    }
    return list;
}

static struct um_value *record_value(struct um_arena *a, const struct um_tree *t, const char *sha256)
{
    struct um_value *v = um_value_object(a);
    um_value_set_text(a, v, "sha256", sha256);
    um_value_set_text(a, v, "as_of", um_record_day(a, t));
    um_value_set(a, v, "cut", um_value_bool(a, t->as_of != UM_TIME_OPEN_TO));
    if (t->decision != UM_NONE)
        um_value_set_text(a, v, "decision", um_row_id(t->m, (struct um_ref){UM_ENTITY_DECISION, t->decision}));
    return v;
}

/* The papers of the motion, in order of filing, and what the record rests on. */
static struct um_value *filings_value(struct um_arena *a, const struct um_tree *t)
{
    const struct um_matter *m = t->m;
    struct um_value *list = um_value_array(a);
    for (uint32_t i = 0; i < m->tables[UM_ENTITY_FILING].n; i++) {
        struct um_value *v = um_value_object(a);
        int kind = um_enum_of(m, UM_FILING__KIND, i);
        if (!t->visible_filing[i])
            continue;
        um_value_set_text(a, v, "id", um_row_id(m, (struct um_ref){UM_ENTITY_FILING, i}));
        um_value_set_text(a, v, "kind", kind < 0 ? NULL : um_vocabs[UM_VOCAB_FILING_KIND].values[kind]);
        um_value_set_text(a, v, "dkt", um_text_of(m, UM_FILING__DKT, i));
        um_value_set_text(a, v, "title", um_text_of(m, UM_FILING__TITLE, i));
        um_value_set_text(a, v, "short", um_text_of(m, UM_FILING__SHORT, i));
        um_value_push(a, list, v);
    }
    return list;
}

static void push_caution(struct um_arena *a, struct um_value *list, const char *id, const char *text, struct um_value *cites)
{
    struct um_value *v = um_value_object(a);
    um_value_set_text(a, v, "id", id);
    um_value_set_text(a, v, "text", text);
    um_value_set(a, v, "cites", cites);
    um_value_push(a, list, v);
}

/* Leifer Decl. (Dkt. 22). */
static const char *name_filing(struct um_arena *a, const struct um_matter *m, uint32_t filing)
{
    const char *dkt = um_text_of(m, UM_FILING__DKT, filing), *name = um_text_of(m, UM_FILING__SHORT, filing);
    name = name ? name : um_text_of(m, UM_FILING__TITLE, filing);
    return dkt ? um_cat(a, name, " (", dkt, ")", NULL) : name;
}

/* The papers that some party's paper alone describes; and the records cited but not entered. */
static void caution_described(struct um_arena *a, const struct um_tree *t, struct um_value *list)
{
    const struct um_matter *m = t->m;
    const struct um_cell *read_in = um_cell(m, UM_MATTER__READ_IN, 0);
    struct um_value *read = um_value_array(a);
    for (uint32_t i = 0; read_in->set && i < read_in->n; i++)
        um_value_push_text(a, read, name_filing(a, m, read_in->as.refs[i].row));
    bool all_read = true;
    for (uint32_t f = 0; f < m->tables[UM_ENTITY_FILING].n; f++)
        all_read = all_read && (!t->visible_filing[f] || um_refs_hold(read_in, (struct um_ref){UM_ENTITY_FILING, f}));
    if (read->n && !all_read)
        push_caution(a, list, "read-in", "every other paper is known only as these quote or describe it", read);
    uint32_t n_filings = m->tables[UM_ENTITY_FILING].n, n_persons = m->tables[UM_ENTITY_PERSON].n;
    bool *described = UM_NEWS(a, (size_t)n_persons * n_filings, bool);
    struct um_value *unread = um_value_array(a);
    for (uint32_t i = 0; i < m->tables[UM_ENTITY_RECORD].n; i++) {
        const struct um_cell *seen = um_cell(m, UM_RECORD__SEEN, i);
        uint32_t filing = um_ref_of(m, UM_RECORD__FILING, i)->row;
        if (!t->visible_filing[filing])
            continue;
        if (seen->tag == UM_CHOICE_SEEN_DESCRIBED_BY)
            described[(size_t)seen->as.refs[0].row * n_filings + filing] = true;
        else if (seen->tag == UM_CHOICE_SEEN_UNREAD)
            um_value_push_text(a, unread, um_cite_record(a, m, i));
    }
    for (uint32_t p = 0; p < n_persons; p++) {
        struct um_value *cites = um_value_array(a);
        for (uint32_t f = 0; f < n_filings; f++)
            if (described[(size_t)p * n_filings + f])
                um_value_push_text(a, cites, name_filing(a, m, f));
        if (cites->n)
            push_caution(a, list, "described", um_text_of(m, UM_PERSON__NAME, p), cites);
    }
    if (unread->n)
        push_caution(a, list, "unread", "cited, and their content is not entered", unread);
}

/* Forms that rest on less than the paper itself, each once; and papers that may have been filed after the cut. */
static void caution_forms(struct um_arena *a, const struct um_tree *t, struct um_value *list)
{
    const struct um_matter *m = t->m;
    bool *told = UM_NEWS(a, m->tables[UM_ENTITY_FILING].n, bool);
    for (uint32_t f = 0; f < m->tables[UM_ENTITY_FILING].n; f++) {
        struct um_value *cites = um_value_array(a);
        um_value_push_text(a, cites, name_filing(a, m, f));
        if (t->visible_filing[f] && t->maybe_later[f])
            push_caution(a, list, "maybe-later", "may have been filed later", cites);
    }
    for (uint32_t i = 0; i < m->tables[UM_ENTITY_RECORD].n; i++) {
        const char *rests_on = um_text_of(m, UM_RECORD__FORM_RESTS_ON, i);
        uint32_t filing = um_ref_of(m, UM_RECORD__FILING, i)->row;
        bool sworn = um_enum_of(m, UM_RECORD__FORM_SWORN, i) == UM_YES_NO_YES;
        struct um_value *cites = um_value_array(a);
        if (!rests_on || told[filing] || !t->visible_filing[filing])
            continue;
        told[filing] = true;
        um_value_push_text(a, cites, name_filing(a, m, filing));
        push_caution(a, list, "form", um_cat(a, sworn ? "that it is sworn rests on " : "that it is not sworn rests on ", rests_on, NULL), cites);
    }
}

/* The elements of a claim in order, and whether each is judged for an account apart. */
static struct um_value *elements_value(struct um_arena *a, const struct um_tree *t, const char *law)
{
    const struct um_rules *rules = t->rules;
    struct um_value *list = um_value_array(a);
    for (unsigned order = 0; order < 256; order++)
        for (uint32_t i = 0; i < rules->n[UM_SECTION_RULES]; i++) {
            const struct um_rule *e = &rules->rules[i];
            bool of_claim = false;
            for (uint32_t k = 0; e->kind == UM_RULE_ELEMENT && e->order == order && k < e->claims.n; k++)
                of_claim = of_claim || strcmp(um_str(rules, rules->words[e->claims.first + k]), law) == 0;
            if (!of_claim)
                continue;
            struct um_value *v = um_value_object(a);
            um_value_set_text(a, v, "id", um_vocabs[UM_VOCAB_ELEMENT].values[e->element]);
            um_value_set_text(a, v, "title", um_str(rules, e->title));
            um_value_set(a, v, "of_account", um_value_bool(a, e->scope == UM_SCOPE_ACCOUNT_ACT || e->scope == UM_SCOPE_ACCOUNT_ACT_POINT));
            um_value_set(a, v, "choice", um_value_bool(a, e->choose[0] != UM_NONE));
            um_value_push(a, list, v);
        }
    return list;
}

const char *um_document_claim_title(const struct um_rules *rules, const char *law)
{
    const char *title = law;
    for (uint32_t i = 0; i < rules->n[UM_SECTION_PACKS]; i++)
        if (strcmp(um_str(rules, rules->packs[i].id), law) == 0)
            title = um_str(rules, rules->packs[i].title);
    return title;
}

static struct um_value *claims_value(struct um_arena *a, const struct um_tree *t)
{
    const struct um_matter *m = t->m;
    struct um_value *list = um_value_array(a);
    for (uint32_t i = 0; i < m->tables[UM_ENTITY_CLAIM].n; i++) {
        struct um_value *v = um_value_object(a);
        const char *law = um_text_of(m, UM_CLAIM__LAW, i);
        um_value_set_text(a, v, "id", um_row_id(m, (struct um_ref){UM_ENTITY_CLAIM, i}));
        um_value_set_text(a, v, "law", law);
        um_value_set_text(a, v, "title", um_document_claim_title(t->rules, law));
        um_value_set_text(a, v, "claimant", um_name_of(m, *um_ref_of(m, UM_CLAIM__CLAIMANT, i)));
        um_value_set(a, v, "elements", elements_value(a, t, law));
        um_value_push(a, list, v);
    }
    return list;
}

struct um_value *um_document_caption(struct um_arena *a, const struct um_tree *t)
{
    struct um_value *v = um_value_object(a);
    um_value_set_text(a, v, "id", um_text_of(t->m, UM_MATTER__ID, 0));
    um_value_set_text(a, v, "caption", um_text_of(t->m, UM_MATTER__CAPTION, 0));
    um_value_set_text(a, v, "number", um_text_of(t->m, UM_MATTER__NUMBER, 0));
    const char *court = um_text_of(t->m, UM_MATTER__COURT, 0);
    const char *court_name = um_phrase(t->rules, um_cat(a, "court.", court, NULL));
    um_value_set_text(a, v, "court", court);
    um_value_set_text(a, v, "court_name", *court_name ? court_name : court);
    return v;
}

static void caution_rulings(struct um_arena *a, const struct um_tree *t, struct um_value *list)
{
    struct um_value *unsupported = um_value_array(a), *disputed = um_value_array(a);
    um_rulings_doubts(a, t, unsupported, disputed);
    if (unsupported->n)
        push_caution(a, list, "ruling-unsupported", "the ruling stands, and the record is no longer what it was given upon", unsupported);
    if (disputed->n)
        push_caution(a, list, "rulings-disagree", "two rulings disagree, and until one is withdrawn the finding is open", disputed);
}

static struct um_value *matter_value(struct um_arena *a, const struct um_tree *t)
{
    struct um_value *v = um_document_caption(a, t), *cautions = um_value_array(a);
    um_value_set(a, v, "test", um_document_test(a, t));
    um_value_set(a, v, "tests", um_document_tests(a, t));
    um_value_set(a, v, "claims", claims_value(a, t));
    um_value_set(a, v, "filings", filings_value(a, t));
    um_value_set(a, v, "relief", um_document_answers(a, t, NULL, "relief"));
    caution_described(a, t, cautions);
    caution_forms(a, t, cautions);
    caution_rulings(a, t, cautions);
    struct um_value *flawed = um_value_array(a);
    const char *citations = um_document_citations(a, t, v, flawed);
    if (citations)
        push_caution(a, cautions, "authorities", citations, flawed);
    um_value_set(a, v, "cautions", cautions);
    um_value_set(a, v, "statements", um_document_statements(a, t));
    um_value_set(a, v, "law_questions", um_document_law_questions(a, t));
    um_value_set(a, v, "questions", um_document_questions(a, t, &t->shared, NULL));
    um_value_set(a, v, "factors", um_document_notes(a, t, &t->factors, UINT32_MAX));
    um_value_set(a, v, "remarks", um_document_notes(a, t, &t->remarks, UINT32_MAX));
    um_value_set(a, v, "later_law", um_document_later_law(a, t));
    um_value_set(a, v, "enter_first", um_document_enter_first(a, t));
    um_value_set(a, v, "findings", um_document_findings(a, t, &t->shared));
    return v;
}

/* --------------------------------------------------------------- defendants */

static struct um_value *handles_value(struct um_arena *a, const struct um_matter *m, uint32_t defendant)
{
    struct um_value *list = um_value_array(a);
    const struct um_cell *accounts = um_cell(m, UM_DEFENDANT__ACCOUNTS, defendant);
    for (uint32_t k = 0; k < accounts->n; k++) {
        const struct um_cell *handles = um_cell(m, UM_ACCOUNT__HANDLES, accounts->as.refs[k].row);
        for (uint32_t i = 0; handles->set && i < handles->n; i++)
            um_value_push_text(a, list, handles->as.texts[i]);
    }
    return list;
}

/* The worlds in which a part is asked and does not let the next be reached. */
static uint64_t held_up(const struct um_node *part)
{
    return part->worlds & ~(part->in[UM_STATUS_MET] | part->in[UM_STATUS_EXCUSED] | part->in[UM_STATUS_INAPPLICABLE]);
}

/* The status of a part that makes an outcome what it is, before a part that is merely open. */
static unsigned decisive_status(unsigned outcome)
{
    return outcome == UM_OUTCOME_NOT_RECORDED ? UM_STATUS_NOT_RECORDED : UM_STATUS_UNMET;
}

/* The part that decides an outcome in some of its worlds: the first that is not shown (or not entered, where that is the outcome), else the
   first that is open; NULL if none is. */
static const struct um_node *deciding_part(const struct um_defendant_result *d, unsigned outcome)
{
    unsigned decisive = decisive_status(outcome);
    for (int first = 1; first >= 0; first--)
        for (size_t i = 0; i < d->parts.n; i++)
            if (d->outcome[outcome] & (first ? d->parts.list[i]->in[decisive] : held_up(d->parts.list[i])))
                return d->parts.list[i];
    return NULL;
}

/* On what a request that fails at a part may be made anew; NULL where no rule says so. */
static const char *renewable_on(const struct um_tree *t, const struct um_node *part)
{
    const char *renew = "";
    if (part && part->n && part->findings[0].rule != UM_NONE)
        renew = um_str(t->rules, t->rules->rules[part->findings[0].rule].renew);
    if (part && !*renew && part->element_rule != UM_NONE)
        renew = um_str(t->rules, t->rules->rules[part->element_rule].renew);
    return *renew ? renew : NULL;
}

static struct um_value *outcomes_value(struct um_arena *a, const struct um_tree *t, const struct um_defendant_result *d)
{
    struct um_value *list = um_value_array(a);
    for (unsigned o = 0; o < UM_OUTCOME_COUNT; o++) {
        if (!d->outcome[o])
            continue;
        struct um_value *v = um_value_object(a), *worlds = um_document_worlds(a, t, d->outcome[o]);
        um_value_set_text(a, v, "outcome", um_vocabs[UM_VOCAB_OUTCOME].values[o]);
        if (worlds)
            um_value_set(a, v, "positions", worlds);
        const struct um_node *part = o == UM_OUTCOME_SHOWING_MADE ? NULL : deciding_part(d, o);
        um_value_set_text(a, v, "first_failing", part ? part->name : NULL);
        um_value_set_text(a, v, "renewable", renewable_on(t, part));
        if (d->outcome_rule[o] != UM_NONE) {
            const struct um_rule *rule = &t->rules->rules[d->outcome_rule[o]];
            um_value_set_text(a, v, "rule", um_str(t->rules, rule->id));
            um_value_set_text(a, v, "reason", um_str(t->rules, rule->reason));
            um_value_set(a, v, "authorities", um_document_authorities(a, t, &rule->auth));
        }
        um_value_push(a, list, v);
    }
    return list;
}

const char *um_document_outcome(const struct um_tree *t, const struct um_defendant_result *d)
{
    for (unsigned o = 0; o < UM_OUTCOME_COUNT; o++)
        if (d->outcome[o] == t->worlds.all)
            return um_vocabs[UM_VOCAB_OUTCOME].values[o];
    return um_vocabs[UM_VOCAB_OUTCOME].values[UM_OUTCOME_DEPENDS];
}

static struct um_value *questions_in(struct um_arena *a, const struct um_tree *t, uint64_t bits)
{
    struct um_value *list = um_value_array(a);
    for (uint32_t q = 0; q < t->worlds.n; q++)
        if (bits >> q & 1)
            um_value_push_text(a, list, um_str(t->rules, t->rules->rules[t->worlds.list[q].rule].id));
    return list;
}

/* The finding of a node in some of the worlds, with a status (UM_STATUS_COUNT: whichever it is there), or NULL. */
static const struct um_finding *finding_with(const struct um_node *node, uint64_t worlds, unsigned status)
{
    for (size_t i = 0; i < node->n; i++)
        if ((node->findings[i].worlds & worlds) && (status == UM_STATUS_COUNT || node->findings[i].status == status))
            return &node->findings[i];
    return NULL;
}

const struct um_node *um_document_deciding(const struct um_defendant_result *d, uint64_t *worlds, unsigned *status)
{
    unsigned worst = 0;
    while (worst < UM_OUTCOME_COUNT && (worst == UM_OUTCOME_SHOWING_MADE || !d->outcome[worst]))
        worst++;
    const struct um_node *part = worst < UM_OUTCOME_COUNT ? deciding_part(d, worst) : NULL;
    const struct um_finding *f;
    if (!part)
        return NULL;
    *worlds = d->outcome[worst];
    *status = decisive_status(worst);
    if (!(part->in[*status] & *worlds)) { /* no more than open */
        f = finding_with(part, held_up(part) & *worlds, UM_STATUS_COUNT);
        *status = f ? f->status : *status;
    }
    f = finding_with(part, *worlds, *status);
    *worlds = f ? f->worlds : *worlds;
    return part;
}

/* What an outcome comes down to: the rule that qualified it, else the first member that decides, down to an element. */
static struct um_value *comes_down_to(struct um_arena *a, const struct um_tree *t, const struct um_defendant_result *d)
{
    struct um_value *v = um_value_object(a);
    const struct um_node *node = NULL;
    const struct um_finding *f = NULL;
    for (unsigned o = 0; o < UM_OUTCOME_COUNT; o++)
        if (d->outcome[o] == t->worlds.all && d->outcome_rule[o] != UM_NONE) {
            um_value_set_text(a, v, "text", um_str(t->rules, t->rules->rules[d->outcome_rule[o]].reason));
            return v;
        }
    uint64_t worlds;
    unsigned status;
    node = um_document_deciding(d, &worlds, &status);
    f = node ? finding_with(node, worlds, status) : NULL;
    for (bool deeper = f != NULL; deeper;) {
        deeper = false;
        for (size_t i = 0; i < node->n_members && !deeper; i++) {
            const struct um_finding *below = finding_with(node->members[i], f->worlds, f->status);
            deeper = below != NULL;
            if (deeper) {
                node = node->members[i];
                f = below;
            }
        }
    }
    if (f)
        um_value_set_text(a, v, "node", node->name);
    um_value_set_text(a, v, "text", f ? um_sentence_of(a, t, node, f).text : um_phrase(t->rules, "all-shown"));
    return v;
}

/* Whether a clerk's provisional answer stands anywhere below what a defendant's outcome rests on. */
static bool is_provisional(const struct um_nodes *nodes)
{
    for (size_t i = 0; i < nodes->n; i++)
        for (size_t k = 0; k < nodes->list[i]->n; k++)
            if (nodes->list[i]->findings[k].basis == UM_FINDING_BASIS_PROVISIONAL)
                return true;
    return false;
}

/* Data that a gate is asked for, each apart: whether it holds them back, whatever comes of the rest. */
static struct um_value *items_value(struct um_arena *a, const struct um_tree *t, const struct um_defendant_result *d)
{
    struct um_value *list = um_value_array(a);
    for (size_t i = 0; i < d->n_withheld; i++) {
        const struct um_withheld *w = &d->withheld[i];
        uint64_t unmet = w->gate->in[UM_STATUS_UNMET], open = t->worlds.all & held_up(w->gate) & ~unmet;
        struct um_value *v = um_value_object(a);
        um_value_set_text(a, v, "item", um_vocabs[UM_VOCAB_REQUEST_ITEM].values[w->item]);
        um_value_set_text(a, v, "outcome", unmet ? um_vocabs[UM_VOCAB_OUTCOME].values[UM_OUTCOME_NOT_MADE]
                                           : open ? um_vocabs[UM_VOCAB_OUTCOME].values[UM_OUTCOME_NOT_RECORDED]
                                                  : um_document_outcome(t, d));
        um_value_set_text(a, v, "node", w->gate->name);
        um_value_set_text(a, v, "reason", w->gate->n ? um_sentence_of(a, t, w->gate, &w->gate->findings[0]).text : NULL);
        um_value_push(a, list, v);
    }
    return list;
}

static struct um_value *defendant_value(struct um_arena *a, const struct um_tree *t, const struct um_defendant_result *d,
                                        bool shared_provisional, const struct um_defendant_result *like)
{
    struct um_value *v = um_value_object(a), *accounts = um_value_array(a), *parts = um_value_array(a);
    const struct um_cell *cell = um_cell(t->m, UM_DEFENDANT__ACCOUNTS, d->defendant);
    um_value_set_text(a, v, "id", um_row_id(t->m, (struct um_ref){UM_ENTITY_DEFENDANT, d->defendant}));
    um_value_set_text(a, v, "label", um_text_of(t->m, UM_DEFENDANT__LABEL, d->defendant));
    um_value_set(a, v, "handles", handles_value(a, t->m, d->defendant));
    for (uint32_t k = 0; k < cell->n; k++)
        um_value_push_text(a, accounts, um_row_id(t->m, cell->as.refs[k]));
    um_value_set(a, v, "accounts", accounts);
    um_value_set_text(a, v, "outcome", um_document_outcome(t, d));
    if (shared_provisional || is_provisional(&d->nodes))
        um_value_set(a, v, "provisional", um_value_bool(a, true));
    um_value_set(a, v, "comes_down_to", comes_down_to(a, t, d));
    um_value_set(a, v, "turns_on", questions_in(a, t, d->turns_on));
    um_value_set(a, v, "may_turn_on", questions_in(a, t, d->may_turn_on));
    um_value_set(a, v, "outcomes", outcomes_value(a, t, d));
    um_value_set(a, v, "items", items_value(a, t, d));
    for (size_t i = 0; i < d->parts.n; i++)
        um_value_push_text(a, parts, d->parts.list[i]->name);
    um_value_set(a, v, "parts", parts);
    um_value_set(a, v, "findings", um_document_findings(a, t, &d->nodes));
    um_value_set(a, v, "questions", um_document_questions(a, t, &d->nodes, d));
    um_value_set(a, v, "gaps", um_document_gaps(a, t, &d->nodes));
    um_value_set(a, v, "balance", um_document_balance(a, t, d, like));
    um_value_set(a, v, "remarks", um_document_notes(a, t, &d->remarks, d->defendant));
    return v;
}

struct um_value *um_document_open(struct um_arena *a, const struct um_tree *t, const char *format, const char *record_sha256)
{
    struct um_value *doc = um_value_object(a), *engine = um_value_object(a);
    um_value_set_text(a, doc, "format", format);
    um_value_set_text(a, engine, "name", "unmask");
    um_value_set_text(a, engine, "version", UM_VERSION);
    um_value_set(a, doc, "engine", engine);
    um_value_set(a, doc, "law", law_value(a, t));
    um_value_set(a, doc, "record", record_value(a, t, record_sha256));
    return doc;
}

struct um_value *um_document_make(struct um_arena *a, const struct um_tree *t, const struct um_document_options *o)
{
    struct um_value *doc = um_document_open(a, t, "unmask.findings/1", o->record_sha256), *defendants = um_value_array(a);
    um_value_set(a, doc, "matter", matter_value(a, t));
    bool provisional = is_provisional(&t->shared);
    const struct um_defendant_result **like = um_document_like_firsts(a, t, o->defendants);
    for (size_t i = 0; i < t->n_defendants; i++)
        if (!o->defendants || o->defendants[i])
            um_value_push(a, defendants, defendant_value(a, t, &t->defendants[i], provisional, like[i]));
    um_value_set(a, doc, "defendants", defendants);
    if (t->explained.node)
        um_value_set(a, doc, "explanation", um_document_explanation(a, t));
    return doc;
}
