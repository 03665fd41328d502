-- The cheques of a shift at each of its tills, to be looked for where it is counted: a projection of the journals. `place`: among those of its receipt.
CREATE TABLE shift_cheque (
  store text COLLATE "C" NOT NULL,
  shift_id text COLLATE "C" NOT NULL,
  till text COLLATE "C" NOT NULL,
  epoch bigint NOT NULL,
  seq bigint NOT NULL,
  place bigint NOT NULL,
  cheque_id text COLLATE "C" NOT NULL,
  payment_form text COLLATE "C" NOT NULL,
  currency text COLLATE "C" NOT NULL,
  number text COLLATE "C" NOT NULL,
  bank text COLLATE "C" NOT NULL,
  amount_minor bigint NOT NULL,
  document_number text COLLATE "C" NOT NULL,
  PRIMARY KEY (store, shift_id, till, epoch, seq, place)
);
