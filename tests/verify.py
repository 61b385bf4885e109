#!/usr/bin/env python3
"""What courts held against what is found (verify): made-up holdings on small records, each verdict with its reason."""
import copy
import json
import re

from jsonschema import Draft202012Validator

import generate_matter as gen
import lib
import tap

SCHEMAS = {n: Draft202012Validator(lib.load(lib.SCHEMA / f"{n}.schema.json")) for n in ("holding", "verify")}
LAW = lib.ROOT / "tests/law"  # a test without a balance (plain), one that weighs (weighed)
TUTORIAL = lib.load(lib.ROOT / "cases/tutorial/record.json")
CASES = lib.ROOT / "cases"
DAYS = {"plain": "2024-05-25", "tutorial": "2025-07-07"}  # through which the inventories of the records run
RIGHT, ASKED, GAP, WRONG = "right", "asked", "not-recorded", "wrong"
VERDICTS = ("right", "asked", "not_recorded", "wrong")


def small():
    """d1's post is proved and denied on knowledge, its speaker's fault is not in the record; of d2 nothing is offered, and that is all there is."""
    return lib.add(gen.plain(), decisions=[{"id": "D1", "at": "2024-05-25", "court": "N.D. Cal."}],
                   points=[{"id": "MADE", "kind": "made", "account": "A1", "act": "S1", "what": "Doe 1 posted S1"}],
                   records=[gen.declaration("R1"), gen.declaration("R2", by="wit")],
                   assertions=[gen.says("a1", "R1", "P1", "denies"), gen.says("a2", "R2", "MADE", knower="wit")],
                   inventory=[{"id": "V1", "scope": {"accounts": ["A2"]}, "upto": "2024-05-25", "closed": "yes"}])


def node(name, status, known="seen", **more):
    return {"node": name, "status": status, "known": known, "source": "at 1", **more}


def outcome(defendant, disclosure, known="seen", **more):
    return {"defendant": defendant, "disclosure": disclosure, "known": known, "source": "at 2", **more}


def decision(nodes=(), outcomes=(), test="highfields", id="one", day=None, **more):
    """Where no day is given, that to which the record is complete (holding)."""
    return {"id": id, "name": f"Decision {id}", **({"as_of": day} if day else {}), **({"test": test, "test_known": "seen"} if test else {}),
            "nodes": list(nodes), "outcomes": list(outcomes), **more}


def holding(record, *decisions, blind=True, **more):
    day = {"as_of": DAYS.get(record["matter"]["id"], "2023-12-31")}
    return {"format": "unmask.holding/1", "matter": record["matter"]["id"], "blind": blind,
            "decisions": [d if "as_of" in d or "decision" in d else {**d, **day} for d in decisions], **more}


def cases(*pairs):
    """A folder of cases c1, c2 ... with records and holdings."""
    folder = lib.scratch(suffix="")
    for i, (record, held) in enumerate(pairs, 1):
        (folder / f"c{i}").mkdir(parents=True)
        for name, value in (("record", record), ("holding", held)):
            if value is not None:
                (folder / f"c{i}/{name}.json").write_bytes(value if isinstance(value, bytes) else lib.dump(value))
    return folder


def verify(folder, *options, code=None, law=LAW):
    """The document, which must be of its schema, of a run that exits 0 or 1."""
    done = lib.run("verify", *([folder] if folder else []), "--format", "json", *(["--law", law] if law else []), *options)
    if done.returncode not in ((0, 1) if code is None else (code,)):
        raise AssertionError(f"exit {done.returncode}: {done.stderr.decode(errors='replace')[:2000]}")
    found = json.loads(done.stdout)
    wrong = "\n".join(f"{e.json_path}: {e.message:.200}" for e in SCHEMAS["verify"].iter_errors(found))
    if wrong:
        tap.ok(False, "the document is of its schema", wrong)
    return found


def graded(record, *decisions, **how):
    """The first decision of the only case."""
    return verify(cases((record, holding(record, *decisions))), **how)["cases"][0]["decisions"][0]


def counts(found, group, blind=True, apart=False):
    c = found["totals"]["blind" if blind else "not_blind"]["counts"]
    c = (c["apart"] if apart else c)[group]["counts"]
    return (c["n"], *(c[v] for v in VERDICTS), c["base"])


def split(found, group, by, blind=True):
    return {s["value"]: (s["counts"]["n"], *(s["counts"][v] for v in VERDICTS), s["counts"]["base"])
            for s in found["totals"]["blind" if blind else "not_blind"]["counts"][group][by]}


# ------------------------------------------------------------------- verdicts

