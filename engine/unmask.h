/*
 * unmask: may the identity of an anonymous speaker be disclosed?
 *
 * The library reads the record of a matter, keeps it in SQLite, evaluates it
 * under a test and law that are data, and gives a findings document: for each
 * anonymous defendant where he stands, why, on which records, under which
 * authority, and what only the court can answer. It decides nothing in a
 * court's place and is no legal advice.
 *
 *     struct um_error err;
 *     struct um_law *law = NULL;
 *     struct um_record *record = NULL;
 *     struct um_result *result = NULL;
 *     struct um_options options = UM_OPTIONS_INIT;
 *     if (um_law_builtin(&law, &err) == UM_OK &&
 *         um_record_parse(text, length, "record.json", &record, &err) == UM_OK &&
 *         um_evaluate(record, law, &options, &result, &err) == UM_OK) {
 *         const struct um_value *d = um_value_at(um_value_get(um_result_document(result), "defendants"), 0);
 *         puts(um_value_string(um_value_get(d, "outcome")));
 *     }
 *     um_result_free(result);
 *     um_record_free(record);
 *     um_law_free(law);
 *
 * Rules that hold for every function:
 *
 *   - Handles are opaque. Each *_free and *_close accepts NULL.
 *   - Out parameters that name a handle are set to NULL first, and to a handle
 *     only where the text says so.
 *   - err comes last, may be NULL, and is written only on failure.
 *   - A borrowed pointer lives as long as the handle it was got from.
 *   - No function reads clock, locale or environment, prints, or keeps state of
 *     its own. Different handles may be used from different threads at once; one
 *     handle only from one thread at a time, except that a um_law that is not
 *     being loaded may be shared freely.
 *   - All text is UTF-8.
 */
#ifndef UNMASK_H
#define UNMASK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define UM_VERSION "0.1.0"

/* ------------------------------------------------------------------ errors */

/* What went wrong. A program's exit code is the value with its sign changed. */
enum um_code {
    UM_OK = 0,
    UM_EUSAGE = -2,  /* an option does not fit: an unknown test, a position that is none */
    UM_EINPUT = -3,  /* bad input; the handle lists every problem */
    UM_ESYSTEM = -4, /* disk or memory */
    UM_EBUSY = -5    /* the database is in use */
};

struct um_error {
    enum um_code code;
    char where[256];   /* file, table or option; may be empty */
    char message[768]; /* one sentence for a person */
};

enum um_severity {
    UM_ERROR,  /* the input cannot be used */
    UM_WARNING /* it can, but something cannot be decided from it */
};

/* One problem with an input. Both paths are never NULL; line is 0 where there is none. */
struct um_problem {
    enum um_severity severity;
    const char *id;      /* stable name of the kind of problem, such as dangling-id */
    const char *where;   /* place in the data: /acts/3/by */
    uint32_t line;       /* line in the text, or row of a table, counted from 1 */
    const char *rule;    /* rule that it breaks: record: act.by */
    const char *message; /* one sentence */
};

/* ------------------------------------------------------------------ values */

/*
 * A value tree: what a JSON text says. The findings document is one. All
 * readers accept NULL and a wrong type, and then give NULL or 0, so that a
 * chain of them needs one check at its end.
 */
struct um_value;

enum um_value_type { UM_VALUE_NULL, UM_VALUE_BOOL, UM_VALUE_INT, UM_VALUE_TEXT, UM_VALUE_ARRAY, UM_VALUE_OBJECT };

/* Type; UM_VALUE_NULL for NULL. */
enum um_value_type um_value_type(const struct um_value *v);

/* Number of items of an array or members of an object, else 0. */
size_t um_value_count(const struct um_value *v);

/* Member of an object by exact key, or NULL. Borrowed. */
const struct um_value *um_value_get(const struct um_value *object, const char *key);

/* Item i of an array or object, counted from 0, or NULL. Borrowed. */
const struct um_value *um_value_at(const struct um_value *v, size_t i);

/* Key of member i of an object, or NULL. Borrowed. */
const char *um_value_key(const struct um_value *object, size_t i);

/* Text, or NULL if it is none. Borrowed. */
const char *um_value_string(const struct um_value *v);

/* Integer, 1 or 0 for a boolean, 0 for anything else. */
int64_t um_value_integer(const struct um_value *v);

/*
 * A value as JSON text with NUL behind, in *text and *length, to be given back
 * with um_text_free. indent puts members on lines of their own, else there is
 * no white space (and then, for a value with sorted keys, RFC 8785 holds).
 * Errors: UM_ESYSTEM.
 */
enum um_code um_value_print(const struct um_value *v, bool indent, char **text, size_t *length,
                            struct um_error *err);
