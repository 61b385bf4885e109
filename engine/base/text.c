#include "base/text.h"

#include <string.h>

void um_text_add_n(struct um_text *t, const char *s, size_t n)
{
    if (t->n + n + 1 > t->cap) {
        size_t cap = 2 * (t->n + n + 1);
        char *grown = um_arena_alloc(t->arena, cap, 1);
        if (t->n)
            memcpy(grown, t->s, t->n);
        t->s = grown;
        t->cap = cap;
    }
    if (n)
        memcpy(t->s + t->n, s, n);
    t->n += n;
    t->s[t->n] = '\0';
}

void um_text_add(struct um_text *t, const char *s)
{
    um_text_add_n(t, s, strlen(s));
}

/* Digits of i at the end of a buffer of 21 bytes; the place where they start. */
static char *digits(int64_t i, char buffer[21])
{
    uint64_t u = i < 0 ? 0 - (uint64_t)i : (uint64_t)i;
    char *p = buffer + 20;
    *p = '\0';
    do
        *--p = (char)('0' + u % 10);
    while (u /= 10);
    if (i < 0)
        *--p = '-';
    return p;
}

void um_text_add_int(struct um_text *t, int64_t i)
{
    char buffer[21];
    um_text_add(t, digits(i, buffer));
}

const char *um_text_get(const struct um_text *t)
{
    return t->n ? t->s : "";
}

char *um_int_text(struct um_arena *a, int64_t i)
{
    char buffer[21], *p = digits(i, buffer);
    return um_arena_copy(a, p, strlen(p));
}

/* Length of the well-formed sequence at s, 0 if there is none (RFC 3629). */
static size_t utf8_sequence(const unsigned char *s, size_t n)
{
    if (s[0] < 0x80)
        return s[0] ? 1 : 0;
    size_t len = s[0] < 0xc2 ? 0 : s[0] < 0xe0 ? 2 : s[0] < 0xf0 ? 3 : s[0] < 0xf5 ? 4 : 0;
    if (!len || len > n)
        return 0;
    for (size_t i = 1; i < len; i++)
        if ((s[i] & 0xc0) != 0x80)
            return 0;
    bool overlong = (s[0] == 0xe0 && s[1] < 0xa0) || (s[0] == 0xf0 && s[1] < 0x90);
    bool surrogate = s[0] == 0xed && s[1] > 0x9f;
    bool beyond = s[0] == 0xf4 && s[1] > 0x8f;
    return overlong || surrogate || beyond ? 0 : len;
}

bool um_utf8_ok(const char *s, size_t n, size_t *bad)
{
    for (size_t i = 0; i < n;) {
        size_t len = utf8_sequence((const unsigned char *)s + i, n - i);
        if (!len) {
            *bad = i;
            return false;
        }
        i += len;
    }
    return true;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool um_id_ok(const char *s)
{
    size_t n = 0;
    for (; s[n]; n++) {
        char c = s[n];
        if (!is_digit(c) && !(c >= 'A' && c <= 'Z') && !(c >= 'a' && c <= 'z') && !strchr("._-", c))
            return false;
    }
    return n >= 1 && n <= 64;
}

/* Compare the runs of digits at *a and *b by value, and step over them. */
static int compare_numbers(const char **a, const char **b)
{
    while (**a == '0' && is_digit((*a)[1]))
        ++*a;
    while (**b == '0' && is_digit((*b)[1]))
        ++*b;
    size_t na = 0, nb = 0;
    while (is_digit((*a)[na]))
        na++;
    while (is_digit((*b)[nb]))
        nb++;
    int cmp = na != nb ? (na < nb ? -1 : 1) : memcmp(*a, *b, na);
    *a += na;
    *b += nb;
    return cmp;
}

int um_natural_cmp(const char *a, const char *b)
{
    const char *p = a, *q = b;
    while (*p && *q) {
        if (is_digit(*p) && is_digit(*q)) {
            int cmp = compare_numbers(&p, &q);
            if (cmp)
                return cmp;
        } else if (*p != *q) {
            return (unsigned char)*p < (unsigned char)*q ? -1 : 1;
        } else {
            p++, q++;
        }
    }
    if (*p != *q)
        return *p ? 1 : -1;
    return strcmp(a, b); /* d01 and d1 differ somewhere */
}

unsigned um_edit_distance(const char *a, const char *b, unsigned limit)
{
    enum { LONGEST = 64 };
    size_t na = strlen(a), nb = strlen(b);
    if (na > LONGEST || nb > LONGEST)
        return limit;
    unsigned row[LONGEST + 1];
    for (size_t j = 0; j <= nb; j++)
        row[j] = (unsigned)j;
    for (size_t i = 1; i <= na; i++) {
        unsigned diagonal = row[0];
        row[0] = (unsigned)i;
        for (size_t j = 1; j <= nb; j++) {
            unsigned change = diagonal + (a[i - 1] != b[j - 1]);
            diagonal = row[j];
            unsigned drop = (row[j] < row[j - 1] ? row[j] : row[j - 1]) + 1;
            row[j] = change < drop ? change : drop;
        }
    }
    return row[nb] < limit ? row[nb] : limit;
}

const char *um_near_word(struct um_arena *a, const char *word, const char *const *words, size_t n)
{
    const char *best = NULL;
    unsigned least = 4;
    for (size_t i = 0; i < n; i++) {
        unsigned distance = um_edit_distance(word, words[i], least);
        if (distance < least) {
            least = distance;
            best = words[i];
        }
    }
    return best ? um_cat(a, "; did you mean \"", best, "\"?", NULL) : "";
}
