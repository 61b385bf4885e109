#include "render/asked.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../cli.h"
#include "render/text.h"

enum { MARKS = 3 }; /* columns kept for the marks that may close what the last word of a line belongs to */

/* What is told once: rules and positions that stand above already. */
struct told {
    const char *ids[1024];
    size_t n;
};

/* Whether an id was told before; it is from now on. */
static bool was_told(struct told *t, const char *id)
{
    for (size_t i = 0; i < t->n; i++)
        if (strcmp(t->ids[i], id) == 0)
            return true;
    if (t->n < sizeof t->ids / sizeof *t->ids)
        t->ids[t->n++] = id;
    return false;
}

/* Whether a list of texts holds one. */
static bool holds(const struct um_value *list, const char *s)
{
    for (size_t i = 0; i < um_value_count(list); i++)
        if (strcmp(um_value_string(um_value_at(list, i)), s) == 0)
            return true;
    return false;
}

/* 1 defendant; 4 defendants. */
static void add_count(struct page *p, size_t n)
{
    char text[48];
    snprintf(text, sizeof text, "%zu defendant%s", n, n == 1 ? "" : "s");
    page_add(p, text);
}

static void add_number(struct page *p, const char *before, size_t n, const char *behind)
{
    char text[32];
    snprintf(text, sizeof text, "%s%zu%s", before, n, behind);
    page_add(p, text);
}

static size_t place_of(const struct um_value *questions, const char *id)
{
    size_t i = 0;
    while (i < um_value_count(questions) && strcmp(text_at(um_value_at(questions, i), "id"), id) != 0)
        i++;
    return i;
}

/* Q3, which a later question may still be behind: then its id. */
static void add_name(struct page *p, const struct um_value *questions, const char *id)
{
    size_t at = place_of(questions, id);
    if (at < um_value_count(questions))
        add_number(p, "Q", at + 1, ""), page_add(p, text_at(um_value_at(questions, at), "title"));
    else
        page_add(p, id);
}

/* ------------------------------------------------------------------ standing */

/* The defendants by outcome, each with id and label. */
static void render_standing(struct page *p, const struct um_value *defendants)
{
    render_heading(p, "WHERE IT STANDS");
    for (size_t i = 0; i < um_value_count(defendants); i++) {
        const struct um_value *d = um_value_at(defendants, i);
        bool said = false;
        for (size_t k = 0; k < i; k++)
            said = said || strcmp(text_at(um_value_at(defendants, k), "outcome"), text_at(d, "outcome")) == 0;
        if (said)
            continue;
        page_begin(p, 2, outcome_words(text_at(d, "outcome")), 6);
        page_add(p, ":");
        for (size_t k = i, n = 0; k < um_value_count(defendants); k++) {
            const struct um_value *other = um_value_at(defendants, k);
            if (strcmp(text_at(other, "outcome"), text_at(d, "outcome")) == 0)
                page_add(p, n++ ? "·" : ""), page_add(p, text_at(other, "id")), page_add(p, text_at(other, "label"));
        }
        page_end(p);
    }
    p->indent = 0;
}

/* --------------------------------------------------------------------- order */

static void add_decides(struct page *p, const struct um_value *answer)
{
    size_t n = um_value_count(um_value_get(answer, "decides")), changes = um_value_count(um_value_get(answer, "changes"));
    page_add(p, text_at(answer, "answer")), page_add(p, "decides");
    if (n) {
        add_count(p, n), page_add(p, "("), add_ids(p, answer, "decides"), page_add(p, ")");
    } else {
        page_add(p, "none");
    }
    if (changes > n)
        page_add(p, "and changes"), add_count(p, changes), page_add(p, "in all");
}

static void render_step(struct page *p, const struct um_value *step, const struct um_value *questions, size_t number, bool last)
{
    const struct um_value *answers = um_value_get(step, "answers");
    char label[32];
    snprintf(label, sizeof label, "%zu.", number);
    page_begin(p, 2, label, 6);
    page_to(p, 6);
    add_name(p, questions, text_at(step, "question")), page_add(p, ":");
    for (size_t i = 0; i < um_value_count(answers); i++)
        page_add(p, i ? ";" : ""), add_decides(p, um_value_at(answers, i));
    page_add(p, ".");
    if (!last)
        page_add(p, "Then, if"), page_add(p, text_at(step, "taken")), page_add(p, ":");
    page_end(p);
}