def nodes():
    """Status by status; what was found is in the comment."""
    rows = [
        ("highfields", "i/P1/falsity", "met", RIGHT),  # met
        ("highfields", "i/P1/falsity", "unmet", WRONG),
        ("highfields", "i/P1/falsity", "for-court", WRONG),
        ("highfields", "d/d2/t/highfields/merits", "unmet", RIGHT),  # unmet
        ("highfields", "d/d2/t/highfields/merits", "met", WRONG),
        ("highfields", "d/d1/t/highfields/balance", "met", ASKED),  # for-court
        ("highfields", "d/d1/t/highfields/balance", "unmet", ASKED),
        ("highfields", "d/d1/t/highfields/balance", "for-court", RIGHT),
        ("highfields", "p/roe/public-figure", "unmet", GAP),  # not-recorded
        ("highfields", "p/roe/public-figure", "not-recorded", RIGHT),
        ("highfields", "a/S1/sting", "inapplicable", RIGHT),  # inapplicable
        ("highfields", "a/S1/sting", "excused", WRONG),
        ("highfields", "d/d1/c/C1/S1/P1/actual-malice", "excused", ASKED),  # excused or not-recorded, by an open question
        ("highfields", "d/d1/c/C1/S1/P1/actual-malice", "met", GAP),  # who rules on it did not excuse it
        ("cahill", "d/d1/c/C1/S1/P1/actual-malice", "met", WRONG),  # excused under every answer
        ("highfields", "d/d1/t/highfields/merits", "met", ASKED),  # met or not-recorded
        ("highfields", "d/d1/t/highfields/merits", "unmet", WRONG),
        ("plain", "d/d1/t/plain/evidence", "met", GAP),  # the question is not open under it
        ("highfields", "i/P1/falsty", "met", GAP),  # no such node
        ("plain", "d/d1/t/highfields/merits", "met", GAP),  # nor this, under that test
    ]
    for test, name, status, verdict in rows:
        got = graded(small(), decision([node(name, status)], test=test))["nodes"][0]
        unjudged = name == "i/P1/falsty" or (test == "plain" and "highfields" in name)
        tap.same((got["verdict"], "judged" in got, bool(got["found"])), (verdict, unjudged, not unjudged), f"{name} under {test}, held {status}: {verdict}")
    both = lib.add(small(), records=[gen.declaration("R3", by="wit", offered_by="host")], assertions=[gen.says("a3", "R3", "P1", "affirms", knower="wit")])
    for test, status, verdict in (("highfields", "met", RIGHT), ("highfields", "contested", RIGHT), ("highfields", "unmet", WRONG),
                                  ("weighed", "met", ASKED), ("weighed", "unmet", ASKED), ("weighed", "contested", RIGHT)):
        got = graded(both, decision([node("i/P1/falsity", status)], test=test))["nodes"][0]
        tap.same((got["found"][0]["answer"], got["verdict"]), ("contested", verdict), f"evidence both ways under {test}, held {status}: {verdict}")


def outcomes():
    """The tutorial has an account for each way of coming out."""
    rows = [
        ("highfields", "d4", "refused", RIGHT), ("highfields", "d4", "ordered", WRONG),  # not-made
        ("highfields", "d1", "ordered", ASKED), ("highfields", "d1", "refused", WRONG),  # balance-open
        ("plain", "d1", "ordered", RIGHT), ("plain", "d1", "refused", WRONG),  # showing-made
        ("cahill", "d1", "ordered", GAP), ("cahill", "d1", "refused", GAP),  # not-recorded
        ("highfields", "d7", "refused", ASKED), ("highfields", "d7", "ordered", WRONG),  # not-made or balance-open
        ("highfields", "d12", "refused", ASKED), ("highfields", "d12", "ordered", WRONG),  # not-made or for-court
        ("weighed", "d2", "ordered", ASKED), ("weighed", "d2", "refused", ASKED),  # for-court
    ]
    for test, d, held, verdict in rows:
        got = graded(TUTORIAL, decision([], [outcome(d, held)], test=test))["outcomes"][0]
        tap.same((got["verdict"], got["graded"]), (verdict, True), f"{d} under {test}, {held}: {verdict}")
    balance = lambda status, known="seen": node("d/d1/t/highfields/balance", status, known)
    got = [graded(TUTORIAL, decision(b, [outcome("d1", held)]))["outcomes"][0] for b, held in
           (([balance("unmet")], "refused"), ([balance("met")], "refused"), ([balance("met")], "ordered"), ([], "ordered"), ([balance("unmet", "inferred")], "refused"))]
    tap.same([(g["verdict"], g["balance_known"]) for g in got], [(ASKED, True), (WRONG, True), (ASKED, True), (ASKED, False), (ASKED, False)],
             "what the court held on the balance: that it failed makes the question the right one; it is known only where it was checked")
    for held in ("partly", "deferred"):
        got = graded(TUTORIAL, decision([], [outcome("d4", held)]), code=0)["outcomes"][0]
        tap.same((got["graded"], got.get("verdict"), got["found"][0]["answer"]), (False, None, "not-made"), f"{held} is listed, and not graded")
    leifer = lib.load(CASES / "leifer-2023/record.json")
    got = graded(leifer, decision([], [outcome("d5", "refused"), outcome("d6", "ordered")], test=None, decision="order-21"))["outcomes"]
    tap.same([(g["found"][0]["answer"], g["verdict"]) for g in got], [("curable", RIGHT), ("curable", WRONG)], "a showing whose form can be cured was not made")
    asked = lib.add(TUTORIAL, requests=[{"id": "QQ", "items": ["content", "name"]}])
    items = next(d for d in lib.findings(asked)["defendants"] if d["id"] == "d1")["items"]
    got = graded(asked, decision([], [outcome("d1", "refused", item="content"), outcome("d1", "ordered", item="name")], test="plain"))["outcomes"]
    tap.same([(i["item"], i["outcome"]) for i in items], [("content", "not-made")], "a gate holds back the contents")
    tap.same([(g["node"], g["found"][0]["answer"], g["verdict"]) for g in got], [("d/d1/outcome/content", "not-made", RIGHT), ("d/d1/outcome/name", "showing-made", RIGHT)],
             "and they are held against it, the name against the rest")
    outside = lib.add(small(), decisions=[{"id": "D2", "at": "2024-05-26", "accounts": ["A2"]}])
    got = graded(outside, decision([], [outcome("d1", "refused")], decision="D2"))["outcomes"][0]
    tap.same((got["found"][0]["answer"], got["verdict"]), ("not-before-court", WRONG), "who was not before that decision has no outcome to agree with")


def law_of(*rules):
    folder = lib.scratch(suffix="")
    folder.mkdir()
    (folder / "mine.json").write_bytes(lib.dump({"format": "unmask.law/1", "id": "mine", "version": "1", "title": "Mine", "rules": list(rules)}))
    return folder


