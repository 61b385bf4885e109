/* Every finding: status, reason, what it rests on in the record's own words, the answers, the authorities. */
#include <stdlib.h>
#include <string.h>

#include "../cli.h"
#include "render/alike.h"
#include "render/text.h"

void add_authorities(struct page *p, const struct um_value *list)
{
    for (size_t i = 0; i < um_value_count(list); i++) {
        const struct um_value *a = um_value_at(list, i);
        page_add(p, i ? "·" : "");
        page_add(p, text_at(a, "short"));
        if (*text_at(a, "pin")) {
            if (*text_at(a, "pin") == '(')
                p->glue = true; /* Fed. R. Civ. P. 56(c)(4) */
            else
                page_add(p, "at");
            page_add(p, text_at(a, "pin"));
            page_add(p, um_value_integer(um_value_get(a, "pin_confirmed")) ? "" : "[pin unconfirmed]");
        }
        const char *known = text_at(a, "known");
        bool checked = strcmp(known, "seen") == 0 || strcmp(known, "summary") == 0;
        page_add(p, checked ? "" : "[proposition unchecked]");
        page_add(p, um_value_integer(um_value_get(a, "later")) ? "[decided later]" : "");
    }
}

/* Authorities by their short names; the table at the end has the full cites. */
void render_short_authorities(struct page *p, const struct um_value *list, int column)
{
    if (!um_value_count(list))
        return;
    p->indent = column;
    page_to(p, column);
    page_add(p, "Auth.");
    add_authorities(p, list);
    page_end(p);
}

void render_party_answers(struct page *p, const struct um_value *list, int column)
{
    for (size_t i = 0; i < um_value_count(list); i++) {
        const struct um_value *a = um_value_at(list, i), *authorities = um_value_get(a, "authorities");
        p->indent = column + 2;
        page_to(p, column);
        page_add(p, text_at(a, "who")), page_add(p, ":");
        page_add(p, text_at(a, "text"));
        page_add(p, *text_at(a, "cite") ? "—" : ""), page_add(p, text_at(a, "cite"));
        for (size_t k = 0; k < um_value_count(authorities); k++)
            page_add(p, k ? "·" : "citing"), page_add(p, um_value_string(um_value_at(authorities, k)));
        page_end(p);
    }
}

static void add_condition(struct page *p, const struct um_value *worlds)
{
    if (um_value_count(worlds))
        page_add(p, "["), add_worlds(p, worlds), page_add(p, "]");
}

/* Evidence already shown in full under a heading, by assertion and rule; NULL where nothing is left out. */
enum { MAX_TOLD = 512 };

struct told {
    const char *id[MAX_TOLD], *rule[MAX_TOLD];
    size_t n;
};

static bool was_told(const struct told *told, const struct um_value *e)
{
    for (size_t i = 0; told && i < told->n; i++)
        if (strcmp(told->id[i], text_at(e, "id")) == 0 && strcmp(told->rule[i], text_at(e, "rule")) == 0)
            return true;
    return false;
}

static bool already_told(struct told *told, const struct um_value *e)
{
    bool was = was_told(told, e);
    if (!was && told && told->n < MAX_TOLD)
        told->id[told->n] = text_at(e, "id"), told->rule[told->n++] = text_at(e, "rule");
    return was;
}

/* Whether two pieces of evidence would make the same short line. */
static bool same_line(const struct um_value *a, const struct um_value *b)
{
    return strcmp(text_at(a, "cite"), text_at(b, "cite")) == 0 && strcmp(text_at(a, "effect"), text_at(b, "effect")) == 0;
}

