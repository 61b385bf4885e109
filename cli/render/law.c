/* What the law document says, in order; how it looks is for the form. */
#include "render/law.h"

#include <string.h>

#include "render/text.h"

/* ------------------------------------------------------------------ writing */

static void heading(struct law_writer *w, int level, const char *kind, const char *id, const char *text)
{
    w->form->heading(w, level, kind, id, text, "");
}

/* A line of a list with its text; text NULL leaves it open. */
static void item(struct law_writer *w, int depth, const char *label, const char *text)
{
    w->form->item(w, depth, label);
    if (text)
        w->form->add(w, NULL, NULL, text);
}

static void add(struct law_writer *w, const char *text)
{
    w->form->add(w, NULL, NULL, text);
}

static const struct um_value *find(const struct um_value *list, const char *id)
{
    for (size_t i = 0; i < um_value_count(list); i++)
        if (strcmp(text_at(um_value_at(list, i), "id"), id) == 0)
            return um_value_at(list, i);
    return NULL;
}

static const struct um_value *rule_of(const struct law_writer *w, const char *id)
{
    return find(um_value_get(w->document, "rules"), id);
}

static bool is_whole(const struct law_writer *w)
{
    return um_value_integer(um_value_get(w->document, "whole")) != 0;
}

/* A rule by its id and title, as a link where the document has it. */
static void add_rule(struct law_writer *w, const char *id)
{
    const struct um_value *rule = rule_of(w, id);
    w->form->add(w, rule ? "rule" : NULL, id, id);
    if (rule)
        add(w, "("), add(w, text_at(rule, "title")), add(w, ")");
}

/* The rules of a list under a label, each by id and title on a line of its own. */
static void rule_list(struct law_writer *w, int depth, const char *label, const struct um_value *ids)
{
    if (!um_value_count(ids))
        return;
    item(w, depth, label, NULL);
    for (size_t i = 0; i < um_value_count(ids); i++) {
        item(w, depth + 1, NULL, NULL);
        add_rule(w, um_value_string(um_value_at(ids, i)));
    }
}

/* The rules of a list in one line. */
static void rule_line(struct law_writer *w, int depth, const char *label, const struct um_value *ids)
{
    if (!um_value_count(ids))
        return;
    item(w, depth, label, NULL);
    for (size_t i = 0; i < um_value_count(ids); i++) {
        const char *id = um_value_string(um_value_at(ids, i));
        w->form->add(w, rule_of(w, id) ? "rule" : NULL, id, id);
        if (i + 1 < um_value_count(ids))
            add(w, ",");
    }
}

/* Texts under a label: one behind it, several each on a line. */
static void value_list(struct law_writer *w, int depth, const char *label, const struct um_value *values)
{
    bool one = um_value_count(values) == 1;
    if (!um_value_count(values))
        return;
    item(w, depth, label, one ? um_value_string(um_value_at(values, 0)) : NULL);
    for (size_t i = 0; !one && i < um_value_count(values); i++)
        item(w, depth + 1, NULL, um_value_string(um_value_at(values, i)));
}

/* --------------------------------------------------------------------- rules */

static void render_condition(struct law_writer *w, int depth, const char *label,
                             const struct um_value *condition)
{
    const struct um_value *of = um_value_get(condition, "of");
    item(w, depth, label, text_at(condition, "text"));
    for (size_t i = 0; i < um_value_count(of); i++)
        render_condition(w, depth + 1, NULL, um_value_at(of, i));
}

/* A citation with its pin, whether that was confirmed, and how far the citation was checked. */
static void render_citations(struct law_writer *w, int depth, const struct um_value *list)
{
    for (size_t i = 0; i < um_value_count(list); i++) {
        const struct um_value *c = um_value_at(list, i), *pin = um_value_get(c, "pin");
        const char *id = text_at(c, "id");
        item(w, depth, NULL, NULL);
        w->form->add(w, is_whole(w) ? "authority" : NULL, id, text_at(c, "cite"));
        if (pin) {
            bool confirmed = um_value_integer(um_value_get(c, "pin_confirmed")) != 0;
            add(w, ", at"), add(w, um_value_string(pin)),
                add(w, confirmed ? "(pin confirmed)" : "(pin not confirmed)");
        }
        add(w, "— how far it was checked:"), add(w, text_at(c, "known_words"));
        if (um_value_get(c, "note"))
            add(w, "; note:"), add(w, text_at(c, "note"));
        if (um_value_integer(um_value_get(c, "later")))
            add(w, "[decided later]");
    }
}

