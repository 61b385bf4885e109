/*
 * Do the matters of the tests notice a change of the law?
 *
 *     mutate [--only TEXT] [--whole] MATTERS PACK...
 *
 * MATTERS holds a matter on each line: {"name", "rule", "record", "options": {"test", "as_of", "law_as_of", "decision",
 * "positions"}}. Each is evaluated under the packs as they are, and then under every mutant of them until one comes out
 * otherwise: first those that were written for the rule that was changed, then those in which it speaks, then those in which
 * a rule of its pack does, then the rest. Of all but the first some are tried, as many as tries says; with --whole all
 * are. Which ones follows from their names, so that another matter changes little.
 * A line is printed for the matters, for every permutation of the packs and for every mutant:
 *
 *     matters  NUMBER
 *     tried    NUMBER that speak, NUMBER of the pack, NUMBER of the rest; 0: all
 *     permuted same|differs       SEED  MATTER
 *     mutant   killed|survived|invalid  KIND  NAME  MATTER OR MESSAGE
 *
 * with tabs between; --only tries the mutants alone whose name holds a text. It does not judge what it finds: tests/mutate.py does.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "codec/json.h"
#include "mutants.h"
#include "signature.h"

enum { PERMUTATIONS = 3, MAX_WORKERS = 16, NONE = -1 };

/* How near a matter is to a rule, and how many of each are tried; 0 for all. */
enum turn { WRITTEN, CITED, OF_PACK, OTHER, TURNS };
static const size_t tries[TURNS] = {0, 40, 20, 10};

struct matter {
    const char *name, *rule; /* rule: that it was written for */
    struct um_record *record;
    struct um_options options;
    bool *cited; /* by rule */
    bool *packs; /* of which some rule is */
    uint64_t decided, all;
};

struct bench {
    struct um_arena *arena;
    struct packs packs;
    struct mutants mutants;
    struct matter *matters;
    size_t n, cap;
    bool whole; /* every matter is tried */
    size_t *shuffled; /* places of the matters, by a digest of their names: one that is added moves few */
    int *last;  /* by rule: the matter that noticed a mutant of it */
};

enum verdict { UNTRIED, SURVIVED, KILLED, INVALID };

/* What came of one permutation or mutant; shared by the workers. */
struct result {
    enum verdict verdict;
    int matter;
    char message[160];
};

static _Noreturn void stop(const char *what, const char *why)
{
    fprintf(stderr, "mutate: %s: %s\n", what, why);
    exit(2);
}

/* ------------------------------------------------------------------- inputs */

static char *read_file(struct um_arena *a, const char *path, size_t *length)
{
    FILE *f = fopen(path, "rb");
    if (!f || fseek(f, 0, SEEK_END) != 0)
        stop(path, strerror(errno));
    *length = (size_t)ftell(f);
    rewind(f);
    char *text = um_arena_alloc(a, *length + 1, 1);
    if (fread(text, 1, *length, f) != *length)
        stop(path, "cannot be read");
    fclose(f);
    return text;
}

static struct um_value *read_json(struct um_arena *a, const char *name, const char *text, size_t length)
{
    struct um_problems problems = {.arena = a};
    struct um_value *v = um_json_read(text, length, &problems);
    if (!v)
        stop(name, problems.n ? problems.list[0].message : "no JSON");
    return v;
}

static void read_packs(struct bench *b, char **paths, int n)
{
    b->packs.n = (size_t)n;
    b->packs.names = UM_NEWS(b->arena, b->packs.n, const char *);
    b->packs.trees = UM_NEWS(b->arena, b->packs.n, struct um_value *);
    for (size_t i = 0; i < b->packs.n; i++) {
        size_t length;
        char *text = read_file(b->arena, paths[i], &length);
        b->packs.names[i] = paths[i];
        b->packs.trees[i] = read_json(b->arena, paths[i], text, length);
    }
    packs_index(b->arena, &b->packs);
}

static void read_options(struct um_arena *a, const struct um_value *v, struct um_options *o)
{
    const struct um_value *positions = um_value_get(v, "positions");
    const char **texts = UM_NEWS(a, um_value_count(positions), const char *);
    *o = (struct um_options)UM_OPTIONS_INIT;
    o->test = um_value_string(um_value_get(v, "test"));
    o->as_of = um_value_string(um_value_get(v, "as_of"));
    o->law_as_of = um_value_string(um_value_get(v, "law_as_of"));
    o->decision = um_value_string(um_value_get(v, "decision"));
    for (size_t i = 0; i < um_value_count(positions); i++)
        texts[i] = um_value_string(um_value_at(positions, i));
    o->positions = texts;
    o->n_positions = um_value_count(positions);
}

