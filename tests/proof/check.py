#!/usr/bin/env python3
"""Check findings against the record and the law that they name, with nothing of the engine: an independent reader of proofs.

    tests/proof/check.py RECORD.json FINDINGS.json [DAY OF THE LAW]

It reads the record, the packs of engine/law, the dictionary (schema/vocabulary.json, schema/record.json) and the findings
(unmask evaluate --format json), and asks of every finding, in every world:

  premises   that each fact that a reason cites is what the record says
  condition  that the condition of the rule that decided holds
  defeated   that no rule which defeats it holds, unless that is itself defeated
  effect     that each assertion's effect is the one that its rule gives, and that nothing further is open to it
  cell       that the status of an element follows from what was offered on it
  join       that a parent's status and ground follow from its members
  outcome    that the outcome follows from the parts
  worlds     that the findings of a node leave no world out and name none twice
"""
import itertools
import json
import re
import sys
from collections import Counter
from pathlib import Path

from facts import KINDS, LATEST, Judge, Record, Unsupported, interval, minute

ROOT = Path(__file__).resolve().parents[2]
VOCABULARY = json.loads((ROOT / "schema/vocabulary.json").read_text(encoding="utf-8"))
ALL = ("unmet", "conflict", "not-recorded", "for-court", "contested", "met", "excused", "inapplicable")
ANY = ("met", "contested", "for-court", "not-recorded", "conflict", "unmet", "excused", "inapplicable")
WHYS = list(VOCABULARY["enums"]["why"]["values"])
LET_PASS = ("met", "contested", "excused", "inapplicable")
EFFECTS = {"excluded": ("competence", "excluded"), "form": ("competence", "form"), "none": ("reach", "none"), "adds": ("reach", "adds"),
           "court": ("reach", "court"), "enough": ("reach", "enough")}
REACHES = ["none", "adds", "court", "enough"]
WORST_FIRST = ("not-made", "curable", "not-recorded", "for-court", "balance-open", "showing-made")


def listed(value):
    return [] if value is None else value if isinstance(value, list) else [value]


# ---------------------------------------------------------------- the law

class Law:
    def __init__(self, law_day, folder=ROOT / "engine/law"):
        packs = [json.loads(p.read_text(encoding="utf-8")) for p in sorted(folder.rglob("*.json"))]
        dates = {a["id"]: a.get("date") for p in packs for a in p.get("authorities", [])}
        self.rules = {r["id"]: r for p in packs for r in p.get("rules", [])}
        self.active = {i for i, r in self.rules.items()
                       if not r.get("auth") or any(dates.get(a["id"]) is None or minute(dates[a["id"]], False) <= law_day for a in r["auth"])}
        self.defeaters = {}
        for i, r in self.rules.items():
            for victim in r.get("defeats", []):
                self.defeaters.setdefault(victim, []).append(i)
        self.kinds = {}
        for i, r in self.rules.items():
            self.kinds.setdefault((r["kind"], r.get("element")), []).append(i)


# ---------------------------------------------------------------- the findings

def holds_in(item, world):
    return "worlds" not in item or any(all(world.get(c["question"]) == c["position"] for c in way) for way in item["worlds"])


