/* What the law says and whether it is sound: list, show, why and check. */
#define _XOPEN_SOURCE 700 /* access */
#include "render/law.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"
#include "render/text.h"

static int usage(const char *message)
{
    fprintf(stderr, "unmask law: %s; unmask help law lists the options\n", message);
    return EXIT_USAGE;
}

/* The form for a format, or NULL: JSON has none. */
static const struct law_form *form_of(const char *format)
{
    static const struct {
        const char *name;
        const struct law_form *form;
    } forms[] = {{"text", &law_text}, {"markdown", &law_markdown}, {"html", &law_html}};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (strcmp(forms[i].name, format ? format : "text") == 0)
            return forms[i].form;
    return NULL;
}

static bool is_json(const struct options *o)
{
    return o->format && strcmp(o->format, "json") == 0;
}

/* How one of the actions prints its document as text. */
struct action {
    const char *name;
    void (*print)(FILE *out, const struct um_value *document, const struct options *o);
};

static void print_list(FILE *out, const struct um_value *document, const struct options *o)
{
    render_law_list(out, document, o->kind, width_of(o));
}

static void print_show(FILE *out, const struct um_value *document, const struct options *o)
{
    render_law(out, document, form_of(o->format), width_of(o));
}

static void print_why(FILE *out, const struct um_value *document, const struct options *o)
{
    render_law_why(out, document, o->more[0], width_of(o));
}

static int print_document(const struct options *o, const struct action *action,
                          const struct um_value *document)
{
    FILE *out = open_output(o->output);
    if (!out)
        return EXIT_SYSTEM;
    if (is_json(o))
        print_json(out, document);
    else
        action->print(out, document, o);
    return close_output(out, o->output);
}

/* Complain of a kind that no rule has, and name those there are. */
static int refuse_kind(const struct um_value *document, const char *kind)
{
    const struct um_value *rules = um_value_get(document, "rules");
    fputs("unmask law: there is no rule of the kind \"", stderr);
    print_safe(stderr, kind);
    fputs("\"; there is: claim", stderr);
    for (size_t i = 0; i < um_value_count(rules); i++) {
        const char *own = text_at(um_value_at(rules, i), "kind");
        size_t k = 0;
        while (strcmp(text_at(um_value_at(rules, k), "kind"), own) != 0)
            k++;
        if (k == i)
            fprintf(stderr, ", %s", own);
    }
    fputc('\n', stderr);
    return EXIT_USAGE;
}

static int run_reference(const struct options *o, const struct action *action)
{
    struct um_error err;
    struct um_law *law = NULL;
    struct um_result *result = NULL;
    struct um_law_options options = UM_LAW_OPTIONS_INIT;
    options.law_as_of = o->law_as_of;
    options.ids = o->more;
    options.n_ids = o->n_operands - 1;
    int code = open_law(o->law, &law);
    if (code == EXIT_DONE && um_law_reference(law, &options, &result, &err) != UM_OK)
        code = report_error("law", &err);
    if (code == EXIT_DONE && o->kind && !law_has_kind(um_result_document(result), o->kind))
        code = refuse_kind(um_result_document(result), o->kind);
    if (code == EXIT_DONE)
        code = print_document(o, action, um_result_document(result));
    um_result_free(result);
    um_law_free(law);
    return code;
}

/* --------------------------------------------------------------------- check */

static const char *directory_of(const struct options *o)
{
    return o->n_operands == 2 ? o->more[0] : o->law;
}

/* DIRECTORY/RELEASED as text, to be freed, where there is such a file; *text NULL where there is none. */
static int read_released(const char *directory, char **text)
{
    size_t n = directory ? strlen(directory) + sizeof "/RELEASED" : 0, length;
    char *path = n ? malloc(n) : NULL;
    *text = NULL;
    if (!path)
        return n ? EXIT_SYSTEM : EXIT_DONE;
    snprintf(path, n, "%s/RELEASED", directory);
    int code = EXIT_DONE;
    if (access(path, F_OK) == 0) {
        *text = read_text(path, &length);
        code = *text ? EXIT_DONE : EXIT_INPUT;
    }
    free(path);
    return code;
}

/* The lines of a text, which is cut up; *list to be freed. */
static int split_lines(char *text, const char ***list, size_t *n)
{
    size_t lines = 1;
    *n = 0;
    for (const char *c = text; c && *c; c++)
        lines += *c == '\n';
    *list = malloc(lines * sizeof **list);
    for (char *line = text; *list && line && *line;) {
        char *end = line + strcspn(line, "\n");
        bool last = !*end;
        *end = '\0';
        if (end > line)
            (*list)[(*n)++] = line;
        line = last ? end : end + 1;
    }
    return *list ? EXIT_DONE : EXIT_SYSTEM;
}

static void print_check(FILE *out, const struct um_value *document, const struct options *o)
{
    render_law_check(out, document, width_of(o));
}

static int check_law(const struct options *o, const struct um_law *law, const char *const *released, size_t n)
{
    static const struct action check = {"check", print_check};
    struct um_error err;
    struct um_result *result;
    if (um_law_check(law, released, n, &result, &err) != UM_OK)
        return report_error("law", &err);
    int code = print_document(o, &check, um_result_document(result));
    if (code == EXIT_DONE && um_value_count(um_value_get(um_result_document(result), "findings")))
        code = EXIT_NO;
    um_result_free(result);
    return code;
}

static int run_check_law(const struct options *o)
{
    struct um_law *law = NULL;
    const char **released = NULL;
    char *text = NULL;
    size_t n = 0;
    int code = open_law(directory_of(o), &law);
    if (code == EXIT_DONE)
        code = read_released(directory_of(o), &text);
    if (code == EXIT_DONE)
        code = split_lines(text, &released, &n);
    if (code == EXIT_DONE)
        code = check_law(o, law, released, n);
    free(released);
    free(text);
    um_law_free(law);
    return code;
}

int run_law(const struct options *o)
{
    static const struct action list = {"list", print_list}, show = {"show", print_show},
                               why = {"why", print_why};
    const char *action = o->operand;
    bool one = o->n_operands == 2;
    if (!form_of(o->format) && !is_json(o))
        return usage("--format is text, json, html or markdown");
    if (o->kind && strcmp(action, "list") != 0)
        return usage("--kind goes with list");
    if (strcmp(action, "list") == 0)
        return one || !(is_json(o) || form_of(o->format) == &law_text)
                   ? usage("list takes no id, and prints text or json")
                   : run_reference(o, &list);
    if (strcmp(action, "show") == 0)
        return one == o->all ? usage("show takes an id, or --all") : run_reference(o, &show);
    if (strcmp(action, "why") == 0)
        return !one || !(is_json(o) || form_of(o->format) == &law_text)
                   ? usage("why takes an id, and prints text or json")
                   : run_reference(o, &why);
    if (strcmp(action, "check") == 0)
        return (one && o->law) || !(is_json(o) || form_of(o->format) == &law_text)
                   ? usage("check takes one directory, and prints text or json")
                   : run_check_law(o);
    return usage("there is list, show, why and check");
}
