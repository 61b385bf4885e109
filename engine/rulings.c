/* The public functions on rulings: one is entered, all are listed. */
#include <stdlib.h>
#include <string.h>

#include "api.h"
#include "base/limits.h"
#include "base/text.h"
#include "findings/rulings.h"
#include "store/sql.h"

/* A ruling on its way into a record. Everything lies in the arena of the record that is made. */
struct entering {
    struct um_arena *a;
    const struct um_record *before;
    const struct um_law *law;
    const struct um_ruling *ruling;
    const char *on, *question, *answer;
    struct um_value *found, *upon;
    const char *wrong; /* why it is refused */
    bool input;        /* what was handed in is at fault, not the wish */
};

/* ------------------------------------------------------------------- wishes */

static void refuse(struct entering *e, const char *sentence)
{
    e->wrong = e->wrong ? e->wrong : sentence;
}

/* Characters of a text, each byte that begins one. */
static size_t length_of(const char *s)
{
    size_t n = 0;
    for (; *s; s++)
        n += ((unsigned char)*s & 0xc0) != 0x80;
    return n;
}

static void check_text(struct entering *e, const char *name, const char *text)
{
    size_t bad;
    if (!text || e->wrong)
        return;
    e->input = true;
    if (!*text)
        refuse(e, um_cat(e->a, name, " is empty", NULL));
    else if (!um_utf8_ok(text, strlen(text), &bad))
        refuse(e, um_cat(e->a, name, " is not UTF-8", NULL));
    else if (length_of(text) > UM_MAX_REASON)
        refuse(e, um_cat(e->a, name, " has ", um_int_text(e->a, (int64_t)length_of(text)), " characters; ", um_int_text(e->a, UM_MAX_REASON), " is the limit", NULL));
    e->input = e->wrong != NULL;
}

/* That all texts can be kept, and that it is said who, where and why. */
static void check_wish(struct entering *e)
{
    const struct um_ruling *r = e->ruling;
    const char *const names[] = {"the node", "the answer", "who rules", "the docket entry", "the reason", "the day", "the ruling to withdraw"};
    const char *const texts[] = {r->node, r->answer, r->by, r->dkt, r->reason, r->at, r->withdraws};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        check_text(e, names[i], texts[i]);
    struct um_time day;
    bool court = r->by && strcmp(r->by, "court") == 0;
    if (!r->node && !r->withdraws)
        refuse(e, "on which node the ruling is has to be said");
    if (!r->by)
        refuse(e, "whose ruling it is has to be said: the court's, or a clerk's provisional one");
    else if (strcmp(r->by, "encoder") == 0)
        refuse(e, "whoever enters the record answers no judgement; only the court and a clerk do");
    else if (!court && strcmp(r->by, "clerk") != 0)
        refuse(e, um_cat(e->a, "\"", r->by, "\" rules on nothing: it is the court or a clerk; what a party says is a position of the record", NULL));
    if (!r->reason)
        refuse(e, "a ruling needs its reason, in a sentence");
    if (court && !r->dkt)
        refuse(e, "a ruling of the court needs the docket entry that it stands in");
    if (r->at && (!um_time_parse(r->at, &day) || strlen(r->at) != 10))
        refuse(e, um_cat(e->a, "\"", r->at, "\" is no day (YYYY-MM-DD)", NULL));
    if (!r->answer == !r->withdraws)
        refuse(e, "a ruling has an answer, or withdraws an earlier one");
}

/* --------------------------------------------------------------------- nodes */

/* The name of the test in d/d1/t/highfields/merits, or NULL. */
static const char *test_in(struct um_arena *a, const char *node)
{
    const char *at = strstr(node, "/t/");
    return at ? um_arena_copy(a, at + 3, strcspn(at + 3, "/")) : NULL;
}

