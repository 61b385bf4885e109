#include "render/page.h"

#include <stdlib.h>
#include <string.h>

#include "../cli.h"

int page_columns(const char *s, size_t n)
{
    int count = 0;
    for (size_t i = 0; i < n; i++)
        count += ((unsigned char)s[i] & 0xc0) != 0x80;
    return count;
}

enum { AFTER_BRACKET = 8 }; /* columns kept for the word that a lone opening bracket is glued to */

static void add_word(struct page *p, const char *s, size_t n, bool first)
{
    char small[256], *word = n < sizeof small ? small : malloc(n + 1);
    int wide = page_columns(s, n);
    if (!word)
        return;
    memcpy(word, s, n);
    word[n] = '\0';
    bool close = p->glue || (first && strchr(",.;:)]", word[0]));
    bool opens = n == 1 && strchr("([", word[0]);
    if (!close && p->column > p->indent && p->column + 1 + wide + (opens ? AFTER_BRACKET : 0) > p->width)
        page_end(p);
    if (p->column < p->indent)
        page_to(p, p->indent);
    else if (p->column > p->indent && !close) {
        p->padding++;
        p->column++;
    }
    fprintf(p->out, "%*s", p->padding, "");
    p->padding = 0;
    p->glue = opens;
    print_safe(p->out, word);
    p->column += wide;
    if (word != small)
        free(word);
}

void page_add(struct page *p, const char *text)
{
    static const char spaces[] = " \t\r\n";
    const char *start = text ? text + strspn(text, spaces) : NULL;
    for (const char *s = start; s && *s;) {
        size_t n = strcspn(s, spaces);
        if (n)
            add_word(p, s, n, s == start);
        s += n;
        s += strspn(s, spaces);
    }
}

void page_to(struct page *p, int column)
{
    if (p->column > column)
        page_end(p);
    p->padding += column - p->column;
    p->column = column;
}

void page_cell(struct page *p, int column, const char *text)
{
    page_to(p, column);
    p->indent = column;
    page_add(p, text);
}

void page_end(struct page *p)
{
    if (p->column > p->padding) /* not of padding alone */
        fputc('\n', p->out);
    p->column = p->padding = 0;
}

void page_gap(struct page *p)
{
    page_end(p);
    fputc('\n', p->out);
}

void page_item(struct page *p, int at, const char *label, int hang, const char *text)
{
    page_end(p);
    p->indent = at;
    page_add(p, label);
    p->indent = hang;
    if (p->column >= hang)
        page_end(p);
    page_to(p, hang);
    page_add(p, text);
    page_end(p);
    p->indent = 0;
}

void page_begin(struct page *p, int at, const char *label, int hang)
{
    page_end(p);
    p->indent = at;
    page_to(p, at);
    page_add(p, label);
    p->indent = hang;
}
