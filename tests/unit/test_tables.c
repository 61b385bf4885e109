#include "unmask.h"

#include "base/grid.h"
#include "sample.h"

/* ----------------------------------------------------------------- guarding */

static const struct {
    const char *name, *text;
    bool guarded, changed;
} texts[] = {
    {"a word", "Leifer", false, false},
    {"an equals sign", "=1+1", true, false},
    {"a handle", "@one", true, false},
    {"a dash", "-", true, false},
    {"an apostrophe", "'tis", true, false},
    {"an error", "#NAME?", true, false},
    {"a space before", " x", true, false},
    {"a docket number", "12-1", false, false},
    {"a day", "2023-02-03", false, false},
    {"day and month", "12-Jan", true, true},
    {"day, month and year", "1-Dec-23", true, true},
    {"month and year", "Jan-2012", true, true},
    {"a month alone", "Jan", false, false},
    {"a word that begins so", "12-January", false, false},
    {"with more behind", "12-Jan-23x", false, false},
    {"in numbers", "1/12/2023", true, true},
    {"in numbers with points", "12.01.2023", true, true},
    {"of two sorts", "1/12.2023", false, false},
    {"a fraction", "1/2", false, false},
    {"a large number", "1.20E+06", true, true},
    {"an id", "1E5", false, false},
    {"an id in capitals", "E+05", false, false},
};

START_TEST(guards)
{
    ROW_ASSERT_INT(&texts[_i], um_grid_guarded(texts[_i].text), texts[_i].guarded);
    ROW_ASSERT_INT(&texts[_i], um_grid_changed(texts[_i].text), texts[_i].changed);
}
END_TEST

/* ------------------------------------------------------------------ reading */

static struct um_table_text table(const char *name, const char *text)
{
    return (struct um_table_text){name, text, strlen(text)};
}

static const char matter[] = "id,caption,court\nm1,Ann v. Doe,cand\n";

/* Each a table beside that of the matter, and the one problem that comes of it. */
static const struct {
    const char *name, *table, *text, *where, *rule;
    unsigned line;
} refusals[] = {
    {"a word", "persons.csv", "id,name,roles\np1,Ann,boss\n", "persons.csv:2:roles", "record: person.roles", 2},
    {"in a group", "records.csv", "id,form.sworn,filing,cite,kind,seen\n\n\nr1,so,f1,C,brief,direct\n", "records.csv:4:form.sworn",
     "record: record.form.sworn", 4},
    {"behind a line break", "persons.csv", "id,name,note\r\np1,Ann,\"a\r\nb\"\r\np2,,\r\n", "persons.csv:3:name", "record: person.name", 3},
    {"another of that id", "persons.csv", "id,name\nm1,Ann\n", "persons.csv:2:id", "record: ids are unique in a matter", 2},
    {"a slot", "points.csv", "id,kind,who,actor\ni1,label,i1,\n", "points.csv:2:who", "record: point.who", 2},
    {"a column", "persons.csv", "id,name,rolls\np1,Ann,\n", "persons.csv:1:rolls", "record: person", 1},
    {"a table", "people.csv", "id\n", "people.csv", "record", 0},
    {"a quote", "persons.csv", "id,name\np1,\"Ann\n", "persons.csv:2", "RFC 4180 section 2", 2},
};

START_TEST(refuses)
{
    struct um_table_text both[] = {table("matter.csv", matter), table(refusals[_i].table, refusals[_i].text)};
    struct um_record *record;
    struct um_error err = {0};
    size_t n;
    ck_assert_int_eq(um_record_from_tables(both, 2, &record, &err), UM_EINPUT);
    ck_assert_int_eq(err.code, UM_EINPUT);
    const struct um_problem *p = um_record_problems(record, &n);
    bool found = false;
    for (size_t i = 0; i < n; i++)
        found = found || (p[i].severity == UM_ERROR && strcmp(p[i].where, refusals[_i].where) == 0 &&
                          strcmp(p[i].rule, refusals[_i].rule) == 0 && p[i].line == refusals[_i].line);
    ck_assert_msg(found, "%s: %s at %s, line %u", refusals[_i].name, n ? p->message : "nothing", n ? p->where : "", n ? (unsigned)p->line : 0);
    um_record_free(record);
}
END_TEST

START_TEST(nothing)
{
    struct um_record *record;
    struct um_tables *tables;
    size_t n;
    ck_assert_int_eq(um_record_from_tables(NULL, 0, &record, NULL), UM_EINPUT);
    ck_assert_str_eq(um_record_problems(record, &n)->id, "no-row");
    ck_assert_uint_eq(n, 1);
    um_record_free(record);
    ck_assert_int_eq(um_tables_exhibits("", 0, "x.dat", NULL, &tables, NULL), UM_EUSAGE);
    ck_assert_ptr_null(tables);
    struct um_exhibits_options empty = UM_EXHIBITS_INIT;
    empty.filing = "f1";
    empty.quote = "";
    ck_assert_int_eq(um_tables_exhibits("x", 1, "x.dat", &empty, &tables, NULL), UM_EUSAGE);
    ck_assert_int_eq(um_tables_docket(NULL, 0, &tables, NULL), UM_OK);
    ck_assert_str_eq(um_tables_texts(tables, &n)->name, "filings.csv");
    um_tables_free(tables);
    um_tables_free(NULL);
}
END_TEST

/* ----------------------------------------------------------------- and back */

static char *canonical(struct um_record *record)
{
    size_t length;
    char *text;
    ck_assert_int_eq(um_record_export(record, true, &text, &length, NULL, NULL), UM_OK);
    char *kept = um_arena_copy(arena, text, length);
    um_text_free(text);
    return kept;
}

/* The tables outlive their record, and give it back. */
START_TEST(back)
{
    const char *text = sample(sample_record);
    struct um_record *record, *again;
    struct um_tables *tables;
    size_t n, held = 9;
    ck_assert_int_eq(um_record_parse(text, strlen(text), "sample", &record, NULL), UM_OK);
    const char *before = canonical(record);
    ck_assert_int_eq(um_tables_new(record, true, &tables, &held, NULL), UM_OK);
    ck_assert_uint_eq(held, 0);
    um_record_free(record);
    const struct um_table_text *texts_of = um_tables_texts(tables, &n);
    ck_assert_int_eq(um_record_from_tables(texts_of, n, &again, NULL), UM_OK);
    ck_assert_str_eq(canonical(again), before);
    um_record_free(again);
    um_tables_free(tables);
}
END_TEST

CHECK_MAIN("tables", EACH(guards, texts), EACH(refuses, refusals), ONCE(nothing), ONCE(back))
