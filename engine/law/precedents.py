#!/usr/bin/env python3
"""Derive precedents.json, the decided cases that findings cite, from cases/*/record.json and holding.json.

    engine/law/precedents.py                write the pack
    engine/law/precedents.py --check        exit 1 if it is stale
    engine/law/precedents.py DIR PACK.json  a pack of the cases of another folder, to lay over the law

UNMASK names the program, build/cli/unmask without it. What a court held is taken from the holding; which factors of the
balance its record holds, and which questions it raises, is what the program finds on what that decision saw, under the
court's own test. The law for that is all of it: a fact is not less recorded because the rule on it came later.
"""
import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PACK = ROOT / "engine/law/precedents.json"
PROGRAM = os.environ.get("UNMASK", str(ROOT / "build/cli/unmask"))
ENUMS = json.loads((ROOT / "schema/vocabulary.json").read_text(encoding="utf-8"))["enums"]
WORDS = {value for enum in ENUMS.values() for value in enum["values"]} - {"yes", "no", "none", "unknown", "unstated"}


def load(path):
    return json.loads(Path(path).read_text(encoding="utf-8"))


def only(row, *keys):
    return {key: row[key] for key in keys if row.get(key) not in (None, [], "none")}


def findings_of(record, decision):
    """What is found on what a decision saw, under the court's test where it is known."""
    cut = ["--decision", decision["decision"]] if "decision" in decision else ["--as-of", decision["as_of"]]
    test = ["--test", decision["test"]] if "test" in decision else []
    done = subprocess.run([PROGRAM, "evaluate", "--format", "json", *cut, *test, "--law-as-of", "9999-12-31", record], capture_output=True)
    if done.returncode:
        sys.exit(f"{record}, {decision['id']}: {done.stderr.decode(errors='replace')}")
    return json.loads(done.stdout)


def factors(notes):
    """Those that are recorded: not what is shown in some worlds alone, which is no fact of the record."""
    return sorted(n["rule"] for n in notes if "worlds" not in n or not any(p["path"].endswith(".showing") for p in n["premises"]))


def facts(premises):
    """The words of enumerations that the question rests on, each with its place; not rows, numbers, a mere yes or no, or how surely words are known."""
    found = {(p["path"], word) for p in premises if not p["path"].endswith((".quoted", ".says", ".modality")) for word in (p.get("value") or "").split(", ") if word in WORDS}
    return [{"path": path, "value": value} for path, value in sorted(found)]


def held(row):
    return only(row, "status", "disclosure", "item", "why", "ground", "words", "known", "source")


def merged(rows, key):
    """Rows that differ in one list alone, as one."""
    out = {}
    for row in rows:
        rest = json.dumps({k: v for k, v in row.items() if k != key}, sort_keys=True)
        out.setdefault(rest, {**row, key: []})[key] += row[key]
    return list(out.values())


def answers(decision, document):
    """The questions that were found and that the court answered on the same node."""
    on = {row["node"]: row for row in decision.get("nodes", [])}
    out = []
    for f in document["matter"]["findings"] + [f for d in document["defendants"] for f in d["findings"]]:
        if f["node"] in on and f["status"] == "for-court" and "question" in f and "members" not in f and f["reached"] == "yes":
            out.append({"question": f["question"]["id"], **only(f, "rule"), "nodes": [f["node"]], "facts": facts(f["premises"]), **held(on[f["node"]])})
    return merged(out, "nodes")


def speakers(decision, document):
    """What became of each defendant, and what was held on his parts, with the factors of his own."""
    out = []
    for d in document["defendants"]:
        parts = [{"node": r["node"], **held(r)} for r in decision.get("nodes", []) if r["node"].startswith((f"d/{d['id']}/t/", f"d/{d['id']}/g/"))]
        outcomes = [held(r) for r in decision.get("outcomes", []) if r["defendant"] == d["id"]]
        for part in parts:
            part["node"] = part["node"].removeprefix(f"d/{d['id']}/")
        if parts or outcomes:
            out.append({"labels": [d["label"]], "factors": factors(d["balance"]["factors"]), "parts": parts, "outcomes": outcomes})
    return merged(out, "labels")


def day_of(record, decision):
    """The day of a decision; of what is not known to the day the last that it can be."""
    if "as_of" in decision:
        return decision["as_of"], None
    row = next(r for r in record["decisions"] if r["id"] == decision["decision"])
    at = row["at"] if isinstance(row["at"], str) else row["at"].get("to") or row["at"]["from"]
    return at, row.get("court")


def row_of(path, record, decision):
    document = findings_of(path, decision)
    date, by = day_of(record, decision)
    matter = record["matter"]
    return {"id": f"{matter['id']}.{decision['id']}", "matter": matter["id"], **only(matter, "caption", "number", "court"), **only({"by": by}, "by"),
            "name": decision["name"], **only(decision, "authority"), "date": date, **only(decision, "test", "test_known"), "claims": sorted({c["law"] for c in document["matter"]["claims"]}),
            "factors": factors(document["matter"]["factors"]), "speakers": speakers(decision, document), "answers": answers(decision, document)}


def is_of_use(row):
    """Whether anything can be like it."""
    return row["answers"] or (row["speakers"] and (row["factors"] or any(s["factors"] for s in row["speakers"])))


def decided(folder):
    """Every decision of the matters of which one is of use, so that it is known what came of it."""
    for path in sorted(Path(folder).glob("*/holding.json")):
        record = load(path.parent / "record.json")
        rows = [row_of(path.parent / "record.json", record, decision) for decision in load(path)["decisions"]]
        if any(map(is_of_use, rows)):
            yield from rows


def pack(folder, name, title):
    rows = [json.dumps(row, ensure_ascii=False) for row in decided(folder)]
    head = {"format": "unmask.law/1", "id": name, "version": "0.1.0", "title": title}
    return json.dumps(head, ensure_ascii=False)[:-1] + ',\n "decided": [\n  ' + ",\n  ".join(rows) + "\n ]}\n"


def main(arguments):
    if len(arguments) == 2:
        Path(arguments[1]).write_text(pack(arguments[0], Path(arguments[1]).stem, f"Decided cases of {Path(arguments[0]).name}"), encoding="utf-8")
        return 0
    text = pack(ROOT / "cases", "precedents", "Decided cases: what their records hold, and what the courts held on them. Derived by precedents.py; do not edit")
    if arguments == ["--check"]:
        return int(PACK.read_text(encoding="utf-8") != text)
    PACK.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
