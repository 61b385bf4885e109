/* What bash, zsh and fish need to complete a command line, from the tables that help is printed from. */
#include <string.h>

#include "help.h"

/* What can stand in a place of the command line, as the tables name it. */
enum place { FREE, FILES, DIRECTORIES, CHOICES, SHELLS, ACTIONS, HELP };

static enum place place_of(const char *name)
{
    static const struct {
        const char *name;
        enum place place;
    } places[] = {{"X", FILES}, {"[RECORD.json]", FILES}, {"PATH", FILES}, {"[Y]", FILES}, {"FILE", FILES}, {"DIR", DIRECTORIES}, {"[DIR|CASE...]", DIRECTORIES},
                  {"FORMAT", CHOICES}, {"ENCODING", CHOICES}, {"SHELL", SHELLS}, {"ACTION", ACTIONS}, {"[COMMAND|TOPIC]", HELP}};
    size_t n = strcspn(name, " ");
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (strlen(places[i].name) == n && strncmp(places[i].name, name, n) == 0)
            return places[i].place;
    return FREE;
}

/* The word behind this one, NULL behind the last. */
static const char *next_word(const char *name)
{
    const char *space = strchr(name, ' ');
    return space ? space + 1 : NULL;
}

/* The words that may stand there; choices are those of an option. */
static void print_choices(enum place place, const char *choices)
{
    if (place == CHOICES)
        fputs(choices, stdout);
    if (place == SHELLS)
        fputs("bash zsh fish", stdout);
    if (place == ACTIONS)
        fputs("list show why check", stdout);
    for (const struct command *c = commands; place == HELP && c->name; c++)
        printf("%s ", c->name);
    for (const struct topic *t = topics; place == HELP && t->name; t++)
        printf("%s%s", t == topics ? "" : " ", t->name);
}

/* Text within single quotes, with \ before each of some characters. */
static void print_quoted(const char *text, const char *special)
{
    for (; *text; text++)
        if (*text == '\'')
            fputs("'\\''", stdout);
        else
            printf("%s%c", strchr(special, *text) ? "\\" : "", *text);
}

/* --------------------------------------------------------------------- bash */

static const char bash_head[] =
    "# Completion of unmask for bash, printed by: unmask completions bash\n"
    "\n"
    "_unmask_words()\n"
    "{\n"
    "    COMPREPLY=($(compgen -W \"$1\" -- \"$cur\"))\n"
    "}\n"
    "\n"
    "_unmask_names()\n"
    "{\n"
    "    local name\n"
    "    while IFS= read -r name; do\n"
    "        COMPREPLY+=(\"$name\")\n"
    "    done < <(compgen \"$1\" -- \"$cur\")\n"
    "    compopt -o filenames 2>/dev/null\n"
    "}\n"
    "\n"
    "_unmask()\n"
    "{\n"
    "    local cur=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} options= i n=0\n"
    "    local -a places=()\n"
    "    COMPREPLY=()\n"
    "    if [[ $cur == = ]]; then\n"
    "        cur=\n"
    "    elif [[ $before == = ]]; then\n"
    "        before=${COMP_WORDS[COMP_CWORD-2]}\n"
    "    fi\n";

static const char bash_tail[] =
    "    case ${places[n]} in\n"
    "    files) _unmask_names -f ;;\n"
    "    directories) _unmask_names -d ;;\n"
    "    ?*) _unmask_words \"${places[n]}\" ;;\n"
    "    esac\n"
    "}\n"
    "complete -F _unmask unmask\n";

/* As a word of the array of places, or what completes an option's value. */
static void bash_place(enum place place, const char *choices, bool in_array)
{
    if (place == FILES || place == DIRECTORIES) {
        const char *name = place == FILES ? "files" : "directories", *letter = place == FILES ? "-f" : "-d";
        printf(in_array ? " %s" : " _unmask_names %s", in_array ? name : letter);
        return;
    }
    fputs(in_array ? " '" : place == FREE ? " :" : " _unmask_words '", stdout);
    print_choices(place, choices);
    fputs(in_array || place != FREE ? "'" : "", stdout);
}

/* The commands that know an option, each with its name, as the alternatives of a pattern. */
static void bash_pattern(const struct option_text *option)
{
    const char *before = "    ";
    for (const struct command *c = commands; c->name; c++)
        if (strchr(c->options, option->letter)) {
            printf("%s'%s %s'", before, c->name, option->name);
            before = "|";
        }
}

/* What follows an option that takes a value; and the same options as a pattern, to skip them with it. */
static void bash_values(void)
{
    struct option_text option;
    const char *before = "";
    fputs("    case \"${COMP_WORDS[1]} $before\" in\n", stdout);
    for (size_t i = 0; next_option(NULL, i, &option); i++)
        if (option.value) {
            bash_pattern(&option);
            fputc(')', stdout);
            bash_place(place_of(option.value), option.choices, false);
            fputs("; return ;;\n", stdout);
        }
    fputs("    esac\n    for ((i = 2; i < COMP_CWORD; i++)); do\n        case ${COMP_WORDS[i]} in\n        ", stdout);
    for (size_t i = 0; next_option(NULL, i, &option); i++)
        if (option.value) {
            printf("%s%s", before, option.name);
            before = "|";
        }
    fputs(") [[ ${COMP_WORDS[i+1]} == = ]] && ((i++)); ((i++)) ;;\n        -?*) ;;\n        *) ((n++)) ;;\n        esac\n    done\n", stdout);
}