static void render_positions(struct law_writer *w, const struct um_value *list)
{
    for (size_t i = 0; i < um_value_count(list); i++) {
        const struct um_value *p = um_value_at(list, i), *authorities = um_value_get(p, "authorities");
        if (i == 0)
            item(w, 1, "Positions", NULL);
        item(w, 2, text_at(p, "id"), text_at(p, "says"));
        value_list(w, 3, "Not required then", um_value_get(p, "excuses"));
        if (um_value_count(authorities))
            item(w, 3, "For it", NULL);
        render_citations(w, 4, authorities);
    }
}

/* Keys of what a rule does where it holds; its condition is printed before them. */
static bool is_effect(const char *key)
{
    static const char *const keys[] = {"competence", "reach",  "status", "why", "outcome",
                                       "leans",      "reason", "cure",   "note"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (strcmp(keys[i], key) == 0)
            return true;
    return false;
}

static void render_conditions(struct law_writer *w, int depth, const struct um_value *rule)
{
    const char *kind = text_at(rule, "kind");
    bool is_step = strcmp(kind, "gate") == 0 || strcmp(kind, "part") == 0;
    if (um_value_get(rule, "applies"))
        render_condition(w, depth, "It is asked only where", um_value_get(rule, "applies"));
    if (um_value_get(rule, "condition"))
        render_condition(w, depth, is_step ? "It is asked only where" : "It holds where",
                         um_value_get(rule, "condition"));
}

static void render_lines(struct law_writer *w, const struct um_value *rule)
{
    const struct um_value *lines = um_value_get(rule, "lines");
    bool conditions = false;
    for (size_t i = 0; i < um_value_count(lines); i++) {
        const struct um_value *line = um_value_at(lines, i);
        if (!conditions && is_effect(text_at(line, "key"))) {
            render_conditions(w, 1, rule);
            conditions = true;
        }
        value_list(w, 1, text_at(line, "label"), um_value_get(line, "values"));
    }
    if (!conditions)
        render_conditions(w, 1, rule);
}

/* How a rule hangs together with others. */
static void render_relations(struct law_writer *w, const struct um_value *rule)
{
    static const char *const relations[][2] = {{"defeats", "Defeats"},
                                               {"defeated_by", "Is defeated by"},
                                               {"cites", "Cites"},
                                               {"cited_by", "Is cited by"},
                                               {"asks", "Asks the Court"},
                                               {"asked_by", "Is asked by"},
                                               {"reads", "Reads the open question"},
                                               {"read_by", "Its answer is read by"}};
    for (size_t i = 0; i < sizeof relations / sizeof *relations; i++)
        rule_line(w, 1, relations[i][1], um_value_get(rule, relations[i][0]));
}

static void render_day(struct law_writer *w, const struct um_value *rule)
{
    const struct um_value *is_law = um_value_get(rule, "is_law");
    const char *day = text_at(rule, "becomes_law");
    item(w, 1, "Becomes law", *day ? day : "no date holds it back");
    if (*day)
        add(w, "(the date of its earliest authority)");
    if (is_law) {
        item(w, 1, "On", NULL);
        add(w, text_at(w->document, "law_as_of"));
        add(w, um_value_integer(is_law) ? ": it is law and fires where its condition holds"
                                        : ": it is not yet law and does not fire");
    }
}

static void render_rule(struct law_writer *w, int level, const struct um_value *rule)
{
    const struct um_value *authorities = um_value_get(rule, "authorities");
    const char *id = text_at(rule, "id");
    w->form->heading(w, level, "rule", id, id, text_at(rule, "title"));
    if (*text_at(rule, "proposition"))
        w->form->paragraph(w, text_at(rule, "proposition"));
    item(w, 1, "Kind", text_at(rule, "kind"));
    if (*text_at(rule, "kind_words"))
        add(w, ":"), add(w, text_at(rule, "kind_words"));
    item(w, 1, "Pack", text_at(rule, "pack"));
    render_lines(w, rule);
    render_positions(w, um_value_get(rule, "positions"));
    if (um_value_count(authorities))
        item(w, 1, "Authorities", NULL);
    render_citations(w, 2, authorities);
    render_day(w, rule);
    render_relations(w, rule);
}

/* The rules of a list, each whole. */
static void render_rules(struct law_writer *w, int level, const struct um_value *ids)
{
    for (size_t i = 0; i < um_value_count(ids); i++) {
        const struct um_value *rule = rule_of(w, um_value_string(um_value_at(ids, i)));
        if (rule)
            render_rule(w, level, rule);
    }
}

/* ----------------------------------------------------------- tests and claims */

static void render_excuses(struct law_writer *w, const struct um_value *list)
{
    for (size_t i = 0; i < um_value_count(list); i++) {
        const struct um_value *e = um_value_at(list, i);
        if (i == 0)
            item(w, 1, "Elements not required", NULL);
        item(w, 2, NULL, "if the open question");
        add_rule(w, text_at(e, "question"));
        add(w, "is answered"), add(w, text_at(e, "position")), add(w, "("), add(w, text_at(e, "says")),
            add(w, ")");
        for (size_t k = 0; k < um_value_count(um_value_get(e, "elements")); k++)
            item(w, 3, NULL, um_value_string(um_value_at(um_value_get(e, "elements"), k)));
    }
}

/* Elements, parts or gates in order, with where each is asked and the rules on it. */
static void render_steps(struct law_writer *w, const char *label, const char *rules,
                         const struct um_value *steps)
{
    for (size_t i = 0; i < um_value_count(steps); i++) {
        if (i == 0)
            item(w, 1, label, NULL);
        item(w, 2, NULL, NULL);
        add_rule(w, text_at(um_value_at(steps, i), "rule"));
        render_conditions(w, 3, rule_of(w, text_at(um_value_at(steps, i), "rule")));
        rule_line(w, 3, rules, um_value_get(um_value_at(steps, i), "rules"));
    }
}

static void render_test(struct law_writer *w, int level, const struct um_value *test)
{
    const struct um_value *rule = rule_of(w, text_at(test, "rule"));
    w->form->heading(w, level, "test", text_at(test, "id"), "Test", text_at(rule, "title"));
    item(w, 1, "Stated in", NULL);
    add_rule(w, text_at(test, "rule"));
    rule_list(w, 1, "Selected by", um_value_get(test, "selected_by"));
    if (!um_value_count(um_value_get(test, "selected_by")))
        item(w, 1, "Selected by", "no rule: it is used where it is named for the run");
    render_steps(w, "Asked before it", "Decided by", um_value_get(test, "gates"));
    render_steps(w, "Parts, in order", "Decided by", um_value_get(test, "parts"));
    rule_list(w, 1, "Elements it does not ask for are named by", um_value_get(test, "not_asked"));
    rule_list(w, 1, "Other rules that name it", um_value_get(test, "others"));
    render_excuses(w, um_value_get(test, "excuses"));
    rule_list(w, 1, "Open questions of law", um_value_get(test, "questions"));
}

static void render_claim(struct law_writer *w, int level, const struct um_value *claim)
{
    w->form->heading(w, level, "claim", text_at(claim, "id"), "Claim", text_at(claim, "id"));
    render_steps(w, "Elements, in order", "Rules on it", um_value_get(claim, "elements"));
    rule_list(w, 1, "Open questions of law", um_value_get(claim, "questions"));
}

/* Elements, parts or gates whole, with the rules on each. */
static void render_steps_whole(struct law_writer *w, const struct um_value *steps)
{
    for (size_t i = 0; i < um_value_count(steps); i++) {
        render_rule(w, 3, rule_of(w, text_at(um_value_at(steps, i), "rule")));
        render_rules(w, 4, um_value_get(um_value_at(steps, i), "rules"));
    }
}

/* A test with all of its rules, its parts in order. */
static void render_test_whole(struct law_writer *w, const struct um_value *test)
{
    static const char *const lists[] = {"selected_by", "not_asked", "questions", "others"};
    render_test(w, 2, test);
    render_rule(w, 3, rule_of(w, text_at(test, "rule")));
    render_steps_whole(w, um_value_get(test, "gates"));
    render_steps_whole(w, um_value_get(test, "parts"));
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        render_rules(w, 3, um_value_get(test, lists[i]));
}

static void render_claim_whole(struct law_writer *w, const struct um_value *claim)
{
    render_claim(w, 2, claim);
    render_steps_whole(w, um_value_get(claim, "elements"));
    render_rules(w, 3, um_value_get(claim, "questions"));
}

/* --------------------------------------------------------------- authorities */

static void render_defects(struct law_writer *w, const struct um_value *defects)
{
    for (size_t i = 0; i < um_value_count(defects); i++) {
        const struct um_value *d = um_value_at(defects, i);
        item(w, 1, "To be known where it is cited", text_at(d, "says"));
        add(w, "— how far that was checked:"), add(w, text_at(d, "known_words"));
    }
}

static void render_authority(struct law_writer *w, const struct um_value *a)
{
    const char *id = text_at(a, "id"), *known = text_at(a, "known_words");
    heading(w, 3, "authority", id, *text_at(a, "short") ? text_at(a, "short") : id);
    w->form->paragraph(w, text_at(a, "cite"));
    item(w, 1, "Id", id);
    if (*text_at(a, "date"))
        item(w, 1, "Date", text_at(a, "date"));
    item(w, 1, "How far it was checked", *known ? known : "said where it is cited");
    if (*text_at(a, "note"))
        item(w, 1, "Note", text_at(a, "note"));
    value_list(w, 1, "Later decisions in the case", um_value_get(a, "history"));
    render_defects(w, um_value_get(a, "defects"));
    rule_line(w, 1, "Rules that rest on it", um_value_get(a, "rules"));
    if (!um_value_count(um_value_get(a, "rules")))
        item(w, 1, "Rules that rest on it", "none; it is known where papers cite it");
}

/* ------------------------------------------------------------------ document */

static void link_test(struct law_writer *w, const struct um_value *test)
{
    item(w, 2, NULL, NULL);
    w->form->add(w, "test", text_at(test, "id"), text_at(rule_of(w, text_at(test, "rule")), "title"));
}

static void link_claim(struct law_writer *w, const struct um_value *claim)
{
    item(w, 2, NULL, NULL);
    w->form->add(w, "claim", text_at(claim, "id"), text_at(claim, "id"));
}

/* In each group the tests or claims as such stand before their rules: a reader knows the court's name, not the rule's. */
static void render_contents(struct law_writer *w)
{
    const struct um_value *groups = um_value_get(w->document, "groups"),
                          *tests = um_value_get(w->document, "tests"),
                          *claims = um_value_get(w->document, "claims");
    heading(w, 2, "part", "contents", "Contents");
    for (size_t i = 0; i < um_value_count(groups); i++) {
        const struct um_value *g = um_value_at(groups, i), *rules = um_value_get(g, "rules");
        item(w, 1, NULL, NULL);
        w->form->add(w, "part", text_at(g, "id"), text_at(g, "title"));
        for (size_t k = 0; strcmp(text_at(g, "id"), "tests") == 0 && k < um_value_count(tests); k++)
            link_test(w, um_value_at(tests, k));
        for (size_t k = 0; strcmp(text_at(g, "id"), "claims") == 0 && k < um_value_count(claims); k++)
            link_claim(w, um_value_at(claims, k));
        for (size_t k = 0; k < um_value_count(rules); k++) {
            item(w, 2, NULL, NULL);
            add_rule(w, um_value_string(um_value_at(rules, k)));
        }
    }
    item(w, 1, NULL, NULL);
    w->form->add(w, "part", "authorities", "Authorities");
    item(w, 1, NULL, NULL);
    w->form->add(w, "part", "reads", "What conditions read");
}

static void render_group(struct law_writer *w, const struct um_value *group)
{
    const struct um_value *tests = um_value_get(w->document, "tests"),
                          *claims = um_value_get(w->document, "claims");
    const char *id = text_at(group, "id");
    heading(w, 2, "part", id, text_at(group, "title"));
    for (size_t i = 0; strcmp(id, "tests") == 0 && i < um_value_count(tests); i++)
        render_test(w, 3, um_value_at(tests, i));
    for (size_t i = 0; strcmp(id, "claims") == 0 && i < um_value_count(claims); i++)
        render_claim(w, 3, um_value_at(claims, i));
    render_rules(w, 3, um_value_get(group, "rules"));
}

static void render_reads(struct law_writer *w)
{
    const struct um_value *reads = um_value_get(w->document, "reads");
    heading(w, 2, "part", "reads", "What conditions read");
    for (size_t i = 0; i < um_value_count(reads); i++) {
        item(w, 1, text_at(um_value_at(reads, i), "reads"), text_at(um_value_at(reads, i), "about"));
        add(w, "("), add(w, text_at(um_value_at(reads, i), "path")), add(w, ")");
    }
}

static void render_packs(struct law_writer *w)
{
    const struct um_value *packs = um_value_get(w->document, "law");
    w->form->paragraph(w, "A research aid. It decides nothing in a court's place and is no legal advice. "
                          "Where a pin is not confirmed, "
                          "nobody has compared it with the authority.");
    heading(w, 2, "part", "packs", "Packs");
    for (size_t i = 0; i < um_value_count(packs); i++) {
        item(w, 1, text_at(um_value_at(packs, i), "id"), text_at(um_value_at(packs, i), "version"));
        add(w, "—"), add(w, text_at(um_value_at(packs, i), "title"));
    }
}

static void render_reference(struct law_writer *w)
{
    const struct um_value *groups = um_value_get(w->document, "groups"),
                          *authorities = um_value_get(w->document, "authorities");
    render_packs(w);
    render_contents(w);
    for (size_t i = 0; i < um_value_count(groups); i++)
        render_group(w, um_value_at(groups, i));
    heading(w, 2, "part", "authorities", "Authorities");
    for (size_t i = 0; i < um_value_count(authorities); i++)
        render_authority(w, um_value_at(authorities, i));
    render_reads(w);
}

/* What was asked for: a test or a claim whole, rules, or where there are none an authority. */
static void render_asked(struct law_writer *w)
{
    const struct um_value *tests = um_value_get(w->document, "tests"),
                          *claims = um_value_get(w->document, "claims");
    const struct um_value *rules = um_value_get(w->document, "rules"),
                          *authorities = um_value_get(w->document, "authorities");
    for (size_t i = 0; i < um_value_count(tests); i++)
        render_test_whole(w, um_value_at(tests, i));
    for (size_t i = 0; i < um_value_count(claims); i++)
        render_claim_whole(w, um_value_at(claims, i));
    for (size_t i = 0; !um_value_count(tests) && !um_value_count(claims) && i < um_value_count(rules); i++)
        render_rule(w, 2, um_value_at(rules, i));
    if (!um_value_count(rules))
        heading(w, 2, "part", "authorities", "Authorities");
    for (size_t i = 0; !um_value_count(rules) && i < um_value_count(authorities); i++)
        render_authority(w, um_value_at(authorities, i));
}

static struct law_writer writer(FILE *out, const struct um_value *document, const struct law_form *form,
                                int width)
{
    return (struct law_writer){.form = form, .document = document, .page = {.out = out, .width = width}};
}

void render_law(FILE *out, const struct um_value *document, const struct law_form *form, int width)
{
    struct law_writer w = writer(out, document, form, width);
    form->begin(&w, "The law that unmask applies");
    if (is_whole(&w))
        render_reference(&w);
    else
        render_asked(&w);
    form->end(&w);
}

void render_law_why(FILE *out, const struct um_value *document, const char *id, int width)
{
    struct law_writer w = writer(out, document, &law_text, width);
    const struct um_value *rule = rule_of(&w, id), *authorities = um_value_get(rule, "authorities");
    law_text.begin(&w, "The law that unmask applies");
    if (!rule) {
        render_asked(&w);
        law_text.end(&w);
        return;
    }
    w.form->heading(&w, 2, "rule", id, id, text_at(rule, "title"));
    w.form->paragraph(&w, text_at(rule, "proposition"));
    item(&w, 1, "Rests on", um_value_count(authorities) ? NULL : "no authority of its own");
    render_citations(&w, 2, authorities);
    render_positions(&w, um_value_get(rule, "positions"));
    render_relations(&w, rule);
    value_list(&w, 1, "Bears on the elements", um_value_get(rule, "bears_on"));
    render_day(&w, rule);
    law_text.end(&w);
}
