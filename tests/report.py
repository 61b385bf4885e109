#!/usr/bin/env python3
"""The report: one page that nests, fetches nothing, tells everything, and leads from any outcome to the words of the record."""
import base64
import copy
import hashlib
import json
import re
import sqlite3
from collections import deque
from html.parser import HTMLParser

import generate_matter as gen
import lib
import tap

TUTORIAL = lib.ROOT / "cases/tutorial/record.json"
SOME = {"anonymous-online-speakers-9th-2011", "brodie-2009", "in-re-dmca-twitter-2022", "sony-v-does-2004"}  # of the cases in the quick suite: several tests, a speaker who is heard, copyright
VOID = {"meta", "br", "link", "img", "input", "hr", "base"}
STATUSES = {"met": "shown", "unmet": "not shown", "contested": "evidence both ways", "for-court": "for the Court", "not-recorded": "not in this record",
            "conflict": "rules conflict", "excused": "not required", "inapplicable": "does not apply"}
OUTCOMES = {"showing-made": "showing made", "balance-open": "for the Court: the balance", "curable": "not shown, form can be cured", "not-made": "not shown",
            "for-court": "for the Court", "not-recorded": "not in this record", "depends": "turns on a question", "not-before-court": "not before this Court"}
SECTIONS = ("matrix", "test", "statements", "timeline", "defendants", "gaps", "questions", "relief", "authorities", "rules", "record")
NEVER = re.compile(r"\b(unmet|not-recorded|for-court|not-made|balance-open)\b")


class Element:
    """One element: what stands within it is a run of the elements and of the pieces of text of its page."""

    def __init__(self, page, tag, attrs):
        self.page, self.tag, self.attrs, self.index, self.first = page, tag, attrs, len(page.elements), len(page.pieces)
        self.above, self.end, self.last = [e.index for e in page.open], self.index + 1, self.first

    def close(self):
        self.end, self.last = len(self.page.elements), len(self.page.pieces)

    @property
    def text(self):
        return " ".join("".join(self.page.pieces[self.first:self.last]).split())

    def within(self, tag=None):
        return [e for e in self.page.elements[self.index + 1:self.end] if tag is None or e.tag == tag]

    def named(self, name):
        return self.attrs.get("class") == name


