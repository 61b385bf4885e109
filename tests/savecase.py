#!/usr/bin/env python3
"""A live matter as a case folder: what is written, what is left out, what anonymising takes away, and what verify says of it later."""
import json
import shutil

from jsonschema import Draft202012Validator

import generate_matter as gen
import lib
import tap

VALID = {n: Draft202012Validator(lib.load(lib.SCHEMA / f"{n}.schema.json")) for n in ("record", "statuses", "verify")}
PROSE = {"text", "texts"}
ENTITIES = lib.entities()


def errors(name, value):
    return "\n".join(f"{e.json_path}: {e.message:.200}" for e in VALID[name].iter_errors(value))


def save(source, *options):
    """The folder that was written, and what was said."""
    folder = lib.scratch(suffix="")
    return folder, lib.run("save-case", *options, source, folder)


def files(folder):
    return lib.load(folder / "record.json"), lib.load(folder / "statuses.json")


def verify(*folders):
    done = lib.run("verify", "--format", "json", *folders)
    return done.returncode, json.loads(done.stdout)


def statuses(document):
    lists = [document["matter"]["findings"], *(d["findings"] for d in document["defendants"])]
    return [{k: f[k] for k in ("node", "status", "why", "basis", "worlds") if k in f} for findings in lists for f in findings]


def rows(record):
    for table, entity in ENTITIES.items():
        for row in [record[table]] if entity.get("single") else record.get(table, []):
            yield table, entity, row


def prose(record):
    """Every id, and every text that no rule reads, of a record."""
    for _, entity, row in rows(record):
        yield row["id"]
        for key, field in {**entity["fields"], "note": {"type": "text"}}.items():
            outer, _, inner = key.partition(".")
            value = row.get(outer, {}).get(inner) if inner else row.get(outer)
            if field["type"] in PROSE and value is not None:
                yield from value if isinstance(value, list) else [value]


# ---------------------------------------------------------------- saving

def a_matter():
    db = lib.scratch(suffix=".db")
    lib.answer("import", lib.LEIFER, "-o", db)
    folder, done = save(db, "--as-of", "2023-01-12", "--position", "malice-before-discovery=required")
    record, saved = files(folder)
    tap.ok(done.returncode == 0 and not done.stderr, "a database is saved as a case", done.stderr)
    tap.ok(not errors("record", record) and not errors("statuses", saved), "both files fit their schemas", errors("record", record) + errors("statuses", saved))
    tap.same(json.dumps(record, sort_keys=True), json.dumps(json.loads(lib.answer("export", db)), sort_keys=True), "the record is what export gives")
    fresh = json.loads(lib.evaluate(record, "--as-of", "2023-01-12", "--position", "malice-before-discovery=required"))
    tap.same(saved["nodes"], statuses(fresh), "the statuses are those of evaluate, in its order")
    tap.same(saved["outcomes"], [{"id": d["id"], "outcome": d["outcome"]} for d in fresh["defendants"]], "and so are the outcomes")
    tap.same(saved["options"], {"as_of": "2023-01-12", "positions": ["malice-before-discovery=required"]}, "the options are kept")
    code, document = verify(folder)
    tap.ok(code == 0 and document["saved"][0]["moved"] == [] and document["saved"][0]["same_record"] and not errors("verify", document),
           "verify finds them all again", errors("verify", document) or document["saved"])
    before = {p.name: p.read_bytes() for p in folder.iterdir()}
    again = lib.run("save-case", db, folder)
    tap.ok(again.returncode == 3 and before == {p.name: p.read_bytes() for p in folder.iterdir()}, "a case that is there stays as it is", again)


def something_moved():
    folder, _ = save(lib.LEIFER)
    record, saved = files(folder)
    at = next(i for i, n in enumerate(saved["nodes"]) if n["status"] == "unmet")
    saved["nodes"][at]["status"] = "met"
    saved["nodes"].append({"node": "i/nobody/falsity", "status": "met"})
    saved["outcomes"][4]["outcome"] = "showing-made"
    (folder / "statuses.json").write_text(json.dumps(saved))
    code, document = verify(folder)
    moved = document["saved"][0]["moved"]
    tap.ok(code == 1 and {saved["nodes"][at]["node"], "i/nobody/falsity", "d/d5/outcome"} == {m["node"] for m in moved}, "what was changed by hand is named", moved)
    tap.ok("to" not in next(m for m in moved if m["node"] == "i/nobody/falsity"), "a node that is gone is said to be gone", moved)
    text = lib.run("verify", folder).stdout.decode()
    tap.ok("3 moved" in text and "d/d5/outcome: showing-made -> not-made" in text, "and on the screen", text)
    folder, _ = save(lib.LEIFER)
    changed = dict(record, assertions=[a for a in record["assertions"] if a["point"] != record["assertions"][0]["point"]])
    (folder / "record.json").write_text(json.dumps(changed))
    code, document = verify(folder)
    tap.ok(code == 1 and not document["saved"][0]["same_record"] and document["saved"][0]["moved"], "a changed record is said to have changed, and what it moves is named", document)
    law = lib.scratch(suffix="")
    law.mkdir()
    rule = next(r for p in lib.PACKS for r in lib.load(p).get("rules", []) if r["id"] == "C07")
    (law / "mine.json").write_text(json.dumps({"format": "unmask.law/1", "id": "mine", "version": "1", "title": "Mine", "rules": [{**{k: v for k, v in rule.items() if k != "supply"}, "then": {"reach": "none"}}]}))
    folder, _ = save(lib.scratch(gen.plain()))
    done = lib.run("verify", "--law", law, folder)
    tap.ok(b"saved under other law" in done.stdout, "another law is said to be another", done.stdout)


