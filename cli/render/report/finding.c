/* One finding: where it stands and why, the words of the record with what came of each, and what the parties say. */
#include <string.h>

#include "render/report/report.h"
#include "render/report/shapes.h"

/* ------------------------------------------------------------------- pieces */

void report_status(struct report *r, const char *status)
{
    struct html *h = &r->html;
    html_open(h, "span");
    html_attr_joined(h, "class", "status s-", status);
    put_shape(h, status);
    html_add(h, status_words(status));
    html_close(h);
}

void report_outcome(struct report *r, const char *outcome)
{
    struct html *h = &r->html;
    html_open(h, "span");
    html_attr_joined(h, "class", "status s-", outcome);
    put_shape(h, outcome);
    html_add(h, outcome_words(outcome));
    html_close(h);
}

void report_quoted(struct report *r, const char *words)
{
    struct html *h = &r->html;
    bool own = (unsigned char)*words == 0xe2;
    html_open_class(h, "span", "words");
    if (!own)
        html_add(h, "“"), h->glue = true;
    html_add(h, words);
    if (!own)
        html_join(h, "”");
    html_close(h);
}

/* For which claim, where several are judged apart: a name that is no defendant's holds /c/<claim>/ then. */
void report_title(struct report *r, const struct um_value *f)
{
    const char *node = text_at(f, "node"), *claim = strncmp(node, "d/", 2) != 0 ? strstr(node, "/c/") : NULL;
    struct html *h = &r->html;
    html_add(h, *text_at(f, "title") ? text_at(f, "title") : strcmp(node, "m/test") == 0 ? "Choice of test" : node);
    if (claim) {
        char words[96];
        claim += strlen("/c/");
        snprintf(words, sizeof words, "(claim %.*s)", (int)strcspn(claim, "/"), claim);
        html_add(h, words);
    }
}

void report_not_reached(struct report *r)
{
    struct html *h = &r->html;
    html_open_class(h, "span", "status s-not-reached");
    put_shape(h, "not-reached");
    html_add(h, "not reached");
    html_close(h);
}

/* A position as the law words it, behind a link to its question. */
static void put_position(struct report *r, const struct um_value *choice)
{
    const struct um_value *questions = um_value_get(r->matter, "law_questions");
    for (size_t q = 0; q < um_value_count(questions); q++) {
        const struct um_value *question = um_value_at(questions, q), *positions = um_value_get(question, "positions");
        for (size_t i = 0; strcmp(text_at(question, "id"), text_at(choice, "question")) == 0 && i < um_value_count(positions); i++)
            if (strcmp(text_at(um_value_at(positions, i), "id"), text_at(choice, "position")) == 0) {
                html_open(&r->html, "a");
                html_attr_joined(&r->html, "href", "#q-", text_at(question, "id"));
                html_add(&r->html, text_at(question, "title"));
                html_close(&r->html);
                html_add(&r->html, "="), html_add(&r->html, text_at(um_value_at(positions, i), "says"));
            }
    }
}

void report_worlds(struct report *r, const struct um_value *worlds)
{
    struct html *h = &r->html;
    if (!um_value_count(worlds))
        return;
    html_open_class(h, "span", "if");
    html_add(h, "[");
    for (size_t w = 0; w < um_value_count(worlds); w++) {
        const struct um_value *world = um_value_at(worlds, w);
        html_add(h, w ? "; or if" : "if");
        for (size_t i = 0; i < um_value_count(world); i++) {
            html_add(h, i ? "and" : "");
            put_position(r, um_value_at(world, i));
        }
    }
    html_add(h, "]");
    html_close(h);
}

void report_rule(struct report *r, const char *id)
{
    struct html *h = &r->html;
    if (!*id)
        return;
    html_open_class(h, "span", "rule");
    html_add(h, "Rule");
    html_open(h, "a");
    html_attr_joined(h, "href", "#rule-", id);
    html_add(h, id);
    html_close(h);
    html_add(h, rule_title(r, id));
    html_close(h);
}

