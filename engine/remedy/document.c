/* The remedies as values: what can be supplied, what would be enough, and the smallest sets of it. */
#include <string.h>

#include "base/text.h"
#include "findings/document.h"
#include "findings/sentence.h"
#include "remedy/run.h"

/* Rows of changed records that are evaluated for the sets that are listed; sets beyond that are listed as not tried. */
enum { MOST_ROWS = 60000 };

/* --------------------------------------------------------------------- sets */

/* Whose sets are tried: of a defendant, in some worlds; losing: they are to bring him below where he stands. */
struct aim {
    size_t d;
    uint64_t worlds;
    bool losing, shown; /* shown: from where all but the balance is shown */
};

/* Whether the record that some atoms change has the defendant, in all of the worlds, where he should be with them (less: where he is without). */
static bool brings(struct um_remedy_run *run, const struct aim *aim, const uint32_t *atoms, size_t n, bool less)
{
    const struct um_tree *t = um_trial(run, atoms, n);
    if (!t)
        return false;
    const struct um_defendant_result *d = &t->defendants[aim->d];
    uint64_t up = (aim->losing && !aim->shown ? um_stands(d) : um_reached(d)) & aim->worlds;
    return less == aim->losing ? up == aim->worlds : !up;
}

/* Evaluate the record with the set, and with the set less each member. */
static bool is_exact(struct um_remedy_run *run, const struct aim *aim, const struct um_set *set)
{
    uint32_t *less = UM_NEWS(run->arena, set->n, uint32_t);
    bool exact = brings(run, aim, set->atoms, set->n, false);
    for (size_t i = 0; exact && i < set->n; i++) {
        size_t n = 0;
        for (size_t k = 0; k < set->n; k++)
            if (k != i)
                less[n++] = set->atoms[k];
        exact = brings(run, aim, less, n, true);
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
static void add_sets(struct um_remedy_run *run, struct um_value *to, const struct aim *aim, const struct um_need *need)
{
    struct um_arena *a = run->arena;
    struct um_sets sets = um_sets_of(run, need);
    struct um_value *list = um_value_array(a);
    int64_t failed = 0;
    bool tried = true;
    size_t i = 0;
    for (; i < sets.n && list->n < run->o->expand; i++) {
        if (!aim->losing && um_is_void(run, &sets.list[i], aim->worlds))
            continue;
        tried = tried && (run->trials - run->trials_before + sets.list[i].n) * run->t->m->n_ids < MOST_ROWS;
        if (tried && !is_exact(run, aim, &sets.list[i]))
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
    if (need->kind == UM_NEED_IF)
        um_value_set(a, v, "with", with_value(run, need));
    if (need->kind == UM_NEED_IF && need->list[0]->kind == UM_NEED_NEVER) {
        um_value_set(a, v, "never", um_value_bool(a, true));
        return v;
    }
    for (size_t i = 0; i < need->n; i++)
        um_value_push(a, list, need_value(run, need->list[i]));
    um_value_set(a, v, need->kind == UM_NEED_ANY ? "any" : "all", list);
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

/* A row that could be lost. */
static struct um_value *row_value(struct um_remedy_run *run, const struct um_atom *atom)
{
    struct um_arena *a = run->arena;
    const struct um_matter *m = run->t->m;
    struct um_value *v = um_value_object(a);
    bool record = atom->row.entity == UM_ENTITY_RECORD, position = atom->row.entity == UM_ENTITY_POSITION;
    um_value_set_text(a, v, "id", atom->id);
    um_value_set_text(a, v, "kind", position ? "ruling" : um_entities[atom->row.entity].name);
    um_value_set_text(a, v, "row", um_row_id(m, atom->row));
    um_value_set_text(a, v, "cite", record ? um_cite_record(a, m, atom->row.row) : position ? um_text_of(m, UM_POSITION__CITE, atom->row.row) : NULL);
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

static size_t make_groups(struct um_remedy_run *run, const struct um_defendant_result *d, bool losing, struct group *out)
{
    size_t n = 0;
    for (unsigned w = 0; w < run->t->worlds.count; w++) {
        uint64_t world = UINT64_C(1) << w;
        struct group g = {.worlds = world, .outcome = outcome_in(d, world)};
        size_t k = 0;
        bool up = (losing ? um_stands(d) : um_reached(d)) & world;
        if (up != losing || g.outcome == UM_OUTCOME_NOT_BEFORE_COURT)
            continue;
        g.need = um_need_plain(run, losing ? um_loss_of(run, d, w) : um_need_of(run, d, w));
        g.text = um_need_text(run, g.need);
        while (k < n && (out[k].outcome != g.outcome || strcmp(out[k].text, g.text) != 0))
            k++;
        if (k == n)
            out[n++] = g;
        out[k].worlds |= world;
    }
    return n;
}

static struct um_value *group_value(struct um_remedy_run *run, size_t d, bool losing, const struct group *g)
{
    struct um_arena *a = run->arena;
    struct um_value *v = um_value_object(a), *never = um_value_array(a);
    uint64_t first = g->worlds & ~(g->worlds - 1);
    struct aim aim = {d, g->worlds, losing, (um_reached(&run->t->defendants[d]) & first) != 0};
    if (um_document_worlds(a, run->t, g->worlds))
        um_value_set(a, v, "positions", um_document_worlds(a, run->t, g->worlds));
    um_value_set_text(a, v, "outcome", um_vocabs[UM_VOCAB_OUTCOME].values[g->outcome]);
    if (g->need->kind == UM_NEED_NEVER) {
        if (!losing)
            push_never(run, never, g->need, first);
        um_value_set(a, v, "never", never);
        return v;
    }
    um_value_set(a, v, losing ? "loses" : "needs", need_value(run, g->need));
    add_sets(run, v, &aim, g->need);
    return v;
}

static struct um_value *groups_of(struct um_remedy_run *run, size_t d, bool losing)
{
    struct um_arena *a = run->arena;
    struct group *groups = UM_NEWS(a, run->t->worlds.count, struct group);
    struct um_value *list = um_value_array(a);
    size_t n = make_groups(run, &run->t->defendants[d], losing, groups);
    for (size_t i = 0; i < n; i++)
        um_value_push(a, list, group_value(run, d, losing, &groups[i]));
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

/* Put what was found into the document: of each defendant, and what it is made of. */
static void add_all(struct um_remedy_run *run, struct um_value *document, bool losing)
{
    const struct um_tree *t = run->t;
    struct um_value *atoms = um_value_array(run->arena);
    run->trials_before = run->trials;
    for (size_t d = 0; d < t->n_defendants; d++) {
        struct um_value *v = defendant_in(document, um_row_id(t->m, (struct um_ref){UM_ENTITY_DEFENDANT, t->defendants[d].defendant}));
        if (v && um_is_chosen(run, d))
            um_value_set(run->arena, v, losing ? "undoing" : "remedies", groups_of(run, d, losing));
    }
    for (size_t i = 0; i < run->n_atoms; i++)
        if (run->atoms[i].useful)
            um_value_push(run->arena, atoms, losing ? row_value(run, &run->atoms[i]) : atom_value(run, &run->atoms[i]));
    um_value_set(run->arena, document, losing ? "losses" : "supplies", atoms);
}

void um_remedies_add(struct um_arena *a, const struct um_tree *t, struct um_remedy_options *o, struct um_value *document)
{
    struct um_remedy_run run = {.arena = a, .t = t, .o = o};
    um_leaves_make(&run);
    um_atoms_make(&run);
    um_atoms_try(&run);
    add_all(&run, document, false);
}

void um_undoing_add(struct um_arena *a, const struct um_tree *t, struct um_remedy_options *o, struct um_value *document)
{
    struct um_remedy_run run = {.arena = a, .t = t, .o = o};
    um_leaves_whole(&run);
    um_losses_make(&run);
    add_all(&run, document, true);
}
