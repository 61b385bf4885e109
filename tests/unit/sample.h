/*
 * Small JSON texts for tests, written with ' for ", and ways to change one
 * place in them: a test of what is refused is one change to what is accepted.
 */
#ifndef UM_SAMPLE_H
#define UM_SAMPLE_H

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "check_main.h"

static inline char *sample_quote(char *text)
{
    for (char *c = text; *c; c++)
        *c = *c == '\'' ? '"' : *c;
    return text;
}

static inline char *sample(const char *text)
{
    return sample_quote(um_cat(arena, text, NULL));
}

/* The text with one piece put in the place of another, which must stand in it once. */
static inline char *sample_edited(const char *text, const char *find, const char *put)
{
    const char *at = strstr(text, find);
    ck_assert_msg(at && !strstr(at + 1, find), "<%s> does not stand once in the sample", find);
    const char *head = um_arena_copy(arena, text, (size_t)(at - text));
    return sample_quote(um_cat(arena, head, put, at + strlen(find), NULL));
}

/* Line of a piece of a text, counted from 1. */
static inline unsigned sample_line(const char *text, const char *find)
{
    unsigned line = 1;
    for (const char *end = strstr(text, find); text < end; text++)
        line += *text == '\n';
    return line;
}

/* Content of a file; n, where it is given, is its length. */
static inline const char *sample_file(const char *path, size_t *n)
{
    struct um_text text = {.arena = arena};
    char piece[4096];
    FILE *f = fopen(path, "rb");
    ck_assert_msg(f, "%s cannot be opened; the tests run in the project's root", path);
    for (size_t got; (got = fread(piece, 1, sizeof piece, f)) > 0;)
        um_text_add_n(&text, piece, got);
    fclose(f);
    if (n)
        *n = text.n;
    return um_text_get(&text);
}

/* A record that is accepted. Every row is on one line. */
static const char sample_record[] =
    "{'format': 'unmask.record/1',\n"
    "'matter': {'id': 'm1', 'caption': 'Ann v. Doe', 'court': 'cand', 'vehicle': 'rule-45'},\n"
    "'persons': [\n"
    " {'id': 'p1', 'name': 'Ann', 'roles': ['seeker', 'claimant']},\n"
    " {'id': 'p2', 'name': 'Bob'}],\n"
    "'filings': [\n"
    " {'id': 'f1', 'title': 'Motion', 'by': 'p1', 'filed': '2023-01-02'},\n"
    " {'id': 'f2', 'title': 'Declaration', 'filed': {'from': '2023-01-01', 'to': '2023-01-31'}}],\n"
    "'accounts': [\n"
    " {'id': 'A1', 'handles': ['@one', '@uno']},\n"
    " {'id': 'A2'}],\n"
    "'defendants': [\n"
    " {'id': 'd1', 'label': 'Doe 1', 'accounts': ['A1']}],\n"
    "'points': [\n"
    " {'id': 'i1', 'kind': 'did', 'actor': 'p2', 'what': 'he stole'},\n"
    " {'id': 'i2', 'kind': 'told', 'from': 'p2', 'of': ['i1']},\n"
    " {'id': 'i3', 'kind': 'told', 'to': 'p1', 'of': ['i2']}],\n"
    "'acts': [\n"
    " {'id': 's1', 'kind': 'post', 'by': {'one': 'A1'}, 'at': '2022-12-24T18:30', 'quoted': 'verbatim',"
    " 'words': 'Bob stole', 'conveys': ['i1', 'i3'], 'context': ['rating-site']}],\n"
    "'claims': [\n"
    " {'id': 'c1', 'law': 'ny-defamation', 'claimant': 'p1'}],\n"
    "'records': [\n"
    " {'id': 'r1', 'filing': 'f2', 'cite': '¶ 1', 'kind': 'declaration', 'author': ['p1'],"
    " 'form': {'sworn': 'yes'}, 'seen': {'direct': true}},\n"
    " {'id': 'r2', 'filing': 'f1', 'cite': 'Mot. at 1', 'kind': 'brief', 'seen': {'unread': true}}],\n"
    "'assertions': [\n"
    " {'id': 'a1', 'record': 'r1', 'says': 'denies', 'point': 'i1', 'words': 'he did not'}],\n"
    "'inventory': [\n"
    " {'id': 'v1', 'scope': {'matter': true}, 'upto': '2023-02-01', 'closed': 'yes'}],\n"
    "'positions': [\n"
    " {'id': 'o1', 'on': 'm/test', 'question': 'test', 'answer': 'highfields', 'by': 'holder'}],\n"
    "'requests': [\n"
    " {'id': 'q1', 'items': ['name', 'ip-log']}],\n"
    "'decisions': [\n"
    " {'id': 'e1', 'at': '2023-01-20'}],\n"
    "'orders': [\n"
    " {'id': 'w1', 'earlier': 'f1', 'later': 'r1'},\n"
    " {'id': 'w2', 'earlier': 'i1', 'later': 's1'}]}\n";

#endif
