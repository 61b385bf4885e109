/* What is wrong with a holding: its shape, the rows and tests it names, and rulings that the record would feed in. */
#include <string.h>

#include "base/limits.h"
#include "base/text.h"
#include "base/time.h"
#include "holding/holding.h"

struct checker {
    struct um_arena *arena;
    const struct um_matter *m;
    const struct um_rules *rules;
    struct um_problems *problems;
};

static void note(struct checker *c, const char *id, const char *place, const struct um_value *v, const char *rule, const char *message)
{
    um_problem_add(c->problems, UM_ERROR, id, place, um_value_line(v), rule, message);
}

/* -------------------------------------------------------------------- shape */

enum shape { TEXT, ID, DAY, FLAG, WORD, LIST, NODE };

struct key {
    const char *name;
    uint8_t shape;
    bool required;
    uint8_t vocab; /* of a WORD */
};

/* An object of a holding: what it is called, and its keys. */
struct form {
    const char *name;
    size_t n;
    struct key keys[12];
};

static const struct form holding_form = {"holding", 5, {{"format", TEXT, true, 0},
                                                        {"matter", ID, true, 0},
                                                        {"blind", FLAG, true, 0},
                                                        {"note", TEXT, false, 0},
                                                        {"decisions", LIST, true, 0}}};
static const struct form decision_form = {"decision", 12, {{"id", ID, true, 0},
                                                           {"name", TEXT, true, 0},
                                                           {"authority", ID, false, 0},
                                                           {"decision", ID, false, 0},
                                                           {"as_of", DAY, false, 0},
                                                           {"law_as_of", DAY, false, 0},
                                                           {"test", ID, false, 0},
                                                           {"test_words", TEXT, false, 0},
                                                           {"test_known", WORD, false, UM_VOCAB_HOLDING_KNOWN},
                                                           {"note", TEXT, false, 0},
                                                           {"outcomes", LIST, false, 0},
                                                           {"nodes", LIST, false, 0}}};
static const struct form outcome_form = {"outcome", 7, {{"defendant", ID, true, 0},
                                                        {"item", WORD, false, UM_VOCAB_REQUEST_ITEM},
                                                        {"disclosure", WORD, true, UM_VOCAB_DISCLOSURE},
                                                        {"words", TEXT, false, 0},
                                                        {"known", WORD, true, UM_VOCAB_HOLDING_KNOWN},
                                                        {"source", TEXT, true, 0},
                                                        {"note", TEXT, false, 0}}};
static const struct form node_form = {"node", 7, {{"node", NODE, true, 0},
                                                  {"status", WORD, true, UM_VOCAB_STATUS},
                                                  {"why", WORD, false, UM_VOCAB_WHY},
                                                  {"ground", TEXT, false, 0},
                                                  {"known", WORD, true, UM_VOCAB_HOLDING_KNOWN},
                                                  {"source", TEXT, true, 0},
                                                  {"note", TEXT, false, 0}}};

/* A node: m, p, e, i, a, u or d, and ids behind it. */
static bool is_node(struct um_arena *a, const char *s)
{
    bool ok = *s && strchr("mpeiaud", *s) && s[1] == '/';
    for (s += ok; ok && *s == '/';) {
        size_t n = strcspn(s + 1, "/");
        ok = um_id_ok(um_arena_copy(a, s + 1, n));
        s += 1 + n;
    }
    return ok;
}

static bool is_day(const char *s)
{
    struct um_time t;
    return strlen(s) == 10 && um_time_parse(s, &t);
}

static void check_word(struct checker *c, const struct key *key, const char *place, const char *rule, const struct um_value *v)
{
    const struct um_vocab_info *vocab = &um_vocabs[key->vocab];
    const char *s = um_value_string(v);
    if (!s)
        note(c, "wrong-type", place, v, rule, um_cat(c->arena, "expected a value of ", vocab->name, NULL));
    else if (um_vocab_find(key->vocab, s, strlen(s)) < 0)
        note(c, "unknown-word", place, v, rule,
             um_cat(c->arena, "\"", s, "\" is no value of ", vocab->name, um_near_word(c->arena, s, vocab->values, vocab->n), NULL));
}