/* A pin, and what is unsure about an authority; the table has its full cite. */
static void put_authority(struct report *r, const struct um_value *a)
{
    struct html *h = &r->html;
    const char *pin = text_at(a, "pin"), *known = text_at(a, "known");
    html_open(h, "a");
    html_attr_joined(h, "href", "#auth-", text_at(a, "id"));
    html_add(h, *text_at(a, "short") ? text_at(a, "short") : text_at(a, "cite"));
    html_close(h);
    if (*pin == '(')
        html_join(h, pin); /* Fed. R. Civ. P. 56(c)(4) */
    else if (*pin)
        html_add(h, "at"), html_add(h, pin);
    if (*pin && !um_value_integer(um_value_get(a, "pin_confirmed")))
        html_leaf_class(h, "span", "unsure", "[pin unconfirmed]");
    if (strcmp(known, "seen") != 0 && strcmp(known, "summary") != 0)
        html_leaf_class(h, "span", "unsure", "[proposition unchecked]");
    if (um_value_integer(um_value_get(a, "later")))
        html_leaf_class(h, "span", "unsure", "[decided later]");
}

void report_authorities(struct report *r, const struct um_value *list)
{
    struct html *h = &r->html;
    if (!um_value_count(list))
        return;
    html_open_class(h, "p", "auth");
    html_leaf_class(h, "span", "label", "Authorities");
    for (size_t i = 0; i < um_value_count(list); i++) {
        html_add(h, i ? "·" : "");
        put_authority(r, um_value_at(list, i));
    }
    html_close(h);
}

void report_answers(struct report *r, const struct um_value *answers, const char *none)
{
    struct html *h = &r->html;
    if (!um_value_count(answers)) {
        html_leaf_class(h, "p", "none", none);
        return;
    }
    html_open_class(h, "ul", "answers");
    for (size_t i = 0; i < um_value_count(answers); i++) {
        const struct um_value *a = um_value_at(answers, i), *authorities = um_value_get(a, "authorities");
        html_open(h, "li");
        html_leaf(h, "strong", text_at(a, "who"));
        html_join(h, ":");
        html_add(h, text_at(a, "text"));
        if (*text_at(a, "cite"))
            html_add(h, "—"), html_leaf_class(h, "span", "cite", text_at(a, "cite"));
        for (size_t k = 0; k < um_value_count(authorities); k++)
            html_add(h, k ? "·" : "citing"), html_add(h, um_value_string(um_value_at(authorities, k)));
        html_close(h);
    }
    html_close(h);
}

/* ----------------------------------------------------------------- evidence */

/* The paragraph, as a link to it in the record, and how it is known. */
static void put_paragraph(struct report *r, const struct um_value *e)
{
    struct html *h = &r->html;
    const struct um_value *seen = um_value_get(e, "seen");
    open_row_head(r);
    html_open(h, "a");
    html_attr_joined(h, "href", "#r-", text_at(e, "record"));
    html_add(h, text_at(e, "cite"));
    html_close(h);
    if (um_value_integer(um_value_get(e, "sealed")))
        html_leaf_class(h, "strong", "sealed", "SEALED");
    if (strcmp(text_at(seen, "how"), "described_by") == 0) {
        html_open_class(h, "span", "known");
        html_add(h, "as"), html_add(h, text_at(seen, "by"));
        html_add(h, *text_at(e, "words") ? "quotes it," : "reads it,"), html_add(h, text_at(seen, "at"));
        html_close(h);
    }
    html_close(h);
}

static void put_words(struct report *r, const struct um_value *e)
{
    struct html *h = &r->html;
    const char *words = text_at(e, "words");
    open_cell(r);
    if (*words) {
        report_quoted(r, words);
    } else {
        html_leaf_class(h, "span", "label", "In substance:");
        html_add(h, text_at(e, "gist"));
    }
    html_open_class(h, "span", "point");
    html_add(h, says_words(text_at(e, "says"), text_at(e, "modality"))), html_add(h, text_at(e, "point"));
    if (*text_at(e, "fit") && strcmp(text_at(e, "says"), "mentions") != 0)
        html_add(h, "(other words, the same sense as entered)");
    html_close(h);
    html_close(h);
}

static void put_effect(struct report *r, const struct um_value *e, const struct um_value *f)
{
    struct html *h = &r->html;
    const char *reason = text_at(e, "reason"), *said = text_at(um_value_get(f, "reason"), "text");
    open_cell(r);
    html_leaf(h, "strong", effect_words(text_at(e, "effect")));
    if (!um_value_count(um_value_get(f, "worlds")))
        report_worlds(r, um_value_get(e, "worlds"));
    if (strcmp(reason, said) != 0) {
        html_leaf(h, "p", reason);
        report_authorities(r, um_value_get(e, "authorities"));
    }
    report_rule(r, text_at(e, "rule"));
    html_close(h);
}

