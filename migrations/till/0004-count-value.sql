-- Values keyed one by one on the adding machine: vouchers, card slips, transfers. The last one can be taken back.
CREATE TABLE count_value (
  operator_id TEXT NOT NULL,
  occasion TEXT NOT NULL,
  payment_form TEXT NOT NULL,
  currency TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  amount_minor INTEGER NOT NULL,
  PRIMARY KEY (operator_id, occasion, payment_form, currency, ordinal)
) STRICT, WITHOUT ROWID;
