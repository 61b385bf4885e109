#include "codec/json.h"

#include <string.h>

#include "check_main.h"

#define TEXT(literal) .text = literal, .length = sizeof literal - 1
#define X8(s) s s s s s s s s
#define X64(s) X8(X8(s))

static struct um_value *read_text(const char *text, size_t length, struct um_problems *problems)
{
    *problems = (struct um_problems){.arena = arena};
    return um_json_read(text, length, problems);
}

/* ----------------------------------------------------------------- refusals */

static const struct {
    const char *name, *text;
    size_t length;
    const char *id, *where;
    uint32_t line;
} refused_rows[] = {
    {"empty", TEXT(""), "json-syntax", "/", 1},
    {"only space", TEXT(" \n\t\r\n"), "json-syntax", "/", 3},
    {"byte order mark", TEXT("\xef\xbb\xbf{}"), "json-syntax", "/", 1},
    {"trailing text", TEXT("{} x"), "json-syntax", "/", 1},
    {"second value", TEXT("[1]\n[2]"), "json-syntax", "/", 2},
    {"closing bracket too many", TEXT("[1]]"), "json-syntax", "/", 1},
    {"line comment", TEXT("[1,\n// two\n2]"), "json-syntax", "/1", 2},
    {"block comment", TEXT("{/* a */'a': 1}"), "json-syntax", "/", 1},

    {"array not closed", TEXT("{\"a\": [1"), "json-syntax", "/a", 1},
    {"object not closed", TEXT("{\"a\": 1"), "json-syntax", "/", 1},
    {"comma at the end of an array", TEXT("[1,]"), "json-syntax", "/1", 1},
    {"comma at the end of an object", TEXT("{\"a\": 1,}"), "json-syntax", "/", 1},
    {"no comma in an array", TEXT("[1 2]"), "json-syntax", "/", 1},
    {"no comma in an object", TEXT("{\"a\": 1\n\"b\": 2}"), "json-syntax", "/", 2},
    {"no colon", TEXT("{\"a\" 1}"), "json-syntax", "/", 1},
    {"no value", TEXT("{\"a\": }"), "json-syntax", "/a", 1},
    {"key without quotes", TEXT("{a: 1}"), "json-syntax", "/", 1},
    {"single quotes", TEXT("['a']"), "json-syntax", "/0", 1},
    {"half a word", TEXT("[nul]"), "json-syntax", "/0", 1},
    {"word that goes on", TEXT("[nullx]"), "json-syntax", "/", 1},
    {"capital letter", TEXT("[True]"), "json-syntax", "/0", 1},
    {"no number", TEXT("[NaN]"), "json-syntax", "/0", 1},

    {"text not closed", TEXT("{\"a\": \"b}"), "json-syntax", "/a", 1},
    {"text that ends in an escape", TEXT("[\"a\\"), "json-syntax", "/0", 1},
    {"key not closed", TEXT("{\"a"), "json-syntax", "/", 1},
    {"tab in text", TEXT("[\"a\tb\"]"), "json-syntax", "/0", 1},
    {"new line in text", TEXT("[1,\n\"a\nb\"]"), "json-syntax", "/1", 2},
    {"last control character in text", TEXT("[\"\x1f\"]"), "json-syntax", "/0", 1},
    {"unknown escape", TEXT("[\"\\x41\"]"), "json-syntax", "/0", 1},
    {"escape with too few digits", TEXT("[\"\\u041\"]"), "json-syntax", "/0", 1},
    {"escape with a letter", TEXT("[\"\\u00g1\"]"), "json-syntax", "/0", 1},
    {"escape cut off", TEXT("[\"\\u00"), "json-syntax", "/0", 1},

    {"NUL between values", TEXT("[1,\n\0 2]"), "json-utf8", "/", 2},
    {"NUL in text", TEXT("[\"a\0b\"]"), "json-utf8", "/", 1},
    {"NUL at the end", TEXT("{}\n\0"), "json-utf8", "/", 2},
    {"NUL by escape", TEXT("{\"a\":\n\"\\u0000\"}"), "json-nul", "/a", 2},
    {"NUL by escape in a key", TEXT("{\"a\\u0000\": 1}"), "json-nul", "/", 1},
    {"not UTF-8", TEXT("{\"a\":\n\n\"\xff\"}"), "json-utf8", "/", 3},
    {"UTF-8 cut off", TEXT("\"\xe2\x82"), "json-utf8", "/", 1},
    {"overlong UTF-8", TEXT("\"\xc0\xaf\""), "json-utf8", "/", 1},
    {"surrogate in UTF-8", TEXT("\"\xed\xa0\xbd\""), "json-utf8", "/", 1},
    {"high surrogate alone", TEXT("[\"\\ud83d\"]"), "json-utf8", "/0", 1},
    {"high surrogate, then a letter", TEXT("[\"\\ud83dabcdef\"]"), "json-utf8", "/0", 1},
    {"high surrogate, then no low one", TEXT("[\"\\ud83d\\u0041\"]"), "json-utf8", "/0", 1},
    {"high surrogate twice", TEXT("[\"\\ud83d\\ud83d\"]"), "json-utf8", "/0", 1},
    {"low surrogate alone", TEXT("[\"\\ude00\"]"), "json-utf8", "/0", 1},

    {"fraction", TEXT("{\"a\": [0, 1.5]}"), "json-number", "/a/1", 1},
    {"fraction of nothing", TEXT("[1.]"), "json-number", "/0", 1},
    {"exponent", TEXT("[1e2]"), "json-number", "/0", 1},
    {"capital exponent", TEXT("[-1E2]"), "json-number", "/0", 1},
    {"beyond 2^53 - 1", TEXT("[1,\n9007199254740992]"), "json-number", "/1", 2},
    {"below -(2^53 - 1)", TEXT("[-9007199254740992]"), "json-number", "/0", 1},
    {"beyond 2^64", TEXT("[18446744073709551617]"), "json-number", "/0", 1},
    {"leading nought", TEXT("[01]"), "json-syntax", "/0", 1},
    {"two noughts", TEXT("[00]"), "json-syntax", "/0", 1},
    {"leading nought behind a sign", TEXT("[-01]"), "json-syntax", "/0", 1},
    {"sign alone", TEXT("[-]"), "json-syntax", "/0", 1},
    {"plus", TEXT("[+1]"), "json-syntax", "/0", 1},
    {"point alone", TEXT("[.5]"), "json-syntax", "/0", 1},
    {"hexadecimal", TEXT("[0x10]"), "json-syntax", "/", 1},

    {"key twice", TEXT("{\"a\": 1, \"a\": 1}"), "json-duplicate-key", "/", 1},
    {"key twice, deep", TEXT("{\"x\": [0,\n{\"a\": 1, \"b\": 2, \"a\": 3}]}"), "json-duplicate-key", "/x/1",
     2},
    {"key twice, once escaped", TEXT("{\"\\u0061\": 1, \"a\": 2}"), "json-duplicate-key", "/", 1},
    {"key twice, digits of an escape in capitals", TEXT("{\"\\u00EB\": 1, \"\xc3\xab\": 2}"),
     "json-duplicate-key", "/", 1},
    {"key twice, of three bytes", TEXT("{\"\xe2\x82\xac\": 1, \"\\u20ac\": 2}"), "json-duplicate-key", "/",
     1},
    {"key twice, slash escaped", TEXT("{\"/\": 1, \"\\/\": 2}"), "json-duplicate-key", "/", 1},
    {"empty key twice", TEXT("{\"\": 1, \"\": 2}"), "json-duplicate-key", "/", 1},

    {"nested too deep", TEXT(X64("[") "[]" X64("]")), "limit", X64("/0"), 1},
    {"nested too deep, not closed", TEXT(X64("[") "["), "limit", X64("/0"), 1},
    {"objects nested too deep", TEXT(X64("{\"a\":") "{}" X64("}")), "limit", X64("/a"), 1},
};

