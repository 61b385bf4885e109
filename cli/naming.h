/* What a file is called tells whoever sees the name, which a court's notice of filing repeats. */
#ifndef NAMING_H
#define NAMING_H

#include "unmask.h"

/* Warn on standard error where the last part of a path holds a handle, a label or a name of the record; NULL and "-" name no file. */
void warn_of_name(const char *path, const struct um_record *record);

#endif
