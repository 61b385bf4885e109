#include "trace.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "render/text.h"

struct node_change {
    const char *node;
    const struct change *change;
};

static int compare_nodes(const void *a, const void *b)
{
    return strcmp(((const struct node_change *)a)->node, ((const struct node_change *)b)->node);
}

bool trace_open(struct trace *t)
{
    t->n_nodes = 0;
    t->hit = calloc(t->rows->n + 1, sizeof *t->hit);
    t->by_node = calloc(t->changes->n + 1, sizeof *t->by_node);
    for (size_t i = 0; t->by_node && i < t->changes->n; i++)
        if (t->changes->list[i].node)
            t->by_node[t->n_nodes++] = (struct node_change){t->changes->list[i].node, &t->changes->list[i]};
    if (t->by_node)
        qsort(t->by_node, t->n_nodes, sizeof *t->by_node, compare_nodes);
    return t->hit && t->by_node;
}

void trace_close(struct trace *t)
{
    free(t->hit);
    free(t->by_node);
    t->hit = NULL;
    t->by_node = NULL;
}

static const struct change *change_of(const struct trace *t, const char *node)
{
    struct node_change key = {.node = node}, *found = bsearch(&key, t->by_node, t->n_nodes, sizeof key, compare_nodes);
    return found ? found->change : NULL;
}

/* Mark a row, if it moved. */
static bool hit(struct trace *t, const char *id)
{
    const struct moved_row *row = moved_called(t->rows, id);
    if (row)
        t->hit[row->owner] = true;
    return row;
}

/* Mark the ruling on a node, if one is assumed. */
static bool hit_node(struct trace *t, const char *a, const char *b, const char *c)
{
    char node[256];
    snprintf(node, sizeof node, "%s%s%s", a, b, c);
    return hit(t, node);
}

/* Whether a list of words, such as "media-access, anti-slapp-raised", holds one. */
static bool lists_word(const char *list, const char *word)
{
    size_t n = strlen(word);
    for (const char *at = list; (at = strstr(at, word)); at += n)
        if ((at == list || at[-1] == ' ') && (at[n] == ',' || !at[n]))
            return true;
    return false;
}

/* Facts that moved, and that a premise counts up by their names. */
static void hit_facts(struct trace *t, size_t side, const char *names)
{
    const struct um_value *facts = um_value_get(t->sides[side].contents, "facts");
    for (size_t i = 0; i < um_value_count(facts); i++)
        if (lists_word(names, text_at(um_value_at(facts, i), "name")))
            hit(t, text_at(um_value_at(facts, i), "id"));
}

static void hit_premises(struct trace *t, size_t side, const struct um_value *premises)
{
    static const char facts[] = ".facts";
    for (size_t i = 0; i < um_value_count(premises); i++) {
        const struct um_value *p = um_value_at(premises, i);
        const char *path = text_at(p, "path");
        size_t n = strlen(path);
        hit(t, text_at(p, "row"));
        if (n > strlen(facts) && strcmp(path + n - strlen(facts), facts) == 0)
            hit_facts(t, side, text_at(p, "value"));
    }
}

