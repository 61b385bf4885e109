#include "findings/search.h"

#include <string.h>

#include "base/limits.h"
#include "base/text.h"
#include "base/time.h"
#include "findings/reference.h"

enum { NO, YES, MAYBE };
enum { MAX_CLASSES = 12, MAX_INPUTS = 64, MAX_VALUES = 64, DAY = 24 * 60 };

/* How the values of an input are tried. */
enum form {
    ONE,    /* one value of an enumeration, as a mask of one bit */
    SET,    /* a set of them, as a mask */
    TEXT,   /* 0: some other text; else 1 more than the place in texts */
    NUMBER, /* a number */
    MINUTE, /* a time */
    ORDER,  /* 0: unknown; 1: the first before the second; 2: the second before the first */
    FLAG    /* 0 or 1 */
};

/* Something that conditions read, with the values to try. The first value says as little as there is to say. */
struct input {
    const char *key;
    enum form form;
    const struct um_path *path;  /* of a mask: where its words are found */
    const struct um_rule *asked; /* of a mask: the open question whose positions they are */
    uint64_t masks[MAX_VALUES], all;
    const char *texts[MAX_VALUES];
    size_t n_masks, n_texts, n_limits;
    int64_t limits[MAX_VALUES];
    uint64_t *values;
    size_t n, cap, now;
    bool never; /* a flag that can only be no */
    bool plain; /* the first value says nothing */
};

/* Where a condition stands: in which rule, and which assertion that means when two are looked at apart. */
enum { SAME, FIRST, SECOND, N_APART };
struct place {
    const struct um_rule *rule;
    unsigned apart;
};

/* A leaf that was looked up: its input, or none, and which values it takes. */
struct bound {
    uint32_t search, input;
    uint64_t mask;
    bool turned;
};
enum { UNKNOWN_INPUT = MAX_INPUTS };

struct um_searcher {
    struct um_arena *a;
    const struct um_rules *r;
    struct bound *bound[N_APART]; /* by condition */
    uint32_t searches;
};

/* One search. */
struct search {
    struct um_searcher *of;
    struct um_arena *a;
    const struct um_rules *r;
    struct input *inputs;
    size_t n, cap;
    uint32_t number;
    bool overflow; /* more inputs or values than there is room for */
};

struct um_searcher *um_search_new(struct um_arena *a, const struct um_rules *r)
{
    struct um_searcher *of = UM_NEW(a, struct um_searcher);
    *of = (struct um_searcher){.a = a, .r = r};
    for (size_t i = 0; i < N_APART; i++)
        of->bound[i] = UM_NEWS(a, r->n[UM_SECTION_CONDS], struct bound);
    return of;
}

static struct search new_search(struct um_searcher *of)
{
    return (struct search){.of = of, .a = of->a, .r = of->r};
}

/* --------------------------------------------------------------------- keys */

static const char *sort_at(const struct search *s, const struct place *p, const struct um_path *path)
{
    if (path->var == UM_NONE)
        return um_entities[UM_ENTITY_MATTER].name;
    if (path->var >= p->rule->vars.n) { /* of a quantifier: by its depth */
        const char *text = um_str(s->r, path->text);
        return um_cat(s->a, "that ", um_arena_copy(s->a, text, strcspn(text, ".")), NULL);
    }
    static const char *const apart[N_APART] = {"", " 1", " 2"};
    const struct um_var *vars = &s->r->vars[p->rule->vars.first];
    uint32_t entity = vars[path->var].entity, alike = 0;
    for (uint32_t i = 0; i < p->rule->vars.n; i++)
        alike += vars[i].entity == entity;
    return um_cat(s->a, um_entities[entity].name, alike > 1 ? " " : "", alike > 1 ? um_str(s->r, vars[path->var].name) : "",
                  entity == UM_ENTITY_ASSERTION ? apart[p->apart] : "", NULL);
}

/* A path by the sort of its row, so that rules with other names for it agree; but for so many last steps. */
static const char *path_key(const struct search *s, const struct place *p, uint32_t path, size_t without)
{
    const struct um_path *at = &s->r->paths[path];
    const char *text = um_str(s->r, at->text), *steps = text + strcspn(text, ".");
    size_t length = strlen(steps);
    for (; without; without--)
        while (length && steps[--length] != '.') {
        }
    return um_cat(s->a, sort_at(s, p, at), um_arena_copy(s->a, steps, length), NULL);
}

static const char *cond_key(const struct search *s, const struct place *p, uint32_t cond);

