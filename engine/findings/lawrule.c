/* One rule or authority of the reference. Which keys of a rule are printed, and how, stands in one table. */
#include "findings/lawrule.h"

#include <stddef.h>
#include <string.h>

#include "base/text.h"
#include "base/time.h"
#include "findings/prose.h"

/* ------------------------------------------------------------ keys of a rule */

enum form {
    AS_TEXT,     /* a string of the law */
    AS_TEMPLATE, /* likewise, with slots */
    AS_STRINGS,  /* a span of strings */
    AS_WORD,     /* a value of an enumeration, in a byte */
    AS_SET,      /* a bit set of values */
    AS_SOME,     /* likewise in a byte; nothing is said where it has all of them */
    AS_PHRASE,   /* a number for which the packs have a phrase */
    AS_ORDER,
    AS_VARS,
    AS_OFFERS,
    AS_CHOICE
};

/* A key of a rule that is said in a line of its own. kinds: for which kinds of rule alone, divided by blanks; NULL: for all. */
struct key {
    const char *name;
    enum form form;
    size_t at;
    unsigned vocab;
    const char *kinds;
};

#define AT(member) offsetof(struct um_rule, member)
static const struct key keys[] = {
    {"test", AS_TEXT, AT(test), 0, NULL},
    {"part", AS_TEXT, AT(part), 0, NULL},
    {"claim", AS_STRINGS, AT(claims), 0, NULL},
    {"tests", AS_STRINGS, AT(tests), 0, NULL},
    {"element", AS_WORD, AT(element), UM_VOCAB_ELEMENT, NULL},
    {"scope", AS_WORD, AT(scope), UM_VOCAB_SCOPE, NULL},
    {"order", AS_ORDER, AT(order), 0, "part element gate select"},
    {"over", AS_PHRASE, AT(over), 0, "part"},
    {"weighing", AS_PHRASE, AT(weighing), 0, "test"},
    {"standard", AS_TEXT, AT(standard), 0, NULL},
    {"level", AS_WORD, AT(level), UM_VOCAB_LEVEL, "part"},
    {"levels", AS_SOME, AT(levels), UM_VOCAB_LEVEL, NULL},
    {"burden", AS_WORD, AT(burden), UM_VOCAB_HELPS, "part gate"},
    {"items", AS_SET, AT(items), UM_VOCAB_REQUEST_ITEM, NULL},
    {"touches", AS_SET, AT(touches), UM_VOCAB_ELEMENT, NULL},
    {"helps", AS_WORD, AT(helps), UM_VOCAB_HELPS, NULL},
    {"for", AS_VARS, AT(vars), 0, NULL},
    {"offered", AS_OFFERS, AT(offered), 0, NULL},
    {"choose", AS_CHOICE, AT(choose), 0, "element"},
    {"competence", AS_WORD, AT(competence), UM_VOCAB_COMPETENCE, NULL},
    {"reach", AS_WORD, AT(reach), UM_VOCAB_REACH, NULL},
    {"status", AS_WORD, AT(status), UM_VOCAB_STATUS, NULL},
    {"why", AS_WORD, AT(why), UM_VOCAB_WHY, NULL},
    {"outcome", AS_WORD, AT(outcome), UM_VOCAB_OUTCOME, NULL},
    {"leans", AS_WORD, AT(leans), UM_VOCAB_LEANS, NULL},
    {"ask", AS_TEXT, AT(ask_text), 0, NULL},
    {"if_yes", AS_WORD, AT(if_yes), UM_VOCAB_STATUS, "ask"},
    {"if_no", AS_WORD, AT(if_no), UM_VOCAB_STATUS, "ask"},
    {"reason", AS_TEMPLATE, AT(reason), 0, NULL},
    {"cure", AS_TEMPLATE, AT(cure), 0, NULL},
    {"renew", AS_TEMPLATE, AT(renew), 0, NULL},
    {"note", AS_TEXT, AT(note), 0, NULL},
};

bool um_reference_lists(const char *list, const char *word)
{
    size_t n = strlen(word);
    for (const char *p = list; *p; p += strcspn(p, " "), p += *p == ' ')
        if (strcspn(p, " ") == n && memcmp(p, word, n) == 0)
            return true;
    return false;
}

