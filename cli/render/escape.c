#include "render/escape.h"

#include <stdbool.h>
#include <string.h>

/* Whether a program would make a link of what begins here. */
static bool is_address(const char *text, size_t at, size_t n)
{
    return (n - at >= 3 && strncmp(text + at, "://", 3) == 0) || (text[at] == '.' && at >= 3 && strncmp(text + at - 3, "www", 3) == 0) ||
           (text[at] == '@' && at > 0 && text[at - 1] != ' ');
}

/* Bytes at the beginning of a line, after which a list, a heading or a number with its point is none. */
static size_t escape_opening(FILE *out, const char *text, size_t n)
{
    size_t digits = 0;
    while (digits < n && text[digits] >= '0' && text[digits] <= '9')
        digits++;
    bool numbered = digits && digits < n && strchr(".)", text[digits]);
    if (!numbered && !(n && strchr("-+=:", text[0])))
        return 0;
    size_t before = numbered ? digits : 0;
    fwrite(text, 1, before, out);
    fprintf(out, "\\%c", text[before]);
    return before + 1;
}

void escape_markdown(FILE *out, const char *text, size_t n, int first)
{
    for (size_t i = first ? escape_opening(out, text, n) : 0; i < n; i++)
        if (text[i] == '&')
            fputs("&amp;", out);
        else if (text[i] == '<')
            fputs("&lt;", out);
        else if (text[i] == '>')
            fputs("&gt;", out);
        else
            fprintf(out, "%s%c", strchr("\\`*_{}[]#|~!$", text[i]) || is_address(text, i, n) ? "\\" : "", text[i]);
}
