/*
 * The rows of the log of evaluations. q is the caller's, who closes it when
 * memory runs out. A database of a version without a log has an empty one.
 */
#ifndef UM_LOG_H
#define UM_LOG_H

#include "store/sql.h"

/* The texts of a row, in the order of the table. */
enum um_log_text {
    UM_LOG_AT,
    UM_LOG_MATTER,
    UM_LOG_ENGINE,
    UM_LOG_OPTIONS,
    UM_LOG_RECORD,
    UM_LOG_LAW,
    UM_LOG_RESULT,
    UM_LOG_PREVIOUS,
    UM_LOG_HASH,
    UM_LOG_TEXTS
};

/* Their columns, which are also their keys in documents. */
extern const char *const um_log_names[UM_LOG_TEXTS];

struct um_log_row {
    int64_t n;
    const char *texts[UM_LOG_TEXTS];
};

/* All rows in order of their numbers, without the results. NULL after a failure. */
struct um_log_row *um_log_rows(struct um_sql *q, struct um_arena *a, size_t *n);

/* The last row; number 0 and a hash of 64 zeros where there is none. */
struct um_log_row um_log_last(struct um_sql *q, struct um_arena *a);

/* The result of a row; a record by its digest. NULL where it is not there, or is no text. */
const char *um_log_result(struct um_sql *q, struct um_arena *a, int64_t n);
const char *um_log_record(struct um_sql *q, struct um_arena *a, const char *sha256);

/* How many records no row names. */
int64_t um_log_strays(struct um_sql *q);

/* Put a row, and the record that it names where it is not there yet. */
void um_log_put(struct um_sql *q, const struct um_log_row *row, const char *result, const char *record);

#endif
