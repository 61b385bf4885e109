/* A DOCX from HTML, by pandoc. */
#ifndef DOCX_H
#define DOCX_H

#include <stddef.h>

/* Make a DOCX of a page of HTML; an exit code, with a hint where pandoc is not installed. */
int make_docx(const char *path, const char *html, size_t n);

#endif
