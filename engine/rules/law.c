#include "rules/law.h"

#include <string.h>

#include "base/text.h"

const char *const um_rule_kind_names[UM_RULE_KIND_COUNT] = {
    "test",  "select",      "part",    "gate",   "excuse", "element",  "status", "competence",
    "scope", "sufficiency", "outcome", "factor", "remark", "question", "ask",    "structure",
    "listed"};

const struct um_supply_letter um_supply_letters[UM_SUPPLY_ROW_COUNT] = {
    [UM_SUPPLY_POINT] = {'i', UM_ENTITY_POINT}, [UM_SUPPLY_ACCOUNT] = {'k', UM_ENTITY_ACCOUNT}, [UM_SUPPLY_ACT] = {'s', UM_ENTITY_ACT},
    [UM_SUPPLY_CLAIM] = {'c', UM_ENTITY_CLAIM}, [UM_SUPPLY_DEFENDANT] = {'d', UM_ENTITY_DEFENDANT}};

static const void *section(const struct um_image_header *h, enum um_section s)
{
    return (const char *)h + h->sections[s].offset;
}

void um_rules_open(struct um_rules *r, const void *image)
{
    const struct um_image_header *h = image;
    *r = (struct um_rules){.strings = section(h, UM_SECTION_STRINGS),
                           .packs = section(h, UM_SECTION_PACKS),
                           .rules = section(h, UM_SECTION_RULES),
                           .authorities = section(h, UM_SECTION_AUTHORITIES),
                           .auth_uses = section(h, UM_SECTION_AUTH_USES),
                           .conds = section(h, UM_SECTION_CONDS),
                           .paths = section(h, UM_SECTION_PATHS),
                           .offers = section(h, UM_SECTION_OFFERS),
                           .positions = section(h, UM_SECTION_POSITIONS),
                           .vars = section(h, UM_SECTION_VARS),
                           .defects = section(h, UM_SECTION_DEFECTS),
                           .supplies = section(h, UM_SECTION_SUPPLIES),
                           .decided = section(h, UM_SECTION_DECIDED),
                           .speakers = section(h, UM_SECTION_SPEAKERS),
                           .held = section(h, UM_SECTION_HELD),
                           .words = section(h, UM_SECTION_WORDS),
                           .phrases = section(h, UM_SECTION_PHRASES),
                           .image = image,
                           .bytes = h->bytes};
    for (int s = 0; s < UM_SECTION_COUNT; s++)
        r->n[s] = h->sections[s].n;
}

unsigned um_element_layer(unsigned element)
{
    switch (element) {
    case UM_ELEMENT_ATTRIBUTION:
    case UM_ELEMENT_ACTUAL_MALICE:
    case UM_ELEMENT_LESSER_FAULT:
    case UM_ELEMENT_FAULT:
    case UM_ELEMENT_AGREEMENT:
    case UM_ELEMENT_INTENT:
    case UM_ELEMENT_UNAUTHORISED_ACCESS:
        return 3;
    case UM_ELEMENT_PUBLIC_FIGURE:
    case UM_ELEMENT_ANTI_SLAPP:
        return 4;
    case UM_ELEMENT_STING:
        return 2;
    default:
        return 1;
    }
}

uint32_t um_rule_find(const struct um_rules *r, const char *id)
{
    uint32_t low = 0, high = r->n[UM_SECTION_RULES];
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        int cmp = um_natural_cmp(um_str(r, r->rules[mid].id), id);
        if (cmp == 0)
            return mid;
        if (cmp < 0)
            low = mid + 1;
        else
            high = mid;
    }
    return UM_NONE;
}

bool um_rule_of_claim(const struct um_rules *r, const struct um_rule *rule, const char *law)
{
    for (uint32_t i = 0; i < rule->claims.n; i++)
        if (strcmp(um_str(r, r->words[rule->claims.first + i]), law) == 0)
            return true;
    return false;
}

const char *um_phrase(const struct um_rules *r, const char *key)
{
    for (uint32_t i = 0; i < r->n[UM_SECTION_PHRASES]; i += 2)
        if (strcmp(um_str(r, r->phrases[i]), key) == 0)
            return um_str(r, r->phrases[i + 1]);
    return "";
}
