#!/usr/bin/env python3
"""The record as tables: templates, CSV and workbooks in and out, problems by cell, load files and docket sheets."""
import csv
import io
import json
import re
import struct
import warnings
import zipfile

import generate_matter as gen
import lib
import tap

try:
    import openpyxl
except ImportError:
    openpyxl = None

ENTITIES = lib.entities()
NOTE = {"key": "note", "type": "text"}
FIELDS = {table: {**e["fields"], "note": NOTE} for table, e in ENTITIES.items()}
VOCABULARY = lib.load(lib.SCHEMA / "vocabulary.json")
LEIFER = lib.load(lib.LEIFER)
BOM = b"\xef\xbb\xbf"
SAVED = lib.ROOT / "tests" / "tables"
WORKBOOKS = not any(b"built without" in lib.run(*args).stderr for args in (
    ("template", lib.scratch(suffix="")), ("import", "--tables", SAVED / "libreoffice.xlsx", "-o", lib.scratch(suffix=".db"))))


def exported(x):
    return lib.answer("export", "--include-sealed", x)


def read_csv(path):
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


# ------------------------------------------------------------------ a typist

def moment(v):
    return v if isinstance(v, str) else f"{v.get('from', '')}..{v.get('to', '')}"


def typed(field, v):
    """What somebody types who has read the sheet of columns."""
    base, _, arg = field["type"].partition(":")
    if base in ("enums", "refs"):
        return "; ".join(v)
    if base == "texts":
        return "; ".join(t.replace("\\", "\\\\").replace(";", "\\;") for t in v)
    if base == "time":
        return moment(v)
    if base == "int":
        return str(v)
    if base == "choice":
        (option, to), = v.items()
        return option if to is True else f"{option}: {to if isinstance(to, str) else '; '.join(to)}"
    return v


def rows_of(record, table):
    """The rows of a table, each as {column: what is typed}."""
    rows = [record[table]] if ENTITIES[table].get("single") else record.get(table, [])
    out = []
    for row in rows:
        cells = {}
        for key, field in FIELDS[table].items():
            outer, _, inner = key.partition(".")
            v = row.get(outer, {}).get(inner) if inner else row.get(outer)
            if v is not None:
                cells[key] = typed(field, v)
        out.append(cells)
    return out


def fill_csv(folder, record, separator=",", ends="\r\n", bom=True, head=""):
    """Fill in the CSV files of an empty template as Excel writes them."""
    for table in ENTITIES:
        path = folder / f"{table}.csv"
        columns = read_csv(path)[0]
        out = io.StringIO(newline="")
        writer = csv.DictWriter(out, columns, delimiter=separator, lineterminator=ends)
        writer.writeheader()
        writer.writerows(rows_of(record, table))
        path.write_bytes((BOM if bom else b"") + head.encode() + out.getvalue().encode())


def fill_workbook(path, record):
    book = openpyxl.load_workbook(path)
    for table in ENTITIES:
        sheet = book[table]
        columns = {c.value: c.column for c in sheet[1]}
        for at, row in enumerate(rows_of(record, table), 2):
            for key, text in row.items():
                cell = sheet.cell(at, columns[key])
                cell.value, cell.data_type = text, "s"  # the column is formatted as text, so whatever is typed is one
    book.save(path)


def template():
    folder = lib.scratch(suffix="")
    lib.answer("template", folder)
    return folder


def tables(record, **how):
    folder = template()
    fill_csv(folder, record, **how)
    return folder


def imported(path, *options):
    db = lib.scratch(suffix=".db")
    done = lib.run("import", "--tables", path, "-o", db, *options)
    if done.returncode:
        raise AssertionError(done.stderr.decode())
    return db


def leifer_from_nothing():
    folder = template()
    for table in ENTITIES:
        tap.same(read_csv(folder / f"{table}.csv"), [list(FIELDS[table])], f"the template of {table} has a column for each key and no row")
    done = lib.run("import", "--tables", folder, "-o", lib.scratch(suffix=".db"))
    tap.ok(done.returncode == 3 and b"the table matter has no row" in done.stderr, "as it is it is no record", done)
    fill_csv(folder, LEIFER)
    db = imported(folder)
    tap.same(exported(db), exported(lib.LEIFER), "Leifer, typed into the CSV files of an empty template, is the record")
    found = lib.answer("evaluate", "--format", "json", db)
    tap.ok(found == lib.evaluate(LEIFER) and b"Doe 9" in found, "and gives the same findings")
    if not openpyxl or not WORKBOOKS:
        return tap.skip("Leifer, typed into the workbook of an empty template", "no openpyxl, or built without workbooks")
    book = template() / "workbook.xlsx"
    fill_workbook(book, LEIFER)
    db = imported(book)
    tap.same(exported(db), exported(lib.LEIFER), "Leifer, typed into the workbook of an empty template, is the record")
    tap.ok(lib.answer("evaluate", "--format", "json", db) == found, "and gives the same findings")


# ---------------------------------------------------------------- round trip

AWKWARD = ["=HYPERLINK(\"http://x\")", "+1", "-1", "@x", "'tis", "''", "'", "#NAME?", " a ", "\ttab", "12-Jan", "1/2/2023", "1.2E+05", "a\nb", "a\r\nb", "\r", "\n",
           "a;b", "a,b", "\"quoted\"", "\\", "a\\;b", ";", "\u202e\u001b<&>]]>", "_x0041_", "é😀\u2028", "\ufeff", "sep=;", "0012", "TRUE", "2023-02-03..", "x: y", " "]


def awkward():
    """A record whose texts are what spreadsheets, CSV and XML trip over."""
    record = gen.make(3)
    persons = [{"id": f"t{i}", "name": text, "note": text} for i, text in enumerate(AWKWARD)]
    record["persons"] = record["persons"] + persons + [{"id": i, "name": "n"} for i in ("-", "12-Jan", "1E-05", "0", "007")]
    record["accounts"][0]["handles"] = AWKWARD
    record["filings"][0]["filed"] = {"from": "2023-05-01T00:00", "to": "2023-06-01T12:30"}
    record["filings"][-1]["filed"] = {"to": "2023-06-01"}
    record["matter"]["entered_on"] = {"from": "0001-01-01"}
    return record


