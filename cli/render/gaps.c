#include "render/gaps.h"

#include <stdlib.h>
#include <string.h>

#include "../cli.h"
#include "render/remedies.h"
#include "render/text.h"

enum { MARKS = 3 }; /* columns kept for the marks that may close what the last word of a line belongs to */

enum { MOST_TOLD = 64, MOST_ABOVE = 256 }; /* needs in one block; blocks that later ones refer to */

/* The needs that blocks were told under. */
struct told {
    const struct um_value *needs[MOST_ABOVE];
    size_t n;
};

const struct um_value *gap_rule(const struct um_value *document, const char *id)
{
    const struct um_value *rules = um_value_get(document, "rules");
    for (size_t i = 0; i < um_value_count(rules); i++)
        if (strcmp(text_at(um_value_at(rules, i), "id"), id) == 0)
            return um_value_at(rules, i);
    return NULL;
}

void add_rule_name(struct page *p, const struct um_value *document, const char *id)
{
    page_add(p, id), page_add(p, text_at(gap_rule(document, id), "title"));
}

static const struct um_value *find_need(const struct um_value *document, const char *id)
{
    const struct um_value *needs = um_value_get(document, "needs");
    for (size_t i = 0; i < um_value_count(needs); i++)
        if (strcmp(text_at(um_value_at(needs, i), "id"), id) == 0)
            return um_value_at(needs, i);
    return NULL;
}

static bool is_group(const struct um_value *need, const char *group)
{
    return strcmp(text_at(need, "group"), group) == 0;
}

/* --------------------------------------------------------------------- titles */

static void add_on(struct page *p, const struct um_value *need)
{
    if (um_value_count(um_value_get(need, "acts")))
        add_ids(p, need, "acts");
    if (um_value_count(um_value_get(need, "points")))
        page_add(p, "("), add_ids(p, need, "points"), page_add(p, ")");
}

void add_need_titles(struct page *p, const struct um_value *const *needs, size_t n)
{
    const struct um_value *when = um_value_get(needs[0], "if");
    page_add(p, *text_at(needs[0], "title") ? text_at(needs[0], "title") : "Outcome");
    if (um_value_count(um_value_get(needs[0], "acts")) || um_value_count(um_value_get(needs[0], "points")))
        page_add(p, "of");
    for (size_t i = 0; i < n; i++)
        page_add(p, i ? "," : ""), add_on(p, needs[i]);
    if (when)
        page_add(p, strcmp(text_at(when, "answer"), "yes") == 0 ? ", if the higher fault is asked for" : ", if the lesser fault is asked for");
    if (um_value_get(needs[0], "chooses"))
        page_add(p, ", which chooses the fault that is asked for");
}

void add_need_title(struct page *p, const struct um_value *need)
{
    add_need_titles(p, &need, 1);
}

void add_in_the_way(struct page *p, const struct um_value *need)
{
    size_t n = um_value_count(um_value_get(need, "defendants")), first = um_value_count(um_value_get(need, "first_for"));
    char text[96];
    snprintf(text, sizeof text, "Stands in the way of %zu defendant%s (", n, n == 1 ? "" : "s");
    page_add(p, text);
    p->glue = true;
    add_ids(p, need, "defendants"), page_add(p, ")");
    if (first) {
        snprintf(text, sizeof text, ", and is the first obstacle of %zu", first);
        page_add(p, first == n ? n == 1 ? ", and is his first obstacle" : ", and is the first obstacle of each" : text);
    }
    page_add(p, ".");
}

bool is_told_with(const struct um_value *a, const struct um_value *b)
{
    static const char *const keys[] = {"asked", "group", "reason", "defendants", "if", "worlds", "status", "cures", "missing"};
    bool same = a && b;
    for (size_t i = 0; same && i < sizeof keys / sizeof *keys; i++)
        same = same_value(um_value_get(a, keys[i]), um_value_get(b, keys[i]));
    return same;
}

bool same_under(const struct um_value *a, const struct um_value *b, const char *const *keys, size_t n)
{
    bool same = true;
    for (size_t i = 0; same && i < n; i++)
        same = same_value(um_value_get(a, keys[i]), um_value_get(b, keys[i]));
    return same;
}

/* ------------------------------------------------------------------ what to bring */

/* Those in the slots of a kind of point, in words. */
static const char *knower_words(const char *slot)
{
    static const char *const words[][2] = {{"actor", "whoever is said to have done it"},   {"parties", "those between whom it happened"},
                                           {"who", "the person it is about"},               {"from", "whoever said it"},
                                           {"to", "whoever was told"},                      {"mind", "those whose reason it was"},
                                           {"keeper", "the custodian of whoever keeps the file"}, {"account", "the account itself"}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i][0], slot) == 0)
            return words[i][1];
    return slot;
}

