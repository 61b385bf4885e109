/*
 * Which ids of the firm's own system stand for what is delivered: unmask.map/1
 * (schema/map.schema.json). Nothing is written before all of them are known.
 */
#ifndef MAP_H
#define MAP_H

#include "unmask.h"

struct map {
    struct um_result *result;
    const struct um_value *all, *vendor; /* the file, and the part for the system that is delivered to */
};

/* Read a map; an exit code, after a message. */
int open_map(const char *path, const char *to, struct map *map);
void close_map(struct map *map);

/* Name on standard error every id that is missing or cannot be one; how many. */
size_t check_map(const struct map *map, const char *path, const char *to, const struct um_value *document);

/* The id under a key for a defendant, else the one for all. */
const char *map_id(const struct map *map, const struct um_value *defendant, const char *key);

/* A day that tasks are due, or "". */
const char *map_due(const struct map *map);

#endif
