#!/usr/bin/env python3
"""The program at its edges: exit codes, streams, hostile text, hostile databases, sealed records."""
import json
import random
import re
import sqlite3
import subprocess

import generate_matter as gen
import lib
import tap
from generate_matter import declaration, says
from hostile import HOSTILE, poison, raw_characters

LEIFER = lib.LEIFER


def answers_only(done, code, name, about=()):
    """A run that fails: with this code, a message that speaks of all these, and nothing as an answer."""
    said = done.stderr.decode(errors="replace")
    good = done.returncode == code and not done.stdout and said.strip() and all(a in said for a in about)
    return tap.ok(good, name, f"exit {done.returncode}, wanted {code}\nstdout: {done.stdout[:200]!r}\nstderr: {said[:1500]!r}")


# ---------------------------------------------------------------- codes and streams

def shown():
    """A matter in which part one is shown for d1, once the open question of law is fixed."""
    record = lib.add(gen.plain(), points=[{"id": "M", "kind": "made", "act": "S1", "account": "A1", "what": "A1 posted it"}],
                     records=[declaration("R1"), declaration("R2", "wit")],
                     assertions=[says("R1.a", "R1", "P1", "denies"), says("R2.a", "R2", "M", knower="A1", about={"named": ["A1"]})])
    record["positions"] = [{"id": "P", "on": "p/roe/fault-level", "question": "fault-level", "answer": "yes", "by": "court"}]
    return lib.change(record, "assertions", "R2.a", {"knower": "wit", "basis": "perceived"})


def exit_codes():
    record = lib.scratch(shown())
    fix = ("--position", "malice-before-discovery=excused", "--exit-status")
    for who, code in ((("--defendant", "d1"), 0), (("--defendant", "@two"), 1), ((), 1)):
        done = lib.run("evaluate", *fix, *who, record)
        tap.ok(done.returncode == code and done.stdout, f"--exit-status {' '.join(who) or 'for all'}: {code}", done.stderr or done.stdout[-800:])
    tap.ok(lib.run("evaluate", record).returncode == 0, "without --exit-status the answer is no matter of the code")
    tap.ok(b"Doe 2" not in lib.answer("evaluate", "--format", "json", "--defendant", "d1", record), "--defendant leaves the others out")
    usage = {"no command": [], "unknown command": ["evalute", record], "no operand": ["evaluate"], "two operands": ["evaluate", record, record],
             "unknown option": ["evaluate", "--ful", record], "option of another command": ["check", "--full", record],
             "a value is missing": ["evaluate", record, "--test"], "unknown test": ["evaluate", "--test", "dendrite-2", record],
             "unknown defendant": ["evaluate", "--defendant", "d99", record], "unknown format": ["evaluate", "--format", "xml", record],
             "unknown decision": ["evaluate", "--decision", "zz", record], "unknown position": ["evaluate", "--position", "competence-setting=zz", record],
             "unknown question": ["evaluate", "--position", "zz=strict", record], "no day": ["evaluate", "--as-of", "2023-02-30", record],
             "no day of the law": ["evaluate", "--law-as-of", "yesterday", record], "width": ["evaluate", "--width", "9", record],
             "import without -o": ["import", record]}
    for name, args in usage.items():
        answers_only(lib.run(*args), 2, f"usage, 2: {name}", [a for a in args[1:] if a in ("dendrite-2", "d99", "yesterday", "--ful")])
    tap.ok(all(lib.run(*a).returncode == 0 and lib.run(*a).stdout for a in (["--help"], ["help"], ["help", "evaluate"], ["--version"])), "help and version are answers")


