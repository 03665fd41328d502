-- Openings of the drawer that commands asked for: work in hand like print jobs. One is tried once and never later.
CREATE TABLE drawer_request (
  id TEXT PRIMARY KEY,
  ordinal INTEGER NOT NULL UNIQUE,
  actor TEXT,
  shift_id TEXT,
  session_id TEXT,
  after_job_id TEXT,
  state TEXT NOT NULL CHECK (state IN ('requested', 'sent', 'not_sent'))
) STRICT;
CREATE INDEX drawer_request_waiting ON drawer_request (ordinal) WHERE state = 'requested';
