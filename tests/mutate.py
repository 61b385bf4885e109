#!/usr/bin/env python3
"""Every small change of the law is noticed by a matter of the tests, but for those in tests/mutate/survivors.json.

The matters are the rows of tests/rules, those of tests/parts and tests/claims and the records of cases; the program tests/mutate makes the mutants and says for
each whether a matter comes out otherwise under it. That a row also expects what changes is not asked. In survivors.json stands
for every mutant that none notices why none can.
"""
import os
import subprocess
import sys
from collections import Counter

import claims
import lib
import parts
import rules
import tap

MUTATE = sys.argv[2]
REASONS = lib.ROOT / "tests/mutate/survivors.json"
NAMES = {"--test": "test", "--as-of": "as_of", "--law-as-of": "law_as_of", "--decision": "decision"}
TIMEOUT = 1500
KEEP = {f"MALLOC_{name}_": str(1 << 28) for name in ("MMAP_THRESHOLD", "TRIM_THRESHOLD")}  # memory that is asked for again at once


def options(words):
    """Options of evaluate as an object."""
    out = {"positions": []}
    for key, value in zip(words[::2], words[1::2], strict=True):
        if key == "--position":
            out["positions"].append(value)
        else:
            out[NAMES[key]] = value
    return out


def matters():
    """The matters that are evaluated; a row that must be refused as a record is none."""
    for path in rules.row_files():
        for row in rules.read_rows(path):
            if not any("fails" in e for e in row.expect):
                record = rules.listed(row.tables)
                yield {"name": f"{row.file}: {row.name}", "rule": row.file, "record": record, "options": options(row.options)}
    for name, args, *_ in filter(lambda row: row[1], parts.rows()):
        tables, test, words, _ = args
        yield {"name": f"part of {name}", "rule": "", "record": parts.listed(tables), "options": options(["--test", test, *words])}
    for name, args, *_ in filter(lambda row: row[1], claims.rows()):
        tables, words, _ = args
        yield {"name": f"claim {name}", "rule": "", "record": claims.listed(tables), "options": options(words)}
    for path in lib.CASES:
        yield {"name": path.parent.name, "rule": "", "record": lib.load(path), "options": options(lib.WHOLE_LAW)}


def run():
    """What the program prints, as lists of words."""
    lines = b"".join(lib.dump(m) + b"\n" for m in matters())
    command = [MUTATE, lib.scratch(lines, ".jsonl"), *lib.PACKS]
    done = subprocess.run(command, capture_output=True, text=True, timeout=TIMEOUT, env={**os.environ, **KEEP})
    if done.returncode or done.stderr:
        raise AssertionError(f"exit {done.returncode}: {done.stderr}")
    return [line.split("\t") for line in done.stdout.splitlines()]


def show_rates(mutants):
    kinds = Counter((kind, verdict) for _, verdict, kind, *_ in mutants)
    rows = [(kind, [kinds[kind, v] for v in ("killed", "survived", "invalid")]) for kind in sorted({k for k, _ in kinds})]
    rows.append(("in all", [sum(counts[i] for _, counts in rows) for i in range(3)]))
    for kind, (killed, survived, invalid) in rows:
        share = f"{killed / (killed + survived):.1%}" if killed + survived else "-"
        tap.detail(f"{kind}: {killed} killed of {killed + survived} ({share}), {invalid} that do not load")


def main():
    lines = run()
    tap.detail(f"{lines[0][1]} matters")
    for _, verdict, seed, where in (w for w in lines if w[0] == "permuted"):
        tap.ok(verdict == "same", f"another order of packs, rules and authorities changes nothing (seed {seed})", where)
    mutants = [w for w in lines if w[0] == "mutant"]
    show_rates(mutants)
    names = [name for *_, name, _ in mutants]
    twice = [n for n, times in Counter(names).items() if times > 1]
    tap.ok(names and not twice, "every mutant has a name of its own", "\n".join(twice))
    untried = [w[3] for w in mutants if w[1] == "untried"]
    tap.ok(not untried, "every mutant was tried", "\n".join(untried))
    reasons = lib.load(REASONS)
    survived = {w[3] for w in mutants if w[1] == "survived"}
    for name in sorted(survived & reasons.keys()):
        tap.detail(f"not noticed: {name}: {reasons[name]}")
    tap.ok(survived <= reasons.keys(), "every mutant is noticed, but for those in survivors.json", "\n".join(sorted(survived - reasons.keys())))
    tap.ok(reasons.keys() <= survived, "and those are not noticed", "\n".join(sorted(reasons.keys() - survived)))


tap.run(main)
