#include "record/record.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "codec/json.h"
#include "sample.h"

/* A record read through the library, with what was found wrong with it. */
struct reading {
    struct um_record *record;
    const struct um_problem *problems;
    size_t n, errors;
};

static struct reading read_record(const char *text)
{
    struct reading r = {0};
    enum um_code code = um_record_parse(text, strlen(text), "sample", &r.record, NULL);
    r.problems = um_record_problems(r.record, &r.n);
    for (size_t i = 0; i < r.n; i++)
        r.errors += r.problems[i].severity == UM_ERROR;
    ck_assert_int_eq(code, r.errors ? UM_EINPUT : UM_OK);
    return r;
}

/* ------------------------------------------------------------------- errors */

/* One change to the sample each, and the one problem that comes of it. */
static const struct {
    const char *name, *find, *put, *id, *where, *rule, *message; /* a piece of the message */
} error_rows[] = {
    {"unknown key", "'name': 'Bob'", "'name': 'Bob', 'role': ['seeker']", "unknown-key", "/persons/1/role",
     "record: person", "no key \"role\"; did you mean \"roles\"?"},
    {"unknown key like no other", "'name': 'Bob'", "'name': 'Bob', 'whatever': 1", "unknown-key",
     "/persons/1/whatever", "record: person", "no key \"whatever\""},
    {"unknown key in a group", "{'sworn': 'yes'}", "{'oath': 'yes'}", "unknown-key", "/records/0/form/oath",
     "record: record", "no key \"form.oath\""},
    {"unknown member", "'requests': [", "'reqests': [", "unknown-key", "/reqests", "record",
     "did you mean \"requests\"?"},
    {"unknown end of an interval", "'to': '2023-01-31'", "'til': '2023-01-31'", "unknown-key",
     "/filings/1/filed", "record: filing.filed", "\"til\""},

    {"missing key", "'title': 'Motion', ", "", "missing-key", "/filings/0/title", "record: filing.title",
     "must have \"title\""},
    {"missing key of the matter", "'caption': 'Ann v. Doe', ", "", "missing-key", "/matter/caption",
     "record: matter.caption", "must have \"caption\""},
    {"missing choice", "'by': {'one': 'A1'}, ", "", "missing-key", "/acts/0/by", "record: act.by",
     "must have \"by\""},
    {"empty list where one is required", "'accounts': ['A1']", "'accounts': []", "missing-key",
     "/defendants/0/accounts", "record: defendant.accounts", "must have \"accounts\""},
    {"interval without ends", "'upto': '2023-02-01'", "'upto': {}", "bad-time", "/inventory/0/upto",
     "record: inventory.upto", "\"from\" or \"to\""},
    {"other format", "unmask.record/1", "unmask.record/2", "bad-format", "/format", "record: format",
     "unmask.record/1"},

    {"number for a text", "'title': 'Motion'", "'title': 7", "wrong-type", "/filings/0/title",
     "record: filing.title", "expected a text"},
    {"empty text", "'title': 'Motion'", "'title': ''", "wrong-type", "/filings/0/title",
     "record: filing.title", "not empty"},
    {"null for a text", "'title': 'Motion'", "'title': null", "wrong-type", "/filings/0/title",
     "record: filing.title", "expected a text"},
    {"text for a list of texts", "['@one', '@uno']", "'@one'", "wrong-type", "/accounts/0/handles",
     "record: account.handles", "expected a list"},
    {"number in a list of texts", "['@one', '@uno']", "['@one', 1]", "wrong-type", "/accounts/0/handles",
     "record: account.handles", "expected a text"},
    {"text for a list of values", "['name', 'ip-log']", "'name'", "wrong-type", "/requests/0/items",
     "record: request.items", "expected a list"},
    {"truth for a value", "'vehicle': 'rule-45'", "'vehicle': true", "wrong-type", "/matter/vehicle",
     "record: matter.vehicle", "a value of vehicle"},
    {"text for a group", "{'sworn': 'yes'}", "'sworn'", "wrong-type", "/records/0/form", "record: record",
     "expected an object"},
    {"list for an id", "'claimant': 'p1'", "'claimant': ['p1']", "wrong-type", "/claims/0/claimant",
     "record: claim.claimant", "the id of a person"},
    {"id for a list of ids", "'accounts': ['A1']", "'accounts': 'A1'", "wrong-type", "/defendants/0/accounts",
     "record: defendant.accounts", "a list of ids"},
    {"list for a time", "'at': '2023-01-20'", "'at': ['2023-01-20']", "wrong-type", "/decisions/0/at",
     "record: decision.at", "a day"},
    {"text for a choice", "{'one': 'A1'}", "'A1'", "wrong-type", "/acts/0/by", "record: act.by",
     "one member of speaker"},
    {"two members of a choice", "{'one': 'A1'}", "{'one': 'A1', 'unknown': true}", "wrong-type", "/acts/0/by",
     "record: act.by", "one member of speaker"},
    {"list for the id of a choice", "{'one': 'A1'}", "{'one': ['A1']}", "wrong-type", "/acts/0/by",
     "record: act.by", "the id of"},
    {"empty list of a choice", "{'one': 'A1'}", "{'one_of': []}", "wrong-type", "/acts/0/by",
     "record: act.by", "the list is empty"},
    {"option that is not true", "{'direct': true}", "{'direct': false}", "wrong-type", "/records/0/seen",
     "record: record.seen", "\"direct\" is written as true"},
    {"row that is no object", " {'id': 'A2'}", " 'A2'", "wrong-type", "/accounts/1", "record: account.id",
     "expected an object"},

    {"unknown value", "'rule-45'", "'rule-54'", "unknown-word", "/matter/vehicle", "record: matter.vehicle",
     "did you mean \"rule-45\"?"},
    {"unknown value like no other", "'rule-45'", "'carrier-pigeon'", "unknown-word", "/matter/vehicle",
     "record: matter.vehicle", "no value of vehicle"},
    {"unknown value in a list", "'seeker', 'claimant'", "'seekr', 'claimant'", "unknown-word",
     "/persons/0/roles", "record: person.roles", "did you mean \"seeker\"?"},
    {"value in capitals", "'denies'", "'Denies'", "unknown-word", "/assertions/0/says",
     "record: assertion.says", "did you mean \"denies\"?"},
    {"unknown option", "{'one': 'A1'}", "{'on': 'A1'}", "unknown-word", "/acts/0/by", "record: act.by",
     "\"on\" is no option of speaker"},

    {"dangling id", "'point': 'i1'", "'point': 'i11'", "dangling-id", "/assertions/0/point",
     "record: assertion.point", "did you mean \"i1\"?"},
    {"dangling id like no other", "'point': 'i1'", "'point': 'nowhere'", "dangling-id", "/assertions/0/point",
     "record: assertion.point", "\"nowhere\" is no point of this record"},
    {"dangling id in a list", "'of': ['i1']", "'of': ['i1', 'j9']", "dangling-id", "/points/1/of",
     "record: point.of", "\"j9\" is no point"},
    {"dangling id in a choice", "{'one': 'A1'}", "{'one': 'A3'}", "dangling-id", "/acts/0/by",
     "record: act.by", "did you mean \"A1\"?"},
    {"reference to another sort", "'claimant': 'p1'", "'claimant': 'A1'", "wrong-reference",
     "/claims/0/claimant", "record: claim.claimant", "not a person"},
    {"reference to another sort in a list", "'accounts': ['A1']", "'accounts': ['p1']", "wrong-reference",
     "/defendants/0/accounts", "record: defendant.accounts", "\"p1\" is"},
    {"reference to none of two sorts", "'actor': 'p2'", "'actor': 'f1'", "wrong-reference", "/points/0/actor",
     "record: point.actor", "not a person or account"},

    {"id twice in a table", "{'id': 'A2'}", "{'id': 'A1'}", "duplicate-id", "/accounts/1/id",
     "record: ids are unique in a matter", "/accounts/0"},
    {"id twice in two tables", "'id': 'v1'", "'id': 'c1'", "duplicate-id", "/inventory/0/id",
     "record: ids are unique in a matter", "/claims/0"},
    {"id of the matter", "'id': 'v1'", "'id': 'm1'", "duplicate-id", "/inventory/0/id",
     "record: ids are unique in a matter", "/matter"},
    {"reference twice", "['i1', 'i3']", "['i1', 'i3', 'i1']", "duplicate", "/acts/0/conveys",
     "record: act.conveys", "\"i1\" stands twice"},
    {"value twice", "['name', 'ip-log']", "['name', 'name']", "duplicate", "/requests/0/items",
     "record: request.items", "stands twice"},
    {"id with a space", "{'id': 'A2'}", "{'id': 'A 2'}", "bad-id", "/accounts/1/id", "record: account.id",
     "A-Z"},
    {"id that is a number", "{'id': 'A2'}", "{'id': 2}", "bad-id", "/accounts/1/id", "record: account.id",
     "A-Z"},
    {"no id", "{'id': 'A2'}", "{}", "bad-id", "/accounts/1/id", "record: account.id", "A-Z"},

    {"no such day", "'2023-02-01'", "'2023-02-29'", "bad-time", "/inventory/0/upto", "record: inventory.upto",
     "\"2023-02-29\""},
    {"no such day in an interval", "'to': '2023-01-31'", "'to': '2023-01-32'", "bad-time", "/filings/1/filed",
     "record: filing.filed", "\"2023-01-32\""},
    {"interval reversed", "'to': '2023-01-31'", "'to': '2022-12-31'", "bad-time", "/filings/1/filed",
     "record: filing.filed", "ends before it begins"},

    {"wrong slot", "'what': 'he stole'", "'state': 'doubted'", "wrong-slot", "/points/0/state",
     "record: point.state", "kind did has no \"state\""},
    {"missing slot", "'actor': 'p2', ", "", "missing-slot", "/points/0/actor", "record: point.actor",
     "kind did must have \"actor\""},
    {"point about itself", "'of': ['i2']", "'of': ['i3']", "slot-cycle", "/points/2/of", "record: point.of",
     "about itself"},
    {"unread record asserts", "'record': 'r1'", "'record': 'r2'", "unread-asserts", "/assertions/0/record",
     "record: assertion.record", "unread"},
    {"position on no node", "'m/test'", "'x/test'", "unknown-node", "/positions/0/on", "record: position.on",
     "\"x/test\""},
    {"position on a node of nothing", "'m/test'", "'d/d9/outcome'", "unknown-node", "/positions/0/on",
     "record: position.on", "\"d/d9/outcome\""},
    {"position on no id", "'m/test'", "'d9'", "unknown-node", "/positions/0/on", "record: position.on",
     "\"d9\""},
    {"encoder judges", "'by': 'holder'", "'by': 'encoder'", "encoder-judges", "/positions/0/by",
     "record: position.by", "answers no judgement"},
    {"before itself", "'later': 's1'", "'later': 'i1'", "order-cycle", "/orders/1/later",
     "record: order.later", "came before"},
};

