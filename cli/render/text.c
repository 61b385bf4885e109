#include "render/text.h"

#include <stdlib.h>
#include <string.h>

#include "../cli.h"

const char *text_at(const struct um_value *object, const char *key)
{
    const char *s = um_value_string(um_value_get(object, key));
    return s ? s : "";
}

const struct um_value *find_node(const struct um_value *findings, const char *node)
{
    for (size_t i = 0; i < um_value_count(findings); i++)
        if (strcmp(text_at(um_value_at(findings, i), "node"), node) == 0)
            return um_value_at(findings, i);
    return NULL;
}

static const char *reason_of(const struct um_value *finding)
{
    return text_at(um_value_get(finding, "reason"), "text");
}

void render_heading(struct page *p, const char *text)
{
    page_gap(p);
    p->indent = 0;
    page_add(p, text);
    page_end(p);
}

/* ------------------------------------------------------------------ caption */

const char *day_words(const char *day, char buffer[32])
{
    static const char *const months[] = {"Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."};
    long month = strlen(day) >= 10 ? strtol(day + 5, NULL, 10) : 0;
    if (month < 1 || month > 12)
        return day;
    snprintf(buffer, 32, "%s %ld, %.4s", months[month - 1], strtol(day + 8, NULL, 10), day);
    return buffer;
}

void render_caption(struct page *p, const struct um_value *document)
{
    const struct um_value *matter = um_value_get(document, "matter"), *record = um_value_get(document, "record");
    char buffer[32];
    page_add(p, text_at(matter, "caption"));
    if (*text_at(matter, "number"))
        page_add(p, ", No."), page_add(p, text_at(matter, "number"));
    page_add(p, "("), page_add(p, text_at(matter, "court_name")), page_add(p, ")");
    page_end(p);
    page_add(p, um_value_integer(um_value_get(record, "cut")) ? "Record as of" : "Record through");
    page_add(p, *text_at(record, "as_of") ? day_words(text_at(record, "as_of"), buffer) : "no day: nothing is dated");
    if (*text_at(record, "decision"))
        page_add(p, "(what the decision of that day saw)");
    page_end(p);
}

static void render_filings(struct page *p, const struct um_value *matter)
{
    static const char *const kinds[][2] = {{"motion", "motion"}, {"opposition", "opposed"}, {"reply", "reply"},
                                           {"order", "order"}, {"response", "response"}};
    const struct um_value *filings = um_value_get(matter, "filings");
    bool first = true;
    if (!um_value_count(filings))
        return;
    page_add(p, "Papers");
    page_cell(p, 8, "");
    for (size_t i = 0; i < um_value_count(filings); i++)
        for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
            const struct um_value *f = um_value_at(filings, i);
            char item[256];
            if (strcmp(text_at(f, "kind"), kinds[k][0]) != 0)
                continue;
            snprintf(item, sizeof item, "%s%s (%s)", first ? "" : "· ", kinds[k][1], *text_at(f, "dkt") ? text_at(f, "dkt") : text_at(f, "short"));
            page_add(p, item);
            first = false;
        }
    page_end(p);
    p->indent = 0;
}

/* What a position says, in the words of the law. */
static void add_position(struct page *p, const struct um_value *choice)
{
    for (size_t q = 0; q < um_value_count(p->law_questions); q++) {
        const struct um_value *question = um_value_at(p->law_questions, q), *positions = um_value_get(question, "positions");
        if (strcmp(text_at(question, "id"), text_at(choice, "question")) != 0)
            continue;
        for (size_t i = 0; i < um_value_count(positions); i++)
            if (strcmp(text_at(um_value_at(positions, i), "id"), text_at(choice, "position")) == 0) {
                page_add(p, text_at(question, "title")), page_add(p, "="), page_add(p, text_at(um_value_at(positions, i), "says"));
            }
    }
}

void add_worlds(struct page *p, const struct um_value *worlds)
{
    for (size_t w = 0; w < um_value_count(worlds); w++) {
        const struct um_value *world = um_value_at(worlds, w);
        page_add(p, w ? "or" : "if");
        for (size_t i = 0; i < um_value_count(world); i++) {
            page_add(p, i ? "and" : "");
            add_position(p, um_value_at(world, i));
        }
    }
}

