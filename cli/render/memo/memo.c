#include "render/memo/memo.h"

#include <string.h>

/* ------------------------------------------------------------------- shared */

void put_texts(struct memo *m, const struct um_value *list, const char *between)
{
    for (size_t i = 0; i < um_value_count(list); i++) {
        put(m->blocks, i ? between : "");
        put(m->blocks, um_value_string(um_value_at(list, i)));
    }
}

void put_count(struct memo *m, size_t n, const char *one, const char *more)
{
    char number[32];
    snprintf(number, sizeof number, "%zu", n);
    put(m->blocks, number);
    put(m->blocks, n == 1 ? one : more);
}

void put_worlds(struct memo *m, const struct um_value *worlds)
{
    if (!um_value_count(worlds))
        return;
    put(m->blocks, "[");
    add_worlds(&m->blocks->page, worlds);
    put(m->blocks, "]");
}

void put_labels(struct memo *m, const struct um_value *ids)
{
    bool any = false;
    for (size_t i = 0; i < um_value_count(m->defendants); i++)
        for (size_t k = 0; k < um_value_count(ids); k++)
            if (strcmp(text_at(um_value_at(m->defendants, i), "id"), um_value_string(um_value_at(ids, k))) == 0) {
                put(m->blocks, any ? "·" : ""), put(m->blocks, text_at(um_value_at(m->defendants, i), "label"));
                any = true;
            }
}

/* ---------------------------------------------------------------- questions */

size_t question_number(const struct memo *m, const char *id)
{
    for (size_t i = 0; i < m->n_questions; i++)
        if (strcmp(text_at(m->questions[i], "id"), id) == 0)
            return i + 1;
    return 0;
}

/* -------------------------------------------------------------------- sides */

static void note_name(struct names *names, const char *name)
{
    for (size_t i = 0; i < names->n; i++)
        if (strcmp(names->list[i], name) == 0)
            return;
    if (names->n < MOST_NAMES)
        names->list[names->n++] = name;
}

/* Everybody who answers anything, by the side he is on. */
static void note_sides(struct memo *m, const struct um_value *v)
{
    const char *by = text_at(v, "by"), *who = text_at(v, "who");
    if (*who && strcmp(by, "seeker") == 0)
        note_name(&m->seekers, who);
    if (*who && (strcmp(by, "holder") == 0 || strcmp(by, "speaker") == 0))
        note_name(&m->others, who);
    for (size_t i = 0; i < um_value_count(v); i++)
        note_sides(m, um_value_at(v, i));
}

static void note_claimants(struct memo *m)
{
    const struct um_value *claims = um_value_get(m->matter, "claims");
    for (size_t i = 0; i < um_value_count(claims); i++)
        note_name(&m->seekers, text_at(um_value_at(claims, i), "claimant"));
}

bool make_memo(struct blocks *blocks, const struct um_value *document, const char *mark)
{
    const struct um_value *matter = um_value_get(document, "matter");
    struct memo m = {.blocks = blocks, .document = document, .matter = matter, .defendants = um_value_get(document, "defendants")};
    m.n_questions = list_questions(document, m.questions, MOST_QUESTIONS);
    note_claimants(&m);
    note_sides(&m, document);
    blocks_begin(blocks, um_value_get(matter, "law_questions"));
    put_front(&m, mark);
    put_posture(&m);
    put_analysis(&m);
    put_accounts(&m);
    put_close(&m);
    put_cited(&m);
    return blocks_end(blocks);
}