def rule(id, kind, **members):
    return {"id": id, "kind": kind, "title": id, "proposition": f"{id}.", "reason": f"{id}.", "auth": [{"id": "highfields", "known": "background"}], **members}


def choice():
    elsewhere = lib.merge(small(), {"matter": {"court": "nowhere"}})
    for record, test, verdict in ((small(), "highfields", RIGHT), (small(), "plain", WRONG)):
        got = graded(record, decision([node("i/P1/falsity", "met")], test=test))
        tap.same((got["choice"]["verdict"], got["choice"]["node"], got["judged_under"]), (verdict, "m/test", [test]), f"the court used {test}: {verdict}, and the rest is judged under it")
    got = graded(elsewhere, decision([node("i/P1/falsity", "met")], test="plain"))
    tap.same((got["choice"]["verdict"], len(got["choice"]["found"]), got["nodes"][0]["verdict"], got["refusals"]), (WRONG, 2, RIGHT, []),
             "where no rule names the court, neither the strictest nor the loosest test was the court's, and the rest is judged under that")
    got = graded(elsewhere, decision([node("i/P1/falsity", "met")], test=None, test_words="a test of its own"))
    tap.same((got.get("choice"), got["judged_under"], got["nodes"][0]["verdict"], got["test_words"]), (None, ["sony-arista", "dendrite"], RIGHT, "a test of its own"),
             "and where the court's is not known either, all is judged under both")
    got = graded(small(), decision([node("i/P1/falsity", "met")], test=None))
    tap.same((got.get("choice"), got["judged_under"], got["nodes"][0]["verdict"]), (None, ["highfields"], RIGHT), "a test that is not known is not graded; the law's is used")
    question = {**rule("which", "question"), "ask": "Which?",
                "positions": [{"id": p, "says": p, "auth": [{"id": "highfields", "known": "background"}]} for p in ("first", "second")]}
    tests = [r for t in ("one", "two") for r in (rule(t, "test", test=t, standard="any"), rule(f"{t}.p", "part", test=t, part="p", order=1, over="claims", level="evidence"))]
    pick = lambda t, p: rule(f"s.{t}", "select", order=1, then={"test": t}, **{"if": {"all": [{"is": ["m.court", "nowhere"]}, {"position": ["which", p]}]}})
    for alike, verdict in ((False, ASKED), (True, RIGHT)):
        law = law_of(question, *tests, pick("one", "first"), rule("s.two", "select", order=1, then={"test": "one" if alike else "two"}, **{"if": pick("x", "second")["if"]}))
        got = graded(elsewhere, decision([node("i/P1/falsity", "met")], test="one"), law=law)["choice"]
        tap.same((got["verdict"], len(got["found"])), (verdict, 2), f"two answers to an open question that choose {'the same' if alike else 'differently'}: {verdict}")
    clash = law_of(*tests, *[rule(f"s.{t}", "select", order=1, then={"test": t}, **{"if": {"is": ["m.court", "nowhere"]}}) for t in ("one", "two")])
    tap.same(graded(elsewhere, decision([node("i/P1/falsity", "met")], test="one"), law=clash)["choice"]["verdict"], WRONG, "rules that conflict over it are wrong")
    by_role = law_of(*tests, rule("s.one", "select", order=5, then={"test": "one"}, **{"if": {"is": ["m.court", "nowhere"]}}),
                     rule("s.two", "select", order=1, then={"test": "two"}, **{"for": {"d": "defendant"}, "if": {"is": ["d.roles", "witness"]}}))
    record = lib.change(elsewhere, "accounts", "A2", {"role": "witness"})
    for test, held, verdict in (("one", ["d1"], RIGHT), ("two", ["d2"], RIGHT), ("one", ["d2"], WRONG), ("one", ["d1", "d2"], WRONG), ("one", ["d2", "d1"], WRONG), ("one", [], WRONG)):
        for how in ([], [outcome(d, "deferred") for d in held]), ([node(f"d/{d}/c/C1", "met") for d in held], []):
            tap.same(graded(record, decision(*how, test=test), law=by_role)["choice"]["verdict"], verdict, f"{test} for {held or 'anybody'}, where each defendant has the test of his role: {verdict}")


# --------------------------------------------------------------------- counts

def part_one():
    found = verify(cases((TUTORIAL, holding(TUTORIAL, decision([node("d/d4/t/highfields/merits", "unmet"), node("d/d4/t/highfields/balance", "unmet")], [outcome("d4", "refused"), outcome("d5", "refused")])))))
    tap.same(counts(found, "part_one"), (1, 1, 0, 0, 0, 1), "under a test with a balance part one is what was held on it, and no outcome")
    tap.same((counts(found, "outcomes")[0], counts(found, "outcomes_balance_open")[0]), (1, 1), "an outcome counts where the balance is held, and apart where it is not")
    found = verify(cases((TUTORIAL, holding(TUTORIAL, decision([node("d/d4/t/plain/evidence", "unmet")], [outcome("d4", "refused"), outcome("d1", "ordered"), outcome("d5", "ordered"), outcome("d2", "ordered", item="ip-log")],
                                                              test="plain")))))
    tap.same(counts(found, "part_one"), (3, 2, 0, 0, 1, 2), "under one without, the outcome stands for it where nothing else does: of d1 and d5, not of d4 again, nor of d2's data")
    tap.same(split(found, "part_one", "by_answer"), {"met": (2, 1, 0, 0, 1, 2), "unmet": (1, 1, 0, 0, 0, 0)}, "shown and not shown are told apart")
    tap.same(counts(found, "outcomes_balance_open")[0], 0, "and no balance is open")


