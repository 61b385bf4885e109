#include "tables.h"

static void say_held_back(size_t n)
{
    if (n)
        fprintf(stderr, "unmask: %zu sealed record%s held back; --include-sealed exports %s\n", n, n == 1 ? "" : "s", n == 1 ? "it" : "them");
}

static int export_tables(const struct options *o, const struct um_record *record)
{
    struct um_error err;
    struct um_tables *tables = NULL;
    size_t held_back = 0;
    if (um_tables_new(record, o->include_sealed, &tables, &held_back, &err) != UM_OK)
        return report_error(o->operand, &err);
    int code = write_tables(o->tables, tables, AS_CSV | AS_WORKBOOK, "workbook.xlsx");
    if (code == EXIT_DONE)
        say_held_back(held_back);
    um_tables_free(tables);
    return code;
}

static int export_one(const struct options *o, const struct um_record *record, FILE *out)
{
    struct um_error err;
    char *text;
    size_t length, held_back = 0;
    if (um_record_export(record, o->include_sealed, &text, &length, &held_back, &err) != UM_OK)
        return report_error(o->operand, &err);
    fwrite(text, 1, length, out);
    fputc('\n', out);
    say_held_back(held_back);
    um_text_free(text);
    return EXIT_DONE;
}

int run_export(const struct options *o)
{
    struct matters *matters;
    int code = open_matters(o->operand, &matters);
    if (code != EXIT_DONE)
        return code;
    if (o->tables && count_matters(matters) > 1) {
        close_matters(matters);
        return complain_of(o->operand, "tables hold one matter, and the database has more; export them as JSON", EXIT_USAGE);
    }
    FILE *out = o->tables ? stdout : open_output(o->output);
    code = out ? EXIT_DONE : EXIT_SYSTEM;
    for (size_t i = 0; out && i < count_matters(matters) && code == EXIT_DONE; i++) {
        struct um_record *record = NULL;
        code = next_matter(matters, i, &record);
        if (code == EXIT_DONE)
            code = o->tables ? export_tables(o, record) : export_one(o, record, out);
        um_record_free(record);
    }
    close_matters(matters);
    if (out && close_output(out, o->output) != EXIT_DONE)
        code = EXIT_SYSTEM;
    return code;
}
