-- POS Sessions is read a page at a time, like User Shifts: when a session was opened stands beside it as a number and as a day.
ALTER TABLE session ADD COLUMN opened_ms INTEGER
  GENERATED ALWAYS AS (CAST(round(unixepoch(opened_at, 'subsec') * 1000) AS INTEGER)) VIRTUAL;
ALTER TABLE session ADD COLUMN opened_on TEXT GENERATED ALWAYS AS (substr(opened_at, 1, 10)) VIRTUAL;
CREATE INDEX session_by_opening ON session (opened_ms, id);
CREATE INDEX session_by_operator ON session (operator_id, opened_ms, id);
CREATE INDEX session_by_day ON session (opened_on, opened_ms, id);
CREATE INDEX session_open_by_opening ON session (opened_ms, id) WHERE status = 'open';

-- Likewise of those that the Agent told of; what is looked for stands beside the shift's facts, so that they are read for a page only.
CREATE TABLE told_session (
  id TEXT PRIMARY KEY,
  shift_id TEXT NOT NULL,
  till TEXT NOT NULL,
  operator_id TEXT NOT NULL,
  -- The name as the Agent told it: of whoever began the shift. NULL: it is looked up.
  told_name TEXT,
  status TEXT NOT NULL,
  opened_ms INTEGER NOT NULL,
  opened_on TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO told_session
  SELECT pulled_session.id, shift_id, told.value ->> 'till', told.value ->> 'operatorId',
    iif(told.value ->> 'operatorId' = facts ->> 'operatorId', operator_name, NULL), told.value ->> 'status',
    CAST(round(unixepoch(told.value ->> 'openedAt', 'subsec') * 1000) AS INTEGER), substr(told.value ->> 'openedAt', 1, 10)
  FROM pulled_session JOIN pulled_shift ON pulled_shift.id = shift_id, json_each(pulled_shift.facts, '$.sessions') AS told
  WHERE told.value ->> 'id' = pulled_session.id;
DROP TABLE pulled_session;
ALTER TABLE told_session RENAME TO pulled_session;
CREATE INDEX pulled_session_by_shift ON pulled_session (shift_id);
CREATE INDEX pulled_session_by_opening ON pulled_session (opened_ms, id);
CREATE INDEX pulled_session_by_operator ON pulled_session (operator_id, opened_ms, id);
CREATE INDEX pulled_session_by_day ON pulled_session (opened_on, opened_ms, id);
CREATE INDEX pulled_session_open_by_opening ON pulled_session (opened_ms, id) WHERE status = 'open';
-- For the days on which one worked at other counters.
CREATE INDEX pulled_session_days ON pulled_session (operator_id, opened_on);
