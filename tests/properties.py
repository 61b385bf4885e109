#!/usr/bin/env python3
"""Laws that hold between the findings of related matters, on a real case and on generated ones."""
import copy
import json
import os
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import chain

import generate_matter as gen
import lib
import tap
from generate_matter import declaration, says

LEIFER = lib.load(lib.ROOT / "cases/leifer-2023/record.json")
SEEDS = range(120 if "long" in sys.argv[2:] else 12)
MATTERS = {"leifer-2023": LEIFER, **{f"seed {s}": gen.make(s) for s in SEEDS}}
RISING = ["unmet", "not-recorded", "for-court", "met"]
ENTITIES = lib.entities()
cache = {}


# ---------------------------------------------------------------- reading

def read(record):
    """Findings; each record is evaluated once."""
    key = lib.dump(record)
    if key not in cache:
        cache[key] = lib.findings(record)
    return cache[key]


def all_findings(doc):
    return chain(doc["matter"]["findings"], *(d["findings"] for d in doc["defendants"]))


def verdict(finding):
    """What a finding decides, without its sentences."""
    f = {k: finding.get(k) for k in ("status", "why", "basis", "reached", "contest", "derived_status", "rule")}
    f["worlds"] = json.dumps(finding.get("worlds"))
    f["evidence"] = sorted((e["id"], e["effect"], e.get("rule") or "", json.dumps(e.get("worlds"))) for e in finding["evidence"])
    return f


def verdicts(doc):
    """Every node with its verdicts, in the order given."""
    out = {}
    for f in all_findings(doc):
        out.setdefault(f["node"], []).append(verdict(f))
    return out


def statuses(doc):
    """Every node with its statuses and whys, by world."""
    return {n: [(v["worlds"], v["status"], v["why"]) for v in vs] for n, vs in verdicts(doc).items()}


def outcomes(doc):
    return {d["id"]: (d["outcome"], d["turns_on"], d["may_turn_on"], [(o["outcome"], o.get("worlds")) for o in d["outcomes"]])
            for d in doc["defendants"]}


def status(record, node):
    return [f["status"] for f in all_findings(read(record)) if f["node"] == node]


def defendants(doc):
    """By id, each with the decided cases like his balance, which may be told with another."""
    like = {d["id"]: d["balance"]["like"] for d in doc["defendants"]}
    whole = lambda of: like[of["as"]] if "as" in of else of
    return {d["id"]: {**d, "balance": {**d["balance"], "like": whole(like[d["id"]])}} for d in doc["defendants"]}


def elements(doc):
    """Nodes of elements: those that no other node was joined into."""
    return {f["node"]: f for f in all_findings(doc) if "members" not in f and "/t/" not in f["node"]}


def differing(a, b):
    return sorted(k for k in a.keys() | b.keys() if a.get(k) != b.get(k))


def for_all(name, law, matters=None):
    """One point: law(record) gives None, or a sentence where it is broken; at least one matter must be fit for it."""
    chosen = matters or MATTERS
    with ThreadPoolExecutor(2) as two:
        said = dict(zip(chosen, two.map(lambda record: law(copy.deepcopy(record)), chosen.values())))
    fit = [label for label in said if said[label] is not NOT_FIT]
    broken = [f"{label}: {said[label]}" for label in fit if said[label]]
    tap.ok(fit and not broken, name, "\n".join(broken) or "no matter was fit to show it")


NOT_FIT = "not fit"


# ---------------------------------------------------------------- order and place

def order_of_rows():
    def law(record):
        expected = lib.evaluate(record)
        for seed in range(3):
            if lib.evaluate(lib.shuffle(record, seed)) != expected:
                return f"shuffle {seed} changes the findings"
    for_all("the order of rows, keys and list members changes no byte", law)


def packs_in(names, seed=None):
    """A directory with the built-in packs, each under another name."""
    directory = lib.scratch(suffix="")
    directory.mkdir()
    for name, pack in zip(names, lib.PACKS):
        value = lib.load(pack)
        (directory / f"{name}.json").write_bytes(lib.dump(value if seed is None else lib.shuffle(value, seed, ORDERED)))
    return directory


ORDERED = ("auth", "defects", "positions", "is", "phrases", "same", "in", "before", "cmp", "within", "since", "status", "position", "all", "any",
           "speakers", "labels", "factors", "parts", "outcomes", "answers", "facts", "claims", "nodes")  # of decided cases


