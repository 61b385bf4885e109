#include "single.h"

#include <string.h>

static int evaluate_record(const struct options *o, const struct um_record *record, const struct um_law *law, bool evidence, struct single *ret)
{
    struct um_options options = evaluation_options(o);
    struct um_error err;
    options.unsealed = !o->include_sealed;
    if (um_evaluate(record, law, &options, &ret->findings, &err) != UM_OK)
        return report_error(o->operand, &err);
    options.evidence = true;
    if (evidence && um_evaluate(record, law, &options, &ret->evidence, &err) != UM_OK)
        return report_error(o->operand, &err);
    ret->document = um_result_document(ret->findings);
    ret->papers = ret->evidence ? um_result_document(ret->evidence) : NULL;
    return EXIT_DONE;
}

static bool is_wanted(const struct options *o, const struct single *s)
{
    const char *id = um_value_string(um_value_get(um_value_get(s->document, "matter"), "id"));
    return !o->matter || (id && strcmp(id, o->matter) == 0);
}

static int evaluate_wanted(const struct options *o, struct matters *matters, const struct um_law *law, bool evidence, struct single *ret)
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
            code = evaluate_record(o, record, law, evidence, ret);
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

int evaluate_single(const struct options *o, bool evidence, struct single *ret)
{
    struct um_law *law = NULL;
    struct matters *matters = NULL;
    *ret = (struct single){0};
    int code = open_law(o->law, &law);
    if (code == EXIT_DONE)
        code = open_matters(o->operand, &matters);
    if (code == EXIT_DONE)
        code = evaluate_wanted(o, matters, law, evidence, ret);
    close_matters(matters);
    um_law_free(law);
    if (code != EXIT_DONE)
        free_single(ret);
    return code;
}

void free_single(struct single *s)
{
    um_result_free(s->findings);
    um_result_free(s->evidence);
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
