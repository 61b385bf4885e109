/* One element of a claim, for the rows that are bound: what is offered, what counts, how far it gets. */
#include <stdlib.h>
#include <string.h>

#include "decide/run.h"

/* A status rule that holds, and the assertion it rests on. */
struct hit {
    uint64_t worlds;
    uint32_t rule, assertion;
};

struct cell {
    struct um_run *run;
    struct um_node *node;
    const struct um_rule *element;
    uint64_t open; /* worlds not decided yet */
    uint32_t *offered; /* assertions, in order of rows */
    size_t n_offered, cap_offered;
    struct hit *hits;
    size_t n_hits, cap_hits;
    uint64_t decided;              /* worlds that status rules decided */
    uint64_t unsure;               /* worlds in which a status rule may hold */
    uint32_t unsure_rule, unsure_assertion;
    uint64_t enough[2], court[2], unknown; /* by side: 0 the burdened side, 1 its opponent */
    uint32_t enough_rule, court_rule;
    uint32_t enough_assertion, court_assertion;
    uint64_t clash;                 /* worlds in which rulings on what is offered disagree */
    uint64_t individual, competent; /* worlds with an offer that names the account; that also counts */
    uint64_t adds;                  /* worlds with an assertion that adds, and by which rule */
    uint32_t adds_rule, adds_assertion;
};

static int compare_rows(const void *x, const void *y)
{
    uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;
    return a < b ? -1 : a > b;
}

/* The account that an assertion's point names, or NULL. */
static const struct um_ref *account_slot(const struct um_run *run, uint32_t assertion)
{
    return um_named_account(run->m, um_ref_of(run->m, UM_ASSERTION__POINT, assertion)->row);
}

/* Whether the slot of an assertion's point that takes an account first is filled, with whatever. */
static bool speaks_to_another(const struct um_run *run, uint32_t assertion)
{
    uint32_t point = um_ref_of(run->m, UM_ASSERTION__POINT, assertion)->row;
    uint16_t slot = um_kinds[um_enum_of(run->m, UM_POINT__KIND, point)].account_slots[0];
    return slot != UM_NO_FIELD && um_ref_of(run->m, slot, point);
}

/*
 * Whether an assertion is offered for this account at all: its point names the
 * account, or names none while the assertion speaks of it by name or of a group.
 * A point of shared acts that names no account is offered for nobody.
 */
static bool offered_for(const struct cell *c, uint32_t assertion)
{
    const struct um_cell *about = um_cell(c->run->m, UM_ASSERTION__ABOUT, assertion);
    struct um_ref k = {UM_ENTITY_ACCOUNT, c->node->binding.account};
    if (c->node->binding.account == UINT32_MAX)
        return true;
    const struct um_ref *named = account_slot(c->run, assertion);
    if (named || speaks_to_another(c->run, assertion))
        return named && um_ref_same(*named, k);
    if (c->element->element == UM_ELEMENT_ATTRIBUTION)
        return about->set && about->n && um_refs_hold(about, k);
    return !about->set || !about->n || um_refs_hold(about, k);
}

static void offer_point(struct cell *c, uint32_t point, uint32_t kinds)
{
    const struct um_run *run = c->run;
    if (!(kinds >> um_enum_of(run->m, UM_POINT__KIND, point) & 1))
        return;
    for (uint32_t i = run->on_point.start[point]; i < run->on_point.start[point + 1]; i++) {
        uint32_t assertion = run->on_point.items[i];
        if (run->visible_assertion[assertion] && offered_for(c, assertion))
            UM_PUSH(run->arena, c->offered, c->n_offered, c->cap_offered, assertion);
    }
}

static void offer_points(struct cell *c, const struct um_index *index, uint32_t key, uint32_t kinds)
{
    for (uint32_t i = index->start[key]; i < index->start[key + 1]; i++)
        offer_point(c, index->items[i], kinds);
}

/*
 * Points about the cell's point. For an account: those that name it, and those
 * that name none, so that an account costs only its own rows.
 */
