/* The words of a screen for values that JSON names, each list in one table. */
#ifndef WORDS_H
#define WORDS_H

#include <stdbool.h>
#include <stddef.h>

struct word {
    const char *value, *words;
};

/* Tables, each ended by a row of NULL. */
extern const struct word status_table[], outcome_table[], effect_table[], verdict_table[], why_table[];

/* A status or outcome in the words a screen uses; a value that has none stands for itself. */
const char *status_words(const char *status);
const char *outcome_words(const char *outcome);

/* The status that a word of the screen or of JSON names, spaces or hyphens between; any other word as it is, for the library to judge. */
const char *status_named(const char *typed);

/* How a finding stands to what a court held, in words. */
const char *verdict_words(const char *verdict);

/* What came of a piece of evidence, in words. */
const char *effect_words(const char *effect);

/* How something is not shown, in a few words; empty for what is shown. */
const char *why_words(const char *why);

/* What a piece of evidence does to its point, as firmly as it does it; empty where it is not known. */
const char *says_words(const char *says, const char *modality);

/* Whoever enters a computer, or copies or uploads a work, says nothing by it. */
bool has_no_words(const char *act_kind);

#endif
