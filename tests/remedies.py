#!/usr/bin/env python3
"""What would be enough: every supply that a rule declares brings it about, and every set that is listed is exact.

Nothing here knows how the sets are found. The rows of what is supplied are put into the record, and it is evaluated again.
"""
from concurrent.futures import ThreadPoolExecutor
import functools
import itertools
import json

import claims
import generate_matter as gen
import lib
import parts
import tap

RULES = {r["id"]: r for p in lib.PACKS for r in lib.load(p).get("rules", [])}
SUPPLIES = sorted(i for i, r in RULES.items() if "supply" in r)
REACHED = {"balance-open", "showing-made"}
TUTORIAL = lib.ROOT / "cases/tutorial/record.json"


def gaps(record, *options):
    return json.loads(lib.answer("gaps", "--format", "json", *options, "-", stdin=lib.dump(record)))


def with_atoms(record, atoms):
    """A copy of the record with the rows of some supplies."""
    out = record
    for atom in atoms:
        out = lib.add(out, **atom["add"])
    return out


@functools.cache
def outcomes_of(record, options):
    doc = json.loads(lib.answer("evaluate", "--format", "json", *options, "-", stdin=record))
    return {d["id"]: {o["outcome"] for o in d["outcomes"]} for d in doc["defendants"]}


def reaches(record, options, defendant, worlds):
    """Whether all but the Court's balance is shown: in all of some worlds (True), in none (False), or neither (None)."""
    said = set()
    for world in worlds or [[]]:
        fixed = [x for c in world for x in ("--position", f"{c['question']}={c['position']}")]
        outcomes = outcomes_of(lib.dump(record), (*options, *fixed))[defendant]
        said |= {o in REACHED for o in outcomes}
    return said.pop() if len(said) == 1 else None


# ---------------------------------------------------------------- matters

@functools.cache
def matters():
    """Name, record and options: decided cases, the small matters of every claim and test, generated ones."""
    out = [(p.parent.name, lib.load(p), lib.WHOLE_LAW) for p in lib.CASES]
    for name, args, *_ in claims.rows():
        if args:
            tables, options, _ = args
            out.append((name, claims.listed(tables), tuple(options)))
    for name, args, *_ in parts.rows():
        if args:
            tables, test, options = args
            out.append((f"part of {test}: {name}", parts.listed(tables), ("--test", test, *options)))
    out += [(f"generated {seed}", gen.make(seed), ()) for seed in range(12)]
    return out


def documents():
    """Each matter with its gaps."""
    with ThreadPoolExecutor() as pool:
        return list(pool.map(lambda m: gaps(m[1], "--expand", "4", *m[2]), matters()))


# ---------------------------------------------------------------- each supply

def all_findings(doc):
    return doc["matter"]["findings"] + [f for d in doc["defendants"] for f in d["findings"]]


def holds(doc, node, rule):
    """Whether a rule decides a node, or makes of some evidence on it that it is enough or for the Court."""
    for f in all_findings(doc):
        if f["node"] == node and f["status"] in ("met", "for-court", "contested", "unmet", "excused"):
            if f.get("rule") == rule and (f["status"] != "unmet" or RULES[rule]["then"].get("status") == "unmet"):
                return True
            if any(e.get("rule") == rule and e["effect"] in ("enough", "court") for e in f["evidence"]):
                return True
    return False


def proof_of_supplies(docs):
    """Laid over a matter in which its element is not shown, each supply makes its own rule hold there."""
    proved, tried = {}, set()
    for (name, record, options), doc in zip(matters(), docs):
        for atom in doc["supplies"]:
            if atom["kind"] == "evidence" and atom["rule"] not in proved:
                tried.add(atom["rule"])
                after = json.loads(lib.answer("evaluate", "--format", "json", *options, "-", stdin=lib.dump(with_atoms(record, [atom]))))
                if holds(after, atom["node"], atom["rule"]):
                    proved[atom["rule"]] = name
    missing = sorted(set(SUPPLIES) - set(proved))
    tap.ok(SUPPLIES and not missing, f"each of {len(SUPPLIES)} supplies brings about what its rule says",
           "\n".join(f"{i}: {'tried, and does not' if i in tried else 'in no matter'}" for i in missing))


