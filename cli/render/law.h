/* The law reference as text, Markdown or HTML: one walk through the document, and a form for each. */
#ifndef LAW_H
#define LAW_H

#include <stdio.h>

#include "render/page.h"
#include "unmask.h"

/* A way of writing down; every text is hostile and is made harmless by it. */
struct law_writer;
struct law_form {
    void (*begin)(struct law_writer *w, const char *title);
    /* level 2 to 4; kind and id are the anchor that links lead to; more follows the text behind a colon, or is empty */
    void (*heading)(struct law_writer *w, int level, const char *kind, const char *id, const char *text,
                    const char *more);
    void (*paragraph)(struct law_writer *w, const char *text);
    /* a line of a list that is so many lists deep, counted from 1; the label stands in front of its text, or is NULL */
    void (*item)(struct law_writer *w, int depth, const char *label);
    /* more of the line that was begun last; a link where it leads to an anchor of the document, kind NULL where to none */
    void (*add)(struct law_writer *w, const char *kind, const char *id, const char *text);
    void (*end)(struct law_writer *w);
};
extern const struct law_form law_text, law_markdown, law_html;

struct law_writer {
    const struct law_form *form;
    const struct um_value *document;
    struct page page; /* of text; the other forms use its stream alone */
    int depth;        /* of lists that are open */
    bool begun;       /* a line was begun */
    bool first;       /* and nothing stands on it yet */
};

/* The whole document: named rules, tests and claims, or the reference with its table of contents. */
void render_law(FILE *out, const struct um_value *document, const struct law_form *form, int width);

/* One line for each rule, those of a kind (NULL: all), tests and claims first. */
void render_law_list(FILE *out, const struct um_value *document, const char *kind, int width);

/* Whether there are rules of a kind, or it is "claim". */
bool law_has_kind(const struct um_value *document, const char *kind);

/* What a rule of the document rests on, and what rests on it. */
void render_law_why(FILE *out, const struct um_value *document, const char *id, int width);

/* What the searches found. */
void render_law_check(FILE *out, const struct um_value *document, int width);

#endif