def base_rate():
    """Falsity: met, met, unmet, so 2 of 3. Publication: unmet once, 1 of 1. Disclosure: refused 2, ordered 1."""
    one = holding(small(), decision([node("i/P1/falsity", "met"), node("a/S1/publication", "unmet")], [outcome("d2", "refused"), outcome("d1", "ordered")], test="plain"))
    two = holding(small(), decision([node("i/P1/falsity", "met")], [outcome("d2", "refused")], test="plain"), decision([node("i/P1/falsity", "unmet", "summary")], test="plain", id="two"))
    found = verify(cases((small(), one), (small(), two)), code=1)
    tap.same(counts(found, "nodes"), (4, 2, 0, 0, 2, 3), "nodes: the most frequent answer to each kind")
    tap.same(split(found, "nodes", "by_kind"), {"falsity": (3, 2, 0, 0, 1, 2), "publication": (1, 0, 0, 0, 1, 1)}, "kind by kind")
    tap.same(split(found, "nodes", "by_known"), {"seen": (3, 2, 0, 0, 1, 3), "summary": (1, 0, 0, 0, 1, 0)}, "and by how it is known")
    tap.same(split(found, "nodes", "by_answer"), {"met": (2, 2, 0, 0, 0, 2), "unmet": (2, 0, 0, 0, 2, 1)}, "and by what was held")
    tap.same(counts(found, "outcomes"), (3, 2, 0, 1, 0, 2), "outcomes: whoever always refuses gets 2 of 3")
    tap.same(split(found, "outcomes", "by_answer"), {"ordered": (1, 0, 0, 1, 0, 0), "refused": (2, 2, 0, 0, 0, 2)}, "and none of those ordered")
    tap.same(counts(found, "choice"), (3, 0, 0, 0, 3, 3), "the choice of test has its own")
    own = [tuple(c["counts"]["nodes"]["counts"][k] for k in ("n", "right", "wrong", "base")) for c in found["cases"]]
    tap.same(own, [(2, 1, 1, 2), (2, 1, 1, 1)], "a case is counted by the same most frequent answers")
    tie = holding(small(), decision([node("i/P1/falsity", "met"), node("i/P1/concerning", "met"), node("e/a1/competence", "met"), node("e/a2/competence", "unmet")], test=None))
    tap.same(split(verify(cases((small(), tie))), "nodes", "by_kind")["competence"], (2, 1, 0, 0, 1, 1), "of two answers as frequent one counts")
    mixed = verify(cases((small(), one), (small(), {**two, "blind": False})))
    tap.same((counts(mixed, "nodes"), counts(mixed, "nodes", blind=False)), ((2, 1, 0, 0, 1, 2), (2, 1, 0, 0, 1, 1)), "records that were not entered blind are counted apart, with their own")
    against = holding(small(), *(decision([node("i/P1/falsity", "unmet")], test=None, id=i) for i in ("a", "b")), blind=False)
    for_ = holding(small(), decision([node("i/P1/falsity", "met")], test=None))
    tap.same(counts(verify(cases((small(), for_), (small(), against))), "nodes"), (1, 1, 0, 0, 0, 1), "what is frequent among the one sort says nothing of the other")
    tap.same([(mixed["totals"][k]["cases"], mixed["totals"][k]["decisions"]) for k in ("blind", "not_blind")], [(1, 1), (1, 2)], "and said how many")


def not_verified():
    """What is known as background or inferred alone is no part of a total, and no reason to exit 1."""
    held = holding(small(), decision([node("i/P1/falsity", "unmet", "background"), node("a/S1/publication", "unmet", "inferred"), node("d/d2/t/highfields/merits", "unmet")],
                                     [outcome("d2", "ordered", "background")], test_known="background"))
    found = verify(cases((small(), held)), code=0)
    tap.same((counts(found, "nodes"), counts(found, "outcomes_balance_open")[0], counts(found, "choice")[0]), ((1, 1, 0, 0, 0, 1), 0, 0), "background and inferred are in no total")
    tap.same((counts(found, "nodes", apart=True), counts(found, "outcomes_balance_open", apart=True), counts(found, "choice", apart=True)), ((2, 0, 0, 0, 2, 2), (1, 0, 0, 0, 1, 1), (1, 1, 0, 0, 0, 1)),
             "they are counted apart")
    text = lib.answer("verify", cases((small(), held)), "--law", LAW).decode()
    tap.ok("Apart: nodes" in text and "\nWRONG" not in text, "and so on the screen", text)
    for known, code in (("seen", 1), ("summary", 1), ("background", 0), ("inferred", 0)):
        for bad in (decision([node("i/P1/falsity", "unmet", known)], test=None), decision([], [outcome("d2", "ordered", known)], test=None), decision(test="plain", test_known=known)):
            held = holding(small(), bad)
            tap.same(lib.run("verify", "--law", LAW, cases((small(), held))).returncode, code, f"wrong and {known}: exit {code}")