# ---------------------------------------------------------------- each set

def sets_in(doc):
    atoms = {a["id"]: a for a in doc["supplies"]}
    for d in doc["defendants"]:
        for r in d["remedies"]:
            for ids in r.get("sets", []):
                yield d["id"], r, [atoms[i] for i in ids]


def judge_set(job):
    name, record, options, defendant, worlds, atoms = job
    ids = [a["id"] for a in atoms]
    if reaches(record, options, defendant, worlds) is not False:
        return f"{name} {defendant}: shown as it is"
    if reaches(with_atoms(record, atoms), options, defendant, worlds) is not True:
        return f"{name} {defendant}: {ids} is not enough"
    for less in itertools.combinations(atoms, len(atoms) - 1):
        if reaches(with_atoms(record, less), options, defendant, worlds) is not False:
            return f"{name} {defendant}: of {ids} less would do: {[a['id'] for a in less]}"
    return None


def exact_sets(docs):
    jobs = [(name, record, options, d, r.get("positions"), atoms) for (name, record, options), doc in zip(matters(), docs)
            for d, r, atoms in sets_in(doc)]
    with ThreadPoolExecutor() as pool:
        wrong = [w for w in pool.map(judge_set, jobs) if w]
    tap.ok(len(jobs) > 100 and not wrong, f"each of {len(jobs)} listed sets is enough, and not without any of its members", "\n".join(wrong[:20]))
    failed = [f"{name} {d['id']}: {r['failed']}" for (name, *_), doc in zip(matters(), docs) for d in doc["defendants"] for r in d["remedies"] if r.get("failed")]
    tap.ok(not failed, "no set of a formula fails when it is tried", "\n".join(failed[:20]))


# ---------------------------------------------------------------- brute force

def atoms_in(need):
    if "atom" in need:
        return {need["atom"]}
    return set().union(*(atoms_in(n) for n in need.get("any", need.get("all"))))


def minimal_by_force(record, options, defendant, worlds, atoms):
    """Every subset, smallest first, that is enough while none that it holds is."""
    found = []
    for size in range(len(atoms) + 1):
        rest = [s for s in map(frozenset, itertools.combinations(sorted(atoms), size)) if not any(f <= s for f in found)]
        with ThreadPoolExecutor() as pool:
            enough = list(pool.map(lambda s: reaches(with_atoms(record, [atoms[i] for i in sorted(s)]), options, defendant, worlds) is True, rest))
        found += [s for s, yes in zip(rest, enough) if yes]
    return set(found)


def brute_force(docs):
    """Where a formula has few parts, its sets are those that trying every combination finds."""
    wrong, tried, most = [], 0, 0
    seen = set()
    for (name, record, options), doc in zip(matters(), docs):
        known = {a["id"]: a for a in doc["supplies"]}
        for d in doc["defendants"]:
            for r in d["remedies"]:
                ids = atoms_in(r["needs"]) if "needs" in r else set()
                shape = tuple(sorted((known[i]["rule"], known[i]["kind"]) for i in ids))
                if not 2 <= len(ids) <= (12 if not most else 7) or shape in seen:
                    continue
                seen.add(shape)
                most, tried = max(most, len(ids)), tried + 1
                whole = gaps(record, "--expand", "1000", *options)
                mine = next(x for x in next(x for x in whole["defendants"] if x["id"] == d["id"])["remedies"] if x.get("positions") == r.get("positions"))
                force = minimal_by_force(record, options, d["id"], r.get("positions"), {i: known[i] for i in ids})
                if force != {frozenset(s) for s in mine["sets"]} or not mine["all"]:
                    wrong.append(f"{name} {d['id']}: {sorted(map(sorted, force))}, listed {mine['sets']}")
    tap.ok(tried > 5 and not wrong, f"in {tried} formulas of up to {most} atoms the sets are those of brute force", "\n".join(wrong[:10]))


def main():
    docs = documents()
    proof_of_supplies(docs)
    exact_sets(docs)
    brute_force(docs)


if __name__ == "__main__":
    tap.run(main)
