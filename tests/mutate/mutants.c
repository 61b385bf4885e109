#include "mutants.h"

#include <string.h>

#include "base/text.h"

/* Which word is tried in another's place. An effect of a new sort is a row here. */
static const struct {
    const char *key, *from, *to;
} swaps[] = {{"status", "met", "unmet"},
             {"status", "unmet", "met"},
             {"status", "for-court", "met"},
             {"status", "not-recorded", "met"},
             {"status", "inapplicable", "unmet"},
             {"status", "excused", "unmet"},
             {"why", "insufficient", "defeated"},
             {"why", "defeated", "insufficient"},
             {"why", "conceded", "insufficient"},
             {"why", "no-evidence", "insufficient"},
             {"competence", "excluded", "form"},
             {"competence", "form", "excluded"},
             {"reach", "enough", "none"},
             {"reach", "court", "enough"},
             {"reach", "adds", "none"},
             {"reach", "none", "enough"},
             {"leans", "disclosure", "anonymity"},
             {"leans", "anonymity", "disclosure"},
             {"outcome", "curable", "not-made"},
             {"outcome", "not-made", "curable"},
             {"outcome", "not-before-court", "not-made"},
             {"outcome", "for-court", "not-made"},
             {"outcome", "not-recorded", "not-made"},
             {"if_yes", "met", "unmet"},
             {"if_yes", "excused", "met"},
             {"if_no", "unmet", "met"},
             {"if_no", "inapplicable", "unmet"},
             {"over", "court", "claims"},
             {"level", "pleading", "evidence"},
             {"level", "evidence", "pleading"},
             {"burden", "seeker", "opponent"},
             {"burden", "opponent", "neither"},
             {"burden", "neither", "opponent"},
             {"via", "self", "act"},
             {"via", "act", "self"},
             {"via", "of", "self"},
             {"via", "work", "self"},
             {"via", "account", "self"},
             {"via", "ground", "self"}};

/* Two keys of one object whose values are tried the other way round. */
static const char *const exchanged[][2] = {{"yes", "no"}};

static const char *const decides_nothing[] = {"structure", "listed"}; /* kinds: they are there to be read */
static const char *const conditions[] = {"if", "applies"};
static const char *const apart[] = {"auth", "supply"}; /* what is found does not turn on them; of supplies see remedies.py */
static const char *const optional[] = {"then", "applies", "tests", "claim", "levels", "items"}; /* without it nothing is narrowed */
static const char *const references[] = {"defeats", "cites"}; /* lists that name rules */
static const char *const kept[] = {"auth", "cites", "for", "positions"}; /* lists whose members are not dropped */

#define HAS(table, word) has(table, sizeof(table) / sizeof *(table), word)

static bool has(const char *const *table, size_t n, const char *word)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(table[i], word) == 0)
            return true;
    return false;
}

static bool is(const struct um_value *v, const char *word)
{
    const char *text = um_value_string(v);
    return text && strcmp(text, word) == 0;
}

void packs_index(struct um_arena *a, struct packs *packs)
{
    for (size_t p = 0; p < packs->n; p++) {
        const struct um_value *rules = um_value_get(packs->trees[p], "rules");
        for (size_t i = 0; i < um_value_count(rules); i++) {
            struct um_value *v = rules->items[i].value;
            const char *id = um_value_string(um_value_get(v, "id"));
            struct rule_at rule = {p, i, v, id ? id : ""};
            UM_PUSH(a, packs->rules, packs->n_rules, packs->cap_rules, rule);
        }
    }
}

/* ------------------------------------------------------------------- making */

struct maker {
    struct um_arena *arena;
    const struct packs *packs;
    struct mutants *to;
    size_t rule; /* being mutated */
};

static struct um_value *rules_of(const struct maker *m, size_t pack)
{
    struct um_value *tree = m->packs->trees[pack];
    for (size_t i = 0; i < tree->n; i++)
        if (strcmp(tree->items[i].key, "rules") == 0)
            return tree->items[i].value;
    return NULL;
}

static struct mutant *begin(struct maker *m, const char *kind, const char *what, const char *path)
{
    const char *id = m->packs->rules[m->rule].id;
    struct mutant new = {.kind = kind, .name = um_cat(m->arena, id, " ", what, *path ? " " : "", path, NULL), .rule = m->rule};
    UM_PUSH(m->arena, m->to->list, m->to->n, m->to->cap, new);
    return &m->to->list[m->to->n - 1];
}

static void edit(struct maker *m, struct mutant *of, struct um_value *in, size_t at, struct um_value *with)
{
    struct edit new = {m->packs->rules[of->rule].pack, in, at, with};
    UM_PUSH(m->arena, of->edits, of->n, of->cap, new);
}

static const char *step(struct maker *m, const char *path, const struct um_value *in, size_t at)
{
    const char *text = um_value_string(in->items[at].value);
    if (in->items[at].key)
        return um_cat(m->arena, path, "/", in->items[at].key, NULL);
    return um_cat(m->arena, path, "/", text ? text : um_int_text(m->arena, (int64_t)at), NULL);
}

