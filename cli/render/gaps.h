/* What is missing for one side, or what it can attack. */
#ifndef GAPS_H
#define GAPS_H

#include <stdio.h>

#include "render/page.h"
#include "unmask.h"

void render_gaps(FILE *out, const struct um_value *document, int width);

/* Shared by the two readings. */

/* A rule of the document by id. */
const struct um_value *gap_rule(const struct um_value *document, const char *id);

/* E04 Group allegation. */
void add_rule_name(struct page *p, const struct um_value *document, const char *id);

/* What a need is of, and on what: Falsity of S3 (I3). */
void add_need_title(struct page *p, const struct um_value *need);
/* The same of needs that differ in what they are on alone. */
void add_need_titles(struct page *p, const struct um_value *const *needs, size_t n);

/* The ids of those in whose way it stands, and for how many it is the first obstacle. */
void add_in_the_way(struct page *p, const struct um_value *need);

/* Whether two have the same under some keys. */
bool same_under(const struct um_value *a, const struct um_value *b, const char *const *keys, size_t n);

/* What was looked at, each record once: what came of it, and every rule that stands against it (looked.c). */
void render_need_records(struct page *p, const struct um_value *document, const struct um_value *const *needs, size_t n, int column);

/* Every rule that is named, in words, with its authorities. */
void render_gap_rules(struct page *p, const struct um_value *document);

/* Whether needs that follow one another are told in one block: the same asked for, found and told of the same defendants. */
bool is_told_with(const struct um_value *a, const struct um_value *b);

/* The needs as the side that resists reads them (attack.c). */
void render_attack(struct page *p, const struct um_value *document);

#endif
