#include "help.h"

#include <string.h>

const char operand_meaning[] = "X is a matter database, a record in JSON, or - for JSON on standard input.";

const struct command *find_command(const char *name)
{
    for (const struct command *c = commands; c->name; c++)
        if (strcmp(c->name, name) == 0)
            return c;
    return NULL;
}

const struct topic *find_topic(const char *name)
{
    for (const struct topic *t = topics; t->name; t++)
        if (strcmp(t->name, name) == 0)
            return t;
    return NULL;
}

/* ---------------------------------------------------------------- near words */

enum { LONGEST = 32 };

/* How many characters must be put in, left out or changed to make one word of the other. */
static unsigned distance(const char *a, const char *b)
{
    unsigned row[LONGEST + 1];
    size_t n = strlen(b);
    if (n > LONGEST || strlen(a) > LONGEST)
        return LONGEST;
    for (unsigned k = 0; k <= n; k++)
        row[k] = k;
    for (unsigned i = 0; a[i]; i++) {
        unsigned corner = row[0];
        row[0] = i + 1;
        for (size_t k = 1; k <= n; k++) {
            unsigned change = corner + (a[i] != b[k - 1]), other = (row[k] < row[k - 1] ? row[k] : row[k - 1]) + 1;
            corner = row[k];
            row[k] = change < other ? change : other;
        }
    }
    return row[n];
}

/* The better of two words: the nearer one, if it is near at all. */
static const char *nearer(const char *word, const char *best, const char *other)
{
    unsigned d = distance(word, other);
    bool near = d <= 2 || (strlen(word) > 2 && strncmp(other, word, strlen(word)) == 0);
    return near && d < strlen(other) && (!best || d < distance(word, best)) ? other : best;
}

int unknown_word(const char *word, bool also_topics)
{
    const char *near = NULL;
    for (const struct command *c = commands; c->name; c++)
        near = nearer(word, near, c->name);
    for (const struct topic *t = topics; also_topics && t->name; t++)
        near = nearer(word, near, t->name);
    fprintf(stderr, "unmask: there is no command%s \"", also_topics ? " or topic" : "");
    print_safe(stderr, word);
    if (near)
        fprintf(stderr, "\"; did you mean %s? unmask help lists them\n", near);
    else
        fputs("\"; unmask help lists them\n", stderr);
    return EXIT_USAGE;
}

/* ------------------------------------------------------------------ screens */

enum { OPERAND = 15, SUMMARY = 35, TOPIC = 15 }; /* columns of the overview */

static void print_commands(struct page *p)
{
    for (const struct command *c = commands; c->name; c++) {
        page_cell(p, 2, c->name);
        page_cell(p, OPERAND, c->operand);
        page_cell(p, SUMMARY, c->summary);
        page_end(p);
    }
    p->indent = 0;
}

void print_overview(FILE *out, int width)
{
    struct sheet s = screen_sheet(out, width);
    page_add(&s.page, "unmask: may the identity of an anonymous speaker be disclosed?");
    page_end(&s.page);
    page_add(&s.page, "A research aid. It decides nothing in a court's place and is no legal advice.");
    page_end(&s.page);
    sheet_paragraph(&s, "usage: unmask COMMAND [OPTIONS] OPERANDS");
    page_add(&s.page, operand_meaning);
    page_end(&s.page);
    sheet_heading(&s, "COMMANDS");
    print_commands(&s.page);
    sheet_heading(&s, "TOPICS (unmask help TOPIC)");
    for (const struct topic *t = topics; t->name; t++)
        page_item(&s.page, 2, t->name, TOPIC, t->title);
    sheet_heading(&s, "EXIT CODES");
    find_topic("exit-codes")->write(&s);
}

static void print_command(FILE *out, const struct command *c, int width)
{
    struct sheet s = screen_sheet(out, width);
    struct option_text option;
    fprintf(out, "usage: unmask %s%s%s%s\n", c->name, *c->options ? " [OPTIONS]" : "", *c->operand ? " " : "", c->operand);
    sheet_paragraph(&s, c->summary);
    if (*c->operand == 'X') {
        page_add(&s.page, operand_meaning);
        page_end(&s.page);
    }
    if (*c->options)
        page_gap(&s.page);
    s.hang = 27;
    for (size_t i = 0; next_option(c, i, &option); i++) {
        page_cell(&s.page, 2, option.name);
        page_cell(&s.page, 19, option.value);
        page_cell(&s.page, s.hang, option.summary);
        page_end(&s.page);
    }
}

static void print_topic(FILE *out, const struct topic *t, int width)
{
    struct sheet s = screen_sheet(out, width);
    page_add(&s.page, t->title);
    page_end(&s.page);
    t->write(&s);
}

int run_help(const struct options *o)
{
    const struct command *c = o->operand ? find_command(o->operand) : NULL;
    const struct topic *t = o->operand ? find_topic(o->operand) : NULL;
    if (o->operand && !c && !t)
        return unknown_word(o->operand, true);
    if (o->manual)
        print_manual(stdout);
    else if (c)
        print_command(stdout, c, width_of(o));
    else if (t)
        print_topic(stdout, t, width_of(o));
    else
        print_overview(stdout, width_of(o));
    return close_output(stdout, NULL);
}
