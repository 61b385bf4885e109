#include "findings/rulings.h"

#include <string.h>

#include "findings/document.h"
#include "record/record.h"

/* -------------------------------------------------------------------- nodes */

static const struct um_node *among(const struct um_nodes *nodes, const char *name)
{
    for (size_t i = 0; i < nodes->n; i++)
        if (strcmp(nodes->list[i]->name, name) == 0)
            return nodes->list[i];
    return NULL;
}

const struct um_node *um_rulings_node(struct um_arena *a, const struct um_tree *t, const char *name)
{
    const struct um_node *found = among(&t->shared, name);
    for (size_t d = 0; !found && d < t->n_defendants; d++)
        found = among(&t->defendants[d].nodes, name);
    for (size_t i = 0; !found && i < t->shared.n; i++) { /* one that is judged for each claim apart */
        const char *all = um_name_without_claim(a, t->shared.list[i]->name);
        found = all && strcmp(all, name) == 0 ? t->shared.list[i] : NULL;
    }
    return found;
}

const char *const *um_rulings_names(struct um_arena *a, const struct um_tree *t, size_t *n)
{
    size_t total = t->shared.n;
    for (size_t d = 0; d < t->n_defendants; d++)
        total += t->defendants[d].nodes.n;
    const char **names = UM_NEWS(a, total, const char *);
    *n = 0;
    for (size_t i = 0; i < t->shared.n; i++)
        names[(*n)++] = t->shared.list[i]->name;
    for (size_t d = 0; d < t->n_defendants; d++)
        for (size_t i = 0; i < t->defendants[d].nodes.n; i++)
            names[(*n)++] = t->defendants[d].nodes.list[i]->name;
    return names;
}

uint16_t um_rulings_derived(const struct um_node *node)
{
    unsigned set = 0;
    for (size_t i = 0; i < node->n; i++)
        if (node->findings[i].position != UM_NONE)
            set |= node->findings[i].derived;
        else
            set |= 1u << node->findings[i].status;
    return (uint16_t)set;
}

struct um_value *um_rulings_statuses(struct um_arena *a, uint64_t set)
{
    struct um_value *list = um_value_array(a);
    for (unsigned s = 0; s < UM_STATUS_COUNT; s++)
        if (set >> s & 1)
            um_value_push_text(a, list, um_vocabs[UM_VOCAB_STATUS].values[s]);
    return list;
}

/* --------------------------------------------------------------------- upon */

/* Rows that a finding looks at, marked by entity and row. */
struct rows {
    struct um_arena *a;
    const struct um_matter *m;
    bool *marked[UM_ENTITY_COUNT];
};

static void mark(struct rows *rows, struct um_ref r)
{
    rows->marked[r.entity][r.row] = true;
}

/* What a node looks at itself: evidence with its records, and the rows that its rules read. Where it joins others, what they look at. */
static void mark_node(struct rows *rows, const struct um_node *node, unsigned depth)
{
    for (size_t i = 0; i < node->n_evidence; i++) {
        uint32_t assertion = node->evidence[i].assertion;
        mark(rows, (struct um_ref){UM_ENTITY_ASSERTION, assertion});
        mark(rows, *um_ref_of(rows->m, UM_ASSERTION__RECORD, assertion));
    }
    for (size_t i = 0; i < node->n; i++)
        for (size_t k = 0; k < node->findings[i].premises.n; k++)
            mark(rows, node->findings[i].premises.list[k].row);
    for (size_t i = 0; depth && i < node->n_members; i++)
        mark_node(rows, node->members[i], depth - 1);
}

struct um_value *um_rulings_upon(struct um_arena *a, const struct um_tree *t, const struct um_node *node)
{
    enum { DEEPEST = 16 };
    struct rows rows = {.a = a, .m = t->m};
    struct um_value *list = um_value_array(a);
    for (unsigned e = 0; e < UM_ENTITY_COUNT; e++)
        rows.marked[e] = UM_NEWS(a, t->m->tables[e].n, bool);
    mark_node(&rows, node, DEEPEST);
    for (uint8_t e = 0; e < UM_ENTITY_COUNT; e++)
        for (uint32_t i = 0; i < t->m->tables[e].n; i++)
            if (rows.marked[e][i] && e != UM_ENTITY_POSITION) {
                struct um_ref r = {e, i};
                um_value_push_text(a, list, um_cat(a, um_row_id(t->m, r), " ", um_record_row_sha256(a, t->m, r), NULL));
            }
    return list;
}

