#!/usr/bin/env python3
"""One record that is hostile in every text, through every command and every format: what comes out is well-formed and inert."""
import csv
import io
import json
import os
import re
import shutil
import zipfile
from html.parser import HTMLParser
from xml.etree import ElementTree

import generate_matter as gen
import lib
import tap
from hostile import BIDI, HOSTILE, poison, raw_characters

MARKUP = "<script>alert(1)</script></style></title>\"'><img src=x onerror=alert(1)><!-- ]]> --> &lt; [x](javascript:alert(1)) `c` **b**"
TEXTS = [MARKUP, "=HYPERLINK(\"http://e.example\",\"x\")", "+1+1", "-2", "@SUM(A1)", "\t=1", "12-1", "a\"b,c\r\nd;e", "a\x1b[31m\x1b]0;t\x07b", f"a{BIDI}b", "x" * 10_000, "%s%n{x}$(x)",
         HOSTILE["every control"], HOSTILE["combining"], "</script><script>", "'", "\\", "\u202e\x1b", "é 漢字 \U0001f600"]
VOID = {"meta", "br", "link", "img", "input", "hr", "base", "path", "circle", "line", "rect"}
FORMATS = {"memo": (), "check": (), "compare": ("json",), "diff": ("json",), "what-if": ("json",)}  # of the others text, JSON and JSON Lines
PANDOC = shutil.which("pandoc")
MAP = {"format": "unmask.map/1", "clio": {"matter_id": "1", "assignee_id": "2", "assignee_type": "User"}, "smokeball": {"matter_id": "1", "staff_id": "2"}}