def explanations():
    """Why a finding came out so: its rules, and for those that did not hold what they wanted."""
    done = lib.answer("explain", LEIFER, "d1", "i/I1/falsity").decode()
    tap.ok("Falsity (competent evidence)" in done and "C02 Unsworn complaint: held" in done, "explain prints the finding and the rules that held", done)
    tap.ok("C04 Exhibit without a sponsor: did not hold — a.record.kind of R-22-10.b is declaration; wanted:" in done.replace("\n        ", " "),
           "and the first condition of one that did not", done)
    chosen = json.loads(lib.answer("explain", "--format", "json", LEIFER, "d1"))["node"]
    facts = json.loads(lib.answer("evaluate", "--format", "json", LEIFER))
    tap.same(chosen, next(d["comes_down_to"]["node"] for d in facts["defendants"] if d["id"] == "d1"), "with no node it explains what the defendant comes down to")
    whole = json.loads(lib.answer("explain", "--format", "json", LEIFER, "@KleinMatt1", "d/d1/t/highfields/merits"))
    tap.ok(whole["members"] and not whole["tried"], "a part of the test is explained by what it joins", whole)
    for name, args in {"no such defendant": ["nobody"], "no such node": ["d1", "i/zz/falsity"]}.items():
        answers_only(lib.run("explain", LEIFER, *args), 2, f"explain, 2: {name}", [args[-1]])
    tap.same(done.count("B19.falsity"), 1, "a rule that speaks of no assertion is tried once")


def bad_input():
    record = lib.load(LEIFER)
    record["acts"][0]["conveys"] = ["I99"]
    record["acts"][1]["quoted"] = "verbatm"
    record["points"][0]["kindd"] = "did"
    record["filings"][0]["filed"] = "2023-13-01"
    text = json.dumps(record, indent=1, ensure_ascii=False)
    path = lib.scratch(text.encode(), suffix=" bad.json")
    line = lambda part: 1 + text[:text.index(part)].count("\n")
    places = {"/acts/0/conveys": line('"I99"'), "/acts/1/quoted": line('"verbatm"'), "/points/0/kindd": line('"kindd"'), "/filings/0/filed": line('"2023-13-01"')}
    for command in (["evaluate"], ["export"], ["import", "-o", lib.scratch(suffix=".db")]):
        done = lib.run(*command, path)
        answers_only(done, 3, f"{command[0]}: bad input, 3, every problem", [*places, "verbatim", "record: act.conveys", "record: point"])
        said = done.stderr.decode()
        near = [p for p, n in places.items() if not re.search(re.escape(f"{path}:") + rf"({n - 1}|{n})\b.*\n.*{re.escape(p)}", said)]
        tap.ok(not near, f"{command[0]}: each with file, line and path", f"{near}\n{said}")
    done = lib.run("check", path)
    listed = done.stdout.decode()
    tap.ok(done.returncode == 3 and all(p in listed for p in places) and not done.stderr, "check: its list is the answer", done)
    done = lib.run("check", LEIFER)
    tap.ok(done.returncode == 0 and b"warning" in done.stdout and b": error:" not in done.stdout, "check: warnings alone are no failure", done)
    for name, content in {"an empty file": b"", "no JSON": b"hello", "a list": b"[]", "cut short": text.encode()[:500], "no UTF-8": b'{"format": "\xff"}',
                          "a key twice": b'{"format": "unmask.record/1", "format": "unmask.record/1", "matter": {"id": "x", "caption": "x", "court": "cand"}}',
                          "two texts": lib.dump(gen.plain()) * 2, "a byte order mark": b"\xef\xbb\xbf" + lib.dump(gen.plain()),
                          "a NUL": lib.dump(gen.plain()) + b"\0", "too deep": b"[" * 100_000}.items():
        answers_only(lib.run("evaluate", lib.scratch(content)), 3, f"bad input, 3: {name}")
    done = lib.run("evaluate", lib.scratch(lib.change(gen.plain(), "claims", "C1", {"law": "ca-trespass"})))
    tap.ok(done.returncode == 0 and b"in no pack that is" in done.stdout, "a claim that the law does not know is not judged, and that is said", done.stdout + done.stderr)
    answers_only(with_rule({"kind": "competence", "for": {"a": "assertion"}, "if": {"is": ["a.recrod.kind", "brief"]},
                            "then": {"competence": "exclud"}}), 3, "a broken pack, 3, every problem",
                 ["mine.json", "recrod", "exclud", "/rules/0/then", "law: X1"])
    answers_only(lib.run("evaluate", "--law", lib.TMP / "none", LEIFER), 3, "no directory of packs, 3")


