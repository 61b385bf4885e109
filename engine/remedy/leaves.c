/* The leaves of the tree: nodes that join no others. */
#include <string.h>

#include "remedy/run.h"

static size_t hash(const char *s)
{
    uint64_t h = UINT64_C(14695981039346656037);
    for (; *s; s++)
        h = (h ^ (unsigned char)*s) * UINT64_C(1099511628211);
    return (size_t)h;
}

/* Where a name stands in the table, or would. */
static size_t place_of(const struct um_remedy_run *run, const char *name)
{
    size_t at = hash(name) & (run->n_by_name - 1);
    while (run->by_name[at] != UM_NONE && strcmp(run->leaves[run->by_name[at]].node->name, name) != 0)
        at = (at + 1) & (run->n_by_name - 1);
    return at;
}

struct um_leaf *um_leaf_find(const struct um_remedy_run *run, const char *name)
{
    uint32_t leaf = run->by_name[place_of(run, name)];
    return leaf == UM_NONE ? NULL : &run->leaves[leaf];
}

bool um_is_chosen(const struct um_remedy_run *run, size_t defendant)
{
    return !run->o->defendants || run->o->defendants[run->t->defendants[defendant].defendant];
}

bool um_is_choice(const struct um_tree *t, const struct um_node *node)
{
    return node->element_rule != UM_NONE && t->rules->rules[node->element_rule].choose[0] != UM_NONE;
}

/* Members decide a node unless a ruling does, or what is entered leaves no member to look at. */
bool um_is_leaf(const struct um_tree *t, const struct um_node *node)
{
    bool ruled = node->n && node->findings[0].basis != UM_FINDING_BASIS_DERIVED;
    bool joined = um_is_choice(t, node) || (node->n && strncmp(node->findings[0].phrase, "join.", 5) == 0);
    return ruled || !node->n_members || !joined;
}

uint64_t um_leaf_good(const struct um_leaf *leaf, const uint64_t in[UM_STATUS_COUNT])
{
    return leaf->level ? in[UM_STATUS_UNMET] : in[UM_STATUS_MET] | in[UM_STATUS_EXCUSED] | in[UM_STATUS_INAPPLICABLE];
}

uint64_t um_leaf_beyond(const struct um_node *node)
{
    const unsigned whys = 1u << UM_WHY_CONCEDED | 1u << UM_WHY_DEFEATED | 1u << UM_WHY_WRONG_TARGET | 1u << UM_WHY_NOT_PLEADED;
    uint64_t worlds = 0;
    for (size_t i = 0; i < node->n; i++) {
        const struct um_finding *f = &node->findings[i];
        if (f->basis != UM_FINDING_BASIS_DERIVED || (f->status == UM_STATUS_UNMET && (whys >> f->why & 1)))
            worlds |= f->worlds;
    }
    return worlds;
}

static void add_leaf(struct um_remedy_run *run, const struct um_node *node, bool level, bool behind)
{
    struct um_leaf leaf = {.node = node, .level = level, .behind = behind};
    UM_PUSH(run->arena, run->leaves, run->n_leaves, run->cap_leaves, leaf);
}

/* The node by which a kind of fault is chosen, and what stands behind it. */
static void collect_level(struct um_remedy_run *run, const struct um_node *level)
{
    add_leaf(run, level, true, false);
    for (size_t i = 0; i < level->n_members; i++)
        add_leaf(run, level->members[i], true, true);
}

static void collect(struct um_remedy_run *run, const struct um_node *node, bool whole)
{
    bool choice = um_is_choice(run->t, node);
    if (um_is_leaf(run->t, node) || (choice && whole)) {
        add_leaf(run, node, false, false);
        return;
    }
    for (size_t i = 0; i < node->n_members; i++)
        if (choice && i == 2)
            collect_level(run, node->members[i]);
        else
            collect(run, node->members[i], whole);
}

/* Keep each node once, and enter the names in the table. */
static void enter_names(struct um_remedy_run *run)
{
    size_t kept = 0;
    for (run->n_by_name = 64; run->n_by_name < 2 * run->n_leaves;)
        run->n_by_name *= 2;
    run->by_name = UM_NEWS(run->arena, run->n_by_name, uint32_t);
    for (size_t i = 0; i < run->n_by_name; i++)
        run->by_name[i] = UM_NONE;
    for (size_t i = 0; i < run->n_leaves; i++) {
        struct um_leaf leaf = run->leaves[i];
        size_t at = place_of(run, leaf.node->name);
        if (run->by_name[at] != UM_NONE)
            continue;
        run->by_name[at] = (uint32_t)kept;
        run->leaves[kept++] = leaf;
    }
    run->n_leaves = kept;
}

static void collect_all(struct um_remedy_run *run, bool whole)
{
    for (size_t d = 0; d < run->t->n_defendants; d++)
        for (size_t p = 0; um_is_chosen(run, d) && p < run->t->defendants[d].parts.n; p++)
            collect(run, run->t->defendants[d].parts.list[p], whole);
    enter_names(run);
}

void um_leaves_make(struct um_remedy_run *run)
{
    collect_all(run, false);
}

void um_leaves_whole(struct um_remedy_run *run)
{
    collect_all(run, true);
}
