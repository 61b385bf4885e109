#!/usr/bin/env python3
"""Every rule of the law proved by data: tests/rules/<rule>.json holds rows over the matter tests/rules/base.json.

A row is {"name", "from", "patch", "options", "expect", "bug"}:
  from     the row of the same file that is patched instead of the base matter
  patch    RFC 7386, over a form of the record in which each table is an object keyed by id
  options  more arguments of evaluate
  expect   what must be found in the findings; every one of:
    {"node": N, "in": {QUESTION: POSITION}, KEY: VALUE...}      every finding on N (in those worlds): status, why, basis, rule, ...
    {"node": N, "evidence": ASSERTION, KEY: VALUE...}           a piece of its evidence: effect, rule, ...
    {"defendant": D, "in": ..., "outcome": ..., KEY: VALUE...}  with in, of the outcome there: rule; else turns_on, provisional, ...
    {"note": RULE, "of": D, KEY: VALUE...}                      a factor or a remark, of the matter where no defendant is named: leans, text
    {"absent_rule": RULE}, {"absent_node": N}, {"asks": ASK}, {"fails": TEXT ON STANDARD ERROR}
    {"later": RULE}, {"in_force": RULE}                         whether a rule is listed as later law, which decides nothing
    of these keys "missing" lists what decides and is not entered, "says" is a part of the reason, "question" and
    "comes_down_to" are the ids of a question and of a node, "leans" of a defendant is where the balance leans
  bug      what is wrong with the law or the engine: the row must fail for as long as that is so

A rule must fire in one row of its file and not in another, and the two must differ in one fact. A rule that says
nothing itself and only defeats others fires where those are silent.
"""
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from functools import cache
import json
import sys

import lib
import tap

ROWS = lib.ROOT / "tests/rules"
LONG = "long" in sys.argv[2:]  # the dates of every rule, else of one in four
PROVED = ("competence", "scope", "sufficiency", "status", "outcome", "select", "element", "question", "factor", "remark", "gate", "excuse")
PACKS = [lib.load(p) for p in lib.PACKS]
RULES = {r["id"]: r for p in PACKS for r in p.get("rules", [])}
DATES = {a["id"]: a["date"] for p in PACKS for a in p.get("authorities", [])}
SINGLE = ("format", "matter")


# ---------------------------------------------------------------- rows

def keyed(record):
    """The record with each table as an object of rows by id."""
    by_id = lambda rows: {r["id"]: {k: v for k, v in r.items() if k != "id"} for r in rows}
    return {t: v if t in SINGLE else by_id(v) for t, v in record.items()}


def listed(tables):
    return {t: v if t in SINGLE else [{"id": i, **r} for i, r in v.items()] for t, v in tables.items()}


BASE = keyed(lib.load(ROWS / "base.json"))


class Row:
    def __init__(self, file, row, earlier):
        unknown = row.keys() - {"name", "from", "patch", "options", "expect", "bug"}
        if unknown or not row.get("expect"):
            raise ValueError(f"{file}: {row.get('name')}: {f'no key {sorted(unknown)}' if unknown else 'expects nothing'}")
        self.file, self.name, self.expect, self.bug = file, row["name"], row["expect"], row.get("bug")
        self.options = row.get("options", [])
        self.tables = lib.merge(earlier[row["from"]].tables if "from" in row else BASE, row.get("patch", {}))

    def evaluate(self):
        self.doc, self.error = findings(lib.dump(listed(self.tables)), tuple(self.options))
        self.fired = self.doc is not None and fires(self.doc, self.file)
        return self


def row_files():
    """The files of rows, one a rule."""
    return sorted(p for p in ROWS.glob("*.json") if p.stem not in ("base", "unproved"))


def read_rows(path):
    rows = {}
    for row in lib.load(path):
        if row["name"] in rows:
            raise ValueError(f"{path.name}: two rows are called {row['name']}")
        rows[row["name"]] = Row(path.stem, row, rows)
    return list(rows.values())


