/* The topics of help. Their prose stands here; words and meanings come from tables. */
#include <string.h>

#include "help.h"
#include "render/words.h"

enum { LINE = 512 };

/* -------------------------------------------------------------------- words */

/* Words of the screen with the name in JSON and the meaning that the vocabulary gives. */
static void write_words(struct sheet *s, const char *enumeration, const struct word *table)
{
    for (; table->value; table++) {
        char line[LINE];
        const char *meaning = um_meaning(enumeration, table->value);
        snprintf(line, sizeof line, "[%s] %s", table->value, meaning ? meaning : "");
        sheet_item(s, table->words, line);
    }
}

static void write_statuses(struct sheet *s)
{
    static const char *const whys[] = {"none", "not-pleaded", "wrong-target", "conceded", "no-evidence", "not-individual",
                                       "none-competent", "defeated", "insufficient"};
    static const struct word reached[] = {{"earlier-part", "not reached"}, {"not-before-court", "not reached"}, {NULL, NULL}};
    sheet_paragraph(s, "The words on the screen; in brackets the name in JSON.");
    sheet_heading(s, "WHAT A FINDING SAYS (status)");
    write_words(s, "status", status_table);
    sheet_heading(s, "WHERE NO COURT WOULD COME TO IT (reached; the status is printed as well)");
    write_words(s, "reached", reached);
    sheet_heading(s, "HOW IT IS NOT SHOWN (why; on the screen the reason says it)");
    for (size_t i = 0; i < sizeof whys / sizeof *whys; i++)
        sheet_item(s, whys[i], um_meaning("why", whys[i]));
    s->hang = 32;
    sheet_heading(s, "WHERE A DEFENDANT STANDS (outcome)");
    write_words(s, "outcome", outcome_table);
    sheet_heading(s, "HOW A FINDING STANDS TO WHAT A COURT HELD (verdict; unmask verify)");
    write_words(s, "verdict", verdict_table);
    s->hang = 44;
    sheet_heading(s, "WHAT CAME OF A PIECE OF EVIDENCE (effect)");
    for (const struct word *w = effect_table; w->value; w++) {
        char name[LINE];
        snprintf(name, sizeof name, "[%s]", w->value);
        sheet_item(s, w->words, name);
    }
}

/* -------------------------------------------------------------------- codes */

const struct exit_meaning exit_meanings[] = {{EXIT_DONE, "done"},
                                             {EXIT_NO, "the question asked by --exit-status or --check-map was answered no, or law check or verify found something wrong"},
                                             {EXIT_USAGE, "usage: the command line asks for something that there is not"},
                                             {EXIT_INPUT, "bad input: every problem is listed with its place and rule; nothing was written"},
                                             {EXIT_SYSTEM, "system: disk or memory"},
                                             {EXIT_BUSY, "the database is in use"},
                                             {0, NULL}};

static void write_exit_codes(struct sheet *s)
{
    s->hang = 6;
    for (const struct exit_meaning *e = exit_meanings; e->meaning; e++) {
        char number[16];
        snprintf(number, sizeof number, "%d", e->code);
        sheet_item(s, number, e->meaning);
    }
}

/* ------------------------------------------------------------------ options */

/* The commands that know an option. */
static void add_commands(char *line, size_t size, char letter)
{
    const char *before = " Of: ";
    for (const struct command *c = commands; c->name; c++)
        if (strchr(c->options, letter)) {
            size_t n = strlen(line);
            snprintf(line + n, size - n, "%s%s", before, c->name);
            before = ", ";
        }
}

static void write_options(struct sheet *s)
{
    struct option_text option;
    sheet_paragraph(s, "An option means the same in every command that has it. A value follows as the next word or, behind a "
                       "long name, after an equals sign. unmask COMMAND --help is unmask help COMMAND.");
    s->hang = 26;
    if (!s->manual)
        page_gap(&s->page);
    for (size_t i = 0; next_option(NULL, i, &option); i++) {
        char label[64], line[LINE];
        snprintf(label, sizeof label, "%s%s%s", option.name, option.value ? " " : "", option.value ? option.value : "");
        snprintf(line, sizeof line, "%s.", option.summary);
        add_commands(line, sizeof line, option.letter);
        sheet_item(s, label, line);
    }
}

/* ----------------------------------------------------------------- entering */

struct passage {
    const char *label, *text; /* an item; with no label a paragraph, with no text a heading */
};

/* How many passages of an array; each is written. */
#define WRITE(s, list) write_passages((s), (list), sizeof(list) / sizeof *(list))

