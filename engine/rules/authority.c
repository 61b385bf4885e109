/* Authorities: how they are cited, by what a citation of them is recognised, and what is to be known of them. */
#include <string.h>

#include "base/text.h"
#include "rules/build.h"
#include "rules/citation.h"

/* A text in the plain form that citations are compared in. */
static uint32_t plain_string(struct um_build *b, const struct um_value *v)
{
    const char *s = um_value_string(v);
    return um_build_string(b, s ? um_citation_plain(b->arena, s) : NULL);
}

/* A list at a key of the authority being compiled; anything else is a problem and counts as empty. */
static uint32_t get_count(struct um_build *b, const char *key)
{
    const struct um_value *list = um_value_get(b->now->v, key);
    if (list && um_value_type(list) != UM_VALUE_ARRAY) {
        um_build_problem(b, "wrong-type", um_cat(b->arena, "/", key, NULL), list, "expected a list");
        return 0;
    }
    return (uint32_t)um_value_count(list);
}

static struct um_span build_cited_as(struct um_build *b)
{
    const struct um_value *list = um_value_get(b->now->v, "cited_as");
    struct um_span span = {(uint32_t)b->rows[UM_SECTION_WORDS].n, get_count(b, "cited_as")};
    for (uint32_t i = 0; i < span.n; i++) {
        const char *s = um_value_string(um_value_at(list, i));
        uint32_t word = plain_string(b, um_value_at(list, i));
        if (!s || !s[strcspn(s, "0123456789")])
            um_build_problem(b, "wrong-type", um_build_place(b, "/cited_as", i), um_value_at(list, i),
                             "a citation is recognised by a volume and page or another number, not by a name alone");
        um_build_row(b, UM_SECTION_WORDS, &word);
    }
    return span;
}

/* The names in a short form of the citation; without a list the one that the engine itself prints. */
static struct um_span build_names(struct um_build *b)
{
    const struct um_value *list = um_value_get(b->now->v, "names");
    struct um_span span = {(uint32_t)b->rows[UM_SECTION_WORDS].n, list ? get_count(b, "names") : 1};
    for (uint32_t i = 0; i < span.n; i++) {
        const struct um_value *v = list ? um_value_at(list, i) : um_value_get(b->now->v, "short");
        uint32_t word = plain_string(b, v);
        if (list && !um_value_string(v))
            um_build_problem(b, "wrong-type", um_build_place(b, "/names", i), v, "expected a text");
        um_build_row(b, UM_SECTION_WORDS, &word);
    }
    return span;
}

static struct um_span build_history(struct um_build *b)
{
    const struct um_value *list = um_value_get(b->now->v, "history");
    struct um_span span = {(uint32_t)b->rows[UM_SECTION_WORDS].n, get_count(b, "history")};
    for (uint32_t i = 0; i < span.n; i++) {
        uint32_t word = um_build_find(b, &b->authorities, "authority", um_build_place(b, "/history", i), um_value_at(list, i));
        um_build_row(b, UM_SECTION_WORDS, &word);
    }
    return span;
}

static struct um_defect build_defect(struct um_build *b, const struct um_value *v, const char *path)
{
    static const char *const keys[] = {"where", "unless", "kind", "says", "known", "date"};
    static const char *const needed[] = {"kind", "says", "known"};
    int kind = um_build_enum_at(b, v, path, "kind", UM_VOCAB_DEFECT_KIND);
    int known = um_build_enum_at(b, v, path, "known", UM_VOCAB_KNOWN);
    um_build_keys(b, v, path, "a defect", keys, sizeof keys / sizeof *keys);
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        um_build_need_text(b, v, path, needed[i], "a defect");
    return (struct um_defect){.where = plain_string(b, um_value_get(v, "where")),
                              .unless = plain_string(b, um_value_get(v, "unless")),
                              .kind = kind < 0 ? 0 : (uint32_t)kind,
                              .says = um_build_string(b, um_value_string(um_value_get(v, "says"))),
                              .known = known < 0 ? UM_KNOWN_BACKGROUND : (uint32_t)known,
                              .date = um_build_day(b, v, path, "date")};
}

