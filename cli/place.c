#define _XOPEN_SOURCE 700 /* fsync */
#include "place.h"

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

int place_begin(struct placed *p, const char *path)
{
    struct stat is;
    *p = (struct placed){.path = path, .fd = -1};
    if (stat(path, &is) == 0 && S_ISDIR(is.st_mode))
        return complain_of(path, "is a folder; name a file", EXIT_USAGE);
    p->temporary = name_beside(path);
    p->fd = p->temporary ? open(p->temporary, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666) : -1;
    if (p->fd >= 0)
        return EXIT_DONE;
    int code = complain_of(path, strerror(errno), EXIT_SYSTEM);
    free(p->temporary);
    p->temporary = NULL;
    return code;
}

int place_end(struct placed *p, bool good)
{
    bool written = good && fsync(p->fd) == 0;
    written = close(p->fd) == 0 && written;
    int code = EXIT_DONE;
    if (good && (!written || rename(p->temporary, p->path) != 0))
        code = complain_of(p->path, strerror(errno), EXIT_SYSTEM);
    if (!good || code != EXIT_DONE)
        unlink(p->temporary);
    free(p->temporary);
    *p = (struct placed){.fd = -1};
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

int place_bytes(const char *path, const char *bytes, size_t n)
{
    struct placed p;
    if (!path || strcmp(path, "-") == 0) {
        fwrite(bytes, 1, n, stdout);
        return close_output(stdout, path);
    }
    int code = place_begin(&p, path);
    if (code != EXIT_DONE)
        return code;
    bool written = write_all(p.fd, bytes, n);
    if (!written)
        code = complain_of(path, strerror(errno), EXIT_SYSTEM);
    int placed = place_end(&p, written);
    return code == EXIT_DONE ? placed : code;
}
