/*
 * A matter in memory: one table an entity, one cell a field, in the order of
 * um_fields. Rows are in natural order of their ids, so nothing that follows
 * depends on the order of a file.
 */
#ifndef UM_MATTER_H
#define UM_MATTER_H

#include "base/arena.h"
#include "base/problem.h"
#include "base/time.h"
#include "vocabulary/vocabulary.h"

struct um_ref {
    uint8_t entity; /* enum um_entity */
    uint32_t row;
};

struct um_cell {
    bool set;    /* false: the key is missing, so nobody knows */
    uint8_t tag; /* option of a choice */
    uint32_t n;  /* references or texts */
    union {
        int64_t integer;           /* int; value of an enum; bit mask of enums */
        const char *text;          /* id, text, word */
        const char *const *texts;  /* texts */
        const struct um_ref *refs; /* ref, refs, choice; sorted, no reference twice */
        struct um_time time;
    } as;
};

struct um_table {
    uint32_t n;
    struct um_cell *cells; /* n times the entity's number of fields */
    uint32_t *place;       /* each row's place in the file it came from */
    uint32_t *line;        /* and its line, 0 for a database */
};

struct um_id_entry {
    const char *id;
    struct um_ref ref;
};

struct um_matter {
    struct um_arena *arena;
    struct um_table tables[UM_ENTITY_COUNT];
    struct um_id_entry *ids; /* sorted by strcmp; every row of the matter */
    size_t n_ids;
};

/* Room for n empty rows of an entity. */
void um_table_make(struct um_matter *m, unsigned entity, uint32_t n);

/* A cell by field id and row; never NULL for a row that exists. */
struct um_cell *um_cell(const struct um_matter *m, uint16_t field, uint32_t row);

/* Shorthands that give a neutral value where the key is missing. */
const char *um_text_of(const struct um_matter *m, uint16_t field, uint32_t row); /* or NULL */
int um_enum_of(const struct um_matter *m, uint16_t field, uint32_t row);         /* or -1 */
const struct um_ref *um_ref_of(const struct um_matter *m, uint16_t field, uint32_t row); /* or NULL */
struct um_time um_time_of(const struct um_matter *m, uint16_t field, uint32_t row);      /* open at both ends */
const char *um_row_id(const struct um_matter *m, struct um_ref r);

/* Whether a cell's references hold r. */
bool um_refs_hold(const struct um_cell *cell, struct um_ref r);
bool um_ref_same(struct um_ref a, struct um_ref b);
int um_ref_cmp(const void *a, const void *b);

/* Fill m->ids from the id cells. Rows with the same id stand beside each other. */
void um_matter_index(struct um_matter *m);

/* The row with an id, or false. Needs um_matter_index. */
bool um_matter_find(const struct um_matter *m, const char *id, struct um_ref *ret);

/* /acts/3, for problems. */
char *um_row_place(const struct um_matter *m, struct um_ref r);

/* Whether a came before b: by their times, else by the orders of the record. */
enum um_before um_happened_before(const struct um_matter *m, struct um_ref a, struct um_time at_a, struct um_ref b,
                                  struct um_time at_b);

#endif
