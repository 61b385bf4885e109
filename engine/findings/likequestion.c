/* Decided cases in which a court answered a question on facts that are recorded here too. */
#include <string.h>

#include "findings/like.h"

/* What a question rests on here: the rules that ask it and the facts they read, over all the nodes it would decide. */
struct asked {
    const struct um_nodes *nodes;
    uint32_t question;
};

static bool asks(const struct asked *q, const struct um_node *node, const struct um_finding *f)
{
    return f->question == q->question && f->status == UM_STATUS_FOR_COURT && node->reached == UM_REACHED_YES && !node->n_members;
}

/* Whether a list in words, "a, b", holds a word. */
static bool lists(const char *words, const char *wanted)
{
    size_t n = strlen(wanted);
    for (const char *s = words; s; s = strstr(s, ", ") ? strstr(s, ", ") + 2 : NULL)
        if (strncmp(s, wanted, n) == 0 && (!s[n] || s[n] == ','))
            return true;
    return false;
}

static bool reads(const struct um_premises *premises, const char *path, const char *value)
{
    bool found = false;
    for (size_t i = 0; i < premises->n; i++)
        found = found || (premises->list[i].value && strcmp(premises->list[i].path, path) == 0 && lists(premises->list[i].value, value));
    return found;
}

static bool is_fact_here(const struct asked *q, const char *path, const char *value)
{
    bool found = false;
    for (size_t i = 0; i < q->nodes->n; i++)
        for (size_t k = 0; k < q->nodes->list[i]->n; k++) {
            const struct um_finding *f = &q->nodes->list[i]->findings[k];
            found = found || (asks(q, q->nodes->list[i], f) && reads(&f->premises, path, value));
        }
    return found;
}

static bool is_asked_by(const struct asked *q, uint32_t rule)
{
    bool found = false;
    for (size_t i = 0; rule != UM_NONE && i < q->nodes->n; i++)
        for (size_t k = 0; k < q->nodes->list[i]->n; k++)
            found = found || (asks(q, q->nodes->list[i], &q->nodes->list[i]->findings[k]) && q->nodes->list[i]->findings[k].rule == rule);
    return found;
}

/* What the words of a fact mean: of the enumeration that some path of that name reads and that has the word; or NULL. */
static const char *meaning(const struct um_rules *r, const char *path, const char *value)
{
    for (uint32_t i = 0; i < r->n[UM_SECTION_PATHS]; i++) {
        const struct um_path *p = &r->paths[i];
        bool is_word = (p->type == UM_PATH_WORD || p->type == UM_PATH_SET) && !p->choice && strcmp(um_str(r, p->text), path) == 0;
        int at = is_word ? um_vocab_find(p->vocab, value, strlen(value)) : -1;
        if (at >= 0)
            return um_vocabs[p->vocab].meanings[at];
    }
    return NULL;
}

/* Facts of an answer that are recorded here too, added to a list that holds each once. */
static void push_facts(const struct um_seeking *s, const struct asked *q, const struct um_held *h, struct um_value *list)
{
    const struct um_rules *r = s->t->rules;
    for (uint32_t i = 0; i < h->facts.n; i++) {
        const uint32_t *fact = &r->words[h->facts.first + 2 * i];
        const char *path = um_str(r, fact[0]), *value = um_str(r, fact[1]);
        bool known = !is_fact_here(q, path, value);
        for (size_t k = 0; k < list->n && !known; k++)
            known = strcmp(um_value_string(um_value_get(list->items[k].value, "path")), path) == 0 &&
                    strcmp(um_value_string(um_value_get(list->items[k].value, "value")), value) == 0;
        if (known)
            continue;
        struct um_value *v = um_value_object(s->a);
        um_value_set_text(s->a, v, "path", path);
        um_value_set_text(s->a, v, "value", value);
        um_value_set_text(s->a, v, "means", meaning(r, path, value));
        um_value_push(s->a, list, v);
    }
}

/* Whether two answers of a case are one: the same was held for the same reason. */
static bool same_answer(const struct um_held *x, const struct um_held *y)
{
    return x->question == y->question && x->status == y->status && x->words == y->words && x->known == y->known && x->source == y->source;
}

