#!/usr/bin/env python3
"""The log of evaluations: what is written, every kind of tampering, other writers at the same time, databases of strangers."""
import hashlib
import json
import random
import signal
import sqlite3
import subprocess
import time

from jsonschema import Draft202012Validator

import generate_matter as gen
import lib
import tap
from generate_matter import declaration, says

TUTORIAL = lib.ROOT / "cases/tutorial/record.json"
VALID = {n: Draft202012Validator(lib.load(lib.SCHEMA / f"{n}.schema.json")) for n in ("log", "log-check", "findings")}
NONE = "0" * 64
HASHED = ("at", "engine", "law_sha256", "matter", "options", "previous", "record_sha256", "result_sha256")
RULE = ("--by", "clerk", "--reason", "Sworn.")


def valid(name, document):
    wrong = [f"{e.json_path}: {e.message:.200}" for e in VALID[name].iter_errors(document)]
    if wrong:
        raise AssertionError("\n".join(wrong[:5]))
    return document


def small(**matter):
    record = lib.add(gen.plain(), records=[declaration("R1")], assertions=[says("R1.a", "R1", "P1", "denies")])
    return {**record, "matter": {**record["matter"], **matter}}


def database(*records):
    db = lib.scratch(suffix=".db")
    for record in records or (small(),):
        lib.answer("import", lib.scratch(record), "-o", db)
    return db


def keep(db, at="2024-06-01T10:00", *options):
    return lib.answer("evaluate", db, "--log", "--logged-at", at, "--format", "json", *options)


def logged():
    """Four entries, a ruling between the second and the third."""
    db = database()
    keep(db, "2024-06-01T10:00")
    keep(db, "2024-06-02", "--test", "cahill", "--defendant", "d1")
    lib.answer("rule", db, "i/P1/falsity", "met", *RULE)
    keep(db, "2024-06-03", "--as-of", "2024-04-01", "--position", "malice-before-discovery=required")
    keep(db, "2024-06-04")
    return db


def entries(db):
    return valid("log", json.loads(lib.answer("log", "list", db, "--format", "json")))["entries"]


def head(db):
    return json.loads(lib.answer("log", "list", db, "--format", "json")).get("head")


def verify(db, *options):
    """The exit code, the problems as (entry, kind), and what came of each replay."""
    done = lib.run("log", "verify", db, *options, "--format", "json")
    if done.returncode not in (0, 1) or done.stderr:
        raise AssertionError(f"exit {done.returncode}: {done.stderr.decode(errors='replace')[:800]}")
    document = valid("log-check", json.loads(done.stdout))
    return done.returncode, [(p["n"], p["kind"]) for p in document["problems"]], [e["replay"] for e in document["entries"]]


def copy_of(db, *statements):
    """A copy of a database, changed by statements."""
    copy = lib.scratch(db.read_bytes(), suffix=".db")
    con = sqlite3.connect(copy)
    for s in statements:
        con.execute(*(s if isinstance(s, tuple) else (s,)))
    con.commit()
    con.close()
    return copy


def hash_of(entry):
    return lib.sha256({"format": "unmask.log/1", **{k: entry[k] for k in HASHED}})


def forged(db, **changes):
    """A copy whose last entry is changed and whose whole chain is then made good: changes are columns, record a new record."""
    copy = lib.scratch(db.read_bytes(), suffix=".db")
    con = sqlite3.connect(copy)
    con.row_factory = sqlite3.Row
    last = con.execute("SELECT max(n) FROM log").fetchone()[0]
    digest = lambda text: hashlib.sha256(text.encode()).hexdigest()
    if "record" in changes:
        text = changes.pop("record")
        changes["record_sha256"] = digest(text)
        con.execute("INSERT OR REPLACE INTO log_records VALUES (?, ?)", (changes["record_sha256"], text))
    if "result" in changes:
        changes["result_sha256"] = digest(changes["result"])
    for column, value in changes.items():
        con.execute(f'UPDATE log SET "{column}" = ? WHERE n = ?', (value, last))
    before = NONE
    for row in con.execute("SELECT * FROM log ORDER BY n").fetchall():
        entry = {**dict(row), "previous": before}
        before = hash_of(entry)
        con.execute("UPDATE log SET previous = ?, hash = ? WHERE n = ?", (entry["previous"], before, row["n"]))
    con.execute("DELETE FROM log_records WHERE sha256 NOT IN (SELECT record_sha256 FROM log)")
    con.commit()
    con.close()
    return copy


