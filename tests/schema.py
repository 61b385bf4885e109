#!/usr/bin/env python3
"""Records, packs and findings against their schemas, and the schemas against the vocabulary."""
import copy
import json
import subprocess
import sys

from jsonschema import Draft202012Validator

import generate_matter as gen
import lib
import tap

VOCABULARY = lib.load(lib.SCHEMA / "vocabulary.json")
NAMES = sorted(path.name.removesuffix(".schema.json") for path in lib.SCHEMA.glob("*.schema.json"))
SCHEMAS = {n: lib.load(lib.SCHEMA / f"{n}.schema.json") for n in NAMES}
VALID = {n: Draft202012Validator(s) for n, s in SCHEMAS.items()}


def problems(name, value):
    found = [f"{e.json_path}: {e.message:.200}" for e in VALID[name].iter_errors(value)]
    return "\n".join(found[:8])


def parts(schema, path="#"):
    """Every schema within a schema, with its place."""
    if isinstance(schema, dict):
        yield path, schema
        for key, value in schema.items():
            if key not in ("enum", "const", "examples", "default"):
                yield from parts(value, f"{path}/{key}")
    elif isinstance(schema, list):
        for i, value in enumerate(schema):
            yield from parts(value, f"{path}/{i}")


# ---------------------------------------------------------------- documents

def documents():
    matters = {path.parent.name: lib.load(path) for path in lib.CASES}
    tap.ok("leifer-2023" in matters, "there are cases")
    for name, record in matters.items():
        tap.ok(not problems("record", record), f"{name} is a record", problems("record", record))
        found = problems("findings", lib.findings(record, *lib.WHOLE_LAW))
        tap.ok(not found, f"{name}: its findings", found)
    for name, options in {"": (), ", cut": ("--as-of", "2023-01-12", "--defendant", "d3"), ", a position fixed": ("--position", "competence-setting=strict", "--defendant", "d5"),
                          ", an old law": ("--law-as-of", "2010-01-01", "--defendant", "d1"), ", a test named": ("--test", "highfields", "--defendant", "d2")}.items():
        found = lib.findings(matters["leifer-2023"], *options)
        tap.ok(not problems("findings", found), f"leifer-2023{name}: findings", problems("findings", found))
        tap.ok(len(found["defendants"]) == (1 if name else 9), f"leifer-2023{name}: they are about its defendants")
    empty = {"format": "unmask.record/1", "matter": {"id": "x", "caption": "x", "court": "cand"}}
    wrong = [f"{seed}: {said}" for seed, record in [("empty", empty), ("plain", gen.plain())] + [(s, gen.make(s)) for s in range(16)]
             for said in (problems("record", record), problems("findings", lib.findings(record))) if said]
    tap.ok(not wrong, "generated matters and their findings", "\n".join(wrong))
    rulings = [{"id": f"r{i}", "on": on, "question": "status", "answer": "met", "by": by} for i, (on, by) in enumerate(
        [("i/P1/falsity", "court"), ("i/P1/falsity", "clerk"), ("a/S1/P1/fact", "clerk"), ("a/S1/damages", "court")])]
    found = lib.findings(lib.add(gen.plain(), positions=rulings + [{**rulings[3], "id": "r9", "answer": "unmet"}]))
    bases = {f["basis"] for f in found["matter"]["findings"]}
    tap.ok({"ruled", "provisional", "derived"} <= bases and not problems("findings", found), "findings with rulings", f"{bases}\n{problems('findings', found)}")


