/* What follows on this record, and what is to be asked at the hearing. */
#include <string.h>

#include "render/memo/memo.h"

/* What an outcome means for the request, without saying what a court is to do. */
static const char *consequence(const char *outcome)
{
    static const char *const words[][2] = {
        {"not-made", "The showing that the test asks for is not made on this record."},
        {"curable", "Nothing that is offered is in a form that could be tested. The form can be cured."},
        {"not-recorded", "The record as entered does not let this be decided either way. It is open until what is missing is entered, or somebody "
                         "reports that nothing more was filed."},
        {"for-court", "It turns on the Court's answers to the questions below."},
        {"balance-open", "What the test asks of the evidence is shown. What is left is to compare the harms, which is for the Court."},
        {"showing-made", "Everything that the test asks for is shown on this record."},
        {"depends", "It comes out one way or another with the answer to an open question of law."},
        {"not-before-court", "The request is not before this Court as far as this defendant is concerned."}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i][0], outcome) == 0)
            return words[i][1];
    return "";
}

/* ---------------------------------------------------------------------- gaps */

static const char *title_of(const struct um_value *d, const char *node)
{
    return text_at(find_node(um_value_get(d, "findings"), node), "title");
}

static bool same_gap(const struct um_value *d, const struct um_value *a, const struct um_value *b)
{
    return strcmp(title_of(d, text_at(a, "node")), title_of(d, text_at(b, "node"))) == 0 && strcmp(text_at(a, "cure"), text_at(b, "cure")) == 0 &&
           strcmp(text_at(a, "status"), text_at(b, "status")) == 0 && strcmp(text_at(a, "why"), text_at(b, "why")) == 0;
}

enum { MOST_FINDINGS = 4096 };

/* The charges of every gap that is like this one. */
static void put_gap_charges(struct memo *m, const struct um_value *d, const struct um_value *g)
{
    const struct um_value *findings = um_value_get(d, "findings"), *gaps = um_value_get(d, "gaps");
    const size_t n = um_value_count(findings) < MOST_FINDINGS ? um_value_count(findings) : MOST_FINDINGS;
    bool wanted[MOST_FINDINGS] = {false};
    for (size_t k = 0; k < um_value_count(gaps); k++)
        for (size_t i = 0; i < n && same_gap(d, g, um_value_at(gaps, k)); i++)
            wanted[i] = wanted[i] || (strcmp(text_at(um_value_at(findings, i), "node"), text_at(um_value_at(gaps, k), "node")) == 0 &&
                                      strcmp(text_at(um_value_at(findings, i), "status"), text_at(g, "status")) == 0);
    put_charges(m, findings, wanted, n);
}

/* A row: the element, the charges on which it is missing, how it is missing, what would cure that. */
static void put_gap(struct memo *m, const struct um_value *d, size_t i)
{
    const struct um_value *gaps = um_value_get(d, "gaps"), *g = um_value_at(gaps, i);
    const char *why = text_at(g, "why");
    struct blocks *b = m->blocks;
    block_open(b, BLOCK_ROW);
    put_cell(b, title_of(d, text_at(g, "node")));
    block_open(b, BLOCK_CELL);
    put_gap_charges(m, d, g);
    block_close(b);
    put_cell(b, strcmp(why, "none") == 0 ? status_words(text_at(g, "status")) : um_meaning("why", why));
    put_cell(b, *text_at(g, "cure") ? text_at(g, "cure") : "no single addition is named");
    block_close(b);
}

static void put_gaps(struct memo *m, const struct um_value *d)
{
    static const char *const heads[] = {"Element", "On", "What is missing", "What would cure it"};
    const struct um_value *gaps = um_value_get(d, "gaps");
    struct blocks *b = m->blocks;
    if (!um_value_count(gaps))
        return;
    begin_table(b, heads, sizeof heads / sizeof *heads);
    for (size_t i = 0; i < um_value_count(gaps); i++) {
        bool said = false;
        for (size_t k = 0; k < i && !said; k++)
            said = same_gap(d, um_value_at(gaps, k), um_value_at(gaps, i));
        if (!said)
            put_gap(m, d, i);
    }
    block_close(b);
}

/* ------------------------------------------------------------- what follows */

static void put_renewable(struct memo *m, const struct um_value *d)
{
    const struct um_value *outcomes = um_value_get(d, "outcomes");
    for (size_t i = 0; i < um_value_count(outcomes); i++)
        if (*text_at(um_value_at(outcomes, i), "renewable"))
            put(m->blocks, "The request may be made anew on"), put(m->blocks, text_at(um_value_at(outcomes, i), "renewable")), put(m->blocks, ".");
}

static void put_class_outcome(struct memo *m, size_t i)
{
    const struct um_value *d = um_value_at(m->defendants, i);
    struct blocks *b = m->blocks;
    block_open(b, BLOCK_PARAGRAPH);
    put_class(m, i);
    put_run(b, RUN_STRONG);
    put(b, "—"), put_emphasis(b, outcome_words(text_at(d, "outcome"))), put(b, "."), put(b, consequence(text_at(d, "outcome")));
    put_renewable(m, d);
    if (um_value_count(um_value_get(d, "gaps")))
        put(b, "What is judged of the speaker alone, and is not shown:");
    block_close(b);
    put_gaps(m, d);
}

