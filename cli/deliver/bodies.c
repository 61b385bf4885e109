#define _POSIX_C_SOURCE 200809L /* open_memstream */
#include <stdlib.h>
#include <string.h>

#include "../cli.h"
#include "deliver/vendor.h"
#include "render/memo/memo.h"

const char findings_name[] = "findings.json";

/* -------------------------------------------------------------------- index */

bool begin_index(struct delivery *d, const char *to)
{
    d->index = (struct json){.out = open_memstream(&d->index_text, &d->index_length)};
    if (!d->index.out)
        return false;
    json_open(&d->index, NULL, '{');
    json_text(&d->index, "format", "unmask.requests/1");
    json_text(&d->index, "to", to);
    json_open(&d->index, "requests", '[');
    return true;
}

void index_request(struct delivery *d, const char *what, const char *path, const char *key, const char *after)
{
    json_open(&d->index, NULL, '{');
    json_text(&d->index, "file", folder_name(&d->folder));
    json_text(&d->index, "what", what);
    json_text(&d->index, "path", path);
    json_text(&d->index, "key", key);
    json_text(&d->index, "after", after);
    json_close(&d->index, '}');
}

void end_index(struct delivery *d)
{
    json_close(&d->index, ']');
    json_close(&d->index, '}');
    d->folder.failed = fclose(d->index.out) != 0 || d->folder.failed;
    FILE *out = folder_begin(&d->folder, "requests", 0, ".json");
    if (out)
        fwrite(d->index_text, 1, d->index_length, out);
    folder_end(&d->folder);
    free(d->index_text);
    d->index_text = NULL;
}

bool begin_body(struct delivery *d, struct json *j, const char *name, size_t number)
{
    *j = (struct json){.out = folder_begin(&d->folder, name, number, ".json")};
    if (!j->out)
        return false;
    json_open(j, NULL, '{');
    return true;
}

void end_body(struct delivery *d, struct json *j)
{
    json_close(j, '}');
    folder_end(&d->folder);
}

/* -------------------------------------------------------------------- texts */

/* The beginning of a text of so many characters, with a mark where it was cut. */
static void cut(char *text, size_t most)
{
    size_t n = 0;
    for (char *s = text, *mark = NULL; *s; s++) {
        if (((unsigned char)*s & 0xc0) == 0x80)
            continue;
        if (n + 1 == most)
            mark = s;
        if (n++ == most && mark)
            *mark = '\0';
        if (n > most)
            return;
    }
}

void json_own_text(struct delivery *d, struct json *j, const char *key, char *text, size_t most)
{
    d->folder.failed = d->folder.failed || !text;
    if (text)
        cut(text, most), json_text(j, key, text);
    free(text);
}

char *stable_key(const struct delivery *d, const char *defendant, const char *kind, const char *what)
{
    struct line l;
    if (!line_begin(&l, NULL))
        return NULL;
    const char *const pieces[] = {text_at(d->matter, "id"), defendant, kind, what};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++)
        if (*pieces[i])
            fprintf(l.page.out, "%s%s", i ? "/" : "", pieces[i]);
    return line_end(&l);
}

/* The last lines of a text that goes into another system: what it is, what it does without, and its key. */
static void add_foot(const struct delivery *d, struct line *l, const char *key)
{
    const size_t n = (size_t)um_value_integer(um_value_get(um_value_get(d->document, "sealed"), "held_back"));
    char line[64];
    line_break(l);
    if (n) {
        snprintf(line, sizeof line, "%zu sealed record%s held back.", n, n == 1 ? " is" : "s are");
        line_add(l, line), line_break(l);
    }
    line_add(l, d->include_sealed ? "CONTAINS SEALED MATERIAL." : "");
    line_add(l, "Research aid, not legal advice; checked by ____________");
    line_break(l);
    line_add(l, "ref:"), line_add(l, key);
}

