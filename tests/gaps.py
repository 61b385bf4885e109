#!/usr/bin/env python3
"""What is missing, and what can be attacked: every claim of unmask gaps held against what evaluate and explain find."""
import json
import re
import sys
from collections import Counter

from jsonschema import Draft202012Validator

import generate_matter as gen
import lib
import tap
from generate_matter import declaration, says

LEIFER = lib.LEIFER
LONG = "long" in sys.argv[2:]  # also what takes minutes
SCHEMA = Draft202012Validator(lib.load(lib.SCHEMA / "gaps.schema.json"))
VOCABULARY = lib.load(lib.SCHEMA / "vocabulary.json")
SIDES = ("seeker", "opponent")
CLOSING = ("conceded", "defeated", "wrong-target", "not-pleaded")
ALONE = ("--position", "malice-before-discovery=required", "--position", "competence-setting=strict")  # one world


def gaps(record, *options):
    return json.loads(lib.answer("gaps", "--format", "json", *options, "-", stdin=lib.dump(record)))


def text(record, *options):
    return lib.answer("gaps", *options, "-", stdin=lib.dump(record)).decode()


def need(document, **wanted):
    """The needs of a document with these members."""
    return [n for n in document["needs"] if all(n.get(k) == v for k, v in wanted.items())]


def matters():
    """Cases, under the law of any day, and generated matters: all and many in a long run, some in a short one."""
    for path in lib.CASES if LONG else lib.some_cases():
        yield path.parent.name, lib.load(path), lib.WHOLE_LAW
    for seed in range(60 if LONG else 3):
        yield str(seed), gen.make(seed), ()


def findings_of(found):
    by = {}
    for part in [found["matter"], *found["defendants"]]:
        for f in part["findings"]:
            by.setdefault(f["node"], []).append(f)
    return by


def documents():
    wrong = [f"{name} {side}: {e.json_path}: {e.message:.200}" for name, record, options in matters() for side in SIDES
             for e in list(SCHEMA.iter_errors(gaps(record, "--for", side, *options)))[:3]]
    tap.ok(not wrong, "the documents of all cases and of generated matters fit the schema, for both sides", "\n".join(wrong[:12]))


# ---------------------------------------------------------------- against the findings

def beyond(by, node):
    """Whether a node fails on something that no evidence mends, in the one world there is."""
    f = by[node][0]
    if f.get("members"):
        below = [beyond(by, m) for m in f["members"]]
        return (all(below) if f["join"] == "any" else any(below)) and f["status"] == "unmet"
    return f["status"] == "unmet" and f["why"] in CLOSING


def on_the_way(by, node, lost=False):
    """The leaves below a node on which something hangs: all that are open where nothing above is lost, else those that close."""
    f, dead = by[node][0], beyond(by, node)
    lost = lost or dead
    if lost and not dead:
        return
    if not f.get("members"):
        if f["status"] not in ("met", "excused", "inapplicable"):
            yield node
        return
    for m in f["members"]:
        yield from on_the_way(by, m, lost)


def walked():
    wrong, n = [], 0
    balances = {r["id"] for path in lib.PACKS for r in lib.load(path).get("rules", []) if r.get("over") == "court"}
    for name, record, options in matters():
        options = (*options, *ALONE)
        found = lib.findings(record, *options) if lib.run("evaluate", "--format", "json", *options, "-", stdin=lib.dump(record)).returncode == 0 else None
        if not found or any("assumed" not in q for q in found["matter"]["law_questions"]):
            continue
        n += 1
        by, document = findings_of(found), gaps(record, *options)
        wanted = {}
        for d in found["defendants"]:
            want = wanted.setdefault(d["id"], set())
            gates = [f["node"] for f in d["findings"] if "/g/" in f["node"]]
            for part in {*d["parts"], *gates}:
                if by[part][0].get("rule") in balances and by[part][0]["reached"] != "yes":
                    continue
                want |= set(on_the_way(by, part))
            got = {node for x in document["needs"] if d["id"] in x["defendants"] for node in x["nodes"]}
            own = {node for node in got if node.startswith(f"d/{d['id']}/")}
            if own != {node for node in want if node.startswith("d/")} or not want <= got:
                wrong.append(f"{name} {d['id']}: {sorted(want - got)[:4]} {sorted(own - want)[:4]}")
        for x in document["needs"]:
            wrong += [f"{name} {x['id']}: {node} is in the way of none of them" for node in x["nodes"] if not any(node in wanted[d] for d in x["defendants"])]
    tap.ok(n > (20 if LONG else 5) and not wrong, f"what stands in the way of each defendant is what his tree of findings has, in {n} matters", "\n".join(wrong[:10]))


