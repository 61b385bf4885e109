#!/usr/bin/env python3
"""The page on adding a court's test: its pack is valid by the schema and by the loader, and its commands print what it shows."""
import json
import re

import jsonschema

import lib
import page
import tap

PAGE = (lib.ROOT / "engine/law/README.md").read_text(encoding="utf-8")
PACK = json.loads(re.search(r"<!-- pack -->\n```json\n(.*?)```", PAGE, re.S).group(1))


def pack_is_valid():
    errors = [e.message for e in jsonschema.Draft202012Validator(lib.load(lib.SCHEMA / "law.schema.json")).iter_errors(PACK)]
    tap.ok(not errors, "the pack of the page is one by the schema", "\n".join(errors))


def commands_run():
    place = page.root()
    (place / "build/avalon").mkdir()
    (place / "build/avalon/avalon.json").write_bytes(lib.dump(PACK))
    tap.ok({"evaluate", "explain"} <= page.run(PAGE, place), "the page evaluates a matter under the new test and explains it")


def readme_names_them():
    readme = (lib.ROOT / "README.md").read_text(encoding="utf-8")
    section = readme.split("## Your court's test")[1].split("\n## ")[0]
    rules = [r for p in lib.PACKS for r in lib.load(p).get("rules", [])]
    tests, claims = {r["test"] for r in rules if r["kind"] == "test"}, {c for r in rules if r["kind"] == "element" for c in r["claim"]}
    named = set(re.findall(r"`([a-z0-9][a-z0-9-]*)`", section))
    tap.same(sorted((tests | claims) - named), [], "the README names every test and every claim")
    tap.same(sorted(named - tests - claims), [], "and no other")
    page.run(section, page.root())


def names_every_kind():
    kinds = lib.load(lib.SCHEMA / "law.json")["$defs"]["rule"]["properties"]["kind"]["enum"]
    tap.same([k for k in kinds if f"`{k}`" not in PAGE], [], "the page names every kind of rule")


tap.run(pack_is_valid, commands_run, readme_names_them, names_every_kind)
