#define _POSIX_C_SOURCE 200809L /* open_memstream */
#include "render/blocks.h"

#include <stdlib.h>
#include <string.h>

enum { NO_WIDTH = 1 << 30 }; /* lines are broken by the form, not here */

static struct block *add(struct blocks *b, enum block_kind kind)
{
    struct block *made = calloc(1, sizeof *made);
    if (!made) {
        b->failed = true;
        return NULL;
    }
    made->kind = kind;
    made->parent = b->at;
    if (b->at) {
        *(b->at->last ? &b->at->last->next : &b->at->first) = made;
        b->at->last = made;
    }
    return made;
}

void blocks_begin(struct blocks *b, const struct um_value *law_questions)
{
    *b = (struct blocks){0};
    b->paper = b->at = add(b, BLOCK_PAPER);
    b->page = (struct page){.out = open_memstream(&b->text, &b->length), .width = NO_WIDTH, .law_questions = law_questions};
    b->failed = !b->paper || !b->page.out;
}

static void free_block(struct block *block)
{
    for (struct block *child = block ? block->first : NULL, *next; child; child = next) {
        next = child->next;
        free_block(child);
    }
    free(block);
}

void blocks_free(struct blocks *b)
{
    if (b->page.out)
        fclose(b->page.out);
    free_block(b->paper);
    free(b->text);
    *b = (struct blocks){0};
}

/* Make a run of what was added since the last one. */
static struct block *cut(struct blocks *b, enum run_style style)
{
    if (b->failed || fflush(b->page.out) != 0) {
        b->failed = true;
        return NULL;
    }
    if (b->length == b->run)
        return NULL;
    struct block *run = add(b, BLOCK_RUN);
    if (run) {
        run->style = style;
        run->from = b->run;
        run->to = b->length;
    }
    b->run = b->length;
    return run;
}

/* The next text begins a block. */
static void start_text(struct blocks *b)
{
    b->page.column = b->page.padding = b->page.indent = 0;
    b->page.glue = false;
}

void block_open(struct blocks *b, enum block_kind kind)
{
    cut(b, RUN_PLAIN);
    struct block *made = b->failed ? NULL : add(b, kind);
    if (made)
        b->at = made;
    start_text(b);
}

void block_close(struct blocks *b)
{
    cut(b, RUN_PLAIN);
    if (!b->failed)
        b->at = b->at->parent;
    start_text(b);
}

static void set_anchor(struct block *block, const char *anchor)
{
    if (block && anchor)
        snprintf(block->anchor, sizeof block->anchor, "%s", anchor);
}

void block_open_heading(struct blocks *b, int level, const char *anchor)
{
    block_open(b, BLOCK_HEADING);
    if (b->failed)
        return;
    b->at->level = level;
    set_anchor(b->at, anchor);
}

void block_heading(struct blocks *b, int level, const char *anchor, const char *text)
{
    block_open_heading(b, level, anchor);
    put(b, text);
    block_close(b);
}

void put(struct blocks *b, const char *text)
{
    if (!b->failed)
        page_add(&b->page, text);
}

void put_run(struct blocks *b, enum run_style style)
{
    cut(b, style);
}

static struct block *put_styled(struct blocks *b, enum run_style style, const char *text)
{
    cut(b, RUN_PLAIN);
    put(b, text);
    return cut(b, style);
}

void put_strong(struct blocks *b, const char *text)
{
    put_styled(b, RUN_STRONG, text);
}

void put_emphasis(struct blocks *b, const char *text)
{
    put_styled(b, RUN_EMPHASIS, text);
}

void put_link(struct blocks *b, const char *anchor, const char *text)
{
    set_anchor(put_styled(b, RUN_LINK, text), anchor);
}

void put_break(struct blocks *b)
{
    cut(b, RUN_PLAIN);
    struct block *run = b->failed ? NULL : add(b, BLOCK_RUN);
    if (run)
        run->style = RUN_BREAK;
    start_text(b);
}

static void put_block(struct blocks *b, enum block_kind kind, const char *text)
{
    block_open(b, kind);
    put(b, text);
    block_close(b);
}

void put_paragraph(struct blocks *b, const char *text)
{
    put_block(b, BLOCK_PARAGRAPH, text);
}

void put_cell(struct blocks *b, const char *text)
{
    put_block(b, BLOCK_CELL, text);
}

void begin_table(struct blocks *b, const char *const *titles, size_t n)
{
    block_open(b, BLOCK_TABLE);
    block_open(b, BLOCK_ROW);
    for (size_t i = 0; i < n; i++)
        put_cell(b, titles[i]);
    block_close(b);
}

bool blocks_end(struct blocks *b)
{
    cut(b, RUN_PLAIN);
    return !b->failed && !ferror(b->page.out);
}