def there_and_back():
    records = {path.parent.name: lib.load(path) for path in lib.CASES if lib.LONG or path.parent.name in ("leifer-2023", "tutorial")}
    records.update({f"seed {s}": gen.make(s) for s in range(5 if lib.LONG else 2)})
    records["awkward"] = awkward()
    wrong, books = [], []
    for name, record in records.items():
        file, folder = lib.scratch(record), lib.scratch(suffix="")
        lib.answer("export", "--include-sealed", "--tables", folder, file)
        whole = exported(file)
        if exported(imported(folder)) != whole:
            wrong.append(name)
        if WORKBOOKS and exported(imported(folder / "workbook.xlsx")) != whole:
            books.append(name)
    tap.same(wrong, [], f"{len(records)} records as CSV and back are the same byte for byte")
    if WORKBOOKS:
        tap.same(books, [], "and as workbooks")
    again = [lib.scratch(suffix="") for _ in range(2)]
    for folder in again:
        lib.answer("export", "--include-sealed", "--tables", folder, lib.LEIFER)
    files = sorted(p.name for p in again[0].iterdir())
    tap.ok(len(files) > len(ENTITIES) and all((again[0] / f).read_bytes() == (again[1] / f).read_bytes() for f in files),
           "the same record gives the same files on each run", files)


def guarded():
    folder = lib.scratch(suffix="")
    lib.answer("export", "--include-sealed", "--tables", folder, lib.scratch(awkward()))
    cells = [c for p in folder.glob("*.csv") if p.stem in ENTITIES for row in read_csv(p) for c in row]
    tap.ok(cells and not [c for c in cells if c[:1] and c[0] in "=+-@\t\r"], "no cell of CSV begins as a formula does", [c for c in cells if c[:1] and c[0] in "=+-@\t\r"])
    tap.ok(all(p.read_bytes().startswith(BOM) for p in folder.glob("*.csv")), "each file begins with a byte order mark, so that Excel reads it as UTF-8")


def sealed():
    record = lib.add(LEIFER, persons=[{"id": "hidden-person", "name": "Hidden Name"}],
                     records=[{"id": "hidden", "filing": "dkt-22", "cite": "Sealed Decl. ¶ 1", "kind": "declaration", "author": ["hidden-person"],
                               "seen": {"direct": True}, "sealed": "yes"}])
    file, folder = lib.scratch(record), lib.scratch(suffix="")
    done = lib.run("export", "--tables", folder, file)
    tap.ok(done.returncode == 0 and b"1 sealed record held back" in done.stderr, "a sealed record is held back from tables, and it is said", done)
    tap.ok(b"idden" not in b"".join(p.read_bytes() for p in folder.glob("*.csv")), "and nothing of it stands in them")
    tap.same(exported(imported(folder)), lib.answer("export", file), "they are the public record")



# --------------------------------------------------------- problems by cell

def refused(path, *options):
    """What is said of tables that are refused, as {(table, row, column): message}; nothing may be imported."""
    db = lib.scratch(suffix=".db")
    done = lib.run("import", "--tables", path, "-o", db, *options)
    said = done.stderr.decode()
    if done.returncode != 3 or db.exists() or done.stdout:
        raise AssertionError(f"exit {done.returncode}: {said[:2000]}")
    found = {}
    for m in re.finditer(r"(?m)^(.+?)(?:, row (\d+))?(?:, column (\S+))?: error: (.*)\n    rule (.+)   \[([a-z-]+)\]$", said):
        found[m[1], int(m[2] or 0), m[3] or ""] = f"[{m[6]}] {m[4]}"
    return found


def put(folder, table, row, column, text):
    """Write into a cell of a CSV file as it would be saved, row counted as a spreadsheet does."""
    path = folder / f"{table}.csv"
    rows = read_csv(path)
    rows[row - 1][rows[0].index(column)] = text
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    path.write_bytes(BOM + out.getvalue().encode())


WRONG = [  # table, row, column, what stands there, what is said
    ("records", 3, "form.sworn", "maybe", '[unknown-word] "maybe" is no value of yes-no'),
    ("records", 4, "cite", "", '[missing-key] a record must have "cite"'),
    ("records", 5, "seen", "described", '[bad-choice] "described" is none of: direct, described_by: id, unread'),
    ("records", 6, "seen", "described_by", '[bad-choice] "described_by" names an id behind a colon: described_by: X'),
    ("records", 7, "seen", "unread: twitter", '[bad-choice] "unread" stands alone, without a colon'),
    ("records", 8, "seen", "described_by: nobody", '[dangling-id] "nobody" is no person of this record'),
    ("records", 9, "filing", "12-Jan", '[changed] "12-Jan" is what a spreadsheet makes of something else'),
    ("records", 10, "author", "leifer;;twitter", "[bad-list] nothing stands before a semicolon"),
    ("records", 11, "seen_at", "=B2&C2", "[formula] it is a formula"),
    ("records", 12, "seen_at", "'Supp. Resp.", "[apostrophe] it begins with an apostrophe"),
    ("records", 13, "seen_at", "#NAME?", '[spreadsheet-error] "#NAME?" is what a spreadsheet shows for an error'),
    ("filings", 2, "filed", "12-Jan-23", '[changed] "12-Jan-23" is what a spreadsheet makes of something else, as of 12-1 or of a day; write a day as 2023-02-03'),
    ("filings", 3, "filed", "1/12/2023", '[changed] "1/12/2023" is what a spreadsheet makes'),
    ("filings", 4, "filed", "2023-02-30", '[bad-time] "2023-02-30" is no day (2023-02-03) or minute'),
    ("filings", 5, "filed", "2023-02-03..2023-01-12", "[bad-time] the interval ends before it begins"),
    ("filings", 6, "filed", "..", '[bad-time] an interval has "from" or "to" or both'),
    ("filings", 7, "dkt", "1-Dec", '[changed] "1-Dec" is what a spreadsheet makes of something else, as of 12-1 or of a day; enter it again'),
    ("filings", 8, "by", "twiter", '[dangling-id] "twiter" is no person of this record; did you mean "twitter"?'),
    ("accounts", 2, "handles", "a\\b", "[bad-list] a backslash in a list stands before a semicolon, a backslash or a space"),
    ("accounts", 3, "id", "A 2", "[bad-id] an id is 1 to 64 of the characters"),
    ("persons", 10, "roles", "court; court", "[duplicate] the same value stands twice in the list"),
    ("persons", 9, "id", "parker", '[duplicate-id] the id "parker" is also that of persons.csv, row 8'),
    ("points", 2, "amount", "1,000", '[bad-number] "1,000" is no whole number'),
    ("matter", 2, "read_in", "leifer", '[wrong-reference] "leifer" is a person, not a filing'),
]


