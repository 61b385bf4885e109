#!/usr/bin/env python3
"""What is delivered: tables that another program reads back equal, and request bodies against what the systems ask for."""
import csv
import io
import json
import os
import re
import time
import zipfile
from xml.etree import ElementTree

from jsonschema import Draft202012Validator

import generate_matter as gen
import lib
import tap
from hostile import HOSTILE, poison, raw_characters

try:
    import openpyxl
except ImportError:
    openpyxl = None

csv.field_size_limit(10**9)
LEIFER = lib.LEIFER
TABLES = {
    "about": ["what", "entry"],
    "element-chart": ["defendant", "claim", "statement", "element", "burden", "standard", "supporting_evidence", "objections", "opposing_evidence",
                      "objections_to_opposing", "status", "reason", "condition", "authority", "gap", "ruling"],
    "evidence": ["evidence_id", "defendant", "kind", "declarant", "basis_of_knowledge", "sworn", "date", "ecf_no", "exhibit", "page", "paragraph", "element",
                 "statement_id", "direction", "excerpt", "notes"],
    "gaps": ["gap_id", "defendant", "element", "what_is_missing", "acceptable_proof", "authority", "severity", "assignee", "due"],
}
MAP = {"format": "unmask.map/1", "clio": {"matter_id": "9007199254740993", "assignee_id": "77", "assignee_type": "User", "due": "2026-12-01"},
       "smokeball": {"matter_id": "5c1f-22", "staff_id": "a7-1", "due": "2026-12-01"}}
SMALL = {"format": "unmask.record/1", "matter": {"id": "m", "caption": "Roe v. Does", "court": "cand"}, "accounts": [{"id": f"A{i}", "handles": [f"Doe {i}"], "role": "defendant"} for i in range(1, 10)],
         "defendants": [{"id": f"d{i}", "label": f"Doe {i}", "accounts": [f"A{i}"]} for i in range(1, 10)]}
EVIL = ["=HYPERLINK(\"http://e.example\")", "+1+1", "-2", "@SUM(A1)", "\t=1", "12-1", "007", "<script>alert(1)</script>", "a\"b,c\r\nd;e", "x" * 40_000,
        "a\x1b[31m\u202eb", "]]>&amp;", "1/2", "𝔘" * 20_000]
WITH_XLSX = lib.run("deliver", LEIFER, "--to", "xlsx", "-o", lib.scratch(suffix=".xlsx")).returncode == 0


def poisoned(texts):
    """Records of hostile texts, by name: all in one, and in the long suite each of some texts in every field."""
    every = [("every text in turn", poison(gen.make(3), [*EVIL, *HOSTILE.values()]))]
    return every + [(t[:10], poison(gen.make(3), t)) for t in texts] * lib.LONG


def place():
    """A path in a folder of its own, at which nothing is yet."""
    folder = lib.scratch(suffix="")
    folder.mkdir()
    return folder / "out"


def deliver(record, to, *options, path=None):
    path = path or place()
    lib.answer("deliver", "--to", to, "--test", "highfields", *options, "-o", path, "-", stdin=lib.dump(record))
    return path


def bodies(record, to, the_map=MAP, *options):
    path = deliver(record, to, "--map", lib.scratch(the_map), *options)
    return {p.name: json.loads(p.read_bytes()) for p in sorted(path.iterdir()) if p.suffix == ".json"}


def rows_of(path):
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline=""), strict=True))


# -------------------------------------------------------------------- tables

def missing(record, *options):
    return json.loads(lib.answer("gaps", "--format", "json", "--test", "highfields", *options, "-", stdin=lib.dump(record)))


def has_task(need):
    return need["group"] != "closed" and (need["group"] not in ("court", "conflict") or bool(need["cures"]))


