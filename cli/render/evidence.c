/* The evidence document as text: the record paragraph by paragraph, and what nothing uses. */
#include <string.h>

#include "render/text.h"

enum { SHORT_AT = 2, BODY_AT = 11, DEEP_AT = 13 };

static bool is_set(const struct um_value *v, const char *key)
{
    return um_value_integer(um_value_get(v, key)) != 0;
}

/* Text between a semicolon and whatever follows; nothing where there is none. */
static void add_part(struct page *p, const char *before, const char *text, const char *after)
{
    if (!*text)
        return;
    page_add(p, before), page_add(p, text), page_add(p, after);
}

/* Begin a line at a column with a first word, what wraps standing behind it at another. */
static void begin(struct page *p, int at, int hang, const char *first)
{
    page_end(p);
    p->indent = at;
    page_to(p, at);
    page_add(p, first);
    p->indent = p->column == hang ? hang + 1 : hang; /* what follows is never joined to it */
}

/* Begin a line with a label in a column of its own. */
static void begin_row(struct page *p, const char *label, const char *text)
{
    begin(p, SHORT_AT, BODY_AT, label);
    page_add(p, text);
}

/* --------------------------------------------------------------- statements */

static void render_statements(struct page *p, const struct um_value *document)
{
    const struct um_value *statements = um_value_get(document, "statements");
    render_heading(p, "STATEMENTS, AND THE POINTS THEY CONVEY");
    page_add(p, um_value_count(statements) ? "" : "None is entered.");
    for (size_t i = 0; i < um_value_count(statements); i++) {
        const struct um_value *s = um_value_at(statements, i), *points = um_value_get(s, "points");
        size_t n = um_value_count(um_value_get(s, "speakers"));
        char speakers[64] = "speaker unknown";
        if (n > 1)
            snprintf(speakers, sizeof speakers, "by one of %zu accounts", n);
        page_cell(p, 0, text_at(s, "id"));
        page_cell(p, 5, "");
        if (*text_at(s, "words"))
            add_quoted(p, text_at(s, "words"));
        else
            page_add(p, text_at(s, "gist")), page_add(p, "(as characterised)");
        page_add(p, "—"), page_add(p, n == 1 ? "by" : speakers);
        page_add(p, n == 1 ? um_value_string(um_value_at(um_value_get(s, "speakers"), 0)) : "");
        page_end(p);
        for (size_t k = 0; k < um_value_count(points); k++)
            page_item(p, 5, text_at(um_value_at(points, k), "id"), 10, text_at(um_value_at(points, k), "text"));
        if (!um_value_count(points))
            page_item(p, 5, "", 5, "What it conveys is not entered.");
    }
    page_end(p);
}

/* ------------------------------------------------------------------- papers */

/* Whether somebody must vouch for a record of this kind; any other is good by its own form. */
static bool is_exhibit(const char *kind)
{
    return strcmp(kind, "exhibit") == 0 || strcmp(kind, "post") == 0 || strcmp(kind, "message") == 0;
}

/* Sworn, signed, vouched for and so on, as entered. */
static void add_form(struct page *p, const struct um_value *form, const char *kind)
{
    static const char *const words[][4] = {{"sworn", "sworn", "not sworn", "it does not say whether it is sworn"},
                                           {"signed", "signed", "not signed", "it does not say whether it is signed"},
                                           {"dated", "dated", "not dated", "it does not say whether it is dated"},
                                           {"perjury_clause", "under penalty of perjury", "not under penalty of perjury",
                                            "it does not say whether it is under penalty of perjury"},
                                           {"sponsored", "a witness vouches for it", "no witness vouches for it",
                                            "whether a witness vouches for it the papers do not say"}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const char *said = text_at(form, words[i][0]);
        if (strcmp(said, "certificate") == 0)
            page_add(p, "; a certificate vouches for it");
        else if (*said)
            page_add(p, ";"), page_add(p, words[i][strcmp(said, "yes") == 0 ? 1 : strcmp(said, "no") == 0 ? 2 : 3]);
    }
    if (is_exhibit(kind) && !*text_at(form, "sponsored"))
        page_add(p, "; whether a witness vouches for it is not entered");
    else if (!is_exhibit(kind) && strcmp(kind, "brief") != 0 && !*text_at(form, "sworn") && !*text_at(form, "signed"))
        page_add(p, "; its form is not entered");
    add_part(p, "(its form rests on", text_at(form, "rests_on"), ")");
}

