#include "findings/prose.h"

#include <string.h>

#include "base/limits.h"
#include "base/text.h"
#include "base/time.h"

/* ------------------------------------------------------------------ phrases */

static const char *slot_text(const struct um_slot *slots, size_t n, const char *name, size_t length)
{
    for (size_t i = 0; i < n; i++)
        if (strlen(slots[i].name) == length && memcmp(slots[i].name, name, length) == 0)
            return slots[i].text;
    return NULL;
}

const char *um_prose_phrase(struct um_arena *a, const struct um_rules *r, const char *key,
                            const struct um_slot *slots, size_t n)
{
    struct um_text t = {.arena = a};
    const char *template = um_phrase(r, key);
    for (const char *p = template; *p;) {
        size_t plain = strcspn(p, "{"), slot;
        um_text_add_n(&t, p, plain);
        p += plain;
        slot = strcspn(p, "}");
        if (!*p)
            break;
        const char *text = p[slot] ? slot_text(slots, n, p + 1, slot - 1) : NULL;
        slot += p[slot] != '\0';
        if (text)
            um_text_add(&t, text);
        else
            um_text_add_n(&t, p, slot);
        p += slot;
    }
    return um_text_get(&t);
}

const char *um_prose_value(struct um_arena *a, const struct um_rules *r, const char *value,
                           const char *meaning)
{
    return meaning && *meaning ? UM_PHRASE(a, r, "law.value", {"value", value}, {"meaning", meaning}) : value;
}

const char *um_prose_word(struct um_arena *a, const struct um_rules *r, unsigned vocab, unsigned value)
{
    return um_prose_value(a, r, um_vocabs[vocab].values[value], um_vocabs[vocab].meanings[value]);
}

const char *um_prose_sort(const struct um_rules *r, unsigned entity)
{
    char key[64] = "law.row.";
    strncat(key, um_entities[entity].name, sizeof key - strlen(key) - 1);
    const char *word = um_phrase(r, key);
    return *word ? word : um_entities[entity].name;
}

const char *um_prose_template(struct um_arena *a, const struct um_rules *r, const char *template)
{
    struct um_text t = {.arena = a};
    for (const char *p = template; *p;) {
        size_t plain = strcspn(p, "{"), slot = strcspn(p + plain, "}");
        um_text_add_n(&t, p, plain);
        p += plain;
        if (!p[0] || !p[slot]) {
            um_text_add(&t, p);
            break;
        }
        const char *name = um_arena_copy(a, p + 1, slot - 1),
                   *said = um_phrase(r, um_cat(a, "law.slot.", name, NULL));
        um_text_add(&t, "[");
        um_text_add(&t, *said ? said : name);
        um_text_add(&t, "]");
        p += slot + 1;
    }
    return um_text_get(&t);
}

/* -------------------------------------------------------------------- paths */

/* The rows that are bound where a condition stands: the rule's, then those of the quantifiers around it. */
struct scope {
    struct um_arena *a;
    const struct um_rules *r;
    uint32_t of_rule, n;
    uint32_t entity[UM_MAX_VARS];
};

/* The row that a path begins at: the assertion; that assertion, under a quantifier; with its name where two are alike. */
static const char *root_noun(const struct scope *s, const struct um_path *p)
{
    uint32_t alike = 0, entity = p->var == UM_NONE ? UM_ENTITY_MATTER : s->entity[p->var];
    const char *text = um_str(s->r, p->text), *name = um_arena_copy(s->a, text, strcspn(text, "."));
    for (uint32_t i = 0; i < s->n; i++)
        alike += s->entity[i] == entity;
    const char *key = p->var != UM_NONE && p->var >= s->of_rule ? "law.that" : "law.the";
    const char *noun = UM_PHRASE(s->a, s->r, key, {"sort", um_prose_sort(s->r, entity)});
    return alike > 1 ? UM_PHRASE(s->a, s->r, "law.named", {"it", noun}, {"name", name}) : noun;
}

/* The key, with its entity in front: assertion.record. */
static const char *step_name(struct um_arena *a, uint16_t step)
{
    bool derived = step & UM_STEP_DERIVED;
    unsigned i = step & ~UM_STEP_DERIVED;
    return um_cat(a, um_entities[derived ? um_derived_infos[i].entity : um_fields[i].entity].name, ".",
                  derived ? um_derived_infos[i].name : um_fields[i].key, NULL);
}

