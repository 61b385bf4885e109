#include <string.h>

#include "cli.h"

const struct command commands[] = {
    {"evaluate", "X", "findings for every defendant, with reasons", 1, 1, "ftFAdDpalwoe", run_evaluate},
    {"explain", "X DEFENDANT [NODE]", "why one finding came out as it did, with every rule tried", 2, 3, "fAtDpalwo", run_explain},
    {"evidence", "X", "every paragraph, where each assertion is used, and what is unused", 1, 1, "fdtADpalwo", run_evidence},
    {"check", "X", "every problem with a record, and every entry warning", 1, 1, "", run_check},
    {"import", "RECORD.json", "put a record into a matter database (-o M.db)", 1, 1, "o", run_import},
    {"export", "X", "the record in canonical form; sealed records are held back", 1, 1, "os", run_export},
    {NULL, NULL, NULL, 0, 0, NULL, NULL},
};

static int print_help(FILE *out)
{
    fputs("unmask: may the identity of an anonymous speaker be disclosed?\n"
          "A research aid. It decides nothing in a court's place and is no legal advice.\n\n"
          "usage: unmask COMMAND [OPTIONS] X     X: a matter database, a record in JSON, or - for JSON on standard input\n\n",
          out);
    for (const struct command *c = commands; c->name; c++)
        fprintf(out, "  %-9s %-19s %s\n", c->name, c->operand, c->summary);
    fputs("  help      COMMAND             the options of a command\n"
          "\nexit codes: 0 done; 1 the question asked by --exit-status was answered no; 2 usage; 3 bad input;\n"
          "            4 system; 5 database in use\n",
          out);
    return EXIT_DONE;
}

static const struct command *find_command(const char *name)
{
    for (const struct command *c = commands; c->name; c++)
        if (strcmp(c->name, name) == 0)
            return c;
    return NULL;
}

static int print_command_help(const char *name)
{
    const struct command *c = find_command(name);
    if (!c)
        return print_help(stdout);
    printf("usage: unmask %s [OPTIONS] %s\n\n%s\n\n", c->name, c->operand, c->summary);
    print_options(stdout, c);
    return EXIT_DONE;
}

int main(int argc, char **argv)
{
    struct options o = {0};
    const char *name = argc > 1 ? argv[1] : NULL;
    if (!name || strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0)
        return print_help(name ? stdout : stderr), name ? EXIT_DONE : EXIT_USAGE;
    if (strcmp(name, "--version") == 0)
        return puts("unmask " UM_VERSION) < 0 ? EXIT_SYSTEM : EXIT_DONE;
    if (strcmp(name, "help") == 0)
        return argc > 2 ? print_command_help(argv[2]) : print_help(stdout);
    const struct command *command = find_command(name);
    if (!command) {
        fputs("unmask: there is no command \"", stderr);
        print_safe(stderr, name);
        fputs("\"; unmask help lists them\n", stderr);
        return EXIT_USAGE;
    }
    int code = parse_options(command, argc - 2, argv + 2, &o);
    return code == EXIT_DONE ? command->run(&o) : code;
}
