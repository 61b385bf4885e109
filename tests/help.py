#!/usr/bin/env python3
"""What the program says of itself: help and its topics, the manual page, completions; and the record that new writes."""
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import lib
import tap

LEIFER = lib.LEIFER
VOCABULARY = lib.load(lib.SCHEMA / "vocabulary.json")
PRINTED = Path(lib.PROGRAM).parent  # where the build puts the manual page and the completions
WIDTHS = (60, 80, 100)


def screen(*args):
    return lib.answer("help", *args).decode()


def flat(text):
    return " ".join(text.split())


def section(text, heading):
    """The lines below a heading, up to the next empty one."""
    lines = text[text.index("\n" + heading) + 1:].splitlines()[1:]
    return lines[:lines.index("")] if "" in lines else lines


def first_words(lines):
    """The words that stand at column 2, under which the others hang."""
    return [line.split()[0] for line in lines if re.match("  [^ ]", line)]


COMMANDS = first_words(section(screen(), "COMMANDS"))
TOPICS = first_words(section(screen(), "TOPICS"))


def options_of(command):
    return [m[1] for m in re.finditer(r"(?m)^  (--?[a-z-]+) ", screen(command))]


def values(enumeration):
    """Values of an enumeration with their meanings."""
    return VOCABULARY["enums"][enumeration]["values"]


# ---------------------------------------------------------------------- help

def screens():
    tap.ok(len(COMMANDS) > 7 and len(set(COMMANDS)) == len(COMMANDS) and {"statuses", "exit-codes", "entering", "glossary", "options"} <= set(TOPICS),
           "help lists commands and topics", (COMMANDS, TOPICS))
    for name in [None, *COMMANDS, *TOPICS]:
        args = [name] if name else []
        text = [screen(*args, "--width", width) for width in WIDTHS]
        long = [line for t, width in zip(text, WIDTHS) for line in t.splitlines() if len(line) > width or line != line.rstrip()]
        tap.ok(not long and all(len(t) > 30 and not re.search("\n\n\n|%[sd]|\\(null\\)", t) for t in text), f"help {name or ''}: within its width", long or text[1])
        tap.same({flat(t) for t in text}, {flat(text[0])}, f"help {name or ''}: the same words at every width")
    for name in COMMANDS:
        tap.ok(screen(name).startswith(f"usage: unmask {name}"), f"help {name} begins with how to call it")
        tap.same(lib.answer(name, "--help").decode(), screen(name), f"{name} --help is the same")
    tap.same(lib.answer("--help").decode(), screen(), "--help is help")
    none = lib.run()
    tap.ok(none.returncode == 2 and not none.stdout and none.stderr.decode() == screen(), "without a command the same goes to standard error")


def codes_agree():
    rows = section("\n" + screen(), "EXIT CODES")
    tap.same([line.split()[0] for line in rows if line[2] != " "], list("012345"), "the overview has every exit code")
    tap.ok(flat("\n".join(rows)) in flat(screen("exit-codes")), "and the topic says the same of them", screen("exit-codes"))
    page = lib.answer("help", "--man").decode()
    meanings = re.findall(r"(?m)^\.B (\d)\n((?:[^.\n].*\n)+)", page[page.index(".SH EXIT STATUS"):])
    tap.same([f"{n} {flat(m)}".replace("\\-", "-") for n, m in meanings], re.split(r" (?=\d )", flat("\n".join(rows))), "and so does the manual page")


def options_agree():
    topic = flat(screen("options"))
    for command in COMMANDS:
        for option in options_of(command):
            tap.ok(re.search(rf"(?:^| ){option} (?:(?! -).)* Of: (?:[a-z-]+, )*{command}\b", topic), f"the topic has {option} of {command}")
            value = re.search(rf"(?m)^  {option} +([A-Z][A-Z=]*) ", screen(command))
            if value:
                done = lib.run(command, option)
                tap.ok(done.returncode == 2 and b"a value is missing" in done.stderr, f"{command} {option} asks for its value", done.stderr)


def unknown_words():
    for args, near in ((["help", "nonsense"], None), (["help", "statusses"], "statuses"), (["help", "glosary"], "glossary"), (["help", "evalute"], "evaluate"),
                       (["help", "exit"], "exit-codes"), (["evalute", "x"], "evaluate"), (["explian"], "explain"), (["zzz"], None), (["help", ""], None),
                       (["help", "x" * 5000], None), (["statuses"], None), (["help", "\x1b[31m"], None)):
        done = lib.run(*args)
        said = done.stderr.decode()
        good = done.returncode == 2 and not done.stdout and said.count("\n") == 1 and (f"did you mean {near}?" in said if near else "did you mean" not in said)
        tap.ok(good and "\x1b" not in said, f"{' '.join(args)[:30]!r} is no word of help, and {near} is near", (done.returncode, said))
    tap.ok(lib.run("help", "evaluate", "check").returncode == 2, "help takes one word")
    tap.ok(lib.run("completions", "csh").returncode == 2 and b"csh" in lib.run("completions", "csh").stderr, "there are no completions for another shell")


