#!/usr/bin/env python3
"""Run the tests with Meson and count every TAP point, where Meson counts programs.

    tests/run.py                 every suite but the long one
    tests/run.py --all           every suite
    tests/run.py --suite NAME    only this suite; may be given again
    tests/run.py --asan          in build-asan, under the address and undefined-behaviour sanitizers

The last line is "N passed, N failed", with ", N skipped" if any were. The exit status is 1 if a
test failed or none ran.
"""
import argparse
import json
import os
import re
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

LONG = "long"
SLOW = "slow"  # too slow for a sanitized run
SANITIZE = ["-Db_sanitize=address,undefined", "-Db_lundef=false"]
POINT = re.compile(r"(not )?ok\b([^#]*#\s*(?i:skip))?")
PLAN = re.compile(r"1\.\.(\d+)(\s*#\s*(?i:skip))?")
LINES_SHOWN = 60


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--suite", action="append", default=[])
    parser.add_argument("--asan", action="store_true")
    return parser.parse_args()


def configure(build, options):
    if not Path(build, "build.ninja").exists():
        subprocess.run(["meson", "setup", build, *options])


def selection(args):
    if args.suite:
        return [word for name in args.suite for word in ("--suite", name)]
    left_out = [] if args.all else [LONG, SLOW] if args.asan else [LONG]
    return [word for name in left_out for word in ("--no-suite", name)]


def slow_down():
    """Sanitized programs are several times slower, and go on after undefined behaviour unless told."""
    os.environ.setdefault("UBSAN_OPTIONS", "halt_on_error=1:print_stacktrace=1")
    os.environ.setdefault("LSAN_OPTIONS", "suppressions=" + os.path.abspath("tests/leaks.txt") + ":print_suppressions=0")
    os.environ.setdefault("CK_TIMEOUT_MULTIPLIER", "5")
    return ["--timeout-multiplier", "5"]


def run_meson(build, args):
    """Meson's exit status, and what it logged of each program it ran."""
    log = Path(build, "meson-logs", "testlog.json")
    log.unlink(missing_ok=True)  # or a build that fails would be judged by its predecessor's log
    extra = slow_down() if args.asan else []
    status = subprocess.run(["meson", "test", "-C", build, *selection(args), *extra]).returncode
    lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
    return status, [json.loads(line) for line in lines]


def key(name, command):
    return (name.split(" / ")[-1], *command)  # the log puts the suites before the name


def defined_tests(build):
    shown = subprocess.run(["meson", "introspect", build, "--tests"], stdout=subprocess.PIPE)
    tests = json.loads(shown.stdout) if shown.returncode == 0 else []
    return {key(t["name"], t["cmd"]): t for t in tests}


def trouble(run, plan, points):
    """What is wrong with a TAP program beyond its failing points, if anything."""
    code = run["returncode"] or 0
    if run["result"] == "TIMEOUT":
        return "ran out of time"
    if code < 0:
        return f"killed by signal {-code} ({signal.strsignal(-code)})"
    if not plan:
        return "ended without a plan"
    if int(plan[1]) != points.total():
        return f"planned {plan[1]} tests, ran {points.total()}"
    if not points and not plan[2]:
        return "has no tests"
    if run["result"] not in ("OK", "SKIP") and not points["failed"]:
        return f"{run['result'].lower()}, exit status {code}"
    return None


def count_tap(run):
    lines = run["stdout"].splitlines()
    matches = filter(None, map(POINT.match, lines))
    points = Counter("failed" if m[1] else "skipped" if m[2] else "passed" for m in matches)
    plan = next(filter(None, map(PLAN.match, lines)), None)
    wrong = trouble(run, plan, points)
    if wrong:
        points["failed"] += 1
    elif not points:
        points["skipped"] = 1
    return points, wrong


def count_program(run):
    if run["result"] == "SKIP":
        return Counter(skipped=1), None
    if run["result"] in ("OK", "EXPECTEDFAIL"):
        return Counter(passed=1), None
    return Counter(failed=1), f"{run['result'].lower()}, exit status {run['returncode']}"


def failing(lines):
    """The failing points, each with what was printed between it and the next."""
    shown = False
    for line in lines:
        if POINT.match(line) or PLAN.match(line):
            shown = line.startswith("not ok")
        if shown:
            yield line


def show_failure(run, tap, wrong):
    out, err = run["stdout"].splitlines(), run.get("stderr", "").strip().splitlines()
    print(f"\nFAILED {run['name']}" + (f": {wrong}" if wrong else ""))
    shown = list(failing(out)) if tap else out[-LINES_SHOWN:]
    if tap and wrong:
        shown += ["last lines:", *out[-3:]]  # how far it came
    for line in shown:
        print("   ", line)
    for line in err[-LINES_SHOWN:]:
        print("    stderr:", line)


def count(runs, defined):
    counts = Counter()
    for run in runs:
        tap = defined[key(run["name"], run["command"])]["protocol"] == "tap"
        points, wrong = count_tap(run) if tap else count_program(run)
        counts += points
        if points["failed"]:
            show_failure(run, tap, wrong)
    return counts


def suites(tests):
    return {suite.partition(":")[2] for test in tests for suite in test["suite"]} - {""}


def show_left_out(runs, defined):
    ran = suites(defined[key(run["name"], run["command"])] for run in runs)
    left_out = sorted(suites(defined.values()) - ran)
    if left_out:
        print(f"\nnot run: {', '.join(left_out)} (make test-all)")


def main():
    args = arguments()
    os.chdir(Path(__file__).resolve().parent.parent)
    build = "build-asan" if args.asan else "build"
    configure(build, SANITIZE if args.asan else [])
    status, runs = run_meson(build, args)
    defined = defined_tests(build)
    counts = count(runs, defined)
    if status and not counts["failed"]:
        print(f"\nFAILED meson test: exit status {status}")
        counts["failed"] = 1
    show_left_out(runs, defined)
    if not counts["passed"] + counts["failed"]:
        print("\nno test ran")
    skipped = f", {counts['skipped']} skipped" if counts["skipped"] else ""
    print(f"{counts['passed']} passed, {counts['failed']} failed{skipped}")
    return 1 if counts["failed"] or not counts["passed"] else 0


if __name__ == "__main__":
    sys.exit(main())
