/* The public functions on the log: an evaluation is put into it, it is read, and it is recomputed. */
#include <stdlib.h>
#include <string.h>

#include "api.h"
#include "base/digest.h"
#include "base/limits.h"
#include "base/text.h"
#include "codec/json.h"
#include "store/log.h"

static const char engine_name[] = "unmask " UM_VERSION;

/* ------------------------------------------------------------------- digests */

static const char *sha256_of(struct um_arena *a, const char *text)
{
    uint8_t digest[32];
    um_sha256(text, strlen(text), digest);
    return um_hex(a, digest);
}

/* The law as the digest of its packs' ids, versions and digests. */
static const char *law_sha256(struct um_arena *a, const struct um_rules *r)
{
    struct um_value *list = um_value_array(a);
    for (uint32_t i = 0; i < r->n[UM_SECTION_PACKS]; i++) {
        struct um_value *v = um_value_object(a);
        um_value_set_text(a, v, "id", um_str(r, r->packs[i].id));
        um_value_set_text(a, v, "version", um_str(r, r->packs[i].version));
        um_value_set_text(a, v, "sha256", um_hex(a, r->packs[i].sha256));
        um_value_push(a, list, v);
    }
    return um_value_sha256(a, list);
}

/* The hash of a row: over everything in it but its number and itself, so over the hash of the row before. */
static const char *hash_of(struct um_arena *a, const struct um_log_row *row)
{
    struct um_value *v = um_value_object(a);
    um_value_set_text(a, v, "format", "unmask.log/1");
    for (int i = 0; i < UM_LOG_HASH; i++)
        um_value_set_text(a, v, um_log_names[i], row->texts[i]);
    return um_value_sha256(a, v);
}

/* A value in canonical form; jumps when memory has run out. */
static const char *canonical(struct um_arena *a, const struct um_value *v)
{
    struct um_value *copy = um_value_copy(a, v);
    um_value_sort(copy);
    char *text = um_json_print(copy, false);
    if (!text)
        longjmp(*a->guard, 1);
    const char *kept = um_arena_copy(a, text, strlen(text));
    free(text);
    return kept;
}

/* ------------------------------------------------------------------- options */

static struct um_value *texts_value(struct um_arena *a, const char *const *texts, size_t n)
{
    struct um_value *list = um_value_array(a);
    for (size_t i = 0; i < n; i++)
        um_value_push_text(a, list, texts[i]);
    return list;
}

/* The options that were set, as an object. */
static const char *options_text(struct um_arena *a, const struct um_options *o)
{
    struct um_value *v = um_value_object(a);
    um_value_set_text(a, v, "test", o->test);
    um_value_set_text(a, v, "as_of", o->as_of);
    um_value_set_text(a, v, "law_as_of", o->law_as_of);
    um_value_set_text(a, v, "decision", o->decision);
    if (o->n_positions)
        um_value_set(a, v, "positions", texts_value(a, o->positions, o->n_positions));
    if (o->n_defendants)
        um_value_set(a, v, "defendants", texts_value(a, o->defendants, o->n_defendants));
    return canonical(a, v);
}

static const char *const *read_texts(struct um_arena *a, const struct um_value *list, size_t *n, bool *good)
{
    const char **texts = UM_NEWS(a, um_value_count(list), const char *);
    *good = *good && um_value_type(list) == UM_VALUE_ARRAY;
    *n = um_value_count(list);
    for (size_t i = 0; i < *n; i++) {
        texts[i] = um_value_string(um_value_at(list, i));
        *good = *good && texts[i];
    }
    return texts;
}

