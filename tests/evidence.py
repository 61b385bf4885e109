#!/usr/bin/env python3
"""The record as it was entered: every paragraph once, where each assertion is used, and what nothing uses."""
import json
import re
from collections import Counter

from jsonschema import Draft202012Validator

import generate_matter as gen
import lib
import tap
from generate_matter import declaration, says

LEIFER = lib.LEIFER
SCHEMA = Draft202012Validator(lib.load(lib.SCHEMA / "evidence.schema.json"))
NODE_KEYS = ("effect", "rule", "worlds", "against")


def evidence(record, *options):
    return json.loads(lib.answer("evidence", "--format", "json", *options, "-", stdin=lib.dump(record)))


def text(record, *options):
    return lib.answer("evidence", *options, "-", stdin=lib.dump(record)).decode()


def records(document):
    return [r for p in document["papers"] for r in p["records"]]


def assertions(document):
    return {a["id"]: a for r in records(document) for a in r["assertions"]}


def unused(document, kind):
    return [u["id"] for u in document["unused"] if u["kind"] == kind]


# ---------------------------------------------------------------- Leifer

def leifer():
    record = lib.load(LEIFER)
    found, said = evidence(record), text(record)
    tap.same(sorted(r["id"] for r in records(found)), sorted(r["id"] for r in record["records"]), "each paragraph once")
    tap.same(sorted(assertions(found)), sorted(a["id"] for a in record["assertions"]), "each assertion once")
    lines = Counter(line.split()[-1] for line in said.splitlines() if re.match(r"  \S.* R-\S+$", line))
    tap.ok(all(lines[r["id"]] == 1 for r in record["records"]), "and each has one line of its own in the text", lines)
    tap.same([p.get("dkt") for p in found["papers"]][:4] + [found["papers"][-1]["id"]], ["Dkt. 1", "Dkt. 1-1", "Dkt. 1-1, Ex. 2", "Dkt. 19", "supp-response"],
             "papers stand in the order of the docket")
    cites = [r["short"] for p in found["papers"] if p["id"] == "dkt-22" for r in p["records"]]
    tap.same(cites[:5], ["¶ 10", "¶¶ 10-12", "¶ 11", "¶ 12", "¶ 17"], "paragraphs in the order of the paper")
    cites = [r["short"] for p in found["papers"] if p["id"] == "dkt-1-1-2" for r in p["records"]]
    tap.same(cites, ["Compl.", "¶¶ 19, 23, 25, 26", "¶ 28", "¶ 32", "¶¶ 61-72", "¶ 63", "¶ 72", "Ex. 5", "Ex. 13"], "its exhibits behind them")
    unread = next(r for r in records(found) if r["id"] == "R-22-29")
    tap.same((unread["seen"]["how"], unread["assertions"], unread["keeps_open"]["defendants"]), ("unread", [], ["d1", "d2", "d3", "d4"]), "an unread one says what it keeps open")
    tap.ok(re.search(r"R-22-29\n +Cited, and its content is not entered", said), "and that it is unread", said[:200])
    twelve = assertions(found)["R-22-12.a"]
    tap.same([(c["competence"], c["rule"]) for c in twelve["competence"]], [("excluded", "C08")], "¶ 12: not his to know")
    tap.same([(u["element"], u["effect"], u["of"], u["node"]) for u in twelve["uses"]],
             [("falsity", "excluded", [{"targets": [{"points": ["I4"]}]}], "i/I4/falsity")], "and where it was looked at")
    tap.same([m["key"] for m in twelve["missing"]], ["basis"], "and which key is missing")
    group = assertions(found)["R-22-41.b"]["uses"]
    tap.same({(u["element"], u["rule"], u["nodes"]) for u in group}, {("actual-malice", "C29", 45), ("lesser-fault", "C29", 45)}, "nine defendants and five charges make one use")
    tap.ok("Actual malice, Lesser fault of d1-d9 on S1-S3: names no account (C29)" in said, "and one line", said[-3000:])
    tap.same(unused(found, "person-idle"), ["nursing-home", "park-avenue", "parker"], "persons whom nothing names")
    tap.same([u["id"] for u in found["unused"] if u["kind"].startswith(("fact", "position"))], [], "a finding reads every fact and every position")
    idle = [{"id": "zz1", "on": "m/law", "question": "no-such-question", "answer": "x", "by": "holder", "gist": "x"},
            {"id": "zz2", "on": "R-22-29", "question": "falsity", "answer": "none", "by": "holder", "gist": "x"},
            {"id": "zz3", "on": "R-22-34", "question": "actual-malice", "answer": "none", "by": "holder", "gist": "x"}]
    more = evidence(lib.add(record, positions=idle))
    tap.same((unused(more, "position-no-question"), unused(more, "position-unread")), (["zz1"], ["zz2"]), "positions on no question, and on paragraphs with and without evidence on their element")
    for name in ("parker: Parker", "R-22-17: Leifer Decl. ¶ 17"):
        tap.ok(name in said, f"the text names {name}", said[-6000:])
    tap.ok("\n  [allegations of a complaint nobody swore to; speaker: Leifer; not sworn (its form rests on" in said, "what a paper is, in whose form", said[2000:3000])
    tap.same(said.count("“The false statements include"), 1, "words that assertions share are quoted once")
    tap.ok("31 records (1 unread): 23 used, 8 unused. 42 assertions: 42 used, 0 unused." in said, "the counts", said[-400:])


