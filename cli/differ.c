#include "differ.h"

#include <stdlib.h>
#include <string.h>

#include "render/text.h"

static bool same_text(const struct um_value *a, const struct um_value *b, const char *key)
{
    return strcmp(text_at(a, key), text_at(b, key)) == 0;
}

static const struct um_value *with_id(const struct um_value *list, const char *id)
{
    for (size_t i = 0; i < um_value_count(list); i++)
        if (strcmp(text_at(um_value_at(list, i), "id"), id) == 0)
            return um_value_at(list, i);
    return NULL;
}

const struct um_value *rule_in(const struct um_value *contents, const char *id)
{
    return with_id(um_value_get(contents, "rules"), id);
}

const struct um_value *defendant_in(const struct um_value *document, const char *id)
{
    return with_id(um_value_get(document, "defendants"), id);
}

const struct um_value *finding_on(const struct um_value *holder, const char *node, size_t i)
{
    const struct um_value *findings = um_value_get(holder, "findings");
    for (size_t k = 0; k < um_value_count(findings); k++)
        if (strcmp(text_at(um_value_at(findings, k), "node"), node) == 0 && i-- == 0)
            return um_value_at(findings, k);
    return NULL;
}

const char *place_of(const char *node, const char *defendant)
{
    size_t n = strlen(defendant);
    bool own = strncmp(node, "d/", 2) == 0 && strncmp(node + 2, defendant, n) == 0 && node[2 + n] == '/';
    return own ? node + 3 + n : node;
}

/* ------------------------------------------------------------------- worlds */

/* One world of each document; NULL is any. */
struct context {
    const struct um_value *worlds[2];
};

/* Whether two worlds take different positions on a question. */
static bool conflict(const struct um_value *a, const struct um_value *b)
{
    for (size_t i = 0; i < um_value_count(a); i++)
        for (size_t k = 0; k < um_value_count(b); k++) {
            const struct um_value *x = um_value_at(a, i), *y = um_value_at(b, k);
            if (same_text(x, y, "question") && !same_text(x, y, "position"))
                return true;
        }
    return false;
}

/* Whether a finding holds in the worlds of a context. */
static bool holds(const struct um_value *finding, const struct context *c)
{
    const struct um_value *worlds = um_value_get(finding, "worlds");
    bool held = um_value_count(worlds) == 0;
    for (size_t i = 0; !held && i < um_value_count(worlds); i++)
        held = !conflict(um_value_at(worlds, i), c->worlds[0]) && !conflict(um_value_at(worlds, i), c->worlds[1]);
    return held;
}

/* A world of one outcome and a world of another that go together, in c; false where there are none. */
static bool meet(const struct um_value *a, const struct um_value *b, struct context *c)
{
    const struct um_value *one = um_value_get(a, "positions"), *two = um_value_get(b, "positions");
    for (size_t i = 0; i == 0 || i < um_value_count(one); i++)
        for (size_t k = 0; k == 0 || k < um_value_count(two); k++) {
            *c = (struct context){{um_value_at(one, i), um_value_at(two, k)}};
            if (!conflict(c->worlds[0], c->worlds[1]))
                return true;
        }
    return false;
}

/* -------------------------------------------------------------------- nodes */

/* Where the next segment of a node's name begins that says what is judged: not the test, nor at which level. */
static const char *next_segment(const char *node, const char *at)
{
    static const char level[] = "pleaded";
    bool after_test = at - node > 2 && strncmp(at - 3, "/t/", 3) == 0 && strncmp(node, "d/", 2) == 0;
    size_t n = strcspn(at, "/");
    if ((after_test && strchr(node + 2, '/') == at - 3) || (n == strlen(level) && strncmp(at, level, n) == 0 && at != node))
        return at[n] ? next_segment(node, at + n + 1) : at + n;
    return at;
}

