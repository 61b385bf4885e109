/*
 * Matter databases: the only place that knows SQLite. Statements are made from
 * the field table, so a new field needs no line here.
 */
#ifndef UM_STORE_H
#define UM_STORE_H

#include "base/problem.h"
#include "record/matter.h"
#include "unmask.h"

struct sqlite3;

struct um_store {
    struct sqlite3 *db;
    char where[256]; /* path for messages, empty in memory */
    unsigned version; /* how many migrations it has seen */
};

/*
 * Matter i from the database; problems of shape go to problems, whose arena is
 * a. It serves only if there were none, and um_record_check is still to come.
 * NULL and err on failure.
 */
struct um_matter *um_store_read(struct um_store *store, size_t i, struct um_arena *a,
                                struct um_problems *problems, struct um_error *err);

/* Write a matter in one transaction. */
enum um_code um_store_write(struct um_store *store, const struct um_matter *m, struct um_error *err);

/* The place of the matter with an id in the order of entry, or that of the only matter where id is NULL; else SIZE_MAX and err. */
size_t um_store_find(struct um_store *store, const char *id, struct um_error *err);

/* Put a matter in the place of matter i, which has the same id, within a transaction that the caller began and ends. */
enum um_code um_store_replace(struct um_store *store, size_t i, const struct um_matter *m, struct um_error *err);

#endif
