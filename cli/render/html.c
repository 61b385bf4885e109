#include "render/html.h"

#include <stdlib.h>
#include <string.h>

#include "../cli.h"

/* What a character stands as, or NULL where it stands for itself. */
static const char *entity_of(char c)
{
    static const char *const table[][2] = {{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\"", "&quot;"}, {"'", "&#39;"},
                                           {"\t", " "}, {"\r", " "}, {"\n", " "}};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (table[i][0][0] == c)
            return table[i][1];
    return NULL;
}

/* So many bytes, none of which stands as something else. */
static void put_plain(FILE *out, const char *text, size_t n)
{
    char small[256], *copy = n < sizeof small ? small : malloc(n + 1);
    if (!copy)
        return;
    memcpy(copy, text, n);
    copy[n] = '\0';
    print_safe(out, copy);
    if (copy != small)
        free(copy);
}

static void escape(FILE *out, const char *text, size_t length)
{
    for (const char *end = text + length; text < end;) {
        size_t n = 0;
        while (text + n < end && !entity_of(text[n]))
            n++;
        put_plain(out, text, n);
        text += n;
        if (text < end)
            fputs(entity_of(*text++), out);
    }
}

void html_escape(FILE *out, const char *text)
{
    escape(out, text, strlen(text));
}

size_t html_fit(const char *text, size_t most)
{
    size_t n = strlen(text);
    if (n <= most)
        return n;
    for (n = most; n && ((unsigned char)text[n] & 0xc0) == 0x80; n--)
        continue;
    return n;
}

/* Elements that stand in a line of text. */
static bool is_inline(const char *tag)
{
    static const char *const tags[] = {"a", "span", "strong", "em", "svg", "small", "time"};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (strcmp(tags[i], tag) == 0)
            return true;
    return false;
}

/* End the tag that still takes attributes. */
static void finish_tag(struct html *h)
{
    if (h->in_tag)
        fputc('>', h->out);
    h->in_tag = false;
}

static void begin_tag(struct html *h, const char *tag)
{
    finish_tag(h);
    if (is_inline(tag) && !h->glue)
        fputc(' ', h->out);
    fprintf(h->out, "<%s", tag);
    h->in_tag = h->glue = true;
}

void html_open(struct html *h, const char *tag)
{
    begin_tag(h, tag);
    if (h->depth < HTML_DEPTH)
        h->open[h->depth] = tag;
    h->depth++;
}

void html_close(struct html *h)
{
    const char *tag = --h->depth < HTML_DEPTH ? h->open[h->depth] : "";
    finish_tag(h);
    fprintf(h->out, "</%s>%s", tag, is_inline(tag) ? "" : "\n");
    h->glue = !is_inline(tag);
}

void html_void(struct html *h, const char *tag)
{
    begin_tag(h, tag);
}

void html_attr_joined(struct html *h, const char *name, const char *before, const char *value)
{
    fprintf(h->out, " %s=\"", name);
    html_escape(h->out, before);
    html_escape(h->out, value);
    fputc('"', h->out);
}

void html_attr(struct html *h, const char *name, const char *value)
{
    html_attr_joined(h, name, "", value);
}

void html_open_class(struct html *h, const char *tag, const char *name)
{
    html_open(h, tag);
    html_attr(h, "class", name);
}

void html_raw(struct html *h, const char *text)
{
    finish_tag(h);
    fputs(text, h->out);
}

static bool closes(const char *text)
{
    return strchr(",.;:)]", *text) != NULL;
}

void html_add(struct html *h, const char *text)
{
    if (!text || !*text)
        return;
    finish_tag(h);
    if (!h->glue && !closes(text))
        fputc(' ', h->out);
    html_escape(h->out, text);
    h->glue = strcmp(text, "(") == 0 || strcmp(text, "[") == 0;
}

void html_text(struct html *h, const char *text, size_t n)
{
    finish_tag(h);
    escape(h->out, text, n);
    h->glue = true;
}

void html_join(struct html *h, const char *text)
{
    h->glue = true;
    html_add(h, text);
}

void html_number(struct html *h, size_t n)
{
    char digits[24];
    snprintf(digits, sizeof digits, "%zu", n);
    html_add(h, digits);
}

void html_leaf_class(struct html *h, const char *tag, const char *name, const char *text)
{
    if (!text || !*text)
        return;
    html_open(h, tag);
    if (name)
        html_attr(h, "class", name);
    html_add(h, text);
    html_close(h);
}

void html_leaf(struct html *h, const char *tag, const char *text)
{
    html_leaf_class(h, tag, NULL, text);
}

void html_link(struct html *h, const char *anchor, const char *text)
{
    html_open(h, "a");
    html_attr_joined(h, "href", "#", anchor);
    html_add(h, text);
    html_close(h);
}
