#include "store/verify.h"

#include <sqlite3.h>
#include <string.h>

#include "base/limits.h"
#include "base/text.h"
#include "store/shape.h"

/* ---------------------------------------------------------------- problems */

void um_verify_problem(struct um_reader *r, struct um_spot at, const char *message)
{
    const struct um_field *f = &um_fields[at.field];
    const struct um_entity_info *info = &um_entities[f->entity];
    struct um_arena *a = r->m->arena;
    struct um_text where = {.arena = a};
    um_text_add(&where, "/");
    um_text_add(&where, info->json);
    if (!info->single) {
        um_text_add(&where, "/");
        um_text_add_int(&where, at.ord);
    }
    um_text_add(&where, "/");
    for (const char *c = f->key; *c; c++)
        um_text_add_n(&where, *c == '.' ? "/" : c, 1);
    const char *rule = um_cat(a, "record: ", info->name, ".", f->key, NULL);
    um_problem_add(r->problems, UM_ERROR, "db-value", where.s, 0, rule, message);
}

void um_verify_missing(struct um_reader *r, struct um_spot at)
{
    const struct um_field *f = &um_fields[at.field];
    const char *name = um_entities[f->entity].name;
    um_verify_problem(r, at, um_cat(r->m->arena, "a ", name, " must have \"", f->key, "\"", NULL));
}

/* ---------------------------------------------------------- texts and words */

const char *um_verify_text(struct um_reader *r, int column, struct um_spot at)
{
    const char *text = um_sql_text(&r->q, column), *wrong = NULL;
    size_t n = (size_t)sqlite3_column_bytes(r->q.stmt, column), bad;
    if (!text || sqlite3_column_type(r->q.stmt, column) != SQLITE_TEXT)
        wrong = "expected a text";
    else if (n == 0)
        wrong = "the text is empty";
    else if (n > UM_MAX_TEXT_BYTES)
        wrong = "the text is longer than a text may be";
    else if (!um_utf8_ok(text, n, &bad))
        wrong = "the text is not UTF-8, or holds a NUL";
    if (wrong)
        um_verify_problem(r, at, wrong);
    return wrong ? NULL : text;
}

static const char *kept_text(struct um_reader *r, int column, struct um_spot at)
{
    const char *text = um_verify_text(r, column, at);
    return text ? um_arena_copy(r->m->arena, text, strlen(text)) : NULL;
}

static const char *kept_id(struct um_reader *r, int column, struct um_spot at)
{
    const char *id = kept_text(r, column, at);
    if (id && !um_id_ok(id))
        um_verify_problem(r, at, "an id is 1 to 64 of the characters A-Z a-z 0-9 . _ -");
    return id && um_id_ok(id) ? id : NULL;
}

int um_verify_word(struct um_reader *r, int column, struct um_spot at)
{
    const struct um_field *f = &um_fields[at.field];
    bool choice = f->type == UM_TYPE_CHOICE;
    const char *text = um_verify_text(r, column, at);
    if (!text)
        return -1;
    int i = choice ? um_choice_find(f->vocab, text) : um_vocab_find(f->vocab, text, strlen(text));
    const char *name = choice ? um_choices[f->vocab].name : um_vocabs[f->vocab].name;
    if (i < 0)
        um_verify_problem(r, at, um_cat(r->m->arena, "\"", text, "\" is no value of ", name, NULL));
    return i;
}

/* ----------------------------------------------------- numbers and references */

static bool integer(struct um_reader *r, int column, struct um_spot at, int64_t *ret)
{
    bool ok = sqlite3_column_type(r->q.stmt, column) == SQLITE_INTEGER;
    if (!ok)
        um_verify_problem(r, at, "expected a whole number");
    *ret = sqlite3_column_int64(r->q.stmt, column);
    return ok;
}

static bool is_null(struct um_reader *r, int column)
{
    return sqlite3_column_type(r->q.stmt, column) == SQLITE_NULL;
}

/* One end of an interval; a NULL leaves it open. */
static bool time_end(struct um_reader *r, int column, struct um_spot at, int64_t *end)
{
    if (is_null(r, column))
        return true;
    if (!integer(r, column, at, end))
        return false;
    bool ok = *end >= r->span.from && *end <= r->span.to;
    if (!ok)
        um_verify_problem(r, at, "the time lies outside the years 1 to 9999");
    return ok;
}

