#include <string.h>

#include "base/limits.h"
#include "base/text.h"
#include "record/record.h"

struct checker {
    const struct um_matter *m;
    struct um_problems *problems;
};

static void note(struct checker *c, enum um_severity severity, const char *id, struct um_ref r, uint16_t field,
                 const char *message)
{
    const struct um_matter *m = c->m;
    const struct um_field *f = &um_fields[field];
    const char *dot = strchr(f->key, '.'), *key = f->key;
    if (dot)
        key = um_cat(m->arena, um_arena_copy(m->arena, f->key, (size_t)(dot - f->key)), "/", dot + 1, NULL);
    const char *where = um_cat(m->arena, um_row_place(m, r), "/", key, NULL);
    const char *rule = um_cat(m->arena, "record: ", um_entities[r.entity].name, ".", f->key, NULL);
    um_problem_add(c->problems, severity, id, where, m->tables[r.entity].line[r.row], rule, message);
}

/* "post S1", for messages. */
static const char *named(const struct um_matter *m, struct um_ref r)
{
    return um_cat(m->arena, um_entities[r.entity].name, " ", um_row_id(m, r), NULL);
}

/* ------------------------------------------------------------------- errors */

/* Slots of a point against what its kind declares. */
static void check_slots(struct checker *c, struct um_ref r)
{
    static const uint16_t common[] = {UM_POINT__ID, UM_POINT__KIND, UM_POINT__WHAT, UM_POINT__STATED_BY,
                                      UM_POINT__CHARGE, UM_POINT__NOTE};
    const struct um_matter *m = c->m;
    int kind = um_enum_of(m, UM_POINT__KIND, r.row);
    const struct um_entity_info *info = &um_entities[UM_ENTITY_POINT];
    for (uint16_t f = info->first; f < info->first + info->n; f++) {
        uint64_t bit = UINT64_C(1) << (f - info->first);
        bool set = um_cell(m, f, r.row)->set, is_common = false;
        for (size_t i = 0; i < sizeof common / sizeof *common; i++)
            is_common = is_common || common[i] == f;
        const char *kind_name = um_vocabs[UM_VOCAB_POINT_KIND].values[kind];
        if (!set && (um_kinds[kind].requires & bit))
            note(c, UM_ERROR, "missing-slot", r, f,
                 um_cat(m->arena, "a point of kind ", kind_name, " must have \"", um_fields[f].key, "\"", NULL));
        if (set && !is_common && !(um_kinds[kind].slots & bit))
            note(c, UM_ERROR, "wrong-slot", r, f,
                 um_cat(m->arena, "a point of kind ", kind_name, " has no \"", um_fields[f].key, "\"", NULL));
    }
}

/* How many points stand on the longest way down from a point, itself included; worked out once. TOO_DEEP also for a cycle. */
enum { LONGEST_WAY = UM_MAX_POINT_DEPTH + 1, TOO_DEEP };

static unsigned depth_of(const struct um_matter *m, uint32_t row, unsigned *depth, unsigned level)
{
    const uint16_t links[] = {UM_POINT__OF, UM_POINT__GROUND};
    unsigned deepest = 0;
    if (depth[row] || level > UM_MAX_POINT_DEPTH)
        return depth[row] ? depth[row] : TOO_DEEP;
    depth[row] = TOO_DEEP; /* whoever comes here again before it is known came by a cycle */
    for (size_t l = 0; l < 2; l++) {
        const struct um_cell *c = um_cell(m, links[l], row);
        for (uint32_t i = 0; c->set && i < c->n; i++) {
            unsigned below = depth_of(m, c->as.refs[i].row, depth, level + 1);
            deepest = below > deepest ? below : deepest;
        }
    }
    return depth[row] = deepest < LONGEST_WAY ? deepest + 1 : TOO_DEEP;
}

static void check_points(struct checker *c)
{
    unsigned *depth = UM_NEWS(c->m->arena, c->m->tables[UM_ENTITY_POINT].n, unsigned);
    for (uint32_t i = 0; i < c->m->tables[UM_ENTITY_POINT].n; i++) {
        struct um_ref r = {UM_ENTITY_POINT, i};
        check_slots(c, r);
        if (depth_of(c->m, i, depth, 0) > LONGEST_WAY)
            note(c, UM_ERROR, "slot-cycle", r, UM_POINT__OF, "the point is, through its slots, about itself, or nested too deep");
    }
}

static void check_assertions(struct checker *c)
{
    const struct um_matter *m = c->m;
    for (uint32_t i = 0; i < m->tables[UM_ENTITY_ASSERTION].n; i++) {
        struct um_ref r = {UM_ENTITY_ASSERTION, i};
        uint32_t record = um_ref_of(m, UM_ASSERTION__RECORD, i)->row;
        if (um_cell(m, UM_RECORD__SEEN, record)->tag == UM_CHOICE_SEEN_UNREAD)
            note(c, UM_ERROR, "unread-asserts", r, UM_ASSERTION__RECORD,
                 "an unread record cannot be said to assert anything");
    }
}

