"""TAP, version 13: test points on standard output, with details behind those that fail."""
import sys
import traceback

points = 0
failed = 0


def detail(text):
    for line in str(text).splitlines() or [""]:
        print("#  ", line[:400])


def ok(passed, name, why=""):
    """One test point; why is shown where it fails."""
    global points, failed
    points += 1
    failed += not passed
    print(f"{'ok' if passed else 'not ok'} {points} - {name.replace('#', '(hash)')}")
    if not passed and why:
        detail(why)
    return bool(passed)


def same(got, expected, name):
    return ok(got == expected, name, f"expected: {expected!r:.300}\ngot:      {got!r:.300}")


def skip(name, why):
    """One test point that cannot be tried here."""
    global points
    points += 1
    print(f"ok {points} - {name.replace('#', '(hash)')} # SKIP {why}")


def run(*tests):
    """Run functions; each makes its own points, and one that breaks down fails once more and does not stop the rest."""
    for test in tests:
        try:
            test()
        except Exception:
            ok(False, f"{test.__name__} ran to its end", traceback.format_exc())
    print(f"1..{points}")
    sys.stdout.flush()
    sys.exit(1 if failed or not points else 0)
