/* A paper in Markdown, as GitHub reads it. */
#include "render/blocks.h"
#include "render/escape.h"

enum { STEP = 2 }; /* columns that a list in a list is set in */

/* A run between its marks; a blank before it stays outside of them. */
static void print_run(FILE *out, const struct blocks *b, const struct block *run, bool first)
{
    static const char *const marks[] = {"", "**", "*", "", ""};
    const char *text = b->text + run->from;
    size_t n = run->to - run->from;
    if (run->style == RUN_BREAK) {
        fputs("<br>", out);
        return;
    }
    for (; n && *text == ' '; text++, n--)
        fputc(' ', out);
    fputs(run->style == RUN_LINK ? "[" : marks[run->style], out);
    escape_markdown(out, text, n, first);
    if (run->style == RUN_LINK)
        fprintf(out, "](#%s)", run->anchor);
    fputs(marks[run->style], out);
}

/* Only where a line begins can a number with its point, or a dash, make a list. */
static void print_runs(FILE *out, const struct blocks *b, const struct block *block)
{
    const bool begins = block->kind != BLOCK_HEADING && block->kind != BLOCK_CELL;
    for (const struct block *c = block->first; c; c = c->next)
        if (c->kind == BLOCK_RUN)
            print_run(out, b, c, begins && c == block->first);
}

static void print_list(FILE *out, const struct blocks *b, const struct block *list, int depth)
{
    for (const struct block *item = list->first; item; item = item->next) {
        fprintf(out, "%*s- ", STEP * depth, "");
        print_runs(out, b, item);
        fputc('\n', out);
        for (const struct block *c = item->first; c; c = c->next)
            if (c->kind == BLOCK_LIST)
                print_list(out, b, c, depth + 1);
    }
}

static void print_table(FILE *out, const struct blocks *b, const struct block *table)
{
    for (const struct block *row = table->first; row; row = row->next) {
        for (const struct block *cell = row->first; cell; cell = cell->next) {
            fputs("| ", out);
            print_runs(out, b, cell);
            fputs(cell->first ? " " : "", out);
        }
        fputs("|\n", out);
        for (const struct block *cell = row == table->first ? row->first : NULL; cell; cell = cell->next)
            fputs(cell->next ? "| --- " : "| --- |\n", out);
    }
}

static void print_heading(FILE *out, const struct blocks *b, const struct block *heading)
{
    for (int i = 0; i < heading->level; i++)
        fputc('#', out);
    fputc(' ', out);
    if (*heading->anchor)
        fprintf(out, "<a id=\"%s\"></a>", heading->anchor);
    print_runs(out, b, heading);
    fputc('\n', out);
}

void print_blocks_markdown(FILE *out, const struct blocks *b)
{
    for (const struct block *block = b->paper->first; block; block = block->next) {
        if (block != b->paper->first)
            fputc('\n', out);
        if (block->kind == BLOCK_HEADING) {
            print_heading(out, b, block);
        } else if (block->kind == BLOCK_LIST) {
            print_list(out, b, block, 0);
        } else if (block->kind == BLOCK_TABLE) {
            print_table(out, b, block);
        } else {
            fputs(block->kind == BLOCK_PARAGRAPH ? "" : "> ", out);
            print_runs(out, b, block);
            fputc('\n', out);
        }
    }
}