void um_reference_push_set(const struct um_reference *f, struct um_value *to, uint32_t set, unsigned vocab)
{
    for (unsigned v = 0; v < um_vocabs[vocab].n; v++)
        if (set >> v & 1)
            um_value_push_text(f->a, to, um_prose_word(f->a, f->r, vocab, v));
}

static void push_offers(const struct um_reference *f, struct um_value *to, const struct um_rule *rule)
{
    static const char *const vias[UM_VIA_COUNT] = {"self", "of", "ground", "act", "work", "account"};
    for (uint32_t i = 0; i < rule->offered.n; i++) {
        const struct um_offer *offer = &f->r->offers[rule->offered.first + i];
        struct um_text t = {.arena = f->a};
        for (unsigned k = 0; offer->kinds != UINT32_MAX && k < um_vocabs[UM_VOCAB_POINT_KIND].n; k++)
            if (offer->kinds >> k & 1) {
                um_text_add(&t, t.n ? um_phrase(f->r, "law.or") : "");
                um_text_add(&t, um_prose_word(f->a, f->r, UM_VOCAB_POINT_KIND, k));
            }
        const char *kinds = t.n ? um_text_get(&t) : um_phrase(f->r, "law.offer.any");
        const char *what =
            UM_PHRASE(f->a, f->r, um_cat(f->a, "law.offer.", vias[offer->via], NULL), {"kinds", kinds});
        um_value_push_text(f->a, to,
                           offer->named ? UM_PHRASE(f->a, f->r, "law.offer.named", {"text", what}) : what);
    }
}

static void push_choice(const struct um_reference *f, struct um_value *to, const struct um_rule *rule)
{
    struct um_value *by = um_value_array(f->a);
    struct um_text t = {.arena = f->a};
    if (rule->choose[0] == UM_NONE)
        return;
    um_reference_push_set(f, by, rule->choose_by, UM_VOCAB_ELEMENT);
    for (size_t i = 0; i < by->n; i++) {
        um_text_add(&t, i ? um_phrase(f->r, "law.or") : "");
        um_text_add(&t, by->items[i].value->text);
    }
    um_value_push_text(f->a, to,
                       UM_PHRASE(f->a, f->r, rule->includes ? "law.choose.includes" : "law.choose",
                                 {"by", um_text_get(&t)},
                                 {"yes", um_prose_word(f->a, f->r, UM_VOCAB_ELEMENT, rule->choose[0])},
                                 {"no", um_prose_word(f->a, f->r, UM_VOCAB_ELEMENT, rule->choose[1])}));
}

static void push_vars(const struct um_reference *f, struct um_value *to, const struct um_rule *rule)
{
    for (uint32_t i = 0; i < rule->vars.n; i++)
        um_value_push_text(f->a, to, um_prose_sort(f->r, f->r->vars[rule->vars.first + i].entity));
}

/* What a rule has under a key, as texts; nothing where it has none. */
static struct um_value *values_of(const struct um_reference *f, const struct um_rule *rule,
                                  const struct key *key)
{
    const char *at = (const char *)rule + key->at;
    struct um_value *list = um_value_array(f->a);
    struct um_span span;
    uint32_t number;
    memcpy(&number, at, sizeof number);
    uint8_t byte = (uint8_t)*at;
    switch (key->form) {
    case AS_TEXT:
        if (*str(f, number))
            um_value_push_text(f->a, list, str(f, number));
        break;
    case AS_TEMPLATE:
        if (*str(f, number))
            um_value_push_text(f->a, list, um_prose_template(f->a, f->r, str(f, number)));
        break;
    case AS_STRINGS:
        memcpy(&span, at, sizeof span);
        for (uint32_t i = 0; i < span.n; i++)
            um_value_push_text(f->a, list, str(f, f->r->words[span.first + i]));
        break;
    case AS_WORD:
        if (byte < um_vocabs[key->vocab].n && (key->vocab != UM_VOCAB_WHY || byte != UM_WHY_NONE))
            um_value_push_text(f->a, list, um_prose_word(f->a, f->r, key->vocab, byte));
        break;
    case AS_SET:
        um_reference_push_set(f, list, number, key->vocab);
        break;
    case AS_SOME:
        if (byte != (1u << um_vocabs[key->vocab].n) - 1)
            um_reference_push_set(f, list, byte, key->vocab);
        break;
    case AS_PHRASE:
        um_value_push_text(
            f->a, list, um_phrase(f->r, um_cat(f->a, "law.", key->name, ".", um_int_text(f->a, byte), NULL)));
        break;
    case AS_ORDER:
        um_value_push_text(f->a, list, um_int_text(f->a, byte));
        break;
    case AS_VARS:
        push_vars(f, list, rule);
        break;
    case AS_OFFERS:
        push_offers(f, list, rule);
        break;
    case AS_CHOICE:
        push_choice(f, list, rule);
        break;
    }
    return list;
}

