/* Decided cases: what their records hold, and what the courts held on them. */
#include "base/text.h"
#include "rules/build.h"

/* A list at a key of an object that stands at a path; anything else is a problem and counts as none. */
static const struct um_value *list_at(struct um_build *b, const struct um_value *object, const char *path, const char *key)
{
    const struct um_value *list = um_value_get(object, key);
    if (!list || um_value_type(list) == UM_VALUE_ARRAY)
        return list;
    um_build_problem(b, "wrong-type", um_cat(b->arena, path, "/", key, NULL), list, "expected a list");
    return NULL;
}

static uint32_t text_at(struct um_build *b, const struct um_value *object, const char *path, const char *key)
{
    const struct um_value *v = um_value_get(object, key);
    if (v && !um_value_string(v))
        um_build_problem(b, "wrong-type", um_cat(b->arena, path, "/", key, NULL), v, "expected a text");
    return um_build_string(b, um_value_string(v));
}

/* Texts of a list, or the rules that they name, as a span of words. */
static struct um_span words_at(struct um_build *b, const struct um_value *object, const char *path, const char *key, bool rules)
{
    const struct um_value *list = list_at(b, object, path, key);
    struct um_span span = {(uint32_t)b->rows[UM_SECTION_WORDS].n, (uint32_t)um_value_count(list)};
    const char *at = um_cat(b->arena, path, "/", key, NULL);
    for (uint32_t i = 0; i < span.n; i++) {
        const struct um_value *v = um_value_at(list, i);
        uint32_t word = rules ? um_build_find(b, &b->rules, "rule", um_build_place(b, at, i), v) : um_build_string(b, um_value_string(v));
        if (!rules && !um_value_string(v))
            um_build_problem(b, "wrong-type", um_build_place(b, at, i), v, "expected a text");
        um_build_row(b, UM_SECTION_WORDS, &word);
    }
    return span;
}

static struct um_span build_facts(struct um_build *b, const struct um_value *object, const char *path)
{
    static const char *const keys[] = {"path", "value"};
    const struct um_value *list = list_at(b, object, path, "facts");
    struct um_span span = {(uint32_t)b->rows[UM_SECTION_WORDS].n, (uint32_t)um_value_count(list)};
    const char *at = um_cat(b->arena, path, "/facts", NULL);
    for (uint32_t i = 0; i < span.n; i++) {
        const struct um_value *v = um_value_at(list, i);
        const char *place = um_build_place(b, at, i);
        um_build_keys(b, v, place, "a fact", keys, sizeof keys / sizeof *keys);
        for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
            uint32_t word = text_at(b, v, place, keys[k]);
            um_build_need_text(b, v, place, keys[k], "a fact");
            um_build_row(b, UM_SECTION_WORDS, &word);
        }
    }
    return span;
}

/* A value of an enumeration, or its count where the key is missing or wrong. */
static uint32_t word_or_none(struct um_build *b, const struct um_value *v, const char *path, const char *key, unsigned vocab)
{
    int word = um_build_enum_at(b, v, path, key, vocab);
    return word < 0 ? (uint32_t)um_vocabs[vocab].n : (uint32_t)word;
}

/* What has to be said of an answer, a part and an outcome. */
enum held_kind { HELD_ANSWER, HELD_PART, HELD_OUTCOME };

static struct um_held build_held(struct um_build *b, const struct um_value *v, const char *path, enum held_kind kind)
{
    static const char *const keys[] = {"question", "rule", "node", "nodes", "facts", "status", "disclosure", "item", "why", "ground", "words", "known", "source"};
    static const char *const needed[] = {"question", "node", "disclosure"};
    um_build_keys(b, v, path, "what was held", keys, sizeof keys / sizeof *keys);
    um_build_need_text(b, v, path, needed[kind], "what was held");
    um_build_need_text(b, v, path, "known", "what was held");
    um_build_need_text(b, v, path, "source", "what was held");
    if (kind != HELD_OUTCOME)
        um_build_need_text(b, v, path, "status", "what was held");
    struct um_held held = {.question = UM_NONE, .rule = UM_NONE};
    if (kind == HELD_ANSWER && um_value_get(v, "question"))
        held.question = um_build_find_kind(b, "ask", um_cat(b->arena, path, "/question", NULL), um_value_get(v, "question"));
    if (kind == HELD_ANSWER && um_value_get(v, "rule"))
        held.rule = um_build_find(b, &b->rules, "rule", um_cat(b->arena, path, "/rule", NULL), um_value_get(v, "rule"));
    if (kind == HELD_PART) {
        uint32_t node = text_at(b, v, path, "node");
        held.nodes = (struct um_span){um_build_row(b, UM_SECTION_WORDS, &node), 1};
    } else {
        held.nodes = words_at(b, v, path, "nodes", false);
    }
    held.facts = build_facts(b, v, path);
    held.status = word_or_none(b, v, path, "status", UM_VOCAB_STATUS);
    held.disclosure = word_or_none(b, v, path, "disclosure", UM_VOCAB_DISCLOSURE);
    held.item = word_or_none(b, v, path, "item", UM_VOCAB_REQUEST_ITEM);
    held.why = word_or_none(b, v, path, "why", UM_VOCAB_WHY);
    held.known = word_or_none(b, v, path, "known", UM_VOCAB_HOLDING_KNOWN);
    held.words = text_at(b, v, path, kind == HELD_OUTCOME ? "words" : "ground");
    held.source = text_at(b, v, path, "source");
    return held;
}

