/* Smokeball: a memo a defendant, a task a defendant with a subtask a gap, a file for each report. */
#include <stdlib.h>
#include <string.h>

#include "deliver/gap.h"
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
    json_own_text(d, &j, "title", note_subject(defendant), SUBJECT);
    json_own_text(d, &j, "text", note_text(d, defendant, key ? key : ""), BODY);
    end_request(d, &j, "memo", path, key, NULL);
}

static void put_subtask(struct delivery *d, const struct um_value *defendant, const struct um_value *gap, size_t number, const char *task)
{
    char *key = stable_key(d, text_at(defendant, "id"), "subtask", gap_id(gap));
    struct json j;
    if (!begin_body(d, &j, "subtask", number)) {
        free(key);
        return;
    }
    json_text(&j, "staffId", map_id(d->map, defendant, "staff_id"));
    json_own_text(d, &j, "subject", task_name(defendant, gap), SUBJECT);
    json_own_text(d, &j, "note", task_text(d, defendant, gap, key ? key : ""), BODY);
    json_text(&j, "dueDateOnly", map_due(d->map));
    end_request(d, &j, "subtask", NULL, key, task);
}

static void put_task(struct delivery *d, const struct um_value *defendant, size_t number, size_t *subtasks)
{
    char *key = stable_key(d, text_at(defendant, "id"), "task", ""), task[NAME_LENGTH];
    struct json j;
    if (!begin_body(d, &j, "task", number)) {
        free(key);
        return;
    }
    json_text(&j, "staffId", map_id(d->map, defendant, "staff_id"));
    json_text(&j, "matterId", map_id(d->map, NULL, "matter_id"));
    json_own_text(d, &j, "subject", note_subject(defendant), SUBJECT);
    json_own_text(d, &j, "note", note_text(d, defendant, key ? key : ""), BODY);
    json_text(&j, "dueDateOnly", map_due(d->map));
    snprintf(task, sizeof task, "%s", folder_name(&d->folder));
    end_request(d, &j, "task", "POST /tasks", key, NULL);
    for (size_t i = 0; i < um_value_count(um_value_get(defendant, "gaps")); i++)
        if (first_of_gaps(defendant, i))
            put_subtask(d, defendant, first_of_gaps(defendant, i), ++*subtasks, task);
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
    for (size_t i = 0; i < um_value_count(d->defendants); i++)
        if (count_gaps(um_value_at(d->defendants, i)))
            put_task(d, um_value_at(d->defendants, i), ++tasks, &subtasks);
    put_file(d, memo_name, 1, files);
    put_file(d, findings_name, 2, files);
    end_index(d);
    return !d->folder.failed;
}