static void read_matter(struct bench *b, const char *line, size_t length)
{
    const struct um_value *v = read_json(b->arena, "a matter", line, length);
    struct matter m = {.name = um_value_string(um_value_get(v, "name")), .rule = um_value_string(um_value_get(v, "rule"))};
    struct um_error err;
    char *record;
    if (!m.name || !m.rule || um_value_print(um_value_get(v, "record"), false, &record, &length, &err) != UM_OK)
        stop("a matter", "has no name, rule or record");
    if (um_record_parse(record, length, m.name, &m.record, &err) != UM_OK)
        stop(m.name, err.message);
    um_text_free(record);
    read_options(b->arena, um_value_get(v, "options"), &m.options);
    m.cited = UM_NEWS(b->arena, b->packs.n_rules, bool);
    m.packs = UM_NEWS(b->arena, b->packs.n, bool);
    UM_PUSH(b->arena, b->matters, b->n, b->cap, m);
}

static void read_matters(struct bench *b, const char *path)
{
    size_t length;
    const char *text = read_file(b->arena, path, &length), *end;
    for (; (end = strchr(text, '\n')); text = end + 1)
        read_matter(b, text, (size_t)(end - text));
    if (!b->n)
        stop(path, "no matters");
}

/* ---------------------------------------------------------------- evaluating */

/* The packs as they are now, as a law; NULL with the reason in result where they are none. */
static struct um_law *load(const struct bench *b, struct result *result)
{
    struct um_pack_text *texts = calloc(b->packs.n, sizeof *texts);
    struct um_law *law = NULL;
    struct um_error err = {0};
    for (size_t i = 0; texts && i < b->packs.n; i++) {
        char *text = um_json_print(b->packs.trees[i], false);
        if (!text)
            stop("a pack", "out of memory");
        texts[i] = (struct um_pack_text){b->packs.names[i], text, strlen(text)};
    }
    if (um_law_load(false, texts, b->packs.n, &law, &err) != UM_OK) {
        size_t n = 0;
        const struct um_problem *problems = law ? um_law_problems(law, &n) : NULL;
        snprintf(result->message, sizeof result->message, "%.*s", (int)sizeof result->message - 1, n ? problems->message : err.message);
        um_law_free(law);
        law = NULL;
    }
    for (size_t i = 0; i < b->packs.n; i++)
        um_text_free((char *)texts[i].text);
    free(texts);
    return law;
}

/* Digest of what a matter comes to; a refusal is one too. all: of the whole document. */
static uint64_t evaluate(const struct matter *m, const struct um_law *law, bool all, const struct citations *cites)
{
    struct um_result *result;
    struct um_error err;
    if (um_evaluate(m->record, law, &m->options, &result, &err) != UM_OK)
        return (uint64_t)-err.code;
    const struct um_value *document = um_result_document(result);
    uint64_t digest = all ? signature_of_all(document) : signature_of(document, cites);
    um_result_free(result);
    return digest;
}

struct citing {
    const struct packs *packs;
    struct matter *matter;
};

static void cite(void *of, const char *rule)
{
    struct citing *c = of;
    for (size_t i = 0; i < c->packs->n_rules; i++)
        if (strcmp(c->packs->rules[i].id, rule) == 0)
            c->matter->cited[i] = c->matter->packs[c->packs->rules[i].pack] = true;
}

static void evaluate_unchanged(struct bench *b)
{
    struct result result;
    struct um_law *law = load(b, &result);
    if (!law)
        stop("the packs", result.message);
    for (size_t i = 0; i < b->n; i++) {
        struct citing citing = {&b->packs, &b->matters[i]};
        b->matters[i].decided = evaluate(&b->matters[i], law, false, &(struct citations){cite, &citing});
        b->matters[i].all = evaluate(&b->matters[i], law, true, NULL);
    }
    um_law_free(law);
}

static enum turn turn_of(const struct bench *b, const struct matter *m, size_t rule)
{
    if (strcmp(m->rule, b->packs.rules[rule].id) == 0)
        return WRITTEN;
    return m->cited[rule] ? CITED : m->packs[b->packs.rules[rule].pack] ? OF_PACK : OTHER;
}

