/* Files that are there whole or as they were: written under another name in the same folder, and named when they are done. */
#ifndef REPLACE_H
#define REPLACE_H

#include <stdbool.h>
#include <stddef.h>

/* A file in the making. */
struct replacing {
    const char *path;         /* what it is to be called */
    char *target, *temporary; /* that, with links followed, and what it is called until then; NULL for a device or a pipe */
    int fd;
};

/* Begin a file; an exit code, with a message where it cannot be. */
int replace_begin(struct replacing *p, const char *path);

/* Give it its name, or, if good is false, take it away; an exit code. Either way what was begun is over. */
int replace_end(struct replacing *p, bool good);

/* n bytes as a file, or on standard output where path is NULL or "-"; an exit code. */
int replace_bytes(const char *path, const char *bytes, size_t n);

#endif
