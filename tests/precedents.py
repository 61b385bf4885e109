#!/usr/bin/env python3
"""Decided cases beside a balance and beside questions for the court: derived, really shared, dated, never the matter itself, never scored."""
import copy
import json
import os
import subprocess
import sys

import generate_matter as gen
import lib
import tap

SCRIPT = lib.ROOT / "engine/law/precedents.py"
PACK = lib.load(lib.ROOT / "engine/law/precedents.json")
DECIDED = {d["id"]: d for d in PACK["decided"]}
RULES = {r["id"]: r for p in lib.PACKS for r in lib.load(p).get("rules", [])}
TUTORIAL = lib.load(lib.ROOT / "cases/tutorial/record.json")
CASES = {p.parent.name: lib.load(p) for p in lib.CASES}
TODAY = "2026-01-01"
ART = "art-of-living-2011.district"


def raw_characters(data):
    return [hex(ord(c)) for c in data.decode(errors="replace") if c in "\x1b\u202e\x07"]


def found(record, *options, day=TODAY):
    return lib.findings(record, "--law-as-of", day, *options)


def rules(notes):
    return [n["rule"] for n in notes]


def lists(document):
    """Every list of decided cases with what it is of: a defendant's balance, or a question with its holder."""
    of = {d["id"]: d["balance"]["like"] for d in document["defendants"]}
    for d in document["defendants"]:
        yield of[of[d["id"]].get("as", d["id"])], d, None
    for holder in (document["matter"], *document["defendants"]):
        for q in holder["questions"]:
            if "like" in q:
                yield q["like"], holder, q


def law_directory(*packs):
    folder = lib.scratch(suffix="")
    folder.mkdir()
    for i, pack in enumerate(packs):
        (folder / f"p{i}.json").write_bytes(lib.dump(pack))
    return folder


def pack(**members):
    return {"format": "unmask.law/1", "id": "mine", "version": "1", "title": "Mine", **members}


def same_record():
    """A decided case to lay over: a speaker with counsel, who was kept anonymous when the harms were weighed."""
    return {"id": "ann.order", "matter": "ann", "caption": "Ann v. Doe", "number": "1", "court": "cand", "name": "Order", "date": "2020-02-03", "factors": [],
            "speakers": [{"labels": ["Doe"], "factors": ["F02.not-yet"], "parts": [{"node": "t/highfields/balance", "status": "unmet", "ground": "it chills", "known": "seen", "source": "at 3"}],
                          "outcomes": [{"disclosure": "refused", "words": "quashed", "known": "seen", "source": "at 4"}]}],
            "answers": [{"question": "is-use-unfair", "nodes": ["a/S1/unfair-use"], "facts": [{"path": "s.use", "value": "whole"}], "status": "unmet", "known": "seen", "source": "at 5"}]}


# ------------------------------------------------------------------ the pack

def derived():
    done = subprocess.run([sys.executable, SCRIPT, "--check"], env={**os.environ, "UNMASK": lib.PROGRAM}, capture_output=True, text=True)
    tap.ok(done.returncode == 0, "the decided cases in the law are those of cases/", done.stderr or "run engine/law/precedents.py, and build again")
    holdings = {p.parent.name: lib.load(p) for p in sorted((lib.ROOT / "cases").glob("*/holding.json"))}
    told = lambda rows: {(r["known"], r["source"], r.get("words", r.get("ground"))) for r in rows}
    wrong = []
    for d in DECIDED.values():
        held = next(x for x in holdings[d["matter"]]["decisions"] if d["id"] == f"{d['matter']}.{x['id']}")
        said = [r for s in d["speakers"] for r in s["parts"] + s["outcomes"]] + d["answers"]
        if not told(said) <= told(held.get("nodes", []) + held.get("outcomes", [])):
            wrong.append(d["id"])
    tap.ok(len(DECIDED) > 25 and not wrong, "whatever they say was held stands in a holding, as surely and with its source", wrong)
    used = {f for d in DECIDED.values() for f in d["factors"] + [f for s in d["speakers"] for f in s["factors"]]}
    tap.ok(len(used) > 10 and all(RULES[f]["kind"] == "factor" for f in used), "their factors are factors of the law", used)
    authorities = {a["id"]: a for p in lib.PACKS for a in lib.load(p).get("authorities", [])}
    dated = [d["id"] for d in DECIDED.values() if "authority" in d and authorities[d["authority"]]["date"] not in (d["date"], d["date"][:4] + "-12-31")]
    tap.ok(not dated, "and an authority that they are is of their day", dated)


