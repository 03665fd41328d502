-- Where a till's journal went two ways, or another machine took its place: records of a new epoch follow a record of an
-- earlier one. A journal begins in epoch 1, which needs no row.
CREATE TABLE journal_epoch (
  store text COLLATE "C" NOT NULL,
  till text COLLATE "C" NOT NULL,
  epoch bigint NOT NULL CHECK (epoch > 1),
  after_epoch bigint NOT NULL CHECK (after_epoch > 0),
  after_seq bigint NOT NULL CHECK (after_seq >= 0),
  after_hash text NOT NULL,
  began_at text NOT NULL,
  PRIMARY KEY (store, till, epoch),
  FOREIGN KEY (store, till) REFERENCES till (store, till)
);

-- A record on a branch was sealed in the epoch that it went on from; null: in the one that it is kept in.
ALTER TABLE journal_event ADD COLUMN sealed_epoch bigint;

CREATE OR REPLACE FUNCTION refuse_gap () RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.previous_hash <> coalesce(
    (SELECT hash FROM journal_event
     WHERE store = NEW.store AND till = NEW.till AND epoch = NEW.epoch AND seq = NEW.seq - 1),
    (SELECT after_hash FROM journal_epoch
     WHERE store = NEW.store AND till = NEW.till AND epoch = NEW.epoch AND after_seq = NEW.seq - 1),
    CASE WHEN NEW.seq = 1 THEN NEW.previous_hash ELSE '' END
  ) THEN
    RAISE EXCEPTION 'journal_event continues the record before it';
  END IF;
  RETURN NEW;
END $$;
