/* Conditions of the rule language, compiled and checked. */
#include <string.h>

#include "base/limits.h"
#include "base/text.h"
#include "base/time.h"
#include "rules/build.h"

static const char *const op_names[UM_COND_OP_COUNT] = {"all",    "any",  "not",   "surely", "is",   "cmp",  "same",     "in",      "before",
                                                       "within", "since", "some", "entered", "each", "none", "at_least", "status", "position"};

static uint32_t find_var(const struct um_build *b, const char *name, size_t n)
{
    for (uint32_t i = b->n_vars; i-- > 0;) {
        const char *var = b->rows[UM_SECTION_STRINGS].p + b->vars[i].name;
        if (strlen(var) == n && memcmp(var, name, n) == 0)
            return i;
    }
    return UM_NONE;
}

/* One step of a path: a field, a derived attribute, or the references of a choice. */
static bool path_step(struct um_path *p, int *entity, const char *name)
{
    static const uint8_t types[] = {UM_PATH_TEXT, UM_PATH_TEXT, UM_PATH_TEXT, UM_PATH_TEXT, UM_PATH_INT, UM_PATH_TIME,
                                    UM_PATH_WORD, UM_PATH_SET,  UM_PATH_ROW,  UM_PATH_REFS, UM_PATH_WORD};
    const struct um_field *last = p->n && !(p->steps[p->n - 1] & UM_STEP_DERIVED) ? &um_fields[p->steps[p->n - 1]] : NULL;
    if (last && last->type == UM_TYPE_CHOICE && strcmp(name, "refs") == 0) {
        p->steps[p->n++] = UM_STEP_REFS;
        p->type = UM_PATH_REFS;
        *entity = -1;
        return true;
    }
    if (*entity < 0)
        return false;
    uint16_t field = um_field_find((unsigned)*entity, name);
    for (unsigned d = 0; field == UM_NO_FIELD && d < UM_DERIVED_COUNT; d++)
        if (um_derived_infos[d].entity == *entity && strcmp(um_derived_infos[d].name, name) == 0) {
            p->steps[p->n++] = (uint16_t)(UM_STEP_DERIVED | d);
            p->type = types[um_derived_infos[d].type];
            p->vocab = um_derived_infos[d].vocab;
            *entity = -1;
            return true;
        }
    if (field == UM_NO_FIELD)
        return false;
    const struct um_field *f = &um_fields[field];
    p->steps[p->n++] = field;
    p->type = types[f->type];
    p->vocab = f->vocab;
    p->choice = f->type == UM_TYPE_CHOICE;
    bool one_target = f->type == UM_TYPE_REF && (f->targets & (f->targets - 1)) == 0;
    *entity = -1;
    for (int e = 0; one_target && e < UM_ENTITY_COUNT; e++)
        if (f->targets >> e & 1)
            *entity = e;
    return true;
}

/* a.point.kind: a variable of the rule (or m, the matter) and steps; form.sworn is one step. */
static uint32_t build_path(struct um_build *b, const struct um_value *v, const char *path, uint8_t *ret_type)
{
    const char *s = um_value_string(v), *rest = s;
    struct um_path p = {.type = UM_PATH_ROW};
    if (!s) {
        um_build_problem(b, "wrong-type", path, v, "expected a path such as a.point.kind");
        return UM_NONE;
    }
    size_t n = strcspn(rest, ".");
    p.var = find_var(b, s, n);
    if (p.var == UM_NONE && !(n == 1 && *s == 'm')) {
        um_build_problem(b, "unknown-word", path, v, um_cat(b->arena, "\"", s, "\" begins with no variable of this rule", NULL));
        return UM_NONE;
    }
    int entity = p.var == UM_NONE ? UM_ENTITY_MATTER : (int)b->vars[p.var].entity;
    for (rest += n; *rest && p.n < UM_MAX_PATH; rest += n) {
        n = strcspn(++rest, ".");
        if (strncmp(rest, "form.", 5) == 0)
            n = 5 + strcspn(rest + 5, ".");
        const char *step = um_arena_copy(b->arena, rest, n);
        if (!path_step(&p, &entity, step)) {
            um_build_problem(b, "unknown-word", path, v, um_cat(b->arena, "\"", step, "\" is no step of the path \"", s, "\"", NULL));
            return UM_NONE;
        }
    }
    if (*rest) {
        um_build_problem(b, "limit", path, v, "a path has at most six steps");
        return UM_NONE;
    }
    p.text = um_build_string(b, s);
    *ret_type = p.type;
    return um_build_row(b, UM_SECTION_PATHS, &p);
}

