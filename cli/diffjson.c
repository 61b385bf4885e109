#include "diffjson.h"

#include <string.h>

#include "render/text.h"

/* Where a document comes from. */
static void print_source(struct json *j, const struct diff *d, size_t side)
{
    static const char *const keys[] = {"law", "record"};
    json_open(j, NULL, '{');
    json_text(j, "name", d->names[side]);
    json_value(j, "test", um_value_get(um_value_get(um_value_get(d->documents[side], "matter"), "test"), "id"));
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
        json_value(j, keys[k], um_value_get(d->documents[side], keys[k]));
    json_close(j, '}');
}

static void print_law_changes(struct json *j, const struct diff *d, const char *key)
{
    static const char *const words[] = {[LAW_ADDED] = "added", [LAW_REMOVED] = "removed", [LAW_CHANGED] = "changed"};
    const struct um_value *entry;
    json_open(j, key, '{');
    for (int how = LAW_ADDED; how <= LAW_CHANGED; how++) {
        json_open(j, words[how], '[');
        for (size_t i = 0; (entry = law_difference(d->contents, key, (enum law_change)how, i)); i++)
            json_value(j, NULL, um_value_get(entry, "id"));
        json_close(j, ']');
    }
    json_close(j, '}');
}

static void print_standings(struct json *j, const char *key, const struct change *c, size_t side)
{
    static const char *const keys[] = {"status", "outcome", "why", "basis", "reached", "rule", "worlds", "positions"};
    const struct um_value *s;
    json_open(j, key, '[');
    for (size_t i = 0; (s = standing_in(c, side, i)); i++) {
        json_open(j, NULL, '{');
        for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
            json_value(j, keys[k], um_value_get(s, keys[k]));
        json_close(j, '}');
    }
    json_close(j, ']');
}

static const char *const how_words[] = {[ROW_ADDED] = "added", [ROW_REMOVED] = "removed", [ROW_CHANGED] = "changed", [ROW_ADMITTED] = "admitted", [ROW_ASSUMED] = "assumed"};

static void print_row(struct json *j, const struct moved_row *row, bool how)
{
    json_open(j, NULL, '{');
    json_text(j, row->table ? "id" : "node", row->id);
    json_text(j, "table", is_record_row(row) ? NULL : row->table);
    json_text(j, "cite", text_at(row->paragraph, "cite"));
    json_text(j, "answer", row->answer);
    json_text(j, "how", how ? how_words[row->how] : NULL);
    json_close(j, '}');
}

/* The rows that moved something, of one kind. */
static void print_marked(struct json *j, const struct diff *d, const char *key, bool (*of_kind)(const struct moved_row *row))
{
    const struct moved_row *row;
    json_open(j, key, '[');
    for (size_t at = 0; (row = next_marked(&d->trace, &at));)
        if (of_kind(row))
            print_row(j, row, true);
    json_close(j, ']');
}

static bool is_ruling(const struct moved_row *row)
{
    return !row->table;
}

static bool is_other(const struct moved_row *row)
{
    return row->table && !is_record_row(row);
}

/* Positions that only the second side fixes, of questions that the change turned on. */
static void print_positions(struct json *j, const struct diff *d, const struct change *c)
{
    const struct um_value *choice;
    json_open(j, "positions", '[');
    for (size_t i = 0, at = 0; (choice = next_fixed(d->documents, &at)); i++)
        if (turns_on(c, text_at(choice, "id"))) {
            json_open(j, NULL, '{');
            json_text(j, "question", text_at(choice, "id")), json_text(j, "position", text_at(choice, "assumed"));
            json_close(j, '}');
        }
    json_close(j, ']');
}

static void print_because(struct json *j, struct diff *d, const struct change *c)
{
    static const char *const words[] = {"before", "after"};
    json_open(j, "because", '{');
    trace_change(&d->trace, c);
    print_marked(j, d, "records", is_record_row);
    print_marked(j, d, "rows", is_other);
    print_marked(j, d, "rulings", is_ruling);
    print_positions(j, d, c);
    for (size_t side = 0; side < 2; side++) {
        const char *rules[MOST_RULES];
        size_t n = deciding_rules(c, side, d->documents[side], false, rules, NULL);
        json_open(j, words[side], '[');
        for (size_t i = 0; i < n; i++)
            json_text(j, NULL, rules[i]);
        json_close(j, ']');
    }
    json_close(j, '}');
}

static void print_change(struct json *j, struct diff *d, const struct change *c)
{
    char node[160];
    snprintf(node, sizeof node, "d/%.64s/outcome", c->defendant ? c->defendant : "");
    json_open(j, NULL, '{');
    json_text(j, "defendant", c->defendant);
    json_text(j, "node", c->node ? c->node : node);
    print_standings(j, "from", c, 0);
    print_standings(j, "to", c, 1);
    print_because(j, d, c);
    json_close(j, '}');
}

/* The rows of the record that moved: records, or what stands in none. */
static void print_rows(struct json *j, const struct diff *d, const char *key, bool (*of_kind)(const struct moved_row *row))
{
    json_open(j, key, '{');
    for (int how = ROW_ADDED; how <= ROW_CHANGED; how++) {
        json_open(j, how_words[how], '[');
        for (size_t i = 0; i < d->rows.n; i++) {
            const struct moved_row *row = d->rows.order[i];
            if ((int)row->how == how && of_kind(row) && !is_part(&d->rows, row))
                print_row(j, row, false);
        }
        json_close(j, ']');
    }
    json_close(j, '}');
}

void print_sides(struct json *j, const struct diff *d)
{
    json_open(j, "sides", '[');
    for (size_t side = 0; side < 2; side++)
        print_source(j, d, side);
    json_close(j, ']');
}

void print_moves(struct json *j, struct diff *d)
{
    print_rows(j, d, "records", is_record_row);
    print_rows(j, d, "rows", is_other);
    json_open(j, "changes", '[');
    for (size_t i = 0; i < d->changes.n; i++)
        print_change(j, d, &d->changes.list[i]);
    json_close(j, ']');
}

void print_standing_outcomes(struct json *j, const struct diff *d)
{
    const struct um_value *defendant;
    json_open(j, "stands", '[');
    for (size_t at = 0; (defendant = next_unmoved(d, &at));) {
        const struct um_value *down = um_value_get(defendant, "comes_down_to");
        json_open(j, NULL, '{');
        json_value(j, "defendant", um_value_get(defendant, "id"));
        json_value(j, "outcome", um_value_get(defendant, "outcome"));
        json_value(j, "node", um_value_get(down, "node"));
        json_value(j, "text", um_value_get(down, "text"));
        json_text(j, "cure", cure_for(defendant, text_at(down, "node")));
        json_close(j, '}');
    }
    json_close(j, ']');
}

void print_diff(FILE *out, struct diff *d)
{
    struct json j = {.out = out};
    json_open(&j, NULL, '{');
    json_text(&j, "format", "unmask.diff/1");
    json_value(&j, "engine", um_value_get(d->documents[1], "engine"));
    json_open(&j, "law", '[');
    for (size_t side = 0; side < 2; side++)
        json_value(&j, NULL, um_value_get(d->documents[side], "law"));
    json_close(&j, ']');
    print_sides(&j, d);
    print_law_changes(&j, d, "rules");
    print_law_changes(&j, d, "authorities");
    print_moves(&j, d);
    json_close(&j, '}');
}