def told():
    wrong = []
    for name, record, options in matters():
        by, document = findings_of(lib.findings(record, *options)), gaps(record, *options)
        for x in document["needs"]:
            for node in x["nodes"]:
                same = [f for f in by[node] if (f["status"], f["why"], f.get("worlds"), f.get("rule")) == (x["status"], x["why"], x.get("worlds"), x.get("rule"))]
                if not same:
                    wrong.append(f"{name} {x['id']} {node}: no such finding")
                    continue
                mine = [(r["id"], r["effect"], r.get("rule")) for r in x["records"] if r["effect"] != "unnamed"]
                if mine != [(e["id"], e["effect"], e.get("rule")) for e in same[0]["evidence"]]:
                    wrong.append(f"{name} {x['id']} {node}: records")
        order = [(-len(x["first_for"]), -len(x["defendants"]), -len(x["nodes"])) for x in document["needs"]]
        wrong += [f"{name}: order"] if order != sorted(order) else []
        first = Counter(d for x in document["needs"] for d in x["first_for"])
        wrong += [f"{name}: first"] if {d["id"]: d.get("first") for d in document["defendants"] if d.get("first") and d["outcome"] != "balance-open"}.keys() - first.keys() else []
    tap.ok(not wrong, "each need says what the findings say, of every node that it folds, with the same records; most first", "\n".join(wrong[:10]))


def explained():
    """Rules that stand against a record are those that explain says held on it; none is left out."""
    record, wrong, n = lib.load(LEIFER), [], 0
    document = gaps(record, "--for", "opponent")
    for x in document["needs"]:
        if not x["records"] or x["nodes"][0].split("/")[0] not in "di":
            continue
        d = x["nodes"][0].split("/")[1] if x["nodes"][0].startswith("d/") else "d1"
        e = json.loads(lib.answer("explain", "--format", "json", LEIFER, d, x["nodes"][0]))
        for r in x["records"]:
            held = {t["rule"] for t in e["tried"] if t.get("assertion") == r["id"] and t["held"] == "yes" and t["helps"] == "opponent"}
            n += len(held)
            if r["effect"] != "unnamed" and {o["rule"] for o in r["objections"]} != held:
                wrong.append(f"{x['id']} {r['id']}: {[o['rule'] for o in r['objections']]} {held}")
        tried = {(t["rule"], t.get("assertion")): t for t in e["tried"]}
        for a in x["attacks"]:
            t = tried.get((a["rule"], a.get("assertion")))
            if "failed" in a and (not t or t["held"] not in ("no", "unknown") or t["failed"].get("wanted") != a["failed"].get("wanted", "")):
                wrong.append(f"{x['id']} attack {a['rule']}: {t}")
    tap.ok(n > 40 and not wrong, "every rule that stands against a record held on it, and no rule that would attack did", "\n".join(wrong[:10]))