START_TEST(refuses)
{
    struct um_problems problems;
    const struct um_value *v = read_text(refused_rows[_i].text, refused_rows[_i].length, &problems);
    ROW_ASSERT(&refused_rows[_i], !v);
    ROW_ASSERT_INT(&refused_rows[_i], problems.n, 1);
    ROW_ASSERT_INT(&refused_rows[_i], problems.errors, 1);
    ROW_ASSERT_INT(&refused_rows[_i], problems.list->severity, UM_ERROR);
    ROW_ASSERT_STR(&refused_rows[_i], problems.list->id, refused_rows[_i].id);
    ROW_ASSERT_STR(&refused_rows[_i], problems.list->where, refused_rows[_i].where);
    ROW_ASSERT_INT(&refused_rows[_i], problems.list->line, refused_rows[_i].line);
}
END_TEST

/* What does not upset the grammar does not hide what comes after it. */
START_TEST(refuses_all_at_once)
{
    static const char text[] = "{\"a\": 9007199254740992,\n\"b\": {\"x\": 1, \"x\": 2},\n\"c\": 1.5}";
    static const char *const ids[] = {"json-number", "json-duplicate-key", "json-number"};
    static const char *const places[] = {"/a", "/b", "/c"};
    struct um_problems problems;
    ck_assert_ptr_null(read_text(text, strlen(text), &problems));
    ck_assert_uint_eq(problems.n, COUNT(ids));
    for (uint32_t i = 0; i < 3; i++) {
        ck_assert_str_eq(problems.list[i].id, ids[i]);
        ck_assert_str_eq(problems.list[i].where, places[i]);
        ck_assert_uint_eq(problems.list[i].line, i + 1);
    }
}
END_TEST

