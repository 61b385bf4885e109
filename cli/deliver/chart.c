/*
 * The element chart: a row an element, with the proof of the side that bears it,
 * the objections to that, the other side's evidence, and the objections to that.
 */
#include <string.h>

#include "deliver/table.h"

struct chart {
    struct table *table;
    const struct um_value *document, *matter, *law;
    const struct gaps *gaps;
};

static bool begin(const struct chart *c, struct line *l)
{
    bool good = line_begin(l, c->law);
    c->table->failed = c->table->failed || !good;
    return good;
}

/* ------------------------------------------------------------ proof and objections */

static bool is_against(const struct um_value *e)
{
    return um_value_integer(um_value_get(e, "against")) != 0;
}

/* Whether somebody stands with the party that wants the identity. */
static bool is_seeker(const struct um_value *answer)
{
    return strcmp(text_at(answer, "by"), "seeker") == 0;
}

static void add_answers(struct line *l, const struct um_value *answers, bool of_seeker, const char *about)
{
    for (size_t i = 0; i < um_value_count(answers); i++) {
        const struct um_value *a = um_value_at(answers, i);
        if (is_seeker(a) != of_seeker)
            continue;
        if (*about)
            line_add(l, about), line_add(l, "—");
        line_add(l, text_at(a, "who")), line_add(l, ":"), line_add(l, text_at(a, "text"));
        if (*text_at(a, "cite"))
            add_bracketed(&l->page, text_at(a, "cite"));
        line_break(l);
    }
}

/* The words of each paragraph of one side, and what came of it. */
static char *proof_text(const struct chart *c, const struct um_value *f, bool against)
{
    const struct um_value *evidence = um_value_get(f, "evidence");
    struct line l;
    if (!begin(c, &l))
        return NULL;
    for (size_t i = 0; i < um_value_count(evidence); i++) {
        const struct um_value *e = um_value_at(evidence, i);
        if (is_against(e) != against)
            continue;
        line_add(&l, text_at(e, "cite")), line_add(&l, um_value_integer(um_value_get(e, "sealed")) ? "[SEALED]" : "");
        line_add(&l, says_words(text_at(e, "says"), text_at(e, "modality"))), line_add(&l, text_at(e, "point")), line_add(&l, ":");
        if (*text_at(e, "words"))
            add_quoted(&l.page, text_at(e, "words"));
        else
            line_add(&l, text_at(e, "gist"));
        line_add(&l, "—"), line_add(&l, effect_words(text_at(e, "effect")));
        line_break(&l);
    }
    if (!against)
        add_answers(&l, um_value_get(f, "answers"), true, "");
    return line_end(&l);
}

/* What stands against the paragraphs of one side: what the law says of each, and what the other side does. */
static char *objections_text(const struct chart *c, const struct um_value *f, bool against)
{
    const struct um_value *evidence = um_value_get(f, "evidence");
    const char *said = text_at(um_value_get(f, "reason"), "text");
    struct line l;
    if (!begin(c, &l))
        return NULL;
    for (size_t i = 0; i < um_value_count(evidence); i++) {
        const struct um_value *e = um_value_at(evidence, i);
        if (is_against(e) != against)
            continue;
        if (*text_at(e, "reason") && strcmp(text_at(e, "reason"), said) != 0)
            line_add(&l, text_at(e, "reason")), line_break(&l);
        add_answers(&l, um_value_get(e, "answers"), against, text_at(e, "cite"));
    }
    if (!against)
        add_answers(&l, um_value_get(f, "answers"), false, "");
    return line_end(&l);
}

/* ----------------------------------------------------------------------- places */

static bool has_node(const struct um_value *nodes, const char *node)
{
    for (size_t i = 0; i < um_value_count(nodes); i++)
        if (strcmp(um_value_string(um_value_at(nodes, i)), node) == 0)
            return true;
    return false;
}

/* The statement, and the charge, that a finding for everybody is about. */
static char *statement_text(const struct chart *c, const struct um_value *f)
{
    const struct um_value *statements = um_value_get(c->matter, "statements");
    const char *node = text_at(f, "node");
    struct line l;
    if (!begin(c, &l))
        return NULL;
    for (size_t i = 0; i < um_value_count(statements); i++) {
        const struct um_value *s = um_value_at(statements, i), *points = um_value_get(s, "points");
        if (has_node(um_value_get(s, "nodes"), node))
            line_add(&l, l.page.column ? "·" : ""), line_add(&l, text_at(s, "id"));
        for (size_t k = 0; k < um_value_count(points); k++)
            if (has_node(um_value_get(um_value_at(points, k), "nodes"), node)) {
                line_add(&l, l.page.column ? "·" : ""), line_add(&l, text_at(s, "id"));
                line_add(&l, ":"), line_add(&l, text_at(um_value_at(points, k), "text"));
            }
    }
    return line_end(&l);
}

