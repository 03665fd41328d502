-- Card payments and settlements, worked out from the journal.
CREATE TABLE card_payment (
  id TEXT PRIMARY KEY,
  seq INTEGER NOT NULL,
  document_id TEXT NOT NULL,
  shift_id TEXT NOT NULL,
  session_id TEXT NOT NULL,
  operator_id TEXT NOT NULL,
  payment_form TEXT NOT NULL,
  currency TEXT NOT NULL,
  amount_minor INTEGER NOT NULL,
  terminal TEXT NOT NULL,
  state TEXT NOT NULL,
  reason TEXT NOT NULL,
  code TEXT NOT NULL,
  requested_at TEXT NOT NULL,
  result TEXT,
  sale_number TEXT,
  settlement_id TEXT
) STRICT;
CREATE INDEX card_payment_of_document ON card_payment (document_id, seq);
CREATE INDEX card_payment_of_shift ON card_payment (shift_id, seq);
CREATE INDEX card_payment_open ON card_payment (seq) WHERE state IN ('requested', 'unknown', 'reversing', 'reversal_unknown');
CREATE INDEX card_payment_unsettled ON card_payment (terminal, seq) WHERE settlement_id IS NULL;

-- Receipt numbers that a terminal gave away and this till has seen.
CREATE TABLE card_receipt (
  terminal TEXT NOT NULL,
  number TEXT NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (terminal, number, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE settlement (
  id TEXT PRIMARY KEY,
  seq INTEGER NOT NULL,
  terminal TEXT NOT NULL,
  currency TEXT NOT NULL,
  state TEXT NOT NULL,
  reason TEXT NOT NULL,
  code TEXT NOT NULL,
  requested_at TEXT NOT NULL,
  requested_by TEXT NOT NULL,
  payment_ids TEXT NOT NULL,
  total_minor INTEGER NOT NULL,
  finished_at TEXT,
  batch TEXT,
  differences TEXT,
  comment TEXT NOT NULL
) STRICT;

-- Work in hand: how far an exchange with the terminal got, so that a till that was cut off knows whether anything was sent.
CREATE TABLE terminal_step (
  subject_id TEXT NOT NULL,
  step TEXT NOT NULL,
  at TEXT NOT NULL,
  detail TEXT NOT NULL,
  PRIMARY KEY (subject_id, step)
) STRICT, WITHOUT ROWID;

-- Documents put aside while nobody knows whether their card was charged.
CREATE TABLE card_parked_document (
  document_id TEXT PRIMARY KEY,
  operator_id TEXT NOT NULL,
  document TEXT NOT NULL,
  parked_at TEXT NOT NULL
) STRICT;
