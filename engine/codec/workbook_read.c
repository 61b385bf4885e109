#include "codec/workbook.h"

#include <string.h>

#include "base/limits.h"
#include "base/text.h"

bool um_workbook_is(const char *bytes, size_t length)
{
    return length > 4 && memcmp(bytes, "PK\x03\x04", 4) == 0;
}

#ifndef UM_WITH_WORKBOOKS

bool um_workbook_read(struct um_grids *grids, const char *bytes, size_t length, const char *name, struct um_problems *problems)
{
    (void)grids, (void)bytes, (void)length;
    um_problem_add(problems, UM_ERROR, "workbook", name, 0, "workbook", "built without libzip and libxml2: save its sheets as \"CSV UTF-8\"");
    return false;
}

#else

#include <libxml/xmlreader.h>
#include <zip.h>

enum { LAST_ROW = 1048576 };

/* A part of the workbook in memory. */
struct part {
    const char *name, *text;
    size_t length;
};

struct link {
    const char *id, *target; /* target NULL: it leads out of the workbook */
};

struct sheet {
    const char *name, *link;
};

struct book {
    struct um_arena *arena;
    struct um_grids *grids;
    struct um_problems *problems;
    const char *name;
    /* Open while something is read; closed on every way out. */
    zip_t *zip;
    zip_file_t *file;
    xmlTextReaderPtr reader;
    /* What was read. */
    const char **strings;
    size_t n_strings, cap_strings;
    struct link *links;
    size_t n_links, cap_links;
    struct sheet *sheets;
    size_t n_sheets, cap_sheets;
};

static bool refuse(struct book *b, const char *part, const char *id, const char *rule, const char *message)
{
    um_problem_add(b->problems, UM_ERROR, id, b->name, 0, rule, part ? um_cat(b->arena, part, ": ", message, NULL) : message);
    return false;
}

/* ------------------------------------------------------------------- the zip */

static unsigned short_at(const char *p)
{
    return (unsigned)(unsigned char)p[0] | (unsigned)(unsigned char)p[1] << 8;
}

/* The number of entries, as the record at the end of the file says it, before anything takes the file for a zip. */
static bool check_count(struct book *b, const char *bytes, size_t length)
{
    enum { END = 22, COMMENT = 65535 };
    size_t back = END;
    while (back < length && back < END + COMMENT && memcmp(bytes + length - back, "PK\x05\x06", 4) != 0)
        back++;
    if (length < END || memcmp(bytes + length - back, "PK\x05\x06", 4) != 0)
        return refuse(b, NULL, "workbook-zip", "zip", "it is no whole zip file, so it is no workbook, or not all of it");
    if (short_at(bytes + length - back + 10) > UM_MAX_ZIP_ENTRIES)
        return refuse(b, NULL, "limit", "limits: zip entries", "it has more parts than a workbook may have");
    return true;
}

static bool name_ok(const char *name)
{
    if (!*name || *name == '/' || strchr(name, '\\') || strchr(name, ':'))
        return false;
    for (const char *part = name; part; part = strchr(part, '/') ? strchr(part, '/') + 1 : NULL)
        if (strcspn(part, "/") == 2 && strncmp(part, "..", 2) == 0)
            return false;
    return true;
}

/* One entry by what the directory says of it; *total grows by its size. */
static bool check_entry(struct book *b, zip_uint64_t i, zip_uint64_t *total)
{
    zip_stat_t is;
    const zip_uint64_t needed = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;
    if (zip_stat_index(b->zip, i, ZIP_FL_ENC_RAW, &is) != 0 || (is.valid & needed) != needed)
        return refuse(b, NULL, "workbook-zip", "zip", "its directory is damaged");
    const char *name = um_cat(b->arena, is.name, NULL);
    if (!name_ok(name))
        return refuse(b, name, "workbook-zip", "zip", "no part of a workbook has such a name");
    if (zip_name_locate(b->zip, name, ZIP_FL_ENC_RAW) != (zip_int64_t)i)
        return refuse(b, name, "workbook-zip", "zip", "two parts have that name");
    if (is.encryption_method != ZIP_EM_NONE)
        return refuse(b, name, "workbook-zip", "zip", "it is encrypted; save it without a password");
    if (is.comp_method != ZIP_CM_STORE && is.comp_method != ZIP_CM_DEFLATE)
        return refuse(b, name, "workbook-zip", "zip", "it is packed in a way that workbooks do not use");
    *total = is.size > UM_MAX_INFLATED_BYTES ? is.size : *total + is.size;
    if (*total > UM_MAX_INFLATED_BYTES)
        return refuse(b, name, "limit", "limits: unpacked bytes", "unpacked it would be larger than 64 MiB");
    return true;
}

