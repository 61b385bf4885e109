/* The documents of matters, one after the other: what evaluate and evidence share. */
#include <string.h>

#include "cli.h"

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

static int print_document(const struct options *o, const struct showing *how, const struct um_value *document, FILE *out)
{
    struct um_error err;
    char *text;
    size_t length;
    if (!o->format || strcmp(o->format, "text") == 0) {
        how->render(out, document, o);
        return EXIT_DONE;
    }
    if (um_value_print(document, strcmp(o->format, "json") == 0, &text, &length, &err) != UM_OK)
        return report_error(o->operand, &err);
    fwrite(text, 1, length, out);
    fputc('\n', out);
    um_text_free(text);
    return EXIT_DONE;
}

/* Evaluate, and only then open the output: a run that fails leaves the file as it was. */
static int show_one(const struct options *o, const struct showing *how, struct um_store *store, const struct um_record *record,
                    const struct um_law *law, FILE **out)
{
    struct um_error err;
    struct um_result *result;
    if ((how->make ? how->make : um_evaluate)(record, law, &how->options, &result, &err) != UM_OK)
        return report_error(o->operand, &err);
    int code = how->keep ? how->keep(o, store, record, law, result) : EXIT_DONE;
    if (code != EXIT_DONE) {
        um_result_free(result);
        return code;
    }
    if (!*out)
        *out = open_output(o->output);
    code = *out ? print_document(o, how, um_result_document(result), *out) : EXIT_SYSTEM;
    if (how->look)
        how->look(um_result_document(result), how->data);
    um_result_free(result);
    return code;
}

static int show_all(const struct options *o, const struct showing *how, struct matters *matters, const struct um_law *law)
{
    FILE *out = NULL;
    int code = EXIT_DONE;
    for (size_t i = 0; code == EXIT_DONE && i < count_matters(matters); i++) {
        struct um_record *record = NULL;
        code = next_matter(matters, i, &record);
        if (code == EXIT_DONE)
            code = show_one(o, how, store_of(matters), record, law, &out);
        um_record_free(record);
    }
    return out && close_output(out, o->output) != EXIT_DONE ? EXIT_SYSTEM : code;
}

int show_matters(const struct options *o, const struct showing *how)
{
    struct um_law *law = NULL;
    struct matters *matters = NULL;
    const char *format = o->format ? o->format : "text";
    if (strcmp(format, "text") != 0 && strcmp(format, "json") != 0 && strcmp(format, "jsonl") != 0) {
        fprintf(stderr, "unmask %s: --format is text, json or jsonl\n", how->command);
        return EXIT_USAGE;
    }
    int code = open_law(o->law, &law);
    if (code == EXIT_DONE)
        code = how->keep ? open_matters_to_write(o->operand, "the log is kept in", &matters) : open_matters(o->operand, &matters);
    if (code == EXIT_DONE)
        code = show_all(o, how, matters, law);
    close_matters(matters);
    um_law_free(law);
    return code;
}

int with_matter(const struct options *o, int (*run)(const struct options *o, const struct um_record *record, const struct um_law *law))
{
    struct um_law *law = NULL;
    struct matters *matters = NULL;
    struct um_record *record = NULL;
    int code = open_law(o->law, &law);
    if (code == EXIT_DONE)
        code = open_matters(o->operand, &matters);
    if (code == EXIT_DONE && count_matters(matters) != 1)
        code = complain_of(o->operand, "holds more than one matter, and this is done with one; unmask export gives them apart", EXIT_INPUT);
    if (code == EXIT_DONE)
        code = next_matter(matters, 0, &record);
    if (code == EXIT_DONE)
        code = run(o, record, law);
    um_record_free(record);
    close_matters(matters);
    um_law_free(law);
    return code;
}
