/* What is dated: a drawing with a lane for each account, and the same in a table. */
#include <stdlib.h>
#include <string.h>

#include "render/report/report.h"

/* Kinds, with their words and the drawing of their mark on a field of 12 by 12. */
static const struct kind {
    const char *kind, *words, *mark;
    bool filled, of_papers;
} kinds[] = {
    {"act", "post or other act", "M6 2A4 4 0 1 1 6 10 4 4 0 1 1 6 2Z", true, false},
    {"exhibit", "post or message put in evidence", "M6 2A4 4 0 1 1 6 10 4 4 0 1 1 6 2Z", false, false},
    {"denial", "denial that was told", "M6 1 11 6 6 11 1 6Z", true, false},
    {"told", "what was told", "M6 1 11 6 6 11 1 6Z", false, false},
    {"notice", "notice", "M6 1.5 11 10.5H1Z", true, false},
    {"deadline", "end of the time to respond", "M6 1V11M3 1H9M3 11H9", false, false},
    {"filing", "paper filed", "M2 2H10V10H2Z", false, true},
    {"suit", "suit begun", "M2 11V1L10 4 2 7", false, true},
    {"decision", "decision", "M2 2H10V10H2Z", true, true},
};

enum { N_KINDS = sizeof kinds / sizeof *kinds };

static const struct kind *kind_of(const struct um_value *moment)
{
    for (size_t i = 0; i < N_KINDS; i++)
        if (strcmp(kinds[i].kind, text_at(moment, "kind")) == 0)
            return &kinds[i];
    return &kinds[0];
}

/* ------------------------------------------------------------------- lanes */

struct lane {
    const char *account; /* NULL: the papers */
    const char *label;
};

/* The name that an account goes by: that of the defendant whose it is said to be. */
static const char *label_of(const struct report *r, const char *account)
{
    for (size_t d = 0; d < um_value_count(r->defendants); d++) {
        const struct um_value *defendant = um_value_at(r->defendants, d), *accounts = um_value_get(defendant, "accounts");
        for (size_t i = 0; i < um_value_count(accounts); i++)
            if (strcmp(um_value_string(um_value_at(accounts, i)), account) == 0)
                return text_at(defendant, "label");
    }
    return account;
}

static bool is_of(const struct um_value *moment, const char *account)
{
    const struct um_value *accounts = um_value_get(moment, "accounts");
    for (size_t i = 0; account && i < um_value_count(accounts); i++)
        if (strcmp(um_value_string(um_value_at(accounts, i)), account) == 0)
            return true;
    return !account && kind_of(moment)->of_papers;
}

enum { MOST_LANES = 64 };

/* A lane for each account that something is dated for, those of defendants in their order, and one for the papers. */
static size_t list_lanes(const struct report *r, const struct um_value *timeline, struct lane *lanes)
{
    size_t n = 0;
    for (size_t d = 0; d < um_value_count(r->defendants); d++) {
        const struct um_value *accounts = um_value_get(um_value_at(r->defendants, d), "accounts");
        for (size_t i = 0; i < um_value_count(accounts); i++) {
            const char *account = um_value_string(um_value_at(accounts, i));
            bool wanted = false;
            for (size_t m = 0; m < um_value_count(timeline) && !wanted; m++)
                wanted = is_of(um_value_at(timeline, m), account);
            for (size_t k = 0; k < n; k++)
                wanted = wanted && strcmp(lanes[k].account, account) != 0;
            if (wanted && n + 1 < MOST_LANES)
                lanes[n++] = (struct lane){account, label_of(r, account)};
        }
    }
    if (n)
        lanes[n++] = (struct lane){NULL, "Papers"};
    return n;
}

/* -------------------------------------------------------------------- days */

