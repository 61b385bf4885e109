/* Files that are made whole or not at all, and never in the place of another. */
#ifndef PLACE_H
#define PLACE_H

#include <stdbool.h>
#include <stddef.h>

/* A directory, made if it is not there; *made says whether it was. An exit code, after a message. */
int make_place(const char *directory, bool *made);

/* DIRECTORY/NAME with a text and a line's end. One that is there already is left as it is. An exit code, after a message. */
int place_file(const char *directory, const char *name, const char *text, size_t length);

/* Take away a file that was placed. */
void unplace_file(const char *directory, const char *name);

#endif
