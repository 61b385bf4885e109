#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/text.h"
#include "record/record.h"

/* Where the reader stands: a field of a row, and the value that should fill it. */
struct decoder {
    struct um_arena *arena;
    struct um_matter *m;
    struct um_problems *problems;
    const char *place; /* of the row */
    const struct um_field *field;
    const struct um_value *v;
};

static const char *rule_of(struct um_arena *a, const struct um_field *f)
{
    return um_cat(a, "record: ", um_entities[f->entity].name, ".", f->key, NULL);
}

static void complain(struct decoder *d, const char *id, const char *message)
{
    struct um_arena *a = d->arena;
    struct um_text where = {.arena = a};
    um_text_add(&where, d->place);
    um_text_add(&where, "/");
    for (const char *c = d->field->key; *c; c++)
        um_text_add_n(&where, *c == '.' ? "/" : c, 1);
    um_problem_add(d->problems, UM_ERROR, id, where.s, um_value_line(d->v), rule_of(a, d->field), message);
}

static const char *article(const char *noun)
{
    return strchr("aeiou", noun[0]) ? "an " : "a ";
}

static const char *text_or_complain(struct decoder *d, const struct um_value *v, const char *what)
{
    const char *s = um_value_string(v);
    if (s && *s)
        return s;
    complain(d, "wrong-type", um_cat(d->arena, "expected ", what, NULL));
    return NULL;
}

/* ------------------------------------------------------------ single values */

static void decode_enum(struct decoder *d, struct um_cell *cell)
{
    const struct um_vocab_info *vocab = &um_vocabs[d->field->vocab];
    const char *s = text_or_complain(d, d->v, um_cat(d->arena, "a value of ", vocab->name, NULL));
    if (!s)
        return;
    int i = um_vocab_find(d->field->vocab, s, strlen(s));
    if (i < 0) {
        complain(d, "unknown-word", um_cat(d->arena, "\"", s, "\" is no value of ", vocab->name,
                                           um_near_word(d->arena, s, vocab->values, vocab->n), NULL));
        return;
    }
    cell->set = true;
    cell->as.integer = i;
}

static void decode_enums(struct decoder *d, struct um_cell *cell)
{
    struct decoder item = *d;
    if (um_value_type(d->v) != UM_VALUE_ARRAY) {
        complain(d, "wrong-type", "expected a list");
        return;
    }
    for (size_t i = 0; i < um_value_count(d->v); i++) {
        struct um_cell one = {0};
        item.v = um_value_at(d->v, i);
        decode_enum(&item, &one);
        if (one.set && (cell->as.integer >> one.as.integer & 1))
            complain(&item, "duplicate", "the same value stands twice in the list");
        if (one.set)
            cell->as.integer |= INT64_C(1) << one.as.integer;
    }
    cell->set = cell->as.integer != 0;
}

static bool decode_moment(struct decoder *d, const struct um_value *v, struct um_time *ret)
{
    const char *s = text_or_complain(d, v, "a day (2023-02-03) or a minute (2023-02-03T14:05)");
    if (s && um_time_parse(s, ret))
        return true;
    if (s)
        complain(d, "bad-time", um_cat(d->arena, "\"", s, "\" is no day (2023-02-03) or minute (2023-02-03T14:05)", NULL));
    return false;
}

static void decode_time(struct decoder *d, struct um_cell *cell)
{
    struct um_time from = {UM_TIME_OPEN_FROM, 0}, to = {0, UM_TIME_OPEN_TO};
    if (um_value_type(d->v) != UM_VALUE_OBJECT) {
        cell->set = decode_moment(d, d->v, &cell->as.time);
        return;
    }
    for (size_t i = 0; i < um_value_count(d->v); i++) {
        const char *key = um_value_key(d->v, i);
        bool is_from = strcmp(key, "from") == 0;
        if (!is_from && strcmp(key, "to") != 0)
            complain(d, "unknown-key", um_cat(d->arena, "\"", key, "\" is no end of an interval; from and to are", NULL));
        else if (!decode_moment(d, um_value_at(d->v, i), is_from ? &from : &to))
            return;
    }
    if (um_value_count(d->v) == 0)
        complain(d, "bad-time", "an interval has \"from\" or \"to\" or both");
    if (from.from > to.to)
        complain(d, "bad-time", "the interval ends before it begins");
    cell->as.time = (struct um_time){from.from, to.to};
    cell->set = from.from != UM_TIME_OPEN_FROM || to.to != UM_TIME_OPEN_TO;
}

