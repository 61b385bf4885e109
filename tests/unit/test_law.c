#include "rules/law.h"

#include <string.h>

#include "rules/builtin.h"
#include "sample.h"

#define AUTH "'auth': [{'id': 'x', 'known': 'seen'}]"

/* A pack that is accepted. Every rule is on one line. */
static const char pack[] =
    "{'format': 'unmask.law/1', 'id': 'mine', 'version': '1',\n"
    "'authorities': [\n"
    " {'id': 'x', 'cite': 'Ann v. Doe, 1 Rep. 2', 'date': '2001-02-03'}],\n"
    "'phrases': {'met': 'Shown.'},\n"
    "'rules': [\n"
    " {'id': 'ask', 'kind': 'ask', 'ask': 'Is it so?', 'if_yes': 'met', 'if_no': 'unmet'},\n"
    " {'id': 'open', 'kind': 'question', 'ask': 'Which?', 'touches': ['falsity'],"
    " 'positions': [{'id': 'one', 'says': '1'}, {'id': 'two', 'says': '2'}], " AUTH "},\n"
    " {'id': 'label', 'kind': 'status', 'title': 'L', 'element': 'falsity', 'helps': 'opponent',"
    " 'for': {'i': 'point'}, 'if': {'is': ['i.kind', 'label']},"
    " 'then': {'status': 'unmet', 'why': 'defeated'}, " AUTH "},\n"
    " {'id': 'court', 'kind': 'sufficiency', 'element': 'falsity', 'for': {'a': 'assertion'},"
    " 'if': {'position': ['open', 'two']}, 'then': {'reach': 'court', 'question': 'ask'}, " AUTH "},\n"
    " {'id': 'sting', 'kind': 'status', 'element': 'sting', 'for': {'s': 'act'},"
    " 'if': {'some': 'point', 'as': 'y',"
    " 'where': {'all': [{'in': ['y', 's.conveys']}, {'status': ['fact', 'met']}]}},"
    " 'then': {'status': 'met'}, " AUTH "},\n"
    " {'id': 'form', 'kind': 'competence', 'reason': 'R', 'for': {'a': 'assertion', 'b': 'assertion'},"
    " 'if': {'before': ['a.record.at', 'b.record.at']}, 'then': {'competence': 'form'}, " AUTH "},\n"
    " {'id': 'good', 'kind': 'competence', 'for': {'a': 'assertion'},"
    " 'if': {'is': ['a.record.form.sworn', 'yes']}, 'reason': 'R', 'defeats': ['form'], " AUTH "}]}\n";

/* -------------------------------------------------------------------- loads */

static struct um_pack_text pack_text(const char *name, const char *text)
{
    return (struct um_pack_text){name, text, strlen(text)};
}

static struct um_law *load(bool base, const struct um_pack_text *packs, size_t n)
{
    struct um_law *law;
    struct um_error err = {0};
    enum um_code code = um_law_load(base, packs, n, &law, &err);
    size_t problems;
    const struct um_problem *p = um_law_problems(law, &problems);
    ck_assert_msg(code == UM_OK, "%s %s", p->where, p->message);
    ck_assert_uint_eq(problems, 0);
    return law;
}

static struct um_law *load_bad(bool base, const struct um_pack_text *packs, size_t n)
{
    struct um_law *law;
    struct um_error err = {0};
    ck_assert_int_eq(um_law_load(base, packs, n, &law, &err), UM_EINPUT);
    ck_assert_int_eq(err.code, UM_EINPUT);
    return law;
}

static struct um_rules rules_of(const struct um_law *law)
{
    struct um_rules rules;
    size_t bytes;
    um_rules_open(&rules, um_law_image(law, &bytes));
    return rules;
}

static void assert_same_image(const struct um_law *a, const struct um_law *b, const char *what)
{
    size_t bytes, other_bytes;
    const void *image = um_law_image(a, &bytes), *other = um_law_image(b, &other_bytes);
    ck_assert_uint_gt(bytes, sizeof(struct um_image_header));
    ck_assert_msg(bytes == other_bytes && memcmp(image, other, bytes) == 0, "%s", what);
}

/* ------------------------------------------------------------------- errors */

