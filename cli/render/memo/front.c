/* The head of the memo: what it is, the question presented, and the short answer. */
#include <string.h>

#include "render/memo/memo.h"

static const char blank[] = "____________________";

/* "Label: " in an item that stays open. */
static void open_entry(struct memo *m, const char *label)
{
    block_open(m->blocks, BLOCK_ITEM);
    put_strong(m->blocks, label);
}

static void put_entry(struct memo *m, const char *label, const char *text)
{
    open_entry(m, label);
    put(m->blocks, text);
    block_close(m->blocks);
}

/* Papers of a kind by their docket numbers. */
static void put_papers(struct memo *m, const char *label, const char *kind)
{
    const struct um_value *filings = um_value_get(m->matter, "filings");
    bool any = false;
    for (size_t i = 0; i < um_value_count(filings); i++) {
        const struct um_value *f = um_value_at(filings, i), *number = um_value_get(f, "dkt");
        if (strcmp(text_at(f, "kind"), kind) != 0)
            continue;
        if (!any)
            open_entry(m, label);
        put(m->blocks, any ? "·" : "");
        put(m->blocks, text_at(f, "title"));
        if (number)
            add_bracketed(&m->blocks->page, um_value_string(number));
        any = true;
    }
    if (any)
        block_close(m->blocks);
}

static void put_caption(struct memo *m)
{
    struct blocks *b = m->blocks;
    put(b, text_at(m->matter, "caption"));
    if (*text_at(m->matter, "number"))
        put(b, ", No."), put(b, text_at(m->matter, "number"));
    add_bracketed(&b->page, text_at(m->matter, "court_name"));
}

static void put_day(struct memo *m)
{
    const struct um_value *record = um_value_get(m->document, "record");
    char buffer[32];
    put(m->blocks, um_value_integer(um_value_get(record, "cut")) ? "as of" : "through");
    put(m->blocks, *text_at(record, "as_of") ? day_words(text_at(record, "as_of"), buffer) : "no day: nothing is dated");
    put(m->blocks, *text_at(record, "decision") ? "(what the decision of that day saw)" : "");
}

/* What is said of sealed records, in a memo for everybody. */
static void put_held_back(struct memo *m)
{
    const struct um_value *sealed = um_value_get(m->document, "sealed");
    const size_t n = (size_t)um_value_integer(um_value_get(sealed, "held_back"));
    struct blocks *b = m->blocks;
    if (!n)
        return;
    block_open(b, BLOCK_NOTICE);
    put(b, "This memo is written from the public record."), put_count(m, n, "sealed record is", "sealed records are");
    put(b, "held back.");
    if (um_value_count(um_value_get(sealed, "outcomes")))
        put(b, "On the whole record the outcome differs for"), put_texts(m, um_value_get(sealed, "outcomes"), "·"), put(b, ".");
    else if (um_value_count(um_value_get(sealed, "nodes")))
        put(b, "On the whole record no outcome differs, but findings do:"),
            put_count(m, um_value_count(um_value_get(sealed, "nodes")), "of them.", "of them.");
    else
        put(b, "No finding rests on what is sealed.");
    block_close(b);
}

static void put_head(struct memo *m, const char *mark)
{
    struct blocks *b = m->blocks;
    block_open_heading(b, 1, NULL);
    put(b, "Bench memorandum:"), put_caption(m);
    block_close(b);
    block_open(b, BLOCK_NOTICE);
    put(b, "Research aid, not legal advice; checked by"), put(b, blank);
    block_close(b);
    if (mark) {
        block_open(b, BLOCK_NOTICE);
        put_strong(b, mark);
        block_close(b);
    }
    put_held_back(m);
    block_open(b, BLOCK_LIST);
    put_entry(m, "To:", blank);
    put_entry(m, "From:", blank);
    put_entry(m, "Date:", blank);
    put_papers(m, "Motion:", "motion");
    put_papers(m, "Opposition:", "opposition");
    put_papers(m, "Reply:", "reply");
    put_papers(m, "Order:", "order");
    put_papers(m, "Response:", "response");
    open_entry(m, "Record:");
    put_day(m);
    block_close(b);
    block_close(b);
}

/* ----------------------------------------------------------------- question */

/* The tests that were chosen, each once. */
static void put_tests(struct memo *m)
{
    const struct um_value *tests = um_value_get(m->matter, "tests");
    for (size_t i = 0; i < um_value_count(tests); i++) {
        const struct um_value *t = um_value_at(tests, i);
        bool said = false;
        for (size_t k = 0; k < i; k++)
            said = said || strcmp(text_at(um_value_at(tests, k), "id"), text_at(t, "id")) == 0;
        if (said)
            continue;
        put(m->blocks, i ? "or" : ""), put(m->blocks, text_at(t, "title"));
        add_bracketed(&m->blocks->page, text_at(t, "standard"));
    }
}

static void put_seekers(struct memo *m)
{
    for (size_t i = 0; i < m->seekers.n; i++)
        put(m->blocks, i ? "·" : ""), put(m->blocks, m->seekers.list[i]);
    put(m->blocks, m->seekers.n ? "" : "the party that asks for it");
}