/* Options out of their text; false where it says what this version does not know. */
static bool read_options(struct um_arena *a, const char *text, struct um_options *o)
{
    struct um_problems ignored = {.arena = a};
    const struct um_value *v = um_json_read(text, strlen(text), &ignored);
    bool good = um_value_type(v) == UM_VALUE_OBJECT;
    for (size_t i = 0; i < um_value_count(v); i++) {
        const char *key = um_value_key(v, i);
        const struct um_value *value = um_value_at(v, i);
        const char **at = !key                           ? NULL
                          : strcmp(key, "test") == 0      ? &o->test
                          : strcmp(key, "as_of") == 0     ? &o->as_of
                          : strcmp(key, "law_as_of") == 0 ? &o->law_as_of
                          : strcmp(key, "decision") == 0  ? &o->decision
                                                          : NULL;
        if (at)
            good = good && (*at = um_value_string(value));
        else if (key && strcmp(key, "positions") == 0)
            o->positions = read_texts(a, value, &o->n_positions, &good);
        else if (key && strcmp(key, "defendants") == 0)
            o->defendants = read_texts(a, value, &o->n_defendants, &good);
        else
            good = false;
    }
    return good;
}

/* ------------------------------------------------------------------ one entry */

/* What is put into the log, while the transaction lasts. */
struct put {
    struct um_sql q;
    struct um_arena *a;
    struct um_record *now;
    const struct um_record *record;
    const struct um_law *law;
    const struct um_options *options;
    const struct um_result *result;
    const char *at;
};

/* Why the result cannot be logged, or NULL. */
static const char *wrong_result(const struct put *p, const char *record_sha256)
{
    struct um_time time;
    const char *format = um_value_string(um_value_get(p->result->document, "format"));
    const char *of = um_value_string(um_value_get(um_value_get(p->result->document, "record"), "sha256"));
    if (!p->at || !um_time_parse(p->at, &time))
        return um_cat(p->a, "\"", p->at ? p->at : "", "\" is no time (YYYY-MM-DD or YYYY-MM-DDThh:mm); the log takes its time from the caller", NULL);
    if (p->options->explain || p->options->evidence || !format || strcmp(format, "unmask.findings/1") != 0)
        return "only findings are put into the log";
    return of && strcmp(of, record_sha256) == 0 ? NULL : "these are not the findings of this record";
}

/* That the database still holds the record that was evaluated. */
static enum um_code check_unmoved(struct put *p, const char *sha256, struct um_error *err)
{
    size_t i = um_store_find(p->q.store, um_text_of(p->record->matter, UM_MATTER__ID, 0), err);
    if (i == SIZE_MAX)
        return err->code;
    enum um_code code = um_store_record(p->q.store, i, &p->now, err);
    if (code != UM_OK)
        return code;
    if (strcmp(um_record_sha256(p->a, p->now), sha256) != 0)
        return um_fail(err, UM_EBUSY, "", "the record was changed after it was evaluated, and nothing was logged; evaluate it again");
    return UM_OK;
}

static enum um_code put_entry(struct put *p, struct um_error *err)
{
    struct um_arena *a = p->a;
    const char *record = canonical(a, um_record_encode(a, p->record->matter)), *sha256 = sha256_of(a, record);
    const char *result = canonical(a, p->result->document), *wrong = wrong_result(p, sha256);
    if (wrong)
        return um_fail(err, UM_EUSAGE, "", wrong);
    enum um_code code = check_unmoved(p, sha256, err);
    if (code != UM_OK)
        return code;
    struct um_log_row last = um_log_last(&p->q, a);
    if (last.n && !p->q.code && (last.n >= UM_MAX_LOG || strcmp(hash_of(a, &last), last.texts[UM_LOG_HASH]) != 0))
        return um_fail(err, UM_EINPUT, "", "the last entry of the log is not as it was written, or the log is full; unmask log verify says more");
    struct um_log_row row = {.n = last.n + 1,
                             .texts = {p->at, um_text_of(p->record->matter, UM_MATTER__ID, 0), engine_name, options_text(a, p->options), sha256,
                                       law_sha256(a, &p->law->rules), sha256_of(a, result), last.texts[UM_LOG_HASH], NULL}};
    row.texts[UM_LOG_HASH] = hash_of(a, &row);
    um_log_put(&p->q, &row, result, record);
    return p->q.code;
}

