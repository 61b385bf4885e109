#!/usr/bin/env python3
"""What export writes, against RFC 8785 as another implementation of JSON has it: Node's."""
import shutil
import subprocess

import generate_matter as gen
import lib
import tap

NODE = shutil.which("node")
HARD = ['quotes " and \\ and /', "tab\tand\nline and \r return", "\u0001\u001f\u007f\u0080", "é ü 漢字 \U0001f600 \u2028 \ufffd", "</script>", "\\u0041", "ﬁ ﬂ", ""]


def exported(record):
    return lib.answer("export", "--include-sealed", "-", stdin=lib.dump(record))


def hard(i):
    record = gen.plain()
    record["matter"].update(caption=HARD[i] or "c", note="".join(HARD))
    record["persons"][0]["note"] = HARD[i] or "n"
    return record


def node():
    records = [lib.load(p) for p in lib.CASES] + [gen.make(s) for s in range(50)] + [hard(i) for i in range(len(HARD))]
    lines = [exported(r) for r in records]
    done = subprocess.run([NODE, lib.ROOT / "tests/canonical.js"], input=b"".join(lines), capture_output=True, timeout=lib.TIMEOUT)
    other = done.stdout.splitlines(keepends=True)
    tap.same(len(other), len(lines), "Node reads every line")
    for i, (ours, theirs) in enumerate(zip(lines, other)):
        if ours != theirs:
            tap.same(ours, theirs, f"record {i} is canonical")
            return
    tap.ok(True, f"{len(lines)} records are written byte for byte as RFC 8785 has it")
    shuffled = [lib.dump({**dict(reversed(list(r.items()))), "matter": dict(reversed(list(r["matter"].items())))}) for r in records]
    tap.ok(all(exported_bytes(s) == line for s, line in zip(shuffled, lines)), "whatever the order of members in the file")


def exported_bytes(text):
    return lib.answer("export", "--include-sealed", "-", stdin=text)


def not_here():
    tap.skip("RFC 8785", "node is not installed")


tap.run(node if NODE else not_here)
