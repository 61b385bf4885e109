#!/usr/bin/env python3
"""The report and the memo in a browser: accessible, walked by keyboard, laid out at every width, asking nothing of a network; and what is printed."""
import json
import shutil
import subprocess

import generate_matter as gen
import lib
import tap
from modules import HERE, SLOW, modules

def reports():
    """Each record as a report and as a memo, by name; the sealed one as everybody sees it too."""
    folder = lib.scratch(suffix="")
    folder.mkdir()
    sealed = gen.sealed()
    for name, record in {"leifer": lib.load(lib.LEIFER), "tutorial": lib.load(lib.ROOT / "cases/tutorial/record.json"),
                         "several-tests": lib.load(lib.ROOT / "cases/anonymous-online-speakers-9th-2011/record.json"), "sealed": sealed, "public": sealed}.items():
        extra = ("--include-sealed",) if name == "sealed" else ()
        lib.answer("report", "-o", folder / f"{name}.html", *extra, "-", stdin=lib.dump(record))
        yield folder / f"{name}.html"
        if name != "several-tests":
            lib.answer("memo", "-o", folder / f"memo-{name}.html", *extra, "-", stdin=lib.dump(record))
            yield folder / f"memo-{name}.html"


def printed(files):
    """On paper: every page is numbered and says what it is; nothing sealed stands on one for everybody, and every page says where it does."""
    if not shutil.which("pdftotext"):
        return tap.skip("what is printed", "pdftotext (poppler-utils) is not installed")
    for path in files:
        for form in ("letter", "a4"):
            text = subprocess.run(["pdftotext", "-layout", f"{path}.{form}.pdf", "-"], capture_output=True, timeout=lib.TIMEOUT).stdout.decode()
            pages = text.split("\f")[:-1]
            bare = [i + 1 for i, p in enumerate(pages) if "checked by ____" not in p.lower() or f"{i + 1} of {len(pages)}" not in " ".join(p.split())]
            tap.ok(len(pages) > 1 and not bare, f"{path.stem} on {form}: every page has its number and says what it is", bare[:5])
            if path.stem.endswith("sealed"):
                unmarked = [i + 1 for i, p in enumerate(pages) if "SEALED" not in p]
                tap.ok("SECRET" in text and not unmarked, f"{path.stem} on {form}: every page says that it has what is sealed", unmarked[:5])
            elif path.stem.endswith("public"):
                tap.ok("SECRET" not in text and "held back" in text, f"{path.stem} on {form}: no sealed word")


def in_a_browser():
    browser, place = shutil.which("chromium") or shutil.which("chromium-browser"), modules("axe-core", "puppeteer-core")
    if not browser or not place:
        return tap.skip("the report in a browser", "no browser, node, or modules of tests/browser/package-lock.json")
    files = list(reports())
    done = subprocess.run(["node", HERE / "report.js", place, browser, *files], capture_output=True, timeout=SLOW)
    lines = [json.loads(line) for line in done.stdout.decode().splitlines()]
    for line in lines:
        tap.ok(line["ok"], line["name"], line["why"])
    tap.ok(done.returncode == 0 and len(lines) >= 8 * len(files), "the browser ran to its end", f"{len(lines)} checks; {done.stderr.decode()[-1500:]}")
    printed(files)


tap.run(in_a_browser)
