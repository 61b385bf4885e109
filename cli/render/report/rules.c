/* The rules that the report names, each with its law in a sentence. */
#include <stdlib.h>
#include <string.h>

#include "render/report/report.h"

static const struct um_value *rule_of(const struct report *r, const char *id)
{
    const struct um_value *rules = um_value_get(r->law, "rules");
    for (size_t i = 0; i < um_value_count(rules); i++)
        if (strcmp(text_at(um_value_at(rules, i), "id"), id) == 0)
            return um_value_at(rules, i);
    return NULL;
}

const char *rule_title(const struct report *r, const char *id)
{
    return text_at(rule_of(r, id), "title");
}

/* Mark each rule that something below a value names, by its place among the rules of the law. */
static void mark(const struct report *r, bool *named, const struct um_value *v)
{
    const struct um_value *rules = um_value_get(r->law, "rules");
    const char *id = um_value_string(um_value_get(v, "rule"));
    for (size_t i = 0; id && i < um_value_count(rules); i++)
        named[i] = named[i] || strcmp(text_at(um_value_at(rules, i), "id"), id) == 0;
    for (size_t i = 0; i < um_value_count(v); i++)
        mark(r, named, um_value_at(v, i));
}

void report_rules(struct report *r)
{
    const struct um_value *rules = um_value_get(r->law, "rules");
    bool *named = calloc(um_value_count(rules) + 1, sizeof *named);
    struct html *h = &r->html;
    open_section(r, "rules", "Rules applied, and those by which more could be shown");
    html_open_class(h, "dl", "rules");
    if (named)
        mark(r, named, r->findings), mark(r, named, r->evidence), mark(r, named, um_value_get(r->gaps, "supplies"));
    for (size_t i = 0; named && i < um_value_count(rules); i++) {
        const struct um_value *rule = um_value_at(rules, i);
        if (!named[i])
            continue;
        html_open(h, "dt");
        html_attr_joined(h, "id", "rule-", text_at(rule, "id"));
        html_add(h, text_at(rule, "id")), html_add(h, text_at(rule, "title"));
        html_close(h);
        html_open(h, "dd");
        html_add(h, text_at(rule, "proposition"));
        html_close(h);
    }
    html_close(h);
    close_section(r);
    free(named);
}