void um_text_free(char *text);

/*
 * Any JSON text as a value tree, checked as strictly as a record (RFC 8259, no
 * key twice, whole numbers only). name is used in messages. *result is set on
 * UM_OK, is read with um_result_document and freed with um_result_free.
 * Errors: UM_EINPUT (err has the first problem), UM_ESYSTEM.
 *
 *     struct um_result *map;
 *     if (um_value_read(text, length, "map.json", &map, &err) == UM_OK)
 *         um_value_get(um_result_document(map), "clio");
 *     um_result_free(map);
 */
struct um_result;
enum um_code um_value_read(const char *text, size_t length, const char *name, struct um_result **result, struct um_error *err);

/* --------------------------------------------------------------------- law */

/* Tests, claims, evidence rules, questions and authorities: the packs of engine/law. */
struct um_law;

/* One pack as a JSON text; name is used in messages. */
struct um_pack_text {
    const char *name;
    const char *text;
    size_t length;
};

/* The law that is built in. *law is set on UM_OK. Errors: UM_ESYSTEM. */
enum um_code um_law_builtin(struct um_law **law, struct um_error *err);

/*
 * The built-in law with packs laid over it: a rule with the same id replaces, a
 * new id adds. base false leaves the built-in law out. The order of packs does
 * not matter; two packs with the same id are an error. *law is set on UM_OK and
 * on UM_EINPUT; in the second case it only serves um_law_problems.
 * Errors: UM_EINPUT, UM_ESYSTEM.
 *
 *     struct um_pack_text mine = {"mine.json", text, strlen(text)};
 *     um_law_load(true, &mine, 1, &law, &err);
 */
enum um_code um_law_load(bool base, const struct um_pack_text *packs, size_t n, struct um_law **law,
                         struct um_error *err);

/* Problems of a load, errors first. *n is their number. Borrowed. */
const struct um_problem *um_law_problems(const struct um_law *law, size_t *n);

/* The compiled law, for comparing two loads byte by byte. Borrowed. */
const void *um_law_image(const struct um_law *law, size_t *bytes);

/*
 * What is in force in a law, as its packs write it: {"packs": [...], "rules":
 * [...], "authorities": [...], "decided": [...]} with the packs by id, version
 * and title, and rules, authorities and decided cases (schema/law.schema.json)
 * in natural order of their ids; what was laid over stands in the place of what
 * it replaced. Members are sorted by key, so two laws can be compared value by
 * value, and the tests of a law are its rules of kind "test". *result is set on UM_OK, is read with
 * um_result_document, freed with um_result_free, and outlives the law.
 * Errors: UM_ESYSTEM.
 *
 *     struct um_result *contents;
 *     if (um_law_contents(law, &contents, &err) == UM_OK)
 *         printf("%zu rules", um_value_count(um_value_get(um_result_document(contents), "rules")));
 *     um_result_free(contents);
 */
struct um_result;
enum um_code um_law_contents(const struct um_law *law, struct um_result **result, struct um_error *err);

void um_law_free(struct um_law *law);

/* What a law document is asked to be. Start from UM_LAW_OPTIONS_INIT; every NULL or 0 is the default. */
struct um_law_options {
    size_t struct_size;     /* set by UM_LAW_OPTIONS_INIT */
    const char *const *ids; /* rules, tests, claims or authorities to speak of; default: all of the law */
    size_t n_ids;
    const char *law_as_of;  /* YYYY-MM-DD: also say of each rule whether it is law on that day; default: not said */
};

#define UM_LAW_OPTIONS_INIT {sizeof(struct um_law_options), 0, 0, 0}

struct um_result;

/*
 * The law itself in words, without a record: unmask.law-reference/1
 * (schema/law-reference.schema.json), to be read with um_result_document and
 * freed with um_result_free. Each rule comes whole: its condition as prose,
 * what it does, its authorities with pin and how far each was checked, the
 * rules it defeats and is defeated by. A test comes with its parts in order and
 * what selects it, a claim with its elements and the rules on each. law may be
 * freed afterwards and may be shared between threads; options NULL is all of
 * the law. *result is set on UM_OK. Errors: UM_EUSAGE (an id names nothing, and
 * the message has near ones; a day that is none), UM_ESYSTEM.
 *
 *     const char *ids[] = {"highfields"};
 *     struct um_law_options options = UM_LAW_OPTIONS_INIT;
 *     options.ids = ids;
 *     options.n_ids = 1;
 *     um_law_reference(law, &options, &result, &err);
 */
enum um_code um_law_reference(const struct um_law *law, const struct um_law_options *options, struct um_result **result,
                              struct um_error *err);

