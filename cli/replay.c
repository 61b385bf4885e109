#include "replay.h"

#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "render/text.h"

static int replay_record(const char *path, const struct um_record *record, const struct um_law *law, struct um_result **ret)
{
    struct um_error err;
    size_t length;
    char *text = read_text(path, &length);
    if (!text)
        return EXIT_INPUT;
    int code = EXIT_DONE;
    if (um_case_replay(record, text, length, path, law, ret, &err) != UM_OK)
        code = report_error(path, &err);
    free(text);
    return code == EXIT_USAGE ? EXIT_INPUT : code; /* what names nothing stands in the file, not on the command line */
}

int replay_case(const char *folder, const struct um_law *law, struct um_result **ret)
{
    struct um_record *record;
    char *path = join_path(folder, "statuses.json");
    int code = read_case(folder, &record);
    if (code == EXIT_DONE)
        code = path ? replay_record(path, record, law, ret) : complain_of(folder, "out of memory", EXIT_SYSTEM);
    um_record_free(record);
    free(path);
    return code;
}

bool any_moved(const struct replays *r)
{
    for (size_t i = 0; i < r->n; i++)
        if (um_value_count(um_value_get(r->list[i], "moved")))
            return true;
    return false;
}

static const char *name_of(const char *folder)
{
    const char *slash = strrchr(folder, '/');
    return slash ? slash + 1 : folder;
}

static void render_moved(FILE *out, const struct um_value *v)
{
    const char *from = um_value_string(um_value_get(v, "from")), *to = um_value_string(um_value_get(v, "to"));
    fputs("    ", out);
    print_safe(out, text_at(v, "node"));
    fputs(": ", out);
    print_safe(out, from ? from : "was not there");
    fputs(" -> ", out);
    print_safe(out, to ? to : "is not there");
    fputc('\n', out);
}

static void render_replay(FILE *out, const char *folder, const struct um_value *replay)
{
    const struct um_value *moved = um_value_get(replay, "moved");
    print_safe(out, name_of(folder));
    if (!um_value_integer(um_value_get(replay, "same_record")))
        fputs(" (its record has changed since)", out);
    if (!um_value_integer(um_value_get(replay, "same_law")))
        fputs(" (saved under other law)", out);
    if (um_value_count(moved))
        fprintf(out, ": %zu moved\n", um_value_count(moved));
    else
        fprintf(out, ": all %zu findings as saved\n", (size_t)um_value_integer(um_value_get(replay, "nodes")));
    for (size_t i = 0; i < um_value_count(moved); i++)
        render_moved(out, um_value_at(moved, i));
}

void render_replays(FILE *out, const struct replays *r, bool markdown)
{
    fputs(markdown ? "**Saved matters**\n\n```\n" : "SAVED MATTERS, EVALUATED AGAIN\n", out);
    for (size_t i = 0; i < r->n; i++)
        render_replay(out, r->folders[i], r->list[i]);
    if (markdown)
        fputs("```\n", out);
}

void print_replays(struct json *j, const struct replays *r)
{
    json_open(j, "saved", '[');
    for (size_t i = 0; i < r->n; i++) {
        json_open(j, NULL, '{');
        json_text(j, "case", name_of(r->folders[i]));
        for (size_t k = 0; k < um_value_count(r->list[i]); k++)
            json_value(j, um_value_key(r->list[i], k), um_value_at(r->list[i], k));
        json_close(j, '}');
    }
    json_close(j, ']');
}