static void decode_texts(struct decoder *d, struct um_cell *cell)
{
    size_t n = um_value_count(d->v);
    const char **texts = UM_NEWS(d->arena, n, const char *);
    if (um_value_type(d->v) != UM_VALUE_ARRAY) {
        complain(d, "wrong-type", "expected a list of texts");
        return;
    }
    for (size_t i = 0; i < n; i++) {
        texts[i] = text_or_complain(d, um_value_at(d->v, i), "a text that is not empty");
        if (!texts[i])
            return;
    }
    cell->set = n > 0;
    cell->n = (uint32_t)n;
    cell->as.texts = texts;
}

/* --------------------------------------------------------------- references */

static const char *target_names(struct um_arena *a, uint32_t targets)
{
    struct um_text t = {.arena = a};
    for (unsigned e = 0; e < UM_ENTITY_COUNT; e++)
        if (targets >> e & 1) {
            um_text_add(&t, t.n ? " or " : "");
            um_text_add(&t, um_entities[e].name);
        }
    return um_text_get(&t);
}

static const char *near_id(struct decoder *d, const char *id, uint32_t targets)
{
    size_t n = 0;
    const char **ids = UM_NEWS(d->arena, d->m->n_ids, const char *);
    for (size_t i = 0; i < d->m->n_ids; i++)
        if (targets >> d->m->ids[i].ref.entity & 1)
            ids[n++] = d->m->ids[i].id;
    return um_near_word(d->arena, id, ids, n);
}

static bool decode_ref(struct decoder *d, const struct um_value *v, uint32_t targets, struct um_ref *ret)
{
    const char *names = target_names(d->arena, targets);
    const char *id = text_or_complain(d, v, um_cat(d->arena, "the id of ", article(names), names, NULL));
    if (!id)
        return false;
    bool found = um_matter_find(d->m, id, ret);
    if (found && (targets >> ret->entity & 1))
        return true;
    const char *what = found ? um_cat(d->arena, " is ", article(um_entities[ret->entity].name), um_entities[ret->entity].name, ", not ", article(names), names, NULL)
                             : um_cat(d->arena, " is no ", names, " of this record", near_id(d, id, targets), NULL);
    complain(d, found ? "wrong-reference" : "dangling-id", um_cat(d->arena, "\"", id, "\"", what, NULL));
    return false;
}

static void decode_refs(struct decoder *d, const struct um_value *v, uint32_t targets, bool many, struct um_cell *cell)
{
    size_t n = many ? um_value_count(v) : 1;
    struct um_ref *refs = UM_NEWS(d->arena, n, struct um_ref);
    if (many && um_value_type(v) != UM_VALUE_ARRAY) {
        complain(d, "wrong-type", "expected a list of ids");
        return;
    }
    for (size_t i = 0; i < n; i++)
        if (!decode_ref(d, many ? um_value_at(v, i) : v, targets, &refs[i]))
            return;
    if (n > 1)
        qsort(refs, n, sizeof *refs, um_ref_cmp);
    for (size_t i = 1; i < n; i++)
        if (um_ref_same(refs[i - 1], refs[i]))
            complain(d, "duplicate", um_cat(d->arena, "\"", um_row_id(d->m, refs[i]), "\" stands twice in the list", NULL));
    cell->set = n > 0;
    cell->n = (uint32_t)n;
    cell->as.refs = refs;
}