/* Whether two names are of one place, under whatever test and at whatever level it is judged. */
static bool same_place(const char *a, const char *b)
{
    const char *x = next_segment(a, a), *y = next_segment(b, b);
    while (*x && *y) {
        size_t n = strcspn(x, "/");
        if (n != strcspn(y, "/") || strncmp(x, y, n) != 0)
            return false;
        x = x[n] ? next_segment(a, x + n + 1) : x + n;
        y = y[n] ? next_segment(b, y + n + 1) : y + n;
    }
    return *x == *y;
}

/* One document, as far as it is about one defendant. */
struct side {
    const struct um_value *defendant, *matter;
};

static struct side side_of(const struct um_value *document, const struct um_value *defendant)
{
    return (struct side){defendant, um_value_get(document, "matter")};
}

/* The finding on a node of this name in the worlds of a context, or NULL. */
static const struct um_value *look_up(const struct side *s, const char *node, const struct context *c)
{
    const struct um_value *holders[] = {s->defendant, s->matter}, *f;
    for (size_t h = 0; h < 2; h++)
        for (size_t i = 0; (f = finding_on(holders[h], node, i)); i++)
            if (holds(f, c))
                return f;
    return NULL;
}

const struct um_value *deciding(const struct um_value *document, const struct um_value *defendant, const struct um_value *finding)
{
    struct side s = side_of(document, defendant);
    const struct um_value *worlds = um_value_get(finding, "worlds"), *members = um_value_get(finding, "members");
    struct context c = {{um_value_at(worlds, 0), NULL}};
    for (size_t i = 0; i < um_value_count(members); i++) {
        const struct um_value *m = look_up(&s, um_value_string(um_value_at(members, i)), &c);
        if (m && same_text(m, finding, "status") && same_text(m, finding, "why"))
            return deciding(document, defendant, m);
    }
    return finding;
}

/* -------------------------------------------------------------------- parts */

/* The test that a node is a part of, or NULL. */
static const struct um_value *test_of(const struct um_value *matter, const char *node)
{
    const struct um_value *tests = um_value_get(matter, "tests");
    const char *step = strncmp(node, "d/", 2) == 0 ? strstr(node, "/t/") : NULL;
    for (size_t i = 0; step && i < um_value_count(tests); i++) {
        const char *id = text_at(um_value_at(tests, i), "id");
        size_t n = strlen(id);
        if (strncmp(step + 3, id, n) == 0 && step[3 + n] == '/')
            return um_value_at(tests, i);
    }
    return NULL;
}

/* Whether a node is the part of its test that the court compares. */
static bool is_balance(const struct um_value *test, const char *node)
{
    const struct um_value *part = with_id(um_value_get(test, "parts"), strrchr(node, '/') ? strrchr(node, '/') + 1 : "");
    return strcmp(text_at(part, "over"), "court") == 0;
}

enum { PASSES = 4 };

/* How bad a finding on a part or gate lets the outcome be: 0 is worst; PASSES where it stands in no way. */
static int rank_of(const struct um_value *finding, const struct um_value *matter)
{
    const struct um_value *test = test_of(matter, text_at(finding, "node"));
    const char *status = text_at(finding, "status");
    if (strcmp(status, "unmet") == 0)
        return 0;
    if (strcmp(status, "not-recorded") == 0)
        return 1;
    if (strcmp(status, "contested") == 0)
        return um_value_integer(um_value_get(test, "weighing")) ? 2 : PASSES;
    if (strcmp(status, "for-court") == 0)
        return is_balance(test, text_at(finding, "node")) ? 3 : 2;
    return strcmp(status, "conflict") == 0 ? 2 : PASSES;
}

/* The first of the parts that are worst in the worlds of a context; NULL where all pass. */
static const struct um_value *failing_in(const struct side *s, const struct context *c)
{
    const struct um_value *parts = um_value_get(s->defendant, "parts"), *f, *found = NULL;
    int worst = PASSES;
    for (size_t i = 0; i < um_value_count(parts); i++)
        for (size_t k = 0; (f = finding_on(s->defendant, um_value_string(um_value_at(parts, i)), k)); k++)
            if (holds(f, c) && rank_of(f, s->matter) < worst) {
                worst = rank_of(f, s->matter);
                found = f;
            }
    return found;
}

