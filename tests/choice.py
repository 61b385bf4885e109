#!/usr/bin/env python3
"""How tests are chosen and what they are made of: worlds, defendants, gates, parts, levels. Packs are laid over the built-in law, from a folder in a folder."""
import json

import generate_matter as gen
import lib
import tap

AUTH = [{"id": "highfields", "known": "background"}]


def rule(id, kind, **members):
    return {"id": id, "kind": kind, "title": f"Title of {id}", "proposition": f"Proposition of {id}.", "reason": f"Reason of {id}.",
            **({} if kind == "ask" else {"auth": AUTH}), **members}


def test_of(name, *parts, **members):
    """A test with parts that rules decide, met where no rule speaks."""
    return [rule(name, "test", test=name, standard="any", **members)] + [
        rule(f"{name}.{p}", "part", test=name, part=p, order=i, over="rules", then={"status": "met"}) for i, p in enumerate(parts, 1)]


def law(*rules):
    folder = lib.scratch(suffix="")
    (folder / "tests").mkdir(parents=True)
    (folder / "tests/mine.json").write_bytes(lib.dump({"format": "unmask.law/1", "id": "mine", "version": "1", "title": "Mine", "rules": list(rules)}))
    return folder


def matter(**changes):
    """Two defendants in a court that no built-in rule names."""
    record = gen.plain()
    record["matter"]["court"] = "nowhere"
    record["matter"].update(changes)
    return record


def findings(record, *rules, options=()):
    return lib.findings(record, "--law", law(*rules), *options)


def refused(record, *rules, options=()):
    done = lib.run("evaluate", "--law", law(*rules), *options, "-", stdin=lib.dump(record))
    return done.returncode, done.stderr.decode()


def statuses(doc, node):
    return {f["status"] for f in doc["matter"]["findings"] + [f for d in doc["defendants"] for f in d["findings"]] if f["node"] == node}


def defendant(doc, id):
    return next(d for d in doc["defendants"] if d["id"] == id)


def select(id, test, order=1, **members):
    return rule(id, "select", order=order, then={"test": test}, **{"if": {"is": ["m.court", "nowhere"]}, **members})


def by_court():
    doc = findings(matter(), *test_of("one", "p"), *test_of("two", "p"), select("S1", "one", 1), select("S2", "two", 2))
    tap.same([(t["id"], t["rule"], t["defendants"]) for t in doc["matter"]["tests"]], [("one", "S1", ["d1", "d2"])], "the rule of the lower order chooses")
    tap.same(doc["matter"]["test"]["reason"], "Reason of S1.", "and says why")
    doc = findings(matter(), *test_of("one", "p"), *test_of("two", "p"), select("S1", "one"), select("S2", "two"))
    tap.same(statuses(doc, "m/test"), {"conflict"}, "two of one order that choose otherwise conflict")
    tap.same({d["outcome"] for d in doc["defendants"]}, {"for-court"}, "and what follows is for the Court")
    doc = findings(matter(), *test_of("one", "p"), *test_of("two", "p"), select("S1", "one"), select("S2", "two", defeats=["S1"]))
    tap.same([t["id"] for t in doc["matter"]["tests"]], ["two"], "unless one defeats the other")
    doc = findings(matter(), *test_of("one", "p"), *test_of("two", "p"), select("S1", "one"), options=["--test", "two"])
    tap.same([(t["id"], t["basis"]) for t in doc["matter"]["tests"]], [("two", "assumed")], "--test overrides, and it says so")


def by_ruling():
    rules = [*test_of("one", "p"), *test_of("two", "p"), select("S1", "one")]
    ruled = lambda by: lib.add(matter(), positions=[{"id": "R", "on": "m/test", "question": "test", "answer": "two", "by": by, "gist": "The second test."}])
    tests = lambda by: [(t["id"], t["basis"]) for t in findings(ruled(by), *rules)["matter"]["tests"]]
    tap.same(tests("court"), [("two", "ruled")], "a ruling names the test")
    tap.same(tests("clerk"), [("two", "provisional")], "a clerk's answer does so provisionally")
    tap.same(tests("seeker"), [("one", "derived")], "an argument does not")


