/* Evaluating what may be shown to everybody: the record without what is sealed, and where the whole record differs. */
#include <string.h>

#include "api.h"

/* Findings of one node: they stand beside each other in a document. */
struct node_findings {
    const char *name;
    size_t first, n;
};

static struct node_findings node_at(const struct um_value *findings, size_t first)
{
    struct node_findings node = {um_value_string(um_value_get(um_value_at(findings, first), "node")), first, 1};
    while (first + node.n < um_value_count(findings) &&
           strcmp(um_value_string(um_value_get(um_value_at(findings, first + node.n), "node")), node.name) == 0)
        node.n++;
    return node;
}

/* The same node in another document's findings, looked for from where the last was found; n 0 where it is not there. */
static struct node_findings same_node(const struct um_value *findings, const char *name, size_t *cursor)
{
    size_t n = um_value_count(findings);
    for (size_t tried = 0; tried < n; tried++) {
        size_t i = (*cursor + tried) % n;
        if (strcmp(um_value_string(um_value_get(um_value_at(findings, i), "node")), name) == 0) {
            struct node_findings node = node_at(findings, i);
            *cursor = i + node.n < n ? i + node.n : 0;
            return node;
        }
    }
    return (struct node_findings){name, 0, 0};
}

static bool same_words(const struct um_value *a, const struct um_value *b, const char *key)
{
    const char *x = um_value_string(um_value_get(a, key)), *y = um_value_string(um_value_get(b, key));
    return x && y ? strcmp(x, y) == 0 : x == y;
}

static bool same_findings(const struct um_value *a, struct node_findings x, const struct um_value *b, struct node_findings y)
{
    bool same = x.n == y.n;
    for (size_t i = 0; same && i < x.n; i++) {
        const struct um_value *f = um_value_at(a, x.first + i), *g = um_value_at(b, y.first + i);
        same = same_words(f, g, "status") && same_words(f, g, "why") && same_words(f, g, "basis");
    }
    return same;
}

/* Add the names of nodes that the whole record decides otherwise. */
static void add_moved(struct um_arena *a, const struct um_value *open, const struct um_value *whole, struct um_value *moved)
{
    size_t cursor = 0;
    for (size_t i = 0; i < um_value_count(open);) {
        struct node_findings node = node_at(open, i), other = same_node(whole, node.name, &cursor);
        if (!same_findings(open, node, whole, other))
            um_value_push_text(a, moved, um_cat(a, node.name, NULL));
        i += node.n;
    }
}

static const struct um_value *defendant_of(const struct um_value *document, const char *id)
{
    const struct um_value *list = um_value_get(document, "defendants");
    for (size_t i = 0; i < um_value_count(list); i++)
        if (strcmp(um_value_string(um_value_get(um_value_at(list, i), "id")), id) == 0)
            return um_value_at(list, i);
    return NULL;
}

static const struct um_value *findings_of(const struct um_value *v)
{
    return um_value_get(v, "findings");
}

/* The member "sealed" of a document on what is open: how many records it does without, and what rests on them. */
static void add_sealed(struct um_result *made, const struct um_value *open, const struct um_value *whole, size_t held_back)
{
    struct um_arena *a = made->arena;
    struct um_value *sealed = um_value_object(a), *nodes = um_value_array(a), *outcomes = um_value_array(a);
    const struct um_value *list = um_value_get(open, "defendants");
    um_value_set(a, sealed, "held_back", um_value_int(a, (int64_t)held_back));
    if (whole)
        add_moved(a, findings_of(um_value_get(open, "matter")), findings_of(um_value_get(whole, "matter")), nodes);
    for (size_t i = 0; whole && i < um_value_count(list); i++) {
        const struct um_value *d = um_value_at(list, i), *other = defendant_of(whole, um_value_string(um_value_get(d, "id")));
        add_moved(a, findings_of(d), findings_of(other), nodes);
        if (!same_words(d, other, "outcome"))
            um_value_push_text(a, outcomes, um_cat(a, um_value_string(um_value_get(d, "id")), NULL));
    }
    um_value_set(a, sealed, "nodes", nodes);
    um_value_set(a, sealed, "outcomes", outcomes);
    um_value_set(a, made->document, "sealed", sealed);
}

/* The findings on what is open and on the whole record: they are compared whatever document was asked for, which has none. */
static enum um_code compare_findings(const struct um_record *record, const struct um_record *open, const struct um_law *law,
                                     const struct um_options *options, struct um_result *ret[2], struct um_error *err)
{
    struct um_options findings = *options;
    findings.explain = NULL;
    findings.evidence = false;
    findings.gaps = NULL;
    enum um_code code = um_evaluate(open, law, &findings, &ret[0], err);
    return code == UM_OK ? um_evaluate(record, law, &findings, &ret[1], err) : code;
}

enum um_code um_make_unsealed(const struct um_record *record, const struct um_law *law, const struct um_options *options, um_make *make,
                              struct um_result **result, struct um_error *err)
{
    struct um_options plain = *options;
    struct um_record *open = NULL;
    struct um_result *compared[2] = {NULL, NULL};
    size_t held_back = 0;
    plain.unsealed = false;
    enum um_code code = um_record_unsealed(record, &open, &held_back, err);
    if (code == UM_OK)
        code = make(open, law, &plain, result, err);
    if (code == UM_OK && held_back)
        code = compare_findings(record, open, law, &plain, compared, err);
    if (code == UM_OK && um_arena_guard((*result)->arena))
        code = um_no_memory(err);
    if (code == UM_OK) {
        const struct um_value *document = (*result)->document;
        add_sealed(*result, held_back ? compared[0]->document : document, held_back ? compared[1]->document : NULL, held_back);
        um_arena_unguard((*result)->arena);
    } else {
        um_result_free(*result);
        *result = NULL;
    }
    um_record_free(open);
    um_result_free(compared[0]);
    um_result_free(compared[1]);
    return code;
}
