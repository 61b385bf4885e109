/* unmask verify: what courts held against what is found on the same records. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli.h"
#include "json.h"
#include "render/text.h"
#include "render/verdicts.h"
#include "replay.h"

/* ------------------------------------------------------------------ folders */

enum { MAX_CASES = 1024 };

struct folders {
    char *list[MAX_CASES];
    size_t n;
};

/* Whether a folder holds a file. */
static bool holds(const char *folder, const char *name)
{
    struct stat is;
    char *path = join_path(folder, name);
    bool found = path && stat(path, &is) == 0;
    free(path);
    return found;
}

static int add_folder(struct folders *to, const char *directory, const char *name)
{
    if (to->n == MAX_CASES)
        return complain_of(directory, "too many cases", EXIT_INPUT);
    to->list[to->n] = join_path(directory, name);
    return to->list[to->n] ? (to->n++, EXIT_DONE) : complain_of(directory, "out of memory", EXIT_SYSTEM);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Whether a folder is a case: one that a court decided, or one that was saved from a live matter. */
static bool is_case(const char *folder)
{
    return holds(folder, "holding.json") || holds(folder, "statuses.json");
}

/* The cases of a directory, in order of their names. */
static int add_below(struct folders *to, const char *directory)
{
    DIR *dir = opendir(directory);
    size_t first = to->n;
    int code = dir ? EXIT_DONE : complain_of(directory, strerror(errno), EXIT_INPUT);
    for (struct dirent *entry; code == EXIT_DONE && (entry = readdir(dir));) {
        char *path = *entry->d_name != '.' ? join_path(directory, entry->d_name) : NULL;
        if (path && is_case(path))
            code = add_folder(to, path, NULL);
        free(path);
    }
    if (dir)
        closedir(dir);
    if (code == EXIT_DONE && to->n == first)
        return complain_of(directory, "no case is in it: no folder with a holding.json or a statuses.json", EXIT_INPUT);
    qsort(to->list + first, to->n - first, sizeof *to->list, by_name);
    return code;
}

static int add_operand(struct folders *to, const char *operand)
{
    char *path = join_path(operand, NULL);
    size_t n = path ? strlen(path) : 0;
    while (n > 1 && path[n - 1] == '/')
        path[--n] = '\0';
    int code = !path ? complain_of(operand, "out of memory", EXIT_SYSTEM)
               : holds(path, "record.json") || is_case(path) ? add_folder(to, path, NULL)
                                                                           : add_below(to, path);
    free(path);
    return code;
}

static int find_folders(const struct options *o, struct folders *to)
{
    int code = add_operand(to, o->operand ? o->operand : "cases");
    for (size_t i = 0; code == EXIT_DONE && i + 1 < o->n_operands; i++)
        code = add_operand(to, o->more[i]);
    return code;
}

/* -------------------------------------------------------------------- cases */

static int verify_holding(const char *path, const struct um_record *record, const struct um_law *law, struct um_result **ret)
{
    struct um_error err;
    struct um_holding *holding = NULL;
    size_t length, n = 0;
    char *text = read_text(path, &length);
    if (!text)
        return EXIT_INPUT;
    int code = -(int)um_holding_parse(text, length, path, record, law, &holding, &err);
    if (code == EXIT_DONE)
        code = -(int)um_verify(record, holding, law, ret, &err);
    const struct um_problem *problems = holding ? um_holding_problems(holding, &n) : NULL;
    print_problems(stderr, path, problems, n, false);
    if (code != EXIT_DONE && !n)
        report_error(path, &err);
    um_holding_free(holding);
    free(text);
    return code;
}

static int verify_case(const char *folder, const struct um_law *law, struct um_result **ret)
{
    struct um_record *record;
    char *path = join_path(folder, "holding.json");
    int code = read_case(folder, &record);
    if (code == EXIT_DONE)
        code = path ? verify_holding(path, record, law, ret) : complain_of(folder, "out of memory", EXIT_SYSTEM);
    um_record_free(record);
    free(path);
    return code;
}

/* -------------------------------------------------------------------- rules */

/* Whether a rule of this kind can show in findings at all. */
static bool can_fire(const struct um_value *rule)
{
    return strcmp(text_at(rule, "kind"), "structure") != 0 && strcmp(text_at(rule, "kind"), "listed") != 0;
}

static bool has_fired(const struct verdicts *v, const char *id)
{
    for (size_t c = 0; c < v->n; c++) {
        const struct um_value *rules = um_value_get(v->cases[c], "rules");
        for (size_t i = 0; i < um_value_count(rules); i++)
            if (strcmp(um_value_string(um_value_at(rules, i)), id) == 0)
                return true;
    }
    return false;
}

/* The rules that no case fired, in the order of the law; to be freed. NULL when memory ran out. */
static const char **idle_rules(struct verdicts *v, const struct um_value *contents)
{
    const struct um_value *rules = um_value_get(contents, "rules");
    const char **idle = calloc(um_value_count(rules) + 1, sizeof *idle);
    for (size_t i = 0; idle && i < um_value_count(rules); i++) {
        const struct um_value *rule = um_value_at(rules, i);
        v->n_rules += can_fire(rule);
        if (can_fire(rule) && !has_fired(v, text_at(rule, "id")))
            idle[v->n_idle++] = text_at(rule, "id");
    }
    return idle;
}

/* --------------------------------------------------------------------- JSON */

static void print_counts(struct json *j, const char *key, const struct tally *t)
{
    json_open(j, key, '{');
    json_count(j, "n", t->n);
    json_count(j, "right", t->verdicts[VERDICT_RIGHT]);
    json_count(j, "asked", t->verdicts[VERDICT_ASKED]);
    json_count(j, "not_recorded", t->verdicts[VERDICT_NOT_RECORDED]);
    json_count(j, "wrong", t->verdicts[VERDICT_WRONG]);
    json_count(j, "base", t->base);
    json_close(j, '}');
}

/* The counts of what a filter lets through, split by a member. */
static void print_split(struct json *j, const char *key, const struct verdicts *v, const struct filter *f, enum member member)
{
    json_open(j, key, '[');
    for (const char *value = next_value(v->holdings, f, member, NULL); value; value = next_value(v->holdings, f, member, value)) {
        struct filter part = *f;
        *(member == MEMBER_KIND ? &part.kind : member == MEMBER_ANSWER ? &part.answer : &part.known) = value;
        struct tally t = tally_of(v->holdings, &part);
        json_open(j, NULL, '{');
        json_text(j, "value", value);
        print_counts(j, "counts", &t);
        if (member == MEMBER_KIND)
            print_split(j, "by_answer", v, &part, MEMBER_ANSWER);
        json_close(j, '}');
    }
    json_close(j, ']');
}

static void print_groups(struct json *j, const struct verdicts *v, struct filter f)
{
    for (f.group = 0; f.group < GROUP_COUNT; f.group++) {
        struct tally t = tally_of(v->holdings, &f);
        json_open(j, group_keys[f.group], '{');
        print_counts(j, "counts", &t);
        print_split(j, "by_answer", v, &f, MEMBER_ANSWER);
        print_split(j, "by_known", v, &f, MEMBER_KNOWN);
        print_split(j, "by_kind", v, &f, MEMBER_KIND);
        json_close(j, '}');
    }
}

/* What is known as seen or from a summary; and apart what is background or inferred. */
static void print_summary(struct json *j, const char *key, const struct verdicts *v, bool blind, long at)
{
    struct filter f = {.blind = blind, .counted = true, .at = at};
    json_open(j, key, '{');
    print_groups(j, v, f);
    f.counted = false;
    json_open(j, "apart", '{');
    print_groups(j, v, f);
    json_close(j, '}');
    json_close(j, '}');
}

static void print_case(struct json *j, const struct verdicts *v, size_t at)
{
    static const char *const keys[] = {"matter", "caption", "blind", "note", "record_sha256", "decisions", "rules"};
    json_open(j, NULL, '{');
    json_text(j, "case", slug_of(v, at));
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
        json_value(j, keys[k], um_value_get(v->cases[at], keys[k]));
    print_summary(j, "counts", v, um_value_integer(um_value_get(v->cases[at], "blind")) != 0, (long)at);
    json_close(j, '}');
}

static void print_total(struct json *j, const char *key, const struct verdicts *v, bool blind)
{
    size_t cases = 0;
    for (size_t i = 0; i < v->n; i++)
        cases += (um_value_integer(um_value_get(v->cases[i], "blind")) != 0) == blind;
    json_open(j, key, '{');
    json_count(j, "cases", cases);
    json_count(j, "decisions", count_decisions(v, blind));
    json_count(j, "listed", count_listed(v, blind));
    print_summary(j, "counts", v, blind, ANY_CASE);
    json_close(j, '}');
}

static void print_verdicts(FILE *out, const struct verdicts *v, const struct replays *saved)
{
    struct json j = {.out = out};
    json_open(&j, NULL, '{');
    json_text(&j, "format", "unmask.verify/1");
    for (size_t i = 0, k = v->n; i < v->n && k == v->n; i++) /* all cases are judged by one program under one law */
        if (um_value_get(v->cases[i], "law")) {
            k = i;
            json_value(&j, "engine", um_value_get(v->cases[k], "engine"));
            json_value(&j, "law", um_value_get(v->cases[k], "law"));
        }
    json_open(&j, "totals", '{');
    print_total(&j, "blind", v, true);
    print_total(&j, "not_blind", v, false);
    json_close(&j, '}');
    json_open(&j, "cases", '[');
    for (size_t i = 0; i < v->n; i++)
        print_case(&j, v, i);
    json_close(&j, ']');
    json_count(&j, "rules", v->n_rules);
    json_open(&j, "rules_never_fired", '[');
    for (size_t i = 0; i < v->n_idle; i++)
        json_text(&j, NULL, v->idle[i]);
    json_close(&j, ']');
    if (saved->n)
        print_replays(&j, saved);
    json_close(&j, '}');
}

/* ---------------------------------------------------------------------- run */

static int show(const struct options *o, const struct verdicts *v, const struct replays *saved)
{
    bool markdown = o->format && strcmp(o->format, "markdown") == 0;
    FILE *out = open_output(o->output);
    if (!out)
        return EXIT_SYSTEM;
    if (o->format && strcmp(o->format, "json") == 0) {
        print_verdicts(out, v, saved);
        return close_output(out, o->output);
    }
    if (v->n && markdown)
        render_verdicts_markdown(out, v, o->full);
    else if (v->n)
        render_verdicts(out, v, width_of(o), o->full);
    if (v->n && saved->n)
        fputc('\n', out);
    if (saved->n)
        render_replays(out, saved, markdown);
    return close_output(out, o->output);
}

/* Whether anything that is known well enough is wrong. */
static bool is_wrong(const struct holdings *h)
{
    for (size_t i = 0; i < h->n; i++)
        if (h->list[i].counted && h->list[i].verdict == VERDICT_WRONG)
            return true;
    return false;
}

static int count_and_show(const struct options *o, struct verdicts *v, const struct replays *saved, const struct um_law *law)
{
    struct um_error err;
    struct um_result *contents = NULL;
    struct holdings holdings = {NULL, 0, 0};
    if (um_law_contents(law, &contents, &err) != UM_OK)
        return report_error("the law", &err);
    const char **idle = idle_rules(v, um_result_document(contents));
    int code = EXIT_SYSTEM;
    if (idle && gather_holdings(v->cases, v->n, &holdings)) {
        v->idle = idle;
        v->holdings = &holdings;
        code = show(o, v, saved);
    }
    if (code == EXIT_DONE && (is_wrong(&holdings) || any_moved(saved)))
        code = EXIT_NO;
    free_holdings(&holdings);
    free(idle);
    um_result_free(contents);
    return code;
}

/* What the cases came to: those that a court decided, and those that were saved. */
struct cases {
    struct um_result *results[2 * MAX_CASES];
    size_t n_results;
    const struct um_value *decided[MAX_CASES], *saved[MAX_CASES];
    char *decided_in[MAX_CASES], *saved_in[MAX_CASES];
    size_t n_decided, n_saved;
};

/* Judge the case of a folder against what the court held, against what was found when it was saved, or both. */
static int judge_folder(struct cases *c, char *folder, const struct um_law *law)
{
    bool saved = holds(folder, "statuses.json"), decided = !saved || holds(folder, "holding.json");
    struct um_result **first = &c->results[c->n_results], **second = first + 1;
    int code = decided ? verify_case(folder, law, first) : EXIT_DONE;
    int other = saved ? replay_case(folder, law, second) : EXIT_DONE;
    c->n_results += 2;
    if (*first) {
        c->decided_in[c->n_decided] = folder;
        c->decided[c->n_decided++] = um_result_document(*first);
    }
    if (*second) {
        c->saved_in[c->n_saved] = folder;
        c->saved[c->n_saved++] = um_result_document(*second);
    }
    return code > other ? code : other;
}

/* Every case is tried, so that all problems are said at once; the worst code. */
static int verify_all(const struct options *o, const struct folders *folders, const struct um_law *law)
{
    struct cases *c = calloc(1, sizeof *c);
    int code = c ? EXIT_DONE : complain_of("verify", "out of memory", EXIT_SYSTEM);
    for (size_t i = 0; c && i < folders->n; i++) {
        int one = judge_folder(c, folders->list[i], law);
        code = one > code ? one : code;
    }
    if (code == EXIT_DONE) {
        struct verdicts v = {.cases = c->decided, .folders = c->decided_in, .n = c->n_decided};
        struct replays saved = {c->saved, c->saved_in, c->n_saved};
        code = count_and_show(o, &v, &saved, law);
    }
    for (size_t i = 0; c && i < c->n_results; i++)
        um_result_free(c->results[i]);
    free(c);
    return code;
}

int run_verify(const struct options *o)
{
    struct um_law *law = NULL;
    struct folders folders = {.n = 0};
    const char *format = o->format ? o->format : "text";
    if (strcmp(format, "text") != 0 && strcmp(format, "json") != 0 && strcmp(format, "markdown") != 0) {
        fputs("unmask verify: --format is text, json or markdown\n", stderr);
        return EXIT_USAGE;
    }
    int code = find_folders(o, &folders);
    if (code == EXIT_DONE)
        code = open_law(o->law, &law);
    if (code == EXIT_DONE)
        code = verify_all(o, &folders, law);
    for (size_t i = 0; i < folders.n; i++)
        free(folders.list[i]);
    um_law_free(law);
    return code;
}
