#!/usr/bin/env python3
"""The independent checker of tests/proof on all cases and on generated matters; and that it sees findings that were tampered with.

    tests/proof.py PROGRAM [NUMBER OF GENERATED MATTERS]
"""
import copy
import json
import sys

import generate_matter as gen
import lib
import tap

sys.path.insert(0, str(lib.ROOT / "tests/proof"))
import check  # noqa: E402
from facts import minute  # noqa: E402

NUMBER = int(sys.argv[2]) if len(sys.argv) > 2 else 100
ONCE_WRONG = (1633,)  # an assertion that decides by one rule in some worlds, and by another in the rest
END_OF_TIME = minute(lib.WHOLE_LAW[1], True)
LOOKED_AT = ("cell", "condition", "defeated", "effect", "join", "outcome", "premises", "status", "worlds")


def problems(record, *options, law_day=None):
    return check.check(record, json.loads(lib.evaluate(record, *options)), law_day)


def all_cases():
    done = check.Counter()
    for path in lib.CASES:
        wrong, looked_at = problems(lib.load(path), *lib.WHOLE_LAW, law_day=END_OF_TIME)
        done += looked_at
        tap.ok(not wrong, f"{path.parent.name}: every finding is proved again", "\n".join(wrong[:5]))
    tap.ok(all(done[k] > 200 for k in LOOKED_AT), "all kinds of check were made", done)
    tap.ok(not [k for k in done if k.startswith("not read")], "there is no condition that the checker cannot read", done)


def other_options():
    record = lib.load(lib.LEIFER)
    for options in (["--position", "malice-before-discovery=required"], ["--test", "cahill"], ["--test", "dendrite"], ["--test", "krinsky"]):
        wrong, _ = problems(record, *options)
        tap.ok(not wrong, f"Leifer {' '.join(options)}", "\n".join(wrong[:5]))


def rulings():
    """What is ruled stands in no rule's place: the rest is proved again, before and after; and on a day before the last paper."""
    ruled = lambda id, on, answer, by="court": {"id": id, "on": on, "question": "status", "answer": answer, "by": by, "cite": "Dkt. 99", "gist": "So it is."}
    tutorial, leifer = lib.load(lib.ROOT / "cases/tutorial/record.json"), lib.load(lib.LEIFER)
    rows = {"one of the court, one of a clerk": (tutorial, [ruled("zz", "i/P1/falsity", "unmet"), ruled("zy", "d/d7/t/highfields/merits", "met", "clerk")]),
            "two that disagree": (tutorial, [ruled("zz", "i/P1/falsity", "unmet"), ruled("zy", "i/P1/falsity", "met")]),
            "on Leifer": (leifer, [ruled("zz", "d/d1/c/C1/S3/-/attribution", "met"), ruled("zy", "i/I3/falsity", "met")])}
    for name, (record, positions) in rows.items():
        wrong, _ = problems(lib.add(record, positions=positions))
        tap.ok(not wrong, f"rulings: {name}", "\n".join(wrong[:5]))
    for record, day in ((leifer, "2023-01-12"), (leifer, "2022-12-31"), (tutorial, "2025-06-20")):
        wrong, _ = problems(record, "--as-of", day)
        tap.ok(not wrong, f"as of {day}", "\n".join(wrong[:5]))


def generated():
    broken, done = [], check.Counter()
    for seed in (*range(NUMBER), *ONCE_WRONG):
        wrong, looked_at = problems(gen.make(seed))
        done += looked_at
        broken += [f"seed {seed}: {wrong[0]}"] if wrong else []
    tap.ok(not broken, f"{NUMBER} generated matters", "\n".join(broken[:5]))
    tap.ok(all(done[k] > NUMBER for k in LOOKED_AT), "all kinds of check were made on them", done)


# ---------------------------------------------------------------- tampering

def findings_of(document):
    return document["matter"]["findings"] + [f for d in document["defendants"] for f in d["findings"]]


