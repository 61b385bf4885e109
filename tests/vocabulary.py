#!/usr/bin/env python3
"""Every status, why, basis, reach, contest and outcome of the vocabulary is found in some matter: most in the cases, the rest in a small one each."""
import json
from collections import defaultdict

import generate_matter as gen
import lib
import tap
from generate_matter import declaration, says

TUTORIAL = lib.ROOT / "cases/tutorial/record.json"
ENUMS = lib.load(lib.SCHEMA / "vocabulary.json")["enums"]
READ = {"status": "status", "why": "why", "basis": "finding-basis", "reached": "reached", "contest": "contest"}  # key of a finding, and its words
ONE_POSITION = ("--position", "malice-before-discovery=required")
FALSITY, BALANCE = "i/P1/falsity", "d/d1/t/highfields/balance"


def parts(document):
    return [document["matter"], *document["defendants"]]


def words(document):
    """Every word that a document uses, by the enumeration it is of."""
    found = {(enum, f[key]) for part in parts(document) for f in part["findings"] for key, enum in READ.items()}
    outcomes = {("outcome", o) for d in document["defendants"] for o in [d["outcome"], *(x["outcome"] for x in d["outcomes"])]}
    return found | outcomes


def denied(**more):
    """A sworn denial of what d1's post says."""
    return lib.add(gen.plain(), records=[declaration("R1")], assertions=[says("R1.a", "R1", "P1", "denies")], **more)


def ruling(id, node, answer, by="court"):
    return {"id": id, "on": node, "question": "status", "answer": answer, "by": by, "cite": "Dkt. 9", "gist": "So it is."}


SMALL = {
    "conflict": (denied(positions=[ruling("X", FALSITY, "met"), ruling("Y", FALSITY, "unmet")]), (), {FALSITY: ("status", "conflict")}),
    "ruled": (denied(positions=[ruling("X", FALSITY, "unmet")]), (), {FALSITY: ("basis", "ruled")}),
    "provisional": (denied(positions=[ruling("X", FALSITY, "unmet", "clerk")]), (), {FALSITY: ("basis", "provisional")}),
    "an account outside the decision": (denied(decisions=[{"id": "D1", "at": "2024-06-01", "accounts": ["A1"]}]), ("--decision", "D1"),
                                        {"d/d2/t/highfields/merits": ("reached", "not-before-court"), "d/d1/t/highfields/merits": ("reached", "yes")}),
    "the balance is ruled on": (denied(positions=[ruling("X", "d/d1/t/highfields/merits", "met"), ruling("Y", BALANCE, "met")]), (), {BALANCE: ("status", "met")}),
    "argued": (denied(positions=[{"id": "X", "on": FALSITY, "question": "status", "answer": "unmet", "by": "holder", "gist": "Not enough."}]), (), {FALSITY: ("contest", "argued")}),
}
OUTCOMES = {"an account outside the decision": ("d2", "not-before-court"), "the balance is ruled on": ("d1", "showing-made")}


def small():
    """What each small matter is for is found where it is looked for."""
    found = set()
    for name, (record, options, wanted) in SMALL.items():
        document = lib.findings(record, *options)
        found |= words(document)
        for node, (key, value) in wanted.items():
            tap.same(sorted({f[key] for part in parts(document) for f in part["findings"] if f["node"] == node}), [value], f"{name}: {key} of {node}")
        if name in OUTCOMES:
            defendant, outcome = OUTCOMES[name]
            tap.same([d["outcome"] for d in document["defendants"] if d["id"] == defendant], [outcome], f"{name}: the outcome of {defendant}")
    return found


def rows():
    """One row of tests/rules: a matter in which nothing that is offered is in a form that could be tested."""
    base = lib.load(lib.ROOT / "tests/rules/base.json")
    row = lib.load(lib.ROOT / "tests/rules/C30.json")[0]
    keyed = {t: v if t in ("format", "matter") else {r["id"]: {k: x for k, x in r.items() if k != "id"} for r in v} for t, v in base.items()}
    made = {t: v if t in ("format", "matter") else [{"id": i, **r} for i, r in v.items()] for t, v in lib.merge(keyed, row["patch"]).items()}
    document = lib.findings(made)
    tap.same(document["defendants"][0]["outcome"], "curable", row["name"])
    return words(document)


def assumed():
    """A ruling that is assumed for one run."""
    document = json.loads(lib.answer("what-if", "--format", "json", "--rule", f"{FALSITY}=not shown", "-", stdin=lib.dump(denied())))
    moved = [c for c in document["changes"] if c["node"] == FALSITY]
    tap.ok(moved and all(c["to"][0]["basis"] == "assumed" for c in moved), "what-if: the basis is assumed", moved)
    return {("finding-basis", "assumed")}


def whole():
    where = defaultdict(set)
    for path in lib.CASES:
        for word in words(lib.findings(lib.load(path), *lib.WHOLE_LAW)):
            where[word].add(path.parent.name)
    for name, made in (("tutorial", words(lib.findings(lib.load(TUTORIAL), *ONE_POSITION))), ("small", small()), ("rows", rows()), ("what-if", assumed())):
        for word in made:
            where[word].add(name)
    for enum in (*READ.values(), "outcome"):
        values = list(ENUMS[enum]["values"])
        tap.same([v for v in values if not where[enum, v]], [], f"{enum}: each of its {len(values)} words is found in some matter")
    tap.same(sorted(w for enum, w in where if where[enum, w] and w not in ENUMS[enum]["values"]), [], "and no other word is")


tap.run(whole)
