/* The public functions, apart from those of values, stores and problems: they check arguments and join the layers. */
#include <stdlib.h>
#include <string.h>

#include "api.h"
#include "base/digest.h"
#include "base/text.h"
#include "codec/json.h"
#include "codec/pack.h"
#include "decide/decide.h"
#include "findings/document.h"
#include "findings/evidence.h"
#include "findings/lawcheck.h"
#include "findings/needdoc.h"
#include "findings/reference.h"
#include "findings/skeleton.h"
#include "remedy/remedy.h"
#include "rules/builtin.h"
#include "rules/contents.h"
#include "schemas.h"

/* ------------------------------------------------------------------- errors */

static void copy_text(char *to, size_t size, const char *from)
{
    size_t n = strlen(from);
    n = n < size ? n : size - 1;
    while (n && ((unsigned char)from[n] & 0xc0) == 0x80) /* not inside a character */
        n--;
    memcpy(to, from, n);
    to[n] = '\0';
}

enum um_code um_fail(struct um_error *err, enum um_code code, const char *where, const char *message)
{
    if (err) {
        err->code = code;
        copy_text(err->where, sizeof err->where, where);
        copy_text(err->message, sizeof err->message, message);
    }
    return code;
}

enum um_code um_no_memory(struct um_error *err)
{
    return um_fail(err, UM_ESYSTEM, "", "out of memory, or a limit on memory was reached");
}

enum um_code um_bad_input(struct um_error *err, const char *where, const struct um_problems *problems)
{
    return um_fail(err, UM_EINPUT, where, problems->errors == 1 ? "there is a problem" : "there are problems");
}

/* ------------------------------------------------------------------- values */

enum um_code um_value_print(const struct um_value *v, bool indent, char **text, size_t *length, struct um_error *err)
{
    *text = um_json_print(v, indent);
    *length = *text ? strlen(*text) : 0;
    return *text ? UM_OK : um_no_memory(err);
}

void um_text_free(char *text)
{
    free(text);
}

const char *um_meaning(const char *enumeration, const char *value)
{
    for (unsigned v = 0; v < UM_VOCAB_COUNT; v++)
        if (strcmp(um_vocabs[v].name, enumeration) == 0) {
            int i = um_vocab_find(v, value, strlen(value));
            return i < 0 ? NULL : um_vocabs[v].meanings[i];
        }
    return NULL;
}

const char *um_schema(const char *name)
{
    for (size_t i = 0; i < um_schema_total; i++)
        if (strcmp(um_schemas[i].name, name) == 0)
            return (const char *)um_schemas[i].text;
    return NULL;
}

const char *um_schema_name(size_t i)
{
    return i < um_schema_total ? um_schemas[i].name : NULL;
}

/* ---------------------------------------------------------------------- law */

static struct um_law *new_law(void)
{
    struct um_law *law = calloc(1, sizeof *law);
    if (law && !(law->arena = um_arena_new())) {
        free(law);
        return NULL;
    }
    if (law)
        law->problems.arena = law->arena;
    return law;
}

enum um_code um_law_builtin(struct um_law **law, struct um_error *err)
{
    *law = new_law();
    if (!*law)
        return um_no_memory(err);
    (*law)->base = true;
    um_rules_open(&(*law)->rules, um_builtin_image);
    return UM_OK;
}

static const void *compile_packs(struct um_law *law, bool base, const struct um_pack_text *packs, size_t n)
{
    size_t n_base = base ? um_builtin_pack_count : 0;
    struct um_pack_read *below = UM_NEWS(law->arena, n_base, struct um_pack_read);
    struct um_pack_read *over = UM_NEWS(law->arena, n, struct um_pack_read);
    for (size_t i = 0; i < n_base; i++)
        um_pack_parse(law->arena, &um_builtin_packs[i], &below[i], &law->problems);
    for (size_t i = 0; i < n; i++)
        um_pack_parse(law->arena, &packs[i], &over[i], &law->problems);
    if (law->problems.errors)
        return NULL;
    law->base = base;
    law->over = over;
    law->n_over = n;
    return base ? um_packs_compile(law->arena, below, n_base, over, n, &law->problems)
                : um_packs_compile(law->arena, over, n, NULL, 0, &law->problems);
}

