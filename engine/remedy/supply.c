/* What rules declare as their cure, made into rows for one cell of the record. */
#include <string.h>

#include "base/text.h"
#include "findings/sentence.h"
#include "remedy/run.h"

/* A supply that is being filled in. */
struct filler {
    struct um_remedy_run *run;
    const struct um_rule *rule;
    const struct um_node *node;
    uint32_t giver;
    const char *id;      /* of the atom */
    const char *wanting; /* why it is not to be had, or NULL */
};

static const struct um_matter *matter_of(const struct filler *f)
{
    return f->run->t->m;
}

/* ------------------------------------------------------------------- values */

static uint32_t bound_row(const struct um_binding *b, unsigned row)
{
    const uint32_t rows[UM_SUPPLY_ROW_COUNT] = {[UM_SUPPLY_POINT] = b->point, [UM_SUPPLY_ACCOUNT] = b->account, [UM_SUPPLY_ACT] = b->act,
                                                [UM_SUPPLY_CLAIM] = b->claim, [UM_SUPPLY_DEFENDANT] = b->defendant};
    return rows[row];
}

/* The id that a name stands for: of a row of the cell, of a person, or of a row that is added. */
static const char *id_of(struct filler *f, const char *name)
{
    const struct um_matter *m = matter_of(f);
    const struct um_binding *b = &f->node->binding;
    for (unsigned r = 0; r < UM_SUPPLY_ROW_COUNT; r++)
        if (name[1] == um_supply_letters[r].letter && !name[2])
            return um_row_id(m, (struct um_ref){um_supply_letters[r].entity, bound_row(&f->node->binding, r)});
    if (strcmp(name, "$work") == 0) { /* the first thing that the act uses */
        const struct um_ref *used = um_ref_of(m, UM_ACT__USES, b->act);
        if (!used)
            f->wanting = um_sentence_fill(f->run->arena, f->run->t, um_phrase(f->run->t->rules, "remedy.no-work"), b, f->node, NULL).text;
        return used ? um_row_id(m, *used) : "";
    }
    if (strcmp(name, "$giver") == 0)
        return um_row_id(m, (struct um_ref){UM_ENTITY_PERSON, f->giver});
    if (strcmp(name, "$claimant") == 0)
        return um_row_id(m, *um_ref_of(m, UM_CLAIM__CLAIMANT, b->claim));
    return um_cat(f->run->arena, f->run->prefix, f->id, ".", name + 1, NULL);
}

/* The day before an act, or before the day of the record; NULL where no day is known. */
static const char *day_before(struct filler *f, const char *name)
{
    enum { MINUTES_OF_DAY = 24 * 60 };
    struct um_arena *a = f->run->arena;
    const char *day = um_record_day(a, f->run->t);
    struct um_time t = {UM_TIME_OPEN_FROM, UM_TIME_OPEN_TO};
    bool of_act = strcmp(name, "$s") == 0;
    if (of_act)
        t = um_time_of(matter_of(f), UM_ACT__AT, f->node->binding.act);
    else if (day)
        um_time_parse(day, &t);
    if (t.from == UM_TIME_OPEN_FROM) {
        const char *why = um_phrase(f->run->t->rules, of_act ? "remedy.undated" : "remedy.no-day");
        f->wanting = um_sentence_fill(a, f->run->t, why, &f->node->binding, f->node, NULL).text;
        return NULL;
    }
    return um_arena_copy(a, um_time_edge(a, t.from - MINUTES_OF_DAY, false), strlen("2023-02-03"));
}

static struct um_value *fill(struct filler *f, const struct um_supply *s)
{
    const struct um_rules *rules = f->run->t->rules;
    struct um_arena *a = f->run->arena;
    const char *text = um_str(rules, s->text);
    struct um_value *v;
    switch ((enum um_value_type)s->type) {
    case UM_VALUE_TEXT:
        return um_value_text(a, *text == '$' ? id_of(f, text) : text);
    case UM_VALUE_BOOL:
        return um_value_bool(a, s->integer != 0);
    case UM_VALUE_INT:
        return um_value_int(a, s->integer);
    case UM_VALUE_ARRAY:
    case UM_VALUE_OBJECT:
        break;
    case UM_VALUE_NULL:
        return um_value_null(a);
    }
    v = s->type == UM_VALUE_ARRAY ? um_value_array(a) : um_value_object(a);
    for (uint32_t i = 0; i < s->n; i++) {
        const struct um_supply *below = &rules->supplies[s->first + i];
        if (s->type == UM_VALUE_ARRAY)
            um_value_push(a, v, fill(f, below));
        else if (strcmp(um_str(rules, below->key), "before") == 0)
            return um_value_text(a, day_before(f, um_str(rules, below->text)));
        else
            um_value_set(a, v, um_str(rules, below->key), fill(f, below));
    }
    return v;
}