/* One change to the pack each, and the one problem that comes of it. */
static const struct {
    const char *name, *find, *put, *id, *where, *rule, *message; /* a piece of the message */
} error_rows[] = {
    {"not JSON", "'version': '1',", "'version': 1.5,", "json-number", "my.json:/version", "RFC 8259",
     "whole numbers"},
    {"other format", "unmask.law/1", "unmask.law/2", "bad-format", "my.json:/format", "law: mine",
     "unmask.law/1"},
    {"no version", ", 'version': '1'", "", "missing-key", "my.json:/id", "law: mine", "\"version\""},
    {"no id of a pack", "'id': 'mine', ", "", "missing-key", "my.json:/id", "law: ", "\"id\""},

    {"unknown kind", "'kind': 'question'", "'kind': 'questoin'", "unknown-word", "my.json:/rules/1/kind",
     "law: open", "\"questoin\" is no kind"},
    {"no kind", "'kind': 'question', ", "", "unknown-word", "my.json:/rules/1/kind", "law: open",
     "no kind of rule"},
    {"unknown key", "'title': 'L'", "'titel': 'L'", "unknown-key", "my.json:/rules/2/titel", "law: label",
     "did you mean \"title\"?"},
    {"unknown key like no other", "'title': 'L'", "'whatever': 'L'", "unknown-key",
     "my.json:/rules/2/whatever", "law: label", "no key \"whatever\""},
    {"unknown effect", "'status': 'unmet', 'why'", "'status': 'unmet', 'wyh'", "unknown-key",
     "my.json:/rules/2/then/wyh", "law: label", "an effect has no key \"wyh\""},
    {"unknown element", "'title': 'L', 'element': 'falsity'", "'title': 'L', 'element': 'falsty'",
     "unknown-word", "my.json:/rules/2/element", "law: label", "did you mean \"falsity\"?"},
    {"unknown side", "'opponent'", "'oponent'", "unknown-word", "my.json:/rules/2/helps", "law: label",
     "did you mean \"opponent\"?"},
    {"unknown element touched", "'touches': ['falsity']", "'touches': ['falsehood']", "unknown-word",
     "my.json:/rules/1/touches", "law: open", "\"falsehood\" is no value of element"},
    {"unknown sort", "'b': 'assertion'", "'b': 'assertion', 'c': 'asertion'", "unknown-word",
     "my.json:/rules/5/for", "law: form", "\"asertion\" is no sort"},
    {"id of a rule with a space", "'id': 'sting'", "'id': 'st ing'", "bad-id", "my.json:/rules/4/id",
     "law: st ing", "A-Z"},
    {"id of a rule twice", "'id': 'sting'", "'id': 'label'", "duplicate-id", "my.json:/rules/4/id",
     "law: label", "\"label\" also stands in my.json"},
    {"bad date", "'2001-02-03'", "'2001-02-30'", "bad-time", "my.json:/authorities/0/date", "law: x",
     "YYYY-MM-DD"},
    {"no citation", "'cite': 'Ann v. Doe, 1 Rep. 2', ", "", "missing-key", "my.json:/authorities/0/cite",
     "law: x", "\"cite\""},

    {"unknown variable", "'i.kind'", "'j.kind'", "unknown-word", "my.json:/rules/2/if/is", "law: label",
     "\"j.kind\" begins with no variable"},
    {"bad step", "'i.kind'", "'i.kin'", "unknown-word", "my.json:/rules/2/if/is", "law: label",
     "\"kin\" is no step of the path \"i.kin\""},
    {"step beyond the end", "'i.kind'", "'i.kind.more'", "unknown-word", "my.json:/rules/2/if/is",
     "law: label", "\"more\" is no step"},
    {"step into one of two sorts", "'i.kind'", "'i.who.name'", "unknown-word", "my.json:/rules/2/if/is",
     "law: label", "\"name\" is no step"},
    {"too many steps", "'i.kind'", "'i.ground.ground.ground.ground.ground.ground.kind'", "limit",
     "my.json:/rules/2/if/is", "law: label", "six steps"},
    {"number for a path", "['i.kind', 'label']", "[1, 'label']", "wrong-type", "my.json:/rules/2/if/is",
     "law: label", "expected a path"},
    {"row where a word belongs", "['i.kind', 'label']", "['i', 'label']", "wrong-type",
     "my.json:/rules/2/if/is", "law: label", "a path to a word"},
    {"time where a word belongs", "['i.kind', 'label']", "['i.at', 'label']", "wrong-type",
     "my.json:/rules/2/if/is", "law: label", "a path to a word"},
    {"word where a time belongs", "'b.record.at'", "'b.says'", "wrong-type", "my.json:/rules/5/if/before",
     "law: form", "a path to a time"},
    {"row where a list belongs", "'s.conveys'", "'s'", "wrong-type",
     "my.json:/rules/4/if/some/where/all/0/in", "law: sting", "a path to a list"},
    {"list where a row belongs", "{'before': ['a.record.at', 'b.record.at']}",
     "{'same': ['a.point.of', 'b.point']}", "wrong-type", "my.json:/rules/5/if/same", "law: form",
     "a path to one row"},
    {"word where a number belongs", "{'before': ['a.record.at', 'b.record.at']}",
     "{'cmp': ['a.says', '=', 1]}", "wrong-type", "my.json:/rules/5/if/cmp", "law: form",
     "a number or a list"},
    {"unknown relation", "{'before': ['a.record.at', 'b.record.at']}", "{'cmp': ['a.point.of', '==', 1]}",
     "wrong-type", "my.json:/rules/5/if/cmp", "law: form", "one of = < <= > >="},
    {"unknown value", "'i.kind', 'label'", "'i.kind', 'lable'", "unknown-word", "my.json:/rules/2/if/is",
     "law: label", "\"lable\" is no value of point-kind; did you mean \"label\"?"},
    {"unknown value in a list", "'i.kind', 'label'", "'i.kind', ['did', 'labels']", "unknown-word",
     "my.json:/rules/2/if/is", "law: label", "did you mean \"label\"?"},
    {"unknown option", "{'before': ['a.record.at', 'b.record.at']}", "{'is': ['a.about', 'everybody']}",
     "wrong-type", "my.json:/rules/5/if/is", "law: form", "an option of about"},
    {"unknown condition", "{'is': ['i.kind', 'label']}", "{'si': ['i.kind', 'label']}", "unknown-word",
     "my.json:/rules/2/if", "law: label", "\"si\" is no condition"},
    {"two conditions in one", "{'is': ['i.kind', 'label']}",
     "{'is': ['i.kind', 'label'], 'not': {'is': ['i.kind', 'did']}}", "unknown-word", "my.json:/rules/2/if",
     "law: label", "is no condition"},
    {"text for a condition", "{'is': ['i.kind', 'label']}", "'label'", "wrong-type", "my.json:/rules/2/if",
     "law: label", "expected a condition"},
    {"no condition in all", "{'is': ['i.kind', 'label']}", "{'all': []}", "wrong-type",
     "my.json:/rules/2/if/all", "law: label", "between one and 64"},

    {"dangling authority", "'if_no': 'unmet'", "'if_no': 'unmet', 'auth': [{'id': 'xx', 'known': 'seen'}]",
     "dangling-id", "my.json:/rules/0/auth", "law: ask", "no authority \"xx\"; did you mean \"x\"?"},
    {"authority not checked", "'if_no': 'unmet'", "'if_no': 'unmet', 'auth': [{'id': 'x'}]", "missing-key",
     "my.json:/rules/0/auth", "law: ask", "\"known\""},
    {"dangling rule", "['form']", "['from']", "dangling-id", "my.json:/rules/6/defeats", "law: good",
     "no rule \"from\"; did you mean \"form\"?"},
    {"dangling rule cited", "'title': 'L'", "'cites': ['nowhere']", "dangling-id", "my.json:/rules/2/cites",
     "law: label", "no rule \"nowhere\""},
    {"status of nothing", "'title': 'L', 'element': 'falsity'", "'title': 'L'", "missing-key", "my.json:/rules/2",
     "law: label", "one of \"element\", \"part\" and \"gate\""},
    {"status of two things", "'title': 'L'", "'title': 'L', 'part': 'p'", "missing-key", "my.json:/rules/2",
     "law: label", "one of \"element\", \"part\" and \"gate\""},
    {"status of a part that no test has", "'title': 'L', 'element': 'falsity'", "'title': 'L', 'part': 'p'", "dangling-id",
     "my.json:/rules/2/part", "law: label", "no test has a part"},
    {"status of a gate that is none", "'title': 'L', 'element': 'falsity'", "'title': 'L', 'gate': 'p'", "dangling-id",
     "my.json:/rules/2/gate", "law: label", "there is no gate"},
    {"an element under some tests alone", "'title': 'L'", "'title': 'L', 'tests': ['t']", "wrong-type", "my.json:/rules/2/tests",
     "law: label", "under some tests alone"},
    {"a test that is none", "'touches': ['falsity']", "'touches': ['falsity'], 'tests': ['t']", "dangling-id", "my.json:/rules/1/tests",
     "law: open", "there is no test \"t\""},
    {"unknown level", "'title': 'L'", "'title': 'L', 'levels': ['proof']", "unknown-word", "my.json:/rules/2/levels", "law: label",
     "no value of level"},
    {"dangling question", "'why': 'defeated'", "'question': 'aks'", "dangling-id",
     "my.json:/rules/2/then/question", "law: label", "did you mean \"ask\"?"},
    {"dangling question of a position", "['open', 'two']", "['oepn', 'two']", "dangling-id",
     "my.json:/rules/3/if/position", "law: court", "did you mean \"open\"?"},
    {"dangling position", "['open', 'two']", "['open', 'three']", "dangling-id",
     "my.json:/rules/3/if/position", "law: court", "no position \"three\""},

    {"rule without authority", "'reason': 'R', 'defeats': ['form'], " AUTH,
     "'reason': 'R', 'defeats': ['form']", "no-authority", "my.json:/rules/6/auth", "law: good",
     "must have an authority"},
    {"for the court, without its question", "{'reach': 'court', 'question': 'ask'}", "{'reach': 'court'}",
     "missing-key", "my.json:/rules/3/then/question", "law: court", "must ask its question"},
    {"status for the court, without its question", "'status': 'unmet', 'why': 'defeated'",
     "'status': 'for-court'", "missing-key", "my.json:/rules/2/then/question", "law: label",
     "must ask its question"},
    {"competence without effect", "'defeats': ['form'], ", "", "missing-key", "my.json:/rules/6/then",
     "law: good", "exclude something or defeat"},
    {"element of the same layer", "'fact', 'met'", "'sting', 'met'", "layer",
     "my.json:/rules/4/if/some/where/all/1/status", "law: sting", "lower layer"},
    {"element of a higher layer", "'fact', 'met'", "'attribution', 'met'", "layer",
     "my.json:/rules/4/if/some/where/all/1/status", "law: sting", "lower layer"},
    {"status read for no element", "{'before': ['a.record.at', 'b.record.at']}",
     "{'status': ['fact', 'met']}", "layer", "my.json:/rules/5/if/status", "law: form", "lower layer"},
    {"variable not tied", "{'in': ['y', 's.conveys']}, ", "", "untied", "my.json:/rules/4/if/some",
     "law: sting", "\"y\" must be tied"},
    {"variable tied to itself", "'in': ['y', 's.conveys']", "'in': ['y', 'y.of']", "untied",
     "my.json:/rules/4/if/some", "law: sting", "\"y\" must be tied"},
    {"variable tied in one case only", "'all': [{'in'", "'any': [{'in'", "untied", "my.json:/rules/4/if/some",
     "law: sting", "\"y\" must be tied"},
    {"three nested quantifiers", "{'status': ['fact', 'met']}",
     "{'some': 'point', 'as': 'z', 'where': {'all': [{'in': ['z', 'y.of']},"
     " {'none': 'point', 'as': 'w', 'where': {'in': ['w', 'z.of']}}]}}", "wrong-type",
     "my.json:/rules/4/if/some/where/all/1/some/where/all/1/none", "law: sting",
     "two nested quantifiers"},
    {"quantifier over no sort", "'some': 'point'", "'some': 'poin'", "wrong-type", "my.json:/rules/4/if/some",
     "law: sting", "a sort"},
    {"quantifier without a variable", "'as': 'y',", "", "wrong-type", "my.json:/rules/4/if/some",
     "law: sting", "\"as\""},
    {"rule that defeats itself", "['form']", "['good']", "defeat-cycle", "my.json:/rules/6/defeats",
     "law: good", "defeat themselves"},
};