char *note_subject(const struct delivery *d, const struct um_value *defendant)
{
    struct line l;
    char count[48];
    const size_t n = count_tasks(&d->gaps, text_at(defendant, "id"));
    if (!line_begin(&l, NULL))
        return NULL;
    snprintf(count, sizeof count, ", %zu thing%s to do", n, n == 1 ? "" : "s");
    line_add(&l, text_at(defendant, "label")), line_add(&l, ":"), line_add(&l, outcome_words(text_at(defendant, "outcome"))), line_add(&l, count);
    return line_end(&l);
}

/* What was found of the defendant's own elements, each thing once. */
static void add_reasons(struct line *l, const struct um_value *defendant)
{
    const struct um_value *findings = um_value_get(defendant, "findings");
    for (size_t i = 0; i < um_value_count(findings); i++) {
        const struct um_value *f = um_value_at(findings, i);
        bool said = !is_own_element(f) || strcmp(text_at(um_value_get(f, "reason"), "id"), "fault.same") == 0;
        for (size_t k = 0; k < i && !said; k++)
            said = is_own_element(um_value_at(findings, k)) && findings_alike(um_value_at(findings, k), f);
        if (said)
            continue;
        line_break(l);
        line_add(l, text_at(f, "title")), line_add(l, "—"), line_add(l, status_words(text_at(f, "status")));
        if (um_value_count(um_value_get(f, "worlds")))
            line_add(l, "("), add_worlds(&l->page, um_value_get(f, "worlds")), line_add(l, ")");
        line_add(l, ":"), line_add(l, text_at(um_value_get(f, "reason"), "text"));
    }
}

/* A text whose end, with the key, is kept where the middle is too long. */
static char *joined(char *middle, char *end, size_t most)
{
    const size_t n = middle && end ? strlen(end) : 0;
    char *all = middle && end ? malloc(strlen(middle) + n + 2) : NULL;
    if (all) {
        cut(middle, most - (size_t)page_columns(end, n) - 1);
        snprintf(all, strlen(middle) + n + 2, "%s\n%s", middle, end);
    }
    free(middle);
    free(end);
    return all;
}

static char *foot_text(const struct delivery *d, const char *key)
{
    struct line l;
    if (!line_begin(&l, NULL))
        return NULL;
    add_foot(d, &l, key);
    return line_end(&l);
}

char *with_foot(const struct delivery *d, char *text, const char *key)
{
    return joined(text, foot_text(d, key), BODY);
}

char *note_text(const struct delivery *d, const struct um_value *defendant, const char *key)
{
    const struct um_value *test = um_value_get(d->matter, "test");
    struct line l;
    char day[32];
    if (!line_begin(&l, um_value_get(d->matter, "law_questions")))
        return NULL;
    line_add(&l, text_at(d->matter, "caption")), line_break(&l);
    line_add(&l, text_at(defendant, "label")), line_add(&l, ":"), line_add(&l, outcome_words(text_at(defendant, "outcome"))), line_add(&l, ".");
    line_add(&l, text_at(um_value_get(defendant, "comes_down_to"), "text")), line_break(&l);
    line_add(&l, "Test:"), line_add(&l, text_at(test, "title")), add_bracketed(&l.page, text_at(test, "standard"));
    line_add(&l, ". Record through"), line_add(&l, day_words(text_at(um_value_get(d->document, "record"), "as_of"), day)), line_add(&l, ".");
    add_reasons(&l, defendant);
    return with_foot(d, line_end(&l), key);
}

char *task_name(const struct delivery *d, const struct gap *gap)
{
    struct line l;
    if (!line_begin(&l, um_value_get(d->matter, "law_questions")))
        return NULL;
    if (gap->kind == GAP_NEED)
        add_whose_short(&l, &d->gaps, gap), line_add(&l, "—");
    add_gap(&l, &d->gaps, gap);
    return line_end(&l);
}