def explanations():
    """What explain prints is the findings' member explanation."""
    schema = {**{k: v for k, v in SCHEMAS["findings"].items() if k == "$defs"}, "$ref": "#/$defs/explanation"}
    valid = Draft202012Validator(schema)
    leifer = lib.LEIFER
    for who, node in (("d1", None), ("d1", "m/test"), ("d1", "i/I1/falsity"), ("d5", "S3/I4/actual-malice"), ("d5", "t/highfields/merits"), ("d1", "p/leifer/fault-level"), ("d1", "e/R-22-35.a/competence")):
        done = lib.run("explain", "--format", "json", leifer, who, *([node] if node else []))
        found = json.loads(done.stdout) if done.returncode == 0 else None
        wrong = [f"{e.json_path}: {e.message:.200}" for e in valid.iter_errors(found)]
        tap.ok(found and not wrong, f"the explanation of {node or 'the outcome'} of {who}", "\n".join(wrong[:8]))
    whole = lib.findings(lib.load(leifer))
    whole["explanation"] = found
    tap.ok(not problems("findings", whole), "an explanation is a member of the findings", problems("findings", whole))
    found["tried"] = [{"rule": "x"}]
    tap.ok(problems("findings", whole), "an explanation is refused: a rule tried without what came of it")

def law_documents():
    """What unmask law prints, and that the schemas refuse what it would not."""
    show = lambda *args: json.loads(lib.answer("law", "show", *args, "--format", "json"))
    for args in (("--all",), ("highfields",), ("ny-defamation",), ("C08",), ("fre-602",), ("malice-before-discovery", "--law-as-of", "2007-01-01")):
        tap.ok(not problems("law-reference", show(*args)), f"law show {' '.join(args)}", problems("law-reference", show(*args)))
    good = show("B29")
    for name, harm in {"a member too many": lambda d: d["rules"][0].update(extra=1), "a rule without a kind": lambda d: d["rules"][0].pop("kind"),
                       "a condition without words": lambda d: d["rules"][0]["condition"].pop("text"), "a citation that nobody checked": lambda d: d["rules"][0]["authorities"][0].pop("known"),
                       "a word that is none": lambda d: d["rules"][0]["authorities"][0].update(known="sure"), "no packs": lambda d: d.pop("law"), "another format": lambda d: d.update(format="unmask.law/1")}.items():
        bad = copy.deepcopy(good)
        harm(bad)
        tap.ok(problems("law-reference", bad), f"a law reference is refused: {name}")
    done = lib.run("law", "check", "--format", "json")
    found = json.loads(done.stdout)
    tap.ok(not problems("law-check", found), "law check", problems("law-check", found))
    found["findings"].append({"check": "wrong", "id": "x", "says": "x"})
    tap.ok(problems("law-check", found), "a law check is refused: a search that is none")


def refused_evidence():
    leifer = lib.load(lib.LEIFER)
    idle = {"id": "zz", "on": "R-22-29", "question": "falsity", "answer": "none", "by": "holder", "gist": "x"}
    good = json.loads(lib.answer("evidence", "--format", "json", "-", stdin=lib.dump(lib.add(leifer, positions=[idle]))))
    tap.ok(not problems("evidence", good), "the evidence document", problems("evidence", good))
    record = lambda d: next(r for p in d["papers"] for r in p["records"] if r["assertions"])
    first = lambda d: record(d)["assertions"][0]
    for name, harm in {
        "a member too many": lambda d: first(d).update(extra=1), "a member too few": lambda d: first(d).pop("uses"), "a wrong word": lambda d: first(d).update(says="hints"),
        "a word of another enumeration": lambda d: first(d)["competence"][0].update(competence="met"), "a use without a node": lambda d: first(d)["uses"][0].pop("node"),
        "a use of nothing": lambda d: first(d)["uses"][0].update(of=[]), "a kind of unused that is none": lambda d: d["unused"][0].update(kind="idle"),
        "a person with a point": lambda d: next(u for u in d["unused"] if u["kind"] == "person-idle").update(point="I1"), "a position on nothing":
        lambda d: next(u for u in d["unused"] if u["kind"] == "position-unread").pop("on"), "not sealed": lambda d: record(d).update(sealed=False),
        "another format": lambda d: d.update(format="unmask.findings/1"), "no counts": lambda d: d.pop("counts"),
    }.items():
        bad = copy.deepcopy(good)
        harm(bad)
        tap.ok(problems("evidence", bad), f"evidence is refused: {name}")


