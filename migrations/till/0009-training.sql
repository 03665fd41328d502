-- Projection: time in training, entered and left in the real journal; what happened there stands in a ledger of its own.
CREATE TABLE training (
  entered_seq INTEGER PRIMARY KEY,
  operator_id TEXT NOT NULL,
  shift_id TEXT,
  entered_at TEXT NOT NULL,
  entered_ms INTEGER NOT NULL,
  left_seq INTEGER,
  seconds INTEGER
) STRICT;
CREATE UNIQUE INDEX one_training_at_a_time ON training ((left_seq IS NULL)) WHERE left_seq IS NULL;
CREATE INDEX training_by_shift ON training (shift_id);
