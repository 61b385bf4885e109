/*
 * Text with separators to a sheet and back: CSV (RFC 4180), and load files,
 * which are the same with other separators.
 *
 * The reader is our own. libcsv gives fields without saying where they stand,
 * takes a quote in the middle of a field for a quote, and has been asleep for
 * years; what matters here is that every problem names its row, and that
 * nothing is guessed. It takes what Excel and LibreOffice write: a byte order
 * mark, CRLF, LF or CR, line breaks within quotes, a first line sep=X, and
 * semicolons where the header shows them and no comma. Rows are counted as a
 * spreadsheet numbers them, so a line break within quotes begins none.
 */
#ifndef UM_CSV_H
#define UM_CSV_H

#include "base/grid.h"
#include "base/problem.h"

/* Each a text of one or more bytes, or NULL for none. */
struct um_csv_shape {
    const char *separator; /* NULL: comma or semicolon, whichever the header shows */
    const char *quote;     /* doubled within quotes */
    const char *line_break; /* what stands for a line break within a field */
    enum um_grid_kind kind;
};

/* Read a text into a sheet; problems are placed as name:row. False where the text cannot be read to its end. */
bool um_csv_read(struct um_arena *a, const char *text, size_t length, const struct um_csv_shape *shape, struct um_grid *grid,
                 struct um_problems *problems);

/*
 * A sheet as CSV: byte order mark, commas, CRLF. Cells of kind UM_GRID_TEXT get
 * the apostrophe that keeps a spreadsheet from changing them.
 */
const char *um_csv_print(struct um_arena *a, const struct um_grid *grid, size_t *length);

#endif
