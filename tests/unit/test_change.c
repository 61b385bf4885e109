/* Records changed on paper, and records without what is sealed. */
#include "unmask.h"

#include "base/value.h"
#include "sample.h"

static struct um_record *read_record(const char *text)
{
    struct um_record *record;
    ck_assert_int_eq(um_record_parse(text, strlen(text), "sample", &record, NULL), UM_OK);
    return record;
}

static const char *export(const struct um_record *record)
{
    char *text;
    size_t length;
    ck_assert_int_eq(um_record_export(record, true, &text, &length, NULL, NULL), UM_OK);
    const char *copy = um_arena_copy(arena, text, length);
    um_text_free(text);
    return copy;
}

#define CHANGE(text) "{'format': 'unmask.change/1', " text "}"
#define ROW_R3 "{'id': 'r3', 'filing': 'f2', 'cite': '¶ 2', 'kind': 'declaration', 'seen': {'direct': true}}"

/* A change, and the same done to the text of the record by hand. */
static const struct {
    const char *name, *change, *find, *put;
} good_rows[] = {
    {"nothing", CHANGE("'add': {}"), "'caption': 'Ann v. Doe'", "'caption': 'Ann v. Doe'"},
    {"a row added", CHANGE("'add': {'records': [" ROW_R3 "]}"), "'kind': 'brief', 'seen': {'unread': true}}", "'kind': 'brief', 'seen': {'unread': true}}, " ROW_R3},
    {"a table added", CHANGE("'add': {'facts': [{'id': 'x1', 'name': 'self-described-public', 'value': 'yes'}]}"), "'orders': [", "'facts': [{'id': 'x1', 'name': 'self-described-public', 'value': 'yes'}], 'orders': ["},
    {"a key set", CHANGE("'set': [{'row': 'm1', 'key': 'court', 'value': 'del'}]"), "'court': 'cand'", "'court': 'del'"},
    {"a dotted key set", CHANGE("'set': [{'row': 'r1', 'key': 'form.sworn', 'value': 'no'}]"), "'sworn': 'yes'", "'sworn': 'no'"},
    {"a dotted key made", CHANGE("'set': [{'row': 'r2', 'key': 'form.sworn', 'value': 'no'}]"), "'kind': 'brief',", "'kind': 'brief', 'form': {'sworn': 'no'},"},
    {"a row left out", CHANGE("'leave_out': ['w2']"), "'later': 'r1'},\n {'id': 'w2', 'earlier': 'i1', 'later': 's1'}", "'later': 'r1'}"},
    {"rows laid over: the same id replaces", "{'format': 'unmask.record/1', 'orders': [{'id': 'w2', 'earlier': 'f1', 'later': 's1'}]}", "'earlier': 'i1', 'later': 's1'", "'earlier': 'f1', 'later': 's1'"},
    {"rows laid over: a new id adds", "{'format': 'unmask.record/1', 'records': [" ROW_R3 "]}", "'kind': 'brief', 'seen': {'unread': true}}", "'kind': 'brief', 'seen': {'unread': true}}, " ROW_R3},
    {"the matter laid over", "{'format': 'unmask.record/1', 'matter': {'id': 'm1', 'caption': 'Ann v. Doe', 'court': 'del', 'vehicle': 'rule-45'}}", "'court': 'cand'", "'court': 'del'"},
    {"nothing laid over", "{'format': 'unmask.record/1'}", "'caption': 'Ann v. Doe'", "'caption': 'Ann v. Doe'"},
    {"left out and put back", CHANGE("'leave_out': ['w2'], 'add': {'orders': [{'id': 'w2', 'earlier': 'f1', 'later': 's1'}]}"), "'earlier': 'i1', 'later': 's1'", "'earlier': 'f1', 'later': 's1'"},
};

START_TEST(changes)
{
    const char *change = sample(good_rows[_i].change);
    struct um_record *record = read_record(sample(sample_record)), *changed;
    struct um_record *by_hand = read_record(sample_edited(sample_record, good_rows[_i].find, good_rows[_i].put));
    struct um_error err = {0};
    const char *before = export(record);
    ck_assert_msg(um_record_change(record, change, strlen(change), "change", &changed, &err) == UM_OK, "%s: %s", good_rows[_i].name, err.message);
    ck_assert_str_eq(export(record), before);
    um_record_free(record); /* before the other is read */
    ck_assert_str_eq(export(changed), export(by_hand));
    um_record_free(changed);
    um_record_free(by_hand);
}
END_TEST

