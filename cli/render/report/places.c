/* Where each finding is told, so that whatever speaks of it can lead there. */
#include <stdlib.h>
#include <string.h>

#include "render/alike.h"
#include "render/report/report.h"

static struct place *push(struct places *p, const char *node, const struct um_value *finding)
{
    if (p->n == p->cap) {
        size_t cap = p->cap ? 2 * p->cap : 256;
        struct place *grown = realloc(p->list, cap * sizeof *grown);
        if (!grown)
            return NULL;
        p->list = grown;
        p->cap = cap;
    }
    p->list[p->n] = (struct place){.node = node, .order = p->n, .finding = finding, .told = finding};
    return &p->list[p->n++];
}

/* The two texts joined, to be freed. */
static char *joined(const char *before, const char *behind)
{
    size_t n = strlen(before) + strlen(behind) + 1;
    char *text = malloc(n);
    if (text)
        snprintf(text, n, "%s%s", before, behind);
    return text;
}

/* The anchor of a finding that is told by itself: its node, and a number where the node has several. */
static char *own_anchor(const struct um_value *findings, size_t i)
{
    const char *node = text_at(um_value_at(findings, i), "node");
    char number[24] = "";
    size_t k = 0;
    while (i > k && strcmp(text_at(um_value_at(findings, i - k - 1), "node"), node) == 0)
        k++;
    if (k)
        snprintf(number, sizeof number, ";%zu", k + 1);
    return joined(node, number);
}

static bool starts(const char *s, const char *prefix)
{
    return strncmp(s, prefix, strlen(prefix)) == 0;
}

/* Shared findings stand by themselves; whether an assertion counts is told in the record, a joint of an unknown speaker nowhere. */
static bool add_shared(struct places *p, const struct um_value *findings)
{
    for (size_t i = 0; i < um_value_count(findings); i++) {
        const struct um_value *f = um_value_at(findings, i);
        const char *node = text_at(f, "node");
        if (starts(node, "e/") || starts(node, "u/"))
            continue;
        struct place *place = push(p, node, f);
        if (!place || !(place->anchor = own_anchor(findings, i)))
            return false;
    }
    return true;
}

/* A finding of the defendant's own, by the first that agrees with it. */
static size_t teller_of(const struct um_value *findings, size_t i)
{
    const struct um_value *f = um_value_at(findings, i);
    for (size_t k = 0; k < i && is_own_element(f); k++)
        if (is_own_element(um_value_at(findings, k)) && findings_alike(um_value_at(findings, k), f))
            return k;
    return i;
}

static bool add_own(struct places *p, const struct um_value *defendant)
{
    const struct um_value *findings = um_value_get(defendant, "findings");
    for (size_t i = 0; i < um_value_count(findings); i++) {
        const struct um_value *f = um_value_at(findings, i);
        struct place *place = push(p, text_at(f, "node"), f);
        size_t teller = teller_of(findings, i);
        if (!place)
            return false;
        place->told = um_value_at(findings, teller);
        place->anchor = *text_at(f, "title") ? own_anchor(findings, teller) : joined("d-", text_at(defendant, "id"));
        if (!place->anchor)
            return false;
    }
    return true;
}

/* Every assertion stands with its paragraph. */
static bool add_assertions(struct places *p, const struct um_value *papers)
{
    for (size_t i = 0; i < um_value_count(papers); i++) {
        const struct um_value *records = um_value_get(um_value_at(papers, i), "records");
        for (size_t k = 0; k < um_value_count(records); k++) {
            const struct um_value *record = um_value_at(records, k), *assertions = um_value_get(record, "assertions");
            for (size_t a = 0; a < um_value_count(assertions); a++) {
                struct place *place = push(p, text_at(um_value_at(assertions, a), "id"), NULL);
                if (!place || !(place->anchor = joined("r-", text_at(record, "id"))))
                    return false;
            }
        }
    }
    return true;
}

/* Findings of one node keep their order, which that of their anchors follows; an assertion comes behind a node of its name. */
static int compare(const void *a, const void *b)
{
    const struct place *x = a, *y = b;
    int cmp = strcmp(x->node, y->node);
    if (cmp == 0)
        cmp = (y->finding != NULL) - (x->finding != NULL);
    return cmp ? cmp : (x->order > y->order) - (x->order < y->order);
}

bool make_places(struct report *r)
{
    struct places *p = &r->places;
    bool good = add_shared(p, um_value_get(r->matter, "findings")) && add_assertions(p, um_value_get(r->evidence, "papers"));
    for (size_t i = 0; good && i < um_value_count(r->defendants); i++)
        good = add_own(p, um_value_at(r->defendants, i));
    if (p->n > 1)
        qsort(p->list, p->n, sizeof *p->list, compare);
    return good;
}

void free_places(struct places *p)
{
    for (size_t i = 0; i < p->n; i++)
        free(p->list[i].anchor);
    free(p->list);
}

/* The first place of a node, or NULL. */
struct place *node_place(const struct report *r, const char *node)
{
    struct place *list = r->places.list;
    size_t low = 0, high = r->places.n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(list[middle].node, node) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < r->places.n && strcmp(list[low].node, node) == 0 ? &list[low] : NULL;
}

struct place *finding_place(const struct report *r, const struct um_value *finding)
{
    struct place *end = r->places.list + r->places.n, *p = node_place(r, text_at(finding, "node"));
    const char *node = p ? p->node : "";
    for (; p && p < end && strcmp(p->node, node) == 0; p++)
        if (p->finding == finding)
            return p;
    return NULL;
}

const char *anchor_at(const struct report *r, const char *node)
{
    const struct place *p = node ? node_place(r, node) : NULL;
    return p ? p->anchor : NULL;
}
