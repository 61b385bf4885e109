/*
 * The reference is made from the compiled rules alone: how they hang together
 * is found by looking through all of them. The words stand in the packs.
 */
#include "findings/reference.h"

#include <string.h>

#include "base/digest.h"
#include "base/text.h"
#include "base/time.h"
#include "findings/lawrule.h"
#include "findings/prose.h"

/* Whether a list of words, rules or strings, has one. */
static bool names(const struct um_reference *f, struct um_span list, uint32_t word)
{
    for (uint32_t i = 0; i < list.n; i++)
        if (f->r->words[list.first + i] == word)
            return true;
    return false;
}

/* A rule is spoken of: its id goes to a list, and the document will have it whole. */
static void push_rule(const struct um_reference *f, struct um_value *list, uint32_t i)
{
    f->spoken[i] = true;
    um_value_push_text(f->a, list, str(f, rule_at(f, i)->id));
}

/* ----------------------------------------------------------- tests and claims */

/* The open questions of law that touch some elements, and of the positions of each what it excuses. */
static struct um_value *questions_on(const struct um_reference *f, uint32_t elements)
{
    struct um_value *list = um_value_array(f->a);
    for (uint32_t i = 0; i < n_rules(f); i++)
        if (rule_at(f, i)->kind == UM_RULE_QUESTION && (um_reference_elements(f, i) & elements))
            push_rule(f, list, i);
    return list;
}

/* Whether a rule speaks under a test: under all, where it names none. */
static bool speaks_under(const struct um_reference *f, const struct um_rule *rule, uint32_t test)
{
    return !rule->tests.n || names(f, rule->tests, test);
}

/* What the positions on open questions excuse under a test. */
static struct um_value *excuses_of(const struct um_reference *f, uint32_t test)
{
    struct um_value *list = um_value_array(f->a);
    for (uint32_t i = 0; i < n_rules(f); i++)
        for (uint32_t p = 0; speaks_under(f, rule_at(f, i), test) && p < rule_at(f, i)->positions.n; p++) {
            const struct um_position_def *def = &f->r->positions[rule_at(f, i)->positions.first + p];
            struct um_value *v = um_value_object(f->a), *elements = um_value_array(f->a);
            um_reference_push_set(f, elements, def->excuses, UM_VOCAB_ELEMENT);
            if (!elements->n)
                continue;
            um_value_set_text(f->a, v, "question", str(f, rule_at(f, i)->id));
            um_value_set_text(f->a, v, "position", str(f, def->id));
            um_value_set_text(f->a, v, "says", str(f, def->says));
            um_value_set(f->a, v, "elements", elements);
            um_value_push(f->a, list, v);
        }
    return list;
}

/* The rules that decide a part or a gate under a test. */
static struct um_value *rules_on_part(const struct um_reference *f, uint32_t part, uint32_t test)
{
    struct um_value *list = um_value_array(f->a);
    for (uint32_t i = 0; i < n_rules(f); i++)
        if (rule_at(f, i)->kind == UM_RULE_STATUS && rule_at(f, i)->part == part &&
            speaks_under(f, rule_at(f, i), test))
            push_rule(f, list, i);
    return list;
}

/* The gates that are asked before a test, or its own parts, in order, with the rules that decide each. */
static struct um_value *steps_of(const struct um_reference *f, uint32_t test, unsigned kind)
{
    struct um_value *list = um_value_array(f->a);
    for (unsigned order = 0; order <= UINT8_MAX; order++)
        for (uint32_t i = 0; i < n_rules(f); i++) {
            const struct um_rule *rule = rule_at(f, i);
            bool of_test = kind == UM_RULE_PART ? rule->test == test : speaks_under(f, rule, test);
            if (rule->kind != kind || rule->order != order || !of_test)
                continue;
            struct um_value *v = um_value_object(f->a);
            f->spoken[i] = true;
            um_value_set_text(f->a, v, "rule", str(f, rule->id));
            um_value_set(f->a, v, "rules", rules_on_part(f, rule->part, test));
            um_value_push(f->a, list, v);
        }
    return list;
}

/* The rules of a kind that are of a test: those that name it as theirs, or speak under it or under all. */
static struct um_value *rules_of_kind(const struct um_reference *f, uint32_t test, unsigned kind)
{
    struct um_value *list = um_value_array(f->a);
    for (uint32_t i = 0; i < n_rules(f); i++) {
        const struct um_rule *rule = rule_at(f, i);
        if (rule->kind == kind && (kind == UM_RULE_SELECT ? rule->test == test : speaks_under(f, rule, test)))
            push_rule(f, list, i);
    }
    return list;
}

