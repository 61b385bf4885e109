#!/usr/bin/env python3
"""One record under several tests (compare), and what moved between two records, days or laws (diff)."""
import copy
import json
import re
import sys

from jsonschema import Draft202012Validator

import generate_matter as gen
import lib
import tap

SCHEMAS = {n: Draft202012Validator(lib.load(lib.SCHEMA / f"{n}.schema.json")) for n in ("compare", "diff")}
LONG = "long" in sys.argv[2:]  # also what takes minutes
LAW = lib.ROOT / "tests/law"  # tests to hold against Highfields
TUTORIAL = lib.ROOT / "cases/tutorial/record.json"
LEIFER = lib.ROOT / "cases/leifer-2023/record.json"
RULES = {r["id"]: r for p in [*lib.PACKS, LAW / "compare.json"] for r in lib.load(p).get("rules", [])}
TESTS = sorted(r["test"] for r in RULES.values() if r["kind"] == "test")
BUILT_IN = sorted(r["test"] for p in lib.PACKS for r in lib.load(p).get("rules", []) if r["kind"] == "test")
SEVEN = ["highfields", "cahill", *sorted(set(TESTS) - set(BUILT_IN))]
PARTS = {(r["test"], r["part"]): r for r in RULES.values() if r["kind"] == "part"}
MALICE, SETTING = ({"question": q, "position": p} for q, p in (("malice-before-discovery", "excused"), ("competence-setting", "rule-56")))


def problems(name, value):
    return "\n".join([f"{e.json_path}: {e.message:.200}" for e in SCHEMAS[name].iter_errors(value)][:8])


def document(command, *args, **how):
    """The document of a command, which must be of its schema."""
    found = json.loads(lib.answer(command, "--format", "json", *args, **how))
    wrong = problems(command, found)
    if wrong:
        tap.ok(False, f"{command} {' '.join(map(str, args[1:]))}: of its schema", wrong)
    return found


def compare(record, *tests, law=LAW, more=()):
    return document("compare", record, *(["--law", law] if law else []), *(a for t in tests for a in ("--test", t)), *more)


def pick(found, defendant):
    return next(d for d in found["defendants"] if d["id"] == defendant)


def differences(found, defendant, test):
    return [d for d in pick(found, defendant)["differences"] if d["second_test"] == test]


def the_difference(found, defendant, test):
    list_ = differences(found, defendant, test)
    if len(list_) != 1:
        raise AssertionError(f"{defendant} {test}: {len(list_)} differences")
    return list_[0]


def refused(code, name, *args, about=()):
    done = lib.run(*args)
    said = done.stderr.decode(errors="replace")
    tap.ok(done.returncode == code and not done.stdout and said and all(a in said for a in about), name, f"exit {done.returncode}: {said}")


# ------------------------------------------------------------------- compare

def results():
    """Each cell is what evaluate finds under that test."""
    for record in (TUTORIAL, LEIFER):
        found = compare(record, "highfields", "plain", "late", "weighed", "pleading", "cahill")
        wrong = []
        for i, test in enumerate(t["id"] for t in found["tests"]):
            own = json.loads(lib.answer("evaluate", "--format", "json", "--law", LAW, "--test", test, record))
            for d in own["defendants"]:
                result = pick(found, d["id"])["results"][i]
                if result["test"] != test or any(result[k] != d[k] for k in ("outcome", "turns_on")) or [
                        (o["outcome"], o.get("positions")) for o in result["outcomes"]] != [(o["outcome"], o.get("positions")) for o in d["outcomes"]]:
                    wrong.append(f"{test} {d['id']}: {result}")
        tap.ok(not wrong and len(found["tests"]) == 6, f"{record.parent.name}: each result is what evaluate finds", "\n".join(wrong))
        stands = [r["test"] for d in found["defendants"] for r in d["results"] for o in r["outcomes"] if ("first_failing" in o) != (o["outcome"] != "showing-made")]
        tap.same(stands, [], f"{record.parent.name}: a part stands in the way of every outcome but a showing")
        named = [o["first_failing"] for d in found["defendants"] for r in d["results"] for o in r["outcomes"] if "first_failing" in o
                 and o["first_failing"]["title"] != PARTS[tuple(o["first_failing"]["node"].split("/")[3:])]["title"]]
        tap.same(named, [], f"{record.parent.name}: and is named by its title")


def which_part():
    """The part that an outcome turns on: the worst, and what is contested passes where nothing is weighed."""
    found = compare(TUTORIAL, "highfields", "late", "cahill", "weighed")
    failing = lambda d, i: [(o["outcome"], o.get("first_failing", {}).get("node")) for o in pick(found, d)["results"][i]["outcomes"]]
    tap.same(failing("d2", 0), [("balance-open", "d/d2/t/highfields/balance")], "evidence both ways passes under Highfields; the balance is left")
    tap.same(failing("d2", 3), [("for-court", "d/d2/t/weighed/merits")], "and does not where it is weighed")
    tap.same(failing("d4", 1), [("not-made", "d/d4/t/late/merits")], "what is not shown stands in the way, though an earlier part is open")
    tap.same(failing("d1", 1), [("balance-open", "d/d1/t/late/need")], "an open part does, where the rest is shown")
    tap.same(failing("d1", 2), [("not-recorded", "d/d1/t/cahill/notice")], "so does what is not in this record")


