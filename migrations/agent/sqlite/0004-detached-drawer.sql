-- Drawers taken out of their till to be counted later, and taken back: the newest row of a till says how it is.
CREATE TABLE shift_place (
  store TEXT NOT NULL,
  shift_id TEXT NOT NULL,
  till TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  is_detached INTEGER NOT NULL,
  PRIMARY KEY (store, shift_id, till, epoch, seq)
) STRICT, WITHOUT ROWID;