def bad_folders():
    folder, _ = save(lib.LEIFER)
    good = (folder / "statuses.json").read_text()
    bad = {"no JSON": "{", "another format": good.replace("unmask.statuses/1", "unmask.statuses/2"), "no nodes": json.dumps({**json.loads(good), "nodes": {}}),
           "a node without a status": json.dumps({**json.loads(good), "nodes": [{"node": "m/test"}]}), "outcomes of another shape": json.dumps({**json.loads(good), "outcomes": [1]}),
           "an unknown test": json.dumps({**json.loads(good), "options": {"test": "no-such-test"}}), "positions of another shape": json.dumps({**json.loads(good), "options": {"positions": [1]}})}
    for name, text in bad.items():
        (folder / "statuses.json").write_text(text)
        done = lib.run("verify", folder)
        tap.ok(done.returncode == 3 and b"statuses.json" in done.stderr and not done.stdout, f"{name}: refused, and the file named", done)
    two = lib.scratch(suffix=".db")
    lib.answer("import", lib.LEIFER, "-o", two)
    lib.answer("import", lib.scratch(gen.plain()), "-o", two)
    folder, done = save(two)
    tap.ok(done.returncode == 3 and not folder.exists(), "two matters in one database are no case", done)
    folder, done = save(lib.LEIFER, "--test", "no-such-test")
    tap.ok(done.returncode == 2 and not folder.exists(), "a test that is none: nothing is written", done)


# ---------------------------------------------------------------- sealed

def sealed():
    for options in ((), ("--anonymise",)):
        folder, done = save(lib.scratch(gen.sealed()), *options)
        written = b"".join(p.read_bytes() for p in folder.iterdir()) + done.stdout + done.stderr
        tap.ok(done.returncode == 0 and b"SECRET" not in written and b"s-record" not in written, f"{options}: nothing sealed is written or said", written[:400])
        tap.ok(b"1 sealed record was left out" in done.stdout, f"{options}: it is said that something was left out", done.stdout)
    decisive = lib.add(gen.plain(), records=[gen.declaration("R9", sealed="yes")], assertions=[gen.says("R9.a", "R9", "P1", "denies")])
    folder, done = save(lib.scratch(decisive))
    tap.ok(b"stand otherwise" in done.stdout and b"i/P1/falsity" in done.stdout, "what rests on the sealed record is named", done.stdout)


# ---------------------------------------------------------------- anonymising

# A test may have the name of a party, and a part that of a filing: such a word may stand for the one or the other.
WORDS = {str(r.get(k)) for p in lib.PACKS for r in lib.load(p).get("rules", []) for k in ("id", "test", "part", "gate", "element")}
WORDS |= {lib.load(p)["id"] for p in lib.PACKS} | {w for e in lib.load(lib.SCHEMA / "vocabulary.json")["enums"].values() for w in e["values"]}


def texts(v):
    """Every text of a value, and every step of those that are names of nodes."""
    if isinstance(v, dict):
        for x in v.values():
            yield from texts(x)
    elif isinstance(v, list):
        for x in v:
            yield from texts(x)
    elif isinstance(v, str):
        yield v
        yield from v.split("/")


def anonymous():
    for path in lib.CASES:
        record = lib.load(path)
        folder, done = save(path, "--anonymise", *lib.WHOLE_LAW)
        name = path.parent.name
        if not tap.ok(done.returncode == 0 and b"every finding is the same" in done.stdout, f"{name}: every finding stays under neutral names", done):
            continue
        written, saved = files(folder)
        kept = (set(prose(record)) & set(texts([written, saved]))) - WORDS
        tap.ok(not kept, f"{name}: no id, name, handle or prose of it is left", sorted(kept)[:5])
        same = [[(k, v) for k, v in n.items() if k != "node"] for n in saved["nodes"]]
        tap.same(same, [[(k, v) for k, v in n.items() if k != "node"] for n in statuses(json.loads(lib.evaluate(record, *lib.WHOLE_LAW)))], f"{name}: evaluate agrees, node by node")
        tap.same(*([sum(table == t for table, _, _ in rows(r)) for t in ENTITIES] for r in (written, record)), f"{name}: no row is lost")
        shutil.rmtree(folder)


tap.run(a_matter, something_moved, bad_folders, sealed, anonymous)