def order_of_packs():
    n = len(lib.PACKS)
    first = packs_in([f"{i:02}" for i in range(n)])
    turned = packs_in([f"{n - i:02}" for i in range(n)]), packs_in([f"x{(7 * i) % n:02}" for i in range(n)])
    expected = lib.evaluate(LEIFER, "--law", first)
    tap.ok(all(lib.evaluate(LEIFER, "--law", o) == expected for o in turned), "the order of packs changes no byte")
    rules = json.loads(lib.evaluate(LEIFER, "--law", packs_in([str(i) for i in range(n)], seed=1)))
    same = {k: v for k, v in json.loads(expected).items() if k != "law"}  # which has a digest of each pack
    tap.ok({k: v for k, v in rules.items() if k != "law"} == same, "the order of rules, keys and sets in a pack changes no finding")
    tap.same(json.loads(expected)["defendants"], read(LEIFER)["defendants"], "the built-in packs laid over themselves change nothing")
    quiet = lib.scratch(suffix="")
    quiet.mkdir()
    rule = next(r for r in lib.load(lib.ROOT / "engine/law/evidence.json")["rules"] if r["id"] == "C25")
    (quiet / "p.json").write_bytes(lib.dump({"format": "unmask.law/1", "id": "p", "version": "1", "title": "p",
                                            "rules": [{**rule, "if": {"is": ["a.says", "mentions"]}}]}))
    tap.ok(statuses(lib.findings(LEIFER, "--law", quiet)) != statuses(read(LEIFER)), "a pack laid over with --law is applied")
    shutil.rmtree(quiet)


def surroundings():
    path = lib.scratch(LEIFER, suffix=" other name.json")
    expected = lib.evaluate(LEIFER)
    runs = {"a second run": {}, "LC_ALL=de_DE.UTF-8": {"env": {"LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8"}},
            "TZ=Asia/Tokyo": {"env": {"TZ": "Asia/Tokyo"}}, "another directory": {"cwd": "/"}}
    for name, how in runs.items():
        tap.ok(lib.answer("evaluate", "--format", "json", path, **how) == expected, f"{name} gives the same bytes")
    os.chdir(lib.TMP)
    text = {lib.answer("evaluate", "--full", "--width", "80", path.name, env={"TZ": tz, "LC_ALL": lc})
            for tz, lc in (("UTC", "C"), ("Asia/Tokyo", "de_DE.UTF-8"), ("America/New_York", "tr_TR.UTF-8"))}
    tap.same(len(text), 1, "the text of a run depends on neither locale nor time zone")


# ---------------------------------------------------------------- what may move what

def early_filing(record):
    """A filing that is surely before the court, so that an added record moves no day."""
    days = {f["id"]: f["filed"] for f in record["filings"] if isinstance(f.get("filed"), str)}
    return min(days, key=lambda f: (days[f], f))


def only_defendant_moves(record, changed, account, alike=lambda d: d):
    before, after = ({k: alike(d) for k, d in defendants(read(r)).items()} for r in (record, changed))
    own = {d["id"] for d in record["defendants"] if account in d["accounts"]}
    moved = {d for d in before if before[d] != after[d]}
    return f"also moves {', '.join(sorted(moved - own))}" if moved - own else None if moved else NOT_FIT


def one_account_alone():
    def with_evidence(point):
        def law(record, source=None, alike=lambda d: d):
            account, act = record["accounts"][0]["id"], record["acts"][0]["id"]
            conveyed = sorted({p for a in record["acts"] for p in a["conveys"]})
            filled = {"id": "zz", "what": "zz", **({"from": source} if source else {}), **{k: v(account, act, conveyed) if callable(v) else v for k, v in point.items()}}
            changed = lib.add(record, points=[filled], assertions=[says("zz.a", "zz.r", "zz", knower=record["persons"][0]["id"])],
                              records=[declaration("zz.r", record["persons"][0]["id"], early_filing(record),
                                                   offered_by=record["persons"][0]["id"])])
            return only_defendant_moves(record, changed, account, alike)
        return law
    named = {"account": lambda account, act, points: account}
    about = {"of": lambda account, act, points: points}
    for_all("what is in one account's mind moves no other defendant", with_evidence({"kind": "mind", "state": "gross-carelessness", **named, **about}))
    for_all("that one account made an act moves no other defendant",
            with_evidence({"kind": "made", "act": lambda account, act, points: act, **named}))
    told = with_evidence({"kind": "told", "polarity": "denies", "with": "document", "at": "2020-01-01",
                          "to": lambda account, act, points: account, **about})

    def told_by_claimant(record):
        """The claimant's own word does not show falsity; that it is looked at for it may show in a why, and nowhere else."""
        claimant = record["claims"][0]["claimant"]
        if any(claimant in (p.get("mind"), p.get("actor")) for p in record["points"]):
            return NOT_FIT
        return told(record, claimant, alike=lambda d: (sorted({(f["node"], f["status"]) for f in d["findings"]}), d["outcomes"]))
    for_all("what the claimant told one account moves no other defendant", told_by_claimant)