/*
 * The searches that loading does not do, unmask.law-check/1
 * (schema/law-check.schema.json): rules that nothing leads to, that can never
 * hold or are always defeated, elements that nothing can show, rules on the
 * same element that can disagree (with the smallest example found, out of so
 * many combinations as the document names), authorities and questions of no
 * use, and, of the n ids in released, those that the law does not have; a
 * position stands there as question=position. An empty list "findings" means
 * that nothing was found. released may be NULL where n is 0. law may be freed
 * afterwards and may be shared between threads. *result is set on UM_OK.
 * Errors: UM_ESYSTEM.
 *
 *     um_law_check(law, NULL, 0, &result, &err);
 *     um_value_count(um_value_get(um_result_document(result), "findings"));
 */
enum um_code um_law_check(const struct um_law *law, const char *const *released, size_t n, struct um_result **result,
                          struct um_error *err);

/* ------------------------------------------------------------------ record */

/* The record of one matter, checked. */
struct um_record;

/*
 * Read a record from JSON text (schema/record.schema.json). name is used in
 * messages. *record is set on UM_OK and on UM_EINPUT; in the second case it
 * only serves um_record_problems, which lists everything that is wrong at once.
 * Errors: UM_EINPUT, UM_ESYSTEM.
 */
enum um_code um_record_parse(const char *text, size_t length, const char *name, struct um_record **record,
                             struct um_error *err);

/*
 * A record to begin with, for a test and a claim of the law: placeholders for
 * one claimant, holder, account, defendant, act and point, which say REPLACE,
 * and in their notes, in the words of the law, each part of the test, each
 * element of the claim with what would cure a gap, and the open questions of
 * law. It is valid, and since nothing is entered every outcome is
 * "not-recorded". test and claim NULL mean the test that the law's first rule
 * of selection names and the first claim. *text is JSON on lines of their own
 * with NUL behind, to be given back with um_text_free; its court is one for
 * which the law selects the test, else "unknown".
 * Errors: UM_EUSAGE (no such test or claim; the message lists them), UM_ESYSTEM.
 */
enum um_code um_skeleton(const struct um_law *law, const char *test, const char *claim, char **text, size_t *length,
                         struct um_error *err);

/*
 * What is in a record, as its canonical form writes it (schema/record.schema.json):
 * a value with sorted keys, rows in order of their ids, sealed ones included.
 * *result is set on UM_OK, is read with um_result_document, freed with
 * um_result_free, and outlives the record, which must have no errors.
 * Errors: UM_EINPUT, UM_ESYSTEM.
 *
 *     if (um_record_contents(record, &contents, &err) == UM_OK)
 *         um_value_count(um_value_get(um_result_document(contents), "assertions"));
 */
struct um_result;
enum um_code um_record_contents(const struct um_record *record, struct um_result **result, struct um_error *err);

/* Errors first, then entry warnings ("post undated: ..."). *n is their number. Borrowed. */
const struct um_problem *um_record_problems(const struct um_record *record, size_t *n);

/*
 * The record in canonical form (RFC 8785, rows in order of their ids), with NUL
 * behind, to be given back with um_text_free. Without include_sealed every
 * sealed record is left out with all that rests on it alone; *held_back, which
 * may be NULL, is their number. Errors: UM_ESYSTEM.
 */
enum um_code um_record_export(const struct um_record *record, bool include_sealed, char **text, size_t *length,
                              size_t *held_back, struct um_error *err);

/*
 * The record that um_record_export gives without what is sealed, as a record of
 * its own: what a public document is made from. *held_back, which may be NULL,
 * is the number of sealed records left out. *unsealed is set on UM_OK and on
 * UM_EINPUT (what is left is no record by itself; um_record_problems says why).
 * record may be freed afterwards. Errors: UM_EINPUT, UM_ESYSTEM.
 */
enum um_code um_record_unsealed(const struct um_record *record, struct um_record **unsealed, size_t *held_back,
                                struct um_error *err);

/*
 * The record as it would be after a change, as a record of its own; record
 * stays as it is. The change is JSON text (schema/change.schema.json):
 * "leave_out" lists ids of rows, left out with all that rests on them alone;
 * "set" gives a key of a row another value; "add" has rows by table, as in a
 * record. They are done in this order, and the whole is checked as a record
 * is. Or it is the text of a record (schema/record.schema.json), of which any
 * part may be missing: its rows are laid over those that are there, so that
 * the same id replaces and a new id adds. name is used in messages. *changed is set on UM_OK and on UM_EINPUT; in
 * the second case it only serves um_record_problems, whose places are those in
 * the text (/add/records/0, /records/0) or, of a row that was there, in the canonical
 * form of the record. record may be freed afterwards.
 * Errors: UM_EINPUT, UM_ESYSTEM.
 *
 *     static const char change[] = "{\"format\": \"unmask.change/1\", \"leave_out\": [\"R-marlow-4\"]}";
 *     um_record_change(record, change, strlen(change), "without", &changed, &err);
 */
