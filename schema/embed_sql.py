#!/usr/bin/env python3
"""Put the migrations into a C file, as bytes, because C promises strings of 4095 only.

    schema/embed_sql.py OUT.c 001.sql 002.sql ...
"""
import sys

WIDTH = 24


def array(name, data):
    rows = [", ".join(map(str, data[i:i + WIDTH])) for i in range(0, len(data), WIDTH)]
    return [f"static const char {name}[] = {{", *(f"    {row}," for row in rows), "    0};", ""]


def main(out, *paths):
    lines = ["/* Made by schema/embed_sql.py. Do not edit. */", '#include "store/migrations.h"', ""]
    names = []
    for path in paths:
        with open(path, encoding="ascii") as f:
            names.append(f"migration_{len(names) + 1}")
            lines += array(names[-1], f.read().encode("ascii"))
    lines += [f"const char *const um_migrations[] = {{{', '.join(names)}}};",
              f"const unsigned um_migration_count = {len(names)};", ""]
    with open(out, "w", encoding="ascii") as f:
        f.write("\n".join(lines))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
