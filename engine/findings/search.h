/*
 * Conditions searched without a record. What conditions read is taken apart
 * into values that can be tried: those of a vocabulary in classes that no
 * condition tells apart, numbers and days beside each limit, and for anything
 * else yes and no. Every combination is tried, up to a bound. Values that
 * belong together in a record may be tried apart, so that "never" is certain
 * and an example is a possible one.
 */
#ifndef UM_SEARCH_H
#define UM_SEARCH_H

#include "base/value.h"
#include "rules/law.h"

#define UM_SEARCH_BOUND 65536u /* combinations tried in one search */

enum um_found {
    UM_FOUND_NONE,
    UM_FOUND_SOME,
    UM_FOUND_OPEN
}; /* open: none so far, and the bound was reached */

/* What searches share. */
struct um_searcher;
struct um_searcher *um_search_new(struct um_arena *a, const struct um_rules *r);

/* Whether the condition of a rule can hold at all. */
enum um_found um_search_holds(struct um_searcher *of, uint32_t rule);

/* Whether a rule can hold without a rule that surely defeats it, of those that are law as soon as it is. */
enum um_found um_search_undefeated(struct um_searcher *of, uint32_t rule);

/*
 * Whether two rules can hold together, neither defeated by what surely holds
 * then; *example is the smallest such record found, as lines of path and value,
 * or NULL. Where each speaks of an assertion, they may be different ones.
 */
enum um_found um_search_together(struct um_searcher *of, uint32_t one, uint32_t other,
                                 struct um_value **example);

#endif