def form_is_each_ones_own():
    record = lib.add(gen.plain(), records=[declaration("R1", filing="F1", form={"sworn": "no", "signed": "no"})],
                     assertions=[says("R1.a", "R1", "P1", "denies")],
                     inventory=[{"id": "V1", "scope": {"matter": True}, "upto": gen.LAST_DAY, "closed": "yes"}])
    good = lib.add(record, points=[{"id": "M1", "kind": "mind", "account": "A1", "of": ["P1"], "state": "ill-will", "what": "he hated him"}],
                   records=[declaration("R2")], assertions=[says("R2.a", "R2", "M1")])
    tap.same({d: o[0] for d, o in outcomes(read(record)).items()}, {"d1": "curable", "d2": "curable"},
             "where nothing is in a form that could be tested, every defendant may be curable")
    tap.same(outcomes(read(good))["d2"][0], "curable", "good evidence of one account's mind leaves another's outcome curable")


def irrelevant_record():
    def law(record):
        person = record["persons"][0]["id"]
        date = next(f["filed"] for f in record["filings"] if f["id"] == early_filing(record))
        changed = lib.add(record, filings=[{"id": "zz.f", "kind": "other", "title": "zz", "filed": date}],
                          points=[{"id": "zz", "kind": "event", "parties": [person], "what": "zz"}],
                          records=[declaration("zz.r", person, "zz.f", offered_by=person)],
                          assertions=[says("zz.a", "zz.r", "zz", "mentions", person)])
        before, after = read(record), read(changed)
        if before["defendants"] != after["defendants"]:
            return "moves defendants " + ", ".join(differing(defendants(before), defendants(after)))
        new = [f for f in after["matter"]["findings"] if f["node"] != "e/zz.a/competence"]
        if before["matter"]["findings"] != new or len(new) + 1 != len(after["matter"]["findings"]):
            return "changes shared findings " + ", ".join(differing(statuses(before), statuses(after)))
        kept = [k for k in before["matter"] if k not in ("findings", "filings", "cautions")]
        return next((f"changes {k}" for k in kept if before["matter"][k] != after["matter"][k]), None)
    for_all("a record that is beside the point adds its own node and changes nothing else", law)


def no_claim_no_showing():
    record = lib.change(gen.plain(), "claims", "C1", {"against": ["d1"]})
    closed = lib.add(record, inventory=[{"id": "V1", "scope": {"matter": True}, "upto": gen.LAST_DAY, "closed": "yes"}])
    for name, r in (("", record), (", the record closed", closed)):
        tap.ok(outcomes(read(r))["d2"][0] in ("not-made", "not-recorded"),
               f"no showing is made against a defendant whom no claim is pleaded against{name}", outcomes(read(r))["d2"])
    bare = {k: v for k, v in gen.plain().items() if k != "claims"}
    tap.ok({o[0] for o in outcomes(read(bare)).values()} <= {"not-made", "not-recorded"}, "nor where no claim is entered at all",
           outcomes(read(bare)))


def prose():
    def blank(record):
        out = copy.deepcopy(record)
        for table, entity in ENTITIES.items():
            rows = [out[table]] if entity.get("single") else out.get(table, [])
            for row in rows:
                for key, field in entity["fields"].items():
                    outer, _, inner = key.partition(".")
                    holder = row.get(outer, {}) if inner else row
                    if field["type"] == "text" and (inner or outer) in holder:
                        holder[inner or outer] = "x"
                    elif field["type"] == "texts" and outer in holder:
                        holder[outer] = ["x"] * len(holder[outer])
                if "note" in row:
                    row["note"] = "x"
        return out

    def law(record):
        before, after = read(record), read(blank(record))
        if verdicts(before) != verdicts(after):
            return "moves " + ", ".join(differing(verdicts(before), verdicts(after))[:5])
        return None if outcomes(before) == outcomes(after) else "changes an outcome"
    for_all("blanking all prose changes no status, why or outcome", law)


