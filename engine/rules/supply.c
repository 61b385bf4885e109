/*
 * What a rule says would make it hold: rows to add to a record. They are
 * checked when the law is loaded, so that they can be laid over any record: each
 * key and word is one of the record, each name is bound, and nothing in them is
 * the other side's to give.
 */
#include <string.h>

#include "base/text.h"
#include "rules/build.h"

static const char *const givers[UM_GIVER_COUNT] = {"", "knowers", "others", "ground", "claimant"};

/* A supply that is being compiled. */
struct supply {
    struct um_build *b;
    struct um_rule *rule;
    const struct um_value *v;
};

static const struct um_value *get(const struct um_build *b, const char *key)
{
    return um_value_get(b->now->v, key);
}

static void complain(const struct supply *s, const char *id, const char *path, const struct um_value *v, const char *message)
{
    um_build_problem(s->b, id, um_cat(s->b->arena, "/supply", path, NULL), v, message);
}

/* The tables to which a supply may add: what is obtained, never what is in dispute, nor what the court says. */
static int table_of(const char *json)
{
    static const uint8_t tables[] = {UM_ENTITY_PERSON, UM_ENTITY_POINT, UM_ENTITY_SOURCE, UM_ENTITY_RECORD, UM_ENTITY_ASSERTION, UM_ENTITY_NOTICE, UM_ENTITY_FACT};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        if (strcmp(um_entities[tables[i]].json, json) == 0)
            return tables[i];
    return -1;
}

/* Fields that are filled in for the side that the rule helps, so that no pack can give them to the other. */
static bool is_filled_in(uint16_t field)
{
    return field == UM_RECORD__FILING || field == UM_RECORD__CITE || field == UM_RECORD__OFFERED_BY || field == UM_RECORD__SEEN ||
           field == UM_RECORD__SEALED;
}

/* ------------------------------------------------------------------- names */

/* The entity of a row that the supply itself adds, or -1. */
static int entity_added(const struct supply *s, const char *name)
{
    for (size_t t = 0; t < um_value_count(s->v); t++) {
        const struct um_value *rows = um_value_at(s->v, t);
        for (size_t i = 0; um_value_type(rows) == UM_VALUE_ARRAY && i < um_value_count(rows); i++) {
            const char *id = um_value_string(um_value_get(um_value_at(rows, i), "id"));
            if (id && strcmp(id, name) == 0)
                return table_of(um_value_key(s->v, t));
        }
    }
    return -1;
}

/* The entity that a name stands for, or -1; what the cell must bind for it is noted. */
static int entity_named(const struct supply *s, const char *name)
{
    for (unsigned r = 0; r < UM_SUPPLY_ROW_COUNT; r++)
        if (name[0] == '$' && name[1] == um_supply_letters[r].letter && !name[2]) {
            s->rule->supply_binds |= (uint8_t)(1u << r);
            return um_supply_letters[r].entity;
        }
    if (strcmp(name, "$giver") == 0)
        return s->rule->giver == UM_GIVER_NONE ? -1 : UM_ENTITY_PERSON;
    if (strcmp(name, "$claimant") == 0) {
        s->rule->supply_binds |= 1u << UM_SUPPLY_CLAIM;
        return UM_ENTITY_PERSON;
    }
    if (strcmp(name, "$work") == 0) {
        s->rule->supply_binds |= 1u << UM_SUPPLY_ACT;
        return UM_ENTITY_WORK;
    }
    return entity_added(s, name);
}

static void check_ref(const struct supply *s, const struct um_value *v, const char *path, uint32_t targets)
{
    const char *name = um_value_string(v);
    int entity = name ? entity_named(s, name) : -1;
    if (entity < 0)
        complain(s, "unknown-word", path, v, um_cat(s->b->arena, "\"", name ? name : "", "\" is bound by nothing; $i, $k, $s, $c, $d, $claimant, $work, $giver (where \"giver\" says who) and the ids of added rows are names", NULL));
    else if (!(targets >> entity & 1))
        complain(s, "wrong-reference", path, v, um_cat(s->b->arena, "\"", name, "\" is no row that may stand here", NULL));
}

static void check_refs(const struct supply *s, const struct um_value *v, const char *path, uint32_t targets)
{
    if (um_value_type(v) != UM_VALUE_ARRAY || !um_value_count(v))
        complain(s, "wrong-type", path, v, "expected a list of names");
    for (size_t i = 0; um_value_type(v) == UM_VALUE_ARRAY && i < um_value_count(v); i++)
        check_ref(s, um_value_at(v, i), path, targets);
}

