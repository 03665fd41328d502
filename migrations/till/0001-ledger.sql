-- The journal: append-only, gapless, chained. Everything else in this file can be worked out from it or is work in hand.
CREATE TABLE event (
  epoch INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  event_id TEXT NOT NULL UNIQUE,
  till TEXT NOT NULL,
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
  hash TEXT NOT NULL UNIQUE,
  signature TEXT NOT NULL,
  PRIMARY KEY (epoch, seq)
) STRICT, WITHOUT ROWID;

CREATE INDEX event_by_shift ON event (shift_id, seq) WHERE shift_id IS NOT NULL;

CREATE TABLE posting (
  epoch INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  line INTEGER NOT NULL,
  account TEXT NOT NULL,
  currency TEXT NOT NULL,
  amount_minor INTEGER NOT NULL,
  movement TEXT NOT NULL,
  shift_id TEXT,
  PRIMARY KEY (epoch, seq, line),
  FOREIGN KEY (epoch, seq) REFERENCES event (epoch, seq)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'the journal is append-only: write a correcting event'); END;
CREATE TRIGGER event_is_never_removed BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'the journal is append-only: write a correcting event'); END;
CREATE TRIGGER event_is_gapless BEFORE INSERT ON event
WHEN NEW.seq <> 1 + coalesce((SELECT max(seq) FROM event WHERE epoch = NEW.epoch), 0)
BEGIN SELECT RAISE(ABORT, 'the journal is gapless: the next sequence number is the last plus one'); END;
CREATE TRIGGER posting_is_never_changed BEFORE UPDATE ON posting
BEGIN SELECT RAISE(ABORT, 'postings are append-only: write a correcting event'); END;
CREATE TRIGGER posting_is_never_removed BEFORE DELETE ON posting
BEGIN SELECT RAISE(ABORT, 'postings are append-only: write a correcting event'); END;

-- Projections: worked out from the journal in the same transaction; rebuilt from it they come out identical.
CREATE TABLE shift (
  id TEXT PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
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
  parameters TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX one_open_shift_per_owner ON shift (owner) WHERE status = 'open';

CREATE TABLE session (
  id TEXT PRIMARY KEY,
  shift_id TEXT NOT NULL REFERENCES shift (id),
  operator_id TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('open', 'closed')),
  opened_at TEXT NOT NULL,
  closed_at TEXT
) STRICT;

CREATE TABLE balance (
  account TEXT NOT NULL,
  currency TEXT NOT NULL,
  amount_minor INTEGER NOT NULL,
  PRIMARY KEY (account, currency)
) STRICT, WITHOUT ROWID;

CREATE TABLE shift_total (
  shift_id TEXT NOT NULL,
  account TEXT NOT NULL,
  currency TEXT NOT NULL,
  movement TEXT NOT NULL,
  amount_minor INTEGER NOT NULL,
  entries INTEGER NOT NULL,
  PRIMARY KEY (shift_id, account, currency, movement)
) STRICT, WITHOUT ROWID;

