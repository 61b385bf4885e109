/* A need without what another part of it makes unnecessary: this is what is read. It has the same minimal sets. */
#include "remedy/run.h"

enum { MOST_COMPARED = 64 }; /* sets of a part that is held against the others; a part with more is left as it is */

/* Whether whatever meets one part meets another. */
static bool implies(const struct um_sets *ways, const struct um_need *other)
{
    for (size_t i = 0; i < ways->n; i++)
        if (!um_suffices(&ways->list[i], other))
            return false;
    return ways->n && ways->n <= MOST_COMPARED && !ways->cut;
}

/* The other of two atoms that must both be there, where one is a given atom; or UM_NONE. */
static uint32_t partner(const struct um_need *need, uint32_t atom)
{
    if (need->kind != UM_NEED_ALL || need->n != 2 || need->list[0]->kind != UM_NEED_ATOM || need->list[1]->kind != UM_NEED_ATOM)
        return UM_NONE;
    return need->list[0]->atom == atom ? need->list[1]->atom : need->list[1]->atom == atom ? need->list[0]->atom : UM_NONE;
}

/* Whether an atom is an alternative together with each way of another part: then it is one alone, since that part is met anyway. */
static bool joins_every(const struct um_sets *ways, const struct um_need *need, uint32_t atom)
{
    for (size_t i = 0; i < ways->n; i++) {
        bool found = false;
        for (size_t k = 0; ways->list[i].n == 1 && k < need->n; k++)
            found = found || partner(need->list[k], ways->list[i].atoms[0]) == atom;
        if (!found)
            return false;
    }
    return ways->n && !ways->cut;
}

/* Alternatives of a part, shortened by what another part brings anyway. */
static void shorten(struct um_remedy_run *run, const struct um_sets *ways, struct um_need *need)
{
    for (size_t k = 0; need->kind == UM_NEED_ANY && k < need->n; k++) {
        uint32_t atom = ways->n && ways->list[0].n == 1 ? partner(need->list[k], ways->list[0].atoms[0]) : UM_NONE;
        if (atom == UM_NONE || !joins_every(ways, need, atom))
            continue;
        struct um_need *alone = UM_NEW(run->arena, struct um_need);
        size_t kept = 0;
        alone->kind = UM_NEED_ATOM;
        alone->atom = atom;
        for (size_t i = 0; i < need->n; i++) {
            bool one_of = false;
            for (size_t w = 0; w < ways->n; w++)
                one_of = one_of || partner(need->list[i], ways->list[w].atoms[0]) == atom;
            if (!one_of || i == k)
                need->list[kept++] = i == k ? alone : need->list[i];
        }
        need->n = kept;
    }
}

/* What is needed only once something is there is needed anyway where every way of another part has that. */
static struct um_need *settle(const struct um_sets *ways, struct um_need *need)
{
    for (size_t i = 0; need->kind == UM_NEED_IF && i < ways->n; i++) {
        bool has = false;
        for (size_t k = 0; k < need->n_with; k++) {
            const struct um_need one = {.kind = UM_NEED_ATOM, .atom = need->with[k]};
            has = has || um_suffices(&ways->list[i], &one);
        }
        if (!has)
            return need;
    }
    return need->kind == UM_NEED_IF && ways->n && !ways->cut ? need->list[0] : need;
}

static void drop(struct um_need *need, size_t at)
{
    for (size_t i = at; i + 1 < need->n; i++)
        need->list[i] = need->list[i + 1];
    need->n--;
}

/* Whether a need can be met by way of an atom. */
static bool names(const struct um_need *need, uint32_t atom)
{
    bool found = need->kind == UM_NEED_ATOM && need->atom == atom;
    for (size_t i = 0; !found && i < need->n; i++)
        found = names(need->list[i], atom);
    return found;
}

/* Leave out what is needed only with atoms that nothing takes. */
static void drop_idle(const struct um_need *whole, struct um_need *need)
{
    for (size_t i = 0; i < need->n; i++) {
        struct um_need *below = need->list[i];
        size_t kept = 0;
        for (size_t k = 0; k < below->n_with; k++)
            if (names(whole, below->with[k]))
                below->with[kept++] = below->with[k];
        below->n_with = kept;
        if (below->kind == UM_NEED_IF && !kept)
            drop(need, i--);
        else
            drop_idle(whole, below);
    }
}

static struct um_need *plain(struct um_remedy_run *run, struct um_need *need)
{
    for (size_t i = 0; i < need->n && need->kind != UM_NEED_NEVER; i++)
        need->list[i] = plain(run, need->list[i]);
    for (size_t i = 0; need->kind == UM_NEED_ANY && i < need->n; i++) { /* what another alternative takes in is none of its own */
        const struct um_sets ways = um_sets_of(run, need->list[i]);
        bool taken_in = false;
        for (size_t k = 0; k < need->n && !taken_in; k++)
            taken_in = k != i && need->list[i]->kind != UM_NEED_IF && implies(&ways, need->list[k]);
        if (taken_in)
            drop(need, i--);
    }
    for (size_t i = 0; need->kind == UM_NEED_ALL && i < need->n; i++) {
        const struct um_sets ways = um_sets_of(run, need->list[i]);
        for (size_t k = 0; k < need->n; k++) {
            if (k == i)
                continue;
            need->list[k] = settle(&ways, need->list[k]);
            shorten(run, &ways, need->list[k]);
            if (need->list[i]->kind != UM_NEED_IF && need->list[k]->kind != UM_NEED_IF && implies(&ways, need->list[k])) {
                drop(need, k);
                i -= k < i;
                k--;
            }
        }
    }
    return need->n == 1 && (need->kind == UM_NEED_ALL || need->kind == UM_NEED_ANY) && !need->node ? need->list[0] : need;
}

static bool is_answer(const struct um_remedy_run *run, const struct um_need *need)
{
    return need->kind == UM_NEED_ATOM && run->atoms[need->atom].ruling;
}

/* What is to be obtained before what the Court must then answer. */
static void put_answers_last(struct um_remedy_run *run, struct um_need *need)
{
    struct um_need **list = UM_NEWS(run->arena, need->n + 1, struct um_need *);
    size_t n = 0;
    for (int answers = 0; answers < 2; answers++)
        for (size_t i = 0; i < need->n; i++)
            if (is_answer(run, need->list[i]) == (answers == 1))
                list[n++] = need->list[i];
    for (size_t i = 0; i < n; i++)
        put_answers_last(run, need->list[i] = list[i]);
}

struct um_need *um_need_plain(struct um_remedy_run *run, struct um_need *need)
{
    drop_idle(need, need);
    need = plain(run, need);
    put_answers_last(run, need);
    return need;
}