def of_a_folder():
    """A case of one's own becomes a pack in one command, and is cited."""
    folder, law = lib.scratch(suffix=""), lib.scratch(suffix="")
    (folder / "mine").mkdir(parents=True)
    law.mkdir()
    record = lib.merge(CASES["art-of-living-2011"], {"matter": {"id": "mine", "number": "7"}})
    holding = {**lib.load(lib.ROOT / "cases/art-of-living-2011/holding.json"), "matter": "mine"}
    (folder / "mine/record.json").write_bytes(lib.dump(record))
    (folder / "mine/holding.json").write_bytes(lib.dump(holding))
    subprocess.run([sys.executable, SCRIPT, folder, law / "mine.json"], env={**os.environ, "UNMASK": lib.PROGRAM}, check=True)
    document = found(TUTORIAL, "--law", law)
    cited = [e["decision"] for like, *_ in lists(document) for e in like["decisions"]]
    tap.ok("mine.district" in cited and ART in cited, "a folder of cases makes a pack that is laid over the law", cited)


# ------------------------------------------------------------- what is listed

def expected_balance(document, d, day):
    """From the pack alone: who shares a factor, and how many were decided later."""
    here = set(rules(document["matter"]["factors"]) + rules(d["balance"]["factors"]))
    out, later = [], set()
    for c in DECIDED.values():
        for s in c["speakers"]:
            if c["matter"] == document["matter"]["id"] or not here & set(c["factors"] + s["factors"]) or not (any(weighed(p) or p["status"] == "unmet" for p in s["parts"]) or s["outcomes"]):
                continue
            if c["date"] <= day:
                out.append((c["id"], tuple(s["labels"])))
            else:
                later.add(c["id"])
    return sorted(out), len(later)


def weighed(part):
    name = part["node"].split("/")
    return name[0] == "t" and any(r["kind"] == "factor" and r["part"] == name[-1] for r in RULES.values())


def wrong_with_balance(document, d, like, day):
    here = set(rules(document["matter"]["factors"]) + rules(d["balance"]["factors"]))
    got = sorted((e["decision"], tuple(e["speakers"])) for e in like["decisions"])
    wanted, later = expected_balance(document, d, day)
    wrong = [] if (got, like["later"]) == (wanted, later) else [f"listed {got}, {like['later']} later; expected {wanted}, {later}"]
    for e in like["decisions"]:
        c = DECIDED[e["decision"]]
        speaker = next(s for s in c["speakers"] if s["labels"] == e["speakers"])
        there, shared = set(c["factors"] + speaker["factors"]), e["shared"]
        both = here & there
        parts = {RULES[r]["part"] for r in both}
        alone = lambda these, others: {r for r in these - others if RULES[r]["part"] in parts}
        law = {l["rule"] for l in document["matter"]["later_law"]}
        held = [p for p in speaker["parts"] if weighed(p)] or [p for p in speaker["parts"] if p["status"] == "unmet"] or speaker["outcomes"]
        checks = {
            "shared": sorted(rules(shared["disclosure"] + shared["anonymity"])) == sorted(both),
            "sides": all(RULES[r["rule"]]["leans"] == side for side in ("disclosure", "anonymity") for r in shared[side]),
            "titles": all(r["title"] == RULES[r["rule"]]["title"] for side in ("disclosure", "anonymity") for r in shared[side]),
            "here": set(rules(e["differs"]["here"])) == alone(here, there), "there": set(rules(e["differs"]["there"])) == alone(there, here) - law,
            "case": (e["case"], e["caption"], e["date"]) == (c["matter"], c["caption"], c["date"]) and e["case"] != document["matter"]["id"],
            "held": (e["held"].get("words"), e["held"]["known"], e["held"]["source"]) == (held[0].get("ground", held[0].get("words")), held[0]["known"], held[0]["source"]),
            "on": e["held"]["on"] == ("balance" if weighed(held[0]) else "part") if "node" in held[0] else e["held"]["on"] == "outcome",
            "outcomes": [o["disclosure"] for o in e["outcomes"]] == [o["disclosure"] for o in speaker["outcomes"]],
            "then": all(DECIDED[t["decision"]]["matter"] == c["matter"] and c["date"] < t["date"] <= day for t in e["then"]),
        }
        wrong += [f"{e['decision']}: {name}" for name, right in checks.items() if not right]
    return wrong