def every_problem():
    folder = tables(LEIFER)
    for table, row, column, text, _ in WRONG:
        put(folder, table, row, column, text)
    before = {p.name: p.read_bytes() for p in folder.iterdir()}
    found = refused(folder)
    for table, row, column, text, said in WRONG:
        got = found.get((f"{table}.csv", row, column), "nothing")
        tap.ok(said in got, f"{table}.csv, row {row}, column {column}: {text!r}", f"{said}\n{got}")
    follows = {(t, r, c) for t, r, c in found if "A2" in found[t, r, c] or "other-users" in found[t, r, c]}  # rows whose ids are wrong are missing elsewhere
    extra = set(found) - follows - {(f"{t}.csv", r, c) for t, r, c, _, _ in WRONG}
    tap.ok(not extra, "and nothing else is wrong", extra)
    tap.ok({p.name: p.read_bytes() for p in folder.iterdir()} == before, "what was read is left as it is")


def checks_of_the_whole():
    """What um_record_check finds is placed as well."""
    folder = tables(LEIFER)
    put(folder, "points", 2, "kind", "label")
    put(folder, "positions", 2, "on", "nowhere")
    put(folder, "points", 6, "ground", "I4")
    found = refused(folder)
    tap.ok("[wrong-slot]" in found.get(("points.csv", 2, "parties"), "") and "[missing-slot]" in found.get(("points.csv", 2, "who"), ""),
           "a slot that a kind has not, and one that it needs", found)
    tap.ok("[unknown-node]" in found.get(("positions.csv", 2, "on"), ""), "a position on nothing", found)
    tap.ok(any("[slot-cycle]" in m and t == "points.csv" and c == "of" for (t, _, c), m in found.items()), "a point about itself", found)


def misnamed():
    folder = tables(LEIFER)
    rows = read_csv(folder / "records.csv")
    rows[0][rows[0].index("cite")] = "site"
    rows[0][rows[0].index("note")] = "filing"
    (folder / "records.csv").write_text("\n".join(",".join(r) for r in rows[:1]) + "\nR9,dkt-22\n")
    (folder / "person.csv").write_text("id\nx\n")
    (folder / "works.csv").write_text("\n\nid,name\n")
    (folder / "sources.csv").write_text("id,name,kind\nx,y,article,z\n")
    found = refused(folder)
    tap.ok('no column "site"; did you mean "cite"?' in found.get(("records.csv", 1, "site"), ""), "a column that is not known, and one that is near", found)
    tap.ok("[duplicate-column]" in found.get(("records.csv", 1, "filing"), ""), "a column that stands there twice", found)
    tap.ok("[missing-column]" in found.get(("records.csv", 1, "cite"), ""), "a column that every row needs", found)
    tap.ok('did you mean "persons"?' in found.get(("person.csv", 0, ""), ""), "a table that is not known, and one that is near", found)
    tap.ok("[no-header]" in found.get(("works.csv", 1, ""), ""), "a table without a header", found)
    tap.ok("[stray-cell]" in found.get(("sources.csv", 2, ""), ""), "a cell beyond the last column", found)
    tap.ok(not [m for m in found.values() if "missing-key" in m or "dangling" in m], "and nothing that only follows", found)


