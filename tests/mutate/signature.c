#include "signature.h"

#include <string.h>

/* The members that are compared, wherever they stand; what else a document says follows from them or is prose. */
static const char *const compared[] = {"matter", "test", "defendants", "findings", "node", "worlds", "question", "position",
                                       "status", "why", "basis", "reached", "contest", "rule", "evidence", "id",
                                       "effect", "outcome", "outcomes", "positions", "turns_on", "may_turn_on", "first_failing",
                                       "comes_down_to", "parts", "balance", "leans", "factors", "remarks",
                                       "level", "over", "burden", "items"};

static bool is_compared(const char *key)
{
    for (size_t i = 0; i < sizeof compared / sizeof *compared; i++)
        if (strcmp(compared[i], key) == 0)
            return true;
    return false;
}

/* FNV-1a, with the closing zero so that two texts are not taken for one. */
static uint64_t add(uint64_t hash, const char *text)
{
    for (;; text++) {
        hash = (hash ^ (uint8_t)*text) * 0x100000001b3u;
        if (!*text)
            return hash;
    }
}

static uint64_t digest(uint64_t hash, const struct um_value *v, bool all, const struct citations *cites)
{
    const char tag[] = {(char)('0' + v->type), '\0'};
    hash = add(hash, tag);
    if (v->type == UM_VALUE_INT || v->type == UM_VALUE_BOOL)
        hash = (hash ^ (uint64_t)v->integer) * 0x100000001b3u;
    if (v->text)
        hash = add(hash, v->text);
    for (size_t i = 0; i < v->n; i++) {
        const char *key = v->items[i].key;
        const struct um_value *inner = v->items[i].value;
        if (key && !all && !is_compared(key))
            continue;
        if (key && cites && strcmp(key, "rule") == 0 && um_value_string(inner))
            cites->cite(cites->of, inner->text);
        hash = digest(key ? add(hash, key) : hash, inner, all, cites);
    }
    return add(hash, "end");
}

#define START 0xcbf29ce484222325u

uint64_t signature_of(const struct um_value *document, const struct citations *cites)
{
    return digest(START, document, false, cites);
}

uint64_t signature_of_all(const struct um_value *document)
{
    uint64_t hash = START;
    for (size_t i = 0; i < um_value_count(document); i++)
        if (strcmp(um_value_key(document, i), "law") != 0)
            hash = digest(add(hash, um_value_key(document, i)), um_value_at(document, i), true, NULL);
    return hash;
}