class Page(HTMLParser):
    """A page that must nest strictly."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.open, self.elements, self.pieces, self.wrong, self.ids = [], [], [], [], {}
        self.feed(page)
        self.close()
        self.wrong += [f"left open: {e.tag}" for e in self.open]
        self.style = "".join(self.pieces[e.first:e.last][0] for e in self.find("style"))

    def handle_starttag(self, tag, attrs):
        if len({name for name, _ in attrs}) != len(attrs):
            self.wrong.append(f"<{tag}> says an attribute twice")
        element = Element(self, tag, dict(attrs))
        self.elements.append(element)
        name = element.attrs.get("id")
        if name in self.ids:
            self.wrong.append(f"the id {name} stands twice")
        if name is not None:
            self.ids[name] = element
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag):
        if not self.open or self.open[-1].tag != tag:
            self.wrong.append(f"</{tag}> ends {self.open[-1].tag if self.open else 'nothing'} at {self.getpos()}")
        else:
            self.open.pop().close()

    def handle_data(self, data):
        self.pieces.append(data)

    def handle_comment(self, data):
        self.wrong.append(f"a comment: {data:.80}")

    def handle_pi(self, data):
        self.wrong.append(f"an instruction: {data:.80}")

    def find(self, tag, name=None):
        """The elements of a tag, and of a class where one is given."""
        return [e for e in self.elements if e.tag == tag and (name is None or e.named(name))]

    def one(self, tag, name=None):
        return self.find(tag, name)[0]


def write(record, *options):
    """The report of a record given as a value, as text."""
    path = lib.scratch(suffix=".html")
    done = lib.run("report", "-o", path, *options, "-", stdin=lib.dump(record))
    if done.returncode:
        raise AssertionError(f"exit {done.returncode}: {done.stderr.decode(errors='replace')[:2000]}")
    return path.read_bytes().decode()


def words(text):
    return " ".join(text.split())


# ------------------------------------------------------------------- form

def is_sound(name, text, page):
    tap.ok(not page.wrong, f"{name}: it nests, and no id stands twice", "\n".join(page.wrong[:10]))
    policy = [e.attrs["content"] for e in page.find("meta") if e.attrs.get("http-equiv") == "Content-Security-Policy"]
    digest = base64.b64encode(hashlib.sha256(page.style.encode()).digest()).decode()
    tap.same(policy, [f"default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-{digest}'"], f"{name}: nothing is let in but the style")
    tap.ok(not page.find("script") and not page.find("iframe") and not page.find("form") and not page.find("link") and not page.find("img"), f"{name}: no script, frame, form, link or picture")
    named = [k for e in page.elements for k in e.attrs if k.startswith("on") or k in ("src", "srcset", "style", "action", "background", "xlink:href")]
    tap.ok(not named, f"{name}: no element runs or fetches anything", named)
    links = [e.attrs["href"] for e in page.elements if "href" in e.attrs]
    tap.ok(links and all(link.startswith("#") for link in links), f"{name}: every link stays on the page", [k for k in links if not k.startswith("#")][:5])
    lost = sorted({link for link in links if link[1:] not in page.ids})
    tap.ok(not lost, f"{name}: every link leads somewhere", "\n".join(lost[:20]))
    tap.ok("url(" not in page.style and "@import" not in page.style, f"{name}: the style fetches nothing")
    tap.same((page.one("html").attrs.get("lang"), len(page.find("h1")), len(page.find("main")), len(page.one("head").within("title"))), ("en", 1, 1, 1), f"{name}: language, one heading of all, one main part, one title")
    levels = [int(e.tag[1]) for e in page.elements if re.fullmatch("h[1-6]", e.tag)]
    tap.ok(all(b <= a + 1 for a, b in zip(levels, levels[1:])), f"{name}: no heading skips a level", levels)
    tables = page.find("table")
    bare = [t.attrs for t in tables if not t.within("caption") or not t.within("thead") or any("scope" not in th.attrs for th in t.within("th"))
            or any("rowspan" in c.attrs or "colspan" in c.attrs for c in t.within())]
    tap.ok(tables and not bare, f"{name}: every table has a caption, a head, and cells that name their rows and columns", bare)
    tap.ok(all(page.ids.get(s) and page.ids[s].tag == "section" for s in SECTIONS), f"{name}: every section is there")
    controls = [hex(ord(c)) for c in text if ord(c) < 32 and c != "\n" or 0x7f <= ord(c) < 0xa0 or 0x202a <= ord(c) <= 0x202e or 0x2066 <= ord(c) <= 0x2069 or ord(c) == 0x200f]
    tap.ok(not controls, f"{name}: no control or bidirectional character", controls[:5])


# ---------------------------------------------------------------- content

def tells_everything(name, record, page, *options):
    found = lib.findings(record, *options)
    body = page.one("body").text
    shown = {e.text for e in page.find("span") if e.attrs.get("class", "").startswith("status")}
    statuses = {f["status"] for part in (found["matter"], *found["defendants"]) for f in part["findings"] if f.get("title") and not f["node"].startswith("e/")}
    tap.ok(all(STATUSES[s] in shown for s in statuses), f"{name}: every status in its words", (statuses, shown))
    tap.ok(not NEVER.search(body), f"{name}: no word of the document in place of one for a reader", NEVER.search(body))
    rows = page.one("table", "outcomes").within("tr")[1:]
    tap.same(len(rows), len(found["defendants"]), f"{name}: a row for each defendant")
    wrong = []
    for d, row in zip(found["defendants"], rows):
        wanted = {OUTCOMES[o["outcome"]] for o in d["outcomes"]}
        cells = row.text
        if d["label"] not in cells or not all(w in cells for w in wanted) or row.within("td")[-1].text:
            wrong.append(f"{d['id']}: {cells}")
        told = page.ids[f"d-{d['id']}"].text
        if words(d["comes_down_to"]["text"]) not in told or d["label"] not in told:
            wrong.append(f"{d['id']}: {told[:200]}")
        wrong += [f"{d['id']}: {g['cure']}" for g in d["gaps"] if g.get("cure") and words(g["cure"]) not in told]
    tap.ok(not wrong, f"{name}: with its outcome, an empty ruling, and a page that says what it comes down to and what would cure it", "\n".join(wrong[:8]))
    asked = [q["ask"] for q in found["matter"]["law_questions"] + found["matter"]["questions"]]
    questions, first = page.ids["questions"].text, page.one("ol", "asks").text
    tap.ok(all(words(q) in questions and words(q) in first for q in asked), f"{name}: every question on the first screen and with its answers", asked)
    cites = [a["cite"] for a in found["matter"]["authorities_cited"]]
    table = page.ids["authorities"].text
    tap.ok(all(words(c) in table for c in cites), f"{name}: every authority that the papers cite", [c for c in cites if words(c) not in table][:4])
    relief = page.ids["relief"].text
    tap.ok(all(words(p["text"]) in relief for p in found["matter"]["relief"]), f"{name}: the relief asked for")
    words_of = [(a["record"], a.get("words") or a.get("gist") or "") for a in record.get("assertions", [])]
    lost = [(r, w) for r, w in words_of if words(w) not in page.ids[f"r-{r}"].text]
    tap.ok(not lost, f"{name}: each paragraph stands with its words", lost[:3])
    return found


def anchors_of(page):
    """For each anchor the anchors that links within it lead to."""
    leads = {name: set() for name in page.ids}
    by_index = {e.index: name for name, e in page.ids.items()}
    for link in page.find("a"):
        for above in link.above:
            if above in by_index:
                leads[by_index[above]].add(link.attrs["href"][1:])
    return leads


def leads_to_the_record(name, record, page, found):
    """From the row of each defendant to every paragraph that a finding on him rests on: three clicks at most."""
    leads, far = anchors_of(page), []
    for d in found["defendants"]:
        steps, queue = {f"d-{d['id']}": 1}, deque([f"d-{d['id']}"])
        while queue:
            here = queue.popleft()
            for there in leads[here] if steps[here] < 3 else ():
                if there not in steps:
                    steps[there] = steps[here] + 1
                    queue.append(there)
        needed = {e["record"] for f in d["findings"] for e in f["evidence"]} | {
            e["record"] for f in found["matter"]["findings"] if f["node"] in reached(d, found) for e in f["evidence"]}
        far += [f"{d['id']} to {r}" for r in needed if steps.get(f"r-{r}", 9) > 3]
    tap.ok(not far, f"{name}: three clicks from each outcome to the words of the record", "\n".join(sorted(far)[:10]))


def reached(d, found):
    """The nodes that the parts of a defendant's test join, one below the other."""
    members = {}
    for f in found["matter"]["findings"] + d["findings"]:
        members.setdefault(f["node"], set()).update(f.get("members", []))
    seen, queue = set(), list(d["parts"])
    while queue:
        node = queue.pop()
        if node not in seen:
            seen.add(node)
            queue += members.get(node, ())
    return seen


