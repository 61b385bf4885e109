/* What facts say yes and no to, by the row they are about. What papers disagree on is open. */
#include <string.h>

#include "decide/run.h"

static bool before_court(const struct um_run *run, uint32_t fact)
{
    const struct um_ref *record = um_ref_of(run->m, UM_FACT__RECORD, fact);
    return !record || run->visible_record[record->row];
}

static void add(struct um_fact_set *to, struct um_fact_set more)
{
    to->yes |= more.yes;
    to->no |= more.no;
}

static void sort_facts(struct um_run *run)
{
    for (uint32_t i = 0; i < run->m->tables[UM_ENTITY_FACT].n; i++) {
        const struct um_ref *subject = um_ref_of(run->m, UM_FACT__SUBJECT, i);
        int value = um_enum_of(run->m, UM_FACT__VALUE, i);
        if ((value != UM_YES_NO_YES && value != UM_YES_NO_NO) || !before_court(run, i))
            continue;
        struct um_fact_set one = {value == UM_YES_NO_YES ? UINT64_C(1) << um_enum_of(run->m, UM_FACT__NAME, i) : 0,
                                  value == UM_YES_NO_NO ? UINT64_C(1) << um_enum_of(run->m, UM_FACT__NAME, i) : 0};
        bool of_one = subject && (subject->entity == UM_ENTITY_ACCOUNT || subject->entity == UM_ENTITY_DEFENDANT ||
                                  subject->entity == UM_ENTITY_ACT || subject->entity == UM_ENTITY_POINT ||
                                  subject->entity == UM_ENTITY_CLAIM);
        if (subject)
            add(&run->facts.of[subject->entity][subject->row], one);
        if (!of_one)
            add(&run->facts.of_matter, one);
    }
}

/* The defendant whose accounts alone may have made an act, or UINT32_MAX. */
static uint32_t maker_of(const struct um_run *run, const uint32_t *holder, uint32_t act)
{
    const struct um_cell *by = um_cell(run->m, UM_ACT__BY, act);
    for (uint32_t i = 1; i < by->n; i++)
        if (holder[by->as.refs[i].row] != holder[by->as.refs[0].row])
            return UINT32_MAX;
    return by->n ? holder[by->as.refs[0].row] : UINT32_MAX;
}

/* A defendant's own facts, those of his accounts, and those of the acts that are his alone. */
static void gather_for_defendants(struct um_run *run)
{
    const struct um_matter *m = run->m;
    uint32_t *holder = UM_NEWS(run->arena, m->tables[UM_ENTITY_ACCOUNT].n, uint32_t);
    memset(holder, 0xff, m->tables[UM_ENTITY_ACCOUNT].n * sizeof *holder); /* UINT32_MAX: nobody's */
    run->facts.of_defendant = UM_NEWS(run->arena, m->tables[UM_ENTITY_DEFENDANT].n, struct um_fact_set);
    for (uint32_t d = 0; d < m->tables[UM_ENTITY_DEFENDANT].n; d++) {
        const struct um_cell *accounts = um_cell(m, UM_DEFENDANT__ACCOUNTS, d);
        run->facts.of_defendant[d] = run->facts.of[UM_ENTITY_DEFENDANT][d];
        for (uint32_t k = 0; k < accounts->n; k++) {
            holder[accounts->as.refs[k].row] = d;
            add(&run->facts.of_defendant[d], run->facts.of[UM_ENTITY_ACCOUNT][accounts->as.refs[k].row]);
        }
    }
    for (uint32_t act = 0; act < m->tables[UM_ENTITY_ACT].n; act++)
        if (maker_of(run, holder, act) != UINT32_MAX)
            add(&run->facts.of_defendant[maker_of(run, holder, act)], run->facts.of[UM_ENTITY_ACT][act]);
}

/* Kinds of harm to each account that an assertion affirms which counts in every world. */
void um_harms_make(struct um_run *run)
{
    const struct um_matter *m = run->m;
    uint64_t *of_account = UM_NEWS(run->arena, m->tables[UM_ENTITY_ACCOUNT].n, uint64_t);
    for (uint32_t i = 0; i < m->tables[UM_ENTITY_ASSERTION].n; i++) {
        uint32_t point = um_ref_of(m, UM_ASSERTION__POINT, i)->row;
        const struct um_ref *who = um_ref_of(m, UM_POINT__WHO, point);
        bool says = run->visible_assertion[i] && um_enum_of(m, UM_ASSERTION__SAYS, i) == UM_SAYS_AFFIRMS &&
                    um_enum_of(m, UM_ASSERTION__MODALITY, i) == UM_MODALITY_IS &&
                    run->measure->competence[i].in[UM_COMPETENCE_COUNTS] == run->all;
        int type = um_enum_of(m, UM_POINT__TYPE, point);
        if (says && who && who->entity == UM_ENTITY_ACCOUNT && type >= 0 && um_enum_of(m, UM_POINT__KIND, point) == UM_POINT_KIND_HARM)
            of_account[who->row] |= UINT64_C(1) << type;
    }
    run->facts.harms_of_defendant = UM_NEWS(run->arena, m->tables[UM_ENTITY_DEFENDANT].n, uint64_t);
    for (uint32_t d = 0; d < m->tables[UM_ENTITY_DEFENDANT].n; d++) {
        const struct um_cell *accounts = um_cell(m, UM_DEFENDANT__ACCOUNTS, d);
        for (uint32_t k = 0; k < accounts->n; k++)
            run->facts.harms_of_defendant[d] |= of_account[accounts->as.refs[k].row];
    }
}

void um_facts_make(struct um_run *run)
{
    for (unsigned e = 0; e < UM_ENTITY_COUNT; e++)
        run->facts.of[e] = UM_NEWS(run->arena, run->m->tables[e].n, struct um_fact_set);
    sort_facts(run);
    gather_for_defendants(run);
}
