/* The style of the report, derived from style.css when the program is built, with its digest for the page's policy. */
#ifndef STYLE_H
#define STYLE_H

extern const char report_style[];
extern const char report_style_digest[]; /* 'sha256-...' */

#endif
