/* Rulings that are assumed for one run: what would follow if the court ruled so. */
#include <string.h>

#include "base/text.h"
#include "decide/run.h"

/* The statuses a ruling may give, as a message lists them. */
static const char *statuses(struct um_arena *a)
{
    struct um_text t = {.arena = a};
    for (unsigned s = 0; s < UM_STATUS_COUNT; s++)
        if (s != UM_STATUS_CONFLICT) {
            um_text_add(&t, t.n ? ", " : "");
            um_text_add(&t, um_vocabs[UM_VOCAB_STATUS].values[s]);
        }
    return um_text_get(&t);
}

static bool is_yes_or_no(const char *answer)
{
    return strcmp(answer, "yes") == 0 || strcmp(answer, "no") == 0;
}

/* A record whose id is near to one that there is not, as a hint. */
static const char *near_record(const struct um_run *run, const char *id)
{
    uint32_t n = run->m->tables[UM_ENTITY_RECORD].n;
    const char **ids = UM_NEWS(run->arena, n, const char *);
    for (uint32_t i = 0; i < n; i++)
        ids[i] = um_text_of(run->m, UM_RECORD__ID, i);
    return um_near_word(run->arena, id, ids, n);
}

/* Mark the records that are assumed to count. */
static const char *admit(struct um_run *run, const struct um_decide_options *options)
{
    if (options->n_admitted)
        run->admitted = UM_NEWS(run->arena, run->m->tables[UM_ENTITY_RECORD].n, bool);
    for (size_t i = 0; i < options->n_admitted; i++) {
        const char *id = options->admitted[i];
        struct um_ref r;
        if (!um_matter_find(run->m, id, &r) || r.entity != UM_ENTITY_RECORD)
            return um_cat(run->arena, "\"", id, "\" is no record (a paragraph or exhibit) of this matter", near_record(run, id), NULL);
        if (!run->visible_record[r.row])
            return um_cat(run->arena, "the record \"", id, "\" is not before the court on that day", NULL);
        run->admitted[r.row] = true;
    }
    return NULL;
}

const char *um_assume(struct um_run *run, const struct um_decide_options *options)
{
    struct um_arena *a = run->arena;
    const char *wrong = admit(run, options);
    if (wrong)
        return wrong;
    run->n_assumptions = options->n_rulings;
    run->assumptions = UM_NEWS(a, options->n_rulings, struct um_assumption);
    for (size_t i = 0; i < options->n_rulings; i++) {
        const char *given = options->rulings[i], *equals = strrchr(given, '=');
        if (!equals || equals == given)
            return um_cat(a, "\"", given, "\" is no ruling (node=status)", NULL);
        run->assumptions[i] = (struct um_assumption){.node = um_arena_copy(a, given, (size_t)(equals - given)), .answer = equals + 1};
        int status = um_vocab_find(UM_VOCAB_STATUS, equals + 1, strlen(equals + 1));
        if (!is_yes_or_no(equals + 1) && (status < 0 || status == UM_STATUS_CONFLICT))
            return um_cat(a, "\"", equals + 1, "\" is nothing that a ruling can say; there is: ", statuses(a), "; or yes or no, to the question of a node", NULL);
        if (strcmp(run->assumptions[i].node, "m/test") == 0)
            return "which test applies is assumed with --test, not by a ruling on m/test";
        for (size_t k = 0; k < i; k++)
            if (strcmp(run->assumptions[k].node, run->assumptions[i].node) == 0 && strcmp(run->assumptions[k].answer, equals + 1) != 0)
                return um_cat(a, "two rulings are assumed on \"", run->assumptions[i].node, "\"", NULL);
    }
    return NULL;
}

/* The status that an answer gives a node: its own word, or what yes or no stands for to the question that it asks. */
static int status_of(const struct um_run *run, const struct um_node *node, const char *answer)
{
    int status = -1;
    if (!is_yes_or_no(answer))
        return um_answer_status(run, node, "status", answer);
    for (size_t i = 0; status < 0 && i < node->n; i++) {
        uint32_t ask = node->findings[i].question;
        status = ask == UM_NONE ? -1 : um_answer_status(run, node, um_str(run->rules, run->rules->rules[ask].id), answer);
    }
    return status;
}

/* Whether a node judges an assertion of a record that is assumed to count. */
static bool is_admitted(const struct um_run *run, const struct um_node *node)
{
    uint32_t assertion = node->binding.assertion;
    return run->admitted && strncmp(node->name, "e/", 2) == 0 && assertion != UINT32_MAX &&
           run->admitted[um_ref_of(run->m, UM_ASSERTION__RECORD, assertion)->row];
}

int um_assumed_status(const struct um_run *run, const struct um_node *node)
{
    int status = -1;
    for (size_t i = 0; i < run->n_assumptions; i++) {
        struct um_assumption *assumed = &run->assumptions[i];
        if (strcmp(assumed->node, node->name) != 0)
            continue;
        status = status_of(run, node, assumed->answer); /* the same where it is assumed twice */
        assumed->named = true;
        assumed->used = assumed->used || status >= 0;
    }
    return status < 0 && is_admitted(run, node) ? UM_STATUS_MET : status;
}

/* A node whose name is near to one that there is not, as a hint. */
static const char *near_node(const struct um_run *run, const char *name)
{
    const struct um_tree *t = run->tree;
    size_t n = 0, most = t->shared.n;
    for (size_t d = 0; d < t->n_defendants; d++)
        most += t->defendants[d].nodes.n;
    const char **names = UM_NEWS(run->arena, most, const char *);
    for (size_t i = 0; i < t->shared.n; i++)
        names[n++] = t->shared.list[i]->name;
    for (size_t d = 0; d < t->n_defendants; d++)
        for (size_t i = 0; i < t->defendants[d].nodes.n; i++)
            names[n++] = t->defendants[d].nodes.list[i]->name;
    return um_near_word(run->arena, name, names, n);
}

const char *um_assumptions_check(const struct um_run *run)
{
    struct um_arena *a = run->arena;
    for (size_t i = 0; i < run->n_assumptions; i++) {
        const struct um_assumption *assumed = &run->assumptions[i];
        if (!assumed->named)
            return um_cat(a, "nothing that is judged is called \"", assumed->node, "\"", near_node(run, assumed->node), NULL);
        if (!assumed->used)
            return um_cat(a, "\"", assumed->node, "\" asks nothing that is answered with ", assumed->answer, "; a ruling on it is one of: ", statuses(a), NULL);
    }
    return NULL;
}
