-- What the store keeps for its tills. One row a record, as it stands now; its cursor says when in the store's own order it
-- last changed, so that "everything after N" is one index range.
CREATE TABLE master_record (
  store TEXT NOT NULL,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  cursor INTEGER NOT NULL,
  body TEXT,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  PRIMARY KEY (store, kind, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX master_record_in_order ON master_record (store, cursor);

-- The last cursor given out; whoever changes records of a store takes this row first, so that cursors appear in order.
CREATE TABLE master_head (
  store TEXT PRIMARY KEY,
  cursor INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
