/*
 * SQLite with the library's errors: statements that run one after another and,
 * after the first failure, do nothing. One statement is open at a time, so
 * whoever is thrown out half-way has one thing to close.
 *
 *     struct um_sql q = {.store = store, .err = err};
 *     um_sql_open(&q, "SELECT id FROM matter ORDER BY matter");
 *     while (um_sql_step(&q))
 *         use(um_sql_text(&q, 0));
 *     um_sql_close(&q);
 *     return q.code;
 */
#ifndef UM_SQL_H
#define UM_SQL_H

#include "store/store.h"

struct sqlite3_stmt;

struct um_sql {
    struct um_store *store;
    struct sqlite3_stmt *stmt; /* the one that is open, or NULL */
    struct sqlite3_stmt *undo; /* ends the transaction, or NULL */
    enum um_code code;         /* of the first failure */
    struct um_error *err;      /* or NULL */
};

/* Keep a failure of our own, if it is the first. The message is the three parts joined. */
void um_sql_fail(struct um_sql *q, enum um_code code, const char *before, const char *name,
                 const char *after);

/* Keep the failure that SQLite had just now, if it is the first. */
void um_sql_failed(struct um_sql *q);

/* Run statements that give nothing back. */
void um_sql_run(struct um_sql *q, const char *text);

/* The one integer that a statement gives, 0 after a failure. */
int64_t um_sql_integer(struct um_sql *q, const char *text);

/* Open a statement and close the one before. um_sql_open_made also frees the text; NULL means no memory. */
void um_sql_open(struct um_sql *q, const char *text);
void um_sql_open_made(struct um_sql *q, char *text);
void um_sql_close(struct um_sql *q);

/* Whether there is another row. */
bool um_sql_step(struct um_sql *q);

/* Let an open statement that gives no rows do its work, and clear it for the next time. */
void um_sql_put(struct um_sql *q);

/* Bind parameter i, counted from 1. Text is not copied. What is not bound is NULL. */
void um_sql_bind(struct um_sql *q, int i, int64_t value);
void um_sql_bind_text(struct um_sql *q, int i, const char *text);

/* Column i of a row, counted from 0, as NUL-terminated text, or NULL. It lives until the next step. */
const char *um_sql_text(struct um_sql *q, int i);

/*
 * Begin a transaction, with BEGIN or BEGIN IMMEDIATE. um_sql_end closes the
 * statement and undoes what was not committed, also when memory has run out.
 */
void um_sql_begin(struct um_sql *q, const char *text);

/* Begin one that writes and keeps other writers out; refused where the database was opened for reading only. */
void um_sql_begin_write(struct um_sql *q);
void um_sql_end(struct um_sql *q);

/* Add text to a message: on one line, in clean UTF-8, and cut between characters where it does not fit. */
void um_sql_append(char *to, size_t size, const char *from);

#endif