/* Masks, numbers and texts of a condition, for a key. */
static const char *details(const struct search *s, const struct um_cond *c)
{
    struct um_text t = {.arena = s->a};
    um_text_add(&t, um_int_text(s->a, (int64_t)c->mask));
    um_text_add(&t, ",");
    um_text_add(&t, um_int_text(s->a, c->number));
    um_text_add(&t, ",");
    um_text_add(&t, um_int_text(s->a, c->relation));
    for (uint32_t i = 0; i < c->words.n; i++) {
        um_text_add(&t, ",");
        um_text_add(&t, um_str(s->r, s->r->words[c->words.first + i]));
    }
    return um_text_get(&t);
}

static const char *const op_words[UM_COND_OP_COUNT] = {
    [UM_COND_ALL] = "all", [UM_COND_ANY] = "any", [UM_COND_NOT] = "not", [UM_COND_SURELY] = "surely", [UM_COND_IS] = "is",
    [UM_COND_CMP] = "number", [UM_COND_SAME] = "same row", [UM_COND_IN] = "among", [UM_COND_BEFORE] = "before", [UM_COND_WITHIN] = "close in time",
    [UM_COND_SINCE] = "since", [UM_COND_SOME] = "some", [UM_COND_ENTERED] = "some", [UM_COND_EACH] = "every", [UM_COND_NO] = "some",
    [UM_COND_AT_LEAST] = "at least", [UM_COND_STATUS] = "status", [UM_COND_POSITION] = "position"};

static const char *cond_key(const struct search *s, const struct place *p, uint32_t cond)
{
    const struct um_cond *c = &s->r->conds[cond];
    struct um_text t = {.arena = s->a};
    um_text_add(&t, op_words[c->op]);
    um_text_add(&t, "(");
    for (size_t i = 0; i < 2; i++)
        if (c->path[i] != UM_NONE) {
            um_text_add(&t, i ? ", " : "");
            um_text_add(&t, path_key(s, p, c->path[i], 0));
        }
    bool plain = c->op == UM_COND_SAME || c->op == UM_COND_IN;
    um_text_add(&t, plain ? "" : um_cat(s->a, " ", details(s, c), NULL));
    for (uint32_t i = 0; i < c->children.n; i++) {
        um_text_add(&t, "; ");
        um_text_add(&t, cond_key(s, p, s->r->words[c->children.first + i]));
    }
    um_text_add(&t, ")");
    return um_text_get(&t);
}

/* ------------------------------------------------------------------- inputs */

/* Which input a leaf reads, and of a mask which values of it the leaf takes. */
struct leaf {
    const char *key;
    enum form form;
    const struct um_path *path;
    const struct um_rule *asked;
    uint64_t mask, all;
    bool turned; /* before: the two paths stand the other way round in the key */
};

static uint64_t first_bits(unsigned n)
{
    return n >= 64 ? UINT64_MAX : (UINT64_C(1) << n) - 1;
}

/* Whether points of a kind can be checked follows from the kind, so that it is read as one. */
static uint64_t kinds_that(uint64_t yes_no, bool checkable)
{
    uint64_t kinds = 0;
    for (unsigned k = 0; k < um_vocabs[UM_VOCAB_POINT_KIND].n; k++) {
        bool is = checkable ? um_kinds[k].checkable : um_kinds[k].perceivable;
        if (yes_no >> (is ? UM_YES_NO_YES : UM_YES_NO_NO) & 1)
            kinds |= UINT64_C(1) << k;
    }
    return kinds;
}

static const struct um_path kind_path = {.type = UM_PATH_WORD, .vocab = UM_VOCAB_POINT_KIND};
static const struct um_path status_path = {.type = UM_PATH_WORD, .vocab = UM_VOCAB_STATUS};

static struct leaf leaf_of_is(const struct search *s, const struct place *p, const struct um_cond *c)
{
    const struct um_path *path = &s->r->paths[c->path[0]];
    uint16_t last = path->n ? path->steps[path->n - 1] : 0;
    bool checkable = last == (UM_STEP_DERIVED | UM_DERIVED_POINT_CHECKABLE);
    if (checkable || last == (UM_STEP_DERIVED | UM_DERIVED_POINT_PERCEIVABLE))
        return (struct leaf){um_cat(s->a, path_key(s, p, c->path[0], 1), ".kind", NULL), ONE, &kind_path, NULL, kinds_that(c->mask, checkable),
                             first_bits(um_vocabs[UM_VOCAB_POINT_KIND].n), false};
    enum form form = path->type == UM_PATH_TEXT ? TEXT : path->type == UM_PATH_SET ? SET : ONE;
    unsigned n = path->choice ? um_choices[path->vocab].n : um_vocabs[path->vocab].n;
    return (struct leaf){path_key(s, p, c->path[0], 0), form, path, NULL, c->mask, form == TEXT ? 0 : first_bits(n), false};
}

