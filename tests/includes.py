#!/usr/bin/env python3
"""Which part of the source may see which, and what the pure parts may not touch."""
import re

import lib
import tap

# Each folder of engine, and the others whose headers its files may include.
SEES = {
    "base": set(),
    "vocabulary": {"base"},
    "record": {"base", "vocabulary"},
    "rules": {"base", "vocabulary"},
    "codec": {"base"},
    "decide": {"base", "vocabulary", "record", "rules"},
    "findings": {"base", "vocabulary", "record", "rules"},
    "store": {"base", "vocabulary", "record"},
    "holding": {"base", "vocabulary", "record", "rules"},
    "remedy": {"base", "vocabulary", "record", "rules", "decide", "findings"},
    "tables": {"base", "vocabulary", "record"},
}
# Single headers beyond that; lawc is the program that compiles the packs at build time.
ALSO = {"decide": {"findings/tree.h"}, "codec/pack.c": {"rules/packs.h"}, "codec/pack.h": {"rules/packs.h"}, "rules/lawc.c": {"codec/pack.h"}}
PUBLIC = {"base", "rules", "store"}  # the folders that use types of unmask.h
PURE = ("base", "vocabulary", "record", "rules", "decide", "findings", "holding", "remedy", "tables")
OUTSIDE = {"stdio.h", "time.h", "sys/time.h", "locale.h", "math.h", "wchar.h", "wctype.h", "fcntl.h", "unistd.h", "pthread.h", "threads.h"}
WORDS = r"\b(getenv|secure_getenv|setlocale|float|double|printf|fopen|time_t|rand|random|srand|system|exit)\b"
LIBRARIES = {"sqlite3.h": "store/", "cjson/cJSON.h": "codec/", "sha2.h": "base/digest.c", "zip.h": "codec/workbook_read.c",
             "libxml/xmlreader.h": "codec/workbook_read.c", "xlsxwriter.h": "codec/workbook_write.c"}
ALSO_IN_CLI = {"xlsxwriter.h": "deliver/workbook.c"}  # what is delivered is written outside of the library
LONGEST = 600
# What joins the parts: the public functions, one topic a file.
ABOVE = {
    "answers.c",
    "answers.h",
    "questions.c",
    "api.c",
    "api.h",
    "log.c",
    "questions.c",
    "reading.c",
    "records.c",
    "rulings.c",
    "saved.c",
    "schemas.h",
    "spreadsheet.c",
    "unmask.h",
    "unsealed.c",
    "verify.c",
}

ENGINE, CLI = lib.ROOT / "engine", lib.ROOT / "cli"
FILES = {p.relative_to(ENGINE).as_posix(): p.read_text(encoding="utf-8") for p in sorted(ENGINE.rglob("*.[ch]"))}
SHELL = {p.relative_to(CLI).as_posix(): p.read_text(encoding="utf-8") for p in sorted(CLI.rglob("*.[ch]"))}


def code(text):
    """The text without comments and the content of strings; a # include keeps its file."""
    token = r'//[^\n]*|/\*.*?\*/|(?m:^[ \t]*#[ \t]*include[^\n]*$)|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\''
    return re.sub(token, lambda m: m[0] if m[0].lstrip().startswith("#") else '""' if m[0][0] == '"' else " ", text, flags=re.S)


def includes(text):
    return re.findall(r'^[ \t]*#[ \t]*include[ \t]*[<"]([^>"]+)[>"]', code(text), re.M)


def folder(path):
    return path.split("/")[0] if "/" in path else ""


def direction():
    tap.ok(set(SEES) <= {folder(f) for f in FILES} and len(FILES) > 60, "every part is where it is looked for", sorted(FILES))
    unknown = {folder(f) for f in FILES} - set(SEES) - {""}
    tap.ok(not unknown, "and there is no other", unknown)
    for part, seen in SEES.items():
        wrong = []
        for file in (f for f in FILES if folder(f) == part):
            allowed = ALSO.get(part, set()) | ALSO.get(file, set())
            for header in includes(FILES[file]):
                ours = header in FILES and folder(header)
                fine = not ours or ours == part or ours in seen or header in allowed
                if not fine or header == "unmask.h" and not (part in PUBLIC or file in allowed):
                    wrong.append(f"{file} includes {header}")
        tap.ok(not wrong, f"{part} sees {', '.join(sorted(seen)) or 'nothing'} only", "\n".join(wrong))
    loose = [f for f in FILES if not folder(f) and f not in ABOVE]
    tap.ok(not loose, "only the public functions stand above the parts", loose)
    tap.ok(all(not h.endswith(".h") or h not in FILES for h in includes(FILES["unmask.h"])), "unmask.h includes nothing of ours")


def libraries():
    for header, place in LIBRARIES.items():
        users = [f for f, text in {**FILES, **SHELL}.items() if header in includes(text) and f != ALSO_IN_CLI.get(header)]
        tap.ok(users and all(f in FILES and f.startswith(place) for f in users), f"{header} is included in {place} only", users)
    known = {"float.h"} | {h for t in FILES.values() for h in includes(t)}
    tap.ok(not any(h.startswith(("json", "curl", "sys/socket")) for h in known), "no other library of that kind is used")


def purity():
    for part in PURE:
        wrong = []
        for file, text in FILES.items():
            if folder(file) != part or file == "rules/lawc.c":
                continue
            wrong += [f"{file} includes {h}" for h in includes(text) if h in OUTSIDE]
            wrong += [f"{file} has {m[1]}" for m in re.finditer(WORDS, re.sub(r"(?m)^[ \t]*#[ \t]*include.*$", "", code(text)))]
        tap.ok(not wrong, f"{part} is pure: no stream, clock, locale, environment or fraction", "\n".join(wrong))
    state = [f"{file}: {m[0].strip()}" for file, text in FILES.items() if file != "rules/lawc.c"
             for m in re.finditer(r"(?m)^[ \t]*static (?!const\b|inline\b|_Noreturn\b)[^(;=]*(?:=[^;]*)?;", code(text)) if not re.search(r"\*const\b", m[0])]
    tap.ok(not state, "no part keeps state of its own", "\n".join(state))


def shell():
    wrong = [f"{file} includes {h}" for file, text in SHELL.items() for h in includes(text)
             if h != "unmask.h" and (h in FILES or (ENGINE / h).exists())]
    tap.ok(SHELL and not wrong, "the program sees the library by unmask.h alone", "\n".join(wrong))


def size():
    derived = [f for f in FILES if FILES[f].startswith("/* Derived by")]
    tap.same(derived, ["vocabulary/vocabulary.c", "vocabulary/vocabulary.h"], "the derived files are known")
    long = [f"{f}: {n}" for f, n in ((f, t.count("\n")) for f, t in [*FILES.items(), *SHELL.items()] if f not in derived and f != "unmask.h") if n > LONGEST]  # the one public header
    tap.ok(not long, f"no file is longer than {LONGEST} lines", "\n".join(long))
    free = [*derived, "unmask.h"]  # which is the one public header, and a manual
    long = [f"{f}: {n}" for f, n in ((f, t.count("\n")) for f, t in {**FILES, **SHELL}.items() if f not in free) if n > LONGEST]
    tap.ok(not long, f"no file but the public header is longer than {LONGEST} lines", "\n".join(long))


tap.run(direction, libraries, purity, shell, size)
