#!/usr/bin/env python3
"""What would follow if something were otherwise (what-if): the same as evaluating a record edited by hand, and nothing is written."""
import copy
import json
import os
import stat
import sys

from jsonschema import Draft202012Validator

import generate_matter as gen
import lib
import tap

SCHEMA = Draft202012Validator(lib.load(lib.SCHEMA / "what-if.schema.json"))
TUTORIAL, LEIFER = (lib.ROOT / "cases" / name / "record.json" for name in ("tutorial", "leifer-2023"))
LONG = "long" in sys.argv[2:]  # also what takes minutes
KEYS = ("status", "outcome", "why", "basis", "reached", "rule", "worlds", "positions")
REQUIRED = "malice-before-discovery=required"
HOSTILE = "\x1b[31m<b>&\u202e\"'`$(x)"


def what_if(record, *options, **how):
    """The document, which must be of its schema."""
    path = lib.scratch(record) if isinstance(record, dict) else record
    found = json.loads(lib.answer("what-if", path, "--format", "json", *options, **how))
    wrong = [f"{e.json_path}: {e.message:.200}" for e in SCHEMA.iter_errors(found)][:8]
    if wrong:
        tap.ok(False, f"what-if {' '.join(map(str, options))}: of its schema", "\n".join(wrong))
    return found


known = {}


def findings(record, *options):
    """The findings of a record; what is held against often is found once."""
    key = (json.dumps(record), options)
    if key not in known:
        known[key] = lib.findings(record, *options)
    return known[key]


def standing(value, basis):
    return json.dumps({k: basis(value[k]) if k == "basis" else value[k] for k in KEYS if k in value}, sort_keys=True)


def standings(document, basis=lambda b: b):
    """How each node, and each outcome, stands in a findings document."""
    out = {f"d/{d['id']}/outcome": [standing(o, basis) for o in d["outcomes"]] for d in document["defendants"]}
    for holder in [document["matter"], *document["defendants"]]:
        for f in holder["findings"]:
            out.setdefault(f["node"], []).append(standing(f, basis))
    return out


def applied(before, found, basis=lambda b: b):
    """The standings before, with the changes that what-if tells."""
    out = standings(before)
    for c in found["changes"]:
        if out.get(c["node"], []) != [standing(s, lambda b: b) for s in c["from"]]:
            raise AssertionError(f"{c['node']} does not stand before as it is said to")
        out[c["node"]] = [standing(s, basis) for s in c["to"]]
    return {node: list_ for node, list_ in out.items() if list_}


def difference(got, want):
    return "\n".join(f"{n}: {got.get(n)} and not {want.get(n)}" for n in sorted({*got, *want}) if got.get(n) != want.get(n))[:1500]


def agrees(name, record, options, by_hand, *by_hand_options, supposed=lambda b: b):
    """What-if tells just what is found when the same is done to the record by hand."""
    before, after = findings(record), findings(by_hand, *by_hand_options)
    found = what_if(record, *options)
    got, want = applied(before, found, supposed), standings(after)
    tap.ok(got == want, name, difference(got, want))
    return found


