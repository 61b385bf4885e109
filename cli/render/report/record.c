/* The record: each paragraph with its words, whether it counts, and where it is used. */
#include <string.h>

#include "render/report/report.h"

static bool is_set(const struct um_value *v, const char *key)
{
    return um_value_integer(um_value_get(v, key)) != 0;
}

/* A cite without a docket number, as a link to the paragraph that it is of. */
void report_cite(struct report *r, const char *cite)
{
    const struct um_value *papers = um_value_get(r->evidence, "papers");
    const size_t n = strlen(cite);
    struct html *h = &r->html;
    for (size_t p = 0; p < um_value_count(papers); p++) {
        const struct um_value *records = um_value_get(um_value_at(papers, p), "records");
        for (size_t i = 0; i < um_value_count(records); i++) {
            const char *full = text_at(um_value_at(records, i), "cite");
            if (strncmp(full, cite, n) != 0 || (full[n] && full[n] != ','))
                continue;
            html_open(h, "a");
            html_attr_joined(h, "href", "#r-", text_at(um_value_at(records, i), "id"));
            html_add(h, full);
            html_close(h);
            return;
        }
    }
    html_add(h, cite);
}

/* ---------------------------------------------------------------- character */

static bool is_exhibit(const char *kind)
{
    return strcmp(kind, "exhibit") == 0 || strcmp(kind, "post") == 0 || strcmp(kind, "message") == 0;
}

/* Sworn, signed, vouched for and so on, as entered. */
static void put_form(struct html *h, const struct um_value *form, const char *kind)
{
    static const char *const words[][4] = {{"sworn", "; sworn", "; not sworn", "; it does not say whether it is sworn"},
                                           {"signed", "; signed", "; not signed", "; it does not say whether it is signed"},
                                           {"dated", "; dated", "; not dated", "; it does not say whether it is dated"},
                                           {"perjury_clause", "; under penalty of perjury", "; not under penalty of perjury",
                                            "; it does not say whether it is under penalty of perjury"},
                                           {"sponsored", "; a witness vouches for it", "; no witness vouches for it",
                                            "; whether a witness vouches for it the papers do not say"}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const char *said = text_at(form, words[i][0]);
        if (strcmp(said, "certificate") == 0)
            html_add(h, "; a certificate vouches for it");
        else if (*said)
            html_add(h, words[i][strcmp(said, "yes") == 0 ? 1 : strcmp(said, "no") == 0 ? 2 : 3]);
    }
    if (is_exhibit(kind) && !*text_at(form, "sponsored"))
        html_add(h, "; whether a witness vouches for it is not entered");
    else if (!is_exhibit(kind) && strcmp(kind, "brief") != 0 && !*text_at(form, "sworn") && !*text_at(form, "signed"))
        html_add(h, "; its form is not entered");
    if (*text_at(form, "rests_on"))
        html_add(h, "(its form rests on"), html_add(h, text_at(form, "rests_on")), html_add(h, ")");
}

/* What a record is, who speaks in it, its form, and how it is known. */
static void put_character(struct report *r, const struct um_value *record)
{
    const struct um_value *authors = um_value_get(record, "authors"), *seen = um_value_get(record, "seen");
    const char *kind = text_at(record, "kind"), *how = text_at(seen, "how");
    struct html *h = &r->html;
    html_open_class(h, "p", "measure");
    html_add(h, um_meaning("record-kind", kind));
    html_add(h, um_value_count(authors) ? "; speaker:" : "; who speaks is not entered");
    for (size_t i = 0; i < um_value_count(authors); i++)
        html_add(h, i ? "·" : ""), html_add(h, um_value_string(um_value_at(authors, i)));
    put_form(h, um_value_get(record, "form"), kind);
    if (*text_at(record, "offered_by"))
        html_add(h, "; offered by"), html_add(h, text_at(record, "offered_by"));
    if (strcmp(how, "described_by") == 0) {
        html_add(h, "; known as"), html_add(h, text_at(seen, "by")), html_add(h, "quotes or describes it");
    } else {
        html_add(h, strcmp(how, "unread") == 0 ? "; cited, not read" : "; read in the original");
    }
    if (*text_at(seen, "at"))
        html_add(h, "("), html_add(h, text_at(seen, "at")), html_add(h, ")");
    html_join(h, ".");
    html_close(h);
}

/* --------------------------------------------------------------- assertions */

/* For whom an assertion was looked at, as links. */
static void put_judged(struct report *r, const struct um_value *use)
{
    const struct um_value *of = um_value_get(use, "of");
    struct html *h = &r->html;
    bool any = false;
    for (size_t i = 0; i < um_value_count(of); i++) {
        const struct um_value *ids = um_value_get(um_value_at(of, i), "defendants");
        for (size_t k = 0; k < um_value_count(ids); k++) {
            const char *id = um_value_string(um_value_at(ids, k));
            bool said = false;
            for (size_t b = 0; b < i && !said; b++)
                for (size_t m = 0; m < um_value_count(um_value_get(um_value_at(of, b), "defendants")); m++)
                    said = said || strcmp(um_value_string(um_value_at(um_value_get(um_value_at(of, b), "defendants"), m)), id) == 0;
            if (said)
                continue;
            html_add(h, any ? "" : "for");
            any = true;
            report_defendant_chip(r, id);
        }
    }
}