/* The record without what the court and clerks said on a node, so that it is seen what the rules give by themselves. */
static struct um_value *without_rulings(struct um_arena *a, const struct um_record *record, const char *node)
{
    struct um_value *v = um_record_encode(a, record->matter);
    for (size_t i = 0; i < v->n; i++) {
        struct um_value *list = v->items[i].value;
        size_t kept = 0;
        if (strcmp(v->items[i].key, "positions") != 0)
            continue;
        for (size_t k = 0; k < list->n; k++) {
            const struct um_value *p = list->items[k].value;
            const char *by = um_value_string(um_value_get(p, "by"));
            bool judges = strcmp(by, "court") == 0 || strcmp(by, "clerk") == 0;
            if (!judges || strcmp(um_value_string(um_value_get(p, "on")), node) != 0)
                list->items[kept++] = list->items[k];
        }
        list->n = kept;
    }
    return v;
}

/* What the rules find by themselves, or NULL. Such a record may lack what a fact or a position refers to, and then nothing is left out. */
static const struct um_tree *tree_without(struct entering *e, const struct um_options *options)
{
    struct um_refusal refusal = {NULL, false};
    struct um_record *bare = UM_NEW(e->a, struct um_record);
    *bare = (struct um_record){.arena = e->a, .problems = {.arena = e->a}};
    bare->matter = um_record_decode(e->a, without_rulings(e->a, e->before, e->ruling->node), &bare->problems);
    const struct um_tree *tree = um_find_tree(e->a, bare->problems.errors ? e->before : bare, e->law, options, &refusal);
    if (!tree) {
        e->input = refusal.input;
        refuse(e, refusal.sentence);
    }
    return tree;
}

/* The question that a node asks of the court, or NULL. */
static const char *question_of(const struct um_tree *t, const struct um_node *node)
{
    for (size_t i = 0; i < node->n; i++)
        if (node->findings[i].question != UM_NONE)
            return um_str(t->rules, t->rules->rules[node->findings[i].question].id);
    return NULL;
}

#define RULABLE "; a ruling says shown (met), not shown (unmet), not required (excused) or does not apply (inapplicable)"

/* A word for a status, or the yes or no that a question of the node asks for. */
static void take_answer(struct entering *e, const struct um_tree *t, const struct um_node *node)
{
    static const uint16_t rulable = 1u << UM_STATUS_MET | 1u << UM_STATUS_UNMET | 1u << UM_STATUS_EXCUSED | 1u << UM_STATUS_INAPPLICABLE;
    const char *answer = e->ruling->answer, *question = question_of(t, node);
    int status = um_vocab_find(UM_VOCAB_STATUS, answer, strlen(answer));
    bool yes_or_no = strcmp(answer, "yes") == 0 || strcmp(answer, "no") == 0;
    e->question = yes_or_no ? question : "status";
    e->answer = answer;
    if (yes_or_no && !question)
        refuse(e, um_cat(e->a, node->name, " asks no question that yes or no would answer; rule on its status", NULL));
    else if (!yes_or_no && status < 0)
        refuse(e, um_cat(e->a, "\"", answer, "\" is no status", um_near_word(e->a, answer, um_vocabs[UM_VOCAB_STATUS].values, UM_STATUS_COUNT),
                         RULABLE, NULL));
    else if (!yes_or_no && !(rulable >> status & 1))
        refuse(e, um_cat(e->a, "\"", answer, "\" says how the record stands, which is no ruling", RULABLE, NULL));
}

/* On m/test the answer is a test, which must be law. */
static void take_test(struct entering *e, struct um_options *options)
{
    options->test = e->ruling->answer;
    e->question = "test";
    e->answer = e->ruling->answer;
    tree_without(e, options);
}

static void no_such_node(struct entering *e, const struct um_tree *t)
{
    size_t n;
    const char *const *names = um_rulings_names(e->a, t, &n);
    const char *near = um_near_word(e->a, e->ruling->node, names, n);
    refuse(e, um_cat(e->a, "there is no finding \"", e->ruling->node, "\" under this test", near,
                     *near ? "" : "; unmask evaluate --format json names them, and a finding under another test is ruled on with that test", NULL));
}

/* Whether a node says which test was chosen for one defendant. */
static bool is_own_test(const char *node)
{
    size_t n = strlen(node);
    return *node == 'd' && n > 5 && strcmp(node + n - 5, "/test") == 0;
}

