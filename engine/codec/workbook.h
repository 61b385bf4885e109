/*
 * Workbooks (XLSX): the only place that knows libzip, libxml2 and libxlsxwriter,
 * each of which the library may be built without.
 *
 * A workbook may come from anybody. Before anything in it is unpacked, the
 * number of its parts, their names and their sizes are checked; before a part
 * is parsed, that it is UTF-8, has no document type and is not nested too
 * deep. It is parsed as a stream, without network and entities. Nothing is
 * written by a name that stands in it.
 */
#ifndef UM_WORKBOOK_H
#define UM_WORKBOOK_H

#include "base/grid.h"
#include "base/problem.h"

/* Whether bytes begin as a zip file does. */
bool um_workbook_is(const char *bytes, size_t length);

/* Read its sheets, named "name, sheet S"; problems are placed by that name. False where it cannot be read to its end. */
bool um_workbook_read(struct um_grids *grids, const char *bytes, size_t length, const char *name, struct um_problems *problems);

enum um_workbook_outcome { UM_WORKBOOK_WRITTEN, UM_WORKBOOK_NONE, UM_WORKBOOK_TOO_LONG, UM_WORKBOOK_FAILED };

/*
 * Write sheets to a file, which is made or replaced; the same sheets give the
 * same bytes. UM_WORKBOOK_NONE: built without libxlsxwriter;
 * UM_WORKBOOK_TOO_LONG: a text is longer than a cell can hold, and *place says where.
 */
enum um_workbook_outcome um_workbook_write(const struct um_grids *grids, const char *path, const char **place);

#endif