enum um_code um_record_change(const struct um_record *record, const char *text, size_t length, const char *name,
                              struct um_record **changed, struct um_error *err);

void um_record_free(struct um_record *record);

/* ------------------------------------------------------------------ tables */

/*
 * Tables: the record as spreadsheets have it. An entity is a table
 * (records.csv), a row a thing, a column a key, dotted where the record nests
 * (form.sworn). The sheet "columns" of um_tables_new says how each type of cell
 * is written; "columns" and "words" explain and are never read.
 */
struct um_tables;

/* One table as a CSV text, or all tables in one workbook (XLSX). */
struct um_table_text {
    const char *name; /* file name without folders; up to the first point or hyphen it names the table: records-2.csv */
    const char *text;
    size_t length;
};

/*
 * Read a record from tables, in any order; a table that is left out is empty,
 * and two texts may hold rows of the same table. CSV is UTF-8 with or without a
 * byte order mark, with commas, or with semicolons where the header shows them.
 * *record as in um_record_parse; where a problem stands is "records.csv:18:form.sworn"
 * (table, row as a spreadsheet counts it, column; the latter two may be
 * missing), and its line is the row. In a workbook the table is "NAME, sheet S".
 * A library that was built without libzip and libxml2 refuses workbooks with a
 * problem that says so. Errors: UM_EINPUT, UM_ESYSTEM.
 *
 *     struct um_table_text texts[] = {{"matter.csv", matter, n_matter}, {"persons.csv", persons, n_persons}};
 *     um_record_from_tables(texts, 2, &record, &err);
 */
enum um_code um_record_from_tables(const struct um_table_text *texts, size_t n, struct um_record **record,
                                   struct um_error *err);

/*
 * The tables of a record, or, for record NULL, empty ones to be filled in, with
 * the two that explain. Without include_sealed every sealed record is left out
 * with all that rests on it alone; *held_back, which may be NULL, is their
 * number. What um_record_from_tables reads from them has the same canonical
 * form. *tables is set on UM_OK and outlives the record. Errors: UM_ESYSTEM.
 */
enum um_code um_tables_new(const struct um_record *record, bool include_sealed, struct um_tables **tables,
                           size_t *held_back, struct um_error *err);

/*
 * Copies of texts that um_record_from_tables has refused, each with a column
 * "Error" before the others that says what is wrong in the row. That column is
 * not read, so the copy can be corrected and read again. A text that could not
 * be read to its end is copied as far as it was. *tables is set on UM_OK.
 * Errors: UM_ESYSTEM.
 */
enum um_code um_tables_marked(const struct um_table_text *texts, size_t n, struct um_tables **tables, struct um_error *err);

/* How a list of exhibits is read. Start from UM_EXHIBITS_INIT. */
struct um_exhibits_options {
    size_t struct_size;     /* set by UM_EXHIBITS_INIT */
    const char *filing;     /* id of the filing that the exhibits are in; must be given */
    const char *separator, *quote, *line_break; /* in UTF-8; default: U+0014, U+00FE and U+00AE, as Concordance has them */
    bool windows_1252;      /* it is no UTF-8 */
};

#define UM_EXHIBITS_INIT {sizeof(struct um_exhibits_options), 0, 0, 0, 0, 0}

/*
 * A load file (Concordance .dat) as one table of records of kind exhibit: id
 * and cite from the numbers of each document, the day it was sent where that is
 * written YYYYMMDD or YYYY-MM-DD, and all else in the note. How each exhibit is
 * known (seen) is left empty, since no load file says it; a record is refused
 * until it is entered. *tables is set on UM_OK, and on UM_EINPUT, when it only
 * serves um_tables_problems. Errors: UM_EUSAGE (no filing, an empty separator),
 * UM_EINPUT, UM_ESYSTEM.
 */
enum um_code um_tables_exhibits(const char *text, size_t length, const char *name, const struct um_exhibits_options *options,
                                struct um_tables **tables, struct um_error *err);

/*
 * A docket sheet in JSON as CourtListener's API gives it (v4, docket-entries
 * with their recap_documents), a text a page, as one table of filings:
 * document_number and attachment_number become id and dkt, description the
 * title, date_filed the day. Kind and filer, which no key holds, are left
 * empty. *tables as above; a warning says where pages are missing.
 * Errors: UM_EINPUT, UM_ESYSTEM.
 */
