/* The forms that the law document is written in. Every text may be hostile. */
#include <stdlib.h>
#include <string.h>

#include "../cli.h"
#include "render/html.h"
#include "render/law.h"

enum {
    STEP = 2
}; /* columns that a list is set in */

/* --------------------------------------------------------------------- text */

static void text_begin(struct law_writer *w, const char *title)
{
    (void)w, (void)title;
}

static void text_heading(struct law_writer *w, int level, const char *kind, const char *id, const char *text,
                         const char *more)
{
    (void)kind, (void)id;
    page_end(&w->page);
    w->page.indent = 0;
    if (w->begun)
        page_gap(&w->page);
    if (level == 2)
        page_add(&w->page, "==");
    page_add(&w->page, text);
    if (*more)
        page_add(&w->page, ":"), page_add(&w->page, more);
    page_end(&w->page);
    w->begun = true;
}

static void text_paragraph(struct law_writer *w, const char *text)
{
    page_end(&w->page);
    w->page.indent = 0;
    page_add(&w->page, text);
    page_end(&w->page);
}

static void text_item(struct law_writer *w, int depth, const char *label)
{
    int at = STEP * depth;
    page_end(&w->page);
    w->page.indent = at;
    page_add(&w->page, "-");
    w->page.indent = at + STEP;
    if (label)
        page_add(&w->page, label), page_add(&w->page, ":");
}

static void text_add(struct law_writer *w, const char *kind, const char *id, const char *text)
{
    (void)kind, (void)id;
    page_add(&w->page, text);
}

static void text_end(struct law_writer *w)
{
    page_end(&w->page);
}

const struct law_form law_text = {text_begin, text_heading, text_paragraph, text_item, text_add, text_end};

/* ----------------------------------------------------------------- escaping */

/* Part of a text with control and bidirectional characters made visible; line breaks are blanks. */
static void put_safe(FILE *out, const char *text, size_t n)
{
    char *copy = malloc(n + 1);
    if (!copy)
        return;
    memcpy(copy, text, n);
    copy[n] = '\0';
    for (char *c = copy; *c; c++)
        *c = strchr("\t\r\n", *c) ? ' ' : *c;
    print_safe(out, copy);
    free(copy);
}

/* A text in which some characters stand for others. */
struct replaced {
    char c;
    const char *by;
};

static void put_replaced(FILE *out, const char *text, const char *special, const struct replaced *table)
{
    while (*text) {
        size_t n = strcspn(text, special);
        put_safe(out, text, n);
        text += n;
        for (const struct replaced *r = table; *text && r->c; r++)
            if (r->c == *text) {
                fputs(r->by, out);
                text++;
                break;
            }
    }
}

/* ----------------------------------------------------------------- markdown */

static void put_markdown(FILE *out, const char *text)
{
    static const struct replaced table[] = {
        {'\\', "\\\\"}, {'`', "\\`"},   {'*', "\\*"}, {'_', "\\_"}, {'[', "\\["}, {']', "\\]"}, {'<', "&lt;"},
        {'>', "&gt;"},  {'&', "&amp;"}, {'|', "\\|"}, {'~', "\\~"}, {'#', "\\#"}, {'!', "\\!"}, {0, NULL}};
    put_replaced(out, text, "\\`*_[]<>&|~#!", table);
}

/* Likewise at the beginning of a line, where more characters speak: a list, a heading, a number with its point. */
static void put_markdown_line(FILE *out, const char *text)
{
    size_t digits = strspn(text, "0123456789");
    if (digits && strchr(".)", text[digits]) && text[digits]) {
        put_safe(out, text, digits);
        fputc('\\', out);
        fputc(text[digits], out);
        text += digits + 1;
    } else if (*text && strchr("-+=:", *text)) {
        fputc('\\', out);
        fputc(*text++, out);
    }
    put_markdown(out, text);
}

static void end_line(struct law_writer *w)
{
    if (w->begun)
        fputc('\n', w->page.out);
    w->begun = false;
}

static void markdown_heading(struct law_writer *w, int level, const char *kind, const char *id,
                             const char *text, const char *more)
{
    end_line(w);
    w->depth = 0;
    fputs("\n", w->page.out);
    for (int i = 0; i < level; i++)
        fputc('#', w->page.out);
    fputc(' ', w->page.out);
    fprintf(w->page.out, "<a id=\"%s-%s\"></a>", kind, id);
    put_markdown(w->page.out, text);
    fputs(*more ? ": " : "", w->page.out);
    put_markdown(w->page.out, more);
    fputs("\n\n", w->page.out);
}

static void markdown_begin(struct law_writer *w, const char *title)
{
    fputs("# ", w->page.out);
    put_markdown(w->page.out, title);
    fputc('\n', w->page.out);
}

static void markdown_paragraph(struct law_writer *w, const char *text)
{
    end_line(w);
    put_markdown_line(w->page.out, text);
    fputs("\n\n", w->page.out);
}