def statuses():
    topic = flat(screen("statuses"))
    for enumeration in ("status", "outcome", "why", "reached"):
        for name, about in values(enumeration).items():
            if (enumeration, name) == ("reached", "yes"):
                continue
            shown = f"{name} {about}" if enumeration == "why" else f"[{name}] {about}"
            tap.ok(flat(shown) in topic, f"{enumeration} {name} with its meaning", topic)
    document = lib.findings(lib.load(LEIFER))
    text = lib.answer("evaluate", LEIFER, "--width", 100).decode()
    for d in document["defendants"]:
        word = re.search(rf"(?m)^{d['id']}  .{{20}}(.*?)   ", text)[1].strip()
        tap.ok(f"{word} [{d['outcome']}]" in topic, f"{d['id']} is {d['outcome']}, in the words of the topic", word)
    effects = {e["effect"] for f in document["matter"]["findings"] for e in f.get("evidence", [])}
    tap.ok(effects and all(f"[{e}]" in topic for e in effects), "every effect of evidence in Leifer is in the topic", effects)


def prose():
    entering, glossary = flat(screen("entering")), screen("glossary").lower()
    tables = [e["json"] for e in lib.load(lib.SCHEMA / "record.json")["entities"]]
    missing = [t for t in tables if t.replace("orders", "order") not in entering.lower()]
    tap.ok(not missing, "entering a matter speaks of every table of the record", missing)
    for word in ("unstated", "inventory", "closed", "described_by", "unread", "hearsay", "court", "1 to 64"):
        tap.ok(word in entering, f"and of {word}")
    terms = [line[2:22].strip() for line in glossary.splitlines() if re.match("  [^ ]", line)]
    tap.ok(all(any(t.startswith(w[:18]) for t in terms) for w in ("movant", "claimant", "holder", "imputation", "point", "act", "assertion", "competent evidence",
               "prima facie", "sting", "of and concerning", "actual malice", "world", "open question")), "the glossary has its words", terms)
    tap.same(terms, sorted(terms), "in order")


# ----------------------------------------------------------------- manual page

def run_tool(*command, **how):
    return subprocess.run([str(c) for c in command], capture_output=True, timeout=lib.TIMEOUT, **how)


def manual():
    page = lib.answer("help", "--man")
    tap.same((PRINTED / "unmask.1").read_bytes(), page, "the build's manual page is what the program prints")
    text = page.decode().replace("\\-", "-").replace("\\(aq", "'")
    for name in COMMANDS:
        tap.ok(f'"unmask {name}"' in text and all(f" {o}" in text or f"\n{o}" in text for o in options_of(name)), f"the page has {name} with its options")
    tap.ok(all(flat(line) in flat(text) for name in ("entering", "glossary") for line in screen(name, "--width", 400).splitlines()[2:4]),
           "and the words of the topics")
    tap.ok(not [line for line in page.decode().splitlines() if re.match(r"\.(?!\\\"|(TH|SH|SS|TP|PP|B|BI|RS|RE|br|nf|fi|nh)\b)", line)], "no word of a text is taken for a request")
    tap.ok(page.isascii(), "the page is ASCII")
    tools = {"groff": (["groff", "-man", "-Tutf8", "-ww", PRINTED / "unmask.1"], {}),
             "man": (["man", "-l", "--warnings", "-E", "UTF-8", "-P", "cat", PRINTED / "unmask.1"], {"env": {**os.environ, "MANWIDTH": "80"}}),
             "mandoc": (["mandoc", "-Tlint", PRINTED / "unmask.1"], {})}
    for tool, (command, how) in tools.items():
        if not shutil.which(tool):
            tap.skip(f"{tool} reads the page without a warning", f"there is no {tool}")
            continue
        done = run_tool(*command, **how)
        said = [line for line in (done.stderr + (done.stdout if tool == "mandoc" else b"")).decode().splitlines() if "missing date" not in line]
        tap.ok(not said, f"{tool} reads the page without a warning", "\n".join(said))


# ------------------------------------------------------------------ completions