CREATE TABLE shift_counter (
  shift_id TEXT NOT NULL,
  name TEXT NOT NULL,
  value INTEGER NOT NULL,
  PRIMARY KEY (shift_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE shift_group (
  shift_id TEXT NOT NULL,
  group_name TEXT NOT NULL,
  gross_minor INTEGER NOT NULL,
  items INTEGER NOT NULL,
  PRIMARY KEY (shift_id, group_name)
) STRICT, WITHOUT ROWID;

CREATE TABLE shift_hour (
  shift_id TEXT NOT NULL,
  hour INTEGER NOT NULL,
  gross_minor INTEGER NOT NULL,
  PRIMARY KEY (shift_id, hour)
) STRICT, WITHOUT ROWID;

CREATE TABLE trade_document (
  id TEXT PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  seq INTEGER NOT NULL,
  shift_id TEXT NOT NULL,
  session_id TEXT NOT NULL,
  currency TEXT NOT NULL,
  total_minor INTEGER NOT NULL,
  issued_at TEXT NOT NULL
) STRICT;
CREATE INDEX trade_document_by_shift ON trade_document (shift_id, seq);

CREATE TABLE cash_document (
  id TEXT PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  seq INTEGER NOT NULL,
  shift_id TEXT NOT NULL,
  type TEXT NOT NULL,
  tag TEXT NOT NULL,
  description TEXT NOT NULL,
  payment_form TEXT NOT NULL,
  currency TEXT NOT NULL,
  amount_minor INTEGER NOT NULL,
  handled_by TEXT NOT NULL,
  issued_at TEXT NOT NULL
) STRICT;
CREATE INDEX cash_document_by_shift ON cash_document (shift_id, seq);

CREATE TABLE shift_count (
  shift_id TEXT NOT NULL,
  occasion TEXT NOT NULL,
  payment_form TEXT NOT NULL,
  currency TEXT NOT NULL,
  pieces TEXT NOT NULL,
  total_minor INTEGER NOT NULL,
  PRIMARY KEY (shift_id, occasion, payment_form, currency)
) STRICT, WITHOUT ROWID;

CREATE TABLE number_series (
  series TEXT PRIMARY KEY,
  last INTEGER NOT NULL
) STRICT;

CREATE TABLE item_turnover (
  item_id TEXT PRIMARY KEY,
  times_sold INTEGER NOT NULL
) STRICT;

CREATE TABLE logon_failure (
  operator_id TEXT PRIMARY KEY,
  failures INTEGER NOT NULL
) STRICT;

-- Master data: taken over from files or the Data Service.
CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE operator (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  permissions TEXT NOT NULL,
  pin_hash TEXT NOT NULL
) STRICT;

CREATE TABLE item (
  id TEXT PRIMARY KEY,
  barcode TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  unit TEXT NOT NULL,
  group_name TEXT NOT NULL,
  tax_code TEXT NOT NULL,
  price_minor INTEGER NOT NULL,
  folded_name TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE item_search USING fts5 (folded_name, content = 'item', tokenize = 'trigram');
CREATE TRIGGER item_search_insert AFTER INSERT ON item
BEGIN INSERT INTO item_search (rowid, folded_name) VALUES (NEW.rowid, NEW.folded_name); END;
CREATE TRIGGER item_search_delete AFTER DELETE ON item
BEGIN INSERT INTO item_search (item_search, rowid, folded_name) VALUES ('delete', OLD.rowid, OLD.folded_name); END;
CREATE TRIGGER item_search_update AFTER UPDATE ON item
BEGIN
  INSERT INTO item_search (item_search, rowid, folded_name) VALUES ('delete', OLD.rowid, OLD.folded_name);
  INSERT INTO item_search (rowid, folded_name) VALUES (NEW.rowid, NEW.folded_name);
END;

-- Work in hand: kept as typed, so that a crash loses no key; put away when the work becomes an event.
CREATE TABLE draft (
  operator_id TEXT PRIMARY KEY,
  document TEXT NOT NULL,
  changed_at TEXT NOT NULL
) STRICT;

CREATE TABLE count_cell (
  operator_id TEXT NOT NULL,
  occasion TEXT NOT NULL,
  payment_form TEXT NOT NULL,
  currency TEXT NOT NULL,
  value_minor INTEGER NOT NULL,
  pieces INTEGER NOT NULL,
  typed_at TEXT NOT NULL,
  PRIMARY KEY (operator_id, occasion, payment_form, currency, value_minor)
) STRICT, WITHOUT ROWID;

CREATE TABLE counted_amount (
  operator_id TEXT NOT NULL,
  occasion TEXT NOT NULL,
  payment_form TEXT NOT NULL,
  currency TEXT NOT NULL,
  pieces TEXT NOT NULL,
  amount_minor INTEGER NOT NULL,
  PRIMARY KEY (operator_id, occasion, payment_form, currency)
) STRICT, WITHOUT ROWID;

CREATE TABLE withdrawal_entry (
  operator_id TEXT NOT NULL,
  payment_form TEXT NOT NULL,
  currency TEXT NOT NULL,
  amount_minor INTEGER NOT NULL,
  PRIMARY KEY (operator_id, payment_form, currency)
) STRICT, WITHOUT ROWID;

-- The reply to each command that was carried out: asked again, it is answered again and not done twice.
CREATE TABLE reply (
  command_id TEXT PRIMARY KEY,
  call TEXT NOT NULL,
  input_hash TEXT NOT NULL,
  reply TEXT NOT NULL,
  seq INTEGER NOT NULL
) STRICT;

CREATE TABLE print_job (
  id TEXT PRIMARY KEY,
  ordinal INTEGER NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  document_number TEXT NOT NULL,
  copy INTEGER NOT NULL,
  original_job_id TEXT REFERENCES print_job (id),
  state TEXT NOT NULL,
  reason TEXT NOT NULL,
  document TEXT NOT NULL,
  bytes BLOB,
  fingerprint TEXT,
  process_id TEXT,
  queued_at TEXT NOT NULL,
  finished_at TEXT
) STRICT;
CREATE INDEX print_job_waiting ON print_job (ordinal) WHERE state IN ('queued', 'sending', 'awaiting_confirmation', 'unknown');

-- How far the Agent has acknowledged, and what it signed.
CREATE TABLE acknowledgement (
  epoch INTEGER PRIMARY KEY,
  seq INTEGER NOT NULL,
  hash TEXT NOT NULL,
  countersignature TEXT NOT NULL,
  agent_public_key TEXT NOT NULL
) STRICT;

-- This till's runs: an end that was not written was a crash or a power cut.
CREATE TABLE run (
  id INTEGER PRIMARY KEY,
  started_at TEXT NOT NULL,
  last_seen_at TEXT NOT NULL,
  stopped_at TEXT
) STRICT;
