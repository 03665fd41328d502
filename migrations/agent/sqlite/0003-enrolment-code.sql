-- One-time codes for new tills, as hashes: who reads the table cannot enrol. The empty store is any store of this Agent,
-- for the code that lies in a file beside it. A spent code stays, so that it can be told which till came in by it.
CREATE TABLE enrolment_code (
  store TEXT NOT NULL,
  code_hash TEXT NOT NULL,
  till TEXT,
  purpose TEXT NOT NULL CHECK (purpose IN ('enrol', 'replace')),
  made_at TEXT NOT NULL,
  expires_at TEXT,
  spent_at TEXT,
  spent_by TEXT,
  PRIMARY KEY (store, code_hash),
  CHECK (purpose = 'enrol' OR till IS NOT NULL)
) STRICT, WITHOUT ROWID;
