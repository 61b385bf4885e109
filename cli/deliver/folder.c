#define _XOPEN_SOURCE 700 /* open_memstream, mkdtemp, fsync */
#include "deliver/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../cli.h"

FILE *folder_begin(struct folder *f, const char *name, size_t number, const char *suffix)
{
    if (f->n == f->room) {
        const size_t room = f->room ? 2 * f->room : 64;
        struct file *grown = realloc(f->files, room * sizeof *grown);
        if (!grown) {
            f->failed = true;
            return NULL;
        }
        f->files = grown;
        f->room = room;
    }
    struct file *file = &f->files[f->n];
    *file = (struct file){0};
    if (number)
        snprintf(file->name, sizeof file->name, "%s-%03zu%s", name, number, suffix);
    else
        snprintf(file->name, sizeof file->name, "%s%s", name, suffix);
    f->open = open_memstream(&file->bytes, &file->length);
    f->failed = f->failed || !f->open;
    f->n += f->open != NULL;
    return f->open;
}

void folder_end(struct folder *f)
{
    if (f->open)
        f->failed = fclose(f->open) != 0 || f->failed;
    f->open = NULL;
}

const char *folder_name(const struct folder *f)
{
    return f->n ? f->files[f->n - 1].name : "";
}

void folder_free(struct folder *f)
{
    folder_end(f);
    for (size_t i = 0; i < f->n; i++)
        free(f->files[i].bytes);
    free(f->files);
    *f = (struct folder){0};
}

/* ------------------------------------------------------------------ placing */

static bool write_file(const char *directory, const struct file *file)
{
    char *path = join_path(directory, file->name);
    int fd = path ? open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666) : -1;
    FILE *out = fd < 0 ? NULL : fdopen(fd, "wb");
    bool good = out && fwrite(file->bytes, 1, file->length, out) == file->length && fflush(out) == 0 && fsync(fd) == 0;
    if (out)
        good = fclose(out) == 0 && good;
    else if (fd >= 0)
        close(fd);
    free(path);
    return good;
}

/* Take away a folder in the making with what it holds. */
static void discard(const struct folder *f, const char *directory)
{
    for (size_t i = 0; i < f->n; i++) {
        char *path = join_path(directory, f->files[i].name);
        if (path)
            unlink(path);
        free(path);
    }
    rmdir(directory);
}

/* .unmask-XXXXXX beside a path, which may end in a slash. */
static char *make_beside(const char *path)
{
    static const char name[] = ".unmask-XXXXXX";
    size_t n = strlen(path);
    while (n > 1 && path[n - 1] == '/')
        n--;
    while (n && path[n - 1] != '/')
        n--;
    char *made = malloc(n + sizeof name);
    if (!made)
        return NULL;
    memcpy(made, path, n);
    memcpy(made + n, name, sizeof name);
    if (mkdtemp(made))
        return made;
    free(made);
    return NULL;
}

/* mkdtemp makes a folder for nobody else; one that is asked for by name is as others that the user makes. */
static bool open_up(const char *directory)
{
    const mode_t mask = umask(0);
    umask(mask);
    return chmod(directory, 0777 & ~mask) == 0;
}

int folder_place(const struct folder *f, const char *path)
{
    struct stat is;
    if (lstat(path, &is) == 0 && !S_ISDIR(is.st_mode))
        return complain_of(path, "is no folder; name one that is not there yet, or is empty", EXIT_USAGE);
    char *beside = make_beside(path);
    if (!beside)
        return complain_of(path, strerror(errno), EXIT_SYSTEM);
    bool good = open_up(beside);
    for (size_t i = 0; good && i < f->n; i++)
        good = write_file(beside, &f->files[i]);
    if (good && rename(beside, path) == 0) {
        free(beside);
        return EXIT_DONE;
    }
    const bool full = good && (errno == ENOTEMPTY || errno == EEXIST);
    int code = full ? complain_of(path, "holds something already and is left as it is; name a folder that is not there yet, or is empty", EXIT_USAGE)
                    : complain_of(path, strerror(errno), EXIT_SYSTEM);
    discard(f, beside);
    free(beside);
    return code;
}