def wrong_is_told():
    held = holding(small(), decision([node("i/P1/falsity", "unmet", why="defeated", ground="his own letter says so"), node("i/P1/falsty", "met"), node("d/d2/c/C1", "met")]), note="a note")
    done = lib.run("verify", cases((small(), held)))
    text = " ".join(done.stdout.decode().split())
    tap.same(done.returncode, 1, "a holding made wrong on purpose: exit 1")
    for part in ("c1, Decision one: i/P1/falsity The court: not shown (defeated) — his own letter says so (at 1; seen). Found: shown by rule C07 — ", "NOT JUDGED: NO SUCH NODE", "c1, Decision one: i/P1/falsty",
                 "Found: no such node."):
        tap.ok(part in text, f"the screen has: {part}", text)
    found = verify(cases((small(), held)))["cases"][0]
    got = found["decisions"][0]["nodes"]
    tap.same((found["note"], got[0]["court"], {k: got[0]["found"][0][k] for k in ("answer", "rule")}), ("a note", {"answer": "unmet", "why": "defeated", "ground": "his own letter says so", "source": "at 1"},
             {"answer": "met", "rule": "C07"}), "and so the document")
    tap.same([(g["kind"], g["verdict"]) for g in got], [("falsity", WRONG), ("falsty", GAP), ("claim", WRONG)], "a node that joins others is of the kind of row it is about")
    tap.ok(text.count("i/P1/falsity") == 1, "what is wrong is told once")
    full = " ".join(lib.run("verify", "--full", cases((small(), held))).stdout.decode().split())
    tap.ok("ALL THAT WAS HELD" in full and "ALL THAT WAS HELD" not in text and full.count("i/P1/falsity") == 2, "--full tells all", full)
    like = holding(TUTORIAL, decision([], [outcome(d, "ordered") for d in ("d4", "d9", "d10")]))
    text = " ".join(lib.run("verify", cases((TUTORIAL, like))).stdout.decode().split())
    tap.ok(all(f"d/{d}/outcome" in text for d in ("d4", "d9", "d10")) and text.count("The court: ordered") == 3, "three that differ in how they are not shown are told apart", text)
    like = holding(TUTORIAL, decision([], [outcome(d, "refused") for d in ("d1", "d2", "d3")]))
    text = " ".join(lib.run("verify", cases((TUTORIAL, like))).stdout.decode().split())
    tap.ok("d/d1/outcome, d/d2/outcome, d/d3/outcome The court: refused (at 2; seen). Found: for the Court: the balance" in text, "and three that do not stand together", text)


def clocks():
    """A decision is judged on what it saw, under the law of its day."""
    late = lib.change(small(), "filings", "F2", {"filed": "2024-05-28"})
    by = lambda **when: graded(late, decision([node("i/P1/falsity", "met")], **when))
    before, after, row = by(day="2024-05-27"), by(day="2024-05-28"), by(decision="D1")
    tap.same([d["nodes"][0]["verdict"] for d in (before, after, row)], [GAP, RIGHT, GAP], "papers filed later are not before the decision")
    tap.same([(d.get("day"), d.get("decision"), d.get("as_of")) for d in (before, row)], [("2024-05-27", None, "2024-05-27"), ("2024-05-25", "D1", None)], "its day is said")
    old = lib.change(small(), "decisions", "D1", {"at": "2004-01-01"})
    got = graded(old, decision([node("d/d1/t/highfields/merits", "unmet")], decision="D1"))
    tap.same((got["nodes"][0]["judged"], got["judged_under"], len(got["refusals"])), (False, [], 2), "and its law: a test of which no part is law yet is not judged")
    got = graded(old, decision([node("a/S1/publication", "met")], [outcome("d1", "ordered")], decision="D1", law_as_of="2005-12-31"))
    tap.same((got["judged_under"], got["law_as_of"], got["choice"].get("judged"), len(got["refusals"]), "judged" in got["nodes"][0]), (["highfields"], "2005-12-31", False, 1, False),
             "unless another day of the law is named, which does not reach back to the choice of test")
    got = graded(old, decision([node("a/S1/publication", "met")], test=None, decision="D1", law_as_of="2005-12-31"))
    tap.same((got["judged_under"], got["refusals"]), (["highfields"], []), "where the test is not known it is chosen under that law")


# ---------------------------------------------------------------- invariances

def rename(value, ids):
    if isinstance(value, dict):
        return {k: rename(v, ids) for k, v in value.items()}
    if isinstance(value, list):
        return [rename(v, ids) for v in value]
    if isinstance(value, str) and "/" in value:
        return "/".join(f"qz-{p}" if p in ids else p for p in value.split("/"))
    return f"qz-{value}" if isinstance(value, str) and value in ids else value


def renaming_and_order():
    """Everything that is found is held, each as it was found and each as it was not."""
    for name, record in (("tutorial", TUTORIAL), ("small", small()), ("generated", gen.make(7))):
        record = {**record, "positions": [p for p in record.get("positions", []) if p["by"] not in ("court", "clerk")]}
        found = lib.findings(record)
        every = list(dict.fromkeys(f["node"] for f in found["matter"]["findings"] + [f for d in found["defendants"] for f in d["findings"]] if f["node"] != "m/test"))
        held = holding(record, decision([node(n, ("met", "unmet")[i % 2], ("seen", "summary", "background")[i % 3]) for i, n in enumerate(every)],
                                        [outcome(d["id"], ("ordered", "refused", "partly")[i % 3]) for i, d in enumerate(found["defendants"])]))
        ids = {row["id"] for rows in record.values() if isinstance(rows, list) for row in rows} | {record["matter"]["id"]}
        renamed = {**held, "matter": f"qz-{held['matter']}", "decisions": [{**held["decisions"][0], "nodes": rename(held["decisions"][0]["nodes"], ids), "outcomes": rename(held["decisions"][0]["outcomes"], ids)}]}
        base = verify(cases((record, held)))
        other = verify(cases((rename(record, ids), renamed)))
        tap.ok(base["totals"]["blind"]["counts"]["nodes"]["counts"]["n"] > 15 and other["totals"] == base["totals"], f"{name}: other ids, the same counts", (base["totals"], other["totals"]))
        tap.same(other["rules_never_fired"], base["rules_never_fired"], f"{name}: and the same rules")
        for seed in range(2):
            mixed = verify(cases((lib.shuffle(record, seed), lib.shuffle(held, seed))))
            tap.same(mixed["totals"], base["totals"], f"{name}: other order {seed}, the same counts")


# ------------------------------------------------------------------- problems