def left_out(record, *ids):
    """A record without rows, and without what rests on them alone: parts of them, what is only spoken of by them, what is said of them."""
    out, gone = copy.deepcopy(record), set(ids)
    names = lib.entities()

    def strings(value):
        return {value} if isinstance(value, str) else set().union(*map(strings, value.values() if isinstance(value, dict) else value if isinstance(value, list) else []), set())

    def refers(table, row, key):
        field = names[table]["fields"].get(key, {})
        return strings(row[key]) if field.get("type", "").startswith(("ref", "choice")) else set()

    def needs_gone(table, row):
        keys = [k for k in row if names[table]["fields"].get(k, {}).get("required") or (table, k) == ("facts", "record")]
        basis = row.get("basis", []) if table == "positions" else []
        return (any(refers(table, row, k) & gone for k in keys) or (table == "positions" and gone & set(row["on"].split("/"))) or
                (basis and not set(basis) - gone))

    def orphaned(table, row):
        if table not in ("points", "persons", "filings", "accounts", "acts"):
            return False
        stays = any(row["id"] in refers(t, r, k) for t, rows in out.items() if isinstance(rows, list) and t != "orders" for r in rows if r["id"] not in gone for k in r)
        was = any(row["id"] in refers(t, r, k) for t, rows in record.items() if isinstance(rows, list) and t != "orders" for r in rows if r["id"] in gone for k in r)
        return was and not stays

    size = -1
    while size != len(gone):
        size = len(gone)
        for table, rows in out.items():
            for row in rows if isinstance(rows, list) else []:
                if row["id"] not in gone and (needs_gone(table, row) or orphaned(table, row)):
                    gone.add(row["id"])
    matter = out["matter"]
    out["matter"] = {k: [x for x in v if x not in gone] if k == "read_in" else v for k, v in matter.items()}
    for table, rows in out.items():
        if isinstance(rows, list):
            out[table] = [{k: [x for x in v if x not in gone] if isinstance(v, list) and refers(table, r, k) else v for k, v in r.items()} for r in rows if r["id"] not in gone]
            out[table] = [{k: v for k, v in r.items() if not (refers(table, record_row(record, table, r["id"]), k) and not v) and
                           not (isinstance(v, str) and v in gone and refers(table, r, k))} for r in out[table]]
    return out


def record_row(record, table, id):
    return next(r for r in record[table] if r["id"] == id)


def court(record, *rulings, prefix="zz"):
    """A record in which the court has ruled."""
    return lib.add(record, positions=[{"id": f"{prefix}{i}", "on": node, "question": "status", "answer": answer, "by": "court"} for i, (node, answer) in enumerate(rulings)])


def ruled(basis):
    return "ruled" if basis == "assumed" else basis


def find(found, node):
    return next((c for c in found["changes"] if c["node"] == node), None)


def ids(rows):
    return [r["id"] for r in rows]


# ---------------------------------------------------------------- one by one

def without():
    for path, name in ((TUTORIAL, "the tutorial"), (LEIFER, "Leifer")):
        record = lib.load(path)
        before, wrong, moved = standings(findings(record)), [], 0
        for r in record["records"][::1 if LONG else 4 if path == TUTORIAL else 8]:
            found = what_if(record, "--without", r["id"])
            got, want = applied(findings(record), found), standings(findings(left_out(record, r["id"])))
            moved += got != before
            if got != want:
                wrong.append(f"{r['id']}: {difference(got, want)}")
            if r["id"] not in ids(found["records"]["removed"]):
                wrong.append(f"{r['id']} is not said to be removed")
            wrong += [f"{c['node']} moved, and not by {r['id']}: {c['because']['records']}" for c in found["changes"] if set(ids(c["because"]["records"])) - {r["id"]}]
        tap.ok(not wrong and moved, f"leaving each record of {name} out alone is as if it had not been entered", "\n".join(wrong[:5]))
    record = lib.load(TUTORIAL)
    agrees("two at once", record, ["--without", "R-marlow-12", "--without", "R-ex-b"], left_out(record, "R-marlow-12", "R-ex-b"))
    agrees("and any other row", record, ["--without", record["assertions"][0]["id"]], left_out(record, record["assertions"][0]["id"]))
    one = lib.add(gen.plain(), records=[gen.declaration("R1"), gen.declaration("R2")], assertions=[gen.says("a1", "R1", "P1", "denies"), gen.says("a2", "R2", "P1", "denies")],
                  positions=[{"id": "both", "on": "i/P1/falsity", "question": "status", "answer": "met", "by": "court", "basis": ["R1", "R2"]}])
    tap.same(ids(what_if(one, "--without", "R1")["rows"]["removed"]), [], "a ruling that rests on another record as well stays")
    found = what_if(one, "--without", "R1", "--without", "R2")
    tap.same(("both" in ids(found["rows"]["removed"]), [s["basis"] for s in find(found, "i/P1/falsity")["to"]]), (True, ["derived"]), "one that rests on what is left out alone goes")


