/*
 * The texts of schema/sql in order, made by schema/embed_sql.py. The version of
 * a database is how many of them it has seen.
 */
#ifndef UM_MIGRATIONS_H
#define UM_MIGRATIONS_H

extern const char *const um_migrations[];
extern const unsigned um_migration_count;

#endif
