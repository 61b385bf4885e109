"""What the other side may send: text that tries to be more than text."""
import copy
import itertools

import lib

ENTITIES = lib.entities()
BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
RAW = "".join(map(chr, [*range(1, 0x20), 0x7f, *range(0x80, 0xa0)])) + BIDI + "\u2028\u2029\ufeff\u200b\u0007"
HOSTILE = {"escapes": "a\x1b[31mred\x1b]0;title\x07\x1b[2J\x9b31m", "bidi": f"a{BIDI}b", "lines": "a\r\nb\nc\vd\x85e\u2028f",
           "every control": f"a{RAW}b", "long": "wörter " * 1500, "unbroken": "w" * 10_000, "markup": "<script>alert(1)</script> %s %n ${x} {a} {missing}",
           "combining": "a" + "\u0301" * 500, "nothing but": "\u202e\x1b", "emoji": "👩‍👩‍👧‍👧" * 50}


def raw_characters(data):
    text = data.decode(errors="replace")
    return sorted({hex(ord(c)) for c in text if c in RAW and c != "\n"} | ({"bad UTF-8"} if "\ufffd" in text else set()))


def poison(record, text):
    """The text in every field that takes any text at all; of several texts each field has the next."""
    out, texts = copy.deepcopy(record), itertools.repeat(text) if isinstance(text, str) else itertools.cycle(text)
    for table, entity in ENTITIES.items():
        for row in [out[table]] if entity.get("single") else out.get(table, []):
            for key, field in entity["fields"].items():
                outer, _, inner = key.partition(".")
                if field["type"] == "text":
                    (row.setdefault(outer, {}) if inner else row)[inner or outer] = next(texts)
                elif field["type"] == "texts":
                    row[outer] = [next(texts), next(texts)]
            row["note"] = next(texts)
    out["matter"]["court"] = next(texts)
    for p in out.get("positions", []):
        p["answer"] = next(texts)
    return out
