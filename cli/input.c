/* Input: files, databases, packs; every error in one form. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli.h"

struct matters {
    struct um_store *store;
};

int complain_of(const char *path, const char *message, int code)
{
    fputs("unmask: ", stderr);
    print_safe(stderr, path);
    fprintf(stderr, ": %s\n", message);
    return code;
}

static char *read_stream(FILE *f, size_t *length)
{
    size_t cap = 1 << 16, n = 0;
    char *text = malloc(cap + 1);
    while (text) {
        n += fread(text + n, 1, cap - n, f);
        if (n < cap)
            break;
        char *grown = cap < (size_t)1 << 27 ? realloc(text, 2 * cap + 1) : NULL;
        if (!grown)
            free(text);
        text = grown;
        cap *= 2;
    }
    if (text && ferror(f)) {
        free(text);
        text = NULL;
    }
    if (text)
        text[*length = n] = '\0';
    return text;
}

char *read_text(const char *path, size_t *length)
{
    FILE *f = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
    char *text = f ? read_stream(f, length) : NULL;
    if (!text)
        complain_of(path, f ? "cannot be read" : strerror(errno), 0);
    if (f && f != stdin)
        fclose(f);
    return text;
}

int report_error(const char *what, const struct um_error *err)
{
    fputs("unmask: ", stderr);
    print_safe(stderr, *err->where ? err->where : what);
    fputs(": ", stderr);
    print_safe(stderr, err->message);
    fputc('\n', stderr);
    return -(int)err->code;
}

void print_problems(FILE *out, const char *file, const struct um_problem *problems, size_t n, bool warnings)
{
    for (size_t i = 0; i < n; i++) {
        const struct um_problem *p = &problems[i];
        if (p->severity == UM_WARNING && !warnings)
            continue;
        print_safe(out, file);
        if (p->line)
            fprintf(out, ":%u", (unsigned)p->line);
        fputs(p->severity == UM_ERROR ? ": error: " : ": warning: ", out);
        print_safe(out, p->message);
        fputs("\n    at ", out);
        print_safe(out, p->where);
        fputs("   rule ", out);
        print_safe(out, p->rule);
        fprintf(out, "   [%s]\n", p->id);
    }
}

size_t print_errors(const char *file, const struct um_record *record)
{
    size_t n = 0;
    const struct um_problem *problems = record ? um_record_problems(record, &n) : NULL;
    print_problems(stderr, file, problems, n, false);
    return n;
}

/* ------------------------------------------------------------------ matters */

bool is_database(const char *path)
{
    char head[16] = {0};
    FILE *f = strcmp(path, "-") == 0 ? NULL : fopen(path, "rb");
    size_t n = f ? fread(head, 1, sizeof head, f) : 0;
    if (f)
        fclose(f);
    return n == sizeof head && memcmp(head, "SQLite format 3", 16) == 0;
}

/* A record in JSON goes through a database in memory, so that there is one path. */
static int store_json(const char *path, struct um_store **store)
{
    struct um_error err;
    struct um_record *record = NULL;
    size_t length;
    char *text = read_text(path, &length);
    if (!text)
        return EXIT_INPUT;
    int code = -(int)um_record_parse(text, length, path, &record, &err);
    free(text);
    bool said = print_errors(path, record) > 0 && code == EXIT_INPUT;
    if (code == EXIT_DONE)
        code = -(int)um_store_open(NULL, UM_STORE_CREATE, store, &err);
    if (code == EXIT_DONE)
        code = -(int)um_store_add(*store, record, &err);
    if (code != EXIT_DONE && !said)
        report_error(path, &err);
    um_record_free(record);
    return code;
}

int open_matters(const char *path, struct matters **ret)
{
    struct um_error err;
    struct um_store *store = NULL;
    int code;
    *ret = NULL;
    if (is_database(path)) {
        code = -(int)um_store_open(path, UM_STORE_READ, &store, &err);
        if (code != EXIT_DONE)
            report_error(path, &err);
    } else {
        code = store_json(path, &store);
    }
    if (code == EXIT_DONE && !(*ret = malloc(sizeof **ret)))
        code = complain_of(path, "out of memory", EXIT_SYSTEM);
    if (code == EXIT_DONE)
        (*ret)->store = store;
    else
        um_store_close(store);
    return code;
}

int open_matters_to_write(const char *path, const char *what, struct matters **ret)
{
    struct um_error err;
    struct um_store *store = NULL;
    *ret = NULL;
    FILE *f = strcmp(path, "-") == 0 ? NULL : fopen(path, "rb");
    if (!f && strcmp(path, "-") != 0)
        return complain_of(path, strerror(errno), EXIT_INPUT);
    if (f)
        fclose(f);
    if (!is_database(path)) {
        char message[160];
        snprintf(message, sizeof message, "%s a matter database; unmask import RECORD.json -o M.db makes one", what);
        return complain_of(path, message, EXIT_INPUT);
    }
    if (um_store_open(path, UM_STORE_WRITE, &store, &err) != UM_OK)
        return report_error(path, &err);
    if ((*ret = malloc(sizeof **ret))) {
        (*ret)->store = store;
        return EXIT_DONE;
    }
    um_store_close(store);
    return complain_of(path, "out of memory", EXIT_SYSTEM);
}

