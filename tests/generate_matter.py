#!/usr/bin/env python3
"""Small matters for the tests: the same seed always gives the same one.

    tests/generate_matter.py SEED    print a record

plain() is the smallest matter in which every element of the claim is judged; tests patch it.
"""
import json
import random
import sys

import lib

STATES = ["knew-false", "doubted", "invented", "no-inquiry", "ill-will", "should-have-known", "gross-carelessness"]
CONTEXTS = ["handle-imitates-target", "handle-says-not-real", "emoji-or-laughter", "rating-site"]
SWORN = {"sworn": "yes", "signed": "yes", "dated": "yes", "perjury_clause": "yes"}
LAST_DAY = "2024-05-20"


def plain():
    """One account, one public post of one charge, one claim; nothing is offered and nothing is closed."""
    return {
        "format": "unmask.record/1",
        "matter": {"id": "plain", "caption": "Roe v. Doe", "court": "cand"},
        "persons": [{"id": "roe", "name": "Roe", "roles": ["seeker", "claimant", "target"]},
                    {"id": "host", "name": "Host", "roles": ["holder"]},
                    {"id": "wit", "name": "Wit", "roles": ["witness"]}],
        "filings": [{"id": "F1", "dkt": "Dkt. 1", "kind": "motion", "title": "Motion", "short": "Mot.", "by": "roe",
                     "filed": "2024-03-01"},
                    {"id": "F2", "dkt": "Dkt. 2", "kind": "declaration", "title": "Declaration", "short": "Decl.",
                     "by": "roe", "filed": LAST_DAY}],
        "accounts": [{"id": "A1", "handles": ["@one"], "role": "defendant"},
                     {"id": "A2", "handles": ["@two"], "role": "defendant"}],
        "defendants": [{"id": "d1", "label": "Doe 1", "accounts": ["A1"]},
                       {"id": "d2", "label": "Doe 2", "accounts": ["A2"]}],
        "points": [{"id": "P1", "kind": "did", "actor": "roe", "who": "wit", "what": "Roe stole from Wit", "charge": "crime"}],
        "acts": [{"id": "S1", "kind": "post", "by": {"one": "A1"}, "at": "2024-01-10", "audience": "public",
                  "quoted": "verbatim", "words": "Roe stole from Wit", "conveys": ["P1"]}],
        "claims": [{"id": "C1", "law": "ny-defamation", "claimant": "roe", "stance": "pleaded"}],
        "records": [], "assertions": [],
    }


def declaration(id, by="roe", filing="F2", **more):
    """A declaration in good form."""
    return {"id": id, "filing": filing, "cite": f"Decl. {id}", "kind": "declaration", "author": [by], "form": dict(SWORN),
            "offered_by": "roe", "seen": {"direct": True}, **more}


def says(id, record, point, verb="affirms", knower="roe", **more):
    """An assertion on personal knowledge."""
    return {"id": id, "record": record, "says": verb, "point": point, "fit": "words", "words": "so it is",
            "knower": knower, "basis": "perceived", "modality": "is", **more}


