#include "render/verdicts.h"

#include <stdlib.h>
#include <string.h>

#include "render/cells.h"
#include "render/text.h"

enum { COLUMNS = 7, GROUPS = GROUP_BALANCE_OPEN };
enum { ENDLESS = 1 << 28 }; /* columns of Markdown: nothing wraps */
enum { CLOSING = 2 };       /* columns kept for closing punctuation */
enum { NARROWEST = 12 };    /* columns of a label */

/* Where it goes: a page of so many columns, or Markdown. */
struct target {
    FILE *out;
    int width;
    bool markdown;
    const struct verdicts *v;
};

const char *slug_of(const struct verdicts *v, size_t at)
{
    const char *slash = strrchr(v->folders[at], '/');
    return slash ? slash + 1 : v->folders[at];
}

static bool is_blind(const struct verdicts *v, size_t at)
{
    return um_value_integer(um_value_get(v->cases[at], "blind")) != 0;
}

static size_t count_cases(const struct verdicts *v, bool blind)
{
    size_t n = 0;
    for (size_t i = 0; i < v->n; i++)
        n += is_blind(v, i) == blind;
    return n;
}

size_t count_decisions(const struct verdicts *v, bool blind)
{
    size_t n = 0;
    for (size_t i = 0; i < v->n; i++)
        n += is_blind(v, i) == blind ? um_value_count(um_value_get(v->cases[i], "decisions")) : 0;
    return n;
}

/* Outcomes of a decision that are neither ordered nor refused. */
static size_t listed_in(const struct um_value *decision)
{
    const struct um_value *outcomes = um_value_get(decision, "outcomes");
    size_t n = 0;
    for (size_t i = 0; i < um_value_count(outcomes); i++)
        n += um_value_integer(um_value_get(um_value_at(outcomes, i), "graded")) == 0;
    return n;
}

size_t count_listed(const struct verdicts *v, bool blind)
{
    size_t n = 0;
    for (size_t i = 0; i < v->n; i++) {
        const struct um_value *decisions = um_value_get(v->cases[i], "decisions");
        for (size_t k = 0; is_blind(v, i) == blind && k < um_value_count(decisions); k++)
            n += listed_in(um_value_at(decisions, k));
    }
    return n;
}

/* -------------------------------------------------------------------- lines */

/* A line, or a paragraph, of its own: filled by whoever begins it. */
static bool begin_line(const struct target *t, struct cells *line)
{
    static const int at[] = {0};
    return cells_begin(line, at, 1, t->markdown ? ENDLESS : t->width - CLOSING, NULL);
}

static void end_line(const struct target *t, struct cells *line, const char *mark)
{
    if (t->markdown)
        cells_end_marked(line, t->out, mark, "  \n");
    else
        cells_end(line, t->out);
}

static void print_heading(const struct target *t, const char *text, const char *mark)
{
    struct cells line;
    fputc('\n', t->out);
    if (begin_line(t, &line)) {
        page_add(&line.list[0].page, text);
        end_line(t, &line, mark);
    }
    fputs(t->markdown ? "\n" : "", t->out);
}

static void print_paragraph(const struct target *t, const char *text)
{
    struct cells line;
    if (begin_line(t, &line)) {
        page_add(&line.list[0].page, text);
        end_line(t, &line, "");
    }
}

static void add_count(struct page *p, size_t n, const char *one, const char *many)
{
    char number[32];
    snprintf(number, sizeof number, "%zu", n);
    page_add(p, number), page_add(p, n == 1 ? one : many);
}

/* -------------------------------------------------------------- the counts */

/* Whether there is room for shares beside the counts. */
static bool has_shares(const struct target *t)
{
    return t->markdown || t->width >= 90;
}