def handed_back():
    folder, back = tables(LEIFER), lib.scratch(suffix="")
    put(folder, "records", 3, "form.sworn", "maybe")
    put(folder, "records", 3, "seen", "described")
    refused(folder, "--errors", back)
    rows = read_csv(back / "records.csv")
    tap.ok(rows[0][0] == "Error" and sum(bool(r[0]) for r in rows[1:]) == 1, "the copy has a column Error, filled in one row", rows[:3])
    tap.ok(rows[2][0].split("\n")[0].startswith('form.sworn: "maybe" is no value') and rows[2][0].split("\n")[1].startswith('seen: "described" is none of'),
           "with all that is wrong there, by column", rows[2])
    tap.same([r[1:] for r in rows], read_csv(folder / "records.csv"), "and else says what was handed in")
    tap.same({p.name for p in back.iterdir()}, {f"{t}.csv" for t in ENTITIES}, "every table is handed back")
    found = refused(back)
    tap.same(set(found), {("records.csv", 3, "form.sworn"), ("records.csv", 3, "seen")}, "read again the column Error is ignored")
    for column in ("form.sworn", "seen"):
        put(back, "records", 3, column, rows_of(LEIFER, "records")[1].get(column, ""))
    fixed = lib.scratch(suffix="")
    tap.ok(exported(imported(back, "--errors", fixed)) == exported(lib.LEIFER) and not fixed.exists(), "corrected it is imported, and no copy is made")
    (back / "records.csv").write_bytes((back / "records.csv").read_bytes().replace(b",id,filing", b",id,filng", 1))
    again = lib.scratch(suffix="")
    refused(back, "--errors", again)
    head = read_csv(again / "records.csv")[0]
    tap.ok(head[0].startswith("Error: ") and 'filng: the table records has no column "filng"; did you mean "filing"?' in head[0] and head[1] == "id", "what is wrong with the header stands above the column", head)
    done = lib.run("import", "--tables", back, "-o", lib.scratch(suffix=".db"), "--errors", back)
    tap.ok(done.returncode == 3 and b"not empty" in done.stderr and (back / "records.csv").exists(), "a directory that is not empty is not written into", done.stderr)
    if not openpyxl or not WORKBOOKS:
        return tap.skip("a workbook is handed back as a workbook", "no openpyxl, or built without workbooks")
    file = template() / "workbook.xlsx"
    fill_workbook(file, lib.change(LEIFER, "records", LEIFER["records"][0]["id"], {"kind": "sworn-thing"}))
    book = openpyxl.load_workbook(file)
    book["filings"]["B2"].value, book["filings"]["B3"].value, book["filings"]["B4"].value = 44928, "=1+1", True
    book.save(file)
    back = lib.scratch(suffix="")
    found = refused(file, "--errors", back)
    name = "workbook.xlsx, sheet "
    tap.ok("holds the number 44928" in found.get((name + "filings", 2, "dkt"), "") and "[formula]" in found.get((name + "filings", 3, "dkt"), "")
           and "true, false or an error" in found.get((name + "filings", 4, "dkt"), ""), "a workbook's number, formula and truth in place of text", found)
    tap.ok('"sworn-thing" is no value of record-kind' in found.get((name + "records", 2, "kind"), ""), "and a word that is none", found)
    copy = openpyxl.load_workbook(back / "workbook.xlsx")
    tap.ok(copy["records"]["A1"].value == "Error" and copy["records"]["A2"].value.startswith("kind: ") and copy["records"]["B1"].value == "id"
           and copy["filings"]["A2"].value.startswith("dkt: "), "are handed back in a workbook with a column Error")
    tap.same(set(refused(back / "workbook.xlsx")), set(found), "in which the same is wrong")


# ----------------------------------------------------------------- dialects

def dialects():
    whole = exported(lib.LEIFER)
    for name, how in {"as Excel writes it": {}, "with LF": {"ends": "\n"}, "with CR": {"ends": "\r"}, "without a byte order mark": {"bom": False},
                      "with semicolons": {"separator": ";"}, "with sep=;": {"separator": ";", "head": "sep=;\r\n"}, "with sep= and tabs": {"separator": "\t", "head": "sep=\t\r\n"},
                      "with sep=, and LF": {"head": "sep=,\n", "ends": "\n"}}.items():
        tap.ok(exported(imported(tables(LEIFER, **how))) == whole, f"CSV {name}")
    folder = tables(LEIFER)
    for path in folder.glob("*.csv"):
        rows = read_csv(path)
        if path.stem in ENTITIES:
            turned = [r[::-1] for r in rows]
            head, *rest = turned
            out = io.StringIO(newline="")
            csv.writer(out, quoting=csv.QUOTE_ALL).writerows([head, *([""] * len(head) for _ in range(2)), *rest[::-1]])
            path.write_bytes(out.getvalue().encode())
    tap.ok(exported(imported(folder)) == whole, "rows and columns in another order, all in quotes, with empty rows between")
    folder = tables(LEIFER)
    rows = read_csv(folder / "records.csv")
    for name, part in (("records", rows[:4]), ("records-more", [rows[0], *rows[4:]])):
        out = io.StringIO(newline="")
        csv.writer(out).writerows(part)
        (folder / f"{name}.csv").write_bytes(out.getvalue().encode())
    (folder / ".~lock.records.csv#").touch()
    (folder / "~$records.csv").write_bytes(b"\0")
    (folder / "letter.doc").write_bytes(b"\0")
    tap.ok(exported(imported(folder)) == whole, "a table in two files, beside what a spreadsheet and others put there")


def broken_text():
    good = (tables(LEIFER) / "filings.csv").read_bytes()
    cases = {"Windows-1252": (good.decode("utf-8-sig").replace("Twitter's", "Twitter’s").encode("cp1252"), "csv-encoding", "CSV UTF-8"),
             "UTF-16": (good.decode("utf-8-sig").encode("utf-16"), "csv-encoding", "UTF-16"),
             "a NUL": (good.replace(b"Reply", b"Re\0ly"), "csv-nul", "NUL byte"),
             "a quote that nothing closes": (good + b'"x', "csv-quote", "nothing closes"),
             "text behind a quote": (good + b'"x"y,\r\n', "csv-quote", "behind the quote"),
             "a quote within a field": (good + b'x"y,\r\n', "csv-quote", "does not begin with one"),
             "commas and semicolons": (b"id;dkt,title\r\n", "csv-separator", "not clear"),
             "sep=|": (b"sep=|\r\nid|dkt\r\n", "csv-separator", "neither comma"),
             "too many columns": (b"," * 300 + b"\r\n", "limit", "more columns"),
             "a million rows": (b"id\r\n" + b"\r\n" * 1000000, "limit", "more rows"),
             "too many filled rows": (b"id,title\r\n" + b"".join(b"r%d,t\r\n" % i for i in range(200001)), "limit", "more rows than a matter may hold"),
             "a long text": (b"id,title\r\nx," + b"y" * ((1 << 20) + 1) + b"\r\n", "limit", "longer than 1 MiB"),
             "a long file": (b"id\r\n" * (17 << 20), "limit", "longer than 64 MiB")}
    for name, (content, id, said) in cases.items():
        folder = tables(LEIFER)
        (folder / "filings.csv").write_bytes(content)
        found = refused(folder)
        tap.ok(any(t.startswith("filings") and f"[{id}]" in m and said in m for (t, _, _), m in found.items()), f"{name} is refused with its reason", str(found)[:600])
    folder = tables(LEIFER)
    (folder / "filings.csv").write_bytes(good.replace(b"Reply,", b'"Rep\r\nly"x,'))
    row = next(i for i, r in enumerate(read_csv(tables(LEIFER) / "filings.csv"), 1) if "Reply" in r)
    tap.ok(("filings.csv", row, "") in refused(folder), "a broken row is named as a spreadsheet numbers it, line breaks or not", refused(folder))
    for number in range(70):
        (folder / f"works-{number}.csv").write_bytes(b"id,name,kind\r\n")
    (folder / "filings.csv").write_bytes(good)
    tap.ok("[limit] more tables than one record is read from" in refused(folder).values(), "too many tables are refused")
    for path, said in ((lib.scratch(suffix=""), b"No such file"), (lib.TMP, b"")):
        if path == lib.TMP:
            path = lib.scratch(suffix="")
            path.mkdir()
            said = b"ends in .csv"
        done = lib.run("import", "--tables", path, "-o", lib.scratch(suffix=".db"))
        tap.ok(done.returncode == 3 and said in done.stderr, f"{said.decode()} is said of a directory", done)