/* ------------------------------------------------------------------- fields */

static void check_choice(const struct supply *s, const struct um_value *v, const char *path, unsigned choice)
{
    int tag = um_value_count(v) == 1 && um_value_key(v, 0) ? um_choice_find(choice, um_value_key(v, 0)) : -1;
    const struct um_option_info *option = tag < 0 ? NULL : &um_choices[choice].options[tag];
    if (!option)
        complain(s, "unknown-word", path, v, um_cat(s->b->arena, "expected one member of ", um_choices[choice].name, NULL));
    else if (option->targets && option->many)
        check_refs(s, um_value_at(v, 0), path, option->targets);
    else if (option->targets)
        check_ref(s, um_value_at(v, 0), path, option->targets);
}

/* A time is before an act of the cell, or before the day of the record: no day is known to a rule. */
static void check_time(const struct supply *s, const struct um_value *v, const char *path)
{
    const char *name = um_value_string(um_value_get(v, "before"));
    bool named = name && um_value_count(v) == 1 && (strcmp(name, "$s") == 0 || strcmp(name, "$day") == 0);
    if (!named)
        complain(s, "wrong-type", path, v, "a time of a supply is {\"before\": \"$s\"} or {\"before\": \"$day\"}");
    else if (name[1] == 's')
        s->rule->supply_binds |= 1u << UM_SUPPLY_ACT;
}

static void check_enums(const struct supply *s, const struct um_value *v, const char *path, unsigned vocab)
{
    if (um_value_type(v) != UM_VALUE_ARRAY || !um_value_count(v))
        complain(s, "wrong-type", path, v, "expected a list of words");
    for (size_t i = 0; um_value_type(v) == UM_VALUE_ARRAY && i < um_value_count(v); i++)
        um_build_enum(s->b, um_cat(s->b->arena, "/supply", path, NULL), um_value_at(v, i), vocab);
}

static void check_field(const struct supply *s, const struct um_value *v, const char *path, uint16_t field)
{
    const struct um_field *f = &um_fields[field];
    if (is_filled_in(field)) {
        complain(s, "wrong-reference", path, v, "this is filled in for the side that the rule helps; a cure may only help its own side");
        return;
    }
    switch ((enum um_type)f->type) {
    case UM_TYPE_ENUM:
        um_build_enum(s->b, um_cat(s->b->arena, "/supply", path, NULL), v, f->vocab);
        return;
    case UM_TYPE_ENUMS:
        check_enums(s, v, path, f->vocab);
        return;
    case UM_TYPE_REF:
        check_ref(s, v, path, f->targets);
        return;
    case UM_TYPE_REFS:
        check_refs(s, v, path, f->targets);
        return;
    case UM_TYPE_CHOICE:
        check_choice(s, v, path, f->vocab);
        return;
    case UM_TYPE_TIME:
        check_time(s, v, path);
        return;
    case UM_TYPE_ID:
        if (!um_value_string(v) || um_value_string(v)[0] != '$' || !um_id_ok(um_value_string(v) + 1))
            complain(s, "bad-id", path, v, "the id of an added row begins with $");
        return;
    case UM_TYPE_TEXT:
    case UM_TYPE_WORD:
        if (!um_value_string(v) || !*um_value_string(v) || um_value_string(v)[0] == '$')
            complain(s, "wrong-type", path, v, "expected a text");
        return;
    case UM_TYPE_INT:
        if (um_value_type(v) != UM_VALUE_INT)
            complain(s, "wrong-type", path, v, "expected a whole number");
        return;
    case UM_TYPE_TEXTS:
        complain(s, "wrong-type", path, v, "a supply cannot fill this in");
        return;
    }
}

/* The members of a row, or of an object in it (form), whose keys stand behind a prefix. */
static void check_members(const struct supply *s, const struct um_value *row, const char *path, unsigned entity, const char *prefix)
{
    struct um_arena *a = s->b->arena;
    for (size_t i = 0; i < um_value_count(row); i++) {
        const char *key = um_cat(a, prefix, um_value_key(row, i), NULL), *below = um_cat(a, path, "/", um_value_key(row, i), NULL);
        uint16_t field = um_field_find(entity, key);
        const struct um_value *v = um_value_at(row, i);
        if (field != UM_NO_FIELD)
            check_field(s, v, below, field);
        else if (!*prefix && um_value_type(v) == UM_VALUE_OBJECT)
            check_members(s, v, below, entity, um_cat(a, key, ".", NULL));
        else
            complain(s, "unknown-key", below, v, um_cat(a, "a ", um_entities[entity].name, " has no key \"", key, "\"", NULL));
    }
}

