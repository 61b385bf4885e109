#include "deliver/map.h"

#include <stdlib.h>
#include <string.h>

#include "../cli.h"
#include "render/text.h"

/* What a system asks for. Ids are texts in the file; those of Clio are written down as numbers. */
struct wanted {
    const char *to, *key, *what;
    bool of_defendant; /* one for each defendant may stand for the one for all */
    bool number;
};

static const struct wanted wanted[] = {{"clio", "matter_id", "the id of the matter in Clio", false, true},
                                       {"clio", "assignee_id", "the id of the user or contact whom the tasks are for", true, true},
                                       {"clio", "assignee_type", "User or Contact", false, false},
                                       {"smokeball", "matter_id", "the id of the matter in Smokeball", false, false},
                                       {"smokeball", "staff_id", "the id of the member of staff whom the tasks are for", true, false},
                                       {NULL, NULL, NULL, false, false}};

enum { LONGEST_NUMBER = 18, LONGEST_ID = 64 };

int open_map(const char *path, const char *to, struct map *map)
{
    struct um_error err;
    size_t length;
    *map = (struct map){0};
    if (!path)
        return EXIT_DONE;
    char *text = read_text(path, &length);
    if (!text)
        return EXIT_INPUT;
    int code = -(int)um_value_read(text, length, path, &map->result, &err);
    free(text);
    if (code != EXIT_DONE)
        return report_error(path, &err);
    map->all = um_result_document(map->result);
    map->vendor = um_value_get(map->all, to);
    return EXIT_DONE;
}

void close_map(struct map *map)
{
    um_result_free(map->result);
    *map = (struct map){0};
}

static const struct um_value *own_part(const struct map *map, const struct um_value *defendant)
{
    return um_value_get(um_value_get(map->vendor, "defendants"), text_at(defendant, "id"));
}

const char *map_id(const struct map *map, const struct um_value *defendant, const char *key)
{
    const char *own = text_at(own_part(map, defendant), key);
    return *own ? own : text_at(map->vendor, key);
}

const char *map_due(const struct map *map)
{
    return text_at(map->vendor, "due");
}

/* ----------------------------------------------------------------- checking */

struct check {
    const char *path, *to;
    size_t wrong;
};

static void complain(struct check *c, const char *place, const char *key, const char *message)
{
    print_safe(stderr, c->path ? c->path : "--map");
    fprintf(stderr, ": error: %s%s", c->to, *place ? ".defendants." : "");
    print_safe(stderr, place);
    fprintf(stderr, "%s", *key ? "." : "");
    print_safe(stderr, key);
    fprintf(stderr, " %s\n", message);
    c->wrong++;
}

static void complain_missing(struct check *c, const char *place, const struct wanted *w)
{
    char message[160];
    snprintf(message, sizeof message, "is missing: %s", w->what);
    complain(c, place, w->key, message);
}

static bool is_id(const char *text, bool number)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_", digits[] = "0123456789";
    const size_t n = strlen(text);
    if (number)
        return n && n <= LONGEST_NUMBER && text[0] != '0' && strspn(text, digits) == n;
    for (const char *s = text; *s; s++)
        if (!strchr(letters, *s) && !strchr(digits, *s))
            return false;
    return n && n <= LONGEST_ID;
}

static void check_value(struct check *c, const char *place, const struct wanted *w, const struct um_value *v)
{
    const char *text = um_value_string(v);
    if (!text)
        complain(c, place, w->key, "is to be a text, so that no digit of an id is lost");
    else if (strcmp(w->key, "assignee_type") == 0 && strcmp(text, "User") != 0 && strcmp(text, "Contact") != 0)
        complain(c, place, w->key, "is to be User or Contact");
    else if (!is_id(text, w->number))
        complain(c, place, w->key, w->number ? "is no id: Clio's are digits" : "is no id: letters, digits and dashes");
}

static bool knows_defendant(const struct um_value *document, const char *id)
{
    const struct um_value *defendants = um_value_get(document, "defendants");
    for (size_t i = 0; i < um_value_count(defendants); i++)
        if (strcmp(text_at(um_value_at(defendants, i), "id"), id) == 0)
            return true;
    return false;
}

static const struct wanted *find_wanted(const char *to, const char *key, bool of_defendant)
{
    for (const struct wanted *w = wanted; w->to; w++)
        if (strcmp(w->to, to) == 0 && strcmp(w->key, key) == 0 && (w->of_defendant || !of_defendant))
            return w;
    return NULL;
}

/* Keys and defendants that there are not, so that a slip of the pen is not taken for silence. */
static void check_own(struct check *c, const struct map *map, const struct um_value *document)
{
    const struct um_value *own = um_value_get(map->vendor, "defendants");
    for (size_t i = 0; i < um_value_count(own); i++) {
        const char *id = um_value_key(own, i);
        const struct um_value *part = um_value_at(own, i);
        if (!knows_defendant(document, id))
            complain(c, id, "", "is no defendant that is delivered");
        for (size_t k = 0; k < um_value_count(part); k++)
            if (!find_wanted(c->to, um_value_key(part, k), true))
                complain(c, id, um_value_key(part, k), "is no key of a defendant");
            else
                check_value(c, id, find_wanted(c->to, um_value_key(part, k), true), um_value_at(part, k));
    }
}

static void check_keys(struct check *c, const struct map *map)
{
    for (size_t i = 0; i < um_value_count(map->vendor); i++) {
        const char *key = um_value_key(map->vendor, i);
        if (strcmp(key, "defendants") != 0 && strcmp(key, "due") != 0 && !find_wanted(c->to, key, false))
            complain(c, "", key, "is no key of this part");
    }
}

static bool is_day(const char *text)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    static const char form[] = "dddd-dd-dd";
    for (size_t i = 0; i <= sizeof form - 1; i++)
        if (form[i] == 'd' ? !(text[i] >= '0' && text[i] <= '9') : text[i] != form[i])
            return false;
    const int year = atoi(text), month = atoi(text + 5), day = atoi(text + 8);
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month >= 1 && month <= 12 && day >= 1 && day <= days[month - 1] + (month == 2 && leap);
}

/* One id: for all, or for every defendant. */
static void check_wanted(struct check *c, const struct map *map, const struct wanted *w, const struct um_value *document)
{
    const struct um_value *defendants = um_value_get(document, "defendants"), *v = um_value_get(map->vendor, w->key);
    if (v) {
        check_value(c, "", w, v);
        return;
    }
    if (!w->of_defendant) {
        complain_missing(c, "", w);
        return;
    }
    for (size_t i = 0; i < um_value_count(defendants); i++) {
        const struct um_value *d = um_value_at(defendants, i);
        if (!um_value_get(own_part(map, d), w->key))
            complain_missing(c, text_at(d, "id"), w);
    }
}

size_t check_map(const struct map *map, const char *path, const char *to, const struct um_value *document)
{
    struct check c = {path, to, 0};
    if (map->all && strcmp(text_at(map->all, "format"), "unmask.map/1") != 0)
        complain(&c, "", "", "cannot be read: the file says no \"format\": \"unmask.map/1\"");
    for (const struct wanted *w = wanted; w->to; w++)
        if (strcmp(w->to, to) == 0)
            check_wanted(&c, map, w, document);
    check_own(&c, map, document);
    check_keys(&c, map);
    const struct um_value *due = um_value_get(map->vendor, "due");
    if (due && !(um_value_string(due) && is_day(um_value_string(due))))
        complain(&c, "", "due", "is no day: YYYY-MM-DD");
    return c.wrong;
}
