/* The authorities that the papers cite, in the order of the record, and what is to be known of each. */
#include <string.h>

#include "base/text.h"
#include "base/time.h"
#include "findings/document.h"
#include "rules/citation.h"

/* What is counted over all citations, and room for a match. */
struct citing {
    struct um_value *citations, *authorities;
    bool *listed, *flawed; /* by authority: it is in the list; a defect applies to a citation of it */
    struct um_cited *found;
};

static const char *id_of(const struct um_tree *t, uint32_t authority)
{
    return um_str(t->rules, t->rules->authorities[authority].id);
}

static struct um_value *defects_value(struct um_arena *a, const struct um_tree *t, const struct um_authority *authority,
                                      const char *text)
{
    struct um_value *list = um_value_array(a);
    for (uint32_t i = 0; i < authority->defects.n; i++) {
        const struct um_defect *d = &t->rules->defects[authority->defects.first + i];
        struct um_value *v = um_value_object(a);
        if (!um_defect_applies(t->rules, d, text))
            continue;
        um_value_set_text(a, v, "kind", um_vocabs[UM_VOCAB_DEFECT_KIND].values[d->kind]);
        um_value_set_text(a, v, "text", um_str(t->rules, d->says));
        um_value_set_text(a, v, "known", um_vocabs[UM_VOCAB_KNOWN].values[d->known]);
        if (d->date != INT64_MIN)
            um_value_set_text(a, v, "date", um_time_edge(a, d->date, false));
        um_value_set(a, v, "later", um_value_bool(a, d->date > t->law_as_of));
        um_value_push(a, list, v);
    }
    return list;
}

static void list_authority(struct um_arena *a, const struct um_tree *t, struct citing *c, uint32_t i)
{
    const struct um_authority *authority = &t->rules->authorities[i];
    struct um_value *v = um_value_object(a);
    if (c->listed[i])
        return;
    c->listed[i] = true;
    um_value_set_text(a, v, "id", id_of(t, i));
    um_value_set_text(a, v, "cite", um_str(t->rules, authority->cite));
    um_value_set_text(a, v, "short", um_str(t->rules, authority->text_short));
    if (authority->known < UM_KNOWN_COUNT)
        um_value_set_text(a, v, "known", um_vocabs[UM_VOCAB_KNOWN].values[authority->known]);
    if (authority->date > t->law_as_of)
        um_value_set(a, v, "later", um_value_bool(a, true));
    um_value_push(a, c->authorities, v);
}

static void add_citation(struct um_arena *a, const struct um_tree *t, struct citing *c, uint32_t position, const char *as_cited)
{
    const char *text = um_citation_plain(a, as_cited);
    uint32_t n = um_citation_match(t->rules, text, c->found);
    struct um_value *v = um_value_object(a), *among = um_value_array(a), *defects = um_value_array(a);
    int by = um_enum_of(t->m, UM_POSITION__BY, position);
    um_value_set_text(a, v, "position", um_text_of(t->m, UM_POSITION__ID, position));
    um_value_set_text(a, v, "by", um_vocabs[UM_VOCAB_POSITION_BY].values[by]);
    um_value_set_text(a, v, "who", um_document_who(t->m, by));
    um_value_set_text(a, v, "cite", um_text_of(t->m, UM_POSITION__CITE, position));
    um_value_set_text(a, v, "text", as_cited);
    um_value_set(a, v, "authority", n == 1 ? um_value_text(a, id_of(t, c->found[0].authority)) : um_value_null(a));
    for (uint32_t i = 0; n > 1 && i < n; i++)
        um_value_push_text(a, among, id_of(t, c->found[i].authority));
    if (n > 1)
        um_value_set(a, v, "ambiguous", among);
    if (n == 1) {
        uint32_t authority = c->found[0].authority;
        defects = defects_value(a, t, &t->rules->authorities[authority], text);
        c->flawed[authority] = c->flawed[authority] || defects->n;
        list_authority(a, t, c, authority);
    }
    um_value_set(a, v, "defects", defects);
    um_value_push(a, c->citations, v);
}

/* How many of the authorities that were recognised have a defect, and which; NULL where none has. */
static const char *sum_up(struct um_arena *a, const struct um_tree *t, const struct citing *c, struct um_value *flawed)
{
    for (uint32_t i = 0; i < t->rules->n[UM_SECTION_AUTHORITIES]; i++) {
        const struct um_authority *authority = &t->rules->authorities[i];
        const char *name = um_str(t->rules, authority->text_short);
        if (c->flawed[i])
            um_value_push_text(a, flawed, *name ? name : um_str(t->rules, authority->cite));
    }
    return flawed->n ? um_cat(a, "Authorities cited: ", um_int_text(a, (int64_t)c->authorities->n),
                              " recognised; defect or later history: ", um_int_text(a, (int64_t)flawed->n), NULL)
                     : NULL;
}

const char *um_document_citations(struct um_arena *a, const struct um_tree *t, struct um_value *matter, struct um_value *flawed)
{
    const struct um_matter *m = t->m;
    uint32_t n_all = t->rules->n[UM_SECTION_AUTHORITIES];
    struct citing c = {um_value_array(a), um_value_array(a), UM_NEWS(a, n_all, bool), UM_NEWS(a, n_all, bool),
                       UM_NEWS(a, n_all, struct um_cited)};
    for (uint32_t i = 0; i < m->tables[UM_ENTITY_POSITION].n; i++) {
        const struct um_cell *cited = um_cell(m, UM_POSITION__AUTHORITIES, i);
        for (uint32_t k = 0; t->stands[i] && cited->set && k < cited->n; k++)
            add_citation(a, t, &c, i, cited->as.texts[k]);
    }
    um_value_set(a, matter, "citations", c.citations);
    um_value_set(a, matter, "authorities_cited", c.authorities);
    return sum_up(a, t, &c, flawed);
}
