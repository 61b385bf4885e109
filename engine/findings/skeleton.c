/*
 * A record to begin with. Its rows are placeholders, and nothing of law stands
 * here: what their notes ask is the test's parts, the claim's elements and the
 * open questions, as the packs word them. An element is asked about in the
 * note of the row it is judged for.
 */
#include "findings/skeleton.h"

#include <string.h>

#include "base/text.h"
#include "findings/sentence.h"
#include "record/record.h"

struct skeleton {
    struct um_arena *arena;
    const struct um_rules *rules;
    const char *claim, *court;
    const struct um_rule *test;
    const struct um_rule **elements; /* of the claim, in their order */
    uint32_t n_elements;
    struct um_value *record, *matter, *claim_row, *account, *act, *point; /* rows with notes */
    struct um_tree tree;                                                 /* only to fill slots in */
};

static void add(struct um_text *t, const char *a, const char *b, const char *c)
{
    um_text_add(t, a);
    um_text_add(t, b);
    um_text_add(t, c);
}

static const struct um_rule *rule_at(const struct skeleton *s, uint32_t i)
{
    return &s->rules->rules[i];
}

static const char *str(const struct skeleton *s, uint32_t offset)
{
    return um_str(s->rules, offset);
}

/* ------------------------------------------------------------ test and claim */

/* The test by name; where none is named, that of the first rule which selects one, else the first. */
static const struct um_rule *find_test(const struct skeleton *s, const char *wanted)
{
    const struct um_rule *found = NULL;
    for (uint32_t i = 0; !wanted && i < s->rules->n[UM_SECTION_RULES]; i++)
        if (rule_at(s, i)->kind == UM_RULE_SELECT) {
            wanted = str(s, rule_at(s, i)->test);
            break;
        }
    for (uint32_t i = 0; !found && i < s->rules->n[UM_SECTION_RULES]; i++)
        if (rule_at(s, i)->kind == UM_RULE_TEST && (!wanted || strcmp(str(s, rule_at(s, i)->test), wanted) == 0))
            found = rule_at(s, i);
    return found;
}

/* A court that is all a condition asks for, or NULL. */
static const char *court_in(const struct um_rules *r, uint32_t cond)
{
    const struct um_cond *c = cond == UM_NONE ? NULL : &r->conds[cond];
    const char *court = NULL;
    if (c && c->op == UM_COND_IS && c->words.n) {
        const struct um_path *path = &r->paths[c->path[0]];
        return path->var == UM_NONE && path->n == 1 && path->steps[0] == UM_MATTER__COURT ? um_str(r, r->words[c->words.first]) : NULL;
    }
    for (uint32_t i = 0; c && c->op == UM_COND_ANY && !court && i < c->children.n; i++)
        court = court_in(r, r->words[c->children.first + i]);
    return court;
}

/* A court for which alone the law selects the test, or "unknown". */
static const char *find_court(const struct skeleton *s)
{
    const char *court = NULL;
    for (uint32_t i = 0; !court && i < s->rules->n[UM_SECTION_RULES]; i++)
        if (rule_at(s, i)->kind == UM_RULE_SELECT && !rule_at(s, i)->vars.n && rule_at(s, i)->test == s->test->test)
            court = court_in(s->rules, rule_at(s, i)->cond);
    return court ? court : "unknown";
}

static const char *first_claim(const struct skeleton *s)
{
    for (uint32_t i = 0; i < s->rules->n[UM_SECTION_RULES]; i++)
        if (rule_at(s, i)->kind == UM_RULE_ELEMENT && rule_at(s, i)->claims.n)
            return str(s, s->rules->words[rule_at(s, i)->claims.first]);
    return "";
}

/* The claim's elements in the order that the law gives them. */
static void find_elements(struct skeleton *s)
{
    s->elements = UM_NEWS(s->arena, s->rules->n[UM_SECTION_RULES], const struct um_rule *);
    for (uint32_t i = 0; i < s->rules->n[UM_SECTION_RULES]; i++) {
        const struct um_rule *e = rule_at(s, i);
        if (e->kind != UM_RULE_ELEMENT || !um_rule_of_claim(s->rules, e, s->claim))
            continue;
        uint32_t at = s->n_elements++;
        for (; at && s->elements[at - 1]->order > e->order; at--)
            s->elements[at] = s->elements[at - 1];
        s->elements[at] = e;
    }
}

