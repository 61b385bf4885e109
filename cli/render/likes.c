/* Decided cases that are like a balance or a question: what is shared, what is not, and what was held. */
#include <string.h>

#include "../cli.h"
#include "render/text.h"

/* How surely it is known, where it is not from the ruling itself. */
static void add_known(struct page *p, const struct um_value *held)
{
    static const char *const words[][2] = {{"summary", "[from a summary]"}, {"background", "[background, unchecked]"}, {"inferred", "[inferred]"}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i][0], text_at(held, "known")) == 0)
            page_add(p, words[i][1]);
}

/* As the law cites it, with what has become of it; else Art of Living Foundation v. Does 1-10 (N.D. Cal., Koh, J., Nov. 9, 2011). */
static void add_case(struct page *p, const struct um_value *entry)
{
    const struct um_value *authority = um_value_get(entry, "authority"), *fate = um_value_get(authority, "fate");
    char buffer[32];
    page_add(p, authority ? text_at(authority, "cite") : text_at(entry, "caption"));
    if (!authority)
        page_add(p, "("), page_add(p, text_at(entry, "court")), page_add(p, ","), page_add(p, day_words(text_at(entry, "date"), buffer)), page_add(p, ")");
    for (size_t i = 0; i < um_value_count(fate); i++)
        page_add(p, "["), page_add(p, um_value_string(um_value_at(fate, i))), page_add(p, "]");
}

/* Whether some factors have one of the same title that leans the same way. */
static bool has_kin(const struct um_value *factors, const struct um_value *f, size_t n)
{
    bool found = false;
    for (size_t i = 0; i < n && !found; i++)
        found = strcmp(text_at(um_value_at(factors, i), "title"), text_at(f, "title")) == 0 &&
                strcmp(text_at(um_value_at(factors, i), "leans"), text_at(f, "leans")) == 0;
    return found;
}

/* The titles of some factors, each once: those that lean one way where leans is given; of others the kin, or what is no kin of them. */
static bool add_factors(struct page *p, const struct um_value *factors, const char *leans, const struct um_value *others, bool kin, const char *lead)
{
    bool any = false;
    for (size_t i = 0; i < um_value_count(factors); i++) {
        const struct um_value *f = um_value_at(factors, i);
        if ((leans && strcmp(text_at(f, "leans"), leans) != 0) || has_kin(factors, f, i) || has_kin(others, f, um_value_count(others)) != kin)
            continue;
        page_add(p, any ? ";" : lead), page_add(p, text_at(f, "title"));
        any = true;
    }
    return any;
}

/* Shared, towards disclosure: A; towards anonymity: B. */
static void add_shared(struct page *p, const struct um_value *shared)
{
    const struct um_value *claims = um_value_get(shared, "claims"), *facts = um_value_get(shared, "facts");
    bool any = add_factors(p, um_value_get(shared, "disclosure"), NULL, NULL, false, "Shared, towards disclosure:");
    any = add_factors(p, um_value_get(shared, "anonymity"), NULL, NULL, false, any ? "; towards anonymity:" : "Shared, towards anonymity:") || any;
    for (size_t i = 0; i < um_value_count(facts); i++) {
        const struct um_value *f = um_value_at(facts, i);
        page_add(p, i ? ";" : any ? "; the facts:" : "Shared:");
        page_add(p, *text_at(f, "means") ? text_at(f, "means") : text_at(f, "value"));
        any = true;
    }
    if (*text_at(shared, "rule") && !um_value_count(facts))
        page_add(p, any ? "; and the question arises under" : "Shared: the question arises under"), page_add(p, text_at(shared, "rule"));
    for (size_t i = 0; i < um_value_count(claims); i++)
        page_add(p, i ? "," : "; the claim:"), page_add(p, text_at(um_value_at(claims, i), "title"));
    page_add(p, *text_at(shared, "test") ? "; the test." : ".");
}

