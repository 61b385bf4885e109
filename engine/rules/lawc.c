/*
 * lawc OUT.c PACK.json ...: compile the packs as the library would at run time,
 * and write the image and the packs themselves as C. Runs at build time only.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "codec/pack.h"

static char *read_file(const char *path, size_t *length)
{
    FILE *f = fopen(path, "rb");
    char *text = NULL;
    long size;
    if (f && fseek(f, 0, SEEK_END) == 0 && (size = ftell(f)) >= 0 && fseek(f, 0, SEEK_SET) == 0) {
        text = malloc((size_t)size + 1);
        *length = text ? fread(text, 1, (size_t)size, f) : 0;
        if (text)
            text[*length] = '\0';
    }
    if (f)
        fclose(f);
    return text;
}

static void write_words(FILE *out, const void *bytes, size_t n)
{
    for (size_t i = 0; i < n; i += 8) {
        uint64_t word;
        memcpy(&word, (const char *)bytes + i, 8);
        fprintf(out, "UINT64_C(0x%016llx),%s", (unsigned long long)word, i / 8 % 4 == 3 ? "\n" : " ");
    }
}

/* A text as bytes: a string literal may not be this long. */
static void write_text(FILE *out, size_t i, const struct um_pack_text *pack)
{
    fprintf(out, "static const char pack_%zu[] = {\n", i);
    for (size_t k = 0; k < pack->length; k++)
        fprintf(out, "%d,%s", pack->text[k], k % 32 == 31 ? "\n" : "");
    fputs("0};\n", out);
}

static int write_out(const char *path, const void *image, const struct um_pack_read *packs, size_t n)
{
    const struct um_image_header *h = image;
    FILE *out = fopen(path, "w");
    if (!out)
        return 1;
    fputs("#include \"rules/builtin.h\"\n\nconst uint64_t um_builtin_image[] = {\n", out);
    write_words(out, image, h->bytes);
    fputs("\n};\n\n", out);
    for (size_t i = 0; i < n; i++)
        write_text(out, i, &packs[i].text);
    fputs("\nconst struct um_pack_text um_builtin_packs[] = {\n", out);
    for (size_t i = 0; i < n; i++)
        fprintf(out, "    {\"%s\", pack_%zu, sizeof pack_%zu - 1},\n", packs[i].text.name, i, i);
    fprintf(out, "};\n\nconst size_t um_builtin_pack_count = %zu;\n", n);
    return fclose(out) != 0;
}

int main(int argc, char **argv)
{
    struct um_arena *a = um_arena_new();
    if (argc < 3 || !a || um_arena_guard(a)) {
        fputs("usage: lawc OUT.c PACK.json ... (or out of memory)\n", stderr);
        um_arena_free(a);
        return 1;
    }
    size_t n = (size_t)argc - 2;
    struct um_problems problems = {.arena = a};
    struct um_pack_read *packs = UM_NEWS(a, n, struct um_pack_read);
    char **texts = UM_NEWS(a, n, char *);
    for (size_t i = 0; i < n; i++) {
        const char *path = argv[i + 2], *slash = strrchr(path, '/');
        size_t length = 0;
        texts[i] = read_file(path, &length);
        struct um_pack_text pack = {slash ? slash + 1 : path, texts[i] ? texts[i] : "", length};
        um_pack_parse(a, &pack, &packs[i], &problems);
    }
    const void *image = problems.errors ? NULL : um_packs_compile(a, packs, n, NULL, 0, &problems);
    for (size_t i = 0; i < problems.n; i++)
        fprintf(stderr, "%s (line %u): %s [%s]\n", problems.list[i].where, (unsigned)problems.list[i].line,
                problems.list[i].message, problems.list[i].rule);
    int code = image ? write_out(argv[1], image, packs, n) : 1;
    for (size_t i = 0; i < n; i++)
        free(texts[i]);
    um_arena_free(a);
    return code;
}
