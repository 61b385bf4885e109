#include "store/sql.h"

#include <errno.h>
#include <sqlite3.h>
#include <string.h>

#include "base/text.h"

/* ------------------------------------------------------------------ errors */

/* Bytes of the printable character at s, 0 if there is none. */
static size_t character(const char *s)
{
    size_t bad;
    if ((unsigned char)*s < 0x20 || *s == 0x7f)
        return 0;
    for (size_t n = 1; n <= 4 && s[n - 1]; n++)
        if (um_utf8_ok(s, n, &bad))
            return n;
    return 0;
}

void um_sql_append(char *to, size_t size, const char *from)
{
    size_t n = strlen(to);
    while (from && *from) {
        size_t found = character(from), len = found ? found : 1;
        if (len >= size - n)
            break;
        memcpy(to + n, found ? from : (unsigned char)*from < 0x20 ? " " : "?", len);
        n += len;
        from += len;
    }
    to[n] = '\0';
}

void um_sql_fail(struct um_sql *q, enum um_code code, const char *before, const char *name, const char *after)
{
    struct um_error *err = q->err;
    if (q->code)
        return;
    q->code = code;
    if (!err)
        return;
    *err = (struct um_error){.code = code};
    um_sql_append(err->where, sizeof err->where, q->store->where);
    um_sql_append(err->message, sizeof err->message, before);
    um_sql_append(err->message, sizeof err->message, name);
    um_sql_append(err->message, sizeof err->message, after);
}

/* Whether the path names no file, so that it and not the machine is to blame. */
static bool blames_path(sqlite3 *db)
{
    int primary = sqlite3_errcode(db) & 0xff, system = sqlite3_system_errno(db);
    return (primary == SQLITE_CANTOPEN || primary == SQLITE_IOERR) &&
           (system == ENOENT || system == ENOTDIR || system == EISDIR);
}

void um_sql_failed(struct um_sql *q)
{
    sqlite3 *db = q->store->db;
    const char *said = sqlite3_errmsg(db);
    switch (sqlite3_errcode(db) & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        um_sql_fail(q, UM_EBUSY, "the database is in use", "", "");
        break;
    case SQLITE_NOTADB:
        um_sql_fail(q, UM_EINPUT, "not a matter database", "", "");
        break;
    case SQLITE_CORRUPT:
        um_sql_fail(q, UM_EINPUT, "the database is damaged: ", said, "");
        break;
    case SQLITE_ERROR:
    case SQLITE_CONSTRAINT:
    case SQLITE_TOOBIG:
    case SQLITE_MISMATCH:
        um_sql_fail(q, UM_EINPUT, "the database refuses: ", said, "");
        break;
    case SQLITE_NOMEM:
        um_sql_fail(q, UM_ESYSTEM, "out of memory", "", "");
        break;
    case SQLITE_READONLY:
        um_sql_fail(q, UM_ESYSTEM, "the database, or a journal left beside it, cannot be written", "", "");
        break;
    default:
        if (blames_path(db))
            um_sql_fail(q, UM_EINPUT, "no such file", "", "");
        um_sql_fail(q, UM_ESYSTEM, "the system refuses: ", said, "");
    }
}

/* -------------------------------------------------------------- statements */

static void check(struct um_sql *q, int rc)
{
    if (rc != SQLITE_OK)
        um_sql_failed(q);
}

void um_sql_run(struct um_sql *q, const char *text)
{
    um_sql_close(q);
    if (!q->code)
        check(q, sqlite3_exec(q->store->db, text, NULL, NULL, NULL));
}

int64_t um_sql_integer(struct um_sql *q, const char *text)
{
    um_sql_open(q, text);
    int64_t i = um_sql_step(q) ? sqlite3_column_int64(q->stmt, 0) : 0;
    um_sql_close(q);
    return i;
}

void um_sql_open(struct um_sql *q, const char *text)
{
    um_sql_close(q);
    if (!q->code)
        check(q, sqlite3_prepare_v2(q->store->db, text, -1, &q->stmt, NULL));
}

void um_sql_open_made(struct um_sql *q, char *text)
{
    if (text)
        um_sql_open(q, text);
    else
        um_sql_fail(q, UM_ESYSTEM, "out of memory", "", "");
    sqlite3_free(text);
}

void um_sql_close(struct um_sql *q)
{
    sqlite3_finalize(q->stmt);
    q->stmt = NULL;
}

bool um_sql_step(struct um_sql *q)
{
    int rc = q->code ? SQLITE_DONE : sqlite3_step(q->stmt);
    if (rc != SQLITE_ROW && rc != SQLITE_DONE)
        um_sql_failed(q);
    return rc == SQLITE_ROW;
}

void um_sql_put(struct um_sql *q)
{
    um_sql_step(q);
    if (q->code)
        return;
    sqlite3_reset(q->stmt);
    sqlite3_clear_bindings(q->stmt);
}

void um_sql_bind(struct um_sql *q, int i, int64_t value)
{
    if (!q->code)
        check(q, sqlite3_bind_int64(q->stmt, i, value));
}

void um_sql_bind_text(struct um_sql *q, int i, const char *text)
{
    if (!q->code)
        check(q, sqlite3_bind_text(q->stmt, i, text, -1, SQLITE_STATIC));
}

const char *um_sql_text(struct um_sql *q, int i)
{
    const char *text = (const char *)sqlite3_column_text(q->stmt, i);
    if (!text && sqlite3_errcode(q->store->db) == SQLITE_NOMEM)
        um_sql_failed(q);
    return text;
}

void um_sql_begin(struct um_sql *q, const char *text)
{
    if (!q->code)
        check(q, sqlite3_prepare_v2(q->store->db, "ROLLBACK", -1, &q->undo, NULL));
    um_sql_run(q, text);
}

void um_sql_begin_write(struct um_sql *q)
{
    if (sqlite3_db_readonly(q->store->db, "main"))
        um_sql_fail(q, UM_ESYSTEM, "the database was opened for reading only", "", "");
    else
        um_sql_begin(q, "BEGIN IMMEDIATE");
}

void um_sql_end(struct um_sql *q)
{
    um_sql_close(q);
    if (q->undo && !sqlite3_get_autocommit(q->store->db))
        sqlite3_step(q->undo);
    sqlite3_finalize(q->undo);
    q->undo = NULL;
}