# ---------------------------------------------------------------- workbooks

def parts_of(path):
    with zipfile.ZipFile(path) as book:
        return {i.filename: book.read(i) for i in book.infolist()}


def packed(parts):
    """Parts as a zip file; a list of pairs may have a name twice."""
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        warnings.simplefilter("ignore")
        for name, content in parts.items() if isinstance(parts, dict) else parts:
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            book.writestr(info, content)
    return out.getvalue()


def workbooks():
    if not WORKBOOKS:
        return tap.skip("workbooks", "built without them")
    # The tutorial matter with awkward texts, as template wrote it and LibreOffice 7.4 saved it again: soffice --headless --convert-to xlsx
    saved = SAVED / "libreoffice.xlsx"
    tap.ok(b"LibreOffice/7" in parts_of(saved)["docProps/app.xml"] and exported(imported(saved)) == (SAVED / "libreoffice.json").read_bytes(),
           "a workbook of ours that LibreOffice saved again is the same record")
    ours = lib.scratch(suffix="")
    lib.answer("export", "--include-sealed", "--tables", ours, lib.LEIFER)
    parts, whole = parts_of(ours / "workbook.xlsx"), exported(lib.LEIFER)
    tap.ok(b"2020-01-01T00:00:00Z" in parts["docProps/core.xml"], "no clock stands in a workbook")
    strings = re.findall(rb"<si>(.*?)</si>", parts["xl/sharedStrings.xml"], re.S)
    inline = {name: re.sub(rb' t="s"><v>(\d+)</v>', lambda m: b' t="inlineStr"><is>' + strings[int(m[1])] + b"</is>", xml) for name, xml in parts.items()}
    del inline["xl/sharedStrings.xml"]
    tap.ok(exported(imported(lib.scratch(packed(inline), ".xlsx"))) == whole, "texts may stand in their cells")
    pieces = '<si><r><rPr><b/></rPr><t>\\1</t></r><r><t xml:space="preserve">\\2</t></r><rPh sb="0" eb="1"><t>read aloud</t></rPh></si>'
    rich = {**parts, "xl/sharedStrings.xml": re.sub(r"<si><t>(..)([^<&]*)</t></si>", pieces, parts["xl/sharedStrings.xml"].decode()).encode()}
    tap.ok(exported(imported(lib.scratch(packed(rich), ".xlsx"))) == whole and b"read aloud" in rich["xl/sharedStrings.xml"], "and in pieces, with how they are read aloud, which is left out")
    marked = {name: BOM + xml if name.endswith((".xml", ".rels")) else xml for name, xml in parts.items()}
    tap.ok(exported(imported(lib.scratch(packed(marked), "-words.xlsx"))) == whole, "and a byte order mark may stand before each part")
    bare = {name: re.sub(rb'<c r="[A-Z]+1" ', b"<c ", xml) if name.startswith("xl/worksheets") else xml for name, xml in parts.items()}
    tap.ok(exported(imported(lib.scratch(packed(bare), ".xlsx"))) == whole, "and cells without places stand one beside the other")
    hostile_books(parts)
    if not openpyxl:
        return tap.skip("lists to choose from", "no openpyxl")
    lists_to_choose_from()


def lists_to_choose_from():
    file = template() / "workbook.xlsx"
    book, parts = openpyxl.load_workbook(file), parts_of(file)
    xml = {name: parts[f"xl/worksheets/sheet{i}.xml"] for i, name in enumerate(book.sheetnames, 1)}
    tap.same(book.sheetnames, ["columns", *ENTITIES, "words"], "the workbook has a sheet for each table, between what explains them")
    missing = []
    for table, fields in FIELDS.items():
        sheet = book[table]
        for at, (key, field) in enumerate(fields.items(), 1):
            letter = sheet.cell(1, at).column_letter
            rules = [v for v in sheet.data_validations.dataValidation if f"{letter}2" in v.sqref]
            base, _, arg = field["type"].partition(":")
            offered = []
            if rules and rules[0].type == "list":
                name, _, area = rules[0].formula1.partition("!")
                first, _, last = area.replace("$", "").partition(":")
                offered = [c.value for row in book[name][f"{first}:{last or first}"] for c in row]
            if base in ("enum", "enums") and offered != list(VOCABULARY["enums"][arg]["values"]):
                missing.append((table, key, offered))
            rule = next(m for m in re.findall("<dataValidation [^>]*>", xml[table].decode()) if f'promptTitle="{key}"' in m)
            if ('type="list"' in rule and 'showErrorMessage="1"' in rule) != (base == "enum"):
                missing.append((table, key, "whether others may be entered"))
            if base == "choice" and [o.rstrip(":") for o in offered] != list(VOCABULARY["choices"][arg]["options"]):
                missing.append((table, key, offered))
            if base in ("ref", "refs") and "|" not in arg and arg != "any" and (not offered or rules[0].formula1.split("!")[0] not in ENTITIES):
                missing.append((table, key, rules[0].formula1))
            if rules[0].promptTitle != key or not rules[0].prompt.startswith(field.get("about", "A note")[:100]):
                missing.append((table, key, rules[0].prompt))
            if sheet.column_dimensions[letter].number_format != "@" and not any(
                    d.min <= at <= d.max and d.number_format == "@" for d in sheet.column_dimensions.values()):
                missing.append((table, key, "is not formatted as text"))
    tap.same(missing, [], "every column is text and says what it holds, and offers its words or ids")
    explained = {(r[0].value, r[1].value): r for r in book["columns"].iter_rows()}
    tap.ok(all((t, k) in explained for t, fields in FIELDS.items() for k in fields), "the sheet of columns explains each")
    words = {(r[0].value, r[1].value): r[2].value for r in book["words"].iter_rows()}
    tap.ok(all(words.get((e, v)) == about for e, enum in VOCABULARY["enums"].items() for v, about in enum["values"].items()), "the sheet of words has the meaning of each")


