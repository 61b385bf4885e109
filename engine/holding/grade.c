/* Each thing that a court held against what was found: four verdicts. */
#include <string.h>

#include "holding/holding.h"

struct grader {
    struct um_arena *a;
    const struct um_matter *m;
    const struct um_value *decision;
    const struct um_judged *judged;
};

/* ----------------------------------------------------------------- verdicts */

/* Of the verdicts in the worlds, as a bit set, the one on the whole. aside: worlds that the court's own answer leaves out. */
static unsigned join_worlds(unsigned verdicts, bool aside)
{
    if (!verdicts)
        return aside ? UM_VERDICT_WRONG : UM_VERDICT_NOT_RECORDED;
    if (verdicts == 1u << UM_VERDICT_RIGHT)
        return UM_VERDICT_RIGHT;
    if (verdicts >> UM_VERDICT_RIGHT & 1) /* it turns on a question, and one answer gives what the court held */
        return UM_VERDICT_ASKED;
    if (verdicts >> UM_VERDICT_WRONG & 1)
        return UM_VERDICT_WRONG;
    return verdicts == 1u << UM_VERDICT_ASKED ? UM_VERDICT_ASKED : UM_VERDICT_NOT_RECORDED;
}

static bool is_word(const char *s, unsigned vocab, unsigned value)
{
    return strcmp(s, um_vocabs[vocab].values[value]) == 0;
}

static bool is_status(const char *s, unsigned status)
{
    return is_word(s, UM_VOCAB_STATUS, status);
}

/* Evidence both ways passes where the test does not weigh, and is for the court where it does. */
static unsigned verdict_on_status(const char *court, const char *found, bool weighing)
{
    const char *met = um_vocabs[UM_VOCAB_STATUS].values[UM_STATUS_MET];
    bool contested = is_status(found, UM_STATUS_CONTESTED);
    if (!weighing && is_status(court, UM_STATUS_CONTESTED))
        court = met;
    if (!weighing && contested)
        found = met;
    if (is_status(found, UM_STATUS_INAPPLICABLE) && is_status(court, UM_STATUS_MET)) /* neither stands in the way: no privilege is raised, no privilege applies */
        found = met;
    if (strcmp(court, found) == 0)
        return UM_VERDICT_RIGHT;
    if (is_status(found, UM_STATUS_FOR_COURT) || (weighing && contested))
        return UM_VERDICT_ASKED;
    return is_status(found, UM_STATUS_NOT_RECORDED) ? UM_VERDICT_NOT_RECORDED : UM_VERDICT_WRONG;
}

static bool is_outcome(const char *s, unsigned outcome)
{
    return is_word(s, UM_VOCAB_OUTCOME, outcome);
}

/* balance_failed: the court refused because the balance was against it. */
static unsigned verdict_on_outcome(bool ordered, const char *found, bool balance_failed)
{
    if (is_outcome(found, UM_OUTCOME_FOR_COURT))
        return UM_VERDICT_ASKED;
    if (is_outcome(found, UM_OUTCOME_NOT_RECORDED))
        return UM_VERDICT_NOT_RECORDED;
    if (is_outcome(found, UM_OUTCOME_BALANCE_OPEN))
        return ordered || balance_failed ? UM_VERDICT_ASKED : UM_VERDICT_WRONG;
    bool made = is_outcome(found, UM_OUTCOME_SHOWING_MADE);
    bool unmade = is_outcome(found, UM_OUTCOME_NOT_MADE) || is_outcome(found, UM_OUTCOME_CURABLE);
    return (ordered ? made : unmade) ? UM_VERDICT_RIGHT : UM_VERDICT_WRONG;
}

static void set_verdict(const struct grader *g, struct um_value *v, unsigned verdict, bool judged)
{
    um_value_set_text(g->a, v, "verdict", um_vocabs[UM_VOCAB_VERDICT].values[verdict]);
    if (!judged)
        um_value_set(g->a, v, "judged", um_value_bool(g->a, false));
}

/* -------------------------------------------------------------------- tests */

