#include <errno.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "store/migrations.h"
#include "store/sql.h"
#include "store/store.h"

#define APPLICATION_ID 0x554D534B /* UMSK */

/* ---------------------------------------------------------------- connect */

/* SQLite reads some names as a URI, a database in memory or one of its own; a file is meant. */
static const char *prefix_of(const char *path)
{
    bool special = !*path || *path == ':' || strncmp(path, "file:", 5) == 0;
    return special ? "./" : "";
}

static void connect_to(struct um_sql *q, const char *path, enum um_store_mode mode)
{
    static const int flags_of[] = {[UM_STORE_READ] = SQLITE_OPEN_READONLY,
                                   [UM_STORE_CREATE] = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                                   [UM_STORE_WRITE] = SQLITE_OPEN_READWRITE};
    if (q->code)
        return;
    bool create = mode == UM_STORE_CREATE;
    int flags = flags_of[mode];
    char *name = path ? sqlite3_mprintf("%s%s", prefix_of(path), path) : sqlite3_mprintf(":memory:");
    int rc = name ? sqlite3_open_v2(name, &q->store->db, flags, NULL) : SQLITE_NOMEM;
    sqlite3 *db = q->store->db;
    sqlite3_free(name);
    if (rc != SQLITE_OK && create && sqlite3_system_errno(db) == ENOENT)
        um_sql_fail(q, UM_EINPUT, "no such file, and none can be made there", "", "");
    else if (rc != SQLITE_OK)
        um_sql_failed(q);
    else if (mode != UM_STORE_READ && sqlite3_db_readonly(db, "main"))
        um_sql_fail(q, UM_ESYSTEM, "the file cannot be written", "", "");
}