START_TEST(errors)
{
    unsigned line = sample_line(sample_record, error_rows[_i].find);
    struct reading r = read_record(sample_edited(sample_record, error_rows[_i].find, error_rows[_i].put));
    ROW_ASSERT_INT(&error_rows[_i], r.errors, 1);
    ROW_ASSERT_INT(&error_rows[_i], r.n, 1);
    ROW_ASSERT_STR(&error_rows[_i], r.problems->id, error_rows[_i].id);
    ROW_ASSERT_STR(&error_rows[_i], r.problems->where, error_rows[_i].where);
    ROW_ASSERT_STR(&error_rows[_i], r.problems->rule, error_rows[_i].rule);
    ck_assert_msg(strstr(r.problems->message, error_rows[_i].message), "%s: <%s>", error_rows[_i].name,
                  r.problems->message);
    ROW_ASSERT_INT(&error_rows[_i], r.problems->line, line);
    um_record_free(r.record);
}
END_TEST

static const struct {
    const char *name, *text, *ids;
} whole_rows[] = {
    {"list", "[]", "wrong-type / "},
    {"text", "'record'", "wrong-type / "},
    {"nothing in it", "{}", "bad-format /format missing-key /matter "},
    {"no matter", "{'format': 'unmask.record/1'}", "missing-key /matter "},
    {"list for the matter", "{'format': 'unmask.record/1',\n'matter': []}", "wrong-type /matter "},
    {"object for a table",
     "{'format': 'unmask.record/1', 'persons': {}, 'matter': {'id': 'm', 'caption': 'x', 'court': 'y'}}",
     "wrong-type /persons "},
    {"cycle of orders",
     "{'format': 'unmask.record/1', 'matter': {'id': 'm', 'caption': 'x', 'court': 'y'}, 'filings': ["
     "{'id': 'f1', 'title': 'x'}, {'id': 'f2', 'title': 'x'}, {'id': 'f3', 'title': 'x'}, {'id': 'f4', "
     "'title': 'x'}],"
     "\n'orders': [{'id': 'w1', 'earlier': 'f1', 'later': 'f2'}, {'id': 'w2', 'earlier': 'f2', 'later': "
     "'f3'},"
     "{'id': 'w3', 'earlier': 'f3', 'later': 'f1'}, {'id': 'w4', 'earlier': 'f3', 'later': 'f4'}]}",
     "order-cycle /orders/0/later order-cycle /orders/1/later order-cycle /orders/2/later "},
    {"cycle of points",
     "{'format': 'unmask.record/1', 'matter': {'id': 'm', 'caption': 'x', 'court': 'y'}, 'points': ["
     "{'id': 'i1', 'kind': 'told', 'of': ['i2']}, {'id': 'i2', 'kind': 'told', 'of': ['i1']},"
     "{'id': 'i3', 'kind': 'told'}]}",
     "slot-cycle /points/0/of slot-cycle /points/1/of "},
    {"problems of every kind, in the order of the text",
     "{'format': 'unmask.record/1',\n'matter': {'id': 'm', 'caption': 'x', 'court': 'y', 'numbr': '1'},\n"
     "'persons': [\n{'id': 'p1'},\n{'id': 'p 2', 'name': 'x'}],\n"
     "'points': [\n{'id': 'i1', 'kind': 'dit'},\n{'id': 'p1', 'kind': 'told', 'of': ['i2'], 'at': '2023'}]}",
     "unknown-key /matter/numbr missing-key /persons/0/name bad-id /persons/1/id unknown-word /points/0/kind "
     "bad-time /points/1/at duplicate-id /points/1/id dangling-id /points/1/of "},
};

