/* Each defendant apart: where each statement stands, what is judged of the speaker alone, and the parts of the test. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "render/memo/memo.h"

/* A question between two faults that comes out the same either way says nothing of its own. */
static bool is_idle(const struct um_value *f)
{
    return !is_own_element(f) || (strcmp(text_at(um_value_get(f, "reason"), "id"), "fault.same") == 0 && !um_value_count(um_value_get(f, "answers")));
}

/* ------------------------------------------------------------------ the table */

enum { MOST_ELEMENTS = 6 };

/* Whether a finding of a defendant is about a statement: .../c/<claim>/<statement>/..., or ends in it. */
static bool is_of_statement(const struct um_value *f, const char *statement)
{
    const char *claim = strstr(text_at(f, "node"), "/c/"), *step = claim ? strchr(claim + 3, '/') : NULL;
    const size_t n = strlen(statement);
    return step && strncmp(step + 1, statement, n) == 0 && (step[1 + n] == '/' || !step[1 + n]);
}

struct cell {
    const char *words[8];
    size_t n;
};

static void note_words(struct cell *cell, const char *words)
{
    for (size_t i = 0; i < cell->n; i++)
        if (strcmp(cell->words[i], words) == 0)
            return;
    if (cell->n < sizeof cell->words / sizeof *cell->words)
        cell->words[cell->n++] = words;
}

/* The words that an element of a statement has, over its charges and worlds; element NULL: the statement joined. */
static void put_status(struct memo *m, const struct um_value *d, const char *statement, const char *element)
{
    const struct um_value *findings = um_value_get(d, "findings");
    struct cell cell = {.n = 0};
    for (size_t i = 0; i < um_value_count(findings); i++) {
        const struct um_value *f = um_value_at(findings, i);
        bool joined = strcmp(last_step(f), statement) == 0;
        if (is_of_statement(f, statement) && (element ? strcmp(last_step(f), element) == 0 : joined))
            note_words(&cell, status_words(text_at(f, "status")));
    }
    block_open(m->blocks, BLOCK_CELL);
    for (size_t i = 0; i < cell.n; i++)
        put(m->blocks, i ? "/" : ""), put(m->blocks, cell.words[i]);
    put(m->blocks, cell.n ? "" : "not asked");
    block_close(m->blocks);
}

/* A row a statement, a column an element of the speaker's own, and last the whole. */
static void put_table(struct memo *m, const struct um_value *d)
{
    const struct um_value *statements = um_value_get(m->matter, "statements"), *elements[MOST_ELEMENTS];
    const size_t n = account_elements(m->matter, elements, MOST_ELEMENTS);
    struct blocks *b = m->blocks;
    if (!n || !um_value_count(statements))
        return;
    block_open(b, BLOCK_TABLE);
    block_open(b, BLOCK_ROW);
    put_cell(b, "Statement");
    for (size_t i = 0; i < n; i++)
        put_cell(b, text_at(elements[i], "title"));
    put_cell(b, "All elements together");
    block_close(b);
    for (size_t i = 0; i < um_value_count(statements); i++) {
        const char *id = text_at(um_value_at(statements, i), "id");
        block_open(b, BLOCK_ROW);
        put_cell(b, id);
        for (size_t k = 0; k < n; k++)
            put_status(m, d, id, text_at(elements[k], "id"));
        put_status(m, d, id, NULL);
        block_close(b);
    }
    block_close(b);
}

/* ------------------------------------------------------------------- findings */

enum { MOST_FINDINGS = 4096 };

/* The statement that a finding is about, as an index; the number of statements where it is none. */
static size_t statement_of(const struct memo *m, const struct um_value *f)
{
    const struct um_value *statements = um_value_get(m->matter, "statements");
    size_t i = 0;
    while (i < um_value_count(statements) && !is_of_statement(f, text_at(um_value_at(statements, i), "id")))
        i++;
    return i;
}

/* Whether every finding of the same element and statement is among those that are wanted. */
static bool covers(const struct memo *m, const struct um_value *findings, const bool *wanted, size_t n, const struct um_value *f)
{
    const size_t statement = statement_of(m, f);
    for (size_t i = 0; i < n; i++) {
        const struct um_value *g = um_value_at(findings, i);
        if (!wanted[i] && is_own_element(g) && strcmp(last_step(f), last_step(g)) == 0 && statement_of(m, g) == statement &&
            same_value(um_value_get(f, "worlds"), um_value_get(g, "worlds")))
            return false;
    }
    return true;
}

