#!/usr/bin/env python3
"""The record as tables: templates, CSV and workbooks in and out, problems by cell, load files and docket sheets."""
import csv
import io
import json
import re
import sys

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
WORKBOOKS = b"built without" not in lib.run("template", lib.scratch(suffix="")).stderr


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
    records = {path.parent.name: lib.load(path) for path in lib.CASES}
    records.update({f"seed {s}": gen.make(s) for s in range(5)})
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


tap.run(leifer_from_nothing, there_and_back, guarded, sealed)