# ------------------------------------------------------------------- what is written

def written():
    db = database()
    plain = lib.answer("evaluate", "--format", "json", db)
    tap.same(keep(db), plain, "evaluate --log prints what it prints without")
    keep(db, "2024-06-02", "--test", "cahill", "--defendant", "d1", "--position", "malice-before-discovery=required", "--law-as-of", "2024-01-01")
    first, second = entries(db)
    tap.same((first["n"], first["at"], first["matter"], first["options"], first["previous"]), (1, "2024-06-01T10:00", "plain", "{}", NONE), "the first entry")
    tap.same((second["at"], json.loads(second["options"]), second["previous"]),
             ("2024-06-02", {"test": "cahill", "defendants": ["d1"], "positions": ["malice-before-discovery=required"], "law_as_of": "2024-01-01"}, first["hash"]),
             "the second, with its options, behind the first")
    tap.same(first["record_sha256"], json.loads(plain)["record"]["sha256"], "the digest of the record is that of the findings")
    tap.same(first["law_sha256"], lib.sha256([{k: p[k] for k in ("id", "version", "sha256")} for p in json.loads(plain)["law"]]), "that of the law is made from its packs")
    tap.same(first["result_sha256"], lib.sha256(json.loads(plain)), "that of the result is of its canonical form")
    tap.same([hash_of(e) for e in (first, second)], [first["hash"], second["hash"]], "and the hashes are as the manual says, computed apart")
    one = valid("log", json.loads(lib.answer("log", "show", 1, db, "--format", "json")))["entries"]
    tap.same([valid("findings", e.pop("result")) for e in one], [json.loads(plain)], "log show gives the whole result")
    tap.same(one, [first], "with its entry")
    tap.same(verify(db), (0, [], ["same", "same"]), "verify: nothing was changed, and each gives the same again")
    text = lib.answer("log", "list", db).decode()
    tap.ok(f"Head: {second['hash']}" in text and head(db) == second["hash"], "the head is printed, to be quoted", text)
    tap.ok(f"Head: {second['hash']}" in lib.answer("log", "verify", db).decode(), "by verify too")
    text = lib.answer("log", "show", 1, db).decode()
    tap.ok("Doe 1" in text and first["hash"] in text and "Nothing is verified here" in text, "log show on the screen", text)
    tap.same(lib.answer("log", "list", database()), b"The log is empty.\n", "an empty log")
    tap.same(verify(database()), (0, [], []), "which is as it was written")
    two = database(small(), small(id="second"))
    keep(two)
    tap.same([e["matter"] for e in entries(two)], ["plain", "second"], "each matter of a database has its entry")


def replayed():
    """Earlier entries are evaluated again on the record as it then was, under the options of then."""
    db = logged()
    tap.same(verify(db), (0, [], ["same"] * 4), "a ruling in between moves no earlier entry")
    tap.same(len({e["record_sha256"] for e in entries(db)}), 2, "a record is kept once however often it is evaluated")
    before = lib.answer("export", "--include-sealed", db)
    tap.ok(b"2024-06-01T10:00" not in before and before == lib.answer("export", "--include-sealed", copy_of(db, "DELETE FROM log", "DELETE FROM log_records")),
           "an export carries nothing of the log")
    law = lib.scratch(suffix="")
    law.mkdir()
    (law / "mine.json").write_bytes(lib.dump({"format": "unmask.law/1", "id": "mine", "version": "1", "title": "x", "rules": [], "phrases": {"ruled.court": "So ruled."}}))
    tap.same(verify(db, "--law", law), (0, [], ["other-law"] * 4), "under another law that is said, and is no change")
    keep(db, "2024-06-05", "--law", law)
    tap.same(verify(db), (0, [], ["same"] * 4 + ["other-law"]), "an entry of another law is said to be one")
    tap.same(verify(db, "--law", law), (0, [], ["other-law"] * 4 + ["same"]), "and is evaluated again under its own")
    text = lib.answer("log", "verify", db).decode()
    tap.ok("1 entry was made under another law than that loaded now" in text and "Every entry is as it was written" in text, "in words", text)
    other = forged(logged(), engine="unmask 9.9.9")
    tap.same(verify(other), (0, [], ["same"] * 3 + ["other-engine"]), "an entry of another version is said to be one")
    tap.ok(b"another version of the program" in lib.answer("log", "verify", other), "in words")