/* Columns of the table of counts: the label, and six numbers. */
static void place_columns(const struct target *t, int at[COLUMNS])
{
    int step = has_shares(t) ? 11 : 7, first = t->width - step * (COLUMNS - 1);
    for (int i = 0; i < COLUMNS; i++)
        at[i] = i == 0 ? 0 : t->markdown ? i * (ENDLESS / COLUMNS) : (first > NARROWEST ? first : NARROWEST) + (i - 1) * step;
}

static void end_row(const struct target *t, struct cells *row)
{
    if (t->markdown)
        cells_end_markdown(row, t->out);
    else
        cells_end(row, t->out);
}

static bool begin_row(const struct target *t, struct cells *row)
{
    int at[COLUMNS];
    place_columns(t, at);
    return cells_begin(row, at, COLUMNS, t->markdown ? ENDLESS : t->width, NULL);
}

static void print_head(const struct target *t, const char *first)
{
    static const char *const heads[COLUMNS - 1] = {"held", "right", "asked", "gap", "wrong", "base"};
    struct cells row;
    if (!begin_row(t, &row))
        return;
    page_add(&row.list[0].page, first);
    for (size_t i = 0; i + 1 < COLUMNS; i++)
        page_add(&row.list[i + 1].page, heads[i]);
    end_row(t, &row);
    fputs(t->markdown ? "|---|---:|---:|---:|---:|---:|---:|\n" : "", t->out);
}

/* A number and its share, which a narrow screen leaves out. */
static void add_share(const struct target *t, struct page *p, size_t n, size_t of)
{
    char text[128];
    if (of && has_shares(t))
        snprintf(text, sizeof text, "%zu (%zu%%)", n, (200 * n + of) / (2 * of));
    else
        snprintf(text, sizeof text, "%zu", n);
    page_add(p, text);
}

static void print_tally(const struct target *t, const char *label, const struct tally *tally)
{
    struct cells row;
    char n[32];
    if (!tally->n || !begin_row(t, &row))
        return;
    snprintf(n, sizeof n, "%zu", tally->n);
    page_add(&row.list[0].page, label);
    page_add(&row.list[1].page, n);
    for (size_t i = 0; i < VERDICT_COUNT; i++)
        add_share(t, &row.list[i + 2].page, tally->verdicts[i], tally->n);
    add_share(t, &row.list[COLUMNS - 1].page, tally->base, tally->n);
    end_row(t, &row);
}

/* An answer of a court in words: a status, or what it did with the request. */
static const char *answer_words(const struct held *one)
{
    bool disclosure = one->group == GROUP_OUTCOMES || one->group == GROUP_BALANCE_OPEN;
    return one->group == GROUP_CHOICE || disclosure ? one->answer : status_words(one->answer);
}

static void print_answers(const struct target *t, struct filter f)
{
    const struct holdings *h = t->v->holdings;
    for (const char *answer = next_value(h, &f, MEMBER_ANSWER, NULL); answer; answer = next_value(h, &f, MEMBER_ANSWER, answer)) {
        char label[128];
        struct held one = {.group = f.group, .answer = answer};
        struct filter part = f;
        part.answer = answer;
        struct tally tally = tally_of(h, &part);
        snprintf(label, sizeof label, "· the court: %s", answer_words(&one));
        print_tally(t, label, &tally);
    }
}

static void print_known(const struct target *t, struct filter f)
{
    const struct holdings *h = t->v->holdings;
    for (const char *known = next_value(h, &f, MEMBER_KNOWN, NULL); known; known = next_value(h, &f, MEMBER_KNOWN, known)) {
        char label[128];
        f.known = known;
        struct tally tally = tally_of(h, &f);
        snprintf(label, sizeof label, "· known: %s", known);
        print_tally(t, label, &tally);
        f.known = NULL;
    }
}

static void print_kinds(const struct target *t, struct filter f)
{
    const struct holdings *h = t->v->holdings;
    for (const char *kind = next_value(h, &f, MEMBER_KIND, NULL); kind; kind = next_value(h, &f, MEMBER_KIND, kind)) {
        char label[128];
        struct filter part = f;
        part.kind = kind;
        struct tally tally = tally_of(h, &part);
        snprintf(label, sizeof label, "· %s", kind);
        print_tally(t, label, &tally);
    }
}

