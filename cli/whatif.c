/* unmask what-if: what would follow if the record, the rulings or the law were otherwise. Nothing is written. */
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "diffjson.h"
#include "render/changes.h"
#include "render/text.h"

/* Rulings as the library takes them, to be freed. */
struct rulings {
    char *list[MAX_LIST];
    size_t n;
};

enum { MAX_NOTES = 4 * MAX_LIST + 1 };

/* What is supposed, and the record with it. */
struct supposed {
    const struct options *o;
    struct rulings rulings;
    struct um_record *record; /* NULL: the record as it is serves */
    struct note notes[MAX_NOTES];
    size_t n_notes;
};

static int complain(const char *message)
{
    fprintf(stderr, "unmask what-if: %s\n", message);
    return EXIT_USAGE;
}

/* ------------------------------------------------------------------ options */

static int read_rulings(const struct options *o, struct rulings *ret)
{
    for (size_t i = 0; i < o->n_rulings; i++) {
        const char *given = o->rulings[i], *equals = strrchr(given, '='), *answer = equals ? status_named(equals + 1) : "";
        size_t n = equals ? (size_t)(equals - given) + 1 : strlen(given);
        char *ruling = malloc(n + strlen(answer) + 1);
        if (!ruling)
            return complain_of(o->operand, "out of memory", EXIT_SYSTEM);
        memcpy(ruling, given, n);
        strcpy(ruling + n, answer);
        ret->list[ret->n++] = ruling;
    }
    return EXIT_DONE;
}

static void free_rulings(struct rulings *rulings)
{
    for (size_t i = 0; i < rulings->n; i++)
        free(rulings->list[i]);
}

static const char *refusal_of(const struct options *o)
{
    const char *format = o->format ? o->format : "text";
    if (strcmp(format, "text") != 0 && strcmp(format, "json") != 0)
        return "--format is text or json";
    if (!(o->n_without + o->n_admitted + o->n_rulings + o->n_positions + o->n_added) && !o->test)
        return "nothing is supposed: say what, with --without, --admit, --rule, --position, --test or --add";
    return NULL;
}

/* ------------------------------------------------------------------- record */

enum { LONGEST_ID = 64 };

/* Whether a text can be the id of a row. */
static bool is_id(const char *text)
{
    size_t n = strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");
    return n && n <= LONGEST_ID && !text[n];
}

/* The change that leaves out what --without names, as JSON text to be freed; NULL when memory ran out. Ids need no escapes. */
static char *leaving_out(const struct options *o)
{
    static const char head[] = "{\"format\": \"unmask.change/1\", \"leave_out\": [";
    char *text = malloc(sizeof head + o->n_without * (LONGEST_ID + 4) + 4), *end = text;
    if (!text)
        return NULL;
    end += sprintf(end, "%s", head);
    for (size_t i = 0; i < o->n_without; i++)
        end += sprintf(end, "%s\"%s\"", i ? ", " : "", o->without[i]);
    strcpy(end, "]}");
    return text;
}

/* Take a changed record in place of the one before it. */
static void take(struct supposed *s, struct um_record *changed)
{
    um_record_free(s->record);
    s->record = changed;
}

/* Say which ids name nothing; false where that is not what is wrong. */
static bool print_unknown_ids(const struct um_record *changed)
{
    size_t n, said = 0;
    const struct um_problem *problems = um_record_problems(changed, &n);
    for (size_t i = 0; i < n; i++)
        if (strncmp(problems[i].where, "/leave_out/", strlen("/leave_out/")) == 0 && said++ < n) {
            fputs("unmask what-if: --without: ", stderr);
            print_safe(stderr, problems[i].message);
            fputc('\n', stderr);
        }
    return said;
}

/* What can be no id needs no look at the record. */
static int check_ids(const struct options *o)
{
    int code = EXIT_DONE;
    for (size_t i = 0; i < o->n_without; i++)
        if (!is_id(o->without[i])) {
            fputs("unmask what-if: --without: \"", stderr);
            print_safe(stderr, o->without[i]);
            fputs("\" is no id\n", stderr);
            code = EXIT_USAGE;
        }
    return code;
}

static int leave_out(struct supposed *s, const struct um_record *record)
{
    struct um_error err;
    struct um_record *changed = NULL;
    if (check_ids(s->o) != EXIT_DONE)
        return EXIT_USAGE;
    char *text = leaving_out(s->o);
    if (!text)
        return complain_of(s->o->operand, "out of memory", EXIT_SYSTEM);
    int code = -(int)um_record_change(record, text, strlen(text), "the record without what is left out", &changed, &err);
    free(text);
    if (code == EXIT_DONE)
        take(s, changed);
    else if (code == EXIT_INPUT && print_unknown_ids(changed))
        code = EXIT_USAGE;
    else if (code != EXIT_INPUT || !print_errors("the record without what is left out", changed))
        report_error(s->o->operand, &err);
    if (code != EXIT_DONE)
        um_record_free(changed);
    return code;
}

