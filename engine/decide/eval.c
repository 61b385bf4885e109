/* Conditions on facts: Kleene's three values, in all worlds at once. */
#include <string.h>

#include "base/limits.h"
#include "base/text.h"
#include "decide/derive.h"
#include "decide/run.h"

static const struct um_truth nowhere = {0, 0};

static struct um_truth truth(const struct um_run *run, bool known, bool yes)
{
    return (struct um_truth){known && yes ? run->all : 0, known ? 0 : run->all};
}

/* -------------------------------------------------------------------- paths */

static void read_cell(const struct um_cell *c, const struct um_field *f, struct um_got *g)
{
    g->known = c->set;
    if (!c->set)
        return;
    switch ((enum um_type)f->type) {
    case UM_TYPE_ENUM:
        g->word = UINT64_C(1) << c->as.integer;
        break;
    case UM_TYPE_ENUMS:
        g->word = (uint64_t)c->as.integer;
        break;
    case UM_TYPE_CHOICE:
        g->word = UINT64_C(1) << c->tag;
        break;
    case UM_TYPE_TIME:
        g->time = c->as.time;
        return; /* the row stays that whose time it is */
    case UM_TYPE_INT:
        g->number = c->as.integer;
        break;
    case UM_TYPE_REF:
        g->row = c->as.refs[0];
        break;
    case UM_TYPE_REFS:
        g->complete = true;
        break;
    case UM_TYPE_ID:
    case UM_TYPE_TEXT:
    case UM_TYPE_WORD:
        g->text = c->as.text;
        break;
    case UM_TYPE_TEXTS:
        break;
    }
    if (f->type != UM_TYPE_TEXTS && (f->type == UM_TYPE_REFS || f->type == UM_TYPE_CHOICE)) {
        g->refs = c->as.refs;
        g->n = c->n;
    }
}

static struct um_got follow(const struct um_env *env, const struct um_path *p)
{
    const struct um_run *run = env->run;
    struct um_got g = {.known = true, .row = {UM_ENTITY_MATTER, 0}};
    if (p->var != UM_NONE)
        g.row = env->vars[p->var];
    for (unsigned i = 0; i < p->n && g.known; i++) {
        if (p->steps[i] == UM_STEP_REFS)
            g.complete = true; /* refs and n were read with the choice */
        else if (p->steps[i] & UM_STEP_DERIVED)
            um_derive(run, p->steps[i] & ~UM_STEP_DERIVED, &g);
        else
            read_cell(um_cell(run->m, p->steps[i], g.row.row), &um_fields[p->steps[i]], &g);
    }
    /* The time of a row that only its filing dates is unknown, but its place in an order is not. */
    if (!g.known && p->type == UM_PATH_TIME) {
        g.time = (struct um_time){UM_TIME_OPEN_FROM, UM_TIME_OPEN_TO};
    }
    return g;
}

/* ----------------------------------------------------------------- premises */

static const char *words_of(struct um_arena *a, const struct um_path *p, uint64_t mask)
{
    struct um_text t = {.arena = a};
    unsigned n = p->choice ? um_choices[p->vocab].n : um_vocabs[p->vocab].n;
    for (unsigned i = 0; i < n; i++)
        if (mask >> i & 1) {
            um_text_add(&t, t.n ? ", " : "");
            um_text_add(&t, p->choice ? um_choices[p->vocab].options[i].name : um_vocabs[p->vocab].values[i]);
        }
    return um_text_get(&t);
}

static const char *ids_of(const struct um_run *run, const struct um_ref *refs, uint32_t n)
{
    struct um_text t = {.arena = run->arena};
    for (uint32_t i = 0; i < n; i++) {
        um_text_add(&t, i ? ", " : "");
        um_text_add(&t, um_row_id(run->m, refs[i]));
    }
    return um_text_get(&t);
}

static const char *time_text(struct um_arena *a, struct um_time t)
{
    const char *from = t.from == UM_TIME_OPEN_FROM ? "" : um_time_edge(a, t.from, false);
    const char *to = t.to == UM_TIME_OPEN_TO ? "" : um_time_edge(a, t.to, true);
    return strcmp(from, to) == 0 ? from : um_cat(a, from, "..", to, NULL);
}

