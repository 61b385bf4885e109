/* Rulings: what each was given upon, whether the record still gives that, and the list of them as unmask.rulings/1. */
#ifndef UM_RULINGS_H
#define UM_RULINGS_H

#include "base/value.h"
#include "findings/tree.h"

/* A node by name, of the matter or of a defendant, or the first of those that are judged for each claim apart; NULL if none. */
const struct um_node *um_rulings_node(struct um_arena *a, const struct um_tree *t, const char *name);

/* The names of all nodes, *n of them. */
const char *const *um_rulings_names(struct um_arena *a, const struct um_tree *t, size_t *n);

/* The statuses that the rules gave a node, whatever was ruled: a bit each. */
uint16_t um_rulings_derived(const struct um_node *node);

/* The rows that a finding looks at, as the member "upon" of a position keeps them: id, space, digest. */
struct um_value *um_rulings_upon(struct um_arena *a, const struct um_tree *t, const struct um_node *node);

/* Statuses of a set of bits, as a list. */
struct um_value *um_rulings_statuses(struct um_arena *a, uint64_t set);

/*
 * How far the record, as it is, still gives what a ruling was given upon; NULL
 * where the ruling does not say upon what. derived: what the rules give now.
 */
struct um_value *um_rulings_support(struct um_arena *a, const struct um_tree *t, uint32_t position, uint16_t derived);

/* The rulings that the record no longer bears, each with its node; and the nodes on which two rulings disagree. */
void um_rulings_doubts(struct um_arena *a, const struct um_tree *t, struct um_value *unsupported, struct um_value *disputed);

/* Every ruling and provisional answer of the record, with its state: unmask.rulings/1. written: the one just entered, or NULL. */
struct um_value *um_rulings_make(struct um_arena *a, const struct um_tree *t, const char *record_sha256, const char *written);

#endif