class Page(HTMLParser):
    """What is wrong with a page: what does not nest, runs, fetches or leads away."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.wrong = [], []
        self.feed(text)
        self.close()
        self.wrong += [f"{t} is left open" for t in self.open]

    def handle_starttag(self, tag, attrs):
        self.wrong += [f"<{tag}>"] * (tag in ("script", "img", "iframe", "object", "link", "form", "base"))
        self.wrong += [f"<{tag} {a}={v!r:.60}>" for a, v in attrs if a.startswith("on") or a in ("src", "style", "action") or a == "href" and not v.startswith("#")]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}>")

    def handle_comment(self, data):
        self.wrong.append("a comment")


def record():
    """What rules read is as it was, so that all of it is reached; every text is hostile, none of them in one place alone."""
    return poison(lib.load(lib.ROOT / "cases/tutorial/record.json"), TEXTS)


def wrong_in(name, data):
    """What is wrong with a file by its kind."""
    if name.endswith((".docx", ".xlsx")):
        with zipfile.ZipFile(io.BytesIO(data)) as z:
            parts = {n: z.read(n) for n in z.namelist()}
        trees = {n: ElementTree.fromstring(d) for n, d in parts.items() if n.endswith((".xml", ".rels"))}
        return [n for n in parts if re.search(r"vba|activex|embed|external|\.bin$", n, re.I)] + [n for n, t in trees.items() for e in t.iter() if e.get("TargetMode") == "External" or e.tag.endswith("}f")]
    data_as_entered = name.endswith((".json", ".jsonl")) or name.startswith("tables ")  # for programs, which get what was entered
    plain = data.replace(b"\r\n", b"\n").removeprefix(b"\xef\xbb\xbf") if name.endswith(".csv") else data
    wrong = [] if data_as_entered else list(raw_characters(plain))
    text = data.decode("utf-8-sig")
    if name.endswith(".html"):
        page = Page(text)
        return wrong + page.wrong + ["no policy"] * ("Content-Security-Policy" not in text) + ["styles"] * (text.count("<style>") != 1)
    if name.endswith(".json"):
        json.loads(text)
    if name.endswith(".jsonl"):
        [json.loads(line) for line in text.split("\n") if line]
    if name.endswith(".md"):
        wrong += re.findall(r"<(?!br>|a id=\"[a-z0-9-]+\"></a>|(?<=\"><)/a>)[a-zA-Z/!][^ ]{0,20}", text) + re.findall(r"(?<!\\)\]\(j.{10}", text)
    if name.endswith(".csv"):
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
        wrong += [c[:20] for r in rows for c in r if re.match(r"[=+\-@\t\r]", c)] + ["rows of different lengths"] * (len({len(r) for r in rows}) != 1)
    return wrong


def made(*args, name, path):
    """Files that a command writes at a path, by name."""
    lib.answer(*args, stdin=lib.dump(record()))
    files = [path] if path.is_file() else [p for p in sorted(path.rglob("*")) if p.is_file()]
    return {f"{name} {p.name}": p.read_bytes() for p in files}


def place(suffix=""):
    folder = lib.scratch(suffix="")
    folder.mkdir()
    return folder / f"out{suffix}"


def texts():
    """Every command that prints, in every form that it has."""
    data, other, db = lib.dump(record()), lib.scratch(gen.make(3)), lib.scratch(suffix=".db")
    lib.answer("import", "-o", db, lib.scratch(record()))
    forms = [("evaluate",), ("evaluate", "--full"), ("explain", "-", "d1"), ("explain", "-", "d12", "i/P12/falsity"), ("evidence",), ("gaps",), ("gaps", "--for", "opponent"), ("questions",),
             ("compare", "--all"), ("diff", "-", other), ("what-if", "--without", "R-marlow-4"), ("memo",), ("check",)]
    wrong, n = [], 0
    for form in forms:
        for more, suffix in [((), ".md" if form[0] == "memo" else ".txt")] + [(("--format", f), f".{f}") for f in FORMATS.get(form[0], ("json", "jsonl"))]:
            done = lib.run(*form, *more, *([] if "-" in form else ["-"]), stdin=data)
            n += 1
            said = [f"exit {done.returncode}: {done.stderr[-200:]}"] * (done.returncode not in (0, 3) or form[0] != "check" and done.returncode != 0)
            wrong += [(form, more, w) for w in said + wrong_in("x" + suffix, done.stdout) + raw_characters(done.stderr)]
    whole = [lib.answer("export", "--include-sealed", x, stdin=data) for x in (db, "-")]
    tap.same(*whole, "the record comes out of a database as it went in")
    lib.answer("evaluate", "--log", "--logged-at", "2026-01-01T00:00", db)
    lib.answer("rule", "--by", "clerk", "--reason", "r", "--at", "2026-01-02", db, "i/P6/falsity", "met")
    for form in (("rule", db), ("log", "list", db), ("log", "show", "1", db), ("log", "verify", db), ("gaps", db)):
        done = lib.run(*form)
        n += 1
        wrong += [(form, w) for w in [f"exit {done.returncode}: {done.stderr[-200:]}"] * bool(done.returncode) + raw_characters(done.stdout)]
    tap.ok(not wrong and n > 35, f"{n} outputs of commands: no raw character, JSON that parses, Markdown without markup", wrong[:5])


def files():
    """Every command that writes files."""
    the_map, out = lib.scratch(MAP), {}
    html, memo, folder = place(".html"), place(".html"), lib.scratch(suffix="")
    out |= made("report", "-o", html, "-", name="report", path=html)
    out |= made("memo", "-o", memo, "-", name="memo", path=memo)
    out |= made("export", "--include-sealed", "--tables", folder, "-", name="tables", path=folder)
    for to in ("csv", "clio", "smokeball", "docassemble"):
        path = place()
        out |= made("deliver", "--to", to, *(["--map", the_map] if to in MAP else []), "-o", path, "-", name=to, path=path)
    if lib.run("deliver", lib.LEIFER, "--to", "xlsx", "-o", place(".xlsx")).returncode == 0:
        path = place(".xlsx")
        out |= made("deliver", "--to", "xlsx", "-o", path, "-", name="xlsx", path=path)
    else:
        tap.skip("a workbook", "built without libxlsxwriter")
    if PANDOC:
        path = place(".docx")
        out |= made("memo", "-o", path, "-", name="docx", path=path)
    else:
        tap.skip("a DOCX", "pandoc is not installed")
    kinds = {os.path.splitext(n)[1] for n in out}
    for kind in sorted(kinds):
        wrong = [(n, wrong_in(n, data)[:3]) for n, data in out.items() if n.endswith(kind) and wrong_in(n, data)]
        tap.ok(not wrong, f"{sum(n.endswith(kind) for n in out)} files {kind}: well-formed and inert", wrong[:5])
    tap.ok(kinds >= {".html", ".csv", ".json"}, "of every kind there is one", kinds)
    tap.same(lib.answer("export", "--include-sealed", imported(folder)), lib.answer("export", "--include-sealed", "-", stdin=lib.dump(record())), "and what the tables hold is what was entered")


def imported(folder):
    db = lib.scratch(suffix=".db")
    lib.answer("import", "--tables", folder, "-o", db)
    return db


tap.run(texts, files)
