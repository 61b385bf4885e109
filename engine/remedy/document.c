/* The remedies as values: what can be supplied, what would be enough, and the smallest sets of it. */
#include <string.h>

#include "base/text.h"
#include "findings/document.h"
#include "findings/sentence.h"
#include "remedy/run.h"

enum { MOST_TRIALS = 2000 }; /* changed records that are evaluated; sets beyond that are listed as not tried */

/* --------------------------------------------------------------------- sets */

/* Whether a set brings a defendant in all of some worlds to where it should (less: in none of them); what cannot be tried does neither. */
static bool brings(struct um_remedy_run *run, size_t d, uint64_t worlds, const uint32_t *atoms, size_t n, bool none)
{
    const struct um_tree *t = um_trial(run, atoms, n, NULL, 0);
    uint64_t reached = t ? um_reached(&t->defendants[d]) & worlds : 0;
    return t && (none ? !reached : reached == worlds);
}

/* Evaluate the record with the set, and with the set less each member. */
static bool is_exact(struct um_remedy_run *run, size_t d, uint64_t worlds, const struct um_set *set)
{
    uint32_t *less = UM_NEWS(run->arena, set->n, uint32_t);
    bool exact = brings(run, d, worlds, set->atoms, set->n, false);
    for (size_t i = 0; exact && i < set->n; i++) {
        size_t n = 0;
        for (size_t k = 0; k < set->n; k++)
            if (k != i)
                less[n++] = set->atoms[k];
        exact = brings(run, d, worlds, less, n, true);
    }
    return exact;
}

static struct um_value *ids_of(struct um_remedy_run *run, const struct um_set *set)
{
    struct um_value *list = um_value_array(run->arena);
    for (size_t i = 0; i < set->n; i++)
        um_value_push_text(run->arena, list, run->atoms[set->atoms[i]].id);
    return list;
}

/* The smallest sets, tried; those that fail are counted and not listed. */
static void add_sets(struct um_remedy_run *run, struct um_value *to, size_t d, uint64_t worlds, const struct um_need *need)
{
    struct um_arena *a = run->arena;
    struct um_sets sets = um_sets_of(run, need);
    struct um_value *list = um_value_array(a);
    int64_t failed = 0;
    bool tried = true;
    size_t i = 0;
    for (; i < sets.n && list->n < run->o->expand; i++) {
        if (um_is_void(run, &sets.list[i], worlds))
            continue;
        tried = tried && run->trials + sets.list[i].n < MOST_TRIALS;
        if (tried && !is_exact(run, d, worlds, &sets.list[i]))
            failed++;
        else
            um_value_push(a, list, ids_of(run, &sets.list[i]));
    }
    um_value_set(a, to, "sets", list);
    um_value_set(a, to, "tried", um_value_bool(a, tried));
    um_value_set(a, to, "failed", um_value_int(a, failed));
    um_value_set(a, to, "all", um_value_bool(a, i == sets.n && !sets.cut));
}

/* -------------------------------------------------------------------- needs */

static const struct um_finding *finding_in(const struct um_node *node, uint64_t world)
{
    for (size_t i = 0; i < node->n; i++)
        if (node->findings[i].worlds & world)
            return &node->findings[i];
    return NULL;
}

/* Why what a rule declares for a leaf is not to be had. */
static void add_wanting(struct um_remedy_run *run, struct um_value *to, const struct um_node *node)
{
    const struct um_leaf *leaf = um_leaf_find(run, node->name);
    struct um_value *list = um_value_array(run->arena);
    for (size_t i = 0; leaf && i < leaf->n_wanting; i++)
        um_value_push_text(run->arena, list, leaf->wanting[i]);
    if (list->n)
        um_value_set(run->arena, to, "wanting", list);
}

/* What nothing that can be added cures, and why. */
static void push_never(struct um_remedy_run *run, struct um_value *list, const struct um_need *need, uint64_t world)
{
    struct um_arena *a = run->arena;
    for (size_t i = 0; i < need->n; i++)
        push_never(run, list, need->list[i], world);
    if (need->n)
        return;
    if (!need->node) { /* which test applies is for the Court */
        struct um_value *test = um_value_object(a);
        um_value_set_text(a, test, "node", "m/test");
        um_value_push(a, list, test);
        return;
    }
    const struct um_finding *f = finding_in(need->node, world);
    struct um_value *v = um_value_object(a);
    um_value_set_text(a, v, "node", need->node->name);
    um_value_set_text(a, v, "status", f ? um_vocabs[UM_VOCAB_STATUS].values[f->status] : NULL);
    um_value_set_text(a, v, "why", f ? um_vocabs[UM_VOCAB_WHY].values[f->why] : NULL);
    um_value_set_text(a, v, "reason", f ? um_sentence_of(a, run->t, need->node, f).text : NULL);
    add_wanting(run, v, need->node);
    um_value_push(a, list, v);
}

/* The atoms with any of which something is needed besides. */
static struct um_value *with_value(struct um_remedy_run *run, const struct um_need *need)
{
    struct um_value *list = um_value_array(run->arena);
    for (size_t i = 0; i < need->n_with; i++) {
        um_value_push_text(run->arena, list, run->atoms[need->with[i]].id);
        run->atoms[need->with[i]].useful = true;
    }
    return list;
}