/* Ids and places of all errors, one behind the other. */
static const char *list_of(struct reading r)
{
    const char *list = "";
    for (size_t i = 0; i < r.n; i++)
        if (r.problems[i].severity == UM_ERROR)
            list = um_cat(arena, list, r.problems[i].id, " ", r.problems[i].where, " ", NULL);
    return list;
}

START_TEST(whole_records)
{
    struct reading r = read_record(sample(whole_rows[_i].text));
    ROW_ASSERT_STR(&whole_rows[_i], list_of(r), whole_rows[_i].ids);
    um_record_free(r.record);
}
END_TEST

/* Points about points, as deep as may be and one deeper. */
START_TEST(depth_of_points)
{
    for (int n = 17; n <= 18; n++) {
        const char *text =
            "{'format': 'unmask.record/1', 'matter': {'id': 'm', 'caption': 'x', 'court': 'y'}, 'points': ["
            "{'id': 'i1', 'kind': 'told'}";
        for (int i = 2; i <= n; i++) {
            char row[64];
            snprintf(row, sizeof row, ", {'id': 'i%d', 'kind': 'told', 'of': ['i%d']}", i, i - 1);
            text = um_cat(arena, text, row, NULL);
        }
        struct reading r = read_record(sample(um_cat(arena, text, "]}", NULL)));
        ck_assert_str_eq(list_of(r), n == 17 ? "" : "slot-cycle /points/17/of ");
        um_record_free(r.record);
    }
}
END_TEST