def matrix(name, page, found):
    """A row a defendant in every grid; a cell that names a status leads somewhere that names it too."""
    grids = [t for t in page.find("table") if t.attrs.get("class") in ("matrix", "parts")]
    wrong = []
    for grid in grids:
        rows = grid.within("tbody")[0].within("tr")
        if len(rows) != len(found["defendants"]):
            wrong.append(f"{len(rows)} rows")
        for cell in (c for r in rows for c in r.within("td")):
            for link in (e for e in cell.within("a") if e.named("cell")):
                says = link.within("span")[0].text
                there = page.ids[link.attrs["href"][1:]].text
                if says not in there and says != "not reached":
                    wrong.append(f"{says}: {there[:120]}")
            if not cell.text:
                wrong.append("an empty cell")
    tap.ok(grids and not wrong, f"{name}: the matrix has a row a defendant, and its cells lead to what they say", "\n".join(wrong[:6]))


def cases():
    for path, options in ((lib.LEIFER, ()), (TUTORIAL, ()), (TUTORIAL, ("--position", "malice-before-discovery=required")),
                          *((p, lib.WHOLE_LAW) for p in lib.CASES if p not in (lib.LEIFER, TUTORIAL) and (lib.LONG or p.parent.name in SOME))):
        name = " ".join([path.parent.name, *options[:2]])
        record = lib.load(path)
        text = write(record, *options)
        page = Page(text)
        is_sound(name, text, page)
        found = tells_everything(name, record, page, *options)
        leads_to_the_record(name, record, page, found)
        if found["matter"]["claims"]:
            matrix(name, page, found)


def generated():
    """Matters nobody would enter: every kind of row, rulings, several claims, no claim."""
    empty = {"format": "unmask.record/1", "matter": {"id": "x", "caption": "x", "court": "cand"}}
    wrong = []
    for seed, record in [("empty", empty), ("plain", gen.plain())] + [(s, gen.make(s)) for s in range(24 if lib.LONG else 6)]:
        page = Page(write(record))
        wrong += [f"{seed}: {w}" for w in page.wrong]
        wrong += [f"{seed}: {e.attrs['href']} leads nowhere" for e in page.find("a") if e.attrs["href"][1:] not in page.ids]
        wrong += [f"{seed}: no {s}" for s in SECTIONS if s not in page.ids]
    tap.ok(not wrong, "generated matters: each nests, and every link leads somewhere", "\n".join(wrong[:10]))