static const struct {
    const char *change, *where, *id;
} bad_rows[] = {
    {"[]", "/", "wrong-type"},
    {"{}", "/format", "bad-format"},
    {CHANGE("'remove': []"), "/remove", "unknown-key"},
    {CHANGE("'leave_out': 'r1'"), "/leave_out", "wrong-type"},
    {CHANGE("'leave_out': ['r1', 'zzz']"), "/leave_out/1", "dangling-id"},
    {CHANGE("'leave_out': ['m1']"), "/leave_out/0", "bad-value"},
    {CHANGE("'set': [{'row': 'zzz', 'key': 'cite', 'value': 'x'}]"), "/set/0/row", "dangling-id"},
    {CHANGE("'set': [{'row': 'r1', 'key': 'id', 'value': 'x'}]"), "/set/0/key", "bad-value"},
    {CHANGE("'set': [{'row': 'r1', 'key': 'cite'}]"), "/set/0/value", "missing-key"},
    {CHANGE("'set': [{'row': 'r1', 'key': 'kind', 'value': 'novel'}]"), "/records/0/kind", "unknown-word"},
    {CHANGE("'add': {'recods': []}"), "/add/recods", "bad-value"},
    {CHANGE("'add': {'matter': {}}"), "/add/matter", "bad-value"},
    {CHANGE("'add': {'records': [" ROW_R3 ", {'id': 'r4', 'kind': 'brief'}]}"), "/add/records/1/filing", "missing-key"},
    {CHANGE("'add': {'records': [{'id': 'r1', 'filing': 'f2', 'cite': 'c', 'kind': 'brief', 'seen': {'direct': true}}]}"), "/add/records/0/id", "duplicate-id"},
    {"{'format': 'unmask.record/1', 'recods': []}", "/recods", "unknown-key"},
    {"{'format': 'unmask.record/1', 'records': {}}", "/records", "wrong-type"},
    {"{'format': 'unmask.record/1', 'records': [" ROW_R3 ", {'id': 'r1', 'kind': 'brief'}]}", "/records/1/filing", "missing-key"},
    {"{'format': 'unmask.record/1', 'records': [" ROW_R3 ", " ROW_R3 "]}", "/records/1/id", "duplicate-id"},
    {CHANGE("'add': {'assertions': [{'id': 'a9', 'record': 'r9', 'says': 'denies', 'point': 'i1'}]}"), "/add/assertions/0/record", "dangling-id"},
};

START_TEST(refusals)
{
    const char *change = sample(bad_rows[_i].change);
    struct um_record *record = read_record(sample(sample_record)), *changed;
    struct um_error err = {0};
    size_t n;
    ck_assert_int_eq(um_record_change(record, change, strlen(change), "change", &changed, &err), UM_EINPUT);
    ck_assert_str_eq(err.where, "change");
    const struct um_problem *problems = um_record_problems(changed, &n);
    bool found = false;
    for (size_t i = 0; i < n; i++)
        found = found || (strcmp(problems[i].where, bad_rows[_i].where) == 0 && strcmp(problems[i].id, bad_rows[_i].id) == 0);
    ck_assert_msg(found, "%s: first is %s at %s", bad_rows[_i].change, problems[0].id, problems[0].where);
    um_record_free(record);
    um_record_free(changed);
}
END_TEST

/* r1 sealed, and with it the denial. */
static struct um_record *sealed_record(void)
{
    return read_record(sample_edited(sample_record, "'author': ['p1'],", "'author': ['p1'], 'sealed': 'yes',"));
}

START_TEST(unsealed)
{
    struct um_record *record = sealed_record(), *open;
    size_t held = 99;
    ck_assert_int_eq(um_record_unsealed(record, &open, &held, NULL), UM_OK);
    ck_assert_uint_eq(held, 1);
    char *text;
    size_t length;
    ck_assert_int_eq(um_record_export(record, false, &text, &length, NULL, NULL), UM_OK);
    um_record_free(record);
    ck_assert_str_eq(export(open), text);
    um_text_free(text);
    um_record_free(open);
}
END_TEST

/* Evaluate the sample as something is supposed; the finding on a node, or NULL where that is refused. */
static const struct um_value *suppose(struct um_options options, const char *node, struct um_error *err)
{
    struct um_record *record = read_record(sample(sample_record));
    struct um_law *law;
    struct um_result *result;
    const struct um_value *found = NULL;
    ck_assert_int_eq(um_law_builtin(&law, NULL), UM_OK);
    enum um_code code = um_evaluate(record, law, &options, &result, err);
    const struct um_value *findings = code == UM_OK ? um_value_get(um_value_get(um_result_document(result), "matter"), "findings") : NULL;
    for (size_t i = 0; i < um_value_count(findings); i++)
        if (strcmp(um_value_string(um_value_get(um_value_at(findings, i), "node")), node) == 0)
            found = um_value_copy(arena, um_value_at(findings, i));
    um_result_free(result);
    um_law_free(law);
    um_record_free(record);
    return found;
}

START_TEST(supposed)
{
    const char *const rulings[] = {"i/i1/falsity=met"}, *const nowhere[] = {"i/i1/falsty=met"}, *const records[] = {"r1"}, *const none[] = {"r9"};
    struct um_options options = UM_OPTIONS_INIT;
    struct um_error err = {0};
    options.rulings = rulings;
    options.n_rulings = 1;
    const struct um_value *f = suppose(options, "i/i1/falsity", &err);
    ck_assert_str_eq(um_value_string(um_value_get(f, "status")), "met");
    ck_assert_str_eq(um_value_string(um_value_get(f, "basis")), "assumed");
    options.rulings = nowhere;
    ck_assert_ptr_null(suppose(options, "i/i1/falsity", &err));
    ck_assert_int_eq(err.code, UM_EUSAGE);
    ck_assert_ptr_nonnull(strstr(err.message, "i/i1/falsity"));
    options.n_rulings = 0;
    options.admitted = records;
    options.n_admitted = 1;
    f = suppose(options, "e/a1/competence", &err);
    ck_assert_str_eq(um_value_string(um_value_get(f, "status")), "met");
    ck_assert_str_eq(um_value_string(um_value_get(f, "basis")), "assumed");
    options.admitted = none;
    ck_assert_ptr_null(suppose(options, "e/a1/competence", &err));
    ck_assert_int_eq(err.code, UM_EUSAGE);
}
END_TEST

