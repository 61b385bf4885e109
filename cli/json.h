/* Writing JSON, member by member. Text is written as it is, but for what a string in JSON may not hold. */
#ifndef JSON_H
#define JSON_H

#include <stdbool.h>
#include <stdio.h>

#include "unmask.h"

struct json {
    FILE *out;
    int depth;
    bool begun; /* something stands in the object or array already */
};

/* Open an object '{' or an array '['; key NULL in an array, and for the whole. */
void json_open(struct json *j, const char *key, char bracket);
void json_close(struct json *j, char bracket);

/* A text; NULL and "" write nothing. */
void json_text(struct json *j, const char *key, const char *text);

/* A number. */
void json_count(struct json *j, const char *key, size_t n);

/* A value as it is; NULL writes nothing. */
void json_value(struct json *j, const char *key, const struct um_value *v);

#endif
