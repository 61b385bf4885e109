#include "findings/lawcheck.h"

#include <string.h>

#include "base/text.h"
#include "findings/prose.h"
#include "findings/reference.h"
#include "findings/search.h"

struct check {
    struct um_arena *a;
    const struct um_rules *r;
    struct um_searcher *searcher;
    struct um_value *findings, *open; /* open: rules whose search reached its bound */
    uint32_t pairs;
};

static uint32_t n_rules(const struct check *c)
{
    return c->r->n[UM_SECTION_RULES];
}

static const struct um_rule *rule_at(const struct check *c, uint32_t i)
{
    return &c->r->rules[i];
}

static const char *str(const struct check *c, uint32_t offset)
{
    return um_str(c->r, offset);
}

/* ------------------------------------------------------------------ findings */

/* What was found, in the words of the packs: of a rule, or rule UM_NONE of some other id; what is named in the words beside it. */
static struct um_value *report(struct check *c, const char *check, uint32_t rule, const char *id,
                               const char *what)
{
    struct um_value *v = um_value_object(c->a);
    const char *name = rule == UM_NONE ? id : str(c, rule_at(c, rule)->id);
    um_value_set_text(c->a, v, "check", check);
    um_value_set_text(c->a, v, "id", name);
    if (rule != UM_NONE)
        um_value_set_text(c->a, v, "pack", str(c, c->r->packs[rule_at(c, rule)->pack].id));
    um_value_set_text(c->a, v, "says",
                      UM_PHRASE(c->a, c->r, um_cat(c->a, "law.check.", check, NULL), {"id", name},
                                {"what", what},
                                {"kind", rule == UM_NONE ? "" : um_rule_kind_names[rule_at(c, rule)->kind]}));
    um_value_push(c->a, c->findings, v);
    return v;
}

static const char *element_name(unsigned element)
{
    return um_vocabs[UM_VOCAB_ELEMENT].values[element];
}

/* ------------------------------------------------- what nothing leads to or uses */

/* The elements that some claim has. */
static uint32_t elements_of_claims(const struct check *c)
{
    uint32_t set = 0;
    for (uint32_t i = 0; i < n_rules(c); i++)
        if (rule_at(c, i)->kind == UM_RULE_ELEMENT && rule_at(c, i)->claims.n)
            set |= 1u << rule_at(c, i)->element;
    return set;
}

static bool is_part(const struct check *c, uint32_t part)
{
    for (uint32_t i = 0; i < n_rules(c); i++)
        if ((rule_at(c, i)->kind == UM_RULE_PART || rule_at(c, i)->kind == UM_RULE_GATE) &&
            rule_at(c, i)->part == part)
            return true;
    return false;
}

static void check_unreachable(struct check *c, uint32_t i)
{
    const struct um_rule *rule = rule_at(c, i);
    uint32_t had = elements_of_claims(c);
    if (rule->kind == UM_RULE_ELEMENT && !rule->claims.n)
        report(c, "element-of-no-claim", i, NULL, element_name(rule->element));
    else if (rule->element < UM_ELEMENT_COUNT && !(had >> rule->element & 1))
        report(c, "unreachable-element", i, NULL, element_name(rule->element));
    else if (rule->touches && !(rule->touches & had))
        report(c, "touches-nothing", i, NULL, "");
    if (rule->kind != UM_RULE_PART && rule->kind != UM_RULE_GATE && *str(c, rule->part) &&
        !is_part(c, rule->part))
        report(c, "unreachable-part", i, NULL, str(c, rule->part));
}

/* Whether a condition reads the answer to a question. */
static bool reads(const struct check *c, uint32_t cond, uint32_t question)
{
    const struct um_cond *at = cond == UM_NONE ? NULL : &c->r->conds[cond];
    if (at && at->op == UM_COND_POSITION)
        return at->relation == question;
    for (uint32_t i = 0; at && i < at->children.n; i++)
        if (reads(c, c->r->words[at->children.first + i], question))
            return true;
    return false;
}