static void add_seen(struct page *p, const struct um_value *seen)
{
    const char *how = text_at(seen, "how");
    if (strcmp(how, "described_by") == 0)
        page_add(p, "; known as"), page_add(p, text_at(seen, "by")), page_add(p, "quotes or describes it");
    else
        page_add(p, strcmp(how, "unread") == 0 ? "; CITED, NOT READ" : "; read in the original");
}

/* What a record is, who speaks in it, its form, and how it is known. */
static void render_character(struct page *p, const struct um_value *record)
{
    const struct um_value *authors = um_value_get(record, "authors");
    const char *kind = um_meaning("record-kind", text_at(record, "kind"));
    begin(p, SHORT_AT, SHORT_AT, "[");
    p->indent = SHORT_AT + 1;
    page_add(p, kind);
    if (um_value_count(authors))
        page_add(p, "; speaker:"), add_list(p, authors, "·");
    else
        page_add(p, "; who speaks is not entered");
    add_form(p, um_value_get(record, "form"), text_at(record, "kind"));
    add_part(p, "; offered by", text_at(record, "offered_by"), "");
    add_seen(p, um_value_get(record, "seen"));
    page_add(p, "]");
    page_end(p);
}

static bool is_unread(const struct um_value *record)
{
    return strcmp(text_at(um_value_get(record, "seen"), "how"), "unread") == 0;
}

/* Whether a record is what the one before it was said to be; that it is unread its own line says. */
static bool same_character(const struct um_value *a, const struct um_value *b)
{
    static const char *const keys[] = {"kind", "authors", "form", "offered_by"};
    const struct um_value *x = um_value_get(a, "seen"), *y = um_value_get(b, "seen");
    bool same = is_unread(a) || (strcmp(text_at(x, "how"), text_at(y, "how")) == 0 && strcmp(text_at(x, "by"), text_at(y, "by")) == 0);
    for (size_t i = 0; same && i < sizeof keys / sizeof *keys; i++)
        same = same_value(um_value_get(a, keys[i]), um_value_get(b, keys[i]));
    return same;
}

/* ---------------------------------------------------------------- assertions */

static void add_about(struct page *p, const struct um_value *about)
{
    static const char *const words[][2] = {{"named", "by name of"}, {"itemised", "with an item each of"}, {"all", "of all the accounts together"},
                                           {"some", "of some accounts, without saying which"}, {"unspecified", "of accounts, without saying which"}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i][0], text_at(about, "how")) == 0)
            page_add(p, "; speaks"), page_add(p, words[i][1]);
    add_list(p, um_value_get(about, "names"), "·");
}

/* Words as quoted, or a paraphrase marked as one; said once for the assertions that share them. */
static void render_words(struct page *p, const struct um_value *e, const struct um_value *before)
{
    static const char *const keys[] = {"words", "gist", "at"};
    bool same = before != NULL;
    for (size_t i = 0; same && i < sizeof keys / sizeof *keys; i++)
        same = strcmp(text_at(e, keys[i]), text_at(before, keys[i])) == 0;
    if (same)
        return;
    p->indent = BODY_AT;
    page_to(p, BODY_AT);
    if (*text_at(e, "words"))
        add_quoted(p, text_at(e, "words"));
    else
        add_part(p, "Paraphrase:", text_at(e, "gist"), "");
    add_part(p, "(", text_at(e, "at"), ")");
    page_end(p);
}

