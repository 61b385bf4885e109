/* What the commands that read and write tables share. */
#ifndef CLI_TABLES_H
#define CLI_TABLES_H

#include "cli.h"

/* Which files are written of tables. */
enum forms { AS_CSV = 1, AS_WORKBOOK = 2 };

/*
 * Write tables into a directory that is new or empty: all files or none.
 * workbook is the name of the workbook; one that cannot be written beside CSV is
 * left out with a word. An exit code.
 */
int write_tables(const char *directory, struct um_tables *tables, unsigned forms, const char *workbook);

/* Write a text to a file that is not there yet, whole or not at all; path NULL or "-" is standard output. */
int write_new(const char *path, const char *text, size_t length);

/* Problems on standard error, each named by table, row and column. */
void print_table_problems(const struct um_problem *problems, size_t n, bool warnings);

/* The texts of a directory (its .csv files) or of one file. */
struct texts {
    struct um_table_text *list;
    size_t n;
};
int read_tables(const char *path, struct texts *texts);
/* The texts of files by their paths, in their order. */
int read_files(const char *const *paths, size_t n, struct texts *texts);
void free_texts(struct texts *texts);

/* Whether a text is a workbook. */
bool is_workbook(const struct um_table_text *text);

#endif