def broken():
    good = holding(small(), decision([node("i/P1/falsity", "met")], [outcome("d1", "ordered")], note="x"), note="x")
    first = lambda h: h["decisions"][0]
    rows = {  # harm, id of the problem, place, whether the schema alone refuses it too
        "another format": (lambda h: h.update(format="unmask.holding/2"), "bad-format", "/format", True),
        "no format": (lambda h: h.pop("format"), "missing-key", "/format", True),
        "another matter": (lambda h: h.update(matter="other"), "other-matter", "/matter", False),
        "not said whether blind": (lambda h: h.pop("blind"), "missing-key", "/blind", True),
        "blind in words": (lambda h: h.update(blind="yes"), "wrong-type", "/blind", True),
        "no decisions": (lambda h: h.update(decisions=[]), "empty", "/decisions", True),
        "decisions that are no list": (lambda h: h.update(decisions={}), "wrong-type", "/decisions", True),
        "a key that is none": (lambda h: h.update(notes="x"), "unknown-key", "/notes", True),
        "a decision that is none": (lambda h: h["decisions"].append(5), "wrong-type", "/decisions/1", True),
        "neither day nor decision": (lambda h: first(h).pop("as_of"), "when", "/decisions/0", True),
        "both": (lambda h: first(h).update(decision="D1"), "when", "/decisions/0", True),
        "a decision that the record does not have": (lambda h: (first(h).pop("as_of"), first(h).update(decision="D2")), "dangling-id", "/decisions/0/decision", False),
        "a day that is none": (lambda h: first(h).update(as_of="2024-13-01"), "bad-time", "/decisions/0/as_of", False),
        "a minute": (lambda h: first(h).update(as_of="2024-01-01T10:00"), "bad-time", "/decisions/0/as_of", True),
        "a test that is none": (lambda h: first(h).update(test="highfield"), "unknown-test", "/decisions/0/test", False),
        "a test of which nobody says how it is known": (lambda h: first(h).pop("test_known"), "missing-key", "/decisions/0/test_known", True),
        "a decision twice": (lambda h: h["decisions"].append(copy.deepcopy(first(h))), "duplicate-id", "/decisions/1/id", False),
        "no name": (lambda h: first(h).pop("name"), "missing-key", "/decisions/0/name", True),
        "an empty text": (lambda h: first(h).update(note=""), "wrong-type", "/decisions/0/note", True),
        "an id that is none": (lambda h: first(h).update(id="a b"), "bad-id", "/decisions/0/id", True),
        "nodes that are no list": (lambda h: first(h).update(nodes="x"), "wrong-type", "/decisions/0/nodes", True),
        "a node that is no object": (lambda h: first(h).update(nodes=["x"]), "wrong-type", "/decisions/0/nodes/0", True),
        "a node that is none": (lambda h: first(h)["nodes"][0].update(node="falsity"), "bad-node", "/decisions/0/nodes/0/node", True),
        "a node with an empty step": (lambda h: first(h)["nodes"][0].update(node="i//falsity"), "bad-node", "/decisions/0/nodes/0/node", True),
        "the choice of test as a node": (lambda h: first(h)["nodes"][0].update(node="m/test"), "wrong-place", "/decisions/0/nodes/0/node", False),
        "an outcome as a node": (lambda h: first(h)["nodes"][0].update(node="d/d1/outcome"), "wrong-place", "/decisions/0/nodes/0/node", False),
        "a node twice": (lambda h: first(h)["nodes"].append(node("i/P1/falsity", "unmet")), "duplicate", "/decisions/0/nodes/1/node", False),
        "a status that is none": (lambda h: first(h)["nodes"][0].update(status="mett"), "unknown-word", "/decisions/0/nodes/0/status", True),
        "no status": (lambda h: first(h)["nodes"][0].pop("status"), "missing-key", "/decisions/0/nodes/0/status", True),
        "a why that is none": (lambda h: first(h)["nodes"][0].update(status="unmet", why="because"), "unknown-word", "/decisions/0/nodes/0/why", True),
        "a why of what is met": (lambda h: first(h)["nodes"][0].update(why="defeated"), "wrong-why", "/decisions/0/nodes/0/why", True),
        "no source": (lambda h: first(h)["nodes"][0].pop("source"), "missing-key", "/decisions/0/nodes/0/source", True),
        "known from nowhere": (lambda h: first(h)["nodes"][0].update(known="seed"), "unknown-word", "/decisions/0/nodes/0/known", True),
        "known in a number": (lambda h: first(h)["nodes"][0].update(known=5), "wrong-type", "/decisions/0/nodes/0/known", True),
        "a defendant that is none": (lambda h: first(h)["outcomes"][0].update(defendant="d9"), "dangling-id", "/decisions/0/outcomes/0/defendant", False),
        "an account for a defendant": (lambda h: first(h)["outcomes"][0].update(defendant="A1"), "dangling-id", "/decisions/0/outcomes/0/defendant", False),
        "a disclosure that is none": (lambda h: first(h)["outcomes"][0].update(disclosure="granted"), "unknown-word", "/decisions/0/outcomes/0/disclosure", True),
        "data that are none": (lambda h: first(h)["outcomes"][0].update(item="names"), "unknown-word", "/decisions/0/outcomes/0/item", True),
        "an outcome twice": (lambda h: first(h)["outcomes"].append(outcome("d1", "refused")), "duplicate", "/decisions/0/outcomes/1", False),
    }
    tap.ok(not list(SCHEMAS["holding"].iter_errors(good)), "a holding is of its schema")
    for name, (harm, id, place, schema) in rows.items():
        bad = copy.deepcopy(good)
        harm(bad)
        folder = cases((small(), bad))
        done = lib.run("verify", folder)
        said = done.stderr.decode()
        tap.ok(done.returncode == 3 and not done.stdout and re.search(rf"at {re.escape(place)}   rule (holding|limits)\S* ?\S*   \[{id}\]", said) and f"{folder}/c1/holding.json" in said,
               f"refused: {name}", f"exit {done.returncode}: {said}")
        tap.same(bool(list(SCHEMAS["holding"].iter_errors(bad))), schema, f"{name}: {'the schema refuses it too' if schema else 'of which the schema knows nothing'}")
    bad = copy.deepcopy(good)
    for harm in ("no status", "a test that is none", "an outcome twice", "not said whether blind"):
        rows[harm][0](bad)
    said = lib.run("verify", cases((small(), bad))).stderr.decode()
    tap.same(said.count(": error: "), 4, "all problems at once")
    tap.ok('did you mean "highfields"?' in said, "with a near word", said)
    for name, text in (("no JSON", b"{"), ("trailing text", lib.dump(good) + b"x"), ("a list", b"[]"), ("nothing", b""), ("a key twice", b'{"format": "unmask.holding/1", "format": "unmask.holding/1"}'), ("control characters", b'{"\\u001b[31m": 1}')):
        done = lib.run("verify", cases((small(), text)))
        tap.ok(done.returncode == 3 and not done.stdout and done.stderr and b"\x1b" not in done.stderr, f"refused: {name}", done.stderr)
    two = cases((small(), bad), (lib.merge(small(), {"matter": {"court": 5}}), good))
    said = lib.run("verify", two).stderr.decode()
    tap.ok(f"{two}/c1/holding.json" in said and f"{two}/c2/record.json" in said, "of all cases", said)