/* The first part of a node path (d in d/d1/outcome) and the id behind it. */
static bool node_ok(struct checker *c, const char *on)
{
    static const char firsts[] = "mdpaieu";
    struct um_ref found;
    const char *slash = strchr(on, '/');
    if (!slash)
        return um_matter_find(c->m, on, &found);
    if (slash != on + 1 || !strchr(firsts, *on))
        return false;
    if (*on == 'm')
        return true;
    size_t n = strcspn(slash + 1, "/");
    return um_matter_find(c->m, um_arena_copy(c->m->arena, slash + 1, n), &found);
}

/* What takes an answer back: it must name an answer of the court or a clerk on the same node, and a clerk's undoes no court's. */
static const char *wrong_withdrawal(const struct um_matter *m, uint32_t i, uint32_t earlier)
{
    int by = um_enum_of(m, UM_POSITION__BY, i), whose = um_enum_of(m, UM_POSITION__BY, earlier);
    if (whose != UM_POSITION_BY_COURT && whose != UM_POSITION_BY_CLERK)
        return "only an answer of the court or of a clerk can be withdrawn";
    if (um_cell(m, UM_POSITION__WITHDRAWS, earlier)->set)
        return "a withdrawal cannot be withdrawn; enter the ruling anew";
    if (strcmp(um_text_of(m, UM_POSITION__ON, i), um_text_of(m, UM_POSITION__ON, earlier)) != 0 ||
        strcmp(um_text_of(m, UM_POSITION__QUESTION, i), um_text_of(m, UM_POSITION__QUESTION, earlier)) != 0)
        return "a withdrawal stands on the same node and question as what it withdraws";
    if (by != UM_POSITION_BY_COURT && (by != UM_POSITION_BY_CLERK || whose == UM_POSITION_BY_COURT))
        return "the court withdraws its own ruling, and the court or a clerk a clerk's answer";
    return NULL;
}

static void check_positions(struct checker *c)
{
    const struct um_matter *m = c->m;
    for (uint32_t i = 0; i < m->tables[UM_ENTITY_POSITION].n; i++) {
        struct um_ref r = {UM_ENTITY_POSITION, i};
        const char *on = um_text_of(m, UM_POSITION__ON, i);
        if (!node_ok(c, on))
            note(c, UM_ERROR, "unknown-node", r, UM_POSITION__ON,
                 um_cat(m->arena, "\"", on, "\" is neither an id of this record nor a node of its findings", NULL));
        if (um_enum_of(m, UM_POSITION__BY, i) == UM_POSITION_BY_ENCODER &&
            strcmp(um_text_of(m, UM_POSITION__QUESTION, i), "sting") != 0)
            note(c, UM_ERROR, "encoder-judges", r, UM_POSITION__BY,
                 "whoever enters the record answers no judgement; enter facts, or a ruling, or a party's argument");
        const struct um_ref *earlier = um_ref_of(m, UM_POSITION__WITHDRAWS, i);
        const char *wrong = earlier ? wrong_withdrawal(m, i, earlier->row) : NULL;
        if (wrong)
            note(c, UM_ERROR, "wrong-withdrawal", r, UM_POSITION__WITHDRAWS, wrong);
    }
}

static void check_orders(struct checker *c)
{
    const struct um_matter *m = c->m;
    const struct um_time open = {UM_TIME_OPEN_FROM, UM_TIME_OPEN_TO};
    if (m->tables[UM_ENTITY_ORDER].n > UM_MAX_ORDERS) {
        note(c, UM_ERROR, "limit", (struct um_ref){UM_ENTITY_ORDER, UM_MAX_ORDERS}, UM_ORDER__ID,
             "a matter may have at most 500 orders; enter times instead");
        return;
    }
    for (uint32_t i = 0; i < m->tables[UM_ENTITY_ORDER].n; i++) {
        struct um_ref earlier = *um_ref_of(m, UM_ORDER__EARLIER, i), later = *um_ref_of(m, UM_ORDER__LATER, i);
        if (um_ref_same(earlier, later) || um_happened_before(m, later, open, earlier, open) == UM_BEFORE_YES)
            note(c, UM_ERROR, "order-cycle", (struct um_ref){UM_ENTITY_ORDER, i}, UM_ORDER__LATER,
                 "by the orders of this record it also came before what it is said to come after");
    }
}

/* ----------------------------------------------------------------- warnings */

