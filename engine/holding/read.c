/* Looking things up in holdings and in documents of findings. */
#include <string.h>

#include "holding/holding.h"

const char *um_held_text(const struct um_value *object, const char *key)
{
    const char *s = um_value_string(um_value_get(object, key));
    return s ? s : "";
}

const struct um_value *um_held_row(const struct um_value *list, const char *id)
{
    for (size_t i = 0; i < um_value_count(list); i++)
        if (strcmp(um_held_text(um_value_at(list, i), "id"), id) == 0)
            return um_value_at(list, i);
    return NULL;
}

/* Finding i on a node among some; how many there are is taken from i. */
static const struct um_value *finding_among(const struct um_value *findings, const char *node, size_t *i)
{
    for (size_t k = 0; k < um_value_count(findings); k++)
        if (strcmp(um_held_text(um_value_at(findings, k), "node"), node) == 0 && (*i)-- == 0)
            return um_value_at(findings, k);
    return NULL;
}

const struct um_value *um_held_finding(const struct um_value *document, const char *node, size_t i)
{
    const struct um_value *defendants = um_value_get(document, "defendants");
    const struct um_value *found = finding_among(um_value_get(um_value_get(document, "matter"), "findings"), node, &i);
    for (size_t d = 0; !found && d < um_value_count(defendants); d++)
        if (um_held_of(node, um_held_text(um_value_at(defendants, d), "id")))
            found = finding_among(um_value_get(um_value_at(defendants, d), "findings"), node, &i);
    return found;
}

const char *um_held_defendant(struct um_arena *a, const char *node)
{
    return strncmp(node, "d/", 2) == 0 ? um_arena_copy(a, node + 2, strcspn(node + 2, "/")) : NULL;
}

bool um_held_of(const char *node, const char *defendant)
{
    size_t n = strlen(defendant);
    return strncmp(node, "d/", 2) == 0 && strncmp(node + 2, defendant, n) == 0 && node[2 + n] == '/';
}

const char *um_held_without_claim(struct um_arena *a, const char *node)
{
    const char *claim = strncmp(node, "d/", 2) != 0 ? strstr(node, "/c/") : NULL;
    if (!claim)
        return NULL;
    const char *rest = claim + strlen("/c/");
    return um_cat(a, um_arena_copy(a, node, (size_t)(claim - node)), rest + strcspn(rest, "/"), NULL);
}