/* The label of a key, for this kind of rule where the packs have one of its own. */
static const char *label_of(const struct um_reference *f, const struct um_rule *rule, const char *name)
{
    const char *own = um_phrase(f->r, um_cat(f->a, "law.key.", kind_of(rule), ".", name, NULL));
    const char *label = *own ? own : um_phrase(f->r, um_cat(f->a, "law.key.", name, NULL));
    return *label ? label : name;
}

static struct um_value *lines_of(const struct um_reference *f, const struct um_rule *rule)
{
    struct um_value *lines = um_value_array(f->a);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        struct um_value *line = um_value_object(f->a), *values;
        if (keys[i].kinds && !um_reference_lists(keys[i].kinds, kind_of(rule)))
            continue;
        values = values_of(f, rule, &keys[i]);
        if (!values->n)
            continue;
        um_value_set_text(f->a, line, "key", keys[i].name);
        um_value_set_text(f->a, line, "label", label_of(f, rule, keys[i].name));
        um_value_set(f->a, line, "values", values);
        um_value_push(f->a, lines, line);
    }
    return lines;
}

/* ----------------------------------------------------- how rules hang together */

static bool names(const struct um_reference *f, struct um_span list, uint32_t rule)
{
    for (uint32_t i = 0; i < list.n; i++)
        if (f->r->words[list.first + i] == rule)
            return true;
    return false;
}

/* Whether a condition reads the answer to an open question. */
static bool reads_question(const struct um_rules *r, uint32_t cond, uint32_t question)
{
    const struct um_cond *c = cond == UM_NONE ? NULL : &r->conds[cond];
    if (c && c->op == UM_COND_POSITION)
        return c->relation == question;
    for (uint32_t i = 0; c && i < c->children.n; i++)
        if (reads_question(r, r->words[c->children.first + i], question))
            return true;
    return false;
}

/* The ways in which a rule, first, may name another, second. */
static bool defeats(const struct um_reference *f, uint32_t i, uint32_t k)
{
    return names(f, rule_at(f, i)->defeats, k);
}

static bool cites(const struct um_reference *f, uint32_t i, uint32_t k)
{
    return names(f, rule_at(f, i)->cites, k);
}

static bool asks(const struct um_reference *f, uint32_t i, uint32_t k)
{
    return rule_at(f, i)->question == k;
}

static bool reads(const struct um_reference *f, uint32_t i, uint32_t k)
{
    const struct um_rule *rule = rule_at(f, i);
    return rule_at(f, k)->kind == UM_RULE_QUESTION &&
           (reads_question(f->r, rule->cond, k) || reads_question(f->r, rule->applies, k));
}

/* The ids of the rules that name a rule, or that it names. Empty lists are left out. */
static void set_related(const struct um_reference *f, struct um_value *v, const char *key, uint32_t rule,
                        bool by_others, bool (*related)(const struct um_reference *, uint32_t, uint32_t))
{
    struct um_value *list = um_value_array(f->a);
    for (uint32_t i = 0; i < n_rules(f); i++)
        if (by_others ? related(f, i, rule) : related(f, rule, i))
            um_value_push_text(f->a, list, str(f, rule_at(f, i)->id));
    if (list->n)
        um_value_set(f->a, v, key, list);
}

uint32_t um_reference_elements(const struct um_reference *f, uint32_t rule)
{
    const struct um_rule *own = rule_at(f, rule);
    uint32_t set = own->touches | (own->element < UM_ELEMENT_COUNT ? 1u << own->element : 0);
    for (uint32_t i = 0; i < n_rules(f); i++)
        if ((asks(f, i, rule) || cites(f, i, rule) || reads(f, i, rule)) &&
            rule_at(f, i)->element < UM_ELEMENT_COUNT)
            set |= 1u << rule_at(f, i)->element;
    for (uint32_t p = 0; p < own->positions.n; p++)
        set |= f->r->positions[own->positions.first + p].excuses;
    return set;
}