def cut():
    record = lib.load(LEIFER)
    found, said = evidence(record, "--as-of", "2023-01-12"), text(record, "--as-of", "2023-01-12")
    later = {r["id"] for r in record["records"] if r["filing"].startswith("dkt-22")}
    tap.same(set(unused(found, "record-later")), later, "paragraphs after the cut")
    tap.same(set(unused(found, "assertion-later")), {a["id"] for a in record["assertions"] if a["record"] in later}, "and what they assert")
    tap.ok("P-test" in unused(found, "position-later") and "P-test-order" not in unused(found, "position-later"), "and positions taken later")
    tap.ok("R-22-12.a denies" not in said and "R-C.a denies" in said and "Not before the Court on this day" in said, "only what is before the Court is read out", said[:3000])
    one = evidence(record, "--defendant", "d3")
    uses = [part.get("defendants") for a in assertions(one).values() for u in a["uses"] for part in u["of"]]
    tap.ok(["d3"] in uses and all(d in (None, ["d3"]) for d in uses), "--defendant leaves the others' findings out", uses)
    tap.same(one["counts"], evidence(record)["counts"], "and changes nothing in what counts as used")


# ---------------------------------------------------------------- the timeline

def edges(at):
    """The first and the last day of a time as it is entered; nothing where it is open."""
    return (at.get("from"), at.get("to")) if isinstance(at, dict) else (at, at)


def dated_rows(record):
    """(kind, id, first, last) of what is dated in the record by rows of its own: statements, notices, papers, decisions, suits."""
    for table, kind, key in (("acts", "act", "at"), ("notices", "notice", "at"), ("filings", "filing", "filed"), ("decisions", "decision", "at"), ("claims", "suit", "filed")):
        for row in record.get(table, []):
            if key in row:
                yield kind, row["id"], *edges(row[key])


def timeline():
    record = lib.load(lib.ROOT / "cases/tutorial/record.json")
    found = evidence(record)["timeline"]
    same = lambda: sorted((m["kind"], m["id"], m.get("from"), m.get("to")) for m in found if m["kind"] not in ("told", "denial", "exhibit", "deadline"))
    tap.same(same(), sorted(dated_rows(record)), "every row that is dated stands in the timeline once, with its day")
    tap.same([m["id"] for m in found if m["kind"] == "exhibit"], ["R-ex-b", "R-ex-c", "R-ex-d"], "and so does every post that is an exhibit")
    days = [m.get("from") or m["to"] for m in found]
    tap.same(days, sorted(days), "by day")
    first = next(m for m in found if m["id"] == "S1")
    tap.ok(first["accounts"] == ["A1"] and first["text"].startswith("Marlow's rye") and next(m for m in found if m["id"] == "dkt-9")["persons"] == ["Quillpost"], "with who did it, and the words", first)
    early = [m["id"] for m in evidence(record, "--as-of", "2025-06-20")["timeline"]]
    tap.ok("dkt-14" not in early and "R-ex-d" not in early and early == [m["id"] for m in found if m["id"] in early] and len(early) == len(found) - 2, "what came after the day of the record is left out", early)
    tap.ok(not [m for m in evidence(lib.load(LEIFER))["timeline"] if m["kind"] == "act"], "Leifer: no post is dated")
    open_end = evidence(lib.change(record, "acts", "S1", {"at": {"from": "2025-01-06"}}))["timeline"]
    moment = next(m for m in open_end if m["id"] == "S1")
    tap.ok(moment["from"] == "2025-01-06" and "to" not in moment, "a time that has no known end is said without one", moment)
    undated = evidence(lib.change(record, "acts", "S1", {"at": None}))["timeline"]
    tap.same([m["id"] for m in found if m["id"] != "S1"], [m["id"] for m in undated], "what is not dated is not placed")
    notice = {"id": "n1", "to": ["d1"], "at": "2025-05-01", "channel": "email"}
    moved = evidence(lib.add(record, notices=[notice]))["timeline"]
    said = [m for m in moved if m["id"] == "n1"]
    tap.ok(said and said[0]["channel"] == "email" and said[0]["accounts"] == ["A1"] and [m for m in moved if m["id"] != "n1"] == found, "a notice stands on its day, with its channel and whom it reached", said)