/* The words of a record beside what the opponent says of it; said: the reason of the finding, not to be repeated. */
static void add_evidence(struct page *p, const struct um_value *e, const char *said, struct told *told, bool conditional,
                         int column)
{
    const struct um_value *seen = um_value_get(e, "seen");
    const char *words = text_at(e, "words");
    p->indent = column + 2;
    page_to(p, column);
    page_add(p, "•"), page_add(p, text_at(e, "cite"));
    if (already_told(told, e)) {
        page_add(p, "—"), page_add(p, effect_words(text_at(e, "effect"))), page_add(p, "(words above)");
        page_end(p);
        return;
    }
    page_add(p, um_value_integer(um_value_get(e, "sealed")) ? "[SEALED]" : "");
    page_add(p, says_words(text_at(e, "says"), text_at(e, "modality")));
    page_add(p, text_at(e, "point"));
    page_add(p, *text_at(e, "fit") && strcmp(text_at(e, "says"), "mentions") != 0 ? "(other words, the same sense as entered)" : "");
    page_add(p, "—"), page_add(p, effect_words(text_at(e, "effect")));
    if (!conditional)
        add_condition(p, um_value_get(e, "worlds"));
    page_end(p);
    page_to(p, column + 2);
    page_add(p, *words ? "Words:" : "Gist:");
    page_add(p, *words ? words : text_at(e, "gist"));
    if (strcmp(text_at(seen, "how"), "described_by") == 0)
        page_add(p, "(as"), page_add(p, text_at(seen, "by")), page_add(p, *words ? "quotes it," : "reads it,"),
            page_add(p, text_at(seen, "at")), page_add(p, ")");
    page_end(p);
    if (*text_at(e, "reason") && strcmp(text_at(e, "reason"), said) != 0) {
        page_to(p, column + 2), page_add(p, text_at(e, "reason"));
        page_end(p);
        render_short_authorities(p, um_value_get(e, "authorities"), column + 2);
    }
    render_party_answers(p, um_value_get(e, "answers"), column + 2);
}

static void add_finding(struct page *p, const struct um_value *f, struct told *told, int column)
{
    const struct um_value *evidence = um_value_get(f, "evidence");
    p->indent = column + 2;
    page_to(p, column);
    add_title(p, f);
    page_add(p, *text_at(f, "standard") ? "(" : ""), page_add(p, text_at(f, "standard")), page_add(p, *text_at(f, "standard") ? ")" : "");
    page_add(p, "—");
    page_add(p, strcmp(text_at(f, "reached"), "yes") != 0 ? "not reached;" : "");
    page_add(p, status_words(text_at(f, "status")));
    page_add(p, strcmp(text_at(f, "basis"), "derived") == 0 ? "" : um_meaning("finding-basis", text_at(f, "basis")));
    add_condition(p, um_value_get(f, "worlds"));
    page_end(p);
    page_to(p, column + 2), page_add(p, text_at(um_value_get(f, "reason"), "text"));
    page_end(p);
    if (*text_at(f, "derived_status")) {
        page_to(p, column + 2), page_add(p, "By itself the record gives:"), page_add(p, status_words(text_at(f, "derived_status"))), page_add(p, ".");
        page_end(p);
    }
    render_support(p, um_value_get(f, "support"), column + 2);
    for (size_t i = 0; i < um_value_count(evidence); i++)
        if (!told || i == 0 || !same_line(um_value_at(evidence, i - 1), um_value_at(evidence, i)) ||
            !was_told(told, um_value_at(evidence, i)))
            add_evidence(p, um_value_at(evidence, i), text_at(um_value_get(f, "reason"), "text"), told,
                     um_value_count(um_value_get(f, "worlds")) > 0, column + 2);
    render_short_authorities(p, um_value_get(f, "authorities"), column + 2);
    render_party_answers(p, um_value_get(f, "answers"), column + 2);
    p->indent = 0;
}

void render_finding(struct page *p, const struct um_value *f, int column)
{
    add_finding(p, f, NULL, column);
}

/* What does not apply is said in a line: why, and nothing more. */
static void add_inapplicable(struct page *p, const struct um_value *f, int column)
{
    p->indent = column + 2;
    page_to(p, column);
    add_title(p, f), page_add(p, "—"), page_add(p, status_words(text_at(f, "status"))), page_add(p, ":");
    page_add(p, text_at(um_value_get(f, "reason"), "text"));
    page_end(p);
    p->indent = 0;
}

static void add_in_place(struct page *p, const struct um_value *f, struct told *told, int column)
{
    if (strcmp(text_at(f, "status"), "inapplicable") == 0)
        add_inapplicable(p, f, column);
    else
        add_finding(p, f, told, column);
}

static bool starts(const char *s, const char *prefix)
{
    return strncmp(s, prefix, strlen(prefix)) == 0;
}

/* All findings of a node, which has one for each set of worlds. */
static void add_node(struct page *p, const struct um_value *findings, const char *node, int column)
{
    for (size_t i = 0; i < um_value_count(findings); i++)
        if (strcmp(text_at(um_value_at(findings, i), "node"), node) == 0)
            add_in_place(p, um_value_at(findings, i), NULL, column);
}

