/* A page of text: words wrapped to a width behind an indent, hostile characters made visible. */
#ifndef PAGE_H
#define PAGE_H

#include <stdbool.h>
#include <stdio.h>

#include "unmask.h"

struct page {
    FILE *out;
    int width, indent, column;
    int padding; /* spaces that are printed once a word follows, so that no line ends in them */
    const struct um_value *law_questions; /* to put worlds into words */
    bool glue; /* the last word opened a bracket: the next one follows without a space */
};

/* Columns that bytes of text take: one a character. Characters made visible take more, which only lengthens the line. */
int page_columns(const char *s, size_t n);

/*
 * Add text, wrapping between words; line breaks within it count as spaces, and
 * closing punctuation at its beginning follows the word before it. NULL adds
 * nothing.
 */
void page_add(struct page *p, const char *text);

/* Go to a column: pad, or start a new line when it is behind. */
void page_to(struct page *p, int column);

/* A cell of a table: text that begins at a column and wraps there. */
void page_cell(struct page *p, int column, const char *text);

/* End the line, if anything is on it. */
void page_end(struct page *p);

/* An empty line. */
void page_gap(struct page *p);

/* One paragraph: a label at a column, the text hanging behind it at another. */
void page_item(struct page *p, int at, const char *label, int hang, const char *text);

/* Begin a line: a label at a column; what is added behind it wraps at another. */
void page_begin(struct page *p, int at, const char *label, int hang);

#endif