/* There also, towards anonymity: A. */
static void add_apart(struct page *p, const struct um_value *factors, const struct um_value *others, bool kin, const char *where)
{
    static const char *const sides[][2] = {{"disclosure", "towards disclosure:"}, {"anonymity", "towards anonymity:"}};
    bool any = false;
    for (size_t i = 0; i < 2; i++) {
        bool has = false;
        for (size_t k = 0; k < um_value_count(factors); k++) {
            const struct um_value *f = um_value_at(factors, k);
            has = has || (strcmp(text_at(f, "leans"), sides[i][0]) == 0 && has_kin(others, f, um_value_count(others)) == kin);
        }
        if (has)
            page_add(p, any ? ";" : where), add_factors(p, factors, sides[i][0], others, kin, sides[i][1]);
        any = any || has;
    }
    page_add(p, any ? "." : "");
}

/* What only one has; first the factors that both have, each on facts of its own. */
static void add_differs(struct page *p, const struct um_value *differs)
{
    const struct um_value *here = um_value_get(differs, "here"), *there = um_value_get(differs, "there");
    add_apart(p, here, there, true, "The same on other facts,");
    add_apart(p, there, here, false, "There also,");
    add_apart(p, here, there, false, "Here also,");
}

/* What became of the request: the court's words, else the kind of outcome. */
static void add_outcomes(struct page *p, const struct um_value *outcomes, const char *lead)
{
    for (size_t i = 0; i < um_value_count(outcomes); i++) {
        const struct um_value *o = um_value_at(outcomes, i);
        page_add(p, i ? ";" : lead);
        page_add(p, *text_at(o, "words") ? text_at(o, "words") : um_meaning("disclosure", text_at(o, "disclosure")));
        add_known(p, o);
    }
    page_add(p, um_value_count(outcomes) ? "." : "");
}

static void add_then(struct page *p, const struct um_value *then)
{
    for (size_t i = 0; i < um_value_count(then); i++) {
        const struct um_value *later = um_value_at(then, i);
        page_add(p, "Later in the same matter,"), page_add(p, text_at(later, "name"));
        add_outcomes(p, um_value_get(later, "outcomes"), ":");
    }
}

static const char *balance_words(const struct um_value *held)
{
    static const char *const words[][2] = {{"met", "Held on the balance: for disclosure"}, {"unmet", "Held on the balance: for anonymity"},
                                           {"for-court", "The balance was left to another court"}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i][0], text_at(held, "status")) == 0)
            return words[i][1];
    return "Held on the balance:";
}

static void add_ground(struct page *p, const struct um_value *held)
{
    page_add(p, *text_at(held, "words") ? "—" : ""), page_add(p, text_at(held, "words"));
    page_add(p, "("), page_add(p, text_at(held, "source")), page_add(p, ")");
    add_known(p, held);
    page_add(p, ".");
}

static void begin_entry(struct page *p, const struct um_value *entry, int column)
{
    p->indent = column + 2;
    page_to(p, column);
    page_add(p, "•"), add_case(p, entry);
}

/* A case in which harms were weighed. */
static void add_weighed(struct page *p, const struct um_value *entry, int column)
{
    const struct um_value *held = um_value_get(entry, "held");
    begin_entry(p, entry, column);
    page_add(p, ", on"), add_list(p, um_value_get(entry, "speakers"), ","), page_add(p, ".");
    page_end(p);
    add_shared(p, um_value_get(entry, "shared"));
    add_differs(p, um_value_get(entry, "differs"));
    page_end(p);
    page_add(p, balance_words(held)), add_ground(p, held);
    add_outcomes(p, um_value_get(entry, "outcomes"), "Outcome:");
    add_then(p, um_value_get(entry, "then"));
    page_end(p);
}

static bool is_weighed(const struct um_value *entry)
{
    return strcmp(text_at(um_value_get(entry, "held"), "on"), "balance") == 0;
}

