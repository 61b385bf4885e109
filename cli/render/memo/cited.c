/* The authorities: those the findings rest on, those the papers cite that have a defect, and what made the memo. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "render/memo/memo.h"

static struct named *named_as(struct memo *m, const struct um_value *a)
{
    for (size_t i = 0; i < m->n_authorities; i++)
        if (strcmp(text_at(m->authorities[i].authority, "id"), text_at(a, "id")) == 0)
            return &m->authorities[i];
    if (m->n_authorities == MOST_AUTHORITIES)
        return NULL;
    m->authorities[m->n_authorities] = (struct named){.authority = a};
    return &m->authorities[m->n_authorities++];
}

static void note_authority(struct memo *m, const struct um_value *a, bool confirmed, bool checked)
{
    struct named *named = named_as(m, a);
    bool known = confirmed;
    if (!named)
        return;
    named->unchecked = named->unchecked || !checked;
    for (size_t i = 0; i < named->n_pins; i++)
        known = known || strcmp(named->pins[i], text_at(a, "pin")) == 0;
    if (!known && named->n_pins < MOST_NAMES)
        named->pins[named->n_pins++] = text_at(a, "pin");
}

/* The short name with its pin, and behind them what is not known of either. */
static void put_authority(struct memo *m, const struct um_value *a)
{
    const char *known = text_at(a, "known"), *pin = text_at(a, "pin");
    const bool checked = strcmp(known, "seen") == 0 || strcmp(known, "summary") == 0;
    const bool confirmed = !*pin || um_value_integer(um_value_get(a, "pin_confirmed"));
    char marks[16];
    snprintf(marks, sizeof marks, "%s%s", confirmed ? "" : "†", checked ? "" : "‡");
    put(m->blocks, *pin ? text_at(a, "short") : "");
    if (*pin == '(')
        m->blocks->page.glue = true; /* Fed. R. Civ. P. 56(c)(4) */
    else
        put(m->blocks, *pin ? "at" : "");
    add_joined(&m->blocks->page, "", *pin ? pin : text_at(a, "short"), marks);
    put(m->blocks, um_value_integer(um_value_get(a, "later")) ? "[decided later]" : "");
    note_authority(m, a, confirmed, checked);
}

void put_authorities(struct memo *m, const struct um_value *authorities)
{
    for (size_t i = 0; i < um_value_count(authorities); i++) {
        const struct um_value *a = um_value_at(authorities, i);
        if (i == 0)
            put_emphasis(m->blocks, um_value_count(authorities) > 1 ? "Authorities:" : "Authority:");
        else
            put(m->blocks, "·");
        put_authority(m, a);
    }
    put(m->blocks, um_value_count(authorities) ? "." : "");
}

static int by_cite(const void *a, const void *b)
{
    const char *x = text_at(((const struct named *)a)->authority, "cite"), *y = text_at(((const struct named *)b)->authority, "cite");
    int cmp = strcasecmp(x, y);
    return cmp ? cmp : strcmp(x, y);
}

static void put_checks(struct memo *m, const struct named *named)
{
    struct blocks *b = m->blocks;
    block_open(b, BLOCK_CELL);
    for (size_t i = 0; i < named->n_pins; i++)
        put(b, i ? "·" : "the pin"), put(b, named->pins[i]);
    if (named->unchecked)
        put(b, named->n_pins ? "; that it says so" : "that it says so");
    block_close(b);
}

static void put_named(struct memo *m)
{
    static const char *const heads[] = {"Authority", "To check before it is cited", "Note"};
    struct blocks *b = m->blocks;
    if (!m->n_authorities)
        return;
    qsort(m->authorities, m->n_authorities, sizeof *m->authorities, by_cite);
    put_paragraph(b, "Named above:");
    begin_table(b, heads, sizeof heads / sizeof *heads);
    for (size_t i = 0; i < m->n_authorities; i++) {
        const struct named *named = &m->authorities[i];
        const struct um_value *a = named->authority;
        block_open(b, BLOCK_ROW);
        block_open(b, BLOCK_CELL);
        put(b, text_at(a, "cite"));
        put(b, um_value_integer(um_value_get(a, "later")) ? "[decided later]" : "");
        block_close(b);
        put_checks(m, named);
        put_cell(b, text_at(a, "note"));
        block_close(b);
    }
    block_close(b);
}

/* ------------------------------------------------------ what the papers cite */

static bool same_authority(const struct um_value *a, const struct um_value *b)
{
    return same_value(um_value_get(a, "authority"), um_value_get(b, "authority")) &&
           (*text_at(a, "authority") || strcmp(text_at(a, "text"), text_at(b, "text")) == 0);
}