static bool differs(const struct bench *b, size_t matter, const struct um_law *law)
{
    return evaluate(&b->matters[matter], law, false, NULL) != b->matters[matter].decided;
}

/* The places of a turn's matters in the order in which they are tried; how many in n. */
static size_t *list_turn(const struct bench *b, size_t rule, enum turn turn, size_t *n)
{
    size_t *list = calloc(b->n + 1, sizeof *list);
    *n = 0;
    for (size_t i = 0; list && i < b->n; i++)
        if (turn_of(b, &b->matters[b->shuffled[i]], rule) == turn)
            list[(*n)++] = b->shuffled[i];
    if (!list)
        stop("memory", "there is none left");
    return list;
}

/* The first matter of a turn that comes out otherwise under a law, or NONE. */
static int find_in_turn(const struct bench *b, const struct um_law *law, size_t rule, enum turn turn)
{
    size_t n, *list = list_turn(b, rule, turn, &n);
    int found = NONE;
    if (!b->whole && tries[turn] && tries[turn] < n)
        n = tries[turn];
    for (size_t i = 0; i < n && found == NONE; i++)
        found = differs(b, list[i], law) ? (int)list[i] : NONE;
    free(list);
    return found;
}

/* The first matter that comes out otherwise under a law, or NONE; the one that noticed the last mutant of the rule goes first. */
static int find_difference(const struct bench *b, const struct um_law *law, size_t rule)
{
    int found = b->last[rule];
    if (found != NONE && differs(b, (size_t)found, law))
        return found;
    found = NONE;
    for (enum turn turn = 0; turn < TURNS && found == NONE; turn++)
        found = find_in_turn(b, law, rule, turn);
    b->last[rule] = found != NONE ? found : b->last[rule];
    return found;
}

static void try_mutant(const struct bench *b, const struct mutant *mutant, struct result *result)
{
    struct um_arena *a = um_arena_new();
    if (!a || um_arena_guard(a))
        stop(mutant->name, "out of memory");
    struct saved *saved = mutant_apply(a, mutant);
    struct um_law *law = load(b, result);
    result->matter = law ? find_difference(b, law, mutant->rule) : NONE;
    result->verdict = !law ? INVALID : result->matter == NONE ? SURVIVED : KILLED;
    um_law_free(law);
    mutant_undo(mutant, saved);
    um_arena_free(a);
}

/* --------------------------------------------------------------- permutations */

static void shuffle(void *list, size_t n, size_t size, uint32_t *seed)
{
    char *at = list, held[64];
    for (size_t i = n; i > 1; i--) {
        *seed = *seed * 1664525u + 1013904223u;
        size_t k = (*seed >> 8) % i;
        memcpy(held, at + (i - 1) * size, size);
        memcpy(at + (i - 1) * size, at + k * size, size);
        memcpy(at + k * size, held, size);
    }
}

/* Shuffle packs and what each holds. The places that mutants name are then others, so a worker does it last. */
static void try_permutation(const struct bench *b, uint32_t seed, struct result *result)
{
    static const char *const lists[] = {"rules", "authorities"};
    struct bench shuffled = *b;
    uint32_t state = seed;
    shuffle(shuffled.packs.trees, b->packs.n, sizeof *b->packs.trees, &state);
    for (size_t p = 0; p < b->packs.n; p++)
        for (size_t i = 0; i < 2; i++) {
            const struct um_value *list = um_value_get(b->packs.trees[p], lists[i]);
            if (list)
                shuffle(list->items, list->n, sizeof *list->items, &state);
        }
    struct um_law *law = load(&shuffled, result);
    result->matter = NONE;
    result->verdict = law ? SURVIVED : INVALID;
    for (size_t i = 0; law && i < b->n && result->matter == NONE; i++)
        if (evaluate(&b->matters[i], law, true, NULL) != b->matters[i].all) {
            result->verdict = KILLED;
            result->matter = (int)i;
        }
    um_law_free(law);
}

/* -------------------------------------------------------------------- workers */

/* Every so manieth mutant, then every so manieth permutation, in a process of its own. */
static void work(const struct bench *b, const char *only, size_t worker, size_t workers, struct result *results)
{
    for (size_t i = worker; i < b->mutants.n; i += workers)
        if (!only || strstr(b->mutants.list[i].name, only))
            try_mutant(b, &b->mutants.list[i], &results[PERMUTATIONS + i]);
    for (size_t i = worker; i < PERMUTATIONS; i += workers)
        try_permutation(b, (uint32_t)i + 1, &results[i]);
}

