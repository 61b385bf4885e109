/*
 * JSON text to value tree and back: the only place that knows cJSON.
 *
 * cJSON 1.7.15 accepts trailing text, duplicate keys, invalid UTF-8 and NUL,
 * and loses integers beyond 2^53. The text is therefore checked in full before
 * cJSON sees it (RFC 8259; UTF-8 without NUL; no duplicate keys; integers only,
 * within 2^53), and cJSON only builds and prints.
 */
#ifndef UM_JSON_H
#define UM_JSON_H

#include "base/problem.h"
#include "base/value.h"

/* The tree, in the problems' arena, or NULL with the reasons in problems. */
struct um_value *um_json_read(const char *text, size_t length, struct um_problems *problems);

/* JSON text from malloc, NUL-terminated, or NULL when memory ran out. */
char *um_json_print(const struct um_value *v, bool indent);

#endif
