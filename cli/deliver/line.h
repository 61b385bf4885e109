/* A text that is put together from pieces as a page does it, control characters made visible. */
#ifndef LINE_H
#define LINE_H

#include "render/alike.h"
#include "render/text.h"

struct line {
    struct page page; /* what is added to it is the text */
    char *text;
    size_t length;
};

/* Begin a text; law_questions put worlds into words. False when memory ran out. */
bool line_begin(struct line *l, const struct um_value *law_questions);

/* Add a piece behind a blank, or on a line of its own where something stands already. */
void line_add(struct line *l, const char *text);
void line_break(struct line *l);

/* The text, to be freed; NULL when memory ran out. */
char *line_end(struct line *l);

/* One piece as such a text. */
char *line_of(const char *text);

#endif