static void warn_acts(struct checker *c)
{
    const struct um_matter *m = c->m;
    for (uint32_t i = 0; i < m->tables[UM_ENTITY_ACT].n; i++) {
        struct um_ref r = {UM_ENTITY_ACT, i};
        const char *who = named(m, r);
        if (!um_cell(m, UM_ACT__AT, i)->set)
            note(c, UM_WARNING, "act-undated", r, UM_ACT__AT,
                 um_cat(m->arena, who, " is undated: nothing can be said to come before it or after it (D04)", NULL));
        if (um_cell(m, UM_ACT__BY, i)->tag != UM_CHOICE_SPEAKER_ONE)
            note(c, UM_WARNING, "speaker-unknown", r, UM_ACT__BY,
                 um_cat(m->arena, who, " has no known speaker: it is judged once, and no defendant inherits it", NULL));
        if (um_enum_of(m, UM_ACT__QUOTED, i) == UM_QUOTED_VERBATIM && !um_cell(m, UM_ACT__WORDS, i)->set)
            note(c, UM_WARNING, "words-missing", r, UM_ACT__WORDS,
                 um_cat(m->arena, who, " is said to be quoted, and its words are not entered", NULL));
        if (!um_cell(m, UM_ACT__CONVEYS, i)->set && !um_cell(m, UM_ACT__USES, i)->set)
            note(c, UM_WARNING, "conveys-nothing", r, UM_ACT__CONVEYS,
                 um_cat(m->arena, who, " conveys no point and uses nothing, so no element can be judged for it", NULL));
    }
}

/* How often each record is used by an assertion or a fact. */
static uint32_t *count_uses(const struct um_matter *m)
{
    uint32_t *uses = UM_NEWS(m->arena, m->tables[UM_ENTITY_RECORD].n, uint32_t);
    for (uint32_t i = 0; i < m->tables[UM_ENTITY_ASSERTION].n; i++)
        uses[um_ref_of(m, UM_ASSERTION__RECORD, i)->row]++;
    for (uint32_t i = 0; i < m->tables[UM_ENTITY_FACT].n; i++)
        if (um_ref_of(m, UM_FACT__RECORD, i))
            uses[um_ref_of(m, UM_FACT__RECORD, i)->row]++;
    return uses;
}

/* Whether an earlier record of the same paper rests its form on the same. */
static bool said_before(const struct um_matter *m, uint32_t record, const char *rests_on)
{
    for (uint32_t i = 0; i < record; i++) {
        const char *other = um_text_of(m, UM_RECORD__FORM_RESTS_ON, i);
        if (other && strcmp(other, rests_on) == 0 &&
            um_ref_same(*um_ref_of(m, UM_RECORD__FILING, i), *um_ref_of(m, UM_RECORD__FILING, record)))
            return true;
    }
    return false;
}

static void warn_records(struct checker *c)
{
    const struct um_matter *m = c->m;
    const uint32_t *uses = count_uses(m);
    for (uint32_t i = 0; i < m->tables[UM_ENTITY_RECORD].n; i++) {
        struct um_ref r = {UM_ENTITY_RECORD, i};
        const char *cite = um_text_of(m, UM_RECORD__CITE, i);
        const char *rests_on = um_text_of(m, UM_RECORD__FORM_RESTS_ON, i);
        if (um_cell(m, UM_RECORD__SEEN, i)->tag == UM_CHOICE_SEEN_UNREAD)
            note(c, UM_WARNING, "cited-not-entered", r, UM_RECORD__SEEN,
                 um_cat(m->arena, cite, " is cited in a paper that was read, and its content is not entered", NULL));
        else if (!uses[i])
            note(c, UM_WARNING, "unused", r, UM_RECORD__ID,
                 um_cat(m->arena, cite, " is entered, and no assertion or fact is drawn from it", NULL));
        if (rests_on && !said_before(m, i, rests_on))
            note(c, UM_WARNING, "form-not-seen", r, UM_RECORD__FORM_RESTS_ON,
                 um_cat(m->arena, "the form of ", cite, " and what stands with it in that paper rests on ", rests_on, NULL));
    }
}

static void warn_silence(struct checker *c)
{
    const struct um_matter *m = c->m;
    struct um_ref r = {UM_ENTITY_MATTER, 0};
    if (!m->tables[UM_ENTITY_INVENTORY].n)
        note(c, UM_WARNING, "no-inventory", r, UM_MATTER__ID,
             "no inventory is entered: where nothing is offered, the findings will say that it is not in this record");
    if (!m->tables[UM_ENTITY_DEFENDANT].n)
        note(c, UM_WARNING, "no-defendant", r, UM_MATTER__ID, "no anonymous defendant is entered");
    if (!m->tables[UM_ENTITY_CLAIM].n)
        note(c, UM_WARNING, "no-claim", r, UM_MATTER__ID, "no claim is entered");
}

void um_record_check(const struct um_matter *m, struct um_problems *problems)
{
    struct checker c = {m, problems};
    check_points(&c);
    check_assertions(&c);
    check_positions(&c);
    check_orders(&c);
    if (!problems->errors) {
        warn_acts(&c);
        warn_records(&c);
        warn_silence(&c);
    }
    um_problems_sort(problems);
}