@cache
def findings(record, options):
    """Findings, or None and what the program complained of."""
    done = lib.run("evaluate", "--format", "json", *options, "-", stdin=record)
    return (json.loads(done.stdout), "") if done.returncode == 0 else (None, done.stderr.decode())


def options_with(options, key, value):
    """Options with one of them set."""
    at = options.index(key) if key in options else len(options)
    return tuple(options[:at]) + (key, value) + tuple(options[at + 2:])


# ---------------------------------------------------------------- what a rule did

def all_findings(doc):
    return doc["matter"]["findings"] + [f for d in doc["defendants"] for f in d["findings"]]


def notes(doc, defendant=None):
    """Factors and remarks of a defendant, or of the matter."""
    if defendant is None:
        return doc["matter"]["factors"] + doc["matter"]["remarks"]
    return [n for d in doc["defendants"] if d["id"] == defendant for n in d["balance"]["factors"] + d["remarks"]]


def asked(doc):
    return {f["question"]["id"] for f in all_findings(doc) if "question" in f}


def splits_worlds(doc, question):
    """Whether anything comes out otherwise under another position of a question."""
    return f'"question": "{question}", "position"' in json.dumps([all_findings(doc), [d["outcomes"] for d in doc["defendants"]]])


def speaks(doc, rule):
    """Whether a rule decides a finding, a piece of evidence or an outcome; that it may hold is not enough."""
    kind = RULES[rule]["kind"]
    if kind == "question":
        return splits_worlds(doc, rule)
    if kind in ("factor", "remark"):
        return any(n["rule"] == rule for n in notes(doc) + [n for d in doc["defendants"] for n in notes(doc, d["id"])])
    if kind == "outcome":
        return any(o.get("rule") == rule for d in doc["defendants"] for o in d["outcomes"])
    for f in all_findings(doc):
        if kind == "competence" and f["node"].endswith("/competence") and f["status"] == "not-recorded":
            continue
        if f.get("rule") == rule or any(e.get("rule") == rule and e["effect"] != "unknown" for e in f["evidence"]):
            return True
    return False


def fires(doc, rule):
    only_defeats = "then" not in RULES[rule] and RULES[rule].get("defeats")
    return not any(speaks(doc, r) for r in only_defeats) if only_defeats else speaks(doc, rule)


# ---------------------------------------------------------------- expectations

def holds_in(worlds, position):
    """Whether a list of worlds, None for all, has every world of a position."""
    return worlds is None or any(all(position.get(c["question"]) == c["position"] for c in one) for one in worlds)


def chosen(things, expect, key="worlds"):
    return [t for t in things if "in" not in expect or holds_in(t.get(key), expect["in"])]


def value_of(thing, key, expected):
    if key == "missing":
        premises = thing["premises"] + [p for e in thing.get("evidence", []) if e["effect"] == "unknown" for p in e["premises"]]
        return sorted({p["path"] for p in premises if p["value"] is None})
    if key == "says":
        reason = thing.get("reason", thing.get("text"))
        text = reason if isinstance(reason, str) else reason["text"]
        return expected if expected in text else text
    if key == "answers":
        return [a["text"] for a in thing["answers"]]
    if key == "leans" and "balance" in thing:
        return thing["balance"]["leans"]
    inner = {"question": "id", "comes_down_to": "node"}
    return thing.get(key, {}).get(inner[key]) if key in inner else thing.get(key)


def wrong_with(things, expect, skip):
    if not things:
        return "there is none"
    for thing in things:
        for key in expect.keys() - skip:
            got = value_of(thing, key, expect[key])
            if got != expect[key]:
                return f"{key} is {got!r}"
    return None


