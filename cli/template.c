#include <stdlib.h>

#include "tables.h"

/* Whether the workbook was written, which needs a library. */
static bool has_workbook(const char *directory)
{
    char *path = join_path(directory, "workbook.xlsx");
    FILE *f = path ? fopen(path, "rb") : NULL;
    if (f)
        fclose(f);
    free(path);
    return f;
}

static void print_command(const char *directory, const char *file)
{
    fputs("    unmask import --tables ", stdout);
    print_safe(stdout, directory);
    printf("%s -o matter.db\n", file);
}

int run_template(const struct options *o)
{
    struct um_error err;
    struct um_tables *tables = NULL;
    int code = -(int)um_tables_new(NULL, false, &tables, NULL, &err);
    code = code == EXIT_DONE ? write_tables(o->operand, tables, AS_CSV | AS_WORKBOOK, "workbook.xlsx") : report_error("template", &err);
    um_tables_free(tables);
    if (code != EXIT_DONE)
        return code;
    bool workbook = has_workbook(o->operand);
    print_safe(stdout, o->operand);
    printf(" is written: a CSV file for each table%s\n"
           "columns.csv%s says how each column is written; words.csv what the words mean. Then:\n\n",
           workbook ? ", and all of them in workbook.xlsx. Fill in either." : ".", workbook ? ", or the sheet of that name," : "");
    print_command(o->operand, "");
    if (workbook)
        print_command(o->operand, "/workbook.xlsx");
    return close_output(stdout, NULL);
}