/* Begin, put, commit; undone where anything fails, also for want of memory. */
static enum um_code put_within(struct put *p, struct um_error *err)
{
    if (um_arena_guard(p->a))
        return um_no_memory(err);
    um_sql_begin_write(&p->q);
    enum um_code code = p->q.code ? p->q.code : put_entry(p, err);
    if (code == UM_OK)
        um_sql_run(&p->q, "COMMIT");
    um_arena_unguard(p->a);
    return code == UM_OK ? p->q.code : code;
}

enum um_code um_store_log(struct um_store *store, const struct um_record *record, const struct um_law *law,
                          const struct um_options *options, const struct um_result *result, const char *at, struct um_error *err)
{
    static const struct um_options defaults = UM_OPTIONS_INIT;
    struct um_error failed = {.code = UM_OK};
    struct put p = {.q = {.store = store, .err = &failed}, .a = um_arena_new(), .record = record, .law = law,
                    .options = options ? options : &defaults, .result = result, .at = at};
    if (!p.a)
        return um_no_memory(err);
    enum um_code code = put_within(&p, &failed);
    um_sql_end(&p.q);
    um_record_free(p.now);
    um_arena_free(p.a);
    return code == UM_OK ? code : um_fail(err, code, failed.where, failed.message);
}

/* -------------------------------------------------------------------- reading */

static struct um_value *row_value(struct um_arena *a, const struct um_log_row *row)
{
    struct um_value *v = um_value_object(a);
    um_value_set(a, v, "n", um_value_int(a, row->n));
    for (int i = 0; i < UM_LOG_TEXTS; i++)
        um_value_set_text(a, v, um_log_names[i], row->texts[i]);
    return v;
}

/* What both documents begin with. */
static struct um_value *open_document(struct um_arena *a, const char *format, const struct um_log_row *rows, size_t n)
{
    struct um_value *doc = um_value_object(a);
    um_value_set_text(a, doc, "format", format);
    um_value_set_text(a, doc, "engine", engine_name);
    if (n)
        um_value_set_text(a, doc, "head", rows[n - 1].texts[UM_LOG_HASH]);
    return doc;
}

/* The result of an entry as a value; it may be a stranger's, and is left out where it is no JSON. */
static void set_result(struct um_sql *q, struct um_arena *a, struct um_value *entry, int64_t n)
{
    struct um_problems ignored = {.arena = a};
    const char *text = um_log_result(q, a, n);
    struct um_value *v = text ? um_json_read(text, strlen(text), &ignored) : NULL;
    if (v)
        um_value_set(a, entry, "result", v);
}

static struct um_value *list_document(struct um_sql *q, struct um_arena *a, int64_t only)
{
    size_t n;
    const struct um_log_row *rows = um_log_rows(q, a, &n);
    struct um_value *list = um_value_array(a);
    if (!rows)
        return NULL;
    struct um_value *doc = open_document(a, "unmask.log/1", rows, n);
    for (size_t i = 0; i < n; i++) {
        if (only && rows[i].n != only)
            continue;
        struct um_value *entry = row_value(a, &rows[i]);
        if (only)
            set_result(q, a, entry, only);
        um_value_push(a, list, entry);
    }
    um_value_set(a, doc, "entries", list);
    if (only && !list->n)
        um_sql_fail(q, UM_EUSAGE, "the log has no entry ", um_int_text(a, only), "");
    return q->code ? NULL : doc;
}

enum um_code um_store_log_entries(struct um_store *store, size_t n, struct um_result **result, struct um_error *err)
{
    struct um_sql q = {.store = store, .err = err};
    struct um_result *made = um_new_result();
    *result = NULL;
    if (!made)
        return um_no_memory(err);
    if (um_arena_guard(made->arena)) {
        um_sql_close(&q);
        return um_give(made, um_no_memory(err), result);
    }
    made->document = list_document(&q, made->arena, n > INT64_MAX ? INT64_MAX : (int64_t)n);
    um_arena_unguard(made->arena);
    um_sql_close(&q);
    return um_give(made, q.code, result);
}

/* ------------------------------------------------------------------- verifying */

struct verifying {
    struct um_sql q;
    struct um_arena *a;    /* of the document and the rows */
    struct um_arena *work; /* of one entry at a time */
    const struct um_law *law;
    const char *law_sha256;
    const struct um_log_row *rows;
    size_t n;
    struct um_value *problems;
    struct um_record *record;
    struct um_result *result;
};