def admitting():
    record = lib.load(TUTORIAL)
    assertions = lambda id: [a["id"] for a in record["assertions"] if a["record"] == id]
    moved = 0
    for r in record["records"][::3]:
        if assertions(r["id"]):
            by_hand = court(record, *((f"e/{a}/competence", "met") for a in assertions(r["id"])))
            found = agrees(f"admitting {r['id']} is as if the court had ruled that each thing it says counts", record, ["--admit", r["id"]], by_hand, supposed=ruled)
            moved += any(not c["node"].startswith("e/") for c in found["changes"])
    tap.ok(moved, "which moves more than what it rules on")
    found = what_if(record, "--admit", "R-compl-3")
    c = find(found, "e/" + assertions("R-compl-3")[0] + "/competence")
    tap.same(([s["status"] for s in c["from"]], [(s["status"], s["basis"]) for s in c["to"]], [(r["id"], r["how"]) for r in c["because"]["records"]]),
             (["unmet"], [("met", "assumed")], [("R-compl-3", "admitted")]), "a defect of form is cured, marked as assumed, and the record is named")
    found = what_if(LEIFER, "--admit", "R-22-29")
    tap.same((found["changes"], [n["of"] for n in found["notes"]], len(found["stands"])), ([], ["R-22-29"], 9), "where nothing is entered there is nothing to admit, and it is said so")
    text = lib.answer("what-if", LEIFER, "--admit", "R-22-29").decode()
    tap.ok("Nothing changes: no outcome moves, and no finding." in text and "Nothing that it says is entered" in " ".join(text.split()) and "It would take evidence that" in " ".join(text.split()),
           "in words, with what it would take", text)


def ruling():
    record = lib.load(TUTORIAL)
    nodes = ["i/P5/falsity", "d/d7/c/C1/S7/P7/actual-malice", "d/d5/c/C1/S5/-/attribution", "d/d2/t/highfields/balance", "d/d9/t/highfields/merits"]
    for node, status in zip(nodes, ("met", "unmet", "met", "met", "for-court")):
        agrees(f"a ruling {status} on {node}", record, ["--rule", f"{node}={status}"], court(record, (node, status)), supposed=ruled)
    tap.same(what_if(record, "--rule", "i/P5/falsity=shown")["changes"], what_if(record, "--rule", "i/P5/falsity=met")["changes"], "a status may be given in the words of the screen")
    found = what_if(LEIFER, "--rule", "i/I3/falsity=yes")
    c = find(found, "i/I3/falsity")
    tap.same(([(s["status"], s["basis"]) for s in c["to"]], c["because"]["rulings"]), ([("met", "assumed")], [{"node": "i/I3/falsity", "answer": "yes", "how": "assumed"}]),
             "yes answers the question that a node asks")
    joined = find(found, "u/C1/S3/I3")
    tap.ok(all("i/I3/falsity" in [r["node"] for r in c["because"]["rulings"]] for c in found["changes"] if c["node"] in ("u/C1/S3/I3", "i/I3/falsity")),
           "and what joins it is marked as resting on that", joined)
    other = court(record, ("i/P5/falsity", "unmet"))
    c = find(what_if(other, "--rule", "i/P5/falsity=met"), "i/P5/falsity")
    tap.same([[(s["status"], s["basis"]) for s in side] for side in (c["from"], c["to"])], [[("unmet", "ruled")], [("met", "assumed")]], "a supposed ruling goes before one of the record")
    both = what_if(record, "--rule", "i/P5/falsity=met", "--rule", "i/P5/falsity=met")
    tap.same(both["changes"], what_if(record, "--rule", "i/P5/falsity=met")["changes"], "the same twice is once")
    # every node that is judged can be ruled on, but the choice of test
    small = lib.add(gen.plain(), records=[gen.declaration("R1")], assertions=[gen.says("a1", "R1", "P1", "denies")])
    before = findings(small)
    names = sorted({f["node"] for h in [before["matter"], *before["defendants"]] for f in h["findings"]} - {"m/test"})
    found = what_if(small, *(a for n in names[:60] for a in ("--rule", f"{n}=excused")))
    wrong = [n for n in names[:60] if find(found, n) is None]
    tap.ok(len(names) > 20 and not wrong, "every node can be ruled on", wrong)
    for typed, meant in (("not shown", "unmet"), ("not-shown", "unmet"), ("does not apply", "inapplicable"), ("for the Court", "for-court")):
        same = [what_if(TUTORIAL, "--rule", f"i/P1/falsity={word}")["changes"] for word in (typed, meant)]
        tap.same(same[0], same[1], f"a ruling is given in the words of the screen: {typed}")