START_TEST(errors)
{
    struct um_pack_text text =
        pack_text("my.json", sample_edited(pack, error_rows[_i].find, error_rows[_i].put));
    struct um_law *law = load_bad(false, &text, 1);
    size_t n;
    const struct um_problem *p = um_law_problems(law, &n);
    ck_assert_msg(n == 1, "%s: %zu problems, %s %s", error_rows[_i].name, n, p[n > 1].where,
                  p[n > 1].message);
    ROW_ASSERT_STR(&error_rows[_i], p->id, error_rows[_i].id);
    ROW_ASSERT_STR(&error_rows[_i], p->where, error_rows[_i].where);
    ROW_ASSERT_STR(&error_rows[_i], p->rule, error_rows[_i].rule);
    ROW_ASSERT_INT(&error_rows[_i], p->line, sample_line(pack, error_rows[_i].find));
    ck_assert_msg(strstr(p->message, error_rows[_i].message), "%s: <%s>", error_rows[_i].name, p->message);
    um_law_free(law);
}
END_TEST

/* What each kind of rule cannot do without; each is missing in a rule that has nothing but an authority. */
static const struct {
    const char *name, *keys;
} kind_rows[] = {
    {"test", "test title standard "},
    {"select", "if then "},
    {"part", "test part order over "},
    {"gate", "gate title order then "},
    {"excuse", "tests touches reason "},
    {"element", "element claim scope order "},
    {"status", "element if then "},
    {"competence", "for if reason "},
    {"scope", "for if reason "},
    {"sufficiency", "element for if then "},
    {"outcome", "if then "},
    {"question", "positions ask "},
    {"ask", "ask if_yes if_no "},
    {"structure", ""},
};

