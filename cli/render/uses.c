/* Where an assertion is used, folded: like uses of several elements, statements and defendants make one line. */
#include <stdlib.h>
#include <string.h>

#include "render/text.h"

/* Runs of ids on a line before the rest is counted; groups of defendants before their statements are left out. */
enum { MOST_PIECES = 12, MOST_PARTS = 3 };

/* Where the digits at the end of an id begin. */
static size_t digits_at(const char *id)
{
    size_t n = strlen(id);
    while (n && id[n - 1] >= '0' && id[n - 1] <= '9')
        n--;
    return n;
}

/* Whether digits are a number as people count: some, not too many, no zeros before them. */
static bool is_number(const char *digits)
{
    size_t n = strlen(digits);
    return n && n <= 9 && (n == 1 || digits[0] != '0');
}

/* Whether b is the next after a: d5 after d4. */
static bool follows(const char *a, const char *b)
{
    size_t n = digits_at(a);
    return n == digits_at(b) && strncmp(a, b, n) == 0 && is_number(a + n) && is_number(b + n) &&
           strtol(a + n, NULL, 10) + 1 == strtol(b + n, NULL, 10);
}

void add_runs(struct page *p, const char *const *ids, size_t n, size_t most)
{
    size_t pieces = 0;
    for (size_t i = 0; i < n;) {
        size_t last = i;
        char piece[144];
        while (last + 1 < n && follows(ids[last], ids[last + 1]))
            last++;
        if (pieces++ == most) {
            snprintf(piece, sizeof piece, "and %zu more", n - i);
            page_add(p, piece);
            return;
        }
        snprintf(piece, sizeof piece, "%.64s%s%.64s%s", ids[i], last > i ? "-" : "", last > i ? ids[last] : "", last + 1 < n ? "," : "");
        page_add(p, piece);
        i = last + 1;
    }
}

/* The ids under a key of some objects, one list behind the other. */
static void add_ids_of(struct page *p, const struct um_value *objects, const char *key)
{
    size_t n = 0, most = 0;
    for (size_t i = 0; i < um_value_count(objects); i++)
        most += um_value_count(um_value_get(um_value_at(objects, i), key));
    const char **ids = calloc(most + 1, sizeof *ids);
    for (size_t i = 0; ids && i < um_value_count(objects); i++) {
        const struct um_value *list = um_value_get(um_value_at(objects, i), key);
        for (size_t k = 0; k < um_value_count(list); k++)
            ids[n++] = um_value_string(um_value_at(list, k));
    }
    if (ids)
        add_runs(p, ids, n, MOST_PIECES);
    free(ids);
}

void add_ids(struct page *p, const struct um_value *object, const char *key)
{
    const struct um_value *list = um_value_get(object, key);
    size_t n = um_value_count(list);
    const char **ids = calloc(n + 1, sizeof *ids);
    for (size_t i = 0; ids && i < n; i++)
        ids[i] = um_value_string(um_value_at(list, i));
    if (ids)
        add_runs(p, ids, n, MOST_PIECES);
    free(ids);
}

void add_missing(struct page *p, const struct um_value *missing)
{
    static const char *const own[][2] = {{"words", "its words"}, {"fit", "how its words meet the point"}};
    for (size_t i = 0; i < um_value_count(missing); i++) {
        const struct um_value *key = um_value_at(missing, i);
        const char *words = *text_at(key, "words") ? text_at(key, "words") : text_at(key, "key");
        for (size_t k = 0; k < sizeof own / sizeof *own; k++)
            words = strcmp(own[k][0], words) == 0 ? own[k][1] : words;
        page_add(p, i ? "," : ""), page_add(p, words);
    }
}

bool same_value(const struct um_value *a, const struct um_value *b)
{
    const char *x = um_value_string(a), *y = um_value_string(b);
    bool same = um_value_type(a) == um_value_type(b) && um_value_count(a) == um_value_count(b) &&
                um_value_integer(a) == um_value_integer(b) && strcmp(x ? x : "", y ? y : "") == 0;
    for (size_t i = 0; same && i < um_value_count(a); i++) {
        const char *key = um_value_key(a, i), *other = um_value_key(b, i);
        same = strcmp(key ? key : "", other ? other : "") == 0 && same_value(um_value_at(a, i), um_value_at(b, i));
    }
    return same;
}