static void offer_about(struct cell *c, uint32_t kinds)
{
    const struct um_run *run = c->run;
    const struct um_binding *b = &c->node->binding;
    if (b->account == UINT32_MAX) {
        offer_points(c, &run->about_point, b->point, kinds);
        return;
    }
    offer_points(c, &run->about_no_account, b->point, kinds);
    for (uint32_t i = run->by_account.start[b->account]; i < run->by_account.start[b->account + 1]; i++) {
        uint32_t point = run->by_account.items[i];
        if (um_refs_hold(um_cell(run->m, UM_POINT__OF, point), (struct um_ref){UM_ENTITY_POINT, b->point}))
            offer_point(c, point, kinds);
    }
}

/* The event that a reason rests on: without the event it was not the reason. */
static void offer_ground(struct cell *c, uint32_t kinds)
{
    const struct um_ref *ground = um_ref_of(c->run->m, UM_POINT__GROUND, c->node->binding.point);
    if (ground)
        offer_point(c, ground->row, kinds);
}

static void collect_offers(struct cell *c)
{
    const struct um_run *run = c->run;
    for (uint32_t o = 0; o < c->element->offered.n; o++) {
        const struct um_offer *offer = &run->rules->offers[c->element->offered.first + o];
        if (offer->via == UM_VIA_SELF)
            offer_point(c, c->node->binding.point, offer->kinds);
        else if (offer->via == UM_VIA_OF)
            offer_about(c, offer->kinds);
        else if (offer->via == UM_VIA_GROUND)
            offer_ground(c, offer->kinds);
        else
            offer_points(c, &run->about_act, c->node->binding.act, offer->kinds);
    }
    if (c->n_offered > 1)
        qsort(c->offered, c->n_offered, sizeof *c->offered, compare_rows);
}

/* ------------------------------------------------------------- status rules */

bool um_binds_assertion(const struct um_run *run, const struct um_rule *rule)
{
    for (uint32_t i = 0; i < rule->vars.n; i++)
        if (run->rules->vars[rule->vars.first + i].entity == UM_ENTITY_ASSERTION)
            return true;
    return false;
}

static void try_status_rules(struct cell *c, uint32_t assertion)
{
    struct um_run *run = c->run;
    const uint32_t *rules = um_rules_for(run, UM_RULE_STATUS, c->element->element);
    struct um_binding b = c->node->binding;
    b.assertion = assertion;
    struct um_truth *t = um_effective(run, rules, &b);
    for (uint32_t i = 0; rules[i] != UM_NONE; i++) {
        if (um_binds_assertion(run, &run->rules->rules[rules[i]]) != (assertion != UINT32_MAX))
            continue;
        if (t[i].yes) {
            struct hit hit = {t[i].yes, rules[i], assertion};
            UM_PUSH(run->arena, c->hits, c->n_hits, c->cap_hits, hit);
        }
        if (t[i].maybe && c->unsure_rule == UM_NONE) {
            c->unsure_rule = rules[i];
            c->unsure_assertion = assertion;
        }
        c->unsure |= t[i].maybe;
    }
}

/* One finding a status that status rules give; a world with two is in conflict. */
static void settle_status_rules(struct cell *c)
{
    struct um_run *run = c->run;
    uint64_t before = c->open;
    uint64_t by_status[UM_STATUS_COUNT] = {0}, seen = 0, conflict = 0;
    for (size_t i = 0; i < c->n_hits; i++)
        by_status[run->rules->rules[c->hits[i].rule].status] |= c->hits[i].worlds & c->open;
    for (unsigned s = 0; s < UM_STATUS_COUNT; s++) {
        conflict |= seen & by_status[s];
        seen |= by_status[s];
    }
    for (unsigned s = 0; s < UM_STATUS_COUNT; s++) {
        uint64_t left = by_status[s] & ~conflict;
        for (size_t i = 0; left && i < c->n_hits; i++) {
            const struct um_rule *rule = &run->rules->rules[c->hits[i].rule];
            uint64_t worlds = c->hits[i].worlds & left;
            if (rule->status != s || !worlds)
                continue;
            struct um_finding *f = um_finding_add(run, c->node, worlds, s, rule->why, c->hits[i].rule);
            f->binding.assertion = c->hits[i].assertion;
            f->question = rule->question;
            um_eval_rule(run, c->hits[i].rule, &f->binding, &f->premises);
            left &= ~worlds;
        }
    }
    if (conflict)
        um_finding_add(run, c->node, conflict, UM_STATUS_CONFLICT, UM_WHY_NONE, c->hits[0].rule)->phrase = "conflict";
    c->open &= ~seen;
    c->decided = before & seen;
}

