-- What the store keeps for its tills. One row a record, as it stands now; its cursor says when in the store's own order it
-- last changed, so that "everything after N" is one index range.
CREATE TABLE master_record (
  store text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  cursor bigint NOT NULL,
  body text COLLATE "C",
  changed_at text COLLATE "C" NOT NULL,
  changed_by text COLLATE "C" NOT NULL,
  PRIMARY KEY (store, kind, id)
);
CREATE UNIQUE INDEX master_record_in_order ON master_record (store, cursor);

-- The last cursor given out; whoever changes records of a store takes this row first, so that cursors appear in order.
CREATE TABLE master_head (
  store text COLLATE "C" PRIMARY KEY,
  cursor bigint NOT NULL
);
