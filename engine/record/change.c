/* A record changed on paper: rows left out, keys set, rows added or laid over. The record itself stays as it is. */
#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "record/record.h"

#define FORMAT "unmask.change/1"

/* A change that is being made. */
struct change {
    struct um_arena *a;
    const struct um_value *v;
    struct um_problems *problems;
    struct um_value *record; /* in the making */
    struct origins {
        uint32_t *of, n; /* by row: one more than its place in the text; 0 where it was there before */
    } origins[UM_ENTITY_COUNT];
    const char *prefix; /* of the places of rows in the text */
};

static void complain(struct change *c, const char *id, const char *where, const struct um_value *v, const char *rule, const char *message)
{
    um_problem_add(c->problems, UM_ERROR, id, where, um_value_line(v), rule, message);
}

static const char *place_of(struct change *c, const char *list, size_t i, const char *key)
{
    return um_cat(c->a, "/", list, "/", um_int_text(c->a, (int64_t)i), key, NULL);
}

static struct um_value *member(const struct um_value *object, const char *key)
{
    for (size_t i = 0; object && i < object->n; i++)
        if (strcmp(object->items[i].key, key) == 0)
            return object->items[i].value;
    return NULL;
}

static bool is_known(const char *key)
{
    static const char *const keys[] = {"format", "leave_out", "set", "add"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (strcmp(keys[i], key) == 0)
            return true;
    return false;
}

/* Whether a list of the change has the type that it must have; absent ones do. */
static bool has_type(struct change *c, const char *key, enum um_value_type type, const char *message)
{
    const struct um_value *v = um_value_get(c->v, key);
    bool right = !v || um_value_type(v) == type;
    if (!right)
        complain(c, "wrong-type", um_cat(c->a, "/", key, NULL), v, um_cat(c->a, "change: ", key, NULL), message);
    return right;
}

static void check_shape(struct change *c)
{
    const char *format = um_value_string(um_value_get(c->v, "format"));
    if (um_value_type(c->v) != UM_VALUE_OBJECT) {
        complain(c, "wrong-type", "/", c->v, "change", "a change is an object");
        return;
    }
    if (!format || strcmp(format, FORMAT) != 0)
        complain(c, "bad-format", "/format", um_value_get(c->v, "format"), "change: format", "expected \"" FORMAT "\", or \"" UM_RECORD_FORMAT "\" for rows of a record");
    for (size_t i = 0; i < um_value_count(c->v); i++)
        if (!is_known(um_value_key(c->v, i)))
            complain(c, "unknown-key", um_cat(c->a, "/", um_value_key(c->v, i), NULL), um_value_at(c->v, i), "change",
                     "a change has \"leave_out\", \"set\" and \"add\"");
    has_type(c, "leave_out", UM_VALUE_ARRAY, "expected a list of ids");
    has_type(c, "set", UM_VALUE_ARRAY, "expected a list of rows, keys and values");
    has_type(c, "add", UM_VALUE_OBJECT, "expected rows by table, as in a record");
}

/* --------------------------------------------------------------- leaving out */

/* An id of the record that is near to one that is none, as a hint. */
static const char *near_id(struct change *c, const struct um_matter *m, const char *id)
{
    const char **ids = UM_NEWS(c->a, m->n_ids, const char *);
    for (size_t i = 0; i < m->n_ids; i++)
        ids[i] = m->ids[i].id;
    return um_near_word(c->a, id, ids, m->n_ids);
}

static const struct um_matter *leave_out(struct change *c, const struct um_matter *m)
{
    const struct um_value *list = um_value_get(c->v, "leave_out");
    size_t n = um_value_count(list);
    struct um_ref *rows = UM_NEWS(c->a, n, struct um_ref);
    for (size_t i = 0; i < n; i++) {
        const char *id = um_value_string(um_value_at(list, i));
        if (!id || !um_matter_find(m, id, &rows[i]))
            complain(c, "dangling-id", place_of(c, "leave_out", i, ""), um_value_at(list, i), "change: leave_out",
                     um_cat(c->a, "no row of the record has the id \"", id ? id : "", "\"", id ? near_id(c, m, id) : "", NULL));
        else if (um_entities[rows[i].entity].single)
            complain(c, "bad-value", place_of(c, "leave_out", i, ""), um_value_at(list, i), "change: leave_out", "the matter itself cannot be left out");
    }
    return n && !c->problems->errors ? um_record_leave_out(c->a, m, rows, n) : m;
}

/* ------------------------------------------------------------------- setting */

/* The row with an id in the record in the making, or NULL. */
static struct um_value *find_row(struct change *c, const char *id)
{
    for (unsigned e = 0; id && e < UM_ENTITY_COUNT; e++) {
        struct um_value *list = member(c->record, um_entities[e].json);
        size_t n = !list ? 0 : um_entities[e].single ? 1 : list->n;
        for (size_t i = 0; i < n; i++) {
            struct um_value *row = um_entities[e].single ? list : list->items[i].value;
            const char *other = um_value_string(um_value_get(row, "id"));
            if (other && strcmp(other, id) == 0)
                return row;
        }
    }
    return NULL;
}

/* Set a key, which may be dotted; what is wrong with it the reader of the record will say. */
static void set_key(struct change *c, struct um_value *row, const char *key, const struct um_value *value)
{
    const char *dot = strchr(key, '.');
    const char *first = dot ? um_arena_copy(c->a, key, (size_t)(dot - key)) : key;
    struct um_value *inner = member(row, first);
    if (dot && (!inner || inner->type != UM_VALUE_OBJECT)) {
        inner = um_value_object(c->a);
        um_value_set(c->a, row, first, inner);
    }
    if (dot) {
        set_key(c, inner, dot + 1, value);
        return;
    }
    for (size_t i = 0; i < row->n; i++)
        if (strcmp(row->items[i].key, key) == 0) {
            row->items[i].value = um_value_copy(c->a, value);
            return;
        }
    um_value_set(c->a, row, first, um_value_copy(c->a, value));
}

static void set_keys(struct change *c)
{
    const struct um_value *list = um_value_get(c->v, "set");
    for (size_t i = 0; i < um_value_count(list); i++) {
        const struct um_value *v = um_value_at(list, i), *value = um_value_get(v, "value");
        const char *key = um_value_string(um_value_get(v, "key"));
        struct um_value *row = find_row(c, um_value_string(um_value_get(v, "row")));
        if (!row)
            complain(c, "dangling-id", place_of(c, "set", i, "/row"), v, "change: set", "no row of the record has this id");
        else if (!key || !*key || strcmp(key, "id") == 0)
            complain(c, "bad-value", place_of(c, "set", i, "/key"), v, "change: set", "expected a key other than \"id\"");
        else if (!value)
            complain(c, "missing-key", place_of(c, "set", i, "/value"), v, "change: set", "a value is missing");
        else
            set_key(c, row, key, value);
    }
}

/* -------------------------------------------------------------------- adding */

static unsigned entity_named(const char *json)
{
    unsigned e = 0;
    while (e < UM_ENTITY_COUNT && strcmp(um_entities[e].json, json) != 0)
        e++;
    return e;
}

/* The list of a table in the record in the making, with room to say where each of so many more rows comes from. */
static struct um_value *open_table(struct change *c, unsigned e, size_t more)
{
    struct um_value *list = member(c->record, um_entities[e].json);
    if (!list) {
        list = um_value_array(c->a);
        um_value_set(c->a, c->record, um_entities[e].json, list);
    }
    c->origins[e] = (struct origins){UM_NEWS(c->a, list->n + more, uint32_t), (uint32_t)(list->n + more)};
    return list;
}

static void push_row(struct change *c, unsigned e, struct um_value *list, const struct um_value *row, size_t place)
{
    c->origins[e].of[list->n] = (uint32_t)place + 1;
    um_value_push(c->a, list, um_value_copy(c->a, row));
}

static void add_rows(struct change *c)
{
    const struct um_value *add = um_value_get(c->v, "add");
    for (size_t i = 0; i < um_value_count(add); i++) {
        const char *table = um_value_key(add, i), *place = um_cat(c->a, "/add/", table, NULL);
        const struct um_value *rows = um_value_at(add, i);
        unsigned e = entity_named(table);
        if (e == UM_ENTITY_COUNT || um_entities[e].single || um_value_type(rows) != UM_VALUE_ARRAY) {
            complain(c, "bad-value", place, rows, "change: add", "expected a table of a record, with a list of rows");
            continue;
        }
        struct um_value *list = open_table(c, e, um_value_count(rows));
        for (size_t k = 0; k < um_value_count(rows); k++)
            push_row(c, e, list, um_value_at(rows, k), k);
    }
}

/* --------------------------------------------------------------- laying over */

/* The row of a table that has the id of another and was there before, or SIZE_MAX. */
static size_t replaced_by(const struct change *c, unsigned e, const struct um_value *list, const struct um_value *row)
{
    const char *id = um_value_string(um_value_get(row, "id"));
    for (size_t i = 0; id && i < list->n; i++) {
        const char *other = um_value_string(um_value_get(list->items[i].value, "id"));
        if (!c->origins[e].of[i] && other && strcmp(other, id) == 0)
            return i;
    }
    return SIZE_MAX;
}

/* Put a member in place of that of the same key. */
static void put_member(struct change *c, const char *key, const struct um_value *value)
{
    struct um_value *copy = um_value_copy(c->a, value);
    for (size_t i = 0; i < c->record->n; i++)
        if (strcmp(c->record->items[i].key, key) == 0) {
            c->record->items[i].value = copy;
            return;
        }
    um_value_set(c->a, c->record, key, copy);
}

/* Rows of a record laid over those that are there: the same id replaces, a new id adds. */
static void lay_over(struct change *c)
{
    for (size_t i = 0; i < um_value_count(c->v); i++) {
        const char *table = um_value_key(c->v, i);
        const struct um_value *rows = um_value_at(c->v, i);
        unsigned e = entity_named(table);
        if (e == UM_ENTITY_COUNT || um_entities[e].single || um_value_type(rows) != UM_VALUE_ARRAY) {
            put_member(c, table, rows); /* what is wrong with it the reader of the record will say */
            continue;
        }
        struct um_value *list = open_table(c, e, um_value_count(rows));
        for (size_t k = 0; k < um_value_count(rows); k++) {
            size_t at = replaced_by(c, e, list, um_value_at(rows, k));
            if (at == SIZE_MAX) {
                push_row(c, e, list, um_value_at(rows, k), k);
                continue;
            }
            list->items[at].value = um_value_copy(c->a, um_value_at(rows, k));
            c->origins[e].of[at] = (uint32_t)k + 1;
        }
    }
}

/* -------------------------------------------------------------------- places */

/* /records/17/form of the changed record, where the change added row 17 as its first: /add/records/0/form. */
static const char *place_in_change(const struct change *c, const char *where)
{
    for (unsigned e = 0; e < UM_ENTITY_COUNT; e++) {
        size_t length = strlen(um_entities[e].json);
        if (where[0] != '/' || strncmp(where + 1, um_entities[e].json, length) != 0 || where[length + 1] != '/')
            continue;
        const char *digits = where + length + 2;
        size_t n = strspn(digits, "0123456789");
        uint32_t row = 0;
        for (size_t i = 0; i < n && i < 9; i++)
            row = row * 10 + (uint32_t)(digits[i] - '0');
        if (n && row < c->origins[e].n && c->origins[e].of[row])
            return um_cat(c->a, c->prefix, "/", um_entities[e].json, "/", um_int_text(c->a, c->origins[e].of[row] - 1), digits + n, NULL);
    }
    return where;
}

/* Whether the text is rows of a record, and no change that says what it does. */
static bool is_record(const struct um_value *v)
{
    const char *format = um_value_string(um_value_get(v, "format"));
    return format && strcmp(format, UM_RECORD_FORMAT) == 0;
}

/* A matter as a value that refers to nothing of it: the record itself may go. */
static struct um_value *copy_of(struct um_arena *a, const struct um_matter *m)
{
    return um_value_copy(a, um_record_encode(a, m));
}

struct um_matter *um_record_changed(struct um_arena *a, const struct um_matter *m, const struct um_value *change,
                                    struct um_problems *problems)
{
    struct change c = {.a = a, .v = change, .problems = problems, .prefix = is_record(change) ? "" : "/add"};
    if (is_record(change)) {
        c.record = copy_of(a, m);
        lay_over(&c);
    } else {
        check_shape(&c);
        if (problems->errors)
            return NULL;
        c.record = copy_of(a, leave_out(&c, m));
        set_keys(&c);
        add_rows(&c);
    }
    if (problems->errors)
        return NULL;
    struct um_matter *out = um_record_decode(a, c.record, problems);
    if (!problems->errors)
        um_record_check(out, problems);
    for (size_t i = 0; i < problems->n; i++)
        problems->list[i].where = place_in_change(&c, problems->list[i].where);
    return out;
}