START_TEST(too_many_problems)
{
    struct um_text text = {.arena = arena};
    um_text_add(
        &text,
        "{'format': 'unmask.record/1', 'matter': {'id': 'm', 'caption': 'x', 'court': 'y'}, 'persons': [1");
    for (int i = 1; i < 600; i++)
        um_text_add(&text, ",1");
    um_text_add(&text, "]}");
    struct reading r = read_record(sample(um_text_get(&text)));
    ck_assert_uint_eq(r.n, 500);
    um_record_free(r.record);
}
END_TEST

/* ----------------------------------------------------------------- warnings */

static const struct {
    const char *name, *find, *put, *id, *where;
} warning_rows[] = {
    {"act undated", "'at': '2022-12-24T18:30', ", "", "act-undated", "/acts/0/at"},
    {"speaker one of several", "{'one': 'A1'}", "{'one_of': ['A1', 'A2']}", "speaker-unknown", "/acts/0/by"},
    {"speaker unknown", "{'one': 'A1'}", "{'unknown': true}", "speaker-unknown", "/acts/0/by"},
    {"words missing", "'words': 'Bob stole', ", "", "words-missing", "/acts/0/words"},
    {"conveys nothing", "'conveys': ['i1', 'i3'], ", "", "conveys-nothing", "/acts/0/conveys"},
    {"cited, not entered", "{'unread': true}}",
     "{'unread': true}}, {'id': 'r3', 'filing': 'f2', 'cite': '¶ 2', 'kind': 'declaration', 'seen': "
     "{'unread': true}}",
     "cited-not-entered", "/records/2/seen"},
    {"unused", "{'unread': true}", "{'direct': true}", "unused", "/records/1/id"},
    {"no inventory", " {'id': 'v1', 'scope': {'matter': true}, 'upto': '2023-02-01', 'closed': 'yes'}", "",
     "no-inventory", "/matter/id"},
    {"no defendant", " {'id': 'd1', 'label': 'Doe 1', 'accounts': ['A1']}", "", "no-defendant", "/matter/id"},
    {"no claim", " {'id': 'c1', 'law': 'ny-defamation', 'claimant': 'p1'}", "", "no-claim", "/matter/id"},
};

