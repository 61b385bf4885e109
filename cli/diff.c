/* unmask diff: what moved between two records, two days of one, or two laws. */
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "json.h"
#include "render/changes.h"
#include "render/text.h"

/* One side of what is compared, as the command line gives it. */
struct given {
    const char *path, *law, *day; /* law NULL: that built in; day NULL: the whole record */
};

/* --------------------------------------------------------------------- JSON */

/* Where a document comes from. */
static void print_source(struct json *j, const struct diff *d, size_t side)
{
    static const char *const keys[] = {"law", "record"};
    json_open(j, NULL, '{');
    json_text(j, "name", d->names[side]);
    json_value(j, "test", um_value_get(um_value_get(um_value_get(d->documents[side], "matter"), "test"), "id"));
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
        json_value(j, keys[k], um_value_get(d->documents[side], keys[k]));
    json_close(j, '}');
}

static void print_law_changes(struct json *j, const struct diff *d, const char *key)
{
    static const char *const words[] = {[LAW_ADDED] = "added", [LAW_REMOVED] = "removed", [LAW_CHANGED] = "changed"};
    const struct um_value *entry;
    json_open(j, key, '{');
    for (int how = LAW_ADDED; how <= LAW_CHANGED; how++) {
        json_open(j, words[how], '[');
        for (size_t i = 0; (entry = law_difference(d->contents, key, (enum law_change)how, i)); i++)
            json_value(j, NULL, um_value_get(entry, "id"));
        json_close(j, ']');
    }
    json_close(j, '}');
}

static void print_standings(struct json *j, const char *key, const struct change *c, size_t side)
{
    static const char *const keys[] = {"status", "outcome", "why", "basis", "reached", "rule", "worlds", "positions"};
    const struct um_value *s;
    json_open(j, key, '[');
    for (size_t i = 0; (s = standing_in(c, side, i)); i++) {
        json_open(j, NULL, '{');
        for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
            json_value(j, keys[k], um_value_get(s, keys[k]));
        json_close(j, '}');
    }
    json_close(j, ']');
}

static void print_change(struct json *j, const struct diff *d, const struct change *c)
{
    static const char *const words[] = {"before", "after"};
    char node[160];
    snprintf(node, sizeof node, "d/%.64s/outcome", c->defendant ? c->defendant : "");
    json_open(j, NULL, '{');
    json_text(j, "defendant", c->defendant);
    json_text(j, "node", c->node ? c->node : node);
    print_standings(j, "from", c, 0);
    print_standings(j, "to", c, 1);
    json_open(j, "because", '{');
    for (size_t side = 0; side < 2; side++) {
        const char *rules[MOST_RULES];
        size_t n = deciding_rules(c, side, d->documents[side], false, rules, NULL);
        json_open(j, words[side], '[');
        for (size_t i = 0; i < n; i++)
            json_text(j, NULL, rules[i]);
        json_close(j, ']');
    }
    json_close(j, '}');
    json_close(j, '}');
}

static void print_diff(FILE *out, const struct diff *d)
{
    struct json j = {.out = out};
    json_open(&j, NULL, '{');
    json_text(&j, "format", "unmask.diff/1");
    json_value(&j, "engine", um_value_get(d->documents[1], "engine"));
    json_open(&j, "law", '[');
    for (size_t side = 0; side < 2; side++)
        json_value(&j, NULL, um_value_get(d->documents[side], "law"));
    json_close(&j, ']');
    json_open(&j, "sides", '[');
    for (size_t side = 0; side < 2; side++)
        print_source(&j, d, side);
    json_close(&j, ']');
    print_law_changes(&j, d, "rules");
    print_law_changes(&j, d, "authorities");
    json_open(&j, "changes", '[');
    for (size_t i = 0; i < d->changes.n; i++)
        print_change(&j, d, &d->changes.list[i]);
    json_close(&j, ']');
    json_close(&j, '}');
}

/* -------------------------------------------------------------------- sides */

/* What a side is, in words, to be freed; NULL when memory ran out. */
static char *name_side(const struct given *given, const struct given *other)
{
    bool built_in = !given->law;
    const char *a = "the record ", *b = given->path;
    if (given->day != other->day) {
        a = "the record as of ", b = given->day;
    } else if (given->path == other->path) {
        a = built_in ? "the law built in" : "the law built in, with the packs of ", b = built_in ? "" : given->law;
    }
    size_t n = strlen(a) + strlen(b) + 1;
    char *name = malloc(n);
    if (name)
        snprintf(name, n, "%s%s", a, b);
    return name;
}

static const char *law_named(const char *name)
{
    return name && strcmp(name, "builtin") != 0 ? name : NULL;
}

/* The two sides; a message where the options name none, or more than differ in one thing. */
static const char *read_sides(const struct options *o, struct given sides[2])
{
    bool records = o->n_operands == 2, days = o->n_days == 2, laws = o->n_laws == 2 || (o->n_laws == 1 && !records && !days);
    const char *format = o->format ? o->format : "text";
    if (strcmp(format, "text") != 0 && strcmp(format, "json") != 0)
        return "--format is text or json";
    if (o->n_days > 2 || o->n_laws > 2 || records + days + laws > 1)
        return "two sides are compared: name two records, or --as-of twice, or --law twice, and no two of these";
    if (records + days + laws == 0)
        return "there is nothing to compare with: name a second record, or --law, or --as-of twice";
    for (size_t i = 0; i < 2; i++)
        sides[i] = (struct given){records && i ? o->more[0] : o->operand,
                                  law_named(o->n_laws == 2 ? o->laws[i] : laws && i == 0 ? NULL : o->n_laws ? o->laws[0] : NULL),
                                  days ? o->days[i] : o->n_days ? o->days[0] : NULL};
    return NULL;
}

