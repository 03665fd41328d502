-- Sessions closed on the managers' page, for tills that cannot be reached. No projection: no journal tells of them until
-- the session's own till has heard of it.
CREATE TABLE page_closing (
  store text COLLATE "C" NOT NULL,
  session_id text COLLATE "C" NOT NULL,
  closed_by text COLLATE "C" NOT NULL,
  closed_by_name text COLLATE "C" NOT NULL,
  reason text COLLATE "C" NOT NULL,
  closed_at text COLLATE "C" NOT NULL,
  PRIMARY KEY (store, session_id)
);
