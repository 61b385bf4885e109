#include "deliver/gap.h"

#include <stdlib.h>
#include <string.h>

#include "render/gaps.h"

enum { MOST_NAMED = 12 }; /* defendants by name in a cell; behind so many they are counted */

static bool is_group(const struct gap *gap, const char *group)
{
    return gap->kind == GAP_NEED && strcmp(text_at(gap->entry, "group"), group) == 0;
}

static const char *string_at(const struct um_value *list, size_t i)
{
    const char *s = um_value_string(um_value_at(list, i));
    return s ? s : "";
}

/* --------------------------------------------------------------------- the list */

static const char *first_node(const struct gap *gap)
{
    return string_at(um_value_get(gap->entry, "nodes"), 0);
}

static void append(struct gaps *g, enum gap_kind kind, const struct um_value *entry)
{
    struct gap *gap = &g->list[g->n];
    *gap = (struct gap){.kind = kind, .entry = entry};
    for (size_t i = 0; kind == GAP_NEED && i < g->n; i++)
        gap->again += g->list[i].kind == GAP_NEED && strcmp(first_node(&g->list[i]), first_node(gap)) == 0;
    g->n++;
}

bool make_gaps(struct gaps *g, const struct um_value *document)
{
    const struct um_value *enter = um_value_get(document, "enter_first"), *objections = um_value_get(document, "objections");
    const struct um_value *needs = um_value_get(document, "needs");
    *g = (struct gaps){.document = document, .list = calloc(um_value_count(enter) + um_value_count(objections) + um_value_count(needs) + 1, sizeof *g->list)};
    for (size_t i = 0; g->list && i < um_value_count(enter); i++)
        append(g, GAP_ENTER, um_value_at(enter, i));
    for (size_t i = 0; g->list && i < um_value_count(objections); i++)
        if (strcmp(text_at(um_value_at(objections, i), "ground"), "form") == 0)
            append(g, GAP_FORM, um_value_at(objections, i));
    for (size_t i = 0; g->list && i < um_value_count(needs); i++)
        append(g, GAP_NEED, um_value_at(needs, i));
    return g->list != NULL;
}

void free_gaps(struct gaps *g)
{
    free(g->list);
    *g = (struct gaps){0};
}

bool is_task(const struct gap *gap)
{
    const bool for_court = is_group(gap, "court") || is_group(gap, "conflict");
    return !is_group(gap, "closed") && !(for_court && !um_value_count(um_value_get(gap->entry, "cures")));
}

const struct um_value *gap_defendants(const struct gap *gap)
{
    return gap->kind == GAP_NEED ? um_value_get(gap->entry, "defendants") : NULL;
}

bool gap_concerns(const struct gap *gap, const char *defendant)
{
    const struct um_value *ids = gap_defendants(gap);
    for (size_t i = 0; i < um_value_count(ids); i++)
        if (strcmp(string_at(ids, i), defendant) == 0)
            return true;
    return false;
}

size_t count_tasks(const struct gaps *g, const char *defendant)
{
    size_t n = 0;
    for (size_t i = 0; i < g->n; i++)
        n += is_task(&g->list[i]) && gap_concerns(&g->list[i], defendant);
    return n;
}

bool is_first_obstacle(const struct gap *gap)
{
    return gap->kind == GAP_NEED && um_value_count(um_value_get(gap->entry, "first_for"));
}

static bool has_node(const struct um_value *need, const char *node)
{
    const struct um_value *nodes = um_value_get(need, "nodes");
    for (size_t i = 0; i < um_value_count(nodes); i++)
        if (strcmp(string_at(nodes, i), node) == 0)
            return true;
    return false;
}

const struct gap *gap_of_finding(const struct gaps *g, const struct um_value *finding)
{
    for (size_t i = 0; i < g->n; i++) {
        const struct gap *gap = &g->list[i];
        if (gap->kind == GAP_NEED && strcmp(text_at(gap->entry, "status"), text_at(finding, "status")) == 0 && has_node(gap->entry, text_at(finding, "node")))
            return gap;
    }
    return NULL;
}

