/* Where the motion stands, and what the record holds and lacks. */
#include <string.h>

#include "render/memo/memo.h"

/* For whom and where a test was chosen, when it is not for all; and why. */
static void put_test(struct memo *m, const struct um_value *t, bool alone)
{
    struct blocks *b = m->blocks;
    block_open(b, BLOCK_PARAGRAPH);
    put_strong(b, "Test.");
    if (!alone) {
        put(b, text_at(t, "title")), put(b, "for"), put_texts(m, um_value_get(t, "defendants"), "·");
        put_worlds(m, um_value_get(t, "worlds"));
        put(b, ".");
    }
    put(b, text_at(t, "reason"));
    put(b, "Standard:"), put(b, text_at(t, "standard")), put(b, ".");
    put(b, text_at(t, "proposition"));
    put_authorities(m, um_value_get(t, "authorities"));
    block_close(b);
    put_answers(m, um_value_get(t, "answers"));
}

static void put_claims(struct memo *m)
{
    const struct um_value *claims = um_value_get(m->matter, "claims");
    struct blocks *b = m->blocks;
    block_open(b, BLOCK_PARAGRAPH);
    put_strong(b, um_value_count(claims) > 1 ? "Claims." : "Claim.");
    for (size_t i = 0; i < um_value_count(claims); i++) {
        const struct um_value *c = um_value_at(claims, i), *elements = um_value_get(c, "elements");
        put(b, um_value_count(claims) > 1 ? text_at(c, "id") : ""), put(b, text_at(c, "title"));
        add_bracketed(&b->page, text_at(c, "claimant")), put(b, ", with these elements:");
        for (size_t k = 0; k < um_value_count(elements); k++)
            put(b, k ? "·" : ""), put(b, text_at(um_value_at(elements, k), "title"));
        put(b, ".");
    }
    put(b, um_value_count(claims) ? "" : "None is entered.");
    block_close(b);
}

static void put_relief(struct memo *m)
{
    const struct um_value *relief = um_value_get(m->matter, "relief");
    if (!um_value_count(relief))
        return;
    block_open(m->blocks, BLOCK_PARAGRAPH);
    put_strong(m->blocks, "Relief asked for.");
    block_close(m->blocks);
    put_answers(m, relief);
}

/* ------------------------------------------------------------------- record */

static void put_filings(struct memo *m)
{
    static const char *const heads[] = {"Docket", "Paper", "Cited as"};
    const struct um_value *filings = um_value_get(m->matter, "filings");
    struct blocks *b = m->blocks;
    if (!um_value_count(filings))
        return;
    begin_table(b, heads, sizeof heads / sizeof *heads);
    for (size_t i = 0; i < um_value_count(filings); i++) {
        const struct um_value *f = um_value_at(filings, i);
        block_open(b, BLOCK_ROW);
        put_cell(b, *text_at(f, "dkt") ? text_at(f, "dkt") : "no number entered");
        put_cell(b, text_at(f, "title"));
        put_cell(b, text_at(f, "short"));
        block_close(b);
    }
    block_close(b);
}

static void put_caution(struct memo *m, const struct um_value *c)
{
    const char *id = text_at(c, "id");
    struct blocks *b = m->blocks;
    block_open(b, BLOCK_ITEM);
    if (strcmp(id, "read-in") == 0) {
        put(b, "Entered from"), put_texts(m, um_value_get(c, "cites"), "·"), put(b, "alone;"), put(b, text_at(c, "text")), put(b, ".");
    } else if (strcmp(id, "described") == 0) {
        put(b, "Known only as"), put(b, text_at(c, "text")), put(b, "quotes or describes it:"), put_texts(m, um_value_get(c, "cites"), "·"), put(b, ".");
    } else if (strcmp(id, "authorities") == 0) {
        put(b, text_at(c, "text")), put(b, "(see"), put_link(b, "authorities", "Authorities"), put(b, ").");
    } else {
        put_texts(m, um_value_get(c, "cites"), "·"), put(b, "—"), put(b, text_at(c, "text")), put(b, ".");
    }
    block_close(b);
}

static void put_cautions(struct memo *m)
{
    const struct um_value *cautions = um_value_get(m->matter, "cautions");
    if (!um_value_count(cautions))
        return;
    put_paragraph(m->blocks, "To be kept in mind of what the record rests on:");
    block_open(m->blocks, BLOCK_LIST);
    for (size_t i = 0; i < um_value_count(cautions); i++)
        put_caution(m, um_value_at(cautions, i));
    block_close(m->blocks);
}

/* What the anonymous speakers are said to have said or done, and where the papers show it. */
static void put_acts(struct memo *m)
{
    const struct um_value *statements = um_value_get(m->matter, "statements");
    struct blocks *b = m->blocks;
    bool known = false; /* of any of them, who made it */
    if (!um_value_count(statements))
        return;
    for (size_t i = 0; i < um_value_count(statements); i++)
        known = known || strcmp(text_at(um_value_at(statements, i), "speaker"), "one") == 0;
    put_paragraph(b, "What the speakers are said to have said or done:");
    block_open(b, BLOCK_LIST);
    for (size_t i = 0; i < um_value_count(statements); i++) {
        const struct um_value *s = um_value_at(statements, i);
        bool silent = has_no_words(text_at(s, "kind"));
        block_open(b, BLOCK_ITEM);
        put_strong(b, text_at(s, "id"));
        if (*text_at(s, "words"))
            add_quoted(&b->page, text_at(s, "words"));
        else
            put(b, text_at(s, "gist")), put(b, silent ? "" : "(as characterised; the words are not in this record)");
        put(b, "—"), put_texts(m, um_value_get(s, "found_in"), "·"), put(b, ".");
        put(b, known && strcmp(text_at(s, "speaker"), "one") != 0 ? "Which of the defendants made it is not in this record." : "");
        block_close(b);
    }
    block_close(b);
    if (!known)
        put_paragraph(b, "Which of the defendants made any of them is not in this record.");
}

/* What to enter first, because most hangs on it. */
static void put_missing(struct memo *m)
{
    const struct um_value *items = um_value_get(m->matter, "enter_first");
    struct blocks *b = m->blocks;
    if (!um_value_count(items))
        return;
    put_paragraph(b, "Not in this record, and worth having before the hearing:");
    block_open(b, BLOCK_LIST);
    for (size_t i = 0; i < um_value_count(items); i++) {
        const struct um_value *item = um_value_at(items, i);
        const char *kind = text_at(item, "kind");
        block_open(b, BLOCK_ITEM);
        put(b, text_at(item, "text"));
        if (strcmp(kind, "speaker") == 0 || strcmp(kind, "time") == 0 || strcmp(kind, "words") == 0)
            put(b, "("), put_texts(m, um_value_get(item, "ids"), "·"), put(b, ")");
        block_close(b);
    }
    block_close(b);
}

void put_posture(struct memo *m)
{
    const struct um_value *tests = um_value_get(m->matter, "tests");
    block_heading(m->blocks, 2, NULL, "3. Posture");
    for (size_t i = 0; i < um_value_count(tests); i++)
        put_test(m, um_value_at(tests, i), um_value_count(tests) == 1);
    put_claims(m);
    put_relief(m);
    block_heading(m->blocks, 2, NULL, "4. The record");
    put_filings(m);
    put_cautions(m);
    put_acts(m);
    put_missing(m);
}