static void check_member(struct checker *c, const struct key *key, const char *place, const char *rule, const struct um_value *v)
{
    const char *s = um_value_string(v);
    if (key->shape == WORD)
        check_word(c, key, place, rule, v);
    else if (key->shape == TEXT && (!s || !*s))
        note(c, "wrong-type", place, v, rule, "expected a text that is not empty");
    else if (key->shape == ID && (!s || !um_id_ok(s)))
        note(c, "bad-id", place, v, rule, "an id is 1 to 64 of the characters A-Z a-z 0-9 . _ -");
    else if (key->shape == DAY && (!s || !is_day(s)))
        note(c, "bad-time", place, v, rule, "expected a day, as 2023-02-03");
    else if (key->shape == FLAG && um_value_type(v) != UM_VALUE_BOOL)
        note(c, "wrong-type", place, v, rule, "expected true or false");
    else if (key->shape == LIST && um_value_type(v) != UM_VALUE_ARRAY)
        note(c, "wrong-type", place, v, rule, "expected a list");
    else if (key->shape == LIST && um_value_count(v) > UM_MAX_HELD)
        note(c, "limit", place, v, "limits: holding", "more than one list of a holding may have");
    else if (key->shape == NODE && (!s || !is_node(c->arena, s)))
        note(c, "bad-node", place, v, rule, "a node is named as in a document of findings, such as i/I1/falsity or d/d1/t/highfields/merits");
}

static void check_keys(struct checker *c, const struct form *form, const char *place, const struct um_value *v)
{
    const char **names = UM_NEWS(c->arena, form->n, const char *), *rule = um_cat(c->arena, "holding: ", form->name, NULL);
    for (size_t k = 0; k < form->n; k++)
        names[k] = form->keys[k].name;
    for (size_t i = 0; i < um_value_count(v); i++) {
        const char *name = um_value_key(v, i);
        bool known = false;
        for (size_t k = 0; k < form->n; k++)
            known = known || strcmp(names[k], name) == 0;
        if (!known)
            note(c, "unknown-key", um_cat(c->arena, place, "/", name, NULL), um_value_at(v, i), rule,
                 um_cat(c->arena, form->name, " has no key \"", name, "\"", um_near_word(c->arena, name, names, form->n), NULL));
    }
}

/* Check one object against its form; whether it is an object at all. */
static bool check_form(struct checker *c, const struct form *form, const char *place, const struct um_value *v)
{
    if (um_value_type(v) != UM_VALUE_OBJECT) {
        note(c, "wrong-type", *place ? place : "/", v, um_cat(c->arena, "holding: ", form->name, NULL), "expected an object");
        return false;
    }
    check_keys(c, form, place, v);
    for (size_t k = 0; k < form->n; k++) {
        const struct key *key = &form->keys[k];
        const struct um_value *member = um_value_get(v, key->name);
        const char *where = um_cat(c->arena, place, "/", key->name, NULL);
        const char *rule = um_cat(c->arena, "holding: ", form->name, ".", key->name, NULL);
        if (member)
            check_member(c, key, where, rule, member);
        else if (key->required)
            note(c, "missing-key", where, v, rule, um_cat(c->arena, form->name, " must have \"", key->name, "\"", NULL));
    }
    return true;
}

/* --------------------------------------------------- against record and law */

/* How many rows of a list are looked at: none of what is no list, or too long. */
static size_t count_rows(const struct um_value *list)
{
    return um_value_type(list) == UM_VALUE_ARRAY && um_value_count(list) <= UM_MAX_HELD ? um_value_count(list) : 0;
}

static const char *place_at(struct checker *c, const char *place, const char *list, size_t i)
{
    return um_cat(c->arena, place, "/", list, "/", um_int_text(c->arena, (int64_t)i), NULL);
}

/* Whether an id is that of a row of an entity; else that is noted, with a near one. */
static void check_row(struct checker *c, const struct um_value *holder, const char *place, const char *key, unsigned entity, const char *rule)
{
    const char *id = um_value_string(um_value_get(holder, key));
    struct um_ref r;
    if (!id || !um_id_ok(id) || (um_matter_find(c->m, id, &r) && r.entity == entity))
        return;
    uint32_t n = c->m->tables[entity].n;
    const char **ids = UM_NEWS(c->arena, n, const char *);
    for (uint32_t i = 0; i < n; i++)
        ids[i] = um_row_id(c->m, (struct um_ref){(uint8_t)entity, i});
    note(c, "dangling-id", um_cat(c->arena, place, "/", key, NULL), um_value_get(holder, key), rule,
         um_cat(c->arena, "\"", id, "\" is no ", um_entities[entity].name, " of the record", um_near_word(c->arena, id, ids, n), NULL));
}