/* Whether rules of its kind stand in a list of their own. */
static bool is_listed(const struct um_rule *rule)
{
    return rule->kind == UM_RULE_GATE || rule->kind == UM_RULE_EXCUSE || rule->kind == UM_RULE_QUESTION ||
           rule->kind == UM_RULE_PART || (rule->kind == UM_RULE_STATUS && rule->element == UM_ELEMENT_COUNT);
}

/* Any other rule that names the test. */
static struct um_value *others_of(const struct um_reference *f, uint32_t test)
{
    struct um_value *list = um_value_array(f->a);
    for (uint32_t i = 0; i < n_rules(f); i++)
        if (names(f, rule_at(f, i)->tests, test) && !is_listed(rule_at(f, i)))
            push_rule(f, list, i);
    return list;
}

static struct um_value *test_value(const struct um_reference *f, uint32_t i)
{
    const struct um_rule *test = rule_at(f, i);
    struct um_value *v = um_value_object(f->a);
    f->spoken[i] = true;
    um_value_set_text(f->a, v, "id", str(f, test->test));
    um_value_set_text(f->a, v, "rule", str(f, test->id));
    um_value_set(f->a, v, "selected_by", rules_of_kind(f, test->test, UM_RULE_SELECT));
    um_value_set(f->a, v, "gates", steps_of(f, test->test, UM_RULE_GATE));
    um_value_set(f->a, v, "parts", steps_of(f, test->test, UM_RULE_PART));
    um_value_set(f->a, v, "not_asked", rules_of_kind(f, test->test, UM_RULE_EXCUSE));
    um_value_set(f->a, v, "excuses", excuses_of(f, test->test));
    um_value_set(f->a, v, "questions", rules_of_kind(f, test->test, UM_RULE_QUESTION));
    um_value_set(f->a, v, "others", others_of(f, test->test));
    return v;
}

static bool is_of_claim(const struct um_reference *f, const struct um_rule *rule, uint32_t claim)
{
    return names(f, rule->claims, claim);
}

/* The rules that speak on an element, other than those that make it one of a claim. */
static struct um_value *rules_on(const struct um_reference *f, unsigned element, uint32_t claim)
{
    struct um_value *list = um_value_array(f->a);
    for (uint32_t i = 0; i < n_rules(f); i++) {
        const struct um_rule *rule = rule_at(f, i);
        if (rule->element == element && rule->kind != UM_RULE_ELEMENT &&
            (!rule->claims.n || is_of_claim(f, rule, claim)))
            push_rule(f, list, i);
    }
    return list;
}

static struct um_value *claim_value(const struct um_reference *f, uint32_t claim)
{
    struct um_value *v = um_value_object(f->a), *elements = um_value_array(f->a);
    uint32_t set = 0;
    for (unsigned order = 0; order <= UINT8_MAX; order++)
        for (uint32_t i = 0; i < n_rules(f); i++) {
            const struct um_rule *rule = rule_at(f, i);
            if (rule->kind != UM_RULE_ELEMENT || rule->order != order || !is_of_claim(f, rule, claim))
                continue;
            struct um_value *e = um_value_object(f->a);
            f->spoken[i] = true;
            set |= 1u << rule->element;
            um_value_set_text(f->a, e, "rule", str(f, rule->id));
            um_value_set_text(f->a, e, "element", um_vocabs[UM_VOCAB_ELEMENT].values[rule->element]);
            um_value_set(f->a, e, "rules", rules_on(f, rule->element, claim));
            um_value_push(f->a, elements, e);
        }
    um_value_set_text(f->a, v, "id", str(f, claim));
    um_value_set(f->a, v, "elements", elements);
    um_value_set(f->a, v, "questions", questions_on(f, set));
    return v;
}

/* The claims of the law in the order in which its rules name them: *n strings. */
static const uint32_t *claims_of(const struct um_reference *f, size_t *n)
{
    uint32_t *list = NULL;
    size_t cap = 0;
    *n = 0;
    for (uint32_t i = 0; i < n_rules(f); i++)
        for (uint32_t k = 0; rule_at(f, i)->kind == UM_RULE_ELEMENT && k < rule_at(f, i)->claims.n; k++) {
            uint32_t claim = f->r->words[rule_at(f, i)->claims.first + k];
            bool seen = false;
            for (size_t c = 0; c < *n; c++)
                seen = seen || list[c] == claim;
            if (!seen)
                UM_PUSH(f->a, list, *n, cap, claim);
        }
    return list;
}

