#!/usr/bin/env python3
"""The law itself: list, show and why say what the packs say; the reference is sound HTML; check finds each kind of defect."""
import copy
import json
import re
import sys
from datetime import date, timedelta
from html.parser import HTMLParser

import lib
import tap

sys.path.insert(0, str(lib.ROOT / "engine/law"))
import table

PACKS = table.packs()
RULES = {rule["id"]: rule for _, rule in table.rules(PACKS)}
PACK_OF = {rule["id"]: PACKS[pack]["id"] for pack, rule in table.rules(PACKS)}
AUTHORITIES = {a["id"]: a for p in PACKS.values() for a in p.get("authorities", [])}
VOCABULARY = lib.load(lib.SCHEMA / "vocabulary.json")
MEANINGS = {}  # of a word: what it means in each enumeration that has it
for e in VOCABULARY["enums"].values():
    for v, m in e["values"].items():
        MEANINGS.setdefault(v, []).append(m)
KNOWN = VOCABULARY["enums"]["known"]["values"]
HOSTILE = "<script>alert(1)</script>&\"'\x1b[31m\u202e*_`[x](y)"


def flat(text):
    return " ".join(text.split())


def show(*args):
    return lib.answer("law", "show", *args).decode()


def document(*args, action="show"):
    return json.loads(lib.answer("law", action, *args, "--format", "json"))


def rule_in(doc, name):
    return next(r for r in doc["rules"] if r["id"] == name)


WHOLE = document("--all")


def pack_of(rules, authorities=(), name="mine", **more):
    return {"format": "unmask.law/1", "id": name, "version": "1", "title": "Mine", "authorities": list(authorities), "rules": list(rules), **more}


def law_of(*packs, released=None):
    place = lib.scratch(suffix="")
    place.mkdir()
    for i, pack in enumerate(packs):
        (place / f"{i}.json").write_bytes(lib.dump(pack))
    if released is not None:
        (place / "RELEASED").write_text("".join(f"{name}\n" for name in released))
    return place


# ---------------------------------------------------------------------- list

def listing():
    lines = [line for line in lib.answer("law", "list", "--width", 200).decode().splitlines()[1:]]
    ids = [line.split()[0] for line in lines]
    claims = sorted({c for r in RULES.values() if r["kind"] == "element" for c in r["claim"]})
    tests = [i for i, r in RULES.items() if r["kind"] == "test"]
    tap.same(sorted(ids), sorted([*RULES, *claims]), "list has every rule and claim once")
    tap.same(sorted(ids[:len(tests) + len(claims)]), sorted(tests + claims), "tests and claims first")
    rest = ids[len(tests) + len(claims):]
    tap.same(rest, sorted(rest, key=lib.natural), "the others in natural order")
    wrong = [line for line in lines if line.split()[0] in RULES and flat(line) !=
             f"{(i := line.split()[0])} {RULES[i]['kind']} {flat(RULES[i]['title'])} [{PACK_OF[i]}]"]
    tap.ok(not wrong, "each with kind, title and pack", "\n".join(wrong))
    status = [line.split()[0] for line in lib.answer("law", "list", "--kind", "status").decode().splitlines()[1:] if line[0] != " "]
    tap.same(sorted(status), sorted(i for i, r in RULES.items() if r["kind"] == "status"), "--kind keeps one kind")
    done = lib.run("law", "list", "--kind", "stats")
    tap.ok(done.returncode == 2 and not done.stdout and b"status" in done.stderr, "a kind that is none is usage, and those there are are named", done)


# ---------------------------------------------------------------------- show

def line_of(condition):
    """A condition of the document in one line."""
    return " ".join([condition["text"], *(line_of(c) for c in condition.get("of", []))])


def depth_of(condition):
    return 1 + max(map(depth_of, condition.get("of", [])), default=0)


def read_in(condition):
    """Words that a condition of a pack compares with, and how many leaves it has."""
    words, leaves = [], 0
    for op, args in condition.items():
        if op in ("all", "any"):
            below = [read_in(c) for c in args]
        elif op in ("not", "surely", "where"):
            below = [read_in(args)]
        else:
            below, leaves = [], leaves + (op in ("is", "cmp", "same", "in", "before", "within", "since", "status", "position"))
            words += [] if op not in ("is", "status") else args[1] if isinstance(args[1], list) else [args[1]]
        words += [w for b in below for w in b[0]]
        leaves += sum(b[1] for b in below)
    return words, leaves


def leaves_of(condition):
    return sum(map(leaves_of, condition["of"])) if "of" in condition else 1


