/* What is dated, in order: what speakers did, what they were told, word sent to them, papers, decisions, suits. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "findings/evidence.h"
#include "findings/sentence.h"

struct moment {
    const char *kind, *id;
    struct um_time at;
    struct um_value *value;
};

struct moments {
    struct um_arena *a;
    const struct um_tree *t;
    const struct um_matter *m;
    struct moment *list;
    size_t n, cap;
};

/* A day or a minute; nothing where the interval is open. */
static void set_edge(const struct moments *w, struct um_value *v, const char *key, int64_t minute, bool last)
{
    if (minute != (last ? UM_TIME_OPEN_TO : UM_TIME_OPEN_FROM))
        um_value_set_text(w->a, v, key, um_time_edge(w->a, minute, last));
}

/* Whether something of this time belongs to the record: it is dated, and did not surely come after the day of the record. */
static bool is_in_record(const struct moments *w, struct um_time at)
{
    return (at.from != UM_TIME_OPEN_FROM || at.to != UM_TIME_OPEN_TO) && at.from <= w->t->as_of;
}

/* A new moment; NULL where it is not dated or came later. */
static struct um_value *add(struct moments *w, const char *kind, unsigned entity, uint32_t row, struct um_time at)
{
    if (!is_in_record(w, at))
        return NULL;
    struct um_value *v = um_value_object(w->a);
    const char *id = um_row_id(w->m, (struct um_ref){(uint8_t)entity, row});
    um_value_set_text(w->a, v, "kind", kind);
    um_value_set_text(w->a, v, "id", id);
    set_edge(w, v, "from", at.from, false);
    set_edge(w, v, "to", at.to, true);
    UM_PUSH(w->a, w->list, w->n, w->cap, ((struct moment){kind, id, at, v}));
    return v;
}

static void set_text(const struct moments *w, struct um_value *v, const char *key, uint16_t field, uint32_t row)
{
    um_value_set_text(w->a, v, key, um_text_of(w->m, field, row));
}

/* Accounts by id and persons by name, each list left out where it is empty. */
static void set_parties(const struct moments *w, struct um_value *v, const struct um_ref *refs, size_t n)
{
    struct um_value *accounts = um_value_array(w->a), *persons = um_value_array(w->a);
    for (size_t i = 0; i < n; i++) {
        if (refs[i].entity == UM_ENTITY_ACCOUNT)
            um_value_push_text(w->a, accounts, um_row_id(w->m, refs[i]));
        else
            um_value_push_text(w->a, persons, um_name_of(w->m, refs[i]));
    }
    if (accounts->n)
        um_value_set(w->a, v, "accounts", accounts);
    if (persons->n)
        um_value_set(w->a, v, "persons", persons);
}

static void set_party(const struct moments *w, struct um_value *v, uint16_t field, uint32_t row)
{
    const struct um_cell *c = um_cell(w->m, field, row);
    set_parties(w, v, c->as.refs, c->set ? c->n : 0);
}

/* ------------------------------------------------------------------- kinds */

static void add_acts(struct moments *w)
{
    for (uint32_t i = 0; i < w->m->tables[UM_ENTITY_ACT].n; i++) {
        struct um_value *v = add(w, "act", UM_ENTITY_ACT, i, um_time_of(w->m, UM_ACT__AT, i));
        const char *words = um_text_of(w->m, UM_ACT__WORDS, i);
        if (!v)
            continue;
        um_value_set_text(w->a, v, "text", words ? words : um_text_of(w->m, UM_ACT__GIST, i));
        set_party(w, v, UM_ACT__BY, i);
    }
}

/* What was told to somebody: a denial where it denies. */
static void add_told(struct moments *w)
{
    for (uint32_t i = 0; i < w->m->tables[UM_ENTITY_POINT].n; i++) {
        bool denial = um_enum_of(w->m, UM_POINT__POLARITY, i) == UM_POLARITY_DENIES;
        struct um_ref parties[2];
        size_t n = 0;
        if (um_enum_of(w->m, UM_POINT__KIND, i) != UM_POINT_KIND_TOLD)
            continue;
        struct um_value *v = add(w, denial ? "denial" : "told", UM_ENTITY_POINT, i, um_time_of(w->m, UM_POINT__AT, i));
        if (!v)
            continue;
        um_value_set_text(w->a, v, "text", um_name_point(w->a, w->m, i));
        if (um_ref_of(w->m, UM_POINT__FROM, i))
            parties[n++] = *um_ref_of(w->m, UM_POINT__FROM, i);
        if (um_ref_of(w->m, UM_POINT__TO, i))
            parties[n++] = *um_ref_of(w->m, UM_POINT__TO, i);
        set_parties(w, v, parties, n);
    }
}

