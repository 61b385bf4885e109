#include "render/report/report.h"

void report_timeline(struct report *r)
{
    open_section(r, "timeline", "Timeline");
    html_leaf(&r->html, "p", "No post is dated in this record.");
    close_section(r);
}
