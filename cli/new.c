/* A record to begin with: DIR/record.json, which is there whole or not at all and never in the place of another. */
#define _XOPEN_SOURCE 700 /* link, fsync */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli.h"
#include "sheet.h"

enum { NAME_ROOM = 64 }; /* for what follows the directory in a path */

static int complain(const char *path, const char *message, int code)
{
    fputs("unmask: ", stderr);
    print_safe(stderr, path);
    fprintf(stderr, ": %s\n", message);
    return code;
}

static int refuse(const char *path)
{
    return complain(path, "there is a record already; it is left as it is", EXIT_INPUT);
}

/* Write a file that was not there before, through to the disk. */
static bool write_file(const char *path, const char *text, size_t length)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL, 0666);
    FILE *f = fd < 0 ? NULL : fdopen(fd, "wb");
    if (!f)
        return false;
    bool good = fwrite(text, 1, length, f) == length && fputc('\n', f) != EOF && fflush(f) == 0 && fsync(fd) == 0;
    return fclose(f) == 0 && good;
}

/*
 * Under another name first. A link gives it its own, and fails where somebody
 * else was faster; a file system without links renames.
 */
static int place_file(const char *temporary, const char *path, const char *text, size_t length)
{
    bool written = write_file(temporary, text, length), placed = written && link(temporary, path) == 0;
    if (written && !placed && errno != EEXIST)
        placed = access(path, F_OK) != 0 && rename(temporary, path) == 0;
    int reason = errno;
    unlink(temporary);
    if (placed)
        return EXIT_DONE;
    return reason == EEXIST ? refuse(path) : complain(path, strerror(reason), EXIT_SYSTEM);
}

static int write_record(const char *directory, const char *text, size_t length)
{
    size_t room = strlen(directory) + NAME_ROOM;
    char *path = malloc(room), *temporary = malloc(room);
    struct stat info;
    int code = path && temporary ? EXIT_DONE : complain(directory, "out of memory", EXIT_SYSTEM);
    if (code == EXIT_DONE) {
        snprintf(path, room, "%s/record.json", directory);
        snprintf(temporary, room, "%s/.record.json.%ld", directory, (long)getpid());
    }
    if (code == EXIT_DONE && lstat(path, &info) == 0)
        code = refuse(path);
    bool made = code == EXIT_DONE && mkdir(directory, 0777) == 0;
    if (code == EXIT_DONE && !made && errno != EEXIST)
        code = complain(directory, strerror(errno), EXIT_SYSTEM);
    if (code == EXIT_DONE)
        code = place_file(temporary, path, text, length);
    if (code != EXIT_DONE && made)
        rmdir(directory);
    free(temporary);
    free(path);
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
