"""Commands of a page of prose, run as they stand there: blocks of console lines with part of what each prints under it."""
import os
import re
import subprocess

import lib
import tap


def commands(text):
    """Each command of a text, with the lines shown under it."""
    found = []
    for block in re.findall(r"^```console\n(.*?)^```", text, re.S | re.M):
        for line in block.replace("\\\n", "").splitlines():
            if line.startswith("$ "):
                found.append((line[2:], []))
            else:
                found[-1][1].append(line)
    return found


def root():
    """The project's root as the commands see it, with the program under test and a build directory to write in."""
    place = lib.scratch(suffix="")
    (place / "build/cli").mkdir(parents=True)
    os.symlink(lib.PROGRAM, place / "build/cli/unmask")
    os.symlink(lib.ROOT / "cases", place / "cases")
    return place


def shown_in_order(shown, printed):
    """The lines that are shown and that no line printed after those before them holds."""
    lines = iter(printed.splitlines())
    return [line for line in shown if line != "..." and not any(line.strip() and line in p for p in lines)]


def run(text, place):
    """Run every command of a text; the names of the program's commands that were used."""
    seen = set()
    for command, shown in commands(text):
        done = subprocess.run(["sh", "-c", command], cwd=place, stdin=subprocess.DEVNULL, capture_output=True, timeout=lib.TIMEOUT,
                              env={**os.environ, "LC_ALL": "C.UTF-8"})
        missing = shown_in_order(shown, done.stdout.decode())
        tap.ok(done.returncode == 0 and not done.stderr, command, f"exit {done.returncode}: {done.stderr.decode()}")
        tap.ok(not missing, f"prints what is shown: {command}", "\n".join([*missing, "--- printed:", done.stdout.decode()]))
        seen.update(re.findall(r"unmask (\w+)", command))
    return seen
