/* One finding in prose: what was found and why, the authorities, what was offered, what the other side says of it. */
#include <string.h>

#include "render/memo/memo.h"

static void put_answer(struct memo *m, const struct um_value *a)
{
    const struct um_value *authorities = um_value_get(a, "authorities");
    struct blocks *b = m->blocks;
    block_open(b, BLOCK_ITEM);
    put_strong(b, text_at(a, "who"));
    put(b, ":"), put(b, text_at(a, "text"));
    if (*text_at(a, "cite"))
        add_bracketed(&b->page, text_at(a, "cite"));
    for (size_t i = 0; i < um_value_count(authorities); i++)
        put(b, i ? "·" : "Citing"), put(b, um_value_string(um_value_at(authorities, i)));
    block_close(b);
}

void put_answers(struct memo *m, const struct um_value *answers)
{
    if (!um_value_count(answers))
        return;
    block_open(m->blocks, BLOCK_LIST);
    for (size_t i = 0; i < um_value_count(answers); i++)
        put_answer(m, um_value_at(answers, i));
    block_close(m->blocks);
}

/* ----------------------------------------------------------------- evidence */

static bool same_at(const struct um_value *a, const struct um_value *b, const char *key)
{
    return same_value(um_value_get(a, key), um_value_get(b, key));
}

static bool was_told(const struct told *told, const struct um_value *e)
{
    for (size_t i = 0; told && i < told->n; i++)
        if (same_at(told->evidence[i], e, "id") && same_at(told->evidence[i], e, "rule"))
            return true;
    return false;
}

/* Two assertions of one paragraph of which the same came for the same reason: they are told together. */
static bool go_together(const struct um_value *a, const struct um_value *b)
{
    static const char *const keys[] = {"cite", "effect", "against", "worlds", "reason", "answers", "seen"};
    bool same = true;
    for (size_t i = 0; same && i < sizeof keys / sizeof *keys; i++)
        same = same_at(a, b, keys[i]);
    return same;
}

/* What it says of its point, and its words, which two assertions may share. */
static void put_assertion(struct memo *m, const struct um_value *e, const struct um_value *next)
{
    const char *words = text_at(e, "words");
    struct blocks *b = m->blocks;
    put(b, says_words(text_at(e, "says"), text_at(e, "modality"))), put(b, text_at(e, "point"));
    if (next && *words && same_at(e, next, "words"))
        return;
    put(b, ":");
    if (*words)
        add_quoted(&b->page, words);
    else
        put(b, "in substance,"), put(b, text_at(e, "gist"));
}

static void put_source(struct memo *m, const struct um_value *e)
{
    const struct um_value *seen = um_value_get(e, "seen");
    struct blocks *b = m->blocks;
    if (strcmp(text_at(seen, "how"), "described_by") != 0)
        return;
    put(b, "(as"), put(b, text_at(seen, "by"));
    put(b, *text_at(e, "words") ? "quotes it," : "reads it,"), put(b, text_at(seen, "at")), put(b, ")");
}

/* Some assertions that go together; conditional: the finding has said already under which answers it holds; next: what follows them. */
static void put_evidence(struct memo *m, const struct um_value *const *list, size_t n, const struct um_value *f, bool conditional,
                         const struct um_value *next)
{
    const struct um_value *e = list[0];
    struct blocks *b = m->blocks;
    block_open(b, BLOCK_ITEM);
    put_strong(b, text_at(e, "cite"));
    if (um_value_integer(um_value_get(e, "sealed")))
        put_strong(b, "[SEALED]");
    for (size_t i = 0; i < n; i++) {
        put(b, i == 0 ? "" : i + 1 < n ? ";" : "; and");
        put_assertion(m, list[i], i + 1 < n ? list[i + 1] : NULL);
    }
    put_source(m, e);
    put(b, "—"), put_emphasis(b, effect_words(text_at(e, "effect")));
    if (!conditional)
        put_worlds(m, um_value_get(e, "worlds"));
    put(b, ".");
    if (*text_at(e, "reason") && strcmp(text_at(e, "reason"), text_at(um_value_get(f, "reason"), "text")) != 0) {
        put(b, text_at(e, "reason"));
        put_authorities(m, um_value_get(e, "authorities"));
    }
    if (!next || !same_at(e, next, "cite") || !same_at(e, next, "answers"))
        put_answers(m, um_value_get(e, "answers"));
    block_close(b);
}

enum { MOST_TOGETHER = 16 };

/* The assertions of one side that are new, those that go together in one item. */
static bool put_new(struct memo *m, const struct um_value *f, bool against, struct told *told)
{
    const struct um_value *evidence = um_value_get(f, "evidence"), *list[MOST_TOGETHER];
    const size_t n = um_value_count(evidence);
    const bool conditional = um_value_count(um_value_get(f, "worlds")) > 0;
    bool begun = false;
    for (size_t i = 0; i < n;) {
        const struct um_value *e = um_value_at(evidence, i);
        size_t k = 0;
        if ((um_value_integer(um_value_get(e, "against")) != 0) != against || was_told(told, e)) {
            i++;
            continue;
        }
        while (i < n && k < MOST_TOGETHER && go_together(e, um_value_at(evidence, i)) && !was_told(told, um_value_at(evidence, i)))
            list[k++] = um_value_at(evidence, i++);
        if (!begun)
            block_open(m->blocks, BLOCK_LIST);
        begun = true;
        put_evidence(m, list, k, f, conditional, um_value_at(evidence, i));
        for (size_t j = 0; told && j < k && told->n < MOST_TOLD; j++)
            told->evidence[told->n++] = list[j];
    }
    return begun;
}