def check_gaps(record, document, rows):
    """Everything that unmask gaps says is missing, each once, with all in whose way it stands and the cure in the words of the law."""
    gaps = missing(record)
    tap.ok(all(r[7] == r[8] == "" and r[3] and r[4] and r[6] for r in rows) and len({r[0] for r in rows}) == len(rows), "who does it and when is left blank; ids are unique", rows[:2])
    forms = [o for o in gaps["objections"] if o["ground"] == "form"]
    tap.same(len(rows), len(gaps["needs"]) + len(gaps["enter_first"]) + len(forms), "a row for all that is to be entered, is in no form that counts, or stands in the way")
    needs = rows[len(rows) - len(gaps["needs"]):]
    label = {d["id"]: d["label"] for d in document["defendants"]}
    wrong = []
    for n, r in zip(gaps["needs"], needs):
        whose = f"all {len(label)} defendants" if len(n["defendants"]) == len(label) else " · ".join(label[d] for d in n["defendants"])
        cures = [c["text"] for c in n["cures"]] if n["group"] != "closed" else ["no evidence mends it"]
        words = cures + [u["cite"] for u in n["unread"]] + [m.get("words", m["key"]) for m in n["missing"]]
        good = r[0] == n["nodes"][0] and r[1].lstrip("'") == whose and r[2] == n["title"] and all(w in r[4] for w in words)
        wrong += [] if good and (r[6] == "the outcome comes down to it") <= bool(n["first_for"]) else [(n["id"], r)]
    tap.ok(not wrong, "each with those in whose way it stands, and what would meet it in the words of the law", wrong[:2])
    tap.ok(next(r for r in rows if r[0] == "i/I2b/falsity")[1] == "all 9 defendants", "what is judged once stands there once, for all")
    tap.ok("who posted each statement" in rows[1][3] and [r[0] for r in rows if r[0].startswith("form/")] == ["form/C02", "form/C22"], "what to enter first, and what is in no form that counts", rows[:2])


def tables():
    record = lib.load(LEIFER)
    document = lib.findings(record)
    path = deliver(record, "csv")
    tap.same(sorted(os.listdir(path)), sorted(f"{n}.csv" for n in TABLES), "the tables, under names that name nobody")
    for name, columns in TABLES.items():
        data = (path / f"{name}.csv").read_bytes()
        rows = rows_of(path / f"{name}.csv")
        tap.ok(rows[0] == columns and len(rows) > 4 and {len(r) for r in rows} == {len(columns)}, f"{name}: its columns in every row", rows[0])
        tap.ok(data.startswith(b"\xef\xbb\xbf\"") and data.endswith(b"\r\n") and not re.search(rb"(?<!\r)\n", data), f"{name}: a byte order mark, and CRLF")
    check_gaps(record, document, rows_of(path / "gaps.csv")[1:])
    chart = rows_of(path / "element-chart.csv")[1:]
    tap.ok(all(r[-1] == "" for r in chart) and {r[10] for r in chart} >= {"shown", "not shown", "for the Court", "not in this record", "not required"}, "the chart leaves the ruling blank, and speaks in words")
    falsity = next(r for r in chart if r[3] == "Falsity" and "sexual-harassment complaints were made" in r[2])
    tap.ok("unaware" in falsity[6] and "Twitter:" in falsity[7] and "hearsay" in falsity[7] and falsity[4] == "who wants the identity", "proof, and the objections to it beside it", falsity)
    evidence = rows_of(path / "evidence.csv")[1:]
    tap.same(len(evidence), len(record["assertions"]), "a row an assertion")
    row = next(r for r in evidence if r[0] == "R-22-12.a")
    tap.ok(row[7] == "Dkt. 22" and row[10] == "¶ 12" and row[3] == "Leifer" and row[11] == "Falsity" and row[12] == "S3" and row[14].startswith("never been terminated"), "where it stands, and what it is for", row)


