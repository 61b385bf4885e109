#include "render/report/shapes.h"

#include <string.h>

/* The drawings, on a field of 16 by 16. */
static const char *const drawings[][2] = {
    {"check", "M2.5 8.5 6.5 12.5 13.5 3.5"},
    {"cross", "M3.5 3.5 12.5 12.5M12.5 3.5 3.5 12.5"},
    {"both", "M1.5 5.5H12M9 2.5 12.5 5.5 9 8.5M14.5 10.5H4M7 7.5 3.5 10.5 7 13.5"},
    {"scales", "M8 2V14M4.5 14H11.5M2.5 4.5H13.5M3.5 4.5 1.2 9.5H5.8ZM12.5 4.5 10.2 9.5H14.8Z"},
    {"unknown", "M4.5 5.5C4.5 1.5 11.5 1.5 11.5 5.3 11.5 7.6 8 7.8 8 10.3M8 13V14.2"},
    {"dash", "M3 8H13"},
    {"bars", "M5.5 2.5V13.5M10.5 2.5V13.5"},
    {"ring", "M8 3A5 5 0 1 1 8 13 5 5 0 1 1 8 3Z"},
    {"dot", "M7 8A1 1 0 1 1 9 8 1 1 0 1 1 7 8Z"},
    {"fork", "M8 14.5V8.5M8 8.5 3 2.5M8 8.5 13 2.5M3 6V2.5H6.5M9.5 2.5H13V6"},
};

/* Which drawing a status or an outcome has. */
static const char *const drawing_of[][2] = {
    {"met", "check"},          {"unmet", "cross"},         {"contested", "both"},      {"for-court", "scales"},
    {"not-recorded", "unknown"}, {"conflict", "bars"},     {"excused", "ring"},        {"inapplicable", "dot"},
    {"not-reached", "dash"},   {"showing-made", "check"},  {"balance-open", "scales"}, {"curable", "cross"},
    {"not-made", "cross"},     {"depends", "fork"},        {"not-before-court", "dash"},
};

void put_shapes(struct html *h)
{
    html_open_class(h, "svg", "drawings");
    html_attr(h, "width", "0");
    html_attr(h, "height", "0");
    html_attr(h, "aria-hidden", "true");
    for (size_t i = 0; i < sizeof drawings / sizeof *drawings; i++) {
        html_open(h, "symbol");
        html_attr_joined(h, "id", "shape-", drawings[i][0]);
        html_attr(h, "viewBox", "0 0 16 16");
        html_open(h, "path");
        html_attr(h, "d", drawings[i][1]);
        html_close(h);
        html_close(h);
    }
    html_close(h);
}

void put_shape(struct html *h, const char *value)
{
    const char *drawing = "dot";
    for (size_t i = 0; i < sizeof drawing_of / sizeof *drawing_of; i++)
        if (strcmp(drawing_of[i][0], value) == 0)
            drawing = drawing_of[i][1];
    html_open(h, "svg");
    html_attr_joined(h, "class", "shape ", drawing);
    html_attr(h, "aria-hidden", "true");
    html_open(h, "use");
    html_attr_joined(h, "href", "#shape-", drawing);
    html_close(h);
    html_close(h);
}