void add_list(struct page *p, const struct um_value *list, const char *between)
{
    for (size_t i = 0; i < um_value_count(list); i++) {
        if (i)
            page_add(p, between);
        page_add(p, um_value_string(um_value_at(list, i)));
    }
}

/* One test: for whom and where, when it is not for all, and why. */
static void render_one_test(struct page *p, const struct um_value *test, bool alone)
{
    if (!alone) {
        page_add(p, text_at(test, "title")), page_add(p, "for"), add_list(p, um_value_get(test, "defendants"), "·");
        page_add(p, um_value_count(um_value_get(test, "worlds")) ? "," : "");
        add_worlds(p, um_value_get(test, "worlds"));
        page_add(p, ":");
    }
    page_add(p, text_at(test, "reason"));
    page_add(p, "Standard:"), page_add(p, text_at(test, "standard")), page_add(p, ".");
    page_end(p);
}

static void render_tests(struct page *p, const struct um_value *matter)
{
    const struct um_value *tests = um_value_get(matter, "tests"), *claims = um_value_get(matter, "claims");
    const struct um_value *answers = um_value_get(um_value_get(matter, "test"), "answers");
    page_add(p, um_value_count(tests) > 1 ? "Tests" : "Test");
    for (size_t i = 0; i < um_value_count(tests); i++) {
        page_cell(p, 8, "");
        render_one_test(p, um_value_at(tests, i), um_value_count(tests) == 1);
        p->indent = i + 1 < um_value_count(tests) ? 0 : p->indent;
    }
    for (size_t i = 0; i < um_value_count(answers); i++) {
        page_add(p, "–"), page_add(p, text_at(um_value_at(answers, i), "who"));
        page_add(p, ":"), page_add(p, text_at(um_value_at(answers, i), "text"));
        page_add(p, "("), page_add(p, text_at(um_value_at(answers, i), "cite")), page_add(p, ")");
        page_end(p);
    }
    p->indent = 0;
    page_add(p, "Claim");
    page_cell(p, 8, um_value_count(claims) ? "" : "none is entered");
    for (size_t i = 0; i < um_value_count(claims); i++) {
        page_add(p, i ? "·" : ""), page_add(p, um_value_count(claims) > 1 ? text_at(um_value_at(claims, i), "id") : "");
        page_add(p, text_at(um_value_at(claims, i), "title"));
        page_add(p, "("), page_add(p, text_at(um_value_at(claims, i), "claimant")), page_add(p, ")");
    }
    page_end(p);
    p->indent = 0;
}

/* Other relief that a party asks for. */
static void render_relief(struct page *p, const struct um_value *matter)
{
    const struct um_value *relief = um_value_get(matter, "relief");
    for (size_t i = 0; i < um_value_count(relief); i++) {
        const struct um_value *r = um_value_at(relief, i);
        p->indent = 0;
        page_add(p, i ? "" : "Relief");
        page_cell(p, 8, "");
        page_add(p, text_at(r, "who")), page_add(p, ":"), page_add(p, text_at(r, "text"));
        page_add(p, "("), page_add(p, text_at(r, "cite")), page_add(p, ")");
        page_end(p);
    }
    p->indent = 0;
}