enum um_code um_tables_docket(const struct um_table_text *pages, size_t n, struct um_tables **tables, struct um_error *err);

/* The tables as CSV: UTF-8 with a byte order mark, CRLF, guarded against what spreadsheets do. *n is their number. Borrowed. */
const struct um_table_text *um_tables_texts(const struct um_tables *tables, size_t *n);

/*
 * Write the tables to a workbook (XLSX) with a list to choose from in every
 * column that has one; a file of that name is replaced. The same tables give
 * the same bytes. Errors: UM_EUSAGE (built without libxlsxwriter), UM_EINPUT (a
 * text is longer than the 32,767 characters of a cell), UM_ESYSTEM.
 */
enum um_code um_tables_workbook(struct um_tables *tables, const char *path, struct um_error *err);

/* Errors first, then warnings. *n is their number. Borrowed. */
const struct um_problem *um_tables_problems(const struct um_tables *tables, size_t *n);

void um_tables_free(struct um_tables *tables);

/* ------------------------------------------------------------------- store */

/* A matter database: one SQLite file with one or more matters. */
struct um_store;

enum um_store_mode {
    UM_STORE_READ,   /* must exist; never written, but that what a killed writer left half done is undone;
                        one read transaction for as long as it is open */
    UM_STORE_CREATE, /* made if it does not exist */
    UM_STORE_WRITE   /* must exist; one of an earlier version is brought up to date */
};

/*
 * Open a matter database. path NULL is a database in memory. A file that is not
 * a matter database, is damaged, of a later version, or has a shape of its own
 * (views, triggers, other tables) is refused. *store is set on UM_OK.
 * Errors: UM_EINPUT, UM_ESYSTEM, UM_EBUSY.
 */
enum um_code um_store_open(const char *path, enum um_store_mode mode, struct um_store **store,
                           struct um_error *err);

/*
 * Add a matter, all or nothing. A matter with the same id is refused.
 * Errors: UM_EINPUT, UM_ESYSTEM, UM_EBUSY; the database is then as it was.
 */
enum um_code um_store_add(struct um_store *store, const struct um_record *record, struct um_error *err);

/* Number of matters, in *n. Errors: UM_ESYSTEM, UM_EBUSY. */
enum um_code um_store_count(struct um_store *store, size_t *n, struct um_error *err);

/*
 * Matter i, counted from 0 in the order of entry, checked like a record from
 * JSON. *record as in um_record_parse. Errors: UM_EINPUT, UM_ESYSTEM, UM_EBUSY.
 */
enum um_code um_store_record(struct um_store *store, size_t i, struct um_record **record, struct um_error *err);

void um_store_close(struct um_store *store);

/* ---------------------------------------------------------------- evaluate */

/*
 * How to evaluate. Start from UM_OPTIONS_INIT; every NULL or 0 is the default.
 * Strings are read during the call only.
 */
struct um_options {
    size_t struct_size;     /* set by UM_OPTIONS_INIT; lets later versions add members */
    const char *test;       /* id of a test; default: the one the law selects */
    const char *as_of;      /* YYYY-MM-DD: the record as of that day, that day included; on the day of a
                               decision, what that decision saw; default: the whole record */
    const char *law_as_of;  /* YYYY-MM-DD: authorities of that day; default: the day of the record */
    const char *decision;   /* id of a decision: what it saw; excludes as_of */
    const char *const *positions; /* "question=position" to fix an open question of law */
    size_t n_positions;
    const char *const *defendants; /* ids or handles to report; default: all */
    size_t n_defendants;
    const char *explain; /* name of a node: the document then has a member "explanation" with that node's findings and
                            every rule that was tried for it, with the first condition that failed; default: none */
    bool evidence; /* the document is then unmask.evidence/1: the record paragraph by paragraph, where each assertion is
                      used, and what nothing uses; default: the findings */
    bool unsealed; /* for everybody's eyes: the record without what is sealed (um_record_unsealed) is evaluated, and the
                      document has a member "sealed": how many records it does without, and which nodes and outcomes
                      the whole record decides otherwise; default: the whole record, sealed parts marked */
    const char *gaps; /* "seeker" or "opponent": the document is then unmask.gaps/1, which says what is missing for the party
                         that wants the identity, or what its opponent can attack; default: the findings */
    size_t expand; /* of the gaps: how many of the smallest sets of records are listed that would be enough, or without
                      which it would not be; default: one, and of those without which it would not be eight */
    const char *const *rulings; /* "node=answer": assume for this run that the court rules so. The answer is a status, or yes
                                   or no to the question that the node asks. What it decides has the basis "assumed", and
                                   goes before a ruling of the record, which stays as it is; default: none */
    size_t n_rulings;
    const char *const *admitted; /* ids of records: assume for this run that the court lets all that they say count, in
                                    whatever form it is; default: none */
    size_t n_admitted;
};

