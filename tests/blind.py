#!/usr/bin/env python3
"""Records of decided matters are entered before their holdings are read: what changed since, and whether it is said why (cases/BLIND)."""
import hashlib
import re

import lib
import tap

CASES = lib.ROOT / "cases"
WITHOUT = {"tutorial", "leifer-2023"}  # invented; and entered to learn what a record must hold
NOT_BLIND = {"music-group-2015", "in-re-dmca-twitter-2022", "smythe-2016", "wirt-v-twitter-2021", "leifer-2023"}
LINE = re.compile(r"([0-9a-f]{64})  ([A-Za-z0-9._-]+)(?:  changed: (.+), (.+))?")


def read(folder):
    """Lines by slug, each with digest and reason, and what is wrong with the file."""
    path, lines, wrong = folder / "BLIND", {}, []
    for i, text in enumerate(path.read_text(encoding="utf-8").splitlines() if path.exists() else [], 1):
        found = LINE.fullmatch(text)
        if text and not text.startswith("#") and not found:
            wrong.append(f"line {i} is none: {text}")
        if found:
            lines.setdefault(found[2], []).append((found[1], found[3]))
    return lines, wrong


def problems(folder):
    lines, wrong = read(folder)
    for slug, entries in lines.items():
        record = folder / slug / "record.json"
        if not record.exists():
            wrong.append(f"{slug} has a line and no record")
            continue
        if entries[0][1]:
            wrong.append(f"{slug}: its first line is of the record as it was entered")
        wrong += [f"{slug}: a later line says why the record changed" for _, why in entries[1:] if not why]
        wrong += [f"{slug}: the record did not change" for a, b in zip(entries, entries[1:]) if a[0] == b[0]]
        if hashlib.sha256(record.read_bytes()).hexdigest() != entries[-1][0]:
            wrong.append(f"{slug}: the record changed since, and no line says why")
    for path in sorted(folder.glob("*/holding.json")):
        slug = path.parent.name
        if slug not in WITHOUT and slug not in lines:
            wrong.append(f"{slug} has a holding and no line")
        if slug in NOT_BLIND and lib.load(path).get("blind") is not False:
            wrong.append(f"{slug} was not entered blind")
    return wrong


def project():
    wrong = problems(CASES)
    tap.ok(not wrong, "every record is as it was entered, or it is said why it changed", "\n".join(wrong))
    tap.ok(not (CASES / "tutorial/holding.json").exists(), "nobody decided the tutorial")


def teeth():
    """What must be found in a folder that is not as it should be."""
    digest = lambda text: hashlib.sha256(text).hexdigest()
    old, new = b'{"a": 1}', b'{"a": 2}'

    def folder(*lines, record=old, slug="roe-v-doe", blind=True):
        made = lib.scratch(suffix="")
        (made / slug).mkdir(parents=True)
        if record is not None:
            (made / slug / "record.json").write_bytes(record)
        (made / slug / "holding.json").write_bytes(lib.dump({"blind": blind}))
        (made / "BLIND").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return made

    first, changed = f"{digest(old)}  roe-v-doe", f"{digest(new)}  roe-v-doe  changed: the day of the post was missing, Opinion at 3"
    for name, made in {"as it was entered": folder("# records", "", first), "changed, with the reason": folder(first, changed, record=new),
                       "without a line, and known": folder(slug="leifer-2023", blind=False), "not blind, and it is said": folder(f"{digest(old)}  smythe-2016", slug="smythe-2016", blind=False)}.items():
        tap.same(problems(made), [], f"fine: {name}")
    for name, made in {"changed, and nobody says so": folder(first, record=new), "changed without a reason": folder(first, f"{digest(new)}  roe-v-doe", record=new),
                       "a reason without a source": folder(first, f"{digest(new)}  roe-v-doe  changed: it was missing", record=new), "a reason, and another change behind it": folder(first, changed, record=b"{}"),
                       "a first line with a reason": folder(changed, record=new), "no line": folder(), "a line of no record": folder(first, f"{digest(old)}  doe-v-roe"), "a line that is none": folder(first, "roe-v-doe"),
                       "a record gone": folder(first, record=None), "the same twice": folder(first, changed.replace(digest(new), digest(old))),
                       "said to be blind": folder(f"{digest(old)}  smythe-2016", slug="smythe-2016")}.items():
        tap.ok(problems(made), f"found: {name}")


tap.run(project, teeth)
