/*
 * Decided cases that are like a part or a question: which recorded factors and facts they share, and what was held. They are
 * listed, the newest first, and never scored: no finding reads them.
 */
#include <string.h>

#include "base/text.h"
#include "base/time.h"
#include "findings/like.h"
#include "rules/citation.h"

static const char *str(const struct um_seeking *s, uint32_t offset)
{
    return um_str(s->t->rules, offset);
}

static const struct um_rule *rule_at(const struct um_seeking *s, uint32_t rule)
{
    return &s->t->rules->rules[rule];
}

static uint32_t word(const struct um_seeking *s, const struct um_span *span, uint32_t i)
{
    return s->t->rules->words[span->first + i];
}

static bool holds(const struct um_seeking *s, const struct um_span *span, uint32_t wanted)
{
    bool found = false;
    for (uint32_t i = 0; i < span->n; i++)
        found = found || word(s, span, i) == wanted;
    return found;
}

static void set_word(const struct um_seeking *s, struct um_value *v, const char *key, uint32_t offset)
{
    um_value_set_text(s->a, v, key, *str(s, offset) ? str(s, offset) : NULL);
}

/* A value of an enumeration; its count is none. */
static void set_enum(const struct um_seeking *s, struct um_value *v, const char *key, unsigned vocab, uint32_t value)
{
    um_value_set_text(s->a, v, key, value < um_vocabs[vocab].n ? um_vocabs[vocab].values[value] : NULL);
}

/* The matter itself, under its id or under another one with the docket number of the same court. */
static bool is_itself(const struct um_seeking *s, const struct um_decided *c)
{
    const struct um_matter *m = s->t->m;
    const char *number = um_text_of(m, UM_MATTER__NUMBER, 0);
    return strcmp(str(s, c->matter), um_text_of(m, UM_MATTER__ID, 0)) == 0 ||
           (number && strcmp(str(s, c->number), number) == 0 && strcmp(str(s, c->court), um_text_of(m, UM_MATTER__COURT, 0)) == 0);
}

/* ------------------------------------------------------------------ factors */

static bool is_noted(const struct um_notes *notes, uint32_t rule)
{
    bool found = false;
    for (size_t i = 0; i < notes->n; i++)
        found = found || notes->list[i].rule == rule;
    return found;
}

static bool is_here(const struct um_seeking *s, uint32_t rule)
{
    return is_noted(&s->t->factors, rule) || (s->d && is_noted(&s->d->factors, rule));
}

/* speaker NULL: of the matter alone. */
static bool is_there(const struct um_seeking *s, const struct um_decided *c, const struct um_speaker *speaker, uint32_t rule)
{
    return holds(s, &c->factors, rule) || (speaker && holds(s, &speaker->factors, rule));
}

static void push_factor(const struct um_seeking *s, struct um_value *list, uint32_t rule, bool leans)
{
    struct um_value *v = um_value_object(s->a);
    set_word(s, v, "rule", rule_at(s, rule)->id);
    set_word(s, v, "title", rule_at(s, rule)->title);
    if (leans)
        set_enum(s, v, "leans", UM_VOCAB_LEANS, rule_at(s, rule)->leans);
    um_value_push(s->a, list, v);
}

/* Whether factors are weighed together: only then does it say something that one of them is missing. */
static bool is_comparable(const struct um_seeking *s, const struct um_notes *notes, const struct um_decided *c, const struct um_speaker *speaker, uint32_t rule)
{
    bool found = false;
    for (size_t i = 0; notes && i < notes->n; i++)
        found = found || (is_there(s, c, speaker, notes->list[i].rule) && rule_at(s, notes->list[i].rule)->part == rule_at(s, rule)->part);
    return found;
}

static bool is_weighed_with(const struct um_seeking *s, const struct um_decided *c, const struct um_speaker *speaker, uint32_t rule)
{
    return is_comparable(s, &s->t->factors, c, speaker, rule) || is_comparable(s, s->d ? &s->d->factors : NULL, c, speaker, rule);
}

