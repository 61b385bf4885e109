#!/usr/bin/env python3
"""Derive everything that depends on the record's shape from vocabulary.json and record.json.

    schema/generate.py           write the derived files
    schema/generate.py --check   say which of them are stale, exit 1 if any is
"""
import json
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
MADE = "Derived by schema/generate.py from schema/vocabulary.json and schema/record.json. Do not edit."
ID_PATTERN = "^[A-Za-z0-9._-]{1,64}$"
TIME_PATTERN = "^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2})?$"


def load(name):
    with open(os.path.join(HERE, name), encoding="utf-8") as f:
        return json.load(f)


VOCABULARY = load("vocabulary.json")
ENTITIES = load("record.json")["entities"]
ENUMS, KINDS = VOCABULARY["enums"], VOCABULARY["kinds"]
CHOICES, DERIVED = VOCABULARY["choices"], VOCABULARY["derived"]
NOTE = {"key": "note", "type": "text", "about": "A note for whoever enters the record; the round trip keeps it and no rule reads it."}
for entity in ENTITIES:
    entity["fields"].append(NOTE)
ENTITY_NAMES = [e["name"] for e in ENTITIES]
assert all(len(e["values"]) <= 64 for e in ENUMS.values()), "a set is kept as 64 bits"


def upper(name):
    return re.sub(r"[^A-Z0-9]", "_", name.upper())


def column(field):
    return field["key"].replace(".", "_")


def split_type(field):
    """('refs', ['person', 'account']) for refs:person|account."""
    base, _, arg = field["type"].partition(":")
    if arg == "any":
        return base, [n for n in ENTITY_NAMES if n != "matter"]
    return base, arg.split("|") if arg else []


def c_string(text):
    return json.dumps(text, ensure_ascii=False)


# ---------------------------------------------------------------- C

def c_enum(name, about, values):
    lines = [f"/* {about} */", f"enum um_{name.replace('-', '_')} {{"]
    lines += [f"    UM_{upper(name)}_{upper(v)}," for v in values]
    lines += [f"    UM_{upper(name)}_COUNT", "};", ""]
    return lines


def make_header():
    out = [f"/* {MADE} */", "#ifndef UM_VOCABULARY_H", "#define UM_VOCABULARY_H", "",
           '#include "vocabulary/field.h"', ""]
    for name, enum in ENUMS.items():
        out += c_enum(name, enum["about"], enum["values"])
    out += c_enum("vocab", "The enumerations themselves.", ENUMS)
    for name, choice in CHOICES.items():
        out += c_enum("choice-" + name, choice["about"], choice["options"])
    out += c_enum("choice", "The choices themselves.", CHOICES)
    out += c_enum("entity", "Entities of a record.", ENTITY_NAMES)
    out += c_enum("derived", "Attributes that C derives and rules may read.", DERIVED)
    out += ["/* Fields of all entities, in the order of um_fields. */", "enum um_field_id {"]
    for entity in ENTITIES:
        out += [f"    UM_{upper(entity['name'])}__{upper(f['key'])}," for f in entity["fields"]]
    out += ["    UM_FIELD_COUNT", "};", "", "#endif", ""]
    return "\n".join(out)


def field_row(entity_index, field):
    base, args = split_type(field)
    vocab, targets = "0", "0"
    if base in ("enum", "enums"):
        vocab = f"UM_VOCAB_{upper(args[0])}"
    elif base == "choice":
        vocab = f"UM_CHOICE_{upper(args[0])}"
    elif base in ("ref", "refs"):
        targets = " | ".join(f"1u << UM_ENTITY_{upper(a)}" for a in args)
    required = "true" if field.get("required") else "false"
    return (f"    {{{c_string(field['key'])}, {c_string(column(field))}, UM_TYPE_{upper(base)}, "
            f"UM_ENTITY_{upper(ENTITY_NAMES[entity_index])}, {vocab}, {required}, {targets}, {c_string(field['about'])}}},")


