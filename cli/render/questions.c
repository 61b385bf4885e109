/* What only the court can answer, and the open questions of law, with what hangs on each. */
#include <string.h>

#include "../cli.h"
#include "render/text.h"

/* The labels of those defendants that are printed at all, behind a lead; nothing where there are none. */
static void add_names(struct page *p, const struct um_value *document, const struct um_value *ids, const char *lead)
{
    const struct um_value *defendants = um_value_get(document, "defendants");
    bool first = true;
    for (size_t i = 0; i < um_value_count(ids); i++)
        for (size_t k = 0; k < um_value_count(defendants); k++)
            if (strcmp(text_at(um_value_at(defendants, k), "id"), um_value_string(um_value_at(ids, i))) == 0) {
                page_add(p, first ? lead : "·"), page_add(p, text_at(um_value_at(defendants, k), "label"));
                first = false;
            }
    page_add(p, first ? "" : ".");
}

static void begin_question(struct page *p, int number, const char *ask)
{
    char label[16];
    snprintf(label, sizeof label, "Q%d", number);
    page_end(p);
    page_cell(p, 0, label);
    page_cell(p, 4, ask);
}

static void render_law_question(struct page *p, const struct um_value *document, const struct um_value *q, int number)
{
    begin_question(p, number, text_at(q, "ask"));
    page_add(p, "["), page_add(p, "law");
    page_add(p, um_value_count(um_value_get(q, "records")) ? ":" : "");
    add_list(p, um_value_get(q, "records"), "·");
    page_add(p, "]");
    page_end(p);
    if (*text_at(q, "assumed"))
        page_add(p, "Fixed for this run:"), page_add(p, text_at(q, "assumed"));
    else if (um_value_count(um_value_get(q, "turns")))
        add_names(p, document, um_value_get(q, "turns"), "Decides now:");
    else
        page_add(p, "Changes no outcome now.");
    add_names(p, document, um_value_get(q, "may_turn"), "It may, once what is missing is entered:");
    page_end(p);
}

static void render_court_question(struct page *p, const struct um_value *q, int number)
{
    begin_question(p, number, text_at(q, "ask"));
    if (um_value_count(um_value_get(q, "about")) || um_value_count(um_value_get(q, "records"))) {
        page_add(p, "[");
        add_list(p, um_value_get(q, "about"), "·");
        page_add(p, um_value_count(um_value_get(q, "records")) && um_value_count(um_value_get(q, "about")) ? ":" : "");
        add_list(p, um_value_get(q, "records"), "·");
        page_add(p, "]");
    }
    page_end(p);
}

/* Questions that only defendants' own nodes raise, each once. */
static int render_own_questions(struct page *p, const struct um_value *document, int number)
{
    const struct um_value *defendants = um_value_get(document, "defendants");
    const struct um_value *shared = um_value_get(um_value_get(document, "matter"), "questions");
    const char *seen[32];
    size_t n = 0;
    for (size_t i = 0; i < um_value_count(defendants); i++) {
        const struct um_value *questions = um_value_get(um_value_at(defendants, i), "questions");
        for (size_t k = 0; k < um_value_count(questions); k++) {
            const char *id = text_at(um_value_at(questions, k), "id");
            bool known = false;
            for (size_t s = 0; s < um_value_count(shared); s++)
                known = known || strcmp(text_at(um_value_at(shared, s), "id"), id) == 0;
            for (size_t s = 0; s < n; s++)
                known = known || strcmp(seen[s], id) == 0;
            if (known || n == 32)
                continue;
            seen[n++] = id;
            render_court_question(p, um_value_at(questions, k), number++);
        }
    }
    return number;
}

/* First what decides an outcome now, then what may, then the rest. */
static int rank(const struct um_value *q)
{
    return um_value_count(um_value_get(q, "turns")) ? 0 : um_value_count(um_value_get(q, "may_turn")) ? 1 : 2;
}

static int render_law_questions(struct page *p, const struct um_value *document, const struct um_value *law, int of_rank,
                                int number)
{
    for (size_t i = 0; i < um_value_count(law); i++)
        if (rank(um_value_at(law, i)) == of_rank)
            render_law_question(p, document, um_value_at(law, i), number++);
    return number;
}

void render_questions(struct page *p, const struct um_value *document)
{
    const struct um_value *matter = um_value_get(document, "matter"), *law = um_value_get(matter, "law_questions");
    const struct um_value *questions = um_value_get(matter, "questions");
    int number = 1;
    render_heading(p, "FOR THE COURT");
    for (int r = 0; r < 2; r++)
        number = render_law_questions(p, document, law, r, number);
    for (size_t i = 0; i < um_value_count(questions); i++)
        render_court_question(p, um_value_at(questions, i), number++);
    number = render_own_questions(p, document, number);
    number = render_law_questions(p, document, law, 2, number);
    if (number == 1)
        page_item(p, 0, "None.", 0, "");
    p->indent = 0;
}