def law():
    record = lib.load(TUTORIAL)
    agrees("a position is as --position fixes it", record, ["--position", REQUIRED], record, "--position", REQUIRED)
    found = what_if(record, "--position", REQUIRED)
    c = next(c for c in found["changes"] if c["node"].endswith("/outcome"))
    tap.same((c["because"]["positions"], c["because"]["records"]), ([{"question": "malice-before-discovery", "position": "required"}], []), "and is named where an outcome turns on it")
    agrees("a test is as --test names it", record, ["--test", "cahill"], record, "--test", "cahill")
    tap.same([n["of"] for n in what_if(record, "--test", "highfields")["notes"]], ["highfields"], "the test that is applied already is said to be that")


def adding():
    record = lib.load(TUTORIAL)
    row = {**record_row(record, "assertions", "asked.gang"), "about": {"named": ["A7"]}}
    by_hand = lib.change(record, "assertions", "asked.gang", {"about": {"all": None, "named": ["A7"]}})
    found = agrees("a row of the same id replaces", record, ["--add", lib.scratch({"format": "unmask.record/1", "assertions": [row]})], by_hand)
    tap.same((ids(found["records"]["changed"]), find(found, "d/d7/c/C1/S7/P7/actual-malice")["because"]["records"][0]["id"]), (["R-marlow-13"], "R-marlow-13"), "and the record that it is part of has changed")
    more = {"format": "unmask.record/1", "records": [gen.declaration("Z1", by="marlow", filing=record["filings"][0]["id"], offered_by="marlow")],
            "assertions": [gen.says("z1", "Z1", "P5", "denies", knower="marlow")]}
    agrees("a row of a new id is added", record, ["--add", lib.scratch(more)], lib.add(record, records=more["records"], assertions=more["assertions"]))
    agrees("a whole record may be laid over", record, ["--add", lib.scratch(by_hand)], by_hand)
    two = {"format": "unmask.record/1", "assertions": more["assertions"]}
    agrees("files follow one another", record, ["--add", lib.scratch({**more, "assertions": []}), "--add", lib.scratch(two)], lib.add(record, records=more["records"], assertions=more["assertions"]))
    agrees("what was left out may come back otherwise", record, ["--without", "asked.gang", "--add", lib.scratch({"format": "unmask.record/1", "assertions": [row]})], by_hand)
    done = lib.run("what-if", TUTORIAL, "--add", "-", "--format", "json", stdin=lib.dump({"format": "unmask.record/1", "assertions": [row]}))
    tap.ok(done.returncode == 0 and find(json.loads(done.stdout), "d/d7/outcome"), "from standard input too", done.stderr)


def together():
    record = lib.load(TUTORIAL)
    row = {**record_row(record, "assertions", "asked.gang"), "about": {"named": ["A7"]}}
    by_hand = lib.change(left_out(record, "R-marlow-12"), "assertions", "asked.gang", {"about": {"all": None, "named": ["A7"]}})
    ruled_by_hand = court(by_hand, ("i/P5/falsity", "met"), *((f"e/{a['id']}/competence", "met") for a in record["assertions"] if a["record"] == "R-compl-3"))
    options = ["--without", "R-marlow-12", "--admit", "R-compl-3", "--rule", "i/P5/falsity=met", "--position", REQUIRED, "--test", "cahill",
               "--add", lib.scratch({"format": "unmask.record/1", "assertions": [row]})]
    found = what_if(record, *options)
    before, after = findings(record), findings(ruled_by_hand, "--position", REQUIRED, "--test", "cahill")
    tested = {node: [s.replace('"basis": "assumed"', '"basis": "ruled"') if node != "m/test" else s for s in list_] for node, list_ in applied(before, found).items()}
    tap.ok(tested == standings(after), "all of it at once", difference(tested, standings(after)))
    tap.same(found["supposed"], {"without": ["R-marlow-12"], "admitted": ["R-compl-3"], "rulings": [{"node": "i/P5/falsity", "answer": "met"}],
                                 "positions": [{"question": "malice-before-discovery", "position": "required"}], "test": "cahill", "added": [str(options[-1])]}, "with all that was supposed")
    tap.same(found["sides"][0]["record"]["sha256"], before["record"]["sha256"], "held against the record as it is")
    orders = [what_if(record, *options[i:], *options[:i])["changes"] for i in (2, 4, 6)]
    tap.ok(all(o == found["changes"] for o in orders), "in whatever order it is said")
    one = what_if(record, "--position", REQUIRED, "--defendant", "d7")
    tap.same({c.get("defendant", "d7") for c in one["changes"]} | {s["defendant"] for s in one["stands"]}, {"d7"}, "--defendant tells of one alone")
    early = what_if(record, "--rule", "i/P5/falsity=met", "--as-of", "2025-06-20")
    tap.same([s["record"]["as_of"] for s in early["sides"]], ["2025-06-20"] * 2, "--as-of holds for both sides")
    wrong = []
    for seed in range(40 if LONG else 4):
        made = gen.make(seed)
        for r in made["records"][:1]:
            found = what_if(made, "--without", r["id"])
            if applied(findings(made), found) != standings(findings(left_out(made, r["id"]))):
                wrong.append(f"{seed} {r['id']}")
    tap.ok(not wrong, "on generated matters too", wrong)