static void print_group(const struct target *t, struct filter f, const char *label)
{
    struct tally tally = tally_of(t->v->holdings, &f);
    print_tally(t, label, &tally);
    if (!tally.n)
        return;
    if (f.group == GROUP_NODES)
        print_kinds(t, f);
    if (f.group != GROUP_CHOICE)
        print_answers(t, f);
    print_known(t, f);
}

/* What is known only from elsewhere: a row a group. */
static void print_apart(const struct target *t, struct filter f)
{
    static const char *const labels[GROUP_COUNT] = {"choice of test", "part one", "nodes", "outcomes", "outcomes, balance not known"};
    f.counted = false;
    for (f.group = 0; f.group < GROUP_COUNT; f.group++) {
        char label[128];
        struct tally tally = tally_of(t->v->holdings, &f);
        snprintf(label, sizeof label, "Apart: %s", labels[f.group]);
        print_tally(t, label, &tally);
    }
}

static void print_totals(const struct target *t, bool blind)
{
    struct filter f = {.blind = blind, .counted = true, .at = ANY_CASE};
    struct cells line;
    size_t cases = count_cases(t->v, blind), listed = count_listed(t->v, blind);
    if (!cases)
        return;
    print_heading(t, blind ? "RECORDS ENTERED BEFORE THE HOLDING WAS READ" : "RECORDS ENTERED BY SOMEBODY WHO KNEW THE HOLDING", "## ");
    if (begin_line(t, &line)) {
        struct page *p = &line.list[0].page;
        add_count(p, cases, "case,", "cases,"), add_count(p, count_decisions(t->v, blind), "decision.", "decisions.");
        if (listed)
            add_count(p, listed, "outcome was partly granted or deferred, and is not graded.", "outcomes were partly granted or deferred, and are not graded.");
        end_line(t, &line, "");
    }
    fputc('\n', t->out);
    print_head(t, "");
    f.group = GROUP_CHOICE, print_group(t, f, "Choice of test");
    f.group = GROUP_PART_ONE, print_group(t, f, "Part one");
    f.group = GROUP_NODES, print_group(t, f, "Nodes");
    f.group = GROUP_OUTCOMES, print_group(t, f, "Outcomes");
    f.group = GROUP_BALANCE_OPEN, print_group(t, f, "Outcomes, balance not known");
    print_apart(t, f);
}

/* ---------------------------------------------------------------- the cases */

/* right, asked, gap and wrong of one group in a case; nothing where nothing is held. */
static void add_case_cell(struct page *p, const struct tally *t)
{
    char text[128];
    snprintf(text, sizeof text, "%zu/%zu/%zu/%zu", t->verdicts[VERDICT_RIGHT], t->verdicts[VERDICT_ASKED], t->verdicts[VERDICT_NOT_RECORDED],
             t->verdicts[VERDICT_WRONG]);
    page_add(p, t->n ? text : "–");
}

static bool begin_case(const struct target *t, struct cells *row)
{
    int at[GROUPS + 1] = {0}, step = t->width >= 70 ? 14 : 10, first = t->width - GROUPS * step;
    for (int i = 1; i <= GROUPS; i++)
        at[i] = t->markdown ? i * (ENDLESS / (GROUPS + 1)) : (first > NARROWEST ? first : NARROWEST) + (i - 1) * step;
    return cells_begin(row, at, GROUPS + 1, t->markdown ? ENDLESS : t->width, NULL);
}

