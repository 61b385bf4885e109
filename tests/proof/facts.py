"""What a record says, read by paths; and conditions of the rule language on it. Written from the dictionary, not from the engine.

A value is True, False or None (nobody can say). Everything is judged in one world: one position for each open question of law.
"""
import datetime
import json
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VOCABULARY = json.loads((ROOT / "schema/vocabulary.json").read_text(encoding="utf-8"))
ENTITIES = {e["name"]: e for e in json.loads((ROOT / "schema/record.json").read_text(encoding="utf-8"))["entities"]}
TYPES = {name: {f["key"]: f["type"] for f in e["fields"]} for name, e in ENTITIES.items()}
KINDS = VOCABULARY["kinds"]
EARLIEST, LATEST = datetime.datetime.min, datetime.datetime.max


def both(values):
    """Kleene's and."""
    values = list(values)
    return False if False in values else None if None in values else True


def either(values):
    values = list(values)
    return True if True in values else None if None in values else False


def negated(value):
    return None if value is None else not value


def minute(text, last):
    if text is None:
        return LATEST if last else EARLIEST
    if "T" in text:
        return datetime.datetime.fromisoformat(text)
    return datetime.datetime.fromisoformat(text + ("T23:59" if last else "T00:00"))


def interval(value):
    if value is None:
        return EARLIEST, LATEST
    ends = value if isinstance(value, dict) else {"from": value, "to": value}
    return minute(ends.get("from"), False), minute(ends.get("to"), True)


def natural(text):
    return [(0, int(x), "") if x.isdigit() else (1, 0, x) for x in re.findall("[0-9]+|[^0-9]", text)]


class Unsupported(Exception):
    """A condition that this checker does not read; counted, never passed over in silence."""


class Record:
    def __init__(self, record, day=LATEST, decision=None):
        self.rows, self.entity, self.day = {}, {}, day
        self.sees = next((d.get("sees") for d in record.get("decisions", []) if d["id"] == decision), None)
        for name, e in ENTITIES.items():
            rows = [record[e["json"]]] if e.get("single") else record.get(e["json"], [])
            for row in sorted(rows, key=lambda r: natural(r["id"])):
                self.rows[row["id"]] = row
                self.entity[row["id"]] = name
        self.matter = record["matter"]["id"]

    def of(self, entity):
        return [i for i, e in self.entity.items() if e == entity]

    def get(self, row, key):
        outer, _, inner = key.partition(".")
        value = self.rows[row].get(outer)
        return value.get(inner) if inner and isinstance(value, dict) else value

    def list(self, row, key):
        value = self.get(row, key)
        return [] if value is None else value if isinstance(value, list) else [value]

    # ------------------------------------------------------------ derived

    def is_later(self, record):
        """Whether a record was not before the court yet: on the day that is looked at, or by what the decision of that day lists."""
        filing = None if record is None else self.get(record, "filing")
        return filing is not None and (interval(self.get(filing, "filed"))[0] > self.day if self.sees is None else filing not in self.sees)

    def last_day(self):
        last = EARLIEST
        for f in self.of("filing"):
            start, end = interval(self.get(f, "filed"))
            last = max(last, end if end != LATEST else start)
        return last

    def closed(self):
        """Whether somebody reports that nothing more was offered in the matter at large, and nothing cited is unread."""
        def covers(v):
            return "matter" in self.rows[v]["scope"] and self.get(v, "closed") != "no" and interval(self.get(v, "upto"))[1] >= self.last_day()

        unread = [r for r in self.of("record") if "unread" in (self.get(r, "seen") or {}) and not refs_of_choice(self.get(r, "about"))]
        return any(covers(v) for v in self.of("inventory")) and not unread

    def with_role(self, role):
        return [p for p in self.of("person") if role in self.list(p, "roles")]

    def knowers(self, point):
        found, complete = [], True
        for key in KINDS[self.get(point, "kind")]["knowers"]:
            complete = complete and self.get(point, key) is not None
            found += self.list(point, key)
        return found, complete

    def persons(self, point):
        slots, found, complete = KINDS[self.get(point, "kind")]["slots"], [], True
        for key, type in TYPES["point"].items():
            base, _, targets = type.partition(":")
            if base not in ("ref", "refs"):
                continue
            value = self.get(point, key)
            if key in slots and "person" in targets.split("|"):
                complete = complete and value is not None
            for row in self.list(point, key):
                if self.entity[row] == "person":
                    found.append(row)
                elif self.entity[row] == "point":
                    below, whole = self.persons(row)
                    found, complete = found + below, complete and whole
        return found, complete

    def made_by(self, account):
        return [s for s in self.of("act") if account in refs_of_choice(self.get(s, "by"))]

    def said(self, subjects, matter=False):
        """What facts say yes, and no, to of some rows; matter: also those of no single row."""
        yes, no = set(), set()
        single = ("account", "defendant", "act", "point", "claim")
        for f in self.of("fact"):
            subject, value = self.get(f, "subject"), self.get(f, "value")
            if self.is_later(self.get(f, "record")):
                continue
            if subject in subjects or matter and (subject is None or self.entity[subject] not in single):
                (yes if value == "yes" else no if value == "no" else set()).add(self.get(f, "name"))
        return yes, no

    def facts(self, row):
        entity = self.entity[row]
        if entity == "claim":
            return self.said({row, self.get(row, "claimant")})
        if entity == "defendant":
            accounts = set(self.list(row, "accounts"))
            own = {s for s in self.of("act") if refs_of_choice(self.get(s, "by")) and set(refs_of_choice(self.get(s, "by"))) <= accounts}
            return self.said({row} | accounts | own)
        return self.said({row}, entity == "matter")

    def requested(self, key):
        return {w for q in self.of("request") for w in self.list(q, key)}