/* Posts and messages that are exhibits. */
static void add_exhibits(struct moments *w)
{
    for (uint32_t i = 0; i < w->m->tables[UM_ENTITY_RECORD].n; i++) {
        struct um_value *v = um_is_before_court(w->t, i) ? add(w, "exhibit", UM_ENTITY_RECORD, i, um_time_of(w->m, UM_RECORD__AT, i)) : NULL;
        if (!v)
            continue;
        um_value_set_text(w->a, v, "text", um_cite_record(w->a, w->m, i));
        set_party(w, v, UM_RECORD__AUTHOR, i);
    }
}

/* The accounts of the defendants that a notice went to. */
static void set_addressees(const struct moments *w, struct um_value *v, uint32_t notice)
{
    const struct um_cell *to = um_cell(w->m, UM_NOTICE__TO, notice);
    struct um_value *accounts = um_value_array(w->a);
    for (uint32_t i = 0; i < to->n; i++) {
        const struct um_cell *of = um_cell(w->m, UM_DEFENDANT__ACCOUNTS, to->as.refs[i].row);
        for (uint32_t k = 0; k < of->n; k++)
            um_value_push_text(w->a, accounts, um_row_id(w->m, of->as.refs[k]));
    }
    um_value_set(w->a, v, "accounts", accounts);
}

static void add_notices(struct moments *w)
{
    for (uint32_t i = 0; i < w->m->tables[UM_ENTITY_NOTICE].n; i++) {
        int channel = um_enum_of(w->m, UM_NOTICE__CHANNEL, i);
        struct um_value *v = add(w, "notice", UM_ENTITY_NOTICE, i, um_time_of(w->m, UM_NOTICE__AT, i));
        if (v) {
            um_value_set_text(w->a, v, "channel", channel < 0 ? NULL : um_vocabs[UM_VOCAB_NOTICE_CHANNEL].values[channel]);
            set_text(w, v, "cite", UM_NOTICE__SEEN_AT, i);
            set_addressees(w, v, i);
        }
        v = add(w, "deadline", UM_ENTITY_NOTICE, i, um_time_of(w->m, UM_NOTICE__UNTIL, i));
        if (v)
            set_addressees(w, v, i);
    }
}

static void add_papers(struct moments *w)
{
    for (uint32_t i = 0; i < w->m->tables[UM_ENTITY_FILING].n; i++) {
        struct um_value *v = w->t->visible_filing[i] ? add(w, "filing", UM_ENTITY_FILING, i, um_time_of(w->m, UM_FILING__FILED, i)) : NULL;
        if (!v)
            continue;
        set_text(w, v, "text", UM_FILING__TITLE, i);
        set_text(w, v, "cite", UM_FILING__DKT, i);
        set_party(w, v, UM_FILING__BY, i);
    }
}

static void add_court(struct moments *w)
{
    for (uint32_t i = 0; i < w->m->tables[UM_ENTITY_DECISION].n; i++) {
        const struct um_ref *order = um_ref_of(w->m, UM_DECISION__FILING, i);
        struct um_value *v = add(w, "decision", UM_ENTITY_DECISION, i, um_time_of(w->m, UM_DECISION__AT, i));
        if (!v)
            continue;
        set_text(w, v, "text", UM_DECISION__COURT, i);
        if (order)
            set_text(w, v, "cite", UM_FILING__DKT, order->row);
    }
    for (uint32_t i = 0; i < w->m->tables[UM_ENTITY_CLAIM].n; i++) {
        struct um_value *v = add(w, "suit", UM_ENTITY_CLAIM, i, um_time_of(w->m, UM_CLAIM__FILED, i));
        if (v)
            set_party(w, v, UM_CLAIM__CLAIMANT, i);
    }
}

/* By the first day that is known, then by kind and id. */
static int compare(const void *x, const void *y)
{
    const struct moment *a = x, *b = y;
    int64_t at_a = a->at.from != UM_TIME_OPEN_FROM ? a->at.from : a->at.to, at_b = b->at.from != UM_TIME_OPEN_FROM ? b->at.from : b->at.to;
    if (at_a != at_b)
        return at_a < at_b ? -1 : 1;
    int cmp = strcmp(a->kind, b->kind);
    return cmp ? cmp : um_natural_cmp(a->id, b->id);
}

struct um_value *um_evidence_timeline(struct um_arena *a, const struct um_tree *t)
{
    struct moments w = {.a = a, .t = t, .m = t->m};
    struct um_value *list = um_value_array(a);
    add_acts(&w);
    add_told(&w);
    add_exhibits(&w);
    add_notices(&w);
    add_papers(&w);
    add_court(&w);
    if (w.n > 1)
        qsort(w.list, w.n, sizeof *w.list, compare);
    for (size_t i = 0; i < w.n; i++)
        um_value_push(a, list, w.list[i].value);
    return list;
}