/* --------------------------------------------------------------------- rows */

/* A paper in which the decision that is evaluated would see it: one of those it lists, or none in particular. */
static const char *listed_filing(const struct filler *f)
{
    const struct um_tree *t = f->run->t;
    bool listed = t->decision != UM_NONE && um_cell(t->m, UM_DECISION__SEES, t->decision)->set;
    for (uint32_t i = 0; listed && i < t->m->tables[UM_ENTITY_FILING].n; i++)
        if (t->visible_filing[i])
            return um_row_id(t->m, (struct um_ref){UM_ENTITY_FILING, i});
    return NULL;
}

/* Who offers it: the party that seeks the identity. */
static const char *offeror(const struct filler *f)
{
    const struct um_matter *m = matter_of(f);
    for (uint32_t i = 0; i < m->tables[UM_ENTITY_PERSON].n; i++) {
        const struct um_cell *roles = um_cell(m, UM_PERSON__ROLES, i);
        if (roles->set && (roles->as.integer >> UM_PERSON_ROLE_SEEKER & 1))
            return um_row_id(m, (struct um_ref){UM_ENTITY_PERSON, i});
    }
    return NULL;
}

/* A paper of its own for the records of an atom. It has no date, so that the day of the record does not move. */
static const char *add_filing(const struct filler *f, struct um_value *tables)
{
    struct um_arena *a = f->run->arena;
    const char *id = listed_filing(f);
    if (id)
        return id;
    struct um_value *list = um_value_array(a), *row = um_value_object(a);
    id = um_cat(a, f->run->prefix, f->id, ".filing", NULL);
    um_value_set_text(a, row, "id", id);
    um_value_set_text(a, row, "title", um_phrase(f->run->t->rules, "remedy.paper"));
    um_value_set_text(a, row, "by", offeror(f));
    um_value_push(a, list, row);
    um_value_set(a, tables, um_entities[UM_ENTITY_FILING].json, list);
    return id;
}

/* What is the same for every record that is supplied. */
static void complete_record(const struct filler *f, struct um_value *row, const char *filing)
{
    struct um_arena *a = f->run->arena;
    struct um_value *seen = um_value_object(a);
    um_value_set(a, seen, "direct", um_value_bool(a, true));
    um_value_set_text(a, row, "filing", filing);
    um_value_set_text(a, row, "cite", um_phrase(f->run->t->rules, "remedy.paper"));
    um_value_set_text(a, row, "offered_by", offeror(f));
    um_value_set(a, row, "seen", seen);
    um_value_set_text(a, row, "sealed", um_vocabs[UM_VOCAB_YES_NO].values[UM_YES_NO_NO]);
}

static const struct um_value *fill_tables(struct filler *f)
{
    const struct um_rules *rules = f->run->t->rules;
    struct um_arena *a = f->run->arena;
    struct um_value *tables = fill(f, &rules->supplies[f->rule->supply]);
    size_t n = tables->n;
    for (size_t t = 0; t < n; t++) {
        struct um_value *rows = tables->items[t].value;
        bool records = strcmp(tables->items[t].key, um_entities[UM_ENTITY_RECORD].json) == 0;
        const char *filing = records ? add_filing(f, tables) : NULL;
        for (size_t i = 0; i < rows->n; i++) {
            struct um_value *row = rows->items[i].value;
            if (!um_value_get(row, "id"))
                um_value_set_text(a, row, "id", um_cat(a, f->run->prefix, f->id, ".", tables->items[t].key, "-", um_int_text(a, (int64_t)i + 1), NULL));
            if (records)
                complete_record(f, row, filing);
        }
    }
    return tables;
}

/* The words of a rule for what it declares, with the giver's name put in; a name is no template. */
static const char *words_of(const struct filler *f)
{
    static const char slot[] = "{giver}";
    struct um_arena *a = f->run->arena;
    const char *rest = um_str(f->run->t->rules, f->rule->supply_says);
    struct um_text out = {.arena = a};
    while (*rest) {
        const char *at = strstr(rest, slot);
        const char *piece = at ? um_arena_copy(a, rest, (size_t)(at - rest)) : rest;
        um_text_add(&out, um_sentence_fill(a, f->run->t, piece, &f->node->binding, f->node, NULL).text);
        if (!at)
            break;
        um_text_add(&out, um_text_of(matter_of(f), UM_PERSON__NAME, f->giver));
        rest = at + strlen(slot);
    }
    return um_text_get(&out);
}

