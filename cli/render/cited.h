/* Authorities gathered from a document in the order they are printed: those named with findings, those the papers cite. */
#ifndef CITED_H
#define CITED_H

#include <stdbool.h>
#include <stddef.h>

#include "unmask.h"

/* Values in the order they are printed. The list is to be freed. */
struct rows {
    const struct um_value **list;
    size_t n, cap;
};

/* Add a value; where memory ran out the table is shorter, and the document has it all. */
void push_row(struct rows *rows, const struct um_value *v);

/* Every authority of a finding, each once, by cite. */
struct rows named_authorities(const struct um_value *document);

/* Those that the papers cite, by cite; and their citations, by text, party and place. */
struct rows cited_authorities(const struct um_value *document);
struct rows sorted_citations(const struct um_value *document);

/* Whether a member says the same in two values. */
bool same_at(const struct um_value *a, const struct um_value *b, const char *key);

/* Whether a citation of an authority has a defect. */
bool is_flawed(const struct rows *citations, const struct um_value *authority);

/* A kind of defect in a few words. */
const char *defect_words(const char *kind);

/* Texts already printed under a heading, of which there are few. */
enum { MAX_SAID = 64 };

struct said {
    const char *list[MAX_SAID];
    size_t n;
};

/* Whether a text is not among them, to which it is added then. */
bool is_new(struct said *said, const char *text);

#endif
