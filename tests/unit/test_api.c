#define _XOPEN_SOURCE 700 /* mkdtemp */

#include "unmask.h"

#include <unistd.h>

#include "sample.h"

/* ----------------------------------------------------------------- fixtures */

static struct um_record *read_record(const char *text)
{
    struct um_record *record;
    ck_assert_int_eq(um_record_parse(text, strlen(text), "sample", &record, NULL), UM_OK);
    return record;
}

static struct um_record *sample_read(void)
{
    return read_record(sample(sample_record));
}

static struct um_record *bad_record(void)
{
    static const char text[] = "{\"format\": \"unmask.record/1\"}";
    struct um_record *record;
    struct um_error err = {0};
    ck_assert_int_eq(um_record_parse(text, strlen(text), "bad.json", &record, &err), UM_EINPUT);
    ck_assert_int_eq(err.code, UM_EINPUT);
    ck_assert_str_eq(err.where, "bad.json");
    ck_assert_str_ne(err.message, "");
    return record;
}

static struct um_law *builtin_law(void)
{
    struct um_law *law;
    ck_assert_int_eq(um_law_builtin(&law, NULL), UM_OK);
    return law;
}

static const char *export(const struct um_record *record, bool sealed, size_t *held_back)
{
    char *text;
    size_t length;
    ck_assert_int_eq(um_record_export(record, sealed, &text, &length, held_back, NULL), UM_OK);
    ck_assert_uint_eq(strlen(text), length);
    const char *copy = um_arena_copy(arena, text, length);
    um_text_free(text);
    return copy;
}

/* A place for a database, gone after the test. */
static char directory[64];