# ----------------------------------------------------------------- causes

def told(document):
    """Of each node the standings, each with its sentence; of a defendant's outcome what it comes down to."""
    out = {f"d/{d['id']}/outcome": [d["comes_down_to"], *(standing(o, lambda b: b) for o in d["outcomes"])] for d in document["defendants"]}
    for holder in [document["matter"], *document["defendants"]]:
        for f in holder["findings"]:
            out.setdefault(f["node"], []).append((standing(f, lambda b: b), f["reason"]["text"]))
    return out


def causes():
    """The records named are those without which it would not be found so."""
    found = json.loads(lib.answer("diff", LEIFER, "--as-of", "2023-01-12", "--as-of", "2023-02-03", "--format", "json"))
    record, wrong, tried, seen = lib.load(LEIFER), [], 0, {}
    now = findings(record)
    joins = {f["node"] for h in [now["matter"], *now["defendants"]] for f in h["findings"] if f.get("members")}
    for c in found["changes"]:
        named = tuple(ids(c["because"]["records"]))
        if not named or c["node"].startswith("e/") or c["node"] in joins:
            continue
        if named not in seen:
            seen[named] = told(findings(left_out(record, *named)))
        tried += 1
        if seen[named].get(c["node"]) == told(now)[c["node"]]:
            wrong.append(f"{c['node']} stands so without {named}")
    tap.ok(tried > 100 and not wrong, f"without the records that are said to have moved it none of {tried} findings of Leifer is what it is", "\n".join(wrong[:8]))
    idle = [c["node"] for c in found["changes"] if not (c["because"]["records"] or c["because"]["rows"])]
    tap.ok(not idle, "and none moved by nothing", idle[:8])
    tap.same({r["how"] for c in found["changes"] for r in c["because"]["records"]}, {"added"}, "all by what was filed meanwhile")
    c = find(found, "u/C1/S2/points")
    tap.same((ids(c["because"]["records"]), ids(c["because"]["rows"])), ([], ["V1"]), "of what joins others by those members alone whose status is another now")
    c = find(found, "a/S2/sting")
    tap.same(ids(c["because"]["records"]), ["R-22-P10-12", "R-22-11"], "of what looks at other findings by what moved these")
    c = find(found, "p/leifer/public-figure")
    tap.same(ids(c["because"]["records"]), ["R-22-17", "R-22-20"], "of what looks at facts by the records that they stand in")


# ------------------------------------------------------- nothing is written

