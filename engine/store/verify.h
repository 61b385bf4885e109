/*
 * Values out of a row, each verified: a database may be a stranger's, and what
 * reads a matter later trusts it. What does not hold becomes a problem and is
 * left out.
 */
#ifndef UM_VERIFY_H
#define UM_VERIFY_H

#include "store/sql.h"

/* A matter that is being read; the open statement of q stands at a row. */
struct um_reader {
    struct um_sql q;
    struct um_problems *problems;
    struct um_matter *m;
    int64_t number;      /* of the matter in the database */
    struct um_time span; /* in which every date lies */
};

/* A field of a row, by the number the row has in the database. */
struct um_spot {
    uint16_t field;
    int64_t ord;
};

void um_verify_problem(struct um_reader *r, struct um_spot at, const char *message);

/* That a required field is missing. */
void um_verify_missing(struct um_reader *r, struct um_spot at);

/* The text in a column, or NULL with a problem. It lives until the next step. */
const char *um_verify_text(struct um_reader *r, int column, struct um_spot at);

/* The place of a text in an enumeration, or -1 with a problem. */
int um_verify_word(struct um_reader *r, int column, struct um_spot at);

/* A reference, which may begin with a column for its entity; false with a problem. */
bool um_verify_ref(struct um_reader *r, int column, struct um_spot at, uint32_t targets, struct um_ref *ret);

/* Fill the cell of a field that has columns, which begin at column. */
void um_verify_cell(struct um_reader *r, int column, struct um_spot at, struct um_cell *cell);

/* That a choice has the references that its option carries, and no others. */
void um_verify_choice(struct um_reader *r, struct um_spot at, const struct um_cell *cell);

#endif
