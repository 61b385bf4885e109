#include <stdio.h>
#include <stdlib.h>
#include "unmask.h"
int main(int argc, char **argv)
{
    static char buf[1 << 22];
    struct um_error err = {0};
    struct um_law *law;
    struct um_record *rec;
    struct um_result *res = NULL;
    struct um_options o = UM_OPTIONS_INIT;
    FILE *f = fopen(argv[1], "rb");
    size_t n = fread(buf, 1, sizeof buf, f);
    fclose(f);
    if (argc > 2) o.as_of = argv[2];
    um_law_builtin(&law, &err);
    int rc = um_record_parse(buf, n, argv[1], &rec, &err);
    size_t np;
    const struct um_problem *p = um_record_problems(rec, &np);
    for (size_t i = 0; i < np; i++) if (p[i].severity == UM_ERROR) fprintf(stderr, "%s:%u %s\n", p[i].where, p[i].line, p[i].message);
    if (rc) return 3;
    rc = um_evaluate(rec, law, &o, &res, &err);
    if (rc) { fprintf(stderr, "%s\n", err.message); return 2; }
    char *t; size_t len;
    um_value_print(um_result_document(res), true, &t, &len, &err);
    puts(t);
    um_text_free(t); um_result_free(res); um_record_free(rec); um_law_free(law);
    return 0;
}
