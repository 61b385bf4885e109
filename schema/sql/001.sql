-- Derived by schema/generate.py from schema/vocabulary.json and schema/record.json. Do not edit.
-- Rows are clustered by matter and numbered within it; each keeps its external id in one column.
-- Prose, which no rule reads, has a table of its own. Times are minutes since 1970, from and to included.

CREATE TABLE "matter" (
  matter INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  "id" TEXT NOT NULL,
  "court" TEXT NOT NULL,
  "home_court" TEXT,
  "vehicle" TEXT CHECK ("vehicle" IN ('rule-45', 'rule-26d', 'section-1782', 'section-512h', 'state-pre-suit', 'state-subpoena')),
  "stage" TEXT CHECK ("stage" IN ('before-suit', 'pending', 'after-judgment')),
  "entered_on_from" INTEGER,
  "entered_on_to" INTEGER,
  PRIMARY KEY (matter, ord),
  UNIQUE ("id"),
  CHECK (ord = 0)
) STRICT, WITHOUT ROWID;
CREATE TABLE "matter_read_in" (
  matter INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  "ref" INTEGER NOT NULL,
  PRIMARY KEY (matter, ord, "ref"),
  FOREIGN KEY (matter, ord) REFERENCES "matter" (matter, ord) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (matter, "ref") REFERENCES "filings" (matter, ord) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "persons" (
  matter INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  "id" TEXT NOT NULL,
  "provides" TEXT CHECK ("provides" IN ('host', 'conduit', 'news', 'unstated')),
  PRIMARY KEY (matter, ord),
  UNIQUE (matter, "id")
) STRICT, WITHOUT ROWID;
CREATE TABLE "persons_roles" (
  matter INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  "value" TEXT NOT NULL CHECK ("value" IN ('seeker', 'claimant', 'defendant', 'holder', 'amicus', 'target', 'counsel', 'court', 'witness', 'group')),
  PRIMARY KEY (matter, ord, "value"),
  FOREIGN KEY (matter, ord) REFERENCES "persons" (matter, ord) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "filings" (
  matter INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  "id" TEXT NOT NULL,
  "kind" TEXT CHECK ("kind" IN ('motion', 'opposition', 'reply', 'response', 'order', 'complaint', 'declaration', 'exhibit', 'subpoena', 'other')),
  "by" INTEGER,
  "filed_from" INTEGER,
  "filed_to" INTEGER,
  PRIMARY KEY (matter, ord),
  UNIQUE (matter, "id"),
  FOREIGN KEY (matter, "by") REFERENCES "persons" (matter, ord) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "accounts" (
  matter INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  "id" TEXT NOT NULL,
  "role" TEXT CHECK ("role" IN ('defendant', 'witness', 'alleged-co-actor', 'unknown', 'source')),
  "served" TEXT CHECK ("served" IN ('yes', 'no', 'unstated')),
  "appeared" TEXT CHECK ("appeared" IN ('yes', 'no', 'unstated')),
  "located" TEXT CHECK ("located" IN ('us', 'abroad', 'unstated')),
  PRIMARY KEY (matter, ord),
  UNIQUE (matter, "id")
) STRICT, WITHOUT ROWID;
CREATE TABLE "accounts_handles" (
  matter INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  "pos" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY (matter, ord, "pos"),
  FOREIGN KEY (matter, ord) REFERENCES "accounts" (matter, ord) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "defendants" (
  matter INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  "id" TEXT NOT NULL,
  PRIMARY KEY (matter, ord),
  UNIQUE (matter, "id")
) STRICT, WITHOUT ROWID;
CREATE TABLE "defendants_accounts" (
  matter INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  "ref" INTEGER NOT NULL,
  PRIMARY KEY (matter, ord, "ref"),
  FOREIGN KEY (matter, ord) REFERENCES "defendants" (matter, ord) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (matter, "ref") REFERENCES "accounts" (matter, ord) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "points" (
  matter INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  "id" TEXT NOT NULL,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('did', 'event', 'is', 'label', 'told', 'reason', 'on-file', 'mind', 'made', 'harm', 'caused', 'source-says', 'owns', 'bound', 'secret', 'consent', 'available', 'controls', 'relation', 'confusion', 'used')),
  "stated_by" TEXT CHECK ("stated_by" IN ('court', 'clerk', 'seeker', 'speaker', 'holder', 'amicus', 'encoder')),
  "charge" TEXT CHECK ("charge" IN ('crime', 'calling', 'disease', 'chastity', 'none', 'unstated')),
  "who_entity" TEXT CHECK ("who_entity" IN ('person', 'account')),
  "who" INTEGER,
  "actor_entity" TEXT CHECK ("actor_entity" IN ('person', 'account')),
  "actor" INTEGER,
  "mind" INTEGER,
  "ground" INTEGER,
  "from_entity" TEXT CHECK ("from_entity" IN ('person', 'account')),
  "from" INTEGER,
  "to_entity" TEXT CHECK ("to_entity" IN ('person', 'account')),
  "to" INTEGER,
  "polarity" TEXT CHECK ("polarity" IN ('affirms', 'denies')),
  "with" TEXT CHECK ("with" IN ('bare', 'document', 'recording', 'source-retraction', 'grounds', 'unstated')),
  "keeper" INTEGER,
  "account" INTEGER,
  "state" TEXT CHECK ("state" IN ('knew-false', 'doubted', 'invented', 'no-inquiry', 'avoided', 'ill-will', 'should-have-known', 'gross-carelessness', 'biased')),
  "act" INTEGER,
  "type" TEXT CHECK ("type" IN ('reputation', 'money', 'distress', 'safety', 'reprisal-job', 'reprisal-community', 'violence')),
  "source" INTEGER,
  "work" INTEGER,
  "differs" TEXT CHECK ("differs" IN ('yes', 'no', 'unstated')),
  "hint" TEXT CHECK ("hint" IN ('none', 'undisclosed-facts', 'stated-facts')),
  "at_from" INTEGER,
  "at_to" INTEGER,
  "amount" INTEGER,
  PRIMARY KEY (matter, ord),
  UNIQUE (matter, "id"),
  FOREIGN KEY (matter, "mind") REFERENCES "persons" (matter, ord) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (matter, "ground") REFERENCES "points" (matter, ord) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (matter, "keeper") REFERENCES "persons" (matter, ord) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (matter, "account") REFERENCES "accounts" (matter, ord) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (matter, "act") REFERENCES "acts" (matter, ord) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (matter, "source") REFERENCES "sources" (matter, ord) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (matter, "work") REFERENCES "works" (matter, ord) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "points_parties" (
  matter INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  "entity" TEXT NOT NULL CHECK ("entity" IN ('person', 'account')),
  "ref" INTEGER NOT NULL,
  PRIMARY KEY (matter, ord, "entity", "ref"),
  FOREIGN KEY (matter, ord) REFERENCES "points" (matter, ord) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "points_of" (
  matter INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  "ref" INTEGER NOT NULL,
  PRIMARY KEY (matter, ord, "ref"),
  FOREIGN KEY (matter, ord) REFERENCES "points" (matter, ord) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (matter, "ref") REFERENCES "points" (matter, ord) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "points_names" (
  matter INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  "value" TEXT NOT NULL CHECK ("value" IN ('conduct')),
  PRIMARY KEY (matter, ord, "value"),
  FOREIGN KEY (matter, ord) REFERENCES "points" (matter, ord) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "points_gives" (
  matter INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  "value" TEXT NOT NULL CHECK ("value" IN ('content', 'timing', 'authorship')),
  PRIMARY KEY (matter, ord, "value"),
  FOREIGN KEY (matter, ord) REFERENCES "points" (matter, ord) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "acts" (
  matter INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  "id" TEXT NOT NULL,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('post', 'repost', 'message', 'disclosure', 'access', 'copying', 'upload', 'quote')),
  "by" TEXT NOT NULL CHECK ("by" IN ('one', 'one_of', 'unknown')),
  "at_from" INTEGER,
  "at_to" INTEGER,
  "audience" TEXT CHECK ("audience" IN ('public', 'group', 'target-only', 'unstated')),
  "quoted" TEXT NOT NULL CHECK ("quoted" IN ('verbatim', 'paraphrase', 'none')),
  "spoken" TEXT CHECK ("spoken" IN ('yes', 'no', 'unstated')),
  "extrinsic" TEXT CHECK ("extrinsic" IN ('yes', 'no', 'unstated')),
  PRIMARY KEY (matter, ord),
  UNIQUE (matter, "id")
) STRICT, WITHOUT ROWID;
CREATE TABLE "acts_by" (
  matter INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  "ref" INTEGER NOT NULL,
  PRIMARY KEY (matter, ord, "ref"),
  FOREIGN KEY (matter, ord) REFERENCES "acts" (matter, ord) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (matter, "ref") REFERENCES "accounts" (matter, ord) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "acts_conveys" (
  matter INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  "ref" INTEGER NOT NULL,
  PRIMARY KEY (matter, ord, "ref"),
  FOREIGN KEY (matter, ord) REFERENCES "acts" (matter, ord) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (matter, "ref") REFERENCES "points" (matter, ord) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "acts_context" (
  matter INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  "value" TEXT NOT NULL CHECK ("value" IN ('handle-imitates-target', 'handle-says-not-real', 'platform-parody-label', 'emoji-or-laughter', 'one-of-many-by-account', 'rating-site', 'joking-setting', 'heated-setting', 'opinion-forum')),
  PRIMARY KEY (matter, ord, "value"),
  FOREIGN KEY (matter, ord) REFERENCES "acts" (matter, ord) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "acts_speaker_basis" (
  matter INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  "value" TEXT NOT NULL CHECK ("value" IN ('first-hand', 'heard', 'cites-source')),
  PRIMARY KEY (matter, ord, "value"),
  FOREIGN KEY (matter, ord) REFERENCES "acts" (matter, ord) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "acts_cites" (
  matter INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  "ref" INTEGER NOT NULL,
  PRIMARY KEY (matter, ord, "ref"),
  FOREIGN KEY (matter, ord) REFERENCES "acts" (matter, ord) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (matter, "ref") REFERENCES "sources" (matter, ord) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "acts_uses" (
  matter INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  "ref" INTEGER NOT NULL,
  PRIMARY KEY (matter, ord, "ref"),
  FOREIGN KEY (matter, ord) REFERENCES "acts" (matter, ord) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (matter, "ref") REFERENCES "works" (matter, ord) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "acts_use" (
  matter INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  "value" TEXT NOT NULL CHECK ("value" IN ('whole', 'part', 'criticises', 'parody', 'sells', 'as-name')),
  PRIMARY KEY (matter, ord, "value"),
  FOREIGN KEY (matter, ord) REFERENCES "acts" (matter, ord) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "acts_adds" (
  matter INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  "ref" INTEGER NOT NULL,
  PRIMARY KEY (matter, ord, "ref"),
  FOREIGN KEY (matter, ord) REFERENCES "acts" (matter, ord) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (matter, "ref") REFERENCES "points" (matter, ord) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "acts_found_in" (
  matter INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  "pos" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY (matter, ord, "pos"),
  FOREIGN KEY (matter, ord) REFERENCES "acts" (matter, ord) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "sources" (
  matter INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  "id" TEXT NOT NULL,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('anonymous', 'named', 'reputable-report', 'other-report', 'official-record', 'document')),
  "at_from" INTEGER,
  "at_to" INTEGER,
  PRIMARY KEY (matter, ord),
  UNIQUE (matter, "id")
) STRICT, WITHOUT ROWID;
CREATE TABLE "works" (
  matter INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  "id" TEXT NOT NULL,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('work', 'mark', 'information', 'agreement', 'computer')),
  "registered" TEXT CHECK ("registered" IN ('yes', 'no', 'unstated')),
  "published" TEXT CHECK ("published" IN ('yes', 'no', 'unstated')),
  PRIMARY KEY (matter, ord),
  UNIQUE (matter, "id")
) STRICT, WITHOUT ROWID;
CREATE TABLE "claims" (
  matter INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  "id" TEXT NOT NULL,
  "law" TEXT NOT NULL,
  "claimant" INTEGER NOT NULL,
  "stance" TEXT CHECK ("stance" IN ('pleaded', 'potential', 'argued-only')),
  "filed_from" INTEGER,
  "filed_to" INTEGER,
  PRIMARY KEY (matter, ord),
  UNIQUE (matter, "id"),
  FOREIGN KEY (matter, "claimant") REFERENCES "persons" (matter, ord) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "claims_relief" (
  matter INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  "value" TEXT NOT NULL CHECK ("value" IN ('damages', 'injunction', 'declaration', 'other')),
  PRIMARY KEY (matter, ord, "value"),
  FOREIGN KEY (matter, ord) REFERENCES "claims" (matter, ord) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "claims_against" (
  matter INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  "ref" INTEGER NOT NULL,
  PRIMARY KEY (matter, ord, "ref"),
  FOREIGN KEY (matter, ord) REFERENCES "claims" (matter, ord) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (matter, "ref") REFERENCES "defendants" (matter, ord) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "claims_acts" (
  matter INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  "ref" INTEGER NOT NULL,
  PRIMARY KEY (matter, ord, "ref"),
  FOREIGN KEY (matter, ord) REFERENCES "claims" (matter, ord) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (matter, "ref") REFERENCES "acts" (matter, ord) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "records" (
  matter INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  "id" TEXT NOT NULL,
  "filing" INTEGER NOT NULL,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('complaint', 'verified-complaint', 'declaration', 'counsel-declaration', 'brief', 'exhibit', 'post', 'message', 'business-record', 'certificate', 'expert-report', 'noticed-paper', 'testimony', 'request-response')),
  "form_sworn" TEXT CHECK ("form_sworn" IN ('yes', 'no', 'unstated')),
  "form_signed" TEXT CHECK ("form_signed" IN ('yes', 'no', 'unstated')),
  "form_dated" TEXT CHECK ("form_dated" IN ('yes', 'no', 'unstated')),
  "form_perjury_clause" TEXT CHECK ("form_perjury_clause" IN ('yes', 'no', 'unstated')),
  "sponsored" TEXT CHECK ("sponsored" IN ('yes', 'certificate', 'no', 'unstated')),
  "offered_by" INTEGER,
  "at_from" INTEGER,
  "at_to" INTEGER,
  "about" TEXT CHECK ("about" IN ('named', 'itemised', 'all', 'some', 'unspecified')),
  "seen" TEXT NOT NULL CHECK ("seen" IN ('direct', 'described_by', 'unread')),
  "sealed" TEXT CHECK ("sealed" IN ('yes', 'no', 'unstated')),
  PRIMARY KEY (matter, ord),
  UNIQUE (matter, "id"),
  FOREIGN KEY (matter, "filing") REFERENCES "filings" (matter, ord) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (matter, "offered_by") REFERENCES "persons" (matter, ord) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "records_author" (
  matter INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  "entity" TEXT NOT NULL CHECK ("entity" IN ('person', 'account')),
  "ref" INTEGER NOT NULL,
  PRIMARY KEY (matter, ord, "entity", "ref"),
  FOREIGN KEY (matter, ord) REFERENCES "records" (matter, ord) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "records_marks" (
  matter INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  "value" TEXT NOT NULL CHECK ("value" IN ('no-facts', 'untranslated', 'paraphrases-post', 'signed-abroad-without-clause')),
  PRIMARY KEY (matter, ord, "value"),
  FOREIGN KEY (matter, ord) REFERENCES "records" (matter, ord) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "records_about" (
  matter INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  "ref" INTEGER NOT NULL,
  PRIMARY KEY (matter, ord, "ref"),
  FOREIGN KEY (matter, ord) REFERENCES "records" (matter, ord) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (matter, "ref") REFERENCES "accounts" (matter, ord) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "records_seen" (
  matter INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  "ref" INTEGER NOT NULL,
  PRIMARY KEY (matter, ord, "ref"),
  FOREIGN KEY (matter, ord) REFERENCES "records" (matter, ord) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (matter, "ref") REFERENCES "persons" (matter, ord) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "assertions" (
  matter INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  "id" TEXT NOT NULL,
  "record" INTEGER NOT NULL,
  "says" TEXT NOT NULL CHECK ("says" IN ('affirms', 'denies', 'mentions')),
  "point" INTEGER NOT NULL,
  "fit" TEXT CHECK ("fit" IN ('words', 'sense')),
  "knower_entity" TEXT CHECK ("knower_entity" IN ('person', 'account')),
  "knower" INTEGER,
  "basis" TEXT CHECK ("basis" IN ('perceived', 'told', 'custodian', 'expert', 'inferred', 'belief', 'argument', 'unstated')),
  "modality" TEXT CHECK ("modality" IN ('is', 'may', 'must-have', 'should-have')),
  "about" TEXT CHECK ("about" IN ('named', 'itemised', 'all', 'some', 'unspecified')),
  PRIMARY KEY (matter, ord),
  UNIQUE (matter, "id"),
  FOREIGN KEY (matter, "record") REFERENCES "records" (matter, ord) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (matter, "point") REFERENCES "points" (matter, ord) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "assertions_marks" (
  matter INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  "value" TEXT NOT NULL CHECK ("value" IN ('no-facts', 'untranslated', 'paraphrases-post', 'signed-abroad-without-clause')),
  PRIMARY KEY (matter, ord, "value"),
  FOREIGN KEY (matter, ord) REFERENCES "assertions" (matter, ord) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "assertions_about" (
  matter INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  "ref" INTEGER NOT NULL,
  PRIMARY KEY (matter, ord, "ref"),
  FOREIGN KEY (matter, ord) REFERENCES "assertions" (matter, ord) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (matter, "ref") REFERENCES "accounts" (matter, ord) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "inventory" (
  matter INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  "id" TEXT NOT NULL,
  "scope" TEXT NOT NULL CHECK ("scope" IN ('matter', 'accounts')),
  "upto_from" INTEGER,
  "upto_to" INTEGER,
  "closed" TEXT NOT NULL CHECK ("closed" IN ('yes', 'as-reported', 'no')),
  "by" INTEGER,
  PRIMARY KEY (matter, ord),
  UNIQUE (matter, "id"),
  FOREIGN KEY (matter, "by") REFERENCES "persons" (matter, ord) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "inventory_scope" (
  matter INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  "ref" INTEGER NOT NULL,
  PRIMARY KEY (matter, ord, "ref"),
  FOREIGN KEY (matter, ord) REFERENCES "inventory" (matter, ord) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (matter, "ref") REFERENCES "accounts" (matter, ord) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "positions" (
  matter INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  "id" TEXT NOT NULL,
  "on" TEXT NOT NULL,
  "question" TEXT NOT NULL,
  "answer" TEXT NOT NULL,
  "by" TEXT NOT NULL CHECK ("by" IN ('court', 'clerk', 'seeker', 'speaker', 'holder', 'amicus', 'encoder')),
  "at_from" INTEGER,
  "at_to" INTEGER,
  "withdraws" INTEGER,
  PRIMARY KEY (matter, ord),
  UNIQUE (matter, "id"),
  FOREIGN KEY (matter, "withdraws") REFERENCES "positions" (matter, ord) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "positions_basis" (
  matter INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  "entity" TEXT NOT NULL CHECK ("entity" IN ('person', 'filing', 'account', 'defendant', 'point', 'act', 'source', 'work', 'claim', 'record', 'assertion', 'inventory', 'position', 'request', 'notice', 'decision', 'fact', 'order')),
  "ref" INTEGER NOT NULL,
  PRIMARY KEY (matter, ord, "entity", "ref"),
  FOREIGN KEY (matter, ord) REFERENCES "positions" (matter, ord) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "positions_authorities" (
  matter INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  "pos" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY (matter, ord, "pos"),
  FOREIGN KEY (matter, ord) REFERENCES "positions" (matter, ord) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "positions_found" (
  matter INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  "value" TEXT NOT NULL CHECK ("value" IN ('met', 'unmet', 'contested', 'for-court', 'not-recorded', 'conflict', 'excused', 'inapplicable')),
  PRIMARY KEY (matter, ord, "value"),
  FOREIGN KEY (matter, ord) REFERENCES "positions" (matter, ord) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "positions_upon" (
  matter INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  "pos" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY (matter, ord, "pos"),
  FOREIGN KEY (matter, ord) REFERENCES "positions" (matter, ord) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "requests" (
  matter INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  "id" TEXT NOT NULL,
  "goes_to" TEXT CHECK ("goes_to" IN ('claim', 'defence', 'credibility', 'background', 'unstated')),
  "sworn_need" TEXT CHECK ("sworn_need" IN ('yes', 'no', 'unstated')),
  "at_from" INTEGER,
  "at_to" INTEGER,
  PRIMARY KEY (matter, ord),
  UNIQUE (matter, "id")
) STRICT, WITHOUT ROWID;
CREATE TABLE "requests_items" (
  matter INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  "value" TEXT NOT NULL CHECK ("value" IN ('name', 'contact', 'ip-log', 'account-data', 'payment', 'content', 'traffic')),
  PRIMARY KEY (matter, ord, "value"),
  FOREIGN KEY (matter, ord) REFERENCES "requests" (matter, ord) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "requests_purpose" (
  matter INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  "value" TEXT NOT NULL CHECK ("value" IN ('serve', 'prove', 'reach-others')),
  PRIMARY KEY (matter, ord, "value"),
  FOREIGN KEY (matter, ord) REFERENCES "requests" (matter, ord) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "requests_requires" (
  matter INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  "value" TEXT NOT NULL CHECK ("value" IN ('content', 'timing', 'authorship')),
  PRIMARY KEY (matter, ord, "value"),
  FOREIGN KEY (matter, ord) REFERENCES "requests" (matter, ord) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "notices" (
  matter INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  "id" TEXT NOT NULL,
  "channel" TEXT CHECK ("channel" IN ('same-board', 'platform', 'message', 'email', 'mail', 'publication', 'counsel', 'other')),
  "at_from" INTEGER,
  "at_to" INTEGER,
  "until_from" INTEGER,
  "until_to" INTEGER,
  "record" INTEGER,
  PRIMARY KEY (matter, ord),
  UNIQUE (matter, "id"),
  FOREIGN KEY (matter, "record") REFERENCES "records" (matter, ord) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "notices_to" (
  matter INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  "ref" INTEGER NOT NULL,
  PRIMARY KEY (matter, ord, "ref"),
  FOREIGN KEY (matter, ord) REFERENCES "notices" (matter, ord) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (matter, "ref") REFERENCES "defendants" (matter, ord) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "notices_tells" (
  matter INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  "value" TEXT NOT NULL CHECK ("value" IN ('identity-sought', 'how-to-object', 'statements')),
  PRIMARY KEY (matter, ord, "value"),
  FOREIGN KEY (matter, ord) REFERENCES "notices" (matter, ord) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "decisions" (
  matter INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  "id" TEXT NOT NULL,
  "filing" INTEGER,
  "at_from" INTEGER,
  "at_to" INTEGER,
  "tier" TEXT CHECK ("tier" IN ('magistrate', 'district', 'trial', 'appeal')),
  PRIMARY KEY (matter, ord),
  UNIQUE (matter, "id"),
  FOREIGN KEY (matter, "filing") REFERENCES "filings" (matter, ord) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "decisions_motions" (
  matter INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  "ref" INTEGER NOT NULL,
  PRIMARY KEY (matter, ord, "ref"),
  FOREIGN KEY (matter, ord) REFERENCES "decisions" (matter, ord) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (matter, "ref") REFERENCES "filings" (matter, ord) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "decisions_accounts" (
  matter INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  "ref" INTEGER NOT NULL,
  PRIMARY KEY (matter, ord, "ref"),
  FOREIGN KEY (matter, ord) REFERENCES "decisions" (matter, ord) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (matter, "ref") REFERENCES "accounts" (matter, ord) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "decisions_sees" (
  matter INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  "ref" INTEGER NOT NULL,
  PRIMARY KEY (matter, ord, "ref"),
  FOREIGN KEY (matter, ord) REFERENCES "decisions" (matter, ord) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (matter, "ref") REFERENCES "filings" (matter, ord) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "facts" (
  matter INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  "id" TEXT NOT NULL,
  "subject_entity" TEXT CHECK ("subject_entity" IN ('person', 'filing', 'account', 'defendant', 'point', 'act', 'source', 'work', 'claim', 'record', 'assertion', 'inventory', 'position', 'request', 'notice', 'decision', 'fact', 'order')),
  "subject" INTEGER,
  "name" TEXT NOT NULL CHECK ("name" IN ('self-described-public', 'media-access', 'voluntary-controversy', 'sought-attention', 'prominent-role', 'public-official', 'topic-official-conduct', 'pervasive-fame', 'own-platform', 'said-private', 'topic-public-interest', 'topic-private', 'anti-slapp-raised', 'action-continued-after-amendment', 'limitations-raised', 'privilege-raised', 'official-report', 'common-interest', 'facts-make-improbable', 'reposted-after-complaint', 'not-retracted', 'commercial', 'political-or-religious', 'criticism-of-public-figure', 'consumer-or-workplace', 'low-value-conduct', 'continuing', 'wide-audience', 'small-audience', 'terms-promise-anonymity', 'terms-warn-of-disclosure', 'notice-given', 'no-notice', 'speaker-offers-evidence', 'speaker-has-counsel', 'speaker-abroad', 'other-sources-tried', 'other-sources-untried', 'protective-terms-offered', 'signs-of-retaliation', 'dispositive-motion-pending', 'merits-decided', 'cable-operator', 'holder-neutral', 'home-court-leave', 'place-too-far', 'transferred', 'stand-alone', 'speaker-knows-of-suit', 'protective-order-sought', 'holder-outside-state', 'denied-before', 'jurisdiction-over-speaker', 'thirty-days-before', 'holder-has-data', 'all-consented', 'already-disclosed', 'no-way-to-notify', 'words-withheld')),
  "value" TEXT NOT NULL CHECK ("value" IN ('yes', 'no', 'unstated')),
  "record" INTEGER,
  PRIMARY KEY (matter, ord),
  UNIQUE (matter, "id"),
  FOREIGN KEY (matter, "record") REFERENCES "records" (matter, ord) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "orders" (
  matter INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  "id" TEXT NOT NULL,
  "earlier_entity" TEXT NOT NULL CHECK ("earlier_entity" IN ('act', 'point', 'filing', 'record')),
  "earlier" INTEGER NOT NULL,
  "later_entity" TEXT NOT NULL CHECK ("later_entity" IN ('act', 'point', 'filing', 'record')),
  "later" INTEGER NOT NULL,
  PRIMARY KEY (matter, ord),
  UNIQUE (matter, "id")
) STRICT, WITHOUT ROWID;
CREATE TABLE prose (
  matter INTEGER NOT NULL,
  "entity" TEXT NOT NULL CHECK ("entity" IN ('matter', 'person', 'filing', 'account', 'defendant', 'point', 'act', 'source', 'work', 'claim', 'record', 'assertion', 'inventory', 'position', 'request', 'notice', 'decision', 'fact', 'order')),
  ord INTEGER NOT NULL,
  "field" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  PRIMARY KEY (matter, "entity", ord, "field")
) STRICT, WITHOUT ROWID;