def conditions():
    silent, bare, flattened = [], [], []
    for name, rule in RULES.items():
        for key, said in (("if", "condition"), ("applies", "applies")):
            if key not in rule:
                continue
            printed = rule_in(WHOLE, name).get(said)
            words, leaves = read_in(rule[key])
            text = line_of(printed) if printed else ""
            silent += [f"{name}: {w}" for w in words if w not in text]
            bare += [f"{name}: {w}" for w in words if w in MEANINGS and w not in ("yes", "no") and not any(m in text for m in MEANINGS[w])]
            flattened += [name] if printed and leaves_of(printed) != leaves else []
    tap.ok(not silent, "a condition is printed with every word it compares with", "\n".join(silent))
    tap.ok(not bare, "each with its plain meaning", "\n".join(bare))
    tap.ok(not flattened, "and with every condition within it", "\n".join(flattened))
    open_slots = [r["id"] for r in WHOLE["rules"] if re.search(r"\{[a-z.]*\}|\(null\)", json.dumps({k: v for k, v in r.items()}))]
    tap.ok(not open_slots, "no slot of a phrase is left open", open_slots)
    stiff = sorted({p["reads"] for p in WHOLE["reads"] if re.match(r"the [a-z_ ]+ of the [a-z]+$", p["reads"]) and "_" in p["reads"]})
    tap.ok(not stiff, "keys are read in words", stiff)
    about = {f"{e['name']}.{f['key']}": f["about"] for e in lib.load(lib.SCHEMA / "record.json")["entities"] for f in e["fields"]}
    about |= {k: v["about"] for k, v in VOCABULARY["derived"].items()}
    tap.ok(len(WHOLE["reads"]) > 40 and all(r["about"] == about[r["path"]] for r in WHOLE["reads"]), "what conditions read is explained as the record explains it")


def prose():
    said = flat(show("C02"))
    tap.ok("the record with the assertion is of the kind complaint (“allegations of a complaint nobody swore to”)" in said, "show says a condition in words", said)
    tap.ok("[the assertion] is an allegation of a complaint entered as unsworn" in said, "and names the slots of a reason", said)
    said = show("B03.private")
    tap.ok(re.search(r"(?m)^  - It holds where: all of these hold:\n    - at least one of these holds:\n      - the day on which", said), "nested conditions are set in", said)
    said = flat(show("B08"))
    tap.ok("it is not so that the time of the statement and the day on which the suit on the claim was begun are no more than 1 calendar year apart" in said, "not and within", said)
    said = flat(show("C26"))
    tap.ok("for at least one assertion that is entered, silence beyond it not counting:" in said and "that assertion “b” denies" in said, "quantifiers name their rows", said)
    said = flat(show("A01"))
    tap.ok("the court that decides is cand (“N.D. Cal.”)" in said and "Then the test is: highfields" in said, "a court by its name", said)
    said = flat(show("C01.rule-56"))
    tap.ok("the open question competence-setting is answered rule-56 (“content that could be presented in admissible form”)" in said, "a position by what it says", said)


def citations():
    for name in ("A02", "B29", "C02", "malice-before-discovery"):
        said = flat(show(name))
        for a in RULES[name]["auth"]:
            pin = f", at {a['pin']} ({'pin confirmed' if a.get('pin_seen') else 'pin not confirmed'})" if "pin" in a else ""
            wanted = f"{AUTHORITIES[a['id']]['cite']}{pin} — how far it was checked: {KNOWN[a['known']]}"
            tap.ok(flat(wanted) in said, f"{name} rests on {a['id']}, with pin and how far it was checked", said)
    said = flat(show("malice-before-discovery"))
    for p in RULES["malice-before-discovery"]["positions"]:
        tap.ok(f"{p['id']}: {p['says']}" in said, f"position {p['id']} in words", said)
    tap.ok("Not required then: - actual-malice" in said, "and what it excuses", said)


def heads_of(text):
    """The headings of a document as text: what stands before the colon."""
    return re.findall(r"(?m)^(?:== )?([A-Za-z][\w.-]*): ", text)


def under(test):
    """The rules of each kind that speak under a test."""
    return {kind: [i for i, r in RULES.items() if r["kind"] == kind and test in r.get("tests", [test])] for kind in ("gate", "excuse", "question")}


