/* unmask diff: what moved between two records, two days of one, or two laws. */
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "diffjson.h"
#include "render/changes.h"
#include "render/text.h"

/* One side of what is compared, as the command line gives it. */
struct given {
    const char *path, *law, *day; /* law NULL: that built in; day NULL: the whole record */
};

/* -------------------------------------------------------------------- sides */

/* What a side is, in words, to be freed; NULL when memory ran out. */
static char *name_side(const struct given *given, const struct given *other)
{
    bool built_in = !given->law;
    char buffer[32];
    const char *a = "the record ", *b = given->path;
    if (given->day != other->day) {
        a = "the record as of ", b = day_words(given->day, buffer);
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
                         struct judged *judged)
{
    struct um_record *record = NULL;
    struct um_options options = evaluation_options(o);
    options.as_of = given->day;
    int code = next_matter(all->matters[side], matter, &record);
    if (code == EXIT_DONE)
        code = judge(given->path, record, all->laws[side], &options, judged);
    um_record_free(record);
    return code;
}

/* Both sides are judged: name them, find what moved, and only then open the output. */
static int show(const struct options *o, struct diff *d, const struct given sides[2], FILE **out)
{
    char *names[2];
    for (size_t i = 0; i < 2; i++)
        d->names[i] = names[i] = name_side(&sides[i], &sides[!i]);
    bool found = names[0] && names[1] && make_diff(d);
    if (!found)
        fputs("unmask diff: out of memory\n", stderr);
    if (found && !*out)
        *out = open_output(o->output);
    if (found && *out && o->format && strcmp(o->format, "json") == 0)
        print_diff(*out, d);
    else if (found && *out)
        render_changes(*out, d, width_of(o));
    free_diff(d);
    for (size_t i = 0; i < 2; i++)
        free(names[i]);
    return found && *out ? EXIT_DONE : EXIT_SYSTEM;
}

static int diff_matter(const struct options *o, const struct opened *all, const struct given sides[2], size_t matter, FILE **out)
{
    struct judged judged[2] = {{NULL, NULL, NULL}, {NULL, NULL, NULL}};
    struct diff d = {.by_law = sides[0].law != sides[1].law};
    int code = EXIT_DONE;
    for (size_t i = 0; code == EXIT_DONE && i < 2; i++) {
        code = evaluate_side(o, all, &sides[i], i, matter, &judged[i]);
        d.contents[i] = um_result_document(all->contents[i]);
        if (code == EXIT_DONE)
            set_side(&d, i, &judged[i]);
    }
    if (code == EXIT_DONE)
        code = show(o, &d, sides, out);
    for (size_t i = 0; i < 2; i++)
        free_judged(&judged[i]);
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
