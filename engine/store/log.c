#include "store/log.h"

#include <sqlite3.h>
#include <string.h>

#include "base/limits.h"
#include "base/text.h"

enum { FIRST_VERSION = 2 }; /* of a database that has a log */

const char *const um_log_names[UM_LOG_TEXTS] = {"at",         "matter",        "engine",   "options", "record_sha256",
                                                "law_sha256", "result_sha256", "previous", "hash"};

#define COLUMNS "n, \"at\", matter, engine, options, record_sha256, law_sha256, result_sha256, previous, hash"

/* ------------------------------------------------------------------- reading */

/* A copy of the text in a column, or NULL where it is none or too long. */
static const char *copy_text(struct um_sql *q, struct um_arena *a, int column, size_t most)
{
    const char *text = um_sql_text(q, column);
    size_t n = (size_t)sqlite3_column_bytes(q->stmt, column), bad;
    bool good = text && n <= most && sqlite3_column_type(q->stmt, column) == SQLITE_TEXT && um_utf8_ok(text, n, &bad);
    return good ? um_arena_copy(a, text, n) : NULL;
}

static struct um_log_row read_row(struct um_sql *q, struct um_arena *a)
{
    struct um_log_row row = {.n = sqlite3_column_int64(q->stmt, 0)};
    for (int i = 0; i < UM_LOG_TEXTS; i++) {
        row.texts[i] = copy_text(q, a, i + 1, UM_MAX_LOG_TEXT);
        if (!row.texts[i])
            um_sql_fail(q, UM_EINPUT, "the log is damaged: entry ", um_int_text(a, row.n), " holds something that is no text");
    }
    return row;
}

static bool has_log(const struct um_sql *q)
{
    return q->store->version >= FIRST_VERSION;
}

struct um_log_row *um_log_rows(struct um_sql *q, struct um_arena *a, size_t *n)
{
    int64_t count = has_log(q) ? um_sql_integer(q, "SELECT count(*) FROM log") : 0;
    *n = 0;
    if (count > UM_MAX_LOG)
        um_sql_fail(q, UM_EINPUT, "the log has more entries than a log may have", "", "");
    if (q->code)
        return NULL;
    struct um_log_row *rows = UM_NEWS(a, (size_t)count, struct um_log_row);
    if (count)
        um_sql_open(q, "SELECT " COLUMNS " FROM log ORDER BY n");
    while (*n < (size_t)count && um_sql_step(q))
        rows[(*n)++] = read_row(q, a);
    um_sql_close(q);
    return q->code ? NULL : rows;
}

struct um_log_row um_log_last(struct um_sql *q, struct um_arena *a)
{
    struct um_log_row row = {0};
    um_sql_open(q, "SELECT " COLUMNS " FROM log ORDER BY n DESC LIMIT 1");
    if (um_sql_step(q))
        row = read_row(q, a);
    else
        row.texts[UM_LOG_HASH] = "0000000000000000000000000000000000000000000000000000000000000000";
    um_sql_close(q);
    return row;
}

/* The text of a statement's one row, or NULL. */
static const char *one_text(struct um_sql *q, struct um_arena *a)
{
    const char *text = um_sql_step(q) ? copy_text(q, a, 0, UM_MAX_INPUT_BYTES) : NULL;
    um_sql_close(q);
    return text;
}

const char *um_log_result(struct um_sql *q, struct um_arena *a, int64_t n)
{
    um_sql_open(q, "SELECT result FROM log WHERE n = ?");
    um_sql_bind(q, 1, n);
    return one_text(q, a);
}

const char *um_log_record(struct um_sql *q, struct um_arena *a, const char *sha256)
{
    um_sql_open(q, "SELECT \"text\" FROM log_records WHERE sha256 = ?");
    um_sql_bind_text(q, 1, sha256);
    return one_text(q, a);
}

int64_t um_log_strays(struct um_sql *q)
{
    return has_log(q) ? um_sql_integer(q, "SELECT count(*) FROM log_records WHERE sha256 NOT IN (SELECT record_sha256 FROM log)") : 0;
}

/* ------------------------------------------------------------------- writing */

void um_log_put(struct um_sql *q, const struct um_log_row *row, const char *result, const char *record)
{
    um_sql_open(q, "INSERT OR IGNORE INTO log_records (sha256, \"text\") VALUES (?, ?)");
    um_sql_bind_text(q, 1, row->texts[UM_LOG_RECORD]);
    um_sql_bind_text(q, 2, record);
    um_sql_put(q);
    um_sql_open(q, "INSERT INTO log (" COLUMNS ", result) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    um_sql_bind(q, 1, row->n);
    for (int i = 0; i < UM_LOG_TEXTS; i++)
        um_sql_bind_text(q, i + 2, row->texts[i]);
    um_sql_bind_text(q, UM_LOG_TEXTS + 2, result);
    um_sql_put(q);
    um_sql_close(q);
}