static void print_case(const struct target *t, size_t at)
{
    struct filter f = {.blind = is_blind(t->v, at), .counted = true, .at = (long)at};
    struct cells row;
    if (!begin_case(t, &row))
        return;
    page_add(&row.list[0].page, slug_of(t->v, at));
    page_add(&row.list[0].page, f.blind ? "" : "(not blind)");
    for (f.group = 0; f.group < GROUP_BALANCE_OPEN; f.group++) {
        struct tally tally = tally_of(t->v->holdings, &f);
        add_case_cell(&row.list[f.group + 1].page, &tally);
    }
    end_row(t, &row);
}

static void print_cases(const struct target *t)
{
    static const char *const heads[GROUPS + 1] = {"", "choice of test", "part one", "nodes", "outcomes"};
    struct cells row;
    print_heading(t, "CASE BY CASE: RIGHT/ASKED/GAP/WRONG", "## ");
    if (begin_case(t, &row)) {
        for (size_t i = 0; i <= GROUPS; i++)
            page_add(&row.list[i].page, heads[i]);
        end_row(t, &row);
    }
    fputs(t->markdown ? "|---|---|---|---|---|\n" : "", t->out);
    for (size_t i = 0; i < t->v->n; i++)
        print_case(t, i);
}

/* ------------------------------------------------------------- one by one */

/* d3/S1: what is held on it, and what was found. */
static void add_court(struct page *p, const struct held *one)
{
    const struct um_value *court = um_value_get(one->value, "court");
    page_add(p, "The court:"), page_add(p, answer_words(one));
    if (*text_at(court, "why"))
        add_bracketed(p, text_at(court, "why"));
    if (*text_at(court, "ground"))
        page_add(p, "—"), page_add(p, text_at(court, "ground"));
    if (*text_at(court, "source"))
        add_joined(p, "(", text_at(court, "source"), ""), page_add(p, ";"), page_add(p, one->known), page_add(p, ").");
    else
        add_joined(p, "(", one->known, ").");
    page_end(p);
}

/* Each way it was found; several: it stands for others of the same kind. */
static void add_found(struct page *p, const struct held *one, bool several)
{
    const struct um_value *found = um_value_get(one->value, "found");
    bool disclosure = one->group == GROUP_OUTCOMES || one->group == GROUP_BALANCE_OPEN;
    for (size_t i = 0; i < um_value_count(found); i++) {
        const struct um_value *f = um_value_at(found, i);
        const char *answer = text_at(f, "answer");
        page_add(p, "Found:"), page_add(p, disclosure ? outcome_words(answer) : one->group == GROUP_CHOICE ? answer : status_words(answer));
        if (*text_at(f, "why"))
            add_bracketed(p, text_at(f, "why"));
        if (*text_at(f, "rule"))
            page_add(p, "by rule"), page_add(p, text_at(f, "rule"));
        if (*text_at(f, "at") && !several)
            page_add(p, "at"), page_add(p, text_at(f, "at"));
        if (*text_at(f, "text"))
            page_add(p, several ? "— the first:" : "—"), page_add(p, text_at(f, "text"));
        add_worlds(p, um_value_get(f, "worlds"));
        page_end(p);
    }
    if (!um_value_count(found))
        page_add(p, "Found: no such node."), page_end(p);
}

/* One thing held, and the nodes of others like it. */
static void print_held(const struct target *t, const struct held *one, const char *const *others, size_t n, bool verdict)
{
    struct cells line;
    if (!begin_line(t, &line))
        return;
    struct page *p = &line.list[0].page;
    p->indent = t->markdown ? 0 : 2;
    page_add(p, slug_of(t->v, one->at)), page_add(p, ","), page_add(p, text_at(one->decision, "name")), page_add(p, ":");
    page_add(p, text_at(one->value, "node"));
    for (size_t i = 0; i < n; i++)
        page_add(p, ","), page_add(p, others[i]);
    if (verdict)
        page_add(p, "—"), page_add(p, verdict_words(verdict_keys[one->verdict]));
    page_end(p);
    p->indent = t->markdown ? 0 : 4;
    add_court(p, one);
    add_found(p, one, n > 0);
    if (t->markdown)
        cells_end_marked(&line, t->out, "- ", "\n  - ");
    else
        cells_end(&line, t->out);
}