static void add_statements(struct page *p, const struct um_value *matter)
{
    const struct um_value *statements = um_value_get(matter, "statements"), *findings = um_value_get(matter, "findings");
    for (size_t i = 0; i < um_value_count(statements); i++) {
        const struct um_value *s = um_value_at(statements, i), *points = um_value_get(s, "points"), *nodes = um_value_get(s, "nodes");
        const struct um_value *found = um_value_get(s, "found_in");
        p->indent = 0;
        page_gap(p);
        page_add(p, "STATEMENT"), page_add(p, text_at(s, "id"));
        page_add(p, *text_at(s, "words") ? text_at(s, "words") : text_at(s, "gist"));
        page_end(p);
        for (size_t k = 0; k < um_value_count(found); k++)
            page_item(p, 2, k ? "" : "Found in", 11, um_value_string(um_value_at(found, k)));
        for (size_t k = 0; k < um_value_count(nodes); k++)
            add_node(p, findings, um_value_string(um_value_at(nodes, k)), 2);
        for (size_t k = 0; k < um_value_count(points); k++) {
            const struct um_value *of_point = um_value_get(um_value_at(points, k), "nodes");
            page_item(p, 2, "Charge:", 10, text_at(um_value_at(points, k), "text"));
            for (size_t n = 0; n < um_value_count(of_point); n++)
                add_node(p, findings, um_value_string(um_value_at(of_point, n)), 4);
        }
    }
}

void add_charge(struct page *p, const struct um_value *f)
{
    const char *node = text_at(f, "node"), *c = strstr(node, "/c/");
    const char *from = c && strchr(c + 3, '/') ? strchr(c + 3, '/') + 1 : node, *to = strrchr(node, '/');
    char cell[160];
    size_t n = to > from ? (size_t)(to - from) : 0;
    n = n > 2 && strncmp(from + n - 2, "/-", 2) == 0 ? n - 2 : n;
    n = n < sizeof cell ? n : sizeof cell - 1;
    memcpy(cell, from, n);
    cell[n] = '\0';
    page_add(p, cell);
}

/* Each thing that is found of the defendant's own elements, once, with all the charges of which it is found. */
static void add_own_elements(struct page *p, const struct um_value *findings)
{
    struct told told = {.n = 0};
    for (size_t i = 0; i < um_value_count(findings); i++) {
        const struct um_value *f = um_value_at(findings, i);
        bool said = !is_own_element(f);
        for (size_t k = 0; k < i && !said; k++)
            said = is_own_element(um_value_at(findings, k)) && findings_alike(um_value_at(findings, k), f);
        if (said)
            continue;
        p->indent = 4;
        page_to(p, 2);
        page_add(p, "On");
        for (size_t k = i; k < um_value_count(findings); k++)
            if (is_own_element(um_value_at(findings, k)) && findings_alike(f, um_value_at(findings, k)))
                page_add(p, k == i ? "" : "·"), add_charge(p, um_value_at(findings, k));
        page_end(p);
        add_in_place(p, f, &told, 4);
    }
}

/* Where each statement, claim and part stands. */
static void add_joins(struct page *p, const struct um_value *findings)
{
    for (size_t i = 0; i < um_value_count(findings); i++) {
        const struct um_value *f = um_value_at(findings, i);
        const char *id = text_at(um_value_get(f, "reason"), "id"), *node = text_at(f, "node");
        if (strstr(node, "/t/")) {
            add_in_place(p, f, NULL, 2);
        } else if (strcmp(id, "join.statement") == 0 || strcmp(id, "join.claim") == 0 || strcmp(id, "no-statement") == 0) {
            bool steady = is_steady(findings, f);
            if (steady && find_node(findings, node) != f)
                continue;
            p->indent = 4;
            page_to(p, 2);
            page_add(p, strcmp(id, "join.statement") == 0 ? "Statement" : "Claim");
            page_add(p, last_step(f)), page_add(p, "—"), page_add(p, status_words(text_at(f, "status")));
            if (!steady)
                add_condition(p, um_value_get(f, "worlds"));
            page_end(p);
        }
    }
}

/* Decided cases like a defendant's balance; where they are those of a defendant before, his id. */
static void add_like(struct page *p, const struct um_value *defendants, const struct um_value *like)
{
    const struct um_value *of = NULL;
    for (size_t i = 0; *text_at(like, "as") && i < um_value_count(defendants) && !of; i++)
        if (strcmp(text_at(um_value_at(defendants, i), "id"), text_at(like, "as")) == 0)
            of = um_value_get(um_value_get(um_value_at(defendants, i), "balance"), "like");
    if (!of) {
        render_like_balance(p, like, 2);
    } else if (has_like(of)) {
        p->indent = 2;
        page_to(p, 2);
        page_add(p, "Decided on like facts: the same as for"), page_add(p, text_at(like, "as")), page_add(p, ".");
        page_end(p);
    }
}