static void add_knowers(struct page *p, const struct um_value *source)
{
    const struct um_value *persons = um_value_get(source, "persons"), *slots = um_value_get(source, "knowers");
    size_t n = 0;
    for (size_t i = 0; i < um_value_count(persons); i++)
        page_add(p, n++ ? "or" : ""), page_add(p, um_value_string(um_value_at(persons, i)));
    for (size_t i = 0; !n && i < um_value_count(slots); i++)
        page_add(p, i ? "or" : ""), page_add(p, knower_words(um_value_string(um_value_at(slots, i))));
    if (um_value_integer(um_value_get(source, "bystanders")))
        page_add(p, n || um_value_count(slots) ? ", or whoever perceived it" : "whoever perceived it");
}

static void render_sources(struct page *p, const struct um_value *need, int column)
{
    const struct um_value *sources = um_value_get(need, "sources");
    if (!um_value_count(sources))
        return;
    page_begin(p, column, "Who can know it first-hand:", column + 2);
    for (size_t i = 0, n = 0; i < um_value_count(sources); i++) {
        const struct um_value *s = um_value_at(sources, i);
        if (!um_value_count(um_value_get(s, "knowers")) && !um_value_integer(um_value_get(s, "bystanders")))
            continue;
        page_add(p, n++ ? ";" : ""), add_knowers(p, s), page_add(p, "("), page_add(p, text_at(s, "meaning")), page_add(p, ")");
    }
    page_add(p, ".");
    page_end(p);
}

/* The rules by which it can be shown, those that show it first. */
static void render_ways(struct page *p, const struct um_value *document, const struct um_value *need, int column)
{
    static const struct {
        const char *gives, *words;
    } kinds[] = {{"enough", "Shows it:"}, {"court", "Leaves it to the Court:"}, {"adds", "Adds to other proof, and is not enough alone:"}};
    const struct um_value *ways = um_value_get(need, "ways");
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        size_t n = 0;
        for (size_t i = 0; i < um_value_count(ways); i++) {
            const struct um_value *way = um_value_at(ways, i);
            if (strcmp(text_at(way, "gives"), kinds[k].gives) != 0)
                continue;
            if (!n++)
                page_begin(p, column, kinds[k].words, column + 2);
            else
                page_add(p, "·");
            add_rule_name(p, document, text_at(way, "rule"));
            page_add(p, um_value_integer(um_value_get(way, "unsure")) ? "(may hold already: a key is missing)" : "");
        }
        if (n)
            page_add(p, "."), page_end(p);
    }
}

static void render_cures(struct page *p, const struct um_value *need, int column, const char *label)
{
    const struct um_value *cures = um_value_get(need, "cures");
    for (size_t i = 0; i < um_value_count(cures); i++) {
        page_begin(p, column, label, column + 2);
        page_add(p, text_at(um_value_at(cures, i), "text")), page_add(p, ".");
        page_end(p);
    }
}

/* ---------------------------------------------------------------------- blocks */

/* The needs that are told in one block, from one on. */
static size_t gather(const struct um_value *document, size_t first, const struct um_value **out)
{
    const struct um_value *needs = um_value_get(document, "needs"), *need = um_value_at(needs, first);
    size_t n = 0;
    for (size_t i = first; i < um_value_count(needs) && n < MOST_TOLD; i++)
        if (i == first || is_told_with(need, um_value_at(needs, i)))
            out[n++] = um_value_at(needs, i);
    return n;
}

/* Whether an earlier need of the list is told with it. */
static bool was_gathered(const struct um_value *needs, size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (is_told_with(um_value_at(needs, i), um_value_at(needs, at)))
            return true;
    return false;
}

/* The need above, in the order of the sections, under which the same is told already; NULL if there is none. */
static const struct um_value *told_above(const struct told *told, const struct um_value *need, const char *const *keys, size_t n)
{
    for (size_t i = 0; i < told->n; i++)
        if (same_under(told->needs[i], need, keys, n))
            return told->needs[i];
    return NULL;
}

static void render_above(struct page *p, const char *label, const struct um_value *above)
{
    page_begin(p, 4, label, 6);
    page_add(p, "as under"), page_add(p, text_at(above, "id")), page_add(p, ".");
    page_end(p);
}