/* What one step reads of a row: the author of the record. */
static const char *step_noun(const struct scope *s, uint16_t step, const char *it)
{
    const char *name = step_name(s->a, step),
               *said = UM_PHRASE(s->a, s->r, um_cat(s->a, "law.of.", name, NULL), {"it", it});
    if (*said)
        return said;
    char *words = um_cat(s->a, strchr(name, '.') + 1, NULL);
    for (char *c = words; *c; c++)
        *c = *c == '_' || *c == '.' ? ' ' : *c;
    return UM_PHRASE(s->a, s->r, "law.of", {"key", words}, {"it", it});
}

/* Those that a choice names: the accounts that the assertion names. */
static const char *refs_noun(const struct scope *s, uint16_t step, const char *it)
{
    const char *said =
        UM_PHRASE(s->a, s->r, um_cat(s->a, "law.refs.", step_name(s->a, step), NULL), {"it", it});
    return *said ? said : UM_PHRASE(s->a, s->r, "law.refs", {"it", step_noun(s, step, it)});
}

/* A path, but for so many of its last steps. */
static const char *path_noun(const struct scope *s, const struct um_path *p, uint8_t without)
{
    const char *noun = root_noun(s, p);
    for (uint8_t i = 0; i + without < p->n; i++) {
        bool refs = i + 1 + without < p->n && p->steps[i + 1] == UM_STEP_REFS;
        noun = refs ? refs_noun(s, p->steps[i], noun) : step_noun(s, p->steps[i], noun);
        i += refs;
    }
    return noun;
}

static const char *noun_at(const struct scope *s, uint32_t path)
{
    return path_noun(s, &s->r->paths[path], 0);
}

/* --------------------------------------------------------------- conditions */

static void add_choice(const struct scope *s, struct um_text *t, const char *word)
{
    if (t->n)
        um_text_add(t, um_phrase(s->r, "law.or"));
    um_text_add(t, word);
}

/* The name that the packs have for a word of the record, such as a court's; "" where there is none. */
static const char *word_meaning(const struct scope *s, const char *word)
{
    return um_phrase(s->r, um_cat(s->a, "court.", word, NULL));
}

static bool is_derived(const struct um_path *p)
{
    return p->n && (p->steps[p->n - 1] & UM_STEP_DERIVED);
}

/* The values that a condition takes, each with its meaning. */
static const char *values_of(const struct scope *s, const struct um_cond *c, const struct um_path *p)
{
    struct um_text t = {.arena = s->a};
    for (uint32_t i = 0; i < c->words.n; i++) {
        const char *word = um_str(s->r, s->r->words[c->words.first + i]);
        add_choice(s, &t, um_prose_value(s->a, s->r, word, word_meaning(s, word)));
    }
    for (unsigned v = 0; v < 64; v++)
        if (c->mask >> v & 1) {
            const struct um_option_info *option = p->choice ? &um_choices[p->vocab].options[v] : NULL;
            bool bare = p->vocab == UM_VOCAB_YES_NO && is_derived(p); /* no paper says it */
            add_choice(s, &t,
                       option ? um_prose_value(s->a, s->r, option->name, option->about)
                       : bare ? um_vocabs[p->vocab].values[v]
                              : um_prose_word(s->a, s->r, p->vocab, v));
        }
    return um_text_get(&t);
}

/* A sentence of its own for what is read most, else that a path is, or a set has, one of the values. */
static const char *say_is(const struct scope *s, const struct um_cond *c)
{
    const struct um_path *p = &s->r->paths[c->path[0]];
    const char *values = values_of(s, c, p), *own = "";
    if (p->n && p->steps[p->n - 1] != UM_STEP_REFS)
        own = UM_PHRASE(s->a, s->r, um_cat(s->a, "law.is.", step_name(s->a, p->steps[p->n - 1]), NULL),
                        {"it", path_noun(s, p, 1)}, {"values", values});
    return *own ? own
                : UM_PHRASE(s->a, s->r, p->type == UM_PATH_SET ? "law.has" : "law.is",
                            {"path", path_noun(s, p, 0)}, {"values", values});
}

static const char *say_number(const struct scope *s, const struct um_cond *c)
{
    static const char *const relations[] = {"law.cmp.equal", "law.cmp.less", "law.cmp.most", "law.cmp.more",
                                            "law.cmp.least"};
    const char *number = um_int_text(s->a, c->number), *path = noun_at(s, c->path[0]);
    bool list = s->r->paths[c->path[0]].type == UM_PATH_REFS;
    return UM_PHRASE(s->a, s->r, relations[c->relation], {"number", number},
                     {"path", list ? UM_PHRASE(s->a, s->r, "law.count", {"path", path}) : path});
}

