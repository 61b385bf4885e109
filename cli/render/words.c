#include "render/words.h"

#include <string.h>

const struct word status_table[] = {{"met", "shown"},
                                    {"unmet", "not shown"},
                                    {"contested", "evidence both ways"},
                                    {"for-court", "for the Court"},
                                    {"not-recorded", "not in this record"},
                                    {"conflict", "rules conflict"},
                                    {"excused", "not required"},
                                    {"inapplicable", "does not apply"},
                                    {NULL, NULL}};

const struct word outcome_table[] = {{"showing-made", "showing made"},
                                     {"balance-open", "for the Court: the balance"},
                                     {"curable", "not shown, form can be cured"},
                                     {"not-made", "not shown"},
                                     {"for-court", "for the Court"},
                                     {"not-recorded", "not in this record"},
                                     {"depends", "turns on a question"},
                                     {"not-before-court", "not before this Court"},
                                     {NULL, NULL}};

const struct word effect_table[] = {{"unknown", "whether it counts is not in this record"},
                                    {"excluded", "does not count"},
                                    {"form", "does not count in this form"},
                                    {"not-individual", "names no account"},
                                    {"none", "counts, but does not go to this"},
                                    {"adds", "adds to other proof"},
                                    {"court", "enough? for the Court"},
                                    {"enough", "enough at this stage"},
                                    {"decides", "decides it"},
                                    {"unnamed", "names no account"},
                                    {NULL, NULL}};

const struct word verdict_table[] = {{"right", "decided right"},
                                     {"asked", "right question asked"},
                                     {"not-recorded", "not in this record"},
                                     {"wrong", "wrong"},
                                     {NULL, NULL}};

const struct word why_table[] = {{"none", ""},
                                 {"not-pleaded", "not pleaded"},
                                 {"wrong-target", "posted by others"},
                                 {"conceded", "conceded"},
                                 {"no-evidence", "nothing is entered"},
                                 {"not-individual", "what is offered names no account"},
                                 {"none-competent", "nothing that is offered counts"},
                                 {"defeated", "another rule defeats it"},
                                 {"insufficient", "what counts does not go to it"},
                                 {NULL, NULL}};

static const char *look_up(const struct word *table, const char *value)
{
    for (; table->value; table++)
        if (strcmp(table->value, value) == 0)
            return table->words;
    return value;
}

const char *status_words(const char *status)
{
    return look_up(status_table, status);
}

const char *outcome_words(const char *outcome)
{
    return look_up(outcome_table, outcome);
}

/* Whether what was typed is a word of the screen, with hyphens for its spaces if need be. */
static bool is_typed(const char *words, const char *typed)
{
    size_t i = 0;
    while (words[i] && (typed[i] == words[i] || (words[i] == ' ' && typed[i] == '-')))
        i++;
    return !words[i] && !typed[i];
}

const char *status_named(const char *typed)
{
    for (const struct word *w = status_table; w->value; w++)
        if (is_typed(w->words, typed))
            return w->value;
    return typed;
}

const char *effect_words(const char *effect)
{
    return look_up(effect_table, effect);
}

const char *verdict_words(const char *verdict)
{
    return look_up(verdict_table, verdict);
}

const char *why_words(const char *why)
{
    return look_up(why_table, why);
}

const char *says_words(const char *says, const char *modality)
{
    static const char *const words[][3] = {{"affirms", "may", "says that it may be that"}, {"affirms", "must-have", "concludes that"},
                                           {"affirms", "should-have", "says what should have been:"}, {"affirms", "", "affirms that"},
                                           {"denies", "", "denies that"}, {"mentions", "", "touches on whether"}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i][0], says) == 0 && (!*words[i][1] || strcmp(words[i][1], modality) == 0))
            return words[i][2];
    return "";
}

bool has_no_words(const char *act_kind)
{
    return strcmp(act_kind, "access") == 0 || strcmp(act_kind, "copying") == 0 || strcmp(act_kind, "upload") == 0;
}