/* What would meet it, or where that is told already. */
static void render_remedy(struct page *p, const struct um_value *document, const struct um_value *need, const struct told *told)
{
    static const char *const keys[] = {"asked", "cures", "sources", "ways"};
    const char *label = is_group(need, "enter") ? "If that is not it, to obtain:" : is_group(need, "court") ? "What would put it beyond question:" : "To obtain:";
    const struct um_value *above = told_above(told, need, keys, 4);
    if (is_group(need, "closed") || (!um_value_count(um_value_get(need, "cures")) && !um_value_count(um_value_get(need, "ways"))))
        return;
    if (above) {
        render_above(p, label, above);
        return;
    }
    render_cures(p, need, 4, label);
    render_sources(p, need, 4);
    render_ways(p, document, need, 4);
}

/* The ids of the needs of a block, and what they are of. */
static void render_block_head(struct page *p, const struct um_value *const *needs, size_t n)
{
    const struct um_value *need = needs[0];
    page_begin(p, 0, text_at(need, "id"), 0);
    for (size_t i = 1; i < n; i++)
        page_add(p, "+"), page_add(p, text_at(needs[i], "id"));
    page_to(p, n > 1 ? p->column + 2 : 4);
    p->indent = 4;
    add_need_titles(p, needs, n);
    page_add(p, ":"), page_add(p, status_words(text_at(need, "status")));
    if (um_value_count(um_value_get(need, "worlds")))
        page_add(p, "("), add_worlds(p, um_value_get(need, "worlds")), page_add(p, ")");
    page_add(p, "."), add_in_the_way(p, need);
    page_end(p);
    page_begin(p, 4, text_at(need, "reason"), 4);
    page_end(p);
}

static void render_block(struct page *p, const struct um_value *document, size_t at, struct told *told)
{
    static const char *const keys[] = {"asked", "records"};
    const struct um_value *needs[MOST_TOLD], *need = um_value_at(um_value_get(document, "needs"), at);
    size_t n = gather(document, at, needs);
    const struct um_value *above = told_above(told, need, keys, 2);
    render_block_head(p, needs, n);
    render_remedy(p, document, need, told);
    if (above && um_value_count(um_value_get(need, "records")))
        render_above(p, "Looked at:", above);
    else
        render_need_records(p, document, needs, n, 4);
    if (told->n < MOST_ABOVE)
        told->needs[told->n++] = need;
}

static void render_section(struct page *p, const struct um_value *document, const char *heading, const char *const *groups, size_t n, struct told *told)
{
    const struct um_value *needs = um_value_get(document, "needs");
    bool any = false;
    for (size_t i = 0; i < um_value_count(needs); i++) {
        bool here = false;
        for (size_t g = 0; g < n; g++)
            here = here || is_group(um_value_at(needs, i), groups[g]);
        if (!here || was_gathered(needs, i))
            continue;
        if (!any)
            render_heading(p, heading);
        else
            page_gap(p);
        any = true;
        render_block(p, document, i, told);
    }
}

/* ------------------------------------------------------------------ defendants */

/* Needs on a statement: its own and those of its points. */
static void add_needs_on(struct page *p, const struct um_value *document, const struct um_value *d, const char *act)
{
    const struct um_value *ids = um_value_get(d, "needs");
    size_t n = 0;
    for (size_t i = 0; i < um_value_count(ids); i++) {
        const struct um_value *need = find_need(document, um_value_string(um_value_at(ids, i))), *acts = um_value_get(need, "acts");
        bool here = false;
        for (size_t k = 0; k < um_value_count(acts); k++)
            here = here || strcmp(um_value_string(um_value_at(acts, k)), act) == 0;
        if (!here || um_value_get(need, "chooses"))
            continue;
        page_add(p, n++ ? "·" : "");
        page_add(p, *text_at(need, "title") ? text_at(need, "title") : text_at(need, "id")), add_bracketed(p, text_at(need, "id"));
        page_add(p, is_group(need, "court") ? "for the Court" : um_value_get(need, "if") ? "if asked for" : "");
    }
    page_add(p, n ? "." : "nothing.");
}

/* What closes a statement for good. */
static void add_closed_on(struct page *p, const struct um_value *document, const struct um_value *d, const char *act)
{
    const struct um_value *ids = um_value_get(d, "closed");
    size_t n = 0;
    for (size_t i = 0; i < um_value_count(ids); i++) {
        const struct um_value *need = find_need(document, um_value_string(um_value_at(ids, i))), *acts = um_value_get(need, "acts");
        for (size_t k = 0; k < um_value_count(acts); k++)
            if (strcmp(um_value_string(um_value_at(acts, k)), act) == 0) {
                page_add(p, n++ ? "·" : "");
                page_add(p, text_at(need, "title")), add_bracketed(p, text_at(need, "id"));
            }
    }
    page_add(p, ".");
}

