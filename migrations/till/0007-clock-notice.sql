-- Clocks that were set back and that nobody has acknowledged yet.
CREATE TABLE clock_notice (
  epoch INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  last_trusted_at TEXT NOT NULL,
  now_at TEXT NOT NULL,
  PRIMARY KEY (epoch, seq)
) STRICT, WITHOUT ROWID;
