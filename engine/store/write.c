#include <sqlite3.h>
#include <string.h>

#include "store/shape.h"
#include "store/sql.h"
#include "store/store.h"

/* Where the writer stands; statements are in q. */
struct writer {
    struct um_sql q;
    const struct um_matter *m;
    int64_t number; /* of the matter */
};

static void bind_ref(struct um_sql *q, int i, uint32_t targets, struct um_ref r)
{
    if (um_shape_mixed(targets))
        um_sql_bind_text(q, i++, um_entities[r.entity].name);
    um_sql_bind(q, i, r.row);
}

/* -------------------------------------------------------------------- rows */

static void bind_time(struct um_sql *q, int i, struct um_time t)
{
    if (t.from != UM_TIME_OPEN_FROM)
        um_sql_bind(q, i, t.from);
    if (t.to != UM_TIME_OPEN_TO)
        um_sql_bind(q, i + 1, t.to);
}

/* Bind a field's columns from parameter i on. */
static void bind_cell(struct um_sql *q, int i, const struct um_field *f, const struct um_cell *cell)
{
    if (!cell->set)
        return;
    switch ((enum um_type)f->type) {
    case UM_TYPE_ID:
    case UM_TYPE_WORD:
        um_sql_bind_text(q, i, cell->as.text);
        break;
    case UM_TYPE_INT:
        um_sql_bind(q, i, cell->as.integer);
        break;
    case UM_TYPE_ENUM:
        um_sql_bind_text(q, i, um_vocabs[f->vocab].values[cell->as.integer]);
        break;
    case UM_TYPE_TIME:
        bind_time(q, i, cell->as.time);
        break;
    case UM_TYPE_REF:
        bind_ref(q, i, f->targets, cell->as.refs[0]);
        break;
    case UM_TYPE_CHOICE:
        um_sql_bind_text(q, i, um_choices[f->vocab].options[cell->tag].name);
        break;
    case UM_TYPE_TEXT:
    case UM_TYPE_TEXTS:
    case UM_TYPE_ENUMS:
    case UM_TYPE_REFS:
        break; /* in tables of their own */
    }
}

static void write_rows(struct writer *w, unsigned entity)
{
    const struct um_entity_info *info = &um_entities[entity];
    um_sql_open_made(&w->q, um_shape_insert(entity));
    for (uint32_t row = 0; row < w->m->tables[entity].n && !w->q.code; row++) {
        int i = 3;
        um_sql_bind(&w->q, 1, w->number);
        um_sql_bind(&w->q, 2, row);
        for (uint16_t f = info->first; f < info->first + info->n; f++) {
            bind_cell(&w->q, i, &um_fields[f], um_cell(w->m, f, row));
            i += um_shape_columns(&um_fields[f]);
        }
        um_sql_put(&w->q);
    }
}

/* ------------------------------------------------------------------- lists */

static uint32_t list_length(const struct um_field *f, const struct um_cell *cell)
{
    if (!cell->set)
        return 0;
    return f->type == UM_TYPE_ENUMS ? um_vocabs[f->vocab].n : cell->n;
}

/* Bind item k of a list from parameter 3 on; false if it is a value that is not in the set. */
static bool bind_item(struct um_sql *q, const struct um_field *f, const struct um_cell *cell, uint32_t k)
{
    if (f->type == UM_TYPE_ENUMS) {
        if (!(cell->as.integer >> k & 1))
            return false;
        um_sql_bind_text(q, 3, um_vocabs[f->vocab].values[k]);
    } else if (f->type == UM_TYPE_TEXTS) {
        um_sql_bind(q, 3, k);
        um_sql_bind_text(q, 4, cell->as.texts[k]);
    } else {
        bind_ref(q, 3, um_shape_targets(f), cell->as.refs[k]);
    }
    return true;
}

static void write_list(struct writer *w, uint16_t field)
{
    const struct um_field *f = &um_fields[field];
    um_sql_open_made(&w->q, um_shape_insert_list(f));
    for (uint32_t row = 0; row < w->m->tables[f->entity].n && !w->q.code; row++) {
        const struct um_cell *cell = um_cell(w->m, field, row);
        for (uint32_t k = 0; k < list_length(f, cell); k++) {
            if (!bind_item(&w->q, f, cell, k))
                continue;
            um_sql_bind(&w->q, 1, w->number);
            um_sql_bind(&w->q, 2, row);
            um_sql_put(&w->q);
        }
    }
}

/* ------------------------------------------------------------------- prose */