def speakers():
    def law(record):
        changed = copy.deepcopy(record)
        for act in changed["acts"]:
            act["by"] = {"unknown": True}
        shared = [{n: v for n, v in verdicts(read(r)).items() if n[:2] in ("i/", "a/", "e/", "p/")} for r in (record, changed)]
        if shared[0] != shared[1]:
            return "moves " + ", ".join(differing(*shared)[:5])
        if any(s["accounts"] for s in read(changed)["matter"]["statements"]):
            return "an account stands with an act of an unknown speaker"
    for_all("who made an act changes nothing that is shared", law)

    def alike(record):
        if any("accounts" in v["scope"] for v in record.get("inventory", [])) or len({len(d["accounts"]) for d in record["defendants"]}) > 1:
            return NOT_FIT
        for table, key in (("points", "account"), ("points", "to"), ("records", "about"), ("assertions", "about"), ("records", "author"),
                           ("claims", "against")):
            for row in record[table]:
                row.pop(key, None)
        for act in record["acts"]:
            act["by"] = {"unknown": True}
        seen = {}
        for d in read(record)["defendants"]:
            seen[d["id"]] = [(f["node"].split("/", 2)[2], verdict(f)) for f in d["findings"]], d["outcome"]
        return None if len({json.dumps(v) for v in seen.values()}) == 1 else "defendants differ"
    for_all("where nobody is known to have spoken and nothing names an account, all defendants stand alike", alike)


def closing():
    def law(record):
        record["records"] = [r for r in record["records"] if "unread" not in r["seen"]]
        record["inventory"] = []
        if any(isinstance(f.get("filed"), dict) and "to" not in f["filed"] for f in record["filings"]):
            return NOT_FIT
        record.pop("positions", None)
        account = record["accounts"][0]["id"]
        closed = lib.add(record, inventory=[{"id": "zz", "scope": {"accounts": [account]}, "upto": "2030-01-01", "closed": "yes"}])
        return only_defendant_moves(record, closed, account)
    for_all("closing the inventory for one defendant moves that one alone", law)


# ---------------------------------------------------------------- silence

def missing_keys():
    base = lib.add(gen.plain(), points=[{"id": "M", "kind": "made", "act": "S1", "account": "A1", "what": "A1 posted it"}],
                   records=[{**declaration("R1"), "author": ["wit"]}, {**declaration("R2"), "kind": "exhibit", "sponsored": "yes"}],
                   assertions=[says("R1.a", "R1", "P1", "denies", "wit"), says("R2.a", "R2", "M")],
                   inventory=[{"id": "V1", "scope": {"matter": True}, "upto": gen.LAST_DAY, "closed": "yes"}])
    base["points"][0]["actor"] = "wit"
    tap.same((status(base, "e/R1.a/competence"), status(base, "i/P1/falsity"), status(base, "e/R2.a/competence")),
             (["met"], ["met"], ["met"]), "the matter for these tests counts every assertion")
    no_oath = lib.change(base, "records", "R1", {"form": {"sworn": "no"}})
    for record, table, row, keys, node in (
            (no_oath, "records", "R1", ("form", "signed"), "e/R1.a/competence"),
            (no_oath, "records", "R1", ("form", "dated"), "e/R1.a/competence"),
            (no_oath, "records", "R1", ("form", "perjury_clause"), "e/R1.a/competence"),
            (base, "records", "R2", ("sponsored",), "e/R2.a/competence"),
            (lib.change(base, "assertions", "R1.a", {"knower": "roe"}), "assertions", "R1.a", ("basis",), "e/R1.a/competence")):
        got = []
        for value in ("unstated", None):
            patch = value
            for key in reversed(keys):
                patch = {key: patch}
            got.append(status(lib.change(record, table, row, patch), node))
        tap.same(got, [["unmet"], ["not-recorded"]], f"{'.'.join(keys)}: unstated is not met, missing is not recorded")
    tap.same(status(lib.change(base, "records", "R1", {"form": {"sworn": "no", "signed": None}}), "i/P1/falsity"), ["not-recorded"],
             "and so is the element that rests on it")
    tap.same(status(lib.change(base, "acts", "S1", {"audience": "unstated"}), "a/S1/publication"), ["unmet"], "an unstated audience shows no publication")
    tap.same(status(lib.change(base, "acts", "S1", {"audience": None}), "a/S1/publication"), ["not-recorded"], "a missing audience leaves it open")

    def law(record):
        """Taking an answer away makes an assertion's competence unknown, or leaves it; it never turns it round."""
        before, tried = statuses(read(record)), 0
        for row in record["records"][:6]:
            for key in ("sponsored", "form"):
                if key not in row:
                    continue
                tried += 1
                after = statuses(read(lib.change(record, "records", row["id"], {key: None})))
                for node in (n for n in before if n.startswith("e/")):
                    was, now = ({s for _, s, _ in x[node]} for x in (before, after))
                    if not now <= was | {"not-recorded"}:
                        return f"without {row['id']}.{key}, {node} goes from {was} to {now}"
        return None if tried else NOT_FIT
    for_all("a missing key never decides what was not decided by its value", law,
            {k: v for k, v in MATTERS.items() if k in [f"seed {s}" for s in range(6)]})


