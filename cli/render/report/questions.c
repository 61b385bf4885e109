/* The questions: what each side says, and what follows from each answer. */
#include <string.h>

#include "render/report/report.h"

/* -------------------------------------------------------- outcomes under each */

/* Whether a defendant has an outcome under a position. */
static bool comes_to(const struct um_value *d, const char *question, const char *position, const char *outcome)
{
    const struct um_value *outcomes = um_value_get(d, "outcomes");
    for (size_t i = 0; i < um_value_count(outcomes); i++)
        if (strcmp(text_at(um_value_at(outcomes, i), "outcome"), outcome) == 0 && holds_under(um_value_at(outcomes, i), question, position))
            return true;
    return false;
}

/* Each outcome that somebody has under a position, with those who have it. */
static void put_outcomes(struct report *r, const char *question, const char *position)
{
    struct html *h = &r->html;
    html_open_class(h, "ul", "stands");
    for (const struct word *w = outcome_table; w->value; w++) {
        bool any = false;
        for (size_t d = 0; d < um_value_count(r->defendants); d++) {
            const struct um_value *defendant = um_value_at(r->defendants, d);
            if (!comes_to(defendant, question, position, w->value))
                continue;
            if (!any)
                html_open(h, "li"), report_outcome(r, w->value), html_join(h, ":");
            else
                html_add(h, "·");
            any = true;
            report_defendant_link(r, defendant);
        }
        if (any)
            html_close(h);
    }
    html_close(h);
}

static void put_names(struct report *r, const struct um_value *ids, const char *lead)
{
    struct html *h = &r->html;
    bool any = false;
    for (size_t i = 0; i < um_value_count(ids); i++)
        for (size_t k = 0; k < um_value_count(r->defendants); k++)
            if (strcmp(text_at(um_value_at(r->defendants, k), "id"), um_value_string(um_value_at(ids, i))) == 0) {
                if (!any)
                    html_open(h, "p"), html_add(h, lead);
                else
                    html_add(h, "·");
                any = true;
                report_defendant_link(r, um_value_at(r->defendants, k));
            }
    if (any)
        html_add(h, "."), html_close(h);
}

static void put_positions(struct report *r, const struct um_value *q)
{
    static const char *const columns[] = {"Position", "Authorities for it", "Outcome under it", NULL};
    const struct um_value *positions = um_value_get(q, "positions");
    struct html *h = &r->html;
    open_table(r, "positions", "The positions, and where each defendant stands under them", columns);
    for (size_t i = 0; i < um_value_count(positions); i++) {
        const struct um_value *p = um_value_at(positions, i);
        const char *assumed = text_at(q, "assumed");
        open_row(r);
        open_row_head(r);
        html_add(h, text_at(p, "says"));
        html_leaf_class(h, "span", "standard", strcmp(assumed, text_at(p, "id")) == 0 ? "fixed for this run" : "");
        html_close(h);
        open_cell(r);
        report_authorities(r, um_value_get(p, "authorities"));
        html_leaf_class(h, "span", "none", um_value_count(um_value_get(p, "authorities")) ? "" : "None is entered.");
        html_close(h);
        open_cell(r);
        if (*assumed && strcmp(assumed, text_at(p, "id")) != 0)
            html_add(h, "not tried: the other position was fixed");
        else
            put_outcomes(r, text_at(q, "id"), text_at(p, "id"));
        html_close(h);
        html_close(h);
    }
    close_table(r);
    if (!um_value_count(um_value_get(q, "turns")) && !*text_at(q, "assumed"))
        html_leaf(h, "p", "It changes no outcome now.");
    put_names(r, um_value_get(q, "turns"), "It decides now:");
    put_names(r, um_value_get(q, "may_turn"), "It may decide, once what is missing is entered:");
}

/* ------------------------------------------------------------------ questions */

/* The question as the first finding puts it that asks it. */
static const struct um_value *asked_at(const struct report *r, const struct um_value *q)
{
    const struct um_value *nodes = um_value_get(q, "nodes");
    for (size_t i = 0; i < um_value_count(nodes); i++) {
        const struct place *p = node_place(r, um_value_string(um_value_at(nodes, i))), *end = r->places.list + r->places.n;
        for (const char *node = p ? p->node : ""; p && p < end && strcmp(p->node, node) == 0; p++) {
            const struct um_value *asked = um_value_get(p->finding, "question");
            if (strcmp(text_at(asked, "id"), text_at(q, "id")) == 0)
                return asked;
        }
    }
    return NULL;
}

/* What hangs on it: links to the findings, or to the paragraphs whose weight it decides. */
static void put_nodes(struct report *r, const struct um_value *q)
{
    const struct um_value *nodes = um_value_get(q, "nodes");
    struct html *h = &r->html;
    bool any = false;
    for (size_t i = 0; i < um_value_count(nodes); i++) {
        const char *node = um_value_string(um_value_at(nodes, i));
        const struct place *p = node_place(r, node);
        if (!p || !p->anchor || !*text_at(p->finding, "title"))
            continue;
        if (!any)
            html_open_class(h, "p", "measure"), html_leaf_class(h, "span", "label", "It is asked of");
        else
            html_add(h, "·");
        any = true;
        html_open(h, "a");
        html_attr_joined(h, "href", "#", p->anchor);
        report_title(r, p->finding);
        html_close(h);
        report_cell(r, node);
    }
    if (any)
        html_close(h);
}

static void put_records(struct report *r, const struct um_value *q)
{
    const struct um_value *records = um_value_get(q, "records");
    struct html *h = &r->html;
    if (!um_value_count(records))
        return;
    html_open_class(h, "p", "measure");
    html_leaf_class(h, "span", "label", "It turns on");
    for (size_t i = 0; i < um_value_count(records); i++)
        html_add(h, i ? "·" : ""), report_cite(r, um_value_string(um_value_at(records, i)));
    html_close(h);
}

static void put_question(struct report *r, const struct um_value *q, size_t number)
{
    const struct um_value *asked = asked_at(r, q);
    struct html *h = &r->html;
    html_open_class(h, "article", "question");
    html_attr_joined(h, "id", "q-", text_at(q, "id"));
    html_open(h, "h3");
    html_open_class(h, "span", "number");
    html_add(h, "Q"), h->glue = true, html_number(h, number);
    html_close(h);
    html_add(h, text_at(q, "ask"));
    html_close(h);
    html_leaf_class(h, "p", "kind", is_law_question(q) ? "An open question of law" : "A question of fact or judgement");
    if (is_law_question(q))
        put_positions(r, q);
    if (asked) {
        html_open(h, "p");
        html_add(h, "If yes:"), report_status(r, text_at(asked, "if_yes")), html_add(h, "; if no:"), report_status(r, text_at(asked, "if_no"));
        html_add(h, ".");
        html_close(h);
    }
    put_nodes(r, q);
    put_records(r, q);
    html_leaf_class(h, "p", "label", "What the parties say");
    report_answers(r, um_value_get(q, "answers"), "No answer to it is entered.");
    html_close(h);
}

void report_questions(struct report *r)
{
    open_section(r, "questions", "Questions for the Court, and what follows from each answer");
    for (size_t i = 0; i < r->n_questions; i++)
        put_question(r, r->questions[i], i + 1);
    if (!r->n_questions)
        html_leaf(&r->html, "p", "None.");
    close_section(r);
}
