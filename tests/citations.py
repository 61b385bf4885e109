#!/usr/bin/env python3
"""What the papers cite: which authority a citation is, and what is said of it."""
import generate_matter as gen
import lib
import tap

LEIFER = lib.LEIFER
LAW = {a["id"]: a for p in lib.PACKS for a in lib.load(p).get("authorities", [])}


def citing(*texts, **more):
    """A matter in which one position cites these."""
    position = {"id": "P", "on": "m/law", "question": "competence-setting", "answer": "strict", "by": "seeker",
                "gist": "It is so.", "cite": "Mot. at 2", "authorities": list(texts), "at": "2024-03-01", **more}
    return lib.add(gen.plain(), positions=[position])


def citations(*texts, options=(), **more):
    return lib.findings(citing(*texts, **more), *options)["matter"]["citations"]


def laid_over(*authorities):
    """A directory with one pack of these authorities, to lay over the law."""
    path = lib.scratch(suffix=".d")
    path.mkdir()
    rows = [{"id": f"X{i}", "cite": "Ann v. Doe", "short": "Ann", "date": "2001-02-03", **a} for i, a in enumerate(authorities)]
    (path / "mine.json").write_bytes(lib.dump({"format": "unmask.law/1", "id": "mine", "version": "1", "title": "x", "authorities": rows}))
    return path


# ------------------------------------------------------------------ matching

def matching():
    rows = {
        "Bose Corp. v. Consumers Union, 466 U.S. 485, 511 (1984)": "bose", "466 U.S. 485": "bose", "Bose, 466 U.S. at 511 & n.30": "bose",
        "Bose,  466 U.S.\u00a0485": "bose", "Coleman, 523 F. Supp. 3d at 254": "coleman", "Coleman v. Grand, 523 F.Supp.3d 244, 261": "coleman",
        "2016 WL 54125, at *3 (N.D. Cal. Jan. 5, 2016)": "smythe", "Prince v. Intercept, 634 F. Supp. 3d 114 (S.D.N.Y. 2022)": "prince",
        "Leidig, 788 F. App’x 76": "leidig", "Leidig, 788 F. App'x at 77": "leidig", "N.Y. Times, 376 U.S. at 288": "sullivan",
        "Coleman v. Grand, No. 21-800 (2d Cir. Nov. 3, 2025)": "coleman-2025",
        "Music Grp. Macao v. Does, No. 14-mc-1 (N.D. Cal. Jan. 6, 2015)": "music-group-jan-2015",
        "Music Group, 82 F. Supp. 3d at 986": "music-group", "Fed. R. Civ. P. 56(c)(4)": "frcp-56",
        "Biro v. Conde Nast, 963 F. Supp. 2d 255 (S.D.N.Y. 2013), aff’d, 807 F.3d 541 (2d Cir. 2015)": "biro-2013",
        "Biro v. Conde Nast, 807 F.3d 541 (2d Cir. 2015), aff’g 963 F. Supp. 2d 255": "biro",
        "Andra, 575 S.W.3d at 528": "andra", "In re Does 1-10, 242 S.W.3d at 822": "in-re-does-texas", "In re Doe, 444 S.W.3d at 608": "trooper",
        "Signature Mgmt. Team, LLC v. Doe, 323 F. Supp. 3d 954": "signature-remand", "Spider Labs, 337 F.R.D. at 650": "rule-45-subpoenas",
        "Yelp, 62 Va. App. 678, vacated, 289 Va. 426 (2015)": "yelp-hadeed", "Civ. Code, § 47, subd. (b)": "ca-civ-47", "Cal. Civ. Code § 3426.1(d)": "ca-civ-3426",
        "Restatement (Second) of Torts § 580B cmt. d": "restatement-580b", "Rest.2d Torts, § 571": "restatement-570-574", "Restatement (Second) of Torts § 766": "restatement-766",
        "In re Subpoena to Reddit, Inc. (N.D. Cal. Feb. 7, 2024)": "reddit-2024", "Reddit, 671 F. Supp. 3d at 1026": "reddit-2023",
        # what identifies is not there, or is part of something longer, or belongs to another
        "Cal. Civ. Code § 47.5": None, "Cal. Civ. Proc. Code § 340.6": None, "N.Y. Civ. Rights Law § 50-a": None, "Restatement (Second) of Torts § 766A": None,
        "Restatement (Third) of Torts § 46": None, "In re Doe, 242 S.W.3d at 822": None,
        "Bose": None, "466 U.S. at 511": None, "Roe, 466 U.S. at 511": None, "Bose, 466 U.S. 48": None, "Bose, 466 U.S. 4851": None,
        "1466 U.S. 485": None, "Bose, 467 U.S. at 511": None, "Boses, 466 U.S. at 511": None, "466 U.S. at 511 (quoting Bose)": None,
        "Smythe v. Does 1-10": None, "12016 WL 54125": None, "2016 WL 541256": None, "Roe v. Doe (N.D. Cal. Jan. 6, 2015)": None,
        "Music Group Macao v. Does (N.D. Cal. Jan. 7, 2015)": None, "Fed. R. Civ. P. 561": None, "   ": None,
    }
    got = {c["text"]: c["authority"] for c in citations(*rows)}
    for text, expected in rows.items():
        tap.same(got.get(text), expected, f"{text!r} is {expected or 'not recognised'}")
    both = citations("Bose, 466 U.S. 485; Garrison, 379 U.S. 64")[0]
    tap.same((both["authority"], both.get("ambiguous"), both["defects"]), (None, ["bose", "garrison"], []), "a text that cites two is ambiguous")
    for a in LAW.values():
        got = citations(a["cite"])[0]
        tap.same(got["authority"], a["id"], f"{a['id']} is recognised by its own citation")