static void check_test(struct checker *c, const struct um_value *v, const char *place)
{
    const char *test = um_value_string(um_value_get(v, "test")), *where = um_cat(c->arena, place, "/test", NULL);
    size_t n = 0;
    const char **tests = UM_NEWS(c->arena, c->rules->n[UM_SECTION_RULES], const char *);
    bool found = !test || !um_id_ok(test);
    for (uint32_t i = 0; i < c->rules->n[UM_SECTION_RULES]; i++)
        if (c->rules->rules[i].kind == UM_RULE_TEST) {
            tests[n] = um_str(c->rules, c->rules->rules[i].test);
            found = found || strcmp(tests[n], test) == 0;
            n++;
        }
    if (!found)
        note(c, "unknown-test", where, um_value_get(v, "test"), "holding: decision.test",
             um_cat(c->arena, "\"", test, "\" is no test of the law", um_near_word(c->arena, test, tests, n), "; leave it out, and give it in test_words", NULL));
    if (test && !um_value_get(v, "test_known"))
        note(c, "missing-key", um_cat(c->arena, place, "/test_known", NULL), v, "holding: decision.test_known",
             "a decision that has \"test\" must have \"test_known\"");
}

/* Whether it is the court or a clerk that answers. */
static bool judges(const struct um_matter *m, uint32_t position)
{
    int by = um_enum_of(m, UM_POSITION__BY, position);
    return by == UM_POSITION_BY_COURT || by == UM_POSITION_BY_CLERK;
}

static void note_fed(struct checker *c, const char *place, const struct um_value *v, const char *rule, uint32_t position)
{
    note(c, "ruling-in-record", place, v, rule,
         um_cat(c->arena, "the record answers this itself, by the court or a clerk (position ",
                um_row_id(c->m, (struct um_ref){UM_ENTITY_POSITION, position}), "): what is graded may not be fed in", NULL));
}

/* Rulings of the record on a node. */
static void check_fed(struct checker *c, const char *node, const char *place, const struct um_value *v, const char *rule)
{
    const char *all = um_held_without_claim(c->arena, node);
    for (uint32_t i = 0; i < c->m->tables[UM_ENTITY_POSITION].n; i++) {
        const char *on = um_text_of(c->m, UM_POSITION__ON, i);
        if (judges(c->m, i) && (strcmp(on, node) == 0 || (all && strcmp(on, all) == 0)))
            note_fed(c, place, v, rule, i);
    }
}

/* The authority that the decision is, of the law. */
static void check_authority(struct checker *c, const struct um_value *v, const char *place)
{
    const char *authority = um_value_string(um_value_get(v, "authority"));
    bool found = !authority || !um_id_ok(authority);
    for (uint32_t i = 0; !found && i < c->rules->n[UM_SECTION_AUTHORITIES]; i++)
        found = strcmp(um_str(c->rules, c->rules->authorities[i].id), authority) == 0;
    if (!found)
        note(c, "unknown-authority", um_cat(c->arena, place, "/authority", NULL), um_value_get(v, "authority"), "holding: decision.authority",
             um_cat(c->arena, "\"", authority, "\" is no authority of the law", NULL));
}

static void check_outcome(struct checker *c, const struct um_value *list, size_t at, const char *place)
{
    const struct um_value *v = um_value_at(list, at);
    const char *defendant = um_held_text(v, "defendant");
    if (!check_form(c, &outcome_form, place, v))
        return;
    check_row(c, v, place, "defendant", UM_ENTITY_DEFENDANT, "holding: outcome.defendant");
    for (uint32_t i = 0; i < c->m->tables[UM_ENTITY_POSITION].n; i++)
        if (judges(c->m, i) && um_held_of(um_text_of(c->m, UM_POSITION__ON, i), defendant))
            note_fed(c, place, v, "holding: outcome", i);
    for (size_t i = 0; i < at; i++) {
        const struct um_value *other = um_value_at(list, i);
        if (*defendant && strcmp(um_held_text(other, "defendant"), defendant) == 0 && strcmp(um_held_text(other, "item"), um_held_text(v, "item")) == 0)
            note(c, "duplicate", place, v, "holding: outcome", um_cat(c->arena, "a second outcome of ", defendant, NULL));
    }
}