static struct um_span build_all_held(struct um_build *b, const struct um_value *object, const char *path, const char *key, enum held_kind kind)
{
    const struct um_value *list = list_at(b, object, path, key);
    struct um_span span = {(uint32_t)b->rows[UM_SECTION_HELD].n, (uint32_t)um_value_count(list)};
    const char *at = um_cat(b->arena, path, "/", key, NULL);
    for (uint32_t i = 0; i < span.n; i++) {
        struct um_held held = build_held(b, um_value_at(list, i), um_build_place(b, at, i), kind);
        um_build_row(b, UM_SECTION_HELD, &held);
    }
    return span;
}

static struct um_span build_speakers(struct um_build *b)
{
    static const char *const keys[] = {"labels", "factors", "parts", "outcomes"};
    const struct um_value *list = list_at(b, b->now->v, "", "speakers");
    struct um_span span = {(uint32_t)b->rows[UM_SECTION_SPEAKERS].n, (uint32_t)um_value_count(list)};
    for (uint32_t i = 0; i < span.n; i++) {
        const struct um_value *v = um_value_at(list, i);
        const char *path = um_build_place(b, "/speakers", i);
        um_build_keys(b, v, path, "a speaker", keys, sizeof keys / sizeof *keys);
        struct um_speaker row = {.labels = words_at(b, v, path, "labels", false),
                                 .factors = words_at(b, v, path, "factors", true),
                                 .parts = build_all_held(b, v, path, "parts", HELD_PART),
                                 .outcomes = build_all_held(b, v, path, "outcomes", HELD_OUTCOME)};
        um_build_row(b, UM_SECTION_SPEAKERS, &row);
    }
    return span;
}

void um_build_decided(struct um_build *b, const struct um_source *source)
{
    static const char *const keys[] = {"id", "matter", "caption", "number", "court", "by", "name", "authority", "date", "test", "test_known", "claims", "factors", "speakers", "answers"};
    static const char *const needed[] = {"matter", "caption", "court", "name", "date"};
    const struct um_value *v = source->v;
    b->now = source;
    um_build_keys(b, v, "", "a decided case", keys, sizeof keys / sizeof *keys);
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        um_build_need_text(b, v, "", needed[i], "a decided case");
    struct um_decided row = {.date = um_build_day(b, v, "", "date"),
                             .id = um_build_string(b, source->id),
                             .matter = text_at(b, v, "", "matter"),
                             .caption = text_at(b, v, "", "caption"),
                             .number = text_at(b, v, "", "number"),
                             .court = text_at(b, v, "", "court"),
                             .by = text_at(b, v, "", "by"),
                             .name = text_at(b, v, "", "name"),
                             .test = text_at(b, v, "", "test"),
                             .test_known = word_or_none(b, v, "", "test_known", UM_VOCAB_HOLDING_KNOWN),
                             .authority = um_value_get(v, "authority") ? um_build_find(b, &b->authorities, "authority", "/authority", um_value_get(v, "authority")) : UM_NONE,
                             .claims = words_at(b, v, "", "claims", false),
                             .factors = words_at(b, v, "", "factors", true),
                             .speakers = build_speakers(b),
                             .answers = build_all_held(b, v, "", "answers", HELD_ANSWER)};
    um_build_row(b, UM_SECTION_DECIDED, &row);
}
