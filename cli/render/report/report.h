/* The report: findings and record in one page of HTML that needs nothing else. One section a file; each may see all of it. */
#ifndef REPORT_H
#define REPORT_H

#include "render/html.h"
#include "render/text.h"
#include "unmask.h"

/* What a report is made from. */
struct report_input {
    const struct um_value *findings; /* unmask.findings/1 */
    const struct um_value *evidence; /* unmask.evidence/1 of the same record, law and options */
    const struct um_value *gaps;     /* unmask.gaps/1 of the same, for the side that seeks the identity */
    const struct um_value *law;      /* what is in force in that law (um_law_contents) */
    bool sealed;                     /* sealed records stand in them, so that every page says so */
};

/* Write it; false when memory ran out, and then nothing is written. */
bool render_report(FILE *out, const struct report_input *in);

/* ------------------------------------------------- shared by the files of this folder */

/* Where a finding is told. */
struct place {
    const char *node;
    size_t order;
    const struct um_value *finding; /* NULL for an assertion, which stands in the record */
    const struct um_value *told;    /* the finding that stands for it, with which it agrees */
    char *anchor;                   /* to be freed; NULL where it is told nowhere */
    bool written;                   /* it stands on the page already */
};

struct places {
    struct place *list; /* by node, then in the order of the findings */
    size_t n, cap;
};

/* Pieces of evidence that were told in full, by assertion, rule and effect, with where. */
enum { MOST_TOLD = 512 };
struct told {
    const struct um_value *evidence[MOST_TOLD];
    const char *anchor[MOST_TOLD];
    size_t n;
};

struct report {
    struct html html;
    bool sealed;
    struct told *told; /* of the defendant whose page this is; NULL where each finding tells all of its evidence */
    const struct um_value *findings, *evidence, *gaps, *law;
    const struct um_value *matter, *defendants;
    const char *const *columns; /* of the table that is open */
    size_t column;              /* the next one in its row */
    const struct um_value *questions[MOST_QUESTIONS]; /* in the order of their numbers */
    size_t n_questions;
    struct places places;
};

/* places.c: where everything is told. */
bool make_places(struct report *r);
void free_places(struct places *p);
/* The place of a finding; of the first finding of a node. NULL where there is none. */
struct place *finding_place(const struct report *r, const struct um_value *finding);
struct place *node_place(const struct report *r, const char *node);
/* The anchor of a node, which may be NULL, or NULL. */
const char *anchor_at(const struct report *r, const char *node);

/* finding.c: one finding with its evidence, answers and authorities, under a heading of a level. */
void report_finding(struct report *r, const struct um_value *f, int level);
/* Findings of the nodes of a list, those that do not apply in a line each. */
void report_nodes(struct report *r, const struct um_value *nodes, int level);
void report_authorities(struct report *r, const struct um_value *list);
void report_answers(struct report *r, const struct um_value *answers, const char *none);
/* A status or outcome: its shape and its words. */
void report_status(struct report *r, const char *status);
void report_outcome(struct report *r, const char *outcome);
/* The conditions under which something holds, in brackets; nothing where it always does. */
void report_worlds(struct report *r, const struct um_value *worlds);
/* A rule by id and title, as a link. */
void report_rule(struct report *r, const char *id);

void report_in_place(struct report *r, const struct um_value *f, int level); /* in a line where it does not apply */
void report_not_reached(struct report *r);
/* Words in quotation marks, unless they bring their own. */
void report_quoted(struct report *r, const char *words);
/* What a finding is about, and for which claim where several are judged apart. */
void report_title(struct report *r, const struct um_value *f);

/* label.c: names of things, as links where there is something to lead to. */
void report_defendant_link(struct report *r, const struct um_value *defendant);
void report_defendant_chip(struct report *r, const char *id); /* by id, where several stand in a row */
/* A question as it is asked, as a link where it is among the questions. */
void report_ask(struct report *r, const char *id, const char *ask);
/* An item of a list of notes: a question as a link, behind some words. */
void report_question_link(struct report *r, const char *id, const char *lead);
/* What a node is judged on: S2, or S2(1) for the first of its charges. */
void report_cell(struct report *r, const char *node);
void report_charge(struct report *r, const char *act, const char *point);
/* What a record rests on less firmly; what to enter. */
void report_caution(struct report *r, const struct um_value *caution);
void report_enter_item(struct report *r, const struct um_value *item);
/* Factors and remarks, one by one (defendants.c). */
void report_notes(struct report *r, const struct um_value *notes);
/* The words of a statement, or its gist marked as one (statements.c). */
void report_statement_words(struct report *r, const struct um_value *statement);
/* What would cure the gaps of a defendant (gaps.c). */
void report_cures(struct report *r, const struct um_value *defendant);
/* What would be enough, set by set (remedies.c). */
void report_remedies(struct report *r);
/* A cite without a docket number, as a link to the paragraph that it is of (record.c). */
void report_cite(struct report *r, const char *cite);
/* The title of a rule, or "" (rules.c). */
const char *rule_title(const struct report *r, const char *id);

/* page.c: head and foot of the page; a section with its heading. */
void report_head(struct report *r);
void report_foot(struct report *r);
void open_section(struct report *r, const char *id, const char *title);
void close_section(struct report *r);
/* A table with its caption and the titles of its columns, the last of which is NULL; rows follow. */
void open_table(struct report *r, const char *name, const char *caption, const char *const *columns);
void close_table(struct report *r);
/* A table that may be wider than the page, in a frame of its own: the cells of its head, then its rows. */
void open_wide(struct report *r, const char *name, const char *caption);
void begin_wide_rows(struct report *r);
void close_wide(struct report *r);
/* The title of a column; a row; the cell that names it; the next cell, each to be ended, or with a text. */
void put_column(struct report *r, const char *title);
void open_row(struct report *r);
void open_row_head(struct report *r);
void open_cell(struct report *r);
void put_text_cell(struct report *r, const char *text);
void put_row_head(struct report *r, const char *text);

/* Sections, one file each. */
void report_caption_of_case(struct report *r);
void report_first(struct report *r);
void report_matrix(struct report *r);
void report_test(struct report *r);
void report_statements(struct report *r);
void report_timeline(struct report *r);
void report_defendants(struct report *r);
void report_gaps(struct report *r);
void report_questions(struct report *r);
void report_relief(struct report *r);
void report_authority_table(struct report *r);
void report_rules(struct report *r);
void report_record(struct report *r);

#endif
