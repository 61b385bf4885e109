#!/usr/bin/env python3
"""Two clocks: the record as of one day, the law as of another. Neither moves the other, and no later law is applied unmarked."""
from concurrent.futures import ThreadPoolExecutor

import generate_matter as gen
import lib
import tap

PACKS = [lib.load(p) for p in lib.PACKS]
RULES = {r["id"]: r for p in PACKS for r in p.get("rules", []) if r.get("auth")}
AUTHORITIES = {a["id"]: a for p in PACKS for a in p.get("authorities", [])}
LATEST = max(a["date"] for a in AUTHORITIES.values())
LEIFER = lib.load(lib.ROOT / "cases/leifer-2023/record.json")
LAW_DAYS = ["1960-01-01", "1990-06-01", "2007-01-01", "2012-01-01", "2021-03-01", "2023-02-03", "2025-08-11", LATEST]
FACTS = lib.load(lib.SCHEMA / "vocabulary.json")["enums"]["fact-name"]["values"]
SEEDS = range(8)


def with_facts(record):
    """The matter with every fact of the vocabulary, of the matter, of its first defendant and of its claimant, and a request for everything."""
    claimant = next(p["id"] for p in record["persons"] if "claimant" in p.get("roles", []))
    subjects = [{}, {"subject": record["defendants"][0]["id"]}, {"subject": claimant}]
    facts = [{"id": f"{i}-{name}", **subject, "name": name, "value": "yes"} for i, subject in enumerate(subjects) for name in FACTS]
    return lib.add(record, facts=facts, requests=[{"id": "ALL", "items": ["name", "ip-log", "content"], "purpose": ["serve"]}])


MATTERS = {"leifer-2023": LEIFER, **{f"seed {s}": with_facts(gen.make(s)) for s in SEEDS}}


# ---------------------------------------------------------------- reading

def objects(value):
    """Every object in a document."""
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else []:
        yield from objects(inner)


def cited(doc):
    """Every authority that a document gives, each time it does."""
    return [o for o in objects(doc) if o.get("id") in AUTHORITIES and "known" in o]


def all_findings(doc):
    return doc["matter"]["findings"] + [f for d in doc["defendants"] for f in d["findings"]]


def notes(doc):
    return doc["matter"]["factors"] + doc["matter"]["remarks"] + [n for d in doc["defendants"] for n in d["balance"]["factors"] + d["remarks"]]


def speaking(doc):
    """The rules that decide, add or remark something, but for the frame of elements and parts, which stands on every day."""
    rules = {f.get("rule") for f in all_findings(doc)} | {n["rule"] for n in notes(doc)}
    rules |= {e.get("rule") for f in all_findings(doc) for e in f["evidence"]} | {o.get("rule") for d in doc["defendants"] for o in d["outcomes"]}
    return {r for r in rules if r in RULES and RULES[r]["kind"] not in ("element", "part", "test")}


def later_law(doc):
    return {r["rule"]: r for r in doc["matter"]["later_law"]}


def questions(doc):
    return {q["id"]: q for q in doc["matter"]["law_questions"]}


def later_rules(day):
    """The rules, less those of other claims than the matters here have, all of whose authorities are later than a day."""
    return {name for name, rule in RULES.items() if all(AUTHORITIES[a["id"]]["date"] > day for a in rule["auth"])
            and "ny-defamation" in rule.get("claim", ["ny-defamation"])}


def marked_wrong(things, day):
    return sorted({f"{a['id']} of {AUTHORITIES[a['id']]['date']}: {'marked' if a.get('later') else 'not marked'}" for a in things
                   if bool(a.get("later")) != (AUTHORITIES[a["id"]]["date"] > day)})


# ---------------------------------------------------------------- Leifer

def day_of_the_record():
    doc = lib.findings(LEIFER)
    tap.same(doc["record"]["as_of"], "2023-02-03", "the record of Leifer runs through the day of the last paper")
    later = later_law(doc)
    for rule in ("B04", "B11", "B20"):
        tap.ok(rule not in speaking(doc), f"{rule}, which is later, does not speak there")
        tap.ok(rule in later and later[rule]["authorities"] and all(a.get("later") for a in later[rule]["authorities"]),
               f"{rule} stands with what was decided later, its authorities marked", sorted(later))
    tap.same(set(later), later_rules("2023-02-03"), "nothing else stands there than rules all of whose authorities are later")
    jones = [a for a in cited(doc) if a["id"] == "jones-v-meta"]
    tap.ok(jones and all(a.get("later") for a in jones), "Jones is marked later wherever it is cited", jones)
    rule = RULES["malice-before-discovery"]
    tap.same([AUTHORITIES[a["id"]]["date"][:4] for a in rule["auth"]], ["2022", "2008", "2025"], "malice before discovery rests on authorities of 2008, 2022 and 2025")
    answers = {p["id"]: p for p in questions(doc).get("malice-before-discovery", {"positions": []})["positions"]}
    tap.same(sorted(answers), ["excused", "required"], "and is an open question in 2023")
    given = [a for p in answers.values() for a in p["authorities"]]
    tap.ok({"blossoms", "gleicher"} <= {a["id"] for a in given} and not any(a.get("later") for a in given), "on authorities of which none is later", given)
    tap.same(later_law(lib.findings(LEIFER, "--law-as-of", "2023-02-03")), later, "the law is that of the day of the record unless a day is given")