def whose_part():
    """Only one of the tests asks for it."""
    found = compare(TUTORIAL, "highfields", "plain", "late", "cahill")
    d = the_difference(found, "d1", "plain")
    tap.same((d["kind"], d["node"], d["title"], "positions" in d), ("only-first", "d/d1/t/highfields/balance", RULES["A03"]["title"], False), "Plain has no balance")
    tap.same({k: d["first"][k] for k in ("outcome", "status", "rule", "title", "text")},
             {"outcome": "balance-open", "status": "for-court", "rule": "A03", "title": RULES["A03"]["title"], "text": RULES["A03"]["reason"]}, "its rule, title and sentence")
    tap.same([(a["id"], a.get("pin")) for a in d["first"]["authorities"]], [(a["id"], a.get("pin")) for a in RULES["A03"]["auth"]], "and its authorities")
    tap.same(d["second"], {"outcome": "showing-made"}, "the other says nothing of it")
    d = the_difference(found, "d1", "cahill")
    tap.same((d["kind"], d["node"], d["second"]["rule"], d["second"]["status"]), ("only-second", "d/d1/t/cahill/notice", "A08.notice", "not-recorded"), "Cahill asks for notice")
    tap.same(d["first"], {"outcome": "balance-open"}, "and Highfields does not")
    d = the_difference(found, "d1", "late")
    tap.same((d["kind"], d["node"], d["first"]["outcome"], d["second"]["outcome"]), ("only-second", "d/d1/t/late/need", "balance-open", "balance-open"),
             "the same outcome that leaves another question to the Court is a difference")
    tap.same(differences(compare(TUTORIAL, "highfields", "turned"), "d1", "turned"), [], "nor is one that leaves the same question, whatever its part is called and wherever it stands")
    turned = the_difference(compare(TUTORIAL, "plain", "highfields"), "d1", "highfields")
    tap.same((turned["kind"], turned["node"], turned["second"]["rule"]), ("only-second", "d/d1/t/highfields/balance", "A03"), "turned round it is the second's")
    tap.ok(all(not differences(found, d, t) for d in ("d4", "d9", "d11") for t in ("plain", "late", "cahill")), "where the outcome is the same there is no difference")
    tap.ok(all(not d["differences"] for d in compare(LEIFER, "highfields", "plain")["defendants"]), "nor for anybody in Leifer under Plain")


def which_element():
    """Both tests ask for it, and it stands differently: down from the part to the element."""
    found = compare(TUTORIAL, "highfields", "cahill", more=("--position", "malice-before-discovery=required"))
    d = the_difference(found, "d7", "cahill")
    tap.same((d["kind"], d["node"]), ("status", "d/d7/c/C1/S7/P7/actual-malice"), "the walk ends at the element that differs")
    tap.same({s: (d[s]["outcome"], d[s]["status"], d[s]["why"], d[s]["rule"], d[s]["title"]) for s in ("first", "second")},
             {"first": ("not-made", "unmet", "not-individual", "E04", RULES["E04"]["title"]), "second": ("not-recorded", "excused", "none", "A09", RULES["A09"]["title"])},
             "with how it stands under each, and by which rule")
    tap.ok("@one_of_the_gang" in d["first"]["text"] and d["second"]["text"] == RULES["A09"]["reason"], "and the reasons", d)
    nodes = {f["node"]: f for t in ("highfields", "cahill") for x in lib.findings(lib.load(TUTORIAL), "--test", t, "--position", "malice-before-discovery=required")["defendants"]
             for f in x["findings"]}
    tap.ok(d["node"] in nodes and not nodes[d["node"]].get("members"), "the node is a finding that joins nothing")
    tap.same(the_difference(compare(TUTORIAL, "cahill", "highfields", more=("--position", "malice-before-discovery=required")), "d7", "highfields")["node"], d["node"],
             "the same node whichever test comes first")


def in_worlds():
    found = compare(TUTORIAL, "highfields", "cahill")
    tap.same([(d["kind"], d["node"], d["positions"]) for d in differences(found, "d7", "cahill")],
             [("status", "d/d7/c/C1/S7/P7/actual-malice", [{**MALICE, "position": "required"}]), ("only-second", "d/d7/t/cahill/notice", [MALICE])],
             "an outcome that turns on a question differs in each world for itself")
    d = the_difference(found, "d12", "cahill")
    tap.same((d["positions"], d["node"], d["first"]["outcome"], d["second"]["outcome"]), ([SETTING], "d/d12/t/cahill/notice", "for-court", "not-recorded"), "only worlds that go together are held against each other")
    found = compare(TUTORIAL, "highfields", "plain")
    d = the_difference(found, "d12", "plain")
    tap.same((d["positions"], d["node"], d["first"]["rule"], d["second"]["rule"]), ([SETTING], "i/P12/falsity", "C01.rule-56", "C09"), "and not where it is the same in a world")
    fixed = compare(TUTORIAL, "highfields", "plain", more=("--position", "competence-setting=strict", "--defendant", "d12"))
    tap.same([d["id"] for d in fixed["defendants"]], ["d12"], "--defendant leaves the others out")
    tap.same(differences(fixed, "d12", "plain"), [], "a position that is fixed leaves no other world")


