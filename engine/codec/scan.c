#include "codec/scan.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/text.h"

struct key {
    const char *s; /* between the quotes, as written */
    size_t n;
    uint32_t line;
    char *decoded;
};

struct scanner {
    const char *p, *end;
    uint32_t line;
    unsigned depth;
    struct um_scan *out;
    struct um_problems *problems;
    struct um_text path;
    bool stopped; /* a syntax error: what follows has no meaning */
};

static void add(struct scanner *s, const char *id, const char *rule, const char *message)
{
    const char *where = um_cat(s->problems->arena, "/", um_text_get(&s->path) + (s->path.n ? 1 : 0), NULL);
    um_problem_add(s->problems, UM_ERROR, id, where, s->line, rule, message);
}

static bool stop(struct scanner *s, const char *id, const char *message)
{
    if (!s->stopped)
        add(s, id, "RFC 8259", message);
    s->stopped = true;
    return false;
}

static void skip_space(struct scanner *s)
{
    for (; s->p < s->end && strchr(" \t\r\n", *s->p) && *s->p; s->p++)
        if (*s->p == '\n')
            s->line++;
}

static bool hex4(const char *p, const char *end, unsigned *ret)
{
    *ret = 0;
    for (int i = 0; i < 4; i++, p++) {
        if (p >= end)
            return false;
        unsigned d = *p >= '0' && *p <= '9'   ? (unsigned)(*p - '0')
                     : *p >= 'a' && *p <= 'f' ? (unsigned)(*p - 'a') + 10
                     : *p >= 'A' && *p <= 'F' ? (unsigned)(*p - 'A') + 10
                                              : 16;
        if (d > 15)
            return false;
        *ret = *ret * 16 + d;
    }
    return true;
}

/* A \u escape at s->p (on the u); a surrogate must come as a pair. */
static bool scan_unicode_escape(struct scanner *s)
{
    unsigned u, low;
    if (!hex4(s->p + 1, s->end, &u))
        return stop(s, "json-syntax", "\\u must be followed by four hexadecimal digits");
    s->p += 4;
    if (u == 0)
        return stop(s, "json-nul", "\\u0000 is not allowed in text");
    if (u >= 0xdc00 && u <= 0xdfff)
        return stop(s, "json-utf8", "half of a surrogate pair");
    if (u >= 0xd800 && u <= 0xdbff) {
        if (s->end - s->p < 7 || s->p[1] != '\\' || s->p[2] != 'u' || !hex4(s->p + 3, s->end, &low) || low < 0xdc00 ||
            low > 0xdfff)
            return stop(s, "json-utf8", "half of a surrogate pair");
        s->p += 6;
    }
    return true;
}

static bool scan_string(struct scanner *s, struct key *ret)
{
    ret->s = ++s->p;
    for (; s->p < s->end && *s->p != '"'; s->p++) {
        if ((unsigned char)*s->p < 0x20)
            return stop(s, "json-syntax", "a control character in text must be escaped");
        if (*s->p != '\\')
            continue;
        if (++s->p >= s->end)
            break;
        if (*s->p == 'u') {
            if (!scan_unicode_escape(s))
                return false;
        } else if (!*s->p || !strchr("\"\\/bfnrt", *s->p)) {
            return stop(s, "json-syntax", "unknown escape");
        }
    }
    if (s->p >= s->end)
        return stop(s, "json-syntax", "text without a closing quote");
    ret->n = (size_t)(s->p++ - ret->s);
    if (ret->n > UM_MAX_TEXT_BYTES)
        add(s, "limit", "limits: text", "a text is longer than 1 MiB");
    return true;
}

