#!/usr/bin/env python3
"""What is left to ask: every outcome that unmask questions hangs on an answer held against an evaluation with that answer."""
import json
import re
import sys

from jsonschema import Draft202012Validator

import generate_matter as gen
import lib
import tap
from generate_matter import declaration, says

LEIFER, TUTORIAL = lib.LEIFER, lib.ROOT / "cases/tutorial/record.json"
SCHEMA = Draft202012Validator(lib.load(lib.SCHEMA / "questions.schema.json"))
LONG = "long" in sys.argv[2:]  # also what takes minutes
BALANCES = {"balance-of-harms", "case-against-speech"}  # answered alike where they are asked only after an answer
DECIDED = {"not-made", "curable", "showing-made", "not-before-court"}


def ask(record, *options):
    return json.loads(lib.answer("questions", "--format", "json", *options, "-", stdin=lib.dump(record)))


def text(record, *options):
    return lib.answer("questions", *options, "-", stdin=lib.dump(record)).decode()


def matters():
    """Cases and generated matters: all and many in a long run, some in a short one."""
    for path in lib.CASES if LONG else lib.some_cases():
        yield path.parent.name, lib.load(path), lib.WHOLE_LAW
    for seed in range(40 if LONG else 6):
        yield str(seed), gen.make(seed), ()


def outcomes(record, *options):
    return {d["id"]: d["outcome"] for d in lib.findings(record, *options)["defendants"]}


def told(answer):
    return {d: o["outcome"] for o in answer["outcomes"] for d in o["defendants"]}


def decided(before, after):
    return sorted((d for d in after if before[d] not in DECIDED and after[d] in DECIDED), key=lib.natural)


def ruled(record, nodes, status, name="assumed"):
    return lib.add(record, positions=[{"id": f"{name}.{i}", "on": n, "question": "status", "answer": status, "by": "court"} for i, n in enumerate(nodes)])


def documents():
    wrong = [f"{name}: {e.json_path}: {e.message:.200}" for name, record, options in matters() for e in list(SCHEMA.iter_errors(ask(record, *options)))[:3]]
    tap.ok(not wrong, "the documents of all cases and of generated matters fit the schema", "\n".join(wrong[:12]))


# ---------------------------------------------------------------- what hangs on an answer

def alone(question):
    """Whether an answer can be given by one ruling a node: nothing else is asked there, and it is asked in every world."""
    return question["kind"] == "for-court" and not question["beside"] and "worlds" not in question and all("worlds" not in on for on in question["on"])


def answers():
    wrong, law, court = [], 0, 0
    for name, record, options in matters():
        document, before = ask(record, *options), outcomes(record, *options)
        for q in document["questions"]:
            for a in q["answers"] if q["kind"] == "law" or alone(q) else []:
                if q["kind"] == "law":
                    law += 1
                    want = outcomes(record, *options, "--position", f"{q['id']}={a['answer']}")
                else:
                    court += 1
                    want = outcomes(ruled(record, [on["node"] for on in q["on"]], a["status"]), *options)
                if q["id"] not in BALANCES and told(a) != want:
                    wrong.append(f"{name} {q['id']}={a['answer']}: { {d: (told(a)[d], want[d]) for d in want if told(a)[d] != want[d]} }")
                if a["decides"] != decided(before, told(a)):
                    wrong.append(f"{name} {q['id']}={a['answer']}: decides {a['decides']}")
    tap.ok(law > 10 and court > 10 and not wrong, f"the outcomes of {law} answers of law and {court} of the court's are those of an evaluation with that answer", "\n".join(wrong[:10]))


def statuses():
    """Yes and no give the status that the law says, and each side's rules are of that side."""
    asks, wrong = {}, []
    for path in lib.PACKS:
        asks.update({r["id"]: r for r in lib.load(path).get("rules", [])})
    for name, record, options in matters():
        document = ask(record, *options)
        helps = {r["id"]: r["helps"] for r in document["rules"]}
        for q in document["questions"]:
            if q["kind"] == "for-court":
                wrong += [f"{name} {q['id']}"] if [a["status"] for a in q["answers"]] != [asks[q["id"]]["if_yes"], asks[q["id"]]["if_no"]] else []
                for on in q["on"]:
                    wrong += [f"{name} {on['node']} {r}" for r in on["rules_for"] if helps[r] != "seeker"] + [f"{name} {on['node']} {r}" for r in on["rules_against"] if helps[r] != "opponent"]
            else:
                wrong += [f"{name} {q['id']}"] if [a["answer"] for a in q["answers"]] != [p["id"] for p in asks[q["id"]]["positions"]] else []
    tap.ok(not wrong, "answers and sides are those of the law", "\n".join(wrong[:10]))