/* A question for the Court that no rule asks; one of law whose answer excuses nothing and is read by no rule. */
static void check_questions(struct check *c, uint32_t i)
{
    const struct um_rule *rule = rule_at(c, i);
    bool used = false;
    if (rule->kind != UM_RULE_ASK && rule->kind != UM_RULE_QUESTION)
        return;
    for (uint32_t k = 0; k < n_rules(c); k++)
        used = used || rule_at(c, k)->question == i || reads(c, rule_at(c, k)->cond, i) ||
               reads(c, rule_at(c, k)->applies, i);
    for (uint32_t p = 0; p < rule->positions.n; p++)
        used = used || c->r->positions[rule->positions.first + p].excuses;
    if (!used)
        report(c, rule->kind == UM_RULE_ASK ? "asked-by-nothing" : "changes-nothing", i, NULL, "");
}

/* ------------------------------------------------------------- what never holds */

/* Each rule once, although several searches of it may reach the bound. */
static void note_open(struct check *c, enum um_found found, uint32_t rule)
{
    const char *last = c->open->n ? c->open->items[c->open->n - 1].value->text : "";
    if (found == UM_FOUND_OPEN && strcmp(last, str(c, rule_at(c, rule)->id)) != 0)
        um_value_push_text(c->a, c->open, str(c, rule_at(c, rule)->id));
}

static void check_holds(struct check *c, uint32_t i)
{
    enum um_found found = um_search_holds(c->searcher, i);
    note_open(c, found, i);
    if (found == UM_FOUND_NONE)
        report(c, "never-holds", i, NULL, "");
    if (found != UM_FOUND_SOME || !rule_at(c, i)->depth)
        return;
    found = um_search_undefeated(c->searcher, i);
    note_open(c, found, i);
    if (found == UM_FOUND_NONE)
        report(c, "always-defeated", i, NULL, "");
}

/* -------------------------------------------------------------- what cannot be met */

static bool shows(unsigned status)
{
    return status == UM_STATUS_MET || status == UM_STATUS_CONTESTED || status == UM_STATUS_FOR_COURT;
}

/* Whether some rule can make an element met, or with element UM_ELEMENT_COUNT a part; what only adds to other proof must be two. */
static bool can_be_met(const struct check *c, unsigned element, uint32_t part)
{
    unsigned adds = 0;
    for (uint32_t i = 0; i < n_rules(c); i++) {
        const struct um_rule *rule = rule_at(c, i);
        bool on = element < UM_ELEMENT_COUNT ? rule->element == element : rule->part == part;
        if (on && rule->kind == UM_RULE_STATUS && shows(rule->status))
            return true;
        if (on && rule->kind == UM_RULE_SUFFICIENCY &&
            (rule->reach == UM_REACH_ENOUGH || rule->reach == UM_REACH_COURT))
            return true;
        adds += on && rule->kind == UM_RULE_SUFFICIENCY && rule->reach == UM_REACH_ADDS;
    }
    return adds > 1;
}

static void check_curable(struct check *c, uint32_t i)
{
    const struct um_rule *rule = rule_at(c, i);
    bool element = rule->kind == UM_RULE_ELEMENT && rule->choose[0] == UM_NONE;
    bool by_rules = rule->kind == UM_RULE_GATE || (rule->kind == UM_RULE_PART && rule->over == UM_OVER_RULES);
    bool part =
        by_rules || (rule->kind == UM_RULE_PART && rule->over == UM_OVER_CLAIMS && !elements_of_claims(c));
    bool missing = rule->status == UM_STATUS_COUNT || rule->status == UM_STATUS_UNMET ||
                   rule->status == UM_STATUS_NOT_RECORDED;
    if ((element || part) && missing && !*str(c, rule->cure) && !*str(c, rule->renew) &&
        !can_be_met(c, rule->element, rule->part))
        report(c, "incurable", i, NULL, element ? element_name(rule->element) : str(c, rule->part));
}

/* ------------------------------------------------------- rules that can disagree */

