#include "tables/convert.h"

#include <string.h>

#include "vocabulary/vocabulary.h"

struct um_table_rows um_table_begin(struct um_grids *grids, unsigned entity)
{
    const struct um_entity_info *info = &um_entities[entity];
    struct um_table_rows rows = {.grids = grids, .entity = entity, .row = 1};
    rows.grid = um_grid_add(grids, um_cat(grids->arena, info->json, ".csv", NULL), info->json);
    for (uint16_t i = 0; i < info->n; i++)
        rows.cells[i] = um_fields[info->first + i].key;
    return rows;
}

void um_table_row(struct um_table_rows *rows)
{
    um_table_end(rows);
    rows->row++;
    memset(rows->cells, 0, sizeof rows->cells);
}

void um_table_put(struct um_table_rows *rows, uint16_t field, const char *text)
{
    rows->cells[field - um_entities[rows->entity].first] = text;
}

void um_table_end(struct um_table_rows *rows)
{
    for (uint16_t i = 0; i < um_entities[rows->entity].n; i++)
        um_grid_set(rows->grids->arena, rows->grid, rows->row, i + 1u, UM_GRID_TEXT, rows->cells[i]);
}