/* ---------------------------------------------------------------- authorities */

int64_t um_reference_day(const struct um_rules *r, const struct um_rule *rule)
{
    int64_t first = rule->auth.n ? INT64_MAX : INT64_MIN;
    for (uint32_t i = 0; i < rule->auth.n; i++) {
        int64_t date = r->authorities[r->auth_uses[rule->auth.first + i].authority].date;
        first = date < first ? date : first;
    }
    return first;
}

static void set_known(const struct um_reference *f, struct um_value *v, unsigned known)
{
    um_value_set_text(f->a, v, "known", um_vocabs[UM_VOCAB_KNOWN].values[known]);
    um_value_set_text(f->a, v, "known_words", um_vocabs[UM_VOCAB_KNOWN].meanings[known]);
}

static void set_day(const struct um_reference *f, struct um_value *v, const char *key, int64_t minute)
{
    if (minute != INT64_MIN)
        um_value_set_text(f->a, v, key, um_time_edge(f->a, minute, false));
}

/* What a rule or a position rests on, with pin and how far that was checked. */
static struct um_value *citations_of(const struct um_reference *f, struct um_span auth)
{
    struct um_value *list = um_value_array(f->a);
    for (uint32_t i = 0; i < auth.n; i++) {
        const struct um_auth_use *use = &f->r->auth_uses[auth.first + i];
        const struct um_authority *authority = &f->r->authorities[use->authority];
        struct um_value *v = um_value_object(f->a);
        f->cited[use->authority] = true;
        um_value_set_text(f->a, v, "id", str(f, authority->id));
        um_value_set_text(f->a, v, "cite", str(f, authority->cite));
        if (*str(f, use->pin)) {
            um_value_set_text(f->a, v, "pin", str(f, use->pin));
            um_value_set(f->a, v, "pin_confirmed", um_value_bool(f->a, use->pin_seen));
        }
        set_known(f, v, use->known);
        set_day(f, v, "date", authority->date);
        if (*str(f, authority->note))
            um_value_set_text(f->a, v, "note", str(f, authority->note));
        if (f->o->as_of != INT64_MAX)
            um_value_set(f->a, v, "later", um_value_bool(f->a, authority->date > f->o->as_of));
        um_value_push(f->a, list, v);
    }
    return list;
}

static bool rests_on(const struct um_reference *f, struct um_span auth, uint32_t authority)
{
    for (uint32_t i = 0; i < auth.n; i++)
        if (f->r->auth_uses[auth.first + i].authority == authority)
            return true;
    return false;
}

static bool rule_rests_on(const struct um_reference *f, const struct um_rule *rule, uint32_t authority)
{
    bool found = rests_on(f, rule->auth, authority);
    for (uint32_t p = 0; !found && p < rule->positions.n; p++)
        found = rests_on(f, f->r->positions[rule->positions.first + p].auth, authority);
    return found;
}

static struct um_value *defects_of(const struct um_reference *f, const struct um_authority *authority)
{
    struct um_value *list = um_value_array(f->a);
    for (uint32_t i = 0; i < authority->defects.n; i++) {
        const struct um_defect *d = &f->r->defects[authority->defects.first + i];
        struct um_value *v = um_value_object(f->a);
        um_value_set_text(f->a, v, "kind", um_vocabs[UM_VOCAB_DEFECT_KIND].values[d->kind]);
        um_value_set_text(f->a, v, "says", str(f, d->says));
        set_known(f, v, d->known);
        set_day(f, v, "date", d->date);
        um_value_push(f->a, list, v);
    }
    return list;
}

