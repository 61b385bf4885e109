#!/usr/bin/env python3
"""Each claim of the law, element by element: tests/claims/<claim>.json holds a small matter in which every element is shown,
and for each element one in which exactly that element is not.

    {"patch": RFC 7386 over tests/rules/base.json (each table an object keyed by id), with the claim's law put in,
     "options": more arguments of evaluate,
     "shown": {ELEMENT: status where it is not met, such as inapplicable of a privilege that nobody raises},
     "outcome": of defendant d1 where all is shown,
     "fails": {ELEMENT: {"patch": over the above, "status": S, "also": {ELEMENT: status, or statuses, that it brings with it}}}}

An element is unmet where it fails, unless "status" says otherwise; then the claim is not shown against d1. What only chooses
between two kinds of fault, or stands behind such a choice, need not fail by itself.
"""
from concurrent.futures import ThreadPoolExecutor
import json

import lib
import tap

DATA = lib.ROOT / "tests/claims"
ELEMENTS = [r for p in lib.PACKS for r in lib.load(p).get("rules", []) if r["kind"] == "element"]
CLAIMS = sorted({c for r in ELEMENTS for c in r["claim"]})


def listed(tables):
    return {t: v if t in ("format", "matter") else [{"id": i, **r} for i, r in v.items()] for t, v in tables.items()}


def keyed(record):
    by_id = lambda rows: {r["id"]: {k: v for k, v in r.items() if k != "id"} for r in rows}
    return {t: v if t in ("format", "matter") else by_id(v) for t, v in record.items()}


def chosen(claim):
    """Elements that choose a kind of fault or stand behind that choice."""
    choices = [r["choose"] for r in ELEMENTS if claim in r["claim"] and "choose" in r]
    return {e for c in choices for e in [*c["by"], c["yes"], c["no"]]}


def standing(doc, elements):
    """The statuses of each element of the claim for d1, and what the claim comes to against him."""
    mine = doc["matter"]["findings"] + [f for d in doc["defendants"] if d["id"] == "d1" for f in d["findings"]]
    of = {e: sorted({f["status"] for f in mine if f["node"].rsplit("/", 1)[1] == e}) for e in elements}
    return of, sorted({f["status"] for f in mine if f["node"] == "d/d1/c/C1"}), [o["outcome"] for d in doc["defendants"] if d["id"] == "d1" for o in d["outcomes"]]


def several(statuses):
    return sorted(statuses) if isinstance(statuses, list) else [statuses]


def rows():
    """One row an element of a claim, and one where all is shown: name, arguments, statuses, whether the claim is shown, outcome."""
    base = keyed(lib.load(lib.ROOT / "tests/rules/base.json"))
    for claim in CLAIMS:
        path = DATA / f"{claim}.json"
        elements = [r["element"] for r in sorted((r for r in ELEMENTS if claim in r["claim"]), key=lambda r: r["order"])]
        if not path.exists():
            yield f"{claim}: no tests/claims file", None, None, None, None
            continue
        data = lib.load(path)
        options = ["--test", "highfields", *data.get("options", [])]
        shown = {e: several(data.get("shown", {}).get(e, "met")) for e in elements}
        tables = lib.merge(lib.merge(base, {"claims": {"C1": {"law": claim}}}), data.get("patch", {}))
        yield f"{claim}: every element is shown", (tables, options, elements), shown, True, data["outcome"]
        for element in elements:
            how = data["fails"].get(element)
            if how is None:
                if element not in chosen(claim):
                    yield f"{claim}: {element}: no matter in which it fails", None, None, None, None
                continue
            also = {e: several(s) for e, s in how.get("also", {}).items()}
            expected = {**shown, element: [how.get("status", "unmet")], **also}
            yield f"{claim}: {element} fails", (lib.merge(tables, how.get("patch", {})), options, elements), expected, False, "not-made"
        strange = sorted(set(data["fails"]) - set(elements)) + sorted(set(data.get("shown", {})) - set(elements))
        if strange:
            yield f"{claim}: {strange} is no element of it", None, None, None, None


def judge(row):
    name, args, statuses, holds, outcome = row
    if args is None:
        return False, name, ""
    tables, options, elements = args
    done = lib.run("evaluate", "--format", "json", *options, "-", stdin=lib.dump(listed(tables)))
    if done.returncode:
        return False, name, done.stderr.decode()
    got, claim, outcomes = standing(json.loads(done.stdout), elements)
    wrong = [f"{e}: {got[e]}, wanted {statuses[e]}" for e in elements if got[e] != statuses[e]]
    wrong += [] if claim == ["met" if holds else "unmet"] else [f"the claim is {claim}"]
    wrong += [] if outcomes == [outcome] else [f"outcomes {outcomes}, wanted {outcome}"]
    return not wrong, name, "\n".join(wrong)


def each_element():
    with ThreadPoolExecutor() as pool:
        for passed, name, detail in pool.map(judge, list(rows())):
            tap.ok(passed, name, detail)
    tap.same(sorted(p.stem for p in DATA.glob("*.json") if p.stem not in CLAIMS), [], "every file is called after a claim")


if __name__ == "__main__":
    tap.run(each_element)
