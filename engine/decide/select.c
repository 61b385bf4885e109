/* Which test applies: for the matter, and for each defendant, in each world. */
#include <string.h>

#include "base/text.h"
#include "base/time.h"
#include "decide/run.h"

static uint32_t find_test(const struct um_rules *rules, const char *test)
{
    for (uint32_t i = 0; i < rules->n[UM_SECTION_RULES]; i++)
        if (rules->rules[i].kind == UM_RULE_TEST && strcmp(um_str(rules, rules->rules[i].test), test) == 0)
            return i;
    return UM_NONE;
}

/* Whether a test, and some part of it, rest on authority that is old enough: without a part nothing would be asked, and so all shown. */
static bool is_in_force(const struct um_run *run, uint32_t test)
{
    bool has_part = false;
    for (uint32_t i = 0; run->tree->active[test] && !has_part && i < run->rules->n[UM_SECTION_RULES]; i++) {
        const struct um_rule *part = &run->rules->rules[i];
        has_part = part->kind == UM_RULE_PART && part->test == run->rules->rules[test].test && run->tree->active[i];
    }
    return has_part;
}

/* The tests in force, for a message. */
static const char *tests_of(const struct um_run *run)
{
    struct um_text t = {.arena = run->arena};
    for (uint32_t i = 0; i < run->rules->n[UM_SECTION_RULES]; i++)
        if (run->rules->rules[i].kind == UM_RULE_TEST && is_in_force(run, i)) {
            um_text_add(&t, t.n ? ", " : "");
            um_text_add(&t, um_str(run->rules, run->rules->rules[i].id));
        }
    return um_text_get(&t);
}

static struct um_chosen *add_chosen(struct um_run *run, struct um_selection *to, uint32_t test, uint32_t rule, uint64_t worlds, unsigned basis)
{
    struct um_chosen chosen = {.test = test, .rule = rule, .worlds = worlds, .basis = (uint8_t)basis, .position = UM_NONE};
    UM_PUSH(run->arena, to->list, to->n, to->cap, chosen);
    return &to->list[to->n - 1];
}

/* The test that a ruling on m/test names, the court's before a clerk's; UM_NONE if none does. */
static uint32_t ruled_test(const struct um_run *run, uint32_t *position)
{
    uint32_t n, test = UM_NONE;
    const uint32_t *rows = um_positions_on(run->arena, run->tree, "m/test", &n);
    *position = UM_NONE;
    for (uint32_t i = 0; i < n; i++) {
        int by = um_enum_of(run->m, UM_POSITION__BY, rows[i]);
        bool stronger = *position == UM_NONE || um_enum_of(run->m, UM_POSITION__BY, *position) == UM_POSITION_BY_CLERK;
        uint32_t named = strcmp(um_text_of(run->m, UM_POSITION__QUESTION, rows[i]), "test") == 0
                             ? find_test(run->rules, um_text_of(run->m, UM_POSITION__ANSWER, rows[i]))
                             : UM_NONE;
        if ((by == UM_POSITION_BY_COURT || by == UM_POSITION_BY_CLERK) && named != UM_NONE && is_in_force(run, named) && stronger) {
            test = named;
            *position = rows[i];
        }
    }
    return test;
}

/* The rules of one order, which say the same or conflict; they leave to the next what none of them reaches. */
static uint64_t choose_in_order(struct um_run *run, const uint32_t *rules, const struct um_truth *held, unsigned order,
                                const struct um_binding *b, uint64_t open, struct um_selection *to)
{
    uint64_t taken = 0;
    for (uint32_t i = 0; rules[i] != UM_NONE; i++) {
        const struct um_rule *rule = &run->rules->rules[rules[i]];
        if (rule->order != order || !(held[i].yes & open))
            continue;
        uint32_t test = find_test(run->rules, um_str(run->rules, rule->test));
        uint64_t worlds = is_in_force(run, test) ? held[i].yes & open : 0;
        if (!worlds)
            continue;
        for (size_t k = 0; k < to->n; k++)
            to->conflict |= to->list[k].test != test ? to->list[k].worlds & worlds & taken : 0;
        if (!(worlds & ~taken))
            continue;
        struct um_chosen *chosen = add_chosen(run, to, test, rules[i], worlds & ~taken, UM_FINDING_BASIS_DERIVED);
        um_eval_rule(run, rules[i], b, &chosen->premises);
        taken |= worlds;
    }
    return taken;
}

static void choose(struct um_run *run, const char *wanted, uint32_t defendant, struct um_selection *to)
{
    const uint32_t *rules = um_rules_for(run, UM_RULE_SELECT, UM_ELEMENT_COUNT);
    struct um_binding b = UM_UNBOUND;
    uint32_t position, test = wanted ? find_test(run->rules, wanted) : ruled_test(run, &position);
    b.defendant = defendant;
    *to = (struct um_selection){0};
    if (test != UM_NONE) {
        bool clerk = !wanted && um_enum_of(run->m, UM_POSITION__BY, position) == UM_POSITION_BY_CLERK;
        unsigned basis = wanted ? UM_FINDING_BASIS_ASSUMED : clerk ? UM_FINDING_BASIS_PROVISIONAL : UM_FINDING_BASIS_RULED;
        add_chosen(run, to, test, test, run->all, basis)->position = wanted ? UM_NONE : position;
        return;
    }
    struct um_truth *held = um_effective(run, rules, &b);
    uint64_t open = wanted ? 0 : run->all;
    for (unsigned order = 0; open && order < 256; order++)
        open &= ~choose_in_order(run, rules, held, order, &b, open, to);
}