# ------------------------------------------------------------ as on paper

def first_screen():
    page = Page(write(lib.load(lib.LEIFER)))
    tap.ok("Caution." in page.one("div", "caution").text and "cited, and their content is not entered" in page.one("div", "caution").text,
           "Leifer: the caution stands on the first screen")
    timeline = page.ids["timeline"].text
    tap.ok("No post is dated in this record." in timeline and not page.ids["timeline"].within("svg"), "Leifer: no post is dated, and nothing is drawn", timeline[:200])
    tap.ok("pin unconfirmed" in page.one("body").text and "Decided after the day of the law." in page.one("body").text, "Leifer: unconfirmed pins and later law are marked")
    tap.ok("aff" in page.ids["authorities"].text and "wrong later history" in page.ids["authorities"].text, "Leifer: defects of the papers' citations")
    drawn = Page(write(lib.load(TUTORIAL)))
    svg = drawn.ids["timeline"].within("svg")
    tap.ok(svg and svg[0].attrs.get("role") == "img" and drawn.ids[svg[0].attrs["aria-labelledby"]].text, "the tutorial's timeline is drawn, and named")
    table = drawn.ids["timeline"].within("table")[0].text
    tap.ok(all(w in table for w in ("Jan. 6, 2025", "@made_it_up", "Marlow's rye", "June 2, 2025", "Mar. 10, 2025", "Ex. B")), "and told in a table: posts, exhibits, suit and papers", table[:300])
    style = page.style
    tap.ok("checked by ____" in words(style.lower()) and "counter(page)" in style and "table-header-group" in style and ".defendant { break-before: page" in style
           and "size:" not in re.sub(r"size: landscape|font-size: \S+", "", style), "on paper: pages are numbered and say what they are, heads are repeated, defendants begin a page, no size of paper is set")


def positions():
    page = Page(write(lib.load(TUTORIAL)))
    table = page.ids["q-competence-setting"].within("table")[0]
    rows = {r.within("th")[0].text: r.within("td")[-1].text for r in table.within("tr")[1:]}
    strict, loose = rows["admissible as offered"], rows["content that could be presented in admissible form"]
    tap.ok("not shown:" in strict and "@depends_who_asks" in strict.split("not shown:")[1], "d12 is not shown under the one position", strict)
    tap.ok("@depends_who_asks" in loose.split("for the Court:")[-1] and "@depends_who_asks" not in loose.split("not shown:")[1].split("for the Court:")[0], "and for the Court under the other", loose)


# ------------------------------------------------------------------ hostile

EVIL = ("<script>alert(1)</script></style></title>\"'><img src=x onerror=alert(1)>{{x}} =HYPERLINK(\"http://evil.example\",\"x\") javascript:alert(1) "
        "\x1b[31m\u202eevil\u2066 ]]> --> <!-- &lt; &#60;script&#62; " + "A" * 10000)


def hostile():
    """Every text of the record is the worst there is; only what rules read is left."""
    record = lib.load(TUTORIAL)
    fields, changed = {e: {k for k, f in v["fields"].items() if f["type"] in ("text", "texts")} for e, v in lib.entities().items()}, 0
    evil = copy.deepcopy(record)
    for table, keys in fields.items():
        rows = evil.get(table, [])
        for row in rows if isinstance(rows, list) else [rows]:
            for key in keys & set(row):
                row[key] = [EVIL] if isinstance(row[key], list) else EVIL
                changed += 1
    tap.ok(changed > 150, "the texts of the record are all turned hostile", changed)
    text = write(evil)
    page = Page(text)
    is_sound("hostile", text, page)
    tap.ok("<script" not in text and "<img" not in text and text.count("</style>") == 1 and text.count("</title>") <= 2, "hostile: markup stays text", text.count("</title>"))
    tap.ok("\\u{1b}[31m" in text and "\\u{202e}evil" in text, "hostile: controls are made visible")
    tap.ok(words(EVIL.split("\x1b")[0]) in page.one("h1").text, "hostile: the caption reads as it was entered")


