#include "rules/build.h"

#include <string.h>

#include "base/text.h"
#include "base/time.h"

uint32_t um_build_row(struct um_build *b, enum um_section s, const void *row)
{
    struct um_rows *r = &b->rows[s];
    if (r->n == r->cap)
        r->p = um_arena_grow(b->arena, r->p, r->n, &r->cap, r->size);
    memcpy(r->p + r->n * r->size, row, r->size);
    return (uint32_t)r->n++;
}

/* FNV-1a. */
static uint32_t digest_of(const char *s)
{
    uint32_t hash = 0x811c9dc5u;
    for (; *s; s++)
        hash = (hash ^ (uint8_t)*s) * 0x01000193u;
    return hash;
}

/* Strings are pooled once each, so that equal texts cost one. */
uint32_t um_build_string(struct um_build *b, const char *s)
{
    struct um_rows *r = &b->rows[UM_SECTION_STRINGS];
    if (!s)
        s = "";
    uint32_t *head = &b->string_heads[digest_of(s) % (sizeof b->string_heads / sizeof *b->string_heads)];
    for (uint32_t i = *head; i; i = b->strings[i - 1].next)
        if (strcmp(r->p + b->strings[i - 1].at, s) == 0)
            return b->strings[i - 1].at;
    struct um_pooled new = {(uint32_t)r->n, *head};
    UM_PUSH(b->arena, b->strings, b->n_strings, b->cap_strings, new);
    *head = (uint32_t)b->n_strings;
    for (const char *c = s;; c++) {
        um_build_row(b, UM_SECTION_STRINGS, c);
        if (!*c)
            return new.at;
    }
}

void um_build_problem(struct um_build *b, const char *id, const char *path, const struct um_value *v,
                      const char *message)
{
    struct um_arena *a = b->arena;
    const char *where = um_cat(a, b->now->pack, b->now->place, path, NULL);
    um_problem_add(b->problems, UM_ERROR, id, where, v ? v->line : b->now->v->line,
                   um_cat(a, "law: ", b->now->id, NULL), message);
}

/* The nearest of some words, as a hint. */
static const char *near_hint(struct um_build *b, const char *word, const char *best, unsigned distance)
{
    return best && distance < 4 && word ? um_cat(b->arena, "; did you mean \"", best, "\"?", NULL) : "";
}

int um_build_enum(struct um_build *b, const char *path, const struct um_value *v, unsigned vocab)
{
    const struct um_vocab_info *info = &um_vocabs[vocab];
    const char *s = um_value_string(v), *best = NULL;
    int found = s ? um_vocab_find(vocab, s, strlen(s)) : -1;
    unsigned least = 4;
    if (found >= 0)
        return found;
    for (unsigned i = 0; s && i < info->n; i++) {
        unsigned distance = um_edit_distance(s, info->values[i], least);
        if (distance < least) {
            least = distance;
            best = info->values[i];
        }
    }
    um_build_problem(b, "unknown-word", path, v,
                     um_cat(b->arena, "\"", s ? s : "", "\" is no value of ", info->name, near_hint(b, s, best, least), NULL));
    return -1;
}

int um_build_enum_at(struct um_build *b, const struct um_value *object, const char *path, const char *key, unsigned vocab)
{
    const struct um_value *v = um_value_get(object, key);
    return v ? um_build_enum(b, um_cat(b->arena, path, "/", key, NULL), v, vocab) : -1;
}

void um_build_keys(struct um_build *b, const struct um_value *object, const char *path, const char *what,
                   const char *const *keys, size_t n)
{
    for (size_t i = 0; i < um_value_count(object); i++) {
        const char *key = um_value_key(object, i), *best = NULL;
        unsigned least = 4;
        bool known = false;
        for (size_t k = 0; k < n && !known; k++)
            known = strcmp(key, keys[k]) == 0;
        for (size_t k = 0; k < n && !known; k++) {
            unsigned distance = um_edit_distance(key, keys[k], least);
            best = distance < least ? keys[k] : best;
            least = distance < least ? distance : least;
        }
        const char *hint = best ? um_cat(b->arena, "; did you mean \"", best, "\"?", NULL) : "";
        if (!known)
            um_build_problem(b, "unknown-key", um_cat(b->arena, path, "/", key, NULL), um_value_at(object, i),
                             um_cat(b->arena, what, " has no key \"", key, "\"", hint, NULL));
    }
}

int64_t um_build_day(struct um_build *b, const struct um_value *object, const char *path, const char *key)
{
    const struct um_value *v = um_value_get(object, key);
    const char *day = um_value_string(v);
    struct um_time t = {INT64_MIN, 0};
    if (v && (!day || !um_time_parse(day, &t)))
        um_build_problem(b, "bad-time", um_cat(b->arena, path, "/", key, NULL), v, "a day is written YYYY-MM-DD");
    return t.from;
}

void um_build_need_text(struct um_build *b, const struct um_value *object, const char *path, const char *key, const char *what)
{
    const char *s = um_value_string(um_value_get(object, key));
    if (!s || !*s)
        um_build_problem(b, "missing-key", um_cat(b->arena, path, "/", key, NULL), object,
                         um_cat(b->arena, what, " must have \"", key, "\"", NULL));
}

const char *um_build_place(struct um_build *b, const char *path, size_t i)
{
    return um_cat(b->arena, path, "/", um_int_text(b->arena, (int64_t)i), NULL);
}

uint32_t um_build_find(struct um_build *b, const struct um_sources *in, const char *what, const char *path,
                       const struct um_value *v)
{
    const char *s = um_value_string(v), *best = NULL;
    unsigned least = 4;
    for (size_t i = 0; s && i < in->n; i++)
        if (strcmp(in->list[i].id, s) == 0)
            return (uint32_t)i;
    for (size_t i = 0; s && i < in->n; i++) {
        unsigned distance = um_edit_distance(s, in->list[i].id, least);
        if (distance < least) {
            least = distance;
            best = in->list[i].id;
        }
    }
    um_build_problem(b, "dangling-id", path, v,
                     um_cat(b->arena, "there is no ", what, " \"", s ? s : "", "\"", near_hint(b, s, best, least), NULL));
    return UM_NONE;
}

uint32_t um_build_find_kind(struct um_build *b, const char *kind, const char *path, const struct um_value *v)
{
    uint32_t rule = um_build_find(b, &b->rules, kind, path, v);
    const char *found = rule == UM_NONE ? kind : um_value_string(um_value_get(b->rules.list[rule].v, "kind"));
    bool known = false;
    for (unsigned k = 0; found && k < UM_RULE_KIND_COUNT; k++)
        known = known || strcmp(found, um_rule_kind_names[k]) == 0;
    if (!known || strcmp(found, kind) == 0) /* a kind that is none is a problem of its own */
        return rule;
    um_build_problem(b, "wrong-reference", path, v,
                     um_cat(b->arena, "\"", um_value_string(v), "\" is no rule of kind ", kind, NULL));
    return UM_NONE;
}
