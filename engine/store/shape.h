/*
 * Columns and tables of entities and fields, laid out as make_sql in
 * schema/generate.py lays them out. The texts are for um_sql_open_made.
 */
#ifndef UM_SHAPE_H
#define UM_SHAPE_H

#include "vocabulary/vocabulary.h"

/* Entities that a field's references may name; for a choice, those of all its options. */
uint32_t um_shape_targets(const struct um_field *f);

/* Whether references name their entity in a column of its own, because there are several. */
bool um_shape_mixed(uint32_t targets);

/* The first entity of a set, which for a set of one is the entity. */
uint8_t um_shape_first(uint32_t targets);

/* Number of columns a field has in its entity's table; 0 for lists and prose. */
int um_shape_columns(const struct um_field *f);

/* Whether a field has a list table. */
bool um_shape_has_list(const struct um_field *f);

/* Rows of an entity: matter and ord, then the columns of its fields in order. A select or delete is by matter. */
char *um_shape_insert(unsigned entity);
char *um_shape_select(unsigned entity);

char *um_shape_delete(unsigned entity);

/* Rows of a field's list: matter and ord, then (entity and) ref, value, or pos and value. */
char *um_shape_insert_list(const struct um_field *f);
char *um_shape_select_list(const struct um_field *f);
char *um_shape_delete_list(const struct um_field *f);

/* Number of rows of each entity in a matter, one column an entity. */
char *um_shape_count(void);

/* A number for a new matter: above every number that any row has, even one that belongs to no matter. */
char *um_shape_next_matter(void);

#endif
