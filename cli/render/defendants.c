/* One row a defendant: the outcome, or one under each answer to a question that it turns on; and the elements of each. */
#include <string.h>

#include "../cli.h"
#include "render/text.h"

enum { NAME = 4, STATUS = 24, WHY = 54 }; /* columns of the table */

bool same_but_for_name(const char *s, const char *name, const char *t, const char *other)
{
    while (*s && *t) {
        bool named = *name && *other && strncmp(s, name, strlen(name)) == 0 && strncmp(t, other, strlen(other)) == 0;
        if (!named && *s != *t)
            return false;
        s += named ? strlen(name) : 1;
        t += named ? strlen(other) : 1;
    }
    return *s == *t;
}

static bool same_but_for_label(const struct um_value *a, const struct um_value *b)
{
    return same_but_for_name(text_at(um_value_get(a, "comes_down_to"), "text"), text_at(a, "label"),
                             text_at(um_value_get(b, "comes_down_to"), "text"), text_at(b, "label")) &&
           strcmp(text_at(a, "outcome"), text_at(b, "outcome")) == 0;
}

/* The position of a question in one of an outcome's worlds, or NULL where it makes no difference there. */
static const char *position_in(const struct um_value *world, const char *question)
{
    for (size_t i = 0; i < um_value_count(world); i++)
        if (strcmp(text_at(um_value_at(world, i), "question"), question) == 0)
            return text_at(um_value_at(world, i), "position");
    return NULL;
}

bool holds_under(const struct um_value *outcome, const char *question, const char *position)
{
    const struct um_value *worlds = um_value_get(outcome, "positions");
    bool here = um_value_count(worlds) == 0;
    for (size_t w = 0; w < um_value_count(worlds); w++) {
        const char *there = position_in(um_value_at(worlds, w), question);
        here = here || !there || strcmp(there, position) == 0;
    }
    return here;
}

/* The outcomes of a defendant under one position, joined where another question still divides them. */
static void add_outcomes_under(struct page *p, const struct um_value *defendant, const char *question, const char *position)
{
    const struct um_value *outcomes = um_value_get(defendant, "outcomes");
    bool first = true;
    for (size_t i = 0; i < um_value_count(outcomes); i++)
        if (holds_under(um_value_at(outcomes, i), question, position)) {
            page_add(p, first ? "" : "or");
            page_add(p, outcome_words(text_at(um_value_at(outcomes, i), "outcome")));
            first = false;
        }
}

static bool turns_on(const struct um_value *defendant, const char *question)
{
    const struct um_value *turns = um_value_get(defendant, "turns_on");
    for (size_t i = 0; i < um_value_count(turns); i++)
        if (strcmp(um_value_string(um_value_at(turns, i)), question) == 0)
            return true;
    return false;
}

const struct um_value *column_question(const struct um_value *document)
{
    const struct um_value *questions = um_value_get(um_value_get(document, "matter"), "law_questions");
    const struct um_value *defendants = um_value_get(document, "defendants");
    for (size_t q = 0; q < um_value_count(questions); q++)
        for (size_t d = 0; d < um_value_count(defendants); d++)
            if (turns_on(um_value_at(defendants, d), text_at(um_value_at(questions, q), "id")))
                return um_value_at(questions, q);
    return NULL;
}

static int column_of(const struct page *p, size_t i, size_t n)
{
    return STATUS + (int)i * (p->width - STATUS) / (int)n;
}

/* The head: what each column stands for. */
static void render_head(struct page *p, const struct um_value *question)
{
    const struct um_value *positions = um_value_get(question, "positions");
    size_t n = um_value_count(positions);
    page_gap(p);
    for (size_t i = 0; i < n; i++) {
        page_add(p, i ? "" : text_at(question, "ask"));
        page_add(p, text_at(um_value_at(positions, i), "id")), page_add(p, "="), page_add(p, text_at(um_value_at(positions, i), "says"));
        page_add(p, i + 1 < n ? ";" : ".");
    }
    page_end(p);
    page_cell(p, 0, "DEFENDANT");
    if (!question) {
        page_cell(p, STATUS, "OUTCOME");
        page_cell(p, WHY, "WHAT IT COMES DOWN TO");
    }
    for (size_t i = 0; i < n; i++) {
        page_cell(p, column_of(p, i, n), "IF");
        page_add(p, text_at(um_value_at(positions, i), "id"));
    }
    page_end(p);
    p->indent = 0;
}

