/* A live matter as a case: its record as everybody may see it, what is found on it now, and whether that is found still. */
#include <stdlib.h>
#include <string.h>

#include "api.h"
#include "base/text.h"
#include "codec/json.h"

#define CASE_FORMAT "unmask.saved-case/1"
#define STATUSES_FORMAT "unmask.statuses/1"
#define REPLAY_FORMAT "unmask.replay/1"

static const char *text_of(const struct um_value *object, const char *key)
{
    return um_value_string(um_value_get(object, key));
}

static void copy_member(struct um_arena *a, struct um_value *to, const struct um_value *from, const char *key)
{
    if (um_value_get(from, key))
        um_value_set(a, to, key, um_value_copy(a, um_value_get(from, key)));
}

/* ----------------------------------------------------------------- statuses */

/* Findings without their reasons: where each node stands, in which worlds. */
static void add_findings(struct um_arena *a, struct um_value *list, const struct um_value *findings)
{
    static const char *const keys[] = {"node", "status", "why", "basis", "worlds"};
    for (size_t i = 0; i < um_value_count(findings); i++) {
        struct um_value *v = um_value_object(a);
        for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
            copy_member(a, v, um_value_at(findings, i), keys[k]);
        um_value_push(a, list, v);
    }
}

static void add_options(struct um_arena *a, struct um_value *v, const struct um_options *o)
{
    struct um_value *options = um_value_object(a), *positions = um_value_array(a);
    um_value_set_text(a, options, "test", o->test ? um_cat(a, o->test, NULL) : NULL);
    um_value_set_text(a, options, "as_of", o->as_of ? um_cat(a, o->as_of, NULL) : NULL);
    um_value_set_text(a, options, "law_as_of", o->law_as_of ? um_cat(a, o->law_as_of, NULL) : NULL);
    um_value_set_text(a, options, "decision", o->decision ? um_cat(a, o->decision, NULL) : NULL);
    for (size_t i = 0; i < o->n_positions; i++)
        um_value_push_text(a, positions, um_cat(a, o->positions[i], NULL));
    if (o->n_positions)
        um_value_set(a, options, "positions", positions);
    um_value_set(a, v, "options", options);
}

/* What is found, without a reason: unmask.statuses/1. */
static struct um_value *statuses_of(struct um_arena *a, const struct um_value *document, const struct um_options *o)
{
    struct um_value *v = um_value_object(a), *outcomes = um_value_array(a), *nodes = um_value_array(a);
    const struct um_value *defendants = um_value_get(document, "defendants");
    um_value_set_text(a, v, "format", STATUSES_FORMAT);
    copy_member(a, v, document, "engine");
    copy_member(a, v, document, "law");
    copy_member(a, v, document, "record");
    add_options(a, v, o);
    add_findings(a, nodes, um_value_get(um_value_get(document, "matter"), "findings"));
    for (size_t i = 0; i < um_value_count(defendants); i++) {
        struct um_value *d = um_value_object(a);
        copy_member(a, d, um_value_at(defendants, i), "id");
        copy_member(a, d, um_value_at(defendants, i), "outcome");
        um_value_push(a, outcomes, d);
        add_findings(a, nodes, um_value_get(um_value_at(defendants, i), "findings"));
    }
    um_value_set(a, v, "outcomes", outcomes);
    um_value_set(a, v, "nodes", nodes);
    return v;
}

/* One finding in a word: unmet: no-evidence (derived). */
static void add_word(struct um_text *text, const struct um_value *f)
{
    const char *why = text_of(f, "why"), *basis = text_of(f, "basis");
    um_text_add(text, text->n ? "; " : "");
    um_text_add(text, text_of(f, "status"));
    um_text_add(text, why ? ": " : "");
    um_text_add(text, why ? why : "");
    um_text_add(text, basis && strcmp(basis, "derived") != 0 ? " (" : "");
    um_text_add(text, basis && strcmp(basis, "derived") != 0 ? basis : "");
    um_text_add(text, basis && strcmp(basis, "derived") != 0 ? ")" : "");
    const struct um_value *worlds = um_value_get(f, "worlds");
    char *printed = worlds ? um_json_print(worlds, false) : NULL;
    if (printed) {
        um_text_add(text, " if ");
        um_text_add(text, printed);
        free(printed);
    }
}

