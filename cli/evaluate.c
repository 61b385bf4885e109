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

int run_evaluate(const struct options *o)
{
    bool shown = true;
    struct showing how = {
        .command = "evaluate", .options = evaluation_options(o), .render = render, .look = note_shown, .data = &shown};
    int code = show_matters(o, &how);
    return code == EXIT_DONE && o->exit_status && !shown ? EXIT_NO : code;
}