/* Lay the rows of a file over the record. */
static int add_file(struct supposed *s, const struct um_record *record, const char *path)
{
    struct um_error err;
    struct um_record *changed = NULL;
    size_t length;
    char *text = read_text(path, &length);
    if (!text)
        return EXIT_INPUT;
    int code = -(int)um_record_change(s->record ? s->record : record, text, length, path, &changed, &err);
    free(text);
    if (code == EXIT_DONE) {
        take(s, changed);
        return code;
    }
    if (code != EXIT_INPUT || !print_errors(path, changed))
        report_error(path, &err);
    um_record_free(changed);
    return code;
}

/* All that changes the record, with every problem of every file; the code of the first that failed. */
static int change_record(struct supposed *s, const struct um_record *record)
{
    int code = s->o->n_without ? leave_out(s, record) : EXIT_DONE;
    for (size_t i = 0; i < s->o->n_added; i++) {
        int of_file = add_file(s, record, s->o->added[i]);
        code = code == EXIT_DONE ? of_file : code;
    }
    return code;
}

/* -------------------------------------------------------------------- notes */

/* What there is to say of a record that is admitted: where nothing of it is entered, or all of it counts as it is. */
static const char *note_on_record(const struct diff *d, const char *id)
{
    const struct um_value *assertions = um_value_get(d->sides[1].contents, "assertions");
    size_t n = 0, counts = 0;
    for (size_t i = 0; i < um_value_count(assertions); i++) {
        const struct um_value *a = um_value_at(assertions, i), *f;
        char node[160];
        if (strcmp(text_at(a, "record"), id) != 0)
            continue;
        snprintf(node, sizeof node, "e/%.64s/competence", text_at(a, "id"));
        f = finding_on(um_value_get(d->documents[0], "matter"), node, 0);
        n++;
        counts += f && strcmp(text_at(f, "status"), "met") == 0 && !finding_on(um_value_get(d->documents[0], "matter"), node, 1);
    }
    return !n ? "Nothing that it says is entered, so there is nothing to admit: enter its content, or lay it over with --add."
           : n == counts ? "All that is entered of it may count as it is." : NULL;
}

static void add_note(struct supposed *s, const char *of, const char *text)
{
    if (text && s->n_notes < MAX_NOTES)
        s->notes[s->n_notes++] = (struct note){of, text};
}

/* Of suppositions that come to nothing: why. */
static void make_notes(struct supposed *s, const struct diff *d)
{
    const struct options *o = s->o;
    const struct um_value *test = um_value_get(um_value_get(d->documents[0], "matter"), "test");
    bool nothing = !d->changes.n;
    for (size_t i = 0; i < o->n_without; i++)
        add_note(s, o->without[i], nothing ? "No finding rests on it." : NULL);
    for (size_t i = 0; i < o->n_added; i++)
        add_note(s, o->added[i], nothing ? "No finding rests on what it adds." : NULL);
    for (size_t i = 0; i < o->n_admitted; i++)
        add_note(s, o->admitted[i], note_on_record(d, o->admitted[i]));
    for (size_t i = 0; i < o->n_positions; i++)
        add_note(s, o->positions[i], nothing ? "No finding of this matter turns on it." : NULL);
    add_note(s, o->test ? o->test : "", o->test && strcmp(text_at(test, "id"), o->test) == 0 ? "It is the test that is applied already." : NULL);
}

/* --------------------------------------------------------------------- JSON */

static void print_ids(struct json *j, const char *key, const char *const *ids, size_t n)
{
    json_open(j, key, '[');
    for (size_t i = 0; i < n; i++)
        json_text(j, NULL, ids[i]);
    json_close(j, ']');
}

/* What is given as a=b, as two members. */
static void print_pairs(struct json *j, const char *key, const char *const *pairs, size_t n, const char *a, const char *b)
{
    json_open(j, key, '[');
    for (size_t i = 0; i < n; i++) {
        const char *equals = strcmp(a, "node") == 0 ? strrchr(pairs[i], '=') : strchr(pairs[i], '=');
        char first[256];
        snprintf(first, sizeof first, "%.*s", (int)(equals - pairs[i]), pairs[i]);
        json_open(j, NULL, '{');
        json_text(j, a, first);
        json_text(j, b, equals + 1);
        json_close(j, '}');
    }
    json_close(j, ']');
}