static struct um_value *need_value(struct um_remedy_run *run, const struct um_need *need)
{
    struct um_arena *a = run->arena;
    struct um_value *v = um_value_object(a), *list = um_value_array(a);
    um_value_set_text(a, v, "node", need->node ? need->node->name : NULL);
    if (need->kind == UM_NEED_ATOM) {
        um_value_set_text(a, v, "atom", run->atoms[need->atom].id);
        run->atoms[need->atom].useful = true;
        return v;
    }
    for (size_t i = 0; i < need->n; i++)
        um_value_push(a, list, need_value(run, need->list[i]));
    um_value_set(a, v, need->kind == UM_NEED_ANY ? "any" : "all", list);
    if (need->kind == UM_NEED_IF)
        um_value_set(a, v, "with", with_value(run, need));
    if (need->node)
        add_wanting(run, v, need->node);
    return v;
}

/* -------------------------------------------------------------------- atoms */

static struct um_value *atom_value(struct um_remedy_run *run, const struct um_atom *atom)
{
    struct um_arena *a = run->arena;
    const struct um_rule *rule = &run->t->rules->rules[atom->rule];
    struct um_value *v = um_value_object(a);
    um_value_set_text(a, v, "id", atom->id);
    um_value_set_text(a, v, "kind", atom->ruling ? "answer" : "evidence");
    um_value_set_text(a, v, "node", run->leaves[atom->leaf].node->name);
    um_value_set_text(a, v, "rule", um_str(run->t->rules, rule->id));
    um_value_set_text(a, v, "says", atom->says);
    if (atom->ruling)
        um_value_set_text(a, v, "answer", atom->yes ? "yes" : "no");
    if (atom->giver != UM_NONE)
        um_value_set_text(a, v, "giver", um_row_id(run->t->m, (struct um_ref){UM_ENTITY_PERSON, atom->giver}));
    um_value_set(a, v, "authorities", um_document_authorities(a, run->t, &rule->auth));
    um_value_set(a, v, "add", um_value_copy(a, atom->add));
    return v;
}

/* --------------------------------------------------------------- defendants */

/* Worlds that need the same, and that have the same outcome. */
struct group {
    uint64_t worlds;
    unsigned outcome;
    struct um_need *need;
    const char *text;
};

static unsigned outcome_in(const struct um_defendant_result *d, uint64_t world)
{
    for (unsigned o = 0; o < UM_OUTCOME_COUNT; o++)
        if (d->outcome[o] & world)
            return o;
    return UM_OUTCOME_COUNT;
}

static size_t make_groups(struct um_remedy_run *run, const struct um_defendant_result *d, struct group *out)
{
    size_t n = 0;
    for (unsigned w = 0; w < run->t->worlds.count; w++) {
        uint64_t world = UINT64_C(1) << w;
        struct group g = {.worlds = world, .outcome = outcome_in(d, world)};
        size_t k = 0;
        if ((um_reached(d) & world) || g.outcome == UM_OUTCOME_NOT_BEFORE_COURT)
            continue;
        g.need = um_need_plain(run, um_need_of(run, d, w));
        g.text = um_need_text(run, g.need);
        while (k < n && (out[k].outcome != g.outcome || strcmp(out[k].text, g.text) != 0))
            k++;
        if (k == n)
            out[n++] = g;
        out[k].worlds |= world;
    }
    return n;
}

static struct um_value *group_value(struct um_remedy_run *run, size_t d, const struct group *g)
{
    struct um_arena *a = run->arena;
    struct um_value *v = um_value_object(a), *never = um_value_array(a);
    uint64_t first = g->worlds & ~(g->worlds - 1);
    if (um_document_worlds(a, run->t, g->worlds))
        um_value_set(a, v, "positions", um_document_worlds(a, run->t, g->worlds));
    um_value_set_text(a, v, "outcome", um_vocabs[UM_VOCAB_OUTCOME].values[g->outcome]);
    if (g->need->kind == UM_NEED_NEVER) {
        push_never(run, never, g->need, first);
        um_value_set(a, v, "never", never);
        return v;
    }
    um_value_set(a, v, "needs", need_value(run, g->need));
    add_sets(run, v, d, g->worlds, g->need);
    return v;
}

static struct um_value *remedies_of(struct um_remedy_run *run, size_t d)
{
    struct um_arena *a = run->arena;
    struct group *groups = UM_NEWS(a, run->t->worlds.count, struct group);
    struct um_value *list = um_value_array(a);
    size_t n = make_groups(run, &run->t->defendants[d], groups);
    for (size_t i = 0; i < n; i++)
        um_value_push(a, list, group_value(run, d, &groups[i]));
    return list;
}

/* The value of a defendant in the document, or NULL. */
static struct um_value *defendant_in(const struct um_value *document, const char *id)
{
    const struct um_value *list = um_value_get(document, "defendants");
    for (size_t i = 0; i < um_value_count(list); i++) {
        const char *other = um_value_string(um_value_get(um_value_at(list, i), "id"));
        if (other && strcmp(other, id) == 0)
            return list->items[i].value;
    }
    return NULL;
}

void um_remedies_add(struct um_arena *a, const struct um_tree *t, struct um_remedy_options *o, struct um_value *document)
{
    struct um_remedy_run run = {.arena = a, .t = t, .o = o};
    struct um_value *atoms = um_value_array(a);
    um_leaves_make(&run);
    um_atoms_make(&run);
    um_atoms_try(&run);
    for (size_t d = 0; d < t->n_defendants; d++) {
        struct um_value *v = defendant_in(document, um_row_id(t->m, (struct um_ref){UM_ENTITY_DEFENDANT, t->defendants[d].defendant}));
        if (v && um_is_chosen(&run, d))
            um_value_set(a, v, "remedies", remedies_of(&run, d));
    }
    for (size_t i = 0; i < run.n_atoms; i++)
        if (run.atoms[i].useful)
            um_value_push(a, atoms, atom_value(&run, &run.atoms[i]));
    um_value_set(a, document, "supplies", atoms);
}
