#include "record/matter.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/text.h"

void um_table_make(struct um_matter *m, unsigned entity, uint32_t n)
{
    struct um_table *t = &m->tables[entity];
    t->n = n;
    t->cells = UM_NEWS(m->arena, (size_t)n * um_entities[entity].n, struct um_cell);
    t->place = UM_NEWS(m->arena, n, uint32_t);
    t->line = UM_NEWS(m->arena, n, uint32_t);
}

struct um_cell *um_cell(const struct um_matter *m, uint16_t field, uint32_t row)
{
    const struct um_entity_info *info = &um_entities[um_fields[field].entity];
    return &m->tables[um_fields[field].entity].cells[(size_t)row * info->n + (field - info->first)];
}

const char *um_text_of(const struct um_matter *m, uint16_t field, uint32_t row)
{
    const struct um_cell *c = um_cell(m, field, row);
    return c->set ? c->as.text : NULL;
}

int um_enum_of(const struct um_matter *m, uint16_t field, uint32_t row)
{
    const struct um_cell *c = um_cell(m, field, row);
    return c->set ? (int)c->as.integer : -1;
}

const struct um_ref *um_ref_of(const struct um_matter *m, uint16_t field, uint32_t row)
{
    const struct um_cell *c = um_cell(m, field, row);
    return c->set && c->n ? c->as.refs : NULL;
}

struct um_time um_time_of(const struct um_matter *m, uint16_t field, uint32_t row)
{
    const struct um_cell *c = um_cell(m, field, row);
    return c->set ? c->as.time : (struct um_time){UM_TIME_OPEN_FROM, UM_TIME_OPEN_TO};
}

const char *um_row_id(const struct um_matter *m, struct um_ref r)
{
    return um_text_of(m, um_entities[r.entity].first, r.row); /* the id is every entity's first field */
}

bool um_ref_same(struct um_ref a, struct um_ref b)
{
    return a.entity == b.entity && a.row == b.row;
}

int um_ref_cmp(const void *x, const void *y)
{
    const struct um_ref *a = x, *b = y;
    if (a->entity != b->entity)
        return a->entity < b->entity ? -1 : 1;
    return a->row < b->row ? -1 : a->row > b->row;
}

bool um_refs_hold(const struct um_cell *cell, struct um_ref r)
{
    for (uint32_t i = 0; cell->set && i < cell->n; i++)
        if (um_ref_same(cell->as.refs[i], r))
            return true;
    return false;
}

static int by_id(const void *x, const void *y)
{
    const struct um_id_entry *a = x, *b = y;
    int cmp = strcmp(a->id, b->id);
    return cmp ? cmp : um_ref_cmp(&a->ref, &b->ref);
}

void um_matter_index(struct um_matter *m)
{
    size_t n = 0;
    for (unsigned e = 0; e < UM_ENTITY_COUNT; e++)
        n += m->tables[e].n;
    m->ids = UM_NEWS(m->arena, n, struct um_id_entry);
    m->n_ids = 0;
    for (unsigned e = 0; e < UM_ENTITY_COUNT; e++)
        for (uint32_t i = 0; i < m->tables[e].n; i++) {
            struct um_ref r = {(uint8_t)e, i};
            if (um_row_id(m, r))
                m->ids[m->n_ids++] = (struct um_id_entry){um_row_id(m, r), r};
        }
    if (m->n_ids > 1)
        qsort(m->ids, m->n_ids, sizeof *m->ids, by_id);
}

bool um_matter_find(const struct um_matter *m, const char *id, struct um_ref *ret)
{
    size_t low = 0, high = m->n_ids;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        int cmp = strcmp(m->ids[mid].id, id);
        if (cmp == 0) {
            *ret = m->ids[mid].ref;
            return true;
        }
        if (cmp < 0)
            low = mid + 1;
        else
            high = mid;
    }
    return false;
}

char *um_row_place(const struct um_matter *m, struct um_ref r)
{
    const struct um_entity_info *info = &um_entities[r.entity];
    if (info->single)
        return um_cat(m->arena, "/", info->json, NULL);
    return um_cat(m->arena, "/", info->json, "/", um_int_text(m->arena, m->tables[r.entity].place[r.row]), NULL);
}

/* Whether the record's orders lead from a to b; an order that was followed once is not followed again. */
static bool ordered(const struct um_matter *m, struct um_ref a, struct um_ref b, bool *followed)
{
    for (uint32_t i = 0; i < m->tables[UM_ENTITY_ORDER].n; i++) {
        if (followed[i] || !um_ref_same(*um_ref_of(m, UM_ORDER__EARLIER, i), a))
            continue;
        struct um_ref next = *um_ref_of(m, UM_ORDER__LATER, i);
        followed[i] = true;
        if (um_ref_same(next, b) || ordered(m, next, b, followed))
            return true;
    }
    return false;
}

enum um_before um_happened_before(const struct um_matter *m, struct um_ref a, struct um_time at_a, struct um_ref b,
                                  struct um_time at_b)
{
    enum um_before by_time = um_time_before(at_a, at_b);
    uint32_t n = m->tables[UM_ENTITY_ORDER].n;
    if (by_time != UM_BEFORE_UNKNOWN || !n || n > UM_MAX_ORDERS) /* too many are refused by the check */
        return by_time;
    bool followed[2][UM_MAX_ORDERS] = {{false}};
    if (ordered(m, a, b, followed[0]))
        return UM_BEFORE_YES;
    return ordered(m, b, a, followed[1]) ? UM_BEFORE_NO : UM_BEFORE_UNKNOWN;
}