static void decode_choice(struct decoder *d, struct um_cell *cell)
{
    const struct um_choice_info *choice = &um_choices[d->field->vocab];
    const char *const expected = um_cat(d->arena, "an object with one member of ", choice->name, NULL);
    if (um_value_type(d->v) != UM_VALUE_OBJECT || um_value_count(d->v) != 1) {
        complain(d, "wrong-type", um_cat(d->arena, "expected ", expected, NULL));
        return;
    }
    const char *key = um_value_key(d->v, 0);
    const struct um_value *v = um_value_at(d->v, 0);
    int tag = um_choice_find(d->field->vocab, key);
    if (tag < 0) {
        complain(d, "unknown-word", um_cat(d->arena, "\"", key, "\" is no option of ", choice->name, NULL));
        return;
    }
    const struct um_option_info *option = &choice->options[tag];
    cell->tag = (uint8_t)tag;
    if (option->targets) {
        size_t errors = d->problems->errors;
        decode_refs(d, v, option->targets, option->many, cell);
        if (!cell->set && d->problems->errors == errors && um_value_count(v) == 0 && option->many)
            complain(d, "wrong-type", "the list is empty");
    } else if (um_value_type(v) != UM_VALUE_BOOL || !um_value_integer(v)) {
        complain(d, "wrong-type", um_cat(d->arena, "\"", key, "\" is written as true", NULL));
    } else {
        cell->set = true;
    }
}

static void decode_cell(struct decoder *d, struct um_cell *cell)
{
    switch ((enum um_type)d->field->type) {
    case UM_TYPE_ID: /* read before, by collect_ids */
        break;
    case UM_TYPE_TEXT:
    case UM_TYPE_WORD:
        cell->as.text = text_or_complain(d, d->v, "a text that is not empty");
        cell->set = cell->as.text != NULL;
        break;
    case UM_TYPE_TEXTS:
        decode_texts(d, cell);
        break;
    case UM_TYPE_INT:
        cell->set = um_value_type(d->v) == UM_VALUE_INT;
        cell->as.integer = um_value_integer(d->v);
        if (!cell->set)
            complain(d, "wrong-type", "expected a whole number");
        break;
    case UM_TYPE_TIME:
        decode_time(d, cell);
        break;
    case UM_TYPE_ENUM:
        decode_enum(d, cell);
        break;
    case UM_TYPE_ENUMS:
        decode_enums(d, cell);
        break;
    case UM_TYPE_REF:
        decode_refs(d, d->v, d->field->targets, false, cell);
        break;
    case UM_TYPE_REFS:
        decode_refs(d, d->v, d->field->targets, true, cell);
        break;
    case UM_TYPE_CHOICE:
        decode_choice(d, cell);
        break;
    }
}

/* --------------------------------------------------------------------- rows */

/* The value at a key, where a dot steps into a nested object. */
static const struct um_value *member(const struct um_value *row, const char *key)
{
    const char *dot = strchr(key, '.');
    if (!dot)
        return um_value_get(row, key);
    for (size_t i = 0; i < um_value_count(row); i++) {
        const char *outer = um_value_key(row, i);
        if (strlen(outer) == (size_t)(dot - key) && memcmp(outer, key, (size_t)(dot - key)) == 0)
            return um_value_get(um_value_at(row, i), dot + 1);
    }
    return NULL;
}

/* Whether key is a field (or, with a dot put behind it, the group of a field). */
static bool known_key(unsigned entity, const char *prefix, const char *key, bool *group)
{
    const struct um_entity_info *info = &um_entities[entity];
    size_t np = strlen(prefix), nk = strlen(key);
    *group = false;
    if (strchr(key, '.')) /* a dot stands for nesting in our tables, never in a record */
        return false;
    for (uint16_t f = info->first; f < info->first + info->n; f++) {
        const char *k = um_fields[f].key;
        if (strncmp(k, prefix, np) != 0 || strncmp(k + np, key, nk) != 0)
            continue;
        if (k[np + nk] == '\0')
            return true;
        if (k[np + nk] == '.')
            return *group = true;
    }
    return false;
}

