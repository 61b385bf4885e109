/* Attributes that nobody enters: who can know a point, what facts say, what counts, what is shown. */
#include "decide/derive.h"

#include "decide/run.h"

struct ref_list {
    struct um_ref *list;
    size_t n, cap;
};

static void collect_slots(const struct um_run *run, uint32_t point, uint64_t slots, struct ref_list *to, bool *complete)
{
    for (uint16_t f = UM_POINT__ID; f <= UM_POINT__NOTE; f++) {
        const struct um_cell *c = um_cell(run->m, f, point);
        if (!(slots >> (f - UM_POINT__ID) & 1))
            continue;
        *complete = *complete && c->set;
        for (uint32_t i = 0; c->set && i < c->n; i++)
            UM_PUSH(run->arena, to->list, to->n, to->cap, c->as.refs[i]);
    }
}

/* Persons in any slot of a point, and of the points it is about. Slot cycles are refused when the record is read. */
static void collect_persons(const struct um_run *run, uint32_t point, struct ref_list *to, bool *complete)
{
    uint64_t slots = um_kinds[um_enum_of(run->m, UM_POINT__KIND, point)].slots;
    for (uint16_t f = UM_POINT__ID; f <= UM_POINT__NOTE; f++) {
        const struct um_cell *c = um_cell(run->m, f, point);
        bool refs = um_fields[f].type == UM_TYPE_REF || um_fields[f].type == UM_TYPE_REFS;
        bool of_kind = slots >> (f - UM_POINT__ID) & 1;
        bool of_person = um_fields[f].targets >> UM_ENTITY_PERSON & 1;
        *complete = *complete && (!refs || !of_kind || !of_person || c->set);
        for (uint32_t i = 0; refs && c->set && i < c->n; i++) {
            if (c->as.refs[i].entity == UM_ENTITY_PERSON)
                UM_PUSH(run->arena, to->list, to->n, to->cap, c->as.refs[i]);
            else if (c->as.refs[i].entity == UM_ENTITY_POINT)
                collect_persons(run, c->as.refs[i].row, to, complete);
        }
    }
}

static void collect_with_role(const struct um_run *run, unsigned role, struct ref_list *to)
{
    for (uint32_t i = 0; i < run->m->tables[UM_ENTITY_PERSON].n; i++) {
        const struct um_cell *roles = um_cell(run->m, UM_PERSON__ROLES, i);
        struct um_ref r = {UM_ENTITY_PERSON, i};
        if (roles->set && (roles->as.integer >> role & 1))
            UM_PUSH(run->arena, to->list, to->n, to->cap, r);
    }
}

/* Acts that a defendant's accounts may have made. */
static void collect_acts(const struct um_run *run, uint32_t defendant, struct ref_list *to)
{
    const struct um_cell *accounts = um_cell(run->m, UM_DEFENDANT__ACCOUNTS, defendant);
    for (uint32_t k = 0; k < accounts->n; k++)
        for (uint32_t i = run->acts_by.start[accounts->as.refs[k].row]; i < run->acts_by.start[accounts->as.refs[k].row + 1]; i++) {
            struct um_ref act = {UM_ENTITY_ACT, run->acts_by.items[i]};
            UM_PUSH(run->arena, to->list, to->n, to->cap, act);
        }
}

static void derive_refs(const struct um_run *run, unsigned derived, struct um_got *g)
{
    struct ref_list list = {0};
    g->complete = true;
    if (derived == UM_DERIVED_POINT_KNOWERS)
        collect_slots(run, g->row.row, um_kinds[um_enum_of(run->m, UM_POINT__KIND, g->row.row)].knowers, &list, &g->complete);
    else if (derived == UM_DERIVED_POINT_PERSONS)
        collect_persons(run, g->row.row, &list, &g->complete);
    else if (derived == UM_DERIVED_DEFENDANT_ACTS)
        collect_acts(run, g->row.row, &list);
    else
        collect_with_role(run, derived == UM_DERIVED_MATTER_CLAIMANTS ? UM_PERSON_ROLE_CLAIMANT : UM_PERSON_ROLE_HOLDER, &list);
    g->refs = list.list;
    g->n = (uint32_t)list.n;
}