static bool open_zip(struct book *b, const char *bytes, size_t length)
{
    zip_uint64_t total = 0;
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(bytes, length, 0, &error);
    b->zip = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : NULL;
    if (source && !b->zip)
        zip_source_free(source);
    zip_error_fini(&error);
    if (!b->zip)
        return refuse(b, NULL, "workbook-zip", "zip", "it is no whole zip file, so it is no workbook, or not all of it");
    zip_int64_t n = zip_get_num_entries(b->zip, 0);
    if (n > (zip_int64_t)UM_MAX_ZIP_ENTRIES)
        return refuse(b, NULL, "limit", "limits: zip entries", "it has more parts than a workbook may have");
    for (zip_int64_t i = 0; i < n; i++)
        if (!check_entry(b, (zip_uint64_t)i, &total))
            return false;
    return true;
}

/* Unpack a part, which is there, and no more than the directory says. */
static bool unpack(struct book *b, zip_int64_t i, struct part *part)
{
    zip_stat_t is;
    if (zip_stat_index(b->zip, (zip_uint64_t)i, 0, &is) != 0)
        return refuse(b, part->name, "workbook-zip", "zip", "it is damaged");
    char *text = um_arena_alloc(b->arena, (size_t)is.size + 1, 1), more;
    zip_int64_t n = 0, got = 1;
    b->file = zip_fopen_index(b->zip, (zip_uint64_t)i, 0);
    while (b->file && n < (zip_int64_t)is.size && (got = zip_fread(b->file, text + n, is.size - (zip_uint64_t)n)) > 0)
        n += got;
    bool whole = b->file && n == (zip_int64_t)is.size && zip_fread(b->file, &more, 1) == 0;
    if (b->file)
        zip_fclose(b->file);
    b->file = NULL;
    part->text = text;
    part->length = (size_t)n;
    return whole || refuse(b, part->name, "workbook-zip", "zip", "it is damaged, or larger than the file says");
}

/* ------------------------------------------------------------------- the XML */

/* What stands at p up to and with the end, or NULL. */
static const char *behind(const char *p, const char *end, const char *what)
{
    size_t n = strlen(what);
    for (; (size_t)(end - p) >= n; p++)
        if (memcmp(p, what, n) == 0)
            return p + n;
    return NULL;
}

/* The end of a tag that begins at p; *empty where it closes itself. */
static const char *behind_tag(const char *p, const char *end, bool *empty)
{
    char quote = 0;
    for (; p < end; p++) {
        if (quote)
            quote = *p == quote ? 0 : quote;
        else if (*p == '"' || *p == '\'')
            quote = *p;
        else if (*p == '>')
            return *empty = p[-1] == '/', p + 1;
    }
    return NULL;
}

static bool begins(const char *p, const char *end, const char *what)
{
    return (size_t)(end - p) >= strlen(what) && memcmp(p, what, strlen(what)) == 0;
}

/* That a part is UTF-8, has no document type and is not nested too deep; what else is wrong with it the parser says. */
static bool check_part(struct book *b, const struct part *part)
{
    size_t bad, depth = 0;
    bool empty;
    const char *p = part->text, *end = p + part->length;
    if (!um_utf8_ok(part->text, part->length, &bad))
        return refuse(b, part->name, "workbook-xml", "XML", "it is not UTF-8, or has a NUL byte");
    while (p && (p = memchr(p, '<', (size_t)(end - p)))) {
        if (begins(p, end, "<!--")) {
            p = behind(p, end, "-->");
        } else if (begins(p, end, "<![CDATA[")) {
            p = behind(p, end, "]]>");
        } else if (begins(p, end, "<!")) {
            return refuse(b, part->name, "workbook-dtd", "XML", "it declares a document type, which no workbook does");
        } else if (begins(p, end, "<?")) {
            p = behind(p, end, "?>");
        } else {
            bool closes = begins(p, end, "</");
            p = behind_tag(p, end, &empty);
            depth = closes ? depth - (depth > 0) : depth + !(p && empty);
            if (depth > UM_MAX_XML_DEPTH)
                return refuse(b, part->name, "limit", "limits: XML depth", "its elements are nested too deep");
        }
    }
    return true;
}