def writes_nothing():
    folder = lib.scratch(suffix="")
    folder.mkdir()
    db, file = folder / "m.db", folder / "record.json"
    lib.answer("import", TUTORIAL, "-o", db)
    file.write_bytes(TUTORIAL.read_bytes())
    add = lib.scratch({"format": "unmask.record/1", "records": [gen.declaration("Z1", by="marlow", filing=lib.load(TUTORIAL)["filings"][0]["id"], offered_by="marlow")]})
    held = {p.name: p.read_bytes() for p in folder.iterdir()}
    times = {p.name: p.stat().st_mtime_ns for p in folder.iterdir()}
    options = ["--without", "R-marlow-12", "--admit", "R-compl-3", "--rule", "i/P5/falsity=met", "--position", REQUIRED, "--add", add]
    os.chmod(db, stat.S_IRUSR), os.chmod(file, stat.S_IRUSR), os.chmod(folder, stat.S_IRUSR | stat.S_IXUSR)
    runs = [lib.run("what-if", path, *options, "--format", "json", cwd=folder) for path in (db, file)]
    os.chmod(folder, stat.S_IRWXU)
    tap.ok(all(r.returncode == 0 for r in runs) and json.loads(runs[0].stdout)["changes"] == json.loads(runs[1].stdout)["changes"] != [],
           "a database and a record that cannot be written give the same", [r.stderr for r in runs])
    tap.same(({p.name: p.read_bytes() for p in folder.iterdir()}, {p.name: p.stat().st_mtime_ns for p in folder.iterdir()}), (held, times), "and stay byte for byte as they were, with no file beside them")


def sealed():
    record = gen.sealed()
    hidden = [r["id"] for r in record["records"] if r.get("sealed") == "yes"]
    for option in ("--without", "--admit"):
        found = what_if(record, option, hidden[0])
        tap.ok(found["changes"] or found["notes"], f"{option} takes a sealed record: it is the view of whoever keeps the matter", found)
    tap.ok(hidden[0] in ids(what_if(record, "--without", hidden[0])["records"]["removed"]), "and says that it is gone")


# ------------------------------------------------------------------ refusals

def refused(code, name, *options, about=(), record=TUTORIAL):
    done = lib.run("what-if", record, *options)
    said = done.stderr.decode(errors="replace")
    tap.ok(done.returncode == code and not done.stdout and all(a in said for a in about), name, f"exit {done.returncode}: {said}")
    tap.ok("\x1b" not in said and "\u202e" not in said, f"{name}: no control character goes to the terminal", said)


