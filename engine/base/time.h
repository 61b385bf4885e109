/*
 * Times are intervals of minutes since 1970-01-01T00:00, both ends included. A
 * day is the interval of its minutes; an open end is UM_TIME_OPEN_*.
 */
#ifndef UM_TIME_H
#define UM_TIME_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

#define UM_TIME_OPEN_FROM INT64_MIN
#define UM_TIME_OPEN_TO INT64_MAX

struct um_time {
    int64_t from, to;
};

enum um_before { UM_BEFORE_NO, UM_BEFORE_YES, UM_BEFORE_UNKNOWN };

/* Parse YYYY-MM-DD or YYYY-MM-DDTHH:MM; false if it is neither or no such day. */
bool um_time_parse(const char *s, struct um_time *ret);

/* The first (last: false) or last minute of an interval, as a day where it is a day's edge. */
char *um_time_edge(struct um_arena *a, int64_t minute, bool last);

/* A day in the form Feb. 3, 2023. */
char *um_time_day_in_words(struct um_arena *a, int64_t minute);

/* Whether a and b are surely, surely not or perhaps no more than n days (years: calendar years) apart. */
enum um_before um_time_within(struct um_time a, struct um_time b, int64_t n, bool years);

/* Whether a lies wholly before b. */
enum um_before um_time_before(struct um_time a, struct um_time b);

#endif
