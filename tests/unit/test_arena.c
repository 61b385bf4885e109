#include "base/arena.h"

#include <stdint.h>
#include <string.h>

#include "base/limits.h"
#include "base/problem.h"
#include "check_main.h"

/* ------------------------------------------------------------------- arena */

START_TEST(aligned_zeroed_and_apart)
{
    enum {
        N = 3000
    };
    static unsigned char *pieces[N];
    for (size_t i = 0; i < N; i++) {
        unsigned char *p = pieces[i] = um_arena_alloc(arena, i % 97, 1);
        ck_assert_msg((uintptr_t)p % _Alignof(max_align_t) == 0, "piece %zu is not aligned", i);
        for (size_t k = 0; k < i % 97; k++)
            ck_assert_msg(p[k] == 0, "piece %zu is not zeroed", i);
        memset(p, (int)(i % 251) + 1, i % 97);
    }
    for (size_t i = 0; i < N; i++)
        for (size_t k = 0; k < i % 97; k++)
            ck_assert_msg(pieces[i][k] == i % 251 + 1, "piece %zu was written over", i);
}
END_TEST

START_TEST(big_pieces)
{
    char *small = um_arena_copy(arena, "small", 5);
    for (size_t bytes = 1 << 10; bytes <= 8 << 20; bytes *= 2) {
        char *p = um_arena_alloc(arena, bytes / 8, 8);
        ck_assert_msg(p[0] == 0 && p[bytes - 1] == 0, "%zu bytes", bytes);
        memset(p, 'x', bytes);
    }
    ck_assert_uint_ge(arena->total, 8 << 20);
    ck_assert_str_eq(small, "small");
}
END_TEST

/* Beyond the cap, in bytes; and products that no size_t holds. None of them is ever asked from malloc. */
static const struct {
    const char *name;
    size_t n, size;
} refused_rows[] = {
    {"half of all memory", SIZE_MAX / 2, 1},
    {"all of it", SIZE_MAX, 1},
    {"product that overflows", SIZE_MAX / 2, 4},
    {"product that overflows to nothing", SIZE_MAX / 2 + 1, 2},
    {"one byte more than the cap", UM_MAX_ARENA_BYTES + 1, 1},
    {"cap with what there is", UM_MAX_ARENA_BYTES - (1 << 20) + 1, 1},
};

START_TEST(guard_catches)
{
    const void *volatile got = NULL;
    um_arena_alloc(arena, 1 << 20, 1);
    size_t before = arena->total;
    if (um_arena_guard(arena) == 0)
        got = um_arena_alloc(arena, refused_rows[_i].n, refused_rows[_i].size);
    um_arena_unguard(arena);
    ROW_ASSERT(&refused_rows[_i], !got);
    ROW_ASSERT_INT(&refused_rows[_i], arena->total, before);
    ROW_ASSERT_STR(&refused_rows[_i], um_cat(arena, "still ", "of use", NULL), "still of use");
}
END_TEST

START_TEST(copies_and_joins)
{
    char text[] = "abc";
    char *copy = um_arena_copy(arena, text, 2), *none = um_arena_copy(arena, NULL, 0);
    text[0] = 'X';
    ck_assert_str_eq(copy, "ab");
    ck_assert_str_eq(none, "");
    ck_assert_str_eq(um_cat(arena, NULL), "");
    ck_assert_str_eq(um_cat(arena, "a", "", "bc", NULL), "abc");
}
END_TEST

START_TEST(pushes)
{
    int *items = NULL;
    size_t n = 0, cap = 0;
    for (int i = 0; i < 1000; i++)
        UM_PUSH(arena, items, n, cap, i * i);
    ck_assert_uint_eq(n, 1000);
    for (int i = 0; i < 1000; i++)
        ck_assert_int_eq(items[i], i * i);
}
END_TEST

/* ---------------------------------------------------------------- problems */

START_TEST(problems_in_order)
{
    static const struct um_problem in[] = {
        {UM_WARNING, "w", "/a", 1, "rule", "first of all but a warning"},
        {UM_ERROR, "e", "/b", 2, "rule", "b"},
        {UM_ERROR, "e", "/b", 2, "rule", "a"},
        {UM_ERROR, "e", "/a", 2, "rule", "c"},
        {UM_ERROR, "e", "/z", 1, "rule", "d"},
        {UM_WARNING, "w", "/a", 0, "rule", "without a line"},
    };
    static const int order[] = {4, 3, 2, 1, 5, 0};
    struct um_problems problems = {.arena = arena};
    for (int i = 0; i < COUNT(in); i++)
        um_problem_add(&problems, in[i].severity, in[i].id, in[i].where, in[i].line, in[i].rule,
                       in[i].message);
    um_problems_sort(&problems);
    ck_assert_uint_eq(problems.n, COUNT(in));
    ck_assert_uint_eq(problems.errors, 4);
    for (int i = 0; i < COUNT(in); i++)
        ck_assert_str_eq(problems.list[i].message, in[order[i]].message);
}
END_TEST

START_TEST(problems_keep_all_members)
{
    char message[] = "message";
    struct um_problems problems = {.arena = arena};
    um_problem_add(&problems, UM_WARNING, "id", "/where", 7, "rule", message);
    message[0] = 'X';
    const struct um_problem *p = problems.list;
    ck_assert_int_eq(p->severity, UM_WARNING);
    ck_assert_str_eq(p->id, "id");
    ck_assert_str_eq(p->where, "/where");
    ck_assert_uint_eq(p->line, 7);
    ck_assert_str_eq(p->rule, "rule");
    ck_assert_str_eq(p->message, "message");
    ck_assert_uint_eq(problems.errors, 0);
}
END_TEST

START_TEST(problems_beyond_the_limit_are_counted)
{
    struct um_problems problems = {.arena = arena};
    for (uint32_t i = 0; i < UM_MAX_PROBLEMS + 7; i++)
        um_problem_add(&problems, UM_ERROR, "e", "/", i, "rule", "m");
    ck_assert_uint_eq(problems.n, 500);
    ck_assert_uint_eq(problems.errors, 507);
    ck_assert_uint_eq(problems.list[499].line, 499);
}
END_TEST

START_TEST(problems_of_none)
{
    struct um_problems problems = {.arena = arena};
    um_problems_sort(&problems);
    ck_assert_uint_eq(problems.n, 0);
}
END_TEST

CHECK_MAIN("arena", ONCE(aligned_zeroed_and_apart), ONCE(big_pieces), EACH(guard_catches, refused_rows),
           ONCE(copies_and_joins), ONCE(pushes), ONCE(problems_in_order), ONCE(problems_keep_all_members),
           ONCE(problems_beyond_the_limit_are_counted), ONCE(problems_of_none))