static bool interval(struct um_reader *r, int column, struct um_spot at, struct um_time *ret)
{
    *ret = (struct um_time){UM_TIME_OPEN_FROM, UM_TIME_OPEN_TO};
    if (!time_end(r, column, at, &ret->from) || !time_end(r, column + 1, at, &ret->to))
        return false;
    if (ret->from > ret->to)
        um_verify_problem(r, at, "the interval ends before it begins");
    return ret->from <= ret->to;
}

/* The entity that a column names, if it is one of targets, or -1 with a problem. */
static int target(struct um_reader *r, int column, struct um_spot at, uint32_t targets)
{
    const char *name = um_verify_text(r, column, at);
    int entity = name ? um_entity_find(name) : -1;
    bool ok = entity >= 0 && (targets >> entity & 1);
    if (name && !ok)
        um_verify_problem(r, at, um_cat(r->m->arena, "a reference to ", name, " cannot stand here", NULL));
    return ok ? entity : -1;
}

bool um_verify_ref(struct um_reader *r, int column, struct um_spot at, uint32_t targets, struct um_ref *ret)
{
    struct um_arena *a = r->m->arena;
    bool mixed = um_shape_mixed(targets);
    int entity = mixed ? target(r, column, at, targets) : um_shape_first(targets);
    int64_t row;
    if (entity < 0 || !integer(r, column + mixed, at, &row))
        return false;
    bool ok = row >= 0 && row < r->m->tables[entity].n;
    const char *name = um_entities[entity].name;
    if (!ok)
        um_verify_problem(r, at, um_cat(a, "there is no ", name, " in row ", um_int_text(a, row), NULL));
    *ret = (struct um_ref){(uint8_t)entity, (uint32_t)row};
    return ok;
}

/* ------------------------------------------------------------------- cells */

static void cell_ref(struct um_reader *r, int column, struct um_spot at, struct um_cell *cell)
{
    struct um_ref *ref = UM_NEW(r->m->arena, struct um_ref);
    cell->set = um_verify_ref(r, column, at, um_fields[at.field].targets, ref);
    cell->n = cell->set;
    cell->as.refs = ref;
}

static void cell_word(struct um_reader *r, int column, struct um_spot at, struct um_cell *cell)
{
    int i = um_verify_word(r, column, at);
    cell->set = i >= 0;
    if (cell->set && um_fields[at.field].type == UM_TYPE_CHOICE)
        cell->tag = (uint8_t)i;
    else if (cell->set)
        cell->as.integer = i;
}

static bool all_null(struct um_reader *r, int column, int n)
{
    while (n && is_null(r, column + n - 1))
        n--;
    return n == 0;
}

void um_verify_cell(struct um_reader *r, int column, struct um_spot at, struct um_cell *cell)
{
    const struct um_field *f = &um_fields[at.field];
    if (all_null(r, column, um_shape_columns(f))) {
        if (f->required)
            um_verify_missing(r, at);
        return;
    }
    switch ((enum um_type)f->type) {
    case UM_TYPE_ID:
        cell->as.text = kept_id(r, column, at);
        cell->set = cell->as.text != NULL;
        break;
    case UM_TYPE_WORD:
        cell->as.text = kept_text(r, column, at);
        cell->set = cell->as.text != NULL;
        break;
    case UM_TYPE_INT:
        cell->set = integer(r, column, at, &cell->as.integer);
        break;
    case UM_TYPE_TIME:
        cell->set = interval(r, column, at, &cell->as.time);
        break;
    case UM_TYPE_ENUM:
    case UM_TYPE_CHOICE:
        cell_word(r, column, at, cell);
        break;
    case UM_TYPE_REF:
        cell_ref(r, column, at, cell);
        break;
    case UM_TYPE_TEXT:
    case UM_TYPE_TEXTS:
    case UM_TYPE_ENUMS:
    case UM_TYPE_REFS:
        break; /* in tables of their own */
    }
}

void um_verify_choice(struct um_reader *r, struct um_spot at, const struct um_cell *cell)
{
    const struct um_option_info *option = &um_choices[um_fields[at.field].vocab].options[cell->tag];
    bool fits = !cell->set || !option->targets ? !cell->n : option->many ? cell->n > 0 : cell->n == 1;
    for (uint32_t i = 0; i < cell->n && fits; i++)
        fits = option->targets >> cell->as.refs[i].entity & 1;
    if (fits)
        return;
    const char *name = cell->set ? option->name : "no option";
    um_verify_problem(r, at, um_cat(r->m->arena, "these references do not go with ", name, NULL));
}