/* Drop every member of every "all" and "any" of a condition, at any depth. */
static void drop_conditions(struct maker *m, struct um_value *v, const char *path)
{
    for (size_t i = 0; i < v->n; i++) {
        const char *key = v->items[i].key, *below = step(m, path, v, i);
        struct um_value *inner = v->items[i].value;
        bool joins = key && um_value_type(inner) == UM_VALUE_ARRAY && (strcmp(key, "all") == 0 || strcmp(key, "any") == 0);
        for (size_t k = 0; joins && k < inner->n; k++)
            edit(m, begin(m, "condition", "drop", step(m, below, inner, k)), inner, k, NULL);
        drop_conditions(m, inner, below);
    }
}

/* What is tried in the place of a word, or NULL. */
static const char *swapped(const char *key, const struct um_value *v)
{
    for (size_t i = 0; i < sizeof swaps / sizeof *swaps; i++)
        if (strcmp(swaps[i].key, key) == 0 && is(v, swaps[i].from))
            return swaps[i].to;
    return NULL;
}

static size_t index_of(const struct um_value *object, const char *key)
{
    size_t i = 0;
    while (i < object->n && strcmp(object->items[i].key, key) != 0)
        i++;
    return i;
}

static void exchange(struct maker *m, struct um_value *object, const char *path)
{
    for (size_t p = 0; p < sizeof exchanged / sizeof *exchanged; p++) {
        size_t one = index_of(object, exchanged[p][0]), other = index_of(object, exchanged[p][1]);
        if (one == object->n || other == object->n)
            continue;
        struct mutant *new = begin(m, "effect", um_cat(m->arena, "exchange ", exchanged[p][0], " ", exchanged[p][1], NULL), path);
        edit(m, new, object, one, object->items[other].value);
        edit(m, new, object, other, object->items[one].value);
    }
}

/* Change the words, turn the booleans and drop the members of lists, anywhere but in conditions. */
static void change_effects(struct maker *m, struct um_value *object, const char *path)
{
    exchange(m, object, path);
    for (size_t i = 0; i < object->n; i++) {
        const char *key = object->items[i].key, *below = step(m, path, object, i), *to = swapped(key, object->items[i].value);
        struct um_value *v = object->items[i].value;
        if (HAS(conditions, key) || HAS(apart, key))
            continue;
        if (to)
            edit(m, begin(m, "effect", um_cat(m->arena, v->text, "->", to, NULL), below), object, i, um_value_text(m->arena, to));
        if (v->type == UM_VALUE_BOOL)
            edit(m, begin(m, "effect", "turn", below), object, i, um_value_bool(m->arena, !v->integer));
        for (size_t k = 0; v->type == UM_VALUE_ARRAY && k < v->n; k++) {
            if (!HAS(kept, key) && !(HAS(optional, key) && v->n == 1)) /* that is the list's own drop */
                edit(m, begin(m, strcmp(key, "defeats") == 0 ? "defeats" : "list", "drop", step(m, below, v, k)), v, k, NULL);
            if (v->items[k].value->type == UM_VALUE_OBJECT)
                change_effects(m, v->items[k].value, step(m, below, v, k));
        }
        if (v->type == UM_VALUE_OBJECT)
            change_effects(m, v, below);
    }
}

/* Take a rule out with every reference to it, so that what is left is a law. */
static void drop_rule(struct maker *m)
{
    const struct rule_at *rule = &m->packs->rules[m->rule];
    struct mutant *new = begin(m, "drop", "drop", "");
    edit(m, new, rules_of(m, rule->pack), rule->at, NULL);
    for (size_t i = 0; i < m->packs->n_rules; i++)
        for (size_t r = 0; r < sizeof references / sizeof *references; r++) {
            struct um_value *v = m->packs->rules[i].v;
            size_t at = index_of(v, references[r]);
            struct um_value *list = at < v->n ? v->items[at].value : NULL;
            for (size_t k = 0; k < um_value_count(list); k++)
                if (is(list->items[k].value, rule->id)) {
                    edit(m, new, list, k, NULL);
                    new->edits[new->n - 1].pack = m->packs->rules[i].pack;
                }
        }
}

static void mutate_rule(struct maker *m)
{
    struct um_value *v = m->packs->rules[m->rule].v;
    drop_rule(m);
    for (size_t i = 0; i < v->n; i++) {
        const char *path = um_cat(m->arena, "/", v->items[i].key, NULL);
        if (HAS(conditions, v->items[i].key)) {
            struct um_value *negated = um_value_object(m->arena);
            um_value_set(m->arena, negated, "not", v->items[i].value);
            edit(m, begin(m, "negate", "negate", path), v, i, negated);
            drop_conditions(m, v->items[i].value, path);
        }
        if (HAS(optional, v->items[i].key))
            edit(m, begin(m, "effect", "drop", path), v, i, NULL);
    }
    change_effects(m, v, "");
}