/* Whether two uses differ in their element alone. */
static bool joins(const struct um_value *a, const struct um_value *b)
{
    static const char *const keys[] = {"effect", "against", "worlds", "rule", "missing", "of"};
    bool same = a && b;
    for (size_t i = 0; same && i < sizeof keys / sizeof *keys; i++)
        same = same_value(um_value_get(a, keys[i]), um_value_get(b, keys[i]));
    return same;
}

/* Whether a target is a whole statement, so that its id says all. */
static bool is_whole(const struct um_value *target)
{
    return um_value_integer(um_value_get(target, "whole")) != 0;
}

/* Points by their ids, statements by theirs, with the points where not all of a statement are meant. */
static void add_targets(struct page *p, const struct um_value *part)
{
    const struct um_value *targets = um_value_get(part, "targets");
    size_t n = um_value_count(targets);
    if (um_value_get(part, "defendants"))
        add_ids(p, part, "defendants"), page_add(p, "on");
    for (size_t i = 0; i < n; i++) {
        const struct um_value *target = um_value_at(targets, i);
        size_t last = i;
        char acts[144];
        while (last + 1 < n && is_whole(um_value_at(targets, last)) && is_whole(um_value_at(targets, last + 1)) &&
               follows(text_at(um_value_at(targets, last), "act"), text_at(um_value_at(targets, last + 1), "act")))
            last++;
        snprintf(acts, sizeof acts, "%.64s%s%.64s", text_at(target, "act"), last > i ? "-" : "", last > i ? text_at(um_value_at(targets, last), "act") : "");
        page_add(p, i ? "," : ""), page_add(p, acts);
        if (*acts && !is_whole(target))
            page_add(p, "("), add_ids(p, target, "points"), page_add(p, ")");
        else if (!*acts)
            add_ids(p, target, "points");
        i = last;
    }
}

/* Whom and what a use is of; where there is much of it, whom alone. */
static void add_parts(struct page *p, const struct um_value *parts)
{
    page_add(p, "of");
    if (um_value_count(parts) > MOST_PARTS) {
        add_ids_of(p, parts, "defendants"), page_add(p, ", each on the statements that may be his");
        return;
    }
    for (size_t i = 0; i < um_value_count(parts); i++) {
        page_add(p, i ? ";" : "");
        add_targets(p, um_value_at(parts, i));
    }
}

static void add_effect(struct page *p, const struct um_value *use)
{
    page_add(p, ":"), page_add(p, effect_words(text_at(use, "effect")));
    page_add(p, um_value_integer(um_value_get(use, "against")) ? "against the side that seeks the identity" : "");
    if (*text_at(use, "rule"))
        page_add(p, "("), page_add(p, text_at(use, "rule")), page_add(p, ")");
    if (um_value_count(um_value_get(use, "worlds")))
        page_add(p, "["), add_worlds(p, um_value_get(use, "worlds")), page_add(p, "]");
    if (um_value_count(um_value_get(use, "missing")))
        page_add(p, "; not entered:"), add_missing(p, um_value_get(use, "missing"));
}

void render_uses(struct page *p, const struct um_value *uses, int column)
{
    size_t n = um_value_count(uses);
    for (size_t i = 0; i < n;) {
        size_t first = i;
        page_end(p);
        p->indent = column;
        page_to(p, column);
        page_add(p, "Used:");
        p->indent = column + 2;
        for (; i < n && (i == first || joins(um_value_at(uses, first), um_value_at(uses, i))); i++) {
            page_add(p, i > first ? "," : "");
            page_add(p, text_at(um_value_at(uses, i), "title"));
        }
        add_parts(p, um_value_get(um_value_at(uses, first), "of"));
        add_effect(p, um_value_at(uses, first));
        page_end(p);
    }
}
