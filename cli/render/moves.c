#include "render/moves.h"

#include <stdlib.h>
#include <string.h>

#include "render/text.h"

/* Rows that are told together, in the order of the papers. */
struct told {
    const struct moved_row **list;
    size_t n;
};

/* ---------------------------------------------------------------- citations */

/* What stands behind the sign of a paragraph, or NULL where a citation has none. */
static const char *behind_sign(const char *cite)
{
    static const char sign[] = "¶";
    const char *s = cite;
    if (strncmp(s, sign, strlen(sign)) != 0)
        return NULL;
    while (strncmp(s, sign, strlen(sign)) == 0)
        s += strlen(sign);
    return s + strspn(s, " ");
}

/* How many rows from a place on stand in one paper and are cited alike, by paragraph. */
static size_t count_alike(const struct told *t, size_t i)
{
    size_t n = 1;
    bool signs = behind_sign(text_at(t->list[i]->paragraph, "short"));
    while (signs && i + n < t->n && t->list[i + n]->paper == t->list[i]->paper && behind_sign(text_at(t->list[i + n]->paragraph, "short")))
        n++;
    return n;
}

/* Paragraphs of one paper: Leifer Decl. ¶¶ 11, 12. */
static void add_paragraphs(struct page *p, const struct told *t, size_t i, size_t n)
{
    const char *paper = text_at(t->list[i]->paper, "short"), *first = text_at(t->list[i]->paragraph, "short");
    if (n == 1) {
        page_add(p, strcmp(paper, first) == 0 ? "" : paper), page_add(p, *first ? first : text_at(t->list[i]->paragraph, "cite"));
        return;
    }
    page_add(p, paper), page_add(p, "¶¶");
    for (size_t k = 0; k < n; k++)
        add_joined(p, "", behind_sign(text_at(t->list[i + k]->paragraph, "short")), k + 1 < n ? "," : "");
}

static void add_records(struct page *p, const struct told *t)
{
    for (size_t i = 0; i < t->n;) {
        size_t n = count_alike(t, i);
        const char *docket = text_at(t->list[i]->paper, "dkt");
        bool last = i + n == t->n || t->list[i + n]->paper != t->list[i]->paper;
        page_add(p, i ? "·" : "");
        add_paragraphs(p, t, i, n);
        if (last && *docket)
            add_bracketed(p, docket);
        i += n;
    }
}

/* ------------------------------------------------------------- of the record */

/* What else stands in a record, one of it and more. */
static const char *const table_words[][3] = {{"matter", "the matter itself", ""}, {"persons", "person", "persons"}, {"filings", "paper", "papers"},
                                             {"accounts", "account", "accounts"}, {"defendants", "defendant", "defendants"}, {"points", "point", "points"},
                                             {"acts", "statement", "statements"}, {"sources", "source", "sources"}, {"works", "work", "works"},
                                             {"claims", "claim", "claims"}, {"assertions", "assertion", "assertions"}, {"inventory", "report that all is entered", "reports that all is entered"},
                                             {"positions", "position taken", "positions taken"}, {"requests", "request", "requests"}, {"notices", "notice", "notices"},
                                             {"decisions", "decision", "decisions"}, {"facts", "fact", "facts"}, {"orders", "order in time", "orders in time"}};

enum { MOST_NAMED = 6 };

/* Whether a row moved so and stands for itself. */
static bool moved_so(const struct diff *d, const struct moved_row *row, enum row_move how, const char *table)
{
    return row->table && row->how == how && strcmp(row->table, table) == 0 && !is_part(&d->rows, row);
}

/* What moved in one table: how much, with the ids where they are few. False where nothing did. */
static bool add_table(struct page *p, const struct diff *d, const char *const words[3], enum row_move how, bool first)
{
    const char *ids[MOST_NAMED];
    size_t n = 0;
    char count[32];
    for (size_t i = 0; i < d->rows.n; i++) {
        if (!moved_so(d, d->rows.order[i], how, words[0]))
            continue;
        if (n < MOST_NAMED)
            ids[n] = d->rows.order[i]->id;
        n++;
    }
    if (!n)
        return false;
    snprintf(count, sizeof count, "%zu", n);
    page_add(p, first ? "" : "·"), page_add(p, count), page_add(p, words[n > 1 ? 2 : 1]);
    for (size_t i = 0; i < n && n <= MOST_NAMED; i++)
        add_joined(p, i ? "" : "(", ids[i], i + 1 < n ? "," : ")");
    return true;
}

static void render_others(struct page *p, const struct diff *d, enum row_move how, const char *word)
{
    bool any = false;
    for (size_t i = 0; i < sizeof table_words / sizeof *table_words; i++) {
        bool has = false;
        for (size_t k = 0; k < d->rows.n && !has; k++)
            has = moved_so(d, &d->rows.list[k], how, table_words[i][0]);
        if (has && !any)
            page_cell(p, 2, word), page_cell(p, 12, "");
        any = (has && add_table(p, d, table_words[i], how, !any)) || any;
    }
    page_end(p);
    p->indent = 0;
}

void render_moved_rows(struct page *p, const struct diff *d)
{
    static const char *const words[] = {[ROW_ADDED] = "added", [ROW_REMOVED] = "removed", [ROW_CHANGED] = "changed"};
    struct told told = {calloc(d->rows.n + 1, sizeof *told.list), 0};
    bool any = false;
    for (size_t i = 0; i < d->rows.n; i++)
        any = any || d->rows.list[i].how <= ROW_CHANGED;
    if (any)
        render_heading(p, "RECORD");
    for (int how = ROW_ADDED; told.list && how <= ROW_CHANGED; how++) {
        told.n = 0;
        for (size_t i = 0; i < d->rows.n; i++)
            if (moved_so(d, d->rows.order[i], (enum row_move)how, "records"))
                told.list[told.n++] = d->rows.order[i];
        if (told.n)
            page_cell(p, 2, words[how]), page_cell(p, 12, ""), add_records(p, &told), page_end(p);
        p->indent = 0;
        render_others(p, d, (enum row_move)how, told.n ? "" : words[how]);
    }
    free(told.list);
}