/* A row under a question: an outcome for each answer, then what it comes down to on a line of its own. */
static void render_answers(struct page *p, const struct um_value *d, const struct um_value *question)
{
    const struct um_value *positions = um_value_get(question, "positions");
    size_t n = um_value_count(positions);
    for (size_t i = 0; i < n; i++) {
        page_cell(p, column_of(p, i, n), "");
        add_outcomes_under(p, d, text_at(question, "id"), text_at(um_value_at(positions, i), "id"));
    }
    page_end(p);
}

static void render_row(struct page *p, const struct um_value *d, const struct um_value *before, const struct um_value *question)
{
    const char *why = before && same_but_for_label(before, d) ? "same, judged separately" : text_at(um_value_get(d, "comes_down_to"), "text");
    page_cell(p, 0, text_at(d, "id"));
    page_cell(p, NAME, text_at(d, "label"));
    if (question) {
        render_answers(p, d, question);
    } else {
        page_cell(p, STATUS, outcome_words(text_at(d, "outcome")));
        page_add(p, um_value_integer(um_value_get(d, "provisional")) ? "(rests on a provisional answer)" : "");
    }
    page_cell(p, question ? STATUS : WHY, why);
    page_end(p);
    p->indent = 0;
}

/* The part of a chosen test that the court compares, for a node d/<defendant>/t/<test>/<part>; NULL if the node is no such part. */
static const struct um_value *balance_of(const struct um_value *matter, const char *node)
{
    const struct um_value *tests = um_value_get(matter, "tests");
    const char *step = strstr(node, "/t/");
    for (size_t i = 0; step && i < um_value_count(tests); i++) {
        const struct um_value *test = um_value_at(tests, i), *parts = um_value_get(test, "parts");
        size_t n = strlen(text_at(test, "id"));
        bool of_test = strncmp(step + 3, text_at(test, "id"), n) == 0 && step[3 + n] == '/';
        for (size_t k = 0; of_test && k < um_value_count(parts); k++) {
            const struct um_value *part = um_value_at(parts, k);
            if (strcmp(text_at(part, "over"), "court") == 0 && strcmp(text_at(part, "id"), step + 4 + n) == 0)
                return part;
        }
    }
    return NULL;
}

/* The balance of a defendant that is reached (or, if not reached is asked for, that is there at all), or NULL. */
static const struct um_value *balance_for(const struct um_value *matter, const struct um_value *d, bool reached)
{
    const struct um_value *parts = um_value_get(d, "parts"), *found = NULL;
    for (size_t i = 0; i < um_value_count(parts) && !found; i++) {
        const char *node = um_value_string(um_value_at(parts, i));
        bool here = !reached || strcmp(text_at(find_node(um_value_get(d, "findings"), node), "reached"), "yes") == 0;
        found = here ? balance_of(matter, node) : NULL;
    }
    return found;
}

/* What leans which way, for those who reach the balance. */
static void render_balances(struct page *p, const struct um_value *document, const struct um_value *balance)
{
    const struct um_value *matter = um_value_get(document, "matter"), *defendants = um_value_get(document, "defendants");
    page_gap(p);
    page_add(p, text_at(balance, "title"));
    page_add(p, "— what of this record leans which way; nothing is added up, and the comparison is the Court's");
    page_end(p);
    for (size_t i = 0; i < um_value_count(defendants); i++)
        if (balance_for(matter, um_value_at(defendants, i), true))
            render_balance_line(p, matter, um_value_at(defendants, i));
}

/* Data that a gate holds back, once for all defendants for whom it says the same. */
static void render_items(struct page *p, const struct um_value *defendants)
{
    for (size_t i = 0; i < um_value_count(defendants); i++) {
        const struct um_value *items = um_value_get(um_value_at(defendants, i), "items");
        for (size_t k = 0; k < um_value_count(items); k++) {
            const struct um_value *item = um_value_at(items, k), *before = um_value_get(um_value_at(defendants, i - (i > 0)), "items");
            bool said = i > 0 && strcmp(text_at(um_value_at(before, k), "reason"), text_at(item, "reason")) == 0;
            if (said)
                continue;
            page_add(p, i ? text_at(um_value_at(defendants, i), "id") : "Of what is asked for:"), page_add(p, text_at(item, "item")), page_add(p, "—");
            page_add(p, outcome_words(text_at(item, "outcome"))), page_add(p, "."), page_add(p, text_at(item, "reason"));
            page_end(p);
        }
    }
}