def fed_in():
    """A record that answers what is graded is refused: the measure would be of the encoder."""
    ruling = lambda on, by="court", question="status", answer="met": {"id": "PP", "on": on, "question": question, "answer": answer, "by": by}
    rows = [("i/P1/falsity", "court", "/decisions/0/nodes/0/node"), ("i/P1/falsity", "clerk", "/decisions/0/nodes/0/node"), ("d/d1/t/highfields/balance", "court", "/decisions/0/outcomes/0")]
    held = holding(small(), decision([node("i/P1/falsity", "met")], [outcome("d1", "ordered")]))
    for on, by, place in rows:
        done = lib.run("verify", cases((lib.add(small(), positions=[ruling(on, by)]), held)))
        tap.ok(done.returncode == 3 and f"at {place} ".encode() in done.stderr and b"[ruling-in-record]" in done.stderr, f"refused: the {by} answers {on} in the record", done.stderr)
    done = lib.run("verify", cases((lib.add(small(), positions=[ruling("m/test", question="test", answer="highfields")]), held)))
    tap.ok(done.returncode == 3 and b"at /decisions/0/test " in done.stderr, "refused: or which test it is", done.stderr)
    for name, h in (("an outcome", holding(small(), decision([], [outcome("d1", "ordered")]))), ("a part", holding(small(), decision([node("d/d1/t/highfields/merits", "met")])))):
        done = lib.run("verify", cases((lib.add(small(), positions=[ruling("i/P1/falsity")]), h)))
        tap.ok(done.returncode == 3 and b"PP" in done.stderr and not done.stdout, f"refused: {name} that rests on a ruling", done.stderr)
    fine = [ruling("i/P1/falsity", "holder", answer="unmet"), {**ruling("a/S1/P1/fact"), "id": "PQ"}]
    done = lib.run("verify", cases((lib.add(small(), positions=fine), holding(small(), decision([node("i/P1/falsity", "met")])))))
    tap.same(done.returncode, 0, "what a party argues, and a ruling on something else, may stand in it")
    claims = lib.add(small(), claims=[{"id": "C2", "law": "ny-defamation", "claimant": "wit", "stance": "pleaded"}], positions=[ruling("i/P1/falsity")])
    done = lib.run("verify", cases((claims, holding(small(), decision([node("i/P1/c/C1/falsity", "met")], test=None)))))
    tap.ok(done.returncode == 3 and b"ruling-in-record" in done.stderr, "refused: a ruling for all claims, where one is graded", done.stderr)


# ------------------------------------------------------------------- the rest

def rules_fired():
    found = verify(cases((small(), holding(small(), decision([node("i/P1/falsity", "met")])))), law=None)
    every = {r["id"]: r for p in lib.PACKS for r in lib.load(p).get("rules", [])}
    can = {i for i, r in every.items() if r["kind"] not in ("structure", "listed")}
    fired = set(found["cases"][0]["rules"])
    tap.same((found["rules"], set(found["rules_never_fired"]) | (fired & can) == can, set(found["rules_never_fired"]) & fired), (len(can), True, set()), "a rule has fired, or is listed")
    tap.ok({"C07", "C19", "A01", "A02", "highfields", "malice-before-discovery", "balance-of-harms"} <= fired and "A08" in found["rules_never_fired"], "those that the findings rest on have", fired)
    more = verify(cases((small(), holding(small(), decision([node("i/P1/falsity", "met")], test="cahill")))), law=None)
    early = lib.change(small(), "decisions", "D1", {"at": "2004-01-01"})
    then = verify(cases((early, holding(early, decision([node("i/P1/falsity", "met")], decision="D1")))), law=None)
    tap.ok("A02" in then["rules_never_fired"], "a rule that was no law yet has not fired, though the findings name it")
    tap.ok("A08" not in more["rules_never_fired"] and "A02" not in more["rules_never_fired"], "under the law's test or the court's")
    text = lib.answer("verify", CASES / "leifer-2023").decode()
    full = lib.answer("verify", "--full", CASES / "leifer-2023").decode()
    tap.ok(re.search(r"Rules that no case fired: \d+ of \d+\.$", text.strip()) and "A08.notice" in full.split("Rules that no case fired")[1], "the screen has their number, and --full their names")


