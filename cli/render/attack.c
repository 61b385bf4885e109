/* The gaps as the side that resists reads them: what carries each element, what to attack it with, what to leave alone. */
#include <string.h>

#include "../cli.h"
#include "render/gaps.h"
#include "render/text.h"

static bool is_word(const struct um_value *v, const char *key, const char *word)
{
    return strcmp(text_at(v, key), word) == 0;
}

/* Whether it chooses the fault that is asked for: what helps the side that resists is that it is met. */
static bool chooses(const struct um_value *need)
{
    return um_value_get(need, "chooses") != NULL;
}

/* Whether a need is one that the movant can rest on: shown, or left to the court. */
static bool is_carried(const struct um_value *need)
{
    return !chooses(need) && (is_word(need, "group", "court") || (is_word(need, "group", "shown") && is_word(need, "status", "met")));
}

/* ------------------------------------------------------------------- attacks */

static bool keeps_out(const struct um_value *attack)
{
    return is_word(attack, "ground", "form") || is_word(attack, "ground", "competence");
}

/* Whether two attacks are by one rule, on the same failing condition and the same value. */
static bool same_attack(const struct um_value *a, const struct um_value *b)
{
    const struct um_value *x = um_value_get(a, "failed"), *y = um_value_get(b, "failed");
    return strcmp(text_at(a, "rule"), text_at(b, "rule")) == 0 && strcmp(text_at(x, "condition"), text_at(y, "condition")) == 0 &&
           same_value(um_value_get(x, "value"), um_value_get(y, "value"));
}

static bool is_repeated(const struct um_value *attacks, size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (same_attack(um_value_at(attacks, i), um_value_at(attacks, at)))
            return true;
    return false;
}

/* The records on which one attack would bear. */
static void add_cites(struct page *p, const struct um_value *attacks, size_t at)
{
    size_t n = 0;
    for (size_t i = at; i < um_value_count(attacks); i++) {
        const struct um_value *a = um_value_at(attacks, i);
        if (*text_at(a, "cite") && same_attack(a, um_value_at(attacks, at)))
            page_add(p, n++ ? ";" : "—"), page_add(p, text_at(a, "cite"));
    }
}

/* The conditions that stand above already, each once. */
struct conditions {
    const struct um_value *attacks[256];
    size_t n;
};

static bool was_said(struct conditions *said, const struct um_value *attack)
{
    for (size_t i = 0; i < said->n; i++)
        if (strcmp(text_at(said->attacks[i], "rule"), text_at(attack, "rule")) == 0 &&
            same_value(um_value_get(um_value_get(said->attacks[i], "failed"), "condition"), um_value_get(um_value_get(attack, "failed"), "condition")))
            return true;
    if (said->n < sizeof said->attacks / sizeof *said->attacks)
        said->attacks[said->n++] = attack;
    return false;
}

/* What stands in its way, or what it wants first: other conditions may fail as well. */
static void add_condition(struct page *p, const char *condition)
{
    static const char denied[] = "it is not so that ";
    bool in_its_way = strncmp(condition, denied, sizeof denied - 1) == 0;
    page_add(p, in_its_way ? "In its way:" : "Wanting first:"), page_add(p, in_its_way ? condition + sizeof denied - 1 : condition);
}

/* What the rule says and what it failed on, in words the first time, and the fact as entered. */
static void add_failed(struct page *p, const struct um_value *document, const struct um_value *attack, struct conditions *said)
{
    const struct um_value *failed = um_value_get(attack, "failed"), *value = um_value_get(failed, "value");
    bool again = failed && was_said(said, attack);
    page_add(p, again ? "as above" : text_at(gap_rule(document, text_at(attack, "rule")), "proposition"));
    if (!failed)
        return;
    if (!again)
        add_condition(p, text_at(failed, "condition"));
    if (*text_at(failed, "path"))
        page_add(p, um_value_type(value) == UM_VALUE_TEXT && *um_value_string(value) ? "(entered:" : um_value_type(value) == UM_VALUE_TEXT ? "(entered: none" : "(not entered");
    if (um_value_type(value) == UM_VALUE_TEXT && *um_value_string(value))
        page_add(p, um_value_string(value));
    page_add(p, *text_at(failed, "path") ? ")" : "");
}

static void render_attacks(struct page *p, const struct um_value *document, const struct um_value *need, bool out, const char *label, struct conditions *said)
{
    const struct um_value *attacks = um_value_get(need, "attacks");
    bool any = false;
    for (size_t i = 0; i < um_value_count(attacks); i++) {
        const struct um_value *a = um_value_at(attacks, i);
        if (keeps_out(a) != out || is_repeated(attacks, i))
            continue;
        if (!any)
            page_begin(p, 4, label, 6), page_end(p);
        any = true;
        page_begin(p, 6, "–", 8);
        add_rule_name(p, document, text_at(a, "rule")), page_add(p, ":");
        add_failed(p, document, a, said);
        add_cites(p, attacks, i);
        page_end(p);
    }
}