def all_of_them():
    """Every node that is for the court and reached asks one of the questions, and every question of law is there."""
    wrong = []
    for name, record, options in matters():
        found, document = lib.findings(record, *options), ask(record, *options)
        want = {(f["node"], f["question"]["id"]) for p in [found["matter"], *found["defendants"]] for f in p["findings"]
                if f["status"] == "for-court" and f["reached"] == "yes" and "question" in f and not f.get("members")}
        got = {(on["node"], q["id"]) for q in document["questions"] for on in q.get("on", [])}
        wrong += [f"{name}: {sorted(want - got)[:3]}"] if want - got else []
        law = {q["id"] for q in found["matter"]["law_questions"] if "assumed" not in q}
        wrong += [f"{name}: {law}"] if law != {q["id"] for q in document["questions"] if q["kind"] == "law"} else []
    tap.ok(not wrong, "nothing that is open is left out", "\n".join(wrong[:10]))


# ---------------------------------------------------------------- the order

def ordered():
    """On the tutorial, step by step: what each answer decides, given those before, is what an evaluation finds."""
    record, document = lib.load(TUTORIAL), ask(lib.load(TUTORIAL))
    steps = [(s["question"], s["taken"]) for s in document["order"]]
    tap.same(steps[:3], [("balance-of-harms", "yes"), ("malice-before-discovery", "required"), ("competence-setting", "rule-56")], "the balance decides most, whichever way; then fault; then the measure of evidence")
    now, options, wrong = record, [], []
    before = outcomes(now)
    for s in document["order"]:
        asked = lib.findings(now, *options)
        nodes = [f["node"] for p in [asked["matter"], *asked["defendants"]] for f in p["findings"]
                 if f["status"] == "for-court" and f["reached"] == "yes" and f.get("question", {}).get("id") == s["question"] and "worlds" not in f]
        for a in s["answers"]:
            if nodes:
                after = outcomes(ruled(now, nodes, "met" if a["answer"] == "yes" else "unmet", s["question"]), *options)
            else:
                after = outcomes(now, *options, "--position", f"{s['question']}={a['answer']}")
            alike = {d: "showing-made" if o == "balance-open" and "balance-of-harms" in [x for x, _ in steps[:steps.index((s["question"], s["taken"])) + 1]] else o for d, o in after.items()}
            wrong += [f"{s['question']}={a['answer']}: {a['decides']}"] if a["decides"] != decided(before, alike) else []
            if a["answer"] == s["taken"]:
                then, following = alike, a["answer"]
        now, options = (ruled(now, nodes, "met" if following == "yes" else "unmet", s["question"]), options) if nodes else (now, [*options, "--position", f"{s['question']}={following}"])
        before = then
    tap.ok(not wrong, "what each answer decides, given those before", "\n".join(wrong))
    tap.same({d: o["outcome"] for o in document["left"] for d in o["defendants"]}, before, "and what is left at the end")
    counts = [min(len(a["decides"]) for a in s["answers"]) for s in document["order"][:2]]
    tap.same(counts, [3, 1], "most first")
    said = " ".join(text(record).split())
    tap.ok("yes decides 3 defendants (d1-d3)" in said and "no decides 4 defendants (d1-d3, d7)" in said and "Then, if yes:" in said, "in words", said[:1500])
    tap.ok(document["left"][0]["outcome"] == "showing-made" and all(d["decided"] == (d["outcome"] in DECIDED) for d in document["defendants"]), "who is decided")


