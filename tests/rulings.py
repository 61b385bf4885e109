#!/usr/bin/env python3
"""Rulings entered by a command: what is written, what is refused, what becomes of them, and other writers at the same time."""
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time

from jsonschema import Draft202012Validator

import generate_matter as gen
import lib
import tap
from generate_matter import declaration, says

TUTORIAL = lib.ROOT / "cases/tutorial/record.json"
VALID = Draft202012Validator(lib.load(lib.SCHEMA / "rulings.schema.json"))
FINDINGS = Draft202012Validator(lib.load(lib.SCHEMA / "findings.schema.json"))
WHY = ("--reason", "The denial is sworn and specific.")
COURT = ("--by", "court", "--dkt", "Dkt. 45 at 7", *WHY)
CLERK = ("--by", "clerk", *WHY)


def small():
    """One sworn denial on d1's statement, nothing on d2's."""
    return lib.add(gen.plain(), records=[declaration("R1")], assertions=[says("R1.a", "R1", "P1", "denies")])


def database(*records):
    db = lib.scratch(suffix=".db")
    for record in records or (small(),):
        lib.answer("import", lib.scratch(record), "-o", db)
    return db


def rule(db, *args):
    """The list after a ruling that must be taken, checked against its schema."""
    document = json.loads(lib.answer("rule", db, *args, "--format", "json"))
    wrong = [f"{e.json_path}: {e.message:.200}" for e in VALID.iter_errors(document)]
    if wrong:
        raise AssertionError("\n".join(wrong[:5]))
    return document


def rulings(db, *options):
    return {r["id"]: r for r in rule(db, *options)["rulings"]}


def exported(db):
    return json.loads(lib.answer("export", "--include-sealed", db))


def found(db, node, *options):
    """The findings on a node, the whole document being held against its schema."""
    document = json.loads(lib.answer("evaluate", "--format", "json", *options, db))
    wrong = [f"{e.json_path}: {e.message:.200}" for e in FINDINGS.iter_errors(document)]
    if wrong:
        raise AssertionError("\n".join(wrong[:5]))
    return [f for part in (document["matter"], *document["defendants"]) for f in part["findings"] if f["node"] == node]


def refused(name, db, code, about, *args, stdin=None):
    """A run that fails with this code and words, and leaves the file as it was."""
    before = db.read_bytes() if db.exists() else None
    done = lib.run("rule", db, *args, stdin=stdin)
    said = done.stderr.decode(errors="replace")
    same = (db.read_bytes() if db.exists() else None) == before
    tap.ok(done.returncode == code and not done.stdout and all(a in said for a in about) and same, f"refused, {code}: {name}",
           f"exit {done.returncode}; the file is {'as it was' if same else 'changed'}\n{said[:800]}{done.stdout[:300]}")


# ------------------------------------------------------------------- what is written

def entered():
    db = database()
    before = exported(db)
    document = rule(db, "i/P1/falsity", "shown", *COURT, "--at", "2024-05-01")
    tap.same(document["written"], "ruling-1", "the id of the new entry is told")
    after = exported(db)
    row = next(p for p in after.pop("positions") if p["id"] == "ruling-1")
    before.pop("positions", None)
    tap.same(after, before, "nothing else of the record is touched")
    upon = row.pop("upon")
    tap.same(row, {"id": "ruling-1", "on": "i/P1/falsity", "question": "status", "answer": "met", "by": "court", "cite": "Dkt. 45 at 7",
                   "gist": "The denial is sworn and specific.", "at": "2024-05-01", "found": ["met"]}, "the row says who, where, when, why, and what the record gave")
    digests = {r["id"]: lib.sha256(r) for t in ("assertions", "records") for r in after[t]}
    tap.ok(set(upon) >= {f"R1.a {digests['R1.a']}", f"R1 {digests['R1']}"}, "and upon which rows, each with the digest of its canonical form", upon)
    finding = found(db, "i/P1/falsity")
    tap.same([(f["status"], f["basis"], f["derived_status"], f["ruling"], f["support"]["holds"]) for f in finding], [("met", "ruled", "met", "ruling-1", True)],
             "the finding is ruled, with what the rules gave beside it")
    for test in ("cahill", "dendrite", "krinsky"):
        tap.same([(f["status"], f["basis"]) for f in found(db, "i/P1/falsity", "--test", test)], [("met", "ruled")], f"it holds under {test}")
    rule(db, "i/P1/falsity", "unmet", *CLERK)
    tap.same([found(db, "i/P1/falsity")[0][k] for k in ("status", "ruling")], ["met", "ruling-1"], "a clerk's answer gives way to the court's")
    tap.same({k: v["state"] for k, v in rulings(db).items()}, {"ruling-1": "stands", "ruling-2": "yields"}, "and the list says so")
    text = lib.answer("rule", db).decode()
    tap.ok("ruling-1    i/P1/falsity — shown — the Court, Dkt. 45 at 7, 2024-05-01" in text and "a clerk, provisionally" in text
           and not any(w in text.split() for w in ("met", "unmet")), "the screen says it in words", text)
    again = lib.scratch(suffix=".db")
    lib.answer("import", lib.scratch(exported(db)), "-o", again)
    tap.same(lib.answer("rule", again, "--format", "json"), lib.answer("rule", db, "--format", "json"), "rulings go through JSON and back")