START_TEST(missing_keys)
{
    const char *rule =
        um_cat(arena, "'rules': [{'id': 'bare', 'kind': '", kind_rows[_i].name, "', " AUTH "},", NULL);
    struct um_pack_text text = pack_text("my.json", sample_edited(pack, "'rules': [", rule));
    struct um_law *law;
    enum um_code code = um_law_load(false, &text, 1, &law, NULL);
    size_t n, missing = 0;
    const struct um_problem *p = um_law_problems(law, &n);
    for (size_t i = 0; i < n; i++) {
        ROW_ASSERT_STR(&kind_rows[_i], p[i].id, "missing-key");
        ROW_ASSERT_STR(&kind_rows[_i], p[i].rule, "law: bare");
    }
    for (const char *key = kind_rows[_i].keys; *key; key = strchr(key, ' ') + 1, missing++) {
        const char *quoted = um_cat(arena, "\"", um_arena_copy(arena, key, strcspn(key, " ")), "\"", NULL);
        bool found = false;
        for (size_t i = 0; i < n; i++)
            found = found || strstr(p[i].message, quoted);
        ck_assert_msg(found, "%s: %s may be missing", kind_rows[_i].name, quoted);
    }
    bool competence = strcmp(kind_rows[_i].name, "competence") == 0; /* must also have an effect */
    ROW_ASSERT_INT(&kind_rows[_i], n, missing + competence);
    ROW_ASSERT_INT(&kind_rows[_i], code, n ? UM_EINPUT : UM_OK);
    um_law_free(law);
}
END_TEST

