/* What the files of the public functions share: the handles, and how a call fails. */
#ifndef UM_API_H
#define UM_API_H

#include "base/problem.h"
#include "base/value.h"
#include "decide/decide.h"
#include "record/record.h"
#include "rules/packs.h"
#include "unmask.h"

struct um_law {
    struct um_arena *arena;
    struct um_problems problems;
    struct um_rules rules;
    bool base;                       /* the packs built in are below */
    const struct um_pack_read *over; /* laid over them, or alone */
    size_t n_over;
};

struct um_record {
    struct um_arena *arena;
    struct um_problems problems;
    struct um_matter *matter; /* usable when there are no errors */
};

struct um_result {
    struct um_arena *arena;
    struct um_value *document;
    struct um_arena *trial; /* of a changed record, while it is evaluated */
};

/* Write an error, cut to what it holds; the code. */
enum um_code um_fail(struct um_error *err, enum um_code code, const char *where, const char *message);
enum um_code um_no_memory(struct um_error *err);
enum um_code um_bad_input(struct um_error *err, const char *where, const struct um_problems *problems);

/* A new record with an arena, or NULL (records.c). */
struct um_record *um_new_record(void);

/* What an evaluation finds; NULL with the refusal when an option names nothing or the record does not fit. */
const struct um_tree *um_find_tree(struct um_arena *a, const struct um_record *record, const struct um_law *law,
                                   const struct um_options *options, struct um_refusal *refusal);

/* SHA-256 of a record in canonical form, in hexadecimal. */
const char *um_record_sha256(struct um_arena *a, const struct um_record *record);

/* A new result with an arena, or NULL. */
struct um_result *um_new_result(void);

/* Hand a result over where it was made, else free it. */
enum um_code um_give(struct um_result *made, enum um_code code, struct um_result **result);

/* A function that makes a document of a record: um_evaluate, um_questions. */
typedef enum um_code um_make(const struct um_record *record, const struct um_law *law, const struct um_options *options,
                             struct um_result **result, struct um_error *err);

/* What such a function makes of what is open to everybody, and where the whole record differs (unsealed.c). */
enum um_code um_make_unsealed(const struct um_record *record, const struct um_law *law, const struct um_options *options, um_make *make,
                              struct um_result **result, struct um_error *err);

/* The defendants that the options name, by row; NULL where they name none. Why that is refused, or NULL. */
const char *um_choose_defendants(struct um_arena *a, const struct um_matter *m, const struct um_options *o, const bool **ret);

#endif
