-- Transfers between tills: projections of the journals, a row a document, whatever the order in which they arrive.
CREATE TABLE transfer_sent (
  store text COLLATE "C" NOT NULL,
  number text COLLATE "C" NOT NULL,
  from_till text COLLATE "C" NOT NULL,
  to_till text COLLATE "C" NOT NULL,
  payment_form text COLLATE "C" NOT NULL,
  currency text COLLATE "C" NOT NULL,
  amount_minor bigint NOT NULL,
  sent_at text COLLATE "C" NOT NULL,
  handled_by text COLLATE "C" NOT NULL,
  PRIMARY KEY (store, number)
);

CREATE TABLE transfer_receipt (
  store text COLLATE "C" NOT NULL,
  transfer_number text COLLATE "C" NOT NULL,
  till text COLLATE "C" NOT NULL,
  number text COLLATE "C" NOT NULL,
  currency text COLLATE "C" NOT NULL,
  amount_minor bigint NOT NULL,
  received_at text COLLATE "C" NOT NULL,
  PRIMARY KEY (store, transfer_number, till, number)
);
