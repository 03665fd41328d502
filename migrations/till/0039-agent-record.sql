-- What the Agent wrote into its own journal on the managers' page, as it came: given back to an Agent that lost it with a
-- backup that was put in its place. In the order in which it was told, so that none stands before the one that it follows.
CREATE TABLE agent_record (
  position INTEGER PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  previous_hash TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  kind TEXT NOT NULL,
  shift_id TEXT,
  -- Whose it is: the Agent that this till was enrolled with when it was told.
  agent_public_key TEXT NOT NULL,
  event TEXT NOT NULL,
  countersignature TEXT NOT NULL
) STRICT;
CREATE INDEX agent_record_by_predecessor ON agent_record (previous_hash);
CREATE INDEX agent_record_by_shift ON agent_record (shift_id, kind) WHERE shift_id IS NOT NULL;
