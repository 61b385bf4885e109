/* unmask log: the evaluations that were put into a matter database. */
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "render/text.h"

/* The number of an entry, or 0 where the word is none. */
static size_t entry_number(const char *word)
{
    char *end;
    unsigned long n = *word >= '1' && *word <= '9' ? strtoul(word, &end, 10) : 0;
    return n && !*end ? n : 0;
}

static int print(const struct options *o, const struct um_value *document, void (*render)(FILE *, const struct um_value *, int))
{
    FILE *out = open_output(o->output);
    if (!out)
        return EXIT_SYSTEM;
    if (o->format && strcmp(o->format, "json") == 0)
        print_json(out, document);
    else
        render(out, document, width_of(o));
    return close_output(out, o->output);
}

/* The entries, or one: n not 0. */
static int entries(const struct options *o, struct um_store *store, const char *path, size_t n)
{
    struct um_error err;
    struct um_result *result;
    if (um_store_log_entries(store, n, &result, &err) != UM_OK)
        return report_error(path, &err);
    int code = print(o, um_result_document(result), render_log);
    um_result_free(result);
    return code;
}

static int verify(const struct options *o, struct um_store *store, const char *path)
{
    struct um_error err;
    struct um_result *result = NULL;
    struct um_law *law = NULL;
    int code = open_law(o->law, &law);
    if (code == EXIT_DONE && um_store_log_verify(store, law, o->head, &result, &err) != UM_OK)
        code = report_error(path, &err);
    if (code == EXIT_DONE)
        code = print(o, um_result_document(result), render_log_check);
    if (code == EXIT_DONE && um_value_count(um_value_get(um_result_document(result), "problems")))
        code = EXIT_NO;
    um_result_free(result);
    um_law_free(law);
    return code;
}

static int complain(const char *what)
{
    fprintf(stderr, "unmask log: %s; unmask log list M.db, show N M.db or verify M.db\n", what);
    return EXIT_USAGE;
}

int run_log(const struct options *o)
{
    struct um_error err;
    struct um_store *store = NULL;
    const char *action = o->operand, *path = o->more[o->n_operands - 2];
    bool show = strcmp(action, "show") == 0, check = strcmp(action, "verify") == 0;
    size_t n = show ? entry_number(o->more[0]) : 0;
    if (!show && !check && strcmp(action, "list") != 0)
        return complain("the action is list, show or verify");
    if (o->n_operands != (show ? 3 : 2))
        return complain(show ? "which entry has to be said" : "one operand too many");
    if (show && !n)
        return complain("the number of an entry is a whole number from 1 on");
    if (!check && (o->head || o->law))
        return complain("--head and --law are of verify");
    if (o->format && strcmp(o->format, "text") != 0 && strcmp(o->format, "json") != 0)
        return complain("--format is text or json");
    if (um_store_open(path, UM_STORE_READ, &store, &err) != UM_OK)
        return report_error(path, &err);
    int code = check ? verify(o, store, path) : entries(o, store, path, n);
    um_store_close(store);
    return code;
}
