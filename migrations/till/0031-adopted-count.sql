-- Half-made counts of drawers that were handed over at other tills, taken over once each: by the record that handed it over.
CREATE TABLE adopted_count (
  shift_id TEXT PRIMARY KEY,
  till TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  seq INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