def from_the_law():
    """Cures are the packs' words, and who can know comes from the vocabulary."""
    cures, rules = [], {}
    for path in lib.PACKS:
        for r in lib.load(path).get("rules", []):
            rules[r["id"]] = r
    pattern = {i: re.compile(re.sub(r"\\\{[^}]*\}", ".*", re.escape(r["cure"])) + r"\Z", re.S) for i, r in rules.items() if "cure" in r}
    wrong = []
    for name, record, options in matters():
        document = gaps(record, *options)
        for x in document["needs"]:
            given = [(c["rule"], c["text"]) for c in x["cures"]] + [(r["rule"], r["cure"]) for r in x["records"] if "cure" in r]
            cures += given
            wrong += [f"{name} {x['id']}: {c}" for c in given if not pattern[c[0]].match(c[1])]
            for s in x["sources"]:
                kind = VOCABULARY["kinds"][s["kind"]]
                if s["knowers"] != sorted(kind["knowers"], key=s["knowers"].index) or set(s["knowers"]) != set(kind["knowers"]) or s["bystanders"] != kind["perceivable"]:
                    wrong.append(f"{name} {x['id']}: {s}")
            for w in x["ways"]:
                then = rules[w["rule"]].get("then", {})
                if then.get("reach", {"met": "enough", "for-court": "court"}.get(then.get("status"))) != w["gives"] or rules[w["rule"]]["helps"] == "opponent" and w["gives"] != "enough":
                    wrong.append(f"{name} {x['id']}: {w}")
    tap.ok(len(cures) > 100 and not wrong, "what would cure is the law's own words; who could give it is the vocabulary's", "\n".join(map(str, wrong[:10])))


# ---------------------------------------------------------------- Leifer

def leifer():
    document = gaps(lib.load(LEIFER))
    first = {d["id"]: d["first"] for d in document["defendants"]}
    tap.same((len({first[f"d{i}"] for i in range(1, 5)}), len({first[f"d{i}"] for i in range(5, 10)})), (1, 1), "four defendants lack one thing first, and the other five another")
    klein, doe = (need(document, id=first[d])[0] for d in ("d1", "d5"))
    tap.same((klein["title"], klein["group"], [u["record"] for u in klein["unread"]]), ("Attribution", "enter", ["R-22-29"]), "@KleinMatt1: the paragraphs that were not read")
    tap.same((doe["title"], doe["group"], doe["acts"], len(doe["first_for"])), ("Attribution", "offer", ["S2", "S3", "S4"], 5), "Doe 5: nothing ties him to any statement that can still carry")
    tap.ok("the post itself with its handle" in doe["cures"][0]["text"] and [w["rule"] for w in doe["ways"]] == ["C01.rule-56.made", "C19"], "and what to obtain", doe)
    lost = {s["act"]: s["lost"] for s in document["defendants"][4]["statements"]}
    tap.same([a for a, gone in lost.items() if gone], ["S1", "S5", "S6"], "three statements carry nobody any more")
    tap.same({(x["title"], x["why"]) for x in need(document, group="closed")}, {("Falsity", "conceded"), ("Statement of fact", "defeated")}, "and what closes them is told apart")
    malice = need(document, element="actual-malice", group="substance")[0]
    by = {r["id"]: [o["rule"] for o in r["objections"]] for r in malice["records"]}
    tap.same((by["R-22-34.b"], by["R-C-63.a"]), (["D27", "E04"], ["C02", "E04", "D16"]), "why nothing less will do: naming the account would not be enough")
    tap.same((malice["if"]["answer"], malice["worlds"]), ("yes", [[{"question": "malice-before-discovery", "position": "required"}]]), "and only if fault is asked for, and is the higher")
    shared = need(document, element="falsity", group="court")
    tap.same([(x["points"], len(x["defendants"])) for x in shared], [(["I3"], 9), (["I4"], 9)], "falsity of a charge is told once, for all nine")
    tap.same([o["rule"] for o in document["objections"] if o["ground"] == "form"], ["C02", "C22"], "defects of form stand apart")
    against = gaps(lib.load(LEIFER), "--for", "opponent")
    said = {o["rule"]: [bool(r["answered"]) for r in o["records"]] for o in against["objections"]}
    tap.ok(said["C22"] and not any(said["C22"]) and all(said["D27"]), "objections that nobody made are told from those that were", said)
    false = need(against, element="falsity", group="court")[0]["attacks"]
    tap.same([a["rule"] for a in false if a["ground"] in ("status", "evidence")], ["C24", "C25", "B23"], "what evidence would defeat falsity")
    tap.ok({"rule": "C06", "ground": "competence", "held": "no", "assertion": "R-22-32.a"}.items() <= next(a for a in false if a["rule"] == "C06").items() and
           not any(a["rule"] in ("C02", "C04", "C22", "C27") for a in false), "what would keep out the paragraph that carries it, and nothing that speaks of other papers", false)
    tap.ok(not need(document, title="Attribution", status="met") and [x["title"] for x in need(against, status="inapplicable") if x["attacks"]][:2] == ["No privilege", "In time"], "what is absent until it is raised")