def sealed():
    """The plain matter with one sealed record; what it alone speaks of has SECRET in its text, and an id that begins with s-."""
    return lib.add(plain(), persons=[{"id": "s-person", "name": "SECRET name"}, {"id": "s-told", "name": "SECRET told"}],
                     filings=[{"id": "s-filing", "kind": "exhibit", "title": "SECRET title", "short": "SECRET short", "filed": "2024-03-01"}],
                     points=[{"id": "s-point", "kind": "told", "to": "s-told", "of": ["s-inner", "P1"], "what": "SECRET point"},
                             {"id": "s-inner", "kind": "is", "who": "s-person", "what": "SECRET inner point"}],
                     records=[declaration("s-record", "s-person", "s-filing", cite="SECRET cite", sealed="yes", note="SECRET note", at="2024-03-01"),
                              declaration("R1")],
                     assertions=[says("s-a", "s-record", "s-point", words="SECRET words", note="SECRET note"), says("s-b", "s-record", "P1", "denies", words="SECRET denial"),
                                 says("R1.a", "R1", "P1", "denies")],
                     positions=[{"id": "s-pos1", "on": "s-record", "question": "reach", "answer": "SECRET", "by": "holder", "gist": "SECRET gist"},
                                {"id": "s-pos2", "on": "i/P1/falsity", "question": "status", "answer": "unmet", "by": "holder", "basis": ["s-record"], "gist": "SECRET basis"},
                                {"id": "s-pos3", "on": "e/s-a/competence", "question": "status", "answer": "unmet", "by": "holder", "gist": "SECRET on a node"}],
                     facts=[{"id": "s-fact", "subject": "roe", "name": "media-access", "value": "yes", "record": "s-record", "words": "SECRET fact"}],
                     orders=[{"id": "s-order", "earlier": "S1", "later": "s-record", "cite": "SECRET order"}])