static bool warns(struct reading r, const char *id, const char *where)
{
    for (size_t i = 0; i < r.n; i++)
        if (r.problems[i].severity == UM_WARNING && strcmp(r.problems[i].id, id) == 0 &&
            strcmp(r.problems[i].where, where) == 0)
            return true;
    return false;
}

START_TEST(warnings)
{
    struct reading before = read_record(sample(sample_record));
    struct reading after =
        read_record(sample_edited(sample_record, warning_rows[_i].find, warning_rows[_i].put));
    ROW_ASSERT_INT(&warning_rows[_i], after.errors, 0);
    ROW_ASSERT(&warning_rows[_i], !warns(before, warning_rows[_i].id, warning_rows[_i].where));
    ROW_ASSERT(&warning_rows[_i], warns(after, warning_rows[_i].id, warning_rows[_i].where));
    um_record_free(before.record);
    um_record_free(after.record);
}
END_TEST

/* ----------------------------------------------------------- canonical form */

static const char *canonical(const char *text)
{
    struct reading r = read_record(text);
    size_t length;
    char *exported;
    ck_assert_msg(!r.errors, "%s %s", r.problems->where, r.problems->message);
    ck_assert_int_eq(um_record_export(r.record, true, &exported, &length, NULL, NULL), UM_OK);
    const char *copy = um_arena_copy(arena, exported, length);
    um_text_free(exported);
    um_record_free(r.record);
    return copy;
}

static const char *full_record(int i)
{
    return i ? sample_file("cases/leifer-2023/record.json", NULL) : sample(sample_record);
}

static const struct {
    const char *name;
} full_rows[] = {{"sample"}, {"leifer-2023"}};

START_TEST(canonical_is_a_fixed_point)
{
    const char *text = full_record(_i), *once = canonical(text);
    ROW_ASSERT(&full_rows[_i], strlen(once) > 100 && !strchr(once, '\n'));
    ROW_ASSERT_STR(&full_rows[_i], canonical(once), once);
}
END_TEST

/* Nothing is lost: each text of the file stands in the canonical form, and the other way round. */
static size_t count_texts(const struct um_value *v, const char *in)
{
    const char *s = um_value_string(v);
    size_t n = s != NULL;
    if (s) {
        struct um_value copy = *v;
        copy.n = 0;
        char *printed = um_json_print(&copy, false);
        ck_assert_msg(strstr(in, printed), "%s is lost", printed);
        free(printed);
    }
    for (size_t i = 0; i < um_value_count(v); i++)
        n += count_texts(um_value_at(v, i), in);
    return n;
}

START_TEST(canonical_keeps_everything)
{
    const char *text = full_record(_i), *once = canonical(text);
    struct um_problems problems = {.arena = arena};
    const struct um_value *v = um_json_read(text, strlen(text), &problems);
    const struct um_value *w = um_json_read(once, strlen(once), &problems);
    ROW_ASSERT_INT(&full_rows[_i], count_texts(v, once), count_texts(w, once));
}
END_TEST

static void shuffle(struct um_value *list, uint32_t *seed)
{
    for (size_t i = list->n; i > 1; i--) {
        size_t k = (*seed = *seed * 1664525u + 1013904223u) / 65536u % i;
        struct um_member m = list->items[i - 1];
        list->items[i - 1] = list->items[k];
        list->items[k] = m;
    }
}

