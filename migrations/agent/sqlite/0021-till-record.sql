-- A till as the Agent last heard of it: where it asked from, how far its clock was ahead (below zero: behind), what it said
-- of itself, and the record that was not taken from it. All null: nothing of the kind yet.
ALTER TABLE till ADD COLUMN seen_from TEXT;
ALTER TABLE till ADD COLUMN told_clock_ms INTEGER;
ALTER TABLE till ADD COLUMN told_state TEXT;
ALTER TABLE till ADD COLUMN told_state_at TEXT;
ALTER TABLE till ADD COLUMN refused_record TEXT;

-- Whose code a till came in with: a manager's login; null: a code that was not made on the page, or before this was kept.
ALTER TABLE enrolment_code ADD COLUMN made_by TEXT;
ALTER TABLE till_key ADD COLUMN enrolled_by TEXT;

-- What somebody may want to look into at a till: a projection of its journal.
CREATE TABLE till_note (
  store TEXT NOT NULL,
  till TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  note TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT,
  authorised_by TEXT,
  detail TEXT NOT NULL,
  PRIMARY KEY (store, till, epoch, seq)
) STRICT, WITHOUT ROWID;

CREATE INDEX session_by_till ON session (store, till, opened_at);