static void unknown_keys(struct um_matter *m, struct um_problems *ps, unsigned entity, const char *place,
                         const char *prefix, const struct um_value *object)
{
    const struct um_entity_info *info = &um_entities[entity];
    const char *keys[64] = {NULL};
    for (uint16_t f = 0; f < info->n; f++)
        keys[f] = um_fields[info->first + f].key;
    for (size_t i = 0; i < um_value_count(object); i++) {
        bool group;
        const char *key = um_value_key(object, i);
        const struct um_value *v = um_value_at(object, i);
        const char *where = um_cat(m->arena, place, "/", key, NULL);
        const char *rule = um_cat(m->arena, "record: ", info->name, NULL);
        if (!known_key(entity, prefix, key, &group))
            um_problem_add(ps, UM_ERROR, "unknown-key", where, um_value_line(v), rule,
                           um_cat(m->arena, article(info->name), info->name, " has no key \"", prefix, key, "\"",
                                  um_near_word(m->arena, key, keys, info->n), NULL));
        else if (group && um_value_type(v) != UM_VALUE_OBJECT)
            um_problem_add(ps, UM_ERROR, "wrong-type", where, um_value_line(v), rule, "expected an object");
        else if (group)
            unknown_keys(m, ps, entity, where, um_cat(m->arena, key, ".", NULL), v);
    }
}

static void decode_row(struct um_matter *m, struct um_problems *ps, struct um_ref r, const struct um_value *v)
{
    const struct um_entity_info *info = &um_entities[r.entity];
    struct decoder d = {.arena = m->arena, .m = m, .problems = ps, .place = um_row_place(m, r)};
    unknown_keys(m, ps, r.entity, d.place, "", v);
    for (uint16_t f = info->first; f < info->first + info->n; f++) {
        struct um_cell *cell = um_cell(m, f, r.row);
        d.field = &um_fields[f];
        d.v = member(v, um_fields[f].key);
        size_t errors = ps->errors;
        if (d.v)
            decode_cell(&d, cell);
        if (cell->set || !um_fields[f].required || ps->errors != errors)
            continue;
        d.v = d.v ? d.v : v;
        complain(&d, "missing-key", um_cat(m->arena, article(info->name), info->name, " must have \"", um_fields[f].key, "\"", NULL));
    }
}

struct source_row {
    const char *id;
    const struct um_value *v;
    uint32_t place;
};

static int by_natural_id(const void *x, const void *y)
{
    const struct source_row *a = x, *b = y;
    int cmp = um_natural_cmp(a->id, b->id);
    return cmp ? cmp : (a->place < b->place ? -1 : a->place > b->place);
}

/* The rows of one entity with their ids, in natural order; rows without a usable id are left out with a problem. */
static struct source_row *collect_ids(struct um_matter *m, struct um_problems *ps, unsigned entity,
                                      const struct um_value *list, uint32_t *ret_n)
{
    const struct um_entity_info *info = &um_entities[entity];
    size_t n = info->single ? (list != NULL) : um_value_count(list);
    struct source_row *rows = UM_NEWS(m->arena, n, struct source_row);
    const char *rule = um_cat(m->arena, "record: ", info->name, ".id", NULL);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < n; i++) {
        const struct um_value *v = info->single ? list : um_value_at(list, i);
        const char *id = um_value_string(um_value_get(v, "id"));
        const char *where = um_cat(m->arena, "/", info->json, info->single ? "" : "/",
                                   info->single ? "" : um_int_text(m->arena, i), NULL);
        if (um_value_type(v) != UM_VALUE_OBJECT)
            um_problem_add(ps, UM_ERROR, "wrong-type", where, um_value_line(v), rule, "expected an object");
        else if (!id || !um_id_ok(id))
            um_problem_add(ps, UM_ERROR, "bad-id", um_cat(m->arena, where, "/id", NULL), um_value_line(v), rule,
                           "an id is 1 to 64 of the characters A-Z a-z 0-9 . _ -");
        else
            rows[kept++] = (struct source_row){id, v, i};
    }
    if (kept > 1)
        qsort(rows, kept, sizeof *rows, by_natural_id);
    *ret_n = kept;
    return rows;
}

