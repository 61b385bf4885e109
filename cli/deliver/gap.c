#include "deliver/gap.h"

#include <string.h>

static const char *title_of(const struct um_value *defendant, const struct um_value *gap)
{
    return text_at(finding_of_gap(defendant, gap), "title");
}

const struct um_value *finding_of_gap(const struct um_value *defendant, const struct um_value *gap)
{
    const struct um_value *findings = um_value_get(defendant, "findings");
    for (size_t i = 0; i < um_value_count(findings); i++) {
        const struct um_value *f = um_value_at(findings, i);
        if (strcmp(text_at(f, "node"), text_at(gap, "node")) == 0 && strcmp(text_at(f, "status"), text_at(gap, "status")) == 0)
            return f;
    }
    return NULL;
}

static bool same_gap(const struct um_value *defendant, const struct um_value *a, const struct um_value *b)
{
    static const char *const keys[] = {"cure", "status", "why"};
    bool same = strcmp(title_of(defendant, a), title_of(defendant, b)) == 0;
    for (size_t i = 0; same && i < sizeof keys / sizeof *keys; i++)
        same = same_value(um_value_get(a, keys[i]), um_value_get(b, keys[i]));
    return same;
}

const struct um_value *first_of_gaps(const struct um_value *defendant, size_t i)
{
    const struct um_value *gaps = um_value_get(defendant, "gaps"), *gap = um_value_at(gaps, i);
    for (size_t k = 0; k < i; k++)
        if (same_gap(defendant, um_value_at(gaps, k), gap))
            return NULL;
    return gap;
}

size_t count_gaps(const struct um_value *defendant)
{
    size_t n = 0;
    for (size_t i = 0; i < um_value_count(um_value_get(defendant, "gaps")); i++)
        n += first_of_gaps(defendant, i) != NULL;
    return n;
}

const char *gap_id(const struct um_value *gap)
{
    return text_at(gap, "node");
}

void add_gap(struct line *l, const struct um_value *defendant, const struct um_value *gap)
{
    const struct um_value *gaps = um_value_get(defendant, "gaps");
    const char *why = text_at(gap, "why");
    bool any = false;
    line_add(l, title_of(defendant, gap)), line_add(l, ":");
    line_add(l, strcmp(why, "none") == 0 ? status_words(text_at(gap, "status")) : um_meaning("why", why));
    line_add(l, "— on");
    for (size_t i = 0; i < um_value_count(gaps); i++) {
        const struct um_value *other = um_value_at(gaps, i);
        if (!same_gap(defendant, gap, other))
            continue;
        line_add(l, any ? "·" : "");
        add_charge(&l->page, other);
        any = true;
    }
}

const char *gap_proof(const struct um_value *gap)
{
    return *text_at(gap, "cure") ? text_at(gap, "cure") : "no single addition is named";
}

bool is_first_obstacle(const struct um_value *defendant, const struct um_value *gap)
{
    const char *node = text_at(um_value_get(defendant, "comes_down_to"), "node");
    const struct um_value *gaps = um_value_get(defendant, "gaps");
    for (size_t i = 0; i < um_value_count(gaps); i++)
        if (strcmp(text_at(um_value_at(gaps, i), "node"), node) == 0 && same_gap(defendant, um_value_at(gaps, i), gap))
            return true;
    return false;
}
