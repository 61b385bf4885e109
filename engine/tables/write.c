/* A record to tables, and the sheets that explain them. */
#include <string.h>

#include "base/text.h"
#include "tables/tables.h"
#include "vocabulary/vocabulary.h"

/* The value at a field's key, where a dot steps into a nested object. */
static const struct um_value *member(struct um_arena *a, const struct um_value *row, const char *key)
{
    const char *dot = strchr(key, '.');
    return dot ? um_value_get(um_value_get(row, um_arena_copy(a, key, (size_t)(dot - key))), dot + 1) : um_value_get(row, key);
}

static void write_row(struct um_arena *a, struct um_grid *g, const struct um_entity_info *info, uint32_t row, const struct um_value *v)
{
    for (uint16_t i = 0; i < info->n; i++) {
        const struct um_field *f = &um_fields[info->first + i];
        const struct um_value *cell = member(a, v, f->key);
        if (cell)
            um_grid_set(a, g, row, i + 1u, UM_GRID_TEXT, um_table_cell_text(a, f, cell));
    }
}

static void write_table(struct um_grids *grids, unsigned entity, const struct um_value *rows)
{
    struct um_arena *a = grids->arena;
    const struct um_entity_info *info = &um_entities[entity];
    struct um_grid *g = um_grid_add(grids, um_cat(a, info->json, ".csv", NULL), info->json);
    for (uint16_t i = 0; i < info->n; i++)
        um_grid_set(a, g, 1, i + 1u, UM_GRID_TEXT, um_fields[info->first + i].key);
    if (info->single && rows)
        write_row(a, g, info, 2, rows);
    for (size_t i = 0; !info->single && i < um_value_count(rows); i++)
        write_row(a, g, info, (uint32_t)i + 2, um_value_at(rows, i));
}

/* ---------------------------------------------------------------- explaining */

static const char *const rules[] = {
    "One table an entity of the record, one row a thing, one column a key. The order of tables, rows and columns does not matter; columns "
    "may be left out.",
    "An empty cell means that nobody has looked. Where a paper was looked at and is silent, enter the word that says so, such as unstated "
    "or none.",
    "Enter what the papers say, never what follows from it. unmask help entering says in which order.",
    "Format all cells as text (in the workbook they are), or a spreadsheet turns 12-1 and 2023-02-03 into dates of its own.",
    "In CSV a cell that begins with = + - @ # or an apostrophe, or that looks like a date of a spreadsheet, gets one apostrophe before it, "
    "which is not part of the text. Texts that begin with + - or @ are also read without it. In the workbook nothing is put before a text.",
    "A column Error is not read.",
};

static const char *used_values(struct um_arena *a, const struct um_field *f)
{
    struct um_text t = {.arena = a};
    const struct um_vocab_info *vocab = &um_vocabs[f->vocab];
    if (f->type != UM_TYPE_ENUM && f->type != UM_TYPE_ENUMS)
        return NULL;
    for (unsigned i = 0; i < vocab->n; i++) {
        um_text_add(&t, i ? "; " : "");
        um_text_add(&t, vocab->values[i]);
    }
    return um_text_get(&t);
}

static void set_row(struct um_arena *a, struct um_grid *g, uint32_t row, const char *const *texts, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        um_grid_set(a, g, row, i + 1, UM_GRID_TEXT, texts[i]);
}

static void explain_columns(struct um_grids *grids)
{
    struct um_arena *a = grids->arena;
    static const char *const head[] = {"table", "column", "required", "how to write it", "words", "what it holds"};
    struct um_grid *g = um_grid_add(grids, "columns.csv", "columns");
    uint32_t row = 1;
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        um_grid_set(a, g, row++, 1, UM_GRID_TEXT, rules[i]);
    g->head = ++row;
    set_row(a, g, row++, head, sizeof head / sizeof *head);
    for (uint16_t i = 0; i < UM_FIELD_COUNT; i++) {
        const struct um_field *f = &um_fields[i];
        const char *texts[] = {um_entities[f->entity].json, f->key, f->required ? "yes" : NULL, um_table_syntax(a, f), used_values(a, f),
                               f->about};
        set_row(a, g, row++, texts, sizeof texts / sizeof *texts);
    }
}

