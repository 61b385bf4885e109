/* Clio Manage, version 4: a note a defendant, a task a gap, a document for each report; every body is wrapped in "data". */
#include <stdlib.h>
#include <string.h>

#include "deliver/vendor.h"

/* A number, as which Clio writes an id; the map was checked. */
static void put_id(struct json *j, const char *key, const char *id)
{
    json_count(j, key, (size_t)strtoull(id, NULL, 10));
}

/* An id in an object of its own. */
static void put_reference(struct json *j, const char *key, const char *id, const char *type)
{
    json_open(j, key, '{');
    put_id(j, "id", id);
    json_text(j, "type", type);
    json_close(j, '}');
}

static bool begin_data(struct delivery *d, struct json *j, const char *name, size_t number)
{
    if (!begin_body(d, j, name, number))
        return false;
    json_open(j, "data", '{');
    return true;
}

static void end_data(struct delivery *d, struct json *j, const char *what, const char *path, char *key, const char *after)
{
    json_close(j, '}');
    end_body(d, j);
    index_request(d, what, path, key, after);
    free(key);
}

static void put_note(struct delivery *d, const struct um_value *defendant, size_t number)
{
    char *key = stable_key(d, text_at(defendant, "id"), "note", "");
    const char *day = text_at(um_value_get(d->document, "record"), "as_of");
    struct json j;
    if (!begin_data(d, &j, "note", number)) {
        free(key);
        return;
    }
    json_text(&j, "type", "Matter");
    put_reference(&j, "matter", map_id(d->map, NULL, "matter_id"), NULL);
    json_own_text(d, &j, "subject", note_subject(d, defendant), SUBJECT);
    json_own_text(d, &j, "detail", note_text(d, defendant, key ? key : ""), BODY);
    json_text(&j, "detail_text_type", "plain_text");
    if (*day) {
        char only_day[11];
        snprintf(only_day, sizeof only_day, "%.10s", day);
        json_text(&j, "date", only_day);
    }
    end_data(d, &j, "note", "POST /api/v4/notes.json", key, NULL);
}

static void put_task(struct delivery *d, const struct gap *gap, size_t number)
{
    char *key = gap_key(d, "task", gap);
    struct json j;
    if (!begin_data(d, &j, "task", number)) {
        free(key);
        return;
    }
    json_own_text(d, &j, "name", task_name(d, gap), SUBJECT);
    json_own_text(d, &j, "description", task_text(d, gap, key ? key : ""), BODY);
    put_reference(&j, "assignee", task_owner(d, gap, "assignee_id"), map_id(d->map, NULL, "assignee_type"));
    put_reference(&j, "matter", map_id(d->map, NULL, "matter_id"), NULL);
    json_text(&j, "priority", is_first_obstacle(gap) ? "High" : "Normal");
    json_text(&j, "status", "pending");
    json_text(&j, "due_at", map_due(d->map));
    end_data(d, &j, "task", "POST /api/v4/tasks.json", key, NULL);
}

static void put_property(struct json *j, const char *name, const char *value)
{
    json_open(j, NULL, '{');
    json_text(j, "name", name);
    json_text(j, "value", value);
    json_close(j, '}');
}

/* The five properties that a document may have, by which it is found again. */
static void put_properties(struct delivery *d, struct json *j)
{
    char *set = finding_set(d), *law = ruleset(d);
    d->folder.failed = d->folder.failed || !set || !law;
    json_open(j, "external_properties", '[');
    put_property(j, "finding_set_id", set);
    put_property(j, "defendant_id", "all");
    put_property(j, "schema_version", "unmask.findings/1");
    put_property(j, "ruleset", law);
    put_property(j, "sha256", text_at(um_value_get(d->document, "record"), "sha256"));
    json_close(j, ']');
    free(set);
    free(law);
}

static void put_document(struct delivery *d, const char *name, size_t number)
{
    struct json j;
    if (!begin_data(d, &j, "document", number))
        return;
    json_text(&j, "name", name);
    put_reference(&j, "parent", map_id(d->map, NULL, "matter_id"), "Matter");
    put_properties(d, &j);
    end_data(d, &j, "document", "POST /api/v4/documents.json", stable_key(d, "", "document", name), name);
}

bool fill_clio(struct delivery *d)
{
    size_t tasks = 0;
    if (!add_reports(d) || !begin_index(d, "clio"))
        return false;
    for (size_t i = 0; i < um_value_count(d->defendants); i++)
        put_note(d, um_value_at(d->defendants, i), i + 1);
    for (size_t i = 0; i < d->gaps.n; i++)
        if (is_task(&d->gaps.list[i]))
            put_task(d, &d->gaps.list[i], ++tasks);
    put_document(d, d->paper, 1);
    put_document(d, findings_name, 2);
    end_index(d);
    return !d->folder.failed;
}