START_TEST(contents)
{
    struct um_record *record = read_record(sample(sample_record)), *broken;
    struct um_result *result;
    const char *whole = export(record);
    char *text;
    size_t length;
    ck_assert_int_eq(um_record_contents(record, &result, NULL), UM_OK);
    um_record_free(record);
    ck_assert_int_eq(um_value_print(um_result_document(result), false, &text, &length, NULL), UM_OK);
    ck_assert_str_eq(text, whole);
    um_text_free(text);
    um_result_free(result);
    ck_assert_int_eq(um_record_parse("{}", 2, "broken", &broken, NULL), UM_EINPUT);
    ck_assert_int_eq(um_record_contents(broken, &result, NULL), UM_EINPUT);
    ck_assert_ptr_null(result);
    um_record_free(broken);
}
END_TEST

typedef enum um_code maker(const struct um_record *, const struct um_law *, const struct um_options *, struct um_result **, struct um_error *);

/* The member "sealed" of a document for everybody, which has no word of what is sealed: the findings, or what else is asked for. */
static const struct um_value *sealed_member_of(const char *text, maker *make, const char *gaps, bool evidence)
{
    struct um_options options = UM_OPTIONS_INIT;
    struct um_record *record = read_record(text);
    struct um_law *law;
    struct um_result *result;
    char *printed;
    size_t length;
    options.unsealed = true;
    options.gaps = gaps;
    options.evidence = evidence;
    ck_assert_int_eq(um_law_builtin(&law, NULL), UM_OK);
    ck_assert_int_eq(make(record, law, &options, &result, NULL), UM_OK);
    ck_assert_int_eq(um_value_print(um_result_document(result), false, &printed, &length, NULL), UM_OK);
    ck_assert_ptr_null(strstr(printed, "he did not"));
    const struct um_value *copy = um_value_copy(arena, um_value_get(um_result_document(result), "sealed"));
    um_text_free(printed);
    um_result_free(result);
    um_law_free(law);
    um_record_free(record);
    return copy;
}

static const struct um_value *sealed_member(const char *text)
{
    return sealed_member_of(text, um_evaluate, NULL, false);
}

static const char *printed(const struct um_value *v)
{
    char *text;
    size_t length;
    ck_assert_int_eq(um_value_print(v, false, &text, &length, NULL), UM_OK);
    const char *copy = um_arena_copy(arena, text, length);
    um_text_free(text);
    return copy;
}

/* Whichever document is asked for: it is the findings that are compared. */
static void same_sealed(const struct um_value *expected, const char *text)
{
    const struct um_value *found[] = {sealed_member_of(text, um_evaluate, "seeker", false), sealed_member_of(text, um_evaluate, "opponent", false),
                                      sealed_member_of(text, um_evaluate, NULL, true), sealed_member_of(text, um_questions, NULL, false)};
    for (size_t i = 0; i < sizeof found / sizeof *found; i++)
        ck_assert_str_eq(printed(found[i]), printed(expected));
}

START_TEST(what_rests_on_sealed)
{
    static const char denial[] = "'author': ['p2'], 'sealed': 'yes',";
    const char *sworn = sample_edited(sample_record, "'author': ['p1'],", denial);
    const char *sealed = sample_edited(sworn, "\"words\": \"he did not\"", "'words': 'he did not', 'knower': 'p2', 'basis': 'perceived', 'modality': 'is', 'fit': 'words'");
    const char *idle = sample_edited(sample_record, ", 'words': 'he did not'}", "}");
    const struct um_value *v = sealed_member(sealed), *nodes = um_value_get(v, "nodes");
    ck_assert_int_eq(um_value_integer(um_value_get(v, "held_back")), 1);
    bool falsity = false;
    for (size_t i = 0; i < um_value_count(nodes); i++)
        falsity = falsity || strcmp(um_value_string(um_value_at(nodes, i)), "i/i1/falsity") == 0;
    ck_assert(falsity);
    same_sealed(v, sealed);
    v = sealed_member(idle);
    same_sealed(v, idle);
    ck_assert_int_eq(um_value_integer(um_value_get(v, "held_back")), 0);
    ck_assert_uint_eq(um_value_count(um_value_get(v, "nodes")), 0);
    ck_assert_uint_eq(um_value_count(um_value_get(v, "outcomes")), 0);
}
END_TEST

CHECK_MAIN("change", EACH(changes, good_rows), EACH(refusals, bad_rows), ONCE(supposed), ONCE(contents), ONCE(unsealed), ONCE(what_rests_on_sealed))