/* -------------------------------------------------------------------- givers */

struct givers {
    uint32_t *list;
    size_t n, cap;
};

/* Persons who can know a point first-hand. An account's holder gives the other side nothing. */
static void add_knowers(struct filler *f, uint32_t point, uint32_t but, struct givers *to)
{
    const struct um_matter *m = matter_of(f);
    uint64_t slots = um_kinds[um_enum_of(m, UM_POINT__KIND, point)].knowers;
    for (uint16_t field = UM_POINT__ID; field <= UM_POINT__NOTE; field++) {
        const struct um_cell *c = um_cell(m, field, point);
        for (uint32_t i = 0; (slots >> (field - UM_POINT__ID) & 1) && c->set && i < c->n; i++) {
            bool known = c->as.refs[i].entity != UM_ENTITY_PERSON || c->as.refs[i].row == but;
            for (size_t k = 0; k < to->n; k++)
                known = known || to->list[k] == c->as.refs[i].row;
            if (!known)
                UM_PUSH(f->run->arena, to->list, to->n, to->cap, c->as.refs[i].row);
        }
    }
}

static struct givers givers_of(struct filler *f)
{
    const struct um_binding *b = &f->node->binding;
    struct givers out = {0};
    uint32_t claimant = b->claim == UINT32_MAX ? UM_NONE : um_ref_of(matter_of(f), UM_CLAIM__CLAIMANT, b->claim)->row;
    const struct um_ref *ground = b->point == UINT32_MAX ? NULL : um_ref_of(matter_of(f), UM_POINT__GROUND, b->point);
    switch ((enum um_giver)f->rule->giver) {
    case UM_GIVER_KNOWERS:
        add_knowers(f, b->point, UM_NONE, &out);
        break;
    case UM_GIVER_OTHERS:
        add_knowers(f, b->point, claimant, &out);
        break;
    case UM_GIVER_GROUND:
        if (ground)
            add_knowers(f, ground->row, UM_NONE, &out);
        break;
    case UM_GIVER_CLAIMANT:
        UM_PUSH(f->run->arena, out.list, out.n, out.cap, claimant);
        break;
    case UM_GIVER_NONE:
        UM_PUSH(f->run->arena, out.list, out.n, out.cap, UM_NONE);
        break;
    case UM_GIVER_COUNT:
        break;
    }
    return out;
}

/* --------------------------------------------------------------------- atoms */

/* Whether a rule speaks of a leaf: of its element under its claim, or of its part or gate. */
static bool speaks_of(const struct um_remedy_run *run, uint32_t rule, const struct um_node *node)
{
    const struct um_rules *rules = run->t->rules;
    const struct um_rule *r = &rules->rules[rule], *e = &rules->rules[node->element_rule];
    if (r->supply == UM_NONE || !run->t->active[rule] || r->element != e->element)
        return false;
    if (r->element == UM_ELEMENT_COUNT)
        return r->part == e->part;
    return !r->claims.n || um_rule_of_claim(rules, r, um_text_of(run->t->m, UM_CLAIM__LAW, node->binding.claim));
}

/* Whether an atom would be the same as one that is there: of the same rule, from the same person, for the same rows. */
static bool is_there(const struct um_remedy_run *run, uint32_t rule, uint32_t giver, const struct um_node *node)
{
    unsigned binds = run->t->rules->rules[rule].supply_binds;
    for (size_t i = run->n_atoms; i-- > 0;) {
        const struct um_atom *other = &run->atoms[i];
        bool same = !other->ruling && other->rule == rule && other->giver == giver;
        for (unsigned r = 0; same && r < UM_SUPPLY_ROW_COUNT; r++)
            same = !(binds >> r & 1) || bound_row(&run->leaves[other->leaf].node->binding, r) == bound_row(&node->binding, r);
        if (same)
            return true;
    }
    return false;
}

static bool binds_all(const struct um_rule *rule, const struct um_binding *b)
{
    for (unsigned r = 0; r < UM_SUPPLY_ROW_COUNT; r++)
        if ((rule->supply_binds >> r & 1) && bound_row(b, r) == UINT32_MAX)
            return false;
    return true;
}

static void add_wanting(struct um_remedy_run *run, struct um_leaf *leaf, const char *why)
{
    for (size_t i = 0; i < leaf->n_wanting; i++)
        if (strcmp(leaf->wanting[i], why) == 0)
            return;
    UM_PUSH(run->arena, leaf->wanting, leaf->n_wanting, leaf->cap_wanting, why);
}

