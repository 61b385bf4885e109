/* A record from a value tree and back, and the checks on it. */
#ifndef UM_RECORD_H
#define UM_RECORD_H

#include "base/problem.h"
#include "base/value.h"
#include "record/matter.h"

#define UM_RECORD_FORMAT "unmask.record/1"

/* Read a record. Problems of shape go to problems; the matter serves only if there were none. */
struct um_matter *um_record_decode(struct um_arena *a, const struct um_value *v, struct um_problems *problems);

/* The record as a value tree with sorted keys: its canonical form. */
struct um_value *um_record_encode(struct um_arena *a, const struct um_matter *m);

/* SHA-256, in hexadecimal, of one row in canonical form. */
const char *um_record_row_sha256(struct um_arena *a, const struct um_matter *m, struct um_ref r);

/* The checks that need the whole matter, then the entry warnings. Also run on a matter from a database. */
void um_record_check(const struct um_matter *m, struct um_problems *problems);

/*
 * A copy without sealed records and what rests on them alone. *held_back is
 * the number of records left out.
 */
struct um_matter *um_record_public(struct um_arena *a, const struct um_matter *m, size_t *held_back);

#endif