def refused_findings():
    """A schema that takes anything would pass every test above."""
    good = lib.findings(gen.make(4))
    finding = good["defendants"][0]["findings"][0]
    first = lambda d: d["defendants"][0]["findings"][0]
    for name, harm in {
        "a member too many": lambda d: first(d).update(extra=1), "a member too few": lambda d: first(d).pop("why"), "a wrong word": lambda d: first(d).update(status="maybe"),
        "a word of another enumeration": lambda d: first(d).update(status="counts"), "a why without unmet": lambda d: first(d).update(status="met", why="conceded"),
        "a ruling that nobody made": lambda d: first(d).update(ruling="x"), "members without a join": lambda d: first(d).update(members=["i/P1/falsity"]),
        "a node that is none": lambda d: first(d).update(node="falsity"), "a digest that is none": lambda d: d["record"].update(sha256="abc"),
        "another format": lambda d: d.update(format="unmask.findings/2"), "no defendants": lambda d: d.pop("defendants"), "an outcome that is none": lambda d: d["defendants"][0].update(outcome="won"),
        "a day that is none": lambda d: d["record"].update(as_of="yesterday"),
    }.items():
        bad = copy.deepcopy(good)
        harm(bad)
        tap.ok(problems("findings", bad), f"findings are refused: {name}")
    tap.ok(not problems("findings", good) and finding, "while the same without harm are not", problems("findings", good))


def program_and_schema_agree():
    """Whatever the record's schema refuses the program refuses too."""
    plain, asked = gen.plain(), []
    for table, row, patch in (("acts", "S1", {"quoted": "loud"}), ("acts", "S1", {"extra": 1}), ("acts", "S1", {"by": {"one": ["A1"]}}), ("acts", "S1", {"by": {"one": None}}),
                              ("acts", "S1", {"by": {"one": "A1", "unknown": True}}), ("acts", "S1", {"conveys": "P1"}), ("acts", "S1", {"conveys": ["P1", "P1"]}),
                              ("acts", "S1", {"at": "10.1.2024"}), ("acts", "S1", {"at": {}}), ("acts", "S1", {"words": ""}), ("acts", "S1", {"found_in": [""]}), ("acts", "S1", {"quoted": None}),
                              ("persons", "roe", {"roles": ["hero"]}), ("persons", "roe", {"roles": ["seeker", "seeker"]}), ("filings", "F1", {"by": ["roe"]}),
                              ("points", "P1", {"actor": 5}), ("accounts", "A1", {"handles": "@one"}), ("claims", "C1", {"law": None})):
        record = lib.change(plain, table, row, patch)
        asked.append((patch, bool(problems("record", record)), lib.run("check", "-", stdin=lib.dump(record)).returncode == 3))
    wrong = [a for a in asked if a[1:] != (True, True)]
    tap.ok(not wrong, "schema and program refuse the same records", "\n".join(map(str, wrong)))


# ---------------------------------------------------------------- packs

