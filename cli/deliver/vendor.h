/* Request bodies in the shape that a system publishes. They are files; nothing is sent. */
#ifndef VENDOR_H
#define VENDOR_H

#include "deliver/folder.h"
#include "deliver/gap.h"
#include "deliver/line.h"
#include "deliver/map.h"
#include "json.h"
#include "single.h"

/* Characters of a subject and of a text, where no limit is published: what other systems are known to take. */
enum { SUBJECT = 100, BODY = 10000 };

/* Bytes of a report that is still delivered as one page; of a larger one the memo is. */
enum { LARGEST_REPORT = 10 << 20 };

struct delivery {
    struct folder folder;
    const struct single *single; /* all documents */
    const struct um_value *document, *matter, *defendants;
    const struct map *map;
    struct gaps gaps;
    bool include_sealed;
    const char *paper; /* the page that is delivered: report.html or memo.html */
    struct json index; /* the list of requests, in text */
    char *index_text;
    size_t index_length;
};

/* Fill the folder; false when memory ran out. */
bool fill_clio(struct delivery *d);
bool fill_smokeball(struct delivery *d);
bool fill_docassemble(struct delivery *d);

/* Shared by the files of this folder (bodies.c). */

/* The list of requests: begun, one added for the file that was written last, and written as requests.json. */
bool begin_index(struct delivery *d, const char *to);
void index_request(struct delivery *d, const char *what, const char *path, const char *key, const char *after);
void end_index(struct delivery *d);

/* Begin a body, one object in a file of its own; and end it. */
bool begin_body(struct delivery *d, struct json *j, const char *name, size_t number);
void end_body(struct delivery *d, struct json *j);

/* "Doe 5: not shown, 7 things to do"; why, element by element; what a task is called and says. To be freed; NULL when memory ran out. */
char *note_subject(const struct delivery *d, const struct um_value *defendant);
char *note_text(const struct delivery *d, const struct um_value *defendant, const char *key);
char *task_name(const struct delivery *d, const struct gap *gap);
char *task_text(const struct delivery *d, const struct gap *gap, const char *key);

/* Whom a task is for: of one defendant the one for him, else the one for all, else the one for the first of them. */
const char *task_owner(const struct delivery *d, const struct gap *gap, const char *key);

/* A text, freed, with the foot that every text has, within the length of one. */
char *with_foot(const struct delivery *d, char *text, const char *key);

/* A key of what is about a gap. */
char *gap_key(const struct delivery *d, const char *kind, const struct gap *gap);

/* A key that is the same for the same thing on every run: matter, defendant, kind, and what it is about. */
char *stable_key(const struct delivery *d, const char *defendant, const char *kind, const char *what);

/* A text as a member, no longer than so many characters, and freed. */
void json_own_text(struct delivery *d, struct json *j, const char *key, char *text, size_t most);

/* The report and the findings, to be uploaded; the name of the findings. */
extern const char findings_name[];
bool add_reports(struct delivery *d);
/* The report as one text, to be freed; NULL when memory ran out (page.c). */
char *report_text(const struct delivery *d, size_t *length);

/* Which findings these are, in one word: matter and digest of the record. To be freed. */
char *finding_set(const struct delivery *d);
/* Which law they rest on. To be freed. */
char *ruleset(const struct delivery *d);

#endif