/* What there is, for a message: the tests, or the claims. */
static const char *known(const struct skeleton *s, bool tests)
{
    struct um_text t = {.arena = s->arena};
    struct um_value *seen = um_value_object(s->arena);
    for (uint32_t i = 0; i < s->rules->n[UM_SECTION_RULES]; i++) {
        const struct um_rule *r = rule_at(s, i);
        uint32_t n = tests ? r->kind == UM_RULE_TEST : r->kind == UM_RULE_ELEMENT ? r->claims.n : 0;
        for (uint32_t k = 0; k < n; k++) {
            const char *name = str(s, tests ? r->test : s->rules->words[r->claims.first + k]);
            if (um_value_get(seen, name))
                continue;
            um_value_set(s->arena, seen, name, um_value_null(s->arena));
            add(&t, t.n ? ", " : "", name, "");
        }
    }
    return t.n ? t.s : "none";
}

static const char *choose(struct skeleton *s, const char *test, const char *claim)
{
    s->test = find_test(s, test);
    if (!s->test)
        return um_cat(s->arena, "there is no test \"", test ? test : "", "\" in this law; there is: ", known(s, true), NULL);
    s->claim = claim ? claim : first_claim(s);
    s->court = find_court(s);
    find_elements(s);
    if (!s->n_elements)
        return um_cat(s->arena, "there is no claim \"", s->claim, "\" in this law; there is: ", known(s, false), NULL);
    return NULL;
}

/* --------------------------------------------------------------------- rows */

/* A row from pairs of key and text up to NULL, in the list of that name. */
static struct um_value *add_row(struct skeleton *s, const char *list, const char *const *pairs)
{
    struct um_value *row = um_value_object(s->arena), *rows = NULL;
    for (size_t i = 0; i < s->record->n; i++)
        if (strcmp(s->record->items[i].key, list) == 0)
            rows = s->record->items[i].value;
    if (!rows)
        um_value_set(s->arena, s->record, list, rows = um_value_array(s->arena));
    for (; *pairs; pairs += 2)
        um_value_set_text(s->arena, row, pairs[0], pairs[1]);
    um_value_push(s->arena, rows, row);
    return row;
}

#define ROW(s, list, ...) add_row((s), (list), (const char *const[]){__VA_ARGS__, NULL})

static void set_list(struct skeleton *s, struct um_value *row, const char *key, const char *const *texts)
{
    struct um_value *list = um_value_array(s->arena);
    for (; *texts; texts++)
        um_value_push_text(s->arena, list, *texts);
    um_value_set(s->arena, row, key, list);
}

#define LIST(s, row, key, ...) set_list((s), (row), (key), (const char *const[]){__VA_ARGS__, NULL})

/* Whether the claim is about things that an act uses: evidence is offered by way of them, or no element is judged for a point. */
static bool is_about_things(const struct skeleton *s)
{
    bool of_point = false, by_work = false;
    for (uint32_t i = 0; i < s->n_elements; i++) {
        const struct um_rule *e = s->elements[i];
        of_point = of_point || e->scope == UM_SCOPE_POINT || e->scope == UM_SCOPE_ACT_POINT || e->scope == UM_SCOPE_ACCOUNT_ACT_POINT;
        for (uint32_t k = 0; k < e->offered.n; k++)
            by_work = by_work || s->rules->offers[e->offered.first + k].via == UM_VIA_WORK;
    }
    return by_work || !of_point;
}

/* The kind of act to which an element of the claim is limited, or a post. */
static const char *kind_of_act(const struct skeleton *s)
{
    for (uint32_t i = 0; i < s->n_elements; i++) {
        const struct um_cond *c = s->elements[i]->applies == UM_NONE ? NULL : &s->rules->conds[s->elements[i]->applies];
        const struct um_path *path = c && c->op == UM_COND_IS ? &s->rules->paths[c->path[0]] : NULL;
        for (unsigned kind = 0; path && path->n == 1 && path->steps[0] == UM_ACT__KIND && kind < um_vocabs[UM_VOCAB_ACT_KIND].n; kind++)
            if (c->mask >> kind & 1)
                return um_vocabs[UM_VOCAB_ACT_KIND].values[kind];
    }
    return "post";
}

