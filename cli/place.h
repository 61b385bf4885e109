/* Files that are there whole or not at all: written under another name in the same folder, and named when they are done. */
#ifndef PLACE_H
#define PLACE_H

#include <stdbool.h>
#include <stddef.h>

/* A file in the making. */
struct placed {
    const char *path; /* what it is to be called */
    char *temporary;  /* what it is called until then */
    int fd;
};

/* Begin a file; an exit code, with a message where it cannot be. */
int place_begin(struct placed *p, const char *path);

/* Give it its name, or, if good is false, take it away; an exit code. Either way what was begun is over. */
int place_end(struct placed *p, bool good);

/* n bytes as a file, or on standard output where path is NULL or "-"; an exit code. */
int place_bytes(const char *path, const char *bytes, size_t n);

#endif
