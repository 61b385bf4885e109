/* Whatever comes in: a record, tables of one, or what becomes rows of a table. */
#include <stdlib.h>
#include <string.h>

#include "tables.h"

static int usage(const char *message)
{
    fprintf(stderr, "unmask import: %s\n", message);
    return EXIT_USAGE;
}

/* Put a record that was read without errors into the database. */
static int store_record(const struct options *o, const struct um_record *record, size_t warnings)
{
    struct um_error err;
    struct um_store *store = NULL;
    int code = -(int)um_store_open(o->output, UM_STORE_CREATE, &store, &err);
    if (code == EXIT_DONE)
        code = -(int)um_store_add(store, record, &err);
    if (code != EXIT_DONE)
        report_error(o->output, &err);
    else if (warnings)
        fprintf(stderr, "unmask: imported; %zu entry warning%s, which unmask check lists\n", warnings, warnings == 1 ? "" : "s");
    um_store_close(store);
    return code;
}

static int import_json(const struct options *o)
{
    struct um_error err;
    struct um_record *record = NULL;
    size_t length;
    char *text = read_text(o->operand, &length);
    if (!text)
        return EXIT_INPUT;
    int code = -(int)um_record_parse(text, length, o->operand, &record, &err);
    free(text);
    size_t n = print_errors(o->operand, record);
    if (code == EXIT_DONE)
        code = store_record(o, record, n);
    else if (code != EXIT_INPUT)
        report_error(o->output, &err);
    um_record_free(record);
    return code;
}

/* ------------------------------------------------------------------- tables */

/* Hand back copies that say in each row what is wrong. */
static void hand_back(const struct options *o, const struct texts *texts)
{
    struct um_error err;
    struct um_tables *marked = NULL;
    bool workbook = texts->n == 1 && is_workbook(texts->list);
    size_t n;
    if (um_tables_marked(texts->list, texts->n, &marked, &err) != UM_OK) {
        report_error(o->errors, &err);
        return;
    }
    um_tables_texts(marked, &n);
    if (!n)
        complain_of(o->errors, "nothing could be read that a copy could be made of", EXIT_INPUT);
    else if (write_tables(o->errors, marked, workbook ? AS_WORKBOOK : AS_CSV, texts->list[0].name) == EXIT_DONE)
        fputs("unmask: ", stderr), print_safe(stderr, o->errors), fputs(" has copies with what is wrong in the column Error\n", stderr);
    um_tables_free(marked);
}

static size_t count_errors(const struct um_problem *problems, size_t n)
{
    size_t errors = 0;
    while (errors < n && problems[errors].severity == UM_ERROR)
        errors++;
    return errors;
}

static int import_tables(const struct options *o)
{
    struct um_error err;
    struct um_record *record = NULL;
    struct texts texts;
    size_t n = 0;
    int code = read_tables(o->tables, &texts);
    if (code == EXIT_DONE) {
        code = -(int)um_record_from_tables(texts.list, texts.n, &record, &err);
        const struct um_problem *problems = record ? um_record_problems(record, &n) : NULL;
        print_table_problems(problems, n, false);
        if (code == EXIT_DONE) {
            code = store_record(o, record, n);
        } else if (code == EXIT_INPUT) {
            size_t errors = count_errors(problems, n);
            fprintf(stderr, "unmask: %zu error%s; nothing was imported\n", errors, errors == 1 ? "" : "s");
            if (o->errors)
                hand_back(o, &texts);
        } else {
            report_error(o->tables, &err);
        }
    }
    um_record_free(record);
    free_texts(&texts);
    return code;
}

/* --------------------------------------------------------- rows of one table */

/* A code point of --delims as UTF-8 at to; false where it is none. */
static bool put_code_point(const char *number, char *to)
{
    char *end;
    unsigned long c = strtoul(number, &end, 10);
    if (*number < '0' || *number > '9' || (*end && *end != ',') || c == 0 || c > 0x7ff)
        return false;
    size_t n = c < 0x80 ? 1 : 2;
    to[0] = (char)(c < 0x80 ? c : 0xc0 | c >> 6);
    to[1] = n == 2 ? (char)(0x80 | (c & 0x3f)) : '\0';
    to[2] = '\0';
    return true;
}

