-- The cheques of a shift at each of its tills, to be looked for where it is counted: a projection of the journals. `place`: among those of its receipt.
CREATE TABLE shift_cheque (
  store TEXT NOT NULL,
  shift_id TEXT NOT NULL,
  till TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  place INTEGER NOT NULL,
  cheque_id TEXT NOT NULL,
  payment_form TEXT NOT NULL,
  currency TEXT NOT NULL,
  number TEXT NOT NULL,
  bank TEXT NOT NULL,
  amount_minor INTEGER NOT NULL,
  document_number TEXT NOT NULL,
  PRIMARY KEY (store, shift_id, till, epoch, seq, place)
) STRICT, WITHOUT ROWID;
