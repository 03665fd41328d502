-- Transfers between tills: projections of the journals, a row a document, whatever the order in which they arrive.
CREATE TABLE transfer_sent (
  store TEXT NOT NULL,
  number TEXT NOT NULL,
  from_till TEXT NOT NULL,
  to_till TEXT NOT NULL,
  payment_form TEXT NOT NULL,
  currency TEXT NOT NULL,
  amount_minor INTEGER NOT NULL,
  sent_at TEXT NOT NULL,
  handled_by TEXT NOT NULL,
  PRIMARY KEY (store, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE transfer_receipt (
  store TEXT NOT NULL,
  transfer_number TEXT NOT NULL,
  till TEXT NOT NULL,
  number TEXT NOT NULL,
  currency TEXT NOT NULL,
  amount_minor INTEGER NOT NULL,
  received_at TEXT NOT NULL,
  PRIMARY KEY (store, transfer_number, till, number)
) STRICT, WITHOUT ROWID;