/* Whether an earlier citation of the authority has a defect with these words. */
static bool was_said(const struct um_value *citations, size_t i, size_t defect)
{
    const struct um_value *c = um_value_at(citations, i), *defects = um_value_get(c, "defects");
    const char *text = text_at(um_value_at(defects, defect), "text");
    for (size_t k = 0; k <= i; k++) {
        const struct um_value *other = um_value_at(citations, k), *list = um_value_get(other, "defects");
        for (size_t n = 0; same_authority(c, other) && n < (k < i ? um_value_count(list) : defect); n++)
            if (strcmp(text_at(um_value_at(list, n), "text"), text) == 0)
                return true;
    }
    return false;
}

/* What is wrong with an authority as it is cited, or has become of it, each thing once. */
static void put_defects(struct memo *m, const struct um_value *citations, size_t first)
{
    for (size_t i = first; i < um_value_count(citations); i++) {
        const struct um_value *c = um_value_at(citations, i), *defects = um_value_get(c, "defects");
        for (size_t k = 0; same_authority(um_value_at(citations, first), c) && k < um_value_count(defects); k++) {
            if (was_said(citations, i, k))
                continue;
            put(m->blocks, text_at(um_value_at(defects, k), "text"));
            put(m->blocks, um_value_integer(um_value_get(um_value_at(defects, k), "later")) ? "[later]" : "");
        }
    }
}

static bool is_repeated(const struct um_value *citations, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (same_authority(um_value_at(citations, k), um_value_at(citations, i)))
            return true;
    return false;
}

/* Whether the authority was cited at the same place before. */
static bool was_placed(const struct um_value *citations, size_t first, size_t i)
{
    const struct um_value *c = um_value_at(citations, i);
    for (size_t k = first; k < i; k++)
        if (same_authority(c, um_value_at(citations, k)) && strcmp(text_at(c, "cite"), text_at(um_value_at(citations, k), "cite")) == 0)
            return true;
    return false;
}

/* An authority as the papers have it, and where, and what is to be known of it. */
static void put_flawed(struct memo *m, const struct um_value *citations, size_t first)
{
    struct blocks *b = m->blocks;
    block_open(b, BLOCK_ITEM);
    for (size_t i = first; i < um_value_count(citations); i++) {
        const struct um_value *c = um_value_at(citations, i);
        if (!same_authority(um_value_at(citations, first), c))
            continue;
        if (i == first)
            put_strong(b, text_at(c, "who")), put(b, ":"), put(b, text_at(c, "text"));
        if (*text_at(c, "cite") && !was_placed(citations, first, i))
            put(b, i == first ? "" : "·"), add_bracketed(&b->page, text_at(c, "cite"));
    }
    put(b, "—"), put_defects(m, citations, first);
    block_close(b);
}

static bool is_flawed(const struct um_value *citations, size_t first)
{
    for (size_t i = first; i < um_value_count(citations); i++)
        if (same_authority(um_value_at(citations, first), um_value_at(citations, i)) && um_value_count(um_value_get(um_value_at(citations, i), "defects")))
            return true;
    return false;
}

static void put_papers(struct memo *m)
{
    const struct um_value *citations = um_value_get(m->matter, "citations");
    bool any = false;
    for (size_t i = 0; i < um_value_count(citations); i++) {
        if (is_repeated(citations, i) || !is_flawed(citations, i))
            continue;
        if (!any) {
            put_paragraph(m->blocks, "Cited in the papers, with a defect or later history (“later”: after the day of the law):");
            block_open(m->blocks, BLOCK_LIST);
        }
        put_flawed(m, citations, i);
        any = true;
    }
    if (any)
        block_close(m->blocks);
}

/* What made the memo, so that it can be made again. */
static void put_foot(struct memo *m)
{
    const struct um_value *law = um_value_get(m->document, "law");
    struct blocks *b = m->blocks;
    char line[320];
    block_open(b, BLOCK_NOTICE);
    put(b, "Prepared with unmask"), put(b, text_at(um_value_get(m->document, "engine"), "version"));
    put(b, "from"), put_count(m, um_value_count(law), "law pack", "law packs");
    for (size_t i = 0; i < um_value_count(law); i++) {
        const struct um_value *pack = um_value_at(law, i);
        if (um_value_integer(um_value_get(pack, "built_in")))
            continue;
        snprintf(line, sizeof line, "· NOT BUILT IN: %.64s %.64s, sha256 %.12s…", text_at(pack, "id"), text_at(pack, "version"), text_at(pack, "sha256"));
        put(b, line);
    }
    snprintf(line, sizeof line, "· record sha256 %.12s….", text_at(um_value_get(m->document, "record"), "sha256"));
    put(b, line);
    put(b, "It computes what the record, as somebody entered it, shows under a stated test, and decides nothing in a court's place. "
           "Research aid, not legal advice; checked by ____________________");
    block_close(b);
}

void put_cited(struct memo *m)
{
    block_heading(m->blocks, 2, "authorities", "8. Authorities");
    put_named(m);
    put_papers(m);
    put_foot(m);
}
