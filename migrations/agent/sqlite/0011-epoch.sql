-- Where a till's journal went two ways, or another machine took its place: records of a new epoch follow a record of an
-- earlier one. A journal begins in epoch 1, which needs no row.
CREATE TABLE journal_epoch (
  store TEXT NOT NULL,
  till TEXT NOT NULL,
  epoch INTEGER NOT NULL CHECK (epoch > 1),
  after_epoch INTEGER NOT NULL CHECK (after_epoch > 0),
  after_seq INTEGER NOT NULL CHECK (after_seq >= 0),
  after_hash TEXT NOT NULL,
  began_at TEXT NOT NULL,
  PRIMARY KEY (store, till, epoch),
  FOREIGN KEY (store, till) REFERENCES till (store, till)
) STRICT, WITHOUT ROWID;

-- A record on a branch was sealed in the epoch that it went on from; null: in the one that it is kept in.
ALTER TABLE journal_event ADD COLUMN sealed_epoch INTEGER;

DROP TRIGGER journal_event_has_no_gap;
CREATE TRIGGER journal_event_has_no_gap BEFORE INSERT ON journal_event
WHEN NEW.previous_hash <> coalesce(
  (SELECT hash FROM journal_event
   WHERE store = NEW.store AND till = NEW.till AND epoch = NEW.epoch AND seq = NEW.seq - 1),
  (SELECT after_hash FROM journal_epoch
   WHERE store = NEW.store AND till = NEW.till AND epoch = NEW.epoch AND after_seq = NEW.seq - 1),
  iif(NEW.seq = 1, NEW.previous_hash, '')
)
BEGIN
  SELECT RAISE (ABORT, 'journal_event continues the record before it');
END;