/* The values an attribute has in some world. */
static const char *values_text(const struct um_run *run, const struct um_path *p, const uint64_t *in)
{
    struct um_text t = {.arena = run->arena};
    for (unsigned i = 0; i < um_vocabs[p->vocab].n; i++)
        if (in[i]) {
            um_text_add(&t, t.n ? " or " : "");
            um_text_add(&t, um_vocabs[p->vocab].values[i]);
        }
    return um_text_get(&t);
}

static void note(const struct um_env *env, uint32_t path, const struct um_got *g, struct um_premises *to)
{
    const struct um_run *run = env->run;
    const struct um_path *p = &run->rules->paths[path];
    struct um_premise premise = {.row = p->var == UM_NONE ? (struct um_ref){UM_ENTITY_MATTER, 0} : env->vars[p->var],
                                 .path = um_str(run->rules, p->text)};
    if (!to)
        return;
    if (g->in)
        premise.value = values_text(run, p, g->in);
    else if (g->known && (p->type == UM_PATH_WORD || p->type == UM_PATH_SET))
        premise.value = words_of(run->arena, p, g->word);
    else if (g->known && p->type == UM_PATH_REFS)
        premise.value = ids_of(run, g->refs, g->n), premise.partial = !g->complete;
    else if (g->known && p->type == UM_PATH_ROW)
        premise.value = um_row_id(run->m, g->row);
    else if (g->known && p->type == UM_PATH_TIME)
        premise.value = time_text(run->arena, g->time);
    else if (g->known && p->type == UM_PATH_INT)
        premise.value = um_int_text(run->arena, g->number);
    else if (g->known)
        premise.value = g->text;
    for (size_t i = 0; i < to->n; i++)
        if (um_ref_same(to->list[i].row, premise.row) && strcmp(to->list[i].path, premise.path) == 0)
            return;
    UM_PUSH(run->arena, to->list, to->n, to->cap, premise);
}

/* --------------------------------------------------------------- conditions */

static struct um_truth eval_is(const struct um_env *env, const struct um_cond *c, struct um_premises *premises)
{
    const struct um_run *run = env->run;
    struct um_got g = follow(env, &run->rules->paths[c->path[0]]);
    note(env, c->path[0], &g, premises);
    if (g.in) {
        struct um_truth t = {0, g.unknown};
        for (unsigned i = 0; i < um_vocabs[run->rules->paths[c->path[0]].vocab].n; i++)
            t.yes |= c->mask >> i & 1 ? g.in[i] : 0;
        t.maybe &= ~t.yes;
        return t;
    }
    if (g.text && run->rules->paths[c->path[0]].type == UM_PATH_TEXT) {
        bool yes = false;
        for (uint32_t i = 0; i < c->words.n; i++)
            yes = yes || strcmp(g.text, um_str(run->rules, run->rules->words[c->words.first + i])) == 0;
        return truth(run, true, yes);
    }
    /* A set whose key is missing is empty: what nobody recorded as a marker is none. */
    if (!g.known && run->rules->paths[c->path[0]].type == UM_PATH_SET)
        return nowhere;
    bool yes = (g.word & c->mask) != 0;
    return truth(run, g.known && (yes || !(g.disputed & c->mask)), yes);
}

static bool compare(uint32_t relation, int64_t a, int64_t b)
{
    return relation == 0 ? a == b : relation == 1 ? a < b : relation == 2 ? a <= b : relation == 3 ? a > b : a >= b;
}

static struct um_truth eval_leaf(const struct um_env *env, const struct um_cond *c, struct um_premises *premises)
{
    const struct um_run *run = env->run;
    struct um_got a = follow(env, &run->rules->paths[c->path[0]]), b = {0};
    note(env, c->path[0], &a, premises);
    if (c->path[1] != UM_NONE) {
        b = follow(env, &run->rules->paths[c->path[1]]);
        note(env, c->path[1], &b, premises);
    }
    if (c->op == UM_COND_CMP) {
        bool list = run->rules->paths[c->path[0]].type == UM_PATH_REFS;
        return truth(run, a.known || list, compare(c->relation, list ? (int64_t)a.n : a.number, c->number));
    }
    if (c->op == UM_COND_SAME)
        return truth(run, a.known && b.known, um_ref_same(a.row, b.row));
    if (c->op == UM_COND_IN) {
        bool found = false;
        for (uint32_t i = 0; a.known && i < b.n; i++)
            found = found || um_ref_same(a.row, b.refs[i]);
        return truth(run, a.known && (found || (b.known && b.complete)), found);
    }
    if (c->op == UM_COND_WITHIN || c->op == UM_COND_SINCE) {
        enum um_before is = c->op == UM_COND_WITHIN ? um_time_within(a.time, b.time, c->number, c->relation)
                            : a.time.from >= c->number ? UM_BEFORE_YES
                            : a.time.to < c->number    ? UM_BEFORE_NO
                                                       : UM_BEFORE_UNKNOWN;
        return truth(run, is != UM_BEFORE_UNKNOWN, is == UM_BEFORE_YES);
    }
    enum um_before before = um_happened_before(run->m, a.row, a.time, b.row, b.time);
    return truth(run, before != UM_BEFORE_UNKNOWN, before == UM_BEFORE_YES);
}