static const char *database(void)
{
    strcpy(directory, "/tmp/unmask-unit-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(directory));
    return um_cat(arena, directory, "/matters.db", NULL);
}

static void remove_database(const char *path)
{
    unlink(path);
    ck_assert_int_eq(rmdir(directory), 0); /* no journal is left beside it */
}

static struct um_store *open_store(const char *path, enum um_store_mode mode)
{
    struct um_store *store;
    struct um_error err = {0};
    enum um_code code = um_store_open(path, mode, &store, &err);
    ck_assert_msg(code == UM_OK, "%s", err.message);
    return store;
}

static size_t count(struct um_store *store)
{
    size_t n;
    ck_assert_int_eq(um_store_count(store, &n, NULL), UM_OK);
    return n;
}

static void write_file(const char *path, const char *text)
{
    FILE *f = fopen(path, "wb");
    ck_assert_ptr_nonnull(f);
    fputs(text, f);
    fclose(f);
}

/* ----------------------------------------------------------------- evaluate */

#define POSITION(text) .options = {.positions = (const char *const[]){text}, .n_positions = 1}
#define DEFENDANT(text) .options = {.defendants = (const char *const[]){text}, .n_defendants = 1}

static const struct {
    const char *name;
    struct um_options options;
    const char *message; /* a piece of it; NULL where the options are good */
} option_rows[] = {
    {"defaults", .message = NULL},
    {"test", .options = {.test = "highfields"}},
    {"unknown test", .options = {.test = "no-such-test"}, .message = "\"no-such-test\""},
    {"empty test", .options = {.test = ""}, .message = "there is no test"},
    {"test by a rule that is none", .options = {.test = "A01"}, .message = "\"A01\""},
    {"position", POSITION("malice-before-discovery=excused")},
    {"unknown position", POSITION("malice-before-discovery=perhaps"), .message = "no such position"},
    {"position of an unknown question", POSITION("nothing=yes"), .message = "\"nothing=yes\""},
    {"question without a position", POSITION("malice-before-discovery"), .message = "QUESTION=POSITION"},
    {"position of a rule that asks nothing", POSITION("highfields=yes"), .message = "\"highfields=yes\""},
    {"defendant by id", DEFENDANT("d1")},
    {"defendant by label", DEFENDANT("Doe 1")},
    {"defendant by handle", DEFENDANT("@uno")},
    {"unknown defendant", DEFENDANT("d9"), .message = "\"d9\""},
    {"account for a defendant", DEFENDANT("A1"), .message = "\"A1\""},
    {"person for a defendant", DEFENDANT("p1"), .message = "\"p1\""},
    {"day of the record", .options = {.as_of = "2023-01-31"}},
    {"day that is none", .options = {.as_of = "2023-02-29"}, .message = "\"2023-02-29\" is no day"},
    {"minute for a day", .options = {.as_of = "2023-01-31T10:00"}, .message = "is no day"},
    {"word for a day", .options = {.as_of = "yesterday"}, .message = "\"yesterday\" is no day"},
    {"empty day", .options = {.as_of = ""}, .message = "is no day"},
    {"day of the law", .options = {.law_as_of = "2023-01-31"}},
    {"day of the law that is none", .options = {.law_as_of = "2023"}, .message = "\"2023\" is no day"},
    {"decision", .options = {.decision = "e1"}},
    {"decision and day of the law", .options = {.decision = "e1", .law_as_of = "2023-01-31"}},
    {"unknown decision", .options = {.decision = "e9"}, .message = "\"e9\" is no decision"},
    {"filing for a decision", .options = {.decision = "f1"}, .message = "\"f1\" is no decision"},
    {"decision and day", .options = {.decision = "e1", .as_of = "2023-01-31"},
     .message = "exclude each other"},
};

START_TEST(options)
{
    struct um_record *record = sample_read();
    struct um_law *law = builtin_law();
    struct um_options o = option_rows[_i].options;
    struct um_result *result;
    struct um_error err = {.code = UM_OK, .message = "untouched"};
    o.struct_size = sizeof o;
    enum um_code code = um_evaluate(record, law, &o, &result, &err);
    if (option_rows[_i].message) {
        ROW_ASSERT_INT(&option_rows[_i], code, UM_EUSAGE);
        ROW_ASSERT_INT(&option_rows[_i], err.code, UM_EUSAGE);
        ROW_ASSERT(&option_rows[_i], !result);
        ck_assert_msg(strstr(err.message, option_rows[_i].message), "%s: <%s>", option_rows[_i].name,
                      err.message);
        ROW_ASSERT_INT(&option_rows[_i], um_evaluate(record, law, &o, &result, NULL), UM_EUSAGE);
    } else {
        ck_assert_msg(code == UM_OK, "%s: %s", option_rows[_i].name, err.message);
        ROW_ASSERT_STR(&option_rows[_i], err.message, "untouched");
        ROW_ASSERT_INT(&option_rows[_i],
                       um_value_count(um_value_get(um_result_document(result), "defendants")), 1);
    }
    um_result_free(result);
    um_law_free(law);
    um_record_free(record);
}
END_TEST

static const char *evaluated(const struct um_options *o)
{
    struct um_record *record = sample_read();
    struct um_law *law = builtin_law();
    struct um_result *result;
    char *text;
    size_t length;
    ck_assert_int_eq(um_evaluate(record, law, o, &result, NULL), UM_OK);
    um_law_free(law);
    um_record_free(record); /* the document stands alone */
    const struct um_value *document = um_result_document(result);
    ck_assert_str_eq(um_value_string(um_value_get(document, "format")), "unmask.findings/1");
    ck_assert_ptr_nonnull(
        um_value_string(um_value_get(um_value_at(um_value_get(document, "defendants"), 0), "outcome")));
    ck_assert_int_eq(um_value_print(document, false, &text, &length, NULL), UM_OK);
    const char *copy = um_arena_copy(arena, text, length);
    um_text_free(text);
    um_result_free(result);
    return copy;
}

START_TEST(same_bytes_each_time)
{
    struct um_options defaults = UM_OPTIONS_INIT;
    const char *once = evaluated(&defaults);
    ck_assert_str_eq(evaluated(&defaults), once);
    ck_assert_str_eq(evaluated(NULL), once);
}
END_TEST

/* --------------------------------------------------------------- bad records */

START_TEST(bad_records_serve_for_nothing)
{
    struct um_record *record = bad_record();
    struct um_law *law = builtin_law();
    struct um_store *store = open_store(NULL, UM_STORE_CREATE);
    struct um_result *result;
    struct um_error err = {0};
    ck_assert_int_eq(um_evaluate(record, law, NULL, &result, &err), UM_EINPUT);
    ck_assert_int_eq(err.code, UM_EINPUT);
    ck_assert_ptr_null(result);
    ck_assert_int_eq(um_store_add(store, record, NULL), UM_EINPUT);
    ck_assert_uint_eq(count(store), 0);
    um_store_close(store);
    um_law_free(law);
    um_record_free(record);
}
END_TEST

START_TEST(errors_are_written_only_on_failure)
{
    struct um_error err = {UM_EBUSY, "where", "message"};
    struct um_record *record;
    const char *text = sample(sample_record);
    ck_assert_int_eq(um_record_parse(text, strlen(text), "sample", &record, &err), UM_OK);
    ck_assert_int_eq(err.code, UM_EBUSY);
    ck_assert_str_eq(err.where, "where");
    ck_assert_str_eq(err.message, "message");
    um_record_free(record);
}
END_TEST

/* Long names are cut at a character. */
START_TEST(long_names_are_cut)
{
    enum {
        N = 300
    };
    char name[2 * N + 2] = "x";
    struct um_error err;
    struct um_record *record;
    for (size_t i = 0; i < N; i++)
        memcpy(name + 1 + 2 * i, "\xc3\xa9", 3);
    for (size_t skip = 0; skip <= 1; skip++) {
        ck_assert_int_eq(um_record_parse("1", 1, name + skip, &record, &err), UM_EINPUT);
        ck_assert_uint_eq(strlen(err.where), 255 - skip);
        ck_assert_mem_eq(err.where, name + skip, 255 - skip);
        um_record_free(record);
    }
}
END_TEST

/* ------------------------------------------------------------------- stores */

START_TEST(stores_keep_records)
{
    const char *path = database();
    struct um_store *store = open_store(path, UM_STORE_CREATE);
    struct um_record *record = sample_read(), *back;
    struct um_record *second = read_record(sample_edited(sample_record, "'m1'", "'m2'"));
    ck_assert_int_eq(um_store_add(store, record, NULL), UM_OK);
    ck_assert_int_eq(um_store_add(store, second, NULL), UM_OK);
    um_store_close(store);
    store = open_store(path, UM_STORE_READ);
    ck_assert_uint_eq(count(store), 2);
    for (size_t i = 0; i < 2; i++) {
        ck_assert_int_eq(um_store_record(store, i, &back, NULL), UM_OK);
        ck_assert_str_eq(export(back, true, NULL), export(i ? second : record, true, NULL));
        um_record_free(back);
    }
    ck_assert_int_ne(um_store_record(store, 2, &back, NULL), UM_OK);
    ck_assert_ptr_null(back);
    um_store_close(store);
    um_record_free(second);
    um_record_free(record);
    remove_database(path);
}
END_TEST

/* Everything in it is new, but not its id. */
START_TEST(same_matter_twice)
{
    const char *path = database();
    struct um_store *store = open_store(path, UM_STORE_CREATE);
    struct um_record *record = sample_read(), *back;
    struct um_record *again = read_record(sample_edited(sample_record, "'Ann v. Doe'", "'Bob v. Doe'"));
    struct um_error err = {0};
    ck_assert_int_eq(um_store_add(store, record, NULL), UM_OK);
    size_t n, n_after;
    const char *before = sample_file(path, &n);
    ck_assert_int_eq(um_store_add(store, again, &err), UM_EINPUT);
    ck_assert_int_eq(err.code, UM_EINPUT);
    ck_assert_str_eq(err.where, path);
    ck_assert_ptr_nonnull(strstr(err.message, "\"m1\""));
    ck_assert_uint_eq(count(store), 1);
    ck_assert_int_eq(um_store_record(store, 0, &back, NULL), UM_OK);
    ck_assert_str_eq(export(back, true, NULL), export(record, true, NULL));
    const char *after = sample_file(path, &n_after);
    ck_assert_uint_eq(n_after, n);
    ck_assert_mem_eq(after, before, n);
    um_record_free(back);
    um_record_free(again);
    um_record_free(record);
    um_store_close(store);
    remove_database(path);
}
END_TEST

/* A reader keeps what it saw; the writer waits a while, gives up, and can try again. */
START_TEST(two_connections)
{
    const char *path = database();
    struct um_record *record = sample_read();
    struct um_store *writer = open_store(path, UM_STORE_CREATE), *reader = open_store(path, UM_STORE_READ);
    struct um_error err = {0};
    ck_assert_uint_eq(count(reader), 0);
    ck_assert_int_eq(um_store_add(writer, record, &err), UM_EBUSY);
    ck_assert_int_eq(err.code, UM_EBUSY);
    ck_assert_str_eq(err.where, path);
    ck_assert_uint_eq(count(writer), 0);
    um_store_close(reader);
    ck_assert_int_eq(um_store_add(writer, record, &err), UM_OK);
    ck_assert_uint_eq(count(writer), 1);
    um_store_close(writer);
    um_record_free(record);
    remove_database(path);
}
END_TEST

START_TEST(read_only)
{
    const char *path = database();
    struct um_record *record = sample_read();
    um_store_close(open_store(path, UM_STORE_CREATE));
    struct um_store *store = open_store(path, UM_STORE_READ);
    struct um_error err = {0};
    ck_assert_int_eq(um_store_add(store, record, &err), UM_ESYSTEM);
    ck_assert_int_eq(err.code, UM_ESYSTEM);
    ck_assert_uint_eq(count(store), 0);
    um_store_close(store);
    um_record_free(record);
    remove_database(path);
}
END_TEST

/* Paths under the test's own directory. */
static const struct {
    const char *name, *path, *content; /* content NULL: there is no such file */
    enum um_store_mode mode;
    enum um_code code;
} open_rows[] = {
    {"new", "/matters.db", NULL, UM_STORE_CREATE, UM_OK},
    {"empty file", "/matters.db", "", UM_STORE_CREATE, UM_OK},
    {"empty file to read", "/matters.db", "", UM_STORE_READ, UM_EINPUT},
    {"no file to read", "/matters.db", NULL, UM_STORE_READ, UM_EINPUT},
    {"text", "/matters.db", "{\"format\": \"unmask.record/1\"}", UM_STORE_READ, UM_EINPUT},
    {"text to write", "/matters.db", "{\"format\": \"unmask.record/1\"}", UM_STORE_CREATE, UM_EINPUT},
    {"directory", "", NULL, UM_STORE_CREATE, UM_EINPUT},
    {"in no directory", "/none/matters.db", NULL, UM_STORE_CREATE, UM_EINPUT},
    {"in no directory to read", "/none/matters.db", NULL, UM_STORE_READ, UM_EINPUT},
};

START_TEST(opens)
{
    const char *usual = database(), *path = um_cat(arena, directory, open_rows[_i].path, NULL);
    struct um_store *store;
    struct um_error err = {0};
    if (open_rows[_i].content)
        write_file(usual, open_rows[_i].content);
    enum um_code code = um_store_open(path, open_rows[_i].mode, &store, &err);
    ck_assert_msg(code == open_rows[_i].code, "%s: %d, %s", open_rows[_i].name, code, err.message);
    ROW_ASSERT_INT(&open_rows[_i], err.code, code);
    ROW_ASSERT_INT(&open_rows[_i], store == NULL, code != UM_OK);
    if (code) {
        ROW_ASSERT_STR(&open_rows[_i], err.where, path);
        if (open_rows[_i].content)
            ROW_ASSERT_STR(&open_rows[_i], sample_file(usual, NULL), open_rows[_i].content);
    }
    um_store_close(store);
    remove_database(usual);
}
END_TEST

START_TEST(memory_is_a_database_of_its_own)
{
    struct um_store *one = open_store(NULL, UM_STORE_CREATE), *other = open_store(NULL, UM_STORE_READ);
    struct um_record *record = sample_read();
    ck_assert_int_eq(um_store_add(one, record, NULL), UM_OK);
    ck_assert_uint_eq(count(one), 1);
    ck_assert_uint_eq(count(other), 0);
    um_store_close(one);
    um_store_close(other);
    um_record_free(record);
}
END_TEST

/* ------------------------------------------------------------------- sealed */

/* The sample with a sealed exhibit, and with what rests on it alone. */
static struct um_record *sealed_record(void)
{
    static const char *const edits[][2] = {
        {"{\"unread\": true}}]",
         "{'unread': true}}, {'id': 'r3', 'filing': 'f3', 'cite': 'Ex. 7', 'kind': 'exhibit',"
         " 'author': ['p3'], 'seen': {'direct': true}, 'sealed': 'yes'}]"},
        {"\"name\": \"Bob\"}", "'name': 'Bob'}, {'id': 'p3', 'name': 'Carol'}"},
        {"\"2023-01-31\"}}]", "'2023-01-31'}}, {'id': 'f3', 'title': 'Sealed exhibits'}]"},
        {"\"of\": [\"i2\"]}]",
         "'of': ['i2']}, {'id': 'i4', 'kind': 'did', 'actor': 'p3', 'what': 'she lied'}]"},
        {"\"he did not\"}]",
         "'he did not'}, {'id': 'a3', 'record': 'r3', 'says': 'affirms', 'point': 'i4'}]"},
        {"\"by\": \"holder\"}]",
         "'by': 'holder'}, {'id': 'o3', 'on': 'i4', 'question': 'falsity', 'answer': 'met',"
         " 'by': 'seeker'}]"},
        {"\"later\": \"s1\"}]", "'later': 's1'}, {'id': 'w3', 'earlier': 'f1', 'later': 'r3'}]"},
    };
    const char *text = sample(sample_record);
    for (int i = 0; i < COUNT(edits); i++)
        text = sample_edited(text, edits[i][0], edits[i][1]);
    return read_record(text);
}

START_TEST(export_without_sealed)
{
    struct um_record *record = sealed_record(), *open = sample_read();
    size_t held = 99;
    const char *all = export(record, true, &held);
    ck_assert_uint_eq(held, 0);
    ck_assert_ptr_nonnull(strstr(all, "\"Ex. 7\""));
    ck_assert_ptr_nonnull(strstr(all, "\"Carol\""));
    ck_assert_str_eq(export(record, false, &held), export(open, true, NULL));
    ck_assert_uint_eq(held, 1);
    ck_assert_str_eq(export(record, false, NULL), export(open, false, &held));
    ck_assert_uint_eq(held, 0);
    ck_assert_str_eq(export(record, true, NULL), all); /* nothing was taken from the record itself */
    um_record_free(open);
    um_record_free(record);
}
END_TEST

/* ---------------------------------------------------------------- skeletons */

/* A law whose one test nobody selects by the court. */
static const char lonely[] =
    "{'format': 'unmask.law/1', 'id': 'lonely', 'version': '1', 'title': 'Lonely', 'rules': ["
    "{'id': 'X1', 'kind': 'test', 'test': 'lonely', 'title': 'Lonely', 'helps': 'neither', 'standard': 'none',"
    " 'weighing': false, 'proposition': 'P.', 'reason': 'R.', 'auth': [{'id': 'highfields', 'known': 'background'}]},"
    "{'id': 'X2', 'kind': 'part', 'test': 'lonely', 'part': 'merits', 'order': 1, 'over': 'claims', 'helps': 'neither',"
    " 'title': 'T', 'standard': 'none', 'proposition': 'P.', 'reason': 'R.',"
    " 'auth': [{'id': 'highfields', 'known': 'background'}]}]}";

static const struct {
    const char *name, *test, *claim;
    const char *message; /* a piece of it; NULL where there is a skeleton */
    const char *holds;   /* a piece of that */
} skeleton_rows[] = {
    {"defaults", NULL, NULL, NULL, "\"cand\""},
    {"named", "highfields", "ny-defamation", NULL, ", Damages: The statement must have caused"},
    {"its own default", "highfields", NULL, NULL, "evidence that ties Doe 1 to the post"},
    {"a test that no rule selects", "lonely", NULL, NULL, "\"unknown\""},
    {"unknown test", "no-such", NULL, "\"no-such\" in this law; there is: lonely, ", NULL},
    {"empty test", "", NULL, "there is no test", NULL},
    {"unknown claim", NULL, "libel", "\"libel\" in this law; there is: ", NULL},
    {"a rule for a test", "A01", NULL, "\"A01\"", NULL},
};

START_TEST(skeletons)
{
    struct um_pack_text pack = {"lonely.json", sample(lonely), strlen(lonely)};
    struct um_error err = {.code = UM_OK, .message = "untouched"};
    struct um_law *law;
    struct um_record *record;
    struct um_result *result;
    struct um_options o = UM_OPTIONS_INIT;
    char *text;
    size_t length;
    ck_assert_int_eq(um_law_load(true, &pack, 1, &law, NULL), UM_OK);
    enum um_code code = um_skeleton(law, skeleton_rows[_i].test, skeleton_rows[_i].claim, &text, &length, &err);
    if (skeleton_rows[_i].message) {
        ROW_ASSERT_INT(&skeleton_rows[_i], code, UM_EUSAGE);
        ROW_ASSERT(&skeleton_rows[_i], !text && !length);
        ck_assert_msg(strstr(err.message, skeleton_rows[_i].message), "%s: <%s>", skeleton_rows[_i].name, err.message);
    } else {
        ck_assert_msg(code == UM_OK, "%s: %s", skeleton_rows[_i].name, err.message);
        ROW_ASSERT_STR(&skeleton_rows[_i], err.message, "untouched");
        ROW_ASSERT_INT(&skeleton_rows[_i], strlen(text), length);
        ck_assert_msg(strstr(text, skeleton_rows[_i].holds), "%s: <%.1000s>", skeleton_rows[_i].name, text);
        ck_assert_int_eq(um_record_parse(text, length, "skeleton", &record, NULL), UM_OK);
        o.test = skeleton_rows[_i].test;
        ck_assert_int_eq(um_evaluate(record, law, &o, &result, NULL), UM_OK);
        const struct um_value *d = um_value_get(um_result_document(result), "defendants");
        ROW_ASSERT_INT(&skeleton_rows[_i], um_value_count(d), 1);
        ROW_ASSERT_STR(&skeleton_rows[_i], um_value_string(um_value_get(um_value_at(d, 0), "outcome")), "not-recorded");
        um_result_free(result);
        um_record_free(record);
    }
    um_text_free(text);
    um_law_free(law);
}
END_TEST

/* --------------------------------------------------------------- small ones */

START_TEST(frees_accept_null)
{
    um_text_free(NULL);
    um_law_free(NULL);
    um_record_free(NULL);
    um_store_close(NULL);
    um_result_free(NULL);
}
END_TEST

START_TEST(law_in_words)
{
    const char *ids[] = {"C02", "highfields"}, *none[] = {"CO2"};
    struct um_law_options wanted = UM_LAW_OPTIONS_INIT;
    struct um_law *law = builtin_law();
    struct um_result *result, *whole;
    struct um_error err = {0};
    wanted.ids = ids;
    wanted.n_ids = 2;
    ck_assert_int_eq(um_law_reference(law, &wanted, &result, &err), UM_OK);
    ck_assert_int_eq(um_law_reference(law, NULL, &whole, NULL), UM_OK);
    ck_assert_int_eq(err.code, UM_OK);
    wanted.law_as_of = "yesterday";
    struct um_result *refused = result;
    ck_assert_int_eq(um_law_reference(law, &wanted, &refused, &err), UM_EUSAGE);
    ck_assert_ptr_null(refused);
    wanted.law_as_of = NULL;
    wanted.ids = none;
    wanted.n_ids = 1;
    ck_assert_int_eq(um_law_reference(law, &wanted, &refused, &err), UM_EUSAGE);
    ck_assert_ptr_null(refused);
    ck_assert_ptr_nonnull(strstr(err.message, "C02"));
    um_law_free(law); /* the documents stand alone */
    const struct um_value *rules = um_value_get(um_result_document(result), "rules");
    ck_assert_str_eq(um_value_string(um_value_get(um_value_at(rules, 0), "id")), "A01");
    ck_assert_uint_eq(um_value_count(um_value_get(um_result_document(result), "tests")), 1);
    ck_assert_uint_gt(um_value_count(um_value_get(um_result_document(whole), "rules")), um_value_count(rules));
    um_result_free(result);
    um_result_free(whole);
}
END_TEST

START_TEST(law_checked)
{
    const char *released[] = {"C02", "no-such-rule"};
    struct um_law *law = builtin_law();
    struct um_result *plain, *result;
    ck_assert_int_eq(um_law_check(law, NULL, 0, &plain, NULL), UM_OK);
    ck_assert_int_eq(um_law_check(law, released, 2, &result, NULL), UM_OK);
    um_law_free(law);
    const struct um_value *findings = um_value_get(um_result_document(result), "findings");
    size_t n = um_value_count(um_value_get(um_result_document(plain), "findings"));
    ck_assert_uint_eq(um_value_count(findings), n + 1);
    ck_assert_str_eq(um_value_string(um_value_get(um_value_at(findings, n), "id")), "no-such-rule");
    um_result_free(plain);
    um_result_free(result);
}
END_TEST

START_TEST(meanings)
{
    ck_assert_str_eq(um_meaning("status", "for-court"), "only the court can answer; the question is given");
    ck_assert_ptr_null(um_meaning("status", "for-cort"));
    ck_assert_ptr_null(um_meaning("status", ""));
    ck_assert_ptr_null(um_meaning("no-such-enumeration", "for-court"));
    ck_assert_ptr_nonnull(um_meaning("yes-no", "unstated"));
}
END_TEST

START_TEST(prints)
{
    struct um_options defaults = UM_OPTIONS_INIT;
    struct um_record *record = sample_read();
    struct um_law *law = builtin_law();
    struct um_result *result;
    char *flat, *indented;
    size_t flat_length, indented_length;
    ck_assert_int_eq(um_evaluate(record, law, &defaults, &result, NULL), UM_OK);
    ck_assert_int_eq(um_value_print(um_result_document(result), false, &flat, &flat_length, NULL), UM_OK);
    ck_assert_int_eq(um_value_print(um_result_document(result), true, &indented, &indented_length, NULL),
                     UM_OK);
    ck_assert_uint_eq(strlen(flat), flat_length);
    ck_assert_uint_eq(strlen(indented), indented_length);
    ck_assert_ptr_null(strchr(flat, '\n'));
    ck_assert_ptr_nonnull(strstr(indented, "\n"));
    um_text_free(flat);
    um_text_free(indented);
    um_result_free(result);
    um_law_free(law);
    um_record_free(record);
}
END_TEST

/* ---------------------------------------------------------- rulings and log */

/* A ruling that can be entered on any matter. */
static struct um_ruling sample_ruling(void)
{
    struct um_ruling ruling = UM_RULING_INIT;
    ruling.node = "m/test";
    ruling.answer = "cahill";
    ruling.by = "clerk";
    ruling.reason = "The parties agree.";
    return ruling;
}

static struct um_store *store_with(const char *path, const struct um_record *record)
{
    struct um_store *store = open_store(path, UM_STORE_CREATE);
    ck_assert_int_eq(um_store_add(store, record, NULL), UM_OK);
    return store;
}

static size_t entries_of(struct um_store *store)
{
    struct um_result *result;
    ck_assert_int_eq(um_store_log_entries(store, 0, &result, NULL), UM_OK);
    size_t n = um_value_count(um_value_get(um_result_document(result), "entries"));
    um_result_free(result);
    return n;
}

START_TEST(rulings_are_entered)
{
    const char *path = database();
    struct um_record *record = sample_read(), *back;
    struct um_store *store = store_with(path, record);
    struct um_law *law = builtin_law();
    struct um_ruling ruling = sample_ruling();
    struct um_result *result, *listed;
    struct um_error err = {0};
    ck_assert_int_eq(um_store_rule(store, law, &ruling, &result, NULL), UM_OK);
    ck_assert_str_eq(um_value_string(um_value_get(um_result_document(result), "written")), "ruling-1");
    ck_assert_int_eq(um_store_record(store, 0, &back, NULL), UM_OK);
    ck_assert_int_eq(um_rulings(back, law, NULL, &listed, NULL), UM_OK);
    ck_assert_uint_eq(um_value_count(um_value_get(um_result_document(listed), "rulings")), 1);
    um_record_free(back);
    um_result_free(listed);
    um_result_free(result);
    ruling.node = "i/none/falsity";
    ck_assert_int_eq(um_store_rule(store, law, &ruling, &result, &err), UM_EUSAGE);
    ck_assert_ptr_null(result);
    ck_assert_ptr_nonnull(strstr(err.message, "i/none/falsity"));
    um_store_close(store);
    store = open_store(path, UM_STORE_READ);
    ruling = sample_ruling();
    ck_assert_int_eq(um_store_rule(store, law, &ruling, &result, &err), UM_ESYSTEM);
    ck_assert_uint_eq(count(store), 1); /* its transaction is as it was */
    um_store_close(store);
    um_law_free(law);
    um_record_free(record);
    remove_database(path);
}
END_TEST

/* What was evaluated must be what is there when it is logged. */
START_TEST(log_notices_another_writer)
{
    const char *path = database();
    struct um_record *record = sample_read();
    struct um_store *store = store_with(path, record), *other = open_store(path, UM_STORE_WRITE);
    struct um_law *law = builtin_law();
    struct um_ruling ruling = sample_ruling();
    struct um_result *result, *written;
    struct um_error err = {0};
    ck_assert_int_eq(um_evaluate(record, law, NULL, &result, NULL), UM_OK);
    ck_assert_int_eq(um_store_log(store, record, law, NULL, result, "2024-05-01", NULL), UM_OK);
    ck_assert_int_eq(um_store_rule(other, law, &ruling, &written, NULL), UM_OK);
    ck_assert_int_eq(um_store_log(store, record, law, NULL, result, "2024-05-02", &err), UM_EBUSY);
    ck_assert_ptr_nonnull(strstr(err.message, "changed after it was evaluated"));
    ck_assert_uint_eq(entries_of(store), 1);
    ck_assert_int_eq(um_store_log(store, record, law, NULL, written, "2024-05-02", &err), UM_EUSAGE);
    ck_assert_int_eq(um_store_log(store, record, law, NULL, result, NULL, &err), UM_EUSAGE);
    um_store_close(store);
    store = open_store(path, UM_STORE_READ);
    ck_assert_int_eq(um_store_log(store, record, law, NULL, result, "2024-05-02", &err), UM_ESYSTEM);
    ck_assert_uint_eq(entries_of(store), 1);
    um_store_close(store);
    um_store_close(other);
    um_result_free(written);
    um_result_free(result);
    um_law_free(law);
    um_record_free(record);
    remove_database(path);
}
END_TEST

START_TEST(log_is_verified)
{
    struct um_record *record = sample_read();
    struct um_store *store = store_with(NULL, record);
    struct um_law *law = builtin_law();
    struct um_result *result, *checked;
    ck_assert_int_eq(um_evaluate(record, law, NULL, &result, NULL), UM_OK);
    ck_assert_int_eq(um_store_log(store, record, law, NULL, result, "2024-05-01T10:00", NULL), UM_OK);
    ck_assert_int_eq(um_store_log_verify(store, law, NULL, &checked, NULL), UM_OK);
    ck_assert_uint_eq(um_value_count(um_value_get(um_result_document(checked), "problems")), 0);
    um_result_free(checked);
    ck_assert_int_eq(um_store_log_verify(store, law, "abc", &checked, NULL), UM_OK);
    ck_assert_uint_eq(um_value_count(um_value_get(um_result_document(checked), "problems")), 1);
    um_result_free(checked);
    ck_assert_int_eq(um_store_log_entries(store, 2, &checked, NULL), UM_EUSAGE);
    ck_assert_ptr_null(checked);
    um_store_close(store);
    um_result_free(result);
    um_law_free(law);
    um_record_free(record);
}
END_TEST

CHECK_MAIN("api", EACH(options, option_rows), ONCE(same_bytes_each_time), ONCE(bad_records_serve_for_nothing),
           ONCE(errors_are_written_only_on_failure), ONCE(long_names_are_cut), ONCE(stores_keep_records),
           ONCE(same_matter_twice), ONCE(two_connections), ONCE(read_only), EACH(opens, open_rows),
           ONCE(memory_is_a_database_of_its_own), ONCE(export_without_sealed), EACH(skeletons, skeleton_rows), ONCE(frees_accept_null),
           ONCE(law_in_words), ONCE(law_checked), ONCE(meanings), ONCE(prints),
           ONCE(rulings_are_entered), ONCE(log_notices_another_writer), ONCE(log_is_verified))
