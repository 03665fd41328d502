-- A shift may have begun at another till, be ended there, or go on as part of an older one.
ALTER TABLE shift ADD COLUMN home_till TEXT;
ALTER TABLE shift ADD COLUMN ended_till TEXT;
ALTER TABLE shift ADD COLUMN attached_to TEXT;
CREATE INDEX shift_by_attachment ON shift (attached_to) WHERE attached_to IS NOT NULL;

-- What the POS Agent tells of the store's other tills. No projections of this till's journal: asked for again when lost.
CREATE TABLE pulled_shift (
  id TEXT PRIMARY KEY,
  owner TEXT NOT NULL,
  status TEXT NOT NULL,
  started_at TEXT NOT NULL,
  attached_to TEXT,
  -- 1: it was ended, or a session of it closed, by whoever; a till with a session open in it has to close it.
  asks_to_close INTEGER NOT NULL,
  facts TEXT NOT NULL
) STRICT;
CREATE INDEX pulled_shift_by_start ON pulled_shift (started_at);
CREATE INDEX pulled_shift_by_attachment ON pulled_shift (attached_to) WHERE attached_to IS NOT NULL;

CREATE TABLE pulled_total (
  shift_id TEXT NOT NULL,
  till TEXT NOT NULL,
  account TEXT NOT NULL,
  currency TEXT NOT NULL,
  movement TEXT NOT NULL,
  amount_minor INTEGER NOT NULL,
  entries INTEGER NOT NULL,
  PRIMARY KEY (shift_id, till, account, currency, movement)
) STRICT, WITHOUT ROWID;

CREATE TABLE pulled_tally (
  shift_id TEXT NOT NULL,
  till TEXT NOT NULL,
  name TEXT NOT NULL,
  subject TEXT NOT NULL,
  value INTEGER NOT NULL,
  PRIMARY KEY (shift_id, till, name, subject)
) STRICT, WITHOUT ROWID;

CREATE TABLE pulled_balance (
  owner TEXT NOT NULL,
  till TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  rows TEXT NOT NULL,
  PRIMARY KEY (owner, till)
) STRICT, WITHOUT ROWID;

CREATE INDEX trade_document_by_session ON trade_document (session_id);