/* Whether a test that was chosen is for a defendant; NULL: for anybody. */
static bool is_for(const struct um_value *test, const char *defendant)
{
    const struct um_value *whom = um_value_get(test, "defendants");
    bool found = !defendant;
    for (size_t i = 0; i < um_value_count(whom); i++)
        found = found || strcmp(um_value_string(um_value_at(whom, i)), defendant) == 0;
    return found;
}

/* Test i that is judged for a defendant, NULL when there are no more. */
static const struct um_value *test_of(const struct grader *g, const char *defendant, size_t i)
{
    const struct um_value *tests = um_value_get(um_value_get(g->judged->judged, "matter"), "tests");
    for (size_t k = 0; k < um_value_count(tests); k++)
        if (is_for(um_value_at(tests, k), defendant) && i-- == 0)
            return um_value_at(tests, k);
    return NULL;
}

static bool is_weighing(const struct grader *g, const char *defendant)
{
    bool weighing = false;
    const struct um_value *test;
    for (size_t i = 0; (test = test_of(g, defendant, i)); i++)
        weighing = weighing || um_value_integer(um_value_get(test, "weighing"));
    return weighing;
}

/* The last part over something ("claims", "court") of a test, or NULL. */
static const char *last_part(const struct um_value *test, const char *over)
{
    const struct um_value *parts = um_value_get(test, "parts");
    const char *last = NULL;
    for (size_t i = 0; i < um_value_count(parts); i++)
        if (strcmp(um_held_text(um_value_at(parts, i), "over"), over) == 0)
            last = um_held_text(um_value_at(parts, i), "id");
    return last;
}

/* The node of that part for a defendant under test i that is judged for him; NULL where the test has none. */
static const char *part_of(const struct grader *g, const char *defendant, size_t i, const char *over)
{
    const struct um_value *test = test_of(g, defendant, i);
    const char *part = last_part(test, over);
    return part ? um_cat(g->a, "d/", defendant, "/t/", um_held_text(test, "id"), "/", part, NULL) : NULL;
}

static bool has_part(const struct grader *g, const char *defendant, const char *over)
{
    bool found = false;
    for (size_t i = 0; !found && test_of(g, defendant, i); i++)
        found = part_of(g, defendant, i, over) != NULL;
    return found;
}

/* What the court held on that part, or NULL. */
static const struct um_value *held_on_part(const struct grader *g, const char *defendant, const char *over)
{
    const struct um_value *nodes = um_value_get(g->decision, "nodes");
    for (size_t i = 0; test_of(g, defendant, i); i++) {
        const char *part = part_of(g, defendant, i, over);
        for (size_t k = 0; part && k < um_value_count(nodes); k++)
            if (strcmp(um_held_text(um_value_at(nodes, k), "node"), part) == 0)
                return um_value_at(nodes, k);
    }
    return NULL;
}

/* Whether how it is known is good enough to be counted. */
static bool is_counted(const struct um_value *held)
{
    const char *known = um_held_text(held, "known");
    return is_word(known, UM_VOCAB_HOLDING_KNOWN, UM_HOLDING_KNOWN_SEEN) || is_word(known, UM_VOCAB_HOLDING_KNOWN, UM_HOLDING_KNOWN_SUMMARY);
}

/* -------------------------------------------------------------------- nodes */

/* What kind of thing a node is: its element, part or gate; where it joins others, the kind of row it is about. */
static const char *kind_of(const struct grader *g, const char *node)
{
    const char *last = strrchr(node, '/') + 1, *gate = strstr(node, "/g/");
    struct um_ref row;
    if (gate && *node == 'd')
        return um_arena_copy(g->a, gate + 3, strcspn(gate + 3, "/"));
    if (um_vocab_find(UM_VOCAB_ELEMENT, last, strlen(last)) >= 0 || (*node == 'd' && strstr(node, "/t/")))
        return last;
    return um_matter_find(g->m, last, &row) ? um_entities[row.entity].name : last;
}

