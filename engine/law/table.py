#!/usr/bin/env python3
"""Derive RULES.md, the table of all rules, from the packs; keep RELEASED, the ids that a later law must still have.

    engine/law/table.py            write the table
    engine/law/table.py --check    exit 1 if it is stale
    engine/law/table.py --release  add the ids of the packs to RELEASED, from which none is ever taken
"""
import json
import re
import sys
from pathlib import Path

LAW = Path(__file__).resolve().parent
TABLE = LAW / "RULES.md"
RELEASED = LAW / "RELEASED"
PARTS = {"A": "Choice and parts of the test", "B": "Elements of the claim", "C": "Competence and sufficiency of evidence",
         "D": "Actual malice", "E": "Each account, each statement", "F": "Balance of harms", "G": "Notice, standing, forum and review",
         "": "Rules that go by a name: the test, open questions of law, questions for the Court"}
HEAD = """# Table of rules

_Derived by engine/law/table.py from the packs beside and below it. Do not edit._

A rule that is derived has a condition, an element or a part that the engine judges. A rule that is embodied has none: other
rules carry it, or the way the engine walks. A rule that is listed is not derived, for the reason given. An id with
something behind a point belongs to the rule before the point.
"""


def packs():
    return {str(p.relative_to(LAW))[:-len(".json")]: json.loads(p.read_text(encoding="utf-8")) for p in sorted(LAW.rglob("*.json"))}


def rules(of):
    """Every rule with the name of its pack."""
    return [(pack, rule) for pack, content in of.items() for rule in content.get("rules", [])]


def asks(rule):
    return [rule[key]["question"] for key in ("then", "choose") if "question" in rule.get(key, {})]


def users(of, names):
    """Which rules name a rule, by its id; names gives those that one rule names."""
    found = {}
    for _, rule in rules(of):
        for one in names(rule):
            found.setdefault(one, []).append(rule["id"])
    return found


def how(rule, cited, asked):
    """Whether and how a rule comes to bear."""
    kind, note = rule["kind"], rule.get("note", "")
    if kind == "structure":
        carried = f"Carried by {', '.join(cited[rule['id']])}." if rule["id"] in cited else ""
        return "embodied: " + " ".join(filter(None, (carried, note)))
    if kind == "listed":
        return "listed: " + note
    if kind == "ask":
        return "asked by " + ", ".join(asked.get(rule["id"], []))
    return "derived, once under each answer" if kind == "question" else "derived"


def part_of(rule):
    return rule["id"][0] if re.match(r"[A-G][0-9]{2}\b", rule["id"]) else ""


def make():
    of = packs()
    cited, asked = users(of, lambda rule: rule.get("cites", [])), users(of, asks)
    out = [HEAD]
    for letter, title in PARTS.items():
        out += [f"## {letter}. {title}" if letter else f"## {title}", "", "| id | title | kind | pack | how |", "|---|---|---|---|---|"]
        rows = sorted(((p, r) for p, r in rules(of) if part_of(r) == letter), key=lambda row: row[1]["id"])
        out += [f"| {r['id']} | {r['title']} | {r['kind']} | [{p}]({p}.json) | {how(r, cited, asked)} |" for p, r in rows] + [""]
    return "\n".join(out)


def ids(of):
    """Every id that may land in a record or in court papers; a position stands as question=position."""
    found = {a["id"] for content in of.values() for a in content.get("authorities", [])}
    for _, rule in rules(of):
        claims = rule.get("claim", []) if rule["kind"] == "element" else []
        tests = [rule["test"]] if rule["kind"] == "test" else []
        found |= {rule["id"], *claims, *tests, *(f"{rule['id']}={p['id']}" for p in rule.get("positions", []))}
    return found


def released():
    return RELEASED.read_text(encoding="utf-8").split("\n")[:-1] if RELEASED.exists() else []


def main():
    if "--release" in sys.argv:
        RELEASED.write_text("".join(f"{name}\n" for name in sorted({*released(), *ids(packs())})), encoding="utf-8")
        return 0
    stale = not TABLE.exists() or TABLE.read_text(encoding="utf-8") != make()
    if "--check" in sys.argv:
        if stale:
            print("stale, run engine/law/table.py: engine/law/RULES.md")
        return stale
    TABLE.write_text(make(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