/* Each statement that may be his, told once although claims and measures take it up apart. */
static void render_his_statements(struct page *p, const struct um_value *document, const struct um_value *d)
{
    const struct um_value *statements = um_value_get(d, "statements");
    for (size_t i = 0; i < um_value_count(statements); i++) {
        const struct um_value *s = um_value_at(statements, i);
        bool again = false, lost = true;
        for (size_t k = 0; k < um_value_count(statements); k++) {
            bool same = strcmp(text_at(um_value_at(statements, k), "act"), text_at(s, "act")) == 0;
            again = again || (same && k < i);
            lost = lost && (!same || um_value_integer(um_value_get(um_value_at(statements, k), "lost")));
        }
        if (again)
            continue;
        page_begin(p, 4, text_at(s, "act"), 9);
        page_to(p, 9);
        page_add(p, lost ? "nothing mends it:" : "needs:");
        if (lost)
            add_closed_on(p, document, d, text_at(s, "act"));
        else
            add_needs_on(p, document, d, text_at(s, "act"));
        page_end(p);
    }
}

/* Whether two defendants lack the same, so that it is told once. */
static bool lacks_the_same(const struct um_value *a, const struct um_value *b)
{
    static const char *const keys[] = {"outcome", "first", "needs", "closed"};
    bool same = a && b;
    for (size_t i = 0; same && i < sizeof keys / sizeof *keys; i++)
        same = same_value(um_value_get(a, keys[i]), um_value_get(b, keys[i]));
    return same;
}

/* What is asked of no one statement: of the request as a whole, or of the claimant. */
static void render_other_needs(struct page *p, const struct um_value *document, const struct um_value *d)
{
    const struct um_value *ids = um_value_get(d, "needs");
    size_t n = 0;
    for (size_t i = 0; i < um_value_count(ids); i++) {
        const struct um_value *need = find_need(document, um_value_string(um_value_at(ids, i)));
        if (um_value_count(um_value_get(need, "acts")) && !um_value_get(need, "chooses"))
            continue;
        if (!n++)
            page_begin(p, 4, "Beside that:", 9);
        else
            page_add(p, "·");
        page_add(p, text_at(need, "title")), add_bracketed(p, text_at(need, "id"));
        page_add(p, um_value_get(need, "chooses") ? "on which fault is asked for" : "");
    }
    if (n)
        page_add(p, "."), page_end(p);
}

static void render_defendant(struct page *p, const struct um_value *document, const struct um_value *d)
{
    const struct um_value *first = find_need(document, text_at(d, "first"));
    page_begin(p, 0, text_at(d, "id"), 4);
    page_to(p, 4);
    page_add(p, text_at(d, "label")), page_add(p, "—"), page_add(p, outcome_words(text_at(d, "outcome"))), page_add(p, ".");
    if (first) {
        page_add(p, "First"), page_add(p, text_at(first, "title")), add_bracketed(p, text_at(first, "id")), page_add(p, ":");
        page_add(p, text_at(first, "reason"));
    } else if (!um_value_count(um_value_get(d, "needs"))) {
        page_add(p, "Nothing is missing.");
    }
    page_end(p);
    render_his_statements(p, document, d);
    render_other_needs(p, document, d);
}

static void render_defendants_lack(struct page *p, const struct um_value *document)
{
    const struct um_value *defendants = um_value_get(document, "defendants");
    render_heading(p, "WHO LACKS WHAT (one statement that is fully shown carries its speaker)");
    for (size_t i = 0; i < um_value_count(defendants); i++) {
        const struct um_value *d = um_value_at(defendants, i);
        bool told = false;
        for (size_t k = 0; k < i && !told; k++)
            told = lacks_the_same(um_value_at(defendants, k), d);
        if (told)
            continue;
        render_defendant(p, document, d);
        for (size_t k = i + 1, n = 0; k < um_value_count(defendants); k++) {
            const struct um_value *other = um_value_at(defendants, k);
            if (!lacks_the_same(d, other))
                continue;
            if (!n++)
                page_begin(p, 4, "The same, judged separately:", 9);
            else
                page_add(p, "·");
            page_add(p, text_at(other, "id")), page_add(p, text_at(other, "label"));
        }
        page_end(p);
    }
    p->indent = 0;
}

