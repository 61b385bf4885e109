#include "deliver/table.h"

#include <stdlib.h>
#include <string.h>

#define COUNT(list) (sizeof(list) / sizeof *(list))

static const struct column about_columns[] = {{"what", 24}, {"entry", 90}};
static const struct column chart_columns[] = {{"defendant", 18}, {"claim", 16}, {"statement", 18}, {"element", 20}, {"burden", 14}, {"standard", 18},
                                              {"supporting_evidence", 50}, {"objections", 50}, {"opposing_evidence", 36}, {"objections_to_opposing", 36},
                                              {"status", 18}, {"reason", 50}, {"condition", 26}, {"authority", 30}, {"gap", 36}, {"ruling", 20}};
static const struct column evidence_columns[] = {{"evidence_id", 14}, {"defendant", 18}, {"kind", 14}, {"declarant", 16}, {"basis_of_knowledge", 18},
                                                 {"sworn", 8}, {"date", 12}, {"ecf_no", 14}, {"exhibit", 12}, {"page", 10}, {"paragraph", 10},
                                                 {"element", 24}, {"statement_id", 14}, {"direction", 12}, {"excerpt", 60}, {"notes", 50}};
static const struct column gaps_columns[] = {{"gap_id", 30}, {"defendant", 18}, {"element", 20}, {"what_is_missing", 50}, {"acceptable_proof", 50},
                                             {"authority", 30}, {"severity", 24}, {"assignee", 16}, {"due", 12}};

static void push(struct table *t, char *cell)
{
    if (t->n_cells == t->room) {
        const size_t room = t->room ? 2 * t->room : 256;
        char **grown = realloc(t->cells, room * sizeof *grown);
        if (!grown) {
            t->failed = true;
            free(cell);
            return;
        }
        t->cells = grown;
        t->room = room;
    }
    t->cells[t->n_cells++] = cell;
}

void table_put(struct table *t, char *cell)
{
    t->failed = t->failed || !cell;
    push(t, cell);
}

void table_text(struct table *t, const char *text)
{
    if (text && *text)
        table_put(t, line_of(text));
    else
        push(t, NULL);
}

size_t table_rows(const struct table *t)
{
    return t->n_cells / t->n_columns;
}

void table_free(struct table *t)
{
    for (size_t i = 0; i < t->n_cells; i++)
        free(t->cells[i]);
    free(t->cells);
    *t = (struct table){0};
}

bool make_deliverables(struct deliverables *d, const struct um_value *document, const struct um_value *papers, const struct um_value *missing, bool include_sealed)
{
    struct gaps gaps;
    *d = (struct deliverables){.about = {.name = "about", .columns = about_columns, .n_columns = COUNT(about_columns)},
                               .chart = {.name = "element-chart", .columns = chart_columns, .n_columns = COUNT(chart_columns)},
                               .evidence = {.name = "evidence", .columns = evidence_columns, .n_columns = COUNT(evidence_columns)},
                               .gaps = {.name = "gaps", .columns = gaps_columns, .n_columns = COUNT(gaps_columns)}};
    if (!make_gaps(&gaps, missing))
        return false;
    fill_about(&d->about, document, include_sealed);
    fill_chart(&d->chart, document, &gaps);
    fill_evidence(&d->evidence, papers);
    fill_gaps(&d->gaps, &gaps);
    free_gaps(&gaps);
    return !d->about.failed && !d->chart.failed && !d->evidence.failed && !d->gaps.failed;
}

void free_deliverables(struct deliverables *d)
{
    table_free(&d->about);
    table_free(&d->chart);
    table_free(&d->evidence);
    table_free(&d->gaps);
}
