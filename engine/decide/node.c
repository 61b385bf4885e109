/* Nodes: findings, rulings, joins. */
#include <string.h>

#include "decide/algebra.h"
#include "decide/run.h"

/* FNV-1a over the name. */
static size_t hash(const char *s)
{
    uint64_t h = UINT64_C(14695981039346656037);
    for (; *s; s++)
        h = (h ^ (unsigned char)*s) * UINT64_C(1099511628211);
    return (size_t)h;
}

/* Shared nodes by name, in a table at most half full. */
static void remember(struct um_run *run, struct um_node *node)
{
    struct um_node_table *t = &run->by_name;
    if (2 * (t->n + 1) > t->cap) {
        struct um_node_table grown = {.cap = t->cap ? 2 * t->cap : 64};
        grown.list = UM_NEWS(run->arena, grown.cap, struct um_node *);
        struct um_node_table old = *t;
        *t = grown;
        for (size_t i = 0; i < old.cap; i++)
            if (old.list[i])
                remember(run, old.list[i]);
    }
    size_t at = hash(node->name) & (t->cap - 1);
    while (t->list[at])
        at = (at + 1) & (t->cap - 1);
    t->list[at] = node;
    t->n++;
}

struct um_node *um_node_find(const struct um_run *run, const char *name)
{
    const struct um_node_table *t = &run->by_name;
    for (size_t at = hash(name) & (t->cap - 1); t->cap && t->list[at]; at = (at + 1) & (t->cap - 1))
        if (strcmp(t->list[at]->name, name) == 0)
            return t->list[at];
    return NULL;
}

struct um_node *um_node_add(struct um_run *run, const char *name, const struct um_binding *b)
{
    struct um_node *node = UM_NEW(run->arena, struct um_node);
    node->name = name;
    node->worlds = run->all;
    node->binding = *b;
    node->element_rule = UM_NONE;
    node->inventory = UM_NONE;
    UM_PUSH(run->arena, run->into->list, run->into->n, run->into->cap, node);
    if (run->into == &run->tree->shared)
        remember(run, node);
    return node;
}

struct um_finding *um_finding_add(struct um_run *run, struct um_node *node, uint64_t worlds, unsigned status,
                                  unsigned why, uint32_t rule)
{
    struct um_finding f = {.worlds = worlds,
                           .status = (uint8_t)status,
                           .why = (uint8_t)why,
                           .basis = UM_FINDING_BASIS_DERIVED,
                           .rule = rule,
                           .question = UM_NONE,
                           .phrase = "",
                           .binding = node->binding,
                           .position = UM_NONE,
                           .derived_status = UM_STATUS_COUNT};
    UM_PUSH(run->arena, node->findings, node->n, node->cap, f);
    return &node->findings[node->n - 1];
}

/* An answer is the status itself, or what the question's yes or no stands for. */
int um_answer_status(const struct um_run *run, const struct um_node *node, const char *question, const char *answer)
{
    if (strcmp(question, "status") == 0)
        return um_vocab_find(UM_VOCAB_STATUS, answer, strlen(answer));
    for (size_t i = 0; i < node->n; i++) {
        uint32_t ask = node->findings[i].question;
        if (ask == UM_NONE || strcmp(um_str(run->rules, run->rules->rules[ask].id), question) != 0)
            continue;
        if (strcmp(answer, "yes") == 0)
            return run->rules->rules[ask].if_yes;
        if (strcmp(answer, "no") == 0)
            return run->rules->rules[ask].if_no;
    }
    return -1;
}

/* The ruling on a node, the court's before a clerk's; the number of the court's that disagree in *rivals. */
static uint32_t find_ruling(const struct um_run *run, const struct um_node *node, int *status, bool *rivals)
{
    uint32_t best = UM_NONE, n;
    const uint32_t *rows = um_positions_on(run->arena, run->tree, node->name, &n);
    *rivals = false;
    for (uint32_t k = 0; k < n; k++) {
        uint32_t i = rows[k];
        int by = um_enum_of(run->m, UM_POSITION__BY, i);
        if (by != UM_POSITION_BY_COURT && by != UM_POSITION_BY_CLERK)
            continue;
        int s = um_answer_status(run, node, um_text_of(run->m, UM_POSITION__QUESTION, i), um_text_of(run->m, UM_POSITION__ANSWER, i));
        if (s < 0)
            continue;
        bool stronger = best == UM_NONE || (by == UM_POSITION_BY_COURT &&
                                            um_enum_of(run->m, UM_POSITION__BY, best) == UM_POSITION_BY_CLERK);
        if (!stronger && s != *status && by == um_enum_of(run->m, UM_POSITION__BY, best))
            *rivals = true;
        if (stronger) {
            best = i;
            *status = s;
        }
    }
    return best;
}

