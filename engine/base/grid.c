#include "base/grid.h"

#include <string.h>

#include "base/limits.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* So many digits at *s, least to most; steps over them. */
static bool digits(const char **s, int least, int most)
{
    int n = 0;
    while (n < most && is_digit(**s))
        ++*s, n++;
    return n >= least;
}

static bool month(const char **s)
{
    static const char names[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    for (const char *m = names; *m; m += 3)
        if (strncmp(*s, m, 3) == 0)
            return *s += 3, true;
    return false;
}

/* 12-Jan, 12-Jan-23, Jan-23 */
static bool named_date(const char *s)
{
    const char *p = s;
    bool day = digits(&p, 1, 2);
    if ((day && *p++ != '-') || !month(&p))
        return false;
    return *p ? *p++ == '-' && digits(&p, 2, 4) && !*p : day;
}

/* 1/12/2023, 12.01.2023 */
static bool numbered_date(const char *s)
{
    const char *p = s;
    if (!digits(&p, 1, 2) || (*p != '/' && *p != '.'))
        return false;
    char between = *p++;
    return digits(&p, 1, 2) && *p++ == between && digits(&p, 2, 4) && !*p;
}

/* 1.2E+05 */
static bool scientific(const char *s)
{
    const char *p = s;
    if (!digits(&p, 1, 1))
        return false;
    if ((*p == '.' || *p == ',') && (p++, !digits(&p, 1, 15)))
        return false;
    return *p++ == 'E' && (*p == '+' || *p == '-') && (p++, digits(&p, 2, 3)) && !*p;
}

bool um_grid_changed(const char *text)
{
    return named_date(text) || numbered_date(text) || scientific(text);
}

bool um_grid_guarded(const char *text)
{
    return strchr("=+-@#'", *text) || is_space(*text) || um_grid_changed(text);
}

struct um_grid *um_grid_add(struct um_grids *g, const char *name, const char *sheet)
{
    struct um_grid made = {.name = name, .sheet = sheet, .head = 1};
    UM_PUSH(g->arena, g->list, g->n, g->cap, made);
    return &g->list[g->n - 1];
}

void um_grid_set(struct um_arena *a, struct um_grid *g, uint32_t row, uint32_t column, enum um_grid_kind kind, const char *text)
{
    struct um_grid_cell cell = {row, column, kind, text};
    if (text && *text)
        UM_PUSH(a, g->cells, g->n, g->cap, cell);
}

void um_grids_copy(struct um_grids *to, const struct um_grids *from)
{
    for (size_t i = 0; i < from->n; i++) {
        const struct um_grid *g = &from->list[i];
        struct um_grid *copy = um_grid_add(to, um_cat(to->arena, g->name, NULL), um_cat(to->arena, g->sheet, NULL));
        copy->head = g->head;
        for (size_t k = 0; k < g->n; k++)
            um_grid_set(to->arena, copy, g->cells[k].row, g->cells[k].column, g->cells[k].kind, um_cat(to->arena, g->cells[k].text, NULL));
    }
}

uint32_t um_grid_offered(const struct um_grid *grid)
{
    uint32_t last = grid->n ? grid->cells[grid->n - 1].row : 0;
    return last + UM_OFFERED_ROWS / 3 > UM_OFFERED_ROWS ? last + UM_OFFERED_ROWS / 3 : UM_OFFERED_ROWS;
}
