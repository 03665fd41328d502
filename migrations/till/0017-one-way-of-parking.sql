-- One table of documents put aside half typed, each with why: a cashier parked it, or nobody could go on over its card.
ALTER TABLE parked_document RENAME COLUMN id TO document_id;
ALTER TABLE parked_document ADD COLUMN reason TEXT NOT NULL DEFAULT 'by_cashier'
  CHECK (reason IN ('by_cashier', 'card_payment'));
INSERT INTO parked_document (document_id, document, parked_by, parked_at, reason)
  SELECT document_id, document, operator_id, parked_at, 'card_payment' FROM card_parked_document ORDER BY rowid;
DROP TABLE card_parked_document;
