-- Documents of a store in the one order in which an ERP reads them: the order in which they arrived here.
CREATE TABLE erp_document (
  store text COLLATE "C" NOT NULL,
  position bigint NOT NULL,
  till text COLLATE "C" NOT NULL,
  epoch bigint NOT NULL,
  seq bigint NOT NULL,
  received_at text COLLATE "C" NOT NULL,
  PRIMARY KEY (store, position)
);

INSERT INTO erp_document
SELECT store, row_number() OVER (PARTITION BY store ORDER BY received_at, till, epoch, seq), till, epoch, seq, received_at
FROM journal_event
WHERE kind IN ('sale.completed', 'sale.corrected', 'cash_document.issued', 'shift.started', 'shift.ended');

-- Who may read them: one row a token, which is nowhere but with its owner. The reader's last question says how far it is.
CREATE TABLE erp_token (
  store text COLLATE "C" NOT NULL,
  token_hash text COLLATE "C" NOT NULL,
  name text COLLATE "C" NOT NULL,
  made_at text COLLATE "C" NOT NULL,
  revoked_at text COLLATE "C",
  asked_at text COLLATE "C",
  confirmed bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (store, token_hash)
);

-- Whom to tell that documents wait. Claimed by one instance at a time for one attempt.
CREATE TABLE erp_webhook (
  store text COLLATE "C" PRIMARY KEY,
  url text COLLATE "C" NOT NULL,
  secret text COLLATE "C" NOT NULL,
  made_at text COLLATE "C" NOT NULL,
  told bigint NOT NULL DEFAULT 0,
  failures bigint NOT NULL DEFAULT 0,
  next_at text COLLATE "C" NOT NULL,
  last_outcome text COLLATE "C" NOT NULL DEFAULT ''
);
