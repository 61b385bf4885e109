#!/usr/bin/env python3
"""Every rule of the doctrine stands in the packs, is derived or says why not, and is found in the table of rules.

    tests/doctrine.py [PROGRAM]    the test; it needs no program
    tests/doctrine.py --table      print the table
"""
import re
import sys

import lib
import tap

sys.path.insert(0, str(lib.ROOT / "engine/law"))
import table

# First and last of each run of ids that the law must have, as such or as the base of others (F18 of F18.wide).
RANGES = [("A01", "A40"), ("B01", "B45"), ("C01", "C30"),
          ("D01", "D32"), ("E01", "E09"), ("F01", "F22"), ("G01", "G13"), ("G20", "G20")]
# Kinds of rule that do nothing of themselves.
SILENT = ("structure", "listed", "ask")

PACKS = table.packs()
RULES = {rule["id"]: rule for _, rule in table.rules(PACKS)}


def every_id():
    return [f"{first[0]}{n:02}" for first, last in RANGES for n in range(int(first[1:]), int(last[1:]) + 1)]


def complete():
    bases = {name.partition(".")[0] for name in RULES}
    missing = [name for name in every_id() if name not in bases]
    tap.ok(not missing, f"all {len(every_id())} rules of the doctrine stand in the packs", ", ".join(missing))
    loose = [name for name in RULES if "." in name and name.partition(".")[0] not in every_id()]
    tap.ok(not loose, "a rule with a point in its id belongs to one of them", ", ".join(loose))
    twice = [name for name in RULES if sum(rule["id"] == name for _, rule in table.rules(PACKS)) > 1]
    tap.ok(not twice, "none stands in two packs", ", ".join(twice))


def carriers(note):
    """What a note names that does something: rules that are judged, and files of the engine."""
    files = [f for f in re.findall(r"engine/[a-z_/]+\.c\b", note) if (lib.ROOT / f).is_file()]
    words = {word.strip(".,;:()") for word in note.split()}
    return files + [name for name in words if name in RULES and RULES[name]["kind"] not in SILENT]


def named_in_vain(note):
    """Ids and files in a note that are none."""
    ids = re.findall(r"\b[A-G][0-9]{2}(?:\.[a-z0-9-]+)*", note)
    files = re.findall(r"engine/[a-z_/]+\.c\b", note)
    return [i for i in ids if i not in RULES] + [f for f in files if not (lib.ROOT / f).is_file()]


def accounted():
    cited = {name: by for name, by in table.users(PACKS, lambda rule: rule.get("cites", [])).items()}
    acts = lambda rule: RULES[rule]["kind"] not in SILENT
    idle = [r["id"] for r in RULES.values() if r["kind"] == "structure"
            and not any(map(acts, cited.get(r["id"], []))) and not carriers(r.get("note", ""))]
    tap.ok(not idle, "what has no condition is cited by a rule that is judged, or its note says what carries it", ", ".join(idle))
    silent = [r["id"] for r in RULES.values() if r["kind"] == "listed" and len(r.get("note", "").split()) < 4]
    tap.ok(not silent, "what is listed says why it is not derived", ", ".join(silent))
    unasked = [r["id"] for r in RULES.values() if r["kind"] == "ask" and r["id"] not in table.users(PACKS, table.asks)]
    tap.ok(not unasked, "every question for the Court is asked by a rule", ", ".join(unasked))
    vain = [f"{r['id']}: {v}" for r in RULES.values() for v in named_in_vain(r.get("note", ""))]
    vain += [f"{by[0]}: {name}" for name, by in cited.items() if name not in RULES]
    tap.ok(not vain, "a rule that is cited, or that a note names, is there", "\n".join(vain))


def same_table():
    made = table.make()
    tap.ok(table.TABLE.read_text(encoding="utf-8") == made, "engine/law/RULES.md is up to date", "run engine/law/table.py")
    missing = [name for name in RULES if f"| {name} |" not in made]
    tap.ok(not missing and made.count("\n| ") == len(RULES) + len(table.PARTS), "and has a line for every rule", ", ".join(missing))


if "--table" in sys.argv:
    print(table.make())
else:
    tap.run(complete, accounted, same_table)