def positions():
    record = lib.add(citing("466 U.S. 485"), positions=[{"id": "Q", "on": "m/law", "question": "competence-setting", "answer": "strict",
                                                      "by": "holder", "authorities": ["No such case"], "at": "2024-03-02"}])
    matter = lib.findings(record)["matter"]
    tap.same([(c["position"], c["by"], c["who"], c.get("cite"), c["authority"]) for c in matter["citations"]],
             [("P", "seeker", "Roe", "Mot. at 2", "bose"), ("Q", "holder", "Host", None, None)], "who cites what, and where")
    tap.same([a["id"] for a in matter["authorities_cited"]], ["bose"], "the authorities that were recognised, each once")
    tap.ok(not [c for c in matter["cautions"] if c["id"] == "authorities"], "no caution where nothing is wrong with any")
    cut = lib.findings(record, "--as-of", "2024-03-01")["matter"]["citations"]
    tap.same([c["position"] for c in cut], ["P"], "a position taken later is not cited from")


# ------------------------------------------------------------------- defects

def kinds(text, *options):
    return [d["kind"] for d in citations(text, options=options)[0]["defects"]]


def conditions():
    bare = "eCommission Sols. v. CTS Holdings, 2018 WL 2078816 (S.D.N.Y. May 1, 2018)"
    tap.same(kinds(bare), [], "a wrong later history is not held against a citation without it")
    tap.same(kinds(bare + ", aff'd, No. 18-1672 (2d Cir. May 28, 2019)"), ["does-not-reach"], "the right one only does not reach the point")
    tap.same(kinds(bare + ", aff’d, 860 F. App’x 758"), ["wrong-history", "does-not-reach"], "the wrong one is both")
    tap.same(kinds("Coleman, 523 F. Supp. 3d 244 (E.D.N.Y. Feb. 22, 2021)"), ["later-history", "later-history"], "the right date is no defect")
    tap.ok("misnamed" in kinds("Bloom, 2022 WL 3030788, at *5-6") and "misnamed" not in kinds("Blossoms & Blooms, 2022 WL 3030788"), "Bloom is no name of Blossoms & Blooms")
    neuman = "Neuman, 2022 WL 1782588"
    tap.same((kinds(neuman), kinds(neuman + ", aff'd, No. 22-1412")), (["later-history"], []), "later history that the paper gives is not held against it")
    for text in ("In re Anonymous Online Speakers, 611 F.3d 653 (9th Cir. 2010)", "Music Group Macao v. Does (N.D. Cal. Jan. 6, 2015)", "Yelp v. Hadeed, 62 Va. App. 678"):
        tap.same(kinds(text), ["withdrawn"], f"withdrawn: {text}")
    for cite, rest in (("Yelp v. Hadeed, 62 Va. App. 678", ", vacated, 289 Va. 426"), ("Palin, 510 F. Supp. 3d 21", ", superseded, 40 N.Y.3d 240"),
                       ("Signature, 876 F.3d 831", ", on remand, 323 F. Supp. 3d 954"),
                       ("In re DMCA § 512(h) Subpoena to Twitter, Inc. (N.D. Cal. Dec. 29, 2021)", ", displaced, 608 F. Supp. 3d 868")):
        tap.ok(kinds(cite) and kinds(cite) != kinds(cite + rest), f"what became of it is said, unless the paper says it: {cite}", [kinds(cite), kinds(cite + rest)])
    tap.same([kinds(text) for text in ("Pilchesky v. Doe, 12 A.3d 430", "Pilchesky v. Gatelli, 12 A.3d 430", "Pilchesky, 12 A.3d at 445")], [["misnamed"], [], []],
             "Pilchesky is against Gatelli")
    tap.ok("withdrawn" not in kinds("In re Anonymous Online Speakers, 661 F.3d 1168"), "what replaced it is not")
    for day, later in (("2023-09-24", True), ("2023-09-25", False)):
        got = citations(neuman, options=("--law-as-of", day))[0]["defects"][0]
        tap.same((got["date"], got["later"]), ("2023-09-25", later), f"the affirmance as of {day}: later is {later}")


