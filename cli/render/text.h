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

/* 2023-02-03 as Feb. 3, 2023; as it is where it is no day. */
const char *day_words(const char *day, char buffer[32]);

/* A heading behind an empty line. */
void render_heading(struct page *p, const char *text);

/* The texts of a list. */
void add_list(struct page *p, const struct um_value *list, const char *between);

/* The table of defendants, and the elements that are judged for each apart (defendants.c). */
void render_defendants(struct page *p, const struct um_value *document);
void render_accounts(struct page *p, const struct um_value *document);

/* The question whose answers become columns, the first that changes a row; NULL where none does. And whether an outcome
   holds somewhere under one of its positions (defendants.c). */
const struct um_value *column_question(const struct um_value *document);
bool holds_under(const struct um_value *outcome, const char *question, const char *position);

/* The elements that some claim judges for each account apart, without those that only choose between two; how many (defendants.c). */
size_t account_elements(const struct um_value *matter, const struct um_value **out, size_t most);

/* Whether two sentences are the same but for a name in each, so that like cases can be seen to be alike (defendants.c). */
bool same_but_for_name(const char *s, const char *name, const char *t, const char *other);

/*
 * What only the court can answer and the open questions of law, each once, in
 * the order of their numbers: first what decides an outcome now, then what may,
 * then the rest; how many there are, so many at most (questions.c).
 */
enum { MOST_QUESTIONS = 96 };
size_t list_questions(const struct um_value *document, const struct um_value **out, size_t most);
bool is_law_question(const struct um_value *question);

/* Questions, numbered in one row (questions.c). */
void render_questions(struct page *p, const struct um_value *document);

/* One explanation: a finding, what it joins or rests on, and the rules tried (explanation.c). */
void render_explanation(FILE *out, const struct um_value *document, int width);

/* Where the balance leans, for one defendant in a line; factors or remarks one by one; later law (notes.c). */
const char *leans_words(const char *leans);
void render_balance_line(struct page *p, const struct um_value *matter, const struct um_value *defendant);
void render_notes(struct page *p, const struct um_value *notes, int column);
void render_later_law(struct page *p, const struct um_value *matter);

/* Decided cases that are like a balance; a question; each of some questions; and whether there is anything to say
   of one, or of any question (likes.c). */
void render_like_balance(struct page *p, const struct um_value *like, int column);
void render_like_question(struct page *p, const struct um_value *like, int column);
void render_like_questions(struct page *p, const struct um_value *questions, int column);
bool has_like(const struct um_value *like);
bool any_like(const struct um_value *questions);

/* The record paragraph by paragraph, and what nothing uses (evidence.c). */
void render_evidence(FILE *out, const struct um_value *document, int width);

/* Where an assertion is used, folded (uses.c). */
void render_uses(struct page *p, const struct um_value *uses, int column);

/* Ids in the order they stand in, runs of them drawn together, as d1-d9; behind so many pieces the rest is counted (uses.c). */
void add_runs(struct page *p, const char *const *ids, size_t n, size_t most);

/* The ids under a key, runs of them as d1-d9; keys that nobody entered, in words; whether two values say the same (uses.c). */
void add_ids(struct page *p, const struct um_value *object, const char *key);
void add_missing(struct page *p, const struct um_value *missing);
bool same_value(const struct um_value *a, const struct um_value *b);

/* 2023-02-03 as Feb. 3, 2023; anything else as it is (text.c). */
const char *day_words(const char *day, char buffer[32]);

/* The matter and the day of the record (text.c). */
void render_caption(struct page *p, const struct um_value *document);

/* What the record rests on less firmly than on the papers themselves; cited: and what is wrong with authorities in them (text.c). */
void render_cautions(struct page *p, const struct um_value *matter, bool cited);

/* What made the document, and what it is not (text.c). */
void render_footer(struct page *p, const struct um_value *document);

/* Words in quotation marks, unless they bring their own (text.c). */
void add_quoted(struct page *p, const char *words);

/* A word with what stands around it unparted; in brackets (text.c). */
void add_joined(struct page *p, const char *before, const char *word, const char *behind);
void add_bracketed(struct page *p, const char *word);

/* What a finding is about, and for which claim where several are judged apart. */
void add_title(struct page *p, const struct um_value *f);

/* One finding with its evidence, answers and authorities (full.c). */
void render_finding(struct page *p, const struct um_value *f, int column);

/* What the parties say, each with its cite and authorities (full.c). */
void render_party_answers(struct page *p, const struct um_value *list, int column);

/* Authorities by their short names, behind what stands there, or in a line of their own (full.c). */
void add_authorities(struct page *p, const struct um_value *list);
void render_short_authorities(struct page *p, const struct um_value *list, int column);

/* S2/I2a from d/d1/c/C1/S2/I2a/actual-malice (full.c). */
void add_charge(struct page *p, const struct um_value *f);

/* The table of authorities: those the findings rest on, and those the papers cite (authorities.c). */
void render_authorities(struct page *p, const struct um_value *document);

/* Whether the record still gives what a ruling was given upon; nothing where it does (rulings.c). */
void render_support(struct page *p, const struct um_value *support, int column);

/* The rulings with their states (rulings.c). */
void render_rulings(FILE *out, const struct um_value *document, int width);

/* The entries of the log, or one with what it came to; what its check found (log.c). */
void render_log(FILE *out, const struct um_value *document, int width);
void render_log_check(FILE *out, const struct um_value *document, int width);

/* Every finding in full (full.c). */
void render_full(struct page *p, const struct um_value *document);

#endif