def with_rule(rule, **pack):
    law = lib.scratch(suffix="")
    law.mkdir()
    rule = {"id": "X1", "title": "x", "reason": "x", "auth": [{"id": "orr", "known": "seen"}], **rule}
    (law / "mine.json").write_bytes(lib.dump({"format": "unmask.law/1", "id": "mine", "version": "1", "title": "x", "rules": [rule], **pack}))
    return lib.run("evaluate", "--law", law, LEIFER)


def broken_packs():
    """What the schema refuses the program refuses too, and nothing in a pack brings it down."""
    status = {"kind": "status", "element": "falsity", "for": {"i": "point"}}
    element = {"kind": "element", "claim": ["ny-defamation"], "order": 20}
    did = {"is": ["i.kind", "did"]}
    same = {"same": ["x", "i"]}
    for name, rule in {
        "a status rule without a status": {**status, "if": did, "then": {"why": "conceded"}},
        "a sufficiency rule without a reach": {"kind": "sufficiency", "element": "falsity", "for": {"a": "assertion"}, "if": {"is": ["a.says", "denies"]}, "then": {"status": "met"}},
        "an outcome rule without an outcome": {"kind": "outcome", "if": {"is": ["m.court", "cand"]}, "then": {"reach": "none"}},
        "a condition without an operator": {**status, "if": {"as": "x"}, "then": {"status": "met"}},
        "one inside another": {**status, "if": {"all": [{"where": did}]}, "then": {"status": "met"}},
        "more words than fit": {**status, "if": {"is": ["i.what", [f"w{i}" for i in range(200)]]}, "then": {"status": "met"}},
        "a number that is none": {**status, "if": {"at_least": "two", "sort": "point", "as": "x", "where": same}, "then": {"status": "met"}},
        "conditions too deep": {**status, "if": json.loads('{"not":' * 40 + json.dumps(did) + "}" * 40), "then": {"status": "met"}},
        "a variable that nothing binds": {**status, "for": {"f": "filing"}, "if": {"is": ["f.kind", "motion"]}, "then": {"status": "met"}},
        "more variables than fit": {**status, "for": {f"v{i}": "point" for i in range(20)}, "if": {"is": ["v0.kind", "did"]}, "then": {"status": "met"}},
        "a part over nothing": {"kind": "part", "test": "highfields", "part": "x", "order": 3, "over": "cort", "standard": "x"},
        "a part for the court without a question": {"kind": "part", "test": "highfields", "part": "x", "order": 3, "over": "court", "standard": "x"},
        "an order that is too high": {**element, "element": "damages", "scope": "act", "order": 300},
        "a choice between elements that the claim lacks": {**element, "element": "sting", "scope": "account-act", "choose": {"question": "fault-level", "yes": "falsity", "no": "damages"}},
        "a choice by a rule that asks nothing": {**element, "element": "fault", "scope": "account-act-point", "choose": {"question": "C02", "yes": "actual-malice", "no": "lesser-fault"}},
        "points offered by way of an act where none is judged": {**element, "element": "concerning", "scope": "point", "offered": [{"kinds": [], "via": "act"}]},
        "points offered by way of a point where none is judged": {**element, "element": "publication", "scope": "act", "offered": [{"kinds": [], "via": "of"}]},
        "a question put by a rule that asks nothing": {"kind": "sufficiency", "element": "falsity", "for": {"a": "assertion"}, "if": {"is": ["a.says", "denies"]}, "then": {"reach": "court", "question": "C02"}},
        "a test that there is not": {"kind": "select", "if": {"is": ["m.court", "cand"]}, "then": {"test": "nope"}},
        "a question without positions": {"kind": "question", "ask": "x", "touches": ["falsity"], "positions": []},
        "a reason for a status that is none": {**status, "element": "sting", "for": {"s": "act"}, "if": {"some": "point", "as": "x", "where": {"all": [{"in": ["x", "s.conveys"]}, {"status": ["falsity", "unmet", "conceeded"]}]}}, "then": {"status": "unmet"}},
        "a rule that defeats itself": {"kind": "competence", "for": {"a": "assertion"}, "if": {"is": ["a.says", "denies"]}, "defeats": ["X1"]},
    }.items():
        answers_only(with_rule(rule), 3, f"a broken pack, 3: {name}", ["X1"])
    answers_only(with_rule({"kind": "structure"}, rulez=[]), 3, "a broken pack, 3: a member that a pack does not have", ["rulez"])
    tap.ok(with_rule({"kind": "structure"}).returncode == 0, "while a pack that is well is laid over")