def cured():
    """What is told to be obtained, once it is there, is no longer missing."""
    record = lib.load(LEIFER)
    post = {"id": "RX", "filing": "dkt-22", "cite": "Leifer Decl. ¶ 50", "kind": "declaration", "author": ["leifer"], "form": dict(gen.SWORN), "offered_by": "leifer", "seen": {"direct": True}}
    named = says("RX.a", "RX", "M3", about={"named": ["A5"]}, knower="leifer")
    after = gaps(lib.add(record, records=[post], assertions=[named]), "--defendant", "d5")
    still = [x["acts"] for x in need(after, title="Attribution")]
    tap.same(still, [["S2", "S4"]], "a capture that names Doe 5 takes attribution of S3 away, and of no other statement")
    unsworn = gaps(lib.add(record, records=[{**post, "kind": "complaint"}], assertions=[named]), "--defendant", "d5")
    form = [x for x in need(unsworn, title="Attribution") if x["group"] == "form"]
    tap.ok(len(form) == 1 and form[0]["acts"] == ["S3"] and form[0]["records"][0]["cure"].startswith("a declaration under penalty"), "the same in a complaint is a defect of form", unsworn["needs"][0])


# ---------------------------------------------------------------- groups, parts and gates

def plain(**more):
    return lib.add(gen.plain(), **more)


def closed(record):
    return lib.add(record, inventory=[{"id": "V", "scope": {"matter": True}, "upto": gen.LAST_DAY, "closed": "yes", "by": "host"}])


def groups():
    one = lambda record, **wanted: [x["group"] for x in need(gaps(record, "--defendant", "d1"), **wanted)]
    tap.same(one(plain(), element="falsity"), ["open"], "nothing entered, and nobody says that this is all")
    tap.same(one(closed(plain()), element="falsity"), ["offer"], "nothing offered")
    form = plain(records=[declaration("R1", kind="complaint")], assertions=[says("R1.a", "R1", "P1", "denies")])
    tap.same((one(form, element="falsity"), one(closed(form), element="falsity")), (["form"], ["form"]), "offered in no form that counts")
    told = plain(records=[declaration("R1")], assertions=[says("R1.a", "R1", "P1", "denies", knower="wit", basis="told")])
    tap.same(one(closed(told), element="falsity", worlds=[[{"question": "competence-setting", "position": "strict"}]]), ["substance"], "offered, and it may not count")
    key = plain(records=[declaration("R1")], assertions=[{k: v for k, v in says("R1.a", "R1", "P1", "denies").items() if k != "basis"}])
    x = need(gaps(key, "--defendant", "d1"), element="falsity")[0]
    tap.same((x["group"], [m["key"] for r in x["records"] for m in r["missing"]]), ("enter", ["basis"]), "a key is missing, and named")
    admits = plain(records=[declaration("R1")], assertions=[says("R1.a", "R1", "P1")])
    x = gaps(admits, "--defendant", "d1")
    tap.same([(n["group"], n["cures"], n["ways"], n["sources"]) for n in need(x, element="falsity")], [("closed", [], [], [])], "conceded: nothing is offered as a cure")
    tap.same((x["defendants"][0]["needs"], x["defendants"][0]["statements"][0]["lost"]), ([], True), "and nothing else is asked for a lost statement")
    both = plain(records=[declaration("R1")], assertions=[says("R1.a", "R1", "P1", "denies"), says("R1.b", "R1", "P1")])
    tap.same(one(both, element="falsity"), ["court"], "two sworn words are for the court")
    rulings = [{"id": f"r{i}", "on": "i/P1/falsity", "question": "status", "answer": s, "by": "court"} for i, s in enumerate(("met", "unmet"))]
    tap.same(one(plain(positions=rulings), element="falsity"), ["conflict"], "two rulings that disagree")
    tap.same(one(plain(positions=rulings[:1]), element="falsity"), [], "what is ruled is not missing")


