#include "rules/compile.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/text.h"
#include "base/time.h"
#include "rules/build.h"

static const char *const rule_keys[] = {"id",     "kind",    "title",    "proposition", "helps",    "auth",      "reason", "cure",
                                        "defeats", "cites",  "for",      "if",          "then",     "test",      "part",   "standard",
                                        "ask",    "order",   "over",     "weighing",    "element",  "scope",     "claim",  "offered",
                                        "applies", "positions", "touches", "choose",    "if_yes",   "if_no",     "note",   "leans",
                                        "gate",   "tests",   "levels",   "level",       "burden",   "renew",     "items",  "clause",
                                        "supply"};

static const struct um_value *get(const struct um_build *b, const char *key)
{
    return um_value_get(b->now->v, key);
}

static uint32_t get_string(struct um_build *b, const char *key)
{
    return um_build_string(b, um_value_string(get(b, key)));
}

/* Rule indices (or strings) of a list, as a span of words. */
static struct um_span get_list(struct um_build *b, const char *key, bool rules)
{
    const struct um_value *v = get(b, key);
    uint32_t n = (uint32_t)um_value_count(v);
    uint32_t *items = UM_NEWS(b->arena, n, uint32_t);
    const char *path = um_cat(b->arena, "/", key, NULL);
    for (uint32_t i = 0; i < n; i++)
        items[i] = rules ? um_build_find(b, &b->rules, "rule", path, um_value_at(v, i))
                         : um_build_string(b, um_value_string(um_value_at(v, i)));
    struct um_span span = {(uint32_t)b->rows[UM_SECTION_WORDS].n, n};
    for (uint32_t i = 0; i < n; i++)
        um_build_row(b, UM_SECTION_WORDS, &items[i]);
    return span;
}

static struct um_span build_auth(struct um_build *b, const struct um_value *list, const char *path)
{
    uint32_t n = (uint32_t)um_value_count(list);
    struct um_span span = {(uint32_t)b->rows[UM_SECTION_AUTH_USES].n, n};
    for (uint32_t i = 0; i < n; i++) {
        const struct um_value *v = um_value_at(list, i);
        int known = um_build_enum_at(b, v, path, "known", UM_VOCAB_KNOWN);
        struct um_auth_use use = {.authority = um_build_find(b, &b->authorities, "authority", path, um_value_get(v, "id")),
                                  .pin = um_build_string(b, um_value_string(um_value_get(v, "pin"))),
                                  .pin_seen = um_value_integer(um_value_get(v, "pin_seen")) != 0,
                                  .known = known < 0 ? UM_KNOWN_BACKGROUND : (uint32_t)known};
        static const char *const keys[] = {"id", "pin", "pin_seen", "known"};
        um_build_keys(b, v, path, "a citation", keys, sizeof keys / sizeof *keys);
        if (!um_value_get(v, "known"))
            um_build_problem(b, "missing-key", path, v, "an authority must say how far it was checked (\"known\")");
        um_build_row(b, UM_SECTION_AUTH_USES, &use);
    }
    return span;
}

_Static_assert(UM_ELEMENT_COUNT <= 32, "a set of elements is kept as 32 bits");

/* A list of words of an enumeration as a bit set. */
static uint32_t word_mask(struct um_build *b, const struct um_value *list, const char *path, unsigned vocab)
{
    uint32_t mask = 0;
    for (size_t i = 0; i < um_value_count(list); i++) {
        int word = um_build_enum(b, path, um_value_at(list, i), vocab);
        mask |= word < 0 ? 0 : 1u << word;
    }
    return mask;
}

static struct um_span build_offers(struct um_build *b)
{
    static const char *const vias[UM_VIA_COUNT] = {"self", "of", "ground", "act", "work", "account"};
    const struct um_value *list = get(b, "offered");
    struct um_span span = {(uint32_t)b->rows[UM_SECTION_OFFERS].n, (uint32_t)um_value_count(list)};
    for (uint32_t i = 0; i < span.n; i++) {
        const struct um_value *v = um_value_at(list, i), *kinds = um_value_get(v, "kinds");
        const char *via = um_value_string(um_value_get(v, "via"));
        struct um_offer offer = {.via = UM_VIA_COUNT, .named = um_value_integer(um_value_get(v, "named")) != 0};
        for (uint16_t k = 0; via && k < UM_VIA_COUNT; k++)
            if (strcmp(via, vias[k]) == 0)
                offer.via = k;
        if (offer.via == UM_VIA_COUNT)
            um_build_problem(b, "unknown-word", "/offered", v, "\"via\" is self, of, ground, act, work or account");
        for (size_t k = 0; k < um_value_count(kinds); k++) {
            int kind = um_build_enum(b, "/offered", um_value_at(kinds, k), UM_VOCAB_POINT_KIND);
            offer.kinds |= kind < 0 ? 0 : 1u << kind;
        }
        if (!um_value_count(kinds))
            offer.kinds = UINT32_MAX;
        um_build_row(b, UM_SECTION_OFFERS, &offer);
    }
    return span;
}

