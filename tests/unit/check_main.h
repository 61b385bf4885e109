/*
 * The frame of a test program. A file lists its tests once, at its end:
 *
 *     CHECK_MAIN("text", ONCE(grows), EACH(utf8, utf8_rows))
 *
 * EACH runs a test for every row of a table, the row's index in _i. Every test
 * has an arena of its own.
 */
#ifndef UM_CHECK_MAIN_H
#define UM_CHECK_MAIN_H

#include <check.h>
#include <stdlib.h>

#include "base/arena.h"

static struct um_arena *arena;

struct check_entry {
    const TTest *test;
    int rows;
};

#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))
#define ONCE(test)                                                                                           \
    {                                                                                                        \
        test, 1                                                                                              \
    }
#define EACH(test, rows)                                                                                     \
    {                                                                                                        \
        test, COUNT(rows)                                                                                    \
    }

/* Assertions that name the row they fail on. */
#define ROW_ASSERT(row, condition) ck_assert_msg(condition, "%s: %s", (row)->name, #condition)
#define ROW_ASSERT_INT(row, got, want)                                                                       \
    ck_assert_msg((got) == (want), "%s: %s is %lld, not %lld", (row)->name, #got, (long long)(got),          \
                  (long long)(want))
#define ROW_ASSERT_STR(row, got, want)                                                                       \
    ck_assert_msg(strcmp(got, want) == 0, "%s: %s is <%s>, not <%s>", (row)->name, #got, got, want)

static inline void check_setup(void)
{
    arena = um_arena_new();
    ck_assert_ptr_nonnull(arena);
}

static inline void check_teardown(void)
{
    um_arena_free(arena);
}

static inline int check_main(const char *name, const struct check_entry *entries, int n)
{
    Suite *suite = suite_create(name);
    for (int i = 0; i < n; i++) {
        TCase *tcase = tcase_create(name);
        tcase_set_timeout(tcase, 30);
        tcase_add_checked_fixture(tcase, check_setup, check_teardown);
        tcase_add_loop_test(tcase, entries[i].test, 0, entries[i].rows);
        suite_add_tcase(suite, tcase);
    }
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

#define CHECK_MAIN(name, ...)                                                                                \
    int main(void)                                                                                           \
    {                                                                                                        \
        const struct check_entry entries[] = {__VA_ARGS__};                                                  \
        return check_main(name, entries, COUNT(entries));                                                    \
    }

#endif