/* On whose knowledge, how its author has it, how firmly, about whom, and the keys that nobody entered. */
static void render_knowledge(struct page *p, const struct um_value *e)
{
    const char *basis = text_at(e, "basis");
    bool unstated = strcmp(basis, "unstated") == 0;
    begin(p, DEEP_AT, DEEP_AT + 2, "Knowledge:");
    page_add(p, *text_at(e, "knower") ? text_at(e, "knower") : "whose is not entered");
    if (*basis)
        page_add(p, unstated ? "; how its author has it the paper does not say" : "; its author"), page_add(p, unstated ? "" : um_meaning("basis", basis));
    if (*text_at(e, "modality"))
        page_add(p, "; said"), page_add(p, um_meaning("modality", text_at(e, "modality")));
    add_about(p, um_value_get(e, "about"));
    page_add(p, strcmp(text_at(e, "fit"), "sense") == 0 ? "; other words, the same sense as entered" : "");
    if (um_value_count(um_value_get(e, "missing")))
        page_add(p, ". NOT ENTERED:"), add_missing(p, um_value_get(e, "missing"));
    page_end(p);
}

static void render_competence(struct page *p, const struct um_value *findings)
{
    static const char *const words[][2] = {{"counts", "Counts"}, {"excluded", "Does not count"}, {"form", "Does not count in this form"},
                                           {"unknown", "Whether it counts is not in this record"}};
    for (size_t i = 0; i < um_value_count(findings); i++) {
        const struct um_value *f = um_value_at(findings, i);
        const char *value = text_at(f, "competence");
        bool plain = strcmp(value, "counts") == 0 && strcmp(text_at(f, "basis"), "derived") == 0;
        const struct um_value *missing = um_value_get(f, "missing");
        size_t k = 0;
        while (strcmp(words[k][0], value) != 0 && k + 1 < sizeof words / sizeof *words)
            k++;
        begin(p, DEEP_AT, DEEP_AT + 2, words[k][1]);
        add_part(p, "(", text_at(f, "rule"), ")");
        if (um_value_count(um_value_get(f, "worlds")))
            page_add(p, "["), add_worlds(p, um_value_get(f, "worlds")), page_add(p, "]");
        if (missing)
            page_add(p, "; not entered:"), add_missing(p, missing);
        page_add(p, plain || missing ? "." : ":");
        page_add(p, plain || missing ? "" : text_at(f, "reason"));
        page_end(p);
    }
}

static void render_assertion(struct page *p, const struct um_value *e, const struct um_value *before)
{
    const char *says = text_at(e, "says");
    const struct um_value *uses = um_value_get(e, "uses");
    render_words(p, e, before);
    begin(p, BODY_AT, BODY_AT + 2, text_at(e, "id"));
    page_add(p, strcmp(says, "mentions") == 0 ? "touches" : says);
    page_add(p, text_at(e, "point")), page_add(p, ":"), page_add(p, text_at(e, "point_text"));
    page_end(p);
    render_knowledge(p, e);
    render_competence(p, um_value_get(e, "competence"));
    render_uses(p, uses, DEEP_AT);
    if (!um_value_count(uses)) {
        begin(p, DEEP_AT, DEEP_AT + 2, is_set(e, "used") ? "Used only for defendants that are left out here." : "NOT USED (why: below).");
        page_end(p);
    }
}

/* ------------------------------------------------------------------ records */

static void render_fact(struct page *p, const struct um_value *fact)
{
    begin(p, BODY_AT, BODY_AT + 2, "Fact");
    page_add(p, text_at(fact, "id")), page_add(p, ":");
    page_add(p, text_at(fact, "name")), page_add(p, "="), page_add(p, text_at(fact, "value"));
    if (*text_at(fact, "words"))
        add_quoted(p, text_at(fact, "words"));
    add_part(p, "(", text_at(fact, "at"), ")");
    page_end(p);
}

/* A record from which nothing is drawn: unread, with what hangs on it, or silent. */
static void render_empty(struct page *p, const struct um_value *record)
{
    const struct um_value *seen = um_value_get(record, "seen"), *open = um_value_get(record, "keeps_open");
    bool unread = is_unread(record);
    p->indent = BODY_AT;
    page_to(p, BODY_AT);
    page_add(p, unread ? "Cited, and its content is not entered" : "No assertion is drawn from it");
    add_part(p, "(", text_at(seen, "at"), ")");
    add_about(p, um_value_get(record, "about"));
    if (open) {
        char count[64];
        snprintf(count, sizeof count, "; keeps %lld findings open", (long long)um_value_integer(um_value_get(open, "nodes")));
        page_add(p, count);
        page_add(p, um_value_count(um_value_get(open, "defendants")) ? "for" : ""), add_ids(p, open, "defendants");
    }
    page_add(p, ".");
    page_end(p);
}