def clerks():
    db = database()
    rule(db, "i/P1/falsity", "not shown", *CLERK)
    tap.same([(f["status"], f["basis"], f["derived_status"]) for f in found(db, "i/P1/falsity")], [("unmet", "provisional", "met")], "a clerk's answer is marked as provisional")
    document = json.loads(lib.answer("evaluate", "--format", "json", db))
    tap.ok(all(d.get("provisional") for d in document["defendants"]), "and so is what rests on it")
    tap.ok("By itself the record gives: shown." in lib.answer("evaluate", "--full", db).decode(), "--full shows what the record gives by itself")


def questions():
    """A question that a finding asks is answered with yes or no, and a test is ruled on m/test."""
    record = gen.plain()
    db = database(record)
    asked = next((f for part in [json.loads(lib.answer("evaluate", "--format", "json", db))["matter"]] for f in part["findings"] if f.get("question")), None)
    node, question = asked["node"], asked["question"]
    rule(db, node, "yes", *COURT)
    tap.same(exported(db)["positions"][-1]["question"], question["id"], f"yes on {node} answers its question")
    tap.same([(f["status"], f["basis"]) for f in found(db, node)], [(question["if_yes"], "ruled")], "and gives what yes stands for")
    rule(db, "--withdraw", "ruling-1", *COURT)
    rule(db, node, "no", *COURT)
    tap.same([(f["status"], f["basis"]) for f in found(db, node)], [(question["if_no"], "ruled")], "and no what no stands for")
    refused("yes where nothing is asked", db, 2, ["asks no question"], "m/relief" if not found(db, "i/P1/falsity") else "i/P1/falsity", "yes", *COURT)
    rule(db, "m/test", "cahill", *COURT)
    tap.same([(f["rule"], f["basis"]) for f in found(db, "m/test")], [("cahill", "ruled")], "the test is ruled on m/test")
    tap.ok(found(db, "d/d1/t/cahill/merits"), "and is then the one that is asked")
    refused("a test that is none", db, 2, ["cahil"], "m/test", "cahil", *COURT)
    part = "d/d1/t/highfields/merits"
    rule(db, part, "met", *COURT)
    tap.same(found(db, part), [], "a part of another test can be ruled on")
    tap.same([f["basis"] for f in found(db, part, "--test", "highfields")], ["ruled"], "and is ruled under that test")
    tap.same(rulings(db)[exported(db)["positions"][-1]["id"]]["state"], "no-node", "the list says that it rules nothing under the one that applies")


def every_node():
    """Whatever an evaluation finds can be ruled on, and is then ruled; which test applies to one defendant is ruled for all."""
    wrong, tried = [], 0
    for record in (lib.load(TUTORIAL), gen.make(3), gen.make(11), lib.load(lib.LEIFER)):
        document = lib.findings(record)
        nodes = sorted({f["node"] for part in (document["matter"], *document["defendants"]) for f in part["findings"]})
        nodes = [n for n in nodes if n != "m/test" and not n.endswith("/test")]
        rows = [{"id": f"zz{i}", "on": n, "question": "status", "answer": "excused", "by": "court"} for i, n in enumerate(nodes)]
        ruled = lib.findings(lib.add({**record, "positions": []}, positions=rows))
        left = {f["node"]: f["basis"] for part in (ruled["matter"], *ruled["defendants"]) for f in part["findings"]}
        tried += len(nodes)
        wrong += [f"{record['matter']['id']}: {n} is {left[n]}" for n in nodes if n in left and left[n] != "ruled"]
    tap.ok(not wrong and tried > 200, f"all {tried} findings can be ruled on", "\n".join(wrong[:20]))