static struct um_value *court_value(const struct grader *g, const char *answer, const struct um_value *held, const char *words)
{
    struct um_value *v = um_value_object(g->a);
    um_value_set_text(g->a, v, "answer", answer);
    um_value_set_text(g->a, v, "why", um_value_string(um_value_get(held, "why")));
    um_value_set_text(g->a, v, "ground", words);
    um_value_set_text(g->a, v, "source", um_value_string(um_value_get(held, "source")));
    return v;
}

/* A member of a finding with the same status and why, or NULL. */
static const struct um_value *member_like(const struct grader *g, const struct um_value *finding)
{
    const struct um_value *members = um_value_get(finding, "members"), *f;
    for (size_t k = 0; k < um_value_count(members); k++)
        for (size_t i = 0; (f = um_held_finding(g->judged->judged, um_value_string(um_value_at(members, k)), i)); i++)
            if (strcmp(um_held_text(f, "status"), um_held_text(finding, "status")) == 0 && strcmp(um_held_text(f, "why"), um_held_text(finding, "why")) == 0)
                return f;
    return NULL;
}

/* What was found: an answer with its why and the worlds it is found in; and where it comes down to, with the rule and the sentence there. */
static struct um_value *found_value(const struct grader *g, const char *answer, const struct um_value *finding, const struct um_value *worlds)
{
    struct um_value *v = um_value_object(g->a);
    const struct um_value *down = finding, *below;
    const char *why = um_value_string(um_value_get(finding, "why"));
    while ((below = member_like(g, down)))
        down = below;
    um_value_set_text(g->a, v, "answer", answer);
    um_value_set_text(g->a, v, "why", why && strcmp(why, "none") != 0 ? why : NULL);
    um_value_set_text(g->a, v, "rule", um_value_string(um_value_get(down, "rule")));
    um_value_set_text(g->a, v, "text", um_value_string(um_value_get(um_value_get(down, "reason"), "text")));
    um_value_set_text(g->a, v, "at", down != finding ? um_value_string(um_value_get(down, "node")) : NULL);
    if (worlds)
        um_value_set(g->a, v, "worlds", um_value_copy(g->a, worlds));
    return v;
}

static struct um_value *begin(const struct grader *g, const char *node, const char *kind, const char *known, struct um_value *court)
{
    struct um_value *v = um_value_object(g->a);
    um_value_set_text(g->a, v, "node", node);
    um_value_set_text(g->a, v, "kind", kind);
    um_value_set_text(g->a, v, "known", known);
    um_value_set(g->a, v, "court", court);
    return v;
}

static struct um_value *grade_node(const struct grader *g, const struct um_value *held)
{
    const char *node = um_held_text(held, "node"), *status = um_held_text(held, "status"), *d = um_held_defendant(g->a, node);
    struct um_value *found = um_value_array(g->a);
    struct um_value *v = begin(g, node, kind_of(g, node), um_held_text(held, "known"),
                               court_value(g, status, held, um_value_string(um_value_get(held, "ground"))));
    const struct um_value *f;
    unsigned verdicts = 0;
    bool aside = false; /* a court that ruled on an element did not excuse it, and so gave another answer */
    for (size_t i = 0; (f = um_held_finding(g->judged->judged, node, i)); i++) {
        bool excused = is_status(um_held_text(f, "status"), UM_STATUS_EXCUSED) && !is_status(status, UM_STATUS_EXCUSED);
        aside = aside || excused;
        verdicts |= excused ? 0 : 1u << verdict_on_status(status, um_held_text(f, "status"), is_weighing(g, d));
        um_value_push(g->a, found, found_value(g, um_held_text(f, "status"), f, um_value_get(f, "worlds")));
    }
    um_value_set(g->a, v, "found", found);
    set_verdict(g, v, join_worlds(verdicts, aside), verdicts != 0 || aside);
    if (d && held_on_part(g, d, "claims") == held)
        um_value_set(g->a, v, "part_one", um_value_bool(g->a, true));
    return v;
}

/* ----------------------------------------------------------------- outcomes */

