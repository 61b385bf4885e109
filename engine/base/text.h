/* Text: a growing string, UTF-8, natural order, integers without locale. */
#ifndef UM_TEXT_H
#define UM_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct um_text {
    struct um_arena *arena;
    char *s; /* NUL-terminated as soon as anything was added, else NULL */
    size_t n, cap;
};

void um_text_add(struct um_text *t, const char *s);
void um_text_add_n(struct um_text *t, const char *s, size_t n);
void um_text_add_int(struct um_text *t, int64_t i);

/* The text so far, "" when empty; valid until the next addition. */
const char *um_text_get(const struct um_text *t);

/* The integer in decimal. */
char *um_int_text(struct um_arena *a, int64_t i);

/* Whether n bytes are well-formed UTF-8 without NUL; *bad is the first offending byte. */
bool um_utf8_ok(const char *s, size_t n, size_t *bad);

/* Whether text is an id: 1 to 64 of A-Z a-z 0-9 . _ - */
bool um_id_ok(const char *s);

/*
 * Order of ids and docket numbers as people count: d2 before d10. Total: equal
 * only for equal bytes.
 */
int um_natural_cmp(const char *a, const char *b);

/* Edit distance, capped at limit; for suggesting a near word. */
unsigned um_edit_distance(const char *a, const char *b, unsigned limit);

/* The known word nearest to an unknown one, as a hint to put behind a message, or "". */
const char *um_near_word(struct um_arena *a, const char *word, const char *const *words, size_t n);

#endif
