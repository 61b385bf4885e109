/* From the leaves to what a defendant needs: the tree of the findings again, with atoms in the place of statuses. */
#include <string.h>

#include "base/text.h"
#include "remedy/run.h"

/* Where a need is worked out. */
struct place {
    struct um_remedy_run *run;
    uint64_t world; /* its bit */
    bool weighing;  /* evidence on both sides is for the Court */
};

/* ------------------------------------------------------------------ building */

struct um_need *um_need_new(struct um_remedy_run *run, enum um_need_kind kind, const struct um_node *node)
{
    struct um_need *need = UM_NEW(run->arena, struct um_need);
    need->kind = kind;
    need->node = node;
    return need;
}

struct um_need *um_need_atom(struct um_remedy_run *run, uint32_t atom)
{
    struct um_need *need = um_need_new(run, UM_NEED_ATOM, NULL);
    need->atom = atom;
    return need;
}

static void push(struct um_remedy_run *run, struct um_need *to, struct um_need *below)
{
    if (below->kind == to->kind && (!below->node || below->kind == UM_NEED_ALL)) {
        for (size_t i = 0; i < below->n; i++)
            UM_PUSH(run->arena, to->list, to->n, to->cap, below->list[i]);
        return;
    }
    UM_PUSH(run->arena, to->list, to->n, to->cap, below);
}

/* Join needs: all of them, or any. What can never be keeps all from being, and is no way to any. */
struct um_need *um_need_join(struct um_remedy_run *run, struct um_need *const *list, size_t n, bool any, const struct um_node *node)
{
    struct um_need *out = um_need_new(run, any ? UM_NEED_ANY : UM_NEED_ALL, node), *never = um_need_new(run, UM_NEED_NEVER, node);
    for (size_t i = 0; i < n; i++) {
        if (list[i]->kind == UM_NEED_NOTHING && any)
            return list[i];
        if (list[i]->kind == UM_NEED_NEVER)
            UM_PUSH(run->arena, never->list, never->n, never->cap, list[i]);
        else if (list[i]->kind != UM_NEED_NOTHING)
            push(run, out, list[i]);
    }
    if ((any && !out->n) || (!any && never->n))
        return never->n == 1 ? never->list[0] : never;
    if (!out->n)
        return um_need_new(run, UM_NEED_NOTHING, NULL);
    return out->n == 1 ? out->list[0] : out;
}

static struct um_need *join_two(struct um_remedy_run *run, struct um_need *x, struct um_need *y, bool any, const struct um_node *node)
{
    struct um_need *const list[] = {x, y};
    return um_need_join(run, list, 2, any, node);
}

/* ------------------------------------------------------------------- leaves */

static bool is_good(const struct place *p, const struct um_leaf *leaf)
{
    return p->world & (um_leaf_good(leaf, leaf->node->in) | (p->weighing || leaf->level ? 0 : leaf->node->in[UM_STATUS_CONTESTED]));
}

static struct um_need *need_of_way(struct um_remedy_run *run, const struct um_way *way)
{
    struct um_need *first = um_need_atom(run, way->atoms[0]);
    return way->n == 1 ? first : join_two(run, first, um_need_atom(run, way->atoms[1]), false, NULL);
}

/* What a leaf that is good needs once something that takes that away is there: an answer, as that brings the question; or else nothing helps. */
static struct um_need *need_of_good(const struct place *p, const struct um_leaf *leaf)
{
    struct um_remedy_run *run = p->run;
    struct um_need *out = um_need_new(run, UM_NEED_ALL, NULL);
    for (size_t i = 0; i < leaf->n_lowered; i++) {
        const struct um_loss *loss = &leaf->lowered[i];
        struct um_need *same = NULL;
        uint32_t answer = loss->ask == UM_NONE ? UM_NONE : um_atom_ruling(run, (uint32_t)(leaf - run->leaves), loss->ask);
        if (!(loss->worlds & p->world))
            continue;
        for (size_t k = 0; k < out->n && !same; k++)
            same = out->list[k]->atom == answer ? out->list[k] : NULL;
        if (!same) {
            same = um_need_new(run, UM_NEED_IF, leaf->node);
            same->atom = answer;
            UM_PUSH(run->arena, same->list, same->n, same->cap, answer == UM_NONE ? um_need_new(run, UM_NEED_NEVER, leaf->node) : um_need_atom(run, answer));
            UM_PUSH(run->arena, out->list, out->n, out->cap, same);
        }
        UM_PUSH(run->arena, same->with, same->n_with, same->cap_with, loss->atom);
    }
    return out->n == 0 ? um_need_new(run, UM_NEED_NOTHING, NULL) : out->n == 1 ? out->list[0] : out;
}

static struct um_need *need_of_leaf(const struct place *p, const struct um_node *node)
{
    struct um_remedy_run *run = p->run;
    const struct um_leaf *leaf = um_leaf_find(run, node->name);
    struct um_need **ways = UM_NEWS(run->arena, leaf->n_ways + 1, struct um_need *);
    size_t n = 0;
    if (is_good(p, leaf))
        return need_of_good(p, leaf);
    for (size_t i = 0; !(um_leaf_beyond(node) & p->world) && i < leaf->n_ways; i++) {
        const struct um_way *way = &leaf->ways[i];
        if (p->world & (way->worlds | (p->weighing ? 0 : way->contested)))
            ways[n++] = need_of_way(run, way);
    }
    if (!n)
        return um_need_new(run, UM_NEED_NEVER, node);
    struct um_need *out = um_need_join(run, ways, n, true, node);
    out->node = node;
    return out;
}

