/* unmask rule: the determinations of the court and of clerks. */
#include <string.h>

#include "cli.h"
#include "render/text.h"

static int show(const struct options *o, const struct um_value *document, FILE *out)
{
    if (o->format && strcmp(o->format, "json") == 0)
        print_json(out, document);
    else
        render_rulings(out, document, width_of(o));
    return EXIT_DONE;
}

/* ------------------------------------------------------------------- listing */

static int list_one(const struct options *o, const struct um_record *record, const struct um_law *law, FILE **out)
{
    struct um_error err;
    struct um_result *result;
    struct um_options options = evaluation_options(o);
    if (um_rulings(record, law, &options, &result, &err) != UM_OK)
        return report_error(o->operand, &err);
    if (!*out)
        *out = open_output(o->output);
    int code = *out ? show(o, um_result_document(result), *out) : EXIT_SYSTEM;
    um_result_free(result);
    return code;
}

static int list_all(const struct options *o, const struct um_law *law)
{
    struct matters *matters;
    FILE *out = NULL;
    int code = open_matters(o->operand, &matters);
    for (size_t i = 0; code == EXIT_DONE && i < count_matters(matters); i++) {
        struct um_record *record = NULL;
        code = next_matter(matters, i, &record);
        if (code == EXIT_DONE)
            code = list_one(o, record, law, &out);
        um_record_free(record);
    }
    close_matters(matters);
    return out && close_output(out, o->output) != EXIT_DONE ? EXIT_SYSTEM : code;
}

/* ------------------------------------------------------------------ entering */

static int enter(const struct options *o, const struct um_law *law)
{
    struct um_error err;
    struct matters *matters;
    struct um_result *result = NULL;
    struct um_ruling ruling = UM_RULING_INIT;
    ruling.matter = o->matter;
    ruling.node = o->more[0];
    ruling.answer = o->more[1] ? status_named(o->more[1]) : NULL;
    ruling.by = o->by;
    ruling.dkt = o->dkt;
    ruling.reason = o->reason;
    ruling.at = o->at;
    ruling.withdraws = o->withdraw;
    ruling.test = o->test;
    int code = open_matters_to_write(o->operand, "a ruling is entered in", &matters);
    if (code == EXIT_DONE && um_store_rule(store_of(matters), law, &ruling, &result, &err) != UM_OK)
        code = report_error(o->operand, &err);
    close_matters(matters);
    if (code != EXIT_DONE)
        return code;
    FILE *out = open_output(o->output);
    code = out ? show(o, um_result_document(result), out) : EXIT_SYSTEM;
    um_result_free(result);
    return out && close_output(out, o->output) != EXIT_DONE ? EXIT_SYSTEM : code;
}

int run_rule(const struct options *o)
{
    struct um_law *law = NULL;
    bool entering = o->more[0] || o->withdraw || o->by || o->dkt || o->reason || o->at;
    if (o->format && strcmp(o->format, "text") != 0 && strcmp(o->format, "json") != 0) {
        fputs("unmask rule: --format is text or json\n", stderr);
        return EXIT_USAGE;
    }
    int code = open_law(o->law, &law);
    if (code == EXIT_DONE)
        code = entering ? enter(o, law) : list_all(o, law);
    um_law_free(law);
    return code;
}