# What the list of authorities checked by hand says of each; the texts must be printed.
FLAGGED = {
    "ecommission": [("wrong-history", "18-1672"), ("does-not-reach", "seems not to reach")], "coleman": [("misdated", "Feb. 22, 2021"), ("later-history", "Gottwald"), ("later-history", "No. 21-800")],
    "themed": [("does-not-reach", "ratings are opinion")], "smythe": [("limited", "Not a defamation case")], "music-group": [("later-history", "Jan. 6, 2015")],
    "sweeney-1989": [("later-history", "84 N.Y.2d 786")], "leidig": [("limited", "one fact of 216")], "tokyo-univ": [("limited", "§ 1782"), ("later-history", "hey, Inc.")],
    "art-of-living": [("limited", "had been dismissed")], "celle": [("does-not-reach", "federal constitutional law"), ("omits", "won there in part")],
    "prince": [("later-history", "July 12, 2023")], "margolies": [("later-history", "Sept. 20, 2023")], "neuman": [("later-history", "22-1412")],
    "coliniatis": [("does-not-reach", "public official")], "harte-hanks": [("omits", "The plaintiff won")], "gleicher": [("limited", "student note"), ("omits", "Cahill")],
    "brimelow": [("limited", "summary order")], "biro-2013": [("limited", "on the pleadings")], "st-amant": [("omits", "Page 732")], "kramer": [("limited", "§ 1983")],
    "mcdougal": [("limited", "hyperbole")], "blossoms": [("limited", "One decision"), ("later-history", "not been served")],
}
CLEAN = {"usa-tech", "highfields", "leifer-order", "tannerite", "bose", "garrison", "edwards", "contemporary-mission", "reliance", "sullivan", "rule-45-subpoenas"}
LATER = {"neuman", "margolies", "prince", "coleman", "tokyo-univ"}  # after the day of Leifer's record


def leifer():
    matter = lib.findings(lib.load(LEIFER))["matter"]
    missed = [c["text"] for c in matter["citations"] if c["authority"] is None]
    tap.ok(len(matter["citations"]) > 60 and not missed, "every citation in Leifer is recognised", missed)
    tap.same({a["id"] for a in matter["authorities_cited"]}, CLEAN | set(FLAGGED), "they are the 33 of the brief")
    found = {}
    for c in matter["citations"]:
        found.setdefault(c["authority"], {}).update({d["text"]: d for d in c["defects"]})
    full = " ".join(lib.answer("evaluate", "--full", "--defendant", "d1", LEIFER).decode().split())
    for id, wanted in FLAGGED.items():
        missing = [w for w in wanted if not any(d["kind"] == w[0] and w[1] in text for text, d in found[id].items())]
        printed = [text for text in found[id] if text not in full]
        tap.ok(len(found[id]) == len(wanted) and not missing and not printed, f"{id}: each defect is found and printed", [missing, printed, *found[id]])
    tap.ok(not any(found[id] for id in CLEAN), "nothing is said of the others")
    tap.same({id for id, ds in found.items() if any(d["later"] for d in ds.values())}, LATER, "what came after the day of the law is marked")
    caution = [c for c in matter["cautions"] if c["id"] == "authorities"]
    tap.ok(len(caution) == 1 and len(caution[0]["cites"]) == len(FLAGGED) and "33 recognised" in caution[0]["text"] and caution[0]["text"].endswith(f": {len(FLAGGED)}"),
           "one caution counts them", caution)
    tap.ok(not [id for id in CLEAN | set(FLAGGED) if "known" not in LAW[id]], "how far each was checked is in the law")


# ---------------------------------------------------------------------- text

