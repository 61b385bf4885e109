#include "render/report/report.h"

static void write_sections(struct report *r)
{
    report_head(r);
    report_caption_of_case(r);
    html_open(&r->html, "main");
    html_attr(&r->html, "id", "content");
    report_first(r);
    report_matrix(r);
    report_test(r);
    report_statements(r);
    report_timeline(r);
    report_defendants(r);
    report_gaps(r);
    report_questions(r);
    report_relief(r);
    report_authority_table(r);
    report_rules(r);
    report_record(r);
    html_close(&r->html);
    report_foot(r);
}

bool render_report(FILE *out, const struct report_input *in)
{
    struct report r = {.html = {.out = out}, .sealed = in->sealed, .findings = in->findings, .evidence = in->evidence, .gaps = in->gaps, .law = in->law};
    r.matter = um_value_get(in->findings, "matter");
    r.defendants = um_value_get(in->findings, "defendants");
    r.n_questions = list_questions(in->findings, r.questions, MOST_QUESTIONS);
    const bool good = make_places(&r);
    if (good)
        write_sections(&r);
    free_places(&r.places);
    return good;
}
