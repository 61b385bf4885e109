/* Where each assertion is used: one pass over the nodes, then like uses folded into one. */
#include <string.h>

#include "findings/evidence.h"

/* Uses by hash, in a table at most half full. */
struct table {
    struct um_use **slots;
    size_t n, cap;
};

struct pass {
    struct um_arena *arena;
    const struct um_tree *t;
    struct um_uses *uses;
    struct table table;
    struct um_use_list groups; /* one a target, in order */
};

/* ------------------------------------------------------------- comparison */

static uint64_t mix(uint64_t h, uint64_t value)
{
    h = (h ^ value) * UINT64_C(1099511628211);
    return h ^ h >> 29;
}

/* The next premise from i whose key is missing, or n. */
static size_t next_missing(const struct um_premises *p, size_t i)
{
    while (i < p->n && p->list[i].value)
        i++;
    return i;
}

static bool same_missing(const struct um_premises *a, const struct um_premises *b)
{
    size_t i = next_missing(a, 0), k = next_missing(b, 0);
    while (i < a->n && k < b->n && um_ref_same(a->list[i].row, b->list[k].row) && strcmp(a->list[i].path, b->list[k].path) == 0) {
        i = next_missing(a, i + 1);
        k = next_missing(b, k + 1);
    }
    return i == a->n && k == b->n;
}

/* Whether the same assertion came to the same, for the same reason, on the same element. */
static bool same_effect(const struct um_use *a, const struct um_use *b)
{
    const struct um_evidence *x = a->evidence, *y = b->evidence;
    return x->assertion == y->assertion && x->rule == y->rule && x->worlds == y->worlds && x->effect == y->effect &&
           x->against == y->against && a->node->element_rule == b->node->element_rule &&
           (x->effect != UM_EFFECT_UNKNOWN || same_missing(&x->premises, &y->premises));
}

static uint64_t hash_effect(const struct um_use *u)
{
    const struct um_evidence *e = u->evidence;
    uint64_t h = mix(mix(mix(UINT64_C(14695981039346656037), e->assertion), e->rule), e->worlds);
    h = mix(mix(mix(h, e->effect), e->against), u->node->element_rule);
    for (size_t i = next_missing(&e->premises, 0); e->effect == UM_EFFECT_UNKNOWN && i < e->premises.n; i = next_missing(&e->premises, i + 1))
        h = mix(mix(h, e->premises.list[i].row.entity), e->premises.list[i].row.row);
    return h;
}

static bool same_target(const struct um_use *a, const struct um_use *b)
{
    return same_effect(a, b) && a->node->binding.act == b->node->binding.act && a->node->binding.point == b->node->binding.point;
}

static bool same_judged(const struct um_use *a, const struct um_use *b)
{
    return same_effect(a, b) && a->n_judged == b->n_judged &&
           (!a->n_judged || memcmp(a->judged, b->judged, a->n_judged * sizeof *a->judged) == 0);
}

/* ------------------------------------------------------------------- table */

static struct um_use **slot_of(const struct table *t, const struct um_use *u, bool (*same)(const struct um_use *, const struct um_use *))
{
    size_t at = (size_t)u->hash & (t->cap - 1);
    while (t->slots[at] && !(same && t->slots[at]->hash == u->hash && same(t->slots[at], u)))
        at = (at + 1) & (t->cap - 1);
    return &t->slots[at];
}

static void make_room(struct um_arena *a, struct table *t)
{
    struct table old = *t;
    if (2 * (t->n + 1) <= t->cap)
        return;
    t->cap = old.cap ? 2 * old.cap : 256;
    t->slots = UM_NEWS(a, t->cap, struct um_use *);
    for (size_t i = 0; i < old.cap; i++)
        if (old.slots[i])
            *slot_of(t, old.slots[i], NULL) = old.slots[i];
}

/* The use in the table that is the same, or a copy that now is in it; *is_new says which. */
static struct um_use *find_or_add(struct um_arena *a, struct table *t, const struct um_use *u,
                                  bool (*same)(const struct um_use *, const struct um_use *), bool *is_new)
{
    make_room(a, t);
    struct um_use **slot = slot_of(t, u, same);
    *is_new = !*slot;
    if (*is_new) {
        *slot = UM_NEW(a, struct um_use);
        **slot = *u;
        t->n++;
    }
    return *slot;
}

/* -------------------------------------------------------------------- pass */