def levels():
    """What is judged as pleaded has nodes of its own, and the same place."""
    found = compare(TUTORIAL, "pleading", "plain", "highfields")
    own = lib.findings(lib.load(TUTORIAL), "--law", LAW, "--test", "pleading")
    names = {f["node"] for x in [own["matter"], *own["defendants"]] for f in x["findings"]}
    tap.ok(any("/pleaded/" in n for n in names), "there are nodes as pleaded")
    tap.ok(all(not d["differences"] or d["results"][0]["outcome"] != d["results"][2]["outcome"] for d in found["defendants"]), "what comes out alike is no difference")
    bare = lib.add(gen.plain(), points=[{"id": "M", "kind": "made", "act": "S1", "account": "A1", "what": "A1 posted it"},
                                        {"id": "K", "kind": "mind", "account": "A1", "of": ["P1"], "state": "invented", "what": "A1 made it up"}],
                   records=[gen.declaration("R1", kind="complaint", form={"sworn": "no"}), gen.declaration("R2", "wit"),
                            {"id": "R3", "filing": "F2", "cite": "Ex. 3", "kind": "post", "author": ["A1"], "sponsored": "yes", "at": "2024-02-01", "seen": {"direct": True}}],
                   assertions=[gen.says("R1.a", "R1", "P1", "denies"), gen.says("R2.a", "R2", "M", knower="wit", basis="perceived"),
                               gen.says("R3.a", "R3", "K", knower="A1", basis="perceived")],
                   inventory=[{"id": "N9", "scope": {"matter": True}, "upto": "2024-12-31", "closed": "yes"}])
    found = json.loads(lib.answer("compare", "--format", "json", "--law", LAW, "--test", "plain", "--test", "pleading", "-", stdin=lib.dump(bare)))
    tap.ok(not problems("compare", found), "of its schema", problems("compare", found))
    d = the_difference(found, "d1", "pleading")
    tap.same((d["kind"], d["first"]["node"], d["second"]["node"]), ("status", "i/P1/falsity", "i/P1/pleaded/falsity"), "a node and the same as pleaded are one place")
    tap.same((d["first"]["status"], d["second"]["status"]), ("unmet", "met"), "which a complaint shows only as pleaded")


def weights():
    d = the_difference(compare(TUTORIAL, "plain", "weighed"), "d2", "weighed")
    tap.same((d["kind"], d["node"], d["first"]["status"], d["second"]["status"], d["second"]["rule"]), ("weight", "d/d2/t/weighed/merits", "contested", "contested", "weighed.merits"),
             "evidence both ways stands alike, and one test alone weighs it")


def all_tests():
    found = document("compare", TUTORIAL, "--all")
    tap.same(sorted(t["id"] for t in found["tests"]), BUILT_IN, "--all is every test that is built in")
    found = document("compare", TUTORIAL, "--all", "--law", LAW)
    tap.same(sorted(t["id"] for t in found["tests"]), TESTS, "and of the packs laid over it")
    tap.same(found["tests"][0]["id"], json.loads(lib.answer("evaluate", "--format", "json", TUTORIAL))["matter"]["test"]["id"], "the test that the law selects is the first")
    found = document("compare", TUTORIAL, "--all", "--law", LAW, "--test", "plain", "--test", "plain")
    tap.same((found["tests"][0]["id"], len(found["tests"])), ("plain", len(TESTS)), "a test that is named goes before, and none stands twice")
    tap.same(document("compare", LEIFER, "--all", "--as-of", "2023-01-12")["record"]["as_of"], "2023-01-12", "--as-of cuts the record")
    wrong = [f"{seed}: {w}" for seed in range(40 if LONG else 3) for w in [problems("compare", json.loads(
        lib.answer("compare", "--format", "json", "--all", "--law", LAW, "-", stdin=lib.dump(gen.make(seed)))))] if w]
    tap.ok(not wrong, "generated matters compare by the schema", "\n".join(wrong))
    unknown = gen.plain()
    unknown["matter"]["court"] = "scotus"
    found = json.loads(lib.answer("compare", "--all", "--format", "json", "-", stdin=lib.dump(unknown)))
    tap.same(sorted(t["id"] for t in found["tests"]), BUILT_IN, "a court for which no test is selected has them all as well")