def streams():
    expected = lib.answer("evaluate", LEIFER)
    done = lib.run("evaluate", LEIFER)
    tap.ok(done.stdout and not done.stderr, "evaluate: the answer on standard output, and nothing else", done.stderr)
    tap.ok(lib.answer("evaluate", "-", stdin=LEIFER.read_bytes()) == expected, "- is standard input")
    out = lib.scratch(suffix=".txt")
    done = lib.run("evaluate", LEIFER, "-o", out)
    tap.ok(done.stdout == b"" and done.returncode == 0 and out.read_bytes() == expected, "-o writes the same to a file, and nothing else")
    answers_only(lib.run("evaluate", "--test", "none", LEIFER, "-o", out), 2, "a run that fails gives no answer to -o either")
    tap.ok(out.read_bytes() == expected, "and leaves the file as it was", out.read_bytes()[:100])
    answers_only(lib.run("evaluate", LEIFER, "-o", out / "under"), 4, "a file that cannot be made, 4")
    with open("/dev/full", "wb") as full:
        done = subprocess.run([lib.PROGRAM, "evaluate", str(LEIFER)], stdout=full, stderr=subprocess.PIPE)
    tap.ok(done.returncode == 4 and done.stderr, "an answer that cannot be written, 4", done)
    lines = lib.answer("evaluate", "--format", "jsonl", LEIFER).splitlines()
    tap.ok(len(lines) == 1 and json.loads(lines[0]) == json.loads(lib.answer("evaluate", "--format", "json", LEIFER)), "jsonl is json on one line")
    pages = {str(w): lib.answer("evaluate", "--width", w, LEIFER).decode().splitlines() for w in (80, 100, 132)}
    tap.same([w for w, page in pages.items() if max(map(len, page)) > int(w)], [], "a page keeps to 80, 100 and 132 columns")
    cells = [line.count("not in this record") for line in pages["80"] if line.startswith("d1  @KleinMatt1")]
    tap.same(cells, [1, 3], "and at 80 a defendant's row of the table of accounts is one line")
    empty = {"format": "unmask.record/1", "matter": {"id": "x", "caption": "x", "court": "cand"}}
    tap.ok(lib.run("evaluate", "--full", "-", stdin=lib.dump(empty)).returncode == 0, "a matter of which nothing is entered has findings")
    bare = lib.dump({**gen.plain(), "claims": []})
    blank = [line for full in ((), ("--full",)) for line in lib.answer("evaluate", *full, "-", stdin=bare).decode().splitlines() if line != line.rstrip()]
    tap.same(blank, [], "no line ends in spaces, not even where there is nothing to say")
    nowhere = gen.plain()
    nowhere["matter"]["court"] = "unknown"
    both = " ".join(lib.answer("evaluate", "-", stdin=lib.dump(nowhere)).decode().split())
    tap.same([w for w in ("No test of the court that decides is built in", "strictest", "loosest") if w not in both], [],
             "a court that has no test here is judged by the strictest and the loosest, and that is said")
    answers_only(lib.run("evaluate", "--law-as-of", "1990-01-01", "-", stdin=lib.dump(nowhere)), 2,
                 "before there was a test to choose, 2, with what may be done", ["--test", "--law-as-of"])
    answers_only(lib.run("evaluate", "--law-as-of", "2004-12-31", "--test", "highfields", LEIFER), 2,
                 "a test that is later than the law is refused, and does not count as shown", ["highfields", "2004-12-31", "--law-as-of"])
    tap.same(lib.run("evaluate", "--exit-status", "-", stdin=lib.dump(empty)).returncode, 1, "and nothing is shown in it")