static void markdown_item(struct law_writer *w, int depth, const char *label)
{
    end_line(w);
    fprintf(w->page.out, "%*s-", 2 * (depth - 1), "");
    if (label) {
        fputs(" **", w->page.out);
        put_markdown(w->page.out, label);
        fputs(":**", w->page.out);
    }
    w->begun = true;
    w->first = !label;
}

/* Whether a text follows what stands before it without a blank. */
static bool closes(const char *text)
{
    return *text && strchr(",.;:)]", *text);
}

/* A blank before what does not follow without one; none behind an opening bracket. */
static void put_blank(struct law_writer *w, const char *text)
{
    if (w->page.glue || closes(text))
        w->page.glue = false;
    else
        fputc(' ', w->page.out);
    w->page.glue = strcmp(text, "(") == 0;
}

static void markdown_add(struct law_writer *w, const char *kind, const char *id, const char *text)
{
    put_blank(w, text);
    if (kind)
        fputc('[', w->page.out);
    if (w->first)
        put_markdown_line(w->page.out, text);
    else
        put_markdown(w->page.out, text);
    w->first = false;
    if (kind)
        fprintf(w->page.out, "](#%s-%s)", kind, id);
}

static void markdown_end(struct law_writer *w)
{
    end_line(w);
}

const struct law_form law_markdown = {markdown_begin, markdown_heading, markdown_paragraph,
                                      markdown_item,  markdown_add,     markdown_end};

/* --------------------------------------------------------------------- html */

static const char html_head[] = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                                "style-src 'unsafe-inline'\">\n"
                                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";

static const char html_style[] =
    "<style>\n"
    "body { font: 1.05rem/1.5 Georgia, 'Times New Roman', serif; color: #1a1a1a; background: #fff; "
    "max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }\n"
    "h1, h2, h3, h4 { line-height: 1.25; font-family: Helvetica, Arial, sans-serif; }\n"
    "h2 { border-top: 2px solid #1a1a1a; padding-top: .5rem; margin-top: 2.5rem; }\n"
    "h3, h4 { margin-bottom: .25rem; }\n"
    "p { margin: .25rem 0 .5rem; }\n"
    "ul { margin: .25rem 0; padding-left: 1.4rem; }\n"
    "a { color: #0b3d91; }\n"
    "a:focus { outline: 3px solid #0b3d91; }\n"
    ":target { background: #fff3bf; }\n"
    "@media print { body { font-size: 10.5pt; max-width: none; margin: 0; } a { color: inherit; "
    "text-decoration: none; }\n"
    "  h2, h3, h4 { break-after: avoid; } li { break-inside: avoid-page; } :target { background: none; } }\n"
    "</style>\n";

static void html_begin(struct law_writer *w, const char *title)
{
    fputs(html_head, w->page.out);
    fputs("<title>", w->page.out);
    html_escape(w->page.out, title);
    fputs("</title>\n", w->page.out);
    fputs(html_style, w->page.out);
    fputs("</head>\n<body>\n<main>\n<h1>", w->page.out);
    html_escape(w->page.out, title);
    fputs("</h1>\n", w->page.out);
}

/* Close lists until so many are open. */
static void close_lists(struct law_writer *w, int depth)
{
    for (; w->depth > depth; w->depth--)
        fputs("</li>\n</ul>\n", w->page.out);
}

static void html_heading(struct law_writer *w, int level, const char *kind, const char *id, const char *text,
                         const char *more)
{
    close_lists(w, 0);
    fprintf(w->page.out, "<h%d id=\"%s-%s\">", level, kind, id);
    html_escape(w->page.out, text);
    fputs(*more ? ": " : "", w->page.out);
    html_escape(w->page.out, more);
    fprintf(w->page.out, "</h%d>\n", level);
}

static void html_paragraph(struct law_writer *w, const char *text)
{
    close_lists(w, 0);
    fputs("<p>", w->page.out);
    html_escape(w->page.out, text);
    fputs("</p>\n", w->page.out);
}

static void html_item(struct law_writer *w, int depth, const char *label)
{
    close_lists(w, depth);
    if (w->depth == depth)
        fputs("</li>\n<li>", w->page.out);
    for (; w->depth < depth; w->depth++)
        fputs("\n<ul>\n<li>", w->page.out);
    w->page.glue = true;
    if (label) {
        fputs("<strong>", w->page.out);
        html_escape(w->page.out, label);
        fputs(":</strong>", w->page.out);
        w->page.glue = false;
    }
}

static void html_more(struct law_writer *w, const char *kind, const char *id, const char *text)
{
    put_blank(w, text);
    if (kind)
        fprintf(w->page.out, "<a href=\"#%s-%s\">", kind, id);
    html_escape(w->page.out, text);
    if (kind)
        fputs("</a>", w->page.out);
}

static void html_end(struct law_writer *w)
{
    close_lists(w, 0);
    fputs("</main>\n</body>\n</html>\n", w->page.out);
}

const struct law_form law_html = {html_begin, html_heading, html_paragraph, html_item, html_more, html_end};