def tests_and_claims():
    for name in (i for i, r in RULES.items() if r["kind"] == "test"):
        test = document(name)["tests"][0]
        parts = sorted((r for r in RULES.values() if r["kind"] == "part" and r["test"] == name), key=lambda r: r["order"])
        tap.same([p["rule"] for p in test["parts"]], [p["id"] for p in parts], f"{name} has its parts in order")
        tap.same(sorted(test["selected_by"]), sorted(i for i, r in RULES.items() if r["kind"] == "select" and r["then"]["test"] == name), "what selects it")
        got = {"gate": sorted(g["rule"] for g in test["gates"]), "excuse": sorted(test["not_asked"]), "question": sorted(test["questions"])}
        tap.same(got, {kind: sorted(ids) for kind, ids in under(name).items()}, "the gates before it, what it does not ask for, and its open questions")
        for step, key in [(p, "part") for p in test["parts"]] + [(g, "gate") for g in test["gates"]]:
            on = [i for i, r in RULES.items() if r["kind"] == "status" and r.get(key) == RULES[step["rule"]][key] and name in r.get("tests", [name])]
            tap.same(sorted(step["rules"]), sorted(on), f"with the rules that decide {step['rule']}")
        heads, order = heads_of(show(name)), [s["rule"] for s in test["gates"] + test["parts"]]
        tap.same([h for h in heads if h in order], order, f"{name} comes whole, in order")
    said = flat(show("highfields"))
    for wanted in ("Selected by: - A01", "Elements not required: - if the open question malice-before-discovery", "Over: a question that only the Court can answer",
                   "Asks the Court: balance-of-harms", "Claims are measured by: evidence (“what is shown by evidence”)",
                   "A36 (A § 512(h) subpoena to a conduit) - It is asked only where: the vehicle of the matter is section-512h"):
        tap.ok(wanted in said, f"the test says: {wanted}", said)
    elements = sorted((r for r in RULES.values() if r["kind"] == "element" and "ny-defamation" in r["claim"]), key=lambda r: r["order"])
    claim = document("ny-defamation")["claims"][0]
    tap.same([e["rule"] for e in claim["elements"]], [e["id"] for e in elements], "a claim has all its elements in order")
    for e in claim["elements"]:
        on = sorted(i for i, r in RULES.items() if r.get("element") == e["element"] and r["kind"] != "element" and "ny-defamation" in r.get("claim", ["ny-defamation"]))
        tap.same(sorted(e["rules"]), on, f"with the rules on {e['element']}")
    heads = heads_of(show("ny-defamation"))
    wanted = [i for e in claim["elements"] for i in [e["rule"], *e["rules"]]]
    tap.same(heads[1:len(wanted) + 1], wanted, "each whole")
    said = flat(show("fre-602"))
    tap.ok(AUTHORITIES["fre-602"]["cite"] in said and "Rules that rest on it:" in said, "an authority by its id", said)


# ----------------------------------------------------------------------- why

def date_of(rule):
    return min(date.fromisoformat(AUTHORITIES[a["id"]]["date"]) for a in RULES[rule]["auth"])


def reasons():
    said = flat(lib.answer("law", "why", "B31").decode())
    defeaters = [i for i, r in RULES.items() if "B31" in r.get("defeats", [])]
    shown = re.search(r"Is defeated by: ([^-]*?) -", said)[1]
    tap.same(sorted(re.findall(r"[\w.]+", shown)), sorted(defeaters), "why: what defeats a rule")
    tap.ok(all(d in re.search(r"Defeats: ([^-]*?) -", said)[1] for d in RULES["B31"]["defeats"]), "and what it defeats", said)
    tap.ok("Bears on the elements: public-figure" in said and "Asks the Court: is-public-figure" in said, "what it bears on and asks", said)
    wrong = [r["id"] for r in WHOLE["rules"] if r.get("becomes_law") != min((AUTHORITIES[a["id"]]["date"] for a in RULES[r["id"]].get("auth", [])), default=None)]
    tap.ok(not wrong, "each rule becomes law with its earliest authority", wrong)
    first = date_of("B04")
    for day, word in ((str(first - timedelta(days=1)), "not yet law"), (str(first), "it is law and fires")):
        said = flat(lib.answer("law", "why", "B04", "--law-as-of", day).decode())
        tap.ok(word in said and f"Becomes law: {first}" in said, f"B04 on {day}: {word}", said)
    said = flat(lib.answer("law", "why", "competence-setting").decode())
    readers = [i for i, r in RULES.items() if '"competence-setting", "' in json.dumps(r.get("if", {}))]
    tap.ok(readers and all(r in said for r in readers), "the rules that read the answer to an open question", said)
    asks = rule_in(WHOLE, "which-sworn-word")
    tap.same((asks["asked_by"], asks["bears_on"][0].split()[0]), (["C26"], "falsity"), "a question for the Court bears on what its rules bear on")
    cited = {i: [k for k, r in RULES.items() if i in r.get("cites", [])] for i in RULES}
    tap.ok(all(sorted(rule_in(WHOLE, i).get("cited_by", [])) == sorted(c) for i, c in cited.items()), "and what cites a rule")