# ---------------------------------------------------------------- against the findings

def expected_nodes(found):
    """By assertion: how many different nodes and effects the findings list."""
    seen = {(f["node"], e["id"], *(json.dumps(e.get(k)) for k in NODE_KEYS)) for part in [found["matter"], *found["defendants"]]
            for f in part["findings"] for e in f["evidence"]}
    return Counter(s[1] for s in seen)


def folded():
    wrong = []
    for seed, record in [("leifer", lib.load(LEIFER))] + [(s, gen.make(s)) for s in range(24)]:
        found, listed = evidence(record), lib.findings(record)
        got = {a: sum(u["nodes"] for u in e["uses"]) for a, e in assertions(found).items()}
        want = expected_nodes(listed)
        wrong += [f"{seed}: {a}: {n} nodes, the findings have {want[a]}" for a, n in got.items() if n != want[a]]
        effects = {(e["id"], e["effect"], e.get("rule")) for p in [listed["matter"], *listed["defendants"]] for f in p["findings"] for e in f["evidence"]}
        here = {(a, u["effect"], u.get("rule")) for a, e in assertions(found).items() for u in e["uses"]}
        wrong += [f"{seed}: {effects ^ here}"] if effects != here else []
        problems = [f"{seed}: {e.json_path}: {e.message:.200}" for e in SCHEMA.iter_errors(found)]
        wrong += problems[:3]
        wrong += [f"{seed}: counts"] if found["counts"]["assertions_used"] != len(want) else []
    tap.ok(not wrong, "uses are those of the findings, none lost in folding, and the document fits its schema", "\n".join(wrong[:12]))


def apart():
    """Four defendants, each with a post of his own: what is said of them together folds, and loses nobody."""
    record = gen.plain()
    record["accounts"] = [{"id": f"A{i}", "role": "defendant"} for i in range(8, 12)]
    record["defendants"] = [{"id": f"d{i}", "label": f"Doe {i}", "accounts": [f"A{i}"]} for i in range(8, 12)]
    record["acts"] = [{**record["acts"][0], "id": f"S{i}", "by": {"one": f"A{i}"}} for i in range(8, 12)]
    record["points"].append({"id": "N", "kind": "mind", "of": ["P1"], "state": "doubted", "what": "they doubted it"})
    record = lib.add(record, records=[declaration("R1")], assertions=[says("R1.a", "R1", "N", about={"all": True})])
    uses = {u["element"]: u["of"] for u in assertions(evidence(record))["R1.a"]["uses"]}
    want = [{"targets": [{"act": f"S{i}", "points": ["P1"], "whole": True}], "defendants": [f"d{i}"]} for i in range(8, 12)]
    tap.same(uses.get("actual-malice"), want, "each defendant with his own statement, in one use")
    tap.ok("of d8-d11, each on the statements that may be his: names no account" in " ".join(text(record).split()), "and on one line", text(record))


# ---------------------------------------------------------------- unused, kind by kind

def matter():
    """A small matter in which everything is used."""
    record = gen.plain()
    record["persons"] = [p for p in record["persons"] if p["id"] != "host"]
    return lib.add(record, records=[declaration("R1")], assertions=[says("R1.a", "R1", "P1", "denies")])