/* Those of some notes that the case has too and that lean one way; or that it lacks, whichever way (UM_LEANS_COUNT) they lean. */
static void push_notes(const struct um_seeking *s, struct um_value *list, const struct um_notes *notes, const struct um_decided *c,
                       const struct um_speaker *speaker, bool shared, unsigned leans)
{
    for (size_t i = 0; i < notes->n; i++) {
        uint32_t rule = notes->list[i].rule;
        bool wanted = shared ? rule_at(s, rule)->leans == leans : is_weighed_with(s, c, speaker, rule);
        if (wanted && is_there(s, c, speaker, rule) == shared)
            push_factor(s, list, rule, !shared);
    }
}

static struct um_value *here_value(const struct um_seeking *s, const struct um_decided *c, const struct um_speaker *speaker, bool shared, unsigned leans)
{
    struct um_value *list = um_value_array(s->a);
    push_notes(s, list, &s->t->factors, c, speaker, shared, leans);
    if (s->d)
        push_notes(s, list, &s->d->factors, c, speaker, shared, leans);
    return list;
}

/* Factors of the case that are law on the day, and not of this matter. */
static struct um_value *there_value(const struct um_seeking *s, const struct um_decided *c, const struct um_speaker *speaker)
{
    struct um_value *list = um_value_array(s->a);
    const struct um_span *spans[] = {&c->factors, &speaker->factors};
    for (size_t k = 0; k < 2; k++)
        for (uint32_t i = 0; i < spans[k]->n; i++) {
            uint32_t rule = word(s, spans[k], i);
            if (rule_at(s, rule)->kind == UM_RULE_FACTOR && s->t->active[rule] && !is_here(s, rule) && is_weighed_with(s, c, speaker, rule))
                push_factor(s, list, rule, true);
        }
    return list;
}

/* ------------------------------------------------------- what else is shared */

static bool is_chosen(const struct um_rules *rules, const struct um_selection *tests, const char *test)
{
    bool found = false;
    for (size_t i = 0; i < tests->n; i++)
        found = found || strcmp(um_str(rules, rules->rules[tests->list[i].test].test), test) == 0;
    return found;
}

static bool is_claimed(const struct um_matter *m, const char *law)
{
    bool found = false;
    for (uint32_t i = 0; i < m->tables[UM_ENTITY_CLAIM].n; i++)
        found = found || strcmp(um_text_of(m, UM_CLAIM__LAW, i), law) == 0;
    return found;
}

/* The claims that both have, by the law that they name. */
static struct um_value *claims_value(const struct um_seeking *s, const struct um_decided *c)
{
    struct um_value *list = um_value_array(s->a);
    for (uint32_t i = 0; i < c->claims.n; i++) {
        const char *law = str(s, word(s, &c->claims, i));
        struct um_value *v = um_value_object(s->a);
        if (!is_claimed(s->t->m, law))
            continue;
        um_value_set_text(s->a, v, "law", law);
        um_value_set_text(s->a, v, "title", um_document_claim_title(s->t->rules, law));
        um_value_push(s->a, list, v);
    }
    return list;
}

struct um_value *um_like_shared(const struct um_seeking *s, const struct um_decided *c, const struct um_speaker *speaker)
{
    struct um_value *v = um_value_object(s->a);
    um_value_set(s->a, v, "disclosure", here_value(s, c, speaker, true, UM_LEANS_DISCLOSURE));
    um_value_set(s->a, v, "anonymity", here_value(s, c, speaker, true, UM_LEANS_ANONYMITY));
    um_value_set(s->a, v, "claims", claims_value(s, c));
    if (*str(s, c->test) && is_chosen(s->t->rules, s->d ? &s->d->tests : &s->t->tests, str(s, c->test)))
        set_word(s, v, "test", c->test);
    return v;
}

/* --------------------------------------------------------- what was held */

struct um_value *um_like_held(const struct um_seeking *s, const struct um_held *h, const char *on)
{
    struct um_value *v = um_value_object(s->a);
    um_value_set_text(s->a, v, "on", on);
    set_enum(s, v, "status", UM_VOCAB_STATUS, h->status);
    set_enum(s, v, "disclosure", UM_VOCAB_DISCLOSURE, h->disclosure);
    set_enum(s, v, "item", UM_VOCAB_REQUEST_ITEM, h->item);
    set_enum(s, v, "why", UM_VOCAB_WHY, h->why);
    set_word(s, v, "words", h->words);
    set_enum(s, v, "known", UM_VOCAB_HOLDING_KNOWN, h->known);
    set_word(s, v, "source", h->source);
    return v;
}

