#!/usr/bin/env python3
"""What would be enough: every supply that a rule declares brings it about, and every set that is listed is exact.

tests/supplies.json holds matters, each a patch over that of tests/claims in which every element is shown, for supplies that
no other matter needs. Nothing here knows how the sets are found. The rows of what is supplied are put into the record, and it is evaluated again.
"""
from concurrent.futures import ThreadPoolExecutor
import functools
import itertools
import json
import sys

import claims
import generate_matter as gen
import lib
import parts
import tap

RULES = {r["id"]: r for p in lib.PACKS for r in lib.load(p).get("rules", [])}
SUPPLIES = sorted(i for i, r in RULES.items() if "supply" in r)
REACHED = {"balance-open", "showing-made"}
STANDS = REACHED | {"for-court"}
LONG = "long" in sys.argv[2:]  # also what takes minutes
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
def findings_of(record, options):
    doc = json.loads(lib.answer("evaluate", "--format", "json", *options, "-", stdin=record))
    return {d["id"]: [(o.get("positions") or [[]], o["outcome"]) for o in d["outcomes"]] for d in doc["defendants"]}


def meet(x, y):
    """Whether two lists of combinations of positions have a world in common."""
    taken = lambda combination: {c["question"]: c["position"] for c in combination}
    return any(all(taken(b).get(q, p) == p for q, p in taken(a).items()) for a in x for b in y)


def reaches(record, options, defendant, worlds, least=REACHED):
    """Whether all but the Court's balance is shown (or another least): in all of some worlds, in none (False), or neither (None)."""
    said = {outcome in least for positions, outcome in findings_of(lib.dump(record), tuple(options))[defendant] if meet(positions, worlds or [[]])}
    return said.pop() if len(said) == 1 else None


def without(record, rows):
    """A copy of the record without some rows and what stands in them."""
    stays = lambda r: not {r.get("id"), r.get("record"), r.get("earlier"), r.get("later")} & set(rows)
    return {t: [r for r in v if stays(r)] if isinstance(v, list) else v for t, v in record.items()}


# ---------------------------------------------------------------- matters

@functools.cache
def matters():
    """Name, record and options: decided cases, the small matters of every claim and test, generated ones."""
    out = [(p.parent.name, lib.load(p), lib.WHOLE_LAW) for p in lib.CASES]
    for name, args, *_ in claims.rows():
        if args:
            tables, options, _ = args
            out.append((name, claims.listed(tables), tuple(options)))
    shown = {name.split(":")[0]: args for name, args, *_ in claims.rows() if args and name.endswith("every element is shown")}
    for row in lib.load(lib.ROOT / "tests/supplies.json"):
        tables, options, _ = shown[row["claim"]]
        fixed = {o.split("=")[0] for o in row.get("options", [])}
        pairs = [p for p in zip(options[::2], options[1::2]) if p[1].split("=")[0] not in fixed]
        out.append((f"{row['claim']}: {row['name']}", claims.listed(lib.merge(tables, row["patch"])), (*itertools.chain(*pairs), *row.get("options", []))))
    for name, args, *_ in itertools.islice(parts.rows(), 1, None, 1 if LONG else 7):
        if args:
            tables, test, options, _ = args
            out.append((name, parts.listed(tables), ("--test", test, *options)))
    out += [(f"generated {seed}", gen.make(seed), ()) for seed in range(60 if LONG else 6)]
    ruled = {"id": "P", "on": "d/d1/c/C1/S1/-/attribution", "question": "status", "answer": "met", "by": "court"}
    words = gen.declaration("R1"), gen.declaration("R2", by="wit"), gen.declaration("R3", by="wit")
    twice = {**gen.plain(), "records": [*words], "inventory": [{"id": "V", "scope": {"matter": True}, "upto": gen.LAST_DAY, "closed": "yes"}],
             "assertions": [gen.says("no1", "R1", "P1", "denies"), gen.says("no2", "R2", "P1", "denies", knower="wit"), gen.says("made", "R3", "M", knower="wit", about={"named": ["A1"]})]}
    twice["points"] = [{**twice["points"][0], "actor": "roe", "who": "wit"}, {"id": "M", "kind": "made", "account": "A1", "act": "S1"}]
    twice["points"][0].update(kind="event", parties=["roe", "wit"]), twice["points"][0].pop("actor"), twice["points"][0].pop("who")
    out.append(("denied twice", twice, ("--position", "malice-before-discovery=excused")))
    return [*out, ("made, by ruling", {**gen.plain(), "positions": [ruled]}, ("--position", "malice-before-discovery=excused"))]


def documents():
    """Each matter with its gaps."""
    with ThreadPoolExecutor() as pool:
        return list(pool.map(lambda m: gaps(m[1], "--expand", "2", *m[2]), matters()))