/* Whether what was offered had an effect on how it stands: it decides, or, where that is not in the record, keeps it open. */
static bool has_effect(const struct um_value *evidence, const struct um_value *standing)
{
    static const char *const none[] = {"none", "excluded", "form", "not-individual"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        if (strcmp(text_at(evidence, "effect"), none[i]) == 0)
            return false;
    return strcmp(text_at(evidence, "effect"), "unknown") != 0 || strcmp(text_at(standing, "status"), "not-recorded") == 0;
}

/* What was offered: all of it, or only what had an effect. Whether it counts may itself be assumed. */
static void hit_evidence(struct trace *t, const struct um_value *standing, bool all)
{
    const struct um_value *evidence = um_value_get(standing, "evidence");
    for (size_t i = 0; i < um_value_count(evidence); i++) {
        const struct um_value *e = um_value_at(evidence, i);
        if (!all && !has_effect(e, standing))
            continue;
        hit(t, text_at(e, "id"));
        hit(t, text_at(e, "record"));
        hit_node(t, "e/", text_at(e, "id"), "/competence");
        hit_node(t, "e/", text_at(e, "id"), "/pleaded/competence");
    }
}

/* The assertion that a node e/<assertion>/... judges. */
static void hit_assertion(struct trace *t, const char *node)
{
    char id[128];
    if (strncmp(node, "e/", 2) != 0)
        return;
    snprintf(id, sizeof id, "%.*s", (int)strcspn(node + 2, "/"), node + 2);
    hit(t, id);
}

static void trace_node(struct trace *t, const struct change *c, bool all);

/* Whether a node has a status on one side, in some world. */
static bool has_status(const struct change *c, size_t side, const char *status)
{
    const struct um_value *s;
    for (size_t i = 0; (s = standing_in(c, side, i)); i++)
        if (strcmp(text_at(s, "status"), status) == 0)
            return true;
    return false;
}

/* Whether it has that status in every world. */
static bool has_only(const struct change *c, size_t side, const char *status)
{
    const struct um_value *s;
    for (size_t i = 0; (s = standing_in(c, side, i)); i++)
        if (strcmp(text_at(s, "status"), status) != 0)
            return false;
    return standing_in(c, side, 0);
}

/*
 * The members that moved and on which a finding hangs: they stand as it does, and, where the other side has another status
 * alone, do not stand so there too.
 */
static void trace_members(struct trace *t, const struct change *c, size_t side, const struct um_value *standing, bool all)
{
    const struct um_value *members = um_value_get(standing, "members");
    const char *status = text_at(standing, "status");
    for (size_t i = 0; i < um_value_count(members); i++) {
        const struct change *moved = change_of(t, um_value_string(um_value_at(members, i)));
        bool still = moved && has_only(moved, 0, status) && has_only(moved, 1, status);
        if (moved && has_status(moved, side, status) && (!still || has_status(c, !side, status)))
            trace_node(t, moved, all);
    }
}

static void trace_standing(struct trace *t, const struct change *c, size_t side, const struct um_value *standing, bool all)
{
    hit(t, text_at(standing, "ruling"));
    if (strcmp(text_at(standing, "basis"), "assumed") == 0)
        hit(t, c->node);
    hit_premises(t, side, um_value_get(standing, "premises"));
    hit_evidence(t, standing, all);
    trace_members(t, c, side, standing, all);
}

/* A node that moved, from how it stood and stands where that is not the same. */
static void trace_node(struct trace *t, const struct change *c, bool all)
{
    const struct um_value *standing;
    hit_assertion(t, c->node);
    for (size_t side = 0; side < 2; side++)
        for (size_t i = 0; (standing = standing_in(c, side, i)); i++)
            if (has_moved(c, side, standing))
                trace_standing(t, c, side, standing, all);
}

/* Whether an assertion bears on a defendant: it names none of the accounts, or one of his. */
static bool bears_on(const struct um_value *contents, const struct um_value *assertion, const struct um_value *accounts)
{
    static const char *const slots[] = {"account", "who", "to", "from", "actor"};
    const struct um_value *about = um_value_at(um_value_get(assertion, "about"), 0), *points = um_value_get(contents, "points");
    bool named = um_value_type(about) == UM_VALUE_ARRAY && um_value_count(about), his = false;
    for (size_t i = 0; i < um_value_count(accounts); i++) {
        const char *account = um_value_string(um_value_at(accounts, i));
        for (size_t k = 0; named && k < um_value_count(about); k++)
            his = his || strcmp(um_value_string(um_value_at(about, k)), account) == 0;
    }
    for (size_t i = 0; !named && i < um_value_count(points); i++) {
        const struct um_value *p = um_value_at(points, i), *all = um_value_get(contents, "accounts");
        for (size_t s = 0; strcmp(text_at(p, "id"), text_at(assertion, "point")) == 0 && s < sizeof slots / sizeof *slots; s++)
            for (size_t k = 0; k < um_value_count(all); k++)
                named = named || strcmp(text_at(p, slots[s]), text_at(um_value_at(all, k), "id")) == 0;
        for (size_t k = 0; named && k < um_value_count(accounts); k++)
            for (size_t s = 0; s < sizeof slots / sizeof *slots; s++)
                his = his || strcmp(text_at(p, slots[s]), um_value_string(um_value_at(accounts, k))) == 0;
    }
    return his || !named;
}

/* Whether an assertion is in a form that could be tested. */
static bool in_form(const struct um_value *findings, const char *assertion)
{
    char node[256];
    snprintf(node, sizeof node, "e/%s/competence", assertion);
    const struct um_value *f = finding_on(um_value_get(findings, "matter"), node, 0);
    return f && strcmp(text_at(um_value_get(f, "reason"), "id"), "competence.form") != 0;
}

/* Whether an assertion is in such a form on one side alone. */
static bool moved_form(const struct trace *t, const char *assertion)
{
    char node[256];
    snprintf(node, sizeof node, "e/%s/competence", assertion);
    return change_of(t, node) && in_form(t->sides[0].findings, assertion) != in_form(t->sides[1].findings, assertion);
}

/* An outcome that a rule qualifies looks at the form of all that was offered against the defendant: what moved of it. */
static void trace_form(struct trace *t, const struct change *c)
{
    for (size_t side = 0; side < 2; side++) {
        const struct um_value *assertions = um_value_get(t->sides[side].contents, "assertions");
        for (size_t i = 0; i < um_value_count(assertions); i++) {
            const struct um_value *a = um_value_at(assertions, i);
            bool moved = moved_form(t, text_at(a, "id"));
            if (moved && bears_on(t->sides[side].contents, a, um_value_get(c->holders[side], "accounts"))) {
                hit(t, text_at(a, "id"));
                hit_node(t, "e/", text_at(a, "id"), "/competence");
            }
        }
    }
}

/* The outcome of a defendant: by the part that it turns on, or by all his parts where none stands in the way. */
static void trace_outcome(struct trace *t, const struct change *c, bool all)
{
    const struct um_value *standing;
    for (size_t side = 0; side < 2; side++)
        for (size_t i = 0; (standing = standing_in(c, side, i)); i++) {
            const struct um_value *part = failing_part(t->sides[side].findings, c->holders[side], standing), *parts = um_value_get(c->holders[side], "parts");
            if (!has_moved(c, side, standing))
                continue;
            if (*text_at(standing, "rule"))
                trace_form(t, c);
            for (size_t k = 0; k < um_value_count(parts); k++) {
                const char *node = um_value_string(um_value_at(parts, k));
                const struct change *moved = !part || strcmp(text_at(part, "node"), node) == 0 ? change_of(t, node) : NULL;
                if (moved)
                    trace_node(t, moved, all);
            }
        }
}

/* What is judged of a point or an act that a rule read moved. */
static void trace_row(struct trace *t, const char *id)
{
    static const char *const kinds[] = {"i/", "a/"};
    char prefix[80];
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        int n = snprintf(prefix, sizeof prefix, "%s%.64s/", kinds[k], id);
        for (size_t i = 0; i < t->n_nodes; i++)
            if (strncmp(t->by_node[i].node, prefix, (size_t)n) == 0)
                trace_node(t, t->by_node[i].change, false);
    }
}