#define UM_OPTIONS_INIT {sizeof(struct um_options), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}

/* A document: the findings for every defendant, or what else was asked for. */
struct um_result;

/*
 * Evaluate a record. record and law may be freed afterwards. The same record,
 * law and options give the same bytes on every machine. Beside each balance and
 * each question for the court stand the decided cases of the law that share
 * recorded factors and facts ("like"), by the day of the law, never the matter
 * itself and never scored: no finding rests on them. *result is set on
 * UM_OK. Errors: UM_EUSAGE (an option names nothing), UM_EINPUT (the record is
 * not usable, or the open questions make too many worlds), UM_ESYSTEM.
 */
enum um_code um_evaluate(const struct um_record *record, const struct um_law *law,
                         const struct um_options *options, struct um_result **result, struct um_error *err);

/*
 * The findings document, unmask.findings/1 (schema/findings.schema.json), or,
 * where they were asked for, unmask.evidence/1 (schema/evidence.schema.json) or
 * unmask.gaps/1 (schema/gaps.schema.json). Sealed records stand in each and are
 * marked. Of a result of another
 * function, the document that it says. Borrowed.
 */
const struct um_value *um_result_document(const struct um_result *result);

void um_result_free(struct um_result *result);

/*
 * What is left to ask: every open question of law on which an outcome turns, or
 * may, and everything that only the court can answer, each with the records and
 * the arguments on each side and with what hangs on each answer, which is found
 * by evaluating again: a position fixed, or a ruling assumed on the nodes that
 * ask. "order" has them so that the fewest answers decide the most defendants:
 * first the one that decides most whichever way it is answered. The document is
 * unmask.questions/1 (schema/questions.schema.json), read with
 * um_result_document and freed with um_result_free. Of options explain,
 * evidence, gaps and unsealed are not read. Nothing is written; record and law
 * may be freed afterwards, and law may be shared between threads. *result is
 * set on UM_OK. Errors: as um_evaluate.
 *
 *     if (um_questions(record, law, NULL, &result, &err) == UM_OK)
 *         um_value_count(um_value_get(um_result_document(result), "questions"));
 */
enum um_code um_questions(const struct um_record *record, const struct um_law *law, const struct um_options *options,
                          struct um_result **result, struct um_error *err);

/* ------------------------------------------------------------------ rulings */

/*
 * A determination to be entered: the court's, or a clerk's provisional one.
 * Start from UM_RULING_INIT. Strings are read during the call only.
 */
struct um_ruling {
    size_t struct_size;    /* set by UM_RULING_INIT */
    const char *matter;    /* id; may be NULL where the database has one matter */
    const char *node;      /* of the findings, such as i/I1/falsity; one without a test in its name is ruled under every test;
                              may be NULL for a withdrawal */
    const char *answer;    /* met, unmet, excused or inapplicable; yes or no where the node asks a question; on m/test a test */
    const char *by;        /* court or clerk */
    const char *dkt;       /* where: the order, "Dkt. 45"; required of the court */
    const char *reason;    /* at most 10,000 characters; required */
    const char *at;        /* YYYY-MM-DD, the day; may be NULL */
    const char *withdraws; /* id of an earlier ruling, to withdraw it; answer is then NULL */
    const char *test;      /* the test whose evaluation has the node; default: the one in its name, else the one the law selects */
};

#define UM_RULING_INIT {sizeof(struct um_ruling), 0, 0, 0, 0, 0, 0, 0, 0, 0}

/*
 * Enter a ruling in a matter database, all or nothing, in one transaction that
 * keeps other writers out. The matter is evaluated, and the node must be among
 * the findings. What the ruling was given upon is kept with it: the statuses
 * that the rules gave without it, and each row that the finding looked at with
 * its digest. A withdrawal is an entry of its own and deletes nothing.
 *
 * store must be open for writing. *result is set on UM_OK: unmask.rulings/1 as
 * um_rulings gives it of the record as it then is, with the id of the new entry
 * in "written". law may be freed afterwards and may be shared between threads.
 * Errors: UM_EUSAGE (no such matter, node, answer or ruling, or something
 * required is missing; the message says what there is), UM_EINPUT (a text that
 * is too long or no UTF-8; a matter with problems), UM_EBUSY, UM_ESYSTEM; the
 * database is then as it was.
 *
 *     struct um_ruling ruling = UM_RULING_INIT;
 *     ruling.node = "i/I1/falsity";
 *     ruling.answer = "met";
 *     ruling.by = "court";
 *     ruling.dkt = "Dkt. 45 at 7";
 *     ruling.reason = "The denial is specific and sworn.";
 *     um_store_rule(store, law, &ruling, &result, &err);
 */
