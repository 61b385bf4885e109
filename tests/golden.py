#!/usr/bin/env python3
"""The printed result against the copies in tests/golden, which were read line by line against the papers.

To replace a copy after reading the difference, run the command of its row and write its output to the file.
"""
import difflib
import re

import lib
import tap

LEIFER = lib.ROOT / "cases/leifer-2023/record.json"
ROWS = {
    "leifer-2023.txt": ["evaluate", LEIFER],
    "leifer-2023-order.txt": ["evaluate", "--as-of", "2023-01-12", LEIFER],
    "leifer-2023-diff.txt": ["diff", LEIFER, "--as-of", "2023-01-12", "--as-of", "2023-02-03"],
    "leifer-2023-what-if.txt": ["what-if", LEIFER, "--without", "R-22-32", "--admit", "R-22A", "--rule", "d/d1/c/C1/S3/-/attribution=shown", "--position", "malice-before-discovery=excused"],
    "leifer-2023-gaps.txt": ["gaps", LEIFER],
    "leifer-2023-gaps-opponent.txt": ["gaps", "--for", "opponent", LEIFER],
    "leifer-2023-questions.txt": ["questions", LEIFER],
    "verify.md": ["verify", lib.ROOT / "cases", "--format", "markdown"],
    "leifer-2023-memo.md": ["memo", LEIFER],
    "leifer-2023-full.txt": ["evaluate", "--full", "--defendant", "d1", "--defendant", "d5", LEIFER],
}


def copies():
    for name, args in ROWS.items():
        want = (lib.ROOT / "tests/golden" / name).read_text(encoding="utf-8")
        got = lib.run(*args).stdout.decode()
        diff = difflib.unified_diff(want.splitlines(), got.splitlines(), "tests/golden/" + name, "printed", lineterm="")
        tap.ok(got == want, name, "\n".join(list(diff)[:40]))


def readme_excerpt():
    """Every line of the README's excerpt stands in the output, in that order."""
    readme = (lib.ROOT / "README.md").read_text(encoding="utf-8")
    excerpt = re.search(r"<!-- excerpt -->\n```\n(.*?)```", readme, re.S).group(1).splitlines()
    lines = iter(lib.answer("evaluate", LEIFER).decode().splitlines())
    missing = [line for line in excerpt if line != "..." and line not in lines]
    tap.ok(len(excerpt) > 10 and not missing, "the README's excerpt is what the program prints", "\n".join(missing))


def readme_measure():
    """The README's tables of what courts held are rows of the report, in its order."""
    section = (lib.ROOT / "README.md").read_text(encoding="utf-8").split("<!-- verify -->")[1].split("\n\nMost gaps")[0]
    printed = lib.run("verify", lib.ROOT / "cases", "--format", "markdown").stdout.decode().splitlines()
    rows = [l for l in section.splitlines() if l.startswith("|") or "decisions" in l]
    left = iter(printed)
    missing = [row for row in rows if row not in left]
    tap.ok(len(rows) > 10 and not missing, "the README's measure is what verify prints", "\n".join(missing))


tap.run(copies, readme_excerpt, readme_measure)