def packs():
    tap.ok(len(lib.PACKS) >= 9, "there are packs")
    for path in lib.PACKS:
        tap.ok(not problems("law", lib.load(path)), f"{path.name} is a pack", problems("law", lib.load(path)))
    evidence = lib.load(lib.ROOT / "engine/law/evidence.json")
    rule = {r["id"]: r for r in evidence["rules"]}
    pack = lambda r: {"format": "unmask.law/1", "id": "x", "version": "1", "title": "x", "rules": [r]}
    tap.ok(not problems("law", pack(rule["C08"])), "a pack of one rule")
    condition = rule["C08"]["if"]
    for name, bad in {
        "a kind that is none": {**rule["C08"], "kind": "competent"}, "a key that is none": {**rule["C08"], "because": "x"}, "a key of another kind": {**rule["C08"], "positions": []},
        "a word that is none": {**rule["C08"], "then": {"competence": "exclud"}}, "an effect of another kind": {**rule["C08"], "then": {"status": "met"}},
        "no authority": {k: v for k, v in rule["C08"].items() if k != "auth"}, "an authority that nobody checked": {**rule["C08"], "auth": [{"id": "orr"}]},
        "no reason": {k: v for k, v in rule["C08"].items() if k != "reason"}, "a slot that is left open": {**rule["C08"], "reason": "{a says so"},
        "an operator that is none": {**rule["C08"], "if": {"isnt": ["a.says", "denies"]}}, "two operators": {**rule["C08"], "if": {**condition, "any": condition["all"]}},
        "a comparison of one": {**rule["C08"], "if": {"same": ["a.point"]}}, "a quantifier without a variable": {**rule["C08"], "if": {"some": "account", "where": condition}},
        "a sort that is none": {**rule["C08"], "if": {"some": "acount", "as": "x", "where": condition}}, "an error deep within": {**rule["C08"], "if": {"not": {"all": [condition, {"is": [5, "x"]}]}}},
        "a variable of no sort": {**rule["C08"], "for": {"a": "asertion"}}, "what is for the court without its question": {**rule["C11"], "then": {"reach": "court"}},
        "not shown without a why": {**rule["C24"], "then": {"status": "unmet"}}, "no id": {k: v for k, v in rule["C08"].items() if k != "id"},
    }.items():
        tap.ok(problems("law", pack(bad)), f"a pack is refused: {name}")
    authority = {"id": "x", "cite": "x", "short": "x", "date": "2005-12-31"}
    tap.ok(not problems("law", lib.merge(pack(rule["C08"]), {"authorities": [{**authority, "cited_as": ["1 Rep. 2"], "defects": [{"kind": "withdrawn", "says": "x", "known": "seen"}]}]})), "an authority with a defect")
    for name, harm in {"no version": {"version": None}, "another format": {"format": "unmask.law/2"}, "a misspelled member": {"rulez": []}, "an authority without a date":
                       {"authorities": [{"id": "x", "cite": "x", "short": "x"}]}, "a date that is none": {"authorities": [{"id": "x", "cite": "x", "short": "x", "date": "2005"}]},
                       "a defect that says nothing": {"authorities": [{**authority, "defects": [{"kind": "withdrawn", "known": "seen"}]}]},
                       "a defect of no kind": {"authorities": [{**authority, "defects": [{"kind": "withdrown", "says": "x", "known": "seen"}]}]},
                       "an authority recognised by a name": {"authorities": [{**authority, "cited_as": ["Ann v. Doe"]}]}}.items():
        tap.ok(problems("law", lib.merge(pack(rule["C08"]), harm)), f"a pack is refused: {name}")
    by_kind = {r["kind"] for path in lib.PACKS for r in lib.load(path).get("rules", [])}
    tap.same(sorted(SCHEMAS["law"]["$defs"]["rule"]["properties"]["kind"]["enum"]), sorted(by_kind), "the kinds of rule are those in use")


# ---------------------------------------------------------------- the schemas themselves