static void check_node(struct checker *c, const struct um_value *list, size_t at, const char *place)
{
    const struct um_value *v = um_value_at(list, at);
    const char *node = um_held_text(v, "node"), *where = um_cat(c->arena, place, "/node", NULL);
    const char *why = um_value_string(um_value_get(v, "why")), *behind = strrchr(node, '/');
    if (!check_form(c, &node_form, place, v) || !*node)
        return;
    if (strcmp(node, "m/test") == 0)
        note(c, "wrong-place", where, v, "holding: node.node", "which test the court chose stands in \"test\" of the decision");
    if (*node == 'd' && behind && strcmp(behind, "/outcome") == 0)
        note(c, "wrong-place", where, v, "holding: node.node", "what became of a defendant stands in \"outcomes\" of the decision");
    if (why && strcmp(why, "none") != 0 && strcmp(um_held_text(v, "status"), "unmet") != 0)
        note(c, "wrong-why", um_cat(c->arena, place, "/why", NULL), v, "holding: node.why", "only what is unmet has a why");
    check_fed(c, node, where, v, "holding: node.node");
    for (size_t i = 0; i < at; i++)
        if (strcmp(um_held_text(um_value_at(list, i), "node"), node) == 0)
            note(c, "duplicate", where, v, "holding: node.node", um_cat(c->arena, "\"", node, "\" stands twice in this decision", NULL));
}

static void check_decision(struct checker *c, const struct um_value *list, size_t at, const char *place)
{
    const struct um_value *v = um_value_at(list, at), *outcomes = um_value_get(v, "outcomes"), *nodes = um_value_get(v, "nodes");
    const char *id = um_held_text(v, "id");
    if (!check_form(c, &decision_form, place, v))
        return;
    if (!um_value_get(v, "decision") == !um_value_get(v, "as_of"))
        note(c, "when", place, v, "holding: decision", "a decision has either \"decision\", the id of one in the record, or \"as_of\", a day");
    check_row(c, v, place, "decision", UM_ENTITY_DECISION, "holding: decision.decision");
    check_test(c, v, place);
    check_authority(c, v, place);
    if (um_value_get(v, "test"))
        check_fed(c, "m/test", um_cat(c->arena, place, "/test", NULL), v, "holding: decision.test");
    for (size_t i = 0; i < at; i++)
        if (*id && strcmp(um_held_text(um_value_at(list, i), "id"), id) == 0)
            note(c, "duplicate-id", um_cat(c->arena, place, "/id", NULL), v, "holding: decision.id", um_cat(c->arena, "the id \"", id, "\" stands twice", NULL));
    for (size_t i = 0; i < count_rows(outcomes); i++)
        check_outcome(c, outcomes, i, place_at(c, place, "outcomes", i));
    for (size_t i = 0; i < count_rows(nodes); i++)
        check_node(c, nodes, i, place_at(c, place, "nodes", i));
}

void um_holding_check(const struct um_value *v, const struct um_matter *m, const struct um_rules *rules, struct um_problems *problems)
{
    struct checker c = {problems->arena, m, rules, problems};
    const struct um_value *decisions = um_value_get(v, "decisions");
    const char *format = um_value_string(um_value_get(v, "format")), *matter = um_value_string(um_value_get(v, "matter"));
    if (!check_form(&c, &holding_form, "", v))
        return;
    if (format && *format && strcmp(format, UM_HOLDING_FORMAT) != 0)
        note(&c, "bad-format", "/format", v, "holding: format", "the member \"format\" must be \"" UM_HOLDING_FORMAT "\"");
    if (matter && um_id_ok(matter) && strcmp(matter, um_text_of(m, UM_MATTER__ID, 0)) != 0)
        note(&c, "other-matter", "/matter", um_value_get(v, "matter"), "holding: matter",
             um_cat(c.arena, "the record beside it is of the matter \"", um_text_of(m, UM_MATTER__ID, 0), "\"", NULL));
    if (um_value_type(decisions) == UM_VALUE_ARRAY && !um_value_count(decisions))
        note(&c, "empty", "/decisions", decisions, "holding: decisions", "a holding has at least one decision");
    for (size_t i = 0; i < count_rows(decisions); i++)
        check_decision(&c, decisions, i, place_at(&c, "", "decisions", i));
}