static void render_record(struct page *p, const struct um_value *record)
{
    const struct um_value *assertions = um_value_get(record, "assertions"), *facts = um_value_get(record, "facts");
    begin_row(p, text_at(record, "short"), text_at(record, "id"));
    page_add(p, is_set(record, "sealed") ? "[SEALED]" : "");
    page_end(p);
    for (size_t i = 0; i < um_value_count(assertions); i++)
        render_assertion(p, um_value_at(assertions, i), i ? um_value_at(assertions, i - 1) : NULL);
    if (!um_value_count(assertions))
        render_empty(p, record);
    for (size_t i = 0; i < um_value_count(facts); i++)
        render_fact(p, um_value_at(facts, i));
}

static void render_paper(struct page *p, const struct um_value *paper)
{
    const struct um_value *records = um_value_get(paper, "records"), *shown = NULL;
    page_gap(p);
    begin(p, 0, SHORT_AT, text_at(paper, "dkt"));
    page_add(p, *text_at(paper, "dkt") ? "—" : ""), page_add(p, text_at(paper, "title"));
    add_part(p, "(", text_at(paper, "short"), ")");
    add_part(p, "; filed by", text_at(paper, "by"), "");
    page_add(p, is_set(paper, "maybe_later") ? "; MAY HAVE BEEN FILED LATER" : "");
    page_end(p);
    if (!is_set(paper, "before_court")) {
        page_item(p, SHORT_AT, "", SHORT_AT, "Not before the Court on this day; its paragraphs are listed at the end.");
        return;
    }
    for (size_t i = 0; i < um_value_count(records); i++) {
        const struct um_value *record = um_value_at(records, i);
        if (!shown || !same_character(record, shown))
            render_character(p, shown = record);
        render_record(p, record);
    }
}

static void render_papers(struct page *p, const struct um_value *papers)
{
    size_t bare = 0;
    for (size_t i = 0; i < um_value_count(papers); i++)
        if (um_value_count(um_value_get(um_value_at(papers, i), "records")))
            render_paper(p, um_value_at(papers, i));
    for (size_t i = 0; i < um_value_count(papers); i++) {
        const struct um_value *paper = um_value_at(papers, i);
        if (um_value_count(um_value_get(paper, "records")))
            continue;
        if (!bare++)
            render_heading(p, "PAPERS OF WHICH NO PARAGRAPH IS ENTERED"), p->indent = 2, page_to(p, 2);
        page_add(p, bare > 1 ? "·" : ""), page_add(p, *text_at(paper, "short") ? text_at(paper, "short") : text_at(paper, "title"));
        add_part(p, "(", text_at(paper, "dkt"), ")");
    }
    page_end(p);
    p->indent = 0;
}

/* ------------------------------------------------------------------- unused */

static const char *const unused_kinds[][2] = {
    {"record-unread", "Cited, and their content is not entered"},
    {"record-silent", "Entered, and no assertion or fact is drawn from them"},
    {"record-named-only", "No assertion or fact is drawn from them; a position or an order names them"},
    {"record-fact-only", "Only a fact is drawn from them"},
    {"record-later", "Paragraphs not before the Court on this day"},
    {"assertion-no-statement", "Assertions whose point no statement conveys, nor what it is about"},
    {"assertion-no-claim", "Assertions that go only to a statement under no claim"},
    {"assertion-no-element", "Assertions that no element judged here reads, for the kind of their point or for the account it names"},
    {"assertion-later", "Assertions not before the Court on this day"},
    {"assertion-mentions", "Assertions that touch their point and neither affirm nor deny it"},
    {"point-idle", "Points that no statement conveys and nothing refers to"},
    {"act-no-claim", "Statements under no claim"},
    {"person-idle", "Persons whom nothing names"},
    {"fact-idle", "Facts that no rule of the law reads, or that are said not to be so and nobody says otherwise"},
    {"position-no-node", "Positions on a finding that does not exist in this run"},
    {"position-no-question", "Positions on a question that the law loaded does not ask"},
    {"position-no-ruling", "Rulings that rule nothing: their answer is no status, or the finding does not ask their question"},
    {"position-unread", "Positions that nothing reads: no finding on their question looks at what they are on"},
    {"position-later", "Positions taken after this day"}};