/* What stands behind a name at the beginning of a path; NULL where it does not begin so. */
static const char *behind(const char *path, const char *name)
{
    size_t n = strlen(name);
    return path && strncmp(path, name, n) == 0 ? path + n : NULL;
}

/* The title of the part or gate that a node is of (t/highfields/merits), or NULL. */
static const char *part_title(const struct um_rules *r, const char *node)
{
    for (uint32_t i = 0; i < r->n[UM_SECTION_RULES]; i++) {
        const struct um_rule *rule = &r->rules[i];
        const char *rest = NULL;
        if (rule->kind == UM_RULE_PART)
            rest = behind(behind(behind(behind(node, "t/"), um_str(r, rule->test)), "/"), um_str(r, rule->part));
        else if (rule->kind == UM_RULE_GATE)
            rest = behind(behind(node, "g/"), um_str(r, rule->part));
        if (rest && (!*rest || (rule->kind == UM_RULE_GATE && *rest == '/')))
            return um_str(r, rule->title);
    }
    return NULL;
}

/* Whether factors of the law are weighed in the part that a node ends in. */
bool um_like_weighed(const struct um_rules *r, const char *node)
{
    const char *slash = strrchr(node, '/');
    for (uint32_t i = 0; slash && strncmp(node, "t/", 2) == 0 && i < r->n[UM_SECTION_RULES]; i++)
        if (r->rules[i].kind == UM_RULE_FACTOR && strcmp(um_str(r, r->rules[i].part), slash + 1) == 0)
            return true;
    return false;
}

/* What was held of a speaker: on the balance; else on the first part that failed; else of the request. NULL: nothing. */
static struct um_value *held_of(const struct um_seeking *s, const struct um_speaker *speaker)
{
    const struct um_held *held = s->t->rules->held, *part = NULL;
    const char *on = "part";
    for (uint32_t i = 0; i < speaker->parts.n; i++) {
        const struct um_held *h = &held[speaker->parts.first + i];
        bool weighed = um_like_weighed(s->t->rules, str(s, word(s, &h->nodes, 0)));
        if (weighed || (!part && h->status == UM_STATUS_UNMET))
            part = h, on = weighed ? "balance" : "part";
        if (weighed)
            break;
    }
    if (!part)
        return speaker->outcomes.n ? um_like_held(s, &held[speaker->outcomes.first], "outcome") : NULL;
    struct um_value *v = um_like_held(s, part, on);
    const char *node = str(s, word(s, &part->nodes, 0)), *title = part_title(s->t->rules, node);
    um_value_set_text(s->a, v, "part", title ? title : node);
    return v;
}

static struct um_value *outcomes_of(const struct um_seeking *s, const struct um_speaker *speaker)
{
    struct um_value *list = um_value_array(s->a);
    for (uint32_t i = 0; i < speaker->outcomes.n; i++)
        um_value_push(s->a, list, um_like_held(s, &s->t->rules->held[speaker->outcomes.first + i], "outcome"));
    return list;
}

/* Whether something was held of one defendant in both; one NULL: of any that the first case has. */
static bool has_speaker(const struct um_seeking *s, const struct um_decided *c, const struct um_speaker *one, const struct um_speaker *of)
{
    bool found = false;
    for (uint32_t i = 0; one && i < one->labels.n; i++)
        found = found || holds(s, &of->labels, word(s, &one->labels, i));
    for (uint32_t i = 0; !one && i < c->speakers.n; i++)
        found = found || has_speaker(s, c, &s->t->rules->speakers[c->speakers.first + i], of);
    return found;
}