/* ------------------------------------------------------------------ reorder */

/* Whether a part is one of a test, which it names alone or in a list. */
static bool is_of_test(const struct um_value *part, const char *test)
{
    const struct um_value *tests = um_value_get(part, "tests");
    for (size_t i = 0; i < um_value_count(tests); i++)
        if (is(um_value_at(tests, i), test))
            return true;
    return is(um_value_get(part, "test"), test);
}

/* The part of a test that comes next behind an order, or the number of rules. */
static size_t next_part(const struct packs *packs, const char *test, int64_t behind)
{
    size_t best = packs->n_rules;
    for (size_t i = 0; i < packs->n_rules; i++) {
        const struct um_value *v = packs->rules[i].v;
        int64_t order = um_value_integer(um_value_get(v, "order"));
        if (is(um_value_get(v, "kind"), "part") && is_of_test(v, test) && order > behind &&
            (best == packs->n_rules || order < um_value_integer(um_value_get(packs->rules[best].v, "order"))))
            best = i;
    }
    return best;
}

/* Let each two parts of a test that follow each other change places. */
static void reorder_parts(struct maker *m)
{
    const struct packs *packs = m->packs;
    const char *test = um_value_string(um_value_get(packs->rules[m->rule].v, "test"));
    size_t first = next_part(packs, test, -1);
    while (first < packs->n_rules) {
        struct um_value *a = packs->rules[first].v;
        size_t second = next_part(packs, test, um_value_integer(um_value_get(a, "order")));
        if (second < packs->n_rules) {
            struct um_value *b = packs->rules[second].v;
            struct mutant *new = begin(m, "order", "swap", um_cat(m->arena, packs->rules[first].id, " ", packs->rules[second].id, NULL));
            edit(m, new, a, index_of(a, "order"), b->items[index_of(b, "order")].value);
            edit(m, new, b, index_of(b, "order"), a->items[index_of(a, "order")].value);
            new->edits[0].pack = packs->rules[first].pack;
            new->edits[1].pack = packs->rules[second].pack;
        }
        first = second;
    }
}

/* The test that stands behind another in the packs, or the first of all. */
static const char *next_test(const struct packs *packs, const char *test)
{
    const char *first = NULL;
    bool behind = false;
    for (size_t i = 0; i < packs->n_rules; i++) {
        const struct um_value *v = packs->rules[i].v;
        if (!is(um_value_get(v, "kind"), "test"))
            continue;
        const char *here = um_value_string(um_value_get(v, "test"));
        if (behind)
            return here;
        first = first ? first : here;
        behind = strcmp(here, test) == 0;
    }
    return first;
}

/* Let a rule that selects a test select another; who notices one of the others notices each. */
static void select_another(struct maker *m)
{
    struct um_value *rule = m->packs->rules[m->rule].v;
    const char *test = um_value_string(um_value_get(um_value_get(rule, "then"), "test"));
    const char *another = test ? next_test(m->packs, test) : NULL;
    if (!another)
        return;
    struct um_value *changed = um_value_object(m->arena);
    um_value_set_text(m->arena, changed, "test", another);
    edit(m, begin(m, "effect", "select", another), rule, index_of(rule, "then"), changed);
}

void mutants_make(struct um_arena *a, const struct packs *packs, struct mutants *ret)
{
    struct maker m = {a, packs, ret, 0};
    for (; m.rule < packs->n_rules; m.rule++) {
        const struct um_value *kind = um_value_get(packs->rules[m.rule].v, "kind");
        if (!um_value_string(kind) || HAS(decides_nothing, um_value_string(kind)))
            continue;
        mutate_rule(&m);
        if (is(kind, "test"))
            reorder_parts(&m);
        if (is(kind, "select"))
            select_another(&m);
    }
}

/* ----------------------------------------------------------------- in place */

struct saved {
    struct um_member *items;
    size_t n;
};

struct saved *mutant_apply(struct um_arena *a, const struct mutant *mutant)
{
    struct saved *saved = UM_NEWS(a, mutant->n, struct saved);
    for (size_t i = mutant->n; i-- > 0;) { /* from the back, so that what is taken out moves no later place */
        struct um_value *in = mutant->edits[i].in;
        size_t at = mutant->edits[i].at;
        saved[i] = (struct saved){in->items, in->n};
        struct um_member *items = UM_NEWS(a, in->n, struct um_member);
        memcpy(items, in->items, in->n * sizeof *items);
        if (mutant->edits[i].with)
            items[at].value = mutant->edits[i].with;
        else
            memmove(&items[at], &items[at + 1], (--in->n - at) * sizeof *items);
        in->items = items;
    }
    return saved;
}

void mutant_undo(const struct mutant *mutant, const struct saved *saved)
{
    for (size_t i = 0; i < mutant->n; i++) {
        mutant->edits[i].in->items = saved[i].items;
        mutant->edits[i].in->n = saved[i].n;
    }
}
