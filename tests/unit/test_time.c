#include "base/time.h"

#include <stdio.h>
#include <string.h>

#include "check_main.h"

enum {
    HOUR = 60,
    DAY = 24 * HOUR
};

/* ----------------------------------------------------------------- parsing */

static const struct {
    const char *name, *text;
    int64_t from, to;
} valid_rows[] = {
    {"first day of the count", "1970-01-01", 0, DAY - 1},
    {"day before it", "1969-12-31", -DAY, -1},
    {"day of a paper", "2023-02-03", 19391LL * DAY, 19392LL * DAY - 1},
    {"leap day", "2024-02-29", 19782LL * DAY, 19783LL * DAY - 1},
    {"leap day of a fourth century", "2000-02-29", 11016LL * DAY, 11017LL * DAY - 1},
    {"first day of all", "0001-01-01", -719162LL * DAY, -719161LL * DAY - 1},
    {"last day of all", "9999-12-31", 2932896LL * DAY, 2932897LL * DAY - 1},
    {"first minute of a day", "1970-01-02T00:00", DAY, DAY},
    {"last minute of a day", "1970-01-02T23:59", 2 * DAY - 1, 2 * DAY - 1},
    {"minute before the count", "1969-12-31T14:05", -DAY + 14 * HOUR + 5, -DAY + 14 * HOUR + 5},
};

START_TEST(parses)
{
    struct um_time t = {0};
    ROW_ASSERT(&valid_rows[_i], um_time_parse(valid_rows[_i].text, &t));
    ROW_ASSERT_INT(&valid_rows[_i], t.from, valid_rows[_i].from);
    ROW_ASSERT_INT(&valid_rows[_i], t.to, valid_rows[_i].to);
}
END_TEST

static const struct {
    const char *name, *text;
} invalid_rows[] = {
    {"empty", ""},
    {"year alone", "2023"},
    {"no leading noughts", "2023-2-3"},
    {"year nought", "0000-01-01"},
    {"month nought", "2023-00-10"},
    {"thirteenth month", "2023-13-01"},
    {"day nought", "2023-01-00"},
    {"32nd", "2023-01-32"},
    {"31 April", "2023-04-31"},
    {"leap day of a common year", "2023-02-29"},
    {"leap day of a common century", "1900-02-29"},
    {"30 February", "2024-02-30"},
    {"slashes", "2023/01/01"},
    {"sign", "+023-01-01"},
    {"letter", "2023-01-0a"},
    {"hour 24", "2023-01-01T24:00"},
    {"minute 60", "2023-01-01T10:60"},
    {"bad day with a minute", "2023-02-29T10:00"},
    {"hour of one digit", "2023-01-01T1:000"},
    {"space for T", "2023-01-01 10:00"},
    {"dash for colon", "2023-01-01T10-00"},
    {"seconds", "2023-01-01T10:00:00"},
    {"zone", "2023-01-01Z"},
    {"space behind", "2023-01-01 "},
};

START_TEST(refuses)
{
    struct um_time t;
    ROW_ASSERT(&invalid_rows[_i], !um_time_parse(invalid_rows[_i].text, &t));
}
END_TEST

/* --------------------------------------------------------------- round trip */

static bool leap(int y)
{
    return y % 4 == 0 && (y % 100 != 0 || y % 400 == 0);
}

