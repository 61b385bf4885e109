/*
 * The findings algebra: how statuses join. Excused and inapplicable drop out;
 * a join of nothing else is excused. Worlds are bit masks, so a join over all
 * worlds costs what one costs.
 */
#ifndef UM_ALGEBRA_H
#define UM_ALGEBRA_H

#include <stdbool.h>
#include <stdint.h>

#include "vocabulary/vocabulary.h"

/*
 * Join b into the running partition a (both: worlds by status). AND takes the
 * first present of unmet, conflict, not-recorded, for-court, contested, met; OR
 * of met, contested, for-court, not-recorded, conflict, unmet.
 */
void um_join(uint64_t a[UM_STATUS_COUNT], const uint64_t b[UM_STATUS_COUNT], bool any);

/* The join of two statuses in one world. */
enum um_status um_join_one(enum um_status a, enum um_status b, bool any);

#endif