static void share_work(const struct bench *b, const char *only, struct result *results)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    size_t workers = cores < 1 ? 1 : cores > MAX_WORKERS ? MAX_WORKERS : (size_t)cores;
    fflush(NULL);
    for (size_t w = 0; w < workers; w++) {
        pid_t pid = fork();
        if (pid < 0)
            stop("fork", strerror(errno));
        if (pid == 0) {
            work(b, only, w, workers, results);
            _exit(0);
        }
    }
    for (int status; wait(&status) > 0;)
        if (status != 0)
            fprintf(stderr, "mutate: a worker ended with status %d\n", status);
}

static void print_results(const struct bench *b, const char *only, const struct result *results)
{
    static const char *const verdicts[] = {"untried", "survived", "killed", "invalid"};
    printf("matters\t%zu\n", b->n);
    printf("tried\t%zu\t%zu\t%zu\n", b->whole ? 0 : tries[CITED], b->whole ? 0 : tries[OF_PACK], b->whole ? 0 : tries[OTHER]);
    for (size_t i = 0; i < PERMUTATIONS; i++)
        printf("permuted\t%s\t%zu\t%s\n", results[i].verdict == SURVIVED ? "same" : "differs", i + 1,
               results[i].matter == NONE ? results[i].message : b->matters[results[i].matter].name);
    for (size_t i = 0; i < b->mutants.n; i++) {
        const struct result *r = &results[PERMUTATIONS + i];
        if (!only || r->verdict != UNTRIED)
            printf("mutant\t%s\t%s\t%s\t%s\n", verdicts[r->verdict], b->mutants.list[i].kind, b->mutants.list[i].name,
                   r->verdict == KILLED ? b->matters[r->matter].name : r->message);
    }
}

/* FNV-1a. */
static uint32_t digest_of(const char *s)
{
    uint32_t hash = 0x811c9dc5u;
    for (; *s; s++)
        hash = (hash ^ (uint8_t)*s) * 0x01000193u;
    return hash;
}

static int by_digest(const void *a, const void *b, void *matters)
{
    const struct matter *of = matters, *one = &of[*(const size_t *)a], *other = &of[*(const size_t *)b];
    uint32_t x = digest_of(one->name), y = digest_of(other->name);
    return x != y ? (x > y) - (x < y) : strcmp(one->name, other->name);
}

static void shuffle_matters(struct bench *b)
{
    b->shuffled = UM_NEWS(b->arena, b->n, size_t);
    for (size_t i = 0; i < b->n; i++)
        b->shuffled[i] = i;
    qsort_r(b->shuffled, b->n, sizeof *b->shuffled, by_digest, b->matters);
}

static void run(struct bench *b, const char *only, const char *matters, char **packs, int n)
{
    read_packs(b, packs, n);
    read_matters(b, matters);
    shuffle_matters(b);
    mutants_make(b->arena, &b->packs, &b->mutants);
    b->last = UM_NEWS(b->arena, b->packs.n_rules, int);
    for (size_t i = 0; i < b->packs.n_rules; i++)
        b->last[i] = NONE;
    evaluate_unchanged(b);
    size_t size = (PERMUTATIONS + b->mutants.n) * sizeof(struct result);
    struct result *results = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (results == MAP_FAILED)
        stop("memory", strerror(errno));
    share_work(b, only, results);
    print_results(b, only, results);
    for (size_t i = 0; i < b->n; i++)
        um_record_free(b->matters[i].record);
}

int main(int argc, char **argv)
{
    struct bench b = {.arena = um_arena_new()};
    const char *only = NULL;
    int first = 1;
    if (argc > first + 1 && strcmp(argv[first], "--only") == 0) {
        only = argv[first + 1];
        first += 2;
    }
    if (argc > first && strcmp(argv[first], "--whole") == 0) {
        b.whole = true;
        first++;
    }
    if (argc < first + 2)
        stop("usage", "mutate [--only TEXT] [--whole] MATTERS PACK...");
    if (!b.arena || um_arena_guard(b.arena))
        stop("memory", "there is none left");
    run(&b, only, argv[first], argv + first + 1, argc - first - 1);
    um_arena_free(b.arena);
    return 0;
}