/* One piece of evidence at one node, joined to those of other defendants on the same target. */
static void note_use(struct pass *p, const struct um_node *node, const struct um_evidence *e)
{
    const struct um_binding *b = &node->binding;
    struct um_use wanted = {.node = node, .evidence = e};
    bool is_new;
    wanted.hash = mix(mix(hash_effect(&wanted), b->act), b->point);
    struct um_use *u = find_or_add(p->arena, &p->table, &wanted, same_target, &is_new);
    if (is_new)
        UM_PUSH(p->arena, p->groups.list, p->groups.n, p->groups.cap, u);
    u->nodes++;
    struct um_judged who = {b->defendant, b->account};
    bool again = u->n_judged && memcmp(&u->judged[u->n_judged - 1], &who, sizeof who) == 0; /* under another claim */
    if (b->defendant != UINT32_MAX && !again)
        UM_PUSH(p->arena, u->judged, u->n_judged, u->cap_judged, who);
}

static void note_unread(struct pass *p, const struct um_node *node)
{
    uint32_t defendant = node->binding.defendant;
    for (size_t i = 0; i < node->n_unread; i++) {
        struct um_kept_open *k = &p->uses->keeps_open[node->unread[i]];
        k->nodes++;
        if (defendant != UINT32_MAX && (!k->n || k->defendants[k->n - 1] != defendant))
            UM_PUSH(p->arena, k->defendants, k->n, k->cap, defendant);
    }
}

static void note_node(struct pass *p, const struct um_node *node, bool reported)
{
    const struct um_tree *t = p->t;
    uint32_t n;
    const uint32_t *rows = um_positions_on(p->arena, t, node->name, &n);
    for (uint32_t i = 0; i < n; i++)
        p->uses->answered[rows[i]] = node;
    if (node->binding.assertion != UINT32_MAX)
        p->uses->competence[node->binding.assertion] = node;
    for (size_t i = 0; i < node->n_evidence; i++) {
        uint32_t assertion = node->evidence[i].assertion;
        p->uses->looked_at[assertion] = true;
        p->uses->elements[um_ref_of(t->m, UM_ASSERTION__RECORD, assertion)->row] |= UINT32_C(1) << t->rules->rules[node->element_rule].element;
        if (reported)
            note_use(p, node, &node->evidence[i]);
    }
    if (reported)
        note_unread(p, node);
}

/* List a use behind those of the same effect. */
static void list_use(struct pass *p, struct table *effects, struct um_use *u)
{
    struct um_use wanted = *u; /* what stands in the table is a copy, which keeps the end of the list */
    struct um_use_list *of = &p->uses->of[u->evidence->assertion];
    bool is_new;
    wanted.hash = hash_effect(u);
    struct um_use *entry = find_or_add(p->arena, effects, &wanted, same_effect, &is_new);
    if (is_new)
        UM_PUSH(p->arena, of->list, of->n, of->cap, u);
    else
        entry->last->next = u;
    entry->last = u;
}

/* Join the groups of one element that judge the same defendants: statements and points in one use. */
static void fold_targets(struct pass *p)
{
    struct table folded = {0}, effects = {0};
    for (size_t i = 0; i < p->groups.n; i++) {
        struct um_use *group = p->groups.list[i];
        struct um_target target = {group->node->binding.act, group->node->binding.point};
        bool is_new;
        group->hash = hash_effect(group);
        for (size_t k = 0; k < group->n_judged; k++)
            group->hash = mix(mix(group->hash, group->judged[k].defendant), group->judged[k].account);
        struct um_use *u = find_or_add(p->arena, &folded, group, same_judged, &is_new);
        if (is_new)
            list_use(p, &effects, u);
        else
            u->nodes += group->nodes;
        UM_PUSH(p->arena, u->targets, u->n_targets, u->cap_targets, target);
    }
}

struct um_uses *um_uses_make(struct um_arena *a, const struct um_tree *t, const bool *defendants)
{
    const struct um_table *tables = t->m->tables;
    struct um_uses *uses = UM_NEW(a, struct um_uses);
    struct pass p = {.arena = a, .t = t, .uses = uses};
    uses->of = UM_NEWS(a, tables[UM_ENTITY_ASSERTION].n, struct um_use_list);
    uses->looked_at = UM_NEWS(a, tables[UM_ENTITY_ASSERTION].n, bool);
    uses->competence = UM_NEWS(a, tables[UM_ENTITY_ASSERTION].n, const struct um_node *);
    uses->elements = UM_NEWS(a, tables[UM_ENTITY_RECORD].n, uint32_t);
    uses->keeps_open = UM_NEWS(a, tables[UM_ENTITY_RECORD].n, struct um_kept_open);
    uses->answered = UM_NEWS(a, tables[UM_ENTITY_POSITION].n, const struct um_node *);
    for (size_t i = 0; i < t->shared.n; i++)
        note_node(&p, t->shared.list[i], true);
    for (size_t d = 0; d < t->n_defendants; d++)
        for (size_t i = 0; i < t->defendants[d].nodes.n; i++)
            note_node(&p, t->defendants[d].nodes.list[i], !defendants || defendants[t->defendants[d].defendant]);
    fold_targets(&p);
    return uses;
}
