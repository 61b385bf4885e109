#include "findings/tree.h"

#include <string.h>

/* A stable merge sort: qsort cannot be handed the matter, and rows of one node keep their order. */
static void merge_sort(const struct um_matter *m, uint32_t *rows, uint32_t *spare, uint32_t n)
{
    uint32_t half = n / 2, i = 0, k = half;
    if (n < 2)
        return;
    merge_sort(m, rows, spare, half);
    merge_sort(m, rows + half, spare, n - half);
    for (uint32_t out = 0; out < n; out++) {
        bool left = k == n || (i < half && strcmp(um_text_of(m, UM_POSITION__ON, rows[i]), um_text_of(m, UM_POSITION__ON, rows[k])) <= 0);
        spare[out] = left ? rows[i++] : rows[k++];
    }
    memcpy(rows, spare, n * sizeof *rows);
}

void um_positions_sort(struct um_arena *a, struct um_tree *t)
{
    uint32_t n = t->m->tables[UM_ENTITY_POSITION].n;
    t->positions = UM_NEWS(a, n, uint32_t);
    t->n_positions = 0;
    for (uint32_t i = 0; i < n; i++)
        if (um_time_of(t->m, UM_POSITION__AT, i).from <= t->as_of)
            t->positions[t->n_positions++] = i;
    merge_sort(t->m, t->positions, UM_NEWS(a, n, uint32_t), t->n_positions);
}

const uint32_t *um_positions_on(const struct um_tree *t, const char *on, uint32_t *n)
{
    uint32_t low = 0, high = t->n_positions;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (strcmp(um_text_of(t->m, UM_POSITION__ON, t->positions[mid]), on) < 0)
            low = mid + 1;
        else
            high = mid;
    }
    for (*n = 0; low + *n < t->n_positions && strcmp(um_text_of(t->m, UM_POSITION__ON, t->positions[low + *n]), on) == 0;)
        ++*n;
    return t->positions + low;
}
