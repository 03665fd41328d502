-- What came from another till: who parked it there, whom this till may not know, and which till it was.
ALTER TABLE parked_document ADD COLUMN parked_by_name TEXT;
ALTER TABLE parked_document ADD COLUMN came_from TEXT;

-- What the POS Agent told of documents parked at other tills: kept so that a till that is cut off still knows them. No projection
-- of this till's journal: told again when lost.
CREATE TABLE pulled_parked (
  document_id TEXT PRIMARY KEY,
  facts TEXT NOT NULL
) STRICT;

-- Every way that a parked document took to or from this till, so that each is gone once.
CREATE TABLE parked_move (
  move_id TEXT PRIMARY KEY,
  document_id TEXT NOT NULL,
  direction TEXT NOT NULL CHECK (direction IN ('handed', 'received')),
  other_till TEXT NOT NULL
) STRICT;
