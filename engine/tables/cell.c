/* One cell: the same grammar both ways. */
#include <string.h>

#include "base/text.h"
#include "tables/tables.h"
#include "vocabulary/vocabulary.h"

/* ------------------------------------------------------------------ writing */

/* An item of a list of texts: a backslash before what would divide it, and before a space at either end. */
static void add_item(struct um_text *t, const char *item)
{
    size_t n = strlen(item);
    for (size_t i = 0; i < n; i++) {
        bool edge = (i == 0 || i == n - 1) && strchr(" \t\r\n", item[i]);
        if (edge || item[i] == ';' || item[i] == '\\')
            um_text_add(t, "\\");
        um_text_add_n(t, item + i, 1);
    }
}

static const char *list_text(struct um_arena *a, const struct um_value *v, bool escape)
{
    struct um_text t = {.arena = a};
    for (size_t i = 0; i < um_value_count(v); i++) {
        um_text_add(&t, i ? "; " : "");
        if (escape)
            add_item(&t, um_value_string(um_value_at(v, i)));
        else
            um_text_add(&t, um_value_string(um_value_at(v, i)));
    }
    return um_text_get(&t);
}

static const char *time_text(struct um_arena *a, const struct um_value *v)
{
    const char *from = um_value_string(um_value_get(v, "from")), *to = um_value_string(um_value_get(v, "to"));
    const char *moment = um_value_string(v);
    return moment ? moment : um_cat(a, from ? from : "", "..", to ? to : "", NULL);
}

static const char *choice_text(struct um_arena *a, const struct um_value *v)
{
    const char *option = um_value_key(v, 0), *one = um_value_string(um_value_at(v, 0));
    if (um_value_type(um_value_at(v, 0)) == UM_VALUE_BOOL)
        return option;
    return um_cat(a, option, ": ", one ? one : list_text(a, um_value_at(v, 0), false), NULL);
}

const char *um_table_cell_text(struct um_arena *a, const struct um_field *f, const struct um_value *v)
{
    switch ((enum um_type)f->type) {
    case UM_TYPE_ID:
    case UM_TYPE_TEXT:
    case UM_TYPE_WORD:
    case UM_TYPE_ENUM:
    case UM_TYPE_REF:
        return um_value_string(v);
    case UM_TYPE_TEXTS:
        return list_text(a, v, true);
    case UM_TYPE_ENUMS:
    case UM_TYPE_REFS:
        return list_text(a, v, false);
    case UM_TYPE_INT:
        return um_int_text(a, um_value_integer(v));
    case UM_TYPE_TIME:
        return time_text(a, v);
    case UM_TYPE_CHOICE:
        return choice_text(a, v);
    }
    return NULL;
}

/* ------------------------------------------------------------------ reading */

struct cell_reader {
    struct um_arena *arena;
    const struct um_field *field;
    struct um_table_fault *fault;
};

