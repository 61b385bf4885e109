/* unmask questions: what only the court can answer, and what hangs on each answer. */
#include "cli.h"
#include "render/asked.h"

static void render(FILE *out, const struct um_value *document, const struct options *o)
{
    render_asked(out, document, width_of(o));
}

int run_questions(const struct options *o)
{
    struct showing how = {.command = "questions", .options = evaluation_options(o), .render = render, .make = um_questions};
    return show_matters(o, &how);
}
