/* Why a rule held or did not: every rule that bears on a node, tried again for the reader. */
#include <string.h>

#include "base/text.h"
#include "decide/run.h"

/* ------------------------------------------------------ the first that failed */

/* The words an is condition accepts. */
static const char *accepted(const struct um_run *run, const struct um_cond *c)
{
    const struct um_path *p = &run->rules->paths[c->path[0]];
    struct um_text t = {.arena = run->arena};
    unsigned n = p->type == UM_PATH_TEXT ? 0 : p->choice ? um_choices[p->vocab].n : um_vocabs[p->vocab].n;
    for (unsigned i = 0; i < n; i++)
        if (c->mask >> i & 1) {
            um_text_add(&t, t.n ? " or " : "");
            um_text_add(&t, p->choice ? um_choices[p->vocab].options[i].name : um_vocabs[p->vocab].values[i]);
        }
    for (uint32_t i = 0; i < c->words.n; i++) {
        um_text_add(&t, t.n ? " or " : "");
        um_text_add(&t, um_str(run->rules, run->rules->words[c->words.first + i]));
    }
    return um_text_get(&t);
}

/* What a condition on facts wanted, in words. */
static const char *wanted_by(const struct um_run *run, const struct um_cond *c)
{
    static const char *const relations[] = {"=", "<", "<=", ">", ">="};
    const char *other = c->path[1] == UM_NONE ? "" : um_str(run->rules, run->rules->paths[c->path[1]].text);
    switch ((enum um_cond_op)c->op) {
    case UM_COND_IS:
        return accepted(run, c);
    case UM_COND_SAME:
        return um_cat(run->arena, "the same as ", other, NULL);
    case UM_COND_IN:
        return um_cat(run->arena, "one of ", other, NULL);
    case UM_COND_BEFORE:
        return um_cat(run->arena, "before ", other, NULL);
    case UM_COND_WITHIN:
        return um_cat(run->arena, "within ", um_int_text(run->arena, c->number), c->relation ? " years of " : " days of ", other, NULL);
    case UM_COND_SINCE:
        return um_cat(run->arena, um_time_edge(run->arena, c->number, false), " or later", NULL);
    case UM_COND_CMP:
        return um_cat(run->arena, relations[c->relation], " ", um_int_text(run->arena, c->number), NULL);
    case UM_COND_STATUS:
        return um_cat(run->arena, um_vocabs[UM_VOCAB_ELEMENT].values[c->relation], " to have another status", NULL);
    case UM_COND_POSITION:
        return um_cat(run->arena, "another position on ", um_str(run->rules, run->rules->rules[c->relation].id), NULL);
    case UM_COND_SOME:
    case UM_COND_ENTERED:
        return um_cat(run->arena, "a row of sort ", um_entities[c->entity].name, " for which the rest holds", NULL);
    case UM_COND_AT_LEAST:
        return um_cat(run->arena, "more rows of sort ", um_entities[c->entity].name, " for which the rest holds", NULL);
    case UM_COND_EACH:
        return um_cat(run->arena, "the rest to hold for every row of sort ", um_entities[c->entity].name, NULL);
    case UM_COND_NO:
        return um_cat(run->arena, "no row of sort ", um_entities[c->entity].name, " for which the rest holds", NULL);
    case UM_COND_ALL:
    case UM_COND_ANY:
    case UM_COND_NOT:
    case UM_COND_SURELY:
    case UM_COND_OP_COUNT:
        break;
    }
    return "";
}

bool um_first_failing(const struct um_env *env, uint32_t cond, struct um_tried *ret)
{
    const struct um_run *run = env->run;
    const struct um_cond *c = &run->rules->conds[cond];
    const uint32_t *children = run->rules->words + c->children.first;
    struct um_premises read = {0};
    if (um_eval(env, cond, NULL).yes == run->all)
        return false;
    for (uint32_t i = 0; (c->op == UM_COND_ALL || c->op == UM_COND_ANY || c->op == UM_COND_SURELY) && i < c->children.n; i++)
        if (um_first_failing(env, children[i], ret))
            return true;
    um_eval(env, cond, &read);
    bool of_rows = c->op == UM_COND_SOME || c->op == UM_COND_ENTERED || c->op == UM_COND_AT_LEAST || c->op == UM_COND_EACH || c->op == UM_COND_NO;
    ret->cond = cond;
    ret->failing = read.n && !of_rows ? read.list[0] : (struct um_premise){.row = {UM_ENTITY_MATTER, 0}, .path = "", .value = ""}; /* no one row failed it */
    const char *refused = c->op == UM_COND_NOT ? wanted_by(run, &run->rules->conds[children[0]]) : NULL;
    ret->wanted = !refused ? wanted_by(run, c) : *refused ? um_cat(run->arena, "not ", refused, NULL) : "its parts not to hold together";
    return true;
}

