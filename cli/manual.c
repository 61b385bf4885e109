/* The manual page, from the tables that the screens of help come from. */
#include <string.h>

#include "help.h"

/* unmask NAME in bold, [OPTIONS] OPERANDS not. */
static void print_usage(FILE *out, const struct command *c)
{
    fprintf(out, ".BI \"unmask %s\" \"%s%s%s\"\n", c->name, *c->options ? " [OPTIONS]" : "", *c->operand ? " " : "", c->operand);
}

static void print_synopsis(struct sheet *s)
{
    sheet_section(s, "SYNOPSIS");
    for (const struct command *c = commands; c->name; c++) {
        fputs(c == commands ? "" : ".br\n", s->page.out);
        print_usage(s->page.out, c);
    }
}

static void print_option_names(FILE *out, const struct command *c)
{
    struct option_text option;
    char line[512] = "Options:";
    for (size_t i = 0, n = strlen(line); next_option(c, i, &option) && n < sizeof line; i++)
        n += (size_t)snprintf(line + n, sizeof line - n, "%s %s", i ? "," : "", option.name);
    fputs(".br\n", out);
    print_troff_text(out, line);
}

static void print_commands(struct sheet *s)
{
    sheet_section(s, "COMMANDS");
    for (const struct command *c = commands; c->name; c++) {
        fputs(".TP\n", s->page.out);
        print_usage(s->page.out, c);
        print_troff_text(s->page.out, c->summary);
        if (*c->options)
            print_option_names(s->page.out, c);
    }
}

void print_manual(FILE *out)
{
    struct sheet s = screen_sheet(out, 0);
    s.manual = true;
    /* No date, so that the same source always gives the same page. */
    fputs(".\\\" Printed by unmask help --man. Do not edit.\n"
          ".TH UNMASK 1 \"\" \"unmask " UM_VERSION "\"\n.nh\n.SH NAME\n"
          "unmask \\- may the identity of an anonymous speaker be disclosed?\n",
          out);
    print_synopsis(&s);
    sheet_section(&s, "DESCRIPTION");
    sheet_paragraph(&s, "Reads the record of a motion to disclose who an anonymous speaker is, evaluates it under a test and law "
                        "that are data, and says for every defendant where he stands, why, on which paragraph of which paper, under "
                        "which authority, and what only the court can answer. A research aid: it decides nothing in a court's "
                        "place and is no legal advice.");
    sheet_paragraph(&s, operand_meaning);
    print_commands(&s);
    for (const struct topic *t = topics; t->name; t++) {
        sheet_section(&s, t->section);
        t->write(&s);
    }
}