# ------------------------------------------------------------------- tampering

def tampering():
    db = logged()
    for column, value in {"at": "2024-06-09", "matter": "other", "engine": "unmask 0.0.1", "options": "{}", "law_sha256": "1" * 64, "previous": "2" * 64}.items():
        code, problems, replays = verify(copy_of(db, (f'UPDATE log SET "{column}" = ? WHERE n = 2', (value,))))
        tap.ok(code == 1 and (2, "changed") in problems and {n for n, _ in problems} == {2} and replays[1] == "not-whole", f"{column} of an entry is changed: the entry is named", problems)
    for name, statement, wanted in (
            ("result", "UPDATE log SET result = replace(result, 'Roe', 'Doe') WHERE n = 2", [(2, "result-changed")]),
            ("result with its digest", ("UPDATE log SET result = '{}', result_sha256 = ? WHERE n = 2", (hashlib.sha256(b"{}").hexdigest(),)), [(2, "changed")]),
            ("record", "UPDATE log_records SET text = replace(text, 'Roe', 'Doe') WHERE sha256 = (SELECT record_sha256 FROM log WHERE n = 1)", [(1, "record-changed"), (2, "record-changed")]),
            ("record that is gone", "DELETE FROM log_records WHERE sha256 = (SELECT record_sha256 FROM log WHERE n = 4)", [(3, "record-missing"), (4, "record-missing")]),
            ("record that nobody named", "INSERT INTO log_records VALUES ('x', 'y')", [(0, "stray-record")]),
            ("hash", ("UPDATE log SET hash = ? WHERE n = 2", ("3" * 64,)), [(2, "changed"), (3, "unlinked")]),
            ("last hash", ("UPDATE log SET hash = ? WHERE n = 4", ("3" * 64,)), [(4, "changed")]),
            ("first entry taken out", "DELETE FROM log WHERE n = 1", [(1, "missing"), (2, "unlinked")]),
            ("entry taken out", "DELETE FROM log WHERE n = 2", [(2, "missing"), (3, "unlinked")]),
            ("number", "UPDATE log SET n = 9 WHERE n = 4", [(4, "missing")])):
        tap.same(verify(copy_of(db, statement))[:2], (1, wanted), f"tampered: {name}")
    closed = copy_of(db, "DELETE FROM log WHERE n = 2", "UPDATE log SET n = n - 1 WHERE n > 2")
    tap.same(verify(closed)[:2], (1, [(2, "unlinked")]), "tampered: an entry taken out and the rest numbered anew")
    swapped = copy_of(db, "UPDATE log SET n = 99 WHERE n = 2", "UPDATE log SET n = 2 WHERE n = 3", "UPDATE log SET n = 3 WHERE n = 99")
    tap.same(verify(swapped)[:2], (1, [(2, "reordered"), (3, "reordered"), (4, "reordered")]), "tampered: two entries change places")
    turned = copy_of(db, "UPDATE log SET n = 90 WHERE n = 1", "UPDATE log SET n = 1 WHERE n = 2", "UPDATE log SET n = 2 WHERE n = 90")
    tap.ok({(1, "reordered"), (2, "reordered")} <= set(verify(turned)[1]), "tampered: the first is put second")
    rows = entries(db)
    again = hash_of({**rows[1], "at": "2024-06-09"})
    tap.same(verify(copy_of(db, ("UPDATE log SET at = '2024-06-09', hash = ? WHERE n = 2", (again,))))[:2], (1, [(3, "unlinked")]), "tampered: an entry changed and given a new hash")
    text = lib.run("log", "verify", copy_of(db, "DELETE FROM log WHERE n = 2"))
    tap.ok(text.returncode == 1 and b"ENTRY 2: entry 2 is not there." in text.stdout and b"Every entry is as" not in text.stdout, "in words", text.stdout)