def wrong_in(doc, error, expect):
    """None, or what is wrong with the findings."""
    if "fails" in expect:
        return None if doc is None and expect["fails"] in error else error or "it did not fail"
    if doc is None:
        return error
    if "absent_rule" in expect:
        return "it fires" if speaks(doc, expect["absent_rule"]) else None
    if "later" in expect or "in_force" in expect:
        later = [r["rule"] for r in doc["matter"]["later_law"]]
        rule = expect.get("later", expect.get("in_force"))
        return None if (rule in later) == ("later" in expect) and rule in RULES else f"later law is {later}"
    if "absent_node" in expect:
        return "it is there" if any(f["node"] == expect["absent_node"] for f in all_findings(doc)) else None
    if "asks" in expect:
        return None if expect["asks"] in asked(doc) else f"it asks {sorted(asked(doc))}"
    if "note" in expect:
        return wrong_with([n for n in notes(doc, expect.get("of")) if n["rule"] == expect["note"]], expect, {"note", "of"})
    if "defendant" in expect:
        them = [d for d in doc["defendants"] if d["id"] == expect["defendant"]]
        if "in" in expect or "rule" in expect:
            them = chosen([o for d in them for o in d["outcomes"]], expect, "positions")
        return wrong_with(them, expect, {"defendant", "in"})
    things = chosen([f for f in all_findings(doc) if f["node"] == expect["node"]], expect)
    if "evidence" in expect:
        things = chosen([e for f in things for e in f["evidence"] if e["id"] == expect["evidence"]], expect)
    return wrong_with(things, expect, {"node", "evidence", "in"})


def judge(row):
    """One test point."""
    wrong = [f"{json.dumps(e, ensure_ascii=False)}\n  {w}" for e in row.expect if (w := wrong_in(row.doc, row.error, e))]
    name = f"{row.file}: {row.name}"
    if not row.bug:
        return tap.ok(not wrong, name, "\n".join(wrong))
    tap.detail(f"known bug: {row.bug}")
    for w in wrong:
        tap.detail(w)
    return tap.ok(wrong, f"{name} (known bug)", "it is mended: take the mark from this row")


# ---------------------------------------------------------------- what the rows prove together

def facts_between(a, b):
    """How many facts two rows differ in; a row of a table that one of them lacks is one fact, all options together another."""
    flat = lambda v: {k2: x for k, v2 in v.items() for k2, x in ({f"{k}.{s}": y for s, y in v2.items()} if k == "form" else {k: v2}).items()}
    n = a.options != b.options
    for table in (a.tables.keys() | b.tables.keys()) - {"format"}:
        rows = [({"": t.get(table, {})} if table == "matter" else t.get(table, {})) for t in (a.tables, b.tables)]
        for i in rows[0].keys() | rows[1].keys():
            if i in rows[0] and i in rows[1]:
                x, y = flat(rows[0][i]), flat(rows[1][i])
                n += sum(x.get(k) != y.get(k) for k in x.keys() | y.keys())
            else:
                n += 1
    return n


def show_pairs(rows, allowed):
    """For every rule: a row where it fires and one where it does not, one fact apart."""
    unproved, apart = {}, []
    for rule in (r for r in RULES.values() if r["kind"] in PROVED):
        own = [r for r in rows if r.file == rule["id"] and not r.bug]
        yes, no = [r for r in own if r.fired], [r for r in own if not r.fired]
        if not yes or not no:
            unproved[rule["id"]] = "no row where it fires" if not yes else "no row where it does not"
        elif min(facts_between(a, b) for a in yes for b in no) > 1:
            apart.append(f"{rule['id']}: no two rows that differ in one fact")
    for rule, how in unproved.items():
        tap.detail(f"not proved: {rule}: {how}{': ' + allowed[rule] if rule in allowed else ''}")
    strange = [f"{r}: {h}" for r, h in unproved.items() if r not in allowed] + [f"{r}: proved, or no rule" for r in allowed if r not in unproved]
    tap.ok(not strange, "every rule fires in a row and does not in another, but for those in unproved.json", "\n".join(strange))
    tap.ok(not apart, "where a rule fires and where it does not differ in one fact", "\n".join(apart))


def show_asks(rows):
    questions = set().union(*(asked(r.doc) for r in rows if r.doc))
    never = [r["id"] for r in RULES.values() if r["kind"] == "ask" and r["id"] not in questions]
    tap.ok(not never, "every question for the court is asked in a row", "\n".join(never))