enum um_code um_law_load(bool base, const struct um_pack_text *packs, size_t n, struct um_law **law,
                         struct um_error *err)
{
    *law = new_law();
    if (!*law)
        return um_no_memory(err);
    if (um_arena_guard((*law)->arena)) {
        um_law_free(*law);
        *law = NULL;
        return um_no_memory(err);
    }
    const void *image = compile_packs(*law, base, packs, n);
    um_arena_unguard((*law)->arena);
    if (!image)
        return um_bad_input(err, "the law", &(*law)->problems);
    um_rules_open(&(*law)->rules, image);
    return UM_OK;
}

const struct um_problem *um_law_problems(const struct um_law *law, size_t *n)
{
    *n = law->problems.n;
    return law->problems.list;
}

const void *um_law_image(const struct um_law *law, size_t *bytes)
{
    *bytes = law->rules.bytes;
    return law->rules.image;
}

/* What a law holds, from the packs built in, which are read again, and those laid over them. */
static const struct um_value *law_contents(struct um_arena *a, const struct um_law *law)
{
    size_t n = law->base ? um_builtin_pack_count : 0;
    struct um_problems ignored = {.arena = a}; /* they have compiled */
    struct um_pack_read *below = UM_NEWS(a, n, struct um_pack_read);
    for (size_t i = 0; i < n; i++)
        um_pack_parse(a, &um_builtin_packs[i], &below[i], &ignored);
    return um_packs_contents(a, below, n, law->over, law->n_over);
}

enum um_code um_law_contents(const struct um_law *law, struct um_result **result, struct um_error *err)
{
    struct um_arena *work = um_arena_new();
    struct um_result *out = calloc(1, sizeof *out);
    *result = NULL;
    if (out)
        out->arena = um_arena_new();
    if (!work || !out || !out->arena || um_arena_guard(work) || um_arena_guard(out->arena)) {
        um_arena_free(work);
        um_result_free(out);
        return um_no_memory(err);
    }
    out->document = um_value_copy(out->arena, law_contents(work, law));
    um_value_sort(out->document);
    um_arena_unguard(out->arena);
    um_arena_free(work);
    *result = out;
    return UM_OK;
}

void um_law_free(struct um_law *law)
{
    if (law)
        um_arena_free(law->arena);
    free(law);
}

/* ----------------------------------------------------------------- evaluate */

/* The last minute of a day option, or false. */
static bool parse_day(const char *s, int64_t *ret)
{
    struct um_time t;
    if (!um_time_parse(s, &t) || strlen(s) != 10)
        return false;
    *ret = t.to;
    return true;
}

/* The day of the law where none is given: the day of the record, else the end of time. */
static int64_t day_of_record(const struct um_matter *m, int64_t as_of)
{
    int64_t last = INT64_MIN;
    for (uint32_t i = 0; i < m->tables[UM_ENTITY_FILING].n; i++) {
        struct um_time filed = um_time_of(m, UM_FILING__FILED, i);
        int64_t day = filed.to != UM_TIME_OPEN_TO ? filed.to : filed.from;
        last = day > last ? day : last;
    }
    if (as_of != UM_TIME_OPEN_TO)
        return as_of;
    return last == INT64_MIN ? UM_TIME_OPEN_TO : last;
}

static const char *read_options(struct um_arena *a, const struct um_matter *m, const struct um_options *o,
                                struct um_decide_options *out)
{
    struct um_ref r;
    out->as_of = UM_TIME_OPEN_TO;
    out->decision = UM_NONE;
    out->test = o->test;
    out->explain = o->explain;
    out->positions = o->positions;
    out->n_positions = o->n_positions;
    out->rulings = o->rulings;
    out->n_rulings = o->n_rulings;
    out->admitted = o->admitted;
    out->n_admitted = o->n_admitted;
    if (o->as_of && !parse_day(o->as_of, &out->as_of))
        return um_cat(a, "\"", o->as_of, "\" is no day (YYYY-MM-DD)", NULL);
    if (o->decision && o->as_of)
        return "a decision and a day of the record exclude each other";
    if (o->decision && (!um_matter_find(m, o->decision, &r) || r.entity != UM_ENTITY_DECISION))
        return um_cat(a, "\"", o->decision, "\" is no decision of this record", NULL);
    if (o->decision) {
        out->decision = r.row;
        out->as_of = um_time_of(m, UM_DECISION__AT, r.row).to;
    }
    out->law_as_of = day_of_record(m, out->as_of);
    if (o->law_as_of && !parse_day(o->law_as_of, &out->law_as_of))
        return um_cat(a, "\"", o->law_as_of, "\" is no day (YYYY-MM-DD)", NULL);
    return NULL;
}