/* What the requests of the matter name in a set, all together. */
static uint64_t of_requests(const struct um_run *run, uint16_t field)
{
    uint64_t set = 0;
    for (uint32_t i = 0; i < run->m->tables[UM_ENTITY_REQUEST].n; i++) {
        const struct um_cell *c = um_cell(run->m, field, i);
        bool made = um_time_of(run->m, UM_REQUEST__AT, i).from <= run->tree->as_of;
        set |= made && c->set ? (uint64_t)c->as.integer : 0;
    }
    return set;
}

uint64_t um_items_asked(const struct um_run *run)
{
    return of_requests(run, UM_REQUEST__ITEMS);
}

/* What the accounts of a defendant are in a word, all together. */
static uint64_t of_accounts(const struct um_run *run, uint16_t field, uint32_t defendant)
{
    const struct um_cell *accounts = um_cell(run->m, UM_DEFENDANT__ACCOUNTS, defendant);
    uint64_t set = 0;
    for (uint32_t k = 0; k < accounts->n; k++) {
        int word = um_enum_of(run->m, field, accounts->as.refs[k].row);
        set |= word < 0 ? 0 : UINT64_C(1) << word;
    }
    return set;
}

/* What the holders do for their users. */
static uint64_t of_holders(const struct um_run *run)
{
    struct ref_list holders = {0};
    uint64_t set = 0;
    collect_with_role(run, UM_PERSON_ROLE_HOLDER, &holders);
    for (size_t i = 0; i < holders.n; i++) {
        int word = um_enum_of(run->m, UM_PERSON__PROVIDES, holders.list[i].row);
        set |= word < 0 ? 0 : UINT64_C(1) << word;
    }
    return set;
}

static uint64_t yes_or_no(bool yes)
{
    return UINT64_C(1) << (yes ? UM_YES_NO_YES : UM_YES_NO_NO);
}

/* What facts say of a row; of a claim also what they say of its claimant. */
static void derive_facts(const struct um_run *run, unsigned derived, struct um_got *g)
{
    struct um_fact_set set = g->row.entity == UM_ENTITY_MATTER      ? run->facts.of_matter
                             : g->row.entity == UM_ENTITY_DEFENDANT ? run->facts.of_defendant[g->row.row]
                                                                    : run->facts.of[g->row.entity][g->row.row];
    if (g->row.entity == UM_ENTITY_CLAIM) {
        const struct um_fact_set of_claimant = run->facts.of[UM_ENTITY_PERSON][um_ref_of(run->m, UM_CLAIM__CLAIMANT, g->row.row)->row];
        set.yes |= of_claimant.yes;
        set.no |= of_claimant.no;
    }
    bool asks_disputed = derived == UM_DERIVED_CLAIM_DISPUTED;
    g->word = asks_disputed ? set.yes & set.no : set.yes & ~set.no;
    g->disputed = asks_disputed ? 0 : set.yes & set.no;
}

/* Words and sets that have one value in all worlds. */
static uint64_t derive_word(const struct um_run *run, unsigned derived, struct um_ref r)
{
    int kind = r.entity == UM_ENTITY_POINT ? um_enum_of(run->m, UM_POINT__KIND, r.row) : 0;
    switch ((enum um_derived)derived) {
    case UM_DERIVED_POINT_PERCEIVABLE:
        return yes_or_no(um_kinds[kind].perceivable);
    case UM_DERIVED_POINT_CHECKABLE:
        return yes_or_no(um_kinds[kind].checkable);
    case UM_DERIVED_MATTER_ITEMS:
        return um_items_asked(run);
    case UM_DERIVED_MATTER_PURPOSES:
        return of_requests(run, UM_REQUEST__PURPOSE);
    case UM_DERIVED_MATTER_REQUIRES:
        return of_requests(run, UM_REQUEST__REQUIRES);
    case UM_DERIVED_DEFENDANT_ROLES:
        return of_accounts(run, UM_ACCOUNT__ROLE, r.row);
    case UM_DERIVED_DEFENDANT_LOCATED:
        return of_accounts(run, UM_ACCOUNT__LOCATED, r.row);
    case UM_DERIVED_MATTER_PROVIDES:
        return of_holders(run);
    case UM_DERIVED_DEFENDANT_HARMS:
        return run->facts.harms_of_defendant[r.row];
    case UM_DERIVED_MATTER_FACTS:
    case UM_DERIVED_DEFENDANT_FACTS:
    case UM_DERIVED_CLAIM_FACTS:
    case UM_DERIVED_CLAIM_DISPUTED:
    case UM_DERIVED_ACT_FACTS:
    case UM_DERIVED_POINT_FACTS:
    case UM_DERIVED_ACCOUNT_FACTS:
    case UM_DERIVED_POINT_KNOWERS:
    case UM_DERIVED_POINT_PERSONS:
    case UM_DERIVED_MATTER_CLAIMANTS:
    case UM_DERIVED_MATTER_HOLDERS:
    case UM_DERIVED_DEFENDANT_ACTS:
    case UM_DERIVED_MATTER_DAY:
    case UM_DERIVED_ASSERTION_COMPETENCE:
    case UM_DERIVED_DEFENDANT_EVIDENCE:
    case UM_DERIVED_DEFENDANT_SHOWING:
    case UM_DERIVED_DEFENDANT_BEYOND_EVIDENCE:
    case UM_DERIVED_COUNT:
        break;
    }
    return 0;
}