def make_source():
    out = [f"/* {MADE} */", '#include "vocabulary/vocabulary.h"', ""]
    for name, enum in ENUMS.items():
        out.append(f"static const char *const values_{upper(name).lower()}[] = {{")
        out += [f"    {c_string(v)}," for v in enum["values"]] + ["};"]
        out.append(f"static const char *const meanings_{upper(name).lower()}[] = {{")
        out += [f"    {c_string(m)}," for m in enum["values"].values()] + ["};"]
    out += ["", "const struct um_vocab_info um_vocabs[] = {"]
    for name, enum in ENUMS.items():
        low = upper(name).lower()
        out.append(f"    {{{c_string(name)}, {len(enum['values'])}, values_{low}, meanings_{low}}},")
    out += ["};", "", "static const struct um_option_info options[] = {"]
    starts, n = {}, 0
    for name, choice in CHOICES.items():
        starts[name] = n
        for option, how in choice["options"].items():
            targets = f"1u << UM_ENTITY_{upper(how['refs'])}" if "refs" in how else "0"
            many = "true" if how.get("many") else "false"
            out.append(f"    {{{c_string(option)}, {targets}, {many}, {c_string(how['about'])}}},")
            n += 1
    out += ["};", "", "const struct um_choice_info um_choices[] = {"]
    for name, choice in CHOICES.items():
        out.append(f"    {{{c_string(name)}, {len(choice['options'])}, options + {starts[name]}}},")
    out += ["};", "", "const struct um_field um_fields[] = {"]
    first, total = [], 0
    for i, entity in enumerate(ENTITIES):
        first.append(total)
        total += len(entity["fields"])
        out += [field_row(i, f) for f in entity["fields"]]
    out += ["};", "", "const struct um_entity_info um_entities[] = {"]
    for i, entity in enumerate(ENTITIES):
        single = "true" if entity.get("single") else "false"
        out.append(f"    {{{c_string(entity['name'])}, {c_string(entity['json'])}, {first[i]}, "
                   f"{len(entity['fields'])}, {single}}},")
    out += ["};", "", "const struct um_kind_info um_kinds[] = {"]
    for kind in ENUMS["point-kind"]["values"]:
        how = KINDS[kind]
        mask = lambda keys: " | ".join(f"UINT64_C(1) << (UM_POINT__{upper(k)} - UM_POINT__ID)" for k in keys) or "0"
        slots = [f"UM_POINT__{upper(s)}" for s in how.get("account_slots", [])]
        slot = "{" + ", ".join((slots + ["UM_NO_FIELD"] * 2)[:2]) + "}"
        out.append(f"    {{{mask(how['requires'])}, {mask(how['slots'])}, {mask(how['knowers'])}, "
                   f"{str(how['perceivable']).lower()}, {str(how['checkable']).lower()}, {slot}}},")
    out += ["};", "", "const struct um_derived_info um_derived_infos[] = {"]
    for name, how in DERIVED.items():
        entity, _, attribute = name.partition(".")
        gives, _, enum = how["gives"].partition(":")
        vocab = f"UM_VOCAB_{upper(enum)}" if enum else "0"
        out.append(f"    {{{c_string(attribute)}, UM_ENTITY_{upper(entity)}, UM_TYPE_{upper(gives)}, {vocab}, "
                   f"{c_string(how['about'])}}},")
    out += ["};", ""]
    return "\n".join(out)


# ---------------------------------------------------------------- SQL

def q(name):
    return '"' + name + '"'


def in_list(values):
    return "(" + ", ".join("'" + v + "'" for v in values) + ")"


def table_of(entity_name):
    return next(e["json"] for e in ENTITIES if e["name"] == entity_name)


def list_table(entity, field):
    return entity["json"] + "_" + column(field)


def foreign_key(entity, columns, target):
    return (f"  FOREIGN KEY ({columns}) REFERENCES {q(table_of(target))} (matter, ord)"
            " DEFERRABLE INITIALLY DEFERRED")


def sql_columns(entity, field):
    """Columns, constraints and list tables of one field."""
    base, args = split_type(field)
    name, must = column(field), " NOT NULL" if field.get("required") else ""
    if base in ("word", "int"):
        return [f"  {q(name)} {'TEXT' if base == 'word' else 'INTEGER'}{must}"], [], []
    if base == "enum":
        values = in_list(ENUMS[args[0]]["values"])
        return [f"  {q(name)} TEXT{must} CHECK ({q(name)} IN {values})"], [], []
    if base == "time":
        return [f"  {q(name + '_from')} INTEGER", f"  {q(name + '_to')} INTEGER"], [], []
    if base == "ref" and len(args) == 1:
        return ([f"  {q(name)} INTEGER{must}"], [foreign_key(entity, f"matter, {q(name)}", args[0])], [])
    if base == "ref":
        return ([f"  {q(name + '_entity')} TEXT{must} CHECK ({q(name + '_entity')} IN {in_list(args)})",
                 f"  {q(name)} INTEGER{must}"], [], [])
    if base == "refs":
        return [], [], [list_of_refs(entity, field, args)]
    if base == "enums":
        check = f'  "value" TEXT NOT NULL CHECK ("value" IN {in_list(ENUMS[args[0]]["values"])})'
        return [], [], [list_rows(entity, field, check, 'matter, ord, "value"')]
    if base == "texts":
        rows = '  "pos" INTEGER NOT NULL,\n  "value" TEXT NOT NULL'
        return [], [], [list_rows(entity, field, rows, 'matter, ord, "pos"')]
    if base == "choice":
        options = CHOICES[args[0]]["options"]
        targets = sorted({o["refs"] for o in options.values() if "refs" in o})
        lists = [list_of_refs(entity, field, targets)] if targets else []
        return [f"  {q(name)} TEXT{must} CHECK ({q(name)} IN {in_list(options)})"], [], lists
    return [], [], []  # id has its own column, text lives in prose


