#include "findings/needs.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

const char *const um_need_groups[UM_NEED_GROUP_COUNT] = {"enter", "form", "offer", "substance", "open", "court", "conflict", "closed", "shown"};

struct pass {
    struct um_arena *arena;
    const struct um_tree *t;
    struct um_needs *needs;
    struct um_need **slots; /* needs by hash, at most half full */
    size_t cap;
    size_t defendant; /* that is walked now: place in the tree's list */
};

/* What a walk knows of the way down to a node. */
struct way {
    uint64_t worlds, lost; /* in which all above can still be shown; in which something above cannot */
    uint32_t act, choice;
    uint8_t level;
};

/* ------------------------------------------------------------- what is beyond */

static bool closes(const struct um_finding *f)
{
    const unsigned whys = 1u << UM_WHY_CONCEDED | 1u << UM_WHY_DEFEATED | 1u << UM_WHY_WRONG_TARGET | 1u << UM_WHY_NOT_PLEADED;
    return f->status == UM_STATUS_UNMET && (whys >> f->why & 1);
}

uint64_t um_beyond_evidence(const struct um_node *node)
{
    uint64_t worlds = node->any && node->n_members ? ~UINT64_C(0) : 0;
    for (size_t i = 0; i < node->n_members; i++) {
        uint64_t below = um_beyond_evidence(node->members[i]);
        worlds = node->any ? worlds & below : worlds | below;
    }
    for (size_t i = 0; i < node->n && !node->n_members; i++)
        worlds |= closes(&node->findings[i]) ? node->findings[i].worlds : 0;
    return worlds & (node->in[UM_STATUS_UNMET] | (node->n_members ? 0 : ~UINT64_C(0)));
}

/* -------------------------------------------------------------------- groups */

/* Whether all that was looked at in a finding's worlds failed for its form. */
static bool all_form(const struct um_node *node, uint64_t worlds)
{
    bool any = false;
    for (size_t i = 0; i < node->n_evidence; i++) {
        if (!(node->evidence[i].worlds & worlds))
            continue;
        if (node->evidence[i].effect != UM_EFFECT_FORM)
            return false;
        any = true;
    }
    return any;
}

static bool key_is_missing(const struct um_node *node, const struct um_finding *f)
{
    for (size_t i = 0; i < f->premises.n; i++)
        if (!f->premises.list[i].value)
            return true;
    for (size_t i = 0; i < node->n_evidence; i++)
        if (node->evidence[i].effect == UM_EFFECT_UNKNOWN && (node->evidence[i].worlds & f->worlds))
            return true;
    return false;
}

static unsigned group_of(const struct um_tree *t, const struct um_node *node, const struct um_finding *f)
{
    bool by_evidence = node->element_rule != UM_NONE && t->rules->rules[node->element_rule].offered.n;
    switch ((enum um_status)f->status) {
    case UM_STATUS_CONFLICT:
        return UM_NEED_CONFLICT;
    case UM_STATUS_FOR_COURT:
    case UM_STATUS_CONTESTED:
        return UM_NEED_COURT;
    case UM_STATUS_NOT_RECORDED:
        return node->n_unread || !by_evidence || f->rule != node->element_rule || key_is_missing(node, f) ? UM_NEED_ENTER
               : all_form(node, f->worlds)                                                              ? UM_NEED_FORM
                                                                                                        : UM_NEED_OPEN;
    case UM_STATUS_UNMET:
        return closes(f)                       ? UM_NEED_CLOSED
               : all_form(node, f->worlds)     ? UM_NEED_FORM
               : f->why == UM_WHY_NO_EVIDENCE  ? UM_NEED_OFFER
                                               : UM_NEED_SUBSTANCE;
    case UM_STATUS_MET:
    case UM_STATUS_EXCUSED:
    case UM_STATUS_INAPPLICABLE:
    case UM_STATUS_COUNT:
        break;
    }
    return UM_NEED_SHOWN;
}

/* --------------------------------------------------------------------- table */