/* The findings of a node, joined: they stand beside each other. NULL where there are none at that place. */
static const char *word_at(struct um_arena *a, const struct um_value *nodes, size_t *at, const char *name)
{
    struct um_text text = {.arena = a};
    for (; *at < um_value_count(nodes) && strcmp(text_of(um_value_at(nodes, *at), "node"), name) == 0; ++*at)
        add_word(&text, um_value_at(nodes, *at));
    return text.n ? text.s : NULL;
}

static void add_moved(struct um_arena *a, struct um_value *moved, const char *name, const char *from, const char *to)
{
    struct um_value *v = um_value_object(a);
    um_value_set_text(a, v, "node", um_cat(a, name, NULL));
    um_value_set_text(a, v, "from", from);
    um_value_set_text(a, v, "to", to);
    um_value_push(a, moved, v);
}

/* Where a node begins in a list, looked for from a place on and round; the list's length where it is not there. */
static size_t find_node(const struct um_value *nodes, const char *name, size_t from)
{
    size_t n = um_value_count(nodes);
    for (size_t i = 0; i < n; i++)
        if (strcmp(text_of(um_value_at(nodes, (from + i) % n), "node"), name) == 0)
            return (from + i) % n;
    return n;
}

/* Nodes that two lists do not agree on. */
static struct um_value *moved_nodes(struct um_arena *a, const struct um_value *before, const struct um_value *after)
{
    struct um_value *moved = um_value_array(a);
    size_t other = 0;
    for (size_t i = 0; i < um_value_count(before);) {
        const char *name = text_of(um_value_at(before, i), "node"), *from = word_at(a, before, &i, name), *to = NULL;
        size_t found = find_node(after, name, other);
        if (found < um_value_count(after)) {
            to = word_at(a, after, &found, name);
            other = found;
        }
        if (!to || strcmp(from, to) != 0)
            add_moved(a, moved, name, from, to);
    }
    other = 0;
    for (size_t i = 0; i < um_value_count(after);) {
        const char *name = text_of(um_value_at(after, i), "node"), *to = word_at(a, after, &i, name);
        size_t found = find_node(before, name, other);
        if (found == um_value_count(before))
            add_moved(a, moved, name, NULL, to);
        else
            other = found;
    }
    return moved;
}

static void add_moved_outcomes(struct um_arena *a, struct um_value *moved, const struct um_value *before, const struct um_value *after)
{
    for (size_t i = 0; i < um_value_count(before); i++) {
        const char *id = text_of(um_value_at(before, i), "id"), *from = text_of(um_value_at(before, i), "outcome"), *to = NULL;
        for (size_t k = 0; k < um_value_count(after); k++)
            if (strcmp(text_of(um_value_at(after, k), "id"), id) == 0)
                to = text_of(um_value_at(after, k), "outcome");
        if (!to || strcmp(from, to) != 0)
            add_moved(a, moved, um_cat(a, "d/", id, "/outcome", NULL), um_cat(a, from, NULL), to ? um_cat(a, to, NULL) : NULL);
    }
}

/* ------------------------------------------------------------------- saving */

/* A record made from a matter, by way of its canonical form, so that it refers to nothing outside. */
static enum um_code record_of(struct um_arena *a, const struct um_matter *m, struct um_record **ret, struct um_error *err)
{
    char *text = um_json_print(um_record_encode(a, m), false);
    enum um_code code = text ? um_record_parse(text, strlen(text), "the record", ret, err) : um_no_memory(err);
    free(text);
    return code;
}

/* The same findings under the new names? Those that are not are listed. */
static struct um_value *differing(struct um_arena *a, const struct um_matter *m, const struct um_value *named, const struct um_value *anonymous)
{
    struct um_value *nodes = um_value_get(named, "nodes") ? um_value_copy(a, um_value_get(named, "nodes")) : um_value_array(a);
    for (size_t i = 0; i < nodes->n; i++) {
        struct um_value *f = nodes->items[i].value;
        for (size_t k = 0; k < f->n; k++)
            if (strcmp(f->items[k].key, "node") == 0)
                f->items[k].value = um_value_text(a, um_record_new_name(a, m, f->items[k].value->text));
    }
    return moved_nodes(a, nodes, um_value_get(anonymous, "nodes"));
}

