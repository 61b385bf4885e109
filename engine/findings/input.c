#include "findings/input.h"

#include <string.h>

#include "base/text.h"

/* --------------------------------------------------------------------- keys */

static const char *sort_at(const struct um_search *s, const struct um_place *p, const struct um_path *path)
{
    if (path->var == UM_NONE)
        return um_entities[UM_ENTITY_MATTER].name;
    if (path->var >= p->rule->vars.n) { /* of a quantifier: by its depth */
        const char *text = um_str(s->r, path->text);
        return um_cat(s->a, "that ", um_arena_copy(s->a, text, strcspn(text, ".")), NULL);
    }
    static const char *const apart[UM_N_APART] = {"", " 1", " 2"};
    const struct um_var *vars = &s->r->vars[p->rule->vars.first];
    uint32_t entity = vars[path->var].entity, alike = 0;
    for (uint32_t i = 0; i < p->rule->vars.n; i++)
        alike += vars[i].entity == entity;
    return um_cat(s->a, um_entities[entity].name, alike > 1 ? " " : "",
                  alike > 1 ? um_str(s->r, vars[path->var].name) : "",
                  entity == UM_ENTITY_ASSERTION ? apart[p->apart] : "", NULL);
}

/* A path by the sort of its row, so that rules with other names for it agree; but for so many last steps. */
static const char *path_key(const struct um_search *s, const struct um_place *p, uint32_t path,
                            size_t without)
{
    const struct um_path *at = &s->r->paths[path];
    const char *text = um_str(s->r, at->text), *steps = text + strcspn(text, ".");
    size_t length = strlen(steps);
    for (; without; without--)
        while (length && steps[--length] != '.') {
        }
    return um_cat(s->a, sort_at(s, p, at), um_arena_copy(s->a, steps, length), NULL);
}

static const char *cond_key(const struct um_search *s, const struct um_place *p, uint32_t cond);

/* Masks, numbers and texts of a condition, for a key. */
static const char *details(const struct um_search *s, const struct um_cond *c)
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
    [UM_COND_ALL] = "all",       [UM_COND_ANY] = "any",
    [UM_COND_NOT] = "not",       [UM_COND_SURELY] = "surely",
    [UM_COND_IS] = "is",         [UM_COND_CMP] = "number",
    [UM_COND_SAME] = "same row", [UM_COND_IN] = "among",
    [UM_COND_BEFORE] = "before", [UM_COND_WITHIN] = "close in time",
    [UM_COND_SINCE] = "since",   [UM_COND_SOME] = "some",
    [UM_COND_ENTERED] = "some",  [UM_COND_EACH] = "every",
    [UM_COND_NO] = "some",       [UM_COND_AT_LEAST] = "at least",
    [UM_COND_STATUS] = "status", [UM_COND_POSITION] = "position"};

static const char *cond_key(const struct um_search *s, const struct um_place *p, uint32_t cond)
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
    enum um_form form;
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

static struct leaf leaf_of_is(const struct um_search *s, const struct um_place *p, const struct um_cond *c)
{
    const struct um_path *path = &s->r->paths[c->path[0]];
    uint16_t last = path->n ? path->steps[path->n - 1] : 0;
    bool checkable = last == (UM_STEP_DERIVED | UM_DERIVED_POINT_CHECKABLE);
    if (checkable || last == (UM_STEP_DERIVED | UM_DERIVED_POINT_PERCEIVABLE))
        return (struct leaf){um_cat(s->a, path_key(s, p, c->path[0], 1), ".kind", NULL),
                             UM_FORM_ONE,
                             &kind_path,
                             NULL,
                             kinds_that(c->mask, checkable),
                             first_bits(um_vocabs[UM_VOCAB_POINT_KIND].n),
                             false};
    enum um_form form = path->type == UM_PATH_TEXT  ? UM_FORM_TEXT
                        : path->type == UM_PATH_SET ? UM_FORM_SET
                                                    : UM_FORM_ONE;
    unsigned n = path->choice ? um_choices[path->vocab].n : um_vocabs[path->vocab].n;
    return (struct leaf){path_key(s, p, c->path[0], 0),
                         form,
                         path,
                         NULL,
                         c->mask,
                         form == UM_FORM_TEXT ? 0 : first_bits(n),
                         false};
}

