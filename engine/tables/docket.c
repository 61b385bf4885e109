/* Docket sheets as CourtListener's API (v4) gives them, by its own names, to rows of the table of filings. */
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/text.h"
#include "base/time.h"
#include "tables/convert.h"
#include "vocabulary/vocabulary.h"

struct taken {
    const char *id, *place;
};

struct docket {
    struct um_arena *arena;
    struct um_problems *problems;
    const char *page;
    struct um_table_rows rows;
    struct taken *taken; /* ids, with the page and place of each */
    size_t n, cap;
};

static void complain(struct docket *d, enum um_severity severity, const char *place, const char *id, uint32_t line, const char *message)
{
    const char *where = um_cat(d->arena, d->page, ":", place, NULL);
    um_problem_add(d->problems, severity, id, where, line, "CourtListener API v4: docket-entries", message);
}

static const char *text_at(const struct um_value *v, const char *key)
{
    const char *s = um_value_string(um_value_get(v, key));
    return s && *s ? s : NULL;
}

/* A number that may be written as text, as text; NULL where there is none. */
static const char *number_at(struct um_arena *a, const struct um_value *v, const char *key)
{
    const struct um_value *number = um_value_get(v, key);
    return um_value_type(number) == UM_VALUE_INT ? um_int_text(a, um_value_integer(number)) : text_at(v, key);
}

/* One paper. What no key says is left empty. */
static void add_filing(struct docket *d, const char *place, const struct um_value *entry, const struct um_value *document)
{
    struct um_arena *a = d->arena;
    const char *number = number_at(a, document, "document_number"), *attachment = number_at(a, document, "attachment_number");
    const char *sequence = number_at(a, entry, "id"), *docket_text = text_at(entry, "description"), *title = text_at(document, "description");
    number = number ? number : number_at(a, entry, "entry_number");
    const char *behind = attachment ? um_cat(a, "-", attachment, NULL) : "";
    const char *full = number ? um_cat(a, number, behind, NULL) : NULL;
    const char *id = full ? um_cat(a, "dkt-", full, NULL) : sequence ? um_cat(a, "entry-", sequence, behind, NULL) : "";
    const char *sealed = um_value_integer(um_value_get(document, "is_sealed")) ? "Sealed on the docket." : NULL;
    const char *rest = title && docket_text && !attachment ? docket_text : NULL;
    if (!um_id_ok(id))
        complain(d, UM_ERROR, place, "no-number", um_value_line(entry),
                 "the entry has neither document_number, entry_number nor id that could be its id");
    struct taken taken = {id, um_cat(a, d->page, ":", place, NULL)};
    UM_PUSH(a, d->taken, d->n, d->cap, taken);
    if (!title && attachment)
        title = um_cat(a, "Attachment ", attachment, NULL);
    um_table_row(&d->rows);
    um_table_put(&d->rows, UM_FILING__ID, id);
    um_table_put(&d->rows, UM_FILING__DKT, full ? um_cat(a, "Dkt. ", full, NULL) : NULL);
    um_table_put(&d->rows, UM_FILING__TITLE, title ? title : docket_text);
    um_table_put(&d->rows, UM_FILING__FILED, text_at(entry, "date_filed"));
    um_table_put(&d->rows, UM_FILING__NOTE, um_cat(a, rest ? rest : "", rest && sealed ? " " : "", sealed ? sealed : "", NULL));
}

static void add_entry(struct docket *d, const char *place, const struct um_value *entry)
{
    struct um_time day;
    const struct um_value *documents = um_value_get(entry, "recap_documents");
    const char *filed = text_at(entry, "date_filed");
    if (um_value_type(entry) != UM_VALUE_OBJECT || (!um_value_get(entry, "entry_number") && !documents)) {
        complain(d, UM_ERROR, place, "wrong-type", um_value_line(entry), "it is no docket entry: an entry has entry_number and recap_documents");
        return;
    }
    if (filed && (!um_time_parse(filed, &day) || strlen(filed) != 10))
        complain(d, UM_ERROR, um_cat(d->arena, place, "/date_filed", NULL), "bad-time", um_value_line(entry),
                 um_cat(d->arena, "\"", filed, "\" is no day", NULL));
    if (documents && um_value_type(documents) != UM_VALUE_ARRAY)
        complain(d, UM_ERROR, um_cat(d->arena, place, "/recap_documents", NULL), "wrong-type", um_value_line(documents), "expected a list");
    else if (!um_value_count(documents))
        add_filing(d, place, entry, NULL);
    for (size_t i = 0; i < um_value_count(documents); i++)
        add_filing(d, um_cat(d->arena, place, "/recap_documents/", um_int_text(d->arena, (int64_t)i), NULL), entry, um_value_at(documents, i));
}

/* The list of entries of a page, and in *place where it stands; NULL where there is none. */
static const struct um_value *entries_of(const struct um_value *page, const char **place)
{
    static const char *const keys[] = {"results", "docket_entries"};
    *place = "";
    if (um_value_type(page) == UM_VALUE_ARRAY)
        return page;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const struct um_value *list = um_value_get(page, keys[i]);
        *place = i ? "/docket_entries" : "/results";
        if (um_value_type(list) == UM_VALUE_ARRAY)
            return list;
    }
    return NULL;
}

static void add_page(struct docket *d, const struct um_value *page)
{
    const char *place;
    const struct um_value *entries = entries_of(page, &place);
    if (!entries)
        complain(d, UM_ERROR, "/", "wrong-type", um_value_line(page),
                 "it is no docket sheet: neither a list, nor a page with \"results\" or \"docket_entries\"");
    if (d->n + um_value_count(entries) > UM_MAX_DOCKET_ENTRIES) {
        complain(d, UM_ERROR, "/", "limit", 0, "more entries than a docket sheet may have");
        return;
    }
    for (size_t i = 0; i < um_value_count(entries); i++)
        add_entry(d, um_cat(d->arena, place, "/", um_int_text(d->arena, (int64_t)i), NULL), um_value_at(entries, i));
}

static int by_id(const void *x, const void *y)
{
    const struct taken *a = x, *b = y;
    int cmp = strcmp(a->id, b->id);
    return cmp ? cmp : strcmp(a->place, b->place);
}

static void check_twice(struct docket *d)
{
    if (d->n > 1)
        qsort(d->taken, d->n, sizeof *d->taken, by_id);
    for (size_t i = 1; i < d->n; i++)
        if (*d->taken[i].id && strcmp(d->taken[i - 1].id, d->taken[i].id) == 0)
            um_problem_add(d->problems, UM_ERROR, "duplicate-id", d->taken[i].place, 0, "record: ids are unique in a matter",
                           um_cat(d->arena, "the docket has ", d->taken[i].id, " twice; was a page given twice?", NULL));
}

void um_table_docket(struct um_grids *grids, const struct um_docket_page *pages, size_t n, struct um_problems *problems)
{
    struct docket d = {.arena = grids->arena, .problems = problems, .rows = um_table_begin(grids, UM_ENTITY_FILING)};
    for (size_t i = 0; i < n; i++) {
        d.page = pages[i].name;
        add_page(&d, pages[i].v);
    }
    check_twice(&d);
    if (n && text_at(pages[n - 1].v, "next"))
        complain(&d, UM_WARNING, "/next", "docket-goes-on", 0, "the docket goes on behind this page; give its other pages too");
    um_table_end(&d.rows);
}
