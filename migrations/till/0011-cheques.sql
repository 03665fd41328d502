-- Cheques are told apart by their numbers; at the end of a shift each one is looked for among those that were taken.
CREATE TABLE shift_cheque (
  id TEXT PRIMARY KEY,
  shift_id TEXT NOT NULL,
  payment_form TEXT NOT NULL,
  currency TEXT NOT NULL,
  number TEXT NOT NULL,
  bank TEXT NOT NULL,
  amount_minor INTEGER NOT NULL,
  document_number TEXT NOT NULL,
  is_there INTEGER
) STRICT;
CREATE INDEX shift_cheque_by_shift ON shift_cheque (shift_id);

-- Ticks as a person sets them, until the end takes them over. No row: nobody has looked yet.
CREATE TABLE count_cheque (
  cheque_id TEXT PRIMARY KEY,
  is_there INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
