/* What the tables hold: what it is about, the evidence, the gaps. */
#include <string.h>

#include "deliver/table.h"

/* -------------------------------------------------------------------- about */

static void put_entry(struct table *t, const char *what, const char *entry)
{
    table_text(t, what);
    table_text(t, entry);
}

static void put_sealed(struct table *t, const struct um_value *document, bool include_sealed)
{
    const struct um_value *sealed = um_value_get(document, "sealed");
    char line[160];
    if (include_sealed) {
        put_entry(t, "sealed", "CONTAINS SEALED MATERIAL");
        return;
    }
    snprintf(line, sizeof line, "%zu sealed records are held back; on the whole record %zu findings and %zu outcomes differ",
             (size_t)um_value_integer(um_value_get(sealed, "held_back")), um_value_count(um_value_get(sealed, "nodes")),
             um_value_count(um_value_get(sealed, "outcomes")));
    put_entry(t, "sealed", line);
}

void fill_about(struct table *t, const struct um_value *document, bool include_sealed)
{
    const struct um_value *matter = um_value_get(document, "matter"), *test = um_value_get(matter, "test"), *record = um_value_get(document, "record");
    put_entry(t, "caption", text_at(matter, "caption"));
    put_entry(t, "docket_number", text_at(matter, "number"));
    put_entry(t, "court", text_at(matter, "court_name"));
    put_entry(t, "test", text_at(test, "title"));
    put_entry(t, "standard", text_at(test, "standard"));
    put_entry(t, "record_through", text_at(record, "as_of"));
    put_entry(t, "record_sha256", text_at(record, "sha256"));
    put_sealed(t, document, include_sealed);
    put_entry(t, "engine", text_at(um_value_get(document, "engine"), "version"));
    put_entry(t, "what_it_is", "Research aid, not legal advice; checked by ____________. It computes what the record, as somebody entered it, shows "
                               "under a stated test, and decides nothing in a court's place.");
}

/* --------------------------------------------------------------------- gaps */

void fill_gaps(struct table *t, const struct gaps *g)
{
    for (size_t i = 0; i < g->n; i++) {
        const struct gap *gap = &g->list[i];
        table_put(t, gap_id(gap));
        table_put(t, gap_text(g, gap, PART_WHOSE));
        table_text(t, gap_element(g, gap));
        table_put(t, gap_text(g, gap, PART_MISSING));
        table_put(t, gap_text(g, gap, PART_PROOF));
        table_put(t, gap_text(g, gap, PART_AUTHORITIES));
        table_text(t, gap_severity(gap));
        table_text(t, "");
        table_text(t, "");
    }
}

/* ----------------------------------------------------------------- evidence */

/* Whom it speaks about, by name; else how it speaks of them. */
static char *about_text(const struct um_value *a)
{
    const struct um_value *about = um_value_get(a, "about"), *names = um_value_get(about, "names");
    struct line l;
    if (!line_begin(&l, NULL))
        return NULL;
    if (um_value_count(names))
        add_list(&l.page, names, "·");
    else
        line_add(&l, text_at(about, "how"));
    return line_end(&l);
}

static char *list_text(const struct um_value *list)
{
    struct line l;
    if (!line_begin(&l, NULL))
        return NULL;
    add_list(&l.page, list, "·");
    return line_end(&l);
}

static bool starts(const char *s, const char *prefix)
{
    return strncmp(s, prefix, strlen(prefix)) == 0;
}

/* The part of a cite that its beginning names: ¶ 12 is a paragraph, at 9 a page, anything else an exhibit. */
static const char *part_of(const char *cite, const char *which)
{
    const char *kind = starts(cite, "¶") ? "paragraph" : starts(cite, "at ") ? "page" : "exhibit";
    return strcmp(kind, which) == 0 ? cite : "";
}

/* What it is used for: the titles of the elements, each once. */
static char *elements_text(const struct um_value *uses)
{
    struct line l;
    if (!line_begin(&l, NULL))
        return NULL;
    for (size_t i = 0; i < um_value_count(uses); i++) {
        bool said = false;
        for (size_t k = 0; k < i; k++)
            said = said || strcmp(text_at(um_value_at(uses, k), "title"), text_at(um_value_at(uses, i), "title")) == 0;
        if (!said)
            line_add(&l, l.page.column ? "·" : ""), line_add(&l, text_at(um_value_at(uses, i), "title"));
    }
    return line_end(&l);
}

static bool conveys(const struct um_value *statement, const char *point)
{
    const struct um_value *points = um_value_get(statement, "points");
    for (size_t i = 0; i < um_value_count(points); i++)
        if (strcmp(text_at(um_value_at(points, i), "id"), point) == 0)
            return true;
    return false;
}

