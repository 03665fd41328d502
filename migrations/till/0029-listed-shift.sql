-- User Shifts is read a page at a time: where a shift stands in the list is kept, not worked out from all of them.
-- A shift of this till never stands before one that it started earlier, whatever its clock said meanwhile.
ALTER TABLE shift ADD COLUMN listed_ms INTEGER NOT NULL DEFAULT 0;
CREATE INDEX shift_by_listing ON shift (listed_ms, started_seq);
CREATE INDEX shift_by_owner ON shift (owner, listed_ms, started_seq);
CREATE INDEX shift_by_day ON shift (business_date, listed_ms, started_seq);

-- Likewise of those that the Agent told of; what is looked for stands beside the facts, so that they are read for a page only.
CREATE TABLE told_shift (
  id TEXT PRIMARY KEY,
  owner TEXT NOT NULL,
  status TEXT NOT NULL,
  started_at TEXT NOT NULL,
  attached_to TEXT,
  -- 1: it was ended, or a session of it closed, by whoever; a till with a session open in it has to close it.
  asks_to_close INTEGER NOT NULL,
  number TEXT NOT NULL,
  operator_name TEXT NOT NULL,
  business_date TEXT NOT NULL,
  listed_ms INTEGER NOT NULL,
  facts TEXT NOT NULL
) STRICT;
INSERT INTO told_shift
  SELECT id, owner, status, started_at, attached_to, asks_to_close, facts ->> 'number', facts ->> 'operatorName',
    facts ->> 'businessDate', CAST(round(unixepoch(started_at, 'subsec') * 1000) AS INTEGER), facts
  FROM pulled_shift;
DROP TABLE pulled_shift;
ALTER TABLE told_shift RENAME TO pulled_shift;
CREATE INDEX pulled_shift_by_start ON pulled_shift (started_at);
CREATE INDEX pulled_shift_by_attachment ON pulled_shift (attached_to) WHERE attached_to IS NOT NULL;
CREATE INDEX pulled_shift_by_listing ON pulled_shift (listed_ms, id);
CREATE INDEX pulled_shift_by_owner ON pulled_shift (owner, listed_ms, id);
CREATE INDEX pulled_shift_by_day ON pulled_shift (business_date, listed_ms, id);
