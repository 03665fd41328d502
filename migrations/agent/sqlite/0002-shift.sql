-- Shifts and sessions over all tills of a store: projections of the journals, whatever the order in which they arrive.
-- A row says what one event said; what follows from several (the status, which end counts) is worked out when it is read.
CREATE TABLE shift (
  store TEXT NOT NULL,
  shift_id TEXT NOT NULL,
  number TEXT NOT NULL,
  owner TEXT NOT NULL,
  operator_id TEXT NOT NULL,
  operator_name TEXT NOT NULL,
  home_till TEXT NOT NULL,
  business_date TEXT NOT NULL,
  started_at TEXT NOT NULL,
  is_offline INTEGER NOT NULL,
  beginning TEXT NOT NULL,
  parameters TEXT NOT NULL,
  attached_to TEXT,
  PRIMARY KEY (store, shift_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX shift_by_owner ON shift (store, owner);

CREATE TABLE shift_end (
  store TEXT NOT NULL,
  shift_id TEXT NOT NULL,
  till TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  received_at TEXT NOT NULL,
  is_leased INTEGER NOT NULL,
  report_number TEXT NOT NULL,
  ended_by TEXT NOT NULL,
  ended_at TEXT NOT NULL,
  figures TEXT NOT NULL,
  covers TEXT NOT NULL,
  PRIMARY KEY (store, shift_id, till, epoch, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
  store TEXT NOT NULL,
  session_id TEXT NOT NULL,
  shift_id TEXT NOT NULL,
  till TEXT NOT NULL,
  operator_id TEXT NOT NULL,
  opened_at TEXT NOT NULL,
  closed_at TEXT,
  PRIMARY KEY (store, session_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX session_by_shift ON session (store, shift_id);

-- Sessions closed from another till than their own.
CREATE TABLE session_closing (
  store TEXT NOT NULL,
  session_id TEXT NOT NULL,
  till TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  closed_by TEXT NOT NULL,
  reason TEXT NOT NULL,
  closed_at TEXT NOT NULL,
  PRIMARY KEY (store, session_id, till, epoch, seq)
) STRICT, WITHOUT ROWID;

-- What moved in a shift, per till and session (empty: in none).
CREATE TABLE shift_total (
  store TEXT NOT NULL,
  shift_id TEXT NOT NULL,
  till TEXT NOT NULL,
  session_id TEXT NOT NULL,
  account TEXT NOT NULL,
  currency TEXT NOT NULL,
  movement TEXT NOT NULL,
  amount_minor INTEGER NOT NULL,
  entries INTEGER NOT NULL,
  PRIMARY KEY (store, shift_id, till, session_id, account, currency, movement)
) STRICT, WITHOUT ROWID;

CREATE TABLE shift_tally (
  store TEXT NOT NULL,
  shift_id TEXT NOT NULL,
  till TEXT NOT NULL,
  session_id TEXT NOT NULL,
  name TEXT NOT NULL,
  subject TEXT NOT NULL,
  amount INTEGER NOT NULL,
  PRIMARY KEY (store, shift_id, till, session_id, name, subject)
) STRICT, WITHOUT ROWID;

-- How far each till's journal is known to belong to a shift.
CREATE TABLE shift_reach (
  store TEXT NOT NULL,
  shift_id TEXT NOT NULL,
  till TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (store, shift_id, till, epoch)
) STRICT, WITHOUT ROWID;

-- Which version of the projections above a database holds; another one is worked out anew from the journal.
CREATE TABLE projection (
  name TEXT PRIMARY KEY,
  version INTEGER NOT NULL
) STRICT;

-- Promises, not projections. One open shift is granted per owner; one person at a time ends a shift.
CREATE TABLE start_grant (
  store TEXT NOT NULL,
  owner TEXT NOT NULL,
  till TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  PRIMARY KEY (store, owner)
) STRICT, WITHOUT ROWID;

CREATE TABLE ending_lease (
  store TEXT NOT NULL,
  shift_id TEXT NOT NULL,
  lease_id TEXT NOT NULL,
  till TEXT NOT NULL,
  operator_id TEXT NOT NULL,
  operator_name TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  PRIMARY KEY (store, shift_id)
) STRICT, WITHOUT ROWID;

-- Every lease that was ever given: an end names the one it was made under, maybe long after it ran out.
CREATE TABLE given_lease (
  store TEXT NOT NULL,
  lease_id TEXT NOT NULL,
  shift_id TEXT NOT NULL,
  PRIMARY KEY (store, lease_id)
) STRICT, WITHOUT ROWID;

-- The store's one feed: a row a shift, moved to the front by each change. The head's row is written first by whoever
-- changes the store's shifts, so that cursors become visible in their order.
CREATE TABLE feed_head (
  store TEXT PRIMARY KEY,
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE feed_shift (
  store TEXT NOT NULL,
  shift_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (store, shift_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX feed_by_position ON feed_shift (store, position);

ALTER TABLE till ADD COLUMN last_seen_at TEXT;

CREATE INDEX journal_event_by_session ON journal_event (store, session_id, till, epoch, seq) WHERE session_id IS NOT NULL;
