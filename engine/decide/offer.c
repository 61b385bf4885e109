/* What is offered on an element: the assertions that its rule lists, for the rows that are bound. */
#include <stdlib.h>

#include "decide/cell.h"

static int compare_rows(const void *x, const void *y)
{
    uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;
    return a < b ? -1 : a > b;
}

/* The account that an assertion's point names, or NULL. */
const struct um_ref *um_account_slot(const struct um_run *run, uint32_t assertion)
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
 * account, or names none while the assertion speaks of it by name or, unless the
 * element wants a name, of a group.
 * A point of shared acts that names no account is offered for nobody.
 */
static bool offered_for(const struct um_cell_run *c, const struct um_offer *offer, uint32_t assertion)
{
    const struct um_cell *about = um_cell(c->run->m, UM_ASSERTION__ABOUT, assertion);
    struct um_ref k = {UM_ENTITY_ACCOUNT, c->node->binding.account};
    if (c->node->binding.account == UINT32_MAX)
        return true;
    const struct um_ref *named = um_account_slot(c->run, assertion);
    if (named || speaks_to_another(c->run, assertion))
        return named && um_ref_same(*named, k);
    if (offer->named)
        return about->set && about->n && um_refs_hold(about, k);
    return !about->set || !about->n || um_refs_hold(about, k);
}

void um_offer_point(struct um_cell_run *c, const struct um_offer *offer, uint32_t point)
{
    const struct um_run *run = c->run;
    if (!(offer->kinds >> um_enum_of(run->m, UM_POINT__KIND, point) & 1))
        return;
    for (uint32_t i = run->on_point.start[point]; i < run->on_point.start[point + 1]; i++) {
        uint32_t assertion = run->on_point.items[i];
        if (run->visible_assertion[assertion] && offered_for(c, offer, assertion))
            UM_PUSH(run->arena, c->offered, c->n_offered, c->cap_offered, assertion);
    }
}

static void offer_points(struct um_cell_run *c, const struct um_offer *offer, const struct um_index *index, uint32_t key)
{
    for (uint32_t i = index->start[key]; i < index->start[key + 1]; i++)
        um_offer_point(c, offer, index->items[i]);
}

/*
 * Points about the cell's point. For an account: those that name it, and those
 * that name none, so that an account costs only its own rows.
 */
static void offer_about(struct um_cell_run *c, const struct um_offer *offer)
{
    const struct um_run *run = c->run;
    const struct um_binding *b = &c->node->binding;
    if (b->account == UINT32_MAX) {
        offer_points(c, offer, &run->about_point, b->point);
        return;
    }
    offer_points(c, offer, &run->about_no_account, b->point);
    for (uint32_t i = run->by_account.start[b->account]; i < run->by_account.start[b->account + 1]; i++) {
        uint32_t point = run->by_account.items[i];
        if (um_refs_hold(um_cell(run->m, UM_POINT__OF, point), (struct um_ref){UM_ENTITY_POINT, b->point}))
            um_offer_point(c, offer, point);
    }
}

/* The event that a reason rests on: without the event it was not the reason. */
static void offer_ground(struct um_cell_run *c, const struct um_offer *offer)
{
    const struct um_ref *ground = um_ref_of(c->run->m, UM_POINT__GROUND, c->node->binding.point);
    if (ground)
        um_offer_point(c, offer, ground->row);
}

/* The things that the act uses. */
static void offer_used(struct um_cell_run *c, const struct um_offer *offer)
{
    const struct um_cell *uses = um_cell(c->run->m, UM_ACT__USES, c->node->binding.act);
    for (uint32_t i = 0; uses->set && i < uses->n; i++)
        offer_points(c, offer, &c->run->about_work, uses->as.refs[i].row);
}

void um_collect_offers(struct um_cell_run *c)
{
    const struct um_run *run = c->run;
    for (uint32_t o = 0; o < c->element->offered.n; o++) {
        const struct um_offer *offer = &run->rules->offers[c->element->offered.first + o];
        if (offer->via == UM_VIA_SELF)
            um_offer_point(c, offer, c->node->binding.point);
        else if (offer->via == UM_VIA_OF)
            offer_about(c, offer);
        else if (offer->via == UM_VIA_GROUND)
            offer_ground(c, offer);
        else if (offer->via == UM_VIA_WORK)
            offer_used(c, offer);
        else if (offer->via == UM_VIA_ACCOUNT)
            offer_points(c, offer, &run->by_account, c->node->binding.account);
        else
            offer_points(c, offer, &run->about_act, c->node->binding.act);
    }
    if (c->n_offered > 1)
        qsort(c->offered, c->n_offered, sizeof *c->offered, compare_rows);
    size_t kept = 0;
    for (size_t i = 0; i < c->n_offered; i++) /* what is offered in two ways is offered once */
        if (!kept || c->offered[kept - 1] != c->offered[i])
            c->offered[kept++] = c->offered[i];
    c->n_offered = kept;
}
