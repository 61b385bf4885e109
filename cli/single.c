#include "single.h"

#include <string.h>

#include "naming.h"

static const struct um_value *document_of(const struct um_result *result)
{
    return result ? um_result_document(result) : NULL;
}

int evaluate_parts(const struct options *o, const struct um_record *record, const struct um_law *law, unsigned with, struct single *ret)
{
    struct um_options options = evaluation_options(o);
    struct um_error err;
    *ret = (struct single){0};
    options.unsealed = !o->include_sealed;
    enum um_code code = um_evaluate(record, law, &options, &ret->results[0], &err);
    options.evidence = true;
    if (code == UM_OK && (with & WITH_EVIDENCE))
        code = um_evaluate(record, law, &options, &ret->results[1], &err);
    options.evidence = false;
    options.gaps = "seeker";
    if (code == UM_OK && (with & WITH_GAPS))
        code = um_evaluate(record, law, &options, &ret->results[2], &err);
    if (code == UM_OK && (with & WITH_LAW))
        code = um_law_contents(law, &ret->results[3], &err);
    ret->document = document_of(ret->results[0]);
    ret->papers = document_of(ret->results[1]);
    ret->gaps = document_of(ret->results[2]);
    ret->law = document_of(ret->results[3]);
    return code == UM_OK ? EXIT_DONE : report_error(o->operand, &err);
}

static bool is_wanted(const struct options *o, const struct single *s)
{
    const char *id = um_value_string(um_value_get(um_value_get(s->document, "matter"), "id"));
    return !o->matter || (id && strcmp(id, o->matter) == 0);
}

static int evaluate_wanted(const struct options *o, struct matters *matters, const struct um_law *law, unsigned with, struct single *ret)
{
    const size_t n = count_matters(matters);
    if (n != 1 && !o->matter) {
        fprintf(stderr, "unmask: ");
        print_safe(stderr, o->operand);
        fprintf(stderr, ": %zu matters; --matter ID names one (unmask export shows them)\n", n);
        return EXIT_USAGE;
    }
    for (size_t i = 0; i < n; i++) {
        struct um_record *record = NULL;
        int code = next_matter(matters, i, &record);
        if (code == EXIT_DONE)
            code = evaluate_parts(o, record, law, with, ret);
        if (code == EXIT_DONE && is_wanted(o, ret))
            warn_of_name(o->output, record);
        um_record_free(record);
        if (code != EXIT_DONE || is_wanted(o, ret))
            return code;
        free_single(ret);
    }
    fprintf(stderr, "unmask: no matter has the id ");
    print_safe(stderr, o->matter);
    fputc('\n', stderr);
    return EXIT_USAGE;
}

int evaluate_single(const struct options *o, unsigned with, struct single *ret)
{
    struct um_law *law = NULL;
    struct matters *matters = NULL;
    *ret = (struct single){0};
    int code = open_law(o->law, &law);
    if (code == EXIT_DONE)
        code = open_matters(o->operand, &matters);
    if (code == EXIT_DONE)
        code = evaluate_wanted(o, matters, law, with, ret);
    close_matters(matters);
    um_law_free(law);
    if (code != EXIT_DONE)
        free_single(ret);
    return code;
}

void free_single(struct single *s)
{
    for (size_t i = 0; i < sizeof s->results / sizeof *s->results; i++)
        um_result_free(s->results[i]);
    *s = (struct single){0};
}

void tell_held_back(const struct single *s)
{
    const struct um_value *sealed = um_value_get(s->document, "sealed");
    const size_t n = (size_t)um_value_integer(um_value_get(sealed, "held_back"));
    const size_t nodes = um_value_count(um_value_get(sealed, "nodes")), outcomes = um_value_count(um_value_get(sealed, "outcomes"));
    if (!n)
        return;
    fprintf(stderr, "unmask: %zu sealed record%s held back; ", n, n == 1 ? "" : "s");
    if (outcomes)
        fprintf(stderr, "on the whole record %zu outcome%s", outcomes, outcomes == 1 ? " differs" : "s differ");
    else if (nodes)
        fprintf(stderr, "on the whole record %zu finding%s, no outcome does", nodes, nodes == 1 ? " differs" : "s differ");
    else
        fputs("no finding rests on what is sealed", stderr);
    fputs("; --include-sealed puts it in\n", stderr);
}
