#define _POSIX_C_SOURCE 200809L /* open_memstream */
#include <stdlib.h>

#include "deliver/vendor.h"
#include "render/report/report.h"

char *report_text(const struct delivery *d, size_t *length)
{
    const struct report_input in = {d->single->document, d->single->papers, d->single->gaps, d->single->law, d->include_sealed};
    char *text = NULL;
    FILE *out = open_memstream(&text, length);
    bool good = out && render_report(out, &in);
    good = out && fclose(out) == 0 && good;
    if (good)
        return text;
    free(text);
    return NULL;
}