def rewritten():
    """What the chain cannot show: a file that is rewritten as a whole. A head that was quoted elsewhere shows it."""
    db = logged()
    quoted = head(db)
    tap.same(verify(db, "--head", quoted)[:2], (0, []), "the head as quoted")
    tap.same(verify(db, "--head", entries(db)[1]["hash"])[:2], (0, []), "an earlier head is found after more entries")
    tap.ok(b"The hash that was quoted is that of entry 2." in lib.answer("log", "verify", db, "--head", entries(db)[1]["hash"]), "and the entry is named")
    cut = copy_of(db, "DELETE FROM log WHERE n = 4")
    tap.same(verify(cut)[:2], (0, []), "an entry taken off the end leaves no trace")
    tap.same(verify(cut, "--head", quoted)[:2], (1, [(0, "head-missing")]), "but the quoted head shows it")
    moved = forged(db, at="2024-06-30")
    tap.same(verify(moved)[:2], (0, []), "nor does a chain made anew")
    tap.same(verify(moved, "--head", quoted)[:2], (1, [(0, "head-missing")]), "but the quoted head shows it")
    other = json.loads(lib.answer("log", "show", 4, db, "--format", "json"))["entries"][0]["result"]
    other["defendants"][0]["outcome"] = "showing-made"
    tap.same(verify(forged(db, result=json.dumps(other, sort_keys=True, separators=(",", ":"), ensure_ascii=False)))[:2], (1, [(4, "differs")]),
             "a result made up, the chain being made good: evaluating again shows it")
    record = lib.answer("export", lib.scratch(small(caption="Another"))).decode().strip()
    tap.same(verify(forged(db, record=record))[:2], (1, [(4, "differs")]), "another record: so too")
    for name, change in {"options": {"options": '{"test":"nowhere"}'}, "options of another kind": {"options": '{"tset":"cahill"}'}, "options that are none": {"options": "hello"},
                         "a record that is none": {"record": "[]"}, "a record that is no JSON": {"record": "hello"}}.items():
        tap.same(verify(forged(db, **change))[:2], (1, [(4, "refused")]), f"{name}: it cannot be evaluated again, and that is said")


# ------------------------------------------------------------------- refusals, other writers

def refused(name, db, code, about, *args):
    before = db.read_bytes() if db.exists() else b""
    done = lib.run(*args)
    said = done.stderr.decode(errors="replace")
    same = (db.read_bytes() if db.exists() else b"") == before
    tap.ok(done.returncode == code and not done.stdout and all(a in said for a in about) and same, f"refused, {code}: {name}", f"exit {done.returncode}, same {same}\n{said[:600]}")


def refusals():
    db = logged()
    json_record = lib.scratch(small())
    for name, args in {"--log without a time": ["--log"], "a time without --log": ["--logged-at", "2024-06-01"]}.items():
        refused(name, db, 2, ["--logged-at"], "evaluate", db, *args)
    for at in ("now", "", "2024-02-30", "2024-06-01T25:00", "\x1b[31m"):
        refused(f"no time ({at!r})", db, 2, ["no time"], "evaluate", db, "--log", "--logged-at", at)
    refused("a record in JSON", json_record, 3, ["unmask import"], "evaluate", json_record, "--log", "--logged-at", "2024-06-01")
    refused("a file that is not there", lib.TMP / "none.db", 3, ["none.db"], "evaluate", lib.TMP / "none.db", "--log", "--logged-at", "2024-06-01")
    refused("an evaluation that is refused", db, 2, ["nowhere"], "evaluate", db, "--log", "--logged-at", "2024-06-01", "--test", "nowhere")
    for args in (["show", 9, db], ["show", 0, db], ["show", "x", db], ["show", db], ["list"], ["list", 1, db], ["verify", 1, db], ["burn", db], ["list", db, "--head", "x"], ["list", db, "--format", "xml"],
                 ["show", 2**63, db], ["show", 2**64, db]):
        refused(f"log {' '.join(map(str, args[:2]))[:24]}", db, 2, [], "log", *args)
    refused("a database that is not there", lib.TMP / "none.db", 3, [], "log", "list", lib.TMP / "none.db")
    refused("a record where the log is asked for", json_record, 3, [], "log", "list", json_record)
    broken = copy_of(db, "UPDATE log SET at = '2024-06-09' WHERE n = 4")
    refused("an entry behind one that was tampered with", broken, 3, ["log verify"], "evaluate", broken, "--log", "--logged-at", "2024-06-09")