def balances():
    n, wrong, later = 0, [], 0
    for name, record in CASES.items():
        for day in (TODAY, "2015-03-02", "2011-11-08"):
            done = lib.run("evaluate", "--format", "json", "--law-as-of", day, "-", stdin=lib.dump(record))
            if done.returncode == 2:  # no test is law on that day
                continue
            document = json.loads(done.stdout)
            for like, d, question in lists(document):
                if question:
                    continue
                n, later = n + len(like["decisions"]), later + like["later"]
                wrong += [f"{name} {day} {d['id']}: {w}" for w in wrong_with_balance(document, d, like, day)]
                dates = [e["date"] for e in like["decisions"]]
                wrong += [f"{name} {day} {d['id']}: order"] if dates != sorted(dates, reverse=True) else []
    tap.ok(n > 300 and later > 20 and not wrong, "beside a balance: every case that shares a factor, with all that is shared, what differs and what was held", "\n".join(wrong[:12]) or f"{n} {later}")


def words_read(document, nodes, question):
    """Facts on which the findings that ask a question rest."""
    findings = document["matter"]["findings"] + [f for d in document["defendants"] for f in d["findings"]]
    asking = [f for f in findings if f["node"] in nodes and f["status"] == "for-court" and f.get("question", {}).get("id") == question]
    return {(p["path"], word) for f in asking for p in f["premises"] for word in (p["value"] or "").split(", ")}, {f.get("rule") for f in asking}


def questions():
    n, wrong, rule_alone = 0, [], 0
    for name, record in CASES.items():
        document = found(record)
        for like, holder, q in lists(document):
            if not q:
                continue
            facts, asked_by = words_read(document, q["nodes"], q["id"])
            pair = lambda f: (f["path"], f["value"])
            wanted = {(c["id"], a["status"], a.get("ground")) for c in DECIDED.values() for a in c["answers"] if c["matter"] != document["matter"]["id"] and a["question"] == q["id"]
                      and (facts & set(map(pair, a["facts"])) or (not a["facts"] and a.get("rule") in asked_by))}
            got = [(e["decision"], e["held"]["status"], e["held"].get("words")) for e in like["decisions"]]
            if len(got) != len(set(got)) or set(got) != wanted:
                wrong.append(f"{name} {q['id']}: {got}, expected {wanted}")
            for e in like["decisions"]:
                n += 1
                there = {pair(f) for a in DECIDED[e["decision"]]["answers"] if a["question"] == q["id"] and a["status"] == e["held"]["status"] for f in a["facts"]}
                shared = set(map(pair, e["shared"]["facts"]))
                rule_alone += not shared
                if not shared <= facts & there or (not shared and e["shared"].get("rule") not in asked_by) or not all(f.get("means") for f in e["shared"]["facts"]):
                    wrong.append(f"{name} {q['id']} {e['decision']}: {shared}")
                answer = {"met": RULES[q["id"]].get("if_yes", "met") == "met" and "yes" or "no", "for-court": "open"}.get(e["held"]["status"], "no")
                if e["held"]["answer"] != answer or e["held"]["on"] != "question":
                    wrong.append(f"{name} {q['id']} {e['decision']}: answered {e['held']['answer']}")
        balance = [q["id"] for d in document["defendants"] for q in d["questions"] if "like" not in q]
        wrong += [f"{name}: {q} has no list" for q in balance if RULES[q]["kind"] == "ask" and not any(r.get("then", {}).get("question") == q and r["kind"] == "part" and weighed({"node": f"t/x/{r['part']}"}) for r in RULES.values())]
    tap.ok(n > 20 and rule_alone and not wrong, "beside a question: every court that answered it on a fact that is recorded here too, with that fact", "\n".join(wrong[:12]) or f"{n} {rule_alone}")