/* ------------------------------------------------------------------- choices */

static struct um_need *need_of(const struct place *p, const struct um_node *node);

/*
 * Fault of one of two kinds. Where the choice is open both must be shown, unless
 * the graver shows the lesser; or the choice is made for the lesser.
 */
static struct um_need *need_of_choice(const struct place *p, const struct um_node *node)
{
    struct um_remedy_run *run = p->run;
    const struct um_node *level = node->members[2];
    bool includes = run->t->rules->rules[node->element_rule].includes != 0;
    bool open = (level->in[UM_STATUS_FOR_COURT] | level->in[UM_STATUS_NOT_RECORDED]) & p->world;
    struct um_need *grave = need_of(p, node->members[0]), *lesser = need_of(p, node->members[1]);
    if (level->in[UM_STATUS_MET] & p->world)
        return grave;
    if (open) {
        struct um_need *shown = includes ? grave : join_two(run, grave, lesser, false, NULL);
        return join_two(run, shown, join_two(run, need_of_leaf(p, level), lesser, false, NULL), true, node);
    }
    lesser = includes ? join_two(run, lesser, grave, true, NULL) : lesser;
    return join_two(run, need_of_leaf(p, level), lesser, false, NULL);
}

/* --------------------------------------------------------------------- nodes */

/* Whether a node drops out of an alternative, where it is not asked for. */
static bool drops_out(const struct place *p, const struct um_node *node)
{
    return p->world & (node->in[UM_STATUS_EXCUSED] | node->in[UM_STATUS_INAPPLICABLE]);
}

static struct um_need *need_of(const struct place *p, const struct um_node *node)
{
    struct um_remedy_run *run = p->run;
    if (um_is_leaf(run->t, node))
        return need_of_leaf(p, node);
    if (um_is_choice(run->t, node))
        return need_of_choice(p, node);
    struct um_need **list = UM_NEWS(run->arena, node->n_members, struct um_need *);
    size_t n = 0;
    for (size_t i = 0; i < node->n_members; i++)
        if (!node->any || node->n_members == 1 || !drops_out(p, node->members[i]))
            list[n++] = need_of(p, node->members[i]);
    return um_need_join(run, list, n, node->any, node);
}

/* The test in whose name a part stands, or NULL for a gate. */
static const struct um_rule *test_of(const struct um_remedy_run *run, const struct um_defendant_result *d, const struct um_node *part)
{
    const char *rest = strstr(part->name, "/t/");
    for (size_t i = 0; rest && i < d->tests.n; i++) {
        const struct um_rule *test = &run->t->rules->rules[d->tests.list[i].test];
        const char *name = um_str(run->t->rules, test->test);
        if (strncmp(rest + 3, name, strlen(name)) == 0 && rest[3 + strlen(name)] == '/')
            return test;
    }
    return NULL;
}

/* Whether a part is the Court's balance: it stands open in every showing that is made. */
bool um_is_balance(const struct um_remedy_run *run, const struct um_node *part)
{
    const struct um_rule *rule = part->n && part->findings[0].rule != UM_NONE ? &run->t->rules->rules[part->findings[0].rule] : NULL;
    return rule && rule->kind == UM_RULE_PART && rule->over == UM_OVER_COURT;
}

bool um_is_weighing(const struct um_remedy_run *run, const struct um_defendant_result *d, const struct um_node *part)
{
    const struct um_rule *test = test_of(run, d, part);
    return test && test->weighing;
}

struct um_need *um_need_of(struct um_remedy_run *run, const struct um_defendant_result *d, unsigned world)
{
    struct place p = {.run = run, .world = UINT64_C(1) << world};
    struct um_need **list = UM_NEWS(run->arena, d->parts.n + 1, struct um_need *);
    size_t n = 0;
    if (d->tests.conflict & p.world)
        list[n++] = um_need_new(run, UM_NEED_NEVER, NULL);
    for (size_t i = 0; i < d->parts.n; i++) {
        const struct um_node *part = d->parts.list[i];
        p.weighing = um_is_weighing(run, d, part);
        if ((part->worlds & p.world) && !um_is_balance(run, part))
            list[n++] = need_of(&p, part);
    }
    return um_need_join(run, list, n, false, NULL);
}

/* ---------------------------------------------------------------- the same? */

static void add_text(struct um_text *t, const struct um_need *need)
{
    static const char *const kinds[] = {"+", "never ", "x", "all", "any", "if"};
    um_text_add(t, kinds[need->kind]);
    if (need->kind == UM_NEED_ATOM)
        um_text_add_int(t, need->atom);
    if (need->kind == UM_NEED_NEVER && need->node)
        um_text_add(t, need->node->name);
    for (size_t i = 0; i < need->n_with; i++) {
        um_text_add(t, " ");
        um_text_add_int(t, need->with[i]);
    }
    um_text_add(t, "(");
    for (size_t i = 0; i < need->n; i++)
        add_text(t, need->list[i]);
    um_text_add(t, ")");
}

const char *um_need_text(struct um_remedy_run *run, const struct um_need *need)
{
    struct um_text t = {.arena = run->arena};
    add_text(&t, need);
    return um_text_get(&t);
}
