/* unmask deliver: tables to open, and request bodies that another system takes; files only, nothing is sent. */
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "deliver/table.h"
#include "deliver/vendor.h"
#include "naming.h"
#include "replace.h"
#include "single.h"

static int complain(const char *message)
{
    fprintf(stderr, "unmask deliver: %s\n", message);
    return EXIT_USAGE;
}

/* ------------------------------------------------------------------- tables */

static int deliver_csv(const struct options *o, const struct deliverables *d)
{
    const struct table *const tables[] = {&d->about, &d->chart, &d->evidence, &d->gaps};
    struct folder folder = {0};
    char name[NAME_LENGTH];
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        snprintf(name, sizeof name, "%s%s", o->include_sealed ? "sealed-" : "", tables[i]->name);
        FILE *out = folder_begin(&folder, name, 0, ".csv");
        if (out)
            print_csv(out, tables[i]);
        folder_end(&folder);
    }
    int code = folder.failed ? complain_of(o->operand, "out of memory", EXIT_SYSTEM) : folder_place(&folder, o->output);
    folder_free(&folder);
    return code;
}

static int deliver_xlsx(const struct options *o, const struct deliverables *d)
{
    struct replacing r;
    int code = replace_begin(&r, o->output);
    if (code != EXIT_DONE)
        return code;
    bool written = r.temporary && write_workbook(r.temporary, d, o->include_sealed);
    if (!written)
        code = complain_of(o->output, r.temporary ? "the workbook could not be written" : "a workbook goes into a file", EXIT_SYSTEM);
    int named = replace_end(&r, written);
    return code == EXIT_DONE ? named : code;
}

static int deliver_tables(const struct options *o, const struct single *s)
{
    struct deliverables d;
    int code = EXIT_DONE;
    if (!make_deliverables(&d, s->document, s->papers, s->gaps, o->include_sealed))
        code = complain_of(o->operand, "out of memory", EXIT_SYSTEM);
    else
        code = strcmp(o->to, "csv") == 0 ? deliver_csv(o, &d) : deliver_xlsx(o, &d);
    free_deliverables(&d);
    return code;
}

/* ------------------------------------------------------------------ systems */

static int fill(const struct options *o, const struct single *s, const struct map *map)
{
    struct delivery d = {.document = s->document, .matter = um_value_get(s->document, "matter"), .map = map,
                         .defendants = um_value_get(s->document, "defendants"), .include_sealed = o->include_sealed, .single = s};
    bool (*const how)(struct delivery *) = strcmp(o->to, "clio") == 0        ? fill_clio
                                           : strcmp(o->to, "smokeball") == 0 ? fill_smokeball
                                                                             : fill_docassemble;
    const bool filled = make_gaps(&d.gaps, s->gaps) && how(&d);
    int code = filled ? folder_place(&d.folder, o->output) : complain_of(o->operand, "out of memory", EXIT_SYSTEM);
    free_gaps(&d.gaps);
    folder_free(&d.folder);
    return code;
}

static int deliver_bodies(const struct options *o, const struct single *s)
{
    struct map map;
    int code = open_map(o->map, o->to, &map);
    if (code == EXIT_DONE && check_map(&map, o->map, o->to, s->document))
        code = o->check_map ? EXIT_NO : EXIT_INPUT;
    if (code == EXIT_DONE && o->check_map)
        printf("The map has every id that --to %s asks for.\n", o->to);
    else if (code == EXIT_DONE)
        code = fill(o, s, &map);
    close_map(&map);
    return code;
}

/* ------------------------------------------------------------------ command */

static bool is_system(const char *to)
{
    return strcmp(to, "clio") == 0 || strcmp(to, "smokeball") == 0 || strcmp(to, "docassemble") == 0;
}

static int check_options(const struct options *o)
{
    if (!o->to || !(is_system(o->to) || strcmp(o->to, "csv") == 0 || strcmp(o->to, "xlsx") == 0))
        return complain("--to is csv, xlsx, clio, smokeball or docassemble");
    if (!is_system(o->to) && (o->map || o->check_map))
        return complain("a map is for clio and smokeball: tables need no ids");
    if (!o->check_map && (!o->output || strcmp(o->output, "-") == 0))
        return complain(strcmp(o->to, "xlsx") == 0 ? "name a file: -o FILE" : "name a folder: -o DIR");
    if (strcmp(o->to, "xlsx") == 0 && !name_ends(o->output, ".xlsx"))
        return complain("the name of a workbook ends in .xlsx, by which a spreadsheet knows it: -o FILE.xlsx");
    if (strcmp(o->to, "xlsx") == 0 && !has_workbooks)
        return complain_of("deliver", "this program was built without libxlsxwriter (apt install libxlsxwriter-dev, then build again); --to csv needs nothing",
                           EXIT_SYSTEM);
    return EXIT_DONE;
}

/* What is delivered is made from; a map is checked against the findings alone. */
static unsigned needed(const struct options *o)
{
    if (o->check_map)
        return 0;
    if (strcmp(o->to, "docassemble") == 0)
        return WITH_GAPS;
    return is_system(o->to) ? WITH_EVIDENCE | WITH_GAPS | WITH_LAW : WITH_EVIDENCE | WITH_GAPS;
}

int run_deliver(const struct options *o)
{
    struct single single;
    int code = check_options(o);
    if (code == EXIT_DONE)
        code = evaluate_single(o, needed(o), &single);
    if (code != EXIT_DONE)
        return code;
    code = is_system(o->to) ? deliver_bodies(o, &single) : deliver_tables(o, &single);
    if (code == EXIT_DONE && !o->check_map)
        tell_held_back(&single);
    free_single(&single);
    return code;
}