/* ------------------------------------------------------------------------ form */

/* Defects of form: by rule, what mends it and where it is found. Mending the form does not make the rest good. */
static void render_form(struct page *p, const struct um_value *document)
{
    const struct um_value *objections = um_value_get(document, "objections");
    bool any = false;
    for (size_t i = 0; i < um_value_count(objections); i++) {
        const struct um_value *o = um_value_at(objections, i), *records = um_value_get(o, "records");
        if (strcmp(text_at(o, "ground"), "form") != 0)
            continue;
        if (!any)
            render_heading(p, "DEFECTS OF FORM (to mend the form is not to mend what else stands against a record)");
        any = true;
        page_begin(p, 0, text_at(o, "rule"), 4);
        page_add(p, text_at(gap_rule(document, text_at(o, "rule")), "title")), page_add(p, ":");
        for (size_t k = 0, n = 0; k < um_value_count(records); k++) {
            const char *cite = text_at(um_value_at(records, k), "cite");
            bool again = false;
            for (size_t r = 0; r < k; r++)
                again = again || strcmp(text_at(um_value_at(records, r), "cite"), cite) == 0;
            if (!again)
                page_add(p, n++ ? ";" : ""), page_add(p, cite);
        }
        page_add(p, *text_at(um_value_at(records, 0), "cure") ? "— to mend:" : ""), page_add(p, text_at(um_value_at(records, 0), "cure")), page_add(p, ".");
        page_end(p);
    }
}

void render_gap_rules(struct page *p, const struct um_value *document)
{
    const struct um_value *rules = um_value_get(document, "rules");
    render_heading(p, "THE RULES, AND WHAT THEY REST ON");
    for (size_t i = 0; i < um_value_count(rules); i++) {
        const struct um_value *r = um_value_at(rules, i);
        page_begin(p, 0, text_at(r, "id"), 4);
        page_add(p, text_at(r, "title")), page_add(p, ":"), page_add(p, text_at(r, "proposition"));
        page_add(p, text_at(r, "ask"));
        page_end(p);
        render_short_authorities(p, um_value_get(r, "authorities"), 4);
    }
    p->indent = 0;
}

static void render_enter_first(struct page *p, const struct um_value *document)
{
    const struct um_value *items = um_value_get(document, "enter_first");
    if (!um_value_count(items))
        return;
    render_heading(p, "NOT ENTERED (it may be in the papers)");
    for (size_t i = 0; i < um_value_count(items); i++) {
        const struct um_value *item = um_value_at(items, i);
        const char *kind = text_at(item, "kind");
        bool of_rows = strcmp(kind, "unread-record") != 0 && strcmp(kind, "exhibit") != 0;
        page_begin(p, 0, "–", 4);
        page_to(p, 4);
        page_add(p, text_at(item, "text"));
        page_add(p, strcmp(kind, "unread-record") == 0 ? "(cited, and not read)" : strcmp(kind, "exhibit") == 0 ? "(known only as another paper describes it)" : "");
        if (of_rows)
            page_add(p, "("), add_ids(p, item, "ids"), page_add(p, ")");
        page_end(p);
    }
    p->indent = 0;
}

void render_gaps(FILE *out, const struct um_value *document, int width)
{
    static const char *const enter[] = {"enter"}, *const obtain[] = {"offer", "substance", "open", "form"}, *const court[] = {"court", "conflict"}, *const closed[] = {"closed"};
    struct page page = {.out = out, .width = width - MARKS, .law_questions = um_value_get(document, "law_questions")}, *p = &page;
    render_caption(p, document);
    page_add(p, strcmp(text_at(document, "for"), "opponent") == 0 ? "Read for whoever resists disclosure." : "Read for the party that wants the identity.");
    page_end(p);
    if (strcmp(text_at(document, "for"), "opponent") == 0) {
        render_attack(p, document);
    } else {
        render_defendants_lack(p, document);
        render_enter_first(p, document);
        render_form(p, document);
        struct told told = {.n = 0};
        render_section(p, document, "TO ENTER (a paper that was not read, or a key that is missing, may supply it)", enter, 1, &told);
        render_section(p, document, "TO OBTAIN (what is entered does not supply it)", obtain, 4, &told);
        render_section(p, document, "FOR THE COURT", court, 2, &told);
        render_section(p, document, "WHAT NO EVIDENCE MENDS", closed, 1, &told);
    }
    render_remedies(p, document);
    p->indent = 0;
    render_gap_rules(p, document);
    render_footer(p, document);
}