/* ------------------------------------------------------------------------ names */

char *gap_id(const struct gap *gap)
{
    struct line l;
    if (!line_begin(&l, NULL))
        return NULL;
    if (gap->kind == GAP_ENTER)
        fprintf(l.page.out, "enter/%s/%s", text_at(gap->entry, "kind"), string_at(um_value_get(gap->entry, "ids"), 0));
    else if (gap->kind == GAP_FORM)
        fprintf(l.page.out, "form/%s", text_at(gap->entry, "rule"));
    else
        fputs(first_node(gap), l.page.out);
    if (gap->again)
        fprintf(l.page.out, "/%zu", gap->again + 1);
    return line_end(&l);
}

const char *gap_element(const struct gaps *g, const struct gap *gap)
{
    if (gap->kind == GAP_ENTER)
        return "To enter first";
    if (gap->kind == GAP_FORM)
        return text_at(gap_rule(g->document, text_at(gap->entry, "rule")), "title");
    return *text_at(gap->entry, "title") ? text_at(gap->entry, "title") : "Outcome";
}

static const char *label_of(const struct gaps *g, const char *id)
{
    const struct um_value *defendants = um_value_get(g->document, "defendants");
    for (size_t i = 0; i < um_value_count(defendants); i++)
        if (strcmp(text_at(um_value_at(defendants, i), "id"), id) == 0)
            return text_at(um_value_at(defendants, i), "label");
    return id;
}

static void add_names(struct line *l, const struct gaps *g, const struct gap *gap, size_t most)
{
    const struct um_value *ids = gap_defendants(gap);
    const size_t n = um_value_count(ids), all = um_value_count(um_value_get(g->document, "defendants"));
    char words[48];
    snprintf(words, sizeof words, "%s%zu defendants", n == all ? "all " : "", n);
    if (!n)
        line_add(l, "the record");
    else if (n > 1 && (n == all || n > most))
        line_add(l, words);
    for (size_t i = 0; n && (n == 1 || n < all) && i < n && n <= most; i++)
        line_add(l, i ? "·" : ""), line_add(l, label_of(g, string_at(ids, i)));
}

void add_whose(struct line *l, const struct gaps *g, const struct gap *gap)
{
    add_names(l, g, gap, MOST_NAMED);
}

void add_whose_short(struct line *l, const struct gaps *g, const struct gap *gap)
{
    add_names(l, g, gap, 1);
}

/* ------------------------------------------------------------- what is missing */

static void add_entry(struct line *l, const struct um_value *item)
{
    const char *kind = text_at(item, "kind");
    const bool unread = strcmp(kind, "unread-record") == 0, described = strcmp(kind, "exhibit") == 0;
    line_add(l, unread ? "To be read and entered:" : "To be entered:"), line_add(l, text_at(item, "text"));
    if (described)
        line_add(l, "(known only as another paper describes it)");
    else if (!unread && um_value_count(um_value_get(item, "ids")))
        line_add(l, "("), add_ids(&l->page, item, "ids"), line_add(l, ")");
}

/* What a rule keeps out, each cite once. */
static void add_kept_out(struct line *l, const struct um_value *objection)
{
    const struct um_value *records = um_value_get(objection, "records");
    for (size_t i = 0; i < um_value_count(records); i++) {
        const char *cite = text_at(um_value_at(records, i), "cite");
        bool said = false;
        for (size_t k = 0; k < i && !said; k++)
            said = strcmp(text_at(um_value_at(records, k), "cite"), cite) == 0;
        if (!said)
            line_add(l, i ? ";" : ""), line_add(l, cite);
    }
}

