#include "base/text.h"

#include <limits.h>
#include <string.h>

#include "check_main.h"

/* ------------------------------------------------------------------- UTF-8 */

#define BYTES(literal) .s = literal, .n = sizeof literal - 1

static const struct {
    const char *name, *s;
    size_t n, bad; /* bad: the first offending byte; n where there is none */
} utf8_rows[] = {
    {"empty", BYTES(""), .bad = 0},
    {"one to four bytes", BYTES("a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80"), .bad = 10},
    {"NUL", BYTES("a\0b"), .bad = 1},
    {"lone continuation", BYTES("a\x80"), .bad = 1},
    {"two bytes for one", BYTES("\xc0\xaf"), .bad = 0},
    {"three bytes for two", BYTES("\xe0\x9f\xbf"), .bad = 0},
    {"four bytes for three", BYTES("\xf0\x8f\xbf\xbf"), .bad = 0},
    {"before the surrogates", BYTES("\xed\x9f\xbf"), .bad = 3},
    {"first surrogate", BYTES("\xed\xa0\x80"), .bad = 0},
    {"last surrogate", BYTES("\xed\xbf\xbf"), .bad = 0},
    {"after the surrogates", BYTES("\xee\x80\x80"), .bad = 3},
    {"last character", BYTES("\xf4\x8f\xbf\xbf"), .bad = 4},
    {"beyond the last character", BYTES("\xf4\x90\x80\x80"), .bad = 0},
    {"byte that never stands", BYTES("ab\xff"), .bad = 2},
    {"cut in two", BYTES("\xc3\xa9\xc3"), .bad = 2},
    {"broken by ASCII", BYTES("\xe2(\xac"), .bad = 0},
    {"cut in three, the rest behind the end", .s = "x\xe2\x82\xac", .n = 3, .bad = 1},
    {"cut in four, the rest behind the end", .s = "\xf0\x9f\x98\x80", .n = 3, .bad = 0},
};

START_TEST(utf8)
{
    size_t bad = utf8_rows[_i].n;
    bool ok = um_utf8_ok(utf8_rows[_i].s, utf8_rows[_i].n, &bad);
    ROW_ASSERT_INT(&utf8_rows[_i], bad, utf8_rows[_i].bad);
    ROW_ASSERT_INT(&utf8_rows[_i], ok, utf8_rows[_i].bad == utf8_rows[_i].n);
}
END_TEST

/* u in a sequence of n bytes, shortest or not. */
static void encode(unsigned u, size_t n, char out[4])
{
    static const unsigned heads[] = {0, 0, 0xc0, 0xe0, 0xf0};
    for (size_t i = n; i-- > 1; u >>= 6)
        out[i] = (char)(0x80 | (u & 0x3f));
    out[0] = (char)(heads[n] | u);
}

/* All that fits into four bytes, in every length: only a character in its shortest length is accepted. */
START_TEST(utf8_every_sequence)
{
    static const unsigned beyond[] = {0, 0x80, 0x800, 0x10000, 0x200000};
    for (size_t n = 1; n <= 4; n++)
        for (unsigned u = 0; u < beyond[n]; u++) {
            char s[4];
            size_t bad;
            bool character = u && u <= 0x10ffff && !(u >= 0xd800 && u <= 0xdfff);
            encode(u, n, s);
            if (um_utf8_ok(s, n, &bad) != (character && u >= beyond[n - 1]))
                ck_abort_msg("U+%04X in %zu bytes", u, n);
        }
}
END_TEST

/* ------------------------------------------------------------------- order */

static int sign(int i)
{
    return (i > 0) - (i < 0);
}

static const char *const ordered[] = {
    "", "-1", ".5", "0", "00", "01", "1", "1-2", "1.5", "1a", "2", "10", "A9", "A10", "Z",
    "a", "a01", "a1", "a01b", "a1b", "a2", "a10", "d2", "d10", "d10.2", "d10.10",
    "dkt-1", "dkt-1-1", "dkt-1-1-2", "dkt-1-10", "dkt-2", "dkt-19",
    "x99999999999999999999", "x100000000000000000000", "\xc3\xa9"};

START_TEST(natural_order)
{
    for (int i = 0; i < COUNT(ordered); i++)
        for (int j = 0; j < COUNT(ordered); j++)
            ck_assert_msg(sign(um_natural_cmp(ordered[i], ordered[j])) == sign(i - j), "%s and %s",
                          ordered[i], ordered[j]);
}
END_TEST

/* Every word of up to three of these letters, beside every other two. */
START_TEST(natural_order_is_total)
{
    static const char letters[] = "019-a";
    enum {
        N = 1 + 5 + 25 + 125
    };
    char words[N][4] = {""};
    for (int n = 1, from = 0; n < N; from++)
        for (const char *c = letters; *c; c++, n++) {
            size_t length = strlen(words[from]);
            memmove(words[n], words[from], length);
            words[n][length] = *c;
        }
    static int cmp[N][N];
    for (int i = 0; i < N; i++)
        for (int j = 0; j < N; j++)
            cmp[i][j] = sign(um_natural_cmp(words[i], words[j]));
    for (int i = 0; i < N; i++)
        for (int j = 0; j < N; j++) {
            ck_assert_msg(cmp[i][j] == -cmp[j][i], "<%s> and <%s> both ways", words[i], words[j]);
            ck_assert_msg((cmp[i][j] == 0) == (i == j), "<%s> and <%s> are equal", words[i], words[j]);
            for (int k = 0; k < N; k++)
                if (cmp[i][j] < 0 && cmp[j][k] < 0 && cmp[i][k] >= 0)
                    ck_abort_msg("<%s> < <%s> < <%s>, in a circle", words[i], words[j], words[k]);
        }
}
END_TEST