static void check_rows(const struct supply *s, const struct um_value *rows, const char *table)
{
    const char *path = um_cat(s->b->arena, "/", table, NULL);
    int entity = table_of(table);
    if (entity < 0) {
        complain(s, "unknown-key", path, rows, um_cat(s->b->arena, "a supply adds no \"", table, "\"; it adds persons, points, sources, records, assertions, notices and facts", NULL));
        return;
    }
    if (um_value_type(rows) != UM_VALUE_ARRAY || !um_value_count(rows))
        complain(s, "wrong-type", path, rows, "expected a list of rows");
    for (size_t i = 0; um_value_type(rows) == UM_VALUE_ARRAY && i < um_value_count(rows); i++) {
        const struct um_value *row = um_value_at(rows, i);
        const char *place = um_cat(s->b->arena, path, "/", um_int_text(s->b->arena, (int64_t)i), NULL);
        const char *id = um_value_string(um_value_get(row, "id"));
        if (um_value_type(row) != UM_VALUE_OBJECT)
            complain(s, "wrong-type", place, row, "expected an object");
        else
            check_members(s, row, place, (unsigned)entity, "");
        for (unsigned r = 0; id && r < UM_SUPPLY_ROW_COUNT; r++)
            if (id[0] == '$' && id[1] == um_supply_letters[r].letter && !id[2])
                complain(s, "duplicate-id", place, row, um_cat(s->b->arena, "\"", id, "\" names a row of the cell", NULL));
    }
}

/* ------------------------------------------------------------------- whole */

/* Whether what follows of the rule can bring an element, a part or a gate to be shown, or to the Court. */
static bool can_show(const struct um_rule *rule)
{
    const uint32_t good = 1u << UM_STATUS_MET | 1u << UM_STATUS_FOR_COURT | 1u << UM_STATUS_EXCUSED | 1u << UM_STATUS_INAPPLICABLE |
                          1u << UM_STATUS_UNMET; /* unmet only where it chooses: um_build_check_supply */
    if (rule->kind == UM_RULE_SUFFICIENCY)
        return rule->reach == UM_REACH_COURT || rule->reach == UM_REACH_ENOUGH;
    return rule->kind == UM_RULE_STATUS && rule->status < UM_STATUS_COUNT && (good >> rule->status & 1);
}

static void find_giver(const struct supply *s)
{
    const struct um_value *v = um_value_get(s->v, "giver");
    const char *giver = um_value_string(v);
    for (uint8_t g = UM_GIVER_KNOWERS; giver && g < UM_GIVER_COUNT; g++)
        if (strcmp(giver, givers[g]) == 0)
            s->rule->giver = g;
    if (v && s->rule->giver == UM_GIVER_NONE)
        complain(s, "unknown-word", "/giver", v, "a giver is knowers, others, ground or claimant");
    if (s->rule->giver == UM_GIVER_CLAIMANT || s->rule->giver == UM_GIVER_OTHERS)
        s->rule->supply_binds |= 1u << UM_SUPPLY_CLAIM;
    if (s->rule->giver != UM_GIVER_NONE && s->rule->giver != UM_GIVER_CLAIMANT)
        s->rule->supply_binds |= 1u << UM_SUPPLY_POINT;
}

/* Keep a value and what is below it, behind a row that is there already. */
static void keep(struct um_build *b, uint32_t at, const char *key, const struct um_value *v)
{
    struct um_supply row = {.integer = v->integer, .key = um_build_string(b, key), .text = um_build_string(b, um_value_string(v)), .type = (uint32_t)um_value_type(v)};
    struct um_supply empty = {0};
    row.n = (uint32_t)um_value_count(v);
    row.first = (uint32_t)b->rows[UM_SECTION_SUPPLIES].n;
    for (uint32_t i = 0; i < row.n; i++)
        um_build_row(b, UM_SECTION_SUPPLIES, &empty);
    for (uint32_t i = 0; i < row.n; i++)
        keep(b, row.first + i, um_value_key(v, i), um_value_at(v, i));
    memcpy(b->rows[UM_SECTION_SUPPLIES].p + at * sizeof row, &row, sizeof row);
}

