/* Writing HTML: elements nest by construction, and every text is made harmless. */
#ifndef HTML_H
#define HTML_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum { HTML_DEPTH = 32 };

struct html {
    FILE *out;
    const char *open[HTML_DEPTH]; /* the elements that are open; names are literals */
    int depth;
    bool in_tag; /* the last one still takes attributes */
    bool glue;   /* what comes next follows without a blank */
};

/* Text as HTML shows it: markup, controls and bidirectional characters are inert, line breaks are blanks. */
void html_escape(FILE *out, const char *text);

/* How many bytes of a text fit, so many at most, without parting a letter. */
size_t html_fit(const char *text, size_t most);

/* Begin an element, end the one begun last, or write one that has no content. */
void html_open(struct html *h, const char *tag);
void html_close(struct html *h);
void html_void(struct html *h, const char *tag);

/* An attribute of the element begun just now; before and value make up what it says. */
void html_attr(struct html *h, const char *name, const char *value);
void html_attr_joined(struct html *h, const char *name, const char *before, const char *value);

/* Begin an element with a class. */
void html_open_class(struct html *h, const char *tag, const char *name);

/*
 * Text behind what stands there already, a blank between them, unless this
 * begins with punctuation that closes or what stands there opened a bracket.
 * NULL and "" add nothing.
 */
void html_add(struct html *h, const char *text);

/* So many bytes as they are, blanks and all. */
void html_text(struct html *h, const char *text, size_t n);

/* A number. */
void html_number(struct html *h, size_t n);

/* The same without a blank before it. */
void html_join(struct html *h, const char *text);

/* Text of the program itself, as it stands. */
void html_raw(struct html *h, const char *text);

/* An element that holds a text; without one where the text is empty. */
void html_leaf(struct html *h, const char *tag, const char *text);
void html_leaf_class(struct html *h, const char *tag, const char *name, const char *text);

/* A link to an anchor of the document. */
void html_link(struct html *h, const char *anchor, const char *text);

#endif
