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

/* Questions in the order of their numbers. */
struct list {
    const struct um_value **out;
    size_t n, most;
};

static void push(struct list *to, const struct um_value *q)
{
    for (size_t i = 0; i < to->n; i++)
        if (strcmp(text_at(to->out[i], "id"), text_at(q, "id")) == 0)
            return;
    if (to->n < to->most)
        to->out[to->n++] = q;
}

/* First what decides an outcome now, then what may, then the rest. */
static int rank(const struct um_value *q)
{
    return um_value_count(um_value_get(q, "turns")) ? 0 : um_value_count(um_value_get(q, "may_turn")) ? 1 : 2;
}

static void push_law(struct list *to, const struct um_value *law, int of_rank)
{
    for (size_t i = 0; i < um_value_count(law); i++)
        if (rank(um_value_at(law, i)) == of_rank)
            push(to, um_value_at(law, i));
}

static void push_all(struct list *to, const struct um_value *questions)
{
    for (size_t i = 0; i < um_value_count(questions); i++)
        push(to, um_value_at(questions, i));
}

size_t list_questions(const struct um_value *document, const struct um_value **out, size_t most)
{
    const struct um_value *matter = um_value_get(document, "matter"), *law = um_value_get(matter, "law_questions");
    const struct um_value *defendants = um_value_get(document, "defendants");
    struct list list = {out, 0, most};
    push_law(&list, law, 0);
    push_law(&list, law, 1);
    push_all(&list, um_value_get(matter, "questions"));
    for (size_t i = 0; i < um_value_count(defendants); i++)
        push_all(&list, um_value_get(um_value_at(defendants, i), "questions"));
    push_law(&list, law, 2);
    return list.n;
}

bool is_law_question(const struct um_value *q)
{
    return um_value_get(q, "positions") != NULL;
}

void render_questions(struct page *p, const struct um_value *document)
{
    const struct um_value *questions[MOST_QUESTIONS];
    const size_t n = list_questions(document, questions, MOST_QUESTIONS);
    render_heading(p, "FOR THE COURT");
    for (size_t i = 0; i < n; i++) {
        if (is_law_question(questions[i]))
            render_law_question(p, document, questions[i], (int)i + 1);
        else
            render_court_question(p, questions[i], (int)i + 1);
    }
    if (!n)
        page_item(p, 0, "None.", 0, "");
    p->indent = 0;
}