/* Begin to read a part. false with *missing where there is none by that name. */
static bool open_part(struct book *b, const char *name, bool *missing)
{
    struct part part = {.name = name};
    zip_int64_t i = zip_name_locate(b->zip, name, ZIP_FL_ENC_RAW);
    *missing = i < 0;
    if (*missing || !unpack(b, i, &part) || !check_part(b, &part))
        return false;
    /* The encoding is given, so that a declaration of another cannot hide what the check looked for. */
    b->reader = xmlReaderForMemory(part.text, (int)part.length, NULL, "UTF-8", XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    return b->reader || refuse(b, name, "workbook-xml", "XML", "it cannot be parsed");
}

static void close_part(struct book *b)
{
    xmlFreeTextReader(b->reader);
    b->reader = NULL;
}

/* The next node; false at the end, and where the part is not well formed, which is a problem. */
static bool next_node(struct book *b)
{
    int got = xmlTextReaderRead(b->reader);
    if (got < 0)
        refuse(b, NULL, "workbook-xml", "XML", "a part of it is not well-formed XML");
    return got == 1 && xmlTextReaderNodeType(b->reader) != XML_READER_TYPE_DOCUMENT_TYPE;
}

/* Whether an element of that local name begins (or ends) here. */
static bool is_element(const struct book *b, int type, const char *name)
{
    return xmlTextReaderNodeType(b->reader) == type && xmlStrEqual(xmlTextReaderConstLocalName(b->reader), (const xmlChar *)name);
}

static bool begins_here(const struct book *b, const char *name)
{
    return is_element(b, XML_READER_TYPE_ELEMENT, name);
}

/* Whether the element ends with this node. */
static bool ends_here(const struct book *b, const char *name)
{
    return is_element(b, XML_READER_TYPE_END_ELEMENT, name) || (begins_here(b, name) && xmlTextReaderIsEmptyElement(b->reader) == 1);
}

/* An attribute of the element by its local name, or NULL. */
static const char *attribute(const struct book *b, const char *name)
{
    const char *value = NULL;
    while (!value && xmlTextReaderMoveToNextAttribute(b->reader) == 1)
        if (xmlStrEqual(xmlTextReaderConstLocalName(b->reader), (const xmlChar *)name))
            value = um_cat(b->arena, (const char *)xmlTextReaderConstValue(b->reader), NULL);
    xmlTextReaderMoveToElement(b->reader);
    return value;
}

static bool is_text(const struct book *b)
{
    int type = xmlTextReaderNodeType(b->reader);
    return type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA || type == XML_READER_TYPE_WHITESPACE ||
           type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE;
}

static void add_text(const struct book *b, struct um_text *t)
{
    const xmlChar *text = xmlTextReaderConstValue(b->reader);
    if (text)
        um_text_add(t, (const char *)text);
}

/* ------------------------------------------------------------------- strings */

/* The value of four hexadecimal digits between _x and _, or 0. */
static unsigned escaped(const char *s)
{
    unsigned u = 0;
    if (strncmp(s, "_x", 2) != 0 || strlen(s) < 7 || s[6] != '_')
        return 0;
    for (int i = 2; i < 6; i++) {
        const char *digits = "0123456789ABCDEFabcdef", *d = strchr(digits, s[i]);
        if (!d)
            return 0;
        unsigned n = (unsigned)(d - digits);
        u = u * 16 + (n < 16 ? n : n - 6);
    }
    return u;
}

/* A text without the escapes that workbooks have for characters that XML has not: _x001B_. */
static const char *unescaped(struct um_arena *a, const char *s)
{
    struct um_text t = {.arena = a};
    while (*s) {
        unsigned u = escaped(s);
        if (u && u < 0x80) { /* nothing else needs to be written so, and is left as it is */
            um_text_add_n(&t, &(char){(char)u}, 1);
            s += 7;
        } else {
            um_text_add_n(&t, s++, 1);
        }
    }
    return um_cat(a, um_text_get(&t), NULL);
}

/* The text of a string item (si, is) that begins here, in one piece or several; not how it is read aloud. */
static const char *string_item(struct book *b, const char *name)
{
    struct um_text t = {.arena = b->arena};
    bool inside = false;
    unsigned aloud = 0;
    while (!ends_here(b, name) && next_node(b)) {
        if (begins_here(b, "rPh"))
            aloud += xmlTextReaderIsEmptyElement(b->reader) != 1;
        else if (is_element(b, XML_READER_TYPE_END_ELEMENT, "rPh"))
            aloud--;
        else if (begins_here(b, "t"))
            inside = xmlTextReaderIsEmptyElement(b->reader) != 1;
        else if (is_element(b, XML_READER_TYPE_END_ELEMENT, "t"))
            inside = false;
        else if (inside && !aloud && is_text(b))
            add_text(b, &t);
    }
    return unescaped(b->arena, um_text_get(&t));
}

static void read_strings(struct book *b)
{
    while (next_node(b))
        if (begins_here(b, "si"))
            UM_PUSH(b->arena, b->strings, b->n_strings, b->cap_strings, string_item(b, "si"));
}

/* ------------------------------------------------------------------- sheets */

static void read_links(struct book *b)
{
    while (next_node(b)) {
        if (!begins_here(b, "Relationship"))
            continue;
        const char *id = attribute(b, "Id"), *target = attribute(b, "Target"), *mode = attribute(b, "TargetMode");
        bool outside = !target || (mode && strcmp(mode, "External") == 0);
        struct link link = {id ? id : "", outside ? NULL : *target == '/' ? target + 1 : um_cat(b->arena, "xl/", target, NULL)};
        UM_PUSH(b->arena, b->links, b->n_links, b->cap_links, link);
    }
}

static void read_sheet_names(struct book *b)
{
    while (next_node(b)) {
        if (!begins_here(b, "sheet"))
            continue;
        const char *name = attribute(b, "name"), *link = attribute(b, "id");
        struct sheet sheet = {name ? name : "", link ? link : ""};
        UM_PUSH(b->arena, b->sheets, b->n_sheets, b->cap_sheets, sheet);
    }
}

/* A cell while it is read. */
struct cell {
    uint32_t row, column;
    const char *type, *text, *formula;
};

static uint32_t number_of(const char *s)
{
    uint32_t n = 0;
    for (; *s >= '0' && *s <= '9' && n < 100000000; s++)
        n = n * 10 + (uint32_t)(*s - '0');
    return *s ? UINT32_MAX : n;
}

/* Column of a cell's name, such as 28 of AB17; 0 where it has none. */
static uint32_t column_of(const char *s)
{
    uint32_t n = 0;
    for (; *s >= 'A' && *s <= 'Z' && n < 100000; s++)
        n = n * 26 + (uint32_t)(*s - 'A') + 1;
    return n;
}

/* The text of the element that begins here. */
static const char *element_text(struct book *b, const char *name)
{
    struct um_text t = {.arena = b->arena};
    while (!ends_here(b, name) && next_node(b))
        if (is_text(b))
            add_text(b, &t);
    return um_cat(b->arena, um_text_get(&t), NULL);
}

/* A whole number without the zero behind a point that some programs write. */
static const char *whole_number(struct um_arena *a, const char *s)
{
    const char *point = strchr(s, '.');
    return point && point[1] && !point[1 + strspn(point + 1, "0")] ? um_arena_copy(a, s, (size_t)(point - s)) : s;
}

static bool keep_cell(struct book *b, struct um_grid *g, const struct cell *c)
{
    enum um_grid_kind kind = UM_GRID_OTHER;
    const char *text = c->text, *type = c->type ? c->type : "n";
    uint32_t index = text ? number_of(text) : 0;
    if (c->formula) {
        kind = UM_GRID_FORMULA;
        text = um_cat(b->arena, "=", c->formula, NULL);
    } else if (strcmp(type, "s") == 0) {
        if (text && index >= b->n_strings)
            return refuse(b, NULL, "workbook-cell", "SpreadsheetML", "a cell names a text that is not there");
        kind = UM_GRID_TEXT;
        text = text ? b->strings[index] : NULL;
    } else if (strcmp(type, "inlineStr") == 0 || strcmp(type, "str") == 0) {
        kind = UM_GRID_TEXT;
    } else if (strcmp(type, "n") == 0) {
        kind = UM_GRID_NUMBER;
        text = text ? whole_number(b->arena, text) : NULL;
    }
    if (!text || !*text)
        return true;
    const struct um_grid_cell *last = g->n ? &g->cells[g->n - 1] : NULL;
    if (!c->row || c->row > LAST_ROW || !c->column || (last && (last->row > c->row || (last->row == c->row && last->column >= c->column))))
        return refuse(b, NULL, "workbook-cell", "SpreadsheetML", "its cells have no places, or are not in order");
    if (c->column > UM_MAX_TABLE_COLUMNS || g->n >= UM_MAX_TABLE_CELLS)
        return refuse(b, NULL, "limit", "limits: cells", "a sheet has more columns or cells than a table may have");
    if (strlen(text) > UM_MAX_TEXT_BYTES)
        return refuse(b, NULL, "limit", "limits: text", "a text is longer than 1 MiB");
    um_grid_set(b->arena, g, c->row, c->column, kind, text);
    return true;
}

/* The cell that begins here. */
static bool read_cell(struct book *b, struct um_grid *g, struct cell *c)
{
    const char *place = attribute(b, "r");
    c->column = place ? column_of(place) : c->column + 1;
    c->type = attribute(b, "t");
    c->text = c->formula = NULL;
    while (!ends_here(b, "c") && next_node(b)) {
        if (begins_here(b, "v"))
            c->text = element_text(b, "v");
        else if (begins_here(b, "f"))
            c->formula = element_text(b, "f");
        else if (begins_here(b, "is"))
            c->text = string_item(b, "is");
    }
    return keep_cell(b, g, c);
}

static void read_cells(struct book *b, struct um_grid *g)
{
    struct cell c = {0};
    while (next_node(b)) {
        if (begins_here(b, "row")) {
            const char *row = attribute(b, "r");
            c.row = row ? number_of(row) : c.row + 1;
            c.column = 0;
        } else if (begins_here(b, "c") && !read_cell(b, g, &c)) {
            break;
        }
    }
}

/* --------------------------------------------------------------------- book */

/* Read a part by a reader of its nodes; one that may be missing gives nothing then. */
static bool read_part(struct book *b, const char *name, bool may_miss, void (*read)(struct book *b))
{
    bool missing;
    size_t errors = b->problems->errors;
    if (!open_part(b, name, &missing))
        return missing && (may_miss || refuse(b, name, "workbook-zip", "SpreadsheetML", "a workbook has this part, and the file has not"));
    read(b);
    close_part(b);
    return b->problems->errors == errors;
}

static const char *target_of(const struct book *b, const char *id)
{
    for (size_t i = 0; i < b->n_links; i++)
        if (strcmp(b->links[i].id, id) == 0)
            return b->links[i].target;
    return NULL;
}

static bool read_sheet(struct book *b, const struct sheet *sheet)
{
    bool missing = true;
    size_t errors = b->problems->errors;
    const char *target = target_of(b, sheet->link);
    struct um_grid *g = um_grid_add(b->grids, um_cat(b->arena, b->name, ", sheet ", sheet->name, NULL), sheet->name);
    if (!target || !open_part(b, target, &missing))
        return missing && refuse(b, sheet->name, "workbook-zip", "SpreadsheetML", "the sheet is named, and the file does not have it");
    read_cells(b, g);
    close_part(b);
    return b->problems->errors == errors;
}

static bool read_book(struct book *b, const char *bytes, size_t length)
{
    if (length > UM_MAX_INPUT_BYTES)
        return refuse(b, NULL, "limit", "limits: input", "it is longer than 64 MiB");
    if (!check_count(b, bytes, length) || !open_zip(b, bytes, length))
        return false;
    if (!read_part(b, "xl/workbook.xml", false, read_sheet_names) || !read_part(b, "xl/_rels/workbook.xml.rels", false, read_links) ||
        !read_part(b, "xl/sharedStrings.xml", true, read_strings))
        return false;
    if (b->n_sheets > UM_MAX_TABLES)
        return refuse(b, NULL, "limit", "limits: tables", "it has more sheets than there can be tables");
    for (size_t i = 0; i < b->n_sheets; i++)
        if (!read_sheet(b, &b->sheets[i]))
            return false;
    return true;
}

static void close_book(struct book *b)
{
    if (b->reader)
        xmlFreeTextReader(b->reader);
    if (b->file)
        zip_fclose(b->file);
    if (b->zip)
        zip_discard(b->zip);
}

bool um_workbook_read(struct um_grids *grids, const char *bytes, size_t length, const char *name, struct um_problems *problems)
{
    struct um_arena *const a = grids->arena;
    struct book *const b = UM_NEW(a, struct book);
    jmp_buf *outer = a->guard, inner;
    *b = (struct book){.arena = a, .grids = grids, .problems = problems, .name = name};
    a->guard = &inner;
    if (setjmp(inner)) {
        close_book(b);
        longjmp(*outer, 1);
    }
    bool read = read_book(b, bytes, length);
    a->guard = outer;
    close_book(b);
    return read;
}

#endif
