/* Files of tables: a directory of them is there whole or not at all, and nothing that is there is written over. */
#define _XOPEN_SOURCE 700 /* link */
#include "tables.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { NAME_ROOM = 64 }; /* for what is put behind a path */

/* ------------------------------------------------------------------ writing */

static bool write_file(const char *path, const char *text, size_t length)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL, 0666);
    FILE *f = fd < 0 ? NULL : fdopen(fd, "wb");
    if (!f)
        return false;
    bool good = fwrite(text, 1, length, f) == length;
    return fclose(f) == 0 && good;
}

int write_new(const char *path, const char *text, size_t length)
{
    if (!path || strcmp(path, "-") == 0) {
        fwrite(text, 1, length, stdout);
        return close_output(stdout, NULL);
    }
    struct stat is;
    size_t room = strlen(path) + NAME_ROOM;
    char *temporary = malloc(room);
    if (!temporary)
        return complain_of(path, "out of memory", EXIT_SYSTEM);
    snprintf(temporary, room, "%s.%ld", path, (long)getpid());
    bool taken = lstat(path, &is) == 0, written = !taken && write_file(temporary, text, length);
    bool placed = written && link(temporary, path) == 0;
    int reason = taken ? EEXIST : errno;
    if (written)
        unlink(temporary);
    free(temporary);
    if (placed)
        return EXIT_DONE;
    return reason == EEXIST ? complain_of(path, "there is a file already; it is left as it is", EXIT_INPUT)
                            : complain_of(path, strerror(reason), EXIT_SYSTEM);
}

static bool is_empty(const char *directory)
{
    DIR *dir = opendir(directory);
    bool empty = dir;
    for (struct dirent *entry; empty && (entry = readdir(dir));)
        empty = strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0;
    if (dir)
        closedir(dir);
    return empty;
}

static void remove_folder(const char *folder)
{
    DIR *dir = opendir(folder);
    for (struct dirent *entry; dir && (entry = readdir(dir));) {
        char *path = join_path(folder, entry->d_name);
        if (path && entry->d_name[0] != '.')
            unlink(path);
        free(path);
    }
    if (dir)
        closedir(dir);
    rmdir(folder);
}

static int write_texts(const char *folder, const struct um_tables *tables)
{
    size_t n;
    const struct um_table_text *texts = um_tables_texts(tables, &n);
    int code = EXIT_DONE;
    for (size_t i = 0; i < n && code == EXIT_DONE; i++) {
        char *path = join_path(folder, texts[i].name);
        if (!path || !write_file(path, texts[i].text, texts[i].length))
            code = complain_of(texts[i].name, strerror(errno), EXIT_SYSTEM);
        free(path);
    }
    return code;
}

/* A workbook beside CSV may be missing, with a word; one alone may not. */
static int write_workbook(const char *folder, struct um_tables *tables, const char *name, bool alone)
{
    struct um_error err;
    char *path = join_path(folder, name);
    int code = path ? -(int)um_tables_workbook(tables, path, &err) : complain_of(name, "out of memory", EXIT_SYSTEM);
    if (path && code != EXIT_DONE) {
        bool left_out = code != EXIT_SYSTEM && !alone;
        unlink(path);
        fputs("unmask: ", stderr);
        print_safe(stderr, code == EXIT_INPUT ? err.where : name);
        fprintf(stderr, ": %s%s\n", err.message, left_out ? "; the CSV files are written" : "");
        code = left_out ? EXIT_DONE : code;
    }
    free(path);
    return code;
}

static int fill_folder(const char *folder, struct um_tables *tables, unsigned forms, const char *workbook)
{
    int code = forms & AS_CSV ? write_texts(folder, tables) : EXIT_DONE;
    if (code == EXIT_DONE && (forms & AS_WORKBOOK))
        code = write_workbook(folder, tables, workbook, !(forms & AS_CSV));
    return code;
}

/* The name of a directory without slashes at its end, in room for more behind it. */
static char *bare_name(const char *directory, const char *behind)
{
    size_t n = strlen(directory);
    while (n > 1 && directory[n - 1] == '/')
        n--;
    char *name = malloc(n + strlen(behind) + 1);
    if (name) {
        memcpy(name, directory, n);
        strcpy(name + n, behind);
    }
    return name;
}

int write_tables(const char *directory, struct um_tables *tables, unsigned forms, const char *workbook)
{
    struct stat is;
    char behind[NAME_ROOM];
    if (lstat(directory, &is) == 0 && (!S_ISDIR(is.st_mode) || !is_empty(directory)))
        return complain_of(directory, "it is there already and not empty; nothing was written", EXIT_INPUT);
    snprintf(behind, sizeof behind, ".%ld", (long)getpid());
    char *folder = bare_name(directory, behind), *name = bare_name(directory, "");
    int code = !folder || !name ? complain_of(directory, "out of memory", EXIT_SYSTEM) : EXIT_DONE;
    if (code == EXIT_DONE && mkdir(folder, 0777) != 0)
        code = complain_of(directory, strerror(errno), EXIT_SYSTEM);
    else if (code == EXIT_DONE) {
        code = fill_folder(folder, tables, forms, workbook);
        if (code == EXIT_DONE && rename(folder, name) != 0)
            code = complain_of(directory, strerror(errno), EXIT_SYSTEM);
        if (code != EXIT_DONE)
            remove_folder(folder);
    }
    free(folder);
    free(name);
    return code;
}

