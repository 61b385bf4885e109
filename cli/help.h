/* What the program says of itself, from one set of tables: on the screen, in the manual page, to shells. */
#ifndef HELP_H
#define HELP_H

#include "cli.h"
#include "sheet.h"

/* Exit codes, ended by a meaning of NULL (topics.c). */
struct exit_meaning {
    int code;
    const char *meaning;
};
extern const struct exit_meaning exit_meanings[];

/* Topics, ended by a name of NULL (topics.c). */
struct topic {
    const char *name, *title;
    const char *section; /* its heading in the manual page */
    void (*write)(struct sheet *s);
};
extern const struct topic topics[];

/* What unmask deliver writes, and what a map is (delivering.c). */
void write_delivering(struct sheet *s);

/* NULL when there is none by that name. */
const struct command *find_command(const char *name);
const struct topic *find_topic(const char *name);

/* What the operand X of a command may be. */
extern const char operand_meaning[];

/* Commands, topics and exit codes (help.c). */
void print_overview(FILE *out, int width);

/* Complain of a word that names nothing, with one that is near; EXIT_USAGE (help.c). */
int unknown_word(const char *word, bool also_topics);

/* The source of the manual page (manual.c). */
void print_manual(FILE *out);

#endif