def parts():
    """Parts and gates are needs like any other, with the cures of their rules."""
    record = {**gen.plain(), "requests": [{"id": "Q", "items": ["content", "name"]}]}
    document = gaps(record, "--test", "dendrite", *lib.WHOLE_LAW, "--defendant", "d1")
    notice = [x for x in document["needs"] if x.get("kind") == "part"]
    tap.same({(x["nodes"][0], x["group"]) for x in notice}, {("d/d1/t/dendrite/notice", "enter")}, "notice is a part that is not entered")
    tap.ok(all("sent to the speaker" in x["cures"][0]["text"] and "G02" in [w["rule"] for w in x["ways"]] for x in notice), "with what would cure it, and by which rules", notice)
    gate = [x for x in document["needs"] if x.get("kind") == "gate"]
    tap.same([(x["nodes"], x["group"]) for x in gate], [(["d/d1/g/stored-communications/content"], "closed")], "a gate that holds data back")
    none = {**gen.plain(), "claims": []}
    tap.ok(any(x["status"] == "not-recorded" and x["nodes"] == ["d/d1/t/highfields/merits"] for x in gaps(none, "--defendant", "d1")["needs"]), "no claim at all", gaps(none)["needs"])


def folded():
    """Accounts alike make one need; an account with evidence of its own has its own."""
    record = gen.plain()
    record["accounts"] = [{"id": f"A{i}", "role": "defendant"} for i in range(1, 41)]
    record["defendants"] = [{"id": f"d{i}", "label": f"Doe {i}", "accounts": [f"A{i}"]} for i in range(1, 41)]
    record["acts"] = [{**record["acts"][0], "id": f"S{i}", "by": {"one": f"A{i}"}} for i in range(1, 41)]
    record["points"].append({"id": "M7", "kind": "made", "act": "S7", "what": "it was posted"})
    record = lib.add(record, records=[declaration("R1")], assertions=[says("R1.a", "R1", "M7", about={"named": ["A7"]})])
    found = need(gaps(record), element="attribution")
    tap.same([(len(x["defendants"]), len(x["nodes"])) for x in found], [(39, 39)], "one need for 39 accounts, and none for the one that is named")
    tap.ok("d7" not in found[0]["defendants"] and "Doe" not in found[0]["reason"] and "this account" in found[0]["cures"][0]["text"], "told of none of them by name", found[0])
    said = text(record)
    tap.ok("Stands in the way of 39 defendants (d1-d6, d8-d40)" in " ".join(said.split()) and said.count("The same, judged separately:") == 1, "and folded on the screen", said[:1500])


# ---------------------------------------------------------------- edges