class Matter:
    def __init__(self, seed):
        self.rng = random.Random(f"unmask-{seed}")
        self.texts = 0
        self.care = self.rng.choice([0.7, 1.0])  # how often a key that may be missing was entered
        self.record = {"format": "unmask.record/1",
                       "matter": {"id": f"gen-{seed}", "caption": self.text("caption"), "court": "cand",
                                  "vehicle": "rule-45", "number": self.text("number")}}

    def chance(self, p):
        return self.rng.random() < p

    def pick(self, *options):
        return self.rng.choice(options)

    def some(self, rows, least=1, most=99):
        return self.rng.sample(rows, self.rng.randint(least, min(most, len(rows))))

    def text(self, what):
        self.texts += 1
        return f"{what} {self.texts}"

    def maybe(self, row, key, *options, p=1.0):
        """A key that may be missing: nobody has looked."""
        if self.chance(p * self.care):
            row[key] = self.pick(*options)

    def ids(self, table):
        return [row["id"] for row in self.record.get(table, [])]

    def put(self, table, prefix, **row):
        rows = self.record.setdefault(table, [])
        row = {"id": f"{prefix}{len(rows) + 1}", **{k: v for k, v in row.items() if v is not None}}
        if self.chance(0.1):
            row["note"] = self.text("note")
        rows.append(row)
        return row

    def day(self, first=1, last=12):
        month, day = self.rng.randint(first, last), self.rng.randint(1, 28)
        text = f"2023-{month:02}-{day:02}"
        if self.chance(0.2):
            return f"{text}T{self.rng.randint(0, 23):02}:{self.rng.randint(0, 59):02}"
        if self.chance(0.15):
            return {self.pick("from", "to"): text}
        return text

    # -------------------------------------------------------------- rows

    def people(self):
        for name, roles in (("claimant", ["seeker", "claimant", "target"]), ("holder", ["holder"]),
                            ("employers", ["group"]), ("witness", ["witness"]), ("court", ["court"])):
            self.put("persons", "per", name=self.text(name), roles=roles)
        self.claimant, self.holder, self.group, self.witness, self.court = self.ids("persons")
        for kind in ("complaint", "motion", "declaration", "opposition", "exhibit"):
            self.put("filings", "F", kind=kind, title=self.text("title"), short=self.text("short"), dkt=self.text("Dkt."),
                     by=self.pick(self.claimant, self.holder), filed=self.day(1, 12))
        self.put("filings", "F", kind="reply", title=self.text("title"), filed=LAST_DAY)
        for _ in range(self.rng.randint(2, 4)):
            self.put("accounts", "A", role="defendant", handles=[f"@{self.text('handle')}"] if self.chance(0.7) else None)
        accounts = self.ids("accounts")
        while accounts:
            mine = [accounts.pop(0) for _ in range(2 if len(accounts) > 2 and self.chance(0.2) else 1)]
            self.put("defendants", "d", label=self.text("Doe"), accounts=mine)

    def charges(self):
        """The points that acts convey."""
        for _ in range(self.rng.randint(3, 5)):
            kind = self.pick("did", "event", "is", "label", "reason")
            row = {"kind": kind, "what": self.text("what")}
            if kind == "did":
                row.update(actor=self.pick(self.claimant, self.group), who=self.pick(self.claimant, self.witness))
            elif kind == "event":
                row.update(parties=[self.group, self.claimant])
            elif kind == "reason":
                row.update(mind=self.group)
            else:
                row.update(who=self.claimant)
            if kind == "label":
                self.maybe(row, "hint", "none", "undisclosed-facts")
            self.maybe(row, "charge", "crime", "calling", "none", "unstated")
            self.put("points", "P", **row)
        self.conveyed = self.ids("points")

    def acts(self):
        for _ in range(self.rng.randint(2, 4)):
            row = {"kind": "post", "quoted": self.pick("verbatim", "paraphrase", "none"),
                   "conveys": self.some(self.conveyed, 1, 2)}
            row["by"] = self.pick({"one": self.pick(*self.ids("accounts"))}, {"one_of": self.some(self.ids("accounts"), 2)},
                                  {"unknown": True})
            row["words" if row["quoted"] == "verbatim" else "gist"] = self.text("words")
            if self.chance(0.6):
                row["at"] = self.day(4, 8)
            self.maybe(row, "audience", "public", "public", "group", "target-only", "unstated")
            if self.chance(0.3):
                row["context"] = self.some(CONTEXTS, 1, 2)
            if self.chance(0.4):
                row["found_in"] = [self.text("found"), self.text("found")]
            self.put("acts", "S", **row)

    def support(self):
        """The points that evidence is about."""
        accounts = self.ids("accounts")
        for act in self.ids("acts"):
            row = {"kind": "made", "act": act, "what": self.text("what")}
            self.maybe(row, "account", *accounts, p=0.8)
            self.put("points", "P", **row)
        for _ in range(self.rng.randint(2, 4)):
            row = {"kind": "mind", "of": self.some(self.conveyed, 1, 2), "state": self.pick(*STATES), "what": self.text("what")}
            self.maybe(row, "account", *accounts, p=0.8)
            self.put("points", "P", **row)
        for _ in range(self.rng.randint(2, 4)):
            row = {"kind": "told", "of": self.some(self.conveyed, 1, 2), "what": self.text("what")}
            self.maybe(row, "from", self.group, self.claimant)
            self.maybe(row, "to", self.claimant, *accounts)
            self.maybe(row, "polarity", "affirms", "denies")
            self.maybe(row, "with", "bare", "document", "recording", "unstated")
            if self.chance(0.5):
                row["at"] = self.day(3, 9)
            self.put("points", "P", **row)
        self.put("points", "P", kind="on-file", keeper=self.group, of=self.some(self.conveyed, 1, 1), what=self.text("what"))
        harm = self.put("points", "P", kind="harm", who=self.claimant, type="money", what=self.text("what"))
        self.put("points", "P", kind="caused", act=self.pick(*self.ids("acts")), of=[harm["id"]], what=self.text("what"))

    def papers(self):
        for _ in range(self.rng.randint(5, 8)):
            kind = self.pick("complaint", "verified-complaint", "declaration", "declaration", "declaration",
                             "counsel-declaration", "brief", "exhibit", "post", "message", "certificate", "testimony")
            row = {"filing": self.pick(*self.ids("filings")), "cite": self.text("cite"), "kind": kind,
                   "author": [self.pick(self.claimant, self.claimant, self.witness, self.group)], "offered_by": self.claimant}
            if kind in ("post", "message") and self.chance(0.5):
                row["author"] = [self.pick(*self.ids("accounts"))]
            form = {}
            for key in SWORN:
                self.maybe(form, key, "yes", "yes", "yes", "yes", "yes", "yes", "no", "unstated")
            if form:
                row["form"] = form
            self.maybe(row, "sponsored", "yes", "no", "unstated")
            row["seen"] = self.pick({"direct": True}, {"direct": True}, {"described_by": self.holder})
            if self.chance(0.4):
                row["at"] = self.day(3, 9)
            self.put("records", "R", **row)
        if self.chance(0.3):
            row = {"filing": self.pick(*self.ids("filings")), "cite": self.text("cite"), "kind": "declaration",
                   "seen": {"unread": True}}
            if self.chance(0.7):
                row["about"] = {"named": self.some(self.ids("accounts"), 1, 1)}
            self.put("records", "R", **row)

    def assertions(self):
        read = [r["id"] for r in self.record["records"] if "unread" not in r["seen"]]
        for _ in range(self.rng.randint(10, 20)):
            row = {"record": self.pick(*read), "point": self.pick(*self.ids("points")),
                   "says": self.pick("affirms", "affirms", "denies", "denies", "mentions")}
            self.maybe(row, "fit", "words", "sense")
            row[self.pick("words", "gist")] = self.text("said")
            self.maybe(row, "knower", self.claimant, self.claimant, self.witness, self.group)
            self.maybe(row, "basis", "perceived", "perceived", "told", "custodian", "inferred", "belief", "unstated")
            self.maybe(row, "modality", "is", "is", "is", "may", "must-have", "should-have")
            if self.chance(0.6):
                row["about"] = self.pick({"named": self.some(self.ids("accounts"), 1, 2)}, {"all": True}, {"some": True},
                                         {"itemised": self.some(self.ids("accounts"), 1, 1)}, {"unspecified": True})
            self.put("assertions", "a", **row)

    def rest(self):
        self.put("claims", "C", law="ny-defamation", claimant=self.claimant, stance="pleaded",
                 against=self.some(self.ids("defendants")) if self.chance(0.3) else None,
                 acts=self.some(self.ids("acts")) if self.chance(0.3) else None)
        if self.chance(0.7):
            scope = self.pick({"matter": True}, {"matter": True}, {"accounts": self.some(self.ids("accounts"))})
            self.put("inventory", "V", scope=scope, upto=self.pick(LAST_DAY, LAST_DAY, "2023-06-30"), cite=self.text("cite"),
                     closed=self.pick("yes", "as-reported", "no"), by=self.holder)
        earlier = self.ids("acts") + [p["id"] for p in self.record["points"] if p["kind"] == "told"] + self.ids("records")
        self.rng.shuffle(earlier)
        for _ in range(self.rng.randint(0, 3)):  # always down the shuffled list, so never in a circle
            i, j = sorted(self.rng.sample(range(len(earlier)), 2))
            self.put("orders", "O", earlier=earlier[i], later=earlier[j], cite=self.text("cite"))
        node = f"i/{self.conveyed[0]}/falsity"
        if self.chance(0.4):
            self.put("positions", "pos", on=node, question="status", answer="unmet", by="holder", gist=self.text("gist"),
                     cite=self.text("cite"), authorities=[self.text("authority"), self.text("authority")])
        if self.chance(0.2):
            self.put("positions", "pos", on=node, question="status", answer=self.pick("met", "unmet"),
                     by=self.pick("court", "clerk"), gist=self.text("gist"))
        self.put("requests", "Q", items=["ip-log", "name"], purpose=["serve"])
        if self.chance(0.3):
            self.put("decisions", "D", at="2023-09-01", filing="F2")
        self.put("facts", "fact", subject=self.claimant, name="media-access", value=self.pick("yes", "no", "unstated"))


def make(seed):
    m = Matter(seed)
    for step in (m.people, m.charges, m.acts, m.support, m.papers, m.assertions, m.rest):
        step()
    return m.record


if __name__ == "__main__":
    json.dump(make(sys.argv[1]), sys.stdout, indent=1, ensure_ascii=False)
    print()