static void take_ruling(struct entering *e)
{
    struct um_options options = UM_OPTIONS_INIT;
    const char *node = e->on = e->ruling->node;
    if (strcmp(node, "m/test") == 0) {
        take_test(e, &options);
        return;
    }
    options.test = e->ruling->test ? e->ruling->test : test_in(e->a, node);
    const struct um_tree *t = tree_without(e, &options);
    const struct um_node *found = t ? um_rulings_node(e->a, t, node) : NULL;
    if (!t)
        return;
    if (!found)
        no_such_node(e, t);
    else if (is_own_test(node))
        refuse(e, "which test applies is ruled on m/test, for all");
    else {
        take_answer(e, t, found);
        e->found = um_rulings_statuses(e->a, um_rulings_derived(found));
        e->upon = um_rulings_upon(e->a, t, found);
    }
}

/* The ruling that is withdrawn; the checks of the record see to who may. */
static void take_withdrawal(struct entering *e)
{
    const struct um_matter *m = e->before->matter;
    struct um_ref r;
    e->on = e->ruling->node;
    e->answer = "withdrawn";
    if (!um_matter_find(m, e->ruling->withdraws, &r) || r.entity != UM_ENTITY_POSITION)
        refuse(e, um_cat(e->a, "there is no ruling \"", e->ruling->withdraws, "\" in this matter; unmask rule lists them", NULL));
    else {
        e->question = um_text_of(m, UM_POSITION__QUESTION, r.row);
        e->on = e->on ? e->on : um_text_of(m, UM_POSITION__ON, r.row);
    }
    for (uint32_t i = 0; !e->wrong && i < m->tables[UM_ENTITY_POSITION].n; i++) {
        const struct um_ref *earlier = um_ref_of(m, UM_POSITION__WITHDRAWS, i);
        if (earlier && um_ref_same(*earlier, r))
            refuse(e, um_cat(e->a, "\"", e->ruling->withdraws, "\" was withdrawn already, by ", um_text_of(m, UM_POSITION__ID, i), NULL));
    }
}

/* ------------------------------------------------------------------ the record */

/* ruling-3, where no row is called so. */
static const char *new_id(struct entering *e)
{
    struct um_ref r;
    for (int64_t n = 1;; n++) {
        const char *id = um_cat(e->a, "ruling-", um_int_text(e->a, n), NULL);
        if (!um_matter_find(e->before->matter, id, &r))
            return id;
    }
}

static struct um_value *position_value(struct entering *e, const char *id)
{
    const struct um_ruling *r = e->ruling;
    struct um_value *v = um_value_object(e->a);
    um_value_set_text(e->a, v, "id", id);
    um_value_set_text(e->a, v, "on", e->on);
    um_value_set_text(e->a, v, "question", e->question);
    um_value_set_text(e->a, v, "answer", e->answer);
    um_value_set_text(e->a, v, "by", r->by);
    um_value_set_text(e->a, v, "cite", r->dkt);
    um_value_set_text(e->a, v, "gist", r->reason);
    um_value_set_text(e->a, v, "at", r->at);
    um_value_set_text(e->a, v, "withdraws", r->withdraws);
    if (e->found)
        um_value_set(e->a, v, "found", e->found);
    if (e->upon && e->upon->n)
        um_value_set(e->a, v, "upon", e->upon);
    return v;
}

/* The record with the position among its own, as a value. */
static struct um_value *with_position(struct entering *e, struct um_value *position)
{
    struct um_value *v = um_record_encode(e->a, e->before->matter), *list = NULL;
    for (size_t i = 0; i < v->n; i++)
        if (strcmp(v->items[i].key, "positions") == 0)
            list = v->items[i].value;
    if (!list)
        um_value_set(e->a, v, "positions", list = um_value_array(e->a));
    um_value_push(e->a, list, position);
    return v;
}