/* The path that a quantified variable is said to be in, among the conditions that all must hold; NULL if none is. */
static const struct um_path *tied_to(const struct um_run *run, uint32_t cond, uint32_t var)
{
    const struct um_cond *c = &run->rules->conds[cond];
    const struct um_path *found = NULL;
    if (c->op == UM_COND_IN && run->rules->paths[c->path[0]].var == var && run->rules->paths[c->path[0]].n == 0)
        return &run->rules->paths[c->path[1]];
    for (uint32_t i = 0; c->op == UM_COND_ALL && i < c->children.n && !found; i++)
        found = tied_to(run, run->rules->words[c->children.first + i], var);
    return found;
}

/* How many rows of a range surely satisfy a condition, how many may, and whether all do. */
struct tally {
    struct um_truth some, each;
    uint64_t surely[65], possibly[65]; /* worlds with at least i */
    unsigned needed;
};

static void count_row(const struct um_env *env, const struct um_cond *c, uint32_t row, struct tally *tally,
                      struct um_premises *premises)
{
    const struct um_run *run = env->run;
    uint32_t where = run->rules->words[c->children.first];
    struct um_env inner = *env;
    bool hidden = (c->entity == UM_ENTITY_ASSERTION && !run->visible_assertion[row]) ||
                  (c->entity == UM_ENTITY_RECORD && !run->visible_record[row]) ||
                  (c->entity == UM_ENTITY_FILING && !run->tree->visible_filing[row]);
    if (hidden)
        return;
    inner.vars[c->var] = (struct um_ref){(uint8_t)c->entity, row};
    struct um_truth t = um_eval(&inner, where, NULL);
    if ((t.yes | t.maybe) && premises)
        um_eval(&inner, where, premises);
    struct um_truth *some = &tally->some, *each = &tally->each;
    *some = (struct um_truth){some->yes | t.yes, (some->maybe | t.maybe) & ~(some->yes | t.yes)};
    *each = (struct um_truth){each->yes & t.yes, (each->yes | each->maybe) & (t.yes | t.maybe) & ~(each->yes & t.yes)};
    for (unsigned i = tally->needed; i > 0; i--) {
        tally->surely[i] |= tally->surely[i - 1] & t.yes;
        tally->possibly[i] |= tally->possibly[i - 1] & (t.yes | t.maybe);
    }
}

static struct um_truth eval_quantifier(const struct um_env *env, const struct um_cond *c, struct um_premises *premises)
{
    const struct um_run *run = env->run;
    const struct um_path *tie = tied_to(run, run->rules->words[c->children.first], c->var);
    struct um_got range = {0};
    struct um_node ignored = {0};
    struct tally tally = {.each = {run->all, 0}, .surely = {run->all}, .possibly = {run->all}, .needed = 1};
    bool of_record = c->entity == UM_ENTITY_ASSERTION || c->entity == UM_ENTITY_RECORD;
    bool closed = !of_record || c->op == UM_COND_ENTERED || um_closed(run, UM_NONE, &ignored);
    if (c->op == UM_COND_AT_LEAST)
        tally.needed = (unsigned)(c->number < 1 ? 1 : c->number > 64 ? 64 : c->number);
    if (tie && (tie->var == UM_NONE || tie->var < c->var))
        range = follow(env, tie);
    if (range.known && range.complete) /* only what the list holds can satisfy it */
        for (uint32_t i = 0; i < range.n; i++) {
            if (range.refs[i].entity == c->entity)
                count_row(env, c, range.refs[i].row, &tally, premises);
        }
    else
        for (uint32_t row = 0; row < run->m->tables[c->entity].n; row++)
            count_row(env, c, row, &tally, premises);
    struct um_truth some = tally.some, each = tally.each;
    if (c->op == UM_COND_EACH)
        return closed ? each : (struct um_truth){0, each.yes | each.maybe};
    if (c->op == UM_COND_AT_LEAST)
        some = (struct um_truth){tally.surely[tally.needed], tally.possibly[tally.needed] & ~tally.surely[tally.needed]};
    if (!closed)
        some.maybe = run->all & ~some.yes;
    if (c->op == UM_COND_NO)
        return (struct um_truth){run->all & ~(some.yes | some.maybe), some.maybe};
    return some;
}