/* Later decisions on the same defendants in the same matter, as far as there are any by the day of the law. */
struct um_value *um_like_then(const struct um_seeking *s, const struct um_decided *c, const struct um_speaker *speaker)
{
    const struct um_rules *r = s->t->rules;
    struct um_value *list = um_value_array(s->a);
    for (uint32_t i = 0; i < r->n[UM_SECTION_DECIDED]; i++) {
        const struct um_decided *o = &r->decided[i];
        bool later = o->matter == c->matter && o->date > c->date && o->date <= s->t->law_as_of;
        for (uint32_t k = 0; later && k < o->speakers.n; k++) {
            const struct um_speaker *of = &r->speakers[o->speakers.first + k];
            if (!has_speaker(s, c, speaker, of))
                continue;
            struct um_value *v = um_value_object(s->a);
            set_word(s, v, "decision", o->id);
            set_word(s, v, "name", o->name);
            um_value_set_text(s->a, v, "date", um_time_edge(s->a, o->date, false));
            um_value_set(s->a, v, "outcomes", outcomes_of(s, of));
            um_value_push(s->a, list, v);
            break;
        }
    }
    return list;
}

/* ---------------------------------------------------------------- the lists */

/* What has become of the authority itself by the day of the law. */
static struct um_value *fate_value(const struct um_seeking *s, const struct um_authority *authority)
{
    struct um_value *list = um_value_array(s->a);
    for (uint32_t i = 0; i < authority->defects.n; i++) {
        const struct um_defect *d = &s->t->rules->defects[authority->defects.first + i];
        bool of_itself = d->kind == UM_DEFECT_KIND_WITHDRAWN || d->kind == UM_DEFECT_KIND_REVERSED || d->kind == UM_DEFECT_KIND_LATER_HISTORY;
        if (of_itself && (d->date == INT64_MIN || d->date <= s->t->law_as_of) && um_defect_applies(s->t->rules, d, ""))
            um_value_push_text(s->a, list, str(s, d->says));
    }
    return list;
}

static struct um_value *authority_value(const struct um_seeking *s, const struct um_authority *authority)
{
    struct um_value *v = um_value_object(s->a);
    set_word(s, v, "id", authority->id);
    set_word(s, v, "cite", authority->cite);
    set_word(s, v, "short", authority->text_short);
    um_value_set(s->a, v, "fate", fate_value(s, authority));
    return v;
}

struct um_value *um_like_case(const struct um_seeking *s, const struct um_decided *c)
{
    struct um_value *v = um_value_object(s->a);
    const char *court = um_phrase(s->t->rules, um_cat(s->a, "court.", str(s, c->court), NULL));
    set_word(s, v, "decision", c->id);
    set_word(s, v, "case", c->matter);
    set_word(s, v, "caption", c->caption);
    set_word(s, v, "number", c->number);
    um_value_set_text(s->a, v, "court", *str(s, c->by) ? str(s, c->by) : *court ? court : str(s, c->court));
    set_word(s, v, "name", c->name);
    um_value_set_text(s->a, v, "date", um_time_edge(s->a, c->date, false));
    if (c->authority != UM_NONE)
        um_value_set(s->a, v, "authority", authority_value(s, &s->t->rules->authorities[c->authority]));
    return v;
}

void um_like_add(struct um_seeking *s, struct um_value *entry, const struct um_decided *c, bool *later)
{
    size_t at = s->list->n;
    if (c->date > s->t->law_as_of) {
        s->later += !*later;
        *later = true;
        return;
    }
    if (at == s->cap)
        s->dates = um_arena_grow(s->a, s->dates, at, &s->cap, sizeof *s->dates);
    um_value_push(s->a, s->list, entry);
    for (; at && s->dates[at - 1] < c->date; at--) {
        s->list->items[at] = s->list->items[at - 1];
        s->dates[at] = s->dates[at - 1];
    }
    s->list->items[at] = (struct um_member){NULL, entry};
    s->dates[at] = c->date;
}

struct um_seeking um_like_begin(struct um_arena *a, const struct um_tree *t, const struct um_defendant_result *d)
{
    return (struct um_seeking){.a = a, .t = t, .d = d, .list = um_value_array(a)};
}

