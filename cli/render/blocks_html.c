/* A paper as one HTML file: nothing in it runs, and nothing is fetched. */
#include "render/blocks.h"
#include "render/html.h"

static const char head_begin[] = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                                 "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                                 "style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
                                 "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";

static const char style[] =
    "body { font: 1.05rem/1.5 Georgia, 'Times New Roman', serif; color: #1a1a1a; background: #fff; "
    "max-width: 52rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }\n"
    "h1, h2, h3, h4 { line-height: 1.25; font-family: Helvetica, Arial, sans-serif; }\n"
    "h2 { border-top: 2px solid #1a1a1a; padding-top: .5rem; margin-top: 2.5rem; }\n"
    "h3, h4 { margin-bottom: .25rem; }\n"
    "p { margin: .25rem 0 .6rem; }\n"
    "ul { margin: .25rem 0 .6rem; padding-left: 1.4rem; }\n"
    "blockquote { margin: .5rem 1.5rem; }\n"
    ".notice { border: 1px solid #1a1a1a; padding: .4rem .7rem; }\n"
    ".wide { overflow-x: auto; }\n"
    "table { border-collapse: collapse; width: 100%; font-size: .92rem; margin: .5rem 0 1rem; }\n"
    "th, td { border: 1px solid #767676; padding: .3rem .5rem; text-align: left; vertical-align: top; overflow-wrap: break-word; }\n"
    "thead th { background: #eee; }\n"
    "tbody th { font-weight: normal; }\n"
    "td:empty { min-width: 7rem; }\n" /* left to be written in */
    "a { color: #0b3d91; }\n"
    "a:focus { outline: 3px solid #0b3d91; }\n"
    ":target { background: #fff3bf; }\n"
    "@media print {\n"
    "  body { font-size: 11pt; max-width: none; margin: 0; padding: 0; } a { color: inherit; text-decoration: none; }\n"
    "  h2, h3, h4 { break-after: avoid; } li, tr { break-inside: avoid-page; } thead { display: table-header-group; }\n"
    "  :target { background: none; } .wide { overflow: visible; }\n"
    "}\n";

/* A text between quotation marks in a style sheet; what is given is the program's own. */
static void print_page_box(FILE *out, const char *place, const char *text, const char *more)
{
    fprintf(out, "  %s { content: \"%s\"%s; font: 9pt Helvetica, Arial, sans-serif; }\n", place, text, more);
}

static void print_style(FILE *out, const struct letterhead *head)
{
    fprintf(out, "<style>\n%s@page { margin: 1in;\n", style);
    print_page_box(out, "@bottom-left", head->notice, "");
    print_page_box(out, "@bottom-right", "", " counter(page) \" of \" counter(pages)");
    if (head->mark)
        print_page_box(out, "@top-center", head->mark, "");
    fputs("}\n</style>\n", out);
}

/* Bytes of the paper's text, which brings its own blanks. */
static void print_text(struct html *h, const struct blocks *b, const struct block *run, size_t from)
{
    html_text(h, b->text + from, run->to - from);
}

static void print_run(struct html *h, const struct blocks *b, const struct block *run)
{
    static const char *const tags[] = {[RUN_STRONG] = "strong", [RUN_EMPHASIS] = "em", [RUN_LINK] = "a", [RUN_BREAK] = "br"};
    size_t from = run->from;
    if (run->style == RUN_BREAK) {
        html_void(h, "br");
        return;
    }
    while (from < run->to && b->text[from] == ' ')
        html_text(h, b->text + from++, 1);
    if (run->style == RUN_PLAIN) {
        print_text(h, b, run, from);
        return;
    }
    h->glue = true;
    html_open(h, tags[run->style]);
    if (run->style == RUN_LINK)
        html_attr_joined(h, "href", "#", run->anchor);
    print_text(h, b, run, from);
    html_close(h);
}

static void print_runs(struct html *h, const struct blocks *b, const struct block *block)
{
    for (const struct block *c = block->first; c; c = c->next)
        if (c->kind == BLOCK_RUN)
            print_run(h, b, c);
}

static void print_list(struct html *h, const struct blocks *b, const struct block *list)
{
    html_open(h, "ul");
    for (const struct block *item = list->first; item; item = item->next) {
        html_open(h, "li");
        print_runs(h, b, item);
        for (const struct block *c = item->first; c; c = c->next)
            if (c->kind == BLOCK_LIST)
                print_list(h, b, c);
        html_close(h);
    }
    html_close(h);
}

/* The first cell of a row names it. */
static void print_row(struct html *h, const struct blocks *b, const struct block *row, bool is_head)
{
    html_open(h, "tr");
    for (const struct block *cell = row->first; cell; cell = cell->next) {
        const bool names = is_head || cell == row->first;
        html_open(h, names ? "th" : "td");
        if (names)
            html_attr(h, "scope", is_head ? "col" : "row");
        print_runs(h, b, cell);
        html_close(h);
    }
    html_close(h);
}

/* A table may be wider than the page: its frame can be moved in by keyboard. */
static void print_table(struct html *h, const struct blocks *b, const struct block *table)
{
    html_open_class(h, "div", "wide");
    html_attr(h, "tabindex", "0");
    html_open(h, "table");
    html_open(h, "thead");
    for (const struct block *row = table->first; row; row = row->next) {
        print_row(h, b, row, row == table->first);
        if (row == table->first)
            html_close(h), html_open(h, "tbody");
    }
    html_close(h), html_close(h), html_close(h);
}

static void print_heading(struct html *h, const struct blocks *b, const struct block *heading)
{
    static const char *const tags[] = {"h1", "h1", "h2", "h3", "h4"};
    html_open(h, tags[heading->level]);
    if (*heading->anchor)
        html_attr(h, "id", heading->anchor);
    print_runs(h, b, heading);
    html_close(h);
}

static void print_block(struct html *h, const struct blocks *b, const struct block *block)
{
    const bool quote = block->kind == BLOCK_QUOTE;
    if (block->kind == BLOCK_LIST) {
        print_list(h, b, block);
    } else if (block->kind == BLOCK_TABLE) {
        print_table(h, b, block);
    } else if (block->kind == BLOCK_HEADING) {
        print_heading(h, b, block);
    } else {
        if (quote)
            html_open(h, "blockquote");
        html_open(h, "p");
        if (block->kind == BLOCK_NOTICE)
            html_attr(h, "class", "notice");
        print_runs(h, b, block);
        html_close(h);
        if (quote)
            html_close(h);
    }
}

/* A paper is called by its first heading. */
static void print_title(struct html *h, const struct blocks *b)
{
    const struct block *heading = b->paper->first;
    html_open(h, "title");
    for (const struct block *run = heading ? heading->first : NULL; run; run = run->next)
        print_text(h, b, run, run->from);
    html_close(h);
}

void print_blocks_html(FILE *out, const struct blocks *b, const struct letterhead *head)
{
    struct html h = {.out = out, .glue = true};
    html_raw(&h, head_begin);
    if (!head->untitled)
        print_title(&h, b);
    print_style(out, head);
    html_raw(&h, "</head>\n<body>\n");
    html_open(&h, "main");
    for (const struct block *block = b->paper->first; block; block = block->next)
        print_block(&h, b, block);
    html_close(&h);
    html_raw(&h, "</body>\n</html>\n");
}