def numbers(value, path=""):
    """Where a number stands, and every key."""
    if isinstance(value, dict):
        for k, v in value.items():
            yield from numbers(v, f"{path}/{k}")
    elif isinstance(value, list):
        for v in value:
            yield from numbers(v, path)
    elif not isinstance(value, str):
        yield path


def never_scored():
    places = {place for record in CASES.values() for like, *_ in lists(found(record)) for place in numbers(like)}
    tap.same(places, {"/later"}, "no number stands in a list but how many were decided later")
    without = pack(decided=[{**d, "factors": [], "speakers": [], "answers": []} for d in PACK["decided"]])
    for name in ("tutorial", "krinsky-v-doe6-2008"):
        def bare(document):
            text = json.dumps(document, sort_keys=True)
            out = json.loads(text)
            del out["law"]
            for like, holder, q in list(lists(out)):
                if q:
                    q.pop("like")
            for d in out["defendants"]:
                d["balance"].pop("like")
            return out
        plain, emptied = found(CASES[name]), found(CASES[name], "--law", law_directory(without))
        tap.ok(any(like["decisions"] for like, *_ in lists(plain)) and not any(like["decisions"] or like["later"] for like, *_ in lists(emptied)) and bare(plain) == bare(emptied),
               f"{name}: no finding, lean or outcome rests on a decided case")


def dated():
    like = lambda day: {e["decision"] for l, *_ in lists(found(TUTORIAL, day=day)) for e in l["decisions"]}
    before, on = like("2018-08-20"), like("2018-08-21")
    tap.same(on - before, {"signature-mgmt-v-doe-6th-2017.remand"}, "a case is cited from the day of its decision on")
    entry = lambda day: next(e for l, *_ in lists(found(TUTORIAL, day=day)) for e in l["decisions"] if e["decision"] == "signature-mgmt-v-doe-6th-2017.appeal")
    tap.same(([t["decision"] for t in entry("2018-08-20")["then"]], [t["decision"] for t in entry("2018-08-21")["then"]]), ([], ["signature-mgmt-v-doe-6th-2017.remand"]),
             "and so is what came of the matter later")
    january = next(e for l, *_ in lists(found(TUTORIAL)) for e in l["decisions"] if e["decision"] == "music-group-2015.january")
    tap.ok("ithdrawn" in "".join(january["authority"]["fate"]) and january["then"], "a withdrawn order is marked, and what replaced it is named", january["authority"])
    as_of = lib.findings(CASES["art-of-living-2011"], "--as-of", "2011-11-09")
    tap.ok(all(e["date"] <= "2011-11-09" for l, *_ in lists(as_of) for e in l["decisions"]), "without a day of the law that of the record is taken")


def told_once():
    """Thousands of defendants may have the same cases: the first one reported has them."""
    leifer = found(CASES["leifer-2023"])
    tap.same([d["balance"]["like"].get("as") for d in leifer["defendants"]], [None] + ["d1"] * 8, "the same cases are told of the first defendant, the others name him")
    some = found(CASES["leifer-2023"], "--defendant", "d3", "--defendant", "d5")
    tap.same([d["balance"]["like"].get("as") for d in some["defendants"]], [None, "d3"], "the first who is reported")
    tap.same(some["defendants"][0]["balance"]["like"], leifer["defendants"][0]["balance"]["like"], "with the same cases")
    apart = [json.dumps(d["balance"]["like"].get("as")) for d in found(TUTORIAL)["defendants"]]
    tap.ok(apart.count("null") > 5, "those of other factors have their own", apart)


def never_itself():
    for name in ("art-of-living-2011", "music-group-2015", "krinsky-v-doe6-2008"):
        record = CASES[name]
        cited = lambda r: {e["case"] for l, *_ in lists(found(r)) for e in l["decisions"]}
        tap.ok(name not in cited(record), f"{name} does not cite itself")
        tap.ok(name not in cited(lib.merge(record, {"matter": {"id": "another"}})), f"{name} under another id does not either: court and docket number are the same")
        tap.ok(name in cited(lib.merge(record, {"matter": {"id": "another", "number": "another"}})), f"{name} as another matter does")


