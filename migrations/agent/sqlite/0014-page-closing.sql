-- Sessions closed on the managers' page, for tills that cannot be reached. No projection: no journal tells of them until
-- the session's own till has heard of it.
CREATE TABLE page_closing (
  store TEXT NOT NULL,
  session_id TEXT NOT NULL,
  closed_by TEXT NOT NULL,
  closed_by_name TEXT NOT NULL,
  reason TEXT NOT NULL,
  closed_at TEXT NOT NULL,
  PRIMARY KEY (store, session_id)
) STRICT, WITHOUT ROWID;