/* The claim that a node names behind /c/, or the only one there is. */
static const char *claim_of(const struct chart *c, const struct um_value *f)
{
    const struct um_value *claims = um_value_get(c->matter, "claims");
    const char *at = strstr(text_at(f, "node"), "/c/");
    for (size_t i = 0; i < um_value_count(claims); i++) {
        const char *id = text_at(um_value_at(claims, i), "id");
        const size_t n = strlen(id);
        if (um_value_count(claims) == 1 || (at && strncmp(at + 3, id, n) == 0 && (at[3 + n] == '/' || !at[3 + n])))
            return text_at(um_value_at(claims, i), "title");
    }
    return "";
}

/* Who bears the elements: what the part over the claims says. */
static const char *burden_of(const struct chart *c)
{
    const struct um_value *parts = um_value_get(um_value_get(c->matter, "test"), "parts");
    for (size_t i = 0; i < um_value_count(parts); i++) {
        const struct um_value *part = um_value_at(parts, i);
        if (strcmp(text_at(part, "over"), "claims") == 0)
            return strcmp(text_at(part, "burden"), "seeker") == 0 ? "who wants the identity" : strcmp(text_at(part, "burden"), "opponent") == 0 ? "who resists" : "";
    }
    return "";
}

/* ------------------------------------------------------------------------- rows */

static char *condition_text(const struct chart *c, const struct um_value *f)
{
    struct line l;
    if (!begin(c, &l))
        return NULL;
    add_worlds(&l.page, um_value_get(f, "worlds"));
    return line_end(&l);
}

static char *authority_text(const struct chart *c, const struct um_value *f)
{
    struct line l;
    if (!begin(c, &l))
        return NULL;
    add_authorities(&l.page, um_value_get(f, "authorities"));
    return line_end(&l);
}

/* A row; defendant NULL: judged once for all; statement NULL: of none in particular. */
static void put_row(const struct chart *c, const struct um_value *defendant, const struct um_value *f, char *statement)
{
    struct table *t = c->table;
    const bool not_reached = strcmp(text_at(f, "reached"), "yes") != 0;
    const struct gap *gap = gap_of_finding(c->gaps, f);
    struct line status;
    table_text(t, defendant ? text_at(defendant, "label") : "all, judged once");
    table_text(t, claim_of(c, f));
    if (statement)
        table_put(t, statement);
    else
        table_text(t, "");
    table_text(t, text_at(f, "title"));
    table_text(t, burden_of(c));
    table_text(t, text_at(f, "standard"));
    table_put(t, proof_text(c, f, false));
    table_put(t, objections_text(c, f, false));
    table_put(t, proof_text(c, f, true));
    table_put(t, objections_text(c, f, true));
    begin(c, &status);
    line_add(&status, not_reached ? "not reached;" : ""), line_add(&status, status_words(text_at(f, "status")));
    table_put(t, line_end(&status));
    table_text(t, text_at(um_value_get(f, "reason"), "text"));
    table_put(t, condition_text(c, f));
    table_put(t, authority_text(c, f));
    if (gap)
        table_put(t, gap_text(c->gaps, gap, PART_PROOF));
    else
        table_text(t, "");
    table_text(t, "");
}

static void put_shared(const struct chart *c)
{
    const struct um_value *findings = um_value_get(c->matter, "findings");
    for (size_t i = 0; i < um_value_count(findings); i++) {
        const struct um_value *f = um_value_at(findings, i);
        if (*text_at(f, "title") && strncmp(text_at(f, "node"), "e/", 2) != 0 && strncmp(text_at(f, "node"), "m/", 2) != 0)
            put_row(c, NULL, f, statement_text(c, f));
    }
}

/* All charges of a defendant's findings that say the same as one. */
static char *charges_text(const struct chart *c, const struct um_value *findings, const struct um_value *f)
{
    struct line l;
    if (!begin(c, &l))
        return NULL;
    for (size_t i = 0; i < um_value_count(findings); i++)
        if (is_own_element(um_value_at(findings, i)) && findings_alike(f, um_value_at(findings, i)))
            line_add(&l, l.page.column ? "·" : ""), add_charge(&l.page, um_value_at(findings, i));
    return line_end(&l);
}

static void put_defendant(const struct chart *c, const struct um_value *d)
{
    const struct um_value *findings = um_value_get(d, "findings");
    for (size_t i = 0; i < um_value_count(findings); i++) {
        const struct um_value *f = um_value_at(findings, i);
        bool part = strstr(text_at(f, "node"), "/t/") != NULL, said = !part && !is_own_element(f);
        for (size_t k = 0; k < i && !said && !part; k++)
            said = is_own_element(um_value_at(findings, k)) && findings_alike(um_value_at(findings, k), f);
        if (!said)
            put_row(c, d, f, part ? NULL : charges_text(c, findings, f));
    }
}

void fill_chart(struct table *t, const struct um_value *document, const struct gaps *gaps)
{
    const struct um_value *matter = um_value_get(document, "matter"), *defendants = um_value_get(document, "defendants");
    const struct chart c = {t, document, matter, um_value_get(matter, "law_questions"), gaps};
    put_shared(&c);
    for (size_t i = 0; i < um_value_count(defendants); i++)
        put_defendant(&c, um_value_at(defendants, i));
}
