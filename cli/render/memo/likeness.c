/* Defendants are judged apart. Where what is found of two is the same but for their names, it is written down once. */
#include <string.h>

#include "render/memo/memo.h"

/* A node without the defendant it is about: d/d1/c/C1/S1 as c/C1/S1. */
static const char *place_of(const struct um_value *v)
{
    const char *node = text_at(v, "node"), *slash = strncmp(node, "d/", 2) == 0 ? strchr(node + 2, '/') : NULL;
    return slash ? slash : node;
}

static bool same_at(const struct um_value *a, const struct um_value *b, const char *key)
{
    return same_value(um_value_get(a, key), um_value_get(b, key));
}

struct pair {
    const struct um_value *a, *b; /* defendants */
};

static bool same_text(const struct pair *p, const char *s, const char *t)
{
    return same_but_for_name(s, text_at(p->a, "label"), t, text_at(p->b, "label"));
}

static bool same_evidence(const struct pair *p, const struct um_value *x, const struct um_value *y)
{
    bool same = um_value_count(x) == um_value_count(y);
    for (size_t i = 0; same && i < um_value_count(x); i++) {
        const struct um_value *e = um_value_at(x, i), *f = um_value_at(y, i);
        same = same_at(e, f, "id") && same_at(e, f, "effect") && same_at(e, f, "worlds") && same_at(e, f, "against") &&
               same_text(p, text_at(e, "reason"), text_at(f, "reason")) && same_at(e, f, "answers");
    }
    return same;
}

static bool same_finding(const struct pair *p, const struct um_value *f, const struct um_value *g)
{
    static const char *const keys[] = {"status", "why", "basis", "reached", "standard", "worlds", "derived_status", "authorities", "answers"};
    bool same = strcmp(place_of(f), place_of(g)) == 0;
    for (size_t i = 0; same && i < sizeof keys / sizeof *keys; i++)
        same = same_at(f, g, keys[i]);
    return same && same_text(p, text_at(um_value_get(f, "reason"), "text"), text_at(um_value_get(g, "reason"), "text")) &&
           same_evidence(p, um_value_get(f, "evidence"), um_value_get(g, "evidence"));
}

static bool same_gap(const struct pair *p, const struct um_value *f, const struct um_value *g)
{
    return strcmp(place_of(f), place_of(g)) == 0 && same_text(p, text_at(f, "cure"), text_at(g, "cure"));
}

static bool same_list(const struct pair *p, const char *key,
                      bool (*same_row)(const struct pair *, const struct um_value *, const struct um_value *))
{
    const struct um_value *x = um_value_get(p->a, key), *y = um_value_get(p->b, key);
    bool same = um_value_count(x) == um_value_count(y);
    for (size_t i = 0; same && i < um_value_count(x); i++)
        same = same_row(p, um_value_at(x, i), um_value_at(y, i));
    return same;
}

/* Whether the outcomes are the same, with their conditions and reasons. */
static bool same_outcome(const struct pair *p, const struct um_value *o, const struct um_value *q)
{
    return same_at(o, q, "outcome") && same_at(o, q, "positions") && same_text(p, text_at(o, "reason"), text_at(q, "reason")) &&
           same_at(o, q, "renewable");
}

static bool same_note(const struct pair *p, const struct um_value *n, const struct um_value *o)
{
    return same_at(n, o, "rule") && same_at(n, o, "leans") && same_at(n, o, "worlds") && same_text(p, text_at(n, "text"), text_at(o, "text")) &&
           same_at(n, o, "answers");
}

static bool same_item(const struct pair *p, const struct um_value *i, const struct um_value *k)
{
    return same_at(i, k, "item") && same_at(i, k, "outcome") && same_text(p, text_at(i, "reason"), text_at(k, "reason"));
}

static bool same_balance(const struct pair *p)
{
    const struct pair balance = {um_value_get(p->a, "balance"), um_value_get(p->b, "balance")};
    const struct um_value *x = um_value_get(balance.a, "factors"), *y = um_value_get(balance.b, "factors");
    bool same = um_value_count(x) == um_value_count(y);
    for (size_t i = 0; same && i < um_value_count(x); i++)
        same = same_note(p, um_value_at(x, i), um_value_at(y, i));
    return same;
}

bool stand_alike(const struct um_value *a, const struct um_value *b)
{
    const struct pair p = {a, b};
    return same_at(a, b, "outcome") && same_at(a, b, "provisional") && same_at(a, b, "turns_on") && same_at(a, b, "may_turn_on") &&
           same_list(&p, "outcomes", same_outcome) && same_list(&p, "findings", same_finding) && same_list(&p, "gaps", same_gap) &&
           same_list(&p, "remarks", same_note) && same_list(&p, "items", same_item) && same_balance(&p);
}

bool is_like_earlier(const struct memo *m, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (stand_alike(um_value_at(m->defendants, k), um_value_at(m->defendants, i)))
            return true;
    return false;
}

void put_class(struct memo *m, size_t i)
{
    const struct um_value *d = um_value_at(m->defendants, i);
    put(m->blocks, text_at(d, "label"));
    for (size_t k = i + 1; k < um_value_count(m->defendants); k++)
        if (stand_alike(d, um_value_at(m->defendants, k)))
            put(m->blocks, "·"), put(m->blocks, text_at(um_value_at(m->defendants, k), "label"));
}