/* Every day there is, counted by months. */
START_TEST(every_day)
{
    static const int months[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int64_t minute = valid_rows[5].from;
    for (int y = 1; y <= 9999; y++, check_teardown(), check_setup())
        for (int m = 1; m <= 12; m++)
            for (int d = 1; d <= months[m - 1] + (m == 2 && leap(y)); d++, minute += DAY) {
                char text[40];
                struct um_time t;
                snprintf(text, sizeof text, "%04d-%02d-%02d", y, m, d);
                if (!um_time_parse(text, &t) || t.from != minute || t.to != minute + DAY - 1 ||
                    strcmp(um_time_edge(arena, minute, false), text) != 0)
                    ck_abort_msg("%s", text);
            }
    ck_assert_int_eq(minute, valid_rows[6].to + 1);
}
END_TEST

/* An edge is written as a day where it is a day's edge, and gives the minute back. */
START_TEST(every_minute)
{
    for (int64_t minute = -DAY; minute < DAY; minute++)
        for (int last = 0; last <= 1; last++) {
            struct um_time t;
            const char *text = um_time_edge(arena, minute, last);
            bool is_edge = (minute + DAY) % DAY == (last ? DAY - 1 : 0);
            ck_assert_msg(strlen(text) == (is_edge ? 10 : 16), "%s", text);
            ck_assert_msg(um_time_parse(text, &t) && (last ? t.to : t.from) == minute, "%s", text);
        }
}
END_TEST

static const struct {
    const char *name, *day, *words;
} word_rows[] = {
    {"short month", "2023-02-03", "Feb. 3, 2023"},
    {"month of four letters", "2024-09-30", "Sept. 30, 2024"},
    {"month in full", "1969-05-01", "May 1, 1969"},
    {"end of the year", "1999-12-31", "Dec. 31, 1999"},
};

START_TEST(in_words)
{
    struct um_time t;
    ROW_ASSERT(&word_rows[_i], um_time_parse(word_rows[_i].day, &t));
    ROW_ASSERT_STR(&word_rows[_i], um_time_day_in_words(arena, t.from), word_rows[_i].words);
    ROW_ASSERT_STR(&word_rows[_i], um_time_day_in_words(arena, t.to), word_rows[_i].words);
}
END_TEST

/* ------------------------------------------------------------------- before */

#define OPEN_FROM UM_TIME_OPEN_FROM
#define OPEN_TO UM_TIME_OPEN_TO

static const struct {
    const char *name;
    struct um_time a, b;
    enum um_before before;
} before_rows[] = {
    {"apart", {1, 2}, {4, 5}, UM_BEFORE_YES},
    {"side by side", {1, 2}, {3, 5}, UM_BEFORE_YES},
    {"touching at a minute", {1, 3}, {3, 5}, UM_BEFORE_UNKNOWN},
    {"overlapping", {1, 4}, {3, 5}, UM_BEFORE_UNKNOWN},
    {"inside", {3, 4}, {1, 9}, UM_BEFORE_UNKNOWN},
    {"around", {1, 9}, {3, 4}, UM_BEFORE_UNKNOWN},
    {"same interval", {1, 9}, {1, 9}, UM_BEFORE_UNKNOWN},
    {"same minute", {3, 3}, {3, 3}, UM_BEFORE_NO},
    {"begins where the other ends", {5, 9}, {1, 5}, UM_BEFORE_NO},
    {"after", {6, 9}, {1, 5}, UM_BEFORE_NO},
    {"open before, then apart", {OPEN_FROM, 2}, {3, 4}, UM_BEFORE_YES},
    {"apart, then open", {1, 2}, {3, OPEN_TO}, UM_BEFORE_YES},
    {"open between", {1, OPEN_TO}, {3, 4}, UM_BEFORE_UNKNOWN},
    {"open before the later", {1, 2}, {OPEN_FROM, 3}, UM_BEFORE_UNKNOWN},
    {"from the other's end on", {4, OPEN_TO}, {OPEN_FROM, 4}, UM_BEFORE_NO},
    {"both unknown", {OPEN_FROM, OPEN_TO}, {OPEN_FROM, OPEN_TO}, UM_BEFORE_UNKNOWN},
    {"one unknown", {3, 4}, {OPEN_FROM, OPEN_TO}, UM_BEFORE_UNKNOWN},
};

START_TEST(before)
{
    ROW_ASSERT_INT(&before_rows[_i], um_time_before(before_rows[_i].a, before_rows[_i].b),
                   before_rows[_i].before);
}
END_TEST

/* What is said of two intervals is so for every two minutes of them. */
START_TEST(before_by_minutes)
{
    enum {
        N = 5
    };
    for (int code = 0; code < N * N * N * N; code++) {
        struct um_time a = {code % N, code / N % N}, b = {code / N / N % N, code / N / N / N};
        bool some = false, all = true;
        if (a.from > a.to || b.from > b.to)
            continue;
        for (int64_t i = a.from; i <= a.to; i++)
            for (int64_t j = b.from; j <= b.to; j++) {
                some = some || i < j;
                all = all && i < j;
            }
        enum um_before want = all ? UM_BEFORE_YES : some ? UM_BEFORE_UNKNOWN : UM_BEFORE_NO;
        ck_assert_msg(um_time_before(a, b) == want, "%d-%d and %d-%d", (int)a.from, (int)a.to, (int)b.from,
                      (int)b.to);
    }
}
END_TEST

CHECK_MAIN("time", EACH(parses, valid_rows), EACH(refuses, invalid_rows), ONCE(every_day), ONCE(every_minute),
           EACH(in_words, word_rows), EACH(before, before_rows), ONCE(before_by_minutes))