def by_defendant():
    rules = [*test_of("one", "p"), *test_of("two", "p"), select("S1", "one", 5),
             select("S2", "two", 1, **{"for": {"d": "defendant"}, "if": {"is": ["d.roles", "witness"]}}),
             rule("S3", "status", part="p", tests=["two"], **{"for": {"d": "defendant"}, "if": {"is": ["d.roles", "witness"]}, "then": {"status": "unmet", "why": "insufficient"}})]
    doc = findings(lib.change(matter(), "accounts", "A2", {"role": "witness"}), *rules)
    tap.same([(t["id"], t["defendants"]) for t in doc["matter"]["tests"]], [("one", ["d1"]), ("two", ["d2"])], "each defendant has the test of his role")
    tap.same((statuses(doc, "m/test"), statuses(doc, "d/d2/test"), statuses(doc, "d/d1/test")), ({"met"}, {"met"}, set()), "one that differs has a finding of its own")
    tap.same([d["outcome"] for d in doc["defendants"]], ["showing-made", "not-made"], "and comes out under it")
    first = defendant(doc, "d2")["outcomes"][0]["first_failing"]
    tap.same((first, defendant(doc, "d2")["parts"]), ("d/d2/t/two/p", ["d/d2/t/two/p"]), "by its parts alone")


def by_question():
    question = rule("Q", "question", ask="Which?", positions=[{"id": "a", "says": "one", "auth": AUTH}, {"id": "b", "says": "two", "auth": AUTH}])
    rules = [*test_of("one", "p"), *test_of("two", "p"), question, select("S1", "one", 1, **{"if": {"position": ["Q", "a"]}}), select("S2", "two", 1, **{"if": {"position": ["Q", "b"]}}),
             rule("S3", "status", part="p", tests=["two"], **{"if": {"is": ["m.court", "nowhere"]}, "then": {"status": "unmet", "why": "insufficient"}})]
    doc = findings(matter(), *rules)
    d = defendant(doc, "d1")
    tap.same((d["outcome"], d["turns_on"]), ("depends", ["Q"]), "an open question chooses the test, and the outcome turns on it")
    tap.same([(t["id"], t["worlds"][0][0]["position"]) for t in doc["matter"]["tests"]], [("one", "a"), ("two", "b")], "both tests are named, each with its answer")
    tap.same(defendant(findings(matter(), *rules, options=["--position", "Q=a"]), "d1")["outcome"], "showing-made", "a position fixes it")
    doc = findings(matter(), *rules, options=["--test", "two"])
    tap.same([q["id"] for q in doc["matter"]["law_questions"] if q["id"] == "Q"], [], "where the test is named nothing turns on the question, and it is not asked")
    touching = rule("Q", "question", ask="Which?", touches=["falsity"], positions=question["positions"])
    code, said = refused(matter(), *test_of("one", "p"), touching, select("S1", "one", 1, **{"if": {"position": ["Q", "a"]}}))
    tap.ok(code == 3 and "names no tests and touches no elements" in said, "a test cannot be chosen by a question that touches elements", said)


def worlds():
    many = lambda n: [rule(f"W{i}", "question", ask="Which?", touches=["falsity"], positions=[{"id": p, "says": p, "auth": AUTH} for p in "ab"]) for i in range(n)]
    rules = [*test_of("one", "p"), select("S1", "one")]
    tap.ok(len(findings(matter(), *rules, *many(6))["matter"]["law_questions"]) == 6, "64 worlds are judged in one pass")
    code, said = refused(matter(), *rules, *many(7))
    tap.ok(code == 3 and "64 worlds" in said and "fix the position" in said, "more are refused, with what to do", said)
    fixed = findings(matter(), *rules, *many(7), options=["--position", "W3=b"])
    tap.ok(len(fixed["matter"]["law_questions"]) == 7, "and judged once a position is fixed")
    aside = rule("W9", "question", ask="Which?", touches=["falsity"], tests=["two"], positions=[{"id": p, "says": p, "auth": AUTH} for p in "ab"])
    tap.same([q["id"] for q in findings(matter(), *rules, *test_of("two", "p"), aside)["matter"]["law_questions"] if q["id"] == "W9"], [],
             "a question of another test is not asked")


