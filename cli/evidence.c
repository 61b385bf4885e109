/* unmask evidence: the record as whoever entered it sees it. */
#include "cli.h"
#include "render/text.h"

static void render(FILE *out, const struct um_value *document, const struct options *o)
{
    render_evidence(out, document, width_of(o));
}

int run_evidence(const struct options *o)
{
    struct showing how = {.command = "evidence", .options = evaluation_options(o), .render = render};
    how.options.evidence = true;
    return show_matters(o, &how);
}