def complete(*words, cwd=None):
    """What bash proposes for the last of the words behind unmask."""
    script = 'source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _unmask; printf "%s\\n" "${COMPREPLY[@]}"'
    done = run_tool("bash", "--norc", "-c", script, "bash", PRINTED / "unmask.bash", "unmask", *words, cwd=cwd)
    if done.returncode or done.stderr:
        raise AssertionError(done)
    return sorted(filter(None, done.stdout.decode().split("\n")))


def bash():
    if not shutil.which("bash"):
        return tap.skip("bash completes", "there is no bash")
    place = lib.TMP / "complete"
    (place / "inner dir").mkdir(parents=True)
    for name in ("matter one.json", "matter.db", "other.json"):
        (place / name).touch()
    tap.same(complete(""), sorted([*COMMANDS, "--help", "--version"]), "bash completes commands")
    tap.same(complete("ev"), sorted(c for c in COMMANDS if c.startswith("ev")), "as far as they are typed")
    for command in COMMANDS:
        tap.same(complete(command, "-"), sorted([*options_of(command), "--help"]), f"bash completes the options of {command}")
    files = ["inner dir", "matter one.json", "matter.db", "other.json"]
    tap.same(complete("evaluate", "", cwd=place), files, "and files as operands, whatever their names")
    tap.same(complete("evaluate", "--full", "--test", "x", "m", cwd=place), files[1:3], "behind options with and without a value")
    tap.same(complete("evaluate", "--test", "=", "x", "m", cwd=place), files[1:3], "also where an equals sign joins it")
    tap.same(complete("evaluate", "m", "", cwd=place), [], "but no second one")
    tap.same(complete("explain", "m", cwd=place), files[1:3], "the first operand of several is a file")
    tap.same(complete("explain", "matter.db", "", cwd=place), [], "a defendant is none")
    tap.same(complete("new", "", cwd=place), ["inner dir"], "a directory where one is wanted")
    tap.same(complete("evaluate", "--law", "", cwd=place), ["inner dir"], "also behind an option")
    tap.same(complete("evaluate", "-o", "ot", cwd=place), ["other.json"], "and files behind -o")
    tap.same(complete("evaluate", "--format", "j"), ["json", "jsonl"], "and formats")
    tap.same([complete(c, "--format", "") for c in ("compare", "diff", "explain")], [["json", "markdown", "text"], ["json", "text"], ["json", "jsonl", "text"]], "those of the command")
    tap.same(complete("diff", "matter.db", "m", cwd=place), files[1:3], "a second record where a command takes one")
    tap.same(complete("diff", "matter.db", "--law", "", cwd=place), ["inner dir"], "and an option that may be repeated")
    tap.same(complete("compare", "--all", "m", cwd=place), files[1:3], "which a flag does not take for its value")
    tap.same(complete("evaluate", "--format", "="), ["json", "jsonl", "text"], "behind an equals sign as well")
    tap.same(complete("evaluate", "--format", "=", "t"), ["text"], "and what follows it")
    tap.same(complete("help", ""), sorted(COMMANDS + TOPICS), "commands and topics after help")
    tap.same(complete("help", "st"), ["statuses"], "as far as they are typed")
    tap.same(complete("completions", ""), ["bash", "fish", "zsh"], "and shells")
    tap.same(complete("nonsense", ""), [], "nothing after a command that there is not")
    tap.ok(all(lib.run("evaluate", "--format", f, LEIFER).returncode == 0 for f in complete("evaluate", "--format", "")), "every format proposed is one")


def other_shells():
    for shell, file, check in (("bash", "unmask.bash", ["-n"]), ("zsh", "_unmask", ["-n"]), ("fish", "unmask.fish", ["--no-execute"])):
        printed = lib.answer("completions", shell)
        tap.same((PRINTED / file).read_bytes(), printed, f"the build's completions for {shell} are what the program prints")
        tap.ok(all(c.encode() in printed for c in COMMANDS + TOPICS), f"they name every command and topic: {shell}")
        if shutil.which(shell):
            done = run_tool(shell, *check, PRINTED / file)
            tap.ok(done.returncode == 0 and not done.stderr, f"{shell} can read them", done.stderr)
        else:
            tap.skip(f"{shell} can read them", f"there is no {shell}")


# -------------------------------------------------------------------------- new

RULES = [r for p in lib.PACKS for r in lib.load(p).get("rules", [])]
CLAIMS = sorted({c for r in RULES if r["kind"] == "element" for c in r["claim"]})
TESTS = sorted(r["test"] for r in RULES if r["kind"] == "test")


def in_order(text, pieces):
    """The first piece that the text does not have behind those before it, or None."""
    at = 0
    for piece in pieces:
        found = text.find(piece, at)
        if found < 0:
            return piece
        at = found + len(piece)
    return None