/* --------------------------------------------------------------------- ids */

#define SIXTEEN "0123456789abcdef"

static const struct {
    const char *name, *id;
    bool ok;
} id_rows[] = {
    {"letters, digits and marks", "R-22_Az.9", true},
    {"one character", "0", true},
    {"only marks", "._-", true},
    {"64 characters", SIXTEEN SIXTEEN SIXTEEN SIXTEEN, true},
    {"65 characters", SIXTEEN SIXTEEN SIXTEEN SIXTEEN "g", false},
    {"empty", "", false},
    {"space", "a b", false},
    {"slash", "d/d1", false},
    {"before the digits", "a/", false},
    {"behind the digits", "a:", false},
    {"before the capitals", "@", false},
    {"behind the capitals", "[", false},
    {"before the small letters", "`", false},
    {"behind the small letters", "{", false},
    {"new line at the end", "a\n", false},
    {"not ASCII", "\xc3\xa9", false},
};

START_TEST(ids)
{
    ROW_ASSERT_INT(&id_rows[_i], um_id_ok(id_rows[_i].id), id_rows[_i].ok);
}
END_TEST

/* --------------------------------------------------------------- near words */

static const struct {
    const char *name, *a, *b;
    unsigned limit, distance;
} edit_rows[] = {
    {"same", "falsity", "falsity", 4, 0},
    {"both empty", "", "", 4, 0},
    {"one empty", "", "abc", 4, 3},
    {"change", "rule-45", "rule-46", 4, 1},
    {"insertion", "role", "roles", 4, 1},
    {"two letters exchanged", "lable", "label", 4, 2},
    {"all three kinds", "kitten", "sitting", 9, 3},
    {"ends", "flaw", "lawn", 9, 2},
    {"nothing in common", "abc", "xyz", 9, 3},
    {"capped", "abcdef", "uvwxyz", 4, 4},
    {"cap of none", "a", "b", 0, 0},
    {"as long as is compared", SIXTEEN SIXTEEN SIXTEEN SIXTEEN, SIXTEEN SIXTEEN SIXTEEN SIXTEEN, 4, 0},
    {"too long to compare", SIXTEEN SIXTEEN SIXTEEN SIXTEEN "g", SIXTEEN SIXTEEN SIXTEEN SIXTEEN "g", 4, 4},
};

START_TEST(edit_distance)
{
    const char *a = edit_rows[_i].a, *b = edit_rows[_i].b;
    ROW_ASSERT_INT(&edit_rows[_i], um_edit_distance(a, b, edit_rows[_i].limit), edit_rows[_i].distance);
    ROW_ASSERT_INT(&edit_rows[_i], um_edit_distance(b, a, edit_rows[_i].limit), edit_rows[_i].distance);
}
END_TEST

/* -------------------------------------------------------------------- text */

START_TEST(text_grows)
{
    struct um_text t = {.arena = arena};
    ck_assert_str_eq(um_text_get(&t), "");
    for (size_t i = 0; i < 1000; i++) {
        um_text_add(&t, i % 2 ? "ab" : "");
        um_text_add_n(&t, "cd", 1);
    }
    ck_assert_uint_eq(t.n, 2000);
    ck_assert_uint_eq(strlen(um_text_get(&t)), 2000);
    for (size_t i = 0; i < t.n; i += 4)
        ck_assert_msg(memcmp(t.s + i, "cabc", 4) == 0, "at %zu", i);
}
END_TEST

static const struct {
    const char *name;
    int64_t i;
    const char *text;
} int_rows[] = {
    {"nought", 0, "0"},
    {"one digit", 9, "9"},
    {"two digits", 10, "10"},
    {"negative", -450, "-450"},
    {"most", INT64_MAX, "9223372036854775807"},
    {"least", INT64_MIN, "-9223372036854775808"},
};

START_TEST(integers)
{
    struct um_text t = {.arena = arena};
    um_text_add(&t, "<");
    um_text_add_int(&t, int_rows[_i].i);
    ROW_ASSERT_STR(&int_rows[_i], um_int_text(arena, int_rows[_i].i), int_rows[_i].text);
    ROW_ASSERT_STR(&int_rows[_i], um_text_get(&t) + 1, int_rows[_i].text);
}
END_TEST

CHECK_MAIN("text", EACH(utf8, utf8_rows), ONCE(utf8_every_sequence), ONCE(natural_order),
           ONCE(natural_order_is_total), EACH(ids, id_rows), EACH(edit_distance, edit_rows), ONCE(text_grows),
           EACH(integers, int_rows))