static bool expect(struct um_build *b, bool ok, const char *path, const struct um_value *v, const char *what)
{
    if (!ok)
        um_build_problem(b, "wrong-type", path, v, um_cat(b->arena, "expected ", what, NULL));
    return ok;
}

/* The values of an is condition: a bit set for words and sets, strings for texts. */
static void build_values(struct um_build *b, const struct um_value *v, const char *path, const struct um_path *p,
                         struct um_cond *c)
{
    bool list = um_value_type(v) == UM_VALUE_ARRAY;
    uint32_t strings[64];
    size_t n = list ? um_value_count(v) : 1;
    if (!expect(b, n > 0 && n <= 64, path, v, "between one and 64 values"))
        return;
    for (size_t i = 0; i < n; i++) {
        const struct um_value *item = list ? um_value_at(v, i) : v;
        const char *s = um_value_string(item);
        if (p->type == UM_PATH_TEXT) {
            expect(b, s != NULL, path, item, "a text");
            strings[i] = um_build_string(b, s);
        } else if (p->choice) {
            int tag = s ? um_choice_find(p->vocab, s) : -1;
            if (expect(b, tag >= 0, path, item, um_cat(b->arena, "an option of ", um_choices[p->vocab].name, NULL)))
                c->mask |= UINT64_C(1) << tag;
        } else {
            int value = um_build_enum(b, path, item, p->vocab);
            if (value >= 0)
                c->mask |= UINT64_C(1) << value;
        }
    }
    if (p->type != UM_PATH_TEXT)
        return;
    c->words.first = (uint32_t)b->rows[UM_SECTION_WORDS].n;
    c->words.n = (uint32_t)n;
    for (size_t i = 0; i < n; i++)
        um_build_row(b, UM_SECTION_WORDS, &strings[i]);
}

static void build_is(struct um_build *b, const struct um_value *args, const char *path, struct um_cond *c)
{
    uint8_t type;
    c->path[0] = build_path(b, um_value_at(args, 0), path, &type);
    if (c->path[0] == UM_NONE)
        return;
    if (!expect(b, type == UM_PATH_WORD || type == UM_PATH_SET || type == UM_PATH_TEXT, path, args, "a path to a word"))
        return;
    struct um_path p = ((struct um_path *)(void *)b->rows[UM_SECTION_PATHS].p)[c->path[0]];
    build_values(b, um_value_at(args, 1), path, &p, c);
}

static void build_two_paths(struct um_build *b, const struct um_value *args, const char *path, struct um_cond *c,
                            uint8_t first, uint8_t second)
{
    uint8_t types[2] = {first, second};
    for (size_t i = 0; i < 2; i++) {
        uint8_t type = types[i];
        c->path[i] = build_path(b, um_value_at(args, i), path, &type);
        if (c->path[i] != UM_NONE)
            expect(b, type == types[i], path, um_value_at(args, i),
                   types[i] == UM_PATH_TIME ? "a path to a time"
                   : types[i] == UM_PATH_REFS ? "a path to a list"
                                              : "a path to one row");
    }
}

static void build_cmp(struct um_build *b, const struct um_value *args, const char *path, struct um_cond *c)
{
    static const char *const relations[] = {"=", "<", "<=", ">", ">="};
    const char *op = um_value_string(um_value_at(args, 1));
    uint8_t type = UM_PATH_INT;
    c->path[0] = build_path(b, um_value_at(args, 0), path, &type);
    expect(b, type == UM_PATH_INT || type == UM_PATH_REFS, path, args, "a path to a number or a list");
    c->relation = UM_NONE;
    for (uint32_t i = 0; op && i < 5; i++)
        if (strcmp(op, relations[i]) == 0)
            c->relation = i;
    expect(b, c->relation != UM_NONE, path, args, "one of = < <= > >=");
    expect(b, um_value_type(um_value_at(args, 2)) == UM_VALUE_INT, path, args, "a whole number to compare with");
    c->number = um_value_integer(um_value_at(args, 2));
}

/* Two times and how far apart they may be, in days or, where a fourth word says so, in calendar years. */
static void build_within(struct um_build *b, const struct um_value *args, const char *path, struct um_cond *c)
{
    const struct um_value *number = um_value_at(args, 2), *unit = um_value_at(args, 3);
    const char *word = um_value_string(unit);
    build_two_paths(b, args, path, c, UM_PATH_TIME, UM_PATH_TIME);
    c->number = um_value_integer(number);
    c->relation = word && strcmp(word, "years") == 0;
    expect(b, um_value_type(number) == UM_VALUE_INT && c->number >= 0 && c->number <= (c->relation ? 100 : 36525), path, args,
           "a whole number of days up to 36525, or of years up to 100");
    expect(b, !unit || c->relation || (word && strcmp(word, "days") == 0), path, args, "days or years");
}