/* Rules c1 to c60, each of which defeats the next or the one before; closed: in a circle. */
static const char *chain(bool forward, bool closed)
{
    struct um_text rules = {.arena = arena};
    um_text_add(&rules, "'rules': [");
    for (int i = 1; i <= 60; i++) {
        char rule[160], victim[32] = "";
        int next = forward ? i % 60 + 1 : (i + 58) % 60 + 1;
        if (closed || next != (forward ? 1 : 60))
            snprintf(victim, sizeof victim, "'defeats': ['c%d'], ", next);
        snprintf(rule, sizeof rule, "{'id': 'c%d', 'kind': 'structure', %s" AUTH "}, ", i, victim);
        um_text_add(&rules, rule);
    }
    return sample_edited(pack, "'rules': [", um_text_get(&rules));
}

static const struct {
    const char *name;
    bool forward;
} chain_rows[] = {{"forward", true}, {"backward", false}};

START_TEST(chains_of_defeat)
{
    bool forward = chain_rows[_i].forward;
    struct um_pack_text open = pack_text("my.json", chain(forward, false));
    struct um_pack_text closed = pack_text("my.json", chain(forward, true));
    struct um_law *good = load(false, &open, 1), *bad = load_bad(false, &closed, 1);
    struct um_rules rules = rules_of(good);
    ROW_ASSERT_INT(&chain_rows[_i], rules.rules[um_rule_find(&rules, "c1")].depth, forward ? 0 : 59);
    ROW_ASSERT_INT(&chain_rows[_i], rules.rules[um_rule_find(&rules, "c60")].depth, forward ? 59 : 0);
    size_t n;
    ROW_ASSERT_STR(&chain_rows[_i], um_law_problems(bad, &n)->id, "defeat-cycle");
    ROW_ASSERT_INT(&chain_rows[_i], n, 1);
    um_law_free(good);
    um_law_free(bad);
}
END_TEST