def table():
    """The rows and blocks of the page."""
    named = ["--law", LAW, *(a for t in SEVEN for a in ("--test", t))]
    text = lib.answer("compare", *named, TUTORIAL, "--width", 100).decode()
    found = document("compare", TUTORIAL, *named)
    titles = [t["title"] for t in found["tests"]]
    heads = [re.split("  +", line)[1:] for line in text.splitlines() if line.startswith("DEFENDANT")]
    tap.same([t for head in heads for t in head], titles, "every test has a column, in order, over several blocks")
    tap.same([len(h) for h in heads], [3, 3, 1], "at 100 columns three tests to a block")
    counts = {w: [len(re.split("  +", line)) - 1 for line in lib.answer("compare", *named, TUTORIAL, "--width", w).decode().splitlines()
                  if line.startswith("DEFENDANT")] for w in (60, 80, 140, 200)}
    tap.same(counts, {60: [1] * 7, 80: [2, 2, 2, 1], 140: [4, 3], 200: [7]}, "and as many as fit at other widths")
    long = [(w, line) for w in ((72, 80, 100, 140) if LONG else (80,)) for record in (TUTORIAL, LEIFER)
            for line in lib.answer("compare", "--all", "--law", LAW, record, "--width", w).decode().splitlines() if len(line) > w or line != line.rstrip()]
    tap.ok(not long, "no line is wider than asked for, nor ends in spaces", long[:5])
    for block in text.split("\nDEFENDANT")[1:]:
        rows = block.split("\n\n")[0]
        named = re.findall(r"(?m)^(d\d+) ", rows) + [i for more in re.findall(r"same for ((?:.*\n(?: {4}d.*\n)*))", re.sub(r"(?m)^(.{22}).*$", r"\1", rows) + "\n")
                                                     for i in spread(more)]
        tap.same(sorted(named, key=lib.natural), [d["id"] for d in found["defendants"]], "each defendant stands in one row of a block, or is folded into one")
    for d, folded in (("d1", "d3"), ("d4", "d6")):
        tap.same(*[[(r["outcome"], [o.get("first_failing", {}).get("title") for o in r["outcomes"]]) for r in pick(found, x)["results"]] for x in (d, folded)],
                 f"{folded} is folded into {d} and comes out alike")
    tap.ok("d1  @made_it_up" in text and re.search(r"(?m)^    same for d3 ", text), "and it is said so")
    below = text[text.index("WHAT MAKES THE DIFFERENCE"):]
    flat = " ".join(below.split())
    told = [(t["title"], d["node"]) for x in found["defendants"] for d in x["differences"] for s in ("first", "second") for t in found["tests"] if t["id"] == d["second_test"]
            if d["kind"] != "weight" and "text" in d[s] and " ".join(d[s]["text"].split()) not in flat.replace("@one_of_the_gang", x["label"])]
    tap.ok(not told, "every difference has its sentence below the table", told)
    tap.ok("Rule A03, Step two: balance of harms — Comparing the harms is for the Court. Auth. Highfields at 976" in flat, "with its rule, title and authorities", flat)
    tap.ok("d1-d3: Step two: balance of harms — for the Court under Highfields; Plain does not ask for it." in flat, "like differences are told once", flat)
    tap.ok("d7 (if malice-before-discovery = required): Actual malice (c/C1/S7/P7/actual-malice) — not shown under Highfields, not required under Cahill." in flat,
           "with the world they show in", flat)
    same = lib.answer("compare", "--law", LAW, "--test", "highfields", "--test", "plain", LEIFER).decode()
    tap.ok("Plain against Highfields: the same outcome for every defendant." in same, "where nothing differs it is said so", same)
    tap.ok("malice-before-discovery: Must the speaker's fault" in text and "malice-before-discovery" not in same, "questions are put where an outcome turns on them")
    tap.ok("CAUTION Entered from Supp. Resp. alone" in same, "and what the record rests on")


def spread(runs):
    """d5-d6, d8 as ids."""
    for first, last in re.findall(r"d(\d+)(?:-d(\d+))?", runs):
        yield from (f"d{i}" for i in range(int(first), int(last or first) + 1))


def markdown():
    page = lib.answer("compare", "--law", LAW, "--test", "plain", "--test", "highfields", "--format", "markdown", TUTORIAL).decode()
    rows = [line for line in page.splitlines() if line.startswith("|")]
    cells = {len(re.findall(r"(?<!\\)\|", line)) for line in rows}
    tap.ok(cells == {4} and rows[0] == "| DEFENDANT | Plain | Highfields |" and rows[1] == "|---|---|---|", "a table in Markdown", rows[:3])
    tap.ok("| d1  @made\\_it\\_up<br>same for d2-d3 | showing made |" in page, "a row of it", rows)
    tap.ok("- d1-d3, d7 (if malice-before-discovery = excused)" in page or "- d1-d3: Step two" in page, "and the differences as a list", page)
    hostile = lib.change(lib.load(TUTORIAL), "defendants", "d1", {"label": "a|b <script> [x](http://e) `c` *d*\n# e & \x1b[31m \u202e"})
    for format in ("markdown", "text"):
        page = lib.answer("compare", "--law", LAW, "--test", "plain", "--test", "highfields", "--format", format, "-", stdin=lib.dump(hostile)).decode()
        tap.ok("\x1b" not in page and "\u202e" not in page and "u{1b}" in page.replace("\\", ""), f"{format}: hostile text is made visible", page[:1500])
        tap.ok(not re.search(r"(?m)^# e", page), f"{format}: and begins no line")
    page = lib.answer("compare", "--law", LAW, "--test", "plain", "--test", "highfields", "--format", "markdown", "-", stdin=lib.dump(hostile)).decode()
    tap.ok("a\\|b \\<script\\> \\[x\\](http\\://e) \\`c\\` \\*d\\*" in page and "&amp;" in page and "<script" not in page.replace("\\<", ""), "Markdown in a text is shown as it stands", page[:1500])
    tap.same({len(re.findall(r"(?<!\\)\|", line)) for line in page.splitlines() if line.startswith("|")}, {4}, "and makes no cell")