static void render_carried(struct page *p, const struct um_value *document, const struct um_value *need, struct conditions *said)
{
    const struct um_value *one[] = {need};
    page_begin(p, 0, text_at(need, "id"), 4);
    page_to(p, 4);
    add_need_title(p, need), page_add(p, ":"), page_add(p, status_words(text_at(need, "status")));
    if (um_value_count(um_value_get(need, "worlds")))
        page_add(p, "("), add_worlds(p, um_value_get(need, "worlds")), page_add(p, ")");
    page_add(p, "(of"), add_ids(p, need, "defendants"), page_add(p, ")."), page_add(p, text_at(need, "reason"));
    page_end(p);
    if (*text_at(need, "question")) {
        page_begin(p, 4, "The Court is asked:", 6);
        page_add(p, text_at(gap_rule(document, text_at(need, "question")), "ask"));
        page_end(p);
    }
    render_need_records(p, document, one, 1, 4);
    render_attacks(p, document, need, true, "It would not count:", said);
    render_attacks(p, document, need, false, "It would be taken away, or met by evidence:", said);
}

/* --------------------------------------------------------------- the sections */

static void render_all_carried(struct page *p, const struct um_value *document, struct conditions *said)
{
    const struct um_value *needs = um_value_get(document, "needs");
    bool any = false;
    render_heading(p, "WHAT THE MOVANT CAN REST ON, AND WHAT CAN BE BROUGHT AGAINST IT");
    for (size_t i = 0; i < um_value_count(needs); i++) {
        if (!is_carried(um_value_at(needs, i)))
            continue;
        if (any)
            page_gap(p);
        any = true;
        render_carried(p, document, um_value_at(needs, i), said);
    }
    if (!any)
        page_item(p, 0, "Nothing is shown, or left to the Court.", 4, "");
}

/* What is absent until it is raised, such as a privilege or a bar of time. */
static void render_to_raise(struct page *p, const struct um_value *document, struct conditions *said)
{
    const struct um_value *needs = um_value_get(document, "needs");
    bool any = false;
    for (size_t i = 0; i < um_value_count(needs); i++) {
        const struct um_value *need = um_value_at(needs, i);
        if (!is_word(need, "status", "inapplicable") || !um_value_count(um_value_get(need, "attacks")))
            continue;
        if (!any)
            render_heading(p, "WHAT IS ABSENT UNTIL IT IS RAISED");
        any = true;
        page_begin(p, 0, text_at(need, "id"), 4);
        page_to(p, 4);
        add_need_title(p, need), page_add(p, ":"), page_add(p, text_at(need, "reason"));
        page_end(p);
        render_attacks(p, document, need, false, "It comes in:", said);
    }
}

/* What chooses the fault: open, and a matter for the side that resists, which gains by the higher. */
static void render_choosers(struct page *p, const struct um_value *document, struct conditions *said)
{
    const struct um_value *needs = um_value_get(document, "needs");
    bool any = false;
    for (size_t i = 0; i < um_value_count(needs); i++) {
        const struct um_value *need = um_value_at(needs, i);
        if (!chooses(need) || is_word(need, "group", "shown"))
            continue;
        if (!any)
            render_heading(p, "WHAT CHOOSES THE FAULT THAT IS ASKED FOR: NOT TO BE LEFT ALONE");
        any = true;
        page_begin(p, 0, text_at(need, "id"), 4);
        page_to(p, 4);
        page_add(p, text_at(need, "title")), page_add(p, ":"), page_add(p, status_words(text_at(need, "status"))), page_add(p, "."), page_add(p, text_at(need, "reason"));
        page_end(p);
        render_attacks(p, document, need, false, "It would help:", said);
    }
}

static bool is_said(const struct um_value *record)
{
    return um_value_count(um_value_get(record, "answered")) > 0;
}

/* The records of a rule that the opponents spoke to already, or did not. */
static void add_records(struct page *p, const struct um_value *records, bool said)
{
    size_t n = 0;
    for (size_t i = 0; i < um_value_count(records); i++) {
        const struct um_value *r = um_value_at(records, i);
        bool again = false;
        for (size_t k = 0; k < i; k++)
            again = again || (is_said(um_value_at(records, k)) == said && strcmp(text_at(um_value_at(records, k), "cite"), text_at(r, "cite")) == 0);
        if (is_said(r) != said || again)
            continue;
        page_add(p, n++ ? ";" : ""), page_add(p, text_at(r, "cite"));
        for (size_t k = 0; said && k < um_value_count(um_value_get(r, "answered")); k++) {
            const char *cite = text_at(um_value_at(um_value_get(r, "answered"), k), "cite");
            if (*cite)
                page_add(p, k ? "," : "["), page_add(p, cite);
        }
        page_add(p, said ? "]" : "");
    }
    page_add(p, ".");
}