static struct um_span build_positions(struct um_build *b)
{
    const struct um_value *list = get(b, "positions");
    uint32_t n = (uint32_t)um_value_count(list);
    struct um_span span = {(uint32_t)b->rows[UM_SECTION_POSITIONS].n, n};
    if (list && n < 2)
        um_build_problem(b, "wrong-type", "/positions", list, "an open question has at least two positions");
    for (uint32_t i = 0; i < n; i++) {
        const struct um_value *v = um_value_at(list, i);
        struct um_position_def def = {.id = um_build_string(b, um_value_string(um_value_get(v, "id"))),
                                      .says = um_build_string(b, um_value_string(um_value_get(v, "says"))),
                                      .auth = build_auth(b, um_value_get(v, "auth"), "/positions"),
                                      .excuses = word_mask(b, um_value_get(v, "excuses"), "/positions", UM_VOCAB_ELEMENT)};
        um_build_row(b, UM_SECTION_POSITIONS, &def);
    }
    return span;
}

static void build_vars(struct um_build *b, struct um_rule *rule)
{
    const struct um_value *v = get(b, "for");
    b->n_vars = 0;
    if (um_value_count(v) > UM_MAX_VARS)
        um_build_problem(b, "limit", "/for", v, "a rule binds at most eight variables");
    for (size_t i = 0; i < um_value_count(v) && b->n_vars < UM_MAX_VARS; i++) {
        const char *entity = um_value_string(um_value_at(v, i));
        int e = entity ? um_entity_find(entity) : -1;
        if (e < 0)
            um_build_problem(b, "unknown-word", "/for", v, um_cat(b->arena, "\"", entity ? entity : "", "\" is no sort", NULL));
        else
            b->vars[b->n_vars++] = (struct um_var){um_build_string(b, um_value_key(v, i)), (uint32_t)e};
    }
    rule->vars = (struct um_span){(uint32_t)b->rows[UM_SECTION_VARS].n, b->n_vars};
    for (uint32_t i = 0; i < b->n_vars; i++)
        um_build_row(b, UM_SECTION_VARS, &b->vars[i]);
}

static void build_then(struct um_build *b, struct um_rule *rule)
{
    static const char *const keys[] = {"status", "why", "competence", "reach", "outcome", "question", "test"};
    const struct um_value *then = get(b, "then");
    int status = um_build_enum_at(b, then, "/then", "status", UM_VOCAB_STATUS), why = um_build_enum_at(b, then, "/then", "why", UM_VOCAB_WHY);
    int competence = um_build_enum_at(b, then, "/then", "competence", UM_VOCAB_COMPETENCE);
    int reach = um_build_enum_at(b, then, "/then", "reach", UM_VOCAB_REACH), outcome = um_build_enum_at(b, then, "/then", "outcome", UM_VOCAB_OUTCOME);
    um_build_keys(b, then, "/then", "an effect", keys, sizeof keys / sizeof *keys);
    rule->status = status < 0 ? UM_STATUS_COUNT : (uint8_t)status;
    rule->why = why < 0 ? UM_WHY_NONE : (uint8_t)why;
    rule->competence = competence < 0 ? UM_COMPETENCE_COUNT : (uint8_t)competence;
    rule->reach = reach < 0 ? UM_REACH_COUNT : (uint8_t)reach;
    rule->outcome = outcome < 0 ? UM_OUTCOME_COUNT : (uint8_t)outcome;
    if (um_value_get(then, "question"))
        rule->question = um_build_find_kind(b, "ask", "/then/question", um_value_get(then, "question"));
    if (um_value_get(then, "test"))
        rule->test = um_build_string(b, um_value_string(um_value_get(then, "test")));
}

static void build_choose(struct um_build *b, struct um_rule *rule)
{
    const struct um_value *v = get(b, "choose");
    rule->choose[0] = rule->choose[1] = UM_NONE;
    if (!v)
        return;
    int yes = um_build_enum_at(b, v, "/choose", "yes", UM_VOCAB_ELEMENT), no = um_build_enum_at(b, v, "/choose", "no", UM_VOCAB_ELEMENT);
    rule->choose_by = word_mask(b, um_value_get(v, "by"), "/choose/by", UM_VOCAB_ELEMENT);
    rule->question = um_build_find_kind(b, "ask", "/choose/question", um_value_get(v, "question"));
    rule->includes = um_value_integer(um_value_get(v, "includes")) != 0;
    if (yes >= 0 && no >= 0) {
        rule->choose[0] = (uint32_t)yes;
        rule->choose[1] = (uint32_t)no;
    }
}