static void put_presented(struct memo *m)
{
    const struct um_value *parts = um_value_get(um_value_get(m->matter, "test"), "parts");
    const size_t n = um_value_count(m->defendants);
    struct blocks *b = m->blocks;
    block_heading(b, 2, NULL, "1. Question presented");
    block_open(b, BLOCK_PARAGRAPH);
    put(b, "Under"), put_tests(m);
    put(b, ", does the record as entered support disclosing to"), put_seekers(m);
    if (n == 1)
        put(b, "who"), put(b, text_at(um_value_at(m->defendants, 0), "label")), put(b, "is?");
    else
        put(b, "who each of the"), put_count(m, n, "", "anonymous defendants is, each judged apart?");
    block_close(b);
    if (um_value_count(parts) < 2)
        return;
    put_paragraph(b, "It is asked in this order:");
    block_open(b, BLOCK_LIST);
    for (size_t i = 0; i < um_value_count(parts); i++) {
        block_open(b, BLOCK_ITEM);
        put(b, text_at(um_value_at(parts, i), "title"));
        if (*text_at(um_value_at(parts, i), "standard"))
            add_bracketed(&b->page, text_at(um_value_at(parts, i), "standard"));
        block_close(b);
    }
    block_close(b);
}

/* ------------------------------------------------------------- short answer */

/* How many defendants have an outcome, for every outcome that somebody has. */
static void put_counts(struct memo *m)
{
    struct blocks *b = m->blocks;
    bool any = false;
    block_open(b, BLOCK_PARAGRAPH);
    for (const struct word *w = outcome_table; w->value; w++) {
        size_t n = 0;
        for (size_t i = 0; i < um_value_count(m->defendants); i++)
            n += strcmp(text_at(um_value_at(m->defendants, i), "outcome"), w->value) == 0;
        if (!n)
            continue;
        put(b, any ? ";" : "On this record:"), put_strong(b, w->words), put(b, "for"), put_count(m, n, "defendant", "defendants");
        any = true;
    }
    put(b, any ? "." : "No defendant is entered.");
    block_close(b);
}

/* The outcome, or each with the answers under which it is the outcome. */
static void put_outcome(struct memo *m, const struct um_value *d)
{
    const struct um_value *outcomes = um_value_get(d, "outcomes");
    struct blocks *b = m->blocks;
    block_open(b, BLOCK_CELL);
    for (size_t i = 0; i < um_value_count(outcomes); i++) {
        if (i)
            put_break(b);
        put(b, outcome_words(text_at(um_value_at(outcomes, i), "outcome")));
        if (um_value_count(outcomes) > 1)
            put_worlds(m, um_value_get(um_value_at(outcomes, i), "positions"));
    }
    put(b, um_value_integer(um_value_get(d, "provisional")) ? "(rests on a provisional answer)" : "");
    block_close(b);
}

static bool is_like(const struct memo *m, size_t i, size_t before)
{
    return stand_alike(um_value_at(m->defendants, before), um_value_at(m->defendants, i));
}

static void put_table(struct memo *m)
{
    static const char *const heads[] = {"Defendant", "On this record", "What it comes down to", "Ruling"};
    struct blocks *b = m->blocks;
    begin_table(b, heads, sizeof heads / sizeof *heads);
    for (size_t i = 0; i < um_value_count(m->defendants); i++) {
        const struct um_value *d = um_value_at(m->defendants, i);
        char anchor[32];
        snprintf(anchor, sizeof anchor, "defendant-%zu", i + 1);
        block_open(b, BLOCK_ROW);
        block_open(b, BLOCK_CELL);
        put_link(b, anchor, text_at(d, "label"));
        block_close(b);
        put_outcome(m, d);
        put_cell(b, i && is_like(m, i, i - 1) ? "same, judged separately" : text_at(um_value_get(d, "comes_down_to"), "text"));
        put_cell(b, "");
        block_close(b);
    }
    block_close(b);
}

/* Which open questions of law change an outcome, now or once more is entered. */
static void put_turning(struct memo *m)
{
    struct blocks *b = m->blocks;
    bool any = false;
    block_open(b, BLOCK_PARAGRAPH);
    for (size_t i = 0; i < m->n_questions; i++) {
        const struct um_value *q = m->questions[i], *now = um_value_get(q, "turns"), *later = um_value_get(q, "may_turn");
        char label[32];
        if (!is_law_question(q) || (!um_value_count(now) && !um_value_count(later)))
            continue;
        snprintf(label, sizeof label, "Q%zu", i + 1);
        put_link(b, "questions", label);
        if (um_value_count(now))
            put(b, "decides the outcome for"), put_labels(m, now);
        else
            put(b, "changes no outcome now; it may, once what is missing is entered, for"), put_labels(m, later);
        put(b, ".");
        any = true;
    }
    put(b, any ? "" : "No answer to an open question of law changes an outcome.");
    block_close(b);
}

/* Parts of a test that are reached for nobody. */
static void put_unreached(struct memo *m)
{
    const struct um_value *parts = um_value_get(um_value_get(m->matter, "test"), "parts");
    for (size_t i = 0; i < um_value_count(parts); i++) {
        const char *id = text_at(um_value_at(parts, i), "id");
        bool found = false, reached = false;
        for (size_t d = 0; d < um_value_count(m->defendants); d++) {
            const struct um_value *findings = um_value_get(um_value_at(m->defendants, d), "findings");
            for (size_t k = 0; k < um_value_count(findings); k++) {
                const struct um_value *f = um_value_at(findings, k);
                const char *step = strstr(text_at(f, "node"), "/t/"), *last = step ? strrchr(step, '/') : NULL;
                if (!last || strcmp(last + 1, id) != 0)
                    continue;
                found = true;
                reached = reached || strcmp(text_at(f, "reached"), "yes") == 0;
            }
        }
        if (!found || reached)
            continue;
        block_open(m->blocks, BLOCK_PARAGRAPH);
        put(m->blocks, text_at(um_value_at(parts, i), "title")), put(m->blocks, "is not reached for any defendant.");
        block_close(m->blocks);
    }
}

void put_front(struct memo *m, const char *mark)
{
    put_head(m, mark);
    put_presented(m);
    block_heading(m->blocks, 2, NULL, "2. Short answer");
    put_counts(m);
    put_table(m);
    put_turning(m);
    put_unreached(m);
}