static bool same_piece(const struct um_value *a, const struct um_value *b)
{
    static const char *const keys[] = {"id", "rule", "effect"};
    bool same = true;
    for (size_t i = 0; same && i < sizeof keys / sizeof *keys; i++)
        same = strcmp(text_at(a, keys[i]), text_at(b, keys[i])) == 0;
    return same;
}

/* Where on the page of this defendant a piece was told in full, or NULL. */
static const char *told_at(const struct told *told, const struct um_value *e)
{
    for (size_t i = 0; told && i < told->n; i++)
        if (same_piece(told->evidence[i], e))
            return told->anchor[i];
    return NULL;
}

static void note_told(struct told *told, const struct um_value *evidence, const char *anchor)
{
    for (size_t i = 0; told && i < um_value_count(evidence) && told->n < MOST_TOLD; i++)
        if (!told_at(told, um_value_at(evidence, i))) {
            told->evidence[told->n] = um_value_at(evidence, i);
            told->anchor[told->n++] = anchor;
        }
}

static void put_piece(struct report *r, const struct um_value *e, const struct um_value *f)
{
    struct html *h = &r->html;
    open_row(r);
    put_paragraph(r, e);
    put_words(r, e);
    put_effect(r, e, f);
    open_cell(r);
    report_answers(r, um_value_get(e, "answers"), "None is entered.");
    html_close(h);
    html_close(h);
}

/* Pieces told above, in a line for each way they come out. */
static void put_told(struct report *r, const struct um_value *evidence)
{
    struct html *h = &r->html;
    for (size_t i = 0; i < um_value_count(evidence); i++) {
        const struct um_value *e = um_value_at(evidence, i);
        bool said = !told_at(r->told, e);
        for (size_t k = 0; k < i && !said; k++)
            said = told_at(r->told, um_value_at(evidence, k)) && strcmp(text_at(um_value_at(evidence, k), "effect"), text_at(e, "effect")) == 0;
        if (said)
            continue;
        html_open_class(h, "p", "measure");
        html_leaf_class(h, "span", "label", "Offered here too, with the words and answers told above");
        html_leaf(h, "strong", effect_words(text_at(e, "effect")));
        html_join(h, ":");
        for (size_t k = i; k < um_value_count(evidence); k++) {
            const struct um_value *other = um_value_at(evidence, k);
            if (!told_at(r->told, other) || strcmp(text_at(other, "effect"), text_at(e, "effect")) != 0)
                continue;
            html_add(h, k > i ? "·" : "");
            html_link(h, told_at(r->told, other), text_at(other, "cite"));
        }
        html_close(h);
    }
}

static void put_evidence(struct report *r, const struct um_value *f, const char *anchor)
{
    static const char *const columns[] = {"Record", "Its words", "What comes of it", "The answer", NULL};
    const struct um_value *evidence = um_value_get(f, "evidence");
    bool any = false;
    for (size_t i = 0; i < um_value_count(evidence); i++) {
        if (told_at(r->told, um_value_at(evidence, i)))
            continue;
        if (!any)
            open_table(r, "evidence", "What is offered, and what comes of it", columns);
        any = true;
        put_piece(r, um_value_at(evidence, i), f);
    }
    if (any)
        close_table(r);
    put_told(r, evidence);
    note_told(r->told, evidence, anchor);
}

/* ------------------------------------------------------------------ finding */

static void put_heading(struct report *r, const struct um_value *f, int level)
{
    static const char *const tags[] = {"h3", "h4", "h5", "h6"};
    struct html *h = &r->html;
    html_open(h, tags[level < 3 ? 0 : level > 6 ? 3 : level - 3]);
    report_title(r, f);
    html_add(h, "—");
    report_status(r, text_at(f, "status"));
    html_close(h);
}