/* Whether a defendant is named by id, label or handle. */
static bool is_named(const struct um_matter *m, uint32_t defendant, const char *name)
{
    const struct um_cell *accounts = um_cell(m, UM_DEFENDANT__ACCOUNTS, defendant);
    if (strcmp(um_text_of(m, UM_DEFENDANT__ID, defendant), name) == 0 ||
        strcmp(um_text_of(m, UM_DEFENDANT__LABEL, defendant), name) == 0)
        return true;
    for (uint32_t k = 0; k < accounts->n; k++) {
        const struct um_cell *handles = um_cell(m, UM_ACCOUNT__HANDLES, accounts->as.refs[k].row);
        for (uint32_t i = 0; handles->set && i < handles->n; i++)
            if (strcmp(handles->as.texts[i], name) == 0)
                return true;
    }
    return false;
}

const char *um_choose_defendants(struct um_arena *a, const struct um_matter *m, const struct um_options *o,
                                     const bool **ret)
{
    uint32_t n = m->tables[UM_ENTITY_DEFENDANT].n;
    bool *chosen = UM_NEWS(a, n, bool);
    for (size_t i = 0; i < o->n_defendants; i++) {
        bool found = false;
        for (uint32_t d = 0; d < n; d++)
            if (is_named(m, d, o->defendants[i]))
                found = chosen[d] = true;
        if (!found)
            return um_cat(a, "there is no defendant \"", o->defendants[i], "\" in this record", NULL);
    }
    *ret = o->n_defendants ? chosen : NULL;
    return NULL;
}

/* What is missing, or what to attack, with the sets of records that would make the difference. */
static struct um_value *make_gaps(struct um_result *result, const struct um_tree *tree, const struct um_document_options *document,
                                  const struct um_options *options)
{
    bool opponent = strcmp(options->gaps, "opponent") == 0;
    struct um_value *gaps = um_gaps_make(result->arena, tree, document, opponent);
    struct um_remedy_options o = {.defendants = document->defendants, .expand = options->expand ? options->expand : opponent ? 8 : 1, .trial = &result->trial};
    read_options(result->arena, tree->m, options, &o.decide); /* as the tree was made, so that they are right */
    (opponent ? um_undoing_add : um_remedies_add)(result->arena, tree, &o, gaps);
    return gaps;
}

const struct um_tree *um_find_tree(struct um_arena *a, const struct um_record *record, const struct um_law *law,
                                   const struct um_options *options, struct um_refusal *refusal)
{
    struct um_decide_options decide;
    refusal->sentence = read_options(a, record->matter, options, &decide);
    return refusal->sentence ? NULL : um_decide(a, record->matter, &law->rules, &decide, refusal);
}

const char *um_record_sha256(struct um_arena *a, const struct um_record *record)
{
    return um_value_sha256(a, um_record_encode(a, record->matter));
}

/* The whole evaluation inside the result's arena; refused when an option names nothing or the record does not fit. */
static struct um_refusal evaluate(struct um_result *result, const struct um_record *record, const struct um_law *law,
                                  const struct um_options *options)
{
    struct um_refusal refusal = {NULL, false};
    struct um_arena *a = result->arena;
    struct um_document_options document = {0};
    if (options->gaps && strcmp(options->gaps, "seeker") != 0 && strcmp(options->gaps, "opponent") != 0)
        refusal.sentence = um_cat(a, "\"", options->gaps, "\" is no side: seeker or opponent", NULL);
    if (!refusal.sentence)
        refusal.sentence = um_choose_defendants(a, record->matter, options, &document.defendants);
    const struct um_tree *tree = refusal.sentence ? NULL : um_find_tree(a, record, law, options, &refusal);
    if (!tree)
        return refusal;
    document.record_sha256 = um_record_sha256(a, record);
    result->document = options->gaps       ? make_gaps(result, tree, &document, options)
                       : options->evidence ? um_evidence_make(a, tree, &document)
                                           : um_document_make(a, tree, &document);
    return refusal;
}

