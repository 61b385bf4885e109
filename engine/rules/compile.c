#include "rules/compile.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/text.h"
#include "base/time.h"
#include "rules/build.h"

static const char *const kind_names[UM_RULE_KIND_COUNT] = {"test",        "select",  "part",     "element", "status", "competence", "scope",
                                                           "sufficiency", "outcome", "question", "ask",     "structure"};

static const char *const rule_keys[] = {"id",     "kind",    "title",    "proposition", "helps",    "auth",      "reason", "cure",
                                        "defeats", "cites",  "for",      "if",          "then",     "test",      "part",   "standard",
                                        "ask",    "order",   "over",     "weighing",    "element",  "scope",     "claim",  "offered",
                                        "applies", "positions", "touches", "choose",    "if_yes",   "if_no",     "note"};

static const struct um_value *get(const struct um_build *b, const char *key)
{
    return um_value_get(b->now->v, key);
}

static uint32_t get_string(struct um_build *b, const char *key)
{
    return um_build_string(b, um_value_string(get(b, key)));
}

/* An enumeration's value at a key, or -1 where the key is missing or wrong. */
static int get_enum(struct um_build *b, const struct um_value *object, const char *key, unsigned vocab)
{
    const struct um_value *v = um_value_get(object, key);
    return v ? um_build_enum(b, um_cat(b->arena, "/", key, NULL), v, vocab) : -1;
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
        int known = get_enum(b, v, "known", UM_VOCAB_KNOWN);
        struct um_auth_use use = {.authority = um_build_find(b, &b->authorities, "authority", path, um_value_get(v, "id")),
                                  .pin = um_build_string(b, um_value_string(um_value_get(v, "pin"))),
                                  .pin_seen = um_value_integer(um_value_get(v, "pin_seen")) != 0,
                                  .known = known < 0 ? UM_KNOWN_BACKGROUND : (uint32_t)known};
        if (known < 0)
            um_build_problem(b, "missing-key", path, v, "an authority must say how far it was checked (\"known\")");
        um_build_row(b, UM_SECTION_AUTH_USES, &use);
    }
    return span;
}

static uint32_t element_mask(struct um_build *b, const struct um_value *list, const char *path)
{
    uint32_t mask = 0;
    for (size_t i = 0; i < um_value_count(list); i++) {
        int e = um_build_enum(b, path, um_value_at(list, i), UM_VOCAB_ELEMENT);
        if (e >= 0)
            mask |= 1u << e;
    }
    return mask;
}

