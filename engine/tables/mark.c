/* Copies of tables with what is wrong in each row in a column of its own. */
#include <string.h>

#include "base/text.h"
#include "tables/tables.h"

/* What is said of a row, or of the whole sheet for its header. */
static const char *said_of(struct um_arena *a, const struct um_grid *g, uint32_t row, const struct um_problem *problems, size_t n)
{
    struct um_text t = {.arena = a};
    size_t length = strlen(g->name);
    for (size_t i = 0; i < n; i++) {
        const char *rest = problems[i].where + length;
        if (problems[i].severity != UM_ERROR || strncmp(problems[i].where, g->name, length) != 0 || (*rest && *rest != ':'))
            continue;
        if (problems[i].line != row && !(row == g->head && problems[i].line < row))
            continue;
        const char *column = *rest ? strchr(rest + 1, ':') : NULL;
        um_text_add(&t, t.n ? "\n" : "");
        um_text_add(&t, column ? column + 1 : "");
        um_text_add(&t, column ? ": " : "");
        um_text_add(&t, problems[i].message);
    }
    return um_text_get(&t);
}

/* The column of errors that a sheet has already, or 0. */
static uint32_t old_errors(const struct um_grid *g)
{
    for (size_t i = 0; i < g->n && g->cells[i].row <= g->head; i++)
        if (um_table_is_error_column(g->cells[i].text))
            return g->cells[i].column;
    return 0;
}

static void mark_sheet(struct um_grids *marked, const struct um_grid *from, const struct um_problem *problems, size_t n)
{
    struct um_arena *a = marked->arena;
    struct um_grid *to = um_grid_add(marked, from->name, from->sheet);
    uint32_t row = 0, old = old_errors(from);
    const char *head = said_of(a, from, from->head, problems, n);
    to->head = from->head;
    um_grid_set(a, to, to->head, 1, UM_GRID_TEXT, *head ? um_cat(a, "Error: ", head, NULL) : "Error");
    for (size_t i = 0; i < from->n; i++) {
        struct um_grid_cell cell = from->cells[i];
        if (cell.row != row && cell.row > from->head)
            um_grid_set(a, to, cell.row, 1, UM_GRID_TEXT, said_of(a, from, cell.row, problems, n));
        row = cell.row;
        if (cell.column != old)
            um_grid_set(a, to, row, cell.column + (cell.column < old || !old), cell.kind, cell.text);
    }
}

void um_tables_mark(struct um_grids *marked, const struct um_grids *grids, const struct um_problem *problems, size_t n)
{
    for (size_t i = 0; i < grids->n; i++)
        if (!um_table_explains(grids->list[i].sheet))
            mark_sheet(marked, &grids->list[i], problems, n);
}
