-- A count is of the moment at which it was begun: how often its row had been moved by then is kept beside it, so that what
-- came afterwards can be told. A count without a mark was begun before marks were kept, or before a shift.
CREATE TABLE count_mark (
  drawer TEXT NOT NULL,
  occasion TEXT NOT NULL,
  payment_form TEXT NOT NULL,
  currency TEXT NOT NULL,
  operations INTEGER NOT NULL,
  changes INTEGER NOT NULL,
  PRIMARY KEY (drawer, occasion, payment_form, currency)
) STRICT, WITHOUT ROWID;

ALTER TABLE counted_amount ADD COLUMN operations INTEGER;
ALTER TABLE counted_amount ADD COLUMN changes INTEGER;