def folders():
    held = holding(small(), decision([node("i/P1/falsity", "met")]))
    three = cases((small(), held), (small(), None), (small(), held))
    tap.same([c["case"] for c in verify(three)["cases"]], ["c1", "c3"], "a directory: the cases in it that have a holding")
    tap.same([c["case"] for c in verify(None, three / "c3", f"{three}/c1/")["cases"]], ["c3", "c1"], "cases by name, in the order asked for")
    done = lib.run("verify", "--format", "json", cwd=lib.ROOT)
    tap.ok(done.returncode in (0, 1) and "leifer-2023" in [c["case"] for c in json.loads(done.stdout)["cases"]], "no operand: the folder cases")
    empty = lib.scratch(suffix="")
    empty.mkdir()
    for name, args in (("a case without a holding", [three / "c2"]), ("an empty directory", [empty]), ("no such directory", [three / "c9"]), ("a file", [three / "c1/record.json"])):
        done = lib.run("verify", *args)
        tap.ok(done.returncode == 3 and not done.stdout and str(args[0]) in done.stderr.decode(), f"refused: {name}", done.stderr)
    only = cases((None, held))
    tap.same(lib.run("verify", only / "c1").returncode, 3, "refused: a holding without a record")
    tap.same([lib.run("verify", three, *a).returncode for a in (["--format", "html"], ["--test", "plain"], ["--law"])], [2, 2, 2], "refused: options that it does not have")
    out = lib.scratch()
    tap.ok(lib.run("verify", three, "-o", out).stdout == b"" and out.read_bytes() == lib.answer("verify", three), "-o writes the same to a file")
    tap.same(lib.run("verify", three, "-o", empty / "a/b").returncode, 4, "which may fail")
    twice = [lib.answer("verify", three, "--format", f) for f in ("json", "text", "markdown") for _ in range(2)]
    tap.ok(twice[0] == twice[1] and twice[2] == twice[3] and twice[4] == twice[5], "the same bytes each time")


def screens():
    hostile = "\x1b[31m | <b>*x*</b> \u202e"
    record = lib.change(small(), "defendants", "d2", {"label": hostile})
    held = holding(record, decision([node("i/P1/falsity", "unmet", ground=hostile, source=hostile), node("i/P1/x", "met", ground=hostile)],
                                    [outcome("d2", "ordered", words=hostile), outcome("d1", "deferred")], name=hostile, test="plain"), note=hostile)
    folder = cases((record, held), (TUTORIAL, holding(TUTORIAL, decision([node("d/d1/t/highfields/balance", "met")], [outcome("d1", "ordered")]), blind=False)))
    for width in (60, 80, 100, 160):
        text = lib.run("verify", folder, "--full", "--law", LAW, "--width", width).stdout.decode()
        long = [line for line in text.splitlines() if len(line.replace("\\u{1b}", "").replace("\\u{202e}", "")) > width]
        tap.ok("\x1b" not in text and "\u202e" not in text and not long and not re.search("\n\n\n|%[sd]|\\(null\\)| \n", text), f"the screen at {width}: safe, and within its width", long or text)
    text = lib.run("verify", folder, "--full", "--law", LAW, "--format", "markdown").stdout.decode()
    tap.ok("\x1b" not in text and "<b>" not in text and "*x*" not in text.replace("\\*x\\*", ""), "Markdown: nothing in it is mark-up", text)
    tables = [line.count(" |") for line in text.splitlines() if line.startswith("|") and not line.startswith("|---")]
    tap.ok(set(tables) == {7, 5}, "and every row has its cells", tables)
    for label, blind in (("RECORDS ENTERED BEFORE THE HOLDING WAS READ", True), ("RECORDS ENTERED BY SOMEBODY WHO KNEW THE HOLDING", False)):
        tap.ok(f"## {label}" in text, f"blind {blind} has a heading")
    found = verify(folder)
    row = re.search(r"(?m)^\| Nodes \| (\d+) \| (\d+) \(\d+%\) \| (\d+) \(\d+%\) \| (\d+) \(\d+%\) \| (\d+) \((\d+)%\) \| (\d+)", text).groups()
    tap.same(tuple(map(int, row[:5] + row[6:])), counts(found, "nodes"), "the counts are those of the document")
    tap.same(row[5], "50", "with their shares")


def cases_that_are_there():
    """Every holding of the project is sound, and none is left out."""
    found = json.loads(lib.run("verify", CASES, "--format", "json").stdout)
    tap.same([c["case"] for c in found["cases"]], sorted(p.parent.name for p in CASES.glob("*/holding.json")), "every holding is verified")
    example = json.loads(re.search(r"```json\n(\{\"format\": \"unmask.holding/1\".*?)```", (CASES / "README.md").read_text(encoding="utf-8"), re.S)[1])
    tap.ok(not list(SCHEMAS["holding"].iter_errors(example)), "the guide's example is of the schema")
    for path in sorted(CASES.glob("*/holding.json")):
        wrong = list(SCHEMAS["holding"].iter_errors(lib.load(path)))
        tap.ok(not wrong, f"{path.parent.name}: of its schema", wrong)
    leifer = next(c for c in found["cases"] if c["case"] == "leifer-2023")
    one = leifer["decisions"][0]
    tap.same((leifer["blind"], one["decision"], "choice" in one, {o["court"]["answer"] for o in one["outcomes"]}), (False, "order-21", False, {"deferred"}),
             "leifer-2023: only the order that asked for more, of which the test was left open")
    tap.same({(n["verdict"], n["known"]) for n in one["nodes"]}, {(RIGHT, "summary")}, "and that found no competent evidence, as the rules do")


tap.run(nodes, outcomes, choice, part_one, base_rate, not_verified, wrong_is_told, clocks, renaming_and_order, broken, fed_in, rules_fired, folders, screens, cases_that_are_there)
