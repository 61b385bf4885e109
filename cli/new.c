/* A record to begin with: DIR/record.json, which is there whole or not at all and never in the place of another. */
#define _XOPEN_SOURCE 700 /* rmdir */
#include <string.h>
#include <unistd.h>

#include "cli.h"
#include "place.h"
#include "sheet.h"

static int write_record(const char *directory, const char *text, size_t length)
{
    bool made = false;
    int code = make_place(directory, &made);
    if (code == EXIT_DONE)
        code = place_file(directory, "record.json", text, length);
    if (code != EXIT_DONE && made)
        rmdir(directory);
    return code;
}

/* Whether the law by itself selects for the record the test that was asked for, or some test where none was, and in every world. */
static bool selects_test(const struct um_law *law, const char *wanted, const char *text, size_t length)
{
    struct um_record *record = NULL;
    struct um_result *result = NULL;
    bool selects = um_record_parse(text, length, "", &record, NULL) == UM_OK && um_evaluate(record, law, NULL, &result, NULL) == UM_OK;
    if (selects && wanted) {
        const struct um_value *test = um_value_get(um_value_get(um_result_document(result), "matter"), "test");
        const char *id = um_value_string(um_value_get(test, "id"));
        selects = id && strcmp(id, wanted) == 0 && !um_value_get(test, "worlds");
    }
    um_result_free(result);
    um_record_free(record);
    return selects;
}

static void print_next(const struct options *o, bool selects)
{
    static const char *const next[] = {"check", "evaluate"};
    struct sheet s = screen_sheet(stdout, width_of(o));
    print_safe(stdout, o->operand);
    fputs("/record.json is written.\n", stdout);
    s.begun = true;
    sheet_paragraph(&s, "Its notes say what the test and the claim ask; unmask help entering says in which order to enter it. Then:");
    fputc('\n', stdout);
    for (size_t i = 0; i < sizeof next / sizeof *next; i++) {
        printf("    unmask %s ", next[i]);
        print_safe(stdout, o->operand);
        fputs("/record.json", stdout);
        if (i == 1 && o->law)
            fputs(" --law ", stdout), print_safe(stdout, o->law);
        if (i == 1 && o->test && !selects)
            fputs(" --test ", stdout), print_safe(stdout, o->test);
        fputc('\n', stdout);
    }
}

int run_new(const struct options *o)
{
    struct um_error err;
    struct um_law *law = NULL;
    char *text = NULL;
    size_t length;
    int code = open_law(o->law, &law);
    if (code == EXIT_DONE && um_skeleton(law, o->test, o->claim, &text, &length, &err) != UM_OK)
        code = report_error("new", &err);
    if (code == EXIT_DONE)
        code = write_record(o->operand, text, length);
    if (code == EXIT_DONE)
        print_next(o, selects_test(law, o->test, text, length));
    um_text_free(text);
    um_law_free(law);
    return code == EXIT_DONE ? close_output(stdout, NULL) : code;
}
