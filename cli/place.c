#define _XOPEN_SOURCE 700 /* link, lstat, fsync */
#include "place.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli.h"

enum { NAME_ROOM = 128 }; /* for what follows the directory in a path */

static int refuse(const char *path)
{
    return complain_of(path, "there is one already; it is left as it is", EXIT_INPUT);
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
static int write_and_name(const char *temporary, const char *path, const char *text, size_t length)
{
    bool written = write_file(temporary, text, length), placed = written && link(temporary, path) == 0;
    if (written && !placed && errno != EEXIST)
        placed = access(path, F_OK) != 0 && rename(temporary, path) == 0;
    int reason = errno;
    unlink(temporary);
    if (placed)
        return EXIT_DONE;
    return reason == EEXIST ? refuse(path) : complain_of(path, strerror(reason), EXIT_SYSTEM);
}

int make_place(const char *directory, bool *made)
{
    *made = mkdir(directory, 0777) == 0;
    return *made || errno == EEXIST ? EXIT_DONE : complain_of(directory, strerror(errno), EXIT_SYSTEM);
}

int place_file(const char *directory, const char *name, const char *text, size_t length)
{
    size_t room = strlen(directory) + NAME_ROOM;
    char *path = malloc(room), *temporary = malloc(room);
    struct stat info;
    int code = path && temporary ? EXIT_DONE : complain_of(directory, "out of memory", EXIT_SYSTEM);
    if (code == EXIT_DONE) {
        snprintf(path, room, "%s/%s", directory, name);
        snprintf(temporary, room, "%s/.%s.%ld", directory, name, (long)getpid());
        code = lstat(path, &info) == 0 ? refuse(path) : write_and_name(temporary, path, text, length);
    }
    free(temporary);
    free(path);
    return code;
}

void unplace_file(const char *directory, const char *name)
{
    char *path = join_path(directory, name);
    if (path)
        unlink(path);
    free(path);
}
