-- Cheques go with a drawer that is handed over: those that other tills took, as they were told, and what of each was ticked
-- when the drawer left. No projection: told again with the drawer.
CREATE TABLE told_cheque (
  id TEXT PRIMARY KEY,
  shift_id TEXT NOT NULL,
  payment_form TEXT NOT NULL,
  currency TEXT NOT NULL,
  number TEXT NOT NULL,
  bank TEXT NOT NULL,
  amount_minor INTEGER NOT NULL,
  document_number TEXT NOT NULL,
  is_there INTEGER,
  was_there INTEGER
) STRICT;
CREATE INDEX told_cheque_by_shift ON told_cheque (shift_id);

ALTER TABLE shift_cheque ADD COLUMN was_there INTEGER;