# ---------------------------------------------------------------- the shape of a record

def splitting():
    def law(record):
        home = {}
        for a in record["assertions"]:
            home.setdefault(a["record"], []).append(a["id"])
        full = next((r for r, found in home.items() if len(found) > 1), None)
        if not full:
            return NOT_FIT
        row = next(r for r in record["records"] if r["id"] == full)
        changed = lib.change(lib.add(record, records=[{**row, "id": "zz"}]), "assertions", home[full][-1], {"record": "zz"})
        for o in [o for o in record.get("orders", []) if full in (o["earlier"], o["later"])]:
            changed["orders"].append({**o, "id": f"zz-{o['id']}", **{k: "zz" for k in ("earlier", "later") if o[k] == full}})
        before, after = read(record), read(changed)
        if statuses(before) != statuses(after):
            return f"splitting {full} moves " + ", ".join(differing(statuses(before), statuses(after))[:5])
        return None if outcomes(before) == outcomes(after) else "changes an outcome"
    for_all("one record or two, by assertion, changes no status", law)


def orders():
    compares_times = {"actual-malice"}  # D06, D07 and D08 read times, and no other rule does

    def law(record):
        for order in record.get("orders", []):
            changed = lib.change(record, "orders", order["id"], {"earlier": order["later"], "later": order["earlier"]})
            if lib.run("check", "-", stdin=lib.dump(changed)).returncode:
                continue  # now in a circle with others
            before, after = ({n: verdict(f) for n, f in elements(read(r)).items()} for r in (record, changed))
            wrong = [n for n in differing(before, after) if n.rsplit("/", 1)[1] not in compares_times]
            return f"reversing {order['id']} moves {', '.join(wrong[:5])}" if wrong else None
        return NOT_FIT
    for_all("reversing an order moves only elements whose rules compare times", law)

    told = lib.add(gen.plain(), points=[{"id": "T", "kind": "told", "to": "A1", "of": ["P1"], "polarity": "denies", "with": "document",
                                        "what": "A1 was shown the till roll"}],
                   records=[declaration("R1")], assertions=[says("R1.a", "R1", "T")],
                   orders=[{"id": "O1", "earlier": "T", "later": "S1"}],
                   inventory=[{"id": "V1", "scope": {"matter": True}, "upto": gen.LAST_DAY, "closed": "yes"}])
    del told["acts"][0]["at"]
    node = "d/d1/c/C1/S1/P1/actual-malice"
    back = lib.change(told, "orders", "O1", {"earlier": "S1", "later": "T"})
    tap.same((set(status(told, node)), set(status(back, node))), ({"for-court", "excused"}, {"unmet", "excused"}),
             "proof that reached the account before it posted is for the court, and after is nothing")


def merging():
    record = lib.add(gen.plain(), points=[{"id": "P2", "kind": "did", "actor": "wit", "what": "Roe was seen"}],
                     records=[declaration("R1"), declaration("R2", "wit")],
                     assertions=[says("R1.a", "R1", "P1"), says("R2.a", "R2", "P2", "denies", "wit")])
    record["acts"][0]["conveys"] = ["P1", "P2"]
    tap.same((status(record, "i/P1/falsity"), status(record, "i/P2/falsity")), (["unmet"], ["met"]), "one point is conceded, the other denied by who can know")
    merged = lib.change(lib.change(record, "assertions", "R1.a", {"point": "P2"}), "acts", "S1", {"conveys": ["P2"]})
    tap.same(status(merged, "i/P2/falsity"), ["unmet"], "made one, the concession reaches both")
    tap.same((status(record, "a/S1/sting"), status(merged, "a/S1/sting")), (["for-court"], ["inapplicable"]), "and no sting is left to ask about")


