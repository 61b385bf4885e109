#!/usr/bin/env python3
"""Two validators of JSON Schema on every kind of document that is read or written, and on documents that were harmed: they must agree."""
import copy
import json
import random
import subprocess
from collections import Counter

from jsonschema import Draft202012Validator

import generate_matter as gen
import lib
import tap
from modules import SLOW, modules

SCHEMAS = {p.name.removesuffix(".schema.json"): lib.load(p) for p in sorted(lib.SCHEMA.glob("*.schema.json"))}
VALID = {n: Draft202012Validator(s) for n, s in SCHEMAS.items()}
INNER = {"replay", "saved-case"}  # documents of the library that no command prints
TUTORIAL = lib.ROOT / "cases/tutorial/record.json"
HARMED = 25  # of each kind
MAP = {"format": "unmask.map/1", "clio": {"matter_id": "1", "assignee_id": "2", "assignee_type": "User"}, "smokeball": {"matter_id": "1", "staff_id": "2"}}
CHANGE = {"format": "unmask.change/1", "add": {"persons": [{"id": "new", "name": "New"}]}}


def printed(*args, **how):
    done = lib.run(*args, "--format", "json", **how)
    if done.returncode > 1:
        raise AssertionError(f"{args}: exit {done.returncode}: {done.stderr.decode()[:500]}")
    return json.loads(done.stdout)


def documents():
    """(kind, document): of each kind that a command reads or writes at least one."""
    for path in lib.CASES:
        yield "record", lib.load(path)
        yield "findings", printed("evaluate", *lib.WHOLE_LAW, path)
    for path in lib.CASES:
        if (path.parent / "holding.json").exists():
            yield "holding", lib.load(path.parent / "holding.json")
    for path in lib.PACKS:
        yield "law", lib.load(path)
    for path in (lib.LEIFER, TUTORIAL, *map(lib.scratch, (gen.make(s) for s in range(4)))):
        yield "record", lib.load(path)
        yield "findings", printed("evaluate", path)
        yield "evidence", printed("evidence", path)
        yield "gaps", printed("gaps", path)
        yield "gaps", printed("gaps", "--for", "opponent", path)
        yield "questions", printed("questions", path)
        yield "compare", printed("compare", "--all", path)
    yield "diff", printed("diff", TUTORIAL, lib.scratch(lib.change(lib.load(TUTORIAL), "records", "R-marlow-4", {"form": {"sworn": "no"}})))
    yield "what-if", printed("what-if", "--without", "R-marlow-4", TUTORIAL)
    yield "law-reference", printed("law", "show", "--all")
    yield "law-check", printed("law", "check")
    yield "verify", printed("verify", lib.ROOT / "cases/leifer-2023")
    yield "map", MAP
    yield "change", CHANGE
    lib.answer("what-if", "--add", lib.scratch(CHANGE), TUTORIAL)  # it is one that is read
    yield from of_database()
    yield from of_folders()


def of_database():
    db = lib.scratch(suffix=".db")
    lib.answer("import", TUTORIAL, "-o", db)
    lib.answer("evaluate", "--log", "--logged-at", "2026-01-01T00:00", db)
    lib.answer("rule", "--by", "clerk", "--reason", "r", "--at", "2026-01-02", db, "i/P6/falsity", "met")
    yield "log", printed("log", "list", db)
    yield "log-check", printed("log", "verify", db)
    yield "rulings", printed("rule", db)


def of_folders():
    case, clio = lib.scratch(suffix=""), lib.scratch(suffix="")
    lib.answer("save-case", TUTORIAL, case)
    yield "statuses", lib.load(case / "statuses.json")
    lib.answer("deliver", TUTORIAL, "--to", "clio", "--map", lib.scratch(MAP), "-o", clio)
    yield "requests", lib.load(clio / "requests.json")
    yield "findings", lib.load(clio / "findings.json")


def places(value):
    yield value
    for v in value.values() if isinstance(value, dict) else value if isinstance(value, list) else []:
        yield from places(v)


def harm(document, rng):
    """A copy in which something is left out, put in, or other than it was."""
    out = copy.deepcopy(document)
    at = rng.choice([p for p in places(out) if isinstance(p, (dict, list)) and p])
    key = rng.choice(list(at)) if isinstance(at, dict) else rng.randrange(len(at))
    how = rng.randrange(5)
    if how == 0:
        del at[key]
    elif how == 1 and isinstance(at, dict):
        at["surplus"] = "x"
    else:
        at[key] = rng.choice([None, "", "no such word", -1, 2**53, 1.5, [], {}, True, [at[key], at[key]], {"x": at[key]}])
    return out


def second_opinion(place, pairs):
    lines = [json.dumps({"schemas": SCHEMAS})] + [json.dumps({"name": n, "value": v}) for n, v in pairs]
    done = subprocess.run(["node", lib.ROOT / "tests/validators.js", place], input="\n".join(lines).encode(), capture_output=True, timeout=SLOW)
    said = [json.loads(line) for line in done.stdout.splitlines()]
    if len(said) != len(pairs):
        raise AssertionError(f"{len(said)} answers to {len(pairs)}: {done.stderr.decode()[:1500]}")
    return said


def agree():
    place = modules("ajv")
    if not place:
        return tap.skip("two validators", "no node, or no ajv of tests/browser/package-lock.json")
    rng, good = random.Random(7), list(documents())
    kinds = Counter(name for name, _ in good)
    tap.same(set(SCHEMAS) - set(kinds), INNER, "there is a document of every kind")
    for name in kinds:
        of_kind = [d for n, d in good if n == name]
        said = second_opinion(place, [(name, d) for d in of_kind])
        ours = [e.message for d in of_kind for e in VALID[name].iter_errors(d)]
        tap.ok(not any(said) and not ours, f"{name}: both take {len(of_kind)} documents", [s for s in said if s][:3] + ours[:3])
        small = sorted(of_kind, key=lambda d: len(json.dumps(d)))[:3]
        harmed = [harm(rng.choice(small), rng) for _ in range(HARMED)]
        theirs, mine = [bool(s) for s in second_opinion(place, [(name, d) for d in harmed])], [not VALID[name].is_valid(d) for d in harmed]
        tap.ok(theirs == mine and sum(mine) > HARMED // 2, f"{name}: they refuse the same of {HARMED} that were harmed ({sum(mine)})", [d for d, t, m in zip(harmed, theirs, mine) if t != m][:1])


tap.run(agree)
