#include "decide/algebra.h"

#include <string.h>

#include "check_main.h"

/* Both tables in full, written from the precedence by hand; rows and columns in the order of the letters. */
static const char letters[] =
    "mucfnxei"; /* met unmet contested for-court not-recorded conflict excused inapplicable */
static const enum um_status statuses[] = {UM_STATUS_MET,       UM_STATUS_UNMET,        UM_STATUS_CONTESTED,
                                          UM_STATUS_FOR_COURT, UM_STATUS_NOT_RECORDED, UM_STATUS_CONFLICT,
                                          UM_STATUS_EXCUSED,   UM_STATUS_INAPPLICABLE};

static const struct {
    const char *name;
    bool any;
    char status, joined[9];
} table_rows[] = {
    {"met AND", false, 'm', "mucfnxmm"},
    {"unmet AND", false, 'u', "uuuuuuuu"},
    {"contested AND", false, 'c', "cucfnxcc"},
    {"for-court AND", false, 'f', "fuffnxff"},
    {"not-recorded AND", false, 'n', "nunnnxnn"},
    {"conflict AND", false, 'x', "xuxxxxxx"},
    {"excused AND", false, 'e', "mucfnxee"},
    {"inapplicable AND", false, 'i', "mucfnxei"},
    {"met OR", true, 'm', "mmmmmmmm"},
    {"unmet OR", true, 'u', "mucfnxuu"},
    {"contested OR", true, 'c', "mccccccc"},
    {"for-court OR", true, 'f', "mfcfffff"},
    {"not-recorded OR", true, 'n', "mncfnnnn"},
    {"conflict OR", true, 'x', "mxcfnxxx"},
    {"excused OR", true, 'e', "mucfnxee"},
    {"inapplicable OR", true, 'i', "mucfnxei"},
};

static enum um_status status_of(char letter)
{
    return statuses[strchr(letters, letter) - letters];
}

START_TEST(table)
{
    ck_assert_int_eq(UM_STATUS_COUNT, COUNT(statuses));
    for (int k = 0; k < COUNT(statuses); k++) {
        enum um_status a = status_of(table_rows[_i].status), want = status_of(table_rows[_i].joined[k]);
        uint64_t one[UM_STATUS_COUNT] = {0}, other[UM_STATUS_COUNT] = {0}, joined[UM_STATUS_COUNT] = {0};
        one[a] = other[statuses[k]] = joined[want] = UINT64_C(1) << (4 * k);
        um_join(one, other, table_rows[_i].any);
        ck_assert_msg(um_join_one(a, statuses[k], table_rows[_i].any) == want, "%s %c", table_rows[_i].name,
                      letters[k]);
        ck_assert_msg(memcmp(one, joined, sizeof one) == 0, "%s %c, by worlds", table_rows[_i].name,
                      letters[k]);
    }
}
END_TEST

/* -------------------------------------------------------- many worlds at once */

struct partition {
    uint64_t in[UM_STATUS_COUNT];
};

static uint64_t seed;

static uint64_t next_random(void)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    return seed ^= seed << 17;
}

/* Each of n worlds has one status. */
static struct partition draw(int n)
{
    struct partition p = {0};
    for (int world = 0; world < n; world++)
        p.in[next_random() % UM_STATUS_COUNT] |= UINT64_C(1) << world;
    return p;
}

static enum um_status in_world(const struct partition *p, int world)
{
    int found = -1;
    for (int s = 0; s < UM_STATUS_COUNT; s++)
        if (p->in[s] >> world & 1) {
            ck_assert_msg(found < 0, "world %d has two statuses", world);
            found = s;
        }
    ck_assert_msg(found >= 0, "world %d has no status", world);
    return (enum um_status)found;
}

static struct partition join(struct partition a, struct partition b, bool any)
{
    um_join(a.in, b.in, any);
    return a;
}

static void assert_same(struct partition a, struct partition b, const char *law)
{
    ck_assert_msg(memcmp(&a, &b, sizeof a) == 0, "the join is not %s", law);
}

static const struct {
    const char *name;
    bool any;
    int worlds;
} world_rows[] = {{"AND in one world", false, 1},     {"OR in one world", true, 1},
                  {"AND in many worlds", false, 37},  {"OR in many worlds", true, 37},
                  {"AND in all that fit", false, 64}, {"OR in all that fit", true, 64}};

START_TEST(worlds)
{
    bool any = world_rows[_i].any;
    int n = world_rows[_i].worlds;
    seed = UINT64_C(0x9e3779b97f4a7c15);
    for (int round = 0; round < 500; round++) {
        struct partition a = draw(n), b = draw(n), c = draw(n), ab = join(a, b, any);
        uint64_t all = 0;
        for (int world = 0; world < n; world++)
            ck_assert_msg(in_world(&ab, world) == um_join_one(in_world(&a, world), in_world(&b, world), any),
                          "%s: world %d", world_rows[_i].name, world);
        for (int s = 0; s < UM_STATUS_COUNT; s++)
            all |= ab.in[s];
        ROW_ASSERT(&world_rows[_i], all == (n < 64 ? (UINT64_C(1) << n) - 1 : UINT64_MAX));
        assert_same(ab, join(b, a, any), "commutative");
        assert_same(join(ab, c, any), join(a, join(b, c, any), any), "associative");
        assert_same(join(a, a, any), a, "idempotent");
    }
}
END_TEST

CHECK_MAIN("algebra", EACH(table, table_rows), EACH(worlds, world_rows))
