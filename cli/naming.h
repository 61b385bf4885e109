/* What a file is called: by its end a desktop knows what opens it, and whoever sees the rest reads it. */
#ifndef NAMING_H
#define NAMING_H

#include <stdbool.h>

#include "unmask.h"

/* Warn on standard error where the last part of a path holds a handle, a label or a name of the record; NULL and "-" name no file. */
void warn_of_name(const char *path, const struct um_record *record);

/* Whether a path ends so, by which a desktop chooses what opens it. */
bool name_ends(const char *path, const char *suffix);

#endif
