/* Cases that were saved from live matters, evaluated again: what has moved since. */
#ifndef REPLAY_H
#define REPLAY_H

#include <stdio.h>

#include "json.h"
#include "unmask.h"

/* Evaluate the case of a folder again; *ret is the document of um_case_replay. An exit code, after a message. */
int replay_case(const char *folder, const struct um_law *law, struct um_result **ret);

/* The documents of some cases, and the folder of each. */
struct replays {
    const struct um_value *const *list;
    char *const *folders;
    size_t n;
};

/* Whether anything moved in any of them. */
bool any_moved(const struct replays *r);

/* What moved in each: on a screen or as Markdown, and as the member "saved". */
void render_replays(FILE *out, const struct replays *r, bool markdown);
void print_replays(struct json *j, const struct replays *r);

#endif