const struct um_value *failing_part(const struct um_value *document, const struct um_value *defendant, const struct um_value *outcome)
{
    struct side s = side_of(document, defendant);
    struct context c = {{um_value_at(um_value_get(outcome, "positions"), 0), NULL}};
    return failing_in(&s, &c);
}

/* Whether every member of a has its place among the members of b. */
static bool members_within(const struct um_value *a, const struct um_value *b)
{
    for (size_t i = 0; i < um_value_count(a); i++) {
        bool found = false;
        for (size_t k = 0; !found && k < um_value_count(b); k++)
            found = same_place(um_value_string(um_value_at(a, i)), um_value_string(um_value_at(b, k)));
        if (!found)
            return false;
    }
    return true;
}

/* Whether two parts of different tests ask for the same: they join the same nodes, or put the same question. */
static bool ask_the_same(const struct um_value *a, const struct um_value *b)
{
    const struct um_value *one = um_value_get(a, "members"), *two = um_value_get(b, "members");
    const char *question = text_at(um_value_get(a, "question"), "id");
    if (um_value_count(one) || um_value_count(two))
        return um_value_count(one) == um_value_count(two) && members_within(one, two);
    return *question && strcmp(question, text_at(um_value_get(b, "question"), "id")) == 0;
}

/* The part of the other test that stands for a part: that of the same name, else one that asks for the same. */
static const struct um_value *counterpart(const struct um_value *part, const struct side *other, const struct context *c)
{
    const struct um_value *parts = um_value_get(other->defendant, "parts");
    const char *node = text_at(part, "node");
    for (int alike = 0; alike < 2; alike++)
        for (size_t i = 0; i < um_value_count(parts); i++) {
            const char *name = um_value_string(um_value_at(parts, i));
            const struct um_value *f = look_up(other, name, c);
            if (f && (alike ? ask_the_same(part, f) : same_place(node, name)))
                return f;
        }
    return part ? look_up(other, node, c) : NULL;
}

/* The member of a finding that has the place of another's. */
static const struct um_value *member_at(const struct side *s, const struct um_value *finding, const char *node, const struct context *c)
{
    const struct um_value *members = um_value_get(finding, "members");
    for (size_t i = 0; i < um_value_count(members); i++)
        if (same_place(um_value_string(um_value_at(members, i)), node))
            return look_up(s, um_value_string(um_value_at(members, i)), c);
    return NULL;
}

/* Note the findings of a node, and the rules that stand nearest above them. */
static void stand_at(struct difference *d, const struct um_value *a, const struct um_value *b)
{
    const struct um_value *both[] = {a, b};
    for (size_t i = 0; i < 2; i++) {
        d->findings[i] = both[i];
        d->ruled[i] = *text_at(both[i], "rule") ? both[i] : d->ruled[i];
    }
    d->kind = !b ? ONLY_IN_FIRST : !a ? ONLY_IN_SECOND : DIFFERS_IN_STATUS;
}

/* The first member of one side's finding that the other has not, or has with another status. */
static bool step(struct difference *d, const struct side sides[2], size_t from, const struct context *c)
{
    const struct um_value *members = um_value_get(d->findings[from], "members");
    for (size_t i = 0; i < um_value_count(members); i++) {
        const char *node = um_value_string(um_value_at(members, i));
        const struct um_value *here = look_up(&sides[from], node, c), *there = member_at(&sides[!from], d->findings[!from], node, c);
        if (!here || (there && same_text(here, there, "status")))
            continue;
        stand_at(d, from ? there : here, from ? here : there);
        return true;
    }
    return false;
}

/* From a pair of findings that differ down to the first node that does and none below it. */
static void descend(struct difference *d, const struct side sides[2], const struct um_value *a, const struct um_value *b, const struct context *c)
{
    stand_at(d, a, b);
    while (d->findings[0] && d->findings[1] && (step(d, sides, 0, c) || step(d, sides, 1, c)))
        continue;
}

