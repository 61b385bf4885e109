/* The schemas of all formats, as schema/embed_schemas.py puts them into the library. */
#ifndef UM_SCHEMAS_H
#define UM_SCHEMAS_H

#include <stddef.h>

struct um_schema_text {
    const char *name;
    const unsigned char *text; /* NUL behind */
    size_t length;
};

extern const struct um_schema_text um_schemas[]; /* in order of their names */
extern const size_t um_schema_total;

#endif
