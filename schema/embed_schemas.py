#!/usr/bin/env python3
"""Put the schemas of all formats into a C file, as bytes, so that the program can print them.

    schema/embed_schemas.py OUT.c record.schema.json findings.schema.json ...
"""
import sys
from pathlib import Path

WIDTH = 24


def array(name, data):
    rows = [", ".join(map(str, data[i:i + WIDTH])) for i in range(0, len(data), WIDTH)]
    return [f"static const unsigned char {name}[] = {{", *(f"    {row}," for row in rows), "    0};", ""]


def main(out, *paths):
    lines = ["/* Made by schema/embed_schemas.py. Do not edit. */", '#include "schemas.h"', ""]
    rows = []
    for number, path in enumerate(sorted(map(Path, paths), key=lambda p: p.name.removesuffix(".schema.json"))):
        data = path.read_bytes()
        lines += array(f"schema_{number}", data)
        rows.append(f'    {{"{path.name.removesuffix(".schema.json")}", schema_{number}, {len(data)}}},')
    lines += ["const struct um_schema_text um_schemas[] = {", *rows, "};", f"const size_t um_schema_total = {len(rows)};", ""]
    Path(out).write_text("\n".join(lines), encoding="ascii")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