/* The statements and charges that a use is of. */
static void put_targets(struct report *r, const struct um_value *use)
{
    const struct um_value *of = um_value_get(use, "of");
    struct html *h = &r->html;
    bool any = false;
    for (size_t i = 0; i < um_value_count(of); i++) {
        const struct um_value *targets = um_value_get(um_value_at(of, i), "targets");
        for (size_t k = 0; k < um_value_count(targets); k++) {
            const struct um_value *t = um_value_at(targets, k), *points = um_value_get(t, "points");
            if (*text_at(t, "act")) {
                html_add(h, any ? "·" : "of"), html_add(h, text_at(t, "act"));
                any = true;
            }
            for (size_t n = 0; !*text_at(t, "act") && n < um_value_count(points); n++) {
                char node[80];
                snprintf(node, sizeof node, "i/%.70s/", um_value_string(um_value_at(points, n)));
                html_add(h, any ? "·" : "of"), report_cell(r, node);
                any = true;
            }
        }
    }
}

static void put_uses(struct report *r, const struct um_value *e)
{
    const struct um_value *uses = um_value_get(e, "uses");
    struct html *h = &r->html;
    if (!um_value_count(uses)) {
        html_leaf_class(h, "p", "none", is_set(e, "used") ? "Used only for defendants that are left out here." : "No finding uses it.");
        return;
    }
    html_open_class(h, "ul", "uses");
    for (size_t i = 0; i < um_value_count(uses); i++) {
        const struct um_value *use = um_value_at(uses, i);
        const char *anchor = anchor_at(r, text_at(use, "node"));
        html_open(h, "li");
        if (anchor)
            html_link(h, anchor, text_at(use, "title"));
        else
            html_add(h, text_at(use, "title"));
        put_targets(r, use), put_judged(r, use);
        html_join(h, ":");
        html_leaf(h, "strong", effect_words(text_at(use, "effect")));
        report_worlds(r, um_value_get(use, "worlds"));
        report_rule(r, text_at(use, "rule"));
        html_close(h);
    }
    html_close(h);
}

static void put_competence(struct report *r, const struct um_value *findings)
{
    static const char *const words[][2] = {{"counts", "Counts"}, {"excluded", "Does not count"}, {"form", "Does not count in this form"},
                                           {"unknown", "Whether it counts is not in this record"}};
    struct html *h = &r->html;
    for (size_t i = 0; i < um_value_count(findings); i++) {
        const struct um_value *f = um_value_at(findings, i);
        const char *value = text_at(f, "competence"), *said = value;
        for (size_t k = 0; k < sizeof words / sizeof *words; k++)
            said = strcmp(words[k][0], value) == 0 ? words[k][1] : said;
        html_open(h, "p");
        html_leaf(h, "strong", said);
        report_worlds(r, um_value_get(f, "worlds"));
        html_join(h, ".");
        html_add(h, strcmp(value, "counts") == 0 && strcmp(text_at(f, "basis"), "derived") == 0 ? "" : text_at(f, "reason"));
        report_rule(r, text_at(f, "rule"));
        html_close(h);
    }
}

static void put_assertion(struct report *r, const struct um_value *e, const struct um_value *before)
{
    static const char *const keys[] = {"words", "gist", "at"};
    bool same = before != NULL;
    struct html *h = &r->html;
    for (size_t i = 0; same && i < sizeof keys / sizeof *keys; i++)
        same = strcmp(text_at(e, keys[i]), text_at(before, keys[i])) == 0;
    html_open_class(h, "div", "assertion");
    if (!same) {
        html_open_class(h, "p", "quoted");
        if (*text_at(e, "words"))
            report_quoted(r, text_at(e, "words"));
        else if (*text_at(e, "gist"))
            html_leaf_class(h, "span", "label", "In substance:"), html_add(h, text_at(e, "gist"));
        else
            html_add(h, "Its words are not entered.");
        if (*text_at(e, "at"))
            html_open_class(h, "span", "known"), html_add(h, text_at(e, "at")), html_close(h);
        html_close(h);
    }
    html_open(h, "p");
    html_add(h, "It"), html_add(h, says_words(text_at(e, "says"), text_at(e, "modality"))), html_add(h, text_at(e, "point_text")), html_add(h, ".");
    if (*text_at(e, "knower"))
        html_add(h, "Knowledge:"), html_add(h, text_at(e, "knower")), html_add(h, ".");
    html_close(h);
    put_competence(r, um_value_get(e, "competence"));
    put_uses(r, e);
    html_close(h);
}