def parts_and_gates():
    here = {"is": ["m.court", "nowhere"]}
    unmet = {"status": "unmet", "why": "insufficient"}
    base = [*test_of("one", "p", "q", "r"), select("S1", "one")]
    q_court = [rule("ASK", "ask", ask="Is it?", if_yes="met", if_no="unmet"), rule("X1", "status", part="p", **{"if": here, "then": {"status": "for-court", "question": "ASK"}})]
    d = defendant(findings(matter(), *base, *q_court, rule("X2", "status", part="r", **{"if": here, "then": unmet})), "d1")
    tap.same((d["outcome"], d["outcomes"][0]["first_failing"]), ("not-made", "d/d1/t/one/r"), "a part that is not shown decides, wherever it stands")
    doc = findings(matter(), *base, *q_court)
    reached = {f["node"]: f["reached"] for f in defendant(doc, "d1")["findings"] if "/t/" in f["node"]}
    tap.same(reached, {"d/d1/t/one/p": "yes", "d/d1/t/one/q": "earlier-part", "d/d1/t/one/r": "earlier-part"}, "what stands behind an open part is not reached")
    gate = lambda **m: rule("G", "gate", gate="g", order=1, then=unmet, renew="a second try", **m)
    d = defendant(findings(matter(), *base, gate()), "d1")
    tap.same((d["outcome"], d["outcomes"][0]["first_failing"], d["outcomes"][0]["renewable"]), ("not-made", "d/d1/g/g", "a second try"), "a gate that is shut comes before every part")
    tap.same(defendant(findings(matter(), *base, gate(tests=["two"]), *test_of("two", "p")), "d1")["outcome"], "showing-made", "unless it is another test's")
    asked = lib.add(matter(), requests=[{"id": "RQ", "items": ["name", "payment"]}])
    d = defendant(findings(asked, *base, gate(items=["payment"])), "d1")
    tap.same((d["outcome"], [(i["item"], i["outcome"]) for i in d["items"]]), ("showing-made", [("payment", "not-made")]), "a gate for data holds back that data alone")
    d = defendant(findings(matter(), *base, rule("P", "part", test="one", part="s", order=9, over="rules", then={**unmet, "outcome": "curable"})), "d1")
    tap.same(d["outcome"], "curable", "a part may say what its failure leads to")


def levels():
    rules = [rule("one", "test", test="one", standard="any"), select("S1", "one"),
             rule("one.pleading", "part", test="one", part="pleading", order=1, over="claims", level="pleading"),
             rule("one.proof", "part", test="one", part="proof", order=2, over="claims"),
             rule("PL", "sufficiency", element="falsity", levels=["pleading"],
                  **{"for": {"a": "assertion", "i": "point"}, "if": {"all": [{"is": ["a.says", "denies"]}, {"same": ["a.point", "i"]}]}, "then": {"reach": "enough"}})]
    complaint = lib.add(matter(), records=[{"id": "RC", "filing": "F1", "cite": "Compl. ¶ 1", "kind": "complaint", "author": ["roe"], "seen": {"direct": True}}],
                        assertions=[{"id": "RC.a", "record": "RC", "says": "denies", "point": "P1", "knower": "roe", "basis": "perceived", "modality": "is"}])
    doc = findings(complaint, *rules)
    judged = [(f["node"], json.dumps(f.get("worlds"))) for f in doc["matter"]["findings"]]
    tap.ok(statuses(doc, "e/RC.a/pleaded/competence") == {"met"} and statuses(doc, "e/RC.a/competence") == {"unmet"}, "an unsworn complaint counts as pleading and not as evidence")
    tap.same((statuses(doc, "i/P1/pleaded/falsity"), statuses(doc, "i/P1/falsity") & {"met"}), ({"met"}, set()), "falsity is judged at each level")
    tap.same(sorted(judged), sorted(set(judged)), "no node is judged twice in one world")
    tap.ok(not statuses(doc, "i/P1/pleaded/concerning") and statuses(doc, "i/P1/concerning"), "what no evidence is offered on is judged once for both")
    tap.same([p["level"] for p in doc["matter"]["test"]["parts"]], ["pleading", "evidence"], "each part says its level")


tap.run(by_court, by_ruling, by_defendant, by_question, worlds, parts_and_gates, levels)