static void report(struct verifying *v, int64_t n, const char *kind, const char *says)
{
    struct um_value *problem = um_value_object(v->a);
    um_value_set(v->a, problem, "n", um_value_int(v->a, n));
    um_value_set_text(v->a, problem, "kind", kind);
    um_value_set_text(v->a, problem, "says", says);
    um_value_push(v->a, v->problems, problem);
}

/* The entry that has a hash, or NULL. */
static const struct um_log_row *with_hash(const struct verifying *v, const char *hash)
{
    for (size_t i = 0; i < v->n; i++)
        if (strcmp(v->rows[i].texts[UM_LOG_HASH], hash) == 0)
            return &v->rows[i];
    return NULL;
}

/* That an entry stands behind the one that it followed when it was written. */
static void check_order(struct verifying *v, size_t i)
{
    static const char none[] = "0000000000000000000000000000000000000000000000000000000000000000";
    const struct um_log_row *row = &v->rows[i];
    const char *expected = i ? v->rows[i - 1].texts[UM_LOG_HASH] : none, *previous = row->texts[UM_LOG_PREVIOUS];
    int64_t before = i ? v->rows[i - 1].n : 0;
    const struct um_log_row *followed = with_hash(v, previous);
    if (row->n == before + 2)
        report(v, before + 1, "missing", um_cat(v->a, "entry ", um_int_text(v->a, before + 1), " is not there", NULL));
    else if (row->n > before + 2)
        report(v, before + 1, "missing", um_cat(v->a, "entries ", um_int_text(v->a, before + 1), " to ", um_int_text(v->a, row->n - 1), " are not there", NULL));
    if (strcmp(previous, expected) == 0)
        return;
    if (followed || strcmp(previous, none) == 0)
        report(v, row->n, "reordered",
               followed ? um_cat(v->a, "it was written behind what is now entry ", um_int_text(v->a, followed->n), " and does not stand there", NULL)
                        : "it was written as the first entry, and is not the first");
    else
        report(v, row->n, "unlinked", "what it was written behind is not in the log: that was taken out, or changed and given a new hash");
}

/* That an entry, its result and its record are what their hashes say; the result and the record where they are. */
static bool check_content(struct verifying *v, const struct um_log_row *row, const char **result, const char **record)
{
    *result = um_log_result(&v->q, v->work, row->n);
    *record = um_log_record(&v->q, v->work, row->texts[UM_LOG_RECORD]);
    bool same_result = *result && strcmp(sha256_of(v->work, *result), row->texts[UM_LOG_RESULT]) == 0;
    bool same_record = *record && strcmp(sha256_of(v->work, *record), row->texts[UM_LOG_RECORD]) == 0;
    bool same = strcmp(hash_of(v->work, row), row->texts[UM_LOG_HASH]) == 0;
    if (!same)
        report(v, row->n, "changed", "what stands in it does not give its hash");
    if (!same_result)
        report(v, row->n, "result-changed", "its result is not the one that its digest names");
    if (!*record)
        report(v, row->n, "record-missing", "the record that it evaluated is not there");
    else if (!same_record)
        report(v, row->n, "record-changed", "the record that it evaluated is not the one that its digest names");
    return same && same_result && same_record;
}

/* Evaluate an entry's record again; what came of it. */
static const char *replay(struct verifying *v, const struct um_log_row *row, const char *result, const char *record)
{
    struct um_options options = UM_OPTIONS_INIT;
    struct um_error refusal = {.code = UM_OK};
    if (strcmp(row->texts[UM_LOG_ENGINE], engine_name) != 0)
        return "other-engine";
    if (strcmp(row->texts[UM_LOG_LAW], v->law_sha256) != 0)
        return "other-law";
    bool good = read_options(v->work, row->texts[UM_LOG_OPTIONS], &options) &&
                um_record_parse(record, strlen(record), "the log", &v->record, &refusal) == UM_OK &&
                um_evaluate(v->record, v->law, &options, &v->result, &refusal) == UM_OK;
    if (!good)
        report(v, row->n, "refused", "its record cannot be evaluated again with its options");
    else if (strcmp(canonical(v->work, v->result->document), result) != 0)
        report(v, row->n, "differs", "evaluated again under the same law, its record gives another result");
    else
        return "same";
    return good ? "differs" : "refused";
}

