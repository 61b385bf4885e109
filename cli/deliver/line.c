#define _POSIX_C_SOURCE 200809L /* open_memstream */
#include "deliver/line.h"

#include <stdlib.h>
#include <string.h>

enum { NO_WIDTH = 1 << 30 };

bool line_begin(struct line *l, const struct um_value *law_questions)
{
    *l = (struct line){.page = {.width = NO_WIDTH, .law_questions = law_questions}};
    l->page.out = open_memstream(&l->text, &l->length);
    return l->page.out != NULL;
}

void line_add(struct line *l, const char *text)
{
    if (l->page.out)
        page_add(&l->page, text);
}

void line_break(struct line *l)
{
    if (l->page.out)
        page_end(&l->page);
}

char *line_end(struct line *l)
{
    if (!l->page.out || fclose(l->page.out) != 0) {
        free(l->text);
        return NULL;
    }
    while (l->length && l->text[l->length - 1] == '\n')
        l->text[--l->length] = '\0';
    return l->text;
}

char *line_of(const char *text)
{
    struct line l;
    if (!line_begin(&l, NULL))
        return NULL;
    line_add(&l, text);
    return line_end(&l);
}