static struct um_span build_offers(struct um_build *b)
{
    static const char *const vias[] = {"self", "of", "act"};
    const struct um_value *list = get(b, "offered");
    struct um_span span = {(uint32_t)b->rows[UM_SECTION_OFFERS].n, (uint32_t)um_value_count(list)};
    for (uint32_t i = 0; i < span.n; i++) {
        const struct um_value *v = um_value_at(list, i), *kinds = um_value_get(v, "kinds");
        const char *via = um_value_string(um_value_get(v, "via"));
        struct um_offer offer = {.via = UM_NONE};
        for (uint32_t k = 0; via && k < 3; k++)
            if (strcmp(via, vias[k]) == 0)
                offer.via = k;
        if (offer.via == UM_NONE)
            um_build_problem(b, "unknown-word", "/offered", v, "\"via\" is self, of or act");
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
    for (uint32_t i = 0; i < n; i++) {
        const struct um_value *v = um_value_at(list, i);
        struct um_position_def def = {.id = um_build_string(b, um_value_string(um_value_get(v, "id"))),
                                      .says = um_build_string(b, um_value_string(um_value_get(v, "says"))),
                                      .auth = build_auth(b, um_value_get(v, "auth"), "/positions"),
                                      .excuses = element_mask(b, um_value_get(v, "excuses"), "/positions")};
        um_build_row(b, UM_SECTION_POSITIONS, &def);
    }
    return span;
}

static void build_vars(struct um_build *b, struct um_rule *rule)
{
    const struct um_value *v = get(b, "for");
    b->n_vars = 0;
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
    int status = get_enum(b, then, "status", UM_VOCAB_STATUS), why = get_enum(b, then, "why", UM_VOCAB_WHY);
    int competence = get_enum(b, then, "competence", UM_VOCAB_COMPETENCE);
    int reach = get_enum(b, then, "reach", UM_VOCAB_REACH), outcome = get_enum(b, then, "outcome", UM_VOCAB_OUTCOME);
    for (size_t i = 0; i < um_value_count(then); i++) {
        bool known = false;
        for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
            known = known || strcmp(um_value_key(then, i), keys[k]) == 0;
        if (!known)
            um_build_problem(b, "unknown-key", "/then", then, um_cat(b->arena, "\"", um_value_key(then, i), "\" is no effect", NULL));
    }
    rule->status = status < 0 ? UM_STATUS_COUNT : (uint8_t)status;
    rule->why = why < 0 ? UM_WHY_NONE : (uint8_t)why;
    rule->competence = competence < 0 ? UM_COMPETENCE_COUNT : (uint8_t)competence;
    rule->reach = reach < 0 ? UM_REACH_COUNT : (uint8_t)reach;
    rule->outcome = outcome < 0 ? UM_OUTCOME_COUNT : (uint8_t)outcome;
    if (um_value_get(then, "question"))
        rule->question = um_build_find(b, &b->rules, "question", "/then/question", um_value_get(then, "question"));
    if (um_value_get(then, "test"))
        rule->test = um_build_string(b, um_value_string(um_value_get(then, "test")));
}

/* What each kind cannot do without. */
static void check_kind(struct um_build *b, const struct um_rule *rule)
{
    static const struct {
        uint8_t kind;
        const char *keys[4];
    } needs[] = {{UM_RULE_SELECT, {"if", "then"}},
                 {UM_RULE_TEST, {"test", "title", "standard"}},
                 {UM_RULE_PART, {"test", "part", "order", "over"}},
                 {UM_RULE_ELEMENT, {"element", "claim", "scope", "order"}},
                 {UM_RULE_STATUS, {"element", "for", "if", "then"}},
                 {UM_RULE_COMPETENCE, {"for", "if", "reason"}},
                 {UM_RULE_SCOPE, {"for", "if", "reason"}},
                 {UM_RULE_SUFFICIENCY, {"element", "for", "if", "then"}},
                 {UM_RULE_OUTCOME, {"if", "then"}},
                 {UM_RULE_QUESTION, {"positions", "ask", "touches"}},
                 {UM_RULE_ASK, {"ask", "if_yes", "if_no"}}};
    for (size_t i = 0; i < sizeof needs / sizeof *needs; i++)
        for (size_t k = 0; needs[i].kind == rule->kind && k < 4 && needs[i].keys[k]; k++)
            if (!get(b, needs[i].keys[k]))
                um_build_problem(b, "missing-key", "", NULL,
                                 um_cat(b->arena, "a rule of kind ", kind_names[rule->kind], " must have \"", needs[i].keys[k], "\"", NULL));
    if (rule->kind != UM_RULE_ASK && !rule->auth.n)
        um_build_problem(b, "no-authority", "/auth", NULL, "a rule must have an authority");
    if (rule->kind == UM_RULE_COMPETENCE && rule->competence == UM_COMPETENCE_COUNT && !rule->defeats.n)
        um_build_problem(b, "missing-key", "/then", NULL, "a rule on competence must exclude something or defeat a rule that does");
    if (rule->kind == UM_RULE_SUFFICIENCY && rule->reach == UM_REACH_COURT && rule->question == UM_NONE)
        um_build_problem(b, "missing-key", "/then/question", NULL, "what is for the court must ask its question");
    if (rule->kind == UM_RULE_STATUS && rule->status == UM_STATUS_FOR_COURT && rule->question == UM_NONE)
        um_build_problem(b, "missing-key", "/then/question", NULL, "what is for the court must ask its question");
}

static void check_keys(struct um_build *b)
{
    const struct um_value *v = b->now->v;
    for (size_t i = 0; i < um_value_count(v); i++) {
        const char *key = um_value_key(v, i), *best = NULL;
        unsigned least = 4;
        bool known = false;
        for (size_t k = 0; k < sizeof rule_keys / sizeof *rule_keys; k++) {
            unsigned distance = um_edit_distance(key, rule_keys[k], least);
            known = known || distance == 0;
            best = distance < least ? rule_keys[k] : best;
            least = distance < least ? distance : least;
        }
        const char *hint = best ? um_cat(b->arena, "; did you mean \"", best, "\"?", NULL) : "";
        if (!known)
            um_build_problem(b, "unknown-key", um_cat(b->arena, "/", key, NULL), um_value_at(v, i),
                             um_cat(b->arena, "a rule has no key \"", key, "\"", hint, NULL));
    }
}

static void build_choose(struct um_build *b, struct um_rule *rule)
{
    const struct um_value *v = get(b, "choose");
    rule->choose[0] = rule->choose[1] = UM_NONE;
    if (!v)
        return;
    int yes = get_enum(b, v, "yes", UM_VOCAB_ELEMENT), no = get_enum(b, v, "no", UM_VOCAB_ELEMENT);
    rule->question = um_build_find(b, &b->rules, "question", "/choose/question", um_value_get(v, "question"));
    rule->includes = um_value_integer(um_value_get(v, "includes")) != 0;
    if (yes >= 0 && no >= 0) {
        rule->choose[0] = (uint32_t)yes;
        rule->choose[1] = (uint32_t)no;
    }
}

static void build_rule(struct um_build *b, const struct um_source *source, struct um_rule *rule)
{
    const char *kind = um_value_string(um_value_get(source->v, "kind"));
    int value;
    b->now = source;
    *rule = (struct um_rule){.kind = UM_RULE_KIND_COUNT, .cond = UM_NONE, .applies = UM_NONE, .question = UM_NONE};
    for (unsigned k = 0; kind && k < UM_RULE_KIND_COUNT; k++)
        if (strcmp(kind, kind_names[k]) == 0)
            rule->kind = (uint8_t)k;
    if (rule->kind == UM_RULE_KIND_COUNT) {
        um_build_problem(b, "unknown-word", "/kind", get(b, "kind"), um_cat(b->arena, "\"", kind ? kind : "", "\" is no kind of rule", NULL));
        return;
    }
    check_keys(b);
    rule->id = um_build_string(b, source->id);
    rule->pack = source->pack_index;
    rule->title = get_string(b, "title");
    rule->proposition = get_string(b, "proposition");
    rule->reason = get_string(b, "reason");
    rule->cure = get_string(b, "cure");
    rule->test = get_string(b, "test");
    rule->part = get_string(b, "part");
    rule->standard = get_string(b, "standard");
    rule->ask_text = get_string(b, "ask");
    rule->order = (uint8_t)um_value_integer(get(b, "order"));
    const char *over = um_value_string(get(b, "over"));
    rule->over = over && strcmp(over, "court") == 0 ? UM_OVER_COURT : UM_OVER_CLAIMS;
    rule->weighing = um_value_integer(get(b, "weighing")) != 0;
    rule->helps = (value = get_enum(b, source->v, "helps", UM_VOCAB_HELPS)) < 0 ? UM_HELPS_NEITHER : (uint8_t)value;
    rule->element = (value = get_enum(b, source->v, "element", UM_VOCAB_ELEMENT)) < 0 ? UM_ELEMENT_COUNT : (uint8_t)value;
    rule->scope = (value = get_enum(b, source->v, "scope", UM_VOCAB_SCOPE)) < 0 ? UM_SCOPE_COUNT : (uint8_t)value;
    rule->if_yes = (value = get_enum(b, source->v, "if_yes", UM_VOCAB_STATUS)) < 0 ? UM_STATUS_MET : (uint8_t)value;
    rule->if_no = (value = get_enum(b, source->v, "if_no", UM_VOCAB_STATUS)) < 0 ? UM_STATUS_UNMET : (uint8_t)value;
    rule->touches = element_mask(b, get(b, "touches"), "/touches");
    rule->auth = build_auth(b, get(b, "auth"), "/auth");
    rule->defeats = get_list(b, "defeats", true);
    rule->cites = get_list(b, "cites", true);
    rule->claims = get_list(b, "claim", false);
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
    check_kind(b, rule);
}

static void build_authority(struct um_build *b, const struct um_source *source)
{
    const struct um_value *v = source->v;
    const char *date = um_value_string(um_value_get(v, "date"));
    struct um_time t = {INT64_MIN, 0};
    b->now = source;
    if (date && !um_time_parse(date, &t))
        um_build_problem(b, "bad-time", "/date", v, "the date of an authority is written YYYY-MM-DD");
    if (!um_value_string(um_value_get(v, "cite")))
        um_build_problem(b, "missing-key", "/cite", v, "an authority must have \"cite\"");
    struct um_authority row = {.id = um_build_string(b, source->id),
                               .cite = um_build_string(b, um_value_string(um_value_get(v, "cite"))),
                               .text_short = um_build_string(b, um_value_string(um_value_get(v, "short"))),
                               .note = um_build_string(b, um_value_string(um_value_get(v, "note"))),
                               .date = t.from};
    um_build_row(b, UM_SECTION_AUTHORITIES, &row);
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
        struct um_pack row = {.id = um_build_string(b, id),
                              .version = um_build_string(b, um_value_string(um_value_get(v, "version"))),
                              .title = um_build_string(b, um_value_string(um_value_get(v, "title")))};
        memcpy(row.sha256, packs[i].sha256, sizeof row.sha256);
        um_build_row(b, UM_SECTION_PACKS, &row);
        collect(b, &b->authorities, &packs[i], i, "authorities");
        collect(b, &b->rules, &packs[i], i, "rules");
        collect(b, &b->phrases, &packs[i], i, "phrases");
    }
    struct um_sources *all[] = {&b->rules, &b->authorities, &b->phrases};
    for (size_t i = 0; i < 3; i++)
        if (all[i]->n > 1)
            qsort(all[i]->list, all[i]->n, sizeof *all[i]->list, by_id);
}

