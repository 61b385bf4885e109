/* The words of a screen for values that JSON names, each list in one table. */
#ifndef WORDS_H
#define WORDS_H

#include <stddef.h>

struct word {
    const char *value, *words;
};

/* Tables, each ended by a row of NULL. */
extern const struct word status_table[], outcome_table[], effect_table[], verdict_table[];

/* A status or outcome in the words a screen uses; a value that has none stands for itself. */
const char *status_words(const char *status);
const char *outcome_words(const char *outcome);

/* How a finding stands to what a court held, in words. */
const char *verdict_words(const char *verdict);

/* What came of a piece of evidence, in words. */
const char *effect_words(const char *effect);

#endif
