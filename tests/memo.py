#!/usr/bin/env python3
"""The bench memo: its order and words, that nothing of the findings is lost, and that hostile text stays text in every form."""
import html
import json
import os
import re
import shutil
import subprocess
import time
import zipfile
from html.parser import HTMLParser
from xml.etree import ElementTree

import generate_matter as gen
import lib
import tap
from hostile import HOSTILE, poison, raw_characters

LEIFER = lib.LEIFER
PANDOC = shutil.which("pandoc")
SECTIONS = ["1. Question presented", "2. Short answer", "3. Posture", "4. The record", "5. Analysis", "6. What follows on this record",
            "7. Questions for the hearing", "8. Authorities"]
TAGS = {"html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "h4", "p", "ul", "li", "blockquote", "div", "table", "thead", "tbody",
        "tr", "th", "td", "strong", "em", "a", "br"}
ATTRIBUTES = {"id", "class", "href", "scope", "lang", "charset", "name", "content", "http-equiv", "tabindex"}
EVIL = ['"><script>alert(1)</script><img src=x onerror=alert(1)>', "</style></title><script>", "[x](javascript:alert(1)) ![y](http://e.example/z.png)",
        "# h\n\n- a\n1. b\n> c\n`d` ***e*** __f__ ~~g~~ | h | $i$ <!-- j -->", "=HYPERLINK(\"http://e.example\")", "www.e.example a@e.example http://e.example",
        "a\x1b[31m\u202eb\x07", "'\"&amp;&lt;\\", "x" * 10_000, "-", "+ 1", "1. 2) : term"]
VOID = {"meta", "br"}


def memo(record, *options, form="markdown"):
    return lib.answer("memo", "--format", form, "--test", "highfields", *options, "-", stdin=lib.dump(record)).decode()


def words(text):
    return " ".join(text.split())