/* -------------------------------------------------------------------- rules */

/* The rule that defeats another on a binding in some world, or UM_NONE. */
static uint32_t defeater(const struct um_run *run, const uint32_t *rules, const struct um_truth *held, uint32_t victim,
                         uint64_t worlds)
{
    for (uint32_t i = 0; rules[i] != UM_NONE; i++) {
        const struct um_rule *by = &run->rules->rules[rules[i]];
        for (uint32_t d = 0; d < by->defeats.n; d++)
            if (run->rules->words[by->defeats.first + d] == victim && (held[i].yes & worlds))
                return rules[i];
    }
    return UM_NONE;
}

static void try_rules(struct um_run *run, const uint32_t *rules, const struct um_binding *b, struct um_explained *out)
{
    struct um_truth *held = um_effective(run, rules, b);
    for (uint32_t i = 0; rules[i] != UM_NONE; i++) {
        struct um_env env;
        const struct um_rule *rule = &run->rules->rules[rules[i]];
        bool of_rows = b->assertion != UINT32_MAX && !um_binds_assertion(run, rule); /* tried once, for the cell */
        if (of_rows || !um_bind(run, rule, b, &env))
            continue;
        struct um_truth alone = um_eval_rule(run, rules[i], b, NULL);
        struct um_tried tried = {.rule = rules[i], .assertion = b->assertion, .yes = held[i].yes, .maybe = held[i].maybe,
                                 .defeated = alone.yes & ~(held[i].yes | held[i].maybe), .by = UM_NONE};
        if (tried.defeated)
            tried.by = defeater(run, rules, held, rules[i], tried.defeated);
        if (run->tree->active[rules[i]] && rule->cond != UM_NONE)
            tried.failed = um_first_failing(&env, rule->cond, &tried);
        UM_PUSH(run->arena, out->tried, out->n, out->cap, tried);
    }
}

/* A node by name, shared or a defendant's own. */
static struct um_node *find_node(const struct um_run *run, const char *name)
{
    struct um_node *node = um_node_find(run, name);
    for (size_t d = 0; !node && d < run->tree->n_defendants; d++)
        for (size_t i = 0; !node && i < run->tree->defendants[d].nodes.n; i++)
            if (strcmp(run->tree->defendants[d].nodes.list[i]->name, name) == 0)
                node = run->tree->defendants[d].nodes.list[i];
    return node;
}

void um_try_rules(struct um_run *run, const struct um_node *node, struct um_explained *out)
{
    struct um_binding b = node->binding;
    if (b.assertion != UINT32_MAX)
        try_rules(run, um_rules_for(run, UM_RULE_COMPETENCE, UM_ELEMENT_COUNT), &b, out);
    if (node->element_rule == UM_NONE || node->n_members)
        return;
    unsigned element = run->rules->rules[node->element_rule].element;
    size_t n;
    um_level_enter(run, strstr(node->name, "/pleaded/") ? UM_LEVEL_PLEADING : run->levels >> UM_LEVEL_EVIDENCE & 1 ? UM_LEVEL_EVIDENCE : UM_LEVEL_PLEADING);
    try_rules(run, um_status_rules(run, node->element_rule), &b, out);
    if (element == UM_ELEMENT_COUNT) /* a part or a gate */
        return;
    const uint32_t *offered = um_offered(run, node, &n);
    try_rules(run, um_rules_for(run, UM_RULE_SUFFICIENCY, element), &b, out);
    for (size_t i = 0; i < n; i++) {
        b.assertion = offered[i];
        try_rules(run, um_rules_for(run, UM_RULE_COMPETENCE, UM_ELEMENT_COUNT), &b, out);
        if (b.account != UINT32_MAX)
            try_rules(run, um_rules_for(run, UM_RULE_SCOPE, UM_ELEMENT_COUNT), &b, out);
        try_rules(run, um_status_rules(run, node->element_rule), &b, out);
        try_rules(run, um_rules_for(run, UM_RULE_SUFFICIENCY, element), &b, out);
    }
}

bool um_explain(struct um_run *run, const char *name)
{
    const struct um_node *node = find_node(run, name);
    run->tree->explained.node = node;
    if (node)
        um_try_rules(run, node, &run->tree->explained);
    return node != NULL;
}