static struct leaf leaf_of_order(const struct um_search *s, const struct um_place *p, const struct um_cond *c)
{
    const char *one = path_key(s, p, c->path[0], 0), *other = path_key(s, p, c->path[1], 0);
    bool turned = strcmp(one, other) > 0;
    return (struct leaf){.key = um_cat(s->a, turned ? other : one, " against ", turned ? one : other, NULL),
                         .form = UM_FORM_ORDER,
                         .turned = turned};
}

static struct leaf leaf_of(const struct um_search *s, const struct um_place *p, uint32_t cond)
{
    const struct um_cond *c = &s->r->conds[cond];
    if (c->op == UM_COND_IS)
        return leaf_of_is(s, p, c);
    if (c->op == UM_COND_BEFORE)
        return leaf_of_order(s, p, c);
    if (c->op == UM_COND_CMP || c->op == UM_COND_SINCE)
        return (struct leaf){.key = path_key(s, p, c->path[0], 0),
                             .form = c->op == UM_COND_CMP ? UM_FORM_NUMBER : UM_FORM_MINUTE};
    if (c->op == UM_COND_STATUS && c->number < 0)
        return (struct leaf){
            um_cat(s->a, "status of ", um_vocabs[UM_VOCAB_ELEMENT].values[c->relation], NULL),
            UM_FORM_ONE,
            &status_path,
            NULL,
            c->mask,
            first_bits(um_vocabs[UM_VOCAB_STATUS].n),
            false};
    if (c->op == UM_COND_POSITION) {
        const struct um_rule *q = &s->r->rules[c->relation];
        return (struct leaf){um_cat(s->a, "position on ", um_str(s->r, q->id), NULL),
                             UM_FORM_ONE,
                             NULL,
                             q,
                             UINT64_C(1) << c->number,
                             first_bits(q->positions.n),
                             false};
    }
    return (struct leaf){.key = cond_key(s, p, cond), .form = UM_FORM_FLAG};
}

static struct um_input *find_input(const struct um_search *s, const struct leaf *leaf)
{
    for (size_t i = 0; i < s->n; i++)
        if (s->inputs[i].form == leaf->form && strcmp(s->inputs[i].key, leaf->key) == 0)
            return &s->inputs[i];
    return NULL;
}

static void add_limits(struct um_search *s, struct um_input *in, const struct um_cond *c)
{
    int64_t step = c->op == UM_COND_SINCE ? UM_DAY : 1;
    s->overflow = s->overflow || in->n_limits + 3 > UM_MAX_VALUES;
    for (int64_t k = -1; k <= 1 && in->n_limits < UM_MAX_VALUES; k++)
        in->limits[in->n_limits++] = c->number + k * step;
}

static void add_texts(struct um_search *s, struct um_input *in, const struct um_cond *c)
{
    for (uint32_t i = 0; i < c->words.n; i++) {
        const char *text = um_str(s->r, s->r->words[c->words.first + i]);
        bool known = false;
        for (size_t k = 0; k < in->n_texts; k++)
            known = known || strcmp(in->texts[k], text) == 0;
        s->overflow = s->overflow || (!known && in->n_texts == UM_MAX_VALUES);
        if (!known && in->n_texts < UM_MAX_VALUES)
            in->texts[in->n_texts++] = text;
    }
}

/* Whether some row could meet what a quantifier asks. */
static bool can_hold_within(const struct um_search *s, const struct um_place *p,
                            const struct um_cond *quantifier)
{
    return um_search_cond(s->of, p, s->r->words[quantifier->children.first]) != UM_FOUND_NONE;
}

static void add_leaf(struct um_search *s, const struct um_place *p, uint32_t cond)
{
    const struct um_cond *c = &s->r->conds[cond];
    struct leaf leaf = leaf_of(s, p, cond);
    struct um_input *in = find_input(s, &leaf);
    if (!in) {
        struct um_input fresh = {.key = leaf.key,
                                 .form = leaf.form,
                                 .place = *p,
                                 .cond = cond,
                                 .path = leaf.path,
                                 .asked = leaf.asked,
                                 .all = leaf.all};
        s->overflow = s->overflow || s->n == UM_MAX_INPUTS;
        if (s->n == UM_MAX_INPUTS)
            return;
        UM_PUSH(s->a, s->inputs, s->n, s->cap, fresh);
        in = &s->inputs[s->n - 1];
    }
    if (c->op == UM_COND_CMP || c->op == UM_COND_SINCE)
        add_limits(s, in, c);
    else if (leaf.form == UM_FORM_TEXT)
        add_texts(s, in, c);
    else if (in->n_masks < UM_MAX_VALUES)
        in->masks[in->n_masks++] = leaf.mask;
    else
        s->overflow = true;
    if (c->children.n && c->op != UM_COND_EACH)
        in->never = !can_hold_within(s, p, c);
}