/* Choose for the matter and for each defendant; false if some world is left without a test. */
static bool choose_all(struct um_run *run, const char *wanted)
{
    struct um_tree *t = run->tree;
    uint64_t all = 0;
    choose(run, wanted, UINT32_MAX, &t->tests);
    for (size_t k = 0; k < t->tests.n; k++)
        all |= t->tests.list[k].worlds;
    for (uint32_t d = 0; d < t->n_defendants; d++)
        choose(run, wanted, d, &t->defendants[d].tests);
    return all == run->all;
}

static void mark(bool *tests, const struct um_selection *s)
{
    for (size_t k = 0; k < s->n; k++)
        tests[s->list[k].test] = true;
}

static bool same_tests(const struct um_selection *a, const struct um_selection *b)
{
    bool same = a->n == b->n && a->conflict == b->conflict;
    for (size_t k = 0; same && k < a->n; k++)
        same = a->list[k].rule == b->list[k].rule && a->list[k].worlds == b->list[k].worlds;
    return same;
}

/* The finding which test was chosen and why: the first of the matter's, and of each defendant for whom it is another. */
static void add_node(struct um_run *run, const char *name, uint32_t defendant, const struct um_selection *s)
{
    struct um_binding b = UM_UNBOUND;
    b.defendant = defendant;
    struct um_node *node = um_node_add(run, name, &b);
    for (size_t k = 0; k < s->n; k++) {
        const struct um_chosen *c = &s->list[k];
        if (!(c->worlds & ~s->conflict))
            continue;
        struct um_finding *f = um_finding_add(run, node, c->worlds & ~s->conflict, UM_STATUS_MET, UM_WHY_NONE, c->rule);
        f->basis = c->basis;
        f->position = c->position;
        f->phrase = c->basis == UM_FINDING_BASIS_ASSUMED ? "test.assumed" : "";
        f->premises = c->premises;
    }
    if (s->conflict)
        um_finding_add(run, node, s->conflict, UM_STATUS_CONFLICT, UM_WHY_NONE, s->list[0].rule)->phrase = "conflict";
    um_node_sum(node);
}

static void add_nodes(struct um_run *run)
{
    struct um_tree *t = run->tree;
    add_node(run, "m/test", UINT32_MAX, &t->tests);
    for (uint32_t d = 0; d < t->n_defendants; d++) {
        run->into = &t->defendants[d].nodes;
        if (!same_tests(&t->tests, &t->defendants[d].tests))
            add_node(run, um_cat(run->arena, "d/", um_row_id(run->m, (struct um_ref){UM_ENTITY_DEFENDANT, d}), "/test", NULL), d,
                     &t->defendants[d].tests);
    }
    run->into = &t->shared;
}

/* Why a test that is named for the run cannot be used, or NULL. */
static const char *check_wanted(const struct um_run *run, const char *wanted)
{
    uint32_t test = wanted ? find_test(run->rules, wanted) : UM_NONE;
    if (wanted && test == UM_NONE)
        return um_cat(run->arena, "there is no test \"", wanted, "\" in this law; there is: ", tests_of(run), NULL);
    if (wanted && !is_in_force(run, test))
        return um_cat(run->arena, "the test \"", wanted, "\" rests on authority later than the day of the law, ",
                      um_time_edge(run->arena, run->tree->law_as_of, true), "; choose another day with --law-as-of", NULL);
    return NULL;
}

const char *um_tests_choose(struct um_run *run, const struct um_decide_options *options, bool *input)
{
    struct um_tree *t = run->tree;
    const char *wrong = um_worlds_check(run, options);
    if (!wrong)
        wrong = check_wanted(run, options->test);
    if (!wrong)
        wrong = um_worlds_make(run, options, NULL, input);
    if (wrong)
        return wrong;
    if (!choose_all(run, options->test))
        return um_cat(run->arena, "no test for the deciding court is in this law as of its day; choose one with --test, or another day with --law-as-of: ", tests_of(run), NULL);
    bool *tests = UM_NEWS(run->arena, run->rules->n[UM_SECTION_RULES], bool);
    mark(tests, &t->tests);
    for (uint32_t d = 0; d < t->n_defendants; d++)
        mark(tests, &t->defendants[d].tests);
    wrong = um_worlds_make(run, options, tests, input);
    if (wrong)
        return wrong;
    choose_all(run, options->test);
    add_nodes(run);
    return NULL;
}

static uint64_t worlds_in(const struct um_run *run, const struct um_selection *s, uint32_t test)
{
    uint64_t worlds = 0;
    for (size_t k = 0; k < s->n; k++)
        worlds |= run->rules->rules[s->list[k].test].test == test ? s->list[k].worlds : 0;
    return worlds;
}

uint64_t um_worlds_of_test(const struct um_run *run, uint32_t defendant, uint32_t test)
{
    if (defendant != UINT32_MAX)
        return worlds_in(run, &run->tree->defendants[defendant].tests, test);
    uint64_t worlds = worlds_in(run, &run->tree->tests, test);
    for (uint32_t d = 0; d < run->tree->n_defendants; d++)
        worlds |= worlds_in(run, &run->tree->defendants[d].tests, test);
    return worlds;
}

uint64_t um_worlds_under(const struct um_run *run, uint32_t defendant, const struct um_rule *rule)
{
    uint64_t worlds = rule->tests.n ? 0 : run->all;
    for (uint32_t i = 0; i < rule->tests.n; i++)
        worlds |= um_worlds_of_test(run, defendant, run->rules->words[rule->tests.first + i]);
    return worlds;
}