/* ----------------------------------------------------------------- evidence */

static void add_evidence(struct cell *c, uint32_t assertion, uint64_t worlds, unsigned effect, uint32_t rule, bool against)
{
    struct um_evidence e = {assertion, rule, worlds, (uint8_t)effect, against, {0}};
    struct um_binding b = c->node->binding;
    if (!worlds)
        return;
    b.assertion = assertion;
    if (rule != UM_NONE)
        um_eval_rule(c->run, rule, &b, &e.premises);
    UM_PUSH(c->run->arena, c->node->evidence, c->node->n_evidence, c->node->cap_evidence, e);
}

/* The worlds in which an assertion reaches no single account; 0 for shared elements. */
static struct um_truth not_individual(struct cell *c, uint32_t assertion, uint32_t *ret_rule)
{
    struct um_run *run = c->run;
    const uint32_t *rules = um_rules_for(run, UM_RULE_SCOPE, UM_ELEMENT_COUNT);
    struct um_binding b = c->node->binding;
    struct um_truth sum = {0, 0};
    *ret_rule = UM_NONE;
    if (b.account == UINT32_MAX || account_slot(run, assertion))
        return sum;
    b.assertion = assertion;
    struct um_truth *t = um_effective(run, rules, &b);
    for (uint32_t i = 0; rules[i] != UM_NONE; i++) {
        if ((t[i].yes | t[i].maybe) && (*ret_rule == UM_NONE || (t[i].yes && !sum.yes)))
            *ret_rule = rules[i];
        sum.yes |= t[i].yes;
        sum.maybe |= t[i].maybe;
    }
    sum.maybe &= ~sum.yes;
    return sum;
}

/* Two assertions that add by different rules together are for the court. */
static void note_adds(struct cell *c, uint32_t assertion, uint32_t rule, uint64_t worlds)
{
    if (c->adds_rule != UM_NONE && c->adds_rule != rule) {
        c->court[0] |= c->adds & worlds;
        if (c->court_rule == UM_NONE)
            c->court_rule = c->adds_rule, c->court_assertion = c->adds_assertion;
    }
    c->adds |= worlds;
    c->adds_rule = rule;
    c->adds_assertion = assertion;
}

/* What one rule makes of an assertion in these worlds, for the burdened side or against it. */
static void note_reach(struct cell *c, uint32_t assertion, uint32_t rule, uint64_t worlds)
{
    const struct um_rule *r = &c->run->rules->rules[rule];
    bool against = r->helps == UM_HELPS_OPPONENT && r->reach > UM_REACH_NONE;
    static const uint8_t effects[] = {UM_EFFECT_NONE, UM_EFFECT_ADDS, UM_EFFECT_COURT, UM_EFFECT_ENOUGH};
    if (!worlds)
        return;
    if (assertion != UINT32_MAX)
        add_evidence(c, assertion, worlds, effects[r->reach], rule, against);
    if (r->reach == UM_REACH_ENOUGH) {
        c->enough[against] |= worlds;
        if (!against && c->enough_rule == UM_NONE)
            c->enough_rule = rule, c->enough_assertion = assertion;
    } else if (r->reach == UM_REACH_COURT) {
        c->court[against] |= worlds;
        if (!against && c->court_rule == UM_NONE)
            c->court_rule = rule, c->court_assertion = assertion;
    } else if (r->reach == UM_REACH_ADDS) {
        note_adds(c, assertion, rule, worlds);
    }
}

