/* Which findings of a defendant say the same, so that they are told once. */
#ifndef ALIKE_H
#define ALIKE_H

#include <stdbool.h>

#include "unmask.h"

/* The last step of a finding's node: the element, or what it joins. */
const char *last_step(const struct um_value *finding);

/* Whether two findings of one defendant say the same of the same element, on the same evidence. */
bool findings_alike(const struct um_value *a, const struct um_value *b);

/* An element of the defendant's own, not a join: its node names act and point, and it stands under a rule. */
bool is_own_element(const struct um_value *finding);

/* Whether a node comes out the same in every world, for different reasons perhaps. */
bool is_steady(const struct um_value *findings, const struct um_value *finding);

#endif