static uint64_t mix(uint64_t h, uint64_t value)
{
    h = (h ^ value) * UINT64_C(1099511628211);
    return h ^ h >> 29;
}

static uint64_t hash_of(const struct um_need *n)
{
    const struct um_node *node = n->node;
    uint64_t h = mix(UINT64_C(14695981039346656037), node->element_rule);
    h = mix(mix(mix(mix(h, n->finding->status), n->finding->why), n->worlds), n->finding->rule);
    h = mix(mix(mix(h, n->level), node->reached), node->binding.defendant != UINT32_MAX);
    for (const char *s = n->text; *s; s++)
        h = (h ^ (unsigned char)*s) * UINT64_C(1099511628211);
    for (size_t i = 0; i < node->n_evidence; i++)
        h = mix(mix(h, node->evidence[i].assertion), (uint64_t)node->evidence[i].effect << 32 | node->evidence[i].rule);
    return mix(h, node->n_unread);
}

static bool same_evidence(const struct um_node *a, const struct um_node *b)
{
    if (a->n_evidence != b->n_evidence || a->n_unread != b->n_unread)
        return false;
    for (size_t i = 0; i < a->n_unread; i++)
        if (a->unread[i] != b->unread[i])
            return false;
    for (size_t i = 0; i < a->n_evidence; i++) {
        const struct um_evidence *x = &a->evidence[i], *y = &b->evidence[i];
        if (x->assertion != y->assertion || x->rule != y->rule || x->worlds != y->worlds || x->effect != y->effect || x->against != y->against)
            return false;
    }
    return true;
}

/* Whether two needs are met by the same: the element, what was found of it, the sentence and all that was offered. */
static bool same_need(const struct um_need *a, const struct um_need *b)
{
    const struct um_finding *f = a->finding, *g = b->finding;
    bool own = (a->node->binding.defendant == UINT32_MAX) == (b->node->binding.defendant == UINT32_MAX);
    return a->hash == b->hash && own && a->node->element_rule == b->node->element_rule && a->worlds == b->worlds && a->level == b->level &&
           a->node->reached == b->node->reached &&
           f->status == g->status && f->why == g->why && f->rule == g->rule && f->basis == g->basis && f->question == g->question &&
           f->position == g->position && strcmp(a->text, b->text) == 0 && same_evidence(a->node, b->node);
}

static struct um_need **slot_of(const struct pass *p, const struct um_need *n)
{
    size_t at = (size_t)n->hash & (p->cap - 1);
    while (p->slots[at] && !same_need(p->slots[at], n))
        at = (at + 1) & (p->cap - 1);
    return &p->slots[at];
}

static void make_room(struct pass *p)
{
    struct um_needs *needs = p->needs;
    if (2 * (needs->n + 1) <= p->cap)
        return;
    p->cap = p->cap ? 2 * p->cap : 256;
    p->slots = UM_NEWS(p->arena, p->cap, struct um_need *);
    for (size_t i = 0; i < needs->n; i++)
        *slot_of(p, needs->list[i]) = needs->list[i];
}

/* A sentence that a name which stands for several begins, with its capital. */
static const char *capital(struct um_arena *a, const char *s)
{
    if (*s < 'a' || *s > 'z')
        return s;
    char *copy = um_cat(a, s, NULL);
    copy[0] = (char)(copy[0] - 'a' + 'A');
    return copy;
}

/* The need that a finding of a node belongs to: one that is there, or a new one. */
static struct um_need *need_of(struct pass *p, const struct um_node *node, const struct um_finding *f, const struct way *way)
{
    struct um_needs *needs = p->needs;
    struct um_need wanted = {.node = node, .finding = f, .worlds = f->worlds, .level = way->level, .choice = way->choice};
    wanted.text = capital(p->arena, um_sentence_for(p->arena, p->t, node, f, &needs->several).text);
    wanted.hash = hash_of(&wanted);
    make_room(p);
    struct um_need **slot = slot_of(p, &wanted);
    if (*slot)
        return *slot;
    wanted.group = (uint8_t)group_of(p->t, node, f);
    wanted.order = (uint32_t)needs->n;
    *slot = UM_NEW(p->arena, struct um_need);
    **slot = wanted;
    UM_PUSH(p->arena, needs->list, needs->n, needs->cap, *slot);
    return *slot;
}