struct um_store *store_of(const struct matters *m)
{
    return m->store;
}

size_t count_matters(const struct matters *m)
{
    size_t n = 0;
    return um_store_count(m->store, &n, NULL) == UM_OK ? n : 0;
}

int next_matter(struct matters *m, size_t i, struct um_record **ret)
{
    struct um_error err;
    int code = -(int)um_store_record(m->store, i, ret, &err);
    if (code != EXIT_DONE && print_errors("the database", *ret) == 0)
        report_error("the database", &err);
    return code;
}

void close_matters(struct matters *m)
{
    if (m)
        um_store_close(m->store);
    free(m);
}

/* ---------------------------------------------------------------------- law */

enum { MAX_PACKS = 256, MAX_FOLDERS = 4 };

static int compare_names(const void *a, const void *b)
{
    return strcmp(((const struct um_pack_text *)a)->name, ((const struct um_pack_text *)b)->name);
}

char *join_path(const char *directory, const char *name)
{
    size_t n = strlen(directory) + (name ? strlen(name) : 0) + 2;
    char *path = malloc(n);
    if (path)
        snprintf(path, n, "%s%s%s", directory, name ? "/" : "", name ? name : "");
    return path;
}

static bool is_json(const char *name)
{
    size_t n = strlen(name);
    return n > 5 && strcmp(name + n - 5, ".json") == 0;
}

static int read_pack(const char *path, struct um_pack_text *packs, size_t *n)
{
    if (*n == MAX_PACKS)
        return complain_of(path, "too many packs", EXIT_INPUT);
    struct um_pack_text *pack = &packs[(*n)++];
    pack->name = join_path(path, NULL);
    pack->text = pack->name ? read_text(pack->name, &pack->length) : NULL;
    return pack->text ? EXIT_DONE : EXIT_INPUT;
}

/* The .json files of a directory, and of those below it that do not begin with a point: packs may be kept in folders. */
static int collect_packs(const char *directory, unsigned depth, struct um_pack_text *packs, size_t *n)
{
    DIR *dir = opendir(directory);
    int code = dir ? EXIT_DONE : complain_of(directory, strerror(errno), EXIT_INPUT);
    for (struct dirent *entry; code == EXIT_DONE && (entry = readdir(dir));) {
        struct stat is;
        if (entry->d_name[0] == '.')
            continue;
        char *path = join_path(directory, entry->d_name);
        bool folder = path && stat(path, &is) == 0 && S_ISDIR(is.st_mode);
        if (!path)
            code = complain_of(directory, strerror(errno), EXIT_SYSTEM);
        else if (folder && depth < MAX_FOLDERS)
            code = collect_packs(path, depth + 1, packs, n);
        else if (path && !folder && is_json(path))
            code = read_pack(path, packs, n);
        free(path);
    }
    if (dir)
        closedir(dir);
    return code;
}

static int read_packs(const char *directory, struct um_pack_text *packs, size_t *n)
{
    int code = collect_packs(directory, 0, packs, n);
    qsort(packs, *n, sizeof *packs, compare_names); /* so that problems come in one order on every machine */
    return code;
}

int open_law(const char *directory, struct um_law **ret)
{
    struct um_error err;
    struct um_pack_text packs[MAX_PACKS];
    size_t n = 0, n_problems = 0;
    int code = directory ? read_packs(directory, packs, &n) : EXIT_DONE;
    *ret = NULL;
    if (code == EXIT_DONE)
        code = -(int)(directory ? um_law_load(true, packs, n, ret, &err) : um_law_builtin(ret, &err));
    if (code != EXIT_DONE && *ret) {
        const struct um_problem *problems = um_law_problems(*ret, &n_problems);
        print_problems(stderr, "law", problems, n_problems, false);
    }
    for (size_t i = 0; i < n; i++) {
        free((void *)(uintptr_t)packs[i].name);
        free((void *)(uintptr_t)packs[i].text);
    }
    return code;
}

int read_case(const char *folder, struct um_record **ret)
{
    struct matters *matters = NULL;
    char *path = join_path(folder, "record.json");
    *ret = NULL;
    int code = path ? open_matters(path, &matters) : complain_of(folder, "out of memory", EXIT_SYSTEM);
    if (code == EXIT_DONE)
        code = next_matter(matters, 0, ret);
    close_matters(matters);
    free(path);
    return code;
}