/* ----------------------------------------------------------------- of a change */

/* That all that was offered is entered: through which day somebody says so, or that nobody does any longer. */
static void add_inventory(struct page *p, const struct diff *d, const struct moved_row *row)
{
    const struct um_value *list = um_value_get(d->sides[row->how != ROW_REMOVED].contents, "inventory"), *upto = NULL;
    char buffer[32];
    for (size_t i = 0; i < um_value_count(list); i++)
        if (strcmp(text_at(um_value_at(list, i), "id"), row->id) == 0)
            upto = um_value_get(um_value_at(list, i), "upto");
    const char *own = um_value_string(upto), *day = own ? own : text_at(upto, "to");
    page_add(p, row->how == ROW_REMOVED ? "no longer reported that all is entered, after" : "reported that all is entered, through");
    page_add(p, *day ? day_words(day, buffer) : "an open day"), add_bracketed(p, row->id);
}

/* Of the rows that moved something one that is no record: a ruling that is supposed, or another that rules read. */
static void add_other_cause(struct page *p, const struct diff *d, const struct moved_row *row)
{
    static const char *const how[] = {[ROW_ADDED] = "added", [ROW_REMOVED] = "removed", [ROW_CHANGED] = "changed", [ROW_ADMITTED] = "admitted"};
    if (row->how == ROW_ASSUMED) {
        page_add(p, "the ruling supposed on"), page_add(p, row->id);
        return;
    }
    if (strcmp(row->table, "inventory") == 0) {
        add_inventory(p, d, row);
        return;
    }
    for (size_t i = 0; i < sizeof table_words / sizeof *table_words; i++)
        if (strcmp(table_words[i][0], row->table) == 0)
            page_add(p, table_words[i][1]);
    page_add(p, row->id);
    add_bracketed(p, how[row->how]);
}

/* Whether another test is applied, or the same for another reason where that is the change. */
static bool by_test(const struct diff *d, const struct change *c)
{
    const struct um_value *tests[2];
    for (size_t side = 0; side < 2; side++)
        tests[side] = um_value_get(um_value_get(d->documents[side], "matter"), "test");
    bool chosen = c->node && strcmp(c->node, "m/test") == 0 && strcmp(text_at(tests[1], "basis"), "assumed") == 0;
    return !d->by_law && (chosen || strcmp(text_at(tests[0], "id"), text_at(tests[1], "id")) != 0);
}

/* The next position from place *at on that is fixed now, and that a change turns on. */
static const struct um_value *next_position(const struct diff *d, const struct change *c, size_t *at)
{
    const struct um_value *q;
    while ((q = next_fixed(d->documents, at)))
        if (turns_on(c, text_at(q, "id")))
            break;
    return q;
}

/* The records that are marked: those that moved, or those that are only supposed to count. False where there are none. */
static bool add_marked_records(struct page *p, const struct diff *d, bool admitted, bool behind)
{
    const struct moved_row *row;
    struct told told = {calloc(d->rows.n + 1, sizeof *told.list), 0};
    for (size_t at = 0; told.list && (row = next_marked(&d->trace, &at));)
        if (is_record_row(row) && (row->how == ROW_ADMITTED) == admitted)
            told.list[told.n++] = row;
    page_add(p, behind && told.n ? "·" : "");
    add_records(p, &told);
    page_add(p, admitted && told.n ? ", if admitted" : "");
    free(told.list);
    return told.n;
}

bool has_causes(struct diff *d, const struct change *c)
{
    return trace_change(&d->trace, c) || next_position(d, c, &(size_t){0}) || by_test(d, c);
}

void add_causes(struct page *p, struct diff *d, const struct change *c)
{
    const struct moved_row *row;
    const struct um_value *q;
    bool any = false;
    trace_change(&d->trace, c);
    for (int admitted = 0; admitted < 2; admitted++)
        any = add_marked_records(p, d, admitted, any) || any;
    for (size_t at = 0; (row = next_marked(&d->trace, &at));)
        if (!is_record_row(row))
            page_add(p, any ? "·" : ""), add_other_cause(p, d, row), any = true;
    for (size_t at = 0; (q = next_position(d, c, &at));)
        page_add(p, any ? "·" : ""), page_add(p, "the position on"), page_add(p, text_at(q, "title")), any = true;
    if (!any && by_test(d, c))
        page_add(p, "the test:"), page_add(p, text_at(um_value_get(um_value_get(d->documents[1], "matter"), "test"), "title"));
}

/* The paragraph or exhibit with an id, on either side. */
static const struct um_value *paragraph_in(const struct diff *d, const char *id)
{
    for (size_t side = 0; side < 2; side++) {
        const struct um_value *papers = um_value_get(d->sides[side].evidence, "papers");
        for (size_t i = 0; i < um_value_count(papers); i++) {
            const struct um_value *records = um_value_get(um_value_at(papers, i), "records");
            for (size_t k = 0; k < um_value_count(records); k++)
                if (strcmp(text_at(um_value_at(records, k), "id"), id) == 0)
                    return um_value_at(records, k);
        }
    }
    return NULL;
}

void add_supposed_row(struct page *p, const struct diff *d, const char *id)
{
    const char *cite = text_at(paragraph_in(d, id), "cite");
    page_add(p, id);
    if (*cite)
        add_bracketed(p, cite);
}
