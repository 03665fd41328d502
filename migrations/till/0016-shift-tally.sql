-- One table for all counts of a shift, shaped as the Agent tells those of other tills; refilled from the journal.
CREATE TABLE shift_tally (
  shift_id TEXT NOT NULL,
  name TEXT NOT NULL,
  subject TEXT NOT NULL,
  value INTEGER NOT NULL,
  PRIMARY KEY (shift_id, name, subject)
) STRICT, WITHOUT ROWID;
DROP TABLE shift_counter;
DROP TABLE shift_group;
DROP TABLE shift_hour;