START_TEST(all_problems_at_once)
{
    static const char *const wanted[] = {"bad-time", "unknown-word", "dangling-id"};
    const char *text = sample_edited(pack, "2001-02-03", "yesterday");
    text = sample_edited(sample_edited(text, "i.kind", "i.knd"), "[\"form\"]", "[\"nowhere\"]");
    struct um_pack_text packs[] = {pack_text("my.json", text)};
    struct um_law *law = load_bad(false, packs, 1);
    size_t n;
    const struct um_problem *p = um_law_problems(law, &n);
    ck_assert_uint_eq(n, COUNT(wanted));
    for (size_t i = 0; i < n; i++)
        ck_assert_str_eq(p[i].id, wanted[i]);
    um_law_free(law);
}
END_TEST

/* ----------------------------------------------------------------- overlays */

#define PACK(id, rules) "{'format': 'unmask.law/1', 'id': '" id "', 'version': '1', 'rules': [" rules "]}"
#define RULE(id, title)                                                                                      \
    "{'id': '" id "', 'kind': 'structure', 'title': '" title                                                 \
    "', 'auth': [{'id': 'highfields', 'known': 'seen'}]}"

static const char *title_of(const struct um_law *law, const char *id)
{
    struct um_rules rules = rules_of(law);
    uint32_t rule = um_rule_find(&rules, id);
    return rule == UM_NONE ? "" : um_str(&rules, rules.rules[rule].title);
}

START_TEST(overlay_replaces_and_adds)
{
    struct um_pack_text over[] = {
        pack_text("over.json", sample(PACK("over", RULE("E01", "Mine") "," RULE("Z99", "New"))))};
    struct um_law *below = load(true, NULL, 0), *law = load(true, over, 1);
    uint32_t n = rules_of(below).n[UM_SECTION_RULES];
    ck_assert_str_ne(title_of(below, "E01"), "");
    ck_assert_str_ne(title_of(below, "E01"), "Mine");
    ck_assert_str_eq(title_of(below, "Z99"), "");
    ck_assert_str_eq(title_of(law, "E01"), "Mine");
    ck_assert_str_eq(title_of(law, "E02"), title_of(below, "E02"));
    ck_assert_str_eq(title_of(law, "Z99"), "New");
    ck_assert_uint_eq(rules_of(law).n[UM_SECTION_RULES], n + 1);
    ck_assert_uint_eq(rules_of(law).n[UM_SECTION_PACKS], um_builtin_pack_count + 1);
    um_law_free(below);
    um_law_free(law);
}
END_TEST

START_TEST(overlay_replaces_authorities_and_phrases)
{
    static const char text[] =
        "{'format': 'unmask.law/1', 'id': 'over', 'version': '1', 'authorities': [{'id': "
        "'highfields', 'cite': 'My Highfields'}], 'phrases': {'met': 'Proved.', 'new': 'N'}}";
    struct um_pack_text over[] = {pack_text("over.json", sample(text))};
    struct um_law *below = load(true, NULL, 0), *law = load(true, over, 1);
    struct um_rules rules = rules_of(law), old = rules_of(below);
    bool found = false;
    for (uint32_t i = 0; i < rules.n[UM_SECTION_AUTHORITIES]; i++)
        found = found || strcmp(um_str(&rules, rules.authorities[i].cite), "My Highfields") == 0;
    ck_assert(found);
    ck_assert_str_eq(um_phrase(&rules, "met"), "Proved.");
    ck_assert_str_eq(um_phrase(&rules, "new"), "N");
    ck_assert_str_ne(um_phrase(&old, "met"), "Proved.");
    ck_assert_str_ne(um_phrase(&old, "contested"), "");
    ck_assert_str_eq(um_phrase(&rules, "contested"), um_phrase(&old, "contested"));
    ck_assert_str_eq(um_phrase(&rules, "nothing"), "");
    um_law_free(below);
    um_law_free(law);
}
END_TEST

