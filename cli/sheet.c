#include "sheet.h"

#include <string.h>

struct sheet screen_sheet(FILE *out, int width)
{
    return (struct sheet){.page = {.out = out, .width = width}, .hang = 22};
}

/* The code point at s, whose length goes to *n. Only texts of the program come here, which are well formed. */
static unsigned long code_point(const char *s, size_t *n)
{
    unsigned char lead = (unsigned char)*s;
    *n = lead < 0x80 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    unsigned long c = *n == 1 ? lead : lead & (0x7fu >> *n);
    for (size_t i = 1; i < *n; i++)
        c = c << 6 | ((unsigned char)s[i] & 0x3fu);
    return c;
}

/* So many bytes of a text, none of them a line break. */
static void print_part(FILE *out, const char *text, size_t length)
{
    for (size_t n, i = 0; i < length; i += n) {
        unsigned long c = code_point(text + i, &n);
        if (i == 0 && c == '.')
            fputs("\\&.", out);
        else if (c > 0x7e)
            fprintf(out, "\\[u%04lX]", c);
        else if (c == '\\')
            fputs("\\e", out);
        else if (c == '\'')
            fputs("\\(aq", out);
        else if (c == '"')
            fputs("\\(dq", out); /* in an argument of a macro it would end that */
        else if (c == '-')
            fputs("\\-", out); /* a bare one may be turned into a hyphen that no shell knows */
        else
            fputc((int)c, out);
    }
}

void print_troff(FILE *out, const char *text)
{
    print_part(out, text, strlen(text));
    fputc('\n', out);
}

void print_troff_text(FILE *out, const char *text)
{
    enum { LINE = 64 }; /* bytes; what is escaped takes more */
    size_t column = 0;
    while (*text) {
        size_t n = strcspn(text, " ");
        if (column)
            fputc(column + n > LINE ? '\n' : ' ', out);
        column = column + n > LINE ? 0 : column;
        print_part(out, text, n);
        column += n + 1;
        text += n;
        text += strspn(text, " ");
    }
    fputc('\n', out);
}

void sheet_section(struct sheet *s, const char *name)
{
    fputs(".SH ", s->page.out);
    print_troff(s->page.out, name);
    s->begun = true;
}

void sheet_heading(struct sheet *s, const char *text)
{
    if (s->manual) {
        fputs(".SS ", s->page.out);
        print_troff(s->page.out, text);
    } else {
        page_gap(&s->page);
        page_add(&s->page, text);
        page_end(&s->page);
    }
    s->begun = true;
}

void sheet_paragraph(struct sheet *s, const char *text)
{
    if (s->manual) {
        fputs(s->begun ? "" : ".PP\n", s->page.out);
        print_troff_text(s->page.out, text);
    } else {
        if (!s->begun)
            page_gap(&s->page);
        page_add(&s->page, text);
        page_end(&s->page);
    }
    s->begun = false;
}

void sheet_item(struct sheet *s, const char *label, const char *text)
{
    s->begun = false;
    if (!s->manual) {
        page_item(&s->page, 2, label, s->hang, text);
        return;
    }
    fputs(".TP\n.B ", s->page.out);
    print_troff(s->page.out, label);
    print_troff_text(s->page.out, text);
}

void sheet_example(struct sheet *s, const char *lines)
{
    if (s->manual)
        fputs(".PP\n.RS 4\n.nf\n", s->page.out);
    else
        page_gap(&s->page);
    while (*lines) {
        char line[128];
        size_t n = strcspn(lines, "\n");
        snprintf(line, sizeof line, "%.*s", (int)n, lines);
        if (s->manual)
            print_troff(s->page.out, line);
        else
            fprintf(s->page.out, "    %s\n", line);
        lines += n + (lines[n] == '\n');
    }
    if (s->manual)
        fputs(".fi\n.RE\n", s->page.out);
}
