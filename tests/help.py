#!/usr/bin/env python3
"""What the program says of itself: help and its topics, the manual page and completions."""
import os
import re
import shutil
import subprocess
from pathlib import Path

import lib
import tap

LEIFER = lib.CASES[0]
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
    tap.ok(len(COMMANDS) > 6 and len(set(COMMANDS)) == len(COMMANDS) and {"statuses", "exit-codes", "entering", "glossary", "options"} <= set(TOPICS),
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
            tap.ok(re.search(rf"(?:^| ){option} (?:(?! -).)* Of: (?:[a-z]+, )*{command}\b", topic), f"the topic has {option} of {command}")
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
    tap.same(complete("explain", "matter.db", "", cwd=place), [], "a defendant is no file")
    tap.same(complete("evaluate", "--law", "", cwd=place), ["inner dir"], "a directory where one is wanted")
    tap.same(complete("evaluate", "-o", "ot", cwd=place), ["other.json"], "and files behind -o")
    tap.same(complete("evaluate", "--format", "j"), ["json", "jsonl"], "and formats")
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


tap.run(screens, codes_agree, options_agree, unknown_words, statuses, prose, manual, bash, other_shells)
