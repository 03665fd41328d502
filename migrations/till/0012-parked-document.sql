-- Documents put aside half typed; like the draft they are work in hand and belong to no shift until they are completed.
CREATE TABLE parked_document (
  id TEXT PRIMARY KEY,
  document TEXT NOT NULL,
  parked_by TEXT NOT NULL,
  parked_at TEXT NOT NULL
) STRICT;
