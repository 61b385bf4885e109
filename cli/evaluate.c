/* unmask evaluate: a finding for each defendant, with its reasons. */
#include <string.h>

#include "cli.h"
#include "render/text.h"

/* Whether part one is shown in every world for every defendant of the document. */
static bool all_shown(const struct um_value *document)
{
    const struct um_value *defendants = um_value_get(document, "defendants");
    if (!um_value_count(defendants))
        return false;
    for (size_t i = 0; i < um_value_count(defendants); i++) {
        const struct um_value *outcomes = um_value_get(um_value_at(defendants, i), "outcomes");
        for (size_t k = 0; k < um_value_count(outcomes); k++) {
            const char *outcome = um_value_string(um_value_get(um_value_at(outcomes, k), "outcome"));
            if (strcmp(outcome, "showing-made") != 0 && strcmp(outcome, "balance-open") != 0)
                return false;
        }
    }
    return true;
}

static void note_shown(const struct um_value *document, void *shown)
{
    *(bool *)shown = *(bool *)shown && all_shown(document);
}

static void render(FILE *out, const struct um_value *document, const struct options *o)
{
    render_text(out, document, width_of(o), o->full);
}

/* Put the findings into the log of the database. */
static int keep_in_log(const struct options *o, struct um_store *store, const struct um_record *record, const struct um_law *law, const struct um_result *result)
{
    struct um_error err;
    struct um_options options = evaluation_options(o);
    return um_store_log(store, record, law, &options, result, o->logged_at, &err) == UM_OK ? EXIT_DONE : report_error(o->operand, &err);
}

int run_evaluate(const struct options *o)
{
    bool shown = true;
    if (o->log != (o->logged_at != NULL)) {
        fputs("unmask evaluate: --log and --logged-at TIME go together; the log takes its time from you\n", stderr);
        return EXIT_USAGE;
    }
    struct showing how = {
        .command = "evaluate", .options = evaluation_options(o), .render = render, .look = note_shown, .data = &shown};
    how.keep = o->log ? keep_in_log : NULL;
    int code = show_matters(o, &how);
    return code == EXIT_DONE && o->exit_status && !shown ? EXIT_NO : code;
}
