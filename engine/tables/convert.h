/* What else can give rows of a table: lists of exhibits, docket sheets. */
#ifndef UM_CONVERT_H
#define UM_CONVERT_H

#include "base/grid.h"
#include "base/problem.h"
#include "base/value.h"

/* A table while its rows are made. */
struct um_table_rows {
    struct um_grids *grids;
    struct um_grid *grid;
    unsigned entity;
    uint32_t row;
    const char *cells[64]; /* of the row, by field */
};

struct um_table_rows um_table_begin(struct um_grids *grids, unsigned entity);
/* The next row. */
void um_table_row(struct um_table_rows *rows);
/* A cell of the row; nothing for NULL. */
void um_table_put(struct um_table_rows *rows, uint16_t field, const char *text);
void um_table_end(struct um_table_rows *rows);

/* The rows of a load file as records of kind exhibit, all in one filing, at the end of the grids. */
void um_table_exhibits(struct um_grids *grids, const struct um_grid *from, const char *filing, struct um_problems *problems);

/* A docket sheet in the form of CourtListener's API (v4), page by page, as filings, at the end of the grids. */
struct um_docket_page {
    const char *name;
    const struct um_value *v;
};
void um_table_docket(struct um_grids *grids, const struct um_docket_page *pages, size_t n, struct um_problems *problems);

#endif