/* ---------------------------------------------------------------------- walk */

static void add_place(struct pass *p, struct um_need *need, const struct um_node *node, const struct way *way)
{
    struct um_needs_of *of = &p->needs->of[p->defendant];
    uint32_t defendant = p->t->defendants[p->defendant].defendant;
    struct um_need_place place = {node, defendant, way->act};
    const struct um_need_place *last = need->n_places ? &need->places[need->n_places - 1] : NULL;
    if (!last || last->defendant != defendant) {
        need->n_defendants++;
        UM_PUSH(p->arena, of->list, of->n, of->cap, need);
    }
    if (!last || last->defendant != defendant || last->node != node || last->act != way->act)
        UM_PUSH(p->arena, need->places, need->n_places, need->cap_places, place);
}

/* What a leaf holds in the worlds that matter; where something above it is lost, only what closes it. */
static void note_leaf(struct pass *p, const struct um_node *node, const struct way *way)
{
    for (size_t i = 0; i < node->n; i++) {
        const struct um_finding *f = &node->findings[i];
        if (f->worlds & (closes(f) ? way->lost : way->worlds))
            add_place(p, need_of(p, node, f, way), node, way);
    }
}

static bool chooses(const struct um_tree *t, const struct um_node *node)
{
    return node->element_rule != UM_NONE && t->rules->rules[node->element_rule].choose[0] != UM_NONE && node->n_members == 3;
}

static void walk(struct pass *p, const struct um_node *node, struct way way)
{
    uint64_t beyond = um_beyond_evidence(node);
    way.act = node->binding.act != UINT32_MAX ? node->binding.act : way.act;
    way.lost = (way.lost | way.worlds) & node->worlds & beyond;
    way.worlds &= node->worlds & ~beyond;
    if (!(way.worlds | way.lost))
        return;
    if (!node->n_members)
        note_leaf(p, node, &way);
    for (size_t i = 0; i < node->n_members; i++) {
        struct way below = way;
        if (chooses(p->t, node)) {
            below.level = (uint8_t)(i + 1);
            below.choice = node->element_rule;
        }
        walk(p, node->members[i], below);
    }
}

/* The parts of a defendant, and the gates that hold data back. */
static void walk_defendant(struct pass *p, const struct um_defendant_result *d)
{
    const struct way way = {.worlds = p->t->worlds.all, .act = UINT32_MAX, .choice = UM_NONE};
    for (size_t i = 0; i < d->n_withheld; i++)
        walk(p, d->withheld[i].gate, way);
    for (size_t i = 0; i < d->parts.n; i++)
        walk(p, d->parts.list[i], way);
}

/* ------------------------------------------------------------- first obstacles */

static const struct um_finding *finding_with(const struct um_node *node, uint64_t worlds, unsigned status)
{
    for (size_t i = 0; i < node->n; i++)
        if ((node->findings[i].worlds & worlds) && node->findings[i].status == status)
            return &node->findings[i];
    return NULL;
}

/* The first member with a status that some evidence could still mend; where none can be mended, the first. */
static const struct um_node *obstacle_below(const struct um_node *node, uint64_t worlds, unsigned status)
{
    const struct um_node *lost = NULL;
    for (size_t i = 0; i < node->n_members; i++) {
        const struct um_node *member = node->members[i];
        if (!(member->in[status] & worlds))
            continue;
        if (member->in[status] & worlds & ~um_beyond_evidence(member))
            return member;
        lost = lost ? lost : member;
    }
    return lost;
}