/* ------------------------------------------------------------------ records */

static void put_fact(struct report *r, const struct um_value *fact)
{
    const char *meaning = um_meaning("fact-name", text_at(fact, "name")), *value = um_meaning("yes-no", text_at(fact, "value"));
    struct html *h = &r->html;
    html_open(h, "p");
    html_leaf_class(h, "span", "label", "Fact drawn from it");
    html_add(h, meaning ? meaning : text_at(fact, "name")), html_add(h, "—"), html_add(h, value ? value : "");
    if (*text_at(fact, "words"))
        report_quoted(r, text_at(fact, "words"));
    if (*text_at(fact, "at"))
        html_add(h, "("), html_add(h, text_at(fact, "at")), html_add(h, ")");
    html_close(h);
}

static void put_empty(struct report *r, const struct um_value *record)
{
    const struct um_value *open = um_value_get(record, "keeps_open"), *ids = um_value_get(open, "defendants");
    struct html *h = &r->html;
    html_open(h, "p");
    html_leaf(h, "strong", strcmp(text_at(um_value_get(record, "seen"), "how"), "unread") == 0 ? "Cited, and its content is not entered." : "No assertion is drawn from it.");
    if (open)
        html_add(h, "It keeps"), html_number(h, (size_t)um_value_integer(um_value_get(open, "nodes"))), html_add(h, "findings open");
    for (size_t i = 0; i < um_value_count(ids); i++) {
        html_add(h, i ? "" : "for");
        report_defendant_chip(r, um_value_string(um_value_at(ids, i)));
    }
    html_join(h, open ? "." : "");
    html_close(h);
}

static void put_record(struct report *r, const struct um_value *record)
{
    const struct um_value *assertions = um_value_get(record, "assertions"), *facts = um_value_get(record, "facts");
    struct html *h = &r->html;
    html_open_class(h, "article", "paragraph");
    html_attr_joined(h, "id", "r-", text_at(record, "id"));
    html_open(h, "h4");
    html_add(h, text_at(record, "cite"));
    html_leaf_class(h, "strong", "sealed", is_set(record, "sealed") ? "SEALED" : "");
    html_close(h);
    put_character(r, record);
    for (size_t i = 0; i < um_value_count(assertions); i++)
        put_assertion(r, um_value_at(assertions, i), i ? um_value_at(assertions, i - 1) : NULL);
    if (!um_value_count(assertions))
        put_empty(r, record);
    for (size_t i = 0; i < um_value_count(facts); i++)
        put_fact(r, um_value_at(facts, i));
    html_close(h);
}

static void put_paper(struct report *r, const struct um_value *paper)
{
    const struct um_value *records = um_value_get(paper, "records");
    struct html *h = &r->html;
    html_open(h, "h3");
    html_add(h, text_at(paper, "dkt"));
    html_add(h, *text_at(paper, "dkt") ? "—" : ""), html_add(h, text_at(paper, "title"));
    html_close(h);
    html_open_class(h, "p", "measure");
    if (*text_at(paper, "short"))
        html_add(h, "Cited as"), html_add(h, text_at(paper, "short")), html_add(h, ".");
    if (*text_at(paper, "by"))
        html_add(h, "Filed by"), html_add(h, text_at(paper, "by")), html_add(h, ".");
    html_add(h, is_set(paper, "maybe_later") ? "It may have been filed later." : "");
    html_add(h, is_set(paper, "before_court") ? "" : "Not before the Court on this day.");
    html_close(h);
    for (size_t i = 0; i < um_value_count(records); i++)
        put_record(r, um_value_at(records, i));
}

static void put_bare(struct report *r, const struct um_value *papers)
{
    struct html *h = &r->html;
    bool any = false;
    for (size_t i = 0; i < um_value_count(papers); i++) {
        const struct um_value *paper = um_value_at(papers, i);
        if (um_value_count(um_value_get(paper, "records")))
            continue;
        if (!any)
            html_leaf(h, "h3", "Papers of which no paragraph is entered"), html_open_class(h, "ul", "notes");
        any = true;
        html_open(h, "li");
        html_add(h, text_at(paper, "title"));
        if (*text_at(paper, "dkt"))
            html_add(h, "("), html_add(h, text_at(paper, "dkt")), html_add(h, ")");
        html_close(h);
    }
    if (any)
        html_close(h);
}

void report_record(struct report *r)
{
    const struct um_value *papers = um_value_get(r->evidence, "papers");
    open_section(r, "record", "The record, paragraph by paragraph");
    for (size_t i = 0; i < um_value_count(papers); i++)
        if (um_value_count(um_value_get(um_value_at(papers, i), "records")))
            put_paper(r, um_value_at(papers, i));
    put_bare(r, papers);
    if (!um_value_count(papers))
        html_leaf(&r->html, "p", "No paper is entered.");
    close_section(r);
}
