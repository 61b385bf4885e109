/* unmask evidence: the record as whoever entered it sees it. */
#include <string.h>

#include "cli.h"
#include "render/text.h"

static int print_evidence(const struct options *o, const struct um_value *document, FILE *out)
{
    struct um_error err;
    char *text;
    size_t length;
    if (!o->format || strcmp(o->format, "text") == 0) {
        render_evidence(out, document, width_of(o));
        return EXIT_DONE;
    }
    if (um_value_print(document, strcmp(o->format, "json") == 0, &text, &length, &err) != UM_OK)
        return report_error(o->operand, &err);
    fwrite(text, 1, length, out);
    fputc('\n', out);
    um_text_free(text);
    return EXIT_DONE;
}

/* The output is opened once the first matter is evaluated: a run that fails leaves the file as it was. */
static int show_one(const struct options *o, const struct um_record *record, const struct um_law *law, FILE **out)
{
    struct um_error err;
    struct um_result *result;
    struct um_options options = evaluation_options(o);
    options.evidence = true;
    if (um_evaluate(record, law, &options, &result, &err) != UM_OK)
        return report_error(o->operand, &err);
    if (!*out)
        *out = open_output(o->output);
    int code = *out ? print_evidence(o, um_result_document(result), *out) : EXIT_SYSTEM;
    um_result_free(result);
    return code;
}

static int show_all(const struct options *o, struct matters *matters, const struct um_law *law)
{
    FILE *out = NULL;
    int code = EXIT_DONE;
    for (size_t i = 0; code == EXIT_DONE && i < count_matters(matters); i++) {
        struct um_record *record = NULL;
        code = next_matter(matters, i, &record);
        if (code == EXIT_DONE)
            code = show_one(o, record, law, &out);
        um_record_free(record);
    }
    if (out && close_output(out, o->output) != EXIT_DONE)
        code = EXIT_SYSTEM;
    return code;
}

int run_evidence(const struct options *o)
{
    struct um_law *law = NULL;
    struct matters *matters = NULL;
    const char *format = o->format ? o->format : "text";
    if (strcmp(format, "text") != 0 && strcmp(format, "json") != 0 && strcmp(format, "jsonl") != 0) {
        fputs("unmask evidence: --format is text, json or jsonl\n", stderr);
        return EXIT_USAGE;
    }
    int code = open_law(o->law, &law);
    if (code == EXIT_DONE)
        code = open_matters(o->operand, &matters);
    if (code == EXIT_DONE)
        code = show_all(o, matters, law);
    close_matters(matters);
    um_law_free(law);
    return code;
}