static bool any_open(const struct um_value *defendants)
{
    for (size_t i = 0; i < um_value_count(defendants); i++)
        if (!um_value_integer(um_value_get(um_value_at(defendants, i), "decided")))
            return true;
    return false;
}

static void render_order(struct page *p, const struct um_value *document)
{
    const struct um_value *order = um_value_get(document, "order"), *questions = um_value_get(document, "questions"), *left = um_value_get(document, "left");
    render_heading(p, "WHAT TO ANSWER FIRST");
    for (size_t i = 0; i < um_value_count(order); i++)
        render_step(p, um_value_at(order, i), questions, i + 1, i + 1 == um_value_count(order));
    p->indent = 2;
    page_to(p, 2);
    if (!um_value_count(order)) {
        page_add(p, any_open(um_value_get(document, "defendants")) ? "No answer changes an outcome of this record: what holds them up is what is not in it (unmask gaps)."
                                                                   : "No answer can change an outcome.");
    } else {
        const struct um_value *last = um_value_at(order, um_value_count(order) - 1);
        page_add(p, "With all of them, and"), page_add(p, text_at(last, "taken")), page_add(p, "to the last:");
        for (size_t i = 0; i < um_value_count(left); i++) {
            const struct um_value *o = um_value_at(left, i);
            page_add(p, i ? ";" : ""), page_add(p, outcome_words(text_at(o, "outcome"))), page_add(p, "—"), add_ids(p, o, "defendants");
        }
        page_add(p, ". A question that is asked of several defendants is counted as answered alike for all; each may be answered apart.");
    }
    page_end(p);
    p->indent = 0;
}

/* ------------------------------------------------------------------- answers */

/* The outcomes that an answer changes, with those whose they are. */
static void add_outcomes(struct page *p, const struct um_value *answer)
{
    const struct um_value *outcomes = um_value_get(answer, "outcomes"), *changes = um_value_get(answer, "changes");
    bool any = false;
    for (size_t i = 0; i < um_value_count(outcomes); i++) {
        const struct um_value *o = um_value_at(outcomes, i), *defendants = um_value_get(o, "defendants");
        const char **ids = calloc(um_value_count(defendants) + 1, sizeof *ids);
        size_t n = 0;
        for (size_t k = 0; ids && k < um_value_count(defendants); k++)
            if (holds(changes, um_value_string(um_value_at(defendants, k))))
                ids[n++] = um_value_string(um_value_at(defendants, k));
        if (n)
            page_add(p, any ? ";" : ""), add_runs(p, ids, n, 12), page_add(p, "—"), page_add(p, outcome_words(text_at(o, "outcome")));
        any = any || n;
        free(ids);
    }
    page_add(p, any ? "." : "changes no outcome by itself.");
}

enum { BEGINNING = 60 }; /* bytes of a sentence that stood above before its rest is left out */

/* A sentence, or its beginning up to a word. */
static void add_beginning(struct page *p, const char *text, size_t most)
{
    size_t n = strlen(text);
    if (n <= most) {
        page_add(p, text);
        return;
    }
    n = most;
    while (n && text[n] != ' ')
        n--;
    char *cut = calloc(n + 5, 1);
    if (cut)
        page_add(p, strcat(memcpy(cut, text, n), " …"));
    free(cut);
}