/* The points that an act conveys, which what is judged of the act as a whole looks at. */
static void trace_conveyed(struct trace *t, const char *node)
{
    const struct um_value *acts = um_value_get(t->sides[1].contents, "acts");
    for (size_t i = 0; i < um_value_count(acts) && strncmp(node, "a/", 2) == 0; i++) {
        const struct um_value *act = um_value_at(acts, i), *points = um_value_get(act, "conveys");
        size_t n = strlen(text_at(act, "id"));
        for (size_t k = 0; strncmp(node + 2, text_at(act, "id"), n) == 0 && node[2 + n] == '/' && k < um_value_count(points); k++)
            trace_row(t, um_value_string(um_value_at(points, k)));
    }
}

/* No row that the rules read moved: then it is what was found of such rows. */
static void trace_found(struct trace *t, const struct change *c)
{
    const struct um_value *standing;
    for (size_t side = 0; side < 2; side++)
        for (size_t i = 0; (standing = standing_in(c, side, i)); i++)
            for (size_t k = 0; k < um_value_count(um_value_get(standing, "premises")); k++)
                trace_row(t, text_at(um_value_at(um_value_get(standing, "premises"), k), "row"));
    trace_conveyed(t, c->node);
}

static size_t count_marks(const struct trace *t)
{
    size_t n = 0;
    for (size_t i = 0; i < t->rows->n; i++)
        n += t->hit[i];
    return n;
}

size_t trace_change(struct trace *t, const struct change *c)
{
    memset(t->hit, 0, t->rows->n * sizeof *t->hit);
    for (int all = 0; all < 2 && !count_marks(t); all++) {
        if (c->node)
            trace_node(t, c, all);
        else
            trace_outcome(t, c, all);
    }
    if (c->node && !count_marks(t))
        trace_found(t, c);
    return count_marks(t);
}

const struct moved_row *next_marked(const struct trace *t, size_t *at)
{
    while (*at < t->rows->n) {
        const struct moved_row *row = t->rows->order[(*at)++];
        if (t->hit[row - t->rows->list])
            return row;
    }
    return NULL;
}

/* ------------------------------------------------------------ open questions */

static bool worlds_name(const struct um_value *worlds, const char *question)
{
    for (size_t w = 0; w < um_value_count(worlds); w++)
        for (size_t i = 0; i < um_value_count(um_value_at(worlds, w)); i++)
            if (strcmp(text_at(um_value_at(um_value_at(worlds, w), i), "question"), question) == 0)
                return true;
    return false;
}

bool turns_on(const struct change *c, const char *question)
{
    const struct um_value *standing;
    for (size_t side = 0; side < 2; side++)
        for (size_t i = 0; (standing = standing_in(c, side, i)); i++)
            if (worlds_name(um_value_get(standing, c->node ? "worlds" : "positions"), question))
                return true;
    return false;
}

/* The position fixed on a question of law in a document; "" where none is. */
static const char *fixed_in(const struct um_value *document, const char *question)
{
    const struct um_value *list = um_value_get(um_value_get(document, "matter"), "law_questions");
    for (size_t i = 0; i < um_value_count(list); i++)
        if (strcmp(text_at(um_value_at(list, i), "id"), question) == 0)
            return text_at(um_value_at(list, i), "assumed");
    return "";
}

const struct um_value *next_fixed(const struct um_value *const documents[2], size_t *at)
{
    const struct um_value *list = um_value_get(um_value_get(documents[1], "matter"), "law_questions");
    while (*at < um_value_count(list)) {
        const struct um_value *q = um_value_at(list, (*at)++);
        if (*text_at(q, "assumed") && strcmp(text_at(q, "assumed"), fixed_in(documents[0], text_at(q, "id"))) != 0)
            return q;
    }
    return NULL;
}
