#include "render/report/leaves.h"

#include <stdlib.h>
#include <string.h>

#include "render/alike.h"

/* Where the walk is: which claim, act and point the joints above name. */
struct context {
    char claim[72], act[72], point[72];
};

static void free_list(struct leaves *l)
{
    free(l->list);
    *l = (struct leaves){0};
}

void free_leaves(struct leaves *l)
{
    free_list(l);
}

/* One step of a node from s on, into a buffer; what stands behind it. */
static const char *take_step(const char *s, char step[72])
{
    size_t n = strcspn(s, "/");
    snprintf(step, 72, "%.*s", (int)(n < 71 ? n : 71), s);
    return s[n] ? s + n + 1 : s + n;
}

/* What a node of the defendant's says of where it stands: d/d1/c/C1/S2/I2a, d/d1/pleaded/c/C1. */
static struct context context_of(const char *node, struct context above)
{
    const char *c = strncmp(node, "d/", 2) == 0 ? strstr(node, "/c/") : NULL;
    struct context here = {.claim = ""};
    char step[72];
    if (!c)
        return above;
    c = take_step(c + 3, here.claim);
    c = take_step(c, here.act);
    take_step(c, step);
    if (*step && strcmp(step, "points") != 0 && strcmp(step, "-") != 0)
        memcpy(here.point, step, sizeof step);
    return here;
}

/* Whether a finding is of an element: it has a title, and joins nothing but other elements. */
static bool is_element(const struct um_value *f)
{
    const char *node = text_at(f, "node");
    return *text_at(f, "title") && !strstr(node, "/t/") && strncmp(node, "m/", 2) != 0;
}

static bool is_known(const struct leaves *l, const struct um_value *finding, const char *act)
{
    for (size_t i = 0; i < l->n; i++)
        if (l->list[i].finding == finding && strcmp(l->list[i].act, act) == 0)
            return true;
    return false;
}

static bool push(struct leaves *l, const struct um_value *f, const struct context *at)
{
    const char *node = text_at(f, "node");
    struct leaf leaf = {.finding = f};
    if (strncmp(node, "p/", 2) != 0) {
        memcpy(leaf.claim, at->claim, sizeof leaf.claim);
        memcpy(leaf.act, at->act, sizeof leaf.act);
        if (strncmp(node, "a/", 2) != 0 || strstr(node, at->point)) /* an act as a whole is judged beside its points */
            memcpy(leaf.point, at->point, sizeof leaf.point);
    }
    if (is_known(l, f, leaf.act))
        return true;
    if (l->n == l->cap) {
        size_t cap = l->cap ? 2 * l->cap : 64;
        struct leaf *grown = realloc(l->list, cap * sizeof *grown);
        if (!grown)
            return false;
        l->list = grown;
        l->cap = cap;
    }
    l->list[l->n++] = leaf;
    return true;
}

enum { DEEPEST = 16 };

/* A node with all below it. */
static bool walk(const struct report *r, struct leaves *l, const char *node, struct context above, int depth)
{
    const struct place *p = node_place(r, node), *end = r->places.list + r->places.n;
    const struct context at = context_of(node, above);
    const struct um_value *members = p ? um_value_get(p->finding, "members") : NULL;
    bool good = true;
    for (; good && p && p < end && strcmp(p->node, node) == 0; p++)
        if (p->finding && is_element(p->finding))
            good = push(l, p->finding, &at);
    for (size_t i = 0; good && depth < DEEPEST && i < um_value_count(members); i++)
        good = walk(r, l, um_value_string(um_value_at(members, i)), at, depth + 1);
    return good;
}

bool gather_leaves(const struct report *r, const struct um_value *defendant, struct leaves *ret)
{
    const struct um_value *parts = um_value_get(defendant, "parts");
    *ret = (struct leaves){0};
    for (size_t i = 0; i < um_value_count(parts); i++)
        if (!walk(r, ret, um_value_string(um_value_at(parts, i)), (struct context){.claim = ""}, 0)) {
            free_list(ret);
            return false;
        }
    return true;
}

size_t row_leader(const struct leaves *l, const struct leaf *leaf)
{
    for (size_t i = 0; i < l->n; i++)
        if (strcmp(text_at(l->list[i].finding, "title"), text_at(leaf->finding, "title")) == 0)
            return i;
    return 0;
}

struct row_name row_name_of(const struct um_value *defendant, size_t leader)
{
    struct row_name name;
    snprintf(name.text, sizeof name.text, "row/%s/%zu", text_at(defendant, "id"), leader);
    return name;
}