class Findings:
    """The findings by node, and what a condition may read of them."""

    def __init__(self, document):
        self.document = document
        self.by_node, self.owner = {}, {}
        for owner, findings in [(None, document["matter"]["findings"]), *((d["id"], d["findings"]) for d in document["defendants"])]:
            for f in findings:
                self.by_node.setdefault(f["node"], []).append(f)
                self.owner[f["node"]] = owner
        self.worlds = list(self.every_world())
        self.law = None

    def every_world(self):
        questions = self.document["matter"]["law_questions"]
        choices = [[(q["id"], p) for p in ([q["assumed"]] if "assumed" in q else [p["id"] for p in q["positions"]])] for q in questions]
        return (dict(c) for c in itertools.product(*choices))

    def at(self, node, world):
        return next((f for f in self.by_node.get(node, []) if holds_in(f, world)), None)

    def status(self, node, world):
        f = self.at(node, world)
        return (f["status"], f["why"]) if f else (None, None)

    def competence(self, assertion, level, world):
        f = self.at(f"e/{assertion}/pleaded/competence", world) if level == "pleading" else None
        f = f or self.at(f"e/{assertion}/competence", world)
        if f is None or f["status"] in ("not-recorded", "conflict"):
            return "unknown"
        rule = self.law.rules.get(f.get("rule"))
        return "counts" if f["status"] == "met" else rule["then"]["competence"] if rule else "excluded"

    def counts_everywhere(self, assertion):
        return all(self.competence(assertion, "evidence", w) == "counts" for w in self.worlds)

    def showing(self, defendant, world):
        for d in self.document["defendants"]:
            if d["id"] == defendant:
                parts = [f for n in d["parts"] if (f := self.at(n, world)) and self.law.rules.get(self.part_rule(n), {}).get("over") == "claims"]
                return parts[-1]["status"] if parts else "not-recorded"
        return "not-recorded"

    def part_rule(self, node):
        """The rule of a part: d/D/t/TEST/PART."""
        steps = node.split("/")
        return next((i for i, r in self.law.rules.items() if r["kind"] == "part" and len(steps) == 5 and (r["test"], r["part"]) == (steps[3], steps[4])), None)

    def first_position(self, question):
        return self.law.rules[question]["positions"][0]["id"]

    def shared_node(self, element, env, record, level):
        points = [v for v in env.values() if record.entity.get(v) == "point"]
        acts = [v for v in env.values() if record.entity.get(v) == "act"]
        point, act, claim = points[-1] if points else None, acts[-1] if acts else None, env.get("(claim)")
        for step in (["pleaded/", ""] if level == "pleading" else [""]):
            for base in ([f"i/{point}"] if point else []) + ([f"a/{act}/{point}"] if act and point else []) + ([f"a/{act}"] if act else []):
                head, _, tail = base.partition(f"/{point}") if base.startswith("a/") and point else (base, "", "")
                split = f"a/{act}/c/{claim}/{point}" if base == f"a/{act}/{point}" else f"{base}/c/{claim}"
                for name in (f"{split}/{step}{element}", f"{base}/{step}{element}"):
                    if name in self.by_node:
                        return name
        return None

    def tests(self, defendant, world):
        return {t["id"] for t in self.document["matter"]["tests"]
                if holds_in(t, world) and (defendant is None or defendant in t.get("defendants", [defendant]))}


# ---------------------------------------------------------------- names of nodes

def binding(node, record):
    """The rows that a node is judged for, its level and its element; None where the name is of no cell."""
    steps = node.split("/")
    b = {"level": "pleading" if "pleaded" in steps else "evidence", "element": steps[-1]}
    steps = [s for i, s in enumerate(steps) if not (s == "pleaded" and i > 0)]
    if steps[0] == "i":
        b["point"] = steps[1]
        b.update({"claim": steps[3]} if len(steps) == 5 else {})
    elif steps[0] == "a":
        b["act"] = steps[1]
        rest = steps[2:-1]
        if rest[:1] == ["c"] and len(rest) >= 2:
            b["claim"], rest = rest[1], rest[2:]
        if rest:
            b["point"] = rest[0]
    elif steps[0] == "p":
        b.update({"claim": steps[3]} if len(steps) == 5 else {"claimant": steps[1]})
    elif steps[0] == "e":
        b["assertion"] = steps[1]
    elif steps[0] == "d" and len(steps) > 3:
        b["defendant"], rest = steps[1], steps[2:]
        accounts = record.list(steps[1], "accounts")
        if rest[0] == "k":
            b["account"], rest = rest[1], rest[2:]
        elif len(accounts) == 1:
            b["account"] = accounts[0]
        if rest[0] == "c" and len(rest) == 5:
            b.update(claim=rest[1], act=rest[2])
            b.update({"point": rest[3]} if rest[3] != "-" else {})
        elif rest[0] not in ("t", "g"):
            return None
    else:
        return None
    return b