static struct leaf leaf_of_order(const struct search *s, const struct place *p, const struct um_cond *c)
{
    const char *one = path_key(s, p, c->path[0], 0), *other = path_key(s, p, c->path[1], 0);
    bool turned = strcmp(one, other) > 0;
    return (struct leaf){.key = um_cat(s->a, turned ? other : one, " against ", turned ? one : other, NULL), .form = ORDER, .turned = turned};
}

static struct leaf leaf_of(const struct search *s, const struct place *p, uint32_t cond)
{
    const struct um_cond *c = &s->r->conds[cond];
    if (c->op == UM_COND_IS)
        return leaf_of_is(s, p, c);
    if (c->op == UM_COND_BEFORE)
        return leaf_of_order(s, p, c);
    if (c->op == UM_COND_CMP || c->op == UM_COND_SINCE)
        return (struct leaf){.key = path_key(s, p, c->path[0], 0), .form = c->op == UM_COND_CMP ? NUMBER : MINUTE};
    if (c->op == UM_COND_STATUS && c->number < 0)
        return (struct leaf){um_cat(s->a, "status of ", um_vocabs[UM_VOCAB_ELEMENT].values[c->relation], NULL), ONE, &status_path, NULL, c->mask,
                             first_bits(um_vocabs[UM_VOCAB_STATUS].n), false};
    if (c->op == UM_COND_POSITION) {
        const struct um_rule *q = &s->r->rules[c->relation];
        return (struct leaf){um_cat(s->a, "position on ", um_str(s->r, q->id), NULL), ONE, NULL, q, UINT64_C(1) << c->number,
                             first_bits(q->positions.n), false};
    }
    return (struct leaf){.key = cond_key(s, p, cond), .form = FLAG};
}

static struct input *find_input(const struct search *s, const struct leaf *leaf)
{
    for (size_t i = 0; i < s->n; i++)
        if (s->inputs[i].form == leaf->form && strcmp(s->inputs[i].key, leaf->key) == 0)
            return &s->inputs[i];
    return NULL;
}

static void add_limits(struct search *s, struct input *in, const struct um_cond *c)
{
    int64_t step = c->op == UM_COND_SINCE ? DAY : 1;
    s->overflow = s->overflow || in->n_limits + 3 > MAX_VALUES;
    for (int64_t k = -1; k <= 1 && in->n_limits < MAX_VALUES; k++)
        in->limits[in->n_limits++] = c->number + k * step;
}

static void add_texts(struct search *s, struct input *in, const struct um_cond *c)
{
    for (uint32_t i = 0; i < c->words.n; i++) {
        const char *text = um_str(s->r, s->r->words[c->words.first + i]);
        bool known = false;
        for (size_t k = 0; k < in->n_texts; k++)
            known = known || strcmp(in->texts[k], text) == 0;
        s->overflow = s->overflow || (!known && in->n_texts == MAX_VALUES);
        if (!known && in->n_texts < MAX_VALUES)
            in->texts[in->n_texts++] = text;
    }
}

static bool can_hold_within(const struct search *s, const struct place *p, const struct um_cond *quantifier);

static void add_leaf(struct search *s, const struct place *p, uint32_t cond)
{
    const struct um_cond *c = &s->r->conds[cond];
    struct leaf leaf = leaf_of(s, p, cond);
    struct input *in = find_input(s, &leaf);
    if (!in) {
        struct input fresh = {.key = leaf.key, .form = leaf.form, .path = leaf.path, .asked = leaf.asked, .all = leaf.all};
        s->overflow = s->overflow || s->n == MAX_INPUTS;
        if (s->n == MAX_INPUTS)
            return;
        UM_PUSH(s->a, s->inputs, s->n, s->cap, fresh);
        in = &s->inputs[s->n - 1];
    }
    if (c->op == UM_COND_CMP || c->op == UM_COND_SINCE)
        add_limits(s, in, c);
    else if (leaf.form == TEXT)
        add_texts(s, in, c);
    else if (in->n_masks < MAX_VALUES)
        in->masks[in->n_masks++] = leaf.mask;
    else
        s->overflow = true;
    if (c->children.n && c->op != UM_COND_EACH)
        in->never = !can_hold_within(s, p, c);
}