/* ------------------------------------------------------------------ standing */

/* S2, or S2(1) for the first of its charges. */
static void put_label(struct report *r, const struct leaf *leaf)
{
    if (*leaf->act)
        report_charge(r, leaf->act, leaf->point);
    else
        html_add(&r->html, "details");
}

static bool same_line(const struct leaf *a, const struct leaf *b)
{
    return strcmp(text_at(a->finding, "status"), text_at(b->finding, "status")) == 0 &&
           strcmp(text_at(a->finding, "why"), text_at(b->finding, "why")) == 0;
}

static const char *anchor_of(const struct report *r, const struct leaf *leaf)
{
    const struct place *p = finding_place(r, leaf->finding);
    return p && p->anchor ? p->anchor : "";
}

/* The leaves of a line, or how many different places they are told in. */
static size_t count_places(const struct report *r, const struct leaf *const *leaves, size_t n, size_t from)
{
    size_t count = 0;
    for (size_t i = from; i < n; i++) {
        bool new = same_line(leaves[from], leaves[i]);
        for (size_t k = from; new && k < i; k++)
            new = !same_line(leaves[from], leaves[k]) || strcmp(anchor_of(r, leaves[k]), anchor_of(r, leaves[i])) != 0;
        count += new;
    }
    return count;
}

static bool is_conditional(const struct leaf *const *leaves, size_t n, size_t from)
{
    for (size_t i = from; i < n; i++)
        if (same_line(leaves[from], leaves[i]) && !um_value_count(um_value_get(leaves[i]->finding, "worlds")))
            return false;
    return true;
}

static void put_standing(struct report *r, const struct leaf *leaf, bool conditional)
{
    struct html *h = &r->html;
    report_status(r, text_at(leaf->finding, "status"));
    if (*why_words(text_at(leaf->finding, "why")))
        html_leaf_class(h, "span", "why", why_words(text_at(leaf->finding, "why")));
    if (conditional)
        html_leaf_class(h, "span", "why", "(on one answer only)");
}

/* One link a place, in the order of the statements. */
static void put_links(struct report *r, const struct leaf *const *leaves, size_t n, size_t from)
{
    struct html *h = &r->html;
    for (size_t i = from; i < n; i++) {
        bool new = same_line(leaves[from], leaves[i]);
        for (size_t k = from; new && k < i; k++)
            new = !same_line(leaves[from], leaves[k]) || strcmp(anchor_of(r, leaves[k]), anchor_of(r, leaves[i])) != 0;
        if (!new)
            continue;
        html_open_class(h, "a", "chip");
        html_attr_joined(h, "href", "#", anchor_of(r, leaves[i]));
        put_label(r, leaves[i]);
        for (size_t k = i + 1; k < n; k++)
            if (same_line(leaves[from], leaves[k]) && strcmp(anchor_of(r, leaves[k]), anchor_of(r, leaves[i])) == 0)
                html_join(h, ","), put_label(r, leaves[k]);
        html_close(h);
    }
}

static void put_line(struct report *r, const struct leaf *const *leaves, size_t n, size_t from, const char *row)
{
    struct html *h = &r->html;
    const bool conditional = is_conditional(leaves, n, from);
    html_open(h, "li");
    if (row) {
        html_open_class(h, "a", "cell");
        html_attr_joined(h, "href", "#", count_places(r, leaves, n, from) == 1 ? anchor_of(r, leaves[from]) : row);
        put_standing(r, leaves[from], conditional);
        html_close(h);
    } else {
        put_standing(r, leaves[from], conditional);
        put_links(r, leaves, n, from);
    }
    html_close(h);
}

static bool applies(const struct leaf *leaf)
{
    return strcmp(text_at(leaf->finding, "status"), "inapplicable") != 0;
}

void report_stands(struct report *r, const struct leaf *const *leaves, size_t n, const char *row)
{
    bool any = false;
    for (size_t i = 0; i < n; i++)
        any = any || applies(leaves[i]);
    html_open_class(&r->html, "ul", "stands");
    for (size_t i = 0; i < n; i++) {
        bool said = any && row && !applies(leaves[i]);
        for (size_t k = 0; k < i && !said; k++)
            said = same_line(leaves[k], leaves[i]);
        if (!said)
            put_line(r, leaves, n, i, row);
    }
    html_close(&r->html);
}
