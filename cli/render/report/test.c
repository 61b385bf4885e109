/* The test, why it is this one, the claims, and what is judged once about the matter and its persons. */
#include <string.h>

#include "render/report/report.h"

static void put_parts(struct report *r, const struct um_value *test)
{
    static const char *const columns[] = {"Part", "Standard", "Burden on", NULL};
    static const char *const sides[][2] = {{"seeker", "the side that seeks the identity"}, {"opponent", "the side that resists"}};
    const struct um_value *parts = um_value_get(test, "parts");
    struct html *h = &r->html;
    if (!um_value_count(parts))
        return;
    open_table(r, "plain", um_value_integer(um_value_get(test, "weighing")) ? "Its parts, weighed together" : "Its parts, in order", columns);
    for (size_t i = 0; i < um_value_count(parts); i++) {
        const struct um_value *part = um_value_at(parts, i);
        const char *burden = "";
        for (size_t k = 0; k < sizeof sides / sizeof *sides; k++)
            burden = strcmp(sides[k][0], text_at(part, "burden")) == 0 ? sides[k][1] : burden;
        open_row(r);
        open_row_head(r);
        html_add(h, text_at(part, "title"));
        html_close(h);
        open_cell(r);
        html_add(h, *text_at(part, "standard") ? text_at(part, "standard") : "not stated");
        html_close(h);
        open_cell(r);
        html_add(h, *burden ? burden : "not stated");
        html_close(h);
        html_close(h);
    }
    close_table(r);
}

static void put_test(struct report *r, const struct um_value *test)
{
    const struct um_value *defendants = um_value_get(test, "defendants");
    struct html *h = &r->html;
    html_open(h, "h3");
    html_add(h, text_at(test, "title"));
    html_close(h);
    html_open(h, "p");
    html_add(h, text_at(test, "reason"));
    report_worlds(r, um_value_get(test, "worlds"));
    html_close(h);
    html_leaf(h, "p", text_at(test, "proposition"));
    if (um_value_count(um_value_get(r->matter, "tests")) > 1 && um_value_count(defendants)) {
        html_open_class(h, "p", "measure");
        html_leaf_class(h, "span", "label", "For");
        for (size_t i = 0; i < um_value_count(defendants); i++)
            html_add(h, i ? "·" : ""), html_add(h, um_value_string(um_value_at(defendants, i)));
        html_close(h);
    }
    html_open_class(h, "p", "measure");
    html_add(h, "Standard:"), html_add(h, text_at(test, "standard")), html_add(h, ".");
    if (strcmp(text_at(test, "basis"), "derived") != 0)
        html_leaf(h, "strong", um_meaning("finding-basis", text_at(test, "basis"))), html_add(h, ".");
    report_rule(r, text_at(test, "rule"));
    html_close(h);
    report_authorities(r, um_value_get(test, "authorities"));
    report_answers(r, um_value_get(test, "answers"), "");
    put_parts(r, test);
}

static void put_claims(struct report *r)
{
    static const char *const columns[] = {"Claim", "Of", "Elements, in order", NULL};
    const struct um_value *claims = um_value_get(r->matter, "claims");
    struct html *h = &r->html;
    if (!um_value_count(claims)) {
        html_leaf(h, "p", "No claim is entered.");
        return;
    }
    open_table(r, "plain", "Claims that the request is made for", columns);
    for (size_t i = 0; i < um_value_count(claims); i++) {
        const struct um_value *claim = um_value_at(claims, i), *elements = um_value_get(claim, "elements");
        open_row(r);
        open_row_head(r);
        html_add(h, text_at(claim, "id")), html_add(h, text_at(claim, "title"));
        html_close(h);
        put_text_cell(r, text_at(claim, "claimant"));
        open_cell(r);
        for (size_t e = 0; e < um_value_count(elements); e++)
            html_add(h, e ? "·" : ""), html_add(h, text_at(um_value_at(elements, e), "title"));
        html_add(h, um_value_count(elements) ? "" : "not judged: no pack here has this law");
        html_close(h);
        html_close(h);
    }
    close_table(r);
}

/* Whether a shared finding stands with a statement, or speaks of an assertion or an unknown speaker. */
static bool stands_elsewhere(const char *node)
{
    return strncmp(node, "a/", 2) == 0 || strncmp(node, "i/", 2) == 0 || strncmp(node, "e/", 2) == 0 || strncmp(node, "u/", 2) == 0;
}

static void put_shared(struct report *r)
{
    const struct um_value *findings = um_value_get(r->matter, "findings");
    html_leaf(&r->html, "h3", "Judged once about the matter and its persons");
    for (size_t i = 0; i < um_value_count(findings); i++)
        if (!stands_elsewhere(text_at(um_value_at(findings, i), "node")))
            report_in_place(r, um_value_at(findings, i), 4);
}

static void put_later(struct report *r)
{
    const struct um_value *later = um_value_get(r->matter, "later_law");
    struct html *h = &r->html;
    if (!um_value_count(later))
        return;
    html_leaf(h, "h3", "Decided later, and not applied");
    html_open_class(h, "ul", "notes");
    for (size_t i = 0; i < um_value_count(later); i++) {
        html_open(h, "li");
        html_add(h, text_at(um_value_at(later, i), "proposition"));
        report_rule(r, text_at(um_value_at(later, i), "rule"));
        report_authorities(r, um_value_get(um_value_at(later, i), "authorities"));
        html_close(h);
    }
    html_close(h);
}

static void put_cautions(struct report *r)
{
    const struct um_value *cautions = um_value_get(r->matter, "cautions");
    struct html *h = &r->html;
    html_open(h, "h3");
    html_attr(h, "id", "cautions");
    html_add(h, "What the record rests on less firmly than on the papers themselves");
    html_close(h);
    if (!um_value_count(cautions))
        html_leaf(h, "p", "Nothing is entered.");
    else
        html_open_class(h, "ul", "notes");
    for (size_t i = 0; i < um_value_count(cautions); i++) {
        html_open(h, "li");
        report_caution(r, um_value_at(cautions, i));
        html_close(h);
    }
    if (um_value_count(cautions))
        html_close(h);
}

void report_test(struct report *r)
{
    const struct um_value *tests = um_value_get(r->matter, "tests"), *remarks = um_value_get(r->matter, "remarks");
    open_section(r, "test", um_value_count(tests) > 1 ? "The tests, and why" : "The test, and why");
    for (size_t i = 0; i < um_value_count(tests); i++)
        put_test(r, um_value_at(tests, i));
    html_leaf(&r->html, "h3", "Claims");
    put_claims(r);
    put_shared(r);
    if (um_value_count(remarks))
        html_leaf(&r->html, "h3", "Beside the test");
    report_notes(r, remarks);
    put_later(r);
    put_cautions(r);
    close_section(r);
}