static const struct um_value *defendant_of(const struct grader *g, const char *id)
{
    return um_held_row(um_value_get(g->judged->judged, "defendants"), id);
}

/* The data item of a defendant that a gate was asked about, or NULL. */
static const struct um_value *item_of(const struct um_value *defendant, const char *item)
{
    const struct um_value *items = um_value_get(defendant, "items");
    for (size_t i = 0; i < um_value_count(items); i++)
        if (strcmp(um_held_text(um_value_at(items, i), "item"), item) == 0)
            return um_value_at(items, i);
    return NULL;
}

/* What was found on the balance for a defendant, or NULL. */
static const struct um_value *found_on_balance(const struct grader *g, const char *defendant)
{
    const struct um_value *f = NULL;
    for (size_t i = 0; !f && test_of(g, defendant, i); i++) {
        const char *part = part_of(g, defendant, i, "court");
        f = part ? um_held_finding(g->judged->judged, part, 0) : NULL;
    }
    return f;
}

/* An outcome found: with the balance that is left, the rule that qualified it, or what it comes down to. */
static struct um_value *found_outcome(const struct grader *g, const struct um_value *defendant, const struct um_value *outcome)
{
    if (is_outcome(um_held_text(outcome, "outcome"), UM_OUTCOME_BALANCE_OPEN))
        return found_value(g, um_held_text(outcome, "outcome"), found_on_balance(g, um_held_text(defendant, "id")), um_value_get(outcome, "positions"));
    const struct um_value *down = um_value_get(defendant, "comes_down_to");
    const char *rule = um_value_string(um_value_get(outcome, "rule"));
    struct um_value *v = found_value(g, um_held_text(outcome, "outcome"), NULL, um_value_get(outcome, "positions"));
    if (!rule)
        rule = um_value_string(um_value_get(um_held_finding(g->judged->judged, um_held_text(down, "node"), 0), "rule"));
    um_value_set_text(g->a, v, "rule", rule);
    um_value_set_text(g->a, v, "text", um_value_string(um_value_get(down, "text")));
    um_value_set_text(g->a, v, "at", um_value_string(um_value_get(down, "node")));
    return v;
}

/* Each outcome that was found for the defendant, or for the item where a gate holds it back; the verdicts on them as a bit set. */
static unsigned find_outcomes(const struct grader *g, const struct um_value *held, bool ordered, struct um_value *found)
{
    const struct um_value *d = defendant_of(g, um_held_text(held, "defendant")), *outcomes = um_value_get(d, "outcomes");
    const struct um_value *item = item_of(d, um_held_text(held, "item")), *balance = held_on_part(g, um_held_text(held, "defendant"), "court");
    bool failed = is_status(um_held_text(balance, "status"), UM_STATUS_UNMET);
    const char *whole = um_held_text(item, "outcome");
    if (is_outcome(whole, UM_OUTCOME_NOT_MADE) || is_outcome(whole, UM_OUTCOME_NOT_RECORDED)) {
        struct um_value *v = found_value(g, whole, um_held_finding(g->judged->judged, um_held_text(item, "node"), 0), NULL);
        um_value_push(g->a, found, v);
        return 1u << verdict_on_outcome(ordered, whole, failed);
    }
    unsigned verdicts = 0;
    for (size_t i = 0; i < um_value_count(outcomes); i++) {
        verdicts |= 1u << verdict_on_outcome(ordered, um_held_text(um_value_at(outcomes, i), "outcome"), failed);
        um_value_push(g->a, found, found_outcome(g, d, um_value_at(outcomes, i)));
    }
    return verdicts;
}

/* Whether it stands for the defendant's identity as a whole: it names no item, or the name. */
static bool is_identity(const struct um_value *held)
{
    const char *item = um_held_text(held, "item");
    return !*item || is_word(item, UM_VOCAB_REQUEST_ITEM, UM_REQUEST_ITEM_NAME);
}

