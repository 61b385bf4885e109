/* Derived by schema/generate.py from schema/vocabulary.json and schema/record.json. Do not edit. */
#include "vocabulary/vocabulary.h"

static const char *const values_yes_no[] = {
    "yes",
    "no",
    "unstated",
};
static const char *const meanings_yes_no[] = {
    "the paper says so",
    "the paper says the opposite",
    "the paper does not say",
};
static const char *const values_person_role[] = {
    "seeker",
    "claimant",
    "defendant",
    "holder",
    "amicus",
    "target",
    "counsel",
    "court",
    "witness",
    "group",
};
static const char *const meanings_person_role[] = {
    "wants the identity (movant, requester)",
    "has the underlying claim",
    "is sued",
    "holds the identity (platform, provider)",
    "speaks as a friend of the court",
    "is the person spoken about",
    "appears for a party",
    "decides",
    "knows facts",
    "several persons who are not told apart in the papers",
};
static const char *const values_account_role[] = {
    "defendant",
    "witness",
    "alleged-co-actor",
    "unknown",
};
static const char *const meanings_account_role[] = {
    "its holder is sued",
    "its holder only knows something",
    "its holder is said to have acted with a defendant",
    "the papers do not say",
};
static const char *const values_filing_kind[] = {
    "motion",
    "opposition",
    "reply",
    "response",
    "order",
    "complaint",
    "declaration",
    "exhibit",
    "subpoena",
    "other",
};
static const char *const meanings_filing_kind[] = {
    "motion or petition",
    "opposition",
    "reply",
    "any further brief",
    "order of the court",
    "complaint",
    "declaration or affidavit",
    "exhibit attached to another paper",
    "subpoena",
    "anything else",
};
static const char *const values_record_kind[] = {
    "complaint",
    "verified-complaint",
    "declaration",
    "counsel-declaration",
    "brief",
    "exhibit",
    "post",
    "message",
    "business-record",
    "certificate",
    "expert-report",
    "testimony",
    "request-response",
};
static const char *const meanings_record_kind[] = {
    "allegations of a complaint nobody swore to",
    "complaint sworn under penalty of perjury",
    "declaration or affidavit of a witness",
    "declaration of a party's lawyer",
    "argument in a party's brief",
    "paper or capture offered as an exhibit",
    "post by an account",
    "direct message",
    "record kept in the course of business",
    "certificate of a custodian or qualified person",
    "report of an expert",
    "testimony given live or by deposition",
    "answer to discovery or to a subpoena",
};
static const char *const values_act_kind[] = {
    "post",
    "repost",
    "message",
    "disclosure",
    "access",
    "copying",
    "upload",
};
static const char *const meanings_act_kind[] = {
    "published words of his own",
    "passed on another's words",
    "wrote to chosen persons",
    "made non-public matter known",
    "entered a computer or an account",
    "copied a work",
    "put a work where others can get it",
};
static const char *const values_audience[] = {
    "public",
    "group",
    "target-only",
    "unstated",
};
static const char *const meanings_audience[] = {
    "anyone",
    "a group larger than the target",
    "only the person it is about",
    "the papers do not say",
};
static const char *const values_quoted[] = {
    "verbatim",
    "paraphrase",
    "none",
};
static const char *const meanings_quoted[] = {
    "the words themselves, at least in part",
    "a paraphrase by a party",
    "no words: the charge is only characterised",
};
static const char *const values_context[] = {
    "handle-imitates-target",
    "handle-says-not-real",
    "platform-parody-label",
    "emoji-or-laughter",
    "one-of-many-by-account",
    "rating-site",
};
static const char *const meanings_context[] = {
    "the handle imitates the person spoken about",
    "the handle says it is not the real person",
    "the platform labels the account as parody",
    "emoji or laughter in the post",
    "one of many such posts by the account",
    "posted on a rating or review site",
};
static const char *const values_point_kind[] = {
    "did",
    "event",
    "is",
    "label",
    "told",
    "reason",
    "on-file",
    "mind",
    "made",
    "harm",
    "caused",
};
static const char *const meanings_point_kind[] = {
    "somebody did something",
    "something happened between parties",
    "somebody is or has something",
    "an evaluation or epithet",
    "somebody told somebody something",
    "somebody's reason for something",
    "a keeper's file holds something",
    "the state of mind of an account's holder",
    "an account made an act",
    "somebody suffered harm",
    "an act caused a harm",
};
static const char *const values_polarity[] = {
    "affirms",
    "denies",
};
static const char *const meanings_polarity[] = {
    "it was said that the point is so",
    "it was said that the point is not so",
};
static const char *const values_proof_given[] = {
    "bare",
    "document",
    "recording",
    "source-retraction",
    "unstated",
};
static const char *const meanings_proof_given[] = {
    "words alone",
    "a document",
    "a recording",
    "a retraction by the source",
    "the papers do not say",
};
static const char *const values_mind_state[] = {
    "knew-false",
    "doubted",
    "invented",
    "no-inquiry",
    "avoided",
    "ill-will",
    "should-have-known",
    "gross-carelessness",
};
static const char *const meanings_mind_state[] = {
    "knew that it was false",
    "had serious doubts",
    "made it up",
    "did not look into it",
    "deliberately avoided a source that would have shown the truth",
    "acted out of spite or to harm",
    "ought to have known better",
    "acted with gross carelessness",
};
static const char *const values_hint[] = {
    "none",
    "undisclosed-facts",
};
static const char *const meanings_hint[] = {
    "no hint of unstated facts",
    "the words point to facts they do not state",
};
static const char *const values_charge[] = {
    "crime",
    "calling",
    "disease",
    "chastity",
    "none",
    "unstated",
};
static const char *const meanings_charge[] = {
    "a serious crime",
    "unfitness in trade, business, profession or office",
    "a loathsome disease",
    "want of chastity",
    "none of these",
    "the papers do not say",
};
static const char *const values_harm_type[] = {
    "reputation",
    "money",
    "distress",
    "safety",
    "reprisal-job",
    "reprisal-community",
    "violence",
};
static const char *const meanings_harm_type[] = {
    "loss of reputation",
    "loss of money, customers or work",
    "distress",
    "danger to a person",
    "reprisal at work",
    "reprisal in a community",
    "violence",
};
static const char *const values_says[] = {
    "affirms",
    "denies",
    "mentions",
};
static const char *const meanings_says[] = {
    "says that it is so",
    "says that it is not so",
    "touches it without saying either",
};
static const char *const values_fit[] = {
    "words",
    "sense",
};
static const char *const meanings_fit[] = {
    "the same words",
    "other words with the same sense, as the encoder reads them; both are printed",
};
static const char *const values_basis[] = {
    "perceived",
    "told",
    "custodian",
    "expert",
    "inferred",
    "belief",
    "argument",
    "unstated",
};
static const char *const meanings_basis[] = {
    "saw, did or lived it",
    "was told it",
    "keeps the file",
    "applies expert method",
    "infers it",
    "believes it",
    "argues it",
    "the paper does not say",
};
static const char *const values_modality[] = {
    "is",
    "may",
    "must-have",
    "should-have",
};
static const char *const meanings_modality[] = {
    "as a fact",
    "as a possibility",
    "as a conclusion",
    "as what ought to have been",
};
static const char *const values_claim_stance[] = {
    "pleaded",
    "potential",
    "argued-only",
};
static const char *const meanings_claim_stance[] = {
    "pleaded in the operative complaint",
    "to be pleaded once the speaker is known",
    "only argued in a brief",
};
static const char *const values_closed[] = {
    "yes",
    "as-reported",
    "no",
};
static const char *const meanings_closed[] = {
    "the enterer has seen all of it",
    "another party's paper says that there is no more; findings say so",
    "there may be more",
};
static const char *const values_position_by[] = {
    "court",
    "clerk",
    "seeker",
    "speaker",
    "holder",
    "amicus",
    "encoder",
};
static const char *const meanings_position_by[] = {
    "the court decides",
    "a clerk's provisional answer, marked as such",
    "the party that wants the identity",
    "the anonymous speaker",
    "the holder of the identity",
    "a friend of the court",
    "whoever entered the record; refused for judgements",
};
static const char *const values_request_item[] = {
    "name",
    "contact",
    "ip-log",
    "account-data",
    "payment",
    "content",
    "traffic",
};
static const char *const meanings_request_item[] = {
    "name",
    "address, e-mail, telephone",
    "log of addresses",
    "registration data",
    "payment data",
    "contents of communications",
    "who wrote to whom and when",
};
static const char *const values_purpose[] = {
    "serve",
    "prove",
    "reach-others",
};
static const char *const meanings_purpose[] = {
    "to serve process",
    "to prove a claim",
    "to reach other persons",
};
static const char *const values_vehicle[] = {
    "rule-45",
    "rule-26d",
    "section-1782",
    "section-512h",
    "state-pre-suit",
    "state-subpoena",
};
static const char *const meanings_vehicle[] = {
    "subpoena under Fed. R. Civ. P. 45",
    "leave for early discovery under Fed. R. Civ. P. 26(d)",
    "28 U.S.C. 1782",
    "17 U.S.C. 512(h)",
    "state pre-suit discovery",
    "state-court subpoena",
};
static const char *const values_tier[] = {
    "magistrate",
    "district",
    "trial",
    "appeal",
};
static const char *const meanings_tier[] = {
    "magistrate judge",
    "district judge",
    "state trial court",
    "court of appeals",
};
static const char *const values_fact_name[] = {
    "self-described-public",
    "media-access",
    "voluntary-controversy",
    "notice-given",
    "suit-commenced-after-2020-11-10",
    "topic-public-interest",
};
static const char *const meanings_fact_name[] = {
    "the person calls himself widely known or a public advocate",
    "the person has regular access to media",
    "the person entered a public controversy of his own accord",
    "the account was told of the request",
    "the suit was begun or continued on or after Nov. 10, 2020",
    "a paper says the topic is more than a private matter",
};
static const char *const values_known[] = {
    "seen",
    "summary",
    "exists",
    "seed",
    "background",
};
static const char *const meanings_known[] = {
    "the operative words were seen",
    "a reliable summary states it",
    "only its existence was confirmed",
    "only one side's brief says so",
    "general professional knowledge, not checked",
};
static const char *const values_helps[] = {
    "seeker",
    "opponent",
    "neither",
};
static const char *const meanings_helps[] = {
    "the party that wants the identity",
    "whoever resists disclosure",
    "neither side",
};
static const char *const values_element[] = {
    "attribution",
    "publication",
    "concerning",
    "fact",
    "falsity",
    "sting",
    "actual-malice",
    "lesser-fault",
    "fault",
    "damages",
};
static const char *const meanings_element[] = {
    "this defendant made the statement",
    "it reached somebody besides the claimant",
    "it is about the claimant",
    "it states a fact",
    "it is false",
    "what is left of it after a concession still carries the sting",
    "it was made knowing that it was false or with reckless disregard",
    "it was made with the lesser fault that the law asks of private claimants",
    "it was made with the fault the law requires",
    "it caused harm, or that harm is presumed",
};
static const char *const values_scope[] = {
    "point",
    "act",
    "act-point",
    "account-act",
    "account-act-point",
};
static const char *const meanings_scope[] = {
    "one point, whoever conveyed it",
    "one act, whoever made it",
    "one point as conveyed by one act",
    "one account and one act",
    "one account, one act and one point it conveys",
};
static const char *const values_status[] = {
    "met",
    "unmet",
    "contested",
    "for-court",
    "not-recorded",
    "conflict",
    "excused",
    "inapplicable",
};
static const char *const meanings_status[] = {
    "shown at the named standard",
    "not shown; the why says how",
    "competent evidence on both sides",
    "only the court can answer; the question is given",
    "the record as entered does not let it be decided; what to enter is given",
    "two rules that are not defeated disagree",
    "not required at this stage",
    "does not apply",
};
static const char *const values_why[] = {
    "none",
    "not-pleaded",
    "wrong-target",
    "conceded",
    "no-evidence",
    "not-individual",
    "none-competent",
    "defeated",
    "insufficient",
};
static const char *const meanings_why[] = {
    "it is not unmet, or it is so by ruling",
    "the claim or statement is not pleaded",
    "it is pleaded against another defendant",
    "the claimant himself concedes it",
    "nothing is offered",
    "what is offered names no account",
    "nothing that is offered may count",
    "another rule defeats it",
    "what counts does not reach it",
};
static const char *const values_finding_basis[] = {
    "derived",
    "ruled",
    "provisional",
    "assumed",
};
static const char *const meanings_finding_basis[] = {
    "from the record by the rules",
    "by ruling of the court",
    "by a clerk's provisional answer",
    "fixed for this run",
};
static const char *const values_reached[] = {
    "yes",
    "earlier-part",
    "not-before-court",
};
static const char *const meanings_reached[] = {
    "reached",
    "not reached, because an earlier part is not shown",
    "not reached, because the account is outside the decision",
};
static const char *const values_contest[] = {
    "none",
    "argued",
    "evidence",
};
static const char *const meanings_contest[] = {
    "no answer is entered",
    "argued",
    "answered with evidence",
};
static const char *const values_competence[] = {
    "counts",
    "excluded",
    "form",
    "unknown",
};
static const char *const meanings_competence[] = {
    "it may count",
    "it may not count",
    "it may not count in its present form, which can be cured",
    "the record as entered does not say",
};
static const char *const values_reach[] = {
    "none",
    "adds",
    "court",
    "enough",
};
static const char *const meanings_reach[] = {
    "nowhere",
    "it adds to other proof",
    "whether it is enough is for the court",
    "it is enough at this stage",
};
static const char *const values_outcome[] = {
    "not-made",
    "curable",
    "not-recorded",
    "for-court",
    "balance-open",
    "showing-made",
    "depends",
    "not-before-court",
};
static const char *const meanings_outcome[] = {
    "the showing is not made",
    "nothing offered was in a form that could be tested; leave to supplement is for the court",
    "the record as entered does not let it be decided",
    "only the court can answer",
    "the showing is made; the balance is for the court",
    "the showing is made and the court has ruled on the balance",
    "it turns on an open question of law",
    "the defendant is not before this court",
};
static const char *const values_defect_kind[] = {
    "withdrawn",
    "reversed",
    "misdated",
    "wrong-history",
    "later-history",
    "does-not-reach",
    "limited",
    "misnamed",
    "omits",
};
static const char *const meanings_defect_kind[] = {
    "it was withdrawn or vacated",
    "it was reversed",
    "it is cited with a wrong date",
    "it is cited with a wrong later history",
    "it has a later history that matters",
    "it does not reach the point it is cited for",
    "it was decided at another stage, in another kind of case or with less force than the citation suggests",
    "it is cited under a wrong name",
    "the citation leaves out what in it goes the other way",
};

