/* Options: one table, from which parsing and help both come. */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"

enum kind { FLAG, TEXT, NUMBER, COUNT, LIST };

/* A name may have more than one row, of which a command knows one: with other choices, or as a list. */
struct option {
    char letter; /* names it in a command's row */
    const char *name, *value, *summary;
    enum kind kind;
    size_t offset, count; /* where it goes; for a list also where its length is */
    const char *choices;
};

#define AT(member) offsetof(struct options, member), 0, NULL
#define WORD_AT(member, choices) offsetof(struct options, member), 0, choices
#define LIST_AT(member) offsetof(struct options, member), offsetof(struct options, n_##member), NULL

static const struct option table[] = {
    {'f', "--format", "FORMAT", "text (default), json or jsonl", TEXT, WORD_AT(format, "text json jsonl")},
    {'M', "--format", "FORMAT", "text (default), json or markdown", TEXT, WORD_AT(format, "text json markdown")},
    {'j', "--format", "FORMAT", "text (default) or json", TEXT, WORD_AT(format, "text json")},
    {'H', "--format", "FORMAT", "text (default), json, html or markdown", TEXT, WORD_AT(format, "text json html markdown")},
    {'@', "--format", "FORMAT", "markdown, html or docx (default: as the file's name says, else markdown)", TEXT, WORD_AT(format, "markdown html docx")},
    {'F', "--full", NULL, "also every finding with words, cites, answers and authorities", FLAG, AT(full)},
    {'V', "--full", NULL, "also all that was held, one by one, and the rules that no case fired", FLAG, AT(full)},
    {'d', "--defendant", "D", "only this defendant (id, label or handle); may be repeated", LIST, LIST_AT(defendants)},
    {'S', "--for", "SIDE", "seeker (default): what is missing; opponent: what to attack", TEXT, WORD_AT(side, "seeker opponent")},
    {'N', "--expand", "N", "list the N smallest sets that would be enough (default: 1), or that would undo it (default: 8)", COUNT, AT(expand)},
    {'t', "--test", "T", "the test, instead of the one the law selects", TEXT, AT(test)},
    {'T', "--test", "T", "a test to compare, the first being that which others are held against; may be repeated", LIST, LIST_AT(tests)},
    {'x', "--all", NULL, "every test of the law, the one that it selects first", FLAG, AT(all)},
    {'c', "--claim", "C", "the claim, as a law pack names it (default: the first)", TEXT, AT(claim)},
    {'A', "--as-of", "DAY", "the record as of a day; on the day of a decision, what it saw", TEXT, AT(as_of)},
    {'B', "--as-of", "DAY", "the record as of a day; may be repeated: what moved between two days", LIST, LIST_AT(days)},
    {'a', "--law-as-of", "DAY", "the law as of a day (default: the day of the record)", TEXT, AT(law_as_of)},
    {'D', "--decision", "ID", "what a decision of the record saw", TEXT, AT(decision)},
    {'p', "--position", "Q=P", "fix an open question of law; may be repeated", LIST, LIST_AT(positions)},
    {'l', "--law", "DIR", "lay the packs of a directory over the built-in law", TEXT, AT(law)},
    {'P', "--law", "DIR", "the law with the packs of a directory, or builtin; may be repeated: what moved between two", LIST, LIST_AT(laws)},
    {'Z', "--without", "ID", "leave a record out, or another row, with what rests on it alone; may be repeated", LIST, LIST_AT(without)},
    {'K', "--admit", "ID", "suppose that the court lets a record count; may be repeated", LIST, LIST_AT(admitted)},
    {'R', "--rule", "NODE=STATUS", "suppose a ruling on a node: shown, not-shown ..., or yes or no; may be repeated", LIST, LIST_AT(rulings)},
    {'+', "--add", "FILE", "lay the rows of a record file over the record; may be repeated", LIST, LIST_AT(added)},
    {'k', "--kind", "K", "only rules of a kind, such as status", TEXT, AT(kind)},
    {'L', "--all", NULL, "all of the law", FLAG, AT(all)},
    {'e', "--exit-status", NULL, "exit 1 unless part one is shown for every defendant chosen", FLAG, AT(exit_status)},
    {'w', "--width", "N", "columns of text (default: the terminal's, else 100)", NUMBER, AT(width)},
    {'~', "--to", "WHERE", "csv, xlsx, clio, smokeball or docassemble", TEXT, WORD_AT(to, "csv xlsx clio smokeball docassemble")},
    {'=', "--map", "FILE", "the ids of the other system (unmask help delivering)", TEXT, AT(map)},
    {'!', "--check-map", NULL, "only say which ids the map lacks; exit 1 if any", FLAG, AT(check_map)},
    {'s', "--include-sealed", NULL, "also sealed records", FLAG, AT(include_sealed)},
    {'%', "--tables", "PATH", "a directory of CSV files, one of them, or a workbook, as template writes them", TEXT, AT(tables)},
    {'&', "--tables", "DIR", "as CSV files and a workbook in a new directory, as import reads them", TEXT, AT(tables)},
    {'(', "--errors", "DIR", "of tables that are refused: a new directory for copies that say in each row what is wrong", TEXT, AT(errors)},
    {')', "--docket", "FILE", "a docket sheet in JSON of CourtListener (v4), as rows of filings; may be repeated: its pages", LIST, LIST_AT(dockets)},
    {'*', "--exhibits", "FILE", "a load file (.dat) that lists exhibits, as rows of records", TEXT, AT(exhibits)},
    {',', "--filing", "ID", "the filing that the exhibits are in", TEXT, AT(filing)},
    {'/', "--delims", "N,N,N", "of a load file: the characters between and around fields and for a line break (default: 20,254,174)", TEXT, AT(delims)},
    {':', "--encoding", "ENCODING", "of a load file: utf-8 (default) or windows-1252", TEXT, WORD_AT(encoding, "utf-8 windows-1252")},
    {'n', "--anonymise", NULL, "neutral names in the place of ids, names, handles and prose; every finding is proved to stay", FLAG, AT(anonymise)},
    {'o', "-o", "FILE", "write to a file", TEXT, AT(output)},
    {'1', "--by", "WHO", "whose ruling it is: the court's, or a clerk's provisional one", TEXT, WORD_AT(by, "court clerk")},
    {'2', "--dkt", "CITE", "where it stands, such as \"Dkt. 45 at 7\"", TEXT, AT(dkt)},
    {'3', "--reason", "TEXT", "why, in a sentence; at most 10,000 characters", TEXT, AT(reason)},
    {'4', "--at", "DAY", "the day of the ruling", TEXT, AT(at)},
    {'5', "--withdraw", "ID", "withdraw an earlier ruling by a new entry; nothing is deleted", TEXT, AT(withdraw)},
    {'6', "--matter", "ID", "the matter, where the database has several", TEXT, AT(matter)},
    {'7', "--log", NULL, "also put it into the log of the matter database, with the time that you give", FLAG, AT(log)},
    {'8', "--logged-at", "TIME", "the time that goes into the log: YYYY-MM-DD or YYYY-MM-DDThh:mm, as you give it", TEXT, AT(logged_at)},
    {'9', "--head", "HASH", "a hash that was quoted elsewhere, which must be in the log", TEXT, AT(head)},
    {'m', "--man", NULL, "print the manual page", FLAG, AT(manual)},
};

