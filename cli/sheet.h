/* A text to be read: on a page of the screen, or as the source of a manual page. */
#ifndef SHEET_H
#define SHEET_H

#include "render/page.h"

struct sheet {
    struct page page; /* of the screen; in a manual page only its stream is used */
    bool manual;
    bool begun; /* a heading stands right above */
    int hang; /* column of the texts of items on a screen */
};

/* A sheet for a screen so many columns wide. */
struct sheet screen_sheet(FILE *out, int width);

void sheet_heading(struct sheet *s, const char *text);
void sheet_paragraph(struct sheet *s, const char *text);

/* A word with what is to be said of it. */
void sheet_item(struct sheet *s, const char *label, const char *text);

/* Lines as they are; the text ends without a line break. */
void sheet_example(struct sheet *s, const char *lines);

/* The rest of a line of a manual page, with what troff would read as its own taken as it is. */
void print_troff(FILE *out, const char *text);

/* A text in lines of a manual page. */
void print_troff_text(FILE *out, const char *text);

/* A section of a manual page. */
void sheet_section(struct sheet *s, const char *name);

#endif