const struct um_vocab_info um_vocabs[] = {
    {"yes-no", 3, values_yes_no, meanings_yes_no},
    {"person-role", 10, values_person_role, meanings_person_role},
    {"account-role", 4, values_account_role, meanings_account_role},
    {"filing-kind", 10, values_filing_kind, meanings_filing_kind},
    {"record-kind", 13, values_record_kind, meanings_record_kind},
    {"act-kind", 7, values_act_kind, meanings_act_kind},
    {"audience", 4, values_audience, meanings_audience},
    {"quoted", 3, values_quoted, meanings_quoted},
    {"context", 6, values_context, meanings_context},
    {"point-kind", 11, values_point_kind, meanings_point_kind},
    {"polarity", 2, values_polarity, meanings_polarity},
    {"proof-given", 5, values_proof_given, meanings_proof_given},
    {"mind-state", 8, values_mind_state, meanings_mind_state},
    {"hint", 2, values_hint, meanings_hint},
    {"charge", 6, values_charge, meanings_charge},
    {"harm-type", 7, values_harm_type, meanings_harm_type},
    {"says", 3, values_says, meanings_says},
    {"fit", 2, values_fit, meanings_fit},
    {"basis", 8, values_basis, meanings_basis},
    {"modality", 4, values_modality, meanings_modality},
    {"claim-stance", 3, values_claim_stance, meanings_claim_stance},
    {"closed", 3, values_closed, meanings_closed},
    {"position-by", 7, values_position_by, meanings_position_by},
    {"request-item", 7, values_request_item, meanings_request_item},
    {"purpose", 3, values_purpose, meanings_purpose},
    {"vehicle", 6, values_vehicle, meanings_vehicle},
    {"tier", 4, values_tier, meanings_tier},
    {"fact-name", 6, values_fact_name, meanings_fact_name},
    {"known", 5, values_known, meanings_known},
    {"helps", 3, values_helps, meanings_helps},
    {"element", 10, values_element, meanings_element},
    {"scope", 5, values_scope, meanings_scope},
    {"status", 8, values_status, meanings_status},
    {"why", 9, values_why, meanings_why},
    {"finding-basis", 4, values_finding_basis, meanings_finding_basis},
    {"reached", 3, values_reached, meanings_reached},
    {"contest", 3, values_contest, meanings_contest},
    {"competence", 4, values_competence, meanings_competence},
    {"reach", 4, values_reach, meanings_reach},
    {"outcome", 8, values_outcome, meanings_outcome},
    {"defect-kind", 9, values_defect_kind, meanings_defect_kind},
};

