/* The record without some rows, above all the sealed ones, and without what only they speak of. */
#include <string.h>

#include "record/record.h"

enum { LONGEST_ID = 64 };

struct sieve {
    const struct um_matter *m;
    bool secret; /* nothing that is dropped may be spoken of */
    bool *dropped[UM_ENTITY_COUNT];
    uint32_t *withdrawn_by; /* by row of a position: one that withdraws it, or UINT32_MAX */
};

static bool is_dropped(const struct sieve *s, struct um_ref r)
{
    return s->dropped[r.entity][r.row];
}

/* Whether a row cannot stand without something that is dropped. */
static bool rests_on_dropped(const struct sieve *s, struct um_ref r)
{
    const struct um_entity_info *info = &um_entities[r.entity];
    for (uint16_t f = info->first; f < info->first + info->n; f++) {
        const struct um_cell *c = um_cell(s->m, f, r.row);
        bool refs = um_fields[f].type >= UM_TYPE_REF;
        bool needs = um_fields[f].required || (r.entity == UM_ENTITY_FACT && f == UM_FACT__RECORD);
        for (uint32_t i = 0; refs && needs && c->set && i < c->n; i++)
            if (is_dropped(s, c->as.refs[i]))
                return true;
    }
    return false;
}

/*
 * A position on a node or id that names a dropped row; or that rests on one,
 * and where it may be spoken of on nothing else. A ruling stands, and is heard
 * of no more where what it was given upon may not be.
 */
static bool speaks_of_dropped(const struct sieve *s, uint32_t position)
{
    const char *on = um_text_of(s->m, UM_POSITION__ON, position);
    for (const char *part = on; *part; part += strcspn(part, "/"), part += *part == '/') {
        char id[LONGEST_ID + 1];
        struct um_ref r;
        size_t n = strcspn(part, "/");
        memcpy(id, part, n <= LONGEST_ID ? n : 0);
        id[n <= LONGEST_ID ? n : 0] = '\0';
        if (um_matter_find(s->m, id, &r) && is_dropped(s, r))
            return true;
    }
    const struct um_cell *upon = um_cell(s->m, UM_POSITION__UPON, position);
    for (uint32_t i = 0; s->secret && upon->set && i < upon->n; i++) {
        struct um_ref r;
        if (um_matter_find(s->m, um_arena_copy(s->m->arena, upon->as.texts[i], strcspn(upon->as.texts[i], " ")), &r) && is_dropped(s, r))
            return true;
    }
    const struct um_cell *basis = um_cell(s->m, UM_POSITION__BASIS, position);
    uint32_t n = 0;
    for (uint32_t i = 0; basis->set && i < basis->n; i++)
        n += is_dropped(s, basis->as.refs[i]);
    return n && (s->secret || n == basis->n);
}

/* A withdrawal goes with what it withdraws; and where that is secret what it withdraws with it, which would else stand again. */
static bool parted(const struct sieve *s, uint32_t position)
{
    const struct um_ref *earlier = um_ref_of(s->m, UM_POSITION__WITHDRAWS, position);
    if (earlier && is_dropped(s, *earlier))
        return true;
    uint32_t withdrawal = s->withdrawn_by[position];
    return s->secret && withdrawal != UINT32_MAX && s->dropped[UM_ENTITY_POSITION][withdrawal];
}

static void find_withdrawals(struct um_arena *a, struct sieve *s)
{
    uint32_t n = s->m->tables[UM_ENTITY_POSITION].n;
    s->withdrawn_by = UM_NEWS(a, n, uint32_t);
    for (uint32_t i = 0; i < n; i++)
        s->withdrawn_by[i] = UINT32_MAX;
    for (uint32_t i = 0; i < n; i++)
        if (um_ref_of(s->m, UM_POSITION__WITHDRAWS, i))
            s->withdrawn_by[um_ref_of(s->m, UM_POSITION__WITHDRAWS, i)->row] = i;
}

/* For points, persons, filings, accounts and acts: named by something dropped and by nothing that stays. */
static bool orphaned(const struct sieve *s, struct um_ref target)
{
    bool by_dropped = false;
    for (uint16_t f = 0; f < UM_FIELD_COUNT; f++) {
        /* An order only places what is known from elsewhere. */
        if (um_fields[f].type < UM_TYPE_REF || um_fields[f].entity == UM_ENTITY_ORDER)
            continue;
        for (uint32_t row = 0; row < s->m->tables[um_fields[f].entity].n; row++) {
            if (!um_refs_hold(um_cell(s->m, f, row), target))
                continue;
            if (!s->dropped[um_fields[f].entity][row])
                return false;
            by_dropped = true;
        }
    }
    return by_dropped;
}

