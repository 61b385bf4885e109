#!/usr/bin/env python3
"""The report in a browser: accessible, walked by keyboard, laid out at every width, and asking nothing of a network."""
import json
import os
import shutil
import subprocess
from pathlib import Path

import generate_matter as gen
import lib
import tap

HERE = lib.ROOT / "tests/browser"
SLOW = 1500  # seconds, on a machine that does much else


def modules():
    """The folder of what package-lock.json names: as the environment says, or installed beside the program under test."""
    given = os.environ.get("UNMASK_BROWSER_MODULES")
    if given:
        return Path(given)
    place = Path(lib.PROGRAM).parent.parent / "browser"
    place.mkdir(exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, place / name)
    if not (place / "node_modules/axe-core").exists() and shutil.which("npm"):
        subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=place, capture_output=True, timeout=SLOW)
    return place / "node_modules"


def reports():
    folder = lib.scratch(suffix="")
    folder.mkdir()
    for name, record in {"leifer": lib.load(lib.LEIFER), "tutorial": lib.load(lib.ROOT / "cases/tutorial/record.json"),
                         "several-tests": lib.load(lib.ROOT / "cases/anonymous-online-speakers-9th-2011/record.json"), "sealed": gen.sealed()}.items():
        extra = ("--include-sealed",) if name == "sealed" else ()
        lib.answer("report", "-o", folder / f"{name}.html", *extra, "-", stdin=lib.dump(record))
        yield folder / f"{name}.html"


def in_a_browser():
    browser, node, place = shutil.which("chromium") or shutil.which("chromium-browser"), shutil.which("node"), modules()
    if not browser or not node or not (place / "axe-core").exists() or not (place / "puppeteer-core").exists():
        return tap.skip("the report in a browser", "no browser, node, or modules of tests/browser/package-lock.json")
    done = subprocess.run([node, HERE / "report.js", place, browser, *reports()], capture_output=True, timeout=SLOW)
    lines = [json.loads(line) for line in done.stdout.decode().splitlines()]
    for line in lines:
        tap.ok(line["ok"], line["name"], line["why"])
    tap.ok(done.returncode == 0 and len(lines) >= 40, "the browser ran to its end", f"{len(lines)} checks; {done.stderr.decode()[-1500:]}")


tap.run(in_a_browser)