static void write_passages(struct sheet *s, const struct passage *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!list[i].text)
            sheet_heading(s, list[i].label);
        else if (list[i].label)
            sheet_item(s, list[i].label, list[i].text);
        else
            sheet_paragraph(s, list[i].text);
}

static const struct passage entering_order[] = {
    {NULL, "A matter is one JSON file; unmask new DIR writes one to begin with, and unmask check names every problem at once. "
           "Enter what the papers say, never what follows from it. schema/DICTIONARY.md has every key."},
    {"THE ORDER", NULL},
    {"1 matter", "Caption, court, and in read_in the papers that were read."},
    {"2 persons", "Everybody the papers name, with roles: who wants the identity, who claims, who holds it, who is spoken about."},
    {"3 filings", "Each docketed paper: its number, kind, title, by whom and when filed."},
    {"4 accounts", "Each anonymous account; then defendants, with the accounts said to be theirs."},
    {"5 points", "Each possible fact as one clause. The kind says who could know it first-hand, so choose it with care; a reason or a telling "
                 "names the point it is about."},
    {"6 acts", "Each post or other act: by whom as far as the papers say, when, who could read it, its words, and the points it conveys; "
                "in sources, what it cites; in works, what it uses that is no statement: a work, a mark, information, an agreement, a computer."},
    {"7 claims", "Whose claim, under which law, against whom, on which acts, for what relief, and when the suit was begun."},
    {"8 records", "Each paragraph or exhibit as a clerk would cite it: its kind, author, form, and how it is known (seen)."},
    {"9 assertions", "What each record says about each point: affirms or denies it, in which words, whose knowledge it is and how the author has it."},
    {"10 the rest", "Positions, facts, requests, notices to the speakers, decisions, the order of events without dates, and last the inventory."},
};

static const struct passage entering_silence[] = {
    {"THREE KINDS OF SILENCE", NULL},
    {"the key is missing", "Nobody looked. What needs the key is not in this record, and the findings say what to enter."},
    {"unstated, or none", "Somebody looked and the paper is silent. That is a fact, and rules read it."},
    {"nothing was filed", "That needs an inventory that is closed: yes where all of it was seen, as-reported where another party's paper says that "
                          "there is no more. Without one an empty place decides nothing, however many papers were entered."},
    {"WHAT IS NEVER ENTERED", NULL},
    {NULL, "No judgement: not whether something is hearsay, within a witness's knowledge, authenticated, sufficient, specific to one account, "
           "fact or opinion. All of that follows from rules. Enter who says it, whose knowledge it is and in which words. "
           "No default either: where a paper does not say who posted, when, or whether it is sworn, enter that it does not say, or nothing."},
};

static const struct passage entering_details[] = {
    {"HOW A RECORD IS KNOWN (seen)", NULL},
    {"direct", "It was read in the original."},
    {"described_by", "It is known only as a party quotes or describes it: name the party, and in seen_at the page. Words are those quoted; "
                     "a paraphrase goes to gist. Findings then say whose reading they rest on."},
    {"unread", "It is cited in a paper that was read, and its content is not known. It asserts nothing, and what it may speak to stays not in this "
               "record; with about, only for the accounts it speaks about."},
    {"WHO SAID IT", NULL},
    {"author", "Who speaks in the record."},
    {"knower", "Whose knowledge an assertion reports, which may be another's; basis says how the author has it."},
    {"about", "Whom an assertion speaks of where its point names no account: named, itemised (an item for each), all, some or unspecified. Only the "
              "first two reach one account."},
    {"POSITIONS AND RULINGS", NULL},
    {NULL, "What somebody says about a judgement is a position, with by: a court's answer decides, a clerk's decides provisionally and is marked, a party's is "
           "shown beside the finding. on is a node of the findings (explain prints them) or an id; question is one that the findings "
           "print, or status. unmask rule enters both in a matter database, and keeps with each what it was given upon."},
    {"IDS AND DATES", NULL},
    {NULL, "An id is 1 to 64 of A-Z, a-z, 0-9, dot, underscore and hyphen, and unique in the matter; other rows refer to it, so do not change it later. A "
           "time is a day, a minute, or an interval that may be open at one end. A note may stand in any row; no rule reads it."},
};