def compare_refuses():
    out = lib.scratch(b"kept", suffix=".txt")
    refused(2, "one test alone is nothing to compare", "compare", TUTORIAL, "--test", "highfields", about=["--all"])
    refused(2, "nor is the same one twice", "compare", TUTORIAL, "--test", "highfields", "--test", "highfields", about=["--all"])
    refused(2, "nor none", "compare", TUTORIAL, about=["--test"])
    refused(2, "an unknown test is usage", "compare", TUTORIAL, "--test", "highfields", "--test", "nope", "-o", out, about=["nope"])
    tap.same(out.read_bytes(), b"kept", "and leaves the output as it was")
    refused(2, "a format that is none", "compare", TUTORIAL, "--all", "--format", "jsonl", about=["markdown"])
    refused(2, "a day given twice is the last, and must be one", "compare", TUTORIAL, "--all", "--as-of", "2025-13-01", about=["2025-13-01"])
    refused(3, "bad input", "compare", "--all", lib.scratch(b"{}"))
    refused(3, "no directory of packs", "compare", "--all", "--law", lib.TMP / "none", TUTORIAL)
    done = lib.run("compare", "--all", TUTORIAL, "-o", out)
    tap.ok(done.returncode == 0 and not done.stdout and out.read_bytes() == lib.answer("compare", "--all", TUTORIAL), "-o writes to a file")
    db = lib.scratch(suffix=".db")
    for record in (TUTORIAL, LEIFER):
        lib.answer("import", record, "-o", db)
    pages = [lib.answer("compare", "--all", "--format", "json", r) for r in (TUTORIAL, LEIFER)]
    tap.same(lib.answer("compare", "--all", "--format", "json", db), b"".join(pages), "a database is compared matter by matter")


# ----------------------------------------------------------------------- diff

def pack(*rules, authorities=()):
    law = lib.scratch(suffix="")
    law.mkdir()
    (law / "mine.json").write_bytes(lib.dump({"format": "unmask.law/1", "id": "mine", "version": "1", "title": "x", "rules": list(rules), "authorities": list(authorities)}))
    return law


def narrowed():
    """C08 of briefs only, so that a declaration on another's reasons counts; and a rule more."""
    rule = copy.deepcopy(RULES["C08"])
    rule["if"] = {"all": [rule["if"], {"is": ["a.record.kind", "brief"]}]}
    return rule, {"id": "X1", "kind": "structure", "title": "One more", "auth": [{"id": "orr", "known": "seen"}]}


def change_of(found, node):
    return next((c for c in found["changes"] if c["node"] == node), None)


def rules_of(change):
    return {side: change["because"][side] for side in ("before", "after")}


def state(standings):
    return [(s.get("status") or s["outcome"], s.get("why")) for s in standings]


def laws():
    mine = pack(*narrowed())
    found = document("diff", TUTORIAL, "--law", mine)
    tap.same(found["rules"], {"added": ["X1"], "removed": [], "changed": ["C08"]}, "rules by id, against the law built in")
    tap.same(found["authorities"], {"added": [], "removed": [], "changed": []}, "and authorities")
    own = [{k: v for k, v in p.items() if k != "built_in"} for p in found["law"][1] if p["id"] == "mine"]
    tap.ok(own and not [p for p in found["law"][0] if p["id"] == "mine"], "the law of each side", own)
    c = change_of(found, "e/deny.filth/competence")
    tap.same((state(c["from"]), state(c["to"]), rules_of(c)), ([("unmet", "none-competent")] if state(c["from"])[0][1] != "none" else state(c["from"]), [("met", "none")],
             {"before": ["C08"], "after": []}), "a finding that moved, and by which rule")
    c = change_of(found, "i/P5/falsity")
    tap.same((state(c["from"]), state(c["to"]), rules_of(c), "defendant" in c), ([("unmet", "none-competent")], [("unmet", "insufficient")],
             {"before": ["C08"], "after": ["B25"]}, False), "one that is still not shown, for another reason")
    c = change_of(found, "d/d5/t/highfields/merits")
    tap.same((c["defendant"], rules_of(c)), ("d5", {"before": ["C08"], "after": ["B25"]}), "what joins it says the rule it comes down to")
    tap.same([c["node"] for c in found["changes"] if c.get("defendant", "d5") != "d5"], [], "nobody else moves")
    back = document("diff", TUTORIAL, "--law", mine, "--law", "builtin")
    tap.same(back["rules"], {"added": [], "removed": ["X1"], "changed": ["C08"]}, "turned round what was added is removed")
    tap.same(sorted((c["node"], json.dumps(c["from"]), json.dumps(c["to"])) for c in back["changes"]),
             sorted((c["node"], json.dumps(c["to"]), json.dumps(c["from"])) for c in found["changes"]), "and every change is turned round")
    same = document("diff", TUTORIAL, "--law", "builtin", "--law", "builtin")
    tap.same((same["changes"], same["rules"]), ([], {"added": [], "removed": [], "changed": []}), "a law against itself moves nothing")
    later = {**next(a for p in lib.PACKS for a in lib.load(p).get("authorities", []) if a["id"] == "orr"), "note": "Mine."}
    tap.same(document("diff", TUTORIAL, "--law", pack(authorities=[later]))["authorities"], {"added": [], "removed": [], "changed": ["orr"]}, "an authority that a pack replaces")
    text = lib.answer("diff", TUTORIAL, "--law", mine, "--width", 100).decode()
    for line in ("  added     X1 One more", "  changed   C08 Others' reasons and files", "  Others' reasons and files (e/deny.filth/competence) — does not count → counts", "  Falsity (i/P5/falsity) — still not shown, on other grounds",
                 "No outcome moved. 5 more findings that only join others moved with these (--format json lists"):
        tap.ok(line in text.splitlines(), f"the page has: {line.strip()}", text)
    tap.ok("removed" not in text and "AUTHORITIES" not in text, "and nothing that did not happen", text)