def table():
    text = lib.answer("evaluate", "--full", "-", stdin=lib.dump(citing(
        "Nobody v. Doe, 1 F.4th 2", "Bose, 466 U.S. 485; Garrison, 379 U.S. 64", "Garrison, 379 U.S. at 74", "Kramer, 2004 WL 2429811", "a\x1b[31mb"))).decode()
    part = " ".join(text[text.index("TABLE OF AUTHORITIES"):].split())
    headings = ["Named with the findings:", "Named with them, but decided after the day of the law:", "Cited in the papers, with a defect",
                "Cited in the papers, no defect entered:", "Cited in the papers, not recognised:"]
    places = [part.find(h) for h in headings]
    tap.ok(-1 not in places and places == sorted(places), "the parts of the table, defects before the rest", part)
    flawed, clean, unknown = (part[a:b] for a, b in zip(places[2:], [*places[3:], None]))
    tap.ok("Roe: Kramer, 2004 WL 2429811 — Mot. at 2 • of limited force:" in flawed, "a defect behind the citation, with who makes it and where", flawed)
    tap.ok("Garrison (Roe) [only its existence was confirmed]" in clean, "the others in short, with how far they were checked", clean)
    tap.ok("Roe: Nobody v. Doe, 1 F.4th 2 — Mot. at 2 [not in the law library]" in unknown, "what the law does not hold", unknown)
    tap.ok("[ambiguous: bose · garrison]" in unknown, "what fits two", unknown)
    tap.ok("\x1b" not in text, "no control character reaches the terminal")
    bare = lib.answer("evaluate", "--full", "-", stdin=lib.dump(gen.plain())).decode()
    tap.ok("TABLE OF AUTHORITIES" in bare and "Cited in the papers" not in bare, "no heading over nothing")


# --------------------------------------------------------------------- packs

def packs():
    good = {"kind": "withdrawn", "says": "It is gone.", "known": "seen"}
    law = laid_over({"cited_as": ["7 Rep. 8"], "defects": [{**good, "where": "Rep."}]})
    got = citations("Ann v. Doe, 7 Rep. 8", options=("--law", law))[0]
    tap.same((got["authority"], [d["text"] for d in got["defects"]]), ("X0", ["It is gone."]), "an authority of a pack laid over the law is recognised")
    for name, rows, about in (
        ("a defect that says nothing", [{"defects": [{k: v for k, v in good.items() if k != "says"}]}], ["/authorities/0/defects/0/says"]),
        ("a defect of no kind", [{"defects": [{**good, "kind": "withdrown"}]}], ["/authorities/0/defects/0/kind", "withdrawn"]),
        ("a defect without a kind", [{"defects": [good, {k: v for k, v in good.items() if k != "kind"}]}], ["/authorities/0/defects/1/kind"]),
        ("a defect that nobody checked", [{"defects": [{k: v for k, v in good.items() if k != "known"}]}], ["/authorities/0/defects/0/known"]),
        ("a defect on no day", [{"defects": [{**good, "date": "2023-02-30"}]}], ["/authorities/0/defects/0/date"]),
        ("a key that a defect does not have", [{"defects": [{**good, "text": "x"}]}], ["/authorities/0/defects/0/text"]),
        ("defects that are no list", [{"defects": good}], ["/authorities/0/defects"]),
        ("two that are recognised alike", [{"cited_as": ["7 Rep. 8"]}, {"cited_as": ["6 Rep. 1", "7 Rep.  8"]}], ["/authorities/1/cited_as/1", "X0"]),
        ("one that is recognised as a case of the law built in", [{"cited_as": ["466 U.S. 485"]}], ["cited_as/0", "bose"]),
        ("one that is recognised by a name", [{"cited_as": ["Ann v. Doe"]}], ["/authorities/0/cited_as/0"]),
        ("history that there is not", [{"history": ["nobody"]}], ["/authorities/0/history/0", "nobody"]),
        ("a misspelled key", [{"cited_at": ["7 Rep. 8"]}], ["/authorities/0/cited_at", "cited_as"]),
    ):
        done = lib.run("evaluate", "--law", laid_over(*rows), LEIFER)
        said = done.stderr.decode()
        tap.ok(done.returncode == 3 and not done.stdout and all(a in said for a in about) and ("mine.json" in said or "authorities.json" in said),
               f"refused: {name}", f"exit {done.returncode}: {said[:600]}")
    other = laid_over({"cited_as": ["(N.D. Cal. Jan. 6, 2015)"], "short": "Ann"})
    tap.same(citations("Ann v. Doe (N.D. Cal. Jan. 6, 2015)", options=("--law", other))[0]["authority"], "X0", "two of one court and day are told apart by name")


tap.run(matching, positions, conditions, leifer, table, packs)
