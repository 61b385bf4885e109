/* unmask save-case: a live matter as a case folder, from which a test can be made. */
#define _XOPEN_SOURCE 700 /* rmdir */
#include <string.h>
#include <unistd.h>

#include "cli.h"
#include "place.h"
#include "render/text.h"
#include "sheet.h"

static int print_member(const struct um_value *document, const char *key, char **text, size_t *length)
{
    struct um_error err;
    return um_value_print(um_value_get(document, key), true, text, length, &err) == UM_OK ? EXIT_DONE : report_error(key, &err);
}

/* Both files or none. */
static int write_files(const char *directory, const struct um_value *document)
{
    char *record = NULL, *statuses = NULL;
    size_t n_record, n_statuses;
    bool made = false;
    int code = print_member(document, "record", &record, &n_record);
    if (code == EXIT_DONE)
        code = print_member(document, "statuses", &statuses, &n_statuses);
    if (code == EXIT_DONE)
        code = make_place(directory, &made);
    if (code == EXIT_DONE)
        code = place_file(directory, "record.json", record, n_record);
    if (code == EXIT_DONE && (code = place_file(directory, "statuses.json", statuses, n_statuses)) != EXIT_DONE)
        unplace_file(directory, "record.json");
    if (code != EXIT_DONE && made)
        rmdir(directory);
    um_text_free(record);
    um_text_free(statuses);
    return code;
}

static void print_nodes(struct sheet *s, const struct um_value *nodes)
{
    for (size_t i = 0; i < um_value_count(nodes); i++) {
        const struct um_value *node = um_value_at(nodes, i);
        fputs("    ", s->page.out);
        print_safe(s->page.out, um_value_string(node) ? um_value_string(node) : text_at(node, "node"));
        fputc('\n', s->page.out);
    }
}

/* What was left out, and what is decided otherwise without it. */
static void print_sealed(struct sheet *s, const struct um_value *sealed)
{
    size_t held = (size_t)um_value_integer(um_value_get(sealed, "held_back"));
    const struct um_value *nodes = um_value_get(sealed, "nodes");
    char line[128];
    if (!held)
        return;
    snprintf(line, sizeof line, "%zu sealed record%s left out.%s", held, held == 1 ? " was" : "s were",
             um_value_count(nodes) ? " Without what was left out these stand otherwise than in the matter:"
                                   : " No finding rests on what was left out.");
    sheet_paragraph(s, line);
    print_nodes(s, nodes);
}

static int print_done(const struct options *o, const struct um_value *document)
{
    struct sheet s = screen_sheet(stdout, width_of(o));
    size_t n = um_value_count(um_value_get(um_value_get(document, "statuses"), "nodes"));
    print_safe(stdout, o->more[0]);
    printf(": record.json and statuses.json are written, with %zu findings.\n", n);
    s.begun = true;
    print_sealed(&s, um_value_get(document, "sealed"));
    if (um_value_get(document, "differs"))
        sheet_paragraph(&s, "Under neutral names every finding is the same.");
    sheet_paragraph(&s, "To see later whether they still stand:");
    fputs("\n    unmask verify ", stdout);
    print_safe(stdout, o->more[0]);
    fputc('\n', stdout);
    return close_output(stdout, NULL);
}

/* The names mattered: nothing is written, and the findings that they moved are named. */
static int refuse(const struct options *o, const struct um_value *differs)
{
    struct sheet s = screen_sheet(stderr, width_of(o));
    fputs("unmask save-case: under neutral names these findings differ; nothing is written\n", stderr);
    print_nodes(&s, differs);
    return EXIT_NO;
}

static int save(const struct options *o, const struct um_record *record, const struct um_law *law)
{
    struct um_error err;
    struct um_result *result;
    struct um_options options = evaluation_options(o);
    if (um_case_save(record, law, &options, o->anonymise, &result, &err) != UM_OK)
        return report_error(o->operand, &err);
    const struct um_value *document = um_result_document(result), *differs = um_value_get(document, "differs");
    int code = um_value_count(differs) ? refuse(o, differs) : write_files(o->more[0], document);
    if (code == EXIT_DONE)
        code = print_done(o, document);
    um_result_free(result);
    return code;
}

int run_save_case(const struct options *o)
{
    return with_matter(o, save);
}
