-- A till as the Agent last heard of it: where it asked from, how far its clock was ahead (below zero: behind), what it said
-- of itself, and the record that was not taken from it. All null: nothing of the kind yet.
ALTER TABLE till ADD COLUMN seen_from text COLLATE "C";
ALTER TABLE till ADD COLUMN told_clock_ms bigint;
ALTER TABLE till ADD COLUMN told_state text COLLATE "C";
ALTER TABLE till ADD COLUMN told_state_at text COLLATE "C";
ALTER TABLE till ADD COLUMN refused_record text COLLATE "C";

-- Whose code a till came in with: a manager's login; null: a code that was not made on the page, or before this was kept.
ALTER TABLE enrolment_code ADD COLUMN made_by text COLLATE "C";
ALTER TABLE till_key ADD COLUMN enrolled_by text COLLATE "C";

-- What somebody may want to look into at a till: a projection of its journal.
CREATE TABLE till_note (
  store text COLLATE "C" NOT NULL,
  till text COLLATE "C" NOT NULL,
  epoch bigint NOT NULL,
  seq bigint NOT NULL,
  note text COLLATE "C" NOT NULL,
  at text COLLATE "C" NOT NULL,
  actor text COLLATE "C",
  authorised_by text COLLATE "C",
  detail text COLLATE "C" NOT NULL,
  PRIMARY KEY (store, till, epoch, seq)
);

CREATE INDEX session_by_till ON session (store, till, opened_at);