# ---------------------------------------------------------------- hostile text

def hostile_text():
    full, small = lib.load(LEIFER), gen.make(3)
    for name, text in HOSTILE.items():
        said = []
        pages = [["evaluate", "--full", "--test", "highfields"], ["evidence", "--test", "highfields"], ["check"]]
        others = [["evaluate", "--test", "highfields"], ["evaluate", "--full", "--width", "40", "--test", "highfields"], ["evaluate"],
                  ["evaluate", "--test", text], ["evaluate", "--test", "highfields", "--defendant", text + "?"]]
        for record, runs in ((full, pages), (small, pages + others)):
            path = lib.scratch(poison(record, text))
            for args in runs:
                done = lib.run(*args, path)
                bad = raw_characters(done.stdout) + raw_characters(done.stderr)
                wanted = (2,) if text in args or text + "?" in args else (0,)
                if bad or done.returncode not in wanted:
                    said.append(f"{' '.join(a[:20] for a in args)!r}: exit {done.returncode} {bad[:8]} {done.stderr[:200]!r}")
        tap.ok(not said, f"hostile text in every field ({name}): nothing raw comes out", "\n".join(said))


def line_breaks():
    """A line break in a text is a space, so nobody can write a line of the answer."""
    for record in (lib.load(LEIFER), gen.make(3)):
        for args in (["evaluate", "--test", "highfields"], ["evaluate", "--full", "--test", "highfields"]):
            broken, spaced = (lib.answer(*args, "-", stdin=lib.dump(poison(record, text))) for text in ("a\nb\r\nc\td", "a b c d"))
            broken, spaced = (re.sub(rb"sha256 [0-9a-f]+", b"", text) for text in (broken, spaced))
            tap.ok(broken and broken == spaced, f"line breaks in every field are spaces: {' '.join(args[:2])} {record['matter']['id']}")


def hostile_words():
    """Text where a word, an id, a key or a file name is due comes back in messages only, and made visible."""
    text = "a\x1b[31m\u202eb\nINJECTED"
    plain = gen.plain()
    records = {"id": lib.change(plain, "persons", "wit", {"id": text}), "reference": lib.change(plain, "acts", "S1", {"conveys": [text]}),
               "word": lib.change(plain, "acts", "S1", {"quoted": text}), "key": lib.change(plain, "acts", "S1", {text: "x"}),
               "member": {**plain, text: []}, "choice": lib.change(plain, "acts", "S1", {"by": {text: True}}), "time": lib.change(plain, "acts", "S1", {"at": text}),
               "claim": lib.change(plain, "claims", "C1", {"law": text}), "format": {**plain, "format": text}, "slot": lib.change(plain, "points", "P1", {"hint": text})}
    for name, record in records.items():
        for command in ("evaluate", "check"):
            done = lib.run(command, "-", stdin=lib.dump(record))
            both = done.stdout + done.stderr
            tap.ok(done.returncode in ((0, 2, 3) if name == "claim" else (3,)) and both and not raw_characters(both)
                   and b"\nINJECTED" not in both, f"hostile {name}: {command} shows nothing raw", f"{done}\n{raw_characters(both)}")
    path = lib.scratch(b"{}", suffix=f"{text.replace(chr(10), '')}.json")
    for args in (["evaluate", path], ["check", path], ["evaluate", str(path) + "x"], [text], ["evaluate", f"--{text}", path], ["help", text]):
        done = lib.run(*args)
        tap.ok(not raw_characters(done.stdout + done.stderr), f"a hostile name on the command line ({args[0][:8]!r}, {len(args)}) shows nothing raw", done)


# ---------------------------------------------------------------- hostile databases

def database():
    db = lib.scratch(suffix=".db")
    lib.answer("import", LEIFER, "-o", db)
    return db


