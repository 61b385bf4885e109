#include "rules/citation.h"

#include <string.h>

/* ------------------------------------------------------------------- plain form */

/* What stands for a character in the plain form, and the bytes it took; NULL: itself. */
static const char *plainer(const char *s, size_t *length)
{
    static const struct {
        const char *bytes, *plain;
    } table[] = {{"\xe2\x80\x98", "'"}, {"\xe2\x80\x99", "'"}, {"\xe2\x80\x9c", "\""}, {"\xe2\x80\x9d", "\""},
                 {"\xc2\xa0", " "},     {"\xe2\x80\x89", " "}, {"\xe2\x80\xaf", " "},  {"\t", " "},
                 {"\n", " "},           {"\r", " "}};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        *length = strlen(table[i].bytes);
        if (strncmp(s, table[i].bytes, *length) == 0)
            return table[i].plain;
    }
    *length = 1;
    return NULL;
}

const char *um_citation_plain(struct um_arena *a, const char *s)
{
    char *plain = um_arena_copy(a, s, strlen(s)); /* it only gets shorter */
    size_t n = 0, length;
    for (; *s; s += length) {
        const char *as = plainer(s, &length);
        char c = as ? *as : *s;
        if (c != ' ' || (n && plain[n - 1] != ' ' && plain[n - 1] != '.'))
            plain[n++] = c;
    }
    n -= n && plain[n - 1] == ' ';
    plain[n] = '\0';
    return plain;
}

/* ----------------------------------------------------------------------- search */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_word(char c)
{
    return is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* The first n bytes of a phrase in a text, from a place on, not behind part of a longer word or number. */
static const char *find_start(const char *text, const char *from, const char *phrase, size_t n)
{
    for (const char *at = from; (at = strchr(at, *phrase)) != NULL; at++)
        if (strncmp(at, phrase, n) == 0 && (at == text || !is_word(at[-1]) || !is_word(*phrase)))
            return at;
    return NULL;
}

const char *um_citation_find(const char *text, const char *phrase)
{
    size_t n = strlen(phrase);
    for (const char *at = text; n && (at = find_start(text, at, phrase, n)) != NULL; at++)
        if (!is_word(phrase[n - 1]) || !is_word(at[n]))
            return at;
    return NULL;
}

/* Where a text cites a later page by volume and reporter alone: 466 U.S. at 511 for 466 U.S. 485. */
static const char *find_later_page(const char *text, const char *locator)
{
    size_t n = strlen(locator);
    if (!is_digit(*locator) || !is_digit(locator[n - 1]))
        return NULL;
    while (n && is_digit(locator[n - 1]))
        n--;
    for (const char *at = text; n && (at = find_start(text, at, locator, n)) != NULL; at++)
        if (strncmp(at + n, "at ", 3) == 0)
            return at;
    return NULL;
}

/* What identifies an authority only together with its name, and stands behind it: a later page, or court and day. */
static const char *find_behind_name(const struct um_rules *r, const struct um_authority *authority, const char *text,
                                    const char *locator)
{
    for (uint32_t i = 0; i < authority->names.n; i++) {
        const char *named = um_citation_find(text, um_str(r, r->words[authority->names.first + i]));
        const char *at = !named ? NULL : *locator == '(' ? um_citation_find(named, locator) : find_later_page(named, locator);
        if (at)
            return at;
    }
    return NULL;
}

/* The first place where a text cites an authority, or NULL. */
static const char *find_authority(const struct um_rules *r, const struct um_authority *authority, const char *text)
{
    const char *first = NULL;
    for (uint32_t i = 0; i < authority->cited_as.n; i++) {
        const char *locator = um_str(r, r->words[authority->cited_as.first + i]);
        const char *at = *locator == '(' ? NULL : um_citation_find(text, locator);
        if (!at)
            at = find_behind_name(r, authority, text, locator);
        if (at && (!first || at < first))
            first = at;
    }
    return first;
}

/* ------------------------------------------------------------------------ match */

static bool is_history(const struct um_rules *r, uint32_t earlier, uint32_t later)
{
    const struct um_span *history = &r->authorities[earlier].history;
    for (uint32_t i = 0; i < history->n; i++)
        if (r->words[history->first + i] == later)
            return true;
    return false;
}

/* Whether one only tells what became of another in the same case, or what it came from: the other is named before it. */
static bool only_tells(const struct um_rules *r, const struct um_cited *one, const struct um_cited *other)
{
    return other->at < one->at && (is_history(r, other->authority, one->authority) || is_history(r, one->authority, other->authority));
}

uint32_t um_citation_match(const struct um_rules *r, const char *text, struct um_cited *found)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < r->n[UM_SECTION_AUTHORITIES]; i++) {
        const char *at = find_authority(r, &r->authorities[i], text);
        if (at)
            found[n++] = (struct um_cited){i, at};
    }
    for (uint32_t i = n; i-- > 0;) {
        bool drop = false;
        for (uint32_t k = 0; k < n && !drop; k++)
            drop = only_tells(r, &found[i], &found[k]);
        if (drop)
            memmove(&found[i], &found[i + 1], (--n - i) * sizeof *found);
    }
    return n;
}

bool um_defect_applies(const struct um_rules *r, const struct um_defect *d, const char *text)
{
    const char *where = um_str(r, d->where), *unless = um_str(r, d->unless);
    return (!*where || um_citation_find(text, where)) && !um_citation_find(text, unless);
}