def kinds():
    base = matter()
    tap.same((evidence(base)["unused"], evidence(base)["counts"]["assertions_used"]), ([], 1), "a matter in which nothing is unused")
    tap.ok("UNUSED, AND WHY\n  Nothing.\n" in text(base), "and says so", text(base)[-2000:])
    act = lambda id, **more: {**base["acts"][0], "id": id, **more}
    point = {"id": "P2", "kind": "did", "actor": "roe", "who": "wit", "what": "Roe lied to Wit"}
    position = lambda on, question="status", answer="met", by="holder", gist="so they say", **more: {
        "id": "X", "on": on, "question": question, "answer": answer, "by": by, **({"gist": gist} if gist else {}), **more}
    rows = {
        "record-silent": ("R2", lib.add(base, records=[declaration("R2")])),
        "record-unread": ("R2", lib.add(base, records=[{**declaration("R2"), "seen": {"unread": True}}])),
        "record-named-only": ("R2", lib.add(base, records=[declaration("R2")], positions=[position("m/test", basis=["R2"])])),
        "record-fact-only": ("R2", lib.add(base, records=[declaration("R2")], facts=[{"id": "FA", "subject": "roe", "name": "media-access", "value": "yes", "record": "R2"}])),
        "fact-idle": ("FA", lib.add(base, facts=[{"id": "FA", "subject": "roe", "name": "media-access", "value": "no"}])),
        "assertion-no-statement": ("R1.x", lib.add(base, points=[point], assertions=[says("R1.x", "R1", "P2", "denies")])),
        "assertion-no-claim": ("R1.x", lib.add({**base, "claims": [{**base["claims"][0], "acts": ["S1"]}]}, points=[point], acts=[act("S2", conveys=["P2"])],
                                               assertions=[says("R1.x", "R1", "P2", "denies")])),
        "act-no-claim": ("S2", lib.add({**base, "claims": [{**base["claims"][0], "acts": ["S1"]}]}, acts=[act("S2")])),
        "assertion-no-element": ("R1.x", lib.add(base, points=[{"id": "N", "kind": "mind", "account": "A2", "of": ["P1"], "state": "doubted", "what": "A2 doubted it"}],
                                                 assertions=[says("R1.x", "R1", "N")])),
        "assertion-mentions": ("R1.x", lib.add(base, assertions=[says("R1.x", "R1", "P1", "mentions")])),
        "point-idle": ("P2", lib.add(base, points=[point])),
        "person-idle": ("zoe", lib.add(base, persons=[{"id": "zoe", "name": "Zoe", "roles": ["witness"]}])),
        "position-no-node": ("X", lib.add(base, positions=[position("i/P1/falsty")])),
        "position-no-question": ("X", lib.add(base, positions=[position("m/law", "no-such-question", "required")])),
        "position-no-ruling": ("X", lib.add(base, positions=[position("i/P1/falsity", answer="granted", by="court")])),
        "position-unread": ("X", lib.add(base, positions=[position("R1", "actual-malice", "none")])),
    }
    fact = lambda id, value: {"id": id, "subject": "roe", "name": "media-access", "value": value}
    tap.same(unused(evidence(lib.add(base, facts=[fact("FA", "yes"), fact("FB", "no")])), "fact-idle"), [], "a no that contradicts a yes is read")
    for kind, (id, record) in rows.items():
        found, said = evidence(record), text(record)
        tap.ok(id in unused(found, kind), f"unused: {kind}", found["unused"])
        tap.ok(re.search(rf"^    {re.escape(id)}\b", said.split("UNUSED, AND WHY")[1], re.M), f"and the text names it: {kind}", said[-2500:])
    reason = lib.add({**base, "claims": [{**base["claims"][0], "acts": ["S1"]}]}, points=[point, {"id": "P3", "kind": "reason", "mind": "wit", "ground": "P2", "what": "Wit left because of it"}],
                     acts=[act("S2", conveys=["P3"])], assertions=[says("R1.x", "R1", "P2", "denies")])
    tap.same(unused(evidence(reason), "assertion-no-claim"), ["R1.x"], "what a reason rests on goes where the reason goes")
    for name, read in {"an answer on a finding": position("i/P1/falsity"), "a ruling": position("i/P1/falsity", by="court", gist=None),
                       "an answer on a paragraph": position("R1", "falsity", "none"), "relief": position("S1", "relief", "deny"),
                       "a question of law": position("m/law", "competence-setting", "strict"), "a yes to what is asked": position("p/roe/fault-level", "fault-level", "yes", "court")}.items():
        tap.same(evidence(lib.add(base, positions=[read]))["unused"], [], f"not unused: {name}")
    ruled = evidence(lib.add(base, positions=[position("e/R1.a/competence", answer="unmet", by="court")]))
    tap.same([(c["competence"], c["basis"]) for c in assertions(ruled)["R1.a"]["competence"]], [("excluded", "ruled")], "a ruling on whether an assertion counts")