/* Standard, rule, and where the status comes from if not from the rules. */
static void put_measure(struct report *r, const struct um_value *f)
{
    struct html *h = &r->html;
    const char *reached = text_at(f, "reached"), *basis = text_at(f, "basis"), *why = why_words(text_at(f, "why"));
    html_open_class(h, "p", "measure");
    if (*why)
        html_add(h, "How:"), html_add(h, why), html_add(h, ".");
    if (*text_at(f, "standard"))
        html_add(h, "Standard:"), html_add(h, text_at(f, "standard")), html_add(h, ".");
    if (strcmp(reached, "yes") != 0)
        html_add(h, "Stands here as if it were reached:"), html_add(h, um_meaning("reached", reached)), html_add(h, ".");
    if (strcmp(basis, "derived") != 0)
        html_leaf(h, "strong", um_meaning("finding-basis", basis)), html_add(h, ".");
    report_rule(r, text_at(f, "rule"));
    html_close(h);
}

/* What follows from each answer to the question that is put to the court. */
static void put_question(struct report *r, const struct um_value *f)
{
    const struct um_value *q = um_value_get(f, "question");
    struct html *h = &r->html;
    if (!q)
        return;
    html_open_class(h, "p", "asked");
    html_leaf_class(h, "span", "label", "For the Court");
    report_ask(r, text_at(q, "id"), text_at(q, "ask"));
    html_add(h, "If yes:"), report_status(r, text_at(q, "if_yes")), html_add(h, "; if no:"), report_status(r, text_at(q, "if_no")), html_add(h, ".");
    html_close(h);
}

void report_finding(struct report *r, const struct um_value *f, int level)
{
    const struct place *place = finding_place(r, f);
    const struct um_value *answers = um_value_get(f, "answers");
    struct html *h = &r->html;
    html_open_class(h, "div", "finding");
    if (place)
        html_attr(h, "id", place->anchor);
    put_heading(r, f, level);
    html_open_class(h, "div", um_value_count(answers) ? "sides" : "side");
    html_open(h, "div");
    html_open_class(h, "p", "reason");
    html_add(h, text_at(um_value_get(f, "reason"), "text"));
    report_worlds(r, um_value_get(f, "worlds"));
    html_close(h);
    put_question(r, f);
    put_measure(r, f);
    report_authorities(r, um_value_get(f, "authorities"));
    html_close(h);
    if (um_value_count(answers)) {
        html_open(h, "div");
        html_leaf_class(h, "p", "label", "What is said to it");
        report_answers(r, answers, "");
        html_close(h);
    }
    html_close(h);
    put_evidence(r, f, place ? place->anchor : "");
    html_close(h);
}

/* What does not apply, or is not required, is said in a line. */
static bool is_short(const struct um_value *f)
{
    return strcmp(text_at(f, "status"), "inapplicable") == 0 || strcmp(text_at(f, "status"), "excused") == 0;
}

static void put_line(struct report *r, const struct um_value *f)
{
    const struct place *place = finding_place(r, f);
    struct html *h = &r->html;
    html_open_class(h, "p", "line");
    if (place)
        html_attr(h, "id", place->anchor);
    report_title(r, f);
    html_add(h, "—");
    report_status(r, text_at(f, "status"));
    html_join(h, "."), html_add(h, text_at(um_value_get(f, "reason"), "text"));
    report_worlds(r, um_value_get(f, "worlds"));
    report_rule(r, text_at(f, "rule"));
    html_close(h);
}

/* Of what stands above already: where. */
static void put_again(struct report *r, const struct um_value *f, const char *anchor)
{
    struct html *h = &r->html;
    html_open_class(h, "p", "line");
    report_title(r, f);
    html_add(h, "—");
    report_status(r, text_at(f, "status"));
    html_join(h, "."), html_link(h, anchor, "Judged above");
    report_worlds(r, um_value_get(f, "worlds"));
    html_close(h);
}

void report_in_place(struct report *r, const struct um_value *f, int level)
{
    struct place *place = finding_place(r, f);
    if (place && place->written)
        put_again(r, f, place->anchor);
    else if (is_short(f))
        put_line(r, f);
    else
        report_finding(r, f, level);
    if (place)
        place->written = true;
}

void report_nodes(struct report *r, const struct um_value *nodes, int level)
{
    const struct um_value *findings = um_value_get(r->matter, "findings");
    for (size_t i = 0; i < um_value_count(nodes); i++)
        for (size_t k = 0; k < um_value_count(findings); k++)
            if (strcmp(text_at(um_value_at(findings, k), "node"), um_value_string(um_value_at(nodes, i))) == 0)
                report_in_place(r, um_value_at(findings, k), level);
}