def some(rows):
    """Of one row a matter those that are looked at in a short run: every case, and one of six of the small matters."""
    return [r for i, r in enumerate(rows) if LONG or i % 6 == 0 or i < len(lib.CASES)]


# ---------------------------------------------------------------- loading

def changed_rule(rule, change):
    """A folder with a pack in which one rule of the law is changed."""
    pack = next(p for p in lib.PACKS if any(r["id"] == rule for r in lib.load(p).get("rules", [])))
    new = json.loads(json.dumps(RULES[rule]))
    change(new)
    place = lib.scratch(suffix="")
    place.mkdir()
    (place / "mine.json").write_bytes(lib.dump({"format": "unmask.law/1", "id": "mine", "version": "1", "title": pack.stem, "rules": [new]}))
    return str(place)


def at(*path, value=None, key=None):
    """A change of what stands at a path of a rule's supply."""
    def change(rule):
        where = rule["supply"]
        for step in path:
            where = where[step]
        if value is None:
            del where[key]
        else:
            where[key] = value
    return change


def helping(rule, **more):
    rule.update(more)


REFUSED = [
    ("C07", at(key="says"), "in words what it is"),
    ("C07", at(key="records", value=[]), "expected a list of rows"),
    ("C07", at(key="giver", value="anybody"), "a giver is knowers"),
    ("C07", at(key="giver"), '"$giver" is bound by nothing'),
    ("C07", at(key="acts", value=[{"id": "$x"}]), 'adds no "acts"'),
    ("C07", at(key="positions", value=[{"id": "$x"}]), 'adds no "positions"'),
    ("C07", at("assertions", 0, key="saying", value="denies"), 'no key "saying"'),
    ("C07", at("records", 0, "form", key="swron", value="yes"), 'no key "form.swron"'),
    ("C07", at("assertions", 0, key="says", value="denis"), '"denis" is no value of says'),
    ("C07", at("assertions", 0, key="point", value="$j"), '"$j" is bound by nothing'),
    ("C07", at("assertions", 0, key="point", value="$c"), "no row that may stand here"),
    ("C07", at("assertions", 0, key="point", value="$k"), "no row that may stand here"),
    ("C07", at("records", 0, key="author", value="$giver"), "expected a list of names"),
    ("C07", at("records", 0, key="offered_by", value="$claimant"), "may only help its own side"),
    ("C07", at("records", 0, key="filing", value="$f"), "may only help its own side"),
    ("C07", at("records", 0, key="sealed", value="yes"), "may only help its own side"),
    ("C07", at("records", 0, key="author", value=["$k"]), "does not bind"),
    ("C07", at("records", 0, key="at", value={"before": "$s"}), "does not bind"),
    ("C07", at("records", 0, key="at", value="2024-01-01"), "a time of a supply is"),
    ("C07", at("records", 0, key="id", value="r"), "begins with $"),
    ("C07", at("records", 0, key="id", value="$i"), "names a row of the cell"),
    ("C07", lambda r: helping(r, helps="opponent"), "may only help its own side"),
    ("C07", lambda r: helping(r, then={"reach": "none"}), "only a rule of which something can be shown"),
    ("C19", at("assertions", 0, key="about", value={"nobody": True}), "expected one member of about"),
    ("C19", at("assertions", 0, key="about", value={"named": ["$s"]}), "no row that may stand here"),
    ("G02", at("facts", 0, key="subject", value="$k"), "does not bind"),
    ("G02", lambda r: helping(r, helps="opponent"), "is for the other to show"),
    ("G02", lambda r: helping(r, then={"status": "unmet", "why": "defeated"}), "keeps from being shown only what chooses"),
    ("G02.sent", at("notices", 0, key="tells", value="identity-sought"), "expected a list of words"),
    ("B10.private", lambda r: helping(r, then={"status": "met"}), "keeps from being shown only what chooses"),
]


def loading():
    """A supply that does not fit the record, or that is the other side's to give, is refused when the law is loaded."""
    wrong = []
    for rule, change, message in REFUSED:
        done = lib.run("evaluate", "--law", changed_rule(rule, change), lib.LEIFER)
        if done.returncode != 3 or message not in " ".join(done.stderr.decode().split()):
            wrong.append(f"{rule}: {message}: {done.returncode} {done.stderr.decode()[:300]}")
    same = lib.run("evaluate", "--law", changed_rule("C07", lambda r: None), lib.LEIFER)
    tap.ok(not wrong and same.returncode == 0, f"{len(REFUSED)} supplies that do not fit, or help the wrong side, are refused", "\n".join(wrong))


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
    jobs = [(name, record, options, d, r.get("positions"), atoms) for (name, record, options), doc in some(zip(matters(), docs))
            for d, r, atoms in sets_in(doc)]
    with ThreadPoolExecutor() as pool:
        wrong = [w for w in pool.map(judge_set, jobs) if w]
    tap.ok(len(jobs) > 100 and not wrong, f"each of {len(jobs)} listed sets is enough, and not without any of its members", "\n".join(wrong[:20]))
    failed = [f"{name} {d['id']}: {r['failed']}" for (name, *_), doc in zip(matters(), docs) for d in doc["defendants"] for r in d["remedies"] if r.get("failed")]
    tap.ok(not failed, "no set of a formula fails when it is tried", "\n".join(failed[:20]))