/* Note the first thing that is wrong with a cell. */
static void fault(struct cell_reader *r, const char *id, const char *message)
{
    if (!r->fault->id)
        *r->fault = (struct um_table_fault){id, message};
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* The text without white space at its ends. */
static const char *trimmed(struct um_arena *a, const char *s, size_t n)
{
    while (n && is_space(*s))
        s++, n--;
    while (n && is_space(s[n - 1]))
        n--;
    return um_arena_copy(a, s, n);
}

/* Length of the item of a list at s: up to a semicolon that no backslash stands before. */
static size_t item_length(const char *s)
{
    size_t n = 0;
    while (s[n] && s[n] != ';')
        n += s[n] == '\\' && s[n + 1] ? 2 : 1;
    return n;
}

/* An item of a list of texts without its backslashes, and without the white space around it. */
static const char *plain_item(struct cell_reader *r, const char *s, size_t n)
{
    struct um_text t = {.arena = r->arena};
    size_t kept = 0; /* what stands before it is not trimmed away */
    while (n && is_space(*s))
        s++, n--;
    for (size_t i = 0; i < n; i++) {
        bool escaped = s[i] == '\\';
        if (escaped && (i + 1 == n || (s[i + 1] != ';' && s[i + 1] != '\\' && !is_space(s[i + 1]))))
            fault(r, "bad-list", "a backslash in a list stands before a semicolon, a backslash or a space; write it twice where it is meant");
        else if (escaped)
            i++;
        um_text_add_n(&t, s + i, 1);
        kept = escaped || !is_space(s[i]) ? t.n : kept;
    }
    return um_arena_copy(r->arena, um_text_get(&t), kept);
}

static struct um_value *read_list(struct cell_reader *r, const char *s, bool escapes)
{
    struct um_value *list = um_value_array(r->arena);
    for (;;) {
        size_t n = escapes ? item_length(s) : strcspn(s, ";");
        const char *item = escapes ? plain_item(r, s, n) : trimmed(r->arena, s, n);
        if (*item)
            um_value_push_text(r->arena, list, item);
        else if (s[n] || !um_value_count(list)) /* one semicolon may stand behind the last */
            fault(r, "bad-list", "nothing stands before a semicolon");
        if (!s[n])
            return list;
        s += n + 1;
    }
}

static struct um_value *read_time(struct cell_reader *r, const char *s)
{
    const char *dots = strstr(s, "..");
    if (!dots)
        return um_value_text(r->arena, s);
    struct um_value *v = um_value_object(r->arena);
    const char *from = trimmed(r->arena, s, (size_t)(dots - s)), *to = trimmed(r->arena, dots + 2, strlen(dots + 2));
    um_value_set_text(r->arena, v, "from", *from ? from : NULL);
    um_value_set_text(r->arena, v, "to", *to ? to : NULL);
    return v;
}

static const char *option_names(struct um_arena *a, const struct um_choice_info *choice)
{
    struct um_text t = {.arena = a};
    for (unsigned i = 0; i < choice->n; i++) {
        um_text_add(&t, i ? ", " : "");
        um_text_add(&t, choice->options[i].name);
        um_text_add(&t, !choice->options[i].targets ? "" : choice->options[i].many ? ": ids" : ": id");
    }
    return um_text_get(&t);
}

static struct um_value *read_choice(struct cell_reader *r, const char *s)
{
    const struct um_choice_info *choice = &um_choices[r->field->vocab];
    const char *colon = strchr(s, ':');
    const char *name = trimmed(r->arena, s, colon ? (size_t)(colon - s) : strlen(s));
    const char *rest = colon ? trimmed(r->arena, colon + 1, strlen(colon + 1)) : "";
    int tag = um_choice_find(r->field->vocab, name);
    struct um_value *v = um_value_object(r->arena);
    if (tag < 0) {
        fault(r, "bad-choice", um_cat(r->arena, "\"", name, "\" is none of: ", option_names(r->arena, choice), NULL));
        um_value_set(r->arena, v, choice->options[choice->n - 1].name, um_value_bool(r->arena, true));
        return v;
    }
    const struct um_option_info *option = &choice->options[tag];
    if (option->targets && !*rest)
        fault(r, "bad-choice", um_cat(r->arena, "\"", name, "\" names ", option->many ? "ids" : "an id", " behind a colon: ", name,
                                      ": X", NULL));
    if (!option->targets && colon)
        fault(r, "bad-choice", um_cat(r->arena, "\"", name, "\" stands alone, without a colon", NULL));
    um_value_set(r->arena, v, option->name, !option->targets ? um_value_bool(r->arena, true)
                                            : option->many   ? read_list(r, rest, false)
                                                             : um_value_text(r->arena, rest));
    return v;
}

static struct um_value *read_int(struct cell_reader *r, const char *s)
{
    int64_t i = 0;
    const char *digit = s + (*s == '-');
    for (; *digit >= '0' && *digit <= '9' && digit - s < 16; digit++)
        i = i * 10 + (*digit - '0');
    if (*digit || digit == s + (*s == '-') || i > INT64_C(9007199254740991))
        fault(r, "bad-number", um_cat(r->arena, "\"", s, "\" is no whole number; write digits only, with no sign of a currency and none "
                                                         "between thousands", NULL));
    return um_value_int(r->arena, *s == '-' ? -i : i);
}

static struct um_value *read_typed(struct cell_reader *r, const char *s)
{
    const char *bare = trimmed(r->arena, s, strlen(s));
    switch ((enum um_type)r->field->type) {
    case UM_TYPE_TEXT:
        return um_value_text(r->arena, s);
    case UM_TYPE_ID:
    case UM_TYPE_WORD:
    case UM_TYPE_ENUM:
    case UM_TYPE_REF:
        return um_value_text(r->arena, bare);
    case UM_TYPE_TEXTS:
        return read_list(r, s, true);
    case UM_TYPE_ENUMS:
    case UM_TYPE_REFS:
        return read_list(r, s, false);
    case UM_TYPE_INT:
        return read_int(r, bare);
    case UM_TYPE_TIME:
        return read_time(r, bare);
    case UM_TYPE_CHOICE:
        return read_choice(r, bare);
    }
    return um_value_null(r->arena);
}

/* About what a spreadsheet has changed. */
static const char *what_to_do(const struct cell_reader *r)
{
    return r->field->type == UM_TYPE_TIME ? "write a day as 2023-02-03 in a cell that is formatted as text"
                                          : "enter it again in a cell that is formatted as text";
}

/* What a text in CSV means: without the apostrophe that guards it, and refused where a spreadsheet has changed it. */
static const char *unguarded(struct cell_reader *r, const char *s)
{
    if (*s == '\'' && s[1] && um_grid_guarded(s + 1))
        return s + 1;
    if (*s == '\'')
        fault(r, "apostrophe", "it begins with an apostrophe; leave that out, or write it twice where it belongs to the text");
    else if (*s == '=')
        fault(r, "formula", "it is a formula; enter what it shows, or write '= where the text begins so");
    else if (*s == '#')
        fault(r, "spreadsheet-error", um_cat(r->arena, "\"", s, "\" is what a spreadsheet shows for an error; write '# where the text "
                                                                "begins so", NULL));
    else if (um_grid_changed(s))
        fault(r, "changed", um_cat(r->arena, "\"", s, "\" is what a spreadsheet makes of something else, as of 12-1 or of a day; ",
                                   what_to_do(r), NULL));
    return s;
}

static void fault_of_kind(struct cell_reader *r, const struct um_grid_cell *cell)
{
    if (cell->kind == UM_GRID_FORMULA)
        fault(r, "formula", "it is a formula; enter what it shows");
    if (cell->kind == UM_GRID_OTHER)
        fault(r, "spreadsheet-error", "it is no text, but true, false or an error of the spreadsheet");
    if (cell->kind == UM_GRID_NUMBER && r->field->type != UM_TYPE_INT)
        fault(r, "changed", um_cat(r->arena, "it holds the number ", cell->text, ", which a spreadsheet makes of a day, or of something like ",
                                   "12-1; ", what_to_do(r), NULL));
}

struct um_value *um_table_cell_value(struct um_arena *a, const struct um_field *f, const struct um_grid_cell *cell,
                                     struct um_table_fault *found)
{
    struct cell_reader r = {a, f, found};
    *found = (struct um_table_fault){NULL, NULL};
    const char *s = cell->kind == UM_GRID_TYPED ? unguarded(&r, cell->text) : cell->text;
    fault_of_kind(&r, cell);
    return read_typed(&r, s);
}

/* ------------------------------------------------------------------- syntax */

static const char *entity_names(struct um_arena *a, uint32_t targets)
{
    struct um_text t = {.arena = a};
    unsigned n = 0;
    for (unsigned e = 0; e < UM_ENTITY_COUNT; e++)
        n += targets >> e & 1;
    if (n > 6)
        return "any table";
    for (unsigned e = 0; e < UM_ENTITY_COUNT; e++)
        if (targets >> e & 1) {
            um_text_add(&t, t.n ? " or " : "");
            um_text_add(&t, um_entities[e].json);
        }
    return um_text_get(&t);
}

const char *um_table_syntax(struct um_arena *a, const struct um_field *f)
{
    switch ((enum um_type)f->type) {
    case UM_TYPE_ID:
        return "an id: 1 to 64 of A-Z a-z 0-9 . _ -, the same in no other row of any table";
    case UM_TYPE_TEXT:
        return "text";
    case UM_TYPE_TEXTS:
        return "texts with semicolons between; a semicolon or backslash of a text gets a backslash before it";
    case UM_TYPE_WORD:
        return "a word";
    case UM_TYPE_INT:
        return "a whole number, digits only";
    case UM_TYPE_TIME:
        return "a day 2023-02-03, a minute 2023-02-03T14:05, or an interval 2023-01-12..2023-02-03, of which one end may be left out";
    case UM_TYPE_ENUM:
        return um_cat(a, "one word of the list ", um_vocabs[f->vocab].name, NULL);
    case UM_TYPE_ENUMS:
        return um_cat(a, "words of the list ", um_vocabs[f->vocab].name, ", with semicolons between", NULL);
    case UM_TYPE_REF:
        return um_cat(a, "an id of ", entity_names(a, f->targets), NULL);
    case UM_TYPE_REFS:
        return um_cat(a, "ids of ", entity_names(a, f->targets), ", with semicolons between", NULL);
    case UM_TYPE_CHOICE:
        return um_cat(a, "one of: ", option_names(a, &um_choices[f->vocab]), "; ids have semicolons between", NULL);
    }
    return "";
}