def dropped_factor():
    listed = lambda *options: {r["rule"] for l, d, q in lists(found(TUTORIAL, *options)) if not q for e in l["decisions"] for side in ("disclosure", "anonymity") for r in e["shared"][side]}
    gone = pack(rules=[{"id": "F02.not-yet", "kind": "listed", "title": "x", "helps": "neither", "proposition": "x", "note": "x", "auth": [{"id": "art-of-living", "known": "summary"}]}])
    folder = law_directory(gone)
    tap.ok("F02.not-yet" in listed() and "F02.not-yet" not in listed("--law", folder) and "F02" in listed("--law", folder), "a pack that drops a factor drops it from what is shared")
    differs = [r["rule"] for l, d, q in lists(found(TUTORIAL, "--law", folder)) if not q for e in l["decisions"] for r in e["differs"]["here"] + e["differs"]["there"]]
    tap.ok("F02.not-yet" not in differs and differs, "and from what differs")


# ------------------------------------------------------------------- own packs

def own_case():
    document = found(TUTORIAL, "--law", law_directory(pack(decided=[same_record()])), "--defendant", "d2")
    entry = [e for l, d, q in lists(document) if d.get("id") == "d2" and not q for e in l["decisions"] if e["case"] == "ann"]
    tap.ok(len(entry) == 1 and entry[0]["held"]["words"] == "it chills" and entry[0]["court"] == "N.D. Cal." and "authority" not in entry[0], "a case of one's own is cited", entry)
    replaced = {**copy.deepcopy(DECIDED[ART]), "caption": "Replaced v. Doe"}
    document = found(TUTORIAL, "--law", law_directory(pack(decided=[replaced])))
    captions = {e["caption"] for l, *_ in lists(document) for e in l["decisions"] if e["decision"] == ART}
    tap.same(captions, {"Replaced v. Doe"}, "and one with a known id replaces")


def broken():
    rows = {
        "a factor that is no rule": (lambda d: d.update(factors=["F99"]), "/decided/0/factors/0"),
        "a factor of a speaker that is no rule": (lambda d: d["speakers"][0].update(factors=["F02.not-yte"]), "did you mean"),
        "a question that is none": (lambda d: d["answers"][0].update(question="is-use-fair"), "/decided/0/answers/0/question"),
        "a question that is a rule of another kind": (lambda d: d["answers"][0].update(question="F06"), "no rule of kind ask"),
        "an authority that is none": (lambda d: d.update(authority="nobody"), "/decided/0/authority"),
        "a day that is none": (lambda d: d.update(date="2020-13-01"), "/decided/0/date"),
        "no day": (lambda d: d.pop("date"), "/decided/0/date"),
        "no caption": (lambda d: d.update(caption=""), "/decided/0/caption"),
        "what nobody checked": (lambda d: d["speakers"][0]["parts"][0].pop("known"), "/decided/0/speakers/0/parts/0/known"),
        "a source that is missing": (lambda d: d["speakers"][0]["outcomes"][0].pop("source"), "/decided/0/speakers/0/outcomes/0/source"),
        "a status that is none": (lambda d: d["speakers"][0]["parts"][0].update(status="lost"), "no value of status"),
        "an answer without a status": (lambda d: d["answers"][0].pop("status"), "/decided/0/answers/0/status"),
        "speakers that are no list": (lambda d: d.update(speakers={"labels": []}), "/decided/0/speakers"),
        "a speaker that is none": (lambda d: d["speakers"].append(5), None),
        "a fact without a value": (lambda d: d["answers"][0]["facts"][0].pop("value"), "/decided/0/answers/0/facts/0/value"),
        "labels that are no texts": (lambda d: d["speakers"][0].update(labels=[5]), "/decided/0/speakers/0/labels/0"),
        "a key that is none": (lambda d: d.update(score=5), "score"),
        "an id that is none": (lambda d: d.update(id="a b"), "/decided/0"),
    }
    for name, (harm, said) in rows.items():
        bad = same_record()
        harm(bad)
        done = lib.run("evaluate", "--law", law_directory(pack(decided=[bad])), "-", stdin=lib.dump(TUTORIAL))
        if said:
            tap.ok(done.returncode == 3 and said in done.stderr.decode() and not done.stdout, f"refused: {name}", done.stderr.decode())
        else:
            tap.ok(done.returncode in (0, 3), f"no harm: {name}", done.stderr.decode())
    twice = lib.run("evaluate", "--law", law_directory(pack(decided=[same_record(), same_record()])), "-", stdin=lib.dump(TUTORIAL))
    tap.ok(twice.returncode == 3 and "ann.order" in twice.stderr.decode(), "refused: two of one id")


