-- Documents of a store in the one order in which an ERP reads them: the order in which they arrived here.
CREATE TABLE erp_document (
  store TEXT NOT NULL,
  position INTEGER NOT NULL,
  till TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  received_at TEXT NOT NULL,
  PRIMARY KEY (store, position)
) STRICT, WITHOUT ROWID;

INSERT INTO erp_document
SELECT store, row_number() OVER (PARTITION BY store ORDER BY received_at, till, epoch, seq), till, epoch, seq, received_at
FROM journal_event
WHERE kind IN ('sale.completed', 'sale.corrected', 'cash_document.issued', 'shift.started', 'shift.ended');

-- Who may read them: one row a token, which is nowhere but with its owner. The reader's last question says how far it is.
CREATE TABLE erp_token (
  store TEXT NOT NULL,
  token_hash TEXT NOT NULL,
  name TEXT NOT NULL,
  made_at TEXT NOT NULL,
  revoked_at TEXT,
  asked_at TEXT,
  confirmed INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (store, token_hash)
) STRICT, WITHOUT ROWID;

-- Whom to tell that documents wait. Claimed by one instance at a time for one attempt.
CREATE TABLE erp_webhook (
  store TEXT PRIMARY KEY,
  url TEXT NOT NULL,
  secret TEXT NOT NULL,
  made_at TEXT NOT NULL,
  told INTEGER NOT NULL DEFAULT 0,
  failures INTEGER NOT NULL DEFAULT 0,
  next_at TEXT NOT NULL,
  last_outcome TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
