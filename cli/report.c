/* unmask report: findings and record as one page of HTML that needs nothing else; a file for each matter. */
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "naming.h"
#include "render/report/report.h"
#include "single.h"

/* Only what is finished is opened for writing: a run that fails leaves the file as it was. */
static int write_one(const struct options *o, const struct um_record *record, const struct um_law *law, const char *path)
{
    struct single d;
    int code = evaluate_parts(o, record, law, WITH_EVIDENCE | WITH_GAPS | WITH_LAW, &d);
    if (code == EXIT_DONE)
        warn_of_name(path, record);
    FILE *out = code == EXIT_DONE ? open_output(path) : NULL;
    if (out) {
        const struct report_input in = {d.document, d.papers, d.gaps, d.law, o->include_sealed};
        const bool good = render_report(out, &in);
        code = close_output(out, path);
        if (!good)
            code = complain_of(o->operand, "out of memory", EXIT_SYSTEM);
    } else if (code == EXIT_DONE) {
        code = EXIT_SYSTEM;
    }
    free_single(&d);
    return code;
}

/* findings-2.html for the second matter of findings.html: a number names nobody. To be freed. */
static char *numbered(const char *path, size_t number)
{
    const char *slash = strrchr(path, '/'), *dot = strrchr(slash ? slash : path, '.');
    const size_t stem = dot ? (size_t)(dot - path) : strlen(path), n = strlen(path) + 24;
    char *name = malloc(n);
    if (name)
        snprintf(name, n, "%.*s-%zu%s", (int)stem, path, number, path + stem);
    return name;
}

static int write_all(const struct options *o, struct matters *matters, const struct um_law *law)
{
    const size_t n = count_matters(matters);
    int code = EXIT_DONE;
    for (size_t i = 0; code == EXIT_DONE && i < n; i++) {
        struct um_record *record = NULL;
        char *path = n > 1 ? numbered(o->output, i + 1) : join_path(o->output, NULL);
        code = path ? next_matter(matters, i, &record) : complain_of(o->operand, "out of memory", EXIT_SYSTEM);
        if (code == EXIT_DONE)
            code = write_one(o, record, law, path);
        um_record_free(record);
        free(path);
    }
    return code;
}

static int refuse(const char *message)
{
    fprintf(stderr, "unmask report: %s\n", message);
    return EXIT_USAGE;
}

int run_report(const struct options *o)
{
    struct um_law *law = NULL;
    struct matters *matters = NULL;
    if (!o->output)
        return refuse("-o FILE says where to write, such as -o findings.html; let the name tell nobody's");
    if (name_ends(o->output, ".pdf") || name_ends(o->output, ".docx"))
        return refuse("a report is HTML, as -o FILE.html says; a browser prints it as PDF, and unmask memo writes a DOCX");
    int code = open_law(o->law, &law);
    if (code == EXIT_DONE)
        code = open_matters(o->operand, &matters);
    if (code == EXIT_DONE && count_matters(matters) > 1 && strcmp(o->output, "-") == 0)
        code = refuse("the database has several matters, and each is a file of its own: give -o a file");
    else if (code == EXIT_DONE)
        code = write_all(o, matters, law);
    close_matters(matters);
    um_law_free(law);
    return code;
}