static bool defeats(const struct check *c, const struct um_rule *rule, uint32_t other)
{
    for (uint32_t i = 0; i < rule->defeats.n; i++)
        if (c->r->words[rule->defeats.first + i] == other)
            return true;
    return false;
}

/* Whether two lists have a word in common; an empty one stands for all. */
static bool share(const struct check *c, struct um_span one, struct um_span other)
{
    bool any = !one.n || !other.n;
    for (uint32_t i = 0; i < one.n; i++)
        for (uint32_t k = 0; k < other.n; k++)
            any = any || c->r->words[one.first + i] == c->r->words[other.first + k];
    return any;
}

/* Whether two rules can be heard at once: for a claim, under a test and at a level that both speak of. */
static bool meet(const struct check *c, const struct um_rule *one, const struct um_rule *other)
{
    return share(c, one->claims, other->claims) && share(c, one->tests, other->tests) &&
           (one->levels & other->levels);
}

/* Whether two rules set different statuses of the same element or part. */
static bool disagree(const struct check *c, const struct um_rule *one, const struct um_rule *other)
{
    return one->kind == UM_RULE_STATUS && other->kind == UM_RULE_STATUS && one->element == other->element &&
           one->part == other->part && one->status != other->status && meet(c, one, other);
}

/*
 * A chain of defeats does not settle two rules at its ends: where the middle
 * one holds it is itself defeated, and where it does not nothing stands between.
 */
static void check_pair(struct check *c, uint32_t i, uint32_t k)
{
    struct um_value *example;
    if (!disagree(c, rule_at(c, i), rule_at(c, k)) || defeats(c, rule_at(c, i), k) ||
        defeats(c, rule_at(c, k), i))
        return;
    c->pairs++;
    enum um_found found = um_search_together(c->searcher, i, k, &example);
    note_open(c, found, i);
    if (found != UM_FOUND_SOME)
        return;
    struct um_value *v = report(c, "can-disagree", i, NULL, str(c, rule_at(c, k)->id));
    um_value_set_text(c->a, v, "other", str(c, rule_at(c, k)->id));
    um_value_set(c->a, v, "example", example);
}

/* --------------------------------------------------------------- authorities */

static bool is_withdrawn(const struct check *c, uint32_t authority)
{
    const struct um_authority *a = &c->r->authorities[authority];
    for (uint32_t i = 0; i < a->defects.n; i++) {
        const struct um_defect *d = &c->r->defects[a->defects.first + i];
        if ((d->kind == UM_DEFECT_KIND_WITHDRAWN || d->kind == UM_DEFECT_KIND_REVERSED) && !*str(c, d->where))
            return true;
    }
    return false;
}

static bool uses(const struct check *c, struct um_span auth, uint32_t authority)
{
    for (uint32_t i = 0; i < auth.n; i++)
        if (c->r->auth_uses[auth.first + i].authority == authority)
            return true;
    return false;
}

/* A rule whose authorities are all withdrawn or reversed; a position for which nothing speaks. */
static void check_authority_of(struct check *c, uint32_t i)
{
    const struct um_rule *rule = rule_at(c, i);
    bool good = !rule->auth.n;
    for (uint32_t k = 0; k < rule->auth.n; k++)
        good = good || !is_withdrawn(c, c->r->auth_uses[rule->auth.first + k].authority);
    if (!good)
        report(c, "withdrawn-authority", i, NULL, "");
    for (uint32_t p = 0; p < rule->positions.n; p++)
        if (!c->r->positions[rule->positions.first + p].auth.n)
            report(c, "position-without-authority", i, NULL,
                   str(c, c->r->positions[rule->positions.first + p].id));
}

/* Whether something leads to an authority: a rule, a position, another's history, or the texts by which papers cite it. */
static bool is_of_use(const struct check *c, uint32_t authority)
{
    bool used = c->r->authorities[authority].cited_as.n > 0;
    for (uint32_t i = 0; i < n_rules(c) && !used; i++) {
        used = uses(c, rule_at(c, i)->auth, authority);
        for (uint32_t p = 0; p < rule_at(c, i)->positions.n; p++)
            used = used || uses(c, c->r->positions[rule_at(c, i)->positions.first + p].auth, authority);
    }
    for (uint32_t i = 0; i < c->r->n[UM_SECTION_AUTHORITIES] && !used; i++)
        for (uint32_t k = 0; k < c->r->authorities[i].history.n; k++)
            used = used || c->r->words[c->r->authorities[i].history.first + k] == authority;
    return used;
}