void put_charges(struct memo *m, const struct um_value *findings, const bool *wanted, size_t n)
{
    const struct um_value *statements = um_value_get(m->matter, "statements");
    size_t told = SIZE_MAX;
    bool any = false;
    for (size_t i = 0; i < n; i++) {
        const struct um_value *f = um_value_at(findings, i);
        const size_t statement = statement_of(m, f);
        if (!wanted[i] || statement == told)
            continue;
        put(m->blocks, any ? "·" : "");
        if (statement < um_value_count(statements) && covers(m, findings, wanted, n, f)) {
            put(m->blocks, text_at(um_value_at(statements, statement), "id"));
            told = statement;
        } else {
            add_charge(&m->blocks->page, f);
        }
        any = true;
    }
}

/* The same said of two elements, on no evidence: that they are not asked for. */
static bool both_excused(const struct um_value *f, const struct um_value *g)
{
    return is_own_element(g) && strcmp(text_at(f, "status"), "excused") == 0 && strcmp(text_at(g, "status"), "excused") == 0 &&
           same_value(um_value_get(f, "worlds"), um_value_get(g, "worlds")) &&
           strcmp(text_at(um_value_get(f, "reason"), "text"), text_at(um_value_get(g, "reason"), "text")) == 0;
}

static bool is_told_with(const struct um_value *f, const struct um_value *g)
{
    return is_own_element(f) && !is_idle(f) && (findings_alike(f, g) || both_excused(f, g));
}

/* What is excused together, in one paragraph: the titles, each once, and why. */
static void put_excused(struct memo *m, const struct um_value *findings, const bool *with, size_t n)
{
    const struct um_value *first = NULL;
    block_open(m->blocks, BLOCK_PARAGRAPH);
    for (size_t i = 0; i < n; i++) {
        const struct um_value *f = um_value_at(findings, i);
        bool said = !with[i];
        for (size_t k = 0; k < i && !said; k++)
            said = with[k] && strcmp(text_at(um_value_at(findings, k), "title"), text_at(f, "title")) == 0;
        if (said)
            continue;
        put(m->blocks, first ? "·" : ""), put_strong(m->blocks, text_at(f, "title"));
        first = first ? first : f;
    }
    put(m->blocks, "—"), put_emphasis(m->blocks, status_words("excused")), put_worlds(m, um_value_get(first, "worlds"));
    put(m->blocks, "."), put(m->blocks, text_at(um_value_get(first, "reason"), "text"));
    block_close(m->blocks);
}

/* Each thing that is found of the defendant's own elements, once, with all the charges of which it is found. */
static void put_own(struct memo *m, const struct um_value *findings, struct told *told)
{
    const size_t n = um_value_count(findings) < MOST_FINDINGS ? um_value_count(findings) : MOST_FINDINGS;
    bool with[MOST_FINDINGS];
    for (size_t i = 0; i < n; i++) {
        const struct um_value *f = um_value_at(findings, i);
        bool said = is_idle(f);
        for (size_t k = 0; k < i && !said; k++)
            said = is_told_with(um_value_at(findings, k), f);
        if (said)
            continue;
        for (size_t k = 0; k < n; k++)
            with[k] = k >= i && is_told_with(f, um_value_at(findings, k)) && !is_idle(um_value_at(findings, k));
        block_open(m->blocks, BLOCK_QUOTE);
        put(m->blocks, "On"), put_charges(m, findings, with, n);
        block_close(m->blocks);
        if (strcmp(text_at(f, "status"), "excused") == 0)
            put_excused(m, findings, with, n);
        else
            put_finding(m, f, told);
    }
}

static void put_parts(struct memo *m, const struct um_value *d)
{
    const struct um_value *findings = um_value_get(d, "findings");
    for (size_t i = 0; i < um_value_count(findings); i++)
        if (strstr(text_at(um_value_at(findings, i), "node"), "/t/"))
            put_finding(m, um_value_at(findings, i), NULL);
}

static void put_notes(struct memo *m, const struct um_value *notes)
{
    struct blocks *b = m->blocks;
    for (size_t i = 0; i < um_value_count(notes); i++) {
        const struct um_value *n = um_value_at(notes, i);
        block_open(b, BLOCK_ITEM);
        put_strong(b, text_at(n, "title"));
        if (*text_at(n, "leans"))
            put(b, "—"), put(b, leans_words(text_at(n, "leans")));
        put(b, ":"), put(b, text_at(n, "text"));
        put_worlds(m, um_value_get(n, "worlds"));
        put_authorities(m, um_value_get(n, "authorities"));
        put_answers(m, um_value_get(n, "answers"));
        block_close(b);
    }
}