def outcomes_moved():
    """A rule without which nothing shows who posted moves outcomes, which come first."""
    rule = copy.deepcopy(RULES["C19"])
    rule["if"] = {"all": [rule["if"], {"is": ["a.record.kind", "brief"]}]}
    found = document("diff", TUTORIAL, "--law", pack(rule), "--position", "malice-before-discovery=required")
    first = found["changes"][0]
    tap.same((first["defendant"], first["node"], state(first["from"]), state(first["to"])), ("d1", "d/d1/outcome", [("balance-open", None)], [("not-made", None)]), "outcomes come first")
    places = [c["node"].endswith("/outcome") for c in found["changes"]]
    tap.ok(places == sorted(places, reverse=True) and sum(places) == 4, "all of them", [c["node"] for c in found["changes"]][:8])
    owners = ["defendant" in c for c in found["changes"] if not c["node"].endswith("/outcome")]
    tap.ok(owners == sorted(owners), "then what is judged once, then the rest by defendant")
    before, after = (lib.findings(lib.load(TUTORIAL), "--position", "malice-before-discovery=required", *law) for law in ((), ("--law", pack(rule))))
    moved = [a["id"] for a, b in zip(before["defendants"], after["defendants"]) if a["outcome"] != b["outcome"]]
    tap.same([c["defendant"] for c in found["changes"] if c["node"].endswith("/outcome")], moved, "those that evaluate finds")
    nodes = lambda doc: {(f["node"], f["status"], f["why"], f["basis"], f["reached"], f.get("rule"), json.dumps(f.get("worlds"))) for x in [doc["matter"], *doc["defendants"]] for f in x["findings"]}
    tap.same({c["node"] for c in found["changes"] if not c["node"].endswith("/outcome")}, {n[0] for n in nodes(before) ^ nodes(after)}, "and no finding that moved is left out")
    text = lib.answer("diff", TUTORIAL, "--law", pack(rule), "--position", "malice-before-discovery=required").decode()
    tap.ok(re.search(r"(?m)^OUTCOMES\n  d1, d3 — for the Court: the balance → not shown$", text) and "\n  d2 — for the Court: the balance → not shown\n" in text, "defendants who moved alike are told together", text[:1500])
    tap.ok(all(f"\n  {d}: Attribution (c/C1/S{d[1:]}/-/attribution) — shown → not shown\n" in text for d in ("d1", "d3", "d12")), "but each with places of its own", text)


def days():
    found = document("diff", LEIFER, "--as-of", "2023-01-12", "--as-of", "2023-02-03")
    tap.same([s["record"]["as_of"] for s in found["sides"]], ["2023-01-12", "2023-02-03"], "two days of one record")
    tap.same((found["rules"], found["law"][0]), ({"added": [], "removed": [], "changed": []}, found["law"][1]), "under one law")
    tap.same([(c["defendant"], state(c["from"]), state(c["to"])) for c in found["changes"] if c["node"].endswith("/outcome")],
             [(f"d{i}", [("curable", None)], [("not-recorded" if i < 5 else "not-made", None)]) for i in range(1, 10)], "what the supplemental filing changed")
    c = change_of(found, "d/d1/outcome")
    tap.same(rules_of(c), {"before": ["C30"], "after": ["B01.attribution"]}, "and the rules: that which qualified it, and that which it comes down to now")
    c = change_of(found, "e/R-22-32.a/competence")
    tap.same((c["from"], state(c["to"])), ([], [("met", "none")]), "what was not there before has no from")
    text = lib.answer("diff", LEIFER, "--as-of", "2023-01-12", "--as-of", "2023-02-03", "--width", 80).decode()
    tap.ok("\n  d1-d4 — not shown, form can be cured → not in this record\n" in text and "\nNOT JUDGED BEFORE\n" in text and "\nNO LONGER JUDGED\n" not in text, "the page says so", text[:2000])
    tap.ok("\nRULES\n" not in text, "and nothing of rules")
    flat = " ".join(text.split())
    tap.ok("d1-d4: Actual malice (c/C1/S4/L1/actual-malice · c/C1/S4/L2/actual-malice · c/C1/S5/L3/actual-malice · c/C1/S6/L4/actual-malice) — not shown → not in this record"
           " [if Fault before discovery = yes: every element, without discovery] before Rule D01.element, Actual malice — Nothing entered shows" in flat
           and "now Rule D01.element, Actual malice — Cited and not entered" in flat and "Not required at this stage" not in flat, "of a finding only the world in which it moved", flat)
    back = lib.answer("diff", LEIFER, "--as-of", "2023-02-03", "--as-of", "2023-01-12").decode()
    tap.ok("\nNO LONGER JUDGED\n" in back and "\nNOT JUDGED BEFORE\n" not in back, "turned round it is the other way")
    long = [(w, line) for w in (72, 80, 100, 140) for args in ((LEIFER, "--as-of", "2023-01-12", "--as-of", "2023-02-03"), (TUTORIAL, "--law", pack(*narrowed())))
            for line in lib.answer("diff", *args, "--width", w).decode().splitlines() if len(line) > w or line != line.rstrip()]
    tap.ok(not long, "no line is wider than asked for, nor ends in spaces", long[:5])