def notes(record):
    return " ".join(row["note"] for key in record for row in (record[key] if isinstance(record[key], list) else [record[key]])
                    if isinstance(row, dict) and "note" in row)


def asks(record, test, claim):
    """What the notes lack of what the packs ask."""
    said, missing = notes(record), []
    elements = sorted((r for r in RULES if r["kind"] == "element" and claim in r["claim"]), key=lambda r: r["order"])
    parts = sorted((r for r in RULES if r["kind"] == "part" and r["test"] == test), key=lambda r: r["order"])
    missing += [in_order(record["matter"]["note"], [p[k] for p in parts for k in ("title", "proposition")])]
    missing += [in_order(record["claims"][0]["note"], [e["title"] + " (" for e in elements])]
    for i, e in enumerate(elements):
        begin = said.find(f"Element {i + 1} of {len(elements)}, {e['title']}: ")
        text = said[begin:].split(" Element ", 1)[0] if begin >= 0 else ""
        missing += [in_order(text, [e["proposition"], e["standard"], *re.split(r"\{[^}]*\}", e.get("cure", ""))])]
    asked = {q for q in [*(p.get("then", {}).get("question") for p in parts), *(e.get("choose", {}).get("question") for e in elements)] if q}
    missing += [in_order(said, [r["ask"], f"\"{r['id']}\""]) for r in RULES if r["id"] in asked]
    at_stake = {e["element"] for e in elements}
    asked_here = lambda q: at_stake & set(q.get("touches", [])) and test in q.get("tests", [test])
    for q in (r for r in RULES if r["kind"] == "question" and asked_here(r)):
        missing += [in_order(record["claims"][0]["note"], [q["ask"], *(t for p in q["positions"] for t in (p["id"], p["says"])), f"\"{q['id']}\""])]
    return [m for m in missing if m is not None]


def new_records():
    by_id = lambda r: lib.natural(r["id"])
    first = min((r for r in RULES if r["kind"] == "select"), key=by_id)["then"]["test"]
    for test in [None, *TESTS]:
        for claim in [None, *CLAIMS] if test in (None, first) else [None]:
            place = lib.scratch(suffix="")
            given = [*(["--test", test] if test else []), *(["--claim", claim] if claim else [])]
            said = lib.answer("new", place, *given).decode()
            record = lib.load(place / "record.json")
            tap.same(os.listdir(place), ["record.json"], f"new {' '.join(given)}: one file")
            tap.ok(b"0 errors" in lib.answer("check", place / "record.json"), "it is valid")
            chosen, law = test or first, record["claims"][0]["law"]
            tap.same(asks(record, chosen, law), [], "its notes ask what the packs ask, in order")
            tap.ok(law == (claim or law) and "[" not in notes(record), "no slot of a sentence is left open", notes(record))
            commands = [line.split()[1:] for line in said.splitlines() if line.startswith("    unmask ")]
            tap.ok([c[0] for c in commands] == ["check", "evaluate"] and all(lib.run(*c).returncode == 0 for c in commands), "what it names to run next runs", said)
            found = json.loads(lib.answer(*commands[1], "--format", "json"))
            tap.same([d["outcome"] for d in found["defendants"]], ["not-recorded"], "and says that nothing is in this record")
            tap.ok(found["matter"]["test"]["id"] == chosen, "under the test that was asked for", found["matter"]["test"])
    rulings = re.findall('on "([^"]+)", question "([^"]+)", answer "yes"', notes(record))
    ruled = lib.add(record, positions=[{"id": f"P{i}", "on": on, "question": q, "answer": "yes", "by": "court"} for i, (on, q) in enumerate(rulings)])
    basis = {f["node"]: f["basis"] for f in lib.findings(ruled)["defendants"][0]["findings"]}
    tap.ok(rulings and any(basis.get(on) == "ruled" for on, _ in rulings), "a ruling entered where the notes say so is one", (rulings, basis))
    tap.same(lib.answer("export", "--include-sealed", place / "record.json").decode().strip(),
             json.dumps({k: sort(v) for k, v in sorted(record.items()) if v}, ensure_ascii=False, separators=(",", ":")), "the notes survive the round trip")
    tap.ok("REPLACE" in json.dumps(record) and b"REPLACE" in lib.answer("evaluate", place / "record.json"), "placeholders say so on the screen as well")


def sort(value):
    """The canonical form: members by key, rows and sets by id."""
    if isinstance(value, dict):
        return {k: sort(v) for k, v in sorted(value.items())}
    if isinstance(value, list) and all(isinstance(v, dict) for v in value):
        return sorted(map(sort, value), key=lambda r: r["id"])
    return value


