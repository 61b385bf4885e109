/* A record under other names: ids, names, handles and prose give way to neutral ones, and every fact stays. */
#include <string.h>

#include "base/text.h"
#include "record/record.h"

/* person-3: the third row, so that rows keep their order. */
static const char *new_id(struct um_arena *a, struct um_ref r)
{
    return um_cat(a, um_entities[r.entity].name, "-", um_int_text(a, (int64_t)r.row + 1), NULL);
}

/*
 * Whether a step of a node's name may be the id of such a row. The names of
 * tests, gates and elements may be ids of the record as well: a person may be
 * called cahill.
 */
static bool may_name(const char *name, size_t at, struct um_ref r)
{
    const char *second = strchr(name, '/'), *third = second ? strchr(second + 1, '/') : NULL;
    if (!second)
        return true; /* an id alone */
    if (name[0] == 'd' && third && (strncmp(third, "/t/", 3) == 0 || strncmp(third, "/g/", 3) == 0))
        return at == 1;
    if (name[0] == 'p' && at == 1)
        return r.entity == UM_ENTITY_PERSON;
    return at > 0 && (r.entity == UM_ENTITY_DEFENDANT || r.entity == UM_ENTITY_ACCOUNT || r.entity == UM_ENTITY_CLAIM ||
                      r.entity == UM_ENTITY_ACT || r.entity == UM_ENTITY_POINT || r.entity == UM_ENTITY_ASSERTION);
}

const char *um_record_new_name(struct um_arena *a, const struct um_matter *m, const char *name)
{
    struct um_text text = {.arena = a};
    const char *part = name;
    for (size_t at = 0;; at++, part++) {
        size_t n = strcspn(part, "/");
        const char *step = um_arena_copy(a, part, n);
        struct um_ref r;
        um_text_add(&text, um_matter_find(m, step, &r) && may_name(name, at, r) ? new_id(a, r) : step);
        part += n;
        if (!*part)
            return um_text_get(&text);
        um_text_add(&text, "/");
    }
}

/* What stands in the place of prose: which key of which row it was. */
static const char *blank(struct um_arena *a, const char *key, struct um_ref r)
{
    return um_cat(a, "[", key, " of ", new_id(a, r), "]", NULL);
}

static const char *const *blanks(struct um_arena *a, const char *key, struct um_ref r, uint32_t n)
{
    const char **list = UM_NEWS(a, n, const char *);
    for (uint32_t i = 0; i < n; i++)
        list[i] = um_cat(a, blank(a, key, r), i ? um_cat(a, " ", um_int_text(a, (int64_t)i + 1), NULL) : "", NULL);
    return list;
}

static void rename_cell(struct um_arena *a, const struct um_matter *m, uint16_t field, struct um_ref r, struct um_cell *cell)
{
    const char *key = um_fields[field].key;
    if (um_fields[field].type == UM_TYPE_ID)
        cell->as.text = new_id(a, r);
    else if (um_fields[field].type == UM_TYPE_TEXT)
        cell->as.text = blank(a, key, r);
    else if (um_fields[field].type == UM_TYPE_TEXTS)
        cell->as.texts = blanks(a, key, r, cell->n);
    else if (field == UM_POSITION__ON)
        cell->as.text = um_record_new_name(a, m, cell->as.text);
}

struct um_matter *um_record_anonymise(struct um_arena *a, const struct um_matter *m)
{
    struct um_matter *out = UM_NEW(a, struct um_matter);
    out->arena = a;
    for (unsigned e = 0; e < UM_ENTITY_COUNT; e++)
        um_table_make(out, e, m->tables[e].n);
    for (uint16_t f = 0; f < UM_FIELD_COUNT; f++)
        for (uint32_t row = 0; row < m->tables[um_fields[f].entity].n; row++) {
            struct um_cell *cell = um_cell(out, f, row);
            *cell = *um_cell(m, f, row);
            if (strcmp(um_fields[f].key, "note") == 0)
                cell->set = false;
            if (cell->set)
                rename_cell(a, m, f, (struct um_ref){um_fields[f].entity, row}, cell);
        }
    um_matter_index(out);
    return out;
}