/* Whether a finding leaves something to the court. */
static bool for_court(const struct um_value *finding)
{
    return strcmp(text_at(finding, "status"), "for-court") == 0;
}

/* From worst to best for whoever wants the identity. */
static int outcome_rank(const struct um_value *outcome)
{
    static const char *const order[] = {"not-before-court", "not-made", "curable", "not-recorded", "for-court", "balance-open", "showing-made"};
    int n = sizeof order / sizeof *order;
    for (int i = 0; i < n; i++)
        if (strcmp(order[i], text_at(outcome, "outcome")) == 0)
            return i;
    return n;
}

/* It stands alike on both sides, and one side alone makes the outcome turn on it, or qualifies the outcome by a rule. */
static void weigh(struct difference *d, size_t turns, const struct um_value *failing, const struct um_value *other)
{
    stand_at(d, turns ? other : failing, turns ? failing : other);
    d->kind = DIFFERS_IN_WEIGHT;
    d->turns = *text_at(d->outcomes[!turns], "rule") && !*text_at(d->outcomes[turns], "rule") ? !turns : turns;
}

/*
 * What makes two outcomes differ: from the part that the worse of them turns on, and where they are the same, from that of
 * the second. False where nothing does: they are the same, and leave the same to do.
 */
static bool explain(struct difference *d, const struct side sides[2], const struct context *c)
{
    size_t worse = outcome_rank(d->outcomes[0]) < outcome_rank(d->outcomes[1]) ? 0 : 1;
    const struct um_value *failing = failing_in(&sides[worse], c), *other = failing ? counterpart(failing, &sides[!worse], c) : NULL;
    if (same_text(d->outcomes[0], d->outcomes[1], "outcome") && (!for_court(failing) || other == failing_in(&sides[0], c)))
        return false;
    if (failing && !other)
        stand_at(d, worse ? NULL : failing, worse ? failing : NULL);
    else if (failing && !same_text(failing, other, "status"))
        descend(d, sides, worse ? other : failing, worse ? failing : other, c);
    else
        weigh(d, worse, failing, other);
    return true;
}

static bool is_repeated(const struct difference *list, size_t n, const struct difference *d)
{
    for (size_t i = 0; i < n; i++)
        if (list[i].findings[0] == d->findings[0] && list[i].findings[1] == d->findings[1])
            return true;
    return false;
}

size_t find_differences(const struct um_value *const documents[2], const char *defendant, struct difference *out, size_t most)
{
    struct side sides[2];
    const struct um_value *outcomes[2];
    size_t n = 0;
    for (size_t i = 0; i < 2; i++) {
        sides[i] = side_of(documents[i], defendant_in(documents[i], defendant));
        outcomes[i] = um_value_get(sides[i].defendant, "outcomes");
    }
    for (size_t i = 0; i < um_value_count(outcomes[0]); i++)
        for (size_t k = 0; k < um_value_count(outcomes[1]); k++) {
            struct difference d = {.outcomes = {um_value_at(outcomes[0], i), um_value_at(outcomes[1], k)}};
            struct context c;
            if (n == most || !meet(d.outcomes[0], d.outcomes[1], &c))
                continue;
            memcpy(d.worlds, c.worlds, sizeof d.worlds);
            if (explain(&d, sides, &c) && !is_repeated(out, n, &d))
                out[n++] = d;
        }
    return n;
}

const struct um_value *difference_finding(const struct difference *d)
{
    size_t first = d->kind == DIFFERS_IN_WEIGHT ? d->turns : 0;
    return d->findings[first] ? d->findings[first] : d->findings[!first];
}