/* The rows that every matter has, and empty lists where the papers and what they say will stand. */
static void make_rows(struct skeleton *s)
{
    static const char *const empty[] = {"records", "assertions", "inventory", "positions"};
    struct um_arena *a = s->arena;
    s->record = um_value_object(a);
    s->matter = um_value_object(a);
    um_value_set_text(a, s->record, "format", UM_RECORD_FORMAT);
    um_value_set(a, s->record, "matter", s->matter);
    um_value_set_text(a, s->matter, "id", "REPLACE-short-name");
    um_value_set_text(a, s->matter, "caption", "REPLACE: the caption, as on the papers");
    um_value_set_text(a, s->matter, "court", s->court);
    LIST(s, ROW(s, "persons", "id", "claimant", "name", "REPLACE: the claimant"), "roles", "seeker", "claimant", "target");
    LIST(s, ROW(s, "persons", "id", "holder", "name", "REPLACE: the holder of the identity"), "roles", "holder");
    um_value_set(a, s->record, "filings", um_value_array(a));
    s->account = ROW(s, "accounts", "id", "A1", "role", "defendant");
    LIST(s, ROW(s, "defendants", "id", "d1", "label", "Doe 1", "note", "One row for each anonymous defendant, with the accounts said to be his."),
         "accounts", "A1");
    s->point = ROW(s, "points", "id", "I1", "kind", "is", "who", "claimant", "what", "REPLACE: what the statement conveys, as a clause");
    s->act = ROW(s, "acts", "id", "S1", "kind", kind_of_act(s), "quoted", "none", "gist", "REPLACE: the charge as characterised, unless its words are entered");
    if (is_about_things(s)) {
        ROW(s, "works", "id", "W1", "kind", "work", "name", "REPLACE: what was used, as a sentence would name it", "note",
            "One row for each thing that an act uses and that is no statement; its kind says what it is. What the act does with it stands in the act's use.");
        LIST(s, s->act, "uses", "W1");
    }
    struct um_value *by = um_value_object(a);
    um_value_set(a, by, "unknown", um_value_bool(a, true));
    um_value_set(a, s->act, "by", by);
    s->claim_row = ROW(s, "claims", "id", "C1", "law", s->claim, "claimant", "claimant");
    for (size_t i = 0; i < sizeof empty / sizeof *empty; i++)
        um_value_set(a, s->record, empty[i], um_value_array(a));
}

/* -------------------------------------------------------------------- notes */

/* How a court's answer to a question is entered; node is where it stands. */
static void add_ruling(const struct skeleton *s, struct um_text *t, uint32_t question, const char *node)
{
    const struct um_rule *ask = rule_at(s, question);
    add(t, " The Court is asked: ", str(s, ask->ask_text), "");
    add(t, " Enter its answer in positions: on \"", node, "\"");
    add(t, ", question \"", str(s, ask->id), "\", answer \"yes\" or \"no\", by \"court\".");
}

static void note_matter(const struct skeleton *s, struct um_text *t)
{
    const char *test = str(s, s->test->test);
    um_text_add(t, "Replace what says REPLACE and change or add rows; unmask help entering gives the order. No rule reads a note, "
                   "so notes may be deleted. Until an inventory is entered, silence in the papers decides nothing.");
    if (strcmp(s->court, "unknown") == 0)
        add(t, " The law does not select this test by the court alone: evaluate with --test ", test, ".");
    add(t, " Test: ", str(s, s->test->title), ". ");
    um_text_add(t, str(s, s->test->proposition));
    for (unsigned order = 0; order <= UINT8_MAX; order++)
        for (uint32_t i = 0; i < s->rules->n[UM_SECTION_RULES]; i++) {
            const struct um_rule *part = rule_at(s, i);
            if (part->kind != UM_RULE_PART || part->order != order || strcmp(str(s, part->test), test) != 0)
                continue;
            add(t, " ", str(s, part->title), ". ");
            um_text_add(t, str(s, part->proposition));
            if (part->question != UM_NONE)
                add_ruling(s, t, part->question, um_cat(s->arena, "d/d1/t/", test, "/", str(s, part->part), NULL));
        }
}

/* The row that an element is judged for. */
static struct um_value *row_of(const struct skeleton *s, const struct um_rule *e)
{
    if (e->scope == UM_SCOPE_CLAIM)
        return s->claim_row;
    if (e->scope == UM_SCOPE_POINT)
        return s->point;
    return e->scope == UM_SCOPE_ACT || e->scope == UM_SCOPE_ACT_POINT ? s->act : s->account;
}

/* An open question of law that touches an element of the claim. */
static void note_questions(const struct skeleton *s, struct um_text *t)
{
    uint32_t stake = 0;
    for (uint32_t i = 0; i < s->n_elements; i++)
        stake |= 1u << s->elements[i]->element;
    for (uint32_t i = 0; i < s->rules->n[UM_SECTION_RULES]; i++) {
        const struct um_rule *q = rule_at(s, i);
        bool under = q->tests.n == 0;
        for (uint32_t k = 0; k < q->tests.n; k++)
            under = under || s->rules->words[q->tests.first + k] == s->test->test;
        if (q->kind != UM_RULE_QUESTION || !(q->touches & stake) || !under)
            continue;
        const char *first = str(s, s->rules->positions[q->positions.first].id);
        add(t, " Open question of law, ", str(s, q->title), ": ");
        um_text_add(t, str(s, q->ask_text));
        for (uint32_t p = 0; p < q->positions.n; p++) {
            const struct um_position_def *def = &s->rules->positions[q->positions.first + p];
            add(t, p ? "; " : " Positions: ", str(s, def->id), " (");
            add(t, str(s, def->says), ")", "");
        }
        add(t, ". Enter what each side says of it in positions: on \"m/law\", question \"", str(s, q->id), "\", answer one of these.");
        add(t, " To fix one for a run: --position ", str(s, q->id), "=");
        add(t, first, ".", "");
    }
}