/* Two packs of one level may not both have an id; which is named as the second depends on their ids alone. */
START_TEST(same_id_in_two_packs)
{
    struct um_pack_text a = pack_text("a.json", sample(PACK("a", RULE("E01", "A"))));
    struct um_pack_text b = pack_text("b.json", sample(PACK("b", RULE("E01", "B"))));
    for (int swap = 0; swap <= 1; swap++) {
        struct um_pack_text both[] = {swap ? b : a, swap ? a : b};
        struct um_law *law = load_bad(true, both, 2);
        size_t n;
        const struct um_problem *p = um_law_problems(law, &n);
        ck_assert_uint_eq(n, 1);
        ck_assert_str_eq(p->id, "duplicate-id");
        ck_assert_str_eq(p->where, "b.json:/rules/0/id");
        ck_assert_ptr_nonnull(strstr(p->message, "\"E01\" also stands in a.json"));
        um_law_free(law);
    }
}
END_TEST

/* ------------------------------------------------------------------- images */

START_TEST(builtin_image_is_what_the_packs_give)
{
    struct um_law *builtin, *loaded = load(false, um_builtin_packs, um_builtin_pack_count),
                            *overlaid = load(true, NULL, 0);
    ck_assert_int_eq(um_law_builtin(&builtin, NULL), UM_OK);
    assert_same_image(builtin, loaded, "loaded from its packs");
    assert_same_image(builtin, overlaid, "with nothing laid over it");
    um_law_free(builtin);
    um_law_free(loaded);
    um_law_free(overlaid);
}
END_TEST

START_TEST(order_of_packs_changes_nothing)
{
    enum {
        MOST = 64
    };
    struct um_law *builtin;
    size_t n = um_builtin_pack_count;
    ck_assert_uint_le(n, MOST);
    um_law_builtin(&builtin, NULL);
    for (size_t turn = 0; turn < 2 * n; turn += 1 + n / 12) { /* some two dozen orders, in both directions */
        struct um_pack_text packs[MOST];
        for (size_t i = 0; i < n; i++)
            packs[i] = um_builtin_packs[turn < n ? (i + turn) % n : (2 * n - 1 - i + turn) % n];
        struct um_law *law = load(false, packs, n);
        assert_same_image(builtin, law, "in another order");
        um_law_free(law);
    }
    um_law_free(builtin);
}
END_TEST

START_TEST(order_of_overlays_changes_nothing)
{
    struct um_pack_text a =
        pack_text("a.json", sample(PACK("a", RULE("E01", "Mine") "," RULE("Z10", "Ten"))));
    struct um_pack_text b = pack_text("b.json", sample(PACK("b", RULE("Z9", "Nine"))));
    struct um_pack_text ab[] = {a, b}, ba[] = {b, a};
    struct um_law *one = load(true, ab, 2), *other = load(true, ba, 2);
    assert_same_image(one, other, "in the other order");
    ck_assert_str_eq(title_of(other, "Z10"), "Ten");
    um_law_free(one);
    um_law_free(other);
}
END_TEST

/* White space and the order of keys are no part of a pack; the name in messages is none of the law. */
START_TEST(image_is_of_the_canonical_form)
{
    struct um_pack_text plain = pack_text("a.json", sample(pack));
    struct um_pack_text other =
        pack_text("b.json", sample_edited(pack, "'id': 'mine', 'version': '1',\n",
                                          "\n \t'version' : '1', 'id': 'm\\u0069ne',"));
    struct um_pack_text changed = pack_text("a.json", sample_edited(pack, "Is it so?", "Is it so now?"));
    struct um_law *a = load(false, &plain, 1), *b = load(false, &other, 1), *c = load(false, &changed, 1);
    struct um_rules one = rules_of(a), two = rules_of(c);
    assert_same_image(a, b, "written otherwise");
    ck_assert_mem_ne(one.packs[0].sha256, two.packs[0].sha256, 32);
    um_law_free(a);
    um_law_free(b);
    um_law_free(c);
}
END_TEST

