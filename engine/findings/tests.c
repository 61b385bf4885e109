/* The tests that were chosen: which, for whom, in which worlds, why, and their parts. */
#include <string.h>

#include "findings/document.h"
#include "findings/sentence.h"

static const char *word(unsigned vocab, unsigned value)
{
    return um_vocabs[vocab].values[value];
}

static struct um_value *parts_value(struct um_arena *a, const struct um_tree *t, const struct um_rule *test)
{
    static const char *const overs[] = {"claims", "court", "rules"};
    struct um_value *list = um_value_array(a);
    for (unsigned order = 0; order < 256; order++)
        for (uint32_t i = 0; i < t->rules->n[UM_SECTION_RULES]; i++) {
            const struct um_rule *part = &t->rules->rules[i];
            if (part->kind != UM_RULE_PART || part->order != order || part->test != test->test || !t->active[i])
                continue;
            struct um_value *v = um_value_object(a);
            um_value_set_text(a, v, "id", um_str(t->rules, part->part));
            um_value_set_text(a, v, "title", um_str(t->rules, part->title));
            um_value_set_text(a, v, "over", overs[part->over]);
            if (part->over == UM_OVER_CLAIMS)
                um_value_set_text(a, v, "level", word(UM_VOCAB_LEVEL, part->level));
            um_value_set_text(a, v, "standard", um_str(t->rules, part->standard));
            um_value_set_text(a, v, "burden", word(UM_VOCAB_HELPS, part->burden));
            um_value_push(a, list, v);
        }
    return list;
}

/* Why a test was chosen, in the words of the finding that says so. */
static const char *reason_of(struct um_arena *a, const struct um_tree *t, const struct um_node *node, const struct um_chosen *c)
{
    for (size_t i = 0; i < node->n; i++)
        if (node->findings[i].rule == c->rule && (node->findings[i].worlds & c->worlds))
            return um_sentence_of(a, t, node, &node->findings[i]).text;
    return um_phrase(t->rules, "conflict");
}

static struct um_value *test_value(struct um_arena *a, const struct um_tree *t, const struct um_node *node, const struct um_chosen *c)
{
    const struct um_rule *test = &t->rules->rules[c->test];
    struct um_value *v = um_value_object(a), *worlds = um_document_worlds(a, t, c->worlds);
    um_value_set_text(a, v, "id", um_str(t->rules, test->test));
    um_value_set_text(a, v, "title", um_str(t->rules, test->title));
    um_value_set_text(a, v, "standard", um_str(t->rules, test->standard));
    um_value_set(a, v, "weighing", um_value_bool(a, test->weighing));
    um_value_set_text(a, v, "basis", word(UM_VOCAB_FINDING_BASIS, c->basis));
    if (c->rule != c->test)
        um_value_set_text(a, v, "rule", um_str(t->rules, t->rules->rules[c->rule].id));
    if (worlds)
        um_value_set(a, v, "worlds", worlds);
    um_value_set_text(a, v, "reason", reason_of(a, t, node, c));
    um_value_set_text(a, v, "proposition", um_str(t->rules, test->proposition));
    um_value_set(a, v, "authorities", um_document_authorities(a, t, &test->auth));
    um_value_set(a, v, "answers", um_document_answers(a, t, "m/test", NULL));
    um_value_set(a, v, "parts", parts_value(a, t, test));
    return v;
}

struct um_value *um_document_test(struct um_arena *a, const struct um_tree *t)
{
    return test_value(a, t, t->shared.list[0], &t->tests.list[0]);
}

/* Whether a choice stands in a selection: the same test by the same rule in the same worlds. */
static bool holds(const struct um_selection *s, const struct um_chosen *c)
{
    for (size_t k = 0; k < s->n; k++)
        if (s->list[k].test == c->test && s->list[k].rule == c->rule && s->list[k].worlds == c->worlds)
            return true;
    return false;
}

/* The defendants for whom a choice was made. */
static struct um_value *defendants_under(struct um_arena *a, const struct um_tree *t, const struct um_chosen *c)
{
    struct um_value *list = um_value_array(a);
    for (size_t d = 0; d < t->n_defendants; d++)
        if (holds(&t->defendants[d].tests, c))
            um_value_push_text(a, list, um_row_id(t->m, (struct um_ref){UM_ENTITY_DEFENDANT, t->defendants[d].defendant}));
    return list;
}

struct um_value *um_document_tests(struct um_arena *a, const struct um_tree *t)
{
    struct um_value *list = um_value_array(a);
    for (size_t d = 0; d <= t->n_defendants; d++) { /* the matter's first, then what only a defendant has */
        const struct um_selection *s = d ? &t->defendants[d - 1].tests : &t->tests;
        const struct um_node *node = d && t->defendants[d - 1].nodes.n ? t->defendants[d - 1].nodes.list[0] : t->shared.list[0];
        for (size_t k = 0; k < s->n; k++) {
            bool said = d && holds(&t->tests, &s->list[k]);
            for (size_t e = 0; e + 1 < d && !said; e++)
                said = holds(&t->defendants[e].tests, &s->list[k]);
            struct um_value *whom = defendants_under(a, t, &s->list[k]);
            if (said || (!um_value_count(whom) && t->n_defendants))
                continue;
            struct um_value *v = test_value(a, t, node, &s->list[k]);
            um_value_set(a, v, "defendants", whom);
            um_value_push(a, list, v);
        }
    }
    return list;
}