def read_back():
    """Whatever the text, the table that comes out is the table that went in: another program reads as many cells, and none of them would be computed."""
    wrong = []
    for text, record in poisoned([*EVIL, HOSTILE["every control"], HOSTILE["lines"]]):
        path = deliver(record, "csv")
        for name, columns in TABLES.items():
            data = (path / f"{name}.csv").read_bytes()
            rows = rows_of(path / f"{name}.csv")
            out = io.StringIO(newline="")
            csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(rows)
            cells = [c for r in rows[1:] for c in r]
            live = [c for c in cells if re.match(r"[=+\-@\t\r]", c) or re.fullmatch(r"[0-9][0-9/:., -]*", c)]
            raw = [c for c in raw_characters(re.sub(rb"\r\n", b"\n", data.removeprefix(b"\xef\xbb\xbf")))]
            if out.getvalue().encode() != data.removeprefix(b"\xef\xbb\xbf") or live or raw or {len(r) for r in rows} != {len(columns)}:
                wrong.append((text, name, live[:2], raw))
    tap.ok(not wrong, "hostile text: CSV is read back equal, nothing in it is live", wrong[:4])
    numbered = lib.change(lib.load(LEIFER), "filings", "dkt-22", {"dkt": "22-1"})
    tap.ok("'22-1" in {r[7] for r in rows_of(deliver(numbered, "csv") / "evidence.csv")}, "a docket number such as 22-1 becomes no date")


def sheet_texts(path):
    """Every sheet as rows of texts, and what in the file is no text."""
    with zipfile.ZipFile(path) as z:
        parts = {n: z.read(n) for n in z.namelist()}
    wrong = [n for n, data in parts.items() if n.endswith((".xml", ".rels")) and ElementTree.fromstring(data) is None]
    wrong += [n for n in parts if re.search(r"vba|external|embed|\.bin$", n, re.I)]
    wrong += [n for n, data in parts.items() if b"<f>" in data or b"<f " in data or b"TargetMode=\"External\"" in data]
    book = openpyxl.load_workbook(path)
    sheets = {s.title: [[c.value for c in row] for row in s.iter_rows()] for s in book.worksheets}
    wrong += [(s.title, c.coordinate, c.data_type) for s in book.worksheets for row in s.iter_rows() for c in row if c.value is not None and c.data_type != "s"]
    return sheets, wrong, book