static void add_unused(struct page *p, const struct um_value *item)
{
    begin(p, 4, 6, text_at(item, "id"));
    add_part(p, "→", text_at(item, "point"), "");
    add_part(p, "on", text_at(item, "on"), "");
    if (*text_at(item, "question"))
        page_add(p, ","), page_add(p, text_at(item, "question")), page_add(p, "="), page_add(p, text_at(item, "answer"));
    add_part(p, ":", text_at(item, "name"), "");
    page_end(p);
}

static void render_unused(struct page *p, const struct um_value *items)
{
    render_heading(p, "UNUSED, AND WHY");
    for (size_t k = 0; k < sizeof unused_kinds / sizeof *unused_kinds; k++) {
        bool headed = false;
        for (size_t i = 0; i < um_value_count(items); i++) {
            const struct um_value *item = um_value_at(items, i);
            if (strcmp(text_at(item, "kind"), unused_kinds[k][0]) != 0)
                continue;
            if (!headed) {
                page_item(p, 2, "–", 4, unused_kinds[k][1]);
                headed = true;
            }
            add_unused(p, item);
        }
    }
    if (!um_value_count(items))
        page_item(p, 2, "", 2, "Nothing.");
    p->indent = 0;
}

/* -------------------------------------------------------------------- page */

static void render_rules(struct page *p, const struct um_value *rules)
{
    if (!um_value_count(rules))
        return;
    render_heading(p, "RULES NAMED ABOVE");
    for (size_t i = 0; i < um_value_count(rules); i++) {
        const struct um_value *rule = um_value_at(rules, i);
        begin_row(p, text_at(rule, "id"), text_at(rule, "title"));
        page_add(p, ":"), page_add(p, text_at(rule, "proposition"));
        page_end(p);
        render_short_authorities(p, um_value_get(rule, "authorities"), BODY_AT);
    }
    p->indent = 0;
}

static void render_counts(struct page *p, const struct um_value *counts)
{
    char line[256];
    const long long records = um_value_integer(um_value_get(counts, "records")), unread = um_value_integer(um_value_get(counts, "records_unread"));
    const long long unused = um_value_integer(um_value_get(counts, "records_unused")), assertions = um_value_integer(um_value_get(counts, "assertions"));
    page_gap(p);
    snprintf(line, sizeof line, "%lld records (%lld unread): %lld used, %lld unused.", records, unread, records - unused, unused);
    page_add(p, line);
    snprintf(line, sizeof line, "%lld assertions: %lld used, %lld unused.", assertions,
             (long long)um_value_integer(um_value_get(counts, "assertions_used")), (long long)um_value_integer(um_value_get(counts, "assertions_unused")));
    page_add(p, line);
    page_end(p);
}

void render_evidence(FILE *out, const struct um_value *document, int width)
{
    /* Two columns are kept for the bracket and stop that follow a word without a break. */
    struct page page = {.out = out, .width = width - 2, .law_questions = um_value_get(document, "law_questions")}, *p = &page;
    render_caption(p, document);
    page_add(p, "The record as entered, with sealed parts marked and shown: for whoever keeps the matter file.");
    page_end(p);
    render_statements(p, document);
    render_papers(p, um_value_get(document, "papers"));
    render_unused(p, um_value_get(document, "unused"));
    render_rules(p, um_value_get(document, "rules"));
    render_counts(p, um_value_get(document, "counts"));
    render_footer(p, document);
}