void render_cautions(struct page *p, const struct um_value *matter, bool cited)
{
    const struct um_value *cautions = um_value_get(matter, "cautions");
    for (size_t i = 0; i < um_value_count(cautions); i++) {
        const struct um_value *c = um_value_at(cautions, i);
        if (strcmp(text_at(c, "id"), "described") == 0 && strcmp(text_at(um_value_at(cautions, 0), "id"), "read-in") == 0)
            continue; /* said by the first */
        if (!cited && strcmp(text_at(c, "id"), "authorities") == 0)
            continue;
        p->indent = 0;
        page_add(p, i ? "" : "CAUTION");
        page_cell(p, 8, "");
        if (strcmp(text_at(c, "id"), "read-in") == 0) {
            page_add(p, "Entered from"), add_list(p, um_value_get(c, "cites"), "·"), page_add(p, "alone;"), page_add(p, text_at(c, "text")), page_add(p, ".");
        } else if (strcmp(text_at(c, "id"), "described") == 0) {
            page_add(p, "Known only as"), page_add(p, text_at(c, "text")), page_add(p, "quotes or describes it:");
            add_list(p, um_value_get(c, "cites"), "·");
        } else if (strcmp(text_at(c, "id"), "authorities") == 0) {
            page_add(p, text_at(c, "text")), page_add(p, "(--full)");
        } else {
            add_list(p, um_value_get(c, "cites"), "·"), page_add(p, "—"), page_add(p, text_at(c, "text"));
        }
        page_end(p);
    }
    p->indent = 0;
}

/* --------------------------------------------------------------- statements */

/* What was judged, and for which claim where several are judged apart: a name that is no defendant's holds /c/<claim>/ then. */
void add_title(struct page *p, const struct um_value *f)
{
    const char *node = text_at(f, "node"), *claim = strncmp(node, "d/", 2) != 0 ? strstr(node, "/c/") : NULL;
    page_add(p, *text_at(f, "title") ? text_at(f, "title") : node);
    if (claim) {
        char words[64];
        claim += strlen("/c/");
        snprintf(words, sizeof words, "(claim %.*s)", (int)strcspn(claim, "/"), claim);
        page_add(p, words);
    }
}

void add_joined(struct page *p, const char *before, const char *word, const char *behind)
{
    size_t n = strlen(before) + strlen(word) + strlen(behind) + 1;
    char *line = malloc(n);
    if (line) {
        snprintf(line, n, "%s%s%s", before, word, behind);
        page_add(p, line);
    }
    free(line);
}

void add_bracketed(struct page *p, const char *word)
{
    add_joined(p, "(", word, ")");
}

void add_quoted(struct page *p, const char *words)
{
    bool own = (unsigned char)*words == 0xe2;
    add_joined(p, own ? "" : "“", words, own ? "" : "”");
}

enum { SHORT_QUOTE = 100 }; /* bytes of a quotation that fits the first screen */

/* What was offered on a point and what came of each, in a line. */
static void add_offers(struct page *p, const struct um_value *falsity)
{
    const struct um_value *evidence = um_value_get(falsity, "evidence");
    if (um_value_count(evidence) < 2)
        return;
    page_end(p);
    page_add(p, "Offered:");
    for (size_t i = 0; i < um_value_count(evidence); i++) {
        const struct um_value *e = um_value_at(evidence, i), *before = um_value_at(evidence, i - 1);
        bool repeats = i && strcmp(text_at(e, "cite"), text_at(before, "cite")) == 0;
        page_add(p, i ? ";" : "");
        page_add(p, repeats ? "also" : text_at(e, "cite"));
        const char *words = text_at(e, "words");
        if (*words && strlen(words) <= SHORT_QUOTE && !strstr(reason_of(falsity), words))
            add_quoted(p, words);
        page_add(p, "—"), page_add(p, effect_words(text_at(e, "effect")));
        if (um_value_count(um_value_get(e, "worlds")))
            page_add(p, "("), add_worlds(p, um_value_get(e, "worlds")), page_add(p, ")");
    }
    page_add(p, ".");
}

/* Whether what is found as pleaded is found by evidence too, for the same reason: there it is said once. */
static bool same_by_evidence(const struct um_value *findings, const struct um_value *f)
{
    const char *node = text_at(f, "node"), *step = strstr(node, "/pleaded/");
    for (size_t i = 0; step && i < um_value_count(findings); i++) {
        const struct um_value *other = um_value_at(findings, i);
        const char *by_evidence = text_at(other, "node");
        size_t before = (size_t)(step - node);
        if (strncmp(by_evidence, node, before) == 0 && strcmp(by_evidence + before, step + strlen("/pleaded")) == 0)
            return strcmp(text_at(other, "status"), text_at(f, "status")) == 0 && strcmp(reason_of(other), reason_of(f)) == 0;
    }
    return false;
}

