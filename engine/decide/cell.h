/* The state of judging one element's cell, shared by the files that do it: offer.c, weigh.c, settle.c, cell.c. */
#ifndef UM_CELL_H
#define UM_CELL_H

#include "decide/run.h"

/* A status rule that holds, and the assertion it rests on. */
struct um_hit {
    uint64_t worlds;
    uint32_t rule, assertion;
};

struct um_cell_run {
    struct um_run *run;
    struct um_node *node;
    const struct um_rule *element;
    uint64_t open; /* worlds not decided yet */
    uint32_t *offered; /* assertions, in order of rows */
    size_t n_offered, cap_offered;
    struct um_hit *hits;
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

/* The account that an assertion's point names, or NULL (offer.c). */
const struct um_ref *um_account_slot(const struct um_run *run, uint32_t assertion);

/* Add the assertions on a point whose kind is asked for; and collect all that is offered on the cell (offer.c). */
void um_offer_point(struct um_cell_run *c, const struct um_offer *offer, uint32_t point);
void um_collect_offers(struct um_cell_run *c);

/* What comes of one assertion in the worlds that are open; of the rows alone; of what stands beside a status rule; and
   of what is entered without what it is about (weigh.c). */
void um_look_at(struct um_cell_run *c, uint32_t assertion);
void um_weigh_rows(struct um_cell_run *c);
void um_list_beside(struct um_cell_run *c);
void um_look_at_loose(struct um_cell_run *c);

/* Findings: where the element is not asked for, from status rules, from evidence, and by default (settle.c). */
void um_settle_not_asked(struct um_cell_run *c);
void um_settle_status_rules(struct um_cell_run *c);
void um_settle_evidence(struct um_cell_run *c);
void um_settle_default(struct um_cell_run *c);

#endif
