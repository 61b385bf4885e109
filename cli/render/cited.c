#include "render/cited.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "render/text.h"

void push_row(struct rows *rows, const struct um_value *v)
{
    if (rows->n == rows->cap) {
        size_t cap = rows->cap ? 2 * rows->cap : 64;
        const struct um_value **grown = realloc(rows->list, cap * sizeof *grown);
        if (!grown)
            return;
        rows->list = grown;
        rows->cap = cap;
    }
    rows->list[rows->n++] = v;
}

static void sort(struct rows *rows, int (*order)(const void *, const void *))
{
    if (rows->n > 1)
        qsort(rows->list, rows->n, sizeof *rows->list, order);
}

static int compare(const void *a, const void *b, const char *key)
{
    return strcmp(text_at(*(const struct um_value *const *)a, key), text_at(*(const struct um_value *const *)b, key));
}

/* As a table of authorities is read: whatever the case of the first letter. */
static int by_cite(const void *a, const void *b)
{
    const struct um_value *const *left = a, *const *right = b;
    int cmp = strcasecmp(text_at(*left, "cite"), text_at(*right, "cite"));
    return cmp ? cmp : compare(a, b, "cite");
}

static int by_text(const void *a, const void *b)
{
    static const char *const keys[] = {"text", "who", "cite", "position"};
    int cmp = 0;
    for (size_t i = 0; !cmp && i < sizeof keys / sizeof *keys; i++)
        cmp = compare(a, b, keys[i]);
    return cmp;
}

bool same_at(const struct um_value *a, const struct um_value *b, const char *key)
{
    return strcmp(text_at(a, key), text_at(b, key)) == 0;
}

/* Every authority of a finding below a value, each once. */
static void collect(struct rows *to, const struct um_value *v)
{
    bool is_authority = um_value_get(v, "cite") && um_value_get(v, "known");
    for (size_t i = 0; is_authority && i < to->n; i++)
        if (same_at(to->list[i], v, "id"))
            return;
    if (is_authority)
        push_row(to, v);
    for (size_t i = 0; !is_authority && i < um_value_count(v); i++) {
        const char *key = um_value_key(v, i);
        if (!key || strcmp(key, "authorities_cited") != 0)
            collect(to, um_value_at(v, i));
    }
}

struct rows named_authorities(const struct um_value *document)
{
    struct rows rows = {NULL, 0, 0};
    collect(&rows, document);
    sort(&rows, by_cite);
    return rows;
}

static struct rows rows_of(const struct um_value *list, int (*order)(const void *, const void *))
{
    struct rows rows = {NULL, 0, 0};
    for (size_t i = 0; i < um_value_count(list); i++)
        push_row(&rows, um_value_at(list, i));
    sort(&rows, order);
    return rows;
}

struct rows cited_authorities(const struct um_value *document)
{
    return rows_of(um_value_get(um_value_get(document, "matter"), "authorities_cited"), by_cite);
}

struct rows sorted_citations(const struct um_value *document)
{
    return rows_of(um_value_get(um_value_get(document, "matter"), "citations"), by_text);
}

bool is_flawed(const struct rows *citations, const struct um_value *authority)
{
    for (size_t i = 0; i < citations->n; i++)
        if (strcmp(text_at(citations->list[i], "authority"), text_at(authority, "id")) == 0 &&
            um_value_count(um_value_get(citations->list[i], "defects")))
            return true;
    return false;
}

const char *defect_words(const char *kind)
{
    static const char *const words[][2] = {{"wrong-history", "wrong later history"}, {"later-history", "later history"},
                                           {"does-not-reach", "does not reach the point"}, {"limited", "of limited force"},
                                           {"omits", "left out"}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i][0], kind) == 0)
            return words[i][1];
    return kind;
}

bool is_new(struct said *said, const char *text)
{
    for (size_t i = 0; i < said->n; i++)
        if (strcmp(said->list[i], text) == 0)
            return false;
    if (said->n < MAX_SAID)
        said->list[said->n++] = text;
    return true;
}