/* ------------------------------------------------------------------ document */

/* What is asked for, by kind. */
struct asked {
    struct um_value *tests, *claims;
};

/* An id as the test, claim, rule or authority that it names first; false if it names nothing. */
static bool ask_for(const struct um_reference *f, struct asked *to, const char *id)
{
    uint32_t rule = um_rule_find(f->r, id);
    bool found = rule != UM_NONE;
    size_t n;
    const uint32_t *claims = claims_of(f, &n);
    for (uint32_t i = 0; i < n_rules(f); i++)
        if (rule_at(f, i)->kind == UM_RULE_TEST &&
            (i == rule || (!found && strcmp(str(f, rule_at(f, i)->test), id) == 0)))
            um_value_push(f->a, to->tests, test_value(f, i)), found = true;
    for (size_t i = 0; !found && i < n; i++)
        if (strcmp(str(f, claims[i]), id) == 0)
            um_value_push(f->a, to->claims, claim_value(f, claims[i])), found = true;
    if (rule != UM_NONE)
        f->spoken[rule] = true;
    for (uint32_t i = 0; !found && i < f->r->n[UM_SECTION_AUTHORITIES]; i++)
        if (strcmp(str(f, f->r->authorities[i].id), id) == 0)
            f->cited[i] = found = true;
    return found;
}

static void ask_for_all(const struct um_reference *f, struct asked *to)
{
    size_t n;
    const uint32_t *claims = claims_of(f, &n);
    for (uint32_t i = 0; i < n_rules(f); i++) {
        f->spoken[i] = true;
        if (rule_at(f, i)->kind == UM_RULE_TEST)
            um_value_push(f->a, to->tests, test_value(f, i));
    }
    for (size_t i = 0; i < n; i++)
        um_value_push(f->a, to->claims, claim_value(f, claims[i]));
    for (uint32_t i = 0; i < f->r->n[UM_SECTION_AUTHORITIES]; i++)
        f->cited[i] = true;
}

/* Names that are near to one that names nothing, nearest first. */
struct near {
    const char *id;
    unsigned distance;
};

static void consider(struct near *best, size_t n, const char *wanted, const char *id)
{
    size_t length = strlen(wanted);
    bool begins = length > 1 && strncmp(id, wanted, length) == 0;
    struct near one = {id, begins ? 1 : um_edit_distance(wanted, id, 4)};
    if (2 * one.distance > length) /* half of the word would have to change */
        return;
    for (size_t i = 0; i < n; i++) {
        if (best[i].id && one.id && strcmp(best[i].id, one.id) == 0)
            return;
        if (one.distance < best[i].distance) {
            struct near moved = best[i];
            best[i] = one;
            one = moved;
        }
    }
}

static const char *refuse(const struct um_reference *f, const char *id)
{
    struct near best[3] = {{NULL, 4}, {NULL, 4}, {NULL, 4}};
    struct um_text t = {.arena = f->a};
    size_t n;
    const uint32_t *claims = claims_of(f, &n);
    for (uint32_t i = 0; i < n_rules(f); i++)
        consider(best, 3, id, str(f, rule_at(f, i)->id));
    for (size_t i = 0; i < n; i++)
        consider(best, 3, id, str(f, claims[i]));
    for (uint32_t i = 0; i < f->r->n[UM_SECTION_AUTHORITIES]; i++)
        consider(best, 3, id, str(f, f->r->authorities[i].id));
    um_text_add(&t,
                um_cat(f->a, "there is no rule, test, claim or authority \"", id, "\" in this law", NULL));
    for (size_t i = 0; i < 3 && best[i].id; i++)
        um_text_add(&t, um_cat(f->a, i ? ", " : "; did you mean ", best[i].id, NULL));
    if (best[0].id)
        um_text_add(&t, "?");
    return um_text_get(&t);
}