START_TEST(rules_are_found)
{
    struct um_law *law;
    um_law_builtin(&law, NULL);
    struct um_rules rules = rules_of(law);
    uint32_t n = rules.n[UM_SECTION_RULES];
    ck_assert_uint_gt(n, 10);
    for (uint32_t i = 0; i < n; i++)
        ck_assert_uint_eq(um_rule_find(&rules, um_str(&rules, rules.rules[i].id)), i);
    ck_assert_uint_eq(um_rule_find(&rules, "nothing"), UM_NONE);
    ck_assert_uint_eq(um_rule_find(&rules, ""), UM_NONE);
    ck_assert_uint_eq(um_rule_find(&rules, "zzzz"), UM_NONE);
    um_law_free(law);
}
END_TEST

static const struct um_value *rule_of(const struct um_result *contents, const char *id)
{
    const struct um_value *rules = um_value_get(um_result_document(contents), "rules"), *found = NULL;
    for (size_t i = 0; i < um_value_count(rules); i++)
        if (strcmp(um_value_string(um_value_get(um_value_at(rules, i), "id")), id) == 0) {
            ck_assert_ptr_null(found);
            found = um_value_at(rules, i);
        }
    return found;
}

/* Of a rule that two levels have only the upper one is in force; the contents stand when the law is gone. */
START_TEST(contents_are_what_is_in_force)
{
    struct um_pack_text over = pack_text("o.json", "{\"format\":\"unmask.law/1\",\"id\":\"o\",\"version\":\"7\",\"title\":\"O\",\"rules\":["
                                                   "{\"id\":\"A05\",\"kind\":\"structure\",\"title\":\"Mine\",\"auth\":[{\"known\":\"seen\",\"id\":\"orr\"}]},"
                                                   "{\"id\":\"A9\",\"kind\":\"structure\",\"title\":\"New\",\"auth\":[{\"known\":\"seen\",\"id\":\"orr\"}]}]}");
    struct um_law *law = load(true, &over, 1), *plain;
    struct um_result *mine, *builtin;
    um_law_builtin(&plain, NULL);
    ck_assert_int_eq(um_law_contents(law, &mine, NULL), UM_OK);
    ck_assert_int_eq(um_law_contents(plain, &builtin, NULL), UM_OK);
    struct um_rules rules = rules_of(plain);
    const struct um_value *all = um_value_get(um_result_document(builtin), "rules");
    ck_assert_uint_eq(um_value_count(all), rules.n[UM_SECTION_RULES]);
    for (uint32_t i = 0; i < rules.n[UM_SECTION_RULES]; i++)
        ck_assert_str_eq(um_value_string(um_value_get(um_value_at(all, i), "id")), um_str(&rules, rules.rules[i].id));
    ck_assert_uint_eq(um_value_count(um_value_get(um_result_document(builtin), "authorities")), rules.n[UM_SECTION_AUTHORITIES]);
    um_law_free(law);
    um_law_free(plain);
    ck_assert_uint_eq(um_value_count(um_value_get(um_result_document(mine), "rules")), um_value_count(all) + 1);
    ck_assert_str_eq(um_value_string(um_value_get(rule_of(mine, "A05"), "title")), "Mine");
    ck_assert_str_eq(um_value_key(um_value_at(um_value_get(rule_of(mine, "A05"), "auth"), 0), 0), "id");
    ck_assert_str_eq(um_value_string(um_value_get(rule_of(mine, "A9"), "title")), "New");
    ck_assert_ptr_null(rule_of(builtin, "A9"));
    ck_assert_uint_eq(um_value_count(um_value_get(um_result_document(mine), "packs")),
                      um_value_count(um_value_get(um_result_document(builtin), "packs")) + 1);
    um_result_free(mine);
    um_result_free(builtin);
}
END_TEST

CHECK_MAIN("law", EACH(errors, error_rows), EACH(missing_keys, kind_rows), EACH(chains_of_defeat, chain_rows),
           ONCE(all_problems_at_once), ONCE(overlay_replaces_and_adds),
           ONCE(overlay_replaces_authorities_and_phrases), ONCE(same_id_in_two_packs),
           ONCE(builtin_image_is_what_the_packs_give), ONCE(order_of_packs_changes_nothing),
           ONCE(order_of_overlays_changes_nothing), ONCE(image_is_of_the_canonical_form),
           ONCE(rules_are_found), ONCE(contents_are_what_is_in_force))