/* Three numbers with commas between. */
static bool read_delims(const char *s, char delims[3][3])
{
    for (int i = 0; i < 3; i++) {
        if (!put_code_point(s, delims[i]))
            return false;
        s += strcspn(s, ",");
        if ((i < 2) != (*s == ','))
            return false;
        s += *s == ',';
    }
    return strcmp(delims[0], delims[1]) != 0 && strcmp(delims[0], delims[2]) != 0 && strcmp(delims[1], delims[2]) != 0;
}

/* Write the one table that was made, or say why there is none. */
static int write_rows(const struct options *o, struct um_tables *tables, int code, const struct um_error *err)
{
    size_t n = 0;
    const struct um_problem *problems = tables ? um_tables_problems(tables, &n) : NULL;
    print_table_problems(problems, n, true);
    if (code != EXIT_DONE && !n)
        report_error("import", err);
    if (code == EXIT_DONE) {
        const struct um_table_text *texts = um_tables_texts(tables, &n);
        code = write_new(o->output, texts[0].text, texts[0].length);
    }
    um_tables_free(tables);
    return code;
}

static int import_exhibits(const struct options *o)
{
    struct um_error err;
    struct um_tables *tables = NULL;
    struct um_exhibits_options options = UM_EXHIBITS_INIT;
    struct texts texts;
    char delims[3][3];
    if (!o->filing)
        return usage("say which filing the exhibits are in with --filing ID");
    if (o->encoding && strcmp(o->encoding, "utf-8") != 0 && strcmp(o->encoding, "windows-1252") != 0)
        return usage("--encoding is utf-8 or windows-1252");
    if (o->delims && !read_delims(o->delims, delims))
        return usage("--delims is the numbers of three different characters: between fields, around a field, for a line break; 20,254,174");
    options.filing = o->filing;
    options.windows_1252 = o->encoding && strcmp(o->encoding, "windows-1252") == 0;
    if (o->delims)
        options.separator = delims[0], options.quote = delims[1], options.line_break = delims[2];
    int code = read_files(&o->exhibits, 1, &texts);
    if (code == EXIT_DONE) {
        code = -(int)um_tables_exhibits(texts.list[0].text, texts.list[0].length, texts.list[0].name, &options, &tables, &err);
        code = write_rows(o, tables, code, &err);
        if (code == EXIT_DONE)
            fputs("unmask: rows of the table records; enter in the column seen how each exhibit is known\n", stderr);
    }
    free_texts(&texts);
    return code;
}

static int import_docket(const struct options *o)
{
    struct um_error err;
    struct um_tables *tables = NULL;
    struct texts texts;
    int code = read_files(o->dockets, o->n_dockets, &texts);
    if (code == EXIT_DONE) {
        code = -(int)um_tables_docket(texts.list, texts.n, &tables, &err);
        code = write_rows(o, tables, code, &err);
        if (code == EXIT_DONE)
            fputs("unmask: rows of the table filings; enter in the columns kind and by what each is and who filed it\n", stderr);
    }
    free_texts(&texts);
    return code;
}

int run_import(const struct options *o)
{
    if ((o->operand != NULL) + (o->tables != NULL) + (o->exhibits != NULL) + (o->n_dockets > 0) != 1)
        return usage("name one thing to read: RECORD.json, --tables, --exhibits or --docket");
    if (o->errors && !o->tables)
        return usage("--errors goes with --tables");
    if (!o->exhibits && (o->filing || o->delims || o->encoding))
        return usage("--filing, --delims and --encoding go with --exhibits");
    if (!o->output && (o->operand || o->tables))
        return usage("say where to with -o M.db");
    return o->operand ? import_json(o) : o->tables ? import_tables(o) : o->exhibits ? import_exhibits(o) : import_docket(o);
}
