/* Other relief that a party asks for. */
#include "render/report/report.h"

void report_relief(struct report *r)
{
    open_section(r, "relief", "Relief that the parties ask for");
    html_leaf_class(&r->html, "p", "lead", "What is asked for in the alternative stands here too.");
    report_answers(r, um_value_get(r->matter, "relief"), "None is entered.");
    close_section(r);
}