/* What a case is made of while it is being made; everything is freed by free_work. */
struct work {
    struct um_record *open, *anonymous;
    struct um_result *findings, *again;
    size_t held_back;
};

static void free_work(struct work *w)
{
    um_record_free(w->open);
    um_record_free(w->anonymous);
    um_result_free(w->findings);
    um_result_free(w->again);
}

static enum um_code evaluate_work(struct work *w, struct um_arena *a, const struct um_record *record, const struct um_law *law,
                                  const struct um_options *o, bool anonymise, struct um_error *err)
{
    struct um_options open = *o;
    open.defendants = NULL;
    open.n_defendants = 0;
    open.explain = NULL;
    open.evidence = false;
    open.unsealed = true;
    enum um_code code = um_record_unsealed(record, &w->open, &w->held_back, err);
    if (code == UM_OK)
        code = um_evaluate(record, law, &open, &w->findings, err);
    if (code != UM_OK || !anonymise)
        return code;
    code = record_of(a, um_record_anonymise(a, w->open->matter), &w->anonymous, err);
    open.unsealed = false;
    open.decision = o->decision ? um_record_new_name(a, w->open->matter, o->decision) : NULL;
    return code == UM_OK ? um_evaluate(w->anonymous, law, &open, &w->again, err) : code;
}

static void make_case(struct um_result *out, const struct work *w, const struct um_options *o)
{
    struct um_arena *a = out->arena;
    struct um_value *v = um_value_object(a);
    struct um_options named = *o;
    const struct um_record *record = w->anonymous ? w->anonymous : w->open;
    if (w->anonymous && o->decision)
        named.decision = um_record_new_name(a, w->open->matter, o->decision);
    struct um_value *statuses = statuses_of(a, (w->again ? w->again : w->findings)->document, &named);
    um_value_set_text(a, v, "format", CASE_FORMAT);
    um_value_set(a, v, "record", um_value_copy(a, um_record_encode(a, record->matter)));
    um_value_set(a, v, "statuses", statuses);
    um_value_set(a, v, "sealed", um_value_copy(a, um_value_get(w->findings->document, "sealed")));
    if (w->anonymous)
        um_value_set(a, v, "differs", differing(a, w->open->matter, statuses_of(a, w->findings->document, o), statuses));
    out->document = um_value_copy(a, v);
}

enum um_code um_case_save(const struct um_record *record, const struct um_law *law, const struct um_options *options, bool anonymise,
                          struct um_result **result, struct um_error *err)
{
    static const struct um_options defaults = UM_OPTIONS_INIT;
    struct work *w = calloc(1, sizeof *w);
    struct um_result *made = um_new_result();
    enum um_code code = UM_OK;
    *result = NULL;
    if (record->problems.errors)
        code = um_fail(err, UM_EINPUT, "", "a record with problems cannot be saved as a case");
    else if (!w || !made || um_arena_guard(made->arena))
        code = um_no_memory(err);
    if (code == UM_OK) {
        code = evaluate_work(w, made->arena, record, law, options ? options : &defaults, anonymise, err);
        if (code == UM_OK)
            make_case(made, w, options ? options : &defaults);
        um_arena_unguard(made->arena);
    }
    if (w)
        free_work(w);
    free(w);
    return um_give(made, code, result);
}

/* ---------------------------------------------------------------- replaying */

/* Whether a list holds objects that have these members as texts. */
static bool is_list_of(const struct um_value *list, const char *first, const char *second)
{
    bool good = um_value_type(list) == UM_VALUE_ARRAY;
    for (size_t i = 0; good && i < um_value_count(list); i++)
        good = text_of(um_value_at(list, i), first) && text_of(um_value_at(list, i), second);
    return good;
}