def records():
    """Naming the account in one paragraph, as the README has it."""
    record = lib.change(lib.load(TUTORIAL), "assertions", "asked.gang", {"about": {"all": None, "named": ["A7"]}})
    changed = lib.scratch(record)
    found = document("diff", TUTORIAL, changed)
    c = found["changes"][0]
    required, excused = ([[{**MALICE, "position": p}]] for p in ("required", "excused"))
    tap.same((c["node"], [(o["outcome"], o["positions"]) for o in c["from"]], [(o["outcome"], o["positions"]) for o in c["to"]]),
             ("d/d7/outcome", [("not-made", required), ("balance-open", excused)], [("for-court", required), ("balance-open", excused)]), "an outcome moves in one world")
    tap.same(c["because"]["before"][:1] + c["because"]["after"][:1], ["E04", "B10.careless"], "by these rules")
    text = lib.answer("diff", TUTORIAL, changed, "--width", 200).decode()
    tap.ok("  d7 — not shown → for the Court [if Fault before discovery = yes: every element, without discovery]" in text, "the page tells that world alone", text[:1500])
    tap.ok("d7: Actual malice (c/C1/S7/P7/actual-malice) — still not shown [if Fault before discovery = yes: every element, without discovery], on other grounds" in " ".join(text.split()),
           "also where only the rule is another", text)
    two = lib.add(gen.plain(), acts=[{**gen.plain()["acts"][0], "id": "S2", "by": {"one": "A2"}}])
    closed = lib.add(two, inventory=[{"id": "N9", "scope": {"matter": True}, "upto": "2024-12-31", "closed": "yes"}])
    text = lib.answer("diff", lib.scratch(two), lib.scratch(closed), "--position", "malice-before-discovery=required").decode()
    tap.ok(all(f"  {d}: Actual malice (c/C1/{s}/P1/actual-malice) — not in this record → not shown\n" in text for d, s in (("d1", "S1"), ("d2", "S2"))), "defendants who moved alike in other places stand apart", text)
    fewer = lib.load(TUTORIAL)
    fewer["defendants"] = [d for d in fewer["defendants"] if d["id"] != "d9"]
    for claim in fewer["claims"]:
        claim["against"] = [d for d in claim["against"] if d != "d9"]
    found = document("diff", TUTORIAL, lib.scratch(fewer))
    c = change_of(found, "d/d9/outcome")
    tap.same((c["defendant"], state(c["from"]), c["to"]), ("d9", [("not-made", None)], []), "a defendant who is gone")
    tap.ok("d9 — not shown → not among the defendants" in lib.answer("diff", TUTORIAL, lib.scratch(fewer)).decode(), "and the page says so")
    ruled = lib.add(lib.load(TUTORIAL), positions=[{"id": "zz", "on": "i/P1/falsity", "question": "status", "answer": "met", "by": "court"}])
    c = change_of(document("diff", TUTORIAL, lib.scratch(ruled)), "i/P1/falsity")
    tap.same([s["basis"] for s in c["from"] + c["to"]], ["derived", "ruled"], "a ruling that changes no status is a change of its footing")
    db = lib.scratch(suffix=".db")
    lib.answer("import", changed, "-o", db)
    tap.same(document("diff", TUTORIAL, db)["changes"], document("diff", TUTORIAL, changed)["changes"], "a record may be a database")
    lib.answer("import", LEIFER, "-o", db)
    refused(2, "one of two matters is no record", "diff", TUTORIAL, db, about=["one matter"])
    tap.ok(lib.run("diff", db, "--law", "builtin").returncode == 0, "while one database under two laws is compared matter by matter")
    wrong = [f"{seed}: {w}" for seed in range(40 if LONG else 3) for w in [problems("diff", json.loads(
        lib.answer("diff", "--format", "json", "-", lib.scratch(gen.make(seed + 1)), stdin=lib.dump(gen.make(seed)))))] if w]
    tap.ok(not wrong, "any two records are compared by the schema", "\n".join(wrong))