/* The need that a defendant's worst outcome comes down to. */
static void find_first(struct pass *p, const struct um_defendant_result *d)
{
    struct um_needs_of *of = &p->needs->of[p->defendant];
    uint64_t worlds;
    unsigned status;
    struct way way = {.act = UINT32_MAX, .choice = UM_NONE};
    const struct um_node *node = um_document_deciding(d, &worlds, &status), *next;
    while (node && (next = obstacle_below(node, worlds, status))) {
        for (size_t i = 0; chooses(p->t, node) && i < node->n_members; i++)
            if (node->members[i] == next)
                way.level = (uint8_t)(i + 1), way.choice = node->element_rule;
        worlds &= next->in[status];
        node = next;
    }
    const struct um_finding *f = node && !node->n_members ? finding_with(node, worlds, status) : NULL;
    if (!f)
        return;
    of->first = need_of(p, node, f, &way);
    UM_PUSH(p->arena, of->first->first_for, of->first->n_first, of->first->cap_first, d->defendant);
}

/* -------------------------------------------------------------------- sorting */

/* First what is first in the way of most, then what stands in most places, then as found. */
static int compare_needs(const void *x, const void *y)
{
    const struct um_need *a = *(struct um_need *const *)x, *b = *(struct um_need *const *)y;
    if ((a->group == UM_NEED_SHOWN) != (b->group == UM_NEED_SHOWN))
        return a->group == UM_NEED_SHOWN ? 1 : -1;
    if (a->n_first != b->n_first)
        return a->n_first < b->n_first ? 1 : -1;
    if (a->n_defendants != b->n_defendants)
        return a->n_defendants < b->n_defendants ? 1 : -1;
    if (a->n_nodes != b->n_nodes)
        return a->n_nodes < b->n_nodes ? 1 : -1;
    return a->order < b->order ? -1 : a->order > b->order;
}

static int compare_numbers(const void *x, const void *y)
{
    const struct um_need *a = *(struct um_need *const *)x, *b = *(struct um_need *const *)y;
    return a->order < b->order ? -1 : a->order > b->order;
}

static int compare_nodes(const void *x, const void *y)
{
    const struct um_node *a = *(const struct um_node *const *)x, *b = *(const struct um_node *const *)y;
    return um_natural_cmp(a->name, b->name);
}

/* How many different nodes a need has. */
static uint32_t count_nodes(struct um_arena *a, const struct um_need *need)
{
    const struct um_node **nodes = UM_NEWS(a, need->n_places, const struct um_node *);
    uint32_t n = 0;
    for (size_t i = 0; i < need->n_places; i++)
        nodes[i] = need->places[i].node;
    if (need->n_places > 1)
        qsort(nodes, need->n_places, sizeof *nodes, compare_nodes);
    for (size_t i = 0; i < need->n_places; i++)
        n += i == 0 || nodes[i] != nodes[i - 1];
    return n;
}

static void sort_needs(struct pass *p)
{
    struct um_needs *needs = p->needs;
    for (size_t i = 0; i < needs->n; i++)
        needs->list[i]->n_nodes = count_nodes(p->arena, needs->list[i]);
    if (needs->n > 1)
        qsort(needs->list, needs->n, sizeof *needs->list, compare_needs);
    for (size_t i = 0; i < needs->n; i++)
        needs->list[i]->order = (uint32_t)i;
    for (size_t d = 0; d < p->t->n_defendants; d++)
        if (needs->of[d].n > 1)
            qsort(needs->of[d].list, needs->of[d].n, sizeof *needs->of[d].list, compare_numbers);
}

struct um_needs *um_needs_make(struct um_arena *a, const struct um_tree *t, const bool *defendants)
{
    struct um_needs *needs = UM_NEW(a, struct um_needs);
    struct pass p = {.arena = a, .t = t, .needs = needs};
    needs->of = UM_NEWS(a, t->n_defendants, struct um_needs_of);
    needs->several = (struct um_standing){um_phrase(t->rules, "gaps.k"), um_phrase(t->rules, "gaps.s")};
    for (size_t d = 0; d < t->n_defendants; d++) {
        if (defendants && !defendants[t->defendants[d].defendant])
            continue;
        p.defendant = d;
        walk_defendant(&p, &t->defendants[d]);
        find_first(&p, &t->defendants[d]);
    }
    sort_needs(&p);
    return needs;
}
