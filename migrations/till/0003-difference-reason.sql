-- Reasons for differences as typed at the end, until the end writes them into the documents.
CREATE TABLE difference_reason (
  operator_id TEXT NOT NULL,
  payment_form TEXT NOT NULL,
  currency TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (operator_id, payment_form, currency)
) STRICT, WITHOUT ROWID;

-- A figure opens into its documents, and a difference is looked up among them, without reading the shift's receipts.
CREATE INDEX posting_of_drawer ON posting (shift_id, account, currency, movement, amount_minor) WHERE account LIKE 'drawer/%';
