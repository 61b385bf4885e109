#include "vocabulary/field.h"

#include <string.h>

#include "vocabulary/vocabulary.h"

int um_vocab_find(unsigned vocab, const char *text, size_t len)
{
    const struct um_vocab_info *info = &um_vocabs[vocab];
    for (int i = 0; text && i < info->n; i++)
        if (strlen(info->values[i]) == len && memcmp(info->values[i], text, len) == 0)
            return i;
    return -1;
}

int um_choice_find(unsigned choice, const char *text)
{
    const struct um_choice_info *info = &um_choices[choice];
    for (int i = 0; i < info->n; i++)
        if (strcmp(info->options[i].name, text) == 0)
            return i;
    return -1;
}

uint16_t um_field_find(unsigned entity, const char *key)
{
    const struct um_entity_info *info = &um_entities[entity];
    for (uint16_t f = info->first; f < info->first + info->n; f++)
        if (strcmp(um_fields[f].key, key) == 0)
            return f;
    return UM_NO_FIELD;
}

int um_entity_find(const char *name)
{
    for (int e = 0; e < UM_ENTITY_COUNT; e++)
        if (strcmp(um_entities[e].name, name) == 0)
            return e;
    return -1;
}