/* Whether a use is about a statement: by name, or by a point that it conveys. */
static bool is_used_for(const struct um_value *uses, const struct um_value *statement)
{
    for (size_t u = 0; u < um_value_count(uses); u++) {
        const struct um_value *of = um_value_get(um_value_at(uses, u), "of");
        for (size_t i = 0; i < um_value_count(of); i++) {
            const struct um_value *targets = um_value_get(um_value_at(of, i), "targets");
            for (size_t k = 0; k < um_value_count(targets); k++) {
                const struct um_value *target = um_value_at(targets, k), *points = um_value_get(target, "points");
                if (strcmp(text_at(target, "act"), text_at(statement, "id")) == 0)
                    return true;
                for (size_t p = 0; !*text_at(target, "act") && p < um_value_count(points); p++)
                    if (conveys(statement, um_value_string(um_value_at(points, p))))
                        return true;
            }
        }
    }
    return false;
}

static char *statements_text(const struct um_value *uses, const struct um_value *statements)
{
    struct line l;
    if (!line_begin(&l, NULL))
        return NULL;
    for (size_t i = 0; i < um_value_count(statements); i++)
        if (is_used_for(uses, um_value_at(statements, i)))
            line_add(&l, l.page.column ? "·" : ""), line_add(&l, text_at(um_value_at(statements, i), "id"));
    return line_end(&l);
}

/* Which way it goes where it is used; what nothing uses goes no way. */
static const char *direction_of(const struct um_value *uses)
{
    for (size_t i = 0; i < um_value_count(uses); i++)
        if (um_value_integer(um_value_get(um_value_at(uses, i), "against")))
            return "opposes";
    return um_value_count(uses) ? "supports" : "";
}

/* How it is known, what came of it, and what nobody entered. */
static char *notes_text(const struct um_value *r, const struct um_value *a)
{
    const struct um_value *seen = um_value_get(r, "seen"), *competence = um_value_get(a, "competence");
    struct line l;
    if (!line_begin(&l, NULL))
        return NULL;
    line_add(&l, um_value_integer(um_value_get(r, "sealed")) ? "SEALED." : "");
    line_add(&l, text_at(a, "says")), line_add(&l, "that"), line_add(&l, text_at(a, "point_text")), line_add(&l, ".");
    if (strcmp(text_at(seen, "how"), "described_by") == 0)
        line_add(&l, "As"), line_add(&l, text_at(seen, "by")), line_add(&l, "has it, at"), line_add(&l, text_at(a, "at")), line_add(&l, ".");
    line_add(&l, text_at(um_value_at(competence, 0), "reason"));
    line_add(&l, um_value_integer(um_value_get(a, "used")) ? "" : "Nothing uses it.");
    return line_end(&l);
}

static void put_evidence(struct table *t, const struct um_value *papers, const struct um_value *paper, const struct um_value *r, const struct um_value *a)
{
    const struct um_value *uses = um_value_get(a, "uses");
    const char *cite = text_at(r, "short"), *words = text_at(a, "words");
    const char *sworn = text_at(um_value_get(r, "form"), "sworn");
    table_text(t, text_at(a, "id"));
    table_put(t, about_text(a));
    table_text(t, text_at(r, "kind"));
    table_put(t, list_text(um_value_get(r, "authors")));
    table_text(t, text_at(a, "basis"));
    table_text(t, strcmp(sworn, "yes") == 0 ? "y" : strcmp(sworn, "no") == 0 ? "n" : "");
    table_text(t, ""); /* a day of its own is not in the findings */
    table_text(t, text_at(paper, "dkt"));
    table_text(t, part_of(cite, "exhibit"));
    table_text(t, part_of(cite, "page"));
    table_text(t, part_of(cite, "paragraph"));
    table_put(t, elements_text(uses));
    table_put(t, statements_text(uses, um_value_get(papers, "statements")));
    table_text(t, direction_of(uses));
    table_text(t, *words ? words : text_at(a, "gist"));
    table_put(t, notes_text(r, a));
}

void fill_evidence(struct table *t, const struct um_value *papers)
{
    const struct um_value *list = um_value_get(papers, "papers");
    for (size_t p = 0; p < um_value_count(list); p++) {
        const struct um_value *records = um_value_get(um_value_at(list, p), "records");
        for (size_t r = 0; r < um_value_count(records); r++) {
            const struct um_value *record = um_value_at(records, r), *assertions = um_value_get(record, "assertions");
            for (size_t a = 0; a < um_value_count(assertions); a++)
                put_evidence(t, papers, um_value_at(list, p), record, um_value_at(assertions, a));
        }
    }
}