START_TEST(long_texts)
{
    enum {
        MOST = 1 << 20
    };
    struct um_problems problems;
    char *text = um_arena_alloc(arena, MOST + 4, 1);
    memset(text, 'x', MOST + 3);
    text[0] = text[MOST + 1] = '"';
    ck_assert_uint_eq(strlen(um_value_string(read_text(text, MOST + 2, &problems))), MOST);
    text[MOST + 1] = 'x';
    text[MOST + 2] = '"';
    ck_assert_ptr_null(read_text(text, MOST + 3, &problems));
    ck_assert_uint_eq(problems.n, 1);
    ck_assert_str_eq(problems.list->id, "limit");
}
END_TEST

/* Only the length counts: nothing behind it is read. */
START_TEST(stops_at_the_length)
{
    struct um_problems problems;
    ck_assert_int_eq(um_value_integer(um_value_at(read_text("[12]]", 4, &problems), 0)), 12);
    ck_assert_int_eq(um_value_integer(read_text("123", 2, &problems)), 12);
    ck_assert_ptr_null(read_text("\"ab\"", 3, &problems));
    ck_assert_ptr_null(read_text("null", 3, &problems));
}
END_TEST

/* --------------------------------------------------------------- acceptance */

static const struct {
    const char *name, *text, *canonical;
} accepted_rows[] = {
    {"nothing", "null", "null"},
    {"truth", " [true ,false] ", "[true,false]"},
    {"empty ones", "[[ ], { },\r\n\t\"\"]", "[[],{},\"\"]"},
    {"small numbers", "[0,-1,10, -450]", "[0,-1,10,-450]"},
    {"negative nought", "-0", "0"},
    {"beyond 32 bits", "[2147483648,-2147483649]", "[2147483648,-2147483649]"},
    {"keys are sorted", "{\"b\":{\"d\":1,\"c\":[{\"f\":2,\"e\":3}]},\"a\":4,\"B\":5,\"\":6}",
     "{\"\":6,\"B\":5,\"a\":4,\"b\":{\"c\":[{\"e\":3,\"f\":2}],\"d\":1}}"},
    {"keys that look alike", "{\"a\":1,\"A\":2,\"a \":3,\"\\u00e1\":4}",
     "{\"A\":2,\"a\":1,\"a \":3,\"\xc3\xa1\":4}"},
    {"short escapes", "\"\\u0008\\u0009\\u000a\\u000C\\u000d\"", "\"\\b\\t\\n\\f\\r\""},
    {"short escapes as written", "\"\\b\\t\\n\\f\\r\\\"\\\\\"", "\"\\b\\t\\n\\f\\r\\\"\\\\\""},
    {"other control characters", "\"\\u0001\\u000B\\u001f\"", "\"\\u0001\\u000b\\u001f\""},
    {"space and DEL", "\"\\u0020\\u007f\"", "\" \x7f\""},
    {"slash", "\"\\/\"", "\"/\""},
    {"two bytes", "\"\\u00e9\xc3\xa9\"", "\"\xc3\xa9\xc3\xa9\""},
    {"line separators", "\"\\u2028\\u2029\"", "\"\xe2\x80\xa8\xe2\x80\xa9\""},
    {"last of the basic plane", "\"\\uffff\"", "\"\xef\xbf\xbf\""},
    {"surrogate pair", "\"\\ud83d\\ude00\"", "\"\xf0\x9f\x98\x80\""},
    {"emoji as written", "\"\xf0\x9f\x98\x80\"", "\"\xf0\x9f\x98\x80\""},
    {"RFC 8785 section 3.2.2.2", "\"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\"",
     "\"\xe2\x82\xac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\""},
    {"as deep as may be", X64("[") X64("]"), X64("[") X64("]")},
};