def missing_keys():
    base = matter()
    bare = {"id": "R1.x", "record": "R1", "says": "affirms", "point": "M"}
    record = lib.add(base, points=[{"id": "M", "kind": "made", "act": "S1", "what": "somebody posted it"}], assertions=[bare])
    found = assertions(evidence(record))["R1.x"]
    tap.same([m["key"] for m in found["missing"]], ["words", "fit", "knower", "basis", "modality", "about"], "every key that is missing is named")
    tap.ok("NOT ENTERED: its words, how its words meet the point, whose knowledge it reports, how its author has it, how firmly it is asserted, whom it speaks about"
           in " ".join(text(record).split()), "in words", text(record))
    tap.same([m["key"] for m in assertions(evidence(base))["R1.a"]["missing"]], [], "none where none is missing")
    asked = assertions(evidence(lib.change(base, "assertions", "R1.a", {"basis": None})))["R1.a"]
    tap.ok(asked["competence"][0]["competence"] == "unknown" and "basis" in [m["key"] for m in asked["competence"][0]["missing"]], "and so is what keeps a finding from being made", asked)


# ---------------------------------------------------------------- edges

def hostile():
    evil = "x\x1b[31m\u202eevil\u2028\x07 “q”"
    base = lib.load(LEIFER)
    record = lib.add(base, persons=[{"id": "evil", "name": evil}])
    for row in [*record["assertions"], *record["records"], *record["filings"], *record["acts"], *record["points"], *record["positions"], *record["facts"], *record["defendants"]]:
        row.update({k: evil for k in ("words", "gist", "cite", "seen_at", "title", "short", "dkt", "what", "label") if k in row})
    for width in (80, 100):
        said = text(record, "--width", width)
        tap.ok("evil" in said and not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\u2028]", said), f"hostile text is made visible, {width} columns", repr(said[:500]))
    sealed = lib.change(matter(), "records", "R1", {"sealed": "yes"})
    tap.ok("[SEALED]" in text(sealed) and "so it is" in text(sealed) and records(evidence(sealed))[0]["sealed"] is True, "a sealed paragraph is marked and shown", text(sealed))
    tap.ok("[SEALED]" not in text(matter()), "and no other")
    for n in range(1, 14):
        id = "a" * n
        said = text(lib.add(matter(), records=[declaration(id, cite="c" * n)], assertions=[says(id + "-", id, "P1", "denies")]))
        tap.ok(re.search(rf"^  {'c' * n} +{id}$", said, re.M) and re.search(rf"^ +{id}- +denies P1", said, re.M), f"a label of {n} stands apart from what follows", said)


def stable():
    record = lib.load(LEIFER)
    for options in ((), ("--format", "json"), ("--format", "jsonl"), ("--width", "80")):
        once = lib.answer("evidence", *options, LEIFER)
        tap.ok(once == lib.answer("evidence", *options, LEIFER), f"the same bytes twice {' '.join(options)}")
        tap.ok(once == lib.answer("evidence", *options, "-", stdin=lib.dump(lib.shuffle(record, 7))), f"whatever the order of the file {' '.join(options)}")
    tap.same(lib.answer("evidence", "--format", "jsonl", LEIFER).count(b"\n"), 1, "jsonl is one line")
    for width in (80, 100):
        long = [line for line in text(record, "--width", width).splitlines() if len(line) > width]
        tap.ok(not long, f"no line is longer than {width} columns", "\n".join(long))
    path = lib.scratch()
    lib.answer("evidence", "-o", path, LEIFER)
    tap.ok(path.read_bytes() == lib.answer("evidence", LEIFER), "-o writes the same to a file")
    for name, args, code in (("an unknown format", ("--format", "xml", LEIFER), 2), ("an unknown defendant", ("--defendant", "d99", LEIFER), 2),
                             ("no record", (lib.scratch(b"{}"),), 3), ("an option of evaluate", ("--full", LEIFER), 2)):
        kept = lib.scratch(b"kept")
        done = lib.run("evidence", "-o", kept, *args)
        tap.ok(done.returncode == code and done.stderr and not done.stdout and kept.read_bytes() == b"kept", f"{name}: {code}, and nothing is written", done)


tap.run(timeline, leifer, cut, folded, apart, kinds, missing_keys, hostile, stable)