def same_bytes():
    record = lib.load(TUTORIAL)
    tap.ok(write(record) == write(record) == write(lib.shuffle(record, 3)), "the same bytes on each run, in whatever order the record stands")


# ------------------------------------------------------------------- sealed

def sealed():
    record = gen.sealed()
    public, whole = write(record), write(record, "--include-sealed")
    leaked = re.findall(r"SECRET[^<]{0,40}|(?<![\w-])s-(?:person|told|filing|point|inner|record|a|b|pos\d|fact|order)(?![\w-])", public)
    leaked = [k for k in leaked if not re.search(rf'(?:id="|#|>){re.escape(k)}', public) or k.startswith("SECRET")]
    tap.ok(not leaked, "sealed: no text and no id of a sealed record", leaked[:5])
    tap.ok("1 sealed record is held back." in Page(public).one("body").text, "sealed: it says how many are held back")
    says = next(e.text for e in Page(public).find("div", "caution") if "held back" in e.text)
    expected = json.loads(lib.answer("evaluate", "--format", "json", "-", stdin=lib.dump(record)))
    open_record = json.loads(lib.answer("export", "-", stdin=lib.dump(record)))
    open_found = lib.findings(open_record)
    differs = [d["id"] for d, o in zip(expected["defendants"], open_found["defendants"]) if d["outcome"] != o["outcome"]]
    tap.ok(("comes out otherwise" in says or "come out otherwise" in says) and ("no outcome does" in says) == (not differs), "sealed: it says whether a finding rests on one", says)
    tap.ok("SECRET cite" in whole and 'class="with-sealed"' in whole and "SEALED." in Page(whole).one("div", "seal").text, "sealed: with the option they stand there, and the copy says so")
    page = Page(whole)
    tap.ok(any("SEALED" in e.text for e in page.ids["r-s-record"].within("strong")), "sealed: each is marked")
    tap.ok(re.search(r"@page sealed \{[^}]*content: \"SEALED\"", page.style) and ".with-sealed { page: sealed; }" in page.style and "sealed-broad" in page.style, "sealed: and every printed page is")
    tap.ok('class="with-sealed"' not in public and "held back" in public, "sealed: a copy for everybody is not marked")
    none = write(lib.load(TUTORIAL))
    tap.ok("No record was held back as sealed." in none, "where nothing is sealed it says so")


# ----------------------------------------------------------------- command

def command():
    done = lib.run("report", TUTORIAL)
    tap.ok(done.returncode == 2 and b"-o FILE" in done.stderr and not done.stdout, "without -o it says what is missing", done.stderr)
    done = lib.run("report", TUTORIAL, "-o", lib.scratch(suffix=".pdf"))
    tap.ok(done.returncode == 2 and b"prints it" in done.stderr, "no HTML is called a PDF", done.stderr)
    done = lib.run("report", TUTORIAL, "-o", "-")
    tap.ok(done.returncode == 0 and done.stdout.startswith(b"<!DOCTYPE html>") and not done.stderr, "-o - is standard output")
    path = lib.scratch(b"as it was", ".html")
    done = lib.run("report", TUTORIAL, "-o", path, "--test", "none-such")
    tap.ok(done.returncode == 2 and path.read_bytes() == b"as it was", "a run that fails leaves the file as it was", done.stderr)
    one = Page(write(lib.load(TUTORIAL), "--defendant", "d2"))
    tap.ok("d-d2" in one.ids and "d-d1" not in one.ids, "--defendant reports on one")


def several_matters():
    """Each matter of a database is a file of its own, told apart by a number, which names nobody."""
    store = lib.scratch(suffix=".db")
    for path in (TUTORIAL, lib.LEIFER):
        lib.answer("import", path, "-o", store)
    folder = lib.scratch(suffix="")
    folder.mkdir()
    lib.answer("report", store, "-o", folder / "find.ings.html")
    names = sorted(p.name for p in folder.iterdir())
    tap.same(names, ["find.ings-1.html", "find.ings-2.html"], "a file for each matter")
    captions = [Page((folder / n).read_text(encoding="utf-8")).one("h1").text for n in names]
    tap.same(captions, ["Marlow v. Quillpost, Inc.", "Leifer v. Twitter, Inc."], "in the order of entry")
    done = lib.run("report", store, "-o", "-")
    tap.ok(done.returncode == 2 and b"several matters" in done.stderr and not done.stdout, "and never both in one stream", done.stderr)


tap.run(cases, generated, first_screen, positions, hostile, same_bytes, sealed, command, several_matters)
