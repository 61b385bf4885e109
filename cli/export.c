#include "cli.h"

static int export_one(const struct options *o, const struct um_record *record, FILE *out)
{
    struct um_error err;
    char *text;
    size_t length, held_back = 0;
    if (um_record_export(record, o->include_sealed, &text, &length, &held_back, &err) != UM_OK)
        return report_error(o->operand, &err);
    fwrite(text, 1, length, out);
    fputc('\n', out);
    if (held_back)
        fprintf(stderr, "unmask: %zu sealed record%s held back; --include-sealed exports %s\n", held_back,
                held_back == 1 ? "" : "s", held_back == 1 ? "it" : "them");
    um_text_free(text);
    return EXIT_DONE;
}

int run_export(const struct options *o)
{
    struct matters *matters;
    int code = open_matters(o->operand, &matters);
    if (code != EXIT_DONE)
        return code;
    FILE *out = open_output(o->output);
    code = out ? EXIT_DONE : EXIT_SYSTEM;
    for (size_t i = 0; out && i < count_matters(matters) && code == EXIT_DONE; i++) {
        struct um_record *record = NULL;
        code = next_matter(matters, i, &record);
        if (code == EXIT_DONE)
            code = export_one(o, record, out);
        um_record_free(record);
    }
    close_matters(matters);
    if (out && close_output(out, o->output) != EXIT_DONE)
        code = EXIT_SYSTEM;
    return code;
}
