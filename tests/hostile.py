"""What the other side may send: text that tries to be more than text, and records under seal."""
import copy

import generate_matter as gen
import lib
from generate_matter import declaration, says

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
    """The text in every field that takes any text at all."""
    out = copy.deepcopy(record)
    for table, entity in ENTITIES.items():
        for row in [out[table]] if entity.get("single") else out.get(table, []):
            for key, field in entity["fields"].items():
                outer, _, inner = key.partition(".")
                if field["type"] == "text":
                    (row.setdefault(outer, {}) if inner else row)[inner or outer] = text
                elif field["type"] == "texts":
                    row[outer] = [text, text]
            row["note"] = text
    out["matter"]["court"] = text
    for p in out.get("positions", []):
        p["answer"] = text
    return out


def sealed_matter():
    """A matter with one sealed record; whatever it alone speaks of has SECRET in its text or an id that begins with s-."""
    return lib.add(gen.plain(), persons=[{"id": "s-person", "name": "SECRET name"}, {"id": "s-told", "name": "SECRET told"}],
                   filings=[{"id": "s-filing", "kind": "exhibit", "title": "SECRET title", "short": "SECRET short", "filed": "2024-03-01"}],
                   points=[{"id": "s-point", "kind": "told", "to": "s-told", "of": ["s-inner", "P1"], "what": "SECRET point"},
                           {"id": "s-inner", "kind": "is", "who": "s-person", "what": "SECRET inner point"}],
                   records=[declaration("s-record", "s-person", "s-filing", cite="SECRET cite", sealed="yes", note="SECRET note", at="2024-03-01"),
                            declaration("R1")],
                   assertions=[says("s-a", "s-record", "s-point", words="SECRET words", note="SECRET note"), says("s-b", "s-record", "P1", "denies", words="SECRET denial"),
                               says("R1.a", "R1", "P1", "denies")],
                   positions=[{"id": "s-pos1", "on": "s-record", "question": "reach", "answer": "SECRET", "by": "holder", "gist": "SECRET gist"},
                              {"id": "s-pos2", "on": "i/P1/falsity", "question": "status", "answer": "unmet", "by": "holder", "basis": ["s-record"], "gist": "SECRET basis"},
                              {"id": "s-pos3", "on": "e/s-a/competence", "question": "status", "answer": "unmet", "by": "holder", "gist": "SECRET on a node"}],
                   facts=[{"id": "s-fact", "subject": "roe", "name": "media-access", "value": "yes", "record": "s-record", "words": "SECRET fact"}],
                   orders=[{"id": "s-order", "earlier": "S1", "later": "s-record", "cite": "SECRET order"}])