/* yes, no, or open where the court left it to somebody. */
static const char *answer_word(const struct um_rule *ask, uint32_t status)
{
    return status == ask->if_yes ? "yes" : status == ask->if_no ? "no" : "open";
}

/* An entry for answer i of a case, with all that are the same; NULL where it was told, or no fact is shared that both rest on. */
static struct um_value *answer_entry(const struct um_seeking *s, const struct asked *q, const struct um_decided *c, uint32_t i)
{
    const struct um_held *answers = &s->t->rules->held[c->answers.first];
    struct um_value *facts = um_value_array(s->a);
    uint32_t rule = UM_NONE;
    bool like = false;
    for (uint32_t k = 0; k < c->answers.n; k++) {
        if (!same_answer(&answers[k], &answers[i]))
            continue;
        if (k < i)
            return NULL;
        bool same_rule = is_asked_by(q, answers[k].rule);
        push_facts(s, q, &answers[k], facts);
        like = like || (same_rule && !answers[k].facts.n);
        rule = same_rule ? answers[k].rule : rule;
    }
    if (!like && !facts->n)
        return NULL;
    struct um_value *v = um_like_case(s, c), *shared = um_like_shared(s, c, NULL), *held = um_like_held(s, &answers[i], "question");
    um_value_set(s->a, shared, "facts", facts);
    if (rule != UM_NONE)
        um_value_set_text(s->a, shared, "rule", um_str(s->t->rules, s->t->rules->rules[rule].id));
    um_value_set(s->a, v, "shared", shared);
    um_value_set_text(s->a, held, "answer", answer_word(&s->t->rules->rules[q->question], answers[i].status));
    um_value_set(s->a, v, "held", held);
    um_value_set(s->a, v, "then", um_like_then(s, c, NULL));
    return v;
}

/* Whether a question is that of the balance itself, whose decided cases stand with the balance. */
static bool is_of_balance(const struct um_seeking *s, const struct asked *q)
{
    for (size_t i = 0; i < q->nodes->n; i++)
        for (size_t k = 0; k < q->nodes->list[i]->n; k++) {
            const char *part = strstr(q->nodes->list[i]->name, "/t/");
            if (part && asks(q, q->nodes->list[i], &q->nodes->list[i]->findings[k]) && um_like_weighed(s->t->rules, part + 1))
                return true;
        }
    return false;
}

struct um_value *um_document_like_question(struct um_arena *a, const struct um_tree *t, const struct um_nodes *nodes, uint32_t question,
                                           const struct um_defendant_result *d)
{
    struct um_seeking s = um_like_begin(a, t, d);
    struct asked q = {nodes, question};
    if (is_of_balance(&s, &q))
        return NULL;
    for (const struct um_decided *c = um_like_next(&s, NULL); c; c = um_like_next(&s, c)) {
        bool later = false;
        for (uint32_t i = 0; i < c->answers.n; i++) {
            struct um_value *entry = t->rules->held[c->answers.first + i].question == question ? answer_entry(&s, &q, c, i) : NULL;
            if (entry)
                um_like_add(&s, entry, c, &later);
        }
    }
    return um_like_finish(&s);
}

/* The defendant that a node is of, or NULL. */
static const struct um_defendant_result *owner_of(const struct um_tree *t, const struct um_node *node)
{
    for (size_t i = 0; i < t->n_defendants; i++)
        for (size_t k = 0; k < t->defendants[i].nodes.n; k++)
            if (t->defendants[i].nodes.list[k] == node)
                return &t->defendants[i];
    return NULL;
}

struct um_value *um_document_like_node(struct um_arena *a, const struct um_tree *t, const struct um_node *node)
{
    const struct um_defendant_result *d = owner_of(t, node);
    const char *part = d ? strstr(node->name, "/t/") : NULL;
    struct um_node copy = *node, *list = &copy; /* lists of nodes are of those that may be written */
    struct um_nodes one = {&list, 1, 1};
    if (part && um_like_weighed(t->rules, part + 1))
        return um_document_like_balance(a, t, d);
    for (size_t i = 0; i < node->n && !node->n_members; i++)
        if (node->findings[i].question != UM_NONE && node->findings[i].status == UM_STATUS_FOR_COURT)
            return um_document_like_question(a, t, &one, node->findings[i].question, d);
    return NULL;
}