/* ---------------------------------------------------------------------- run */

/* What was opened for each side; the second may be the first's. */
struct opened {
    struct matters *matters[2];
    struct um_law *laws[2];
    struct um_result *contents[2];
};

static int open_side(struct opened *all, const struct given sides[2], size_t i)
{
    struct um_error err;
    bool same_law = i && sides[0].law == sides[1].law, same_path = i && sides[0].path == sides[1].path;
    int code = EXIT_DONE;
    if (same_law)
        all->laws[1] = all->laws[0], all->contents[1] = all->contents[0];
    else
        code = open_law(sides[i].law, &all->laws[i]);
    if (code == EXIT_DONE && !same_law && um_law_contents(all->laws[i], &all->contents[i], &err) != UM_OK)
        code = report_error("the law", &err);
    if (same_path)
        all->matters[1] = all->matters[0];
    else if (code == EXIT_DONE)
        code = open_matters(sides[i].path, &all->matters[i]);
    return code;
}

static void close_sides(struct opened *all)
{
    for (size_t i = 0; i < 2; i++) {
        bool own = i == 0 || all->matters[1] != all->matters[0], own_law = i == 0 || all->laws[1] != all->laws[0];
        if (own)
            close_matters(all->matters[i]);
        if (own_law) {
            um_result_free(all->contents[i]);
            um_law_free(all->laws[i]);
        }
    }
}

static int evaluate_side(const struct options *o, const struct opened *all, const struct given *given, size_t side, size_t matter,
                         struct um_result **result)
{
    struct um_error err;
    struct um_record *record = NULL;
    struct um_options options = evaluation_options(o);
    options.as_of = given->day;
    int code = next_matter(all->matters[side], matter, &record);
    if (code == EXIT_DONE && um_evaluate(record, all->laws[side], &options, result, &err) != UM_OK)
        code = report_error(given->path, &err);
    um_record_free(record);
    return code;
}

/* Both documents are there: name the sides, find what moved, and only then open the output. */
static int show(const struct options *o, struct diff *d, const struct given sides[2], FILE **out)
{
    for (size_t i = 0; i < 2; i++)
        d->names[i] = name_side(&sides[i], &sides[!i]);
    bool found = d->names[0] && d->names[1] && find_changes(d->documents, &d->changes);
    if (!found)
        fputs("unmask diff: out of memory\n", stderr);
    if (found && !*out)
        *out = open_output(o->output);
    if (found && *out && o->format && strcmp(o->format, "json") == 0)
        print_diff(*out, d);
    else if (found && *out)
        render_changes(*out, d, width_of(o));
    free_changes(&d->changes);
    for (size_t i = 0; i < 2; i++)
        free(d->names[i]);
    return found && *out ? EXIT_DONE : EXIT_SYSTEM;
}

static int diff_matter(const struct options *o, const struct opened *all, const struct given sides[2], size_t matter, FILE **out)
{
    struct um_result *results[2] = {NULL, NULL};
    struct diff d = {.by_law = sides[0].law != sides[1].law};
    int code = EXIT_DONE;
    for (size_t i = 0; code == EXIT_DONE && i < 2; i++) {
        code = evaluate_side(o, all, &sides[i], i, matter, &results[i]);
        d.documents[i] = results[i] ? um_result_document(results[i]) : NULL;
        d.contents[i] = um_result_document(all->contents[i]);
    }
    if (code == EXIT_DONE)
        code = show(o, &d, sides, out);
    for (size_t i = 0; i < 2; i++)
        um_result_free(results[i]);
    return code;
}

static int diff_all(const struct options *o, const struct opened *all, const struct given sides[2])
{
    FILE *out = NULL;
    int code = EXIT_DONE;
    size_t n = count_matters(all->matters[0]);
    if (all->matters[0] != all->matters[1] && (n != 1 || count_matters(all->matters[1]) != 1)) {
        fputs("unmask diff: of two records each must hold one matter\n", stderr);
        return EXIT_USAGE;
    }
    for (size_t i = 0; code == EXIT_DONE && i < n; i++)
        code = diff_matter(o, all, sides, i, &out);
    return out && close_output(out, o->output) != EXIT_DONE ? EXIT_SYSTEM : code;
}

int run_diff(const struct options *o)
{
    struct given sides[2];
    struct opened all = {{NULL, NULL}, {NULL, NULL}, {NULL, NULL}};
    const char *refusal = read_sides(o, sides);
    if (refusal) {
        fprintf(stderr, "unmask diff: %s\n", refusal);
        return EXIT_USAGE;
    }
    int code = open_side(&all, sides, 0);
    if (code == EXIT_DONE)
        code = open_side(&all, sides, 1);
    if (code == EXIT_DONE)
        code = diff_all(o, &all, sides);
    close_sides(&all);
    return code;
}
