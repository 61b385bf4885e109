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

/* A copy without some rows and what rests on them alone. The matter itself cannot be left out. */
struct um_matter *um_record_leave_out(struct um_arena *a, const struct um_matter *m, const struct um_ref *rows, size_t n);

/*
 * A copy under other names: ids become person-1, person-2 ..., names, handles
 * and prose become what they are of which row, notes go. Every fact stays.
 */
struct um_matter *um_record_anonymise(struct um_arena *a, const struct um_matter *m);

/* The name of a node, or an id, of m as that copy has it. */
const char *um_record_new_name(struct um_arena *a, const struct um_matter *m, const char *name);

/*
 * A copy that is changed as unmask.change/1 says (unmask.h), read and checked
 * anew; the matter serves only if there were no errors. Their places are those
 * in the change, where it is at fault.
 */
struct um_matter *um_record_changed(struct um_arena *a, const struct um_matter *m, const struct um_value *change,
                                    struct um_problems *problems);

#endif