enum um_code um_store_rule(struct um_store *store, const struct um_law *law, const struct um_ruling *ruling,
                           struct um_result **result, struct um_error *err);

/*
 * The rulings and provisional answers of a record with the state of each:
 * unmask.rulings/1 (schema/rulings.schema.json). It tells which stand, which
 * were withdrawn and by what, which disagree, and, where a ruling says what it
 * was given upon, whether the record still gives that. options as for
 * um_evaluate, of which defendants and explain are not read; NULL: the
 * defaults. record and law may be freed afterwards. *result is set on UM_OK.
 * Errors: as um_evaluate.
 */
enum um_code um_rulings(const struct um_record *record, const struct um_law *law, const struct um_options *options,
                        struct um_result **result, struct um_error *err);

/* ---------------------------------------------------------------------- log */

/*
 * Put the findings of a record of a matter database into its log, in one
 * transaction that keeps other writers out: the time at, which the caller gives
 * (YYYY-MM-DD or YYYY-MM-DDThh:mm), the digests of record, law and result, the
 * options, the result itself and, once, the record. Each entry has a hash: the
 * SHA-256 of the canonical JSON of {"at", "engine", "format": "unmask.log/1",
 * "law_sha256", "matter", "options", "previous", "record_sha256",
 * "result_sha256"}, previous being the hash of the entry before (64 zeros for
 * the first) and options the canonical JSON of the options, as a text.
 *
 * record must have been read from store, and result be its findings under law
 * with options (NULL: the defaults). The log holds what is sealed, and
 * um_record_export never carries it.
 * Errors: UM_EUSAGE (at is no time; the result is not that of the record),
 * UM_EBUSY (in use, or the record was changed meanwhile: evaluate again),
 * UM_EINPUT (the last entry of the log was tampered with), UM_ESYSTEM; the
 * database is then as it was.
 *
 *     um_store_open("m.db", UM_STORE_WRITE, &store, &err);
 *     um_store_record(store, 0, &record, &err);
 *     um_evaluate(record, law, &options, &result, &err);
 *     um_store_log(store, record, law, &options, result, "2024-05-01T10:00", &err);
 */
enum um_code um_store_log(struct um_store *store, const struct um_record *record, const struct um_law *law,
                          const struct um_options *options, const struct um_result *result, const char *at, struct um_error *err);

/*
 * The entries of the log, unmask.log/1 (schema/log.schema.json), with the hash
 * of the last in "head"; n not 0: only entry n, with its result. Nothing is
 * verified: in a stranger's database any text may stand there. An earlier
 * database without a log has no entries. *result is set on UM_OK.
 * Errors: UM_EUSAGE (no such entry), UM_EINPUT, UM_ESYSTEM, UM_EBUSY.
 *
 *     um_store_log_entries(store, 0, &result, &err);
 */
enum um_code um_store_log_entries(struct um_store *store, size_t n, struct um_result **result, struct um_error *err);

/*
 * Recompute every hash and digest of the log, and evaluate each record again:
 * unmask.log-check/1 (schema/log-check.schema.json). "problems" names each entry
 * that was changed, is missing, or stands elsewhere than it was written; it is
 * empty where all is as written. An entry of another engine or another law is
 * said to be so, and its result is not compared. head, which may be NULL, is a
 * hash that was quoted elsewhere: it is a problem where no entry has it.
 * Whoever can write the whole file can write the whole chain anew, and can cut
 * off its end; only a head that is kept elsewhere shows that.
 * *result is set on UM_OK, also where there are problems. law may be shared
 * between threads. Errors: UM_EINPUT, UM_ESYSTEM, UM_EBUSY.
 *
 *     if (um_store_log_verify(store, law, NULL, &result, &err) == UM_OK)
 *         um_value_count(um_value_get(um_result_document(result), "problems"));
 */
enum um_code um_store_log_verify(struct um_store *store, const struct um_law *law, const char *head, struct um_result **result,
                                 struct um_error *err);

/* ----------------------------------------------------------------- holdings */

/* What a court held on a record, node by node (unmask.holding/1). */
struct um_holding;

