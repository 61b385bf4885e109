#include "naming.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"

enum { SHORTEST = 4 }; /* letters and digits of a name that is looked for: shorter ones stand in many words */

bool name_ends(const char *path, const char *suffix)
{
    const size_t n = path ? strlen(path) : 0, k = strlen(suffix);
    return n > k && strcmp(path + n - k, suffix) == 0;
}

/* Letters of ASCII in lower case, digits, and whatever is not ASCII, so that klein-matt-1 is KleinMatt1. To be freed. */
static char *bare(const char *text, size_t n)
{
    char *copy = malloc(n + 1);
    size_t k = 0;
    for (size_t i = 0; copy && i < n; i++) {
        const unsigned char c = (unsigned char)text[i];
        if (c >= 0x80 || isalnum(c))
            copy[k++] = (char)tolower(c);
    }
    if (copy)
        copy[k] = '\0';
    return copy;
}

/* Doe 5, Does 1-10, John Doe No. 5: what stands for a name and is none. */
static bool is_doe(const char *name)
{
    static const char *const before[] = {"john", "jane"};
    for (size_t i = 0; i < sizeof before / sizeof *before; i++)
        if (strncmp(name, before[i], strlen(before[i])) == 0)
            name += strlen(before[i]);
    if (strncmp(name, "doe", 3) != 0)
        return false;
    name += 3;
    name += *name == 's';
    name += strncmp(name, "no", 2) == 0 ? 2 : 0;
    return strspn(name, "0123456789") == strlen(name);
}

static bool holds(const char *file, const char *text)
{
    char *name = text ? bare(text, strlen(text)) : NULL;
    const bool found = name && strlen(name) >= SHORTEST && !is_doe(name) && strstr(file, name);
    free(name);
    return found;
}

/* Whether a text under a key of the rows of a table, or one of a list of them, is held. */
static bool holds_any(const char *file, const struct um_value *rows, const char *key)
{
    for (size_t i = 0; i < um_value_count(rows); i++) {
        const struct um_value *v = um_value_get(um_value_at(rows, i), key);
        bool found = holds(file, um_value_string(v));
        for (size_t k = 0; !um_value_string(v) && k < um_value_count(v) && !found; k++)
            found = holds(file, um_value_string(um_value_at(v, k)));
        if (found)
            return true;
    }
    return false;
}

void warn_of_name(const char *path, const struct um_record *record)
{
    static const char *const keys[][3] = {{"accounts", "handles", "a handle"}, {"defendants", "label", "a defendant's name"}, {"persons", "name", "a person's name"}};
    struct um_result *contents = NULL;
    size_t end = path ? strlen(path) : 0;
    while (end && path[end - 1] == '/')
        end--;
    size_t begin = end;
    while (begin && path[begin - 1] != '/')
        begin--;
    if (!end || strcmp(path, "-") == 0 || um_record_contents(record, &contents, NULL) != UM_OK)
        return;
    char *file = bare(path + begin, end - begin);
    for (size_t i = 0; file && i < sizeof keys / sizeof *keys; i++)
        if (holds_any(file, um_value_get(um_result_document(contents), keys[i][0]), keys[i][1])) {
            fputs("unmask: warning: the name of ", stderr);
            print_safe(stderr, path);
            fprintf(stderr, " holds %s of the record, and whoever sees the file sees its name; one such as findings.html tells nobody's\n", keys[i][2]);
            break;
        }
    free(file);
    um_result_free(contents);
}