def hostile():
    text = "a\x1b[31m\u202eb\nINJECTED %s %n {a}"
    def poison(value):
        if isinstance(value, dict):
            return {k: v if k in ("id", "matter", "date", "node", "status", "known", "disclosure", "factors", "court", "question", "facts", "nodes", "number") else poison(v) for k, v in value.items()}
        return [poison(v) for v in value] if isinstance(value, list) else text
    folder = law_directory(pack(decided=[poison({**same_record(), "by": "x", "test": "x", "claims": ["x"]})]))
    for args in (["evaluate", "--full", "--defendant", "d2"], ["explain", "-", "d2", "balance"]):
        done = lib.run(*args, "--law", folder, "--law-as-of", TODAY, *([] if "-" in args else ["-"]), stdin=lib.dump(TUTORIAL))
        tap.ok(done.returncode == 0 and b"INJECTED" in done.stdout and b"\nINJECTED" not in done.stdout and not raw_characters(done.stdout), f"hostile text in a decided case: {args[0]} shows nothing raw", done.stderr)


# ------------------------------------------------------------------- on screen

def flat(data):
    return " ".join(data.decode().split())


def on_screen():
    page = lambda *args, record=TUTORIAL: flat(lib.answer(*args, "--law-as-of", TODAY, "-", stdin=lib.dump(record)))
    first, full = page("evaluate"), page("evaluate", "--full")
    tap.ok("Decided on like facts" not in first and "Art of Living Found. v. Does 1-10" not in first, "nothing of it stands on the first screen")
    tap.ok("Art of Living Found. v. Does 1-10, 2011 WL 5444622 (N.D. Cal. Nov. 9, 2011), on Skywalker. Shared, towards anonymity: Need of the name; The speaker's appearance; the test." in full
           and "Held on the balance: for anonymity — criticism of a large group on a matter of public interest" in full, "in full the case, what is shared and what was held", full[-4000:])
    tap.ok("[background, unchecked]" in full and "[from a summary]" in full, "how surely it is known is said where it is not seen")
    tap.ok("No decided case of the law" not in full, "and nothing more where there is any")
    same = page("evaluate", "--full", record=CASES["leifer-2023"])
    tap.same((same.count("Decided on like facts, as far as"), same.count("Decided on like facts: the same as for d1.")), (1, 8), "defendants with the same cases are referred to the first")
    why = flat(lib.answer("explain", "--law-as-of", TODAY, "-", "d2", "balance", stdin=lib.dump(TUTORIAL)))
    tap.ok("DECIDED ON LIKE FACTS" in why and "Art of Living" in why, "the explanation of a balance has them", why)
    asked = flat(lib.answer("explain", "--law-as-of", TODAY, "-", "d1", "a/S1/P1/fact", stdin=lib.dump(CASES["ghanam-v-does-2014"])))
    tap.ok("The court answered: no" in asked and "Krinsky v. Doe 6" in asked, "and so has that of a question", asked)
    reached = flat(lib.answer("explain", "--law-as-of", TODAY, "-", "d1", "m/test", stdin=lib.dump(CASES["ghanam-v-does-2014"])))
    tap.ok("DECIDED ON LIKE FACTS" not in reached, "but no other")
    nothing = flat(lib.answer("evaluate", "--full", "--test", "cahill", "-", stdin=lib.dump(gen.plain())))
    tap.same(nothing.count("No decided case of the law shares"), 1, "a matter that is like none says so once")
    older = flat(lib.answer("evaluate", "--full", "--law-as-of", "2017-06-01", "-", stdin=lib.dump(TUTORIAL)))
    tap.ok("more were decided after the day of the law, and are not listed." in older, "and how many came later is said", older[-1500:])


tap.run(derived, of_a_folder, balances, questions, never_scored, dated, told_once, never_itself, dropped_factor, own_case, broken, hostile, on_screen)