# ------------------------------------------------------------------- what is refused

def refusals():
    db = database()
    rule(db, "i/P1/falsity", "met", *COURT)
    no = lambda name, code, about, *args: refused(name, db, code, about, *args)
    no("an unknown node", 2, ["i/P1/falsty", 'did you mean "i/P1/falsity"?'], "i/P1/falsty", "met", *COURT)
    no("a node of nothing near", 2, ["there is no finding"], "x/y/z", "met", *COURT)
    no("an id that is no node", 2, ["there is no finding"], "R1", "met", *COURT)
    no("a node of a test that is none", 2, ["highfeilds"], "d/d1/t/highfeilds/merits", "met", *COURT)
    no("a word that is no status", 2, ["mett", "met"], "i/P1/falsity", "mett", *COURT)
    for status in ("contested", "for-court", "not-recorded", "conflict", "evidence both ways", "for the Court"):
        no(f"{status} is no ruling", 2, ["which is no ruling", "shown (met)"], "i/P1/falsity", status, *COURT)
    no("an encoder's answer", 2, ["whoever enters the record"], "i/P1/falsity", "met", "--by", "encoder", *WHY)
    no("a party's answer", 2, ["seeker", "the court or a clerk"], "i/P1/falsity", "met", "--by", "seeker", *WHY)
    no("nobody's answer", 2, ["whose ruling"], "i/P1/falsity", "met", *WHY)
    no("no reason", 2, ["reason"], "i/P1/falsity", "met", "--by", "clerk")
    no("no docket entry of the court's", 2, ["docket"], "i/P1/falsity", "met", "--by", "court", *WHY)
    no("no status", 2, ["answer"], "i/P1/falsity", *COURT)
    no("no node", 2, ["node"], *COURT)
    no("a status and a withdrawal", 2, ["withdraws"], "i/P1/falsity", "met", *COURT, "--withdraw", "ruling-1")
    no("no day", 2, ["2024-02-30"], "i/P1/falsity", "met", *COURT, "--at", "2024-02-30")
    no("a minute where a day is asked", 2, ["T10:00"], "i/P1/falsity", "met", *COURT, "--at", "2024-02-20T10:00")
    no("no such matter", 2, ["nowhere"], "i/P1/falsity", "met", *COURT, "--matter", "nowhere")
    no("the test of one defendant", 2, ["i/P1"], "i/P1", "met", *COURT)
    no("an empty reason", 3, ["reason", "empty"], "i/P1/falsity", "met", "--by", "clerk", "--reason", "")
    no("a reason of 10,001 characters", 3, ["10001", "10000"], "i/P1/falsity", "met", "--by", "clerk", "--reason", "ä" * 10_001)
    no("a cite of 10,001 characters", 3, ["docket", "10000"], "i/P1/falsity", "met", *COURT, "--dkt", "x" * 10_001)
    no("a reason that is not UTF-8", 3, ["UTF-8"], "i/P1/falsity", "met", "--by", "clerk", "--reason", os.fsdecode(b"a\xffb"))
    no("an operand too many", 2, ["operand"], "i/P1/falsity", "met", "x", *COURT)
    no("another format", 2, ["--format"], "--format", "xml")
    record = lib.scratch(small())
    refused("a record in JSON", record, 3, ["unmask import"], "i/P1/falsity", "met", *COURT)
    done = lib.run("rule", "-", "i/P1/falsity", "met", *COURT, stdin=lib.dump(small()))
    tap.ok(done.returncode == 3 and b"unmask import" in done.stderr, "refused, 3: a record on standard input", done)
    none = lib.scratch(suffix=".db")
    refused("a file that is not there", none, 3, [none.name], "i/P1/falsity", "met", *COURT)
    two = database(small(), {**small(), "matter": {**small()["matter"], "id": "second"}})
    refused("several matters", two, 2, ["more than one"], "i/P1/falsity", "met", *COURT)
    rule(two, "i/P1/falsity", "met", *COURT, "--matter", "second")
    per = [json.loads(line) for line in lib.answer("export", two).splitlines()]
    tap.same(["positions" in r for r in per], [False, True], "--matter says which")
    tap.same([r["matter"]["id"] for r in per], [small()["matter"]["id"], "second"], "and the matters keep their order")
    tap.ok(lib.run("rule", record).returncode == 0, "the rulings of a record in JSON are listed")
    rule(db, "i/P1/falsity", "met", "--by", "clerk", "--reason", "ä" * 10_000)
    tap.ok(True, "10,000 characters are taken")


