-- The sequence goes on over the epochs of a journal: a record's number names it.
DROP TRIGGER event_is_gapless;
CREATE TRIGGER event_is_gapless BEFORE INSERT ON event
WHEN NEW.seq <> 1 + coalesce((SELECT max(seq) FROM event), 0) OR NEW.epoch < (SELECT max(epoch) FROM event)
BEGIN SELECT RAISE(ABORT, 'the journal is gapless: the next sequence number is the last plus one'); END;
CREATE UNIQUE INDEX event_by_seq ON event (seq);

-- A shift that this till started on another branch of its journal may bear the number of one that it started here, so
-- numbers of shifts are not unique. Both tables are projections and are filled again from the journal after this step.
DROP TABLE session;
DROP TABLE shift;
CREATE TABLE shift (
  id TEXT PRIMARY KEY,
  number TEXT NOT NULL,
  owner TEXT NOT NULL,
  operator_id TEXT NOT NULL,
  operator_name TEXT NOT NULL,
  business_date TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('open', 'closed')),
  started_at TEXT NOT NULL,
  started_seq INTEGER NOT NULL,
  ended_at TEXT,
  ended_seq INTEGER,
  ended_by TEXT,
  report_number TEXT,
  last_money_seq INTEGER NOT NULL,
  beginning TEXT NOT NULL,
  parameters TEXT NOT NULL,
  detached_at TEXT,
  detached_seq INTEGER,
  home_till TEXT,
  ended_till TEXT,
  attached_to TEXT
) STRICT;
CREATE UNIQUE INDEX one_open_shift_per_owner ON shift (owner) WHERE status = 'open' AND detached_at IS NULL;
CREATE INDEX shift_by_attachment ON shift (attached_to) WHERE attached_to IS NOT NULL;
CREATE TABLE session (
  id TEXT PRIMARY KEY,
  shift_id TEXT NOT NULL REFERENCES shift (id),
  operator_id TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('open', 'closed')),
  opened_at TEXT NOT NULL,
  closed_at TEXT
) STRICT;

-- A till may have other branches of its journal beside the one it goes on with; each is a part of its own.
DROP TABLE pulled_total;
CREATE TABLE pulled_total (
  shift_id TEXT NOT NULL,
  till TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  account TEXT NOT NULL,
  currency TEXT NOT NULL,
  movement TEXT NOT NULL,
  amount_minor INTEGER NOT NULL,
  entries INTEGER NOT NULL,
  PRIMARY KEY (shift_id, till, epoch, account, currency, movement)
) STRICT, WITHOUT ROWID;
DROP TABLE pulled_tally;
CREATE TABLE pulled_tally (
  shift_id TEXT NOT NULL,
  till TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  name TEXT NOT NULL,
  subject TEXT NOT NULL,
  value INTEGER NOT NULL,
  PRIMARY KEY (shift_id, till, epoch, name, subject)
) STRICT, WITHOUT ROWID;
DROP TABLE pulled_balance;
CREATE TABLE pulled_balance (
  owner TEXT NOT NULL,
  till TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  rows TEXT NOT NULL,
  PRIMARY KEY (owner, till, epoch)
) STRICT, WITHOUT ROWID;
-- All of it is told again.
DELETE FROM setting WHERE name = 'feed_cursor';
