/* What would be enough, and whose loss would undo it: the sets that were tried, in words. */
#include <string.h>

#include "render/remedies.h"

/* Where a remedy is printed. */
struct place {
    struct page *p;
    const struct um_value *document;
};

const struct um_value *remedy_atom(const struct um_value *document, const char *id)
{
    const struct um_value *losses = um_value_get(document, "losses"), *atoms = losses ? losses : um_value_get(document, "supplies");
    for (size_t i = 0; i < um_value_count(atoms); i++)
        if (strcmp(text_at(um_value_at(atoms, i), "id"), id) == 0)
            return um_value_at(atoms, i);
    return NULL;
}

/* ------------------------------------------------------------------- needs */

static void add_atom(const struct place *at, const char *id)
{
    const struct um_value *atom = remedy_atom(at->document, id);
    struct page *p = at->p;
    bool answer = strcmp(text_at(atom, "kind"), "answer") == 0, loss = *text_at(atom, "row") != '\0';
    if (loss) {
        page_add(p, *text_at(atom, "cite") ? text_at(atom, "cite") : text_at(atom, "row"));
        return;
    }
    if (answer) {
        page_add(p, "the Court must answer"), page_add(p, text_at(atom, "answer")), page_add(p, "to:"), page_add(p, text_at(atom, "says"));
    } else {
        page_add(p, text_at(atom, "says")), add_bracketed(p, text_at(atom, "rule"));
    }
    add_joined(p, "[", id, "]");
}

static void add_need(const struct place *at, const struct um_value *need);

/* Members, each of them or any; what has alternatives of its own is bracketed. */
static void add_members(const struct place *at, const struct um_value *list, const char *between)
{
    for (size_t i = 0; i < um_value_count(list); i++) {
        const struct um_value *below = um_value_at(list, i);
        bool brackets = um_value_count(um_value_get(below, "any")) > 1 || um_value_count(um_value_get(below, "all")) > 1;
        page_add(at->p, i ? between : "");
        if (brackets)
            page_add(at->p, "("), at->p->glue = true;
        add_need(at, below);
        if (brackets)
            page_add(at->p, ")");
    }
}

static void add_need(const struct place *at, const struct um_value *need)
{
    const struct um_value *with = um_value_get(need, "with");
    if (with) {
        page_add(at->p, "with"), add_list(at->p, with, ","), page_add(at->p, "also");
        page_add(at->p, um_value_get(need, "never") ? "something that nothing cures" : "");
    }
    if (*text_at(need, "atom"))
        add_atom(at, text_at(need, "atom"));
    else if (um_value_get(need, "any"))
        add_members(at, um_value_get(need, "any"), "; or");
    else
        add_members(at, um_value_get(need, "all"), ", and then");
    for (size_t i = 0; i < um_value_count(um_value_get(need, "wanting")); i++)
        page_add(at->p, i ? "," : "(not to be had:"), page_add(at->p, um_value_string(um_value_at(um_value_get(need, "wanting"), i)));
    page_add(at->p, um_value_get(need, "wanting") ? ")" : "");
}

/* Alternatives, each on a line; alternatives of alternatives stand beside them. */
static void render_any(const struct place *at, const struct um_value *need, int column)
{
    const struct um_value *any = um_value_get(need, "any");
    for (size_t i = 0; i < um_value_count(any); i++) {
        if (um_value_count(um_value_get(um_value_at(any, i), "any"))) {
            render_any(at, um_value_at(any, i), column);
            continue;
        }
        page_begin(at->p, column, "•", column + 2);
        add_need(at, um_value_at(any, i));
        page_end(at->p);
    }
    if (um_value_get(need, "wanting")) {
        page_begin(at->p, column, "Not to be had:", column + 2);
        add_list(at->p, um_value_get(need, "wanting"), ";");
        page_add(at->p, "."), page_end(at->p);
    }
}

