-- Who answers here: one row, so that a lost key file is noticed and never replaced in silence.
CREATE TABLE agent_identity (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  public_key TEXT NOT NULL
) STRICT;

-- Every row below is keyed by store: a chain of shops is many stores, and nothing ever joins two of them.
CREATE TABLE till (
  store TEXT NOT NULL,
  till TEXT NOT NULL,
  public_key TEXT NOT NULL,
  enrolled_at TEXT NOT NULL,
  last_push_at TEXT,
  PRIMARY KEY (store, till)
) STRICT, WITHOUT ROWID;

-- The journals as pushed. Body and postings are canonical JSON: together with the columns they are the signed event.
CREATE TABLE journal_event (
  store TEXT NOT NULL,
  till TEXT NOT NULL,
  epoch INTEGER NOT NULL CHECK (epoch > 0),
  seq INTEGER NOT NULL CHECK (seq > 0),
  event_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  version INTEGER NOT NULL,
  actor TEXT,
  authorised_by TEXT,
  shift_id TEXT,
  session_id TEXT,
  body TEXT NOT NULL,
  postings TEXT NOT NULL,
  wall_at TEXT NOT NULL,
  monotonic_ms INTEGER NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL,
  signature TEXT NOT NULL,
  received_at TEXT NOT NULL,
  PRIMARY KEY (store, till, epoch, seq),
  UNIQUE (store, event_id),
  FOREIGN KEY (store, till) REFERENCES till (store, till)
) STRICT;

CREATE TRIGGER journal_event_is_never_changed BEFORE UPDATE ON journal_event
BEGIN
  SELECT RAISE (ABORT, 'journal_event is append-only');
END;

CREATE TRIGGER journal_event_is_never_removed BEFORE DELETE ON journal_event
BEGIN
  SELECT RAISE (ABORT, 'journal_event is append-only');
END;

-- A record follows the one before it, whoever writes here.
CREATE TRIGGER journal_event_has_no_gap BEFORE INSERT ON journal_event
WHEN NEW.seq > 1 AND NOT EXISTS (
  SELECT 1 FROM journal_event
  WHERE store = NEW.store AND till = NEW.till AND epoch = NEW.epoch AND seq = NEW.seq - 1 AND hash = NEW.previous_hash
)
BEGIN
  SELECT RAISE (ABORT, 'journal_event continues the record before it');
END;

-- Projections: kept with each event, and can be built again from the journal.
CREATE TABLE amount_total (
  store TEXT NOT NULL,
  till TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  account TEXT NOT NULL,
  currency TEXT NOT NULL,
  movement TEXT NOT NULL,
  amount_minor INTEGER NOT NULL,
  entries INTEGER NOT NULL CHECK (entries > 0),
  PRIMARY KEY (store, till, epoch, account, currency, movement)
) STRICT, WITHOUT ROWID;

CREATE TABLE kind_total (
  store TEXT NOT NULL,
  till TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  kind TEXT NOT NULL,
  events INTEGER NOT NULL CHECK (events > 0),
  PRIMARY KEY (store, till, epoch, kind)
) STRICT, WITHOUT ROWID;