/*
 * Read a holding from JSON text (schema/holding.schema.json) and check it: by
 * itself, against the record that it is to be held against (which must have no
 * errors), and against the tests of the law. name is used in messages. A record
 * in which the court or a clerk answers what is to be graded is a problem, for
 * what was held may not be fed in. *holding is set on UM_OK and on UM_EINPUT; in
 * the second case it only serves um_holding_problems, which lists everything
 * that is wrong at once. record and law may be freed afterwards.
 * Errors: UM_EINPUT, UM_ESYSTEM.
 *
 *     um_holding_parse(text, length, "holding.json", record, law, &holding, &err);
 */
enum um_code um_holding_parse(const char *text, size_t length, const char *name, const struct um_record *record,
                              const struct um_law *law, struct um_holding **holding, struct um_error *err);

/* Problems of a holding. *n is their number. Borrowed. */
const struct um_problem *um_holding_problems(const struct um_holding *holding, size_t *n);

/*
 * Measure the law against what a court held. Each decision of the holding is
 * evaluated on what it saw, under the law of its day: once under the test that
 * the law selects, which is held against the court's choice of test, and once
 * under the court's own test, where the holding names it, under which every
 * node and outcome is held against the findings; a holding may name another day
 * of the law for that, where the decision made its own test. The document is the member of
 * "cases" in unmask.verify/1 (schema/verify.schema.json) without its folder:
 * each thing held comes with what the court said, what was found, and one
 * verdict (right, asked, not-recorded or wrong; um_meaning("verdict", ...)).
 * What cannot be evaluated, or names no node, is not-recorded with "judged"
 * false. Nothing is added up.
 *
 * record, holding and law may be freed afterwards; law may be shared between
 * threads. *result is set on UM_OK, is read with um_result_document and freed
 * with um_result_free. Errors: UM_EINPUT (record or holding has problems, or a
 * ruling in the record decides something below what is graded), UM_ESYSTEM.
 *
 *     if (um_verify(record, holding, law, &result, &err) == UM_OK)
 *         um_value_count(um_value_get(um_result_document(result), "decisions"));
 */
enum um_code um_verify(const struct um_record *record, const struct um_holding *holding, const struct um_law *law,
                       struct um_result **result, struct um_error *err);

void um_holding_free(struct um_holding *holding);

/* -------------------------------------------------------------- saved cases */

/*
 * A matter as a case of its own, from which a test can be made: unmask.saved-case/1
 * (schema/saved-case.schema.json) with the members "record", the record without
 * what is sealed, in canonical form; "statuses", what is found on it under these
 * options, node by node, without reasons (unmask.statuses/1); and "sealed", how
 * many sealed records it does without and which nodes the whole record decides
 * otherwise. With anonymise, ids, names, handles and prose give way to neutral
 * ones, notes go, facts and days stay; the result is evaluated again, and
 * "differs" lists the nodes that are then decided otherwise: if there are any,
 * the names mattered and the copy proves nothing. options NULL is the default;
 * its defendants, explain, evidence and unsealed are ignored. record and law may
 * be freed afterwards; law may be shared between threads. *result is set on
 * UM_OK, is read with um_result_document and freed with um_result_free.
 * Errors: UM_EUSAGE, UM_EINPUT, UM_ESYSTEM.
 *
 *     um_case_save(record, law, NULL, true, &result, &err);
 *     um_value_count(um_value_get(um_result_document(result), "differs"));
 */
enum um_code um_case_save(const struct um_record *record, const struct um_law *law, const struct um_options *options, bool anonymise,
                          struct um_result **result, struct um_error *err);

/*
 * Evaluate a record again as a file of statuses (JSON text, unmask.statuses/1)
 * says it was, and compare: unmask.replay/1 (schema/replay.schema.json), whose
 * "moved" lists each node and outcome that stands otherwise now, with "from"
 * and "to". name is used in messages. record and law may be freed afterwards.
 * Errors: UM_EINPUT (the text is no such file), UM_EUSAGE (an option in it names
 * nothing), UM_ESYSTEM.
 */
enum um_code um_case_replay(const struct um_record *record, const char *text, size_t length, const char *name, const struct um_law *law,
                            struct um_result **result, struct um_error *err);

/* --------------------------------------------------------------- dictionary */

/*
 * Plain-English meaning of a value of an enumeration (schema/vocabulary.json),
 * or NULL if there is none: um_meaning("status", "for-court"). Static.
 */
const char *um_meaning(const char *enumeration, const char *value);

/*
 * The JSON Schema of a format that this library reads or writes, by the name
 * within its "format" (unmask.findings/1 is findings), or NULL if there is
 * none; and the names in order, NULL behind the last. Static.
 *
 *     fputs(um_schema("findings"), stdout);
 */
const char *um_schema(const char *name);
const char *um_schema_name(size_t i);

#ifdef __cplusplus
}
#endif

#endif
