/* A paper as one HTML file: nothing in it runs, and nothing is fetched. */
#include "render/blocks.h"
#include "render/escape.h"

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

static void print_run(FILE *out, const struct blocks *b, const struct block *run)
{
    static const char *const before[] = {"", "<strong>", "<em>", "", ""}, *const behind[] = {"", "</strong>", "</em>", "</a>", ""};
    const char *text = b->text + run->from;
    size_t n = run->to - run->from;
    if (run->style == RUN_BREAK) {
        fputs("<br>", out);
        return;
    }
    for (; n && *text == ' '; text++, n--)
        fputc(' ', out);
    if (run->style == RUN_LINK)
        fprintf(out, "<a href=\"#%s\">", run->anchor);
    fputs(before[run->style], out);
    escape_html(out, text, n);
    fputs(behind[run->style], out);
}

static void print_runs(FILE *out, const struct blocks *b, const struct block *block)
{
    for (const struct block *c = block->first; c; c = c->next)
        if (c->kind == BLOCK_RUN)
            print_run(out, b, c);
}

static void print_list(FILE *out, const struct blocks *b, const struct block *list)
{
    fputs("<ul>\n", out);
    for (const struct block *item = list->first; item; item = item->next) {
        fputs("<li>", out);
        print_runs(out, b, item);
        for (const struct block *c = item->first; c; c = c->next)
            if (c->kind == BLOCK_LIST)
                fputc('\n', out), print_list(out, b, c);
        fputs("</li>\n", out);
    }
    fputs("</ul>\n", out);
}

/* The first cell of a row names it. */
static void print_row(FILE *out, const struct blocks *b, const struct block *row, bool is_head)
{
    fputs("<tr>", out);
    for (const struct block *cell = row->first; cell; cell = cell->next) {
        bool names = is_head || cell == row->first;
        fputs(is_head ? "<th scope=\"col\">" : names ? "<th scope=\"row\">" : "<td>", out);
        print_runs(out, b, cell);
        fputs(names ? "</th>" : "</td>", out);
    }
    fputs("</tr>\n", out);
}

static void print_table(FILE *out, const struct blocks *b, const struct block *table)
{
    fputs("<div class=\"wide\" tabindex=\"0\"><table>\n<thead>\n", out);
    for (const struct block *row = table->first; row; row = row->next) {
        print_row(out, b, row, row == table->first);
        fputs(row == table->first ? "</thead>\n<tbody>\n" : "", out);
    }
    fputs("</tbody>\n</table></div>\n", out);
}

static void print_block(FILE *out, const struct blocks *b, const struct block *block)
{
    static const char *const before[] = {[BLOCK_PARAGRAPH] = "<p>", [BLOCK_NOTICE] = "<p class=\"notice\">", [BLOCK_QUOTE] = "<blockquote><p>"};
    static const char *const behind[] = {[BLOCK_PARAGRAPH] = "</p>\n", [BLOCK_NOTICE] = "</p>\n", [BLOCK_QUOTE] = "</p></blockquote>\n"};
    if (block->kind == BLOCK_LIST) {
        print_list(out, b, block);
    } else if (block->kind == BLOCK_TABLE) {
        print_table(out, b, block);
    } else if (block->kind == BLOCK_HEADING) {
        fprintf(out, "<h%d", block->level);
        if (*block->anchor)
            fprintf(out, " id=\"%s\"", block->anchor);
        fputc('>', out);
        print_runs(out, b, block);
        fprintf(out, "</h%d>\n", block->level);
    } else {
        fputs(before[block->kind], out);
        print_runs(out, b, block);
        fputs(behind[block->kind], out);
    }
}

/* A paper is called by its first heading. */
static void print_title(FILE *out, const struct blocks *b)
{
    const struct block *heading = b->paper->first;
    fputs("<title>", out);
    for (const struct block *run = heading ? heading->first : NULL; run; run = run->next)
        escape_html(out, b->text + run->from, run->to - run->from);
    fputs("</title>\n", out);
}

void print_blocks_html(FILE *out, const struct blocks *b, const struct letterhead *head)
{
    fputs(head_begin, out);
    if (!head->untitled)
        print_title(out, b);
    print_style(out, head);
    fputs("</head>\n<body>\n<main>\n", out);
    for (const struct block *block = b->paper->first; block; block = block->next)
        print_block(out, b, block);
    fputs("</main>\n</body>\n</html>\n", out);
}