/* The kinds of rule, as headings, and under each those that are spoken of. A kind in no group is in the last. */
static struct um_value *groups_of(const struct um_reference *f)
{
    static const char *const groups[][2] = {{"tests", "test gate part excuse select"},
                                            {"claims", "element status outcome"},
                                            {"evidence", "competence scope sufficiency"},
                                            {"balance", "factor"},
                                            {"questions", "question ask"},
                                            {"remarks", "remark"},
                                            {"stated", ""}};
    enum {
        N = sizeof groups / sizeof *groups
    };
    struct um_value *list = um_value_array(f->a), *rules[N];
    for (size_t g = 0; g < N; g++)
        rules[g] = um_value_array(f->a);
    for (uint32_t i = 0; i < n_rules(f); i++) {
        size_t g = 0;
        while (g < N - 1 && !um_reference_lists(groups[g][1], kind_of(rule_at(f, i))))
            g++;
        if (f->spoken[i])
            um_value_push_text(f->a, rules[g], str(f, rule_at(f, i)->id));
    }
    for (size_t g = 0; g < N; g++) {
        struct um_value *v = um_value_object(f->a);
        um_value_set_text(f->a, v, "id", groups[g][0]);
        um_value_set_text(f->a, v, "title", um_phrase(f->r, um_cat(f->a, "law.group.", groups[g][0], NULL)));
        um_value_set(f->a, v, "rules", rules[g]);
        um_value_push(f->a, list, v);
    }
    return list;
}

struct um_value *um_reference_engine(struct um_arena *a)
{
    struct um_value *engine = um_value_object(a);
    um_value_set_text(a, engine, "name", "unmask");
    um_value_set_text(a, engine, "version", UM_VERSION);
    return engine;
}

struct um_value *um_reference_packs(struct um_arena *a, const struct um_rules *r)
{
    struct um_value *list = um_value_array(a);
    for (uint32_t i = 0; i < r->n[UM_SECTION_PACKS]; i++) {
        const struct um_pack *pack = &r->packs[i];
        struct um_value *v = um_value_object(a);
        um_value_set_text(a, v, "id", um_str(r, pack->id));
        um_value_set_text(a, v, "version", um_str(r, pack->version));
        um_value_set_text(a, v, "title", um_str(r, pack->title));
        um_value_set_text(a, v, "sha256", um_hex(a, pack->sha256));
        um_value_push(a, list, v);
    }
    return list;
}

static struct um_value *document(const struct um_reference *f, const struct asked *asked)
{
    struct um_value *v = um_value_object(f->a), *rules = um_value_array(f->a),
                    *authorities = um_value_array(f->a);
    bool whole = f->o->n_ids == 0;
    um_value_set_text(f->a, v, "format", "unmask.law-reference/1");
    um_value_set(f->a, v, "engine", um_reference_engine(f->a));
    um_value_set(f->a, v, "law", um_reference_packs(f->a, f->r));
    if (f->o->as_of != INT64_MAX)
        um_value_set_text(f->a, v, "law_as_of", um_time_edge(f->a, f->o->as_of, true));
    um_value_set(f->a, v, "whole", um_value_bool(f->a, whole));
    um_value_set(f->a, v, "tests", asked->tests);
    um_value_set(f->a, v, "claims", asked->claims);
    um_value_set(f->a, v, "groups", groups_of(f));
    for (uint32_t i = 0; i < n_rules(f); i++)
        if (f->spoken[i])
            um_value_push(f->a, rules, um_reference_rule(f, i));
    for (uint32_t i = 0; i < f->r->n[UM_SECTION_AUTHORITIES]; i++)
        if (f->cited[i])
            um_value_push(f->a, authorities, um_reference_authority(f, i));
    um_value_set(f->a, v, "rules", rules);
    um_value_set(f->a, v, "authorities", authorities);
    if (whole)
        um_value_set(f->a, v, "reads", um_prose_reads(f->a, f->r));
    return v;
}

struct um_value *um_reference_make(struct um_arena *a, const struct um_rules *r,
                                   const struct um_reference_options *o, const char **refusal)
{
    struct um_reference f = {a, r, o, UM_NEWS(a, r->n[UM_SECTION_RULES], bool),
                             UM_NEWS(a, r->n[UM_SECTION_AUTHORITIES], bool)};
    struct asked asked = {um_value_array(a), um_value_array(a)};
    *refusal = NULL;
    for (size_t i = 0; i < o->n_ids && !*refusal; i++)
        if (!ask_for(&f, &asked, o->ids[i]))
            *refusal = refuse(&f, o->ids[i]);
    if (!o->n_ids)
        ask_for_all(&f, &asked);
    return *refusal ? NULL : document(&f, &asked);
}
