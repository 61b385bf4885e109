/* Text that is shown as it stands: every character that speaks in a form is made not to. */
#ifndef ESCAPE_H
#define ESCAPE_H

#include <stddef.h>
#include <stdio.h>

/* n bytes of text in Markdown; first: they begin a line, where more characters speak. */
void escape_markdown(FILE *out, const char *text, size_t n, int first);

#endif