/* What the parties say, each position once; where it stood before, who says so and where. */
static void render_argued(struct page *p, const struct um_value *list, int column, struct told *told)
{
    for (size_t i = 0; i < um_value_count(list); i++) {
        const struct um_value *a = um_value_at(list, i), *authorities = um_value_get(a, "authorities");
        bool again = was_told(told, text_at(a, "id"));
        page_begin(p, column, text_at(a, "who"), column + 2);
        page_add(p, ":"), add_beginning(p, text_at(a, "text"), again ? BEGINNING : SIZE_MAX);
        page_add(p, *text_at(a, "cite") ? "—" : ""), page_add(p, text_at(a, "cite"));
        for (size_t k = 0; !again && k < um_value_count(authorities); k++)
            page_add(p, k ? "·" : "citing"), page_add(p, um_value_string(um_value_at(authorities, k)));
        page_end(p);
    }
}

static void render_answer(struct page *p, const struct um_value *answer, struct told *told)
{
    page_begin(p, 4, "If", 8);
    page_add(p, text_at(answer, "answer"));
    if (*text_at(answer, "says"))
        page_add(p, "("), page_add(p, text_at(answer, "says")), page_add(p, ")");
    else
        page_add(p, "("), page_add(p, status_words(text_at(answer, "status"))), page_add(p, ")");
    page_add(p, ":");
    add_outcomes(p, answer);
    page_end(p);
    render_short_authorities(p, um_value_get(answer, "authorities"), 8);
    render_argued(p, um_value_get(answer, "argued"), 8, told);
}

/* --------------------------------------------------------------------- sides */

static const struct um_value *find_rule(const struct um_value *document, const char *id)
{
    const struct um_value *rules = um_value_get(document, "rules");
    for (size_t i = 0; i < um_value_count(rules); i++)
        if (strcmp(text_at(um_value_at(rules, i), "id"), id) == 0)
            return um_value_at(rules, i);
    return NULL;
}

static void render_records(struct page *p, const char *label, const struct um_value *records)
{
    if (!um_value_count(records))
        return;
    page_begin(p, 8, label, 10);
    for (size_t i = 0; i < um_value_count(records); i++) {
        const struct um_value *r = um_value_at(records, i);
        page_add(p, i ? ";" : ""), page_add(p, text_at(r, "cite"));
        page_add(p, um_value_integer(um_value_get(r, "sealed")) ? "[SEALED]" : "");
        if (*text_at(r, "words"))
            add_quoted(p, text_at(r, "words"));
        page_add(p, "("), page_add(p, text_at(r, "says")), page_add(p, "that"), page_add(p, text_at(r, "point"));
        if (um_value_count(um_value_get(r, "worlds")))
            page_add(p, ";"), add_worlds(p, um_value_get(r, "worlds"));
        page_add(p, ")");
    }
    page_end(p);
}

/* Rules of a side, each in words once, with its authorities. */
static void render_rules(struct page *p, const struct um_value *document, const char *label, const struct um_value *ids, struct told *told)
{
    for (size_t i = 0; i < um_value_count(ids); i++) {
        const struct um_value *rule = find_rule(document, um_value_string(um_value_at(ids, i)));
        bool again = was_told(told, text_at(rule, "id"));
        page_begin(p, 8, label, 10);
        page_add(p, text_at(rule, "id")), page_add(p, text_at(rule, "title")), page_add(p, ":"), page_add(p, again ? "as above" : text_at(rule, "proposition"));
        page_end(p);
        if (!again)
            render_short_authorities(p, um_value_get(rule, "authorities"), 10);
    }
}

/* Whether a node of another defendant says the same as the one before, so that it is told once. */
static bool says_same(const struct um_value *a, const struct um_value *b)
{
    static const char *const keys[] = {"records", "records_against", "argued", "rules_for", "rules_against", "worlds"};
    bool same = a && b && um_value_count(um_value_get(a, "defendants")) && strcmp(text_at(a, "title"), text_at(b, "title")) == 0;
    for (size_t i = 0; same && i < sizeof keys / sizeof *keys; i++)
        same = same_value(um_value_get(a, keys[i]), um_value_get(b, keys[i]));
    return same;
}

static void add_subject(struct page *p, const struct um_value *node)
{
    page_add(p, *text_at(node, "title") ? text_at(node, "title") : text_at(node, "node"));
    if (*text_at(node, "act"))
        page_add(p, "of"), page_add(p, text_at(node, "act"));
    if (*text_at(node, "point"))
        page_add(p, "("), page_add(p, text_at(node, "point")), page_add(p, ")");
    if (um_value_count(um_value_get(node, "defendants")))
        page_add(p, "for"), add_ids(p, node, "defendants");
}