def tampered(*statements, schema=False):
    db = database()
    con = sqlite3.connect(db)
    con.execute("PRAGMA ignore_check_constraints = ON")
    if schema:
        con.execute("PRAGMA writable_schema = ON")
    for s in statements:
        con.execute(s)
    con.commit()
    con.close()
    return db


def cut(n):
    db = database()
    content = db.read_bytes()
    db.write_bytes(content[:n] if n > 0 else content[:len(content) + n])
    return db


def scribble(seed):
    rng, db = random.Random(seed), database()
    content = bytearray(db.read_bytes())
    for _ in range(200):
        content[rng.randrange(100, len(content))] = rng.randrange(256)
    db.write_bytes(content)
    return db


def hostile_databases():
    directory = lib.scratch(suffix="")
    directory.mkdir()
    files = {
        "a view": tampered("CREATE VIEW v AS SELECT 1"), "a trigger": tampered("CREATE TRIGGER t AFTER INSERT ON acts BEGIN DELETE FROM acts; END"),
        "another table": tampered("CREATE TABLE extra (x)"), "an index": tampered("CREATE INDEX i ON acts (kind)"), "a table less": tampered("DROP TABLE orders"),
        "another column": tampered("ALTER TABLE acts ADD COLUMN extra TEXT"), "another application": tampered("PRAGMA application_id = 7"),
        "no application": tampered("PRAGMA application_id = 0"), "a later version": tampered("PRAGMA user_version = 99"), "no version": tampered("PRAGMA user_version = 0"),
        "a reference to nothing": tampered("UPDATE assertions SET point = 900"), "a word that is none": tampered("UPDATE acts SET kind = 'speech'"),
        "an id that is none": tampered("UPDATE persons SET id = 'a b' WHERE ord = 0"), "an id twice": tampered("UPDATE persons SET id = 'A1' WHERE ord = 0"),
        "rows out of order": tampered("UPDATE persons SET id = 'zz' WHERE ord = 0"), "a gap": tampered("PRAGMA foreign_keys = OFF", "DELETE FROM orders WHERE ord = 3"),
        "an empty text": tampered("UPDATE prose SET text = '' WHERE field = 'caption'"), "a NUL in a text": tampered("UPDATE prose SET text = 'a' || char(0) || 'b' WHERE field = 'caption'"),
        "no UTF-8": tampered("UPDATE prose SET text = CAST(x'61ff62' AS TEXT) WHERE field = 'caption'"), "a text that is missing": tampered("DELETE FROM prose WHERE field = 'caption'"),
        "prose of no row": tampered("INSERT INTO prose VALUES (1, 'act', 900, 'words', 'x')"), "prose of no field": tampered("INSERT INTO prose VALUES (1, 'act', 0, 'wordz', 'x')"),
        "a time beyond time": tampered("UPDATE filings SET filed_to = 9223372036854775807"),
        "an interval turned round": tampered("UPDATE filings SET filed_from = 10, filed_to = 5"), "rows of no matter": tampered("UPDATE orders SET matter = 77"),
        "a choice without its rows": tampered("DELETE FROM acts_by"),
        "the head alone": cut(16), "half a page": cut(2048), "the last page missing": cut(-4096), "an empty file": lib.scratch(b"", suffix=".db"),
        "random bytes": lib.scratch(random.Random(1).randbytes(5000), suffix=".db"), "a head and random bytes": lib.scratch(b"SQLite format 3\0" + random.Random(2).randbytes(9000), suffix=".db"),
        "a directory": directory, "no file": lib.TMP / "none.db", **{f"scribbled over ({s})": scribble(s) for s in range(4)},
    }
    before = lib.answer("evaluate", LEIFER)
    for name, path in files.items():
        runs = [lib.run(c, path) for c in ("evaluate", "export", "check")]
        wrong = []
        for c, done in zip(("evaluate", "export", "check"), runs):
            said = done.stderr + (done.stdout if c == "check" else b"")
            if name.startswith("scribbled") and done.returncode == 0 and c == "evaluate" and done.stdout == before:
                continue  # it hit free space
            if done.returncode not in (3, 4) or not said.strip() or (c != "check" and done.stdout) or done.returncode == 4 and name not in ("no file", "a directory"):
                wrong.append(f"{c}: exit {done.returncode} {done.stdout[:100]!r} {done.stderr[:300]!r}")
        tap.ok(not wrong or name.startswith("scribbled") and all("exit 0" in w for w in wrong), f"hostile database: {name}", "\n".join(wrong))
    for name in ("a view", "another application", "a later version", "random bytes"):
        done = lib.run("evaluate", files[name])
        tap.ok(len(done.stderr.splitlines()) == 1 and str(files[name]).encode() in done.stderr or name == "random bytes", f"{name}: one message, which names the file", done.stderr)
    held = files["a view"].read_bytes()
    done = lib.run("import", lib.scratch(gen.plain()), "-o", files["a view"])
    tap.ok(done.returncode == 3 and files["a view"].read_bytes() == held, "nothing is added to a hostile database", done)


