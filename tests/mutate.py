#!/usr/bin/env python3
"""Every small change of the law is noticed by a matter of the tests, but for those in tests/mutate/survivors.json.

    mutate.py UNMASK MUTATE [--whole]

The matters are the rows of tests/rules, those with a question answered by the Court either way, those of tests/parts and
tests/claims and the records of cases; the program tests/mutate makes the mutants and says for each whether a matter comes out
otherwise under it. It tries every matter that was written for the rule, and of the others some (with --whole all, which takes
hours). That a row also expects what changes is not asked.

survivors.json is a list of {"why", "gap", "mutants"}: why no matter notices these mutants. A gap is where
one could, for all that is known.
"""
import itertools
import json
import os
import subprocess
import sys
import time
from collections import Counter

import claims
import lib
import parts
import rules
import tap

MUTATE = sys.argv[2]
WHOLE = sys.argv[3:] == ["--whole"]
REASONS = lib.ROOT / "tests/mutate/survivors.json"
RULED = "2024-03-15"  # the day of the rulings in tests/rules
NAMES = {"--test": "test", "--as-of": "as_of", "--law-as-of": "law_as_of", "--decision": "decision"}
TIMEOUT = 24 * 3600 if WHOLE else 3600
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


def askers(ask):
    """Tables and options of rows that may leave this to the Court."""
    for rule in (r for r in rules.RULES.values() if ask in (r.get("then", {}).get("question"), r.get("choose", {}).get("question"))):
        path = rules.ROWS / f"{rule['id']}.json"
        yield from ((row.tables, row.options) for row in (rules.read_rows(path) if path.exists() else []))
        if rule["kind"] == "part":
            yield from ((args[0], ["--test", args[1], *args[2]]) for _, args, *_ in parts.rows() if args and args[1] == rule["test"])


def ruled(ask):
    """A matter that asks this of the Court, and in which the Court has answered: with yes and with no."""
    for tables, words in askers(ask):
        doc, _ = rules.findings(lib.dump(rules.listed(tables)), tuple(words))
        found = rules.all_findings(doc) if doc else []
        nodes = [f["node"] for f in found if f.get("question", {}).get("id") == ask and f["status"] == "for-court"]
        for answer in ("yes", "no") if nodes else ():
            ruling = {"on": nodes[0], "question": ask, "answer": answer, "by": "court", "at": RULED}
            record = rules.listed(lib.merge(tables, {"positions": {"ruling": ruling}}))
            yield {"name": f"{ask}: {answer}", "rule": ask, "record": record, "options": options(words)}
        if nodes:
            return


def different():
    """The matters, each once: rows of several files may be one matter."""
    seen = set()
    asks = (r for r, v in rules.RULES.items() if v["kind"] == "ask")
    for m in itertools.chain(matters(), *map(ruled, asks)):
        same = json.dumps([m["rule"], m["record"], m["options"]], sort_keys=True)
        if same not in seen:
            seen.add(same)
            yield m


def run():
    """What the program prints, as lists of words."""
    lines = b"".join(lib.dump(m) + b"\n" for m in different())
    command = [MUTATE, *["--whole"] * WHOLE, lib.scratch(lines, ".jsonl"), *lib.PACKS]
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


def show_survivors(mutants):
    """Against survivors.json."""
    groups = lib.load(REASONS)
    listed = [n for g in groups for n in g["mutants"]]
    survived = {w[3] for w in mutants if w[1] == "survived"}
    for g in groups:
        tap.detail(f"not noticed: {len(g['mutants'])} of {len(survived)}{' (a gap)' if g.get('gap') else ''}: {g['why']}")
    twice = [n for n, times in Counter(listed).items() if times > 1]
    tap.ok(not twice, "no mutant stands in survivors.json twice", "\n".join(twice))
    strange = sorted(survived - set(listed))
    tap.ok(not strange, "every mutant is noticed, but for those in survivors.json", "\n".join(strange))
    gaps = {n for g in groups if g.get("gap") for n in g["mutants"]}
    for name in sorted(gaps - survived):
        tap.detail(f"noticed now, to be taken from survivors.json: {name}")
    noticed = sorted(set(listed) - gaps - survived)
    tap.ok(not noticed, "and of those only gaps may come to be noticed", "\n".join(noticed))


def main():
    began = time.monotonic()
    lines = run()
    tap.detail(f"{lines[0][1]} matters, {time.monotonic() - began:.0f} seconds")
    if not WHOLE:
        of = "tried of each: the matters written for the rule that is changed, at most {1} in which it speaks, {2} of its pack, {3} others"
        tap.detail(of.format(*lines[1]))
    for _, verdict, seed, where in (w for w in lines if w[0] == "permuted"):
        tap.ok(verdict == "same", f"another order of packs, rules and authorities changes nothing (seed {seed})", where)
    mutants = [w for w in lines if w[0] == "mutant"]
    show_rates(mutants)
    names = [name for *_, name, _ in mutants]
    twice = [n for n, times in Counter(names).items() if times > 1]
    tap.ok(names and not twice, "every mutant has a name of its own", "\n".join(twice))
    untried = [w[3] for w in mutants if w[1] == "untried"]
    tap.ok(not untried, "every mutant was tried", "\n".join(untried))
    show_survivors(mutants)


tap.run(main)