/* Nothing in a file that a stranger made may run code, reach other files or ask for much. */
static void harden(struct um_sql *q)
{
    static const int off[] = {SQLITE_DBCONFIG_TRUSTED_SCHEMA,        SQLITE_DBCONFIG_ENABLE_TRIGGER,
                              SQLITE_DBCONFIG_ENABLE_VIEW,           SQLITE_DBCONFIG_DQS_DDL,
                              SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, SQLITE_DBCONFIG_DQS_DML};
    static const int limits[][2] = {
        {SQLITE_LIMIT_LENGTH, 64 << 20},  {SQLITE_LIMIT_SQL_LENGTH, 1 << 20},
        {SQLITE_LIMIT_COLUMN, 100},       {SQLITE_LIMIT_VARIABLE_NUMBER, 100},
        {SQLITE_LIMIT_EXPR_DEPTH, 100},   {SQLITE_LIMIT_COMPOUND_SELECT, 10},
        {SQLITE_LIMIT_FUNCTION_ARG, 64},  {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100},
        {SQLITE_LIMIT_ATTACHED, 0},       {SQLITE_LIMIT_WORKER_THREADS, 0},
        {SQLITE_LIMIT_TRIGGER_DEPTH, 10},
    };
    if (q->code)
        return;
    sqlite3_db_config(q->store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    for (size_t i = 0; i < sizeof off / sizeof *off; i++)
        sqlite3_db_config(q->store->db, off[i], 0, NULL);
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
        sqlite3_limit(q->store->db, limits[i][0], limits[i][1]);
    sqlite3_busy_timeout(q->store->db, 3000);
    /* Keys are checked on opening, by foreign_key_check. Rows are written as a checked matter numbers them, and a
       deferred key would make SQLite look through the children of every row that is written. */
    um_sql_run(q, "PRAGMA foreign_keys = OFF; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;"
                  "PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY");
}

/* ---------------------------------------------------------------- version */

static void migrate(struct um_sql *q, unsigned from, unsigned to)
{
    char text[96];
    for (unsigned i = from; i < to; i++)
        um_sql_run(q, um_migrations[i]);
    sqlite3_snprintf(sizeof text, text, "PRAGMA application_id = %d; PRAGMA user_version = %u", APPLICATION_ID, to);
    um_sql_run(q, text);
}

/*
 * Keep the version, and say whether the file had to be written: it was new, or
 * of an earlier version. One that is only read stays as it is; what a later
 * version added to it is then not there.
 */
static bool settle_version(struct um_sql *q, enum um_store_mode mode)
{
    bool create = mode == UM_STORE_CREATE;
    int64_t application = um_sql_integer(q, "PRAGMA application_id");
    int64_t version = um_sql_integer(q, "PRAGMA user_version");
    int64_t objects = um_sql_integer(q, "SELECT count(*) FROM sqlite_schema");
    bool empty = !application && !version && !objects;
    if (q->code)
        return false;
    if (!(empty && create) && (application != APPLICATION_ID || version < 1))
        um_sql_fail(q, UM_EINPUT, "not a matter database", "", "");
    else if (version > um_migration_count)
        um_sql_fail(q, UM_EINPUT, "the database was made by a later version", "", "");
    q->store->version = q->code ? 0 : (unsigned)version;
    if (q->code || version == um_migration_count || mode == UM_STORE_READ)
        return false;
    migrate(q, (unsigned)version, um_migration_count);
    q->store->version = um_migration_count;
    return true;
}

/* ------------------------------------------------------------------ shape */

static const char shape[] = "SELECT name, type, tbl_name, sql FROM sqlite_schema ORDER BY name, type";

/* Order of two rows of it by column i; a missing text comes first. */
static int compare(struct um_sql *a, struct um_sql *b, int i)
{
    const char *s = um_sql_text(a, i), *t = um_sql_text(b, i);
    if (!s || !t)
        return (s != NULL) - (t != NULL);
    return strcmp(s, t);
}

/* Say what differs between a row of the file and one of a new database; either may have run out. */
static void check_object(struct um_sql *q, bool more, struct um_sql *made, bool more_made)
{
    int order = !more ? 1 : !more_made ? -1 : compare(q, made, 0);
    bool same = order == 0;
    for (int i = 1; same && i < 4; i++)
        same = compare(q, made, i) == 0;
    const char *name = um_sql_text(order > 0 ? made : q, 0);
    if (order > 0)
        um_sql_fail(q, UM_EINPUT, "not a matter database: \"", name, "\" is missing");
    else if (order < 0)
        um_sql_fail(q, UM_EINPUT, "not a matter database: \"", name, "\" does not belong in one");
    else if (!same)
        um_sql_fail(q, UM_EINPUT, "not a matter database: \"", name, "\" has another shape");
}

/* The schema must be what the migrations make, to the letter. */
static void check_shape(struct um_sql *q)
{
    struct um_store fresh = {0};
    struct um_sql made = {.store = &fresh, .code = q->code, .err = q->err};
    connect_to(&made, NULL, UM_STORE_CREATE);
    migrate(&made, 0, q->store->version);
    um_sql_open(q, shape);
    um_sql_open(&made, shape);
    bool more = um_sql_step(q), more_made = um_sql_step(&made);
    while (!q->code && !made.code && (more || more_made)) {
        check_object(q, more, &made, more_made);
        more = um_sql_step(q);
        more_made = um_sql_step(&made);
    }
    um_sql_close(q);
    um_sql_close(&made);
    sqlite3_close(fresh.db);
    if (!q->code)
        q->code = made.code;
}

static void check_content(struct um_sql *q)
{
    um_sql_open(q, "PRAGMA integrity_check(1)");
    const char *said = um_sql_step(q) ? um_sql_text(q, 0) : NULL;
    if (!said || strcmp(said, "ok") != 0)
        um_sql_fail(q, UM_EINPUT, "the database is damaged: ", said, "");
    um_sql_open(q, "PRAGMA foreign_key_check");
    if (um_sql_step(q))
        um_sql_fail(q, UM_EINPUT, "the database is damaged: \"", um_sql_text(q, 0),
                    "\" refers to a row that is not there");
    um_sql_close(q);
}

/*
 * A writer that was killed may have left a journal, which only a writer can
 * undo: a database that is to be read is then opened once for writing, which
 * puts it back as it was before.
 */
static void undo_what_was_left(struct um_sql *q, const char *path, enum um_store_mode mode)
{
    if (q->code || mode != UM_STORE_READ)
        return;
    int rc = sqlite3_exec(q->store->db, "SELECT 1 FROM sqlite_schema", NULL, NULL, NULL);
    if (rc == SQLITE_OK || sqlite3_extended_errcode(q->store->db) != SQLITE_READONLY_ROLLBACK)
        return;
    struct um_store writer = {0};
    struct um_sql w = {.store = &writer};
    connect_to(&w, path, UM_STORE_WRITE);
    harden(&w);
    um_sql_run(&w, "BEGIN IMMEDIATE; ROLLBACK");
    sqlite3_close(writer.db);
}

/* ------------------------------------------------------------------ store */

enum um_code um_store_open(const char *path, enum um_store_mode mode, struct um_store **store,
                           struct um_error *err)
{
    mode = path ? mode : UM_STORE_CREATE;
    struct um_store none = {0}, *s = calloc(1, sizeof *s);
    struct um_sql q = {.store = s ? s : &none, .err = err};
    *store = NULL;
    um_sql_append(q.store->where, sizeof q.store->where, path ? path : "");
    if (!s)
        um_sql_fail(&q, UM_ESYSTEM, "out of memory", "", "");
    else
        connect_to(&q, path, mode);
    harden(&q);
    undo_what_was_left(&q, path, mode);
    um_sql_run(&q, mode != UM_STORE_READ ? "BEGIN IMMEDIATE" : "BEGIN"); /* so that what is checked is what is read */
    bool written = settle_version(&q, mode);
    check_shape(&q);
    check_content(&q);
    if (mode != UM_STORE_READ) /* a commit waits for readers, even with nothing to write */
        um_sql_run(&q, written ? "COMMIT" : "ROLLBACK");
    if (q.code)
        um_store_close(s);
    else
        *store = s;
    return q.code;
}

void um_store_close(struct um_store *store)
{
    if (!store)
        return;
    sqlite3_close(store->db);
    free(store);
}

enum um_code um_store_count(struct um_store *store, size_t *n, struct um_error *err)
{
    struct um_sql q = {.store = store, .err = err};
    *n = (size_t)um_sql_integer(&q, "SELECT count(*) FROM matter");
    return q.code;
}