class Page(HTMLParser):
    """What a page says, and what is wrong with how it says it."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.wrong, self.said, self.headings, self.ids, self.links = [], [], [], [], set(), []
        self.feed(text)
        self.close()
        self.wrong += [f"{t} is not closed" for t in self.open]
        self.wrong += [f"#{l} leads nowhere" for l in self.links if l not in self.ids]

    def handle_starttag(self, tag, attrs):
        strange = [a for a, v in attrs if a not in ATTRIBUTES or a == "href" and not re.fullmatch("#[a-z0-9-]+", v)]
        self.wrong += [f"<{tag}> {strange}"] * bool(strange) + [f"<{tag}>"] * (tag not in TAGS)
        self.ids |= {v for a, v in attrs if a == "id"}
        self.links += [v[1:] for a, v in attrs if a == "href"]
        if tag not in VOID:
            self.open.append(tag)
        if re.fullmatch("h[1-4]", tag):
            self.headings.append("")
        if tag in ("p", "li", "td", "th", "br") or re.fullmatch("h[1-4]", tag):
            self.said.append(" ")

    def handle_endtag(self, tag):
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.wrong.append(f"</{tag}> closes {self.open[-1:]}")

    def handle_data(self, data):
        if "style" not in self.open and "title" not in self.open:
            self.said.append(data)
        if self.open and re.fullmatch("h[1-4]", self.open[-1]):
            self.headings[-1] += data

    def handle_comment(self, data):
        self.wrong.append("a comment")

    @property
    def text(self):
        return words("".join(self.said))


def page_of_markdown(text):
    """The Markdown as another program reads it."""
    done = subprocess.run([PANDOC, "-f", "gfm", "-t", "html", "--wrap=none"], input=text.encode(), capture_output=True, timeout=lib.TIMEOUT)
    return done.stdout.decode()


def contents(document):
    """Every sentence of the findings that a reader of the memo must be able to find."""
    for d in [document["matter"], *document["defendants"]]:
        for f in d["findings"]:
            if f["node"].startswith("e/"):
                continue  # said with the evidence it is about
            joined = f.get("join") or "title" not in f
            if not joined and f["reason"]["id"] != "fault.same":
                yield f["reason"]["text"], f["node"]
                for e in f["evidence"]:
                    yield e["cite"], f["node"]
                    yield e.get("words") or e["gist"], f["node"]
                    for a in e["answers"]:
                        yield a["text"], f["node"]
            for a in f["answers"]:
                yield a["text"], f["node"]
    for d in document["defendants"]:
        yield d["label"], d["id"]
        for g in d["gaps"]:
            yield g.get("cure", ""), d["id"]
    m = document["matter"]
    for q in m["law_questions"] + m["questions"]:
        yield q["ask"], q["id"]
        for a in q["answers"]:
            yield a["text"], q["id"]
    for s in m["statements"]:
        yield s.get("words") or s["gist"], s["id"]
    for f in m["filings"]:
        yield f["title"], f["id"]
    for c in m["citations"]:
        for x in c["defects"]:
            yield x["text"], c["position"]


def order_and_words():
    text = lib.answer("memo", LEIFER).decode()
    headings = [h for h in Page(lib.answer("memo", "--format", "html", LEIFER).decode()).headings]
    tap.same([h for h in headings if h in SECTIONS], SECTIONS, "the parts of a bench memo, in their order")
    tap.ok(headings[0].startswith("Bench memorandum: Leifer v. Twitter"), "it is called by the caption", headings[0])
    low = text.lower()
    banned = [w for w in ("court finds", "the court found", "unmet", "not-recorded", "for-court", "(null)", "%s", " nan") if w in low] + re.findall(r"(?:— \W*|\| )(?:un)?met\b", low)
    tap.ok(not banned, "in words a clerk reads, and nothing is found in a court's name", banned)
    tap.ok("the record shows" in low and low.count("research aid, not legal advice; checked by") == 2, "it says what the record shows, and what the memo is")
    tap.ok(not re.search(r"[ \t]+$| {2,}[^- ]|\(\s|\s[,.;:)]\s", re.sub(r"(?m)^ +- |( \.)+”", "", text), re.M), "no blank stands where none belongs",
           re.findall(r".{20}(?:[ \t]+$|\(\s|\s[,.;:)]\s).{10}", text, re.M)[:5])
    tap.ok("Twitter**: " in text and "Leifer**: " in text and "No position of Leifer on this is entered" in text, "both sides stand there, and where one is silent it is said")


def nothing_is_lost():
    for name, record in [("leifer-2023", lib.load(LEIFER)), ("tutorial", lib.load(lib.ROOT / "cases/tutorial/record.json"))] + [(f"generated {s}", gen.make(s)) for s in range(6)]:
        document = lib.findings(record, "--test", "highfields")
        said = Page(memo(record, form="html")).text.replace(" ", "")
        missing = [(what, where) for what, where in contents(document) if re.sub(r"\s", "", what) not in said]
        # of defendants who stand alike only one is written out; then the others' reasons are the same but for the name
        labels = [d["label"] for d in document["defendants"]]
        missing = [(w, n) for w, n in missing if not any(re.sub(r"\s", "", w.replace(a, b)) in said for a in labels if a in w for b in labels)]
        tap.ok(not missing, f"{name}: every reason, quotation, answer and gap stands in the memo", missing[:6])


def outcomes():
    record = lib.load(LEIFER)
    document = lib.findings(record)
    rows = [l.split(" | ") for l in lib.answer("memo", LEIFER).decode().split("## 2. Short answer")[1].split("## 3.")[0].splitlines() if l.startswith("| [")]
    shown = {"not-recorded": "not in this record", "not-made": "not shown"}
    tap.same([(re.sub(r"\W*\[(.*?)\].*", r"\1", r[0]), r[1]) for r in rows], [(d["label"], shown[d["outcome"]]) for d in document["defendants"]], "a row a defendant, each with its outcome")
    tap.ok(all(r[-1].strip() in ("|", "") for r in rows), "the ruling is left to the Court", rows[0])
    turned = lib.answer("memo", "--defendant", "d7", lib.ROOT / "cases/tutorial/record.json").decode()
    tap.ok("## 2. Short answer" in turned and turned.count("#defendant-1)") == 1, "--defendant leaves the others out")


def forms_agree():
    if not PANDOC:
        return tap.skip("Markdown and HTML say the same", "pandoc is not installed")
    for name, record in [("leifer-2023", lib.load(LEIFER)), ("tutorial", lib.load(lib.ROOT / "cases/tutorial/record.json"))] + [("hostile", poison(gen.make(3), EVIL))] + [(text[:12], poison(gen.make(3), text)) for text in EVIL] * lib.LONG:
        markdown, page = page_of_markdown(memo(record)), Page(memo(record, form="html"))
        other = Page(markdown)
        drop = lambda s: re.sub(r"\s|\W{0}’|'", "", s)
        same = drop(other.text) == drop(page.text)
        at = next((i for i, (a, b) in enumerate(zip(drop(other.text), drop(page.text))) if a != b), -1)
        tap.ok(same and other.headings == page.headings and not [w for w in other.wrong if "script" in w or "img" in w or "href" in w],
               f"Markdown and HTML say the same ({name!r})", f"{other.wrong[:5]}\n{drop(other.text)[at - 60:at + 60]!r}\n{drop(page.text)[at - 60:at + 60]!r}")


def hostile_text():
    wrong = []
    for text in ["every text in turn"] + [*EVIL, *HOSTILE.values()] * lib.LONG:
        texts = text if text in EVIL or text in HOSTILE.values() else [*EVIL, *HOSTILE.values()]
        for record in (poison(gen.make(3), texts),) + (poison(lib.load(LEIFER), texts),) * (text in (EVIL[0], EVIL[3], HOSTILE["every control"])):
            for form in ("markdown", "html"):
                out = memo(record, form=form)
                bad = raw_characters(out.encode())
                page = Page(out) if form == "html" else None
                if bad or page and (page.wrong or "Content-Security-Policy" not in out or out.count("<style>") != 1):
                    wrong.append((text[:30], form, bad, page and page.wrong[:4]))
    tap.ok(not wrong, "hostile text in every field stays text", wrong[:4])


def docx_text(path):
    """What a DOCX says, read without the program that made it; every part must be well-formed, and nothing leads outside."""
    said, wrong = [], []
    with zipfile.ZipFile(path) as z:
        for name in z.namelist():
            data = z.read(name)
            if re.search(r"vba|activex|embed|\.bin$", name, re.I):
                wrong.append(name)
            if name.endswith((".xml", ".rels")):
                tree = ElementTree.fromstring(data)
                wrong += [r.get("Target") for r in tree.iter() if r.get("TargetMode") == "External"]
                if name == "word/document.xml":
                    for p in tree.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"):
                        said.append("".join(t.text or "" for t in p.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t")))
    return said, wrong


def docx():
    if not PANDOC:
        return tap.skip("a DOCX", "pandoc is not installed")
    folder = lib.scratch(suffix="")
    folder.mkdir()
    for name, record in (("leifer-2023", lib.load(LEIFER)), ("hostile", poison(gen.make(3), " ".join(EVIL) if lib.LONG else EVIL))):
        path, again = folder / f"{name}.docx", folder / f"{name}-2.docx"
        lib.answer("memo", "--test", "highfields", "-", "-o", path, stdin=lib.dump(record))
        time.sleep(2.1)  # the clock of a zip counts in steps of two seconds
        lib.answer("memo", "--test", "highfields", "-", "-o", again, stdin=lib.dump(record))
        said, wrong = docx_text(path)
        drop = lambda s: re.sub(r"\s", "", s)
        tap.ok(not wrong and drop("".join(said)) == drop(Page(memo(record, form="html")).text), f"the DOCX of {name} says what the HTML says, and leads nowhere",
               (wrong, drop("".join(said))[:300]))
        tap.ok(path.read_bytes() == again.read_bytes(), f"the same bytes on every run ({name})")
    tap.same(sorted(os.listdir(folder)), ["hostile-2.docx", "hostile.docx", "leifer-2023-2.docx", "leifer-2023.docx"], "nothing is left beside it")


def pandoc_fails():
    folder, bare = lib.scratch(suffix=""), lib.scratch(suffix="")
    folder.mkdir(), bare.mkdir()
    path = folder / "memo.docx"
    done = lib.run("memo", LEIFER, "-o", path, env={"PATH": str(bare)})
    tap.ok(done.returncode == 4 and b"pandoc" in done.stderr and b"--format html" in done.stderr and not os.listdir(folder), "without pandoc: what to do, and nothing is written", done.stderr)
    path.write_bytes(b"as it was")
    for name, script in (("fails", "exit 1"), ("writes half and fails", "echo half; exit 3"), ("is killed", "kill -9 $$")):
        (bare / "pandoc").write_text(f"#!/bin/sh\n{script}\n")
        (bare / "pandoc").chmod(0o755)
        done = lib.run("memo", LEIFER, "-o", path, env={"PATH": f"{bare}:/bin"})
        tap.ok(done.returncode == 4 and path.read_bytes() == b"as it was" and os.listdir(folder) == ["memo.docx"], f"pandoc {name}: the file is as it was, and nothing is left", (done, os.listdir(folder)))
    for args, about in ((["--format", "docx"], b"-o"), (["--format", "pdf"], b"docx"), (["-o", folder], b"folder")):
        done = lib.run("memo", LEIFER, *args)
        tap.ok(done.returncode == 2 and about in done.stderr and not done.stdout, f"memo {args[0]} {str(args[-1])[-4:]} is refused", done)


def sealed():
    record = lib.scratch(gen.sealed())
    folder = lib.scratch(suffix="")
    folder.mkdir()
    forms = ["memo.md", "memo.html"] + ["memo.docx"] * bool(PANDOC)
    for name in forms:
        said = lib.run("memo", record, "-o", folder / name)
        whole = lib.run("memo", "--include-sealed", record, "-o", folder / f"sealed-{name}")
        data, full = (folder / name).read_bytes(), (folder / f"sealed-{name}").read_bytes()
        if name.endswith("docx"):
            data, full = (b"".join(zipfile.ZipFile(folder / n).read(p) for p in zipfile.ZipFile(folder / n).namelist()) for n in (name, f"sealed-{name}"))
        tap.ok(b"SECRET" not in data and not re.search(rb"\bs-[a-z]", data) and b"sealed record is held back" in data, f"{name}: no word that is sealed, and how many records are", re.findall(rb".{20}(?:SECRET|\bs-[a-z]).{20}", data)[:3])
        tap.ok(re.search(rb"1 sealed record held back; .*--include-sealed", said.stderr), f"{name}: it is said on standard error", said.stderr)
        tap.ok(b"SECRET words" in full and b"CONTAINS SEALED MATERIAL" in full and not whole.stderr, f"{name}: --include-sealed puts it in, and marks it", whole.stderr)
    moved = lib.add(gen.plain(), records=[gen.declaration("R1", sealed="yes")], assertions=[gen.says("R1.a", "R1", "P1", "denies")])
    told = lib.answer("memo", "-", stdin=lib.dump(moved)).decode()
    tap.ok("1 sealed record is held back. On the whole record" in told, "it is said where a finding rests on what is sealed", told[:900])


def several():
    db = lib.scratch(suffix=".db")
    for seed in (1, 2):
        lib.answer("import", lib.scratch(gen.make(seed)), "-o", db)
    done = lib.run("memo", db)
    tap.ok(done.returncode == 2 and b"2 matters" in done.stderr and b"--matter" in done.stderr, "of several matters one is to be named", done.stderr)
    named = lib.answer("memo", "--matter", "gen-2", db)
    tap.same(named, lib.answer("memo", "-", stdin=lib.dump(gen.make(2))), "--matter names it")
    done = lib.run("memo", "--matter", "nobody", db)
    tap.ok(done.returncode == 2 and b"nobody" in done.stderr, "a matter that is not there is refused", done.stderr)
    tap.same(lib.answer("memo", LEIFER), lib.answer("memo", LEIFER), "the same bytes on every run")


def files():
    """A file is there whole or as it was; a link goes on leading where it led, and a pipe stays a pipe."""
    folder = lib.scratch(suffix="")
    folder.mkdir()
    (folder / "real.md").write_text("old")
    (folder / "link.md").symlink_to("real.md")
    os.mkfifo(folder / "pipe.md")
    reader = subprocess.Popen(["cat", folder / "pipe.md"], stdout=subprocess.PIPE)
    want = lib.answer("memo", LEIFER)
    for name in ("link.md", "pipe.md", "new.md"):
        tap.same(lib.answer("memo", LEIFER, "-o", folder / name), b"", f"-o {name} prints nothing else")
    tap.ok((folder / "link.md").is_symlink() and (folder / "real.md").read_bytes() == want == (folder / "new.md").read_bytes(), "a link is followed")
    tap.ok(reader.communicate(timeout=lib.TIMEOUT)[0] == want and (folder / "pipe.md").is_fifo(), "a pipe is written into")
    done = lib.run("memo", LEIFER, "-o", folder / "memo.pdf")
    tap.ok(done.returncode == 2 and b"prints the HTML" in done.stderr, "no Markdown is called a PDF", done.stderr)
    done = lib.run("memo", LEIFER, "-o", folder / "none" / "memo.md")
    tap.ok(done.returncode == 4 and b"none" in done.stderr, "a folder that is not there is said", done.stderr)
    tap.same(sorted(os.listdir(folder)), ["link.md", "new.md", "pipe.md", "real.md"], "and nothing else is left")


tap.run(order_and_words, nothing_is_lost, outcomes, forms_agree, hostile_text, docx, pandoc_fails, sealed, several, files)