/* What leans which way; nothing is added up, and where the balance is not reached it is said in advance. */
static void put_balance(struct memo *m, const struct um_value *d)
{
    const struct um_value *balance = um_value_get(d, "balance"), *own = um_value_get(balance, "factors");
    const struct um_value *shared = um_value_get(m->matter, "factors");
    struct blocks *b = m->blocks;
    block_open(b, BLOCK_PARAGRAPH);
    put_strong(b, "What leans which way:"), put(b, leans_words(text_at(balance, "leans")));
    put(b, ". Nothing is added up, and the comparison is the Court's.");
    block_close(b);
    if (um_value_count(own) + um_value_count(shared) == 0)
        return;
    block_open(b, BLOCK_LIST);
    put_notes(m, shared);
    put_notes(m, own);
    block_close(b);
}

static void put_items(struct memo *m, const struct um_value *d)
{
    const struct um_value *items = um_value_get(d, "items");
    for (size_t i = 0; i < um_value_count(items); i++) {
        const struct um_value *item = um_value_at(items, i);
        block_open(m->blocks, BLOCK_PARAGRAPH);
        put(m->blocks, "Of what is asked for:"), put_strong(m->blocks, text_at(item, "item")), put(m->blocks, "—");
        put(m->blocks, outcome_words(text_at(item, "outcome"))), put(m->blocks, "."), put(m->blocks, text_at(item, "reason"));
        block_close(m->blocks);
    }
}

static void put_outcomes(struct memo *m, const struct um_value *d)
{
    const struct um_value *outcomes = um_value_get(d, "outcomes");
    struct blocks *b = m->blocks;
    block_open(b, BLOCK_PARAGRAPH);
    put(b, "Where the record leaves it:");
    for (size_t i = 0; i < um_value_count(outcomes); i++) {
        const struct um_value *o = um_value_at(outcomes, i);
        put(b, i ? ";" : ""), put_strong(b, outcome_words(text_at(o, "outcome")));
        put_worlds(m, um_value_get(o, "positions"));
        put(b, *text_at(o, "reason") ? "—" : ""), put(b, text_at(o, "reason"));
        put_authorities(m, um_value_get(o, "authorities"));
    }
    put(b, "."), put(b, text_at(um_value_get(d, "comes_down_to"), "text"));
    block_close(b);
}

static void put_defendant(struct memo *m, const struct um_value *d, struct told *told)
{
    const struct um_value *remarks = um_value_get(d, "remarks");
    put_outcomes(m, d);
    put_items(m, d);
    put_table(m, d);
    put_parts(m, d);
    put_own(m, um_value_get(d, "findings"), told);
    put_balance(m, d);
    if (!um_value_count(remarks))
        return;
    put_paragraph(m->blocks, "Beside the test:");
    block_open(m->blocks, BLOCK_LIST);
    put_notes(m, remarks);
    block_close(m->blocks);
}

/* The earlier defendant of whom the same is found, counted from 1; 0 where there is none. */
static size_t like_whom(const struct memo *m, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (stand_alike(um_value_at(m->defendants, k), um_value_at(m->defendants, i)))
            return k + 1;
    return 0;
}

static void put_heading(struct memo *m, const struct um_value *d, const char *anchor)
{
    struct blocks *b = m->blocks;
    block_open_heading(b, 4, anchor);
    put(b, text_at(d, "label")), put(b, "—"), put(b, outcome_words(text_at(d, "outcome")));
    block_close(b);
}

void put_accounts(struct memo *m)
{
    struct told *told = calloc(1, sizeof *told);
    struct blocks *b = m->blocks;
    b->failed = b->failed || !told;
    if (um_value_count(m->defendants)) {
        block_heading(b, 3, NULL, "Each defendant apart");
        put_paragraph(b, "Where a cell names two words, they are parted by the charge or by an open question of law, as is told below it. What a "
                         "paragraph says is quoted once, under the first defendant for whom it was looked at.");
    }
    for (size_t i = 0; told && i < um_value_count(m->defendants); i++) {
        const struct um_value *d = um_value_at(m->defendants, i);
        const size_t like = like_whom(m, i);
        char anchor[32];
        snprintf(anchor, sizeof anchor, "defendant-%zu", i + 1);
        put_heading(m, d, anchor);
        if (!like) {
            put_defendant(m, d, told);
            continue;
        }
        snprintf(anchor, sizeof anchor, "defendant-%zu", like);
        block_open(b, BLOCK_PARAGRAPH);
        put(b, "Judged separately; the record shows of"), put(b, text_at(d, "label")), put(b, "what it shows of");
        put_link(b, anchor, text_at(um_value_at(m->defendants, like - 1), "label"));
        put(b, ", on the same paragraphs and for the same reasons:"), put_strong(b, outcome_words(text_at(d, "outcome"))), put(b, ".");
        block_close(b);
    }
    free(told);
}