enum section { SECTION_WRONG, SECTION_NOT_JUDGED, SECTION_ALL };

static bool is_of(const struct held *one, enum section section)
{
    if (one->group == GROUP_PART_ONE) /* it stands there again */
        return false;
    return section == SECTION_ALL || (section == SECTION_WRONG ? one->verdict == VERDICT_WRONG && one->counted : !one->judged);
}

/* Whether two findings say the same by the same rule in the same worlds. */
static bool same_found(const struct um_value *a, const struct um_value *b)
{
    bool same = um_value_count(a) == um_value_count(b);
    for (size_t i = 0; same && i < um_value_count(a); i++) {
        const struct um_value *x = um_value_at(a, i), *y = um_value_at(b, i);
        same = strcmp(text_at(x, "answer"), text_at(y, "answer")) == 0 && strcmp(text_at(x, "why"), text_at(y, "why")) == 0 &&
               strcmp(text_at(x, "rule"), text_at(y, "rule")) == 0 && same_value(um_value_get(x, "worlds"), um_value_get(y, "worlds"));
    }
    return same;
}

/* Whether the court and the rules say the same of two, so that one stands for both. */
static bool same_held(const struct held *a, const struct held *b)
{
    return a->group == b->group && a->decision == b->decision && a->verdict == b->verdict && strcmp(a->kind, b->kind) == 0 &&
           strcmp(a->known, b->known) == 0 && same_value(um_value_get(a->value, "court"), um_value_get(b->value, "court")) &&
           same_found(um_value_get(a->value, "found"), um_value_get(b->value, "found"));
}

/* Item i and all behind it that are like it, which are then told. */
static void print_like(const struct target *t, const struct held *list, size_t n, size_t i, bool verdict, bool *told, const char **nodes)
{
    size_t others = 0;
    for (size_t k = i + 1; k < n; k++)
        if (!told[k] && same_held(&list[i], &list[k])) {
            told[k] = true;
            nodes[others++] = text_at(list[k].value, "node");
        }
    print_held(t, &list[i], nodes, others, verdict);
}

/* A list of things held under a heading; nothing where it is empty. */
static void print_list(const struct target *t, const struct held *list, size_t n, bool verdict, const char *heading)
{
    bool *told = calloc(n + 1, sizeof *told);
    const char **nodes = calloc(n + 1, sizeof *nodes);
    if (n && told && nodes)
        print_heading(t, heading, "## ");
    for (size_t i = 0; told && nodes && i < n; i++)
        if (!told[i])
            print_like(t, list, n, i, verdict, told, nodes);
    free(told);
    free(nodes);
}

static void print_section(const struct target *t, enum section section, const char *heading)
{
    const struct holdings *h = t->v->holdings;
    struct held *list = calloc(h->n + 1, sizeof *list);
    size_t n = 0;
    for (size_t i = 0; list && i < h->n; i++)
        if (is_of(&h->list[i], section))
            list[n++] = h->list[i];
    if (list)
        print_list(t, list, n, section == SECTION_ALL, heading);
    free(list);
}

/* The outcomes of a decision that were partly granted or deferred, put behind those of a list; their number. */
static size_t list_outcomes(struct held *list, size_t at, const struct um_value *decision)
{
    const struct um_value *outcomes = um_value_get(decision, "outcomes");
    size_t n = 0;
    for (size_t i = 0; i < um_value_count(outcomes); i++) {
        const struct um_value *v = um_value_at(outcomes, i);
        if (um_value_integer(um_value_get(v, "graded")))
            continue;
        list[n++] = (struct held){.group = GROUP_OUTCOMES, .at = at, .decision = decision, .value = v, .known = text_at(v, "known"),
                                  .kind = text_at(v, "kind"), .answer = text_at(um_value_get(v, "court"), "answer")};
    }
    return n;
}

