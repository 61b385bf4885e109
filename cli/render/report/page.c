/* The page around the sections: head, shapes, foot; and what sections are built from. */
#include <string.h>

#include "render/report/report.h"
#include "render/report/shapes.h"
#include "render/report/style.h"

/* Nothing is fetched and nothing runs: the one style is let in by its digest. */
static void put_policy(struct html *h)
{
    html_void(h, "meta");
    html_attr(h, "http-equiv", "Content-Security-Policy");
    html_attr_joined(h, "content", "default-src 'none'; base-uri 'none'; form-action 'none'; style-src ", report_style_digest);
}

static void put_meta(struct html *h, const char *name, const char *content)
{
    html_void(h, "meta");
    html_attr(h, "name", name);
    html_attr(h, "content", content);
}

/* As in the caption: the case and its number. */
static void put_title(struct report *r)
{
    struct html *h = &r->html;
    html_open(h, "title");
    html_add(h, text_at(r->matter, "caption"));
    if (*text_at(r->matter, "number"))
        html_add(h, ", No."), html_add(h, text_at(r->matter, "number"));
    html_add(h, ": findings on unmasking");
    html_close(h);
}

void report_head(struct report *r)
{
    struct html *h = &r->html;
    fputs("<!DOCTYPE html>\n", h->out);
    html_open(h, "html");
    html_attr(h, "lang", "en");
    html_open(h, "head");
    html_void(h, "meta");
    html_attr(h, "charset", "utf-8");
    put_policy(h);
    put_meta(h, "viewport", "width=device-width, initial-scale=1");
    put_meta(h, "referrer", "no-referrer");
    put_title(r);
    html_open(h, "style");
    html_raw(h, report_style);
    html_close(h);
    html_close(h);
    html_open_class(h, "body", r->sealed ? "with-sealed" : "public");
    html_open_class(h, "a", "skip");
    html_attr(h, "href", "#content");
    html_add(h, "Skip to the findings");
    html_close(h);
    put_shapes(h);
}

static void put_packs(struct report *r)
{
    const struct um_value *law = um_value_get(r->findings, "law");
    struct html *h = &r->html;
    html_add(h, "Law: built in");
    for (size_t i = 0; i < um_value_count(law); i++) {
        const struct um_value *pack = um_value_at(law, i);
        if (um_value_integer(um_value_get(pack, "built_in")))
            continue;
        html_add(h, "; not built in:"), html_add(h, text_at(pack, "id")), html_add(h, text_at(pack, "version"));
        html_add(h, "(sha256"), html_add(h, text_at(pack, "sha256")), html_add(h, ")");
    }
    html_add(h, ".");
}

void report_foot(struct report *r)
{
    struct html *h = &r->html;
    html_open(h, "footer");
    html_open(h, "p");
    html_add(h, "Prepared with unmask"), html_add(h, text_at(um_value_get(r->findings, "engine"), "version"));
    html_add(h, ". Research aid, not legal advice. It decides nothing in a court’s place. Checked by ____________________.");
    html_close(h);
    html_open_class(h, "p", "fine");
    html_add(h, r->sealed ? "Records filed under seal stand in this copy." : um_value_integer(um_value_get(um_value_get(r->findings, "sealed"), "held_back")) ? "Sealed records are held back." : "No record was held back as sealed.");
    put_packs(r);
    html_add(h, "Record sha256"), html_add(h, text_at(um_value_get(r->findings, "record"), "sha256")), html_add(h, ".");
    html_close(h);
    html_close(h);
    html_close(h);
    html_close(h);
}

void open_section(struct report *r, const char *id, const char *title)
{
    struct html *h = &r->html;
    html_open(h, "section");
    html_attr(h, "id", id);
    html_attr_joined(h, "aria-labelledby", id, "-title");
    html_open(h, "h2");
    html_attr_joined(h, "id", id, "-title");
    html_add(h, title);
    html_close(h);
}

void close_section(struct report *r)
{
    html_close(&r->html);
}

void open_table(struct report *r, const char *name, const char *caption, const char *const *columns)
{
    struct html *h = &r->html;
    r->columns = columns;
    html_open_class(h, "table", name);
    html_leaf(h, "caption", caption);
    html_open(h, "thead");
    html_open(h, "tr");
    for (; *columns; columns++)
        put_column(r, *columns);
    html_close(h);
    html_close(h);
    html_open(h, "tbody");
}

void put_column(struct report *r, const char *title)
{
    html_open(&r->html, "th");
    html_attr(&r->html, "scope", "col");
    html_add(&r->html, title);
    html_close(&r->html);
}

void open_row(struct report *r)
{
    html_open(&r->html, "tr");
    r->column = 0;
}

void open_row_head(struct report *r)
{
    html_open(&r->html, "th");
    html_attr(&r->html, "scope", "row");
    r->column++;
}

/* Its title stands before it where the columns are laid one under the other. */
void open_cell(struct report *r)
{
    html_open(&r->html, "td");
    html_attr(&r->html, "data-label", r->columns[r->column++]);
}

void put_text_cell(struct report *r, const char *text)
{
    open_cell(r);
    html_add(&r->html, text);
    html_close(&r->html);
}

void close_table(struct report *r)
{
    html_close(&r->html);
    html_close(&r->html);
}

void open_wide(struct report *r, const char *name, const char *caption)
{
    struct html *h = &r->html;
    html_open_class(h, "div", "wide");
    html_attr(h, "role", "region");
    html_attr(h, "aria-label", caption);
    html_attr(h, "tabindex", "0");
    html_open_class(h, "table", name);
    html_leaf(h, "caption", caption);
    html_open(h, "thead");
    html_open(h, "tr");
}

void begin_wide_rows(struct report *r)
{
    html_close(&r->html);
    html_close(&r->html);
    html_open(&r->html, "tbody");
}

void close_wide(struct report *r)
{
    close_table(r);
    html_close(&r->html);
}

void put_row_head(struct report *r, const char *text)
{
    open_row_head(r);
    html_add(&r->html, text);
    html_close(&r->html);
}