static void render_node(struct page *p, const struct um_value *document, const struct um_value *on, size_t *at, struct told *told)
{
    const struct um_value *node = um_value_at(on, *at);
    page_begin(p, 4, "–", 6);
    add_subject(p, node);
    while (says_same(node, um_value_at(on, *at + 1)))
        page_add(p, ","), add_ids(p, um_value_at(on, ++*at), "defendants");
    if (um_value_count(um_value_get(node, "worlds")))
        page_add(p, "("), add_worlds(p, um_value_get(node, "worlds")), page_add(p, ")");
    page_add(p, ":"), page_add(p, text_at(node, "reason"));
    page_end(p);
    render_records(p, "Records for:", um_value_get(node, "records"));
    render_records(p, "Records against:", um_value_get(node, "records_against"));
    render_rules(p, document, "For:", um_value_get(node, "rules_for"), told);
    render_rules(p, document, "Against:", um_value_get(node, "rules_against"), told);
    render_argued(p, um_value_get(node, "argued"), 8, told);
    p->indent = 0;
}

/* ----------------------------------------------------------------- questions */

static bool changes_any(const struct um_value *answers)
{
    for (size_t i = 0; i < um_value_count(answers); i++)
        if (um_value_count(um_value_get(um_value_at(answers, i), "changes")))
            return true;
    return false;
}

static void render_question(struct page *p, const struct um_value *document, size_t at, struct told *told)
{
    const struct um_value *questions = um_value_get(document, "questions"), *q = um_value_at(questions, at);
    const struct um_value *on = um_value_get(q, "on"), *answers = um_value_get(q, "answers"), *beside = um_value_get(q, "beside");
    char label[32];
    page_gap(p);
    snprintf(label, sizeof label, "Q%zu", at + 1);
    page_cell(p, 0, label);
    page_cell(p, 4, text_at(q, "ask"));
    page_add(p, strcmp(text_at(q, "kind"), "law") == 0 ? "[law]" : "");
    page_end(p);
    if (um_value_count(um_value_get(q, "worlds"))) {
        page_to(p, 4);
        page_add(p, "Asked only"), add_worlds(p, um_value_get(q, "worlds")), page_add(p, "; what hangs on it is told for that.");
        page_end(p);
    }
    if (strcmp(text_at(q, "kind"), "law") != 0 && !changes_any(answers)) {
        page_begin(p, 4, "Neither yes nor no changes an outcome by itself.", 8);
        page_end(p);
    }
    for (size_t i = 0; (strcmp(text_at(q, "kind"), "law") == 0 || changes_any(answers)) && i < um_value_count(answers); i++)
        render_answer(p, um_value_at(answers, i), told);
    if (um_value_count(beside)) {
        page_begin(p, 4, "The same findings also ask", 6);
        for (size_t i = 0; i < um_value_count(beside); i++)
            page_add(p, i ? "·" : ""), add_name(p, questions, um_value_string(um_value_at(beside, i)));
        page_add(p, "; only a no to each of them leaves nothing.");
        page_end(p);
    }
    for (size_t i = 0; i < um_value_count(on); i++)
        render_node(p, document, on, &i, told);
    p->indent = 0;
}

void render_asked(FILE *out, const struct um_value *document, int width)
{
    const struct um_value *questions = um_value_get(document, "questions");
    struct page page = {.out = out, .width = width - MARKS, .law_questions = um_value_get(document, "law_questions")}, *p = &page;
    struct told told = {.n = 0};
    render_caption(p, document);
    render_standing(p, um_value_get(document, "defendants"));
    render_order(p, document);
    render_heading(p, "THE QUESTIONS");
    if (!um_value_count(questions))
        page_item(p, 2, "None.", 2, "");
    for (size_t i = 0; i < um_value_count(questions); i++)
        render_question(p, document, i, &told);
    render_footer(p, document);
}
