/* unmask schema: the JSON Schemas of what the program reads and writes. */
#include <string.h>

#include "cli.h"
#include "render/text.h"

static void list(FILE *out)
{
    const char *name;
    for (size_t i = 0; (name = um_schema_name(i)); i++)
        fprintf(out, "%s\n", name);
}

int run_schema(const struct options *o)
{
    const char *text = o->operand ? um_schema(o->operand) : NULL;
    if (o->operand && !text) {
        fputs("unmask schema: there is no format \"", stderr);
        print_safe(stderr, o->operand);
        fputs("\"; these are:\n", stderr);
        list(stderr);
        return EXIT_USAGE;
    }
    FILE *out = open_output(o->output);
    if (!out)
        return EXIT_SYSTEM;
    if (text)
        fputs(text, out);
    else
        list(out);
    return close_output(out, o->output);
}
