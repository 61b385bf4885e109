#!/usr/bin/env python3
"""Each test of the law, part by part: tests/parts/<test>.json holds a small matter in which every part is shown, and for
each part one in which exactly that part is not.

    {"patch": RFC 7386 over tests/rules/base.json (each table an object keyed by id),
     "options": more arguments of evaluate,
     "shown": {PART: status where it is not met, such as for-court of a balance, or null where it is not asked},
     "outcome": of defendant d1 where all is shown,
     "fails": {PART: {"patch": over the above, "options": more of them, "status": S, "outcome": O, "also": {PART: status of another}}}}

A part is unmet where it fails, unless "status" says otherwise; the outcome is then not-made, unless "outcome" does.
"""
from concurrent.futures import ThreadPoolExecutor
import json

import lib
import tap

DATA = lib.ROOT / "tests/parts"
RULES = [r for p in lib.PACKS for r in lib.load(p).get("rules", [])]
TESTS = sorted(r["test"] for r in RULES if r["kind"] == "test")


def listed(tables):
    return {t: v if t in ("format", "matter") else [{"id": i, **r} for i, r in v.items()] for t, v in tables.items()}


def keyed(record):
    by_id = lambda rows: {r["id"]: {k: v for k, v in r.items() if k != "id"} for r in rows}
    return {t: v if t in ("format", "matter") else by_id(v) for t, v in record.items()}


def evaluate(tables, test, options):
    done = lib.run("evaluate", "--format", "json", "--test", test, *options, "-", stdin=lib.dump(listed(tables)))
    return json.loads(done.stdout) if done.returncode == 0 else done.stderr.decode()


def standing(doc, parts, test):
    """The status of each part for d1 (all of them, where it has several), and his outcomes with the part that decides each."""
    d = next(d for d in doc["defendants"] if d["id"] == "d1")
    of = {p: sorted({f["status"] for f in d["findings"] if f["node"] == f"d/d1/t/{test}/{p}"}) for p in parts}
    return of, [(o["outcome"], o.get("first_failing")) for o in d["outcomes"]]


def statuses(status):
    """What is to be found of a part: nothing where it is not asked."""
    return [] if status is None else [status]


def rows():
    """One row a part of a test, and one where all is shown: name, arguments, expected statuses, expected outcome."""
    base = keyed(lib.load(lib.ROOT / "tests/rules/base.json"))
    for test in TESTS:
        path = DATA / f"{test}.json"
        parts = [r["part"] for r in sorted((r for r in RULES if r["kind"] == "part" and r["test"] == test), key=lambda r: r["order"])]
        if not path.exists():
            yield test, None, None, "no tests/parts file"
            continue
        data = lib.load(path)
        all_shown = {p: statuses(data.get("shown", {}).get(p, "met")) for p in parts}
        tables = lib.merge(base, data.get("patch", {}))
        yield f"{test}: every part is shown", (tables, test, data.get("options", []), parts), all_shown, (data["outcome"], None)
        for part in parts:
            how = data["fails"].get(part)
            if how is None:
                yield f"{test}: {part}", None, None, "no matter in which it fails"
                continue
            status = how.get("status", "unmet")
            expected = {**all_shown, part: [status], **{p: statuses(s) for p, s in how.get("also", {}).items()}}
            outcome = (how.get("outcome", "not-made"), f"d/d1/t/{test}/{part}")
            yield f"{test}: {part} fails", (lib.merge(tables, how.get("patch", {})), test, [*data.get("options", []), *how.get("options", [])], parts), expected, outcome
        strange = sorted(set(data["fails"]) - set(parts))
        if strange:
            yield f"{test}: {strange}", None, None, "no part of the test"


def judge(row):
    name, args, statuses, outcome = row
    if args is None:
        return False, name, outcome
    doc = evaluate(*args[:3])
    if isinstance(doc, str):
        return False, name, doc
    got, outcomes = standing(doc, args[3], args[1])
    wrong = [f"{p}: {got[p]}, wanted {statuses[p]}" for p in got if got[p] != statuses[p]]
    first = [o for o in outcomes if o[0] != outcome[0] or (outcome[1] and o[1] != outcome[1])]
    return not wrong and not first and bool(outcomes), name, "\n".join(wrong + [f"outcomes {outcomes}, wanted {outcome}"] * bool(first))


def each_part():
    with ThreadPoolExecutor() as pool:
        for passed, name, detail in pool.map(judge, list(rows())):
            tap.ok(passed, name, detail)
    tap.same(sorted(p.stem for p in DATA.glob("*.json") if p.stem not in TESTS), [], "every file is called after a test")


if __name__ == "__main__":
    tap.run(each_part)