def folded_records():
    """A paragraph that bears on several like needs is told once, with every point; and what a list holds is asked for before what its rows are."""
    case = lambda name: " ".join(text(lib.load(lib.ROOT / "cases" / name / "record.json"), *lib.WHOLE_LAW).split())
    said = case("in-re-dmca-twitter-2022")
    block = said[said.index("N1 + N5"):]
    block = block[:block.index("N2 + N6")]
    points = "; that ".join(f"@CallMeMoneyBags posted photograph {i} in a tweet" for i in range(1, 7))
    tap.same([block.count(f"– {cite} (affirms that {points})") for cite in ("Allen Decl. ¶ 4 & Ex. 1", "Schottlaender Decl. ¶¶ 3-4")], [1, 1], "each paragraph once, with all that it says")
    said = case("highfields-v-doe-2005")
    tap.ok("not entered: what it conveys (S1). If" in said and "the category of the charge (" not in said, "what a statement conveys is asked for, and not the category of all that it might", said[:2500])


def options():
    record = lib.load(LEIFER)
    one = gaps(record, "--defendant", "d3")
    tap.same(([d["id"] for d in one["defendants"]], {d for x in one["needs"] for d in x["defendants"]}), (["d3"], {"d3"}), "--defendant tells of no other")
    tap.same(one["for"], "seeker", "the party that wants the identity is the default")
    tap.ok(gaps(record, "--as-of", "2023-01-12")["needs"] != gaps(record)["needs"], "--as-of")
    fixed = gaps(record, "--position", "malice-before-discovery=excused")
    tap.ok(not need(fixed, element="actual-malice") and need(gaps(record), element="actual-malice"), "--position: what is excused is not missing")
    for bad, code in ((("--for", "judge"), 2), (("--format", "xml"), 2), (("--defendant", "nobody"), 2), (("--test", "none"), 2), (("--full",), 2)):
        tap.same(lib.run("gaps", *bad, LEIFER).returncode, code, f"refused: {' '.join(bad)}")
    tap.same(lib.run("gaps", "-", stdin=b"{}").returncode, 3, "a record that is none")
    store = lib.scratch(suffix=".db")
    lib.answer("import", LEIFER, "-o", store)
    tap.same(lib.answer("gaps", store), lib.answer("gaps", LEIFER), "from a database")
    out = lib.scratch(suffix=".txt")
    lib.answer("gaps", "-o", out, LEIFER)
    tap.same(out.read_bytes(), lib.answer("gaps", LEIFER), "into a file")


def hostile():
    evil = "x\x1b[31m\u202eevil\u2028\x07 “q”"
    record = lib.load(LEIFER)
    for row in [*record["assertions"], *record["records"], *record["filings"], *record["acts"], *record["points"], *record["positions"], *record["defendants"], *record["persons"]]:
        row.update({k: evil for k in ("words", "gist", "cite", "seen_at", "title", "short", "dkt", "what", "label", "name") if k in row})
    for side in SIDES:
        said = text(record, "--for", side, "--width", "80")
        tap.ok("evil" in said and not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\u2028]", said), f"hostile text is made visible: {side}", repr(said[:500]))
    sealed = lib.change(record, "records", "R-22-32", {"sealed": "yes"})
    tap.ok("[SEALED]" in text(sealed) and "[SEALED]" not in text(lib.load(LEIFER)), "a sealed paragraph is marked")


def stable():
    record = lib.load(LEIFER)
    for side in SIDES:
        for options in ((), ("--format", "json"), ("--format", "jsonl"), ("--width", "80"))[:4 if LONG else 2]:
            once = lib.answer("gaps", "--for", side, *options, LEIFER)
            tap.ok(once == lib.answer("gaps", "--for", side, *options, "-", stdin=lib.dump(lib.shuffle(record, 7))), f"the same bytes, whatever the order of the file: {side} {' '.join(options)}")
        for width in (80, 100) if LONG else (80,):
            long = [line for line in text(record, "--for", side, "--width", width).splitlines() if len(line) > width]
            tap.ok(not long, f"no line is longer than {width} columns: {side}", "\n".join(long))
    tap.same(lib.answer("gaps", "--format", "jsonl", LEIFER).count(b"\n"), 1, "jsonl is one line")


tap.run(documents, walked, told, explained, from_the_law, leifer, cured, groups, parts, folded, folded_records, options, hostile, stable)