static size_t count_shown(const struct memo *m)
{
    size_t n = 0;
    for (size_t i = 0; i < um_value_count(m->defendants); i++) {
        const char *outcome = text_at(um_value_at(m->defendants, i), "outcome");
        n += strcmp(outcome, "showing-made") == 0 || strcmp(outcome, "balance-open") == 0;
    }
    return n;
}

/* Relief that a party asks for, beside for how many defendants each element is shown. */
static void put_fallback(struct memo *m)
{
    const struct um_value *relief = um_value_get(m->matter, "relief");
    struct blocks *b = m->blocks;
    if (!um_value_count(relief))
        return;
    block_open(b, BLOCK_PARAGRAPH);
    put_strong(b, "Relief asked for.");
    for (size_t i = 0; i < um_value_count(relief); i++) {
        const struct um_value *r = um_value_at(relief, i);
        put(b, text_at(r, "who")), put(b, ":"), put(b, text_at(r, "text"));
        if (*text_at(r, "cite"))
            add_bracketed(&b->page, text_at(r, "cite"));
    }
    put(b, "On this record each element that is asked for is shown for");
    if (count_shown(m))
        put_count(m, count_shown(m), "of the", "of the");
    else
        put(b, "none of the");
    put_count(m, um_value_count(m->defendants), "defendant.", "defendants.");
    block_close(b);
}

static void put_following(struct memo *m)
{
    block_heading(m->blocks, 2, NULL, "6. What follows on this record");
    for (size_t i = 0; i < um_value_count(m->defendants); i++)
        if (!is_like_earlier(m, i))
            put_class_outcome(m, i);
    put_fallback(m);
}

/* ---------------------------------------------------------------- questions */

/* The first finding that asks a question, among some; NULL where none does. */
static const struct um_value *asking(const struct um_value *findings, const char *question)
{
    for (size_t i = 0; i < um_value_count(findings); i++)
        if (strcmp(text_at(um_value_get(um_value_at(findings, i), "question"), "id"), question) == 0)
            return um_value_at(findings, i);
    return NULL;
}

/* What the answer decides, and how. */
static void put_consequences(struct memo *m, const char *question)
{
    const struct um_value *f = asking(um_value_get(m->matter, "findings"), question);
    for (size_t i = 0; !f && i < um_value_count(m->defendants); i++)
        f = asking(um_value_get(um_value_at(m->defendants, i), "findings"), question);
    if (!f)
        return;
    put(m->blocks, "It decides"), put_run(m->blocks, RUN_PLAIN);
    add_title(&m->blocks->page, f), put_run(m->blocks, RUN_EMPHASIS);
    put(m->blocks, "(if yes:"), put(m->blocks, status_words(text_at(um_value_get(f, "question"), "if_yes")));
    put(m->blocks, "; if no:"), put(m->blocks, status_words(text_at(um_value_get(f, "question"), "if_no"))), put(m->blocks, ").");
}

static void put_about(struct memo *m, const struct um_value *q)
{
    const struct um_value *about = um_value_get(q, "about"), *records = um_value_get(q, "records");
    if (!um_value_count(about) && !um_value_count(records))
        return;
    put(m->blocks, "[");
    put_texts(m, about, "·");
    put(m->blocks, um_value_count(about) && um_value_count(records) ? ":" : "");
    put_texts(m, records, "·");
    put(m->blocks, "]");
}

static void put_law_effect(struct memo *m, const struct um_value *q)
{
    struct blocks *b = m->blocks;
    if (um_value_count(um_value_get(q, "turns")))
        put(b, "It decides the outcome now for"), put_labels(m, um_value_get(q, "turns")), put(b, ".");
    else
        put(b, "It changes no outcome now.");
    if (um_value_count(um_value_get(q, "may_turn")))
        put(b, "Once what is missing is entered, it may for"), put_labels(m, um_value_get(q, "may_turn")), put(b, ".");
}

static void put_hearing(struct memo *m)
{
    struct blocks *b = m->blocks;
    block_heading(b, 2, "questions", "7. Questions for the hearing");
    if (!m->n_questions)
        put_paragraph(b, "None.");
    for (size_t i = 0; i < m->n_questions; i++) {
        const struct um_value *q = m->questions[i];
        bool of_law = is_law_question(q);
        char label[32];
        snprintf(label, sizeof label, "Q%zu.", i + 1);
        block_open(b, BLOCK_PARAGRAPH);
        put_strong(b, label), put(b, text_at(q, "ask"));
        put(b, of_law ? "[law]" : "");
        put_about(m, q);
        if (of_law)
            put_law_effect(m, q);
        else
            put_consequences(m, text_at(q, "id"));
        block_close(b);
        if (!of_law)
            put_answers(m, um_value_get(q, "answers"));
    }
}

void put_close(struct memo *m)
{
    put_following(m);
    put_hearing(m);
}