/* Whether the values of a list, some, every and the like are looked into, or the condition is a leaf of the search. */
static bool is_joint(const struct um_cond *c)
{
    return c->op == UM_COND_ALL || c->op == UM_COND_ANY || c->op == UM_COND_NOT || c->op == UM_COND_SURELY;
}

static void collect(struct search *s, const struct place *p, uint32_t cond)
{
    const struct um_cond *c = &s->r->conds[cond];
    if (!is_joint(c))
        add_leaf(s, p, cond);
    for (uint32_t i = 0; is_joint(c) && i < c->children.n; i++)
        collect(s, p, s->r->words[c->children.first + i]);
}

/* ------------------------------------------------------------------- values */

static void push_value(struct search *s, struct input *in, uint64_t value)
{
    UM_PUSH(s->a, in->values, in->n, in->cap, value);
}

static bool has_value(const struct input *in, uint64_t value)
{
    for (size_t i = 0; i < in->n; i++)
        if (in->values[i] == value)
            return true;
    return false;
}

/* One value of each class: values that no mask tells apart. The class that is in no mask is *none, or 0 when there is none. */
static size_t classes_of(const struct input *in, uint64_t *classes, uint64_t *none)
{
    size_t n = 0;
    uint64_t left = in->all;
    *none = 0;
    while (left) {
        uint64_t one = left & (~left + 1), same = left;
        bool outside = true;
        for (size_t i = 0; i < in->n_masks; i++) {
            same &= in->masks[i] & one ? in->masks[i] : ~in->masks[i];
            outside = outside && !(in->masks[i] & one);
        }
        if (outside)
            *none = one;
        else
            classes[n++] = one;
        left &= ~same;
    }
    return n;
}

static void set_masks(struct search *s, struct input *in)
{
    uint64_t classes[64], none;
    size_t n = classes_of(in, classes, &none);
    in->plain = in->form == SET || none;
    if (in->form == ONE && none)
        push_value(s, in, none);
    for (size_t i = 0; in->form == ONE && i < n; i++)
        push_value(s, in, classes[i]);
    if (in->form == ONE)
        return;
    s->overflow = s->overflow || n > MAX_CLASSES;
    n = n > MAX_CLASSES ? MAX_CLASSES : n;
    for (uint64_t chosen = 0; chosen < UINT64_C(1) << n; chosen++) {
        uint64_t value = 0;
        for (size_t i = 0; i < n; i++)
            value |= chosen >> i & 1 ? classes[i] : 0;
        push_value(s, in, value);
    }
}

static void set_values(struct search *s, struct input *in)
{
    size_t flags = in->never ? 1 : 2;
    in->plain = in->form != NUMBER && in->form != MINUTE;
    switch (in->form) {
    case ONE:
    case SET:
        set_masks(s, in);
        break;
    case TEXT:
        for (size_t i = 0; i <= in->n_texts; i++)
            push_value(s, in, i);
        break;
    case NUMBER:
    case MINUTE:
        for (size_t i = 0; i < in->n_limits; i++)
            if ((in->form == MINUTE || in->limits[i] >= 0) && !has_value(in, (uint64_t)in->limits[i]))
                push_value(s, in, (uint64_t)in->limits[i]);
        break;
    case ORDER:
        for (uint64_t i = 0; i < 3; i++)
            push_value(s, in, i);
        break;
    case FLAG:
        for (size_t i = 0; i < flags; i++)
            push_value(s, in, i);
        break;
    }
}

/* -------------------------------------------------------------------- truth */

static int compare(int64_t value, const struct um_cond *c)
{
    const bool holds[] = {value == c->number, value < c->number, value <= c->number, value > c->number, value >= c->number};
    return holds[c->relation] ? YES : NO;
}

static int truth_of_text(const struct search *s, const struct input *in, const struct um_cond *c)
{
    uint64_t value = in->values[in->now];
    for (uint32_t i = 0; value && i < c->words.n; i++)
        if (strcmp(um_str(s->r, s->r->words[c->words.first + i]), in->texts[value - 1]) == 0)
            return YES;
    return NO;
}

/* The input of a leaf, looked up once in a search. */
static const struct bound *bind(const struct search *s, const struct place *p, uint32_t cond)
{
    struct bound *b = &s->of->bound[p->apart][cond];
    if (b->search == s->number)
        return b;
    struct leaf leaf = leaf_of(s, p, cond);
    const struct input *in = find_input(s, &leaf);
    *b = (struct bound){s->number, in && in->n ? (uint32_t)(in - s->inputs) : UNKNOWN_INPUT, leaf.mask, leaf.turned};
    return b;
}

