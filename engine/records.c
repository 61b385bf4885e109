/* The public functions on records and on the databases that keep them. */
#include <stdlib.h>
#include <string.h>

#include "api.h"
#include "codec/json.h"
#include "findings/skeleton.h"
#include "store/store.h"

/* ------------------------------------------------------------------- record */

struct um_record *um_new_record(void)
{
    struct um_record *record = calloc(1, sizeof *record);
    if (record && !(record->arena = um_arena_new())) {
        free(record);
        return NULL;
    }
    if (record)
        record->problems.arena = record->arena;
    return record;
}

/* Give up a record for want of memory. */
static enum um_code drop_record(struct um_record **record, struct um_error *err)
{
    um_record_free(*record);
    *record = NULL;
    return um_no_memory(err);
}

/* Check a record that was read without errors, and say whether it can be used. */
static enum um_code finish_record(struct um_record *record, const char *name, struct um_error *err)
{
    if (!record->problems.errors)
        um_record_check(record->matter, &record->problems);
    um_problems_sort(&record->problems);
    um_arena_unguard(record->arena);
    return record->problems.errors ? um_bad_input(err, name, &record->problems) : UM_OK;
}

enum um_code um_record_parse(const char *text, size_t length, const char *name, struct um_record **record,
                             struct um_error *err)
{
    *record = um_new_record();
    if (!*record)
        return um_no_memory(err);
    if (um_arena_guard((*record)->arena))
        return drop_record(record, err);
    struct um_value *v = um_json_read(text, length, &(*record)->problems);
    if (v)
        (*record)->matter = um_record_decode((*record)->arena, v, &(*record)->problems);
    return finish_record(*record, name, err);
}

const struct um_problem *um_record_problems(const struct um_record *record, size_t *n)
{
    *n = record->problems.n;
    return record->problems.list;
}

/* The canonical form of a matter, from malloc, or NULL when memory ran out. */
static char *canonical(struct um_arena *a, const struct um_matter *m)
{
    return um_json_print(um_record_encode(a, m), false);
}

enum um_code um_record_export(const struct um_record *record, bool include_sealed, char **text, size_t *length,
                              size_t *held_back, struct um_error *err)
{
    struct um_arena *a = um_arena_new();
    size_t held = 0;
    *text = NULL;
    if (!a || um_arena_guard(a) || um_arena_guard(record->arena)) {
        um_arena_free(a);
        return um_no_memory(err);
    }
    const struct um_matter *m = include_sealed ? record->matter : um_record_public(a, record->matter, &held);
    *text = canonical(a, m);
    *length = *text ? strlen(*text) : 0;
    if (held_back)
        *held_back = held;
    um_arena_unguard(record->arena);
    um_arena_free(a);
    return *text ? UM_OK : um_no_memory(err);
}

static enum um_code make_contents(struct um_result *out, const struct um_record *record, struct um_error *err)
{
    if (um_arena_guard(out->arena))
        return um_no_memory(err);
    out->document = um_value_copy(out->arena, um_record_encode(out->arena, record->matter));
    um_arena_unguard(out->arena);
    return UM_OK;
}

enum um_code um_record_contents(const struct um_record *record, struct um_result **result, struct um_error *err)
{
    *result = NULL;
    if (record->problems.errors)
        return um_fail(err, UM_EINPUT, "", "a record with problems has no contents");
    struct um_result *made = um_new_result();
    return made ? um_give(made, make_contents(made, record, err), result) : um_no_memory(err);
}

enum um_code um_record_unsealed(const struct um_record *record, struct um_record **unsealed, size_t *held_back, struct um_error *err)
{
    size_t held;
    *unsealed = um_new_record();
    if (!*unsealed)
        return um_no_memory(err);
    if (um_arena_guard((*unsealed)->arena))
        return drop_record(unsealed, err);
    /* By way of its canonical form, so that nothing of the sealed rows stays in reach. */
    struct um_arena *a = (*unsealed)->arena;
    struct um_value *v = um_value_copy(a, um_record_encode(a, um_record_public(a, record->matter, &held)));
    (*unsealed)->matter = um_record_decode(a, v, &(*unsealed)->problems);
    if (held_back)
        *held_back = held;
    return finish_record(*unsealed, "the record without what is sealed", err);
}

enum um_code um_record_change(const struct um_record *record, const char *text, size_t length, const char *name,
                              struct um_record **changed, struct um_error *err)
{
    *changed = NULL;
    if (record->problems.errors)
        return um_fail(err, UM_EINPUT, name, "a record with problems cannot be changed");
    *changed = um_new_record();
    if (!*changed)
        return um_no_memory(err);
    if (um_arena_guard((*changed)->arena))
        return drop_record(changed, err);
    struct um_problems *problems = &(*changed)->problems;
    const struct um_value *v = um_json_read(text, length, problems);
    if (v)
        (*changed)->matter = um_record_changed((*changed)->arena, record->matter, v, problems);
    um_problems_sort(problems);
    um_arena_unguard((*changed)->arena);
    return problems->errors ? um_bad_input(err, name, problems) : UM_OK;
}

enum um_code um_skeleton(const struct um_law *law, const char *test, const char *claim, char **text, size_t *length,
                         struct um_error *err)
{
    struct um_arena *a = um_arena_new();
    const char *refusal;
    *text = NULL;
    *length = 0;
    if (!a || um_arena_guard(a)) {
        um_arena_free(a);
        return um_no_memory(err);
    }
    const struct um_value *record = um_skeleton_make(a, &law->rules, test, claim, &refusal);
    enum um_code code = record ? um_value_print(record, true, text, length, err) : um_fail(err, UM_EUSAGE, "", refusal);
    um_arena_free(a);
    return code;
}

void um_record_free(struct um_record *record)
{
    if (record)
        um_arena_free(record->arena);
    free(record);
}

/* -------------------------------------------------------------------- store */

enum um_code um_store_add(struct um_store *store, const struct um_record *record, struct um_error *err)
{
    if (record->problems.errors)
        return um_fail(err, UM_EINPUT, "", "a record with problems cannot be stored");
    return um_store_write(store, record->matter, err);
}

enum um_code um_store_record(struct um_store *store, size_t i, struct um_record **record, struct um_error *err)
{
    struct um_error failed = {.code = UM_ESYSTEM};
    *record = um_new_record();
    if (!*record)
        return um_no_memory(err);
    if (um_arena_guard((*record)->arena))
        return drop_record(record, err);
    (*record)->matter = um_store_read(store, i, (*record)->arena, &(*record)->problems, &failed);
    if (!(*record)->matter) {
        um_record_free(*record);
        *record = NULL;
        return um_fail(err, failed.code, failed.where, failed.message);
    }
    return finish_record(*record, "the database", err);
}
