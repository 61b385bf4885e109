#include <stdlib.h>

#include "cli.h"

int run_import(const struct options *o)
{
    struct um_error err;
    struct um_record *record = NULL;
    struct um_store *store = NULL;
    size_t length;
    if (!o->output) {
        fputs("unmask import: say where to with -o M.db\n", stderr);
        return EXIT_USAGE;
    }
    char *text = read_text(o->operand, &length);
    if (!text)
        return EXIT_INPUT;
    int code = -(int)um_record_parse(text, length, o->operand, &record, &err);
    free(text);
    size_t n = print_errors(o->operand, record);
    if (code == EXIT_INPUT) {
        um_record_free(record);
        return code;
    }
    if (code == EXIT_DONE)
        code = -(int)um_store_open(o->output, UM_STORE_CREATE, &store, &err);
    if (code == EXIT_DONE)
        code = -(int)um_store_add(store, record, &err);
    if (code != EXIT_DONE)
        report_error(o->output, &err);
    else if (n)
        fprintf(stderr, "unmask: imported; %zu entry warning%s, which unmask check lists\n", n, n == 1 ? "" : "s");
    um_store_close(store);
    um_record_free(record);
    return code;
}
