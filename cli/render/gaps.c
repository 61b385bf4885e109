#include "render/gaps.h"

#include <string.h>

#include "../cli.h"
#include "render/remedies.h"
#include "render/text.h"

void render_gaps(FILE *out, const struct um_value *document, int width)
{
    const struct um_value *needs = um_value_get(document, "needs");
    struct page page = {.out = out, .width = width, .law_questions = um_value_get(document, "law_questions")}, *p = &page;
    render_caption(p, document);
    for (size_t i = 0; i < um_value_count(needs); i++) {
        const struct um_value *n = um_value_at(needs, i);
        page_item(p, 0, text_at(n, "id"), 4, text_at(n, "reason"));
    }
    render_remedies(p, document);
    render_footer(p, document);
}