/* Each thing that is needed on a line of its own. */
static void render_need(const struct place *at, const struct um_value *need)
{
    const struct um_value *all = um_value_get(need, "all");
    size_t n = all ? um_value_count(all) : 1;
    for (size_t i = 0; i < n; i++) {
        const struct um_value *one = all ? um_value_at(all, i) : need;
        bool any = um_value_count(um_value_get(one, "any")) > 1;
        page_begin(at->p, 4, "–", 6);
        if (any)
            page_add(at->p, "one of these:");
        else
            add_need(at, one);
        page_end(at->p);
        if (any)
            render_any(at, one, 6);
    }
}

/* -------------------------------------------------------------------- sets */

static void add_set(const struct place *at, const struct um_value *set, bool loss)
{
    for (size_t i = 0; i < um_value_count(set); i++) {
        const char *id = um_value_string(um_value_at(set, i));
        page_add(at->p, !i ? "" : loss ? "and" : "+");
        if (loss)
            add_atom(at, id);
        else
            page_add(at->p, id);
    }
}

/* The smallest sets, and how far they were tried. */
static void render_sets(const struct place *at, const struct um_value *remedy, bool loss)
{
    const struct um_value *sets = um_value_get(remedy, "sets");
    size_t n = um_value_count(sets);
    page_begin(at->p, 4, !n ? "No set stood the test." : loss ? "It falls without" : n == 1 ? "The smallest set:" : "The smallest sets:", 6);
    for (size_t i = 0; i < n; i++)
        page_add(at->p, i ? loss ? ", or without" : ";" : ""), add_set(at, um_value_at(sets, i), loss);
    page_add(at->p, n ? "." : "");
    page_add(at->p, um_value_integer(um_value_get(remedy, "tried")) ? "" : "Not all of these were tried: name the defendant.");
    page_add(at->p, um_value_integer(um_value_get(remedy, "failed")) ? "Sets that failed when they were tried are left out." : "");
    page_end(at->p);
}

/* What stands in the way for good. */
static void render_never(const struct place *at, const struct um_value *never)
{
    for (size_t i = 0; i < um_value_count(never); i++) {
        const struct um_value *v = um_value_at(never, i), *wanting = um_value_get(v, "wanting");
        page_begin(at->p, 4, "–", 6);
        page_add(at->p, *text_at(v, "reason") ? text_at(v, "reason") : text_at(v, "node"));
        for (size_t k = 0; k < um_value_count(wanting); k++)
            page_add(at->p, k ? ";" : "Not to be had:"), page_add(at->p, um_value_string(um_value_at(wanting, k)));
        page_add(at->p, wanting ? "." : "");
        page_end(at->p);
    }
}

/* --------------------------------------------------------------- defendants */

static void render_one(const struct place *at, const struct um_value *defendant, const struct um_value *remedy, bool loss)
{
    const struct um_value *never = um_value_get(remedy, "never"), *positions = um_value_get(remedy, "positions");
    const struct um_value *needs = um_value_get(remedy, loss ? "loses" : "needs");
    struct page *p = at->p;
    page_begin(p, 0, text_at(defendant, "id"), 4);
    page_add(p, text_at(defendant, "label"));
    if (positions)
        page_add(p, "("), p->glue = true, add_worlds(p, positions), page_add(p, ")");
    page_add(p, ":"), page_add(p, outcome_words(text_at(remedy, "outcome"))), page_add(p, ".");
    page_add(p, loss    ? never ? "No loss of a record undoes that." : ""
                : never ? "Nothing that can be added is enough:"
                        : um_value_get(needs, "all") ? "Enough would be all of:" : "Enough would be:");
    page_end(p);
    if (never) {
        render_never(at, never);
        return;
    }
    if (!loss)
        render_need(at, needs);
    render_sets(at, remedy, loss);
}

/* ------------------------------------------------------------------- folding */

/* Two defendants whose remedies are compared; each is called by one name in them. */
struct pair {
    const struct um_value *document;
    const char *names[2];
};

static bool like_value(const struct pair *pair, const struct um_value *x, const struct um_value *y);

static bool like_text(const struct pair *pair, const char *x, const char *y)
{
    return strcmp(x, y) == 0 || same_but_for_name(x, pair->names[0], y, pair->names[1]);
}