static struct source_row *make_table(struct um_matter *m, struct um_problems *ps, unsigned entity,
                                     const struct um_value *list)
{
    const struct um_entity_info *info = &um_entities[entity];
    enum um_value_type want = info->single ? UM_VALUE_OBJECT : UM_VALUE_ARRAY;
    const char *where = um_cat(m->arena, "/", info->json, NULL);
    uint32_t n = 0;
    if (list && um_value_type(list) != want) {
        um_problem_add(ps, UM_ERROR, "wrong-type", where, um_value_line(list), "record",
                       info->single ? "expected an object" : "expected a list");
        list = NULL;
    } else if (um_value_count(list) > UM_MAX_ROWS) {
        um_problem_add(ps, UM_ERROR, "limit", where, um_value_line(list), "limits: rows", "more rows than a matter may hold");
        list = NULL;
    }
    struct source_row *rows = collect_ids(m, ps, entity, list, &n);
    um_table_make(m, entity, n);
    for (uint32_t i = 0; i < n; i++) {
        struct um_cell *id = um_cell(m, info->first, i);
        id->set = true;
        id->as.text = rows[i].id;
        m->tables[entity].place[i] = rows[i].place;
        m->tables[entity].line[i] = um_value_line(rows[i].v);
    }
    return rows;
}

static void check_ids_unique(struct um_matter *m, struct um_problems *ps)
{
    for (size_t i = 1; i < m->n_ids; i++) {
        struct um_ref a = m->ids[i - 1].ref, b = m->ids[i].ref;
        if (strcmp(m->ids[i - 1].id, m->ids[i].id) == 0)
            um_problem_add(ps, UM_ERROR, "duplicate-id", um_cat(m->arena, um_row_place(m, b), "/id", NULL),
                           m->tables[b.entity].line[b.row], "record: ids are unique in a matter",
                           um_cat(m->arena, "the id \"", m->ids[i].id, "\" is also that of ", um_row_place(m, a), NULL));
    }
}

static void check_head(struct um_arena *a, const struct um_value *v, struct um_problems *ps)
{
    const char *format = um_value_string(um_value_get(v, "format"));
    if (!format || strcmp(format, UM_RECORD_FORMAT) != 0)
        um_problem_add(ps, UM_ERROR, "bad-format", "/format", um_value_line(v), "record: format",
                       "the member \"format\" must be \"" UM_RECORD_FORMAT "\"");
    if (!um_value_get(v, "matter"))
        um_problem_add(ps, UM_ERROR, "missing-key", "/matter", um_value_line(v), "record", "a record must have a \"matter\"");
    for (size_t i = 0; i < um_value_count(v); i++) {
        const char *key = um_value_key(v, i), *names[UM_ENTITY_COUNT];
        bool known = strcmp(key, "format") == 0;
        for (unsigned e = 0; e < UM_ENTITY_COUNT; e++) {
            names[e] = um_entities[e].json;
            known = known || strcmp(key, names[e]) == 0;
        }
        if (!known)
            um_problem_add(ps, UM_ERROR, "unknown-key", um_cat(a, "/", key, NULL), um_value_line(um_value_at(v, i)), "record",
                           um_cat(a, "a record has no member \"", key, "\"", um_near_word(a, key, names, UM_ENTITY_COUNT), NULL));
    }
}

struct um_matter *um_record_decode(struct um_arena *a, const struct um_value *v, struct um_problems *problems)
{
    struct um_matter *m = UM_NEW(a, struct um_matter);
    struct source_row *rows[UM_ENTITY_COUNT];
    m->arena = a;
    if (um_value_type(v) != UM_VALUE_OBJECT) {
        um_problem_add(problems, UM_ERROR, "wrong-type", "/", um_value_line(v), "record", "a record is an object");
        return m;
    }
    check_head(a, v, problems);
    for (unsigned e = 0; e < UM_ENTITY_COUNT; e++)
        rows[e] = make_table(m, problems, e, um_value_get(v, um_entities[e].json));
    um_matter_index(m);
    check_ids_unique(m, problems);
    for (unsigned e = 0; e < UM_ENTITY_COUNT; e++)
        for (uint32_t i = 0; i < m->tables[e].n; i++)
            decode_row(m, problems, (struct um_ref){(uint8_t)e, i}, rows[e][i].v);
    return m;
}