def refs_of_choice(value):
    if not isinstance(value, dict):
        return []
    inner = next(iter(value.values()), None)
    return inner if isinstance(inner, list) else [inner] if isinstance(inner, str) else []


def later(date, n, years):
    if years:
        return date.replace(year=date.year + n) if (date.month, date.day) != (2, 29) else date.replace(year=date.year + n, month=3, day=1)
    return date + datetime.timedelta(days=n)


def no_later(a, b, n, years):
    """Whether a is surely, or surely not, at most n days or years after b; open ends decide nothing."""
    (a_from, a_to), (b_from, b_to) = a, b
    if LATEST != a_to and EARLIEST != b_from and a_to.date() <= later(b_from.date(), n, years):
        return True
    if EARLIEST != a_from and LATEST != b_to and a_from.date() > later(b_to.date(), n, years):
        return False
    return None


class Got:
    """What a path gives: known, and as what; row is where it was read."""

    def __init__(self, row):
        self.row, self.known, self.type = row, True, "row"
        self.words, self.open_words, self.refs, self.complete, self.time, self.number, self.text = None, set(), None, True, None, None, None


class Judge:
    """Conditions in one world. findings gives the status and why of a node in it; competence that of an assertion."""

    def __init__(self, record, world, findings, level, defendants):
        self.record, self.world, self.findings, self.level, self.defendants = record, world, findings, level, defendants

    # ------------------------------------------------------------ paths

    def steps(self, path):
        parts = path.split(".")
        while parts:
            take = 2 if parts[0] == "form" else 1
            yield ".".join(parts[:take])
            parts = parts[take:]

    def follow(self, path, env):
        root, _, rest = path.partition(".")
        got = Got(env[root] if root in env else self.record.matter)
        for step in self.steps(rest) if rest else ():
            if got.known:
                self.step(got, step)
            else:
                got.type = "enums" if self.is_set(path) else got.type
        return got

    def is_set(self, path):
        """Whether the last step of a path, by its name alone, is a set of words: what nobody entered is then empty."""
        last = path.rpartition(".")[2]
        return any(types.get(last, "").startswith("enums") for types in TYPES.values())

    def step(self, got, step):
        r = self.record
        if step == "refs" and got.type == "choice":
            got.type = "refs"
            return
        entity = r.entity[got.row]
        type = TYPES[entity].get(step) or ("text" if step == "note" else None)
        if type is None:
            self.derive(got, entity, step)
            return
        base, _, arg = type.partition(":")
        value = r.get(got.row, step)
        got.type = base
        got.known = value is not None
        if base == "ref":
            got.row = value if got.known else got.row
            got.type = "row"
        elif base == "refs":
            got.refs, got.type = r.list(got.row, step), "refs"
        elif base == "choice":
            got.refs = refs_of_choice(value)
            got.words = {next(iter(value))} if got.known else set()
        elif base in ("enum", "enums"):
            got.words = set(r.list(got.row, step))
        elif base == "time":
            got.time = interval(value)
        elif base == "int":
            got.number = value
        else:
            got.text = value

    def derive(self, got, entity, step):
        r, row = self.record, got.row
        kind = KINDS[r.get(row, "kind")] if entity == "point" else None
        if step in ("knowers", "persons"):
            got.type = "refs"
            got.refs, got.complete = r.knowers(row) if step == "knowers" else r.persons(row)
        elif step in ("holders", "claimants"):
            got.type, got.refs = "refs", r.with_role(step[:-1])
        elif step == "acts" and entity == "defendant":
            got.type, got.refs = "refs", [s for k in r.list(row, "accounts") for s in r.made_by(k)]
        elif step in ("perceivable", "checkable"):
            got.type, got.words = "enum", {"yes" if kind[step] else "no"}
        elif step in ("facts", "disputed"):
            yes, no = r.facts(row)
            got.type, got.words, got.open_words = "enums", (yes & no if step == "disputed" else yes - no), (set() if step == "disputed" else yes & no)
        elif step in ("items", "purposes", "requires") and entity == "matter":
            got.type, got.words = "enums", r.requested({"items": "items", "purposes": "purpose", "requires": "requires"}[step])
        elif step == "provides" and entity == "matter":
            got.type, got.words = "enums", {w for p in r.with_role("holder") for w in r.list(p, "provides")}
        elif step in ("roles", "located") and entity == "defendant":
            got.type, got.words = "enums", {w for k in r.list(row, "accounts") for w in r.list(k, {"roles": "role"}.get(step, step))}
        elif step == "day":
            got.type, got.time = "time", (r.last_day(), r.last_day())
        elif step == "competence":
            value = self.findings.competence(row, self.level, self.world)
            got.type, got.words = "value", {value}
            got.known = value != "unknown"
        elif step == "harms":
            got.type, got.words = "enums", self.harms(row)
        elif step == "showing":
            value = self.findings.showing(row, self.world)
            got.type, got.words = "value", {value}
            got.known = value != "not-recorded"
        else:
            raise Unsupported(f"{entity}.{step}")

    def harms(self, defendant):
        r, found = self.record, set()
        for a in r.of("assertion"):
            point = r.get(a, "point")
            counts = self.findings.counts_everywhere(a)
            if r.get(a, "says") == "affirms" and r.get(a, "modality") == "is" and r.get(point, "kind") == "harm" and counts \
                    and r.get(point, "who") in r.list(defendant, "accounts"):
                found |= set(r.list(point, "type"))
        return found

    # ------------------------------------------------------------ conditions

    def eval(self, cond, env):
        op = next(k for k in cond if k not in ("as", "where", "sort"))
        return getattr(self, "on_" + {"is": "word", "in": "within_list", "not": "negation", "all": "all_of", "any": "any_of"}.get(op, op))(cond[op], env, cond)

    def many(self, args):
        return args if isinstance(args, list) else [args]

    def on_all_of(self, args, env, _):
        return both(self.eval(c, env) for c in self.many(args))

    def on_any_of(self, args, env, _):
        return either(self.eval(c, env) for c in self.many(args))

    def on_negation(self, args, env, _):
        return negated(both(self.eval(c, env) for c in self.many(args)))

    def on_surely(self, args, env, _):
        return both(self.eval(c, env) for c in self.many(args)) is True

    def on_word(self, args, env, _):
        got, wanted = self.follow(args[0], env), set(self.many(args[1]))
        if got.type in ("word", "text", "id"):
            return None if got.text is None else got.text in wanted
        if got.type == "value":
            return True if got.words & wanted else None if not got.known else False
        if not got.known:
            return False if got.type == "enums" else None
        return True if got.words & wanted else None if got.open_words & wanted else False

    def on_cmp(self, args, env, _):
        got = self.follow(args[0], env)
        number = len(got.refs or []) if got.type == "refs" else got.number
        if number is None:
            return None
        return {"=": number == args[2], "<": number < args[2], "<=": number <= args[2], ">": number > args[2], ">=": number >= args[2]}[args[1]]

    def on_same(self, args, env, _):
        a, b = (self.follow(p, env) for p in args)
        return a.row == b.row if a.known and b.known else None

    def on_within_list(self, args, env, _):
        a, b = (self.follow(p, env) for p in args)
        if not a.known:
            return None
        if a.row in (b.refs or []):
            return True
        return False if b.known and b.complete else None

    def on_before(self, args, env, _):
        a, b = (self.follow(p, env) for p in args)
        (a_from, a_to), (b_from, b_to) = (g.time or (EARLIEST, LATEST) for g in (a, b))
        if a_to < b_from:
            return True
        if a_from >= b_to:
            return False
        return True if self.ordered(a.row, b.row, set()) else False if self.ordered(b.row, a.row, set()) else None

    def ordered(self, a, b, seen):
        r = self.record
        for o in r.of("order"):
            if o in seen or r.get(o, "earlier") != a:
                continue
            seen.add(o)
            if r.get(o, "later") == b or self.ordered(r.get(o, "later"), b, seen):
                return True
        return False

    def on_within(self, args, env, _):
        a, b = (self.follow(p, env).time or (EARLIEST, LATEST) for p in args[:2])
        years = len(args) > 3 and args[3] == "years"
        return both((no_later(a, b, args[2], years), no_later(b, a, args[2], years)))

    def on_since(self, args, env, _):
        start, end = self.follow(args[0], env).time or (EARLIEST, LATEST)
        line = minute(args[1], False)
        return True if start >= line else False if end < line else None

    # ------------------------------------------------------------ quantifiers

    def rows(self, sort, cond, env):
        """The rows that can satisfy: those of the list that the variable is tied to, else all."""
        tie = self.tied(cond["where"], cond["as"], env)
        if tie and tie.known and tie.complete:
            return [x for x in tie.refs if self.record.entity[x] == sort]
        return self.record.of(sort)

    def tied(self, where, name, env):
        if "in" in where and where["in"][0] == name and where["in"][1].partition(".")[0] in {*env, "m"}:
            return self.follow(where["in"][1], env)
        for c in self.many(where["all"]) if "all" in where else ():
            found = self.tied(c, name, env)
            if found:
                return found
        return None

    def truths(self, sort, cond, env):
        return [self.eval(cond["where"], {**env, cond["as"]: x}) for x in self.rows(sort, cond, env)]

    def complete(self, sort):
        return sort not in ("assertion", "record") or self.record.closed()

    def on_some(self, sort, env, cond):
        found = either(self.truths(sort, cond, env))
        return found if found or self.complete(sort) else None

    def on_entered(self, sort, env, cond):
        return either(self.truths(sort, cond, env))

    def on_none(self, sort, env, cond):
        return negated(self.on_some(sort, env, cond))

    def on_each(self, sort, env, cond):
        found = both(self.truths(sort, cond, env))
        return found if found is False or self.complete(sort) else None

    def on_at_least(self, number, env, cond):
        truths = self.truths(cond["sort"], cond, env)
        if truths.count(True) >= number:
            return True
        return False if truths.count(True) + truths.count(None) < number and self.complete(cond["sort"]) else None

    # ------------------------------------------------------------ what was decided below

    def on_status(self, args, env, _):
        node = self.findings.shared_node(args[0], env, self.record, self.level)
        if node is None:
            return None
        status, why = self.findings.status(node, self.world)
        if status in self.many(args[1]) and (len(args) < 3 or why == args[2]):
            return True
        return None if status == "not-recorded" else False

    def on_position(self, args, _env, _):
        """A question that is not at stake in the matter has its first position."""
        return self.world.get(args[0], self.findings.first_position(args[0])) == args[1]