/* Whether a finding is worth a line on the first screen: no statement of fact, or what became of falsity or of breach. */
static bool tells(const struct um_value *f)
{
    const char *slash = strrchr(text_at(f, "node"), '/'), *status = text_at(f, "status");
    return slash && ((strcmp(slash, "/fact") == 0 && strcmp(status, "met") != 0) ||
                     ((strcmp(slash, "/falsity") == 0 || strcmp(slash, "/breach") == 0) && strcmp(status, "inapplicable") != 0));
}

/* Whether the claims of a point, judged apart, come to the same on what a finding is about. */
static bool claims_agree(const struct um_value *nodes, const struct um_value *findings, const struct um_value *f)
{
    for (size_t i = 0; i < um_value_count(nodes); i++) {
        const struct um_value *other = find_node(findings, um_value_string(um_value_at(nodes, i)));
        if (strcmp(text_at(other, "title"), text_at(f, "title")) == 0 &&
            (strcmp(text_at(other, "status"), text_at(f, "status")) != 0 || strcmp(reason_of(other), reason_of(f)) != 0))
            return false;
    }
    return true;
}

/* Whether an earlier node of the point is about the same. */
static bool is_repeated(const struct um_value *nodes, size_t n, const struct um_value *findings, const struct um_value *f)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(text_at(find_node(findings, um_value_string(um_value_at(nodes, i))), "title"), text_at(f, "title")) == 0)
            return true;
    return false;
}

/* What a point comes to: whether it states a fact, and whether it is shown to be false, or to disclose what is kept. */
static void render_point(struct page *p, const struct um_value *point, const struct um_value *findings, bool alone)
{
    const struct um_value *nodes = um_value_get(point, "nodes");
    if (!alone)
        page_item(p, 5, "–", 7, text_at(point, "text"));
    p->indent = alone ? 5 : 7;
    for (size_t i = 0; i < um_value_count(nodes); i++) {
        const struct um_value *f = find_node(findings, um_value_string(um_value_at(nodes, i)));
        bool agree = claims_agree(nodes, findings, f);
        if (!tells(f) || same_by_evidence(findings, f) || (agree && is_repeated(nodes, i, findings, f)))
            continue;
        page_to(p, p->indent);
        if (agree)
            page_add(p, text_at(f, "title"));
        else
            add_title(p, f);
        page_add(p, ":"), page_add(p, status_words(text_at(f, "status"))), page_add(p, "—"), page_add(p, reason_of(f));
        if (strcmp(strrchr(text_at(f, "node"), '/'), "/fact") != 0)
            add_offers(p, f);
        page_end(p);
    }
    page_end(p);
    p->indent = 0;
}

/* Whether a finding decides a statement by itself: the court is asked, or the law defeats it; not for mere want of evidence. */
static bool decides_statement(const struct um_value *f)
{
    const char *status = text_at(f, "status");
    if (strcmp(status, "unmet") == 0)
        return strcmp(text_at(f, "why"), "defeated") == 0 || strcmp(text_at(f, "why"), "conceded") == 0;
    return strcmp(status, "for-court") == 0 || strcmp(status, "contested") == 0 || strcmp(status, "conflict") == 0;
}

/* Every finding of a node of the act that decides it, with the worlds in which it does. */
static void render_of_act(struct page *p, const struct um_value *nodes, const struct um_value *findings)
{
    for (size_t i = 0; i < um_value_count(nodes); i++)
        for (size_t k = 0; k < um_value_count(findings); k++) {
            const struct um_value *f = um_value_at(findings, k), *worlds = um_value_get(f, "worlds");
            if (strcmp(text_at(f, "node"), um_value_string(um_value_at(nodes, i))) != 0 || !decides_statement(f) || same_by_evidence(findings, f))
                continue;
            p->indent = 5;
            page_to(p, 5);
            add_title(p, f), page_add(p, ":"), page_add(p, status_words(text_at(f, "status")));
            if (um_value_count(worlds))
                page_add(p, "("), add_worlds(p, worlds), page_add(p, ")");
            page_add(p, "—"), page_add(p, reason_of(f));
            page_end(p);
        }
    p->indent = 0;
}