static void print_supposed(struct json *j, const struct supposed *s)
{
    const struct options *o = s->o;
    json_open(j, "supposed", '{');
    print_ids(j, "without", o->without, o->n_without);
    print_ids(j, "admitted", o->admitted, o->n_admitted);
    print_pairs(j, "rulings", (const char *const *)s->rulings.list, s->rulings.n, "node", "answer");
    print_pairs(j, "positions", o->positions, o->n_positions, "question", "position");
    json_text(j, "test", o->test);
    print_ids(j, "added", o->added, o->n_added);
    json_close(j, '}');
}

static void print_notes(struct json *j, const struct note *notes, size_t n)
{
    json_open(j, "notes", '[');
    for (size_t i = 0; i < n; i++) {
        json_open(j, NULL, '{');
        json_text(j, "of", notes[i].of);
        json_text(j, "text", notes[i].text);
        json_close(j, '}');
    }
    json_close(j, ']');
}

static void print_what_if(FILE *out, const struct supposed *s, struct diff *d)
{
    struct json j = {.out = out};
    json_open(&j, NULL, '{');
    json_text(&j, "format", "unmask.what-if/1");
    json_value(&j, "engine", um_value_get(d->documents[1], "engine"));
    print_supposed(&j, s);
    print_notes(&j, s->notes, s->n_notes);
    print_sides(&j, d);
    print_moves(&j, d);
    print_standing_outcomes(&j, d);
    json_close(&j, '}');
}

/* ---------------------------------------------------------------------- run */

static int show(struct supposed *s, struct diff *d)
{
    const struct options *o = s->o;
    if (!make_diff(d))
        return complain_of(o->operand, "out of memory", EXIT_SYSTEM);
    make_notes(s, d);
    FILE *out = open_output(o->output);
    if (out && o->format && strcmp(o->format, "json") == 0)
        print_what_if(out, s, d);
    else if (out)
        render_what_if(out, d, o, s->notes, s->n_notes, width_of(o));
    return out ? close_output(out, o->output) : EXIT_SYSTEM;
}

static int compare(struct supposed *s, const struct um_record *record, const struct um_law *law, const struct um_value *contents)
{
    const struct options *o = s->o;
    struct um_options before = evaluation_options(o), after = before;
    struct judged judged[2] = {{NULL, NULL, NULL}, {NULL, NULL, NULL}};
    struct diff d = {.supposed = true, .names = {"the record as it is", "the same with what is supposed"}, .contents = {contents, contents}};
    before.test = NULL;
    before.n_positions = 0;
    after.rulings = d.sides[1].rulings = (const char *const *)s->rulings.list;
    after.n_rulings = d.sides[1].n_rulings = s->rulings.n;
    after.admitted = d.sides[1].admitted = o->admitted;
    after.n_admitted = d.sides[1].n_admitted = o->n_admitted;
    int code = judge(o->operand, record, law, &before, &judged[0]);
    if (code == EXIT_DONE)
        code = judge(o->operand, s->record ? s->record : record, law, &after, &judged[1]);
    for (size_t i = 0; code == EXIT_DONE && i < 2; i++)
        set_side(&d, i, &judged[i]);
    if (code == EXIT_DONE)
        code = show(s, &d);
    free_diff(&d);
    for (size_t i = 0; i < 2; i++)
        free_judged(&judged[i]);
    return code;
}

static int suppose(const struct options *o, const struct um_record *record, const struct um_law *law)
{
    struct um_error err;
    struct um_result *contents = NULL;
    struct supposed s = {.o = o};
    int code = read_rulings(o, &s.rulings);
    if (code == EXIT_DONE)
        code = change_record(&s, record);
    if (code == EXIT_DONE && um_law_contents(law, &contents, &err) != UM_OK)
        code = report_error("the law", &err);
    if (code == EXIT_DONE)
        code = compare(&s, record, law, um_result_document(contents));
    um_result_free(contents);
    um_record_free(s.record);
    free_rulings(&s.rulings);
    return code;
}

int run_what_if(const struct options *o)
{
    struct um_law *law = NULL;
    struct matters *matters = NULL;
    struct um_record *record = NULL;
    const char *refusal = refusal_of(o);
    if (refusal)
        return complain(refusal);
    int code = open_law(o->law, &law);
    if (code == EXIT_DONE)
        code = open_matters(o->operand, &matters);
    if (code == EXIT_DONE && count_matters(matters) != 1)
        code = complain("the database must hold one matter");
    if (code == EXIT_DONE)
        code = next_matter(matters, 0, &record);
    if (code == EXIT_DONE)
        code = suppose(o, record, law);
    um_record_free(record);
    close_matters(matters);
    um_law_free(law);
    return code;
}