static struct um_span build_defects(struct um_build *b)
{
    const struct um_value *list = um_value_get(b->now->v, "defects");
    struct um_span span = {(uint32_t)b->rows[UM_SECTION_DEFECTS].n, get_count(b, "defects")};
    for (uint32_t i = 0; i < span.n; i++) {
        struct um_defect defect = build_defect(b, um_value_at(list, i), um_build_place(b, "/defects", i));
        um_build_row(b, UM_SECTION_DEFECTS, &defect);
    }
    return span;
}

void um_build_authority(struct um_build *b, const struct um_source *source)
{
    static const char *const keys[] = {"id", "cite", "short", "date", "note", "known", "cited_as", "names", "history", "defects"};
    const struct um_value *v = source->v;
    b->now = source;
    um_build_keys(b, v, "", "an authority", keys, sizeof keys / sizeof *keys);
    um_build_need_text(b, v, "", "cite", "an authority");
    int known = um_build_enum_at(b, v, "", "known", UM_VOCAB_KNOWN);
    struct um_authority row = {.id = um_build_string(b, source->id),
                               .cite = um_build_string(b, um_value_string(um_value_get(v, "cite"))),
                               .text_short = um_build_string(b, um_value_string(um_value_get(v, "short"))),
                               .note = um_build_string(b, um_value_string(um_value_get(v, "note"))),
                               .date = um_build_day(b, v, "", "date"),
                               .cited_as = build_cited_as(b),
                               .names = build_names(b),
                               .history = build_history(b),
                               .defects = build_defects(b),
                               .known = known < 0 ? UM_KNOWN_COUNT : (uint32_t)known};
    um_build_row(b, UM_SECTION_AUTHORITIES, &row);
}

static bool share_name(const struct um_build *b, const struct um_span *x, const struct um_span *y)
{
    const uint32_t *words = (const void *)b->rows[UM_SECTION_WORDS].p;
    for (uint32_t i = 0; i < x->n; i++)
        for (uint32_t k = 0; k < y->n; k++)
            if (words[x->first + i] == words[y->first + k])
                return true;
    return false;
}

/* An authority before one that is recognised by the same text; for a court and day, behind the same name; or NULL. */
static const struct um_source *same_entry(const struct um_build *b, size_t one, uint32_t entry)
{
    const struct um_authority *rows = (const void *)b->rows[UM_SECTION_AUTHORITIES].p;
    const uint32_t *words = (const void *)b->rows[UM_SECTION_WORDS].p;
    bool of_day = b->rows[UM_SECTION_STRINGS].p[entry] == '(';
    for (size_t i = 0; i < one; i++)
        for (uint32_t k = 0; k < rows[i].cited_as.n; k++)
            if (words[rows[i].cited_as.first + k] == entry && (!of_day || share_name(b, &rows[i].names, &rows[one].names)))
                return &b->authorities.list[i];
    return NULL;
}

void um_build_check_citations(struct um_build *b)
{
    const struct um_authority *rows = (const void *)b->rows[UM_SECTION_AUTHORITIES].p;
    const uint32_t *words = (const void *)b->rows[UM_SECTION_WORDS].p;
    for (size_t i = 0; i < b->authorities.n; i++)
        for (uint32_t k = 0; k < rows[i].cited_as.n; k++) {
            const struct um_source *other = same_entry(b, i, words[rows[i].cited_as.first + k]);
            b->now = &b->authorities.list[i];
            if (other)
                um_build_problem(b, "duplicate-citation", um_build_place(b, "/cited_as", k), NULL,
                                 um_cat(b->arena, "the authority \"", other->id, "\" (", other->pack, other->place,
                                        ") is recognised by the same text", NULL));
        }
}