static bool scan_number(struct scanner *s)
{
    const char *start = s->p;
    if (*s->p == '-')
        s->p++;
    const char *first = s->p;
    uint64_t u = 0;
    for (; s->p < s->end && *s->p >= '0' && *s->p <= '9'; s->p++)
        u = u > (UINT64_C(1) << 54) ? u : u * 10 + (uint64_t)(*s->p - '0');
    if (s->p == first || (*first == '0' && s->p - first > 1))
        return stop(s, "json-syntax", *start == '-' || s->p > first ? "malformed number" : "unexpected character");
    if (s->p < s->end && strchr(".eE", *s->p) && *s->p)
        return stop(s, "json-number", "only whole numbers are allowed");
    if (u > UINT64_C(9007199254740991))
        add(s, "json-number", "limits: integer", "a number beyond 2^53 - 1; write long numbers as text");
    return true;
}

static int compare_keys(const void *a, const void *b)
{
    const struct key *x = a, *y = b;
    int cmp = strcmp(x->decoded, y->decoded);
    return cmp ? cmp : (x->s < y->s ? -1 : 1); /* equal keys in the order in which they stand */
}

/* A code point as UTF-8. */
static void add_code_point(struct um_text *t, unsigned u)
{
    char utf8[4];
    size_t n = u < 0x80 ? 1 : u < 0x800 ? 2 : u < 0x10000 ? 3 : 4;
    static const unsigned char lead[] = {0, 0, 0xc0, 0xe0, 0xf0};
    for (size_t i = n; i-- > 1; u >>= 6)
        utf8[i] = (char)(0x80 | (u & 0x3f));
    utf8[0] = (char)(lead[n] | u);
    um_text_add_n(t, utf8, n);
}

/* A key with its escapes undone: "\u00e9" and "é" are one key. */
static char *decode_key(struct um_arena *a, struct key k)
{
    static const char letters[] = "bfnrt", meanings[] = "\b\f\n\r\t";
    struct um_text t = {.arena = a};
    for (size_t i = 0; i < k.n; i++) {
        unsigned u, low;
        const char *letter;
        if (k.s[i] != '\\') {
            um_text_add_n(&t, k.s + i, 1);
        } else if (k.s[++i] == 'u') {
            hex4(k.s + i + 1, k.s + k.n, &u);
            i += 4;
            if (u >= 0xd800 && u <= 0xdbff) { /* the scan saw to it that the other half follows */
                hex4(k.s + i + 3, k.s + k.n, &low);
                u = 0x10000 + ((u - 0xd800) << 10) + (low - 0xdc00);
                i += 6;
            }
            add_code_point(&t, u);
        } else if ((letter = strchr(letters, k.s[i]))) {
            um_text_add_n(&t, &meanings[letter - letters], 1);
        } else {
            um_text_add_n(&t, k.s + i, 1);
        }
    }
    return um_cat(a, um_text_get(&t), NULL);
}

static void check_duplicates(struct scanner *s, struct key *keys, size_t n)
{
    struct um_arena *a = s->problems->arena;
    uint32_t line = s->line;
    for (size_t i = 0; i < n; i++)
        keys[i].decoded = decode_key(a, keys[i]);
    if (n > 1)
        qsort(keys, n, sizeof *keys, compare_keys);
    for (size_t i = 1; i < n; i++) {
        if (strcmp(keys[i - 1].decoded, keys[i].decoded) != 0)
            continue;
        s->line = keys[i].line;
        add(s, "json-duplicate-key", "RFC 8259 section 4",
            um_cat(a, "the key \"", keys[i].decoded, "\" stands twice in one object", NULL));
    }
    s->line = line;
}

static bool scan_value(struct scanner *s);

/* A value inside an array or object, with its step on the path. */
static bool scan_inside(struct scanner *s, const char *step, size_t n)
{
    size_t mark = s->path.n;
    um_text_add(&s->path, "/");
    um_text_add_n(&s->path, step, n);
    bool ok = scan_value(s);
    if (ok) {
        s->path.n = mark;
        s->path.s[mark] = '\0';
    }
    return ok;
}