/* ----------------------------------------------------------------- problems */

/* records.csv:18:form.sworn as records.csv, row 18, column form.sworn */
static void print_place(const char *where)
{
    char place[512];
    snprintf(place, sizeof place, "%s", where);
    char *path = strstr(place, ":/");
    if (path) {
        *path = '\0';
        print_safe(stderr, place);
        fputs(", at ", stderr);
        print_safe(stderr, path + 1);
        return;
    }
    char *last = strrchr(place, ':'), *column = NULL;
    if (last && strspn(last + 1, "0123456789") != strlen(last + 1)) {
        *last = '\0';
        column = last + 1;
        last = strrchr(place, ':');
    }
    if (last)
        *last = '\0';
    print_safe(stderr, *place ? place : "the tables");
    if (last)
        fprintf(stderr, ", row %s", last + 1);
    if (column)
        fputs(", column ", stderr), print_safe(stderr, column);
}

void print_table_problems(const struct um_problem *problems, size_t n, bool warnings)
{
    for (size_t i = 0; i < n; i++) {
        if (problems[i].severity == UM_WARNING && !warnings)
            continue;
        print_place(problems[i].where);
        fputs(problems[i].severity == UM_ERROR ? ": error: " : ": warning: ", stderr);
        print_safe(stderr, problems[i].message);
        fputs("\n    rule ", stderr);
        print_safe(stderr, problems[i].rule);
        fprintf(stderr, "   [%s]\n", problems[i].id);
    }
}

/* ------------------------------------------------------------------ reading */

bool is_workbook(const struct um_table_text *text)
{
    return text->length > 4 && memcmp(text->text, "PK\x03\x04", 4) == 0;
}

static int add_text(const char *path, struct texts *texts)
{
    const char *slash = strrchr(path, '/');
    struct um_table_text *grown = realloc(texts->list, (texts->n + 1) * sizeof *grown);
    if (!grown)
        return complain_of(path, "out of memory", EXIT_SYSTEM);
    texts->list = grown;
    struct um_table_text *text = &grown[texts->n++];
    *text = (struct um_table_text){.name = join_path(slash ? slash + 1 : path, NULL)};
    text->text = text->name ? read_text(path, &text->length) : NULL;
    return text->text ? EXIT_DONE : EXIT_INPUT;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(((const struct um_table_text *)a)->name, ((const struct um_table_text *)b)->name);
}

/* A file of CSV that a spreadsheet has not put there for itself. */
static bool is_csv(const char *name)
{
    size_t n = strlen(name);
    return n > 4 && strcmp(name + n - 4, ".csv") == 0 && !strchr(".~", *name);
}

static int read_folder(const char *folder, struct texts *texts)
{
    DIR *dir = opendir(folder);
    int code = dir ? EXIT_DONE : complain_of(folder, strerror(errno), EXIT_INPUT);
    for (struct dirent *entry; code == EXIT_DONE && (entry = readdir(dir));) {
        char *path = is_csv(entry->d_name) ? join_path(folder, entry->d_name) : NULL;
        if (path)
            code = add_text(path, texts);
        free(path);
    }
    if (dir)
        closedir(dir);
    if (code == EXIT_DONE && texts->n == 0)
        code = complain_of(folder, "no file in it ends in .csv; a workbook is named itself", EXIT_INPUT);
    if (texts->n > 1)
        qsort(texts->list, texts->n, sizeof *texts->list, compare_names); /* so that problems come in one order on every machine */
    return code;
}

int read_tables(const char *path, struct texts *texts)
{
    struct stat is;
    *texts = (struct texts){NULL, 0};
    if (stat(path, &is) != 0)
        return complain_of(path, strerror(errno), EXIT_INPUT);
    return S_ISDIR(is.st_mode) ? read_folder(path, texts) : add_text(path, texts);
}

int read_files(const char *const *paths, size_t n, struct texts *texts)
{
    int code = EXIT_DONE;
    *texts = (struct texts){NULL, 0};
    for (size_t i = 0; i < n && code == EXIT_DONE; i++)
        code = add_text(paths[i], texts);
    return code;
}

void free_texts(struct texts *texts)
{
    for (size_t i = 0; i < texts->n; i++) {
        free((void *)(uintptr_t)texts->list[i].name);
        free((void *)(uintptr_t)texts->list[i].text);
    }
    free(texts->list);
}
