/* The findings document as text: the first screen a clerk should see, and the findings in full. */
#ifndef TEXT_H
#define TEXT_H

#include <stdbool.h>
#include <stdio.h>

#include "render/page.h"
#include "render/words.h"
#include "unmask.h"

/* Print a document; full adds every finding behind the first screen. */
void render_text(FILE *out, const struct um_value *document, int width, bool full);

/* Shared by the files of this folder. */

/* A member's text, or "". */
const char *text_at(const struct um_value *object, const char *key);

/* The worlds of a finding: if (question) = (position). */
void add_worlds(struct page *p, const struct um_value *worlds);

/* The first finding of a node among some findings, or NULL. */
const struct um_value *find_node(const struct um_value *findings, const char *node);

/* A heading behind an empty line. */
void render_heading(struct page *p, const char *text);

/* The texts of a list. */
void add_list(struct page *p, const struct um_value *list, const char *between);

/* The table of defendants, and the elements that are judged for each apart (defendants.c). */
void render_defendants(struct page *p, const struct um_value *document);
void render_accounts(struct page *p, const struct um_value *document);

/* Questions, numbered in one row (questions.c). */
void render_questions(struct page *p, const struct um_value *document);

/* One explanation: a finding, what it joins or rests on, and the rules tried (explanation.c). */
void render_explanation(FILE *out, const struct um_value *document, int width);

/* One finding with its evidence, answers and authorities (full.c). */
void render_finding(struct page *p, const struct um_value *f, int column);

/* Authorities by their short names (full.c). */
void render_short_authorities(struct page *p, const struct um_value *list, int column);

/* Every finding in full (full.c). */
void render_full(struct page *p, const struct um_value *document);

#endif