void um_build_supply(struct um_build *b, struct um_rule *rule)
{
    struct supply s = {b, rule, get(b, "supply")};
    struct um_supply empty = {0};
    const char *says = um_value_string(um_value_get(s.v, "says"));
    size_t tables = 0;
    if (!s.v)
        return;
    if (!can_show(rule))
        complain(&s, "wrong-type", "", s.v, "only a rule of which something can be shown, or comes before the Court, has a supply");
    if (!says || !*says)
        complain(&s, "missing-key", "/says", s.v, "a supply must say in words what it is (\"says\")");
    find_giver(&s);
    struct um_value *kept = um_value_object(b->arena);
    for (size_t i = 0; i < um_value_count(s.v); i++) {
        const char *key = um_value_key(s.v, i);
        if (!key || strcmp(key, "says") == 0 || strcmp(key, "giver") == 0)
            continue;
        check_rows(&s, um_value_at(s.v, i), key);
        um_value_set(b->arena, kept, key, s.v->items[i].value);
        tables++;
    }
    if (!tables)
        complain(&s, "missing-key", "", s.v, "a supply must add rows");
    rule->supply_says = um_build_string(b, says);
    rule->supply = um_build_row(b, UM_SECTION_SUPPLIES, &empty);
    keep(b, rule->supply, NULL, kept);
}

static const struct um_rule *rules_of(const struct um_build *b)
{
    return (const void *)b->rows[UM_SECTION_RULES].p;
}

/* What the cells of an element bind, by its scope. */
static unsigned bound_at(unsigned scope)
{
    const unsigned i = 1u << UM_SUPPLY_POINT, s = 1u << UM_SUPPLY_ACT, c = 1u << UM_SUPPLY_CLAIM;
    const unsigned kd = 1u << UM_SUPPLY_ACCOUNT | 1u << UM_SUPPLY_DEFENDANT;
    const unsigned bound[UM_SCOPE_COUNT] = {[UM_SCOPE_POINT] = i | c,           [UM_SCOPE_ACT] = s | c,
                                            [UM_SCOPE_ACT_POINT] = s | i | c,   [UM_SCOPE_ACCOUNT_ACT] = kd | s | c,
                                            [UM_SCOPE_CLAIM] = c,               [UM_SCOPE_ACCOUNT_ACT_POINT] = kd | s | i | c};
    return bound[scope];
}

static bool share_a_claim(const struct um_build *b, const struct um_rule *x, const struct um_rule *y)
{
    const uint32_t *words = (const void *)b->rows[UM_SECTION_WORDS].p;
    for (uint32_t i = 0; i < x->claims.n; i++)
        for (uint32_t k = 0; k < y->claims.n; k++)
            if (words[x->claims.first + i] == words[y->claims.first + k])
                return true;
    return !x->claims.n || !y->claims.n;
}

void um_build_check_supply(struct um_build *b, const struct um_rule *rule)
{
    bool chooses = false;
    if (rule->supply == UM_NONE)
        return;
    for (size_t i = 0; i < b->rows[UM_SECTION_RULES].n; i++) {
        const struct um_rule *other = &rules_of(b)[i];
        bool part = other->kind == UM_RULE_GATE || (other->kind == UM_RULE_PART && other->over == UM_OVER_RULES);
        bool of_part = rule->element == UM_ELEMENT_COUNT && part && other->part == rule->part;
        bool of_element = other->kind == UM_RULE_ELEMENT && other->element == rule->element && share_a_claim(b, other, rule);
        unsigned bound = of_part ? 1u << UM_SUPPLY_DEFENDANT : of_element && other->scope < UM_SCOPE_COUNT ? bound_at(other->scope) : ~0u;
        chooses = chooses || (rule->element < UM_ELEMENT_COUNT && (other->choose_by >> rule->element & 1));
        if (rule->supply_binds & ~bound)
            um_build_problem(b, "unknown-word", "/supply", NULL, um_cat(b->arena, "it names a row that ", b->rules.list[i].id, " does not bind", NULL));
        if (of_part && other->burden != rule->helps)
            um_build_problem(b, "wrong-type", "/supply", NULL, um_cat(b->arena, "a cure may only help its own side, and ", b->rules.list[i].id, " is for the other to show", NULL));
    }
    if (rule->element < UM_ELEMENT_COUNT && rule->helps != UM_HELPS_SEEKER)
        um_build_problem(b, "wrong-type", "/supply", NULL, "a cure may only help its own side, and an element is for the party that seeks the identity to show");
    if (rule->kind == UM_RULE_STATUS && (rule->status == UM_STATUS_UNMET) != chooses)
        um_build_problem(b, "wrong-type", "/supply", NULL, "what is supplied shows something; it keeps from being shown only what chooses the graver kind of fault");
}
