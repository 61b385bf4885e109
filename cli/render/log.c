/* The log of evaluations. An entry may be a stranger's, so nothing is taken for granted about its result. */
#include <stdio.h>
#include <string.h>

#include "render/text.h"

enum { TEXT = 5 };

static void add_line(struct page *p, const char *label, const char *text)
{
    page_to(p, TEXT);
    page_add(p, label), page_add(p, *text ? text : "—");
    page_end(p);
}

/* Who stands where in a result, as far as it is one. */
static void render_outcomes(struct page *p, const struct um_value *result)
{
    const struct um_value *defendants = um_value_get(result, "defendants");
    for (size_t i = 0; i < um_value_count(defendants); i++) {
        const struct um_value *d = um_value_at(defendants, i);
        page_to(p, TEXT);
        page_add(p, text_at(d, "id")), page_add(p, text_at(d, "label")), page_add(p, "—"), page_add(p, outcome_words(text_at(d, "outcome")));
        page_end(p);
    }
    page_to(p, TEXT), page_add(p, "--format json prints the whole result. Nothing is verified here; unmask log verify does that.");
    page_end(p);
}

static void render_entry(struct page *p, const struct um_value *entry)
{
    char number[32];
    snprintf(number, sizeof number, "%lld", (long long)um_value_integer(um_value_get(entry, "n")));
    page_add(p, number);
    p->indent = TEXT;
    page_to(p, TEXT);
    page_add(p, text_at(entry, "at")), page_add(p, text_at(entry, "matter"));
    page_add(p, "with"), page_add(p, text_at(entry, "options")), page_add(p, "by"), page_add(p, text_at(entry, "engine"));
    page_end(p);
    add_line(p, "record", text_at(entry, "record_sha256"));
    add_line(p, "law   ", text_at(entry, "law_sha256"));
    add_line(p, "result", text_at(entry, "result_sha256"));
    add_line(p, "hash  ", text_at(entry, "hash"));
    if (um_value_get(entry, "result"))
        render_outcomes(p, um_value_get(entry, "result"));
    p->indent = 0;
}

/* The last hash, to be quoted. */
static void render_head(struct page *p, const struct um_value *document)
{
    if (*text_at(document, "head"))
        page_add(p, "Head:"), page_add(p, text_at(document, "head"));
    else
        page_add(p, "The log is empty.");
    page_end(p);
}

void render_log(FILE *out, const struct um_value *document, int width)
{
    struct page page = {.out = out, .width = width}, *p = &page;
    const struct um_value *entries = um_value_get(document, "entries");
    for (size_t i = 0; i < um_value_count(entries); i++)
        render_entry(p, um_value_at(entries, i));
    render_head(p, document);
}

/* How many entries came to something when they were evaluated again. */
static void render_count(struct page *p, const struct um_value *entries, const char *replay, const char *one, const char *many)
{
    char number[32];
    size_t n = 0;
    for (size_t i = 0; i < um_value_count(entries); i++)
        n += strcmp(text_at(um_value_at(entries, i), "replay"), replay) == 0;
    if (!n)
        return;
    snprintf(number, sizeof number, "%zu", n);
    page_add(p, number), page_add(p, n == 1 ? one : many);
    page_end(p);
}

static void render_problem(struct page *p, const struct um_value *problem)
{
    char label[48];
    long long n = um_value_integer(um_value_get(problem, "n"));
    snprintf(label, sizeof label, n ? "ENTRY %lld:" : "THE LOG:", n);
    page_add(p, label), page_add(p, text_at(problem, "says")), page_add(p, ".");
    page_end(p);
}

void render_log_check(FILE *out, const struct um_value *document, int width)
{
    struct page page = {.out = out, .width = width}, *p = &page;
    const struct um_value *entries = um_value_get(document, "entries"), *problems = um_value_get(document, "problems");
    const struct um_value *quoted = um_value_get(um_value_get(document, "quoted"), "n");
    char line[64];
    for (size_t i = 0; i < um_value_count(problems); i++)
        render_problem(p, um_value_at(problems, i));
    render_count(p, entries, "same", "entry was evaluated again and gives the same result.", "entries were evaluated again and give the same results.");
    render_count(p, entries, "other-engine", "entry was made by another version of the program; its result is not compared.",
                 "entries were made by another version of the program; their results are not compared.");
    render_count(p, entries, "other-law", "entry was made under another law than that loaded now; its result is not compared.",
                 "entries were made under another law than that loaded now; their results are not compared.");
    if (quoted) {
        snprintf(line, sizeof line, "The hash that was quoted is that of entry %lld.", (long long)um_value_integer(quoted));
        page_add(p, line), page_end(p);
    }
    if (!um_value_count(problems) && um_value_count(entries))
        page_add(p, "Every entry is as it was written, in the order it was written in."), page_end(p);
    render_head(p, document);
}