/* What leans which way for a defendant, and what else a reader should know of him. */
static void add_balance(struct page *p, const struct um_value *matter, const struct um_value *d)
{
    const struct um_value *balance = um_value_get(d, "balance"), *own = um_value_get(balance, "factors");
    const struct um_value *shared = um_value_get(matter, "factors"), *remarks = um_value_get(d, "remarks");
    p->indent = 2;
    page_to(p, 2);
    page_add(p, "What leans which way:"), page_add(p, leans_words(text_at(balance, "leans"))), page_add(p, ". Nothing is added up.");
    page_end(p);
    render_notes(p, shared, 4);
    render_notes(p, own, 4);
    if (um_value_count(remarks)) {
        page_item(p, 2, "", 2, "Beside the test:");
        render_notes(p, remarks, 4);
    }
}

static void add_defendant(struct page *p, const struct um_value *matter, const struct um_value *defendants, const struct um_value *d)
{
    const struct um_value *findings = um_value_get(d, "findings"), *outcomes = um_value_get(d, "outcomes");
    p->indent = 0;
    page_gap(p);
    page_add(p, "DEFENDANT"), page_add(p, text_at(d, "id")), page_add(p, text_at(d, "label")), page_add(p, "—"),
        page_add(p, outcome_words(text_at(d, "outcome")));
    page_end(p);
    for (size_t i = 0; i < um_value_count(outcomes); i++) {
        const struct um_value *o = um_value_at(outcomes, i);
        if (*text_at(o, "reason")) {
            page_item(p, 2, "", 2, text_at(o, "reason"));
            render_short_authorities(p, um_value_get(o, "authorities"), 2);
        }
    }
    add_joins(p, findings);
    add_own_elements(p, findings);
    add_balance(p, matter, d);
    add_like(p, defendants, um_value_get(um_value_get(d, "balance"), "like"));
    render_like_questions(p, um_value_get(d, "questions"), 2);
    p->indent = 0;
}

/* Said once, where the whole matter is like no decided case. */
static void add_unlike(struct page *p, const struct um_value *matter, const struct um_value *defendants)
{
    bool any = any_like(um_value_get(matter, "questions"));
    for (size_t i = 0; i < um_value_count(defendants); i++) {
        const struct um_value *d = um_value_at(defendants, i);
        any = any || has_like(um_value_get(um_value_get(d, "balance"), "like")) || any_like(um_value_get(d, "questions"));
    }
    if (any)
        return;
    page_gap(p);
    page_item(p, 0, "", 0, "No decided case of the law shares a recorded factor with this matter, or the facts of a question that it leaves to the Court.");
}

void render_full(struct page *p, const struct um_value *document)
{
    const struct um_value *matter = um_value_get(document, "matter"), *defendants = um_value_get(document, "defendants");
    const struct um_value *findings = um_value_get(matter, "findings"), *law = um_value_get(matter, "law_questions");
    render_heading(p, "================ IN FULL: JUDGED ONCE ================");
    add_node(p, findings, "m/test", 0);
    for (size_t i = 0; i < um_value_count(findings); i++)
        if (starts(text_at(um_value_at(findings, i), "node"), "p/"))
            add_in_place(p, um_value_at(findings, i), NULL, 0);
    if (um_value_count(um_value_get(matter, "remarks"))) {
        render_heading(p, "BESIDE THE TEST");
        render_notes(p, um_value_get(matter, "remarks"), 2);
    }
    for (size_t i = 0; i < um_value_count(law); i++) {
        const struct um_value *q = um_value_at(law, i), *positions = um_value_get(q, "positions");
        p->indent = 0;
        page_gap(p);
        page_add(p, "OPEN QUESTION OF LAW"), page_add(p, text_at(q, "ask"));
        page_end(p);
        for (size_t k = 0; k < um_value_count(positions); k++) {
            page_item(p, 2, "•", 4, text_at(um_value_at(positions, k), "says"));
            render_short_authorities(p, um_value_get(um_value_at(positions, k), "authorities"), 4);
        }
        render_party_answers(p, um_value_get(q, "answers"), 2);
    }
    add_statements(p, matter);
    render_like_questions(p, um_value_get(matter, "questions"), 0);
    render_heading(p, "================ IN FULL: EACH DEFENDANT APART ================");
    for (size_t i = 0; i < um_value_count(defendants); i++)
        add_defendant(p, matter, defendants, um_value_at(defendants, i));
    add_unlike(p, matter, defendants);
    render_later_law(p, matter);
    render_authorities(p, document);
}
