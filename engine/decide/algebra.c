#include "decide/algebra.h"

#include <string.h>

static const uint8_t and_order[] = {UM_STATUS_UNMET,     UM_STATUS_CONFLICT, UM_STATUS_NOT_RECORDED, UM_STATUS_FOR_COURT,
                                    UM_STATUS_CONTESTED, UM_STATUS_MET,      UM_STATUS_EXCUSED,      UM_STATUS_INAPPLICABLE};
static const uint8_t or_order[] = {UM_STATUS_MET,      UM_STATUS_CONTESTED, UM_STATUS_FOR_COURT, UM_STATUS_NOT_RECORDED,
                                   UM_STATUS_CONFLICT, UM_STATUS_UNMET,     UM_STATUS_EXCUSED,   UM_STATUS_INAPPLICABLE};

void um_join(uint64_t a[UM_STATUS_COUNT], const uint64_t b[UM_STATUS_COUNT], bool any)
{
    const uint8_t *order = any ? or_order : and_order;
    uint64_t joined[UM_STATUS_COUNT], taken = 0;
    for (int i = 0; i < UM_STATUS_COUNT; i++) {
        joined[order[i]] = (a[order[i]] | b[order[i]]) & ~taken;
        taken |= joined[order[i]];
    }
    memcpy(a, joined, sizeof joined);
}

enum um_status um_join_one(enum um_status a, enum um_status b, bool any)
{
    const uint8_t *order = any ? or_order : and_order;
    for (int i = 0; i < UM_STATUS_COUNT; i++)
        if (order[i] == a || order[i] == b)
            return order[i];
    return a;
}
