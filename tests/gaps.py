#!/usr/bin/env python3
"""What is missing, and what can be attacked: every claim of unmask gaps held against what evaluate finds."""
import json

from jsonschema import Draft202012Validator

import generate_matter as gen
import lib
import tap

LEIFER = lib.LEIFER
SCHEMA = Draft202012Validator(lib.load(lib.SCHEMA / "gaps.schema.json"))
SIDES = ("seeker", "opponent")


def gaps(record, *options):
    return json.loads(lib.answer("gaps", "--format", "json", *options, "-", stdin=lib.dump(record)))


def text(record, *options):
    return lib.answer("gaps", *options, "-", stdin=lib.dump(record)).decode()


def matters():
    """Every case, under the law of any day, and generated matters."""
    for path in lib.CASES:
        yield path.parent.name, lib.load(path), lib.WHOLE_LAW
    for seed in range(24):
        yield str(seed), gen.make(seed), ()


def documents():
    wrong = [f"{name} {side}: {e.json_path}: {e.message:.200}" for name, record, options in matters() for side in SIDES
             for e in list(SCHEMA.iter_errors(gaps(record, "--for", side, *options)))[:3]]
    tap.ok(not wrong, "the documents of all cases and of generated matters fit the schema, for both sides", "\n".join(wrong[:12]))


tap.run(documents)