def hostile():
    db = database()
    text = "a\x1b[31m\u202eb\nINJECTED\u2066\x07<script>"
    rule(db, "i/P1/falsity", "met", "--by", "court", "--dkt", text, "--reason", text)
    tap.same(exported(db)["positions"][-1]["gist"], text, "a hostile reason is kept as it is")
    for args in (["rule", db], ["evaluate", "--full", db], ["rule", db, text, "met", *COURT], ["rule", db, "i/P1/falsity", text, *COURT],
                 ["rule", db, "i/P1/falsity", "met", "--by", text, *WHY], ["rule", db, "--withdraw", text, *COURT], ["rule", db, "i/P1/falsity", "met", *COURT, "--at", text]):
        done = lib.run(*args)
        both = (done.stdout + done.stderr).decode(errors="replace")
        tap.ok(both and not any(c in both for c in "\x1b\u202e\u2066\x07") and "\nINJECTED" not in both, f"and shown made visible ({done.returncode})", both[-600:])


# ------------------------------------------------------------------- what becomes of them

def withdrawn():
    db = database()
    rule(db, "i/P1/falsity", "not shown", *COURT)
    tap.same(found(db, "i/P1/falsity")[0]["status"], "unmet", "it rules")
    refused("a clerk withdraws the court's", db, 2, ["the court withdraws its own"], "--withdraw", "ruling-1", *CLERK)
    refused("a withdrawal on another node", db, 2, ["same node"], "m/test", "--withdraw", "ruling-1", *COURT)
    refused("what is no ruling is withdrawn", db, 2, ["R1"], "--withdraw", "R1", *COURT)
    document = rule(db, "--withdraw", "ruling-1", "--by", "court", "--dkt", "Dkt. 51", "--reason", "Entered in error.", "--at", "2024-06-01")
    tap.same((document["written"], document["rulings"][0]["state"], document["rulings"][0]["withdrawn_by"]["id"], document["rulings"][0]["withdrawn_by"]["text"]),
             ("ruling-2", "withdrawn", "ruling-2", "Entered in error."), "a withdrawal is an entry of its own")
    tap.same([p["id"] for p in exported(db)["positions"]], ["ruling-1", "ruling-2"], "and nothing is deleted")
    tap.same([(f["status"], f["basis"]) for f in found(db, "i/P1/falsity")], [("met", "derived")], "the finding is derived again")
    tap.same(found(db, "i/P1/falsity")[0]["answers"], [], "and nobody answers it")
    tap.same([(f["status"], f["basis"]) for f in found(db, "i/P1/falsity", "--as-of", "2024-05-31")], [("unmet", "ruled")], "until the day of the withdrawal the ruling stood")
    refused("it is withdrawn twice", db, 2, ["already, by ruling-2"], "--withdraw", "ruling-1", *COURT)
    refused("a withdrawal is withdrawn", db, 2, ["cannot be withdrawn"], "--withdraw", "ruling-2", *COURT)
    tap.ok(b"WITHDRAWN by ruling-2" in lib.answer("rule", db), "the screen says so")
    tap.same(json.loads(lib.answer("evidence", "--format", "json", db))["unused"], json.loads(lib.answer("evidence", "--format", "json", database()))["unused"],
             "neither is among what nothing uses")
    rule(db, "i/P1/falsity", "shown", *CLERK)
    document = rule(db, "--withdraw", "ruling-3", *COURT)
    tap.same(document["rulings"][-1]["state"], "withdrawn", "the court withdraws a clerk's answer")