static int truth_of_leaf(const struct search *s, const struct place *p, uint32_t cond)
{
    const struct um_cond *c = &s->r->conds[cond];
    const struct bound *b = bind(s, p, cond);
    if (b->input == UNKNOWN_INPUT)
        return MAYBE;
    const struct input *in = &s->inputs[b->input];
    uint64_t value = in->values[in->now];
    switch (in->form) {
    case ONE:
    case SET:
        return value & b->mask ? YES : NO;
    case TEXT:
        return truth_of_text(s, in, c);
    case NUMBER:
        return compare((int64_t)value, c);
    case MINUTE:
        return (int64_t)value >= c->number ? YES : NO;
    case ORDER:
        return value == (b->turned ? 2 : 1) ? YES : NO;
    case FLAG:
        break;
    }
    return c->op == UM_COND_NO ? !value : (int)value;
}

static int truth(const struct search *s, const struct place *p, uint32_t cond);

/* All of a list, or with the parts of yes and no changed any of it. */
static int truth_of_list(const struct search *s, const struct place *p, const struct um_cond *c, int decides)
{
    int result = decides == NO ? YES : NO;
    for (uint32_t i = 0; i < c->children.n; i++) {
        int t = truth(s, p, s->r->words[c->children.first + i]);
        if (t == decides)
            return decides;
        result = t == MAYBE ? MAYBE : result;
    }
    return result;
}

static int truth(const struct search *s, const struct place *p, uint32_t cond)
{
    const struct um_cond *c = &s->r->conds[cond];
    if (c->op == UM_COND_ALL)
        return truth_of_list(s, p, c, NO);
    if (c->op == UM_COND_ANY)
        return truth_of_list(s, p, c, YES);
    if (!is_joint(c))
        return truth_of_leaf(s, p, cond);
    int t = truth(s, p, s->r->words[c->children.first]);
    if (c->op == UM_COND_SURELY)
        return t;
    return t == MAYBE ? MAYBE : !t;
}

static int holds(const struct search *s, const struct place *p)
{
    return p->rule->cond == UM_NONE ? YES : truth(s, p, p->rule->cond);
}

/* What is left of a rule's truth once the rules that defeat it are heard; those that become law later than the day are not. */
static int effective(const struct search *s, const struct place *p, int64_t day)
{
    uint32_t self = (uint32_t)(p->rule - s->r->rules);
    int t = holds(s, p);
    for (uint32_t i = 0; t != NO && i < s->r->n[UM_SECTION_RULES]; i++)
        for (uint32_t k = 0; t != NO && k < s->r->rules[i].defeats.n; k++) {
            struct place by = {&s->r->rules[i], p->apart};
            if (s->r->words[by.rule->defeats.first + k] != self)
                continue;
            int d = effective(s, &by, day);
            if (um_reference_day(s->r, by.rule) > day)
                d = d == NO ? NO : MAYBE; /* not law in all of the time in which this is */
            t = d == YES ? NO : d == MAYBE ? MAYBE : t;
        }
    return t;
}

/* ------------------------------------------------------------------- search */

static bool prepare(struct search *s)
{
    uint64_t all = 1;
    s->number = ++s->of->searches;
    for (size_t i = 0; i < s->n; i++) {
        set_values(s, &s->inputs[i]);
        all *= s->inputs[i].n ? s->inputs[i].n : 1;
        s->overflow = s->overflow || all > UM_SEARCH_BOUND;
        all = all > UM_SEARCH_BOUND ? UM_SEARCH_BOUND : all;
    }
    return !s->overflow;
}

/* The next combination; false behind the last. */
static bool next(struct search *s)
{
    for (size_t i = 0; i < s->n; i++) {
        if (++s->inputs[i].now < s->inputs[i].n)
            return true;
        s->inputs[i].now = 0;
    }
    return false;
}

/* Whether some combination makes a condition of a rule true. */
static enum um_found search_cond(struct um_searcher *of, const struct place *p, uint32_t cond)
{
    struct search s = new_search(of);
    uint32_t tried = 0;
    collect(&s, p, cond);
    bool complete = prepare(&s);
    do {
        if (truth(&s, p, cond) != NO)
            return UM_FOUND_SOME;
    } while (++tried < UM_SEARCH_BOUND && next(&s));
    return complete ? UM_FOUND_NONE : UM_FOUND_OPEN;
}