/* How far an assertion that counts gets in the given worlds: as far as the rule that takes it furthest. */
static void weigh(struct cell *c, uint32_t assertion, uint64_t usable)
{
    struct um_run *run = c->run;
    const uint32_t *rules = um_rules_for(run, UM_RULE_SUFFICIENCY, c->element->element);
    struct um_binding b = c->node->binding;
    b.assertion = assertion;
    struct um_truth *t = um_effective(run, rules, &b);
    uint64_t left = usable;
    for (int reach = UM_REACH_ENOUGH; reach >= UM_REACH_NONE; reach--) {
        for (uint32_t i = 0; rules[i] != UM_NONE; i++) {
            if (run->rules->rules[rules[i]].reach != reach || !um_binds_assertion(run, &run->rules->rules[rules[i]]))
                continue;
            uint64_t worlds = t[i].yes & left;
            left &= ~worlds;
            note_reach(c, assertion, rules[i], worlds);
            uint64_t maybe = reach > UM_REACH_NONE ? t[i].maybe & left : 0;
            left &= ~maybe;
            c->unknown |= maybe;
            add_evidence(c, assertion, maybe, UM_EFFECT_UNKNOWN, rules[i], false);
        }
    }
    add_evidence(c, assertion, left, UM_EFFECT_NONE, UM_NONE, false);
}

static void look_at(struct cell *c, uint32_t assertion)
{
    const struct um_competence_result *comp = &c->run->competence[assertion];
    uint32_t scope_rule;
    struct um_truth group = not_individual(c, assertion, &scope_rule);
    uint64_t single = c->open & ~(group.yes | group.maybe);
    add_evidence(c, assertion, group.yes & c->open, UM_EFFECT_NOT_INDIVIDUAL, scope_rule, false);
    add_evidence(c, assertion, group.maybe & c->open, UM_EFFECT_UNKNOWN, scope_rule, false);
    c->unknown |= group.maybe & c->open;
    c->individual |= single;
    add_evidence(c, assertion, single & comp->in[UM_COMPETENCE_EXCLUDED], UM_EFFECT_EXCLUDED,
                 comp->rule[UM_COMPETENCE_EXCLUDED], false);
    add_evidence(c, assertion, single & comp->in[UM_COMPETENCE_FORM], UM_EFFECT_FORM, comp->rule[UM_COMPETENCE_FORM],
                 false);
    add_evidence(c, assertion, single & comp->in[UM_COMPETENCE_UNKNOWN], UM_EFFECT_UNKNOWN,
                 comp->rule[UM_COMPETENCE_UNKNOWN], false);
    c->unknown |= single & comp->in[UM_COMPETENCE_UNKNOWN];
    c->clash |= single & comp->clash;
    c->competent |= single & comp->in[UM_COMPETENCE_COUNTS];
    weigh(c, assertion, single & comp->in[UM_COMPETENCE_COUNTS]);
}

/* Rules of sufficiency that speak of no assertion: what the act itself, or an element below, goes to show. */
static void weigh_rows(struct cell *c)
{
    struct um_run *run = c->run;
    const uint32_t *rules = um_rules_for(run, UM_RULE_SUFFICIENCY, c->element->element);
    struct um_truth *t = um_effective(run, rules, &c->node->binding);
    for (uint32_t i = 0; rules[i] != UM_NONE; i++) {
        if (um_binds_assertion(run, &run->rules->rules[rules[i]]))
            continue;
        note_reach(c, UINT32_MAX, rules[i], t[i].yes & c->open);
        c->unknown |= t[i].maybe & c->open;
    }
}

/* What was offered where a status rule decided: what it rests on, and beside it what else there is. */
static void list_beside(struct cell *c)
{
    struct cell beside = {.run = c->run, .node = c->node, .element = c->element, .open = c->decided, .enough_rule = UM_NONE,
                          .court_rule = UM_NONE, .adds_rule = UM_NONE};
    for (size_t i = 0; c->decided && i < c->n_offered; i++) {
        bool decides = false;
        for (size_t h = 0; h < c->n_hits && !decides; h++) {
            decides = c->hits[h].assertion == c->offered[i];
            if (decides)
                add_evidence(c, c->offered[i], c->hits[h].worlds & c->decided, UM_EFFECT_DECIDES, c->hits[h].rule, false);
        }
        if (!decides)
            look_at(&beside, c->offered[i]);
    }
}