/* The same thing to obtain, or the same answer, but for whose account it is about. */
static bool like_atom(const struct pair *pair, const char *x, const char *y)
{
    static const char *const keys[] = {"kind", "rule", "answer", "row"};
    const struct um_value *a = remedy_atom(pair->document, x), *b = remedy_atom(pair->document, y);
    bool like = like_text(pair, text_at(a, "says"), text_at(b, "says"));
    for (size_t i = 0; like && i < sizeof keys / sizeof *keys; i++)
        like = strcmp(text_at(a, keys[i]), text_at(b, keys[i])) == 0;
    return like;
}

static bool like_member(const struct pair *pair, const char *key, const struct um_value *x, const struct um_value *y)
{
    if (strcmp(key, "atom") == 0)
        return like_atom(pair, um_value_string(x), um_value_string(y));
    bool own = strcmp(key, "sets") == 0 || strcmp(key, "node") == 0; /* names of their own, which follow from the rest */
    return own || like_value(pair, x, y);
}

static bool like_value(const struct pair *pair, const struct um_value *x, const struct um_value *y)
{
    bool object = um_value_type(x) == UM_VALUE_OBJECT, like = um_value_type(x) == um_value_type(y) && um_value_count(x) == um_value_count(y);
    if (like && um_value_type(x) == UM_VALUE_TEXT)
        return like_text(pair, um_value_string(x), um_value_string(y));
    for (size_t i = 0; like && i < um_value_count(x); i++) {
        const char *key = object ? um_value_key(x, i) : "";
        const struct um_value *other = object ? um_value_get(y, key) : um_value_at(y, i);
        like = other && like_member(pair, key, um_value_at(x, i), other);
    }
    return like && (um_value_count(x) || um_value_integer(x) == um_value_integer(y));
}

static const struct um_value *remedies_of(const struct um_value *defendant, bool loss)
{
    return um_value_get(defendant, loss ? "undoing" : "remedies");
}

bool remedies_alike(const struct um_value *document, const struct um_value *a, const struct um_value *b)
{
    struct pair pair = {document, {text_at(a, "label"), text_at(b, "label")}};
    return like_value(&pair, um_value_get(a, "remedies"), um_value_get(b, "remedies"));
}

/* A defendant's remedies, and behind them all whose are the same. */
static void render_group(const struct place *at, const struct um_value *defendants, size_t first, bool loss)
{
    const struct um_value *defendant = um_value_at(defendants, first), *list = remedies_of(defendant, loss);
    struct page *p = at->p;
    size_t n = 0;
    for (size_t i = 0; i < um_value_count(list); i++)
        render_one(at, defendant, um_value_at(list, i), loss);
    for (size_t d = first + 1; d < um_value_count(defendants); d++) {
        const struct um_value *other = um_value_at(defendants, d);
        if (loss || !remedies_alike(at->document, defendant, other))
            continue;
        if (!n)
            page_begin(p, 4, "The same, each of his own account, judged separately:", 6);
        page_add(p, n++ ? "·" : "");
        add_joined(p, text_at(other, "id"), " ", text_at(other, "label"));
    }
    if (n)
        page_end(p);
    p->indent = 0;
}

void render_remedies(struct page *p, const struct um_value *document)
{
    bool loss = um_value_get(document, "losses") != NULL, any = false;
    struct place at = {p, document};
    const struct um_value *defendants = um_value_get(document, "defendants");
    for (size_t d = 0; d < um_value_count(defendants); d++) {
        bool told = !um_value_count(remedies_of(um_value_at(defendants, d), loss));
        for (size_t k = 0; !told && k < d; k++)
            told = !loss && remedies_alike(document, um_value_at(defendants, k), um_value_at(defendants, d));
        if (told)
            continue;
        if (!any) {
            render_heading(p, loss ? "WHAT CARRIES IT" : "WHAT WOULD BE ENOUGH");
            page_item(p, 0, "", 0, loss ? "The records and rulings without which a result would fall. Each set was tried: without all of it the result falls, without all but one of it it stands."
                                        : "So that all but the Court's balance is shown. Each set was tried on the changed record: with all of it that is so, with all but one of it it is not.");
        }
        any = true;
        render_group(&at, defendants, d, loss);
    }
}