static bool can_hold_within(const struct search *s, const struct place *p, const struct um_cond *quantifier)
{
    return search_cond(s->of, p, s->r->words[quantifier->children.first]) != UM_FOUND_NONE;
}

enum um_found um_search_holds(struct um_searcher *of, uint32_t rule)
{
    struct place p = {&of->r->rules[rule], SAME};
    return p.rule->cond == UM_NONE ? UM_FOUND_SOME : search_cond(of, &p, p.rule->cond);
}

enum um_found um_search_undefeated(struct um_searcher *of, uint32_t rule)
{
    struct search s = new_search(of);
    struct place p = {&of->r->rules[rule], SAME};
    int64_t day = um_reference_day(of->r, p.rule);
    uint32_t tried = 0;
    if (p.rule->cond != UM_NONE)
        collect(&s, &p, p.rule->cond);
    bool complete = prepare(&s);
    do {
        if (effective(&s, &p, day) != NO)
            return UM_FOUND_SOME;
    } while (++tried < UM_SEARCH_BOUND && next(&s));
    return complete ? UM_FOUND_NONE : UM_FOUND_OPEN;
}

/* ----------------------------------------------------------------- examples */

static unsigned bits(uint64_t x)
{
    unsigned n = 0;
    for (; x; x &= x - 1)
        n++;
    return n;
}

/* Whether the value of an input now says something. */
static bool says(const struct input *in)
{
    return in->now > 0 || !in->plain;
}

static unsigned size_of(const struct search *s)
{
    unsigned size = 0;
    for (size_t i = 0; i < s->n; i++)
        size += !says(&s->inputs[i]) ? 0 : s->inputs[i].form == SET ? bits(s->inputs[i].values[s->inputs[i].now]) : 1;
    return size;
}

static const char *word_of(const struct search *s, const struct input *in, unsigned v)
{
    if (in->asked)
        return um_str(s->r, s->r->positions[in->asked->positions.first + v].id);
    return in->path->choice ? um_choices[in->path->vocab].options[v].name : um_vocabs[in->path->vocab].values[v];
}

static const char *value_text(const struct search *s, const struct input *in)
{
    static const char *const orders[] = {"unknown", "before", "after"};
    uint64_t value = in->values[in->now];
    struct um_text t = {.arena = s->a};
    switch (in->form) {
    case ONE:
    case SET:
        for (unsigned v = 0; v < 64; v++)
            if (value >> v & 1) {
                um_text_add(&t, t.n ? ", " : "");
                um_text_add(&t, word_of(s, in, v));
            }
        return um_text_get(&t);
    case TEXT:
        return value ? in->texts[value - 1] : "another word";
    case NUMBER:
        return um_int_text(s->a, (int64_t)value);
    case MINUTE:
        return um_time_edge(s->a, (int64_t)value, false);
    case ORDER:
        return orders[value];
    case FLAG:
        break;
    }
    return value ? "yes" : "no";
}

static struct um_value *example_of(const struct search *s)
{
    struct um_value *list = um_value_array(s->a);
    for (size_t i = 0; i < s->n; i++)
        if (says(&s->inputs[i]))
            um_value_push_text(s->a, list, um_cat(s->a, s->inputs[i].key, " = ", value_text(s, &s->inputs[i]), NULL));
    return list;
}

enum um_found um_search_together(struct um_searcher *of, uint32_t one, uint32_t other, struct um_value **example)
{
    struct search s = new_search(of);
    struct place p = {&of->r->rules[one], FIRST}, q = {&of->r->rules[other], SECOND};
    unsigned least = UINT32_MAX;
    uint32_t tried = 0;
    *example = NULL;
    if (p.rule->cond != UM_NONE)
        collect(&s, &p, p.rule->cond);
    if (q.rule->cond != UM_NONE)
        collect(&s, &q, q.rule->cond);
    bool complete = prepare(&s);
    do {
        unsigned size = size_of(&s);
        if (size < least && holds(&s, &p) == YES && holds(&s, &q) == YES && effective(&s, &p, INT64_MAX) != NO && effective(&s, &q, INT64_MAX) != NO) {
            least = size;
            *example = example_of(&s);
        }
    } while (++tried < UM_SEARCH_BOUND && next(&s));
    return *example ? UM_FOUND_SOME : complete ? UM_FOUND_NONE : UM_FOUND_OPEN;
}