# ---------------------------------------------------------------- sealed records

def strings(v):
    if isinstance(v, dict):
        for x in v.values():
            yield from strings(x)
    elif isinstance(v, list):
        for x in v:
            yield from strings(x)
    elif isinstance(v, str):
        yield v


def sealed_records():
    record = gen.sealed()
    db = lib.scratch(suffix=".db")
    lib.answer("import", lib.scratch(record), "-o", db)
    for name, source in (("a record", lib.scratch(record)), ("a database", db)):
        done = lib.run("export", source)
        hits = sorted({s for s in strings(json.loads(done.stdout)) if "SECRET" in s or s.startswith("s-")})
        tap.ok(done.returncode == 0 and not hits, f"export of {name} has no word of a sealed record, nor of what it alone speaks of", hits)
        tap.ok(re.search(rb"\b1\b.*sealed", done.stderr), f"export of {name} says how many were held back", done.stderr)
        full = lib.run("export", "--include-sealed", source)
        tap.ok(b"SECRET words" in full.stdout and not full.stderr, f"--include-sealed exports it from {name}", full.stderr)
    kept = json.loads(lib.answer("export", db))
    tap.ok([r["id"] for r in kept["records"]] == ["R1"] and [a["id"] for a in kept["assertions"]] == ["R1.a"] and {"roe", "P1", "S1"} <= set(strings(kept)),
           "what is not sealed stays", [r["id"] for r in kept["records"]])
    account = lib.change(lib.add(record, accounts=[{"id": "s-account", "handles": ["SECRET handle"], "role": "witness"}]), "records", "s-record",
                         {"about": {"named": ["s-account"]}})
    hits = {s for s in strings(json.loads(lib.answer("export", "-", stdin=lib.dump(account)))) if "SECRET" in s or s.startswith("s-")}
    tap.ok(not hits, "nor the handle of an account that it alone names", hits)
    broken = []
    for seed in range(20):
        matter = gen.make(seed)
        rng = random.Random(seed)
        hidden = [r["id"] for r in matter["records"] if rng.random() < 0.4]
        for r in matter["records"]:
            r.update({"sealed": "yes"} if r["id"] in hidden else {})
        done = lib.run("export", "-", stdin=lib.dump(matter))
        secret = {s for t, key in (("records", "id"), ("assertions", "record")) for row in matter[t] if row[key] in hidden for s in strings(row) if " " in s or s in hidden}
        leaked = secret & set(strings(json.loads(done.stdout)))
        again = lib.run("check", "-", stdin=done.stdout)
        if leaked or again.returncode or hidden and str(len(hidden)).encode() not in done.stderr:
            broken.append(f"seed {seed}: {sorted(leaked)[:3]} {again.stdout[:300] if again.returncode else ''} {done.stderr!r}")
    tap.ok(not broken, "sealed records of generated matters leave no word, and what is left is a record", "\n".join(broken))


tap.run(exit_codes, explanations, bad_input, broken_packs, streams, hostile_text, line_breaks, hostile_words, hostile_databases, sealed_records)