char *task_text(const struct delivery *d, const struct gap *gap, const char *key)
{
    struct line l;
    if (!line_begin(&l, um_value_get(d->matter, "law_questions")))
        return NULL;
    add_gap(&l, &d->gaps, gap), line_add(&l, "."), line_break(&l);
    if (gap->kind == GAP_NEED)
        line_add(&l, "Stands in the way of:"), add_whose(&l, &d->gaps, gap), line_add(&l, "."), line_break(&l);
    line_add(&l, text_at(gap->entry, "reason")), line_break(&l);
    line_add(&l, "What would meet it:"), add_gap_proof(&l, gap), line_add(&l, "."), line_break(&l);
    if (gap->kind != GAP_ENTER)
        line_add(&l, "Authority:"), add_gap_authorities(&l, &d->gaps, gap), line_add(&l, ".");
    return with_foot(d, line_end(&l), key);
}

const char *task_owner(const struct delivery *d, const struct gap *gap, const char *key)
{
    const struct um_value *ids = gap_defendants(gap);
    const char *all = map_id(d->map, NULL, key);
    for (size_t i = 0; i < um_value_count(d->defendants); i++) {
        const struct um_value *defendant = um_value_at(d->defendants, i);
        const bool is_his = gap_concerns(gap, text_at(defendant, "id"));
        if (is_his ? um_value_count(ids) == 1 || !*all : !*all && !um_value_count(ids))
            return map_id(d->map, defendant, key);
    }
    return all;
}

char *gap_key(const struct delivery *d, const char *kind, const struct gap *gap)
{
    char *id = gap_id(gap), *key = id ? stable_key(d, "", kind, id) : NULL;
    free(id);
    return key;
}

/* ------------------------------------------------------------------ reports */

char *finding_set(const struct delivery *d)
{
    struct line l;
    if (!line_begin(&l, NULL))
        return NULL;
    fprintf(l.page.out, "%s/%.16s", text_at(d->matter, "id"), text_at(um_value_get(d->document, "record"), "sha256"));
    return line_end(&l);
}

char *ruleset(const struct delivery *d)
{
    const struct um_value *law = um_value_get(d->document, "law");
    struct line l;
    if (!line_begin(&l, NULL))
        return NULL;
    fprintf(l.page.out, "unmask %s", text_at(um_value_get(d->document, "engine"), "version"));
    for (size_t i = 0; i < um_value_count(law); i++)
        if (!um_value_integer(um_value_get(um_value_at(law, i), "built_in")))
            fprintf(l.page.out, " + %s %s", text_at(um_value_at(law, i), "id"), text_at(um_value_at(law, i), "version"));
    return line_end(&l);
}

static void write_memo(struct delivery *d, FILE *out)
{
    const char *mark = d->include_sealed ? "CONTAINS SEALED MATERIAL" : NULL;
    const struct letterhead head = {.notice = "Research aid, not legal advice; checked by ____________", .mark = mark};
    struct blocks blocks;
    if (make_memo(&blocks, d->document, mark))
        print_blocks_html(out, &blocks, &head);
    else
        d->folder.failed = true;
    blocks_free(&blocks);
}

/* The page to open: the report, or where that is too large to be uploaded the memo. */
static void add_paper(struct delivery *d)
{
    size_t length = 0;
    char *text = report_text(d, &length);
    const bool fits = text && length <= LARGEST_REPORT;
    d->paper = fits ? "report.html" : "memo.html";
    d->folder.failed = d->folder.failed || !text;
    FILE *out = folder_begin(&d->folder, d->paper, 0, "");
    if (out && fits)
        fwrite(text, 1, length, out);
    else if (out)
        write_memo(d, out);
    folder_end(&d->folder);
    free(text);
}

bool add_reports(struct delivery *d)
{
    add_paper(d);
    FILE *out = folder_begin(&d->folder, findings_name, 0, "");
    if (out)
        print_json(out, d->document);
    folder_end(&d->folder);
    return !d->folder.failed;
}
