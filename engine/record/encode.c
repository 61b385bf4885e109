#include <string.h>

#include "record/record.h"

static struct um_value *encode_ids(struct um_arena *a, const struct um_matter *m, const struct um_cell *c)
{
    struct um_value *list = um_value_array(a);
    for (uint32_t i = 0; i < c->n; i++)
        um_value_push_text(a, list, um_row_id(m, c->as.refs[i]));
    return list;
}

static struct um_value *encode_enums(struct um_arena *a, const struct um_cell *c, unsigned vocab)
{
    struct um_value *list = um_value_array(a);
    for (unsigned i = 0; i < um_vocabs[vocab].n; i++)
        if (c->as.integer >> i & 1)
            um_value_push_text(a, list, um_vocabs[vocab].values[i]);
    return list;
}

/* A day or minute as one text where both ends agree, else an object with the ends that are known. */
static struct um_value *encode_time(struct um_arena *a, struct um_time t)
{
    char *from = t.from == UM_TIME_OPEN_FROM ? NULL : um_time_edge(a, t.from, false);
    char *to = t.to == UM_TIME_OPEN_TO ? NULL : um_time_edge(a, t.to, true);
    if (from && to && strcmp(from, to) == 0)
        return um_value_text(a, from);
    if (from && to && t.from == t.to)
        return um_value_text(a, strlen(from) > strlen(to) ? from : to); /* a minute at a day's edge */
    struct um_value *interval = um_value_object(a);
    um_value_set_text(a, interval, "from", from);
    um_value_set_text(a, interval, "to", to);
    return interval;
}

static struct um_value *encode_choice(struct um_arena *a, const struct um_matter *m, const struct um_cell *c,
                                      unsigned choice)
{
    const struct um_option_info *option = &um_choices[choice].options[c->tag];
    struct um_value *v = um_value_object(a);
    struct um_value *ids = encode_ids(a, m, c);
    um_value_set(a, v, option->name,
                 !option->targets ? um_value_bool(a, true) : option->many ? ids : ids->items[0].value);
    return v;
}

static struct um_value *encode_cell(struct um_arena *a, const struct um_matter *m, const struct um_cell *c,
                                    const struct um_field *f)
{
    struct um_value *list;
    switch ((enum um_type)f->type) {
    case UM_TYPE_ID:
    case UM_TYPE_TEXT:
    case UM_TYPE_WORD:
        return um_value_text(a, c->as.text);
    case UM_TYPE_TEXTS:
        list = um_value_array(a);
        for (uint32_t i = 0; i < c->n; i++)
            um_value_push_text(a, list, c->as.texts[i]);
        return list;
    case UM_TYPE_INT:
        return um_value_int(a, c->as.integer);
    case UM_TYPE_TIME:
        return encode_time(a, c->as.time);
    case UM_TYPE_ENUM:
        return um_value_text(a, um_vocabs[f->vocab].values[c->as.integer]);
    case UM_TYPE_ENUMS:
        return encode_enums(a, c, f->vocab);
    case UM_TYPE_REF:
        return um_value_text(a, um_row_id(m, c->as.refs[0]));
    case UM_TYPE_REFS:
        return encode_ids(a, m, c);
    case UM_TYPE_CHOICE:
        return encode_choice(a, m, c, f->vocab);
    }
    return um_value_null(a);
}

/* The nested object that a dotted key belongs to; made when first needed. */
static struct um_value *group_of(struct um_arena *a, struct um_value *row, const char *key, const char **ret_inner)
{
    const char *dot = strchr(key, '.');
    *ret_inner = key;
    if (!dot)
        return row;
    *ret_inner = dot + 1;
    const char *outer = um_arena_copy(a, key, (size_t)(dot - key));
    for (size_t i = 0; i < row->n; i++)
        if (strcmp(row->items[i].key, outer) == 0)
            return row->items[i].value;
    struct um_value *group = um_value_object(a);
    um_value_set(a, row, outer, group);
    return group;
}

static struct um_value *encode_row(struct um_arena *a, const struct um_matter *m, struct um_ref r)
{
    const struct um_entity_info *info = &um_entities[r.entity];
    struct um_value *row = um_value_object(a);
    for (uint16_t f = info->first; f < info->first + info->n; f++) {
        const struct um_cell *c = um_cell(m, f, r.row);
        const char *key;
        if (!c->set)
            continue;
        struct um_value *into = group_of(a, row, um_fields[f].key, &key);
        um_value_set(a, into, key, encode_cell(a, m, c, &um_fields[f]));
    }
    return row;
}

struct um_value *um_record_encode(struct um_arena *a, const struct um_matter *m)
{
    struct um_value *v = um_value_object(a);
    um_value_set_text(a, v, "format", UM_RECORD_FORMAT);
    for (unsigned e = 0; e < UM_ENTITY_COUNT; e++) {
        struct um_value *list = um_value_array(a);
        for (uint32_t i = 0; i < m->tables[e].n; i++)
            um_value_push(a, list, encode_row(a, m, (struct um_ref){(uint8_t)e, i}));
        if (list->n)
            um_value_set(a, v, um_entities[e].json, um_entities[e].single ? list->items[0].value : list);
    }
    um_value_sort(v);
    return v;
}

const char *um_record_row_sha256(struct um_arena *a, const struct um_matter *m, struct um_ref r)
{
    return um_value_sha256(a, encode_row(a, m, r));
}