/*
 * Worlds in which a node fails on something that no evidence mends. Members
 * joined by AND need one that does; those joined by OR must all do.
 */
static uint64_t beyond_evidence(const struct um_node *node)
{
    const unsigned whys = 1u << UM_WHY_CONCEDED | 1u << UM_WHY_DEFEATED | 1u << UM_WHY_WRONG_TARGET | 1u << UM_WHY_NOT_PLEADED;
    uint64_t worlds = node->any && node->n_members ? ~UINT64_C(0) : 0;
    for (size_t i = 0; i < node->n_members; i++) {
        uint64_t below = beyond_evidence(node->members[i]);
        worlds = node->any ? worlds & below : worlds | below;
    }
    for (size_t i = 0; i < node->n && !node->n_members; i++)
        if (node->findings[i].status == UM_STATUS_UNMET && (whys >> node->findings[i].why & 1))
            worlds |= node->findings[i].worlds;
    return worlds & (node->in[UM_STATUS_UNMET] | (node->n_members ? 0 : ~UINT64_C(0)));
}

static void derive_beyond_evidence(const struct um_run *run, struct um_got *g)
{
    uint64_t *in = UM_NEWS(run->arena, UM_YES_NO_COUNT, uint64_t);
    const struct um_nodes *merits = &run->tree->defendants[g->row.row].merits;
    for (size_t i = 0; i < merits->n; i++)
        in[UM_YES_NO_YES] |= merits->list[i]->worlds & beyond_evidence(merits->list[i]);
    in[UM_YES_NO_NO] = run->all & ~in[UM_YES_NO_YES];
    g->in = in;
}

static void derive_competence(const struct um_competence_result *c, struct um_got *g)
{
    g->in = c->in;
    g->unknown = c->in[UM_COMPETENCE_UNKNOWN];
}

void um_derive(const struct um_run *run, unsigned derived, struct um_got *g)
{
    if (um_derived_infos[derived].type == UM_TYPE_REFS) {
        derive_refs(run, derived, g);
    } else if (derived == UM_DERIVED_MATTER_DAY) {
        g->time = (struct um_time){run->record_day, run->record_day};
    } else if (derived == UM_DERIVED_ASSERTION_COMPETENCE) {
        derive_competence(&run->measure->competence[g->row.row], g);
    } else if (derived == UM_DERIVED_DEFENDANT_EVIDENCE) {
        derive_competence(um_evidence_of(run, g->row.row), g);
    } else if (derived == UM_DERIVED_DEFENDANT_BEYOND_EVIDENCE) {
        derive_beyond_evidence(run, g);
    } else if (derived == UM_DERIVED_DEFENDANT_SHOWING) {
        g->in = run->tree->defendants[g->row.row].showing;
        g->unknown = g->in[UM_STATUS_NOT_RECORDED];
    } else if (um_derived_infos[derived].vocab == UM_VOCAB_FACT_NAME) {
        derive_facts(run, derived, g);
    } else {
        g->word = derive_word(run, derived, g->row);
    }
}