static const char *say_two(const struct scope *s, const struct um_cond *c, const char *key)
{
    static const char *const units[2][2] = {{"law.days", "law.day"}, {"law.years", "law.year"}};
    return UM_PHRASE(s->a, s->r, key, {"path", noun_at(s, c->path[0])}, {"other", noun_at(s, c->path[1])},
                     {"number", um_int_text(s->a, c->number)},
                     {"unit", um_phrase(s->r, units[c->relation == 1][c->number == 1])});
}

static const char *say_status(const struct scope *s, const struct um_cond *c)
{
    static const struct um_path status = {.type = UM_PATH_WORD, .vocab = UM_VOCAB_STATUS};
    const char *why = c->number < 0 ? "" : um_prose_word(s->a, s->r, UM_VOCAB_WHY, (unsigned)c->number);
    return UM_PHRASE(s->a, s->r, *why ? "law.status.why" : "law.status",
                     {"element", um_prose_word(s->a, s->r, UM_VOCAB_ELEMENT, c->relation)},
                     {"values", values_of(s, c, &status)}, {"why", why});
}

static const char *say_position(const struct scope *s, const struct um_cond *c)
{
    const struct um_rule *q = &s->r->rules[c->relation];
    const struct um_position_def *p = &s->r->positions[q->positions.first + (uint32_t)c->number];
    return UM_PHRASE(s->a, s->r, "law.position", {"question", um_str(s->r, q->id)},
                     {"answer", um_prose_value(s->a, s->r, um_str(s->r, p->id), um_str(s->r, p->says))});
}

/* The text of a condition that holds no other. */
static const char *say_leaf(const struct scope *s, const struct um_cond *c)
{
    switch ((enum um_cond_op)c->op) {
    case UM_COND_IS:
        return say_is(s, c);
    case UM_COND_CMP:
        return say_number(s, c);
    case UM_COND_SAME:
        return say_two(s, c, "law.same");
    case UM_COND_IN:
        return say_two(s, c, "law.in");
    case UM_COND_BEFORE:
        return say_two(s, c, "law.before");
    case UM_COND_WITHIN:
        return say_two(s, c, "law.within");
    case UM_COND_SINCE:
        return UM_PHRASE(s->a, s->r, "law.since", {"path", noun_at(s, c->path[0])},
                         {"day", um_time_day_in_words(s->a, c->number)});
    case UM_COND_STATUS:
        return say_status(s, c);
    case UM_COND_POSITION:
        return say_position(s, c);
    case UM_COND_ALL:
    case UM_COND_ANY:
    case UM_COND_NOT:
    case UM_COND_SURELY:
    case UM_COND_SOME:
    case UM_COND_ENTERED:
    case UM_COND_EACH:
    case UM_COND_NO:
    case UM_COND_AT_LEAST:
    case UM_COND_OP_COUNT:
        break;
    }
    return "";
}

/* The phrase that a condition puts before the one it holds, or NULL for a leaf and for a list. */
static const char *prefix_of(const struct um_cond *c)
{
    static const char *const keys[UM_COND_OP_COUNT] = {
        [UM_COND_NOT] = "law.not",          [UM_COND_SURELY] = "law.surely", [UM_COND_SOME] = "law.some",
        [UM_COND_ENTERED] = "law.entered",  [UM_COND_EACH] = "law.each",     [UM_COND_NO] = "law.none",
        [UM_COND_AT_LEAST] = "law.at-least"};
    return keys[c->op];
}

static struct um_value *say(struct scope *s, uint32_t cond);

/* A list of conditions under one line; one alone speaks for itself. */
static struct um_value *say_list(struct scope *s, const struct um_cond *c)
{
    struct um_value *v = um_value_object(s->a), *of = um_value_array(s->a);
    if (c->children.n == 1)
        return say(s, s->r->words[c->children.first]);
    for (uint32_t i = 0; i < c->children.n; i++)
        um_value_push(s->a, of, say(s, s->r->words[c->children.first + i]));
    um_value_set_text(s->a, v, "text", um_phrase(s->r, c->op == UM_COND_ALL ? "law.all" : "law.any"));
    um_value_set(s->a, v, "of", of);
    return v;
}

