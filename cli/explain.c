#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "render/text.h"

/* Join strings in memory to be freed; NULL when there is none. */
static char *join(const char *a, const char *b, const char *c, const char *d)
{
    size_t n = strlen(a) + strlen(b) + strlen(c) + strlen(d) + 1;
    char *s = malloc(n);
    if (s)
        snprintf(s, n, "%s%s%s%s", a, b, c, d);
    return s;
}

/* Whether a document has a finding on a node. */
static bool has_node(const struct um_value *document, const char *node)
{
    const struct um_value *defendants = um_value_get(document, "defendants");
    bool found = node && find_node(um_value_get(um_value_get(document, "matter"), "findings"), node);
    for (size_t i = 0; node && !found && i < um_value_count(defendants); i++)
        found = find_node(um_value_get(um_value_at(defendants, i), "findings"), node) != NULL;
    return found;
}

/* The joined name if it is a node, else NULL; to be freed. */
static char *if_node(const struct um_value *document, const char *a, const char *b, const char *c, const char *d)
{
    char *node = join(a, b, c, d);
    if (has_node(document, node))
        return node;
    free(node);
    return NULL;
}

/* What an outcome comes down to: an element, or the last part where all is shown. */
static const char *deciding_node(const struct um_value *d)
{
    const struct um_value *parts = um_value_get(d, "parts");
    const char *node = text_at(um_value_get(d, "comes_down_to"), "node");
    const char *last = um_value_string(um_value_at(parts, um_value_count(parts) - 1));
    return *node || !last ? node : last;
}

/* The part or gate of a defendant with a name, or NULL. */
static const char *part_called(const struct um_value *d, const char *name)
{
    const struct um_value *parts = um_value_get(d, "parts");
    for (size_t i = 0; i < um_value_count(parts); i++) {
        const char *node = um_value_string(um_value_at(parts, i));
        if (strcmp(strrchr(node, '/') + 1, name) == 0)
            return node;
    }
    return NULL;
}

/*
 * The node to explain, to be freed: as named, or below the defendant or one of
 * his claims, or a part by its name alone, or what his outcome comes down to
 * when none is named.
 */
static char *choose_node(const struct options *o, const struct um_value *document)
{
    const struct um_value *d = um_value_at(um_value_get(document, "defendants"), 0);
    const struct um_value *claims = um_value_get(um_value_get(document, "matter"), "claims");
    const char *wanted = o->more[1], *id = text_at(d, "id");
    static const char *const below[] = {"/", "/c/", "/t/", "/g/"}, *const of_claims[] = {"/c/", "/pleaded/c/"};
    if (!wanted)
        return join(deciding_node(d), "", "", "");
    const char *part = part_called(d, wanted);
    char *node = if_node(document, part ? part : wanted, "", "", "");
    for (size_t i = 0; !node && i < sizeof below / sizeof *below; i++)
        node = if_node(document, "d/", id, below[i], wanted);
    for (size_t i = 0; !node && i < 2 * um_value_count(claims); i++) {
        char *of_claim = join(of_claims[i % 2], text_at(um_value_at(claims, i / 2), "id"), "/", "");
        node = of_claim ? if_node(document, "d/", id, of_claim, wanted) : NULL;
        free(of_claim);
    }
    return node ? node : join(wanted, "", "", "");
}

static int explain_node(const struct options *o, const struct um_record *record, const struct um_law *law,
                        struct um_options *options)
{
    struct um_error err;
    struct um_result *result;
    if (um_evaluate(record, law, options, &result, &err) != UM_OK)
        return report_error(o->operand, &err);
    FILE *out = open_output(o->output);
    if (out && o->format && strcmp(o->format, "text") != 0)
        (strcmp(o->format, "json") == 0 ? print_json : print_json_line)(out, um_value_get(um_result_document(result), "explanation"));
    else if (out)
        render_explanation(out, um_result_document(result), width_of(o));
    um_result_free(result);
    return out ? close_output(out, o->output) : EXIT_SYSTEM;
}

static int explain(const struct options *o, const struct um_record *record, const struct um_law *law)
{
    struct um_error err;
    struct um_result *first;
    struct um_options options = evaluation_options(o);
    options.defendants = &o->more[0];
    options.n_defendants = 1;
    if (um_evaluate(record, law, &options, &first, &err) != UM_OK)
        return report_error(o->operand, &err);
    char *node = choose_node(o, um_result_document(first));
    um_result_free(first);
    options.explain = node;
    int code = node ? explain_node(o, record, law, &options) : EXIT_SYSTEM;
    free(node);
    return code;
}

int run_explain(const struct options *o)
{
    return with_matter(o, explain);
}
