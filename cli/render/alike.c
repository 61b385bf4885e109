#include "render/alike.h"

#include <string.h>

#include "render/text.h"

const char *last_step(const struct um_value *f)
{
    const char *slash = strrchr(text_at(f, "node"), '/');
    return slash ? slash + 1 : "";
}

static bool same_evidence(const struct um_value *a, const struct um_value *b)
{
    const struct um_value *x = um_value_get(a, "evidence"), *y = um_value_get(b, "evidence");
    bool same = um_value_count(x) == um_value_count(y);
    for (size_t i = 0; same && i < um_value_count(x); i++)
        same = strcmp(text_at(um_value_at(x, i), "id"), text_at(um_value_at(y, i), "id")) == 0;
    return same;
}

bool findings_alike(const struct um_value *a, const struct um_value *b)
{
    return strcmp(last_step(a), last_step(b)) == 0 && strcmp(text_at(a, "status"), text_at(b, "status")) == 0 &&
           strcmp(text_at(um_value_get(a, "reason"), "text"), text_at(um_value_get(b, "reason"), "text")) == 0 &&
           um_value_count(um_value_get(a, "worlds")) == um_value_count(um_value_get(b, "worlds")) && same_evidence(a, b);
}

bool is_own_element(const struct um_value *f)
{
    return *text_at(f, "title") && !strstr(text_at(f, "node"), "/t/");
}

bool is_steady(const struct um_value *findings, const struct um_value *f)
{
    for (size_t i = 0; i < um_value_count(findings); i++) {
        const struct um_value *other = um_value_at(findings, i);
        if (strcmp(text_at(other, "node"), text_at(f, "node")) == 0 && strcmp(text_at(other, "status"), text_at(f, "status")) != 0)
            return false;
    }
    return true;
}