def rivals():
    db = database()
    rule(db, "i/P1/falsity", "shown", *COURT)
    rule(db, "i/P1/falsity", "not shown", *COURT)
    tap.same([(f["status"], f["derived_status"]) for f in found(db, "i/P1/falsity")], [("conflict", "met")], "two rulings that disagree leave the finding in conflict")
    tap.same([r["state"] for r in rulings(db).values()], ["disagrees", "disagrees"], "and the list says so of both")
    tap.ok(b"ANOTHER RULING ON THIS DISAGREES" in lib.answer("rule", db), "on the screen too")
    tap.ok("i/P1/falsity — two rulings disagree" in " ".join(lib.answer("evaluate", db).decode().split()), "and the first screen of evaluate warns of it")
    rule(db, "--withdraw", "ruling-1", *COURT)
    tap.same(([r["state"] for r in rulings(db).values()], found(db, "i/P1/falsity")[0]["status"]), (["withdrawn", "stands"], "unmet"), "until one is withdrawn")
    rule(db, "i/P1/falsity", "not shown", *COURT)
    tap.same([r["state"] for r in rulings(db).values()], ["withdrawn", "stands", "repeats"], "one that says the same repeats")


def moved(record, name, flag, changed=(), gone=(), sealed=(), gives=None):
    """The ruling against a record that was changed since, entered in a new database."""
    db = database(record)
    ruling = rulings(db)["ruling-1"]
    support = ruling["support"]
    tap.same((support["holds"], support["changed"], support["gone"], support["sealed"]), (not flag, list(changed), list(gone), list(sealed)), f"support: {name}")
    if gives:
        tap.same((support["found"], support["gives"]), (["met"], gives), f"and what the record gives: {name}")
    text = " ".join(lib.answer("rule", db).decode().split())
    tap.same("The ruling stands, and the record is no longer what it was given upon." in text, flag, f"the screen flags it: {name}" if flag else f"the screen is silent: {name}")
    tap.same("CAUTION ruling-1 on i/P1/falsity — the ruling stands" in " ".join(lib.answer("evaluate", db).decode().split()), flag, f"and so does the first screen of evaluate: {name}")
    tap.same("no longer what it was given upon" in " ".join(lib.answer("evaluate", "--full", db).decode().split()), flag, f"so does evaluate --full: {name}")
    return text


def supported():
    db = database(lib.add(small(), records=[declaration("R2", "wit")], assertions=[says("R2.a", "R2", "P1", "denies", knower="wit")]))
    rule(db, "i/P1/falsity", "met", *COURT)
    record, unsworn = exported(db), {"form": {k: "no" for k in ("sworn", "signed", "perjury_clause")}}
    moved(record, "the record is as it was", False)
    moved(lib.add(record, persons=[{"id": "new", "name": "A newcomer"}]), "a row that the finding does not look at is added", False)
    moved(lib.change(record, "assertions", "R1.a", {"words": "Otherwise."}), "an assertion has other words", True, changed=["R1.a"])
    text = moved(lib.change(lib.change(record, "records", "R1", unsworn), "records", "R2", unsworn), "nothing counts any more", True,
                 changed=["R1", "R2"], gives=["not-recorded"])
    tap.ok("By itself it then gave: shown; as it is now, it would give: not in this record" in text, "it says what the record would give", text)
    moved({**record, "assertions": [a for a in record["assertions"] if a["id"] != "R2.a"]}, "an assertion is left out", True, gone=["R2.a"])
    moved({**record, "assertions": [a for a in record["assertions"] if a["id"] != "R2.a"], "records": [r for r in record["records"] if r["id"] != "R2"]},
          "a paragraph is left out", True, gone=["R2", "R2.a"])
    conceded = lib.add(record, records=[declaration("R9")], assertions=[says("R9.a", "R9", "P1", "affirms")])
    moved(conceded, "the claimant says otherwise elsewhere, and every row that was looked at is as it was", True, gives=["for-court"])
    hidden = lib.change(record, "records", "R2", {"sealed": "yes"})
    moved(hidden, "a paragraph is sealed since", True, changed=["R2"], sealed=["R2"])
    public = json.loads(lib.answer("export", lib.scratch(hidden)))
    tap.ok(not public.get("positions"), "an export without sealed records leaves the ruling out that was given upon one", public.get("positions"))
    db = database(hidden)
    rule(db, "--withdraw", "ruling-1", *COURT)
    rule(db, "i/P1/falsity", "unmet", *COURT)
    tap.ok(not json.loads(lib.answer("export", db)).get("positions"), "with its withdrawal")
    db = database(lib.add(lib.change(small(), "records", "R1", {"sealed": "yes"}), positions=[
        {"id": "X", "on": "m/test", "question": "test", "answer": "cahill", "by": "court"},
        {"id": "Y", "on": "m/test", "question": "test", "answer": "withdrawn", "by": "court", "withdraws": "X", "basis": ["R1"]}]))
    tap.ok(not json.loads(lib.answer("export", db)).get("positions"), "and a ruling whose withdrawal is left out, which would stand again")
    by_hand = lib.add(small(), positions=[{"id": "X", "on": "i/P1/falsity", "question": "status", "answer": "unmet", "by": "court"}])
    tap.ok("support" not in rulings(database(by_hand))["X"], "of a ruling that does not say upon what it was given nothing is said")


