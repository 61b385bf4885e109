/* Output: answers to standard output or a file, never a raw control character. */
#include <errno.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli.h"

int width_of(const struct options *o)
{
    struct winsize size;
    if (o->width)
        return o->width;
    if (o->output || !isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col < 60)
        return 100;
    return size.ws_col > 120 ? 120 : size.ws_col;
}

FILE *open_output(const char *path)
{
    FILE *out = path && strcmp(path, "-") != 0 ? fopen(path, "wb") : stdout;
    if (!out) {
        fputs("unmask: ", stderr);
        print_safe(stderr, path);
        fprintf(stderr, ": %s\n", strerror(errno));
    }
    return out;
}

int close_output(FILE *out, const char *path)
{
    bool failed = fflush(out) != 0 || ferror(out);
    if (out != stdout)
        failed = fclose(out) != 0 || failed;
    if (!failed)
        return EXIT_DONE;
    fputs("unmask: could not write ", stderr);
    print_safe(stderr, path ? path : "standard output");
    fputc('\n', stderr);
    return EXIT_SYSTEM;
}

/* The code point of the UTF-8 sequence at s and its length; anything malformed is one byte. */
static unsigned long decode(const unsigned char *s, size_t *len)
{
    *len = s[0] < 0x80 ? 1 : s[0] >= 0xf0 ? 4 : s[0] >= 0xe0 ? 3 : s[0] >= 0xc2 ? 2 : 1;
    unsigned long c = *len == 1 ? s[0] : s[0] & (0x7fu >> *len);
    for (size_t i = 1; i < *len; i++) {
        if ((s[i] & 0xc0) != 0x80)
            return *len = 1, 0xfffd;
        c = c << 6 | (s[i] & 0x3f);
    }
    return *len == 1 && s[0] >= 0x80 ? 0xfffd : c;
}

/* Control, bidirectional, and other characters that change how text around them is shown. */
static bool is_unsafe(unsigned long c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x61c || (c >= 0x200b && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) ||
           (c >= 0x2060 && c <= 0x206f) || c == 0xfeff || (c >= 0xfff9 && c <= 0xfffd) || (c >= 0xe0000 && c <= 0xe007f);
}

void print_safe(FILE *out, const char *text)
{
    for (const unsigned char *s = (const unsigned char *)text; *s;) {
        size_t len;
        unsigned long c = decode(s, &len);
        if (is_unsafe(c))
            fprintf(out, "\\u{%lx}", c);
        else
            fwrite(s, 1, len, out);
        s += len;
    }
}

static void print_value(FILE *out, const struct um_value *v, bool indented)
{
    char *text;
    size_t length;
    if (um_value_print(v, indented, &text, &length, NULL) == UM_OK) {
        fwrite(text, 1, length, out);
        fputc('\n', out);
    }
    um_text_free(text);
}

void print_json(FILE *out, const struct um_value *v)
{
    print_value(out, v, true);
}

void print_json_line(FILE *out, const struct um_value *v)
{
    print_value(out, v, false);
}