def enumerations():
    for name in sorted(set(NAMES) - {"record"}):
        defs = {k.removeprefix("enum-"): v["enum"] for k, v in SCHEMAS[name].get("$defs", {}).items() if k.startswith("enum-")}
        wrong = [k for k, v in defs.items() if v != list(VOCABULARY["enums"].get(k, {"values": []})["values"])]
        tap.ok(not wrong, f"{name}: enumerations are spelled as in the vocabulary", wrong)
        loose = []
        for place, part in parts(SCHEMAS[name]):
            near = part.get("$ref", "").removeprefix("#/$defs/enum-")
            if "enum" in part and near in defs and not set(part["enum"]) <= set(defs[near]):
                loose.append(f"{place}: {part['enum']} is not within {near}")
            elif "enum" in part and "$ref" not in part and "/$defs/enum-" not in place and any(
                    set(part["enum"]) == set(e["values"]) for e in VOCABULARY["enums"].values()):
                loose.append(f"{place} repeats an enumeration")
        tap.ok(not loose, f"{name}: no enumeration is spelled twice", "\n".join(loose))
    used = {f"enum-{n}" for n in ("status", "why", "finding-basis", "reached", "contest", "outcome", "known", "position-by", "defect-kind")}
    refs = {p["$ref"].removeprefix("#/$defs/") for _, p in parts(SCHEMAS["findings"]) if "$ref" in p}
    tap.ok(used <= refs, "findings: each of its enumerations is in use", used - refs)
    choices = {n: list(VOCABULARY["choices"][c]["options"]) for n, c in (("speaker", "speaker"), ("seen-how", "seen"))}
    tap.same({n: SCHEMAS["findings"]["$defs"][n]["enum"] for n in choices}, choices, "findings: choices are spelled as in the vocabulary")
    tap.same(SCHEMAS["law"]["$defs"]["entity"]["enum"], [e["name"] for e in lib.load(lib.SCHEMA / "record.json")["entities"]], "law: the sorts of row are the record's")


def form():
    for name, schema in SCHEMAS.items():
        Draft202012Validator.check_schema(schema)
        tap.same(schema["$schema"], "https://json-schema.org/draft/2020-12/schema", f"{name}: is of the draft that it is checked by")
        tap.same(schema["$id"], f"urn:unmask:schema:{name}:1", f"{name}: has its name")
        refs = {p["$ref"] for _, p in parts(schema) if "$ref" in p}
        tap.ok(refs <= {f"#/$defs/{d}" for d in schema.get("$defs", {})}, f"{name}: every reference leads somewhere")
        loose = [place for place, p in parts(schema) if isinstance(p.get("properties"), dict) and p.get("type") == "object"
                 and "additionalProperties" not in p and "unevaluatedProperties" not in p and "oneOf" not in p]
        tap.ok(not loose, f"{name}: every object is closed", "\n".join(loose))
    formats = [(n, place, p) for n, s in SCHEMAS.items() for place, p in parts(s) if isinstance(p.get("format"), str)]
    tap.ok(formats and all("pattern" in p for _, _, p in formats), "every format has a pattern beside it", formats)
    for name in sorted(set(NAMES) - {"record"}):
        silent = [f"{place}/{key}" for place, p in parts(SCHEMAS[name]) if isinstance(p.get("properties"), dict) and "/if/" not in f"{place}/" and "/then/" not in f"{place}/"
                  and "/else/" not in f"{place}/" and "/allOf/" not in place for key, v in p["properties"].items() if isinstance(v, dict) and not v.get("description")]
        tap.ok(not silent, f"{name}: every member is described", "\n".join(silent[:10]))


def derived():
    done = subprocess.run([sys.executable, lib.SCHEMA / "generate.py", "--check"], capture_output=True, text=True)
    tap.ok(done.returncode == 0, "the derived files are up to date", done.stdout + done.stderr)


def printed():
    """unmask schema: every schema of the folder, byte for byte, under a version in its name."""
    tap.same(lib.answer("schema").decode().split(), NAMES, "the program names every schema")
    for name in NAMES:
        tap.same(lib.answer("schema", name), (lib.SCHEMA / f"{name}.schema.json").read_bytes(), f"{name}: printed as it stands")
        tap.same(SCHEMAS[name]["$id"], f"urn:unmask:schema:{name}:1", f"{name}: its id has name and version")
    done = lib.run("schema", "findngs\x1b[2J")
    tap.ok(done.returncode == 2 and b"findings" in done.stderr and b"\x1b" not in done.stderr and not done.stdout, "a name that is none is refused, with those that are", done)


tap.run(printed, documents, explanations, law_documents, refused_evidence, refused_findings, program_and_schema_agree, packs, enumerations, form, derived)
