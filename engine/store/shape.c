#include "store/shape.h"

#include <sqlite3.h>

uint32_t um_shape_targets(const struct um_field *f)
{
    uint32_t targets = f->targets;
    if (f->type == UM_TYPE_CHOICE)
        for (unsigned o = 0; o < um_choices[f->vocab].n; o++)
            targets |= um_choices[f->vocab].options[o].targets;
    return targets;
}

bool um_shape_mixed(uint32_t targets)
{
    return (targets & (targets - 1)) != 0;
}

uint8_t um_shape_first(uint32_t targets)
{
    uint8_t e = 0;
    while (!(targets >> e & 1))
        e++;
    return e;
}

int um_shape_columns(const struct um_field *f)
{
    switch ((enum um_type)f->type) {
    case UM_TYPE_TIME:
        return 2;
    case UM_TYPE_REF:
        return um_shape_mixed(f->targets) ? 2 : 1;
    case UM_TYPE_ID:
    case UM_TYPE_WORD:
    case UM_TYPE_INT:
    case UM_TYPE_ENUM:
    case UM_TYPE_CHOICE:
        return 1;
    case UM_TYPE_TEXT:
    case UM_TYPE_TEXTS:
    case UM_TYPE_ENUMS:
    case UM_TYPE_REFS:
        break;
    }
    return 0;
}

bool um_shape_has_list(const struct um_field *f)
{
    return f->type == UM_TYPE_TEXTS || f->type == UM_TYPE_ENUMS || f->type == UM_TYPE_REFS ||
           (f->type == UM_TYPE_CHOICE && um_shape_targets(f));
}

/* ------------------------------------------------------------------- rows */

/* Columns of all fields with a comma before each; their number. */
static int add_columns(sqlite3_str *s, unsigned entity)
{
    const struct um_entity_info *info = &um_entities[entity];
    int total = 0;
    for (uint16_t i = info->first; i < info->first + info->n; i++) {
        const struct um_field *f = &um_fields[i];
        int n = um_shape_columns(f);
        if (f->type == UM_TYPE_TIME)
            sqlite3_str_appendf(s, ", \"%w_from\", \"%w_to\"", f->column, f->column);
        else if (n == 2)
            sqlite3_str_appendf(s, ", \"%w_entity\", \"%w\"", f->column, f->column);
        else if (n == 1)
            sqlite3_str_appendf(s, ", \"%w\"", f->column);
        total += n;
    }
    return total;
}

/* VALUES with room for matter, ord and n more. */
static void add_values(sqlite3_str *s, int n)
{
    sqlite3_str_appendall(s, ") VALUES (?, ?");
    while (n--)
        sqlite3_str_appendall(s, ", ?");
    sqlite3_str_appendall(s, ")");
}

char *um_shape_insert(unsigned entity)
{
    sqlite3_str *s = sqlite3_str_new(NULL);
    sqlite3_str_appendf(s, "INSERT INTO \"%w\" (matter, ord", um_entities[entity].json);
    add_values(s, add_columns(s, entity));
    return sqlite3_str_finish(s);
}

char *um_shape_select(unsigned entity)
{
    sqlite3_str *s = sqlite3_str_new(NULL);
    sqlite3_str_appendall(s, "SELECT ord");
    add_columns(s, entity);
    sqlite3_str_appendf(s, " FROM \"%w\" WHERE matter = ? ORDER BY ord", um_entities[entity].json);
    return sqlite3_str_finish(s);
}

char *um_shape_delete(unsigned entity)
{
    return sqlite3_mprintf("DELETE FROM \"%w\" WHERE matter = ?", um_entities[entity].json);
}

/* ------------------------------------------------------------------ lists */

static const char *list_columns(const struct um_field *f)
{
    if (f->type == UM_TYPE_TEXTS)
        return "pos, value";
    if (f->type == UM_TYPE_ENUMS)
        return "value";
    return um_shape_mixed(um_shape_targets(f)) ? "entity, ref" : "ref";
}

char *um_shape_insert_list(const struct um_field *f)
{
    bool two = f->type == UM_TYPE_TEXTS || (f->type != UM_TYPE_ENUMS && um_shape_mixed(um_shape_targets(f)));
    sqlite3_str *s = sqlite3_str_new(NULL);
    sqlite3_str_appendf(s, "INSERT INTO \"%w_%w\" (matter, ord, %s", um_entities[f->entity].json, f->column,
                        list_columns(f));
    add_values(s, two ? 2 : 1);
    return sqlite3_str_finish(s);
}

char *um_shape_select_list(const struct um_field *f)
{
    return sqlite3_mprintf("SELECT ord, %s FROM \"%w_%w\" WHERE matter = ? ORDER BY ord, %s", list_columns(f),
                           um_entities[f->entity].json, f->column, list_columns(f));
}

char *um_shape_delete_list(const struct um_field *f)
{
    return sqlite3_mprintf("DELETE FROM \"%w_%w\" WHERE matter = ?", um_entities[f->entity].json, f->column);
}

/* --------------------------------------------------------------- numbers */

char *um_shape_count(void)
{
    sqlite3_str *s = sqlite3_str_new(NULL);
    for (unsigned e = 0; e < UM_ENTITY_COUNT; e++)
        sqlite3_str_appendf(s, "%s (SELECT count(*) FROM \"%w\" WHERE matter = ?1)", e ? "," : "SELECT",
                            um_entities[e].json);
    return sqlite3_str_finish(s);
}

char *um_shape_next_matter(void)
{
    sqlite3_str *s = sqlite3_str_new(NULL);
    sqlite3_str_appendall(s, "SELECT 1 + max(0, coalesce((SELECT max(matter) FROM prose), 0)");
    for (unsigned e = 0; e < UM_ENTITY_COUNT; e++)
        sqlite3_str_appendf(s, ", coalesce((SELECT max(matter) FROM \"%w\"), 0)", um_entities[e].json);
    sqlite3_str_appendall(s, ")");
    return sqlite3_str_finish(s);
}