/* ------------------------------------------------------------------ support */

/* The record that a row is, stands in or is drawn from, or UINT32_MAX. */
static uint32_t record_of(const struct um_matter *m, struct um_ref r)
{
    const struct um_ref *of = r.entity == UM_ENTITY_ASSERTION ? um_ref_of(m, UM_ASSERTION__RECORD, r.row)
                              : r.entity == UM_ENTITY_FACT    ? um_ref_of(m, UM_FACT__RECORD, r.row)
                              : r.entity == UM_ENTITY_NOTICE  ? um_ref_of(m, UM_NOTICE__RECORD, r.row)
                                                              : NULL;
    if (r.entity == UM_ENTITY_RECORD)
        return r.row;
    return of ? of->row : UINT32_MAX;
}

/* One line of "upon" against the record as it is. */
static void compare_row(struct um_arena *a, const struct um_tree *t, const char *line, struct um_value *gone, struct um_value *changed, struct um_value *sealed)
{
    size_t n = strcspn(line, " ");
    const char *id = um_arena_copy(a, line, n);
    struct um_ref r;
    if (!um_matter_find(t->m, id, &r)) {
        um_value_push_text(a, gone, id);
        return;
    }
    uint32_t record = record_of(t->m, r);
    if (line[n] && strcmp(line + n + 1, um_record_row_sha256(a, t->m, r)) != 0)
        um_value_push_text(a, changed, id);
    if (record == r.row && r.entity == UM_ENTITY_RECORD && um_enum_of(t->m, UM_RECORD__SEALED, record) == UM_YES_NO_YES)
        um_value_push_text(a, sealed, id);
}

struct um_value *um_rulings_support(struct um_arena *a, const struct um_tree *t, uint32_t position, uint16_t derived)
{
    const struct um_cell *found = um_cell(t->m, UM_POSITION__FOUND, position), *upon = um_cell(t->m, UM_POSITION__UPON, position);
    struct um_value *v = um_value_object(a), *gone = um_value_array(a), *changed = um_value_array(a), *sealed = um_value_array(a);
    if (!found->set && !upon->set)
        return NULL;
    for (uint32_t i = 0; upon->set && i < upon->n; i++)
        compare_row(a, t, upon->as.texts[i], gone, changed, sealed);
    bool moved = found->set && (derived & ~(uint64_t)found->as.integer);
    um_value_set(a, v, "holds", um_value_bool(a, !moved && !gone->n && !changed->n));
    if (found->set)
        um_value_set(a, v, "found", um_rulings_statuses(a, (uint64_t)found->as.integer));
    um_value_set(a, v, "gives", um_rulings_statuses(a, derived));
    um_value_set(a, v, "gone", gone);
    um_value_set(a, v, "changed", changed);
    um_value_set(a, v, "sealed", sealed);
    return v;
}

static void doubt(struct um_arena *a, const struct um_tree *t, const struct um_nodes *nodes, bool *told, struct um_value *unsupported, struct um_value *disputed)
{
    for (size_t i = 0; i < nodes->n; i++) {
        const struct um_finding *f = nodes->list[i]->n ? &nodes->list[i]->findings[0] : NULL;
        if (!f || f->position == UM_NONE || told[f->position])
            continue;
        const struct um_value *support = um_rulings_support(a, t, f->position, f->derived);
        const char *on = um_text_of(t->m, UM_POSITION__ON, f->position);
        told[f->position] = true;
        if (support && !um_value_integer(um_value_get(support, "holds")))
            um_value_push_text(a, unsupported, um_cat(a, um_text_of(t->m, UM_POSITION__ID, f->position), " on ", on, NULL));
        if (f->status == UM_STATUS_CONFLICT)
            um_value_push_text(a, disputed, on);
    }
}

void um_rulings_doubts(struct um_arena *a, const struct um_tree *t, struct um_value *unsupported, struct um_value *disputed)
{
    bool *told = UM_NEWS(a, t->m->tables[UM_ENTITY_POSITION].n, bool);
    doubt(a, t, &t->shared, told, unsupported, disputed);
    for (size_t d = 0; d < t->n_defendants; d++)
        doubt(a, t, &t->defendants[d].nodes, told, unsupported, disputed);
}

