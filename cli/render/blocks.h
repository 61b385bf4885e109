/*
 * A paper as a small tree of blocks: headings, paragraphs, lists, quotations
 * and tables, with runs of text in them. What a paper says is put into the tree
 * once; Markdown and HTML only walk it. Control and bidirectional characters
 * are visible in the tree already; what else speaks in a form is for the form.
 */
#ifndef BLOCKS_H
#define BLOCKS_H

#include <stdbool.h>
#include <stdio.h>

#include "render/page.h"

enum block_kind {
    BLOCK_PAPER,
    BLOCK_HEADING,   /* level 1 to 4 */
    BLOCK_PARAGRAPH,
    BLOCK_NOTICE,    /* a paragraph that stands out */
    BLOCK_QUOTE,
    BLOCK_LIST,
    BLOCK_ITEM,      /* runs, and below them lists */
    BLOCK_TABLE,     /* its first row names the columns */
    BLOCK_ROW,
    BLOCK_CELL,
    BLOCK_RUN
};

enum run_style { RUN_PLAIN, RUN_STRONG, RUN_EMPHASIS, RUN_LINK, RUN_BREAK };

struct block {
    enum block_kind kind;
    int level;             /* of a heading */
    enum run_style style;  /* of a run */
    char anchor[32];       /* of a heading: what leads to it; of a link: where it leads; "" for none */
    size_t from, to;       /* a run's place in the text of the whole */
    struct block *parent, *first, *last, *next;
};

struct blocks {
    struct block *paper, *at; /* at: what is open */
    struct page page;         /* what is added to it stands in the block that is open */
    size_t run;               /* where the text that is in no run yet begins */
    char *text;
    size_t length;
    bool failed; /* memory ran out: what was made is not to be printed */
};

/* Begin a paper; law_questions put worlds into words. */
void blocks_begin(struct blocks *b, const struct um_value *law_questions);
void blocks_free(struct blocks *b);

/* Open a block in the one that is open, and close the one that is open. */
void block_open(struct blocks *b, enum block_kind kind);
void block_close(struct blocks *b);

/* A heading that is closed later, or that ends with its text; anchor may be NULL. */
void block_open_heading(struct blocks *b, int level, const char *anchor);
void block_heading(struct blocks *b, int level, const char *anchor, const char *text);

/* Text behind what stands there, parted by a blank as a page does it. NULL adds nothing. */
void put(struct blocks *b, const char *text);

/* What was added since the last run is a run of this style. */
void put_run(struct blocks *b, enum run_style style);
void put_strong(struct blocks *b, const char *text);
void put_emphasis(struct blocks *b, const char *text);
void put_link(struct blocks *b, const char *anchor, const char *text);
void put_break(struct blocks *b);

/* A paragraph or a cell of one text. */
void put_paragraph(struct blocks *b, const char *text);
void put_cell(struct blocks *b, const char *text);

/* Begin a table with the row of its titles; rows follow, and block_close ends it. */
void begin_table(struct blocks *b, const char *const *titles, size_t n);

/* No more is added: every run can be read. False when memory ran out. */
bool blocks_end(struct blocks *b);

/* What stands on each printed page, in the program's own words. */
struct letterhead {
    const char *notice; /* below each page */
    const char *mark;   /* above each page, or NULL */
    bool untitled;      /* a program that reads the file would put its title above it once more */
};

void print_blocks_markdown(FILE *out, const struct blocks *b);
void print_blocks_html(FILE *out, const struct blocks *b, const struct letterhead *head);

#endif