def others():
    db = database()
    before = db.read_bytes()
    held = sqlite3.connect(db)
    held.execute("BEGIN IMMEDIATE")
    done = lib.run("evaluate", db, "--log", "--logged-at", "2024-06-01")
    held.close()
    tap.ok(done.returncode == 5 and not done.stdout and b"in use" in done.stderr and db.read_bytes() == before, "another writer has the database: 5, and nothing is printed", done)
    held = sqlite3.connect(db)
    held.execute("BEGIN")
    held.execute("SELECT count(*) FROM matter").fetchone()
    done = lib.run("evaluate", db, "--log", "--logged-at", "2024-06-01")
    held.close()
    tap.ok(done.returncode == 5 and not done.stdout and db.read_bytes() == before, "a reader keeps the log from being written: 5", done)
    runs = [subprocess.Popen([lib.PROGRAM, "evaluate", str(db), "--log", "--logged-at", f"2024-06-0{i + 1}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for i in range(6)]
    taken = sum(r.wait() == 0 for r in runs)
    tap.ok(taken and all(r.returncode in (0, 5) for r in runs), "six at once: each is logged or told that the database is in use", [r.returncode for r in runs])
    tap.same((len(entries(db)), verify(db)[:2]), (taken, (0, [])), "and they form one chain")


def killed():
    db = database(lib.load(TUTORIAL))
    rng, counts = random.Random(7), []
    for i in range(14):
        run = subprocess.Popen([lib.PROGRAM, "evaluate", str(db), "--log", "--logged-at", "2024-06-01"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(rng.random() * 0.3)
        run.send_signal(signal.SIGKILL)
        run.wait()
        counts.append(len(entries(db)))
    code, problems, _ = verify(db)
    tap.ok(counts == sorted(counts) and (code, problems) == (0, []), "killed at any moment it leaves a whole chain", f"{counts} {problems}")
    keep(db)
    tap.same((len(entries(db)), verify(db)[:2]), (counts[-1] + 1, (0, [])), "to which more is added")


# ------------------------------------------------------------------- strangers' databases

def earlier():
    """A database of the version before the log opens; logging and ruling bring it up to date."""
    old = copy_of(database(), "DROP TABLE log", "DROP TABLE log_records", "PRAGMA user_version = 1")
    kept = old.read_bytes()
    tap.same(lib.answer("evaluate", old), lib.answer("evaluate", database()), "an earlier database is evaluated")
    tap.same((lib.answer("export", old), lib.run("check", old).returncode), (lib.answer("export", database()), 0), "exported and checked")
    tap.same((lib.answer("log", "list", old), verify(old)), (b"The log is empty.\n", (0, [], [])), "its log is empty")
    tap.ok(lib.run("log", "show", 1, old).returncode == 2 and old.read_bytes() == kept, "and it stays as it is")
    keep(old)
    tap.same((len(entries(old)), verify(old)[:2]), (1, (0, [])), "logging brings it up to date")
    old.write_bytes(kept)
    lib.answer("rule", old, "i/P1/falsity", "met", *RULE)
    tap.same(len(entries(old)), 0, "so does ruling")
    old.write_bytes(kept)
    lib.answer("import", lib.scratch(small(id="second")), "-o", old)
    tap.same(len(entries(old)), 0, "and adding a matter")
    for name, statements in {"an earlier one that has the log": ["PRAGMA user_version = 1"], "a later one that lacks it": ["DROP TABLE log"],
                             "a log of another shape": ["ALTER TABLE log ADD COLUMN extra TEXT"], "a trigger on it": ["CREATE TRIGGER t AFTER INSERT ON log BEGIN DELETE FROM log; END"]}.items():
        db = copy_of(database(), *statements)
        codes = [lib.run(*args).returncode for args in (["log", "list", db], ["log", "verify", db], ["evaluate", db], ["evaluate", db, "--log", "--logged-at", "2024-06-01"])]
        tap.same(codes, [3] * 4, f"refused: {name}")


def hostile():
    text = "a\x1b[31m\u202eb\nINJECTED\u2066\x07"
    db = logged()
    odd = {"a list": "[1, 2, {}]", "no JSON": "hello", "nothing": "", "too deep": "[" * 9000 + "]" * 9000, "defendants that are none": '{"defendants": [1, null, {"id": 3, "outcome": []}, [], {"outcome": "x"}]}',
           "defendants that are a text": '{"defendants": "all"}', "hostile text": json.dumps({"defendants": [{"id": text, "label": text, "outcome": text}]})}
    for name, result in odd.items():
        other = forged(db, result=result)
        runs = [lib.run("log", *args, other) for args in (["show", 4], ["show", 4, "--format", "json"], ["list"], ["verify"])]
        raw = [c for r in runs for c in "\x1b\u202e\u2066\x07" if c in (r.stdout + r.stderr).decode(errors="replace")]
        tap.ok([r.returncode for r in runs] == [0, 0, 0, 1] and b"\nINJECTED" not in runs[0].stdout and not [c for c in raw if c in runs[0].stdout.decode()],
               f"a result that is {name}", f"{[r.returncode for r in runs]} {raw}")
    other = forged(db, at=text, matter=text, options=text, engine=text)
    for args in (["list"], ["show", 4], ["verify"]):
        done = lib.run("log", *args, other)
        both = (done.stdout + done.stderr).decode(errors="replace")
        tap.ok(done.returncode == 0 and both and not any(c in both for c in "\x1b\u202e\u2066\x07") and "\nINJECTED" not in both, f"hostile text in every column: log {args[0]} makes it visible", both[-500:])
    for name, value in {"no UTF-8": b"a\xffb", "a NUL": b"a\0b", "too long": b"x" * 70_000}.items():
        damaged = copy_of(db, ("UPDATE log SET at = CAST(? AS TEXT) WHERE n = 3", (value,)))
        done = [lib.run("log", c, damaged) for c in ("list", "verify")]
        tap.ok(all(d.returncode == 3 and b"entry 3" in d.stderr and not d.stdout for d in done), f"{name} in an entry: 3, and the entry is named", done)
    for n in (-5, 0, 2**63 - 1):
        far = copy_of(db, "PRAGMA ignore_check_constraints = ON", f"UPDATE log SET n = {n} WHERE n = 4")
        codes = [lib.run("log", "verify", far).returncode, lib.run("log", "list", far).returncode, lib.run("evaluate", far, "--log", "--logged-at", "2024-07-01").returncode]
        tap.ok(codes[0] in (1, 3) and codes[1] in (0, 3) and codes[2] in (0, 3), f"an entry numbered {n} brings nothing down", codes)
    many = lib.scratch(database().read_bytes(), suffix=".db")
    con = sqlite3.connect(many)
    con.executemany("INSERT INTO log VALUES (?, '', '', '', '', '', '', '', '', '', '')", ((i,) for i in range(1, 100_002)))
    con.commit()
    con.close()
    done = lib.run("log", "list", many)
    tap.ok(done.returncode == 3 and b"more entries" in done.stderr, "more entries than a log may have: 3", done.stderr)


def changed_between():
    """Somebody else changes the record while it is evaluated: nothing is logged and nothing is printed."""
    db = database(lib.load(TUTORIAL))
    seen = []
    for wait in (0.02, 0.05, 0.1, 0.2, 0.4):
        kept = db.read_bytes()
        run = subprocess.Popen([lib.PROGRAM, "evaluate", str(db), "--log", "--logged-at", "2024-06-01"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        time.sleep(wait)
        try:
            con = sqlite3.connect(db, timeout=5)
            con.execute("UPDATE prose SET text = text || 'x' WHERE field = 'caption'")
            con.commit()
            con.close()
        except sqlite3.OperationalError:
            pass
        out, err = run.communicate()
        log = entries(db)
        seen.append(run.returncode)
        if run.returncode == 5:
            tap.ok(not out and not log, f"changed after {wait} s: nothing is printed or logged", err)
            tap.ok(b"was changed after it was evaluated" in err or b"in use" in err, "and it is said why", err)
        else:
            tap.ok(run.returncode == 0 and len(log) == 1 and verify(db)[0] == 0, f"changed after {wait} s: it was logged as it was evaluated", err)
        db.write_bytes(kept)
    tap.ok(set(seen) <= {0, 5}, "it is one or the other", seen)


tap.run(written, replayed, tampering, rewritten, refusals, others, killed, earlier, hostile, changed_between)