def refusals():
    refused(2, "nothing supposed", about=["nothing is supposed", "--without"])
    refused(2, "an id that names nothing, with a near one", "--without", "R-marlow-1", about=["R-marlow-1", "did you mean"])
    refused(2, "all of them at once", "--without", "R-marlow-99", "--without", "R-ex-z", about=["R-marlow-99", "R-ex-z"])
    refused(2, "what is no id", "--without", HOSTILE, about=["is no id"])
    refused(2, "an empty id", "--without", "", about=["is no id"])
    refused(2, "the matter itself", "--without", lib.load(TUTORIAL)["matter"]["id"], about=["cannot be left out"])
    refused(2, "a record that there is not", "--admit", "R-marlow-1", about=["R-marlow-1", "no record", "did you mean"])
    refused(2, "what is no record", "--admit", "P5", about=["P5", "no record"])
    refused(2, "a hostile record", "--admit", HOSTILE)
    refused(2, "a record that is not before the court yet", "--admit", "R-supp-2", "--as-of", "2025-06-20", about=["R-supp-2", "not before the court"])
    refused(2, "a node that there is not, with a near one", "--rule", "i/P5/falsty=met", about=["i/P5/falsty", 'did you mean "i/P5/falsity"'])
    refused(2, "a ruling without a node", "--rule", "=met", about=["is no ruling"])
    refused(2, "a ruling without an answer", "--rule", "i/P5/falsity", about=["is no ruling"])
    refused(2, "an answer that is none", "--rule", "i/P5/falsity=maybe", about=["maybe", "met", "unmet"])
    refused(2, "a conflict, which no court rules", "--rule", "i/P5/falsity=conflict", about=["conflict"])
    refused(2, "yes where nothing is asked", "--rule", "i/P5/falsity=yes", about=["i/P5/falsity", "yes"])
    refused(2, "two rulings on one node", "--rule", "i/P5/falsity=met", "--rule", "i/P5/falsity=unmet", about=["two rulings"])
    refused(2, "the choice of test", "--rule", "m/test=met", about=["--test"])
    refused(2, "a hostile node", "--rule", HOSTILE + "=met")
    refused(2, "a position that is none", "--position", "malice-before-discovery=maybe", about=["malice-before-discovery", "no such position"])
    refused(2, "a test that is none", "--test", "nope", about=["nope", "highfields"])
    refused(2, "another format", "--rule", "i/P5/falsity=met", "--format", "jsonl", about=["text or json"])
    refused(3, "a file that there is not", "--add", lib.TMP / "none.json", about=["none.json"])
    db = lib.scratch(suffix=".db")
    lib.answer("import", TUTORIAL, "-o", db), lib.answer("import", LEIFER, "-o", db)
    refused(2, "a database with two matters", "--test", "cahill", record=db, about=["one matter"])
    bad = lib.scratch({"format": "unmask.record/1", "records": [{"id": "Z1", "kind": "novel"}], "assertions": [{"id": "z1", "record": "Z9", "says": "denies", "point": "P5"}]})
    worse = lib.scratch({"format": "unmask.record/1", "recods": []})
    text = lib.scratch(b'{"format": "unmask.record/1", "records": [')
    refused(3, "every problem of every file at once, with file and place", "--add", bad, "--add", worse, "--add", text,
            about=[str(bad), "/records/0/kind", "/records/0/filing", "/assertions/0/record", str(worse), "recods", str(text)])
    hostile = lib.scratch({"format": "unmask.record/1", "records": [{"id": "Z1", HOSTILE: HOSTILE}], HOSTILE: []})
    refused(3, "hostile rows", "--add", hostile)
    refused(3, "what says no format", "--add", lib.scratch({"records": []}), about=["/format", "unmask.record/1"])
    twice = gen.declaration("Z1", by="marlow", filing=lib.load(TUTORIAL)["filings"][0]["id"], offered_by="marlow")
    refused(3, "an id twice in one file", "--add", lib.scratch({"format": "unmask.record/1", "records": [twice, twice]}), about=["/records/1/id", "duplicate-id"])
    first = lib.load(TUTORIAL)["records"][0]
    refused(3, "the same of a row that is replaced", "--add", lib.scratch({"format": "unmask.record/1", "records": [first, first]}), about=["duplicate-id"])
    both = lib.run("what-if", TUTORIAL, "--without", "R-zzz", "--add", bad)
    tap.ok(both.returncode == 2 and b"R-zzz" in both.stderr and str(bad).encode() in both.stderr, "and beside an id that names nothing", both.stderr)


def screen():
    record = lib.add(lib.load(TUTORIAL))
    record["records"][1]["cite"] = f"Decl. {HOSTILE}"
    for option in ("--without", "--admit"):
        text = lib.answer("what-if", lib.scratch(record), option, record["records"][1]["id"]).decode()
        tap.ok("\x1b" not in text and "\u202e" not in text and "\\u{1b}" in text, f"what a record says is made harmless on the screen ({option})", text)
    long = [(w, line) for w in (72, 100) for options in (["--without", "R-22-32", "--rule", "i/I3/falsity=not-shown"], ["--admit", "R-22-35", "--test", "cahill"])
            for line in lib.answer("what-if", LEIFER, *options, "--width", w).decode().splitlines() if len(line) > w or line != line.rstrip()]
    tap.ok(not long, "no line is wider than asked for, nor ends in spaces", long[:5])
    text = lib.answer("what-if", LEIFER, "--rule", "d/d5/c/C1/S1/-/attribution=shown").decode()
    for line in ("SUPPOSED", "  d5 Doe 5", "      gained     Attribution (S1) — shown. Assumed for this run: the Court rules so.", "      by      the ruling supposed on d/d5/c/C1/S1/-/attribution", "OUTCOMES THAT STAND"):
        tap.ok(line in text.splitlines(), f"the page has: {line.strip()}", text)
    tap.ok("unmet" not in text and " met" not in text, "in plain words", text)
    words = lib.answer("what-if", TUTORIAL, "--position", REQUIRED).decode()
    tap.ok("the position on" in words and "\nOUTCOMES\n" in words, "a position is said to have moved it", words)


tap.run(without, admitting, ruling, law, adding, together, causes, writes_nothing, sealed, refusals, screen)
