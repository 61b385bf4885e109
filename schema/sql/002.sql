-- The log of evaluations. Each row's hash is the SHA-256 of its own content, in which the hash of the row before stands.
-- Digests and hashes are in hexadecimal. The records that were evaluated stand once each, in canonical form.
CREATE TABLE log (
  n INTEGER PRIMARY KEY CHECK (n >= 1),
  "at" TEXT NOT NULL,
  matter TEXT NOT NULL,
  engine TEXT NOT NULL,
  options TEXT NOT NULL,
  record_sha256 TEXT NOT NULL,
  law_sha256 TEXT NOT NULL,
  result_sha256 TEXT NOT NULL,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL,
  result TEXT NOT NULL
) STRICT;
CREATE TABLE log_records (
  sha256 TEXT NOT NULL PRIMARY KEY,
  "text" TEXT NOT NULL
) STRICT, WITHOUT ROWID;