/* Whether an earlier piece of the evidence has the same cite and came to the same. */
static bool is_named(const struct um_value *evidence, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (same_at(um_value_at(evidence, k), um_value_at(evidence, i), "cite") && same_at(um_value_at(evidence, k), um_value_at(evidence, i), "effect"))
            return true;
    return false;
}

/* What was told above, named again by what came of it. */
static void put_old(struct memo *m, const struct um_value *f, const bool *old, size_t n)
{
    const struct um_value *evidence = um_value_get(f, "evidence");
    struct blocks *b = m->blocks;
    bool any = false;
    for (const struct word *w = effect_table; w->value; w++) {
        bool begun = false;
        for (size_t i = 0; i < n; i++) {
            const struct um_value *e = um_value_at(evidence, i);
            if (!old[i] || strcmp(text_at(e, "effect"), w->value) != 0 || is_named(evidence, i))
                continue;
            if (!any)
                block_open(b, BLOCK_PARAGRAPH), put(b, "With the words above:");
            put(b, begun ? "·" : any ? ";" : ""), put(b, text_at(e, "cite"));
            any = begun = true;
        }
        if (begun)
            put(b, "—"), put_emphasis(b, w->words);
    }
    if (any)
        put(b, "."), block_close(b);
}

enum { MOST_EVIDENCE = 1024 };

static void put_offered(struct memo *m, const struct um_value *f, struct told *told)
{
    const struct um_value *evidence = um_value_get(f, "evidence");
    const size_t n = um_value_count(evidence) < MOST_EVIDENCE ? um_value_count(evidence) : MOST_EVIDENCE;
    bool old[MOST_EVIDENCE];
    for (size_t i = 0; i < n; i++)
        old[i] = was_told(told, um_value_at(evidence, i));
    if (put_new(m, f, false, told))
        block_close(m->blocks);
    bool against = false;
    for (size_t i = 0; i < n; i++)
        against = against || (um_value_integer(um_value_get(um_value_at(evidence, i), "against")) != 0 && !old[i]);
    if (against) {
        put_paragraph(m->blocks, "For the side that resists:");
        if (put_new(m, f, true, told))
            block_close(m->blocks);
    }
    put_old(m, f, old, n);
}

/* ------------------------------------------------------------------ finding */

/* What the Court's answer would come to. */
static void put_question(struct memo *m, const struct um_value *f)
{
    const struct um_value *q = um_value_get(f, "question");
    const size_t number = question_number(m, text_at(q, "id"));
    char label[32];
    if (!q)
        return;
    snprintf(label, sizeof label, "Q%zu:", number);
    put_strong(m->blocks, number ? label : "");
    put(m->blocks, text_at(q, "ask"));
    put(m->blocks, "If yes:"), put(m->blocks, status_words(text_at(q, "if_yes"))), put(m->blocks, ";");
    put(m->blocks, "if no:"), put(m->blocks, status_words(text_at(q, "if_no"))), put(m->blocks, ".");
}

/* What was found, by what standard, under which answers, and why. */
static void put_found(struct memo *m, const struct um_value *f)
{
    const char *standard = text_at(f, "standard"), *basis = text_at(f, "basis");
    struct blocks *b = m->blocks;
    if (*standard)
        add_bracketed(&b->page, standard);
    put(b, "—");
    put(b, strcmp(text_at(f, "reached"), "yes") != 0 ? "not reached;" : "");
    put_emphasis(b, status_words(text_at(f, "status")));
    put(b, strcmp(basis, "derived") == 0 ? "" : um_meaning("finding-basis", basis));
    put_worlds(m, um_value_get(f, "worlds"));
    put(b, "."), put(b, text_at(um_value_get(f, "reason"), "text"));
    if (*text_at(f, "derived_status"))
        put(b, "The rules by themselves give:"), put(b, status_words(text_at(f, "derived_status"))), put(b, ".");
    put_question(m, f);
    put_authorities(m, um_value_get(f, "authorities"));
}

void put_finding(struct memo *m, const struct um_value *f, struct told *told)
{
    struct blocks *b = m->blocks;
    block_open(b, BLOCK_PARAGRAPH);
    add_title(&b->page, f);
    put_run(b, RUN_STRONG);
    put_found(m, f);
    block_close(b);
    put_offered(m, f, told);
    if (!um_value_count(um_value_get(f, "answers")))
        return;
    if (um_value_count(um_value_get(f, "evidence")))
        put_paragraph(b, "On the whole:");
    put_answers(m, um_value_get(f, "answers"));
}

static bool is_among(const struct um_value *nodes, const char *node)
{
    for (size_t i = 0; i < um_value_count(nodes); i++)
        if (strcmp(um_value_string(um_value_at(nodes, i)), node) == 0)
            return true;
    return false;
}

void put_inapplicable(struct memo *m, const struct um_value *nodes)
{
    const struct um_value *findings = um_value_get(m->matter, "findings");
    struct blocks *b = m->blocks;
    bool any = false;
    for (size_t i = 0; i < um_value_count(findings); i++) {
        const struct um_value *f = um_value_at(findings, i);
        if (strcmp(text_at(f, "status"), "inapplicable") != 0 || !is_among(nodes, text_at(f, "node")))
            continue;
        if (!any) {
            block_open(b, BLOCK_PARAGRAPH);
            put_strong(b, "Does not apply:");
        }
        put(b, any ? "·" : ""), add_title(&b->page, f);
        put_worlds(m, um_value_get(f, "worlds"));
        put(b, "—"), put(b, text_at(um_value_get(f, "reason"), "text"));
        any = true;
    }
    if (any)
        block_close(b);
}