/* What may be about this cell's point, but nobody has entered what it is about. */
static void look_at_loose(struct cell *c)
{
    const struct um_run *run = c->run;
    for (uint32_t o = 0; o < c->element->offered.n; o++) {
        const struct um_offer *offer = &run->rules->offers[c->element->offered.first + o];
        struct cell found = {.run = c->run, .node = c->node, .element = c->element};
        for (uint32_t i = 0; offer->via == UM_VIA_OF && i < run->n_loose; i++)
            offer_point(&found, run->loose[i], offer->kinds);
        for (size_t i = 0; c->open && i < found.n_offered; i++) {
            struct um_premise missing = {{UM_ENTITY_ASSERTION, found.offered[i]}, "a.point.of", NULL};
            add_evidence(c, found.offered[i], c->open, UM_EFFECT_UNKNOWN, UM_NONE, false);
            struct um_evidence *e = &c->node->evidence[c->node->n_evidence - 1];
            UM_PUSH(c->run->arena, e->premises.list, e->premises.n, e->premises.cap, missing);
            c->unknown |= c->open;
            c->n_offered += c->n_offered == 0; /* something is offered, whatever it is about */
        }
    }
}

/* The rule of the first piece of evidence with an effect, so that the reason can name it. */
static const struct um_evidence *first_with(const struct um_node *node, unsigned effect, unsigned other)
{
    for (size_t i = 0; i < node->n_evidence; i++)
        if ((node->evidence[i].effect == effect || node->evidence[i].effect == other) && node->evidence[i].rule != UM_NONE)
            return &node->evidence[i];
    return NULL;
}

static void note_premise(struct cell *c, struct um_finding *f, unsigned entity, uint32_t row, const char *path, const char *value)
{
    struct um_premise premise = {{(uint8_t)entity, row}, path, value};
    UM_PUSH(c->run->arena, f->premises.list, f->premises.n, f->premises.cap, premise);
}

/* What silence rests on: the inventory that closes the record, or the records that keep it open. */
static void note_silence(struct cell *c, struct um_finding *f)
{
    const struct um_node *node = c->node;
    if (node->inventory != UM_NONE)
        note_premise(c, f, UM_ENTITY_INVENTORY, node->inventory, "inventory.closed",
                     um_vocabs[UM_VOCAB_CLOSED].values[um_enum_of(c->run->m, UM_INVENTORY__CLOSED, node->inventory)]);
    for (size_t i = 0; i < node->n_unread; i++)
        note_premise(c, f, UM_ENTITY_RECORD, node->unread[i], "record.seen", "unread");
}

static void add_unmet(struct cell *c, uint64_t worlds, unsigned why, const char *phrase, const struct um_evidence *e)
{
    if (!worlds)
        return;
    struct um_finding *f = um_finding_add(c->run, c->node, worlds, UM_STATUS_UNMET, why,
                                          e ? e->rule : c->node->element_rule);
    f->phrase = phrase;
    note_silence(c, f);
    if (!e)
        return;
    f->binding.assertion = e->assertion;
    um_eval_rule(c->run, e->rule, &f->binding, &f->premises);
}

/* Nothing reaches the element in these worlds: say in which way, the first that applies. */
static void settle_unmet(struct cell *c, uint64_t worlds)
{
    uint64_t any = c->n_offered ? worlds : 0;
    add_unmet(c, worlds & ~any, UM_WHY_NO_EVIDENCE, "unmet.no-evidence", NULL);
    add_unmet(c, any & ~c->individual, UM_WHY_NOT_INDIVIDUAL, "unmet.not-individual",
              first_with(c->node, UM_EFFECT_NOT_INDIVIDUAL, UM_EFFECT_NOT_INDIVIDUAL));
    add_unmet(c, any & c->individual & ~c->competent, UM_WHY_NONE_COMPETENT, "unmet.none-competent",
              first_with(c->node, UM_EFFECT_EXCLUDED, UM_EFFECT_FORM));
    add_unmet(c, any & c->competent, UM_WHY_INSUFFICIENT, "unmet.insufficient",
              first_with(c->node, UM_EFFECT_NONE, UM_EFFECT_ADDS));
}