/* What a node joins says little; the rule that asks for it then says what it asks. */
struct saying difference_saying(const struct difference *d, size_t side, const struct um_value *contents)
{
    const struct um_value *outcome = d->outcomes[side], *finding = d->findings[side], *ruled = d->ruled[side];
    bool qualified = d->kind == DIFFERS_IN_WEIGHT && *text_at(outcome, "rule"), joins = um_value_count(um_value_get(finding, "members")) > 0;
    if (!finding && !qualified)
        return (struct saying){NULL, NULL, NULL, NULL};
    const struct um_value *source = qualified ? outcome : ruled, *rule = rule_in(contents, text_at(source, "rule"));
    const char *reason = qualified ? text_at(outcome, "reason") : text_at(um_value_get(finding, "reason"), "text");
    return (struct saying){rule ? text_at(rule, "id") : NULL, text_at(rule, "title"),
                           joins && rule && !qualified ? text_at(rule, "proposition") : reason,
                           um_value_get(source ? source : finding, "authorities")};
}

/* ------------------------------------------------------------------ changes */

/* Whether two findings or outcomes say the same: how it stands, in which worlds, on what footing, by which rule. */
static bool stand_alike(const struct um_value *a, const struct um_value *b)
{
    static const char *const keys[] = {"status", "outcome", "why", "basis", "reached", "rule"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (!same_text(a, b, keys[i]))
            return false;
    return same_value(um_value_get(a, "worlds"), um_value_get(b, "worlds")) && same_value(um_value_get(a, "positions"), um_value_get(b, "positions"));
}

const struct um_value *standing_in(const struct change *c, size_t side, size_t i)
{
    const struct um_value *list = um_value_get(c->holders[side], c->node ? "findings" : "outcomes"), *v = um_value_at(list, c->at[side] + i);
    return !c->node || strcmp(text_at(v, "node"), c->node) == 0 ? v : NULL;
}

static bool is_alike(const struct change *c)
{
    for (size_t i = 0;; i++) {
        const struct um_value *x = standing_in(c, 0, i), *y = standing_in(c, 1, i);
        if (!x || !y)
            return x == y && c->holders[0] && c->holders[1];
        if (!stand_alike(x, y))
            return false;
    }
}

/* Keep a change, if it is one; false when memory ran out. */
static bool note(struct changes *c, struct change change)
{
    if (is_alike(&change))
        return true;
    struct change *grown = realloc(c->list, (c->n + 1) * sizeof *grown);
    if (!grown)
        return false;
    grown[c->n++] = change;
    c->list = grown;
    return true;
}

/* Where the findings on a node begin among those of a holder; behind them all where there are none. */
static size_t find_node_at(const struct um_value *holder, const char *node)
{
    const struct um_value *findings = um_value_get(holder, "findings");
    size_t i = 0;
    while (i < um_value_count(findings) && strcmp(text_at(um_value_at(findings, i), "node"), node) != 0)
        i++;
    return i;
}

/* The nodes of two holders that do not stand alike, each once. */
static bool note_nodes(struct changes *c, const char *defendant, const struct um_value *a, const struct um_value *b)
{
    const struct um_value *here = um_value_get(b, "findings"), *before = um_value_get(a, "findings");
    const char *last = "";
    for (size_t i = 0; i < um_value_count(here); i++) {
        const char *node = text_at(um_value_at(here, i), "node");
        if (strcmp(node, last) != 0 && !note(c, (struct change){defendant, node, {a, b}, {find_node_at(a, node), i}}))
            return false;
        last = node;
    }
    for (size_t i = 0; i < um_value_count(before); i++) {
        const char *node = text_at(um_value_at(before, i), "node");
        size_t there = strcmp(node, last) != 0 ? find_node_at(b, node) : 0;
        if (strcmp(node, last) != 0 && there == um_value_count(here) && !note(c, (struct change){defendant, node, {a, b}, {i, there}}))
            return false;
        last = node;
    }
    return true;
}

/* Each defendant of either document once, in the order of the second; NULL behind the last. */
static const char *each_defendant(const struct um_value *const documents[2], size_t i)
{
    const struct um_value *here = um_value_get(documents[1], "defendants"), *before = um_value_get(documents[0], "defendants");
    if (i < um_value_count(here))
        return text_at(um_value_at(here, i), "id");
    i -= um_value_count(here);
    for (size_t k = 0; k < um_value_count(before); k++)
        if (!with_id(here, text_at(um_value_at(before, k), "id")) && i-- == 0)
            return text_at(um_value_at(before, k), "id");
    return NULL;
}

bool find_changes(const struct um_value *const documents[2], struct changes *ret)
{
    const char *id;
    bool good = true;
    *ret = (struct changes){0};
    for (size_t i = 0; good && (id = each_defendant(documents, i)); i++) {
        const struct um_value *a = defendant_in(documents[0], id), *b = defendant_in(documents[1], id);
        good = note(ret, (struct change){id, NULL, {a, b}, {0, 0}});
    }
    good = good && note_nodes(ret, NULL, um_value_get(documents[0], "matter"), um_value_get(documents[1], "matter"));
    for (size_t i = 0; good && (id = each_defendant(documents, i)); i++)
        good = note_nodes(ret, id, defendant_in(documents[0], id), defendant_in(documents[1], id));
    if (!good)
        free_changes(ret);
    return good;
}

void free_changes(struct changes *changes)
{
    free(changes->list);
    *changes = (struct changes){0};
}

bool has_moved(const struct change *c, size_t side, const struct um_value *standing)
{
    const struct um_value *other;
    for (size_t i = 0; (other = standing_in(c, !side, i)); i++)
        if (stand_alike(standing, other))
            return false;
    return true;
}

/* What one way of standing comes down to: a finding, or the outcome itself where a rule qualifies it. */
static const struct um_value *decides(const struct change *c, const struct um_value *standing, const struct um_value *holder, const struct um_value *document)
{
    const struct um_value *defendant = c->defendant ? holder : NULL, *finding = standing;
    struct side s = side_of(document, defendant);
    struct context any = {{NULL, NULL}};
    if (!c->node && *text_at(standing, "rule"))
        return standing;
    if (!c->node && um_value_count(um_value_get(holder, "outcomes")) == 1)
        return look_up(&s, text_at(um_value_get(holder, "comes_down_to"), "node"), &any);
    if (!c->node)
        finding = failing_part(document, defendant, standing);
    return finding ? deciding(document, defendant, finding) : NULL;
}

/* Whether two findings, or outcomes that a rule qualifies, say the same. */
static bool same_reason(const struct um_value *a, const struct um_value *b)
{
    return same_text(a, b, "reason") && same_text(um_value_get(a, "reason"), um_value_get(b, "reason"), "text");
}

size_t deciding_rules(const struct change *c, size_t side, const struct um_value *document, bool moved, const char *rules[MOST_RULES],
                      const struct um_value *by[MOST_RULES])
{
    const struct um_value *standing;
    size_t n = 0;
    for (size_t i = 0; n < MOST_RULES && (standing = standing_in(c, side, i)); i++) {
        const struct um_value *source = decides(c, standing, c->holders[side], document);
        bool known = !*text_at(source, "rule") || (moved && !has_moved(c, side, standing));
        for (size_t k = 0; k < n; k++)
            known = known || (strcmp(rules[k], text_at(source, "rule")) == 0 && (!by || same_reason(by[k], source)));
        if (known)
            continue;
        if (by)
            by[n] = source;
        rules[n++] = text_at(source, "rule");
    }
    return n || !moved ? n : deciding_rules(c, side, document, false, rules, by);
}

/* --------------------------------------------------------------------- laws */

const struct um_value *law_difference(const struct um_value *const contents[2], const char *key, enum law_change how, size_t i)
{
    const struct um_value *one = um_value_get(contents[0], key), *two = um_value_get(contents[1], key);
    const struct um_value *from = how == LAW_REMOVED ? one : two, *other = how == LAW_REMOVED ? two : one;
    for (size_t k = 0; k < um_value_count(from); k++) {
        const struct um_value *here = um_value_at(from, k), *there = with_id(other, text_at(here, "id"));
        bool wanted = how == LAW_CHANGED ? there && !same_value(here, there) : !there;
        if (wanted && i-- == 0)
            return here;
    }
    return NULL;
}
