#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli.h"
#include "render/text.h"

int width_of(const struct options *o)
{
    struct winsize size;
    if (o->width)
        return o->width;
    if (o->output || !isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col < 60)
        return 100;
    return size.ws_col > 120 ? 120 : size.ws_col;
}

/* Whether part one is shown in every world for every defendant of the document. */
static bool all_shown(const struct um_value *document)
{
    const struct um_value *defendants = um_value_get(document, "defendants");
    if (!um_value_count(defendants))
        return false;
    for (size_t i = 0; i < um_value_count(defendants); i++) {
        const struct um_value *outcomes = um_value_get(um_value_at(defendants, i), "outcomes");
        for (size_t k = 0; k < um_value_count(outcomes); k++) {
            const char *outcome = um_value_string(um_value_get(um_value_at(outcomes, k), "outcome"));
            if (strcmp(outcome, "showing-made") != 0 && strcmp(outcome, "balance-open") != 0)
                return false;
        }
    }
    return true;
}

static int print_document(const struct options *o, const struct um_value *document, FILE *out)
{
    struct um_error err;
    char *text;
    size_t length;
    if (!o->format || strcmp(o->format, "text") == 0) {
        render_text(out, document, width_of(o), o->full);
        return EXIT_DONE;
    }
    if (um_value_print(document, strcmp(o->format, "json") == 0, &text, &length, &err) != UM_OK)
        return report_error(o->operand, &err);
    fwrite(text, 1, length, out);
    fputc('\n', out);
    um_text_free(text);
    return EXIT_DONE;
}

struct um_options evaluation_options(const struct options *o)
{
    struct um_options options = UM_OPTIONS_INIT;
    options.test = o->test;
    options.as_of = o->as_of;
    options.law_as_of = o->law_as_of;
    options.decision = o->decision;
    options.positions = o->positions;
    options.n_positions = o->n_positions;
    options.defendants = o->defendants;
    options.n_defendants = o->n_defendants;
    return options;
}

/* Evaluate, and only then open the output: a run that fails leaves the file as it was. */
static int evaluate_one(const struct options *o, const struct um_record *record, const struct um_law *law, FILE **out,
                        bool *shown)
{
    struct um_error err;
    struct um_result *result;
    struct um_options options = evaluation_options(o);
    if (um_evaluate(record, law, &options, &result, &err) != UM_OK)
        return report_error(o->operand, &err);
    if (!*out)
        *out = open_output(o->output);
    int code = *out ? print_document(o, um_result_document(result), *out) : EXIT_SYSTEM;
    *shown = *shown && all_shown(um_result_document(result));
    um_result_free(result);
    return code;
}

static int evaluate_all(const struct options *o, struct matters *matters, const struct um_law *law)
{
    FILE *out = NULL;
    int code = EXIT_DONE;
    bool shown = true;
    for (size_t i = 0; code == EXIT_DONE && i < count_matters(matters); i++) {
        struct um_record *record = NULL;
        code = next_matter(matters, i, &record);
        if (code == EXIT_DONE)
            code = evaluate_one(o, record, law, &out, &shown);
        um_record_free(record);
    }
    if (out && close_output(out, o->output) != EXIT_DONE)
        code = EXIT_SYSTEM;
    return code == EXIT_DONE && o->exit_status && !shown ? EXIT_NO : code;
}

int run_evaluate(const struct options *o)
{
    struct um_law *law = NULL;
    struct matters *matters = NULL;
    const char *format = o->format ? o->format : "text";
    if (strcmp(format, "text") != 0 && strcmp(format, "json") != 0 && strcmp(format, "jsonl") != 0) {
        fputs("unmask evaluate: --format is text, json or jsonl\n", stderr);
        return EXIT_USAGE;
    }
    int code = open_law(o->law, &law);
    if (code == EXIT_DONE)
        code = open_matters(o->operand, &matters);
    if (code == EXIT_DONE)
        code = evaluate_all(o, matters, law);
    close_matters(matters);
    um_law_free(law);
    return code;
}