def words_seen(rows):
    seen = {k: set() for k in ("status", "why", "basis", "reached", "contest", "effect", "outcome", "competence")}
    for row in (r for r in rows if r.doc):
        for f in all_findings(row.doc):
            for key in ("status", "why", "basis", "reached", "contest"):
                seen[key].add(f[key])
            seen["effect"].update(e["effect"] for e in f["evidence"])
            if f["reason"]["id"].startswith("competence."):
                seen["competence"].add(f["reason"]["id"].partition(".")[2])
        seen["outcome"].update(o["outcome"] for d in row.doc["defendants"] for o in d["outcomes"] + [d])
    return seen


def show_words(rows, allowed):
    """Every word a finding may use is used in a row, but for the allowed ones."""
    enums = lib.load(lib.SCHEMA / "vocabulary.json")["enums"]
    known = {k: set(enums["finding-basis" if k == "basis" else k]["values"]) for k in words_seen([]) if k != "effect"}
    known["effect"] = {"unknown", "excluded", "form", "not-individual", "none", "adds", "court", "enough", "decides"}
    unseen = {f"{k} {w}" for k, seen in words_seen(rows).items() for w in known[k] - seen}
    for word in sorted(unseen):
        tap.detail(f"not reached: {word}: {allowed.get(word, '')}")
    tap.same(sorted(unseen), sorted(allowed), "every status, why, basis, effect and outcome is reached, but for those in unproved.json")


def at_law(row, day):
    options = options_with(row.options, "--law-as-of", day)
    rule = RULES[row.file]
    chooses = rule["kind"] == "select" or (rule["kind"] == "question" and not rule.keys() & {"tests", "touches"})
    if not chooses and "--test" not in options:
        of_tests = "tests" in rule
        options = options_with(options, "--test", "highfields" if of_tests else "ever")
        options = options if of_tests else options_with(options, "--law", lib.law_of_old())
    return findings(lib.dump(listed(row.tables)), options)


def show_dates(rows, allowed):
    """A rule fires from the day of its first authority on, and not before."""
    rows = {r.file: r for r in reversed(rows) if r.fired and not r.bug and "--law-as-of" not in r.options}
    wrong = {}

    def look(row):
        first = min(DATES[a["id"]] for a in RULES[row.file]["auth"])
        early = at_law(row, str(date.fromisoformat(first) - timedelta(1)))[0]
        late = at_law(row, first)[0]
        fired = [doc is not None and fires(doc, row.file) for doc in (early, late)]
        return row.file, None if fired == [False, True] else f"fires {'before' if fired[0] else 'not on'} {first}"

    # What only defeats fires where its victim is silent, and before its day the victim is so too.
    dated = [r for r in rows.values() if "then" in RULES[r.file] or RULES[r.file]["kind"] in ("scope", "question", "factor", "remark")]
    dated = [r for r in dated if RULES[r.file]["kind"] != "element"]  # a claim asks for its elements whatever the day of the law
    dated = [r for i, r in enumerate(dated) if LONG or i % 4 == 0 or r.file in allowed]
    with ThreadPoolExecutor() as pool:
        wrong = {rule: w for rule, w in pool.map(look, dated) if w}
    for rule in sorted(wrong):
        tap.detail(f"{rule}: {wrong[rule]}: {allowed.get(rule, '')}")
    tap.same(sorted(wrong), sorted(allowed), "a rule does not fire before the day of its first authority, but for those in unproved.json")


def main():
    files = row_files()
    strange = [p.name for p in files if p.stem not in RULES]
    tap.ok(files and not strange, "every file of rows is called after a rule", "\n".join(strange))
    rows = [row for p in files if p.stem in RULES for row in read_rows(p)]
    with ThreadPoolExecutor() as pool:
        rows = list(pool.map(Row.evaluate, rows))
    tap.ok(lib.run("check", ROWS / "base.json").returncode == 0, "the base matter is a valid record")
    for row in rows:
        judge(row)
    allowed = lib.load(ROWS / "unproved.json")
    show_pairs(rows, allowed["rules"])
    show_asks(rows)
    show_words(rows, allowed["words"])
    show_dates(rows, allowed["dates"])


if __name__ == "__main__":
    tap.run(main)