/* Whether the other side answers on this node. */
static uint8_t contest_of(const struct um_run *run, const struct um_node *node)
{
    for (size_t i = 0; i < node->n_evidence; i++)
        if (node->evidence[i].against)
            return UM_CONTEST_EVIDENCE;
    uint32_t n;
    const uint32_t *rows = um_positions_on(run->arena, run->tree, node->name, &n);
    for (uint32_t i = 0; i < n; i++) {
        int by = um_enum_of(run->m, UM_POSITION__BY, rows[i]);
        if (by >= UM_POSITION_BY_SPEAKER && by <= UM_POSITION_BY_AMICUS)
            return UM_CONTEST_ARGUED;
    }
    return UM_CONTEST_NONE;
}

void um_node_sum(struct um_node *node)
{
    memset(node->in, 0, sizeof node->in);
    for (size_t i = 0; i < node->n; i++)
        node->in[node->findings[i].status] |= node->findings[i].worlds;
}

void um_node_finish(struct um_run *run, struct um_node *node)
{
    int status = -1;
    bool rivals;
    uint32_t ruling = find_ruling(run, node, &status, &rivals);
    int assumed = um_assumed_status(run, node);
    node->contest = contest_of(run, node);
    if (assumed >= 0) {
        uint8_t derived = node->n ? node->findings[0].status : UM_STATUS_COUNT;
        node->n = 0;
        struct um_finding *f = um_finding_add(run, node, run->all, (unsigned)assumed, UM_WHY_NONE, UM_NONE);
        f->basis = UM_FINDING_BASIS_ASSUMED;
        f->phrase = "ruled.assumed";
        f->derived_status = derived;
    } else if (ruling != UM_NONE) {
        bool court = um_enum_of(run->m, UM_POSITION__BY, ruling) == UM_POSITION_BY_COURT;
        uint8_t derived = node->n ? node->findings[0].status : UM_STATUS_COUNT;
        uint16_t all = 0;
        for (size_t i = 0; i < node->n; i++)
            all |= (uint16_t)(1u << node->findings[i].status);
        node->n = 0;
        struct um_finding *f = um_finding_add(run, node, run->all, rivals ? UM_STATUS_CONFLICT : (unsigned)status,
                                              UM_WHY_NONE, UM_NONE);
        f->basis = court ? UM_FINDING_BASIS_RULED : UM_FINDING_BASIS_PROVISIONAL;
        f->position = ruling;
        f->phrase = rivals ? "ruled.rivals" : court ? "ruled.court" : "ruled.clerk";
        f->derived_status = derived;
        f->derived = all;
    }
    um_node_sum(node);
}

void um_node_restrict(struct um_node *node, uint64_t worlds)
{
    size_t kept = 0;
    for (size_t i = 0; i < node->n; i++)
        if (node->findings[i].worlds & worlds) {
            node->findings[kept] = node->findings[i];
            node->findings[kept++].worlds &= worlds;
        }
    node->n = kept;
    node->worlds = worlds;
    um_node_sum(node);
}

/* Worlds in which some member is unmet for a reason: the first that applies in a world, in the order of the vocabulary, is the node's. */
static uint64_t add_unmet_for(struct um_run *run, struct um_node *node, unsigned why, uint64_t left, const char *phrase)
{
    uint64_t worlds = 0;
    for (size_t i = 0; i < node->n_members; i++)
        for (size_t k = 0; k < node->members[i]->n; k++) {
            const struct um_finding *f = &node->members[i]->findings[k];
            worlds |= f->status == UM_STATUS_UNMET && f->why == why ? f->worlds & left : 0;
        }
    if (worlds)
        um_finding_add(run, node, worlds, UM_STATUS_UNMET, why, UM_NONE)->phrase = phrase;
    return worlds;
}

struct um_node *um_node_join_open(struct um_run *run, const char *name, const struct um_binding *b,
                                  struct um_node **members, size_t n, bool any, const char *phrase)
{
    struct um_node *node = um_node_add(run, name, b);
    uint64_t in[UM_STATUS_COUNT] = {0};
    in[UM_STATUS_EXCUSED] = n ? 0 : run->all;
    for (size_t i = 0; i < n; i++) {
        if (i == 0)
            memcpy(in, members[0]->in, sizeof in);
        else
            um_join(in, members[i]->in, any);
    }
    node->members = UM_NEWS(run->arena, n, struct um_node *);
    if (n)
        memcpy(node->members, members, n * sizeof *members);
    node->n_members = n;
    node->any = any;
    for (unsigned status = 0; status < UM_STATUS_COUNT; status++) {
        uint64_t left = in[status];
        for (unsigned why = UM_WHY_NONE + 1; left && status == UM_STATUS_UNMET && why < UM_WHY_COUNT; why++)
            left &= ~add_unmet_for(run, node, why, left, phrase);
        if (left)
            um_finding_add(run, node, left, status, UM_WHY_NONE, UM_NONE)->phrase = phrase;
    }
    return node;
}

struct um_node *um_node_join(struct um_run *run, const char *name, const struct um_binding *b,
                             struct um_node **members, size_t n, bool any, const char *phrase)
{
    struct um_node *node = um_node_join_open(run, name, b, members, n, any, phrase);
    um_node_finish(run, node);
    return node;
}