static const struct um_option_info options[] = {
    {"one", 1u << UM_ENTITY_ACCOUNT, false},
    {"one_of", 1u << UM_ENTITY_ACCOUNT, true},
    {"unknown", 0, false},
    {"named", 1u << UM_ENTITY_ACCOUNT, true},
    {"itemised", 1u << UM_ENTITY_ACCOUNT, true},
    {"all", 0, false},
    {"some", 0, false},
    {"unspecified", 0, false},
    {"direct", 0, false},
    {"described_by", 1u << UM_ENTITY_PERSON, false},
    {"unread", 0, false},
    {"matter", 0, false},
    {"accounts", 1u << UM_ENTITY_ACCOUNT, true},
};

const struct um_choice_info um_choices[] = {
    {"speaker", 3, options + 0},
    {"about", 5, options + 3},
    {"seen", 3, options + 8},
    {"inventory-scope", 2, options + 11},
};

const struct um_field um_fields[] = {
    {"id", "id", UM_TYPE_ID, UM_ENTITY_MATTER, 0, true, 0},
    {"caption", "caption", UM_TYPE_TEXT, UM_ENTITY_MATTER, 0, true, 0},
    {"number", "number", UM_TYPE_TEXT, UM_ENTITY_MATTER, 0, false, 0},
    {"court", "court", UM_TYPE_WORD, UM_ENTITY_MATTER, 0, true, 0},
    {"home_court", "home_court", UM_TYPE_WORD, UM_ENTITY_MATTER, 0, false, 0},
    {"vehicle", "vehicle", UM_TYPE_ENUM, UM_ENTITY_MATTER, UM_VOCAB_VEHICLE, false, 0},
    {"entered_by", "entered_by", UM_TYPE_TEXT, UM_ENTITY_MATTER, 0, false, 0},
    {"entered_on", "entered_on", UM_TYPE_TIME, UM_ENTITY_MATTER, 0, false, 0},
    {"read_in", "read_in", UM_TYPE_REFS, UM_ENTITY_MATTER, 0, false, 1u << UM_ENTITY_FILING},
    {"note", "note", UM_TYPE_TEXT, UM_ENTITY_MATTER, 0, false, 0},
    {"id", "id", UM_TYPE_ID, UM_ENTITY_PERSON, 0, true, 0},
    {"name", "name", UM_TYPE_TEXT, UM_ENTITY_PERSON, 0, true, 0},
    {"roles", "roles", UM_TYPE_ENUMS, UM_ENTITY_PERSON, UM_VOCAB_PERSON_ROLE, false, 0},
    {"note", "note", UM_TYPE_TEXT, UM_ENTITY_PERSON, 0, false, 0},
    {"id", "id", UM_TYPE_ID, UM_ENTITY_FILING, 0, true, 0},
    {"dkt", "dkt", UM_TYPE_TEXT, UM_ENTITY_FILING, 0, false, 0},
    {"kind", "kind", UM_TYPE_ENUM, UM_ENTITY_FILING, UM_VOCAB_FILING_KIND, false, 0},
    {"title", "title", UM_TYPE_TEXT, UM_ENTITY_FILING, 0, true, 0},
    {"short", "short", UM_TYPE_TEXT, UM_ENTITY_FILING, 0, false, 0},
    {"by", "by", UM_TYPE_REF, UM_ENTITY_FILING, 0, false, 1u << UM_ENTITY_PERSON},
    {"filed", "filed", UM_TYPE_TIME, UM_ENTITY_FILING, 0, false, 0},
    {"note", "note", UM_TYPE_TEXT, UM_ENTITY_FILING, 0, false, 0},
    {"id", "id", UM_TYPE_ID, UM_ENTITY_ACCOUNT, 0, true, 0},
    {"handles", "handles", UM_TYPE_TEXTS, UM_ENTITY_ACCOUNT, 0, false, 0},
    {"role", "role", UM_TYPE_ENUM, UM_ENTITY_ACCOUNT, UM_VOCAB_ACCOUNT_ROLE, false, 0},
    {"served", "served", UM_TYPE_ENUM, UM_ENTITY_ACCOUNT, UM_VOCAB_YES_NO, false, 0},
    {"appeared", "appeared", UM_TYPE_ENUM, UM_ENTITY_ACCOUNT, UM_VOCAB_YES_NO, false, 0},
    {"note", "note", UM_TYPE_TEXT, UM_ENTITY_ACCOUNT, 0, false, 0},
    {"id", "id", UM_TYPE_ID, UM_ENTITY_DEFENDANT, 0, true, 0},
    {"label", "label", UM_TYPE_TEXT, UM_ENTITY_DEFENDANT, 0, true, 0},
    {"accounts", "accounts", UM_TYPE_REFS, UM_ENTITY_DEFENDANT, 0, true, 1u << UM_ENTITY_ACCOUNT},
    {"note", "note", UM_TYPE_TEXT, UM_ENTITY_DEFENDANT, 0, false, 0},
    {"id", "id", UM_TYPE_ID, UM_ENTITY_POINT, 0, true, 0},
    {"kind", "kind", UM_TYPE_ENUM, UM_ENTITY_POINT, UM_VOCAB_POINT_KIND, true, 0},
    {"what", "what", UM_TYPE_TEXT, UM_ENTITY_POINT, 0, false, 0},
    {"stated_by", "stated_by", UM_TYPE_ENUM, UM_ENTITY_POINT, UM_VOCAB_POSITION_BY, false, 0},
    {"charge", "charge", UM_TYPE_ENUM, UM_ENTITY_POINT, UM_VOCAB_CHARGE, false, 0},
    {"who", "who", UM_TYPE_REF, UM_ENTITY_POINT, 0, false, 1u << UM_ENTITY_PERSON | 1u << UM_ENTITY_ACCOUNT},
    {"actor", "actor", UM_TYPE_REF, UM_ENTITY_POINT, 0, false, 1u << UM_ENTITY_PERSON | 1u << UM_ENTITY_ACCOUNT},
    {"parties", "parties", UM_TYPE_REFS, UM_ENTITY_POINT, 0, false, 1u << UM_ENTITY_PERSON | 1u << UM_ENTITY_ACCOUNT},
    {"mind", "mind", UM_TYPE_REF, UM_ENTITY_POINT, 0, false, 1u << UM_ENTITY_PERSON},
    {"ground", "ground", UM_TYPE_REF, UM_ENTITY_POINT, 0, false, 1u << UM_ENTITY_POINT},
    {"of", "of", UM_TYPE_REFS, UM_ENTITY_POINT, 0, false, 1u << UM_ENTITY_POINT},
    {"from", "from", UM_TYPE_REF, UM_ENTITY_POINT, 0, false, 1u << UM_ENTITY_PERSON | 1u << UM_ENTITY_ACCOUNT},
    {"to", "to", UM_TYPE_REF, UM_ENTITY_POINT, 0, false, 1u << UM_ENTITY_PERSON | 1u << UM_ENTITY_ACCOUNT},
    {"polarity", "polarity", UM_TYPE_ENUM, UM_ENTITY_POINT, UM_VOCAB_POLARITY, false, 0},
    {"with", "with", UM_TYPE_ENUM, UM_ENTITY_POINT, UM_VOCAB_PROOF_GIVEN, false, 0},
    {"keeper", "keeper", UM_TYPE_REF, UM_ENTITY_POINT, 0, false, 1u << UM_ENTITY_PERSON},
    {"account", "account", UM_TYPE_REF, UM_ENTITY_POINT, 0, false, 1u << UM_ENTITY_ACCOUNT},
    {"state", "state", UM_TYPE_ENUM, UM_ENTITY_POINT, UM_VOCAB_MIND_STATE, false, 0},
    {"act", "act", UM_TYPE_REF, UM_ENTITY_POINT, 0, false, 1u << UM_ENTITY_ACT},
    {"type", "type", UM_TYPE_ENUM, UM_ENTITY_POINT, UM_VOCAB_HARM_TYPE, false, 0},
    {"hint", "hint", UM_TYPE_ENUM, UM_ENTITY_POINT, UM_VOCAB_HINT, false, 0},
    {"at", "at", UM_TYPE_TIME, UM_ENTITY_POINT, 0, false, 0},
    {"note", "note", UM_TYPE_TEXT, UM_ENTITY_POINT, 0, false, 0},
    {"id", "id", UM_TYPE_ID, UM_ENTITY_ACT, 0, true, 0},
    {"kind", "kind", UM_TYPE_ENUM, UM_ENTITY_ACT, UM_VOCAB_ACT_KIND, true, 0},
    {"by", "by", UM_TYPE_CHOICE, UM_ENTITY_ACT, UM_CHOICE_SPEAKER, true, 0},
    {"at", "at", UM_TYPE_TIME, UM_ENTITY_ACT, 0, false, 0},
    {"where", "where", UM_TYPE_TEXT, UM_ENTITY_ACT, 0, false, 0},
    {"audience", "audience", UM_TYPE_ENUM, UM_ENTITY_ACT, UM_VOCAB_AUDIENCE, false, 0},
    {"quoted", "quoted", UM_TYPE_ENUM, UM_ENTITY_ACT, UM_VOCAB_QUOTED, true, 0},
    {"words", "words", UM_TYPE_TEXT, UM_ENTITY_ACT, 0, false, 0},
    {"gist", "gist", UM_TYPE_TEXT, UM_ENTITY_ACT, 0, false, 0},
    {"conveys", "conveys", UM_TYPE_REFS, UM_ENTITY_ACT, 0, false, 1u << UM_ENTITY_POINT},
    {"context", "context", UM_TYPE_ENUMS, UM_ENTITY_ACT, UM_VOCAB_CONTEXT, false, 0},
    {"first_person", "first_person", UM_TYPE_ENUM, UM_ENTITY_ACT, UM_VOCAB_YES_NO, false, 0},
    {"found_in", "found_in", UM_TYPE_TEXTS, UM_ENTITY_ACT, 0, false, 0},
    {"note", "note", UM_TYPE_TEXT, UM_ENTITY_ACT, 0, false, 0},
    {"id", "id", UM_TYPE_ID, UM_ENTITY_CLAIM, 0, true, 0},
    {"law", "law", UM_TYPE_WORD, UM_ENTITY_CLAIM, 0, true, 0},
    {"claimant", "claimant", UM_TYPE_REF, UM_ENTITY_CLAIM, 0, true, 1u << UM_ENTITY_PERSON},
    {"stance", "stance", UM_TYPE_ENUM, UM_ENTITY_CLAIM, UM_VOCAB_CLAIM_STANCE, false, 0},
    {"against", "against", UM_TYPE_REFS, UM_ENTITY_CLAIM, 0, false, 1u << UM_ENTITY_DEFENDANT},
    {"acts", "acts", UM_TYPE_REFS, UM_ENTITY_CLAIM, 0, false, 1u << UM_ENTITY_ACT},
    {"note", "note", UM_TYPE_TEXT, UM_ENTITY_CLAIM, 0, false, 0},
    {"id", "id", UM_TYPE_ID, UM_ENTITY_RECORD, 0, true, 0},
    {"filing", "filing", UM_TYPE_REF, UM_ENTITY_RECORD, 0, true, 1u << UM_ENTITY_FILING},
    {"cite", "cite", UM_TYPE_TEXT, UM_ENTITY_RECORD, 0, true, 0},
    {"kind", "kind", UM_TYPE_ENUM, UM_ENTITY_RECORD, UM_VOCAB_RECORD_KIND, true, 0},
    {"author", "author", UM_TYPE_REFS, UM_ENTITY_RECORD, 0, false, 1u << UM_ENTITY_PERSON | 1u << UM_ENTITY_ACCOUNT},
    {"form.sworn", "form_sworn", UM_TYPE_ENUM, UM_ENTITY_RECORD, UM_VOCAB_YES_NO, false, 0},
    {"form.signed", "form_signed", UM_TYPE_ENUM, UM_ENTITY_RECORD, UM_VOCAB_YES_NO, false, 0},
    {"form.dated", "form_dated", UM_TYPE_ENUM, UM_ENTITY_RECORD, UM_VOCAB_YES_NO, false, 0},
    {"form.perjury_clause", "form_perjury_clause", UM_TYPE_ENUM, UM_ENTITY_RECORD, UM_VOCAB_YES_NO, false, 0},
    {"form.rests_on", "form_rests_on", UM_TYPE_TEXT, UM_ENTITY_RECORD, 0, false, 0},
    {"sponsor", "sponsor", UM_TYPE_REF, UM_ENTITY_RECORD, 0, false, 1u << UM_ENTITY_PERSON},
    {"sponsored", "sponsored", UM_TYPE_ENUM, UM_ENTITY_RECORD, UM_VOCAB_YES_NO, false, 0},
    {"offered_by", "offered_by", UM_TYPE_REF, UM_ENTITY_RECORD, 0, false, 1u << UM_ENTITY_PERSON},
    {"at", "at", UM_TYPE_TIME, UM_ENTITY_RECORD, 0, false, 0},
    {"about", "about", UM_TYPE_CHOICE, UM_ENTITY_RECORD, UM_CHOICE_ABOUT, false, 0},
    {"seen", "seen", UM_TYPE_CHOICE, UM_ENTITY_RECORD, UM_CHOICE_SEEN, true, 0},
    {"seen_at", "seen_at", UM_TYPE_TEXT, UM_ENTITY_RECORD, 0, false, 0},
    {"sealed", "sealed", UM_TYPE_ENUM, UM_ENTITY_RECORD, UM_VOCAB_YES_NO, false, 0},
    {"note", "note", UM_TYPE_TEXT, UM_ENTITY_RECORD, 0, false, 0},
    {"id", "id", UM_TYPE_ID, UM_ENTITY_ASSERTION, 0, true, 0},
    {"record", "record", UM_TYPE_REF, UM_ENTITY_ASSERTION, 0, true, 1u << UM_ENTITY_RECORD},
    {"says", "says", UM_TYPE_ENUM, UM_ENTITY_ASSERTION, UM_VOCAB_SAYS, true, 0},
    {"point", "point", UM_TYPE_REF, UM_ENTITY_ASSERTION, 0, true, 1u << UM_ENTITY_POINT},
    {"fit", "fit", UM_TYPE_ENUM, UM_ENTITY_ASSERTION, UM_VOCAB_FIT, false, 0},
    {"words", "words", UM_TYPE_TEXT, UM_ENTITY_ASSERTION, 0, false, 0},
    {"gist", "gist", UM_TYPE_TEXT, UM_ENTITY_ASSERTION, 0, false, 0},
    {"knower", "knower", UM_TYPE_REF, UM_ENTITY_ASSERTION, 0, false, 1u << UM_ENTITY_PERSON | 1u << UM_ENTITY_ACCOUNT},
    {"basis", "basis", UM_TYPE_ENUM, UM_ENTITY_ASSERTION, UM_VOCAB_BASIS, false, 0},
    {"modality", "modality", UM_TYPE_ENUM, UM_ENTITY_ASSERTION, UM_VOCAB_MODALITY, false, 0},
    {"about", "about", UM_TYPE_CHOICE, UM_ENTITY_ASSERTION, UM_CHOICE_ABOUT, false, 0},
    {"seen_at", "seen_at", UM_TYPE_TEXT, UM_ENTITY_ASSERTION, 0, false, 0},
    {"note", "note", UM_TYPE_TEXT, UM_ENTITY_ASSERTION, 0, false, 0},
    {"id", "id", UM_TYPE_ID, UM_ENTITY_INVENTORY, 0, true, 0},
    {"scope", "scope", UM_TYPE_CHOICE, UM_ENTITY_INVENTORY, UM_CHOICE_INVENTORY_SCOPE, true, 0},
    {"upto", "upto", UM_TYPE_TIME, UM_ENTITY_INVENTORY, 0, true, 0},
    {"closed", "closed", UM_TYPE_ENUM, UM_ENTITY_INVENTORY, UM_VOCAB_CLOSED, true, 0},
    {"by", "by", UM_TYPE_REF, UM_ENTITY_INVENTORY, 0, false, 1u << UM_ENTITY_PERSON},
    {"cite", "cite", UM_TYPE_TEXT, UM_ENTITY_INVENTORY, 0, false, 0},
    {"note", "note", UM_TYPE_TEXT, UM_ENTITY_INVENTORY, 0, false, 0},
    {"id", "id", UM_TYPE_ID, UM_ENTITY_POSITION, 0, true, 0},
    {"on", "on", UM_TYPE_WORD, UM_ENTITY_POSITION, 0, true, 0},
    {"question", "question", UM_TYPE_WORD, UM_ENTITY_POSITION, 0, true, 0},
    {"answer", "answer", UM_TYPE_WORD, UM_ENTITY_POSITION, 0, true, 0},
    {"by", "by", UM_TYPE_ENUM, UM_ENTITY_POSITION, UM_VOCAB_POSITION_BY, true, 0},
    {"gist", "gist", UM_TYPE_TEXT, UM_ENTITY_POSITION, 0, false, 0},
    {"cite", "cite", UM_TYPE_TEXT, UM_ENTITY_POSITION, 0, false, 0},
    {"basis", "basis", UM_TYPE_REFS, UM_ENTITY_POSITION, 0, false, 1u << UM_ENTITY_PERSON | 1u << UM_ENTITY_FILING | 1u << UM_ENTITY_ACCOUNT | 1u << UM_ENTITY_DEFENDANT | 1u << UM_ENTITY_POINT | 1u << UM_ENTITY_ACT | 1u << UM_ENTITY_CLAIM | 1u << UM_ENTITY_RECORD | 1u << UM_ENTITY_ASSERTION | 1u << UM_ENTITY_INVENTORY | 1u << UM_ENTITY_POSITION | 1u << UM_ENTITY_REQUEST | 1u << UM_ENTITY_DECISION | 1u << UM_ENTITY_FACT | 1u << UM_ENTITY_ORDER},
    {"authorities", "authorities", UM_TYPE_TEXTS, UM_ENTITY_POSITION, 0, false, 0},
    {"at", "at", UM_TYPE_TIME, UM_ENTITY_POSITION, 0, false, 0},
    {"note", "note", UM_TYPE_TEXT, UM_ENTITY_POSITION, 0, false, 0},
    {"id", "id", UM_TYPE_ID, UM_ENTITY_REQUEST, 0, true, 0},
    {"items", "items", UM_TYPE_ENUMS, UM_ENTITY_REQUEST, UM_VOCAB_REQUEST_ITEM, false, 0},
    {"purpose", "purpose", UM_TYPE_ENUMS, UM_ENTITY_REQUEST, UM_VOCAB_PURPOSE, false, 0},
    {"at", "at", UM_TYPE_TIME, UM_ENTITY_REQUEST, 0, false, 0},
    {"note", "note", UM_TYPE_TEXT, UM_ENTITY_REQUEST, 0, false, 0},
    {"id", "id", UM_TYPE_ID, UM_ENTITY_DECISION, 0, true, 0},
    {"filing", "filing", UM_TYPE_REF, UM_ENTITY_DECISION, 0, false, 1u << UM_ENTITY_FILING},
    {"at", "at", UM_TYPE_TIME, UM_ENTITY_DECISION, 0, true, 0},
    {"court", "court", UM_TYPE_TEXT, UM_ENTITY_DECISION, 0, false, 0},
    {"tier", "tier", UM_TYPE_ENUM, UM_ENTITY_DECISION, UM_VOCAB_TIER, false, 0},
    {"motions", "motions", UM_TYPE_REFS, UM_ENTITY_DECISION, 0, false, 1u << UM_ENTITY_FILING},
    {"accounts", "accounts", UM_TYPE_REFS, UM_ENTITY_DECISION, 0, false, 1u << UM_ENTITY_ACCOUNT},
    {"sees", "sees", UM_TYPE_REFS, UM_ENTITY_DECISION, 0, false, 1u << UM_ENTITY_FILING},
    {"note", "note", UM_TYPE_TEXT, UM_ENTITY_DECISION, 0, false, 0},
    {"id", "id", UM_TYPE_ID, UM_ENTITY_FACT, 0, true, 0},
    {"subject", "subject", UM_TYPE_REF, UM_ENTITY_FACT, 0, true, 1u << UM_ENTITY_PERSON | 1u << UM_ENTITY_FILING | 1u << UM_ENTITY_ACCOUNT | 1u << UM_ENTITY_DEFENDANT | 1u << UM_ENTITY_POINT | 1u << UM_ENTITY_ACT | 1u << UM_ENTITY_CLAIM | 1u << UM_ENTITY_RECORD | 1u << UM_ENTITY_ASSERTION | 1u << UM_ENTITY_INVENTORY | 1u << UM_ENTITY_POSITION | 1u << UM_ENTITY_REQUEST | 1u << UM_ENTITY_DECISION | 1u << UM_ENTITY_FACT | 1u << UM_ENTITY_ORDER},
    {"name", "name", UM_TYPE_ENUM, UM_ENTITY_FACT, UM_VOCAB_FACT_NAME, true, 0},
    {"value", "value", UM_TYPE_ENUM, UM_ENTITY_FACT, UM_VOCAB_YES_NO, true, 0},
    {"record", "record", UM_TYPE_REF, UM_ENTITY_FACT, 0, false, 1u << UM_ENTITY_RECORD},
    {"words", "words", UM_TYPE_TEXT, UM_ENTITY_FACT, 0, false, 0},
    {"seen_at", "seen_at", UM_TYPE_TEXT, UM_ENTITY_FACT, 0, false, 0},
    {"note", "note", UM_TYPE_TEXT, UM_ENTITY_FACT, 0, false, 0},
    {"id", "id", UM_TYPE_ID, UM_ENTITY_ORDER, 0, true, 0},
    {"earlier", "earlier", UM_TYPE_REF, UM_ENTITY_ORDER, 0, true, 1u << UM_ENTITY_ACT | 1u << UM_ENTITY_POINT | 1u << UM_ENTITY_FILING | 1u << UM_ENTITY_RECORD},
    {"later", "later", UM_TYPE_REF, UM_ENTITY_ORDER, 0, true, 1u << UM_ENTITY_ACT | 1u << UM_ENTITY_POINT | 1u << UM_ENTITY_FILING | 1u << UM_ENTITY_RECORD},
    {"cite", "cite", UM_TYPE_TEXT, UM_ENTITY_ORDER, 0, false, 0},
    {"note", "note", UM_TYPE_TEXT, UM_ENTITY_ORDER, 0, false, 0},
};