static bool drops(const struct sieve *s, struct um_ref r)
{
    bool sued_over = r.entity == UM_ENTITY_ACCOUNT || r.entity == UM_ENTITY_ACT; /* without its evidence it is sued over all the same */
    bool can_be_orphan = r.entity == UM_ENTITY_POINT || r.entity == UM_ENTITY_PERSON || r.entity == UM_ENTITY_FILING || (sued_over && s->secret);
    if (r.entity == UM_ENTITY_POSITION && (speaks_of_dropped(s, r.row) || parted(s, r.row)))
        return true;
    return rests_on_dropped(s, r) || (can_be_orphan && orphaned(s, r));
}

/* Mark until nothing more is dropped; each round drops a row, so this ends. */
static void mark(const struct sieve *s)
{
    bool changed = true;
    while (changed) {
        changed = false;
        for (uint8_t e = 0; e < UM_ENTITY_COUNT; e++)
            for (uint32_t row = 0; row < s->m->tables[e].n; row++)
                if (!s->dropped[e][row] && drops(s, (struct um_ref){e, row}))
                    changed = s->dropped[e][row] = true;
    }
}

static void copy_cell(struct um_arena *a, const struct sieve *s, uint32_t *const renumbered[], const struct um_cell *from,
                      struct um_cell *to, uint8_t type)
{
    *to = *from;
    if (type < UM_TYPE_REF || !from->set || !from->n)
        return;
    struct um_ref *refs = UM_NEWS(a, from->n, struct um_ref);
    to->n = 0;
    for (uint32_t i = 0; i < from->n; i++) {
        struct um_ref r = from->as.refs[i];
        if (!is_dropped(s, r))
            refs[to->n++] = (struct um_ref){r.entity, renumbered[r.entity][r.row]};
    }
    to->as.refs = refs;
    to->set = to->n > 0;
}

/* The sieve with no row dropped yet. */
static struct sieve new_sieve(struct um_arena *a, const struct um_matter *m)
{
    struct sieve s = {.m = m};
    for (unsigned e = 0; e < UM_ENTITY_COUNT; e++)
        s.dropped[e] = UM_NEWS(a, m->tables[e].n, bool);
    find_withdrawals(a, &s);
    return s;
}

/* A copy of what the sieve does not drop, and does not rest on what it drops. */
static struct um_matter *sift(struct um_arena *a, const struct sieve *s, size_t *held_back)
{
    const struct um_matter *m = s->m;
    struct um_matter *out = UM_NEW(a, struct um_matter);
    uint32_t *renumbered[UM_ENTITY_COUNT], kept[UM_ENTITY_COUNT] = {0};
    mark(s);
    out->arena = a;
    *held_back = 0;
    for (unsigned e = 0; e < UM_ENTITY_COUNT; e++) {
        renumbered[e] = UM_NEWS(a, m->tables[e].n, uint32_t);
        for (uint32_t row = 0; row < m->tables[e].n; row++)
            if (!s->dropped[e][row])
                renumbered[e][row] = kept[e]++;
            else
                *held_back += e == UM_ENTITY_RECORD;
        um_table_make(out, e, kept[e]);
    }
    for (uint16_t f = 0; f < UM_FIELD_COUNT; f++)
        for (uint32_t row = 0; row < m->tables[um_fields[f].entity].n; row++)
            if (!s->dropped[um_fields[f].entity][row])
                copy_cell(a, s, renumbered, um_cell(m, f, row), um_cell(out, f, renumbered[um_fields[f].entity][row]),
                          um_fields[f].type);
    um_matter_index(out);
    return out;
}

struct um_matter *um_record_public(struct um_arena *a, const struct um_matter *m, size_t *held_back)
{
    struct sieve s = new_sieve(a, m);
    s.secret = true;
    for (uint32_t row = 0; row < m->tables[UM_ENTITY_RECORD].n; row++)
        s.dropped[UM_ENTITY_RECORD][row] = um_enum_of(m, UM_RECORD__SEALED, row) == UM_YES_NO_YES;
    return sift(a, &s, held_back);
}

struct um_matter *um_record_leave_out(struct um_arena *a, const struct um_matter *m, const struct um_ref *rows, size_t n)
{
    struct sieve s = new_sieve(a, m);
    size_t held_back;
    for (size_t i = 0; i < n; i++)
        s.dropped[rows[i].entity][rows[i].row] = true;
    return sift(a, &s, &held_back);
}
