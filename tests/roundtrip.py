#!/usr/bin/env python3
"""A record through the database and back, against a canonical form that is made here, without the program."""
import json
import shutil
import sqlite3

import generate_matter as gen
import lib
import tap

RECORDS = {path.parent.name: lib.load(path) for path in lib.CASES}
RECORDS.update({f"seed {s}": gen.make(s) for s in range(20)})
ENTITIES = lib.entities()
VOCABULARY = lib.load(lib.SCHEMA / "vocabulary.json")
DAY = ("T00:00", "T23:59")


# ---------------------------------------------------------------- canonical form

def canonical_time(v):
    """The shortest text for an interval: a day for a whole day, a day for a day's edge."""
    ends = v if isinstance(v, dict) else {"from": v, "to": v}
    full = {k: x if "T" in x else x + DAY[k == "to"] for k, x in ends.items()}
    if "from" in full and full["from"] == full.get("to"):
        return full["from"]
    short = {k: x.removesuffix(DAY[k == "to"]) for k, x in full.items()}
    return short["from"] if "from" in short and short["from"] == short.get("to") else short


def canonical(record):
    place = {}
    tables = list(ENTITIES)
    for number, table in enumerate(tables):
        rows = [record[table]] if ENTITIES[table].get("single") else record.get(table, [])
        for at, row in enumerate(sorted(rows, key=lambda r: lib.natural(r["id"]))):
            place[row["id"]] = number, at

    def cell(v, type):
        base, _, arg = type.partition(":")
        if base == "refs":
            return sorted(v, key=place.get) or None
        if base == "enums":
            return sorted(v, key=list(VOCABULARY["enums"][arg]["values"]).index) or None
        if base == "choice":
            return {k: sorted(x, key=place.get) if isinstance(x, list) else x for k, x in v.items()}
        if base == "time":
            return canonical_time(v) or None
        return v if v != [] else None

    def line(row, entity):
        out = {}
        for key, field in {**entity["fields"], "note": {"type": "text"}}.items():
            outer, _, inner = key.partition(".")
            holder = row.get(outer, {}) if inner else row
            value = cell(holder[inner or outer], field["type"]) if (inner or outer) in holder else None
            if value is not None:
                (out.setdefault(outer, {}) if inner else out)[inner or outer] = value
        return out

    out = {"format": record["format"]}
    for table, entity in ENTITIES.items():
        if entity.get("single"):
            out[table] = line(record[table], entity)
        elif record.get(table):
            out[table] = [line(r, entity) for r in sorted(record[table], key=lambda r: lib.natural(r["id"]))]
    return json.dumps(out, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"


# ---------------------------------------------------------------- tests

def store(record, db=None):
    db = db or lib.scratch(suffix=".db")
    lib.answer("import", lib.scratch(record), "-o", db)
    return db


def export(path):
    return lib.answer("export", "--include-sealed", path)


def every_field():
    """A matter in which every key stands at least once, and awkward times and characters with them."""
    record = gen.make(1)
    targets = {table: [r["id"] for r in record.get(table, [])] for table in ENTITIES if table != "matter"}
    tables = {e["name"]: t for t, e in ENTITIES.items()}
    for table in ENTITIES:
        if table != "matter" and not record.get(table):  # so that a reference finds a row of every sort
            record[table] = [{"id": f"new-{table}"}]
            targets[table] = [f"new-{table}"]
    reference = lambda arg: [i for name in (tables if arg == "any" else arg.split("|")) for i in targets.get(tables[name], [])][-1]
    times = ["2023-05-01", "2023-05-01T00:00", "2023-05-01T23:59", {"from": "2023-05-01"}, {"to": "2023-05-01T12:30"},
             {"from": "2023-05-01", "to": "2023-05-01"}, {"from": "2023-05-01T00:00", "to": "2023-06-01T23:59"},
             {"from": "0001-01-01", "to": "9999-12-31"}]
    number = 0

    def fill(field):
        nonlocal number
        base, _, arg = field["type"].partition(":")
        number += 1
        if base == "enum":
            return list(VOCABULARY["enums"][arg]["values"])[-1]
        if base == "enums":
            return list(reversed(VOCABULARY["enums"][arg]["values"]))
        if base == "time":
            return times[number % len(times)]
        if base in ("ref", "refs"):
            return reference(arg) if base == "ref" else [reference(arg)]
        if base == "choice":
            return {next(o for o, how in VOCABULARY["choices"][arg]["options"].items() if "refs" not in how): True}
        return ["b", "a", "b"] if base == "texts" else number if base == "int" else f"{field['key']} {number} \u202e\u001b\t\"\\/é😀\u2028"

    for table, entity in ENTITIES.items():
        if table in ("points", "positions", "orders", "claims"):
            continue  # whose keys depend on each other; the generated matters have them
        rows = [record[table]] if entity.get("single") else record.setdefault(table, [])
        for key, field in {**entity["fields"], "note": {"key": "note", "type": "text"}}.items():
            outer, _, inner = key.partition(".")
            holder = rows[-1].setdefault(outer, {}) if inner else rows[-1]
            value = fill(field)
            if field["type"] != "id" and (table, key) not in (("matter", "court"), ("records", "seen")):
                holder[inner or outer] = value
    return record


def there_and_back():
    rows = {**RECORDS, "every field": every_field()}
    bytes_of = {name: canonical(r) for name, r in rows.items()}
    databases = {name: store(r) for name, r in rows.items()}
    exported = {name: export(db) for name, db in databases.items()}
    wrong = [f"{n}: {first_difference(exported[n], bytes_of[n])}" for n in rows if exported[n] != bytes_of[n]]
    tap.ok(not wrong, "export of an imported record is its canonical form, byte for byte", "\n".join(wrong))
    tap.ok(all(export(lib.scratch(r)) == exported[n] for n, r in rows.items()), "and so is the export of the record itself")
    tap.ok(all(export(store(exported[n])) == exported[n] for n in rows), "import of an export gives the same export")
    tap.ok(all(export(store(lib.shuffle(r, 5))) == exported[n] for n, r in rows.items()), "whatever the order it was entered in")
    same = [n for n, r in rows.items()
            if lib.answer("evaluate", "--format", "json", *lib.WHOLE_LAW, databases[n]) == lib.evaluate(r, *lib.WHOLE_LAW)]
    tap.same(same, list(rows), "a database and its record evaluate to the same bytes")
    texts = [lib.answer("evaluate", "--full", x) for x in (databases["leifer-2023"], lib.LEIFER)]
    tap.ok(texts[0] == texts[1], "and to the same text")


def first_difference(a, b):
    at = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
    return f"at {at}: {a[max(0, at - 40):at + 40]!r} is not {b[max(0, at - 40):at + 40]!r}"


def several_matters():
    names = ["seed 1", "leifer-2023", "seed 2"]
    db = lib.scratch(suffix=".db")
    for n in names:
        store(RECORDS[n], db)
    tap.ok(export(db) == b"".join(canonical(RECORDS[n]) for n in names), "a database gives its matters back in the order of entry")
    found = lib.answer("evaluate", "--format", "jsonl", db).splitlines()
    tap.same([json.loads(f)["matter"]["id"] for f in found], [RECORDS[n]["matter"]["id"] for n in names],
             "and evaluates each, one line each")
    tap.ok(found[1] == lib.answer("evaluate", "--format", "jsonl", lib.LEIFER).rstrip(b"\n"), "no matter moves another's findings")


def refused():
    db = store(RECORDS["leifer-2023"])
    before = db.read_bytes()
    again = lib.run("import", lib.LEIFER, "-o", db)
    tap.ok(again.returncode == 3 and db.read_bytes() == before, "the same matter twice is refused with 3 and leaves the database as it was", again)
    tap.ok(b"leifer-2023" in again.stderr and not again.stdout, "and the message names it", again.stderr)
    broken = {"a dangling reference": lib.change(RECORDS["seed 1"], "assertions", "a1", {"point": "nowhere"}),
              "a wrong word in the last row": lib.add(RECORDS["seed 1"], facts=[{"id": "q", "subject": "per1", "name": "fame", "value": "yes"}]),
              "half a record": lib.dump(RECORDS["seed 1"])[:2000]}
    for name, record in broken.items():
        new = lib.scratch(suffix=".db")
        done, other = (lib.run("import", lib.scratch(record), "-o", to) for to in (new, db))
        left = [p.name for p in new.parent.glob(new.name + "*")]
        tap.ok(done.returncode == other.returncode == 3 and not left, f"{name} is refused with 3 and leaves no file", f"{done}\n{left}")
        tap.ok(db.read_bytes() == before, f"{name} leaves an existing database as it was")
    tap.same([p.name for p in db.parent.glob(db.name + "-*")], [], "no journal is left behind")
    wrong = lib.scratch(b"this is no database, and it is not to be overwritten" * 100, suffix=".db")
    kept = wrong.read_bytes()
    done = lib.run("import", lib.LEIFER, "-o", wrong)
    tap.ok(done.returncode == 3 and wrong.read_bytes() == kept, "a file that is no database is not overwritten", done)
    copied = lib.scratch(suffix=".db")
    shutil.copy(db, copied)
    with sqlite3.connect(copied) as other:
        other.execute("BEGIN EXCLUSIVE")
        done = lib.run("import", lib.scratch(RECORDS["seed 1"]), "-o", copied)
        other.rollback()
    other.close()
    tap.ok(done.returncode == 5 and copied.read_bytes() == before, "a database in use is busy (5) and stays as it was", done)


def reading_writes_nothing():
    db = store(RECORDS["seed 1"])
    db.chmod(0o444)
    before = db.read_bytes()
    for command in (["evaluate"], ["check"], ["export"]):
        lib.answer(*command, db)
    left = sorted(p.name for p in db.parent.glob(db.name + "*"))
    tap.ok(db.read_bytes() == before and left == [db.name], "evaluate, check and export write nothing to a database", left)


tap.run(there_and_back, several_matters, refused, reading_writes_nothing)