static bool scan_array(struct scanner *s)
{
    s->p++;
    skip_space(s);
    if (s->p < s->end && *s->p == ']') {
        s->p++;
        return true;
    }
    for (int64_t i = 0;; i++) {
        const char *step = um_int_text(s->problems->arena, i);
        if (!scan_inside(s, step, strlen(step)))
            return false;
        skip_space(s);
        if (s->p < s->end && *s->p == ',')
            s->p++;
        else if (s->p < s->end && *s->p == ']')
            break;
        else
            return stop(s, "json-syntax", "expected , or ] in an array");
    }
    s->p++;
    return true;
}

static bool scan_object(struct scanner *s)
{
    struct key *keys = NULL;
    size_t n = 0, cap = 0;
    s->p++;
    skip_space(s);
    if (s->p < s->end && *s->p == '}') {
        s->p++;
        return true;
    }
    for (;;) {
        struct key k = {0};
        skip_space(s);
        if (s->p >= s->end || *s->p != '"')
            return stop(s, "json-syntax", "expected a key in quotes");
        k.line = s->line;
        if (!scan_string(s, &k))
            return false;
        UM_PUSH(s->problems->arena, keys, n, cap, k);
        skip_space(s);
        if (s->p >= s->end || *s->p++ != ':')
            return stop(s, "json-syntax", "expected : after a key");
        if (!scan_inside(s, k.s, k.n))
            return false;
        skip_space(s);
        if (s->p < s->end && *s->p == ',')
            s->p++;
        else if (s->p < s->end && *s->p == '}')
            break;
        else
            return stop(s, "json-syntax", "expected , or } in an object");
    }
    s->p++;
    check_duplicates(s, keys, n);
    return true;
}

static bool scan_word(struct scanner *s, const char *word)
{
    size_t n = strlen(word);
    if ((size_t)(s->end - s->p) < n || memcmp(s->p, word, n) != 0)
        return stop(s, "json-syntax", "unexpected character");
    s->p += n;
    return true;
}

static bool scan_value(struct scanner *s)
{
    struct key ignored;
    skip_space(s);
    if (s->p >= s->end)
        return stop(s, "json-syntax", "the text ends where a value is expected");
    if (s->out->n >= UM_MAX_JSON_VALUES)
        return stop(s, "limit", "more values than one text may hold");
    UM_PUSH(s->problems->arena, s->out->lines, s->out->n, s->out->cap, s->line);
    if (*s->p == '"')
        return scan_string(s, &ignored);
    if (*s->p == '{' || *s->p == '[') {
        if (++s->depth > UM_MAX_JSON_DEPTH)
            return stop(s, "limit", "values are nested deeper than 64 levels");
        bool ok = *s->p == '{' ? scan_object(s) : scan_array(s);
        s->depth--;
        return ok;
    }
    if (*s->p == 't' || *s->p == 'f')
        return scan_word(s, *s->p == 't' ? "true" : "false");
    if (*s->p == 'n')
        return scan_word(s, "null");
    return scan_number(s);
}

/* Lines up to an offset, counted from 1. */
static uint32_t line_at(const char *text, size_t offset)
{
    uint32_t line = 1;
    for (size_t i = 0; i < offset; i++)
        line += text[i] == '\n';
    return line;
}

bool um_scan_json(const char *text, size_t length, struct um_scan *scan, struct um_problems *problems)
{
    size_t bad, before = problems->errors;
    struct scanner s = {.p = text, .end = text + length, .line = 1, .out = scan, .problems = problems,
                        .path = {.arena = problems->arena}};
    if (length > UM_MAX_INPUT_BYTES)
        return stop(&s, "limit", "the text is longer than 64 MiB");
    if (!um_utf8_ok(text, length, &bad)) {
        s.line = line_at(text, bad);
        return stop(&s, "json-utf8", "not UTF-8, or a NUL byte");
    }
    if (scan_value(&s)) {
        skip_space(&s);
        if (s.p < s.end)
            stop(&s, "json-syntax", "text after the end of the value");
    }
    return problems->errors == before;
}