def moved_rows():
    """What of the record moved, and what each change is by."""
    record = lib.load(TUTORIAL)
    one = lib.change(record, "assertions", "asked.gang", {"about": {"all": None, "named": ["A7"]}})
    one["records"] = [r for r in one["records"] if r["id"] != "R-ex-d"]
    one["assertions"] = [a for a in one["assertions"] if a["record"] != "R-ex-d"]
    one = lib.add(one, records=[gen.declaration("Z1", by="marlow", filing=record["filings"][0]["id"], offered_by="marlow")],
                  positions=[{"id": "zz", "on": "i/P1/falsity", "question": "status", "answer": "met", "by": "court"}])
    found = document("diff", TUTORIAL, lib.scratch(one))
    by_id = lambda moved: {k: [r["id"] for r in rows] for k, rows in moved.items()}
    tap.same(by_id(found["records"]), {"added": ["Z1"], "removed": ["R-ex-d"], "changed": ["R-marlow-13"]}, "records added, removed and changed, one in what it says")
    tap.same(found["records"]["changed"][0]["cite"].split(",")[0], "Marlow Decl. ¶ 13", "each with its cite")
    tap.same((by_id(found["rows"])["added"], found["rows"]["added"][0]["table"]), (["zz"], "positions"), "and what else stands in the record")
    c = change_of(found, "d/d7/c/C1/S7/P7/actual-malice")
    tap.same([(r["id"], r["how"]) for r in c["because"]["records"]], [("R-marlow-13", "changed")], "a finding with the record that moved it")
    c = change_of(found, "i/P1/falsity")
    tap.same(([(r["id"], r["how"]) for r in c["because"]["rows"]], c["because"]["records"]), ([("zz", "added")], []), "or with the ruling")
    dbs = [lib.scratch(suffix=".db") for _ in range(2)]
    for db, r in zip(dbs, (record, one)):
        lib.answer("import", lib.scratch(r), "-o", db)
    pair = document("diff", *dbs)
    tap.same((pair["changes"], pair["records"], pair["rows"]), (found["changes"], found["records"], found["rows"]), "two databases, as two records")
    back = document("diff", lib.scratch(one), TUTORIAL)
    tap.same(by_id(back["records"]), {"added": ["R-ex-d"], "removed": ["Z1"], "changed": ["R-marlow-13"]}, "turned round it is the other way")
    same = document("diff", TUTORIAL, TUTORIAL)
    tap.same((same["changes"], by_id(same["records"]), by_id(same["rows"])), ([], *[{"added": [], "removed": [], "changed": []}] * 2), "a record against itself moves nothing")
    text = lib.answer("diff", TUTORIAL, lib.scratch(one)).decode()
    flat = " ".join(text.split())
    tap.ok("RECORD added" in flat and "1 position taken (zz)" in flat and "changed Marlow Decl. ¶ 13" in flat and "by Marlow Decl. ¶ 13" in flat, "the page says so", text[:1500])
    later = document("diff", LEIFER, "--as-of", "2023-01-12", "--as-of", "2023-02-03")
    tap.same((len(later["records"]["added"]), by_id(later["rows"])["removed"]), (18, ["V1"]), "between two days what was filed, and that nobody reports the record complete any longer")


def diff_refuses():
    refused(2, "one side alone", "diff", TUTORIAL, about=["second record"])
    refused(2, "one day alone", "diff", TUTORIAL, "--as-of", "2025-06-20", about=["--as-of twice"])
    refused(2, "two records and two days", "diff", TUTORIAL, LEIFER, "--as-of", "2025-06-20", "--as-of", "2025-07-07", about=["no two of these"])
    refused(2, "two days and two laws", "diff", TUTORIAL, "--law", LAW, "--law", "builtin", "--as-of", "2025-06-20", "--as-of", "2025-07-07", about=["no two of these"])
    refused(2, "three laws", "diff", TUTORIAL, "--law", LAW, "--law", "builtin", "--law", LAW, about=["two sides"])
    refused(2, "a format that is none", "diff", TUTORIAL, "--law", LAW, "--format", "markdown", about=["json"])
    refused(3, "a law that is not there", "diff", TUTORIAL, "--law", lib.TMP / "none")
    refused(3, "a record that is none", "diff", TUTORIAL, lib.scratch(b"{}"))
    refused(2, "no day", "diff", TUTORIAL, "--as-of", "2025-06-20", "--as-of", "never", about=["never"])
    tap.same(document("diff", TUTORIAL, "--law", LAW, "--as-of", "2025-06-20")["sides"][0]["record"]["as_of"], "2025-06-20", "one day with two laws cuts both")
    tap.same(document("diff", TUTORIAL, LEIFER, "--law", LAW)["law"][0], document("diff", TUTORIAL, LEIFER, "--law", LAW)["law"][1], "one law with two records is that of both")
    tap.ok(lib.run("diff", TUTORIAL, LEIFER).returncode == 0, "and a comparison that could be made is done, whatever it says")


def schemas_refuse():
    """A schema that takes anything would pass every test above."""
    good = compare(TUTORIAL, "highfields", "cahill")
    d7 = lambda c: pick(c, "d7")["differences"][0]
    for name, harm in {"a member too many": lambda c: d7(c).update(extra=1), "no kind": lambda c: d7(c).pop("kind"), "a kind that is none": lambda c: d7(c).update(kind="order"),
                       "a status of another kind": lambda c: d7(c)["first"].update(status="counts"), "a rule without its title": lambda c: d7(c)["first"].pop("title"),
                       "no tests": lambda c: c.update(tests=[]), "another format": lambda c: c.update(format="unmask.compare/2")}.items():
        bad = copy.deepcopy(good)
        harm(bad)
        tap.ok(problems("compare", bad) and not problems("compare", good), f"a comparison is refused: {name}")
    good = document("diff", TUTORIAL, "--law", pack(*narrowed()))
    for name, harm in {"a member too many": lambda c: c["changes"][0].update(extra=1), "no because": lambda c: c["changes"][0].pop("because"),
                       "a finding and an outcome": lambda c: c["changes"][0]["to"][0].update(outcome="not-made"), "one law": lambda c: c["law"].pop(),
                       "rules that are no ids": lambda c: c["rules"].update(added=[{"id": "X1"}]), "another format": lambda c: c.update(format="unmask.diff/2")}.items():
        bad = copy.deepcopy(good)
        harm(bad)
        tap.ok(problems("diff", bad) and not problems("diff", good), f"a diff is refused: {name}")


tap.run(results, which_part, whose_part, which_element, in_worlds, levels, weights, all_tests, table, markdown, compare_refuses,
        laws, outcomes_moved, days, records, moved_rows, diff_refuses, schemas_refuse)
