#!/usr/bin/env python3
"""The README's first matter: its commands are run as they stand there, and its table is what the record derives."""
import json
import re

import lib
import page
import tap

RECORD = lib.ROOT / "cases/tutorial/record.json"
SECTION = re.search(r"^## Your first matter in ten minutes\n(.*?)^## ", (lib.ROOT / "README.md").read_text(encoding="utf-8"), re.S | re.M).group(1)
ENUMS = lib.load(lib.SCHEMA / "vocabulary.json")["enums"]
WHYS = [why for why in ENUMS["why"]["values"] if why != "none"]
ELEMENTS = ENUMS["element"]["values"]
FIXED = ("--position", "malice-before-discovery=required")  # as the README fixes it
LEVELS = ("actual-malice", "lesser-fault")  # these two stand behind fault, which chooses between them


def table():
    """Defendant to (label, what it comes out as, the word)."""
    rows = re.findall(r"^\| (d\d+) (@\w+) \|.*\| ([^|`]+): `([a-z-]+)` \|$", SECTION, re.M)
    return {d: (label, how, word) for d, label, how, word in rows}


def run_commands():
    before = RECORD.read_bytes()
    seen = page.run(SECTION, page.root())
    tap.same(sorted(seen), ["check", "evaluate", "explain", "export", "import"], "the commands of a first matter are all there")
    tap.ok(RECORD.read_bytes() == before, "the record is left as it was")


def row_is_in_record():
    row = json.loads(re.search(r"<!-- row -->\n```json\n(.*?)```", SECTION, re.S).group(1))
    tap.ok(row in lib.load(RECORD)["assertions"], "the assertion that is shown is in the record")


# ---------------------------------------------------------------- what the record derives

def merits(defendant):
    return [f for f in defendant["findings"] if f["node"] == f"d/{defendant['id']}/t/highfields/merits"]


def comes_out(defendant):
    """What the table says of a defendant, from its findings."""
    if defendant["turns_on"]:
        return "turns on", ",".join(defendant["turns_on"])
    if defendant["outcome"] == "balance-open":
        return "balance", defendant["balance"]["leans"]
    return "not shown", ",".join(sorted({f["why"] for f in merits(defendant)})) if defendant["outcome"] == "not-made" else defendant["outcome"]


def derives_the_table():
    found, said = lib.findings(lib.load(RECORD), *FIXED), table()
    derived = {d["id"]: (d["label"], *comes_out(d)) for d in found["defendants"]}
    for d in sorted(set(said) | set(derived), key=lib.natural):
        tap.same(derived.get(d), said.get(d), f"{d} comes out as the README says")
    words = {how: sorted(w for _, h, w in said.values() if h == how) for how in ("not shown", "balance")}
    tap.same(words["not shown"], sorted(WHYS), "every reason for not shown stands in the table once")
    tap.same(words["balance"], ["anonymity", "disclosure", "mixed"], "the balance leans each way once")


def nothing_is_left_to_enter():
    found = lib.findings(lib.load(RECORD))
    everything = [(d["id"], f) for d in [{"id": "matter", **found["matter"]}, *found["defendants"]] for f in d["findings"]]
    open_ones = [f"{d}: {f['node']}" for d, f in everything if f["status"] in ("not-recorded", "conflict")]
    tap.ok(len(everything) > 100 and not open_ones, "no finding is left open by the record", "\n".join(open_ones))
    ruled = [f["node"] for _, f in everything if f["basis"] != "derived"]
    tap.ok(not ruled, "every finding is derived: no answer is entered", ruled)
    printed = lib.answer("evaluate", "--full", RECORD).decode()
    tap.ok("not in this record" not in printed, "nothing is printed as not in this record")
    done = lib.run("check", RECORD)
    tap.ok(done.returncode == 0 and b"0 errors, 0 warnings" in done.stdout + done.stderr, "nothing is left to mend")


def fails_once():
    """Who posted something and is not shown fails on one element, so that its reason can be seen alone."""
    record = lib.load(RECORD)
    found = lib.findings(record, *FIXED)
    acts = {a["by"]["one"]: a for a in record["acts"]}
    for d in found["defendants"]:
        act = acts.get(d["accounts"][0])
        if d["outcome"] != "not-made" or not act or comes_out(d)[1] == "not-pleaded":
            continue
        near = (f"a/{act['id']}/", *(f"i/{p}/" for p in act["conveys"]), f"d/{d['id']}/c/C1/{act['id']}/")
        unmet = {f["node"] for f in found["matter"]["findings"] + d["findings"] if f["status"] == "unmet" and f["node"].startswith(near)}
        elements = {n for n in unmet if n.split("/")[-1] in ELEMENTS and n.split("/")[-1] not in LEVELS}
        tap.same(len(elements), 1, f"{d['label']} fails on one element: {', '.join(sorted(elements))}")


tap.run(run_commands, row_is_in_record, derives_the_table, nothing_is_left_to_enter, fails_once)
