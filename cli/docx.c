/* pandoc is run with fixed arguments and no file names: it reads an unnamed file, and writes into one that we name when it is done. */
#define _POSIX_C_SOURCE 200809L /* posix_spawn, nanosleep */
#include "docx.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "cli.h"
#include "replace.h"

enum { SECONDS = 60, STEPS = 50 }; /* how long pandoc may take, and how often a second it is looked for */

/* The same bytes on every machine: no user's defaults, no locale, no clock. */
static char program[] = "pandoc", from[] = "--from=html", to[] = "--to=docx", standard_output[] = "--output=-";
static char *const arguments[] = {program, from, to, standard_output, NULL};
static char home[] = "HOME=/nonexistent", locale[] = "LC_ALL=C.UTF-8", epoch[] = "SOURCE_DATE_EPOCH=946684800";
static char *const environment[] = {home, locale, epoch, NULL};

/* The page in a file that has no name. */
static FILE *unnamed_file(const char *html, size_t n)
{
    FILE *f = tmpfile();
    if (f && (fwrite(html, 1, n, f) != n || fflush(f) != 0 || fseek(f, 0, SEEK_SET) != 0)) {
        fclose(f);
        return NULL;
    }
    return f;
}

static int start(int input, int output, pid_t *child)
{
    posix_spawn_file_actions_t actions;
    int error = posix_spawn_file_actions_init(&actions);
    if (error)
        return error;
    error = posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    if (!error)
        error = posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    if (!error)
        error = posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    if (!error)
        error = posix_spawnp(child, arguments[0], &actions, NULL, arguments, environment);
    posix_spawn_file_actions_destroy(&actions);
    return error;
}

/* Wait for it, but no longer than it may take. */
static bool finish(pid_t child)
{
    const struct timespec step = {0, 1000000000L / STEPS};
    int status;
    for (int i = 0; i < SECONDS * STEPS; i++) {
        pid_t done = waitpid(child, &status, WNOHANG);
        if (done == child)
            return WIFEXITED(status) && WEXITSTATUS(status) == 0;
        if (done < 0 && errno != EINTR)
            return false;
        nanosleep(&step, NULL);
    }
    kill(child, SIGKILL);
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    return false;
}

static int convert(const char *path, int input, int output)
{
    pid_t child;
    int error = start(input, output, &child);
    if (error == ENOENT)
        return complain_of(path, "a DOCX is made by pandoc, which is not installed (apt install pandoc); --format html is opened by a word processor too",
                           EXIT_SYSTEM);
    if (error)
        return complain_of(path, strerror(error), EXIT_SYSTEM);
    return finish(child) ? EXIT_DONE : complain_of(path, "pandoc made no DOCX of it, or took longer than a minute", EXIT_SYSTEM);
}

int make_docx(const char *path, const char *html, size_t n)
{
    struct replacing p;
    FILE *input = unnamed_file(html, n);
    if (!input)
        return complain_of(path, strerror(errno), EXIT_SYSTEM);
    int code = replace_begin(&p, path);
    if (code == EXIT_DONE) {
        code = convert(path, fileno(input), p.fd);
        int named = replace_end(&p, code == EXIT_DONE);
        code = code == EXIT_DONE ? named : code;
    }
    fclose(input);
    return code;
}
