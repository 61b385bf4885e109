/* What findings come from: rulings that the record feeds in, and the rules that were used. */
#include <string.h>

#include "holding/holding.h"

/* ------------------------------------------------------------------ rulings */

/* A ruling on a node, or on anything it joins; NULL where there is none. */
static const char *ruling_below(const struct um_value *document, const char *node)
{
    const struct um_value *f;
    const char *ruling = NULL;
    for (size_t i = 0; !ruling && (f = um_held_finding(document, node, i)); i++) {
        const struct um_value *members = um_value_get(f, "members");
        ruling = um_value_string(um_value_get(f, "ruling"));
        for (size_t k = 0; !ruling && k < um_value_count(members); k++)
            ruling = ruling_below(document, um_value_string(um_value_at(members, k)));
    }
    return ruling;
}

static const char *say(struct um_arena *a, const char *ruling, const char *node)
{
    return um_cat(a, "the record answers what is graded itself: ", node, " rests on its position ", ruling, ", by the court or a clerk", NULL);
}

/* The same for the parts of a defendant. */
static const char *fed_outcome(struct um_arena *a, const struct um_value *document, const char *defendant)
{
    const struct um_value *parts = um_value_get(um_held_row(um_value_get(document, "defendants"), defendant), "parts");
    for (size_t i = 0; i < um_value_count(parts); i++) {
        const char *part = um_value_string(um_value_at(parts, i)), *ruling = ruling_below(document, part);
        if (ruling)
            return say(a, ruling, part);
    }
    return NULL;
}

const char *um_holding_fed(struct um_arena *a, const struct um_value *decision, const struct um_judged *judged)
{
    const struct um_value *nodes = um_value_get(decision, "nodes"), *outcomes = um_value_get(decision, "outcomes");
    const char *ruling = um_value_get(decision, "test") ? ruling_below(judged->chosen, "m/test") : NULL;
    const char *wrong = ruling ? say(a, ruling, "m/test") : NULL;
    for (size_t i = 0; !wrong && i < um_value_count(nodes); i++) {
        const char *node = um_held_text(um_value_at(nodes, i), "node");
        ruling = ruling_below(judged->judged, node);
        wrong = ruling ? say(a, ruling, node) : NULL;
    }
    for (size_t i = 0; !wrong && i < um_value_count(outcomes); i++)
        wrong = fed_outcome(a, judged->judged, um_held_text(um_value_at(outcomes, i), "defendant"));
    return wrong;
}

/* -------------------------------------------------------------------- rules */

static void push_once(struct um_arena *a, struct um_value *list, const char *id)
{
    for (size_t i = 0; i < list->n; i++)
        if (strcmp(list->items[i].value->text, id) == 0)
            return;
    um_value_push_text(a, list, um_cat(a, id, NULL)); /* the document may be freed */
}

/* The ids of objects under a key, which name rules: one, or a list of them. */
static void push_ids(struct um_arena *a, const struct um_value *v, struct um_value *to)
{
    const char *id = um_value_string(um_value_get(v, "id"));
    if (id)
        push_once(a, to, id);
    for (size_t i = 0; um_value_type(v) == UM_VALUE_ARRAY && i < um_value_count(v); i++)
        push_ids(a, um_value_at(v, i), to);
}

void um_holding_rules(struct um_arena *a, const struct um_value *document, struct um_value *to)
{
    static const char *const holders[] = {"question", "law_questions", "test", "tests"};
    for (size_t i = 0; i < um_value_count(document); i++) {
        const char *key = um_value_key(document, i);
        const struct um_value *v = um_value_at(document, i);
        if (key && (strcmp(key, "later_law") == 0 || strcmp(key, "like") == 0)) /* rules that are not law yet; that decided cases share */
            continue;
        if (key && strcmp(key, "rule") == 0 && um_value_string(v))
            push_once(a, to, um_value_string(v));
        for (size_t k = 0; key && k < sizeof holders / sizeof *holders; k++)
            if (strcmp(key, holders[k]) == 0)
                push_ids(a, v, to);
        um_holding_rules(a, v, to);
    }
}