static struct um_truth eval_children(const struct um_env *env, const struct um_cond *c, struct um_premises *premises)
{
    const struct um_run *run = env->run;
    const uint32_t *children = run->rules->words + c->children.first;
    struct um_truth t = c->op == UM_COND_ANY ? nowhere : (struct um_truth){run->all, 0};
    for (uint32_t i = 0; i < c->children.n; i++) {
        bool settled = c->op == UM_COND_ANY ? t.yes == run->all : !(t.yes | t.maybe);
        if (settled && !premises) /* the rest changes nothing; what it reads is wanted only with the premises */
            break;
        struct um_truth u = um_eval(env, children[i], premises);
        if (c->op == UM_COND_ANY) {
            t = (struct um_truth){t.yes | u.yes, (t.maybe | u.maybe) & ~(t.yes | u.yes)};
        } else {
            uint64_t yes = t.yes & u.yes, possible = (t.yes | t.maybe) & (u.yes | u.maybe);
            t = (struct um_truth){yes, possible & ~yes};
        }
    }
    if (c->op == UM_COND_NOT)
        t = (struct um_truth){run->all & ~(t.yes | t.maybe), t.maybe};
    if (c->op == UM_COND_SURELY)
        t.maybe = 0;
    return t;
}

/* The worlds in which a node has one of some statuses, for a reason if one is asked for. */
static uint64_t worlds_with(const struct um_node *node, uint64_t statuses, int64_t why)
{
    uint64_t worlds = 0;
    for (size_t i = 0; i < node->n; i++)
        if ((statuses >> node->findings[i].status & 1) && (why < 0 || node->findings[i].why == why))
            worlds |= node->findings[i].worlds;
    return worlds;
}

/* The status of a shared element of the newest point, or of the act, that is bound. */
static struct um_truth eval_status(const struct um_env *env, const struct um_cond *c)
{
    const struct um_run *run = env->run;
    const char *element = um_vocabs[UM_VOCAB_ELEMENT].values[c->relation];
    const struct um_node *node = NULL;
    struct um_binding b = UM_UNBOUND;
    b.claim = env->claim;
    for (int v = 0; v < UM_ENTITY_COUNT; v++) {
        if (env->vars[v].entity == UM_ENTITY_POINT)
            b.point = env->vars[v].row;
        if (env->vars[v].entity == UM_ENTITY_ACT)
            b.act = env->vars[v].row;
    }
    for (int pleaded = run->level == UM_LEVEL_PLEADING; !node && pleaded >= 0; pleaded--) { /* what is the same at every level has no other name */
        if (b.point != UINT32_MAX)
            node = um_node_find(run, um_shared_node_name(run, &b, UM_SCOPE_POINT, element, pleaded));
        if (!node && b.act != UINT32_MAX && b.point != UINT32_MAX)
            node = um_node_find(run, um_shared_node_name(run, &b, UM_SCOPE_ACT_POINT, element, pleaded));
        if (!node && b.act != UINT32_MAX)
            node = um_node_find(run, um_shared_node_name(run, &b, UM_SCOPE_ACT, element, pleaded));
    }
    if (!node)
        return (struct um_truth){0, run->all};
    struct um_truth t = {worlds_with(node, c->mask, c->number), node->in[UM_STATUS_NOT_RECORDED]};
    t.maybe &= ~t.yes;
    return t;
}