def new_refuses():
    place = lib.scratch(suffix="")
    lib.answer("new", place)
    file = place / "record.json"
    file.write_text("mine")
    done = lib.run("new", place)
    tap.ok(done.returncode == 3 and not done.stdout and b"record.json: there is one already" in done.stderr, "a record that is there is refused", done)
    tap.ok(file.read_text() == "mine" and os.listdir(place) == ["record.json"], "and left as it is")
    file.unlink()
    file.symlink_to("nowhere")
    tap.ok(lib.run("new", place).returncode == 3 and file.is_symlink() and not (place / "nowhere").exists(), "so is a link to nowhere")
    file.unlink()
    (place / "else").touch()
    tap.ok(lib.run("new", place).returncode == 0 and sorted(os.listdir(place)) == ["else", "record.json"], "a directory that is there is used")
    tap.ok(lib.run("new", str(lib.scratch(suffix="")) + "/").returncode == 0, "a slash may end its name")
    for name, option, known in (("test", ["--test", "dendrit\x1b"], TESTS), ("claim", ["--claim", "libel"], CLAIMS)):
        place = lib.scratch(suffix="")
        done = lib.run("new", place, *option)
        said = done.stderr.decode()
        tap.ok(done.returncode == 2 and not done.stdout and all(k in said for k in known) and "\x1b" not in said, f"an unknown {name} is usage, and those known are named", said)
        tap.ok(not place.exists(), "and nothing is made")
    place = lib.scratch(suffix="")
    done = lib.run("new", place / "below")
    tap.ok(done.returncode == 4 and done.stderr and not place.exists(), "a directory in none is not made", done)
    done = lib.run("new", LEIFER)
    tap.ok(done.returncode == 4 and done.stderr and not done.stdout, "a file is no directory", done)
    place = lib.scratch(suffix="")
    done = subprocess.run(["sh", "-c", 'ulimit -f 0; trap "" XFSZ; exec "$@"', "sh", lib.PROGRAM, "new", place], capture_output=True)
    tap.ok(done.returncode == 4 and done.stderr and not place.exists(), "on a full disk nothing is left", (done, place.exists()))


def other_law():
    """A law of one's own: a test for another court, one that no court selects, and a claim."""
    auth = [{"id": "highfields", "known": "background"}]
    element = {"kind": "element", "claim": ["slander"], "scope": "point", "helps": "neither", "standard": "words", "proposition": "It is said aloud.",
               "reason": "R.", "auth": auth}
    rules = [{"id": "Z1", "kind": "select", "title": "Z", "helps": "neither", "proposition": "P.", "reason": "R.", "auth": auth,
              "if": {"any": [{"is": ["m.court", ["flsd", "flmd"]]}]}, "then": {"test": "far"}}]
    for test in ("far", "lone"):
        rules += [{"id": test, "kind": "test", "test": test, "title": test.title(), "weighing": False, "helps": "neither", "standard": "S", "proposition": "P.",
                   "reason": "R.", "auth": auth},
                  {"id": test + "-one", "kind": "part", "test": test, "part": "one", "order": 1, "over": "claims", "title": "Only", "standard": "S",
                   "helps": "neither", "proposition": f"Part of {test}.", "reason": "R.", "auth": auth}]
    rules.append({**element, "id": "Z9", "element": "concerning", "order": 1, "title": "Aloud", "then": {"status": "unmet", "why": "insufficient"}})
    law = lib.scratch(suffix="")
    law.mkdir()
    (law / "mine.json").write_bytes(lib.dump({"format": "unmask.law/1", "id": "mine", "version": "1", "title": "Mine", "rules": rules}))
    for test, court in (("far", "flsd"), ("lone", "unknown")):
        place = lib.scratch(suffix="")
        said = lib.answer("new", place, "--law", law, "--test", test, "--claim", "slander").decode()
        record = lib.load(place / "record.json")
        tap.same(record["matter"]["court"], court, f"the court of {test} is that which selects it")
        tap.ok(f"Part of {test}." in record["matter"]["note"] and "Element 1 of 1, Aloud: It is said aloud." in notes(record), "the notes ask what this law asks")
        commands = [line.split()[1:] for line in said.splitlines() if line.startswith("    unmask ")]
        tap.same("--test" in commands[1], test == "lone", "the test is named to run next where the court does not select it")
        found = json.loads(lib.answer(*commands[1], "--format", "json"))
        tap.same([d["outcome"] for d in found["defendants"]], ["not-recorded"], "and nothing is in this record")


tap.run(screens, codes_agree, options_agree, unknown_words, statuses, prose, manual, bash, other_shells, new_records, new_refuses, other_law)