static const char *choice_option(struct um_arena *a, const struct um_option_info *option)
{
    return option->targets ? um_cat(a, option->name, ":", NULL) : option->name;
}

static void explain_words(struct um_grids *grids)
{
    struct um_arena *a = grids->arena;
    static const char *const head[] = {"list", "word", "meaning"};
    struct um_grid *g = um_grid_add(grids, "words.csv", "words");
    uint32_t row = 1;
    set_row(a, g, row++, head, sizeof head / sizeof *head);
    for (unsigned v = 0; v < UM_VOCAB_COUNT; v++)
        for (unsigned i = 0; i < um_vocabs[v].n; i++) {
            const char *texts[] = {um_vocabs[v].name, um_vocabs[v].values[i], um_vocabs[v].meanings[i]};
            set_row(a, g, row++, texts, sizeof texts / sizeof *texts);
        }
    for (unsigned c = 0; c < UM_CHOICE_COUNT; c++)
        for (unsigned i = 0; i < um_choices[c].n; i++) {
            const char *texts[] = {um_choices[c].name, choice_option(a, &um_choices[c].options[i]), um_choices[c].options[i].about};
            set_row(a, g, row++, texts, sizeof texts / sizeof *texts);
        }
}

/* ------------------------------------------------------------------ offering */

/* The rows of the sheet of words that have the list of an enumeration, or of a choice. */
static void offer_words(struct um_grid_column *c, unsigned vocab, bool choice)
{
    uint32_t row = 2;
    for (unsigned v = 0; v < (choice ? UM_VOCAB_COUNT : vocab); v++)
        row += um_vocabs[v].n;
    for (unsigned v = 0; choice && v < vocab; v++)
        row += um_choices[v].n;
    c->list_sheet = "words";
    c->list_column = 2;
    c->list_first = row;
    c->list_last = row + (choice ? um_choices[vocab].n : um_vocabs[vocab].n) - 1u;
}

/* The ids of the one table that a reference may name. */
static void offer_ids(struct um_grids *grids, struct um_grid_column *c, uint32_t targets)
{
    for (unsigned e = 0; e < UM_ENTITY_COUNT; e++) {
        if (targets != 1u << e)
            continue;
        for (size_t i = 0; i < grids->n; i++)
            if (strcmp(grids->list[i].sheet, um_entities[e].json) == 0) {
                c->list_sheet = um_entities[e].json;
                c->list_last = um_grid_offered(&grids->list[i]);
            }
        c->list_column = 1;
        c->list_first = 2;
    }
}

static void offer(struct um_grids *grids, struct um_grid_column *c, const struct um_field *f)
{
    c->about = um_cat(grids->arena, f->about, f->required ? " Required." : "", "\nWrite: ", um_table_syntax(grids->arena, f), NULL);
    c->only = f->type == UM_TYPE_ENUM;
    if (f->type == UM_TYPE_ENUM || f->type == UM_TYPE_ENUMS || f->type == UM_TYPE_CHOICE)
        offer_words(c, f->vocab, f->type == UM_TYPE_CHOICE);
    if (f->type == UM_TYPE_REF || f->type == UM_TYPE_REFS)
        offer_ids(grids, c, f->targets);
}

void um_tables_offer(struct um_grids *grids, struct um_grid *g)
{
    int entity = um_table_entity(g->sheet);
    uint32_t n = 0;
    for (size_t i = 0; i < g->n && g->cells[i].row <= g->head; i++)
        n = g->cells[i].column;
    struct um_grid_column *columns = UM_NEWS(grids->arena, n, struct um_grid_column);
    for (size_t i = 0; entity >= 0 && i < g->n && g->cells[i].row <= g->head; i++) {
        uint16_t f = um_field_find((unsigned)entity, g->cells[i].text);
        if (f != UM_NO_FIELD)
            offer(grids, &columns[g->cells[i].column - 1], &um_fields[f]);
    }
    g->columns = columns;
    g->n_columns = entity >= 0 ? n : 0;
}

void um_tables_write(struct um_grids *grids, const struct um_value *record)
{
    explain_columns(grids);
    for (unsigned e = 0; e < UM_ENTITY_COUNT; e++)
        write_table(grids, e, um_value_get(record, um_entities[e].json));
    explain_words(grids);
}