/* A time and a day: on that day or later. */
static void build_since(struct um_build *b, const struct um_value *args, const char *path, struct um_cond *c)
{
    const char *day = um_value_string(um_value_at(args, 1));
    struct um_time t = {0, 0};
    uint8_t type = UM_PATH_TIME;
    c->path[0] = build_path(b, um_value_at(args, 0), path, &type);
    expect(b, type == UM_PATH_TIME, path, args, "a path to a time");
    expect(b, day && strlen(day) == 10 && um_time_parse(day, &t), path, args, "a day, written YYYY-MM-DD");
    c->number = t.from;
}

/* The element a status condition reads, of a lower layer than the rule's own; its statuses; and, if given, why. */
static void build_status(struct um_build *b, const struct um_value *args, const char *path, struct um_cond *c)
{
    int element = um_build_enum(b, path, um_value_at(args, 0), UM_VOCAB_ELEMENT);
    const struct um_value *values = um_value_at(args, 1);
    struct um_path status = {.type = UM_PATH_WORD, .vocab = UM_VOCAB_STATUS};
    if (element < 0)
        return;
    if (um_element_layer((unsigned)element) >= b->layer)
        um_build_problem(b, "layer", path, args, "a status condition may read elements of a lower layer only");
    c->relation = (uint32_t)element;
    c->number = um_value_count(args) > 2 ? um_build_enum(b, path, um_value_at(args, 2), UM_VOCAB_WHY) : -1;
    build_values(b, values, path, &status, c);
}

static void build_position(struct um_build *b, const struct um_value *args, const char *path, struct um_cond *c)
{
    const char *answer = um_value_string(um_value_at(args, 1));
    c->relation = um_build_find_kind(b, "question", path, um_value_at(args, 0));
    c->number = -1;
    if (c->relation == UM_NONE)
        return;
    const struct um_value *positions = um_value_get(b->rules.list[c->relation].v, "positions");
    for (size_t i = 0; answer && i < um_value_count(positions); i++) {
        const char *id = um_value_string(um_value_get(um_value_at(positions, i), "id"));
        if (id && strcmp(id, answer) == 0)
            c->number = (int64_t)i;
    }
    if (c->number < 0)
        um_build_problem(b, "dangling-id", path, args, um_cat(b->arena, "the question has no position \"", answer ? answer : "", "\"", NULL));
}

/* Whether a condition ties the newest variable to another one by same or in. */
static bool tied(const struct um_build *b, uint32_t cond, uint32_t var)
{
    const struct um_cond *c = &((const struct um_cond *)(const void *)b->rows[UM_SECTION_CONDS].p)[cond];
    const struct um_path *paths = (const void *)b->rows[UM_SECTION_PATHS].p;
    const uint32_t *words = (const void *)b->rows[UM_SECTION_WORDS].p;
    if ((c->op == UM_COND_SAME || c->op == UM_COND_IN) && c->path[0] != UM_NONE && c->path[1] != UM_NONE)
        return (paths[c->path[0]].var == var) != (paths[c->path[1]].var == var);
    for (uint32_t i = 0; c->op == UM_COND_ALL && i < c->children.n; i++)
        if (words[c->children.first + i] != UM_NONE && tied(b, words[c->children.first + i], var))
            return true;
    return false;
}

static void build_quantifier(struct um_build *b, const struct um_value *v, const struct um_value *sort,
                             const char *path, struct um_cond *c)
{
    const char *name = um_value_string(um_value_get(v, "as")), *entity = um_value_string(sort);
    int e = entity ? um_entity_find(entity) : -1;
    if (!expect(b, e >= 0, path, v, "a sort such as assertion") || !expect(b, name != NULL, path, v, "\"as\" with a variable") ||
        !expect(b, b->quantifiers < UM_MAX_QUANTIFIERS && b->n_vars < UM_MAX_VARS, path, v, "at most two nested quantifiers"))
        return;
    bool bound_already = b->n_vars > 0;
    c->var = b->n_vars;
    c->entity = (uint32_t)e;
    b->vars[b->n_vars++] = (struct um_var){um_build_string(b, name), (uint32_t)e};
    b->quantifiers++;
    uint32_t where = um_build_cond(b, um_value_get(v, "where"), um_cat(b->arena, path, "/where", NULL));
    if (where != UM_NONE && bound_already && !tied(b, where, c->var))
        um_build_problem(b, "untied", path, v,
                         um_cat(b->arena, "the variable \"", name, "\" must be tied to another one by same or in", NULL));
    c->children = (struct um_span){um_build_row(b, UM_SECTION_WORDS, &where), 1};
    b->quantifiers--;
    b->n_vars--;
}