/* Whether the outcome answers for part one: nothing else is held on it, and no balance could have turned it. */
static bool answers_part_one(const struct grader *g, const struct um_value *held)
{
    const char *d = um_held_text(held, "defendant");
    return is_identity(held) && has_part(g, d, "claims") && !has_part(g, d, "court") && !held_on_part(g, d, "claims");
}

static struct um_value *grade_outcome(const struct grader *g, const struct um_value *held)
{
    const char *d = um_held_text(held, "defendant"), *disclosure = um_held_text(held, "disclosure");
    const char *item = um_value_string(um_value_get(held, "item"));
    const struct um_value *balance = held_on_part(g, d, "court");
    bool ordered = is_word(disclosure, UM_VOCAB_DISCLOSURE, UM_DISCLOSURE_ORDERED);
    bool graded = ordered || is_word(disclosure, UM_VOCAB_DISCLOSURE, UM_DISCLOSURE_REFUSED);
    struct um_value *found = um_value_array(g->a);
    struct um_value *v = begin(g, um_cat(g->a, "d/", d, "/outcome", item ? "/" : "", item ? item : "", NULL), "disclosure", um_held_text(held, "known"),
                               court_value(g, disclosure, held, um_value_string(um_value_get(held, "words"))));
    unsigned verdicts = find_outcomes(g, held, ordered, found);
    um_value_set(g->a, v, "found", found);
    um_value_set(g->a, v, "graded", um_value_bool(g->a, graded));
    if (!graded)
        return v;
    set_verdict(g, v, join_worlds(verdicts, false), verdicts != 0);
    um_value_set(g->a, v, "balance_known", um_value_bool(g->a, !has_part(g, d, "court") || is_counted(balance)));
    if (answers_part_one(g, held))
        um_value_set(g->a, v, "part_one", um_value_bool(g->a, true));
    return v;
}

/* ---------------------------------------------------------- choice of test */

/* The verdict on the tests chosen for a defendant (NULL: for anybody), or UM_VERDICT_COUNT where none was. */
static unsigned verdict_on_choice(const struct grader *g, const char *court, const char *defendant)
{
    const struct um_value *chosen = g->judged->chosen, *tests = um_value_get(um_value_get(chosen, "matter"), "tests"), *f;
    const char *own = defendant ? um_cat(g->a, "d/", defendant, "/test", NULL) : "m/test";
    const char *node = um_held_finding(chosen, own, 0) ? own : "m/test";
    unsigned verdicts = 0;
    for (size_t i = 0; (f = um_held_finding(chosen, node, i)); i++)
        if (!is_status(um_held_text(f, "status"), UM_STATUS_MET))
            return verdict_on_status("", um_held_text(f, "status"), true);
    for (size_t i = 0; i < um_value_count(tests); i++)
        if (is_for(um_value_at(tests, i), defendant))
            verdicts |= 1u << (strcmp(um_held_text(um_value_at(tests, i), "id"), court) == 0 ? UM_VERDICT_RIGHT : UM_VERDICT_WRONG);
    return verdicts ? join_worlds(verdicts, false) : UM_VERDICT_COUNT;
}

/* The worse of two: what the rules cannot choose is worse than what they ask. */
static unsigned worse(unsigned a, unsigned b)
{
    if (a == UM_VERDICT_COUNT || b == UM_VERDICT_COUNT)
        return a == UM_VERDICT_COUNT ? b : a;
    return a > b ? a : b;
}

/* For each defendant of whom something is held; where nothing is, for every defendant; where there are none, for the matter. */
static unsigned verdict_on_choices(const struct grader *g, const char *court)
{
    const struct um_value *outcomes = um_value_get(g->decision, "outcomes"), *nodes = um_value_get(g->decision, "nodes");
    const struct um_value *defendants = um_value_get(g->judged->chosen, "defendants");
    unsigned verdict = UM_VERDICT_COUNT;
    for (size_t i = 0; i < um_value_count(outcomes); i++)
        verdict = worse(verdict, verdict_on_choice(g, court, um_held_text(um_value_at(outcomes, i), "defendant")));
    for (size_t i = 0; i < um_value_count(nodes); i++) {
        const char *d = um_held_defendant(g->a, um_held_text(um_value_at(nodes, i), "node"));
        if (d && um_held_row(defendants, d))
            verdict = worse(verdict, verdict_on_choice(g, court, d));
    }
    for (size_t i = 0, n = verdict == UM_VERDICT_COUNT ? um_value_count(defendants) : 0; i < n; i++)
        verdict = worse(verdict, verdict_on_choice(g, court, um_held_text(um_value_at(defendants, i), "id")));
    return verdict == UM_VERDICT_COUNT ? verdict_on_choice(g, court, NULL) : verdict;
}

