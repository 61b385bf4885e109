#include "codec/pack.h"

#include <stdlib.h>
#include <string.h>

#include "codec/json.h"

bool um_pack_parse(struct um_arena *a, const struct um_pack_text *text, struct um_pack_read *ret,
                   struct um_problems *problems)
{
    size_t first = problems->n;
    ret->text = *text;
    ret->v = um_json_read(text->text, text->length, problems);
    for (size_t i = first; i < problems->n; i++)
        problems->list[i].where = um_cat(a, text->name, ":", problems->list[i].where, NULL);
    if (!ret->v)
        return false;
    struct um_problems ignored = {.arena = a};
    struct um_value *sorted = um_json_read(text->text, text->length, &ignored);
    um_value_sort(sorted);
    char *printed = um_json_print(sorted, false);
    if (!printed)
        longjmp(*a->guard, 1);
    ret->canonical = um_arena_copy(a, printed, strlen(printed));
    free(printed);
    return true;
}