struct um_value *um_reference_authority(const struct um_reference *f, uint32_t i)
{
    const struct um_authority *authority = &f->r->authorities[i];
    struct um_value *v = um_value_object(f->a), *rules = um_value_array(f->a),
                    *defects = defects_of(f, authority), *history = um_value_array(f->a);
    um_value_set_text(f->a, v, "id", str(f, authority->id));
    um_value_set_text(f->a, v, "cite", str(f, authority->cite));
    um_value_set_text(f->a, v, "short", str(f, authority->text_short));
    set_day(f, v, "date", authority->date);
    if (authority->known < UM_KNOWN_COUNT)
        set_known(f, v, authority->known);
    if (*str(f, authority->note))
        um_value_set_text(f->a, v, "note", str(f, authority->note));
    for (uint32_t k = 0; k < authority->history.n; k++)
        um_value_push_text(f->a, history,
                           str(f, f->r->authorities[f->r->words[authority->history.first + k]].id));
    for (uint32_t k = 0; k < n_rules(f); k++)
        if (rule_rests_on(f, rule_at(f, k), i))
            um_value_push_text(f->a, rules, str(f, rule_at(f, k)->id));
    if (history->n)
        um_value_set(f->a, v, "history", history);
    if (defects->n)
        um_value_set(f->a, v, "defects", defects);
    um_value_set(f->a, v, "rules", rules);
    return v;
}

/* --------------------------------------------------------------------- rules */

static struct um_value *positions_of(const struct um_reference *f, const struct um_rule *rule)
{
    struct um_value *list = um_value_array(f->a);
    for (uint32_t i = 0; i < rule->positions.n; i++) {
        const struct um_position_def *def = &f->r->positions[rule->positions.first + i];
        struct um_value *v = um_value_object(f->a), *excuses = um_value_array(f->a);
        um_reference_push_set(f, excuses, def->excuses, UM_VOCAB_ELEMENT);
        um_value_set_text(f->a, v, "id", str(f, def->id));
        um_value_set_text(f->a, v, "says", str(f, def->says));
        if (excuses->n)
            um_value_set(f->a, v, "excuses", excuses);
        um_value_set(f->a, v, "authorities", citations_of(f, def->auth));
        um_value_push(f->a, list, v);
    }
    return list;
}

static void set_conditions(const struct um_reference *f, struct um_value *v, const struct um_rule *rule)
{
    const struct {
        const char *key;
        uint32_t cond;
    } conditions[] = {{"applies", rule->applies}, {"condition", rule->cond}};
    for (size_t i = 0; i < sizeof conditions / sizeof *conditions; i++) {
        struct um_value *condition = um_prose_condition(f->a, f->r, rule, conditions[i].cond);
        if (condition)
            um_value_set(f->a, v, conditions[i].key, condition);
    }
}

struct um_value *um_reference_rule(const struct um_reference *f, uint32_t i)
{
    const struct um_rule *rule = rule_at(f, i);
    struct um_value *v = um_value_object(f->a), *elements = um_value_array(f->a);
    int64_t day = um_reference_day(f->r, rule);
    um_value_set_text(f->a, v, "id", str(f, rule->id));
    um_value_set_text(f->a, v, "kind", kind_of(rule));
    um_value_set_text(f->a, v, "kind_words", um_phrase(f->r, um_cat(f->a, "law.kind.", kind_of(rule), NULL)));
    um_value_set_text(f->a, v, "title", str(f, rule->title));
    um_value_set_text(f->a, v, "pack", str(f, f->r->packs[rule->pack].id));
    um_value_set_text(f->a, v, "proposition", str(f, rule->proposition));
    um_value_set(f->a, v, "lines", lines_of(f, rule));
    set_conditions(f, v, rule);
    if (rule->positions.n)
        um_value_set(f->a, v, "positions", positions_of(f, rule));
    um_value_set(f->a, v, "authorities", citations_of(f, rule->auth));
    set_day(f, v, "becomes_law", day);
    if (f->o->as_of != INT64_MAX)
        um_value_set(f->a, v, "is_law", um_value_bool(f->a, day <= f->o->as_of));
    set_related(f, v, "defeats", i, false, defeats);
    set_related(f, v, "defeated_by", i, true, defeats);
    set_related(f, v, "cites", i, false, cites);
    set_related(f, v, "cited_by", i, true, cites);
    set_related(f, v, "asks", i, false, asks);
    set_related(f, v, "asked_by", i, true, asks);
    set_related(f, v, "reads", i, false, reads);
    set_related(f, v, "read_by", i, true, reads);
    um_reference_push_set(f, elements, um_reference_elements(f, i), UM_VOCAB_ELEMENT);
    if (elements->n)
        um_value_set(f->a, v, "bears_on", elements);
    return v;
}
