#include "tables.h"

int run_template(const struct options *o)
{
    struct um_error err;
    struct um_tables *tables = NULL;
    int code = -(int)um_tables_new(NULL, false, &tables, NULL, &err);
    code = code == EXIT_DONE ? write_tables(o->operand, tables, AS_CSV | AS_WORKBOOK, "workbook.xlsx") : report_error("template", &err);
    um_tables_free(tables);
    if (code != EXIT_DONE)
        return code;
    print_safe(stdout, o->operand);
    fputs(" is written: a CSV file for each table, and all of them in workbook.xlsx. Fill in either.\n"
          "columns.csv, or the sheet of that name, says how each column is written; words.csv what the words mean. Then:\n\n"
          "    unmask import --tables ",
          stdout);
    print_safe(stdout, o->operand);
    fputs(" -o matter.db\n    unmask import --tables ", stdout);
    print_safe(stdout, o->operand);
    fputs("/workbook.xlsx -o matter.db\n", stdout);
    return close_output(stdout, NULL);
}