static const struct passage entering_tables[] = {
    {"WITH A SPREADSHEET", NULL},
    {NULL, "unmask template DIR writes a CSV file for each table and a workbook with lists to choose from; fill in either, and unmask import --tables reads it, or says "
           "of every cell what is wrong. --errors DIR also hands back copies with that in a column of their own. Open CSV with every column as text, and save it "
           "as CSV UTF-8: a spreadsheet makes dates of 12-1 and 2023-02-03, which are then refused. unmask export --tables DIR gives a matter back in that form."},
    {NULL, "Rows of filings come from a docket sheet of CourtListener (import --docket), rows of records from a list of exhibits (import --exhibits). Save them with "
           "-o beside the other tables, as filings-docket.csv or records-exhibits.csv; what no such list says is left for you to enter."},
};

static void write_entering(struct sheet *s)
{
    s->hang = 17;
    WRITE(s, entering_order);
    s->hang = 23;
    WRITE(s, entering_silence);
    s->hang = 17;
    WRITE(s, entering_details);
    sheet_example(s, "\"at\": \"2024-01-10\"\n\"at\": \"2024-01-10T14:05\"\n\"filed\": {\"from\": \"2023-01-12\", \"to\": \"2023-02-03\"}\n"
                     "\"by\": {\"one_of\": [\"A1\", \"A2\"]}\n\"seen\": {\"described_by\": \"platform\"}\n\"seen_at\": \"Opp. at 3\"");
    WRITE(s, entering_tables);
}

/* ----------------------------------------------------------------- glossary */

static void write_glossary(struct sheet *s)
{
    static const struct passage words[] = {
        {"account", "The anonymous account that spoke. Rules are tried on each account; outcomes are given for each defendant."},
        {"act", "What an anonymous speaker did; a post is shown as a statement."},
        {"actual malice", "The fault of a speaker who knew that a statement was false, or in fact doubted it, when making it; the law of the claim says who must show it."},
        {"as-of", "The record as it stood on a day; papers filed later are left out."},
        {"assertion", "What one record says about one point."},
        {"balance", "A part of some tests: the harm to each side of ruling either way."},
        {"burden", "Who loses when nothing is shown; the test says whose it is."},
        {"claim", "The wrong that is sued for, with its elements; its law may be that of another court than the test's."},
        {"claimant", "Who has the underlying claim; usually but not always the movant."},
        {"competent evidence", "Evidence that may count: in proper form, from somebody who can know it, not hearsay. Whether it is enough is another matter."},
        {"concession", "What the claimant's own side admits against itself."},
        {"defeated", "A rule that would apply, if another did not go before it."},
        {"defendant", "An anonymous defendant, with the accounts said to be his."},
        {"element", "One of the things a claim consists of, each of which must be shown."},
        {"excused", "Not required at this stage, under one answer to an open question."},
        {"finding", "The status of one node, with its reason, evidence and authorities."},
        {"holder", "Who holds the identity: a platform or provider."},
        {"imputation", "What a statement says of somebody: see point."},
        {"inventory", "A statement that everything offered has been entered; without one, silence decides nothing."},
        {"movant", "Who asks for the identity; its role in a record is seeker."},
        {"node", "The place of a finding, such as i/I1/falsity or d/d1/outcome; unmask explain takes one."},
        {"of and concerning", "Whether a statement is about the claimant."},
        {"open question", "A question of law that courts answer differently. Each answer makes a world; findings that differ say in which they hold."},
        {"pack", "A file of law: tests, claims, rules, questions or authorities. --law lays more over those built in."},
        {"part", "A step of a test, taken in order."},
        {"point", "A possible fact that a statement conveys (an imputation) or that evidence speaks to."},
        {"position", "What a court, a clerk or a party says about a judgement."},
        {"prima facie", "Enough on each element if nothing is said against it. Tests name their standard; it is printed beside the finding."},
        {"record", "All that was entered of a matter; also one paragraph or exhibit in it."},
        {"standard", "How much must be shown; each finding names its own."},
        {"sting", "What makes a statement harmful, as opposed to its details."},
        {"world", "One set of answers to the open questions. --position fixes one answer."},
    };
    if (!s->manual)
        page_gap(&s->page);
    WRITE(s, words);
}

const struct topic topics[] = {
    {"entering", "entering a matter: in which order, what silence means, what is never entered", "ENTERING A MATTER", write_entering},
    {"statuses", "every status, outcome and way of not being shown, with its meaning", "STATUSES", write_statuses},
    {"glossary", "the words that the program and its papers use", "GLOSSARY", write_glossary},
    {"delivering", "tables, request bodies for other systems, and the map of their ids", "DELIVERING", write_delivering},
    {"options", "every option, and the commands that have it", "OPTIONS", write_options},
    {"exit-codes", "what the program's exit code says", "EXIT STATUS", write_exit_codes},
    {NULL, NULL, NULL, NULL},
};