def leifer():
    document, said = ask(lib.load(LEIFER)), " ".join(text(lib.load(LEIFER)).split())
    tap.same((document["order"], document["questions"][0]["id"]), ([], "malice-before-discovery"), "no answer changes an outcome, and the question that may once more is entered comes first")
    tap.ok("No answer changes an outcome of this record" in said, "and it is said so")
    q = {x["id"]: x for x in document["questions"]}
    tap.same((q["could-be-admissible"]["worlds"], [r["id"] for r in q["could-be-admissible"]["on"][0]["records"]]), ([[{"question": "competence-setting", "position": "rule-56"}]], ["R-22-35.a"]), "a question that is asked under one answer of law, with the one record that it is about")
    tap.same(q["unaware-enough"]["beside"], ["could-be-admissible", "stated-reason-enough"], "what the same findings also ask")
    required, excused = q["malice-before-discovery"]["answers"]
    tap.ok([p["cite"] for p in required["argued"]] == ["Supp. Resp. at 4-5"] and not excused["argued"] and [a["id"] for a in excused["authorities"]] == ["cahill", "mobilisa", "solers"], "positions of the parties and authorities stand with the answer that they are for", required)
    tap.ok(any(p["id"] == "P-32" for p in q["unaware-enough"]["on"][0]["argued"]), "and what is said of a record with the question that it is about")


def beside():
    """No to one of two questions decides nothing; no to both does."""
    record = lib.load(LEIFER)
    both = ask(record, "--position", "competence-setting=strict")
    q = {x["id"]: x for x in both["questions"]}
    tap.same(q["unaware-enough"]["beside"], ["stated-reason-enough"], "under one measure of evidence one of them is not asked")
    plain = lib.add(gen.plain(), records=[declaration("R1")], assertions=[says("R1.a", "R1", "P1", "denies"), says("R1.b", "R1", "P1")])
    only = {x["id"]: x for x in ask(plain)["questions"]}["which-sworn-word"]
    tap.same([a["changes"] for a in only["answers"]], [[], ["d1"]], "alone: the one account whose statement it is")


# ---------------------------------------------------------------- edges

def options():
    one = ask(lib.load(TUTORIAL), "--defendant", "d12")
    tap.same([d["id"] for d in one["defendants"]], ["d12"], "--defendant tells of no other")
    tap.same({d for q in one["questions"] for a in q["answers"] for o in a["outcomes"] for d in o["defendants"]}, {"d12"}, "nor of the outcomes of others")
    fixed = ask(lib.load(TUTORIAL), "--position", "competence-setting=strict")
    tap.ok("competence-setting" not in [q["id"] for q in fixed["questions"]], "--position: what is fixed is no question")
    for bad in (("--format", "xml"), ("--defendant", "nobody"), ("--position", "x=y"), ("--for", "seeker")):
        tap.same(lib.run("questions", *bad, LEIFER).returncode, 2, f"refused: {' '.join(bad)}")
    tap.same(lib.run("questions", "-", stdin=b"[]").returncode, 3, "a record that is none")
    taken = lib.add(lib.load(TUTORIAL), persons=[{"id": "assumed-0", "name": "Zoe"}, {"id": "assumed--1", "name": "Zed"}])
    tap.same(ask(taken)["order"], ask(lib.load(TUTORIAL))["order"], "ids that the assumed rulings would have taken")


def hostile():
    evil = "x\x1b[31m\u202eevil\u2028\x07 “q”"
    record = lib.load(LEIFER)
    for row in [*record["assertions"], *record["records"], *record["filings"], *record["acts"], *record["points"], *record["positions"], *record["defendants"], *record["persons"]]:
        row.update({k: evil for k in ("words", "gist", "cite", "seen_at", "title", "short", "dkt", "what", "label", "name") if k in row})
    said = text(record, "--width", "80")
    tap.ok("evil" in said and not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\u2028]", said), "hostile text is made visible", repr(said[:500]))
    sealed = lib.change(lib.load(LEIFER), "records", "R-22-32", {"sealed": "yes"})
    tap.ok("[SEALED]" in text(sealed) and "[SEALED]" not in text(lib.load(LEIFER)), "a sealed paragraph is marked")


def stable():
    record = lib.load(TUTORIAL)
    for options in ((), ("--format", "json"), ("--format", "jsonl")):
        tap.ok(lib.answer("questions", *options, TUTORIAL) == lib.answer("questions", *options, "-", stdin=lib.dump(lib.shuffle(record, 7))), f"the same bytes, whatever the order of the file {' '.join(options)}")
    for width in (80, 100):
        long = [line for line in text(record, "--width", width).splitlines() if len(line) > width]
        tap.ok(not long, f"no line is longer than {width} columns", "\n".join(long))


tap.run(documents, answers, statuses, all_of_them, ordered, leifer, beside, options, hostile, stable)
