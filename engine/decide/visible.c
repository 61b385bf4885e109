/* What of the record is before the court, and what silence means there. */
#include "decide/run.h"

/* Whether a decision that is evaluated saw a filing; UM_NONE in list means everything filed by then. */
static bool seen_by(const struct um_run *run, uint32_t decision, uint32_t filing)
{
    const struct um_cell *sees = um_cell(run->m, UM_DECISION__SEES, decision);
    return um_refs_hold(sees, (struct um_ref){UM_ENTITY_FILING, filing});
}

static void cut_filings(struct um_run *run)
{
    struct um_tree *t = run->tree;
    uint32_t n = run->m->tables[UM_ENTITY_FILING].n;
    t->visible_filing = UM_NEWS(run->arena, n, bool);
    t->maybe_later = UM_NEWS(run->arena, n, bool);
    for (uint32_t i = 0; i < n; i++) {
        struct um_time filed = um_time_of(run->m, UM_FILING__FILED, i);
        bool listed = t->decision != UM_NONE && um_cell(run->m, UM_DECISION__SEES, t->decision)->set;
        t->visible_filing[i] = listed ? seen_by(run, t->decision, i) : filed.from <= t->as_of;
        t->maybe_later[i] = t->visible_filing[i] && !listed && filed.to > t->as_of;
    }
}

/* The day the record runs through: the cut, else the last day any paper was filed. */
static int64_t last_day(const struct um_run *run)
{
    int64_t last = INT64_MIN;
    if (run->tree->as_of != UM_TIME_OPEN_TO)
        return run->tree->as_of;
    for (uint32_t i = 0; i < run->m->tables[UM_ENTITY_FILING].n; i++) {
        struct um_time filed = um_time_of(run->m, UM_FILING__FILED, i);
        int64_t day = filed.to != UM_TIME_OPEN_TO ? filed.to : filed.from;
        last = day > last ? day : last;
    }
    return last;
}

void um_visible_make(struct um_run *run, const struct um_decide_options *options)
{
    const struct um_matter *m = run->m;
    struct um_tree *t = run->tree;
    t->as_of = options->as_of;
    t->decision = options->decision;
    for (uint32_t i = 0; t->decision == UM_NONE && i < m->tables[UM_ENTITY_DECISION].n; i++) {
        struct um_time at = um_time_of(m, UM_DECISION__AT, i);
        if (t->as_of != UM_TIME_OPEN_TO && at.from <= t->as_of && at.to >= t->as_of)
            t->decision = i;
    }
    if (t->decision != UM_NONE && t->as_of == UM_TIME_OPEN_TO)
        t->as_of = um_time_of(m, UM_DECISION__AT, t->decision).to;
    run->record_day = last_day(run);
    cut_filings(run);
    run->visible_record = UM_NEWS(run->arena, m->tables[UM_ENTITY_RECORD].n, bool);
    run->visible_assertion = UM_NEWS(run->arena, m->tables[UM_ENTITY_ASSERTION].n, bool);
    run->unread = UM_NEWS(run->arena, m->tables[UM_ENTITY_RECORD].n, uint32_t);
    for (uint32_t i = 0; i < m->tables[UM_ENTITY_RECORD].n; i++) {
        run->visible_record[i] = t->visible_filing[um_ref_of(m, UM_RECORD__FILING, i)->row];
        if (run->visible_record[i] && um_cell(m, UM_RECORD__SEEN, i)->tag == UM_CHOICE_SEEN_UNREAD)
            run->unread[run->n_unread++] = i;
    }
    for (uint32_t i = 0; i < m->tables[UM_ENTITY_ASSERTION].n; i++)
        run->visible_assertion[i] = run->visible_record[um_ref_of(m, UM_ASSERTION__RECORD, i)->row];
}

static bool covers(const struct um_run *run, uint32_t inventory, uint32_t account)
{
    const struct um_cell *scope = um_cell(run->m, UM_INVENTORY__SCOPE, inventory);
    if (um_enum_of(run->m, UM_INVENTORY__CLOSED, inventory) == UM_CLOSED_NO ||
        um_time_of(run->m, UM_INVENTORY__UPTO, inventory).to < run->record_day)
        return false;
    if (scope->tag == UM_CHOICE_INVENTORY_SCOPE_MATTER)
        return true;
    return account != UM_NONE && um_refs_hold(scope, (struct um_ref){UM_ENTITY_ACCOUNT, account});
}

/* Whether an unread record may speak of the account (UM_NONE: of the matter at large). */
static bool may_speak(const struct um_run *run, uint32_t record, uint32_t account)
{
    const struct um_cell *about = um_cell(run->m, UM_RECORD__ABOUT, record);
    if (!about->set || !about->n)
        return true;
    return account != UM_NONE && um_refs_hold(about, (struct um_ref){UM_ENTITY_ACCOUNT, account});
}

bool um_closed(const struct um_run *run, uint32_t account, struct um_node *node)
{
    node->inventory = UM_NONE;
    for (uint32_t i = run->m->tables[UM_ENTITY_INVENTORY].n; i-- > 0;)
        if (covers(run, i, account))
            node->inventory = i;
    for (uint32_t i = 0; i < run->n_unread; i++)
        if (may_speak(run, run->unread[i], account))
            UM_PUSH(run->arena, node->unread, node->n_unread, node->cap_unread, run->unread[i]);
    return node->inventory != UM_NONE && node->n_unread == 0;
}