/* The cases that ended before the balance, or of whose balance nothing is known: by name and outcome only. */
static void add_unweighed(struct page *p, const struct um_value *decisions, int column)
{
    bool any = false;
    for (size_t i = 0; i < um_value_count(decisions); i++) {
        const struct um_value *entry = um_value_at(decisions, i), *held = um_value_get(entry, "held");
        if (is_weighed(entry))
            continue;
        if (!any)
            page_item(p, column, "", column, "A factor is shared, but no balance is known to have been struck:");
        any = true;
        begin_entry(p, entry, column);
        page_add(p, ", on"), add_list(p, um_value_get(entry, "speakers"), ","), page_add(p, ".");
        add_shared(p, um_value_get(entry, "shared"));
        if (*text_at(held, "part"))
            page_add(p, "It failed before, on"), page_add(p, text_at(held, "part")), page_add(p, "."), add_known(p, held);
        add_outcomes(p, um_value_get(entry, "outcomes"), "Outcome:");
        add_then(p, um_value_get(entry, "then"));
        page_end(p);
    }
}

static void add_later(struct page *p, const struct um_value *like, int column)
{
    char text[96];
    long long later = (long long)um_value_integer(um_value_get(like, "later"));
    snprintf(text, sizeof text, "%lld more %s decided after the day of the law, and %s not listed.", later, later == 1 ? "was" : "were", later == 1 ? "is" : "are");
    if (later)
        page_item(p, column, "", column, text);
}

bool has_like(const struct um_value *like)
{
    return um_value_count(um_value_get(like, "decisions")) || um_value_integer(um_value_get(like, "later"));
}

void render_like_balance(struct page *p, const struct um_value *like, int column)
{
    const struct um_value *decisions = um_value_get(like, "decisions");
    if (!has_like(like))
        return;
    page_item(p, column, "", column, "Decided on like facts, as far as the records of these cases are entered; the newest first, and nothing is scored:");
    for (size_t i = 0; i < um_value_count(decisions); i++)
        if (is_weighed(um_value_at(decisions, i)))
            add_weighed(p, um_value_at(decisions, i), column + 2);
    add_unweighed(p, decisions, column + 2);
    add_later(p, like, column + 2);
    p->indent = 0;
}

/* yes, no, or left open. */
static const char *answer_words(const struct um_value *held)
{
    const char *answer = text_at(held, "answer");
    return strcmp(answer, "yes") == 0 ? "The court answered: yes" : strcmp(answer, "no") == 0 ? "The court answered: no" : "The court left it open";
}

void render_like_question(struct page *p, const struct um_value *like, int column)
{
    const struct um_value *decisions = um_value_get(like, "decisions");
    for (size_t i = 0; i < um_value_count(decisions); i++) {
        const struct um_value *entry = um_value_at(decisions, i);
        begin_entry(p, entry, column);
        page_add(p, ".");
        add_shared(p, um_value_get(entry, "shared"));
        page_end(p);
        page_add(p, answer_words(um_value_get(entry, "held"))), add_ground(p, um_value_get(entry, "held"));
        add_then(p, um_value_get(entry, "then"));
        page_end(p);
    }
    add_later(p, like, column);
    p->indent = 0;
}

bool any_like(const struct um_value *questions)
{
    bool any = false;
    for (size_t i = 0; i < um_value_count(questions); i++)
        any = any || has_like(um_value_get(um_value_at(questions, i), "like"));
    return any;
}

void render_like_questions(struct page *p, const struct um_value *questions, int column)
{
    if (!any_like(questions))
        return;
    if (!column)
        page_gap(p);
    page_item(p, column, "", column, "Questions for the Court that were decided on like facts, the newest first:");
    for (size_t i = 0; i < um_value_count(questions); i++) {
        const struct um_value *q = um_value_at(questions, i), *like = um_value_get(q, "like");
        if (!has_like(like))
            continue;
        page_item(p, column + 2, "", column + 2, text_at(q, "ask"));
        render_like_question(p, like, column + 4);
    }
}
