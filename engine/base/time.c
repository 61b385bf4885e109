#include "base/time.h"

#include <string.h>

#include "base/text.h"

enum { DAY = 24 * 60 };

/* Days since 1970-01-01 of a civil date in the Gregorian calendar, years 1 to 9999. */
static int64_t days_from_civil(int64_t y, unsigned m, unsigned d)
{
    y -= m <= 2;
    int64_t era = y / 400;
    int64_t yoe = y - era * 400;
    int64_t doy = (153 * (int64_t)(m + (m > 2 ? -3u : 9u)) + 2) / 5 + d - 1;
    int64_t doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    return era * 146097 + doe - 719468;
}

static void civil_from_days(int64_t z, int64_t *y, unsigned *m, unsigned *d)
{
    z += 719468;
    int64_t era = z / 146097;
    int64_t doe = z - era * 146097;
    int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    int64_t mp = (5 * doy + 2) / 153;
    *d = (unsigned)(doy - (153 * mp + 2) / 5 + 1);
    *m = (unsigned)(mp < 10 ? mp + 3 : mp - 9);
    *y = yoe + era * 400 + (*m <= 2);
}

/* n digits at s as a number; false if they are not all digits. */
static bool number(const char *s, unsigned n, unsigned *ret)
{
    *ret = 0;
    for (unsigned i = 0; i < n; i++) {
        if (s[i] < '0' || s[i] > '9')
            return false;
        *ret = *ret * 10 + (unsigned)(s[i] - '0');
    }
    return true;
}

bool um_time_parse(const char *s, struct um_time *ret)
{
    unsigned y, m, d, hour, minute;
    size_t len = strlen(s);
    if ((len != 10 && len != 16) || s[4] != '-' || s[7] != '-')
        return false;
    if (!number(s, 4, &y) || !number(s + 5, 2, &m) || !number(s + 8, 2, &d) || y < 1 || m < 1 || m > 12 || d < 1)
        return false;
    int64_t day = days_from_civil(y, m, d), back_y;
    unsigned back_m, back_d;
    civil_from_days(day, &back_y, &back_m, &back_d);
    if (back_m != m || back_d != d)
        return false;
    ret->from = day * DAY;
    ret->to = ret->from + DAY - 1;
    if (len == 10)
        return true;
    if (s[10] != 'T' || s[13] != ':' || !number(s + 11, 2, &hour) || !number(s + 14, 2, &minute) || hour > 23 ||
        minute > 59)
        return false;
    ret->from += hour * 60 + minute;
    ret->to = ret->from;
    return true;
}

static int64_t day_of(int64_t minute)
{
    return minute >= 0 ? minute / DAY : -((-minute + DAY - 1) / DAY);
}

static void add_padded(struct um_text *t, int64_t i, int64_t width)
{
    for (int64_t top = width; top > 1 && i < top; top /= 10)
        um_text_add(t, "0");
    um_text_add_int(t, i);
}

char *um_time_edge(struct um_arena *a, int64_t minute, bool last)
{
    int64_t day = day_of(minute), in_day = minute - day * DAY, y;
    unsigned m, d;
    civil_from_days(day, &y, &m, &d);
    struct um_text t = {.arena = a};
    add_padded(&t, y, 1000);
    um_text_add(&t, "-");
    add_padded(&t, m, 10);
    um_text_add(&t, "-");
    add_padded(&t, d, 10);
    if (in_day != (last ? DAY - 1 : 0)) {
        um_text_add(&t, "T");
        add_padded(&t, in_day / 60, 10);
        um_text_add(&t, ":");
        add_padded(&t, in_day % 60, 10);
    }
    return t.s;
}

char *um_time_day_in_words(struct um_arena *a, int64_t minute)
{
    static const char *const months[] = {"Jan.", "Feb.", "Mar.",  "Apr.", "May",  "June",
                                         "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."};
    int64_t y;
    unsigned m, d;
    civil_from_days(day_of(minute), &y, &m, &d);
    return um_cat(a, months[m - 1], " ", um_int_text(a, d), ", ", um_int_text(a, y), NULL);
}

/* The day n days or calendar years after a day; Feb. 29 of a year without one is Mar. 1. */
static int64_t day_after(int64_t day, int64_t n, bool years)
{
    int64_t y;
    unsigned m, d;
    if (!years)
        return day + n;
    civil_from_days(day, &y, &m, &d);
    return days_from_civil(y + n, m, d);
}

/* Whether b is no later than n days or years after a, as far as both are known. */
static enum um_before no_later(struct um_time a, struct um_time b, int64_t n, bool years)
{
    bool from_known = a.from != UM_TIME_OPEN_FROM, to_known = a.to != UM_TIME_OPEN_TO;
    if (b.to != UM_TIME_OPEN_TO && from_known && day_of(b.to) <= day_after(day_of(a.from), n, years))
        return UM_BEFORE_YES;
    if (b.from != UM_TIME_OPEN_FROM && to_known && day_of(b.from) > day_after(day_of(a.to), n, years))
        return UM_BEFORE_NO;
    return UM_BEFORE_UNKNOWN;
}

enum um_before um_time_within(struct um_time a, struct um_time b, int64_t n, bool years)
{
    enum um_before one = no_later(a, b, n, years), other = no_later(b, a, n, years);
    if (one == UM_BEFORE_NO || other == UM_BEFORE_NO)
        return UM_BEFORE_NO;
    return one == UM_BEFORE_YES && other == UM_BEFORE_YES ? UM_BEFORE_YES : UM_BEFORE_UNKNOWN;
}

enum um_before um_time_before(struct um_time a, struct um_time b)
{
    if (a.to < b.from)
        return UM_BEFORE_YES;
    if (a.from >= b.to)
        return UM_BEFORE_NO;
    return UM_BEFORE_UNKNOWN;
}
