/* unmask memo: a bench memo, in the order in which a judge reads one. */
#define _POSIX_C_SOURCE 200809L /* open_memstream */
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "docx.h"
#include "naming.h"
#include "replace.h"
#include "render/memo/memo.h"
#include "single.h"

/* The form asked for, else the one that the name of the file says. */
static const char *form_of(const struct options *o)
{
    if (o->format)
        return o->format;
    if (name_ends(o->output, ".html") || name_ends(o->output, ".htm"))
        return "html";
    return name_ends(o->output, ".docx") ? "docx" : "markdown";
}

static int complain(const char *message)
{
    fprintf(stderr, "unmask memo: %s\n", message);
    return EXIT_USAGE;
}

static int check_form(const struct options *o, const char *form)
{
    if (strcmp(form, "markdown") != 0 && strcmp(form, "html") != 0 && strcmp(form, "docx") != 0)
        return complain("--format is markdown, html or docx");
    if (!o->format && (name_ends(o->output, ".pdf") || name_ends(o->output, ".doc") || name_ends(o->output, ".rtf") || name_ends(o->output, ".odt")))
        return complain("a memo is Markdown, HTML or DOCX, as -o FILE.md, FILE.html or FILE.docx says; a browser prints the HTML as PDF");
    if (strcmp(form, "docx") == 0 && (!o->output || strcmp(o->output, "-") == 0))
        return complain("a DOCX goes into a file: -o FILE");
    return EXIT_DONE;
}

/* What stands above every page of a memo that is not for everybody. */
static const char *mark_of(const struct options *o)
{
    return o->include_sealed ? "CONTAINS SEALED MATERIAL" : NULL;
}

static int print_memo(const struct options *o, const char *form, const struct blocks *blocks)
{
    char *text = NULL;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    if (!out)
        return complain_of(o->operand, "out of memory", EXIT_SYSTEM);
    const struct letterhead head = {.notice = "Research aid, not legal advice; checked by ____________",
                                    .mark = mark_of(o),
                                    .untitled = strcmp(form, "docx") == 0};
    if (strcmp(form, "markdown") == 0)
        print_blocks_markdown(out, blocks);
    else
        print_blocks_html(out, blocks, &head);
    int code = fclose(out) == 0 ? EXIT_DONE : complain_of(o->operand, "out of memory", EXIT_SYSTEM);
    if (code == EXIT_DONE)
        code = strcmp(form, "docx") == 0 ? make_docx(o->output, text, length) : replace_bytes(o->output, text, length);
    free(text);
    return code;
}

int run_memo(const struct options *o)
{
    const char *form = form_of(o);
    struct blocks blocks;
    struct single single;
    int code = check_form(o, form);
    if (code == EXIT_DONE)
        code = evaluate_single(o, 0, &single);
    if (code != EXIT_DONE)
        return code;
    code = make_memo(&blocks, single.document, mark_of(o)) ? print_memo(o, form, &blocks) : complain_of(o->operand, "out of memory", EXIT_SYSTEM);
    if (code == EXIT_DONE)
        tell_held_back(&single);
    blocks_free(&blocks);
    free_single(&single);
    return code;
}
