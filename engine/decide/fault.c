/* Fault: which of two levels the law asks for, and what follows where that is open. */
#include <string.h>

#include "base/text.h"
#include "decide/algebra.h"
#include "decide/run.h"

/* The nodes of a claim that any of choose_by chooses by; judged before the defendants are. */
static size_t choosers(const struct um_run *run, const struct um_rule *e, uint32_t claim, struct um_node **out)
{
    size_t n = 0;
    for (size_t i = 0; i < run->tree->shared.n; i++) {
        struct um_node *node = run->tree->shared.list[i];
        if (node->element_rule == UM_NONE || node->binding.claim != claim || node->binding.act != UINT32_MAX)
            continue;
        const struct um_rule *rule = &run->rules->rules[node->element_rule];
        if (rule->scope == UM_SCOPE_CLAIM && (e->choose_by >> rule->element & 1))
            out[n++] = node;
    }
    return n;
}

/* The node of the level that fault is chosen by, one a claim: p/<claimant>/fault-level. */
static struct um_node *level_node(struct um_run *run, const struct um_rule *e, uint32_t claim)
{
    const char *name = um_claim_node_name(run, claim, um_str(run->rules, run->rules->rules[e->question].id));
    struct um_nodes *own = run->into;
    struct um_node *node = um_node_find(run, name), *by[UM_ELEMENT_COUNT];
    struct um_binding b = UM_UNBOUND;
    if (node)
        return node;
    b.claim = claim;
    run->into = &run->tree->shared;
    size_t n = choosers(run, e, claim, by);
    node = um_node_join_open(run, name, &b, by, n, true, n == 1 ? "join.level.one" : "join.level");
    for (size_t i = 0; i < node->n; i++) /* so that a ruling may answer it */
        node->findings[i].question = e->question;
    um_node_finish(run, node);
    run->into = own;
    return node;
}

/*
 * An element with two levels, chosen by a question for the court: where the
 * question is open, the answer only matters if the levels differ.
 */
struct um_node *um_choose_node(struct um_run *run, uint32_t rule, const struct um_binding *b, struct um_node *yes,
                               struct um_node *no)
{
    const struct um_rule *e = &run->rules->rules[rule];
    struct um_node *level = level_node(run, e, b->claim);
    struct um_node *node = um_node_add(
        run, um_cat(run->arena, um_arena_copy(run->arena, yes->name, (size_t)(strrchr(yes->name, '/') - yes->name)), "/",
                    um_vocabs[UM_VOCAB_ELEMENT].values[e->element], NULL), b);
    uint64_t in[UM_STATUS_COUNT], lesser[UM_STATUS_COUNT], taken = 0, both_open = level->in[UM_STATUS_FOR_COURT] | level->in[UM_STATUS_NOT_RECORDED];
    node->element_rule = rule;
    node->members = UM_NEWS(run->arena, 3, struct um_node *);
    node->members[0] = yes;
    node->members[1] = no;
    node->members[2] = level;
    node->n_members = 3;
    node->any = true;
    memcpy(lesser, no->in, sizeof lesser);
    if (e->includes) /* showing the first shows the second */
        um_join(lesser, yes->in, true);
    for (unsigned s = 0; s < UM_STATUS_COUNT; s++) {
        in[s] = (level->in[UM_STATUS_MET] & yes->in[s]) | (level->in[UM_STATUS_UNMET] & lesser[s]) |
                (both_open & yes->in[s] & lesser[s]);
        taken |= in[s];
    }
    in[UM_STATUS_NOT_RECORDED] |= ~taken & (yes->in[UM_STATUS_NOT_RECORDED] | no->in[UM_STATUS_NOT_RECORDED]);
    in[UM_STATUS_NOT_RECORDED] |= ~taken & level->in[UM_STATUS_NOT_RECORDED];
    taken |= in[UM_STATUS_NOT_RECORDED];
    in[UM_STATUS_FOR_COURT] |= run->all & ~taken;
    for (unsigned s = 0; s < UM_STATUS_COUNT; s++) {
        if (!in[s])
            continue;
        struct um_finding *f = um_finding_add(run, node, in[s], s, UM_WHY_NONE, rule);
        bool level_decides = (in[s] & level->in[UM_STATUS_NOT_RECORDED] & ~(yes->in[s] & lesser[s])) != 0;
        f->phrase = s == UM_STATUS_FOR_COURT ? "fault.open" : s == UM_STATUS_NOT_RECORDED && level_decides ? "fault.unknown" : "fault.same";
        f->question = s == UM_STATUS_FOR_COURT ? e->question : UM_NONE;
        for (size_t i = 0; s == UM_STATUS_UNMET && i < yes->n; i++)
            if (yes->findings[i].status == s && f->why == UM_WHY_NONE)
                f->why = yes->findings[i].why;
    }
    um_node_finish(run, node);
    return node;
}