static const struct option *find(const struct command *command, const char *name, size_t n)
{
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (strlen(table[i].name) == n && strncmp(table[i].name, name, n) == 0 && strchr(command->options, table[i].letter))
            return &table[i];
    return NULL;
}

static int complain(const struct command *command, const char *what, const char *arg)
{
    fprintf(stderr, "unmask %s: %s", command->name, what);
    print_safe(stderr, arg);
    fprintf(stderr, "; unmask help %s lists the options\n", command->name);
    return EXIT_USAGE;
}

static bool store(const struct option *option, const char *value, struct options *o)
{
    char *base = (char *)o;
    if (option->kind == FLAG) {
        memcpy(base + option->offset, &(bool){true}, sizeof(bool));
    } else if (option->kind == TEXT) {
        memcpy(base + option->offset, &value, sizeof value);
    } else if (option->kind == NUMBER || option->kind == COUNT) {
        char *end;
        long number = strtol(value, &end, 10), least = option->kind == COUNT ? 1 : 40, most = option->kind == COUNT ? 1000 : 400;
        if (*end || end == value || number < least || number > most)
            return false;
        memcpy(base + option->offset, &(int){(int)number}, sizeof(int));
    } else {
        size_t n;
        memcpy(&n, base + option->count, sizeof n);
        if (n == MAX_LIST)
            return false;
        memcpy(base + option->offset + n * sizeof value, &value, sizeof value);
        memcpy(base + option->count, &(size_t){n + 1}, sizeof n);
    }
    return true;
}

int parse_options(const struct command *command, int argc, char **argv, struct options *o)
{
    for (int i = 0; i < argc; i++) {
        const char *arg = argv[i], *equals = strchr(arg, '=');
        if (arg[0] != '-' || strcmp(arg, "-") == 0) {
            if (o->n_operands == command->most)
                return complain(command, "one operand too many: ", arg);
            *(o->n_operands ? &o->more[o->n_operands - 1] : &o->operand) = arg;
            o->n_operands++;
            continue;
        }
        bool inline_value = arg[1] == '-' && equals;
        const struct option *option = find(command, arg, inline_value ? (size_t)(equals - arg) : strlen(arg));
        if (!option || (inline_value && option->kind == FLAG))
            return complain(command, "no such option: ", arg);
        const char *value = inline_value ? equals + 1 : NULL;
        if (option->kind != FLAG && !value && ++i >= argc)
            return complain(command, "a value is missing after ", arg);
        if (!store(option, value ? value : argv[i < argc ? i : argc - 1], o))
            return complain(command, "a value that cannot be used for ", arg);
    }
    return o->n_operands >= command->least ? EXIT_DONE : complain(command, "missing operand: ", command->operand);
}

bool next_option(const struct command *command, size_t i, struct option_text *out)
{
    for (size_t k = 0; k < sizeof table / sizeof *table; k++)
        if ((!command || strchr(command->options, table[k].letter)) && i-- == 0) {
            *out = (struct option_text){table[k].letter, table[k].name, table[k].value, table[k].summary, table[k].choices};
            return true;
        }
    return false;
}