static bool any_said(const struct um_value *records, bool said)
{
    for (size_t i = 0; i < um_value_count(records); i++)
        if (is_said(um_value_at(records, i)) == said)
            return true;
    return false;
}

static void render_objections(struct page *p, const struct um_value *document, const char *ground, const char *heading)
{
    const struct um_value *objections = um_value_get(document, "objections");
    bool any = false;
    for (size_t i = 0; i < um_value_count(objections); i++) {
        const struct um_value *o = um_value_at(objections, i), *records = um_value_get(o, "records");
        if (!is_word(o, "ground", ground))
            continue;
        if (!any)
            page_begin(p, 0, heading, 4), page_end(p);
        any = true;
        page_begin(p, 2, text_at(o, "rule"), 6);
        page_add(p, text_at(gap_rule(document, text_at(o, "rule")), "title"));
        page_end(p);
        for (int said = 0; said < 2; said++) {
            if (!any_said(records, said))
                continue;
            page_begin(p, 6, said ? "Spoken to already:" : "NOT MADE in what is entered:", 8);
            add_records(p, records, said);
            page_end(p);
        }
    }
}

static void render_all_objections(struct page *p, const struct um_value *document)
{
    static const char *const grounds[][2] = {{"form", "Form: it can be mended, and whether it may be is for the Court"},
                                             {"competence", "Competence: it may not count"},
                                             {"reach", "Reach: it names no account"},
                                             {"weight", "Weight: it does not show this, or shows the contrary"}};
    render_heading(p, "OBJECTIONS THAT HOLD");
    if (!um_value_count(um_value_get(document, "objections")))
        page_item(p, 0, "None.", 4, "");
    for (size_t i = 0; i < sizeof grounds / sizeof *grounds; i++)
        render_objections(p, document, grounds[i][0], grounds[i][1]);
}

/* What the movant lacks: one line each, and nothing on how to get it. */
static void render_left_alone(struct page *p, const struct um_value *document)
{
    const struct um_value *needs = um_value_get(document, "needs");
    render_heading(p, "WHAT THE MOVANT LACKS, OR HAS LOST: LEAVE IT ALONE");
    for (size_t i = 0; i < um_value_count(needs); i++) {
        const struct um_value *need = um_value_at(needs, i);
        bool again = false;
        if (is_carried(need) || chooses(need) || is_word(need, "group", "shown"))
            continue;
        for (size_t k = 0; k < i; k++)
            again = again || is_told_with(um_value_at(needs, k), need);
        if (again)
            continue;
        page_begin(p, 0, text_at(need, "id"), 4);
        page_to(p, 4);
        add_need_title(p, need);
        for (size_t k = i + 1; k < um_value_count(needs); k++)
            if (is_told_with(need, um_value_at(needs, k)))
                page_add(p, ";"), page_add(p, text_at(um_value_at(needs, k), "id")), add_need_title(p, um_value_at(needs, k));
        page_add(p, ":"), page_add(p, text_at(need, "reason")), add_in_the_way(p, need);
        page_end(p);
    }
}

/* What stands in the movant's way with each defendant, in a line. */
static void render_defendants_stand(struct page *p, const struct um_value *document)
{
    const struct um_value *defendants = um_value_get(document, "defendants"), *needs = um_value_get(document, "needs");
    render_heading(p, "WHERE EACH DEFENDANT STANDS");
    for (size_t i = 0; i < um_value_count(defendants); i++) {
        const struct um_value *d = um_value_at(defendants, i), *before = um_value_at(defendants, i - 1), *first = NULL;
        for (size_t k = 0; k < um_value_count(needs); k++)
            first = is_word(um_value_at(needs, k), "id", text_at(d, "first")) ? um_value_at(needs, k) : first;
        bool same = i && is_word(before, "outcome", text_at(d, "outcome")) && is_word(before, "first", text_at(d, "first"));
        page_begin(p, 0, text_at(d, "id"), 4);
        page_to(p, 4);
        page_add(p, text_at(d, "label")), page_add(p, "—"), page_add(p, outcome_words(text_at(d, "outcome"))), page_add(p, ";");
        page_add(p, same ? "the same, judged separately." : first ? text_at(first, "title") : "nothing is missing.");
        if (!same && first)
            add_bracketed(p, text_at(first, "id")), page_add(p, ":"), page_add(p, text_at(first, "reason"));
        page_end(p);
    }
    p->indent = 0;
}

void render_attack(struct page *p, const struct um_value *document)
{
    struct conditions said = {.n = 0};
    render_defendants_stand(p, document);
    render_all_objections(p, document);
    render_all_carried(p, document, &said);
    render_choosers(p, document, &said);
    render_to_raise(p, document, &said);
    render_left_alone(p, document);
}