def workbook():
    if not WITH_XLSX:
        done = lib.run("deliver", LEIFER, "--to", "xlsx", "-o", lib.scratch(suffix=".xlsx"))
        tap.ok(done.returncode == 4 and b"libxlsxwriter" in done.stderr, "built without a library for workbooks: what to do", done)
        return tap.skip("a workbook", "built without libxlsxwriter")
    if not openpyxl:
        return tap.skip("a workbook", "python3-openpyxl is not installed")
    for name, record in [("leifer-2023", lib.load(LEIFER))] + poisoned([EVIL[0], EVIL[5], EVIL[8], EVIL[9], EVIL[10], EVIL[13], HOSTILE["every control"]]):
        path = deliver(record, "xlsx", path=place().with_suffix(".xlsx"))
        sheets, wrong, book = sheet_texts(path)
        tap.ok(not wrong and list(sheets) == list(TABLES) and all(sheets[n][0] == c for n, c in TABLES.items()), f"a workbook of texts alone ({name!r})", wrong[:4])
        rows = {n: rows_of(deliver(record, "csv") / f"{n}.csv") for n in TABLES}
        long = [c for s in sheets.values() for r in s for c in r if c and len(c.encode("utf-16-le")) // 2 > 32767]
        unlike = [(n, a, b) for n in TABLES for x, y in zip(rows[n], sheets[n]) for a, b in zip(x, y)
                  if a.replace("\r\n", "\n") not in ((b or ""), "'" + (b or "")) and not (b or "").endswith("[cut here; the CSV has the whole]")]
        tap.ok(not long and not unlike and [len(s) for s in sheets.values()] == [len(r) for r in rows.values()], f"it says what the CSV says, in cells that are not too long ({name!r})",
               [str(u)[:200] for u in unlike[:2]] or [len(c) for c in long[:2]])
    plain = lambda: deliver(gen.plain(), "xlsx", path=place().with_suffix(".xlsx")).read_bytes()
    one, two = plain(), plain()
    time.sleep(2.1)
    tap.ok(one == two == plain(), "the same bytes on every run, at any time")
    tap.ok(book.properties.created.year == 2000, "no clock was read", book.properties.created)


# ------------------------------------------------------------------- systems

def is_text(v, most):
    return isinstance(v, str) and 0 < len(v) <= most


def is_number(v):
    return type(v) is int and v > 0


def keys_in(v, needed, allowed):
    return isinstance(v, dict) and needed <= set(v) <= needed | allowed


def clio_problems(name, body):
    """What Clio's own description asks of a note, a task or a document."""
    if not keys_in(body, {"data"}, set()):
        return ["not wrapped"]
    data, wrong = body["data"], []
    if name.startswith("note"):
        good = keys_in(data, {"type", "matter", "subject", "detail", "detail_text_type"}, {"date"}) and data["type"] == "Matter" and keys_in(data["matter"], {"id"}, set())
        good = good and is_number(data["matter"]["id"]) and is_text(data["subject"], 100) and is_text(data["detail"], 10_000) and data["detail_text_type"] in ("plain_text", "rich_text")
        good = good and re.fullmatch(r"\d{4}-\d\d-\d\d", data.get("date", "2000-01-01"))
    elif name.startswith("task"):
        good = keys_in(data, {"name", "description", "assignee"}, {"matter", "priority", "status", "due_at", "permission", "task_type"}) and keys_in(data["assignee"], {"id", "type"}, set())
        good = good and is_number(data["assignee"]["id"]) and data["assignee"]["type"] in ("User", "Contact") and is_text(data["name"], 100) and is_text(data["description"], 10_000)
        good = good and data.get("priority", "Low") in ("High", "Normal", "Low") and data.get("status", "pending") in ("pending", "complete")
        good = good and keys_in(data["matter"], {"id"}, set()) and is_number(data["matter"]["id"]) and re.fullmatch(r"\d{4}-\d\d-\d\d", data.get("due_at", "2000-01-01"))
    else:
        good = keys_in(data, {"name", "parent", "external_properties"}, set()) and keys_in(data["parent"], {"id", "type"}, set()) and data["parent"]["type"] == "Matter"
        names = [p["name"] for p in data["external_properties"]] if good else []
        good = good and names == ["finding_set_id", "defendant_id", "schema_version", "ruleset", "sha256"] and all(set(p) == {"name", "value"} and is_text(p["value"], 255) for p in data["external_properties"])
    return wrong + [name] * (not good)


def smokeball_problems(name, body):
    """What Smokeball's own description asks of a memo, a task, a subtask or a file."""
    day = r"\d{4}-\d\d-\d\d"
    if name.startswith("memo"):
        good = keys_in(body, {"title", "text"}, {"userId", "createdDateUtc"}) and is_text(body["title"], 100) and is_text(body["text"], 10_000)
    elif name.startswith("task"):
        good = keys_in(body, {"staffId"}, {"matterId", "subject", "note", "dueDateOnly", "assigneeIds", "categories"}) and body["matterId"] == "5c1f-22" and re.fullmatch(day, body.get("dueDateOnly", "2000-01-01"))
    elif name.startswith("subtask"):
        good = keys_in(body, {"staffId", "subject"}, {"note", "dueDateOnly"}) and is_text(body["subject"], 100)
    else:
        good = keys_in(body, {"fileName"}, {"fileAdditionalData"}) and all(isinstance(v, str) for v in body.get("fileAdditionalData", {}).values())
    return [] if good else [name]


def nulls(v):
    inner = v.values() if isinstance(v, dict) else v if isinstance(v, list) else []
    return v is None or v == "" or any(nulls(x) for x in inner)


def systems():
    requests, first_note = Draft202012Validator(lib.load(lib.SCHEMA / "requests.schema.json")), None
    for to, problems, kinds in (("clio", clio_problems, {"note": 9, "document": 2}), ("smokeball", smokeball_problems, {"memo": 9, "task": 4, "file": 2})):
        records = [("leifer-2023", lib.load(LEIFER))] + poisoned((EVIL[0], EVIL[8], EVIL[9], EVIL[10]))
        for name, record in records:
            files = bodies(record, to)
            index = files.pop("requests.json")
            files.pop("findings.json")
            wrong = [w for n, body in files.items() for w in problems(n, body) + [f"{n}: null"] * nulls(body)]
            listed = [r["file"] for r in index["requests"]]
            tap.ok(not wrong and sorted(listed) == sorted(files) and not list(requests.iter_errors(index)), f"{to}: every body is in the published shape ({name!r})", wrong[:5])
            keys = [r["key"] for r in index["requests"]]
            tap.ok(len(set(keys)) == len(keys), f"{to}: a key for each ({name!r})")
            if name == "leifer-2023":
                first_note = files.get("note-001.json", first_note)
                tap.ok(all(sum(n.startswith(k + "-") for n in files) == c for k, c in kinds.items()), f"{to}: so many of each", sorted(files))
                gaps = missing(record)
                wanted = len(gaps["enter_first"]) + sum(o["ground"] == "form" for o in gaps["objections"]) + sum(map(has_task, gaps["needs"]))
                tap.same(sum(n.startswith("task-" if to == "clio" else "subtask-") for n in files), wanted, f"{to}: one for every gap that something can be done about")
                texts = {r["file"]: json.dumps(files[r["file"]], ensure_ascii=False) for r in index["requests"] if r["what"] not in ("document", "file")}
                tap.ok(all(f"ref: {r['key']}\"" in texts[r["file"]] for r in index["requests"] if r["file"] in texts), f"{to}: the key is the last line of every text")
                handles = [h for d in lib.findings(record)["defendants"] for h in d["handles"] + [d["label"]]]
                tap.ok(not [n for n in [*files, *listed] for h in handles if h.strip("@").lower() in n.lower()], f"{to}: no file is called by a handle")
    note = first_note["data"]
    tap.ok(note["matter"]["id"] == 9007199254740993 and note["date"] == "2023-02-03" and note["subject"] == "@KleinMatt1: not in this record, 20 things to do", "clio: no digit of an id is lost", note)
    own = {**MAP, "clio": {"matter_id": "1", "assignee_type": "Contact", "defendants": {f"d{i}": {"assignee_id": str(100 + i)} for i in range(1, 10)}}}
    tasks = [b["data"] for n, b in bodies(lib.load(LEIFER), "clio", own).items() if n.startswith("task")]
    owner = {t["description"].rsplit("ref: leifer-2023/task/")[1]: t["assignee"]["id"] for t in tasks}
    tap.ok(owner["d/d5/c/C1/S2/-/attribution"] == 105 and owner["i/I2b/falsity"] == owner["form/C02"] == 101 and all(t["assignee"]["type"] == "Contact" and "due_at" not in t for t in tasks), "clio: an assignee for each defendant; without a day there is none")


def docassemble():
    for name, record in [("leifer-2023", lib.load(LEIFER))] + poisoned((EVIL[0], EVIL[8], EVIL[9], EVIL[10])):
        path = deliver(record, "docassemble")
        values = json.loads((path / "variables.json").read_bytes())
        names = [k for k in walk_keys(values)]
        tap.ok(os.listdir(path) == ["variables.json"] and all(k.isidentifier() and k.isascii() for k in names) and all(k.startswith("unmask_") for k in values) and not nulls({**values, "unmask_defendants": []}),
               f"docassemble: names that Python can have ({name!r})", names[:5])
    values = json.loads((deliver(lib.load(LEIFER), "docassemble") / "variables.json").read_bytes())
    tap.ok(values["unmask_record_through"] == "2023-02-03T00:00:00+00:00" and [d["outcome_words"] for d in values["unmask_defendants"]].count("not shown") == 5, "docassemble: days with an offset, outcomes in words")


def walk_keys(v):
    for k, x in v.items() if isinstance(v, dict) else enumerate(v) if isinstance(v, list) else []:
        yield from [k] * isinstance(k, str)
        yield from walk_keys(x)


# ----------------------------------------------------------------------- map

def maps():
    path, few = place(), lib.scratch(SMALL)
    schema = Draft202012Validator(lib.load(lib.SCHEMA / "map.schema.json"))
    Draft202012Validator.check_schema(schema.schema)
    tap.ok(not list(schema.iter_errors(MAP)), "the map of these tests has the shape that is published")
    wanted = {"clio": ["clio.matter_id", "clio.assignee_type"] + [f"clio.defendants.d{i}.assignee_id" for i in range(1, 10)],
              "smokeball": ["smokeball.matter_id"] + [f"smokeball.defendants.d{i}.staff_id" for i in range(1, 10)]}
    for to, missing in wanted.items():
        for options, code in (([], 3), (["--check-map"], 1)):
            for the_map in ([], ["--map", lib.scratch({"format": "unmask.map/1"})]):
                done = lib.run("deliver", few, "--to", to, "-o", path, *options, *the_map)
                said = done.stderr.decode()
                tap.ok(done.returncode == code and all(m + " is missing" in said for m in missing) and said.count("\n") == len(missing) and not path.exists() and not os.listdir(path.parent),
                       f"{to} {' '.join(options)} {'an empty map' if the_map else 'no map'}: every id that is missing is named, nothing is written", said)
        done = lib.run("deliver", few, "--to", to, "--check-map", "--map", lib.scratch(MAP))
        tap.ok(done.returncode == 0 and b"every id" in done.stdout and not done.stderr, f"{to}: a map that has them all", done)
    bad = {"a number": ("matter_id", 12, b"a text"), "letters": ("matter_id", "12x", b"digits"), "empty": ("matter_id", "", b"no id"), "too long": ("matter_id", "1" * 19, b"no id"),
           "a nought first": ("assignee_id", "012", b"no id"), "a type": ("assignee_type", "Group", b"User or Contact"), "a day": ("due", "2026-02-30", b"no day"),
           "a day's form": ("due", "12/01/2026", b"no day"), "a slip": ("asignee_id", "1", b"no key"), "a stranger": ("defendants", {"d77": {}}, b"no defendant"),
           "a slip within": ("defendants", {"d1": {"staff_id": "1"}}, b"no key"), "a path": ("matter_id", "../1", b"no id"), "hostile": ("matter_id", "\x1b[31m\u202e", b"no id")}
    for name, (key, value, about) in bad.items():
        done = lib.run("deliver", few, "--to", "clio", "-o", path, "--map", lib.scratch({**MAP, "clio": {**MAP["clio"], key: value}}))
        tap.ok(done.returncode == 3 and about in done.stderr and not path.exists() and not raw_characters(done.stderr), f"a map with {name} is refused", done)
    for name, data in {"no JSON": b"{", "twice the same key": b'{"format":"unmask.map/1","format":"x"}', "another format": lib.dump({**MAP, "format": "x"}), "a list": b"[]", "nothing": b""}.items():
        done = lib.run("deliver", few, "--to", "clio", "-o", path, "--map", lib.scratch(data))
        tap.ok(done.returncode == 3 and done.stderr and not path.exists(), f"a map that is {name} is refused", done)


# --------------------------------------------------------------------- files

def all_or_nothing():
    path, few = place(), lib.scratch(SMALL)
    path.mkdir()
    (path / "mine.txt").write_text("mine")
    done = lib.run("deliver", few, "--to", "csv", "-o", path)
    tap.ok(done.returncode == 2 and b"empty" in done.stderr and os.listdir(path) == ["mine.txt"] and os.listdir(path.parent) == ["out"], "a folder that holds something is left as it is", done)
    (path / "mine.txt").unlink()
    lib.answer("deliver", few, "--to", "csv", "-o", path)
    tap.ok(len(os.listdir(path)) == 4 and os.listdir(path.parent) == ["out"], "an empty one is filled, and nothing is left beside it")
    for args, code in ((["--to", "csv", "-o", path / "x" / "y"], 4), (["--to", "csv", "-o", LEIFER], 2), (["--to", "csv"], 2), (["--to", "paper", "-o", path], 2), (["-o", path], 2),
                       (["--to", "csv", "-o", place(), "--map", LEIFER], 2), (["--to", "xlsx", "-o", place()], 2), (["--to", "csv", "-o", "-"], 2), (["--to", "csv", "-o", place(), "--test", "nonsense"], 2)):
        done = lib.run("deliver", few, *args)
        tap.ok(done.returncode == code and done.stderr and not done.stdout, f"{' '.join(str(a)[-12:] for a in args)} is refused", done)
    one, two = place(), place()
    for p in (one, two):
        lib.answer("deliver", LEIFER, "--to", "clio", "--map", lib.scratch(MAP), "-o", p)
    tap.ok({p.name: p.read_bytes() for p in one.iterdir()} == {p.name: p.read_bytes() for p in two.iterdir()}, "the same bytes on every run")
    tap.ok(oct(os.stat(one).st_mode & 0o777) == oct(0o777 & ~umask()), "a folder as the user makes others")


def umask():
    mask = os.umask(0)
    os.umask(mask)
    return mask


def sealed():
    record = gen.sealed()
    left = lib.load(lib.scratch(lib.answer("export", "-", stdin=lib.dump(record))))
    hidden = {r["id"] for t, rows in record.items() if isinstance(rows, list) for r in rows} - {r["id"] for rows in left.values() if isinstance(rows, list) for r in rows} - {"s-a", "s-b"}
    the_map = lib.scratch(MAP)
    for to in ["csv", "clio", "smokeball", "docassemble"] + ["xlsx"] * WITH_XLSX:
        options = ["--map", the_map] if to in MAP else []
        for more in ([], ["--include-sealed"]):
            path = place().with_suffix(".xlsx" if to == "xlsx" else "")
            done = lib.run("deliver", "-", "--to", to, *options, *more, "-o", path, stdin=lib.dump(record))
            data = b""
            for p in [path] if path.is_file() else sorted(path.iterdir()):
                data += b"".join(zipfile.ZipFile(p).read(n) for n in zipfile.ZipFile(p).namelist()) if to == "xlsx" else p.read_bytes() + p.name.encode()
            if more:
                tap.ok(done.returncode == 0 and (b"SECRET" in data or to == "docassemble") and (b"CONTAINS SEALED MATERIAL" in data or b'"unmask_contains_sealed": "yes"' in data), f"{to}: --include-sealed puts it in, and marks it", done)
            else:
                hits = re.findall(rb".{20}(?:SECRET|\b(?:" + b"|".join(re.escape(i.encode()) for i in hidden) + rb")\b).{20}", data)
                tap.ok(done.returncode == 0 and not hits and b"1 sealed record held back" in done.stderr, f"{to}: no word that is sealed, and it is said how many records are", (done.stderr, hits[:3]))
    for to in ("clio", "smokeball"):
        files = bodies(record, to)
        notes = [json.dumps(b) for n, b in files.items() if n.startswith(("note", "memo"))]
        tap.ok(notes and all("1 sealed record is held back" in t for t in notes), f"{to}: every note says so")
    about = dict(rows_of(deliver(record, "csv") / "about.csv"))
    tap.ok(about["sealed"].startswith("1 sealed record"), "and so do the tables", about)


def named():
    """A file that is called by somebody of the record is warned of, whatever makes it; one that is called by a Doe's number is not."""
    for args, name in ((["memo"], "klein-matt1.md"), (["report"], "Leifer report.html"), (["deliver", "--to", "csv"], "park_avenue-home-care")):
        path = place().with_name(name)
        done = lib.run(args[0], LEIFER, *args[1:], "-o", path)
        tap.ok(done.returncode == 0 and done.stderr.count(b"warning") == 1 and b"of the record" in done.stderr and path.exists(), f"{args[0]}: a name that tells a name is warned of", done)
    done = lib.run("memo", LEIFER, "-o", place().with_name("doe-5-findings.md"))
    tap.ok(done.returncode == 0 and not done.stderr, "one that tells none is not", done)


tap.run(named, tables, read_back, workbook, systems, docassemble, maps, all_or_nothing, sealed)