# ------------------------------------------------------------------- at the same time

def others():
    db = database()
    before = db.read_bytes()
    for name, first in (("another writer has the database", "BEGIN IMMEDIATE"), ("a reader has the database open", "BEGIN")):
        held = sqlite3.connect(db)
        held.execute(first)
        held.execute("SELECT count(*) FROM matter").fetchone()
        done = lib.run("rule", db, "i/P1/falsity", "met", *COURT)
        held.close()  # only then may the file be read here: closing it would give up the lock
        tap.ok(done.returncode == 5 and not done.stdout and b"in use" in done.stderr and db.read_bytes() == before, f"refused, 5: {name}", done)
    done = [None] * 6
    threads = [threading.Thread(target=lambda i=i: done.__setitem__(i, lib.run("rule", db, "i/P1/falsity", "met", *CLERK))) for i in range(6)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    taken = sum(d.returncode == 0 for d in done)
    tap.ok(taken and all(d.returncode in (0, 5) for d in done), "six writers at once: each is taken or told that the database is in use", [d.returncode for d in done])
    tap.same(sorted(p["id"] for p in exported(db)["positions"]), sorted(f"ruling-{i + 1}" for i in range(taken)), "and every one that was taken is there, once")


def killed():
    """Killed while it waits to commit, and at any other moment: the database is as before or as after."""
    db = database(lib.load(TUTORIAL))
    command = [lib.PROGRAM, "rule", str(db), "i/P1/falsity", "met", *CLERK]
    reader = sqlite3.connect(db)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM matter").fetchone()
    before = lib.answer("export", db)
    run = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    journal = db.with_name(db.name + "-journal")
    until = time.time() + 20
    while not journal.exists() and run.poll() is None and time.time() < until:
        time.sleep(0.005)
    time.sleep(0.3)
    run.send_signal(signal.SIGKILL)
    run.wait()
    reader.close()
    tap.ok(journal.exists(), "it was killed in the middle of its transaction, with a journal left behind")
    tap.same(lib.answer("export", db), before, "which the next reader undoes")
    half = f"import os, sqlite3\nc = sqlite3.connect({str(db)!r})\nc.execute('PRAGMA cache_size = 2')\nc.execute('BEGIN IMMEDIATE')\n"
    half += "c.execute(\"UPDATE prose SET text = text || 'x'\")\nos.kill(os.getpid(), 9)"
    subprocess.run([sys.executable, "-c", half])
    tap.ok(journal.exists() and lib.answer("export", db) == before, "so are pages that were half written")
    rng, states = random.Random(5), []
    for _ in range(12):
        run = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(rng.random() * 0.25)
        run.send_signal(signal.SIGKILL)
        run.wait()
        states.append(len(exported(db).get("positions", [])))
    tap.ok(states == sorted(states), "killed at any moment it leaves a sound database", states)
    rule(db, "i/P1/falsity", "met", *CLERK)
    tap.ok(lib.run("check", db).returncode == 0, "which can be written afterwards")


tap.run(entered, clerks, questions, every_node, refusals, hostile, withdrawn, rivals, supported, others, killed)