/* One entry, in memory of its own. */
static enum um_code verify_entry(struct verifying *v, size_t i, struct um_value *entries, struct um_error *err)
{
    const char *result, *record;
    struct um_value *entry = um_value_object(v->a);
    v->work = um_arena_new();
    if (!v->work || um_arena_guard(v->work))
        return um_no_memory(err);
    check_order(v, i);
    bool whole = check_content(v, &v->rows[i], &result, &record);
    um_value_set(v->a, entry, "n", um_value_int(v->a, v->rows[i].n));
    um_value_set_text(v->a, entry, "hash", v->rows[i].texts[UM_LOG_HASH]);
    um_value_set_text(v->a, entry, "replay", whole ? replay(v, &v->rows[i], result, record) : "not-whole");
    um_value_push(v->a, entries, entry);
    return v->q.code;
}

static void free_entry(struct verifying *v)
{
    um_record_free(v->record);
    um_result_free(v->result);
    um_arena_free(v->work);
    v->record = NULL;
    v->result = NULL;
    v->work = NULL;
}

/* A head that was quoted elsewhere: which entry has it, as the chain stands. */
static void look_for_head(struct verifying *v, struct um_value *doc, const char *head)
{
    struct um_value *quoted = um_value_object(v->a);
    const struct um_log_row *row = with_hash(v, head);
    um_value_set_text(v->a, quoted, "hash", head);
    if (row)
        um_value_set(v->a, quoted, "n", um_value_int(v->a, row->n));
    else
        report(v, 0, "head-missing", "no entry has the hash that was quoted: the log was cut off, or written anew");
    um_value_set(v->a, doc, "quoted", quoted);
}

static enum um_code verify_all(struct verifying *v, struct um_result *out, const char *head, struct um_error *err)
{
    enum um_code code = UM_OK;
    struct um_value *entries = um_value_array(v->a);
    v->rows = um_log_rows(&v->q, v->a, &v->n);
    v->problems = um_value_array(v->a);
    v->law_sha256 = law_sha256(v->a, &v->law->rules);
    for (size_t i = 0; v->rows && code == UM_OK && i < v->n; i++) {
        code = verify_entry(v, i, entries, err);
        free_entry(v);
    }
    if (!v->rows || code != UM_OK)
        return v->rows ? code : v->q.code;
    if (um_log_strays(&v->q))
        report(v, 0, "stray-record", "the log holds a record that no entry names");
    struct um_value *doc = open_document(v->a, "unmask.log-check/1", v->rows, v->n);
    um_value_set_text(v->a, doc, "law_sha256", v->law_sha256);
    um_value_set(v->a, doc, "entries", entries);
    if (head)
        look_for_head(v, doc, head);
    um_value_set(v->a, doc, "problems", v->problems);
    out->document = doc;
    return v->q.code;
}

static enum um_code verify(struct verifying *v, struct um_result *out, const char *head, struct um_error *err)
{
    if (um_arena_guard(v->a))
        return um_no_memory(err);
    enum um_code code = verify_all(v, out, head, err);
    um_arena_unguard(v->a);
    return code;
}

enum um_code um_store_log_verify(struct um_store *store, const struct um_law *law, const char *head, struct um_result **result,
                                 struct um_error *err)
{
    struct um_error failed = {.code = UM_OK};
    struct um_result *made = um_new_result();
    *result = NULL;
    if (!made)
        return um_no_memory(err);
    struct verifying v = {.q = {.store = store, .err = &failed}, .a = made->arena, .law = law};
    enum um_code code = verify(&v, made, head, &failed);
    um_sql_close(&v.q);
    free_entry(&v);
    if (code != UM_OK)
        um_fail(err, code, failed.where, failed.message);
    return um_give(made, code, result);
}
