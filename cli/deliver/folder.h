/* Files that go into a folder together or not at all. */
#ifndef FOLDER_H
#define FOLDER_H

#include <stdbool.h>
#include <stdio.h>

enum { NAME_LENGTH = 48 };

struct file {
    char name[NAME_LENGTH];
    char *bytes;
    size_t length;
};

struct folder {
    struct file *files;
    size_t n, room;
    FILE *open; /* what the file that was begun last is written to */
    bool failed; /* memory ran out */
};

/* Begin the next file, and end it. number 0: the name stands alone; else task-001.json and the like. NULL when memory ran out. */
FILE *folder_begin(struct folder *f, const char *name, size_t number, const char *suffix);
void folder_end(struct folder *f);

/* The name of the file that was begun last. Borrowed until the next one. */
const char *folder_name(const struct folder *f);

/*
 * Write all files into a folder that is not there yet, or is empty. They are
 * written beside it first, so that it holds all of them or is as it was. An
 * exit code, after a message.
 */
int folder_place(const struct folder *f, const char *path);

void folder_free(struct folder *f);

#endif