/* The members of the file, the rows of its tables and the members of each row, in any order. */
START_TEST(canonical_does_not_know_the_order)
{
    const char *text = full_record(_i), *once = canonical(text);
    struct um_problems problems = {.arena = arena};
    struct um_value *v = um_json_read(text, strlen(text), &problems);
    uint32_t seed = 1;
    for (int round = 0; round < 10; round++) {
        shuffle(v, &seed);
        for (size_t i = 0; i < v->n; i++) {
            struct um_value *table = v->items[i].value;
            shuffle(table, &seed);
            for (size_t k = 0; table->type == UM_VALUE_ARRAY && k < table->n; k++)
                shuffle(table->items[k].value, &seed);
        }
        char *printed = um_json_print(v, false);
        ROW_ASSERT_STR(&full_rows[_i], canonical(printed), once);
        free(printed);
    }
}
END_TEST

static const struct {
    const char *name, *find, *put, *canonical; /* a piece of it */
} form_rows[] = {
    {"keys in order", "'court': 'cand', 'vehicle': 'rule-45'", "'vehicle': 'rule-45', 'court': 'cand'",
     "\"matter\":{\"caption\":\"Ann v. Doe\",\"court\":\"cand\",\"id\":\"m1\""},
    {"rows in natural order", " {'id': 'A2'}", " {'id': 'A10'}, {'id': 'A9'}",
     "{\"id\":\"A9\"},{\"id\":\"A10\"}"},
    {"references in order", "['i1', 'i3']", "['i3', 'i1']", "[\"i1\",\"i3\"]"},
    {"values in the order of the vocabulary", "['seeker', 'claimant']", "['claimant', 'seeker']",
     "[\"seeker\",\"claimant\"]"},
    {"texts as written", "['@one', '@uno']", "['@uno', '@one']", "[\"@uno\",\"@one\"]"},
    {"interval of one day", "{'from': '2023-01-01', 'to': '2023-01-31'}",
     "{'from': '2023-01-31', 'to': '2023-01-31'}", "\"filed\":\"2023-01-31\""},
    {"open end", "{'from': '2023-01-01', 'to': '2023-01-31'}", "{'to': '2023-01-31'}",
     "\"filed\":{\"to\":\"2023-01-31\"}"},
    {"minutes at the edges of days", "{'from': '2023-01-01', 'to': '2023-01-31'}",
     "{'from': '2023-01-01T00:00', 'to': '2023-01-31T23:59'}",
     "\"filed\":{\"from\":\"2023-01-01\",\"to\":\"2023-01-31\"}"},
    {"minutes inside the edges", "{'from': '2023-01-01', 'to': '2023-01-31'}",
     "{'from': '2023-01-01T00:01', 'to': '2023-01-31T23:58'}",
     "\"filed\":{\"from\":\"2023-01-01T00:01\",\"to\":\"2023-01-31T23:58\"}"},
    {"first minute of a day", "'2022-12-24T18:30'", "'2022-12-24T00:00'", "\"at\":\"2022-12-24T00:00\""},
    {"last minute of a day", "'2022-12-24T18:30'", "'2022-12-24T23:59'", "\"at\":\"2022-12-24T23:59\""},
    {"first minute to first minute", "'2022-12-24T18:30'", "{'from': '2022-12-24', 'to': '2022-12-24T00:00'}",
     "\"at\":\"2022-12-24T00:00\""},
    {"empty table left out", " {'id': 'q1', 'items': ['name', 'ip-log']}", "",
     "{\"unread\":true}}]}"}, /* the end: records come last */
    {"group of keys", "{'sworn': 'yes'}", "{'signed': 'no', 'sworn': 'unstated'}",
     "\"form\":{\"signed\":\"no\",\"sworn\":\"unstated\"}"},
};

START_TEST(canonical_forms)
{
    const char *text = canonical(sample_edited(sample_record, form_rows[_i].find, form_rows[_i].put));
    ck_assert_msg(strstr(text, form_rows[_i].canonical), "%s: %s", form_rows[_i].name, text);
    ROW_ASSERT_STR(&form_rows[_i], canonical(text), text);
}
END_TEST

CHECK_MAIN("record", EACH(errors, error_rows), EACH(whole_records, whole_rows), ONCE(depth_of_points),
           ONCE(too_many_problems), EACH(warnings, warning_rows), EACH(canonical_is_a_fixed_point, full_rows),
           EACH(canonical_keeps_everything, full_rows), EACH(canonical_does_not_know_the_order, full_rows),
           EACH(canonical_forms, form_rows))