static void assert_prints(const char *name, const char *text, const char *canonical)
{
    struct um_problems problems;
    struct um_value *v = read_text(text, strlen(text), &problems);
    ck_assert_msg(v && !problems.n, "%s: refused: %s", name, problems.n ? problems.list->message : "");
    um_value_sort(v);
    char *printed = um_json_print(v, false);
    ck_assert_msg(strcmp(printed, canonical) == 0, "%s: <%s>, not <%s>", name, printed, canonical);
    free(printed);
}

START_TEST(accepts)
{
    assert_prints(accepted_rows[_i].name, accepted_rows[_i].text, accepted_rows[_i].canonical);
    assert_prints(accepted_rows[_i].name, accepted_rows[_i].canonical, accepted_rows[_i].canonical);
}
END_TEST

START_TEST(reads_the_last_integers)
{
    static const char text[] = "[9007199254740991,-9007199254740991]";
    struct um_problems problems;
    const struct um_value *v = read_text(text, strlen(text), &problems);
    ck_assert_int_eq(um_value_integer(um_value_at(v, 0)), INT64_C(9007199254740991));
    ck_assert_int_eq(um_value_integer(um_value_at(v, 1)), INT64_C(-9007199254740991));
}
END_TEST

START_TEST(knows_lines)
{
    static const char text[] = "\n{\"a\":\n[1,\n\n\"b\"],\n\"c\": {}}";
    struct um_problems problems;
    const struct um_value *v = read_text(text, strlen(text), &problems), *a = um_value_get(v, "a");
    ck_assert_uint_eq(v->line, 2);
    ck_assert_uint_eq(a->line, 3);
    ck_assert_uint_eq(um_value_at(a, 0)->line, 3);
    ck_assert_uint_eq(um_value_at(a, 1)->line, 5);
    ck_assert_uint_eq(um_value_get(v, "c")->line, 6);
}
END_TEST

/* With indentation it is the same value, over several lines. */
START_TEST(indents)
{
    static const char text[] = "{\"a\":[1,{\"b\":\"\\n\"}],\"c\":[]}";
    struct um_problems problems;
    char *printed = um_json_print(read_text(text, strlen(text), &problems), true);
    ck_assert_ptr_nonnull(strchr(printed, '\n'));
    assert_prints("indented", printed, text);
    free(printed);
}
END_TEST

CHECK_MAIN("json", EACH(refuses, refused_rows), ONCE(refuses_all_at_once), ONCE(long_texts),
           ONCE(stops_at_the_length), EACH(accepts, accepted_rows), ONCE(reads_the_last_integers),
           ONCE(knows_lines), ONCE(indents))
