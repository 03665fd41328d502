-- Which shift a session that was told of is of: one session is looked up without reading the facts of every shift.
CREATE TABLE pulled_session (
  id TEXT PRIMARY KEY,
  shift_id TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX pulled_session_by_shift ON pulled_session (shift_id);
INSERT OR IGNORE INTO pulled_session
  SELECT told.value ->> 'id', pulled_shift.id FROM pulled_shift, json_each(pulled_shift.facts, '$.sessions') AS told
  ORDER BY pulled_shift.started_at, pulled_shift.id;
CREATE INDEX session_by_shift ON session (shift_id);