static void write_texts(struct writer *w, uint16_t field)
{
    const struct um_field *f = &um_fields[field];
    for (uint32_t row = 0; row < w->m->tables[f->entity].n && !w->q.code; row++) {
        if (!um_cell(w->m, field, row)->set)
            continue;
        um_sql_bind(&w->q, 1, w->number);
        um_sql_bind_text(&w->q, 2, um_entities[f->entity].name);
        um_sql_bind(&w->q, 3, row);
        um_sql_bind_text(&w->q, 4, f->key);
        um_sql_bind_text(&w->q, 5, um_text_of(w->m, field, row));
        um_sql_put(&w->q);
    }
}

static void write_prose(struct writer *w)
{
    um_sql_open(&w->q, "INSERT INTO prose (matter, entity, ord, field, text) VALUES (?, ?, ?, ?, ?)");
    for (uint16_t f = 0; f < UM_FIELD_COUNT; f++)
        if (um_fields[f].type == UM_TYPE_TEXT)
            write_texts(w, f);
}

/* ------------------------------------------------------------------ matter */

static void refuse_known_id(struct um_sql *q, const char *id)
{
    um_sql_open(q, "SELECT 1 FROM matter WHERE id = ?");
    um_sql_bind_text(q, 1, id);
    if (um_sql_step(q))
        um_sql_fail(q, UM_EINPUT, "the database already has a matter \"", id, "\"");
}

static int64_t next_number(struct um_sql *q)
{
    um_sql_open_made(q, um_shape_next_matter());
    int64_t number = um_sql_step(q) ? sqlite3_column_int64(q->stmt, 0) : 0;
    if (number == INT64_MAX)
        um_sql_fail(q, UM_EINPUT, "the database has no number left for another matter", "", "");
    return number;
}

/* Every row of the matter, under its number. */
static void write_matter(struct writer *w)
{
    for (unsigned e = 0; e < UM_ENTITY_COUNT; e++)
        write_rows(w, e);
    for (uint16_t f = 0; f < UM_FIELD_COUNT; f++)
        if (um_shape_has_list(&um_fields[f]))
            write_list(w, f);
    write_prose(w);
}

enum um_code um_store_write(struct um_store *store, const struct um_matter *m, struct um_error *err)
{
    struct writer w = {.q = {.store = store, .err = err}, .m = m};
    um_sql_begin_write(&w.q);
    refuse_known_id(&w.q, um_text_of(m, UM_MATTER__ID, 0));
    w.number = next_number(&w.q);
    write_matter(&w);
    um_sql_run(&w.q, "COMMIT");
    um_sql_end(&w.q);
    return w.q.code;
}

/* --------------------------------------------------------- in place of another */

size_t um_store_find(struct um_store *store, const char *id, struct um_error *err)
{
    struct um_sql q = {.store = store, .err = err};
    size_t at = SIZE_MAX, n = 0;
    um_sql_open(&q, "SELECT id FROM matter ORDER BY matter");
    for (; um_sql_step(&q); n++) {
        const char *found = um_sql_text(&q, 0);
        if (!id || (found && strcmp(found, id) == 0))
            at = n;
    }
    if (!n)
        um_sql_fail(&q, UM_EINPUT, "the database has no matter", "", "");
    else if (!id && n > 1)
        um_sql_fail(&q, UM_EUSAGE, "the database has more than one matter; say which", "", "");
    else if (at == SIZE_MAX)
        um_sql_fail(&q, UM_EUSAGE, "the database has no matter \"", id, "\"");
    um_sql_close(&q);
    return q.code ? SIZE_MAX : at;
}

static void delete_rows(struct writer *w, char *text)
{
    um_sql_open_made(&w->q, text);
    um_sql_bind(&w->q, 1, w->number);
    um_sql_put(&w->q);
}

static void delete_matter(struct writer *w)
{
    for (uint16_t f = 0; f < UM_FIELD_COUNT; f++)
        if (um_shape_has_list(&um_fields[f]))
            delete_rows(w, um_shape_delete_list(&um_fields[f]));
    delete_rows(w, sqlite3_mprintf("DELETE FROM prose WHERE matter = ?"));
    for (unsigned e = 0; e < UM_ENTITY_COUNT; e++)
        delete_rows(w, um_shape_delete(e));
}

enum um_code um_store_replace(struct um_store *store, size_t i, const struct um_matter *m, struct um_error *err)
{
    struct writer w = {.q = {.store = store, .err = err}, .m = m};
    um_sql_open(&w.q, "SELECT matter FROM matter ORDER BY matter LIMIT 1 OFFSET ?");
    um_sql_bind(&w.q, 1, (int64_t)i);
    w.number = um_sql_step(&w.q) ? sqlite3_column_int64(w.q.stmt, 0) : 0;
    delete_matter(&w);
    write_matter(&w);
    um_sql_close(&w.q);
    return w.q.code;
}
