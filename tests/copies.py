#!/usr/bin/env python3
"""A copy of each decided case, and of the tutorial, with every id and name changed and every row moved gives the same statuses, node by node."""
import copy
import json
import random
from concurrent.futures import ThreadPoolExecutor

import lib
import tap

ENTITIES = lib.entities()
NAMES = {("persons", "name"), ("defendants", "label"), ("accounts", "handles"), ("works", "name"), ("matter", "caption"), ("matter", "number")}


def rows(record):
    for table, entity in ENTITIES.items():
        for row in [record[table]] if entity.get("single") else record.get(table, []):
            yield table, entity, row


def new_ids(record, rng):
    """Ids that share nothing with the old ones, in an order that shares nothing with theirs."""
    ids = [row["id"] for _, _, row in rows(record)]
    fresh = [f"Z{i:04}" for i in range(len(ids))]
    rng.shuffle(fresh)
    return dict(zip(ids, fresh))


def exchanged(value, ids):
    """References in a value of a field that holds them."""
    if isinstance(value, dict):
        return {k: exchanged(v, ids) for k, v in value.items()}
    if isinstance(value, list):
        return [exchanged(v, ids) for v in value]
    return ids.get(value, value) if isinstance(value, str) else value


def node_of(node, ids):
    return "/".join(ids.get(part, part) for part in node.split("/"))


def disguised(record, seed):
    """The copy, and its ids by the old ones."""
    rng = random.Random(seed)
    out, ids = copy.deepcopy(record), new_ids(record, rng)
    for table, entity, row in rows(out):
        for key, field in entity["fields"].items():
            outer, _, inner = key.partition(".")
            holder = row.get(outer) if inner else row
            key = inner or outer
            if not isinstance(holder, dict) or key not in holder:
                continue
            kind = field["type"].split(":")[0]
            if kind in ("id", "ref", "refs", "choice"):
                holder[key] = exchanged(holder[key], ids)
            elif (table, key) in NAMES:
                names = holder[key] if isinstance(holder[key], list) else [holder[key]]
                names = [f"N{rng.randrange(10**9)}" for _ in names]
                holder[key] = names if isinstance(holder[key], list) else names[0]
            elif (table, key) == ("positions", "on"):
                holder[key] = node_of(holder[key], ids)
    return lib.shuffle(out, seed), ids


def standing(document, back):
    """What is found of each node: status, why, basis and whether it is reached, in which worlds, and every question asked on it; and of each
    defendant the outcome, the lean and the factors. Of two rules or questions that come to the same on two assertions a finding names the one on
    the first; which that is hangs on the ids, and is not compared."""
    holders = [document["matter"], *document["defendants"]]
    nodes = {}
    for f in (f for h in holders for f in h["findings"]):
        nodes.setdefault(node_of(f["node"], back), []).append((f["status"], f.get("why"), f["basis"], f["reached"], json.dumps(f.get("worlds"))))
    asked = sorted((q["id"], node_of(n, back)) for h in holders for q in h["questions"] for n in q["nodes"])
    of = {back.get(d["id"], d["id"]): (d["outcome"], d["balance"]["leans"], sorted(n["rule"] for n in d["balance"]["factors"]), sorted(d["turns_on"])) for d in document["defendants"]}
    return {n: sorted(v, key=str) for n, v in nodes.items()}, {"questions": asked}, of


def evaluated(record, *options):
    done = lib.run("evaluate", "--format", "json", *options, "-", stdin=lib.dump(record))
    return json.loads(done.stdout) if done.returncode == 0 else done.returncode


def days_of(record):
    """How a case is looked at: whole, and as each of its decisions saw it."""
    return [lib.WHOLE_LAW] + [(*lib.WHOLE_LAW, "--decision", d["id"]) for d in record.get("decisions", [])]


def compare(path):
    record = lib.load(path)
    n, wrong = 0, []
    for options in days_of(record):
        want = evaluated(record, *options)
        other, ids = disguised(record, n)
        got = evaluated(other, *(ids.get(o, o) for o in options))
        if isinstance(want, int) or isinstance(got, int):
            wrong += [] if want == got else [f"{options}: exit {got}, not {want}"]
            continue
        for before, after in zip(standing(want, {}), standing(got, {new: old for old, new in ids.items()})):
            n += len(before)
            wrong += [f"{options} {k}: {after.get(k)}, not {before.get(k)}" for k in sorted(before.keys() | after.keys()) if before.get(k) != after.get(k)]
    return path.parent.name, n, wrong


def each_case():
    with ThreadPoolExecutor(2) as two:
        for name, n, wrong in two.map(compare, lib.CASES):
            tap.ok(n > 2 and not wrong, f"{name}: other ids, other names, another order of rows: the same statuses", "\n".join(wrong[:6]) or f"{n} nodes")


def is_disguised():
    """The copies share no id and no name with what they are of; and a fact that is changed besides is noticed."""
    record = lib.load(lib.ROOT / "cases/tutorial/record.json")
    other, ids = disguised(record, 1)
    names = lambda of: {n for t, _, row in rows(of) for table, k in NAMES if t == table and k in row for n in (row[k] if isinstance(row[k], list) else [row[k]])}
    left = [row["id"] for _, _, row in rows(other) if row["id"] in ids]
    tap.ok(not left and len(ids) > 80, "no id is left", left)
    tap.ok(len(names(record)) > 20 and not names(record) & names(other), "and no name", names(record) & names(other))
    tap.ok([r["id"] for r in other["assertions"]] != [ids[r["id"]] for r in record["assertions"]], "the rows stand in another order")
    denial = next(a for a in other["assertions"] if a["id"] == ids["deny.bins"])
    denial["says"] = "affirms"
    want, got = standing(evaluated(record), {}), standing(evaluated(other), {new: old for old, new in ids.items()})
    tap.ok(want != got, "what one assertion says, turned round in a copy, is noticed")


tap.run(each_case, is_disguised)