def unknown():
    for name, near in (("B2", "B02"), ("highfield", "highfields"), ("ny-defamatoin", "ny-defamation"), ("fre-60", "fre-602"), ("zzzzzzzzzz", None), ("\x1b[31m", None)):
        for action in ("show", "why"):
            done = lib.run("law", action, name)
            said = done.stderr.decode()
            good = done.returncode == 2 and not done.stdout and "\x1b" not in said and (f"did you mean" in said and near in said if near else "did you mean" not in said)
            tap.ok(good, f"law {action} {name!r} is no id, and {near} is near", (done.returncode, said))
    for args in (["x"], ["show"], ["show", "B29", "--all"], ["why"], ["list", "B29"], ["list", "--format", "html"], ["why", "B29", "--format", "html"], ["show", "B29", "--format", "jsonl"],
                 ["show", "B29", "--law-as-of", "now"], ["check", "x", "--law", "y"]):
        done = lib.run("law", *args)
        tap.ok(done.returncode == 2 and not done.stdout and done.stderr.count(b"\n") == 1, f"law {' '.join(args)} is usage", done)


# ---------------------------------------------------------------------- html

class Page(HTMLParser):
    VOID = ("meta", "br")

    def __init__(self, text):
        super().__init__()
        self.open, self.wrong, self.ids, self.links, self.levels, self.tags, self.meta, self.lang, self.text = [], [], [], [], [], set(), [], None, []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.tags.add(tag)
        self.ids += [attrs["id"]] if "id" in attrs else []
        self.links += [attrs["href"]] if "href" in attrs else []
        self.meta += [attrs] if tag == "meta" else []
        self.lang = attrs.get("lang", self.lang) if tag == "html" else self.lang
        self.levels += [int(tag[1])] if re.fullmatch("h[1-6]", tag) else []
        self.wrong += [f"{tag} in {self.open[-1:]}"] if tag == "li" and self.open[-1] != "ul" or self.open[-1:] == ["ul"] and tag != "li" else []
        self.wrong += [f"{tag} has {a}" for a in attrs if a.startswith("on") or a == "style"]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}>")

    def handle_data(self, data):
        self.text.append(data)