struct um_value *um_like_finish(const struct um_seeking *s)
{
    struct um_value *v = um_value_object(s->a);
    um_value_set(s->a, v, "decisions", s->list);
    um_value_set(s->a, v, "later", um_value_int(s->a, s->later));
    return v;
}

const struct um_decided *um_like_next(struct um_seeking *s, const struct um_decided *before)
{
    const struct um_decided *first = s->t->rules->decided, *end = first + s->t->rules->n[UM_SECTION_DECIDED];
    const struct um_decided *c = before ? before + 1 : first;
    while (c < end && is_itself(s, c))
        c++;
    return c < end ? c : NULL;
}

static bool shares_factor(const struct um_seeking *s, const struct um_decided *c, const struct um_speaker *speaker)
{
    const struct um_span *spans[] = {&c->factors, &speaker->factors};
    bool found = false;
    for (size_t k = 0; k < 2; k++)
        for (uint32_t i = 0; i < spans[k]->n; i++)
            found = found || is_here(s, word(s, spans[k], i));
    return found;
}

/* An entry for a speaker of a case, or NULL where no factor is shared or nothing was held. */
static struct um_value *balance_entry(const struct um_seeking *s, const struct um_decided *c, const struct um_speaker *speaker)
{
    struct um_value *held = shares_factor(s, c, speaker) ? held_of(s, speaker) : NULL;
    if (!held)
        return NULL;
    struct um_value *v = um_like_case(s, c), *differs = um_value_object(s->a), *labels = um_value_array(s->a);
    for (uint32_t i = 0; i < speaker->labels.n; i++)
        um_value_push_text(s->a, labels, str(s, word(s, &speaker->labels, i)));
    um_value_set(s->a, v, "speakers", labels);
    um_value_set(s->a, v, "shared", um_like_shared(s, c, speaker));
    um_value_set(s->a, differs, "here", here_value(s, c, speaker, false, UM_LEANS_COUNT));
    um_value_set(s->a, differs, "there", there_value(s, c, speaker));
    um_value_set(s->a, v, "differs", differs);
    um_value_set(s->a, v, "held", held);
    um_value_set(s->a, v, "outcomes", outcomes_of(s, speaker));
    um_value_set(s->a, v, "then", um_like_then(s, c, speaker));
    return v;
}

struct um_value *um_document_like_balance(struct um_arena *a, const struct um_tree *t, const struct um_defendant_result *d)
{
    struct um_seeking s = um_like_begin(a, t, d);
    for (const struct um_decided *c = um_like_next(&s, NULL); c; c = um_like_next(&s, c)) {
        bool later = false;
        for (uint32_t i = 0; i < c->speakers.n; i++) {
            struct um_value *entry = balance_entry(&s, c, &t->rules->speakers[c->speakers.first + i]);
            if (entry)
                um_like_add(&s, entry, c, &later);
        }
    }
    return um_like_finish(&s);
}

/* Whether two defendants have the same factors and tests, and so the same decided cases. */
static bool same_balance(const struct um_defendant_result *x, const struct um_defendant_result *y)
{
    bool same = x->factors.n == y->factors.n && x->tests.n == y->tests.n;
    for (size_t i = 0; same && i < x->factors.n; i++)
        same = x->factors.list[i].rule == y->factors.list[i].rule;
    for (size_t i = 0; same && i < x->tests.n; i++)
        same = x->tests.list[i].test == y->tests.list[i].test;
    return same;
}

const struct um_defendant_result **um_document_like_firsts(struct um_arena *a, const struct um_tree *t, const bool *reported)
{
    const struct um_defendant_result **of = UM_NEWS(a, t->n_defendants, const struct um_defendant_result *);
    const struct um_defendant_result **firsts = UM_NEWS(a, t->n_defendants, const struct um_defendant_result *);
    size_t n = 0;
    for (size_t i = 0; i < t->n_defendants; i++) {
        const struct um_defendant_result *d = &t->defendants[i];
        size_t k = 0;
        if (reported && !reported[i])
            continue;
        while (k < n && !same_balance(firsts[k], d))
            k++;
        if (k == n)
            firsts[n++] = d;
        of[i] = firsts[k];
    }
    return of;
}