struct um_truth um_eval(const struct um_env *env, uint32_t cond, struct um_premises *premises)
{
    const struct um_cond *c = &env->run->rules->conds[cond];
    switch ((enum um_cond_op)c->op) {
    case UM_COND_ALL:
    case UM_COND_ANY:
    case UM_COND_NOT:
    case UM_COND_SURELY:
        return eval_children(env, c, premises);
    case UM_COND_IS:
        return eval_is(env, c, premises);
    case UM_COND_CMP:
    case UM_COND_SAME:
    case UM_COND_IN:
    case UM_COND_BEFORE:
    case UM_COND_WITHIN:
    case UM_COND_SINCE:
        return eval_leaf(env, c, premises);
    case UM_COND_SOME:
    case UM_COND_ENTERED:
    case UM_COND_EACH:
    case UM_COND_NO:
    case UM_COND_AT_LEAST:
        return eval_quantifier(env, c, premises);
    case UM_COND_STATUS:
        return eval_status(env, c);
    case UM_COND_POSITION:
        return (struct um_truth){um_worlds_of(env->run, c->relation, (uint32_t)c->number), 0};
    case UM_COND_OP_COUNT:
        break;
    }
    return nowhere;
}

/* -------------------------------------------------------------------- rules */

bool um_bind(const struct um_run *run, const struct um_rule *rule, const struct um_binding *b, struct um_env *env)
{
    env->run = run;
    env->claim = b->claim;
    for (int v = 0; v < UM_ENTITY_COUNT; v++)
        env->vars[v] = (struct um_ref){UM_ENTITY_MATTER, 0};
    for (uint32_t i = 0; i < rule->vars.n; i++) {
        uint32_t entity = run->rules->vars[rule->vars.first + i].entity, row = UINT32_MAX;
        row = entity == UM_ENTITY_ASSERTION ? b->assertion
              : entity == UM_ENTITY_ACCOUNT ? b->account
              : entity == UM_ENTITY_ACT     ? b->act
              : entity == UM_ENTITY_POINT   ? b->point
              : entity == UM_ENTITY_CLAIM   ? b->claim
              : entity == UM_ENTITY_DEFENDANT ? b->defendant
                                              : row;
        if (row == UINT32_MAX)
            return false;
        env->vars[i] = (struct um_ref){(uint8_t)entity, row};
    }
    return true;
}

/* Whether a rule is in force, and speaks at this level and on this claim; of the matter, on one of its claims. */
static bool speaks_here(const struct um_run *run, uint32_t rule, const struct um_binding *b)
{
    const struct um_rule *r = &run->rules->rules[rule];
    bool of_claim = b->claim == UINT32_MAX ? um_rule_concerns(run->tree, r)
                                           : !r->claims.n || um_rule_of_claim(run->rules, r, um_text_of(run->m, UM_CLAIM__LAW, b->claim));
    return run->tree->active[rule] && (r->levels >> run->level & 1) && of_claim;
}

struct um_truth um_eval_rule(const struct um_run *run, uint32_t rule, const struct um_binding *b,
                             struct um_premises *premises)
{
    const struct um_rule *r = &run->rules->rules[rule];
    struct um_env env;
    if (!speaks_here(run, rule, b) || !um_bind(run, r, b, &env))
        return nowhere;
    struct um_truth t = r->cond == UM_NONE ? (struct um_truth){run->all, 0} : um_eval(&env, r->cond, premises);
    uint64_t under = um_worlds_under(run, b->defendant, r);
    return (struct um_truth){t.yes & under, t.maybe & under};
}

struct um_truth *um_effective(const struct um_run *run, const uint32_t *rules, const struct um_binding *b)
{
    uint32_t n = 0;
    while (rules[n] != UM_NONE)
        n++;
    struct um_truth *out = UM_NEWS(run->arena, n, struct um_truth);
    for (uint32_t i = 0; i < n; i++) {
        out[i] = um_eval_rule(run, rules[i], b, NULL);
        for (uint32_t j = 0; j < i; j++) { /* defeaters stand before what they defeat */
            const struct um_rule *by = &run->rules->rules[rules[j]];
            for (uint32_t d = 0; d < by->defeats.n; d++)
                if (run->rules->words[by->defeats.first + d] == rules[i]) {
                    out[i].maybe = (out[i].maybe | (out[i].yes & out[j].maybe)) & ~out[j].yes;
                    out[i].yes &= ~(out[j].yes | out[j].maybe);
                }
        }
    }
    return out;
}