const struct um_entity_info um_entities[] = {
    {"matter", "matter", 0, 10, true},
    {"person", "persons", 10, 4, false},
    {"filing", "filings", 14, 8, false},
    {"account", "accounts", 22, 6, false},
    {"defendant", "defendants", 28, 4, false},
    {"point", "points", 32, 23, false},
    {"act", "acts", 55, 14, false},
    {"claim", "claims", 69, 7, false},
    {"record", "records", 76, 19, false},
    {"assertion", "assertions", 95, 13, false},
    {"inventory", "inventory", 108, 7, false},
    {"position", "positions", 115, 11, false},
    {"request", "requests", 126, 5, false},
    {"decision", "decisions", 131, 9, false},
    {"fact", "facts", 140, 8, false},
    {"order", "orders", 148, 5, false},
};

const struct um_kind_info um_kinds[] = {
    {UINT64_C(1) << (UM_POINT__ACTOR - UM_POINT__ID), UINT64_C(1) << (UM_POINT__ACTOR - UM_POINT__ID) | UINT64_C(1) << (UM_POINT__WHO - UM_POINT__ID) | UINT64_C(1) << (UM_POINT__WHAT - UM_POINT__ID) | UINT64_C(1) << (UM_POINT__AT - UM_POINT__ID) | UINT64_C(1) << (UM_POINT__OF - UM_POINT__ID), UINT64_C(1) << (UM_POINT__ACTOR - UM_POINT__ID), true, true, {UM_NO_FIELD, UM_NO_FIELD}},
    {UINT64_C(1) << (UM_POINT__PARTIES - UM_POINT__ID), UINT64_C(1) << (UM_POINT__PARTIES - UM_POINT__ID) | UINT64_C(1) << (UM_POINT__WHAT - UM_POINT__ID) | UINT64_C(1) << (UM_POINT__AT - UM_POINT__ID) | UINT64_C(1) << (UM_POINT__OF - UM_POINT__ID), UINT64_C(1) << (UM_POINT__PARTIES - UM_POINT__ID), true, true, {UM_NO_FIELD, UM_NO_FIELD}},
    {UINT64_C(1) << (UM_POINT__WHO - UM_POINT__ID), UINT64_C(1) << (UM_POINT__WHO - UM_POINT__ID) | UINT64_C(1) << (UM_POINT__WHAT - UM_POINT__ID) | UINT64_C(1) << (UM_POINT__AT - UM_POINT__ID), UINT64_C(1) << (UM_POINT__WHO - UM_POINT__ID), false, true, {UM_NO_FIELD, UM_NO_FIELD}},
    {UINT64_C(1) << (UM_POINT__WHO - UM_POINT__ID), UINT64_C(1) << (UM_POINT__WHO - UM_POINT__ID) | UINT64_C(1) << (UM_POINT__WHAT - UM_POINT__ID) | UINT64_C(1) << (UM_POINT__HINT - UM_POINT__ID), 0, false, false, {UM_NO_FIELD, UM_NO_FIELD}},
    {0, UINT64_C(1) << (UM_POINT__FROM - UM_POINT__ID) | UINT64_C(1) << (UM_POINT__TO - UM_POINT__ID) | UINT64_C(1) << (UM_POINT__OF - UM_POINT__ID) | UINT64_C(1) << (UM_POINT__POLARITY - UM_POINT__ID) | UINT64_C(1) << (UM_POINT__WITH - UM_POINT__ID) | UINT64_C(1) << (UM_POINT__AT - UM_POINT__ID) | UINT64_C(1) << (UM_POINT__WHAT - UM_POINT__ID), UINT64_C(1) << (UM_POINT__FROM - UM_POINT__ID) | UINT64_C(1) << (UM_POINT__TO - UM_POINT__ID), true, true, {UM_POINT__TO, UM_POINT__FROM}},
    {UINT64_C(1) << (UM_POINT__MIND - UM_POINT__ID), UINT64_C(1) << (UM_POINT__MIND - UM_POINT__ID) | UINT64_C(1) << (UM_POINT__OF - UM_POINT__ID) | UINT64_C(1) << (UM_POINT__GROUND - UM_POINT__ID) | UINT64_C(1) << (UM_POINT__WHAT - UM_POINT__ID), UINT64_C(1) << (UM_POINT__MIND - UM_POINT__ID), false, true, {UM_NO_FIELD, UM_NO_FIELD}},
    {UINT64_C(1) << (UM_POINT__KEEPER - UM_POINT__ID), UINT64_C(1) << (UM_POINT__KEEPER - UM_POINT__ID) | UINT64_C(1) << (UM_POINT__OF - UM_POINT__ID) | UINT64_C(1) << (UM_POINT__WHAT - UM_POINT__ID), UINT64_C(1) << (UM_POINT__KEEPER - UM_POINT__ID), false, true, {UM_NO_FIELD, UM_NO_FIELD}},
    {UINT64_C(1) << (UM_POINT__STATE - UM_POINT__ID), UINT64_C(1) << (UM_POINT__ACCOUNT - UM_POINT__ID) | UINT64_C(1) << (UM_POINT__OF - UM_POINT__ID) | UINT64_C(1) << (UM_POINT__STATE - UM_POINT__ID) | UINT64_C(1) << (UM_POINT__WHAT - UM_POINT__ID), UINT64_C(1) << (UM_POINT__ACCOUNT - UM_POINT__ID), false, false, {UM_POINT__ACCOUNT, UM_NO_FIELD}},
    {UINT64_C(1) << (UM_POINT__ACT - UM_POINT__ID), UINT64_C(1) << (UM_POINT__ACCOUNT - UM_POINT__ID) | UINT64_C(1) << (UM_POINT__ACT - UM_POINT__ID) | UINT64_C(1) << (UM_POINT__WHAT - UM_POINT__ID), UINT64_C(1) << (UM_POINT__ACCOUNT - UM_POINT__ID), true, true, {UM_POINT__ACCOUNT, UM_NO_FIELD}},
    {UINT64_C(1) << (UM_POINT__WHO - UM_POINT__ID), UINT64_C(1) << (UM_POINT__WHO - UM_POINT__ID) | UINT64_C(1) << (UM_POINT__TYPE - UM_POINT__ID) | UINT64_C(1) << (UM_POINT__WHAT - UM_POINT__ID) | UINT64_C(1) << (UM_POINT__AT - UM_POINT__ID), UINT64_C(1) << (UM_POINT__WHO - UM_POINT__ID), true, true, {UM_NO_FIELD, UM_NO_FIELD}},
    {UINT64_C(1) << (UM_POINT__ACT - UM_POINT__ID) | UINT64_C(1) << (UM_POINT__OF - UM_POINT__ID), UINT64_C(1) << (UM_POINT__ACT - UM_POINT__ID) | UINT64_C(1) << (UM_POINT__OF - UM_POINT__ID) | UINT64_C(1) << (UM_POINT__WHAT - UM_POINT__ID), 0, true, true, {UM_NO_FIELD, UM_NO_FIELD}},
};

const struct um_derived_info um_derived_infos[] = {
    {"knowers", UM_ENTITY_POINT, UM_TYPE_REFS, 0},
    {"perceivable", UM_ENTITY_POINT, UM_TYPE_ENUM, UM_VOCAB_YES_NO},
    {"checkable", UM_ENTITY_POINT, UM_TYPE_ENUM, UM_VOCAB_YES_NO},
    {"persons", UM_ENTITY_POINT, UM_TYPE_REFS, 0},
    {"competence", UM_ENTITY_ASSERTION, UM_TYPE_ENUM, UM_VOCAB_COMPETENCE},
    {"evidence", UM_ENTITY_DEFENDANT, UM_TYPE_ENUM, UM_VOCAB_COMPETENCE},
    {"claimants", UM_ENTITY_MATTER, UM_TYPE_REFS, 0},
};