# ---------------------------------------------------------------- checking

class Checker:
    def __init__(self, record, document, law_day=None):
        as_of = document["record"].get("as_of")
        day = minute(as_of, True) if as_of else LATEST
        self.record, self.findings = Record(record, day, document["record"].get("decision")), Findings(document)
        self.law = Law(law_day or day)
        self.findings.law = self.law
        self.wrong, self.done = [], Counter()
        self.judges = {}

    def judge(self, level, world):
        key = level, tuple(sorted(world.items()))
        if key not in self.judges:
            self.judges[key] = Judge(self.record, world, self.findings, level, None)
        return self.judges[key]

    def ok(self, what, passed, node, detail=""):
        self.done[what] += 1
        if not passed:
            self.wrong.append(f"{what}: {node}: {detail}")

    # ------------------------------------------------------------ rules on rows

    def claims_of(self, b, rule):
        """The claims for which a cell that names none may have been judged."""
        record = self.record
        claims = [c for c in record.of("claim") if not rule.get("claim") or record.get(c, "law") in rule["claim"]]
        if "claim" in b:
            return [c for c in claims if c == b["claim"]]
        if "claimant" in b:
            return [c for c in claims if record.get(c, "claimant") == b["claimant"]]
        acts = [b["act"]] if "act" in b else [s for s in record.of("act") if b.get("point") in record.list(s, "conveys")]
        return [c for c in claims if not acts or record.get(c, "acts") is None or set(acts) & set(record.list(c, "acts"))]

    def env(self, rule, b, claim):
        names = {"assertion", "account", "act", "point", "claim", "defendant"}
        env = {"(claim)": claim}
        for name, sort in rule.get("for", {}).items():
            row = claim if sort == "claim" else b.get(sort)
            if sort not in names or row is None:
                return None
            env[name] = row
        return env

    def truth(self, i, b, claim, world):
        """Whether a rule holds for rows in a world, before anything defeats it."""
        rule = self.law.rules[i]
        env = self.env(rule, b, claim)
        speaks = i in self.law.active and b["level"] in rule.get("levels", ("evidence", "pleading")) and env is not None
        if rule.get("claim") and not {self.record.get(c, "law") for c in ([claim] if claim else self.record.of("claim"))} & set(rule["claim"]):
            speaks = False
        if rule.get("tests") and not set(rule["tests"]) & self.findings.tests(b.get("defendant"), world):
            speaks = False
        if not speaks:
            return False
        return self.judge(b["level"], world).eval(rule["if"], env) if "if" in rule else True

    def effective(self, i, b, claim, world):
        """The same, less what defeats it; a defeater that is defeated does not count."""
        truth = self.truth(i, b, claim, world)
        for d in self.law.defeaters.get(i, []):
            rule = self.law.rules[d]
            if truth is False or rule["kind"] != self.law.rules[i]["kind"] or rule.get("element") != self.law.rules[i].get("element"):
                continue
            by = self.effective(d, b, claim, world)
            truth = False if by else None if by is None else truth
        return truth

    def some_claim(self, i, b, world, test):
        """Whether a test of a rule's truth passes for one of the claims that the cell may be judged for."""
        claims = self.claims_of(b, self.law.rules[i]) or [None]
        return any(test(self.effective(i, b, c, world)) for c in claims)

    # ------------------------------------------------------------ findings

    def check(self):
        for node, findings in self.findings.by_node.items():
            self.covers(node, findings)
            for f in findings:
                worlds = [w for w in self.findings.worlds if holds_in(f, w)]
                self.premises(node, f, worlds)
                if "members" in f:
                    self.join(node, f, worlds)
                elif f["basis"] == "derived":
                    self.leaf(node, f, worlds)
        for d in self.findings.document["defendants"]:
            self.outcome(d)
        return self.wrong

    def covers(self, node, findings):
        counts = [sum(holds_in(f, w) for f in findings) for w in self.findings.worlds]
        self.ok("worlds", all(c <= 1 for c in counts) and (any(counts) if "/t/" in node or "/g/" in node or node == "m/test" else all(counts)), node, counts)

    def premises(self, node, f, worlds):
        b = binding(node, self.record) or {"level": "evidence"}
        for holder in [f, *f.get("evidence", [])]:
            rule = self.law.rules.get(holder.get("rule"), {})
            for p in holder.get("premises", []):
                self.premise(node, rule, b, p, worlds)

    def premise(self, node, rule, b, p, worlds):
        """A premise says what a path gives, read from the row it starts at."""
        root, _, rest = p["path"].partition(".")
        derived = {"competence", "evidence", "showing", "beyond_evidence"} & set(rest.split("."))
        if root in ("inventory", "record") and p["path"] in ("inventory.closed", "record.seen"):
            got = self.record.get(p["row"], rest)
            self.ok("premises", p["value"] == (got if isinstance(got, str) else next(iter(got))), node, p)
            return
        if derived or not worlds:
            return
        got = self.judge(b["level"], worlds[0]).follow(p["path"], {root: p["row"]} if root != "m" else {})
        self.ok("premises", self.says(got, p["value"]), node, f"{p}: the record gives {self.shown(got)}")

    def shown(self, got):
        return vars(got)

    def says(self, got, value):
        if value is None:
            return not got.known or got.type == "refs" and not got.complete or got.type == "enums" and not got.words
        if got.type == "refs":
            return sorted(x for x in value.split(", ") if x) == sorted(got.refs)
        if got.type in ("enum", "enums", "choice"):
            return {x for x in value.split(", ") if x} == set(got.words or ())
        if got.type == "row":
            return value == got.row
        if got.type == "int":
            return value == str(got.number)
        if got.type == "time":
            ends = value.split("..") if ".." in value else [value, value]
            return got.time == interval({k: v for k, v in zip(("from", "to"), ends) if v})
        return value == got.text

    def leaf(self, node, f, worlds):
        b, rule = binding(node, self.record), self.law.rules.get(f.get("rule"))
        if b is None or rule is None:
            return
        try:
            if rule["kind"] == "competence" and "assertion" in b:
                self.ok("condition", all(self.some_claim(f["rule"], b, w, lambda t: t is True) for w in worlds) or f["status"] == "not-recorded", node, f["rule"])
            elif rule["kind"] == "status":
                self.status_rule(node, f, b, rule, worlds)
            if b["element"] in VOCABULARY["enums"]["element"]["values"] and "/t/" not in node and "/g/" not in node:
                self.cell(node, f, b, worlds)
        except Unsupported as what:
            self.done[f"not read: {what}"] += 1

    def status_rule(self, node, f, b, rule, worlds):
        """The rule holds, on the assertion that it names where it speaks of one, and nothing that holds defeats it."""
        candidates = [e["id"] for e in f["evidence"] if e["effect"] == "decides"] if "assertion" in rule.get("for", {}).values() else [None]
        for w in worlds:
            held = any(self.some_claim(f["rule"], {**b, **({"assertion": a} if a else {})}, w, lambda t: t is True) for a in candidates)
            self.ok("condition", held, node, f"{f['rule']} does not hold in {w}")
        self.ok("status", f["status"] == rule["then"]["status"] and f["why"] == rule["then"].get("why", "none"), node, f["rule"])
        rivals = [i for i in self.law.kinds.get(("status", rule.get("element")), []) if f["rule"] in self.law.rules[i].get("defeats", [])]
        for w, i in itertools.product(worlds, rivals):
            against = self.law.rules[i]
            rows = [a for a in self.offered(node)] if "assertion" in against.get("for", {}).values() else [None]
            for a in rows:
                holds = self.some_claim(i, {**b, **({"assertion": a} if a else {})}, w, lambda t: t is True)
                self.ok("defeated", not holds, node, f"{i}, which defeats {f['rule']}, holds in {w}")

    def offered(self, node):
        return sorted({e["id"] for f in self.findings.by_node[node] for e in f.get("evidence", [])})

    # ------------------------------------------------------------ evidence

    def cell(self, node, f, b, worlds):
        """Each assertion's effect, and what they come to together."""
        for e in f["evidence"]:
            for w in worlds:
                if holds_in(e, w):
                    self.effect(node, e, b, w)
        rule = self.law.rules[f["rule"]]
        if rule["kind"] in ("sufficiency", "element") and f["status"] in ("met", "contested", "for-court", "unmet", "not-recorded"):
            for w in worlds:
                self.sum(node, f, rule, [e for e in f["evidence"] if holds_in(e, w)], b, w)

    def effect(self, node, e, b, world):
        rule, b = self.law.rules.get(e.get("rule")), {**b, "assertion": e["id"]}
        competence = self.findings.competence(e["id"], b["level"], world)
        if e["effect"] in ("excluded", "form"):
            self.ok("effect", competence == e["effect"], node, f"{e['id']}: {e['effect']}, and its competence is {competence}")
            return
        if e["effect"] in REACHES:
            self.ok("effect", competence == "counts", node, f"{e['id']} is weighed, and its competence is {competence}")
            best = max((REACHES.index(self.law.rules[i]["then"]["reach"]) for i in self.law.kinds.get(("sufficiency", b["element"]), [])
                        if "assertion" in self.law.rules[i].get("for", {}).values() and self.some_claim(i, b, world, lambda t: t is True)), default=0)
            self.ok("effect", best == REACHES.index(e["effect"]), node, f"{e['id']}: {e['effect']}, and rules take it as far as {REACHES[best]}")
        if rule and e["effect"] in EFFECTS:
            key, value = EFFECTS[e["effect"]]
            self.ok("effect", rule["then"].get(key, "none") == value, node, f"{e['id']}: {e['rule']} gives {rule['then']}")
            self.ok("condition", self.some_claim(e["rule"], b, world, lambda t: t is True), node, f"{e['rule']} does not hold of {e['id']} in {world}")

    def rows_alone(self, b, world):
        """How far rules take the element that speak of its rows and of no assertion."""
        return [(i, self.law.rules[i]) for i in self.law.kinds.get(("sufficiency", b["element"]), [])
                if "assertion" not in self.law.rules[i].get("for", {}).values() and self.some_claim(i, b, world, lambda t: t is True)]

    def sum(self, node, f, rule, evidence, b, world):
        alone = self.rows_alone(b, world)
        reach = {(e["effect"], bool(e.get("against"))) for e in evidence} | {(r["then"]["reach"], r["helps"] == "opponent") for _, r in alone}
        adding = {e["rule"] for e in evidence if e["effect"] == "adds"} | {i for i, r in alone if r["then"]["reach"] == "adds"}
        enough, against, court = ("enough", False) in reach, ("enough", True) in reach, ("court", False) in reach or len(adding) > 1
        if rule["kind"] == "element" and not rule.get("offered"):
            return
        expected = {"contested"} if enough and against else {"met"} if enough else {"for-court"} if court else {"unmet", "not-recorded"}
        self.ok("cell", f["status"] in expected, node, f"{f['status']} in {world}, and what is offered gives {expected}")
        if f["status"] != "unmet":
            return
        effects = {e["effect"] for e in evidence} | {r["then"]["reach"] for _, r in alone}
        why = ("no-evidence" if not effects else "not-individual" if effects == {"not-individual"}
               else "none-competent" if not effects & {"none", "adds", "court", "enough"} else "insufficient")
        self.ok("cell", f["why"] == why, node, f"{f['why']}, and what is offered gives {why}")

    # ------------------------------------------------------------ joins and outcomes

    def join(self, node, f, worlds):
        rule = self.law.rules.get(f.get("rule"), {})
        if f["reason"]["id"] == "not-recorded.law": # of a claim that the law does not know
            known = any(r.get("claim") and self.record.get(node.split("/")[-1], "law") in r["claim"] for r in self.law.rules.values() if r["kind"] == "element")
            self.ok("join", not known and f["status"] == "not-recorded", node, "the law knows the claim")
            return
        for w in worlds:
            members = [self.findings.at(m, w) for m in f["members"]]
            if rule.get("choose"):
                self.choice(node, f, members)
                continue
            order = ANY if f["join"] == "any" else ALL
            members = [m for m in members if m]
            statuses = [m["status"] for m in members]
            if f["basis"] != "derived":
                continue
            if not statuses:
                continue
            expected = next(s for s in order if s in statuses)
            self.ok("join", f["status"] == expected, node, f"{f['status']} in {w}, of {statuses} by {f['join']}")
            if f["status"] == "unmet" == expected and any(m["why"] != "none" for m in members if m["status"] == "unmet"):
                whys = [m["why"] for m in members if m["status"] == "unmet" and m["why"] != "none"]
                self.ok("join", f["why"] == min(whys, key=WHYS.index), node, f"{f['why']}, of {whys}")

    def choice(self, node, f, members):
        """Fault at one of two levels, as the third member says; showing the higher shows the lower."""
        if f["basis"] != "derived" or None in members:
            return
        yes, no, level = (m["status"] for m in members)
        lesser = next(s for s in ANY if s in (yes, no))
        expected = {"met": {yes}, "unmet": {lesser, no}}.get(level) or ({yes} if yes in (lesser, no) else {"for-court", "not-recorded"})
        self.ok("join", f["status"] in expected, node, f"{f['status']}, of {yes}, {no} by {level}")

    def outcome(self, d):
        for out in d["outcomes"]:
            worlds = [w for w in self.findings.worlds if holds_in({"worlds": out["positions"]} if out.get("positions") else out, w)]
            for w in worlds:
                self.one_outcome(d, out["outcome"], w)

    def one_outcome(self, d, outcome, world):
        if outcome in ("not-before-court", "depends"):
            return
        found = set()
        for node in d["parts"]:
            f = self.findings.at(node, world)
            if f is None:
                continue
            over = self.law.rules.get(self.findings.part_rule(node), {}).get("over")
            weighing = any(t["weighing"] for t in self.findings.document["matter"]["tests"] if f"/t/{t['id']}/" in node)
            found.add({"unmet": "not-made", "not-recorded": "not-recorded", "for-court": "balance-open" if over == "court" else "for-court",
                       "conflict": "for-court", "contested": "for-court" if weighing else "showing-made"}.get(f["status"], "showing-made"))
        worst = next((o for o in WORST_FIRST if o in found), "showing-made")
        fine = outcome == worst or (outcome == "curable" and worst == "not-made") or outcome == "for-court" and not d["parts"]
        gate = any("/g/" in n for n in d["parts"])
        self.ok("outcome", fine or gate, d["id"], f"{outcome} in {world}, and the parts give {worst}")


def check(record, document, law_day=None):
    """What is wrong, and how much was looked at."""
    checker = Checker(record, document, law_day)
    return checker.check(), checker.done


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    record, document = (json.loads(Path(p).read_text(encoding="utf-8")) for p in sys.argv[1:3])
    wrong, done = check(record, document, minute(sys.argv[3], True) if len(sys.argv) == 4 else None)
    print("\n".join(wrong))
    print(", ".join(f"{n} {what}" for what, n in sorted(done.items())))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