static void note_claim(const struct skeleton *s, struct um_text *t)
{
    um_text_add(t, " Elements, in order, each asked about in the note of the row named:");
    for (uint32_t i = 0; i < s->n_elements; i++) {
        add(t, i ? ", " : " ", str(s, s->elements[i]->title), " (");
        add(t, um_value_string(um_value_get(row_of(s, s->elements[i]), "id")), ")", "");
    }
    um_text_add(t, ".");
    note_questions(s, t);
}

/* Which points an element's evidence speaks to. */
static void add_offers(const struct skeleton *s, struct um_text *t, const struct um_rule *e)
{
    static const char *const vias[UM_VIA_COUNT] = {"the point itself", "points whose \"of\" holds the point", "the point that is its \"ground\"",
                                       "points whose \"act\" is the act", "points whose \"work\" the act uses", "points that name the account"};
    for (uint32_t i = 0; i < e->offered.n; i++) {
        const struct um_offer *offer = &s->rules->offers[e->offered.first + i];
        add(t, i ? "; " : " What goes to it: assertions on ", vias[offer->via], "");
        for (unsigned kind = 0, n = 0; offer->kinds != UINT32_MAX && kind < um_vocabs[UM_VOCAB_POINT_KIND].n; kind++)
            if (offer->kinds >> kind & 1)
                add(t, n++ ? " or " : ", of kind ", um_vocabs[UM_VOCAB_POINT_KIND].values[kind], "");
    }
    um_text_add(t, e->offered.n ? "." : "");
}

static void note_element(struct skeleton *s, struct um_text *t, uint32_t i)
{
    const struct um_rule *e = s->elements[i];
    struct um_binding first = {UINT32_MAX, 0, 0, 0, 0, 0};
    add(t, " Element ", um_int_text(s->arena, i + 1), " of ");
    add(t, um_int_text(s->arena, s->n_elements), ", ", str(s, e->title));
    add(t, ": ", str(s, e->proposition), " Standard: ");
    add(t, str(s, e->standard), ".", "");
    add_offers(s, t, e);
    if (e->choose[0] != UM_NONE)
        add_ruling(s, t, e->question, um_cat(s->arena, "p/claimant/", str(s, rule_at(s, e->question)->id), NULL));
    if (*str(s, e->cure))
        add(t, " What cures a gap: ", um_sentence_fill(s->arena, &s->tree, str(s, e->cure), &first, NULL, NULL).text, ".");
}

static void set_notes(struct skeleton *s)
{
    const struct {
        struct um_value *row;
        const char *begins;
    } notes[] = {{s->matter, ""},
                 {s->claim_row, "One row for each claim."},
                 {s->account, "One row for each anonymous account."},
                 {s->act, "One row for each statement or other act."},
                 {s->point, "One row for each possible fact that an act conveys or evidence speaks to."}};
    for (size_t r = 0; r < sizeof notes / sizeof *notes; r++) {
        struct um_text t = {.arena = s->arena};
        um_text_add(&t, notes[r].begins);
        if (notes[r].row == s->matter)
            note_matter(s, &t);
        if (notes[r].row == s->claim_row)
            note_claim(s, &t);
        for (uint32_t i = 0; i < s->n_elements; i++)
            if (row_of(s, s->elements[i]) == notes[r].row)
                note_element(s, &t, i);
        um_value_set_text(s->arena, notes[r].row, "note", um_text_get(&t));
    }
}

struct um_value *um_skeleton_make(struct um_arena *a, const struct um_rules *rules, const char *test, const char *claim,
                                  const char **refusal)
{
    struct skeleton s = {.arena = a, .rules = rules, .tree.rules = rules};
    struct um_problems problems = {.arena = a};
    *refusal = choose(&s, test, claim);
    if (*refusal)
        return NULL;
    make_rows(&s);
    s.tree.m = um_record_decode(a, s.record, &problems); /* the names that the sentences of the law use */
    set_notes(&s);
    return s.record;
}