static const char *refusal_of(const struct um_value *v, const struct um_problems *problems)
{
    const struct um_value *positions = um_value_get(um_value_get(v, "options"), "positions");
    if (problems->errors)
        return problems->list[0].message;
    if (!text_of(v, "format") || strcmp(text_of(v, "format"), STATUSES_FORMAT) != 0)
        return "expected a file of the format " STATUSES_FORMAT;
    if (!is_list_of(um_value_get(v, "nodes"), "node", "status"))
        return "/nodes: expected a list of nodes, each with its status";
    if (!is_list_of(um_value_get(v, "outcomes"), "id", "outcome"))
        return "/outcomes: expected a list of defendants, each with an outcome";
    for (size_t i = 0; i < um_value_count(positions); i++)
        if (!um_value_string(um_value_at(positions, i)))
            return "/options/positions: expected a list of texts";
    return NULL;
}

static struct um_options options_of(struct um_arena *a, const struct um_value *saved)
{
    struct um_options o = UM_OPTIONS_INIT;
    const struct um_value *v = um_value_get(saved, "options"), *positions = um_value_get(v, "positions");
    const char **list = UM_NEWS(a, um_value_count(positions), const char *);
    for (size_t i = 0; i < um_value_count(positions); i++)
        list[i] = um_value_string(um_value_at(positions, i));
    o.test = text_of(v, "test");
    o.as_of = text_of(v, "as_of");
    o.law_as_of = text_of(v, "law_as_of");
    o.decision = text_of(v, "decision");
    o.positions = list;
    o.n_positions = um_value_count(positions);
    return o;
}

static bool same_value(const struct um_value *x, const struct um_value *y)
{
    char *a = x ? um_json_print(x, false) : NULL, *b = y ? um_json_print(y, false) : NULL;
    bool same = a && b && strcmp(a, b) == 0;
    free(a);
    free(b);
    return same;
}

static void make_replay(struct um_result *out, const struct um_record *record, const struct um_value *saved, const struct um_value *now,
                        const struct um_options *o)
{
    struct um_arena *a = out->arena;
    struct um_value *v = um_value_object(a);
    const struct um_value *after = statuses_of(a, now, o);
    struct um_value *moved = moved_nodes(a, um_value_get(saved, "nodes"), um_value_get(after, "nodes"));
    add_moved_outcomes(a, moved, um_value_get(saved, "outcomes"), um_value_get(after, "outcomes"));
    um_value_set_text(a, v, "format", REPLAY_FORMAT);
    um_value_set_text(a, v, "matter", um_text_of(record->matter, UM_MATTER__ID, 0));
    um_value_set_text(a, v, "caption", um_text_of(record->matter, UM_MATTER__CAPTION, 0));
    um_value_set(a, v, "nodes", um_value_int(a, (int64_t)um_value_count(um_value_get(saved, "nodes"))));
    um_value_set(a, v, "same_record", um_value_bool(a, same_value(um_value_get(saved, "record"), um_value_get(now, "record"))));
    um_value_set(a, v, "same_law", um_value_bool(a, same_value(um_value_get(saved, "law"), um_value_get(now, "law"))));
    um_value_set(a, v, "moved", moved);
    out->document = um_value_copy(a, v);
}

enum um_code um_case_replay(const struct um_record *record, const char *text, size_t length, const char *name, const struct um_law *law,
                            struct um_result **result, struct um_error *err)
{
    struct work *w = calloc(1, sizeof *w);
    struct um_result *made = um_new_result();
    enum um_code code = UM_OK;
    *result = NULL;
    if (record->problems.errors)
        code = um_fail(err, UM_EINPUT, name, "a record with problems cannot be evaluated");
    else if (!w || !made || um_arena_guard(made->arena))
        code = um_no_memory(err);
    if (code == UM_OK) {
        struct um_problems problems = {.arena = made->arena};
        const struct um_value *saved = um_json_read(text, length, &problems);
        const char *refusal = refusal_of(saved, &problems);
        struct um_options o = options_of(made->arena, refusal ? NULL : saved);
        code = refusal ? um_fail(err, UM_EINPUT, name, refusal) : um_evaluate(record, law, &o, &w->again, err);
        if (code == UM_OK)
            make_replay(made, record, saved, w->again->document, &o);
        um_arena_unguard(made->arena);
    }
    if (w)
        free_work(w);
    free(w);
    return um_give(made, code, result);
}
