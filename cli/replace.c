#define _XOPEN_SOURCE 700 /* fsync, realpath */
#include "replace.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli.h"

enum { NAME_ROOM = 64 };

/* .unmask-PID beside the file, so that naming it is one step; it is made anew, never opened where it was. */
static char *name_beside(const char *path)
{
    const char *slash = strrchr(path, '/');
    const size_t folder = slash ? (size_t)(slash + 1 - path) : 0;
    char *name = malloc(folder + NAME_ROOM);
    if (name)
        snprintf(name, folder + NAME_ROOM, "%.*s.unmask-%ld", (int)folder, path, (long)getpid());
    return name;
}

static void forget(struct replacing *p)
{
    free(p->temporary);
    free(p->target);
    p->temporary = p->target = NULL;
}

int replace_begin(struct replacing *p, const char *path)
{
    struct stat is;
    const bool there = stat(path, &is) == 0;
    *p = (struct replacing){.path = path, .fd = -1};
    if (there && S_ISDIR(is.st_mode))
        return complain_of(path, "is a folder; name a file", EXIT_USAGE);
    if (there && !S_ISREG(is.st_mode)) {
        p->fd = open(path, O_WRONLY | O_CLOEXEC); /* a device or a pipe keeps its name */
    } else {
        p->target = there ? realpath(path, NULL) : join_path(path, NULL); /* a link goes on leading there */
        p->temporary = p->target ? name_beside(p->target) : NULL;
        p->fd = p->temporary ? open(p->temporary, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666) : -1;
    }
    if (p->fd >= 0)
        return EXIT_DONE;
    int code = complain_of(path, strerror(errno), EXIT_SYSTEM);
    forget(p);
    return code;
}

int replace_end(struct replacing *p, bool good)
{
    bool written = good && (!p->temporary || fsync(p->fd) == 0);
    written = close(p->fd) == 0 && written;
    int code = EXIT_DONE;
    if (good && (!written || (p->temporary && rename(p->temporary, p->target) != 0)))
        code = complain_of(p->path, strerror(errno), EXIT_SYSTEM);
    if (p->temporary && (!good || code != EXIT_DONE))
        unlink(p->temporary);
    forget(p);
    return code;
}

static bool write_all(int fd, const char *bytes, size_t n)
{
    while (n) {
        ssize_t done = write(fd, bytes, n);
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return false;
        bytes += done;
        n -= (size_t)done;
    }
    return true;
}

int replace_bytes(const char *path, const char *bytes, size_t n)
{
    struct replacing p;
    if (!path || strcmp(path, "-") == 0) {
        fwrite(bytes, 1, n, stdout);
        return close_output(stdout, path);
    }
    int code = replace_begin(&p, path);
    if (code != EXIT_DONE)
        return code;
    bool written = write_all(p.fd, bytes, n);
    if (!written)
        code = complain_of(path, strerror(errno), EXIT_SYSTEM);
    int named = replace_end(&p, written);
    return code == EXIT_DONE ? named : code;
}