static struct um_value *grade_choice(const struct grader *g)
{
    const char *court = um_held_text(g->decision, "test"), *words = um_value_string(um_value_get(g->decision, "test_words"));
    const struct um_value *tests = um_value_get(um_value_get(g->judged->chosen, "matter"), "tests");
    struct um_value *found = um_value_array(g->a);
    struct um_value *v = begin(g, "m/test", "choice of test", um_held_text(g->decision, "test_known"), court_value(g, court, NULL, words));
    unsigned verdict = g->judged->chosen ? verdict_on_choices(g, court) : UM_VERDICT_COUNT;
    for (size_t i = 0; i < um_value_count(tests); i++) {
        const struct um_value *test = um_value_at(tests, i);
        struct um_value *one = found_value(g, um_held_text(test, "id"), test, um_value_get(test, "worlds"));
        um_value_set_text(g->a, one, "text", um_value_string(um_value_get(test, "reason")));
        um_value_push(g->a, found, one);
    }
    um_value_set(g->a, v, "found", found);
    set_verdict(g, v, verdict == UM_VERDICT_COUNT ? UM_VERDICT_NOT_RECORDED : verdict, verdict != UM_VERDICT_COUNT);
    return v;
}

/* ------------------------------------------------------------- the decision */

/* The tests under which the rest was judged, each once. */
static struct um_value *tests_judged(const struct grader *g)
{
    struct um_value *list = um_value_array(g->a);
    const struct um_value *test;
    for (size_t i = 0; (test = test_of(g, NULL, i)); i++) {
        bool again = false;
        for (size_t k = 0; k < list->n; k++)
            again = again || strcmp(list->items[k].value->text, um_held_text(test, "id")) == 0;
        um_value_push_text(g->a, list, again ? NULL : um_held_text(test, "id"));
    }
    return list;
}

static struct um_value *grade_list(const struct grader *g, const char *key, struct um_value *(*grade)(const struct grader *g, const struct um_value *held))
{
    const struct um_value *held = um_value_get(g->decision, key);
    struct um_value *list = um_value_array(g->a);
    for (size_t i = 0; i < um_value_count(held); i++)
        um_value_push(g->a, list, grade(g, um_value_at(held, i)));
    return list;
}

struct um_value *um_holding_grade(struct um_arena *a, const struct um_matter *m, const struct um_value *decision, const struct um_judged *judged)
{
    static const char *const keys[] = {"id", "name", "decision", "as_of", "law_as_of", "test", "test_words"};
    struct grader g = {a, m, decision, judged};
    struct um_value *v = um_value_object(a), *refusals = um_value_array(a);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        um_value_set_text(a, v, keys[i], um_value_string(um_value_get(decision, keys[i])));
    um_value_set_text(a, v, "day", um_value_string(um_value_get(um_value_get(judged->judged, "record"), "as_of")));
    um_value_set(a, v, "judged_under", tests_judged(&g));
    um_value_push_text(a, refusals, judged->refusals[0]);
    um_value_push_text(a, refusals, judged->refusals[1]);
    um_value_set(a, v, "refusals", refusals);
    if (um_value_get(decision, "test"))
        um_value_set(a, v, "choice", grade_choice(&g));
    um_value_set(a, v, "nodes", grade_list(&g, "nodes", grade_node));
    um_value_set(a, v, "outcomes", grade_list(&g, "outcomes", grade_outcome));
    return v;
}