def hostile_books(parts):
    sheet, strings, names = "xl/worksheets/sheet2.xml", "xl/sharedStrings.xml", "xl/workbook.xml"

    def with_part(name, content):
        return packed({**parts, name: content})

    def sheet_with(cells):
        return with_part(sheet, re.sub(rb"<sheetData>.*</sheetData>", b"<sheetData>" + cells + b"</sheetData>", parts[sheet], flags=re.S))

    xml = b'<?xml version="1.0" encoding="UTF-8"?>'
    dtd = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>'
    lying = bytearray(packed({**parts, strings: b" " * 100000}))
    at = lying.rindex(b"PK\x01\x02", 0, lying.rindex(strings.encode()))
    lying[at + 24:at + 28] = struct.pack("<I", 10)
    encrypted = bytearray(packed(parts))
    at = encrypted.rindex(b"PK\x01\x02", 0, encrypted.rindex(names.encode()))
    encrypted[at + 8] |= 1
    good = packed(parts)
    cases = {
        "no zip behind the first bytes": (b"PK\x03\x04" + b"x" * 1000, "workbook-zip", "no whole zip"),
        "half a file": (good[:len(good) // 2], "workbook-zip", "no whole zip"),
        "a zip that is no workbook": (packed({"a.txt": b"x"}), "workbook-zip", "a workbook has this part"),
        "too many parts": (packed({**parts, **{f"p{i}": b"" for i in range(600)}}), "limit", "more parts"),
        "a zip bomb": (packed({**parts, "bomb": b"\0" * (65 << 20)}), "limit", "larger than 64 MiB"),
        "bombs in numbers": (packed({**parts, **{f"bomb{i}": b"\0" * (20 << 20) for i in range(4)}}), "limit", "larger than 64 MiB"),
        "a part larger than it says": (bytes(lying), "workbook-zip", ""),
        "a part under a password": (bytes(encrypted), "workbook-zip", ""),
        "a name that leads out": (packed({**parts, "../../etc/passwd": b"x"}), "workbook-zip", "such a name"),
        "an absolute name": (packed({**parts, "/etc/passwd": b"x"}), "workbook-zip", "such a name"),
        "a name of another system": (packed({**parts, "C:\\x": b"x"}), "workbook-zip", "such a name"),
        "two parts of one name": (packed([*parts.items(), (strings, parts[strings])]), "workbook-zip", "two parts"),
        "a document type": (with_part(strings, xml + dtd + b"<sst><si><t>&b;</t></si></sst>"), "workbook-dtd", "document type"),
        "an entity of a file": (with_part(sheet, xml + b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'), "workbook-dtd", "document type"),
        "a document type in another encoding": (with_part(strings, ('<?xml version="1.0" encoding="UTF-16"?>' + dtd.decode() + "<sst/>").encode("utf-16")), "workbook-xml", "not UTF-8"),
        "a document type in UTF-7": (with_part(strings, b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE x+AD4-<sst/>'), "workbook-xml", "well-formed"),
        "an entity that is not declared": (with_part(strings, xml + b"<sst><si><t>&nbsp;</t></si></sst>"), "workbook-xml", "well-formed"),
        "deep XML": (with_part(strings, xml + b"<x>" * 100000 + b"</x>" * 100000), "limit", "nested too deep"),
        "deep XML behind quotes": (with_part(strings, xml + b'<x a="/>">' * 100), "limit", "nested too deep"),
        "half a part": (with_part(strings, parts[strings][:200]), "workbook-xml", "well-formed"),
        "a NUL in a part": (with_part(strings, parts[strings].replace(b"Leifer", b"L\0ifer")), "workbook-xml", "NUL"),
        "a text that is not there": (sheet_with(b'<row r="1"><c r="A1" t="s"><v>99999</v></c></row>'), "workbook-cell", "not there"),
        "cells out of order": (sheet_with(b'<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>'), "workbook-cell", "not in order"),
        "a row beyond the last": (sheet_with(b'<row r="9999999"><c r="A9999999"><v>1</v></c></row>'), "workbook-cell", "no places"),
        "a column beyond the last": (sheet_with(b'<row r="1"><c r="XFD1"><v>1</v></c></row>'), "limit", "more columns"),
        "a sheet that is not there": (packed({k: v for k, v in parts.items() if k != sheet}), "workbook-zip", "does not have it"),
        "a sheet outside": (with_part("xl/_rels/workbook.xml.rels", parts["xl/_rels/workbook.xml.rels"].replace(b'Target="worksheets/sheet2.xml"', b'Target="http://x/y" TargetMode="External"')),
                            "workbook-zip", "does not have it"),
        "too many sheets": (with_part(names, re.sub(rb"<sheets>", b"<sheets>" + b'<sheet name="words" r:id="rId1"/>' * 100, parts[names])), "limit", "more sheets"),
        "a sheet of another name": (with_part(names, parts[names].replace(b'name="persons"', b'name="people"')), "unknown-table", "no table has that name"),
    }
    for name, (content, id, said) in cases.items():
        found = refused(lib.scratch(content, ".xlsx"))
        tap.ok(any(f"[{id}]" in m and said in m for m in found.values()), f"a workbook with {name} is refused with its reason", found)


# ------------------------------------------------- load files, docket sheets

HEADS = ["BEGBATES", "ENDBATES", "CUSTODIAN", "DATESENT", "DOCTYPE", "SUBJECT", "NATIVEPATH"]
EXHIBITS = [["ACME 0001", "ACME 0003", "Marlow", "20230112", "Email", "Re: flour; and \"sacks\"\nsecond line – ü", "native\\1.msg"],
            ["ACME0004", "ACME0004", "", "01/12/2023", "Letter", "=cmd", ""], ["ACME0005", "", "", "2023-02-03", "", "", ""]]


def load_file(rows, separator="\x14", quote="\u00fe", line_break="\u00ae", encoding="utf-8"):
    field = lambda text: quote + text.replace("\n", line_break) + quote
    return "".join(separator.join(map(field, row)) + "\r\n" for row in rows).encode(encoding)


def exhibits():
    folder = tables(LEIFER)
    variants = {"in UTF-8": (load_file([HEADS, *EXHIBITS]), []),
                "with a byte order mark": (BOM + load_file([HEADS, *EXHIBITS]), []),
                "in Windows-1252": (load_file([HEADS, *EXHIBITS], encoding="cp1252"), ["--encoding", "windows-1252"]),
                "with other separators": (load_file([HEADS, *EXHIBITS], "|", "^", "~"), ["--delims", "124,94,126"])}
    made = {}
    for name, (content, options) in variants.items():
        out = folder / f"records-{len(made)}.csv"
        lib.answer("import", "--exhibits", lib.scratch(content, ".dat"), "--filing", "dkt-22", "-o", out, *options)
        made[name] = out.read_bytes()
        out.unlink()
    tap.ok(len(set(made.values())) == 1, "a load file gives the same rows in every encoding and with any separators", made)
    out = folder / "records-exhibits.csv"
    out.write_bytes(made["in UTF-8"])
    rows = read_csv(out)
    got = [dict(zip(rows[0], r)) for r in rows[1:]]
    tap.same([(r["id"], r["filing"], r["cite"], r["kind"], r["at"], r["seen"]) for r in got],
             [("ACME-0001", "dkt-22", "ACME 0001-ACME 0003", "exhibit", "2023-01-12", ""), ("ACME0004", "dkt-22", "ACME0004", "exhibit", "", ""),
              ("ACME0005", "dkt-22", "ACME0005", "exhibit", "2023-02-03", "")], "ids, cites and days come from it, and how each is known does not")
    tap.same([r["note"] for r in got], ["CUSTODIAN: Marlow; DOCTYPE: Email; SUBJECT: Re: flour; and \"sacks\"\nsecond line – ü",
                                        "DATESENT: 01/12/2023; DOCTYPE: Letter; SUBJECT: =cmd", ""], "all else stands in the note, also a day that can be read in two ways")
    found = refused(folder)
    tap.same(found, {("records-exhibits.csv", i, "seen"): '[missing-key] a record must have "seen"' for i in (2, 3, 4)}, "beside the other tables only that is missing")
    for i in (2, 3, 4):
        put(folder, "records-exhibits", i, "seen", "direct")
    record = json.loads(exported(imported(folder)))
    tap.ok({"ACME-0001", "ACME0004", "ACME0005"} < {r["id"] for r in record["records"]} and len(record["records"]) == len(LEIFER["records"]) + 3, "and once it is entered they are in the matter")
    again = lib.run("import", "--exhibits", lib.scratch(variants["in UTF-8"][0], ".dat"), "--filing", "dkt-22", "-o", out)
    tap.ok(again.returncode == 3 and b"left as it is" in again.stderr, "a file that is there is not written over", again)
    bad = {"a number twice too odd": (load_file([HEADS, ["*!", "", "", "", "", "", ""], ["", "x", "", "", "", "", ""]]), [], ("bad-id", "no-number")),
           "no number of a document": (load_file([["A", "B"], ["1", "2"]]), [], ("no-column",)),
           "Windows-1252 that nobody said": (variants["in Windows-1252"][0], [], ("csv-encoding",)),
           "a byte that Windows-1252 has not": (load_file([HEADS]) + b"\x81", ["--encoding", "windows-1252"], ("csv-encoding",)),
           "other separators": (variants["with other separators"][0], [], ("no-column",)),
           "UTF-16": (load_file([HEADS]).decode().encode("utf-16"), [], ("csv-encoding",))}
    for name, (content, options, ids) in bad.items():
        out = lib.scratch(suffix=".csv")
        done = lib.run("import", "--exhibits", lib.scratch(content, ".dat"), "--filing", "dkt-22", "-o", out, *options)
        tap.ok(done.returncode == 3 and not out.exists() and not done.stdout and all(f"[{i}]".encode() in done.stderr for i in ids), f"{name}: refused", done)
    for options in (["--filing", "a b"], [], ["--filing", "x", "--delims", "1,2"], ["--filing", "x", "--delims", "44,44,10"], ["--filing", "x", "--encoding", "latin-1"],
                    ["--filing", "x", "--delims", "1,2,3,4"], ["--filing", "x", "--delims", "-1,2,3"], ["--filing", "x", "--tables", "y"]):
        done = lib.run("import", "--exhibits", lib.scratch(b"", ".dat"), *options)
        tap.ok(done.returncode == 2 and not done.stdout, f"{' '.join(options) or 'no filing'} is usage", done)


def docket_entry(number, *documents, **more):
    """An entry as the API gives it, with keys that nothing here reads."""
    return {"resource_uri": f"https://x/{number}", "id": 9000 + (number or 0), "docket": "https://x/1", "entry_number": number, "date_filed": "2023-01-12", "time_filed": None,
            "recap_sequence_number": f"2023-01-12.{number:03}" if number else "", "pacer_sequence_number": number, "description": f"Docket text {number}",
            "recap_documents": [{"document_type": 2 if a else 1, "document_number": str(n), "attachment_number": a, "pacer_doc_id": "035", "description": d,
                                 "is_available": False, "is_free_on_pacer": None, "is_sealed": s, "page_count": None, "plain_text": ""} for n, a, d, s in documents], **more}


def dockets():
    first = {"next": "https://x/?cursor=2", "previous": None, "results": [
        docket_entry(1, (1, None, "Motion to Compel", None), (1, 1, "Declaration", None), (1, 2, "", True)), docket_entry(None, description="Minute entry")]}
    last = {"next": None, "previous": None, "results": [docket_entry(21, (21, None, "", False), date_filed="2023-02-03"), docket_entry(22)]}
    folder, files = tables({**LEIFER, "filings": LEIFER["filings"][-1:]}), [lib.scratch(first), lib.scratch(last)]
    out = folder / "filings-docket.csv"
    done = lib.run("import", "--docket", files[0], "--docket", files[1], "-o", out)
    tap.ok(done.returncode == 0 and b"warning" not in done.stderr, "the pages of a docket sheet become filings", done)
    rows = read_csv(out)
    got = [dict(zip(rows[0], r)) for r in rows[1:]]
    tap.same([(r["id"], r["dkt"], r["title"], r["filed"], r["note"]) for r in got],
             [("dkt-1", "Dkt. 1", "Motion to Compel", "2023-01-12", "Docket text 1"), ("dkt-1-1", "Dkt. 1-1", "Declaration", "2023-01-12", ""),
              ("dkt-1-2", "Dkt. 1-2", "Attachment 2", "2023-01-12", "Sealed on the docket."), ("entry-9000", "", "Minute entry", "2023-01-12", ""),
              ("dkt-21", "Dkt. 21", "Docket text 21", "2023-02-03", ""), ("dkt-22", "Dkt. 22", "Docket text 22", "2023-01-12", "")],
             "with numbers, titles, days, and which is sealed")
    tap.ok(all(not r["kind"] and not r["by"] for r in got), "what a docket sheet does not say is left empty")
    found = refused(folder)
    tap.ok(found and all("dkt-" in m for m in found.values()), "beside the other tables only the papers that the sheet does not have are missing", found)
    tap.ok(lib.answer("import", "--docket", lib.scratch(last["results"])) == lib.answer("import", "--docket", lib.scratch({"docket_entries": last["results"]})) ==
           lib.answer("import", "--docket", files[1]), "a list and a docket with entries are read as a page is; without -o the rows are printed")
    done = lib.run("import", "--docket", files[0])
    tap.ok(done.returncode == 0 and b"goes on behind this page" in done.stderr, "a page that is not the last is said to go on", done)
    bad = {"an entry twice": ([files[1], files[1]], "duplicate-id"), "no list": ([lib.scratch({"count": 1})], "wrong-type"), "no entry": ([lib.scratch([{"id": 1}])], "wrong-type"),
           "a day that is none": ([lib.scratch([docket_entry(1, date_filed="2023-02-30")])], "bad-time"), "an entry without a number": ([lib.scratch([docket_entry(None, id=None)])], "no-number"),
           "documents that are no list": ([lib.scratch([{**docket_entry(1), "recap_documents": 1}])], "wrong-type"), "no JSON": ([lib.scratch(b"{")], "json-syntax"),
           "a number that is no id": ([lib.scratch([docket_entry(1, ("1/2", None, "", None))])], "no-number"),
           "too many entries": ([lib.scratch([docket_entry(i) for i in range(1, 20002)])], "limit")}
    for name, (paths, id) in bad.items():
        out = lib.scratch(suffix=".csv")
        done = lib.run("import", *[a for p in paths for a in ("--docket", p)], "-o", out)
        tap.ok(done.returncode == 3 and not out.exists() and not done.stdout and f"[{id}]".encode() in done.stderr, f"{name}: refused", done.stderr[:500])


def command_lines():
    folder = template()
    done = lib.run("template", folder)
    tap.ok(done.returncode == 3 and b"nothing was written" in done.stderr, "a template is not written over another", done)
    empty = lib.scratch(suffix="")
    empty.mkdir()
    tap.ok(lib.run("template", f"{empty}/").returncode == 0 and (empty / "records.csv").exists(), "an empty directory is filled")
    done = lib.run("template", lib.scratch(suffix="") / "below")
    tap.ok(done.returncode == 4 and not done.stdout, "a directory in none is not made", done)
    left = [p.name for p in lib.TMP.iterdir() if re.search(r"\.\d{3,}$", p.name)]
    tap.same(left, [], "nothing half written is left")
    two = lib.scratch(suffix=".db")
    for record in (lib.LEIFER, lib.scratch(gen.make(1))):
        lib.answer("import", record, "-o", two)
    done = lib.run("export", "--tables", lib.scratch(suffix=""), two)
    tap.ok(done.returncode == 2 and b"one matter" in done.stderr, "two matters are no tables", done)
    for args in ([], [lib.LEIFER, "--tables", folder, "-o", two], ["--tables", folder], [lib.LEIFER, "-o", two, "--errors", empty], [lib.LEIFER, "-o", two, "--filing", "x"],
                 ["--docket", lib.LEIFER, "--exhibits", lib.LEIFER]):
        tap.ok(lib.run("import", *args).returncode == 2, f"import {' '.join(map(str, args))[:60]}: usage")


tap.run(leifer_from_nothing, there_and_back, guarded, sealed, every_problem, checks_of_the_whole, misnamed, handed_back, dialects, broken_text, workbooks, exhibits,
        dockets, command_lines)
