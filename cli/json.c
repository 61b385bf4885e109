#include "json.h"

#include <inttypes.h>

static void write_string(FILE *out, const char *text)
{
    fputc('"', out);
    for (const char *s = text; *s; s++)
        if ((unsigned char)*s < 0x20)
            fprintf(out, "\\u%04x", (unsigned)*s);
        else
            fprintf(out, "%s%c", *s == '"' || *s == '\\' ? "\\" : "", *s);
    fputc('"', out);
}

static void begin(struct json *j, const char *key)
{
    if (j->depth)
        fprintf(j->out, "%s\n%*s", j->begun ? "," : "", j->depth, "");
    j->begun = true;
    if (key) {
        write_string(j->out, key);
        fputs(": ", j->out);
    }
}

void json_open(struct json *j, const char *key, char bracket)
{
    begin(j, key);
    fputc(bracket, j->out);
    j->depth++;
    j->begun = false;
}

void json_close(struct json *j, char bracket)
{
    j->depth--;
    if (j->begun)
        fprintf(j->out, "\n%*s", j->depth, "");
    fputc(bracket, j->out);
    j->begun = true;
    if (!j->depth)
        fputc('\n', j->out);
}

void json_text(struct json *j, const char *key, const char *text)
{
    if (!text || !*text)
        return;
    begin(j, key);
    write_string(j->out, text);
}

void json_count(struct json *j, const char *key, size_t n)
{
    begin(j, key);
    fprintf(j->out, "%zu", n);
}

static void write_plain(FILE *out, const struct um_value *v)
{
    if (um_value_type(v) == UM_VALUE_TEXT)
        write_string(out, um_value_string(v));
    else if (um_value_type(v) == UM_VALUE_INT)
        fprintf(out, "%" PRId64, um_value_integer(v));
    else
        fputs(um_value_type(v) == UM_VALUE_NULL ? "null" : um_value_integer(v) ? "true" : "false", out);
}

void json_value(struct json *j, const char *key, const struct um_value *v)
{
    enum um_value_type type = um_value_type(v);
    if (!v)
        return;
    if (type != UM_VALUE_OBJECT && type != UM_VALUE_ARRAY) {
        begin(j, key);
        write_plain(j->out, v);
        return;
    }
    json_open(j, key, type == UM_VALUE_OBJECT ? '{' : '[');
    for (size_t i = 0; i < um_value_count(v); i++)
        json_value(j, um_value_key(v, i), um_value_at(v, i));
    json_close(j, type == UM_VALUE_OBJECT ? '}' : ']');
}
