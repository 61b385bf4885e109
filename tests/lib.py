"""What the tests share: the program, records, patches, permutations."""
import copy
import functools
import hashlib
import json
import os
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SCHEMA = ROOT / "schema"
PACKS = sorted((ROOT / "engine/law").rglob("*.json"))
CASES = sorted((ROOT / "cases").glob("*/record.json"))
LEIFER = ROOT / "cases/leifer-2023/record.json"
WHOLE_LAW = ("--law-as-of", "9999-12-31")  # some cases are older than every rule that chooses their test
PROGRAM = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else ""
TIMEOUT = 120
LONG = "long" in sys.argv[2:]  # the long suite: each thing for itself that the quick one tries together
SCRATCH = tempfile.TemporaryDirectory(prefix="unmask-test-")
TMP = Path(SCRATCH.name)
made = 0


def some_cases():
    """The cases that a short run looks at: Leifer, the tutorial and one in six of the others."""
    always = ("leifer-2023", "tutorial")
    return [p for i, p in enumerate(CASES) if i % 6 == 0 or p.parent.name in always]


def load(path):
    return json.loads(Path(path).read_text(encoding="utf-8"))


def dump(value):
    return json.dumps(value, ensure_ascii=False).encode()


def sha256(value):
    """SHA-256, in hexadecimal, of a value in canonical form (RFC 8785; keys are ASCII)."""
    return hashlib.sha256(json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()).hexdigest()


def scratch(content=None, suffix=".json"):
    """A path of its own, holding content (bytes, or a value as JSON) unless that is None."""
    global made
    made += 1
    path = TMP / f"{made}{suffix}"
    if content is not None:
        path.write_bytes(content if isinstance(content, bytes) else dump(content))
    return path


def run(*args, stdin=None, env=None, cwd=None):
    """The program with arguments: an object with returncode, stdout and stderr as bytes."""
    return subprocess.run([PROGRAM, *map(str, args)], input=b"" if stdin is None else stdin, capture_output=True,
                          env={**os.environ, **(env or {})}, cwd=cwd, timeout=TIMEOUT)


def answer(*args, **how):
    """Standard output of a run that must succeed."""
    done = run(*args, **how)
    if done.returncode:
        raise AssertionError(f"exit {done.returncode}: {done.stderr.decode(errors='replace')[:2000]}")
    return done.stdout


def evaluate(record, *options, **how):
    """The findings of a record given as a value, as bytes; it goes in by standard input."""
    return answer("evaluate", "--format", "json", *options, "-", stdin=dump(record), **how)


def findings(record, *options):
    return json.loads(evaluate(record, *options))


@functools.cache
def law_of_old():
    """A folder with a test that was ever in force, so that a rule on an element, evidence or the balance can be tried on any day."""
    auth = {"auth": [{"id": "of-old", "known": "background"}]}
    part = lambda name, order, over, **more: {"id": f"ever.{name}", "kind": "part", "test": "ever", "part": name, "order": order, "over": over, "title": name, **more, **auth}
    folder = scratch(suffix="")
    folder.mkdir()
    (folder / "ever.json").write_bytes(dump({
        "format": "unmask.law/1", "id": "ever", "version": "1", "title": "Ever",
        "authorities": [{"id": "of-old", "cite": "1 Old 1 (1700)", "short": "Old", "date": "1700-01-01", "cited_as": ["1 Old 1"]}],
        "rules": [{"id": "ever", "kind": "test", "test": "ever", "title": "Ever", "standard": "any", **auth}, part("merits", 1, "claims"),
                  part("balance", 2, "court", then={"question": "balance-of-harms"})]}))
    return str(folder)


def merge(target, patch):
    """RFC 7386."""
    if not isinstance(patch, dict):
        return copy.deepcopy(patch)
    out = dict(target) if isinstance(target, dict) else {}
    for key, value in patch.items():
        if value is None:
            out.pop(key, None)
        else:
            out[key] = merge(out.get(key), value)
    return out


def change(record, table, row, patch):
    """A copy of the record with one row patched."""
    out = copy.deepcopy(record)
    rows = out[table]
    at = next(i for i, r in enumerate(rows) if r["id"] == row)
    rows[at] = merge(rows[at], patch)
    return out


def add(record, **tables):
    """A copy of the record with rows added: add(record, points=[...])."""
    out = copy.deepcopy(record)
    for table, rows in tables.items():
        out.setdefault(table, []).extend(copy.deepcopy(rows))
    return out


def compare_naturally(a, b):
    """Runs of digits by value, anything else by character, a beginning before what goes on, ties by character."""
    ta, tb = (re.findall("[0-9]+|[^0-9]", s) for s in (a, b))
    for x, y in zip(ta, tb):
        kx, ky = (int(x), int(y)) if x.isdigit() and y.isdigit() else (x[0], y[0])
        if kx != ky:
            return -1 if kx < ky else 1
    return len(ta) - len(tb) or (a > b) - (a < b)


natural = functools.cmp_to_key(compare_naturally)


def entities():
    """Entities of record.json by the name their rows stand under, each with its fields by key."""
    rows = load(SCHEMA / "record.json")["entities"]
    return {e["json"]: {**e, "fields": {f["key"]: f for f in e["fields"]}} for e in rows}


def shuffle(value, seed, ordered=("handles", "found_in", "authorities", "upon")):
    """A copy with rows, keys and the members of sets in another order; lists of texts keep theirs."""
    rng = random.Random(seed)

    def turn(v, key):
        if isinstance(v, dict):
            items = [(k, turn(x, k)) for k, x in v.items()]
            rng.shuffle(items)
            return dict(items)
        if isinstance(v, list):
            out = [turn(x, key) for x in v]
            if key not in ordered:
                rng.shuffle(out)
            return out
        return v

    return turn(value, "")
