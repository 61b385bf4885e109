/* unmask gaps: what is missing, or for the other side what can be attacked. */
#include <string.h>

#include "cli.h"
#include "render/gaps.h"

static void render(FILE *out, const struct um_value *document, const struct options *o)
{
    render_gaps(out, document, width_of(o));
}

int run_gaps(const struct options *o)
{
    struct showing how = {.command = "gaps", .options = evaluation_options(o), .render = render};
    how.options.gaps = o->side ? o->side : "seeker";
    how.options.expand = (size_t)o->expand;
    return show_matters(o, &how);
}