/* What is said of the condition within, behind the words for this one. */
static struct um_value *say_prefixed(struct scope *s, const struct um_cond *c)
{
    bool quantifier = c->op != UM_COND_NOT && c->op != UM_COND_SURELY;
    struct um_value *v = um_value_object(s->a);
    const char *sort = quantifier ? um_prose_sort(s->r, c->entity) : "";
    if (quantifier)
        s->entity[s->n++] = c->entity;
    const struct um_value *within = say(s, s->r->words[c->children.first]);
    s->n -= quantifier;
    um_value_set_text(s->a, v, "text",
                      UM_PHRASE(s->a, s->r, prefix_of(c),
                                {"text", um_value_string(um_value_get(within, "text"))}, {"sort", sort},
                                {"number", um_int_text(s->a, c->number)}));
    for (size_t i = 0; i < within->n; i++)
        if (strcmp(within->items[i].key, "of") == 0)
            um_value_set(s->a, v, "of", within->items[i].value);
    return v;
}

static struct um_value *say(struct scope *s, uint32_t cond)
{
    const struct um_cond *c = &s->r->conds[cond];
    if (c->op == UM_COND_ALL || c->op == UM_COND_ANY)
        return say_list(s, c);
    if (prefix_of(c))
        return say_prefixed(s, c);
    struct um_value *v = um_value_object(s->a);
    um_value_set_text(s->a, v, "text", say_leaf(s, c));
    return v;
}

static struct scope scope_of(struct um_arena *a, const struct um_rules *r, const struct um_rule *rule)
{
    struct scope s = {.a = a, .r = r, .of_rule = rule->vars.n, .n = rule->vars.n};
    for (uint32_t i = 0; i < rule->vars.n; i++)
        s.entity[i] = r->vars[rule->vars.first + i].entity;
    return s;
}

struct um_value *um_prose_condition(struct um_arena *a, const struct um_rules *r, const struct um_rule *rule,
                                    uint32_t cond)
{
    struct scope s = scope_of(a, r, rule);
    return cond == UM_NONE ? NULL : say(&s, cond);
}

const char *um_prose_line(struct um_arena *a, const struct um_value *condition)
{
    const struct um_value *of = um_value_get(condition, "of");
    struct um_text t = {.arena = a};
    um_text_add(&t, um_value_string(um_value_get(condition, "text")));
    for (size_t i = 0; i < um_value_count(of); i++) {
        um_text_add(&t, i ? "; " : " ");
        um_text_add(&t, um_prose_line(a, um_value_at(of, i)));
    }
    return um_text_get(&t);
}

/* ------------------------------------------------------------ what is read */

static const char *about_of(uint16_t step)
{
    return step & UM_STEP_DERIVED ? um_derived_infos[step & ~UM_STEP_DERIVED].about : um_fields[step].about;
}

struct um_value *um_prose_reads(struct um_arena *a, const struct um_rules *r)
{
    struct scope s = {.a = a, .r = r};
    struct um_value *list = um_value_array(a);
    bool *seen = UM_NEWS(a, UM_FIELD_COUNT + UM_DERIVED_COUNT, bool);
    for (uint32_t i = 0; i < r->n[UM_SECTION_PATHS]; i++)
        for (uint8_t k = 0; k < r->paths[i].n; k++) {
            uint16_t step = r->paths[i].steps[k];
            if (step != UM_STEP_REFS)
                seen[step & UM_STEP_DERIVED ? UM_FIELD_COUNT + (step & ~UM_STEP_DERIVED) : step] = true;
        }
    for (unsigned i = 0; i < UM_FIELD_COUNT + UM_DERIVED_COUNT; i++) {
        uint16_t step = (uint16_t)(i < UM_FIELD_COUNT ? i : UM_STEP_DERIVED | (i - UM_FIELD_COUNT));
        unsigned entity =
            i < UM_FIELD_COUNT ? um_fields[i].entity : um_derived_infos[i - UM_FIELD_COUNT].entity;
        struct um_value *v = um_value_object(a);
        if (!seen[i])
            continue;
        um_value_set_text(a, v, "path", step_name(a, step));
        um_value_set_text(
            a, v, "reads",
            step_noun(&s, step, UM_PHRASE(a, r, "law.the", {"sort", um_prose_sort(r, entity)})));
        um_value_set_text(a, v, "about", about_of(step));
        um_value_push(a, list, v);
    }
    return list;
}