enum um_code um_evaluate(const struct um_record *record, const struct um_law *law, const struct um_options *options,
                         struct um_result **result, struct um_error *err)
{
    static const struct um_options defaults = UM_OPTIONS_INIT;
    struct um_result work = {.arena = um_arena_new()};
    *result = NULL;
    if (record->problems.errors)
        return um_arena_free(work.arena), um_fail(err, UM_EINPUT, "", "a record with problems cannot be evaluated");
    if (options && options->unsealed)
        return um_arena_free(work.arena), um_evaluate_unsealed(record, law, options, result, err);
    struct um_result *out = calloc(1, sizeof *out);
    if (out)
        out->arena = um_arena_new();
    if (!work.arena || !out || !out->arena || um_arena_guard(work.arena) || um_arena_guard(out->arena)) {
        um_arena_free(work.trial);
        um_arena_free(work.arena);
        um_result_free(out);
        return um_no_memory(err);
    }
    struct um_refusal refusal = evaluate(&work, record, law, options ? options : &defaults);
    enum um_code code = !refusal.sentence ? UM_OK : refusal.input ? UM_EINPUT : UM_EUSAGE;
    if (refusal.sentence || !work.document) {
        um_fail(err, code, "", refusal.sentence ? refusal.sentence : "");
        um_result_free(out);
    } else {
        out->document = um_value_copy(out->arena, work.document);
        um_arena_unguard(out->arena);
        *result = out;
    }
    um_arena_free(work.trial);
    um_arena_free(work.arena);
    return code;
}

const struct um_value *um_result_document(const struct um_result *result)
{
    return result->document;
}

void um_result_free(struct um_result *result)
{
    if (result)
        um_arena_free(result->arena);
    free(result);
}

/* ------------------------------------------------------------------ the law */

/* Make a document about the law in a result's arena; refused with a sentence where an option names nothing. */
static enum um_code make_reference(struct um_result *out, const struct um_law *law, const struct um_reference_options *o, struct um_error *err)
{
    const char *refusal = NULL;
    if (um_arena_guard(out->arena))
        return um_no_memory(err);
    const struct um_value *document = um_reference_make(out->arena, &law->rules, o, &refusal);
    if (document)
        out->document = um_value_copy(out->arena, document);
    um_arena_unguard(out->arena);
    return document ? UM_OK : um_fail(err, UM_EUSAGE, "", refusal);
}

/* A new result with an arena, or NULL. */
struct um_result *um_new_result(void)
{
    struct um_result *made = calloc(1, sizeof *made);
    if (made && (made->arena = um_arena_new()))
        return made;
    free(made);
    return NULL;
}

/* Hand a result over where it was made, else free it. */
enum um_code um_give(struct um_result *made, enum um_code code, struct um_result **result)
{
    *result = code == UM_OK ? made : NULL;
    if (code != UM_OK)
        um_result_free(made);
    return code;
}

enum um_code um_law_reference(const struct um_law *law, const struct um_law_options *options, struct um_result **result,
                              struct um_error *err)
{
    static const struct um_law_options defaults = UM_LAW_OPTIONS_INIT;
    const struct um_law_options *o = options ? options : &defaults;
    struct um_reference_options reference = {o->ids, o->n_ids, INT64_MAX};
    *result = NULL;
    if (o->law_as_of && !parse_day(o->law_as_of, &reference.as_of))
        return um_fail(err, UM_EUSAGE, "", "the day of the law is written YYYY-MM-DD");
    struct um_result *made = um_new_result();
    return made ? um_give(made, make_reference(made, law, &reference, err), result) : um_no_memory(err);
}

static enum um_code make_check(struct um_result *out, const struct um_law *law, const char *const *released, size_t n, struct um_error *err)
{
    if (um_arena_guard(out->arena))
        return um_no_memory(err);
    out->document = um_value_copy(out->arena, um_lawcheck_make(out->arena, &law->rules, released, n));
    um_arena_unguard(out->arena);
    return UM_OK;
}

enum um_code um_law_check(const struct um_law *law, const char *const *released, size_t n, struct um_result **result,
                          struct um_error *err)
{
    struct um_result *made = um_new_result();
    *result = NULL;
    return made ? um_give(made, make_check(made, law, released, n, err), result) : um_no_memory(err);
}