/* --------------------------------------------------------------- the document */

static const char *word(unsigned vocab, int value)
{
    return value < 0 ? NULL : um_vocabs[vocab].values[value];
}

static bool judges(const struct um_matter *m, uint32_t position)
{
    int by = um_enum_of(m, UM_POSITION__BY, position);
    return by == UM_POSITION_BY_COURT || by == UM_POSITION_BY_CLERK;
}

/* Who, when, on what and why: what a ruling and a withdrawal of one both say. */
static struct um_value *entry(struct um_arena *a, const struct um_matter *m, uint32_t i)
{
    struct um_value *v = um_value_object(a);
    struct um_time at = um_time_of(m, UM_POSITION__AT, i);
    um_value_set_text(a, v, "id", um_text_of(m, UM_POSITION__ID, i));
    um_value_set_text(a, v, "by", word(UM_VOCAB_POSITION_BY, um_enum_of(m, UM_POSITION__BY, i)));
    um_value_set_text(a, v, "cite", um_text_of(m, UM_POSITION__CITE, i));
    um_value_set_text(a, v, "text", um_text_of(m, UM_POSITION__GIST, i));
    if (at.from != UM_TIME_OPEN_FROM)
        um_value_set_text(a, v, "at", um_time_edge(a, at.from, false));
    return v;
}

/* Where a ruling that was not withdrawn stands to the finding on its node. */
static const char *state_of(const struct um_tree *t, const struct um_node *node, uint32_t i)
{
    const struct um_finding *f = node && node->n ? &node->findings[0] : NULL;
    if (!t->stands[i])
        return "later";
    if (!node)
        return "no-node";
    if (!f || f->position == UM_NONE)
        return "rules-nothing";
    if (um_enum_of(t->m, UM_POSITION__BY, i) != um_enum_of(t->m, UM_POSITION__BY, f->position))
        return "yields";
    return f->status == UM_STATUS_CONFLICT ? "disagrees" : f->position == i ? "stands" : "repeats";
}

static struct um_value *ruling_value(struct um_arena *a, const struct um_tree *t, uint32_t i)
{
    const struct um_matter *m = t->m;
    const char *on = um_text_of(m, UM_POSITION__ON, i);
    const struct um_node *node = um_rulings_node(a, t, on);
    struct um_value *v = entry(a, m, i);
    uint32_t withdrawal = t->withdrawn_by[i];
    um_value_set_text(a, v, "on", on);
    um_value_set_text(a, v, "question", um_text_of(m, UM_POSITION__QUESTION, i));
    um_value_set_text(a, v, "answer", um_text_of(m, UM_POSITION__ANSWER, i));
    um_value_set_text(a, v, "state", withdrawal != UM_NONE ? "withdrawn" : state_of(t, node, i));
    if (withdrawal != UM_NONE)
        um_value_set(a, v, "withdrawn_by", entry(a, m, withdrawal));
    if (node && strcmp(on, "m/test") != 0)
        um_value_set(a, v, "derived", um_rulings_statuses(a, um_rulings_derived(node)));
    struct um_value *support = node && withdrawal == UM_NONE ? um_rulings_support(a, t, i, um_rulings_derived(node)) : NULL;
    if (support)
        um_value_set(a, v, "support", support);
    return v;
}

struct um_value *um_rulings_make(struct um_arena *a, const struct um_tree *t, const char *record_sha256, const char *written)
{
    struct um_value *doc = um_document_open(a, t, "unmask.rulings/1", record_sha256), *list = um_value_array(a);
    um_value_set(a, doc, "matter", um_document_caption(a, t));
    um_value_set_text(a, doc, "written", written);
    for (uint32_t i = 0; i < t->m->tables[UM_ENTITY_POSITION].n; i++)
        if (judges(t->m, i) && !um_cell(t->m, UM_POSITION__WITHDRAWS, i)->set && strchr(um_text_of(t->m, UM_POSITION__ON, i), '/'))
            um_value_push(a, list, ruling_value(a, t, i));
    um_value_set(a, doc, "rulings", list);
    return doc;
}
