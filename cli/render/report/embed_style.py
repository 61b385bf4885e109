#!/usr/bin/env python3
"""Put the style of the report into a C file, with the digest that the page's policy lets in.

    embed_style.py OUT.c style.css
"""
import base64
import hashlib
import sys

WIDTH = 24


def main(out, path):
    with open(path, "rb") as f:
        style = f.read()
    if b"</" in style or b"<!--" in style or b"\r" in style or b"url(" in style or b"@import" in style or max(style) > 126:
        sys.exit(f"{path}: a style that could end itself, fetch something, or is not plain ASCII")
    rows = [", ".join(map(str, style[i:i + WIDTH])) for i in range(0, len(style), WIDTH)]
    digest = base64.b64encode(hashlib.sha256(style).digest()).decode()
    lines = [f"/* Made by {sys.argv[0].rsplit('/', 1)[-1]}. Do not edit. */", '#include "render/report/style.h"', "",
             "const char report_style[] = {", *(f"    {row}," for row in rows), "    0};",
             f"const char report_style_digest[] = \"'sha256-{digest}'\";", ""]
    with open(out, "w", encoding="ascii") as f:
        f.write("\n".join(lines))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