def sound(text, name):
    page = Page(text)
    tap.ok(text.startswith("<!DOCTYPE html>") and not page.open and not page.wrong, f"{name}: tags are closed in order", page.wrong[:5])
    tap.same(len(page.ids), len(set(page.ids)), f"{name}: every anchor is there once")
    lost = [link for link in page.links if not link.startswith("#") or link[1:] not in page.ids]
    tap.ok(not lost, f"{name}: every link leads to one", lost[:5])
    jumps = [f"{a} {b}" for a, b in zip(page.levels, page.levels[1:]) if b > a + 1]
    tap.ok(page.levels[:1] == [1] and page.levels.count(1) == 1 and not jumps, f"{name}: headings in order", jumps)
    policy = [m["content"] for m in page.meta if m.get("http-equiv") == "Content-Security-Policy"]
    tap.same((policy, page.lang), (["default-src 'none'; style-src 'unsafe-inline'"], "en"), f"{name}: a strict policy, and its language")
    tap.ok(not page.tags & {"script", "img", "iframe", "link", "object", "form", "svg"}, f"{name}: nothing but text", page.tags)
    tap.ok(not re.search(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", text), f"{name}: no control characters")
    return page


def html():
    page = sound(show("--all", "--format", "html"), "the reference")
    tap.ok(all(f"rule-{i}" in page.ids for i in RULES) and all(f"authority-{i}" in page.ids for i in AUTHORITIES), "an anchor for every rule and authority")
    said = flat(" ".join(page.text))
    missing = [i for i, r in RULES.items() if flat(r["proposition"]) not in said]
    tap.ok(not missing, "every proposition is in the reference", missing)
    headings = re.findall(r"<h2[^>]*>([^<]*)", show("--all", "--format", "html"))
    named = {"tests": {f"#test-{i}" for i, r in RULES.items() if r["kind"] == "test"},
             "claims": {f"#claim-{c}" for r in RULES.values() if r["kind"] == "element" for c in r["claim"]}}
    first = {part: set(page.links[page.links.index(f"#part-{part}") + 1:][:len(links)]) for part, links in named.items()}
    tap.same(first, named, "the contents name every test and claim before its rules")
    tap.ok({"Contents", "Tests", "Claims and their elements", "Evidence", "Questions", "Authorities"} <= set(headings), "it has its chapters", headings)
    for name in ("highfields", "ny-defamation", "B29", "fre-602"):
        sound(show(name, "--format", "html"), name)
    for args in (("--all",), ("C02",)):
        forms = [sorted(re.findall(r"\w+", " ".join(Page(show(*args, "--format", "html")).text).split("</style>")[-1])) if f == "html" else
                 sorted(re.findall(r"\w+", show(*args, "--format", f))) for f in ("text", "html")]
        extra = set(forms[0]) - set(forms[1])
        tap.ok(not extra, f"{args[0]}: HTML has every word of the text", sorted(extra)[:10])


def hostile():
    rule = copy.deepcopy(RULES["B06"])
    for key in ("title", "proposition", "note"):
        rule[key] = HOSTILE
    rule["auth"] = [{"id": "bad", "pin": HOSTILE, "known": "seed"}]
    authority = {"id": "bad", "cite": HOSTILE, "short": HOSTILE, "date": "2001-01-01", "note": HOSTILE, "defects": [{"kind": "limited", "says": HOSTILE, "known": "seed"}]}
    law = law_of(pack_of([rule, {**RULES["B05"], "id": "B05", "if": {"is": ["m.court", HOSTILE]}, "reason": "R."}], [authority], title=HOSTILE))
    for name in ("B06", "--all", "bad", "B05"):
        text = show(name, "--law", law, "--format", "html")
        page = sound(text, f"hostile {name}")
        tap.ok("<script" not in text and "<script>alert(1)</script>" in "".join(page.text), f"hostile {name}: the text is shown and is no tag")
        marked = show(name, "--law", law, "--format", "markdown")
        tap.ok("<script" not in marked and "&lt;script&gt;" in marked and "\\[x\\](y)" in marked and "\\*\\_\\`" in marked and not re.search("[\x1b\u202e]", marked),
               f"hostile {name}: nor in Markdown", marked[:400])
        plain = show(name, "--law", law)
        tap.ok("\x1b" not in plain and "\u202e" not in plain and "\\u{1b}" in plain, f"hostile {name}: nor does it reach the terminal")
    for action in (["list"], ["why", "B06"], ["check"]):
        said = lib.run("law", *action, "--law", law).stdout.decode()
        tap.ok("\x1b" not in said and "\u202e" not in said and said, f"hostile: law {action[0]}")
    line = next(m for m in show("--all", "--format", "markdown").split("\n") if m.startswith("### ") and "B29:" in m)
    tap.same(line, '### <a id="rule-B29"></a>B29: Public official', "Markdown has an anchor for a rule")


def markdown():
    law = law_of(pack_of([{**RULES["B06"], "title": "1. x", "proposition": "1. - # x", "note": "- y: z"}, {**RULES["B05"], "proposition": "- x"}]))
    lines = show("B06", "--law", law, "--format", "markdown").split("\n")
    tap.ok("1\\. - \\# x" in lines and "- **Note:** - y: z" in lines, "Markdown: what would begin a list at the beginning of a line does not", lines)
    tap.ok("\\- x" in show("B05", "--law", law, "--format", "markdown").split("\n"), "nor does a dash", lines)
    lines = show("B03.private", "--format", "markdown").split("\n")
    deep = [len(line) - len(line.lstrip()) for line in lines if line.lstrip().startswith("- ")]
    tap.ok(max(deep) == 4 and all(b - a <= 2 for a, b in zip(deep, deep[1:])), "nested conditions are nested lists", deep)


def other_law():
    """Rules that are laid over are shown, and what they add hangs together with the rest."""
    extra = {**copy.deepcopy(RULES["B32"]), "id": "Z1", "title": "Added", "defeats": ["B31"], "claim": ["slander"]}
    doc = document("B31", "--law", law_of(pack_of([extra])))
    tap.ok("Z1" in rule_in(doc, "B31")["defeated_by"] and doc["law"][-1]["id"] != "", "a rule laid over defeats", doc["rules"][0].get("defeated_by"))
    doc = document("Z1", "--law", law_of(pack_of([extra])))
    tap.ok(["slander"] in [line["values"] for line in doc["rules"][0]["lines"] if line["key"] == "claim"], "and lists what it has", doc["rules"][0]["lines"])
    claim = document("ny-defamation", "--law", law_of(pack_of([extra])))["claims"][0]
    tap.ok(all("Z1" not in e["rules"] for e in claim["elements"]), "a rule of another claim does not speak on an element of this one")
    tap.same(lib.answer("law", "show", "--all", "--format", "json"), lib.answer("law", "show", "--all", "--format", "json"), "the same law gives the same bytes")


# --------------------------------------------------------------------- check

AUTH = [{"id": "highfields", "known": "background"}]
COMMON = {"title": "T", "helps": "neither", "proposition": "P.", "reason": "R.", "auth": AUTH}
ASK = {"id": "z-ask", "kind": "ask", "title": "T", "ask": "Is it?", "if_yes": "met", "if_no": "unmet", "proposition": "P."}


def status(name, condition, effect, **more):
    return {"id": name, "kind": "status", "element": "own-content", "for": {"s": "act"}, "if": condition, "then": effect, **COMMON, **more}


MET, UNMET = {"status": "met"}, {"status": "unmet", "why": "defeated"}
REPOST, QUOTE = {"is": ["s.kind", "repost"]}, {"is": ["s.kind", "quote"]}


def found(rules, authorities=(), released=None):
    """What check finds beyond the built-in law, its exit code and the document."""
    done = lib.run("law", "check", law_of(pack_of(rules, authorities), released=released), "--format", "json")
    if done.returncode > 1:
        raise AssertionError(done.stderr.decode())
    doc = json.loads(done.stdout)
    return [f for f in doc["findings"] if f not in BUILT_IN], done.returncode, doc


def has(findings, check, name):
    """The first finding of a search on an id, or nothing."""
    return next((f for f in findings if (f["check"], f["id"]) == (check, name)), {})


BUILT_IN = []


def planted():
    done = lib.run("law", "check", "--format", "json")
    doc = json.loads(done.stdout)
    BUILT_IN.extend(doc["findings"])
    tap.same(done.returncode, 1 if BUILT_IN else 0, "check exits 1 where it finds something")
    tap.ok(doc["searched"]["rules"] == len(RULES) and doc["searched"]["pairs"] > 10 and doc["searched"]["open"] == [], "the whole law is searched to the end", doc["searched"])
    dead = {"id": "Z-dead", "kind": "element", "claim": [], "element": "fault", "scope": "point", "order": 99, "standard": "S", "cure": "c", **COMMON}
    withdrawn = {"id": "z-gone", "cite": "Gone v. Doe", "short": "Gone", "date": "2001-01-01", "cited_as": ["1 Z. 2"], "defects": [{"kind": "withdrawn", "says": "W.", "known": "seen"}]}
    never = status("Z1", {"all": [REPOST, QUOTE]}, MET)
    cases = {
        "a condition of two values at once": ([never], (), ("never-holds", "Z1")),
        "the same deep within": ([status("Z1", {"any": [{"all": [REPOST, {"not": REPOST}]}, {"some": "account", "as": "x", "where": {"all": [{"in": ["x", "s.by.refs"]}, {"is": ["x.role", "witness"]}, {"is": ["x.role", "unknown"]}]}}]}, MET)], (), ("never-holds", "Z1")),
        "two days": ([status("Z1", {"all": [{"since": ["s.at", "2020-01-02"]}, {"not": {"since": ["s.at", "2020-01-01"]}}]}, MET)], (), ("never-holds", "Z1")),
        "one before the other and after it": ([status("Z1", {"all": [{"before": ["s.at", "m.day"]}, {"before": ["m.day", "s.at"]}]}, MET)], (), ("never-holds", "Z1")),
        "a kind that cannot be checked": ([status("Z1", {"all": [{"is": ["i.kind", "label"]}, {"is": ["i.checkable", "yes"]}]}, UNMET, **{"for": {"s": "act", "i": "point"}})], (), ("never-holds", "Z1")),
        "two positions at once": ([status("Z1", {"all": [{"position": ["competence-setting", p]} for p in ("strict", "rule-56")]}, UNMET)], (), ("never-holds", "Z1")),
        "a rule that is defeated wherever it holds": ([status("Z1", {"all": [QUOTE, {"is": ["s.quoted", "none"]}]}, MET), status("Z2", QUOTE, UNMET, defeats=["Z1"])], (), ("always-defeated", "Z1")),
        "an element of no claim": ([dead], (), ("element-of-no-claim", "Z-dead")),
        "a question that nothing asks": ([ASK], (), ("asked-by-nothing", "z-ask")),
        "a question of law that changes nothing": ([{"id": "z-q", "kind": "question", "ask": "Which?", "touches": ["falsity"], **{k: v for k, v in COMMON.items() if k != "reason"},
                                                     "positions": [{"id": p, "says": p, "auth": AUTH} for p in ("one", "two")]}], (), ("changes-nothing", "z-q")),
        "a position without authority": ([{"id": "z-q", "kind": "question", "ask": "Which?", "touches": ["falsity"], **{k: v for k, v in COMMON.items() if k != "reason"},
                                          "positions": [{"id": "one", "says": "1", "auth": AUTH, "excuses": ["falsity"]}, {"id": "two", "says": "2"}]}], (), ("position-without-authority", "z-q")),
        "a factor of a part that no test has": ([{"id": "Z1", "kind": "factor", "part": "scales", "leans": "mixed", "if": {"is": ["m.court", "x"]}, **COMMON}], (), ("unreachable-part", "Z1")),
        "two rules that can disagree": ([status("Z1", {"all": [QUOTE, {"is": ["s.quoted", "none"]}]}, MET), status("Z2", {"all": [QUOTE, {"is": ["s.audience", "public"]}]}, UNMET)], (), ("can-disagree", "Z1")),
        "a rule on a withdrawn authority": ([status("Z1", REPOST, UNMET, auth=[{"id": "z-gone", "known": "seen"}])], [withdrawn], ("withdrawn-authority", "Z1")),
        "an authority of no use": ([], [{"id": "z-idle", "cite": "Idle v. Doe", "short": "Idle", "date": "2001-01-01"}], ("authority-unused", "z-idle")),
        "a later history that is earlier": ([], [{"id": "z-late", "cite": "Late v. Doe", "short": "Late", "date": "2021-01-01", "cited_as": ["3 Z. 4"], "history": ["highfields"]}], ("history-earlier", "z-late")),
    }
    for name, (rules, authorities, wanted) in cases.items():
        got, code, _ = found(rules, authorities)
        finding = has(got, *wanted)
        tap.ok(code == 1 and finding, f"check finds {name}", (code, got))
        of_rule = any(r["id"] == wanted[1] for r in rules)
        tap.ok(finding.get("says", "").endswith(".") and finding.get("pack") == ("mine" if of_rule else None), "in a sentence, with the pack of a rule", finding)


def unreachable_elements():
    """A law of its own base is not to be had, so an element is taken from its claim by laying another over it."""
    moved = {**copy.deepcopy(RULES["B42.outrage"]), "claim": []}
    got, _, _ = found([moved])
    tap.ok("outrage" in has(got, "unreachable-element", "B42.extreme").get("says", ""), "check finds a rule on an element that no claim has", got)
    bare = {k: v for k, v in RULES["B28.element"].items() if k != "cure"}
    bare["then"] = UNMET
    rest = [{**copy.deepcopy(RULES[i]), "then": UNMET} for i in ("B28.added",)]
    got, _, _ = found([bare, *rest])
    tap.ok(has(got, "incurable", "B28.element"), "and an element that nothing can show", got)
    got, _, _ = found([{**bare, "cure": "something"}, *rest])
    tap.ok(not has(got, "incurable", "B28.element"), "unless its rule names a cure", got)
    got, _, _ = found([bare])
    tap.ok(not has(got, "incurable", "B28.element"), "or another rule shows it", got)


def false_alarms():
    """What is no defect, one change away from what is."""
    one, other = {"all": [QUOTE, {"is": ["s.quoted", "none"]}]}, {"all": [QUOTE, {"is": ["s.audience", "public"]}]}
    later = {"id": "z-late", "cite": "Late v. Doe", "short": "Late", "date": "2031-01-01", "cited_as": ["3 Z. 4"]}
    clean = {
        "two values of a set": [status("Z1", {"all": [REPOST, {"is": ["s.context", "rating-site"]}, {"is": ["s.context", "emoji-or-laughter"]}]}, UNMET)],
        "the same status": [status("Z1", one, UNMET), status("Z2", other, UNMET)],
        "one defeats the other": [status("Z1", one, UNMET, defeats=["Z2"]), status("Z2", other, {"status": "for-court", "question": "z-ask"}), ASK],
        "they cannot hold together": [status("Z1", one, UNMET), status("Z2", {"all": [QUOTE, {"is": ["s.quoted", "verbatim"]}]}, {"status": "for-court", "question": "z-ask"}), ASK],
        "a third defeats one wherever both hold": [status("Z1", one, UNMET), status("Z2", other, {"status": "for-court", "question": "z-ask"}), ASK,
                                                   status("Z3", QUOTE, UNMET, defeats=["Z2"], **{"if": {"all": [*one["all"]]}})],
        "the rule that defeats it asks for more": [status("Z1", QUOTE, UNMET), status("Z2", one, UNMET, defeats=["Z1"])],
        "the rule that defeats it becomes law later": [status("Z1", one, UNMET), status("Z2", one, UNMET, defeats=["Z1"], auth=[{"id": "z-late", "known": "seen"}])],
    }
    for name, rules in clean.items():
        got, _, _ = found(rules, [later])
        wrong = [f for f in got if f["id"][0] == "Z" and (f["check"] != "can-disagree" or f["other"][0] == "Z")]
        tap.ok(not wrong, f"no defect: {name}", wrong)


def examples():
    got, _, doc = found([status("Z1", {"all": [QUOTE, {"is": ["s.quoted", "none"]}, {"is": ["s.context", ["rating-site", "emoji-or-laughter"]]}]}, UNMET),
                         status("Z2", {"all": [QUOTE, {"not": {"is": ["s.context", "rating-site"]}}]}, {"status": "for-court", "question": "z-ask"}), ASK])
    pairs = [f for f in got if f.get("other") == "Z2" and f["id"] == "Z1"]
    tap.same(sorted(pairs[0]["example"]) if pairs else None, ["act.context = emoji-or-laughter", "act.kind = quote", "act.quoted = none"], "the example is the smallest")
    said = lib.run("law", "check", law_of(pack_of([status("Z1", {"all": [REPOST, QUOTE]}, MET)]))).stdout.decode()
    tap.ok(f"at most {doc['searched']['bound']} combinations" in flat(said) and "never-holds" in said, "the bound is printed", said[-300:])
    many = [{"is": [f"{row}.facts", fact]} for row in ("s", "m") for fact in list(VOCABULARY["enums"]["fact-name"]["values"])[:11]]
    _, _, doc = found([status("Z1", {"all": [{"is": ["m.vehicle", "rule-45"]}, {"is": ["m.vehicle", "rule-26d"]}, *many]}, UNMET)])
    tap.ok("Z1" in doc["searched"]["open"] and not [f for f in doc["findings"] if f["id"] == "Z1"], "a search that reached its bound without an answer says so", doc["searched"])


def real_conflicts():
    """Where the built-in law can disagree the engine says so of a record that is like the example."""
    base = lib.load(lib.ROOT / "tests/rules/base.json")
    sworn = {"id": "R-dep", "filing": "F2", "cite": "Roe Dep. 10", "kind": "testimony", "author": ["roe"], "seen": {"direct": True}}
    own = {"id": "own", "record": "R-dep", "says": "affirms", "point": "I1", "knower": "roe", "basis": "perceived", "modality": "is"}
    pleading = {**sworn, "id": "R-c", "filing": "F1", "cite": "Compl. ¶ 1", "kind": "complaint"}
    record = lib.add(base, records=[sworn, pleading], assertions=[own, {**own, "id": "pleads", "record": "R-c"}])
    conflict = [f for f in lib.findings(record)["matter"]["findings"] if f["node"] == "i/I1/falsity" and f["status"] == "conflict"]
    said = any(f["check"] == "can-disagree" and {f["id"], f["other"]} == {"C24", "C26"} for f in json.loads(lib.run("law", "check", "--format", "json").stdout)["findings"])
    tap.same(said, bool(conflict), "check and the engine agree on whether C24 and C26 can disagree")


# ------------------------------------------------------------------- release

def release():
    names = table.released()
    lost = [n for n in names if n not in table.ids(PACKS)]
    tap.ok(len(names) > 300 and not lost, "no released id has vanished from the packs", lost)
    tap.same(names, sorted(set(names)), "each stands once, in order")
    doc = json.loads(lib.run("law", "check", lib.ROOT / "engine/law", "--format", "json").stdout)
    tap.ok(doc["searched"]["released"] == len(names) and not any(f["check"] == "vanished" for f in doc["findings"]), "check looks for them", doc["searched"])
    got, code, _ = found([], released=["B29", "highfields", "ny-defamation", "fre-602", "competence-setting=strict", "competence-setting=lax", "Z99", "Z99=x"])
    tap.same(sorted((f["check"], f["id"]) for f in got), [("vanished", "Z99"), ("vanished", "Z99=x"), ("vanished", "competence-setting=lax")], "an id that vanished is found, also of a position")
    tap.same(code, 1, "and makes the exit code 1")


tap.run(listing, conditions, prose, citations, tests_and_claims, reasons, unknown, html, hostile, markdown, other_law, planted, unreachable_elements, false_alarms, examples,
        real_conflicts, release)
