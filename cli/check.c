#include <stdlib.h>

#include "cli.h"

static void print_count(const struct um_problem *p, size_t n)
{
    size_t errors = 0;
    for (size_t i = 0; i < n; i++)
        errors += p[i].severity == UM_ERROR;
    printf("%zu error%s, %zu warning%s\n", errors, errors == 1 ? "" : "s", n - errors, n - errors == 1 ? "" : "s");
}

static void print_record_problems(const char *path, const struct um_record *record)
{
    size_t n = 0;
    const struct um_problem *problems = um_record_problems(record, &n);
    print_problems(stdout, path, problems, n, true);
    print_count(problems, n);
}

static int check_json(const char *path)
{
    struct um_error err;
    struct um_record *record = NULL;
    size_t length;
    char *text = read_text(path, &length);
    if (!text)
        return EXIT_INPUT;
    int code = -(int)um_record_parse(text, length, path, &record, &err);
    free(text);
    if (!record)
        return report_error(path, &err);
    print_record_problems(path, record);
    um_record_free(record);
    return code;
}

static int check_store(struct um_store *store, const char *path)
{
    struct um_error err;
    size_t matters = 0;
    int code = -(int)um_store_count(store, &matters, &err);
    for (size_t i = 0; i < matters && code == EXIT_DONE; i++) {
        struct um_record *record = NULL;
        code = -(int)um_store_record(store, i, &record, &err);
        if (!record)
            return report_error(path, &err);
        print_record_problems(path, record);
        um_record_free(record);
    }
    return code;
}

int run_check(const struct options *o)
{
    struct um_error err;
    struct um_store *store = NULL;
    if (!is_database(o->operand))
        return check_json(o->operand);
    int code = -(int)um_store_open(o->operand, UM_STORE_READ, &store, &err);
    code = code == EXIT_DONE ? check_store(store, o->operand) : report_error(o->operand, &err);
    um_store_close(store);
    return code;
}
