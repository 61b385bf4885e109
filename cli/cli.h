/* What the files of this folder share: options, input, output. Written against unmask.h alone. */
#ifndef CLI_H
#define CLI_H

#include <stdio.h>

#include "unmask.h"

enum exit_code { EXIT_DONE = 0, EXIT_NO = 1, EXIT_USAGE = 2, EXIT_INPUT = 3, EXIT_SYSTEM = 4, EXIT_BUSY = 5 };

enum { MAX_LIST = 64 };

/* Every option of every command; a command reads those that its table row allows. */
struct options {
    const char *operand; /* the matter database or record */
    const char *more[MAX_LIST]; /* further operands, NULL where not given */
    size_t n_operands;
    const char *output;
    const char *format;
    const char *test;
    const char *as_of;
    const char *law_as_of;
    const char *decision;
    const char *law;
    const char *claim;
    const char *kind;
    const char *side;
    const char *positions[MAX_LIST];
    const char *defendants[MAX_LIST];
    const char *tests[MAX_LIST];
    const char *laws[MAX_LIST];
    const char *days[MAX_LIST];
    size_t n_positions;
    size_t n_defendants;
    size_t n_tests;
    size_t n_laws;
    size_t n_days;
    bool full;
    bool exit_status;
    bool include_sealed;
    bool manual;
    bool all;
    bool anonymise;
    const char *without[MAX_LIST];
    const char *admitted[MAX_LIST];
    const char *rulings[MAX_LIST];
    const char *added[MAX_LIST];
    size_t n_without;
    size_t n_admitted;
    size_t n_rulings;
    size_t n_added;
    const char *by;
    const char *dkt;
    const char *reason;
    const char *at;
    const char *withdraw;
    const char *matter;
    const char *to;
    const char *map;
    bool check_map;
    const char *logged_at;
    const char *head;
    bool log;
    const char *tables;
    const char *errors;
    const char *exhibits;
    const char *filing;
    const char *delims;
    const char *encoding;
    const char *dockets[MAX_LIST];
    size_t n_dockets;
    int width;
    int expand;
};

struct command {
    const char *name, *operand, *summary;
    size_t least, most; /* number of operands */
    const char *options; /* letters of the option table */
    int (*run)(const struct options *o);
};

extern const struct command commands[];

/* What there is to say of an option. */
struct option_text {
    char letter;
    const char *name, *value, *summary; /* value NULL: it takes none */
    const char *choices;                /* the words that can be its value; NULL where it may be any */
};

/* options.c */
int parse_options(const struct command *command, int argc, char **argv, struct options *o);
/* Option i of a command, or of all when command is NULL; false when there are not so many. */
bool next_option(const struct command *command, size_t i, struct option_text *out);

/* input.c */
/* A file as text, "-" being standard input; NULL with a message. To be freed. */
char *read_text(const char *path, size_t *length);
/* A path in memory to be freed; name NULL: a copy of the first. NULL when memory ran out. */
char *join_path(const char *directory, const char *name);
/* The exit code for an error, after printing it. */
int report_error(const char *what, const struct um_error *err);
/* Say of a path what is wrong with it; the code. */
int complain_of(const char *path, const char *message, int code);
/* Problems on a stream, each with file, line, place and rule. Errors only, or also warnings. */
void print_problems(FILE *out, const char *file, const struct um_problem *problems, size_t n, bool warnings);
/* The errors of a record that was refused, on standard error; the number of its errors and warnings. */
size_t print_errors(const char *file, const struct um_record *record);
/* Whether a file begins as an SQLite database does. */
bool is_database(const char *path);
/* The matters of a database or the record of a JSON text, by way of a database either way. NULL ends the walk. */
struct matters;
int open_matters(const char *path, struct matters **ret);
/* The matters of a database that is to be written, and the database; a record in JSON is refused. */
int open_matters_to_write(const char *path, const char *what, struct matters **ret);
struct um_store *store_of(const struct matters *m);
size_t count_matters(const struct matters *m);
int next_matter(struct matters *m, size_t i, struct um_record **ret);
void close_matters(struct matters *m);
/* The record of a case's folder, DIR/record.json. */
int read_case(const char *folder, struct um_record **ret);
/* The built-in law, or that with the packs of a directory laid over it. */
int open_law(const char *directory, struct um_law **ret);

/* documents.c */
/* Evaluation options as given on the command line. */
struct um_options evaluation_options(const struct options *o);
/* How a command shows the document of each matter. */
struct showing {
    const char *command; /* its name, for messages */
    struct um_options options;
    void (*render)(FILE *out, const struct um_value *document, const struct options *o); /* as text */
    enum um_code (*make)(const struct um_record *, const struct um_law *, const struct um_options *, struct um_result **,
                         struct um_error *); /* the document; NULL: um_evaluate */
    void (*look)(const struct um_value *document, void *data);                           /* at each; may be NULL */
    void *data;
    /* Keep each in the database that it came from, before anything is printed; NULL: the database is only read. */
    int (*keep)(const struct options *o, struct um_store *store, const struct um_record *record, const struct um_law *law, const struct um_result *result);
};
/* Evaluate every matter of the operand and print its document in the format asked for; an exit code. */
int show_matters(const struct options *o, const struct showing *how);
/* Do something with the one matter of the operand under the law; several are refused. An exit code. */
int with_matter(const struct options *o, int (*run)(const struct options *o, const struct um_record *record, const struct um_law *law));

/* output.c */
/* Columns of text: as asked for, else the terminal's, else 100. */
int width_of(const struct options *o);
/* The stream for -o, or standard output. */
FILE *open_output(const char *path);
/* Close it; EXIT_SYSTEM with a message when not everything was written. */
int close_output(FILE *out, const char *path);
/* A value as JSON on lines of its own. */
void print_json(FILE *out, const struct um_value *v);
/* The same in one line. */
void print_json_line(FILE *out, const struct um_value *v);
/* Text with control and bidirectional characters made visible. */
void print_safe(FILE *out, const char *text);

/* Commands, one file each. */
int run_check(const struct options *o);
int run_compare(const struct options *o);
int run_completions(const struct options *o);
int run_deliver(const struct options *o);
int run_diff(const struct options *o);
int run_evaluate(const struct options *o);
int run_evidence(const struct options *o);
int run_explain(const struct options *o);
int run_export(const struct options *o);
int run_gaps(const struct options *o);
int run_help(const struct options *o);
int run_import(const struct options *o);
int run_law(const struct options *o);
int run_memo(const struct options *o);
int run_log(const struct options *o);
int run_new(const struct options *o);
int run_report(const struct options *o);
int run_template(const struct options *o);
int run_save_case(const struct options *o);
int run_questions(const struct options *o);
int run_schema(const struct options *o);
int run_rule(const struct options *o);
int run_verify(const struct options *o);
int run_what_if(const struct options *o);

#endif