static void print_listed(const struct target *t)
{
    size_t n = 0;
    struct held *list = calloc(count_listed(t->v, true) + count_listed(t->v, false) + 1, sizeof *list);
    for (size_t c = 0; list && c < t->v->n; c++) {
        const struct um_value *decisions = um_value_get(t->v->cases[c], "decisions");
        for (size_t d = 0; d < um_value_count(decisions); d++)
            n += list_outcomes(list + n, c, um_value_at(decisions, d));
    }
    if (list)
        print_list(t, list, n, false, "PARTLY GRANTED OR DEFERRED, AND NOT GRADED");
    free(list);
}

/* Decisions that could not be evaluated. */
static void print_refusals(const struct target *t)
{
    bool begun = false;
    for (size_t c = 0; c < t->v->n; c++) {
        const struct um_value *decisions = um_value_get(t->v->cases[c], "decisions");
        for (size_t d = 0; d < um_value_count(decisions); d++) {
            const struct um_value *refusals = um_value_get(um_value_at(decisions, d), "refusals");
            for (size_t i = 0; i < um_value_count(refusals); i++) {
                struct cells line;
                if (!begun)
                    print_heading(t, "COULD NOT BE EVALUATED", "## ");
                begun = true;
                if (!begin_line(t, &line))
                    continue;
                struct page *p = &line.list[0].page;
                p->indent = t->markdown ? 0 : 2;
                page_add(p, slug_of(t->v, c)), page_add(p, ","), page_add(p, text_at(um_value_at(decisions, d), "name")), page_add(p, ":");
                page_add(p, um_value_string(um_value_at(refusals, i)));
                end_line(t, &line, "- ");
            }
        }
    }
}

/* -------------------------------------------------------------------- rules */

static void print_rules(const struct target *t, bool full)
{
    struct cells line;
    fputc('\n', t->out);
    if (!begin_line(t, &line))
        return;
    struct page *p = &line.list[0].page;
    page_add(p, "Rules that no case fired:");
    add_count(p, t->v->n_idle, "of", "of"), add_count(p, t->v->n_rules, "", ""), page_add(p, full && t->v->n_idle ? ":" : ".");
    for (size_t i = 0; full && i < t->v->n_idle; i++)
        page_add(p, t->v->idle[i]), page_add(p, i + 1 < t->v->n_idle ? "," : ".");
    end_line(t, &line, "");
}

static void print_legend(const struct target *t)
{
    fputc('\n', t->out);
    print_paragraph(t, "right: the same as the court held, under every answer to the open questions of law. asked: the question that the court "
                       "answered is asked of it, or it turns on an open question of law and one answer gives what the court held. gap: not in this "
                       "record. base: how much whoever always gives the most frequent answer of the courts to that kind would get right. "
                       "What is known only as background or inferred is counted apart.");
}

static void print_all(const struct target *t, bool full)
{
    print_paragraph(t, "What courts held, against what is found on the same records.");
    print_totals(t, true);
    print_totals(t, false);
    print_legend(t);
    print_cases(t);
    print_section(t, SECTION_WRONG, "WRONG");
    print_section(t, SECTION_NOT_JUDGED, "NOT JUDGED: NO SUCH NODE, OR NO EVALUATION (COUNTED AS GAPS)");
    print_refusals(t);
    if (full) {
        print_listed(t);
        print_section(t, SECTION_ALL, "ALL THAT WAS HELD");
    }
    print_rules(t, full);
}

void render_verdicts(FILE *out, const struct verdicts *v, int width, bool full)
{
    struct target t = {out, width, false, v};
    print_all(&t, full);
}

void render_verdicts_markdown(FILE *out, const struct verdicts *v, bool full)
{
    struct target t = {out, ENDLESS, true, v};
    print_all(&t, full);
}
