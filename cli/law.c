/* What the law says and whether it is sound: list, show, why and check. */
#include "render/law.h"

#include <string.h>

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

static int print_document(const struct options *o, const struct action *action, const struct um_value *document)
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
    if (code == EXIT_DONE)
        code = print_document(o, action, um_result_document(result));
    um_result_free(result);
    um_law_free(law);
    return code;
}

int run_law(const struct options *o)
{
    static const struct action list = {"list", print_list}, show = {"show", print_show}, why = {"why", print_why};
    const char *action = o->operand;
    bool one = o->n_operands == 2;
    if (!form_of(o->format) && !is_json(o))
        return usage("--format is text, json, html or markdown");
    if (strcmp(action, "list") == 0)
        return one || !(is_json(o) || form_of(o->format) == &law_text) ? usage("list takes no id, and prints text or json") : run_reference(o, &list);
    if (strcmp(action, "show") == 0)
        return one == o->all ? usage("show takes an id, or --all") : run_reference(o, &show);
    if (strcmp(action, "why") == 0)
        return !one || !(is_json(o) || form_of(o->format) == &law_text) ? usage("why takes an id, and prints text or json") : run_reference(o, &why);
    return usage("there is list, show, why and check");
}
