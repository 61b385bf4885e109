/* What is judged once for everybody: the person of the claimant, the open questions of law, and each statement. */
#include <stdlib.h>
#include <string.h>

#include "render/memo/memo.h"

static bool starts(const char *s, const char *prefix)
{
    return strncmp(s, prefix, strlen(prefix)) == 0;
}

static void put_persons(struct memo *m)
{
    const struct um_value *findings = um_value_get(m->matter, "findings");
    bool any = false;
    for (size_t i = 0; i < um_value_count(findings); i++) {
        const struct um_value *f = um_value_at(findings, i);
        if (!starts(text_at(f, "node"), "p/"))
            continue;
        if (!any)
            block_heading(m->blocks, 3, NULL, "The claimant");
        put_finding(m, f, NULL);
        any = true;
    }
}

/* A party that takes no position where the other does. */
static void put_silent(struct memo *m, const struct um_value *answers)
{
    bool seeker = false, other = false;
    for (size_t i = 0; i < um_value_count(answers); i++) {
        const char *by = text_at(um_value_at(answers, i), "by");
        seeker = seeker || strcmp(by, "seeker") == 0;
        other = other || strcmp(by, "holder") == 0 || strcmp(by, "speaker") == 0;
    }
    if (seeker == other)
        return;
    const struct names *silent = seeker ? &m->others : &m->seekers;
    block_open(m->blocks, BLOCK_PARAGRAPH);
    put(m->blocks, "No position of");
    for (size_t i = 0; i < silent->n; i++)
        put(m->blocks, i ? "·" : ""), put(m->blocks, silent->list[i]);
    put(m->blocks, silent->n ? "on this is entered." : "the other side on this is entered.");
    block_close(m->blocks);
}

static void put_position(struct memo *m, const struct um_value *position)
{
    struct blocks *b = m->blocks;
    block_open(b, BLOCK_ITEM);
    put_strong(b, text_at(position, "says")), put(b, ".");
    put_authorities(m, um_value_get(position, "authorities"));
    block_close(b);
}

static void put_law_question(struct memo *m, const struct um_value *q)
{
    const struct um_value *positions = um_value_get(q, "positions");
    struct blocks *b = m->blocks;
    char label[32];
    snprintf(label, sizeof label, "Q%zu.", question_number(m, text_at(q, "id")));
    block_open(b, BLOCK_PARAGRAPH);
    put_strong(b, label), put(b, text_at(q, "ask"));
    if (*text_at(q, "assumed"))
        put(b, "Fixed for this run:"), put(b, text_at(q, "assumed")), put(b, ".");
    block_close(b);
    block_open(b, BLOCK_LIST);
    for (size_t i = 0; i < um_value_count(positions); i++)
        put_position(m, um_value_at(positions, i));
    block_close(b);
    if (um_value_count(um_value_get(q, "answers")))
        put_paragraph(b, "The parties:");
    put_answers(m, um_value_get(q, "answers"));
    put_silent(m, um_value_get(q, "answers"));
}

static void put_law(struct memo *m)
{
    bool any = false;
    for (size_t i = 0; i < m->n_questions; i++) {
        if (!is_law_question(m->questions[i]))
            continue;
        if (!any)
            block_heading(m->blocks, 3, NULL, "Open questions of law");
        put_law_question(m, m->questions[i]);
        any = true;
    }
}

/* --------------------------------------------------------------- statements */

/* All findings of nodes that apply, one for each set of worlds. */
static void put_nodes(struct memo *m, const struct um_value *nodes, struct told *told)
{
    const struct um_value *findings = um_value_get(m->matter, "findings");
    for (size_t i = 0; i < um_value_count(nodes); i++)
        for (size_t k = 0; k < um_value_count(findings); k++) {
            const struct um_value *f = um_value_at(findings, k);
            if (strcmp(text_at(f, "node"), um_value_string(um_value_at(nodes, i))) == 0 && strcmp(text_at(f, "status"), "inapplicable") != 0)
                put_finding(m, f, told);
        }
}

static void put_statement(struct memo *m, const struct um_value *s, struct told *told)
{
    const struct um_value *points = um_value_get(s, "points"), *nodes = um_value_get(s, "nodes");
    struct blocks *b = m->blocks;
    told->n = 0;
    block_open_heading(b, 4, NULL);
    put(b, text_at(s, "id")), put(b, "—");
    if (*text_at(s, "words"))
        add_quoted(&b->page, text_at(s, "words"));
    else
        put(b, text_at(s, "gist"));
    block_close(b);
    for (size_t i = 0; i < um_value_count(points); i++) {
        const struct um_value *point = um_value_at(points, i);
        block_open(b, BLOCK_QUOTE);
        put(b, "Charge:"), put(b, text_at(point, "text"));
        block_close(b);
        put_nodes(m, um_value_get(point, "nodes"), told);
        put_inapplicable(m, um_value_get(point, "nodes"));
    }
    if (um_value_count(nodes) && um_value_count(points)) {
        block_open(b, BLOCK_QUOTE);
        put(b, "The statement as a whole");
        block_close(b);
    }
    put_nodes(m, nodes, told);
    put_inapplicable(m, nodes);
}

/* ------------------------------------------------------------------- beside */

static void put_remarks(struct memo *m)
{
    const struct um_value *remarks = um_value_get(m->matter, "remarks");
    struct blocks *b = m->blocks;
    if (um_value_count(remarks))
        block_heading(b, 3, NULL, "Beside the test");
    for (size_t i = 0; i < um_value_count(remarks); i++) {
        const struct um_value *r = um_value_at(remarks, i);
        block_open(b, BLOCK_PARAGRAPH);
        put_strong(b, text_at(r, "title")), put(b, ":"), put(b, text_at(r, "text"));
        put_worlds(m, um_value_get(r, "worlds"));
        put_authorities(m, um_value_get(r, "authorities"));
        block_close(b);
        put_answers(m, um_value_get(r, "answers"));
    }
}

static void put_later(struct memo *m)
{
    const struct um_value *later = um_value_get(m->matter, "later_law");
    if (!um_value_count(later))
        return;
    block_heading(m->blocks, 3, NULL, "Decided later, and not applied");
    block_open(m->blocks, BLOCK_LIST);
    for (size_t i = 0; i < um_value_count(later); i++) {
        block_open(m->blocks, BLOCK_ITEM);
        put(m->blocks, text_at(um_value_at(later, i), "proposition"));
        put_authorities(m, um_value_get(um_value_at(later, i), "authorities"));
        block_close(m->blocks);
    }
    block_close(m->blocks);
}

void put_analysis(struct memo *m)
{
    const struct um_value *statements = um_value_get(m->matter, "statements");
    struct told *told = calloc(1, sizeof *told);
    struct blocks *b = m->blocks;
    block_heading(b, 2, NULL, "5. Analysis");
    put_paragraph(b, "† behind an authority: the pin was not confirmed. ‡: that it stands for the proposition was not checked.");
    put_persons(m);
    put_law(m);
    if (um_value_count(statements)) {
        block_heading(b, 3, NULL, "Statement by statement, judged once");
        put_paragraph(b, "What does not turn on who the speaker is, is the same for every defendant and stands here. That a paragraph affirms or "
                         "denies something is how it was entered; its words are quoted beside.");
    }
    for (size_t i = 0; told && i < um_value_count(statements); i++)
        put_statement(m, um_value_at(statements, i), told);
    b->failed = b->failed || !told;
    free(told);
    put_remarks(m);
    put_later(m);
}