static void settle_evidence(struct cell *c)
{
    struct um_run *run = c->run;
    uint64_t left = c->open, met = c->enough[0] & ~c->enough[1] & left, both = c->enough[0] & c->enough[1] & left;
    struct um_finding *f;
    if (met) {
        f = um_finding_add(run, c->node, met, UM_STATUS_MET, UM_WHY_NONE, c->enough_rule);
        f->binding.assertion = c->enough_assertion;
        f->phrase = "met";
        um_eval_rule(run, c->enough_rule, &f->binding, &f->premises);
    }
    if (both)
        um_finding_add(run, c->node, both, UM_STATUS_CONTESTED, UM_WHY_NONE, c->enough_rule)->phrase = "contested";
    left &= ~(met | both);
    if (c->court[0] & left) {
        f = um_finding_add(run, c->node, c->court[0] & left, UM_STATUS_FOR_COURT, UM_WHY_NONE, c->court_rule);
        f->binding.assertion = c->court_assertion;
        f->question = run->rules->rules[c->court_rule].question;
        um_eval_rule(run, c->court_rule, &f->binding, &f->premises);
        left &= ~c->court[0];
    }
    if (c->clash & left)
        um_finding_add(run, c->node, c->clash & left, UM_STATUS_CONFLICT, UM_WHY_NONE, c->node->element_rule)->phrase = "ruled.rivals";
    left &= ~c->clash;
    bool closed = um_closed(run, c->node->binding.account == UINT32_MAX ? UM_NONE : c->node->binding.account, c->node);
    uint64_t unknown = left & (c->unknown | c->unsure | (closed ? 0 : run->all));
    if (unknown) {
        f = um_finding_add(run, c->node, unknown, UM_STATUS_NOT_RECORDED, UM_WHY_NONE, c->node->element_rule);
        f->phrase = c->node->n_unread                  ? "not-recorded.unread"
                    : unknown & (c->unknown | c->unsure) ? "not-recorded.key"
                    : c->n_offered                       ? "not-recorded.more"
                                                         : "not-recorded.open";
        if (c->unsure_rule != UM_NONE) {
            struct um_binding b = f->binding;
            b.assertion = c->unsure_assertion;
            um_eval_rule(run, c->unsure_rule, &b, &f->premises);
        }
        note_silence(c, f);
    }
    settle_unmet(c, left & ~unknown);
}

/* An element that no evidence is asked for: what its own rule says where no status rule spoke. */
static void settle_default(struct cell *c)
{
    struct um_run *run = c->run;
    uint64_t sure = c->open & ~c->unsure;
    unsigned status = c->element->status < UM_STATUS_COUNT ? c->element->status : UM_STATUS_NOT_RECORDED;
    if (sure)
        um_finding_add(run, c->node, sure, status, c->element->why, c->node->element_rule);
    if (c->open & ~sure) {
        struct um_finding *f = um_finding_add(run, c->node, c->open & ~sure, UM_STATUS_NOT_RECORDED, UM_WHY_NONE,
                                              c->node->element_rule);
        f->phrase = "not-recorded.key";
        um_eval_rule(run, c->unsure_rule, &f->binding, &f->premises);
    }
}

/* Worlds in which the element is not asked for at all. */
static void settle_not_asked(struct cell *c)
{
    struct um_run *run = c->run;
    struct um_env env;
    uint64_t excused = um_worlds_excusing(run, c->element->element);
    if (c->element->applies != UM_NONE && um_bind(run, c->element, &c->node->binding, &env)) {
        struct um_finding *f;
        struct um_truth t = um_eval(&env, c->element->applies, NULL);
        uint64_t not_here = run->all & ~(t.yes | t.maybe);
        if (not_here) {
            f = um_finding_add(run, c->node, not_here, UM_STATUS_INAPPLICABLE, UM_WHY_NONE, c->node->element_rule);
            f->phrase = "inapplicable";
            um_eval(&env, c->element->applies, &f->premises);
        }
        c->open &= ~not_here;
    }
    if (excused & c->open)
        um_finding_add(run, c->node, excused & c->open, UM_STATUS_EXCUSED, UM_WHY_NONE, c->node->element_rule)->phrase =
            "excused";
    c->open &= ~excused;
}

/* ------------------------------------------------------------------- names */

static const char *id(const struct um_run *run, unsigned entity, uint32_t row)
{
    return row == UINT32_MAX ? "-" : um_row_id(run->m, (struct um_ref){(uint8_t)entity, row});
}