static void render_statements(struct page *p, const struct um_value *matter)
{
    const struct um_value *statements = um_value_get(matter, "statements"), *findings = um_value_get(matter, "findings");
    size_t unknown = 0, n = um_value_count(statements);
    for (size_t i = 0; i < n; i++)
        unknown += strcmp(text_at(um_value_at(statements, i), "speaker"), "one") != 0;
    render_heading(p, unknown == n ? "STATEMENT BY STATEMENT, JUDGED ONCE (the speaker of none of them is in this record)"
                            : "STATEMENT BY STATEMENT, JUDGED ONCE");
    for (size_t i = 0; i < n; i++) {
        const struct um_value *s = um_value_at(statements, i), *points = um_value_get(s, "points");
        const char *words = text_at(s, "words");
        page_cell(p, 0, text_at(s, "id"));
        page_cell(p, 5, "");
        if (*words)
            add_quoted(p, words);
        else
            page_add(p, text_at(s, "gist")), page_add(p, has_no_words(text_at(s, "kind")) ? "" : "(as characterised; the words are not in this record)");
        page_end(p);
        for (size_t k = 0; k < um_value_count(points); k++)
            render_point(p, um_value_at(points, k), findings, um_value_count(points) == 1);
        render_of_act(p, um_value_get(s, "nodes"), findings);
    }
}

static void render_enter_first(struct page *p, const struct um_value *matter)
{
    const struct um_value *items = um_value_get(matter, "enter_first");
    if (!um_value_count(items))
        return;
    render_heading(p, "TO ENTER FIRST");
    page_cell(p, 4, "");
    for (size_t i = 0; i < um_value_count(items); i++) {
        const struct um_value *item = um_value_at(items, i);
        const char *kind = text_at(item, "kind");
        bool acts = strcmp(kind, "speaker") == 0 || strcmp(kind, "time") == 0 || strcmp(kind, "words") == 0;
        page_add(p, i ? "·" : ""), page_add(p, text_at(item, "text"));
        if (acts)
            page_add(p, "("), add_list(p, um_value_get(item, "ids"), "·"), page_add(p, ")");
    }
    page_end(p);
    p->indent = 0;
}

void render_footer(struct page *p, const struct um_value *document)
{
    const struct um_value *law = um_value_get(document, "law");
    char line[320];
    page_gap(p);
    page_add(p, "unmask"), page_add(p, text_at(um_value_get(document, "engine"), "version")), page_add(p, "· built-in law");
    for (size_t i = 0; i < um_value_count(law); i++) {
        const struct um_value *pack = um_value_at(law, i);
        if (um_value_integer(um_value_get(pack, "built_in")))
            continue;
        snprintf(line, sizeof line, "· NOT BUILT IN: %.64s %.64s, sha256 %.12s…", text_at(pack, "id"), text_at(pack, "version"), text_at(pack, "sha256"));
        page_add(p, line);
    }
    snprintf(line, sizeof line, "· record sha256 %.12s…", text_at(um_value_get(document, "record"), "sha256"));
    page_add(p, line);
    page_end(p);
    page_add(p, "Research aid, not legal advice. It decides nothing in a court's place.");
    page_end(p);
}

void render_text(FILE *out, const struct um_value *document, int width, bool full)
{
    const struct um_value *matter = um_value_get(document, "matter");
    struct page page = {.out = out, .width = width, .law_questions = um_value_get(matter, "law_questions")}, *p = &page;
    render_caption(p, document);
    render_filings(p, matter);
    render_tests(p, matter);
    render_relief(p, matter);
    render_cautions(p, matter, true);
    render_defendants(p, document);
    render_statements(p, matter);
    render_accounts(p, document);
    render_questions(p, document);
    render_enter_first(p, matter);
    if (full)
        render_full(p, document);
    render_footer(p, document);
}