def list_rows(entity, field, rows, key, extra=""):
    own = (f"  FOREIGN KEY (matter, ord) REFERENCES {q(entity['json'])} (matter, ord)"
           " DEFERRABLE INITIALLY DEFERRED")
    return (f"CREATE TABLE {q(list_table(entity, field))} (\n  matter INTEGER NOT NULL,\n  ord INTEGER NOT NULL,\n"
            f"{rows},\n  PRIMARY KEY ({key}),\n{own}{extra}\n) STRICT, WITHOUT ROWID;")


def list_of_refs(entity, field, targets):
    if len(targets) == 1:
        return list_rows(entity, field, '  "ref" INTEGER NOT NULL', 'matter, ord, "ref"',
                         ",\n" + foreign_key(entity, 'matter, "ref"', targets[0]))
    rows = f'  "entity" TEXT NOT NULL CHECK ("entity" IN {in_list(targets)}),\n  "ref" INTEGER NOT NULL'
    return list_rows(entity, field, rows, 'matter, ord, "entity", "ref"')


def make_sql():
    out = [f"-- {MADE}",
           "-- Rows are clustered by matter and numbered within it; each keeps its external id in one column.",
           "-- Prose, which no rule reads, has a table of its own. Times are minutes since 1970, from and to included.", ""]
    for entity in ENTITIES:
        columns, constraints, lists = [], [], []
        for field in entity["fields"]:
            c, k, l = sql_columns(entity, field)
            columns, constraints, lists = columns + c, constraints + k, lists + l
        head = ["  matter INTEGER NOT NULL", "  ord INTEGER NOT NULL", '  "id" TEXT NOT NULL']
        tail = ["  PRIMARY KEY (matter, ord)", '  UNIQUE (matter, "id")']
        if entity.get("single"):
            tail = ["  PRIMARY KEY (matter, ord)", '  UNIQUE ("id")', "  CHECK (ord = 0)"]
        out.append(f"CREATE TABLE {q(entity['json'])} (\n" + ",\n".join(head + columns + tail + constraints)
                   + "\n) STRICT, WITHOUT ROWID;")
        out += lists
    out.append(f'CREATE TABLE prose (\n  matter INTEGER NOT NULL,\n  "entity" TEXT NOT NULL CHECK ("entity" IN {in_list(ENTITY_NAMES)}),\n'
               '  ord INTEGER NOT NULL,\n  "field" TEXT NOT NULL,\n  "text" TEXT NOT NULL,\n'
               '  PRIMARY KEY (matter, "entity", ord, "field")\n) STRICT, WITHOUT ROWID;')
    return "\n".join(out) + "\n"


# ---------------------------------------------------------------- JSON Schema

def schema_time():
    day = {"type": "string", "pattern": TIME_PATTERN}
    return {"anyOf": [day, {"type": "object", "properties": {"from": day, "to": day},
                            "minProperties": 1, "additionalProperties": False}]}


def schema_of(field):
    base, args = split_type(field)
    identifier = {"type": "string", "pattern": ID_PATTERN}
    if base == "id" or base == "ref":
        out = dict(identifier)
    elif base == "refs":
        out = {"type": "array", "items": identifier, "uniqueItems": True}
    elif base in ("text", "word"):
        out = {"type": "string", "minLength": 1}
    elif base == "texts":
        out = {"type": "array", "items": {"type": "string", "minLength": 1}}
    elif base == "int":
        out = {"type": "integer"}
    elif base == "enum":
        out = {"enum": list(ENUMS[args[0]]["values"])}
    elif base == "enums":
        out = {"type": "array", "items": {"enum": list(ENUMS[args[0]]["values"])}, "uniqueItems": True}
    elif base == "time":
        out = {"$ref": "#/$defs/time"}
    else:
        out = {"$ref": f"#/$defs/{args[0]}"}
    return dict(out, description=field["about"])


def schema_choice(choice):
    branches = []
    for option, how in choice["options"].items():
        value = {"const": True}
        if "refs" in how:
            one = {"type": "string", "pattern": ID_PATTERN}
            value = {"type": "array", "items": one, "minItems": 1, "uniqueItems": True} if how["many"] else one
        branches.append({"type": "object", "properties": {option: value}, "required": [option],
                         "additionalProperties": False, "description": how["about"]})
    return {"description": choice["about"], "oneOf": branches}