static void add_atoms(struct um_remedy_run *run, uint32_t leaf, uint32_t rule)
{
    struct um_leaf *l = &run->leaves[leaf];
    struct filler f = {.run = run, .rule = &run->t->rules->rules[rule], .node = l->node};
    if (!binds_all(f.rule, &l->node->binding))
        return;
    struct givers givers = givers_of(&f);
    if (!givers.n)
        add_wanting(run, l, um_phrase(run->t->rules, "remedy.no-giver"));
    for (size_t i = 0; i < givers.n; i++) {
        f.giver = givers.list[i];
        f.id = um_cat(run->arena, "x", um_int_text(run->arena, (int64_t)run->n_atoms + 1), NULL);
        f.wanting = NULL;
        if (is_there(run, rule, f.giver, l->node))
            continue;
        struct um_atom atom = {.rule = rule, .leaf = leaf, .giver = f.giver, .id = f.id, .add = fill_tables(&f), .says = words_of(&f)};
        if (f.wanting)
            add_wanting(run, l, f.wanting);
        else
            UM_PUSH(run->arena, run->atoms, run->n_atoms, run->cap_atoms, atom);
    }
}

/* A beginning of ids that no row of the record has. */
static const char *free_prefix(struct um_remedy_run *run)
{
    const struct um_matter *m = run->t->m;
    const char *prefix = "supply.";
    for (int64_t k = 2;; k++) {
        bool taken = false;
        for (size_t i = 0; i < m->n_ids; i++)
            taken = taken || strncmp(m->ids[i].id, prefix, strlen(prefix)) == 0;
        if (!taken)
            return prefix;
        prefix = um_cat(run->arena, "supply-", um_int_text(run->arena, k), ".", NULL);
    }
}

void um_atoms_make(struct um_remedy_run *run)
{
    run->prefix = free_prefix(run);
    for (uint32_t i = 0; i < run->n_leaves; i++) {
        const struct um_leaf *leaf = &run->leaves[i];
        const struct um_node *node = leaf->node;
        uint64_t open = node->worlds & ~(um_leaf_good(leaf, node->in) | um_leaf_beyond(node));
        for (uint32_t rule = 0; open && rule < run->t->rules->n[UM_SECTION_RULES]; rule++)
            if (node->element_rule != UM_NONE && speaks_of(run, rule, node))
                add_atoms(run, i, rule);
    }
}

uint32_t um_atom_ruling(struct um_remedy_run *run, uint32_t leaf, uint32_t ask)
{
    struct um_arena *a = run->arena;
    const struct um_rules *rules = run->t->rules;
    const struct um_rule *r = &rules->rules[ask];
    const struct um_leaf *l = &run->leaves[leaf];
    uint64_t yes[UM_STATUS_COUNT] = {0}, no[UM_STATUS_COUNT] = {0};
    yes[r->if_yes] = no[r->if_no] = 1;
    bool by_yes = um_leaf_good(l, yes) != 0;
    for (uint32_t i = 0; i < run->n_atoms; i++)
        if (run->atoms[i].ruling && run->atoms[i].leaf == leaf && run->atoms[i].rule == ask)
            return i;
    if (!by_yes && !um_leaf_good(l, no))
        return UM_NONE;
    struct um_atom atom = {.rule = ask, .leaf = leaf, .giver = UM_NONE, .ruling = true, .yes = by_yes};
    struct um_value *tables = um_value_object(a), *list = um_value_array(a), *row = um_value_object(a);
    atom.id = um_cat(a, "x", um_int_text(a, (int64_t)run->n_atoms + 1), NULL);
    atom.says = um_str(rules, r->ask_text);
    um_value_set_text(a, row, "id", um_cat(a, run->prefix, atom.id, ".answer", NULL));
    um_value_set_text(a, row, "on", l->node->name);
    um_value_set_text(a, row, "question", um_str(rules, r->id));
    um_value_set_text(a, row, "answer", by_yes ? "yes" : "no");
    um_value_set_text(a, row, "by", um_vocabs[UM_VOCAB_POSITION_BY].values[UM_POSITION_BY_COURT]);
    um_value_push(a, list, row);
    um_value_set(a, tables, um_entities[UM_ENTITY_POSITION].json, list);
    atom.add = tables;
    UM_PUSH(a, run->atoms, run->n_atoms, run->cap_atoms, atom);
    return (uint32_t)run->n_atoms - 1;
}