def first(document, test):
    return next(f for f in findings_of(document) if test(f))


def node(name):
    return lambda f: f["node"] == name


def tampered():
    record = lib.load(lib.ROOT / "cases/tutorial/record.json")
    honest = json.loads(lib.evaluate(record, "--position", "malice-before-discovery=required"))
    tap.same(check.check(record, honest)[0], [], "the findings on the tutorial are proved")

    def status_of_a_rule(d):
        first(d, node("a/S8/P1/own-content")).update(status="met", why="none")

    def status_of_evidence(d):
        first(d, node("i/P4/falsity")).update(status="met", why="none")

    def why_of_evidence(d):
        first(d, node("i/P5/falsity")).update(why="no-evidence")

    def another_rule(d):
        first(d, node("a/S1/damages"))["rule"] = "B28.passed-on"

    def an_effect(d):
        e = first(d, node("i/P5/falsity"))["evidence"][0]
        e.update(effect="enough")

    def a_weaker_effect(d):
        e = next(e for e in first(d, node("i/P1/falsity"))["evidence"] if e["effect"] == "enough")
        e.update(effect="none")

    def evidence_left_out(d):
        f = first(d, node("i/P1/falsity"))
        f["evidence"] = [e for e in f["evidence"] if e["effect"] != "enough"]

    def a_premise(d):
        first(d, lambda f: f["premises"] and f["premises"][0]["path"] == "m.court")["premises"][0]["value"] = "del"

    def a_join(d):
        first(d, lambda f: f.get("join") == "all" and f["status"] == "unmet").update(status="met", why="none")

    def why_of_a_join(d):
        first(d, lambda f: f.get("join") == "all" and f["status"] == "unmet")["why"] = "insufficient"

    def a_member_left_out(d):
        f = first(d, node("d/d4/c/C1/S4/P4"))
        f["members"] = [m for m in f["members"] if "falsity" not in m]

    def an_outcome(d):
        next(x for x in d["defendants"] if x["id"] == "d4")["outcomes"][0]["outcome"] = "balance-open"

    def a_world_left_out(d):
        first(d, lambda f: "worlds" not in f and f["node"].startswith("i/"))["worlds"] = [[{"question": "competence-setting", "position": "strict"}]]

    def a_competence(d):
        first(d, node("e/deny.filth/competence")).update(status="met", why="none")

    for tamper in (status_of_a_rule, status_of_evidence, why_of_evidence, another_rule, an_effect, a_weaker_effect, evidence_left_out, a_premise, a_join,
                   why_of_a_join, a_member_left_out, an_outcome, a_world_left_out, a_competence):
        document = copy.deepcopy(honest)
        tamper(document)
        tap.ok(document != honest and check.check(record, document)[0], f"seen: {tamper.__name__.replace('_', ' ')}")


def defeated():
    """A rule cited although another defeats it: S8 passes on what d1 said, and its content is not the speaker's own."""
    record = lib.load(lib.LEIFER)
    document = json.loads(lib.evaluate(record))
    law = check.Law(check.LATEST)
    seen = 0
    for f in findings_of(document):
        victims = [v for v in law.rules.get(f.get("rule"), {}).get("defeats", []) if law.rules[v]["kind"] == "status"]
        if f["basis"] != "derived" or not victims or "members" in f or law.rules[f["rule"]]["kind"] != "status":
            continue
        changed = copy.deepcopy(document)
        victim = law.rules[victims[0]]
        next(g for g in findings_of(changed) if g == f).update(rule=victims[0], status=victim["then"]["status"], why=victim["then"].get("why", "none"))
        seen += 1
        tap.ok(check.check(record, changed)[0], f"seen: {f['node']} by {victims[0]} in the place of {f['rule']}, which defeats it")
    tap.ok(seen, "some finding rests on a rule that defeats another")


tap.run(all_cases, other_options, rulings, generated, tampered, defeated)