def schema_entity(entity):
    properties, required = {}, []
    for field in entity["fields"]:
        outer, _, inner = field["key"].partition(".")
        if inner:
            group = properties.setdefault(outer, {"type": "object", "properties": {}, "additionalProperties": False})
            group["properties"][inner] = schema_of(field)
        else:
            properties[outer] = schema_of(field)
        if field.get("required"):
            required.append(outer)
    return {"type": "object", "description": entity["about"], "properties": properties,
            "required": required, "additionalProperties": False}


def make_record_schema():
    properties = {"format": {"const": "unmask.record/1"}}
    for entity in ENTITIES:
        one = schema_entity(entity)
        properties[entity["json"]] = one if entity.get("single") else {"type": "array", "items": one}
    defs = {"time": schema_time()}
    defs.update({name: schema_choice(choice) for name, choice in CHOICES.items()})
    return dump({"$schema": "https://json-schema.org/draft/2020-12/schema",
                 "$id": "urn:unmask:schema:record:1", "title": "A matter's record", "$comment": MADE,
                 "type": "object", "properties": properties, "required": ["format", "matter"],
                 "additionalProperties": False, "$defs": defs})


def make_law_schema():
    law = load("law.json")
    for name, enum in ENUMS.items():
        law["$defs"]["enum-" + name] = {"enum": list(enum["values"]), "description": enum["about"]}
    law["$comment"] = "Derived by schema/generate.py from schema/law.json and schema/vocabulary.json. Do not edit."
    return dump(law)


def dump(value):
    return json.dumps(value, indent=1, ensure_ascii=False) + "\n"


# ---------------------------------------------------------------- dictionary

def type_in_words(field):
    base, args = split_type(field)
    if field["type"].endswith(":any"):
        return base + " to any row"
    return {"enum": "one of ", "enums": "any of ", "ref": "id of ", "refs": "ids of ", "choice": "choice "}.get(
        base, base) + ", ".join(f"[{a}](#{a})" if base in ("enum", "enums", "choice") else a for a in args)


def make_dictionary():
    out = ["# Data dictionary", "", f"_{MADE}_", "", "## Entities", ""]
    for entity in ENTITIES:
        out += [f"### {entity['json']}", "", entity["about"], "", "| key | type | required | meaning |", "|---|---|---|---|"]
        out += [f"| `{f['key']}` | {type_in_words(f)} | {'yes' if f.get('required') else ''} | {f['about']} |"
                for f in entity["fields"]]
        out.append("")
    out += ["## Kinds of point", "", "| kind | meaning | required slots | other slots | who can know it first-hand | a bystander can perceive it | checkable |",
            "|---|---|---|---|---|---|---|"]
    for kind, how in KINDS.items():
        rest = [s for s in how["slots"] if s not in how["requires"]]
        out.append(f"| `{kind}` | {ENUMS['point-kind']['values'][kind]} | {', '.join(how['requires'])} | {', '.join(rest)} | "
                   f"{', '.join(how['knowers']) or 'nobody'} | {'yes' if how['perceivable'] else 'no'} | {'yes' if how['checkable'] else 'no'} |")
    out += ["", "## Choices", ""]
    for name, choice in CHOICES.items():
        out += [f"### {name}", "", choice["about"], "", "| option | meaning |", "|---|---|"]
        out += [f"| `{o}` | {h['about']} |" for o, h in choice["options"].items()] + [""]
    out += ["## Derived attributes", "", "Rules may read these; nobody enters them.", "", "| attribute | meaning |", "|---|---|"]
    out += [f"| `{n}` | {h['about']} |" for n, h in DERIVED.items()] + ["", "## Enumerations", ""]
    for name, enum in ENUMS.items():
        out += [f"### {name}", "", enum["about"], "", "| value | meaning |", "|---|---|"]
        out += [f"| `{v}` | {m} |" for v, m in enum["values"].items()] + [""]
    return "\n".join(out)


OUTPUTS = {
    "engine/vocabulary/vocabulary.h": make_header,
    "engine/vocabulary/vocabulary.c": make_source,
    "schema/sql/001.sql": make_sql,
    "schema/record.schema.json": make_record_schema,
    "schema/law.schema.json": make_law_schema,
    "schema/DICTIONARY.md": make_dictionary,
}


def main():
    stale = []
    for path, make in OUTPUTS.items():
        full, text = os.path.join(ROOT, path), make()
        old = open(full, encoding="utf-8").read() if os.path.exists(full) else None
        if old == text:
            continue
        stale.append(path)
        if "--check" not in sys.argv:
            with open(full, "w", encoding="utf-8") as f:
                f.write(text)
    if "--check" in sys.argv and stale:
        print("stale, run schema/generate.py:", *stale, sep="\n  ")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