/* p/<claimant>/<what>, or with the claim between where the claimant has several. */
const char *um_claim_node_name(struct um_run *run, uint32_t claim, const char *what)
{
    uint32_t claimant = um_ref_of(run->m, UM_CLAIM__CLAIMANT, claim)->row, n = 0;
    for (uint32_t c = 0; c < run->m->tables[UM_ENTITY_CLAIM].n; c++)
        n += um_ref_of(run->m, UM_CLAIM__CLAIMANT, c)->row == claimant;
    const char *own = n == 1 ? "" : um_cat(run->arena, "/c/", id(run, UM_ENTITY_CLAIM, claim), NULL);
    return um_cat(run->arena, "p/", id(run, UM_ENTITY_PERSON, claimant), own, "/", what, NULL);
}

static const char *name_of(struct um_run *run, const struct um_rule *e, const struct um_binding *b)
{
    struct um_arena *a = run->arena;
    const char *element = um_vocabs[UM_VOCAB_ELEMENT].values[e->element];
    const char *act = id(run, UM_ENTITY_ACT, b->act), *point = id(run, UM_ENTITY_POINT, b->point);
    switch ((enum um_scope)e->scope) {
    case UM_SCOPE_POINT:
        return um_cat(a, "i/", point, "/", element, NULL);
    case UM_SCOPE_ACT:
        return um_cat(a, "a/", act, "/", element, NULL);
    case UM_SCOPE_ACT_POINT:
        return um_cat(a, "a/", act, "/", point, "/", element, NULL);
    case UM_SCOPE_CLAIM:
        return um_claim_node_name(run, b->claim, element);
    case UM_SCOPE_ACCOUNT_ACT:
    case UM_SCOPE_ACCOUNT_ACT_POINT:
    case UM_SCOPE_COUNT:
        break;
    }
    bool one_account = um_cell(run->m, UM_DEFENDANT__ACCOUNTS, b->defendant)->n == 1;
    const char *account = one_account ? "" : um_cat(a, "/k/", id(run, UM_ENTITY_ACCOUNT, b->account), NULL);
    return um_cat(a, "d/", id(run, UM_ENTITY_DEFENDANT, b->defendant), account, "/c/", id(run, UM_ENTITY_CLAIM, b->claim),
                  "/", act, "/", e->scope == UM_SCOPE_ACCOUNT_ACT ? "-" : point, "/", element, NULL);
}

/* Leave in the binding only what the element's scope judges. */
static struct um_binding within_scope(const struct um_rule *e, struct um_binding b)
{
    if (e->scope == UM_SCOPE_CLAIM) {
        struct um_binding of_claim = UM_UNBOUND;
        of_claim.claim = b.claim;
        return of_claim;
    }
    if (e->scope == UM_SCOPE_POINT)
        b.act = UINT32_MAX;
    if (e->scope == UM_SCOPE_ACT || e->scope == UM_SCOPE_ACCOUNT_ACT)
        b.point = UINT32_MAX;
    if (e->scope <= UM_SCOPE_ACT_POINT)
        b.account = b.defendant = UINT32_MAX;
    return b;
}

const uint32_t *um_offered(struct um_run *run, struct um_node *node, size_t *n)
{
    struct cell c = {.run = run, .node = node, .element = &run->rules->rules[node->element_rule]};
    collect_offers(&c);
    *n = c.n_offered;
    return c.offered;
}

struct um_node *um_cell_node(struct um_run *run, uint32_t element_rule, const struct um_binding *b)
{
    const struct um_rule *e = &run->rules->rules[element_rule];
    struct um_binding here = within_scope(e, *b);
    struct cell c = {.run = run, .element = e, .open = run->all, .unsure_rule = UM_NONE, .enough_rule = UM_NONE,
                     .court_rule = UM_NONE, .adds_rule = UM_NONE};
    c.node = um_node_add(run, name_of(run, e, &here), &here);
    c.node->element_rule = element_rule;
    c.node->standard = um_str(run->rules, e->standard);
    settle_not_asked(&c);
    collect_offers(&c);
    try_status_rules(&c, UINT32_MAX);
    for (size_t i = 0; i < c.n_offered; i++)
        try_status_rules(&c, c.offered[i]);
    settle_status_rules(&c);
    list_beside(&c);
    for (size_t i = 0; c.open && i < c.n_offered; i++)
        look_at(&c, c.offered[i]);
    weigh_rows(&c);
    look_at_loose(&c);
    if (e->offered.n)
        settle_evidence(&c);
    else
        settle_default(&c);
    um_node_finish(run, c.node);
    return c.node;
}
