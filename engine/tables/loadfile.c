/* Lists of exhibits as Concordance writes them, to rows of the table of records. */
#include <string.h>

#include "base/text.h"
#include "base/time.h"
#include "tables/convert.h"
#include "vocabulary/vocabulary.h"

enum role { BEGIN, END, DAY, SKIPPED, NOTED };

/* What a column is, by its name in capitals without anything but letters. */
static const struct {
    const char *name;
    enum role role;
} known[] = {{"BEGBATES", BEGIN}, {"BATESBEG", BEGIN}, {"BEGDOC", BEGIN}, {"DOCID", BEGIN}, {"PRODBEG", BEGIN}, {"ENDBATES", END},
             {"BATESEND", END}, {"ENDDOC", END}, {"PRODEND", END}, {"DATESENT", DAY}, {"DOCDATE", DAY}, {"NATIVEPATH", SKIPPED},
             {"TEXTPATH", SKIPPED}, {"BEGATTACH", SKIPPED}, {"ENDATTACH", SKIPPED}};

static enum role role_of(struct um_arena *a, const char *head)
{
    struct um_text t = {.arena = a};
    for (const char *c = head; *c; c++)
        if ((*c >= 'A' && *c <= 'Z') || (*c >= 'a' && *c <= 'z'))
            um_text_add_n(&t, &(char){(char)(*c & ~0x20)}, 1);
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(known[i].name, um_text_get(&t)) == 0)
            return known[i].role;
    return NOTED;
}

struct exhibits {
    struct um_arena *arena;
    struct um_problems *problems;
    const struct um_grid *from;
    const char *filing;
    const char **heads; /* by column */
    enum role *roles;
    uint32_t n_columns;
};

static void complain(struct exhibits *e, uint32_t row, const char *column, const char *id, const char *message)
{
    const char *where = um_cat(e->arena, e->from->name, ":", um_int_text(e->arena, row), *column ? ":" : "", column, NULL);
    um_problem_add(e->problems, UM_ERROR, id, where, row, "load file", message);
}

static size_t read_heads(struct exhibits *e)
{
    const struct um_grid *g = e->from;
    size_t i = 0;
    bool begins = false;
    for (size_t k = 0; k < g->n; k++)
        e->n_columns = g->cells[k].column > e->n_columns ? g->cells[k].column : e->n_columns;
    e->heads = UM_NEWS(e->arena, e->n_columns + 1, const char *);
    e->roles = UM_NEWS(e->arena, e->n_columns + 1, enum role);
    for (; i < g->n && g->cells[i].row == 1; i++) {
        e->heads[g->cells[i].column] = g->cells[i].text;
        e->roles[g->cells[i].column] = role_of(e->arena, g->cells[i].text);
        begins = begins || e->roles[g->cells[i].column] == BEGIN;
    }
    if (!begins)
        complain(e, 1, "", "no-column", "no column is BEGBATES, BEGDOC, DOCID or PRODBEG; are its separators others (--delims)?");
    return i;
}

/* A day in a form that can only be read in one way. */
static const char *day_of(struct um_arena *a, const char *s)
{
    struct um_time t;
    if (strlen(s) == 8 && strspn(s, "0123456789") == 8)
        s = um_cat(a, um_arena_copy(a, s, 4), "-", um_arena_copy(a, s + 4, 2), "-", s + 6, NULL);
    return um_time_parse(s, &t) ? s : NULL;
}

/* A number of a document as an id. */
static const char *id_of(struct um_arena *a, const char *number)
{
    char *id = um_cat(a, number, NULL);
    for (char *c = id; *c; c++)
        if (*c == ' ' || *c == '/')
            *c = '-';
    return um_id_ok(id) ? id : NULL;
}

static void convert_row(struct exhibits *e, struct um_table_rows *rows, const struct um_grid_cell *cells, size_t n)
{
    struct um_arena *a = e->arena;
    const char *begin = NULL, *end = NULL, *day = NULL;
    struct um_text note = {.arena = a};
    for (size_t i = 0; i < n; i++) {
        enum role role = e->heads[cells[i].column] ? e->roles[cells[i].column] : NOTED;
        const char *text = cells[i].text;
        begin = role == BEGIN && !begin ? text : begin;
        end = role == END && !end ? text : end;
        const char *is_day = role == DAY && !day ? day_of(a, text) : NULL;
        day = is_day ? is_day : day;
        if (role == NOTED || (role == DAY && !is_day)) {
            const char *head = e->heads[cells[i].column];
            um_text_add(&note, um_cat(a, note.n ? "; " : "", head ? head : "", head ? ": " : "", text, NULL));
        }
    }
    const char *id = begin ? id_of(a, begin) : NULL;
    if (!begin)
        complain(e, cells[0].row, "", "no-number", "the row has no number of its document");
    else if (!id)
        complain(e, cells[0].row, "", "bad-id", um_cat(a, "\"", begin, "\" cannot be an id; an id is 1 to 64 of A-Z a-z 0-9 . _ -", NULL));
    um_table_row(rows);
    um_table_put(rows, UM_RECORD__ID, id);
    um_table_put(rows, UM_RECORD__FILING, e->filing);
    um_table_put(rows, UM_RECORD__CITE, end && begin && strcmp(begin, end) != 0 ? um_cat(a, begin, "-", end, NULL) : begin);
    um_table_put(rows, UM_RECORD__KIND, um_vocabs[UM_VOCAB_RECORD_KIND].values[UM_RECORD_KIND_EXHIBIT]);
    um_table_put(rows, UM_RECORD__AT, day);
    um_table_put(rows, UM_RECORD__NOTE, um_text_get(&note));
}

void um_table_exhibits(struct um_grids *grids, const struct um_grid *from, const char *filing, struct um_problems *problems)
{
    struct exhibits e = {.arena = grids->arena, .problems = problems, .from = from, .filing = filing};
    struct um_table_rows rows = um_table_begin(grids, UM_ENTITY_RECORD);
    size_t i = read_heads(&e);
    bool numbered = !problems->errors;
    for (size_t n; i < from->n && numbered; i += n) {
        for (n = 1; i + n < from->n && from->cells[i + n].row == from->cells[i].row;)
            n++;
        convert_row(&e, &rows, &from->cells[i], n);
    }
    um_table_end(&rows);
}