/* Keys that hold one text each. */
static void check_texts(struct um_build *b)
{
    static const char *const texts[] = {"id", "kind", "title", "proposition", "reason", "cure", "test", "part", "standard", "ask", "note", "gate", "renew", "clause"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (get(b, texts[i]) && !um_value_string(get(b, texts[i])))
            um_build_problem(b, "wrong-type", um_cat(b->arena, "/", texts[i], NULL), get(b, texts[i]), "expected a text");
}

static uint8_t build_over(struct um_build *b)
{
    static const char *const overs[] = {"claims", "court", "rules"};
    const char *over = um_value_string(get(b, "over"));
    for (uint8_t i = 0; over && i < sizeof overs / sizeof *overs; i++)
        if (strcmp(over, overs[i]) == 0)
            return i;
    if (get(b, "over"))
        um_build_problem(b, "unknown-word", "/over", get(b, "over"), "a part is over claims, court or rules");
    return UM_OVER_CLAIMS;
}

static void build_rule(struct um_build *b, const struct um_source *source, struct um_rule *rule)
{
    const char *kind = um_value_string(um_value_get(source->v, "kind"));
    int value;
    b->now = source;
    *rule = (struct um_rule){.kind = UM_RULE_KIND_COUNT, .cond = UM_NONE, .applies = UM_NONE, .question = UM_NONE, .supply = UM_NONE};
    for (unsigned k = 0; kind && k < UM_RULE_KIND_COUNT; k++)
        if (strcmp(kind, um_rule_kind_names[k]) == 0)
            rule->kind = (uint8_t)k;
    if (rule->kind == UM_RULE_KIND_COUNT) {
        um_build_problem(b, "unknown-word", "/kind", get(b, "kind"), um_cat(b->arena, "\"", kind ? kind : "", "\" is no kind of rule", NULL));
        return;
    }
    um_build_keys(b, source->v, "", "a rule", rule_keys, sizeof rule_keys / sizeof *rule_keys);
    check_texts(b);
    rule->id = um_build_string(b, source->id);
    rule->pack = source->pack_index;
    rule->title = get_string(b, "title");
    rule->proposition = get_string(b, "proposition");
    rule->reason = get_string(b, "reason");
    rule->cure = get_string(b, "cure");
    rule->note = get_string(b, "note");
    rule->test = get_string(b, "test");
    rule->part = get_string(b, get(b, "gate") ? "gate" : "part");
    rule->renew = get_string(b, "renew");
    rule->clause = get_string(b, "clause");
    rule->standard = get_string(b, "standard");
    rule->ask_text = get_string(b, "ask");
    int64_t order = um_value_integer(get(b, "order"));
    if (order < 0 || order > 255)
        um_build_problem(b, "wrong-type", "/order", get(b, "order"), "an order is a whole number from 0 to 255");
    rule->order = (uint8_t)order;
    rule->over = build_over(b);
    rule->levels = (uint8_t)(get(b, "levels") ? word_mask(b, get(b, "levels"), "/levels", UM_VOCAB_LEVEL) : UM_ALL_LEVELS);
    rule->items = word_mask(b, get(b, "items"), "/items", UM_VOCAB_REQUEST_ITEM);
    rule->level = (value = um_build_enum_at(b, source->v, "", "level", UM_VOCAB_LEVEL)) < 0 ? UM_LEVEL_EVIDENCE : (uint8_t)value;
    rule->burden = (value = um_build_enum_at(b, source->v, "", "burden", UM_VOCAB_HELPS)) < 0 ? UM_HELPS_SEEKER : (uint8_t)value;
    rule->weighing = um_value_integer(get(b, "weighing")) != 0;
    rule->helps = (value = um_build_enum_at(b, source->v, "", "helps", UM_VOCAB_HELPS)) < 0 ? UM_HELPS_NEITHER : (uint8_t)value;
    rule->element = (value = um_build_enum_at(b, source->v, "", "element", UM_VOCAB_ELEMENT)) < 0 ? UM_ELEMENT_COUNT : (uint8_t)value;
    rule->scope = (value = um_build_enum_at(b, source->v, "", "scope", UM_VOCAB_SCOPE)) < 0 ? UM_SCOPE_COUNT : (uint8_t)value;
    rule->if_yes = (value = um_build_enum_at(b, source->v, "", "if_yes", UM_VOCAB_STATUS)) < 0 ? UM_STATUS_MET : (uint8_t)value;
    rule->if_no = (value = um_build_enum_at(b, source->v, "", "if_no", UM_VOCAB_STATUS)) < 0 ? UM_STATUS_UNMET : (uint8_t)value;
    rule->leans = (value = um_build_enum_at(b, source->v, "", "leans", UM_VOCAB_LEANS)) < 0 ? UM_LEANS_COUNT : (uint8_t)value;
    rule->touches = word_mask(b, get(b, "touches"), "/touches", UM_VOCAB_ELEMENT);
    rule->auth = build_auth(b, get(b, "auth"), "/auth");
    rule->defeats = get_list(b, "defeats", true);
    rule->cites = get_list(b, "cites", true);
    rule->claims = get_list(b, "claim", false);
    rule->tests = get_list(b, "tests", false);
    rule->offered = build_offers(b);
    rule->positions = build_positions(b);
    build_vars(b, rule);
    build_choose(b, rule);
    build_then(b, rule);
    b->layer = rule->element < UM_ELEMENT_COUNT ? um_element_layer(rule->element) : 0;
    if (get(b, "if"))
        rule->cond = um_build_cond(b, get(b, "if"), "/if");
    if (get(b, "applies"))
        rule->applies = um_build_cond(b, get(b, "applies"), "/applies");
    um_build_supply(b, rule);
    um_build_check_kind(b, rule);
}

/* ------------------------------------------------------------------ sources */

static void add_source(struct um_build *b, struct um_sources *to, struct um_source s)
{
    for (size_t i = 0; i < to->n; i++)
        if (strcmp(to->list[i].id, s.id) == 0) {
            b->now = &s;
            if (to->list[i].level == s.level)
                um_build_problem(b, "duplicate-id", "/id", s.v,
                                 um_cat(b->arena, "the id \"", s.id, "\" also stands in ", to->list[i].pack, NULL));
            to->list[i] = s;
            return;
        }
    UM_PUSH(b->arena, to->list, to->n, to->cap, s);
}

static void collect(struct um_build *b, struct um_sources *to, const struct um_pack_source *pack, uint32_t index,
                    const char *key)
{
    const struct um_value *list = um_value_get(pack->v, key);
    bool phrases = um_value_type(list) == UM_VALUE_OBJECT;
    for (size_t i = 0; i < um_value_count(list); i++) {
        const struct um_value *v = um_value_at(list, i);
        const char *id = phrases ? um_value_key(list, i) : um_value_string(um_value_get(v, "id"));
        const char *step = phrases ? id : um_int_text(b->arena, (int64_t)i);
        struct um_source s = {id ? id : "", pack->name, um_cat(b->arena, ":/", key, "/", step, NULL), v, index, pack->level};
        b->now = &s;
        if (id && um_id_ok(id) && to->n < UM_MAX_RULES)
            add_source(b, to, s);
        else
            um_build_problem(b, "bad-id", "/id", v, "an id is 1 to 64 of the characters A-Z a-z 0-9 . _ -");
    }
}

static int by_id(const void *x, const void *y)
{
    return um_natural_cmp(((const struct um_source *)x)->id, ((const struct um_source *)y)->id);
}

static int by_level_and_id(const void *x, const void *y)
{
    const struct um_pack_source *a = x, *b = y;
    const char *ida = um_value_string(um_value_get(a->v, "id")), *idb = um_value_string(um_value_get(b->v, "id"));
    if (a->level != b->level)
        return a->level < b->level ? -1 : 1;
    int cmp = strcmp(ida ? ida : "", idb ? idb : "");
    return cmp ? cmp : strcmp(a->name, b->name);
}

static void collect_packs(struct um_build *b, const struct um_pack_source *packs, size_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        const struct um_value *v = packs[i].v;
        const char *format = um_value_string(um_value_get(v, "format")), *id = um_value_string(um_value_get(v, "id"));
        struct um_source whole = {id ? id : "", packs[i].name, ":", v, i, packs[i].level};
        b->now = &whole;
        if (!format || strcmp(format, "unmask.law/1") != 0)
            um_build_problem(b, "bad-format", "/format", v, "the member \"format\" must be \"unmask.law/1\"");
        if (!id || !um_id_ok(id) || !um_value_string(um_value_get(v, "version")))
            um_build_problem(b, "missing-key", "/id", v, "a pack must have \"id\" and \"version\"");
        for (uint32_t k = 0; k < i && id; k++) {
            const char *other = um_value_string(um_value_get(packs[k].v, "id"));
            if (packs[k].level == packs[i].level && other && strcmp(other, id) == 0)
                um_build_problem(b, "duplicate-id", "/id", v, um_cat(b->arena, "the pack \"", id, "\" also stands in ", packs[k].name, NULL));
        }
        static const char *const keys[] = {"format", "id", "version", "title", "authorities", "rules", "phrases", "decided", "note"};
        um_build_keys(b, v, "", "a pack", keys, sizeof keys / sizeof *keys);
        struct um_pack row = {.id = um_build_string(b, id),
                              .version = um_build_string(b, um_value_string(um_value_get(v, "version"))),
                              .title = um_build_string(b, um_value_string(um_value_get(v, "title")))};
        memcpy(row.sha256, packs[i].sha256, sizeof row.sha256);
        um_build_row(b, UM_SECTION_PACKS, &row);
        collect(b, &b->authorities, &packs[i], i, "authorities");
        collect(b, &b->rules, &packs[i], i, "rules");
        collect(b, &b->phrases, &packs[i], i, "phrases");
        collect(b, &b->decided, &packs[i], i, "decided");
    }
    struct um_sources *all[] = {&b->rules, &b->authorities, &b->phrases, &b->decided};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (all[i]->n > 1)
            qsort(all[i]->list, all[i]->n, sizeof *all[i]->list, by_id);
}