static void check_authority(struct check *c, uint32_t i)
{
    const struct um_authority *a = &c->r->authorities[i];
    if (!is_of_use(c, i))
        report(c, "authority-unused", UM_NONE, str(c, a->id), "");
    for (uint32_t k = 0; k < a->history.n; k++) {
        const struct um_authority *later = &c->r->authorities[c->r->words[a->history.first + k]];
        if (later->date < a->date)
            report(c, "history-earlier", UM_NONE, str(c, a->id), str(c, later->id));
    }
}

/* -------------------------------------------------------------------- release */

/* Whether the law has an id that was released: of a rule, test, claim or authority, or of a position as question=position. */
static bool is_there(const struct check *c, const char *id)
{
    size_t n = strcspn(id, "=");
    uint32_t rule = um_rule_find(c->r, um_arena_copy(c->a, id, n));
    for (uint32_t p = 0; id[n] && rule != UM_NONE && p < rule_at(c, rule)->positions.n; p++)
        if (strcmp(str(c, c->r->positions[rule_at(c, rule)->positions.first + p].id), id + n + 1) == 0)
            return true;
    if (id[n])
        return false;
    bool found = rule != UM_NONE;
    for (uint32_t i = 0; !found && i < n_rules(c); i++) {
        found = rule_at(c, i)->kind == UM_RULE_TEST && strcmp(str(c, rule_at(c, i)->test), id) == 0;
        for (uint32_t k = 0; k < rule_at(c, i)->claims.n; k++)
            found = found || strcmp(str(c, c->r->words[rule_at(c, i)->claims.first + k]), id) == 0;
    }
    for (uint32_t i = 0; !found && i < c->r->n[UM_SECTION_AUTHORITIES]; i++)
        found = strcmp(str(c, c->r->authorities[i].id), id) == 0;
    return found;
}

/* ------------------------------------------------------------------- document */

static void check_rule(struct check *c, uint32_t i)
{
    check_unreachable(c, i);
    check_questions(c, i);
    check_holds(c, i);
    check_curable(c, i);
    check_authority_of(c, i);
    for (uint32_t k = i + 1; k < n_rules(c); k++)
        check_pair(c, i, k);
}

struct um_value *um_lawcheck_make(struct um_arena *a, const struct um_rules *r, const char *const *released,
                                  size_t n)
{
    struct check c = {a, r, um_search_new(a, r), um_value_array(a), um_value_array(a), 0};
    struct um_value *v = um_value_object(a), *searched = um_value_object(a);
    for (uint32_t i = 0; i < n_rules(&c); i++)
        check_rule(&c, i);
    for (uint32_t i = 0; i < r->n[UM_SECTION_AUTHORITIES]; i++)
        check_authority(&c, i);
    for (size_t i = 0; i < n; i++)
        if (!is_there(&c, released[i]))
            report(&c, "vanished", UM_NONE, released[i], "");
    um_value_set_text(a, v, "format", "unmask.law-check/1");
    um_value_set(a, v, "engine", um_reference_engine(a));
    um_value_set(a, v, "law", um_reference_packs(a, r));
    um_value_set(a, searched, "rules", um_value_int(a, n_rules(&c)));
    um_value_set(a, searched, "pairs", um_value_int(a, c.pairs));
    um_value_set(a, searched, "released", um_value_int(a, (int64_t)n));
    um_value_set(a, searched, "bound", um_value_int(a, UM_SEARCH_BOUND));
    um_value_set(a, searched, "open", c.open);
    um_value_set(a, v, "searched", searched);
    um_value_set(a, v, "findings", c.findings);
    return v;
}