# ---------------------------------------------------------------- losses

def judge_loss(job):
    name, record, options, defendant, u, rows = job
    least = REACHED if u["outcome"] in REACHED else STANDS
    up = lambda rows: reaches(without(record, rows), options, defendant, u.get("positions"), least)
    if up(()) is not True:
        return f"{name} {defendant}: {u['outcome']} is not so"
    if up(rows) is not False:
        return f"{name} {defendant}: without {rows} it still stands"
    for less in itertools.combinations(rows, len(rows) - 1):
        if up(less) is not True:
            return f"{name} {defendant}: of {rows} the loss of {less} would do"
    return None


def up_matters():
    """Matters in which somebody is before the Court, or there is more than that."""
    out = []
    for name, record, options in some(matters()) + matters()[-2:]:
        outcomes = findings_of(lib.dump(record), tuple(options))
        if any(outcome in STANDS for found in outcomes.values() for _, outcome in found):
            out.append((name, record, options))
    return out


def exact_losses():
    jobs, sizes, failed = [], set(), []
    for name, record, options in up_matters():
        doc = gaps(record, "--for", "opponent", "--expand", "3", *options)
        rows = {a["id"]: a["row"] for a in doc["losses"]}
        for d in doc["defendants"]:
            for u in d["undoing"]:
                jobs += [(name, record, options, d["id"], u, [rows[i] for i in s]) for s in u.get("sets", [])]
                sizes |= {len(s) for s in u.get("sets", [])}
                failed += [f"{name} {d['id']}"] if u.get("failed") else []
    with ThreadPoolExecutor() as pool:
        wrong = [w for w in pool.map(judge_loss, jobs) if w]
    tap.ok(len(jobs) > 30 and not wrong, f"each of {len(jobs)} listed losses undoes the outcome, and none of them without any of its members", "\n".join(wrong[:20]))
    tap.ok(not failed, "no loss of a formula fails when it is tried", "\n".join(failed[:20]))
    tap.ok({1, 2} <= sizes, "some losses are of one row, some of several", sizes)


# ---------------------------------------------------------------- own side

APART = {"competence", "outcome", "public-figure", "anti-slapp", "fault-level", "fault-by-status"}  # what chooses a kind of fault is better not shown
RANK = {"unmet": 0, "conflict": 1, "not-recorded": 1, "for-court": 2, "contested": 3, "met": 4}


def ranks(doc):
    """The lowest rank of each element, part and gate, with the rules that give it."""
    out = {}
    for f in all_findings(doc):
        if f["status"] in RANK and f["node"].rsplit("/", 1)[1] not in APART:
            rank, rules = out.get(f["node"], (9, set()))
            out[f["node"]] = (min(rank, RANK[f["status"]]), rules | {f.get("rule")})
    return out


def own_side(docs):
    """What is supplied lowers nothing, except by a rule that says so for the other side, or for neither."""
    wrong, tried = [], set()
    jobs = []
    for (name, record, options), doc in some(zip(matters(), docs)):
        for atom in doc["supplies"]:
            if atom["kind"] == "evidence" and (name, atom["rule"]) not in tried:
                tried.add((name, atom["rule"]))
                jobs.append((name, record, options, atom))

    def judge(job):
        name, record, options, atom = job
        before, after = (ranks(json.loads(lib.answer("evaluate", "--format", "json", *options, "-", stdin=lib.dump(r)))) for r in (record, with_atoms(record, [atom])))
        lower = [n for n in before.keys() & after.keys() if after[n][0] < before[n][0]]
        return [f"{name}: {atom['rule']} lowers {n} by {after[n][1]}" for n in lower
                if not any(r and RULES[r]["helps"] != "seeker" for r in after[n][1])]

    with ThreadPoolExecutor() as pool:
        wrong = [w for found in pool.map(judge, jobs) for w in found]
    tap.ok(len(jobs) > 100 and not wrong, f"of {len(jobs)} things supplied none lowers anything but by a rule that says so", "\n".join(wrong[:20]))


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
                if not 2 <= len(ids) <= (12 if LONG else 6) or shape in seen:
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
    loading()
    docs = documents()
    proof_of_supplies(docs)
    exact_sets(docs)
    own_side(docs)
    exact_losses()
    brute_force(docs)


if __name__ == "__main__":
    tap.run(main)
