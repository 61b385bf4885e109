#!/usr/bin/env python3
"""The same bytes from every build: another compiler, no optimisation, and blocks so small that overruns show."""
import os
import shutil
import subprocess
import tempfile

import generate_matter
import lib
import tap

BUILDS = {
    "clang": ({"CC": "clang"}, []),
    "without optimisation": ({}, ["--buildtype=debug"]),
    "tiny blocks under the sanitizers": ({}, ["-Dc_args=-DUM_TINY", "-Db_sanitize=address,undefined", "-Db_lundef=false"]),
}
RECORDS = [lib.load(case) for case in lib.CASES] + [generate_matter.make(seed) for seed in range(8)]


def build(directory, env, options):
    """The program of a build of its own, or what went wrong."""
    env = {**os.environ, **env}
    for command in (["meson", "setup", directory, str(lib.ROOT), *options], ["meson", "compile", "-C", directory, "unmask:executable"]):
        done = subprocess.run(command, env=env, capture_output=True, text=True)
        if done.returncode:
            return None, done.stdout + done.stderr
    return os.path.join(directory, "cli", "unmask"), ""


def same_bytes():
    expected = [lib.evaluate(record, *lib.WHOLE_LAW) for record in RECORDS]
    for name, (env, options) in BUILDS.items():
        if env.get("CC") and not shutil.which(env["CC"]):
            tap.ok(True, f"{name} (not run: there is no {env['CC']})")
            continue
        with tempfile.TemporaryDirectory() as directory:
            program, why = build(directory, env, options)
            if not tap.ok(program, f"{name}: builds", why):
                continue
            lib.PROGRAM, keep = program, lib.PROGRAM
            got = [lib.evaluate(record, *lib.WHOLE_LAW) for record in RECORDS]
            lib.PROGRAM = keep
            tap.ok(got == expected, f"{name}: the same bytes for {len(RECORDS)} matters")


tap.run(same_bytes)