static const void *assemble(struct um_build *b)
{
    size_t bytes = sizeof(struct um_image_header);
    struct um_image_header head = {.magic = UM_IMAGE_MAGIC};
    for (int s = 0; s < UM_SECTION_COUNT; s++) {
        head.sections[s].offset = (uint32_t)(bytes = (bytes + 7) / 8 * 8);
        head.sections[s].n = (uint32_t)b->rows[s].n;
        bytes += b->rows[s].n * b->rows[s].size;
    }
    head.bytes = (uint32_t)(bytes = (bytes + 7) / 8 * 8);
    char *image = um_arena_alloc(b->arena, bytes, 1);
    memcpy(image, &head, sizeof head);
    for (int s = 0; s < UM_SECTION_COUNT; s++)
        if (b->rows[s].n)
            memcpy(image + head.sections[s].offset, b->rows[s].p, b->rows[s].n * b->rows[s].size);
    return image;
}

const void *um_law_compile(struct um_arena *a, struct um_pack_source *packs, size_t n,
                           struct um_problems *problems)
{
    static const size_t sizes[UM_SECTION_COUNT] = {1,
                                                   sizeof(struct um_pack),
                                                   sizeof(struct um_rule),
                                                   sizeof(struct um_authority),
                                                   sizeof(struct um_auth_use),
                                                   sizeof(struct um_cond),
                                                   sizeof(struct um_path),
                                                   sizeof(struct um_offer),
                                                   sizeof(struct um_position_def),
                                                   sizeof(struct um_var),
                                                   sizeof(struct um_defect),
                                                   sizeof(struct um_supply),
                                                   sizeof(struct um_decided),
                                                   sizeof(struct um_speaker),
                                                   sizeof(struct um_held),
                                                   sizeof(uint32_t),
                                                   sizeof(uint32_t)};
    struct um_build b = {.arena = a, .problems = problems};
    for (int s = 0; s < UM_SECTION_COUNT; s++)
        b.rows[s].size = sizes[s];
    um_build_string(&b, "");
    if (n > 1)
        qsort(packs, n, sizeof *packs, by_level_and_id);
    collect_packs(&b, packs, n);
    for (size_t i = 0; i < b.authorities.n; i++)
        um_build_authority(&b, &b.authorities.list[i]);
    um_build_check_citations(&b);
    for (size_t i = 0; i < b.rules.n; i++) {
        struct um_rule rule;
        build_rule(&b, &b.rules.list[i], &rule);
        um_build_row(&b, UM_SECTION_RULES, &rule);
    }
    for (size_t i = 0; i < b.phrases.n; i++) {
        uint32_t pair[2] = {um_build_string(&b, b.phrases.list[i].id),
                            um_build_string(&b, um_value_string(b.phrases.list[i].v))};
        um_build_row(&b, UM_SECTION_PHRASES, &pair[0]);
        um_build_row(&b, UM_SECTION_PHRASES, &pair[1]);
    }
    for (size_t i = 0; i < b.decided.n; i++)
        um_build_decided(&b, &b.decided.list[i]);
    if (!problems->errors)
        um_build_validate(&b);
    um_problems_sort(problems);
    return problems->errors ? NULL : assemble(&b);
}