static void build_children(struct um_build *b, const struct um_value *args, const char *path, struct um_cond *c)
{
    bool list = um_value_type(args) == UM_VALUE_ARRAY;
    uint32_t children[64], n = list ? (uint32_t)um_value_count(args) : 1;
    if (!expect(b, n > 0 && n <= 64, path, args, "between one and 64 conditions"))
        return;
    for (uint32_t i = 0; i < n; i++)
        children[i] = um_build_cond(b, list ? um_value_at(args, i) : args,
                                    list ? um_cat(b->arena, path, "/", um_int_text(b->arena, i), NULL) : path);
    c->children = (struct um_span){(uint32_t)b->rows[UM_SECTION_WORDS].n, n};
    for (uint32_t i = 0; i < n; i++)
        um_build_row(b, UM_SECTION_WORDS, &children[i]);
}

static void build_op(struct um_build *b, const struct um_value *v, const struct um_value *args, const char *path,
                     struct um_cond *c)
{
    switch ((enum um_cond_op)c->op) {
    case UM_COND_ALL:
    case UM_COND_ANY:
    case UM_COND_NOT:
    case UM_COND_SURELY:
        build_children(b, args, path, c);
        break;
    case UM_COND_IS:
        build_is(b, args, path, c);
        break;
    case UM_COND_CMP:
        build_cmp(b, args, path, c);
        break;
    case UM_COND_SAME:
        build_two_paths(b, args, path, c, UM_PATH_ROW, UM_PATH_ROW);
        break;
    case UM_COND_IN:
        build_two_paths(b, args, path, c, UM_PATH_ROW, UM_PATH_REFS);
        break;
    case UM_COND_WITHIN:
        build_within(b, args, path, c);
        break;
    case UM_COND_SINCE:
        build_since(b, args, path, c);
        break;
    case UM_COND_BEFORE:
        build_two_paths(b, args, path, c, UM_PATH_TIME, UM_PATH_TIME);
        break;
    case UM_COND_AT_LEAST:
        expect(b, um_value_type(args) == UM_VALUE_INT && um_value_integer(args) >= 1 && um_value_integer(args) <= 64, path, v,
               "a whole number from 1 to 64");
        c->number = um_value_integer(args);
        build_quantifier(b, v, um_value_get(v, "sort"), path, c);
        break;
    case UM_COND_SOME:
    case UM_COND_ENTERED:
    case UM_COND_EACH:
    case UM_COND_NO:
        build_quantifier(b, v, args, path, c);
        break;
    case UM_COND_STATUS:
        build_status(b, args, path, c);
        break;
    case UM_COND_POSITION:
        build_position(b, args, path, c);
        break;
    case UM_COND_OP_COUNT:
        break;
    }
}

uint32_t um_build_cond(struct um_build *b, const struct um_value *v, const char *path)
{
    static const char *const with_quantifier[] = {"as", "where", "sort"};
    struct um_cond c = {.op = UM_COND_OP_COUNT, .path = {UM_NONE, UM_NONE}};
    const struct um_value *args = NULL;
    bool all_known = true;
    if (!expect(b, um_value_type(v) == UM_VALUE_OBJECT && um_value_count(v) > 0, path, v, "a condition"))
        return UM_NONE;
    for (size_t i = 0; i < um_value_count(v); i++) {
        const char *key = um_value_key(v, i);
        bool known = false;
        for (uint32_t op = 0; op < UM_COND_OP_COUNT; op++)
            if (strcmp(key, op_names[op]) == 0) {
                known = c.op == UM_COND_OP_COUNT;
                c.op = op;
                args = um_value_at(v, i);
            }
        for (size_t k = 0; k < 3; k++)
            known = known || strcmp(key, with_quantifier[k]) == 0;
        if (!known)
            um_build_problem(b, "unknown-word", path, v, um_cat(b->arena, "\"", key, "\" is no condition", NULL));
        all_known = all_known && known;
    }
    if (c.op == UM_COND_OP_COUNT && !all_known)
        return UM_NONE;
    if (!expect(b, c.op != UM_COND_OP_COUNT, path, v, "a condition such as is, all, any, not") ||
        !expect(b, b->depth < UM_MAX_COND_DEPTH, path, v, "conditions nested no deeper than 16"))
        return UM_NONE;
    b->depth++;
    build_op(b, v, args, um_cat(b->arena, path, "/", op_names[c.op], NULL), &c);
    b->depth--;
    return um_build_row(b, UM_SECTION_CONDS, &c);
}
