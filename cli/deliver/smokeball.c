/* Smokeball: a memo a defendant, a task for all that stands in the way of the same defendants, with a subtask a gap, a file for each report. */
#include <stdlib.h>
#include <string.h>

#include "deliver/vendor.h"

/* A body is done: it goes into the list under its key. */
static void end_request(struct delivery *d, struct json *j, const char *what, const char *path, char *key, const char *after)
{
    end_body(d, j);
    index_request(d, what, path, key, after);
    free(key);
}

static void put_memo(struct delivery *d, const struct um_value *defendant, size_t number, const char *path)
{
    char *key = stable_key(d, text_at(defendant, "id"), "memo", "");
    struct json j;
    if (!begin_body(d, &j, "memo", number)) {
        free(key);
        return;
    }
    json_own_text(d, &j, "title", note_subject(d, defendant), SUBJECT);
    json_own_text(d, &j, "text", note_text(d, defendant, key ? key : ""), BODY);
    end_request(d, &j, "memo", path, key, NULL);
}

static void put_subtask(struct delivery *d, const struct gap *gap, size_t number, const char *task)
{
    char *key = gap_key(d, "subtask", gap);
    struct json j;
    if (!begin_body(d, &j, "subtask", number)) {
        free(key);
        return;
    }
    json_text(&j, "staffId", task_owner(d, gap, "staff_id"));
    json_own_text(d, &j, "subject", task_name(d, gap), SUBJECT);
    json_own_text(d, &j, "note", task_text(d, gap, key ? key : ""), BODY);
    json_text(&j, "dueDateOnly", map_due(d->map));
    end_request(d, &j, "subtask", NULL, key, task);
}

/* Whether two gaps go under one task: they stand in the way of the same defendants. */
static bool go_together(const struct gap *a, const struct gap *b)
{
    return is_task(a) && is_task(b) && same_value(gap_defendants(a), gap_defendants(b));
}

static bool is_first_of_task(const struct gaps *g, size_t at)
{
    bool first = is_task(&g->list[at]);
    for (size_t i = 0; i < at && first; i++)
        first = !go_together(&g->list[i], &g->list[at]);
    return first;
}

/* "All 9 defendants: 12 things to do", and whose they are. */
static char *task_subject(const struct delivery *d, const struct gap *gap, size_t n, bool whole)
{
    struct line l;
    char count[48];
    if (!line_begin(&l, NULL))
        return NULL;
    snprintf(count, sizeof count, "%zu thing%s to do", n, n == 1 ? "" : "s");
    (whole ? add_whose : add_whose_short)(&l, &d->gaps, gap);
    line_add(&l, ":"), line_add(&l, count);
    return line_end(&l);
}

static void put_task(struct delivery *d, size_t at, size_t number, size_t *subtasks)
{
    const struct gap *gap = &d->gaps.list[at];
    char *key = gap_key(d, "task", gap), task[NAME_LENGTH];
    size_t n = 0;
    struct json j;
    for (size_t i = at; i < d->gaps.n; i++)
        n += go_together(gap, &d->gaps.list[i]);
    if (!begin_body(d, &j, "task", number)) {
        free(key);
        return;
    }
    json_text(&j, "staffId", task_owner(d, gap, "staff_id"));
    json_text(&j, "matterId", map_id(d->map, NULL, "matter_id"));
    json_own_text(d, &j, "subject", task_subject(d, gap, n, false), SUBJECT);
    json_own_text(d, &j, "note", with_foot(d, task_subject(d, gap, n, true), key ? key : ""), BODY);
    json_text(&j, "dueDateOnly", map_due(d->map));
    snprintf(task, sizeof task, "%s", folder_name(&d->folder));
    end_request(d, &j, "task", "POST /tasks", key, NULL);
    for (size_t i = at; i < d->gaps.n; i++)
        if (go_together(gap, &d->gaps.list[i]))
            put_subtask(d, &d->gaps.list[i], ++*subtasks, task);
}

static void put_file(struct delivery *d, const char *name, size_t number, const char *path)
{
    char *set = finding_set(d), *law = ruleset(d);
    struct json j;
    d->folder.failed = d->folder.failed || !set || !law;
    if (begin_body(d, &j, "file", number)) {
        json_text(&j, "fileName", name);
        json_open(&j, "fileAdditionalData", '{');
        json_text(&j, "finding_set_id", set);
        json_text(&j, "schema_version", "unmask.findings/1");
        json_text(&j, "ruleset", law);
        json_text(&j, "sha256", text_at(um_value_get(d->document, "record"), "sha256"));
        json_close(&j, '}');
        end_request(d, &j, "file", path, stable_key(d, "", "file", name), name);
    }
    free(set);
    free(law);
}

bool fill_smokeball(struct delivery *d)
{
    const char *matter = map_id(d->map, NULL, "matter_id");
    size_t tasks = 0, subtasks = 0;
    char memos[128], files[128];
    snprintf(memos, sizeof memos, "POST /matters/%s/memos", matter);
    snprintf(files, sizeof files, "POST /matters/%s/documents/files", matter);
    if (!add_reports(d) || !begin_index(d, "smokeball"))
        return false;
    for (size_t i = 0; i < um_value_count(d->defendants); i++)
        put_memo(d, um_value_at(d->defendants, i), i + 1, memos);
    for (size_t i = 0; i < d->gaps.n; i++)
        if (is_first_of_task(&d->gaps, i))
            put_task(d, i, ++tasks, &subtasks);
    put_file(d, d->paper, 1, files);
    put_file(d, findings_name, 2, files);
    end_index(d);
    return !d->folder.failed;
}
