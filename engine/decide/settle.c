/* From what was offered and what the rules say to the findings of one cell. */
#include "decide/cell.h"

static bool defeats(const struct um_run *run, uint32_t rule, uint32_t victim)
{
    const struct um_span span = run->rules->rules[rule].defeats;
    for (uint32_t d = 0; d < span.n; d++)
        if (run->rules->words[span.first + d] == victim)
            return true;
    return false;
}

/*
 * A status is the cell's, whichever assertion a rule rests on: what holds by one
 * assertion gives way to what defeats it by another. Defeaters go first.
 */
static void defeat_across_assertions(struct um_cell_run *c)
{
    const struct um_rule *rules = c->run->rules->rules;
    for (unsigned depth = 1; depth <= UINT8_MAX; depth++)
        for (size_t i = 0; i < c->n_hits; i++)
            for (size_t k = 0; rules[c->hits[i].rule].depth == depth && k < c->n_hits; k++)
                if (defeats(c->run, c->hits[k].rule, c->hits[i].rule))
                    c->hits[i].worlds &= ~c->hits[k].worlds;
}

/* One finding a status that status rules give; a world with two is in conflict. */
void um_settle_status_rules(struct um_cell_run *c)
{
    struct um_run *run = c->run;
    uint64_t before = c->open;
    if (c->n_hits > 1)
        defeat_across_assertions(c);
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

/* The rule of the first piece of evidence with an effect, so that the reason can name it. */
static const struct um_evidence *first_with(const struct um_node *node, unsigned effect, unsigned other)
{
    for (size_t i = 0; i < node->n_evidence; i++)
        if ((node->evidence[i].effect == effect || node->evidence[i].effect == other) && node->evidence[i].rule != UM_NONE)
            return &node->evidence[i];
    return NULL;
}

static void note_premise(struct um_cell_run *c, struct um_finding *f, unsigned entity, uint32_t row, const char *path, const char *value)
{
    struct um_premise premise = {.row = {(uint8_t)entity, row}, .path = path, .value = value};
    UM_PUSH(c->run->arena, f->premises.list, f->premises.n, f->premises.cap, premise);
}

/* What silence rests on: the inventory that closes the record, or the records that keep it open. */
static void note_silence(struct um_cell_run *c, struct um_finding *f)
{
    const struct um_node *node = c->node;
    if (node->inventory != UM_NONE)
        note_premise(c, f, UM_ENTITY_INVENTORY, node->inventory, "inventory.closed",
                     um_vocabs[UM_VOCAB_CLOSED].values[um_enum_of(c->run->m, UM_INVENTORY__CLOSED, node->inventory)]);
    for (size_t i = 0; i < node->n_unread; i++)
        note_premise(c, f, UM_ENTITY_RECORD, node->unread[i], "record.seen", "unread");
}

static void add_unmet(struct um_cell_run *c, uint64_t worlds, unsigned why, const char *phrase, const struct um_evidence *e)
{
    if (!worlds)
        return;
    struct um_finding *f = um_finding_add(c->run, c->node, worlds, UM_STATUS_UNMET, why,
                                          e ? e->rule : c->node->element_rule);
    f->phrase = phrase;
    note_silence(c, f);
    if (!e && why == UM_WHY_INSUFFICIENT && c->adds_rule != UM_NONE) { /* the act itself adds, and that is all */
        f->rule = c->adds_rule;
        f->phrase = "";
    }
    if (!e)
        return;
    f->binding.assertion = e->assertion;
    um_eval_rule(c->run, e->rule, &f->binding, &f->premises);
}

/* Nothing reaches the element in these worlds: say in which way, the first that applies. */
static void settle_unmet(struct um_cell_run *c, uint64_t worlds)
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

void um_settle_evidence(struct um_cell_run *c)
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
void um_settle_default(struct um_cell_run *c)
{
    struct um_run *run = c->run;
    uint64_t sure = c->open & ~c->unsure;
    unsigned status = c->element->status < UM_STATUS_COUNT ? c->element->status : UM_STATUS_NOT_RECORDED;
    if (sure)
        um_finding_add(run, c->node, sure, status, c->element->why, c->node->element_rule)->question = c->element->question;
    if (c->open & ~sure) {
        struct um_finding *f = um_finding_add(run, c->node, c->open & ~sure, UM_STATUS_NOT_RECORDED, UM_WHY_NONE,
                                              c->node->element_rule);
        f->phrase = "not-recorded.key";
        um_eval_rule(run, c->unsure_rule, &f->binding, &f->premises);
    }
}

/* Worlds in which the element is not asked for at all. */
void um_settle_not_asked(struct um_cell_run *c)
{
    struct um_run *run = c->run;
    struct um_env env;
    uint32_t rule;
    uint64_t excusing = um_worlds_excusing(run, c->node->binding.defendant, c->element->element);
    uint64_t excused = um_worlds_excused(run, c->node->binding.defendant, c->element->element, &rule) & ~excusing;
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
    if (excusing & c->open)
        um_finding_add(run, c->node, excusing & c->open, UM_STATUS_EXCUSED, UM_WHY_NONE, c->node->element_rule)->phrase =
            "excused";
    if (excused & c->open)
        um_finding_add(run, c->node, excused & c->open, UM_STATUS_EXCUSED, UM_WHY_NONE, rule);
    c->open &= ~(excusing | excused);
}