/* The record with the ruling in made; refused with the first thing that is wrong. */
static enum um_code enter(struct um_record *made, struct entering *e, const char **id, struct um_error *err)
{
    check_wish(e);
    if (!e->wrong && e->ruling->withdraws)
        take_withdrawal(e);
    else if (!e->wrong)
        take_ruling(e);
    if (e->wrong)
        return um_fail(err, e->input ? UM_EINPUT : UM_EUSAGE, "", e->wrong);
    *id = new_id(e);
    made->matter = um_record_decode(made->arena, with_position(e, position_value(e, *id)), &made->problems);
    if (made->problems.errors == 0)
        um_record_check(made->matter, &made->problems);
    um_problems_sort(&made->problems);
    return made->problems.errors ? um_fail(err, UM_EUSAGE, "", made->problems.list[0].message) : UM_OK;
}

/* ------------------------------------------------------------------ documents */

static enum um_code list_rulings(struct um_result *out, const struct um_record *record, const struct um_law *law,
                                 const struct um_options *options, const char *written, struct um_error *err)
{
    struct um_refusal refusal = {NULL, false};
    struct um_arena *work = um_arena_new();
    if (!work || um_arena_guard(work) || um_arena_guard(out->arena)) {
        um_arena_free(work);
        return um_no_memory(err);
    }
    const struct um_tree *tree = um_find_tree(work, record, law, options, &refusal);
    enum um_code code = tree ? UM_OK : um_fail(err, refusal.input ? UM_EINPUT : UM_EUSAGE, "", refusal.sentence);
    if (tree)
        out->document = um_value_copy(out->arena, um_rulings_make(work, tree, um_record_sha256(work, record), written));
    um_arena_unguard(out->arena);
    um_arena_free(work);
    return code;
}

enum um_code um_rulings(const struct um_record *record, const struct um_law *law, const struct um_options *options,
                        struct um_result **result, struct um_error *err)
{
    static const struct um_options defaults = UM_OPTIONS_INIT;
    *result = NULL;
    if (record->problems.errors)
        return um_fail(err, UM_EINPUT, "", "a record with problems cannot be evaluated");
    struct um_result *made = um_new_result();
    return made ? um_give(made, list_rulings(made, record, law, options ? options : &defaults, NULL, err), result) : um_no_memory(err);
}

/* What the transaction holds while it lasts. */
struct write {
    struct um_sql q;
    struct um_record *before, *after;
    struct um_result *result;
    const char *id; /* of the new entry */
};

static enum um_code rule_within(struct write *w, const struct um_law *law, const struct um_ruling *ruling, struct um_error *err)
{
    static const struct um_options defaults = UM_OPTIONS_INIT;
    struct um_store *store = w->q.store;
    size_t i = um_store_find(store, ruling->matter, err);
    if (i == SIZE_MAX)
        return err->code;
    enum um_code code = um_store_record(store, i, &w->before, err);
    w->after = code == UM_OK ? um_new_record() : NULL;
    w->result = w->after ? um_new_result() : NULL;
    if (code != UM_OK || !w->result)
        return code != UM_OK ? code : um_no_memory(err);
    struct entering e = {.a = w->after->arena, .before = w->before, .law = law, .ruling = ruling};
    if (um_arena_guard(w->after->arena) || um_arena_guard(w->before->arena))
        return um_no_memory(err);
    code = enter(w->after, &e, &w->id, err);
    if (code == UM_OK)
        code = list_rulings(w->result, w->after, law, &defaults, w->id, err);
    if (code == UM_OK)
        code = um_store_replace(store, i, w->after->matter, err);
    um_arena_unguard(w->after->arena);
    um_arena_unguard(w->before->arena);
    return code;
}

enum um_code um_store_rule(struct um_store *store, const struct um_law *law, const struct um_ruling *ruling,
                           struct um_result **result, struct um_error *err)
{
    struct um_error failed = {.code = UM_OK};
    struct write w = {.q = {.store = store, .err = &failed}};
    *result = NULL;
    um_sql_begin_write(&w.q);
    enum um_code code = w.q.code ? w.q.code : rule_within(&w, law, ruling, &failed);
    if (code == UM_OK) {
        um_sql_run(&w.q, "COMMIT");
        code = w.q.code;
    }
    um_sql_end(&w.q);
    um_record_free(w.before);
    um_record_free(w.after);
    if (code != UM_OK)
        um_fail(err, code, failed.where, failed.message);
    return w.result ? um_give(w.result, code, result) : code;
}