def renaming():
    mark = "qz-"

    def rename(v, ids):
        if isinstance(v, dict):
            return {k: rename(x, ids) for k, x in v.items()}
        if isinstance(v, list):
            return [rename(x, ids) for x in v]
        return mark + v if isinstance(v, str) and v in ids else v

    def law(record):
        ids = {row["id"] for t, rows in record.items() if isinstance(rows, list) for row in rows} | {record["matter"]["id"]}
        changed = rename(record, ids)
        for p in changed.get("positions", []):
            if "/" in p["on"]:
                p["on"] = "/".join(mark + part if part in ids else part for part in p["on"].split("/"))
        before, after = read(record), json.loads(lib.evaluate(changed).replace(mark.encode(), b""))
        before, after = copy.deepcopy(before), after
        del before["record"]["sha256"], after["record"]["sha256"]
        return None if before == after else "more than ids changes in " + ", ".join(differing(before, after))
    for_all("renaming all ids, in the same order, renames only", law)


def more_evidence():
    def rank(found):
        return [RISING.index(s) if s in RISING else None for s in found]

    def law(record):
        conveyed = [p for p in record["points"] if p["id"] in {c for a in record["acts"] for c in a["conveys"]}]
        filing, tried = early_filing(record), 0
        acts, accounts = record["acts"], [a["id"] for a in record["accounts"]]
        offers = [("i/{}/falsity".format(p["id"]), None, p["id"], "denies", knower)
                  for p in conveyed for knower in [p.get("actor") or (p.get("parties") or [None])[0] or p.get("mind") or p.get("who")] if p["kind"] != "label"]
        offers += [(f"a/{a['id']}/publication", {"kind": "made", "act": a["id"], "account": accounts[0]}, "zz", "affirms", None) for a in acts]
        offers += [(f"a/{a['id']}/damages", {"kind": "caused", "act": a["id"], "of": [conveyed[0]["id"]]}, "zz", "affirms", None) for a in acts]
        person = next(p["id"] for p in record["persons"] if "witness" in p.get("roles", ["witness"]))
        before = read(record)
        for node, point, about, verb, knower in offers:
            changed = lib.add(record, records=[declaration("zz.r", person, filing, offered_by=person)],
                              assertions=[says("zz.a", "zz.r", about, verb, knower or person)], points=[{**point, "id": "zz", "what": "zz"}] if point else [])
            was, now = ([f for f in d["matter"]["findings"] if f["node"] == node] for d in (before, read(changed)))
            if len(was) != 1 or len(now) != 1 or was[0]["status"] not in RISING:
                continue
            tried += 1
            if now[0]["status"] not in RISING or rank([now[0]["status"]]) < rank([was[0]["status"]]):
                return f"{node} falls from {was[0]['status']} to {now[0]['status']}"
        return None if tried else NOT_FIT
    for_all("a competent assertion more, for the burdened side, never lowers an element", law,
            {k: v for k, v in MATTERS.items() if k == "leifer-2023" or k in [f"seed {s}" for s in range(5)]})

    record, found = gen.plain(), []
    for i in range(4):
        found.append(status(record, "i/P1/falsity"))
        record = lib.add(record, records=[declaration(f"R{i}")], assertions=[says(f"R{i}.a", f"R{i}", "P1", "denies", modality=["is", "may", "is"][i % 3])])
    tap.same(found, [["not-recorded"], ["met"], ["met"], ["met"]], "a sworn denial by who can know raises falsity to met, and more of them leave it there")


def claims_beside_each_other():
    def law(record, claimant):
        claims = record["claims"]
        if claimant:
            record = lib.add(record, persons=[{"id": "zz", "name": "Zz", "roles": ["claimant"]}])
        record = lib.add(record, claims=[{**claims[0], "id": "zz.c", **({"claimant": "zz"} if claimant else {})}])
        doc, seen = read(record), set()
        for f in all_findings(doc):
            worlds = [(f["node"], json.dumps(w, sort_keys=True)) for w in f.get("worlds") or [{}]]
            if seen & set(worlds):
                return f"{f['node']} has two findings in one world"
            seen |= set(worlds)
        return None
    for_all("with a second claim no node has two findings in one world", lambda r: law(r, False))
    for_all("nor with a second claimant", lambda r: law(r, True))


tap.run(claims_beside_each_other, order_of_rows, order_of_packs, surroundings, one_account_alone, form_is_each_ones_own, irrelevant_record, no_claim_no_showing,
        prose, speakers, closing, missing_keys, splitting, orders, merging, renaming, more_evidence)
