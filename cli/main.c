#include <string.h>

#include "cli.h"
#include "help.h"

const struct command commands[] = {
    {"evaluate", "X", "findings for every defendant, with reasons", 1, 1, "ftFAdDpalwoe78", run_evaluate},
    {"explain", "X DEFENDANT [NODE]", "why one finding came out as it did, with every rule tried", 2, 3, "fAtDpalwo", run_explain},
    {"evidence", "X", "every paragraph, where each assertion is used, and what is unused", 1, 1, "fdtADpalwo", run_evidence},
    {"gaps", "X", "what is missing, who could give it and why less will not do; or what to attack", 1, 1, "fdSNAtDpalwo", run_gaps},
    {"questions", "X", "what only the court can answer, with both sides and what hangs on each answer", 1, 1, "fdAtDpalwo", run_questions},
    {"compare", "X", "one record under several tests, and which rule divides them", 1, 1, "MTxdADaplwo", run_compare},
    {"diff", "X [Y]", "what moved between two records, days or laws, and by which rule", 1, 2, "jdtBaPpwo", run_diff},
    {"what-if", "X", "what would follow if the record, a ruling or the law were otherwise", 1, 1, "jZKRpt+dADalwo", run_what_if},
    {"verify", "[DIR|CASE...]", "what courts held against what is found on the same records", 0, MAX_LIST, "MVlwo", run_verify},
    {"report", "X", "findings as one HTML file, to open, print or mail (-o FILE)", 1, 1, "dtADpalos", run_report},
    {"memo", "X", "a bench memo from the public record, in the order a judge reads one", 1, 1, "@6dtADpalso", run_memo},
    {"deliver", "X", "tables, or request bodies for a case-management system, as files", 1, 1, "~=!6dtADpalso", run_deliver},
    {"check", "X", "every problem with a record, and every entry warning", 1, 1, "", run_check},
    {"rule", "M.db [NODE STATUS]", "enter a ruling on a finding, or withdraw one; without a node, list the rulings", 1, 3, "123456jtlwo", run_rule},
    {"log", "ACTION [N] M.db", "list, show N or verify: the evaluations that were logged, and whether they are as they were written", 2, 3, "9jlwo", run_log},
    {"template", "DIR", "tables to fill in with a spreadsheet: CSV files, and a workbook with lists to choose from", 1, 1, "", run_template},
    {"import", "[RECORD.json]", "put a record, or tables of one, into a matter database (-o M.db)", 0, 1, "%()*,/:o", run_import},
    {"export", "X", "the record in canonical form, or as tables; sealed records are held back", 1, 1, "&os", run_export},
    {"new", "DIR", "a record to begin with, which says what a test and a claim ask", 1, 1, "tcl", run_new},
    {"save-case", "X DIR", "a live matter as a case folder, whose findings verify compares later", 2, 2, "ntADpalw", run_save_case},
    {"law", "ACTION [ID|DIR]", "list, show ID, why ID or check [DIR]: what the law says, and whether it is sound", 1, 2, "HkLalwo", run_law},
    {"schema", "[NAME]", "the JSON Schema of a format that is read or written, or their names", 0, 1, "o", run_schema},
    {"help", "[COMMAND|TOPIC]", "this list, the options of a command, or a topic", 0, 1, "wm", run_help},
    {"completions", "SHELL", "what bash, zsh or fish needs to complete a command line", 1, 1, "", run_completions},
    {NULL, NULL, NULL, 0, 0, NULL, NULL},
};

int main(int argc, char **argv)
{
    struct options o = {0};
    const char *name = argc > 1 ? argv[1] : NULL;
    if (!name) {
        print_overview(stderr, width_of(&o));
        return EXIT_USAGE;
    }
    if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0)
        return run_help(&o);
    if (strcmp(name, "--version") == 0)
        return puts("unmask " UM_VERSION) < 0 ? EXIT_SYSTEM : EXIT_DONE;
    const struct command *command = find_command(name);
    if (!command)
        return unknown_word(name, false);
    if (argc == 3 && strcmp(argv[2], "--help") == 0) {
        o.operand = name;
        return run_help(&o);
    }
    int code = parse_options(command, argc - 2, argv + 2, &o);
    return code == EXIT_DONE ? command->run(&o) : code;
}