/* ------------------------------------------------------------------- checks */

/* Give each rule the depth of the longest chain of rules that defeats it; a cycle shows as a depth beyond their number. */
static void rank_defeats(struct um_build *b)
{
    struct um_rule *rules = (void *)b->rows[UM_SECTION_RULES].p;
    const uint32_t *words = (const void *)b->rows[UM_SECTION_WORDS].p;
    size_t n = b->rows[UM_SECTION_RULES].n;
    bool changed = true;
    for (unsigned round = 0; changed; round++) {
        changed = false;
        for (size_t i = 0; i < n; i++)
            for (uint32_t d = 0; d < rules[i].defeats.n; d++) {
                struct um_rule *victim = &rules[words[rules[i].defeats.first + d]];
                if (victim->depth > rules[i].depth)
                    continue;
                victim->depth = (uint8_t)(rules[i].depth + 1);
                changed = true;
                if (round > 64) {
                    b->now = &b->rules.list[i];
                    um_build_problem(b, "defeat-cycle", "/defeats", NULL, "by their \"defeats\" these rules defeat themselves");
                    return;
                }
            }
    }
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
        build_authority(&b, &b.authorities.list[i]);
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
    if (!problems->errors)
        rank_defeats(&b);
    um_problems_sort(problems);
    return problems->errors ? NULL : assemble(&b);
}