void render_defendants(struct page *p, const struct um_value *document)
{
    const struct um_value *defendants = um_value_get(document, "defendants"), *question = column_question(document);
    const struct um_value *matter = um_value_get(document, "matter"), *reached = NULL, *balance = NULL;
    render_head(p, question);
    for (size_t i = 0; i < um_value_count(defendants); i++) {
        render_row(p, um_value_at(defendants, i), i ? um_value_at(defendants, i - 1) : NULL, question);
        reached = reached ? reached : balance_for(matter, um_value_at(defendants, i), true);
        balance = balance ? balance : balance_for(matter, um_value_at(defendants, i), false);
    }
    render_items(p, defendants);
    if (reached)
        render_balances(p, document, reached);
    if (balance && !reached) {
        page_add(p, text_at(balance, "title"));
        page_add(p, "is not reached for any defendant.");
        page_end(p);
    }
}

/* Whether a finding is of an element, as far as it is measured by what is pleaded, or by evidence. */
static bool is_of_element(const struct um_value *f, const char *element, bool pleaded)
{
    const char *node = text_at(f, "node"), *slash = strrchr(node, '/');
    return slash && strcmp(slash + 1, element) == 0 && (strstr(node, "/pleaded/") != NULL) == pleaded;
}

/*
 * How an element stands over all the cells of a defendant that ask for it: the
 * words it has there, each once. What is pleaded is left out where evidence is
 * asked for too.
 */
static void add_element_words(struct page *p, const struct um_value *d, const char *element, int column)
{
    const struct um_value *findings = um_value_get(d, "findings");
    const char *seen[8];
    size_t n = 0;
    bool pleaded = true;
    page_cell(p, column, "");
    for (size_t i = 0; i < um_value_count(findings); i++)
        pleaded = pleaded && !is_of_element(um_value_at(findings, i), element, false);
    for (size_t i = 0; i < um_value_count(findings); i++) {
        const struct um_value *f = um_value_at(findings, i);
        const char *words = status_words(text_at(f, "status"));
        bool known = !is_of_element(f, element, pleaded) || strcmp(text_at(f, "status"), "excused") == 0;
        for (size_t k = 0; k < n; k++)
            known = known || strcmp(seen[k], words) == 0;
        if (known || n == 8)
            continue;
        page_add(p, n ? "/" : "");
        page_add(p, words);
        seen[n++] = words;
    }
}

/* The elements that some claim judges for each account apart, each once, without those that only choose between two. */
size_t account_elements(const struct um_value *matter, const struct um_value **out, size_t most)
{
    const struct um_value *claims = um_value_get(matter, "claims");
    size_t n = 0;
    for (size_t c = 0; c < um_value_count(claims); c++) {
        const struct um_value *elements = um_value_get(um_value_at(claims, c), "elements");
        for (size_t i = 0; i < um_value_count(elements) && n < most; i++) {
            const struct um_value *e = um_value_at(elements, i);
            bool wanted = um_value_integer(um_value_get(e, "of_account")) && !um_value_integer(um_value_get(e, "choice"));
            for (size_t k = 0; k < n; k++)
                wanted = wanted && strcmp(text_at(out[k], "id"), text_at(e, "id")) != 0;
            if (wanted)
                out[n++] = e;
        }
    }
    return n;
}

static bool has_fault(const struct um_value *const *elements, int n)
{
    bool found = false;
    for (int i = 0; i < n; i++)
        found = found || strcmp(text_at(elements[i], "id"), "actual-malice") == 0 || strcmp(text_at(elements[i], "id"), "lesser-fault") == 0;
    return found;
}

void render_accounts(struct page *p, const struct um_value *document)
{
    enum { MOST = 4, FIRST = 22, NARROWEST = 19 }; /* wide enough for "not in this record" */
    const struct um_value *elements[MOST], *defendants = um_value_get(document, "defendants");
    const int columns = (int)account_elements(um_value_get(document, "matter"), elements, MOST);
    if (!columns)
        return;
    const int wide = (p->width - FIRST) / columns > NARROWEST ? (p->width - FIRST) / columns : NARROWEST;
    render_heading(p, has_fault(elements, columns) ? "WHAT IS JUDGED FOR EACH DEFENDANT APART, over all statements; fault, if it is asked for"
                                                   : "WHAT IS JUDGED FOR EACH DEFENDANT APART, over all statements");
    for (int e = 0; e < columns; e++)
        page_cell(p, FIRST + e * wide, text_at(elements[e], "title"));
    page_end(p);
    for (size_t i = 0; i < um_value_count(defendants); i++) {
        const struct um_value *d = um_value_at(defendants, i);
        page_cell(p, 0, text_at(d, "id"));
        page_cell(p, 4, text_at(d, "label"));
        for (int e = 0; e < columns; e++)
            add_element_words(p, d, text_at(elements[e], "id"), FIRST + e * wide);
        page_end(p);
    }
    p->indent = 0;
}