/* Days since 1970-01-01 of YYYY-MM-DD, which the document promises. */
static long day_number(const char *day)
{
    long y = strtol(day, NULL, 10), m = strtol(day + 5, NULL, 10), d = strtol(day + 8, NULL, 10);
    y -= m <= 2;
    const long era = y / 400, of_era = y - era * 400, of_year = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

/* The day that a moment is drawn at: the first that is known. */
static const char *day_of(const struct um_value *moment)
{
    return *text_at(moment, "from") ? text_at(moment, "from") : text_at(moment, "to");
}

static void put_day(struct html *h, const char *day)
{
    char buffer[32];
    html_add(h, day_words(day, buffer));
    if (strlen(day) > 11)
        html_join(h, ","), html_add(h, day + 11);
}

static void put_time(struct html *h, const struct um_value *moment)
{
    const char *from = text_at(moment, "from"), *to = text_at(moment, "to");
    if (strcmp(from, to) == 0) {
        put_day(h, from);
    } else if (!*to) {
        put_day(h, from), html_add(h, "or later");
    } else if (!*from) {
        html_add(h, "by"), put_day(h, to);
    } else {
        put_day(h, from), html_add(h, "to"), put_day(h, to);
    }
}

/* ----------------------------------------------------------------- drawing */

enum { LEFT = 170, RIGHT = 970, WIDTH = 1000, TOP = 34, LANE = 26, MARK = 12, LONGEST = 22 };

/* Where the days lie. */
struct scale {
    const char *first, *last;
};

static long at(const struct scale *s, const char *day)
{
    const long span = day_number(s->last) - day_number(s->first);
    return LEFT + (span ? (day_number(day) - day_number(s->first)) * (RIGHT - LEFT) / span : (RIGHT - LEFT) / 2);
}

static void put_number(struct html *h, const char *name, long value)
{
    char digits[24];
    snprintf(digits, sizeof digits, "%ld", value);
    html_attr(h, name, digits);
}

static void put_line(struct html *h, long x1, long y1, long x2, long y2)
{
    html_open(h, "line");
    put_number(h, "x1", x1), put_number(h, "y1", y1), put_number(h, "x2", x2), put_number(h, "y2", y2);
    html_close(h);
}

static void put_text(struct html *h, long x, long y, const char *anchor, const char *text)
{
    html_open(h, "text");
    put_number(h, "x", x), put_number(h, "y", y);
    html_attr(h, "text-anchor", anchor);
    html_add(h, text);
    html_close(h);
}

/* A name as far as it fits its lane. */
static void put_label(struct html *h, long y, const char *label)
{
    char name[LONGEST + 8];
    const size_t n = html_fit(label, LONGEST);
    snprintf(name, sizeof name, "%.*s%s", (int)n, label, label[n] ? "…" : "");
    put_text(h, LEFT - 16, y, "end", name);
}

static void put_mark(struct html *h, const struct kind *kind, long x, long y)
{
    char place[64];
    snprintf(place, sizeof place, "translate(%ld %ld)", x - MARK / 2, y - MARK / 2);
    html_open_class(h, "path", kind->filled ? "mark filled" : "mark");
    html_attr(h, "transform", place);
    html_attr(h, "d", kind->mark);
    html_close(h);
}

static void put_lane(struct html *h, const struct um_value *timeline, const struct lane *lane, long y, const struct scale *scale)
{
    put_line(h, LEFT, y, RIGHT, y);
    put_label(h, y + 4, lane->label);
    for (size_t m = 0; m < um_value_count(timeline); m++)
        if (is_of(um_value_at(timeline, m), lane->account))
            put_mark(h, kind_of(um_value_at(timeline, m)), at(scale, day_of(um_value_at(timeline, m))), y);
}

/* The years, or the months where there are few, that begin between the first day and the last. */
static void put_ticks(struct html *h, const struct scale *scale, long bottom)
{
    const long span = day_number(scale->last) - day_number(scale->first);
    const bool months = span < 500;
    long drawn = LEFT;
    for (long year = strtol(scale->first, NULL, 10); year <= strtol(scale->last, NULL, 10); year++)
        for (int month = 1; month <= (months ? 12 : 1); month++) {
            char day[40], buffer[32];
            snprintf(day, sizeof day, "%04ld-%02d-01", year, month);
            if (strcmp(day, scale->first) <= 0 || strcmp(day, scale->last) >= 0)
                continue;
            const long x = at(scale, day);
            put_line(h, x, TOP - 8, x, bottom);
            if (x - drawn < 95 || RIGHT - x < 95)
                continue;
            put_text(h, x, TOP - 14, "middle", months ? day_words(day, buffer) : (day[4] = '\0', day));
            drawn = x;
        }
}

static void put_legend(struct html *h, const struct um_value *timeline)
{
    html_open_class(h, "p", "legend");
    for (size_t i = 0; i < N_KINDS; i++) {
        bool used = false;
        for (size_t m = 0; m < um_value_count(timeline) && !used; m++)
            used = kind_of(um_value_at(timeline, m)) == &kinds[i];
        if (!used)
            continue;
        html_open(h, "span");
        html_open_class(h, "svg", "mark-key");
        html_attr(h, "viewBox", "0 0 12 12");
        html_attr(h, "aria-hidden", "true");
        put_mark(h, &kinds[i], MARK / 2, MARK / 2);
        html_close(h);
        html_add(h, kinds[i].words);
        html_close(h);
    }
    html_close(h);
}

static void put_drawing(struct report *r, const struct um_value *timeline, const struct lane *lanes, size_t n)
{
    struct html *h = &r->html;
    struct scale scale = {day_of(um_value_at(timeline, 0)), day_of(um_value_at(timeline, 0))};
    const long bottom = TOP + (long)n * LANE;
    char box[64], buffer[32];
    for (size_t m = 0; m < um_value_count(timeline); m++)
        if (strncmp(day_of(um_value_at(timeline, m)), scale.last, 10) > 0)
            scale.last = day_of(um_value_at(timeline, m));
    snprintf(box, sizeof box, "0 0 %d %ld", WIDTH, bottom);
    html_open_class(h, "div", "wide");
    html_attr(h, "role", "region");
    html_attr(h, "aria-label", "Drawing of the timeline");
    html_attr(h, "tabindex", "0");
    html_open_class(h, "svg", "timeline");
    html_attr(h, "viewBox", box);
    html_attr(h, "role", "img");
    html_attr(h, "aria-labelledby", "timeline-name");
    html_open(h, "title");
    html_attr(h, "id", "timeline-name");
    html_add(h, "A lane for each account, and one for the papers, with a mark for each day; the table below says the same in words");
    html_close(h);
    put_ticks(h, &scale, bottom);
    put_text(h, LEFT, TOP - 14, "start", day_words(scale.first, buffer));
    if (strncmp(scale.first, scale.last, 10) != 0)
        put_text(h, RIGHT, TOP - 14, "end", day_words(scale.last, buffer));
    for (size_t i = 0; i < n; i++)
        put_lane(h, timeline, &lanes[i], TOP + (long)i * LANE + LANE / 2, &scale);
    html_close(h);
    html_close(h);
    put_legend(h, timeline);
}

/* ------------------------------------------------------------------- table */

static void put_who(struct report *r, const struct um_value *moment)
{
    const struct um_value *accounts = um_value_get(moment, "accounts"), *persons = um_value_get(moment, "persons");
    struct html *h = &r->html;
    open_cell(r);
    if (um_value_count(accounts) > 1 && strcmp(text_at(moment, "kind"), "act") == 0)
        html_add(h, "one of");
    for (size_t i = 0; i < um_value_count(accounts); i++)
        html_add(h, i ? "·" : ""), html_add(h, label_of(r, um_value_string(um_value_at(accounts, i))));
    for (size_t i = 0; i < um_value_count(persons); i++)
        html_add(h, i || um_value_count(accounts) ? "·" : ""), html_add(h, um_value_string(um_value_at(persons, i)));
    html_add(h, um_value_count(accounts) + um_value_count(persons) ? "" : "not entered");
    html_close(h);
}

/* What it is: its words, or what the record calls it. */
static void put_what(struct report *r, const struct um_value *moment)
{
    const char *kind = text_at(moment, "kind"), *channel = text_at(moment, "channel");
    struct html *h = &r->html;
    open_cell(r);
    html_leaf(h, "strong", kind_of(moment)->words);
    html_join(h, ":");
    if (strcmp(kind, "act") == 0 || strcmp(kind, "exhibit") == 0) {
        html_open(h, "a");
        html_attr_joined(h, "href", *kind == 'a' ? "#s-" : "#r-", text_at(moment, "id"));
        html_add(h, *kind == 'a' ? text_at(moment, "id") : text_at(moment, "text"));
        html_close(h);
        html_add(h, *kind == 'a' ? text_at(moment, "text") : "");
    } else {
        html_add(h, *text_at(moment, "text") ? text_at(moment, "text") : strcmp(kind, "suit") == 0 ? text_at(moment, "id") : "");
    }
    html_add(h, *channel ? um_meaning("notice-channel", channel) : "");
    if (*text_at(moment, "cite"))
        html_add(h, "("), html_add(h, text_at(moment, "cite")), html_add(h, ")");
    html_close(h);
}

static void put_table(struct report *r, const struct um_value *timeline)
{
    static const char *const columns[] = {"When", "What", "Who", NULL};
    struct html *h = &r->html;
    open_table(r, "plain", "What is dated, in order", columns);
    for (size_t m = 0; m < um_value_count(timeline); m++) {
        open_row(r);
        open_row_head(r);
        put_time(h, um_value_at(timeline, m));
        html_close(h);
        put_what(r, um_value_at(timeline, m));
        put_who(r, um_value_at(timeline, m));
        html_close(h);
    }
    close_table(r);
}

static bool has_kind(const struct um_value *timeline, const char *kind)
{
    for (size_t m = 0; m < um_value_count(timeline); m++)
        if (strcmp(text_at(um_value_at(timeline, m), "kind"), kind) == 0)
            return true;
    return false;
}

/* What has no date at all. */
static void put_undated(struct report *r, const struct um_value *timeline)
{
    static const char *const sought[][2] = {{"act", "No post is dated in this record."}, {"denial", "No denial is dated in this record."},
                                            {"notice", "No notice is dated in this record."}, {"filing", "No paper is dated in this record."}};
    struct html *h = &r->html;
    html_open_class(h, "p", "lead");
    for (size_t i = 0; i < sizeof sought / sizeof *sought; i++)
        html_add(h, has_kind(timeline, sought[i][0]) ? "" : sought[i][1]);
    html_close(h);
}

void report_timeline(struct report *r)
{
    const struct um_value *timeline = um_value_get(r->evidence, "timeline");
    struct lane lanes[MOST_LANES];
    const size_t n = list_lanes(r, timeline, lanes);
    open_section(r, "timeline", "Timeline");
    put_undated(r, timeline);
    if (n)
        put_drawing(r, timeline, lanes, n);
    if (um_value_count(timeline))
        put_table(r, timeline);
    close_section(r);
}