bool um_input_is_joint(const struct um_cond *c)
{
    return c->op == UM_COND_ALL || c->op == UM_COND_ANY || c->op == UM_COND_NOT || c->op == UM_COND_SURELY;
}

void um_input_collect(struct um_search *s, const struct um_place *p, uint32_t cond)
{
    const struct um_cond *c = &s->r->conds[cond];
    if (!um_input_is_joint(c))
        add_leaf(s, p, cond);
    for (uint32_t i = 0; um_input_is_joint(c) && i < c->children.n; i++)
        um_input_collect(s, p, s->r->words[c->children.first + i]);
}

/* ------------------------------------------------------------------- values */

static void push_value(struct um_search *s, struct um_input *in, uint64_t value)
{
    UM_PUSH(s->a, in->values, in->n, in->cap, value);
}

static bool has_value(const struct um_input *in, uint64_t value)
{
    for (size_t i = 0; i < in->n; i++)
        if (in->values[i] == value)
            return true;
    return false;
}

/* One value of each class: values that no mask tells apart. The class that is in no mask is *none, or 0 when there is none. */
static size_t classes_of(const struct um_input *in, uint64_t *classes, uint64_t *none)
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

static void set_masks(struct um_search *s, struct um_input *in)
{
    uint64_t classes[64], none;
    size_t n = classes_of(in, classes, &none);
    in->plain = in->form == UM_FORM_SET || none;
    if (in->form == UM_FORM_ONE && none)
        push_value(s, in, none);
    for (size_t i = 0; in->form == UM_FORM_ONE && i < n; i++)
        push_value(s, in, classes[i]);
    if (in->form == UM_FORM_ONE)
        return;
    s->overflow = s->overflow || n > UM_MAX_CLASSES;
    n = n > UM_MAX_CLASSES ? UM_MAX_CLASSES : n;
    for (uint64_t chosen = 0; chosen < UINT64_C(1) << n; chosen++) {
        uint64_t value = 0;
        for (size_t i = 0; i < n; i++)
            value |= chosen >> i & 1 ? classes[i] : 0;
        push_value(s, in, value);
    }
}

static void set_values(struct um_search *s, struct um_input *in)
{
    size_t flags = in->never ? 1 : 2;
    in->plain = in->form != UM_FORM_NUMBER && in->form != UM_FORM_MINUTE;
    switch (in->form) {
    case UM_FORM_ONE:
    case UM_FORM_SET:
        set_masks(s, in);
        break;
    case UM_FORM_TEXT:
        for (size_t i = 0; i <= in->n_texts; i++)
            push_value(s, in, i);
        break;
    case UM_FORM_NUMBER:
    case UM_FORM_MINUTE:
        for (size_t i = 0; i < in->n_limits; i++)
            if ((in->form == UM_FORM_MINUTE || in->limits[i] >= 0) && !has_value(in, (uint64_t)in->limits[i]))
                push_value(s, in, (uint64_t)in->limits[i]);
        break;
    case UM_FORM_ORDER:
        for (uint64_t i = 0; i < 3; i++)
            push_value(s, in, i);
        break;
    case UM_FORM_FLAG:
        for (size_t i = 0; i < flags; i++)
            push_value(s, in, i);
        break;
    }
}

bool um_input_prepare(struct um_search *s)
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

const struct um_bound *um_input_bind(const struct um_search *s, const struct um_place *p, uint32_t cond)
{
    struct um_bound *b = &s->of->bound[p->apart][cond];
    if (b->search == s->number)
        return b;
    struct leaf leaf = leaf_of(s, p, cond);
    const struct um_input *in = find_input(s, &leaf);
    *b = (struct um_bound){s->number, in && in->n ? (uint32_t)(in - s->inputs) : UM_UNKNOWN_INPUT, leaf.mask,
                           leaf.turned};
    return b;
}
