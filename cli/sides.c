#include "sides.h"

#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "render/text.h"

int judge(const char *path, const struct um_record *record, const struct um_law *law, const struct um_options *options, struct judged *ret)
{
    struct um_error err;
    struct um_options paper_by_paper = *options;
    paper_by_paper.evidence = true;
    *ret = (struct judged){NULL, NULL, NULL};
    enum um_code code = um_evaluate(record, law, options, &ret->findings, &err);
    if (code == UM_OK)
        code = um_evaluate(record, law, &paper_by_paper, &ret->evidence, &err);
    if (code == UM_OK)
        code = um_record_contents(record, &ret->contents, &err);
    return code == UM_OK ? EXIT_DONE : report_error(path, &err);
}

void free_judged(struct judged *judged)
{
    um_result_free(judged->findings);
    um_result_free(judged->evidence);
    um_result_free(judged->contents);
    *judged = (struct judged){NULL, NULL, NULL};
}

void set_side(struct diff *d, size_t side, const struct judged *judged)
{
    d->documents[side] = um_result_document(judged->findings);
    d->sides[side].findings = d->documents[side];
    d->sides[side].evidence = um_result_document(judged->evidence);
    d->sides[side].contents = um_result_document(judged->contents);
}

/* A number for the rows marked: FNV-1a over their places. */
static uint64_t sum_marks(const struct trace *t)
{
    uint64_t h = UINT64_C(14695981039346656037);
    for (size_t i = 0; i < t->rows->n; i++)
        if (t->hit[i])
            h = (h ^ i) * UINT64_C(1099511628211);
    return h;
}

bool make_diff(struct diff *d)
{
    bool good = find_changes(d->documents, &d->changes) && find_moved_rows(d->sides, &d->rows);
    d->trace = (struct trace){.sides = d->sides, .changes = &d->changes, .rows = &d->rows};
    good = good && trace_open(&d->trace);
    d->causes = good ? calloc(d->changes.n + 1, sizeof *d->causes) : NULL;
    for (size_t i = 0; d->causes && i < d->changes.n; i++) {
        trace_change(&d->trace, &d->changes.list[i]);
        d->causes[i] = sum_marks(&d->trace);
    }
    return d->causes;
}

void free_diff(struct diff *d)
{
    trace_close(&d->trace);
    free_moved_rows(&d->rows);
    free_changes(&d->changes);
    free(d->causes);
    d->causes = NULL;
}

static bool outcome_moved(const struct diff *d, const char *defendant)
{
    for (size_t i = 0; i < d->changes.n && !d->changes.list[i].node; i++)
        if (strcmp(d->changes.list[i].defendant, defendant) == 0)
            return true;
    return false;
}

const struct um_value *next_unmoved(const struct diff *d, size_t *at)
{
    const struct um_value *list = um_value_get(d->documents[1], "defendants");
    while (*at < um_value_count(list)) {
        const struct um_value *defendant = um_value_at(list, (*at)++);
        if (!outcome_moved(d, text_at(defendant, "id")))
            return defendant;
    }
    return NULL;
}

const char *cure_for(const struct um_value *defendant, const char *node)
{
    const struct um_value *gaps = um_value_get(defendant, "gaps");
    for (size_t i = 0; i < um_value_count(gaps); i++)
        if (strcmp(text_at(um_value_at(gaps, i), "node"), node) == 0)
            return text_at(um_value_at(gaps, i), "cure");
    return "";
}