void add_gap(struct line *l, const struct gaps *g, const struct gap *gap)
{
    const char *why = text_at(gap->entry, "why");
    if (gap->kind == GAP_ENTER) {
        add_entry(l, gap->entry);
        return;
    }
    if (gap->kind == GAP_FORM) {
        line_add(l, gap_element(g, gap)), line_add(l, ":"), add_kept_out(l, gap->entry);
        return;
    }
    add_need_title(&l->page, gap->entry), line_add(l, ":");
    line_add(l, !*why || strcmp(why, "none") == 0 ? status_words(text_at(gap->entry, "status")) : um_meaning("why", why));
    if (um_value_count(um_value_get(gap->entry, "worlds")))
        line_add(l, "("), add_worlds(&l->page, um_value_get(gap->entry, "worlds")), line_add(l, ")");
}

static const char *text_or(const struct um_value *object, const char *key, const char *other)
{
    return *text_at(object, key) ? text_at(object, key) : text_at(object, other);
}

/* The texts under one of two keys in a list, each once, parted by a word; how many. */
static size_t add_texts(struct line *l, const struct um_value *list, const char *key, const char *other, const char *between)
{
    size_t n = 0;
    for (size_t i = 0; i < um_value_count(list); i++) {
        const char *text = text_or(um_value_at(list, i), key, other);
        bool said = !*text;
        for (size_t k = 0; k < i && !said; k++)
            said = strcmp(text_or(um_value_at(list, k), key, other), text) == 0;
        if (!said)
            line_add(l, n++ ? between : ""), line_add(l, text);
    }
    return n;
}

void add_gap_proof(struct line *l, const struct gap *gap)
{
    const struct um_value *unread = um_value_get(gap->entry, "unread"), *missing = um_value_get(gap->entry, "missing");
    const struct um_value *cures = um_value_get(gap->entry, gap->kind == GAP_FORM ? "records" : "cures");
    size_t n = 0;
    if (gap->kind == GAP_ENTER)
        line_add(l, "what the papers have of it, if they have it"), n++;
    if (um_value_count(unread))
        line_add(l, "to be read and entered:"), n += add_texts(l, unread, "cite", "record", ",");
    if (um_value_count(missing))
        line_add(l, n ? "; to be entered:" : "to be entered:"), n += add_texts(l, missing, "words", "key", ",");
    if (!is_group(gap, "closed") && um_value_count(cures))
        line_add(l, n ? "; if that is not it:" : ""), n += add_texts(l, cures, "text", "cure", "; or");
    if (!n)
        line_add(l, is_group(gap, "closed")                                  ? "no evidence mends it"
                    : is_group(gap, "court") || is_group(gap, "conflict") ? "only the Court can answer it"
                                                                             : "no single addition is named");
}

void add_gap_authorities(struct line *l, const struct gaps *g, const struct gap *gap)
{
    const char *id = *text_at(gap->entry, "asked") ? text_at(gap->entry, "asked") : text_at(gap->entry, "rule");
    const struct um_value *authorities = um_value_get(gap_rule(g->document, id), "authorities");
    if (um_value_count(authorities))
        add_authorities(&l->page, authorities);
}

char *gap_text(const struct gaps *g, const struct gap *gap, enum gap_part part)
{
    struct line l;
    if (!line_begin(&l, um_value_get(g->document, "law_questions")))
        return NULL;
    if (part == PART_WHOSE)
        add_whose(&l, g, gap);
    else if (part == PART_MISSING)
        add_gap(&l, g, gap);
    else if (part == PART_PROOF)
        add_gap_proof(&l, gap);
    else
        add_gap_authorities(&l, g, gap);
    return line_end(&l);
}

const char *gap_severity(const struct gap *gap)
{
    if (gap->kind != GAP_NEED)
        return gap->kind == GAP_ENTER ? "to enter first" : "a defect of form";
    if (is_group(gap, "closed"))
        return "no evidence mends it";
    if (is_group(gap, "court") || is_group(gap, "conflict"))
        return "for the Court";
    return is_first_obstacle(gap) ? "the outcome comes down to it" : "further";
}