def law_of_other_days():
    doc = lib.findings(LEIFER, "--law-as-of", "2026-01-01")
    tap.ok("B11" in speaking(doc), "in 2026 B11 speaks of Jones")
    tap.ok(not {"B04", "B20"} & set(later_law(doc)), "and B04 and B20 may")
    older = [r for r, at in later_law(doc).items() if min(AUTHORITIES[a["id"]]["date"] for a in at["authorities"]) <= "2026-01-01"]
    tap.ok(not older, "what is left as later law is later", ", ".join(older))
    jones = [a for a in cited(doc) if a["id"] == "jones-v-meta"]
    tap.ok(jones and not any(a.get("later") for a in jones), "Jones bears no mark")
    doc = lib.findings(LEIFER, "--law-as-of", "2007-01-01")
    tap.ok("malice-before-discovery" not in questions(doc), "in 2007 nobody asks whether malice must be shown before discovery")
    tap.ok("malice-before-discovery" not in str([d["outcomes"] + [d["turns_on"], d["may_turn_on"]] for d in doc["defendants"]]), "and no outcome turns on it")
    tap.ok("malice-before-discovery" in later_law(doc), "it stands with what was decided later")
    days = {day: "malice-before-discovery" in questions(lib.findings(LEIFER, "--law-as-of", day)) for day in ("2008-12-30", "2008-12-31")}
    tap.same(days, {"2008-12-30": False, "2008-12-31": True}, "it is asked from the day of its first authority on")


def one_clock_does_not_move_the_other():
    seen = lambda doc: sorted({(f["node"], e["id"]) for f in all_findings(doc) for e in f["evidence"]})
    cut, whole = (lib.findings(LEIFER, "--as-of", day, "--law-as-of", "2026-01-01") for day in ("2023-01-12", "2023-02-03"))
    tap.ok(cut["record"]["as_of"] == "2023-01-12" and seen(cut) != seen(whole), "the record is cut at one day")
    tap.same(later_law(cut), later_law(whole), "and the law stays that of the other")
    early, late = (lib.findings(LEIFER, "--law-as-of", day) for day in ("2023-02-03", "2026-01-01"))
    tap.ok(early["record"] == late["record"] and seen(early) == seen(late), "under another law the same papers are read")
    tap.ok("B11" not in speaking(lib.findings(LEIFER, "--as-of", "2023-01-12")), "a record that is cut brings the law of that day")
    order = lambda day: [a.get("later", False) for a in cited(lib.findings(LEIFER, "--as-of", day)) if a["id"] == "leifer-order"]
    tap.ok(set(order("2023-01-11")) == {True} and set(order("2023-01-12")) == {False}, "the order of Jan. 12 is later the day before")


# ---------------------------------------------------------------- every matter, every day

def evaluate(case):
    name, options, day = case
    return f"{name} {' '.join(options)}", day or None, lib.findings(MATTERS[name], *options)


def law_day(doc, day):
    return day or doc["record"]["as_of"]


def no_later_law_unmarked():
    cases = [(name, ["--law-as-of", day, "--law", lib.law_of_old(), "--test", "ever"], day) for name in MATTERS for day in LAW_DAYS] + [(name, [], "") for name in MATTERS]
    cases += [(name, ["--as-of", "2024-03-02"], "2024-03-02") for name in MATTERS]
    with ThreadPoolExecutor() as pool:
        docs = list(pool.map(evaluate, cases))
    tap.ok(sum(len(cited(doc)) for *_, doc in docs) > 10000 and any(a.get("later") for *_, doc in docs for a in cited(doc)), "authorities are cited, later ones too")
    wrong = [f"{name}: {w}" for name, day, doc in docs for w in marked_wrong(cited(doc), law_day(doc, day))]
    tap.ok(not wrong, "an authority is marked later where it is later than the day of the law, and nowhere else", "\n".join(wrong[:8]))
    wrong = [f"{name}: {sorted(set(later_law(doc)) ^ later_rules(law_day(doc, day)))}" for name, day, doc in docs if set(later_law(doc)) != later_rules(law_day(doc, day))]
    tap.ok(not wrong, "later law is every rule all of whose authorities are later", "\n".join(wrong[:8]))
    wrong = [f"{name}: {sorted(speaking(doc) & set(later_law(doc)))}" for name, _, doc in docs if speaking(doc) & set(later_law(doc))]
    tap.ok(not wrong, "and none of it speaks", "\n".join(wrong[:8]))
    spoken = set().union(*(speaking(doc) for *_, doc in docs))
    tap.ok({"B11", "B05", "F22", "F07", "G13"} <= spoken, "though rules of every age do on some day", sorted(spoken))


def text_marks_them():
    """In text every authority stands on a line of its own or after "Auth.", with what is to be known of it in brackets."""
    for day in ("2007-01-01", "2023-02-03", LATEST):
        lines = lib.answer("evaluate", "--full", "--width", 400, "--law-as-of", day, "-", stdin=lib.dump(LEIFER)).decode().splitlines()
        support = " · ".join(line.partition("Auth. ")[2] for line in lines if "Auth. " in line).split(" · ")
        table = lines[lines.index("TABLE OF AUTHORITIES") + 1:]
        later, wrong = 0, []
        for key, places in (("short", support), ("cite", table)):
            for a in AUTHORITIES.values():
                mine = [p for p in places if a[key] and p.strip().startswith(a[key]) and not p.strip()[len(a[key]):][:1].isalnum()]
                others = [o[key] for o in AUTHORITIES.values() if o[key].startswith(a[key]) and o[key] != a[key]]
                mine = [p for p in mine if not any(p.strip().startswith(o) for o in others)]
                later += sum("[decided later]" in p for p in mine)
                wrong += [p.strip() for p in mine if ("[decided later]" in p) != (a["date"] > day)]
        tap.ok(not wrong and bool(later) == (day < LATEST), f"as of {day} the printed page marks what was decided later, and nothing else", "\n".join(wrong[:8]))


tap.run(day_of_the_record, law_of_other_days, one_clock_does_not_move_the_other, no_later_law_unmarked, text_marks_them)
