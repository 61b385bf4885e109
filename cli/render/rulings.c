/* Rulings and provisional answers: what each says, whether it stands, and whether the record still bears it. */
#include <string.h>

#include "render/text.h"

/* ------------------------------------------------------------------- support */

/* Statuses in words: for the Court, or not shown. */
static void add_statuses(struct page *p, const struct um_value *list)
{
    for (size_t i = 0; i < um_value_count(list); i++)
        page_add(p, i ? "or" : ""), page_add(p, status_words(um_value_string(um_value_at(list, i))));
}

/* A list of rows with a sentence before and behind it, if there are any. */
static void add_rows(struct page *p, const struct um_value *rows, const char *behind)
{
    if (!um_value_count(rows))
        return;
    add_list(p, rows, ",");
    page_add(p, behind);
}

void render_support(struct page *p, const struct um_value *support, int column)
{
    const struct um_value *sealed = um_value_get(support, "sealed");
    bool holds = um_value_integer(um_value_get(support, "holds"));
    if (!support || (holds && !um_value_count(sealed)))
        return;
    page_to(p, column);
    if (!holds) {
        page_add(p, "The ruling stands, and the record is no longer what it was given upon. By itself it then gave:");
        add_statuses(p, um_value_get(support, "found")), page_add(p, "; as it is now, it would give:");
        add_statuses(p, um_value_get(support, "gives")), page_add(p, ".");
        add_rows(p, um_value_get(support, "gone"), "— no longer in the record.");
        add_rows(p, um_value_get(support, "changed"), "— entered otherwise since.");
    }
    add_rows(p, sealed, "— sealed: an export without sealed records leaves this ruling out as well.");
    page_end(p);
}

/* ------------------------------------------------------------------ one by one */

static const struct word states[] = {
    {"stands", "It stands."},
    {"repeats", "It says what another ruling says."},
    {"yields", "The court has ruled; a clerk's answer gives way."},
    {"disagrees", "ANOTHER RULING ON THIS DISAGREES; until one is withdrawn the finding is open."},
    {"no-node", "It rules nothing here: under this test there is no such finding."},
    {"rules-nothing", "It rules nothing: its answer is none that this finding asks for."},
    {"later", "It is later than the day of the record."},
    {NULL, NULL}};

static void add_who(struct page *p, const struct um_value *v)
{
    page_add(p, strcmp(text_at(v, "by"), "court") == 0 ? "the Court" : "a clerk, provisionally");
    page_add(p, *text_at(v, "cite") ? "," : ""), page_add(p, text_at(v, "cite"));
    page_add(p, *text_at(v, "at") ? "," : ""), page_add(p, text_at(v, "at"));
}

static void render_withdrawal(struct page *p, const struct um_value *by, int column)
{
    page_to(p, column);
    page_add(p, "WITHDRAWN by"), page_add(p, text_at(by, "id")), page_add(p, ":"), add_who(p, by), page_add(p, "—"), page_add(p, text_at(by, "text"));
    page_end(p);
}

static void render_ruling(struct page *p, const struct um_value *v)
{
    enum { TEXT = 12 };
    const char *question = text_at(v, "question"), *state = text_at(v, "state");
    bool status = strcmp(question, "status") == 0;
    page_add(p, text_at(v, "id"));
    p->indent = TEXT;
    page_to(p, TEXT), page_add(p, text_at(v, "on")), page_add(p, "—");
    page_add(p, status ? status_words(text_at(v, "answer")) : text_at(v, "answer"));
    page_add(p, status ? "" : "to"), page_add(p, status ? "" : question), page_add(p, "—"), add_who(p, v);
    page_end(p);
    page_to(p, TEXT), page_add(p, text_at(v, "text"));
    page_end(p);
    if (strcmp(state, "withdrawn") == 0)
        render_withdrawal(p, um_value_get(v, "withdrawn_by"), TEXT);
    else {
        page_to(p, TEXT);
        for (const struct word *w = states; w->value; w++)
            page_add(p, strcmp(w->value, state) == 0 ? w->words : "");
    }
    if (um_value_count(um_value_get(v, "derived")))
        page_add(p, "By itself the record gives:"), add_statuses(p, um_value_get(v, "derived")), page_add(p, ".");
    page_end(p);
    render_support(p, um_value_get(v, "support"), TEXT);
    p->indent = 0;
}

void render_rulings(FILE *out, const struct um_value *document, int width)
{
    struct page page = {.out = out, .width = width}, *p = &page;
    const struct um_value *matter = um_value_get(document, "matter"), *rulings = um_value_get(document, "rulings");
    const char *written = text_at(document, "written");
    page_add(p, text_at(matter, "caption")), page_end(p);
    page_add(p, *written ? "Entered:" : ""), page_add(p, written), page_end(p);
    if (!um_value_count(rulings))
        page_add(p, "No ruling is entered."), page_end(p);
    for (size_t i = 0; i < um_value_count(rulings); i++)
        render_ruling(p, um_value_at(rulings, i));
    page_add(p, "Record sha256"), page_add(p, text_at(um_value_get(document, "record"), "sha256")), page_end(p);
}