static void bash_command(const struct command *c)
{
    struct option_text option;
    printf("    %s) options='", c->name);
    for (size_t i = 0; next_option(c, i, &option); i++)
        printf("%s ", option.name);
    fputs("--help' places=(", stdout);
    for (const char *name = c->operand; name; name = next_word(name))
        bash_place(place_of(name), NULL, true);
    fputs(" ) ;;\n", stdout);
}

static void print_bash(void)
{
    fputs(bash_head, stdout);
    fputs("    if ((COMP_CWORD == 1)); then\n        _unmask_words '", stdout);
    for (const struct command *c = commands; c->name; c++)
        printf("%s ", c->name);
    fputs("--help --version'\n        return\n    fi\n", stdout);
    fputs("    case ${COMP_WORDS[1]} in\n", stdout);
    for (const struct command *c = commands; c->name; c++)
        bash_command(c);
    fputs("    *) return ;;\n    esac\n", stdout);
    bash_values();
    fputs("    if [[ $cur == -* ]]; then\n        _unmask_words \"$options\"\n        return\n    fi\n", stdout);
    fputs(bash_tail, stdout);
}

/* ---------------------------------------------------------------------- zsh */

static void zsh_place(enum place place, const char *choices)
{
    if (place == FILES || place == DIRECTORIES) {
        fputs(place == FILES ? "_files" : "_files -/", stdout);
        return;
    }
    fputs(place == FREE ? " " : "(", stdout);
    print_choices(place, choices);
    fputs(place == FREE ? "" : ")", stdout);
}

static void zsh_option(const struct option_text *option)
{
    bool repeats = strstr(option->summary, "may be repeated") != NULL;
    printf(" \\\n        '%s%s%s[", repeats ? "*" : "", option->name, option->value && option->name[1] == '-' ? "=" : "");
    print_quoted(option->summary, "[]\\:");
    fputc(']', stdout);
    if (option->value) {
        printf(":%s:", option->value);
        zsh_place(place_of(option->value), option->choices);
    }
    fputc('\'', stdout);
}

static void zsh_command(const struct command *c)
{
    struct option_text option;
    int n = 1;
    printf("    %s)\n      _arguments", c->name);
    for (size_t i = 0; next_option(c, i, &option); i++)
        zsh_option(&option);
    for (const char *name = *c->operand ? c->operand : NULL; name; name = next_word(name), n++) {
        printf(" \\\n        '%d:%.*s:", n, (int)strcspn(name, " |]") - (*name == '['), *name == '[' ? name + 1 : name);
        zsh_place(place_of(name), NULL);
        fputc('\'', stdout);
    }
    fputs(" ;;\n", stdout);
}

static void print_zsh(void)
{
    fputs("#compdef unmask\n# Completion of unmask for zsh, printed by: unmask completions zsh\n\n"
          "_unmask() {\n  local -a commands\n  commands=(\n",
          stdout);
    for (const struct command *c = commands; c->name; c++) {
        printf("    '%s:", c->name);
        print_quoted(c->summary, "\\:");
        fputs("'\n", stdout);
    }
    fputs("  )\n  if (( CURRENT == 2 )); then\n    _describe command commands\n    return\n  fi\n"
          "  local command=$words[2]\n  shift words\n  (( CURRENT-- ))\n  case $command in\n",
          stdout);
    for (const struct command *c = commands; c->name; c++)
        zsh_command(c);
    fputs("  esac\n}\n\n_unmask \"$@\"\n", stdout);
}

/* --------------------------------------------------------------------- fish */

/* The condition that a command has been given. */
static void fish_line(const struct command *c)
{
    printf("complete -c unmask -n '__fish_seen_subcommand_from %s'", c->name);
}

static void fish_place(enum place place, const char *choices)
{
    if (place == FREE || place == FILES) {
        fputs(place == FREE ? "" : " -F", stdout);
        return;
    }
    fputs(place == DIRECTORIES ? " -a '(__fish_complete_directories" : " -a '", stdout);
    print_choices(place, choices);
    fputs(place == DIRECTORIES ? ")'" : "'", stdout);
}

static void fish_command(const struct command *c)
{
    struct option_text option;
    printf("complete -c unmask -n __fish_use_subcommand -a %s -d '", c->name);
    print_quoted(c->summary, "");
    fputs("'\n", stdout);
    if (place_of(c->operand) != FREE) {
        fish_line(c);
        fish_place(place_of(c->operand), NULL);
        fputc('\n', stdout);
    }
    for (size_t i = 0; next_option(c, i, &option); i++) {
        bool is_long = option.name[1] == '-';
        fish_line(c);
        printf(" -%c %s%s -d '", is_long ? 'l' : 's', option.name + (is_long ? 2 : 1), option.value ? " -x" : "");
        print_quoted(option.summary, "");
        fputc('\'', stdout);
        if (option.value)
            fish_place(place_of(option.value), option.choices);
        fputc('\n', stdout);
    }
}

static void print_fish(void)
{
    fputs("# Completion of unmask for fish, printed by: unmask completions fish\ncomplete -c unmask -f\n", stdout);
    for (const struct command *c = commands; c->name; c++)
        fish_command(c);
}

int run_completions(const struct options *o)
{
    static const struct {
        const char *name;
        void (*print)(void);
    } shells[] = {{"bash", print_bash}, {"zsh", print_zsh}, {"fish", print_fish}};
    for (size_t i = 0; i < sizeof shells / sizeof *shells; i++)
        if (strcmp(o->operand, shells[i].name) == 0) {
            shells[i].print();
            return close_output(stdout, NULL);
        }
    fputs("unmask completions: there are completions for bash, zsh and fish, none for \"", stderr);
    print_safe(stderr, o->operand);
    fputs("\"\n", stderr);
    return EXIT_USAGE;
}
